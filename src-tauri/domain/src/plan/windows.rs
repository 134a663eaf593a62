//! Where the clock on the wall stands beside a slot's window. A training day runs from one roll-over hour to the next, so
//! that half past midnight is late in the evening before.

use chrono::{NaiveTime, Timelike};

use super::state::PlanSlot;
use crate::day::RollOver;

const DAY_MIN: u32 = 24 * 60;

/// Where a window is, seen from a moment of its training day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hours {
    ToCome,
    Open,
    Over,
}

impl PlanSlot {
    /// A window that ends at or before its start ends on the next day.
    pub fn hours(&self, at: NaiveTime) -> Hours {
        let (from, to) = self.minutes();
        let at = minute(at);
        if at < from {
            Hours::ToCome
        } else if at < to {
            Hours::Open
        } else {
            Hours::Over
        }
    }

    /// Whether two windows have a minute in common, that of the next day too.
    pub fn overlaps(&self, other: &PlanSlot) -> bool {
        let ((a, a_to), (b, b_to)) = (self.minutes(), other.minutes());
        let meet = |a: u32, a_to: u32, b: u32, b_to: u32| a < b_to && b < a_to;
        meet(a, a_to, b, b_to)
            || meet(a, a_to, b + DAY_MIN, b_to + DAY_MIN)
            || meet(a + DAY_MIN, a_to + DAY_MIN, b, b_to)
    }

    fn minutes(&self) -> (u32, u32) {
        let (from, to) = (minute(self.window.from), minute(self.window.to));
        (from, if to <= from { to + DAY_MIN } else { to })
    }
}

/// Minutes since the training day began, 0 to 1439.
fn minute(time: NaiveTime) -> u32 {
    let roll_over = u32::from(u8::from(RollOver::DEFAULT)) * 60;
    (time.num_seconds_from_midnight() / 60 + DAY_MIN - roll_over) % DAY_MIN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::SlotName;
    use crate::schedule::Window;

    fn at(text: &str) -> NaiveTime {
        text.parse().expect("a time")
    }

    #[test]
    fn the_night_belongs_to_the_day_before() {
        let slot = |from, to| PlanSlot { slot: SlotName::Evening, window: Window { from: at(from), to: at(to) } };
        let evening = slot("17:00:00", "22:00:00");
        let cases = [
            ("04:00:00", Hours::ToCome),
            ("16:59:59", Hours::ToCome),
            ("17:00:00", Hours::Open),
            ("22:00:00", Hours::Over),
            ("00:30:00", Hours::Over),
            ("03:59:00", Hours::Over),
        ];
        for (time, expected) in cases {
            assert_eq!(evening.hours(at(time)), expected, "{time}");
        }
        let late = slot("22:00:00", "01:00:00");
        for (time, expected) in [("21:00:00", Hours::ToCome), ("00:30:00", Hours::Open), ("01:00:00", Hours::Over)] {
            assert_eq!(late.hours(at(time)), expected, "{time}");
        }
    }
}
