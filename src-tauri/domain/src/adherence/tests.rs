//! Each number with its example, the trend with its unit vectors, and what must hold in any life.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::exercise::Exercise;
use crate::pain::TissueClass;
use crate::plan::lives::live;
use crate::plan::lives::world::{Lived, exercise, plan, programme};
use crate::plan::{Life, PlanState, SlotName};
use crate::programme::Programme;
use crate::progression::book;
use crate::session::Side;

const START: &str = "2026-03-20";

fn heel_drops() -> PlanState {
    plan("alfredson-1998", START, TissueClass::Tendon, &[SlotName::Morning, SlotName::Evening])
}

fn day(no: u64) -> NaiveDate {
    START.parse::<NaiveDate>().expect("a day") + Days::new(no - 1)
}

/// From the first day to another, seen from a third.
fn course(life: &Life, id: &str, to: u64, today: u64, filter: &Filter) -> Course {
    let past = Past { life, today: day(today), book: book(), programme_of: &programme_of, exercise: &exercise_of };
    past.course(id, day(1), day(to), filter)
}

fn programme_of<'a>(state: &PlanState) -> Option<&'a Programme> {
    Some(programme(&state.programme))
}

fn exercise_of<'a>(id: &str) -> Option<&'a Exercise> {
    exercise(id)
}

fn of(lived: &Lived, to: u64, today: u64) -> Adherence {
    Adherence::of(&course(&lived.life, &lived.plans[0], to, today, &Filter::default()), day(today))
}

fn told(sum: &Adherence) -> String {
    let mut out = String::new();
    for (name, n) in [("sessions", sum.sessions), ("sets", sum.sets), ("reps", sum.reps), ("load", sum.load)] {
        let percent = n.percent().map_or("nothing was asked".to_owned(), |p| format!("{p:.1} %"));
        let beyond = if n.in_all > n.done { format!(", {} in all", n.in_all) } else { String::new() };
        let _ = writeln!(out, "{name} {} of {}, {percent}{beyond}", n.done, n.asked);
    }
    let others = [
        ("paused", sum.paused),
        ("cancelled", sum.cancelled),
        ("followed", sum.followed),
        ("load untold", sum.load_untold),
        ("rest", sum.rest),
        ("rest kept", sum.rest_kept),
        ("extra", sum.extra),
    ];
    let others: Vec<String> = others.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{name} {n}")).collect();
    let much = if sum.is_much(book()) { "; more than asked for by far" } else { "" };
    let _ = writeln!(out, "{}{much}", others.join(", "));
    out
}

#[track_caller]
fn check(script: &str, to: u64, today: u64, expected: Expect) {
    expected.assert_eq(&told(&of(&live(&[heel_drops()], script), to, today)));
}

