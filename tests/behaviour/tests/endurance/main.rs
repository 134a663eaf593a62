//! What takes its time: kills on a real disk, files broken at random, every order of keys. The whole test run has it; a plain
//! `cargo test` answers in seconds without it.

mod any_days;
mod anything;
mod clean_end;
mod fuzz;
mod imports;
mod killed;
mod look_back_whole;
mod near_whole;
