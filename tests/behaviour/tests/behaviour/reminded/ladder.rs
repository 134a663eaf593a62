//! The ladder of one slot, as the desktop is told to show it.

use expect_test::expect;

use super::{check, check_in, twice_a_day};

#[test]
fn a_slot_that_nobody_answers() {
    check(
        "16:50",
        "
            until 23:00
            now
            until 06:30
            now
            cards seen
            now
            log
        ",
        expect![[r#"
            > until 23:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
              Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
              Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, +2d 17:00]
              Mon 21:15:00 SHOW evening last call [start | not today, +2d 17:00]
              Mon 22:00:00 WITHDRAW evening
            > now
              next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
              held: QuietHours
              missed Evening 0 d ago: Unanswered
            > until 06:30
            > now
              next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
              missed Evening 1 d ago: Unanswered
            > cards seen
            > now
              next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
            > log
              2026-11-23 (1 d ago, Europe/Berlin)
                evening of 11-23 17:00-22:00: 17:00 due, 17:00 shown (first), 17:15 shown (second), 17:45 shown (third), 21:15 shown (last call), 22:00 missed (Unanswered)
        "#]],
    );
}

#[test]
fn two_snoozes_are_free_and_the_third_wants_a_reason() {
    check(
        "16:50",
        "
            until 17:00
            press in15
            until 17:15
            snooze evening later
            until 19:15
            now
            press in15
            now
            snooze evening in15 time
            now
            until 19:30
            until 22:30
            log
        ",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > press in15
              Mon 17:00:00 WITHDRAW evening
            > until 17:15
              Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
            > snooze evening later
              Mon 17:15:00 WITHDRAW evening
            > until 19:15
              Mon 19:15:00 SHOW evening third [start | in 15 min 19:30 (why?) | later 21:15 (why?) | not today, +2d 17:00]
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 19:30 (why?) | later 21:15 (why?) | not today, +2d 17:00]
            > press in15
              Mon 19:15:00 OPEN today
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 19:30 (why?) | later 21:15 (why?) | not today, +2d 17:00]
              asking why In15 evening until 19:30
            > snooze evening in15 time
              Mon 19:15:00 WITHDRAW evening
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, snoozed until 19:30, 22 min [start | in 15 min 19:30 (why?) | later 21:15 (why?) | not today, +2d 17:00]
            > until 19:30
              Mon 19:30:00 SHOW evening third [start | not today, +2d 17:00]
            > until 22:30
              Mon 22:00:00 WITHDRAW evening
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:00 snoozed until 17:15, 17:15 shown (second), 17:15 snoozed until 19:15, 19:15 shown (third), 19:15 snoozed until 19:30 (NoTime), 19:30 shown (third), 22:00 missed (Unanswered)
        "#]],
    );
}

#[test]
fn the_body_and_the_tray_lead_to_the_session() {
    check(
        "16:50",
        "
            tray
            until 17:00
            tray
            body
            until 17:15
            dismiss
            until 17:45
            press start
            until 22:30
        ",
        expect![[r#"
            > tray
              Evening 17:00-22:00 in 0 d, opens in 5 min
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > tray
              Evening 17:00-22:00 in 0 d, closes in 300 min
            > body
              Mon 17:00:00 WITHDRAW evening
              Mon 17:00:00 OPEN Evening of 11-23
            > until 17:15
              Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
            > dismiss
            > until 17:45
              Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, +2d 17:00]
            > press start
              Mon 17:45:00 OPEN the session
              Mon 17:45:00 WITHDRAW evening
            > until 22:30
              heard: count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 session-done
        "#]],
    );
}

#[test]
fn two_slots_a_day_with_their_gap() {
    let mut world = twice_a_day("Europe/Berlin", "2026-11-24 05:00");
    // Late in the morning, so that the evening waits for six hours to be over; then a second evening, on time.
    check_in(
        &mut world,
        "
            until 10:50
            start morning
            play out
            until 18:00
            now
            start evening
            play out
            until 23:00
            log
        ",
        expect![[r#"
            > until 10:50
              Tue 06:00:00 SHOW morning first [start | in 15 min 06:15 | later 08:00 | not today, +1d 06:00]
              Tue 06:15:00 SHOW morning second [start | in 15 min 06:30 | later 08:15 | not today, +1d 06:00]
              Tue 06:45:00 SHOW morning third [start | in 15 min 07:00 | later 08:45 | not today, +1d 06:00]
              Tue 10:15:00 SHOW morning last call [start | not today, +1d 06:00]
            > start morning
              Tue 10:50:00 WITHDRAW morning
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > until 18:00
              Tue 17:04:10 SHOW evening first [start | in 15 min 17:19 | later 19:04 | not today, +1d 17:00]
              Tue 17:19:10 SHOW evening second [start | in 15 min 17:34 | later 19:19 | not today, +1d 17:00]
              Tue 17:49:10 SHOW evening third [start | in 15 min 18:04 | later 19:49 | not today, +1d 17:00]
            > now
              next Evening of Alfredson heel drops 17:00-22:00, open, 14 min [start | in 15 min 18:15 | later 20:00 | not today, +1d 17:00]
            > start evening
              Tue 18:00:00 WITHDRAW evening
            > play out
              heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
            > until 23:00
            > log
              2026-11-24 (0 d ago, Europe/Berlin)
                morning 06:00-11:00: 06:00 due, 06:00 shown (first), 06:15 shown (second), 06:45 shown (third), 10:15 shown (last call), 10:50 started, 11:04 done
                evening 17:00-22:00: 17:00 due, 17:04 shown (first), 17:19 shown (second), 17:49 shown (third), 18:00 started, 18:14 done
        "#]],
    );
}

#[test]
fn nothing_on_a_day_of_rest() {
    check(
        "16:50",
        "
            until 17:00
            press not-today
            not today evening time
            until 23:00
            until 23:00
            now
        ",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > press not-today
              Mon 17:00:00 WITHDRAW evening
              Mon 17:00:00 OPEN today
            > not today evening time
            > until 23:00
            > until 23:00
            > now
              next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
              held: QuietHours
        "#]],
    );
}
