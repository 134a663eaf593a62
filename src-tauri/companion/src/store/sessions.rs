//! Sessions, their sets, corrections, ends and reports, and the place mark of the running one.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};
use sinew_domain::pain::{Course, Signs};
use sinew_domain::plan::{HowDone, SlotName};
use sinew_domain::prescription::Prescription;
use sinew_domain::session::{EndReason, Engine, Outcome, PhaseKind, SetRecord, Side, Task};

use super::first_answers::{by_name, conversion, name_of};
use super::{Fact, Writer};

#[derive(Debug, Clone, PartialEq)]
pub struct SessionRow {
    pub id: String,
    pub at_ms: i64,
    pub offset_min: i32,
    pub day: String,
    /// Absent for a session outside any plan.
    pub asked: Option<ForPlan>,
    pub how: HowDone,
    /// Told long after its day.
    pub recalled: bool,
    /// Logged by mistake, and said to be: it is in no sum.
    pub voided: bool,
    pub prescription: Prescription,
    pub end: Option<EndRow>,
    pub report: Option<ReportRow>,
}

/// What a session was for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForPlan {
    pub plan: String,
    /// Under which it was asked.
    pub revision: String,
    /// Which of the phase's sessions, from 0.
    pub session: u16,
    /// The training day that it is for.
    pub of_day: NaiveDate,
    pub slot: SlotName,
    /// Beyond what the day asked for.
    pub extra: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndKind {
    Completed,
    Early,
    /// The program ended first, and the person kept what was done.
    Interrupted,
    Discarded,
}

#[derive(Debug, Clone, PartialEq)]
pub struct EndRow {
    pub at_ms: i64,
    pub offset_min: i32,
    pub kind: EndKind,
    pub reason: Option<EndReason>,
    pub active_ms: i64,
    pub paused_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReportRow {
    pub pain_during: Option<u8>,
    pub pain_after: Option<u8>,
    pub effort: Option<u8>,
    pub signs: Option<Signs>,
    pub course: Option<Course>,
    pub note: Option<String>,
}

/// A set as it was kept, with the newest correction beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSet {
    pub id: String,
    pub step: i64,
    pub attempt: u32,
    pub exercise: String,
    pub side: Option<Side>,
    pub set_no: u32,
    pub set_of: u32,
    pub outcome: Outcome,
    pub reason: Option<EndReason>,
    pub reps_done: u32,
    pub reps_target: Option<u32>,
    pub load_kg: Option<f64>,
    pub tempo_ms: Option<[i64; 3]>,
    pub under_tension_ms: i64,
    pub gap_ms: Option<i64>,
    pub corrected: Option<PutRight>,
}

/// A set as it was put right.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PutRight {
    pub reps: u16,
    pub load_kg: Option<f64>,
    /// None leaves the side as it was kept.
    pub side: Option<Side>,
    /// None: it follows from the reps, and the reason stays as it was kept.
    pub outcome: Option<Outcome>,
    pub reason: Option<EndReason>,
    /// Logged by mistake.
    pub voided: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LiveRow {
    pub session_id: String,
    /// When the session was last heard of.
    pub at_ms: i64,
    /// None where the state was kept by a program whose engine was another: it can be saved, not resumed.
    pub engine: Option<Engine>,
}

/// `asked` is absent for a session outside any plan.
pub fn put_session(
    writer: &Writer,
    fact: &Fact,
    asked: Option<&ForPlan>,
    how: HowDone,
    recalled: bool,
    prescription: &Prescription,
) -> rusqlite::Result<()> {
    let frozen = serde_json::to_string(prescription).map_err(conversion)?;
    let of_day = asked.map_or(fact.stamp.day, |a| a.of_day).to_string();
    writer.append(
        "session",
        fact,
        &[
            ("programme", &prescription.programme),
            ("programme_version", &prescription.programme_version),
            ("prescription", &frozen),
            ("plan", &asked.map(|a| &a.plan)),
            ("revision", &asked.map(|a| &a.revision)),
            ("plan_session", &asked.map(|a| a.session)),
            ("of_day", &of_day),
            ("slot_name", &asked.map(|a| name_of(&a.slot))),
            ("extra", &asked.is_some_and(|a| a.extra)),
            ("how", &name_of(&how)),
            ("recalled", &recalled),
        ],
    )
}

pub fn put_set(writer: &Writer, fact: &Fact, session_id: &str, record: &SetRecord) -> rusqlite::Result<()> {
    let work = &record.work;
    let tempo = match &work.task {
        Task::TempoReps { tempo, .. } => {
            Some([PhaseKind::Lower, PhaseKind::Hold, PhaseKind::Raise].map(|k| millis(tempo.by_kind(k))))
        }
        Task::Hold { .. } | Task::Move { .. } | Task::SelfPacedReps { .. } | Task::Stretch(_) => None,
    };
    writer.append(
        "session_set",
        fact,
        &[
            ("session_id", &session_id),
            ("step", &(record.step as i64)),
            ("attempt", &record.attempt),
            ("exercise", &work.exercise),
            ("side", &work.side.map(|s| name_of(&s))),
            ("set_no", &work.set),
            ("set_of", &work.of),
            ("outcome", &name_of(&record.outcome)),
            ("reason", &record.reason.map(|r| name_of(&r))),
            ("reps_done", &record.reps_done),
            ("reps_target", &work.task.reps()),
            ("load_kg", &work.load_kg),
            ("lower_ms", &tempo.map(|t| t[0])),
            ("hold_ms", &tempo.map(|t| t[1])),
            ("raise_ms", &tempo.map(|t| t[2])),
            ("under_tension_ms", &millis(record.under_tension)),
            ("started_ms", &millis(record.started)),
            ("ended_ms", &millis(record.ended)),
            ("gap_ms", &record.gap.map(millis)),
        ],
    )
}

