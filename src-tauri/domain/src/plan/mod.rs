//! A running programme: what was chosen, where it stands, and everything that has been told since.
//!
//! Nothing is ever changed: a [`Life`] is the list of all that was kept, in the order in which it was written, and
//! every question is a look at it. What a plan is at some moment is its newest revision; an accepted suggestion writes
//! one, and so does the person's own hand. What a session asks for is worked out from the life and the day alone, so that
//! any day of the past can be asked again and gives the same answer.
//!
//! This must never read a clock or a log, and never decide that a dose rises: the rules of [`crate::progression`] suggest
//! it, and the person says so.

mod answers;
mod beside;
mod cadence;
mod gather;
mod kept;
mod life;
mod light;
mod limits;
#[cfg(test)]
pub(crate) mod lives;
mod prescribe;
mod state;
mod stepping;
mod windows;

pub use answers::{
    Activity, ActivityScore, CapacityKind, CapacityTest, MorningCheck, ScoreName, TypedScore, WeeklyCheck,
};
pub use beside::{Beside, Temper, WorkOn};
pub use cadence::{Ask, Rung, SlotName, asks, ladder};
pub use gather::{Standing, Suggestion};
pub use kept::{
    Decided, Decision, Entry, Fact, FlagAdvice, FlagCleared, FlagRaised, HowDone, Pausing, Question, Resumed, Revision,
    SessionFact, SetFact, Skip, SkipReason, Why,
};
pub use life::{DayMark, Life};
pub use light::PainLight;
pub use limits::{LimitKind, PersonLimit};
pub use prescribe::{Prescribed, Reason, asked_of, is_unloading, prescribe};
pub use state::{Caps, EarlierHere, Onset, PlanEnd, PlanSlot, PlanState, SaidBy, Volume};
pub use stepping::{Shape, is_by_criteria, shape, usual_mode};
pub use windows::Hours;
