use serde::{Deserialize, Serialize};

pub use sinew_domain::pain::Light;
pub use sinew_domain::plan::{Temper, WorkOn};

use super::{ChecklistDetail, LeverReport, SourceNote};

/// Something that is kept beside the plans, and moves no dose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum BesideDraft {
    Rung {
        topic: String,
        ladder: String,
        rung: String,
        /// False takes the tick back.
        reached: bool,
        /// `YYYY-MM-DD`; absent is today.
        on: Option<String>,
    },
    Factor {
        plan: String,
        factor: String,
        work: WorkOn,
        note: Option<String>,
    },
    /// Up to 200 characters, and ten of them.
    OwnRule {
        words: String,
    },
    OwnRuleEnd {
        rule: String,
    },
    Temper {
        temper: Option<Temper>,
    },
    /// What is sore today, by the ids of the list; nothing at all is an answer too.
    Body {
        sore: Vec<String>,
    },
}

/// The whole body gone through, at the end of a block or when something new is sore.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BodyView {
    pub list: ChecklistDetail,
    /// What was kept today, by the ids of the list; absent where nothing was.
    pub today: Option<Vec<String>>,
    /// Newest first; at most twelve.
    pub maps: Vec<BodyMap>,
    /// Where the newest names a new place: its week by levers, and the one before it.
    pub changes: Vec<LeverReport>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BodyMap {
    /// `YYYY-MM-DD`
    pub day: String,
    pub sore: Vec<BodyLine>,
    /// What was sore the time before, and is not now.
    pub gone: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BodyLine {
    /// In the words of the list.
    pub text: String,
    pub since: BodySince,
}

/// What a place is beside the time before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum BodySince {
    /// There is no time before to compare with.
    First,
    New,
    /// It was sore then too.
    Again,
}

/// How the person tends to be, and the rules that they pinned for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct You {
    pub temper: Option<Temper>,
    /// Oldest first.
    pub rules: Vec<OwnRuleLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct OwnRuleLine {
    pub id: String,
    pub words: String,
}

/// A checklist whose lines are rungs, from the lowest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LadderView {
    /// The id of the checklist.
    pub id: String,
    pub name: String,
    pub summary: String,
    pub rungs: Vec<RungLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RungLine {
    pub id: String,
    pub text: String,
    /// `YYYY-MM-DD`; absent where it is not reached.
    pub on: Option<String>,
}

/// Something that contributed, or may have, and what is done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct FactorLine {
    pub factor: String,
    /// Absent where it was never ticked.
    pub work: Option<WorkOn>,
    /// Newest first.
    pub told: Vec<FactorTold>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct FactorTold {
    /// `YYYY-MM-DD`
    pub day: String,
    pub work: WorkOn,
    pub note: Option<String>,
}

/// The light of a plan's newest answered session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LightView {
    pub plan: String,
    /// `YYYY-MM-DD`: the day that the session was for.
    pub day: String,
    pub light: Light,
    /// The worse of during and after.
    pub pain: Option<f64>,
    /// Inside the limits of the plan, and without a sign.
    pub within: bool,
    /// Yellow several times running: it counts as red.
    pub unsettled: bool,
    /// Each yellow one higher than the one before.
    pub darkens: bool,
    pub asks: LightAsks,
    /// Of the number that makes it this light.
    pub source: SourceNote,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum LightAsks {
    Nothing,
    /// A lighter week is proposed.
    Lighter,
    /// The signs are to be looked through before the next session.
    Signs,
}
