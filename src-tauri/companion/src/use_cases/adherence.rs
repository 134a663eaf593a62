//! What was done of what was asked, as it is shown: four numbers for seven days, for four weeks and for the whole of it,
//! and beside them, never among them, how even it has been.

use chrono::{Days, NaiveDate};
use sinew_domain::adherence::{
    Adherence, DayDone, Filter, Slot, WeekMark as Mark, days_done, good_weeks, next, trend, weeks_done,
};
use sinew_domain::day::week_of;
use sinew_domain::plan::Fact;
use sinew_domain::time::Now;

use super::check::Check;
use super::library::named;
use super::life::{day_of, no_plan};
use super::look_back::number_view;
use super::past::Bounds;
use crate::wire::{
    AdherenceSpan, AdherenceView, ConsistencyPoint, ConsistencyTrend, GoodWeeksView, LookFilter, Ref, Span, WeekMark,
    WeekMarkView, WireError,
};
use crate::{Companion, store, unreadable};

const WEEK: u64 = 7;
const FOUR_WEEKS: u64 = 28;
/// So much of the trend, and so many weeks, are drawn.
const POINTS: usize = 182;
const WEEKS: usize = 26;

/// Everything that the numbers are made of.
#[derive(Debug, Default)]
struct Told {
    sums: [Adherence; 3],
    /// Without their parts.
    slots: Vec<Slot>,
}

impl Companion {
    /// Of one plan, or of those that run; where none runs, of the one that ran last. The days end with the plan's.
    pub fn adherence(&self, filter: &LookFilter, now: &Now) -> Result<AdherenceView, WireError> {
        let today = day_of(now);
        let mut check = Check::default();
        let looked = self.look_filter(filter, &mut check)?;
        let looked = check.done(looked)?;
        let scope = match &filter.plan {
            Some(plan) => vec![plan.clone()],
            None => self.plans_now(today)?,
        };
        let bounds = scope.iter().map(|plan| self.bounds_of(plan, today)).collect::<Result<Vec<Bounds>, _>>()?;
        let last = bounds.iter().map(|b| b.to).max().unwrap_or(today);
        let first = bounds.iter().map(|b| b.from).min().unwrap_or(today).min(last);
        let starts = [last - Days::new(WEEK - 1), last - Days::new(FOUR_WEEKS - 1), first];
        let told = self.told(&scope, &bounds, starts, last, today, &looked)?;
        let days = days_done(told.slots.iter(), today);
        let spans = [Span::Week, Span::FourWeeks, Span::Whole].into_iter().zip(starts).zip(&told.sums);
        let book = self.book();
        let [line, lower] = [&book.looking_back.line_percent, &book.looking_back.lower_line_percent];
        Ok(AdherenceView {
            plans: scope.iter().map(|plan| self.plan_ref(plan)).collect::<Result<_, _>>()?,
            spans: if scope.is_empty() {
                Vec::new()
            } else {
                spans.map(|((span, from), sum)| self.span(span, from, last, sum)).collect()
            },
            line: line.value,
            lower_line: lower.value,
            lines: vec![self.number("The line", line, " %"), self.number("The lower line", lower, " %")],
            extra_line: self.number("More than was asked", &book.asking.extra_percent, " %"),
            trend: self.trend_view(&days, today),
            weeks: self.weeks_view(&days, &told.slots, today),
        })
    }

    /// Those that run; where none does, the one that began last.
    fn plans_now(&self, today: NaiveDate) -> Result<Vec<String>, WireError> {
        let life = self.past(today, today)?;
        let running: Vec<String> =
            life.running().filter(|(_, s)| s.started <= today).map(|(plan, _)| plan.to_owned()).collect();
        if !running.is_empty() {
            return Ok(running);
        }
        Ok(store::newest_plan(self.store.read()).map_err(unreadable)?.into_iter().collect())
    }

    fn plan_ref(&self, plan: &str) -> Result<Ref, WireError> {
        let rows = store::plan_rows(self.store.read(), plan).map_err(unreadable)?;
        let newest = rows.into_iter().rev().find_map(|row| match row.fact {
            Some(Fact::Revision(revision)) => Some(revision.state.programme),
            _ => None,
        });
        newest.map(|programme| named(plan, &self.programme_ref(&programme).name)).ok_or_else(no_plan)
    }

