//! Held, not dropped: released about two minutes after the person is back, once, while the window is open.

use expect_test::expect;

use super::{Slot, check, evening, slot, twice_a_day};

#[test]
fn locked_at_the_time_of_the_slot() {
    check(
        evening(),
        "16:00",
        "
            presence locked
            until 18:30
            presence here
            until 19:40
        ",
        expect![[r#"
            Mon 16:00:00 > presence locked
            Mon 17:00:00 evening due · evening held: Locked
            Mon 18:30:00 > presence here
            Mon 18:30:00 evening held: JustBack
            Mon 18:32:00 SHOW evening first [start | in 15 min 18:47 | later 20:32 | not today, Tue 17:00]
            Mon 18:47:00 SHOW evening second [start | in 15 min 19:02 | later 20:47 | not today, Tue 17:00]
            Mon 19:17:00 SHOW evening third [start | in 15 min 19:32 | later 21:15 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn each_thing_that_holds() {
    check(
        evening(),
        "16:59",
        "
            presence disturbed
            +10m
            presence full-screen
            +10m
            presence camera
            +10m
            presence microphone
            +10m
            presence idle
            +10m
            presence here
            +3m
        ",
        expect![[r#"
            Mon 16:59:00 > presence disturbed
            Mon 17:00:00 evening due · evening held: DoNotDisturb
            Mon 17:09:00 > presence full-screen
            Mon 17:09:00 evening held: FullScreen
            Mon 17:19:00 > presence camera
            Mon 17:19:00 evening held: Camera
            Mon 17:29:00 > presence microphone
            Mon 17:29:00 evening held: Microphone
            Mon 17:39:00 > presence idle
            Mon 17:39:00 evening held: Idle
            Mon 17:49:00 > presence here
            Mon 17:49:00 evening held: JustBack
            Mon 17:51:00 SHOW evening first [start | in 15 min 18:06 | later 19:51 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn what_is_unknown_never_holds() {
    check(
        evening(),
        "16:59",
        "
            presence unknown
            +2m
        ",
        expect![[r#"
            Mon 16:59:00 > presence unknown
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn a_desktop_that_stops_telling_releases() {
    check(
        evening(),
        "16:59",
        "
            presence locked
            +5m
            presence unknown
            +3m
        ",
        expect![[r#"
            Mon 16:59:00 > presence locked
            Mon 17:00:00 evening due · evening held: Locked
            Mon 17:04:00 > presence unknown
            Mon 17:04:00 evening held: JustBack
            Mon 17:06:00 SHOW evening first [start | in 15 min 17:21 | later 19:06 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn back_and_away_again_within_two_minutes() {
    check(
        evening(),
        "16:59",
        "
            presence locked
            +10m
            presence here
            +1m
            presence locked
            +10m
            presence here
            +1m
            presence here
            +2m
        ",
        expect![[r#"
            Mon 16:59:00 > presence locked
            Mon 17:00:00 evening due · evening held: Locked
            Mon 17:09:00 > presence here
            Mon 17:09:00 evening held: JustBack
            Mon 17:10:00 > presence locked
            Mon 17:10:00 evening held: Locked
            Mon 17:20:00 > presence here
            Mon 17:20:00 evening held: JustBack
            Mon 17:21:00 > presence here
            Mon 17:22:00 SHOW evening first [start | in 15 min 17:37 | later 19:22 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn locked_until_the_window_closes_is_missed_and_said_once_on_return() {
    check(
        evening(),
        "16:59",
        "
            presence locked
            until 23:00
            presence here
            +1h
        ",
        expect![[r#"
            Mon 16:59:00 > presence locked
            Mon 17:00:00 evening due · evening held: Locked
            Mon 22:00:00 evening missed (unseen)
            Mon 23:00:00 > presence here
            Mon 23:02:00 CARD evening unseen
        "#]],
    );
}

#[test]
fn what_only_forbids_to_disturb_does_not_hold_the_card() {
    check(
        evening(),
        "21:30",
        "
            quiet 22:00-06:00
            presence disturbed
            until 22:10
            presence here
            until 06:10
        ",
        expect![[r#"
            Mon 21:30:00 evening due · SHOW evening last call [start | in 15 min 21:45 | not today, Tue 17:00]
            Mon 21:30:00 > quiet 22:00-06:00
            Mon 21:30:00 > presence disturbed
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
            Mon 22:10:00 > presence here
        "#]],
    );
}

#[test]
fn a_pause_holds_the_card_too() {
    check(
        evening(),
        "21:59",
        "
            pause 2h
            until 23:00
            presence idle
            until 01:00
            presence here
            +5m
        ",
        expect![[r#"
            Mon 21:59:00 evening due · SHOW evening last call [start | not today, Tue 17:00]
            Mon 21:59:00 > pause 2h
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered)
            Mon 23:00:00 > presence idle
            Tue 01:00:00 > presence here
            Tue 01:02:00 CARD evening unanswered
        "#]],
    );
}

#[test]
fn back_in_the_last_minutes_is_the_last_call() {
    check(
        evening(),
        "16:59",
        "
            presence locked
            until 21:40
            presence here
            until 22:10
        ",
        expect![[r#"
            Mon 16:59:00 > presence locked
            Mon 17:00:00 evening due · evening held: Locked
            Mon 21:40:00 > presence here
            Mon 21:40:00 evening held: JustBack
            Mon 21:42:00 SHOW evening last call [start | in 15 min 21:57 | not today, Tue 17:00]
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}

#[test]
fn held_in_the_middle_of_the_ladder() {
    check(
        evening(),
        "16:59",
        "
            until 17:10
            presence camera
            until 18:30
            presence here
            until 22:10
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:10:00 > presence camera
            Mon 17:15:00 evening held: Camera
            Mon 18:30:00 > presence here
            Mon 18:30:00 evening held: JustBack
            Mon 18:32:00 SHOW evening second [start | in 15 min 18:47 | later 20:32 | not today, Tue 17:00]
            Mon 19:02:00 SHOW evening third [start | in 15 min 19:17 | later 21:02 | not today, Tue 17:00]
            Mon 21:15:00 SHOW evening last call [start | not today, Tue 17:00]
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}

#[test]
fn an_empty_room_hears_the_last_call() {
    check(
        evening(),
        "16:59",
        "
            presence idle
            until 22:30
            presence here
            +3m
        ",
        expect![[r#"
            Mon 16:59:00 > presence idle
            Mon 17:00:00 evening due · evening held: Idle
            Mon 21:15:00 SHOW evening last call [start | in 15 min 21:30 | not today, Tue 17:00]
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered)
            Mon 22:30:00 > presence here
            Mon 22:32:00 CARD evening unanswered
        "#]],
    );
}

#[test]
fn a_snooze_that_ends_in_a_hold() {
    check(
        evening(),
        "17:00",
        "
            snooze evening
            +5m
            presence locked
            until 18:00
            presence here
            +5m
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > snooze evening
            Mon 17:00:00 WITHDRAW evening · evening snoozed to 17:15
            Mon 17:05:00 > presence locked
            Mon 17:15:00 evening held: Locked
            Mon 18:00:00 > presence here
            Mon 18:00:00 evening held: JustBack
            Mon 18:02:00 SHOW evening second [start | in 15 min 18:17 | later 20:02 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn paused_for_an_hour() {
    check(
        evening(),
        "16:30",
        "
            pause 1h
            until 18:00
        ",
        expect![[r#"
            Mon 16:30:00 > pause 1h
            Mon 17:00:00 evening due · evening held: Paused
            Mon 17:30:00 SHOW evening first [start | in 15 min 17:45 | later 19:30 | not today, Tue 17:00]
            Mon 17:45:00 SHOW evening second [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn paused_until_further_notice() {
    check(
        twice_a_day(),
        "06:00",
        "
            pause
            until 12:00
            until 18:00
            unpause
            +1m
        ",
        expect![[r#"
            Mon 06:00:00 > pause
            Mon 06:30:00 morning due · morning held: Paused
            Mon 10:00:00 morning missed (unseen)
            Mon 17:00:00 evening due · evening held: Paused
            Mon 18:00:00 > unpause
            Mon 18:00:00 SHOW evening first [start | in 15 min 18:15 | later 20:00 | not today, Tue 17:00] · CARD morning unseen
        "#]],
    );
}

#[test]
fn quiet_hours_end_when_they_said() {
    check(
        vec![slot("early", "06:00-10:00")],
        "05:00",
        "
            quiet 21:00-07:30
            until 07:31
        ",
        expect![[r#"
            Mon 05:00:00 > quiet 21:00-07:30
            Mon 06:00:00 early due · early held: QuietHours
            Mon 07:30:00 SHOW early first [start | in 15 min 07:45 | later 09:15 | not today, Tue 06:00]
        "#]],
    );
}

#[test]
fn nothing_speaks_into_a_session() {
    let other = Slot { group: Some("knee".to_owned()), ..slot("knee", "17:05-20:00") };
    check(
        vec![slot("evening", "17:00-22:00"), other],
        "16:59",
        "
            until 17:01
            start evening
            +20m
            finish evening
            +1m
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:01:00 > start evening
            Mon 17:01:00 WITHDRAW evening · evening started
            Mon 17:05:00 knee due · knee held: InSession
            Mon 17:21:00 > finish evening
            Mon 17:21:00 evening done · SHOW knee first [start | in 15 min 17:36 | later 19:15 | not today, Tue 17:05]
        "#]],
    );
}
