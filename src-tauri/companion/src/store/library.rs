//! What the person added to the library, and what they marked in it.

use rusqlite::{Connection, OptionalExtension};

use super::first_answers::{by_name, conversion, name_of};
use super::{Fact, Writer};
use crate::wire::Shelf;

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnKind {
    Programme,
    Exercise,
}

/// A version of something of the person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRow {
    pub kind: OwnKind,
    /// What it is called in the library.
    pub name_id: String,
    pub version: u16,
    /// JSON; None where it was taken away.
    pub record: Option<String>,
}

pub fn put_own(writer: &Writer, fact: &Fact, row: &OwnRow) -> rusqlite::Result<()> {
    writer.append(
        "own_record",
        fact,
        &[("kind", &name_of(&row.kind)), ("name_id", &row.name_id), ("version", &row.version), ("record", &row.record)],
    )
}

/// Every version of each, oldest first, those that were taken away too: their numbers are not used again.
pub fn own_records(connection: &Connection) -> rusqlite::Result<Vec<OwnRow>> {
    let mut statement =
        connection.prepare_cached("SELECT kind, name_id, version, record FROM own_record ORDER BY version, rowid")?;
    let rows = statement.query_map((), |row| {
        Ok(OwnRow {
            kind: by_name(&row.get::<_, String>("kind")?)?,
            name_id: row.get("name_id")?,
            version: row.get("version")?,
            record: row.get("record")?,
        })
    })?;
    rows.collect()
}

pub fn put_shelf(writer: &Writer, fact: &Fact, shelf: &Shelf) -> rusqlite::Result<()> {
    let value = serde_json::to_string(shelf).map_err(conversion)?;
    writer.append("shelf", fact, &[("value", &value)])
}

pub fn latest_shelf(connection: &Connection) -> rusqlite::Result<Option<Shelf>> {
    let newest = "SELECT value FROM shelf ORDER BY rowid DESC LIMIT 1";
    let value: Option<String> = connection.query_row(newest, (), |row| row.get(0)).optional()?;
    value.map(|text| serde_json::from_str(&text).map_err(conversion)).transpose()
}
