//! A running plan: begun through its gate, moved from step to step by what is accepted or by hand, ended.

use chrono::NaiveDate;
use sinew_domain::pain::TissueClass;
use sinew_domain::run_plan::RunPlan;
use sinew_domain::running::{
    Kept, NextRun, Offered, PlanNow, RunCourse, RunPlanStarted, START_WITHIN_DAYS, StepMoved, StepWhy, after,
    days_problems, next_run, offer, weekday_problems,
};
use sinew_domain::time::Now;

use super::gate::fit;
use super::offer::was_run;
use crate::use_cases::check::Check;
use crate::use_cases::library::{named, no_such};
use crate::use_cases::life::day_of;
use crate::use_cases::lines::weekdays_of;
use crate::wire::{Changed, RunFit, RunOption, RunPlanDraft, RunningNow, WireError};
use crate::{Companion, not_saved, store};

impl Companion {
    /// The plan that goes on, and what could be begun.
    pub fn running_now(&self, now: &Now) -> Result<RunningNow, WireError> {
        let mut options = Vec::new();
        for record in self.library.run_plans.all() {
            let rehab = self.life()?.running().find_map(|(_, state)| state.topic.clone());
            let view = self.run_gate(&record.id, rehab.as_deref(), now)?;
            let summary = record.summary.clone();
            options.push(RunOption { plan: named(&record.id, &record.name), summary, fit: view.fit, open: view.open });
        }
        options.sort_by(|a, b| a.fit.cmp(&b.fit).then_with(|| a.plan.name.cmp(&b.plan.name)));
        Ok(RunningNow { plan: self.run_plan_now(day_of(now))?, options })
    }

    /// Every problem is named at once; gives the plan's id.
    pub fn start_run_plan(&mut self, draft: &RunPlanDraft, now: &Now) -> Result<String, WireError> {
        let today = day_of(now);
        let gate = self.run_gate(&draft.plan, draft.topic.as_deref(), now)?;
        let asked = self.asked_of(&draft.plan, draft.topic.as_deref())?;
        let record = asked.record;
        let mut check = Check::default();
        if let Some(other) = &gate.goes_on {
            check.problem("plan", &format!("{} goes on already; end it first", other.name));
        }
        match fit(&asked) {
            RunFit::NotFor if asked.tissue == TissueClass::Bone => {
                check.problem("plan", "bone begins with a table made for bone");
            }
            RunFit::NotFor => check.problem("plan", "is made for something else"),
            RunFit::MadeFor | RunFit::General => {}
        }
        if gate.flag {
            check.problem("gate", "a sign is open that somebody should see first");
        }
        for line in gate.lines.iter().filter(|line| line.met != Some(true)) {
            let answer = if line.met.is_some() { "not met" } else { "not answered" };
            check.problem("gate", &format!("{answer}: {}", line.criterion.text));
        }
        if gate.clinician && gate.clearance.is_none() {
            check.problem("clearance", "a clinician agrees first: by whom, and on which day");
        }
        if let Some(quiet) = gate.quiet.as_ref().filter(|quiet| quiet.days < quiet.asked) {
            let (days, asked) = (quiet.days, quiet.asked);
            check.problem("quiet", &format!("bone was told to be quiet for {days} of {asked} days before today"));
        }
        let started = check.maybe_day("started", Some(&draft.started));
        match started.map(|day| (day - today).num_days()) {
            Some(ahead) if ahead < 0 => check.problem("started", "is over"),
            Some(ahead) if ahead > START_WITHIN_DAYS => {
                check.problem("started", &format!("is more than {START_WITHIN_DAYS} days ahead"));
            }
            Some(_) | None => {}
        }
        let step = record.steps.iter().map(|step| step.n).find(|n| u32::from(*n) == draft.step);
        if step.is_none() {
            check.problem("step", "is not in the table");
        }
        let weekdays = weekdays_of(draft.weekdays);
        for problem in weekday_problems(weekdays, record, step.unwrap_or(1)) {
            let (field, wrong) = problem.split_once(": ").unwrap_or(("weekdays", &problem));
            check.problem(field, wrong);
        }
        let (Some(started), Some(step)) = check.done((started, step))? else { return Err(no_such("step")) };
        let kept = Kept::Plan(RunPlanStarted {
            run_plan: record.id.clone(),
            version: record.version,
            topic: asked.topic.map(|topic| topic.id.clone()),
            tissue: asked.tissue,
            started,
            weekdays,
            step,
            significant: draft.significant,
            overridden: Vec::new(),
        });
        self.keep_all_running(vec![kept], now)
    }

    /// Another step of the plan that goes on, by hand.
    pub fn move_run_step(&mut self, step: u32, now: &Now) -> Result<(), WireError> {
        let today = day_of(now);
        let course = self.run_course()?;
        let (plan, record) = self.run_plan_on(&course)?;
        let mut check = Check::default();
        let to = record.steps.iter().map(|s| s.n).find(|n| u32::from(*n) == step);
        if to.is_none() {
            check.problem("step", "is not in the table");
        }
        if to == Some(plan.step) {
            check.problem("step", "is where the plan stands");
        }
        let to = check.done(to)?.unwrap_or(plan.step);
        let most = self.most_suggested(plan, record, today)?;
        let why = StepWhy::Person { above_suggestion: to > most };
        let moved = StepMoved { plan: plan.id.clone(), step: to, from_day: plan.from_day.max(today), why };
        self.keep_all_running(vec![Kept::Step(moved)], now).map(|_| ())
    }

