//! The session: a plan of steps, and the one machine that owns its sequence and its clock together.
//!
//! [`Engine::handle`] takes an input and the present and answers with effects as data; [`Engine::next_deadline`] says
//! when to ask again. Elapsed time is always derived from timestamps, never counted in ticks. The engine performs
//! nothing, and a person can be held up, sleep, or pull the plug at any point without a second of it becoming exercise.

mod engine;
mod live;
mod plan;
mod record;
mod view;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod scripts;

pub use engine::{Engine, Input, Moving, STALL_AFTER};
pub use plan::{Gait, LEAD_IN, PhaseKind, Plan, Prompt, Said, Side, Step, Stretch, Task, Tempo, TempoPhase, Work};
pub use record::{Cue, Effect, End, EndReason, Outcome, PauseCause, SetRecord, Timed};
pub use view::{Cell, CellState, Next, PhaseNow, View, step_length};
