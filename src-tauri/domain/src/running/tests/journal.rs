//! A runner's diary: a physiotherapist's limit of nine miles, twelve in the training plan, and a knee that begins to
//! hurt at the sixth. What is told is written out as a person would read it.

use std::fmt::Write;

use expect_test::expect;

use super::super::{Cap, CapBy, Leave, NextCap, Onset, Override, Pace, Planned, RunFact, RunFacts, after, before};
use super::{book, calm_run, day, pain, plan};
use crate::pain::{Course, Light, Pain, SetBy, Signs, TissueClass};

const MILE: f64 = 1_609.344;

fn miles(n: f64) -> u32 {
    (n * MILE) as u32
}

fn physio() -> Cap {
    Cap { m: miles(9.0), by: SetBy::Clinician, until: None }
}

/// Out for twelve miles, pain from the sixth on, growing; round after the seventh, eight in all.
fn sunday(on: u64, rating: Option<Pain>) -> RunFact {
    RunFact {
        distance_m: Some(miles(8.0)),
        planned_m: Some(miles(12.0)),
        cap: Some(physio()),
        pace: Some(Pace::Easy),
        finished: Some(false),
        during: rating,
        onset: Some(Onset::At { m: miles(6.0) }),
        course: Some(Course::Worsening),
        ..RunFact::new(day(on))
    }
}

fn diary(runs: Vec<RunFact>) -> RunFacts {
    RunFacts { runs, caps: vec![physio()], every_other_day: false, ..RunFacts::new(TissueClass::Joint) }
}

/// What a person is told of the newest run.
fn told(facts: &RunFacts) -> String {
    let result = after(facts, book()).expect("a run");
    let mut text = format!("{:?}, light {:?}, cap kept {:?}\n", result.outcome, result.light, result.cap_kept);
    let _ = writeln!(text, "change {:?}, rest {:?}, next {:?}", result.change, result.rest_days, result.next_cap);
    for fired in result.fired {
        let _ = writeln!(text, "{} {} ({}, {})", fired.id, fired.sentence, fired.source, fired.grade.name());
    }
    for way in result.ways {
        let changes: Vec<String> = way.changes.iter().map(|to| format!("{:?} {:?}", to.input, to.to)).collect();
        let _ = writeln!(text, "with {}: {:?}", changes.join(", "), way.then);
    }
    text
}

fn told_before(facts: &RunFacts, planned: &Planned) -> String {
    let permission = before(facts, planned, book());
    let mut text = format!("{:?}, at most {:?}\n", permission.leave, permission.cap);
    for fired in permission.fired {
        let _ = writeln!(text, "{} {} ({}, {})", fired.id, fired.sentence, fired.source, fired.grade.name());
    }
    for way in permission.ways {
        let changes: Vec<String> = way.changes.iter().map(|to| format!("{:?} {:?}", to.input, to.to)).collect();
        let _ = writeln!(text, "with {}: {:?}", changes.join(", "), way.then);
    }
    text
}

