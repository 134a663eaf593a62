//! Limits that a clinician or the person set: whose they are, and until when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::pain::SetBy;
use crate::progression::Lever;

/// What is limited, with its unit in the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LimitKind {
    /// 0 to 10.
    PainDuring,
    /// 0 to 10.
    PainAfter,
    Reps,
    Sets,
    HoldS,
    LoadKg,
    Week,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonLimit {
    /// The plan that it is for; absent where it is for all.
    pub plan: Option<String>,
    // A fact's own kind stands beside it.
    #[serde(rename = "of")]
    pub kind: LimitKind,
    pub at_most: f64,
    pub by: SetBy,
    /// Who said so, in the person's words.
    pub who: Option<String>,
    /// The last day on which it holds; absent until it is taken away.
    pub until: Option<NaiveDate>,
}

impl LimitKind {
    /// The lever that it holds; none where it is about pain.
    pub fn lever(self) -> Option<Lever> {
        match self {
            LimitKind::PainDuring | LimitKind::PainAfter => None,
            LimitKind::Reps => Some(Lever::Reps),
            LimitKind::Sets => Some(Lever::Sets),
            LimitKind::HoldS => Some(Lever::Hold),
            LimitKind::LoadKg => Some(Lever::Load),
            LimitKind::Week => Some(Lever::Week),
        }
    }

    /// What it may be, in its unit.
    pub fn range(self) -> std::ops::RangeInclusive<f64> {
        match self {
            LimitKind::PainDuring | LimitKind::PainAfter => 0.0..=10.0,
            LimitKind::Reps => 1.0..=100.0,
            LimitKind::Sets => 1.0..=10.0,
            LimitKind::HoldS => 1.0..=600.0,
            LimitKind::LoadKg => 0.0..=500.0,
            LimitKind::Week => 1.0..=104.0,
        }
    }
}
