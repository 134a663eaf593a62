//! What is kept of a life with plans: facts of every kind in one table, in the order in which they were written. Where a
//! session has ended a mark stands, so that the order is one.

use chrono_tz::Tz;
use rusqlite::{Connection, Row};
use sinew_domain::day::Stamp;
use sinew_domain::plan;

use super::first_answers::conversion;
use super::{Fact, Writer};

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct LifeRow {
    pub id: String,
    pub stamp: Stamp,
    /// None where it marks the place of a session, whose id it has.
    pub fact: Option<plan::Fact>,
}

/// Appends a fact with its kind. A session is marked by [`put_session_mark`].
pub fn put_life(writer: &Writer, fact: &Fact, what: &plan::Fact) -> rusqlite::Result<()> {
    let value = serde_json::to_value(what).map_err(conversion)?;
    let kind = value.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
    writer.append("life", fact, &[("kind", &kind), ("value", &value.to_string())])
}

/// Marks the place of a session that has ended: in the transaction of its end.
pub fn put_session_mark(writer: &Writer, end: &Fact, session_id: &str) -> rusqlite::Result<()> {
    let mark = Fact { id: session_id.to_owned(), stamp: end.stamp };
    let value = serde_json::json!({ "session": session_id }).to_string();
    writer.append("life", &mark, &[("kind", &"session"), ("value", &value)])
}

/// Oldest first, in the order of writing: a clock that was set back changes nothing.
pub fn life(connection: &Connection) -> rusqlite::Result<Vec<LifeRow>> {
    let mut statement =
        connection.prepare_cached("SELECT id, at_ms, day, zone, offset_min, kind, value FROM life ORDER BY rowid")?;
    let rows = statement.query_map((), life_row)?;
    rows.collect()
}

pub(super) fn life_row(row: &Row) -> rusqlite::Result<LifeRow> {
    let kind: String = row.get("kind")?;
    let fact = match kind.as_str() {
        "session" => None,
        _ => Some(serde_json::from_str(&row.get::<_, String>("value")?).map_err(conversion)?),
    };
    Ok(LifeRow { id: row.get("id")?, stamp: stamp(row)?, fact })
}

/// When a fact was written, in full.
pub(super) fn stamp(row: &Row) -> rusqlite::Result<Stamp> {
    let zone: String = row.get("zone")?;
    let day: String = row.get("day")?;
    Ok(Stamp {
        utc_ms: row.get("at_ms")?,
        zone: zone.parse::<Tz>().map_err(|e| unreadable(e.to_string()))?,
        offset_min: row.get("offset_min")?,
        day: day.parse().map_err(|_| unreadable(format!("no day: {day}")))?,
    })
}

fn unreadable(what: String) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, what.into())
}
