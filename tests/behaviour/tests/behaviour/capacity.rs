//! Guided tests, and what is to be so before running again.

use std::fmt::Write;

use expect_test::expect;
use sinew_companion::wire::{
    CapacityKind, ErrorCode, HeelRaiseForm, Leg, Legs, PlanDraft, Sex, SidesView, TestDraft, Volume, WireError,
};

use behaviour::diary::{self, begun, draft};
use behaviour::{World, rows};

fn raises(side: Leg, value: f64) -> TestDraft {
    let form = Some(HeelRaiseForm::Incline);
    TestDraft { kind: CapacityKind::HeelRaises, side, value, form, pain: Some(0.0), age: None, sex: None }
}

fn keep(world: &mut World, test: &TestDraft) -> Result<(), WireError> {
    let now = world.now;
    world.companion().keep_test(test, &now)
}

fn told(sides: &SidesView) -> String {
    format!(
        "left {:?}, right {:?}, difference {:?} %, weaker {:?}, flagged {}, symmetry {:?}, norm {:?}",
        sides.left,
        sides.right,
        sides.difference_percent,
        sides.weaker,
        sides.flagged,
        sides.limb_symmetry.map(f64::round),
        sides.norm.map(|n| (n.raises, n.comparable))
    )
}

#[test]
fn a_difference_over_a_tenth_is_flagged_and_stands_beside_the_norm() {
    let (mut world, _) = begun(&draft());
    let mut log = String::new();
    let mut look = |world: &mut World| {
        let view = world.companion().capacity().expect("it can be read");
        let _ = writeln!(log, "{}", told(&view.heel_raises));
    };
    look(&mut world);
    keep(&mut world, &TestDraft { age: Some(44), sex: Some(Sex::Female), ..raises(Leg::Left, 18.0) }).expect("kept");
    look(&mut world);
    keep(&mut world, &raises(Leg::Right, 20.0)).expect("kept");
    look(&mut world);
    keep(&mut world, &raises(Leg::Left, 17.0)).expect("kept");
    look(&mut world);
    // Counted in another way, the sides are not held against each other.
    keep(&mut world, &TestDraft { form: Some(HeelRaiseForm::Floor), ..raises(Leg::Right, 22.0) }).expect("kept");
    look(&mut world);
    expect![[r#"
        left None, right None, difference None %, weaker None, flagged false, symmetry None, norm None
        left Some(18.0), right None, difference None %, weaker None, flagged false, symmetry None, norm Some((24, true))
        left Some(18.0), right Some(20.0), difference Some(10.0) %, weaker Some(Left), flagged false, symmetry Some(90.0), norm Some((24, true))
        left Some(17.0), right Some(20.0), difference Some(15.0) %, weaker Some(Left), flagged true, symmetry Some(85.0), norm Some((24, true))
        left Some(17.0), right Some(22.0), difference None %, weaker None, flagged false, symmetry None, norm Some((24, false))
    "#]].assert_eq(&log);
    let view = world.companion().capacity().expect("it can be read");
    assert_eq!((view.age, view.sex, view.injured), (Some(44), Some(Sex::Female), Some(Leg::Left)));
    assert_eq!(view.tests.first().map(|t| t.value), Some(22.0), "newest first");
    assert!(view.heel_raises.norm_source.is_some_and(|s| s.cite.contains("Hébert-Losier")), "the norm has its source");
}

#[test]
fn balance_has_no_norm_and_a_plan_for_both_legs_no_injured_side() {
    let (mut world, _) = begun(&PlanDraft { legs: Legs::Both, ..draft() });
    let balance =
        |side, value| TestDraft { kind: CapacityKind::Balance, form: None, age: Some(30), ..raises(side, value) };
    keep(&mut world, &balance(Leg::Left, 31.5)).expect("kept");
    keep(&mut world, &balance(Leg::Right, 60.0)).expect("kept");
    let view = world.companion().capacity().expect("it can be read");
    expect!["left Some(31.5), right Some(60.0), difference Some(47.5) %, weaker Some(Left), flagged true, symmetry None, norm None"].assert_eq(&told(&view.balance));
}

#[test]
fn a_test_out_of_range_is_refused_with_every_problem() {
    let (mut world, _) = begun(&draft());
    let mut log = String::new();
    let wrong = TestDraft { pain: Some(-1.0), age: Some(9), ..raises(Leg::Left, 101.0) };
    let balance = TestDraft { kind: CapacityKind::Balance, age: Some(101), ..raises(Leg::Left, f64::NAN) };
    for test in [&wrong, &raises(Leg::Left, 12.5), &balance] {
        let _ = writeln!(log, "{}", keep(&mut world, test).expect_err("out of range").detail.join("; "));
    }
    expect![[r#"
        value: must be a whole number from 0 to 100; age: must be a whole number from 10 to 100; pain: must be a number from 0 to 10, in tenths at the finest
        value: must be a whole number from 0 to 100
        value: must be a number from 0 to 600; form: goes with heel raises only; age: must be a whole number from 10 to 100
    "#]].assert_eq(&log);
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind = 'test'"), 0);
}

/// Each criterion with what is known of it.
fn criteria(world: &mut World, plan: &str) -> String {
    let now = world.now;
    let lines = world.companion().plan(plan, &now).expect("the plan can be read").return_criteria;
    lines
        .iter()
        .map(|l| {
            let figures = l.figures.as_deref().map_or(String::new(), |f| format!(" ({f})"));
            let by = if l.from_log { "the log" } else { "the person" };
            format!("{} {:?} by {by}{figures}: {}\n", l.id, l.met, l.text.text)
        })
        .collect()
}

#[test]
fn the_log_answers_the_criteria_that_it_can() {
    let (mut world, plan) = begun(&draft());
    let mut log = criteria(&mut world, &plan);
    for day in 24..=27 {
        diary::run(&mut world, &plan, &format!("at 2026-11-{day} 07:00\nmorning 2026-11-{day} 1 10\nday 2 1"));
    }
    diary::run(&mut world, &plan, "at 2026-11-28 07:00\nmorning 2026-11-28 1 15");
    log.push_str(&criteria(&mut world, &plan));
    expect![[r#"
        achilles.return.0 None by the person (0 of 0 mornings above the usual): Morning stiffness is minimal.
        achilles.return.1 None by the person (no session yet): Your heel drops are nearly free of pain.
        achilles.return.2 None by the person: A brisk walk leaves the tendon no stiffer the next morning.
        achilles.return.0 Some(false) by the log (1 of 3 mornings above the usual): Morning stiffness is minimal.
        achilles.return.1 Some(true) by the log (pain during, newest first: 2, 2, 2): Your heel drops are nearly free of pain.
        achilles.return.2 None by the person: A brisk walk leaves the tendon no stiffer the next morning.
    "#]].assert_eq(&log);
}

#[test]
fn the_person_ticks_what_the_log_cannot_know() {
    let (mut world, plan) = begun(&draft());
    let now = world.now;
    let walk = "achilles.return.2";
    world.companion().tick_criterion(&plan, walk, Some(true), &now).expect("it is there");
    let met = |world: &mut World| {
        let lines = world.companion().plan(&plan, &now).expect("the plan can be read").return_criteria;
        lines.iter().find(|l| l.id == walk).and_then(|l| l.met)
    };
    assert_eq!(met(&mut world), Some(true));
    world.companion().tick_criterion(&plan, walk, None, &now).expect("it is taken back");
    assert_eq!(met(&mut world), None);
    let companion = world.companion();
    for (of, criterion) in [(plan.as_str(), "achilles.return.9"), ("nobody", walk)] {
        let refused = companion.tick_criterion(of, criterion, Some(true), &now);
        assert_eq!(refused.map_err(|e| e.code), Err(ErrorCode::NotFound));
    }
}

#[test]
fn what_the_log_has_answered_is_not_ticked_over() {
    let (mut world, plan) = begun(&draft());
    diary::run(&mut world, &plan, "session morning 6 6");
    let now = world.now;
    let refused = world.companion().tick_criterion(&plan, "achilles.return.1", Some(true), &now);
    expect![[r#"
        [
            "criterion: the log answers it",
        ]
    "#]]
    .assert_debug_eq(&refused.expect_err("it was over").detail);
}

#[test]
fn raises_answer_for_the_calf() {
    let (mut world, plan) = begun(&PlanDraft {
        programme: "nordic-petersen-2011".to_owned(),
        volume: Volume::Full,
        topic: Some("hamstring-calf-strain".to_owned()),
        form: None,
        ..draft()
    });
    let mut log = criteria(&mut world, &plan);
    for (left, right) in [(32.0, 38.0), (36.0, 38.0)] {
        keep(&mut world, &raises(Leg::Left, left)).expect("kept");
        keep(&mut world, &raises(Leg::Right, right)).expect("kept");
        log.push_str(&criteria(&mut world, &plan));
    }
    expect![[r#"
        hamstring-calf-strain.return.0 None by the person: Your stride opens with confidence.
        hamstring-calf-strain.return.1 None by the person: Brisk walking and easy jogging on the flat are free of pain.
        hamstring-calf-strain.return.2 None by the person (left not told, right not told): Calf: at least 30 raises on one leg, no more than 10 % behind the other, without pain, before full return.
        hamstring-calf-strain.return.3 None by the person: Calf, to begin running: walking and a jump without pain, and at least 25 raises within 10 % of the other leg.
        hamstring-calf-strain.return.0 None by the person: Your stride opens with confidence.
        hamstring-calf-strain.return.1 None by the person: Brisk walking and easy jogging on the flat are free of pain.
        hamstring-calf-strain.return.2 Some(false) by the log (left 32, right 38): Calf: at least 30 raises on one leg, no more than 10 % behind the other, without pain, before full return.
        hamstring-calf-strain.return.3 None by the person: Calf, to begin running: walking and a jump without pain, and at least 25 raises within 10 % of the other leg.
        hamstring-calf-strain.return.0 None by the person: Your stride opens with confidence.
        hamstring-calf-strain.return.1 None by the person: Brisk walking and easy jogging on the flat are free of pain.
        hamstring-calf-strain.return.2 Some(true) by the log (left 36, right 38): Calf: at least 30 raises on one leg, no more than 10 % behind the other, without pain, before full return.
        hamstring-calf-strain.return.3 None by the person: Calf, to begin running: walking and a jump without pain, and at least 25 raises within 10 % of the other leg.
    "#]].assert_eq(&log);
}
