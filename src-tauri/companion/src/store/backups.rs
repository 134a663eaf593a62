//! The backups in a folder: made, listed, looked into, thinned. Each is one file with its day and time in its name.

use std::collections::BTreeSet;
use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rusqlite::{Connection, OpenFlags};
use sinew_domain::backups::superfluous;

use super::migrate::LATEST;
use super::open::check_origin;
use super::{OpenError, backup};
use crate::wire::{BackupLook, BackupState};

const FORM: &str = "sinew-%Y-%m-%d-%H%M%S.db";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    pub path: PathBuf,
    /// On the clock where the person was.
    pub made: NaiveDateTime,
    pub bytes: u64,
}

/// Copies the open log into a folder that is there, under the time; gives its path.
pub fn make_backup(from: &Connection, folder: &Path, made: NaiveDateTime) -> Result<PathBuf, OpenError> {
    let names = (0..60).map(|second| folder.join((made + TimeDelta::seconds(second)).format(FORM).to_string()));
    let path = names.into_iter().find(|path| !path.exists());
    let path = path.ok_or_else(|| io::Error::new(io::ErrorKind::AlreadyExists, "no free name in the folder"))?;
    backup::copy(from, &path)?;
    Ok(path)
}

/// Makes the folder where it is not there; only for the program's own.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Newest first. What has another name is none of ours.
pub fn backups_in(folder: &Path) -> io::Result<Vec<BackupFile>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let made = name.to_str().and_then(|name| NaiveDateTime::parse_from_str(name, FORM).ok());
        let Some(made) = made else { continue };
        let about = entry.metadata()?;
        if about.is_file() {
            found.push(BackupFile { path: entry.path(), made, bytes: about.len() });
        }
    }
    found.sort_by_key(|file| std::cmp::Reverse(file.made));
    Ok(found)
}

/// Takes away what is superfluous.
pub fn thin_backups(folder: &Path, today: NaiveDate) -> io::Result<()> {
    let all = backups_in(folder)?;
    let gone: BTreeSet<NaiveDateTime> = superfluous(today, &all.iter().map(|file| file.made).collect::<Vec<_>>());
    all.iter().filter(|file| gone.contains(&file.made)).try_for_each(|file| std::fs::remove_file(&file.path))
}

/// What is in a database that nobody has open. It is not changed by one byte, and nothing appears beside it.
pub fn look_inside(path: &Path) -> BackupLook {
    let mut look = BackupLook {
        path: path.display().to_string(),
        state: BackupState::Damaged,
        format: None,
        sessions: None,
        last_session: None,
    };
    if !path.is_file() {
        look.state = BackupState::Gone;
        return look;
    }
    let Ok(connection) = open_still(path) else { return look };
    look.state = state_of(&connection, &mut look.format).unwrap_or(BackupState::Damaged);
    if look.state == BackupState::Sound {
        let count = "SELECT count(*), max(day) FROM session";
        match connection.query_row(count, (), |row| Ok((row.get(0)?, row.get(1)?))) {
            Ok((sessions, last)) => (look.sessions, look.last_session) = (Some(sessions), last),
            Err(_) => look.state = BackupState::Damaged,
        }
    }
    look
}

fn state_of(connection: &Connection, format: &mut Option<u32>) -> rusqlite::Result<BackupState> {
    let number = |pragma: &str| connection.query_row(&format!("PRAGMA {pragma}"), (), |row| row.get::<_, i32>(0));
    let (application_id, found) = (number("application_id")?, number("user_version")?);
    match check_origin(application_id, found) {
        Ok(()) if found == 0 => return Ok(BackupState::Foreign),
        Ok(()) => {}
        Err(OpenError::Newer { .. }) => {
            *format = u32::try_from(found).ok();
            return Ok(BackupState::Newer);
        }
        Err(_) => return Ok(BackupState::Foreign),
    }
    *format = u32::try_from(found.min(LATEST)).ok();
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", (), |row| row.get(0))?;
    Ok(if verdict == "ok" { BackupState::Sound } else { BackupState::Damaged })
}

/// As a file that cannot change: neither a lock nor a journal is made for it.
pub(crate) fn open_still(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let bytes = path.as_os_str().as_encoded_bytes();
    let escaped: String = bytes.iter().fold(String::new(), |mut uri, byte| {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(char::from(*byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
        uri
    });
    let connection = Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)?;
    connection.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")?;
    Ok(connection)
}
