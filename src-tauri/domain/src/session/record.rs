//! What the engine says happened: sounds to play now, and facts to keep.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Work;
use crate::time::Mono;

/// A sound that is due. Each but the counts and [`Cue::RestEnding`] says what begins now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// One second of the last three before a start.
    Count,
    Lower,
    Hold,
    Move,
    Raise,
    SelfPaced,
    Run,
    /// The last run of a run-walk begins.
    LastRun,
    Walk,
    /// Easy pace: at the start, and again for who tends to overdo it.
    Easy,
    /// Can you talk?
    Talk,
    HalfWay,
    Rest,
    /// Ten seconds of rest are left.
    RestEnding,
    Switch,
    Pause,
    Resume,
    SessionDone,
}

/// Why a person ended a set or a session before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    Hurts,
    Tired,
    FormWent,
    NoTime,
}

/// Why the session's clock stands still.
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

/// What became of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// All that was asked, or more.
    Done,
    /// Some of it: at least one rep, some of a hold or of moving, or time on self-paced reps that nobody counted.
    Partial,
    /// No rep was finished; a rep that was begun still counts as time under tension.
    Skipped,
}

/// One set as it was done. Times are on the session's clock, which stands still while paused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetRecord {
    /// The step of the plan that it belongs to.
    pub step: usize,
    /// From 1; a set that is begun again has a second.
    pub attempt: u16,
    /// What was asked, with the load that was used.
    pub work: Work,
    pub outcome: Outcome,
    /// Given when the person ended it.
    pub reason: Option<EndReason>,
    /// Reps whose phases are all done, or that the person counted. Zero for what is timed.
    pub reps_done: u16,
    /// While the working side bore load, reps that a pause cut included.
    pub under_tension: Duration,
    /// Of the first phase, after any lead-in; the same as `ended` where the set never began.
    pub started: Duration,
    pub ended: Duration,
    /// From the end of the record before, whatever its side and outcome; absent for the first.
    pub gap: Option<Duration>,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// By [`super::Input::EndSession`]. A session whose last steps were skipped has run its course.
    pub early: bool,
    pub reason: Option<EndReason>,
    /// By [`super::Input::TurnBack`].
    pub turned: bool,
}

/// What is to be done about it, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Play it, if it is not too late.
    Cue(Cue),
    /// The phase or the step is another: show it, and keep the live state.
    PhaseChanged,
    /// The newest of [`super::Engine::records`].
    SetEnded(SetRecord),
    /// The record at this place of [`super::Engine::records`] has new numbers.
    SetCorrected(usize),
    Paused(PauseCause),
    /// Follows every `Paused`, unless the session ends in its pause or is taken up by another process.
    Resumed,
    /// The last effect of a session, corrections aside.
    Ended(End),
}

/// An effect with the instant at which it was due: what the driver's lateness is measured against.
#[derive(Debug, Clone, PartialEq)]
pub struct Timed {
    pub due: Mono,
    pub effect: Effect,
}
