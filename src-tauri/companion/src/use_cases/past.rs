//! Some days of the past, as every look back reads them: a window of the life, in which each of its days is told as the
//! whole life tells it. What it costs follows those days.

use chrono::{Days, NaiveDate};
use sinew_domain::adherence::{Adherence, Course, Filter, Past};
use sinew_domain::day::week_of;
use sinew_domain::plan::{Fact, Life, PlanState};
use sinew_domain::time::Now;

use super::life::{day_of, no_plan};
use crate::wire::WireError;
use crate::{Companion, store, unreadable};

/// A long stretch is read in parts of so many days: looking for one day in a life costs that life's length.
const PART_DAYS: u64 = 91;

/// What a week amounts to, with the days of it that were looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekSum {
    pub monday: NaiveDate,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub of: Adherence,
}

/// From when to when a plan asks; a plan that runs asks until today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bounds {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Companion {
    /// The facts by which any day between these is told as the whole life tells it, both included. Of other days there
    /// are some, but not all.
    pub fn past(&self, from: NaiveDate, to: NaiveDate) -> Result<Life, WireError> {
        let connection = self.store.read();
        let rows = store::past(connection, from, to).map_err(unreadable)?;
        let sessions = store::past_sessions(connection, from, to).map_err(unreadable)?;
        let sets = store::past_sets(connection, from, to).map_err(unreadable)?;
        self.life_from_rows(rows, sessions, sets)
    }

    /// The same, with all that is needed to ask what any day of it asked for.
    pub(super) fn with_past<T>(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        today: NaiveDate,
        look: impl FnOnce(&Past) -> T,
    ) -> Result<T, WireError> {
        let life = self.past(from, to)?;
        let programme_of = |state: &PlanState| self.library.programme_of(state);
        let exercise = |id: &str| self.library.exercise(id);
        Ok(look(&Past { life: &life, today, book: self.book(), programme_of: &programme_of, exercise: &exercise }))
    }

    /// What was asked and done from one day to another, both included: of one plan, or of all together. Slots that a pause
    /// or a clinician took are in no count, and today counts only as far as it was done.
    pub fn adherence_of(
        &self,
        plan: Option<&str>,
        from: NaiveDate,
        to: NaiveDate,
        now: &Now,
    ) -> Result<Adherence, WireError> {
        let today = day_of(now);
        let mut sum = Adherence::default();
        self.courses(plan, from, to, today, &Filter::default(), |_, course| {
            sum = sum.and(Adherence::of(course, today));
        })?;
        Ok(sum)
    }

    /// The same, week by week from Monday to Sunday, oldest first; the first and the last may be cut.
    pub fn weeks_of(
        &self,
        plan: Option<&str>,
        from: NaiveDate,
        to: NaiveDate,
        now: &Now,
    ) -> Result<Vec<WeekSum>, WireError> {
        let mut weeks = Vec::new();
        let today = day_of(now);
        for (from, to) in parts(from, to) {
            let weeks_here = self.with_past(from, to, today, |past| {
                let mut here = Vec::new();
                let mut start = from;
                while start <= to {
                    let [monday, .., sunday] = week_of(start);
                    let end = sunday.min(to);
                    let sum = plans_in(past.life, plan).into_iter().fold(Adherence::default(), |sum, plan| {
                        sum.and(Adherence::of(&past.course(plan, start, end, &Filter::default()), today))
                    });
                    here.push(WeekSum { monday, from: start, to: end, of: sum });
                    start = end + Days::new(1);
                }
                here
            })?;
            weeks.extend(weeks_here);
        }
        Ok(weeks)
    }

    /// Each plan's course over a stretch, in parts that follow each other.
    pub(super) fn courses(
        &self,
        plan: Option<&str>,
        from: NaiveDate,
        to: NaiveDate,
        today: NaiveDate,
        filter: &Filter,
        mut take: impl FnMut(&str, &Course),
    ) -> Result<(), WireError> {
        for (from, to) in parts(from, to) {
            self.with_past(from, to, today, |past| {
                for plan in plans_in(past.life, plan) {
                    take(plan, &past.course(plan, from, to, filter));
                }
            })?;
        }
        Ok(())
    }

    /// From the start of a plan to its end or today. Refused where there is no such plan.
    pub(super) fn bounds_of(&self, plan: &str, today: NaiveDate) -> Result<Bounds, WireError> {
        let rows = store::plan_rows(self.store.read(), plan).map_err(unreadable)?;
        let mut states = rows.iter().filter_map(|row| match &row.fact {
            Some(Fact::Revision(revision)) => Some((row.stamp.day, &revision.state)),
            _ => None,
        });
        let Some((day, newest)) = states.next_back() else { return Err(no_plan()) };
        let to = if newest.ended.is_some() { day.min(today) } else { today };
        Ok(Bounds { from: newest.started, to })
    }
}

/// The one plan, or all that the window knows.
pub(super) fn plans_in<'a>(life: &'a Life, plan: Option<&'a str>) -> Vec<&'a str> {
    match plan {
        Some(plan) => vec![plan],
        None => life.plans().into_iter().map(|(plan, _)| plan).collect(),
    }
}

/// Parts that begin on Mondays, so that no week is cut in two.
fn parts(from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut out = Vec::new();
    let mut start = from;
    while start <= to {
        let [monday, ..] = week_of(start);
        let end = (monday + Days::new(PART_DAYS - 1)).min(to);
        out.push((start, end));
        start = end + Days::new(1);
    }
    out
}
