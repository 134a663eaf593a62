//! What comes in over the wire and is refused: every problem is named, and nothing is changed.

use behaviour::{World, rows};
use sinew_companion::wire::{Correction, ErrorCode, Legs, Report, Settings, Setup};

#[test]
fn settings_out_of_range_are_refused_with_every_problem() {
    let mut world = World::set_up(Legs::Left);
    let (before, now) = (world.settings(), world.now);
    let wrong = Settings {
        lower_ms: 2_999,
        raise_ms: 5_001,
        rest_ms: 0,
        get_ready_ms: 60_001,
        volume_percent: 101,
        text_percent: u32::MAX,
        ..before.clone()
    };
    let refused = world.companion().save_settings(wrong, &now).expect_err("all of it is out of range");
    assert_eq!(refused.code, ErrorCode::Invalid);
    let fields: Vec<&str> = refused.detail.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(fields, ["lower_ms", "raise_ms", "rest_ms", "get_ready_ms", "volume_percent", "text_percent"]);
    assert_eq!(world.settings(), before);
    assert_eq!(rows::count(&world.folder, "settings"), 0);
}

#[test]
fn settings_are_asked_of_the_next_session_and_outlast_the_program() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let slower = Settings { lower_ms: 5_000, raise_ms: 3_000, rest_ms: 90_000, ..world.settings() };
    world.companion().save_settings(slower.clone(), &now).expect("they are in range");
    world.kill();
    world.open().expect("the log opens");
    assert_eq!(world.settings(), slower);
    world.run("start evening\nuntil rest\nuntil rest\nend session");
    let set: String = rows::one(
        &world.folder,
        "SELECT lower_ms || ' ' || raise_ms || ' ' || under_tension_ms || ' ' || gap_ms FROM session_set WHERE set_no = 2",
    );
    assert_eq!(set, "5000 3000 75000 90000");
}

#[test]
fn numbers_that_no_body_does_are_refused() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nuntil rest");
    let (set_id, now) = (world.snapshot().and_then(|s| s.last_set).expect("a set was done").set_id, world.now);
    let wrong = [
        (-1.0, None, 1),
        (10_000.0, None, 1),
        (12.5, None, 1),
        (f64::NAN, Some(f64::NAN), 2),
        (f64::INFINITY, Some(-0.1), 2),
        (12.0, Some(f64::NAN), 1),
        (12.0, Some(501.0), 1),
    ];
    for (reps, load_kg, problems) in wrong {
        let correction = Correction { set_id: set_id.clone(), reps, load_kg };
        let refused = world.companion().correct_set(&correction, &now).expect_err("out of range");
        assert_eq!((refused.code, refused.detail.len()), (ErrorCode::Invalid, problems), "{correction:?}");
    }
    world.settle();
    assert_eq!(rows::count(&world.folder, "set_correction"), 0);
}

#[test]
fn a_report_out_of_range_is_refused_whole() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nuntil rest\nend session");
    let (session_id, now) = (rows::one::<String>(&world.folder, "SELECT id FROM session"), world.now);
    let report = Report {
        session_id: session_id.clone(),
        pain_during: Some(11.0),
        pain_after: Some(-1.0),
        effort: Some(2.5),
        signs: None,
        course: None,
        feels: Vec::new(),
        note: Some("a".repeat(4 << 20)),
    };
    let refused = world.companion().save_report(&report, &now).expect_err("out of range");
    assert_eq!((refused.code, refused.detail.len()), (ErrorCode::Invalid, 4));
    assert!(refused.message.len() < 1_000, "four megabytes are not sent back");
    assert_eq!(rows::count(&world.folder, "session_report"), 0);

    let longest = Report {
        pain_during: None,
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        feels: Vec::new(),
        note: Some("ü".repeat(4_000)),
        ..report
    };
    world.companion().save_report(&longest, &now).expect("four thousand letters are allowed");
    let kept: i64 = rows::one(&world.folder, "SELECT length(note) FROM session_report");
    assert_eq!(kept, 4_000);
}

#[test]
fn a_note_may_hold_anything_that_can_be_written() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nend session");
    let (session_id, now) = (rows::one::<String>(&world.folder, "SELECT id FROM session"), world.now);
    for note in ["'); DROP TABLE session; --", "zero \0 inside", "\u{202e}right to left", "🦶🏽"] {
        let report = Report {
            session_id: session_id.clone(),
            pain_during: None,
            pain_after: None,
            effort: None,
            signs: None,
            course: None,
            feels: Vec::new(),
            note: Some(note.to_owned()),
        };
        world.companion().save_report(&report, &now).expect("it is kept");
        let detail = world.companion().session_detail(&session_id).expect("it can be read");
        assert_eq!(detail.note.as_deref(), Some(note));
    }
}

#[test]
fn ids_that_nobody_has_are_refused() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let nobody = "00000000-0000-7000-8000-000000000000".to_owned();
    let correction = Correction { set_id: nobody.clone(), reps: 1.0, load_kg: None };
    assert_eq!(world.companion().correct_set(&correction, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(world.companion().session_detail(&nobody).map(|_| ()).map_err(|e| e.code), Err(ErrorCode::NotFound));
    let report = Report {
        session_id: nobody,
        pain_during: None,
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        feels: Vec::new(),
        note: None,
    };
    assert_eq!(world.companion().save_report(&report, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
}

#[test]
fn an_older_disclaimer_is_not_accepted() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let setup = Setup { disclaimer: 0 };
    let refused = world.companion().set_up(&setup, &now).expect_err("it was not accepted");
    assert_eq!(refused.code, ErrorCode::Invalid);
    assert_eq!(rows::count(&world.folder, "acceptance"), 1);
}
