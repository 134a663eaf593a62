//! A session that is told on a later day: what the day asked for then, and when it is too long ago to be known well.

use behaviour::world::{AchillesSite, achilles};
use behaviour::{World, rows};
use chrono::TimeDelta;
use expect_test::expect;
use sinew_companion::wire::{
    AskMark, ByHandDose, ByHandDraft, ErrorCode, Leg, Legs, LoadDraft, PastDay, SlotName, WireError,
};

/// A plan that began on a Monday evening, seen at another time.
fn begun(at: &str) -> (World, String) {
    let mut world = World::new();
    world.accept();
    let plan = world.begin(&achilles(Legs::Left, AchillesSite::MidPortion));
    world.set_wall(at);
    (world, plan)
}

fn day(world: &mut World, day: Option<&str>) -> Result<PastDay, WireError> {
    let now = world.now;
    world.companion().past_day(day, &now)
}

/// All of it, as it was asked for.
fn all_of(asked: &PastDay, slot: SlotName) -> ByHandDraft {
    let ask = asked.asks.iter().find(|ask| ask.key.slot == slot).expect("it was asked for");
    let dose = |exercise: &str, sets: u32, reps: u32| ByHandDose {
        exercise: exercise.to_owned(),
        side: Some(Leg::Left),
        sets: sets as u16,
        reps: Some(reps as u16),
        load_kg: None,
        reason: None,
    };
    ByHandDraft {
        key: ask.key.clone(),
        done: ask.doses.iter().map(|d| dose(&d.exercise_id, d.sets, d.reps)).collect(),
        pain_during: Some(2),
        pain_after: Some(1),
        effort: None,
        signs: None,
        course: None,
        note: None,
    }
}

fn keep(world: &mut World, told: &ByHandDraft) -> String {
    let now = world.now;
    let id = world.companion().log_by_hand(told, &now).expect("it is kept");
    world.settle();
    id
}

#[test]
fn yesterday_is_told_as_it_was_asked_for() {
    let (mut world, _) = begun("2026-11-25T09:00:00");
    let yesterday = day(&mut world, None).expect("it is over");
    let marks: Vec<(SlotName, AskMark)> = yesterday.asks.iter().map(|ask| (ask.key.slot, ask.mark)).collect();
    assert_eq!(marks, [(SlotName::Morning, AskMark::Missed), (SlotName::Evening, AskMark::Missed)]);
    assert_eq!((yesterday.day.as_str(), yesterday.yesterday, yesterday.recalled), ("2026-11-24", true, false));
    assert_eq!((yesterday.before.as_deref(), yesterday.after.as_deref()), (Some("2026-11-23"), None));
    keep(&mut world, &all_of(&yesterday, SlotName::Evening));
    let marks: Vec<AskMark> = day(&mut world, None).expect("it is over").asks.iter().map(|ask| ask.mark).collect();
    assert_eq!(marks, [AskMark::Missed, AskMark::Done]);
    let first = day(&mut world, Some("2026-11-23")).expect("the plan had begun");
    assert_eq!((first.asks.len(), first.before, first.after.as_deref()), (1, None, Some("2026-11-24")));
}

#[test]
fn days_that_cannot_be_told_are_refused() {
    let (mut world, _) = begun("2026-11-25T09:00:00");
    let cases = [
        ("2026-11-25", "day: is not over yet"),
        ("2027-01-01", "day: is not over yet"),
        ("2026-11-22", "day: is before the first plan"),
        ("yesterday", "day: must be a day as YYYY-MM-DD"),
    ];
    for (told, problem) in cases {
        let refused = day(&mut world, Some(told)).expect_err("it cannot be told");
        assert_eq!((refused.code, refused.detail), (ErrorCode::Invalid, vec![problem.to_owned()]));
    }
    let mut empty = World::new();
    empty.accept();
    assert_eq!(day(&mut empty, None).expect("it is over").asks, []);
}

/// The training day ends at four in the morning; the hours are those that passed.
#[test]
fn more_than_forty_eight_hours_after_its_day_it_is_recalled() {
    let cases = [
        ("2026-11-25T03:59:00", "2026-11-23", false),
        ("2026-11-26T03:00:00", "2026-11-23", false), // 47 h
        ("2026-11-26T04:00:00", "2026-11-23", false), // 48 h
        ("2026-11-26T05:00:00", "2026-11-23", true),  // 49 h
        ("2026-11-27T03:30:00", "2026-11-24", false),
    ];
    for (now, of_day, recalled) in cases {
        let (mut world, _) = begun(now);
        let told = day(&mut world, Some(of_day)).expect("it is over");
        assert_eq!(told.recalled, recalled, "{of_day} told at {now}");
        let id = keep(&mut world, &all_of(&told, SlotName::Evening));
        let item = world.companion().session_detail(&id).expect("it can be read").item;
        assert_eq!((item.recalled, item.by_hand, item.day.as_str()), (recalled, true, of_day), "{now}");
        assert_eq!(rows::one::<bool>(&world.folder, "SELECT recalled FROM session"), recalled);
        world.run("kill\nopen");
        assert_eq!(world.companion().session_detail(&id).expect("it can be read").item.recalled, recalled);
    }
}

