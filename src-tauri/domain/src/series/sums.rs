//! Sums over weeks. What nobody told is counted beside a sum and never as nought.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Span;
use crate::day::week_of;

/// A set of a session, as it counts: corrected, and of several attempts the best.
#[derive(Debug, Clone, PartialEq)]
pub struct SetDone {
    pub day: NaiveDate,
    pub exercise: String,
    /// None for a set that is held or moved for a time.
    pub reps: Option<u32>,
    /// None where nobody told it.
    pub load_kg: Option<f64>,
}

/// What was moved in a week with one exercise, both legs together.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LoadWeek {
    pub heaviest_kg: Option<f64>,
    /// Kilograms times reps, of the sets whose load is known.
    pub volume_kg: Option<f64>,
    pub reps: Option<u32>,
    pub sets: u32,
    /// Sets whose load nobody told: they are in no sum of kilograms.
    pub untold: u32,
}

impl LoadWeek {
    fn add(&mut self, set: &SetDone) {
        self.sets += 1;
        if let Some(reps) = set.reps {
            self.reps = Some(self.reps.unwrap_or(0) + reps);
        }
        let Some(kg) = set.load_kg else {
            self.untold += 1;
            return;
        };
        self.heaviest_kg = Some(self.heaviest_kg.map_or(kg, |most| most.max(kg)));
        if let Some(reps) = set.reps {
            self.volume_kg = Some(self.volume_kg.unwrap_or(0.0) + kg * f64::from(reps));
        }
    }
}

/// One entry for each week of the range, by exercise.
pub fn load_weeks(span: Span, sets: &[SetDone]) -> BTreeMap<String, Vec<LoadWeek>> {
    let weeks = span.weeks();
    let mut out: BTreeMap<String, Vec<LoadWeek>> = BTreeMap::new();
    for set in sets {
        let Some(at) = place(&weeks, set.day) else { continue };
        let of = out.entry(set.exercise.clone()).or_insert_with(|| vec![LoadWeek::default(); weeks.len()]);
        of[at].add(set);
    }
    out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TensionWeek {
    /// None where no session of the week was counted by the program.
    pub tension_ms: Option<u64>,
    /// Sessions that were told by hand: nobody timed them.
    pub untimed: u32,
}

/// The day of each session and its time under tension; None where it was told by hand.
pub fn tension_weeks(span: Span, sessions: &[(NaiveDate, Option<u64>)]) -> Vec<TensionWeek> {
    let weeks = span.weeks();
    let mut out = vec![TensionWeek::default(); weeks.len()];
    for (day, tension) in sessions {
        let Some(at) = place(&weeks, *day) else { continue };
        match tension {
            Some(ms) => out[at].tension_ms = Some(out[at].tension_ms.unwrap_or(0) + ms),
            None => out[at].untimed += 1,
        }
    }
    out
}

/// The mean of what was told in the seven days up to a day; None where nothing was.
pub fn mean_before(worst: &BTreeMap<NaiveDate, Option<f64>>, day: NaiveDate) -> Option<f64> {
    let from = day.checked_sub_days(Days::new(6))?;
    let told: Vec<f64> = worst.range(from..=day).filter_map(|(_, value)| *value).collect();
    (!told.is_empty()).then(|| told.iter().sum::<f64>() / told.len() as f64)
}

/// The mean of what was told in each week of a range, in their order; None where nothing was.
pub fn mean_weeks(span: Span, told: impl IntoIterator<Item = (NaiveDate, f64)>) -> Vec<Option<f64>> {
    let weeks = span.weeks();
    let mut sums = vec![(0.0, 0u32); weeks.len()];
    for (day, value) in told {
        let Some(at) = place(&weeks, day) else { continue };
        sums[at] = (sums[at].0 + value, sums[at].1 + 1);
    }
    sums.into_iter().map(|(sum, told)| (told > 0).then(|| sum / f64::from(told))).collect()
}

/// Which of the weeks of a range a day is in.
fn place(weeks: &[Span], day: NaiveDate) -> Option<usize> {
    let first = week_of(weeks.first()?.from())[0];
    let at = usize::try_from(day.signed_duration_since(first).num_days() / 7).ok()?;
    weeks.get(at).filter(|week| week.x(day).is_some()).map(|_| at)
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;

    fn set(on: &str, reps: Option<u32>, load_kg: Option<f64>) -> SetDone {
        SetDone { day: day(on), exercise: "E01".to_owned(), reps, load_kg }
    }

    #[test]
    fn kilograms_times_reps_leave_out_what_nobody_told() {
        let span = Span::new(day("2026-11-23"), day("2026-12-13")).expect("in order");
        let sets = [
            set("2026-11-22", Some(15), Some(50.0)),
            set("2026-11-23", Some(15), Some(5.0)),
            set("2026-11-29", Some(12), Some(7.5)),
            set("2026-11-29", Some(15), None),
            set("2026-12-07", Some(15), Some(0.0)),
            set("2026-12-08", None, Some(10.0)),
        ];
        let weeks = load_weeks(span, &sets);
        let told = |heaviest_kg, volume_kg, reps, sets, untold| LoadWeek { heaviest_kg, volume_kg, reps, sets, untold };
        assert_eq!(
            weeks["E01"],
            [
                told(Some(7.5), Some(165.0), Some(42), 3, 1),
                told(None, None, None, 0, 0),
                // Body weight alone is told, and it is nought; what is held has no reps.
                told(Some(10.0), Some(0.0), Some(15), 2, 0),
            ]
        );
    }

    #[test]
    fn a_mean_is_of_what_was_told_and_a_silent_week_has_none() {
        let span = Span::new(day("2026-11-25"), day("2026-12-08")).expect("in order");
        let told = [
            // Before the range, though in its first week.
            ("2026-11-24", 9.0),
            ("2026-11-25", 1.0),
            ("2026-11-29", 4.0),
            ("2026-11-29", 4.0),
            ("2026-12-07", 0.0),
            ("2026-12-09", 9.0),
        ];
        let weeks = mean_weeks(span, told.map(|(on, value)| (day(on), value)));
        assert_eq!(weeks, [Some(3.0), None, Some(0.0)]);
    }

    #[test]
    fn a_week_told_by_hand_has_no_time_under_tension() {
        let span = Span::new(day("2026-11-23"), day("2026-12-06")).expect("in order");
        let weeks = tension_weeks(
            span,
            &[(day("2026-11-24"), Some(60_000)), (day("2026-11-25"), Some(30_000)), (day("2026-12-01"), None)],
        );
        let told: Vec<_> = weeks.iter().map(|w| (w.tension_ms, w.untimed)).collect();
        assert_eq!(told, [(Some(90_000), 0), (None, 1)]);
    }

    #[test]
    fn the_mean_of_seven_days_is_of_what_was_told() {
        let worst =
            [("2026-11-23", Some(9.0)), ("2026-11-24", Some(4.0)), ("2026-11-25", None), ("2026-11-30", Some(1.0))];
        let worst = worst.map(|(on, value)| (day(on), value)).into();
        assert_eq!(mean_before(&worst, day("2026-11-30")), Some(2.5));
        assert_eq!(mean_before(&worst, day("2026-12-07")), None);
    }
}
