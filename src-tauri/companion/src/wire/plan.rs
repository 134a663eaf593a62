use serde::{Deserialize, Serialize};

pub use sinew_domain::data::Grade;
pub use sinew_domain::plan::{Caps, Decided, PlanEnd};
pub use sinew_domain::progression::{Advice, Answer, Change, Outcome};

use super::{
    Conflict, FactorLine, LadderView, Legs, LimitKind, PainMode, PauseView, Point, Ref, RestartStep, SetBy, SlotTime,
    SourceNote, Volume,
};

/// A week of the way ahead.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LadderRung {
    /// From 1.
    pub week: u16,
    pub phase: String,
    pub goal: Option<String>,
    pub sessions: u16,
    /// "3 × 15 Heel drop, knee straight", as the table has it.
    pub doses: Vec<String>,
    pub now: bool,
    pub done: bool,
    /// What is to be so before the next phase; on the last week of a phase.
    pub advance: Vec<Point>,
}

/// A running programme in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PlanLine {
    pub id: String,
    pub programme: Ref,
    pub topic: Option<Ref>,
    pub form: Option<String>,
    pub legs: Legs,
    pub week: u16,
    pub weeks: u16,
    /// `YYYY-MM-DD`
    pub started: String,
    pub paused: bool,
    pub ended: Option<PlanEnd>,
}

/// A part of "why this much?".
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum ReasonLine {
    Week {
        week: u16,
        of: u16,
        phase: String,
    },
    Accepted {
        /// `YYYY-MM-DD`
        day: String,
        change: Change,
        rule: String,
        sentence: String,
        source: SourceNote,
    },
    Restarted {
        day: String,
        step: RestartStep,
    },
    LoadTold {
        day: String,
        exercise: String,
    },
    Person {
        day: String,
        above_suggestion: bool,
    },
    Below {
        caps: Caps,
        /// Where the number is the one with which the tolerated form begins.
        source: Option<SourceNote>,
    },
    Unloading {
        from: String,
        source: SourceNote,
    },
    Limit {
        kind: LimitKind,
        at_most: f64,
        by: SetBy,
        who: Option<String>,
        until: Option<String>,
    },
}

/// A rule that fired, with its source in full.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SuggestionCard {
    pub plan: String,
    pub programme: Ref,
    /// The session that it is about.
    pub session: String,
    /// `YYYY-MM-DD`
    pub of_day: String,
    /// False: the morning after it is still to be told.
    pub with_morning: bool,
    pub answer: Answer,
    /// Of every rule that fired, by its id.
    pub sources: std::collections::BTreeMap<String, SourceNote>,
    /// How the log was counted for it.
    pub counting: Vec<SourceNote>,
    pub decided: Option<Decided>,
    /// What the summary for a clinician says, where one is proposed: lines of the log, without a word of judgement.
    pub summary: Vec<String>,
}

/// What a person answers to a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DecisionDraft {
    pub plan: String,
    pub session: String,
    pub with_morning: bool,
    pub decided: Decided,
}

/// A plan from now on, where it differs; what is absent stays.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(default)]
pub struct PlanEdit {
    pub plan: String,
    pub legs: Option<Legs>,
    pub mode: Option<PainMode>,
    pub slots: Option<Vec<SlotTime>>,
    pub weekdays: Option<[bool; 7]>,
    /// By hand; above what the rules suggest it is kept as an override.
    pub week: Option<u16>,
    pub sets: Option<u16>,
    pub reps: Option<u16>,
    /// Begins, or takes back, the lighter week.
    pub unloading: Option<bool>,
    /// Takes the programme as it is now, where it was changed since the plan began.
    pub newest: bool,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LoadDraft {
    pub plan: String,
    pub exercise: String,
    pub kg: f64,
    /// A load that is far from the last is asked for twice.
    pub sure: bool,
}

/// A change of a plan, newest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RevisionLine {
    pub id: String,
    pub day: String,
    /// Absent for the start and the end.
    pub reason: Option<ReasonLine>,
    pub ended: Option<PlanEnd>,
    /// What may be gone past, and was.
    pub overridden: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LimitLine {
    pub id: String,
    pub plan: Option<String>,
    pub kind: LimitKind,
    pub at_most: f64,
    pub by: SetBy,
    pub who: Option<String>,
    pub until: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LoadLine {
    pub exercise: Ref,
    /// Absent where nobody told.
    pub kg: Option<f64>,
    /// The heaviest that could be moved this many times.
    pub rm: Option<u16>,
}

/// What is to be so before something that is asked of the body again.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CriterionLine {
    pub id: String,
    pub text: Point,
    /// Absent where it is not known.
    pub met: Option<bool>,
    /// The log answered; otherwise the person did, or may.
    pub from_log: bool,
    /// What the log says to it, in figures: "0 of 3 mornings above usual".
    pub figures: Option<String>,
    /// How many of the newest were looked at, where the log was.
    pub counted: Option<SourceNote>,
}

/// A plan, whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PlanDetail {
    pub line: PlanLine,
    pub mode: PainMode,
    pub volume: Volume,
    pub slots: Vec<SlotTime>,
    pub weekdays: [bool; 7],
    pub ladder: Vec<LadderRung>,
    pub loads: Vec<LoadLine>,
    pub limits: Vec<LimitLine>,
    pub revisions: Vec<RevisionLine>,
    pub reasons: Vec<ReasonLine>,
    pub pause: Option<PauseView>,
    pub conflicts: Vec<Conflict>,
    /// Before running again, from the topic.
    pub return_criteria: Vec<CriterionLine>,
    /// How long it often takes, from the topic: label, from and to, in weeks.
    pub band: Option<(String, f64, f64)>,
    /// Suggested decisions that were not followed.
    pub overrides: Vec<OverrideLine>,
    /// It may go on to upkeep.
    pub may_graduate: bool,
    /// The programme was changed since the plan began with it.
    pub version: Option<VersionNote>,
    /// What contributed, and what is done about it; those that were ticked come first.
    pub factors: Vec<FactorLine>,
    /// Ladders of the topic.
    pub ladders: Vec<LadderView>,
    /// `YYYY-MM-DD`: without change until then, somebody should look at it.
    pub ask_by: Option<String>,
    pub ask_by_source: Option<SourceNote>,
}

/// What became of a programme that a plan was begun with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum VersionNote {
    /// There is a newer one; the plan goes on with its own.
    Kept,
    /// Sinew ships another one now, and the plan goes on with that.
    Replaced,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct OverrideLine {
    pub day: String,
    pub suggested: Outcome,
    pub rule: String,
    pub decided: Decided,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct QuestionLine {
    pub id: String,
    pub day: String,
    pub words: String,
    pub done: bool,
}
