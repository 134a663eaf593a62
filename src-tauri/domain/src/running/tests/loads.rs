//! A test for each row about a planned run.

use super::super::{
    Cap, CapBy, Leave, NextCap, Onset, Override, Pace, Planned, RunFacts, RunInput, SpeedGate, SpeedLack, SpeedWay,
    Stress, before, next_cap, speed_gate,
};
use super::{book, but, calm, calm_run, day, leave, pain, plan};
use crate::injury::Urgency;
use crate::pain::{SetBy, Signs, TissueClass};
use crate::progression::Seen;

use Leave::{Go, Warn, WarnFirmly};

const REFUSE: Leave = Leave::Refuse(Override::WithReason);

/// Three calm runs on days 0, 2 and 4, of somebody who is through with it.
fn well() -> RunFacts {
    RunFacts { injured: false, every_other_day: false, ..calm() }
}

fn long(on: u64, m: u32) -> Planned {
    Planned { distance_m: Some(m), ..plan(on) }
}

fn fast(on: u64, pace: Pace) -> Planned {
    Planned { pace: Some(pace), warm_up: Some(true), ..plan(on) }
}

fn clinician(m: u32, until: Option<u64>) -> Cap {
    Cap { m, by: SetBy::Clinician, until: until.map(day) }
}

#[test]
fn with_nothing_against_it_a_run_may_go() {
    leave(&calm(), &plan(6), Go, &[]);
    leave(&RunFacts::new(TissueClass::Tendon), &plan(6), Go, &[]);
}

#[test]
fn r1_a_red_run_closes_the_next_until_the_signs_were_gone_through() {
    let red = but(|run| run.during = Some(pain(8)));
    leave(&red, &plan(7), REFUSE, &["R1-red"]);
    leave(&RunFacts { signs_gone_through: Some(day(3)), ..red.clone() }, &plan(7), REFUSE, &["R1-red"]);
    leave(&RunFacts { signs_gone_through: Some(day(4)), ..red }, &plan(7), Go, &[]);
    let sign = but(|run| run.signs = Some(Signs { limp: true, ..Signs::default() }));
    leave(&sign, &plan(7), REFUSE, &["R1-red"]);
}

#[test]
fn r1_only_an_emergency_cannot_be_overridden() {
    let flag = |urgency| RunFacts { flag: Some(urgency), ..calm() };
    leave(&flag(Urgency::Emergency), &plan(6), Leave::Refuse(Override::Never), &["R1-emergency"]);
    leave(&flag(Urgency::SameDay), &plan(6), REFUSE, &["R1-open"]);
    leave(&flag(Urgency::WithinDays), &plan(6), REFUSE, &["R1-open"]);
    leave(&flag(Urgency::WithinWeeks), &plan(6), Go, &[]);
}

#[test]
fn r4_the_days_of_rest_are_kept_free() {
    let sore = |onset| {
        but(|run| {
            run.during = Some(pain(4));
            run.onset = Some(onset);
        })
    };
    let start = RunFacts { every_other_day: false, ..sore(Onset::FromStart) };
    leave(&start, &plan(6), REFUSE, &["R4-rest"]);
    leave(&start, &plan(7), Go, &[]);
    let on_the_way = RunFacts { every_other_day: false, ..sore(Onset::At { m: 6_000 }) };
    leave(&on_the_way, &plan(5), REFUSE, &["R4-rest"]);
    leave(&on_the_way, &plan(6), Go, &[]);
}

#[test]
fn r6_bone_is_quiet_for_two_days_first() {
    let bone = |quiet: Option<u16>| RunFacts {
        tissue: TissueClass::Bone,
        quiet_days: quiet,
        ..but(|run| run.morning.pain = Some(pain(1)))
    };
    leave(&bone(None), &plan(9), REFUSE, &["R6-quiet"]);
    leave(&bone(Some(1)), &plan(9), REFUSE, &["R6-quiet"]);
    leave(&bone(Some(2)), &plan(9), Go, &[]);
}

