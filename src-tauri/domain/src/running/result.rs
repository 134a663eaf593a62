//! Rules about a run that was run, and the morning after it: R1 to R6, R8 and R14, with what stands around them.

use serde::Serialize;

use super::facts::{Onset, RunFact, RunFacts};
use super::light::{as_usual, darkens, is_clean, is_unsettled, light, run_max, settled};
use super::load_rules::{NextCap, longest, next_cap};
use super::seen::{RunInput, after as seen};
use super::{RunFired, RunRule, RunWay, fired, told, unlock, ways};
use crate::injury::Urgency;
use crate::pain::{Course, Light, Pain, SetBy, TissueClass};
use crate::progression::{Advice, Back, Earlier, Outcome, Rulebook, Tier};

use Outcome::{Hold, Progress, StepBack, Stop};
use RunInput::{
    CleanRuns, CleanRunsAsked, Distance, DistanceCap, Effort, EffortCap, Finished, GotWorse, LevelNow, MorningPain,
    MorningPainRise, MorningStiffnessRise, Onset as PainOnset, OtherSign, PainAfter, PainDuring, PainNight, RedFlag,
    RunDays, RunLimit, RunPace, SameSiteMonths, SharpPain, SomethingNew, StepsBack, WorseBefore, YellowRuns,
};

/// What would change in the next run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RunChange {
    Level {
        from: u16,
        to: u16,
    },
    /// Without a plan: up to so many metres.
    Longer {
        from_m: u32,
        to_m: u32,
    },
    /// Run days in a week.
    Days {
        from: u8,
        to: u8,
    },
    /// Less of the same, by so many per cent.
    Shorter {
        by_percent: u8,
    },
    /// Short faster stretches, up to so many per cent of full speed.
    Strides {
        percent: u8,
    },
    /// The way to speed is done.
    Speed,
}

/// What the rules say of the newest run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunResult {
    pub outcome: Outcome,
    /// None while an answer is missing that could make it worse.
    pub light: Option<Light>,
    /// Whether the run stayed within the cap that was in force; None where there was none, or it is not known.
    pub cap_kept: Option<bool>,
    /// Always there with progress.
    pub change: Option<RunChange>,
    /// Days without a run.
    pub rest_days: Option<u8>,
    /// Days that bone is to be quiet for.
    pub quiet_days: Option<u8>,
    /// The longest that the next run should be, and why.
    pub next_cap: Option<NextCap>,
    pub fired: Vec<RunFired<Outcome>>,
    /// What would give another answer.
    pub ways: Vec<RunWay<Outcome>>,
    /// Whether the person may do otherwise.
    pub may_override: bool,
}

/// Looks at every rule about a run that was run. None where there is none.
pub fn after(facts: &RunFacts, book: &Rulebook) -> Option<RunResult> {
    let run = facts.run()?;
    let fired = fired(RULES, facts, run, book);
    let outcome = outcome(facts, book);
    let has = |id: &str| fired.iter().any(|rule| rule.id == id);
    let tomorrow = run.day.succ_opt().unwrap_or(run.day);
    Some(RunResult {
        outcome,
        light: settled(facts, book),
        cap_kept: run.cap_kept(),
        change: change(outcome, facts, run, book),
        rest_days: (has("R4") || has("R4-darker")).then(|| rest_days(facts, run, book)),
        quiet_days: has("R6").then_some(book.running.quiet_days.value),
        next_cap: next_cap(facts, tomorrow, book),
        fired: fired.into_iter().map(|rule| told(rule, book, |input| seen(input, facts, run, book))).collect(),
        ways: ways::of_result(outcome, facts, book),
        may_override: facts.flag != Some(Urgency::Emergency),
    })
}

/// The outcome alone. Nothing follows from no run.
pub(super) fn outcome(facts: &RunFacts, book: &Rulebook) -> Outcome {
    let Some(run) = facts.run() else { return Hold };
    RULES.iter().filter(|rule| (rule.fires)(facts, run, book)).filter_map(|rule| rule.says).max().unwrap_or(Hold)
}

