use serde::{Deserialize, Serialize};

use sinew_domain::exercise::Equipment;
use sinew_domain::figure::Figure;

use super::{
    AskKey, ChecksDue, FlagView, Interrupted, LightView, OpenAt, PauseView, PlanLine, ReasonLine, Ref, RunDue,
    Settings, Setup, SkipReason, SlotName, SlotTime, SuggestionCard, You,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Leg {
    Left,
    Right,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Legs {
    Left,
    Right,
    Both,
}

/// Asked once when the page loads.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct StartUp {
    pub setup: Option<Setup>,
    /// The version of the disclaimer that this build shows.
    pub disclaimer: u32,
    pub settings: Settings,
    pub interrupted: Option<Interrupted>,
    /// True while a session is open in this run: the page reattaches to it.
    pub session_open: bool,
    /// When the log was unreadable: the name of the file it was moved aside to.
    pub moved_aside: Option<String>,
    pub version: String,
    /// Where the window was when it was let go, in its own words.
    pub page: Option<String>,
    /// Where it is to open instead: a reminder was answered while there was no window.
    pub open: Option<OpenAt>,
}

/// Where a number comes from and how far it can be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SourceNote {
    /// What the number is: "sets and reps", "lowering time", "rest".
    pub what: String,
    pub value: String,
    /// The citation, or "Sinew's own default".
    pub cite: String,
    pub doi: Option<String>,
    /// 3: trials, 2: one or a few small trials or seen only second-hand, 1: habit or our own default.
    pub bars: u8,
    /// The grade as it stands in the file: V, V2, M-high, APP.
    pub grade: String,
    pub own_default: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DoseLine {
    pub exercise_id: String,
    pub exercise_name: String,
    pub sets: u32,
    pub reps: u32,
    /// Of what is held, or gone on with, for a time.
    pub hold_s: Option<f64>,
    pub legs: Legs,
    /// Both sides work at once: it is not done leg by leg.
    pub together: bool,
    pub load_kg: Option<f64>,
    pub bars: u8,
}

/// What became of one session that a day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum AskMark {
    Done,
    Partial,
    Skipped,
    /// Its day is over, and nothing was told.
    Missed,
    Paused,
    ToCome,
}

/// One session that today asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct TodayAsk {
    pub key: AskKey,
    pub programme: Ref,
    /// Where the programme has several.
    pub session_name: Option<String>,
    pub mark: AskMark,
    pub skipped: Option<SkipReason>,
    pub window: Option<SlotTime>,
    pub about_ms: f64,
    pub needs: Vec<Equipment>,
    pub doses: Vec<DoseLine>,
    pub sources: Vec<SourceNote>,
    /// Why it is that dose, the nearest first.
    pub reasons: Vec<ReasonLine>,
    /// Of the first exercise, drawn as a still.
    pub figure: Option<Figure>,
    pub figure_leg: Leg,
    /// What the plan says about pain.
    pub pain_rule: Option<SourceNote>,
    /// Of what seven days ask for, in per cent, if it were done as well; above the line it is flagged.
    pub extra_percent: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WeekDay {
    /// `YYYY-MM-DD`
    pub day: String,
    pub today: bool,
    /// In order of the slots, all plans; none on a day of rest.
    pub asks: Vec<DayAsk>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DayAsk {
    pub slot: SlotName,
    pub mark: AskMark,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Today {
    /// `YYYY-MM-DD`: the training day, which ends at the roll-over hour and not at midnight.
    pub day: String,
    /// Those that run, in the order in which they were started. Empty: there is none yet.
    pub plans: Vec<TodayPlan>,
    /// In order of their slots.
    pub asks: Vec<TodayAsk>,
    /// Which of the asks is next; absent when nothing is left to do today.
    pub due: Option<u32>,
    /// The next run of the plan that goes on; it is today's where it says so.
    pub run: Option<RunDue>,
    /// Monday to Sunday of this week.
    pub week: Vec<WeekDay>,
    pub checks: ChecksDue,
    /// Open first, then those that were decided today.
    pub suggestions: Vec<SuggestionCard>,
    pub pauses: Vec<PauseView>,
    /// The most urgent sign that is open.
    pub flag: Option<FlagView>,
    /// Beyond this part of a week's sessions, in per cent, more is flagged.
    pub extra_line: SourceNote,
    /// Of each running plan whose newest session was answered.
    pub lights: Vec<LightView>,
    pub you: You,
    /// The zone has changed since the last use: the name of the new one.
    pub zone_changed: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct TodayPlan {
    pub line: PlanLine,
    /// Days since the start, from 1.
    pub day_no: u32,
    /// The last week of the table has shown what it takes, or its time is over.
    pub over: bool,
}
