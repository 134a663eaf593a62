//! Out of one log and into another, and out again: the same bytes.

use std::fs;

use behaviour::take_along::{PASSPHRASE, bring_in, export, json, lay_down, look};
use behaviour::{World, rows};
use rusqlite::Connection;
use sinew_companion::store::tables::{DERIVED, FACTS};
use sinew_companion::wire::{EntryDraft, ExportKind, ImportTrouble, SetAmendment, SetOutcome, Theme};

use super::lived;

/// Rows of the first format, of every kind that it had.
const ONE: &str = r#"
    INSERT INTO device VALUES ('dev', 1);
    INSERT INTO setup VALUES ('s2', 'dev', 1764007200000, '2025-11-24', 'Europe/Berlin', 60, 'both', 'mid_portion', 1);
    INSERT INTO settings VALUES ('t1', 'dev', 1764007200000, '2025-11-24', 'Europe/Berlin', 60, '{"theme": "dark"}');
    INSERT INTO session VALUES ('a', 'dev', 1764007300000, '2025-11-24', 'Europe/Berlin', 60, 'evening', 'alfredson-1998', 1, '{"programme":"alfredson-1998","programme_name":"Alfredson heel drops","programme_version":1,"get_ready":{"secs":10,"nanos":0},"between":{"secs":60,"nanos":0},"order":"by_side","doses":[]}');
    INSERT INTO session_set VALUES ('a1', 'dev', 1764007400000, '2025-11-24', 'Europe/Berlin', 60, 'a', 1, 1, 'E01', 'left', 1, 1, 'done', NULL, 15, 15, 5.1, NULL, NULL, NULL, 0, 0, 1, NULL);
    INSERT INTO set_correction VALUES ('a2', 'dev', 1764007400001, '2025-11-24', 'Europe/Berlin', 60, 'a1', 15, 7.3);
    INSERT INTO session_end VALUES ('e1', 'dev', 1764007400002, '2025-11-24', 'Europe/Berlin', 60, 'a', 'completed', NULL, 1, 1);
    INSERT INTO session_report VALUES ('r1', 'dev', 1764007400003, '2025-11-24', 'Europe/Berlin', 60, 'a', 3, NULL, 6, 'windy'||char(0)||'wet "quoted" \ 🦵 مرحبا');
"#;
const FROZEN: [&str; 6] = [
    include_str!("../../schemas/1.sql"),
    include_str!("../../schemas/2.sql"),
    include_str!("../../schemas/3.sql"),
    include_str!("../../schemas/4.sql"),
    include_str!("../../schemas/5.sql"),
    include_str!("../../schemas/6.sql"),
];

#[test]
fn a_life_comes_back_byte_for_byte() {
    let world = lived();
    let out = json(&world.folder);
    assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok());
    let mut other = World::elsewhere();
    let found = look(&mut other, out.as_bytes());
    assert_eq!((found.problems.as_slice(), found.same), ([].as_slice(), 0));
    let brought = bring_in(&mut other, out.as_bytes());
    assert_eq!(brought, found, "the look is the import");
    assert_eq!(json(&other.folder), out);
    assert_eq!(rows::soundness(&other.folder), "ok, 0 loose ends");
    // It goes on from there as itself: what was set and asked for is there without a restart.
    assert_eq!(other.settings().theme, Theme::Dark);
    other.now = world.now;
    let now = other.now;
    let today = other.companion().today(&now).expect("today");
    assert_eq!((today.plans.len(), today.week[0].asks.len()), (1, 1));
    assert_eq!(other.sessions().expect("history").len(), 3);
    assert_eq!(other.companion().appointments(&now).expect("appointments").len(), 1);
    // Once more is nothing new.
    let again = bring_in(&mut other, out.as_bytes());
    assert_eq!((again.new, again.problems.len()), (0, 0));
    assert_eq!(again.same, found.new);
    assert_eq!(json(&other.folder), out);
}

