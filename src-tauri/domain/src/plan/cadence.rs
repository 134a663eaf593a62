//! Which sessions a day asks for, and the weeks ahead.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::state::PlanState;
use crate::programme::{Phase, Programme, SessionPlan};

/// The part of a day in which a session is done; a plan has at most one slot of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SlotName {
    Morning,
    Midday,
    Evening,
}

impl SlotName {
    pub const ALL: [SlotName; 3] = [SlotName::Morning, SlotName::Midday, SlotName::Evening];
}

/// One session that a day asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ask {
    pub slot: SlotName,
    /// Which of the phase's sessions, from 0.
    pub session: u16,
}

/// What a plan asks for on a day; nothing before its start and after its end. Pauses are the life's to know.
pub fn asks(plan: &PlanState, programme: &Programme, day: NaiveDate) -> Vec<Ask> {
    if day < plan.started || plan.ended.is_some() {
        return Vec::new();
    }
    let Some(phase) = programme.phase_of_week(plan.week) else { return Vec::new() };
    let mut slots: Vec<SlotName> = plan.slots.iter().map(|s| s.slot).collect();
    slots.sort();
    let mut out = Vec::new();
    for (session, at) in phase.sessions.iter().zip(0..) {
        if is_on(plan, session, day) {
            let times = session.per_day.as_ref().map_or(1, |n| n.value);
            out.extend(slots.iter().take(times.into()).map(|slot| Ask { slot: *slot, session: at }));
        }
    }
    out.sort();
    out
}

fn is_on(plan: &PlanState, session: &SessionPlan, day: NaiveDate) -> bool {
    if let Some(every) = &session.every_days {
        let since = day.signed_duration_since(plan.started).num_days();
        return since % i64::from(every.value.max(1)) == 0;
    }
    let wanted = usize::from(session.days_per_week.as_ref().map_or(7, |n| n.value));
    weekdays(plan, wanted).contains(&day.weekday())
}

/// The person's own days while they are as many as are asked for; otherwise days that are well apart.
fn weekdays(plan: &PlanState, wanted: usize) -> Vec<Weekday> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    const WEEK: [Weekday; 7] = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];
    let own: Vec<Weekday> = WEEK.into_iter().filter(|day| plan.weekdays.has(*day)).collect();
    if own.len() == wanted {
        return own;
    }
    match wanted {
        0 => Vec::new(),
        1 => vec![Mon],
        2 => vec![Mon, Thu],
        3 => vec![Mon, Wed, Fri],
        4 => vec![Mon, Tue, Thu, Sat],
        5 => vec![Mon, Tue, Wed, Fri, Sat],
        6 => vec![Mon, Tue, Wed, Thu, Fri, Sat],
        _ => WEEK.to_vec(),
    }
}

/// A step of the way ahead.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung<'p> {
    /// From 1, as are all weeks.
    pub week: u16,
    pub phase: &'p Phase,
    /// How many sessions such a week asks for.
    pub sessions: u16,
    pub now: bool,
}

/// The weeks of a programme, from the first to the last. No week has a date: it comes when the one before has shown what
/// it takes.
pub fn ladder<'p>(plan: &PlanState, programme: &'p Programme) -> Vec<Rung<'p>> {
    let monday = plan.started - chrono::Days::new(u64::from(plan.started.weekday().num_days_from_monday()));
    let week_of = |week: u16| {
        let there = PlanState { week, started: monday, ended: None, ..plan.clone() };
        let days = (0..7).map(|day| monday + chrono::Days::new(day));
        days.map(|day| asks(&there, programme, day).len() as u16).sum()
    };
    let rung = |week| {
        let phase = programme.phase_of_week(week)?;
        Some(Rung { week, phase, sessions: week_of(week), now: week == plan.week })
    };
    (1..=programme.weeks.value).filter_map(rung).collect()
}
