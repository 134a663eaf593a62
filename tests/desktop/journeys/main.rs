//! Journeys through the real window, each in a world of its own. What was seen, heard and kept is what is asserted.

mod controls;
mod hidden;
mod library;
mod look_back;
mod plan;
mod race;
mod real_time;
mod reminders;
mod run_files;
mod run_walk;
mod screens;
mod survive;
mod whole;
