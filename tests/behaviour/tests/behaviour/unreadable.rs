//! A log that cannot be read is moved aside with its date, never deleted, and a new one works.

use std::fs;

use behaviour::{World, rows};
use sinew_companion::wire::Legs;

use behaviour::disk::files;

/// How a disk spoils a file.
type Spoil = fn(&mut Vec<u8>);

#[test]
fn it_is_moved_aside_and_a_new_log_works() {
    let cases: [(&str, Spoil); 7] = [
        ("another kind of file", |bytes| *bytes = b"Dear diary, ".repeat(1_000)),
        ("a few bytes", |bytes| *bytes = b"SQLite".to_vec()),
        ("nothing but zeros", |bytes| bytes.fill(0)),
        ("cut in the first page", |bytes| bytes.truncate(2_000)),
        ("cut in the middle", |bytes| bytes.truncate(bytes.len() / 2)),
        ("its header", |bytes| bytes[16..60].fill(0xff)),
        ("pages in the middle", |bytes| {
            let middle = bytes.len() / 2 / 4096 * 4096;
            bytes[middle..middle + 8192].iter_mut().for_each(|b| *b ^= 0xa5);
        }),
    ];
    let whole = {
        let mut world = World::set_up(Legs::Left);
        world.run("start evening\nplay out\nreport 1 2 3\nkill");
        fs::read(rows::path(&world.folder)).expect("its bytes")
    };
    for (what, spoil) in cases {
        let mut world = World::new();
        world.kill();
        let path = rows::path(&world.folder);
        let mut bytes = whole.clone();
        spoil(&mut bytes);
        fs::write(&path, &bytes).expect("it is spoilt");

        world.open().unwrap_or_else(|error| panic!("{what}: {error}"));
        let start_up = world.companion().start_up().expect("it can be read");
        let aside = start_up.moved_aside.unwrap_or_else(|| panic!("{what}: it was not noticed"));
        // In universal time: the zone is the person's, the file's name is not.
        assert_eq!(aside, "sinew-unreadable-2026-11-23-173000.db", "{what}");
        assert_eq!(fs::read(world.folder.join(&aside)).expect("it is kept"), bytes, "{what}");
        assert_eq!(start_up.setup, None, "{what}");

        world.run("set up left mid-portion\nstart evening\nplay out");
        assert_eq!(rows::count(&world.folder, "session_set"), 6, "{what}");
        assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends", "{what}");
        world.run("kill\nopen");
        assert_eq!(world.companion().start_up().expect("it can be read").moved_aside, None, "{what}: told once");
    }
}

#[test]
fn two_in_one_second_are_both_kept() {
    let temporary = behaviour::world::folder();
    let mut world = World::closed(temporary.path());
    for text in ["first", "second"] {
        fs::write(rows::path(temporary.path()), text.repeat(500)).expect("a file");
        world.open().expect("a new log");
        world.kill();
        for left in ["-wal", "-shm"] {
            let _absent = fs::remove_file(temporary.path().join(format!("sinew.db{left}")));
        }
    }
    let kept: Vec<String> = files(temporary.path()).into_iter().map(|(name, _)| name).collect();
    assert_eq!(kept, ["sinew-unreadable-2026-11-23-173000-1.db", "sinew-unreadable-2026-11-23-173000.db", "sinew.db"]);
}

#[test]
fn its_journal_goes_with_it() {
    let mut world = World::set_up(Legs::Left);
    world.kill();
    let path = rows::path(&world.folder);
    let journal = world.folder.join("sinew.db-wal");
    fs::write(&path, b"no database at all ".repeat(300)).expect("it is spoilt");
    fs::write(&journal, b"what was left of it").expect("a journal");
    world.open().expect("a new log");
    let aside = world.folder.join("sinew-unreadable-2026-11-23-173000.db-wal");
    assert_eq!(fs::read(aside).expect("it is kept"), b"what was left of it");
    world.answer(Legs::Both, behaviour::world::AchillesSite::MidPortion);
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
}
