//! How much of something was asked, and how much was done: sets, reps, and load as kilograms times reps.

use crate::plan::{SessionFact, SetFact};
use crate::prescription::Prescription;
use crate::progression::Rulebook;
use crate::session::{Outcome, Side};

/// Sets, reps and load. Of what is timed there are no reps, which adds nothing to either side.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Amount {
    pub sets: f64,
    pub reps: f64,
    /// Kilograms times reps. None where no load is prescribed, or where what was used is not known.
    pub load: Option<f64>,
}

/// One exercise of a session, for one side.
#[derive(Debug, Clone, PartialEq)]
pub struct PartOf {
    pub exercise: String,
    pub side: Option<Side>,
    pub asked: Amount,
    pub done: Amount,
}

/// What is looked at; absent is all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    pub exercise: Option<String>,
    pub side: Option<Side>,
}

impl Filter {
    pub fn is_all(&self) -> bool {
        self.exercise.is_none() && self.side.is_none()
    }

    /// What both sides do at once belongs to each of them.
    pub fn takes(&self, exercise: &str, side: Option<Side>) -> bool {
        let this_side = |wanted: Side| side.is_none_or(|side| side == wanted);
        self.exercise.as_ref().is_none_or(|wanted| wanted == exercise) && self.side.is_none_or(this_side)
    }

    /// Whether any of the session is looked at.
    pub fn takes_any_of(&self, session: &SessionFact) -> bool {
        self.is_all() || session.sets.iter().any(|set| self.takes(&set.exercise, set.side))
    }
}

/// What a prescription asks, with nothing done. What is optional is not asked.
pub(super) fn asked(prescription: &Prescription) -> Vec<PartOf> {
    let mut parts: Vec<PartOf> = Vec::new();
    let plan = prescription.plan();
    for (dose, (_, work)) in prescription.doses_in_order().zip(plan.sets()) {
        if dose.optional {
            continue;
        }
        let reps = work.task.reps().map_or(0.0, f64::from);
        // No load, and body weight alone, are nothing to be added up.
        let load = work.load_kg.filter(|kg| *kg > 0.0).map(|kg| kg * reps).filter(|load| *load > 0.0);
        let amount = Amount { sets: 1.0, reps, load };
        match parts.iter_mut().find(|p| p.exercise == work.exercise && p.side == work.side) {
            Some(part) => part.asked = part.asked.and(amount),
            None => parts.push(PartOf {
                exercise: work.exercise.clone(),
                side: work.side,
                asked: amount,
                done: Amount::default(),
            }),
        }
    }
    parts
}

/// What sets amount to; the load is None as soon as one of them does not tell it.
pub(super) fn done<'a>(sets: impl Iterator<Item = &'a SetFact>, book: &Rulebook) -> Amount {
    let of = |set: &SetFact| {
        let share = match set.outcome {
            Outcome::Done => 1.0,
            Outcome::Partial => book.counting.partial_set.value,
            Outcome::Skipped => 0.0,
        };
        let reps = f64::from(set.reps);
        let load = if set.reps == 0 { Some(0.0) } else { set.load_kg.map(|kg| kg * reps) };
        Amount { sets: share, reps, load }
    };
    sets.map(of).fold(Amount { load: Some(0.0), ..Amount::default() }, Amount::and_known)
}

impl Amount {
    /// Asked beside asked: what has no load adds none.
    fn and(self, other: Amount) -> Amount {
        let load = match (self.load, other.load) {
            (Some(one), Some(two)) => Some(one + two),
            (one, two) => one.or(two),
        };
        Amount { sets: self.sets + other.sets, reps: self.reps + other.reps, load }
    }

    /// Done beside done: with one load unknown the sum is unknown.
    fn and_known(self, other: Amount) -> Amount {
        let load = self.load.zip(other.load).map(|(one, two)| one + two);
        Amount { sets: self.sets + other.sets, reps: self.reps + other.reps, load }
    }
}
