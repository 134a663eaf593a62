use serde::{Deserialize, Serialize};

use super::{Course, EndReason, Leg, SetState, Signs, TodayAsk};

/// A set as it is to stand from now on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SetAmendment {
    pub set_id: String,
    /// 0 to 999; 0 of what is timed.
    pub reps: f64,
    /// 0 to 500; absent where it is not known.
    pub load_kg: Option<f64>,
    /// Absent where both legs work at once.
    pub side: Option<Leg>,
    pub outcome: SetOutcome,
    /// Why it was not done in full.
    pub reason: Option<EndReason>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum SetOutcome {
    Done,
    Partial,
    Skipped,
}

/// Something that was put right in a session after it was over.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChangeLine {
    pub id: String,
    /// `YYYY-MM-DD`: the training day on which it was changed.
    pub day: String,
    /// `HH:MM` where the person was.
    pub at: String,
    /// It takes the change before it back.
    pub undo: bool,
    pub of: ChangeOf,
    /// What is another than before; empty where the same was kept once more.
    pub fields: Vec<ChangedField>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum ChangeOf {
    Set { exercise_name: String, side: Option<Leg>, set_no: u32, attempt: u32 },
    Answers,
    Session,
}

/// From what to what. Absent is not told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "field")]
pub enum ChangedField {
    Reps { was: u32, now: u32 },
    Load { was: Option<f64>, now: Option<f64> },
    Side { was: Option<Leg>, now: Option<Leg> },
    Outcome { was: SetState, now: SetState },
    Reason { was: Option<EndReason>, now: Option<EndReason> },
    PainDuring { was: Option<u8>, now: Option<u8> },
    PainAfter { was: Option<u8>, now: Option<u8> },
    Effort { was: Option<u8>, now: Option<u8> },
    Signs { was: Option<Signs>, now: Option<Signs> },
    Course { was: Option<Course>, now: Option<Course> },
    Note { was: Option<String>, now: Option<String> },
    Voided { now: bool },
}

/// A day that is over, and what it asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PastDay {
    /// `YYYY-MM-DD`
    pub day: String,
    pub yesterday: bool,
    /// What is told of it now is marked as recalled.
    pub recalled: bool,
    /// The days beside it that can be told; absent where there is none.
    pub before: Option<String>,
    pub after: Option<String>,
    pub asks: Vec<TodayAsk>,
}
