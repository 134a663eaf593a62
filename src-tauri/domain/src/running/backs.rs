//! For backs: two shorter runs instead of a long one, and days with exercises for the trunk beside them.

use chrono::{Days, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kept::RunPlanned;
use crate::data::{Check, Sourced};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BackNumbers {
    /// The topics that count as a back, by id.
    pub topics: Vec<String>,
    /// In a week, with exercises for the trunk.
    pub trunk_days: Sourced<u8>,
}

impl BackNumbers {
    pub(super) fn check(&self, check: &mut Check, path: &str) {
        check.count(&format!("{path}.topics"), self.topics.len(), 1..=10);
        for topic in &self.topics {
            check.slug(&format!("{path}.topics"), topic);
        }
        check.sourced(&format!("{path}.trunk_days"), &self.trunk_days, 1.0..=7.0);
    }
}

/// A planned run as two of half its length: on its own day, and on the day of that week which lies furthest from any
/// other run, the earlier where two do. `runs` are the days of runs around it, its own left out or not. None where its
/// length is not known, or no day of the week is left.
pub fn in_two(told: &RunPlanned, runs: &[NaiveDate], today: NaiveDate) -> Option<[RunPlanned; 2]> {
    let m = told.distance_m.filter(|m| *m > 1)?;
    let far = |day: NaiveDate| {
        let others = runs.iter().chain([&told.on]);
        others.map(|run| (day - *run).num_days().unsigned_abs()).min().unwrap_or(0)
    };
    let monday = told.on.week(Weekday::Mon).first_day();
    let week = (0..7).map(|day| monday + Days::new(day)).filter(|day| *day >= today);
    let day = week.filter(|day| far(*day) > 0).max_by_key(|day| (far(*day), std::cmp::Reverse(*day)))?;
    let first = RunPlanned { distance_m: Some(m.div_ceil(2)), ..told.clone() };
    let second = RunPlanned { planned: None, on: day, at: None, distance_m: Some(m / 2), ..told.clone() };
    Some([first, second])
}
