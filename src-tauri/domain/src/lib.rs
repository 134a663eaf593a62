//! What rehab is, on one page.
//!
//! The library is data that shows its sources ([`data`]): [`exercise`]s with their [`figure`]s, [`programme`]s from the
//! literature or of a person's own, [`run_plan`]s, [`injury`] topics and [`card`]s; [`library`] looks at all of it
//! together. With the person's answers a programme becomes a [`prescription`]: what is asked of one session. Flattened
//! to steps, that is the plan which the [`session`] engine plays. [`day`] says to which training day an instant belongs;
//! [`time`] is how time comes in at all.
//!
//! What the body answers is read by rules, and every number they compare with is data too: [`pain`] has the limits of
//! each tissue and the light, [`progression`] suggests progress, hold or a step back and says why, [`running`] does the
//! same for runs and says what stands against a planned one, [`safety`] comes before all of it, and [`capacity`] reads
//! the tests of what a leg can do. [`amend`] says what may be put right afterwards, and [`diary`] what a person writes
//! down beside it. [`adherence`] looks back: four numbers of what was done beside what was asked; charts are
//! drawn from [`series`].
//!
//! This crate must never read a clock, touch a file, know SQL, spawn a thread or be async. Time is an argument.

pub mod adherence;
pub mod amend;
pub mod backups;
pub mod capacity;
pub mod card;
pub mod data;
pub mod day;
pub mod diary;
pub mod exercise;
pub mod figure;
pub mod injury;
pub mod library;
pub mod pain;
pub mod plan;
pub mod prescription;
pub mod programme;
pub mod progression;
pub mod run_plan;
pub mod running;
pub mod safety;
pub mod schedule;
pub mod series;
pub mod session;
pub mod time;
