//! Silence when done, on a rest day, and when a plan is gone.

use expect_test::expect;

use super::{check, evening, slot, twice_a_day};

#[test]
fn a_finished_session_withdraws_and_silences() {
    check(
        evening(),
        "16:59",
        "
            until 17:05
            start evening
            +20m
            finish evening
            finish evening
            until 23:00
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:05:00 > start evening
            Mon 17:05:00 WITHDRAW evening · evening started
            Mon 17:25:00 > finish evening
            Mon 17:25:00 evening done
            Mon 17:25:00 > finish evening
        "#]],
    );
}

#[test]
fn done_before_its_time() {
    check(
        evening(),
        "15:00",
        "
            start evening
            +20m
            finish evening
            until 23:00
            next
        ",
        expect![[r#"
            Mon 15:00:00 > start evening
            Mon 15:00:00 evening started
            Mon 15:20:00 > finish evening
            Mon 15:20:00 evening done
            Mon 23:00:00 > next
            Mon 23:00:00   evening of 24 Nov Tue 17:00..Tue 22:00
        "#]],
    );
}

#[test]
fn a_session_left_unfinished_is_asked_for_again() {
    check(
        evening(),
        "16:59",
        "
            until 17:05
            start evening
            +5m
            leave evening
            until 22:30
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:05:00 > start evening
            Mon 17:05:00 WITHDRAW evening · evening started
            Mon 17:10:00 > leave evening
            Mon 17:10:00 evening left
            Mon 17:25:00 SHOW evening second [start | in 15 min 17:40 | later 19:25 | not today, Tue 17:00]
            Mon 17:55:00 SHOW evening third [start | in 15 min 18:10 | later 19:55 | not today, Tue 17:00]
            Mon 21:15:00 SHOW evening last call [start | not today, Tue 17:00]
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}

#[test]
fn a_session_that_runs_past_the_end_of_its_window_is_not_missed() {
    check(
        evening(),
        "21:30",
        "
            start evening
            until 22:10
            finish evening
            +1h
        ",
        expect![[r#"
            Mon 21:30:00 evening due · SHOW evening last call [start | in 15 min 21:45 | not today, Tue 17:00]
            Mon 21:30:00 > start evening
            Mon 21:30:00 WITHDRAW evening · evening started
            Mon 22:10:00 > finish evening
            Mon 22:10:00 evening done
        "#]],
    );
}

#[test]
fn done_late_is_done() {
    check(
        evening(),
        "21:30",
        "
            until 22:10
            finish evening
            +1h
        ",
        expect![[r#"
            Mon 21:30:00 evening due · SHOW evening last call [start | in 15 min 21:45 | not today, Tue 17:00]
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
            Mon 22:10:00 > finish evening
            Mon 22:10:00 evening done
        "#]],
    );
}

#[test]
fn a_skip_taken_back() {
    check(
        evening(),
        "17:00",
        "
            not today evening no time
            +10m
            leave evening
            +20m
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > not today evening no time
            Mon 17:00:00 WITHDRAW evening · evening skipped because NoTime
            Mon 17:10:00 > leave evening
            Mon 17:10:00 evening left
            Mon 17:25:00 SHOW evening second [start | in 15 min 17:40 | later 19:25 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn the_gap_puts_the_evening_off() {
    check(
        twice_a_day(),
        "12:00",
        "
            finish morning
            until 18:01
        ",
        expect![[r#"
            Mon 12:00:00 > finish morning
            Mon 12:00:00 morning done
            Mon 17:00:00 evening due
            Mon 18:00:00 SHOW evening first [start | in 15 min 18:15 | later 20:00 | not today, Tue 17:00]
        "#]],
    );
    check(
        twice_a_day(),
        "13:30",
        "
            finish morning
            until 20:00
        ",
        expect![[r#"
            Mon 13:30:00 > finish morning
            Mon 13:30:00 morning done
            Mon 17:00:00 evening due
            Mon 19:30:00 SHOW evening first [start | in 15 min 19:45 | later 21:15 | not today, Tue 17:00]
            Mon 19:45:00 SHOW evening second [start | in 15 min 20:00 | later 21:15 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn too_soon_is_not_missed() {
    check(
        vec![slot("noon", "12:00-14:00"), slot("afternoon", "15:00-18:00")],
        "11:59",
        "
            until 13:00
            finish noon
            until 19:00
        ",
        expect![[r#"
            Mon 12:00:00 noon due · SHOW noon first [start | in 15 min 12:15 | later 13:15 | not today, Tue 12:00]
            Mon 12:15:00 SHOW noon second [start | in 15 min 12:30 | later 13:15 | not today, Tue 12:00]
            Mon 12:45:00 SHOW noon third [start | in 15 min 13:00 | later 13:15 | not today, Tue 12:00]
            Mon 13:00:00 > finish noon
            Mon 13:00:00 WITHDRAW noon · noon done
            Mon 15:00:00 afternoon due
            Mon 18:00:00 afternoon too soon
        "#]],
    );
}

#[test]
fn two_slots_closer_than_their_gap_ring_if_the_first_was_not_done() {
    check(
        vec![slot("noon", "12:00-17:00"), slot("afternoon", "15:00-18:00")],
        "11:59",
        "
            until 15:05
            finish afternoon
            until 19:00
        ",
        expect![[r#"
            Mon 12:00:00 noon due · SHOW noon first [start | in 15 min 12:15 | later 14:00 | not today, Tue 12:00]
            Mon 12:15:00 SHOW noon second [start | in 15 min 12:30 | later 14:15 | not today, Tue 12:00]
            Mon 12:45:00 SHOW noon third [start | in 15 min 13:00 | later 14:15 | not today, Tue 12:00]
            Mon 14:15:00 SHOW noon last call [start | not today, Tue 12:00]
            Mon 15:00:00 afternoon due · WITHDRAW noon · noon missed (unanswered) · SHOW afternoon first [start | in 15 min 15:15 | later 17:00 | not today, Tue 15:00] · CARD noon unanswered
            Mon 15:05:00 > finish afternoon
            Mon 15:05:00 WITHDRAW afternoon · afternoon done
        "#]],
    );
}

#[test]
fn nothing_nags_on_a_rest_day() {
    check(
        twice_a_day(),
        "05:00",
        "
            rest
            next
            until 23:00
            until 07:00
        ",
        expect![[r#"
            Mon 05:00:00 > rest
            Mon 05:00:00 > next
            Mon 05:00:00   morning of 24 Nov Tue 06:30..Tue 10:00
            Tue 06:30:00 morning due · SHOW morning first [start | in 15 min 06:45 | later 08:30 | not today, Wed 06:30]
            Tue 06:45:00 SHOW morning second [start | in 15 min 07:00 | later 08:45 | not today, Wed 06:30]
        "#]],
    );
}

#[test]
fn a_day_that_becomes_a_rest_day_takes_its_prompt_back() {
    check(
        evening(),
        "17:00",
        "
            rest
            until 23:00
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > rest
            Mon 17:00:00 WITHDRAW evening · evening called off
        "#]],
    );
}

#[test]
fn a_plan_deleted_with_a_prompt_on_screen() {
    check(
        evening(),
        "17:00",
        "
            delete evening
            snooze evening
            open evening
            finish evening
            until 23:00
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:00:00 > delete evening
            Mon 17:00:00 WITHDRAW evening · evening called off
            Mon 17:00:00 > snooze evening
            Mon 17:00:00 REFUSED evening: not open
            Mon 17:00:00 > open evening
            Mon 17:00:00 OPEN evening · evening opened
            Mon 17:00:00 > finish evening
            Mon 17:00:00 evening done
        "#]],
    );
}

#[test]
fn left_in_another_place_it_lies_where_the_person_is_now() {
    check(
        vec![slot("evening", "19:58-05:10")],
        "19:00",
        "
            presence locked
            until 20:00
            start evening
            suspend 570m
            zone America/New_York
            leave evening
            presence here
            +20m
        ",
        expect![[r#"
            Mon 19:00:00 > presence locked
            Mon 19:58:00 evening due · evening held: Locked
            Mon 20:00:00 > start evening
            Mon 20:00:00 evening started
            Mon 20:00:00 > suspend 570m
            Tue 05:30:00 > zone America/New_York
            Mon 23:30:00 ZONE Europe/Berlin to America/New_York
            Mon 23:30:00 > leave evening
            Mon 23:30:00 evening left
            Mon 23:30:00 > presence here
            Mon 23:45:00 SHOW evening first [start | in 15 min Tue 00:00 | later Tue 01:45 | not today, Tue 19:58]
        "#]],
    );
}

#[test]
fn left_after_it_was_called_off_it_is_not_missed() {
    check(
        evening(),
        "16:59",
        "
            until 17:01
            start evening
            delete evening
            until 22:30
            leave evening
            +1h
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:01:00 > start evening
            Mon 17:01:00 WITHDRAW evening · evening started
            Mon 17:01:00 > delete evening
            Mon 22:30:00 > leave evening
            Mon 22:30:00 evening left · evening called off
        "#]],
    );
}

#[test]
fn cut_off_after_the_fourth_prompt_it_is_open_in_silence() {
    check(
        evening(),
        "17:00",
        "
            until 21:20
            start evening
            off 5m
            until 22:10
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
            Mon 21:15:00 SHOW evening last call [start | not today, Tue 17:00]
            Mon 21:20:00 > start evening
            Mon 21:20:00 WITHDRAW evening · evening started
            Mon 21:20:00 > off 5m
            Mon 21:25:00 evening left
            Mon 22:00:00 evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}

#[test]
fn left_after_the_fourth_prompt_it_is_open_in_silence() {
    check(
        evening(),
        "17:00",
        "
            until 21:20
            start evening
            +5m
            leave evening
            until 22:10
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
            Mon 21:15:00 SHOW evening last call [start | not today, Tue 17:00]
            Mon 21:20:00 > start evening
            Mon 21:20:00 WITHDRAW evening · evening started
            Mon 21:25:00 > leave evening
            Mon 21:25:00 evening left
            Mon 22:00:00 evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}
