//! Each clause about the readiness for a race.

use super::super::{Onset, Race, RaceLack, RaceReadiness, RaceWord, RunFacts, race};
use super::{book, calm, calm_run, day, pain};
use crate::injury::Urgency;
use crate::pain::{Signs, TissueClass};

const MARATHON: u32 = 42_195;

/// A long run of so many metres, then two short ones, all calm.
fn after_a_long_run(m: u32) -> RunFacts {
    let mut facts = RunFacts { level: None, ..calm() };
    facts.runs[0].distance_m = Some(m);
    facts
}

fn ask(facts: &RunFacts, distance_m: u32) -> RaceReadiness {
    race(&Race { asked: day(6), distance_m, gates: Some(true) }, facts, book())
}

#[test]
fn c10_below_three_quarters_free_of_pain_it_is_better_not_to_start() {
    let told = ask(&after_a_long_run(30_000), MARATHON);
    assert_eq!((told.word, told.percent), (RaceWord::BetterNot, Some(71)));
    assert_eq!((told.lacks, told.asked_m), (vec![RaceLack::Distance], 31_647));
    assert_eq!(ask(&after_a_long_run(31_646), MARATHON).word, RaceWord::BetterNot);
    assert_eq!(ask(&after_a_long_run(31_647), MARATHON).word, RaceWord::LowerStakes);
}

#[test]
fn c10_between_75_and_80_percent_the_stakes_are_lower() {
    let told = ask(&after_a_long_run(32_000), MARATHON);
    assert_eq!((told.word, told.percent), (RaceWord::LowerStakes, Some(75)));
    assert_eq!(ask(&after_a_long_run(33_755), MARATHON).word, RaceWord::LowerStakes);
    assert_eq!(ask(&after_a_long_run(33_756), MARATHON).word, RaceWord::Ready);
    assert_eq!(ask(&after_a_long_run(7_500), 10_000).word, RaceWord::LowerStakes);
    assert_eq!(ask(&after_a_long_run(8_000), 10_000).word, RaceWord::Ready);
}

#[test]
fn c10_the_last_three_runs_are_green() {
    let mut facts = after_a_long_run(10_000);
    facts.runs[1].during = Some(pain(3));
    let told = ask(&facts, 10_000);
    let lacks = vec![RaceLack::GreenRuns { green: 1, asked: 3 }];
    assert_eq!((told.word, told.lacks), (RaceWord::NotYet, lacks));
    facts.runs.insert(2, calm_run(3));
    facts.runs.push(calm_run(6));
    assert_eq!(ask(&facts, 10_000).word, RaceWord::Ready);
    facts.runs[4].signs = None;
    assert_eq!(ask(&facts, 10_000).word, RaceWord::NotYet);
}

#[test]
fn c10_the_gates_are_met() {
    let facts = after_a_long_run(10_000);
    for gates in [None, Some(false)] {
        let told = race(&Race { asked: day(6), distance_m: 10_000, gates }, &facts, book());
        assert_eq!((told.word, told.lacks), (RaceWord::NotYet, vec![RaceLack::Gates]));
    }
}

#[test]
fn c10_with_pain_of_four_it_is_better_not_to_start() {
    let mut facts = after_a_long_run(10_000);
    facts.runs[2].during = Some(pain(4));
    assert_eq!(ask(&facts, 10_000).word, RaceWord::BetterNot);
    facts.runs[2].during = Some(pain(3));
    assert_eq!(ask(&facts, 10_000).word, RaceWord::NotYet);
    facts.runs[2].during = None;
    facts.runs[2].after = None;
    let told = ask(&facts, 10_000);
    assert!(told.lacks.contains(&RaceLack::PainUnknown));
    assert_eq!(told.word, RaceWord::NotYet);
}

#[test]
fn c10_a_sign_or_red_comes_before_any_distance() {
    let facts = after_a_long_run(10_000);
    assert_eq!(ask(&RunFacts { flag: Some(Urgency::WithinWeeks), ..facts.clone() }, 10_000).word, RaceWord::BetterNot);
    let mut red = facts;
    red.runs[2].signs = Some(Signs { swelling: true, ..Signs::default() });
    let told = ask(&red, 10_000);
    assert_eq!((told.word, told.lacks[0]), (RaceWord::BetterNot, RaceLack::Red));
}

#[test]
fn c10_free_of_pain_ends_where_pain_began() {
    let mut facts = after_a_long_run(19_000);
    facts.runs[0].during = Some(pain(2));
    facts.runs[0].onset = Some(Onset::At { m: 9_000 });
    assert_eq!(ask(&facts, 20_000).free_m, Some(9_000));
    facts.runs[0].onset = Some(Onset::FromStart);
    assert_eq!(ask(&facts, 20_000).free_m, Some(5_000));
}

#[test]
fn c10_a_long_run_of_long_ago_or_without_answers_does_not_count() {
    let facts = after_a_long_run(10_000);
    let on = |asked| race(&Race { asked: day(asked), distance_m: 10_000, gates: Some(true) }, &facts, book()).free_m;
    assert_eq!(on(56), Some(10_000));
    assert_eq!(on(57), Some(5_000));
    assert_eq!(on(90), None);
    let mut open = facts.clone();
    open.runs[0].onset = None;
    assert_eq!(ask(&open, 10_000).free_m, Some(5_000));
}

#[test]
fn c10_without_a_run_nothing_is_ready() {
    let told = ask(&RunFacts::new(TissueClass::Tendon), 5_000);
    assert_eq!((told.word, told.free_m, told.percent), (RaceWord::NotYet, None, None));
}
