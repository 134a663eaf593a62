//! What weeks without running cost, by the two figures that the guides give. They do not agree, and both are shown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Check, Sourced};

/// All in weeks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeOffNumbers {
    /// Fitness begins to dip, up to its `to`.
    pub dips: Sourced<u16>,
    pub marked: Sourced<u16>,
    /// The first figure: to win back for each week off.
    pub back_for_each: Sourced<u16>,
    /// The second figure was given for so many weeks off, and for no other number of them.
    pub after: Sourced<u16>,
    pub with_cross_training: Sourced<u16>,
    pub without: Sourced<u16>,
}

/// Up to so many weeks off there is something to say.
pub const TIME_OFF_MOST: u16 = 52;

/// From how many weeks to how many.
pub type Span = (u16, u16);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WayBack {
    /// By the first figure.
    pub first: u16,
    /// By the second one, with other training and without it; None for a number of weeks that it does not speak of.
    pub second: Option<(Span, Span)>,
}

impl TimeOffNumbers {
    pub fn way_back(&self, weeks: u16) -> WayBack {
        let span = |n: &Sourced<u16>| (n.value, n.to.unwrap_or(n.value));
        let second = (weeks == self.after.value).then(|| (span(&self.with_cross_training), span(&self.without)));
        WayBack { first: weeks.saturating_mul(self.back_for_each.value), second }
    }

    pub(super) fn check(&self, check: &mut Check, path: &str) {
        let numbers = [
            ("dips", &self.dips),
            ("marked", &self.marked),
            ("back_for_each", &self.back_for_each),
            ("after", &self.after),
            ("with_cross_training", &self.with_cross_training),
            ("without", &self.without),
        ];
        for (key, number) in numbers {
            check.sourced(&format!("{path}.{key}"), number, 1.0..=f64::from(TIME_OFF_MOST));
        }
    }
}
