//! Silence when done: what was finished, skipped, paused or ended is off the screen in the same moment.

use expect_test::expect;

use super::{check, evenings, twice_a_day};

#[test]
fn whatever_settles_it_takes_it_off_the_screen() {
    let ways = ["start evening", "skip evening pain", "skip evening clinician", "plan paused", "plan ended", "a sign"];
    for way in ways {
        let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
        world.run("until 17:00");
        assert!(world.on_screen.is_some());
        let told = world.run(way);
        assert!(told.contains("WITHDRAW evening"), "{way}: {told}");
        assert_eq!(world.on_screen, None, "{way}");
        let after = world.run("until rest\nend session\nuntil 23:00");
        assert!(!after.contains("SHOW evening"), "{way}: {after}");
    }
}

#[test]
fn done_by_hand_is_done() {
    let mut world = twice_a_day("Europe/Berlin", "2026-11-24 05:00");
    world.run("until 06:30");
    let (now, key) = (world.now, world.key(sinew_companion::wire::SlotName::Morning));
    let done = |exercise: &str| sinew_companion::wire::ByHandDose {
        exercise: exercise.to_owned(),
        side: Some(sinew_companion::wire::Leg::Left),
        sets: 3,
        reps: Some(15),
        load_kg: None,
        reason: None,
    };
    let told = sinew_companion::wire::ByHandDraft {
        key,
        done: vec![done("E01"), done("E02")],
        pain_during: None,
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        note: None,
    };
    world.companion().log_by_hand(&told, &now).expect("it is kept");
    world.settle();
    let told = world.run("until 12:00\nlog");
    expect![[r#"
          Tue 06:30:00 WITHDRAW morning
        > until 12:00
        > log
          2026-11-24 (0 d ago, Europe/Berlin)
            morning 06:00-11:00: 06:00 due, 06:00 shown (first), 06:15 shown (second), 06:30 done
    "#]]
    .assert_eq(&told);
}

#[test]
fn an_interrupted_session_that_is_thrown_away_is_asked_for_again() {
    check(
        "16:50",
        "
            until 17:00
            start evening
            until rest
            killed
            discard interrupted
            +3m
            +15m
            not today evening time
            log
        ",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > start evening
              Mon 17:00:00 WITHDRAW evening
            > until rest
              heard: count×3 (raise lower)×15 rest
            > killed
            > discard interrupted
            > +3m
            > +15m
              Mon 17:16:40 SHOW evening second [start | in 15 min 17:31 | later 19:16 | not today, +2d 17:00]
            > not today evening time
              Mon 17:19:40 WITHDRAW evening
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:00 started, 17:01 left, 17:16 shown (second), 17:19 skipped (NoTime)
        "#]],
    );
}

#[test]
fn a_plan_paused_and_taken_up_again_prompts_no_more_than_four_times() {
    check(
        "16:50",
        "
            until 17:20
            plan paused
            now
            +10m
            plan resumed
            +5m
            until 22:30
            log
        ",
        expect![[r#"
            > until 17:20
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
              Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
            > plan paused
              Mon 17:20:00 WITHDRAW evening
            > now
              nothing
            > +10m
            > plan resumed
            > +5m
            > until 22:30
              Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, +2d 17:00]
              Mon 21:15:00 SHOW evening last call [start | not today, +2d 17:00]
              Mon 22:00:00 WITHDRAW evening
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:15 shown (second), 17:20 called off, 17:30 due, 17:45 shown (third), 21:15 shown (last call), 22:00 missed (Unanswered)
        "#]],
    );
}

#[test]
fn a_slot_that_is_moved_moves_its_reminder() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    world.run("until 17:00");
    let (now, plan) = (world.now, world.key(sinew_companion::wire::SlotName::Evening).plan);
    let slots = vec![behaviour::world::slot(sinew_companion::wire::SlotName::Evening, "19:00", "21:00")];
    let edit = sinew_companion::wire::PlanEdit { plan, slots: Some(slots), ..Default::default() };
    world.companion().edit_plan(&edit, &now).expect("it is in range");
    world.settle();
    expect![[r#"
          Mon 17:00:00 WITHDRAW evening
        > now
          next Evening of Heavy slow resistance, at home 19:00-21:00, 22 min []
        > until 21:30
          Mon 19:00:00 SHOW evening second [start | in 15 min 19:15 | later 20:15 | not today, +2d 19:00]
          Mon 19:30:00 SHOW evening third [start | in 15 min 19:45 | later 20:15 | not today, +2d 19:00]
          Mon 20:15:00 SHOW evening last call [start | not today, +2d 19:00]
          Mon 21:00:00 WITHDRAW evening
    "#]]
    .assert_eq(&world.run("now\nuntil 21:30"));
}