pub(super) const RULES: &[RunRule<Outcome, RunFact>] = &[
    RunRule {
        id: "R1-flag",
        tier: Tier::RedFlag,
        says: Some(Stop),
        advice: Some(Advice::SeeSomeone),
        reads: &[RedFlag],
        fires: |f, _, _| f.flag.is_some_and(|urgency| urgency != Urgency::WithinWeeks),
    },
    RunRule {
        id: "R1",
        tier: Tier::PainLight,
        says: Some(Stop),
        advice: Some(Advice::CheckSigns),
        reads: &[PainDuring, PainAfter, SharpPain, OtherSign],
        fires: |f, run, b| light(run, f.tissue, b) == Some(Light::Red),
    },
    RunRule {
        id: "R1-unsettled",
        tier: Tier::PainLight,
        says: Some(Stop),
        advice: Some(Advice::CheckSigns),
        reads: &[YellowRuns],
        fires: |f, _, b| is_unsettled(f, b),
    },
    RunRule {
        id: "R1-weeks",
        tier: Tier::RedFlag,
        says: Some(Hold),
        advice: Some(Advice::SeeSomeone),
        reads: &[RedFlag],
        fires: |f, _, _| f.flag == Some(Urgency::WithinWeeks),
    },
    RunRule {
        id: "R2",
        tier: Tier::PhaseGate,
        says: Some(Progress),
        advice: None,
        reads: &[PainDuring, PainAfter, MorningPainRise, MorningStiffnessRise, CleanRuns, CleanRunsAsked],
        fires: |f, run, b| may_rise(f, b) && volume(f, run, b).is_some(),
    },
    RunRule {
        id: "R2-more",
        tier: Tier::PhaseGate,
        says: Some(Hold),
        advice: None,
        reads: &[CleanRuns, CleanRunsAsked],
        fires: |f, run, b| is_clean(run, f, b) && !may_rise(f, b),
    },
    RunRule {
        id: "R2-top",
        tier: Tier::PhaseGate,
        says: Some(Hold),
        advice: Some(Advice::Graduate),
        reads: &[LevelNow],
        fires: |f, run, b| {
            let top = f.level.is_some_and(|level| level.now >= level.last);
            may_rise(f, b) && top && days(f).is_none() && unlock::next(f, run, b).is_none()
        },
    },
    RunRule {
        id: "R2-days",
        tier: Tier::PhaseGate,
        says: Some(Progress),
        advice: None,
        reads: &[LevelNow, RunDays, CleanRuns, CleanRunsAsked],
        fires: |f, run, b| may_rise(f, b) && volume(f, run, b).is_none() && days(f).is_some(),
    },
    RunRule {
        id: "R3",
        tier: Tier::PainLight,
        says: Some(Hold),
        advice: None,
        reads: &[PainDuring, PainAfter, PainOnset, MorningPainRise, RunLimit],
        fires: |f, run, b| {
            let light = light(run, f.tissue, b);
            let known = light.is_some_and(|light| light != Light::Red);
            let little = run.worst().is_some_and(|pain| pain > Pain::NONE && pain.value() <= repeat_max(f, b));
            known && (little || light == Some(Light::Watch)) && as_usual(run, f, b) && !is_clean(run, f, b)
        },
    },
    RunRule {
        id: "R3-morning",
        tier: Tier::LoadRule,
        says: Some(Hold),
        advice: None,
        reads: &[MorningPainRise, MorningStiffnessRise],
        fires: |f, run, b| morning_answered(f, run) && !as_usual(run, f, b) && !run.morning.is_worse(b),
    },
    RunRule {
        id: "R3-worse",
        tier: Tier::LoadRule,
        says: Some(StepBack(Back::Dose)),
        advice: None,
        reads: &[MorningPainRise, MorningStiffnessRise],
        fires: |f, run, b| run.morning.is_worse(b) && !worse_before(f, b),
    },
    RunRule {
        id: "R3-again",
        tier: Tier::LoadRule,
        says: Some(StepBack(Back::Stage)),
        advice: None,
        reads: &[MorningPainRise, MorningStiffnessRise, WorseBefore],
        fires: |f, run, b| run.morning.is_worse(b) && worse_before(f, b),
    },
    RunRule {
        id: "R4",
        tier: Tier::PainLight,
        says: Some(StepBack(Back::Stage)),
        advice: None,
        reads: &[PainDuring, PainAfter, RunLimit, PainOnset],
        fires: |f, run, b| too_much(f, run, b) && !only_afterwards(f, run, b),
    },
    RunRule {
        id: "R4-after",
        tier: Tier::PainLight,
        says: Some(Hold),
        advice: None,
        reads: &[PainAfter, PainOnset],
        fires: |f, run, b| too_much(f, run, b) && only_afterwards(f, run, b),
    },
    RunRule {
        id: "R4-darker",
        tier: Tier::PainLight,
        says: Some(StepBack(Back::Stage)),
        advice: Some(Advice::CheckSigns),
        reads: &[PainOnset, GotWorse],
        fires: |f, run, b| darkens(run, f, b),
    },
    RunRule {
        id: "R5",
        tier: Tier::PainLight,
        says: Some(Hold),
        advice: Some(Advice::SeeSomeone),
        reads: &[StepsBack, SameSiteMonths],
        fires: again,
    },
    RunRule {
        id: "R5-dawn",
        tier: Tier::PhaseGate,
        says: None,
        advice: Some(Advice::FalseDawn),
        reads: &[StepsBack, SameSiteMonths],
        fires: again,
    },
    RunRule {
        id: "R6",
        tier: Tier::Bone,
        says: Some(StepBack(Back::Stage)),
        advice: Some(Advice::RestUntilQuiet),
        reads: &[PainDuring, PainAfter, PainNight, MorningPain],
        fires: |f, run, b| f.is_bone() && bone_hurts(f, run, b),
    },
    RunRule {
        id: "R7-over",
        tier: Tier::Clinician,
        says: Some(Hold),
        advice: None,
        reads: &[Distance, DistanceCap],
        fires: |_, run, _| run.cap_kept() == Some(false),
    },
    RunRule {
        id: "R7-reached",
        tier: Tier::Clinician,
        says: Some(Hold),
        advice: Some(Advice::AskAgain),
        reads: &[Distance, DistanceCap],
        fires: |f, run, b| {
            let cap = f.cap(run.day).filter(|cap| cap.by == SetBy::Clinician);
            may_rise(f, b) && f.level.is_none() && cap.is_some_and(|cap| run.distance_m.is_some_and(|m| m >= cap.m))
        },
    },
    RunRule {
        id: "R8",
        tier: Tier::LoadRule,
        says: None,
        advice: None,
        reads: &[PainOnset],
        fires: |_, run, _| run.onset_m().is_some(),
    },
    RunRule {
        id: "R8-later",
        tier: Tier::LoadRule,
        says: None,
        advice: None,
        reads: &[PainOnset],
        fires: |f, _, b| begins_later(f, b),
    },
    RunRule {
        id: "R10-done",
        tier: Tier::PhaseGate,
        says: Some(Hold),
        advice: None,
        reads: &[RunPace],
        fires: |f, run, b| run.pace.is_some_and(|pace| !unlock::allows(pace, f, run.day, b)),
    },
    RunRule {
        id: "R15",
        tier: Tier::LoadRule,
        says: Some(Hold),
        advice: None,
        reads: &[Effort, EffortCap],
        fires: |_, run, _| run.effort_kept() == Some(false),
    },
    RunRule {
        id: "R14",
        tier: Tier::PhaseGate,
        says: Some(Progress),
        advice: None,
        reads: &[RunInput::DaysSinceReturn, RunInput::Criteria, CleanRuns],
        fires: |f, run, b| {
            may_rise(f, b) && volume(f, run, b).is_none() && days(f).is_none() && unlock::next(f, run, b).is_some()
        },
    },
    RunRule {
        id: "RA1",
        tier: Tier::LoadRule,
        says: Some(Hold),
        advice: Some(Advice::AnswerMorning),
        reads: &[MorningPainRise, MorningStiffnessRise, PainNight],
        fires: |f, run, _| !morning_answered(f, run),
    },
    RunRule {
        id: "RA2",
        tier: Tier::LoadRule,
        says: Some(Hold),
        advice: Some(Advice::AnswerSession),
        reads: &[PainDuring, PainAfter, SharpPain, PainOnset, Finished, RunPace, Distance, Effort],
        fires: |f, run, _| {
            let felt = run.during.is_none() || run.after.is_none() || run.signs.is_none() || run.onset.is_none();
            let distance = run.distance_m.is_none() && (run.cap.is_some() || f.level.is_none());
            let effort = run.effort.is_none() && run.effort_cap.is_some();
            felt || distance || effort || run.finished.is_none() || run.pace.is_none()
        },
    },
    RunRule {
        id: "RA3",
        tier: Tier::PainLight,
        says: Some(Hold),
        advice: Some(Advice::CheckSigns),
        reads: &[SomethingNew],
        fires: |_, run, _| run.morning.something_new,
    },
    RunRule {
        id: "R0",
        tier: Tier::LoadRule,
        says: Some(Hold),
        advice: None,
        reads: &[PainDuring, PainAfter, MorningPainRise, MorningStiffnessRise],
        fires: |f, run, b| !RULES.iter().any(|rule| rule.id != "R0" && rule.says.is_some() && (rule.fires)(f, run, b)),
    },
];

