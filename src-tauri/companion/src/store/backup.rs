//! A copy of the open file, complete and checked, or none at all.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::OpenError;

/// Copies through SQLite's own backup, so that a write-ahead log is included; the copy gets its name once it is whole.
pub fn copy(from: &Connection, to: &Path) -> Result<(), OpenError> {
    let part = to.with_extension("part");
    let mut target = Connection::open(&part)?;
    Backup::new(from, &mut target)?.run_to_completion(256, Duration::ZERO, None)?;
    let verdict: String = target.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
    if verdict != "ok" {
        return Err(OpenError::Io(std::io::Error::other(format!("the backup is not sound: {verdict}"))));
    }
    target.close().map_err(|(_, error)| error)?;
    std::fs::File::open(&part)?.sync_all()?;
    std::fs::rename(&part, to)?;
    Ok(())
}
