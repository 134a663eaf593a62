//! The life with its plans, as every other use case reads it: read once, and read again after a write that touches it.
//! What still waits to be written is in it as if it were.
//!
//! Of a long life only what is near is read: from the oldest plan that runs on. A test holds that it is told the same.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use sinew_domain::day::{RollOver, Stamp, training_day};
use sinew_domain::plan::{Entry, Fact, Life, PlanState, SessionFact, SetFact, Standing};
use sinew_domain::programme::Programme;
use sinew_domain::progression::Rulebook;
use sinew_domain::session::Outcome;
use sinew_domain::time::Now;

use super::detail::standing;
use crate::journal::Write;
use crate::store::{EndKind, Fact as Row, LifeRow, SessionRow, StoredSet};
use crate::wire::{Changed, ErrorCode, WireError};
use crate::{Companion, not_saved, refused, store, unreadable};

/// So many days are near, whatever runs: the twelve weeks of a page for a visit, and a week on either side.
const NEAR_DAYS: u64 = 98;
/// The last day that a date may have in the log.
const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day");

/// A life without its distant past.
#[derive(Debug)]
pub(crate) struct Near {
    /// Every day from this one on is told as the whole life tells it.
    since: NaiveDate,
    life: Life,
}

impl Companion {
    /// What was kept of plans and answers, oldest first: everything about each plan that runs and about each day near
    /// today, and of the time before what still counts. For a plan that is over there is [`Companion::life_of`], for a
    /// day of the past [`Companion::life_from`].
    pub fn life(&self) -> Result<&Life, WireError> {
        Ok(&self.near()?.life)
    }

    /// Everything that was kept of plans and answers, oldest first. It costs what the whole life costs.
    pub fn whole_life(&self) -> Result<&Life, WireError> {
        if let Some(life) = self.whole.get() {
            return Ok(life);
        }
        let life = self.read_life()?;
        Ok(self.whole.get_or_init(|| life))
    }

    /// In which everything about this plan is, whether it runs or not.
    pub(crate) fn life_of(&self, plan: &str) -> Result<&Life, WireError> {
        let near = self.near()?;
        let begun = near
            .life
            .revisions()
            .find(|(id, ..)| *id == plan)
            .map(|(_, _, entry, first)| entry.stamp.day.min(first.state.started));
        let runs = near.life.plan(plan).is_none_or(|state| state.ended.is_none());
        let is_whole = runs || begun.is_none_or(|day| day >= near.since);
        if is_whole { Ok(&near.life) } else { self.whole_life() }
    }

    /// In which every day from this one on is whole, with every plan that ran on one of them.
    pub(crate) fn life_from(&self, day: NaiveDate) -> Result<&Life, WireError> {
        let near = self.near()?;
        if day >= near.since { Ok(&near.life) } else { self.whole_life() }
    }

    fn near(&self) -> Result<&Near, WireError> {
        if let Some(near) = self.life.get() {
            return Ok(near);
        }
        let near = self.read_near()?;
        Ok(self.life.get_or_init(|| near))
    }

    /// Appends a fact in one transaction, and gives its id. Nothing is changed where that fails.
    pub(crate) fn keep(&mut self, fact: Fact, changed: Changed, now: &Now) -> Result<String, WireError> {
        // What ended before is to stand before it.
        self.written_so_far(now)?;
        let row = self.fact(now);
        self.store.transact(|writer| store::put_life(writer, &row, &fact)).map_err(not_saved)?;
        let id = row.id.clone();
        self.remember(Entry { id: row.id, stamp: row.stamp, fact });
        self.journal.note(changed);
        Ok(id)
    }

    /// The same for several that belong together: all of them are kept, or none. Their rows are made before, where one
    /// names another.
    pub(super) fn keep_rows(
        &mut self,
        facts: Vec<(Row, Fact)>,
        changed: &[Changed],
        now: &Now,
    ) -> Result<(), WireError> {
        self.written_so_far(now)?;
        let write =
            |writer: &store::Writer| facts.iter().try_for_each(|(row, fact)| store::put_life(writer, row, fact));
        self.store.transact(write).map_err(not_saved)?;
        for (row, fact) in facts {
            self.remember(Entry { id: row.id, stamp: row.stamp, fact });
        }
        changed.iter().for_each(|kind| self.journal.note(*kind));
        Ok(())
    }

