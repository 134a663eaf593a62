//! A test for each row about limits, the light, sessions, precedence and effort.

use super::super::facts::{Effort, Limit, PainMode, Share, WeekMean};
use super::super::{Advice, Back, EffortWork, Facts, Lever, Outcome, Tier, effort_of, evaluate, rules};
use super::{book, but, calm, check, fired, pain};
use crate::injury::Urgency;
use crate::pain::{Course, Felt, Light, Pain, PainLimit, SetBy, Shape, Signs, TissueClass, Word};

use Outcome::{Hold, Progress, StepBack, Stop};

// Limits of each tissue: during, just after, the next morning.

/// The highest pain that costs no step back while loading, and just after. By the published model, so that the limit
/// alone decides.
#[track_caller]
fn limits(tissue: TissueClass, during: u8, after: u8) {
    let with = |during: u8, after: u8| {
        let facts = Facts { tissue, mode: PainMode::Published, ..calm() };
        let session = super::super::Session { during: Some(pain(during)), after: Some(pain(after)), ..facts.session };
        let morning = super::super::Morning { pain: Some(pain(0)), usual_pain: Some(pain(0)), ..facts.morning };
        evaluate(&Facts { session, morning, ..facts }, book()).outcome
    };
    assert_eq!(with(during, after), Progress);
    assert!(with(during + 1, after) >= StepBack(Back::Load));
    assert!(with(during, after + 1) >= StepBack(Back::Load));
}

#[test]
fn c1_tendon() {
    limits(TissueClass::Tendon, 5, 5);
    assert_eq!(book().run_max(TissueClass::Tendon, Some("achilles")).value, 2);
}

#[test]
fn c1_fascia() {
    limits(TissueClass::Fascia, 5, 5);
    let limping = but(|f| {
        f.tissue = TissueClass::Fascia;
        f.session.signs = Some(Signs { limp: true, ..Signs::default() });
    });
    check(&limping, StepBack(Back::Stage), "P1");
}

#[test]
fn c1_joint() {
    limits(TissueClass::Joint, 3, 2);
    let minutes = book().tissues.joint.after_within_min.as_ref().map(|m| m.value);
    assert_eq!(minutes, Some(60));
    assert_eq!(book().run_max(TissueClass::Joint, Some("itb-syndrome")).value, 0);
    assert_eq!(book().run_max(TissueClass::Joint, Some("runners-knee")).value, 3);
}

#[test]
fn c1_muscle() {
    limits(TissueClass::Muscle, 3, 3);
    assert_eq!(book().run_max(TissueClass::Muscle, Some("shin-splints")).value, 4);
    assert_eq!(book().run_max(TissueClass::Muscle, Some("hamstring-calf-strain")).value, 3);
}

/// Its answer to anything that is not nothing.
#[track_caller]
fn bone(change: impl FnOnce(&mut Facts), outcome: Outcome, first: &str) {
    let mut facts = but(|f| {
        f.tissue = TissueClass::Bone;
        f.session.during = Some(Pain::NONE);
        f.session.after = Some(Pain::NONE);
        f.morning.pain = Some(Pain::NONE);
        f.morning.usual_pain = Some(Pain::NONE);
    });
    change(&mut facts);
    check(&facts, outcome, first);
}

#[test]
fn c1_bone() {
    limits(TissueClass::Bone, 0, 0);
    bone(|_| {}, Progress, "L7");
    bone(|f| f.session.during = Some(pain(1)), StepBack(Back::Stage), "B2");
    bone(|f| f.session.after = Some(pain(1)), StepBack(Back::Stage), "B2");
    bone(|f| f.session.signs = Some(Signs { sharp: true, ..Signs::default() }), Stop, "B1");
    bone(|f| f.session.signs = Some(Signs { rest_pain: true, ..Signs::default() }), Stop, "B1");
}

#[test]
fn c1_bone_pain_of_one_the_next_morning_refuses_to_advance_even_where_it_is_usual() {
    bone(|f| f.morning.pain = Some(pain(1)), StepBack(Back::Stage), "B2");
    let usual = |f: &mut Facts| {
        f.morning.pain = Some(pain(1));
        f.morning.usual_pain = Some(pain(1));
    };
    bone(usual, StepBack(Back::Stage), "B2");
}

#[test]
fn c1_bone_an_ache_at_the_start_that_goes_is_watched() {
    let ache = |rating, course| {
        move |f: &mut Facts| {
            f.session.during = Some(pain(rating));
            f.session.course = course;
        }
    };
    bone(ache(2, Some(Course::Easing)), Hold, "B3");
    bone(ache(3, Some(Course::Easing)), StepBack(Back::Stage), "B2");
    bone(ache(2, Some(Course::Constant)), StepBack(Back::Stage), "B2");
    bone(ache(2, None), StepBack(Back::Stage), "B2");
}

