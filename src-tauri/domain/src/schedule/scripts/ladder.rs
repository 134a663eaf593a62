//! The ladder of one slot: four prompts at the most, two snoozes, then a reason.

use expect_test::expect;

use super::{Slot, Stage, check, check_in, evening, slot, twice_a_day};

#[test]
fn a_slot_that_nobody_answers() {
    check(
        evening(),
        "16:50",
        "until 23:00",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
            Mon 21:15:00 SHOW evening last call [start | not today, Tue 17:00]
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}

#[test]
fn each_button_names_the_clock_time_it_leads_to() {
    check(
        twice_a_day(),
        "06:00",
        "
            next
            until 07:10
            choices morning
            next
            snooze morning
            until 08:00
            later morning
            until 09:20
            choices morning
        ",
        expect![[r#"
            Mon 06:00:00 > next
            Mon 06:00:00   morning 06:30..10:00
            Mon 06:30:00 morning due · SHOW morning first [start | in 15 min 06:45 | later 08:30 | not today, Tue 06:30]
            Mon 06:45:00 SHOW morning second [start | in 15 min 07:00 | later 08:45 | not today, Tue 06:30]
            Mon 07:10:00 > choices morning
            Mon 07:10:00   start | in 15 min 07:25 | later 09:10 | not today, Tue 06:30
            Mon 07:10:00 > next
            Mon 07:10:00   morning 06:30..10:00
            Mon 07:10:00 > snooze morning
            Mon 07:10:00 WITHDRAW morning · morning snoozed to 07:25
            Mon 07:25:00 SHOW morning third [start | in 15 min 07:40 | later 09:15 | not today, Tue 06:30]
            Mon 08:00:00 > later morning
            Mon 08:00:00 WITHDRAW morning · morning snoozed to 09:15
            Mon 09:15:00 SHOW morning last call [start | not today, Tue 06:30]
            Mon 09:20:00 > choices morning
            Mon 09:20:00   start | not today, Tue 06:30
        "#]],
    );
}

#[test]
fn two_snoozes_are_free_and_the_third_wants_a_reason() {
    check(
        evening(),
        "17:00",
        "
            snooze evening
            +15m
            snooze evening
            +15m
            choices evening
            snooze evening
            +1m
            snooze evening no time
            until 22:30
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > snooze evening
            Mon 17:00:00 WITHDRAW evening · evening snoozed to 17:15
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:15:00 > snooze evening
            Mon 17:15:00 WITHDRAW evening · evening snoozed to 17:30
            Mon 17:30:00 SHOW evening third [start | in 15 min 17:45 (why?) | later 19:30 (why?) | not today, Tue 17:00]
            Mon 17:30:00 > choices evening
            Mon 17:30:00   start | in 15 min 17:45 (why?) | later 19:30 (why?) | not today, Tue 17:00
            Mon 17:30:00 > snooze evening
            Mon 17:30:00 ASK WHY evening only at 17:45
            Mon 17:31:00 > snooze evening no time
            Mon 17:31:00 WITHDRAW evening · evening snoozed to 17:46 because NoTime
            Mon 17:46:00 SHOW evening third [start | not today, Tue 17:00]
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}

#[test]
fn after_the_fourth_prompt_there_is_nothing_to_come_back_with() {
    check(
        evening(),
        "17:00",
        "
            until 21:20
            choices evening
            snooze evening
            until 22:01
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
            Mon 21:15:00 SHOW evening last call [start | not today, Tue 17:00]
            Mon 21:20:00 > choices evening
            Mon 21:20:00   start | not today, Tue 17:00
            Mon 21:20:00 > snooze evening
            Mon 21:20:00 REFUSED evening: no prompt left
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}

#[test]
fn a_snooze_of_the_last_call_comes_back() {
    check(
        evening(),
        "17:00",
        "
            later evening
            until 19:01
            later evening
            until 21:16
            snooze evening pain
            until 22:01
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > later evening
            Mon 17:00:00 WITHDRAW evening · evening snoozed to 19:00
            Mon 19:00:00 SHOW evening second [start | in 15 min 19:15 | later 21:00 | not today, Tue 17:00]
            Mon 19:01:00 > later evening
            Mon 19:01:00 WITHDRAW evening · evening snoozed to 21:01
            Mon 21:01:00 SHOW evening third [start | in 15 min 21:16 (why?) | not today, Tue 17:00]
            Mon 21:15:00 SHOW evening last call [start | not today, Tue 17:00]
            Mon 21:16:00 > snooze evening pain
            Mon 21:16:00 REFUSED evening: no prompt left
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}

#[test]
fn a_snooze_past_the_end_of_the_window_is_refused() {
    check(
        vec![slot("evening", "17:00-19:00")],
        "17:00",
        "
            snooze-for 3h evening
            snooze-for 2h evening
            snooze-for 1m evening
            until 18:20
            snooze evening
            until 18:45
            choices evening
            snooze evening
            until 19:05
            snooze evening
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 18:15 | not today, Tue 17:00]
            Mon 17:00:00 > snooze-for 3h evening
            Mon 17:00:00 REFUSED evening: past closing
            Mon 17:00:00 > snooze-for 2h evening
            Mon 17:00:00 REFUSED evening: past closing
            Mon 17:00:00 > snooze-for 1m evening
            Mon 17:00:00 WITHDRAW evening · evening snoozed to 17:15
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 18:15 | not today, Tue 17:00]
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 18:15 | not today, Tue 17:00]
            Mon 18:15:00 SHOW evening last call [start | not today, Tue 17:00]
            Mon 18:20:00 > snooze evening
            Mon 18:20:00 REFUSED evening: no prompt left
            Mon 18:45:00 > choices evening
            Mon 18:45:00   start | not today, Tue 17:00
            Mon 18:45:00 > snooze evening
            Mon 18:45:00 REFUSED evening: no prompt left
            Mon 19:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
            Mon 19:05:00 > snooze evening
            Mon 19:05:00 REFUSED evening: not open
        "#]],
    );
}

#[test]
fn not_today_holds_at_once_and_asks_why() {
    check(
        evening(),
        "17:00",
        "
            not today evening
            +1m
            not today evening pain
            not today evening ill
            snooze evening
            until 23:00
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > not today evening
            Mon 17:00:00 WITHDRAW evening · evening skipped · ASK WHY not today evening
            Mon 17:01:00 > not today evening pain
            Mon 17:01:00 evening skipped because Pain
            Mon 17:01:00 > not today evening ill
            Mon 17:01:00 > snooze evening
            Mon 17:01:00 REFUSED evening: settled
        "#]],
    );
}

#[test]
fn not_today_said_before_the_slot_opens() {
    check(
        evening(),
        "12:00",
        "
            not today evening ill
            until 23:00
            next
        ",
        expect![[r#"
            Mon 12:00:00 > not today evening ill
            Mon 12:00:00 evening skipped because Ill
            Mon 23:00:00 > next
            Mon 23:00:00   evening of 24 Nov Tue 17:00..Tue 22:00
        "#]],
    );
}

#[test]
fn the_body_opens_the_app_and_the_ladder_goes_on() {
    check(
        evening(),
        "17:00",
        "
            open evening
            until 17:20
            dismiss evening
            until 17:50
            start evening
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > open evening
            Mon 17:00:00 WITHDRAW evening · OPEN evening · evening opened
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:20:00 > dismiss evening
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
            Mon 17:50:00 > start evening
            Mon 17:50:00 WITHDRAW evening · evening started
        "#]],
    );
}

#[test]
fn short_windows_have_short_ladders() {
    check(
        vec![slot("two hours", "08:00-10:00"), slot("one", "12:00-13:00"), slot("half", "15:00-15:30")],
        "07:59",
        "
            until 16:00
        ",
        expect![[r#"
            Mon 08:00:00 two hours due · SHOW two hours first [start | in 15 min 08:15 | later 09:15 | not today, Tue 08:00]
            Mon 08:15:00 SHOW two hours second [start | in 15 min 08:30 | later 09:15 | not today, Tue 08:00]
            Mon 08:45:00 SHOW two hours third [start | in 15 min 09:00 | later 09:15 | not today, Tue 08:00]
            Mon 09:15:00 SHOW two hours last call [start | not today, Tue 08:00]
            Mon 10:00:00 WITHDRAW two hours · two hours missed (unanswered) · CARD two hours unanswered
            Mon 12:00:00 one due · SHOW one first [start | in 15 min 12:15 | not today, Tue 12:00]
            Mon 12:15:00 SHOW one last call [start | in 15 min 12:30 | not today, Tue 12:00]
            Mon 13:00:00 WITHDRAW one · one missed (unanswered) · CARD one unanswered
            Mon 15:00:00 half due · SHOW half last call [start | in 15 min 15:15 | not today, Tue 15:00]
            Mon 15:30:00 WITHDRAW half · half missed (unanswered) · CARD half unanswered
        "#]],
    );
}

#[test]
fn a_window_of_no_length_and_one_over_midnight() {
    check(
        vec![slot("no length", "17:00-17:00"), slot("night", "23:30-01:30")],
        "16:59",
        "
            until 02:00
        ",
        expect![[r#"
            Mon 17:00:00 no length due · SHOW no length last call [start | in 15 min 17:15 | not today, Tue 17:00]
            Mon 17:30:00 WITHDRAW no length · no length missed (unanswered) · CARD no length unanswered
            Mon 23:30:00 night due · SHOW night first [start | in 15 min 23:45 | later Tue 00:45 | not today, Tue 23:30]
            Mon 23:45:00 SHOW night second [start | in 15 min Tue 00:00 | later Tue 00:45 | not today, Tue 23:30]
            Tue 00:15:00 SHOW night third [start | in 15 min 00:30 | later 00:45 | not today, 23:30]
            Tue 00:45:00 SHOW night last call [start | not today, 23:30]
            Tue 01:30:00 WITHDRAW night · night missed (unanswered) · CARD night unanswered
        "#]],
    );
}

#[test]
fn a_window_in_the_night_belongs_to_the_day_before() {
    check(
        vec![slot("late", "01:00-03:00")],
        "22:00",
        "
            next
            until 01:10
            finish late
            until 04:30
            next
        ",
        expect![[r#"
            Mon 22:00:00 > next
            Mon 22:00:00   late Tue 01:00..Tue 03:00
            Tue 01:00:00 late due · SHOW late first [start | in 15 min 01:15 | later 02:15 | not today, Wed 01:00]
            Tue 01:10:00 > finish late
            Tue 01:10:00 WITHDRAW late · late done
            Tue 04:30:00 > next
            Tue 04:30:00   late Wed 01:00..Wed 03:00
        "#]],
    );
}

#[test]
fn slots_that_are_due_together_are_one_prompt() {
    let alone = |i: u32| Slot { group: None, ..slot(&format!("slot {i:02}"), "17:00-19:00") };
    check(
        (0..3).map(alone).collect(),
        "16:59",
        "
            until 19:01
        ",
        expect![[r#"
            Mon 17:00:00 slot 00 due · slot 01 due · slot 02 due · SHOW slot 00 first, also slot 01, slot 02 [start | in 15 min 17:15 | later 18:15 | not today, Tue 17:00]
            Mon 17:15:00 SHOW slot 00 second, also slot 01, slot 02 [start | in 15 min 17:30 | later 18:15 | not today, Tue 17:00]
            Mon 17:45:00 SHOW slot 00 third, also slot 01, slot 02 [start | in 15 min 18:00 | later 18:15 | not today, Tue 17:00]
            Mon 18:15:00 SHOW slot 00 last call, also slot 01, slot 02 [start | not today, Tue 17:00]
            Mon 19:00:00 WITHDRAW slot 00 · slot 00 missed (unanswered) · slot 01 missed (unanswered) · slot 02 missed (unanswered) · CARD slot 00 unanswered, slot 01 unanswered, slot 02 unanswered
        "#]],
    );
}

#[test]
fn thirty_slots_at_once() {
    let alone = |i: u32| Slot { group: None, ..slot(&format!("slot{i:02}"), "17:00-19:00") };
    let mut stage = Stage::start(chrono_tz::Europe::Berlin, "2026-11-23 16:59", (0..30).map(alone).collect());
    stage.play("until 19:01");
    let shown = stage.log.matches("SHOW").count();
    let prompts: Vec<u16> = stage.reminders.entries().map(|entry| entry.prompts).collect();
    assert_eq!((shown, prompts), (4, vec![4; 30]), "{}", stage.log);
    assert!(stage.log.ends_with("CARD of 30\n"), "{}", stage.log);
}

#[test]
fn a_slot_that_opens_takes_the_screen_from_another() {
    let other = Slot { group: Some("knee".to_owned()), ..slot("knee", "17:05-20:00") };
    check(
        vec![slot("evening", "17:00-22:00"), other],
        "16:59",
        "
            until 17:06
            finish knee
            until 17:55
            finish evening
            until 23:00
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:05:00 knee due · SHOW knee first [start | in 15 min 17:20 | later 19:05 | not today, Tue 17:05]
            Mon 17:06:00 > finish knee
            Mon 17:06:00 WITHDRAW knee · knee done
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
            Mon 17:55:00 > finish evening
            Mon 17:55:00 WITHDRAW evening · evening done
        "#]],
    );
}

/// Who has just begun a plan sits in front of it.
#[test]
fn put_off_before_the_slot_was_made_it_comes_when_it_is_due() {
    let made = "2026-03-02T17:00:00Z".parse().expect("an instant");
    let slots = vec![Slot { since: made, ..slot("evening", "13:00-22:00") }];
    check_in(
        "UTC",
        "2026-03-02 17:00",
        slots,
        "
            until 17:16
            start evening
            clock -1h
            leave evening
            until 17:20
        ",
        expect![[r#"
            Mon 17:00:00 evening due
            Mon 17:15:00 SHOW evening first [start | in 15 min 17:30 | later 19:15 | not today, Tue 13:00]
            Mon 17:16:00 > start evening
            Mon 17:16:00 WITHDRAW evening · evening started
            Mon 17:16:00 > clock -1h
            Mon 16:16:00 > leave evening
            Mon 16:16:00 evening left
            Mon 17:00:00 SHOW evening second [start | in 15 min 17:15 | later 19:00 | not today, Tue 13:00]
        "#]],
    );
}

#[test]
fn a_slot_made_in_the_middle_of_its_window_waits_a_quarter_of_an_hour() {
    let made = "2026-03-02T18:00:00Z".parse().expect("an instant");
    let slots = evening().into_iter().map(|slot| Slot { since: made, ..slot }).collect();
    check_in(
        "UTC",
        "2026-03-02 18:00",
        slots,
        "until 18:45",
        expect![[r#"
        Mon 18:00:00 evening due
        Mon 18:15:00 SHOW evening first [start | in 15 min 18:30 | later 20:15 | not today, Tue 17:00]
        Mon 18:30:00 SHOW evening second [start | in 15 min 18:45 | later 20:30 | not today, Tue 17:00]
    "#]],
    );
}
