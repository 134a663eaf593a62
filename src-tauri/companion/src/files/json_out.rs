//! The log as JSON: every fact, as it stands in the file. One row a line, in the order of writing, so that the same log
//! gives the same bytes. What is JSON in the log goes out as it stands there.

use std::io::Write;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::FileError;
use crate::store::tables::{Column, FACTS, Holds, select};

/// So that a file tells whose it is.
pub const WHOSE: &str = "log";
/// Of this form, which is not the format of the database. It begins here: what a database of an older format holds has been
/// brought up to date before it goes out.
pub const FORMAT: u32 = 1;

/// Writes everything that the connection sees at one moment; gives the number of rows.
pub fn write(connection: &Connection, out: &mut impl Write) -> Result<u64, FileError> {
    let moment = connection.unchecked_transaction()?;
    // In the order of the alphabet, so that a program that sorts them changes nothing.
    write!(out, "{{\n\"format\": {FORMAT},\n\"sinew\": \"{WHOSE}\",\n\"tables\": {{")?;
    let mut rows = 0;
    for (place, table) in FACTS.iter().enumerate() {
        let columns = table.columns(&moment)?;
        write!(out, "{}\n\"{}\": [", if place == 0 { "" } else { "," }, table.name)?;
        let mut statement = moment.prepare(&select(table, &columns))?;
        let mut found = statement.query(())?;
        let mut first = true;
        while let Some(row) = found.next()? {
            out.write_all(if first { b"\n{" } else { b",\n{" })?;
            for (place, column) in columns.iter().enumerate() {
                write!(out, "{}\"{}\":", if place == 0 { "" } else { "," }, column.name)?;
                value(row.get_ref(place)?, column, out)?;
            }
            out.write_all(b"}")?;
            first = false;
            rows += 1;
        }
        out.write_all(if first { b"]" } else { b"\n]" })?;
    }
    out.write_all(b"\n}\n}\n")?;
    out.flush()?;
    Ok(rows)
}

fn value(value: ValueRef, column: &Column, out: &mut impl Write) -> Result<(), FileError> {
    match value {
        ValueRef::Null => out.write_all(b"null")?,
        ValueRef::Integer(number) => write!(out, "{number}")?,
        ValueRef::Real(number) => serde_json::to_writer(out, &number).map_err(form)?,
        ValueRef::Text(text) if column.holds == Holds::Json => out.write_all(text)?,
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|e| FileError::Form(format!("{}: {e}", column.name)))?;
            serde_json::to_writer(out, text).map_err(form)?;
        }
        ValueRef::Blob(_) => return Err(FileError::Form(format!("{}: bytes, where none are expected", column.name))),
    }
    Ok(())
}

fn form(error: serde_json::Error) -> FileError {
    match error.io_error_kind() {
        Some(kind) => FileError::Io(std::io::Error::new(kind, error)),
        None => FileError::Form(error.to_string()),
    }
}
