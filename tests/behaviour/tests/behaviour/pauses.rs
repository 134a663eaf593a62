//! Pauses, and coming back after them.

use expect_test::{Expect, expect};
use sinew_companion::wire::{ErrorCode, PauseDraft, PauseKind, PlanDraft, PlanEdit, ResumeDraft, Volume};

use behaviour::diary::{self, begun, draft};
use behaviour::rows;

fn check(script: &str, expected: Expect) {
    let (mut world, plan) = begun(&draft());
    expected.assert_eq(&diary::run(&mut world, &plan, script));
}

#[test]
fn a_pause_freezes_sessions_and_a_short_one_costs_nothing() {
    check(
        "pause travel
         pauses
         dose
         at 2026-11-27 08:00
         pauses
         resume
         pauses
         dose
         revisions",
        expect![[r#"
            > pause travel
            > pauses
              Travel from 2026-11-24, 0 days; Same: week 1 to 1, by Sinew's own default.
            > dose
              Paused, E01 1×15, E02 1×15
                below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
                week, of 12, phase "Twelve weeks", week 1
            > at 2026-11-27 08:00
            > pauses
              Travel from 2026-11-24, 3 days; Same: week 1 to 1, by Sinew's own default.
            > resume
            > pauses
              none
            > dose
              ToCome, E01 1×15, E02 1×15
                below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
                week, of 12, phase "Twelve weeks", week 1
            > revisions
              2026-11-24 the start or the end
        "#]],
    );
}

#[test]
fn the_longer_it_was_the_further_back_it_begins() {
    let mut told = String::new();
    for back in ["2026-11-27", "2026-11-28", "2026-12-02", "2026-12-09", "2027-01-06"] {
        let (mut world, plan) = begun(&PlanDraft { volume: Volume::Full, ..draft() });
        told.push_str(&diary::run(&mut world, &plan, &format!("pause ill\nat {back} 08:00\npauses\nresume\ndose")));
    }
    expect![[r#"
        > pause ill
        > at 2026-11-27 08:00
        > pauses
          Ill from 2026-11-24, 3 days; Same: week 1 to 1, by Sinew's own default.
        > resume
        > dose
          ToCome, E01 3×15, E02 3×15
            week, of 12, phase "Twelve weeks", week 1
        > pause ill
        > at 2026-11-28 08:00
        > pauses
          Ill from 2026-11-24, 4 days; OneBack: week 1 to 1, sets 3 to 2, by Sinew's own default.
        > resume
        > dose
          ToCome, E01 2×15, E02 2×15
            restarted, day "2026-11-28", step "one_back"
            below, caps {"hold_s":null,"reps":null,"sets":2}
            week, of 12, phase "Twelve weeks", week 1
        > pause ill
        > at 2026-12-02 08:00
        > pauses
          Ill from 2026-11-24, 8 days; TwoBack: week 1 to 1, sets 3 to 1, by Sinew's own default.
        > resume
        > dose
          ToCome, E01 1×15, E02 1×15
            restarted, day "2026-12-02", step "two_back"
            below, caps {"hold_s":null,"reps":null,"sets":1}
            week, of 12, phase "Twelve weeks", week 1
        > pause ill
        > at 2026-12-09 08:00
        > pauses
          Ill from 2026-11-24, 15 days; StartOfPhase: week 1 to 1, sets 3 to 1, by Sinew's own default.
        > resume
        > dose
          ToCome, E01 1×15, E02 1×15
            restarted, day "2026-12-09", step "start_of_phase"
            below, caps {"hold_s":null,"reps":null,"sets":1}
            week, of 12, phase "Twelve weeks", week 1
        > pause ill
        > at 2027-01-06 08:00
        > pauses
          Ill from 2026-11-24, 43 days; Beginning: week 1 to 1, sets 3 to 1, by Sinew's own default.
        > resume
        > dose
          ToCome, E01 1×15, E02 1×15
            restarted, day "2027-01-06", step "beginning"
            below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
            week, of 12, phase "Twelve weeks", week 1
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_flare_costs_a_step_and_waits_until_it_is_quiet() {
    check(
        "pause flare
         at 2026-11-25 08:00
         pauses
         resume
         resume sore
         resume quiet
         revisions",
        expect![[r#"
            > pause flare
            > at 2026-11-25 08:00
            > pauses
              Flare from 2026-11-24, 1 days; OneBack: week 1 to 1, waits for Quiet, by Sinew's own default.
            > resume
              refused, Invalid: quiet: pain is not known to be back to its usual
            > resume sore
              refused, Invalid: quiet: pain is not known to be back to its usual
            > resume quiet
            > revisions
              2026-11-25 restarted, day "2026-11-25", step "one_back"
              2026-11-24 the start or the end
        "#]],
    );
}

#[test]
fn going_on_as_before_is_kept_as_an_override() {
    check(
        "pause flare
         at 2026-11-25 08:00
         resume sore as-before
         dose
         revisions
         pause travel
         at 2026-11-26 08:00
         resume as-before
         revisions",
        expect![[r#"
            > pause flare
            > at 2026-11-25 08:00
            > resume sore as-before
            > dose
              ToCome, E01 1×15, E02 1×15
                person, above_suggestion true, day "2026-11-25"
                below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
                week, of 12, phase "Twelve weeks", week 1
            > revisions
              2026-11-25 person, above_suggestion true, day "2026-11-25"
              2026-11-24 the start or the end
            > pause travel
            > at 2026-11-26 08:00
            > resume as-before
            > revisions
              2026-11-25 person, above_suggestion true, day "2026-11-25"
              2026-11-24 the start or the end
        "#]],
    );
}

#[test]
fn a_clinicians_pause_waits_for_the_clinician() {
    check(
        "pause clinician\nat 2026-11-26 08:00\npauses\nresume\nresume agreed\npauses",
        expect![[r#"
        > pause clinician
        > at 2026-11-26 08:00
        > pauses
          Clinician from 2026-11-24, 2 days; Same: week 1 to 1, waits for Clinician, by Sinew's own default.
        > resume
          refused, Invalid: clinician_agrees: the clinician is not known to agree
        > resume agreed
        > pauses
          none
    "#]],
    );
}

#[test]
fn a_planned_week_of_rest_costs_nothing_and_a_longer_one_does() {
    check(
        "pause rest-week 2026-11-24 2026-11-30
         at 2026-12-04 08:00
         pauses
         at 2026-12-05 08:00
         pauses",
        expect![[r#"
            > pause rest-week 2026-11-24 2026-11-30
            > at 2026-12-04 08:00
            > pauses
              RestWeek from 2026-11-24, 10 days; Same: week 1 to 1, by Sinew's own default.
            > at 2026-12-05 08:00
            > pauses
              RestWeek from 2026-11-24, 11 days; OneBack: week 1 to 1, by Sinew's own default.
        "#]],
    );
}

#[test]
fn a_second_pause_over_a_first_is_refused_and_so_are_days_that_cannot_be() {
    check(
        "pause ill
         pause travel
         resume
         pause ill 2026-11-20
         pause ill 2026-11-26 2026-11-25
         pause ill 2028-01-01
         pause ill someday 2026-13-01",
        expect![[r#"
            > pause ill
            > pause travel
              refused, Invalid: from: another pause holds then: end that one first
            > resume
            > pause ill 2026-11-20
              refused, Invalid: from: is before the plan began
            > pause ill 2026-11-26 2026-11-25
              refused, Invalid: until: is before the first day
            > pause ill 2028-01-01
              refused, Invalid: from: is more than a year ahead
            > pause ill someday 2026-13-01
              refused, Invalid: from: must be a day as YYYY-MM-DD; until: must be a day as YYYY-MM-DD
        "#]],
    );
}

#[test]
fn a_pause_that_is_meant_for_later_can_be_called_off() {
    check(
        "pause travel 2026-12-01 2026-12-05
         pauses
         dose
         pause ill
         resume
         pause ill
         revisions",
        expect![[r#"
            > pause travel 2026-12-01 2026-12-05
            > pauses
              none
            > dose
              ToCome, E01 1×15, E02 1×15
                below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
                week, of 12, phase "Twelve weeks", week 1
            > pause ill
              refused, Invalid: from: another pause holds then: end that one first
            > resume
            > pause ill
            > revisions
              2026-11-24 the start or the end
        "#]],
    );
}

#[test]
fn a_plan_in_a_later_week_goes_back_by_weeks() {
    let (mut world, plan) = begun(&PlanDraft { volume: Volume::Full, ..draft() });
    let now = world.now;
    let edit = PlanEdit { plan: plan.clone(), week: Some(9), ..PlanEdit::default() };
    world.companion().edit_plan(&edit, &now).expect("the person may");
    expect![[r#"
        > pause ill
        > at 2026-11-28 08:00
        > pauses
          Ill from 2026-11-24, 4 days; OneBack: week 9 to 8, sets 3 to 2, by Sinew's own default.
        > at 2026-12-03 08:00
        > pauses
          Ill from 2026-11-24, 9 days; TwoBack: week 9 to 7, sets 3 to 1, by Sinew's own default.
        > resume
        > revisions
          2026-12-03 restarted, day "2026-12-03", step "two_back"
          2026-11-24 person, above_suggestion true, day "2026-11-24"
          2026-11-24 the start or the end
    "#]]
    .assert_eq(&diary::run(
        &mut world,
        &plan,
        "pause ill\nat 2026-11-28 08:00\npauses\nat 2026-12-03 08:00\npauses\nresume\nrevisions",
    ));
}

#[test]
fn nobodys_pause_is_not_found() {
    let (mut world, _) = begun(&draft());
    let now = world.now;
    let pause = PauseDraft { plan: Some("nobody".to_owned()), kind: PauseKind::Ill, from: None, until: None };
    assert_eq!(world.companion().pause(&pause, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    let resume = ResumeDraft { pause: "nobody".to_owned(), quiet: None, clinician_agrees: false, as_before: false };
    assert_eq!(world.companion().resume(&resume, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind IN ('pause', 'resume')"), 0);
}

#[test]
fn one_pause_can_hold_every_plan() {
    let (mut world, plan) = begun(&draft());
    let now = world.now;
    let all = PauseDraft { plan: None, kind: PauseKind::Ill, from: None, until: None };
    let id = world.companion().pause(&all, &now).expect("nothing is paused yet");
    let mut told = diary::run(&mut world, &plan, "pause travel\nat 2026-12-04 08:00\npauses");
    let now = world.now;
    let back = ResumeDraft { pause: id, quiet: None, clinician_agrees: false, as_before: false };
    world.companion().resume(&back, &now).expect("it holds");
    assert_eq!(world.companion().resume(&back, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    told.push_str(&diary::run(&mut world, &plan, "pauses\nrevisions"));
    expect![[r#"
        > pause travel
          refused, Invalid: from: another pause holds then: end that one first
        > at 2026-12-04 08:00
        > pauses
          Ill from 2026-11-24, 10 days; TwoBack: week 1 to 1, by Sinew's own default.
        > pauses
          none
        > revisions
          2026-12-04 restarted, day "2026-12-04", step "two_back"
          2026-11-24 the start or the end
    "#]]
    .assert_eq(&told);
}