#[test]
fn r7_beyond_the_clinicians_limit_is_refused_and_a_reason_may_override() {
    let facts = RunFacts { caps: vec![clinician(5_200, None)], ..calm() };
    leave(&facts, &long(6, 5_200), Go, &[]);
    leave(&facts, &long(6, 5_201), REFUSE, &["R7"]);
}

#[test]
fn r7_holds_up_to_and_with_its_last_day_and_then_asks() {
    let facts = RunFacts { caps: vec![clinician(4_800, Some(6))], ..calm() };
    leave(&facts, &plan(6), REFUSE, &["R7"]);
    leave(&facts, &plan(7), Warn, &["R7-ended"]);
    leave(&facts, &long(7, 4_800), Go, &[]);
    let renewed = RunFacts { caps: vec![clinician(4_800, Some(6)), clinician(6_000, None)], ..calm() };
    leave(&renewed, &plan(7), Go, &[]);
}

#[test]
fn r7_the_clinicians_limit_beats_the_plan_and_the_lowest_counts() {
    let own = Cap { m: 4_000, by: SetBy::Person, until: None };
    let facts = RunFacts { caps: vec![clinician(4_500, None), own], ..calm() };
    leave(&facts, &Planned { by_plan: true, ..plan(6) }, REFUSE, &["R7", "R7-own"]);
    leave(&facts, &long(6, 4_400), Warn, &["R7-own"]);
    assert_eq!(next_cap(&facts, day(6), book()), Some(NextCap { m: 4_000, by: CapBy::Person }));
    leave(&facts, &Planned { distance_m: None, ..plan(6) }, Warn, &["R7-unknown"]);
}

/// Pain began at so many metres of the newest run.
fn began(m: u32) -> RunFacts {
    but(|run| {
        run.during = Some(pain(1));
        run.onset = Some(Onset::At { m });
    })
}

#[test]
fn r8_the_next_run_ends_at_nine_tenths_of_where_pain_began() {
    assert_eq!(next_cap(&began(4_000), day(6), book()), Some(NextCap { m: 3_600, by: CapBy::Onset }));
    leave(&began(4_000), &long(6, 3_600), Go, &[]);
    leave(&began(4_000), &long(6, 3_601), Warn, &["R8-beyond"]);
    assert_eq!(next_cap(&began(4_001), day(6), book()).map(|cap| cap.m), Some(3_600));
}

#[test]
fn r8_calm_runs_lift_it_again_until_they_pass_the_place() {
    let after_it = |metres: &[u32]| {
        let mut facts = began(4_000);
        for (i, m) in metres.iter().enumerate() {
            let on = 6 + 2 * i as u64;
            facts.runs.push(super::RunFact { distance_m: Some(*m), ..calm_run(on) });
        }
        next_cap(&facts, day(30), book()).map(|cap| cap.m)
    };
    assert_eq!(after_it(&[3_000]), Some(3_600));
    assert_eq!(after_it(&[3_600]), Some(3_960));
    assert_eq!(after_it(&[3_600, 3_960]), Some(4_356));
    assert_eq!(after_it(&[3_999]), Some(4_398));
    assert_eq!(after_it(&[4_000]), None);
    let mut open = began(4_000);
    open.runs.push(super::RunFact { morning: Default::default(), ..calm_run(6) });
    assert_eq!(next_cap(&open, day(8), book()).map(|cap| cap.m), Some(3_600));
}

#[test]
fn r9_a_run_the_day_after_a_run_is_refused_while_every_other_day_is_asked() {
    leave(&calm(), &plan(4), REFUSE, &["R9"]);
    leave(&calm(), &plan(5), REFUSE, &["R9"]);
    leave(&calm(), &plan(6), Go, &[]);
    leave(&RunFacts { every_other_day: false, ..calm() }, &plan(5), Go, &[]);
}

