//! What holds for any facts at all.

use proptest::prelude::*;

use super::super::facts::{
    Build, Earlier, Effort, Facts, Levers, Limit, Load, LoadDue, Morning, PainMode, Plan, Relapse, Room, Session,
    Share, Week, WeekMean,
};
use super::super::{Back, Lever, Outcome, evaluate, verdict};
use super::book;
use crate::injury::Urgency;
use crate::pain::{Course, Pain, PainLimit, SetBy, Signs, TissueClass};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_facts_give_the_same_answer(facts in any_facts()) {
        prop_assert_eq!(evaluate(&facts, book()), evaluate(&facts.clone(), book()));
    }

    #[test]
    fn progress_raises_one_lever_and_never_above_a_limit(facts in hopeful_facts()) {
        let answer = evaluate(&facts, book());
        prop_assert_eq!(answer.outcome == Outcome::Progress, answer.change.is_some_and(|c| c.to > c.from));
        if let Some(change) = answer.change.filter(|_| answer.outcome == Outcome::Progress) {
            let (before, after) = (levers(&facts), levers(&applied(&facts, change.lever, change.to)));
            let moved = before.iter().zip(after).filter(|(before, after)| **before != *after).count();
            prop_assert_eq!(moved, 1);
            for limit in facts.limits.iter().filter(|l| l.lever == change.lever) {
                prop_assert!(change.to <= limit.at_most);
            }
        }
    }

    #[test]
    fn a_step_back_raises_nothing(facts in any_facts()) {
        let answer = evaluate(&facts, book());
        if let (Outcome::StepBack(back), Some(change)) = (answer.outcome, answer.change) {
            prop_assert!(change.to < change.from);
            prop_assert!(change.to >= 0.0 || back == Back::ToLimit);
        }
    }

    #[test]
    fn what_is_unknown_never_progresses(facts in hopeful_facts(), which in 0usize..7) {
        let mut unknown = facts;
        match which {
            0 => unknown.session.during = None,
            1 => unknown.session.after = None,
            2 => unknown.session.signs = None,
            3 => unknown.morning.pain = None,
            4 => unknown.morning.stiffness_min = None,
            5 => unknown.sessions = None,
            _ => unknown.session.effort = Effort::Asked { target: 6, told: None },
        }
        prop_assert_ne!(verdict(&unknown, book()).0, Outcome::Progress);
    }

    #[test]
    fn the_calendar_alone_never_progresses(facts in hopeful_facts()) {
        let mut later = facts;
        if let Plan::FixedWeeks(week) = &mut later.plan {
            (week.over, week.sessions.done) = (true, 0);
            let answer = evaluate(&later, book());
            prop_assert!(answer.change.is_none_or(|c| c.lever != Lever::Week || c.to < c.from));
        }
    }

    #[test]
    fn more_pain_is_never_answered_with_more(facts in hopeful_facts(), during: bool, rating in 0u8..=10) {
        let mut worse = facts.clone();
        let place = if during { &mut worse.session.during } else { &mut worse.session.after };
        let more = Pain::whole(rating);
        prop_assume!(place.is_some() && more >= *place);
        *place = more;
        // An ache that goes is told from one that stays by its course, not by its number.
        prop_assume!(worse.tissue != TissueClass::Bone || worse.session.course != Some(Course::Easing));
        prop_assert!(verdict(&worse, book()).0 >= verdict(&facts, book()).0);
    }

    #[test]
    fn an_emergency_is_always_first_and_never_overridden(facts in any_facts()) {
        let answer = evaluate(&Facts { flag: Some(Urgency::Emergency), ..facts }, book());
        prop_assert_eq!((answer.outcome, answer.fired[0].id, answer.may_override), (Outcome::Stop, "L1", false));
    }

    #[test]
    fn the_worst_comes_first(facts in any_facts()) {
        let (outcome, fired) = verdict(&facts, book());
        let outcomes: Vec<Option<Outcome>> = fired.iter().map(|f| f.outcome).collect();
        prop_assert_eq!(outcomes[0], Some(outcome));
        prop_assert!(outcomes.windows(2).all(|pair| pair[0] >= pair[1]));
    }

    #[test]
    fn every_way_that_is_named_leads_elsewhere(facts in any_facts()) {
        let answer = evaluate(&facts, book());
        for way in &answer.ways {
            prop_assert!(!way.changes.is_empty());
            if answer.outcome == Outcome::Progress {
                prop_assert!(way.then > answer.outcome);
            } else {
                prop_assert!(way.then < answer.outcome);
            }
        }
    }
}

