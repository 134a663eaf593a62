//! A programme as data: which exercises, how much, how often, at what tempo, week by week, and where each number is
//! from. Must never hold a number of its own: they all stand in the file, each with its source and grade.

mod check;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Credit, Grade, Point, Sourced, Sources};
use crate::exercise::{Count, Exercise, TempoPart, first};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ProgrammeKind {
    Rehab,
    Prevention,
    Strength,
    Routine,
    Maintenance,
}

/// What comes first where both legs are to be worked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Each exercise: all its sets with one leg, then with the other.
    #[default]
    ByExercise,
    /// Everything with one leg, then everything with the other.
    BySide,
}

/// Up to which pain, 0 to 10, the programme lets a person go on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PainRule {
    pub text: String,
    #[serde(default)]
    pub during_max: Option<u8>,
    #[serde(default)]
    pub after_max: Option<u8>,
    pub source: String,
    pub grade: Grade,
}

/// Which legs an item asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ItemSides {
    /// The leg, or legs, that the person named.
    Injured,
    /// Both, one after the other.
    Each,
    Together,
}

/// What a set is loaded with: one of a repetition maximum, kilograms, or words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Load {
    /// The heaviest weight that can be moved this many times.
    #[serde(default)]
    pub rm: Option<Sourced<u16>>,
    #[serde(default)]
    pub kg: Option<Sourced<f64>>,
    #[serde(default)]
    pub text: Option<String>,
    /// Of the words.
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub grade: Option<Grade>,
}

/// Reps that differ from set to set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RepsBySet {
    pub value: Vec<u16>,
    pub source: String,
    pub grade: Grade,
    #[serde(default)]
    pub note: Option<String>,
}

/// One exercise of a session: exactly one of `reps`, `reps_by_set`, `hold_s` and `move_s`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The id of an exercise.
    pub exercise: String,
    pub sets: Sourced<u16>,
    #[serde(default)]
    pub reps: Option<Sourced<u16>>,
    #[serde(default)]
    pub reps_by_set: Option<RepsBySet>,
    /// Seconds of one hold a set.
    #[serde(default)]
    pub hold_s: Option<Sourced<f64>>,
    /// Seconds of moving a set.
    #[serde(default)]
    pub move_s: Option<Sourced<f64>>,
    /// A name of the programme's tempos; without it reps are in the person's own time.
    #[serde(default)]
    pub tempo: Option<String>,
    #[serde(default)]
    pub count: Count,
    /// Absent: a one-sided exercise is done with the injured leg, any other with both together.
    #[serde(default)]
    pub sides: Option<ItemSides>,
    #[serde(default)]
    pub load: Option<Load>,
    /// Seconds between its sets, where not the programme's.
    #[serde(default)]
    pub rest_s: Option<Sourced<f64>>,
    #[serde(default)]
    pub note: Option<String>,
    /// May be left out.
    #[serde(default)]
    pub optional: bool,
}

/// A session: on `days_per_week`, or on every so-many-eth day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SessionPlan {
    pub name: String,
    #[serde(default)]
    pub days_per_week: Option<Sourced<u16>>,
    /// 2 is every second day.
    #[serde(default)]
    pub every_days: Option<Sourced<u16>>,
    /// How often on such a day; once where it is absent.
    #[serde(default)]
    pub per_day: Option<Sourced<u16>>,
    pub items: Vec<Item>,
}

/// Weeks in which the same is asked. Phases may overlap where the programme says so.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Phase {
    pub name: String,
    /// The first week, from 1.
    pub from: u16,
    /// The last week.
    pub to: u16,
    #[serde(default)]
    pub goal: Option<String>,
    /// What is to be so before the next phase.
    #[serde(default)]
    pub advance: Vec<Point>,
    pub sessions: Vec<SessionPlan>,
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// The version of the file format; absent means the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<u16>,
    pub id: String,
    /// Rises with each change.
    #[serde(default = "first")]
    pub version: u16,
    pub name: String,
    pub summary: String,
    pub kind: ProgrammeKind,
    /// Ids of the injury topics that it belongs to.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Only for these forms of the topic.
    #[serde(default)]
    pub forms: Vec<String>,
    /// How well it is studied, in plain words.
    #[serde(default)]
    pub evidence: Option<String>,
    #[serde(default)]
    pub credit: Option<Credit>,
    /// What of the published programme is not in here.
    #[serde(default)]
    pub missing: Option<String>,
    pub weeks: Sourced<u16>,
    /// Seconds between sets.
    pub rest_s: Sourced<f64>,
    /// Seconds between exercises, where not the same.
    #[serde(default)]
    pub between_exercises_s: Option<Sourced<f64>>,
    /// Hours between two sessions, at least.
    #[serde(default)]
    pub min_gap_h: Option<Sourced<f64>>,
    #[serde(default)]
    pub order: Order,
    #[serde(default)]
    pub pain_rule: Option<PainRule>,
    /// The form with less volume, and what is known of it.
    #[serde(default)]
    pub as_tolerated: Option<Point>,
    /// What is to be so before the dose rises.
    #[serde(default)]
    pub advance: Vec<Point>,
    /// What became of the people in the trial.
    #[serde(default)]
    pub people: Vec<Point>,
    /// The phases of one rep, by name.
    #[serde(default)]
    pub tempos: BTreeMap<String, Vec<TempoPart>>,
    pub phases: Vec<Phase>,
    /// Exercises that a person's own file brings along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exercises: Vec<Exercise>,
    /// Brought along by the file.
    #[serde(default)]
    pub sources: Sources,
}

impl Programme {
    /// The phase of a week, from 1. Where phases overlap, the earlier one: the next begins when its criteria are met, not
    /// by the calendar. After the end, the last phase.
    pub fn phase_of_week(&self, week: u16) -> Option<&Phase> {
        self.phases.iter().find(|p| (p.from..=p.to).contains(&week)).or(self.phases.last())
    }

    /// Every item of every phase.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.phases.iter().flat_map(|p| &p.sessions).flat_map(|s| &s.items)
    }
}