#[test]
fn r10_speed_is_refused_up_to_day_eighty_three_and_not_from_eighty_four_on() {
    let facts = RunFacts {
        runs: vec![calm_run(63), calm_run(64), calm_run(80)],
        returned: Some(day(0)),
        significant: Some(true),
        criteria: Some(true),
        speed: SpeedWay::Open,
        ..calm()
    };
    leave(&facts, &fast(83, Pace::Speed), REFUSE, &["R10"]);
    leave(&facts, &fast(84, Pace::Speed), Go, &[]);
    leave(&facts, &fast(83, Pace::Easy), Go, &[]);
    let small = RunFacts { significant: Some(false), ..facts.clone() };
    leave(&small, &fast(83, Pace::Speed), Go, &[]);
    leave(&RunFacts { significant: None, ..facts.clone() }, &fast(83, Pace::Speed), REFUSE, &["R10"]);
    leave(&RunFacts { returned: None, ..facts.clone() }, &fast(90, Pace::Speed), REFUSE, &["R10"]);
    leave(&RunFacts { criteria: None, ..facts.clone() }, &fast(84, Pace::Speed), REFUSE, &["R10-criteria"]);
    let gate = speed_gate(&facts, day(80), book());
    assert_eq!(gate, SpeedGate { lacks: vec![SpeedLack::Days { left: 4 }], strides_percent: None, open: false });
    let unsaid = Planned { pace: None, ..plan(83) };
    leave(&facts, &unsaid, Warn, &["R10-unknown"]);
    leave(&facts, &Planned { day: day(84), ..unsaid }, Go, &[]);
}

#[test]
fn r11_a_run_longer_than_110_percent_of_the_longest_in_30_days_warns() {
    leave(&well(), &long(12, 5_500), Go, &[]);
    leave(&well(), &long(12, 5_501), Warn, &["R11"]);
    // The longest of the three is on day 0: thirty days later it still counts, a day later it does not.
    let mut facts = well();
    facts.runs.truncate(1);
    leave(&facts, &long(30, 5_501), Warn, &["R11"]);
    leave(&facts, &long(31, 50_000), Go, &[]);
}

#[test]
fn r11_more_than_twice_the_longest_warns_firmly() {
    leave(&well(), &long(20, 10_000), Warn, &["R11"]);
    leave(&well(), &long(20, 10_001), WarnFirmly, &["R11-far"]);
}

#[test]
fn r11_says_what_was_counted_among_runners() {
    let hazard = |m| {
        let fired = before(&well(), &long(20, m), book()).fired.swap_remove(0);
        (fired.source, fired.read.into_iter().find(|(input, _)| *input == RunInput::SpikeHazard).map(|(_, s)| s))
    };
    assert_eq!(hazard(5_501), ("frandsen-2025".to_owned(), Some(Seen::Number(1.64))));
    assert_eq!(hazard(6_501).1, Some(Seen::Number(1.52)));
    assert_eq!(hazard(10_001).1, Some(Seen::Number(2.28)));
}

#[test]
fn r11_while_injured_it_is_refused_except_where_the_plan_asks() {
    leave(&calm(), &long(12, 5_500), Go, &[]);
    leave(&calm(), &long(12, 5_501), REFUSE, &["R11-hold", "R11"]);
    leave(&calm(), &Planned { by_plan: true, ..long(12, 5_501) }, Warn, &["R11"]);
}

#[test]
fn r11_where_no_distance_is_known_nothing_is_said() {
    let mut facts = well();
    facts.runs.iter_mut().for_each(|run| run.distance_m = None);
    leave(&facts, &long(12, 50_000), Go, &[]);
    leave(&well(), &Planned { distance_m: None, ..plan(12) }, Go, &[]);
}

#[test]
fn r12_a_week_above_110_percent_of_the_last_warns() {
    // Fifteen kilometres in the week of day 0; the week of day 7 has five, and the planned run.
    let mut facts = RunFacts { runs: [0, 2, 4, 7, 8].map(calm_run).into(), ..well() };
    leave(&facts, &long(12, 5_500), Go, &[]);
    facts.runs[4].distance_m = Some(6_000);
    leave(&facts, &long(12, 5_500), Go, &[]);
    leave(&facts, &long(12, 5_501), Warn, &["R12"]);
    // On Monday a new week begins.
    leave(&facts, &long(14, 5_501), Go, &[]);
    leave(&facts, &Planned { by_plan: true, ..long(12, 5_501) }, Go, &[]);
}

