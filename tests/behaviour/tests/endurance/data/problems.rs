//! Files that are not as they should be: every problem is told, and nothing is changed.

use behaviour::take_along::{bring_in, json, lay_down, look, problems};
use behaviour::{World, rows};
use sinew_companion::wire::{ErrorCode, ImportTrouble};

use super::lived;

fn troubles(file: &str) -> Vec<String> {
    troubles_in(&mut World::elsewhere(), file)
}

/// Brought in and looked at alike, and the log is as it was.
fn troubles_in(world: &mut World, file: &str) -> Vec<String> {
    let before = json(&world.folder);
    let found = look(world, file.as_bytes());
    assert_eq!(bring_in(world, file.as_bytes()), found);
    assert_eq!(json(&world.folder), before, "nothing was changed");
    assert!(!found.problems.is_empty(), "something is wrong with it");
    problems(&found)
}

#[test]
fn what_is_no_file_of_ours_is_told() {
    let first = |file: &str| troubles(file).swap_remove(0);
    for (file, what) in [
        ("", "Truncated"),
        ("hello", "NotJson"),
        ("[1, 2]", "NotOurs"),
        ("{}", "NotOurs"),
        ("{\"sinew\": \"log\"}", "NotOurs"),
        ("{\"tables\": {}}", "NotOurs"),
        ("{\"sinew\": \"recipes\", \"format\": 1, \"tables\": {}}", "NotOurs"),
        ("{\"sinew\": \"log\", \"format\": 0, \"tables\": {}}", "NotOurs"),
        ("{\"sinew\": \"log\", \"format\": \"1\", \"tables\": {}}", "NotOurs"),
        ("{\"sinew\": \"log\", \"format\": 2, \"tables\": {\"anything\": 7}}", "Newer"),
        ("{\"format\": 1, \"sinew\": \"log\", \"tables\": {}} and more", "NotJson"),
        ("{\"format\": 1, \"sinew\": \"log\", \"tables\": [1]}", "NotOurs"),
        ("{\"format\": 1, \"sinew\": \"log\", \"tables\": {\"session\": 3}}", "NotOurs"),
        ("\u{0}\u{1}\u{2}", "NotJson"),
    ] {
        assert_eq!(first(file), format!("{what} - - -"), "{file}");
    }
    assert!(
        bring_in(&mut World::elsewhere(), b"{\"format\": 1, \"sinew\": \"log\", \"tables\": {}}").problems.is_empty()
    );
    assert_eq!(look(&mut World::elsewhere(), b"\xff\xfe\x00{").problems[0].what, ImportTrouble::NotJson);
}

#[test]
fn a_file_that_was_cut_off_is_told_wherever_it_was_cut() {
    let out = json(&lived().folder);
    let mut world = World::elsewhere();
    for part in 1..40 {
        let mut at = out.len() * part / 40;
        while !out.is_char_boundary(at) {
            at -= 1;
        }
        let found = bring_in(&mut world, &out.as_bytes()[..at]);
        assert_eq!(found.problems.last().map(|p| p.what), Some(ImportTrouble::Truncated), "{:?}", found.problems);
        assert_eq!(rows::count(&world.folder, "life"), 0);
    }
}

