//! Where running stands: what the facts kept of it come to, read from the first to the newest.

use chrono::{Datelike, NaiveDate};

use super::facts::{Frequency, Level, SpeedWay};
use super::kept::{
    BeforeRunTold, Kept, KeptEntry, RaceEnd, RaceTold, RunAnswered, RunEvent, RunPlanStarted, RunPlanned, ShoeTold,
};
use super::next::apart;
use super::offer::Offered;
use super::told::{CapSet, Sport};
use crate::day::Stamp;
use crate::run_plan::RunPlan;
use crate::schedule::Weekdays;

/// No run is moved further than this.
pub const MOVED_WITHIN_DAYS: u64 = 14;

/// A running plan, as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanNow {
    /// The entry with which it began.
    pub id: String,
    pub start: RunPlanStarted,
    pub step: u16,
    /// No run of it before this day.
    pub from_day: NaiveDate,
    /// The days on which it went a step back.
    pub regressions: Vec<NaiveDate>,
    /// Runs that were moved: the day that each was meant for, and the one that it stands on; each run once.
    pub moved: Vec<(NaiveDate, NaiveDate)>,
    /// Runs whose place other training takes, by the day that they were meant for.
    pub swapped: Vec<(NaiveDate, Sport)>,
    /// Other weekdays than those it began with, each from a day on; the newest last.
    pub days: Vec<(NaiveDate, Weekdays)>,
    /// The person has said that they want no more run days.
    pub days_enough: bool,
    pub ended: Option<NaiveDate>,
    pub reached_end: bool,
}

/// A race as it stands: the id of its first entry, what was told last, and how and when it was over.
pub type RaceNow = (String, RaceTold, Option<(RaceEnd, NaiveDate)>);

/// Everything beside the runs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RunCourse {
    /// Oldest first; at most the last of them goes on.
    pub plans: Vec<PlanNow>,
    /// With the ids of their entries; those that were taken away are left out.
    pub caps: Vec<(String, CapSet)>,
    pub speed: Option<SpeedWay>,
    /// Topic, words, and whether it is met: the newest of each.
    pub criteria: Vec<(String, String, Option<bool>)>,
    /// Topic, by whom, on which day.
    pub clearances: Vec<(String, String, NaiveDate)>,
    /// What was answered before runs, and when; oldest first.
    pub before: Vec<(Stamp, BeforeRunTold)>,
    /// What was felt on the way; oldest first.
    pub events: Vec<RunEvent>,
    pub shoes: Vec<(String, ShoeTold)>,
    /// Runs outside any plan; those that were taken back are left out.
    pub planned: Vec<(String, RunPlanned)>,
    pub races: Vec<RaceNow>,
}

impl PlanNow {
    pub fn weekdays_on(&self, day: NaiveDate) -> Weekdays {
        let newest = self.days.iter().rfind(|(since, _)| *since <= day);
        newest.map_or(self.start.weekdays, |(_, weekdays)| *weekdays)
    }

    /// Run days that may rise: once the table is done, as long as the person wants it.
    pub fn frequency(&self, record: &RunPlan, day: NaiveDate) -> Option<Frequency> {
        let done = record.steps.last().is_some_and(|last| self.step >= last.n);
        let most = u8::try_from(7 / apart(record, self.step)).unwrap_or(7);
        let now = u8::try_from(self.weekdays_on(day).count()).unwrap_or(7);
        (done && !self.days_enough).then_some(Frequency { now, most })
    }

    /// What was accepted on a day is so; of speed the plan knows nothing.
    pub fn accept(&mut self, offered: &Offered, on: NaiveDate) {
        match offered {
            Offered::Step { step, from_day } => self.step_to(*step, *from_day, on),
            Offered::Days { weekdays } => self.run_on(*weekdays, on),
            Offered::Strides { .. } | Offered::Speed => {}
        }
    }

    fn step_to(&mut self, step: u16, from_day: NaiveDate, on: NaiveDate) {
        if step < self.step {
            self.regressions.push(on);
        }
        (self.step, self.from_day) = (step, from_day);
    }