#[test]
fn the_sunday_of_the_diary_is_yellow_its_cap_was_kept_and_the_next_run_ends_before_the_place() {
    let facts = diary(vec![calm_run(0), sunday(6, None)]);
    let result = after(&facts, book()).expect("a run");
    assert_eq!((result.light, result.cap_kept), (Some(Light::Yellow), Some(true)));
    // 0.9 of six miles, in whole metres.
    assert_eq!(result.next_cap, Some(NextCap { m: 8_690, by: CapBy::Onset }));
    expect![[r#"
        StepBack(Stage), light Some(Yellow), cap kept Some(true)
        change None, rest Some(2), next Some(NextCap { m: 8690, by: Onset })
        R4-darker Pain grew on the way. First days without running, then a step back. If it keeps growing, go through the signs. (guide, practice)
        RA1 The morning after is not answered yet. Without it nothing rises. (app, APP)
        RA2 Something about the run is not answered yet. Without it nothing rises. (app, APP)
        R8 Pain began on the way. Next time, turn round a little before that place. (app, APP)
        with Onset No: Hold
        with GotWorse No: Hold
    "#]].assert_eq(&told(&facts));
}

#[test]
fn before_it_twelve_miles_were_refused_and_nine_were_not_advised_either() {
    let facts = diary(vec![RunFact { distance_m: Some(miles(8.0)), ..calm_run(0) }]);
    let twelve = Planned { distance_m: Some(miles(12.0)), ..plan(6) };
    assert_eq!(before(&facts, &twelve, book()).leave, Leave::Refuse(Override::WithReason));
    expect![[r#"
        Refuse(WithReason), at most Some(NextCap { m: 14484, by: Clinician })
        R7 This is longer than the limit that your clinician set. The limit comes first. (app, APP)
        R11-hold While you are coming back, let the longest run grow by a little at a time. (app, APP)
        R11 This is a good deal longer than your longest run of late. Among thousands of runners, more injuries came after such a jump. (frandsen-2025, V)
        with PlannedDistance Number(14161.0): Go
    "#]].assert_eq(&told_before(&facts, &twelve));
}

#[test]
fn the_second_such_sunday_sends_to_somebody_and_the_third_stops() {
    let rated = |on| RunFact { signs: Some(Signs::default()), after: Some(pain(3)), ..sunday(on, Some(pain(5))) };
    let two = RunFacts { regressions: vec![day(6)], ..diary(vec![calm_run(0), rated(6), rated(13)]) };
    expect![[r#"
        StepBack(Stage), light Some(Yellow), cap kept Some(true)
        change None, rest Some(2), next Some(NextCap { m: 8690, by: Onset })
        R4 It hurt more than a run should. First days without running, then a step back. (track-levels, V2)
        R4-darker Pain grew on the way. First days without running, then a step back. If it keeps growing, go through the signs. (guide, practice)
        R5 Another step back in a short time, or a place that has hurt before. Somebody else may see why. (app, APP)
        RA1 The morning after is not answered yet. Without it nothing rises. (app, APP)
        R5-dawn When it calms down quickly after this, wait a little before doing more: it often comes back. (coach-diaries, practice)
        R8 Pain began on the way. Next time, turn round a little before that place. (app, APP)
        with PainDuring Number(3.0), GotWorse No: Hold
    "#]].assert_eq(&told(&two));
    let three = diary(vec![rated(6), rated(13), rated(20)]);
    expect![[r#"
        Stop, light Some(Red), cap kept Some(true)
        change None, rest Some(2), next Some(NextCap { m: 8690, by: Onset })
        R1-unsettled Yellow has not settled over several runs, and that counts as red. Running waits until somebody has looked. (guide, practice)
        R4 It hurt more than a run should. First days without running, then a step back. (track-levels, V2)
        R4-darker Pain grew on the way. First days without running, then a step back. If it keeps growing, go through the signs. (guide, practice)
        RA1 The morning after is not answered yet. Without it nothing rises. (app, APP)
        R8 Pain began on the way. Next time, turn round a little before that place. (app, APP)
        with PainDuring Number(3.0), Onset No: Hold
    "#]].assert_eq(&told(&three));
}

#[test]
fn a_good_run_with_an_open_morning_and_then_with_its_answer() {
    let mut facts = diary(vec![calm_run(0), calm_run(2), RunFact { morning: Default::default(), ..calm_run(4) }]);
    expect![[r#"
        Hold, light Some(Green), cap kept None
        change None, rest None, next Some(NextCap { m: 14484, by: Clinician })
        RA1 The morning after is not answered yet. Without it nothing rises. (app, APP)
        with MorningPainRise Number(0.0), MorningStiffnessRise Number(0.0): Progress
    "#]]
    .assert_eq(&told(&facts));
    facts.runs[2] = calm_run(4);
    expect![[r#"
        Progress, light Some(Green), cap kept None
        change Some(Longer { from_m: 5000, to_m: 5500 }), rest None, next Some(NextCap { m: 14484, by: Clinician })
        R2 These runs were calm, and so were the mornings after. One step more may come. (app, APP)
        with PainDuring Number(3.0): Hold
        with PainAfter Number(3.0): Hold
        with MorningPainRise Number(1.0): Hold
    "#]]
    .assert_eq(&told(&facts));
}

#[test]
fn a_frightened_runner_after_a_shortfall_of_answers_is_told_what_to_answer() {
    let facts = diary(vec![RunFact { distance_m: Some(5_000), during: Some(pain(2)), ..RunFact::new(day(4)) }]);
    expect![[r#"
        Hold, light None, cap kept None
        change None, rest None, next Some(NextCap { m: 14484, by: Clinician })
        RA1 The morning after is not answered yet. Without it nothing rises. (app, APP)
        RA2 Something about the run is not answered yet. Without it nothing rises. (app, APP)
    "#]]
    .assert_eq(&told(&facts));
}
