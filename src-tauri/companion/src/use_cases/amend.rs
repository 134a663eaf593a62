//! Putting the past right: sets, answers, and what was logged by mistake. Each change is a new row in one transaction with
//! the line of the list that names it; undoing one is the next change.
//!
//! What was decided by what stood before stays decided; the rules are asked again by what stands now.

use sinew_domain::amend::{REPS_MAX, SetAsked, SetNow};
use sinew_domain::session::{Outcome, Side};
use sinew_domain::time::Now;

use super::check::Check;
use super::detail::{as_kept, standing};
use super::library::no_such;
use crate::store::{self, AmendmentKind, Fact, PutRight, SessionRow, StoredSet};
use crate::wire::{Changed, ErrorCode, SetAmendment, SetOutcome, WireError};
use crate::{Companion, not_saved, refused, unreadable};

impl Companion {
    /// A set of a session that is over, as it is to stand from now on. The same again changes nothing.
    pub fn amend_set(&mut self, told: &SetAmendment, now: &Now) -> Result<(), WireError> {
        let (session, set) = self.over(&told.set_id, now)?;
        let next = checked(told, &session, &set)?;
        self.keep_set(&session, &set, next, None, now)
    }

    /// Only the numbers: what became of the set follows from them.
    pub(super) fn amend_numbers(
        &mut self,
        set_id: &str,
        reps: u16,
        load_kg: Option<f64>,
        now: &Now,
    ) -> Result<(), WireError> {
        let (session, set) = self.set_of(set_id)?;
        let before = set.corrected.unwrap_or_default();
        let outcome = before.outcome.filter(|_| set.reps_target.is_none());
        let next = PutRight { reps, load_kg, outcome, ..before };
        if session.end.is_some() {
            return self.keep_set(&session, &set, next, None, now);
        }
        let row = self.fact(now);
        self.store.transact(|writer| store::put_correction(writer, &row, set_id, &next)).map_err(not_saved)?;
        self.forget_life();
        self.journal.note(Changed::Sessions);
        self.corrected_afterwards(set_id, load_kg, now)
    }

    /// A set that was logged by mistake, or was not after all.
    pub fn void_set(&mut self, set_id: &str, voided: bool, now: &Now) -> Result<(), WireError> {
        let (session, set) = self.over(set_id, now)?;
        if session.voided {
            return Err(refused(ErrorCode::Invalid, vec!["session_id: it was voided".to_owned()]));
        }
        let next = PutRight { voided, ..right(standing(&set)) };
        self.keep_set(&session, &set, next, None, now)
    }

    /// A whole session that was logged by mistake, or was not after all.
    pub fn void_session(&mut self, session_id: &str, voided: bool, now: &Now) -> Result<(), WireError> {
        let session = self.session_over(session_id, now)?;
        if session.voided == voided {
            return Ok(());
        }
        self.keep_void(session_id, voided, None, now)
    }

    /// Takes the newest change of a session back, which may itself have taken one back. `change` is the one that the
    /// person saw: refused where another has come since.
    pub fn undo_change(&mut self, session_id: &str, change: &str, now: &Now) -> Result<(), WireError> {
        let session = self.session_over(session_id, now)?;
        let connection = self.store.read();
        let all = store::amendments(connection, session_id).map_err(unreadable)?;
        let Some(newest) = all.last().filter(|newest| newest.id == change) else {
            return Err(refused(ErrorCode::Invalid, vec!["change: it is not the last one any more".to_owned()]));
        };
        let row = newest.row.clone().unwrap_or_default();
        match newest.kind {
            AmendmentKind::Void => self.keep_void(session_id, false, Some(change), now),
            AmendmentKind::Unvoid => self.keep_void(session_id, true, Some(change), now),
            AmendmentKind::Answers => {
                let reports = store::reports_of(connection, session_id).map_err(unreadable)?;
                let before = reports.iter().rev().skip_while(|(id, _)| *id != row).nth(1);
                let before = before.map(|(_, report)| report.clone()).unwrap_or_default();
                let (fact, line) = (self.fact(now), self.fact(now));
                self.store
                    .transact(|writer| {
                        store::put_report(writer, &fact, session_id, &before)?;
                        let of = Some(fact.id.as_str());
                        store::put_amendment(writer, &line, session_id, AmendmentKind::Answers, of, Some(change))
                    })
                    .map_err(not_saved)?;
                self.was_amended();
                Ok(())
            }
            AmendmentKind::Set => {
                let rights = store::rights_of(connection, session_id).map_err(unreadable)?;
                let set_id = rights.iter().find(|(id, ..)| *id == row).map(|(_, set, _)| set.clone());
                let sets = store::sets_of(connection, session_id).map_err(unreadable)?;
                let set =
                    sets.into_iter().find(|set| Some(&set.id) == set_id.as_ref()).ok_or_else(|| no_such("set"))?;
                let mut of_set =
                    rights.iter().rev().filter(|(_, of, _)| *of == set.id).skip_while(|(id, ..)| *id != row);
                let before = of_set.nth(1).map_or_else(|| right(as_kept(&set)), |(_, _, before)| *before);
                self.keep_set(&session, &set, before, Some(change), now)
            }
        }
    }

