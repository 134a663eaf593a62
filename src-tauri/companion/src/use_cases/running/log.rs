//! Runs as they are told: kept, put right, taken back. Each change is a new row; the newest counts.

use chrono::NaiveDate;
use sinew_domain::pain::TissueClass;
use sinew_domain::running::{Moment, RunCourse, RunTold, Sport, expand, time_said};
use sinew_domain::time::Now;

use super::super::check::Check;
use super::super::library::{named, no_such};
use super::super::life::day_of;
use super::draft::{Around, cap_told, checked, clock, draft_of, typed};
use super::next::metres;
use super::on_the_way::{events_of, onset_of};
use crate::store::{self, RunRow};
use crate::wire::{Changed, ErrorCode, PlanRun, RunDraft, RunForm, StepName, WireError};
use crate::{Companion, not_saved, refused, unreadable};

impl Companion {
    /// An empty form for a day, today where none is named, or the entry `run` as it stands.
    pub fn run_form(&self, day: Option<&str>, run: Option<&str>, now: &Now) -> Result<RunForm, WireError> {
        let today = day_of(now);
        let mut check = Check::default();
        let of_day = check.maybe_day("day", day).unwrap_or(today);
        check.done(())?;
        let (course, facts, unit) = (self.run_course()?, self.run_facts(today)?, self.settings.distance_unit);
        let planned = store::runs_between(self.store.read(), [of_day, of_day]).map_err(unreadable)?;
        let planned = planned.iter().find(|row| row.told.sport.is_run() && !row.told.was_run());
        let row = run.map(|run| self.entry_of(run)).transpose()?;
        let session = row.as_ref().and_then(|row| row.told.session.clone());
        let draft = match &row {
            Some(row) => draft_of(row, unit),
            None => {
                let cap = facts.cap(of_day).map(|cap| cap_told(cap, unit));
                // What the calendar has for the day, where one run alone is meant.
                let mut meant = course
                    .planned
                    .iter()
                    .map(|(_, told)| told)
                    .filter(|told| told.on == of_day && told.instead.is_none());
                let meant = meant.next().filter(|_| meant.next().is_none()).and_then(|told| told.distance_m);
                let planned = meant.map(|m| typed(m, unit));
                RunDraft { cap, planned, ..RunDraft::new(&of_day.to_string(), Sport::Run) }
            }
        };
        let in_use = course.shoes.iter().filter(|(id, shoe)| shoe.retired.is_none() || draft.shoe.as_ref() == Some(id));
        Ok(RunForm {
            shoes: in_use.map(|(id, shoe)| named(id, &shoe.name)).collect(),
            today: today.to_string(),
            unit,
            asks_night: facts.tissue == TissueClass::Bone,
            strides: self.book().running.strides.iter().map(|rung| rung.percent.value).collect(),
            next_cap: self.next_cap_view(&facts, of_day)?,
            events: events_of(&course, session.as_deref()),
            planned: planned.filter(|_| run.is_none()).map(|row| Box::new(self.run_line(row, None, &course))),
            plan_run: self.run_of_plan(&course, row.as_ref(), of_day)?,
            draft,
        })
    }

    /// A step of the table of the plan that goes on, where the entry is a run of it, or could be one.
    fn run_of_plan(
        &self,
        course: &RunCourse,
        row: Option<&RunRow>,
        day: NaiveDate,
    ) -> Result<Option<PlanRun>, WireError> {
        let Some(plan) = course.plan() else { return Ok(None) };
        let day = row.map_or(day, |row| row.told.of_day);
        let of_plan = |told: &RunTold| told.plan.as_ref() == Some(&plan.id);
        let own = row.filter(|row| of_plan(&row.told));
        let there = store::runs_between(self.store.read(), [day, day]).map_err(unreadable)?;
        if day < plan.start.started || (own.is_none() && there.iter().any(|row| of_plan(&row.told))) {
            return Ok(None);
        }
        let (_, record) = self.run_plan_on(course)?;
        let n = own.and_then(|row| row.told.step).unwrap_or(plan.step);
        let Some(step) = record.steps.iter().find(|step| step.n == n) else { return Ok(None) };
        let way = expand(step, None, 0);
        let walks = way.steps.iter().any(|step| step.moment == Moment::Walk);
        Ok(Some(PlanRun {
            step: StepName { n: n.into(), name: step.name.clone() },
            sport: if walks { Sport::RunWalk } else { Sport::Run },
            time: way.seconds.map(time_said),
            distance: metres(step).map(|m| typed(m, self.settings.distance_unit)),
            played: own.is_some_and(|row| row.told.session.is_some()),
        }))
    }

