//! Disks that are full, folders that can only be read: what was asked for is refused in plain words, and everything is as it
//! was.

use std::fs;

use behaviour::disk::Disk;
use behaviour::take_along::{json, lay_down, try_export};
use behaviour::{World, rows};
use sinew_companion::wire::{ErrorCode, ExportKind};

use super::lived;
use behaviour::disk::SmallDisk;

const ALL: [ExportKind; 5] =
    [ExportKind::Json, ExportKind::Locked, ExportKind::Csv, ExportKind::Calendar, ExportKind::Fhir];

#[test]
fn a_folder_that_can_only_be_read_gets_no_file() {
    let mut world = lived();
    // The kernel's own, which nobody writes to, and a file where a folder should be.
    let temporary = behaviour::world::folder();
    let file = temporary.path().join("file");
    fs::write(&file, "a file").expect("a file");
    for place in [std::path::Path::new("/proc"), &file] {
        for kind in ALL {
            let refused = try_export(&mut world, kind, place).expect_err("it cannot be written");
            assert_eq!(refused.code, ErrorCode::NotSaved, "{kind:?}: {refused:?}");
        }
    }
    assert_eq!(fs::read_dir(temporary.path()).expect("a folder").count(), 1);
}

#[test]
fn a_full_disk_gets_no_half_of_a_file_and_no_half_of_a_backup() {
    let mut world = lived();
    let temporary = behaviour::world::folder();
    let Some(mut disk) = SmallDisk::mount(temporary.path()) else { return };
    let now = world.now;
    world.companion().choose_backup_folder(Some(disk.0.display().to_string()), &now).expect("it has room");
    disk.fill();
    let count = |disk: &SmallDisk| fs::read_dir(&disk.0).expect("a folder").count();
    for kind in ALL {
        let refused = try_export(&mut world, kind, &disk.0).expect_err("there is no room");
        assert_eq!(refused.code, ErrorCode::NotSaved, "{kind:?}: {refused:?}");
        assert_eq!(count(&disk), 1, "{kind:?}: only what fills it");
    }
    assert_eq!(world.companion().back_up(&now).map_err(|e| e.code), Err(ErrorCode::NotSaved));
    assert!(world.companion().backup_trouble().is_some_and(|trouble| !trouble.gone));
    assert_eq!(count(&disk), 1, "only what fills it");
    disk.free();
    for kind in ALL {
        try_export(&mut world, kind, &disk.0).expect("there is room again");
    }
    world.companion().back_up(&now).expect("there is room again");
    assert_eq!(world.companion().backup_trouble(), None);
    assert_eq!(count(&disk), 6);
}

#[test]
fn a_full_disk_takes_in_nothing_or_all() {
    let long = behaviour::world::folder();
    behaviour::long::make(long.path(), 120);
    let out = json(long.path());
    let temporary = behaviour::world::folder();
    let Some(mut disk) = SmallDisk::mount(temporary.path()) else { return };
    let mut world = World::at(&disk.0.join("log"));
    lay_down(&world, out.as_bytes());
    disk.fill();
    let now = world.now;
    for _ in 0..2 {
        assert_eq!(world.companion().import(None, &now).map(|_| ()).map_err(|e| e.code), Err(ErrorCode::NotSaved));
        assert_eq!(rows::count(&world.folder, "life"), 0);
    }
    disk.free();
    world.companion().import(None, &now).expect("there is room again");
    assert_eq!(json(&world.folder), out);
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
}

#[test]
fn going_back_on_a_full_disk_leaves_the_log_as_it_was() {
    let source = lived();
    let temporary = behaviour::world::folder();
    let Some(mut disk) = SmallDisk::mount(temporary.path()) else { return };
    let folder = disk.0.join("log");
    fs::create_dir(&folder).expect("a folder");
    let log = rows::look(&source.folder);
    log.execute("VACUUM INTO ?1", [rows::path(&folder).display().to_string()]).expect("a copy");
    let mut world = World::at(&folder);
    world.now = source.now;
    let now = world.now;
    let backup = world.companion().back_up(&now).expect("a backup");
    world.run("start evening\nplay out");
    let after = json(&folder);
    disk.fill();
    let now = world.now;
    assert_eq!(world.companion().restore(&backup, &now).map_err(|e| e.code), Err(ErrorCode::NotSaved));
    assert_eq!(json(&folder), after);
    disk.free();
    world.run("play E41 left\nend session");
    let now = world.now;
    world.companion().restore(&backup, &now).expect("there is room again");
    assert_eq!(json(&folder), json(&source.folder));
}
