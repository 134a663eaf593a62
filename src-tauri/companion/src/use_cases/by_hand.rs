//! Sessions that the program did not count: told afterwards, or said that they will not be.

use std::time::Duration;

use chrono::NaiveDate;
use sinew_domain::plan::{DayMark, Fact, HowDone, Skip};
use sinew_domain::prescription::{Dose, Prescription};
use sinew_domain::session::{Outcome, SetRecord, Side, Task, Work};
use sinew_domain::time::Now;

use super::bounds::WORDS_MAX;
use super::check::Check;
use super::life::day_of;
use crate::store::{self, EndKind, Fact as Row, ReportRow};
use crate::wire::{ByHandDose, ByHandDraft, Changed, ErrorCode, SkipDraft, WireError};
use crate::{Companion, not_saved, refused};

impl Companion {
    /// Keeps why a session that a day asked for will not be done.
    pub fn skip_session(&mut self, skip: &SkipDraft, now: &Now) -> Result<(), WireError> {
        let asked = self.asked(&skip.key, now)?;
        let problem = match asked.mark {
            None => Some("key: the day does not ask for it"),
            Some(DayMark::Done) => Some("key: it is done"),
            Some(DayMark::Partial | DayMark::Skipped(_) | DayMark::Missed | DayMark::Paused | DayMark::ToCome) => None,
        };
        if let Some(problem) = problem {
            return Err(refused(ErrorCode::Invalid, vec![problem.to_owned()]));
        }
        let skip = Skip {
            plan: skip.key.plan.clone(),
            session: skip.key.session,
            of_day: asked.day,
            slot: skip.key.slot,
            reason: skip.reason,
            advised: self.is_advised(&skip.key.plan, asked.day, now),
        };
        self.keep(Fact::Skip(skip), Changed::Plans, now)?;
        Ok(())
    }

    /// Whether the rules say today that the next session of the plan is to be left out. About days gone by they are not
    /// asked again.
    pub(super) fn is_advised(&self, plan: &str, of_day: NaiveDate, now: &Now) -> bool {
        let today = day_of(now);
        let standing = self.standing(plan, today).ok().filter(|_| of_day == today);
        standing.and_then(|standing| standing.suggestion()).is_some_and(|suggestion| suggestion.is_to_leave_out())
    }

    /// Keeps a session as it is told: its sets, its end and the answers in one transaction. How long ago it was shows in
    /// its own time and day. Gives its id.
    pub fn log_by_hand(&mut self, told: &ByHandDraft, now: &Now) -> Result<String, WireError> {
        let (asked, prescription) = self.prescription_for(&told.key, false, now)?;
        let (records, report) = checked(told, &prescription)?;
        self.written_so_far(now)?;
        let session = self.fact(now);
        let sets: Vec<(Row, SetRecord)> = records.into_iter().map(|record| (self.fact(now), record)).collect();
        let (end, answers) = (self.fact(now), self.fact(now));
        let whole = sets.len() == prescription.plan().sets().count();
        let missed = sets.iter().find_map(|(_, record)| record.reason);
        let kind = if whole && missed.is_none() { EndKind::Completed } else { EndKind::Early };
        self.store
            .transact(|writer| {
                store::put_session(writer, &session, Some(&asked), HowDone::ByHand, &prescription)?;
                for (fact, record) in &sets {
                    store::put_set(writer, fact, &session.id, record)?;
                }
                store::put_end(writer, &end, &session.id, kind, missed, 0, 0)?;
                store::put_session_mark(writer, &end, &session.id)?;
                if report == ReportRow::default() {
                    return Ok(());
                }
                store::put_report(writer, &answers, &session.id, &report)
            })
            .map_err(not_saved)?;
        self.forget_life();
        self.journal.note(Changed::Sessions);
        if asked.of_day == day_of(now) {
            let used = sets.into_iter().filter(|(_, record)| record.outcome != Outcome::Skipped);
            self.used_loads(&asked, used.map(|(_, r)| (r.work.exercise, r.work.load_kg)).collect(), now);
        }
        Ok(session.id)
    }
}

