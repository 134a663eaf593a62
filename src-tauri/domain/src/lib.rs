//! What rehab is, on one page.
//!
//! A [`protocol`] is a published programme as data: exercises, doses, tempo, and where each number comes from. With the
//! person's answers it becomes a [`prescription`]: what is asked of one session. Flattened to steps, that is the plan
//! which the [`session`] engine plays. [`day`] says to which training day an instant belongs; [`time`] is how time comes
//! in at all.
//!
//! This crate must never read a clock, touch a file, know SQL, spawn a thread or be async. Time is an argument.

pub mod data;
pub mod day;
pub mod exercise;
pub mod prescription;
pub mod protocol;
pub mod session;
pub mod time;
