//! What is kept of reminders: where each occurrence stands, the rest of what they know, what happened, and what the person
//! chose. Rows are made from the domain's own shapes; one that cannot be read is put aside, and nothing else is lost.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sinew_domain::day::Stamp;
use sinew_domain::schedule::{Entry, Fact as Happened, Key, Kind, Occurrence, SlotId};

use super::first_answers::{by_name, conversion, name_of};
use super::life::stamp;
use super::{Fact, Store, Writer};
use crate::wire::{ProposalAnswer, Settings};

/// What could be read of the state.
#[derive(Debug)]
pub struct KeptReminders<Rest> {
    pub entries: Vec<Entry>,
    pub rest: Option<Rest>,
    /// How many rows could not be read.
    pub unreadable: usize,
}

/// Something that happened to an occurrence.
#[derive(Debug, Clone, PartialEq)]
pub struct ReminderFact {
    pub fact: Fact,
    pub occurrence: Occurrence,
    pub what: Happened,
}

/// What a person chose that no plan and no setting holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum ReminderChoice {
    /// The newest of an id counts. The day and the time are on the clock of the place where it was written.
    Appointment {
        appointment: String,
        with: String,
        on: NaiveDate,
        at: chrono::NaiveTime,
    },
    AppointmentDropped {
        appointment: String,
    },
    IceStarted,
    IceStopped,
    Proposal {
        slot: String,
        answer: ProposalAnswer,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceRow {
    pub id: String,
    pub stamp: Stamp,
    pub choice: ReminderChoice,
}

/// Takes the place of the row that was there.
pub fn put_reminder(writer: &Writer, entry: &Entry) -> rusqlite::Result<()> {
    let key = &entry.occurrence.key;
    let value = serde_json::to_string(entry).map_err(conversion)?;
    writer
        .transaction
        .prepare_cached(
            "INSERT INTO reminder (day, slot, nth, value) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (day, slot, nth) DO UPDATE SET value = excluded.value",
        )?
        .execute(params![key.day.to_string(), key.slot.as_str(), key.nth, value])?;
    Ok(())
}

pub fn drop_reminder(writer: &Writer, key: &Key) -> rusqlite::Result<()> {
    let delete = "DELETE FROM reminder WHERE day = ?1 AND slot = ?2 AND nth = ?3";
    writer.transaction.execute(delete, params![key.day.to_string(), key.slot.as_str(), key.nth])?;
    Ok(())
}

/// All but the occurrences.
pub fn put_reminder_state(writer: &Writer, rest: &impl Serialize) -> rusqlite::Result<()> {
    let value = serde_json::to_string(rest).map_err(conversion)?;
    writer.transaction.execute(
        "INSERT INTO reminder_state (only_one, value) VALUES (1, ?1)
         ON CONFLICT (only_one) DO UPDATE SET value = excluded.value",
        [value],
    )?;
    Ok(())
}

pub fn put_reminder_fact(writer: &Writer, row: &ReminderFact) -> rusqlite::Result<()> {
    let (key, value) = (&row.occurrence.key, serde_json::to_string(&row.what).map_err(conversion)?);
    writer.append(
        "reminder_fact",
        &row.fact,
        &[
            ("of_day", &key.day.to_string()),
            ("slot", &key.slot.as_str()),
            ("nth", &key.nth),
            ("kind", &name_of(&row.occurrence.kind)),
            ("opens_ms", &row.occurrence.opens.timestamp_millis()),
            ("closes_ms", &row.occurrence.closes.timestamp_millis()),
            ("value", &value),
        ],
    )
}

pub fn put_reminder_choice(writer: &Writer, fact: &Fact, choice: &ReminderChoice) -> rusqlite::Result<()> {
    let value = serde_json::to_value(choice).map_err(conversion)?;
    let kind = value.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
    writer.append("reminder_choice", fact, &[("kind", &kind), ("value", &value.to_string())])
}

/// Where everything stood. What cannot be read is put aside in the file, and left out.
pub fn take_reminders<Rest: DeserializeOwned>(
    store: &mut Store,
    wall: DateTime<Utc>,
) -> rusqlite::Result<KeptReminders<Rest>> {
    let (mut entries, mut unreadable) = (Vec::new(), Vec::new());
    let mut statement = store.read().prepare("SELECT rowid, value FROM reminder ORDER BY day, slot, nth")?;
    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?;
    for row in rows {
        let (place, value): (i64, String) = row?;
        match serde_json::from_str::<Entry>(&value) {
            Ok(entry) => entries.push(entry),
            Err(_) => unreadable.push(("DELETE FROM reminder WHERE rowid = ?1", place, value)),
        }
    }
    drop(statement);
    let query = "SELECT only_one, value FROM reminder_state";
    let rest: Option<(i64, String)> =
        store.read().query_row(query, (), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let rest = rest.and_then(|(place, value)| match serde_json::from_str(&value) {
        Ok(rest) => Some(rest),
        Err(_) => {
            unreadable.push(("DELETE FROM reminder_state WHERE only_one = ?1", place, value));
            None
        }
    });
    if !unreadable.is_empty() {
        // Where even that cannot be written they are read as if they were not there.
        let _stays_where_it_is = store.transact(|writer| {
            unreadable.iter().try_for_each(|(delete, place, value)| {
                let aside = "INSERT INTO reminder_aside (at_ms, value) VALUES (?1, ?2)";
                writer.transaction.execute(aside, params![wall.timestamp_millis(), value])?;
                writer.transaction.execute(delete, [place]).map(|_| ())
            })
        });
    }
    Ok(KeptReminders { entries, rest, unreadable: unreadable.len() })
}

/// Of occurrences from a training day on, in the order in which they happened. What cannot be read is left out.
pub fn reminder_facts(connection: &Connection, since: NaiveDate) -> rusqlite::Result<Vec<ReminderFact>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, at_ms, day, zone, offset_min, of_day, slot, nth, kind, opens_ms, closes_ms, value
         FROM reminder_fact WHERE of_day >= ?1 ORDER BY rowid",
    )?;
    let rows = statement.query_map([since.to_string()], |row| Ok(reminder_fact(row).ok()))?;
    rows.filter_map(Result::transpose).collect()
}