    /// Keeps a run, or other training, or changes one that was kept. Gives the entry's id. The same again writes nothing.
    pub fn keep_run(&mut self, draft: &RunDraft, now: &Now) -> Result<String, WireError> {
        let before = draft.run.as_deref().map(|run| self.entry_of(run)).transpose()?;
        if before.as_ref().is_some_and(|row| row.voided) {
            return Err(refused(ErrorCode::Invalid, vec!["run: it was voided".to_owned()]));
        }
        let course = self.run_course()?;
        let shoes: Vec<String> = course.shoes.iter().map(|(id, _)| id.clone()).collect();
        let late = |day: NaiveDate| self.is_told_late(day, now);
        let recalled = draft.day.parse().is_ok_and(late);
        let plan = course.plan().map(|plan| (plan.id.as_str(), plan.start.started, plan.step));
        let shown_at = before.as_ref().and_then(|row| Some(clock(row, row.told.started_ms?)));
        let around = Around { before: before.as_ref().map(|row| &row.told), shown_at, shoes: &shoes, plan, recalled };
        let mut told = checked(draft, &around, now)?;
        // Where it began was told on the way.
        told.onset = told.onset.or_else(|| onset_of(&course, &told));
        if let Some(before) = &before {
            // Told for the first time now, where it was only planned.
            told.recalled = if before.told.was_run() { before.told.recalled } else { recalled };
            if told == before.told {
                return Ok(before.run.clone());
            }
        }
        self.put_run_row(before.map(|row| row.run).as_deref(), &told, false, now)
    }

    /// A run that was logged by mistake, or was not after all.
    pub fn void_run(&mut self, run: &str, voided: bool, now: &Now) -> Result<(), WireError> {
        let row = self.entry_of(run)?;
        if row.voided != voided {
            self.put_run_row(Some(run), &row.told, voided, now)?;
        }
        Ok(())
    }

    /// Takes the newest change of a run back, which may itself have taken one back. `change` is the row that the person saw:
    /// refused where another has come since.
    pub fn undo_run(&mut self, run: &str, change: &str, now: &Now) -> Result<(), WireError> {
        let rows = store::run(self.store.read(), run).map_err(unreadable)?;
        let [.., before, newest] = rows.as_slice() else {
            let problem = if rows.is_empty() { "run: no such run" } else { "change: nothing was changed" };
            return Err(refused(ErrorCode::NotFound, vec![problem.to_owned()]));
        };
        if newest.id != change {
            return Err(refused(ErrorCode::Invalid, vec!["change: it is not the last one any more".to_owned()]));
        }
        self.put_run_row(Some(run), &before.told, before.voided, now)?;
        Ok(())
    }

    /// The entry as it stands, voided or not.
    pub(super) fn entry_of(&self, run: &str) -> Result<RunRow, WireError> {
        let rows = store::run(self.store.read(), run).map_err(unreadable)?;
        rows.into_iter().next_back().ok_or_else(|| no_such("run"))
    }

    fn put_run_row(&mut self, run: Option<&str>, told: &RunTold, voided: bool, now: &Now) -> Result<String, WireError> {
        self.written_so_far(now)?;
        let fact = self.fact(now);
        self.store.transact(|writer| store::put_run(writer, &fact, run, told, voided)).map_err(not_saved)?;
        self.journal.note(Changed::Runs);
        Ok(run.map_or(fact.id, str::to_owned))
    }
}
