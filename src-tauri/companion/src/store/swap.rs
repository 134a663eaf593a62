//! Another log in the place of the open one, or none: the file is exchanged while it is closed. At every moment there is a
//! whole log under its name, the old one or the new one.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::Connection;

use super::backups::{backups_in, open_still};
use super::migrate::migrate;
use super::open::{BUSY, open_locked};
use super::{OpenError, Store, backup};

const DB: &str = "sinew.db";
const PATIENCE: Duration = Duration::from_millis(200);
/// Made here on the way, and of no use when left over.
const RESTORING: &str = "restoring.part";
/// What lies beside the log, by how the names begin: unreadable, set aside, from before a format, and parts of a copy.
const OURS: [&str; 5] = ["sinew-unreadable-", "sinew-set-aside-", "before-format-", "restoring.part", "incoming.part"];

/// Which files in the log's folder hold what a person told, beside the log itself.
pub fn leftovers(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if OURS.iter().any(|ours| name.to_string_lossy().starts_with(ours)) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

impl Store {
    /// Puts a copy of a backup in the place of the log, which gets another name with the time in it; gives that. The backup
    /// is only read. Where anything fails before the exchange, the log is as it was.
    pub fn restore(
        &mut self,
        folder: &Path,
        from: &Path,
        at: NaiveDateTime,
        wall: DateTime<Utc>,
    ) -> Result<PathBuf, OpenError> {
        let part = folder.join(RESTORING);
        let prepared = prepare(from, &part).and_then(|()| self.exchange(folder, &part, at, wall));
        if prepared.is_err() {
            // A log is never half of one: what was prepared is not needed any more.
            let _removed = std::fs::remove_file(&part);
        }
        prepared
    }

    fn exchange(
        &mut self,
        folder: &Path,
        part: &Path,
        at: NaiveDateTime,
        wall: DateTime<Utc>,
    ) -> Result<PathBuf, OpenError> {
        let (path, aside) = (folder.join(DB), free_aside(folder, at));
        let exchanged = self.close(folder).and_then(|()| {
            // Two names for the one file, then another file under the first: there is a log at every moment, where the file
            // system knows such names.
            std::fs::hard_link(&path, &aside).or_else(|_| std::fs::rename(&path, &aside))?;
            std::fs::rename(part, &path)?;
            Ok(File::open(folder)?.sync_all()?)
        });
        match exchanged.and_then(|()| self.reopen(folder, wall)) {
            Ok(()) => Ok(aside),
            Err(error) => {
                self.connection = Connection::open_in_memory()?;
                back(&aside, &path)?;
                self.reopen(folder, wall)?;
                Err(error)
            }
        }
    }

    /// Takes away the log, everything that lies beside it, and our backups in the given folders; a fresh log follows.
    /// The log goes last, so that a cut in the middle can be seen and begun again.
    pub fn erase(
        &mut self,
        folder: &Path,
        backups: &[PathBuf],
        device_id: &str,
        wall: DateTime<Utc>,
    ) -> Result<(), OpenError> {
        for place in backups {
            for file in backups_in(place)? {
                std::fs::remove_file(file.path)?;
            }
            for entry in std::fs::read_dir(place)? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                if name.starts_with("sinew-") && name.ends_with(".part") {
                    std::fs::remove_file(path)?;
                }
            }
            File::open(place)?.sync_all()?;
        }
        leftovers(folder)?.into_iter().try_for_each(std::fs::remove_file)?;
        let gone = self.close(folder).and_then(|()| {
            std::fs::remove_file(folder.join(DB))?;
            Ok(File::open(folder)?.sync_all()?)
        });
        if gone.is_ok() {
            device_id.clone_into(&mut self.device_id);
        }
        self.reopen(folder, wall)?;
        gone
    }

    /// Everything in the one file, and that closed. Refused while somebody reads it.
    fn close(&mut self, folder: &Path) -> Result<(), OpenError> {
        // Who reads is told at once: nobody stands in front of a window that does not answer.
        self.connection.busy_timeout(PATIENCE)?;
        let busy: i64 = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |row| row.get(0))?;
        if busy != 0 {
            self.connection.busy_timeout(BUSY)?;
            return Err(OpenError::InUse);
        }
        let open = std::mem::replace(&mut self.connection, Connection::open_in_memory()?);
        open.close().map_err(|(_, error)| error)?;
        // A journal of one log beside another would be taken for its own.
        for ending in ["-wal", "-shm"] {
            match std::fs::remove_file(folder.join(format!("{DB}{ending}"))) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                Ok(()) | Err(_) => {}
            }
        }
        Ok(())
    }

    fn reopen(&mut self, folder: &Path, wall: DateTime<Utc>) -> Result<(), OpenError> {
        // Beside a running program nothing is exchanged.
        let Some(lock) = &mut self.lock else { return Err(OpenError::InUse) };
        let (connection, device_id, _) = open_locked(folder, lock, &self.device_id, wall)?;
        (self.connection, self.device_id) = (connection, device_id);
        Ok(())
    }
}

/// The log that was there, under its name again.
fn back(aside: &Path, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let file = |path: &Path| std::fs::metadata(path).map(|about| about.ino()).ok();
    match (file(aside), file(path)) {
        (None, _) => Ok(()),
        (Some(old), Some(there)) if old == there => std::fs::remove_file(aside),
        (Some(_), _) => std::fs::rename(aside, path),
    }
}

/// A copy that is sound, of today's format, and kept by the disk.
fn prepare(from: &Path, part: &Path) -> Result<(), OpenError> {
    backup::copy_to(&open_still(from)?, part)?;
    let mut copy = Connection::open(part)?;
    migrate(&mut copy)?;
    let verdict: String = copy.query_row("PRAGMA integrity_check(1)", (), |row| row.get(0))?;
    if verdict != "ok" {
        return Err(OpenError::Io(io::Error::other(format!("the backup is not sound: {verdict}"))));
    }
    copy.close().map_err(|(_, error)| error)?;
    Ok(File::open(part)?.sync_all()?)
}

fn free_aside(folder: &Path, at: NaiveDateTime) -> PathBuf {
    let name = |n: u32| {
        let again = if n == 0 { String::new() } else { format!("-{n}") };
        folder.join(format!("sinew-set-aside-{}{again}.db", at.format("%Y-%m-%d-%H%M%S")))
    };
    (0..).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(0))
}
