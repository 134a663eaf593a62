//! Why was I reminded, or not; and what two weeks of it teach.

use expect_test::expect;

use behaviour::remind::{evenings, twice_a_day};

#[test]
fn the_log_has_two_weeks_and_each_line_its_clock() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    world.run("until 17:05\nzone Europe/Lisbon\nuntil 17:10\noff 260h");
    expect![[r#"
        > log
          2026-12-02 (2 d ago, Europe/Lisbon)
            evening of 12-02 17:00-22:00: 13:10 due, 13:10 missed (Unseen)
          2026-11-30 (4 d ago, Europe/Lisbon)
            evening of 11-30 17:00-22:00: 13:10 due, 13:10 missed (Unseen)
          2026-11-27 (7 d ago, Europe/Lisbon)
            evening of 11-27 17:00-22:00: 13:10 due, 13:10 missed (Unseen)
          2026-11-25 (9 d ago, Europe/Lisbon)
            evening of 11-25 17:00-22:00: 13:10 due, 13:10 missed (Unseen)
          2026-11-23 (11 d ago, Europe/Lisbon)
            evening of 11-23 17:00-22:00: 17:00 due, 17:00 shown (first), 17:00 shown (second), 13:10 missed (Unanswered)
        > off 100h
        > log
          2026-12-07 (1 d ago, Europe/Lisbon)
            evening of 12-07 17:00-22:00: 17:10 due, 17:10 missed (Unseen)
          2026-12-06 (2 d ago, Europe/Lisbon)
            weekly check of 12-06 10:00-20:00: 17:10 due, 17:10 missed (Unseen)
          2026-12-04 (4 d ago, Europe/Lisbon)
            evening of 12-04 17:00-22:00: 17:10 due, 17:10 missed (Unseen)
          2026-12-02 (6 d ago, Europe/Lisbon)
            evening of 12-02 17:00-22:00: 13:10 due, 13:10 missed (Unseen)
          2026-11-30 (8 d ago, Europe/Lisbon)
            evening of 11-30 17:00-22:00: 13:10 due, 13:10 missed (Unseen)
          2026-11-27 (11 d ago, Europe/Lisbon)
            evening of 11-27 17:00-22:00: 13:10 due, 13:10 missed (Unseen)
          2026-11-25 (13 d ago, Europe/Lisbon)
            evening of 11-25 17:00-22:00: 13:10 due, 13:10 missed (Unseen)
    "#]].assert_eq(&world.run("log\noff 100h\nlog"));
}

const A_DAY: &str = "off 3h\nstart morning\nuntil rest\nend session\noff 21h";

/// Mornings done and evenings missed, for as long as it takes.
fn evenings_missed() -> behaviour::World {
    let mut world = twice_a_day("Europe/Berlin", "2026-11-24 04:30");
    for _ in 0..15 {
        world.run(A_DAY);
    }
    world
}

#[test]
fn an_evening_that_is_always_missed_may_be_moved() {
    let mut world = evenings_missed();
    let told = world.run("now\npropose move\nnow\nuntil 15:40\nnow");
    expect![[r#"
        > now
          next Morning of Alfredson heel drops 06:00-11:00, 14 min []
          held: QuietHours
          proposal: Evening missed 15 of 15, 100 %, Morning 0 %: move 17:00-22:00 to 15:30-20:30 (None)
        > propose move
        > now
          next Morning of Alfredson heel drops 06:00-11:00, 14 min []
          held: QuietHours
        > until 15:40
          Wed 06:00:00 SHOW morning first, also morning check [start | in 15 min 06:15 | later 08:00 | not today, +1d 06:00]
          Wed 06:15:00 SHOW morning second [start | in 15 min 06:30 | later 08:15 | not today, +1d 06:00]
          Wed 06:45:00 SHOW morning third [start | in 15 min 07:00 | later 08:45 | not today, +1d 06:00]
          Wed 10:15:00 SHOW morning last call [start | not today, +1d 06:00]
          Wed 11:00:00 WITHDRAW morning
          Wed 15:30:00 SHOW evening first [start | in 15 min 15:45 | later 17:30 | not today, +1d 15:30]
        > now
          next Evening of Alfredson heel drops 15:30-20:30, open, 14 min [start | in 15 min 15:55 | later 17:40 | not today, +1d 15:30]
          missed Morning 0 d ago: Unanswered
          missed Evening 1 d ago: Unseen
          missed Evening 2 d ago: Unseen
          missed Evening 3 d ago: Unseen
          missed Evening 4 d ago: Unseen
          missed Evening 5 d ago: Unseen
          missed Evening 6 d ago: Unseen
          missed Evening 7 d ago: Unseen
          missed Evening 8 d ago: Unseen
          missed Evening 9 d ago: Unseen
          missed Evening 10 d ago: Unseen
          missed Evening 11 d ago: Unseen
          missed Evening 12 d ago: Unseen
          missed Evening 13 d ago: Unseen
          missed Evening 14 d ago: Unseen
          missed Evening 15 d ago: Unseen
    "#]].assert_eq(&told);
}

#[test]
fn not_now_comes_back_and_never_does_not() {
    let mut world = evenings_missed();
    let not_now = world.run("propose not-now\nnow\nkilled\nnow");
    assert!(!not_now.contains("proposal"), "{not_now}");
    for _ in 0..14 {
        world.run(A_DAY);
    }
    let again = world.run("now");
    assert!(again.contains("proposal"), "{again}");
    let never = world.run("propose never\nnow\nkilled\nnow\noff 480h\nnow");
    assert!(!never.contains("proposal"), "{never}");
}
