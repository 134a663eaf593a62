//! What a revision of a plan changed, as levers: the later state beside the one before.

use std::collections::BTreeSet;

use crate::plan::{PlanEnd, PlanState, Revision, Why};
use crate::progression::{Lever, RestartStep};

#[derive(Debug, Clone, PartialEq)]
pub enum PlanChange {
    Started,
    Lever {
        lever: Lever,
        /// Of a load.
        exercise: Option<String>,
        /// None where the programme's own number held, or nobody had told it.
        from: Option<f64>,
        to: Option<f64>,
    },
    /// The lighter week began, or was taken back.
    Lighter {
        on: bool,
    },
    Restarted(RestartStep),
    Ended(PlanEnd),
}

/// Nothing where only times or words were changed.
pub fn changes(before: Option<&PlanState>, revision: &Revision) -> Vec<PlanChange> {
    let after = &revision.state;
    let Some(before) = before else { return vec![PlanChange::Started] };
    let mut out = Vec::new();
    match &revision.why {
        Why::Restart { step, .. } => out.push(PlanChange::Restarted(*step)),
        // A stage is not a week of a table, which is what the states would tell.
        Why::Suggestion { change, .. } if change.lever != Lever::Load => {
            let (from, to) = (Some(change.from), Some(change.to));
            return vec![PlanChange::Lever { lever: change.lever, exercise: None, from, to }];
        }
        Why::Suggestion { .. }
        | Why::Started { .. }
        | Why::Load { .. }
        | Why::Lighter { .. }
        | Why::Person { .. }
        | Why::Ended => {}
    }
    let whole = |n: u16| Some(f64::from(n));
    let caps = |of: fn(&PlanState) -> Option<u16>| [before, after].map(|state| of(state).map(f64::from));
    let levers = [
        (Lever::Week, [whole(before.week), whole(after.week)]),
        (Lever::Sets, caps(|s| s.caps.sets)),
        (Lever::Reps, caps(|s| s.caps.reps)),
        (Lever::Hold, caps(|s| s.caps.hold_s)),
    ];
    for (lever, [from, to]) in levers.into_iter().filter(|(_, [from, to])| from != to) {
        out.push(PlanChange::Lever { lever, exercise: None, from, to });
    }
    let exercises: BTreeSet<&String> = before.loads.keys().chain(after.loads.keys()).collect();
    for exercise in exercises {
        let (from, to) = (before.loads.get(exercise).copied(), after.loads.get(exercise).copied());
        if from != to {
            out.push(PlanChange::Lever { lever: Lever::Load, exercise: Some(exercise.clone()), from, to });
        }
    }
    if before.unloading.is_some() != after.unloading.is_some() {
        out.push(PlanChange::Lighter { on: after.unloading.is_some() });
    }
    if let (None, Some(end)) = (before.ended, after.ended) {
        out.push(PlanChange::Ended(end));
    }
    out
}
