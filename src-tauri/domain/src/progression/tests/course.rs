//! A test for each row about the longer course: when somebody should look, a false dawn, the first signs of something
//! new, relapses; and what would change an answer.

use expect_test::{Expect, expect};

use super::super::facts::{Earlier, Effort, Limit, Plan, Relapse, Share, Week, WeekMean};
use super::super::{Advice, Back, Facts, Lever, Outcome, Rung, Seen, evaluate, rung, what_rose};
use super::{book, but, calm, check, fired, pain};
use crate::injury::Urgency;
use crate::pain::{Pain, SetBy, Signs, TissueClass};

use Outcome::{Hold, Progress, StepBack};

/// Mean pain of whole weeks, the newest last.
fn weekly(pains: &[f64]) -> Vec<WeekMean> {
    pains.iter().map(|p| WeekMean { pain: Some(*p), stiffness_min: None }).collect()
}

// When somebody should look.

#[test]
fn c8_two_weeks_of_easing_off_that_are_not_known_to_help() {
    let with = |days, weeks: &[f64]| {
        fired(
            &but(|f| {
                f.easing_off_days = Some(days);
                f.weekly = weekly(weeks);
            }),
            "T1",
        )
    };
    assert!(with(14, &[4.0, 4.0, 4.0]));
    assert!(with(14, &[4.0, 3.0, 4.5]));
    assert!(with(14, &[]));
    assert!(!with(13, &[4.0, 4.0, 4.0]));
    assert!(!with(14, &[4.0, 3.0, 3.0]));
    assert!(!fired(&but(|f| f.weekly = weekly(&[4.0, 4.0, 4.0])), "T1"));
}

#[test]
fn c8_without_change_for_as_long_as_the_topic_should_take() {
    // (topic, weeks)
    for (topic, weeks) in [
        ("plantar-fasciitis", 6),
        ("hamstring-calf-strain", 1),
        ("hip-flexor", 1),
        ("achilles", 4),
        ("somebody-elses", 4),
    ] {
        let with = |weeks: &[f64]| {
            fired(
                &but(|f| {
                    f.topic = Some(topic.to_owned());
                    f.weekly = weekly(weeks);
                }),
                "T2",
            )
        };
        assert!(with(&vec![4.0; weeks + 1]), "{topic}");
        assert!(!with(&vec![4.0; weeks]), "{topic}: not known that long");
        let mut better = vec![4.0; weeks + 1];
        better[weeks] = 3.5;
        assert!(!with(&better), "{topic}");
    }
}

#[test]
fn c8_less_stiffness_is_better_too() {
    let week = |stiffness| WeekMean { pain: Some(4.0), stiffness_min: Some(stiffness) };
    let stiffness = [20.0, 18.0, 16.0, 14.0, 12.0];
    let facts = but(|f| f.weekly = stiffness.map(week).to_vec());
    assert!(!fired(&facts, "T2"));
}

#[test]
fn c8_less_than_people_notice_in_six_weeks() {
    let with = |weeks: &[f64]| fired(&but(|f| f.weekly = weekly(weeks)), "T3");
    assert!(with(&[5.0, 5.0, 5.0, 5.0, 4.0, 4.0, 3.1]));
    assert!(!with(&[5.0, 5.0, 5.0, 5.0, 4.0, 4.0, 3.0]));
    assert!(!with(&[5.0, 5.0, 5.0, 5.0, 4.0, 4.0]));
}

#[test]
fn s104_a_week_of_rest_without_improvement_goes_back_to_who_looks_after_it() {
    let with = |days, weeks: &[f64], under_care| {
        let facts = but(|f| {
            f.easing_off_days = Some(days);
            f.under_care = under_care;
            f.weekly = weekly(weeks);
        });
        fired(&facts, "T4")
    };
    assert!(with(7, &[4.0, 4.0], true));
    assert!(!with(7, &[4.0, 4.0], false));
    assert!(!with(6, &[4.0, 4.0], true));
    assert!(!with(7, &[4.0, 3.0], true));
    assert!(!with(7, &[], true));
}

#[test]
fn c8_time_suggests_and_takes_nothing_away() {
    let facts = but(|f| f.weekly = weekly(&[3.0; 7]));
    check(&facts, Progress, "L7");
    let last = evaluate(&facts, book()).fired.pop().expect("several fired");
    assert_eq!((last.outcome, last.advice), (None, Some(Advice::SeeSomeone)));
}

