//! The mark of a clean end, in the lock's file: what the log's file was when it was closed, and when all of it was last
//! looked through. While the mark still fits, nothing has touched the file since, and a start need not read the whole of
//! it. It never says that a log is sound: without a mark that fits, it is looked through as ever.
//!
//! The mark is taken away while the log is open, so that none is left by a program that was killed. Anything that is
//! written to the file afterwards, or put in its place, has another time, size or number and does not fit.

use std::cell::Cell;
use std::fs::{File, Metadata};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};

/// A disk may spoil what nobody touches: after so long all of it is looked through, however clean the end was.
const LOOKED_THROUGH_EVERY_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// By so much the time of the file is put back, so that whatever is written in the same instant has another one.
const BACK: Duration = Duration::from_millis(1);

thread_local! {
    /// Something could not be read because the file is damaged. Errors go out by many ways; a log lives on one thread.
    static DAMAGE: Cell<bool> = const { Cell::new(false) };
}

/// Of an error that was met while the log is open: its end leaves no mark then, and the next start looks through all of it.
pub fn note_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    let damaged = matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase));
    DAMAGE.with(|seen| seen.set(seen.get() || damaged));
    damaged
}

/// When the log was last looked through, where its file is still what it was at a clean end; None where it is to be looked
/// through now. Takes the mark away.
pub(super) fn take(lock: &mut File, path: &Path, wall: DateTime<Utc>) -> std::io::Result<Option<DateTime<Utc>>> {
    DAMAGE.with(|seen| seen.set(false));
    let mut mark = String::new();
    lock.rewind()?;
    // What is no text is no mark.
    let read = lock.read_to_string(&mut mark).is_ok();
    lock.set_len(0)?;
    let fits = || {
        let (at, file) = mark.strip_prefix("whole ")?.split_once(' ')?;
        let at = DateTime::from_timestamp_millis(at.parse().ok()?)?;
        let age = wall.signed_duration_since(at).num_milliseconds();
        let is_still = !has_journal(path) && file == told(&std::fs::metadata(path).ok()?);
        (is_still && (0..LOOKED_THROUGH_EVERY_MS).contains(&age)).then_some(at)
    };
    Ok(if read { fits() } else { None })
}

/// After the log was closed. Where anything is in doubt there is no mark.
pub(super) fn leave(lock: &mut File, path: &Path, looked_through: DateTime<Utc>) -> std::io::Result<()> {
    if DAMAGE.with(Cell::get) || has_journal(path) {
        return Ok(());
    }
    let file = File::options().write(true).open(path)?;
    let before = file.metadata()?.modified()?;
    file.set_modified(before - BACK)?;
    let about = file.metadata()?;
    // A file system that tells coarser times cannot tell what comes in the same instant.
    if about.modified()? < before {
        lock.set_len(0)?;
        lock.write_all(format!("whole {} {}", looked_through.timestamp_millis(), told(&about)).as_bytes())?;
    }
    Ok(())
}

/// What is in it is not in the file yet: nobody closed the log.
fn has_journal(path: &Path) -> bool {
    let journal = format!("{}-wal", path.display());
    std::fs::metadata(journal).is_ok_and(|about| about.len() > 0)
}

fn told(about: &Metadata) -> String {
    let (written, changed) = ((about.mtime(), about.mtime_nsec()), (about.ctime(), about.ctime_nsec()));
    format!("{} {} {}.{:09} {}.{:09}", about.len(), about.ino(), written.0, written.1, changed.0, changed.1)
}
