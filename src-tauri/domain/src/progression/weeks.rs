//! Rules about weeks: the advance of a table, which the calendar alone never brings, and the lighter week.

use super::facts::{Facts, Input, Plan, Week};
use super::levers::{Next, next};
use super::{Advice, Outcome, Rule, Rulebook, Tier};
use crate::pain::TissueClass;

use Input::{
    BuildWeeks, TiredSigns, Unloading, WeekMorningsPercent, WeekOver, WeekRepeats, WeekSessionsPercent, WeekSteppedBack,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "W1",
        tier: Tier::PhaseGate,
        outcome: Some(Outcome::Progress),
        advice: None,
        reads: &[WeekOver, WeekSessionsPercent, WeekMorningsPercent, WeekSteppedBack],
        fires: |f, b| f.week().is_some_and(|w| may_advance(w, b) && w.number < w.last),
    },
    Rule {
        id: "W2",
        tier: Tier::PhaseGate,
        outcome: Some(Outcome::Hold),
        advice: None,
        reads: &[WeekSessionsPercent],
        fires: |f, b| over(f).is_some_and(|w| !enough(w, b)),
    },
    Rule {
        id: "W3",
        tier: Tier::PhaseGate,
        outcome: Some(Outcome::Hold),
        advice: None,
        reads: &[WeekSteppedBack],
        fires: |f, _| over(f).is_some_and(|w| w.stepped_back),
    },
    Rule {
        id: "W4",
        tier: Tier::PhaseGate,
        outcome: None,
        advice: Some(Advice::SeeSomeone),
        reads: &[WeekRepeats],
        fires: |f, b| f.week().is_some_and(|w| w.repeats > b.weeks.repeats_max.value),
    },
    Rule {
        id: "W5",
        tier: Tier::PhaseGate,
        outcome: Some(Outcome::Hold),
        advice: None,
        reads: &[WeekOver],
        fires: |f, b| f.week().is_some_and(|w| !w.over) && next(f, b) == Next::LaterInTheTable,
    },
    Rule {
        id: "W6",
        tier: Tier::PhaseGate,
        outcome: Some(Outcome::Hold),
        advice: Some(Advice::AnswerMorning),
        reads: &[WeekMorningsPercent],
        fires: |f, b| over(f).is_some_and(|w| !mornings_answered(w, b)),
    },
    Rule {
        id: "W7",
        tier: Tier::PhaseGate,
        outcome: Some(Outcome::Hold),
        advice: Some(Advice::Graduate),
        reads: &[WeekOver, WeekSessionsPercent, WeekMorningsPercent, WeekSteppedBack],
        fires: |f, b| {
            let answered = f.morning.pain.is_some() && f.morning.stiffness_min.is_some();
            answered && f.week().is_some_and(|w| may_advance(w, b) && w.number >= w.last)
        },
    },
    Rule {
        id: "U1",
        tier: Tier::PhaseGate,
        outcome: Some(Outcome::Hold),
        advice: Some(Advice::UnloadingWeek),
        reads: &[BuildWeeks],
        fires: |f, b| f.plan == Plan::Staged && !f.build.unloading && f.build.weeks >= build_weeks(f, b),
    },
    Rule {
        id: "U2",
        tier: Tier::LoadRule,
        outcome: Some(Outcome::Hold),
        advice: Some(Advice::UnloadingWeek),
        reads: &[TiredSigns],
        fires: |f, b| !f.build.unloading && tired_signs(f, b) >= usize::from(b.unloading.signs.value),
    },
    Rule {
        id: "U3",
        tier: Tier::PhaseGate,
        outcome: Some(Outcome::Hold),
        advice: None,
        reads: &[Unloading],
        fires: |f, _| f.build.unloading,
    },
];

/// The week after a build: a fixed part of the last one.
pub fn cutback(last: f64, book: &Rulebook) -> f64 {
    last * book.unloading.cutback.value
}

/// Everything that a week of a table must have shown. That it has passed is one thing of several.
pub(super) fn may_advance(week: &Week, book: &Rulebook) -> bool {
    week.over && enough(week, book) && mornings_answered(week, book) && !week.stepped_back
}

/// The signs of too much, of those that were asked for.
pub(super) fn tired_signs(facts: &Facts, book: &Rulebook) -> usize {
    let (build, rules) = (&facts.build, &book.unloading);
    let at_least = |told: Option<u8>, from: u8| told.is_some_and(|told| told >= from);
    [
        at_least(build.fatigue, rules.fatigue.value),
        at_least(build.sore_places, rules.sore_places.value),
        at_least(build.sore_days, rules.sore_days.value),
        build.slept_badly == Some(true),
        build.low_mood == Some(true),
    ]
    .into_iter()
    .filter(|sign| *sign)
    .count()
}

fn build_weeks(facts: &Facts, book: &Rulebook) -> u8 {
    match facts.tissue {
        TissueClass::Bone => book.unloading.build_weeks_bone.value,
        TissueClass::Tendon
        | TissueClass::Fascia
        | TissueClass::Joint
        | TissueClass::Muscle
        | TissueClass::Ligament => book.unloading.build_weeks.value,
    }
}

fn over(facts: &Facts) -> Option<&Week> {
    facts.week().filter(|week| week.over)
}

fn enough(week: &Week, book: &Rulebook) -> bool {
    week.sessions.value().is_some_and(|share| share >= book.weeks.sessions_share.value)
}

fn mornings_answered(week: &Week, book: &Rulebook) -> bool {
    week.mornings.value().is_some_and(|share| share >= book.weeks.mornings_share.value)
}
