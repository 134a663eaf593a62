//! What the log suggests: progress, hold, a step back, or stop and see someone.
//!
//! Rules are a table. Each entry has an id, a place in the order of precedence, an outcome, what it reads, and a test of
//! the facts; its sentence, its source and its grade stand in the rule data, and so does every number. Every entry is
//! looked at; the worst outcome wins, and where two say the same, the one with precedence is shown first. Progress takes
//! a rule that allows it and no rule that does not: what is unknown never progresses, and neither does the calendar.
//!
//! Nothing here reads a clock or a log, and the same facts always give the same answer. An answer is a suggestion: what
//! becomes of it is the person's to say.

mod book;
mod caution;
mod effort;
mod facts;
mod levers;
mod pause;
mod session;
#[cfg(test)]
mod tests;
mod ways;
mod weeks;

use serde::Serialize;

pub use book::{RuleWords, Rulebook, TopicRules};
pub use caution::{Rung, rung, what_rose};
pub use effort::{EffortTarget, EffortWork, effort_of};
pub use facts::{
    Build, Earlier, Effort, Facts, Input, Levers, Limit, Load, LoadDue, Morning, PainMode, Plan, Relapse, Room, Seen,
    Session, Share, Week, WeekMean,
};
pub use levers::{Change, Feel, Lever, load_after};
pub use pause::{Pause, PauseKind, Restart, RestartStep, Wait, restart};
#[cfg(test)]
pub(crate) use tests::book;
pub use ways::{To, Way};
pub use weeks::cutback;

use crate::data::Grade;
use crate::injury::Urgency;

/// How far back a step goes, from the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Back {
    /// The same session, smaller.
    Dose,
    /// One step of load.
    Load,
    /// To the limit that somebody set.
    ToLimit,
    /// To the stage, or the week, before.
    Stage,
    /// Nothing until it is quiet.
    Rest,
}

/// What a rule says, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Progress,
    Hold,
    StepBack(Back),
    Stop,
}

/// What goes with it, or stands by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Advice {
    /// Go through the signs that should be seen.
    CheckSigns,
    SeeSomeone,
    /// Back to the clinician who looks after it, with a summary.
    AskAgain,
    RestUntilQuiet,
    /// A quick improvement: calm down, and wait.
    FalseDawn,
    UnloadingWeek,
    AnswerMorning,
    AnswerSession,
    TellLoad,
    WatchNiggle,
    SkipOne,
    FullRest,
    StrengthWork,
    LookAtWhatRose,
    Graduate,
}

/// Who speaks first where several say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    RedFlag,
    Clinician,
    Bone,
    PainLight,
    PhaseGate,
    LoadRule,
    Preference,
}

/// An entry of the table. Its words and its source have the same id in the rule data.
#[derive(Debug)]
pub struct Rule {
    pub id: &'static str,
    pub tier: Tier,
    /// None where it only advises.
    pub outcome: Option<Outcome>,
    pub advice: Option<Advice>,
    pub reads: &'static [Input],
    fires: fn(&Facts, &Rulebook) -> bool,
}

/// The whole table.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [session::RULES, weeks::RULES, caution::RULES].into_iter().flatten()
}

/// A rule that fired, with all that a person can ask about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Fired {
    pub id: &'static str,
    pub tier: Tier,
    pub outcome: Option<Outcome>,
    pub advice: Option<Advice>,
    pub sentence: String,
    pub source: String,
    pub grade: Grade,
    pub read: Vec<(Input, Seen)>,
}

/// What the rules say.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Answer {
    pub outcome: Outcome,
    /// Always there with progress; with a step back, where the log knows what to lower.
    pub change: Option<Change>,
    /// Every rule that fired: the worst outcome first, then by precedence; those that only advise at the end.
    pub fired: Vec<Fired>,
    /// What would give another answer.
    pub ways: Vec<Way>,
    /// Whether the person may do otherwise.
    pub may_override: bool,
}

/// Looks at every rule.
pub fn evaluate(facts: &Facts, book: &Rulebook) -> Answer {
    let (outcome, fired) = verdict(facts, book);
    let told = |rule: &Rule| {
        let words = book.rules.get(rule.id);
        let (source, grade) = limit_origin(rule, facts, book)
            .or_else(|| words.map(|w| (w.source.clone(), w.grade)))
            .unwrap_or_else(|| ("app".to_owned(), Grade::App));
        Fired {
            id: rule.id,
            tier: rule.tier,
            outcome: rule.outcome,
            advice: rule.advice,
            sentence: words.map(|w| w.sentence.clone()).unwrap_or_default(),
            source,
            grade,
            read: rule.reads.iter().map(|input| (*input, facts.seen(*input, book))).collect(),
        }
    };
    Answer {
        outcome,
        change: change(outcome, facts, book),
        fired: fired.into_iter().map(told).collect(),
        ways: ways::ways(outcome, facts, book),
        may_override: facts.flag != Some(Urgency::Emergency),
    }
}

/// A rule that compares with a pain limit is as good as that limit: where it is the tissue's, its source; where somebody
/// set it, theirs. A programme's limit is shown with the programme.
fn limit_origin(rule: &Rule, facts: &Facts, book: &Rulebook) -> Option<(String, Grade)> {
    let tissue = book.tissues.of(facts.tissue);
    let [during, after] = facts.programme_pain;
    let (limit, of_programme) = if rule.reads.contains(&Input::PainDuringLimit) {
        (&tissue.during_max, during)
    } else if rule.reads.contains(&Input::PainAfterLimit) {
        (&tissue.after_max, after)
    } else {
        return None;
    };
    if facts.pain_limits(book).by.is_some() {
        return Some(("own".to_owned(), Grade::Own));
    }
    of_programme.is_none().then(|| (limit.source.clone(), limit.grade))
}

/// The outcome, and the rules that fired in their order.
fn verdict(facts: &Facts, book: &Rulebook) -> (Outcome, Vec<&'static Rule>) {
    let mut fired: Vec<&Rule> = rules().filter(|rule| (rule.fires)(facts, book)).collect();
    // What only advises has no outcome and sorts last; otherwise the order of the table stays.
    fired.sort_by_key(|rule| (std::cmp::Reverse(rule.outcome), rule.tier));
    (fired.first().and_then(|rule| rule.outcome).unwrap_or(Outcome::Hold), fired)
}

fn change(outcome: Outcome, facts: &Facts, book: &Rulebook) -> Option<Change> {
    match outcome {
        Outcome::Progress => levers::next(facts, book).change(),
        Outcome::StepBack(back) => levers::back(back, facts, book),
        Outcome::Hold | Outcome::Stop => None,
    }
}
