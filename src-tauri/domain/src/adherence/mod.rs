//! What became of what was asked: four numbers, never one. Facts come in as a [`Life`](crate::plan::Life), numbers go out.
//!
//! Everything is summed over the sessions that were prescribed and never over calendar days. What was frozen by a pause,
//! or taken away by a clinician, is in no count; what is not over counts against nobody; more than was asked never makes
//! up for what was not. Unknown is not zero: a load that nobody told is left out and said so.
//!
//! This must never read a clock, never put the four numbers into one, and never call a trend adherence.

mod course;
mod dose;
mod sum;
#[cfg(test)]
mod tests;
mod trend;
mod weeks;

pub use course::{Course, Extra, Past, Rest, Slot};
pub use dose::{Amount, Filter, PartOf};
pub use sum::{Adherence, Number, days_done};
pub use trend::{DayDone, TrendPoint, next, trend};
pub use weeks::{GoodWeeks, WeekDone, WeekMark, good_weeks, weeks_done};
