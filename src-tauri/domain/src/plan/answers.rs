//! What a person answers: every day, every week, and after a test. What nobody answered is absent, never zero.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::capacity::{HeelRaiseForm, Sex};
use crate::pain::Pain;
use crate::session::Side;

/// The first steps of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MorningCheck {
    /// The training day that it is about.
    pub of_day: NaiveDate,
    /// Of the first steps.
    pub pain: Option<Pain>,
    /// Until it went, in minutes, 0 to 600.
    pub stiffness_min: Option<u16>,
    pub something_new: Option<bool>,
    /// At a place that is not the injury, 0 to 10.
    pub niggle: Option<Pain>,
    /// Answered on a later day.
    pub recalled: bool,
}

/// Something that the person cannot do as before, in their own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Activity {
    pub name: String,
}

/// 0, not at all, to 10, as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct ActivityScore {
    pub name: String,
    pub score: Option<u8>,
}

/// Questionnaires whose wording is licensed: filled in elsewhere, only their total is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ScoreName {
    /// 0 to 100.
    VisaA,
    /// 0 to 100.
    VisaP,
    /// 0 to 100.
    VisaG,
    /// 0 to 80.
    Lefs,
    /// 0 to 100.
    Aofas,
    /// 0 to 100.
    Koos,
    /// 0 to 100.
    Faam,
}

impl ScoreName {
    /// The highest total.
    pub fn most(self) -> u16 {
        match self {
            ScoreName::Lefs => 80,
            ScoreName::VisaA
            | ScoreName::VisaP
            | ScoreName::VisaG
            | ScoreName::Aofas
            | ScoreName::Koos
            | ScoreName::Faam => 100,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct TypedScore {
    pub name: ScoreName,
    pub total: u16,
}

/// Once a week.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WeeklyCheck {
    /// Of normal, 0 to 100.
    pub percent: Option<u8>,
    /// 0 to 10, as are the following.
    pub confidence: Option<u8>,
    pub frustration: Option<u8>,
    pub fatigue: Option<u8>,
    /// Places that are sore, 0 to 20.
    pub sore_places: Option<u8>,
    pub slept_badly: Option<bool>,
    pub low_mood: Option<bool>,
    pub activities: Vec<ActivityScore>,
    pub scores: Vec<TypedScore>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CapacityKind {
    /// Single-leg heel raises, counted.
    HeelRaises,
    /// Single-leg balance, in seconds.
    Balance,
}

/// A guided test of one side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CapacityTest {
    // A fact's own kind stands beside it.
    #[serde(rename = "measured")]
    pub kind: CapacityKind,
    pub side: Side,
    /// Raises, or seconds.
    pub value: f64,
    /// Of heel raises.
    pub form: Option<HeelRaiseForm>,
    pub pain: Option<Pain>,
    /// For the norms; told once, kept with each test.
    pub age: Option<u8>,
    pub sex: Option<Sex>,
}
