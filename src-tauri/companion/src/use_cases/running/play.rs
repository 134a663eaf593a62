//! A run of the plan, in the player that plays every session; at its end it is in the log of runs.

use chrono::NaiveDate;
use sinew_domain::prescription::Prescription;
use sinew_domain::running::{Kept, Played, RunHow, RunTold, RunWait, RunWalk, Sport, WarmUp, expand, next_run};
use sinew_domain::session::{Gait, PhaseKind, SetRecord, Step};
use sinew_domain::time::Now;

use super::on_the_way::onset_of;
use crate::store::Fact;
use crate::use_cases::check::Check;
use crate::use_cases::library::no_such;
use crate::use_cases::life::day_of;
use crate::use_cases::session::{Running, span};
use crate::wire::WireError;
use crate::{Companion, store, unreadable};

impl Companion {
    /// The run that the plan asks for today. On another day it takes `anyway`, and that is kept.
    pub(crate) fn prescription_of_run(
        &mut self,
        warm_up: WarmUp,
        anyway: bool,
        now: &Now,
    ) -> Result<Prescription, WireError> {
        let today = day_of(now);
        let course = self.run_course()?;
        let (plan, record) = self.run_plan_on(&course)?;
        let step = record.steps.iter().find(|step| step.n == plan.step).ok_or_else(|| no_such("step"))?;
        let next = next_run(plan, record, &self.days_run(today)?, today);
        let due = next.as_ref().is_some_and(|next| next.day == today);
        if !due && !anyway {
            let mut check = Check::default();
            let waits = next.iter().flat_map(|next| &next.waits);
            let words = waits.map(|wait| match wait {
                RunWait::RestDay => "a rest day stands between two runs",
                RunWait::AfterStep => "the last step asked for days off",
                RunWait::NotStarted => "the plan has not begun",
            });
            words.for_each(|words| check.problem("run", words));
            let day = next.map_or("not known".to_owned(), |next| next.day.to_string());
            check.problem("run", &format!("the next one is on {day}"));
            return check.done(()).and(Err(no_such("run")));
        }
        let unquiet = self.may_be_run(today, anyway)?;
        let temper = self.life()?.temper();
        let played = Played { plan: Some(&plan.id), step: step.n, warm_up, temper };
        let run = RunWalk::of(&expand(step, None, 0), played, &self.book().running.play);
        let metres = run.metres;
        let prescription = Prescription::of_run(record, step, run, span(self.settings.get_ready_ms));
        if !due || unquiet.is_some() {
            let rules = (!due).then(|| "not-due".to_owned()).into_iter().chain(unquiet).collect();
            let kept = Kept::Override(sinew_domain::running::RunOverride {
                of_day: today,
                rules,
                planned_m: metres,
                words: None,
            });
            self.keep_all_running(vec![kept], now)?;
        }
        Ok(prescription)
    }

    /// The row that a session leaves in the log of runs; None where it was none, or nothing of it was run or walked.
    pub(crate) fn run_of(&self, running: &Running, turned: bool) -> Option<RunTold> {
        let day = store::session(self.store.read(), &running.id).ok().flatten()?.day.parse().ok()?;
        self.run_told(
            &running.id,
            running.prescription.run.as_ref()?,
            running.engine.records(),
            running.started_ms,
            day,
            turned,
        )
    }

    pub(crate) fn run_told(
        &self,
        session: &str,
        run: &RunWalk,
        records: &[SetRecord],
        started_ms: i64,
        day: NaiveDate,
        turned: bool,
    ) -> Option<RunTold> {
        let done = RunWalk::seconds_done(records);
        if done == 0 {
            return None;
        }
        let walks = run.steps.iter().any(|step| matches!(step, Step::Work(work) if work.exercise == Gait::Walk.id()));
        let sport = if walks { Sport::RunWalk } else { Sport::Run };
        let ended = run.ended(records, turned);
        let cap = self.run_facts(day).ok().and_then(|facts| facts.cap(day));
        let told = RunTold {
            started_ms: Some(started_ms),
            duration_s: Some(done),
            distance_m: run.metres_done(records),
            planned_s: run.seconds,
            planned_m: run.metres,
            cap,
            plan: run.plan.clone(),
            step: Some(run.step),
            session: Some(session.to_owned()),
            ended: Some(ended),
            turned_m: None,
            ..RunTold::new(day, sport, RunHow::Played)
        };
        let onset = self.run_course().ok().and_then(|course| onset_of(&course, &told));
        Some(RunTold { onset, ..told })
    }

    /// The entry of the log of runs that a session left; None where it left none.
    pub fn run_of_session(&self, session: &str) -> Result<Option<String>, WireError> {
        store::run_of_session(self.store.read(), session).map_err(unreadable)
    }

    /// Steps a minute that are to be heard now: the person's own, a little quicker, while they run.
    pub(crate) fn metronome(&self, now: &Now) -> Option<u32> {
        let told = self.settings.metronome.filter(|told| told.on)?;
        let view = self.running.as_ref()?.engine.view(now)?;
        let runs = view.phase.kind == PhaseKind::Run && view.paused.is_none();
        runs.then(|| (told.own_steps * told.percent + 50) / 100)
    }

    /// In the same breath as the end of its session.
    pub(crate) fn put_run_of(writer: &store::Writer, fact: &Fact, told: Option<&RunTold>) -> rusqlite::Result<()> {
        told.map_or(Ok(()), |told| store::put_run(writer, fact, None, told, false))
    }
}
