//! The worries of somebody who rests: ticked from a list or in words of their own, answered from the library, and put to
//! rest when they are over.

use sinew_domain::card::ChecklistItem;
use sinew_domain::time::Now;

use super::bounds::WORDS_MAX;
use super::check::Check;
use super::library::{named, no_such};
use crate::store::{self, WorryRow};
use crate::wire::{Changed, Ref, WireError, WorryLine, WorryOption};
use crate::{Companion, not_saved, unreadable};

/// The checklist whose lines are worries, and whose reasons are the answers to them.
const LIST: &str = "worries";
/// The text about all of them.
const TEXT: &str = "worry-list";

impl Companion {
    /// Newest first.
    pub(super) fn worry_lines(&self) -> Result<Vec<WorryLine>, WireError> {
        let rows = store::worries(self.store.read()).map_err(unreadable)?;
        Ok(rows.into_iter().map(|row| self.worry_line(row)).collect())
    }

    fn worry_line(&self, row: WorryRow) -> WorryLine {
        let item = row.line.as_deref().and_then(|line| self.worry_items().find(|item| item.id == line));
        let answer = item.and_then(|item| item.why.clone());
        // A line is named after the text that has more on it.
        let card = row.line.as_deref().and_then(|line| self.library.cards.get(line));
        WorryLine {
            id: row.id,
            day: row.came.to_string(),
            words: row.words,
            source: item.filter(|_| answer.is_some()).map(|i| self.note("Worry", String::new(), &i.source, i.grade)),
            answer,
            card: card.map(|card| named(&card.id, &card.name)),
            rests_since: row.rests_since.map(|day| day.to_string()),
        }
    }

    pub(super) fn worry_options(&self, open: &[WorryLine]) -> Vec<WorryOption> {
        let option = |item: &ChecklistItem| WorryOption {
            line: item.id.clone(),
            words: item.text.clone(),
            open: open.iter().any(|worry| worry.words == item.text),
        };
        self.worry_items().map(option).collect()
    }

    pub(super) fn worry_text(&self) -> Option<Ref> {
        self.library.cards.get(TEXT).map(|card| named(&card.id, &card.name))
    }

    fn worry_items(&self) -> impl Iterator<Item = &ChecklistItem> {
        self.library.checklists.get(LIST).into_iter().flat_map(|list| &list.items)
    }

    /// One of the list by its `line`, or one in the person's own words. Gives its id. One that is open already stays one.
    pub fn add_worry(&mut self, line: Option<&str>, words: Option<&str>, now: &Now) -> Result<String, WireError> {
        let mut check = Check::default();
        let words = match (line, words) {
            (Some(line), None) => {
                let item = self.worry_items().find(|item| item.id == line);
                item.map(|item| item.text.clone()).ok_or_else(|| no_such("line of the list"))?
            }
            (None, words) => check.words("words", words.unwrap_or_default(), WORDS_MAX),
            (Some(_), Some(_)) => {
                check.problem("words", "a line of the list has its own");
                String::new()
            }
        };
        check.done(())?;
        let known = self.worry_lines()?;
        if let Some(same) = known.iter().find(|worry| worry.rests_since.is_none() && worry.words == words) {
            return Ok(same.id.clone());
        }
        let fact = self.fact(now);
        self.store.transact(|writer| store::put_worry(writer, &fact, None, line, &words, false)).map_err(not_saved)?;
        self.journal.note(Changed::Journal);
        Ok(fact.id)
    }

    /// Puts a worry to rest, or takes it up again.
    pub fn rest_worry(&mut self, id: &str, at_rest: bool, now: &Now) -> Result<(), WireError> {
        let rows = store::worries(self.store.read()).map_err(unreadable)?;
        let row = rows.into_iter().find(|row| row.id == id).ok_or_else(|| no_such("worry"))?;
        if row.rests_since.is_some() == at_rest {
            return Ok(());
        }
        let fact = self.fact(now);
        self.store
            .transact(|writer| store::put_worry(writer, &fact, Some(id), row.line.as_deref(), &row.words, at_rest))
            .map_err(not_saved)?;
        self.journal.note(Changed::Journal);
        Ok(())
    }
}
