//! What is written out for other programs, read by other readers than our own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use behaviour::take_along::{export, json};
use behaviour::{World, rows};
use sinew_companion::store::tables::FACTS;
use sinew_companion::wire::{ErrorCode, ExportDraft, ExportKind};

use super::lived;

/// Reads every table of a folder with Python's own reader, and prints them as JSON.
const PYTHON: &str = "
import csv, json, os, sys
csv.field_size_limit(1 << 30)
tables = {}
for name in os.listdir(sys.argv[1]):
    with open(os.path.join(sys.argv[1], name), newline='', encoding=sys.argv[2]) as file:
        tables[name] = list(csv.reader(file, strict=True))
json.dump(tables, sys.stdout)
";

/// Rows of fields, the names first, by the names of the files.
fn read_csv(folder: &Path, encoding: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let out = Command::new("python3").args(["-c", PYTHON]).arg(folder).arg(encoding).output().expect("python3");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("rows")
}

#[test]
fn each_table_has_its_rows_and_the_names_of_its_columns() {
    let mut world = lived();
    let folder = behaviour::world::folder();
    let path = export(&mut world, ExportKind::Csv, folder.path());
    assert_eq!(path.file_name().expect("a name"), "sinew-tables-2026-11-24");
    let mut names: Vec<String> = fs::read_dir(&path)
        .expect("a folder")
        .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let mut expected: Vec<String> =
        FACTS.iter().map(|t| format!("{}.csv", t.name)).chain(["overview.csv".to_owned()]).collect();
    expected.sort();
    assert_eq!(names, expected);
    let tables = read_csv(&path, "utf-8-sig");
    for table in FACTS {
        let read = &tables[&format!("{}.csv", table.name)];
        let columns: Vec<String> =
            table.columns(&rows::look(&world.folder)).expect("columns").into_iter().map(|c| c.name).collect();
        let told: Vec<String> = read[0].iter().filter(|name| *name != "at").cloned().collect();
        assert_eq!(told, columns, "{}", table.name);
        assert_eq!(read.len() as i64 - 1, rows::count(&world.folder, table.name), "{}", table.name);
        assert!(read.iter().all(|row| row.len() == read[0].len()));
    }
    let overview = &tables["overview.csv"];
    let first: Vec<(&str, &str)> =
        overview[0].iter().zip(&overview[1]).map(|(name, field)| (name.as_str(), field.as_str())).collect();
    for expected in [
        ("day", "2026-11-23"),
        ("started_at", "2026-11-23T18:30:00.000+01:00"),
        ("programme", "Alfredson heel drops"),
        ("slot", "evening"),
        ("ended", "completed"),
        ("sets_done", "6"),
        ("reps", "89"),
        ("pain_during_0_to_10", "2"),
        ("note", "<b>windy</b> & wet"),
    ] {
        assert!(first.contains(&expected), "{expected:?} in {first:?}");
    }
    assert_eq!(overview.len(), 4);
}

#[test]
fn every_text_survives_and_none_is_a_formula() {
    let texts = [
        "=1+1",
        "+49 30",
        "-",
        "@home",
        "\tindented",
        "\rreturned",
        "a \"quoted\" word",
        "a, b; c",
        "two\r\nlines\n",
        "nul\0nul",
        "🦵🏽 ünïcödé",
        "مرحبا بالعالم",
        " ",
        "",
        "'=1",
        &"long ".repeat(200_000),
    ];
    let world = World::set_up(sinew_companion::wire::Legs::Left);
    let connection = rows::look(&world.folder);
    for (place, text) in texts.iter().enumerate() {
        connection
            .execute(
                "INSERT INTO own_record SELECT 'o' || ?1, id, 1, '2026-11-23', 'UTC', -300, 'exercise', ?2, 1, NULL FROM device",
                (place as i64, text),
            )
            .expect("a row");
    }
    drop(connection);
    for (byte_order_mark, encoding) in [(true, "utf-8-sig"), (false, "utf-8")] {
        let folder = behaviour::world::folder();
        let whole = sinew_companion::files::WholeFolder::begin(folder.path(), "tables").expect("a folder");
        let log = sinew_companion::files::reader(&world.folder).expect("the log");
        sinew_companion::files::csv::write(&log, &whole, byte_order_mark).expect("it is written");
        let path = whole.keep().expect("it is kept");
        let bytes = fs::read(path.join("own_record.csv")).expect("the file");
        assert_eq!(bytes.starts_with(b"\xef\xbb\xbf"), byte_order_mark);
        let tables = read_csv(&path, encoding);
        let read = &tables["own_record.csv"];
        let column = |name: &str| read[0].iter().position(|other| other == name).expect("a column");
        for (text, row) in texts.iter().zip(&read[1..]) {
            let field = &row[column("name_id")];
            let guarded = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let expected = if guarded { format!("'{text}") } else { (*text).to_owned() };
            assert_eq!(*field, expected);
            assert_eq!(row[column("offset_min")], "-300", "a number stays one");
        }
        assert_eq!(read.len(), texts.len() + 1);
    }
}

