//! The calendar of what was asked and what became of it: a quarter of a year at a time, and a day whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, Months, NaiveDate};
use sinew_domain::adherence::{Adherence, Course, Filter, Number, Past, Slot};
use sinew_domain::day::week_of;
use sinew_domain::plan::{DayMark, SkipReason};
use sinew_domain::session::Side;
use sinew_domain::time::Now;

use super::check::Check;
use super::library::named;
use super::life::day_of;
use super::past::plans_in;
use crate::wire::{
    AskMark, DayAskDetail, DayDetail, DayLook, Leg, LookAsk, LookBack, LookBackDraft, LookDay, LookFilter, MonthStart,
    MorningTold, NumberView, Ref, WireError,
};
use crate::{Companion, store, unreadable};

/// So many weeks are shown together.
const WEEKS: u64 = 13;
/// An id is no longer.
const ID_MAX: usize = 80;

/// What the days of the calendar are made of.
#[derive(Debug, Default)]
struct Found {
    days: BTreeMap<NaiveDate, Day>,
    plans: Vec<(String, String)>,
    exercises: BTreeSet<String>,
    sides: BTreeSet<u8>,
}

#[derive(Debug, Default)]
struct Day {
    asks: Vec<(LookAsk, DayMark)>,
    extra: u32,
    is_rest: bool,
}

impl Companion {
    /// Thirteen whole weeks, the last of them this one, or those that hold the given day.
    pub fn look_back(&self, draft: &LookBackDraft, now: &Now) -> Result<LookBack, WireError> {
        let today = day_of(now);
        let [.., last] = week_of(today);
        let mut check = Check::default();
        let at = check.maybe_day("at", draft.at.as_deref()).unwrap_or(today);
        if at > last {
            check.problem("at", "is still to come");
        }
        let filter = self.look_filter(&draft.filter, &mut check)?;
        let (filter, plan) = check.done((filter, draft.filter.plan.as_deref()))?;
        let (from, to) = weeks_around(at, last);
        let mut found = Found::default();
        self.with_past(from, to, today, |past| self.find(past, plan, from, to, &filter, &mut found))?;
        let first = store::first_kept(self.store.read()).map_err(unreadable)?;
        let days = from.iter_days().take_while(|day| *day <= to);
        Ok(LookBack {
            from: from.to_string(),
            to: to.to_string(),
            today: today.to_string(),
            days: days
                .map(|day| look_day(day, found.days.remove(&day).unwrap_or_default(), first.unwrap_or(from), last))
                .collect(),
            months: months(from, to),
            filter: draft.filter.clone(),
            plans: found.plans.iter().map(|(id, programme)| named(id, &self.programme_ref(programme).name)).collect(),
            exercises: found.exercises.iter().map(|id| named(id, &self.library.name_of(id))).collect(),
            sides: if found.sides.len() > 1 { vec![Leg::Left, Leg::Right] } else { Vec::new() },
            earlier: first.filter(|first| *first < from).map(|_| (from - Days::new(1)).to_string()),
            later: (to < last).then(|| (to + Days::new(1)).to_string()),
            empty: first.is_none(),
        })
    }

    /// One day with everything that was asked, done and told of it.
    pub fn history_day(&self, day: &str, now: &Now) -> Result<DayDetail, WireError> {
        let today = day_of(now);
        let [.., last] = week_of(today);
        let mut check = Check::default();
        let told = check.day("day", day);
        if told.is_some_and(|day| day > last) {
            check.problem("day", "is still to come");
        }
        let day = check.done(told)?.unwrap_or(today);
        let mut found = Found::default();
        let mut asks: Vec<DayAskDetail> = Vec::new();
        let morning = self.with_past(day, day, today, |past| {
            self.find(past, None, day, day, &Filter::default(), &mut found);
            for plan in plans_in(past.life, None) {
                let course = past.course(plan, day, day, &Filter::default());
                let programme = past.life.state_on(plan, day).map(|state| self.programme_ref(&state.programme));
                let programme = programme.unwrap_or_else(|| named(plan, plan));
                asks.extend(course.slots.iter().map(|slot| ask_detail(plan, &programme, slot)));
            }
            past.life.morning(day).map(|m| MorningTold {
                pain: m.pain.map(|pain| pain.value()),
                stiffness_min: m.stiffness_min,
                something_new: m.something_new,
                recalled: m.recalled,
            })
        })?;
        asks.sort_by_key(|ask| ask.ask.slot);
        let first = store::first_kept(self.store.read()).map_err(unreadable)?;
        let line = look_day(day, found.days.remove(&day).unwrap_or_default(), day, last);
        Ok(DayDetail {
            day: day.to_string(),
            today: day == today,
            look: line.look,
            asks,
            sessions: self.sessions_of_day(day)?,
            morning,
            before: first.filter(|first| *first < day).map(|_| (day - Days::new(1)).to_string()),
            after: (day < last).then(|| (day + Days::new(1)).to_string()),
        })
    }

