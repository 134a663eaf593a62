//! What is to be reminded of, worked out from the plans, the settings and the person's own choices, for some days around
//! now: the plan says on which days a slot asks, and its window says when.

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU16;

use chrono::{DateTime, Datelike, Days as DayCount, NaiveDate, Utc, Weekday};
use sinew_domain::data::Sourced;
use sinew_domain::day::{RollOver, training_day};
use sinew_domain::plan::{Ask, DayMark, Fact, Life, PlanSlot, SkipReason, SlotName};
use sinew_domain::programme::Programme;
use sinew_domain::schedule::defaults::{LOOK_BACK_DAYS, SESSION_GAP_MIN, SHORT_GAP_MIN};
use sinew_domain::schedule::{Days, Key, Schedule, Slot, SlotId, When, Window, kind};
use sinew_domain::time::Now;

use super::super::life::day_of;
use super::super::lines::parse_time;
use super::super::options::slots_needed;
use crate::Companion;
use crate::wire::WireError;

/// The domain looks two days beyond its last look, and one ahead; a journey may add one more.
const BEYOND_DAYS: u64 = 4;
const AHEAD_DAYS: u64 = 10;
const WEEK_DAYS: i64 = 7;
/// Programmes of the library that are done in bed.
const WAKING_ROUTINES: [&str; 2] = ["morning-plantar", "morning-achilles"];

/// The schedule of one training day.
#[derive(Debug)]
pub(crate) struct Planned {
    day: Option<NaiveDate>,
    pub schedule: Schedule,
    /// What each slot asks on each day, and what became of it. Frozen sessions, and those that a clinician took away, are
    /// not asked for.
    pub asks: BTreeMap<Key, Vec<(Ask, DayMark)>>,
    /// Each check that is asked for, and whether it was answered.
    pub checks: BTreeMap<Key, bool>,
    runs: bool,
}

impl Default for Planned {
    fn default() -> Self {
        let schedule = Schedule { slots: Vec::new(), rests: Vec::new(), quiet: None, roll_over: RollOver::DEFAULT };
        Self { day: None, schedule, asks: BTreeMap::new(), checks: BTreeMap::new(), runs: false }
    }
}

impl Planned {
    pub fn day(&self) -> Option<NaiveDate> {
        self.day
    }

    pub fn is_of(&mut self, day: NaiveDate) {
        self.day = Some(day);
    }

    /// Nothing is asked for, and no day makes a difference.
    pub fn is_idle(&self) -> bool {
        !self.runs && self.schedule.slots.is_empty()
    }

    /// A slot still asks for something on a day.
    pub fn is_open(&self, key: &Key) -> bool {
        self.asks.get(key).is_some_and(|asks| asks.iter().any(|(_, mark)| !was_told(*mark)))
    }

    /// The sessions that a slot still asks for on a day, the first first; all of them where it asks for none any more.
    pub fn open_asks(&self, key: &Key) -> Vec<Ask> {
        let asks = self.asks.get(key).map_or(&[][..], Vec::as_slice);
        let open: Vec<Ask> = asks.iter().filter(|(_, mark)| !was_told(*mark)).map(|(ask, _)| *ask).collect();
        if open.is_empty() { asks.iter().map(|(ask, _)| *ask).collect() } else { open }
    }
}

/// The id of a plan's slot, for ever.
pub(super) fn slot_id(plan: &str, slot: SlotName) -> SlotId {
    SlotId::new(format!("{plan}/{}", word(slot)))
}

/// The plan and the part of the day; None for any other kind of reminder.
pub(super) fn session_slot(id: &SlotId) -> Option<(&str, SlotName)> {
    let (plan, name) = id.as_str().rsplit_once('/')?;
    SlotName::ALL.into_iter().find(|slot| word(*slot) == name).map(|slot| (plan, slot))
}

fn word(slot: SlotName) -> &'static str {
    match slot {
        SlotName::Morning => "morning",
        SlotName::Midday => "midday",
        SlotName::Evening => "evening",
    }
}

pub(super) fn was_told(mark: DayMark) -> bool {
    match mark {
        DayMark::Done | DayMark::Partial | DayMark::Skipped(_) => true,
        DayMark::Missed | DayMark::Paused | DayMark::ToCome => false,
    }
}

