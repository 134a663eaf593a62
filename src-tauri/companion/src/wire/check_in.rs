use serde::{Deserialize, Serialize};

pub use sinew_domain::plan::{ActivityScore, ScoreName, TypedScore};

/// What is asked now, if anything: once a day at the first use after a day with load, once a week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChecksDue {
    /// `YYYY-MM-DD`: the morning that is asked about; absent where none is.
    pub morning: Option<String>,
    /// It was a morning before today's: what is told now is marked as recalled.
    pub recalled: bool,
    pub weekly: bool,
    /// The person's own activities, as they were named.
    pub activities: Vec<String>,
}

/// The first steps of a day. What is absent was not answered.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct MorningDraft {
    /// `YYYY-MM-DD`
    pub day: String,
    /// 0 to 10.
    pub pain: Option<f64>,
    /// 0 to 600.
    pub stiffness_min: Option<f64>,
    pub something_new: Option<bool>,
    /// 0 to 10, at a place that is not the injury.
    pub niggle: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WeekDraft {
    /// Of normal, 0 to 100.
    pub percent: Option<f64>,
    /// 0 to 10, as are the following.
    pub confidence: Option<f64>,
    pub frustration: Option<f64>,
    pub fatigue: Option<f64>,
    /// 0 to 20.
    pub sore_places: Option<f64>,
    pub slept_badly: Option<bool>,
    pub low_mood: Option<bool>,
    /// Three to five of the person's own, each 0 to 10; none is fine.
    pub activities: Vec<ActivityScore>,
    pub scores: Vec<TypedScore>,
    pub note: Option<String>,
}
