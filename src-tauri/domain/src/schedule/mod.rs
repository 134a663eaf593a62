//! Reminders: slots unfold into occurrences, and one state machine says which of them speaks when.
//!
//! [`unfold`] turns [`Slot`]s, times on the wall of wherever the person is, into windows on a range of days.
//! [`Reminders::handle`] takes an event and the present and answers with effects as data; [`Reminders::next_wake`] says
//! when to ask again. A prompt that cannot be shown is held, not dropped. [`learn`] finds the slot that does not fit a
//! life, and proposes one move.
//!
//! Nothing here shows, sounds or reads a clock, and a delivered reminder never counts as a session done.

mod answers;
pub mod defaults;
mod entry;
mod kept;
pub mod kind;
mod learning;
mod presence;
mod record;
mod reminders;
mod slot;
mod unfold;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod scripts;

pub use answers::Event;
pub use entry::{Entry, Standing};
pub use kind::{Kind, Manner, WhenHeld};
pub use learning::{Past, PastSession, Proposal, Share, Why, learn};
pub use presence::{HoldReason, Presence};
pub use record::{Asked, Choice, ClockTime, Effect, Fact, Missed, MissedLine, Prompt, Reason, Refusal, Rung};
pub use reminders::Reminders;
pub use slot::{Days, Rest, Schedule, Slot, SlotId, Weekdays, When, Window};
pub use unfold::{Key, Occurrence, day_ends, first_instant, unfold};