#[test]
fn the_calendar_is_read_by_another_reader() {
    let mut world = lived();
    let folder = behaviour::world::folder();
    let path = export(&mut world, ExportKind::Calendar, folder.path());
    let text = fs::read_to_string(&path).expect("the file");
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "folded, with CRLF");
    let events = events(&text);
    // This evening and this morning's, cut short, then 27 days of two sessions, and one appointment.
    assert_eq!(events.len(), 2 + 27 * 2 + 1);
    let uids: BTreeSet<&String> = events.iter().map(|(uid, ..)| uid).collect();
    assert_eq!(uids.len(), events.len(), "each has a name of its own");
    assert!(
        events.iter().all(|(_, _, title)| title == "Exercise session" || title == "Appointment"),
        "no injury, nobody's name"
    );
    assert!(events.iter().any(|(_, starts, _)| starts == "20261201T083000Z"), "half past nine in Berlin");
    let again = export(&mut world, ExportKind::Calendar, folder.path());
    assert_ne!(again, path, "beside the first");
    assert_eq!(self::events(&fs::read_to_string(again).expect("the file")), events, "the same names again");
    let settings = world.settings();
    let reminders = sinew_companion::wire::ReminderSettings { names: true, ..settings.reminders.clone() };
    let now = world.now;
    world.companion().save_settings(sinew_companion::wire::Settings { reminders, ..settings }, &now).expect("kept");
    let named = export(&mut world, ExportKind::Calendar, folder.path());
    let titles: BTreeSet<String> =
        self::events(&fs::read_to_string(named).expect("the file")).into_iter().map(|e| e.2).collect();
    assert_eq!(titles.into_iter().collect::<Vec<_>>(), ["Alfredson heel drops", "Appointment: Dr =Ash"]);
}

/// Name, start and title, by the `ical` reader.
fn events(text: &str) -> Vec<(String, String, String)> {
    let mut calendars: Vec<_> =
        ical::IcalParser::new(text.as_bytes()).map(|calendar| calendar.expect("a calendar")).collect();
    let calendar = calendars.pop().expect("one");
    assert!(calendars.is_empty());
    let of = |properties: &[ical::property::Property], name: &str| {
        let found: Vec<_> = properties.iter().filter(|property| property.name == name).collect();
        assert_eq!(found.len(), 1, "{name} stands once");
        found[0].value.clone().expect("a value")
    };
    assert_eq!(of(&calendar.properties, "VERSION"), "2.0");
    assert!(of(&calendar.properties, "PRODID").contains("Sinew"));
    let event = |event: ical::parser::ical::component::IcalEvent| {
        let of = |name: &str| of(&event.properties, name);
        assert!(of("DTSTAMP").ends_with('Z') && of("DTEND") >= of("DTSTART"));
        (of("UID"), of("DTSTART"), of("SUMMARY"))
    };
    calendar.events.into_iter().map(event).collect()
}