    /// From the first day on that any of it needs to the end of this week, whose sessions to come are part of it.
    fn told(
        &self,
        scope: &[String],
        bounds: &[Bounds],
        starts: [NaiveDate; 3],
        last: NaiveDate,
        today: NaiveDate,
        filter: &Filter,
    ) -> Result<Told, WireError> {
        let mut told = Told::default();
        let Some(from) = starts.iter().min().filter(|_| !scope.is_empty()) else { return Ok(told) };
        let [.., sunday] = week_of(today);
        let to = if last < today { last } else { sunday };
        let of = |plan: &str| scope.iter().position(|id| id == plan).map(|place| bounds[place]);
        self.courses(None, *from, to, today, filter, |plan, course| {
            let Some(bounds) = of(plan) else { return };
            for (sum, start) in told.sums.iter_mut().zip(starts) {
                *sum = sum.and(Adherence::between(course, start.max(bounds.from), last, today));
            }
            told.slots.extend(course.slots.iter().map(|slot| Slot { parts: Vec::new(), ..slot.clone() }));
        })?;
        Ok(told)
    }

    fn span(&self, span: Span, from: NaiveDate, to: NaiveDate, sum: &Adherence) -> AdherenceSpan {
        AdherenceSpan {
            span,
            from: from.to_string(),
            to: to.to_string(),
            sessions: number_view(&sum.sessions),
            sets: number_view(&sum.sets),
            reps: number_view(&sum.reps),
            load: number_view(&sum.load),
            paused: sum.paused,
            cancelled: sum.cancelled,
            followed: sum.followed,
            load_untold: sum.load_untold,
            rest: sum.rest,
            rest_kept: sum.rest_kept,
            extra: sum.extra,
            much: sum.is_much(self.book()),
        }
    }

    fn trend_view(&self, days: &[DayDone], today: NaiveDate) -> ConsistencyTrend {
        let half_life = &self.book().looking_back.trend_half_life_days;
        let points = trend(days, today, self.book());
        let shown = points.iter().skip(points.len().saturating_sub(POINTS));
        let without_a_gap = (0..FOUR_WEEKS).fold(0.0, |value, _| next(1.0, half_life.value, value, 1.0));
        ConsistencyTrend {
            points: shown
                .map(|point| ConsistencyPoint { day: point.day.to_string(), value: tenths(point.value * 100.0) })
                .collect(),
            after_four_weeks: (without_a_gap * 100.0).round(),
            half_life: self.number("Half of the trend is of the last", half_life, " days"),
        }
    }

    fn weeks_view(&self, days: &[DayDone], slots: &[Slot], today: NaiveDate) -> GoodWeeksView {
        let [monday, ..] = week_of(today);
        let open = slots.iter().filter(|slot| slot.day >= monday && slot.is_open(today)).count() as u32;
        let numbers = &self.book().looking_back;
        let told = good_weeks(&weeks_done(days, open, today), today, self.book());
        let shown = told.weeks.iter().skip(told.weeks.len().saturating_sub(WEEKS));
        GoodWeeksView {
            shown: self.settings.good_weeks,
            in_row: told.in_row,
            freezes: told.freezes,
            freezes_max: numbers.freezes_max.value.into(),
            weeks: shown
                .map(|(monday, mark)| WeekMarkView { monday: monday.to_string(), mark: (*mark).into() })
                .collect(),
            sources: vec![
                self.number("A good week", &numbers.good_week_percent, " % of its sessions"),
                self.number("A freeze is earned by", &numbers.freeze_after_weeks, " good weeks"),
                self.number("Freezes at most", &numbers.freezes_max, ""),
            ],
        }
    }
}

impl From<Mark> for WeekMark {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Good => WeekMark::Good,
            Mark::Neither => WeekMark::Neither,
            Mark::Frozen => WeekMark::Frozen,
            Mark::Other => WeekMark::Other,
            Mark::Open => WeekMark::Open,
        }
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
