//! The clock on the wall is set, or the season sets it.

use expect_test::expect;

use super::{Slot, check, check_in, evening, slot, twice_a_day};

#[test]
fn berlin_goes_forward_in_the_night() {
    check_in(
        "Europe/Berlin",
        "2026-03-28 23:00",
        vec![slot("night", "02:30-05:00")],
        "
            next
            until 05:30
        ",
        expect![[r#"
            Sat 23:00:00 > next
            Sat 23:00:00   night Sun 03:00..Sun 05:00
            Sun 03:00:00 night due · SHOW night first [start | in 15 min 03:15 | later 04:15 | not today, Mon 02:30]
            Sun 03:15:00 SHOW night second [start | in 15 min 03:30 | later 04:15 | not today, Mon 02:30]
            Sun 03:45:00 SHOW night third [start | in 15 min 04:00 | later 04:15 | not today, Mon 02:30]
            Sun 04:15:00 SHOW night of 28 Mar last call [start | not today, Mon 02:30]
            Sun 05:00:00 WITHDRAW night of 28 Mar · night of 28 Mar missed (unanswered) · CARD night of 28 Mar unanswered
        "#]],
    );
}

#[test]
fn berlin_goes_back_in_the_night() {
    check_in(
        "Europe/Berlin",
        "2026-10-24 23:00",
        vec![slot("night", "02:30-05:00")],
        "
            next
            +8h
        ",
        expect![[r#"
            Sat 23:00:00 > next
            Sat 23:00:00   night Sun 02:30..Sun 05:00
            Sun 02:30:00 night due · SHOW night first [start | in 15 min 02:45 | later 03:30 | not today, Mon 02:30]
            Sun 02:45:00 SHOW night second [start | in 15 min 02:00 | later 03:45 | not today, Mon 02:30]
            Sun 02:15:00 SHOW night third [start | in 15 min 02:30 | later 04:15 | not today, Mon 02:30]
            Sun 04:15:00 SHOW night of 24 Oct last call [start | not today, Mon 02:30]
            Sun 05:00:00 WITHDRAW night of 24 Oct · night of 24 Oct missed (unanswered) · CARD night of 24 Oct unanswered
        "#]],
    );
}

#[test]
fn new_york_on_both_nights() {
    check_in(
        "America/New_York",
        "2026-03-07 12:00",
        twice_a_day(),
        "
            finish morning
            until 18:00
            finish evening
            until 07:00
        ",
        expect![[r#"
            Sat 12:00:00 > finish morning
            Sat 12:00:00 morning done
            Sat 17:00:00 evening due
            Sat 18:00:00 SHOW evening first [start | in 15 min 18:15 | later 20:00 | not today, Sun 17:00]
            Sat 18:00:00 > finish evening
            Sat 18:00:00 WITHDRAW evening · evening done
            Sun 06:30:00 morning due · SHOW morning first [start | in 15 min 06:45 | later 08:30 | not today, Mon 06:30]
            Sun 06:45:00 SHOW morning second [start | in 15 min 07:00 | later 08:45 | not today, Mon 06:30]
            Sun 07:15:00 SHOW morning third [start | in 15 min 07:30 | later 09:15 | not today, Mon 06:30]
        "#]],
    );
    check_in(
        "America/New_York",
        "2026-10-31 12:00",
        twice_a_day(),
        "
            finish morning
            until 18:00
            finish evening
            until 07:00
        ",
        expect![[r#"
            Sat 12:00:00 > finish morning
            Sat 12:00:00 morning done
            Sat 17:00:00 evening due
            Sat 18:00:00 SHOW evening first [start | in 15 min 18:15 | later 20:00 | not today, Sun 17:00]
            Sat 18:00:00 > finish evening
            Sat 18:00:00 WITHDRAW evening · evening done
        "#]],
    );
}

#[test]
fn lord_howe_moves_by_half_an_hour() {
    check_in(
        "Australia/Lord_Howe",
        "2026-10-04 01:00",
        vec![slot("night", "02:10-04:00")],
        "
            +3h
        ",
        expect![[r#"
            Sun 02:30:00 night due · SHOW night first [start | in 15 min 02:45 | later 03:15 | not today, Mon 02:10]
            Sun 02:45:00 SHOW night second [start | in 15 min 03:00 | later 03:15 | not today, Mon 02:10]
            Sun 03:15:00 SHOW night last call [start | in 15 min 03:30 | not today, Mon 02:10]
            Sun 04:00:00 WITHDRAW night of 03 Oct · night of 03 Oct missed (unanswered) · CARD night of 03 Oct unanswered
        "#]],
    );
    check_in(
        "Australia/Lord_Howe",
        "2026-04-05 01:00",
        vec![slot("night", "01:40-03:00")],
        "
            +3h
        ",
        expect![[r#"
            Sun 01:40:00 night due · SHOW night first [start | in 15 min 01:55 | later 02:15 | not today, Mon 01:40]
            Sun 01:55:00 SHOW night second [start | in 15 min 01:40 | later 02:15 | not today, Mon 01:40]
            Sun 01:55:00 SHOW night third [start | in 15 min 02:10 | later 02:15 | not today, Mon 01:40]
            Sun 02:15:00 SHOW night last call [start | not today, Mon 01:40]
            Sun 03:00:00 WITHDRAW night · night missed (unanswered) · CARD night unanswered
        "#]],
    );
}

#[test]
fn apia_leaves_out_a_day() {
    check_in(
        "Pacific/Apia",
        "2011-12-29 16:00",
        twice_a_day(),
        "
            until 17:30
            finish evening
            next
            until 06:31
            next
            finish morning
            until 17:01
        ",
        expect![[r#"
            Thu 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Sat 17:00]
            Thu 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Sat 17:00]
            Thu 17:30:00 > finish evening
            Thu 17:30:00 WITHDRAW evening · evening done
            Thu 17:30:00 > next
            Thu 17:30:00   morning of 31 Dec Sat 06:30..Sat 10:00
            Sat 06:30:00 morning due · SHOW morning first [start | in 15 min 06:45 | later 08:30 | not today, Sun 06:30]
            Sat 06:31:00 > next
            Sat 06:31:00   morning 06:30..10:00
            Sat 06:31:00 > finish morning
            Sat 06:31:00 WITHDRAW morning · morning done
            Sat 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Sun 17:00]
        "#]],
    );
}

#[test]
fn set_back_by_an_hour_in_mid_ladder() {
    check(
        evening(),
        "16:59",
        "
            until 17:20
            clock -1h
            until 18:30
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:20:00 > clock -1h
            Mon 16:20:00 WITHDRAW evening
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn set_back_after_it_was_done() {
    check(
        evening(),
        "16:59",
        "
            until 17:05
            finish evening
            clock -2h
            until 22:30
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:05:00 > finish evening
            Mon 17:05:00 WITHDRAW evening · evening done
            Mon 17:05:00 > clock -2h
        "#]],
    );
}

#[test]
fn set_back_by_a_year_and_right_again() {
    let since = "2024-01-01T00:00:00Z".parse().expect("an instant");
    let slots = twice_a_day().into_iter().map(|slot| Slot { since, ..slot }).collect();
    check(
        slots,
        "12:00",
        "
            finish morning
            clock -365d
            +1h
            clock 365d
            until 17:01
            clock -365d
            +1h
            clock 365d
            until 18:30
        ",
        expect![[r#"
            Mon 12:00:00 > finish morning
            Mon 12:00:00 morning done
            Mon 12:00:00 > clock -365d
            Sun 13:00:00 > clock 365d
            Mon 17:00:00 evening due
            Mon 17:01:00 > clock -365d
            Sun 17:01:00 evening due · SHOW evening first [start | in 15 min 17:16 | later 19:01 | not today, Mon 17:00]
            Sun 17:16:00 SHOW evening second [start | in 15 min 17:31 | later 19:16 | not today, Mon 17:00]
            Sun 17:46:00 SHOW evening third [start | in 15 min 18:01 | later 19:46 | not today, Mon 17:00]
            Sun 18:01:00 > clock 365d
            Mon 18:01:00 WITHDRAW evening of 23 Nov · evening of 23 Nov missed (clock set) · SHOW evening first [start | in 15 min 18:16 | later 20:01 | not today, Tue 17:00] · CARD evening of 23 Nov clock set
            Mon 18:16:00 SHOW evening second [start | in 15 min 18:31 | later 20:16 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn set_back_to_before_the_slot_was_made() {
    let since = "2026-11-01T00:00:00Z".parse().expect("an instant");
    let slots = twice_a_day().into_iter().map(|slot| Slot { since, ..slot }).collect();
    check(
        slots,
        "12:00",
        "
            finish morning
            clock -365d
            +10h
            clock 365d
            +10m
        ",
        expect![[r#"
            Mon 12:00:00 > finish morning
            Mon 12:00:00 morning done
            Mon 12:00:00 > clock -365d
            Sun 22:00:00 > clock 365d
            Mon 22:00:00 evening due · evening missed (clock set) · CARD evening clock set
        "#]],
    );
}

#[test]
fn set_forward_by_a_month_and_right_again() {
    check(
        twice_a_day(),
        "12:00",
        "
            finish morning
            clock 30d
            +1h
            clock -30d
            until 17:01
            finish evening
            until 06:31
        ",
        expect![[r#"
            Mon 12:00:00 > finish morning
            Mon 12:00:00 morning done
            Mon 12:00:00 > clock 30d
            Wed 12:00:00 60 times due, the last morning · 60 times missed (clock set), the last morning · CARD of 60
            Wed 13:00:00 > clock -30d
            Mon 13:00:00 evening revived · evening of 24 Nov revived · morning of 24 Nov revived
            Mon 17:01:00 > finish evening
            Mon 17:01:00 evening done
            Tue 04:00:00 evening of 25 Nov revived · morning of 25 Nov revived
            Tue 06:30:00 SHOW morning first [start | in 15 min 06:45 | later 08:30 | not today, Wed 06:30]
        "#]],
    );
}

#[test]
fn set_forward_by_a_month_with_a_prompt_on_screen_and_right_again() {
    check(
        evening(),
        "16:59",
        "
            until 17:05
            clock 30d
            +1m
            clock -30d
            until 18:30
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:05:00 > clock 30d
            Wed 17:05:00 30 times due, the last evening · WITHDRAW evening of 23 Nov · 30 times missed (clock set), the last evening of 22 Dec · SHOW evening first [start | in 15 min 17:20 | later 19:05 | not today, Thu 17:00] · CARD of 30
            Wed 17:06:00 > clock -30d
            Mon 17:06:00 evening revived · evening of 24 Nov revived · WITHDRAW evening of 23 Dec
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn a_clock_ahead_by_a_month_at_the_start_of_the_computer() {
    check(
        evening(),
        "12:00",
        "
            off 720h
            +30s
            clock -720h
            until 17:01
        ",
        expect![[r#"
            Mon 12:00:00 > off 720h
            Wed 12:00:00 30 times due, the last evening of 22 Dec · 30 times missed (unseen), the last evening of 22 Dec
            Wed 12:00:30 > clock -720h
            Mon 12:00:30 evening revived · evening of 24 Nov revived
            Mon 12:02:30 CARD of 28
            Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn a_pause_does_not_outlive_a_clock_that_is_set_back() {
    check(
        evening(),
        "16:30",
        "
            pause 1h
            clock -1h
            until 17:01
        ",
        expect![[r#"
            Mon 16:30:00 > pause 1h
            Mon 16:30:00 > clock -1h
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn a_session_done_by_a_clock_that_was_ahead_puts_nothing_off() {
    check(
        twice_a_day(),
        "07:00",
        "
            clock 30d
            +1m
            finish morning
            clock -30d
            +1m
            finish morning
            until 17:01
        ",
        expect![[r#"
            Mon 07:00:00 morning due · SHOW morning first [start | in 15 min 07:15 | later 09:00 | not today, Tue 06:30]
            Mon 07:00:00 > clock 30d
            Wed 07:00:00 60 times due, the last morning · evening of 23 Nov missed (clock set) · WITHDRAW morning of 23 Nov · 59 times missed (clock set), the last morning of 22 Dec · SHOW morning first [start | in 15 min 07:15 | later 09:00 | not today, Thu 06:30] · CARD of 60
            Wed 07:01:00 > finish morning
            Wed 07:01:00 WITHDRAW morning · morning done
            Wed 07:01:00 > clock -30d
            Mon 07:01:00 evening revived · morning revived · evening of 24 Nov revived · morning of 24 Nov revived
            Mon 07:02:00 > finish morning
            Mon 07:02:00 morning done
            Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
        "#]],
    );
}
