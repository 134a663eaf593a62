//! What is new in a run, what the next weeks should have at most, and whether there are enough of them for a race. The
//! numbers are those of the guides and the diaries.

use super::super::{
    Had, Hills, LeverOf, Pace, Planned, RunFacts, RunLever, Stress, Surface, WeekFacts, WeekKind, WeeksOf, new_in,
    reach, report, week_sums, weeks,
};
use super::{Leave, book, calm, calm_run, day, leave, pain, plan};
use crate::pain::TissueClass;

const MILE: f64 = 1609.344;

fn miles(n: f64) -> u64 {
    (n * MILE).round() as u64
}

fn tendon() -> WeeksOf<'static> {
    WeeksOf { tissue: TissueClass::Tendon, topic: None, unit_m: MILE }
}

/// In whole miles, with the kind of each week.
fn proposed(past: &[f64], of: &WeeksOf, count: usize) -> Vec<(u64, WeekKind)> {
    let past: Vec<Option<u64>> = past.iter().map(|n| Some(miles(*n))).collect();
    let targets = weeks(&past, of, day(0), count, book());
    targets.iter().map(|week| ((f64::from(week.m) / MILE).round() as u64, week.kind)).collect()
}

use WeekKind::{Again, Build, Lighter};

#[test]
fn s7_three_up_one_down_is_20_22_24_18() {
    assert_eq!(proposed(&[20.0], &tendon(), 3), [(22, Build), (24, Build), (18, Lighter)]);
    assert_eq!(proposed(&[20.0, 22.0, 24.0], &tendon(), 1), [(18, Lighter)]);
    // After the lighter week what the last full one had, and on from there.
    let on = [(24, Again), (26, Build), (28, Build), (21, Lighter)];
    assert_eq!(proposed(&[20.0, 22.0, 24.0, 18.0], &tendon(), 4), on);
}

#[test]
fn s6_a_week_is_at_most_a_tenth_more_than_the_last() {
    for m in (2_000..120_000).step_by(777) {
        let of = WeeksOf { unit_m: 1000.0, ..tendon() };
        let target = weeks(&[Some(m)], &of, day(0), 1, book())[0].m;
        assert!(u64::from(target) * 100 <= m * 110, "{m} to {target}");
        assert!(u64::from(target) >= m, "{m} to {target}");
    }
}

#[test]
fn s8_after_shin_splints_up_to_15_percent_and_a_lighter_week_after_two() {
    let of = WeeksOf { topic: Some("shin-splints"), ..tendon() };
    assert_eq!(proposed(&[20.0], &of, 3), [(23, Build), (17, Lighter), (23, Again)]);
}

#[test]
fn s9_the_outer_knee_grows_by_up_to_15_percent() {
    let of = WeeksOf { topic: Some("itb-syndrome"), ..tendon() };
    assert_eq!(proposed(&[20.0], &of, 3), [(23, Build), (26, Build), (19, Lighter)]);
}

#[test]
fn s10_bone_has_a_lighter_week_every_third() {
    let of = WeeksOf { tissue: TissueClass::Bone, ..tendon() };
    assert_eq!(proposed(&[20.0], &of, 4), [(22, Build), (16, Lighter), (22, Again), (24, Build)]);
}

#[test]
fn s96_three_build_weeks_propose_a_lighter_one() {
    assert_eq!(proposed(&[30.0, 31.0, 33.0], &tendon(), 1), [(24, Lighter)]);
    assert_eq!(proposed(&[31.0, 33.0], &tendon(), 1), [(36, Build)]);
}

#[test]
fn a_break_is_no_lighter_week_and_unknown_weeks_are_nothing_to_build_on() {
    assert_eq!(proposed(&[24.0, 10.0], &tendon(), 1), [(11, Build)]);
    let of = tendon();
    assert!(weeks(&[Some(30_000), None], &of, day(0), 2, book()).is_empty());
    assert!(weeks(&[], &of, day(0), 2, book()).is_empty());
    let mut runs = vec![calm_run(0), calm_run(2), calm_run(8)];
    assert_eq!(week_sums(&runs, day(0), day(20)), [Some(10_000), Some(5_000), None]);
    runs[1].distance_m = None;
    assert_eq!(week_sums(&runs, day(0), day(13)), [None, Some(5_000)]);
}