#[test]
fn everything_done_is_a_hundred_of_each_and_no_load_is_no_number() {
    check(
        "1-7: M 2/2; E 2/2",
        7,
        8,
        expect![[r#"
        sessions 14 of 14, 100.0 %
        sets 84 of 84, 100.0 %
        reps 1260 of 1260, 100.0 %
        load 0 of 0, nothing was asked

    "#]],
    );
}

#[test]
fn each_number_falls_by_what_was_left_out() {
    // A session missed, one half done, one with fewer reps.
    check(
        "1: M 2/2\n2: M 2/2; E 2/2 half\n3: M 2/2 reps=12; E 2/2",
        3,
        4,
        expect![[r#"
        sessions 4.5 of 6, 75.0 %
        sets 27 of 36, 75.0 %
        reps 387 of 540, 71.7 %
        load 0 of 0, nothing was asked

    "#]],
    );
}

#[test]
fn a_load_counts_where_one_is_set() {
    check(
        "1: load E01 5; M 2/2; E 2/2\n2: M 2/2 reps=10",
        2,
        3,
        expect![[r#"
        sessions 3 of 4, 75.0 %
        sets 18 of 24, 75.0 %
        reps 240 of 360, 66.7 %
        load 600 of 900, 66.7 %

    "#]],
    );
}

#[test]
fn what_is_paused_or_taken_away_leaves_the_count() {
    check(
        "1-2: M 2/2; E 2/2\n3: skip M clinician; E 2/2\n4: pause ill\n6: back\n6-7: M 2/2",
        7,
        8,
        expect![[r#"
        sessions 7 of 9, 77.8 %
        sets 42 of 54, 77.8 %
        reps 630 of 810, 77.8 %
        load 0 of 0, nothing was asked
        paused 4, cancelled 1
    "#]],
    );
}

#[test]
fn today_counts_only_as_far_as_it_was_done() {
    check(
        "1: M 2/2; E 2/2\n2: M 2/2",
        2,
        2,
        expect![[r#"
        sessions 3 of 3, 100.0 %
        sets 18 of 18, 100.0 %
        reps 270 of 270, 100.0 %
        load 0 of 0, nothing was asked

    "#]],
    );
    check(
        "1: M 2/2; E 2/2\n2: M 2/2 half",
        2,
        2,
        expect![[r#"
        sessions 2 of 2, 100.0 %
        sets 12 of 12, 100.0 %
        reps 180 of 180, 100.0 %
        load 0 of 0, nothing was asked

    "#]],
    );
}

#[test]
fn more_than_was_asked_makes_up_for_nothing_and_is_said() {
    check(
        "1: M 2/2; M 2/2 extra; M 2/2 extra\n2: M 2/2; E 2/2",
        2,
        3,
        expect![[r#"
        sessions 3 of 4, 75.0 %
        sets 18 of 24, 75.0 %, 30 in all
        reps 270 of 360, 75.0 %, 450 in all
        load 0 of 0, nothing was asked
        extra 2; more than asked for by far
    "#]],
    );
}

#[test]
fn what_the_rules_said_to_leave_out_was_followed() {
    // Friday and Monday; the days between are free.
    let bone = || plan("foot-core", START, TissueClass::Bone, &[SlotName::Evening]);
    let advised = live(&[bone()], "1: m 1/5; E 4/4 rest\n4: m 1/5; skip E pain");
    expect![[r#"
        sessions 2 of 2, 100.0 %
        sets 12 of 12, 100.0 %
        reps 160 of 160, 100.0 %
        load 0 of 0, nothing was asked
        followed 1, rest 2, rest kept 2
    "#]]
    .assert_eq(&told(&of(&advised, 4, 5)));
    let own = live(&[bone()], "1: m 0/0; E 0/0\n4: m 0/0; skip E pain");
    expect![[r#"
        sessions 1 of 2, 50.0 %
        sets 12 of 24, 50.0 %
        reps 160 of 320, 50.0 %
        load 0 of 0, nothing was asked
        rest 2, rest kept 2
    "#]]
    .assert_eq(&told(&of(&own, 4, 5)));
    let other = live(&[bone()], "1: m 1/5; E 4/4 rest\n4: m 1/5; skip E no_time");
    assert_eq!(of(&other, 4, 5).followed, 0, "it was not for pain");
}

#[test]
fn days_of_rest_are_kept_or_not() {
    let every_third = plan("hsr-home", START, TissueClass::Tendon, &[SlotName::Evening]);
    let lived = live(&[every_third], "1-9: E 2/2");
    expect![[r#"
        sessions 4 of 4, 100.0 %
        sets 24 of 24, 100.0 %
        reps 360 of 360, 100.0 %
        load 0 of 0, nothing was asked
        rest 5, rest kept 5
    "#]]
    .assert_eq(&told(&of(&lived, 9, 10)));
}

#[test]
fn one_exercise_of_one_side_by_itself() {
    let lived = live(&[heel_drops()], "1: M 2/2; E 2/2 half");
    for filter in [
        Filter { exercise: Some("E01".to_owned()), side: None },
        Filter { exercise: Some("E02".to_owned()), side: Some(Side::Right) },
        Filter { exercise: None, side: Some(Side::Left) },
    ] {
        let course = course(&lived.life, &lived.plans[0], 1, 2, &filter);
        let marks: Vec<String> = course.slots.iter().map(|s| format!("{:?} {}", s.mark, s.share)).collect();
        let sum = Adherence::of(&course, day(2));
        let expected = match filter.exercise.as_deref() {
            Some("E01") => "Done 1, Done 1; 6 of 6 sets",
            Some(_) => "Done 1, Missed 0; 3 of 6 sets",
            None => "; 0 of 0 sets",
        };
        assert_eq!(format!("{}; {} of {} sets", marks.join(", "), sum.sets.done, sum.sets.asked), expected);
    }
}

#[test]
fn the_trend_has_its_unit_vectors() {
    // How often, before, what was done, after: of the form's own tests.
    let vectors = [
        (1.0, 0.0, 1.0, 0.051_922),
        (1.0, 0.5, 1.0, 0.525_961),
        (1.0, 0.5, 0.0, 0.474_039),
        (1.0 / 3.0, 0.0, 1.0, 0.030_314),
        (1.0 / 3.0, 0.5, 1.0, 0.515_157),
        (1.0 / 3.0, 0.75, 0.0, 0.727_263),
    ];
    for (often, before, value, after) in vectors {
        assert!((next(often, 13.0, before, value) - after).abs() < 1e-6, "{often} {before} {value}");
    }
    let without_a_gap = |days: u64| {
        let days: Vec<DayDone> = (1..=days).map(|no| DayDone { day: day(no), done: 2.0, asked: 2 }).collect();
        let last = *trend(&days, day(100), book()).last().expect("a point");
        (last.value * 1000.0).round() / 10.0
    };
    // Half is gone after thirteen days; a flawless first month reads 78 and not 100.
    assert_eq!([7, 13, 14, 28, 84].map(without_a_gap), [31.1, 50.0, 52.6, 77.5, 98.9]);
}

#[test]
fn rest_and_pauses_leave_the_trend_as_it_is_and_today_is_not_over() {
    let points = |script: &str, today: u64| {
        let lived = live(&[heel_drops()], script);
        let course = course(&lived.life, &lived.plans[0], today, today, &Filter::default());
        trend(&days_done(course.slots.iter(), day(today)), day(today), book())
    };
    let one = points("1-3: M 2/2; E 2/2", 4);
    assert_eq!(one.len(), 3, "today is not over");
    let paused = points("1-3: M 2/2; E 2/2\n4: pause ill", 9);
    assert_eq!(one, paused);
    let half = points("1-3: M 2/2; E 2/2\n4: M 2/2", 5);
    let expected = next(1.0, 13.0, one[2].value, 0.5);
    assert!((half[3].value - expected).abs() < 1e-12);
}

#[test]
fn good_weeks_in_a_row_with_their_freezes() {
    use WeekMark::{Frozen, Good, Neither, Open, Other};
    let monday = |no: u64| NaiveDate::from_ymd_opt(2026, 3, 2).expect("a Monday") + Days::new(7 * no);
    let run = |shares: &[Option<f64>]| {
        let week = |(no, share): (u64, &Option<f64>)| {
            let asked = if share.is_some() { 14 } else { 0 };
            WeekDone { monday: monday(no), done: share.unwrap_or(0.0) * 14.0, asked }
        };
        let weeks: Vec<WeekDone> = (0..).zip(shares).map(week).collect();
        // In the last of them.
        let told = good_weeks(&weeks, monday(shares.len() as u64 - 1), book());
        (told.in_row, told.freezes, told.weeks.into_iter().map(|(_, mark)| mark).collect::<Vec<_>>())
    };
    let full = Some(1.0);
    assert_eq!(run(&[full, Some(0.8), Some(0.79), full]), (1, 0, vec![Good, Good, Other, Good]));
    assert_eq!(run(&[full, None, full, Some(0.1)]), (2, 0, vec![Good, Neither, Good, Open]), "this week ends nothing");
    let four = [full; 4];
    assert_eq!(run(&[&four[..], &[Some(0.0), full]].concat()), (5, 0, vec![Good, Good, Good, Good, Frozen, Good]));
    assert_eq!(run(&[full; 8]).1, 2);
    assert_eq!(run(&[full; 20]).1, 2, "no more than two");
    assert_eq!(run(&[&[full; 8][..], &[Some(0.0); 3], &[full]].concat()).0, 1, "two carry over two weeks");
}

#[test]
fn a_week_has_the_sessions_of_its_days() {
    let days: Vec<DayDone> = (1..=10).map(|no| DayDone { day: day(no), done: 1.5, asked: 2 }).collect();
    // The first day is a Friday.
    let told: Vec<(String, f64, u32)> =
        weeks_done(&days, 3, day(10)).into_iter().map(|w| (w.monday.to_string(), w.done, w.asked)).collect();
    assert_eq!(told, [("2026-03-16".to_owned(), 4.5, 6), ("2026-03-23".to_owned(), 10.5, 17)]);
}

/// A day of somebody, with anything in it.
fn any_day() -> impl Strategy<Value = String> {
    let session = |slot: &'static str| {
        prop_oneof![
            3 => Just(String::new()),
            5 => (0_u8..=9, 1_u16..=20).prop_map(move |(pain, reps)| format!("{slot} {pain}/{pain} reps={reps}; ")),
            2 => Just(format!("{slot} 2/2 half; ")),
            1 => Just(format!("skip {slot} pain; ")),
            1 => Just(format!("skip {slot} clinician; ")),
            1 => Just(format!("{slot} 2/2; {slot} 2/2 extra; ")),
        ]
    };
    let other = prop_oneof![
        10 => Just(""),
        1 => Just("pause ill; "),
        1 => Just("load E01 5; "),
        1 => Just("lighter; "),
        1 => Just("flag same_day; "),
    ];
    (other, session("M"), session("E")).prop_map(|(other, am, pm)| format!("{other}{am}{pm}"))
}

fn script(days: &[String]) -> String {
    days.iter().enumerate().map(|(place, words)| format!("{}: {words}\n", place + 1)).collect()
}

fn numbers(sum: &Adherence) -> [Number; 4] {
    [sum.sessions, sum.sets, sum.reps, sum.load]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn no_number_is_over_a_hundred_and_none_is_below_nothing(days in prop::collection::vec(any_day(), 1..25)) {
        let lived = live(&[heel_drops()], &script(&days));
        let today = days.len() as u64;
        let sum = of(&lived, today, today);
        for number in numbers(&sum) {
            prop_assert!(number.done <= number.asked + 1e-9 && number.done >= 0.0 && number.done <= number.in_all + 1e-9);
            prop_assert!(number.percent().is_none_or(|p| (0.0..=100.0).contains(&p)));
            prop_assert_eq!(number.percent().is_none(), number.asked == 0.0);
        }
        let course = course(&lived.life, &lived.plans[0], today, today, &Filter::default());
        let trend = trend(&days_done(course.slots.iter(), day(today)), day(today), book());
        prop_assert!(trend.iter().all(|point| (0.0..=1.0).contains(&point.value)));
    }

    #[test]
    fn a_pause_never_lowers_and_what_is_beyond_never_raises(
        days in prop::collection::vec(any_day(), 2..20),
        from in 1_usize..20,
    ) {
        let today = days.len() as u64 + 1;
        let before = of(&live(&[heel_drops()], &script(&days)), today, today);
        let from = from.min(days.len());
        let mut paused = days.clone();
        paused[from - 1] = format!("pause travel; {}", paused[from - 1]);
        let after = of(&live(&[heel_drops()], &script(&paused)), today, today);
        for (one, two) in numbers(&before).into_iter().zip(numbers(&after)) {
            prop_assert!(two.percent().is_none_or(|p| p >= one.percent().unwrap_or(0.0) - 1e-9), "{one:?} {two:?}");
        }
        // At midday nothing is asked.
        let mut beyond = live(&[heel_drops()], &script(&days));
        let first = beyond.life.entries().iter().find_map(|e| match &e.fact {
            crate::plan::Fact::Session(s) => Some((e.clone(), s.clone())),
            _ => None,
        });
        if let Some((entry, session)) = first {
            let session = crate::plan::SessionFact { slot: Some(SlotName::Midday), extra: true, ..session };
            let fact = crate::plan::Fact::Session(session);
            beyond.life.push(crate::plan::Entry { id: "beyond".to_owned(), fact, ..entry });
            let with = of(&beyond, today, today);
            for (one, two) in numbers(&before).into_iter().zip(numbers(&with)) {
                prop_assert_eq!((one.done, one.asked), (two.done, two.asked));
                prop_assert!(two.in_all >= one.in_all);
            }
            prop_assert_eq!(with.extra, before.extra + 1);
        }
    }

    #[test]
    fn the_order_in_which_sessions_were_written_does_not_matter(days in prop::collection::vec(any_day(), 1..20)) {
        let lived = live(&[heel_drops()], &script(&days));
        let is_session = |e: &crate::plan::Entry| matches!(e.fact, crate::plan::Fact::Session(_));
        // What else was written keeps its order; the sessions come last, the newest first.
        let others = lived.life.entries().iter().filter(|e| !is_session(e));
        let sessions = lived.life.entries().iter().rev().filter(|e| is_session(e));
        let turned = Life::new(others.chain(sessions).cloned().collect());
        let today = days.len() as u64 + 1;
        let sum = |life: &Life| {
            Adherence::of(&course(life, &lived.plans[0], today, today, &Filter::default()), day(today))
        };
        prop_assert_eq!(sum(&lived.life), sum(&turned));
    }

    #[test]
    fn the_parts_of_a_stretch_are_the_whole_of_it(
        days in prop::collection::vec(any_day(), 2..20),
        cut in 1_u64..19,
    ) {
        let lived = live(&[heel_drops()], &script(&days));
        let today = days.len() as u64;
        let cut = cut.min(today - 1);
        let whole = course(&lived.life, &lived.plans[0], today, today, &Filter::default());
        let between = |from: u64, to: u64| Adherence::between(&whole, day(from), day(to), day(today));
        let sum = between(1, cut).and(between(cut + 1, today));
        let whole = Adherence::of(&whole, day(today));
        for (one, two) in numbers(&sum).into_iter().zip(numbers(&whole)) {
            prop_assert!((one.done - two.done).abs() < 1e-6 && (one.asked - two.asked).abs() < 1e-6);
        }
        prop_assert_eq!((sum.paused, sum.extra, sum.rest), (whole.paused, whole.extra, whole.rest));
    }
}
