use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sinew_domain::data::Source;

pub use sinew_domain::running::{NextRun, RunWait, SpeedLack, WarmUp};

use super::{Point, Ref, RunSuggestion, SourceNote, Sport, TissueClass};

/// How a table fits what hurts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum RunFit {
    MadeFor,
    General,
    /// Made for something else, or bone without a table for bone.
    NotFor,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunOption {
    pub plan: Ref,
    pub summary: String,
    pub fit: RunFit,
    pub open: bool,
}

/// One thing that is to be so before the first run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct GateLine {
    /// Whose it is: a topic, or the table itself.
    pub of: String,
    pub criterion: Point,
    /// Absent where nobody answered.
    pub met: Option<bool>,
    pub from_log: bool,
    /// What the log has for it.
    pub figures: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunClearance {
    pub by: String,
    /// `YYYY-MM-DD`
    pub on: String,
}

/// The gate of a table, for what hurts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunGateView {
    pub plan: Ref,
    pub topic: Option<Ref>,
    pub tissue: TissueClass,
    pub fit: RunFit,
    pub lines: Vec<GateLine>,
    /// A clinician has to agree first.
    pub clinician: bool,
    /// The newest word of one.
    pub clearance: Option<RunClearance>,
    pub open: bool,
    /// A sign is open that somebody should see first.
    pub flag: bool,
    /// Of bone.
    pub quiet: Option<QuietNow>,
    /// How the first runs go after this injury, in its own record.
    pub openings: Vec<Point>,
    /// Steps to begin with.
    pub steps: Vec<StepName>,
    /// Runs a week at most, and days from one to the next, at the first step.
    pub most: Option<u32>,
    pub apart: u32,
    /// Another plan that goes on.
    pub goes_on: Option<Ref>,
    pub sources: BTreeMap<String, Source>,
    pub today: String,
}

/// Days in a row that were told and quiet, and how many are asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct QuietNow {
    pub days: u32,
    pub asked: u32,
    pub source: SourceNote,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct StepName {
    pub n: u32,
    pub name: String,
}

/// A tick; absent takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct GateTick {
    pub plan: String,
    pub topic: Option<String>,
    /// As in [`GateLine::of`], with the criterion's own words.
    pub of: String,
    pub criterion: String,
    pub met: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunClearanceDraft {
    pub topic: String,
    pub by: String,
    /// `YYYY-MM-DD`
    pub on: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunPlanDraft {
    pub plan: String,
    pub topic: Option<String>,
    /// `YYYY-MM-DD`: the first day on which it may ask.
    pub started: String,
    /// Monday first.
    pub weekdays: [bool; 7],
    /// The step to begin with.
    pub step: u32,
    /// Absent: not said, which counts as yes.
    pub significant: Option<bool>,
}

/// What would become so, in words of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(tag = "lever", rename_all = "snake_case")]
pub enum OfferWhat {
    /// To another step, or the same once more.
    Step {
        from: StepName,
        to: StepName,
        /// `YYYY-MM-DD`: no run of the plan before it.
        from_day: String,
        /// No step comes before it.
        first: bool,
    },
    /// Monday first.
    Days {
        from: [bool; 7],
        to: [bool; 7],
    },
    /// Per cent of full speed.
    Strides {
        percent: u8,
    },
    Speed,
}

/// What the plan is offered after its newest run, and what the person said to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunOffer {
    pub run: String,
    /// `YYYY-MM-DD`: of the run.
    pub day: String,
    pub sport: Sport,
    /// Names this very offer in an answer.
    pub mark: String,
    pub what: OfferWhat,
    /// The rules that say so.
    pub suggestion: RunSuggestion,
    pub answered: Option<OfferAnswered>,
    /// `YYYY-MM-DD`: the next run once it is accepted, or as it was answered.
    pub next: Option<String>,
    /// Where the table is done: when speed may come.
    pub speed: Option<SpeedView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct OfferAnswered {
    pub accepted: bool,
    /// `YYYY-MM-DD`
    pub on: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct OfferAnswer {
    pub run: String,
    /// Of the offer that was seen.
    pub mark: String,
    pub accept: bool,
}

/// A step of the table, and where the plan stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunStepLine {
    pub n: u32,
    pub name: String,
    pub state: RunStepState,
    /// Seconds of running in one run; absent where it goes by distance.
    pub run_s: Option<u32>,
    pub metres: Option<u32>,
    /// In a week with all its runs.
    pub week_run_s: Option<u32>,
    /// Runs of this plan done at it.
    pub runs: u32,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum RunStepState {
    Behind,
    Now,
    Ahead,
}

/// When the plan went to another step, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunStepMoved {
    /// `YYYY-MM-DD`
    pub on: String,
    pub from: u32,
    pub to: u32,
    /// `YYYY-MM-DD`: no run before it.
    pub from_day: String,
    /// Of an accepted suggestion.
    pub sentence: Option<String>,
    pub above_suggestion: bool,
}

/// Which lever may be changed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PlanLever {
    /// Longer, by the steps of the table.
    Volume,
    /// One more run a week.
    Frequency,
    Speed,
    /// The table is done, and speed waits.
    None,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SpeedView {
    pub open: bool,
    pub lacks: Vec<SpeedLack>,
    /// `YYYY-MM-DD`: the first day on which the weeks are over; absent where they do not hold it.
    pub from_day: Option<String>,
    pub strides_percent: Option<u32>,
    /// The weeks, with their source.
    pub why: SourceNote,
}

/// The run that comes next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunDue {
    /// The running plan.
    pub plan: String,
    pub name: String,
    pub next: NextRun,
    /// It is today's.
    pub today: bool,
    pub step_name: String,
    pub step_no: u32,
    pub step_of: u32,
    /// Runs in it; by time what is run and walked, otherwise absent.
    pub runs: u32,
    pub seconds: Option<u32>,
    pub run_seconds: Option<u32>,
    pub metres: Option<u32>,
    pub intensity: Option<String>,
    pub surface: Option<String>,
    pub warm_up_s: u32,
    /// What came before the newest run that was played.
    pub warm_up: WarmUp,
    /// One cue for the stride, another each day; absent where the library has none.
    pub cue: Option<String>,
}

/// The running plan that goes on, as a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunPlanNow {
    pub id: String,
    pub record: Ref,
    pub topic: Option<Ref>,
    /// `YYYY-MM-DD`
    pub started: String,
    pub day_no: u32,
    pub weekdays: [bool; 7],
    /// Days from one run to the next.
    pub apart: u32,
    pub steps: Vec<RunStepLine>,
    pub due: Option<RunDue>,
    pub lever: PlanLever,
    pub speed: SpeedView,
    /// After the newest run.
    pub offer: Option<RunOffer>,
    /// Newest first.
    pub moves: Vec<RunStepMoved>,
    pub today: String,
}

/// What of running goes on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunningNow {
    pub plan: Option<RunPlanNow>,
    /// The best fit first.
    pub options: Vec<RunOption>,
}
