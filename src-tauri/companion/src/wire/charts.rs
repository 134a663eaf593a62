use serde::{Deserialize, Serialize};

pub use sinew_domain::pain::Word;
pub use sinew_domain::progression::Lever;

use super::{
    CapacityKind, DistanceUnit, Leg, Light, PainMode, PauseKind, PlanEnd, Ref, RestartStep, SkipReason, SourceNote,
};

/// Which days the charts show.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "range")]
pub enum ChartRange {
    /// Four calendar weeks, this one included.
    Weeks4,
    Weeks12,
    /// From the plan's first day to its last, or to today.
    Programme,
    /// `YYYY-MM-DD`, both included.
    Between {
        from: String,
        to: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartsAsk {
    pub plan: String,
    pub range: ChartRange,
}

/// Everything that is drawn of one plan in one range.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Charts {
    pub frame: ChartFrame,
    pub pain: PainChart,
    /// Minutes; `x` is the morning itself.
    pub stiffness: Vec<ChartPoint>,
    /// One for each exercise that was done in the range.
    pub loads: Vec<LoadChart>,
    pub dose: DoseChart,
    pub tension: TensionChart,
    /// One for each kind that was tested in the range. Of the person, whatever the plan.
    pub capacity: Vec<CapacityChart>,
    pub weekly: WeeklyChart,
    /// None where the plan has no topic, or its topic no band.
    pub recovery: Option<RecoveryChart>,
    pub flares: FlareChart,
    /// Of the person, whatever the plan.
    pub onset: OnsetChart,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartFrame {
    pub plan: String,
    pub programme: Ref,
    /// `YYYY-MM-DD`, both included.
    pub from: String,
    pub to: String,
    pub days: u32,
    /// Days from the first to today; absent where today is outside.
    pub today: Option<u32>,
    /// Monday to Sunday, as far as they lie inside.
    pub weeks: Vec<ChartWeek>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartWeek {
    /// Days from the first of the range to the first of the week.
    pub x: u32,
    pub days: u32,
    /// `YYYY-MM-DD`
    pub from: String,
    pub to: String,
}

/// A value on a day, or of the week that begins on it; absent where nothing was answered, which is not zero.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartPoint {
    /// Days from the first of the range.
    pub x: u32,
    /// `YYYY-MM-DD`
    pub day: String,
    pub value: Option<f64>,
    /// Points of the same number are joined by a line.
    pub run: u32,
    /// The band of a pain that the plan has a limit for.
    pub word: Option<Word>,
}

/// From above `over` up to `to`, that number included.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartBand {
    pub word: Word,
    /// Absent in the first, which begins at nought.
    pub over: Option<f64>,
    pub to: f64,
}

/// The worst of each day with a session. `next_morning` stands at the day of the session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PainChart {
    pub during: Vec<ChartPoint>,
    pub after: Vec<ChartPoint>,
    pub next_morning: Vec<ChartPoint>,
    /// By the limit during loading.
    pub bands: Vec<ChartBand>,
    /// Where the limit after a session is another one.
    pub after_limit: Option<f64>,
    pub mode: PainMode,
    /// Of the lines between the bands, and of the limit after.
    pub sources: Vec<SourceNote>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LoadChart {
    pub exercise: Ref,
    /// Kilograms.
    pub heaviest: Vec<ChartPoint>,
    /// Kilograms times reps, of the sets whose load was told.
    pub volume: Vec<ChartPoint>,
    pub reps: Vec<ChartPoint>,
    /// Sets of each week whose load nobody told.
    pub untold: Vec<u32>,
}

/// What was asked of each week and what was done of it; pauses are in neither. A week that asked for nothing has no value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DoseChart {
    pub sessions: DoseWeeks,
    pub sets: DoseWeeks,
    pub reps: DoseWeeks,
    /// Sessions of each week beyond what was asked: they make up for nothing.
    pub extra: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DoseWeeks {
    pub asked: Vec<ChartPoint>,
    /// Never more than was asked.
    pub done: Vec<ChartPoint>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct TensionChart {
    /// Of each week.
    pub minutes: Vec<ChartPoint>,
    /// Sessions of each week that were told by hand: nobody timed them.
    pub untimed: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CapacityChart {
    pub kind: CapacityKind,
    pub left: Vec<ChartPoint>,
    pub right: Vec<ChartPoint>,
    pub sides: Vec<ChartSides>,
    pub source: SourceNote,
}

/// Each side at its newest beside the other, on the day of a test.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartSides {
    pub x: u32,
    /// `YYYY-MM-DD`
    pub day: String,
    /// Of the side that managed more; absent unless both were tested, and alike.
    pub difference_percent: Option<f64>,
    pub weaker: Option<Leg>,
    pub flagged: bool,
}

/// The weekly checks, and what the journal says of mood and motivation, each beside the mean of the worst pain of the seven
/// days up to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WeeklyChart {
    pub confidence: Vec<ChartPoint>,
    pub frustration: Vec<ChartPoint>,
    pub pain: Vec<ChartPoint>,
    pub percent: Vec<ChartPoint>,
    /// Of the journal: the newest word of each day.
    pub mood: Vec<ChartPoint>,
    pub motivation: Vec<ChartPoint>,
    pub sources: Vec<SourceNote>,
}

/// The weeks so far beside what is often seen. A range, never a promise.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RecoveryChart {
    pub topic: Ref,
    /// Whole weeks since the plan began, up to its end where it has one.
    pub weeks: u32,
    pub ended: Option<PlanEnd>,
    pub bands: Vec<RecoveryRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RecoveryRow {
    pub label: String,
    pub from_weeks: f64,
    pub to_weeks: f64,
    pub or_longer: bool,
    pub source: SourceNote,
}

/// What was changed, above the pain of the same days.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct FlareChart {
    /// The worst during a session or right after it.
    pub pain: Vec<ChartPoint>,
    pub flares: Vec<ChartFlare>,
    /// Those of the look back before the first day too, oldest first.
    pub events: Vec<ChartEvent>,
    pub pauses: Vec<ChartPause>,
    /// So many days before a flare are looked at.
    pub look_back: SourceNote,
}