/// How many of the newest runs in a row were calm, at the level that is now.
pub(super) fn clean_runs(facts: &RunFacts, book: &Rulebook) -> usize {
    let here = |run: &&RunFact| facts.level.is_none_or(|level| run.level == Some(level.now));
    facts.runs.iter().rev().take_while(|run| here(run) && is_clean(run, facts, book)).count()
}

pub(super) fn clean_asked(facts: &RunFacts, book: &Rulebook) -> u8 {
    match facts.tissue {
        TissueClass::Muscle | TissueClass::Bone => book.running.clean_runs_slow.value,
        TissueClass::Tendon | TissueClass::Fascia | TissueClass::Joint | TissueClass::Ligament => {
            book.running.clean_runs.value
        }
    }
}

pub(super) fn may_rise(facts: &RunFacts, book: &Rulebook) -> bool {
    clean_runs(facts, book) >= usize::from(clean_asked(facts, book))
}

/// The mornings of the newest run and of the one before it were both clearly worse.
pub(super) fn worse_before(facts: &RunFacts, book: &Rulebook) -> bool {
    facts.runs.iter().rev().nth(1).is_some_and(|run| run.morning.is_worse(book))
}

/// So many steps back in so many days, the one that this run asks for among them.
pub(super) fn steps_back(facts: &RunFacts, run: &RunFact, book: &Rulebook) -> usize {
    let days = i64::from(book.running.regress_days.value);
    let recent = |day: &&chrono::NaiveDate| (0..=days).contains(&(run.day - **day).num_days());
    facts.regressions.iter().filter(recent).count() + usize::from(goes_back(facts, run, book))
}

