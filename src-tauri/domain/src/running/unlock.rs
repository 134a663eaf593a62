//! The way to speed: weeks first, then criteria, then strides, a rung at a time. Feeling good opens nothing.

use chrono::NaiveDate;
use serde::Serialize;

use super::book::StrideRung;
use super::facts::{Pace, RunFact, RunFacts, SpeedWay};
use super::light::is_clean;
use super::result::{RunChange, clean_asked};
use super::tired::is_tired;
use crate::progression::Rulebook;

/// What keeps speed closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SpeedLack {
    /// Nobody has told when the first run back was.
    ReturnDay,
    Days {
        left: u16,
    },
    /// Not met, or not answered.
    Criteria,
    /// So many of the newest runs were calm, with the mornings after them, and so many are asked for.
    CalmRuns {
        calm: u16,
        asked: u16,
    },
    /// For these days.
    Tired,
}

/// How fast a run may be, and what would open more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct SpeedGate {
    pub lacks: Vec<SpeedLack>,
    /// Strides up to so many per cent of full speed; None where they are closed, or where all is open.
    pub strides_percent: Option<u8>,
    pub open: bool,
}

/// The gate on a day. Who has not said whether the injury was significant waits as if it had been.
pub fn speed_gate(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> SpeedGate {
    let mut lacks = by_time_and_criteria(facts, day, book);
    let (calm, asked) = (calm_before(facts, day, book), u16::from(clean_asked(facts, book)));
    if calm < asked {
        lacks.push(SpeedLack::CalmRuns { calm, asked });
    }
    gate_of(lacks, facts, book)
}

/// What is missing beside calm runs.
fn by_time_and_criteria(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> Vec<SpeedLack> {
    let mut lacks = Vec::new();
    if facts.significant != Some(false) {
        let asked = i64::from(book.running.speed_after_days.value);
        match facts.returned.map(|returned| asked - (day - returned).num_days()) {
            None => lacks.push(SpeedLack::ReturnDay),
            Some(left) if left > 0 => {
                lacks.push(SpeedLack::Days { left: u16::try_from(left).unwrap_or(u16::MAX) });
            }
            Some(_) => {}
        }
    }
    if facts.criteria != Some(true) {
        lacks.push(SpeedLack::Criteria);
    }
    lacks
}

fn gate_of(lacks: Vec<SpeedLack>, facts: &RunFacts, book: &Rulebook) -> SpeedGate {
    let open = lacks.is_empty() && facts.speed == SpeedWay::Open;
    let rung = match facts.speed {
        SpeedWay::None => book.running.strides.first(),
        SpeedWay::Strides { rung, .. } => book.running.strides.get(usize::from(rung)),
        SpeedWay::Open => None,
    };
    let strides_percent = rung.filter(|_| lacks.is_empty()).map(highest);
    SpeedGate { lacks, strides_percent, open }
}

/// The gate for a run that is still to come: nobody who is tired runs fast, however open it is.
pub fn speed_before(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> SpeedGate {
    let mut gate = speed_gate(facts, day, book);
    if is_tired(facts, day, book) {
        gate.lacks.push(SpeedLack::Tired);
        (gate.open, gate.strides_percent) = (false, None);
    }
    gate
}

/// Of the runs before a day, how many of the newest in a row were calm, at whatever step.
pub(super) fn calm_before(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> u16 {
    let before = facts.runs.iter().rev().filter(|run| run.day < day);
    before.take_while(|run| is_clean(run, facts, book)).count() as u16
}

/// Whether a run may be as fast as that on a day.
pub(super) fn allows(pace: Pace, facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> bool {
    pace == Pace::Easy || admits(&speed_gate(facts, day, book), pace)
}

/// The same by time and criteria alone: what a calm run is asks for no calm runs before it, which would ask for it in turn.
pub(super) fn allows_by_time(pace: Pace, facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> bool {
    pace == Pace::Easy || admits(&gate_of(by_time_and_criteria(facts, day, book), facts, book), pace)
}

fn admits(gate: &SpeedGate, pace: Pace) -> bool {
    match pace {
        Pace::Easy => true,
        Pace::Strides { percent } => gate.open || gate.strides_percent.is_some_and(|most| percent <= most),
        Pace::Speed => gate.open,
    }
}

/// The next thing that may be faster: only where the gate is open, and a rung has had its days with calm strides.
pub(super) fn next(facts: &RunFacts, run: &RunFact, book: &Rulebook) -> Option<RunChange> {
    let rungs = &book.running.strides;
    if !speed_gate(facts, run.day, book).lacks.is_empty() {
        return None;
    }
    let percent = |rung: &StrideRung| RunChange::Strides { percent: highest(rung) };
    match facts.speed {
        SpeedWay::None => rungs.first().map(percent),
        SpeedWay::Strides { rung, since } => {
            let here = rungs.get(usize::from(rung))?;
            let days = (run.day - since).num_days() >= i64::from(here.days.value);
            let mut done = facts.runs.iter().filter(|run| run.day >= since).peekable();
            let calm = done.peek().is_some() && done.clone().all(|run| is_clean(run, facts, book));
            let strided = done.any(|run| matches!(run.pace, Some(Pace::Strides { .. })));
            let next = rungs.get(usize::from(rung) + 1).map_or(RunChange::Speed, percent);
            (days && calm && strided).then_some(next)
        }
        SpeedWay::Open => None,
    }
}

fn highest(rung: &StrideRung) -> u8 {
    rung.percent.to.unwrap_or(rung.percent.value)
}
