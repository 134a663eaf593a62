//! What a session looks like from outside, at one instant. Read only: nothing here moves the engine.

use std::time::Duration;

use super::engine::Engine;
use super::live::{Clock, Current, Phase};
use super::plan::{Gait, LEAD_IN, PhaseKind, Said, Side, Step, Stretch, Task, Work};
use super::record::{Outcome, PauseCause};
use crate::time::Now;

/// What a self-paced rep, or a change of side, is reckoned at in the estimate of what is left. Sinew's own default.
const SELF_PACED_REP: Duration = Duration::from_secs(4);
const SWITCH: Duration = Duration::from_secs(10);

/// The phase that is on; while paused, the one that was cut. Times are on the session's clock.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseNow {
    pub kind: PhaseKind,
    pub starts: Duration,
    /// None where it waits for the person.
    pub ends: Option<Duration>,
    /// Whether the working side bears load.
    pub loads: bool,
}

/// What became of a set, by its last attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellState {
    Done,
    Partial,
    Skipped,
    Now,
    ToCome,
}

/// One set of the exercise and side on show.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// From 1.
    pub set: u16,
    pub state: CellState,
    pub reps_done: u16,
    /// None for a hold.
    pub reps: Option<u16>,
}

/// The phase that comes after this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Next<'a> {
    pub kind: PhaseKind,
    /// The set that the phase belongs to, or that the step leads to.
    pub work: Option<&'a Work>,
    /// Of a raise: the working side bears no load, so the other leg lifts.
    pub unloaded: bool,
}

/// All that a screen shows of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct View<'a> {
    /// The session's clock.
    pub at: Duration,
    pub paused: Option<PauseCause>,
    pub phase: PhaseNow,
    /// Its place in the plan, from 0.
    pub step: usize,
    /// The set under way, or the one that comes next.
    pub work: Option<&'a Work>,
    /// From 1 while a set is under way, otherwise 0.
    pub rep: u16,
    /// Of the set under way, this attempt only.
    pub reps_done: u16,
    /// What was said last in this stretch.
    pub said: Option<Said>,
    /// None in the last phase of the session.
    pub next: Option<Next<'a>>,
    /// The sets of the exercise and side on show, in order.
    pub cells: Vec<Cell>,
    /// An estimate, with what waits for the person at its usual length. Includes the lead-in that ends a pause.
    pub left: Duration,
}

