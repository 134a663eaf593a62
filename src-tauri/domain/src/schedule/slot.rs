//! What a person wants to be reminded of, and when: times on the wall of wherever the person is.

use std::collections::BTreeSet;
use std::num::NonZeroU16;

use chrono::{DateTime, Datelike, Days as DayCount, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::defaults::SHORTEST_WINDOW_MIN;
use super::kind::Kind;
use crate::data::Problem;
use crate::day::RollOver;

/// The name of a slot, for ever: what fired is known by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SlotId(String);

impl SlotId {
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// All that the reminders need to know beside their own state. Made from the plan and the settings, not kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    pub slots: Vec<Slot>,
    /// Days on which no session is asked for: the plan is paused, or rests.
    pub rests: Vec<Rest>,
    /// Nothing is shown in these hours, by the clock on the wall.
    pub quiet: Option<Window>,
    pub roll_over: RollOver,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    pub id: SlotId,
    pub kind: Kind,
    /// Slots of one programme: when the next of them opens, the one before closes, and [`Slot::gap_min`] counts
    /// between them.
    pub group: Option<String>,
    /// Minutes after the last session of the group before this one is asked for.
    pub gap_min: u16,
    pub when: When,
    /// When it was made, or last changed: a window that had closed by then never was.
    pub since: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Wherever the person is.
    Daily { days: Days, window: Window },
    /// Wherever the person is, again and again inside the window, first after one interval.
    Within { days: Days, window: Window, every_min: NonZeroU16 },
    /// On one day; with a zone, on the clock of that place.
    OnDay { day: NaiveDate, window: Window, zone: Option<Tz> },
    /// By elapsed time, whatever the clocks do.
    Every { every_min: NonZeroU16, from: DateTime<Utc>, until: DateTime<Utc> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Days {
    Weekdays(Weekdays),
    Every {
        days: NonZeroU16,
        from: NaiveDate,
    },
    /// Told one by one, by whoever knows: a plan, or a log.
    These(BTreeSet<NaiveDate>),
}

impl Days {
    pub fn hold(&self, day: NaiveDate) -> bool {
        match self {
            Days::Weekdays(weekdays) => weekdays.has(day.weekday()),
            Days::Every { days, from } => {
                let since = day.signed_duration_since(*from).num_days();
                since >= 0 && since % i64::from(days.get()) == 0
            }
            Days::These(days) => days.contains(&day),
        }
    }
}

/// From Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weekdays([bool; 7]);

impl Weekdays {
    pub const ALL: Weekdays = Weekdays([true; 7]);
    pub const WORKING: Weekdays = Weekdays([true, true, true, true, true, false, false]);

    pub fn of(days: &[Weekday]) -> Self {
        Self(std::array::from_fn(|i| days.iter().any(|day| day.num_days_from_monday() as usize == i)))
    }

    pub fn count(self) -> usize {
        self.0.iter().filter(|on| **on).count()
    }

    pub fn has(self, day: Weekday) -> bool {
        self.0.iter().zip(0..).any(|(on, i)| *on && day.num_days_from_monday() == i)
    }
}

/// Times on the wall. A time before the roll-over hour belongs to the night after the day; an end at or before the
/// start is on the day after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

impl Window {
    /// Where it lies in the calendar for one training day. Of no length if both times are the same.
    pub(super) fn on(self, day: NaiveDate, roll_over: RollOver) -> (NaiveDateTime, NaiveDateTime) {
        let place = |time: NaiveTime| {
            let night = time.hour() < u32::from(u8::from(roll_over));
            after(day, u64::from(night)).and_time(time)
        };
        let (from, to) = (place(self.from), place(self.to));
        (from, if to < from { after(to.date(), 1).and_time(to.time()) } else { to })
    }

    /// Whether a clock that shows `time` is inside. A window of no length holds nothing.
    pub(super) fn holds(self, time: NaiveTime) -> bool {
        if self.from <= self.to { (self.from..self.to).contains(&time) } else { time >= self.from || time < self.to }
    }

    fn length_min(self) -> u32 {
        let day = 24 * 60;
        let minute = |time: NaiveTime| time.num_seconds_from_midnight() / 60;
        (day + minute(self.to) - minute(self.from)) % day
    }
}

/// Days without sessions, both ends included; without an end until further notice.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rest {
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

impl Rest {
    pub fn holds(self, day: NaiveDate) -> bool {
        day >= self.from && self.until.is_none_or(|until| day <= until)
    }
}

impl Schedule {
    pub fn slot(&self, id: &SlotId) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.id == *id)
    }

    /// What a person should hear about before these slots are kept, each by its place. They work all the same.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (place, slot) in self.slots.iter().enumerate() {
            let mut problem = |field: &str, message: String| {
                problems.push(Problem { path: format!("slots[{place}].{field}"), message });
            };
            let earlier = self.slots.get(..place).unwrap_or_default();
            if earlier.iter().any(|other| other.id == slot.id) {
                problem("id", format!("two slots are called {}", slot.id.as_str()));
            }
            let window = match slot.when {
                When::Daily { window, .. } | When::Within { window, .. } | When::OnDay { window, .. } => window,
                When::Every { from, until, .. } => {
                    if until <= from {
                        problem("when.until", "is not after the start".to_owned());
                    }
                    continue;
                }
            };
            if window.length_min() == 0 {
                problem(
                    "when.window",
                    format!("opens and closes at the same time; it is read as {SHORTEST_WINDOW_MIN} minutes"),
                );
            } else if window.length_min() < u32::from(SHORTEST_WINDOW_MIN) {
                problem(
                    "when.window",
                    format!("is shorter than {SHORTEST_WINDOW_MIN} minutes; it is read as {SHORTEST_WINDOW_MIN}"),
                );
            }
            if let Some(other) = earlier.iter().find(|other| too_close(other, slot)) {
                problem(
                    "when.window.from",
                    format!(
                        "is less than {} minutes from {}, the gap between the two",
                        slot.gap_min,
                        other.id.as_str()
                    ),
                );
            }
        }
        problems
    }
}

/// Whether two daily slots of one group open closer to each other than the gap of either, round the clock.
fn too_close(a: &Slot, b: &Slot) -> bool {
    let (When::Daily { window: at, .. }, When::Daily { window: bt, .. }) = (&a.when, &b.when) else { return false };
    let minutes = |from: NaiveTime, to: NaiveTime| Window { from, to }.length_min();
    let apart = minutes(at.from, bt.from).min(minutes(bt.from, at.from));
    a.group.is_some() && a.group == b.group && apart < u32::from(a.gap_min.max(b.gap_min))
}

pub(super) fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(DayCount::new(days)).unwrap_or(day)
}

pub(super) fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(DayCount::new(days)).unwrap_or(day)
}
