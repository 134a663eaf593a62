//! Held, not dropped: for each reason, and released about two minutes after the person is back, once.

use expect_test::expect;

use super::{check, check_in, evenings, twice_a_day};

#[test]
fn a_window_that_closes_into_quiet_hours_is_said_when_the_app_is_opened() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    world.run("until 21:50\npresence idle\nuntil 22:10\npresence here\n+3m");
    expect![[r#"
        > now
          next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
          held: QuietHours
          missed Evening 0 d ago: Unanswered
        > until 06:05
        > now
          next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
          missed Evening 1 d ago: Unanswered
        > cards seen
        > now
          next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
    "#]]
    .assert_eq(&world.run("now\nuntil 06:05\nnow\ncards seen\nnow"));
}

#[test]
fn each_reason_holds_and_the_release_comes_once() {
    for reason in ["locked", "disturbed", "full-screen", "camera", "microphone", "idle"] {
        let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
        world.run(&format!("presence {reason}"));
        let held = world.run("until 18:00");
        assert_eq!(held, "> until 18:00\n", "{reason}");
        let told = world.run("now\npresence here\n+119s");
        assert!(told.contains("held: "), "{reason}: {told}");
        assert!(!told.contains("SHOW"), "{reason}: {told}");
        let told = world.run("+1s\n+10m");
        assert_eq!(told.matches("SHOW evening first").count(), 1, "{reason}: {told}");
    }
}

#[test]
fn what_a_desktop_does_not_tell_never_holds() {
    check(
        "16:50",
        "
            presence unknown
            until 17:00
        ",
        expect![[r#"
            > presence unknown
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
        "#]],
    );
}

#[test]
fn the_last_call_is_shown_to_an_empty_chair() {
    check(
        "16:50",
        "
            presence idle
            until 22:00
            log
        ",
        expect![[r#"
            > presence idle
            > until 22:00
              Mon 21:15:00 SHOW evening last call [start | in 15 min 21:30 | not today, +2d 17:00]
              Mon 22:00:00 WITHDRAW evening
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 held (Idle), 21:15 shown (last call), 22:00 missed (Unanswered)
        "#]],
    );
}

#[test]
fn the_persons_own_pause_and_quiet_hours() {
    check(
        "16:50",
        "
            quiet for 17:30
            now
            until 17:30
            quiet for hour
            tray
            until 18:31
            dismiss
            quiet for today
            now
            unpause
            quiet for ever
            now
            until 22:30
            unpause
            now
            until 06:30
            now
        ",
        expect![[r#"
            > quiet for 17:30
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, 22 min []
              held: Paused
              paused until Some("17:30")
            > until 17:30
              Mon 17:30:00 SHOW evening first [start | in 15 min 17:45 | later 19:30 | not today, +2d 17:00]
            > quiet for hour
            > tray
              Evening 17:00-22:00 in 0 d, closes in 240 min, held: Paused
            > until 18:31
              Mon 18:30:00 SHOW evening second [start | in 15 min 18:45 | later 20:30 | not today, +2d 17:00]
            > dismiss
            > quiet for today
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 18:46 | later 20:31 | not today, +2d 17:00]
              held: Paused
              paused until Some("04:00")
            > unpause
            > quiet for ever
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 18:46 | later 20:31 | not today, +2d 17:00]
              held: Paused
              paused until None
            > until 22:30
            > unpause
            > now
              next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
              held: QuietHours
              missed Evening 0 d ago: Unanswered
            > until 06:30
            > now
              next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
              missed Evening 1 d ago: Unanswered
        "#]],
    );
}

#[test]
fn a_session_outside_the_plan_is_not_interrupted() {
    check(
        "16:50",
        "
            until 16:59
            play E41 left
            +2m
            now
            end session
            +3m
        ",
        expect![[r#"
            > until 16:59
            > play E41 left
            > +2m
              heard: count×3 raise hold lower raise hold lower raise hold lower raise hold lower raise hold lower raise hold lower raise hold lower raise hold lower raise hold lower raise hold lower rest ten-seconds count×3 raise hold lower
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 17:16 | later 19:01 | not today, +2d 17:00]
              held: InSession
            > end session
              heard: session-done
            > +3m
              Mon 17:03:00 SHOW evening first [start | in 15 min 17:18 | later 19:03 | not today, +2d 17:00]
        "#]],
    );
}

#[test]
fn never_two_at_once() {
    let mut world = twice_a_day("Europe/Berlin", "2026-11-24 05:00");
    let draft = super::evening();
    let draft = sinew_companion::wire::PlanDraft {
        legs: sinew_companion::wire::Legs::Right,
        weekdays: [true, true, true, false, false, false, false],
        ..draft
    };
    world.begin(&draft);
    check_in(
        &mut world,
        "until 17:30\nnow",
        expect![[r#"
        > until 17:30
          Tue 06:00:00 SHOW morning first [start | in 15 min 06:15 | later 08:00 | not today, +1d 06:00]
          Tue 06:15:00 SHOW morning second [start | in 15 min 06:30 | later 08:15 | not today, +1d 06:00]
          Tue 06:45:00 SHOW morning third [start | in 15 min 07:00 | later 08:45 | not today, +1d 06:00]
          Tue 10:15:00 SHOW morning last call [start | not today, +1d 06:00]
          Tue 11:00:00 WITHDRAW morning
          Tue 17:00:00 SHOW evening first, also a session [start | in 15 min 17:15 | later 19:00 | not today, +1d 17:00]
          Tue 17:15:00 SHOW evening second, also a session [start | in 15 min 17:30 | later 19:15 | not today, +1d 17:00]
        > now
          next Evening of Alfredson heel drops 17:00-22:00, open, 14 min [start | in 15 min 17:45 | later 19:30 | not today, +1d 17:00]
          missed Morning 0 d ago: Unanswered
    "#]],
    );
}
