//! The journal: what a person writes down of a day. An entry is changed, taken back and undone by new rows.

use chrono::NaiveDate;
use sinew_domain::day::wall_time;
use sinew_domain::diary::Told;
use sinew_domain::time::Now;

use super::check::{Check, NOTE_MAX};
use super::library::no_such;
use super::life::day_of;
use crate::store::{self, EntryRow};
use crate::wire::{Changed, EntryDraft, EntryLine, EntryVersion, Journal, NextVisit, WireError, WorryLine};
use crate::{Companion, not_saved, unreadable};

/// At most so many entries are told at once.
const TOLD_MAX: u32 = 1000;

impl Companion {
    /// The newest `most` entries, at least one and at most a thousand, with the worries and the next visit.
    pub fn journal(&self, most: u32, now: &Now) -> Result<Journal, WireError> {
        let most = most.clamp(1, TOLD_MAX);
        let mut rows = store::entries(self.store.read(), most + 1).map_err(unreadable)?;
        let more = rows.len() > most as usize;
        rows.truncate(most as usize);
        let (rests, open): (Vec<WorryLine>, Vec<WorryLine>) =
            self.worry_lines()?.into_iter().partition(|worry| worry.rests_since.is_some());
        Ok(Journal {
            today: day_of(now).to_string(),
            entries: rows.into_iter().map(|row| self.entry_line(row)).collect::<Result<_, _>>()?,
            more,
            options: self.worry_options(&open),
            worries: open,
            earlier: rests,
            about: self.worry_text(),
            visit: self.next_visit(now)?,
        })
    }

    fn entry_line(&self, row: EntryRow) -> Result<EntryLine, WireError> {
        let mut versions = store::entry(self.store.read(), &row.entry).map_err(unreadable)?;
        versions.pop();
        let EntryRow { entry, stamp, told, voided } = row;
        Ok(EntryLine {
            id: entry,
            day: told.of_day.to_string(),
            mood: told.mood,
            motivation: told.motivation,
            confidence: told.confidence,
            feelings: told.feelings,
            note: told.note,
            voided,
            earlier: versions.into_iter().rev().map(version).collect(),
            written_day: stamp.day.to_string(),
            written_at: wall_time(stamp.utc_ms, stamp.offset_min),
        })
    }

    /// A new entry, or another state of one; gives its id. The same again changes nothing.
    pub fn keep_entry(&mut self, draft: &EntryDraft, now: &Now) -> Result<String, WireError> {
        let newest = draft.id.as_deref().map(|id| self.newest_of(id)).transpose()?;
        let told = checked(draft, newest.as_ref(), day_of(now))?;
        match newest {
            Some(newest) if newest.told == told => Ok(newest.entry),
            newest => self.put_entry(newest.map(|newest| newest.entry), &told, false, now),
        }
    }

    /// An entry that was written by mistake, or was not after all.
    pub fn void_entry(&mut self, id: &str, voided: bool, now: &Now) -> Result<(), WireError> {
        let newest = self.newest_of(id)?;
        if newest.voided != voided {
            self.put_entry(Some(newest.entry), &newest.told, voided, now)?;
        }
        Ok(())
    }

    /// Back to how the entry stood before its newest change, which may itself have been such a step.
    pub fn undo_entry(&mut self, id: &str, now: &Now) -> Result<(), WireError> {
        let rows = store::entry(self.store.read(), id).map_err(unreadable)?;
        let before =
            rows.len().checked_sub(2).and_then(|at| rows.get(at)).ok_or_else(|| no_such("change of this entry"))?;
        let (told, voided) = (before.told.clone(), before.voided);
        self.put_entry(Some(id.to_owned()), &told, voided, now)?;
        Ok(())
    }

    fn newest_of(&self, id: &str) -> Result<EntryRow, WireError> {
        let rows = store::entry(self.store.read(), id).map_err(unreadable)?;
        rows.into_iter().next_back().ok_or_else(|| no_such("entry"))
    }

    fn put_entry(&mut self, entry: Option<String>, told: &Told, voided: bool, now: &Now) -> Result<String, WireError> {
        let fact = self.fact(now);
        self.store
            .transact(|writer| store::put_entry(writer, &fact, entry.as_deref(), told, voided))
            .map_err(not_saved)?;
        self.journal.note(Changed::Journal);
        Ok(entry.unwrap_or(fact.id))
    }

    fn next_visit(&self, now: &Now) -> Result<NextVisit, WireError> {
        let mut appointments = self.appointments(now)?.into_iter();
        let appointment = appointments.next();
        let questions = self.questions()?.into_iter().filter(|question| !question.done).collect();
        Ok(NextVisit { appointment, later: appointments.count() as u32, questions })
    }
}

/// Every problem at once.
fn checked(draft: &EntryDraft, newest: Option<&EntryRow>, today: NaiveDate) -> Result<Told, WireError> {
    let mut check = Check::default();
    let unsaid = newest.map_or(today, |row| row.told.of_day);
    let of_day = draft.day.as_deref().map_or(Some(unsaid), |day| check.day("day", day));
    if of_day.is_some_and(|day| day > today) {
        check.problem("day", "has not come yet");
    }
    if newest.is_some_and(|row| row.voided) {
        check.problem("id", "it was voided");
    }
    let told = Told {
        of_day: of_day.unwrap_or(today),
        mood: check.score("mood", draft.mood),
        motivation: check.score("motivation", draft.motivation),
        confidence: check.score("confidence", draft.confidence),
        feelings: draft.feelings.clone(),
        note: check.maybe_words("note", draft.note.as_deref(), NOTE_MAX),
    };
    if told.is_empty() {
        check.problem("note", "nothing was told");
    }
    check.done(told.sorted())
}

fn version(row: EntryRow) -> EntryVersion {
    let EntryRow { stamp, told, voided, .. } = row;
    EntryVersion {
        day: stamp.day.to_string(),
        at: wall_time(stamp.utc_ms, stamp.offset_min),
        of_day: told.of_day.to_string(),
        mood: told.mood,
        motivation: told.motivation,
        confidence: told.confidence,
        feelings: told.feelings,
        note: told.note,
        voided,
    }
}
