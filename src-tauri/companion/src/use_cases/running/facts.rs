//! What the rules about runs read, gathered from the log.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use sinew_domain::pain::TissueClass;
use sinew_domain::plan::{Fact, Life};
use sinew_domain::running::{
    BeforeRunTold, Had, PlanNow, QuietDay, RunCourse, RunFact, RunFacts, RunTold, SpeedWay, Tired, new_in, quiet_days,
};

use super::runs::ever;
use crate::store::RunRow;
use crate::wire::WireError;
use crate::{Companion, store, unreadable};

/// So many days back the rules can look: a year of runs, so that the longest of a month and the way to a race are in it.
const DAYS_READ: u64 = 366;

impl Companion {
    /// What was kept of running beside the runs.
    pub(crate) fn run_course(&self) -> Result<RunCourse, WireError> {
        let entries = store::running(self.store.read()).map_err(unreadable)?;
        Ok(RunCourse::of(&entries))
    }

    /// The runs and the other training of the last year, up to a day, oldest first.
    pub(super) fn runs_until(&self, day: NaiveDate) -> Result<Arc<Vec<RunRow>>, WireError> {
        // A page about running asks for them a dozen times, and nothing is written in between.
        let written = self.store.read().total_changes();
        let known = self.runs_read.borrow().as_ref().filter(|read| read.0 == (written, day)).map(|read| read.1.clone());
        if let Some(known) = known {
            return Ok(known);
        }
        let rows = store::runs_between(self.store.read(), [day - Days::new(DAYS_READ), day]).map_err(unreadable)?;
        let rows = Arc::new(rows);
        self.runs_read.replace(Some(((written, day), rows.clone())));
        Ok(rows)
    }

    /// The days with a run.
    pub(in super::super) fn run_days(&self, days: [NaiveDate; 2]) -> Result<BTreeSet<NaiveDate>, WireError> {
        let rows = store::runs_between(self.store.read(), days).map_err(unreadable)?;
        let run = rows.into_iter().map(|row| row.told).filter(|told| told.sport.is_run() && told.was_run());
        Ok(run.map(|told| told.of_day).collect())
    }

    /// The day of the first run in the log.
    pub(in super::super) fn first_run_day(&self) -> Result<Option<NaiveDate>, WireError> {
        Ok(self.run_days(ever())?.first().copied())
    }

    /// The day of the first answer about running.
    pub(in super::super) fn first_running_day(&self) -> Result<Option<NaiveDate>, WireError> {
        let entries = store::running(self.store.read()).map_err(unreadable)?;
        Ok(entries.first().map(|entry| entry.stamp.day))
    }

    /// Everything that the rules may know on a training day: of the running plan, or of the rehabilitation that goes on.
    pub(super) fn run_facts(&self, day: NaiveDate) -> Result<RunFacts, WireError> {
        self.run_facts_of(&self.runs_until(day)?, day)
    }

    /// The same with the runs of `rows`, of which those that are only planned, and other training, are left out.
    pub(super) fn run_facts_of(&self, rows: &[RunRow], day: NaiveDate) -> Result<RunFacts, WireError> {
        self.run_facts_by(&self.run_course()?, rows, day)
    }

    /// The same where running stands otherwise.
    pub(super) fn run_facts_by(
        &self,
        course: &RunCourse,
        rows: &[RunRow],
        day: NaiveDate,
    ) -> Result<RunFacts, WireError> {
        let life = self.life()?;
        let plan = course.plan();
        let rehab = life.running().map(|(_, state)| state).find(|state| state.topic.is_some());
        let tissue = plan.map(|p| p.start.tissue).or(rehab.map(|state| state.tissue)).unwrap_or(TissueClass::Joint);
        let mut facts = RunFacts::new(tissue);
        facts.topic = plan.and_then(|p| p.start.topic.clone()).or_else(|| rehab.and_then(|state| state.topic.clone()));
        facts.flag = life.open_sign(day, false);
        facts.caps = course.caps.iter().map(|(_, cap)| cap.cap()).collect();
        facts.injured = plan.is_some() || rehab.is_some();
        facts.returned = plan.map(|p| p.start.started);
        facts.significant = plan.and_then(|p| p.start.significant);
        facts.regressions = plan.map(|p| p.regressions.clone()).unwrap_or_default();
        facts.criteria = plan.and_then(|plan| speed_criteria(course, plan));
        facts.speed = course.speed.unwrap_or(SpeedWay::None);
        let record = plan.and_then(|p| self.library.run_plans.get(&p.start.run_plan));
        // Each table of the library has a day between two runs, whether it counts days or runs in a week.
        facts.every_other_day = facts.injured;
        facts.level = record.and_then(|record| course.level(record));
        facts.frequency = plan.zip(record).and_then(|(plan, record)| plan.frequency(record, day));
        let was_run = |told: &&RunTold| told.sport.is_run() && told.was_run();
        let runs: Vec<&RunTold> = rows.iter().map(|row| &row.told).filter(was_run).collect();
        let had: Vec<Had> = runs.iter().map(|told| told.had()).collect();
        for (place, told) in runs.iter().enumerate() {
            let new = new_in(&had[place], &had[..place], self.book());
            let fact = self.run_fact(told, course)?;
            // A step of another plan says nothing about this one.
            let level = fact.level.filter(|_| told.plan.as_deref() == plan.map(|plan| plan.id.as_str()));
            facts.runs.push(RunFact { new, level, ..fact });
        }
        facts.signs_gone_through = gone_through(course, life, rows);
        facts.tired = course.before.iter().map(|(_, told)| tired(told)).chain(weeks(life)).collect();
        facts.quiet_days = facts.is_bone().then(|| self.quiet_days(&facts.runs, day)).transpose()?;
        Ok(facts)
    }

