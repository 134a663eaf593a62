//! The format of the file. What was once released is frozen here; a file of any of these versions becomes today's.

use behaviour::{World, rows};
use rusqlite::Connection;

const APPLICATION_ID: i32 = 0x5369_6e77;
const FROZEN: [&str; 6] = [
    include_str!("../schemas/1.sql"),
    include_str!("../schemas/2.sql"),
    include_str!("../schemas/3.sql"),
    include_str!("../schemas/4.sql"),
    include_str!("../schemas/5.sql"),
    include_str!("../schemas/6.sql"),
];

#[test]
fn a_fresh_log_has_the_newest_frozen_schema() {
    let world = World::new();
    let fresh = schema(&rows::look(&world.folder));
    assert_eq!(rows::one::<i64>(&world.folder, "PRAGMA user_version"), FROZEN.len() as i64);
    let newest = FROZEN[FROZEN.len() - 1];
    assert!(fresh == newest, "a change of format is a new migration and a new frozen schema; this one is\n{fresh}");
}

#[test]
fn a_log_of_every_version_becomes_a_fresh_one() {
    let fresh = World::new();
    let newest = schema(&rows::look(&fresh.folder));
    for (place, frozen) in FROZEN.iter().enumerate() {
        let temporary = behaviour::world::folder();
        let old = Connection::open(rows::path(temporary.path())).expect("a database");
        old.execute_batch(frozen).expect("what was frozen can be thawed");
        old.pragma_update(None, "application_id", APPLICATION_ID).expect("ours");
        old.pragma_update(None, "user_version", place as i32 + 1).expect("of that version");
        drop(old);
        let mut world = World::at(temporary.path());
        assert_eq!(schema(&rows::look(temporary.path())), newest, "version {}", place + 1);
        world.run("set up left mid-portion\nstart evening\nplay out\nreport 1 - -");
        assert_eq!(rows::soundness(temporary.path()), "ok, 0 loose ends");
        assert_eq!(rows::count(temporary.path(), "session_set"), 6);
    }
}

#[test]
fn every_table_is_strict_and_every_fact_says_who_and_when() {
    let world = World::new();
    let connection = rows::look(&world.folder);
    let mut statement = connection
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND type = 'table'");
    let loose: Vec<String> = statement
        .as_mut()
        .expect("a query")
        .query_map((), |row| row.get(0))
        .expect("rows")
        .map(|name| name.expect("a name"))
        .filter(|name: &String| !name.starts_with("sqlite_"))
        .collect();
    assert_eq!(loose, Vec::<String>::new());
    let tables = "setup acceptance life settings session session_set set_correction session_end session_report own_record \
                  shelf reminder_fact reminder_choice amendment journal_entry worry running run run_file";
    for table in tables.split(' ') {
        let stamps = format!(
            "SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_table_info('{table}') ORDER BY cid LIMIT 6)"
        );
        assert_eq!(rows::one::<String>(&world.folder, &stamps), "id device_id at_ms day zone offset_min", "{table}");
    }
}

/// Everything that the file says of its own form but the tables that the search makes for itself, in an order that does not depend on when it was made.
fn schema(connection: &Connection) -> String {
    let mut statement = connection
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL
               AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
             ORDER BY type = 'trigger', tbl_name, type DESC, name",
        )
        .expect("a query");
    let parts: Vec<String> =
        statement.query_map((), |row| row.get(0)).expect("rows").map(|sql| sql.expect("a text")).collect();
    parts.join(";\n\n") + ";\n"
}
