//! How long the log takes to keep one set for good: `settle` with a set in it, on a real disk, write-ahead log and FULL.
//! The fastest of a machine is not what counts here: the slowest is what a cue would wait for if it waited.

use std::path::Path;
use std::time::{Duration, Instant};

use behaviour::World;
use behaviour::world::AchillesSite;
use sinew_companion::wire::{Control, Legs, SlotName, Status};

const SETS: usize = 500;

fn main() {
    let build = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let build = std::env::var_os("CARGO_TARGET_DIR").map_or(build, Into::into);
    std::fs::create_dir_all(&build).expect("the folder of builds");
    let temporary = tempfile::tempdir_in(build).expect("a folder on a real disk");
    let mut world = World::at(&temporary.path().join("log"));
    world.answer(Legs::Both, AchillesSite::MidPortion);
    let mut took: Vec<Duration> = std::iter::from_fn(|| Some(one_set(&mut world))).take(SETS).collect();
    took.sort();
    let at = |share: usize| took[(SETS - 1) * share / 100].as_secs_f64() * 1000.0;
    println!("{SETS} sets kept: p50 {:.2} ms, p99 {:.2} ms, max {:.2} ms", at(50), at(99), at(100));
}

/// Plays to the end of the next set; only its writing is measured.
fn one_set(world: &mut World) -> Duration {
    loop {
        let now = world.now;
        if world.snapshot().is_none_or(|s| s.status == Status::Ended) {
            let play = world.play(SlotName::Evening);
            world.companion().start_session(&play, &now).expect("a session starts");
        }
        let before = sets(world);
        let due = world.companion().session_wake();
        match due {
            Some(wake) => world.move_clock(wake.since(now.mono)),
            None => drop(world.companion().control(Control::Done, None, &now).expect("the other leg is ready")),
        }
        let now = world.now;
        world.companion().tick(&now);
        let ended = sets(world) != before;
        let begun = Instant::now();
        world.companion().settle(&now);
        if ended {
            return begun.elapsed();
        }
    }
}

/// What changes with each set: the last one, or that there is none any more.
fn sets(world: &mut World) -> Option<String> {
    world.snapshot().and_then(|s| s.last_set).map(|s| s.set_id)
}
