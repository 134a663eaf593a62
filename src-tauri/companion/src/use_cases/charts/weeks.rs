//! What is summed by week: loads, time under tension; and the checks and tests that come about once in one.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use sinew_domain::data::{Grade, Sources};
use sinew_domain::plan::{CapacityKind, Fact};
use sinew_domain::series::{
    LoadWeek, Point, SetDone, Tested, compared, load_weeks, mean_before, points, tension_weeks, weekly,
};
use sinew_domain::session::Outcome;

use super::super::detail::standing;
use super::super::library::named;
use super::super::life::best_attempts;
use super::{Ground, WEEKLY_STEP, chart_points};
use crate::store::{FeelingRow, StoredSet};
use crate::wire::{CapacityChart, ChartPoint, ChartSides, LoadChart, TensionChart, WeeklyChart, WireError};
use crate::{Companion, store, unreadable};

/// Tests come when somebody has time for them: only another way of counting ends their line.
const ANY_STEP: u32 = u32::MAX;

impl Companion {
    pub(super) fn load_charts(&self, ground: &Ground) -> Result<Vec<LoadChart>, WireError> {
        let rows = store::series_sets(self.store.read(), ground.plan, ground.days()).map_err(unreadable)?;
        let mut sessions: Vec<(String, NaiveDate, Vec<StoredSet>)> = Vec::new();
        for (session, day, set) in rows {
            match sessions.last_mut() {
                Some((last, _, sets)) if *last == session => sets.push(set),
                _ => sessions.push((session, day, vec![set])),
            }
        }
        let best =
            sessions.into_iter().flat_map(|(_, day, sets)| best_attempts(sets).into_iter().map(move |s| (day, s)));
        let done: Vec<SetDone> = best.filter_map(|(day, set)| set_done(day, set)).collect();
        let chart = |(exercise, weeks): (String, Vec<LoadWeek>)| {
            let of = |value: fn(&LoadWeek) -> Option<f64>| {
                chart_points(weekly(ground.span, &weeks.iter().map(value).collect::<Vec<_>>()))
            };
            LoadChart {
                exercise: named(&exercise, &self.library.name_of(&exercise)),
                heaviest: of(|week| week.heaviest_kg),
                volume: of(|week| week.volume_kg),
                reps: of(|week| week.reps.map(f64::from)),
                untold: weeks.iter().map(|week| week.untold).collect(),
            }
        };
        Ok(load_weeks(ground.span, &done).into_iter().map(chart).collect())
    }

    pub(super) fn capacity_charts(&self, ground: &Ground) -> Result<Vec<CapacityChart>, WireError> {
        let rows = store::life_between(self.store.read(), "test", ground.days()).map_err(unreadable)?;
        let mut kinds: BTreeMap<CapacityKind, Vec<Tested>> = BTreeMap::new();
        for row in rows {
            let Some(Fact::Test(test)) = row.fact else { continue };
            let tested = Tested { day: row.stamp.day, side: test.side, value: test.value, form: test.form };
            kinds.entry(test.kind).or_default().push(tested);
        }
        Ok(kinds.into_iter().map(|(kind, tests)| self.capacity_chart(ground, kind, &tests)).collect())
    }

    fn capacity_chart(&self, ground: &Ground, kind: CapacityKind, tests: &[Tested]) -> CapacityChart {
        let rules = &self.book().capacity;
        let days = compared(tests, rules);
        let side = |of: fn(&sinew_domain::series::Compared) -> Option<Tested>| {
            let tested: Vec<Tested> = days.iter().filter_map(|d| of(d).filter(|test| test.day == d.day)).collect();
            let told = tested.iter().map(|test| (test.day, Some(test.value))).collect();
            chart_points(by_form(points(ground.span, &told, ANY_STEP), &tested))
        };
        let sides = |d: &sinew_domain::series::Compared| {
            Some(ChartSides {
                x: ground.span.x(d.day)?,
                day: d.day.to_string(),
                difference_percent: d.symmetry.map(|s| s.difference_percent),
                weaker: d.symmetry.and_then(|s| s.weaker).map(Into::into),
                flagged: d.symmetry.is_some_and(|s| s.flagged),
            })
        };
        CapacityChart {
            kind,
            left: side(|d| d.left),
            right: side(|d| d.right),
            sides: days.iter().filter_map(sides).collect(),
            source: self.number("Difference between the sides", &rules.side_difference_percent, " %"),
        }
    }

