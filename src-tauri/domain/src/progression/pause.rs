//! Coming back after a pause: where to take it up again, by how long it was and what it was for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rulebook;
use crate::data::Grade;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PauseKind {
    Flare,
    Ill,
    Travel,
    /// Planned.
    RestWeek,
    /// A clinician asked for it.
    Clinician,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    pub kind: PauseKind,
    pub days: u16,
    /// Whether pain is back to its usual.
    pub quiet: Option<bool>,
    /// The clinician has said that it may go on.
    pub clinician_agrees: bool,
}

/// Where to begin again, from the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RestartStep {
    Same,
    OneBack,
    TwoBack,
    StartOfPhase,
    Beginning,
}

/// From so many days on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestartRow {
    pub from_days: u16,
    pub step: RestartStep,
    pub source: String,
    pub grade: Grade,
}

/// What is waited for first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Wait {
    /// Pain is not back to its usual, or nobody has said.
    Quiet,
    Clinician,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Restart {
    pub step: RestartStep,
    pub wait: Option<Wait>,
}

/// After a pause. A planned week of rest costs nothing, and one that ran over costs a step until it is as long as what
/// sends everybody to the start of the phase; a flare costs a step, however short it was.
pub fn restart(pause: &Pause, book: &Rulebook) -> Restart {
    let rows = book.pause.restart.iter().filter(|row| row.from_days <= pause.days);
    let by_length = rows.map(|row| row.step).max().unwrap_or(RestartStep::Same);
    let step = match pause.kind {
        PauseKind::RestWeek if pause.days <= book.pause.planned_days.value => RestartStep::Same,
        PauseKind::RestWeek if by_length < RestartStep::StartOfPhase => by_length.min(RestartStep::OneBack),
        PauseKind::Flare => by_length.max(RestartStep::OneBack),
        PauseKind::Ill | PauseKind::Travel | PauseKind::RestWeek | PauseKind::Clinician => by_length,
    };
    let wait = match pause.kind {
        PauseKind::Flare if pause.quiet != Some(true) => Some(Wait::Quiet),
        PauseKind::Clinician if !pause.clinician_agrees => Some(Wait::Clinician),
        PauseKind::Flare | PauseKind::Ill | PauseKind::Travel | PauseKind::RestWeek | PauseKind::Clinician => None,
    };
    Restart { step, wait }
}
