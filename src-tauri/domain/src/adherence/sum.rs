//! The four numbers. Each is what was done beside what was asked, capped where the session was: more here never makes up
//! for less there.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::course::{Course, Slot};
use super::trend::DayDone;
use crate::plan::{DayMark, SkipReason};
use crate::progression::Rulebook;

/// Done beside asked.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Number {
    /// Of what was asked.
    pub done: f64,
    pub asked: f64,
    /// With all that was done beyond.
    pub in_all: f64,
}

/// What a stretch of days amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Adherence {
    pub sessions: Number,
    pub sets: Number,
    pub reps: Number,
    /// Kilograms times reps, of what has a load.
    pub load: Number,
    /// Sessions that were frozen by a pause or an open sign.
    pub paused: u32,
    /// Sessions that a clinician took away.
    pub cancelled: u32,
    /// Sessions that were left out because the rules had said so; in the sessions they count as done.
    pub followed: u32,
    /// Sessions of which the load that was used is not known: they are not in the load.
    pub load_untold: u32,
    /// Days on which nothing was asked, and those of them that were kept free.
    pub rest: u32,
    pub rest_kept: u32,
    /// Sessions beyond what was asked.
    pub extra: u32,
}

impl Number {
    /// 0 to 100; None where nothing was asked, which is neither.
    pub fn percent(&self) -> Option<f64> {
        (self.asked > 0.0).then(|| (self.done / self.asked * 100.0).clamp(0.0, 100.0))
    }

    /// All that was done, in per cent of what was asked: may be more than a hundred.
    pub fn percent_in_all(&self) -> Option<f64> {
        (self.asked > 0.0).then(|| self.in_all / self.asked * 100.0)
    }

    fn add(&mut self, done: f64, asked: f64) {
        self.done += done.min(asked);
        self.asked += asked;
        self.in_all += done;
    }

    fn and(self, other: Number) -> Number {
        Number { done: self.done + other.done, asked: self.asked + other.asked, in_all: self.in_all + other.in_all }
    }
}

impl Adherence {
    /// Of one plan, as it stands on a day.
    pub fn of(course: &Course, today: NaiveDate) -> Self {
        Self::between(course, NaiveDate::MIN, NaiveDate::MAX, today)
    }

    /// The same for some of its days, both included.
    pub fn between(course: &Course, from: NaiveDate, to: NaiveDate, today: NaiveDate) -> Self {
        let is_in = |day: NaiveDate| from <= day && day <= to;
        let mut sum = Self::default();
        course.slots.iter().filter(|slot| is_in(slot.day)).for_each(|slot| sum.add_slot(slot, today));
        for extra in course.extras.iter().filter(|extra| is_in(extra.day)) {
            sum.extra += 1;
            sum.sessions.in_all += extra.share;
            sum.sets.in_all += extra.done.sets;
            sum.reps.in_all += extra.done.reps;
            sum.load.in_all += extra.done.load.unwrap_or(0.0);
        }
        let rests = course.rests.iter().filter(|rest| is_in(rest.day));
        sum.rest = rests.clone().count() as u32;
        sum.rest_kept = rests.filter(|rest| rest.kept).count() as u32;
        sum
    }

    /// Beside that of another plan, or of other days.
    pub fn and(self, other: Self) -> Self {
        Self {
            sessions: self.sessions.and(other.sessions),
            sets: self.sets.and(other.sets),
            reps: self.reps.and(other.reps),
            load: self.load.and(other.load),
            paused: self.paused + other.paused,
            cancelled: self.cancelled + other.cancelled,
            followed: self.followed + other.followed,
            load_untold: self.load_untold + other.load_untold,
            rest: self.rest + other.rest,
            rest_kept: self.rest_kept + other.rest_kept,
            extra: self.extra + other.extra,
        }
    }

    /// More sets were done than the line that asks for caution.
    pub fn is_much(&self, book: &Rulebook) -> bool {
        self.sets.percent_in_all().is_some_and(|percent| percent > book.asking.extra_percent.value)
    }

    fn add_slot(&mut self, slot: &Slot, today: NaiveDate) {
        self.extra += slot.extra;
        match slot.mark {
            DayMark::Paused => self.paused += 1,
            DayMark::Skipped(SkipReason::Clinician) => self.cancelled += 1,
            DayMark::Done | DayMark::Partial | DayMark::Missed | DayMark::ToCome | DayMark::Skipped(_) => {}
        }
        if !slot.counts(today) {
            return;
        }
        if slot.followed {
            // Nothing of it was to be done: it is a session that went as was said, and no sets.
            self.followed += 1;
            self.sessions.add(1.0, 1.0);
            return;
        }
        self.sessions.add(slot.share, 1.0);
        let mut untold = false;
        for part in &slot.parts {
            self.sets.add(part.done.sets, part.asked.sets);
            self.reps.add(part.done.reps, part.asked.reps);
            match (part.asked.load, part.done.load) {
                (Some(asked), Some(done)) => self.load.add(done, asked),
                (Some(_), None) => untold = true,
                (None, _) => {}
            }
        }
        self.load_untold += u32::from(untold);
    }
}

/// Day by day the sessions that count, and how much of them was done; days without any are not there.
pub fn days_done<'a>(slots: impl Iterator<Item = &'a Slot>, today: NaiveDate) -> Vec<DayDone> {
    let mut days: BTreeMap<NaiveDate, DayDone> = BTreeMap::new();
    for slot in slots.filter(|slot| slot.counts(today)) {
        let day = days.entry(slot.day).or_insert(DayDone { day: slot.day, done: 0.0, asked: 0 });
        day.done += if slot.followed { 1.0 } else { slot.share };
        day.asked += 1;
    }
    days.into_values().collect()
}
