//! What was put right in a session after it was over, as a list: from what, to what, and when.

use std::collections::HashMap;

use sinew_domain::amend::SetNow;
use sinew_domain::day::wall_time;

use super::detail::{as_kept, put_right, state_of};
use crate::store::{self, AmendmentKind, AmendmentRow, ReportRow, StoredSet};
use crate::wire::{ChangeLine, ChangeOf, ChangedField, WireError};
use crate::{Companion, unreadable};

/// A row of a session's history, and how the set stood before it and since.
type SetTurn<'a> = (&'a StoredSet, SetNow, SetNow);

impl Companion {
    /// Newest first.
    pub(super) fn changes(&self, session_id: &str) -> Result<Vec<ChangeLine>, WireError> {
        let connection = self.store.read();
        let rows = store::amendments(connection, session_id).map_err(unreadable)?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let sets = store::sets_of(connection, session_id).map_err(unreadable)?;
        let rights = store::rights_of(connection, session_id).map_err(unreadable)?;
        let reports = store::reports_of(connection, session_id).map_err(unreadable)?;
        let mut stands: HashMap<&str, SetNow> = HashMap::new();
        let mut turns: HashMap<&str, SetTurn> = HashMap::new();
        for (row, set_id, right) in &rights {
            let Some(set) = sets.iter().find(|set| set.id == *set_id) else { continue };
            let now = put_right(set, right);
            let was = stands.insert(set_id, now).unwrap_or_else(|| as_kept(set));
            turns.insert(row, (set, was, now));
        }
        let told = |row: &AmendmentRow| match row.kind {
            AmendmentKind::Void => Some((ChangeOf::Session, vec![ChangedField::Voided { now: true }])),
            AmendmentKind::Unvoid => Some((ChangeOf::Session, vec![ChangedField::Voided { now: false }])),
            AmendmentKind::Answers => {
                let at = reports.iter().position(|(id, _)| Some(id) == row.row.as_ref())?;
                let was = at.checked_sub(1).and_then(|before| reports.get(before));
                let none = ReportRow::default();
                Some((ChangeOf::Answers, answers(was.map_or(&none, |(_, was)| was), &reports.get(at)?.1)))
            }
            AmendmentKind::Set => {
                let (set, was, now) = turns.get(row.row.as_deref()?)?;
                Some((self.of_set(set, was), numbers(was, now)))
            }
        };
        let line = |row: &AmendmentRow| {
            let (of, fields) = told(row)?;
            Some(ChangeLine {
                id: row.id.clone(),
                day: row.stamp.day.to_string(),
                at: wall_time(row.stamp.utc_ms, row.stamp.offset_min),
                undo: row.undoes.is_some(),
                of,
                fields,
            })
        };
        Ok(rows.iter().rev().filter_map(line).collect())
    }

    fn of_set(&self, set: &StoredSet, was: &SetNow) -> ChangeOf {
        ChangeOf::Set {
            exercise_name: self.library.name_of(&set.exercise),
            side: was.side.map(Into::into),
            set_no: set.set_no,
            attempt: set.attempt,
        }
    }
}

fn numbers(was: &SetNow, now: &SetNow) -> Vec<ChangedField> {
    let mut fields = Vec::new();
    if was.voided != now.voided {
        fields.push(ChangedField::Voided { now: now.voided });
    }
    if was.reps != now.reps {
        fields.push(ChangedField::Reps { was: was.reps.into(), now: now.reps.into() });
    }
    if was.load_kg != now.load_kg {
        fields.push(ChangedField::Load { was: was.load_kg, now: now.load_kg });
    }
    if was.side != now.side {
        fields.push(ChangedField::Side { was: was.side.map(Into::into), now: now.side.map(Into::into) });
    }
    if was.outcome != now.outcome {
        fields.push(ChangedField::Outcome { was: state_of(was.outcome), now: state_of(now.outcome) });
    }
    if was.reason != now.reason {
        fields.push(ChangedField::Reason { was: was.reason.map(Into::into), now: now.reason.map(Into::into) });
    }
    fields
}

fn answers(was: &ReportRow, now: &ReportRow) -> Vec<ChangedField> {
    let mut fields = Vec::new();
    if was.pain_during != now.pain_during {
        fields.push(ChangedField::PainDuring { was: was.pain_during, now: now.pain_during });
    }
    if was.pain_after != now.pain_after {
        fields.push(ChangedField::PainAfter { was: was.pain_after, now: now.pain_after });
    }
    if was.effort != now.effort {
        fields.push(ChangedField::Effort { was: was.effort, now: now.effort });
    }
    if was.signs != now.signs {
        fields.push(ChangedField::Signs { was: was.signs, now: now.signs });
    }
    if was.course != now.course {
        fields.push(ChangedField::Course { was: was.course, now: now.course });
    }
    if was.note != now.note {
        fields.push(ChangedField::Note { was: was.note.clone(), now: now.note.clone() });
    }
    fields
}
