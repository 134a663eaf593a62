//! What was put right in a session after it was over: the list of it, and the rows that hold since then.

use rusqlite::{Connection, OptionalExtension};

use super::first_answers::{by_name, name_of};
use super::life::stamp;
use super::sessions::{optional, report_row};
use super::{Fact, PutRight, ReportRow, Writer};
use sinew_domain::day::Stamp;

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentKind {
    /// A set: its row is a correction.
    Set,
    /// What was answered afterwards: its row is a report.
    Answers,
    /// The whole session was logged by mistake, or was not after all.
    Void,
    Unvoid,
}

#[derive(Debug, Clone, PartialEq)]
pub struct AmendmentRow {
    pub id: String,
    pub stamp: Stamp,
    pub kind: AmendmentKind,
    /// What holds since then; absent for the session as a whole.
    pub row: Option<String>,
    /// The change that it takes back.
    pub undoes: Option<String>,
}

pub fn session_of_set(connection: &Connection, set_id: &str) -> rusqlite::Result<Option<String>> {
    let query = "SELECT session_id FROM session_set WHERE id = ?1";
    connection.query_row(query, [set_id], |row| row.get(0)).optional()
}

/// In the transaction of the row that it names, and after it.
pub fn put_amendment(
    writer: &Writer,
    fact: &Fact,
    session_id: &str,
    kind: AmendmentKind,
    row: Option<&str>,
    undoes: Option<&str>,
) -> rusqlite::Result<()> {
    let columns: &[(&str, &dyn rusqlite::ToSql)] =
        &[("session_id", &session_id), ("kind", &name_of(&kind)), ("row_id", &row), ("undoes", &undoes)];
    writer.append("amendment", fact, columns)
}

/// Of a session, oldest first, in the order of writing.
pub fn amendments(connection: &Connection, session_id: &str) -> rusqlite::Result<Vec<AmendmentRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, at_ms, day, zone, offset_min, kind, row_id, undoes FROM amendment
         WHERE session_id = ?1 ORDER BY rowid",
    )?;
    let rows = statement.query_map([session_id], |row| {
        Ok(AmendmentRow {
            id: row.get("id")?,
            stamp: stamp(row)?,
            kind: by_name(&row.get::<_, String>("kind")?)?,
            row: row.get("row_id")?,
            undoes: row.get("undoes")?,
        })
    })?;
    rows.collect()
}

/// Every correction of every set of a session, oldest first: its id, its set, and what it says.
pub fn rights_of(connection: &Connection, session_id: &str) -> rusqlite::Result<Vec<(String, String, PutRight)>> {
    let mut statement = connection.prepare_cached(
        "SELECT c.id, c.set_id, c.reps_done, c.load_kg, c.side, c.outcome, c.reason, c.voided
         FROM session_set AS s JOIN set_correction AS c ON c.set_id = s.id
         WHERE s.session_id = ?1 ORDER BY c.rowid",
    )?;
    let rows = statement.query_map([session_id], |row| {
        let right = PutRight {
            reps: row.get("reps_done")?,
            load_kg: row.get("load_kg")?,
            side: optional(row.get("side")?)?,
            outcome: optional(row.get("outcome")?)?,
            reason: optional(row.get("reason")?)?,
            voided: row.get("voided")?,
        };
        Ok((row.get("id")?, row.get("set_id")?, right))
    })?;
    rows.collect()
}

/// Everything that was answered after a session, oldest first, with its id.
pub fn reports_of(connection: &Connection, session_id: &str) -> rusqlite::Result<Vec<(String, ReportRow)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, pain_during, pain_after, effort, signs, course, note FROM session_report
         WHERE session_id = ?1 ORDER BY rowid",
    )?;
    let rows = statement.query_map([session_id], |row| Ok((row.get("id")?, report_row(row)?)))?;
    rows.collect()
}
