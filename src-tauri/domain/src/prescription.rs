//! What one session asks for, frozen at its start: a later change of programme or setting never changes what was asked.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::protocol::Protocol;
use crate::session::{PhaseKind, Plan, Side, Step, Task, Tempo, TempoPhase, Work};

/// The timings that a person may set; absent means the programme's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pace {
    pub lower: Option<Duration>,
    pub raise: Option<Duration>,
    pub rest: Option<Duration>,
    pub get_ready: Duration,
}

/// The dose of one exercise, for each side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dose {
    pub exercise: String,
    pub name: String,
    pub sets: u16,
    pub load_kg: Option<f64>,
    pub task: Task,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prescription {
    pub protocol: String,
    pub protocol_name: String,
    pub protocol_version: u16,
    pub get_ready: Duration,
    pub rest: Duration,
    /// The sides to work, in order; empty where both work at once.
    pub sides: Vec<Side>,
    pub doses: Vec<Dose>,
}

impl Prescription {
    /// Today's session of a programme. `name_of` gives the exercise's name by its id; `load_of` the load in use.
    pub fn of(
        protocol: &Protocol,
        sides: Vec<Side>,
        pace: Pace,
        name_of: impl Fn(&str) -> String,
        load_of: impl Fn(&str) -> Option<f64>,
    ) -> Self {
        let doses = protocol.items.iter().filter_map(|item| {
            let phases = item.tempo.iter().map(|part| {
                let chosen = match part.kind {
                    PhaseKind::Lower => pace.lower,
                    PhaseKind::Raise => pace.raise,
                    _ => None,
                };
                let length = chosen.unwrap_or(Duration::from_secs_f64(part.seconds.value));
                TempoPhase { kind: part.kind, length, loads: part.loads }
            });
            let tempo = Tempo::new(phases.collect())?;
            Some(Dose {
                exercise: item.exercise.clone(),
                name: name_of(&item.exercise),
                sets: item.sets.value,
                load_kg: load_of(&item.exercise),
                task: Task::TempoReps { reps: item.reps.value, tempo },
            })
        });
        Self {
            protocol: protocol.id.clone(),
            protocol_name: protocol.name.clone(),
            protocol_version: protocol.version,
            get_ready: pace.get_ready,
            rest: pace.rest.unwrap_or(Duration::from_secs_f64(protocol.rest_s.value)),
            sides,
            doses: doses.collect(),
        }
    }

    /// Get ready; then each side in turn: every set of every exercise, a rest between sets, a change of side between
    /// sides. Nothing follows the last set.
    pub fn plan(&self) -> Plan {
        let sides: Vec<Option<Side>> =
            if self.sides.is_empty() { vec![None] } else { self.sides.iter().copied().map(Some).collect() };
        let mut steps = vec![Step::GetReady { length: self.get_ready }];
        for (turn, side) in sides.into_iter().enumerate() {
            if let Some(to) = side.filter(|_| turn > 0) {
                steps.push(Step::SwitchSide { to, length: None });
            }
            let mut first = true;
            for dose in &self.doses {
                for set in 1..=dose.sets {
                    if !std::mem::take(&mut first) {
                        steps.push(Step::Rest { length: self.rest });
                    }
                    steps.push(Step::Work(Work {
                        exercise: dose.exercise.clone(),
                        side,
                        set,
                        of: dose.sets,
                        load_kg: dose.load_kg,
                        task: dose.task.clone(),
                    }));
                }
            }
        }
        Plan { steps }
    }

    /// How long the session takes, with what waits for a person at its usual length.
    pub fn length(&self) -> Duration {
        self.plan().steps.iter().map(crate::session::step_length).sum()
    }
}