/// A day beyond the limits of the plan, or with a sign.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartFlare {
    pub x: u32,
    /// `YYYY-MM-DD`
    pub day: String,
    /// Absent where a sign says it alone.
    pub pain: Option<f64>,
    pub light: Light,
    /// The day with a session before it was none.
    pub begins: bool,
    /// The places of the events that came before it, in `events`; of one that begins.
    pub before: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartEvent {
    /// Absent before the first day of the range.
    pub x: Option<u32>,
    /// `YYYY-MM-DD`
    pub day: String,
    pub what: ChartChange,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum ChartChange {
    Started,
    Lever {
        lever: Lever,
        /// Of a load.
        exercise: Option<Ref>,
        /// Absent where the programme's own number held, or nobody had told it.
        from: Option<f64>,
        to: Option<f64>,
        /// The phase that it led into, where that is another one.
        phase: Option<String>,
    },
    Lighter {
        on: bool,
    },
    Restarted {
        step: RestartStep,
    },
    Ended {
        end: PlanEnd,
    },
    Skipped {
        reason: SkipReason,
    },
    Paused {
        kind: PauseKind,
    },
    Resumed,
    /// A session beyond what the day asked for.
    Extra,
}

/// As far as it lies inside the range.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartPause {
    pub x: u32,
    pub days: u32,
    pub kind: PauseKind,
}

/// How far runs went before pain began, in the person's unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct OnsetChart {
    /// The whole run.
    pub ran: Vec<ChartPoint>,
    /// Where it began: nought is from the first steps. No value where it was not told; no point where nothing hurt.
    pub began: Vec<ChartPoint>,
    /// The limit that was in force.
    pub cap: Vec<ChartPoint>,
    pub unit: DistanceUnit,
    /// Of the part of it that the next run may have.
    pub source: SourceNote,
}

/// Each chart by the question that it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum ChartName {
    Pain,
    Stiffness,
    Load,
    Dose,
    Tension,
    Capacity,
    Weekly,
    Recovery,
    Flares,
    Onset,
}

/// A picture of a chart, to be kept as a file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChartPicture {
    pub chart: ChartName,
    /// The bytes of a PNG.
    pub png: Vec<u8>,
}

/// What is written of it into the download folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    pub file_name: String,
    pub bytes: Vec<u8>,
}
