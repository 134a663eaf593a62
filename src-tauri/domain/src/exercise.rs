//! An exercise as data: what it is, how it is done, how much of it, and the figure that shows it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Check, Owner, Record, Sourced, Sources};
use crate::figure::{Beat, Figure};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ExerciseKind {
    Strength,
    Isometric,
    Stretch,
    Mobility,
    Balance,
    Plyometric,
    Release,
    Drill,
    Activity,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Tissue {
    Tendon,
    Muscle,
    Fascia,
    Bone,
    Joint,
    Nerve,
    Skin,
    Mixed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    Toe,
    Foot,
    Heel,
    Achilles,
    Ankle,
    Calf,
    Shin,
    Knee,
    Thigh,
    Hamstring,
    Groin,
    Hip,
    Buttock,
    Back,
    Trunk,
    Shoulder,
    WholeBody,
}

/// Things that a person has, or has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Equipment {
    Mat,
    Step,
    Chair,
    Wall,
    Band,
    Towel,
    Ball,
    Roller,
    Pillow,
    Board,
    Bench,
    Weight,
    Backpack,
    Bottle,
    Marbles,
    Strap,
    Partner,
    Rail,
    Bike,
    Pool,
}

/// How the two sides take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SideUse {
    /// One side at a time.
    Each,
    Together,
    /// Left and right in turn within a set.
    Alternate,
}

/// When in healing an exercise has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    Any,
    Early,
    Late,
}

/// What is counted in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Count {
    #[default]
    Reps,
    Steps,
    Circles,
    Marbles,
}

/// One part of a rep.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TempoPart {
    pub phase: Beat,
    /// Whether the working side bears load: what counts as time under tension.
    #[serde(default)]
    pub loads: bool,
    pub seconds: Sourced<f64>,
}

/// The usual dose of an exercise by itself: exactly one of `reps`, `hold_s` and `move_s`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct UsualDose {
    pub sets: Sourced<u16>,
    #[serde(default)]
    pub reps: Option<Sourced<u16>>,
    #[serde(default)]
    pub count: Count,
    /// Seconds of one hold a set.
    #[serde(default)]
    pub hold_s: Option<Sourced<f64>>,
    /// Seconds of moving a set.
    #[serde(default)]
    pub move_s: Option<Sourced<f64>>,
    /// Seconds between two sets.
    pub rest_s: Sourced<f64>,
    #[serde(default)]
    pub per_day: Option<Sourced<u16>>,
    #[serde(default)]
    pub days_per_week: Option<Sourced<u16>>,
    /// Of one rep; without it the reps are in the person's own time.
    #[serde(default)]
    pub tempo: Vec<TempoPart>,
}

/// An exercise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// The version of the file format; absent means the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<u16>,
    /// `E01` and on for those that ship; an id of lower-case letters for a person's own.
    pub id: String,
    /// Of a person's own exercise: rises with each change.
    #[serde(default = "first")]
    pub version: u16,
    pub name: String,
    /// Other names that people type.
    #[serde(default)]
    pub also: Vec<String>,
    pub kind: ExerciseKind,
    /// What it is for.
    pub purpose: String,
    #[serde(default)]
    pub muscles: Vec<String>,
    #[serde(default)]
    pub tissues: Vec<Tissue>,
    #[serde(default)]
    pub regions: Vec<Region>,
    /// Needed.
    #[serde(default)]
    pub equipment: Vec<Equipment>,
    /// Good to have.
    #[serde(default)]
    pub optional: Vec<Equipment>,
    /// The starting position.
    pub start: String,
    pub steps: Vec<String>,
    /// One line each of what to mind; the first is shown while playing.
    #[serde(default)]
    pub cues: Vec<String>,
    #[serde(default)]
    pub mistakes: Vec<String>,
    /// Ids of exercises that ask less, and more.
    #[serde(default)]
    pub easier: Vec<String>,
    #[serde(default)]
    pub harder: Vec<String>,
    #[serde(default)]
    pub stop_if: Vec<String>,
    pub sides: SideUse,
    /// Whether the heel goes below the edge of a step, or the calf is stretched over one; never offered for insertional
    /// Achilles pain.
    #[serde(default)]
    pub below_step: bool,
    /// Whether the other leg does the raise.
    #[serde(default)]
    pub other_leg_raises: bool,
    #[serde(default)]
    pub stage: Stage,
    pub dose: UsualDose,
    /// Absent only for a person's own exercise.
    #[serde(default)]
    pub figure: Option<Figure>,
    /// Brought along by the file.
    #[serde(default)]
    pub sources: Sources,
}

pub(crate) fn first() -> u16 {
    1
}

