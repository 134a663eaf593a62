//! Everything gone, and a fresh first start.

use std::fs;

use behaviour::take_along::{json, lay_down};
use behaviour::{World, rows};
use sinew_companion::wire::{EraseDraft, ErrorCode};

use super::lived;

const WORD: &str = "erase";

fn erase(world: &mut World, word: &str, chosen_backups: bool) -> Result<(), ErrorCode> {
    let now = world.now;
    world.companion().erase(&EraseDraft { word: word.to_owned(), chosen_backups }, &now).map_err(|e| e.code)
}

/// With a backup, a log that was set aside, one that could not be read, and parts that were left over.
fn full_of_traces() -> World {
    let mut world = lived();
    let now = world.now;
    let backup = world.companion().back_up(&now).expect("a backup");
    world.companion().restore(&backup, &now).expect("it is gone back to");
    for name in
        ["sinew-unreadable-2026-01-01-000000.db", "sinew-unreadable-2026-01-01-000000.db-wal", "before-format-3.db"]
    {
        fs::write(world.folder.join(name), "pain").expect("a file");
    }
    lay_down(&world, b"pain");
    world
}

#[test]
fn nothing_that_was_told_is_left() {
    let mut world = full_of_traces();
    let device: String = rows::one(&world.folder, "SELECT id FROM device");
    assert_eq!(world.companion().data_view().expect("a view").erase_word, WORD);
    erase(&mut world, "  erase ", false).expect("it is erased");
    let mut left: Vec<String> = fs::read_dir(&world.folder)
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert_eq!(left, ["sinew.db", "sinew.db-shm", "sinew.db-wal", "sinew.lock"]);
    for name in &left {
        let bytes = fs::read(world.folder.join(name)).expect("its bytes");
        assert!(!bytes.windows(5).any(|part| part == b"windy"), "{name}");
    }
    // It is as at the first start, and by another device.
    let start = world.companion().start_up().expect("it starts");
    assert_eq!((start.setup, start.interrupted.is_none(), start.page), (None, true, None));
    assert_ne!(rows::one::<String>(&world.folder, "SELECT id FROM device"), device);
    assert_eq!(rows::count(&world.folder, "life"), 0);
    world.accept();
    world.run("kill\nopen");
    assert!(world.companion().start_up().expect("it starts").setup.is_some());
}

#[test]
fn the_end_of_an_empty_log_makes_no_backup() {
    let mut world = full_of_traces();
    erase(&mut world, WORD, false).expect("it is erased");
    let now = world.now;
    assert!(world.companion().write_out(&now));
    assert!(!world.folder.join("backups").exists());
}

#[test]
fn it_takes_the_word_and_no_session() {
    let mut world = lived();
    let before = json(&world.folder);
    for word in ["", "Erase it", "ERASE", "delete"] {
        assert_eq!(erase(&mut world, word, false), Err(ErrorCode::Invalid), "{word}");
    }
    world.run("start evening\nuntil rest");
    assert_eq!(erase(&mut world, WORD, false), Err(ErrorCode::SessionRunning));
    world.run("end session");
    assert!(json(&world.folder).len() > before.len());
}

#[test]
fn the_chosen_folder_is_emptied_of_backups_only_where_that_was_asked_for() {
    for asked in [false, true] {
        let mut world = lived();
        let chosen = behaviour::world::folder();
        let now = world.now;
        let own = chosen.path().join("holiday.jpg");
        fs::write(&own, "not ours").expect("a file");
        world.companion().choose_backup_folder(Some(chosen.path().display().to_string()), &now).expect("a folder");
        let backup = world.companion().back_up(&now).expect("a backup");
        erase(&mut world, WORD, asked).expect("it is erased");
        assert_eq!(fs::exists(&backup).expect("a look"), !asked);
        assert!(own.exists(), "what is not ours stays");
        assert_eq!(world.settings().backup_folder, None, "it is a fresh log");
    }
}

#[test]
fn a_folder_that_is_gone_is_told_before_anything_is_erased() {
    let mut world = lived();
    let chosen = behaviour::world::folder();
    let now = world.now;
    world.companion().choose_backup_folder(Some(chosen.path().display().to_string()), &now).expect("a folder");
    let before = json(&world.folder);
    drop(chosen);
    assert_eq!(erase(&mut world, WORD, true), Err(ErrorCode::NotFound));
    assert_eq!(json(&world.folder), before);
}