#[test]
fn c1_ligament() {
    limits(TissueClass::Ligament, 3, 3);
    for signs in [Signs { unstable: true, ..Signs::default() }, Signs { swelling: true, ..Signs::default() }] {
        let facts = but(|f| {
            f.tissue = TissueClass::Ligament;
            f.session.signs = Some(signs);
        });
        check(&facts, StepBack(Back::Stage), "P1");
    }
}

#[test]
fn c1_every_topic_has_a_class() {
    let classes = [
        ("achilles", TissueClass::Tendon),
        ("lateral-hip", TissueClass::Tendon),
        ("plantar-fasciitis", TissueClass::Fascia),
        ("runners-knee", TissueClass::Joint),
        ("itb-syndrome", TissueClass::Joint),
        ("low-back", TissueClass::Joint),
        ("piriformis", TissueClass::Joint),
        ("hip-flexor", TissueClass::Muscle),
        ("hamstring-calf-strain", TissueClass::Muscle),
        ("shin-splints", TissueClass::Muscle),
        ("stress-fracture", TissueClass::Bone),
        ("ankle-sprain", TissueClass::Ligament),
    ];
    for (topic, class) in classes {
        assert_eq!(book().class_of(topic), Some(class), "{topic}");
    }
    assert_eq!(book().topics.len(), classes.len());
}

#[test]
fn c1_a_limit_that_somebody_set_takes_the_place_of_ours() {
    let with = |tissue, programme, own: &[(SetBy, u8)]| {
        let own = own.iter().map(|(by, max)| PainLimit { during: Some(pain(*max)), after: None, by: *by });
        let facts = Facts { tissue, programme_pain: programme, pain_limits: own.collect(), ..calm() };
        let limits = facts.pain_limits(book());
        (limits.during, limits.after, limits.by)
    };
    let (tendon, bone) = (TissueClass::Tendon, TissueClass::Bone);
    assert_eq!(with(tendon, [Some(0), Some(0)], &[]), (0.0, 0.0, None));
    assert_eq!(with(tendon, [Some(0), None], &[(SetBy::Person, 3)]), (3.0, 5.0, Some(SetBy::Person)));
    let both = [(SetBy::Clinician, 2), (SetBy::Person, 4)];
    assert_eq!(with(tendon, [None; 2], &both), (2.0, 5.0, Some(SetBy::Clinician)));
    // Bone: only a clinician may allow more.
    assert_eq!(with(bone, [Some(3), None], &[(SetBy::Person, 3)]).0, 0.0);
    assert_eq!(with(bone, [None; 2], &[(SetBy::Clinician, 2)]).0, 2.0);
    // Nobody's limit reaches into red.
    assert_eq!(with(tendon, [None; 2], &[(SetBy::Clinician, 9)]).0, 6.0);
}

// The light.

fn light(rating: u8, limp: bool) -> Option<Light> {
    let signs = Signs { limp, ..Signs::default() };
    let felt =
        Felt { during: Some(pain(rating)), after: Some(pain(0)), signs: Some(signs), after_distance: Some(false) };
    felt.light(TissueClass::Tendon, &book().light)
}

#[test]
fn c2_each_pain_with_and_without_a_limp() {
    let table = [
        (0, Light::Green),
        (2, Light::Green),
        (3, Light::Watch),
        (4, Light::Yellow),
        (6, Light::Yellow),
        (7, Light::Red),
        (10, Light::Red),
    ];
    for (rating, expected) in table {
        assert_eq!(light(rating, false), Some(expected), "{rating}");
        assert_eq!(light(rating, true), Some(Light::Red), "{rating} with a limp");
    }
}

#[test]
fn c2_any_sign_is_red_whatever_the_number_and_even_without_one() {
    let none = Signs::default();
    for signs in [
        Signs { sharp: true, ..none },
        Signs { limp: true, ..none },
        Signs { rest_pain: true, ..none },
        Signs { swelling: true, ..none },
        Signs { unstable: true, ..none },
    ] {
        for tissue in TissueClass::ALL {
            let felt = Felt { signs: Some(signs), ..Felt::default() };
            assert_eq!(felt.light(tissue, &book().light), Some(Light::Red));
        }
    }
}

