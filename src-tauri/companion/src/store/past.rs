//! Some days of the past. What is read follows those days and the plans around them, not how much was kept: a test holds
//! that no query here looks through a table.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use sinew_domain::session::Side;

use super::first_answers::name_of;
use super::life::{LifeRow, life_row};
use super::sessions::{SessionRow, StoredSet, session_row, set_row};

const PAST: &str = include_str!("past.sql");
const PAST_SESSIONS: &str = include_str!("past_sessions.sql");
const PAST_SETS: &str = include_str!("past_sets.sql");
const TOLD: &str = include_str!("told.sql");
const PLAN: &str = "SELECT id, at_ms, day, zone, offset_min, kind, value FROM life
    WHERE about = ?1 AND kind = 'revision' ORDER BY rowid";
const NEWEST_PLAN: &str = "SELECT id FROM life WHERE begun IS NOT NULL ORDER BY begun DESC, id DESC LIMIT 1";
const FIRST_BEGUN: &str = "SELECT begun FROM life WHERE begun IS NOT NULL ORDER BY begun LIMIT 1";
const TOLD_BEFORE: &str = "SELECT told_day FROM session WHERE told_day < ?1 ORDER BY told_day DESC LIMIT 1";
const NEWEST_TOLD: &str = "SELECT told_day FROM session ORDER BY told_day DESC LIMIT 1";
const FIRST_TOLD: &str = "SELECT told_day FROM session ORDER BY told_day LIMIT 1";

/// Every query of this file, for those who look at how they are answered.
pub const PAST_QUERIES: [(&str, &str); 10] = [
    ("past", PAST),
    ("past_sessions", PAST_SESSIONS),
    ("past_sets", PAST_SETS),
    ("told", TOLD),
    ("plan", PLAN),
    ("newest_plan", NEWEST_PLAN),
    ("first_begun", FIRST_BEGUN),
    ("told_before", TOLD_BEFORE),
    ("newest_told", NEWEST_TOLD),
    ("first_told", FIRST_TOLD),
];

/// What is looked for in a list of sessions; absent is all.
#[derive(Debug, Clone, Copy, Default)]
pub struct ToldFilter<'a> {
    pub plan: Option<&'a str>,
    pub exercise: Option<&'a str>,
    pub side: Option<Side>,
}

/// The facts by which any day from `from` to `to` is told as the whole life tells it, oldest first.
pub fn past(connection: &Connection, from: NaiveDate, to: NaiveDate) -> rusqlite::Result<Vec<LifeRow>> {
    let mut statement = connection.prepare_cached(PAST)?;
    let rows = statement.query_map([from.to_string(), to.to_string()], life_row)?;
    rows.collect()
}

/// Sessions that ended, by the day that they are for.
pub fn past_sessions(connection: &Connection, from: NaiveDate, to: NaiveDate) -> rusqlite::Result<Vec<SessionRow>> {
    let mut statement = connection.prepare_cached(PAST_SESSIONS)?;
    let rows = statement.query_map([from.to_string(), to.to_string()], session_row)?;
    rows.collect()
}

/// Their sets by the session's id, in the order in which they were done.
pub fn past_sets(
    connection: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> rusqlite::Result<HashMap<String, Vec<StoredSet>>> {
    let mut statement = connection.prepare_cached(PAST_SETS)?;
    let days = [from.to_string(), to.to_string()];
    let rows = statement.query_map(days, |row| Ok((row.get("session_id")?, set_row(row)?)))?;
    let mut out: HashMap<String, Vec<StoredSet>> = HashMap::new();
    for row in rows {
        let (session, set): (String, StoredSet) = row?;
        out.entry(session).or_default().push(set);
    }
    Ok(out)
}

/// The list of sessions of some days, newest first, open ones too.
pub fn told(
    connection: &Connection,
    from: NaiveDate,
    to: NaiveDate,
    filter: ToldFilter,
) -> rusqlite::Result<Vec<SessionRow>> {
    let mut statement = connection.prepare_cached(TOLD)?;
    let side = filter.side.map(|side| name_of(&side));
    let (from, to) = (from.to_string(), to.to_string());
    let rows = statement.query_map((from, to, filter.plan, filter.exercise, side), session_row)?;
    rows.collect()
}

/// The revisions of one plan, oldest first.
pub fn plan_rows(connection: &Connection, plan: &str) -> rusqlite::Result<Vec<LifeRow>> {
    let mut statement = connection.prepare_cached(PLAN)?;
    let rows = statement.query_map([plan], life_row)?;
    rows.collect()
}

/// The plan that began last, whether it runs or not.
pub fn newest_plan(connection: &Connection) -> rusqlite::Result<Option<String>> {
    connection.prepare_cached(NEWEST_PLAN)?.query_row((), |row| row.get(0)).optional()
}

/// The newest day before this one on which a session stands.
pub fn told_before(connection: &Connection, day: NaiveDate) -> rusqlite::Result<Option<NaiveDate>> {
    let found: Option<String> =
        connection.prepare_cached(TOLD_BEFORE)?.query_row([day.to_string()], |row| row.get(0)).optional()?;
    Ok(found.and_then(|day| day.parse().ok()))
}

/// The newest day on which a session stands.
pub fn newest_told(connection: &Connection) -> rusqlite::Result<Option<NaiveDate>> {
    let found: Option<String> = connection.prepare_cached(NEWEST_TOLD)?.query_row((), |row| row.get(0)).optional()?;
    Ok(found.and_then(|day| day.parse().ok()))
}

/// The first day of which anything is kept: a plan, or a session.
pub fn first_kept(connection: &Connection) -> rusqlite::Result<Option<NaiveDate>> {
    let begun: Option<String> = connection.prepare_cached(FIRST_BEGUN)?.query_row((), |row| row.get(0)).optional()?;
    let told: Option<String> = connection.prepare_cached(FIRST_TOLD)?.query_row((), |row| row.get(0)).optional()?;
    Ok(begun.into_iter().chain(told).filter_map(|day| day.parse().ok()).min())
}
