//! What was done, newest first.

use crate::store::SessionRow;
use crate::wire::{ErrorCode, History, SessionDetail, WireError};
use crate::{Companion, refused, store, unreadable};

impl Companion {
    pub fn history(&self) -> Result<History, WireError> {
        let rows = store::sessions(self.store.read(), "").map_err(unreadable)?;
        let voided = store::voided_sessions(self.store.read()).map_err(unreadable)?;
        let item = |row| self.detail(row).map(|d| d.item);
        let sessions = rows.into_iter().map(item).collect::<Result<_, _>>()?;
        Ok(History { sessions, voided: voided.into_iter().map(item).collect::<Result<_, _>>()? })
    }

    /// One session with all its sets; of one that is not wholly in the file yet, with those that wait.
    pub fn session_detail(&self, session_id: &str) -> Result<SessionDetail, WireError> {
        let row: Option<SessionRow> = store::session(self.store.read(), session_id).map_err(unreadable)?;
        let row = row.ok_or_else(|| refused(ErrorCode::NotFound, vec!["session_id: no such session".to_owned()]))?;
        let changes = self.changes(&row.id)?;
        Ok(SessionDetail { changes, ..self.detail(row)? })
    }
}