    /// What was moved into days to come was moved from weekdays that are no more.
    fn run_on(&mut self, weekdays: Weekdays, on: NaiveDate) {
        self.moved.retain(|(_, to)| *to < on);
        self.days.push((on, weekdays));
    }

    /// `from`: the day that the run was meant for, or the one that it was moved to.
    pub fn move_run(&mut self, from: NaiveDate, to: NaiveDate) {
        let own = self.weekdays_on(from).has(from.weekday());
        let came = self.moved.iter().find(|(_, stands)| *stands == from).map(|(meant, _)| *meant);
        let meant = came.filter(|_| !own).unwrap_or(from);
        self.moved.retain(|(of, _)| *of != meant);
        if to != meant {
            self.moved.push((meant, to));
        }
    }

    /// Other training that takes the place of a run.
    pub fn instead(&self, meant: NaiveDate) -> Option<Sport> {
        self.swapped.iter().find(|(of, _)| *of == meant).map(|(_, sport)| *sport)
    }

    /// The days from one to another, both included, on which it asks for a run. With each the day that it was meant for.
    pub fn run_days(&self, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
        let mut days = self.asked_days(from, to);
        days.retain(|(_, meant)| self.instead(*meant).is_none());
        days
    }

    /// The same, with the runs whose place other training takes; those that were moved are where they were moved to.
    pub fn asked_days(&self, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
        let moved = |day: NaiveDate| self.moved.iter().find(|(of, _)| *of == day).map(|(_, to)| *to);
        // A run is moved within a few weeks: those around the days may have come in.
        let around = chrono::Days::new(MOVED_WITHIN_DAYS);
        let (first, last) = (from.checked_sub_days(around).unwrap_or(from), to.checked_add_days(around).unwrap_or(to));
        let own = first.iter_days().take_while(|day| *day <= last);
        let own = own.filter(|day| *day >= self.from_day.max(self.start.started));
        let own =
            own.filter(|day| self.weekdays_on(*day).has(day.weekday()) && self.ended.is_none_or(|end| *day <= end));
        let mut days: Vec<_> = own.map(|day| (moved(day).unwrap_or(day), day)).collect();
        days.retain(|(day, _)| (from..=to).contains(day));
        days.sort();
        days
    }
}

impl RunCourse {
    pub fn of(entries: &[KeptEntry]) -> Self {
        let mut course = Self::default();
        entries.iter().for_each(|entry| course.take(entry));
        course
    }

    /// The plan that goes on.
    pub fn plan(&self) -> Option<&PlanNow> {
        self.plans.last().filter(|plan| plan.ended.is_none())
    }

    /// Of the plan that goes on, by its table.
    pub fn level(&self, record: &RunPlan) -> Option<Level> {
        let (first, last) = (record.steps.first()?.n, record.steps.last()?.n);
        self.plan().map(|plan| Level { first, now: plan.step, last })
    }

    /// As everything stood before the offers after a run were answered.
    pub fn before_answers(entries: &[KeptEntry], run: &str) -> Self {
        let mut course = Self::default();
        let about = |entry: &&KeptEntry| !matches!(&entry.kept, Kept::Answered(told) if told.run == run);
        entries.iter().filter(about).for_each(|entry| course.take(entry));
        course
    }

