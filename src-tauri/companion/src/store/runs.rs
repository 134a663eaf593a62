//! Runs and other training, and what is kept of running beside them. The newest row of an entry counts, and the earlier
//! ones stay.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use sinew_domain::day::Stamp;
use sinew_domain::pain::Pain;
use sinew_domain::running::{Cap, Kept, KeptEntry, Onset, RunTold};

use super::first_answers::{by_name, conversion, name_of};
use super::life::stamp;
use super::{Fact, Writer};

/// A row of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct RunRow {
    /// Of the entry: its first row's.
    pub run: String,
    /// Of this row.
    pub id: String,
    pub stamp: Stamp,
    pub told: RunTold,
    pub voided: bool,
}

/// `run` is absent for a new one.
pub fn put_run(writer: &Writer, fact: &Fact, run: Option<&str>, told: &RunTold, voided: bool) -> rusqlite::Result<()> {
    let pace = told.pace.map(|pace| serde_json::to_string(&pace)).transpose().map_err(conversion)?;
    let signs = told.signs.map(|signs| serde_json::to_string(&signs)).transpose().map_err(conversion)?;
    let (onset, onset_m) = match told.onset {
        None => (None, None),
        Some(Onset::Never) => (Some("never"), None),
        Some(Onset::FromStart) => (Some("from_start"), None),
        Some(Onset::At { m }) => (Some("at"), Some(m)),
        Some(Onset::Afterwards) => (Some("afterwards"), None),
    };
    let cap = told.cap;
    writer.append(
        "run",
        fact,
        &[
            ("run", &run),
            ("of_day", &told.of_day.to_string()),
            ("begun_ms", &told.started_ms),
            ("sport", &name_of(&told.sport)),
            ("how", &name_of(&told.how)),
            ("distance_m", &told.distance_m),
            ("duration_s", &told.duration_s),
            ("ascent_m", &told.ascent_m),
            ("heart_rate", &told.heart_rate),
            ("heart_rate_most", &told.heart_rate_most),
            ("cadence", &told.cadence),
            ("planned_m", &told.planned_m),
            ("planned_s", &told.planned_s),
            ("cap_m", &cap.map(|cap| cap.m)),
            ("cap_by", &cap.map(|cap| name_of(&cap.by))),
            ("cap_until", &cap.and_then(|cap| cap.until).map(|day| day.to_string())),
            ("pace", &pace),
            ("plan", &told.plan),
            ("step", &told.step),
            ("session_id", &told.session),
            ("ended", &told.ended.as_ref().map(name_of)),
            ("turned_m", &told.turned_m),
            ("effort", &told.effort),
            ("surface", &told.surface.as_ref().map(name_of)),
            ("camber", &told.camber.as_ref().map(name_of)),
            ("hills", &told.hills.as_ref().map(name_of)),
            ("shoe", &told.shoe),
            ("support", &told.support.as_ref().map(name_of)),
            ("pain_during", &told.during.map(Pain::value)),
            ("pain_after", &told.after.map(Pain::value)),
            ("pain_night", &told.night.map(Pain::value)),
            ("signs", &signs),
            ("onset", &onset),
            ("onset_m", &onset_m),
            ("course", &told.course.as_ref().map(name_of)),
            ("note", &told.note),
            ("recalled", &told.recalled),
            ("voided", &voided),
        ],
    )
}

const NEWEST: &str =
    "NOT EXISTS (SELECT 1 FROM run AS newer WHERE newer.run = ifnull(r.run, r.id) AND newer.rowid > r.rowid)";
/// Where the entry began, in the order of writing.
const FIRST: &str = "(SELECT f.rowid FROM run AS f WHERE f.id = ifnull(r.run, r.id))";

/// As they stand, of the days from `from` to `to`, both of them included, oldest first. Voided ones are left out.
pub fn runs_between(connection: &Connection, [from, to]: [NaiveDate; 2]) -> rusqlite::Result<Vec<RunRow>> {
    let query = format!(
        "SELECT r.* FROM run AS r WHERE r.of_day BETWEEN ?1 AND ?2 AND r.voided = 0 AND {NEWEST}
         ORDER BY r.of_day, ifnull(r.begun_ms, 9e15), {FIRST}"
    );
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map(params![from.to_string(), to.to_string()], run_row)?;
    rows.collect()
}

