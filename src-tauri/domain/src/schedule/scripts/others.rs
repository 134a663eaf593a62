//! The other kinds: each optional, each once, each quiet.

use std::num::NonZeroU16;

use chrono::{NaiveDate, Weekday};
use expect_test::expect;

use super::{Kind, Slot, SlotId, check, ever, slot, time, zone_of};
use crate::schedule::{WhenHeld, kind};

#[test]
fn the_morning_check_waits_for_the_first_use_of_the_day() {
    check(
        vec![kind::morning_check(ever())],
        "05:00",
        "
            presence locked
            until 08:10
            presence here
            until 12:30
        ",
        expect![[r#"
            Mon 05:00:00 > presence locked
            Mon 06:00:00 morning check due · morning check held: Locked
            Mon 08:10:00 > presence here
            Mon 08:10:00 morning check held: JustBack
            Mon 08:12:00 SHOW morning check first [start | in 15 min 08:27 | later 10:12 | not today, Tue 06:00]
            Mon 12:00:00 WITHDRAW morning check · morning check missed (unanswered)
        "#]],
    );
}

#[test]
fn a_morning_check_that_was_snoozed_comes_once_more() {
    check(
        vec![Slot { id: SlotId::new("check"), ..kind::morning_check(ever()) }],
        "06:00",
        "
            snooze check
            +1h
            choices check
        ",
        expect![[r#"
            Mon 06:00:00 check due · SHOW check first [start | in 15 min 06:15 | later 08:00 | not today, Tue 06:00]
            Mon 06:00:00 > snooze check
            Mon 06:00:00 WITHDRAW check · check snoozed to 06:15
            Mon 06:15:00 SHOW check second [start | in 15 min 06:30 | later 08:15 | not today, Tue 06:00]
            Mon 07:00:00 > choices check
            Mon 07:00:00   start | in 15 min 07:15 | later 09:00 | not today, Tue 06:00
        "#]],
    );
}

#[test]
fn the_weekly_check_comes_once_a_week() {
    check(
        vec![kind::weekly_check(Weekday::Tue, ever())],
        "09:00",
        "
            +4d
        ",
        expect![[r#"
            Tue 10:00:00 weekly check due · SHOW weekly check first [start | in 15 min 10:15 | later 12:00 | not today, Tue 10:00]
            Tue 20:00:00 WITHDRAW weekly check · weekly check missed (unanswered)
        "#]],
    );
}

#[test]
fn ice_every_couple_of_hours_whatever_the_zone() {
    let first = "2026-11-23T09:00:00Z".parse().expect("an instant");
    check(
        vec![kind::ice(first)],
        "10:00",
        "
            quiet 22:00-06:00
            +8h
            zone Europe/Lisbon
            +1d
        ",
        expect![[r#"
            Mon 10:00:00 > quiet 22:00-06:00
            Mon 12:00:00 ice due · SHOW ice first [start | not today, 14:00]
            Mon 14:00:00 ice 1 due · WITHDRAW ice · ice missed (unanswered) · SHOW ice 1 first [start | not today, 16:00]
            Mon 16:00:00 ice 2 due · WITHDRAW ice 1 · ice 1 missed (unanswered) · SHOW ice 2 first [start | not today, 18:00]
            Mon 18:00:00 ice 3 due · WITHDRAW ice 2 · ice 2 missed (unanswered) · SHOW ice 3 first [start | not today, 20:00]
            Mon 18:00:00 > zone Europe/Lisbon
            Mon 17:00:00 ZONE Europe/Berlin to Europe/Lisbon
            Mon 19:00:00 ice 4 due · WITHDRAW ice 3 · ice 3 missed (unanswered) · SHOW ice 4 first [start | not today, 21:00]
            Mon 21:00:00 ice 5 due · WITHDRAW ice 4 · ice 4 missed (unanswered) · SHOW ice 5 first [start | not today, 23:00]
            Mon 23:00:00 ice 6 due · WITHDRAW ice 5 · ice 5 missed (unanswered) · ice 6 held: QuietHours
            Tue 01:00:00 ice 7 due · ice 6 missed (unseen) · ice 7 held: QuietHours
            Tue 03:00:00 ice 8 due · ice 7 missed (unseen) · ice 8 held: QuietHours
            Tue 05:00:00 ice 9 due · ice 8 of 23 Nov missed (unseen) · ice 9 held: QuietHours
            Tue 06:00:00 SHOW ice 9 first [start | not today, 07:00]
            Tue 07:00:00 ice 10 due · WITHDRAW ice 9 · ice 9 missed (unanswered) · SHOW ice 10 first [start | not today, 09:00]
            Tue 09:00:00 ice 11 due · WITHDRAW ice 10 · ice 10 missed (unanswered) · SHOW ice 11 first [start | not today, 11:00]
            Tue 11:00:00 ice 12 due · WITHDRAW ice 11 · ice 11 missed (unanswered) · SHOW ice 12 first [start | not today, 13:00]
            Tue 13:00:00 ice 13 due · WITHDRAW ice 12 · ice 12 missed (unanswered) · SHOW ice 13 first [start | not today, 15:00]
            Tue 15:00:00 ice 14 due · WITHDRAW ice 13 · ice 13 missed (unanswered) · SHOW ice 14 first [start | not today, 17:00]
            Tue 17:00:00 ice 15 due · WITHDRAW ice 14 · ice 14 missed (unanswered) · SHOW ice 15 first [start | not today, 19:00]
        "#]],
    );
}

#[test]
fn a_sit_break_that_came_by_itself_is_let_go() {
    check(
        vec![kind::sit_break(NonZeroU16::new(60), ever())],
        "08:30",
        "
            until 10:30
            presence locked
            until 11:30
            presence here
            until 18:30
        ",
        expect![[r#"
            Mon 10:00:00 sit break due · SHOW sit break first [start | not today, 11:00]
            Mon 10:30:00 > presence locked
            Mon 11:00:00 sit break 1 due · WITHDRAW sit break · sit break missed (unanswered) · sit break 1 let go
            Mon 11:30:00 > presence here
            Mon 12:00:00 sit break 2 due · SHOW sit break 2 first [start | not today, 13:00]
            Mon 13:00:00 sit break 3 due · WITHDRAW sit break 2 · sit break 2 missed (unanswered) · SHOW sit break 3 first [start | not today, 14:00]
            Mon 14:00:00 sit break 4 due · WITHDRAW sit break 3 · sit break 3 missed (unanswered) · SHOW sit break 4 first [start | not today, 15:00]
            Mon 15:00:00 sit break 5 due · WITHDRAW sit break 4 · sit break 4 missed (unanswered) · SHOW sit break 5 first [start | not today, 16:00]
            Mon 16:00:00 sit break 6 due · WITHDRAW sit break 5 · sit break 5 missed (unanswered) · SHOW sit break 6 first [start | not today, 17:00]
            Mon 17:00:00 sit break 7 due · WITHDRAW sit break 6 · sit break 6 missed (unanswered) · SHOW sit break 7 first [start | not today, Tue 10:00]
            Mon 18:00:00 WITHDRAW sit break 7 · sit break 7 missed (unanswered)
        "#]],
    );
}

#[test]
fn an_appointment_stays_on_the_clock_of_its_place() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    let physio = kind::appointment("physio", day, time("10:30"), zone_of("Europe/Berlin"), ever());
    check(
        vec![physio],
        "20:00",
        "
            zone Europe/Lisbon
            until 10:00
        ",
        expect![[r#"
            Mon 20:00:00 > zone Europe/Lisbon
            Mon 19:00:00 ZONE Europe/Berlin to Europe/Lisbon
            Tue 07:30:00 physio due · SHOW physio first [start | in 15 min 07:45 | later 08:45 | not today]
            Tue 09:30:00 WITHDRAW physio · physio missed (unanswered)
        "#]],
    );
}

#[test]
fn shoes_and_a_lighter_week_are_said_on_one_day() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    check(
        vec![kind::shoe("red shoes", day, ever()), kind::unloading_week(day, ever())],
        "20:00",
        "
            +2d
        ",
        expect![[r#"
            Tue 09:00:00 red shoes due · unloading week 2026-11-24 due · SHOW red shoes first, also unloading week 2026-11-24 [start | in 15 min 09:15 | later 11:00 | not today]
            Tue 20:00:00 WITHDRAW red shoes · red shoes missed (unanswered) · unloading week 2026-11-24 missed (unanswered)
        "#]],
    );
}

#[test]
fn a_session_comes_first_and_names_the_others() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    check(
        vec![kind::shoe("red shoes", day, ever()), slot("nine", "09:00-12:00")],
        "08:59",
        "
            +20m
        ",
        expect![[r#"
            Mon 09:00:00 nine due · red shoes due · SHOW nine first, also red shoes [start | in 15 min 09:15 | later 11:00 | not today, Tue 09:00]
            Mon 09:15:00 SHOW nine second [start | in 15 min 09:30 | later 11:15 | not today, Tue 09:00]
        "#]],
    );
}

#[test]
fn all_but_sessions_are_quiet_and_speak_once_and_waking_twice() {
    for kind in Kind::ALL {
        let manner = kind.manner();
        let session = kind == Kind::Session;
        assert_eq!(manner.sound, session, "{kind:?}");
        assert_eq!(manner.told_when_missed, session, "{kind:?}");
        let by_itself = match kind {
            Kind::Session => 4,
            Kind::Waking => 2,
            Kind::MorningCheck
            | Kind::WeeklyCheck
            | Kind::Ice
            | Kind::SitBreak
            | Kind::Appointment
            | Kind::Shoe
            | Kind::UnloadingWeek => 1,
        };
        assert_eq!(manner.by_itself, by_itself, "{kind:?}");
        assert!(manner.at_most <= 4, "{kind:?}");
        assert_eq!(manner.when_held == WhenHeld::LetGo, kind == Kind::SitBreak, "{kind:?}");
    }
}
