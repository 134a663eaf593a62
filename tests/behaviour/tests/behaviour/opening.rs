//! Opening the log: what is refused is not changed by one byte.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use behaviour::disk::files;
use behaviour::{World, rows};
use sinew_companion::store::OpenError;
use sinew_companion::wire::{ErrorCode, Legs, WireError};

#[test]
fn a_fresh_log_is_the_owners_alone_and_writes_through() {
    let world = World::set_up(Legs::Left);
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&world.folder), 0o700);
    for name in ["sinew.db", "sinew.db-wal", "sinew.db-shm", "sinew.lock"] {
        assert_eq!(mode(&world.folder.join(name)), 0o600, "{name}");
    }
    let number = |pragma: &str| rows::one::<i64>(&world.folder, &format!("PRAGMA {pragma}"));
    assert_eq!(number("application_id"), 0x5369_6e77);
    assert_eq!(number("user_version"), 6);
    assert_eq!(rows::one::<String>(&world.folder, "PRAGMA journal_mode"), "wal");
}

#[test]
fn the_open_connection_is_set_as_it_should_be() {
    let folder = behaviour::world::folder();
    let world = World::closed(folder.path());
    let opened = sinew_companion::store::open(folder.path(), "a-device", world.now.wall).expect("it opens");
    let number = |pragma: &str| -> i64 {
        let query = format!("PRAGMA {pragma}");
        opened.store.read().query_row(&query, (), |row| row.get(0)).expect("a setting of the connection")
    };
    assert_eq!(number("synchronous"), 2, "FULL");
    assert_eq!(number("foreign_keys"), 1);
    assert_eq!(number("busy_timeout"), 5_000);
    assert_eq!(number("trusted_schema"), 0);
    assert_eq!(number("cell_size_check"), 1);
}

#[test]
fn one_device_stays_one_device() {
    let mut world = World::set_up(Legs::Left);
    world.run("kill\nopen\nkill\nopen");
    assert_eq!(rows::count(&world.folder, "device"), 1);
}

#[test]
fn a_newer_log_is_refused_and_not_changed() {
    let mut world = World::set_up(Legs::Left);
    world.kill();
    rusqlite::Connection::open(rows::path(&world.folder))
        .and_then(|c| c.pragma_update(None, "user_version", 7))
        .expect("a file of tomorrow");
    let before = files(&world.folder);
    let error = world.open().expect_err("it is newer");
    assert!(matches!(error, OpenError::Newer { found: 7, known: 6 }), "{error}");
    assert_eq!(WireError::from(&error).code, ErrorCode::LogNewer);
    assert_eq!(files(&world.folder), before);
}

/// The version of tomorrow stands only in the write-ahead log: that program was killed.
#[test]
fn a_log_that_is_newer_in_its_journal_is_refused_and_not_changed() {
    let mut world = World::set_up(Legs::Left);
    world.kill();
    let newer = rows::look(&world.folder);
    newer.pragma_update(None, "journal_mode", "WAL").expect("a journal");
    newer.pragma_update(None, "user_version", 7).expect("a file of tomorrow");
    drop(newer);
    let before = files(&world.folder);
    assert!(before.iter().any(|(name, bytes)| name == "sinew.db-wal" && !bytes.is_empty()), "the journal is there");
    let error = world.open().expect_err("it is newer");
    assert!(matches!(error, OpenError::Newer { found: 7, known: 6 }), "{error}");
    assert_eq!(files(&world.folder), before);
}

#[test]
fn the_database_of_another_program_is_refused_and_not_changed() {
    for (application_id, table) in [(0x4242, true), (0x4242, false), (0, true)] {
        let temporary = behaviour::world::folder();
        let foreign = rusqlite::Connection::open(rows::path(temporary.path())).expect("a database");
        foreign.pragma_update(None, "application_id", application_id).expect("another program's");
        if table {
            foreign
                .execute_batch("CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup')")
                .expect("a row");
        }
        drop(foreign);
        let before = files(temporary.path());
        let error = World::closed(temporary.path()).open().expect_err("it is not ours");
        assert!(matches!(error, OpenError::Foreign), "{application_id} {table}: {error}");
        assert_eq!(WireError::from(&error).code, ErrorCode::LogUnusable);
        assert_eq!(files(temporary.path()), before);
    }
}

