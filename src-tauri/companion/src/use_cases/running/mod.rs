//! Running: what a person tells of runs, and what the rules make of it.

mod facts;
