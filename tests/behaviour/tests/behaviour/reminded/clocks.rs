//! Sleep, journeys and clocks: all survive, none rings twice, none is lost.

use behaviour::World;
use behaviour::world::slot;
use expect_test::expect;
use sinew_companion::wire::{PlanDraft, SlotName};

use super::{begun, check, check_in, evening, evenings, twice_a_day};

/// The hours of the default begin at ten: what is asked for in them waits.
fn without_quiet_hours(world: &mut World) {
    let (now, mut settings) = (world.now, world.settings());
    settings.reminders.quiet = None;
    world.companion().save_settings(settings, &now).expect("within every range");
    world.settle();
}

#[test]
fn asleep_over_the_slot() {
    check(
        "16:50",
        "
            suspend 3h
            +3m
            suspend 20h
            +3m
            now
        ",
        expect![[r#"
            > suspend 3h
            > +3m
              Mon 19:55:00 SHOW evening first [start | in 15 min 20:10 | later 21:15 | not today, +2d 17:00]
            > suspend 20h
              Tue 15:56:01 WITHDRAW evening of 11-23
            > +3m
            > now
              next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
              missed Evening 1 d ago: Unanswered
        "#]],
    );
}

#[test]
fn the_nights_on_which_clocks_change() {
    // A window that opens in the hour that is left out, or that comes twice.
    let nights = [
        ("Europe/Berlin", "2026-03-28 20:00", "02:15"),
        ("Europe/Berlin", "2026-10-24 20:00", "02:15"),
        ("America/New_York", "2026-03-07 20:00", "02:15"),
        ("America/New_York", "2026-10-31 20:00", "01:15"),
        ("Australia/Lord_Howe", "2026-10-03 20:00", "02:15"),
        ("Australia/Lord_Howe", "2026-04-04 20:00", "01:45"),
    ];
    let mut told = String::new();
    for (zone, from, opens) in nights {
        let slots = vec![slot(SlotName::Evening, opens, "05:00")];
        let weekdays = [true, false, true, false, false, true, false];
        let mut world = begun(zone, from, &PlanDraft { slots, weekdays, ..evening() });
        without_quiet_hours(&mut world);
        told += &format!("{zone} {}\n{}", &from[..10], world.run("until 00:50\nuntil 05:30"));
    }
    expect![[r#"
        Europe/Berlin 2026-03-28
        > until 00:50
        > until 05:30
          Sun 03:00:00 SHOW evening first [start | in 15 min 03:15 | later 04:15 | not today, +2d 02:15]
          Sun 03:15:00 SHOW evening second [start | in 15 min 03:30 | later 04:15 | not today, +2d 02:15]
          Sun 03:45:00 SHOW evening third [start | in 15 min 04:00 | later 04:15 | not today, +2d 02:15]
          Sun 04:15:00 SHOW evening of 03-28 last call [start | not today, +2d 02:15]
          Sun 05:00:00 WITHDRAW evening of 03-28
        Europe/Berlin 2026-10-24
        > until 00:50
        > until 05:30
          Sun 02:15:00 SHOW evening first [start | in 15 min 02:30 | later 03:15 | not today, +2d 02:15]
          Sun 02:30:00 SHOW evening second [start | in 15 min 02:45 | later 03:30 | not today, +2d 02:15]
          Sun 02:00:00 SHOW evening third [start | in 15 min 02:15 | later 04:00 | not today, +2d 02:15]
          Sun 04:15:00 SHOW evening of 10-24 last call [start | not today, +2d 02:15]
        America/New_York 2026-03-07
        > until 00:50
        > until 05:30
          Sun 03:00:00 SHOW evening first [start | in 15 min 03:15 | later 04:15 | not today, +2d 02:15]
          Sun 03:15:00 SHOW evening second [start | in 15 min 03:30 | later 04:15 | not today, +2d 02:15]
          Sun 03:45:00 SHOW evening third [start | in 15 min 04:00 | later 04:15 | not today, +2d 02:15]
          Sun 04:15:00 SHOW evening of 03-07 last call [start | not today, +2d 02:15]
          Sun 05:00:00 WITHDRAW evening of 03-07
        America/New_York 2026-10-31
        > until 00:50
        > until 05:30
          Sun 01:15:00 SHOW evening first [start | in 15 min 01:30 | later 02:15 | not today, +2d 01:15]
          Sun 01:30:00 SHOW evening second [start | in 15 min 01:45 | later 02:30 | not today, +2d 01:15]
          Sun 01:00:00 SHOW evening third [start | in 15 min 01:15 | later 03:00 | not today, +2d 01:15]
          Sun 04:15:00 SHOW evening of 10-31 last call [start | not today, +2d 01:15]
        Australia/Lord_Howe 2026-10-03
        > until 00:50
        > until 05:30
          Sun 02:30:00 SHOW evening first [start | in 15 min 02:45 | later 04:15 | not today, +2d 02:15]
          Sun 02:45:00 SHOW evening second [start | in 15 min 03:00 | later 04:15 | not today, +2d 02:15]
          Sun 03:15:00 SHOW evening third [start | in 15 min 03:30 | later 04:15 | not today, +2d 02:15]
          Sun 04:15:00 SHOW evening of 10-03 last call [start | not today, +2d 02:15]
          Sun 05:00:00 WITHDRAW evening of 10-03
        Australia/Lord_Howe 2026-04-04
        > until 00:50
        > until 05:30
          Sun 01:45:00 SHOW evening first [start | in 15 min 01:30 | later 03:15 | not today, +2d 01:45]
          Sun 01:30:00 SHOW evening second [start | in 15 min 01:45 | later 03:30 | not today, +2d 01:45]
          Sun 02:00:00 SHOW evening third [start | in 15 min 02:15 | later 04:00 | not today, +2d 01:45]
          Sun 04:15:00 SHOW evening of 04-04 last call [start | not today, +2d 01:45]
          Sun 05:00:00 WITHDRAW evening of 04-04
    "#]]
    .assert_eq(&told);
}

#[test]
fn the_day_that_an_island_left_out() {
    let mut world = twice_a_day("Pacific/Apia", "2011-12-29 16:00");
    check_in(
        &mut world,
        "until 23:00\nuntil 06:30\nlog",
        expect![[r#"
        > until 23:00
          Thu 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
          Thu 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
          Thu 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, +2d 17:00]
          Thu 21:15:00 SHOW evening last call [start | not today, +2d 17:00]
          Thu 22:00:00 WITHDRAW evening
        > until 06:30
          Sat 06:00:00 SHOW morning first [start | in 15 min 06:15 | later 08:00 | not today, +1d 06:00]
          Sat 06:15:00 SHOW morning second [start | in 15 min 06:30 | later 08:15 | not today, +1d 06:00]
        > log
          2011-12-31 (0 d ago, Pacific/Apia)
            morning 06:00-11:00: 06:00 due, 06:00 shown (first), 06:15 shown (second)
          2011-12-29 (2 d ago, Pacific/Apia)
            evening of 12-29 17:00-22:00: 17:00 due, 17:00 shown (first), 17:15 shown (second), 17:45 shown (third), 21:15 shown (last call), 22:00 missed (Unanswered)
    "#]],
    );
}

#[test]
fn from_berlin_to_lisbon_to_tokyo() {
    check(
        "16:50",
        "
            until 17:20
            zone Europe/Lisbon
            now
            +3m
            until 18:00
            zone seen
            zone Asia/Tokyo
            +3m
            now
        ",
        expect![[r#"
            > until 17:20
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
              Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
            > zone Europe/Lisbon
              Mon 16:20:00 WITHDRAW evening
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, 22 min []
              held: JustBack
              times are those of Europe/Lisbon
            > +3m
            > until 18:00
              Mon 17:00:00 SHOW evening third [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > zone seen
            > zone Asia/Tokyo
              Tue 03:00:00 WITHDRAW evening
            > +3m
            > now
              next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
              held: QuietHours
              missed Evening 0 d ago: ZoneChanged
              times are those of Asia/Tokyo
        "#]],
    );
}

#[test]
fn a_clock_set_back_a_year_and_put_right_again() {
    check(
        "16:50",
        "
            until 17:20
            clock -365d
            +1h
            now
            clock 365d
            +3m
            until 19:00
            log
        ",
        expect![[r#"
            > until 17:20
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
              Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
            > clock -365d
              Sun 17:20:00 WITHDRAW evening of 11-23
            > +1h
            > now
              nothing
            > clock 365d
              Mon 18:20:00 SHOW evening third [start | in 15 min 18:35 | later 20:20 | not today, +2d 17:00]
            > +3m
            > until 19:00
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:15 shown (second), 17:20 called off, 18:20 due, 18:20 shown (third)
        "#]],
    );
}

#[test]
fn a_clock_set_forward_a_month_and_put_right_again() {
    check(
        "16:50",
        "
            until 17:01
            clock 31d
            +3m
            now
            clock -31d
            +10m
            now
            until 22:10
        ",
        expect![[r#"
            > until 17:01
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > clock 31d
              Thu 17:01:00 WITHDRAW evening of 11-23
            > +3m
            > now
              next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
              missed Evening 1 d ago: ClockSet
              missed Evening 3 d ago: ClockSet
              missed Evening 6 d ago: ClockSet
              missed Evening 8 d ago: ClockSet
              missed Evening 10 d ago: ClockSet
              missed Evening 13 d ago: ClockSet
              missed Evening 15 d ago: ClockSet
              missed Evening 17 d ago: ClockSet
              missed Evening 20 d ago: ClockSet
              missed Evening 22 d ago: ClockSet
              missed Evening 24 d ago: ClockSet
              missed Evening 27 d ago: ClockSet
              missed Evening 29 d ago: ClockSet
              missed Evening 31 d ago: ClockSet
              proposal: Evening missed 12 of 12, 100 %: move 17:00-22:00 to 15:30-20:30 (None)
            > clock -31d
            > +10m
            > now
              next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 17:29 | later 19:14 | not today, +2d 17:00]
            > until 22:10
              Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
              Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, +2d 17:00]
              Mon 21:15:00 SHOW evening last call [start | not today, +2d 17:00]
              Mon 22:00:00 WITHDRAW evening
        "#]],
    );
}

#[test]
fn a_window_over_midnight() {
    let slots = vec![slot(SlotName::Evening, "22:30", "01:30")];
    let mut world = begun("Europe/Berlin", "2026-11-23 20:00", &PlanDraft { slots, ..evening() });
    without_quiet_hours(&mut world);
    check_in(
        &mut world,
        "until 00:10\nnow\nstart evening\nplay out\nuntil 02:00\nlog",
        expect![[r#"
        > until 00:10
          Mon 22:30:00 SHOW evening first [start | in 15 min 22:45 | later +1d 00:30 | not today, +2d 22:30]
          Mon 22:45:00 SHOW evening second [start | in 15 min 23:00 | later +1d 00:45 | not today, +2d 22:30]
          Mon 23:15:00 SHOW evening third [start | in 15 min 23:30 | later +1d 00:45 | not today, +2d 22:30]
        > now
          next Evening of Heavy slow resistance, at home 22:30-01:30, open, 22 min [start | in 15 min 00:25 | later 00:45 | not today, +1d 22:30]
        > start evening
          Tue 00:10:00 WITHDRAW evening
        > play out
          heard: count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 session-done
        > until 02:00
        > log
          2026-11-23 (0 d ago, Europe/Berlin)
            evening 22:30-01:30: 22:30 due, 22:30 shown (first), 22:45 shown (second), 23:15 shown (third), 00:10 started, 00:32 done
    "#]],
    );
}

#[test]
fn midnight_and_the_end_of_the_training_day() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    check_in(
        &mut world,
        "until 17:00\ndismiss\nuntil 23:50\nnow\nuntil 00:10\nnow\nuntil 04:10\nnow",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > dismiss
            > until 23:50
              Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
              Mon 17:45:00 SHOW evening third [start | in 15 min 18:00 | later 19:45 | not today, +2d 17:00]
              Mon 21:15:00 SHOW evening last call [start | not today, +2d 17:00]
              Mon 22:00:00 WITHDRAW evening
            > now
              next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
              held: QuietHours
              missed Evening 0 d ago: Unanswered
            > until 00:10
            > now
              next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
              held: QuietHours
              missed Evening 0 d ago: Unanswered
            > until 04:10
            > now
              next Evening of Heavy slow resistance, at home in 1 d 17:00-22:00, 22 min []
              held: QuietHours
              missed Evening 1 d ago: Unanswered
        "#]],
    );
}
