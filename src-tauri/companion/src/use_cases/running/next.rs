//! The running plan as a page: its table with where one stands, the next run and what it asks, the one lever that may be
//! changed, and the day from which speed may come back.

use chrono::{Datelike, Days, NaiveDate};
use sinew_domain::run_plan::{RunPlan, RunStep};
use sinew_domain::running::{Kept, Offered, PlanNow, SpeedLack, StepWhy, WarmUp, apart, expand, speed_before};

use crate::store;
use crate::use_cases::library::named;
use crate::use_cases::lines::WEEK;
use crate::wire::{PlanLever, RunDue, RunPlanNow, RunStepLine, RunStepMoved, RunStepState, SpeedView, WireError};
use crate::{Companion, unreadable};

/// The card whose lines are cues for the stride.
const CUES: &str = "form-cues";

impl Companion {
    /// None where no running plan goes on.
    pub(crate) fn run_plan_now(&self, day: NaiveDate) -> Result<Option<RunPlanNow>, WireError> {
        let course = self.run_course()?;
        let Some(plan) = course.plan() else { return Ok(None) };
        let (_, record) = self.run_plan_on(&course)?;
        let speed = self.speed_view(plan, day)?;
        let last = record.steps.last().is_some_and(|last| plan.step >= last.n);
        let room = plan.frequency(record, day).is_some_and(|days| days.now < days.most);
        let lever = match (last, room, speed.lacks.is_empty()) {
            (false, ..) => PlanLever::Volume,
            (true, true, _) => PlanLever::Frequency,
            (true, false, true) => PlanLever::Speed,
            (true, false, false) => PlanLever::None,
        };
        let weekdays = plan.weekdays_on(day);
        let topic = plan.start.topic.as_ref().and_then(|id| self.library.injuries.get(id));
        Ok(Some(RunPlanNow {
            id: plan.id.clone(),
            record: named(&record.id, &record.name),
            topic: topic.map(|topic| named(&topic.id, &topic.name)),
            started: plan.start.started.to_string(),
            day_no: (day - plan.start.started).num_days().max(0) as u32 + 1,
            weekdays: WEEK.map(|on| weekdays.has(on)),
            apart: apart(record, plan.step).into(),
            steps: self.step_lines(plan, record, day)?,
            due: self.run_due(plan, record, day)?,
            lever,
            speed,
            offer: self.run_offer(day)?,
            moves: self.step_moves(plan)?,
            today: day.to_string(),
        }))
    }

    /// The next run of the plan that goes on.
    pub(crate) fn run_due_now(&self, day: NaiveDate) -> Result<Option<RunDue>, WireError> {
        let course = self.run_course()?;
        if course.plan().is_none() {
            return Ok(None);
        }
        let (plan, record) = self.run_plan_on(&course)?;
        self.run_due(plan, record, day)
    }

    fn run_due(&self, plan: &PlanNow, record: &RunPlan, day: NaiveDate) -> Result<Option<RunDue>, WireError> {
        let Some(next) = self.coming_run(plan, record, day)? else { return Ok(None) };
        let Some(place) = record.steps.iter().position(|step| step.n == plan.step) else { return Ok(None) };
        let Some(step) = record.steps.get(place) else { return Ok(None) };
        let expansion = expand(step, None, 0);
        Ok(Some(RunDue {
            plan: plan.id.clone(),
            name: record.name.clone(),
            today: next.day == day,
            next,
            step_name: step.name.clone(),
            step_no: place as u32 + 1,
            step_of: record.steps.len() as u32,
            runs: expansion.runs.into(),
            seconds: expansion.seconds,
            run_seconds: expansion.run_seconds,
            metres: metres(step),
            intensity: step.intensity.clone(),
            surface: step.surface.clone(),
            warm_up_s: self.book().running.play.warm_up_s.value.into(),
            warm_up: self.last_warm_up(day)?,
            cue: self.stride_cue(day),
        }))
    }

