use serde::{Deserialize, Serialize};

use super::{AskMark, Leg, Ref, SessionListItem, SkipReason, SlotName, SourceNote};

/// What is looked at; absent is all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LookFilter {
    pub plan: Option<String>,
    pub exercise: Option<String>,
    pub side: Option<Leg>,
}

/// Which part of the past is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LookBackDraft {
    /// `YYYY-MM-DD`: a day that is to be in it; absent for the newest part.
    pub at: Option<String>,
    pub filter: LookFilter,
}

/// A quarter of a year in whole weeks, Monday first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LookBack {
    /// `YYYY-MM-DD`, a Monday, as are all days here.
    pub from: String,
    /// A Sunday.
    pub to: String,
    pub today: String,
    pub days: Vec<LookDay>,
    /// The weeks in which a month begins, for the head of the columns.
    pub months: Vec<MonthStart>,
    pub filter: LookFilter,
    /// What can be looked at alone: plans of these weeks, and what they asked for.
    pub plans: Vec<Ref>,
    pub exercises: Vec<Ref>,
    pub sides: Vec<Leg>,
    /// A day of the part before, or after; absent where nothing is kept there.
    pub earlier: Option<String>,
    pub later: Option<String>,
    /// Nothing was ever begun.
    pub empty: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct MonthStart {
    /// From 0.
    pub week: u32,
    /// A day of it, `YYYY-MM-DD`.
    pub day: String,
}

/// What a day is in one shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum DayLook {
    /// All that was asked.
    Done,
    /// Some of it.
    Partial,
    Skipped,
    Missed,
    Paused,
    /// Nothing was asked, and nothing was done.
    Rest,
    /// Nothing was asked, and something was done.
    Extra,
    ToCome,
    /// No plan was there.
    None,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LookDay {
    pub day: String,
    pub look: DayLook,
    /// In order of the slots.
    pub asks: Vec<LookAsk>,
    /// Sessions beyond what was asked, those outside any plan among them.
    pub extra: u32,
    /// The same day of the month before and after, or the nearest to it that may be looked at.
    pub month_before: String,
    pub month_after: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LookAsk {
    pub plan: String,
    pub slot: SlotName,
    pub mark: AskMark,
    pub skipped: Option<SkipReason>,
    /// It was left out because the rules had said so.
    pub followed: bool,
}

/// A day, whole.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DayDetail {
    pub day: String,
    pub today: bool,
    pub look: DayLook,
    pub asks: Vec<DayAskDetail>,
    /// Those that stand on this day or are for it, oldest first.
    pub sessions: Vec<SessionListItem>,
    /// What was told of its morning; absent where nothing was.
    pub morning: Option<MorningTold>,
    /// The neighbours, where there are any to look at.
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DayAskDetail {
    pub ask: LookAsk,
    pub programme: Ref,
    pub sets: NumberView,
    pub reps: NumberView,
    pub load: NumberView,
    /// The load that was used is not known.
    pub load_untold: bool,
}

/// What is absent was not answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct MorningTold {
    /// 0 to 10.
    pub pain: Option<f64>,
    pub stiffness_min: Option<u16>,
    pub something_new: Option<bool>,
    /// Told a day later or more.
    pub recalled: bool,
}

/// Done beside asked. Without anything asked there is no part of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct NumberView {
    pub done: f64,
    pub asked: f64,
    /// 0 to 100.
    pub percent: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Span {
    Week,
    FourWeeks,
    Whole,
}

/// The four numbers of a stretch of days, and what is in none of them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct AdherenceSpan {
    pub span: Span,
    /// `YYYY-MM-DD`, both included.
    pub from: String,
    pub to: String,
    pub sessions: NumberView,
    pub sets: NumberView,
    pub reps: NumberView,
    /// Kilograms times reps, of what has a load.
    pub load: NumberView,
    pub paused: u32,
    pub cancelled: u32,
    pub followed: u32,
    /// Sessions of which the load that was used is not known.
    pub load_untold: u32,
    pub rest: u32,
    pub rest_kept: u32,
    pub extra: u32,
    /// More sets were done than the line that asks for caution.
    pub much: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct AdherenceView {
    /// Whose they are: one plan, or several that run together.
    pub plans: Vec<Ref>,
    /// Seven days, twenty-eight, and all of it; none where there is no plan.
    pub spans: Vec<AdherenceSpan>,
    /// The lines that are drawn, in per cent, with what they are. They are no limits.
    pub line: f64,
    pub lower_line: f64,
    pub lines: Vec<SourceNote>,
    pub extra_line: SourceNote,
    pub trend: ConsistencyTrend,
    pub weeks: GoodWeeksView,
}

/// A trend, and never adherence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ConsistencyTrend {
    /// Of the days that are over and asked for something, the newest of them last.
    pub points: Vec<ConsistencyPoint>,
    /// Where it stands after four weeks without a gap: it is slow, and says nothing of how much was done.
    pub after_four_weeks: f64,
    pub half_life: SourceNote,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ConsistencyPoint {
    pub day: String,
    /// 0 to 100.
    pub value: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct GoodWeeksView {
    /// Hidden by the person.
    pub shown: bool,
    pub in_row: u32,
    pub freezes: u32,
    pub freezes_max: u32,
    /// The newest last.
    pub weeks: Vec<WeekMarkView>,
    /// What makes a week good, and what earns a freeze.
    pub sources: Vec<SourceNote>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WeekMarkView {
    /// `YYYY-MM-DD`
    pub monday: String,
    pub mark: WeekMark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum WeekMark {
    Good,
    /// Paused, or nothing was asked.
    Neither,
    /// A freeze carried it over.
    Frozen,
    Other,
    /// Not over yet.
    Open,
}