#[test]
fn c2_pain_that_begins_after_some_distance_is_yellow() {
    let of = |rating| book().light.of(pain(rating), TissueClass::Tendon, true);
    assert_eq!((of(0), of(1), of(3)), (Light::Green, Light::Yellow, Light::Yellow));
}

#[test]
fn c2_the_worse_of_during_and_after_counts() {
    let signs = Some(Signs::default());
    let felt = Felt { during: Some(pain(2)), after: Some(pain(5)), signs, after_distance: Some(false) };
    assert_eq!(felt.light(TissueClass::Tendon, &book().light), Some(Light::Yellow));
}

#[test]
fn c2_decimals() {
    let of = |tenths| Pain::tenths(tenths).map(|pain| book().light.of(pain, TissueClass::Joint, false));
    let table = [
        (29, Light::Green),
        (30, Light::Watch),
        (39, Light::Watch),
        (40, Light::Yellow),
        (64, Light::Yellow),
        (65, Light::Red),
    ];
    for (tenths, expected) in table {
        assert_eq!(of(tenths), Some(expected), "{tenths}");
    }
}

#[test]
fn c2_bone_is_yellow_from_anything_on() {
    let of = |rating| book().light.of(pain(rating), TissueClass::Bone, false);
    assert_eq!((of(0), of(1), of(7)), (Light::Green, Light::Yellow, Light::Red));
}

#[test]
fn c2_unknown_has_no_light_unless_what_is_known_is_bad_enough() {
    let of = |felt: Felt| felt.light(TissueClass::Tendon, &book().light);
    let (signs, after_distance) = (Some(Signs::default()), Some(false));
    assert_eq!(of(Felt::default()), None);
    assert_eq!(of(Felt { during: Some(pain(2)), signs, after_distance, after: None }), None);
    assert_eq!(of(Felt { during: Some(pain(2)), after: Some(pain(2)), signs: None, after_distance }), None);
    assert_eq!(of(Felt { during: Some(pain(2)), after: Some(pain(2)), signs, after_distance: None }), None);
    let painless = Felt { during: Some(pain(0)), after: Some(pain(0)), signs, after_distance: None };
    assert_eq!(of(painless), Some(Light::Green));
    assert_eq!(of(Felt { during: Some(pain(8)), ..Felt::default() }), Some(Light::Red));
    assert_eq!(of(Felt { after: Some(pain(4)), ..Felt::default() }), Some(Light::Yellow));
}

#[test]
fn c2_each_light_has_its_own_word_and_shape() {
    let all = [Light::Green, Light::Watch, Light::Yellow, Light::Red];
    assert_eq!(all.map(Light::word), [Word::Settled, Word::Watch, Word::EaseOff, Word::StopAndSeeSomeone]);
    let shapes = [Shape::DiscWithTick, Shape::DiamondWithMark, Shape::OctagonWithBar, Shape::OctagonFilled];
    assert_eq!(all.map(Light::shape), shapes);
}

#[test]
fn c2_yellow_that_gets_darker_warns_and_yellow_that_stays_is_red() {
    let rules = &book().light;
    assert!(rules.darkens(&[2, 4, 5, 6].map(pain)));
    for pains in [&[4, 5][..], &[5, 5, 6], &[3, 4, 5], &[5, 6, 7]] {
        let pains: Vec<Pain> = pains.iter().map(|p| pain(*p)).collect();
        assert!(!rules.darkens(&pains), "{pains:?}");
    }
    use Light::{Green, Watch, Yellow};
    assert_eq!(rules.settled(&[Green, Yellow, Yellow]), Some(Yellow));
    assert_eq!(rules.settled(&[Yellow, Yellow, Yellow]), Some(Light::Red));
    assert_eq!(rules.settled(&[Yellow, Yellow, Watch]), Some(Watch));
    assert_eq!(rules.settled(&[]), None);
}

#[test]
fn a_pain_that_is_none_is_refused() {
    assert_eq!(Pain::whole(11), None);
    assert_eq!(Pain::tenths(101), None);
    assert!(Pain::try_from(-1.0).is_err() && Pain::try_from(f64::NAN).is_err());
    assert_eq!(Pain::try_from(10.0), Ok(Pain::WORST));
}

// A session.

#[test]
fn c3_l1_a_red_flag_stops() {
    for urgency in [Urgency::Emergency, Urgency::SameDay, Urgency::WithinDays] {
        let facts = but(|f| f.flag = Some(urgency));
        check(&facts, Stop, "L1");
        assert_eq!(evaluate(&facts, book()).may_override, urgency != Urgency::Emergency);
    }
    check(&but(|f| f.flag = Some(Urgency::WithinWeeks)), Hold, "F1");
}

