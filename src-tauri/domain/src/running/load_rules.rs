//! Rules about a run that is planned: R7 to R13, and what the run before it still asks for.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::book::Spike;
use super::facts::{Pace, Planned, RunFact, RunFacts, SpeedWay, Stress};
use super::light::{is_clean, settled};
use super::seen::{RunInput, before as seen};
use super::tired::is_tired;
use super::unlock::{self, SpeedLack, speed_gate};
use super::weeks::is_lighter;
use super::{RunFired, RunRule, RunWay, fired, result, told, ways};
use crate::injury::Urgency;
use crate::pain::{Light, SetBy};
use crate::progression::{Advice, Rulebook, Tier};

use RunInput::{
    CalmRuns, CleanRunsAsked, Criteria, DaysInARow, DaysSinceReturn, DaysSinceRun, DistanceCap, EffortLately,
    EveryOtherDay, Fatigue, HillRepeats, Ill, LongestBefore, MorningPainRise, NewStresses, OnsetCap, PlannedDistance,
    PlannedPercent, QuietDays, RedFlag, RestDays, RunPace, Significant, SignsGoneThrough, SleptBadly, SpikeHazard,
    StridesUpTo, WarmUp, WeekLimit, WeekPercent,
};

/// Whether the person may do otherwise where a run is refused. What they do, and why, is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Override {
    WithReason,
    Never,
}

/// What is said of a planned run, from the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Leave {
    Go,
    Warn,
    WarnFirmly,
    Refuse(Override),
}

use Leave::{Refuse, Warn, WarnFirmly};

/// Whose a longest distance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CapBy {
    Clinician,
    Person,
    /// A part of the way to where pain began.
    Onset,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct NextCap {
    pub m: u32,
    pub by: CapBy,
}

/// What the rules say of a planned run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Permission {
    pub leave: Leave,
    /// The longest that it should be, and why.
    pub cap: Option<NextCap>,
    pub fired: Vec<RunFired<Leave>>,
    /// What would be said more kindly.
    pub ways: Vec<RunWay<Leave>>,
}

/// Looks at every rule about a planned run.
pub fn before(facts: &RunFacts, planned: &Planned, book: &Rulebook) -> Permission {
    let fired = fired(RULES, facts, planned, book);
    let leave = leave(facts, planned, book);
    Permission {
        leave,
        cap: next_cap(facts, planned.day, book),
        fired: fired.into_iter().map(|rule| told(rule, book, |input| seen(input, facts, planned, book))).collect(),
        ways: ways::of_leave(leave, facts, planned, book),
    }
}

/// The verdict alone.
pub(super) fn leave(facts: &RunFacts, planned: &Planned, book: &Rulebook) -> Leave {
    let fired = RULES.iter().filter(|rule| (rule.fires)(facts, planned, book));
    fired.filter_map(|rule| rule.says).max().unwrap_or(Leave::Go)
}

