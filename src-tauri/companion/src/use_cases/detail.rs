//! One session, derived from its rows: what was asked beside what was done. Corrections count; the first numbers stay
//! visible. What still waits to be written is shown as if it were.

use sinew_domain::amend::{SetNow, follows};
use sinew_domain::day::wall_time;
use sinew_domain::plan::HowDone;
use sinew_domain::session::{Outcome, PhaseKind, Task, Work};

use crate::journal::Write;
use crate::store::{EndKind, EndRow, PutRight, SessionRow, StoredSet};
use crate::wire::{SessionDetail, SessionListItem, SetRow, SetState, WireError};
use crate::{Companion, store, unreadable};

impl Companion {
    pub(super) fn detail(&self, mut row: SessionRow) -> Result<SessionDetail, WireError> {
        let mut sets = store::sets_of(self.store.read(), &row.id).map_err(unreadable)?;
        self.add_waiting(&mut row, &mut sets);
        let plan = row.prescription.plan();
        let name = |id: &str| {
            let dose = row.prescription.doses.iter().find(|d| d.exercise == id);
            dose.map_or_else(|| id.to_owned(), |d| d.name.clone())
        };
        let rows: Vec<SetRow> = plan
            .sets()
            .flat_map(|(step, work)| {
                let done: Vec<&StoredSet> = sets.iter().filter(|s| s.step == step as i64).collect();
                if done.is_empty() {
                    return vec![never_reached(work, name(&work.exercise))];
                }
                done.into_iter().map(|set| set_row(set, name(&set.exercise))).collect()
            })
            .collect();
        let counts: Vec<(i64, SetNow)> =
            sets.iter().map(|s| (s.step, standing(s))).filter(|(_, s)| !s.voided).collect();
        let best =
            |step: usize, outcome: Outcome| counts.iter().any(|(at, s)| *at == step as i64 && s.outcome == outcome);
        let sets_done = plan.sets().filter(|(step, _)| best(*step, Outcome::Done)).count() as u32;
        let sets_partial =
            plan.sets().filter(|(step, _)| !best(*step, Outcome::Done) && best(*step, Outcome::Partial)).count() as u32;
        let day = told_day(&row);
        let report = row.report.unwrap_or_default();
        let end = row.end.as_ref();
        let item = SessionListItem {
            session_id: row.id,
            day,
            plan: row.asked.as_ref().map(|a| a.plan.clone()),
            slot: row.asked.as_ref().map(|a| a.slot),
            by_hand: row.how == HowDone::ByHand,
            extra: row.asked.as_ref().is_some_and(|a| a.extra),
            started_at: wall_time(row.at_ms, row.offset_min),
            programme_name: row.prescription.programme_name.clone(),
            session_name: row.prescription.session_name.clone(),
            sets_done,
            sets_partial,
            sets_of: plan.sets().count() as u32,
            reps_done: rows.iter().filter(|r| !r.voided).map(|r| r.reps_done).sum(),
            reps_of: plan.sets().filter_map(|(_, w)| w.task.reps()).map(u32::from).sum(),
            pain_during: report.pain_during,
            pain_after: report.pain_after,
            effort: report.effort,
            recalled: row.recalled,
            voided: row.voided,
            open: end.is_none(),
        };
        Ok(SessionDetail {
            ended_at: end.map(|e| match e.kind {
                EndKind::Completed | EndKind::Early | EndKind::Discarded => wall_time(e.at_ms, e.offset_min),
                // The row was written when the person came back, which may be days later.
                EndKind::Interrupted => wall_time(row.at_ms + e.active_ms + e.paused_ms, row.offset_min),
            }),
            ended_early: end.is_some_and(|e| e.kind != EndKind::Completed),
            end_reason: end.and_then(|e| e.reason).map(Into::into),
            note: report.note,
            signs: report.signs,
            course: report.course,
            active_ms: end.map_or(0.0, |e| e.active_ms as f64),
            paused_ms: end.map_or(0.0, |e| e.paused_ms as f64),
            under_tension_ms: rows.iter().filter(|r| !r.voided).map(|r| r.under_tension_ms).sum(),
            sets: rows,
            may_change: end.is_some() && !self.is_played(&item.session_id),
            changes: Vec::new(),
            item,
        })
    }

    pub(super) fn add_waiting(&self, row: &mut SessionRow, sets: &mut Vec<StoredSet>) {
        for write in self.journal.waiting() {
            match write {
                Write::Set { fact, session_id, record } if *session_id == row.id => {
                    sets.push(stored(&fact.id, record));
                }
                Write::Correction { set_id, reps, load_kg, .. } => {
                    if let Some(set) = sets.iter_mut().find(|s| s.id == *set_id) {
                        set.corrected = Some(PutRight { reps: *reps, load_kg: *load_kg, ..PutRight::default() });
                    }
                }
                Write::End { fact, session_id, kind, reason, active_ms, paused_ms } if *session_id == row.id => {
                    row.end = Some(EndRow {
                        at_ms: fact.stamp.utc_ms,
                        offset_min: fact.stamp.offset_min,
                        kind: *kind,
                        reason: *reason,
                        active_ms: *active_ms,
                        paused_ms: *paused_ms,
                    });
                }
                Write::Set { .. } | Write::End { .. } | Write::Life { .. } | Write::Run { .. } => {}
            }
        }
    }
}

