use serde::{Deserialize, Serialize};

pub use sinew_domain::plan::{HowDone, SkipReason};

use super::{Course, EndReason, Leg, Signs, SlotName};

/// One session that a day asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct AskKey {
    pub plan: String,
    /// `YYYY-MM-DD`: the training day.
    pub day: String,
    pub slot: SlotName,
    /// Which of the phase's sessions, from 0.
    pub session: u16,
}

/// A session that will not be done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SkipDraft {
    pub key: AskKey,
    pub reason: SkipReason,
}

/// A session that was done without the program.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ByHandDraft {
    pub key: AskKey,
    /// For each dose of the prescription, in order: sets that were done on each side, and the reps of each.
    pub done: Vec<ByHandDose>,
    pub pain_during: Option<u8>,
    pub pain_after: Option<u8>,
    pub effort: Option<u8>,
    /// All five are asked together; absent means not answered.
    pub signs: Option<Signs>,
    pub course: Option<Course>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ByHandDose {
    pub exercise: String,
    pub side: Option<Leg>,
    pub sets: u16,
    /// Of each set; absent for what is timed.
    pub reps: Option<u16>,
    pub load_kg: Option<f64>,
    /// Why fewer than were asked.
    pub reason: Option<EndReason>,
}
