//! The file itself, read by a second connection: what is in it, not what the companion says.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use rusqlite::types::{FromSql, Value};
use rusqlite::{Connection, OpenFlags, Row};

pub fn path(folder: &Path) -> PathBuf {
    folder.join("sinew.db")
}

/// A reader beside the program.
pub fn look(folder: &Path) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path(folder), flags).expect("the file can be opened");
    // What a test looks at it must not tidy up.
    let keep = rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
    connection.set_db_config(keep, true).expect("a setting of SQLite");
    connection
}

pub fn count(folder: &Path, table: &str) -> i64 {
    look(folder).query_row(&format!("SELECT count(*) FROM {table}"), (), |row| row.get(0)).expect("rows can be counted")
}

pub fn one<T: FromSql>(folder: &Path, query: &str) -> T {
    look(folder).query_row(query, (), |row| row.get(0)).expect("a row")
}

/// What the file says of itself, and whether anything in it points nowhere.
pub fn soundness(folder: &Path) -> String {
    let connection = look(folder);
    let verdict: String = connection.query_row("PRAGMA integrity_check", (), |row| row.get(0)).expect("a verdict");
    let mut loose = connection.prepare("PRAGMA foreign_key_check").expect("a check");
    let loose = loose.query_map((), |_| Ok(())).expect("rows").count();
    format!("{verdict}, {loose} loose ends")
}

/// Every fact of every session, compactly; ids are left out.
pub fn all(folder: &Path) -> String {
    let connection = look(folder);
    let mut told = String::new();
    for (query, line) in QUERIES {
        let mut statement = connection.prepare(query).expect("a query");
        let mut rows = statement.query(()).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            let _ = writeln!(told, "  {}", line(row));
        }
    }
    told
}

type Line = fn(&Row) -> String;

const QUERIES: [(&str, Line); 5] = [
    ("SELECT slot_name, day, zone, offset_min, programme, programme_version FROM session ORDER BY at_ms", |row| {
        format!("session {} {} {} {:+} {} v{}", v(row, 0), v(row, 1), v(row, 2), i(row, 3), v(row, 4), v(row, 5))
    }),
    (
        "SELECT exercise, side, set_no, set_of, outcome, reason, reps_done, reps_target, load_kg, lower_ms, hold_ms,
           raise_ms, under_tension_ms, gap_ms, attempt, started_ms, ended_ms, day
         FROM session_set ORDER BY at_ms, id",
        |row| {
            format!(
                "set {} {} {}/{} {}{} {}/{} load {} tempo {}/{}/{} tension {} gap {} attempt {} from {} to {} on {}",
                v(row, 0),
                v(row, 1),
                v(row, 2),
                v(row, 3),
                v(row, 4),
                if v(row, 5) == "NULL" { String::new() } else { format!(" ({})", v(row, 5)) },
                v(row, 6),
                v(row, 7),
                v(row, 8),
                v(row, 9),
                v(row, 10),
                v(row, 11),
                v(row, 12),
                v(row, 13),
                v(row, 14),
                v(row, 15),
                v(row, 16),
                v(row, 17)
            )
        },
    ),
    (
        "SELECT s.exercise, s.side, s.set_no, c.reps_done, c.load_kg
         FROM set_correction AS c JOIN session_set AS s ON s.id = c.set_id ORDER BY c.at_ms, c.id",
        |row| format!("correction of {} {} {}: {} load {}", v(row, 0), v(row, 1), v(row, 2), v(row, 3), v(row, 4)),
    ),
    ("SELECT kind, reason, active_ms, paused_ms FROM session_end ORDER BY at_ms", |row| {
        format!("end {} reason {} active {} paused {}", v(row, 0), v(row, 1), v(row, 2), v(row, 3))
    }),
    (
        "SELECT 'report ' || ifnull(pain_during, 'NULL') || ' ' || ifnull(pain_after, 'NULL') || ' '
           || ifnull(effort, 'NULL') || ' ' || ifnull(note, 'NULL') AS line, at_ms, id FROM session_report
         UNION ALL SELECT 'live', 9e15, '' FROM live_session ORDER BY 2, 3",
        |row| v(row, 0),
    ),
];

fn i(row: &Row, place: usize) -> i64 {
    row.get(place).expect("a whole number")
}

fn v(row: &Row, place: usize) -> String {
    match row.get::<_, Value>(place).expect("a value") {
        Value::Null => "NULL".to_owned(),
        Value::Integer(n) => n.to_string(),
        Value::Real(n) => n.to_string(),
        Value::Text(text) => text,
        Value::Blob(_) => "a blob".to_owned(),
    }
}
