//! Which backups stay: the newest of each of the last seven days that have one, of the last eight weeks, and of the last
//! twelve months. The numbers are our own.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::day::week_of;

pub const DAYS: usize = 7;
pub const WEEKS: usize = 8;
pub const MONTHS: usize = 12;

/// Those that may go, of the times at which each was made. The newest of all always stays, and so does what was made after
/// `today`: a clock was wrong then or is wrong now, and nobody knows which.
pub fn superfluous(today: NaiveDate, made: &[NaiveDateTime]) -> BTreeSet<NaiveDateTime> {
    let all: BTreeSet<NaiveDateTime> = made.iter().copied().collect();
    let past: Vec<NaiveDateTime> = all.iter().rev().copied().filter(|at| at.date() <= today).collect();
    let mut stay: BTreeSet<NaiveDateTime> = BTreeSet::new();
    stay.extend(newest_of_each(&past, DAYS, |day| day));
    stay.extend(newest_of_each(&past, WEEKS, |day| week_of(day)[0]));
    stay.extend(newest_of_each(&past, MONTHS, |day| day.with_day(1).unwrap_or(day)));
    past.into_iter().filter(|at| !stay.contains(at)).collect()
}

/// `past` is newest first.
fn newest_of_each(
    past: &[NaiveDateTime],
    most: usize,
    span: impl Fn(NaiveDate) -> NaiveDate,
) -> impl Iterator<Item = NaiveDateTime> {
    let mut seen: BTreeSet<NaiveDate> = BTreeSet::new();
    past.iter().copied().filter(move |at| seen.insert(span(at.date()))).take(most)
}

#[cfg(test)]
mod tests {
    use chrono::{Days, TimeDelta};
    use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, proptest};

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().expect("a date and a time")
    }

    #[test]
    fn a_year_of_days_leaves_days_weeks_and_months() {
        let today = at("2026-11-22T12:00:00");
        let made: Vec<NaiveDateTime> = (0..400).map(|n| today - TimeDelta::days(n)).collect();
        let gone = superfluous(today.date(), &made);
        let stay: Vec<String> = made.iter().filter(|at| !gone.contains(at)).map(|at| at.date().to_string()).collect();
        assert_eq!(
            stay.join(" "),
            "2026-11-22 2026-11-21 2026-11-20 2026-11-19 2026-11-18 2026-11-17 2026-11-16 2026-11-15 2026-11-08 \
             2026-11-01 2026-10-31 2026-10-25 2026-10-18 2026-10-11 2026-10-04 2026-09-30 2026-08-31 2026-07-31 \
             2026-06-30 2026-05-31 2026-04-30 2026-03-31 2026-02-28 2026-01-31 2025-12-31"
        );
    }

    #[test]
    fn of_several_on_a_day_the_last_stays() {
        let made = [at("2026-11-22T08:00:00"), at("2026-11-22T22:00:00"), at("2026-11-22T23:30:00")];
        let gone = superfluous(made[0].date(), &made);
        assert_eq!(gone.into_iter().collect::<Vec<_>>(), made[..2]);
    }

    fn moments() -> impl Strategy<Value = Vec<NaiveDateTime>> {
        let start = at("2024-01-01T00:00:00");
        prop::collection::vec(0i64..1_500 * 24 * 60, 0..200)
            .prop_map(move |minutes| minutes.into_iter().map(|n| start + TimeDelta::minutes(n)).collect())
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_never_more_than_the_sum(made in moments(), day in 0u64..1_500) {
            let today = at("2024-01-01T00:00:00").date() + Days::new(day);
            let gone = superfluous(today, &made);
            let stay: Vec<NaiveDateTime> = made.iter().copied().filter(|at| !gone.contains(at)).collect();
            prop_assert_eq!(stay.iter().max(), made.iter().max());
            let past: BTreeSet<&NaiveDateTime> = stay.iter().filter(|at| at.date() <= today).collect();
            prop_assert!(past.len() <= DAYS + WEEKS + MONTHS, "{}", past.len());
            let newest = made.iter().filter(|at| at.date() <= today).max();
            prop_assert!(newest.is_none_or(|newest| stay.contains(newest)));
            // Once more takes nothing away, and a day later no more than what a day makes old.
            prop_assert!(superfluous(today, &stay).is_empty());
        }

        #[test]
        fn thinned_day_by_day_it_is_as_if_thinned_at_the_end(first in 0u64..700, days in 1u64..500) {
            let begin = at("2024-01-01T20:00:00") + TimeDelta::days(first as i64);
            let all: Vec<NaiveDateTime> = (0..days).map(|n| begin + TimeDelta::days(n as i64)).collect();
            let mut kept: Vec<NaiveDateTime> = Vec::new();
            for made in &all {
                kept.push(*made);
                let gone = superfluous(made.date(), &kept);
                kept.retain(|at| !gone.contains(at));
            }
            let last = all[all.len() - 1].date();
            let gone = superfluous(last, &all);
            let at_once: Vec<NaiveDateTime> = all.into_iter().filter(|at| !gone.contains(at)).collect();
            prop_assert_eq!(kept, at_once);
        }
    }
}
