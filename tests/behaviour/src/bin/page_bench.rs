//! How long the page for a visit takes, from the log to the bytes of the file, and how large it is: of four weeks, and of
//! a page with more of everything than any life has.

use std::time::Instant;

use behaviour::figures::row;
use behaviour::{World, visit, years};
use sinew_companion::paper::{file, lay};
use sinew_companion::wire::PageRange;

const TIMES: u32 = 20;

/// From the log to the bytes of the file.
const GOAL_MS: f64 = 1000.0;

fn main() {
    let temporary = behaviour::world::folder();
    let mut long = World::closed(temporary.path());
    years::write(temporary.path(), 10, long.now.wall.date_naive());
    long.open().expect("the log opens");
    let now = long.now;
    let draft = visit::page(PageRange::Weeks12);
    told("twelve weeks of ten years", || {
        long.companion().physio_file(&draft, &now).expect("it can be made").bytes.len()
    });
    let (mut world, _) = visit::lived();
    let now = world.now;
    let draft = visit::page(PageRange::Programme);
    told("four weeks, from the log", || {
        world.companion().physio_file(&draft, &now).expect("it can be made").bytes.len()
    });
    let crowded = visit::crowded(200, 60, 12);
    told("twelve crowded weeks", || file(&lay(&crowded), crowded.made_on).expect("it can be made").len());
}

/// The first is that of a program that has just been started; the median is of those after it.
fn told(what: &str, mut make: impl FnMut() -> usize) {
    let mut took: Vec<f64> = Vec::new();
    let mut size = 0;
    for _ in 0..=TIMES {
        let begun = Instant::now();
        size = make();
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    let first = took.remove(0);
    took.sort_by(f64::total_cmp);
    row(&format!("page: {what}, at first"), first, "ms", Some(GOAL_MS));
    println!("{what}: {first:.1} ms at first, then {:.1} ms, {} KiB", took[took.len() / 2], size / 1024);
}
