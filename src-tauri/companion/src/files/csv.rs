//! The log as tables for a spreadsheet: one file a table, with the names that the columns have in the log, and one more that
//! tells each session in a line. By RFC 4180. An instant is a date and a time with its offset; what could be taken for a
//! formula has an apostrophe before it.

use std::fs::File;
use std::io::{BufWriter, Write};

use chrono::{DateTime, FixedOffset, SecondsFormat};
use csv::{Terminator, Writer, WriterBuilder};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::{FileError, WholeFolder};
use crate::store::tables::{Column, FACTS, select};

/// By which a spreadsheet knows UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// What some spreadsheets take for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
const OVERVIEW: &str = include_str!("overview.sql");

/// Writes every table into the folder; gives the number of rows.
pub fn write(connection: &Connection, folder: &WholeFolder, byte_order_mark: bool) -> Result<u64, FileError> {
    let moment = connection.unchecked_transaction()?;
    let mut rows = table(&moment, OVERVIEW, begin(folder, "overview", byte_order_mark)?)?;
    for facts in FACTS {
        let columns = facts.columns(&moment)?;
        rows += table(&moment, &select(facts, &with_instants(columns)), begin(folder, facts.name, byte_order_mark)?)?;
    }
    Ok(rows)
}

fn begin(folder: &WholeFolder, name: &str, byte_order_mark: bool) -> std::io::Result<BufWriter<File>> {
    let mut file = folder.file(&format!("{name}.csv"))?;
    if byte_order_mark {
        file.write_all(BYTE_ORDER_MARK)?;
    }
    Ok(file)
}

/// Milliseconds stay; where they are an instant its readable form stands before them.
fn with_instants(columns: Vec<Column>) -> Vec<Column> {
    let mut out = Vec::with_capacity(columns.len() + 1);
    for column in columns {
        if column.name == "at_ms" {
            out.push(Column { name: "at_ms AS at".to_owned(), ..column.clone() });
        }
        out.push(column);
    }
    out
}

fn table(connection: &Connection, query: &str, file: BufWriter<File>) -> Result<u64, FileError> {
    let mut out = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(file);
    let mut statement = connection.prepare(query)?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let offset = names.iter().position(|name| name == "offset_min");
    out.write_record(&names).map_err(form)?;
    let mut found = statement.query(())?;
    let mut rows = 0;
    while let Some(row) = found.next()? {
        write_row(row, &names, offset, &mut out)?;
        rows += 1;
    }
    let file = out.into_inner().map_err(|error| error.into_error())?;
    file.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    Ok(rows)
}

fn write_row(
    row: &Row,
    names: &[String],
    offset: Option<usize>,
    out: &mut Writer<BufWriter<File>>,
) -> Result<(), FileError> {
    let offset_min: i32 = offset.map_or(Ok(0), |place| row.get(place))?;
    for (place, name) in names.iter().enumerate() {
        let field = match row.get_ref(place)? {
            ValueRef::Null => String::new(),
            ValueRef::Integer(ms) if name == "at" || name.ends_with("_at") => instant(ms, offset_min),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(text) => safe(&String::from_utf8_lossy(text)),
            ValueRef::Blob(_) => return Err(FileError::Form(format!("{name}: bytes, where none are expected"))),
        };
        out.write_field(field).map_err(form)?;
    }
    out.write_record(None::<&[u8]>).map_err(form)
}

/// `2026-11-23T18:30:00.000+01:00`, on the clock of the place where it was written.
fn instant(utc_ms: i64, offset_min: i32) -> String {
    let zone = FixedOffset::east_opt(offset_min * 60);
    match (DateTime::from_timestamp_millis(utc_ms), zone) {
        (Some(at), Some(zone)) => at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Millis, false),
        _ => utc_ms.to_string(),
    }
}

fn safe(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

fn form(error: csv::Error) -> FileError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => FileError::Io(error),
        other => FileError::Form(format!("{other:?}")),
    }
}
