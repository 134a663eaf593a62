//! What was done, newest first, four weeks at a time.

use chrono::Days;
use sinew_domain::time::Now;

use super::check::Check;
use super::life::day_of;
use crate::store::{SessionRow, ToldFilter};
use crate::wire::{ErrorCode, History, HistoryDraft, SessionDetail, WireError};
use crate::{Companion, refused, store, unreadable};

/// So many days are listed together.
const DAYS: u64 = 28;

impl Companion {
    /// The four weeks that end with a day; where none is given, with the newest session.
    pub fn history(&self, draft: &HistoryDraft, now: &Now) -> Result<History, WireError> {
        let mut check = Check::default();
        let to = check.maybe_day("to", draft.to.as_deref());
        let filter = self.look_filter(&draft.filter, &mut check)?;
        check.done(())?;
        let connection = self.store.read();
        let to = match to {
            Some(to) => to,
            // A clock that was set back must not hide what was done before.
            None => store::newest_told(connection).map_err(unreadable)?.unwrap_or_else(|| day_of(now)),
        };
        let from = to - Days::new(DAYS - 1);
        let (plan, exercise) = (draft.filter.plan.as_deref(), filter.exercise.as_deref());
        let filter = ToldFilter { plan, exercise, side: filter.side };
        let rows = store::told(connection, from, to, filter).map_err(unreadable)?;
        let sessions = rows.into_iter().map(|row| self.detail(row).map(|d| d.item)).collect::<Result<_, _>>()?;
        let earlier = store::told_before(connection, from).map_err(unreadable)?;
        Ok(History {
            from: from.to_string(),
            to: to.to_string(),
            sessions,
            earlier: earlier.map(|day| day.to_string()),
        })
    }

    /// One session with all its sets; of one that is not wholly in the file yet, with those that wait.
    pub fn session_detail(&self, session_id: &str) -> Result<SessionDetail, WireError> {
        let row: Option<SessionRow> = store::session(self.store.read(), session_id).map_err(unreadable)?;
        let row = row.ok_or_else(|| refused(ErrorCode::NotFound, vec!["session_id: no such session".to_owned()]))?;
        self.detail(row)
    }
}