#[test]
fn c8_hardly_any_pain_that_stays_as_it_is_needs_nobody_to_look_at_it() {
    for pain in [0.0, 1.0, 2.0] {
        let facts = but(|f| f.weekly = weekly(&[pain; 7]));
        assert!(!fired(&facts, "T2") && !fired(&facts, "T3"), "{pain}");
    }
    assert!(fired(&but(|f| f.weekly = weekly(&[2.5; 7])), "T2"));
}

// False dawn.

fn days(newest_first: &[u8]) -> Vec<Option<Pain>> {
    newest_first.iter().map(|p| Pain::whole(*p)).collect()
}

#[test]
fn c9_half_the_pain_gone_within_a_week_soon_after_the_worst_holds() {
    let with = |pains: &[u8], same_site| {
        let facts = but(|f| {
            f.days = days(pains);
            f.same_site = same_site;
        });
        evaluate(&facts, book())
    };
    let soon = with(&[3, 4, 4, 5, 5, 6], Earlier::Never);
    assert_eq!((soon.outcome, soon.fired[0].id), (Hold, "D1"));
    assert_eq!(soon.fired[0].advice, Some(Advice::FalseDawn));
    assert_eq!(with(&[4, 4, 4, 5, 5, 6], Earlier::Never).outcome, Progress, "less than half");
    assert_eq!(with(&[1, 1, 1, 1, 2, 2], Earlier::Never).outcome, Progress, "too little to fall from");
    assert_eq!(with(&[3, 4, 4, 5, 5, 5, 5, 5, 6], Earlier::Never).outcome, Progress, "too slow");
}

#[test]
fn c9_long_after_the_worst_only_where_the_same_place_was_hurt_before() {
    let mut pains = vec![2, 4, 4, 4];
    pains.extend([5; 12]);
    pains.push(8);
    for (earlier, holds) in [
        (Earlier::Never, false),
        (Earlier::MonthsAgo(13), false),
        (Earlier::MonthsAgo(12), true),
        (Earlier::NotAsked, true),
    ] {
        let facts = but(|f| {
            f.days = days(&pains);
            f.same_site = earlier;
        });
        assert_eq!(fired(&facts, "D1"), holds, "{earlier:?}");
    }
}

#[test]
fn c9_it_holds_for_seven_days_and_no_longer() {
    let fall = [6, 6, 5, 4, 3, 2];
    for (calm_days, holds) in [(0, true), (5, true), (6, false), (9, false)] {
        // Half of it was gone on the last day but one.
        let mut pains = vec![2; calm_days];
        pains.extend(fall.iter().rev());
        let facts = but(|f| {
            f.days = days(&pains);
            f.same_site = Earlier::Never;
        });
        assert_eq!(fired(&facts, "D1"), holds, "{calm_days} days later");
    }
}

#[test]
fn c9_a_day_without_an_answer_is_no_fall() {
    let facts = but(|f| {
        f.days = vec![None, Some(pain(6)), Some(pain(6))];
        f.same_site = Earlier::Never;
    });
    check(&facts, Progress, "L7");
}

// The first signs of something new.

#[test]
fn s109_the_ladder_of_early_signs() {
    // Newest first; a gap is a day without an answer.
    let table: [(&[Option<u8>], Option<Rung>); 10] = [
        (&[], None),
        (&[Some(0), Some(0)], None),
        (&[None, None], None),
        (&[Some(1)], Some(Rung::Watch)),
        (&[Some(1), Some(1)], Some(Rung::Watch)),
        (&[Some(2), Some(1)], Some(Rung::SkipOne)),
        (&[Some(2), None, Some(1)], Some(Rung::SkipOne)),
        (&[Some(3), Some(2), Some(1)], Some(Rung::FullRest)),
        (&[Some(0), Some(3), Some(2)], Some(Rung::StrengthWork)),
        (&[Some(0), Some(0), Some(0), Some(0), Some(0), Some(3)], None),
    ];
    for (days, expected) in table {
        let days: Vec<Option<Pain>> = days.iter().map(|d| d.and_then(Pain::whole)).collect();
        assert_eq!(rung(&days, book()), expected, "{days:?}");
    }
}

#[test]
fn s109_each_rung_has_its_answer() {
    let with = |newest_first: &[u8]| but(|f| f.niggle = days(newest_first));
    check(&with(&[1]), Hold, "N1");
    check(&with(&[2, 1]), Hold, "N2");
    check(&with(&[3, 2, 1]), StepBack(Back::Rest), "N3");
    let quiet = with(&[0, 2, 1]);
    check(&quiet, Progress, "L7");
    assert!(fired(&quiet, "N4"));
}

// Relapses.

