//! What leaves the log as a file, and comes back from one. Everything is read and written in a stream; a file that is made
//! is whole or not there. Nothing here knows a running companion: an export reads the log by a second connection.

pub mod calendar;
pub mod csv;
pub mod fhir;
pub mod incoming;
pub mod json_in;
pub mod json_out;
pub mod locked;
pub mod merge;
mod readable;
pub mod schema;
mod whole;

pub use whole::{Whole, WholeFolder};

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

/// Why a file could not be made or read to its end. What is wrong inside a file is a problem, not one of these.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("the log cannot be read: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("it cannot be put into that form: {0}")]
    Form(String),
}

/// A second connection that only reads; the program that has the log open does not notice.
pub fn reader(folder: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(folder.join("sinew.db"), flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;")?;
    Ok(connection)
}
