//! What is kept of a life with a plan: facts, each with its id and its time, in the order in which they were written.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answers::{CapacityTest, MorningCheck, WeeklyCheck};
use super::beside::Beside;
use super::cadence::SlotName;
use super::limits::PersonLimit;
use super::state::PlanState;
use crate::data::Grade;
use crate::day::Stamp;
use crate::injury::Urgency;
use crate::pain::{Course, Pain, Signs};
use crate::prescription::Prescription;
use crate::progression::{Change, Outcome as Suggested, PauseKind, RestartStep};
use crate::session::{EndReason, Outcome, Side};

/// A fact of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub id: String,
    pub stamp: Stamp,
    pub fact: Fact,
}

/// What was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Fact {
    /// A plan as it stands from now on.
    Revision(Revision),
    /// Sessions have tables of their own; this is what the plan reads of one.
    #[serde(skip)]
    Session(SessionFact),
    Skip(Skip),
    Morning(MorningCheck),
    Week(WeeklyCheck),
    Test(CapacityTest),
    Pause(Pausing),
    Resume(Resumed),
    Limit(PersonLimit),
    /// Takes a limit away.
    LimitEnd {
        limit: String,
    },
    Flag(FlagRaised),
    FlagAdvice(FlagAdvice),
    FlagCleared(FlagCleared),
    /// The tick was a slip of the finger: said on the same day, before anything else was.
    FlagSlip {
        flag: String,
    },
    /// The person goes on although a sign is open.
    FlagOverride {
        flag: String,
        words: String,
    },
    Decision(Decision),
    Question(Question),
    /// A question was asked, or is no longer of interest.
    QuestionDone {
        question: String,
    },
    /// A criterion that the log cannot answer, ticked by the person; `met` is absent where the tick was taken back.
    Criterion {
        plan: String,
        criterion: String,
        met: Option<bool>,
    },
    /// What is kept beside a plan, and moves no dose.
    Beside(Beside),
}

/// A plan from its first day, or from a change of it on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// The id of the first revision, which is also the plan's; absent in the first.
    pub plan: Option<String>,
    pub state: PlanState,
    pub why: Why,
}

/// Why a plan was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Why {
    Started {
        /// Why it could have been refused, and was not: kept and shown.
        overridden: Vec<String>,
    },
    /// A suggestion that was accepted.
    Suggestion {
        session: String,
        rule: String,
        sentence: String,
        source: String,
        grade: Grade,
        change: Change,
    },
    /// After a pause.
    Restart {
        pause: String,
        step: RestartStep,
    },
    /// The first load, or one that was too light or too heavy.
    Load {
        exercise: String,
    },
    /// The lighter week, begun or taken back: by a rule, or by hand.
    Lighter {
        rule: Option<String>,
    },
    /// By hand; true where the rules had said less.
    Person {
        above_suggestion: bool,
    },
    Ended,
}

/// Whether the program counted, or the person told it afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HowDone {
    Played,
    ByHand,
}

/// A session that has ended, as the plan reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionFact {
    /// The plan, and the revision under which it was asked; absent for one outside any plan.
    pub plan: Option<String>,
    pub revision: Option<String>,
    /// Which of the phase's sessions, from 0.
    pub session: u16,
    /// The day and the slot that it is for.
    pub of_day: NaiveDate,
    pub slot: Option<SlotName>,
    /// Beyond what the day asked for.
    pub extra: bool,
    pub how: HowDone,
    pub prescription: Prescription,
    pub sets: Vec<SetFact>,
    /// Ended before its last set.
    pub early: Option<EndReason>,
    pub during: Option<Pain>,
    pub after: Option<Pain>,
    pub effort: Option<u8>,
    pub signs: Option<Signs>,
    pub course: Option<Course>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SetFact {
    pub exercise: String,
    pub side: Option<Side>,
    pub outcome: Outcome,
    pub reps: u16,
    pub reps_asked: Option<u16>,
    pub load_kg: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    Pain,
    NoTime,
    WrongPlace,
    Forgot,
    Ill,
    /// A clinician said so: it leaves the count.
    Clinician,
    Other,
    /// It was asked for, and not told, or not yet.
    NotSaid,
}

/// A session that will not be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Skip {
    pub plan: String,
    pub session: u16,
    pub of_day: NaiveDate,
    pub slot: SlotName,
    pub reason: SkipReason,
    /// The rules said then that it was to be left out. A fact of before they were asked has it false.
    #[serde(default)]
    pub advised: bool,
}

/// Sessions are frozen from this day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pausing {
    /// Absent: every plan.
    pub plan: Option<String>,
    #[serde(rename = "because")]
    pub kind: PauseKind,
    pub from: NaiveDate,
    /// As it was meant; it goes on until it is ended.
    pub until: Option<NaiveDate>,
}

/// The end of a pause: this day asks again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumed {
    pub pause: String,
    pub on: NaiveDate,
}

/// Signs that were ticked, the most urgent of them first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FlagRaised {
    pub urgency: Urgency,
    /// The words that were ticked.
    pub signs: Vec<String>,
}

/// What a clinician said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagAdvice {
    pub flag: String,
    pub who: String,
    pub on: NaiveDate,
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagCleared {
    pub flag: String,
    pub on: NaiveDate,
    pub by: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    Accept,
    Keep,
    /// To be asked at the next visit; until then it stays as it is.
    Ask,
}

/// What became of a suggestion. Another answer of the body makes another suggestion.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    pub plan: String,
    /// The session that it was about.
    pub session: String,
    /// Whether the morning after it was answered by then.
    pub with_morning: bool,
    pub suggested: Suggested,
    pub rule: String,
    pub decided: Decided,
}

/// For the next visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub plan: Option<String>,
    pub words: String,
}