    /// Nothing is written where it stands like that already.
    fn keep_set(
        &mut self,
        session: &SessionRow,
        set: &StoredSet,
        next: PutRight,
        undoes: Option<&str>,
        now: &Now,
    ) -> Result<(), WireError> {
        let was = standing(set);
        let is = standing(&StoredSet { corrected: Some(next), ..set.clone() });
        if was == is && undoes.is_none() {
            return Ok(());
        }
        self.written_so_far(now)?;
        let (row, line): (Fact, Fact) = (self.fact(now), self.fact(now));
        self.store
            .transact(|writer| {
                store::put_correction(writer, &row, &set.id, &next)?;
                store::put_amendment(writer, &line, &session.id, AmendmentKind::Set, Some(&row.id), undoes)
            })
            .map_err(not_saved)?;
        self.was_amended();
        if was.load_kg != is.load_kg && !is.voided && !session.voided {
            self.corrected_afterwards(&set.id, is.load_kg, now)?;
        }
        Ok(())
    }

    fn keep_void(&mut self, session_id: &str, voided: bool, undoes: Option<&str>, now: &Now) -> Result<(), WireError> {
        let line = self.fact(now);
        let kind = if voided { AmendmentKind::Void } else { AmendmentKind::Unvoid };
        self.store
            .transact(|writer| store::put_amendment(writer, &line, session_id, kind, None, undoes))
            .map_err(not_saved)?;
        self.was_amended();
        Ok(())
    }

    fn was_amended(&mut self) {
        self.forget_life();
        self.journal.note(Changed::Sessions);
    }

    /// A set of a session that is over and written, with its session.
    fn over(&mut self, set_id: &str, now: &Now) -> Result<(SessionRow, StoredSet), WireError> {
        let played = self.running.as_ref().is_some_and(|running| running.set_ids.iter().any(|id| id == set_id));
        if played {
            return Err(is_on());
        }
        self.written_so_far(now)?;
        let (session, set) = self.set_of(set_id)?;
        if session.end.is_none() { Err(is_on()) } else { Ok((session, set)) }
    }

    fn session_over(&mut self, session_id: &str, now: &Now) -> Result<SessionRow, WireError> {
        if self.is_played(session_id) {
            return Err(is_on());
        }
        self.written_so_far(now)?;
        let session = store::session(self.store.read(), session_id).map_err(unreadable)?;
        let session = session.ok_or_else(|| no_such("session"))?;
        if session.end.is_none() { Err(is_on()) } else { Ok(session) }
    }

    fn set_of(&self, set_id: &str) -> Result<(SessionRow, StoredSet), WireError> {
        let connection = self.store.read();
        let session_id = store::session_of_set(connection, set_id).map_err(unreadable)?;
        let session_id =
            session_id.ok_or_else(|| refused(ErrorCode::NotFound, vec!["set_id: no such set".to_owned()]))?;
        let session = store::session(connection, &session_id).map_err(unreadable)?.ok_or_else(|| no_such("session"))?;
        let sets = store::sets_of(connection, &session_id).map_err(unreadable)?;
        let set = sets.into_iter().find(|set| set.id == set_id).ok_or_else(|| no_such("set"))?;
        Ok((session, set))
    }

    pub(super) fn is_played(&self, session_id: &str) -> bool {
        self.running.as_ref().is_some_and(|running| running.id == session_id)
    }
}

fn is_on() -> WireError {
    refused(ErrorCode::SessionRunning, vec!["session_id: it is not over yet".to_owned()])
}

/// Every problem at once.
fn checked(told: &SetAmendment, session: &SessionRow, set: &StoredSet) -> Result<PutRight, WireError> {
    let mut check = Check::default();
    if session.voided || standing(set).voided {
        check.problem("set_id", "it was voided");
    }
    let reps = check.number("reps", told.reps, 0.0..=f64::from(REPS_MAX), true);
    let load_kg = told.load_kg.map(|kg| check.number("load_kg", kg, 0.0..=500.0, false));
    let next = SetNow {
        reps: reps as u16,
        load_kg,
        side: told.side.map(Side::from),
        outcome: told.outcome.into(),
        reason: told.reason.map(Into::into),
        voided: false,
    };
    let asked =
        SetAsked { reps: set.reps_target.and_then(|reps| u16::try_from(reps).ok()), one_sided: set.side.is_some() };
    for (field, wrong) in next.problems(asked) {
        check.problem(field, &wrong);
    }
    check.done(right(next))
}

/// All of it said, so that nothing of what was kept before shows through.
fn right(now: SetNow) -> PutRight {
    let SetNow { reps, load_kg, side, outcome, reason, voided } = now;
    PutRight { reps, load_kg, side, outcome: Some(outcome), reason, voided }
}

impl From<SetOutcome> for Outcome {
    fn from(told: SetOutcome) -> Self {
        match told {
            SetOutcome::Done => Outcome::Done,
            SetOutcome::Partial => Outcome::Partial,
            SetOutcome::Skipped => Outcome::Skipped,
        }
    }
}
