//! Copies of the log: made by themselves, thinned, looked into, and gone back to.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use behaviour::take_along::json;
use behaviour::{World, rows};
use sinew_companion::store::LATEST;
use sinew_companion::wire::{BackupKind, BackupState, Changed, ErrorCode};

use super::lived;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).map(|e| e.flatten().collect::<Vec<_>>()).unwrap_or_default();
    let mut names: Vec<String> = entries.iter().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn own(world: &World) -> PathBuf {
    world.folder.join("backups")
}

#[test]
fn one_is_made_when_a_day_is_over_and_at_the_end() {
    let mut world = World::new();
    world.accept();
    assert_eq!(names(&own(&world)), [""; 0]);
    world.run("play E41 left\nuntil rest\nend session");
    let tomorrow = world.now;
    world.move_clock(Duration::from_secs(10 * 3600));
    let now = world.now;
    assert!(now.wall > tomorrow.wall);
    world.companion().tick(&now);
    let settled = world.settle();
    assert!(settled.changed.contains(&Changed::Data));
    assert_eq!(
        names(&own(&world)),
        ["sinew-2026-11-24-043"].map(|start| {
            names(&own(&world)).into_iter().find(|name| name.starts_with(start)).expect("of that night")
        })
    );
    world.companion().tick(&now);
    world.settle();
    assert_eq!(names(&own(&world)).len(), 1, "one a day");
    assert!(world.companion().write_out(&now));
    let kept = names(&own(&world));
    // The newest of the day stays.
    assert_eq!(kept.len(), 1, "{kept:?}");
    let backup = world.companion().data_view().expect("a view").backups.remove(0);
    let look = world.companion().look_at_backup(&backup.path).expect("a look");
    assert_eq!(
        (look.state, look.sessions, look.last_session.as_deref()),
        (BackupState::Sound, Some(1), Some("2026-11-23"))
    );
    assert_eq!(look.format, Some(LATEST as u32));
    // The next run knows that today has one.
    world.run("kill\nopen");
    let now = world.now;
    world.companion().tick(&now);
    assert_eq!(names(&own(&world)), kept);
}

#[test]
fn none_is_made_in_a_session() {
    let mut world = World::new();
    world.accept();
    world.move_clock(Duration::from_secs(9 * 3600 + 25 * 60));
    world.run("play E41 left");
    world.move_clock(Duration::from_secs(10 * 60));
    let now = world.now;
    world.companion().tick(&now);
    world.settle();
    assert_eq!(names(&own(&world)), [""; 0]);
    world.run("end session");
    let now = world.now;
    world.companion().tick(&now);
    assert_eq!(names(&own(&world)).len(), 1);
}

#[test]
fn a_hundred_days_leave_days_weeks_and_months() {
    let mut world = World::new();
    world.accept();
    for _ in 0..100 {
        world.move_clock(Duration::from_secs(86_400));
        let now = world.now;
        world.companion().tick(&now);
    }
    let kept = names(&own(&world));
    assert!((7..=27).contains(&kept.len()), "{kept:?}");
    assert!(kept.last().is_some_and(|name| name.starts_with("sinew-2027-03-03")), "{kept:?}");
    assert!(kept.iter().all(|name| name.ends_with(".db")), "{kept:?}");
}

#[test]
fn going_back_sets_the_present_aside_and_goes_on_at_once() {
    let mut world = lived();
    let before = json(&world.folder);
    let now = world.now;
    let backup = world.companion().back_up(&now).expect("a backup");
    let bytes = fs::read(&backup).expect("its bytes");
    world.run("start evening\nplay out\nreport 4 4 4");
    let after = json(&world.folder);
    assert_ne!(after, before);
    let now = world.now;
    let aside = world.companion().restore(&backup, &now).expect("it is gone back to");
    let settled = world.settle();
    assert!(settled.changed.contains(&Changed::Sessions) && settled.changed.contains(&Changed::Settings));
    assert_eq!(json(&world.folder), before);
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
    assert_eq!(world.sessions().expect("history").len(), 3);
    assert_eq!(fs::read(&backup).expect("its bytes"), bytes, "it was only read");
    assert!(aside.starts_with("sinew-set-aside-2026-11-24-"), "{aside}");
    // It writes on, and the one that was set aside can be gone back to as well.
    world.run("start evening\nplay out");
    let view = world.companion().data_view().expect("a view");
    let line = view.backups.iter().find(|line| line.kind == BackupKind::SetAside).expect("it is on the list").clone();
    let now = world.now;
    world.companion().restore(&line.path, &now).expect("it is gone back to");
    assert_eq!(json(&world.folder), after);
    world.run("kill\nopen\nhistory");
    assert_eq!(json(&world.folder), after);
}