#[test]
fn every_problem_of_a_file_is_told_at_once() {
    let out = json(&lived().folder);
    let mut file: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let tables = file["tables"].as_object_mut().expect("tables");
    let set = |tables: &mut serde_json::Map<String, serde_json::Value>,
               table: &str,
               row: usize,
               column: &str,
               to: serde_json::Value| {
        tables[table][row][column] = to;
    };
    tables.insert("dreams".to_owned(), serde_json::json!([{ "id": 1 }]));
    set(tables, "session_report", 0, "pain_during", 11.into());
    set(tables, "session_report", 0, "note", 7.into());
    set(tables, "session_set", 0, "session_id", "nobody".into());
    set(tables, "session_set", 1, "side", "middle".into());
    set(tables, "session_set", 2, "mood", "good".into());
    set(tables, "session", 0, "prescription", serde_json::json!({ "doses": 3 }));
    set(tables, "session", 1, "zone", "Mars/Olympus".into());
    set(tables, "session", 2, "day", "yesterday".into());
    set(tables, "life", 1, "at_ms", 4_102_444_800_000_i64.into());
    set(tables, "life", 0, "value", serde_json::json!({ "kind": "levitation" }));
    set(tables, "session_end", 0, "active_ms", serde_json::json!(1.5));
    set(tables, "settings", 0, "value", serde_json::Value::Null);
    tables["acceptance"][0].as_object_mut().expect("a row").remove("day");
    let twice = tables["reminder_choice"][0].clone();
    tables["reminder_choice"].as_array_mut().expect("rows").push(twice);
    tables["shelf"] = serde_json::json!(["a row"]);
    let told = troubles(&file.to_string());
    for expected in [
        "UnknownTable dreams - -",
        "WrongType session_report 1 note",
        "WrongType session_set 2 -",
        "UnknownColumn session_set 3 mood",
        "Unreadable session 1 prescription",
        "Unreadable session 2 zone",
        "Unreadable session 3 day",
        "Future life 2 at_ms",
        "Unreadable life 1 value",
        "WrongType session_end 1 active_ms",
        "WrongType settings 1 value",
        "MissingColumn acceptance 1 day",
        "Twice reminder_choice 2 -",
        "WrongType shelf 1 -",
    ] {
        assert!(told.iter().any(|line| line == expected), "{expected} in {told:#?}");
    }
    assert!(told.iter().any(|line| line.starts_with("PointsNowhere session_set")), "{told:#?}");
}

#[test]
fn a_row_that_names_nobody_is_told() {
    let out = json(&lived().folder);
    let mut file: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    file["tables"]["session_end"] = serde_json::json!([]);
    let told = troubles(&file.to_string());
    // The marks of sessions that have no end any more.
    assert_eq!(told.iter().filter(|line| line.starts_with("PointsNowhere life")).count(), 3, "{told:?}");
    let mut file: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let device = file["tables"]["device"][0]["id"].clone();
    file["tables"]["life"].as_array_mut().expect("rows").push(serde_json::json!({
        "id": "q", "device_id": device, "at_ms": 1, "day": "2026-11-23", "zone": "UTC",
        "offset_min": 0, "kind": "question_done", "value": { "kind": "question_done", "question": "none" },
    }));
    assert_eq!(troubles(&file.to_string()), ["PointsNowhere life - -"]);
}

#[test]
fn the_same_entry_with_another_content_is_a_conflict_and_nothing_comes_in() {
    let mut world = lived();
    let out = json(&world.folder);
    let other = out.replace("<b>windy</b> & wet", "calm");
    assert_eq!(troubles_in(&mut world, &other), ["Conflict session_report 1 -"]);
    // The order of an object's fields and the space around them are no content.
    let mut file: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    file["tables"]["life"][0]["value"] = file["tables"]["life"][0]["value"].clone();
    let pretty = serde_json::to_string_pretty(&file).expect("text");
    assert_eq!(look(&mut world, reordered(&pretty).as_bytes()).problems, []);
    // Another thing of the person's own under the same name and number.
    let own = |id: &str, name: &str| {
        format!(
            "{{\"format\":1,\"sinew\":\"log\",\"tables\":{{\"device\":[{{\"id\":\"d\",\"made_ms\":1}}],\"own_record\":[{{\"id\":\"{id}\",\
             \"device_id\":\"d\",\"at_ms\":1,\"day\":\"2026-11-23\",\"zone\":\"UTC\",\"offset_min\":0,\"kind\":\"exercise\",\
             \"name_id\":\"{name}\",\"version\":1,\"record\":null}}]}}}}"
        )
    };
    assert_eq!(bring_in(&mut world, own("one", "mine").as_bytes()).problems, []);
    assert_eq!(troubles_in(&mut world, &own("two", "mine")), ["Conflict own_record 1 -"]);
}

