//! Opening the file: locked against a second program, refused when it is newer, moved aside when it cannot be read,
//! migrated when it is older. A file that is refused is not changed by one byte.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::Read;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::migrate::{APPLICATION_ID, LATEST, migrate};
use super::{Store, backup, mark};

const DB: &str = "sinew.db";

/// How long a write waits for another.
pub(super) const BUSY: std::time::Duration = std::time::Duration::from_secs(5);

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("another copy of the program has the log open")]
    InUse,
    #[error("the log was written by a newer version of the program (format {found}, this one knows {known})")]
    Newer { found: i32, known: i32 },
    #[error("the file is a database of another program")]
    Foreign,
    #[error("the log's folder or file cannot be used: {0}")]
    Io(#[from] std::io::Error),
    #[error("the log cannot be opened: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// The store, and where an unreadable predecessor was put.
#[derive(Debug)]
pub struct Opened {
    pub store: Store,
    pub moved_aside: Option<PathBuf>,
}

/// Opens or makes `sinew.db` in `folder`. `device_id` is used where the file does not name its device yet.
pub fn open(folder: &Path, device_id: &str, wall: DateTime<Utc>) -> Result<Opened, OpenError> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let mut lock = lock(folder)?;
    let (connection, device_id, moved_aside) = open_locked(folder, &mut lock, device_id, wall)?;
    Ok(Opened { store: Store { connection, device_id, lock: Some(lock) }, moved_aside })
}

/// The same in a folder whose lock is held: the connection, the device, and where an unreadable predecessor was put.
pub(super) fn open_locked(
    folder: &Path,
    lock: &mut Lock,
    device_id: &str,
    wall: DateTime<Utc>,
) -> Result<(Connection, String, Option<PathBuf>), OpenError> {
    let path = folder.join(DB);
    lock.looked_through = None;
    refuse_newer(&path)?;
    let clean = mark::take(&mut lock.file, &path, wall)?;
    let (mut connection, moved_aside) = match prepared(&path, clean.is_some()) {
        Ok(connection) => (connection, None),
        Err(error) if unreadable(&error) => {
            let aside = move_aside(&path, wall)?;
            (prepared(&path, false)?, Some(aside))
        }
        Err(error) => return Err(error),
    };
    let found = version(&connection)?;
    if found > 0 && found < LATEST {
        backup::copy(&connection, &folder.join(format!("before-format-{LATEST}.db")))?;
    }
    migrate(&mut connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    connection.execute(
        "INSERT INTO device (id, made_ms) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM device)",
        (device_id, wall.timestamp_millis()),
    )?;
    // Those that came in from elsewhere stand behind it.
    let device_id = connection.query_row("SELECT id FROM device ORDER BY rowid LIMIT 1", (), |row| row.get(0))?;
    let was_whole = moved_aside.is_none() && found == LATEST;
    lock.looked_through = Some(clean.filter(|_| was_whole).unwrap_or(wall));
    Ok((connection, device_id, moved_aside))
}

/// The folder's lock file, locked, with when the log that is open was looked through.
#[derive(Debug)]
pub struct Lock {
    file: File,
    log: PathBuf,
    looked_through: Option<DateTime<Utc>>,
}

impl Drop for Lock {
    /// The log is closed by now. Closing the lock alone leaves it with a child process that is being started in this moment.
    fn drop(&mut self) {
        if let Some(looked_through) = self.looked_through {
            let _looked_through_again_without = mark::leave(&mut self.file, &self.log, looked_through);
        }
        let _closed_next_in_any_case = rustix::fs::flock(&self.file, rustix::fs::FlockOperation::Unlock);
    }
}

fn lock(folder: &Path) -> Result<Lock, OpenError> {
    let file = OpenOptions::new().create(true).read(true).append(true).mode(0o600).open(folder.join("sinew.lock"))?;
    rustix::fs::flock(&file, rustix::fs::FlockOperation::NonBlockingLockExclusive).map_err(|_| OpenError::InUse)?;
    Ok(Lock { file, log: folder.join(DB), looked_through: None })
}

/// Looks into the first hundred bytes before SQLite may touch the file.
fn refuse_newer(path: &Path) -> Result<(), OpenError> {
    let Ok(mut file) = File::open(path) else { return Ok(()) };
    let mut header = [0u8; 100];
    if file.read_exact(&mut header).is_err() || !header.starts_with(b"SQLite format 3\0") {
        return Ok(());
    }
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    check_origin(number(68), number(60))
}

pub(super) fn check_origin(application_id: i32, found: i32) -> Result<(), OpenError> {
    match (application_id, found) {
        (0, 0) => Ok(()),
        (APPLICATION_ID, found) if found > LATEST => Err(OpenError::Newer { found, known: LATEST }),
        (APPLICATION_ID, _) => Ok(()),
        _ => Err(OpenError::Foreign),
    }
}

/// After a clean end of the same format it is not looked through.
fn prepared(path: &Path, clean: bool) -> Result<Connection, OpenError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // Made here, so that it never exists with wider rights than its owner's.
    OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))?;
    let connection = Connection::open_with_flags(path, flags)?;
    // Until its version is known, closing must not write into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(BUSY)?;
    let application_id: i32 = connection.query_row("PRAGMA application_id", (), |row| row.get(0))?;
    check_origin(application_id, version(&connection)?)?;
    let tables: u32 = connection.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0))?;
    if application_id == 0 && tables > 0 {
        return Err(OpenError::Foreign);
    }
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;",
    )?;
    if clean && version(&connection)? == LATEST {
        return Ok(connection);
    }
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", (), |row| row.get(0))?;
    if verdict != "ok" {
        return Err(OpenError::Sqlite(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT),
            Some(verdict),
        )));
    }
    Ok(connection)
}

fn version(connection: &Connection) -> rusqlite::Result<i32> {
    connection.query_row("PRAGMA user_version", (), |row| row.get(0))
}

fn unreadable(error: &OpenError) -> bool {
    let OpenError::Sqlite(error) = error else { return false };
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

/// A health log is never deleted: it gets another name, with the date, and so do its two companions.
fn move_aside(path: &Path, wall: DateTime<Utc>) -> Result<PathBuf, OpenError> {
    let name = |suffix: &str, n: u32| {
        let again = if n == 0 { String::new() } else { format!("-{n}") };
        path.with_file_name(format!("sinew-unreadable-{}{again}.db{suffix}", wall.format("%Y-%m-%d-%H%M%S")))
    };
    let n = (0..).find(|n| !name("", *n).exists()).unwrap_or(0);
    for suffix in ["", "-wal", "-shm"] {
        let from = PathBuf::from(format!("{}{suffix}", path.display()));
        if from.exists() {
            std::fs::rename(&from, name(suffix, n))?;
        }
    }
    Ok(name("", n))
}