/// What was put right, what was voided and what was written down come along, and are found there.
#[test]
fn the_past_put_right_and_the_journal_come_along() {
    let mut world = lived();
    let (now, sessions) = (world.now, world.sessions().expect("history"));
    let [newest, before, ..] = sessions.as_slice() else { panic!("{sessions:?}") };
    let detail = world.companion().session_detail(&newest.session_id).expect("it can be read");
    let set = detail.sets.iter().find(|set| set.set_id.is_some()).expect("a set that was reached");
    let amendment = SetAmendment {
        set_id: set.set_id.clone().expect("it was reached"),
        reps: 7.0,
        load_kg: Some(2.5),
        side: set.side,
        outcome: SetOutcome::Partial,
        reason: None,
    };
    world.companion().amend_set(&amendment, &now).expect("it is over");
    world.companion().void_session(&before.session_id, true, &now).expect("it is over");
    let entry = EntryDraft {
        id: None,
        day: None,
        mood: Some(4.0),
        motivation: None,
        confidence: None,
        feelings: Vec::new(),
        note: Some("A blustery café.".to_owned()),
    };
    world.companion().keep_entry(&entry, &now).expect("it is kept");
    world.companion().add_worry(None, Some("Will I be slow?"), &now).expect("in own words");
    world.settle();
    let out = json(&world.folder);
    let mut other = World::elsewhere();
    let found = bring_in(&mut other, out.as_bytes());
    assert_eq!(found.problems, []);
    assert_eq!(json(&other.folder), out);
    let there = other.companion().session_detail(&newest.session_id).expect("it can be read");
    assert_eq!(there.changes.len(), 1);
    assert_eq!(other.sessions().expect("history").len(), sessions.len() - 1, "what was voided is voided");
    assert_eq!(other.companion().search("cafe").expect("found").found.len(), 1, "without a word about its index");
    assert_eq!(rows::soundness(&other.folder), "ok, 0 loose ends");
}

#[test]
fn a_log_of_every_format_that_was_released_comes_back() {
    for (place, frozen) in FROZEN.iter().enumerate() {
        let temporary = behaviour::world::folder();
        let old = Connection::open(rows::path(temporary.path())).expect("a database");
        old.execute_batch(frozen).expect("what was frozen can be thawed");
        if place == 0 {
            old.execute_batch(ONE).expect("rows of that version");
        }
        old.pragma_update(None, "application_id", 0x5369_6e77).expect("ours");
        old.pragma_update(None, "user_version", place as i32 + 1).expect("of that version");
        drop(old);
        let mut world = World::at(temporary.path());
        if place > 0 {
            world.run("set up left mid-portion\nstart evening\nplay out\nreport 1 - -");
        }
        let out = json(temporary.path());
        let mut other = World::elsewhere();
        let found = bring_in(&mut other, out.as_bytes());
        assert_eq!(found.problems, [], "format {}", place + 1);
        assert!(found.lines.iter().any(|line| line.kind == "session" && line.new == 1), "{found:?}");
        assert_eq!(json(&other.folder), out, "format {}", place + 1);
    }
}

#[test]
fn every_table_is_of_facts_or_can_be_made_again() {
    let world = World::elsewhere();
    let connection = rows::look(&world.folder);
    let query =
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut statement = connection.prepare(query).expect("a query");
    let there: Vec<String> =
        statement.query_map((), |row| row.get(0)).expect("rows").map(|n| n.expect("a name")).collect();
    let known: Vec<&str> = FACTS.iter().map(|table| table.name).chain(DERIVED.iter().copied()).collect();
    for name in &there {
        assert!(known.contains(&name.as_str()), "{name} is in neither list: would it be exported?");
    }
    assert_eq!(there.len(), known.len(), "{known:?} of {there:?}");
    for table in FACTS {
        let sql: String = connection
            .query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [table.name], |row| row.get(0))
            .expect("it");
        for column in table.columns(&connection).expect("columns") {
            let json = sql.contains(&format!("json_valid({})", column.name));
            assert_eq!(json, table.json.contains(&column.name.as_str()), "{}.{}", table.name, column.name);
        }
    }
}

