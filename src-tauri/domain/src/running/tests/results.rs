//! A test for each row about a run that was run, and for what stands around them.

use super::super::{Cap, Level, Onset, Pace, RunChange, RunFacts, RunInput, SpeedWay, after};
use super::{book, but, calm, calm_run, check, day, fires, pain};
use crate::injury::Urgency;
use crate::pain::{Course, Light, Pain, SetBy, Signs, TissueClass};
use crate::progression::{Advice, Back, Earlier, Outcome, Seen};

use Outcome::{Hold, Progress, StepBack, Stop};

const STAGE: Outcome = StepBack(Back::Stage);

#[test]
fn r1_red_stops_and_leads_to_the_signs() {
    for red in [7, 8, 10] {
        check(&but(|run| run.during = Some(pain(red))), Stop, "R1");
    }
    let result = after(&but(|run| run.after = Some(pain(7))), book()).expect("a run");
    assert_eq!((result.light, result.fired[0].advice), (Some(Light::Red), Some(Advice::CheckSigns)));
}

#[test]
fn r1_any_sign_is_red_without_any_pain() {
    let none = Signs::default();
    for signs in [
        Signs { sharp: true, ..none },
        Signs { limp: true, ..none },
        Signs { rest_pain: true, ..none },
        Signs { swelling: true, ..none },
        Signs { unstable: true, ..none },
    ] {
        check(&but(|run| run.signs = Some(signs)), Stop, "R1");
        let nothing_else = but(|run| *run = super::RunFact { signs: Some(signs), ..super::RunFact::new(run.day) });
        check(&nothing_else, Stop, "R1");
    }
}

#[test]
fn r1_an_open_sign_stops_whatever_the_run_was_like() {
    for urgency in [Urgency::Emergency, Urgency::SameDay, Urgency::WithinDays] {
        let facts = RunFacts { flag: Some(urgency), ..calm() };
        check(&facts, Stop, "R1-flag");
        assert_eq!(after(&facts, book()).map(|r| r.may_override), Some(urgency != Urgency::Emergency));
    }
    check(&RunFacts { flag: Some(Urgency::WithinWeeks), ..calm() }, Hold, "R1-weeks");
}

#[test]
fn r1_yellow_three_times_running_has_not_settled_and_is_red() {
    let mut facts = calm();
    for run in &mut facts.runs {
        run.during = Some(pain(4));
    }
    check(&facts, Stop, "R1-unsettled");
    assert_eq!(after(&facts, book()).and_then(|r| r.light), Some(Light::Red));
    facts.runs[1].during = Some(pain(3));
    check(&facts, STAGE, "R4");
}

#[test]
fn r2_green_with_a_usual_morning_goes_on_after_two_clean_runs() {
    let facts = RunFacts { runs: vec![calm_run(0), calm_run(2)], ..calm() };
    check(&facts, Progress, "R2");
    assert_eq!(after(&facts, book()).and_then(|r| r.change), Some(RunChange::Level { from: 3, to: 4 }));
    check(&RunFacts { runs: vec![calm_run(2)], ..calm() }, Hold, "R2-more");
}

#[test]
fn r2_muscle_and_bone_ask_for_three() {
    for tissue in TissueClass::ALL {
        let three = matches!(tissue, TissueClass::Muscle | TissueClass::Bone);
        let facts = RunFacts { tissue, ..calm() };
        check(&facts, Progress, "R2");
        let two = RunFacts { runs: facts.runs[1..].to_vec(), ..facts };
        check(&two, if three { Hold } else { Progress }, if three { "R2-more" } else { "R2" });
    }
}

#[test]
fn r2_runs_at_another_level_do_not_count() {
    let mut facts = calm();
    facts.runs[1].level = Some(2);
    check(&facts, Hold, "R2-more");
}

#[test]
fn r2_at_the_last_level_there_is_no_next_one() {
    check(&RunFacts { level: Some(Level { first: 1, now: 3, last: 3 }), ..calm() }, Hold, "R2-top");
}