#[test]
fn r12_after_a_lighter_week_the_full_one_is_the_measure() {
    let mut facts = RunFacts { runs: [0, 2, 4, 7, 9, 14, 16].map(calm_run).into(), ..calm() };
    (facts.injured, facts.every_other_day, facts.level) = (false, false, None);
    facts.runs[4].distance_m = Some(6_000);
    // 15, then 11: 73 %. Two runs of five and this one are fifteen again.
    leave(&facts, &plan(18), Leave::Go, &[]);
    // After a break the short week is the measure.
    facts.runs[4].distance_m = Some(1_000);
    leave(&facts, &plan(18), Leave::Warn, &["R12"]);
}

#[test]
fn s72_a_seventh_day_in_a_row_warns() {
    let mut facts = RunFacts { runs: (0..6).map(calm_run).collect(), ..calm() };
    (facts.injured, facts.every_other_day, facts.level) = (false, false, None);
    leave(&facts, &plan(6), Leave::Warn, &["R9-week"]);
    leave(&facts, &plan(7), Leave::Go, &[]);
    // The gap that is filled counts from both sides.
    facts.runs.remove(3);
    leave(&facts, &Planned { distance_m: Some(1_000), ..plan(3) }, Leave::Go, &[]);
    facts.runs.push(calm_run(6));
    leave(&facts, &Planned { distance_m: Some(1_000), ..plan(3) }, Leave::Warn, &["R9-week"]);
}

#[test]
fn s19_hills_begin_with_two_or_three_repeats() {
    let mut facts = calm();
    (facts.injured, facts.every_other_day, facts.level) = (false, false, None);
    let hills = |n: u8, new: bool| Planned {
        hill_repeats: Some(n),
        new: if new { [Stress::Hills].into() } else { [].into() },
        ..plan(6)
    };
    leave(&facts, &hills(10, true), Leave::Warn, &["R13-hills"]);
    leave(&facts, &hills(4, true), Leave::Warn, &["R13-hills"]);
    leave(&facts, &hills(3, true), Leave::Go, &[]);
    leave(&facts, &hills(10, false), Leave::Go, &[]);
}

fn had(on: u64) -> Had {
    Had {
        day: day(on),
        distance_m: Some(5_000),
        pace: Some(Pace::Easy),
        hills: Some(Hills::Flat),
        surface: Some(Surface::Road),
        shoe: Some("old".to_owned()),
    }
}

#[test]
fn s12_what_was_not_there_for_four_weeks_is_new() {
    let before = [had(0), had(2)];
    let new = |run: Had| new_in(&run, &before, book()).into_iter().collect::<Vec<_>>();
    assert_eq!(new(had(4)), []);
    assert_eq!(new(Had { distance_m: Some(5_250), ..had(4) }), []);
    assert_eq!(new(Had { distance_m: Some(5_251), ..had(4) }), [Stress::Distance]);
    assert_eq!(new(Had { pace: Some(Pace::Strides { percent: 50 }), ..had(4) }), [Stress::Speed]);
    assert_eq!(new(Had { hills: Some(Hills::Rolling), ..had(4) }), [Stress::Hills]);
    assert_eq!(new(Had { surface: Some(Surface::Trail), ..had(4) }), [Stress::Surface]);
    assert_eq!(new(Had { shoe: Some("new".to_owned()), ..had(4) }), [Stress::Shoes]);
    let all = Had {
        distance_m: Some(8_000),
        pace: Some(Pace::Speed),
        hills: Some(Hills::Hilly),
        surface: Some(Surface::Trail),
        shoe: Some("new".to_owned()),
        ..had(4)
    };
    assert_eq!(new(all).len(), 5);
    // The day itself and what lies further back do not count.
    assert_eq!(new_in(&Had { shoe: Some("new".to_owned()), ..had(31) }, &before, book()), [].into());
    let shoes = |day| new_in(&Had { shoe: Some("new".to_owned()), ..had(day) }, &before, book()).len();
    assert_eq!([0, 2, 3, 30, 31].map(shoes), [0, 1, 1, 1, 0]);
}

#[test]
fn s12_what_nobody_told_is_not_new() {
    let silent = Had { distance_m: None, pace: None, hills: None, surface: None, shoe: None, ..had(2) };
    assert_eq!(new_in(&had(4), std::slice::from_ref(&silent), book()), [].into());
    assert_eq!(new_in(&silent, &[had(0)], book()), [].into());
    assert_eq!(new_in(&had(4), &[], book()), [].into());
}

