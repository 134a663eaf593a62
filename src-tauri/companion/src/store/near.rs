//! The life near today: what is asked all day long is about plans that run and days that are near. What is read follows
//! those, not how much was kept before.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::life::{LifeRow, life_row};

const NEAR: &str = include_str!("near.sql");
const RUNS_SINCE: &str = "SELECT min(p.begun) FROM life AS p WHERE p.begun >= '' AND (
      SELECT n.over FROM life AS n WHERE n.about = p.id ORDER BY n.rowid DESC LIMIT 1
    ) IS NULL";

/// Every query of this file, for those who look at how they are answered.
pub const NEAR_QUERIES: [(&str, &str); 2] = [("near", NEAR), ("runs_since", RUNS_SINCE)];

/// The first day that any running plan may ask about; None where none runs.
pub fn runs_since(connection: &Connection) -> rusqlite::Result<Option<NaiveDate>> {
    let day: Option<Option<String>> =
        connection.prepare_cached(RUNS_SINCE)?.query_row((), |row| row.get(0)).optional()?;
    Ok(day.flatten().and_then(|day| day.parse().ok()))
}

/// The facts by which running plans, and the days since this one, are told as the whole life tells them, oldest first;
/// with so many mornings from before that day. The session of a mark may be from before it too.
pub fn near(connection: &Connection, since: NaiveDate, mornings: u16) -> rusqlite::Result<Vec<LifeRow>> {
    let mut statement = connection.prepare_cached(NEAR)?;
    let rows = statement.query_map((since.to_string(), mornings), life_row)?;
    rows.collect()
}
