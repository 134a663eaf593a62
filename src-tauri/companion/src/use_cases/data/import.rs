//! A file of the log that comes in: looked at first, then all of it in one transaction, or nothing. The look and the import
//! are the same work; only what becomes of the transaction differs.

use std::io::{self, BufReader};
use std::path::Path;

use sinew_domain::day::{RollOver, Stamp};
use sinew_domain::time::Now;

use super::not_done;
use crate::files::merge::{Found, merge};
use crate::files::{FileError, incoming, json_in, locked};
use crate::store::{self, Fact};
use crate::wire::{
    ErrorCode, ImportLine, ImportLook, ImportPart, ImportProblem, ImportTrouble, Settings, Shelf, WireError,
};
use crate::{Companion, refused};

/// Takes a part of a file from the window. The log in `folder` is not touched.
pub fn take_part(folder: &Path, part: &ImportPart) -> Result<(), WireError> {
    incoming::append(folder, part.first, &part.base64).map_err(|error| {
        let code = match error.kind() {
            io::ErrorKind::InvalidInput | io::ErrorKind::FileTooLarge => ErrorCode::Invalid,
            _ => ErrorCode::NotSaved,
        };
        refused(code, vec![format!("part: {error}")])
    })
}

impl Companion {
    /// What the file that lies there would change. Nothing is.
    pub fn look_at_import(&mut self, passphrase: Option<&str>, now: &Now) -> Result<ImportLook, WireError> {
        self.bring_in(passphrase, false, now)
    }

    /// Brings the file in that lies there, whole. Where there is a problem or a conflict, nothing comes in, and what is
    /// given back has them.
    pub fn import(&mut self, passphrase: Option<&str>, now: &Now) -> Result<ImportLook, WireError> {
        let look = self.bring_in(passphrase, true, now)?;
        if look.problems.is_empty() {
            self.read_anew(now).map_err(|error| not_done(&error))?;
            self.tell_all();
            // It stays there until the next one where it cannot be taken away; it is in the log by now.
            let _gone = incoming::forget(&self.folder);
        }
        Ok(look)
    }

    /// The person has thought better of it.
    pub fn forget_import(&mut self) -> Result<(), WireError> {
        incoming::forget(&self.folder).map_err(|error| refused(ErrorCode::NotSaved, vec![error.to_string()]))
    }

    fn bring_in(&mut self, passphrase: Option<&str>, stays: bool, now: &Now) -> Result<ImportLook, WireError> {
        self.no_session_is_on()?;
        self.written_so_far(now)?;
        let kept = Kept { settings: self.kept_settings()?, shelf: self.kept_shelf()? };
        let facts = [self.fact_of(now), self.fact_of(now)];
        let (folder, device) = (self.folder.clone(), self.store.device_id.clone());
        let done = self.store.attempt(|transaction| {
            let found = found_in(transaction, &folder, passphrase, now)?;
            let brings = |name: &str| found.lines.iter().any(|line| line.kind == name && line.new > 0);
            let (settings, shelf) =
                (kept.settings.filter(|_| brings("settings")), kept.shelf.filter(|_| brings("shelf")));
            let keeps_settings = settings.is_some() || shelf.is_some();
            let stays = stays && found.problems.is_empty();
            if stays {
                // What was written last counts: what the person chose here is said once more.
                let writer = store::Writer::of(transaction, &device);
                settings.iter().try_for_each(|settings| store::put_settings(&writer, &facts[0], settings))?;
                shelf.iter().try_for_each(|shelf| store::put_shelf(&writer, &facts[1], shelf))?;
            }
            Ok((look(found, keeps_settings), stays))
        });
        done.map_err(|error: FileError| {
            let code = match error {
                FileError::Io(_) | FileError::Sqlite(_) => ErrorCode::NotSaved,
                FileError::Form(_) => ErrorCode::Internal,
            };
            refused(code, vec![error.to_string()])
        })
    }

    fn kept_settings(&self) -> Result<Option<Settings>, WireError> {
        store::latest_settings(self.store.read()).map_err(crate::unreadable)
    }

    fn kept_shelf(&self) -> Result<Option<Shelf>, WireError> {
        store::latest_shelf(self.store.read()).map_err(crate::unreadable)
    }

    fn fact_of(&mut self, now: &Now) -> Fact {
        Fact { id: self.ids.next(now), stamp: Stamp::of(now, RollOver::DEFAULT) }
    }
}

/// What was chosen here, and counts.
struct Kept {
    settings: Option<Settings>,
    shelf: Option<Shelf>,
}

fn found_in(
    transaction: &rusqlite::Transaction,
    folder: &Path,
    passphrase: Option<&str>,
    now: &Now,
) -> Result<Found, FileError> {
    let now_ms = now.wall.timestamp_millis();
    let only = |what, detail: Option<String>| Found {
        problems: vec![ImportProblem { detail, ..json_in::trouble(what) }],
        ..Found::default()
    };
    let (file, head) = incoming::open(folder)?;
    if !locked::is_locked(&head) {
        return merge(transaction, file, now_ms);
    }
    let Some(passphrase) = passphrase else { return Ok(only(ImportTrouble::NeedsPassphrase, None)) };
    let opened = match locked::unlock(BufReader::new(file), passphrase) {
        Ok(opened) => opened,
        Err(locked::UnlockError::WrongPassphrase) => return Ok(only(ImportTrouble::WrongPassphrase, None)),
        Err(locked::UnlockError::Io(error)) => return Err(error.into()),
        Err(other) => return Ok(only(ImportTrouble::Damaged, Some(other.to_string()))),
    };
    match merge(transaction, opened, now_ms) {
        Err(FileError::Io(error))
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::Other
            ) =>
        {
            Ok(only(ImportTrouble::Damaged, Some(error.to_string())))
        }
        other => other,
    }
}

fn look(found: Found, keeps_settings: bool) -> ImportLook {
    let sum = |of: fn(&ImportLine) -> u32| found.lines.iter().map(of).sum();
    let there_is_something = |line: &ImportLine| line.new + line.same + line.conflicts > 0;
    ImportLook {
        new: sum(|line| line.new),
        same: sum(|line| line.same),
        lines: found.lines.into_iter().filter(there_is_something).collect(),
        problems: found.problems,
        more_problems: found.more_problems,
        keeps_settings,
    }
}
