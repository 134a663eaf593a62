//! Pauses, and coming back: by how long it was and what it was for, unless the person says otherwise.
//!
//! Where something is to be waited for and nobody has said that it is so, a plan is not taken up again by itself: the
//! person may go on as before, by their own decision, and that is kept.

use chrono::{Days, NaiveDate};
use sinew_domain::data::Grade;
use sinew_domain::plan::{Fact, Life, Pausing, PlanState, Resumed, Revision, Why, shape};
use sinew_domain::programme::Programme;
use sinew_domain::progression::{Pause, PauseKind, Restart, RestartStep, Rulebook, Wait, restart};
use sinew_domain::time::Now;

use super::check::Check;
use super::library::{named, no_such};
use super::life::{day_of, no_plan};
use crate::wire::{Changed, ErrorCode, PauseDraft, PauseView, RestartView, ResumeDraft, SourceNote, WireError};
use crate::{Companion, refused};

/// Further ahead nothing is planned. Sinew's own default.
const AHEAD_DAYS: u64 = 366;

impl Companion {
    /// Gives its id. It goes on until it is ended, whatever day was meant.
    pub fn pause(&mut self, draft: &PauseDraft, now: &Now) -> Result<String, WireError> {
        let today = day_of(now);
        let life = self.life()?;
        let held: Vec<(&str, &PlanState)> = held(life, draft.plan.as_deref()).collect();
        let Some(first) = held.iter().map(|(_, state)| state.started).min() else { return Err(no_plan()) };
        let mut check = Check::default();
        let from = draft.from.as_deref().map_or(Some(today), |told| check.day("from", told));
        let until = check.maybe_day("until", draft.until.as_deref());
        let ahead = today + Days::new(AHEAD_DAYS);
        if from.is_some_and(|from| from < first) {
            check.problem("from", "is before the plan began");
        }
        if from.is_some_and(|from| held.iter().any(|(plan, _)| is_paused_from(life, plan, from))) {
            check.problem("from", "another pause holds then: end that one first");
        }
        for (field, day) in [("from", from), ("until", until)] {
            if day.is_some_and(|day| day > ahead) {
                check.problem(field, "is more than a year ahead");
            }
        }
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            check.problem("until", "is before the first day");
        }
        let pausing = Pausing { plan: draft.plan.clone(), kind: draft.kind, from: from.unwrap_or(today), until };
        let pausing = check.done(pausing)?;
        self.keep(Fact::Pause(pausing), Changed::Plans, now)
    }

    /// Ends a pause today: each plan that it held is taken up at the step that is suggested, or as before.
    pub fn resume(&mut self, draft: &ResumeDraft, now: &Now) -> Result<(), WireError> {
        let today = day_of(now);
        let facts = self.resumed(draft, today)?;
        self.keep_all(facts, Changed::Plans, now)
    }

    fn resumed(&self, draft: &ResumeDraft, today: NaiveDate) -> Result<Vec<Fact>, WireError> {
        let life = self.life()?;
        let pausing = pause_of(life, &draft.pause).filter(|_| life.ended_on(&draft.pause).is_none());
        let pausing = pausing.ok_or_else(|| no_such("pause that holds"))?;
        let mut facts = vec![Fact::Resume(Resumed { pause: draft.pause.clone(), on: today })];
        if pausing.from > today {
            // It had not begun: there is nothing to come back from.
            return Ok(facts);
        }
        let mut check = Check::default();
        for (plan, state) in held(life, pausing.plan.as_deref()) {
            let told = Told { quiet: draft.quiet, clinician_agrees: draft.clinician_agrees };
            let restart = self.restart(pausing, state, today, told);
            if let Some(wait) = restart.wait.filter(|_| !draft.as_before) {
                let (field, wrong) = awaited(wait);
                check.problem(field, wrong);
            }
            let programme = self.library.programme_of(state);
            let next = programme.and_then(|p| taken_up(draft, restart, state, p, today, self.book()));
            facts.extend(next.map(|(state, why)| Fact::Revision(Revision { plan: Some(plan.to_owned()), state, why })));
        }
        // Two plans that wait for the same are one question.
        check.done(facts).map_err(|e| {
            let mut detail = e.detail;
            detail.dedup();
            refused(ErrorCode::Invalid, detail)
        })
    }

    /// Those that hold on a day, oldest first.
    pub fn pauses_on(&self, day: NaiveDate) -> Result<Vec<PauseView>, WireError> {
        let life = self.life()?;
        let views = life.entries().iter().filter_map(|e| match &e.fact {
            Fact::Pause(p) if p.from <= day => self.pause_view(life, &e.id, p, day),
            _ => None,
        });
        Ok(views.collect())
    }

    /// The one that holds a plan on a day; otherwise the next one that is meant.
    pub(super) fn pause_of_plan(&self, plan: &str, day: NaiveDate) -> Result<Option<PauseView>, WireError> {
        let life = self.life()?;
        let ahead = || life.pauses(plan).filter(|(id, p)| p.from > day && life.ended_on(id).is_none());
        let found = life.pause_on(plan, day).or_else(|| ahead().min_by_key(|(_, p)| p.from));
        Ok(found.and_then(|(id, pausing)| self.pause_view(life, id, pausing, day)))
    }

    /// None where it has ended, or holds no plan that runs.
    fn pause_view(&self, life: &Life, id: &str, pausing: &Pausing, day: NaiveDate) -> Option<PauseView> {
        if life.ended_on(id).is_some_and(|end| end <= day.max(pausing.from)) {
            return None;
        }
        let plans = held(life, pausing.plan.as_deref());
        let restarts: Vec<RestartView> =
            plans.filter_map(|(plan, state)| self.restart_view(plan, state, pausing, day)).collect();
        (!restarts.is_empty()).then(|| PauseView {
            id: id.to_owned(),
            plan: pausing.plan.clone(),
            kind: pausing.kind,
            from: pausing.from.to_string(),
            until: pausing.until.map(|until| until.to_string()),
            days: days_between(pausing.from, day),
            restarts,
        })
    }

    fn restart_view(&self, plan: &str, state: &PlanState, pausing: &Pausing, day: NaiveDate) -> Option<RestartView> {
        let programme = self.library.programme_of(state)?;
        let restart = self.restart(pausing, state, day, Told::default());
        let then = match restart.step {
            RestartStep::Same => state.clone(),
            RestartStep::OneBack | RestartStep::TwoBack | RestartStep::StartOfPhase | RestartStep::Beginning => {
                state.restarted(restart.step, programme, day, self.book())
            }
        };
        let sets = |state: &PlanState| shape(state, programme).sets.map(|room| room.now);
        Some(RestartView {
            plan: plan.to_owned(),
            programme: named(&programme.id, &programme.name),
            step: restart.step,
            wait: restart.wait,
            week: state.week,
            then_week: then.week,
            sets: sets(state),
            then_sets: sets(&then),
            source: self.restart_source(pausing, restart.step, days_of(pausing, state, day)),
        })
    }

    fn restart(&self, pausing: &Pausing, state: &PlanState, day: NaiveDate, told: Told) -> Restart {
        let pause = Pause {
            kind: pausing.kind,
            days: days_of(pausing, state, day),
            quiet: told.quiet,
            clinician_agrees: told.clinician_agrees,
        };
        restart(&pause, self.book())
    }

    fn restart_source(&self, pausing: &Pausing, step: RestartStep, days: u16) -> SourceNote {
        let rules = &self.book().pause;
        let row = rules.restart.iter().rfind(|row| row.from_days <= days && row.step == step);
        let planned = &rules.planned_days;
        let (source, grade) = match row {
            Some(row) => (row.source.as_str(), row.grade),
            None if pausing.kind == PauseKind::RestWeek => (planned.source.as_str(), planned.grade),
            None => ("app", Grade::App),
        };
        self.note("Back after a pause", format!("{days} days"), source, grade)
    }
}

