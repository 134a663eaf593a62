//! What is asked every day and every week, and what becomes of an answer.

use expect_test::{Expect, expect};
use sinew_companion::wire::{ActivityScore, MorningDraft, ScoreName, TypedScore, WeekDraft, WireError};

use behaviour::diary::{self, begun, draft};
use behaviour::rows;

fn check(script: &str, expected: Expect) {
    let (mut world, plan) = begun(&draft());
    expected.assert_eq(&diary::run(&mut world, &plan, script));
}

fn week() -> WeekDraft {
    WeekDraft {
        percent: None,
        confidence: None,
        frustration: None,
        fatigue: None,
        sore_places: None,
        slept_badly: None,
        low_mood: None,
        activities: Vec::new(),
        scores: Vec::new(),
        note: None,
    }
}

fn problems<T: std::fmt::Debug>(result: Result<T, WireError>) -> Vec<String> {
    result.expect_err("it is refused").detail
}

#[test]
fn a_morning_is_asked_after_a_day_with_load_until_it_is_answered() {
    check(
        "checks
         day 1 1
         checks
         at 2026-11-25 03:59
         checks
         at 2026-11-25 04:00
         checks
         morning 2026-11-25 2 10
         checks
         at 2026-11-26 08:00
         checks",
        expect![[r#"
            > checks
              morning: none
            > day 1 1
            > checks
              morning: none
            > at 2026-11-25 03:59
            > checks
              morning: none
            > at 2026-11-25 04:00
            > checks
              morning: 2026-11-25
            > morning 2026-11-25 2 10
            > checks
              morning: none
            > at 2026-11-26 08:00
            > checks
              morning: none
        "#]],
    );
}

#[test]
fn a_morning_told_on_a_later_day_is_recalled_and_after_three_days_it_is_not_asked_for() {
    let (mut world, plan) = begun(&draft());
    expect![[r#"
        > day 1 1
        > at 2026-11-28 08:00
        > checks
          morning: 2026-11-25, recalled
        > morning 2026-11-25 2.5 10
        > checks
          morning: none
        > at 2026-11-29 08:00
        > checks
          morning: none
    "#]]
    .assert_eq(&diary::run(
        &mut world,
        &plan,
        "day 1 1
         at 2026-11-28 08:00
         checks
         morning 2026-11-25 2.5 10
         checks
         at 2026-11-29 08:00
         checks",
    ));
    let kept: String = rows::one(&world.folder, "SELECT value FROM life WHERE kind = 'morning'");
    expect![[r#"{"kind":"morning","niggle":null,"of_day":"2026-11-25","pain":2.5,"recalled":true,"something_new":null,"stiffness_min":10}"#]].assert_eq(&kept);
}

#[test]
fn a_session_outside_any_plan_asks_for_no_morning() {
    check(
        "play E01 left\nend session\nat 2026-11-25 08:00\nchecks",
        expect![[r#"
        > play E01 left
        > end session
          heard: session-done
        > at 2026-11-25 08:00
        > checks
          morning: none
    "#]],
    );
}

#[test]
fn the_freshest_morning_is_asked_first() {
    check(
        "day 1 1
         at 2026-11-25 08:00
         day 1 1
         at 2026-11-26 08:00
         checks
         morning 2026-11-26 1 5
         checks
         morning 2026-11-25 1 5
         checks",
        expect![[r#"
            > day 1 1
            > at 2026-11-25 08:00
            > day 1 1
            > at 2026-11-26 08:00
            > checks
              morning: 2026-11-26
            > morning 2026-11-26 1 5
            > checks
              morning: 2026-11-25, recalled
            > morning 2026-11-25 1 5
            > checks
              morning: none
        "#]],
    );
}

#[test]
fn a_morning_that_was_declined_is_kept_so_and_not_asked_again() {
    check(
        "day 1 1
         at 2026-11-25 08:00
         morning 2026-11-25 - -
         checks
         cards",
        expect![[r#"
            > day 1 1
            > at 2026-11-25 08:00
            > morning 2026-11-25 - -
            > checks
              morning: none
            > cards
              open of 2026-11-24, the morning after told: Hold by L11 A1
        "#]],
    );
}

#[test]
fn a_morning_out_of_range_is_refused_with_every_problem() {
    let (mut world, _) = begun(&draft());
    let now = world.now;
    let wrong = |day: &str| MorningDraft {
        day: day.to_owned(),
        pain: Some(10.5),
        stiffness_min: Some(2.5),
        something_new: None,
        niggle: Some(f64::NAN),
    };
    expect![[r#"
        [
            "day: has not come yet",
            "pain: must be a number from 0 to 10, in tenths at the finest",
            "stiffness_min: must be a whole number from 0 to 600",
            "niggle: must be a number from 0 to 10, in tenths at the finest",
        ]
    "#]]
    .assert_debug_eq(&problems(world.companion().answer_morning(&wrong("2026-11-25"), &now)));
    expect![[r#"
        [
            "day: is before the first plan",
            "pain: must be a number from 0 to 10, in tenths at the finest",
            "stiffness_min: must be a whole number from 0 to 600",
            "niggle: must be a number from 0 to 10, in tenths at the finest",
        ]
    "#]]
    .assert_debug_eq(&problems(world.companion().answer_morning(&wrong("2026-11-23"), &now)));
    for day in ["", "tomorrow", "2026-02-30", "+12026-1-1", "262142-01-01"] {
        let refused = problems(world.companion().answer_morning(&wrong(day), &now));
        assert_eq!(refused.first().map(String::as_str), Some("day: must be a day as YYYY-MM-DD"), "{day}");
    }
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind = 'morning'"), 0);
}

#[test]
fn a_week_is_asked_for_seven_days_after_the_start_and_after_the_last_answer() {
    let (mut world, plan) = begun(&draft());
    let mut told = diary::run(&mut world, &plan, "at 2026-11-30 12:00\nchecks\nat 2026-12-01 12:00\nchecks");
    let now = world.now;
    world.companion().answer_week(&WeekDraft { percent: Some(70.0), ..week() }, &now).expect("it is in range");
    told.push_str(&diary::run(&mut world, &plan, "checks\nat 2026-12-07 12:00\nchecks\nat 2026-12-08 12:00\nchecks"));
    expect![[r#"
        > at 2026-11-30 12:00
        > checks
          morning: none
        > at 2026-12-01 12:00
        > checks
          morning: none, and the week
        > checks
          morning: none
        > at 2026-12-07 12:00
        > checks
          morning: none
        > at 2026-12-08 12:00
        > checks
          morning: none, and the week
    "#]]
    .assert_eq(&told);
}

#[test]
fn activities_are_asked_by_the_names_that_they_had() {
    let (mut world, _) = begun(&draft());
    let now = world.now;
    let named = |name: &str, score| ActivityScore { name: name.to_owned(), score };
    let activities = vec![named(" Stairs ", Some(6)), named("Running for the bus", None)];
    world.companion().answer_week(&WeekDraft { activities, ..week() }, &now).expect("it is in range");
    // A week without them does not forget them.
    world.companion().answer_week(&week(), &now).expect("nothing was told, and that is kept");
    let asked = world.companion().today(&now).expect("today can be read").checks.activities;
    assert_eq!(asked, ["Stairs", "Running for the bus"]);
}

#[test]
fn a_week_out_of_range_is_refused_with_every_problem() {
    let (mut world, _) = begun(&draft());
    let now = world.now;
    let named = |name: &str, score| ActivityScore { name: name.to_owned(), score };
    let wrong = WeekDraft {
        percent: Some(101.0),
        confidence: Some(-1.0),
        frustration: Some(2.5),
        fatigue: Some(11.0),
        sore_places: Some(21.0),
        activities: vec![
            named(" ", Some(11)),
            named("Stairs", None),
            named("Stairs", None),
            named(&"a".repeat(81), None),
        ],
        scores: vec![
            TypedScore { name: ScoreName::Lefs, total: 81 },
            TypedScore { name: ScoreName::VisaA, total: 100 },
            TypedScore { name: ScoreName::VisaA, total: 99 },
        ],
        note: Some("a".repeat(4_001)),
        ..week()
    };
    expect![[r#"
        [
            "percent: must be a whole number from 0 to 100",
            "confidence: must be a whole number from 0 to 10",
            "frustration: must be a whole number from 0 to 10",
            "fatigue: must be a whole number from 0 to 10",
            "sore_places: must be a whole number from 0 to 20",
            "activities[0].name: is empty",
            "activities[0].score: must be a whole number from 0 to 10",
            "activities[2].name: is there twice",
            "activities[3].name: 81 characters; at most 80",
            "scores[0].total: must be a whole number from 0 to 80",
            "scores[2].name: is there twice",
            "note: 4001 characters; at most 4000",
        ]
    "#]]
    .assert_debug_eq(&problems(world.companion().answer_week(&wrong, &now)));
    let six = WeekDraft { activities: vec![named("Stairs", None); 6], ..week() };
    expect![[r#"
        [
            "activities: 6 of them; at most 5",
        ]
    "#]]
    .assert_debug_eq(&problems(world.companion().answer_week(&six, &now)));
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind = 'week'"), 0);
}
