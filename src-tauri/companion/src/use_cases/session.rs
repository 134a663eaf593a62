//! The running session: started, played, controlled. The engine says what happens; here it is queued to be kept.

use std::time::Duration;

use serde::Serialize;
use serde_json::value::RawValue;
use sinew_domain::exercise::Count;
use sinew_domain::plan::HowDone;
use sinew_domain::prescription::{Pace, Person, Prescription};
use sinew_domain::programme::{Programme, SessionPlan};
use sinew_domain::running::RunWalk;
use sinew_domain::session::{Effect, EndReason, Engine, Input, Moving, Outcome, PauseCause, Plan, Side, Timed};
use sinew_domain::time::{Mono, Now};

use super::check;
use super::library::no_such;
use super::life::day_of;
use super::lines::sides_of;
use crate::journal::{Mark, Write};
use crate::library::Library;
use crate::store::{self, EndKind, ForPlan};
use crate::wire::{self, Changed, Control, Correction, ErrorCode, ExerciseView, Legs, SlotName, WireError};
use crate::{Companion, Play, not_saved, refused, unreadable};

/// A session that stands still this long no longer keeps the screen on.
const AWAKE_WHILE_PAUSED: Duration = Duration::from_secs(300);

/// The session that is on.
#[derive(Debug)]
pub(crate) struct Running {
    pub id: String,
    /// Absent for a session outside any plan.
    pub asked: Option<ForPlan>,
    pub started_ms: i64,
    pub engine: Engine,
    pub prescription: Prescription,
    /// The plan of the engine as it was kept last.
    pub plan_text: PlanText,
    /// The row of each record of the engine, in the same order.
    pub set_ids: Vec<String>,
    pub light: Light,
}

/// An engine as it is kept: its plan, as text, with all that moves beside it.
#[derive(Serialize)]
struct KeptEngine<'a> {
    plan: &'a RawValue,
    #[serde(flatten)]
    moving: Moving<'a>,
}

/// A plan and its text: it is written with each phase, and changes next to never.
#[derive(Debug, Default)]
pub(crate) struct PlanText(Option<(Plan, Box<RawValue>)>);

impl PlanText {
    /// An engine as it is kept.
    pub(super) fn keep(&mut self, engine: &Engine) -> serde_json::Result<String> {
        if self.0.as_ref().is_none_or(|(plan, _)| plan != engine.plan()) {
            self.0 = Some((engine.plan().clone(), serde_json::value::to_raw_value(engine.plan())?));
        }
        let text = self.0.as_ref().map(|(_, text)| text.as_ref());
        text.map_or_else(
            || serde_json::to_string(engine),
            |plan| serde_json::to_string(&KeptEngine { plan, moving: engine.moving() }),
        )
    }
}

/// The session that ended last in this run.
#[derive(Debug, Clone)]
pub(crate) struct Ended {
    pub session_id: String,
    pub slot: Option<SlotName>,
    pub title: String,
}

/// What a session is called where it is played.
pub(super) fn title(prescription: &Prescription) -> String {
    match &prescription.session_name {
        Some(session) => format!("{}: {session}", prescription.programme_name),
        None => prescription.programme_name.clone(),
    }
}

/// Whether the screen is to stay on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Light {
    On,
    /// Paused: the person may come back soon.
    Until(Mono),
    Off,
}

impl Light {
    pub(crate) fn paused(since: Mono) -> Self {
        Light::Until(since.plus(AWAKE_WHILE_PAUSED))
    }
}

impl Running {
    pub(crate) fn next_wake(&self) -> Option<Mono> {
        self.engine.next_deadline().or(match self.light {
            Light::Until(end) => Some(end),
            Light::On | Light::Off => None,
        })
    }

    /// Let go of once, at the end of a long pause, so that there is nothing more to wake up for.
    pub(crate) fn wants_awake(&mut self, now: &Now) -> bool {
        if matches!(self.light, Light::Until(end) if now.mono >= end) {
            self.light = Light::Off;
        }
        self.light != Light::Off
    }
}

