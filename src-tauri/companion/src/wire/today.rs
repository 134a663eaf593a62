use serde::{Deserialize, Serialize};

use sinew_domain::exercise::Equipment;
use sinew_domain::figure::Figure;

use super::{Interrupted, Settings, Setup};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Leg {
    Left,
    Right,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Legs {
    Left,
    Right,
    Both,
}

/// Where the Achilles hurts: 2 to 6 cm above the heel, or at the bone. Decides between step and floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum AchillesSite {
    MidPortion,
    Insertional,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    Morning,
    Evening,
}

/// Asked once when the page loads.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct StartUp {
    pub setup: Option<Setup>,
    /// The version of the disclaimer that this build shows.
    pub disclaimer: u32,
    pub settings: Settings,
    pub interrupted: Option<Interrupted>,
    /// True while a session is open in this run: the page reattaches to it.
    pub session_open: bool,
    /// When the log was unreadable: the name of the file it was moved aside to.
    pub moved_aside: Option<String>,
    pub version: String,
}

/// Where a number comes from and how far it can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SourceNote {
    /// What the number is: "sets and reps", "lowering time", "rest".
    pub what: String,
    pub value: String,
    /// The citation, or "Sinew's own default".
    pub cite: String,
    pub doi: Option<String>,
    /// 3: trials, 2: one or a few small trials or seen only second-hand, 1: habit or our own default.
    pub bars: u8,
    /// The grade as it stands in the file: V, V2, M-high, APP.
    pub grade: String,
    pub own_default: bool,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DoseLine {
    pub exercise_id: String,
    pub exercise_name: String,
    pub sets: u32,
    pub reps: u32,
    pub legs: Legs,
    pub load_kg: Option<f64>,
    pub bars: u8,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct TodaySession {
    pub slot: Slot,
    pub programme_name: String,
    pub about_ms: f64,
    pub needs: Vec<Equipment>,
    pub doses: Vec<DoseLine>,
    pub sources: Vec<SourceNote>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum SlotMark {
    Done,
    Partial,
    None,
    Planned,
    /// Before the first start, so nothing was asked.
    NotAsked,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WeekDay {
    /// `YYYY-MM-DD`
    pub day: String,
    pub today: bool,
    pub morning: SlotMark,
    pub evening: SlotMark,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Today {
    /// `YYYY-MM-DD`: the training day, which ends at the roll-over hour and not at midnight.
    pub day: String,
    /// Days since the first start, from 1. Never more than `days`.
    pub day_no: u32,
    pub days: u32,
    pub week_no: u32,
    pub weeks: u32,
    /// The programme's last day is past: what is due is upkeep until a next one is chosen.
    pub over: bool,
    /// What is due now; absent when both sessions of today are done.
    pub due: Option<TodaySession>,
    /// The other session of today, when it is still to come.
    pub later: Option<Slot>,
    pub morning: SlotMark,
    pub evening: SlotMark,
    /// Monday to Sunday of this week.
    pub week: Vec<WeekDay>,
    /// Of the first exercise, drawn as a still.
    pub figure: Option<Figure>,
    pub figure_leg: Leg,
    pub site: super::AchillesSite,
    pub legs: Legs,
}