    /// A run as the rules read it, with the morning after it. What was new in it is for who knows the runs before it.
    fn run_fact(&self, told: &RunTold, course: &RunCourse) -> Result<RunFact, WireError> {
        let morning = self.life()?.morning_beside(told.of_day, self.book());
        let plan = course.plans.iter().find(|plan| Some(&plan.id) == told.plan.as_ref());
        let record = plan.and_then(|plan| self.library.run_plans.get(&plan.start.run_plan));
        let effort_cap = record.map(|record| record.effort_cap_at(told.step));
        Ok(RunFact { effort_cap, ..told.fact(morning) })
    }

    /// In a row up to a day; each of them was told.
    pub(super) fn quiet_days(&self, runs: &[RunFact], day: NaiveDate) -> Result<u16, WireError> {
        let life = self.life()?;
        let morning = |day: NaiveDate| life.morning(day).and_then(|told| told.pain);
        let is_quiet = |of: NaiveDate| {
            let runs = runs.iter().filter(|run| run.day == of).collect();
            QuietDay { morning: morning(of), runs, next_morning: of.succ_opt().and_then(morning) }.is_quiet()
        };
        Ok(quiet_days(day, is_quiet))
    }
}

/// When the signs were last gone through, before a run or by raising one. Earlier on the day of the newest run than what
/// was told of it, they were gone through before it.
fn gone_through(course: &RunCourse, life: &Life, rows: &[RunRow]) -> Option<NaiveDate> {
    let raised = life.entries().iter().filter(|entry| matches!(entry.fact, Fact::Flag(_))).map(|entry| &entry.stamp);
    let newest = course.before.iter().map(|(stamp, _)| stamp).chain(raised).max_by_key(|stamp| stamp.utc_ms)?;
    let run = rows.iter().rev().find(|row| row.told.sport.is_run() && row.told.was_run());
    let before_it = run.is_some_and(|row| row.told.of_day == newest.day && newest.utc_ms < row.stamp.utc_ms);
    if before_it { newest.day.pred_opt() } else { Some(newest.day) }
}

fn tired(told: &BeforeRunTold) -> Tired {
    Tired { day: told.of_day, fatigue: told.fatigue, slept_badly: told.slept_badly, ill: told.ill }
}

/// What the weekly checks told of it, on their days.
fn weeks(life: &Life) -> impl Iterator<Item = Tired> {
    life.entries().iter().filter_map(|entry| match &entry.fact {
        Fact::Week(week) => {
            Some(Tired { day: entry.stamp.day, fatigue: week.fatigue, slept_badly: week.slept_badly, ill: None })
        }
        // Facts of other kinds.
        _ => None,
    })
}

/// What was to be so before the first run still is: none of it has been taken back or denied since.
fn speed_criteria(course: &RunCourse, plan: &PlanNow) -> Option<bool> {
    let table = format!("run-plan/{}", plan.start.run_plan);
    let of = |topic: &String| *topic == table || Some(topic) == plan.start.topic.as_ref();
    let told = course.criteria.iter().filter(|(topic, ..)| of(topic)).map(|(.., met)| *met);
    let mut told = told.peekable();
    told.peek()?;
    told.collect::<Option<Vec<bool>>>().map(|met| met.into_iter().all(|yes| yes))
}