    fn take(&mut self, entry: &KeptEntry) {
        match &entry.kept {
            Kept::Plan(start) => {
                self.end_last(start.started, false);
                // The way to speed begins anew with each return.
                self.speed = None;
                self.plans.push(PlanNow {
                    id: entry.id.clone(),
                    start: start.clone(),
                    step: start.step,
                    from_day: start.started,
                    regressions: Vec::new(),
                    moved: Vec::new(),
                    swapped: Vec::new(),
                    days: Vec::new(),
                    days_enough: false,
                    ended: None,
                    reached_end: false,
                });
            }
            Kept::Step(moved) => {
                if let Some(plan) = self.plan_mut(&moved.plan) {
                    plan.step_to(moved.step, moved.from_day, entry.stamp.day);
                }
            }
            Kept::Answered(told) => self.answered(told, entry.stamp.day),
            Kept::RunDays { plan, weekdays } => {
                if let Some(plan) = self.plan_mut(plan) {
                    plan.run_on(*weekdays, entry.stamp.day);
                }
            }
            Kept::DayMoved { plan, from, to } => {
                if let Some(plan) = self.plan_mut(plan) {
                    plan.move_run(*from, *to);
                }
            }
            Kept::Swapped { plan, meant, sport } => {
                if let Some(plan) = self.plan_mut(plan) {
                    plan.swapped.retain(|(of, _)| of != meant);
                    plan.swapped.extend(sport.map(|sport| (*meant, sport)));
                }
            }
            Kept::PlanEnd { plan, on, reached_end } => {
                if let Some(plan) = self.plan_mut(plan) {
                    (plan.ended, plan.reached_end) = (Some(*on), *reached_end);
                }
            }
            Kept::Cap(cap) => self.caps.push((entry.id.clone(), cap.clone())),
            Kept::CapEnd { cap } => self.caps.retain(|(id, _)| id != cap),
            Kept::Strides { rung, since } => self.speed = Some(SpeedWay::Strides { rung: *rung, since: *since }),
            Kept::SpeedOpen { .. } => self.speed = Some(SpeedWay::Open),
            Kept::Override(_) => {}
            Kept::Criterion { topic, criterion, met } => {
                self.criteria.retain(|(of, words, _)| (of, words) != (topic, criterion));
                self.criteria.push((topic.clone(), criterion.clone(), *met));
            }
            Kept::Clearance { topic, by, on } => self.clearances.push((topic.clone(), by.clone(), *on)),
            Kept::BeforeRun(told) => self.before.push((entry.stamp, told.clone())),
            Kept::OnTheWay(event) => self.events.push(event.clone()),
            Kept::Shoe(told) => match self.shoes.iter_mut().find(|(id, _)| Some(id) == told.shoe.as_ref()) {
                Some((_, shoe)) => *shoe = told.clone(),
                None => self.shoes.push((entry.id.clone(), told.clone())),
            },
            Kept::RunPlanned(told) => {
                let id = told.planned.as_ref().unwrap_or(&entry.id);
                let place = self.planned.iter().position(|(of, _)| of == id);
                match (place, told.dropped) {
                    (Some(place), true) => drop(self.planned.remove(place)),
                    (Some(place), false) => self.planned[place].1 = told.clone(),
                    (None, false) => self.planned.push((id.clone(), told.clone())),
                    (None, true) => {}
                }
            }
            Kept::Race(told) => match self.races.iter_mut().find(|(id, ..)| Some(id) == told.race.as_ref()) {
                Some((_, race, _)) => *race = told.clone(),
                None => self.races.push((entry.id.clone(), told.clone(), None)),
            },
            Kept::RaceOver { race, how, on } => {
                if let Some((.., over)) = self.races.iter_mut().find(|(id, ..)| id == race) {
                    *over = Some((*how, *on));
                }
            }
        }
    }

    fn answered(&mut self, told: &RunAnswered, on: NaiveDate) {
        let Some(plan) = self.plan_mut(&told.plan) else { return };
        if !told.accepted {
            plan.days_enough |= matches!(told.offered, Offered::Days { .. });
            return;
        }
        plan.accept(&told.offered, on);
        match told.offered {
            Offered::Strides { rung, .. } => self.speed = Some(SpeedWay::Strides { rung, since: on }),
            Offered::Speed => self.speed = Some(SpeedWay::Open),
            Offered::Step { .. } | Offered::Days { .. } => {}
        }
    }

    fn plan_mut(&mut self, id: &str) -> Option<&mut PlanNow> {
        self.plans.iter_mut().find(|plan| plan.id == id)
    }

    fn end_last(&mut self, on: NaiveDate, reached_end: bool) {
        if let Some(plan) = self.plans.last_mut().filter(|plan| plan.ended.is_none()) {
            (plan.ended, plan.reached_end) = (Some(on), reached_end);
        }
    }
}