impl Companion {
    /// Freezes what is to be played into a session and begins it. Refused while another is open.
    pub fn start_session(&mut self, play: &wire::Play, now: &Now) -> Result<Vec<Play>, WireError> {
        if self.running.is_some() || self.interrupted()?.is_some() {
            return Err(refused(ErrorCode::SessionRunning, Vec::new()));
        }
        // The session before goes into the file first: what is only in memory could stay open for ever.
        if !self.journal.flush_at_once(&mut self.store, now) {
            return Err(refused(ErrorCode::NotSaved, vec!["the session before is not saved yet".to_owned()]));
        }
        self.nothing_open(day_of(now))?;
        let (asked, prescription) = match play {
            wire::Play::Plan { key, extra } => {
                let (asked, prescription) = self.prescription_for(key, *extra, now)?;
                (Some(asked), prescription)
            }
            wire::Play::Programme { id, phase, session, legs } => {
                (None, self.prescription_of(id, *phase, *session, *legs)?)
            }
            wire::Play::Exercise { id, legs } => (None, self.prescription_of_exercise(id, *legs)?),
            wire::Play::Run { warm_up, anyway } => (None, self.prescription_of_run(*warm_up, *anyway, now)?),
        };
        let fact = self.fact(now);
        let (engine, effects) = Engine::start(prescription.plan(), self.desk.stall_after, now);
        let mut plan_text = PlanText::default();
        let kept = plan_text.keep(&engine).map_err(|e| refused(ErrorCode::Internal, vec![e.to_string()]))?;
        self.store
            .transact(|writer| {
                store::put_session(writer, &fact, asked.as_ref(), HowDone::Played, false, &prescription)?;
                store::put_live(writer, &fact.id, fact.stamp.utc_ms, &kept)
            })
            .map_err(not_saved)?;
        self.ended = None;
        self.reminding.is_touched();
        self.running = Some(Running {
            id: fact.id,
            asked,
            started_ms: fact.stamp.utc_ms,
            engine,
            prescription,
            plan_text,
            set_ids: Vec::new(),
            light: Light::On,
        });
        self.journal.note(Changed::Sessions);
        self.journal.note(Changed::Live);
        Ok(self.take_in(effects, now))
    }

    /// What a person does to the session. `step` is the step they were looking at: a key that was meant for a step that
    /// is over does nothing.
    pub fn control(&mut self, control: Control, step: Option<u32>, now: &Now) -> Result<Vec<Play>, WireError> {
        if let Control::CorrectSet { set_id, reps, load_kg } = control {
            return self.correct_set(&Correction { set_id, reps, load_kg }, now);
        }
        if self.running.is_none() {
            return Err(refused(ErrorCode::NoSession, Vec::new()));
        }
        let mut plays = self.tick(now);
        // The session ended by itself just before the key: its last sound is still to be heard.
        let Some(running) = self.running.as_ref() else { return Ok(plays) };
        let here = running.engine.view(now).map(|v| v.step);
        if step.is_some_and(|meant| here != usize::try_from(meant).ok()) {
            return Ok(plays);
        }
        let input = match control {
            Control::Pause => Input::Pause,
            Control::Resume => Input::Resume,
            Control::Skip => Input::Skip,
            Control::Back => Input::Back,
            Control::MoreRest => Input::MoreRest,
            Control::Rep => Input::Rep,
            Control::Done => Input::Done,
            Control::EndSet { reason } => Input::EndSet(reason.into()),
            Control::EndSession { reason } => Input::EndSession(reason.map(EndReason::from)),
            Control::TurnBack { reason } => Input::TurnBack(reason.map(EndReason::from)),
            Control::CorrectSet { .. } => Input::Tick,
        };
        plays.extend(self.input(input, now));
        Ok(plays)
    }

    /// Puts the numbers of a set right, in the running session or in an old one. The first numbers stay beside them.
    pub fn correct_set(&mut self, correction: &Correction, now: &Now) -> Result<Vec<Play>, WireError> {
        let (reps, load_kg) = check::correction(correction)?;
        let record = self.running.as_ref().and_then(|r| r.set_ids.iter().position(|id| *id == correction.set_id));
        if let Some(record) = record {
            return Ok(self.input(Input::Correct { record, reps, load_kg }, now));
        }
        let fact = self.fact(now);
        let waiting =
            self.journal.waiting().iter().any(|w| matches!(w, Write::Set { fact, .. } if fact.id == correction.set_id));
        let write = Write::Correction { fact: fact.clone(), set_id: correction.set_id.clone(), reps, load_kg };
        self.forget_life();
        if waiting {
            self.journal.keep(write);
            return Ok(Vec::new());
        }
        self.amend_numbers(&correction.set_id, reps, load_kg, now)?;
        Ok(Vec::new())
    }