    /// As before the newest run that was played: who left the choice alone leaves it as it was.
    fn last_warm_up(&self, day: NaiveDate) -> Result<WarmUp, WireError> {
        let runs = self.runs_until(day)?;
        let Some(id) = runs.iter().rev().find_map(|row| row.told.session.as_deref()) else {
            return Ok(WarmUp::default());
        };
        let played = store::session(self.store.read(), id).map_err(unreadable)?;
        Ok(played.and_then(|row| row.prescription.run).map_or_else(WarmUp::default, |run| run.warm_up()))
    }

    /// One at a time, another each day.
    pub(crate) fn stride_cue(&self, day: NaiveDate) -> Option<String> {
        let cues = &self.library.cards.get(CUES)?.body;
        cues.get(usize::try_from(day.num_days_from_ce()).ok()? % cues.len().max(1)).cloned()
    }

    fn step_lines(&self, plan: &PlanNow, record: &RunPlan, day: NaiveDate) -> Result<Vec<RunStepLine>, WireError> {
        let rows = self.runs_until(day)?;
        let of_plan = rows.iter().filter(|row| row.told.plan.as_ref() == Some(&plan.id));
        let steps: Vec<Option<u16>> = of_plan.map(|row| row.told.step).collect();
        let in_week = plan.weekdays_on(day).count() as u32;
        let line = |step: &RunStep| {
            let run_s = expand(step, None, 0).run_seconds;
            RunStepLine {
                n: step.n.into(),
                name: step.name.clone(),
                state: match step.n.cmp(&plan.step) {
                    std::cmp::Ordering::Less => RunStepState::Behind,
                    std::cmp::Ordering::Equal => RunStepState::Now,
                    std::cmp::Ordering::Greater => RunStepState::Ahead,
                },
                run_s,
                metres: metres(step),
                week_run_s: run_s.map(|s| s * in_week),
                runs: steps.iter().filter(|n| **n == Some(step.n)).count() as u32,
                note: step.note.clone(),
            }
        };
        Ok(record.steps.iter().map(line).collect())
    }

    fn step_moves(&self, plan: &PlanNow) -> Result<Vec<RunStepMoved>, WireError> {
        let entries = store::running(self.store.read()).map_err(unreadable)?;
        let mut from = plan.start.step;
        let mut moves = Vec::new();
        for entry in &entries {
            let (to, from_day, sentence, above_suggestion) = match &entry.kept {
                Kept::Step(moved) if moved.plan == plan.id => {
                    let StepWhy::Person { above_suggestion } = moved.why;
                    (moved.step, moved.from_day, None, above_suggestion)
                }
                Kept::Answered(told) if told.plan == plan.id && told.accepted => {
                    let Offered::Step { step, from_day } = told.offered else { continue };
                    (step, from_day, Some(told.sentence.clone()), false)
                }
                _ => continue,
            };
            // Staying is in the log, and no step.
            if to != from {
                moves.push(RunStepMoved {
                    on: entry.stamp.day.to_string(),
                    from: from.into(),
                    to: to.into(),
                    from_day: from_day.to_string(),
                    sentence,
                    above_suggestion,
                });
            }
            from = to;
        }
        moves.reverse();
        Ok(moves)
    }

    pub(super) fn speed_view(&self, plan: &PlanNow, day: NaiveDate) -> Result<SpeedView, WireError> {
        let book = self.book();
        let gate = speed_before(&self.run_facts(day)?, day, book);
        let weeks = &book.running.speed_after_days;
        let by_days = gate.lacks.iter().any(|lack| matches!(lack, SpeedLack::Days { .. }));
        let from = plan.start.started.checked_add_days(Days::new(weeks.value.into()));
        Ok(SpeedView {
            open: gate.open,
            from_day: from.filter(|_| by_days).map(|from| from.to_string()),
            lacks: gate.lacks,
            strides_percent: gate.strides_percent.map(u32::from),
            why: self.number("No speed from the first run back", weeks, " days"),
        })
    }
}

pub(super) fn metres(step: &RunStep) -> Option<u32> {
    let of = |m: Option<u32>, times: u16| m.map(|m| m * u32::from(times));
    let run: Option<u32> = step.blocks.iter().map(|block| of(block.run_m, block.times)).sum();
    run.filter(|m| *m > 0)
}