impl Engine {
    /// None once the session is over.
    pub fn view(&self, now: &Now) -> Option<View<'_>> {
        let (current, step) = self.here()?;
        let at = self.clock.read(now.mono);
        let paused = match self.clock {
            Clock::Running { .. } => None,
            Clock::Paused { cause, .. } => Some(cause),
        };
        let (work_step, work) = self.plan.work_from(current.step).unzip();
        let in_set = matches!(step, Step::Work(_));
        let full = work.and_then(|w| w.task.reps());
        let rep = if in_set { (current.reps + 1).min(full.unwrap_or(u16::MAX)) } else { 0 };
        Some(View {
            at,
            paused,
            phase: PhaseNow {
                kind: current.kind(step),
                starts: current.phase_start,
                ends: current.end(step),
                loads: current.loads(step),
            },
            step: current.step,
            work,
            rep,
            reps_done: current.reps,
            said: current.prompts(step).filter(|(due, _)| *due <= at).max_by_key(|(due, _)| *due).map(|(_, says)| says),
            next: self.next(current, step),
            cells: work_step.map(|shown| self.cells(shown, current, in_set)).unwrap_or_default(),
            left: self.left(current, step, at),
        })
    }

    fn next<'a>(&'a self, current: &Current, step: &'a Step) -> Option<Next<'a>> {
        let within = |work: &'a Work, index: usize| match &work.task {
            Task::TempoReps { tempo, .. } => {
                tempo.phases().get(index).map(|p| Next { kind: p.kind, work: Some(work), unloaded: !p.loads })
            }
            Task::Hold { .. } => Some(Next { kind: PhaseKind::Hold, work: Some(work), unloaded: false }),
            Task::Move { .. } => Some(Next { kind: PhaseKind::Move, work: Some(work), unloaded: false }),
            Task::SelfPacedReps { .. } => Some(Next { kind: PhaseKind::SelfPaced, work: Some(work), unloaded: false }),
            Task::Stretch(stretch) => Some(Next { kind: stretch.gait.kind(), work: Some(work), unloaded: false }),
        };
        let inside = match (current.phase, step) {
            (Phase::LeadIn { .. }, Step::Work(work)) => within(work, 0),
            (Phase::Tempo { index }, Step::Work(work)) => match &work.task {
                Task::TempoReps { reps, tempo } if index + 1 < tempo.phases().len() || current.reps + 1 < *reps => {
                    within(work, (index + 1) % tempo.phases().len())
                }
                _ => None,
            },
            _ => None,
        };
        inside.or_else(|| {
            let after = current.step + 1;
            let work = self.plan.work_from(after).map(|(_, w)| w);
            match self.plan.steps.get(after)? {
                Step::Work(work) => within(work, 0),
                Step::Rest { .. } => Some(Next { kind: PhaseKind::Rest, work, unloaded: false }),
                Step::SwitchSide { .. } => Some(Next { kind: PhaseKind::SwitchSide, work, unloaded: false }),
                Step::GetReady { .. } => Some(Next { kind: PhaseKind::GetReady, work, unloaded: false }),
            }
        })
    }

    /// The sets of the exercise and side on show, with what became of each.
    fn cells(&self, shown: usize, current: &Current, in_set: bool) -> Vec<Cell> {
        let Some(on) = self.plan.work(shown) else { return Vec::new() };
        let same = |w: &Work| match (&w.task, &on.task) {
            // On the way the runs are counted, whether one runs or walks.
            (Task::Stretch(stretch), Task::Stretch(_)) => stretch.gait == Gait::Run,
            _ => w.exercise == on.exercise && w.side == on.side,
        };
        self.plan.sets().filter(|(_, w)| same(w)).map(|(step, work)| self.cell(step, work, current, in_set)).collect()
    }

    fn cell(&self, step: usize, work: &Work, current: &Current, in_set: bool) -> Cell {
        let record = self.records.iter().rev().find(|r| r.step == step);
        let (state, reps_done) = match record {
            _ if in_set && step == current.step => (CellState::Now, current.reps),
            None => (CellState::ToCome, 0),
            Some(r) => match r.outcome {
                Outcome::Done => (CellState::Done, r.reps_done),
                Outcome::Partial => (CellState::Partial, r.reps_done),
                Outcome::Skipped => (CellState::Skipped, r.reps_done),
            },
        };
        Cell { set: work.set, state, reps_done, reps: work.task.reps() }
    }

    fn left(&self, current: &Current, step: &Step, at: Duration) -> Duration {
        let gone = at.saturating_sub(current.phase_start);
        let later: Duration = self.plan.steps.iter().skip(current.step + 1).map(step_length).sum();
        let Step::Work(work) = step else {
            return later + current.length(step).unwrap_or(SWITCH).saturating_sub(gone);
        };
        let done = match &work.task {
            Task::TempoReps { tempo, .. } => tempo.length() * u32::from(current.reps),
            Task::Hold { .. } | Task::Move { .. } | Task::SelfPacedReps { .. } | Task::Stretch(_) => {
                current.tension(step, at)
            }
        };
        let task = later + task_length(&work.task).saturating_sub(done);
        let paused = matches!(self.clock, Clock::Paused { .. });
        match (current.phase, &work.task) {
            _ if paused => LEAD_IN + task,
            (Phase::LeadIn { length }, _) => length.saturating_sub(gone) + task,
            (Phase::Tempo { index }, Task::TempoReps { tempo, .. }) => {
                let before: Duration = tempo.phases().iter().take(index).map(|p| p.length).sum();
                task.saturating_sub(before + gone)
            }
            _ => task,
        }
    }
}

/// How long a step takes, with what waits for a person at its usual length.
pub fn step_length(step: &Step) -> Duration {
    match step {
        Step::GetReady { length } | Step::Rest { length } => *length,
        Step::SwitchSide { length, .. } => length.unwrap_or(SWITCH),
        Step::Work(work) => task_length(&work.task),
    }
}

fn by_distance(stretch: &Stretch) -> Duration {
    Duration::from_millis(u64::from(stretch.metres.unwrap_or(0)) * stretch.gait.ms_a_metre())
}

fn task_length(task: &Task) -> Duration {
    match task {
        Task::TempoReps { reps, tempo } => tempo.length() * u32::from(*reps),
        Task::Hold { length } | Task::Move { length } => *length,
        Task::SelfPacedReps { reps } => SELF_PACED_REP * u32::from(*reps),
        Task::Stretch(stretch) => stretch.length.unwrap_or_else(|| by_distance(stretch)),
    }
}

impl View<'_> {
    /// The side of the set under way, or of the next.
    pub fn side(&self) -> Option<Side> {
        self.work.and_then(|w| w.side)
    }
}
