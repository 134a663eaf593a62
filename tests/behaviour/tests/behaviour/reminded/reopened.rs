//! The program is ended and begun again at every state: nothing rings twice, nothing is lost.

use std::collections::BTreeMap;

use expect_test::expect;

use super::{check, evenings};

#[test]
fn killed_at_every_state() {
    check(
        "16:50",
        "
            killed
            until 17:00
            killed
            until 17:20
            press in15
            killed
            presence locked
            until 17:40
            killed
            now
            until 17:45
            quiet for 18:30
            killed
            now
            until 18:35
            press not-today evening
            killed
            now
            until 23:00
            killed
            now
            log
        ",
        expect![[r#"
            > killed
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > killed
              Mon 17:00:00 WITHDRAW evening
            > until 17:20
              Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
            > press in15
              Mon 17:20:00 WITHDRAW evening
            > killed
            > presence locked
            > until 17:40
            > killed
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, snoozed until 17:35, 22 min [start | in 15 min 17:55 | later 19:40 | not today, +2d 17:00]
              held: JustBack
            > until 17:45
              Mon 17:42:00 SHOW evening third [start | in 15 min 17:57 | later 19:42 | not today, +2d 17:00]
            > quiet for 18:30
            > killed
              Mon 17:45:00 WITHDRAW evening
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 18:00 | later 19:45 | not today, +2d 17:00]
              held: Paused
              paused until Some("18:30")
            > until 18:35
            > press not-today evening
              Mon 18:35:00 OPEN today
            > killed
            > now
              next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
              held: JustBack
            > until 23:00
            > killed
            > now
              next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
              held: QuietHours
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:15 shown (second), 17:20 snoozed until 17:35, 17:35 held (Locked), 17:40 held (JustBack), 17:42 shown (third), 18:35 skipped
        "#]],
    );
}

#[test]
fn killed_in_a_session() {
    check(
        "16:50",
        "
            until 17:00
            press start
            until rest
            killed
            now
            resume interrupted
            now
            end session
            killed
            until 23:00
            log
        ",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > press start
              Mon 17:00:00 OPEN the session
              Mon 17:00:00 WITHDRAW evening
            > until rest
              heard: count×3 (raise lower)×15 rest
            > killed
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, snoozed until 17:16, 22 min [start | in 15 min 17:16 | later 19:01 | not today, +2d 17:00]
              held: JustBack
            > resume interrupted
            > now
              next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
              held: InSession
            > end session
              heard: session-done
            > killed
            > until 23:00
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:00 started, 17:01 left, 17:01 started, 17:01 done
        "#]],
    );
}

#[test]
fn missed_while_the_computer_was_off_is_one_calm_card() {
    check(
        "16:50",
        "
            until 17:00
            off 100h
            now
            +3m
            now
            killed
            now
            cards seen
            killed
            now
        ",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > off 100h
              Fri 21:00:00 WITHDRAW evening of 11-23
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 21:15 | not today, +3d 17:00]
              held: JustBack
            > +3m
              Fri 21:02:00 SHOW evening first [start | in 15 min 21:17 | not today, +3d 17:00]
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 21:18 | not today, +3d 17:00]
              missed Evening 2 d ago: Unseen
              missed Evening 4 d ago: Unanswered
            > killed
              Fri 21:03:00 WITHDRAW evening
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 21:18 | not today, +3d 17:00]
              held: JustBack
              missed Evening 2 d ago: Unseen
              missed Evening 4 d ago: Unanswered
            > cards seen
            > killed
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 21:18 | not today, +3d 17:00]
              held: JustBack
        "#]],
    );
}

/// Killed after every quarter of an hour or not at all: the same prompts at the most, and the same end.
#[test]
fn a_program_that_dies_all_the_time_nags_no_more() {
    let prompts = |dies: bool| -> (BTreeMap<_, _>, String) {
        let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
        for _ in 0..24 {
            world.run(if dies { "killed\n+15m" } else { "+15m" });
        }
        (world.shown.clone(), world.run("now"))
    };
    let ((calm, end), (dying, other)) = (prompts(false), prompts(true));
    assert_eq!(calm.values().copied().collect::<Vec<_>>(), [4]);
    assert!(dying.iter().all(|(key, times)| *times <= calm[key]), "{dying:?}");
    assert_eq!(end, other);
}
