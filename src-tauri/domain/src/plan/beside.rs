//! What a person keeps beside the plan: rungs of a ladder with their dates, what is done about what contributed, rules of
//! their own, and how they tend to be. None of it moves a dose.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::kept::{Entry, Fact};
use super::life::Life;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Beside {
    /// A rung of a ladder that belongs to a topic; without a day the tick was taken back.
    Rung {
        topic: String,
        /// The id of the checklist, and of the line in it.
        ladder: String,
        rung: String,
        on: Option<NaiveDate>,
    },
    /// What is done about something that contributed.
    Factor {
        plan: String,
        /// As it stands in the topic or in the list.
        factor: String,
        work: WorkOn,
        note: Option<String>,
    },
    /// In the person's own words.
    OwnRule { words: String },
    /// Takes a rule of their own away.
    OwnRuleEnd { rule: String },
    /// Absent where the answer was taken back.
    Temper { temper: Option<Temper> },
    /// What is sore, by the ids of the list; nothing at all is an answer too. The newest of a day counts.
    Body { sore: Vec<String> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WorkOn {
    Open,
    WorkedOn,
    Done,
}

/// How somebody tends to come back. It changes words and no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Temper {
    Overdoes,
    HoldsBack,
}

impl Life {
    fn beside(&self) -> impl DoubleEndedIterator<Item = (&Entry, &Beside)> {
        self.entries().iter().filter_map(|entry| match &entry.fact {
            Fact::Beside(beside) => Some((entry, beside)),
            _ => None,
        })
    }

    /// The day of a rung, as it was told last.
    pub fn rung_on(&self, of_topic: &str, of_ladder: &str, of_rung: &str) -> Option<NaiveDate> {
        let told = self.beside().rev().find_map(|(_, beside)| match beside {
            Beside::Rung { topic, ladder, rung, on } if topic == of_topic && ladder == of_ladder && rung == of_rung => {
                Some(*on)
            }
            _ => None,
        });
        told.flatten()
    }

    /// Everything that was told about what contributed, oldest first: the factor, what is done, and the note.
    pub fn factors_told<'a>(
        &'a self,
        plan: &'a str,
    ) -> impl DoubleEndedIterator<Item = (&'a Entry, &'a str, WorkOn, Option<&'a str>)> {
        self.beside().filter_map(move |(entry, beside)| match beside {
            Beside::Factor { plan: of, factor, work, note } if of == plan => {
                Some((entry, factor.as_str(), *work, note.as_deref()))
            }
            _ => None,
        })
    }

    /// The rules of their own that hold, oldest first, with their ids.
    pub fn own_rules(&self) -> impl Iterator<Item = (&str, &str)> {
        let ended =
            |id: &str| self.beside().any(|(_, beside)| matches!(beside, Beside::OwnRuleEnd { rule } if rule == id));
        self.beside().filter_map(move |(entry, beside)| match beside {
            Beside::OwnRule { words } if !ended(&entry.id) => Some((entry.id.as_str(), words.as_str())),
            _ => None,
        })
    }

    /// What was sore on the days on which the whole body was gone through, oldest first.
    pub fn bodies(&self) -> Vec<(NaiveDate, &[String])> {
        let mut days: Vec<(NaiveDate, &[String])> = Vec::new();
        for (entry, beside) in self.beside() {
            let Beside::Body { sore } = beside else { continue };
            days.retain(|(day, _)| *day != entry.stamp.day);
            days.push((entry.stamp.day, sore));
        }
        days
    }

    pub fn temper(&self) -> Option<Temper> {
        let told = self.beside().rev().find_map(|(_, beside)| match beside {
            Beside::Temper { temper } => Some(*temper),
            _ => None,
        });
        told.flatten()
    }
}
