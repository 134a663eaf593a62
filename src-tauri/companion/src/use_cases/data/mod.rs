//! What a person does with their data as a whole: takes it along, brings it in, keeps copies of it, goes back to one, and
//! erases it.

mod backups;
mod coming;
mod erase;
mod export;
mod import;

pub(crate) use backups::Backing;
pub use export::ExportJob;
pub use import::take_part;

use crate::store::{OpenError, Store};
use crate::wire::{Changed, ErrorCode, WireError};
use crate::{Companion, refused};

/// Everything in the window is from the log: all of it is fetched again.
const ALL: [Changed; 11] = [
    Changed::Setup,
    Changed::Settings,
    Changed::Sessions,
    Changed::Live,
    Changed::Library,
    Changed::Plans,
    Changed::Answers,
    Changed::Flags,
    Changed::Reminders,
    Changed::Data,
    Changed::Runs,
];

impl Companion {
    /// While a session is on, the log stays the one that it is kept in.
    fn no_session_is_on(&self) -> Result<(), WireError> {
        if self.running.is_some() || self.beat.is_some() {
            return Err(refused(ErrorCode::SessionRunning, Vec::new()));
        }
        Ok(())
    }

    fn tell_all(&mut self) {
        ALL.into_iter().for_each(|kind| self.journal.note(kind));
        self.show = true;
    }
}

/// Something with the whole file that did not happen; the log is as it was.
fn not_done(error: &OpenError) -> WireError {
    let code = match error {
        OpenError::Newer { .. } => ErrorCode::BackupNewer,
        OpenError::Foreign => ErrorCode::BackupUnusable,
        OpenError::InUse => ErrorCode::LogInUse,
        OpenError::Io(_) | OpenError::Sqlite(_) => ErrorCode::NotSaved,
    };
    refused(code, vec![error.to_string()])
}

/// How many rows were written since it was opened, so that nothing is copied twice.
fn written(store: &Store) -> u64 {
    store.written()
}
