//! Where a session stands, in a form that can be kept and taken up again by another process: session times only, no
//! instant of a clock that ends with the machine.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::plan::{LEAD_IN, PhaseKind, Said, Step, Stretch, Task};
use super::record::{Cue, PauseCause};
use crate::time::Mono;

/// The session's clock. Runs while the session runs, stands still while it is paused.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Clock {
    /// It showed `before` at the instant `since`.
    Running {
        since: Mono,
        before: Duration,
    },
    Paused {
        at: Duration,
        cause: PauseCause,
    },
}

impl Clock {
    pub(super) fn read(&self, mono: Mono) -> Duration {
        match self {
            Clock::Running { since, before } => *before + mono.since(*since),
            Clock::Paused { at, .. } => *at,
        }
    }
}

/// The step under way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Current {
    pub step: usize,
    pub phase: Phase,
    pub phase_start: Duration,
    /// When the first phase of the set itself began, after any lead-in.
    pub work_start: Option<Duration>,
    pub reps: u16,
    /// A distance has been covered: the person says so.
    #[serde(default)]
    pub covered: bool,
    /// In the phases before this one; see [`Current::tension`].
    pub under_tension: Duration,
}

/// What is on within a step. Each carries just what it needs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Phase {
    /// The count-in of the whole session, or before a set that a key started.
    LeadIn {
        length: Duration,
    },
    Tempo {
        index: usize,
    },
    /// A timed hold, or moving for a time. After a pause, only what was left of it.
    Timed {
        length: Duration,
    },
    SelfPaced,
    Rest {
        length: Duration,
    },
    Switch {
        length: Option<Duration>,
    },
}

impl Current {
    /// The beginning of a step. A set started by a key gets a lead-in.
    pub(super) fn begin(step: usize, what: &Step, by_key: bool, at: Duration) -> Self {
        let work_start = (matches!(what, Step::Work(_)) && !by_key).then_some(at);
        let phase = match what {
            Step::GetReady { length } => Phase::LeadIn { length: *length },
            Step::Rest { length } => Phase::Rest { length: *length },
            Step::SwitchSide { length, .. } => Phase::Switch { length: *length },
            Step::Work(_) if by_key => Phase::LeadIn { length: LEAD_IN },
            Step::Work(work) => task_phase(&work.task, Duration::ZERO),
        };
        Self { step, phase, phase_start: at, work_start, reps: 0, covered: false, under_tension: Duration::ZERO }
    }

    pub(super) fn length(&self, what: &Step) -> Option<Duration> {
        match (self.phase, what) {
            (Phase::LeadIn { length } | Phase::Rest { length } | Phase::Timed { length }, _) => Some(length),
            (Phase::Switch { length }, _) => length,
            (Phase::Tempo { index }, Step::Work(work)) => match &work.task {
                Task::TempoReps { tempo, .. } => tempo.phases().get(index).map(|p| p.length),
                Task::Hold { .. } | Task::Move { .. } | Task::SelfPacedReps { .. } | Task::Stretch(_) => None,
            },
            (Phase::Tempo { .. } | Phase::SelfPaced, _) => None,
        }
    }

    pub(super) fn end(&self, what: &Step) -> Option<Duration> {
        self.length(what).map(|length| self.phase_start + length)
    }

    pub(super) fn kind(&self, what: &Step) -> PhaseKind {
        match self.phase {
            Phase::LeadIn { .. } => PhaseKind::GetReady,
            Phase::Rest { .. } => PhaseKind::Rest,
            Phase::Switch { .. } => PhaseKind::SwitchSide,
            Phase::Timed { .. } => timed_kind(what),
            Phase::SelfPaced => gait(what).unwrap_or(PhaseKind::SelfPaced),
            Phase::Tempo { index } => tempo_phase(what, index).map_or(PhaseKind::Lower, |p| p.kind),
        }
    }

    /// Whether the working side bears load now: what counts as time under tension.
    pub(super) fn loads(&self, what: &Step) -> bool {
        match self.phase {
            Phase::LeadIn { .. } | Phase::Rest { .. } | Phase::Switch { .. } => false,
            Phase::Timed { .. } | Phase::SelfPaced => true,
            Phase::Tempo { index } => tempo_phase(what, index).is_some_and(|p| p.loads),
        }
    }

    /// The set's time under tension up to now, this phase included.
    pub(super) fn tension(&self, what: &Step, at: Duration) -> Duration {
        let here = if self.loads(what) { at.saturating_sub(self.phase_start) } else { Duration::ZERO };
        self.under_tension + here
    }

    /// Counts what this phase has loaded, and begins the next.
    pub(super) fn change(&mut self, what: &Step, phase: Phase, at: Duration) {
        self.under_tension = self.tension(what, at);
        self.phase = phase;
        self.phase_start = at;
    }