fn goes_back(facts: &RunFacts, run: &RunFact, book: &Rulebook) -> bool {
    RULES.iter().any(|rule| rule.says == Some(StepBack(Back::Stage)) && (rule.fires)(facts, run, book))
}

fn again(facts: &RunFacts, run: &RunFact, book: &Rulebook) -> bool {
    let many = steps_back(facts, run, book) >= usize::from(book.running.regressions.value);
    let same_site = match facts.same_site {
        Earlier::NotAsked | Earlier::Never => false,
        Earlier::MonthsAgo(months) => months <= book.dawn.same_site_months.value,
    };
    many || (same_site && goes_back(facts, run, book))
}

/// The highest pain that only repeats the level.
fn repeat_max(facts: &RunFacts, book: &Rulebook) -> f64 {
    run_max(facts, book).max(book.running.repeat_max.value.into())
}

/// Yellow, by more pain than only repeats the level.
fn too_much(facts: &RunFacts, run: &RunFact, book: &Rulebook) -> bool {
    let yellow = light(run, facts.tissue, book) == Some(Light::Yellow);
    let high = run.worst().is_some_and(|pain| pain.value() > repeat_max(facts, book));
    yellow && high
}

/// It hurt once the run was over and no more than the tissue may hurt then, and little on the way.
fn only_afterwards(facts: &RunFacts, run: &RunFact, book: &Rulebook) -> bool {
    let within = run.after.is_some_and(|p| p.value() <= book.tissues.of(facts.tissue).after_max.value.into());
    let little = run.during.is_some_and(|p| p.value() <= run_max(facts, book));
    run.onset == Some(Onset::Afterwards) && within && little
}

