//! What the charts read, by range: each query goes by an index of days, so that its cost follows the range and not the
//! length of the log.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use sinew_domain::pain::Signs;
use sinew_domain::plan::HowDone;

use super::first_answers::{by_name, conversion};
use super::life::{LifeRow, life_row};
use super::sessions::{StoredSet, set_row};

const SESSIONS: &str = include_str!("series_sessions.sql");
const SETS: &str = include_str!("series_sets.sql");
const BETWEEN: &str = "SELECT id, at_ms, day, zone, offset_min, kind, value FROM life
    WHERE kind = ?1 AND about_day BETWEEN ?2 AND ?3 ORDER BY about_day, rowid";
const OF_KIND: &str = "SELECT id, at_ms, day, zone, offset_min, kind, value FROM life WHERE kind = ?1 ORDER BY rowid";
const NEWEST_REVISION: &str = "SELECT id, at_ms, day, zone, offset_min, kind, value FROM life
    WHERE about = ?1 AND kind = 'revision' ORDER BY rowid DESC LIMIT 1";
const REVISIONS: &str = "SELECT id, at_ms, day, zone, offset_min, kind, value FROM life
    WHERE about = ?1 AND kind = 'revision' AND day <= ?3 AND rowid >= ifnull((
      SELECT max(b.rowid) FROM life AS b WHERE b.about = ?1 AND b.kind = 'revision' AND b.day < ?2
    ), 0)
    ORDER BY rowid";

/// Every query of this file, for those who look at how they are answered.
pub const SERIES_QUERIES: [(&str, &str); 6] = [
    ("series_sessions", SESSIONS),
    ("series_sets", SETS),
    ("life_between", BETWEEN),
    ("life_of_kind", OF_KIND),
    ("newest_revision", NEWEST_REVISION),
    ("revisions_between", REVISIONS),
];

/// A session that has ended and was not discarded.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesSession {
    pub of_day: NaiveDate,
    pub extra: bool,
    pub how: HowDone,
    pub pain_during: Option<u8>,
    pub pain_after: Option<u8>,
    pub signs: Option<Signs>,
    /// Of all its sets; none where it has none.
    pub tension_ms: Option<u64>,
}

/// Oldest first.
pub fn series_sessions(
    connection: &Connection,
    plan: &str,
    [from, to]: [NaiveDate; 2],
) -> rusqlite::Result<Vec<SeriesSession>> {
    let mut statement = connection.prepare_cached(SESSIONS)?;
    let rows = statement.query_map(params![plan, from.to_string(), to.to_string()], |row| {
        let signs: Option<String> = row.get("signs")?;
        Ok(SeriesSession {
            of_day: of_day(row)?,
            extra: row.get("extra")?,
            how: by_name(&row.get::<_, String>("how")?)?,
            pain_during: row.get("pain_during")?,
            pain_after: row.get("pain_after")?,
            signs: signs.map(|text| serde_json::from_str(&text).map_err(conversion)).transpose()?,
            tension_ms: row.get::<_, Option<i64>>("tension_ms")?.and_then(|ms| u64::try_from(ms).ok()),
        })
    })?;
    rows.collect()
}

/// Each with the id of its session and the day that it is for.
pub fn series_sets(
    connection: &Connection,
    plan: &str,
    [from, to]: [NaiveDate; 2],
) -> rusqlite::Result<Vec<(String, NaiveDate, StoredSet)>> {
    let mut statement = connection.prepare_cached(SETS)?;
    let rows = statement.query_map(params![plan, from.to_string(), to.to_string()], |row| {
        Ok((row.get("session_id")?, of_day(row)?, set_row(row)?))
    })?;
    rows.collect()
}

/// Facts of a kind by the day that they are about; of one day in the order of writing.
pub fn life_between(connection: &Connection, kind: &str, [from, to]: [NaiveDate; 2]) -> rusqlite::Result<Vec<LifeRow>> {
    let mut statement = connection.prepare_cached(BETWEEN)?;
    let rows = statement.query_map(params![kind, from.to_string(), to.to_string()], life_row)?;
    rows.collect()
}

/// All of a kind, in the order of writing: of kinds that are few.
pub fn life_of_kind(connection: &Connection, kind: &str) -> rusqlite::Result<Vec<LifeRow>> {
    let mut statement = connection.prepare_cached(OF_KIND)?;
    let rows = statement.query_map([kind], life_row)?;
    rows.collect()
}

/// The newest revision of a plan.
pub fn newest_revision(connection: &Connection, plan: &str) -> rusqlite::Result<Option<LifeRow>> {
    connection.prepare_cached(NEWEST_REVISION)?.query_row([plan], life_row).optional()
}

/// The revisions of a plan from a day on up to another, with the one before them, in the order of writing.
pub fn revisions_between(
    connection: &Connection,
    plan: &str,
    [from, to]: [NaiveDate; 2],
) -> rusqlite::Result<Vec<LifeRow>> {
    let mut statement = connection.prepare_cached(REVISIONS)?;
    let rows = statement.query_map(params![plan, from.to_string(), to.to_string()], life_row)?;
    rows.collect()
}

fn of_day(row: &Row) -> rusqlite::Result<NaiveDate> {
    by_name(&row.get::<_, String>("of_day")?)
}
