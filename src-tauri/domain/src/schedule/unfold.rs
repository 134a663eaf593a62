//! From slots to occurrences: which windows there are on a range of days, as instants.
//!
//! A time that the clocks leave out is read as the first instant after the gap. A time that comes twice opens a window
//! the first time and closes it the second, so that no change of the clocks shortens a window. A day that a place left
//! out altogether has no windows.

use std::ops::RangeInclusive;

use chrono::{DateTime, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::{GapInfo, Tz};
use serde::{Deserialize, Serialize};

use super::defaults::{SHORTEST_WINDOW_MIN, minutes};
use super::kind::Kind;
use super::slot::{Schedule, Slot, SlotId, When, Window, after};
use crate::day::{RollOver, training_day};
use crate::time::Now;

/// What an occurrence is known by, whatever becomes of clocks and zones.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The training day.
    pub day: NaiveDate,
    pub slot: SlotId,
    /// From 0, where a slot comes more than once a day.
    pub nth: u16,
}

/// One window of one slot: open from the first instant, no longer open at the second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    pub key: Key,
    pub kind: Kind,
    pub opens: DateTime<Utc>,
    pub closes: DateTime<Utc>,
}

impl Occurrence {
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        self.opens <= at && at < self.closes
    }
}

/// Every window on these training days for a person in `zone`, in order of opening.
pub fn unfold(schedule: &Schedule, days: RangeInclusive<NaiveDate>, zone: Tz) -> Vec<Occurrence> {
    let mut all = Vec::new();
    for slot in &schedule.slots {
        // The first window after the range may end the last one in it.
        let until = after(*days.end(), 1);
        slot_windows(schedule, slot, *days.start()..=until, zone, &mut all);
    }
    all.sort_by(|(_, a), (_, b)| a.opens.cmp(&b.opens).then_with(|| a.key.cmp(&b.key)));
    let next = |place: usize, slot: &Slot, opens: DateTime<Utc>| {
        let group = slot.group.as_ref()?;
        let later = all.iter().skip(place).find(|(s, o)| s.group.as_ref() == Some(group) && o.opens > opens);
        later.map(|(_, other)| other.opens)
    };
    let mut windows = Vec::new();
    for (place, (slot, occurrence)) in all.iter().enumerate() {
        let cut = next(place, slot, occurrence.opens).map_or(occurrence.closes, |next| next.min(occurrence.closes));
        let closes = cut.max(occurrence.opens + minutes(SHORTEST_WINDOW_MIN));
        // A window that had closed when the slot was made never was.
        if days.contains(&occurrence.key.day) && closes > slot.since {
            windows.push(Occurrence { opens: occurrence.opens.max(slot.since), closes, ..occurrence.clone() });
        }
    }
    windows
}

/// When the training day is over: how long "pause for today" lasts.
pub fn day_ends(roll_over: RollOver, now: &Now) -> DateTime<Utc> {
    let tomorrow = after(training_day(now.wall, now.zone, roll_over), 1);
    let hour = NaiveTime::from_hms_opt(u32::from(u8::from(roll_over)), 0, 0).unwrap_or_default();
    closing(tomorrow.and_time(hour), now.zone)
}

fn slot_windows<'a>(
    schedule: &Schedule,
    slot: &'a Slot,
    days: RangeInclusive<NaiveDate>,
    zone: Tz,
    into: &mut Vec<(&'a Slot, Occurrence)>,
) {
    let mut add = |day: NaiveDate, nth: usize, opens: DateTime<Utc>, closes: DateTime<Utc>| {
        let resting = slot.kind == Kind::Session && schedule.rests.iter().any(|rest| rest.holds(day));
        if let Ok(nth) = u16::try_from(nth)
            && !resting
        {
            let key = Key { day, slot: slot.id.clone(), nth };
            into.push((slot, Occurrence { key, kind: slot.kind, opens, closes }));
        }
    };
    let wall = |day, window: Window, zone| {
        let (from, to) = window.on(day, schedule.roll_over);
        Some((opening(from, zone)?, closing(to, zone)))
    };
    match &slot.when {
        When::Daily { days: on, window } => {
            for day in each(days).filter(|day| on.hold(*day)) {
                if let Some((opens, closes)) = wall(day, *window, zone) {
                    add(day, 0, opens, closes);
                }
            }
        }
        When::Within { days: on, window, every_min } => {
            let every = minutes(every_min.get());
            for day in each(days).filter(|day| on.hold(*day)) {
                let Some((from, to)) = wall(day, *window, zone) else { continue };
                for (nth, opens) in steps(from + every, to, every).enumerate() {
                    add(day, nth, opens, (opens + every).min(to));
                }
            }
        }
        When::OnDay { day, window, zone: place } => {
            if let Some((opens, closes)) = wall(*day, *window, place.unwrap_or(zone)).filter(|_| days.contains(day)) {
                add(*day, 0, opens, closes);
            }
        }
        When::Every { every_min, from, until } => {
            let every = minutes(every_min.get());
            // Named by a day that no journey changes.
            let near = days.start().and_time(NaiveTime::MIN).and_utc();
            let skip = (near - *from).num_minutes().max(0) / i64::from(every_min.get());
            let first = *from + TimeDelta::minutes(skip * i64::from(every_min.get()));
            let far = after(*days.end(), 2).and_time(NaiveTime::MIN).and_utc().min(*until);
            for (opens, nth) in steps(first, far, every).zip(usize::try_from(skip).unwrap_or(0)..) {
                let day = training_day(opens, chrono_tz::UTC, schedule.roll_over);
                if days.contains(&day) {
                    add(day, nth, opens, (opens + every).min(*until));
                }
            }
        }
    }
}

fn steps(from: DateTime<Utc>, until: DateTime<Utc>, every: TimeDelta) -> impl Iterator<Item = DateTime<Utc>> {
    std::iter::successors(Some(from), move |at| at.checked_add_signed(every)).take_while(move |at| *at < until)
}

fn each(days: RangeInclusive<NaiveDate>) -> impl Iterator<Item = NaiveDate> {
    let end = *days.end();
    days.start().iter_days().take_while(move |day| *day <= end)
}

/// When the clock on the wall first shows a time; where it is left out, the first instant after.
pub fn first_instant(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    opening(local, zone).unwrap_or_else(|| closing(local, zone))
}

/// The instant at which a window opens. None on a day that this place left out.
pub(super) fn opening(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => Some(at.to_utc()),
        MappedLocalTime::None => {
            let gap = GapInfo::new(&local, &zone)?;
            let end = gap.end?;
            (!left_out(local.date(), &gap)).then(|| end.to_utc())
        }
    }
}

/// The instant at which a window closes. On a day that was left out, the same time on the day after.
fn closing(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(_, at) => at.to_utc(),
        MappedLocalTime::None => match GapInfo::new(&local, &zone) {
            Some(gap) if left_out(local.date(), &gap) => closing(after(local.date(), 1).and_time(local.time()), zone),
            Some(GapInfo { end: Some(end), .. }) => end.to_utc(),
            Some(GapInfo { end: None, .. }) | None => local.and_utc(),
        },
    }
}

fn left_out(date: NaiveDate, gap: &GapInfo) -> bool {
    let begins = gap.begin.as_ref().is_some_and(|(begin, _)| *begin <= date.and_time(NaiveTime::MIN));
    let ends = gap.end.as_ref().is_some_and(|end| end.date_naive() > date);
    begins && ends
}