#[test]
fn r12_shin_and_outer_knee_may_grow_by_115_percent() {
    for topic in ["shin-splints", "itb-syndrome"] {
        let mut facts = RunFacts { runs: [0, 2, 4, 7, 8].map(calm_run).into(), ..well() };
        facts.topic = Some(topic.to_owned());
        facts.runs[4].distance_m = Some(6_750);
        leave(&facts, &long(12, 5_500), Go, &[]);
        leave(&facts, &long(12, 5_501), Warn, &["R12"]);
    }
}

#[test]
fn r12_an_unknown_distance_last_week_says_nothing() {
    let mut facts = RunFacts { runs: [0, 2, 4, 7, 8].map(calm_run).into(), ..well() };
    facts.runs[4].distance_m = Some(8_000);
    leave(&facts, &plan(12), Warn, &["R12"]);
    facts.runs[0].distance_m = None;
    leave(&facts, &plan(12), Go, &[]);
}

#[test]
fn r13_more_than_one_new_stressor_in_seven_days_warns() {
    let hills = Planned { new: [Stress::Hills].into(), ..plan(10) };
    leave(&well(), &hills, Go, &[]);
    let mut facts = well();
    facts.runs[2].new = [Stress::Shoes].into();
    leave(&facts, &hills, Warn, &["R13"]);
    leave(&facts, &Planned { day: day(11), ..hills.clone() }, Go, &[]);
    facts.runs[2].new = [Stress::Hills].into();
    leave(&facts, &hills, Go, &[]);
    leave(&well(), &Planned { new: [Stress::Hills, Stress::Shoes].into(), ..plan(10) }, Warn, &["R13"]);
}

#[test]
fn r14_strides_quicker_than_their_rung_are_refused() {
    let runs = vec![calm_run(78), calm_run(80)];
    let facts = RunFacts { runs, returned: Some(day(0)), criteria: Some(true), ..well() };
    leave(&facts, &fast(90, Pace::Strides { percent: 60 }), Go, &[]);
    leave(&facts, &fast(90, Pace::Strides { percent: 61 }), REFUSE, &["R14-rung"]);
    leave(&facts, &fast(90, Pace::Speed), REFUSE, &["R14-rung"]);
    let second = RunFacts { speed: SpeedWay::Strides { rung: 1, since: day(84) }, ..facts };
    leave(&second, &fast(90, Pace::Strides { percent: 70 }), Go, &[]);
    leave(&second, &fast(90, Pace::Speed), REFUSE, &["R14-rung"]);
}

#[test]
fn an_unanswered_morning_warns_before_a_longer_run() {
    let open = but(|run| run.morning.pain = None);
    leave(&open, &long(6, 5_001), Warn, &["RA1-longer"]);
    leave(&open, &long(6, 5_000), Go, &[]);
}

#[test]
fn what_would_be_said_more_kindly_is_tried_on_the_rules() {
    let facts = RunFacts { caps: vec![clinician(5_200, None)], ..calm() };
    let ways = |planned: &Planned| {
        let ways = before(&facts, planned, book()).ways;
        ways.iter()
            .map(|way| (way.changes.iter().map(|to| (to.input, to.to)).collect::<Vec<_>>(), way.then))
            .collect::<Vec<_>>()
    };
    assert_eq!(ways(&long(6, 5_300)), vec![(vec![(RunInput::PlannedDistance, Seen::Number(5_200.0))], Go)]);
    assert_eq!(ways(&plan(5)), vec![(vec![(RunInput::DaysSinceRun, Seen::Number(1.0))], Go)]);
    let both = vec![(RunInput::PlannedDistance, Seen::Number(5_200.0)), (RunInput::DaysSinceRun, Seen::Number(1.0))];
    assert_eq!(ways(&long(5, 9_000)), vec![(both, Go)]);
}