#[test]
fn s106_eighteen_and_twenty_miles_are_out_of_reach_from_six() {
    let of = tendon();
    // A marathon in eight weeks, with six miles free of pain now.
    let told = reach(Some(miles(6.0) as u32), &of, [day(0), day(56)], 42_195, book());
    assert_eq!((told.weeks_left, told.in_time, told.asked_m), (7, Some(false), 31_647));
    let in_miles: Vec<u64> = told.steps_m.iter().map(|m| (f64::from(*m) / MILE * 10.0).round() as u64).collect();
    assert_eq!(in_miles, [66, 73, 80, 80, 88, 97, 106]);
    assert!(told.steps_m.iter().all(|m| u64::from(*m) < miles(18.0)));
    // Twelve weeks longer, and three lighter ones in between.
    assert_eq!(told.weeks_needed, Some(17));
    assert_eq!(told.shorter_m, [21_097, 16_093, 10_000, 5_000]);
}

#[test]
fn s106_enough_weeks_are_enough_and_unknown_is_not_none() {
    let of = tendon();
    let six = Some(miles(6.0) as u32);
    assert_eq!(reach(six, &of, [day(0), day(17 * 7)], 42_195, book()).in_time, Some(false));
    assert_eq!(reach(six, &of, [day(0), day(17 * 7 + 1)], 42_195, book()).in_time, Some(true));
    assert_eq!(reach(Some(32_000), &of, [day(0), day(0)], 42_195, book()).weeks_needed, Some(0));
    let unknown = reach(None, &of, [day(0), day(56)], 42_195, book());
    assert_eq!((unknown.in_time, unknown.reach_m, unknown.shorter_m), (None, None, vec![]));
}

#[test]
fn s76_a_week_says_what_rose_what_it_cost_and_what_is_next() {
    let mut facts = RunFacts { runs: [0, 2, 7, 9, 11].map(calm_run).into(), ..calm() };
    let week = |facts: &RunFacts, strength_rose| {
        let of = WeekFacts { monday: day(7), today: day(13), facts, strength_rose };
        let told = report(&of, book());
        let rose: Vec<RunLever> = told.levers.iter().filter(|l| l.rose).map(|l| l.lever).collect();
        (rose, told.cost, told.next)
    };
    let (rose, cost, next) = week(&facts, 0);
    assert_eq!(rose, [RunLever::Volume, RunLever::Frequency]);
    assert_eq!((cost.green, cost.yellow, cost.red, cost.open), (3, 0, 0, 0));
    assert_eq!(next, LeverOf::One);
    // The same two runs a little longer: one lever, and strength work beside it is a second.
    facts.runs.pop();
    facts.runs[3].distance_m = Some(5_400);
    assert_eq!(
        (week(&facts, 0).0, week(&facts, 0).2),
        (vec![RunLever::Volume, RunLever::Longest], LeverOf::Raise { lever: RunLever::Volume })
    );
    assert_eq!(week(&facts, 1).2, LeverOf::One);
    // Open answers are asked for, and pain settles first.
    facts.runs[3].morning = Default::default();
    assert_eq!(week(&facts, 0).2, LeverOf::Answer);
    facts.runs[3].during = Some(pain(4));
    let (_, cost, next) = week(&facts, 0);
    assert_eq!((cost.worst, cost.yellow, cost.mornings_open, next), (Some(pain(4)), 1, 1, LeverOf::Settle));
    // An unknown distance has neither risen nor fallen.
    facts.runs[2].distance_m = None;
    assert_eq!(week(&facts, 0).0, [RunLever::Longest]);
    facts.runs.truncate(2);
    assert_eq!(week(&facts, 0).2, LeverOf::Nothing);
}

#[test]
fn s23_volume_first_then_frequency_then_speed() {
    let next = |now, weeks: u64, criteria| {
        let facts = RunFacts {
            runs: [100, 102].map(calm_run).into(),
            level: Some(super::Level { first: 1, now, last: 8 }),
            returned: Some(day(102 - weeks * 7)),
            criteria,
            ..calm()
        };
        let today = day(104);
        report(&WeekFacts { monday: day(98), today, facts: &facts, strength_rose: 0 }, book()).next
    };
    assert_eq!(next(3, 13, Some(true)), LeverOf::Raise { lever: RunLever::Volume });
    assert_eq!(next(8, 5, Some(true)), LeverOf::Raise { lever: RunLever::Frequency });
    assert_eq!(next(8, 13, None), LeverOf::Raise { lever: RunLever::Frequency });
    assert_eq!(next(8, 13, Some(true)), LeverOf::Raise { lever: RunLever::Speed });
}