#[test]
fn c3_l2_severe_or_sharp_goes_back_a_stage_and_looks_at_the_signs() {
    let severe = but(|f| f.session.during = Some(pain(7)));
    let sharp = but(|f| f.session.signs = Some(Signs { sharp: true, ..Signs::default() }));
    for facts in [severe, sharp] {
        check(&facts, StepBack(Back::Stage), "L2");
        let answer = evaluate(&facts, book());
        assert_eq!(answer.fired[0].advice, Some(Advice::CheckSigns));
        assert_eq!(answer.change.map(|c| (c.lever, c.to)), Some((Lever::Stage, 1.0)));
    }
}

#[test]
fn c3_l3_six_while_loading_takes_a_step_of_load_off() {
    let facts = but(|f| f.session.during = Some(pain(6)));
    check(&facts, StepBack(Back::Load), "L3");
    let change = evaluate(&facts, book()).change.map(|c| (c.lever, c.from, c.to));
    assert_eq!(change, Some((Lever::Load, 10.0, 7.5)));
}

#[test]
fn c3_l4_over_five_just_after_takes_load_off() {
    check(&but(|f| f.session.after = Some(pain(6))), StepBack(Back::Load), "L4");
}

#[test]
fn c3_l5_a_clearly_worse_morning_makes_the_session_smaller() {
    let pain_up = but(|f| f.morning.pain = Some(pain(3)));
    let stiffer = but(|f| f.morning.stiffness_min = Some(15));
    for facts in [pain_up, stiffer] {
        check(&facts, StepBack(Back::Dose), "L5");
        assert_eq!(evaluate(&facts, book()).change.map(|c| c.to), Some(8.0));
    }
    let unloaded = but(|f| {
        f.morning.pain = Some(pain(3));
        f.levers.load = super::super::Load::NotUsed;
    });
    assert_eq!(evaluate(&unloaded, book()).change.map(|c| (c.lever, c.to)), Some((Lever::Sets, 2.0)));
}

#[test]
fn c3_l5_twice_in_a_row_goes_back_to_what_came_before() {
    let facts = but(|f| {
        f.morning.pain = Some(pain(3));
        f.session.worse_before = true;
    });
    check(&facts, StepBack(Back::Stage), "L5-again");
}

#[test]
fn c3_l6_three_to_five_holds_in_the_strict_mode_only() {
    for rating in 3..=5 {
        let during = but(|f| f.session.during = Some(pain(rating)));
        let after = but(|f| f.session.after = Some(pain(rating)));
        for facts in [during, after] {
            check(&facts, Hold, "L6");
            check(&Facts { mode: PainMode::Published, ..facts }, Progress, "L7");
        }
    }
}

#[test]
fn c3_l7_all_calm_progresses() {
    check(&calm(), Progress, "L7");
    let at_the_edges = but(|f| {
        f.session.during = Some(pain(2));
        f.session.after = Some(pain(2));
        f.session.effort = Effort::Asked { target: 6, told: Some(7) };
        f.sessions = Some(Share { done: 8, of: 10 });
    });
    check(&at_the_edges, Progress, "L7");
}

#[test]
fn c3_l8_less_than_four_fifths_done_holds() {
    check(&but(|f| f.sessions = Some(Share { done: 7, of: 9 })), Hold, "L8");
}

#[test]
fn c3_l9_too_much_effort_holds() {
    check(&but(|f| f.session.effort = Effort::Asked { target: 6, told: Some(8) }), Hold, "L9");
}

#[test]
fn c3_l10_two_weeks_of_climbing_take_load_off_and_suggest_somebody() {
    let week = |pain, stiffness_min| WeekMean { pain, stiffness_min };
    let rising_pain = [1.0, 1.5, 2.0].map(|p| week(Some(p), None)).to_vec();
    let rising_stiffness = [5.0, 6.0, 8.0].map(|s| week(Some(1.0), Some(s))).to_vec();
    for weekly in [rising_pain, rising_stiffness] {
        let facts = but(|f| f.weekly = weekly.clone());
        check(&facts, StepBack(Back::Load), "L10");
        assert_eq!(evaluate(&facts, book()).fired[0].advice, Some(Advice::SeeSomeone));
    }
    let one_week_unknown = vec![week(Some(1.0), None), week(None, None), week(Some(2.0), None)];
    check(&but(|f| f.weekly = one_week_unknown), Progress, "L7");
}