fn levers(facts: &Facts) -> [Option<f64>; 7] {
    let l = &facts.levers;
    let now = |room: Option<Room>| room.map(|r| f64::from(r.now));
    let load = match l.load {
        Load::Kg { now, .. } => Some(now),
        Load::NotUsed | Load::Unknown => None,
    };
    let week = facts.week().map(|w| f64::from(w.number));
    [now(l.reps), now(l.sets), now(l.hold_s), now(l.speed), load, now(l.stage), week]
}

fn applied(facts: &Facts, lever: Lever, to: f64) -> Facts {
    let mut new = facts.clone();
    let l = &mut new.levers;
    let place = match lever {
        Lever::Reps => &mut l.reps,
        Lever::Sets => &mut l.sets,
        Lever::Hold => &mut l.hold_s,
        Lever::Speed => &mut l.speed,
        Lever::Stage => &mut l.stage,
        Lever::Load => {
            l.load = Load::Kg { now: to, top: None };
            return new;
        }
        Lever::Week => {
            if let Plan::FixedWeeks(week) = &mut new.plan {
                week.number = to as u16;
            }
            return new;
        }
    };
    *place = place.map(|r| Room { now: to as u16, ..r });
    new
}

/// Anything that can be asked, answered or not.
fn any_facts() -> impl Strategy<Value = Facts> {
    facts(prop::option::of(0u8..=10).boxed(), prop::option::of(any_signs()).boxed(), any_share().boxed())
}

/// Mostly calm: progress is often near.
fn hopeful_facts() -> impl Strategy<Value = Facts> {
    let signs = Just(Some(Signs::default()));
    facts((0u8..=2).prop_map(Some).boxed(), signs.boxed(), Just(Some(Share { done: 9, of: 10 })).boxed())
}

fn facts(
    rating: BoxedStrategy<Option<u8>>,
    signs: BoxedStrategy<Option<Signs>>,
    share: BoxedStrategy<Option<Share>>,
) -> impl Strategy<Value = Facts> {
    let person = (
        prop::sample::select(TissueClass::ALL.to_vec()),
        prop::sample::select(vec![PainMode::Strict, PainMode::Published]),
        prop::collection::vec(any_pain_limit(), 0..2),
        prop::collection::vec(any_limit(), 0..3),
        prop::option::weighted(0.05, prop::sample::select(vec![Urgency::SameDay, Urgency::WithinWeeks])),
        prop::bool::weighted(0.05),
    );
    let session = (rating.clone(), rating.clone(), signs, any_effort(), prop::option::of(any_course()), any::<bool>());
    let morning = (rating.clone(), rating, prop::option::of(0u16..30), prop::option::of(0u16..30));
    let longer = (
        prop::collection::vec(any_week(), 0..8),
        prop::collection::vec(prop::option::of(any_pain()), 0..3),
        prop::collection::vec(prop::option::weighted(0.2, any_pain()), 0..2),
        prop::option::of(0u16..30),
        any_build(),
        prop::collection::vec((0u16..400).prop_map(|days_ago| Relapse { days_ago, rose: None }), 0..3),
    );
    (person, session, morning, share, any_plan(), any_levers(), longer).prop_map(
        |(person, session, morning, sessions, plan, levers, longer)| {
            let (tissue, mode, pain_limits, limits, flag, keep_as_it_is) = person;
            let (during, after, signs, effort, course, worse_before) = session;
            let (pain, usual_pain, stiffness_min, usual_stiffness_min) = morning;
            let (weekly, days, niggle, easing_off_days, build, relapses) = longer;
            let rated = |rating: Option<u8>| rating.and_then(Pain::whole);
            Facts {
                mode,
                pain_limits,
                limits,
                flag,
                session: Session { during: rated(during), after: rated(after), signs, course, effort, worse_before },
                morning: Morning {
                    pain: rated(pain),
                    usual_pain: rated(usual_pain),
                    stiffness_min,
                    usual_stiffness_min,
                    something_new: false,
                },
                sessions,
                plan,
                levers,
                weekly,
                days,
                same_site: Earlier::Never,
                easing_off_days,
                build,
                niggle,
                relapses,
                keep_as_it_is,
                ..Facts::new(tissue)
            }
        },
    )
}