/// Every row of one entry, oldest first; none where there is no such entry.
pub fn run(connection: &Connection, id: &str) -> rusqlite::Result<Vec<RunRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT r.* FROM run AS r WHERE (r.id = ?1 AND r.run IS NULL) OR r.run = ?1 ORDER BY r.rowid",
    )?;
    let rows = statement.query_map([id], run_row)?;
    rows.collect()
}

/// The entry that a session of the player left.
pub fn run_of_session(connection: &Connection, session: &str) -> rusqlite::Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT id FROM run WHERE session_id = ?1 AND run IS NULL")?;
    statement.query_row([session], |row| row.get(0)).optional()
}

fn run_row(row: &Row) -> rusqlite::Result<RunRow> {
    let id: String = row.get("id")?;
    Ok(RunRow {
        run: row.get::<_, Option<String>>("run")?.unwrap_or_else(|| id.clone()),
        id,
        stamp: stamp(row)?,
        told: RunTold {
            of_day: by_name(&row.get::<_, String>("of_day")?)?,
            started_ms: row.get("begun_ms")?,
            sport: by_name(&row.get::<_, String>("sport")?)?,
            how: by_name(&row.get::<_, String>("how")?)?,
            distance_m: row.get("distance_m")?,
            duration_s: row.get("duration_s")?,
            ascent_m: row.get("ascent_m")?,
            heart_rate: row.get("heart_rate")?,
            heart_rate_most: row.get("heart_rate_most")?,
            cadence: row.get("cadence")?,
            planned_m: row.get("planned_m")?,
            planned_s: row.get("planned_s")?,
            cap: cap(row)?,
            pace: json(row, "pace")?,
            plan: row.get("plan")?,
            step: row.get("step")?,
            session: row.get("session_id")?,
            ended: named(row, "ended")?,
            turned_m: row.get("turned_m")?,
            effort: row.get("effort")?,
            surface: named(row, "surface")?,
            camber: named(row, "camber")?,
            hills: named(row, "hills")?,
            shoe: row.get("shoe")?,
            support: named(row, "support")?,
            during: pain(row, "pain_during")?,
            after: pain(row, "pain_after")?,
            night: pain(row, "pain_night")?,
            signs: json(row, "signs")?,
            onset: onset(row)?,
            course: named(row, "course")?,
            note: row.get("note")?,
            recalled: row.get("recalled")?,
        },
        voided: row.get("voided")?,
    })
}

fn named<T: serde::de::DeserializeOwned>(row: &Row, column: &str) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?.map(|name| by_name(&name)).transpose()
}

fn json<T: serde::de::DeserializeOwned>(row: &Row, column: &str) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| serde_json::from_str(&text).map_err(conversion)).transpose()
}

fn pain(row: &Row, column: &str) -> rusqlite::Result<Option<Pain>> {
    Ok(row.get::<_, Option<f64>>(column)?.and_then(|value| Pain::try_from(value).ok()))
}

fn cap(row: &Row) -> rusqlite::Result<Option<Cap>> {
    let (Some(m), Some(by)) = (row.get("cap_m")?, named(row, "cap_by")?) else { return Ok(None) };
    Ok(Some(Cap { m, by, until: named(row, "cap_until")? }))
}

fn onset(row: &Row) -> rusqlite::Result<Option<Onset>> {
    let name: Option<String> = row.get("onset")?;
    let m: Option<u32> = row.get("onset_m")?;
    Ok(match (name.as_deref(), m) {
        (Some("never"), _) => Some(Onset::Never),
        (Some("from_start"), _) => Some(Onset::FromStart),
        (Some("afterwards"), _) => Some(Onset::Afterwards),
        (Some("at"), Some(m)) => Some(Onset::At { m }),
        _ => None,
    })
}

/// Appends a fact with its kind.
pub fn put_running(writer: &Writer, fact: &Fact, kept: &Kept) -> rusqlite::Result<()> {
    let value = serde_json::to_value(kept).map_err(conversion)?;
    let kind = value.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
    writer.append("running", fact, &[("kind", &kind), ("value", &value.to_string())])
}

/// Oldest first, in the order of writing: a clock that was set back changes nothing. A few hundred in a life.
pub fn running(connection: &Connection) -> rusqlite::Result<Vec<KeptEntry>> {
    let mut statement =
        connection.prepare_cached("SELECT id, at_ms, day, zone, offset_min, value FROM running ORDER BY rowid")?;
    let rows = statement.query_map((), |row| {
        let kept = serde_json::from_str(&row.get::<_, String>("value")?).map_err(conversion)?;
        Ok(KeptEntry { id: row.get("id")?, stamp: stamp(row)?, kept })
    })?;
    rows.collect()
}
