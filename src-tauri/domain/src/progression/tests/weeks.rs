//! A test for each row about what rises, about weeks of a table, the lighter week, and coming back after a pause.

use super::super::facts::{Build, Limit, Load, LoadDue, Plan, Room, Share, Week, WeekMean};
use super::super::{
    Advice, Back, Change, Facts, Feel, Lever, Levers, Outcome, Pause, PauseKind, RestartStep, Wait, cutback, evaluate,
    load_after, restart,
};
use super::{book, but, check, fired, pain};
use crate::pain::{Pain, SetBy, TissueClass};

use Outcome::{Hold, Progress, StepBack};

fn room(now: u16, top: u16) -> Option<Room> {
    Some(Room { now, top })
}

/// What rises with these levers after a calm session.
fn rises(levers: Levers) -> Option<(Lever, f64)> {
    evaluate(&but(|f| f.levers = levers), book()).change.map(|c| (c.lever, c.to))
}

// What progress changes.

#[test]
fn c5_what_rose_last_settles_before_the_next_step() {
    let since = |days, load| {
        but(|f| {
            f.since_rise_days = days;
            if load {
                f.levers.reps = None;
                f.levers.sets = None;
            } else {
                f.levers.reps = Some(Room { now: 10, top: 15 });
            }
        })
    };
    check(&since(Some(2), false), Hold, "G3");
    check(&since(Some(3), false), Progress, "L7");
    check(&since(Some(6), true), Hold, "G3");
    check(&since(Some(7), true), Progress, "L7");
    check(&since(None, true), Progress, "L7");
}

#[test]
fn c5_one_lever_after_the_other_in_this_order() {
    let mut levers = Levers {
        reps: room(10, 15),
        sets: room(2, 3),
        hold_s: room(30, 45),
        speed: room(1, 2),
        load: Load::Kg { now: 10.0, top: Some(12.5) },
        stage: room(1, 2),
        load_due: LoadDue::ByTheTable,
    };
    let mut trace = Vec::new();
    while let Some((lever, to)) = rises(levers) {
        trace.push(format!("{lever:?} {to}"));
        let up = |room: Option<Room>| room.map(|r| Room { now: to as u16, ..r });
        match lever {
            Lever::Reps => levers.reps = up(levers.reps),
            Lever::Sets => levers.sets = up(levers.sets),
            Lever::Hold => levers.hold_s = up(levers.hold_s),
            Lever::Speed => levers.speed = up(levers.speed),
            Lever::Load => levers.load = Load::Kg { now: to, top: Some(12.5) },
            Lever::Stage => levers.stage = up(levers.stage),
            Lever::Week => unreachable!("it has no table"),
        }
    }
    let order =
        ["Reps 12", "Reps 14", "Reps 15", "Sets 3", "Hold 35", "Hold 40", "Hold 45", "Speed 2", "Load 12.5", "Stage 2"];
    assert_eq!(trace, order);
    check(&but(|f| f.levers = levers), Hold, "G1");
}

#[test]
fn c5_speed_only_where_the_programme_moves_it() {
    let levers = Levers { reps: room(15, 15), speed: None, stage: room(1, 2), ..Levers::default() };
    assert_eq!(rises(levers), Some((Lever::Stage, 2.0)));
}

#[test]
fn c5_a_load_that_nobody_told_is_asked_for_and_not_passed_over() {
    let levers = Levers { load: Load::Unknown, stage: room(1, 2), ..Levers::default() };
    assert_eq!(rises(levers), None);
    check(&but(|f| f.levers = levers), Hold, "G2");
}

/// What rises where somebody set a limit.
#[track_caller]
fn under(lever: Lever, at_most: f64, by: SetBy, outcome: Outcome, first: &str, to: Option<f64>) {
    let facts = but(|f| {
        f.levers = Levers { load: Load::Kg { now: 10.0, top: None }, stage: room(1, 4), ..Levers::default() };
        f.limits = vec![Limit { lever, at_most, by }];
    });
    check(&facts, outcome, first);
    assert_eq!(evaluate(&facts, book()).change.map(|c| c.to), to);
}

#[test]
fn c5_never_above_a_limit_and_never_round_it() {
    under(Lever::Load, 20.0, SetBy::Clinician, Progress, "L7", Some(12.5));
    under(Lever::Load, 11.0, SetBy::Clinician, Progress, "L7", Some(11.0));
    under(Lever::Load, 10.0, SetBy::Clinician, Hold, "K2", None);
    under(Lever::Load, 10.0, SetBy::Person, Hold, "Y3", None);
    under(Lever::Load, 9.0, SetBy::Clinician, StepBack(super::super::Back::ToLimit), "K1", Some(9.0));
    under(Lever::Load, 9.0, SetBy::Person, StepBack(super::super::Back::ToLimit), "Y2", Some(9.0));
    // The limit of another lever is in nobody's way.
    under(Lever::Stage, 1.0, SetBy::Clinician, Progress, "L7", Some(12.5));
}