/// The schema is ours, trimmed to what is emitted, from the definitions of R4: it holds names, cardinalities, types and code
/// systems, and not the invariants that a schema cannot say.
#[test]
fn the_clinics_file_is_as_r4_defines_it_as_far_as_a_trimmed_schema_can_tell() {
    let mut world = lived();
    let folder = behaviour::world::folder();
    let path = export(&mut world, ExportKind::Fhir, folder.path());
    let text = fs::read_to_string(&path).expect("the file");
    let bundle: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("fhir-r4-trimmed.schema.json")).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator.iter_errors(&bundle).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(bundle["type"], "collection");
    // Three sessions, pain during and after one of them, and one morning.
    let entries = bundle["entry"].as_array().expect("entries");
    assert_eq!(entries.len(), 3 + 2 + 1);
    let urls: BTreeSet<&str> = entries.iter().filter_map(|e| e["fullUrl"].as_str()).collect();
    assert_eq!(urls.len(), entries.len());
    let session = &entries[0]["resource"];
    assert_eq!(session["component"][0]["valueQuantity"]["value"], 14.2);
    assert_eq!(session["effectivePeriod"]["start"], "2026-11-23T18:30:00+01:00");
    let pains: Vec<f64> = entries.iter().filter_map(|e| e["resource"]["valueQuantity"]["value"].as_f64()).collect();
    assert_eq!(pains, [2.0, 3.0, 2.0]);
    for private in ["windy", "Ash", "device", "subject"] {
        assert!(!text.contains(private), "{private}");
    }
    for session in rows::look(&world.folder)
        .prepare("SELECT id FROM session")
        .expect("a query")
        .query_map((), |row| row.get::<_, String>(0))
        .expect("rows")
    {
        assert!(!text.contains(&session.expect("an id")), "an id of the log stays there");
    }
}

#[test]
fn the_published_schema_is_of_what_is_written() {
    let world = lived();
    let schema = sinew_companion::files::schema::schema().expect("a schema");
    let published: serde_json::Value =
        serde_json::from_str(include_str!("../../../../../assets/schemas/log.schema.json")).expect("JSON");
    assert_eq!(published, schema, "`cargo xtask gen` writes it");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let file: serde_json::Value = serde_json::from_str(&json(&world.folder)).expect("JSON");
    let wrong: Vec<String> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new());
    let mut other = file.clone();
    other["tables"]["session"][0]["mood"] = "good".into();
    other["tables"]["session"][1]["day"] = 7.into();
    assert_eq!(validator.iter_errors(&other).count(), 2, "and of nothing else");
}

#[test]
fn nothing_is_written_over_and_nothing_half_is_left() {
    let mut world = lived();
    let folder = behaviour::world::folder();
    let names: Vec<String> = (0..3)
        .map(|_| {
            export(&mut world, ExportKind::Json, folder.path())
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(names, ["sinew-2026-11-24.json", "sinew-2026-11-24 (2).json", "sinew-2026-11-24 (3).json"]);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3);
    for name in &names {
        assert_eq!(fs::read_to_string(folder.path().join(name)).expect("text"), json(&world.folder));
    }
}

#[test]
fn a_session_plays_on_while_everything_is_written() {
    let mut world = lived();
    world.run("start evening\nuntil rest");
    let folder = behaviour::world::folder();
    for kind in [ExportKind::Json, ExportKind::Csv, ExportKind::Calendar, ExportKind::Fhir] {
        export(&mut world, kind, folder.path());
        world.run("+20s");
    }
    world.run("play out");
    assert_eq!(
        rows::one::<String>(&world.folder, "SELECT kind FROM session_end ORDER BY rowid DESC LIMIT 1"),
        "completed"
    );
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
    // One that was written in the middle of a session comes in too.
    let path = fs::read_dir(folder.path()).expect("a folder").map(|e| e.expect("an entry").path());
    let path = path
        .into_iter()
        .find(|path| path.extension().is_some_and(|e| e == "json") && !path.to_string_lossy().contains("fhir"));
    let mut other = World::elsewhere();
    let found = behaviour::take_along::bring_in(&mut other, &fs::read(path.expect("it")).expect("the file"));
    assert_eq!(found.problems, []);
}

#[test]
fn a_short_passphrase_is_refused() {
    let mut world = lived();
    let now = world.now;
    for passphrase in [None, Some("1234567".to_owned())] {
        let draft = ExportDraft { kind: ExportKind::Locked, passphrase, byte_order_mark: false };
        assert_eq!(
            world.companion().prepare_export(draft, &now).map(|_| ()).map_err(|e| e.code),
            Err(ErrorCode::Invalid)
        );
    }
}
