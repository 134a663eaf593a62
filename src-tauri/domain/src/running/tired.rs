//! Tired: what was told of sleep, illness and effort, and whether it is enough to leave speed for another day.
//!
//! Nobody who told nothing is taken as tired, and nobody is taken as rested: what is unknown only says nothing here.

use chrono::NaiveDate;

use super::facts::{RunFact, RunFacts};
use crate::progression::Rulebook;

/// What was told of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tired {
    pub day: NaiveDate,
    /// 0 to 10.
    pub fatigue: Option<u8>,
    pub slept_badly: Option<bool>,
    pub ill: Option<bool>,
}

/// Whether any of it is enough, on a day.
pub fn is_tired(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> bool {
    let numbers = &book.running.tired;
    let heavy = fatigue(facts, day, book).is_some_and(|told| told >= numbers.fatigue_from.value);
    let hard = effort(facts, day, book).is_some_and(|told| told >= numbers.effort_from.value);
    heavy || hard || slept_badly(facts, day, book) == Some(true) || ill(facts, day, book) == Some(true)
}

/// The most that was told of the last days.
pub(super) fn fatigue(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> Option<u8> {
    lately(facts, day, book).filter_map(|told| told.fatigue).max()
}

pub(super) fn slept_badly(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> Option<bool> {
    lately(facts, day, book).filter_map(|told| told.slept_badly).max()
}

pub(super) fn ill(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> Option<bool> {
    lately(facts, day, book).filter_map(|told| told.ill).max()
}

/// Of the runs of the last days.
pub(super) fn effort(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> Option<u8> {
    let recent = |run: &&RunFact| counts(run.day, day, book);
    facts.runs.iter().filter(recent).filter_map(|run| run.effort).max()
}

fn lately<'a>(facts: &'a RunFacts, day: NaiveDate, book: &'a Rulebook) -> impl Iterator<Item = &'a Tired> {
    facts.tired.iter().filter(move |told| counts(told.day, day, book))
}

/// The day itself and so many before it.
fn counts(of: NaiveDate, day: NaiveDate, book: &Rulebook) -> bool {
    (0..i64::from(book.running.tired.days.value)).contains(&(day - of).num_days())
}
