//! What a look back is drawn from: points over days and sums over weeks, each worked out from what was kept in a range.
//!
//! Must never fill a gap: a day that nobody answered has no value, and no line leads across it.

mod capacity;
mod changes;
mod flare;
mod sums;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::day::week_of;
use crate::plan::{PlanState, asks};
use crate::programme::Programme;

pub use capacity::{Compared, Tested, compared};
pub use changes::{PlanChange, changes};
pub use flare::{FlareDay, PainBand, band_of, flares, pain_bands};
pub use sums::{LoadWeek, SetDone, TensionWeek, load_weeks, mean_before, mean_weeks, tension_weeks};

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    from: NaiveDate,
    to: NaiveDate,
}

impl Span {
    /// None where the last day is before the first.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// Whole weeks, Monday first, up to the week of a day; the last one ends with that day.
    pub fn of_weeks(weeks: u16, to: NaiveDate) -> Self {
        let back = Days::new(7 * u64::from(weeks.max(1) - 1));
        let monday = week_of(to)[0];
        Self { from: monday.checked_sub_days(back).unwrap_or(monday), to }
    }

    pub fn from(self) -> NaiveDate {
        self.from
    }

    pub fn to(self) -> NaiveDate {
        self.to
    }

    pub fn days(self) -> u32 {
        u32::try_from(self.to.signed_duration_since(self.from).num_days() + 1).unwrap_or(u32::MAX)
    }

    /// Days since the first; None outside.
    pub fn x(self, day: NaiveDate) -> Option<u32> {
        let inside = (self.from..=self.to).contains(&day);
        inside.then(|| u32::try_from(day.signed_duration_since(self.from).num_days()).unwrap_or(u32::MAX))
    }

    /// Monday to Sunday, each as far as it lies inside.
    pub fn weeks(self) -> Vec<Span> {
        let mut weeks = Vec::new();
        let mut next = Some(self.from);
        while let Some(from) = next.filter(|from| *from <= self.to) {
            let sunday = week_of(from)[6];
            weeks.push(Self { from, to: sunday.min(self.to) });
            next = sunday.succ_opt();
        }
        weeks
    }
}

/// One value of a series, or that it was asked for and not answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    pub x: u32,
    pub day: NaiveDate,
    pub value: Option<f64>,
    /// Points of the same number are joined by a line.
    pub run: u32,
}

/// The points of a series, by day. A line ends where nothing was answered, and where more than `step` days lie between.
pub fn points(span: Span, told: &BTreeMap<NaiveDate, Option<f64>>, step: u32) -> Vec<Point> {
    let mut out = Vec::new();
    let mut run = 0;
    let mut last: Option<Point> = None;
    for (day, value) in told {
        let Some(x) = span.x(*day) else { continue };
        let joined = last.is_none_or(|last| last.value.is_some() && value.is_some() && x - last.x <= step);
        run += u32::from(!joined);
        let point = Point { x, day: *day, value: *value, run };
        last = Some(point);
        out.push(point);
    }
    out
}

/// One value for each week, in their order; a week without one ends the line.
pub fn weekly(span: Span, values: &[Option<f64>]) -> Vec<Point> {
    let told = span.weeks().iter().map(|week| week.from).zip(values.iter().copied()).collect();
    points(span, &told, 7)
}

/// The most days from one that asks for a session to the next, by the plan as it stands: a longer silence is a gap.
pub fn step_of(state: &PlanState, programme: &Programme) -> u32 {
    const LOOK_AHEAD: u64 = 28;
    let running = PlanState { ended: None, ..state.clone() };
    let asked = |ahead: &u64| !asks(&running, programme, running.started + Days::new(*ahead)).is_empty();
    let days: Vec<u64> = (0..LOOK_AHEAD).filter(asked).collect();
    let longest = days.windows(2).map(|pair| pair[1] - pair[0]).max();
    longest.map_or(1, |days| days as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn span(from: &str, to: &str) -> Span {
        Span::new(day(from), day(to)).expect("in order")
    }

    #[test]
    fn weeks_begin_on_monday_and_are_cut_at_both_ends() {
        let told =
            |span: Span| span.weeks().iter().map(|w| format!("{}+{}", w.from, w.days())).collect::<Vec<_>>().join(" ");
        // A Wednesday to a Tuesday.
        assert_eq!(told(span("2026-11-25", "2026-12-08")), "2026-11-25+5 2026-11-30+7 2026-12-07+2");
        assert_eq!(told(span("2026-11-25", "2026-11-25")), "2026-11-25+1");
        assert_eq!(told(Span::of_weeks(4, day("2026-11-25"))), "2026-11-02+7 2026-11-09+7 2026-11-16+7 2026-11-23+3");
        // The clocks of no zone matter to a civil day, and neither does the turn of a year.
        assert_eq!(told(span("2026-12-31", "2027-01-04")), "2026-12-31+4 2027-01-04+1");
        assert_eq!(Span::new(day("2026-11-25"), day("2026-11-24")), None);
    }

    #[test]
    fn a_line_ends_where_nothing_was_answered_and_where_too_many_days_lie_between() {
        let of = span("2026-11-23", "2026-12-06");
        let told = [
            ("2026-11-22", Some(9.0)),
            ("2026-11-23", Some(2.0)),
            ("2026-11-24", Some(3.0)),
            ("2026-11-25", None),
            ("2026-11-26", Some(1.0)),
            ("2026-11-29", Some(0.0)),
            ("2026-11-30", Some(0.0)),
        ];
        let told = told.map(|(on, value)| (day(on), value)).into();
        let of_step = |step| points(of, &told, step).iter().map(|p| (p.x, p.value, p.run)).collect::<Vec<_>>();
        let daily = [
            (0, Some(2.0), 0),
            (1, Some(3.0), 0),
            (2, None, 1),
            (3, Some(1.0), 2),
            (6, Some(0.0), 3),
            (7, Some(0.0), 3),
        ];
        assert_eq!(of_step(1), daily);
        assert_eq!(of_step(3).last(), Some(&(7, Some(0.0), 2)), "three days are no gap where every third asks");
    }

    #[test]
    fn a_week_without_a_value_is_a_gap() {
        let of = span("2026-11-23", "2026-12-13");
        let told = weekly(of, &[Some(5.0), None, Some(7.5)]);
        let told: Vec<_> = told.iter().map(|p| (p.x, p.value, p.run)).collect();
        assert_eq!(told, [(0, Some(5.0), 0), (7, None, 1), (14, Some(7.5), 2)]);
    }
}