#[test]
fn c5_of_several_limits_the_lowest_holds() {
    let facts = but(|f| {
        let limit = |at_most, by| Limit { lever: Lever::Load, at_most, by };
        f.limits = vec![limit(30.0, SetBy::Clinician), limit(11.0, SetBy::Person)];
    });
    assert_eq!(evaluate(&facts, book()).change.map(|c| c.to), Some(11.0));
}

#[test]
fn c5_two_more_reps_than_asked_in_two_sessions_are_five_per_cent_more_load() {
    let with = |kg, last_two| {
        let facts = but(|f| {
            f.plan = Plan::FixedWeeks(week());
            f.levers.load = Load::Kg { now: kg, top: None };
            f.levers.load_due = LoadDue::Reps { asked: 8, last_two };
        });
        evaluate(&facts, book()).change
    };
    let change = |from, to| Some(Change { lever: Lever::Load, from, to });
    assert_eq!(with(20.0, [Some(10), Some(11)]), change(20.0, 21.0));
    assert_eq!(with(4.0, [Some(10), Some(10)]), change(4.0, 4.5));
    assert_eq!(with(20.0, [Some(10), Some(9)]), None);
    assert_eq!(with(20.0, [Some(10), None]), None);
}

#[test]
fn c5_a_table_adds_load_when_the_work_is_free_of_pain() {
    let with = |rating| {
        let facts = but(|f| {
            f.plan = Plan::FixedWeeks(week());
            f.levers.load_due = LoadDue::PainFree;
            f.session.during = Some(pain(rating));
        });
        evaluate(&facts, book()).change.map(|c| (c.lever, c.to))
    };
    assert_eq!(with(0), Some((Lever::Load, 12.5)));
    assert_eq!(with(1), None);
}

#[test]
fn c5_the_load_that_fits_is_found_step_by_step() {
    assert_eq!(load_after(20.0, Feel::TooLight, None, book()), 21.0);
    assert_eq!(load_after(20.0, Feel::Right, None, book()), 20.0);
    assert_eq!(load_after(20.0, Feel::TooHeavy, None, book()), 19.0);
    assert_eq!(load_after(20.0, Feel::TooLight, Some(20.0), book()), 20.0);
    assert_eq!(load_after(0.0, Feel::TooHeavy, None, book()), 0.0);
}

// Weeks of a table.

/// The fourth of twelve, not over yet.
fn week() -> Week {
    Week {
        number: 4,
        last: 12,
        over: false,
        sessions: Share { done: 14, of: 14 },
        mornings: Share { done: 7, of: 7 },
        stepped_back: false,
        repeats: 0,
    }
}

fn in_week(change: impl FnOnce(&mut Week)) -> Facts {
    let mut week = Week { over: true, ..week() };
    change(&mut week);
    but(|f| f.plan = Plan::FixedWeeks(week))
}

#[test]
fn c6_a_week_that_was_done_is_followed_by_the_next() {
    let facts = in_week(|_| {});
    check(&facts, Progress, "W1");
    let next = Change { lever: Lever::Week, from: 4.0, to: 5.0 };
    assert_eq!(evaluate(&facts, book()).change, Some(next));
    check(&in_week(|w| w.sessions = Share { done: 12, of: 14 }), Progress, "W1");
}

#[test]
fn c6_the_next_week_is_the_only_thing_that_rises() {
    let facts = in_week(|_| {});
    let due = Facts { levers: Levers { load_due: LoadDue::PainFree, ..facts.levers }, ..facts };
    assert_eq!(evaluate(&due, book()).change.map(|c| c.lever), Some(Lever::Week));
}

#[test]
fn c6_less_than_four_fifths_repeat_the_week() {
    check(&in_week(|w| w.sessions = Share { done: 11, of: 14 }), Hold, "W2");
}

#[test]
fn c6_the_calendar_alone_advances_nothing() {
    check(&in_week(|w| w.sessions.done = 0), Hold, "W2");
    check(&in_week(|w| w.sessions = Share { done: 0, of: 0 }), Hold, "W2");
    check(&in_week(|w| w.over = false), Hold, "W5");
}

#[test]
fn c6_a_worse_morning_in_the_week_repeats_it() {
    check(&in_week(|w| w.stepped_back = true), Hold, "W3");
}

#[test]
fn c6_weeks_that_climb_take_load_off_instead() {
    let mut facts = in_week(|_| {});
    facts.weekly = [1.0, 1.5, 2.0].map(|pain| WeekMean { pain: Some(pain), stiffness_min: None }).to_vec();
    check(&facts, StepBack(Back::Load), "L10");
}

#[test]
fn c6_a_missing_morning_never_advances() {
    let mut facts = in_week(|_| {});
    facts.morning.pain = None;
    check(&facts, Hold, "L11");
    check(&in_week(|w| w.mornings = Share { done: 5, of: 7 }), Hold, "W6");
    check(&in_week(|w| w.mornings = Share { done: 0, of: 0 }), Hold, "W6");
}

#[test]
fn c6_more_than_two_repeats_suggest_somebody() {
    for (repeats, suggests) in [(2, false), (3, true)] {
        assert_eq!(fired(&in_week(|w| w.repeats = repeats), "W4"), suggests, "{repeats}");
    }
}

