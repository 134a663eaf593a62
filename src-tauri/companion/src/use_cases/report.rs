//! The answers after a session. Unanswered stays unanswered; a later answer is a new row, and one of the session's
//! changes. How a load felt changes the load of the plan, in the same transaction.

use sinew_domain::time::Now;

use super::check;
use crate::store::AmendmentKind;
use crate::wire::{Changed, ErrorCode, Report, WireError};
use crate::{Companion, not_saved, refused, store, unreadable};

impl Companion {
    pub fn save_report(&mut self, report: &Report, now: &Now) -> Result<(), WireError> {
        let row = check::report(report)?;
        let Some(session) = store::session(self.store.read(), &report.session_id).map_err(unreadable)? else {
            return Err(refused(ErrorCode::NotFound, vec!["session_id: no such session".to_owned()]));
        };
        if session.voided {
            return Err(refused(ErrorCode::Invalid, vec!["session_id: it was voided".to_owned()]));
        }
        let loads = self.felt_loads(&report.session_id, session.asked.as_ref(), &report.feels, now)?;
        let (fact, change) = (self.fact(now), self.fact(now));
        // Said once more it is kept once.
        let (again, same) = (session.report.is_some(), session.report.as_ref() == Some(&row));
        self.store
            .transact(|writer| {
                if !same {
                    store::put_report(writer, &fact, &report.session_id, &row)?;
                }
                if again && !same {
                    let (kind, of) = (AmendmentKind::Answers, Some(fact.id.as_str()));
                    store::put_amendment(writer, &change, &report.session_id, kind, of, None)?;
                }
                loads.iter().try_for_each(|(row, fact)| store::put_life(writer, row, fact))
            })
            .map_err(not_saved)?;
        self.forget_life();
        self.ended.take_if(|ended| ended.session_id == report.session_id);
        self.journal.note(Changed::Sessions);
        if !loads.is_empty() {
            self.journal.note(Changed::Plans);
        }
        Ok(())
    }
}
