//! Pairs of shoes by the log of runs, other training, and how far runs went before pain began.

use std::fmt::Write;

use expect_test::expect;
use sinew_companion::wire::{
    ChartRange, ChartsAsk, DistanceTyped, DistanceUnit, ErrorCode, Pace, RunDraft, RunOnset, Settings, ShoeDraft,
    ShoeTier, ShoesView, Sport,
};

use behaviour::World;
use behaviour::diary::{begun, draft};

fn miles(value: f64) -> DistanceTyped {
    DistanceTyped { value, unit: Some(DistanceUnit::Mi) }
}

fn in_miles(mut world: World) -> World {
    let now = world.now;
    let settings = Settings { distance_unit: DistanceUnit::Mi, ..world.companion().settings().clone() };
    world.companion().save_settings(settings, &now).expect("the unit is kept");
    world
}

fn pair(name: &str, start: Option<f64>) -> ShoeDraft {
    ShoeDraft { shoe: None, name: name.to_owned(), start: start.map(miles), drop_mm: None, since: None, retired: None }
}

fn keep_shoe(world: &mut World, draft: &ShoeDraft) -> String {
    let now = world.now;
    let id = world.companion().keep_shoe(draft, &now).expect("the pair is kept");
    world.settle();
    id
}

fn shoes(world: &mut World) -> ShoesView {
    let now = world.now;
    world.companion().shoes(&now).expect("they can be read")
}

fn run_in(world: &mut World, day: &str, distance: Option<f64>, shoe: &str) {
    let now = world.now;
    let run = RunDraft {
        distance: distance.map(miles),
        pace: Some(Pace::Easy),
        effort: Some(3.0),
        shoe: Some(shoe.to_owned()),
        ..RunDraft::new(day, Sport::Run)
    };
    world.companion().keep_run(&run, &now).expect("the run is kept");
    world.settle();
}

#[test]
fn s15_to_s17_at_249_251_301_501_and_601_miles_a_pair_says_more_and_more() {
    let steps = [
        (249.0, None),
        (251.0, Some(ShoeTier::Info)),
        (301.0, Some(ShoeTier::Notice)),
        (501.0, Some(ShoeTier::Strong)),
        (601.0, Some(ShoeTier::Overdue)),
    ];
    for (total, tier) in steps {
        let mut world = World::new();
        world.accept();
        let mut world = in_miles(world);
        // Two miles of it are run in the log.
        let id = keep_shoe(&mut world, &pair("Pegasus", Some(total - 2.0)));
        run_in(&mut world, "2026-11-22", Some(1.0), &id);
        run_in(&mut world, "2026-11-23", Some(1.0), &id);
        run_in(&mut world, "2026-11-23", None, &id);
        let line = shoes(&mut world).shoes.remove(0);
        assert_eq!((line.tier, line.runs, line.untold), (tier, 3, 1), "{total} miles");
        assert_eq!(line.distance.said, format!("{total} mi"));
    }
    let mut world = World::new();
    world.accept();
    let said = |world: &mut World| {
        let tiers = shoes(world).tiers;
        tiers.iter().map(|tier| format!("{} ({})", tier.value, tier.grade)).collect::<Vec<_>>().join(", ")
    };
    expect!["400 km (APP), 480 km (APP), 800 km (APP), 970 km (APP)"].assert_eq(&said(&mut world));
    expect!["250 mi (APP), 300 mi (APP), 500 mi (APP), 600 mi (APP)"].assert_eq(&said(&mut in_miles(world)));
}

