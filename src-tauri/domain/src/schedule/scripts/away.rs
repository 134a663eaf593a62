//! Asleep, switched off, cut off: one calm card for all that was missed, and one prompt for what is still open.

use expect_test::expect;

use super::{check, evening, twice_a_day};

#[test]
fn asleep_over_the_slot() {
    check(
        evening(),
        "16:00",
        "
            +10m
            suspend 2h
            until 19:30
        ",
        expect![[r#"
            Mon 16:10:00 > suspend 2h
            Mon 18:10:00 evening due · evening held: JustBack
            Mon 18:12:00 SHOW evening first [start | in 15 min 18:27 | later 20:12 | not today, Tue 17:00]
            Mon 18:27:00 SHOW evening second [start | in 15 min 18:42 | later 20:27 | not today, Tue 17:00]
            Mon 18:57:00 SHOW evening third [start | in 15 min 19:12 | later 20:57 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn asleep_over_the_whole_window() {
    check(
        evening(),
        "16:00",
        "
            +10m
            suspend 8h
            +1h
        ",
        expect![[r#"
            Mon 16:10:00 > suspend 8h
            Tue 00:10:00 evening due · evening missed (unseen)
            Tue 00:12:00 CARD evening unseen
        "#]],
    );
}

#[test]
fn a_nap_of_a_minute_changes_nothing() {
    check(
        evening(),
        "16:58",
        "
            suspend 1m
            +2m
        ",
        expect![[r#"
            Mon 16:58:00 > suspend 1m
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn a_long_weekend_away_is_one_card_and_one_prompt() {
    check(
        twice_a_day(),
        "12:00",
        "
            suspend 78h
            presence locked
            +1m
            presence here
            +1h
        ",
        expect![[r#"
            Mon 12:00:00 > suspend 78h
            Thu 18:00:00 7 times due, the last morning · 6 times missed (unseen), the last morning · evening held: JustBack
            Thu 18:00:00 > presence locked
            Thu 18:00:00 evening held: Locked
            Thu 18:01:00 > presence here
            Thu 18:01:00 evening held: JustBack
            Thu 18:03:00 SHOW evening first [start | in 15 min 18:18 | later 20:03 | not today, Fri 17:00] · CARD of 6
            Thu 18:18:00 SHOW evening second [start | in 15 min 18:33 | later 20:18 | not today, Fri 17:00]
            Thu 18:48:00 SHOW evening third [start | in 15 min 19:03 | later 20:48 | not today, Fri 17:00]
        "#]],
    );
}

#[test]
fn a_week_off_and_the_card_is_still_one() {
    check(
        twice_a_day(),
        "12:00",
        "
            off 168h
            +10m
        ",
        expect![[r#"
            Mon 12:00:00 > off 168h
            Mon 12:00:00 14 times due, the last morning · 14 times missed (unseen), the last morning
            Mon 12:02:00 CARD of 14
        "#]],
    );
}

#[test]
fn restarted_in_mid_snooze() {
    check(
        evening(),
        "17:00",
        "
            snooze evening
            +5m
            off 1m
            +20m
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > snooze evening
            Mon 17:00:00 WITHDRAW evening · evening snoozed to 17:15
            Mon 17:05:00 > off 1m
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn off_over_the_end_of_a_snooze() {
    check(
        evening(),
        "17:00",
        "
            snooze evening
            +5m
            off 1h
            +5m
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > snooze evening
            Mon 17:00:00 WITHDRAW evening · evening snoozed to 17:15
            Mon 17:05:00 > off 1h
            Mon 18:05:00 evening held: JustBack
            Mon 18:07:00 SHOW evening second [start | in 15 min 18:22 | later 20:07 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn killed_at_every_state() {
    check(
        evening(),
        "16:50",
        "
            off 0s
            until 17:01
            off 0s
            +20m
            off 0s
            snooze evening
            off 0s
            +20m
            start evening
            off 0s
            +20m
            finish evening
            off 0s
            until 23:00
            off 0s
        ",
        expect![[r#"
            Mon 16:50:00 > off 0s
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:01:00 > off 0s
            Mon 17:01:00 WITHDRAW evening
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:21:00 > off 0s
            Mon 17:21:00 WITHDRAW evening
            Mon 17:21:00 > snooze evening
            Mon 17:21:00 evening snoozed to 17:36
            Mon 17:21:00 > off 0s
            Mon 17:36:00 SHOW evening third [start | in 15 min 17:51 | later 19:36 | not today, Tue 17:00]
            Mon 17:41:00 > start evening
            Mon 17:41:00 WITHDRAW evening · evening started
            Mon 17:41:00 > off 0s
            Mon 17:41:00 evening left
            Mon 17:56:00 SHOW evening third [start | not today, Tue 17:00]
            Mon 18:01:00 > finish evening
            Mon 18:01:00 WITHDRAW evening · evening done
            Mon 18:01:00 > off 0s
            Mon 23:00:00 > off 0s
        "#]],
    );
}

#[test]
fn killed_while_held_and_while_paused() {
    check(
        evening(),
        "16:50",
        "
            presence locked
            until 17:01
            off 0s
            presence locked
            +10m
            presence here
            pause 1h
            off 0s
            until 19:00
        ",
        expect![[r#"
            Mon 16:50:00 > presence locked
            Mon 17:00:00 evening due · evening held: Locked
            Mon 17:01:00 > off 0s
            Mon 17:01:00 evening held: JustBack
            Mon 17:01:00 > presence locked
            Mon 17:01:00 evening held: Locked
            Mon 17:11:00 > presence here
            Mon 17:11:00 evening held: JustBack
            Mon 17:11:00 > pause 1h
            Mon 17:11:00 evening held: Paused
            Mon 17:11:00 > off 0s
            Mon 18:11:00 SHOW evening first [start | in 15 min 18:26 | later 20:11 | not today, Tue 17:00]
            Mon 18:26:00 SHOW evening second [start | in 15 min 18:41 | later 20:26 | not today, Tue 17:00]
            Mon 18:56:00 SHOW evening third [start | in 15 min 19:11 | later 20:56 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn killed_after_the_window_was_missed() {
    check(
        evening(),
        "21:00",
        "
            until 21:59
            presence locked
            until 22:05
            off 0s
            +3m
            off 0s
            +1h
        ",
        expect![[r#"
            Mon 21:00:00 evening due · SHOW evening first [start | in 15 min 21:15 | not today, Tue 17:00]
            Mon 21:15:00 SHOW evening last call [start | in 15 min 21:30 | not today, Tue 17:00]
            Mon 21:59:00 > presence locked
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered)
            Mon 22:05:00 > off 0s
            Mon 22:07:00 CARD evening unanswered
            Mon 22:08:00 > off 0s
        "#]],
    );
}
