use serde::{Deserialize, Serialize};

pub use sinew_domain::progression::Seen;
pub use sinew_domain::running::{
    CapBy, Hills, LeverOf, Pace, RaceEnd, RaceLack, RaceWord, RunInput, RunLever, Stress, Surface, WeekKind,
};

use super::{AskMark, Change, ChecklistDetail, Ref, SlotName, SourceNote, Sport};

/// A run that is meant to be run. Absent is not told.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PlannedRunDraft {
    /// Of the run that is changed; absent for a new one.
    pub id: Option<String>,
    /// `YYYY-MM-DD`
    pub on: String,
    /// `HH:MM`
    pub at: Option<String>,
    /// Metres.
    pub distance_m: Option<f64>,
    pub pace: Option<Pace>,
    pub hills: Option<Hills>,
    /// Up the same hill so many times.
    pub hill_repeats: Option<f64>,
    pub surface: Option<Surface>,
    /// A pair of the shoe log.
    pub shoe: Option<String>,
    /// A warm-up in motion comes before it.
    pub warm_up: Option<bool>,
    /// It is dark then. Only looked at, and not kept.
    pub dark: bool,
}

/// What is said of a planned run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum RunWord {
    Go,
    Warn,
    WarnFirmly,
    /// Not advised; the person may go all the same.
    Wait,
    /// Not today, whoever asks.
    Never,
}

/// What a rule looked at, and what stood there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CheckRead {
    pub input: RunInput,
    pub seen: Seen,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunWarning {
    pub rule: String,
    pub word: RunWord,
    pub sentence: String,
    pub source: SourceNote,
    pub read: Vec<CheckRead>,
}

/// Another run than the planned one, of which something kinder would be said.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunKinder {
    pub changes: Vec<CheckRead>,
    pub then: RunWord,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunCheck {
    pub word: RunWord,
    /// The firmest first.
    pub warnings: Vec<RunWarning>,
    /// What would be new in it.
    pub new: Vec<Stress>,
    /// The longest that it should be, in metres, and whose that is.
    pub cap_m: Option<u32>,
    pub cap_by: Option<CapBy>,
    pub kinder: Vec<RunKinder>,
    /// Before trails or the dark.
    pub gear: Option<ChecklistDetail>,
}

/// A run that is put on another day: of the running plan, or a free one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunMove {
    /// The plan, for a run of it.
    pub plan: Option<String>,
    /// The day that it was meant for, `YYYY-MM-DD`; of a run of the plan.
    pub meant: Option<String>,
    /// The free run.
    pub planned: Option<String>,
    /// `YYYY-MM-DD`
    pub to: String,
}

