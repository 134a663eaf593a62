//! A disk that runs out of room in the middle of a session, and the same story on each kind of it.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::world::AchillesSite;
use crate::{World, rows};
use sinew_companion::wire::{
    AskMark, ByHandDose, ByHandDraft, EntryDraft, ErrorCode, Leg, Legs, Report, SetAmendment, SetOutcome, SlotName,
    Status, WireError,
};

/// What can be done to the room that is left.
pub trait Disk {
    /// From now on nothing can be written that needs more room.
    fn fill(&mut self);
    fn free(&mut self);
}

/// The room goes after the first set and comes back before the end: the session goes on, and nothing is lost.
pub fn room_comes_back(world: &mut World, disk: &mut impl Disk) -> String {
    world.answer(Legs::Left, AchillesSite::MidPortion);
    world.run("start evening\nuntil rest");
    disk.fill();
    let full = world.run("until rest\ncorrect last 14 5kg\nsnapshot\nuntil rest\nsnapshot\nhistory\ndetail\nrows");
    disk.free();
    full + &world.run("+6s\nsnapshot\nplay out\nsnapshot\nrows\ninterrupted")
}

/// The room goes and the session ends without it: all of it is still shown, and kept as soon as it can be.
pub fn ended_without_room(world: &mut World, disk: &mut impl Disk) -> String {
    world.answer(Legs::Left, AchillesSite::MidPortion);
    world.run("start evening\nuntil rest");
    disk.fill();
    world.run("until rest\nend session time");
    let now = world.now;
    let snapshot = world.snapshot().expect("its end is on show");
    assert_eq!((snapshot.status, snapshot.unsaved), (Status::Ended, 2), "a set and the end");
    let today = world.companion().today(&now).expect("today can be told");
    let evening = today.asks.iter().find(|ask| ask.key.slot == SlotName::Evening).map(|ask| ask.mark);
    assert_eq!(evening, Some(AskMark::Partial), "two sets were done, kept or not");

    let report = Report {
        session_id: snapshot.session_id,
        pain_during: Some(1.0),
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        feels: Vec::new(),
        note: Some("a note ".repeat(500)),
    };
    let refused = world.companion().save_report(&report, &now).expect_err("there is no room");
    assert_eq!(refused.code, ErrorCode::NotSaved);
    let play = world.play(SlotName::Morning);
    let refused = world.companion().start_session(&play, &now).expect_err("there is no room");
    assert_eq!(refused.code, ErrorCode::NotSaved);
    for refused in [world.companion().save_interrupted(&now).map(|_| ()), world.companion().discard_interrupted(&now)] {
        assert_eq!(refused.map_err(|e| e.code), Err(ErrorCode::NoSession), "it ended, it was not interrupted");
    }
    let full = world.run("interrupted\nhistory\ndetail\ncorrect 2 13\ndetail\nrows");

    disk.free();
    let told = full + &world.run("+6s\nsnapshot\nrows");
    let now = world.now;
    world.companion().save_report(&report, &now).expect("there is room again");
    world.settle();
    assert_eq!(rows::count(&world.folder, "session_report"), 1);
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
    told + &world.run("kill\nopen\ninterrupted\nhistory")
}

/// The room goes while reminders go on: they are shown all the same, it is told for as long as it is so, and every step is
/// kept once there is room again.
pub fn reminded_without_room(world: &mut World, disk: &mut impl Disk) -> String {
    world.answer(Legs::Left, AchillesSite::MidPortion);
    world.minded = true;
    world.run("+1m");
    disk.fill();
    let before = world.reminders_told;
    let full = world.run("+20m\nnow");
    let told = world.reminders_told;
    world.run("+1m");
    assert!(told > before && world.reminders_told == told, "no try of the disk is told by itself");
    disk.free();
    full + &world.run("+6s\nnow\nlog\nkilled\nlog")
}

