//! What can be told of a log beside the program that has it open: from a terminal, by a connection that only reads, without
//! waiting for anybody and without a trace. Must never take the log's lock.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};
use rusqlite::Connection;
use sinew_domain::time::Now;

use crate::store::{self, LATEST, Store};
use crate::{Companion, Desk, files};

/// Less room than this is said: a session writes little, a backup as much as the log.
const LITTLE_ROOM: u64 = 200 << 20;

/// Whether the program has the log open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Running {
    Yes,
    No,
    Unknown,
}

/// In short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub log: PathBuf,
    pub running: Running,
    /// None where there is no log yet.
    pub bytes: Option<u64>,
    /// Of the database; None where it cannot be read.
    pub format: Option<i32>,
    pub sessions: Option<u32>,
    pub next_session: Option<DateTime<Utc>>,
    pub backup_folder: PathBuf,
    /// On the clock where the person was.
    pub last_backup: Option<NaiveDateTime>,
    pub trouble: Option<String>,
}

/// What is asked of a log and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doctor {
    Log,
    Format,
    Sound,
    References,
    Rights,
    Room,
    Place,
    Backups,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Good,
    /// Worth knowing.
    Note,
    Bad,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub what: Doctor,
    pub severity: Severity,
    pub detail: String,
}

/// What comes next, where the last backup is, how large the log is.
pub fn status(folder: &Path, now: &Now) -> Status {
    let log = folder.join("sinew.db");
    let mut status = Status {
        running: running(folder),
        bytes: fs::metadata(&log).ok().map(|about| about.len() + size(&folder.join("sinew.db-wal"))),
        format: None,
        sessions: None,
        next_session: None,
        backup_folder: folder.join("backups"),
        last_backup: None,
        trouble: None,
        log,
    };
    if status.bytes.is_some()
        && let Err(error) = read_status(folder, now, &mut status)
    {
        status.trouble = Some(error);
    }
    let backups = store::backups_in(&status.backup_folder).unwrap_or_default();
    status.last_backup = backups.first().map(|file| file.made);
    status
}

fn read_status(folder: &Path, now: &Now, status: &mut Status) -> Result<(), String> {
    let words = |error: rusqlite::Error| error.to_string();
    let log = still_or_live(folder).map_err(words)?;
    let format = log.query_row("PRAGMA user_version", (), |row| row.get(0)).map_err(words)?;
    status.format = Some(format);
    if format != LATEST {
        return Ok(());
    }
    status.sessions = Some(log.query_row("SELECT count(*) FROM session", (), |row| row.get(0)).map_err(words)?);
    let companion = Companion::beside(folder, log, now).map_err(|error| error.to_string())?;
    if let Some(chosen) = &companion.settings().backup_folder {
        status.backup_folder = PathBuf::from(chosen);
    }
    let coming = companion.coming(now).map_err(|error| error.to_string())?;
    // One whose window is open has begun to be next.
    status.next_session = coming.iter().map(|entry| entry.ends.max(entry.starts)).find(|ends| *ends >= now.wall);
    status.next_session = coming.iter().find(|entry| Some(entry.ends) == status.next_session).map(|entry| entry.starts);
    Ok(())
}

/// Looks at the log, its place, and its backups; everything that is asked is answered, good or bad.
pub fn doctor(folder: &Path, now: &Now) -> Vec<Finding> {
    let finding = |what, severity, detail: String| Finding { what, severity, detail };
    let log = folder.join("sinew.db");
    let mut found = Vec::new();
    match fs::metadata(&log) {
        Err(error) => found.push(finding(Doctor::Log, Severity::Note, format!("{}: {error}", log.display()))),
        Ok(about) => {
            found.push(finding(Doctor::Log, Severity::Good, format!("{}, {} bytes", log.display(), about.len())));
            found.extend(inside(folder));
        }
    }
    found.extend(rights(folder));
    found.extend(place(folder));
    let status = status(folder, now);
    let backups = status.backup_folder.display();
    found.push(match status.last_backup {
        Some(at) => finding(Doctor::Backups, Severity::Good, format!("the newest is of {at}, in {backups}")),
        None if status.backup_folder.is_dir() => {
            finding(Doctor::Backups, Severity::Note, format!("there is none in {backups}"))
        }
        None => finding(Doctor::Backups, Severity::Note, format!("{backups} is not there")),
    });
    found
}