pub(crate) const SETS: std::ops::RangeInclusive<f64> = 1.0..=20.0;
pub(crate) const REPS: std::ops::RangeInclusive<f64> = 1.0..=200.0;
pub(crate) const HOLD_S: std::ops::RangeInclusive<f64> = 1.0..=600.0;
pub(crate) const MOVE_S: std::ops::RangeInclusive<f64> = 5.0..=7200.0;
pub(crate) const REST_S: std::ops::RangeInclusive<f64> = 0.0..=900.0;
const PART_S: std::ops::RangeInclusive<f64> = 0.5..=120.0;

impl Record for Exercise {
    fn check(&self, check: &mut Check) {
        check.sources(&self.sources);
        match check.known.owner {
            Owner::Sinew => {
                let digits = self.id.strip_prefix('E').unwrap_or_default();
                if !(2..=3).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    check.problem("id", "an exercise of the library is called E and two or three digits");
                }
                check.count("cues", self.cues.len(), 1..=4);
                check.count("mistakes", self.mistakes.len(), 1..=4);
                check.count("stop_if", self.stop_if.len(), 1..=4);
                check.count("regions", self.regions.len(), 1..=6);
                check.count("tissues", self.tissues.len(), 1..=4);
                if self.figure.is_none() {
                    check.problem("figure", "is missing");
                }
            }
            Owner::Person => {
                check.slug("id", &self.id);
                check.taken("id", &self.id);
            }
        }
        check.within("version", f64::from(self.version), &(1.0..=9999.0));
        check.name("name", &self.name);
        check.names("also", &self.also);
        check.names("muscles", &self.muscles);
        check.text("purpose", &self.purpose);
        check.text("start", &self.start);
        let steps = if check.known.owner == Owner::Sinew { 3..=6 } else { 1..=12 };
        check.texts("steps", &self.steps, steps);
        for (key, lines) in [("cues", &self.cues), ("mistakes", &self.mistakes), ("stop_if", &self.stop_if)] {
            check.texts(key, lines, 0..=12);
        }
        for (key, ids) in [("easier", &self.easier), ("harder", &self.harder)] {
            for (i, id) in ids.iter().enumerate() {
                check.exercise(&format!("{key}[{i}]"), id);
                if *id == self.id {
                    check.problem(&format!("{key}[{i}]"), "is the exercise itself");
                }
            }
        }
        self.dose.check(check);
        if let Some(figure) = &self.figure {
            figure.check(check);
            self.figure_fits(check, figure);
        }
    }
}

impl Exercise {
    /// The figure has a movement for each part of the dose.
    fn figure_fits(&self, check: &mut Check, figure: &Figure) {
        if figure.pictogram.is_some() {
            if self.dose.move_s.is_none() {
                check.problem("figure.pictogram", "only an activity that is timed may have a sign instead of a figure");
            }
            return;
        }
        let holds = self.dose.hold_s.is_some().then_some(Beat::Hold);
        let needed = self.dose.tempo.iter().map(|part| part.phase).chain(holds);
        for beat in needed.filter(|beat| !figure.has(*beat)) {
            check.problem("figure.phases", format!("the dose has a {beat:?} phase, the figure has none"));
        }
    }
}

impl UsualDose {
    fn check(&self, check: &mut Check) {
        check.sourced("dose.sets", &self.sets, SETS);
        let kinds = [self.reps.is_some(), self.hold_s.is_some(), self.move_s.is_some()];
        if kinds.iter().filter(|k| **k).count() != 1 {
            check.problem("dose", "has exactly one of reps, hold_s and move_s");
        }
        check.maybe_sourced("dose.reps", self.reps.as_ref(), REPS);
        check.maybe_sourced("dose.hold_s", self.hold_s.as_ref(), HOLD_S);
        check.maybe_sourced("dose.move_s", self.move_s.as_ref(), MOVE_S);
        check.sourced("dose.rest_s", &self.rest_s, REST_S);
        check.maybe_sourced("dose.per_day", self.per_day.as_ref(), 1.0..=10.0);
        check.maybe_sourced("dose.days_per_week", self.days_per_week.as_ref(), 1.0..=7.0);
        if !self.tempo.is_empty() && self.reps.is_none() {
            check.problem("dose.tempo", "goes with reps");
        }
        check_tempo(check, "dose.tempo", &self.tempo);
    }
}

pub(crate) fn check_tempo(check: &mut Check, path: &str, tempo: &[TempoPart]) {
    check.count(path, tempo.len(), 0..=6);
    for (i, part) in tempo.iter().enumerate().take(6) {
        check.sourced(&format!("{path}[{i}].seconds"), &part.seconds, PART_S);
    }
}