/// On the night of 28 March 2027 an hour is missing in Berlin, and on that of 31 October one comes twice.
#[test]
fn the_hours_are_those_that_passed_when_the_clocks_change() {
    // Friday's training day is over on Saturday at 04:00.
    let cases = [
        ("2027-03-26", "2027-03-29T04:30:00", false), // 47.5 h, although the wall says 48.5
        ("2027-03-26", "2027-03-29T05:30:00", true),  // 48.5 h
        ("2027-10-29", "2027-11-01T02:30:00", false), // 47.5 h
        ("2027-10-29", "2027-11-01T03:30:00", true),  // 48.5 h, although the wall says 47.5
    ];
    for (of_day, now, recalled) in cases {
        let (mut world, _) = begun(now);
        let told = day(&mut world, Some(of_day)).expect("it is over");
        assert_eq!(told.recalled, recalled, "{of_day} told at {now}");
    }
}

#[test]
fn what_is_only_recalled_counts_as_done_and_starts_no_suggestion() {
    let (mut world, _) = begun("2026-11-27T09:00:00");
    let asked = day(&mut world, Some("2026-11-23")).expect("it is over");
    let told = ByHandDraft { pain_during: Some(9), ..all_of(&asked, SlotName::Evening) };
    keep(&mut world, &told);
    let now = world.now;
    let today = world.companion().today(&now).expect("today can be told");
    assert_eq!(today.week[0].asks[0].mark, AskMark::Done);
    assert!(today.suggestions.is_empty() && today.lights.is_empty(), "{:?}", today.suggestions);
    // Told in time, the same answers are read.
    let asked = day(&mut world, Some("2026-11-26")).expect("it is over");
    keep(&mut world, &ByHandDraft { pain_during: Some(9), ..all_of(&asked, SlotName::Evening) });
    let today = world.companion().today(&now).expect("today can be told");
    assert_eq!(today.suggestions.len(), 1);
}

#[test]
fn what_was_told_late_does_not_take_the_place_of_what_came_after() {
    let (mut world, _) = begun("2026-11-25T06:30:00");
    world.run("start morning\nplay out\nreport 1 1 5");
    let suggested = |world: &mut World| {
        let now = world.now;
        world.companion().today(&now).expect("today can be told").suggestions[0].session.clone()
    };
    let newest = suggested(&mut world);
    let asked = day(&mut world, Some("2026-11-24")).expect("it is over");
    keep(&mut world, &all_of(&asked, SlotName::Evening));
    assert_eq!(suggested(&mut world), newest, "the session of this morning is the newest");
}

#[test]
fn a_day_asks_what_the_plan_asked_then() {
    let (mut world, plan) = begun("2026-11-24T18:00:00");
    let now = world.now;
    let load = LoadDraft { plan: plan.clone(), exercise: "E01".to_owned(), kg: 5.0, sure: true };
    world.companion().set_load(&load, &now).expect("in range");
    world.settle();
    world.set_wall("2026-11-26T09:00:00");
    let kg = |world: &mut World, of: &str| day(world, Some(of)).expect("it is over").asks[0].doses[0].load_kg;
    assert_eq!((kg(&mut world, "2026-11-23"), kg(&mut world, "2026-11-25")), (None, Some(5.0)));
    let now = world.now;
    world.companion().end_plan(&plan, &now).expect("it runs");
    world.settle();
    let asked = day(&mut world, Some("2026-11-25")).expect("it is over");
    keep(&mut world, &all_of(&asked, SlotName::Evening));
    assert_eq!(
        world.companion().plans(&now).expect("plans can be told").len(),
        1,
        "a plan that is over can still be told"
    );
}

#[test]
fn a_clock_that_is_set_back_keeps_the_order() {
    let (mut world, _) = begun("2026-11-26T09:00:00");
    let asked = day(&mut world, None).expect("it is over");
    let id = keep(&mut world, &all_of(&asked, SlotName::Evening));
    world.now.wall -= TimeDelta::days(1);
    let now = world.now;
    world.companion().void_session(&id, true, &now).expect("it is over");
    world.settle();
    world.companion().void_session(&id, false, &now).expect("it is over");
    world.settle();
    let changes = world.companion().session_detail(&id).expect("it can be read").changes;
    expect!["2 changes, the newest of them takes nothing back"].assert_eq(&format!(
        "{} changes, the newest of them takes {} back",
        changes.len(),
        if changes[0].undo { "one" } else { "nothing" }
    ));
    world.run("kill\nopen");
    assert!(!world.companion().session_detail(&id).expect("it can be read").item.voided);
}
