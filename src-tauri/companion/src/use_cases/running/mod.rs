//! Running: what a person tells of runs, and what the rules make of it.

mod caps;
mod cross;
mod draft;
mod facts;
mod light;
mod line;
mod log;
mod runs;
mod shoes;
