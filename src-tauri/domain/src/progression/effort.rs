//! How hard work should feel, on a scale of 0 to 10.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Rulebook;
use crate::data::Grade;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EffortWork {
    WarmUp,
    EasyRun,
    /// Sets with a load that allows so many reps and no more.
    Rm,
    /// As programmes say it in words.
    Light,
    SomewhatHard,
    Hard,
}

/// A band of effort for a kind of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct EffortTarget {
    pub work: EffortWork,
    #[serde(default)]
    pub rm: Option<u16>,
    pub from: u8,
    pub to: u8,
    pub source: String,
    pub grade: Grade,
}

/// The band for a kind of work; None where there is none. What a rule takes as the target is its lower end.
pub fn effort_of(work: EffortWork, rm: Option<u16>, book: &Rulebook) -> Option<&EffortTarget> {
    book.effort.iter().find(|t| t.work == work && t.rm == rm)
}