#[test]
fn s119_a_relapse_shows_what_rose_before_it_and_two_suggest_somebody() {
    let relapse = |days_ago, rose| Relapse { days_ago, rose };
    let one = but(|f| f.relapses = vec![relapse(20, Some(Lever::Load))]);
    assert_eq!((fired(&one, "X1"), fired(&one, "X2")), (true, false));
    let two = but(|f| f.relapses = vec![relapse(200, Some(Lever::Reps)), relapse(20, None)]);
    assert_eq!((fired(&two, "X1"), fired(&two, "X2")), (true, true));
    assert_eq!(what_rose(&one, book()), Some(Lever::Load));
    assert_eq!(what_rose(&two, book()), None);
    let long_ago = but(|f| f.relapses = vec![relapse(361, Some(Lever::Load))]);
    assert!(!fired(&long_ago, "X1"));
    assert_eq!(what_rose(&long_ago, book()), None);
}

// What would change the answer.

#[track_caller]
fn ways(facts: &Facts, expected: Expect) {
    let answer = evaluate(facts, book());
    let told = |seen: Seen| match seen {
        Seen::Number(number) => number.to_string(),
        other => format!("{other:?}").to_lowercase(),
    };
    let lines = answer.ways.iter().map(|way| {
        let changes: Vec<String> = way.changes.iter().map(|c| format!("{:?} {}", c.input, told(c.to))).collect();
        format!("{}: {:?}\n", changes.join(", "), way.then)
    });
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn the_nearest_other_answer_is_named() {
    ways(
        &but(|f| f.session.during = Some(pain(4))),
        expect![[r#"
        PainDuring 2: Progress
    "#]],
    );
    ways(
        &but(|f| f.session.effort = Effort::Asked { target: 6, told: Some(9) }),
        expect![[r#"
        EffortOverTarget 1: Progress
    "#]],
    );
    ways(
        &but(|f| f.sessions = Some(Share { done: 5, of: 10 })),
        expect![[r#"
        SessionsPercent 80: Progress
    "#]],
    );
    ways(
        &but(|f| f.morning.pain = None),
        expect![[r#"
            MorningPainRise 0: Progress
        "#]],
    );
    ways(
        &but(|f| f.flag = Some(Urgency::SameDay)),
        expect![[r#"
        RedFlag no: Progress
    "#]],
    );
}

#[test]
fn where_one_is_not_enough_all_that_it_takes_is_named() {
    let two = but(|f| {
        f.session.during = Some(pain(4));
        f.sessions = Some(Share { done: 5, of: 10 });
    });
    ways(
        &two,
        expect![[r#"
        PainDuring 2, SessionsPercent 80: Progress
    "#]],
    );
    ways(
        &Facts { levers: calm().levers, ..Facts::new(TissueClass::Tendon) },
        expect![[r#"
        PainDuring 2, PainAfter 2, OtherSign no, MorningPainRise 0, MorningStiffnessRise 0, SessionsPercent 100: Progress
    "#]],
    );
}

#[test]
fn of_progress_it_is_named_what_would_have_held_it() {
    ways(
        &calm(),
        expect![[r#"
        PainDuring 3: Hold
        PainAfter 3: Hold
        MorningPainRise 1: Hold
        MorningStiffnessRise 5: Hold
        EffortOverTarget 2: Hold
    "#]],
    );
}

#[test]
fn a_step_back_names_what_would_have_been_less() {
    let both = but(|f| {
        f.session.during = Some(pain(8));
        f.session.signs = Some(Signs { sharp: true, ..Signs::default() });
    });
    ways(
        &both,
        expect![[r#"
        PainDuring 2, SharpPain no: Progress
    "#]],
    );
}

#[test]
fn a_limit_and_an_open_week_are_named_too() {
    ways(
        &but(|f| f.limits = vec![Limit { lever: Lever::Load, at_most: 10.0, by: SetBy::Clinician }]),
        expect![[r#"
            DoseLimit no: Progress
        "#]],
    );
    let week = Week {
        number: 4,
        last: 12,
        over: false,
        sessions: Share { done: 14, of: 14 },
        mornings: Share { done: 7, of: 7 },
        stepped_back: false,
        repeats: 0,
    };
    ways(
        &but(|f| f.plan = Plan::FixedWeeks(week)),
        expect![[r#"
        WeekOver yes: Progress
    "#]],
    );
}

#[test]
fn what_only_time_changes_has_no_way() {
    ways(&but(|f| f.weekly = weekly(&[1.0, 2.0, 3.0])), expect![[""]]);
}
