//! A disk that runs out of room in the middle of a session, and the same story on each kind of it.

use crate::world::AchillesSite;
use crate::{World, rows};
use sinew_companion::wire::{AskMark, ErrorCode, Legs, Report, SlotName, Status};

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
