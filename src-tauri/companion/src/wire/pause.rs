use serde::{Deserialize, Serialize};

pub use sinew_domain::progression::{PauseKind, RestartStep, Wait};

use super::{Ref, SourceNote};

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PauseDraft {
    /// Absent: every plan.
    pub plan: Option<String>,
    pub kind: PauseKind,
    /// `YYYY-MM-DD`; absent is today.
    pub from: Option<String>,
    /// As it is meant; it goes on until it is ended.
    pub until: Option<String>,
}

/// A pause, and where it would be taken up again.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PauseView {
    pub id: String,
    pub plan: Option<String>,
    pub kind: PauseKind,
    pub from: String,
    pub until: Option<String>,
    pub days: u16,
    /// For each running plan that it holds.
    pub restarts: Vec<RestartView>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RestartView {
    pub plan: String,
    pub programme: Ref,
    pub step: RestartStep,
    /// What is waited for first, unless the person goes on by their own decision.
    pub wait: Option<Wait>,
    pub week: u16,
    pub then_week: u16,
    /// Sets of the exercise that has most of them; absent where none are counted.
    pub sets: Option<u16>,
    pub then_sets: Option<u16>,
    pub source: SourceNote,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ResumeDraft {
    pub pause: String,
    /// Whether pain is back to its usual; absent where it was not answered.
    pub quiet: Option<bool>,
    pub clinician_agrees: bool,
    /// Where the person was before, instead of the step that is suggested.
    pub as_before: bool,
}
