//! What a running session wants kept. A write that fails stays here and is tried again, so that a full disk costs a
//! message and not a set.

use std::time::Duration;

use sinew_domain::plan;
use sinew_domain::running::RunTold;
use sinew_domain::session::{EndReason, SetRecord};
use sinew_domain::time::{Mono, Now};

use crate::store::{self, EndKind, Fact, PutRight, Store, Writer};
use crate::wire::Changed;

const RETRY_AFTER: Duration = Duration::from_secs(5);

/// A fact that is not in the file yet.
#[derive(Debug, Clone)]
pub enum Write {
    Set {
        fact: Fact,
        session_id: String,
        record: Box<SetRecord>,
    },
    Correction {
        fact: Fact,
        set_id: String,
        reps: u16,
        load_kg: Option<f64>,
    },
    /// Of a plan, told in the middle of a session.
    Life {
        fact: Fact,
        what: Box<plan::Fact>,
    },
    End {
        fact: Fact,
        session_id: String,
        kind: EndKind,
        reason: Option<EndReason>,
        active_ms: i64,
        paused_ms: i64,
    },
    /// What a session leaves in the log of runs, behind its end.
    Run {
        fact: Fact,
        told: Box<RunTold>,
    },
}

/// Where the running session stands; only the newest matters.
#[derive(Debug, Clone)]
pub struct Mark {
    pub session_id: String,
    pub at_ms: i64,
    pub engine: String,
}

#[derive(Debug, Default)]
pub struct Journal {
    facts: Vec<Write>,
    mark: Option<Mark>,
    retry_at: Option<Mono>,
    /// Kinds of rows that were written past this journal, to be told with the next flush.
    noted: Vec<Changed>,
}

impl Journal {
    pub fn keep(&mut self, write: Write) {
        if let Write::End { session_id, .. } = &write {
            // What has ended is not to be taken up again.
            self.mark.take_if(|mark| mark.session_id == *session_id);
        }
        self.facts.push(write);
    }

    pub fn mark(&mut self, mark: Mark) {
        self.mark = Some(mark);
    }

    /// Tells a change that was written at once.
    pub fn note(&mut self, changed: Changed) {
        self.noted.push(changed);
    }

    /// Facts that are not in the file.
    pub fn unsaved(&self) -> u32 {
        if self.retry_at.is_some() { u32::try_from(self.facts.len()).unwrap_or(u32::MAX) } else { 0 }
    }

    pub fn retry_at(&self) -> Option<Mono> {
        self.retry_at
    }

    pub fn waiting(&self) -> &[Write] {
        &self.facts
    }

    /// Writes without regard to when the last try was. False when something is still waiting.
    pub fn flush_at_once(&mut self, store: &mut Store, now: &Now) -> bool {
        if self.retry_at.is_some() {
            self.retry_at = Some(now.mono);
        }
        self.noted = self.flush(store, now);
        self.facts.is_empty()
    }

    /// Writes everything in one transaction. After a failure all of it stays, in order, and is due again in five
    /// seconds.
    pub fn flush(&mut self, store: &mut Store, now: &Now) -> Vec<Changed> {
        let early = self.retry_at.is_some_and(|at| now.mono < at);
        if early || (self.facts.is_empty() && self.mark.is_none()) {
            return std::mem::take(&mut self.noted);
        }
        let written = store.transact(|writer| {
            self.facts.iter().try_for_each(|write| put(writer, write))?;
            match &self.mark {
                Some(mark) => store::put_live(writer, &mark.session_id, mark.at_ms, &mark.engine),
                None => Ok(()),
            }
        });
        if written.is_err() {
            self.retry_at = Some(now.mono.plus(RETRY_AFTER));
            return std::mem::take(&mut self.noted);
        }
        self.retry_at = None;
        self.mark = None;
        let mut changed = std::mem::take(&mut self.noted);
        let facts = std::mem::take(&mut self.facts);
        if !facts.is_empty() {
            changed.extend([Changed::Sessions, Changed::Live]);
        }
        if facts.iter().any(|write| matches!(write, Write::Run { .. })) {
            changed.push(Changed::Running);
        }
        if facts.iter().any(|write| matches!(write, Write::Life { .. })) {
            changed.push(Changed::Plans);
        }
        changed
    }
}

fn put(writer: &Writer, write: &Write) -> rusqlite::Result<()> {
    match write {
        Write::Set { fact, session_id, record } => store::put_set(writer, fact, session_id, record),
        Write::Correction { fact, set_id, reps, load_kg } => {
            let right = PutRight { reps: *reps, load_kg: *load_kg, ..PutRight::default() };
            store::put_correction(writer, fact, set_id, &right)
        }
        Write::Life { fact, what } => store::put_life(writer, fact, what),
        Write::Run { fact, told } => store::put_run(writer, fact, None, told, false),
        Write::End { fact, session_id, kind, reason, active_ms, paused_ms } => {
            store::put_end(writer, fact, session_id, *kind, *reason, *active_ms, *paused_ms)?;
            store::put_session_mark(writer, fact, session_id)?;
            // The next session may have begun while this end was waiting: its place mark stays.
            store::clear_live(writer, session_id)
        }
    }
}
