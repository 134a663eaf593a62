//! Slots and the windows they unfold to.

use std::fmt::Write;
use std::num::NonZeroU16;
use std::time::Duration;

use chrono::NaiveDate;
use expect_test::{Expect, expect};

use super::{Days, Mono, Now, RollOver, Slot, Weekdays, When, ever, schedule, slot, twice_a_day, window, zone_of};
use crate::schedule::{day_ends, kind, unfold};

fn unfolded(zone: &str, days: (&str, &str), slots: Vec<Slot>, expected: Expect) {
    let zone = zone_of(zone);
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    let mut told = String::new();
    for occurrence in unfold(&schedule(slots), day(days.0)..=day(days.1), zone) {
        let local = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&zone).format("%d %H:%M%:z").to_string();
        let length = (occurrence.closes - occurrence.opens).num_minutes();
        let _ = writeln!(
            told,
            "{} {} {}..{} {length} min",
            occurrence.key.day.format("%d %b"),
            occurrence.key.slot.as_str(),
            local(occurrence.opens),
            local(occurrence.closes),
        );
    }
    expected.assert_eq(&told);
}

#[test]
fn across_both_nights_in_berlin() {
    let night = || vec![slot("gap", "02:15-02:45"), slot("over", "01:30-04:30"), slot("day", "06:30-10:00")];
    let alone = || night().into_iter().map(|slot| Slot { group: None, ..slot }).collect();
    unfolded(
        "Europe/Berlin",
        ("2026-03-27", "2026-03-29"),
        alone(),
        expect![[r#"
            27 Mar day 27 06:30+01:00..27 10:00+01:00 210 min
            27 Mar over 28 01:30+01:00..28 04:30+01:00 180 min
            27 Mar gap 28 02:15+01:00..28 02:45+01:00 30 min
            28 Mar day 28 06:30+01:00..28 10:00+01:00 210 min
            28 Mar over 29 01:30+01:00..29 04:30+02:00 120 min
            28 Mar gap 29 03:00+02:00..29 03:30+02:00 30 min
            29 Mar day 29 06:30+02:00..29 10:00+02:00 210 min
            29 Mar over 30 01:30+02:00..30 04:30+02:00 180 min
            29 Mar gap 30 02:15+02:00..30 02:45+02:00 30 min
        "#]],
    );
    unfolded(
        "Europe/Berlin",
        ("2026-10-23", "2026-10-25"),
        alone(),
        expect![[r#"
            23 Oct day 23 06:30+02:00..23 10:00+02:00 210 min
            23 Oct over 24 01:30+02:00..24 04:30+02:00 180 min
            23 Oct gap 24 02:15+02:00..24 02:45+02:00 30 min
            24 Oct day 24 06:30+02:00..24 10:00+02:00 210 min
            24 Oct over 25 01:30+02:00..25 04:30+01:00 240 min
            24 Oct gap 25 02:15+02:00..25 02:45+01:00 90 min
            25 Oct day 25 06:30+01:00..25 10:00+01:00 210 min
            25 Oct over 26 01:30+01:00..26 04:30+01:00 180 min
            25 Oct gap 26 02:15+01:00..26 02:45+01:00 30 min
        "#]],
    );
}

#[test]
fn a_gap_of_half_an_hour_at_lord_howe() {
    unfolded(
        "Australia/Lord_Howe",
        ("2026-10-02", "2026-10-04"),
        vec![slot("night", "02:10-03:00")],
        expect![[r#"
            02 Oct night 03 02:10+10:30..03 03:00+10:30 50 min
            03 Oct night 04 02:30+11:00..04 03:00+11:00 30 min
            04 Oct night 05 02:10+11:00..05 03:00+11:00 50 min
        "#]],
    );
    unfolded(
        "Australia/Lord_Howe",
        ("2026-04-03", "2026-04-05"),
        vec![slot("night", "01:40-03:00")],
        expect![[r#"
            03 Apr night 04 01:40+11:00..04 03:00+11:00 80 min
            04 Apr night 05 01:40+11:00..05 03:00+10:30 110 min
            05 Apr night 06 01:40+10:30..06 03:00+10:30 80 min
        "#]],
    );
}

#[test]
fn a_gap_at_midnight_in_cairo() {
    unfolded(
        "Africa/Cairo",
        ("2026-04-22", "2026-04-24"),
        vec![slot("midnight", "00:10-02:00")],
        expect![[r#"
            22 Apr midnight 23 00:10+02:00..23 02:00+02:00 110 min
            23 Apr midnight 24 01:00+03:00..24 02:00+03:00 60 min
            24 Apr midnight 25 00:10+03:00..25 02:00+03:00 110 min
        "#]],
    );
}

#[test]
fn the_day_that_apia_left_out() {
    let slots = || {
        let mut slots = twice_a_day();
        slots.extend([slot("late", "23:30-01:30"), slot("night", "01:00-03:00")]);
        slots.into_iter().map(|slot| Slot { group: None, ..slot }).collect()
    };
    unfolded(
        "Pacific/Apia",
        ("2011-12-28", "2011-12-31"),
        slots(),
        expect![[r#"
            28 Dec morning 28 06:30-10:00..28 10:00-10:00 210 min
            28 Dec evening 28 17:00-10:00..28 22:00-10:00 300 min
            28 Dec late 28 23:30-10:00..29 01:30-10:00 120 min
            28 Dec night 29 01:00-10:00..29 03:00-10:00 120 min
            29 Dec morning 29 06:30-10:00..29 10:00-10:00 210 min
            29 Dec evening 29 17:00-10:00..29 22:00-10:00 300 min
            29 Dec late 29 23:30-10:00..31 01:30+14:00 120 min
            30 Dec night 31 01:00+14:00..31 03:00+14:00 120 min
            31 Dec morning 31 06:30+14:00..31 10:00+14:00 210 min
            31 Dec evening 31 17:00+14:00..31 22:00+14:00 300 min
            31 Dec late 31 23:30+14:00..01 01:30+14:00 120 min
            31 Dec night 01 01:00+14:00..01 03:00+14:00 120 min
        "#]],
    );
}

#[test]
fn a_day_ends_at_the_roll_over_hour() {
    // (now in UTC, zone, end in UTC)
    let cases = [
        ("2026-11-23T16:00:00Z", "Europe/Berlin", "2026-11-24 03:00:00 UTC"),
        ("2026-11-24T02:00:00Z", "Europe/Berlin", "2026-11-24 03:00:00 UTC"),
        ("2026-03-28T22:00:00Z", "Europe/Berlin", "2026-03-29 02:00:00 UTC"),
        ("2026-10-24T22:00:00Z", "Europe/Berlin", "2026-10-25 03:00:00 UTC"),
        ("2011-12-30T04:00:00Z", "Pacific/Apia", "2011-12-30 14:00:00 UTC"),
    ];
    for (at, zone, end) in cases {
        let wall = at.parse().expect("an instant");
        let now = Now { mono: Mono::from_micros(0), slept: Duration::ZERO, wall, zone: zone_of(zone) };
        assert_eq!(day_ends(RollOver::DEFAULT, &now).to_string(), end, "{at} in {zone}");
    }
}

#[test]
fn weekdays_and_every_third_day() {
    let on =
        |id: &str, days| Slot { when: When::Daily { days, window: window("08:00-09:00") }, ..slot(id, "08:00-09:00") };
    let from = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a date");
    let third = Days::Every { days: NonZeroU16::new(3).expect("three"), from };
    let slots = vec![on("working", Days::Weekdays(Weekdays::WORKING)), on("third", third)];
    unfolded(
        "Europe/Berlin",
        ("2026-11-23", "2026-11-30"),
        slots,
        expect![[r#"
            23 Nov working 23 08:00+01:00..23 09:00+01:00 60 min
            24 Nov third 24 08:00+01:00..24 09:00+01:00 60 min
            24 Nov working 24 08:00+01:00..24 09:00+01:00 60 min
            25 Nov working 25 08:00+01:00..25 09:00+01:00 60 min
            26 Nov working 26 08:00+01:00..26 09:00+01:00 60 min
            27 Nov third 27 08:00+01:00..27 09:00+01:00 60 min
            27 Nov working 27 08:00+01:00..27 09:00+01:00 60 min
            30 Nov third 30 08:00+01:00..30 09:00+01:00 60 min
            30 Nov working 30 08:00+01:00..30 09:00+01:00 60 min
        "#]],
    );
}

#[test]
fn when_the_next_opens_the_one_before_closes() {
    unfolded(
        "Europe/Berlin",
        ("2026-11-23", "2026-11-23"),
        vec![slot("long", "06:00-22:00"), slot("evening", "17:00-22:00")],
        expect![[r#"
            23 Nov long 23 06:00+01:00..23 17:00+01:00 660 min
            23 Nov evening 23 17:00+01:00..23 22:00+01:00 300 min
        "#]],
    );
}

#[test]
fn what_is_wrong_with_slots_is_said_all_at_once() {
    let mut slots = twice_a_day();
    slots.push(slot("evening", "18:00-18:00"));
    slots.push(Slot { group: None, ..slot("short", "12:00-12:10") });
    slots.push(slot("night", "23:30-01:30"));
    let first = ever();
    slots
        .push(Slot { when: When::Every { every_min: NonZeroU16::MIN, from: first, until: first }, ..kind::ice(first) });
    let told: Vec<String> =
        schedule(slots).check().into_iter().map(|problem| format!("{}: {}\n", problem.path, problem.message)).collect();
    expect![[r#"
        slots[2].id: two slots are called evening
        slots[2].when.window: opens and closes at the same time; it is read as 30 minutes
        slots[2].when.window.from: is less than 360 minutes from evening, the gap between the two
        slots[3].when.window: is shorter than 30 minutes; it is read as 30
        slots[4].when.window.from: is less than 360 minutes from evening, the gap between the two
        slots[5].when.until: is not after the start
    "#]]
    .assert_eq(&told.concat());
}

#[test]
fn default_slots_have_nothing_wrong() {
    let slots = vec![kind::morning("achilles", 360, ever()), kind::evening("achilles", 360, ever())];
    assert_eq!(schedule(slots).check(), []);
}