    pub(super) fn weekly_chart(&self, ground: &Ground) -> Result<WeeklyChart, WireError> {
        let rows = store::life_between(self.store.read(), "week", ground.days()).map_err(unreadable)?;
        let checks: BTreeMap<NaiveDate, _> = rows
            .into_iter()
            .filter_map(|row| match row.fact {
                Some(Fact::Week(week)) => Some((row.stamp.day, week)),
                _ => None,
            })
            .collect();
        let of = |value: &dyn Fn(&NaiveDate, &sinew_domain::plan::WeeklyCheck) -> Option<f64>| -> Vec<ChartPoint> {
            let told = checks.iter().map(|(day, week)| (*day, value(day, week))).collect();
            chart_points(points(ground.span, &told, WEEKLY_STEP))
        };
        let worst = self.worst_with_mornings(ground)?;
        let [mood, motivation] = self.journal_feelings(ground)?;
        let told = checks.keys().chain(mood.keys()).chain(motivation.keys());
        let pain = told.map(|day| (*day, mean_before(&worst, *day))).collect();
        let line = |told: &BTreeMap<NaiveDate, Option<f64>>| chart_points(points(ground.span, told, WEEKLY_STEP));
        Ok(WeeklyChart {
            confidence: of(&|_, week| week.confidence.map(f64::from)),
            frustration: of(&|_, week| week.frustration.map(f64::from)),
            pain: line(&pain),
            percent: of(&|_, week| week.percent.map(f64::from)),
            mood: line(&mood),
            motivation: line(&motivation),
            sources: vec![self.note_with(
                "Pain beside a check or a note",
                "mean of 7 days".to_owned(),
                "app",
                Grade::App,
                None,
                &Sources::new(),
            )],
        })
    }

    /// Mood and motivation of the days on which the journal has them: the newest word of a day. Nobody is asked for them,
    /// so that a day without one is no gap in an answer.
    fn journal_feelings(&self, ground: &Ground) -> Result<[BTreeMap<NaiveDate, Option<f64>>; 2], WireError> {
        let [from, to] = ground.days();
        let rows = store::feelings_between(self.store.read(), from, to).map_err(unreadable)?;
        let of = |value: fn(&FeelingRow) -> Option<u8>| {
            rows.iter().filter_map(|row| Some((row.day, Some(f64::from(value(row)?))))).collect()
        };
        Ok([of(|row| row.mood), of(|row| row.motivation)])
    }

    /// The worst that was told of each day: during, after, and in the morning.
    fn worst_with_mornings(&self, ground: &Ground) -> Result<BTreeMap<NaiveDate, Option<f64>>, WireError> {
        let mut worst = ground.worst(|s| s.pain_during.max(s.pain_after));
        let [from, to] = ground.days();
        let before = from.checked_sub_days(Days::new(6)).unwrap_or(from);
        for (day, morning) in self.mornings([before, to])? {
            let told = worst.entry(day).or_default();
            let pain = morning.pain.map(|pain| pain.value());
            *told = match (*told, pain) {
                (Some(a), Some(b)) => Some(a.max(b)),
                (told, pain) => told.or(pain),
            };
        }
        Ok(worst)
    }
}

pub(super) fn tension(ground: &Ground) -> TensionChart {
    let timed = |s: &crate::store::SeriesSession| match s.how {
        sinew_domain::plan::HowDone::Played => Some(s.tension_ms.unwrap_or(0)),
        sinew_domain::plan::HowDone::ByHand => None,
    };
    let sessions: Vec<_> = ground.sessions.iter().map(|s| (s.of_day, timed(s))).collect();
    let weeks = tension_weeks(ground.span, &sessions);
    let minutes: Vec<Option<f64>> = weeks.iter().map(|week| week.tension_ms.map(|ms| ms as f64 / 60_000.0)).collect();
    TensionChart {
        minutes: chart_points(weekly(ground.span, &minutes)),
        untimed: weeks.iter().map(|week| week.untimed).collect(),
    }
}

/// A set that was not begun is none; what is held has no reps.
fn set_done(day: NaiveDate, set: StoredSet) -> Option<SetDone> {
    let now = standing(&set);
    let reps = u32::from(now.reps);
    let counted = set.reps_target.is_some() || reps > 0;
    let begun = if counted { reps > 0 } else { now.outcome != Outcome::Skipped };
    begun.then(|| SetDone { day, exercise: set.exercise, reps: counted.then_some(reps), load_kg: now.load_kg })
}

/// Counted in another way, a test is not joined to the one before.
fn by_form(points: Vec<Point>, tests: &[Tested]) -> Vec<Point> {
    let mut run = 0;
    let mut out = Vec::new();
    for (at, point) in points.into_iter().enumerate() {
        let form = |at: usize| tests.get(at).map(|test| test.form);
        run += u32::from(at > 0 && form(at) != form(at - 1));
        out.push(Point { run, ..point });
    }
    out
}