fn inside(folder: &Path) -> Vec<Finding> {
    let finding = |what, severity, detail: String| Finding { what, severity, detail };
    let log = match still_or_live(folder) {
        Ok(log) => log,
        Err(error) => return vec![finding(Doctor::Sound, Severity::Bad, error.to_string())],
    };
    let format = match log.query_row("PRAGMA user_version", (), |row| row.get::<_, i32>(0)) {
        Ok(found) if found == LATEST => finding(Doctor::Format, Severity::Good, found.to_string()),
        Ok(found) if found > LATEST => {
            finding(Doctor::Format, Severity::Bad, format!("{found}, and this program knows {LATEST}"))
        }
        Ok(found) => finding(Doctor::Format, Severity::Note, format!("{found}; it becomes {LATEST} at the next start")),
        Err(error) => finding(Doctor::Format, Severity::Bad, error.to_string()),
    };
    let sound = match log.query_row("PRAGMA integrity_check(3)", (), |row| row.get::<_, String>(0)) {
        Ok(verdict) if verdict == "ok" => finding(Doctor::Sound, Severity::Good, verdict),
        Ok(verdict) => finding(Doctor::Sound, Severity::Bad, verdict),
        Err(error) => finding(Doctor::Sound, Severity::Bad, error.to_string()),
    };
    let loose = "SELECT count(*) FROM pragma_foreign_key_check";
    let references = match log.query_row(loose, (), |row| row.get::<_, i64>(0)) {
        Ok(0) => finding(Doctor::References, Severity::Good, "none points nowhere".to_owned()),
        Ok(loose) => finding(Doctor::References, Severity::Bad, format!("{loose} point nowhere")),
        Err(error) => finding(Doctor::References, Severity::Bad, error.to_string()),
    };
    vec![format, sound, references]
}

fn rights(folder: &Path) -> Vec<Finding> {
    let finding = |severity, detail: String| Finding { what: Doctor::Rights, severity, detail };
    let mut found = Vec::new();
    for (path, wanted) in [(folder.to_owned(), 0o700), (folder.join("sinew.db"), 0o600)] {
        let Ok(about) = fs::metadata(&path) else { continue };
        let mode = about.permissions().mode() & 0o777;
        let open = mode & !wanted;
        found.push(match (open, rustix::fs::access(&path, rustix::fs::Access::WRITE_OK)) {
            (_, Err(error)) => finding(Severity::Bad, format!("{} cannot be written to: {error}", path.display())),
            (0, Ok(())) => finding(Severity::Good, format!("{} is yours alone ({mode:o})", path.display())),
            (_, Ok(())) => finding(Severity::Note, format!("{} is open to others ({mode:o})", path.display())),
        });
    }
    found
}

/// The file systems on which a journal of SQLite cannot be trusted, by the numbers that Linux gives them.
const OVER_A_NETWORK: [(i64, &str); 8] = [
    (0x6969, "NFS"),
    (0x517b, "SMB"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB2"),
    (0x5346_414f, "AFS"),
    (0x00c3_6400, "Ceph"),
    (0x0102_1997, "9P"),
    (0x6573_5546, "FUSE, which may be a network"),
];

fn place(folder: &Path) -> Vec<Finding> {
    let there = folder.ancestors().find(|path| path.is_dir()).unwrap_or(folder);
    let finding = |what, severity, detail: String| Finding { what, severity, detail };
    let mut found = Vec::new();
    match rustix::fs::statvfs(there) {
        Ok(about) => {
            let free = about.f_bavail.saturating_mul(about.f_frsize);
            let severity = if free < LITTLE_ROOM { Severity::Bad } else { Severity::Good };
            found.push(finding(Doctor::Room, severity, format!("{} MiB are free", free >> 20)));
        }
        Err(error) => found.push(finding(Doctor::Room, Severity::Note, error.to_string())),
    }
    match rustix::fs::statfs(there) {
        Ok(about) => {
            let number = about.f_type & 0xffff_ffff;
            found.push(match OVER_A_NETWORK.iter().find(|(kind, _)| *kind == number) {
                Some((_, name)) => finding(Doctor::Place, Severity::Bad, format!("the log is on {name}")),
                None => finding(Doctor::Place, Severity::Good, "the log is on a disk of this computer".to_owned()),
            });
        }
        Err(error) => found.push(finding(Doctor::Place, Severity::Note, error.to_string())),
    }
    found
}

/// By the kernel's list of locks: asking for the lock would be in the way of a program that starts in this moment.
fn running(folder: &Path) -> Running {
    let Ok(lock) = fs::metadata(folder.join("sinew.lock")) else { return Running::No };
    let Ok(locks) = fs::read_to_string("/proc/locks") else { return Running::Unknown };
    let inode = lock.ino().to_string();
    let held = locks.lines().any(|line| {
        let mut words = line.split_whitespace().skip(1);
        let kind = words.next() == Some("FLOCK");
        kind && words.nth(3).and_then(|place| place.rsplit(':').next()) == Some(inode.as_str())
    });
    if held { Running::Yes } else { Running::No }
}

/// Without a journal the file holds everything, and nothing appears beside it; with one, it is read as any reader does.
fn still_or_live(folder: &Path) -> rusqlite::Result<Connection> {
    if size(&folder.join("sinew.db-wal")) == 0 {
        store::open_still(&folder.join("sinew.db"))
    } else {
        files::reader(folder)
    }
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |about| about.len())
}

impl Companion {
    /// One that reads a log which another program may have open. It cannot write, and is asked once.
    fn beside(folder: &Path, log: Connection, now: &Now) -> Result<Self, store::OpenError> {
        Self::with(folder, Store::beside(log), None, Desk::real(0), now)
    }
}