/// The lowest of all that says how long a run on a day should be at most.
pub fn next_cap(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> Option<NextCap> {
    let set = facts.cap(day).map(|cap| {
        let by = match cap.by {
            SetBy::Clinician => CapBy::Clinician,
            SetBy::Person => CapBy::Person,
        };
        NextCap { m: cap.m, by }
    });
    let onset = onset_cap(facts, book).map(|m| NextCap { m, by: CapBy::Onset });
    set.into_iter().chain(onset).min_by_key(|cap| (cap.m, cap.by))
}

pub(super) const RULES: &[RunRule<Leave, Planned>] = &[
    RunRule {
        id: "R1-emergency",
        tier: Tier::RedFlag,
        says: Some(Refuse(Override::Never)),
        advice: Some(Advice::SeeSomeone),
        reads: &[RedFlag],
        fires: |f, _, _| f.flag == Some(Urgency::Emergency),
    },
    RunRule {
        id: "R1-open",
        tier: Tier::RedFlag,
        says: Some(Refuse(Override::WithReason)),
        advice: Some(Advice::SeeSomeone),
        reads: &[RedFlag],
        fires: |f, _, _| matches!(f.flag, Some(Urgency::SameDay | Urgency::WithinDays)),
    },
    RunRule {
        id: "R1-red",
        tier: Tier::PainLight,
        says: Some(Refuse(Override::WithReason)),
        advice: Some(Advice::CheckSigns),
        reads: &[SignsGoneThrough],
        fires: |f, _, b| {
            let red = f.run().filter(|_| settled(f, b) == Some(Light::Red));
            red.is_some_and(|run| f.signs_gone_through.is_none_or(|day| day < run.day))
        },
    },
    RunRule {
        id: "R4-rest",
        tier: Tier::PainLight,
        says: Some(Refuse(Override::WithReason)),
        advice: None,
        reads: &[DaysSinceRun, RestDays],
        fires: |f, planned, b| {
            let rest = result::after_rest(f, b);
            let since = f.run().map(|run| (planned.day - run.day).num_days());
            rest.zip(since).is_some_and(|(rest, since)| (0..=i64::from(rest)).contains(&since))
        },
    },
    RunRule {
        id: "R6-quiet",
        tier: Tier::Bone,
        says: Some(Refuse(Override::WithReason)),
        advice: Some(Advice::RestUntilQuiet),
        reads: &[QuietDays],
        fires: |f, _, b| {
            // What nobody told is never quiet.
            f.is_bone() && f.quiet_days.is_none_or(|days| days < u16::from(b.running.quiet_days.value))
        },
    },
    RunRule {
        id: "R7",
        tier: Tier::Clinician,
        says: Some(Refuse(Override::WithReason)),
        advice: Some(Advice::AskAgain),
        reads: &[PlannedDistance, DistanceCap],
        fires: |f, planned, _| over_cap(f, planned, SetBy::Clinician),
    },
    RunRule {
        id: "R7-own",
        tier: Tier::Preference,
        says: Some(Warn),
        advice: None,
        reads: &[PlannedDistance, DistanceCap],
        fires: |f, planned, _| over_cap(f, planned, SetBy::Person),
    },
    RunRule {
        id: "R7-unknown",
        tier: Tier::Clinician,
        says: Some(Warn),
        advice: None,
        reads: &[PlannedDistance, DistanceCap],
        fires: |f, planned, _| planned.distance_m.is_none() && f.cap(planned.day).is_some(),
    },
    RunRule {
        id: "R7-ended",
        tier: Tier::Clinician,
        says: Some(Warn),
        advice: Some(Advice::AskAgain),
        reads: &[PlannedDistance],
        fires: |f, planned, _| f.ended_cap(planned.day).is_some_and(|cap| planned.distance_m.is_none_or(|m| m > cap.m)),
    },
    RunRule {
        id: "R8-beyond",
        tier: Tier::LoadRule,
        says: Some(Warn),
        advice: None,
        reads: &[PlannedDistance, OnsetCap],
        fires: |f, planned, b| {
            let cap = onset_cap(f, b);
            cap.zip(planned.distance_m).is_some_and(|(cap, m)| m > cap)
        },
    },
    RunRule {
        id: "R9",
        tier: Tier::LoadRule,
        says: Some(Refuse(Override::WithReason)),
        advice: None,
        reads: &[DaysSinceRun, EveryOtherDay],
        fires: |f, planned, b| {
            let apart = i64::from(b.running.every_days.value);
            f.every_other_day && f.runs.iter().any(|run| (planned.day - run.day).num_days().abs() < apart)
        },
    },
    RunRule {
        id: "R10",
        tier: Tier::PhaseGate,
        says: Some(Refuse(Override::WithReason)),
        advice: None,
        reads: &[RunPace, DaysSinceReturn, Significant],
        fires: |f, planned, b| {
            let weeks = |lack: &SpeedLack| matches!(lack, SpeedLack::ReturnDay | SpeedLack::Days { .. });
            is_fast(planned) && speed_gate(f, planned.day, b).lacks.iter().any(weeks)
        },
    },
    RunRule {
        id: "R10-criteria",
        tier: Tier::PhaseGate,
        says: Some(Refuse(Override::WithReason)),
        advice: None,
        reads: &[RunPace, Criteria],
        fires: |f, planned, b| is_fast(planned) && speed_gate(f, planned.day, b).lacks.contains(&SpeedLack::Criteria),
    },
    RunRule {
        id: "R10-calm",
        tier: Tier::PhaseGate,
        says: Some(Refuse(Override::WithReason)),
        advice: None,
        reads: &[RunPace, CalmRuns, CleanRunsAsked],
        fires: |f, planned, b| {
            let calm = |lack: &SpeedLack| matches!(lack, SpeedLack::CalmRuns { .. });
            is_fast(planned) && speed_gate(f, planned.day, b).lacks.iter().any(calm)
        },
    },
    RunRule {
        id: "R10-tired",
        tier: Tier::LoadRule,
        says: Some(Refuse(Override::WithReason)),
        advice: None,
        reads: &[RunPace, Fatigue, SleptBadly, Ill, EffortLately],
        fires: |f, planned, b| is_fast(planned) && is_tired(f, planned.day, b),
    },
    RunRule {
        id: "R10-warm",
        tier: Tier::LoadRule,
        says: Some(Refuse(Override::WithReason)),
        advice: None,
        reads: &[RunPace, WarmUp],
        fires: |_, planned, _| is_fast(planned) && planned.warm_up != Some(true),
    },
    RunRule {
        id: "R10-unknown",
        tier: Tier::PhaseGate,
        says: Some(Warn),
        advice: None,
        reads: &[RunPace],
        fires: |f, planned, b| planned.pace.is_none() && !speed_gate(f, planned.day, b).open,
    },
    RunRule {
        id: "R11",
        tier: Tier::LoadRule,
        says: Some(Warn),
        advice: None,
        reads: &[PlannedDistance, LongestBefore, PlannedPercent, SpikeHazard],
        fires: |f, planned, b| spike(f, planned, b).is_some_and(|spike| !spike.strong),
    },
    RunRule {
        id: "R11-far",
        tier: Tier::LoadRule,
        says: Some(WarnFirmly),
        advice: None,
        reads: &[PlannedDistance, LongestBefore, PlannedPercent, SpikeHazard],
        fires: |f, planned, b| spike(f, planned, b).is_some_and(|spike| spike.strong),
    },
    RunRule {
        id: "R11-hold",
        tier: Tier::LoadRule,
        says: Some(Refuse(Override::WithReason)),
        advice: None,
        reads: &[PlannedDistance, LongestBefore, PlannedPercent],
        fires: |f, planned, b| f.injured && !planned.by_plan && spike(f, planned, b).is_some(),
    },
    RunRule {
        id: "R12",
        tier: Tier::LoadRule,
        says: Some(Warn),
        advice: None,
        reads: &[WeekPercent, WeekLimit],
        fires: |f, planned, b| !planned.by_plan && week_is_over(f, planned, b) == Some(true),
    },
    RunRule {
        id: "R13",
        tier: Tier::LoadRule,
        says: Some(Warn),
        advice: None,
        reads: &[NewStresses],
        fires: |f, planned, b| new_stresses(f, planned, b) > usize::from(b.running.new_stresses.value),
    },
    RunRule {
        id: "R13-hills",
        tier: Tier::LoadRule,
        says: Some(Warn),
        advice: None,
        reads: &[HillRepeats, NewStresses],
        fires: |_, planned, b| {
            let many = planned.hill_repeats.is_some_and(|n| n > most(&b.running.hill_repeats));
            many && planned.new.contains(&Stress::Hills)
        },
    },
    RunRule {
        id: "R9-week",
        tier: Tier::LoadRule,
        says: Some(Warn),
        advice: None,
        reads: &[DaysInARow],
        fires: |f, planned, b| days_in_a_row(f, planned.day) > 7 - i64::from(b.running.weeks.rest_days.value),
    },
    RunRule {
        id: "R14-rung",
        tier: Tier::PhaseGate,
        says: Some(Refuse(Override::WithReason)),
        advice: None,
        reads: &[RunPace, StridesUpTo],
        fires: |f, planned, b| {
            let open = speed_gate(f, planned.day, b).lacks.is_empty();
            open && planned.pace.is_some_and(|pace| !unlock::allows(pace, f, planned.day, b))
        },
    },
    RunRule {
        id: "RA1-longer",
        tier: Tier::LoadRule,
        says: Some(Warn),
        advice: Some(Advice::AnswerMorning),
        reads: &[MorningPainRise, PlannedDistance],
        fires: |f, planned, _| {
            let open = f.run().filter(|run| run.morning.pain_rise().is_none());
            open.is_some_and(|run| planned.distance_m.zip(run.distance_m).is_some_and(|(next, last)| next > last))
        },
    },
];

fn over_cap(facts: &RunFacts, planned: &Planned, by: SetBy) -> bool {
    let in_force = |cap: &&super::Cap| cap.by == by && cap.until.is_none_or(|until| planned.day <= until);
    let lowest = facts.caps.iter().filter(in_force).map(|cap| cap.m).min();
    lowest.zip(planned.distance_m).is_some_and(|(cap, m)| m > cap)
}

fn is_fast(planned: &Planned) -> bool {
    planned.pace.is_some_and(|pace| pace != Pace::Easy)
}

/// A part of the way to where pain began last. Calm runs since then lift it again, by as much as one run may be longer
/// than another; it is gone once a calm run went as far as the pain had begun.
pub(super) fn onset_cap(facts: &RunFacts, book: &Rulebook) -> Option<u32> {
    let place = facts.runs.iter().rposition(|run| run.onset_m().is_some())?;
    let onset = facts.runs[place].onset_m()?;
    let calm = facts.runs[place + 1..].iter().filter(|run| is_clean(run, facts, book));
    let since = calm.filter_map(|run| run.distance_m).max().unwrap_or(0);
    if since >= onset {
        return None;
    }
    let grown = book.running.spikes.first().map_or(since, |spike| share(since, spike.over_percent));
    Some(share(onset, book.running.onset_percent.value).max(grown))
}

fn share(m: u32, percent: u16) -> u32 {
    u32::try_from(u64::from(m) * u64::from(percent) / 100).unwrap_or(u32::MAX)
}

/// The longest run before a day that still counts. None where none is known.
pub(super) fn longest(facts: &RunFacts, day: NaiveDate, book: &Rulebook) -> Option<u32> {
    let days = i64::from(book.running.spike_days.value);
    let recent = |run: &&RunFact| (1..=days).contains(&(day - run.day).num_days());
    facts.runs.iter().filter(recent).filter_map(|run| run.distance_m).max()
}

/// The furthest row that a planned run goes beyond.
pub(super) fn spike<'a>(facts: &RunFacts, planned: &Planned, book: &'a Rulebook) -> Option<&'a Spike> {
    let longest = longest(facts, planned.day, book)?;
    let m = planned.distance_m?;
    let over = |spike: &&Spike| u64::from(m) * 100 > u64::from(longest) * u64::from(spike.over_percent);
    book.running.spikes.iter().rev().find(over)
}

