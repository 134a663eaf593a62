use serde::{Deserialize, Serialize};

use super::{Course, EndReason, Leg, LookFilter, SetState, Signs, SlotName};

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SessionListItem {
    pub session_id: String,
    /// `YYYY-MM-DD`: the training day, as it was computed when the row was written.
    pub day: String,
    /// The plan that it was for, and its slot; absent for one outside any plan.
    pub plan: Option<String>,
    pub slot: Option<SlotName>,
    /// `HH:MM` where the person was.
    pub started_at: String,
    pub programme_name: String,
    /// Which session of it, where it has several.
    pub session_name: Option<String>,
    pub sets_done: u32,
    pub sets_partial: u32,
    pub sets_of: u32,
    pub reps_done: u32,
    pub reps_of: u32,
    pub pain_during: Option<u8>,
    pub pain_after: Option<u8>,
    pub effort: Option<u8>,
    /// Told afterwards, not counted by the program.
    pub by_hand: bool,
    /// Beyond what the day asked for.
    pub extra: bool,
    /// True while the session is not ended.
    pub open: bool,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct History {
    /// `YYYY-MM-DD`: the days that were looked at, both included.
    pub from: String,
    pub to: String,
    /// Newest first.
    pub sessions: Vec<SessionListItem>,
    /// The newest day before them on which there is a session, of any plan; absent where there is none.
    pub earlier: Option<String>,
}

/// Which sessions are listed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct HistoryDraft {
    /// `YYYY-MM-DD`: the last day; absent for the newest.
    pub to: Option<String>,
    pub filter: LookFilter,
}

/// One set, with corrections applied; `was_reps` and `was_load_kg` tell what was first kept.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SetRow {
    /// Absent for a set that was never reached.
    pub set_id: Option<String>,
    pub exercise_id: String,
    pub exercise_name: String,
    pub side: Option<Leg>,
    pub set_no: u32,
    pub set_of: u32,
    /// A set that was begun again counts from 1.
    pub attempt: u32,
    pub state: SetState,
    pub reason: Option<EndReason>,
    pub reps_done: u32,
    pub reps_target: Option<u32>,
    pub load_kg: Option<f64>,
    /// Lower, hold, raise, in milliseconds; absent for a hold and for self-paced reps.
    pub tempo_ms: Option<[f64; 3]>,
    /// Time under load of the working side, in milliseconds.
    pub under_tension_ms: f64,
    /// From the end of the set before, without pauses, in milliseconds; absent for the first.
    pub gap_ms: Option<f64>,
    pub corrected: bool,
    pub was_reps: Option<u32>,
    pub was_load_kg: Option<f64>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SessionDetail {
    pub item: SessionListItem,
    /// `HH:MM`; absent while the session is open.
    pub ended_at: Option<String>,
    /// Why it was ended before its last set.
    pub ended_early: bool,
    pub end_reason: Option<EndReason>,
    pub note: Option<String>,
    /// As they were told last; absent where they were not.
    pub signs: Option<Signs>,
    pub course: Option<Course>,
    /// Time of the session without pauses, in milliseconds.
    pub active_ms: f64,
    pub paused_ms: f64,
    pub under_tension_ms: f64,
    pub sets: Vec<SetRow>,
}