impl Companion {
    pub(super) fn planned(&self, now: &Now) -> Result<Planned, WireError> {
        let life = self.life()?;
        let (today, set) = (day_of(now), &self.settings.reminders);
        let looked = training_day(self.reminding.state.looked_last(now), now.zone, RollOver::DEFAULT);
        let oldest = looked.min(today).max(today - DayCount::new(u64::from(LOOK_BACK_DAYS)));
        let (from, to) = (oldest - DayCount::new(BEYOND_DAYS), today + DayCount::new(AHEAD_DAYS));
        let days: Vec<NaiveDate> = from.iter_days().take_while(|day| *day <= to).collect();
        let mut planned = Planned { day: Some(today), runs: life.running().next().is_some(), ..Planned::default() };
        planned.schedule.quiet = set.quiet.as_ref().and_then(|quiet| {
            Some(Window { from: parse_time(&quiet.from)?, to: parse_time(&quiet.to)? }).filter(|q| q.from != q.to)
        });
        if set.sessions {
            self.plan_sessions(life, &days, today, &mut planned);
        }
        let since = self.reminding.set_since;
        if set.morning_check {
            planned.add_check(kind::morning_check(since), mornings(life, &days));
        }
        if set.waking
            && let Some(at) = parse_time(&set.waking_at)
            && self.waking_routine().is_some()
        {
            planned.add_check(kind::waking(at, since), waking_days(life, &days));
        }
        if set.weekly_check
            && let Ok(on) = Weekday::try_from(set.weekly_on)
        {
            planned.add_check(kind::weekly_check(on, since), weeks(life, &days, on));
        }
        if set.sit_breaks {
            planned.schedule.slots.push(kind::sit_break(NonZeroU16::new(set.sit_every_min), since));
        }
        if set.unloading_week {
            planned.add_unloading(life);
        }
        planned.schedule.slots.extend(self.reminding.choices.ice_slot().filter(|slot| is_near(slot, from)));
        if set.appointments {
            planned.schedule.slots.extend(self.reminding.choices.appointment_slots(from));
        }
        Ok(planned)
    }

    /// What is done before the first steps: the routine of the first plan that has one.
    pub(super) fn waking_routine(&self) -> Option<String> {
        let life = self.life().ok()?;
        let topics: Vec<&String> =
            life.running().filter_map(|(_, state)| self.library.programme_of(state)).flat_map(|p| &p.topics).collect();
        let of = |id: &&str| {
            let routine = self.library.programme(id);
            routine.is_some_and(|routine| routine.topics.iter().any(|topic| topics.contains(&topic)))
        };
        WAKING_ROUTINES.into_iter().find(of).map(str::to_owned)
    }

    fn plan_sessions(&self, life: &Life, days: &[NaiveDate], today: NaiveDate, planned: &mut Planned) {
        for (plan, state) in life.running() {
            let Some(programme) = self.library.programme_of(state) else { continue };
            for day in days {
                let marks = life.marks(plan, programme, *day, today, self.book()).into_iter();
                for (ask, mark) in marks.filter(|(_, mark)| is_asked(*mark)) {
                    let key = Key { day: *day, slot: slot_id(plan, ask.slot), nth: 0 };
                    planned.asks.entry(key).or_default().push((ask, mark));
                }
            }
            for slot in &state.slots {
                let id = slot_id(plan, slot.slot);
                let since = slot_since(life, plan, slot);
                let on: BTreeSet<NaiveDate> =
                    planned.asks.keys().filter(|key| key.slot == id).map(|key| key.day).collect();
                let made = kind::session(id.as_str(), plan, session_gap(programme).value, slot.window, since);
                planned.add_on(made, on);
            }
        }
    }
}

impl Planned {
    /// Nothing is added that asks on no day.
    fn add_on(&mut self, mut slot: Slot, on: BTreeSet<NaiveDate>) {
        if let When::Daily { days, .. } = &mut slot.when
            && !on.is_empty()
        {
            *days = Days::These(on);
            self.schedule.slots.push(slot);
        }
    }

    fn add_check(&mut self, slot: Slot, on: Vec<(NaiveDate, bool)>) {
        let key = |day| Key { day, slot: slot.id.clone(), nth: 0 };
        self.checks.extend(on.iter().map(|(day, answered)| (key(*day), *answered)));
        self.add_on(slot, on.into_iter().map(|(day, _)| day).collect());
    }