pub fn put_correction(writer: &Writer, fact: &Fact, set_id: &str, right: &PutRight) -> rusqlite::Result<()> {
    writer.append(
        "set_correction",
        fact,
        &[
            ("set_id", &set_id),
            ("reps_done", &right.reps),
            ("load_kg", &right.load_kg),
            ("side", &right.side.map(|s| name_of(&s))),
            ("outcome", &right.outcome.map(|o| name_of(&o))),
            ("reason", &right.reason.map(|r| name_of(&r))),
            ("voided", &right.voided),
        ],
    )
}

pub fn put_end(
    writer: &Writer,
    fact: &Fact,
    session_id: &str,
    kind: EndKind,
    reason: Option<EndReason>,
    active_ms: i64,
    paused_ms: i64,
) -> rusqlite::Result<()> {
    writer.append(
        "session_end",
        fact,
        &[
            ("session_id", &session_id),
            ("kind", &name_of(&kind)),
            ("reason", &reason.map(|r| name_of(&r))),
            ("active_ms", &active_ms),
            ("paused_ms", &paused_ms),
        ],
    )
}

pub fn put_report(writer: &Writer, fact: &Fact, session_id: &str, report: &ReportRow) -> rusqlite::Result<()> {
    let signs = report.signs.map(|s| serde_json::to_string(&s)).transpose().map_err(conversion)?;
    writer.append(
        "session_report",
        fact,
        &[
            ("session_id", &session_id),
            ("pain_during", &report.pain_during),
            ("pain_after", &report.pain_after),
            ("effort", &report.effort),
            ("signs", &signs),
            ("course", &report.course.map(|c| name_of(&c))),
            ("note", &report.note),
        ],
    )
}

pub fn put_live(writer: &Writer, session_id: &str, at_ms: i64, engine: &str) -> rusqlite::Result<()> {
    writer.transaction.execute(
        "INSERT INTO live_session (only_one, session_id, at_ms, engine) VALUES (1, ?1, ?2, ?3)
         ON CONFLICT (only_one) DO UPDATE SET
           session_id = excluded.session_id, at_ms = excluded.at_ms, engine = excluded.engine",
        params![session_id, at_ms, engine],
    )?;
    Ok(())
}

pub fn clear_live(writer: &Writer, session_id: &str) -> rusqlite::Result<()> {
    writer.transaction.execute("DELETE FROM live_session WHERE session_id = ?1", [session_id])?;
    Ok(())
}

pub fn live(connection: &Connection) -> rusqlite::Result<Option<LiveRow>> {
    connection
        .query_row("SELECT session_id, at_ms, engine FROM live_session", (), |row| {
            let engine = serde_json::from_str(&row.get::<_, String>(2)?).ok();
            Ok(LiveRow { session_id: row.get(0)?, at_ms: row.get(1)?, engine })
        })
        .optional()
}

const SESSIONS: &str = include_str!("sessions.sql");
const SETS: &str = include_str!("sets.sql");

/// Newest first; those that were discarded, or logged by mistake, are left out. `since` is a day, `YYYY-MM-DD`.
pub fn sessions(connection: &Connection, since: &str) -> rusqlite::Result<Vec<SessionRow>> {
    let mut statement = connection.prepare_cached(SESSIONS)?;
    let rows = statement.query_map(params![since, "", false], session_row)?;
    rows.collect()
}

/// Those that were logged by mistake, newest first.
pub fn voided_sessions(connection: &Connection) -> rusqlite::Result<Vec<SessionRow>> {
    let mut statement = connection.prepare_cached(SESSIONS)?;
    let rows = statement.query_map(params!["", "", true], session_row)?;
    rows.collect()
}

/// Voided or not.
pub fn session(connection: &Connection, id: &str) -> rusqlite::Result<Option<SessionRow>> {
    connection.prepare_cached(SESSIONS)?.query_row(params!["", id, false], session_row).optional()
}