/// The room goes, and everything that can be put right is tried: nothing of it is in the file, and all of it can be done
/// once there is room again.
pub fn amended_without_room(world: &mut World, disk: &mut impl Disk) -> String {
    world.answer(Legs::Left, AchillesSite::MidPortion);
    world.run("start evening\nplay out\nreport 2 1 5\n+24h\ncorrect 1 14");
    let now = world.now;
    let yesterday = world.companion().past_day(None, &now).expect("it is over");
    let id = world.sessions().expect("it can be read")[0].session_id.clone();
    let detail = world.companion().session_detail(&id).expect("it can be read");
    let (set_id, change) = (detail.sets[1].set_id.clone().expect("it was reached"), detail.changes[0].id.clone());
    let facts = |world: &World| {
        let tables = ["session", "session_set", "session_end", "life", "set_correction", "session_report", "amendment"];
        let more = ["journal_entry", "worry", "search"];
        tables.iter().chain(&more).map(|table| rows::count(&world.folder, table)).collect::<Vec<_>>()
    };
    let before = facts(world);
    disk.fill();
    let mut told = String::new();
    let mut say = |what: &str, answer: Result<(), WireError>| {
        told += &format!("{what}: {}\n", answer.map_or_else(|e| format!("{:?}", e.code), |()| "kept".to_owned()));
    };
    // More than a page that is already there may hold.
    let long = "a note that needs room ".repeat(170);
    let amendment = SetAmendment {
        set_id: set_id.clone(),
        reps: 12.0,
        load_kg: None,
        side: Some(Leg::Left),
        outcome: SetOutcome::Partial,
        reason: None,
    };
    let report = Report {
        session_id: id.clone(),
        pain_during: Some(3.0),
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        feels: Vec::new(),
        note: Some(long.clone()),
    };
    let entry = EntryDraft {
        id: None,
        day: None,
        mood: Some(3.0),
        motivation: None,
        confidence: None,
        feelings: Vec::new(),
        note: Some(long),
    };
    let done = ByHandDose {
        exercise: "E01".to_owned(),
        side: Some(Leg::Left),
        sets: 3,
        reps: Some(15),
        load_kg: None,
        reason: None,
    };
    let by_hand = ByHandDraft {
        key: yesterday.asks[0].key.clone(),
        done: vec![done],
        pain_during: None,
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        note: None,
    };
    say("a set", world.companion().amend_set(&amendment, &now));
    say("a voided set", world.companion().void_set(&set_id, true, &now));
    say("the answers", world.companion().save_report(&report, &now));
    say("the session", world.companion().void_session(&id, true, &now));
    say("undoing", world.companion().undo_change(&id, &change, &now));
    say("an entry", world.companion().keep_entry(&entry, &now).map(|_| ()));
    say("a worry", world.companion().add_worry(Some("plateau"), None, &now).map(|_| ()));
    say("a session of yesterday", world.companion().log_by_hand(&by_hand, &now).map(|_| ()));
    world.settle();
    assert_eq!(facts(world), before, "nothing half");
    disk.free();
    world.companion().amend_set(&amendment, &now).expect("there is room again");
    world.companion().save_report(&report, &now).expect("there is room again");
    world.companion().keep_entry(&entry, &now).expect("there is room again");
    world.settle();
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
    let found = world.companion().search("needs room").expect("any text may be typed").found;
    let journal = found.iter().filter(|f| f.what == sinew_companion::wire::FoundIn::Journal).count();
    let count = |table: &str| rows::count(&world.folder, table);
    let (changes, corrections, entries) = (count("amendment"), count("set_correction"), count("journal_entry"));
    told + &format!("with room again: {changes} changes, {corrections} corrections, {entries} entry, found {journal}\n")
}

/// A disk of its own in memory, which only some may make.
pub struct SmallDisk(pub PathBuf);

impl SmallDisk {
    /// Room for the journal of a whole session, and no more.
    pub fn mount(at: &Path) -> Option<Self> {
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=16m", "sinew-test"]).arg(at).output();
        mount.is_ok_and(|out| out.status.success()).then(|| Self(at.to_owned()))
    }

    fn ballast(&self) -> PathBuf {
        self.0.join("ballast")
    }
}

impl Disk for SmallDisk {
    fn fill(&mut self) {
        let mut file = OpenOptions::new().create(true).append(true).open(self.ballast()).expect("a file");
        while file.write_all(&[0; 4096]).is_ok() {}
    }

    fn free(&mut self) {
        fs::remove_file(self.ballast()).expect("the ballast is ours");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _done = Command::new("umount").arg("--lazy").arg(&self.0).output();
    }
}

/// Every file with what is in it. The index of the journal is only memory that is shared.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry"))
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .filter(|(name, path)| !name.ends_with("-shm") && name != "sinew.lock" && path.is_file())
        .map(|(name, path)| (name, fs::read(path).expect("its bytes")))
        .collect();
    files.sort();
    files
}
