//! The answers after a session. Unanswered stays unanswered; a later answer is a new row.

use sinew_domain::time::Now;

use super::check;
use crate::wire::{Changed, ErrorCode, Report, WireError};
use crate::{Companion, not_saved, refused, store, unreadable};

impl Companion {
    pub fn save_report(&mut self, report: &Report, now: &Now) -> Result<(), WireError> {
        let row = check::report(report)?;
        if store::session(self.store.read(), &report.session_id).map_err(unreadable)?.is_none() {
            return Err(refused(ErrorCode::NotFound, vec!["session_id: no such session".to_owned()]));
        }
        let fact = self.fact(now);
        self.store.transact(|writer| store::put_report(writer, &fact, &report.session_id, &row)).map_err(not_saved)?;
        self.ended.take_if(|ended| ended.session_id == report.session_id);
        self.journal.note(Changed::Sessions);
        Ok(())
    }
}
