//! How far a pair of shoes has come, in the four steps of the guides. A step says something; it forbids nothing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::units::DistanceUnit;
use crate::data::{Check, Sourced};

/// From the first that is worth a word to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ShoeTier {
    Info,
    Notice,
    Strong,
    Overdue,
}

impl ShoeTier {
    pub const ALL: [ShoeTier; 4] = [Self::Info, Self::Notice, Self::Strong, Self::Overdue];
}

/// In miles, as the guides count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShoeNumbers {
    pub info: Sourced<u16>,
    pub notice: Sourced<u16>,
    pub strong: Sourced<u16>,
    pub overdue: Sourced<u16>,
    /// In millimetres: a pair that is so much lower than the usual one is got used to slowly.
    pub lower_drop_mm: Sourced<u8>,
}

impl ShoeNumbers {
    pub fn of(&self, tier: ShoeTier) -> &Sourced<u16> {
        match tier {
            ShoeTier::Info => &self.info,
            ShoeTier::Notice => &self.notice,
            ShoeTier::Strong => &self.strong,
            ShoeTier::Overdue => &self.overdue,
        }
    }

    /// The last step that a pair has reached; None before the first.
    pub fn tier(&self, m: u32) -> Option<ShoeTier> {
        let miles = f64::from(m) / DistanceUnit::Mi.metres();
        // A whole mile is reached although it is kept in whole metres.
        ShoeTier::ALL.into_iter().rev().find(|tier| (miles * 100.0).round() / 100.0 >= self.of(*tier).value.into())
    }

    pub fn check(&self, check: &mut Check, path: &str) {
        for (key, number) in
            [("info", &self.info), ("notice", &self.notice), ("strong", &self.strong), ("overdue", &self.overdue)]
        {
            check.sourced(&format!("{path}.{key}"), number, 50.0..=2_000.0);
        }
        check.sourced(&format!("{path}.lower_drop_mm"), &self.lower_drop_mm, 1.0..=15.0);
        if ShoeTier::ALL.windows(2).any(|pair| self.of(pair[0]).value >= self.of(pair[1]).value) {
            check.problem(path, "each step is further than the one before");
        }
    }
}