fn any_pain() -> impl Strategy<Value = Pain> {
    (0u8..=100).prop_filter_map("a pain", Pain::tenths)
}

fn any_signs() -> impl Strategy<Value = Signs> {
    let rarely = || prop::bool::weighted(0.1);
    (rarely(), rarely(), rarely(), rarely(), rarely()).prop_map(|(sharp, limp, rest_pain, swelling, unstable)| Signs {
        sharp,
        limp,
        rest_pain,
        swelling,
        unstable,
    })
}

fn any_course() -> impl Strategy<Value = Course> {
    prop::sample::select(vec![Course::Easing, Course::Constant, Course::Worsening])
}

fn any_effort() -> impl Strategy<Value = Effort> {
    prop_oneof![
        Just(Effort::NotAsked),
        (2u8..9, prop::option::weighted(0.9, 0u8..=10)).prop_map(|(target, told)| Effort::Asked { target, told }),
    ]
}

fn any_share() -> impl Strategy<Value = Option<Share>> {
    prop::option::of((0u16..20, 0u16..15).prop_map(|(done, of)| Share { done, of }))
}

fn any_week() -> impl Strategy<Value = WeekMean> {
    (prop::option::of(0.0..10.0f64), prop::option::of(0.0..60.0f64))
        .prop_map(|(pain, stiffness_min)| WeekMean { pain, stiffness_min })
}

fn any_lever() -> impl Strategy<Value = Lever> {
    prop::sample::select(vec![
        Lever::Reps,
        Lever::Sets,
        Lever::Hold,
        Lever::Speed,
        Lever::Load,
        Lever::Stage,
        Lever::Week,
    ])
}

fn any_setter() -> impl Strategy<Value = SetBy> {
    prop::sample::select(vec![SetBy::Clinician, SetBy::Person])
}

fn any_limit() -> impl Strategy<Value = Limit> {
    (any_lever(), 0.0..40.0f64, any_setter()).prop_map(|(lever, at_most, by)| Limit { lever, at_most, by })
}

fn any_pain_limit() -> impl Strategy<Value = PainLimit> {
    (prop::option::of(any_pain()), prop::option::of(any_pain()), any_setter())
        .prop_map(|(during, after, by)| PainLimit { during, after, by })
}

fn any_room() -> impl Strategy<Value = Option<Room>> {
    prop::option::of((1u16..20, 1u16..20).prop_map(|(now, top)| Room { now, top }))
}

fn any_levers() -> impl Strategy<Value = Levers> {
    let load = prop_oneof![
        Just(Load::NotUsed),
        Just(Load::Unknown),
        (0.0..60.0f64, prop::option::of(0.0..60.0f64)).prop_map(|(now, top)| Load::Kg { now, top }),
    ];
    let reps = (prop::option::of(1u16..20), prop::option::of(1u16..20));
    let due = prop_oneof![
        Just(LoadDue::ByTheTable),
        Just(LoadDue::PainFree),
        (1u16..20, reps).prop_map(|(asked, (one, two))| LoadDue::Reps { asked, last_two: [one, two] }),
    ];
    (any_room(), any_room(), any_room(), any_room(), load, any_room(), due).prop_map(
        |(reps, sets, hold_s, speed, load, stage, load_due)| Levers {
            reps,
            sets,
            hold_s,
            speed,
            load,
            stage,
            load_due,
        },
    )
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let share = || (0u16..14, 0u16..14).prop_map(|(done, of)| Share { done, of });
    let week = (1u16..13, any::<bool>(), share(), share(), prop::bool::weighted(0.2), 0u8..5);
    prop_oneof![
        Just(Plan::Staged),
        week.prop_map(|(number, over, sessions, mornings, stepped_back, repeats)| {
            Plan::FixedWeeks(Week { number, last: 12, over, sessions, mornings, stepped_back, repeats })
        }),
    ]
}

fn any_build() -> impl Strategy<Value = Build> {
    let told = || prop::option::of(0u8..=10);
    (0u8..4, prop::bool::weighted(0.1), told(), told(), told(), prop::option::of(any::<bool>())).prop_map(
        |(weeks, unloading, fatigue, sore_places, sore_days, slept_badly)| Build {
            weeks,
            unloading,
            fatigue,
            sore_places,
            sore_days,
            slept_badly,
            low_mood: None,
        },
    )
}
