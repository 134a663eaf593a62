//! Rules about the longer course: when it is time for somebody to look at it, a recovery that is too quick to be true,
//! the first signs of something new, and relapses.

use super::facts::{Earlier, Facts, Input, Relapse};
use super::levers::Lever;
use super::{Advice, Back, Outcome, Rule, Rulebook, Tier};
use crate::pain::Pain;

use Input::{EasingOffDays, FastFall, NiggleDays, PainFall, Relapses, SameSiteMonths};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "T1",
        tier: Tier::PainLight,
        outcome: None,
        advice: Some(Advice::SeeSomeone),
        reads: &[EasingOffDays],
        fires: |f, b| {
            let days = b.time.easing_off_days.value;
            f.easing_off_days.is_some_and(|d| d >= days) && f.better_than(weeks_of(days)) != Some(true)
        },
    },
    Rule {
        id: "T2",
        tier: Tier::PainLight,
        outcome: None,
        advice: Some(Advice::SeeSomeone),
        reads: &[PainFall],
        fires: |f, b| f.still_hurts(b) != Some(false) && f.better_than(weeks_of(unchanged_days(f, b))) == Some(false),
    },
    Rule {
        id: "T3",
        tier: Tier::PainLight,
        outcome: None,
        advice: Some(Advice::SeeSomeone),
        reads: &[PainFall],
        fires: |f, b| {
            let little = f.pain_fall(review_weeks(b)).is_some_and(|fall| fall < b.time.review_pain_change.value);
            f.still_hurts(b) != Some(false) && little
        },
    },
    Rule {
        id: "T4",
        tier: Tier::PainLight,
        outcome: None,
        advice: Some(Advice::AskAgain),
        reads: &[EasingOffDays],
        fires: |f, b| {
            let days = b.time.plateau_days.value;
            let eased = f.easing_off_days.is_some_and(|d| d >= days);
            f.under_care && eased && f.better_than(weeks_of(days)) == Some(false)
        },
    },
    Rule {
        id: "D1",
        tier: Tier::PhaseGate,
        outcome: Some(Outcome::Hold),
        advice: Some(Advice::FalseDawn),
        reads: &[FastFall, SameSiteMonths],
        fires: false_dawn,
    },
    Rule {
        id: "N1",
        tier: Tier::PainLight,
        outcome: Some(Outcome::Hold),
        advice: Some(Advice::WatchNiggle),
        reads: &[NiggleDays],
        fires: |f, b| rung(&f.niggle, b) == Some(Rung::Watch),
    },
    Rule {
        id: "N2",
        tier: Tier::PainLight,
        outcome: Some(Outcome::Hold),
        advice: Some(Advice::SkipOne),
        reads: &[NiggleDays],
        fires: |f, b| rung(&f.niggle, b) == Some(Rung::SkipOne),
    },
    Rule {
        id: "N3",
        tier: Tier::PainLight,
        outcome: Some(Outcome::StepBack(Back::Rest)),
        advice: Some(Advice::FullRest),
        reads: &[NiggleDays],
        fires: |f, b| rung(&f.niggle, b) == Some(Rung::FullRest),
    },
    Rule {
        id: "N4",
        tier: Tier::PainLight,
        outcome: None,
        advice: Some(Advice::StrengthWork),
        reads: &[NiggleDays],
        fires: |f, b| rung(&f.niggle, b) == Some(Rung::StrengthWork),
    },
    Rule {
        id: "X1",
        tier: Tier::LoadRule,
        outcome: None,
        advice: Some(Advice::LookAtWhatRose),
        reads: &[Relapses],
        fires: |f, b| relapses(f, b).next().is_some(),
    },
    Rule {
        id: "X2",
        tier: Tier::PainLight,
        outcome: None,
        advice: Some(Advice::SeeSomeone),
        reads: &[Relapses],
        fires: |f, b| relapses(f, b).count() >= usize::from(b.relapse.ask_from.value),
    },
];