    /// Refused while something waits that the file does not take.
    pub(super) fn written_so_far(&mut self, now: &Now) -> Result<(), WireError> {
        if self.journal.waiting().is_empty() || self.journal.flush_at_once(&mut self.store, now) {
            return Ok(());
        }
        Err(refused(ErrorCode::NotSaved, vec!["what was done before is not saved yet".to_owned()]))
    }

    pub(super) fn remember(&mut self, entry: Entry) {
        self.reminding.is_stale();
        if let Some(life) = self.whole.get_mut() {
            life.push(entry.clone());
        }
        if let Some(near) = self.life.get_mut() {
            near.life.push(entry);
        }
    }

    /// The next question reads the file again.
    pub(crate) fn forget_life(&mut self) {
        self.reminding.is_stale();
        self.life.take();
        self.whole.take();
        self.runs_read.take();
    }

    pub(crate) fn book(&self) -> &Rulebook {
        self.library.book()
    }

    /// Where a plan stands, and its programme; None where there is no such plan, or its programme was taken away.
    pub(crate) fn programme_of(&self, plan: &str) -> Option<(&PlanState, &Programme)> {
        let state = self.life().ok()?.plan(plan)?;
        Some((state, self.library.programme_of(state)?))
    }

    /// A plan in its life, on a training day. Refused where there is no such plan.
    pub(crate) fn standing<'a>(&'a self, plan: &'a str, today: NaiveDate) -> Result<Standing<'a>, WireError> {
        let life = self.life_of(plan)?;
        let programme = life.plan(plan).and_then(|state| self.library.programme_of(state));
        let standing = programme.and_then(|p| Standing::of(life, plan, p, self.book(), today));
        standing.ok_or_else(no_plan)
    }

    fn read_life(&self) -> Result<Life, WireError> {
        let connection = self.store.read();
        let rows = store::life(connection).map_err(unreadable)?;
        let marked = rows.iter().any(|row| row.fact.is_none());
        let sessions = if marked { store::sessions(connection, "").map_err(unreadable)? } else { Vec::new() };
        let sets = if marked { store::all_sets(connection).map_err(unreadable)? } else { Default::default() };
        self.life_from_rows(rows, sessions, sets)
    }

    fn read_near(&self) -> Result<Near, WireError> {
        let connection = self.store.read();
        let days_ago = self.opened_on.checked_sub_days(Days::new(NEAR_DAYS)).unwrap_or(self.opened_on);
        let since = store::runs_since(connection).map_err(unreadable)?.map_or(days_ago, |day| day.min(days_ago));
        let mornings = self.book().counting.usual_mornings.value;
        let rows = store::near(connection, since, mornings).map_err(unreadable)?;
        let mut sessions = store::past_sessions(connection, since, LAST_DAY).map_err(unreadable)?;
        let mut sets = store::past_sets(connection, since, LAST_DAY).map_err(unreadable)?;
        // The newest fact says where the person was, even where it is the session of a day long ago.
        if let Some(last) = rows.last().filter(|row| row.fact.is_none() && sessions.iter().all(|s| s.id != row.id)) {
            let session = store::session(connection, &last.id).map_err(unreadable)?;
            sessions.extend(session.filter(|session| !session.voided));
            sets.insert(last.id.clone(), store::sets_of(connection, &last.id).map_err(unreadable)?);
        }
        Ok(Near { since, life: self.life_from_rows(rows, sessions, sets)? })
    }

    /// With what still waits to be written. The mark of a session that is not given is left out.
    pub(super) fn life_from_rows(
        &self,
        rows: Vec<LifeRow>,
        sessions: Vec<SessionRow>,
        mut sets: HashMap<String, Vec<StoredSet>>,
    ) -> Result<Life, WireError> {
        let mut sessions: HashMap<String, SessionRow> = sessions.into_iter().map(|row| (row.id.clone(), row)).collect();
        let mut life = Life::default();
        for row in rows {
            let fact = match row.fact {
                Some(fact) => Some(fact),
                None => sessions
                    .remove(&row.id)
                    .map(|session| Fact::Session(self.session_fact(session, sets.remove(&row.id).unwrap_or_default()))),
            };
            if let Some(fact) = fact {
                life.push(Entry { id: row.id, stamp: row.stamp, fact });
            }
        }
        self.add_unwritten(&mut life)?;
        Ok(life)
    }

