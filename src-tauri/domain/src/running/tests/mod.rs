//! The rules about runs as they ship. `results` and `loads` have a test for each row of the tables, `every_run` and
//! `every_plan` look at all combinations beside the tables as a person reads them, `journal` plays a runner's diary.

mod backs;
mod comebacks;
mod every_plan;
mod every_run;
mod gates;
mod held;
mod journal;
mod loads;
mod next_runs;
mod planned;
mod races;
mod results;
mod spread;
mod stretches;
mod table;
mod time_away;
mod trainee;
mod worn;

use chrono::{Days, NaiveDate};

use super::{Leave, Level, Onset, Pace, Planned, RunFact, RunFacts, after, before, ids};
use crate::pain::{Pain, Signs, TissueClass};
pub(super) use crate::progression::book;
use crate::progression::{Morning, Outcome};

/// The first of June 2026, a Monday, and the days after it.
pub(super) fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 1).and_then(|first| first.checked_add_days(Days::new(n))).expect("a date")
}

pub(super) fn pain(rating: u8) -> Pain {
    Pain::whole(rating).expect("0 to 10")
}

pub(super) const LEVEL: Level = Level { first: 1, now: 3, last: 8 };

/// A run with nothing to report, followed by a morning like any other.
pub(super) fn calm_run(on: u64) -> RunFact {
    RunFact {
        distance_m: Some(5_000),
        planned_m: Some(5_000),
        pace: Some(Pace::Easy),
        level: Some(LEVEL.now),
        finished: Some(true),
        during: Some(pain(0)),
        after: Some(pain(0)),
        night: Some(pain(0)),
        morning: Morning {
            pain: Some(pain(0)),
            usual_pain: Some(pain(0)),
            stiffness_min: Some(5),
            usual_stiffness_min: Some(5),
            something_new: false,
        },
        signs: Some(Signs::default()),
        onset: Some(Onset::Never),
        ..RunFact::new(day(on))
    }
}

/// A tendon at the third level of eight, after three calm runs on days 0, 2 and 4.
pub(super) fn calm() -> RunFacts {
    RunFacts {
        runs: vec![calm_run(0), calm_run(2), calm_run(4)],
        level: Some(LEVEL),
        ..RunFacts::new(TissueClass::Tendon)
    }
}

/// The same with the newest run otherwise.
pub(super) fn but(change: impl FnOnce(&mut RunFact)) -> RunFacts {
    let mut facts = calm();
    change(facts.runs.last_mut().expect("three runs"));
    facts
}

/// The outcome, and the rule that speaks first.
#[track_caller]
pub(super) fn check(facts: &RunFacts, outcome: Outcome, first: &str) {
    let result = after(facts, book()).expect("a run");
    let fired: Vec<&str> = result.fired.iter().map(|f| f.id).collect();
    assert_eq!((result.outcome, fired.first().copied()), (outcome, Some(first)), "{fired:?}");
}

pub(super) fn fires(facts: &RunFacts, id: &str) -> bool {
    assert!(ids().any(|known| known == id), "{id}");
    after(facts, book()).expect("a run").fired.iter().any(|fired| fired.id == id)
}

/// An easy run of five kilometres on a day.
pub(super) fn plan(on: u64) -> Planned {
    Planned { distance_m: Some(5_000), pace: Some(Pace::Easy), ..Planned::new(day(on)) }
}

/// What is said of a planned run, and the rules that say it.
#[track_caller]
pub(super) fn leave(facts: &RunFacts, planned: &Planned, says: Leave, fired: &[&str]) {
    let permission = before(facts, planned, book());
    let ids: Vec<&str> = permission.fired.iter().map(|f| f.id).collect();
    assert_eq!((permission.leave, ids.as_slice()), (says, fired));
}

#[test]
fn an_id_stands_for_one_rule_and_each_has_its_words() {
    let all: std::collections::BTreeSet<&str> = ids().collect();
    assert_eq!(all.len(), ids().count());
    assert_eq!(all.len(), book().running.rules.len());
}

#[test]
fn a_number_without_a_source_is_refused() {
    use std::collections::BTreeSet;

    use crate::data::{Known, Owner, Sources, read};
    use crate::progression::Rulebook;

    let sources: Sources = toml::from_str(include_str!("../../../../../assets/sources.toml")).expect("the sources");
    let known = Known { owner: Owner::Sinew, sources, exercises: None, taken: BTreeSet::new() };
    let mut text = include_str!("../../../../../assets/rules.toml").to_owned();
    for (from, to) in [
        ("spike_days = { value = 30, source = \"frandsen-2025\"", "spike_days = { value = 30, source = \"hearsay\""),
        (
            "onset_percent = { value = 90, source = \"app\", grade = \"APP\"",
            "onset_percent = { value = 190, source = \"app\", grade = \"V\"",
        ),
        ("over_percent = 130", "over_percent = 105"),
        ("stakes_percent = { value = 80", "stakes_percent = { value = 70"),
        ("R9 = {", "R99 = {"),
        ("A rough guide, not a law.", "10 % is a rough guide."),
    ] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let (none, problems) = read::<Rulebook>("rules", &text, &known);
    assert!(none.is_none());
    let told: String = problems.iter().map(|p| format!("{p}\n")).collect();
    expect_test::expect![[r#"
        rules.running.onset_percent.value: 190 is outside 1 to 100
        rules.running.onset_percent.grade: a number of our own has the grade APP
        rules.running.spike_days.source: "hearsay" is not among the sources
        rules.running.spikes[1]: a longer run is spoken of no more softly
        rules.running.race.stakes_percent: is below share_percent
        rules.running.rules.R9: is missing
        rules.running.rules.R12.sentence: a number without a source; it belongs into a point or a sourced value
        rules.running.rules.R99: there is no such rule
    "#]]
    .assert_eq(&told);
}