    /// Of the newest session of its plan, a load that is put right is the one to go on with.
    pub(super) fn corrected_afterwards(
        &mut self,
        set_id: &str,
        load_kg: Option<f64>,
        now: &Now,
    ) -> Result<(), WireError> {
        let query = "SELECT session_id, exercise FROM session_set WHERE id = ?1";
        let found = self.store.read().query_row(query, [set_id], |row| Ok((row.get(0)?, row.get(1)?)));
        let (session_id, exercise): (String, String) = found.map_err(unreadable)?;
        let row = store::session(self.store.read(), &session_id).map_err(unreadable)?;
        let Some(asked) = row.and_then(|row| row.asked) else { return Ok(()) };
        let newest = self
            .life_of(&asked.plan)?
            .sessions(&asked.plan)
            .next_back()
            .is_some_and(|(entry, _)| entry.id == session_id);
        if newest {
            self.corrected_load(&asked, &exercise, load_kg, now);
        }
        Ok(())
    }

    /// The exercises of the running session, with their figures.
    pub fn session_exercises(&self) -> Result<Vec<ExerciseView>, WireError> {
        let Some(running) = self.running.as_ref() else { return Err(refused(ErrorCode::NoSession, Vec::new())) };
        let mut seen: Vec<&str> = Vec::new();
        let mut views = Vec::new();
        let doses = running.prescription.doses.iter().map(|dose| (dose.exercise.as_str(), dose.count));
        let moves = running.prescription.run.iter().flat_map(RunWalk::moves).map(|id| (id, Count::default()));
        for (id, count) in doses.chain(moves) {
            let Some(exercise) = self.library.exercise(id) else { continue };
            if seen.contains(&exercise.id.as_str()) {
                continue;
            }
            seen.push(&exercise.id);
            views.push(ExerciseView {
                id: exercise.id.clone(),
                name: exercise.name.clone(),
                cue: exercise.cues.first().cloned(),
                other_leg_raises: exercise.other_leg_raises,
                count,
                figure: exercise.figure.clone(),
            });
        }
        Ok(views)
    }

    /// A session of any programme, with the numbers of its file: the timings of the settings belong to the plan.
    fn prescription_of(&self, id: &str, phase: u32, session: u32, legs: Legs) -> Result<Prescription, WireError> {
        let programme = self.library.programme(id).ok_or_else(|| no_such("programme"))?;
        let phase = programme.phases.get(phase as usize).ok_or_else(|| no_such("phase"))?;
        let session = phase.sessions.get(session as usize).ok_or_else(|| no_such("session"))?;
        let pace = Pace { get_ready: span(self.settings.get_ready_ms), ..Pace::default() };
        Ok(self.prescribe(programme, session, &sides_of(legs), pace))
    }

    fn prescription_of_exercise(&self, id: &str, legs: Legs) -> Result<Prescription, WireError> {
        let exercise = self.library.exercise(id).ok_or_else(|| no_such("exercise"))?;
        let get_ready = span(self.settings.get_ready_ms);
        let load = store::last_load(self.store.read(), id).map_err(unreadable)?;
        Ok(Prescription::of_exercise(exercise, &sides_of(legs), get_ready, load))
    }

    fn prescribe(&self, programme: &Programme, session: &SessionPlan, sides: &[Side], pace: Pace) -> Prescription {
        let library: &Library = &self.library;
        let exercise = |id: &str| library.exercise(id);
        let load_of = |id: &str| store::last_load(self.store.read(), id).ok().flatten();
        Prescription::of(programme, session, &Person { sides, pace, exercise, load_of })
    }

    pub(crate) fn input(&mut self, input: Input, now: &Now) -> Vec<Play> {
        let Some(running) = self.running.as_mut() else { return Vec::new() };
        let effects = running.engine.handle(input, now);
        self.take_in(effects, now)
    }

    /// Queues what must last, and gives back what is to be heard.
    pub(super) fn take_in(&mut self, effects: Vec<Timed>, now: &Now) -> Vec<Play> {
        let mut plays = Vec::new();
        let mut ended = None;
        self.show |= !effects.is_empty();
        let moved = !effects.is_empty();
        for Timed { due, effect } in effects {
            match effect {
                Effect::Cue(cue) => plays.push(Play { cue, due }),
                Effect::PhaseChanged => {}
                Effect::Paused(_) => self.paused(Some(due)),
                Effect::Resumed => self.paused(None),
                Effect::SetEnded(record) => {
                    let fact = self.fact(now);
                    let Some(running) = self.running.as_mut() else { continue };
                    running.set_ids.push(fact.id.clone());
                    let (session_id, record) = (running.id.clone(), Box::new(record));
                    self.journal.keep(Write::Set { fact, session_id, record });
                }
                Effect::SetCorrected(place) => self.keep_correction(place, now),
                Effect::Ended(end) => ended = Some(end),
            }
        }
        if let Some(end) = ended {
            let kind = if end.early { EndKind::Early } else { EndKind::Completed };
            self.close(kind, end.reason, end.turned, now);
        } else if moved {
            self.mark(now);
        }
        plays
    }

