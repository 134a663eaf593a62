//! Reminders through the companion and its real file: what the desktop is told to show beside what a person, a desktop and
//! the clocks do. The state machine has scripts of its own; here it is the wiring that is proved.

mod answers;
mod clocks;
mod faults;
mod held;
mod ladder;
mod lives;
mod log;
mod others;
mod reopened;
mod settings;
mod settled;

use behaviour::World;
use behaviour::world::{AchillesSite, achilles, draft, slot};
use expect_test::Expect;
use sinew_companion::wire::{Legs, PlanDraft, SlotName};

/// Monday 23 November 2026 in Berlin, with an evening of three days a week, begun on the day before.
fn check(from: &str, script: &str, expected: Expect) {
    let mut world = evenings("Europe/Berlin", &format!("2026-11-23 {from}"));
    check_in(&mut world, script, expected);
}

fn check_in(world: &mut World, script: &str, expected: Expect) {
    expected.assert_eq(&world.run(script));
}

/// Heavy calf work on Mondays, Wednesdays and Fridays.
fn evening() -> PlanDraft {
    let evening = vec![slot(SlotName::Evening, "17:00", "22:00")];
    let weekdays = [true, false, true, false, true, false, false];
    PlanDraft { slots: evening, weekdays, ..draft("hsr-home", Some("achilles"), Some("mid-portion"), Legs::Left) }
}

fn evenings(zone: &str, from: &str) -> World {
    begun(zone, from, &evening())
}

/// Heel drops every morning and every evening.
fn twice_a_day(zone: &str, from: &str) -> World {
    begun(zone, from, &achilles(Legs::Left, AchillesSite::MidPortion))
}

/// The plan is begun five hours before, and the program was off since.
fn begun(zone: &str, from: &str, draft: &PlanDraft) -> World {
    let (day, time) = from.split_once(' ').expect("a date and a time");
    let at: chrono::NaiveDateTime = format!("{day}T{time}:00").parse().expect("a date and a time");
    let before = at - chrono::TimeDelta::hours(5);
    let mut world = World::reminded(zone, &before.format("%Y-%m-%d %H:%M").to_string());
    world.begin(draft);
    world.run("off 5h");
    // Past the two minutes in which nobody is spoken to.
    world.run("+3m");
    world
}