/// An ache at the start that went away is only watched.
fn bone_hurts(facts: &RunFacts, run: &RunFact, book: &Rulebook) -> bool {
    let hurts = |pain: Option<Pain>| pain > Some(Pain::NONE);
    let tissue = book.tissues.of(facts.tissue);
    let slight = tissue.ache_at_start_max.as_ref().map_or(0.0, |max| f64::from(max.value));
    let at_start = run.course == Some(Course::Easing) && run.onset_m().is_none();
    let ache = at_start && run.during.is_some_and(|pain| pain.value() <= slight);
    let began = run.onset_m().is_some();
    began || (hurts(run.during) && !ache) || hurts(run.after) || hurts(run.night) || hurts(run.morning.pain)
}

fn morning_answered(facts: &RunFacts, run: &RunFact) -> bool {
    let morning = run.morning.pain_rise().is_some() && run.morning.stiffness_rise().is_some();
    morning && (!facts.is_bone() || run.night.is_some())
}

/// The newest runs told where pain began, each later than the one before.
fn begins_later(facts: &RunFacts, book: &Rulebook) -> bool {
    let count = usize::from(book.running.onset_runs.value);
    let newest: Vec<u32> = facts.runs.iter().rev().map_while(RunFact::onset_m).take(count).collect();
    newest.len() == count && newest.windows(2).all(|pair| pair[0] > pair[1])
}

/// Fewer days where it only began on the way and did not get worse.
pub(super) fn rest_days(facts: &RunFacts, run: &RunFact, book: &Rulebook) -> u8 {
    let during = run.onset_m().is_some() && !darkens(run, facts, book);
    if during { book.running.rest_days_during.value } else { book.running.rest_days.value }
}

/// More of the same: the next level, or without a plan a longer run.
fn volume(facts: &RunFacts, run: &RunFact, book: &Rulebook) -> Option<RunChange> {
    match facts.level {
        Some(level) if level.now < level.last => Some(RunChange::Level { from: level.now, to: level.now + 1 }),
        Some(_) => None,
        None if unlock::next(facts, run, book).is_some() => None,
        None => {
            let tomorrow = run.day.succ_opt()?;
            let from_m = run.distance_m?;
            let spike = book.running.spikes.first()?;
            let grown = u64::from(longest(facts, tomorrow, book)?) * u64::from(spike.over_percent) / 100;
            let grown = u32::try_from(grown).unwrap_or(u32::MAX);
            let to_m = next_cap(facts, tomorrow, book).map_or(grown, |cap| cap.m.min(grown));
            (to_m > from_m).then_some(RunChange::Longer { from_m, to_m })
        }
    }
}

/// One more run day a week: only once the table is done, and as long as there is room.
fn days(facts: &RunFacts) -> Option<RunChange> {
    let days = facts.frequency.filter(|days| days.now < days.most)?;
    Some(RunChange::Days { from: days.now, to: days.now + 1 })
}

fn change(outcome: Outcome, facts: &RunFacts, run: &RunFact, book: &Rulebook) -> Option<RunChange> {
    match outcome {
        Progress => volume(facts, run, book).or_else(|| days(facts)).or_else(|| unlock::next(facts, run, book)),
        StepBack(Back::Dose | Back::Load | Back::ToLimit) => {
            Some(RunChange::Shorter { by_percent: (book.session.dose_cut.value * 100.0).round() as u8 })
        }
        StepBack(Back::Stage | Back::Rest) => {
            let level = facts.level.filter(|level| level.now > level.first)?;
            Some(RunChange::Level { from: level.now, to: level.now - 1 })
        }
        Hold | Stop => None,
    }
}

/// Days without a run that the newest one asks for.
pub(super) fn after_rest(facts: &RunFacts, book: &Rulebook) -> Option<u8> {
    let run = facts.run()?;
    let rests = (too_much(facts, run, book) && !only_afterwards(facts, run, book)) || darkens(run, facts, book);
    rests.then(|| rest_days(facts, run, book))
}
