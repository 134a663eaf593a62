//! What takes its time: kills on a real disk, files broken at random, every order of keys, the log taken along and brought
//! back, the page for a visit. The whole test run has it; a plain `cargo test` answers in seconds without it.

mod any_changes;
mod any_days;
mod anything;
mod clean_end;
mod data;
mod every_session;
mod files;
mod fuzz;
mod imports;
mod killed;
mod look_back_whole;
mod near_whole;
mod own_things;
mod paper;
mod recordings;
mod reminded_lives;
mod reminded_log;
mod versions;