#[test]
fn an_older_format_is_brought_up_to_date_on_the_way() {
    let mut world = lived();
    let old = own(&world).join("sinew-2025-01-02-030405.db");
    fs::create_dir_all(own(&world)).expect("a folder");
    let connection = rusqlite::Connection::open(&old).expect("a database");
    connection.execute_batch(include_str!("../../schemas/1.sql")).expect("what was frozen can be thawed");
    connection.execute_batch("INSERT INTO device VALUES ('dev', 1)").expect("a row");
    connection.pragma_update(None, "application_id", 0x5369_6e77).expect("ours");
    connection.pragma_update(None, "user_version", 1).expect("of that version");
    drop(connection);
    let bytes = fs::read(&old).expect("its bytes");
    let now = world.now;
    let path = old.display().to_string();
    assert_eq!(world.companion().look_at_backup(&path).expect("a look").format, Some(1));
    world.companion().restore(&path, &now).expect("it is gone back to");
    assert_eq!(rows::one::<i32>(&world.folder, "PRAGMA user_version"), LATEST);
    assert_eq!(fs::read(&old).expect("its bytes"), bytes);
    assert!(world.companion().start_up().expect("it starts").setup.is_none());
}

#[test]
fn what_cannot_be_gone_back_to_is_refused_and_nothing_changes() {
    let mut world = lived();
    let now = world.now;
    let good = PathBuf::from(world.companion().back_up(&now).expect("a backup"));
    let variant = |name: &str, change: &dyn Fn(&Path)| {
        let path = own_path(&good, name);
        fs::copy(&good, &path).expect("a copy");
        change(&path);
        path
    };
    let pragma = |path: &Path, name: &str, value: i32| {
        let connection = rusqlite::Connection::open(path).expect("a database");
        connection.pragma_update(None, name, value).expect("a number");
    };
    let newer = variant("sinew-2026-01-01-000001.db", &|path| pragma(path, "user_version", LATEST + 1));
    let foreign = variant("sinew-2026-01-01-000002.db", &|path| pragma(path, "application_id", 7));
    let damaged = variant("sinew-2026-01-01-000003.db", &|path| {
        let mut bytes = fs::read(path).expect("its bytes");
        let at = bytes.len() / 3;
        bytes[at..].fill(0xaa);
        fs::write(path, bytes).expect("damage");
    });
    let cut = variant("sinew-2026-01-01-000004.db", &|path| fs::write(path, b"SQLite format 3\0").expect("a stub"));
    let empty = variant("sinew-2026-01-01-000005.db", &|path| fs::write(path, b"").expect("nothing"));
    let before = (json(&world.folder), fs::read(rows::path(&world.folder)).expect("its bytes"));
    for (path, state, code) in [
        (&newer, BackupState::Newer, ErrorCode::BackupNewer),
        (&foreign, BackupState::Foreign, ErrorCode::BackupUnusable),
        (&damaged, BackupState::Damaged, ErrorCode::BackupUnusable),
        (&cut, BackupState::Damaged, ErrorCode::BackupUnusable),
        (&empty, BackupState::Foreign, ErrorCode::BackupUnusable),
    ] {
        let name = path.display().to_string();
        let bytes = fs::read(path).expect("its bytes");
        assert_eq!(world.companion().look_at_backup(&name).expect("a look").state, state, "{name}");
        assert_eq!(world.companion().restore(&name, &now).map_err(|e| e.code), Err(code), "{name}");
        assert_eq!(fs::read(path).expect("its bytes"), bytes, "{name}");
        assert_eq!((json(&world.folder), fs::read(rows::path(&world.folder)).expect("its bytes")), before, "{name}");
    }
    for stranger in ["/etc/passwd", &rows::path(&world.folder).display().to_string(), "backups"] {
        assert_eq!(world.companion().look_at_backup(stranger).map_err(|e| e.code), Err(ErrorCode::NotFound));
        assert_eq!(world.companion().restore(stranger, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    }
    assert_eq!(names(&own(&world)).len(), 6, "and nothing lies beside them");
    world.run("start evening\nuntil rest");
    let now = world.now;
    assert_eq!(
        world.companion().restore(&good.display().to_string(), &now).map_err(|e| e.code),
        Err(ErrorCode::SessionRunning)
    );
}

fn own_path(beside: &Path, name: &str) -> PathBuf {
    beside.with_file_name(name)
}

/// A reader in the middle of its work, as an export is.
#[test]
fn it_waits_for_whoever_reads() {
    let mut world = lived();
    let now = world.now;
    let backup = world.companion().back_up(&now).expect("a backup");
    let reader = rows::look(&world.folder);
    reader.execute_batch("BEGIN; SELECT count(*) FROM life").expect("it reads");
    world.run("play E41 left\nend session");
    rows::look(&world.folder).execute_batch("PRAGMA busy_timeout = 1").expect("a setting");
    let now = world.now;
    let before = json(&world.folder);
    let refused = world.companion().restore(&backup, &now);
    assert_eq!(refused.map_err(|e| e.code), Err(ErrorCode::LogInUse));
    assert_eq!(json(&world.folder), before);
    drop(reader);
    world.companion().restore(&backup, &now).expect("now it can");
}

#[test]
fn another_folder_is_looked_at_before_it_is_chosen() {
    let mut world = lived();
    let now = world.now;
    let elsewhere = behaviour::world::folder();
    let file = elsewhere.path().join("file");
    fs::write(&file, "a file").expect("a file");
    for wrong in
        ["backups", "/nowhere/at/all", &file.display().to_string(), &world.folder.display().to_string(), "/proc"]
    {
        let refused =
            world.companion().choose_backup_folder(Some(wrong.to_owned()), &now).expect_err("it cannot be used");
        assert_eq!(refused.code, ErrorCode::Invalid, "{wrong}");
        assert!(refused.detail[0].starts_with("folder: "), "{refused:?}");
    }
    assert_eq!(world.settings().backup_folder, None);
    let path = elsewhere.path().display().to_string();
    world.companion().choose_backup_folder(Some(format!(" {path} ")), &now).expect("it can be used");
    assert_eq!(names(elsewhere.path()), ["file"], "the trial leaves nothing");
    // Other settings leave it alone, whatever an older window sends.
    let settings = sinew_companion::wire::Settings { backup_folder: None, volume_percent: 10, ..world.settings() };
    world.companion().save_settings(settings, &now).expect("they are kept");
    assert_eq!(world.settings().backup_folder, Some(path));
    world.companion().back_up(&now).expect("a backup");
    assert_eq!(names(elsewhere.path()).len(), 2);
    world.companion().choose_backup_folder(None, &now).expect("back to the one beside the log");
    assert!(!world.companion().data_view().expect("a view").chosen);
}

#[test]
fn a_folder_that_is_gone_is_told_and_tried_again() {
    let mut world = lived();
    let now = world.now;
    let parent = behaviour::world::folder();
    let chosen = parent.path().join("stick");
    fs::create_dir(&chosen).expect("a folder");
    world.companion().choose_backup_folder(Some(chosen.display().to_string()), &now).expect("it can be used");
    fs::remove_dir(&chosen).expect("it is pulled out");
    assert!(world.companion().data_view().expect("a view").trouble.expect("it is told").gone);
    world.move_clock(Duration::from_secs(86_400));
    let now = world.now;
    world.companion().tick(&now);
    assert!(world.settle().changed.contains(&Changed::Data));
    assert!(world.companion().backup_trouble().expect("it is told").gone);
    assert!(!chosen.exists() && !own(&world).exists(), "nothing else is used in its place");
    fs::create_dir(&chosen).expect("it is put in again");
    world.move_clock(Duration::from_secs(86_400));
    let now = world.now;
    world.companion().tick(&now);
    assert_eq!(world.companion().backup_trouble(), None);
    assert_eq!(names(&chosen).len(), 1);
}