    /// Those that stand on it, and those that were done for it on another day.
    fn sessions_of_day(&self, day: NaiveDate) -> Result<Vec<crate::wire::SessionListItem>, WireError> {
        let connection = self.store.read();
        let mut rows = store::told(connection, day, day, store::ToldFilter::default()).map_err(unreadable)?;
        for row in store::past_sessions(connection, day, day).map_err(unreadable)? {
            if !rows.iter().any(|other| other.id == row.id) {
                rows.push(row);
            }
        }
        rows.sort_by(|a, b| (a.at_ms, &a.id).cmp(&(b.at_ms, &b.id)));
        rows.into_iter().map(|row| self.detail(row).map(|detail| detail.item)).collect()
    }

    /// Problems are told to the check; what it gives is only read where there are none.
    pub(super) fn look_filter(&self, filter: &LookFilter, check: &mut Check) -> Result<Filter, WireError> {
        if let Some(plan) = &filter.plan {
            let rows = store::plan_rows(self.store.read(), plan).map_err(unreadable)?;
            if rows.is_empty() {
                check.problem("filter.plan", "no such plan");
            }
        }
        // What was taken from the library is still in the log.
        if filter.exercise.as_ref().is_some_and(|id| id.is_empty() || id.len() > ID_MAX) {
            check.problem("filter.exercise", "is no exercise");
        }
        Ok(Filter { exercise: filter.exercise.clone(), side: filter.side.map(Side::from) })
    }

    fn find(
        &self,
        past: &Past,
        plan: Option<&str>,
        from: NaiveDate,
        to: NaiveDate,
        filter: &Filter,
        found: &mut Found,
    ) {
        for id in plans_in(past.life, None) {
            let whole = past.course(id, from, to, &Filter::default());
            let is_here = !(whole.slots.is_empty() && whole.extras.is_empty() && whole.rests.is_empty());
            if let Some(state) = past.life.plan(id).filter(|_| is_here) {
                found.plans.push((id.to_owned(), state.programme.clone()));
            }
            for part in whole.slots.iter().flat_map(|slot| &slot.parts) {
                found.exercises.insert(part.exercise.clone());
                found.sides.extend(part.side.map(|side| side as u8));
            }
            if plan.is_some_and(|plan| plan != id) {
                continue;
            }
            let course = if filter.is_all() { whole } else { past.course(id, from, to, filter) };
            found.add(id, &course);
            let rests_today =
                past.life.state_on(id, past.today).is_some_and(|s| s.started <= past.today && s.ended.is_none());
            if rests_today && past.marks(id, past.today).is_empty() && !past.life.is_frozen(id, past.today) {
                found.days.entry(past.today).or_default().is_rest = true;
            }
        }
        if plan.is_none() {
            let outside =
                past.life.all_sessions().filter(|(_, s)| s.plan.is_none() && from <= s.of_day && s.of_day <= to);
            for (_, session) in outside.filter(|(_, s)| filter.takes_any_of(s)) {
                found.days.entry(session.of_day).or_default().extra += 1;
            }
        }
    }
}

impl Found {
    fn add(&mut self, plan: &str, course: &Course) {
        for slot in &course.slots {
            let day = self.days.entry(slot.day).or_default();
            day.extra += slot.extra;
            day.asks.push((look_ask(plan, slot), slot.mark));
        }
        for extra in &course.extras {
            self.days.entry(extra.day).or_default().extra += 1;
        }
        for rest in &course.rests {
            self.days.entry(rest.day).or_default().is_rest = true;
        }
    }
}