pub(super) fn session_row(row: &Row) -> rusqlite::Result<SessionRow> {
    let kind: Option<String> = row.get("kind")?;
    let end = match kind {
        None => None,
        Some(kind) => Some(EndRow {
            at_ms: row.get("end_ms")?,
            offset_min: row.get("end_offset_min")?,
            kind: by_name(&kind)?,
            reason: optional(row.get("reason")?)?,
            active_ms: row.get("active_ms")?,
            paused_ms: row.get("paused_ms")?,
        }),
    };
    let reported: bool = row.get("reported")?;
    let report = report_row(row)?;
    Ok(SessionRow {
        id: row.get("id")?,
        at_ms: row.get("at_ms")?,
        offset_min: row.get("offset_min")?,
        day: row.get("day")?,
        asked: asked(row)?,
        how: by_name(&row.get::<_, String>("how")?)?,
        recalled: row.get("recalled")?,
        voided: row.get("voided")?,
        prescription: serde_json::from_str(&row.get::<_, String>("prescription")?).map_err(conversion)?,
        end,
        report: reported.then_some(report),
    })
}

pub(super) fn report_row(row: &Row) -> rusqlite::Result<ReportRow> {
    let signs: Option<String> = row.get("signs")?;
    Ok(ReportRow {
        pain_during: row.get("pain_during")?,
        pain_after: row.get("pain_after")?,
        effort: row.get("effort")?,
        signs: signs.map(|text| serde_json::from_str(&text).map_err(conversion)).transpose()?,
        course: optional(row.get("course")?)?,
        note: row.get("note")?,
    })
}

fn asked(row: &Row) -> rusqlite::Result<Option<ForPlan>> {
    let (plan, revision): (Option<String>, Option<String>) = (row.get("plan")?, row.get("revision")?);
    let slot: Option<SlotName> = optional(row.get("slot_name")?)?;
    let of_day: Option<String> = row.get("of_day")?;
    let (Some(plan), Some(revision), Some(slot), Some(of_day)) = (plan, revision, slot, of_day) else {
        return Ok(None);
    };
    let of_day = by_name(&of_day)?;
    let session: Option<u16> = row.get("plan_session")?;
    Ok(Some(ForPlan { plan, revision, session: session.unwrap_or(0), of_day, slot, extra: row.get("extra")? }))
}

/// Every set of every session, by the session's id, in the order in which they were done.
pub fn all_sets(connection: &Connection) -> rusqlite::Result<HashMap<String, Vec<StoredSet>>> {
    let query = SETS.replace("WHERE s.session_id = ?1", "");
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map((), |row| Ok((row.get("session_id")?, set_row(row)?)))?;
    let mut out: HashMap<String, Vec<StoredSet>> = HashMap::new();
    for row in rows {
        let (session, set): (String, StoredSet) = row?;
        out.entry(session).or_default().push(set);
    }
    Ok(out)
}

/// In the order in which they were done.
pub fn sets_of(connection: &Connection, session_id: &str) -> rusqlite::Result<Vec<StoredSet>> {
    let mut statement = connection.prepare_cached(SETS)?;
    let rows = statement.query_map([session_id], set_row)?;
    rows.collect()
}

pub(super) fn set_row(row: &Row) -> rusqlite::Result<StoredSet> {
    let lower: Option<i64> = row.get("lower_ms")?;
    let tempo_ms = match lower {
        Some(lower) => Some([lower, row.get("hold_ms")?, row.get("raise_ms")?]),
        None => None,
    };
    let new_reps: Option<u16> = row.get("new_reps")?;
    let corrected = match new_reps {
        Some(reps) => Some(PutRight {
            reps,
            load_kg: row.get("new_load_kg")?,
            side: optional(row.get("new_side")?)?,
            outcome: optional(row.get("new_outcome")?)?,
            reason: optional(row.get("new_reason")?)?,
            voided: row.get("voided")?,
        }),
        None => None,
    };
    Ok(StoredSet {
        id: row.get("id")?,
        step: row.get("step")?,
        attempt: row.get("attempt")?,
        exercise: row.get("exercise")?,
        side: optional(row.get("side")?)?,
        set_no: row.get("set_no")?,
        set_of: row.get("set_of")?,
        outcome: by_name(&row.get::<_, String>("outcome")?)?,
        reason: optional(row.get("reason")?)?,
        reps_done: row.get("reps_done")?,
        reps_target: row.get("reps_target")?,
        load_kg: row.get("load_kg")?,
        tempo_ms,
        under_tension_ms: row.get("under_tension_ms")?,
        gap_ms: row.get("gap_ms")?,
        corrected,
    })
}

/// Where the session's own clock stood after the last set that was kept.
pub fn sets_end_ms(connection: &Connection, session_id: &str) -> rusqlite::Result<i64> {
    let query = "SELECT ifnull(max(ended_ms), 0) FROM session_set WHERE session_id = ?1";
    connection.query_row(query, [session_id], |row| row.get(0))
}

/// The added load last used for an exercise; None where it was never told.
pub fn last_load(connection: &Connection, exercise: &str) -> rusqlite::Result<Option<f64>> {
    let load = connection
        .prepare_cached(include_str!("last_load.sql"))?
        .query_row([exercise], |row| row.get::<_, Option<f64>>(0))
        .optional()?;
    Ok(load.flatten())
}

pub(super) fn optional<T: serde::de::DeserializeOwned>(name: Option<String>) -> rusqlite::Result<Option<T>> {
    name.map(|n| by_name(&n)).transpose()
}

fn millis(span: std::time::Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}