#[test]
fn c3_l11_anything_else_holds() {
    let a_little_worse = but(|f| f.morning.pain = Some(pain(2)));
    check(&a_little_worse, Hold, "L11");
    check(&Facts::new(TissueClass::Tendon), Hold, "L11");
}

#[test]
fn c3_a_missing_answer_never_progresses() {
    let forget: [fn(&mut Facts); 8] = [
        |f| f.morning.pain = None,
        |f| f.morning.usual_pain = None,
        |f| f.morning.stiffness_min = None,
        |f| f.session.during = None,
        |f| f.session.after = None,
        |f| f.session.signs = None,
        |f| f.sessions = None,
        |f| f.session.effort = Effort::Asked { target: 6, told: None },
    ];
    for (place, forget) in forget.into_iter().enumerate() {
        for mode in [PainMode::Strict, PainMode::Published] {
            let mut facts = Facts { mode, ..calm() };
            forget(&mut facts);
            assert_eq!(evaluate(&facts, book()).outcome, Hold, "{place}");
            assert!(fired(&facts, if place < 3 { "A1" } else { "A2" }), "{place}");
        }
    }
}

#[test]
fn c3_a_week_without_anything_planned_is_unknown() {
    check(&but(|f| f.sessions = Some(Share { done: 0, of: 0 })), Hold, "L11");
}

#[test]
fn something_new_in_the_morning_comes_before_more() {
    check(&but(|f| f.morning.something_new = true), Hold, "A3");
}

// Precedence.

#[test]
fn c11_the_worst_comes_first_then_who_has_precedence() {
    let facts = but(|f| {
        f.flag = Some(Urgency::SameDay);
        f.tissue = TissueClass::Bone;
        f.session.signs = Some(Signs { sharp: true, ..Signs::default() });
        f.session.during = Some(pain(8));
        f.limits = vec![Limit { lever: Lever::Load, at_most: 5.0, by: SetBy::Clinician }];
        f.keep_as_it_is = true;
    });
    let order: Vec<&str> = evaluate(&facts, book()).fired.iter().map(|f| f.id).collect();
    assert_eq!(order, ["L1", "B1", "B2", "L2", "K1", "L4", "Y1"]);
}

#[test]
fn c11_the_order_of_precedence() {
    let order = [
        Tier::RedFlag,
        Tier::Clinician,
        Tier::Bone,
        Tier::PainLight,
        Tier::PhaseGate,
        Tier::LoadRule,
        Tier::Preference,
    ];
    assert!(order.is_sorted());
    let tier = |id| rules().find(|r| r.id == id).map(|r| r.tier);
    let rows = ["L1", "K1", "B1", "L2", "W1", "L5", "Y1"].map(tier);
    assert_eq!(rows, order.map(Some));
}

#[test]
fn c11_everything_but_an_emergency_may_be_overridden() {
    for urgency in [None, Some(Urgency::SameDay), Some(Urgency::WithinDays), Some(Urgency::WithinWeeks)] {
        assert!(evaluate(&but(|f| f.flag = urgency), book()).may_override);
    }
    assert!(!evaluate(&but(|f| f.flag = Some(Urgency::Emergency)), book()).may_override);
}

#[test]
fn c11_a_wish_to_stay_holds_and_never_softens_a_step_back() {
    check(&but(|f| f.keep_as_it_is = true), Hold, "Y1");
    let both = but(|f| {
        f.keep_as_it_is = true;
        f.session.during = Some(pain(6));
    });
    check(&both, StepBack(Back::Load), "L3");
}

// Effort.

/// The target as the rule data has it, from and to.
fn band(work: EffortWork, rm: Option<u16>) -> Option<(u8, u8)> {
    effort_of(work, rm, book()).map(|t| (t.from, t.to))
}

#[test]
fn c12_warm_up() {
    assert_eq!(band(EffortWork::WarmUp, None), Some((2, 3)));
}

#[test]
fn c12_easy_run() {
    assert_eq!(band(EffortWork::EasyRun, None).map(|b| b.1), Some(4));
}

#[test]
fn c12_heavy_by_how_often_it_can_be_moved() {
    assert_eq!(band(EffortWork::Rm, Some(12)), Some((6, 7)));
    assert_eq!(band(EffortWork::Rm, Some(6)), Some((8, 9)));
    assert_eq!(band(EffortWork::Rm, Some(7)), None, "what no table asks for has no target");
}

#[test]
fn c12_light_somewhat_hard_and_hard_follow_each_other() {
    let words = [EffortWork::Light, EffortWork::SomewhatHard, EffortWork::Hard].map(|w| band(w, None));
    assert!(words.is_sorted() && words.iter().all(Option::is_some));
}