/// Whoever names the tables in front of the version is not read by it: the head comes first.
fn reordered(pretty: &str) -> String {
    let file: serde_json::Value = serde_json::from_str(pretty).expect("JSON");
    format!("{{ \"sinew\" : \"log\",\r\n\"format\" :1 , \"tables\": {} }}", file["tables"])
}

#[test]
fn what_looks_like_a_page_stays_text() {
    let mut other = World::elsewhere();
    bring_in(&mut other, json(&lived().folder).as_bytes());
    assert_eq!(rows::one::<String>(&other.folder, "SELECT note FROM session_report"), "<b>windy</b> & wet");
}

#[test]
fn a_row_and_a_file_have_an_end() {
    let head = "{\"format\":1,\"sinew\":\"log\",\"tables\":{\"shelf\":[";
    let long = format!("{head}{{\"id\":\"{}\"}}]}}}}", "x".repeat(17 << 20));
    assert_eq!(troubles(&long), ["TooLarge - - -"]);
    let many = format!("{head}{}]}}}}", vec!["1"; 1_000_001].join(","));
    let mut world = World::elsewhere();
    let found = look(&mut world, many.as_bytes());
    assert_eq!(found.problems.len(), 200, "no more are listed");
    assert_eq!(found.more_problems, 1_000_000 - 200 + 1, "and the rest is counted, with the end");
}

#[test]
fn deep_nests_and_odd_numbers_break_nothing() {
    let row = |value: &str| {
        format!(
            "{{\"format\":1,\"sinew\":\"log\",\"tables\":{{\"device\":[{{\"id\":\"d\",\"made_ms\":1}}],\"shelf\":[{{\"id\":\"s\",\
             \"device_id\":\"d\",\"at_ms\":1,\"day\":\"2026-11-23\",\"zone\":\"UTC\",\"offset_min\":0,\"value\":{value}}}]}}}}"
        )
    };
    for value in
        [&"[".repeat(100_000), "1e999", "-", "\"\\ud800\"", &format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000))]
    {
        let told = troubles(&row(value));
        assert!(!told.is_empty(), "{told:?}");
    }
}

#[test]
fn nothing_comes_in_while_a_session_is_on() {
    let out = json(&lived().folder);
    let mut world = lived();
    world.run("start evening\nuntil rest");
    lay_down(&world, out.as_bytes());
    let now = world.now;
    assert_eq!(world.companion().import(None, &now).map_err(|e| e.code), Err(ErrorCode::SessionRunning));
    assert_eq!(world.companion().look_at_import(None, &now).map_err(|e| e.code), Err(ErrorCode::SessionRunning));
}

#[test]
fn a_file_comes_in_parts() {
    use sinew_companion::take_part;
    use sinew_companion::wire::ImportPart;
    let out = json(&lived().folder);
    let mut world = World::elsewhere();
    let part = |first, base64: &str| ImportPart { first, base64: base64.to_owned() };
    take_part(&world.folder, &part(true, "SGVsbG8=")).expect("an older one");
    for (place, bytes) in out.as_bytes().chunks(999).enumerate() {
        take_part(&world.folder, &part(place == 0, &base64(bytes))).expect("it is taken");
    }
    let now = world.now;
    let found = world.companion().import(None, &now).expect("it comes in");
    assert_eq!(found.problems, []);
    assert_eq!(json(&world.folder), out);
    assert!(!world.folder.join("incoming.part").exists(), "it is not kept twice");
    for wrong in [part(true, "not base64!"), part(false, &"A".repeat(4 << 20))] {
        assert_eq!(take_part(&world.folder, &wrong).map_err(|e| e.code), Err(ErrorCode::Invalid));
    }
}

/// RFC 4648, as a browser writes it.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0u32, |n, byte| n << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let letters = (0..4).map(|place| char::from(LETTERS[(number >> (18 - 6 * place) & 63) as usize]));
        out.extend(letters.take(three.len() + 1));
        out.push_str(&"=".repeat(3 - three.len()));
    }
    out
}