    /// The runs of the plan that goes on, on other weekdays from today on. Every problem is named at once.
    pub fn set_run_days(&mut self, weekdays: [bool; 7], now: &Now) -> Result<(), WireError> {
        let today = day_of(now);
        let course = self.run_course()?;
        let (plan, record) = self.run_plan_on(&course)?;
        let weekdays = weekdays_of(weekdays);
        let mut check = Check::default();
        for problem in days_problems(weekdays, plan, record, today) {
            let (field, wrong) = problem.split_once(": ").unwrap_or(("weekdays", &problem));
            check.problem(field, wrong);
        }
        check.done(())?;
        self.keep_all_running(vec![Kept::RunDays { plan: plan.id.clone(), weekdays }], now).map(|_| ())
    }

    /// The next run on another day: never beside another, and not before the last step allows it.
    pub fn move_run_day(&mut self, to: &str, now: &Now) -> Result<(), WireError> {
        let today = day_of(now);
        let course = self.run_course()?;
        let (plan, record) = self.run_plan_on(&course)?;
        let mut check = Check::default();
        let to = check.maybe_day("to", Some(to));
        let ran = self.days_run(today)?;
        let next = next_run(plan, record, &ran, today);
        if next.is_none() {
            check.problem("to", "no run comes up");
        }
        if let (Some(to), Some(next)) = (to, &next) {
            if to < today {
                check.problem("to", "is over");
            }
            if to == next.day {
                check.problem("to", "is its day already");
            }
            if (to - today).num_days() > START_WITHIN_DAYS {
                check.problem("to", &format!("is more than {START_WITHIN_DAYS} days ahead"));
            }
            let mut moved = plan.clone();
            moved.move_run(next.day, to);
            let then = next_run(&moved, record, &ran, to);
            if to >= today && then.is_none_or(|then| then.day != to) {
                check.problem("to", "is too near another run, or before the last step allows one");
            }
        }
        let (Some(to), Some(next)) = check.done((to, next))? else { return Err(no_such("day")) };
        let from = next.moved_from.unwrap_or(next.day);
        let moved = Kept::DayMoved { plan: plan.id.clone(), from, to };
        self.keep_all_running(vec![moved], now).map(|_| ())
    }

    /// The plan is over: at its last step, or before.
    pub fn end_run_plan(&mut self, now: &Now) -> Result<(), WireError> {
        let course = self.run_course()?;
        let (plan, record) = self.run_plan_on(&course)?;
        let reached_end = record.steps.last().is_some_and(|last| plan.step >= last.n);
        let kept = Kept::PlanEnd { plan: plan.id.clone(), on: day_of(now), reached_end };
        self.keep_all_running(vec![kept], now).map(|_| ())
    }

    /// Refused where none goes on.
    pub(super) fn run_plan_on<'a>(&'a self, course: &'a RunCourse) -> Result<(&'a PlanNow, &'a RunPlan), WireError> {
        let plan = course.plan().ok_or_else(|| no_such("running plan that goes on"))?;
        let record = self.library.run_plans.get(&plan.start.run_plan).ok_or_else(|| no_such("run plan"))?;
        Ok((plan, record))
    }

    pub(super) fn days_run(&self, until: NaiveDate) -> Result<Vec<NaiveDate>, WireError> {
        let runs = self.runs_until(until)?;
        Ok(runs.iter().filter(|row| was_run(&row.told)).map(|row| row.told.of_day).collect())
    }

    /// The highest step that the rules would have.
    fn most_suggested(&self, plan: &PlanNow, record: &RunPlan, today: NaiveDate) -> Result<u16, WireError> {
        let facts = self.run_facts(today)?;
        let offered = after(&facts, self.book()).and_then(|result| offer(&result, &facts, plan, record, today));
        Ok(match offered {
            Some(Offered::Step { step, .. }) => step,
            Some(Offered::Days { .. } | Offered::Strides { .. } | Offered::Speed) | None => plan.step,
        })
    }

    /// Appends facts of running in one transaction; gives the id of the first.
    pub(super) fn keep_all_running(&mut self, kept: Vec<Kept>, now: &Now) -> Result<String, WireError> {
        self.written_so_far(now)?;
        let rows: Vec<_> = kept.into_iter().map(|kept| (self.fact(now), kept)).collect();
        let write =
            |writer: &store::Writer| rows.iter().try_for_each(|(fact, kept)| store::put_running(writer, fact, kept));
        self.store.transact(write).map_err(not_saved)?;
        self.journal.note(Changed::Running);
        Ok(rows.into_iter().next().map(|(fact, _)| fact.id).unwrap_or_default())
    }

    pub(super) fn coming_run(
        &self,
        plan: &PlanNow,
        record: &RunPlan,
        today: NaiveDate,
    ) -> Result<Option<NextRun>, WireError> {
        Ok(next_run(plan, record, &self.days_run(today)?, today))
    }
}
