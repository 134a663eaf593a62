//! An injury as a topic to read about, never as a diagnosis.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Check, Grade, Point, Record, Sourced};
use crate::exercise::{Region, Tissue};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum InjuryKind {
    Topic,
    /// Text and "see a professional" only; no programme is offered.
    Professional,
}

/// How soon somebody should look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    Emergency,
    SameDay,
    WithinDays,
    WithinWeeks,
}

/// A sign with its urgency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Alarm {
    pub text: String,
    pub urgency: Urgency,
    pub source: String,
    pub grade: Grade,
}

/// Two things that feel alike, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LookAlike {
    pub name: String,
    /// The id of its own topic.
    #[serde(default)]
    pub topic: Option<String>,
    pub rows: Vec<LookAlikeRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LookAlikeRow {
    pub sign: String,
    pub here: String,
    pub there: String,
}

/// When, on the way back, an exercise has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WayStage {
    Early,
    Build,
    Late,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TopicExercise {
    pub id: String,
    pub why: String,
    #[serde(default)]
    pub dose: Option<Point>,
    #[serde(default)]
    pub stage: Option<WayStage>,
}

/// How long it often takes: a range to plan with, never a promise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RecoveryBand {
    pub label: String,
    pub from_weeks: Sourced<f64>,
    pub to_weeks: Sourced<f64>,
    #[serde(default)]
    pub or_longer: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CrossTraining {
    #[serde(default)]
    pub good: Vec<String>,
    #[serde(default)]
    pub careful: Vec<String>,
}

/// A form of the topic that asks for other exercises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TopicForm {
    pub id: String,
    pub name: String,
    /// How to tell it from the others.
    pub tell: String,
    #[serde(default)]
    pub exercises: Vec<TopicExercise>,
    #[serde(default)]
    pub programmes: Vec<String>,
    #[serde(default)]
    pub avoid: Vec<Point>,
    /// Nothing that goes below the edge of a step is offered.
    #[serde(default)]
    pub floor_only: bool,
}

/// A topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Injury {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub also: Vec<String>,
    pub kind: InjuryKind,
    pub tissue: Tissue,
    #[serde(default)]
    pub regions: Vec<Region>,
    pub summary: String,
    /// Where it hurts.
    #[serde(rename = "where")]
    pub place: String,
    pub feels: Vec<String>,
    #[serde(default)]
    pub look_alikes: Vec<LookAlike>,
    /// What often contributes; to be ticked.
    #[serde(default)]
    pub factors: Vec<String>,
    #[serde(default)]
    pub self_care: Vec<Point>,
    #[serde(default)]
    pub exercises: Vec<TopicExercise>,
    /// Ids of programmes from the literature.
    #[serde(default)]
    pub programmes: Vec<String>,
    /// What is to be so before running again.
    #[serde(default)]
    pub return_criteria: Vec<Point>,
    #[serde(default)]
    pub progression: Vec<Point>,
    pub get_help: Vec<Alarm>,
    #[serde(default)]
    pub recovery: Vec<RecoveryBand>,
    #[serde(default)]
    pub cross_training: CrossTraining,
    /// What a clinician may offer; explained, not offered.
    #[serde(default)]
    pub clinician_options: Vec<String>,
    #[serde(default)]
    pub forms: Vec<TopicForm>,
}

impl Injury {
    /// Every exercise that it names, in its forms too.
    pub fn all_exercises(&self) -> impl Iterator<Item = &TopicExercise> {
        self.exercises.iter().chain(self.forms.iter().flat_map(|f| &f.exercises))
    }

    /// Every programme that it names, in its forms too.
    pub fn all_programmes(&self) -> impl Iterator<Item = &String> {
        self.programmes.iter().chain(self.forms.iter().flat_map(|f| &f.programmes))
    }
}

impl Record for Injury {
    fn check(&self, check: &mut Check) {
        check.slug("id", &self.id);
        check.name("name", &self.name);
        check.names("also", &self.also);
        check.text("summary", &self.summary);
        check.text("where", &self.place);
        check.texts("feels", &self.feels, 1..=12);
        check.texts("factors", &self.factors, 0..=20);
        check.points("self_care", &self.self_care);
        check.points("return_criteria", &self.return_criteria);
        check.points("progression", &self.progression);
        check.texts("clinician_options", &self.clinician_options, 0..=20);
        check.texts("cross_training.good", &self.cross_training.good, 0..=20);
        check.texts("cross_training.careful", &self.cross_training.careful, 0..=20);
        for (i, other) in self.look_alikes.iter().enumerate() {
            check.name(&format!("look_alikes[{i}].name"), &other.name);
            check.count(&format!("look_alikes[{i}].rows"), other.rows.len(), 1..=12);
            for (j, row) in other.rows.iter().enumerate() {
                for (key, text) in [("sign", &row.sign), ("here", &row.here), ("there", &row.there)] {
                    check.text(&format!("look_alikes[{i}].rows[{j}].{key}"), text);
                }
            }
        }
        check.count("get_help", self.get_help.len(), 1..=20);
        for (i, alarm) in self.get_help.iter().enumerate() {
            let path = format!("get_help[{i}]");
            check.numbered_text(&format!("{path}.text"), &alarm.text);
            check.origin(&path, &alarm.source, alarm.grade);
        }
        for (i, band) in self.recovery.iter().enumerate() {
            let path = format!("recovery[{i}]");
            check.name(&format!("{path}.label"), &band.label);
            check.sourced(&format!("{path}.from_weeks"), &band.from_weeks, 0.0..=104.0);
            check.sourced(&format!("{path}.to_weeks"), &band.to_weeks, 0.0..=104.0);
            if band.to_weeks.value < band.from_weeks.value {
                check.problem(&format!("{path}.to_weeks"), "is before from_weeks");
            }
        }
        check_exercises(check, "exercises", &self.exercises);
        for (i, form) in self.forms.iter().enumerate() {
            let path = format!("forms[{i}]");
            check.slug(&format!("{path}.id"), &form.id);
            check.name(&format!("{path}.name"), &form.name);
            check.numbered_text(&format!("{path}.tell"), &form.tell);
            check_exercises(check, &format!("{path}.exercises"), &form.exercises);
            check.points(&format!("{path}.avoid"), &form.avoid);
        }
        if self.kind == InjuryKind::Professional {
            let offered = self.all_exercises().count() + self.all_programmes().count();
            if offered > 0 {
                check.problem("kind", "a topic for professionals offers no exercise and no programme");
            }
        }
    }
}

fn check_exercises(check: &mut Check, path: &str, exercises: &[TopicExercise]) {
    for (i, exercise) in exercises.iter().enumerate() {
        let path = format!("{path}[{i}]");
        check.exercise(&format!("{path}.id"), &exercise.id);
        check.text(&format!("{path}.why"), &exercise.why);
        if let Some(dose) = &exercise.dose {
            check.point(&format!("{path}.dose"), dose);
        }
    }
}