    /// On its first day, or, where it was begun on that very day, on the first morning after.
    fn add_unloading(&mut self, life: &Life) {
        for (plan, state) in life.running() {
            let Some(from) = state.unloading else { continue };
            let revisions = life.revisions().rev().filter(|(p, ..)| *p == plan);
            let begun = revisions.take_while(|(.., revision)| revision.state.unloading == Some(from)).last();
            let Some((_, _, entry, _)) = begun else { continue };
            let day = if entry.stamp.day < from { from } else { from + DayCount::new(1) };
            let slot = kind::unloading_week(day, instant(entry.stamp.utc_ms));
            if !life.is_frozen(plan, day) && self.schedule.slot(&slot.id).is_none() {
                self.schedule.slots.push(slot);
            }
        }
    }
}

fn is_asked(mark: DayMark) -> bool {
    match mark {
        DayMark::Paused | DayMark::Skipped(SkipReason::Clinician) => false,
        DayMark::Done | DayMark::Partial | DayMark::Skipped(_) | DayMark::Missed | DayMark::ToCome => true,
    }
}

/// Not over for long.
fn is_near(slot: &Slot, from: NaiveDate) -> bool {
    match slot.when {
        When::Every { until, .. } => until.date_naive() >= from,
        When::Daily { .. } | When::Within { .. } | When::OnDay { .. } => true,
    }
}

/// In minutes: the programme's own, or Sinew's.
pub(in crate::use_cases) fn session_gap(programme: &Programme) -> Sourced<u16> {
    match &programme.min_gap_h {
        Some(gap) => Sourced {
            value: (gap.value * 60.0).round().clamp(0.0, f64::from(u16::MAX)) as u16,
            to: None,
            note: None,
            source: gap.source.clone(),
            grade: gap.grade,
        },
        None if slots_needed(programme) > 2 => Sourced::app(SHORT_GAP_MIN),
        None => Sourced::app(SESSION_GAP_MIN),
    }
}

/// When a plan got this slot, as it is.
fn slot_since(life: &Life, plan: &str, slot: &PlanSlot) -> DateTime<Utc> {
    let revisions = life.revisions().rev().filter(|(p, ..)| *p == plan);
    let with_it = revisions.take_while(|(.., revision)| revision.state.slots.contains(slot));
    with_it.last().map(|(_, _, entry, _)| instant(entry.stamp.utc_ms)).unwrap_or_default()
}

/// Those after a day with load.
fn mornings(life: &Life, days: &[NaiveDate]) -> Vec<(NaiveDate, bool)> {
    let loaded: BTreeSet<NaiveDate> =
        life.all_sessions().filter(|(_, s)| s.plan.is_some()).map(|(_, s)| s.of_day).collect();
    let after_load = days.iter().filter(|day| day.pred_opt().is_some_and(|before| loaded.contains(&before)));
    after_load.map(|day| (*day, life.morning(*day).is_some())).collect()
}

/// Every one since a programme runs.
fn waking_days(life: &Life, days: &[NaiveDate]) -> Vec<(NaiveDate, bool)> {
    let started = life.running().map(|(_, state)| state.started).min();
    let since = days.iter().filter(|day| started.is_some_and(|started| started <= **day));
    since.map(|day| (*day, life.morning(*day).is_some())).collect()
}

/// The weekdays on which seven days have passed without an answer.
fn weeks(life: &Life, days: &[NaiveDate], on: Weekday) -> Vec<(NaiveDate, bool)> {
    let Some(started) = life.running().map(|(_, state)| state.started).min() else { return Vec::new() };
    let answers: Vec<NaiveDate> =
        life.entries().iter().filter(|e| matches!(e.fact, Fact::Week(_))).map(|e| e.stamp.day).collect();
    let is_due = |day: &&NaiveDate| {
        let last = answers.iter().filter(|answer| answer < day).max();
        let since = last.map_or(started, |last| (*last).max(started));
        day.weekday() == on && day.signed_duration_since(since).num_days() >= WEEK_DAYS
    };
    days.iter().filter(is_due).map(|day| (*day, answers.contains(day))).collect()
}

pub(super) fn instant(utc_ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(utc_ms).unwrap_or_default()
}
