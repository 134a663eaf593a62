//! What was accepted, and the settings: every change is a row, the newest counts. Newest is what was written last, not
//! what has the latest time: a clock may have been set back in between.

use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;

use super::{Fact, Writer};
use crate::wire::{Settings, Setup};

pub fn put_acceptance(writer: &Writer, fact: &Fact, setup: &Setup) -> rusqlite::Result<()> {
    writer.append("acceptance", fact, &[("disclaimer", &setup.disclaimer)])
}

/// The newest words that were accepted.
pub fn latest_setup(connection: &Connection) -> rusqlite::Result<Option<Setup>> {
    connection
        .query_row("SELECT disclaimer FROM acceptance ORDER BY rowid DESC LIMIT 1", (), |row| {
            Ok(Setup { disclaimer: row.get(0)? })
        })
        .optional()
}

pub fn put_settings(writer: &Writer, fact: &Fact, settings: &Settings) -> rusqlite::Result<()> {
    let value = serde_json::to_string(settings).map_err(conversion)?;
    writer.append("settings", fact, &[("value", &value)])
}

pub fn latest_settings(connection: &Connection) -> rusqlite::Result<Option<Settings>> {
    let value: Option<String> = connection
        .query_row("SELECT value FROM settings ORDER BY rowid DESC LIMIT 1", (), |row| row.get(0))
        .optional()?;
    value.map(|text| serde_json::from_str(&text).map_err(conversion)).transpose()
}

/// The name that a unit variant has on the wire is also its name in the file.
pub(crate) fn name_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

pub(super) fn by_name<T: DeserializeOwned>(name: &str) -> rusqlite::Result<T> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).map_err(conversion)
}

pub(super) fn conversion(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
}
