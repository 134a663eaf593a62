//! The sums that the literature gives of its programmes, and that every session of each can be played.

use crate::programme_told::*;
use behaviour::World;
use expect_test::expect;
use sinew_companion::wire::{Legs, Play, Status};
use sinew_domain::session::{Side, Task};

/// Three times fifteen of each, twice a day, every day for twelve weeks.
#[test]
fn alfredson_lowers_each_leg_180_times_a_day_in_168_sessions() {
    let library = library();
    let programme = programme(&library, "alfredson-1998");
    for week in 1..=12 {
        let [session] = sessions_of_week(programme, week)[..] else { panic!("one kind of session in week {week}") };
        let plan = prescription(&library, programme, session, &[Side::Left, Side::Right]).plan();
        for side in [Side::Left, Side::Right] {
            let lowered: u32 = plan.sets().filter(|(_, w)| w.side == Some(side)).map(|(_, w)| lowerings(w)).sum();
            assert_eq!(lowered * per_day(session), 180, "{side:?} in week {week}");
        }
    }
    let sessions: u32 = (1..=12).map(|week| sessions_in_week(programme, week)).sum();
    assert_eq!(sessions, 168);
}

#[test]
fn the_nordic_table_has_27_sessions_in_ten_weeks() {
    let library = library();
    let programme = programme(&library, "nordic-petersen-2011");
    let by_week: Vec<u32> = (1..=10).map(|week| sessions_in_week(programme, week)).collect();
    assert_eq!(by_week, [1, 2, 3, 3, 3, 3, 3, 3, 3, 3]);
    assert_eq!(by_week.iter().sum::<u32>(), 27);
    let reps = by_week_of(&library, programme, 10, |dose| {
        dose.sets.iter().filter_map(Task::reps).map(|r| r.to_string()).collect::<Vec<_>>().join(" ")
            + &dose.reps_to.map(|to| format!(" to {to}")).unwrap_or_default()
    });
    expect![[r#"
        1: E55 5 5
        2: E55 6 6
        3: E55 6 6 6 to 8
        4: E55 8 8 8 to 10
        5: E55 12 10 8
        6: E55 12 10 8
        7: E55 12 10 8
        8: E55 12 10 8
        9: E55 12 10 8
        10: E55 12 10 8
    "#]]
    .assert_eq(&reps);
}

#[test]
fn heavy_slow_resistance_has_its_sets_and_loads_week_by_week() {
    let library = library();
    let told = by_week_of(&library, programme(&library, "hsr-home"), 12, sets_and_load);
    expect![[r#"
        1: E05 3 × 15 at 15 RM, E07 3 × 15 at 15 RM
        2: E05 3 × 12 at 12 RM, E07 3 × 12 at 12 RM
        3: E05 3 × 12 at 12 RM, E07 3 × 12 at 12 RM
        4: E05 4 × 10 at 10 RM, E07 4 × 10 at 10 RM
        5: E05 4 × 10 at 10 RM, E07 4 × 10 at 10 RM
        6: E05 4 × 8 at 8 RM, E07 4 × 8 at 8 RM
        7: E05 4 × 8 at 8 RM, E07 4 × 8 at 8 RM
        8: E05 4 × 8 at 8 RM, E07 4 × 8 at 8 RM
        9: E05 4 × 6 at 6 RM, E07 4 × 6 at 6 RM
        10: E05 4 × 6 at 6 RM, E07 4 × 6 at 6 RM
        11: E05 4 × 6 at 6 RM, E07 4 × 6 at 6 RM
        12: E05 4 × 6 at 6 RM, E07 4 × 6 at 6 RM
    "#]]
    .assert_eq(&told);
}

#[test]
fn rathleff_has_its_sets_and_loads_week_by_week() {
    let library = library();
    let told = by_week_of(&library, programme(&library, "rathleff-2015"), 12, sets_and_load);
    expect![[r#"
        1: E88 3 × 12 at 12 RM
        2: E88 3 × 12 at 12 RM
        3: E88 4 × 10 at 10 RM
        4: E88 4 × 10 at 10 RM
        5: E88 5 × 8 at 8 RM
        6: E88 5 × 8 at 8 RM
        7: E88 5 × 8 at 8 RM
        8: E88 5 × 8 at 8 RM
        9: E88 5 × 8 at 8 RM
        10: E88 5 × 8 at 8 RM
        11: E88 5 × 8 at 8 RM
        12: E88 5 × 8 at 8 RM
    "#]]
    .assert_eq(&told);
}

/// The weeks between the first and the last too: the four lines of the table change from week to week.
#[test]
fn the_eight_weeks_for_the_outer_knee_have_their_lines() {
    let library = library();
    let told = by_week_of(&library, programme(&library, "itbs-mckay-2020"), 8, dose_told);
    expect![[r#"
        1: E104 2×30 s, E42 2×10, E48 3×10, E43 3×10
        2: E104 2×40 s, E42 3×10, E48 3×20, E43 3×15
        3: E41 2×10, E104 2×40 s?, E47 2×15, E38 2×10, E44 2×10
        4: E41 3×15, E64 2×15 s, E47 3×15, E38 3×12, E44 3×10
        5: E64 2×15 s, E46 2×15, E101 2×12, E102 2×10
        6: E64 3×20 s, E49 2×10?, E46 3×15, E101 3×12, E102 3×12
        7: E49 2×10, E46 2×15, E103 2×15, E45 2×12
        8: E49 3×10, E46 3×15, E103 3×15, E45 3×15
    "#]]
    .assert_eq(&told);
}

#[test]
fn patellofemoral_leap_and_silbernagel_have_their_middle_weeks() {
    let library = library();
    for (id, weeks, expected) in [
        (
            "patellofemoral",
            6,
            expect![[r#"
            1: E33 1×10, E34 1×10, E41 2×15, E42 2×15, E35 5×20 s
            2: E33 1×10, E34 1×10, E41 2×15, E42 2×15, E35 5×20 s
            3: E43 2×12, E37 3×10, E36 3×10, E42 2×15?
            4: E43 2×12, E37 3×10, E36 3×10, E42 2×15?
            5: E38 2×10, E46 2×10, E43 2×12?, E37 2×10?
            6: E38 2×10, E46 2×10, E43 2×12?, E37 2×10?
        "#]],
        ),
        (
            "leap-gluteal",
            8,
            expect![[r#"
            1: E96 3×5 s, E97 3×5 s
            1: E43 1×10, E39 1×10, E106 1×10
            2: E96 3×5 s, E97 3×5 s
            2: E43 1×10, E98 1×5, E39 1×10, E99 1×5, E106 1×15
            3: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            4: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            5: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            6: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            7: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            8: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
        "#]],
        ),
        (
            "silbernagel-2007",
            13,
            expect![[r#"
            1: E20 1×20, E04 3×10, E06 3×10, E05 3×10, E03 3×10
            2: E20 1×20, E04 3×10, E06 3×10, E05 3×10, E03 3×10
            2: E105 3×15, E06 3×15, E05 3×15, E01 3×15, E89 3×20
            3: E105 3×15, E06 3×15, E05 3×15, E01 3×15, E89 3×20
            3: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            3: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            4: E105 3×15, E06 3×15, E05 3×15, E01 3×15, E89 3×20
            4: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            4: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            5: E105 3×15, E06 3×15, E05 3×15, E01 3×15, E89 3×20
            5: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            5: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            6: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            6: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            7: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            7: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            8: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            8: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            9: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            9: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            10: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            10: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            11: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            11: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            12: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            12: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            12: E06 3×15, E01 3×15, E89 3×20
            13: E06 3×15, E01 3×15, E89 3×20
        "#]],
        ),
    ] {
        expected.assert_eq(&by_week_of(&library, programme(&library, id), weeks, dose_told));
    }
}

/// Of one side in one session, as the table counts them.
#[test]
fn copenhagen_has_its_seconds_under_tension_week_by_week() {
    let library = library();
    let programme = programme(&library, "copenhagen-polglass-2019");
    let seconds: Vec<u64> = (1..=8)
        .map(|week| {
            let [session] = sessions_of_week(programme, week)[..] else { panic!("one kind of session in week {week}") };
            let plan = prescription(&library, programme, session, &[Side::Left]).plan();
            let one_side = plan.sets().filter(|(_, w)| w.side == Some(Side::Left));
            one_side.map(|(_, w)| under_tension(&w.task).as_secs()).sum()
        })
        .collect();
    assert_eq!(seconds, [240, 240, 360, 480, 480, 108, 144, 180]);
    assert!((1..=8).all(|week| sessions_in_week(programme, week) == 2));
}

#[test]
fn the_twelve_weeks_of_run_and_walk_have_their_minutes() {
    let library = library();
    let plan = library.run_plans.get("dunne-12-week").expect("it ships");
    let minutes: Vec<u32> = plan.steps.iter().map(|s| s.run_seconds() / 60).collect();
    assert_eq!(minutes, [10, 12, 16, 24, 32, 30, 30, 30, 20, 25, 30, 35]);
    assert!(plan.steps.iter().all(|s| s.run_seconds() % 60 == 0));
    assert!(plan.steps.iter().zip(1..).all(|(s, n)| s.n == n), "week by week");
    assert_eq!(plan.days_per_week.as_ref().map(|d| d.value), Some(3));
}

/// What a programme says it has, its weeks and its items say too.
#[test]
fn no_week_is_without_a_session_and_no_session_without_a_step() {
    let library = library();
    for programme in library.programmes.all() {
        let last = programme.weeks.to.unwrap_or(programme.weeks.value);
        for week in 1..=last {
            let sessions = sessions_of_week(programme, week);
            assert!(!sessions.is_empty(), "{} has nothing in week {week}", programme.id);
            for session in sessions {
                let prescription = prescription(&library, programme, session, &[Side::Left]);
                assert_eq!(prescription.doses.len(), session.items.len(), "{}: {}", programme.id, session.name);
                let minutes = prescription.length().as_secs() / 60;
                assert!(minutes < 100, "{}: {} takes {minutes} minutes", programme.id, session.name);
            }
        }
    }
}

/// A session by itself is as long as its preview says, to the second: played with nobody pressing a key.
#[test]
fn a_session_takes_as_long_as_its_preview_says() {
    for id in ["copenhagen-polglass-2019", "rathleff-2015", "mcgill-big-three", "isometric-calf"] {
        let mut world = World::new();
        let preview = world.companion().programme(id).expect("it ships").sessions.remove(0);
        let (play, begun) = (Play::Programme { id: id.to_owned(), phase: 0, session: 0, legs: Legs::Left }, world.now);
        world.companion().start_session(&play, &begun).expect("a session starts");
        while world.wake(None) {}
        let ended = world.snapshot().expect("its end is on show");
        assert_eq!(ended.status, Status::Ended, "{id} asks for a key");
        let took = world.now.mono.since(begun.mono).as_secs_f64() * 1000.0;
        assert!((took - preview.one_side_ms).abs() < 1.0, "{id}: {took} against {}", preview.one_side_ms);
    }
}