#[test]
fn r2_without_a_plan_the_next_run_may_be_a_tenth_longer() {
    let facts = RunFacts { level: None, ..calm() };
    check(&facts, Progress, "R2");
    assert_eq!(after(&facts, book()).and_then(|r| r.change), Some(RunChange::Longer { from_m: 5_000, to_m: 5_500 }));
}

#[test]
fn r3_a_little_pain_that_settled_by_morning_repeats_the_level() {
    check(&but(|run| run.during = Some(pain(3))), Hold, "R3");
    let late = but(|run| {
        run.during = Some(pain(1));
        run.onset = Some(Onset::At { m: 3_000 });
    });
    check(&late, Hold, "R3");
    assert_eq!(after(&late, book()).and_then(|r| r.light), Some(Light::Yellow));
}

#[test]
fn r3_the_shin_may_hurt_up_to_its_own_limit_and_stays_then() {
    let shin = |rating| RunFacts {
        tissue: TissueClass::Muscle,
        topic: Some("shin-splints".to_owned()),
        ..but(|run| run.during = Some(pain(rating)))
    };
    check(&shin(4), Hold, "R3");
    check(&shin(5), STAGE, "R4");
}

#[test]
fn r3_the_outer_knee_may_not_hurt_at_all() {
    let knee = RunFacts {
        tissue: TissueClass::Joint,
        topic: Some("itb-syndrome".to_owned()),
        ..but(|run| run.during = Some(pain(1)))
    };
    check(&knee, Hold, "R3");
    check(&RunFacts { topic: None, ..knee }, Progress, "R2");
}

#[test]
fn r3_a_morning_a_little_worse_holds_and_a_clearly_worse_one_takes_some_off() {
    let morning = |rating| but(|run| run.morning.pain = Some(pain(rating)));
    check(&morning(1), Hold, "R3-morning");
    check(&morning(2), StepBack(Back::Dose), "R3-worse");
    let stiff = |minutes| but(|run| run.morning.stiffness_min = Some(minutes));
    check(&stiff(6), Hold, "R3-morning");
    check(&stiff(14), Hold, "R3-morning");
    check(&stiff(15), StepBack(Back::Dose), "R3-worse");
    assert_eq!(after(&stiff(15), book()).and_then(|r| r.change), Some(RunChange::Shorter { by_percent: 20 }));
    let mut again = morning(2);
    again.runs[1].morning.pain = Some(pain(2));
    check(&again, STAGE, "R3-again");
}

#[test]
fn r4_yellow_from_four_to_six_goes_back_a_level() {
    for yellow in [4, 5, 6] {
        let facts = but(|run| run.during = Some(pain(yellow)));
        check(&facts, STAGE, "R4");
        assert_eq!(after(&facts, book()).and_then(|r| r.change), Some(RunChange::Level { from: 3, to: 2 }));
    }
    check(&but(|run| run.during = Pain::tenths(39)), Hold, "R3");
    check(&but(|run| run.during = Pain::tenths(40)), STAGE, "R4");
}

#[test]
fn r4_sore_from_the_start_rests_two_days_on_the_way_one_and_afterwards_stays() {
    let rest = |onset| {
        let result = after(
            &but(|run| {
                run.during = Some(pain(4));
                run.onset = onset;
            }),
            book(),
        );
        result.and_then(|r| r.rest_days)
    };
    assert_eq!(rest(Some(Onset::FromStart)), Some(2));
    assert_eq!(rest(None), Some(2));
    assert_eq!(rest(Some(Onset::At { m: 3_000 })), Some(1));
    let afterwards = |rating| {
        but(|run| {
            run.after = Some(pain(rating));
            run.onset = Some(Onset::Afterwards);
        })
    };
    check(&afterwards(5), Hold, "R4-after");
    check(&afterwards(6), STAGE, "R4");
}