/// What is told with the end of a pause.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    quiet: Option<bool>,
    clinician_agrees: bool,
}

/// The plans that run, or the one.
fn held<'a>(life: &'a Life, plan: Option<&str>) -> impl Iterator<Item = (&'a str, &'a PlanState)> {
    life.running().filter(move |(id, _)| plan.is_none_or(|of| of == *id))
}

fn pause_of<'a>(life: &'a Life, id: &str) -> Option<&'a Pausing> {
    life.entries().iter().find_map(|e| match &e.fact {
        Fact::Pause(p) if e.id == id => Some(p),
        _ => None,
    })
}

/// Whether a pause that began on `from` would meet another one.
fn is_paused_from(life: &Life, plan: &str, from: NaiveDate) -> bool {
    let meets = |end: NaiveDate, begun: NaiveDate| from < end && begun < end;
    life.pauses(plan).any(|(id, p)| life.ended_on(id).is_none_or(|end| meets(end, p.from)))
}

fn days_between(from: NaiveDate, to: NaiveDate) -> u16 {
    u16::try_from(to.signed_duration_since(from).num_days().max(0)).unwrap_or(u16::MAX)
}

/// For how long a plan was held: one that began during a pause only since then.
fn days_of(pausing: &Pausing, state: &PlanState, day: NaiveDate) -> u16 {
    days_between(pausing.from.max(state.started), day)
}

fn awaited(wait: Wait) -> (&'static str, &'static str) {
    match wait {
        Wait::Quiet => ("quiet", "pain is not known to be back to its usual"),
        Wait::Clinician => ("clinician_agrees", "the clinician is not known to agree"),
    }
}

/// What a plan becomes, and why; None where it simply goes on.
fn taken_up(
    draft: &ResumeDraft,
    restart: Restart,
    state: &PlanState,
    programme: &Programme,
    today: NaiveDate,
    book: &Rulebook,
) -> Option<(PlanState, Why)> {
    let against = restart.step > RestartStep::Same || restart.wait.is_some();
    match (draft.as_before, restart.step) {
        (true, _) => against.then(|| (state.clone(), Why::Person { above_suggestion: true })),
        (false, RestartStep::Same) => None,
        (false, step) => {
            let why = Why::Restart { pause: draft.pause.clone(), step };
            Some((state.restarted(step, programme, today, book), why))
        }
    }
}
