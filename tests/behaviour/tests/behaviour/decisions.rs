//! What is suggested, and what the person makes of it.

use behaviour::{World, rows};
use expect_test::{Expect, expect};
use sinew_companion::wire::{
    Decided, ErrorCode, FlagDraft, LimitDraft, LimitKind, PainMode, PlanDraft, PlanEdit, SetBy, SignTicked, Urgency,
    Volume, WeekDraft,
};

use behaviour::diary::{self, begun, decide, draft, flat};

/// Three calm days, and the fourth morning.
const CALM: &str = "day 1 1
    at 2026-11-25 06:00
    morning 2026-11-25 1 10
    day 1 1
    at 2026-11-26 06:00
    morning 2026-11-26 1 10
    day 1 1
    at 2026-11-27 06:00";

fn calm() -> (World, String) {
    let (mut world, plan) = begun(&draft());
    diary::run(&mut world, &plan, CALM);
    (world, plan)
}

fn check(script: &str, expected: Expect) {
    let (mut world, plan) = calm();
    expected.assert_eq(&diary::run(&mut world, &plan, script));
}

#[test]
fn an_accepted_suggestion_changes_the_dose_and_says_why() {
    check(
        "dose
         morning 2026-11-27 1 10
         cards
         decide accept
         cards
         dose
         revisions",
        expect![[r#"
            > dose
              ToCome, E01 1×15, E02 1×15
                below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
                week, of 12, phase "Twelve weeks", week 1
            > morning 2026-11-27 1 10
            > cards
              open of 2026-11-26, the morning after told: Progress Sets 1→2 by L7
            > decide accept
            > cards
              Accept of 2026-11-26, the morning after told: Progress Sets 1→2 by L7
            > dose
              ToCome, E01 2×15, E02 2×15
                accepted, change {"from":1.0,"lever":"sets","to":2.0}, day "2026-11-27", rule "L7", sentence "Pain stayed low enough, the morning was as usual, and the work was done. One thing may rise.", source "Sinew's own default."
                below, caps {"hold_s":null,"reps":null,"sets":2}
                week, of 12, phase "Twelve weeks", week 1
            > revisions
              2026-11-27 accepted, change {"from":1.0,"lever":"sets","to":2.0}, day "2026-11-27", rule "L7", sentence "Pain stayed low enough, the morning was as usual, and the work was done. One thing may rise.", source "Sinew's own default."
              2026-11-24 the start or the end
        "#]],
    );
}

#[test]
fn a_missing_morning_never_advances() {
    check(
        "cards\ndecide accept\nrevisions\ndose",
        expect![[r#"
            > cards
              open of 2026-11-26, before the morning: Hold by L11 A1
            > decide accept
            > revisions
              2026-11-24 the start or the end
            > dose
              ToCome, E01 1×15, E02 1×15
                below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
                week, of 12, phase "Twelve weeks", week 1
        "#]],
    );
}

#[test]
fn a_declined_morning_never_advances_either() {
    check(
        "morning 2026-11-27 - -\ncards\ndecide accept\nrevisions",
        expect![[r#"
        > morning 2026-11-27 - -
        > cards
          open of 2026-11-26, the morning after told: Hold by L11 A1
        > decide accept
        > revisions
          2026-11-24 the start or the end
    "#]],
    );
}

#[test]
fn what_was_kept_stays_and_stands_with_the_overrides() {
    check(
        "session morning 7 7
         cards
         decide keep
         cards
         dose
         revisions",
        expect![[r#"
            > session morning 7 7
            > cards
              open of 2026-11-27, before the morning: StepBack(Stage) Reps 15→12 by L2 L4 A1
            > decide keep
            > cards
              Keep of 2026-11-27, before the morning: StepBack(Stage) Reps 15→12 by L2 L4 A1
            > dose
              Done, E01 1×15, E02 1×15
                below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
                week, of 12, phase "Twelve weeks", week 1
            > revisions
              2026-11-24 the start or the end
              override of L2 on 2026-11-27: StepBack(Stage), Keep
        "#]],
    );
}

#[test]
fn what_is_to_be_asked_becomes_a_question() {
    check(
        "morning 2026-11-27 1 10\ndecide ask\ndose\nquestions",
        expect![[r#"
            > morning 2026-11-27 1 10
            > decide ask
            > dose
              ToCome, E01 1×15, E02 1×15
                below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
                week, of 12, phase "Twelve weeks", week 1
            > questions
              2026-11-27 Alfredson heel drops: Sinew suggested sets from 1 to 2 because: Pain stayed low enough, the morning was as usual, and the work was done. One thing may rise. (L7)
        "#]],
    );
}

#[test]
fn the_same_answer_twice_changes_nothing_and_another_is_refused() {
    let (mut world, plan) = calm();
    diary::run(&mut world, &plan, "morning 2026-11-27 1 10");
    let card = diary::cards(&mut world).remove(0);
    let mut told = decide(&mut world, &plan, &card.session, true, Decided::Keep);
    let before = rows::count(&world.folder, "life");
    told.push_str(&decide(&mut world, &plan, &card.session, true, Decided::Keep));
    told.push_str(&decide(&mut world, &plan, &card.session, true, Decided::Accept));
    assert_eq!(rows::count(&world.folder, "life"), before);
    expect![[r#"
        refused, Invalid: decided: it was answered before
    "#]]
    .assert_eq(&flat(&told));
}

#[test]
fn a_suggestion_that_no_longer_stands_is_refused() {
    let (mut world, plan) = calm();
    let card = diary::cards(&mut world).remove(0);
    diary::run(&mut world, &plan, "morning 2026-11-27 1 10");
    let mut told = decide(&mut world, &plan, &card.session, card.with_morning, Decided::Accept);
    diary::run(&mut world, &plan, "day 2 2\nat 2026-11-28 08:00\nday 2 2");
    told.push_str(&decide(&mut world, &plan, &card.session, true, Decided::Accept));
    told.push_str(&decide(&mut world, "nobody", &card.session, true, Decided::Accept));
    expect![[r#"
        refused, NotFound: session: a session, a morning or a pause has come since; this suggestion no longer stands
        refused, NotFound: session: a session, a morning or a pause has come since; this suggestion no longer stands
        refused, NotFound: plan: no such plan
    "#]]
    .assert_eq(&flat(&told));
}

#[test]
fn signs_of_too_much_bring_a_lighter_week() {
    let (mut world, plan) = begun(&PlanDraft { volume: Volume::Full, ..draft() });
    diary::run(&mut world, &plan, CALM);
    let now = world.now;
    let tired = WeekDraft {
        percent: None,
        confidence: None,
        frustration: None,
        fatigue: Some(8.0),
        sore_places: None,
        slept_badly: Some(true),
        low_mood: None,
        activities: Vec::new(),
        scores: Vec::new(),
        note: None,
    };
    world.companion().answer_week(&tired, &now).expect("it is in range");
    expect![[r#"
        > morning 2026-11-27 1 10
        > cards
          open of 2026-11-26, the morning after told: Hold by W5 U2 L7
        > decide accept
        > cards
          Accept of 2026-11-26, the morning after told: Hold by W5 U2 L7
        > dose
          ToCome, E01 2×15, E02 2×15
            unloading, from "2026-11-27", source "A runner's guide to common injuries: what clinics and coaches usually advise."
            week, of 12, phase "Twelve weeks", week 1
        > revisions
          2026-11-27 unloading, from "2026-11-27", source "A runner's guide to common injuries: what clinics and coaches usually advise."
          2026-11-24 the start or the end
        > at 2026-12-03 08:00
        > dose
          ToCome, E01 2×15, E02 2×15
            unloading, from "2026-11-27", source "A runner's guide to common injuries: what clinics and coaches usually advise."
            week, of 12, phase "Twelve weeks", week 1
        > at 2026-12-04 08:00
        > dose
          ToCome, E01 3×15, E02 3×15
            week, of 12, phase "Twelve weeks", week 1
    "#]].assert_eq(&diary::run(
        &mut world,
        &plan,
        "morning 2026-11-27 1 10
         cards
         decide accept
         cards
         dose
         revisions
         at 2026-12-03 08:00
         dose
         at 2026-12-04 08:00
         dose",
    ));
}

#[test]
fn an_emergency_is_not_kept_otherwise() {
    let (mut world, plan) = calm();
    let card = diary::cards(&mut world).remove(0);
    let now = world.now;
    let emergency = world.companion().checklist("red-flags").expect("it ships").checklist;
    let item = emergency.items.iter().position(|i| i.urgency == Some(Urgency::Emergency));
    let sign = SignTicked { checklist: emergency.id, item: item.expect("there is one") as u32 };
    world.companion().raise_flag(&FlagDraft { signs: vec![sign] }, &now).expect("it is kept");
    assert!(diary::cards(&mut world).is_empty(), "nothing is suggested beside an emergency");
    for decided in [Decided::Keep, Decided::Ask] {
        let told = decide(&mut world, &plan, &card.session, card.with_morning, decided);
        assert!(told.contains("Barred"), "{told}");
    }
}

#[test]
fn somebody_who_should_look_gets_the_log_in_figures() {
    let (mut world, plan) = begun(&draft());
    let first: chrono::NaiveDate = "2026-11-24".parse().expect("a day");
    // Three whole weeks, each a little worse than the one before.
    for (day, place) in first.iter_days().zip(0..21) {
        let (pain, stiffness) = (2 + place / 7, 10 + 5 * (place / 7));
        let script = format!("at {day} 07:00\nmorning {day} {pain} {stiffness}\nday {pain} 2");
        diary::run(&mut world, &plan, &script);
    }
    diary::run(&mut world, &plan, "at 2026-12-15 07:00\nmorning 2026-12-15 4 20");
    expect![[r#"
        > cards
          open of 2026-12-14, the morning after told: StepBack(Load) Reps 15→12 by L10 L6
            Alfredson heel drops, week 1 of 12, begun on 2026-11-24
            Sessions done of those asked: 12 of 12 in 7 days, 42 of 42 in 28 days
            From 2026-12-15, means: pain during not told, after not told, in the morning 4; stiffness 20 min
            From 2026-12-08, means: pain during 4, after 2, in the morning 4; stiffness 20 min
            From 2026-12-01, means: pain during 3, after 2, in the morning 3; stiffness 15 min
            From 2026-11-24, means: pain during 2, after 2, in the morning 2; stiffness 10 min
            Added load, Heel drop, knee straight: not told
            Added load, Heel drop, knee bent: not told
    "#]]
    .assert_eq(&diary::run(&mut world, &plan, "cards"));
}

#[test]
fn a_limit_holds_until_its_last_day_or_until_it_is_taken_away() {
    let (mut world, plan) = calm();
    let now = world.now;
    let limit = LimitDraft {
        plan: Some(plan.clone()),
        kind: LimitKind::Sets,
        at_most: Some(1.0),
        by: SetBy::Clinician,
        who: Some("Ms Berg, physio".to_owned()),
        until: Some("2026-11-30".to_owned()),
    };
    let id = world.companion().set_limit(&limit, &now).expect("it is in range");
    let mut told = diary::run(&mut world, &plan, "morning 2026-11-27 1 10\ncards\ndose");
    let lines = world.companion().plan(&plan, &now).expect("the plan can be read").limits;
    for line in lines {
        told.push_str(&format!("{:?} {} {:?} {:?} {:?}\n", line.kind, line.at_most, line.by, line.who, line.until));
    }
    world.companion().end_limit(&id, &now).expect("it holds");
    assert_eq!(world.companion().end_limit(&id, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    told.push_str(&diary::run(&mut world, &plan, "cards"));
    expect![[r#"
        > morning 2026-11-27 1 10
        > cards
          open of 2026-11-26, the morning after told: Hold by K2 L7
            Alfredson heel drops, week 1 of 12, begun on 2026-11-24
            Sessions done of those asked: 6 of 6 in 7 days, 6 of 6 in 28 days
            From 2026-11-24, means: pain during 1, after 1, in the morning 1; stiffness 10 min
            Added load, Heel drop, knee straight: not told
            Added load, Heel drop, knee bent: not told
        > dose
          ToCome, E01 1×15, E02 1×15
            below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
            limit, at_most 1.0, by "clinician", kind "sets", until "2026-11-30", who "Ms Berg, physio"
            week, of 12, phase "Twelve weeks", week 1
        Sets 1 Clinician Some("Ms Berg, physio") Some("2026-11-30")
        > cards
          open of 2026-11-26, the morning after told: Progress Sets 1→2 by L7
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_lower_limit_takes_the_dose_back_to_it() {
    let (mut world, plan) = calm();
    diary::run(&mut world, &plan, "morning 2026-11-27 1 10\ndecide accept\nday 1 1\nat 2026-11-28 06:00");
    let now = world.now;
    let limit =
        LimitDraft { plan: None, kind: LimitKind::Sets, at_most: Some(1.0), by: SetBy::Person, who: None, until: None };
    world.companion().set_limit(&limit, &now).expect("it is in range");
    expect![[r#"
        > morning 2026-11-28 1 10
        > cards
          open of 2026-11-27, the morning after told: StepBack(ToLimit) Sets 2→1 by Y2 Y3 L7
        > decide accept
        > dose
          ToCome, E01 1×15, E02 1×15
            accepted, change {"from":2.0,"lever":"sets","to":1.0}, day "2026-11-28", rule "Y2", sentence "The dose is above your own limit. Back to it.", source "Sinew's own default."
            accepted, change {"from":1.0,"lever":"sets","to":2.0}, day "2026-11-27", rule "L7", sentence "Pain stayed low enough, the morning was as usual, and the work was done. One thing may rise.", source "Sinew's own default."
            below, caps {"hold_s":null,"reps":null,"sets":1}, source "Sinew's own default. No paper says with how many the tolerated form begins."
            limit, at_most 1.0, by "person", kind "sets", until null, who null
            week, of 12, phase "Twelve weeks", week 1
    "#]].assert_eq(&diary::run(&mut world, &plan, "morning 2026-11-28 1 10\ncards\ndecide accept\ndose"));
}

#[test]
fn the_last_week_of_the_table_opens_the_way_to_upkeep() {
    let (mut world, plan) = begun(&PlanDraft { volume: Volume::Full, mode: PainMode::Published, ..draft() });
    let now = world.now;
    let last = PlanEdit { plan: plan.clone(), week: Some(12), ..PlanEdit::default() };
    world.companion().edit_plan(&last, &now).expect("the person may");
    let may = |world: &mut World| {
        let now = world.now;
        world.companion().plan(&plan, &now).expect("the plan can be read").may_graduate
    };
    assert!(!may(&mut world));
    for day in 24..=30 {
        diary::run(&mut world, &plan, &format!("at 2026-11-{day} 07:00\nmorning 2026-11-{day} 1 10\nday 1 1"));
    }
    assert!(!may(&mut world), "its seven days are not over");
    let log = "at 2026-12-01 07:00\ncards\nmorning 2026-12-01 1 10\ncards\ndecide accept\nrevisions";
    expect![[r#"
        > at 2026-12-01 07:00
        > cards
          open of 2026-11-30, before the morning: Hold by L11 A1
        > morning 2026-12-01 1 10
        > cards
          open of 2026-11-30, the morning after told: Hold by W7 L7
        > decide accept
        > revisions
          2026-11-24 person, above_suggestion true, day "2026-11-24"
          2026-11-24 the start or the end
    "#]]
    .assert_eq(&diary::run(&mut world, &plan, log));
    assert!(may(&mut world), "that it was read does not begin it");
}

#[test]
fn what_yesterday_allows_is_still_open_after_the_first_session_of_today() {
    check(
        "morning 2026-11-27 1 10\nsession morning 1 1\ncards\ndecide accept\ncards\ndose",
        expect![[r#"
        > morning 2026-11-27 1 10
        > session morning 1 1
        > cards
          open of 2026-11-26, the morning after told: Progress Sets 1→2 by L7
        > decide accept
        > cards
          open of 2026-11-27, before the morning: Hold by L11 A1
          Accept of 2026-11-26, the morning after told: Progress Sets 1→2 by L7
        > dose
          Done, E01 2×15, E02 2×15
            accepted, change {"from":1.0,"lever":"sets","to":2.0}, day "2026-11-27", rule "L7", sentence "Pain stayed low enough, the morning was as usual, and the work was done. One thing may rise.", source "Sinew's own default."
            below, caps {"hold_s":null,"reps":null,"sets":2}
            week, of 12, phase "Twelve weeks", week 1
    "#]],
    );
}

#[test]
fn an_answer_of_yesterday_is_not_shown_again() {
    check(
        "morning 2026-11-27 1 10\ndecide keep\ncards\nat 2026-11-28 08:00\ncards",
        expect![[r#"
        > morning 2026-11-27 1 10
        > decide keep
        > cards
          Keep of 2026-11-26, the morning after told: Progress Sets 1→2 by L7
        > at 2026-11-28 08:00
        > cards
    "#]],
    );
}

#[test]
fn a_plan_that_is_paused_is_told_nothing() {
    check(
        "morning 2026-11-27 1 10\npause ill\ncards\nresume\ncards",
        expect![[r#"
        > morning 2026-11-27 1 10
        > pause ill
        > cards
        > resume
        > cards
          open of 2026-11-26, the morning after told: Progress Sets 1→2 by L7
    "#]],
    );
}

#[test]
fn a_limit_out_of_range_is_refused_with_every_problem() {
    let (mut world, plan) = calm();
    let now = world.now;
    let limit = |kind, at_most| LimitDraft {
        plan: Some(plan.clone()),
        kind,
        at_most,
        by: SetBy::Clinician,
        who: Some("  ".to_owned()),
        until: Some("2026-11-26".to_owned()),
    };
    let wrong = [
        (LimitKind::PainDuring, Some(11.0)),
        (LimitKind::PainAfter, Some(2.55)),
        (LimitKind::Reps, Some(0.0)),
        (LimitKind::Sets, Some(1.5)),
        (LimitKind::HoldS, Some(601.0)),
        (LimitKind::LoadKg, Some(f64::NAN)),
        (LimitKind::Week, None),
    ];
    let mut told = String::new();
    for (kind, at_most) in wrong {
        let refused = world.companion().set_limit(&limit(kind, at_most), &now).expect_err("out of range");
        told.push_str(&format!("{kind:?}: {}\n", refused.detail.join("; ")));
    }
    expect![[r#"
        PainDuring: at_most: must be a number from 0 to 10, in tenths at the finest; who: is empty: whose limit is it?; until: is over already
        PainAfter: at_most: must be a number from 0 to 10, in tenths at the finest; who: is empty: whose limit is it?; until: is over already
        Reps: at_most: must be a whole number from 1 to 100; who: is empty: whose limit is it?; until: is over already
        Sets: at_most: must be a whole number from 1 to 10; who: is empty: whose limit is it?; until: is over already
        HoldS: at_most: must be a whole number from 1 to 600; who: is empty: whose limit is it?; until: is over already
        LoadKg: at_most: must be a number from 0 to 500; who: is empty: whose limit is it?; until: is over already
        Week: at_most: is empty; who: is empty: whose limit is it?; until: is over already
    "#]].assert_eq(&told);
    let nobodys = LimitDraft { plan: Some("nobody".to_owned()), ..limit(LimitKind::Sets, Some(1.0)) };
    assert_eq!(world.companion().set_limit(&nobodys, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind = 'limit'"), 0);
}

#[test]
fn questions_are_kept_until_they_were_asked() {
    let (mut world, plan) = calm();
    let now = world.now;
    world.companion().add_question("  May I swim?  ", Some(&plan), &now).expect("it is kept");
    world.companion().add_question("Who makes insoles?", None, &now).expect("it is kept");
    let newest = world.companion().questions().expect("they can be read").remove(0);
    world.companion().question_done(&newest.id, &now).expect("it is there");
    world.companion().question_done(&newest.id, &now).expect("once more is harmless");
    expect![[r#"
        > questions
          2026-11-27 Who makes insoles?, done
          2026-11-27 May I swim?
    "#]]
    .assert_eq(&diary::run(&mut world, &plan, "questions"));
    let long = "a".repeat(1_001);
    for words in ["", "  ", long.as_str()] {
        assert_eq!(world.companion().add_question(words, None, &now).map_err(|e| e.code), Err(ErrorCode::Invalid));
    }
    let companion = world.companion();
    assert_eq!(companion.add_question("?", Some("nobody"), &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(companion.question_done("nobody", &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind LIKE 'question%'"), 3);
}