#[test]
fn r4_at_the_first_level_there_is_only_rest() {
    let first = RunFacts { level: Some(Level { first: 3, now: 3, last: 8 }), ..but(|run| run.during = Some(pain(5))) };
    let result = after(&first, book()).expect("a run");
    assert_eq!((result.outcome, result.change, result.rest_days), (STAGE, None, Some(2)));
}

#[test]
fn r4_yellow_that_grows_on_the_way_goes_back_however_slight() {
    let grew = |course| {
        but(|run| {
            run.during = Some(pain(2));
            run.onset = Some(Onset::At { m: 3_000 });
            run.course = Some(course);
        })
    };
    check(&grew(Course::Worsening), STAGE, "R4-darker");
    assert_eq!(after(&grew(Course::Worsening), book()).and_then(|r| r.rest_days), Some(2));
    check(&grew(Course::Constant), Hold, "R3");
}

#[test]
fn r5_two_steps_back_in_fourteen_days_suggest_a_clinician() {
    let back = |earlier: &[u64]| RunFacts {
        regressions: earlier.iter().map(|n| day(*n)).collect(),
        runs: vec![super::RunFact { during: Some(pain(4)), ..calm_run(20) }],
        ..calm()
    };
    assert!(fires(&back(&[6]), "R5") && fires(&back(&[6]), "R5-dawn"));
    assert!(!fires(&back(&[5]), "R5"));
    assert!(!fires(&back(&[]), "R5"));
    let calm_now = RunFacts { runs: vec![calm_run(20)], ..back(&[6, 10]) };
    check(&calm_now, Hold, "R5");
}

#[test]
fn r5_the_same_site_again_suggests_a_clinician() {
    let back = |same_site| RunFacts { same_site, ..but(|run| run.during = Some(pain(4))) };
    assert!(fires(&back(Earlier::MonthsAgo(12)), "R5"));
    assert!(!fires(&back(Earlier::MonthsAgo(13)), "R5"));
    assert!(!fires(&back(Earlier::Never), "R5"));
    assert!(!fires(&back(Earlier::NotAsked), "R5"));
    assert!(!fires(&RunFacts { same_site: Earlier::MonthsAgo(2), ..calm() }, "R5"));
}

#[test]
fn r6_bone_pain_that_night_or_the_next_morning_goes_back_and_waits_for_quiet() {
    let bone = |change: fn(&mut super::RunFact)| RunFacts { tissue: TissueClass::Bone, ..but(change) };
    check(&bone(|_| {}), Progress, "R2");
    for hurts in [
        bone(|run| run.night = Some(pain(1))),
        bone(|run| run.morning.pain = Some(pain(1))),
        bone(|run| run.during = Some(pain(1))),
        bone(|run| run.after = Some(pain(1))),
        bone(|run| run.onset = Some(Onset::At { m: 900 })),
    ] {
        check(&hurts, STAGE, "R6");
        assert_eq!(after(&hurts, book()).and_then(|r| r.quiet_days), Some(2));
    }
    check(&bone(|run| run.signs = Some(Signs { sharp: true, ..Signs::default() })), Stop, "R1");
}

#[test]
fn r6_usual_morning_pain_is_no_excuse_in_bone() {
    let usual = RunFacts {
        tissue: TissueClass::Bone,
        ..but(|run| {
            run.morning.pain = Some(pain(1));
            run.morning.usual_pain = Some(pain(1));
        })
    };
    check(&usual, STAGE, "R6");
}

#[test]
fn r6_a_slight_ache_at_the_start_that_went_is_only_watched() {
    let ache = |rating, course| RunFacts {
        tissue: TissueClass::Bone,
        ..but(|run| {
            run.during = Some(pain(rating));
            run.onset = Some(Onset::FromStart);
            run.course = Some(course);
        })
    };
    check(&ache(2, Course::Easing), Hold, "R3");
    check(&ache(3, Course::Easing), STAGE, "R6");
    check(&ache(1, Course::Constant), STAGE, "R6");
}

