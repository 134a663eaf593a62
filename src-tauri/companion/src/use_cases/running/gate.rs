//! The gate before a running plan: what is to be so is answered by the log where it can, by the person everywhere else,
//! and for bone by a clinician, by name and day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sinew_domain::data::{Point, Sources};
use sinew_domain::injury::Injury;
use sinew_domain::pain::TissueClass;
use sinew_domain::run_plan::RunPlan;
use sinew_domain::running::{Criterion, Kept, RunCourse, apart, gate};
use sinew_domain::safety::Clearance;
use sinew_domain::time::Now;

use crate::Companion;
use crate::use_cases::check::Check;
use crate::use_cases::library::{named, no_such};
use crate::use_cases::life::day_of;
use crate::wire::{
    GateLine, GateTick, QuietNow, Ref, RunClearance, RunClearanceDraft, RunFit, RunGateView, StepName, WireError,
};

/// A name, as somebody would write it.
const BY_MAX: usize = 200;

/// A table, with what hurts.
pub(super) struct Asked<'a> {
    pub record: &'a RunPlan,
    pub topic: Option<&'a Injury>,
    pub tissue: TissueClass,
}

impl Companion {
    /// For the topic, or for that of the rehabilitation that goes on where none is named.
    pub fn run_gate(&self, plan: &str, topic: Option<&str>, now: &Now) -> Result<RunGateView, WireError> {
        let asked = self.asked_of(plan, topic)?;
        let day = day_of(now);
        let course = self.run_course()?;
        let lines = self.gate_lines(&asked, &course, day)?;
        let clearance = newest_clearance(&course, &asked, day);
        let of = |line: &GateLine| (line.criterion.text.clone(), line.met);
        let texts: Vec<(String, Option<bool>)> = lines.iter().map(of).collect();
        let criteria: Vec<Criterion> = texts.iter().map(|(text, met)| Criterion { text, met: *met }).collect();
        let agreed = match &clearance {
            Some((_, on)) => Clearance::Clinician { on: Some(*on) },
            None => Clearance::NotAsked,
        };
        let gate = gate(&criteria, asked.tissue, agreed, day);
        let flag = self.life()?.open_sign(day, false).is_some();
        let fit = fit(&asked);
        let quiet = if asked.tissue == TissueClass::Bone { Some(self.quiet_now(day)?) } else { None };
        let is_quiet = quiet.as_ref().is_none_or(|quiet| quiet.days >= quiet.asked);
        let mut sources = self.cited(asked.record, &Sources::new());
        if let Some(topic) = asked.topic {
            sources.extend(self.cited(topic, &Sources::new()));
        }
        let first = asked.record.steps.first().map_or(1, |step| step.n);
        let goes_on = course.plan().map(|plan| plan.start.run_plan.clone());
        Ok(RunGateView {
            plan: named(&asked.record.id, &asked.record.name),
            topic: asked.topic.map(|topic| named(&topic.id, &topic.name)),
            tissue: asked.tissue,
            fit,
            lines,
            clinician: asked.tissue == TissueClass::Bone,
            clearance: clearance.map(|(by, on)| RunClearance { by, on: on.to_string() }),
            open: gate.open && !flag && is_quiet && fit != RunFit::NotFor,
            flag,
            quiet,
            openings: asked.topic.map(|topic| topic.progression.clone()).unwrap_or_default(),
            steps: asked.record.steps.iter().map(|s| StepName { n: s.n.into(), name: s.name.clone() }).collect(),
            most: asked.record.days_per_week.as_ref().map(|days| days.value.into()),
            apart: apart(asked.record, first).into(),
            goes_on: goes_on.map(|id| self.run_record_ref(&id)),
            sources: sources.into_iter().collect::<BTreeMap<_, _>>(),
            today: day.to_string(),
        })
    }

    /// Days in a row that bone was told to be quiet, and how many are asked for.
    fn quiet_now(&self, day: NaiveDate) -> Result<QuietNow, WireError> {
        let asked = &self.book().running.quiet_days;
        let days = self.quiet_days(&self.run_facts(day)?.runs, day)?;
        let source = self.number("Quiet days before a run", asked, " days");
        Ok(QuietNow { days: days.into(), asked: asked.value.into(), source })
    }

    /// What the log has answered is not ticked over.
    pub fn tick_run_gate(&mut self, tick: &GateTick, now: &Now) -> Result<(), WireError> {
        let view = self.run_gate(&tick.plan, tick.topic.as_deref(), now)?;
        let line = view.lines.iter().find(|line| line.of == tick.of && line.criterion.text == tick.criterion);
        let line = line.ok_or_else(|| no_such("criterion"))?;
        let mut check = Check::default();
        if line.from_log {
            check.problem("criterion", "the log answers it");
        }
        check.done(())?;
        let (topic, criterion) = (tick.of.clone(), tick.criterion.clone());
        self.keep_all_running(vec![Kept::Criterion { topic, criterion, met: tick.met }], now).map(|_| ())
    }

