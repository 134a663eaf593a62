//! The session screen's picture of the running session.

use std::time::Duration;

use sinew_domain::prescription::Prescription;
use sinew_domain::session::{CellState, Engine, PauseCause, PhaseKind, View};
use sinew_domain::time::{Mono, Now};

use super::life::day_of;
use super::session::{Ended, Running, title};
use crate::Companion;
use crate::wire::{self, LastSet, NextStep, PhaseView, SetCell, Snapshot, Status, StepView};

impl Companion {
    /// The running session; just after its end, that it ended. None when there is nothing to show.
    pub fn snapshot(&mut self, now: &Now) -> Option<Snapshot> {
        self.seq += 1;
        let Some(running) = self.running.as_ref() else {
            let Ended { session_id, slot, title } = self.ended.clone()?;
            return Some(Snapshot { session_id, slot, title, status: Status::Ended, ..self.blank() });
        };
        let view = running.engine.view(now)?;
        let slept = match view.paused {
            Some(PauseCause::Suspend(slept)) => Some(ms(slept)),
            Some(PauseCause::Person | PauseCause::Stall | PauseCause::Restart) | None => None,
        };
        Some(Snapshot {
            session_id: running.id.clone(),
            slot: running.asked.as_ref().map(|a| a.slot),
            title: title(&running.prescription),
            status: if view.paused.is_some() { Status::Paused } else { Status::Running },
            pause_cause: view.paused.map(Into::into),
            slept_ms: slept,
            now_ms: ms(view.at),
            phase: Some(PhaseView {
                kind: view.phase.kind.into(),
                starts_ms: ms(view.phase.starts),
                ends_ms: view.phase.ends.map(ms),
                length_ms: view.phase.ends.map(|e| ms(e.saturating_sub(view.phase.starts))),
                loads: view.phase.loads,
            }),
            step: Some(self.step_of(&view, &running.prescription)),
            next: self.next_of(&view),
            sets: view.cells.iter().map(|c| cell(c.set, c.state, c.reps_done, c.reps)).collect(),
            left_ms: ms(view.left),
            said: view.said,
            run: running.prescription.run.is_some(),
            cue: running.prescription.run.as_ref().and_then(|_| self.stride_cue(day_of(now))),
            steps_a_minute: self.metronome(now),
            last_set: self.last_set(running),
            ..self.blank()
        })
    }

    /// Where a kept engine stands, for the question whether to take it up again.
    pub(super) fn step_view(&self, engine: &Engine, prescription: &Prescription) -> Option<StepView> {
        // A kept engine is looked at as it was; no time has passed for it.
        let still = Now {
            mono: Mono::from_micros(0),
            slept: Duration::ZERO,
            wall: chrono::DateTime::UNIX_EPOCH,
            zone: chrono_tz::UTC,
        };
        engine.view(&still).map(|view| self.step_of(&view, prescription))
    }

    fn blank(&self) -> Snapshot {
        Snapshot {
            seq: self.seq as f64,
            session_id: String::new(),
            slot: None,
            title: String::new(),
            status: Status::Ended,
            pause_cause: None,
            slept_ms: None,
            now_ms: 0.0,
            clock_rate: self.desk.clock_rate,
            phase: None,
            step: None,
            next: None,
            sets: Vec::new(),
            left_ms: 0.0,
            said: None,
            run: false,
            cue: None,
            steps_a_minute: None,
            last_set: None,
            unsaved: self.journal.unsaved(),
            sound: self.sound,
            awake: self.awake,
        }
    }

    fn step_of(&self, view: &View, prescription: &Prescription) -> StepView {
        let work = view.work;
        let exercise = work.and_then(|w| self.library.exercise(&w.exercise));
        let place = |id: &str| prescription.doses.iter().position(|d| d.exercise == id).map_or(1, |p| p as u32 + 1);
        StepView {
            index: view.step as u32,
            exercise_id: work.map(|w| w.exercise.clone()),
            exercise_name: work.map(|w| self.library.name_of(&w.exercise)),
            exercise_no: work.map_or(0, |w| place(&w.exercise)),
            exercise_of: prescription.doses.len().max(1) as u32,
            side: view.side().map(Into::into),
            set_no: work.map_or(0, |w| u32::from(w.set)),
            set_of: work.map_or(0, |w| u32::from(w.of)),
            rep: u32::from(view.rep),
            reps_target: work.and_then(|w| w.task.reps()).map(u32::from),
            reps_done: u32::from(view.reps_done),
            load_kg: work.and_then(|w| w.load_kg),
            cue: exercise.and_then(|e| e.cues.first().cloned()),
        }
    }

    fn next_of(&self, view: &View) -> Option<NextStep> {
        let next = view.next.as_ref()?;
        Some(NextStep {
            kind: next.kind.into(),
            exercise_name: next.work.map(|w| self.library.name_of(&w.exercise)),
            side: next.work.and_then(|w| w.side).map(Into::into),
            set_no: next.work.map(|w| u32::from(w.set)),
            set_of: next.work.map(|w| u32::from(w.of)),
            other_leg: next.unloaded && next.kind == PhaseKind::Raise,
        })
    }

    fn last_set(&self, running: &Running) -> Option<LastSet> {
        let record = running.engine.records().last()?;
        let set_id = running.set_ids.last()?.clone();
        Some(LastSet {
            set_id,
            exercise_name: self.library.name_of(&record.work.exercise),
            side: record.work.side.map(Into::into),
            set_no: u32::from(record.work.set),
            set_of: u32::from(record.work.of),
            reps_done: u32::from(record.reps_done),
            reps_target: record.work.task.reps().map(u32::from),
            load_kg: record.work.load_kg,
        })
    }
}

fn cell(set: u16, state: CellState, reps_done: u16, reps: Option<u16>) -> SetCell {
    let state = match state {
        CellState::Done => wire::SetState::Done,
        CellState::Partial => wire::SetState::Partial,
        CellState::Skipped => wire::SetState::Skipped,
        CellState::Now => wire::SetState::Now,
        CellState::ToCome => wire::SetState::ToCome,
    };
    SetCell { set_no: u32::from(set), state, reps_done: u32::from(reps_done), reps_target: reps.map(u32::from) }
}

fn ms(span: Duration) -> f64 {
    span.as_secs_f64() * 1000.0
}

impl From<PhaseKind> for wire::PhaseKind {
    fn from(kind: PhaseKind) -> Self {
        match kind {
            PhaseKind::GetReady => wire::PhaseKind::GetReady,
            PhaseKind::Lower => wire::PhaseKind::Lower,
            PhaseKind::Hold => wire::PhaseKind::Hold,
            PhaseKind::Raise => wire::PhaseKind::Raise,
            PhaseKind::Move => wire::PhaseKind::Move,
            PhaseKind::Run => wire::PhaseKind::Run,
            PhaseKind::Walk => wire::PhaseKind::Walk,
            PhaseKind::SelfPaced => wire::PhaseKind::SelfPaced,
            PhaseKind::Rest => wire::PhaseKind::Rest,
            PhaseKind::SwitchSide => wire::PhaseKind::SwitchSide,
        }
    }
}