#[test]
fn r6_the_night_is_asked_of_bone_alone() {
    check(&RunFacts { tissue: TissueClass::Bone, ..but(|run| run.night = None) }, Hold, "RA1");
    check(&but(|run| run.night = None), Progress, "R2");
}

#[test]
fn r7_a_run_beyond_its_cap_raises_nothing_and_one_within_it_is_kept() {
    let capped = |m, by| {
        but(|run| {
            run.cap = Some(Cap { m, by, until: None });
        })
    };
    for by in [SetBy::Clinician, SetBy::Person] {
        check(&capped(4_999, by), Hold, "R7-over");
        check(&capped(5_000, by), Progress, "R2");
        assert_eq!(after(&capped(5_000, by), book()).and_then(|r| r.cap_kept), Some(true));
    }
    let unknown = but(|run| {
        run.cap = Some(Cap { m: 9_000, by: SetBy::Clinician, until: None });
        run.distance_m = None;
    });
    check(&unknown, Hold, "RA2");
    assert_eq!(after(&unknown, book()).and_then(|r| r.cap_kept), None);
}

#[test]
fn r7_without_a_plan_a_reached_cap_says_ask_again() {
    let cap = Cap { m: 5_000, by: SetBy::Clinician, until: None };
    let facts = RunFacts { level: None, caps: vec![cap], ..but(|run| run.cap = Some(cap)) };
    check(&facts, Hold, "R7-reached");
    let room = Cap { m: 5_200, ..cap };
    let facts = RunFacts { caps: vec![room], ..facts };
    assert_eq!(after(&facts, book()).and_then(|r| r.change), Some(RunChange::Longer { from_m: 5_000, to_m: 5_200 }));
}

#[test]
fn r8_later_and_later_is_worth_a_word() {
    let mut facts = calm();
    for (run, m) in facts.runs.iter_mut().zip([3_000, 3_500, 4_000]) {
        run.onset = Some(Onset::At { m });
    }
    assert!(fires(&facts, "R8-later"));
    facts.runs[1].onset = Some(Onset::At { m: 4_000 });
    assert!(!fires(&facts, "R8-later"));
    facts.runs[1].onset = Some(Onset::Never);
    assert!(!fires(&facts, "R8-later"));
}

#[test]
fn r10_a_fast_run_before_the_date_raises_nothing() {
    let fast = |pace| RunFacts { returned: Some(day(0)), criteria: Some(true), ..but(|run| run.pace = Some(pace)) };
    check(&fast(Pace::Speed), Hold, "R10-done");
    check(&fast(Pace::Strides { percent: 50 }), Hold, "R10-done");
    check(&fast(Pace::Easy), Progress, "R2");
}

/// Everything for speed is there: the last level, the weeks, the criteria; the newest run is on day 84.
fn ready() -> RunFacts {
    RunFacts {
        runs: vec![calm_run(80), calm_run(82), calm_run(84)],
        level: Some(Level { first: 1, now: 3, last: 3 }),
        returned: Some(day(0)),
        significant: Some(true),
        criteria: Some(true),
        ..calm()
    }
}

#[test]
fn r14_speed_begins_with_strides_after_twelve_weeks_and_only_with_its_criteria() {
    check(&ready(), Progress, "R14");
    assert_eq!(after(&ready(), book()).and_then(|r| r.change), Some(RunChange::Strides { percent: 60 }));
    check(&RunFacts { returned: Some(day(1)), ..ready() }, Hold, "R2-top");
    check(&RunFacts { returned: None, ..ready() }, Hold, "R2-top");
    check(&RunFacts { criteria: None, ..ready() }, Hold, "R2-top");
    check(&RunFacts { criteria: Some(false), ..ready() }, Hold, "R2-top");
    // A small injury has no twelve weeks, and its criteria all the same.
    let small = RunFacts { significant: Some(false), returned: None, ..ready() };
    check(&small, Progress, "R14");
    check(&RunFacts { significant: None, ..small }, Hold, "R2-top");
}

