//! After a clean end a start does not look through the whole log. What was damaged since then is noticed all the same: by
//! the file's time, size and number at once, by reading it, or once a week.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use behaviour::{World, rows};
use sinew_companion::wire::{ErrorCode, Legs};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn lived() -> World {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nplay out\nreport 1 2 3");
    let now = world.now;
    world.companion().add_worry(None, Some("Is it all for nothing?"), &now).expect("kept");
    world
}

fn mark(folder: &Path) -> PathBuf {
    folder.join("sinew.lock")
}

fn moved_aside(world: &mut World) -> bool {
    world.companion().start_up().expect("it can be read").moved_aside.is_some()
}

/// Spoils the pages of a table that no start reads.
fn spoil(folder: &Path) {
    let root: usize = rows::one::<i64>(folder, "SELECT rootpage FROM sqlite_schema WHERE name = 'worry'") as usize;
    let path = rows::path(folder);
    let mut bytes = fs::read(&path).expect("its bytes");
    bytes[(root - 1) * 4096..root * 4096].iter_mut().for_each(|byte| *byte ^= 0xa5);
    fs::write(&path, bytes).expect("it is spoilt");
}

/// As a disk spoils a file: without a trace in its times.
fn spoil_unseen(folder: &Path) {
    spoil(folder);
    let about = fs::metadata(rows::path(folder)).expect("it is there");
    let text = fs::read_to_string(mark(folder)).expect("a mark");
    let looked_through = text.split(' ').nth(1).expect("a time");
    let file = format!(
        "{} {} {}.{:09} {}.{:09}",
        about.len(),
        about.ino(),
        about.mtime(),
        about.mtime_nsec(),
        about.ctime(),
        about.ctime_nsec()
    );
    fs::write(mark(folder), format!("whole {looked_through} {file}")).expect("a mark that fits");
}

#[test]
fn the_mark_is_there_only_while_the_log_is_closed() {
    let mut world = lived();
    let told = |world: &World| fs::read_to_string(mark(&world.folder)).expect("a file");
    assert_eq!(told(&world), "", "while it is open");
    world.kill();
    assert!(told(&world).starts_with("whole "), "{}", told(&world));
    world.open().expect("the log opens");
    assert_eq!(told(&world), "", "while it is open again");
    assert!(!moved_aside(&mut world));
}

#[test]
fn what_is_damaged_in_the_instant_after_the_end_is_noticed() {
    for _ in 0..20 {
        let mut world = lived();
        world.kill();
        spoil(&world.folder);
        world.open().expect("a new log");
        assert!(moved_aside(&mut world));
    }
}

#[test]
fn a_file_put_in_its_place_is_looked_through() {
    let mut world = lived();
    world.kill();
    let (path, other) = (rows::path(&world.folder), world.folder.join("other"));
    let time = fs::metadata(&path).and_then(|about| about.modified()).expect("a time");
    fs::copy(&path, &other).expect("a copy");
    spoil(&world.folder);
    fs::rename(&path, &other).expect("it goes");
    fs::copy(&other, &path).expect("it comes back");
    fs::File::options().write(true).open(&path).and_then(|file| file.set_modified(time)).expect("with its old time");
    world.open().expect("a new log");
    assert!(moved_aside(&mut world));
}

#[test]
fn what_nobody_could_see_is_said_when_it_is_read_and_set_aside_at_the_next_start() {
    let mut world = lived();
    world.kill();
    spoil_unseen(&world.folder);
    world.open().expect("the log opens");
    assert!(!moved_aside(&mut world), "it was not looked through");
    let now = world.now;
    let error = world.companion().journal(10, &now).expect_err("a damaged page");
    assert_eq!(error.code, ErrorCode::LogDamaged, "{error}");
    world.kill();
    assert_eq!(fs::read_to_string(mark(&world.folder)).expect("a file"), "", "no mark of a clean end");
    world.open().expect("a new log");
    assert!(moved_aside(&mut world));
}

#[test]
fn all_of_it_is_looked_through_once_a_week_however_often_it_is_opened() {
    for (days, noticed) in [(6, false), (7, true)] {
        let mut world = lived();
        for _ in 1..days {
            world.kill();
            world.move_clock(DAY);
            world.open().expect("the log opens");
        }
        world.kill();
        spoil_unseen(&world.folder);
        world.move_clock(DAY);
        world.open().expect("a log opens");
        assert_eq!(moved_aside(&mut world), noticed, "after {days} days");
    }
}

#[test]
fn a_clock_that_was_set_back_and_a_mark_that_is_none_are_no_reason_to_trust() {
    let mut world = lived();
    world.kill();
    spoil_unseen(&world.folder);
    world.now.wall -= 3 * DAY;
    world.open().expect("a new log");
    assert!(moved_aside(&mut world), "looked through in the future");
    for text in ["whole", "whole 1", "whole x y", "\u{0}\u{0}"] {
        let mut world = lived();
        world.kill();
        spoil(&world.folder);
        fs::write(mark(&world.folder), text).expect("no mark");
        world.open().expect("a new log");
        assert!(moved_aside(&mut world), "{text}");
    }
}