#[test]
fn pairs_are_rotated_changed_and_retired() {
    let mut world = World::new();
    world.accept();
    let mut world = in_miles(world);
    let old = keep_shoe(&mut world, &ShoeDraft { drop_mm: Some(10.0), ..pair("Old", Some(300.0)) });
    let flat = keep_shoe(
        &mut world,
        &ShoeDraft { drop_mm: Some(0.0), since: Some("2026-11-01".to_owned()), ..pair("Flat", None) },
    );
    run_in(&mut world, "2026-11-20", Some(6.0), &old);
    run_in(&mut world, "2026-11-22", Some(2.0), &flat);
    // Too long ago to say which pair is worn now.
    run_in(&mut world, "2026-09-22", Some(20.0), &flat);
    let told = |world: &mut World| {
        let mut log = String::new();
        for shoe in shoes(world).shoes {
            let lower = shoe.lower.map(|note| note.value);
            let _ = writeln!(
                log,
                "{} {} {:?} {:?}% days {:?} lower {lower:?} retired {:?}",
                shoe.name, shoe.distance.said, shoe.tier, shoe.share_percent, shoe.days, shoe.retired
            );
        }
        log
    };
    expect![[r#"
        Old 306 mi Some(Notice) Some(75)% days None lower None retired None
        Flat 22 mi None Some(25)% days Some(22) lower Some("4 mm") retired None
    "#]]
    .assert_eq(&told(&mut world));
    let retired = ShoeDraft {
        shoe: Some(old.clone()),
        drop_mm: Some(10.0),
        retired: Some("2026-11-23".to_owned()),
        ..pair("Old", Some(300.0))
    };
    assert_eq!(keep_shoe(&mut world, &retired), old);
    assert_eq!(keep_shoe(&mut world, &retired), old, "the same again is the same");
    expect![[r#"
        Flat 22 mi None Some(25)% days Some(22) lower None retired None
        Old 306 mi Some(Notice) Some(75)% days None lower None retired Some("2026-11-23")
    "#]]
    .assert_eq(&told(&mut world));
    // No pair of that name is in use any more, so another may have it.
    keep_shoe(&mut world, &pair("Old", None));
    let now = world.now;
    let bad = ShoeDraft {
        drop_mm: Some(-1.0),
        start: Some(DistanceTyped { value: 5.0, unit: None }),
        since: Some("2026-11-24".to_owned()),
        retired: Some("2026-11-22".to_owned()),
        ..pair("flat ", None)
    };
    let refused = world.companion().keep_shoe(&bad, &now).expect_err("it is refused");
    expect![[r#"
        start: has no unit
        drop_mm: must be a number from 0 to 20
        since: has not come yet
        retired: is before the first run in them"#]]
    .assert_eq(&refused.detail.join("\n"));
    let nobody = ShoeDraft { shoe: Some("nobody".to_owned()), ..pair("X", None) };
    assert_eq!(world.companion().keep_shoe(&nobody, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
}

#[test]
fn s17_the_question_at_the_start_of_an_injury_is_answered_by_the_pair_that_is_worn() {
    let mut world = World::new();
    world.accept();
    let mut world = in_miles(world);
    let worn = |world: &mut World| {
        let now = world.now;
        world.companion().plan_options(Some("achilles"), None, None, &now).expect("there are some").worn
    };
    assert!(worn(&mut world).is_none());
    let id = keep_shoe(&mut world, &ShoeDraft { since: Some("2026-03-23".to_owned()), ..pair("Pegasus", Some(380.0)) });
    assert!(worn(&mut world).is_none(), "nothing was run in them yet");
    run_in(&mut world, "2026-11-22", Some(5.0), &id);
    let told = worn(&mut world).expect("they are worn");
    assert_eq!((told.name.as_str(), told.km, told.said.as_str(), told.days), ("Pegasus", 620, "385 mi", Some(245)));
}

#[test]
fn s62_other_training_is_kept_apart_and_each_topic_says_what_is_good_and_what_asks_for_care() {
    let (mut world, _) = begun(&draft());
    let now = world.now;
    let ride = RunDraft { time: Some("45".to_owned()), ..RunDraft::new("2026-11-23", Sport::Bike) };
    world.companion().keep_run(&ride, &now).expect("it is kept");
    assert!(world.companion().runs(10, &now).expect("runs").runs.is_empty());
    let view = world.companion().cross_training(10).expect("it can be read");
    assert_eq!((view.log.len(), view.log[0].time.as_deref(), view.log[0].light), (1, Some("45:00"), None));
    assert_eq!((view.topics[0].topic.id.as_str(), view.topics[0].mine), ("achilles", true));
    let of = |id: &str| view.topics.iter().find(|topic| topic.topic.id == id).expect("the topic is there");
    let itb = of("itb-syndrome");
    assert!(itb.cross.good.iter().any(|line| line.contains("saddle")) && itb.source.grade == "practice");
    assert!(of("low-back").cross.careful.iter().any(|line| line.contains("Breaststroke")));
}

#[test]
fn how_far_it_went_before_pain_is_drawn_and_a_silence_is_a_gap() {
    let (world, plan) = begun(&draft());
    let mut world = in_miles(world);
    world.set_wall("2026-11-29T20:00:00");
    let now = world.now;
    let run = |day: &str, onset: Option<RunOnset>| RunDraft {
        distance: Some(miles(8.0)),
        onset,
        ..RunDraft::new(day, Sport::Run)
    };
    let at = |value: f64| Some(RunOnset::At { distance: miles(value) });
    let told = [
        run("2026-11-24", at(3.0)),
        run("2026-11-25", None),
        run("2026-11-26", Some(RunOnset::FromStart)),
        run("2026-11-27", at(6.0)),
        run("2026-11-27", at(4.5)),
        run("2026-11-28", Some(RunOnset::Never)),
        RunDraft { distance: None, time: Some("30".to_owned()), ..run("2026-11-29", at(7.0)) },
    ];
    for draft in &told {
        world.companion().keep_run(draft, &now).expect("the run is kept");
    }
    let ask = ChartsAsk { plan, range: ChartRange::Programme };
    let chart = world.companion().charts(&ask, &now).expect("they are drawn").onset;
    let line = |points: &[sinew_companion::wire::ChartPoint]| {
        let told: Vec<String> = points.iter().map(|p| format!("{}:{:?}/{}", p.x, p.value, p.run)).collect();
        told.join(" ")
    };
    expect!["0:Some(8.0)/0 1:Some(8.0)/0 2:Some(8.0)/0 3:Some(8.0)/0 4:Some(8.0)/0 5:None/1"]
        .assert_eq(&line(&chart.ran));
    expect!["0:Some(3.0)/0 1:None/1 2:Some(0.0)/2 3:Some(4.5)/2 5:Some(7.0)/2"].assert_eq(&line(&chart.began));
    assert_eq!((chart.unit, chart.cap.len(), chart.source.grade.as_str()), (DistanceUnit::Mi, 0, "APP"));
}