#[test]
fn r14_one_lever_at_a_time_first_the_level_then_speed() {
    let facts = RunFacts { level: Some(super::LEVEL), ..ready() };
    check(&facts, Progress, "R2");
    assert!(!fires(&facts, "R14"));
}

#[test]
fn r14_a_week_of_calm_strides_opens_the_next_rung_and_then_speed() {
    let rung = |rung, since| {
        let mut facts = RunFacts { speed: SpeedWay::Strides { rung, since: day(since) }, ..ready() };
        facts.runs[2].pace = Some(Pace::Strides { percent: 60 });
        facts
    };
    let change = |facts: &RunFacts| after(facts, book()).and_then(|r| r.change);
    assert_eq!(change(&rung(0, 77)), Some(RunChange::Strides { percent: 70 }));
    assert_eq!(change(&rung(0, 78)), None);
    assert_eq!(change(&rung(1, 77)), Some(RunChange::Speed));
    let mut none = rung(0, 77);
    none.runs[2].pace = Some(Pace::Easy);
    assert_eq!(change(&none), None);
    let mut open = rung(0, 77);
    open.runs[0].morning.pain = None;
    assert_eq!(change(&open), None);
    assert_eq!(change(&RunFacts { speed: SpeedWay::Open, ..ready() }), None);
}

#[test]
fn an_unanswered_morning_never_advances() {
    check(&but(|run| run.morning.pain = None), Hold, "RA1");
    check(&but(|run| run.morning.usual_pain = None), Hold, "RA1");
    check(&but(|run| run.morning.stiffness_min = None), Hold, "RA1");
}

#[test]
fn an_unanswered_run_never_advances() {
    for open in [
        but(|run| run.during = None),
        but(|run| run.after = None),
        but(|run| run.signs = None),
        but(|run| run.onset = None),
        but(|run| run.finished = None),
        but(|run| run.pace = None),
        RunFacts { level: None, ..but(|run| run.distance_m = None) },
    ] {
        check(&open, Hold, "RA2");
    }
    check(&but(|run| run.finished = Some(false)), Hold, "R0");
}

#[test]
fn something_new_is_looked_at_first() {
    check(&but(|run| run.morning.something_new = true), Hold, "RA3");
}

#[test]
fn without_a_run_nothing_is_said() {
    assert_eq!(after(&RunFacts { runs: vec![], ..calm() }, book()), None);
}

#[test]
fn what_would_have_been_better_is_tried_on_the_rules() {
    let told = |facts: &RunFacts| {
        let ways = after(facts, book()).expect("a run").ways;
        let changes = |way: &super::super::RunWay<Outcome>| way.changes.iter().map(|to| (to.input, to.to)).collect();
        ways.iter().map(|way| (changes(way), way.then)).collect::<Vec<(Vec<_>, _)>>()
    };
    let hurt = but(|run| run.during = Some(pain(6)));
    assert_eq!(told(&hurt), vec![(vec![(RunInput::PainDuring, Seen::Number(3.0))], Hold)]);
    let open = but(|run| run.morning.pain = None);
    assert_eq!(told(&open), vec![(vec![(RunInput::MorningPainRise, Seen::Number(0.0))], Progress)]);
    let both = but(|run| {
        run.morning.pain = None;
        run.finished = None;
    });
    let needed = vec![(RunInput::MorningPainRise, Seen::Number(0.0)), (RunInput::Finished, Seen::Yes)];
    assert_eq!(told(&both), vec![(needed, Progress)]);
    // Of progress: what would have held it.
    let held = told(&calm());
    assert_eq!(held[0], (vec![(RunInput::PainDuring, Seen::Number(3.0))], Hold));
    assert_eq!(held[2], (vec![(RunInput::MorningPainRise, Seen::Number(1.0))], Hold));
}