/// A step of the ladder on which small pains are met early.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    Watch,
    SkipOne,
    FullRest,
    /// Quiet again: the work that had been forgotten.
    StrengthWork,
}

/// Where on the ladder the last days stand, newest first. A day without an answer is left out: it is neither pain nor
/// its absence. None where nothing hurt.
pub fn rung(days: &[Option<Pain>], book: &Rulebook) -> Option<Rung> {
    let window = days.iter().take(usize::from(book.niggle.window_days.value));
    let told: Vec<Pain> = window.copied().flatten().collect();
    let newest = *told.first()?;
    if told.iter().all(|p| *p == Pain::NONE) {
        return None;
    }
    if newest == Pain::NONE {
        return Some(Rung::StrengthWork);
    }
    // Each pair is a day and the one before it.
    let worse =
        |pair: &&[Pain]| pair[0].value() - pair[1].value() >= book.niggle.worse_by.value && pair[1] > Pain::NONE;
    let rises = told.windows(2).take_while(worse).count();
    Some(match rises {
        0 => Rung::Watch,
        1 => Rung::SkipOne,
        _ => Rung::FullRest,
    })
}

/// What had risen before the latest relapse.
pub fn what_rose(facts: &Facts, book: &Rulebook) -> Option<Lever> {
    relapses(facts, book).min_by_key(|r| r.days_ago)?.rose
}

/// Those that still count.
pub(super) fn relapses<'a>(facts: &'a Facts, book: &Rulebook) -> impl Iterator<Item = &'a Relapse> {
    let days = u32::from(book.relapse.within_months.value) * DAYS_OF_A_MONTH;
    facts.relapses.iter().filter(move |r| u32::from(r.days_ago) <= days)
}

const DAYS_OF_A_MONTH: u32 = 30;

/// Pain fell fast, so soon after its worst or at a place that has been hurt before, that the dose waits. It waits from
/// the day on which that was first to be seen.
pub(super) fn false_dawn(facts: &Facts, book: &Rulebook) -> bool {
    let hold = usize::from(book.dawn.hold_days.value);
    // Oldest first: a fall that goes on for days is one event.
    let mut event: Option<usize> = None;
    for ago in (0..facts.days.len()).rev() {
        if event.is_none_or(|seen| seen - ago >= hold) && fell(facts, ago, book) && !fell(facts, ago + 1, book) {
            event = Some(ago);
        }
    }
    event.is_some_and(|ago| ago < hold)
}

/// Whether it could be seen so many days ago.
fn fell(facts: &Facts, ago: usize, book: &Rulebook) -> bool {
    let rules = &book.dawn;
    let Some(now) = facts.days.get(ago).copied().flatten() else { return false };
    let before = facts.days.iter().skip(ago + 1);
    let high = before.clone().take(rules.within_days.value.into()).flatten().max();
    let fast = high.is_some_and(|high| {
        high.value() >= rules.from_pain.value && now.value() <= high.value() * (1.0 - rules.fall.value)
    });
    let days_since_worst =
        before.clone().flatten().max().and_then(|worst| before.clone().position(|p| *p == Some(*worst)));
    let soon = days_since_worst.is_some_and(|days| days + 1 < usize::from(rules.since_worst_days.value));
    let again = match facts.same_site {
        Earlier::NotAsked => true,
        Earlier::Never => false,
        Earlier::MonthsAgo(months) => months <= rules.same_site_months.value,
    };
    fast && (soon || again)
}

pub(super) fn review_weeks(book: &Rulebook) -> usize {
    book.time.review_weeks.value.into()
}

fn unchanged_days(facts: &Facts, book: &Rulebook) -> u16 {
    let own = facts.topic.as_ref().and_then(|topic| book.topics.get(topic)?.ask_after_days.as_ref());
    own.unwrap_or(&book.time.unchanged_days).value
}

fn weeks_of(days: u16) -> usize {
    usize::from(days / 7)
}
