//! Why sessions are missed, from counts that can be shown: at most one slot is found that fits a life badly, and one
//! move is proposed. Nothing is moved by itself.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::defaults::{
    LEARN_AFTER_DAYS, LEARN_APART_PERCENT, LEARN_ASKED, LEARN_EARLIER_MIN, LEARN_FROM_DAYS, LEARN_MISSED_PERCENT,
    minutes,
};
use super::kind::Kind;
use super::record::Reason;
use super::slot::{Schedule, Slot, SlotId, When, Window};

/// Done at nearly its own time so few times says nothing of a better one.
const DONE_ENOUGH: usize = 3;
/// A move of less than this is no move.
const WORTH_MOVING_MIN: u32 = 30;

/// A window that has closed, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastSession {
    pub slot: SlotId,
    pub day: NaiveDate,
    pub past: Past,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Past {
    Done {
        /// The clock on the wall when it began.
        at: NaiveTime,
    },
    Skipped {
        reason: Option<Reason>,
    },
    Missed,
}

/// So many of so many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub slot: SlotId,
    /// Without those skipped for pain or illness: they are not the slot's fault.
    pub asked: u16,
    pub missed: u16,
}

impl Share {
    /// Rounded down.
    pub fn percent(&self) -> u16 {
        self.missed.saturating_mul(100) / self.asked.max(1)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub missed_often: Share,
    /// The slot that is missed least, where there is another.
    pub missed_least: Option<Share>,
    pub from: Window,
    pub to: Window,
    pub why: Why,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is the time at which it was done, where it was done, so many times.
    WhenDone { times: u16 },
    /// Nothing is known but that this time is too late.
    Earlier,
}

/// One move, or none. `never` are the slots of which the person does not want to be asked again.
pub fn learn(
    schedule: &Schedule,
    past: &[PastSession],
    never: &BTreeSet<SlotId>,
    today: NaiveDate,
) -> Option<Proposal> {
    let age = |session: &PastSession| today.signed_duration_since(session.day).num_days();
    if past.iter().map(age).max()? < i64::from(LEARN_AFTER_DAYS) {
        return None;
    }
    let recent: Vec<&PastSession> =
        past.iter().filter(|s| (0..=i64::from(LEARN_FROM_DAYS)).contains(&age(s))).collect();
    let sessions = schedule.slots.iter().filter(|slot| slot.kind == Kind::Session);
    let mut shares: Vec<Share> = sessions.map(|slot| share(&slot.id, &recent)).collect();
    shares.retain(|share| share.asked >= LEARN_ASKED);
    shares.sort_by_key(Share::percent);

    let missed_often = shares.pop().filter(|share| share.percent() >= LEARN_MISSED_PERCENT)?;
    let missed_least = shares.into_iter().next();
    let apart = missed_least.as_ref().map(|least| missed_often.percent() - least.percent());
    let slot = schedule.slot(&missed_often.slot).filter(|slot| !never.contains(&slot.id))?;
    if apart.is_some_and(|apart| apart < LEARN_APART_PERCENT) {
        return None;
    }
    let When::Daily { window, .. } = slot.when else { return None };
    let (from, why) = better_time(slot, window, &recent);
    let to = moved(window, from);
    fits(schedule, slot, to).then_some(Proposal { missed_often, missed_least, from: window, to, why })
}

fn share(slot: &SlotId, recent: &[&PastSession]) -> Share {
    let mut share = Share { slot: slot.clone(), asked: 0, missed: 0 };
    for session in recent.iter().filter(|session| session.slot == *slot) {
        let (asked, missed) = match session.past {
            Past::Done { .. } => (1, 0),
            Past::Missed => (1, 1),
            Past::Skipped { reason: Some(Reason::Pain | Reason::Ill) } => (0, 0),
            Past::Skipped {
                reason: None | Some(Reason::NoTime | Reason::WrongPlace | Reason::Forgot | Reason::Other),
            } => (1, 1),
        };
        share.asked = share.asked.saturating_add(asked);
        share.missed = share.missed.saturating_add(missed);
    }
    share
}

/// The middle of the times at which it was done, to the half hour before, if that is another time; else earlier.
fn better_time(slot: &Slot, window: Window, recent: &[&PastSession]) -> (NaiveTime, Why) {
    let mut times: Vec<NaiveTime> = recent
        .iter()
        .filter(|session| session.slot == slot.id)
        .filter_map(|session| match session.past {
            Past::Done { at } => Some(at),
            Past::Skipped { .. } | Past::Missed => None,
        })
        .collect();
    times.sort();
    let middle = times.get(times.len() / 2).filter(|_| times.len() >= DONE_ENOUGH).copied().map(half_hour_before);
    match middle.filter(|middle| apart_min(*middle, window.from) >= WORTH_MOVING_MIN) {
        Some(middle) => (middle, Why::WhenDone { times: u16::try_from(times.len()).unwrap_or(u16::MAX) }),
        None => (window.from.overflowing_sub_signed(minutes(LEARN_EARLIER_MIN)).0, Why::Earlier),
    }
}

/// The same length from another time on.
fn moved(window: Window, from: NaiveTime) -> Window {
    let shift = from.signed_duration_since(window.from);
    Window { from, to: window.to.overflowing_add_signed(shift).0 }
}

/// Not into the night, and with no new trouble between the slots.
fn fits(schedule: &Schedule, slot: &Slot, window: Window) -> bool {
    let mut other = schedule.clone();
    for moving in other.slots.iter_mut().filter(|other| other.id == slot.id) {
        if let When::Daily { window: place, .. } = &mut moving.when {
            *place = window;
        }
    }
    window.from.hour() >= u32::from(u8::from(schedule.roll_over)) && other.check().len() <= schedule.check().len()
}

fn half_hour_before(time: NaiveTime) -> NaiveTime {
    let minute = if time.minute() < 30 { 0 } else { 30 };
    NaiveTime::from_hms_opt(time.hour(), minute, 0).unwrap_or(time)
}

fn apart_min(a: NaiveTime, b: NaiveTime) -> u32 {
    (a.num_seconds_from_midnight() / 60).abs_diff(b.num_seconds_from_midnight() / 60)
}
