use serde::{Deserialize, Serialize};

pub use sinew_domain::data::Point;
pub use sinew_domain::pain::{SetBy, TissueClass};
pub use sinew_domain::plan::{EarlierHere, LimitKind, Onset, SlotName, Volume};
pub use sinew_domain::progression::PainMode;
pub use sinew_domain::safety::{Bar, BoneSite, Weight};

use super::{Equipment, LadderRung, Legs, Ref, SourceNote, WornShoe};

/// A part of the day, and its window on the wall of wherever the person is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SlotTime {
    pub slot: SlotName,
    /// `HH:MM`, as is `to`.
    pub from: String,
    pub to: String,
}

/// A programme that fits, so that it can be compared with the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PlanOption {
    pub programme: Ref,
    pub summary: String,
    /// In words: how well it is studied.
    pub evidence: Option<String>,
    pub bars: u8,
    pub weeks: u16,
    pub weeks_to: Option<u16>,
    /// Of the first week, in milliseconds: one session with one leg, and a whole day.
    pub session_ms: f64,
    pub day_ms: f64,
    /// Sessions of the first week.
    pub sessions_a_week: u16,
    /// Most on one day.
    pub per_day: u16,
    /// Days of the week on which it asks for something; 7 is every day.
    pub days_a_week: u16,
    pub needs: Vec<Equipment>,
    /// What became of the people in the trial.
    pub people: Vec<Point>,
    /// Which pain lets the dose rise, where nothing else is chosen: `sinew_domain::plan::usual_mode`.
    pub mode: PainMode,
    /// There is a form with less volume at first, and what is known of it.
    pub as_tolerated: Option<Point>,
    /// What is proposed: as many slots as it asks for a day, and days that are well apart.
    pub slots: Vec<SlotTime>,
    /// Monday to Sunday.
    pub weekdays: [bool; 7],
}

/// What a person may choose from for a topic.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PlanOptions {
    pub topic: Option<Ref>,
    pub tissue: TissueClass,
    /// The pair of shoes that is worn most, by the log of runs.
    pub worn: Option<WornShoe>,
    /// Best studied first.
    pub programmes: Vec<PlanOption>,
    /// A clinician's date is needed for some sites of a bone: those that may be chosen, and whether they need it.
    pub bone_sites: Vec<BoneSiteLine>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BoneSiteLine {
    pub site: BoneSite,
    pub high_risk: bool,
}

/// Everything that was chosen on the way to a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PlanDraft {
    pub programme: String,
    pub topic: Option<String>,
    pub form: Option<String>,
    pub legs: Legs,
    /// `YYYY-MM-DD`: since when it hurts.
    pub since: Option<String>,
    pub onset: Option<Onset>,
    pub earlier: EarlierHere,
    pub factors: Vec<String>,
    pub shoes_km: Option<u32>,
    pub said_by: SaidByDraft,
    pub bone_site: Option<BoneSite>,
    pub mode: PainMode,
    pub volume: Volume,
    pub slots: Vec<SlotTime>,
    /// Monday to Sunday, for sessions that are not on every day.
    pub weekdays: [bool; 7],
    /// The signs were looked at; those that were ticked, as their words stand in the checklist.
    pub screened: bool,
    pub signs: Vec<SignTicked>,
    /// The ids of the lists whose signs were looked at with them.
    pub gates: Vec<String>,
    pub age: Option<u8>,
    /// An adult, or a clinician, goes through it with a minor.
    pub accompanied: bool,
    pub limits: Vec<LimitDraft>,
    /// The person goes past what may be gone past.
    pub go_on: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "who")]
pub enum SaidByDraft {
    NotAnswered,
    Myself,
    Clinician {
        /// `YYYY-MM-DD`
        on: Option<String>,
    },
}

/// A sign of a checklist that was ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SignTicked {
    /// The id of the checklist, and the place of the item in it, from 0.
    pub checklist: String,
    pub item: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LimitDraft {
    /// Absent: for every plan.
    pub plan: Option<String>,
    pub kind: LimitKind,
    /// In the unit of the kind.
    pub at_most: Option<f64>,
    pub by: SetBy,
    pub who: Option<String>,
    /// `YYYY-MM-DD`: the last day on which it holds.
    pub until: Option<String>,
}

/// Something that stands between a person and a programme, or goes with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BarLine {
    pub bar: Bar,
    pub weight: Weight,
}

/// A draft, looked at. Nothing has been changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PlanReview {
    /// One line for each problem, as `field: what is wrong`.
    pub problems: Vec<String>,
    /// The firmest first.
    pub bars: Vec<BarLine>,
    pub may_begin: bool,
    /// What is close together with what runs already.
    pub conflicts: Vec<Conflict>,
    /// Empty while anything is wrong.
    pub ladder: Vec<LadderRung>,
}

/// Two programmes that meet.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Conflict {
    pub plan: String,
    pub programme: Ref,
    pub kind: ConflictKind,
    /// Of the gap that one of them asks for, in hours.
    pub gap_h: Option<f64>,
    /// Where the gap is from.
    pub source: Option<SourceNote>,
    /// Monday to Sunday: on these days they are too close.
    pub days: [bool; 7],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// Two treatments of the same tissue at the same place: refused.
    SameTissue,
    /// The gap for recovery is shorter than one of them asks for.
    Gap,
    /// Both ask for the same slot.
    SameSlot,
    /// Two slots of this one open closer to each other than the gap: the later waits. Names no other plan.
    OwnSlots,
}
