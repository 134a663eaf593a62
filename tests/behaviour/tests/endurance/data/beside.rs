//! What a terminal is told beside an open window: by a reader that leaves no trace.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use behaviour::{World, rows};
use rusqlite::Connection;
use sinew_companion::{Doctor, RunsNow, Severity, doctor, status};

use super::lived;
use behaviour::disk::files;

fn severity(world: &World, what: Doctor) -> Severity {
    let found = doctor(&world.folder, &world.now);
    found.iter().filter(|finding| finding.what == what).map(|finding| finding.severity).max().expect("it is answered")
}

#[test]
fn it_tells_what_comes_next_while_a_session_plays() {
    let mut world = lived();
    let now = world.now;
    world.companion().back_up(&now).expect("a backup");
    world.run("start evening\nuntil rest");
    let before = files(&world.folder);
    let told = status(&world.folder, &world.now);
    assert_eq!(
        (told.running, told.format, told.sessions, told.trouble.as_deref()),
        (RunsNow::Yes, Some(sinew_companion::store::LATEST), Some(4), None)
    );
    // A morning that was cut short is offered again until its window is over: it is the one before this evening's.
    let next = told.next_session.expect("a session comes").with_timezone(&world.now.zone);
    assert!(next.format("%Y-%m-%d").to_string().as_str() >= "2026-11-24", "{next}");
    assert_eq!(told.last_backup.map(|at| at.date().to_string()).as_deref(), Some("2026-11-24"));
    assert!(told.bytes.is_some_and(|bytes| bytes > 0));
    assert_eq!(files(&world.folder), before, "not a byte was changed");
    world.run("play out");
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
}

#[test]
fn a_writer_does_not_wait_for_it_and_it_waits_for_no_writer() {
    let world = lived();
    let writer = rows::look(&world.folder);
    writer.execute_batch("BEGIN IMMEDIATE").expect("the writer's lock");
    assert_eq!(status(&world.folder, &world.now).trouble, None);
    assert_eq!(severity(&world, Doctor::Sound), Severity::Good);
    writer.execute_batch("ROLLBACK").expect("it ends");
}

#[test]
fn nothing_appears_where_nothing_runs() {
    let mut world = lived();
    world.kill();
    let names = |world: &World| {
        let mut names: Vec<_> =
            fs::read_dir(&world.folder).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
        names.sort();
        names
    };
    let before = names(&world);
    let told = status(&world.folder, &world.now);
    assert_eq!((told.running, told.sessions), (RunsNow::No, Some(3)));
    assert!(doctor(&world.folder, &world.now).iter().all(|finding| finding.severity != Severity::Bad));
    assert_eq!(names(&world), before);
    world.open().expect("the log opens");
}

#[test]
fn where_there_is_no_log_it_says_so() {
    let temporary = behaviour::world::folder();
    let world = World::closed(&temporary.path().join("log"));
    let told = status(&world.folder, &world.now);
    assert_eq!((told.running, told.bytes, told.next_session, told.trouble), (RunsNow::No, None, None, None));
    assert_eq!(severity(&world, Doctor::Log), Severity::Note);
    assert!(!world.folder.exists(), "and makes none");
}

#[test]
fn what_is_wrong_is_found() {
    let mut world = lived();
    world.kill();
    assert_eq!(severity(&world, Doctor::Format), Severity::Good);
    fs::set_permissions(&world.folder, fs::Permissions::from_mode(0o755)).expect("ours");
    assert_eq!(severity(&world, Doctor::Rights), Severity::Note);
    fs::set_permissions(&world.folder, fs::Permissions::from_mode(0o700)).expect("ours");
    let direct = Connection::open(rows::path(&world.folder)).expect("a database");
    direct
        .execute_batch("PRAGMA foreign_keys = OFF; DROP TRIGGER session_is_kept; DELETE FROM session")
        .expect("damage");
    assert_eq!(severity(&world, Doctor::References), Severity::Bad);
    direct.pragma_update(None, "user_version", 99).expect("of tomorrow");
    drop(direct);
    assert_eq!(severity(&world, Doctor::Format), Severity::Bad);
    assert_eq!(status(&world.folder, &world.now).format, Some(99));
    let path = rows::path(&world.folder);
    let mut bytes = fs::read(&path).expect("its bytes");
    let half = bytes.len() / 2;
    bytes[half..].fill(0x55);
    fs::write(&path, bytes).expect("damage");
    assert_eq!(severity(&world, Doctor::Sound), Severity::Bad);
    assert_eq!(severity(&world, Doctor::Place), Severity::Good);
    assert_eq!(severity(&world, Doctor::Room), Severity::Good);
}
