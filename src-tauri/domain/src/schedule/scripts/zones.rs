//! Times are those of wherever the person is.

use expect_test::expect;

use super::{check, check_in, evening, twice_a_day};

#[test]
fn berlin_to_lisbon_to_tokyo() {
    check(
        twice_a_day(),
        "06:00",
        "
            until 06:35
            finish morning
            until 11:00
            suspend 3h
            zone Europe/Lisbon
            next
            until 17:10
            finish evening
            until 09:00
            finish morning
            until 11:00
            suspend 14h
            zone Asia/Tokyo
            +5m
            next
            until 17:01
        ",
        expect![[r#"
            Mon 06:30:00 morning due · SHOW morning first [start | in 15 min 06:45 | later 08:30 | not today, Tue 06:30]
            Mon 06:35:00 > finish morning
            Mon 06:35:00 WITHDRAW morning · morning done
            Mon 11:00:00 > suspend 3h
            Mon 14:00:00 > zone Europe/Lisbon
            Mon 13:00:00 ZONE Europe/Berlin to Europe/Lisbon
            Mon 13:00:00 > next
            Mon 13:00:00   evening 17:00..22:00
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:10:00 > finish evening
            Mon 17:10:00 WITHDRAW evening · evening done
            Tue 06:30:00 morning due · SHOW morning first [start | in 15 min 06:45 | later 08:30 | not today, Wed 06:30]
            Tue 06:45:00 SHOW morning second [start | in 15 min 07:00 | later 08:45 | not today, Wed 06:30]
            Tue 07:15:00 SHOW morning third [start | in 15 min 07:30 | later 09:15 | not today, Wed 06:30]
            Tue 09:00:00 > finish morning
            Tue 09:00:00 WITHDRAW morning · morning done
            Tue 11:00:00 > suspend 14h
            Wed 01:00:00 evening due · evening missed (unseen)
            Wed 01:00:00 > zone Asia/Tokyo
            Wed 10:00:00 ZONE Europe/Lisbon to Asia/Tokyo · morning due · morning missed (zone changed)
            Wed 10:02:00 CARD evening of 24 Nov unseen, morning zone changed
            Wed 10:05:00 > next
            Wed 10:05:00   evening 17:00..22:00
            Wed 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Thu 17:00]
        "#]],
    );
}

#[test]
fn a_window_that_is_open_in_the_new_place_speaks_once() {
    check(
        evening(),
        "12:00",
        "
            zone Asia/Tokyo
            +5m
            finish evening
            zone Europe/Berlin
            until 23:00
        ",
        expect![[r#"
            Mon 12:00:00 > zone Asia/Tokyo
            Mon 20:00:00 ZONE Europe/Berlin to Asia/Tokyo · evening due · evening held: JustBack
            Mon 20:02:00 SHOW evening first [start | in 15 min 20:17 | later 21:15 | not today, Tue 17:00]
            Mon 20:05:00 > finish evening
            Mon 20:05:00 WITHDRAW evening · evening done
            Mon 20:05:00 > zone Europe/Berlin
            Mon 12:05:00 ZONE Asia/Tokyo to Europe/Berlin
        "#]],
    );
}

#[test]
fn a_window_that_is_over_in_the_new_place_does_not_ring() {
    check(
        evening(),
        "15:00",
        "
            zone Asia/Tokyo
            +10m
            zone Europe/Berlin
            until 17:01
        ",
        expect![[r#"
            Mon 15:00:00 > zone Asia/Tokyo
            Mon 23:00:00 ZONE Europe/Berlin to Asia/Tokyo · evening due · evening missed (zone changed)
            Mon 23:02:00 CARD evening zone changed
            Mon 23:10:00 > zone Europe/Berlin
            Mon 15:10:00 ZONE Asia/Tokyo to Europe/Berlin · evening revived
            Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
        "#]],
    );
}

#[test]
fn what_was_missed_at_home_is_not_asked_again_further_west() {
    check(
        evening(),
        "16:59",
        "
            until 22:10
            zone Europe/Lisbon
            until 22:30
        ",
        expect![[r#"
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, Tue 17:00]
            Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, Tue 17:00]
            Mon 21:15:00 SHOW evening last call [start | not today, Tue 17:00]
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
            Mon 22:10:00 > zone Europe/Lisbon
            Mon 21:10:00 ZONE Europe/Berlin to Europe/Lisbon
        "#]],
    );
}

#[test]
fn what_was_held_at_home_may_still_be_open_further_west() {
    check(
        evening(),
        "16:59",
        "
            presence locked
            until 22:10
            zone Europe/Lisbon
            presence here
            until 22:30
        ",
        expect![[r#"
            Mon 16:59:00 > presence locked
            Mon 17:00:00 evening due · evening held: Locked
            Mon 22:00:00 evening missed (unseen)
            Mon 22:10:00 > zone Europe/Lisbon
            Mon 21:10:00 ZONE Europe/Berlin to Europe/Lisbon · evening revived · evening held: Locked
            Mon 21:10:00 > presence here
            Mon 21:10:00 evening held: JustBack
            Mon 21:12:00 SHOW evening last call [start | in 15 min 21:27 | not today, Tue 17:00]
            Mon 22:00:00 WITHDRAW evening · evening missed (unanswered) · CARD evening unanswered
        "#]],
    );
}

#[test]
fn over_the_date_line_a_day_comes_twice_and_rings_once() {
    check_in(
        "Pacific/Auckland",
        "2026-11-23 06:00",
        twice_a_day(),
        "
            until 06:35
            finish morning
            until 17:05
            finish evening
            zone Pacific/Honolulu
            next
            until 17:05
            until 06:35
        ",
        expect![[r#"
            Mon 06:30:00 morning due · SHOW morning first [start | in 15 min 06:45 | later 08:30 | not today, Tue 06:30]
            Mon 06:35:00 > finish morning
            Mon 06:35:00 WITHDRAW morning · morning done
            Mon 17:00:00 evening due · SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, Tue 17:00]
            Mon 17:05:00 > finish evening
            Mon 17:05:00 WITHDRAW evening · evening done
            Mon 17:05:00 > zone Pacific/Honolulu
            Sun 18:05:00 ZONE Pacific/Auckland to Pacific/Honolulu · evening due
            Sun 18:05:00 > next
            Sun 18:05:00   evening 17:00..22:00
            Sun 22:00:00 evening too soon
            Tue 06:30:00 morning due · SHOW morning first [start | in 15 min 06:45 | later 08:30 | not today, Wed 06:30]
        "#]],
    );
}