    /// Goes on after a pause that began at `at`.
    pub(super) fn take_up(&mut self, what: &Step, at: Duration) {
        let at_least = at.saturating_sub(self.phase_start) + LEAD_IN;
        if let Step::Work(_) = what {
            return self.change(what, Phase::LeadIn { length: LEAD_IN }, at);
        }
        match &mut self.phase {
            Phase::LeadIn { length } | Phase::Rest { length } | Phase::Switch { length: Some(length) } => {
                *length = at_least.max(*length);
            }
            Phase::Switch { length: None } | Phase::Tempo { .. } | Phase::Timed { .. } | Phase::SelfPaced => {}
        }
    }

    /// The sounds inside this phase, after its start and before its end: the last three seconds before a start, and ten
    /// seconds before a rest is over.
    pub(super) fn marks(&self, what: &Step) -> impl Iterator<Item = (Duration, Cue)> {
        const BEFORE_END: [(u64, Cue); 4] = [(10, Cue::RestEnding), (3, Cue::Count), (2, Cue::Count), (1, Cue::Count)];
        let counts = matches!(self.phase, Phase::LeadIn { .. } | Phase::Rest { .. } | Phase::Switch { .. });
        let rest = matches!(self.phase, Phase::Rest { .. });
        let (start, end) = (self.phase_start, self.end(what).filter(|_| counts));
        BEFORE_END
            .into_iter()
            .filter(move |(_, cue)| rest || *cue == Cue::Count)
            .filter_map(move |(seconds, cue)| Some((end?.checked_sub(Duration::from_secs(seconds))?, cue)))
            .filter(move |(at, _)| *at > start)
            .chain(self.prompts(what).filter_map(|(at, says)| Some((at, sound_of(says)?))))
    }

    /// What is said in this phase, and when. After a pause, only what was not said before it.
    pub(super) fn prompts(&self, what: &Step) -> impl Iterator<Item = (Duration, Said)> {
        let moves = matches!(self.phase, Phase::Timed { .. } | Phase::SelfPaced);
        let prompts = stretch(what).filter(|_| moves).map_or(&[][..], |stretch| &stretch.prompts);
        let (start, before) = (self.phase_start, self.under_tension);
        prompts.iter().filter_map(move |prompt| Some((start + prompt.at.checked_sub(before)?, prompt.says)))
    }

    /// At its beginning, and not taken up after a pause.
    pub(super) fn is_last_run(&self, what: &Step) -> bool {
        let last = |stretch: &Stretch| stretch.prompts.iter().any(|prompt| prompt.says == Said::Last);
        self.under_tension.is_zero() && stretch(what).is_some_and(last)
    }
}

/// The first phase of what is left to do: a rep from its start, or the rest of something timed of which `held` was done.
pub(super) fn task_phase(task: &Task, held: Duration) -> Phase {
    match task {
        Task::TempoReps { .. } => Phase::Tempo { index: 0 },
        Task::Hold { length } | Task::Move { length } => Phase::Timed { length: length.saturating_sub(held) },
        Task::SelfPacedReps { .. } => Phase::SelfPaced,
        Task::Stretch(stretch) => {
            stretch.length.map_or(Phase::SelfPaced, |length| Phase::Timed { length: length.saturating_sub(held) })
        }
    }
}

fn tempo_phase(what: &Step, index: usize) -> Option<super::TempoPhase> {
    let Step::Work(work) = what else { return None };
    match &work.task {
        Task::TempoReps { tempo, .. } => tempo.phases().get(index).copied(),
        Task::Hold { .. } | Task::Move { .. } | Task::SelfPacedReps { .. } | Task::Stretch(_) => None,
    }
}

fn stretch(what: &Step) -> Option<&Stretch> {
    let Step::Work(work) = what else { return None };
    match &work.task {
        Task::Stretch(stretch) => Some(stretch),
        Task::TempoReps { .. } | Task::Hold { .. } | Task::Move { .. } | Task::SelfPacedReps { .. } => None,
    }
}

fn gait(what: &Step) -> Option<PhaseKind> {
    stretch(what).map(|stretch| stretch.gait.kind())
}

/// The last run has its sound at its beginning.
fn sound_of(says: Said) -> Option<Cue> {
    match says {
        Said::Easy => Some(Cue::Easy),
        Said::Talk => Some(Cue::Talk),
        Said::HalfWay => Some(Cue::HalfWay),
        Said::Last => None,
    }
}

fn timed_kind(what: &Step) -> PhaseKind {
    let Step::Work(work) = what else { return PhaseKind::Hold };
    match &work.task {
        Task::Stretch(stretch) => stretch.gait.kind(),
        Task::Move { .. } => PhaseKind::Move,
        Task::Hold { .. } | Task::TempoReps { .. } | Task::SelfPacedReps { .. } => PhaseKind::Hold,
    }
}