/// Metres of the week of a day, the planned run with them, and of the week before. The first is the least that it can
/// be; the second is None where something in it is not known, or where nothing was run. A lighter week is no measure:
/// the full one before it is.
pub(super) fn weeks_m(facts: &RunFacts, planned: &Planned, book: &Rulebook) -> Option<(u64, u64)> {
    let week = |day: NaiveDate| day.iso_week();
    let of = |of: NaiveDate| facts.runs.iter().filter(move |run| week(run.day) == week(of));
    let this: u64 = of(planned.day).filter_map(|run| run.distance_m).map(u64::from).sum();
    let sum = |weeks: u64| {
        let day = planned.day.checked_sub_days(chrono::Days::new(7 * weeks))?;
        let sum: Option<u64> = of(day).map(|run| run.distance_m.map(u64::from)).sum();
        sum.filter(|m| *m > 0)
    };
    let last = sum(1)?;
    let last = sum(2).filter(|full| is_lighter(last, *full, book)).unwrap_or(last);
    Some((this + u64::from(planned.distance_m?), last))
}

pub(super) fn week_percent(facts: &RunFacts, book: &Rulebook) -> u16 {
    let own = facts.topic.as_ref().and_then(|topic| book.running.week_percent_topics.get(topic));
    own.unwrap_or(&book.running.week_percent).value
}

