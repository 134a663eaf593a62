use serde::{Deserialize, Serialize};

pub use sinew_domain::capacity::{HeelRaiseForm, Norm, Sex};
pub use sinew_domain::injury::Urgency;
pub use sinew_domain::plan::CapacityKind;
pub use sinew_domain::safety::{Flow, FlowCard, Loading};

use super::{Leg, SignTicked, SourceNote};

/// Signs that were ticked, with all that was said about them since.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct FlagView {
    pub id: String,
    /// `YYYY-MM-DD`
    pub day: String,
    pub urgency: Urgency,
    pub signs: Vec<String>,
    pub flow: Flow,
    /// Oldest first.
    pub advice: Vec<AdviceLine>,
    /// `YYYY-MM-DD`, and by whom. A day to come clears nothing yet.
    pub cleared: Option<(String, String)>,
    /// The person goes on by their own decision, in their words.
    pub overridden: Option<String>,
    /// The tick was taken back at once, as a slip.
    pub slip: bool,
    /// Neither cleared, nor gone past, nor taken back.
    pub open: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct AdviceLine {
    /// `YYYY-MM-DD`: the day of the visit.
    pub on: String,
    pub who: String,
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct FlagDraft {
    pub signs: Vec<SignTicked>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct AdviceDraft {
    pub flag: String,
    pub who: String,
    /// `YYYY-MM-DD`
    pub on: String,
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ClearDraft {
    pub flag: String,
    /// `YYYY-MM-DD`
    pub on: String,
    /// The clinician who cleared it.
    pub by: String,
}

/// A guided test of one side, as it was counted.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct TestDraft {
    pub kind: CapacityKind,
    pub side: Leg,
    /// Raises, 0 to 100; or seconds, 0 to 600.
    pub value: f64,
    pub form: Option<HeelRaiseForm>,
    /// 0 to 10.
    pub pain: Option<f64>,
    pub age: Option<u8>,
    pub sex: Option<Sex>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct TestRow {
    pub id: String,
    pub day: String,
    pub kind: CapacityKind,
    pub side: Leg,
    pub value: f64,
    pub form: Option<HeelRaiseForm>,
    pub pain: Option<f64>,
}

/// The newest of both sides, of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SidesView {
    pub kind: CapacityKind,
    pub left: Option<f64>,
    pub right: Option<f64>,
    /// Of the better side, in per cent.
    pub difference_percent: Option<f64>,
    /// None where they are even, or one is not known.
    pub weaker: Option<Leg>,
    pub flagged: bool,
    /// The injured side as a part of the other, in per cent.
    pub limb_symmetry: Option<f64>,
    /// What people of that age manage.
    pub norm: Option<Norm>,
    pub norm_source: Option<SourceNote>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CapacityView {
    pub heel_raises: SidesView,
    pub balance: SidesView,
    /// Newest first.
    pub tests: Vec<TestRow>,
    /// Of the beat to which raises are counted.
    pub beats_per_minute: u16,
    pub beat_source: SourceNote,
    pub difference_source: SourceNote,
    /// As they were told last.
    pub age: Option<u8>,
    pub sex: Option<Sex>,
    pub injured: Option<Leg>,
}