fn reminder_fact(row: &Row) -> rusqlite::Result<ReminderFact> {
    let kind: String = row.get("kind")?;
    let of_day: String = row.get("of_day")?;
    let instant = |column: &str| row.get(column).map(|ms| DateTime::from_timestamp_millis(ms).unwrap_or_default());
    let occurrence = Occurrence {
        key: Key { day: by_name(&of_day)?, slot: SlotId::new(row.get::<_, String>("slot")?), nth: row.get("nth")? },
        kind: by_name::<Kind>(&kind)?,
        opens: instant("opens_ms")?,
        closes: instant("closes_ms")?,
    };
    let what = serde_json::from_str(&row.get::<_, String>("value")?).map_err(conversion)?;
    Ok(ReminderFact { fact: Fact { id: row.get("id")?, stamp: stamp(row)? }, occurrence, what })
}

/// In the order in which they were made. What cannot be read is left out.
pub fn reminder_choices(connection: &Connection) -> rusqlite::Result<Vec<ChoiceRow>> {
    let query = "SELECT id, at_ms, day, zone, offset_min, value FROM reminder_choice ORDER BY rowid";
    let mut statement = connection.prepare(query)?;
    let rows = statement.query_map((), |row| {
        let choice = serde_json::from_str(&row.get::<_, String>("value")?).ok();
        let (id, stamp) = (row.get("id")?, stamp(row)?);
        Ok(choice.map(|choice| ChoiceRow { id, stamp, choice }))
    })?;
    rows.filter_map(Result::transpose).collect()
}

/// Since when the settings of the reminders are as they are; None where none was ever kept.
pub fn reminders_set_since(connection: &Connection) -> rusqlite::Result<Option<DateTime<Utc>>> {
    let mut statement = connection.prepare("SELECT at_ms, value FROM settings ORDER BY rowid DESC")?;
    let mut rows = statement.query(())?;
    let (mut newest, mut since) = (None, None);
    while let Some(row) = rows.next()? {
        let Ok(settings) = serde_json::from_str::<Settings>(&row.get::<_, String>(1)?) else { break };
        if *newest.get_or_insert_with(|| settings.reminders.clone()) != settings.reminders {
            break;
        }
        since = DateTime::from_timestamp_millis(row.get(0)?);
    }
    Ok(since)
}
