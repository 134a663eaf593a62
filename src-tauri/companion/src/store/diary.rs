//! The journal's entries and the worries: the newest row of each counts, and the earlier ones stay.

use chrono::NaiveDate;
use rusqlite::{Connection, Row};
use sinew_domain::day::Stamp;
use sinew_domain::diary::{Feeling, Told};

use super::first_answers::{by_name, conversion};
use super::life::stamp;
use super::{Fact, Writer};

/// A row of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryRow {
    /// Of the entry: its first row's.
    pub entry: String,
    pub stamp: Stamp,
    pub told: Told,
    pub voided: bool,
}

/// The feelings of one entry that counts, for a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct FeelingRow {
    /// The training day that it is about.
    pub day: NaiveDate,
    pub mood: Option<u8>,
    pub motivation: Option<u8>,
    pub confidence: Option<u8>,
    pub feelings: Vec<Feeling>,
}

/// A worry as it stands, with the day on which it came.
#[derive(Debug, Clone, PartialEq)]
pub struct WorryRow {
    pub id: String,
    pub came: NaiveDate,
    pub line: Option<String>,
    pub words: String,
    /// Since which day it rests; None while it is open.
    pub rests_since: Option<NaiveDate>,
}

/// `entry` is absent for a new one.
pub fn put_entry(writer: &Writer, fact: &Fact, entry: Option<&str>, told: &Told, voided: bool) -> rusqlite::Result<()> {
    let feelings = serde_json::to_string(&told.feelings).map_err(conversion)?;
    writer.append(
        "journal_entry",
        fact,
        &[
            ("entry", &entry),
            ("of_day", &told.of_day.to_string()),
            ("mood", &told.mood),
            ("motivation", &told.motivation),
            ("confidence", &told.confidence),
            ("feelings", &feelings),
            ("note", &told.note),
            ("voided", &voided),
        ],
    )
}

const COLUMNS: &str = "ifnull(e.entry, e.id) AS entry_id, e.at_ms, e.day, e.zone, e.offset_min, e.of_day, e.mood,
  e.motivation, e.confidence, e.feelings, e.note, e.voided";
const NEWEST: &str = "NOT EXISTS (
  SELECT 1 FROM journal_entry AS newer WHERE newer.entry = ifnull(e.entry, e.id) AND newer.rowid > e.rowid)";
/// Where the entry began, in the order of writing.
const FIRST: &str = "(SELECT f.rowid FROM journal_entry AS f WHERE f.id = ifnull(e.entry, e.id))";

/// As they stand, the newest day first; voided ones are among them. At most `most`.
pub fn entries(connection: &Connection, most: u32) -> rusqlite::Result<Vec<EntryRow>> {
    let query = format!(
        "SELECT {COLUMNS} FROM journal_entry AS e WHERE {NEWEST}
         ORDER BY e.of_day DESC, {FIRST} DESC LIMIT ?1"
    );
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map([most], entry_row)?;
    rows.collect()
}

/// Every row of one entry, oldest first; none where there is no such entry.
pub fn entry(connection: &Connection, id: &str) -> rusqlite::Result<Vec<EntryRow>> {
    let query = format!(
        "SELECT {COLUMNS} FROM journal_entry AS e WHERE e.id = ?1 AND e.entry IS NULL OR e.entry = ?1 ORDER BY e.rowid"
    );
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map([id], entry_row)?;
    rows.collect()
}

fn entry_row(row: &Row) -> rusqlite::Result<EntryRow> {
    Ok(EntryRow {
        entry: row.get("entry_id")?,
        stamp: stamp(row)?,
        told: Told {
            of_day: by_name(&row.get::<_, String>("of_day")?)?,
            mood: row.get("mood")?,
            motivation: row.get("motivation")?,
            confidence: row.get("confidence")?,
            feelings: serde_json::from_str(&row.get::<_, String>("feelings")?).map_err(conversion)?,
            note: row.get("note")?,
        },
        voided: row.get("voided")?,
    })
}

/// What was told of the days from `from` to `to`, both of them included, oldest first. An entry without any number and any
/// word for it is left out, and so is a voided one.
pub fn feelings_between(connection: &Connection, from: NaiveDate, to: NaiveDate) -> rusqlite::Result<Vec<FeelingRow>> {
    let query = format!(
        "SELECT e.of_day, e.mood, e.motivation, e.confidence, e.feelings FROM journal_entry AS e
         WHERE e.of_day BETWEEN ?1 AND ?2 AND e.voided = 0 AND {NEWEST}
           AND (e.mood IS NOT NULL OR e.motivation IS NOT NULL OR e.confidence IS NOT NULL OR e.feelings <> '[]')
         ORDER BY e.of_day, {FIRST}"
    );
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map([from.to_string(), to.to_string()], |row| {
        Ok(FeelingRow {
            day: by_name(&row.get::<_, String>("of_day")?)?,
            mood: row.get("mood")?,
            motivation: row.get("motivation")?,
            confidence: row.get("confidence")?,
            feelings: serde_json::from_str(&row.get::<_, String>("feelings")?).map_err(conversion)?,
        })
    })?;
    rows.collect()
}

/// `worry` is absent for a new one.
pub fn put_worry(
    writer: &Writer,
    fact: &Fact,
    worry: Option<&str>,
    line: Option<&str>,
    words: &str,
    at_rest: bool,
) -> rusqlite::Result<()> {
    let columns: &[(&str, &dyn rusqlite::ToSql)] =
        &[("worry", &worry), ("line", &line), ("words", &words), ("at_rest", &at_rest)];
    writer.append("worry", fact, columns)
}

/// As they stand, the newest first.
pub fn worries(connection: &Connection) -> rusqlite::Result<Vec<WorryRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT w.id, w.day, w.line, w.words, CASE WHEN newest.at_rest THEN newest.day END AS rests_since
         FROM worry AS w JOIN worry AS newest ON newest.rowid = (
           SELECT max(of_it.rowid) FROM worry AS of_it WHERE of_it.worry = w.id OR of_it.id = w.id
         )
         WHERE w.worry IS NULL ORDER BY w.rowid DESC",
    )?;
    let rows = statement.query_map((), |row| {
        let rests: Option<String> = row.get("rests_since")?;
        Ok(WorryRow {
            id: row.get("id")?,
            came: by_name(&row.get::<_, String>("day")?)?,
            line: row.get("line")?,
            words: row.get("words")?,
            rests_since: rests.map(|day| by_name(&day)).transpose()?,
        })
    })?;
    rows.collect()
}