#[test]
fn an_empty_file_is_a_fresh_log() {
    let temporary = behaviour::world::folder();
    fs::write(rows::path(temporary.path()), b"").expect("an empty file");
    let mut world = World::at(temporary.path());
    assert_eq!(world.companion().start_up().expect("it can be read").moved_aside, None);
    assert_eq!(rows::soundness(temporary.path()), "ok, 0 loose ends");
}

#[test]
fn a_second_copy_of_the_program_is_refused_and_the_first_goes_on() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nuntil rest");
    let error = World::closed(&world.folder).open().expect_err("it is in use");
    assert!(matches!(error, OpenError::InUse), "{error}");
    assert_eq!(WireError::from(&error).code, ErrorCode::LogInUse);
    world.run("play out");
    assert_eq!(rows::count(&world.folder, "session_set"), 6);
    world.kill();
    world.open().expect("the first has let go");
}

#[test]
fn a_folder_that_cannot_be_used_is_told() {
    let temporary = behaviour::world::folder();
    let file = temporary.path().join("a-file");
    fs::write(&file, b"not a folder").expect("a file");
    // A folder that nobody can write to, whoever asks: the kernel's own.
    for folder in [file.as_path(), &file.join("below"), Path::new("/proc/sinew")] {
        let error = World::closed(folder).open().expect_err("it cannot be used");
        assert!(matches!(error, OpenError::Io(_)), "{}: {error}", folder.display());
        let told = WireError::from(&error);
        assert_eq!(told.code, ErrorCode::LogUnusable);
        assert!(told.message.starts_with("the log's folder or file cannot be used: "), "{}", told.message);
    }
    assert_eq!(fs::read(&file).expect("it is still there"), b"not a folder");
}

#[test]
fn a_log_that_can_only_be_read_is_told_and_not_changed() {
    let mut world = World::set_up(Legs::Left);
    world.kill();
    let before = files(&world.folder);
    let Some(_mounted) = ReadOnly::mount(&world.folder) else {
        return read_only_by_rights(&mut world, &before);
    };
    let error = world.open().expect_err("it can only be read");
    assert_eq!(WireError::from(&error).code, ErrorCode::LogUnusable, "{error}");
    assert_eq!(files(&world.folder), before);
}

/// Whoever may not mount is somebody whom rights hold back.
fn read_only_by_rights(world: &mut World, before: &[(String, Vec<u8>)]) {
    let rights = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("ours");
    for entry in fs::read_dir(&world.folder).expect("a folder") {
        rights(&entry.expect("an entry").path(), 0o400);
    }
    rights(&world.folder, 0o500);
    let error = world.open().expect_err("it can only be read");
    rights(&world.folder, 0o700);
    assert_eq!(WireError::from(&error).code, ErrorCode::LogUnusable, "{error}");
    assert_eq!(files(&world.folder), before);
}

/// A folder seen through a mount that refuses every write.
struct ReadOnly(PathBuf);

impl ReadOnly {
    fn mount(folder: &Path) -> Option<Self> {
        let run = |args: &[&str]| {
            let done = std::process::Command::new("mount").args(args).arg(folder).output();
            done.is_ok_and(|out| out.status.success())
        };
        let source = folder.to_str()?;
        if !run(&["--bind", source]) {
            return None;
        }
        let mounted = Self(folder.to_owned());
        run(&["-o", "remount,bind,ro"]).then_some(mounted)
    }
}

impl Drop for ReadOnly {
    fn drop(&mut self) {
        let _done = std::process::Command::new("umount").arg(&self.0).output();
    }
}
