//! Where running stands: what the facts kept of it come to, read from the first to the newest.

use chrono::{Datelike, NaiveDate};

use super::facts::{Level, SpeedWay};
use super::kept::{BeforeRunTold, Kept, KeptEntry, RaceEnd, RaceTold, RunEvent, RunPlanStarted, RunPlanned, ShoeTold};
use super::told::CapSet;
use crate::day::Stamp;

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
    /// Runs that were moved to another day: from, to.
    pub moved: Vec<(NaiveDate, NaiveDate)>,
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
    /// The days from one to another, both included, on which it asks for a run; those that were moved are where they
    /// were moved to. With each the day that it was meant for.
    pub fn run_days(&self, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
        let moved = |day: NaiveDate| self.moved.iter().rfind(|(of, _)| *of == day).map(|(_, to)| *to);
        // A run is moved within a few weeks: those around the days may have come in.
        let around = chrono::Days::new(MOVED_WITHIN_DAYS);
        let (first, last) = (from.checked_sub_days(around).unwrap_or(from), to.checked_add_days(around).unwrap_or(to));
        let own = first.iter_days().take_while(|day| *day <= last);
        let own = own.filter(|day| *day >= self.from_day.max(self.start.started));
        let own = own.filter(|day| self.start.weekdays.has(day.weekday()) && self.ended.is_none_or(|end| *day <= end));
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

    /// Of the plan that goes on; `last` is the last step of its table.
    pub fn level(&self, last: u16) -> Option<Level> {
        self.plan().map(|plan| Level { first: plan.start.step, now: plan.step, last })
    }

    fn take(&mut self, entry: &KeptEntry) {
        match &entry.kept {
            Kept::Plan(start) => {
                self.end_last(start.started, false);
                self.plans.push(PlanNow {
                    id: entry.id.clone(),
                    start: start.clone(),
                    step: start.step,
                    from_day: start.started,
                    regressions: Vec::new(),
                    moved: Vec::new(),
                    ended: None,
                    reached_end: false,
                });
            }
            Kept::Step(moved) => {
                if let Some(plan) = self.plan_mut(&moved.plan) {
                    if moved.step < plan.step {
                        plan.regressions.push(entry.stamp.day);
                    }
                    (plan.step, plan.from_day) = (moved.step, moved.from_day);
                }
            }
            Kept::DayMoved { plan, from, to } => {
                if let Some(plan) = self.plan_mut(plan) {
                    plan.moved.push((*from, *to));
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

    fn plan_mut(&mut self, id: &str) -> Option<&mut PlanNow> {
        self.plans.iter_mut().find(|plan| plan.id == id)
    }

    fn end_last(&mut self, on: NaiveDate, reached_end: bool) {
        if let Some(plan) = self.plans.last_mut().filter(|plan| plan.ended.is_none()) {
            (plan.ended, plan.reached_end) = (Some(on), reached_end);
        }
    }
}