/// Other training in the place of a run: of the running plan, or a free one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunSwap {
    /// The plan, for a run of it.
    pub plan: Option<String>,
    /// The day that it was meant for, `YYYY-MM-DD`; of a run of the plan.
    pub meant: Option<String>,
    /// The free run.
    pub planned: Option<String>,
    /// Absent puts the run back.
    pub sport: Option<Sport>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum LoadWhat {
    /// Of a programme.
    Session,
    /// Of the running plan.
    PlanRun,
    /// A free one that is planned.
    PlannedRun,
    /// One that was run.
    Run,
    /// Other training.
    Other,
    Race,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum LoadWeight {
    Heavy,
    Hard,
    Easy,
}

/// Too close to something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LoadClash {
    /// What comes first, and what follows.
    pub first: String,
    pub second: String,
    /// Of the second, `YYYY-MM-DD`.
    pub day: String,
    pub hours: u32,
    pub asked_h: u8,
    /// One of the times was not told, and is taken by habit.
    pub taken: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LoadItem {
    /// Unlike any other of the calendar.
    pub key: String,
    pub what: LoadWhat,
    /// Of a programme, a race, or a step of the plan; empty for a free run.
    pub name: String,
    /// The plan, the free run, the entry or the race.
    pub id: String,
    pub slot: Option<SlotName>,
    pub mark: Option<AskMark>,
    /// `HH:MM`; absent where it was not told.
    pub at: Option<String>,
    pub weight: LoadWeight,
    pub done: bool,
    pub distance_m: Option<u32>,
    pub duration_s: Option<u32>,
    pub pace: Option<Pace>,
    /// The day that a run of the plan was meant for, `YYYY-MM-DD`.
    pub meant: Option<String>,
    /// Other training that takes the place of the run.
    pub instead: Option<Sport>,
    /// It can be put on another day.
    pub movable: bool,
    /// What the rules say of a run that is to come.
    pub check: Option<RunCheck>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LoadDay {
    /// `YYYY-MM-DD`
    pub day: String,
    pub today: bool,
    pub past: bool,
    pub items: Vec<LoadItem>,
}

/// What a week should have at most.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WeekMost {
    pub m: u32,
    pub kind: WeekKind,
    pub sources: Vec<SourceNote>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LoadWeek {
    pub monday: String,
    pub days: Vec<LoadDay>,
    /// Metres run and planned; absent where one of them is not known.
    pub metres: Option<u32>,
    /// Absent where the weeks before are not known.
    pub most: Option<WeekMost>,
    pub clashes: Vec<LoadClash>,
    /// Days with exercises for the trunk, done or to come; absent where no back is looked after.
    pub trunk_days: Option<u32>,
}

/// For backs: shorter and more often, with the trunk beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BackPreset {
    /// The card that says why.
    pub card: Ref,
    /// Days a week with exercises for the trunk.
    pub trunk_days: u8,
    /// For the trunk, and not begun.
    pub programme: Option<Ref>,
    pub source: SourceNote,
}

/// The newest heavy session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SinceHeavy {
    pub hours: u32,
    pub name: String,
    pub day: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LeverLine {
    pub lever: RunLever,
    /// Metres, or runs; absent where nothing can be compared.
    pub before: Option<u32>,
    pub now: Option<u32>,
    pub rose: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct StrengthRise {
    pub programme: Ref,
    pub change: Change,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WeekCost {
    /// 0 to 10; absent where it was not told.
    pub worst: Option<f64>,
    pub worst_before: Option<f64>,
    pub green: u16,
    pub yellow: u16,
    pub red: u16,
    pub open: u16,
    pub mornings_worse: u16,
    pub mornings_open: u16,
}

/// A week by its levers.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LeverReport {
    pub monday: String,
    pub sunday: String,
    /// It still goes on.
    pub on: bool,
    pub levers: Vec<LeverLine>,
    pub strength: Vec<StrengthRise>,
    pub cost: WeekCost,
    pub next: LeverOf,
    pub source: SourceNote,
}

/// This week and the coming one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LoadView {
    pub today: String,
    pub weeks: Vec<LoadWeek>,
    pub since_heavy: Option<SinceHeavy>,
    /// Between a heavy session and a hard run, and what is taken where no time was told.
    pub sources: Vec<SourceNote>,
    /// Those in use.
    pub shoes: Vec<Ref>,
    /// The last week that is over, then this one.
    pub reports: Vec<LeverReport>,
    /// Absent where no back is looked after.
    pub back: Option<BackPreset>,
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RaceDraft {
    /// Of the race that is changed; absent for a new one.
    pub id: Option<String>,
    pub name: String,
    /// `YYYY-MM-DD`
    pub on: String,
    /// Metres.
    pub distance_m: f64,
    pub surface: Option<Surface>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RaceOverDraft {
    pub id: String,
    pub how: RaceEnd,
    /// `YYYY-MM-DD`; absent is the day of the race, or today where that is still to come.
    pub on: Option<String>,
}

/// How a race stood before it was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RaceBefore {
    pub changed_on: String,
    pub on: String,
    pub distance_m: u32,
}

/// A line of the list before a race.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RaceTick {
    pub id: String,
    pub text: String,
    pub why: Option<String>,
    pub source: SourceNote,
    /// Absent where it is not answered.
    pub met: Option<bool>,
    /// The log answers it.
    pub by_log: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RaceReadyView {
    pub word: RaceWord,
    /// The longest run free of pain, in metres.
    pub free_m: Option<u32>,
    /// Of the race.
    pub percent: Option<u32>,
    /// So many metres free of pain are asked for.
    pub asked_m: u32,
    pub lacks: Vec<RaceLack>,
    /// The shares, the green runs, the pain.
    pub sources: Vec<SourceNote>,
}

/// A long run that is planned before the race.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LongRunAhead {
    pub on: String,
    pub planned_m: u32,
    /// The longest that can be there by then.
    pub reach_m: u32,
    pub in_reach: bool,
}

/// Whether the weeks that are left are enough.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RaceReach {
    pub weeks_left: u32,
    pub reach_m: Option<u32>,
    pub weeks_needed: Option<u32>,
    pub in_time: Option<bool>,
    pub long_runs: Vec<LongRunAhead>,
    /// Metres of shorter races that are within reach.
    pub shorter_m: Vec<u32>,
    pub sources: Vec<SourceNote>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RaceLine {
    pub id: String,
    pub name: String,
    pub on: String,
    pub distance_m: u32,
    pub surface: Option<Surface>,
    pub note: Option<String>,
    /// Negative once it is past.
    pub days_left: i32,
    pub over: Option<RaceEnd>,
    pub over_on: Option<String>,
    /// The newest first.
    pub before: Vec<RaceBefore>,
    /// Of a race that is not over.
    pub ready: Option<RaceReadyView>,
    pub reach: Option<RaceReach>,
    pub ticks: Vec<RaceTick>,
}

/// What weeks without running cost, by two figures that do not agree.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct TimeOff {
    /// Whole weeks since the newest run; absent where there is none in the log, or it is not a week ago.
    pub since_run: Option<u16>,
    /// What was asked about, or `since_run`.
    pub weeks: Option<u16>,
    /// The most that may be asked about.
    pub most: u16,
    /// Weeks to win back by the first figure.
    pub first: Option<u16>,
    /// By the second one, which speaks of six weeks only.
    pub with_cross_training: Option<[u16; 2]>,
    pub without: Option<[u16; 2]>,
    pub sources: Vec<SourceNote>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Races {
    pub today: String,
    /// Those to come, the next first, then those that are over, the newest first.
    pub races: Vec<RaceLine>,
}
