//! What a session consists of, step by step, before anybody has done anything.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The count-in before a set that a key has started: the person is at the keyboard and has to get back to the stair.
/// Sinew's own default.
pub const LEAD_IN: Duration = Duration::from_secs(5);

/// The leg that works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Left,
    Right,
}

/// What a person does in one phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhaseKind {
    /// The count-in of the session, or of a set that a key has started.
    GetReady,
    /// Parts of a rep; a timed hold is one `Hold`.
    Lower,
    Hold,
    Raise,
    /// Moving for a time: rolling, balance taps, a walk.
    Move,
    /// A stretch of a run-walk: until its time is over, or by distance until a key.
    Run,
    Walk,
    /// Reps in the person's own time, until a key.
    SelfPaced,
    Rest,
    SwitchSide,
}

/// One part of a rep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TempoPhase {
    /// Lower, hold or raise.
    pub kind: PhaseKind,
    /// Never zero, see [`Tempo::new`].
    pub length: Duration,
    /// Whether the working side bears load; what counts as time under tension.
    pub loads: bool,
}

/// The phases of one rep, in order. Never empty, never without length.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<TempoPhase>", into = "Vec<TempoPhase>")]
pub struct Tempo(Vec<TempoPhase>);

impl TryFrom<Vec<TempoPhase>> for Tempo {
    type Error = &'static str;

    fn try_from(phases: Vec<TempoPhase>) -> Result<Self, Self::Error> {
        Self::new(phases).ok_or("a rep needs phases, and each phase a length")
    }
}

impl From<Tempo> for Vec<TempoPhase> {
    fn from(tempo: Tempo) -> Self {
        tempo.0
    }
}

impl Tempo {
    /// None where there is no phase, or one without length: such a rep would never end, or never begin.
    pub fn new(phases: Vec<TempoPhase>) -> Option<Self> {
        (!phases.is_empty() && phases.iter().all(|p| !p.length.is_zero())).then_some(Self(phases))
    }

    /// At least one.
    pub fn phases(&self) -> &[TempoPhase] {
        &self.0
    }

    /// One rep, from its first phase to its last.
    pub fn length(&self) -> Duration {
        self.0.iter().map(|p| p.length).sum()
    }

    /// Lower, hold, raise: how long each takes in one rep.
    pub fn by_kind(&self, kind: PhaseKind) -> Duration {
        self.0.iter().filter(|p| p.kind == kind).map(|p| p.length).sum()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gait {
    Run,
    Walk,
}

impl Gait {
    /// What it is kept as where a set names its exercise.
    pub fn id(self) -> &'static str {
        match self {
            Gait::Run => "run",
            Gait::Walk => "walk",
        }
    }

    /// An easy pace, for what goes by distance. Sinew's own default.
    pub fn ms_a_metre(self) -> u64 {
        match self {
            Gait::Run => 400,
            Gait::Walk => 660,
        }
    }

    pub fn kind(self) -> PhaseKind {
        match self {
            Gait::Run => PhaseKind::Run,
            Gait::Walk => PhaseKind::Walk,
        }
    }
}

/// What is said on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// Easy: slower than one would like to.
    Easy,
    /// Whether whole sentences come out.
    Talk,
    HalfWay,
    /// The last run begins; it stands for the sound of the run itself.
    Last,
}

/// So far into the stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    pub at: Duration,
    pub says: Said,
}

/// Running, or walking, without a break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    pub gait: Gait,
    /// Absent where it goes by distance and ends on a key.
    pub length: Option<Duration>,
    /// Where it goes by distance.
    pub metres: Option<u32>,
    /// In the order in which they are said.
    pub prompts: Vec<Prompt>,
}

/// What a set asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    TempoReps {
        /// From 1; zero is played as one.
        reps: u16,
        tempo: Tempo,
    },
    /// All of it bears load.
    Hold { length: Duration },
    /// Moving for a time; all of it counts as bearing load.
    Move { length: Duration },
    /// Ends on a key. All of it counts as bearing load: nobody says when a rep begins and ends.
    SelfPacedReps {
        /// From 1.
        reps: u16,
    },
    /// Of a run-walk.
    Stretch(Stretch),
}

impl Task {
    /// The reps asked for; what is timed has none.
    pub fn reps(&self) -> Option<u16> {
        match self {
            Task::TempoReps { reps, .. } | Task::SelfPacedReps { reps } => Some(*reps),
            Task::Hold { .. } | Task::Move { .. } | Task::Stretch(_) => None,
        }
    }
}

/// One set: an exercise, a side, a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Work {
    /// The exercise's id in the library.
    pub exercise: String,
    /// Absent where both sides work at once.
    pub side: Option<Side>,
    /// From 1, among the sets of this exercise and side.
    pub set: u16,
    pub of: u16,
    /// Added load in kilograms; absent when it was never told.
    pub load_kg: Option<f64>,
    pub task: Task,
}

/// One entry of a plan. A length of zero passes at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    GetReady {
        length: Duration,
    },
    Work(Work),
    Rest {
        length: Duration,
    },
    /// Waits for the person where it has no length.
    SwitchSide {
        to: Side,
        length: Option<Duration>,
    },
}

/// The steps of one session, in order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Plan {
    pub steps: Vec<Step>,
}

impl Plan {
    /// None where the step is no set, or there is no such step.
    pub fn work(&self, step: usize) -> Option<&Work> {
        match self.steps.get(step) {
            Some(Step::Work(work)) => Some(work),
            _ => None,
        }
    }

    /// The set at or after a step, with its index: what a rest is a rest for.
    pub fn work_from(&self, step: usize) -> Option<(usize, &Work)> {
        (step..self.steps.len()).find_map(|i| self.work(i).map(|w| (i, w)))
    }

    /// Every set, with the index of its step.
    pub fn sets(&self) -> impl Iterator<Item = (usize, &Work)> {
        self.steps.iter().enumerate().filter_map(|(i, s)| match s {
            Step::Work(work) => Some((i, work)),
            Step::GetReady { .. } | Step::Rest { .. } | Step::SwitchSide { .. } => None,
        })
    }
}
