use serde::{Deserialize, Serialize};

pub use sinew_domain::pain::{Course, Signs};
pub use sinew_domain::progression::Feel;
pub use sinew_domain::session::Said;

use super::{Leg, SlotName};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Running,
    Paused,
    Ended,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PauseCause {
    Person,
    /// The computer slept; the pause began when it fell asleep.
    Suspend,
    /// The program was held up for longer than a person could follow; the pause began at the missed deadline.
    Stall,
    /// The program ended in mid-session and was started again.
    Restart,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    GetReady,
    Lower,
    Hold,
    Raise,
    /// Moving for a time.
    Move,
    /// A stretch of a run-walk.
    Run,
    Walk,
    SelfPaced,
    Rest,
    SwitchSide,
}

/// The phase that is on. Times are on the session's own clock, see [`Snapshot::now_ms`].
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PhaseView {
    pub kind: PhaseKind,
    pub starts_ms: f64,
    /// Absent where the phase waits for the person: self-paced reps, switch side.
    pub ends_ms: Option<f64>,
    pub length_ms: Option<f64>,
    /// Whether the injured side bears load in this phase (solid shape) or not (open shape).
    pub loads: bool,
}

/// The step that is on: a set, a rest, a change of side, or the count-in.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct StepView {
    pub index: u32,
    pub exercise_id: Option<String>,
    pub exercise_name: Option<String>,
    /// "Exercise 1 of 2": the place of this exercise in the session.
    pub exercise_no: u32,
    pub exercise_of: u32,
    /// The leg that works; while switching, the leg that comes next.
    pub side: Option<Leg>,
    pub set_no: u32,
    pub set_of: u32,
    /// The rep under way, from 1. During a rest: 0.
    pub rep: u32,
    /// Absent for a timed hold and for self-paced reps without a target.
    pub reps_target: Option<u32>,
    /// Reps of this set whose phases are all done.
    pub reps_done: u32,
    /// Added load in kilograms; absent when it was never told.
    pub load_kg: Option<f64>,
    /// One line of what to mind, from the exercise file.
    pub cue: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct NextStep {
    pub kind: PhaseKind,
    pub exercise_name: Option<String>,
    pub side: Option<Leg>,
    pub set_no: Option<u32>,
    pub set_of: Option<u32>,
    /// Of a raise: whether the other leg lifts.
    pub other_leg: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum SetState {
    Done,
    Partial,
    Skipped,
    Now,
    ToCome,
}

/// One set of the exercise and side that is on (while resting: that comes next).
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SetCell {
    pub set_no: u32,
    pub state: SetState,
    pub reps_done: u32,
    pub reps_target: Option<u32>,
}

/// The set just done, which may be corrected.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LastSet {
    pub set_id: String,
    pub exercise_name: String,
    pub side: Option<Leg>,
    pub set_no: u32,
    pub set_of: u32,
    pub reps_done: u32,
    pub reps_target: Option<u32>,
    pub load_kg: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum SoundView {
    Playing,
    NoDevice,
    ServerLost,
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum AwakeView {
    Kept,
    Partly,
    NotKept,
    NotAsked,
}

/// The whole of what the session screen shows. Sent at every change and once a second; the page draws the time between
/// by itself from `now_ms`.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Snapshot {
    /// Rises by one with each snapshot of this run of the program.
    pub seq: f64,
    pub session_id: String,
    /// Absent for a session outside the plan.
    pub slot: Option<SlotName>,
    /// The programme, or the exercise, and where it has several sessions, which.
    pub title: String,
    pub status: Status,
    pub pause_cause: Option<PauseCause>,
    /// How long the computer slept, when that is why the session is paused.
    pub slept_ms: Option<f64>,
    /// The session's clock, in milliseconds. Stands still while paused.
    pub now_ms: f64,
    /// How many times faster than a real clock the session's clock runs: 1 in a release build.
    pub clock_rate: f64,
    pub phase: Option<PhaseView>,
    pub step: Option<StepView>,
    pub next: Option<NextStep>,
    pub sets: Vec<SetCell>,
    /// Estimate of what is left, in milliseconds, with self-paced parts at their usual length.
    pub left_ms: f64,
    /// What was said last in this stretch of a run-walk.
    pub said: Option<Said>,
    /// It is a run: it can be turned back from.
    pub run: bool,
    /// Of a run: one cue for the stride, before it begins.
    pub cue: Option<String>,
    /// Steps a minute that are heard.
    pub steps_a_minute: Option<u32>,
    pub last_set: Option<LastSet>,
    /// Writes that are kept in memory and tried again, because the file could not be written.
    pub unsaved: u32,
    pub sound: SoundView,
    pub awake: AwakeView,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    Hurts,
    Tired,
    FormWent,
    NoTime,
}

/// What the person may do to a running session.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Control {
    Pause,
    Resume,
    /// Leaves this step: a set under way is kept as partial, an untouched one as skipped.
    Skip,
    /// Starts this step again, or the one before when this one has only just begun.
    Back,
    /// Fifteen seconds more of this rest.
    MoreRest,
    /// The person's answer to a phase that waits: a self-paced rep, a set of them done, or the other leg ready.
    Rep,
    Done,
    EndSet {
        reason: EndReason,
    },
    EndSession {
        reason: Option<EndReason>,
    },
    /// Headed for home before all was run.
    TurnBack {
        reason: Option<EndReason>,
    },
    CorrectSet {
        set_id: String,
        reps: f64,
        load_kg: Option<f64>,
    },
}

/// The numbers of a set put right. `reps` 0 to 999, `load_kg` 0 to 500.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Correction {
    pub set_id: String,
    pub reps: f64,
    pub load_kg: Option<f64>,
}

/// A session that the last run of the program did not end.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Interrupted {
    pub session_id: String,
    pub slot: Option<SlotName>,
    pub title: String,
    pub started_at_ms: f64,
    /// `HH:MM` where the person was.
    pub started_at: String,
    /// `YYYY-MM-DD`: the training day it belongs to.
    pub day: String,
    pub sets_done: u32,
    pub sets_of: u32,
    /// Where it stood: exercise, side, set and rep.
    pub step: Option<StepView>,
}

/// The answers after a session. Absent means not answered, which is not zero.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Report {
    pub session_id: String,
    /// Worst pain during, 0 to 10.
    pub pain_during: Option<f64>,
    /// Pain right after, 0 to 10.
    pub pain_after: Option<f64>,
    /// Effort, 0 to 10.
    pub effort: Option<f64>,
    /// All five are asked together; absent means not answered.
    pub signs: Option<Signs>,
    /// How pain went on while it was loaded.
    pub course: Option<Course>,
    /// How each load felt that should allow so many reps and no more.
    pub feels: Vec<LoadFeel>,
    /// At most 4,000 characters.
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LoadFeel {
    pub exercise: String,
    pub feel: Feel,
}

/// What the summary screen shows: the session as it was kept.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Summary {
    pub detail: super::SessionDetail,
}
