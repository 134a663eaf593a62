//! Running: what a person tells of runs, and what the rules make of it.

mod facts;
mod gate;
mod next;
mod plan;
mod play;