/// Every problem at once; otherwise the sets in the order of the prescription.
fn checked(told: &ByHandDraft, prescription: &Prescription) -> Result<(Vec<SetRecord>, ReportRow), WireError> {
    let mut check = Check::default();
    let score = |pain: Option<u8>| pain.map(f64::from);
    let report = ReportRow {
        pain_during: check.score("pain_during", score(told.pain_during)),
        pain_after: check.score("pain_after", score(told.pain_after)),
        effort: check.score("effort", score(told.effort)),
        signs: told.signs,
        course: told.course,
        note: check.maybe_words("note", told.note.as_deref(), WORDS_MAX),
    };
    let found = placed(told, prescription, &mut check);
    if told.done.iter().all(|done| done.sets == 0) {
        check.problem("done", "no set was done; a session that was not done is skipped");
    }
    check.done(())?;
    let plan = prescription.plan();
    let steps = plan.sets().zip(prescription.doses_in_order());
    let records = steps.filter_map(|((step, work), dose)| {
        let (_, done) = found.iter().find(|((of, side), _)| std::ptr::eq(*of, dose) && *side == work.side)?;
        Some(record(step, work, done))
    });
    Ok((records.collect(), report))
}

type Place<'a> = (&'a Dose, Option<Side>);

/// What was told, each at the dose and the side that it is about.
fn placed<'a>(
    told: &'a ByHandDraft,
    prescription: &'a Prescription,
    check: &mut Check,
) -> Vec<(Place<'a>, &'a ByHandDose)> {
    let together = |dose: &Dose| dose.sides.is_empty().then_some(None);
    let mut open: Vec<Place> = Vec::new();
    for dose in &prescription.doses {
        open.extend(together(dose).into_iter().chain(dose.sides.iter().copied().map(Some)).map(|side| (dose, side)));
    }
    let mut found = Vec::new();
    for (i, done) in told.done.iter().enumerate() {
        let path = |field: &str| format!("done[{i}].{field}");
        let side = done.side.map(Side::from);
        let Some(at) = open.iter().position(|(dose, of)| dose.exercise == done.exercise && *of == side) else {
            check.problem(&path("exercise"), "is not asked for, on this side");
            continue;
        };
        let (dose, side) = open.remove(at);
        check.number(&path("sets"), done.sets.into(), 0.0..=dose.sets.len() as f64, true);
        match (dose.sets.first().and_then(Task::reps), done.reps) {
            (Some(_), Some(reps)) => {
                check.number(&path("reps"), reps.into(), 0.0..=999.0, true);
            }
            (Some(_), None) if done.sets > 0 => check.problem(&path("reps"), "is empty"),
            (None, Some(_)) => check.problem(&path("reps"), "it is timed"),
            (Some(_) | None, None) => {}
        }
        if let Some(kg) = done.load_kg {
            check.number(&path("load_kg"), kg, 0.0..=500.0, false);
        }
        found.push(((dose, side), done));
    }
    found
}

/// No clock was with it, so no time stands on it.
fn record(step: usize, work: &Work, done: &ByHandDose) -> SetRecord {
    let reached = work.set <= done.sets;
    let reps = if reached { done.reps.unwrap_or(0) } else { 0 };
    let outcome = match work.task.reps() {
        None if reached => Outcome::Done,
        Some(asked) if reached && reps >= asked => Outcome::Done,
        Some(_) if reps > 0 => Outcome::Partial,
        Some(_) | None => Outcome::Skipped,
    };
    SetRecord {
        step,
        attempt: 1,
        // What was not told is not what was asked for.
        work: Work { load_kg: done.load_kg, ..work.clone() },
        outcome,
        reason: done.reason.filter(|_| outcome != Outcome::Done).map(Into::into),
        reps_done: reps,
        under_tension: Duration::ZERO,
        started: Duration::ZERO,
        ended: Duration::ZERO,
        gap: None,
    }
}
