use serde::{Deserialize, Serialize};

pub use sinew_domain::data::{Grade, Point};
pub use sinew_domain::pain::{SetBy, TissueClass};
pub use sinew_domain::plan::{
    Caps, Decided, EarlierHere, HowDone, LimitKind, Onset, PlanEnd, SkipReason, SlotName, Volume,
};
pub use sinew_domain::progression::{Advice, Answer, Change, Outcome, PainMode, PauseKind, RestartStep, Wait};
pub use sinew_domain::safety::{Bar, BoneSite, Weight};

use super::{Course, EndReason, Equipment, Leg, Legs, Ref, Signs, SourceNote};

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
}

/// A week of the way ahead.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LadderRung {
    /// From 1.
    pub week: u16,
    pub phase: String,
    pub goal: Option<String>,
    pub sessions: u16,
    /// "3 × 15" of each exercise, as the table has it.
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

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PauseDraft {
    /// Absent: every plan.
    pub plan: Option<String>,
    pub kind: PauseKind,
    /// `YYYY-MM-DD`; absent is today.
    pub from: Option<String>,
    /// As it is meant; it goes on until it is ended.
    pub until: Option<String>,
}

/// A pause, and where it would be taken up again.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PauseView {
    pub id: String,
    pub plan: Option<String>,
    pub kind: PauseKind,
    pub from: String,
    pub until: Option<String>,
    pub days: u16,
    /// For each running plan that it holds.
    pub restarts: Vec<RestartView>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RestartView {
    pub plan: String,
    pub programme: Ref,
    pub step: RestartStep,
    /// What is waited for first, unless the person goes on by their own decision.
    pub wait: Option<Wait>,
    pub week: u16,
    pub then_week: u16,
    pub source: SourceNote,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ResumeDraft {
    pub pause: String,
    /// Whether pain is back to its usual; absent where it was not answered.
    pub quiet: Option<bool>,
    pub clinician_agrees: bool,
    /// Where the person was before, instead of the step that is suggested.
    pub as_before: bool,
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

/// A session that will not be done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SkipDraft {
    pub key: AskKey,
    pub reason: SkipReason,
}

/// One session that a day asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct AskKey {
    pub plan: String,
    /// `YYYY-MM-DD`: the training day.
    pub day: String,
    pub slot: SlotName,
    /// Which of the phase's sessions, from 0.
    pub session: u16,
}

/// A session that was done without the program.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ByHandDraft {
    pub key: AskKey,
    /// For each dose of the prescription, in order: sets that were done on each side, and the reps of each.
    pub done: Vec<ByHandDose>,
    pub pain_during: Option<u8>,
    pub pain_after: Option<u8>,
    pub effort: Option<u8>,
    /// All five are asked together; absent means not answered.
    pub signs: Option<Signs>,
    pub course: Option<Course>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ByHandDose {
    pub exercise: String,
    pub side: Option<Leg>,
    pub sets: u16,
    /// Of each set; absent for what is timed.
    pub reps: Option<u16>,
    pub load_kg: Option<f64>,
    /// Why fewer than were asked.
    pub reason: Option<EndReason>,
}