/// What was told afterwards stands on the day that it is about.
fn told_day(row: &SessionRow) -> String {
    match (row.how, &row.asked) {
        (HowDone::ByHand, Some(asked)) => asked.of_day.to_string(),
        (HowDone::ByHand, None) | (HowDone::Played, _) => row.day.clone(),
    }
}

fn stored(id: &str, record: &sinew_domain::session::SetRecord) -> StoredSet {
    let millis = |span: std::time::Duration| span.as_millis() as i64;
    StoredSet {
        id: id.to_owned(),
        step: record.step as i64,
        attempt: u32::from(record.attempt),
        exercise: record.work.exercise.clone(),
        side: record.work.side,
        set_no: u32::from(record.work.set),
        set_of: u32::from(record.work.of),
        outcome: record.outcome,
        reason: record.reason,
        reps_done: u32::from(record.reps_done),
        reps_target: record.work.task.reps().map(u32::from),
        load_kg: record.work.load_kg,
        tempo_ms: tempo_ms(&record.work),
        under_tension_ms: millis(record.under_tension),
        gap_ms: record.gap.map(millis),
        corrected: None,
    }
}

fn tempo_ms(work: &Work) -> Option<[i64; 3]> {
    match &work.task {
        Task::TempoReps { tempo, .. } => Some(
            [PhaseKind::Lower, PhaseKind::Hold, PhaseKind::Raise].map(|kind| tempo.by_kind(kind).as_millis() as i64),
        ),
        Task::Hold { .. } | Task::Move { .. } | Task::SelfPacedReps { .. } | Task::Stretch(_) => None,
    }
}

/// A set once what was put right counts.
pub(super) fn standing(set: &StoredSet) -> SetNow {
    set.corrected.map_or_else(|| as_kept(set), |right| put_right(set, &right))
}

/// As it was first kept.
pub(super) fn as_kept(set: &StoredSet) -> SetNow {
    SetNow {
        reps: u16::try_from(set.reps_done).unwrap_or(u16::MAX),
        load_kg: set.load_kg,
        side: set.side,
        outcome: set.outcome,
        reason: set.reason,
        voided: false,
    }
}

pub(super) fn put_right(set: &StoredSet, right: &PutRight) -> SetNow {
    let asked = set.reps_target.and_then(|reps| u16::try_from(reps).ok());
    SetNow {
        reps: right.reps,
        load_kg: right.load_kg,
        side: right.side.or(set.side),
        outcome: right.outcome.unwrap_or_else(|| follows(right.reps, asked, set.outcome)),
        reason: if right.outcome.is_some() { right.reason } else { set.reason },
        voided: right.voided,
    }
}

pub(super) fn state_of(outcome: Outcome) -> SetState {
    match outcome {
        Outcome::Done => SetState::Done,
        Outcome::Partial => SetState::Partial,
        Outcome::Skipped => SetState::Skipped,
    }
}

fn set_row(set: &StoredSet, exercise_name: String) -> SetRow {
    let now = standing(set);
    SetRow {
        set_id: Some(set.id.clone()),
        exercise_id: set.exercise.clone(),
        exercise_name,
        side: now.side.map(Into::into),
        set_no: set.set_no,
        set_of: set.set_of,
        attempt: set.attempt,
        state: state_of(now.outcome),
        reason: now.reason.map(Into::into),
        reps_done: now.reps.into(),
        reps_target: set.reps_target,
        load_kg: now.load_kg,
        tempo_ms: set.tempo_ms.map(|t| t.map(|ms| ms as f64)),
        under_tension_ms: set.under_tension_ms as f64,
        gap_ms: set.gap_ms.map(|ms| ms as f64),
        corrected: set.corrected.is_some(),
        was_reps: set.corrected.map(|_| set.reps_done),
        was_load_kg: set.corrected.and(set.load_kg),
        voided: now.voided,
    }
}

fn never_reached(work: &Work, exercise_name: String) -> SetRow {
    SetRow {
        set_id: None,
        exercise_id: work.exercise.clone(),
        exercise_name,
        side: work.side.map(Into::into),
        set_no: u32::from(work.set),
        set_of: u32::from(work.of),
        attempt: 1,
        state: SetState::ToCome,
        reason: None,
        reps_done: 0,
        reps_target: work.task.reps().map(u32::from),
        load_kg: work.load_kg,
        tempo_ms: tempo_ms(work).map(|t| t.map(|ms| ms as f64)),
        under_tension_ms: 0.0,
        gap_ms: None,
        corrected: false,
        was_reps: None,
        was_load_kg: None,
        voided: false,
    }
}
