//! Running: what the rules read, what a planned run meets, the calendar of load, and races.

mod before;
mod calendar;
mod facts;
mod levers;
mod races;