#[test]
fn the_order_is_the_same_each_time_and_after_a_restart() {
    let mut world = lived();
    let out = json(&world.folder);
    world.run("kill\nopen");
    assert_eq!(json(&world.folder), out);
}

#[test]
fn what_is_here_stays_and_what_is_new_is_added() {
    let mut world = lived();
    let before = json(&world.folder);
    world.run("start evening\nplay out\nreport 1 1 4");
    let after = json(&world.folder);
    // The older file into the newer log, and the newer file into the older log.
    assert_eq!(bring_in(&mut world, before.as_bytes()).new, 0);
    assert_eq!(json(&world.folder), after);
    let mut other = World::elsewhere();
    bring_in(&mut other, before.as_bytes());
    let found = bring_in(&mut other, after.as_bytes());
    let sessions = found.lines.iter().find(|line| line.kind == "session").expect("sessions");
    assert_eq!((sessions.new, sessions.same, sessions.from.as_deref()), (1, 3, Some("2026-11-24")));
    assert_eq!(json(&other.folder), after);
}

#[test]
fn what_the_person_chose_here_goes_on() {
    let out = json(&lived().folder);
    let mut other = World::elsewhere();
    other.accept();
    let now = other.now;
    let own = sinew_companion::wire::Settings { theme: Theme::Contrast, volume_percent: 30, ..other.settings() };
    other.companion().save_settings(own, &now).expect("they are kept");
    let found = bring_in(&mut other, out.as_bytes());
    assert!(found.keeps_settings);
    assert_eq!((other.settings().theme, other.settings().volume_percent), (Theme::Contrast, 30));
    other.run("kill\nopen");
    assert_eq!(other.settings().theme, Theme::Contrast);
    let device: String = other
        .companion()
        .start_up()
        .map(|_| rows::one(&other.folder, "SELECT id FROM device ORDER BY rowid LIMIT 1"))
        .expect("it starts");
    assert_eq!(rows::count(&other.folder, "device"), 2);
    other.run("start evening\nplay out");
    let writes: String = rows::one(&other.folder, "SELECT device_id FROM session ORDER BY rowid DESC LIMIT 1");
    assert_eq!(writes, device, "it writes under its own name");
}

#[test]
fn a_locked_file_opens_with_its_passphrase_and_the_age_tool_knows_it() {
    let mut world = lived();
    let folder = behaviour::world::folder();
    let path = export(&mut world, ExportKind::Locked, folder.path());
    let locked = fs::read(&path).expect("the file");
    assert!(locked.starts_with(b"age-encryption.org/v1\n-> scrypt "), "the head of the format");
    let plain = json(&world.folder);
    assert!(!locked.windows(9).any(|part| part == b"Alfredson"));
    let mut other = World::elsewhere();
    lay_down(&other, &locked);
    let now = other.now;
    let mut asked = |passphrase: Option<&str>| {
        let found = other.companion().look_at_import(passphrase, &now).expect("it is looked at");
        found.problems.first().map(|problem| problem.what)
    };
    assert_eq!(asked(None), Some(ImportTrouble::NeedsPassphrase));
    assert_eq!(asked(Some("slow heel drop")), Some(ImportTrouble::WrongPassphrase));
    assert_eq!(asked(Some(PASSPHRASE)), None);
    other.companion().import(Some(PASSPHRASE), &now).expect("it comes in");
    assert_eq!(json(&other.folder), plain);
    // Damage at any place is told, and so is a cut.
    let mut third = World::elsewhere();
    for damaged in
        [&locked[..locked.len() - 20], &locked[..200], &flipped(&locked, 300), &flipped(&locked, locked.len() - 5)]
    {
        lay_down(&third, damaged);
        let found = third.companion().import(Some(PASSPHRASE), &now).expect("it is read");
        assert_eq!(found.problems.last().map(|p| p.what), Some(ImportTrouble::Damaged), "{:?}", found.problems);
        assert_eq!(rows::count(&third.folder, "session"), 0);
    }
}

fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1;
    bytes
}