    /// A clinician agreed that running may begin. A day to come agrees to nothing yet.
    pub fn clear_running(&mut self, draft: &RunClearanceDraft, now: &Now) -> Result<(), WireError> {
        let today = day_of(now);
        let mut check = Check::default();
        let by = draft.by.trim();
        if self.library.injuries.get(&draft.topic).is_none() {
            check.problem("topic", "is not in the library");
        }
        if by.is_empty() {
            check.problem("by", "who agreed");
        }
        if by.chars().count() > BY_MAX {
            check.problem("by", &format!("at most {BY_MAX} characters"));
        }
        let on = check.maybe_day("on", Some(&draft.on));
        if on.is_some_and(|on| on > today) {
            check.problem("on", "is still to come");
        }
        let Some(on) = check.done(on)? else { return Err(no_such("day")) };
        let kept = Kept::Clearance { topic: draft.topic.clone(), by: by.to_owned(), on };
        self.keep_all_running(vec![kept], now).map(|_| ())
    }

    pub(super) fn asked_of(&self, plan: &str, topic: Option<&str>) -> Result<Asked<'_>, WireError> {
        let record = self.library.run_plans.get(plan).ok_or_else(|| no_such("run plan"))?;
        let rehab =
            self.life()?.running().find_map(|(_, state)| state.topic.clone().map(|topic| (topic, state.tissue)));
        let id = topic.map(str::to_owned).or_else(|| rehab.as_ref().map(|(topic, _)| topic.clone()));
        // A table for one thing alone is for that, where nobody has said what hurts.
        let own = || record.topics.first().cloned();
        let id = id.or_else(own);
        let found = id.as_ref().map(|id| self.library.injuries.get(id).ok_or_else(|| no_such("topic"))).transpose()?;
        let same = rehab.filter(|(topic, _)| Some(topic) == id.as_ref()).map(|(_, tissue)| tissue);
        Ok(Asked { record, topic: found, tissue: same.unwrap_or_else(|| self.tissue(found, None)) })
    }

    /// The topic's own criteria first, then those of the table that the topic does not have.
    fn gate_lines(&self, asked: &Asked, course: &RunCourse, day: NaiveDate) -> Result<Vec<GateLine>, WireError> {
        let mut lines: Vec<GateLine> = Vec::new();
        let told = |of: &str, point: &Point| {
            let found = course.criteria.iter().find(|(topic, text, _)| topic == of && *text == point.text);
            GateLine {
                of: of.to_owned(),
                criterion: point.clone(),
                met: found.and_then(|(.., met)| *met),
                from_log: false,
                figures: None,
            }
        };
        if let Some(topic) = asked.topic {
            let of_topic =
                |(_, state): &(&str, &sinew_domain::plan::PlanState)| state.topic.as_ref() == Some(&topic.id);
            let rehab = self.life()?.running().find(of_topic).map(|(plan, _)| plan.to_owned());
            let known = rehab.map(|plan| self.return_criteria(&plan, day)).transpose()?.unwrap_or_default();
            for point in &topic.return_criteria {
                let mut line = told(&topic.id, point);
                if let Some(log) = known.iter().find(|line| line.text.text == point.text) {
                    line.from_log = log.from_log;
                    line.met = if log.from_log { log.met } else { line.met.or(log.met) };
                    line.figures = log.figures.clone();
                }
                lines.push(line);
            }
        }
        let of_table = format!("run-plan/{}", asked.record.id);
        for point in &asked.record.gate {
            if lines.iter().all(|line| line.criterion.text != point.text) {
                lines.push(told(&of_table, point));
            }
        }
        Ok(lines)
    }

    pub(super) fn run_record_ref(&self, id: &str) -> Ref {
        named(id, self.library.run_plans.get(id).map_or(id, |record| &record.name))
    }
}

/// Made for the topic first; bone takes only what is made for it.
pub(super) fn fit(asked: &Asked) -> RunFit {
    let of = &asked.record.topics;
    match asked.topic {
        Some(topic) if of.contains(&topic.id) => RunFit::MadeFor,
        _ if asked.tissue == TissueClass::Bone => RunFit::NotFor,
        _ if of.is_empty() => RunFit::General,
        _ => RunFit::NotFor,
    }
}

fn newest_clearance(course: &RunCourse, asked: &Asked, day: NaiveDate) -> Option<(String, NaiveDate)> {
    let topic = asked.topic?;
    let of = course.clearances.iter().rev().find(|(of, _, on)| *of == topic.id && *on <= day);
    of.map(|(_, by, on)| (by.clone(), *on))
}