    fn paused(&mut self, since: Option<Mono>) {
        if let Some(running) = self.running.as_mut() {
            running.light = since.map_or(Light::On, Light::paused);
        }
    }

    fn keep_correction(&mut self, place: usize, now: &Now) {
        let fact = self.fact(now);
        let Some(running) = self.running.as_ref() else { return };
        let (Some(record), Some(set_id)) = (running.engine.records().get(place), running.set_ids.get(place)) else {
            return;
        };
        let (reps, load_kg) = (record.reps_done, record.work.load_kg);
        self.journal.keep(Write::Correction { fact, set_id: set_id.clone(), reps, load_kg });
        self.forget_life();
    }

    fn mark(&mut self, now: &Now) {
        let Some(running) = self.running.as_mut() else { return };
        if let Ok(engine) = running.plan_text.keep(&running.engine) {
            let at_ms = now.wall.timestamp_millis();
            self.journal.mark(Mark { session_id: running.id.clone(), at_ms, engine });
        }
    }

    /// Ends the running session in the log.
    pub(super) fn close(&mut self, kind: EndKind, reason: Option<EndReason>, turned: bool, now: &Now) {
        let ran = self.running.as_ref().and_then(|running| self.run_of(running, turned));
        let Some(running) = self.running.take() else { return };
        let active_ms = i64::try_from(running.engine.elapsed(now).as_millis()).unwrap_or(i64::MAX);
        // Time on the wall that was not the session's: pauses, sleep, and the program not running. A clock that was set
        // back cannot make it negative.
        let paused_ms = (now.wall.timestamp_millis() - running.started_ms - active_ms).max(0);
        let fact = self.fact(now);
        self.forget_life();
        self.journal.keep(Write::End { fact, session_id: running.id.clone(), kind, reason, active_ms, paused_ms });
        if let Some(told) = ran {
            let fact = self.fact(now);
            self.journal.keep(Write::Run { fact, told: Box::new(told) });
        }
        if let Some(asked) = &running.asked {
            let used = running.engine.records().iter().filter(|record| record.outcome != Outcome::Skipped);
            let used = used.map(|record| (record.work.exercise.clone(), record.work.load_kg));
            self.used_loads(asked, used.collect(), now);
        }
        self.ended = Some(Ended {
            title: title(&running.prescription),
            session_id: running.id,
            slot: running.asked.map(|a| a.slot),
        });
        self.show = true;
    }
}

pub(super) fn span(ms: u32) -> Duration {
    Duration::from_millis(u64::from(ms))
}

impl From<wire::EndReason> for EndReason {
    fn from(reason: wire::EndReason) -> Self {
        match reason {
            wire::EndReason::Hurts => EndReason::Hurts,
            wire::EndReason::Tired => EndReason::Tired,
            wire::EndReason::FormWent => EndReason::FormWent,
            wire::EndReason::NoTime => EndReason::NoTime,
        }
    }
}

impl From<EndReason> for wire::EndReason {
    fn from(reason: EndReason) -> Self {
        match reason {
            EndReason::Hurts => wire::EndReason::Hurts,
            EndReason::Tired => wire::EndReason::Tired,
            EndReason::FormWent => wire::EndReason::FormWent,
            EndReason::NoTime => wire::EndReason::NoTime,
        }
    }
}

impl From<Side> for wire::Leg {
    fn from(side: Side) -> Self {
        match side {
            Side::Left => wire::Leg::Left,
            Side::Right => wire::Leg::Right,
        }
    }
}

impl From<wire::Leg> for Side {
    fn from(leg: wire::Leg) -> Self {
        match leg {
            wire::Leg::Left => Side::Left,
            wire::Leg::Right => Side::Right,
        }
    }
}

impl From<PauseCause> for wire::PauseCause {
    fn from(cause: PauseCause) -> Self {
        match cause {
            PauseCause::Person => wire::PauseCause::Person,
            PauseCause::Suspend(_) => wire::PauseCause::Suspend,
            PauseCause::Stall => wire::PauseCause::Stall,
            PauseCause::Restart => wire::PauseCause::Restart,
        }
    }
}
