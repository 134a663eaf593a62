//! Reminders through the companion and its real file: what the desktop is told to show beside what a person, a desktop and
//! the clocks do. The state machine has scripts of its own; here it is the wiring that is proved.

mod answers;
mod clocks;
mod faults;
mod held;
mod ladder;
mod others;
mod reopened;
mod settings;
mod settled;

use behaviour::World;
use behaviour::remind::{begun, evening, evenings, twice_a_day};
use expect_test::Expect;

/// Monday 23 November 2026 in Berlin, with an evening of three days a week, begun on the day before.
fn check(from: &str, script: &str, expected: Expect) {
    let mut world = evenings("Europe/Berlin", &format!("2026-11-23 {from}"));
    check_in(&mut world, script, expected);
}

fn check_in(world: &mut World, script: &str, expected: Expect) {
    expected.assert_eq(&world.run(script));
}
