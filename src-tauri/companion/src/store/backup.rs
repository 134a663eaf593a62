//! A copy of the open file, complete and checked, or none at all.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::OpenError;

/// Copies through SQLite's own backup, so that a write-ahead log is included; the copy gets its name once it is whole. It is
/// one file, which can be read where nothing can be written.
pub fn copy(from: &Connection, to: &Path) -> Result<(), OpenError> {
    let part = to.with_extension("part");
    let copied = copy_to(from, &part).and_then(|()| {
        std::fs::File::open(&part)?.sync_all()?;
        std::fs::rename(&part, to)?;
        Ok(to.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())?)
    });
    if copied.is_err() {
        // What is left of it helps nobody; that it failed is said either way.
        let _removed = std::fs::remove_file(&part);
    }
    copied
}

/// Into a file that nobody uses yet.
pub fn copy_to(from: &Connection, part: &Path) -> Result<(), OpenError> {
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(part)?;
    let mut target = Connection::open(part)?;
    Backup::new(from, &mut target)?.run_to_completion(256, Duration::ZERO, None)?;
    target.pragma_update(None, "journal_mode", "DELETE")?;
    let verdict: String = target.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
    if verdict != "ok" {
        return Err(OpenError::Io(std::io::Error::other(format!("the backup is not sound: {verdict}"))));
    }
    target.close().map_err(|(_, error)| error)?;
    Ok(())
}
