//! Scripts of time and input against the companion; beside each stands what is heard, shown and kept.

mod amended;
mod assets;
mod bad_input;
mod beside;
mod capacity;
mod care;
mod charts;
mod check_in;
mod corrections;
mod days;
mod decisions;
mod first_start;
mod found;
mod interrupted;
mod journal;
mod load;
mod look_back;
mod no_space;
mod older_log;
mod opening;
mod pauses;
mod plans;
mod programme_sums;
mod programme_told;
mod programmes;
mod refusals;
mod reminded;
mod run_offers;
mod run_plans;
mod run_signs;
mod running_log;
mod running_shoes;
mod schema;
mod starting;
mod told_late;
mod unreadable;
mod whole;
mod wire_parity;

use behaviour::World;
use expect_test::Expect;

/// Runs a script in a fresh world.
fn check(script: &str, expected: Expect) {
    check_in(&mut World::new(), script, expected);
}

fn check_in(world: &mut World, script: &str, expected: Expect) {
    expected.assert_eq(&world.run(script));
}
