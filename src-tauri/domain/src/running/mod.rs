//! What the log of runs suggests: after a run, the next level, the same, a step back, or stop; before a run, whether it
//! fits what the body has been doing.
//!
//! Rules are two tables, as those of [`crate::progression`] are one: each entry has an id, a place in the order of
//! precedence, what it says, what it reads, and a test of the facts; its sentence, its source and its grade stand in the
//! rule data, and so does every number. All entries are looked at and the firmest word wins, so that stop beats
//! everything; where two say the same, precedence says which is shown first. Progress takes a rule that allows it and
//! none that does not: what is unknown never progresses.
//!
//! Nothing here divides a short load by a long one: there is no evidence that such a ratio foretells anything.

mod backs;
mod book;
mod course;
mod facts;
mod fresh;
mod gate;
mod kept;
mod light;
mod load_rules;
mod next;
mod offer;
mod play;
mod quiet;
mod race;
mod reach;
pub mod recorded;
mod report;
mod result;
mod seen;
mod shoes;
mod spacing;
mod steps;
#[cfg(test)]
mod tests;
mod time_off;
mod tired;
mod told;
mod units;
mod unlock;
mod ways;
mod weeks;

use serde::Serialize;

pub use backs::{BackNumbers, in_two};
pub use book::{PlayNumbers, RaceNumbers, RunNumbers, SpacingNumbers, Spike, StrideRung, TiredNumbers, WeekNumbers};
pub use course::{MOVED_WITHIN_DAYS, PlanNow, RaceNow, RunCourse};
pub use facts::{Cap, Frequency, Level, Onset, Pace, Planned, RunFact, RunFacts, SpeedWay, Stress};
pub use fresh::{Had, new_in};
pub use gate::{Criterion, Gate, gate};
pub use kept::{
    BeforeRunTold, Kept, KeptEntry, RaceEnd, RaceTold, RunAnswered, RunEvent, RunOverride, RunPlanStarted, RunPlanned,
    ShoeTold, StepMoved, StepWhy, onset_told,
};
pub use light::{free_of_pain_m, light, settled};
pub use load_rules::{CapBy, Leave, NextCap, Override, Permission, before, next_cap};
pub use next::{
    APART, NextRun, RunWait, START_WITHIN_DAYS, apart, days_problems, next_run, one_more_day, weekday_problems,
};
pub use offer::{Offered, offer};
pub use play::{Played, RunWalk, WARM_UP, WarmUp};
pub use quiet::{QuietDay, quiet_days};
pub use race::{Race, RaceLack, RaceReadiness, RaceWord, race};
pub use reach::{Reach, reach};
pub use report::{CostOf, LeverNow, LeverOf, RunLever, WeekFacts, WeekReport, report};
pub use result::{RunChange, RunResult, after};
pub use seen::RunInput;
pub use shoes::{ShoeNumbers, ShoeTier};
pub use spacing::{Clash, LoadAt, Loads, clashes};
pub use steps::{Expansion, Moment, Prompt, TimedStep, expand};
pub use time_off::{TIME_OFF_MOST, TimeOffNumbers, WayBack};
pub use tired::{Tired, is_tired};
pub use told::{CapSet, Hills, RunEnd, RunHow, RunTold, Sport, Support, Surface};
pub use units::{DistanceUnit, pace_said, time_said, time_typed};
pub use unlock::{SpeedGate, SpeedLack, speed_before, speed_gate};
pub use ways::{RunTo, RunWay};
pub use weeks::{WeekKind, WeekTarget, WeeksOf, build_weeks, percent as week_percent, week_sums, weeks};

use crate::data::Grade;
use crate::progression::{Advice, Rulebook, Seen, Tier};

/// An entry of a table: what it says of a run that was run, or of one that is planned.
#[derive(Debug)]
pub struct RunRule<Says: 'static, Of: 'static> {
    pub id: &'static str,
    pub tier: Tier,
    /// None where it only tells or advises.
    pub says: Option<Says>,
    pub advice: Option<Advice>,
    pub reads: &'static [RunInput],
    fires: fn(&RunFacts, &Of, &Rulebook) -> bool,
}

/// A rule that fired, with all that a person can ask about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunFired<Says> {
    pub id: &'static str,
    pub tier: Tier,
    pub says: Option<Says>,
    pub advice: Option<Advice>,
    pub sentence: String,
    pub source: String,
    pub grade: Grade,
    pub read: Vec<(RunInput, Seen)>,
}

/// The ids of all rules about runs.
pub fn ids() -> impl Iterator<Item = &'static str> {
    result::RULES.iter().map(|r| r.id).chain(load_rules::RULES.iter().map(|r| r.id))
}

/// The rules that fired, the firmest first, then by precedence; those that only tell are at the end.
fn fired<Says: Copy + Ord + 'static, Of: 'static>(
    rules: &'static [RunRule<Says, Of>],
    facts: &RunFacts,
    of: &Of,
    book: &Rulebook,
) -> Vec<&'static RunRule<Says, Of>> {
    let mut fired: Vec<&RunRule<Says, Of>> = rules.iter().filter(|rule| (rule.fires)(facts, of, book)).collect();
    fired.sort_by_key(|rule| (std::cmp::Reverse(rule.says), rule.tier));
    fired
}

/// A rule with its words and what it read.
fn told<Says: Copy, Of>(rule: &RunRule<Says, Of>, book: &Rulebook, seen: impl Fn(RunInput) -> Seen) -> RunFired<Says> {
    let words = book.running.rules.get(rule.id);
    RunFired {
        id: rule.id,
        tier: rule.tier,
        says: rule.says,
        advice: rule.advice,
        sentence: words.map(|w| w.sentence.clone()).unwrap_or_default(),
        source: words.map_or_else(|| "app".to_owned(), |w| w.source.clone()),
        grade: words.map_or(Grade::App, |w| w.grade),
        read: rule.reads.iter().map(|input| (*input, seen(*input))).collect(),
    }
}