#[test]
fn c6_after_the_last_week_it_is_kept_up() {
    let facts = in_week(|w| w.number = 12);
    check(&facts, Hold, "W7");
    assert_eq!(evaluate(&facts, book()).fired[0].advice, Some(Advice::Graduate));
}

#[test]
fn c6_a_clinicians_limit_ends_the_table_too() {
    let mut facts = in_week(|_| {});
    facts.limits = vec![Limit { lever: Lever::Week, at_most: 4.0, by: SetBy::Clinician }];
    check(&facts, Hold, "K2");
}

// The lighter week.

#[test]
fn c7_three_build_weeks_propose_a_lighter_one_and_bone_two() {
    let with = |tissue, weeks| {
        let facts = but(|f| {
            f.tissue = tissue;
            f.build.weeks = weeks;
            f.session.during = Some(Pain::NONE);
        });
        fired(&facts, "U1")
    };
    assert_eq!((with(TissueClass::Tendon, 2), with(TissueClass::Tendon, 3)), (false, true));
    assert_eq!((with(TissueClass::Bone, 1), with(TissueClass::Bone, 2)), (false, true));
    let facts = but(|f| f.build.weeks = 3);
    check(&facts, Hold, "U1");
    assert_eq!(evaluate(&facts, book()).fired[0].advice, Some(Advice::UnloadingWeek));
}

#[test]
fn c7_the_lighter_week_is_three_quarters_of_the_last() {
    assert_eq!(cutback(24.0, book()), 18.0);
}

#[test]
fn c7_two_of_five_signs_propose_it_too() {
    let signs: [fn(&mut Build); 5] = [
        |b| b.fatigue = Some(7),
        |b| b.sore_places = Some(2),
        |b| b.sore_days = Some(3),
        |b| b.slept_badly = Some(true),
        |b| b.low_mood = Some(true),
    ];
    for (place, sign) in signs.iter().enumerate() {
        let one = but(|f| sign(&mut f.build));
        check(&one, Progress, "L7");
        for other in &signs[place + 1..] {
            let two = but(|f| {
                sign(&mut f.build);
                other(&mut f.build);
            });
            check(&two, Hold, "U2");
        }
    }
    let below = but(|f| {
        f.build = Build {
            fatigue: Some(6),
            sore_places: Some(1),
            sore_days: Some(2),
            slept_badly: Some(false),
            low_mood: None,
            ..Build::default()
        };
    });
    check(&below, Progress, "L7");
}

#[test]
fn c7_nothing_rises_in_the_lighter_week_and_none_follows_it_at_once() {
    let facts = but(|f| f.build = Build { weeks: 3, unloading: true, ..Build::default() });
    check(&facts, Hold, "U3");
    assert!(!fired(&facts, "U1"));
}

// After a pause.

#[test]
fn a_longer_pause_goes_further_back() {
    let after = |kind, days| restart(&Pause { kind, days, quiet: Some(true), clinician_agrees: true }, book()).step;
    let table = [
        (0, RestartStep::Same),
        (3, RestartStep::Same),
        (4, RestartStep::OneBack),
        (7, RestartStep::OneBack),
        (8, RestartStep::TwoBack),
        (14, RestartStep::TwoBack),
        (15, RestartStep::StartOfPhase),
        (42, RestartStep::StartOfPhase),
        (43, RestartStep::Beginning),
    ];
    for (days, step) in table {
        for kind in [PauseKind::Ill, PauseKind::Travel, PauseKind::Clinician] {
            assert_eq!(after(kind, days), step, "{kind:?} of {days} days");
        }
        assert_eq!(after(PauseKind::Flare, days), step.max(RestartStep::OneBack), "a flare of {days} days");
    }
}

/// No day more costs two steps: what was planned costs nothing, a few days over it one.
#[test]
fn a_planned_rest_that_ran_over_costs_one_step_before_it_costs_more() {
    let after =
        |days| restart(&Pause { kind: PauseKind::RestWeek, days, quiet: None, clinician_agrees: false }, book());
    let table = [
        (7, RestartStep::Same),
        (10, RestartStep::Same),
        (11, RestartStep::OneBack),
        (14, RestartStep::OneBack),
        (15, RestartStep::StartOfPhase),
        (43, RestartStep::Beginning),
    ];
    for (days, step) in table {
        assert_eq!(after(days).step, step, "{days} days");
    }
}

#[test]
fn a_flare_waits_until_it_is_quiet_and_a_clinicians_pause_for_the_clinician() {
    let wait = |kind, quiet, clinician_agrees| restart(&Pause { kind, days: 5, quiet, clinician_agrees }, book()).wait;
    for quiet in [None, Some(false)] {
        assert_eq!(wait(PauseKind::Flare, quiet, true), Some(Wait::Quiet));
    }
    assert_eq!(wait(PauseKind::Flare, Some(true), false), None);
    assert_eq!(wait(PauseKind::Clinician, Some(true), false), Some(Wait::Clinician));
    assert_eq!(wait(PauseKind::Clinician, None, true), None);
    assert_eq!(wait(PauseKind::Travel, None, false), None);
}