/// Blocks of weeks that end with the present one.
fn weeks_around(at: NaiveDate, last: NaiveDate) -> (NaiveDate, NaiveDate) {
    let [.., sunday] = week_of(at);
    let weeks_back = last.signed_duration_since(sunday).num_days().max(0) as u64 / 7;
    let to = last - Days::new(weeks_back / WEEKS * WEEKS * 7);
    (to - Days::new(WEEKS * 7 - 1), to)
}

fn months(from: NaiveDate, to: NaiveDate) -> Vec<MonthStart> {
    let begins = |day: &NaiveDate| chrono::Datelike::day(day) == 1;
    let days = from.iter_days().take_while(|day| *day <= to).filter(begins);
    days.map(|day| MonthStart { week: day.signed_duration_since(from).num_days() as u32 / 7, day: day.to_string() })
        .collect()
}

fn look_day(day: NaiveDate, mut of: Day, first: NaiveDate, last: NaiveDate) -> LookDay {
    of.asks.sort_by_key(|(ask, _)| ask.slot);
    let before = day.checked_sub_months(Months::new(1)).unwrap_or(day).max(first.min(day));
    let after = day.checked_add_months(Months::new(1)).unwrap_or(day).min(last);
    LookDay {
        day: day.to_string(),
        look: look(&of),
        asks: of.asks.into_iter().map(|(ask, _)| ask).collect(),
        extra: of.extra,
        month_before: before.to_string(),
        month_after: after.to_string(),
    }
}

/// A day in one shape: what was done comes before what was not.
fn look(day: &Day) -> DayLook {
    let marks = || day.asks.iter().map(|(_, mark)| *mark);
    let counted = || marks().filter(|mark| mark.counts() || *mark == DayMark::ToCome);
    let is_skip = |mark: DayMark| matches!(mark, DayMark::Skipped(_));
    if day.asks.is_empty() {
        return match (day.extra > 0, day.is_rest) {
            (true, _) => DayLook::Extra,
            (false, true) => DayLook::Rest,
            (false, false) => DayLook::None,
        };
    }
    if counted().next().is_some() && counted().all(|mark| mark == DayMark::Done) {
        DayLook::Done
    } else if marks().any(|mark| matches!(mark, DayMark::Done | DayMark::Partial)) {
        DayLook::Partial
    } else if marks().any(|mark| mark == DayMark::ToCome) {
        DayLook::ToCome
    } else if marks().any(|mark| mark == DayMark::Missed) {
        DayLook::Missed
    } else if marks().any(is_skip) {
        DayLook::Skipped
    } else {
        DayLook::Paused
    }
}

fn look_ask(plan: &str, slot: &Slot) -> LookAsk {
    LookAsk {
        plan: plan.to_owned(),
        slot: slot.ask.slot,
        mark: AskMark::from(slot.mark),
        skipped: skipped(slot.mark),
        followed: slot.followed,
    }
}

fn skipped(mark: DayMark) -> Option<SkipReason> {
    match mark {
        DayMark::Skipped(reason) => Some(reason),
        DayMark::Done | DayMark::Partial | DayMark::Missed | DayMark::Paused | DayMark::ToCome => None,
    }
}

/// What was asked of one session beside what was done, whatever became of it.
fn ask_detail(plan: &str, programme: &Ref, slot: &Slot) -> DayAskDetail {
    let course =
        Course { slots: vec![Slot { followed: false, mark: counted(slot.mark), ..slot.clone() }], ..Course::default() };
    let sum = Adherence::of(&course, slot.day + Days::new(1));
    DayAskDetail {
        ask: look_ask(plan, slot),
        programme: programme.clone(),
        sets: number_view(&sum.sets),
        reps: number_view(&sum.reps),
        load: number_view(&sum.load),
        load_untold: sum.load_untold > 0,
    }
}

/// What is in no count is shown all the same.
fn counted(mark: DayMark) -> DayMark {
    match mark {
        DayMark::Paused | DayMark::ToCome | DayMark::Skipped(SkipReason::Clinician) => DayMark::Missed,
        DayMark::Done | DayMark::Partial | DayMark::Missed | DayMark::Skipped(_) => mark,
    }
}

pub(super) fn number_view(number: &Number) -> NumberView {
    let tenths = |value: f64| (value * 10.0).round() / 10.0;
    NumberView { done: tenths(number.done), asked: tenths(number.asked), percent: number.percent() }
}
