//! What can be reminded of. A session has the whole ladder; everything else speaks once, and quietly: waking once for what
//! is done before the first steps, and once for how they were.

use std::num::NonZeroU16;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::defaults::{
    APPOINTMENT_BEFORE_MIN, EVENING_FROM_H, EVENING_TO_H, ICE_EVERY_MIN, ICE_FOR_H, MORNING_FROM_H, MORNING_TO_H,
    PROMPTS, SIT_EVERY_MIN, WAKING_FOR_MIN, minutes,
};
use super::slot::{Days, Slot, SlotId, Weekdays, When, Window};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(rename = "ReminderKind"))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Session,
    /// What is done before the first steps of the day, and then how they were.
    Waking,
    MorningCheck,
    WeeklyCheck,
    /// Every couple of hours for two days.
    Ice,
    SitBreak,
    Appointment,
    Shoe,
    UnloadingWeek,
}

impl Kind {
    pub const ALL: [Kind; 9] = [
        Kind::Session,
        Kind::Waking,
        Kind::MorningCheck,
        Kind::WeeklyCheck,
        Kind::Ice,
        Kind::SitBreak,
        Kind::Appointment,
        Kind::Shoe,
        Kind::UnloadingWeek,
    ];

    pub fn manner(self) -> Manner {
        let quietly =
            Manner { by_itself: 1, at_most: 3, sound: false, when_held: WhenHeld::Keep, told_when_missed: false };
        match self {
            Kind::Session => Manner {
                by_itself: PROMPTS,
                at_most: PROMPTS,
                sound: true,
                when_held: WhenHeld::Keep,
                told_when_missed: true,
            },
            Kind::MorningCheck | Kind::WeeklyCheck | Kind::Shoe | Kind::UnloadingWeek | Kind::Appointment => quietly,
            Kind::Waking => Manner { by_itself: 2, ..quietly },
            Kind::Ice => Manner { at_most: 1, ..quietly },
            // Whoever was away has stood up.
            Kind::SitBreak => Manner { at_most: 1, when_held: WhenHeld::LetGo, ..quietly },
        }
    }
}

/// How a kind of reminder behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// Prompts for one occurrence that nobody answers.
    pub by_itself: u16,
    /// Prompts for one occurrence, snoozes and all.
    pub at_most: u16,
    /// By default; each kind has its own switch.
    pub sound: bool,
    pub when_held: WhenHeld,
    /// Whether the calm card names it.
    pub told_when_missed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenHeld {
    /// Until the window closes.
    Keep,
    LetGo,
}

/// A session in the morning, at the default times.
pub fn morning(group: &str, gap_min: u16, since: DateTime<Utc>) -> Slot {
    session("morning", group, gap_min, hours(MORNING_FROM_H, MORNING_TO_H), since)
}

/// A session in the evening, at the default times.
pub fn evening(group: &str, gap_min: u16, since: DateTime<Utc>) -> Slot {
    session("evening", group, gap_min, hours(EVENING_FROM_H, EVENING_TO_H), since)
}

/// A session every day in a window.
pub fn session(id: &str, group: &str, gap_min: u16, window: Window, since: DateTime<Utc>) -> Slot {
    let when = When::Daily { days: Days::Weekdays(Weekdays::ALL), window };
    Slot { id: SlotId::new(id), kind: Kind::Session, group: Some(group.to_owned()), gap_min, when, since }
}

/// At the first use of the day: whoever is not at the computer yet is waited for.
pub fn morning_check(since: DateTime<Utc>) -> Slot {
    let window = hours(MORNING_FROM_H, 12);
    quiet("morning check", Kind::MorningCheck, When::Daily { days: Days::Weekdays(Weekdays::ALL), window }, since)
}

/// From the time at which the person gets up.
pub fn waking(at: NaiveTime, since: DateTime<Utc>) -> Slot {
    let window = Window { from: at, to: at.overflowing_add_signed(minutes(WAKING_FOR_MIN)).0 };
    quiet("waking", Kind::Waking, When::Daily { days: Days::Weekdays(Weekdays::ALL), window }, since)
}

pub fn weekly_check(on: Weekday, since: DateTime<Utc>) -> Slot {
    let days = Days::Weekdays(Weekdays::of(&[on]));
    quiet("weekly check", Kind::WeeklyCheck, When::Daily { days, window: hours(10, 20) }, since)
}

/// Begins one interval after the first ice.
pub fn ice(first: DateTime<Utc>) -> Slot {
    let until = first + TimeDelta::hours(i64::from(ICE_FOR_H));
    let when = When::Every { every_min: at_least_one(ICE_EVERY_MIN), from: first + minutes(ICE_EVERY_MIN), until };
    quiet("ice", Kind::Ice, when, first)
}

/// On working days; 30 to 60 minutes are usual.
pub fn sit_break(every_min: Option<NonZeroU16>, since: DateTime<Utc>) -> Slot {
    let every_min = every_min.unwrap_or(at_least_one(SIT_EVERY_MIN));
    let when = When::Within { days: Days::Weekdays(Weekdays::WORKING), window: hours(9, 18), every_min };
    quiet("sit break", Kind::SitBreak, when, since)
}

/// On the clock of the place where it is.
pub fn appointment(id: &str, day: NaiveDate, at: NaiveTime, zone: Tz, since: DateTime<Utc>) -> Slot {
    let (from, past) = at.overflowing_sub_signed(minutes(APPOINTMENT_BEFORE_MIN));
    let window = Window { from: if past == 0 { from } else { NaiveTime::MIN }, to: at };
    quiet(id, Kind::Appointment, When::OnDay { day, window, zone: Some(zone) }, since)
}

/// A pair of shoes has come far.
pub fn shoe(id: &str, day: NaiveDate, since: DateTime<Utc>) -> Slot {
    quiet(id, Kind::Shoe, When::OnDay { day, window: hours(9, 20), zone: None }, since)
}

/// The first day of a lighter week.
pub fn unloading_week(day: NaiveDate, since: DateTime<Utc>) -> Slot {
    let id = format!("unloading week {day}");
    quiet(&id, Kind::UnloadingWeek, When::OnDay { day, window: hours(9, 20), zone: None }, since)
}

fn quiet(id: &str, kind: Kind, when: When, since: DateTime<Utc>) -> Slot {
    Slot { id: SlotId::new(id), kind, group: None, gap_min: 0, when, since }
}

fn hours(from: u16, to: u16) -> Window {
    let at = |hour: u16| NaiveTime::from_hms_opt(u32::from(hour), 0, 0).unwrap_or_default();
    Window { from: at(from), to: at(to) }
}

const fn at_least_one(minutes: u16) -> NonZeroU16 {
    match NonZeroU16::new(minutes) {
        Some(minutes) => minutes,
        None => NonZeroU16::MIN,
    }
}
