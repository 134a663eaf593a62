//! What the running plan is offered after its newest run, and the person's answer. Nothing changes without their word: an
//! offer is taken once, as it was seen, and only as long as no other run has come.

use chrono::NaiveDate;
use sinew_domain::data::Grade;
use sinew_domain::run_plan::RunPlan;
use sinew_domain::running::{
    Kept, KeptEntry, Offered, PlanNow, RunAnswered, RunCourse, RunFacts, RunResult, RunTold, after, next_run, offer,
};
use sinew_domain::time::Now;

use crate::store::{self, RunRow};
use crate::use_cases::check::Check;
use crate::use_cases::library::no_such;
use crate::use_cases::life::day_of;
use crate::use_cases::lines::WEEK;
use crate::wire::{OfferAnswer, OfferAnswered, OfferWhat, RunOffer, StepName, WireError};
use crate::{Companion, unreadable};

/// What is offered after one run, from the facts that the rules read.
struct Found {
    row: RunRow,
    /// As it stands, with every answer.
    plan: PlanNow,
    /// As it stood when the run was run.
    base: PlanNow,
    facts: RunFacts,
    result: RunResult,
    offered: Offered,
    /// The newest answer about this run, where it was to this very offer.
    answered: Option<(bool, NaiveDate)>,
}

impl Companion {
    /// None where no plan goes on, and where its newest run leads to nothing yet.
    pub(crate) fn run_offer(&self, today: NaiveDate) -> Result<Option<RunOffer>, WireError> {
        let Some(newest) = self.newest_run(today)? else { return Ok(None) };
        let Some(found) = self.found(newest, today)? else { return Ok(None) };
        let (plan, record) = (&found.plan, self.record_of(&found.plan)?);
        let Some(suggestion) = self.run_suggestion(&found.facts) else { return Ok(None) };
        let mut then = plan.clone();
        if found.answered.is_none() {
            then.accept(&found.offered, today);
        }
        let next = next_run(&then, record, &self.days_run(today)?, today);
        let done = record.steps.last().is_some_and(|last| then.step >= last.n);
        Ok(Some(RunOffer {
            run: found.row.run.clone(),
            day: found.row.told.of_day.to_string(),
            sport: found.row.told.sport,
            mark: mark(&found.offered),
            what: self.offer_what(&found, record),
            suggestion,
            answered: found.answered.map(|(accepted, on)| OfferAnswered { accepted, on: on.to_string() }),
            next: next.map(|next| next.day.to_string()),
            speed: done.then(|| self.speed_view(plan, today)).transpose()?,
        }))
    }

    /// Accepted, the plan follows; declined, everything stays as it is. Either is kept.
    pub fn answer_run_offer(&mut self, answer: &OfferAnswer, now: &Now) -> Result<(), WireError> {
        let today = day_of(now);
        let mut check = Check::default();
        let row = self.entry_of(&answer.run)?;
        let newest = self.newest_run(today)?.ok_or_else(|| no_such("run"))?;
        if newest.run != row.run {
            check.problem("run", "another run has come since; what is suggested now is on its page");
            return check.done(());
        }
        if self.run_course()?.plan().is_none() {
            return Err(no_such("running plan that goes on"));
        }
        let Some(found) = self.found(newest, today)? else {
            check.problem("run", "nothing is offered after it");
            return check.done(());
        };
        if found.answered.is_some() {
            check.problem("run", "was answered already");
        } else if mark(&found.offered) != answer.mark {
            check.problem("offer", "is another one now: something about the run has changed since");
        }
        check.done(())?;
        let rule = found.result.fired.first();
        let kept = Kept::Answered(RunAnswered {
            plan: found.plan.id,
            run: found.row.run,
            offered: found.offered,
            accepted: answer.accept,
            rule: rule.map(|rule| rule.id.to_owned()).unwrap_or_default(),
            sentence: rule.map(|rule| rule.sentence.clone()).unwrap_or_default(),
            source: rule.map_or_else(|| "app".to_owned(), |rule| rule.source.clone()),
            grade: rule.map_or(Grade::App, |rule| rule.grade),
        });
        self.keep_all_running(vec![kept], now).map(|_| ())
    }

