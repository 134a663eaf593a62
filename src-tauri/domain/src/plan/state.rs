//! What a plan is at one moment.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cadence::SlotName;
use crate::pain::TissueClass;
use crate::progression::PainMode;
use crate::safety::BoneSite;
use crate::schedule::{Weekdays, Window};
use crate::session::Side;

/// How much of the published dose is aimed at from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Volume {
    #[default]
    Full,
    /// Less at first, and up to the published dose step by step.
    AsTolerated,
}

/// How it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Onset {
    Gradual,
    Sudden,
}

/// An earlier injury at the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case", tag = "told", content = "months_ago")]
pub enum EarlierHere {
    #[default]
    NotAnswered,
    Never,
    /// Months ago, at the newest.
    Yes(u16),
}

/// Who says that it may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "who")]
pub enum SaidBy {
    #[default]
    NotAnswered,
    Myself,
    Clinician {
        on: Option<NaiveDate>,
    },
}

/// When sessions are done: at most one slot of a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSlot {
    pub slot: SlotName,
    /// On the wall of wherever the person is.
    pub window: Window,
}

/// What stands below the programme's own numbers; absent where its own hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Caps {
    pub sets: Option<u16>,
    pub reps: Option<u16>,
    pub hold_s: Option<u16>,
}

/// Why a plan is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PlanEnd {
    /// On to upkeep.
    Graduated,
    Stopped,
}

/// A running programme as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanState {
    pub programme: String,
    pub programme_version: u16,
    /// The id of the injury topic; a routine has none.
    pub topic: Option<String>,
    /// Of the topic: mid-portion or insertional, and the like.
    pub form: Option<String>,
    pub tissue: TissueClass,
    /// The leg, or legs, that it is for.
    pub sides: Vec<Side>,
    pub started: NaiveDate,
    pub since: Option<NaiveDate>,
    pub onset: Option<Onset>,
    pub earlier: EarlierHere,
    /// What often contributes, as it was ticked.
    pub factors: Vec<String>,
    /// Of the shoes in use.
    pub shoes_km: Option<u32>,
    pub said_by: SaidBy,
    pub bone_site: Option<BoneSite>,
    pub mode: PainMode,
    pub volume: Volume,
    pub slots: Vec<PlanSlot>,
    /// For sessions that are not on every day.
    pub weekdays: Weekdays,
    /// Of the programme's table, from 1. Rises by the rules only.
    pub week: u16,
    /// The day on which this week was begun, or begun again.
    pub week_from: NaiveDate,
    pub caps: Caps,
    /// Added kilograms, by exercise. Absent where nobody told; zero where it is body weight alone.
    pub loads: BTreeMap<String, f64>,
    /// The lighter week began on this day.
    pub unloading: Option<NaiveDate>,
    pub ended: Option<PlanEnd>,
}
