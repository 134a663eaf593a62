//! What can go wrong with time, sides and numbers while a plan runs: each has one answer, and loses nothing.

use behaviour::world::{AchillesSite, achilles};
use behaviour::{World, rows};
use chrono::TimeDelta;
use sinew_companion::wire::{AskMark, Legs, LimitDraft, LoadDraft, MorningDraft, PlanEdit, SlotName, Today};

fn alfredson() -> (World, String) {
    let mut world = World::new();
    world.accept();
    let plan = world.begin(&achilles(Legs::Left, AchillesSite::MidPortion));
    (world, plan)
}

fn today(world: &mut World) -> Today {
    let now = world.now;
    world.companion().today(&now).expect("today can be told")
}

fn morning(day: &str) -> MorningDraft {
    let day = day.to_owned();
    MorningDraft { day, pain: Some(2.0), stiffness_min: Some(10.0), something_new: Some(false), niggle: None }
}

/// An evening in Berlin, and the next morning on the other side of the world.
#[test]
fn the_zone_changes_between_the_evening_and_the_morning() {
    for (zone, wall) in
        [(chrono_tz::Asia::Tokyo, "2026-11-23T23:30:00"), (chrono_tz::America::New_York, "2026-11-24T13:00:00")]
    {
        let (mut world, _) = alfredson();
        world.run("start evening\nplay out");
        world.set_wall(wall);
        world.now.zone = zone;
        let there = today(&mut world);
        assert_eq!(there.zone_changed.as_deref(), Some(zone.name()));
        assert_eq!(there.day, "2026-11-24", "{zone}");
        assert_eq!((there.checks.morning.as_deref(), there.checks.recalled), (Some("2026-11-24"), false), "{zone}");
        assert_eq!(there.asks.len(), 2, "the day of that place asks for its own");
        let now = world.now;
        world.companion().answer_morning(&morning("2026-11-24"), &now).expect("it is of today");
        world.settle();
        let then = today(&mut world);
        assert_eq!((then.checks.morning, then.zone_changed), (None, None), "{zone}");
        assert!(then.suggestions.iter().all(|card| card.with_morning), "it belongs to the evening before");
        assert_eq!(then.week[0].asks.iter().map(|ask| ask.mark).collect::<Vec<_>>(), [AskMark::Done], "{zone}");
        let kept: String = rows::one(&world.folder, "SELECT day || ' ' || zone FROM life WHERE kind = 'morning'");
        assert_eq!(kept, format!("2026-11-24 {}", zone.name()));
    }
}

#[test]
fn the_clock_is_set_back_a_year_and_forward_again() {
    let (mut world, plan) = alfredson();
    world.run("start evening\nplay out\nat 2026-11-24 08:00");
    let before = rows::count(&world.folder, "life");
    world.now.wall -= TimeDelta::days(365);
    let then = today(&mut world);
    assert_eq!(
        (then.day.as_str(), then.asks.len(), then.plans.len()),
        ("2025-11-24", 0, 1),
        "before its start it asks nothing"
    );
    let now = world.now;
    let refused = world.companion().answer_morning(&morning("2025-11-24"), &now).expect_err("there was no plan");
    assert_eq!(refused.detail, ["day: is before the first plan"]);
    // What is told meanwhile is the newest: it was written last.
    let load = LoadDraft { plan: plan.clone(), exercise: "E01".to_owned(), kg: 5.0, sure: false };
    world.companion().set_load(&load, &now).expect("it is in range");
    world.settle();
    world.now.wall += TimeDelta::days(365);
    let back = today(&mut world);
    assert_eq!(back.day, "2026-11-24");
    assert_eq!(back.asks[0].doses[0].load_kg, Some(5.0));
    assert_eq!(back.week[0].asks.iter().map(|ask| ask.mark).collect::<Vec<_>>(), [AskMark::Done], "nothing is lost");
    assert_eq!(back.checks.morning.as_deref(), Some("2026-11-24"));
    assert_eq!(rows::count(&world.folder, "life"), before + 1);
    world.run("kill\nopen");
    assert_eq!(today(&mut world).asks[0].doses[0].load_kg, Some(5.0));
}

#[test]
fn the_side_changes_in_mid_programme() {
    let (mut world, plan) = alfredson();
    world.run("start evening\nplay out\nat 2026-11-24 08:00");
    let now = world.now;
    let edit = PlanEdit { plan: plan.clone(), legs: Some(Legs::Right), ..PlanEdit::default() };
    world.companion().edit_plan(&edit, &now).expect("it may");
    world.settle();
    let there = today(&mut world);
    assert!(there.asks.iter().all(|ask| ask.doses.iter().all(|dose| dose.legs == Legs::Right)));
    assert_eq!(
        there.week[0].asks.iter().map(|ask| ask.mark).collect::<Vec<_>>(),
        [AskMark::Done],
        "what was done stays"
    );
    let sides: String = rows::one(&world.folder, "SELECT group_concat(DISTINCT side) FROM session_set");
    assert_eq!(sides, "left");
    let detail = world.companion().plan(&plan, &now).expect("the plan can be read");
    assert_eq!((detail.revisions.len(), detail.line.legs), (2, Legs::Right));
    let key = world.key(SlotName::Morning);
    assert_eq!(key.plan, plan);
}

/// A kind is its unit: there is no other way to say what is limited.
#[test]
fn a_limit_without_its_unit_is_refused() {
    let limit = |kind: Option<&str>| {
        let mut told = serde_json::json!({"plan": null, "at_most": 9, "by": "person", "who": null, "until": null});
        if let Some(kind) = kind {
            told["kind"] = kind.into();
        }
        serde_json::from_value::<LimitDraft>(told)
    };
    assert!(limit(Some("load_kg")).is_ok());
    assert!(limit(None).is_err_and(|e| e.to_string().contains("kind")));
    assert!(limit(Some("load")).is_err_and(|e| e.to_string().contains("load_kg")));
}