    /// Sessions that ended, and facts of theirs, while the file could not be written.
    fn add_unwritten(&self, life: &mut Life) -> Result<(), WireError> {
        for write in self.journal.waiting() {
            match write {
                Write::Life { fact, what } => {
                    life.push(Entry { id: fact.id.clone(), stamp: fact.stamp, fact: (**what).clone() });
                }
                Write::End { kind: EndKind::Discarded, .. } => {}
                Write::End { fact, session_id, .. } => {
                    let row = store::session(self.store.read(), session_id).map_err(unreadable)?;
                    let sets = store::sets_of(self.store.read(), session_id).map_err(unreadable)?;
                    if let Some(row) = row {
                        life.push(self.ended_entry(fact.stamp, row, sets));
                    }
                }
                Write::Set { .. } | Write::Correction { .. } | Write::Run { .. } => {}
            }
        }
        Ok(())
    }

    fn ended_entry(&self, stamp: Stamp, row: SessionRow, sets: Vec<StoredSet>) -> Entry {
        Entry { id: row.id.clone(), stamp, fact: Fact::Session(self.session_fact(row, sets)) }
    }

    /// A session as a plan reads it: of a set that was begun again, the best of its attempts.
    pub(super) fn session_fact(&self, mut row: SessionRow, mut sets: Vec<StoredSet>) -> SessionFact {
        self.add_waiting(&mut row, &mut sets);
        let of_day = row.asked.as_ref().map(|a| a.of_day).or_else(|| row.day.parse().ok()).unwrap_or_default();
        let report = row.report.unwrap_or_default();
        let pain = |told: Option<u8>| told.and_then(sinew_domain::pain::Pain::whole);
        SessionFact {
            session: row.asked.as_ref().map_or(0, |a| a.session),
            of_day,
            slot: row.asked.as_ref().map(|a| a.slot),
            extra: row.asked.as_ref().is_some_and(|a| a.extra),
            revision: row.asked.as_ref().map(|a| a.revision.clone()),
            plan: row.asked.map(|a| a.plan),
            how: row.how,
            recalled: row.recalled,
            prescription: row.prescription,
            sets: best_attempts(sets).iter().map(set_fact).collect(),
            early: row.end.and_then(|end| end.reason),
            during: pain(report.pain_during),
            after: pain(report.pain_after),
            effort: report.effort,
            signs: report.signs,
            course: report.course,
        }
    }
}

/// Of each set of one session that was begun again, the best of its attempts. What was voided is none.
pub(super) fn best_attempts(sets: Vec<StoredSet>) -> Vec<StoredSet> {
    let mut best: Vec<StoredSet> = Vec::new();
    for set in sets.into_iter().filter(|set| !standing(set).voided) {
        match best.iter_mut().find(|other| other.step == set.step) {
            Some(other) if rank(&set) >= rank(other) => *other = set,
            Some(_) => {}
            None => best.push(set),
        }
    }
    best
}

fn rank(set: &StoredSet) -> u8 {
    match standing(set).outcome {
        Outcome::Done => 2,
        Outcome::Partial => 1,
        Outcome::Skipped => 0,
    }
}

fn set_fact(set: &StoredSet) -> SetFact {
    let now = standing(set);
    SetFact {
        exercise: set.exercise.clone(),
        side: now.side,
        outcome: now.outcome,
        reps: now.reps,
        reps_asked: set.reps_target.and_then(|reps| u16::try_from(reps).ok()),
        load_kg: now.load_kg,
    }
}

/// The training day of the present.
pub(super) fn day_of(now: &Now) -> NaiveDate {
    training_day(now.wall, now.zone, RollOver::DEFAULT)
}

pub(super) fn no_plan() -> WireError {
    refused(ErrorCode::NotFound, vec!["plan: no such plan".to_owned()])
}