    /// The newest run that was run, of the plan or not: what hurt on any of them counts.
    pub(super) fn newest_run(&self, today: NaiveDate) -> Result<Option<RunRow>, WireError> {
        let told = |row: &RunRow| was_run(&row.told);
        Ok(self.runs_until(today)?.iter().rfind(|row| told(row)).cloned())
    }

    /// What the rules read of the runs up to and with the newest, before any answer to what they said of it.
    pub(super) fn facts_before_answers(
        &self,
        entries: &[KeptEntry],
        newest: &str,
        today: NaiveDate,
    ) -> Result<RunFacts, WireError> {
        let base = RunCourse::before_answers(entries, newest);
        self.run_facts_by(&base, &self.runs_until(today)?, today)
    }

    fn found(&self, row: RunRow, today: NaiveDate) -> Result<Option<Found>, WireError> {
        let entries = store::running(self.store.read()).map_err(unreadable)?;
        let (course, base) = (RunCourse::of(&entries), RunCourse::before_answers(&entries, &row.run));
        let (Some(plan), Some(base)) = (course.plan(), base.plan()) else { return Ok(None) };
        let day = row.told.of_day;
        // What was told long after its day counts, and nothing starts from it.
        if row.told.recalled || day < plan.start.started {
            return Ok(None);
        }
        let record = self.record_of(plan)?;
        let facts = self.facts_before_answers(&entries, &row.run, today)?;
        let Some(result) = after(&facts, self.book()) else { return Ok(None) };
        let Some(offered) = offer(&result, &facts, base, record, day) else { return Ok(None) };
        let answered = entries.iter().rev().find_map(|entry| match &entry.kept {
            Kept::Answered(told) if told.run == row.run => Some((told, entry.stamp.day)),
            _ => None,
        });
        let answered = answered.filter(|(told, _)| told.offered == offered).map(|(told, on)| (told.accepted, on));
        Ok(Some(Found { row, plan: plan.clone(), base: base.clone(), facts, result, offered, answered }))
    }

    fn record_of(&self, plan: &PlanNow) -> Result<&RunPlan, WireError> {
        self.library.run_plans.get(&plan.start.run_plan).ok_or_else(|| no_such("run plan"))
    }

    /// From where the plan stands; where it was answered, from where it stood.
    fn offer_what(&self, found: &Found, record: &RunPlan) -> OfferWhat {
        let stood = if found.answered.is_some() { &found.base } else { &found.plan };
        match &found.offered {
            Offered::Step { step, from_day } => OfferWhat::Step {
                from: step_name(record, stood.step),
                to: step_name(record, *step),
                from_day: from_day.to_string(),
                first: record.steps.first().is_some_and(|first| first.n == *step),
            },
            Offered::Days { weekdays } => {
                let before = stood.weekdays_on(found.row.told.of_day);
                OfferWhat::Days { from: WEEK.map(|day| before.has(day)), to: WEEK.map(|day| weekdays.has(day)) }
            }
            Offered::Strides { percent, .. } => OfferWhat::Strides { percent: *percent },
            Offered::Speed => OfferWhat::Speed,
        }
    }
}

pub(super) fn was_run(told: &RunTold) -> bool {
    told.sport.is_run() && told.was_run()
}

fn step_name(record: &RunPlan, n: u16) -> StepName {
    let step = record.steps.iter().find(|step| step.n == n);
    StepName { n: n.into(), name: step.map(|step| step.name.clone()).unwrap_or_default() }
}

/// What was seen: another offer has another one.
fn mark(offered: &Offered) -> String {
    match offered {
        Offered::Step { step, from_day } => format!("step {step} from {from_day}"),
        Offered::Days { weekdays } => {
            let days = WEEK.into_iter().filter(|day| weekdays.has(*day)).map(|day| day.to_string());
            format!("days {}", days.collect::<Vec<_>>().join(" "))
        }
        Offered::Strides { rung, percent } => format!("strides {rung} up to {percent}"),
        Offered::Speed => "speed".to_owned(),
    }
}
