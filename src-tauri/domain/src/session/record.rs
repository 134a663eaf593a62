//! What the engine says happened: sounds to play now, and facts to keep.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Work;
use crate::time::Mono;

/// A sound that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// One second of the last three before a start.
    Count,
    Lower,
    Hold,
    Raise,
    SelfPaced,
    Rest,
    /// Ten seconds of rest are left.
    RestEnding,
    Switch,
    Pause,
    Resume,
    SessionDone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    Hurts,
    Tired,
    FormWent,
    NoTime,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseCause {
    Person,
    /// The computer slept, for this long.
    Suspend(Duration),
    /// The program was held up past a deadline for longer than a person could follow.
    Stall,
    /// The program ended in mid-session and was started again.
    Restart,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Done,
    Partial,
    Skipped,
}

/// One set as it was done. Times are on the session's clock, which stands still while paused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetRecord {
    /// The step of the plan that it belongs to.
    pub step: usize,
    /// From 1; a set that is begun again has a second.
    pub attempt: u16,
    pub work: Work,
    pub outcome: Outcome,
    pub reason: Option<EndReason>,
    pub reps_done: u16,
    pub under_tension: Duration,
    pub started: Duration,
    pub ended: Duration,
    /// From the end of the set before; absent for the first.
    pub gap: Option<Duration>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// Before the last set was over.
    pub early: bool,
    pub reason: Option<EndReason>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    Cue(Cue),
    /// The phase or the step is another: show it, and keep the live state.
    PhaseChanged,
    SetEnded(SetRecord),
    /// The record at this place of [`super::Engine::records`] has new numbers.
    SetCorrected(usize),
    Paused(PauseCause),
    Resumed,
    Ended(End),
}

/// An effect with the instant at which it was due: what the driver's lateness is measured against.
#[derive(Debug, Clone, PartialEq)]
pub struct Timed {
    pub due: Mono,
    pub effect: Effect,
}