fn week_is_over(facts: &RunFacts, planned: &Planned, book: &Rulebook) -> Option<bool> {
    let (this, last) = weeks_m(facts, planned, book)?;
    Some(this * 100 > last * u64::from(week_percent(facts, book)))
}

/// What is new in the days up to a planned run, and in that run.
pub(super) fn new_stresses(facts: &RunFacts, planned: &Planned, book: &Rulebook) -> usize {
    let days = i64::from(book.running.stress_days.value);
    let recent = |run: &&RunFact| (0..days).contains(&(planned.day - run.day).num_days());
    let mut new: std::collections::BTreeSet<Stress> = planned.new.clone();
    new.extend(facts.runs.iter().filter(recent).flat_map(|run| run.new.iter().copied()));
    if is_fast(planned) && facts.speed == SpeedWay::None {
        new.insert(Stress::Speed);
    }
    new.len()
}

/// Days with a run that end with the planned one, and go on after it.
pub(super) fn days_in_a_row(facts: &RunFacts, day: NaiveDate) -> i64 {
    let has = |off: i64| facts.runs.iter().any(|run| (run.day - day).num_days() == off);
    let run = |way: i64| (1..).take_while(|off: &i64| has(way * off)).count() as i64;
    1 + run(-1) + run(1)
}

/// The upper end of a range.
fn most(number: &crate::data::Sourced<u8>) -> u8 {
    number.to.unwrap_or(number.value)
}

/// What the week still has room for. None where that is not known, or where there is none.
pub(super) fn left_of_week(facts: &RunFacts, planned: &Planned, book: &Rulebook) -> Option<u32> {
    let (this, last) = weeks_m(facts, planned, book)?;
    let done = this - u64::from(planned.distance_m?);
    let most = last * u64::from(week_percent(facts, book)) / 100;
    u32::try_from(most.checked_sub(done)?).ok()
}
