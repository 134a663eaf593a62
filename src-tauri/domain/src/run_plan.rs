//! Run-walk tables as data: which minutes are run and which walked, step by step.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Check, Credit, Grade, Point, Record, Sourced};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StepUnit {
    Week,
    /// A level is left when its criteria are met, not by the calendar.
    Level,
}

/// Run, then walk, so many times: by time, or by distance.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Seconds.
    #[serde(default)]
    pub run_s: Option<u32>,
    #[serde(default)]
    pub walk_s: Option<u32>,
    /// Metres.
    #[serde(default)]
    pub run_m: Option<u32>,
    #[serde(default)]
    pub walk_m: Option<u32>,
    pub times: u16,
    #[serde(default)]
    pub times_to: Option<u16>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RunStep {
    pub n: u16,
    pub name: String,
    /// In this week, or at this level at least.
    #[serde(default)]
    pub sessions: Option<Sourced<u16>>,
    /// One day in so many, where it is another than the plan's.
    #[serde(default)]
    pub every_days: Option<Sourced<u16>>,
    pub blocks: Vec<Block>,
    #[serde(default)]
    pub surface: Option<String>,
    #[serde(default)]
    pub intensity: Option<String>,
    /// 0 to 10, where it is another than the plan's.
    #[serde(default)]
    pub effort_cap: Option<Sourced<u8>>,
    #[serde(default)]
    pub note: Option<String>,
    pub source: String,
    pub grade: Grade,
}

/// A return-to-run plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RunPlan {
    pub id: String,
    pub version: u16,
    pub name: String,
    pub summary: String,
    #[serde(default)]
    pub topics: Vec<String>,
    pub evidence: String,
    #[serde(default)]
    pub credit: Option<Credit>,
    /// What is to be so before the first run.
    #[serde(default)]
    pub gate: Vec<Point>,
    #[serde(default)]
    pub rules: Vec<Point>,
    #[serde(default)]
    pub days_per_week: Option<Sourced<u16>>,
    #[serde(default)]
    pub every_days: Option<Sourced<u16>>,
    /// The highest effort of its runs, 0 to 10: intensity is load as well.
    pub effort_cap: Sourced<u8>,
    pub unit: StepUnit,
    pub steps: Vec<RunStep>,
}

impl RunStep {
    /// Seconds of running in one session; blocks by distance have none.
    pub fn run_seconds(&self) -> u32 {
        self.blocks.iter().map(|b| b.run_s.unwrap_or(0) * u32::from(b.times)).sum()
    }
}

impl RunPlan {
    /// The highest effort of a run at a step, 0 to 10.
    pub fn effort_cap_at(&self, step: Option<u16>) -> u8 {
        let here = self.steps.iter().find(|s| Some(s.n) == step).and_then(|s| s.effort_cap.as_ref());
        here.unwrap_or(&self.effort_cap).value
    }
}

impl Record for RunPlan {
    fn check(&self, check: &mut Check) {
        check.slug("id", &self.id);
        check.name("name", &self.name);
        check.text("summary", &self.summary);
        check.text("evidence", &self.evidence);
        check.points("gate", &self.gate);
        check.points("rules", &self.rules);
        check.maybe_sourced("days_per_week", self.days_per_week.as_ref(), 1.0..=7.0);
        check.maybe_sourced("every_days", self.every_days.as_ref(), 1.0..=14.0);
        check.sourced("effort_cap", &self.effort_cap, 1.0..=10.0);
        if self.days_per_week.is_some() == self.every_days.is_some() {
            check.problem("", "has exactly one of days_per_week and every_days");
        }
        check.count("steps", self.steps.len(), 1..=60);
        for (i, step) in self.steps.iter().enumerate() {
            let path = format!("steps[{i}]");
            check.name(&format!("{path}.name"), &step.name);
            if usize::from(step.n) != i + usize::from(self.steps.first().map_or(1, |s| s.n)) {
                check.problem(&format!("{path}.n"), "the steps are counted one by one");
            }
            check.maybe_sourced(&format!("{path}.sessions"), step.sessions.as_ref(), 1.0..=14.0);
            check.maybe_sourced(&format!("{path}.every_days"), step.every_days.as_ref(), 1.0..=14.0);
            check.maybe_text(&format!("{path}.surface"), step.surface.as_deref());
            check.maybe_text(&format!("{path}.intensity"), step.intensity.as_deref());
            check.maybe_sourced(&format!("{path}.effort_cap"), step.effort_cap.as_ref(), 1.0..=10.0);
            check.maybe_text(&format!("{path}.note"), step.note.as_deref());
            check.origin(&path, &step.source, step.grade);
            check.count(&format!("{path}.blocks"), step.blocks.len(), 1..=20);
            for (j, block) in step.blocks.iter().enumerate() {
                let runs = [block.run_s.is_some_and(|s| s > 0), block.run_m.is_some_and(|m| m > 0)];
                let walks = block.walk_s.is_some_and(|s| s > 0) || block.walk_m.is_some_and(|m| m > 0);
                if runs == [true, true] || (runs == [false, false] && !walks) || block.times == 0 {
                    check.problem(
                        &format!("{path}.blocks[{j}]"),
                        "runs or walks, by time or by distance, at least once",
                    );
                }
            }
        }
    }
}
