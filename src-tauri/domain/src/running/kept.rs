//! What is kept of running beside the runs themselves: plans, caps, shoes, races. Facts, in the order in which they were
//! written; nothing is ever changed.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::facts::{Onset, Pace};
use super::offer::Offered;
use super::told::{CapSet, Hills, RunTold, Sport, Surface};
use crate::data::Grade;
use crate::day::Stamp;
use crate::pain::{Pain, TissueClass};
use crate::schedule::Weekdays;

/// A fact with its id and its time.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptEntry {
    pub id: String,
    pub stamp: Stamp,
    pub kept: Kept,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Kept {
    /// A running plan begins; its id is the entry's.
    Plan(RunPlanStarted),
    Step(StepMoved),
    /// What the rules offered after a run, and what the person said to it.
    Answered(RunAnswered),
    /// The plan's runs are on other weekdays from this day on.
    RunDays {
        plan: String,
        weekdays: Weekdays,
    },
    /// A run of the plan is done on another day.
    DayMoved {
        plan: String,
        from: NaiveDate,
        to: NaiveDate,
    },
    /// Other training takes the place of a run of the plan; absent puts the run back.
    Swapped {
        plan: String,
        /// The day that the run was meant for.
        meant: NaiveDate,
        sport: Option<Sport>,
    },
    PlanEnd {
        plan: String,
        on: NaiveDate,
        reached_end: bool,
    },
    Cap(CapSet),
    CapEnd {
        cap: String,
    },
    /// On a rung of strides, counted from nought.
    Strides {
        rung: u8,
        since: NaiveDate,
    },
    /// All rungs of strides are done.
    SpeedOpen {
        since: NaiveDate,
    },
    /// A run that the person means to run, outside any plan.
    RunPlanned(RunPlanned),
    /// The person runs although a rule said otherwise.
    Override(RunOverride),
    /// A criterion of the gate, ticked by the person; `met` is absent where the tick was taken back.
    Criterion {
        topic: String,
        criterion: String,
        met: Option<bool>,
    },
    /// A clinician agreed that running may begin.
    Clearance {
        topic: String,
        by: String,
        on: NaiveDate,
    },
    /// The signs were gone through before a run.
    BeforeRun(BeforeRunTold),
    /// Something was felt on the way.
    OnTheWay(RunEvent),
    Shoe(ShoeTold),
    Race(RaceTold),
    RaceOver {
        race: String,
        how: RaceEnd,
        on: NaiveDate,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunPlanStarted {
    /// The record of the library, and its version then.
    pub run_plan: String,
    pub version: u16,
    pub topic: Option<String>,
    pub tissue: TissueClass,
    pub started: NaiveDate,
    pub weekdays: Weekdays,
    /// The step of its table that it begins with.
    pub step: u16,
    /// Whether the injury was a significant one; who has not said is taken at the safe side.
    pub significant: Option<bool>,
    /// Bars that could be overridden, and were.
    pub overridden: Vec<String>,
}

/// Another step of the table, by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepMoved {
    pub plan: String,
    pub step: u16,
    /// No run of the plan before this day.
    pub from_day: NaiveDate,
    pub why: StepWhy,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum StepWhy {
    /// By hand; true where the rules had said less.
    Person { above_suggestion: bool },
}

/// An offer that was answered, with the rule that spoke, as it was shown. Once accepted it holds; declined, everything
/// stays as it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunAnswered {
    pub plan: String,
    /// The run after which it was offered.
    pub run: String,
    pub offered: Offered,
    pub accepted: bool,
    pub rule: String,
    pub sentence: String,
    pub source: String,
    pub grade: Grade,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunOverride {
    pub of_day: NaiveDate,
    /// Of every rule that warned, as it was shown.
    pub rules: Vec<String>,
    pub planned_m: Option<u32>,
    /// Why, in the person's words.
    #[serde(default)]
    pub words: Option<String>,
}

/// A run that is meant to be run, or what has changed about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunPlanned {
    /// The entry that it changes; absent for a new one.
    pub planned: Option<String>,
    pub on: NaiveDate,
    /// On the wall, where it was told.
    pub at: Option<NaiveTime>,
    pub distance_m: Option<u32>,
    pub pace: Option<Pace>,
    pub hills: Option<Hills>,
    pub hill_repeats: Option<u8>,
    pub surface: Option<Surface>,
    pub shoe: Option<String>,
    /// A warm-up in motion stands before it; absent where nobody said so.
    #[serde(default)]
    pub warm_up: Option<bool>,
    /// Other training that takes its place.
    #[serde(default)]
    pub instead: Option<Sport>,
    /// It was taken back.
    pub dropped: bool,
}

impl RunPlanned {
    /// Of which only the day is known.
    pub fn on(on: NaiveDate) -> Self {
        Self {
            planned: None,
            on,
            at: None,
            distance_m: None,
            pace: None,
            hills: None,
            hill_repeats: None,
            surface: None,
            shoe: None,
            warm_up: None,
            instead: None,
            dropped: false,
        }
    }
}

/// What was answered before the runs of a day. The signs that were ticked are a flag of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeRunTold {
    pub of_day: NaiveDate,
    /// The entry of the flag; absent where none of the signs was so.
    pub flag: Option<String>,
    /// 0 to 10.
    pub fatigue: Option<u8>,
    pub slept_badly: Option<bool>,
    pub ill: Option<bool>,
}

/// Something that was felt while a run was played, and its place in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunEvent {
    pub session: String,
    pub of_day: NaiveDate,
    /// Seconds on the way, run and walked; nought in the warm-up.
    pub into_s: u32,
    /// What was under way: run, walk or warm-up, and the how manieth of how many.
    pub exercise: String,
    pub nth: u16,
    pub of: u16,
    /// In the words of the lists.
    pub felt: Vec<String>,
    /// One of them ends a run.
    pub stop: bool,
    /// The entry of the flag, where it ends the run.
    pub flag: Option<String>,
}

/// Where pain began by what was told on the way, at an even pace; None where that says nothing about a distance, or it
/// was told since that nothing hurt.
pub fn onset_told(event: &RunEvent, run: &RunTold) -> Option<Onset> {
    if run.during == Some(Pain::NONE) {
        return None;
    }
    if event.into_s == 0 {
        return Some(Onset::FromStart);
    }
    let (m, s) = (u64::from(run.distance_m?), u64::from(run.duration_s?));
    let reached = (m * u64::from(event.into_s)).checked_div(s)?.min(m);
    Some(Onset::At { m: u32::try_from(reached).ok()? })
}

/// A pair of shoes, or what has changed about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShoeTold {
    /// The entry that it changes; absent for a new pair.
    pub shoe: Option<String>,
    pub name: String,
    /// Metres that it had when it came into the log.
    pub start_m: u32,
    /// Heel over forefoot, in millimetres.
    pub drop_mm: Option<f64>,
    /// The day of the first run in it.
    pub since: Option<NaiveDate>,
    pub retired: Option<NaiveDate>,
}

/// A race, or what has changed about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RaceTold {
    /// The entry that it changes; absent for a new one.
    pub race: Option<String>,
    pub name: String,
    pub on: NaiveDate,
    pub distance_m: u32,
    pub surface: Option<Surface>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RaceEnd {
    Done,
    /// Stepped off on the way.
    SteppedOff,
    NotStarted,
}
