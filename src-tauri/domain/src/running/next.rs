//! When the next run of a plan is due: on its weekdays, never closer to the run before than the plan says, and never made
//! up for. A day that has gone by asks for nothing any more.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use super::course::PlanNow;
use crate::run_plan::RunPlan;
use crate::schedule::Weekdays;

/// From one run day to the next where a plan names only how many there are in a week: never two days in a row.
pub const APART: u16 = 2;
/// A plan may wait for its first day as long as this. Sinew's own default.
pub const START_WITHIN_DAYS: i64 = 60;
/// A next run is looked for in so many days.
const LOOKED: u64 = 60;

/// The next run, and why it is not sooner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct NextRun {
    #[cfg_attr(feature = "wire-types", ts(type = "string"))]
    pub day: NaiveDate,
    pub step: u16,
    /// The day that it was moved from.
    #[cfg_attr(feature = "wire-types", ts(type = "string | null"))]
    pub moved_from: Option<NaiveDate>,
    pub waits: Vec<RunWait>,
}

/// What keeps a run from an earlier day of the plan's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RunWait {
    /// The last run is too near.
    RestDay,
    /// The last step said: not before a day.
    AfterStep,
    NotStarted,
}

/// Days from one run to the next, at a step.
pub fn apart(record: &RunPlan, step: u16) -> u16 {
    let here = record.steps.iter().find(|s| s.n == step).and_then(|s| s.every_days.as_ref());
    here.or(record.every_days.as_ref()).map_or(APART, |days| days.value.max(1))
}

/// `ran` are the days of runs, of the plan or not. None where no day comes up.
pub fn next_run(plan: &PlanNow, record: &RunPlan, ran: &[NaiveDate], today: NaiveDate) -> Option<NextRun> {
    let gap = apart(record, plan.step);
    let near = |day: NaiveDate| {
        // A run later on is not known yet; one on the day itself is this one.
        ran.iter().any(|run| (0..i64::from(gap)).contains(&(day - *run).num_days()))
    };
    let mut waits = Vec::new();
    for ahead in 0..LOOKED {
        let day = today.checked_add_days(Days::new(ahead))?;
        let Some(moved_from) = on(plan, day) else { continue };
        if plan.instead(moved_from.unwrap_or(day)).is_some() {
            continue;
        }
        let wait = if day < plan.start.started {
            Some(RunWait::NotStarted)
        } else if day < plan.from_day {
            Some(RunWait::AfterStep)
        } else if near(day) {
            Some(RunWait::RestDay)
        } else {
            None
        };
        match wait {
            // A run that was done today is no reason to wait, it is the run.
            Some(RunWait::RestDay) if ran.contains(&day) => {}
            Some(wait) => waits.push(wait),
            None => {
                waits.sort();
                waits.dedup();
                return Some(NextRun { day, step: plan.step, moved_from, waits });
            }
        }
    }
    None
}

/// Whether the plan has a run on a day; with it the day that it was moved from.
fn on(plan: &PlanNow, day: NaiveDate) -> Option<Option<NaiveDate>> {
    let came = plan.moved.iter().find(|(_, to)| *to == day).map(|(meant, _)| *meant);
    let own = || plan.weekdays_on(day).has(day.weekday()) && plan.moved.iter().all(|(meant, _)| *meant != day);
    came.map(Some).or_else(|| own().then_some(None))
}

/// What is wrong with weekdays, for a plan that begins at a step: none, more than it has, or two that are too near.
pub fn weekday_problems(weekdays: Weekdays, record: &RunPlan, step: u16) -> Vec<String> {
    let mut problems = Vec::new();
    let most = record.days_per_week.as_ref().map_or(u16::MAX, |days| days.value);
    if weekdays.count() > usize::from(most) {
        problems.push(format!("weekdays: the plan has {most} a week"));
    }
    problems.extend(too_few_or_near(weekdays, apart(record, step)));
    problems
}

/// What is wrong with other weekdays for a plan that goes on: the same as at its beginning, and more of them only once
/// its table is done, one at a time.
pub fn days_problems(weekdays: Weekdays, plan: &PlanNow, record: &RunPlan, today: NaiveDate) -> Vec<String> {
    let mut problems = Vec::new();
    let (now, new) = (plan.weekdays_on(today), weekdays.count());
    let done = record.steps.last().is_some_and(|last| plan.step >= last.n);
    if weekdays == now {
        problems.push("weekdays: are its days already".to_owned());
    }
    let had = now.count().max(plan.start.weekdays.count());
    if !done && new > had {
        problems.push("weekdays: one more run a week comes after the last step of the table".to_owned());
    }
    if done && new > had + 1 {
        problems.push("weekdays: one more at a time".to_owned());
    }
    problems.extend(too_few_or_near(weekdays, apart(record, plan.step)));
    problems
}

/// The weekdays with one more, in the middle of the longest time without a run; None where none fits.
pub fn one_more_day(weekdays: Weekdays, gap: u16) -> Option<Weekdays> {
    let days = places(weekdays);
    let with = |day: u16| Weekdays::of(&days.iter().chain([&day]).map(|day| weekday(*day)).collect::<Vec<_>>());
    let near = |day: u16| days.iter().map(|of| (day + 7 - of).rem_euclid(7).min((of + 7 - day).rem_euclid(7))).min();
    let free = (0..7u16).filter(|day| !days.contains(day));
    let best = free.max_by_key(|day| (near(*day), std::cmp::Reverse(*day)))?;
    Some(with(best)).filter(|more| too_few_or_near(*more, gap).is_empty())
}

fn too_few_or_near(weekdays: Weekdays, gap: u16) -> Vec<String> {
    let days = places(weekdays);
    let mut problems = Vec::new();
    if days.is_empty() {
        problems.push("weekdays: at least one".to_owned());
    }
    let near = days.iter().enumerate().any(|(i, day)| match days.get(i + 1) {
        Some(next) => next - day < gap,
        None => days.first().is_some_and(|first| days.len() > 1 && first + 7 - day < gap),
    });
    if near {
        problems.push(format!("weekdays: {gap} days from one run to the next"));
    }
    problems
}

/// From Monday on.
fn places(weekdays: Weekdays) -> Vec<u16> {
    (0..7u16).filter(|i| weekdays.has(weekday(*i))).collect()
}

fn weekday(from_monday: u16) -> chrono::Weekday {
    chrono::Weekday::try_from(from_monday as u8).unwrap_or(chrono::Weekday::Mon)
}
