//! A week by its levers: what rose, what it cost, and what may come next.
//!
//! A week that was not told whole is not summed up as if it had been: what is unknown has neither risen nor fallen. It
//! proposes one lever at most, in the order in which they come back, and none while something is sore or open.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::facts::{Pace, RunFact, RunFacts, Stress};
use super::light::{as_usual, light};
use super::unlock::speed_gate;
use crate::pain::{Light, Pain};
use crate::progression::Rulebook;

/// What can rise in running; the first three in the order in which they come back after an injury.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RunLever {
    /// Metres of the week.
    Volume,
    /// Runs of the week.
    Frequency,
    /// Fast runs of the week.
    Speed,
    /// Metres of the longest run.
    Longest,
    Hills,
    Surface,
    Shoes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeverNow {
    pub lever: RunLever,
    /// Of the week before; None where nothing can be compared.
    pub before: Option<u32>,
    pub now: Option<u32>,
    pub rose: bool,
}

/// What the body said to the runs of a week.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct CostOf {
    pub worst: Option<Pain>,
    pub worst_before: Option<Pain>,
    pub green: u16,
    pub yellow: u16,
    pub red: u16,
    /// Runs of which an answer is missing that could make it worse.
    pub open: u16,
    /// Mornings after that were worse than usual, and those that nobody answered.
    pub mornings_worse: u16,
    pub mornings_open: u16,
}

/// What may come next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "next")]
pub enum LeverOf {
    /// Nothing was run.
    Nothing,
    /// Something was sore: nothing rises.
    Settle,
    /// Something is not answered yet.
    Answer,
    /// More than one thing rose, strength work counted: it stays for a week.
    One,
    Raise {
        lever: RunLever,
    },
}

#[derive(Debug, Clone, Copy)]
pub struct WeekFacts<'a> {
    pub monday: NaiveDate,
    pub today: NaiveDate,
    pub facts: &'a RunFacts,
    /// Levers of the strength work that rose in the week.
    pub strength_rose: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct WeekReport {
    pub levers: Vec<LeverNow>,
    pub cost: CostOf,
    pub next: LeverOf,
}

pub fn report(of: &WeekFacts, book: &Rulebook) -> WeekReport {
    let week = |monday: NaiveDate| -> Vec<&RunFact> {
        of.facts.runs.iter().filter(|run| (0..7).contains(&(run.day - monday).num_days())).collect()
    };
    let now = week(of.monday);
    let before = of.monday.checked_sub_days(Days::new(7)).map(week).unwrap_or_default();
    let levers = levers(&now, &before);
    let cost = cost(&now, &before, of, book);
    let rose = levers.iter().filter(|lever| lever.rose && lever.lever != RunLever::Longest).count();
    let next = if now.is_empty() {
        LeverOf::Nothing
    } else if cost.yellow + cost.red + cost.mornings_worse > 0 {
        LeverOf::Settle
    } else if cost.open + cost.mornings_open > 0 {
        LeverOf::Answer
    } else if rose + of.strength_rose > usize::from(book.running.new_stresses.value) {
        LeverOf::One
    } else {
        LeverOf::Raise { lever: lever(of, book) }
    };
    WeekReport { levers, cost, next }
}

/// First volume, then frequency, then speed.
fn lever(of: &WeekFacts, book: &Rulebook) -> RunLever {
    let at_top = of.facts.level.is_some_and(|level| level.now >= level.last);
    if !at_top {
        RunLever::Volume
    } else if speed_gate(of.facts, of.today, book).lacks.is_empty() {
        RunLever::Speed
    } else {
        RunLever::Frequency
    }
}

fn levers(now: &[&RunFact], before: &[&RunFact]) -> Vec<LeverNow> {
    let told =
        |runs: &[&RunFact], of: &dyn Fn(&[&RunFact]) -> Option<u32>| (!runs.is_empty()).then(|| of(runs)).flatten();
    let counted = |lever, of: &dyn Fn(&[&RunFact]) -> Option<u32>| {
        let (before, now) = (told(before, of), told(now, of));
        LeverNow { lever, before, now, rose: before.zip(now).is_some_and(|(before, now)| now > before) }
    };
    let fresh = |lever, stress: Stress| {
        let rose = now.iter().any(|run| run.new.contains(&stress));
        LeverNow { lever, before: None, now: None, rose }
    };
    vec![
        counted(RunLever::Volume, &|runs| runs.iter().map(|run| run.distance_m).sum()),
        counted(RunLever::Frequency, &|runs| u32::try_from(runs.len()).ok()),
        counted(RunLever::Speed, &|runs| {
            runs.iter().map(|run| run.pace.map(|pace| u32::from(pace != Pace::Easy))).sum()
        }),
        counted(RunLever::Longest, &|runs| runs.iter().filter_map(|run| run.distance_m).max()),
        fresh(RunLever::Hills, Stress::Hills),
        fresh(RunLever::Surface, Stress::Surface),
        fresh(RunLever::Shoes, Stress::Shoes),
    ]
}

fn cost(now: &[&RunFact], before: &[&RunFact], of: &WeekFacts, book: &Rulebook) -> CostOf {
    let worst = |runs: &[&RunFact]| runs.iter().filter_map(|run| run.worst()).max();
    let mut cost = CostOf { worst: worst(now), worst_before: worst(before), ..CostOf::default() };
    for run in now {
        match light(run, of.facts.tissue, book) {
            None => cost.open += 1,
            Some(Light::Green) => cost.green += 1,
            Some(Light::Watch | Light::Yellow) => cost.yellow += 1,
            Some(Light::Red) => cost.red += 1,
        }
        let answered = run.morning.pain.is_some() || run.morning.stiffness_min.is_some();
        // The morning after today has not come yet.
        if answered && run.morning.pain_rise().is_some() && !as_usual(run, of.facts, book) {
            cost.mornings_worse += 1;
        } else if !answered && run.day < of.today {
            cost.mornings_open += 1;
        }
    }
    cost
}
