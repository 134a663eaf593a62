//! Putting a set right after its session: what may be said of it, and what follows from what was said.
//!
//! This must never know what was kept before, nor when: a change is a new row, and the newest counts.

use crate::session::{EndReason, Outcome, Side};

/// Sets have no more reps.
pub const REPS_MAX: u16 = 999;

/// A set as it stands after a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SetNow {
    pub reps: u16,
    pub load_kg: Option<f64>,
    /// None where both sides work at once.
    pub side: Option<Side>,
    pub outcome: Outcome,
    /// Why it was not done in full.
    pub reason: Option<EndReason>,
    /// Logged by mistake: it is in no sum.
    pub voided: bool,
}

/// What a set was when it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetAsked {
    /// None for what is timed, or not counted.
    pub reps: Option<u16>,
    /// One leg works, and it may have been the other.
    pub one_sided: bool,
}

/// What became of a set with so many reps. Of what is timed the reps say nothing.
pub fn follows(reps: u16, asked: Option<u16>, told: Outcome) -> Outcome {
    match asked {
        None => told,
        Some(asked) if reps >= asked => Outcome::Done,
        Some(_) if reps > 0 => Outcome::Partial,
        Some(_) => Outcome::Skipped,
    }
}

impl SetNow {
    /// Every problem at once, as the field and what is wrong with it.
    pub fn problems(&self, asked: SetAsked) -> Vec<(&'static str, String)> {
        let mut found: Vec<(&'static str, String)> = Vec::new();
        match (asked.one_sided, self.side) {
            (true, None) => found.push(("side", "one leg works: left or right".to_owned())),
            (false, Some(_)) => found.push(("side", "both legs work at once".to_owned())),
            (true, Some(_)) | (false, None) => {}
        }
        match (asked.reps, self.outcome) {
            (None, _) if self.reps > 0 => found.push(("reps", "it is timed".to_owned())),
            (Some(asked), Outcome::Done) if self.reps < asked => {
                found.push(("outcome", format!("{} of {asked} is a part of it", self.reps)));
            }
            (Some(_), Outcome::Partial) if self.reps == 0 => {
                found.push(("outcome", "without a rep it was skipped".to_owned()));
            }
            (Some(_), Outcome::Skipped) if self.reps > 0 => {
                found.push(("outcome", format!("{} reps were not skipped", self.reps)));
            }
            (Some(_) | None, Outcome::Done | Outcome::Partial | Outcome::Skipped) => {}
        }
        if self.reason.is_some() && self.outcome == Outcome::Done {
            found.push(("reason", "it was done in full".to_owned()));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE_LEG: SetAsked = SetAsked { reps: Some(15), one_sided: true };
    const TIMED: SetAsked = SetAsked { reps: None, one_sided: false };

    fn set(reps: u16, side: Option<Side>, outcome: Outcome, reason: Option<EndReason>) -> SetNow {
        SetNow { reps, load_kg: None, side, outcome, reason, voided: false }
    }

    #[test]
    fn the_reps_say_what_became_of_it() {
        let cases = [(15, Outcome::Done), (16, Outcome::Done), (14, Outcome::Partial), (1, Outcome::Partial)];
        for (reps, outcome) in cases {
            assert_eq!(follows(reps, Some(15), Outcome::Skipped), outcome, "{reps}");
        }
        assert_eq!(follows(0, Some(15), Outcome::Done), Outcome::Skipped);
        for told in [Outcome::Done, Outcome::Partial, Outcome::Skipped] {
            assert_eq!(follows(0, None, told), told, "what is timed stays as it was told");
        }
    }

    #[test]
    fn a_contradiction_is_named_and_nothing_else_is() {
        let (left, hurts) = (Some(Side::Left), Some(EndReason::Hurts));
        let cases = [
            (set(15, left, Outcome::Done, None), ONE_LEG, ""),
            // Enough reps, and still not as it should have been.
            (set(15, left, Outcome::Partial, hurts), ONE_LEG, ""),
            (set(0, left, Outcome::Skipped, hurts), ONE_LEG, ""),
            (set(0, None, Outcome::Partial, hurts), TIMED, ""),
            (set(0, None, Outcome::Done, None), TIMED, ""),
            (set(14, left, Outcome::Done, hurts), ONE_LEG, "outcome reason"),
            (set(0, None, Outcome::Partial, None), ONE_LEG, "side outcome"),
            (set(3, left, Outcome::Skipped, None), ONE_LEG, "outcome"),
            (set(3, left, Outcome::Done, hurts), TIMED, "side reps reason"),
        ];
        for (now, asked, fields) in cases {
            let found: Vec<&str> = now.problems(asked).iter().map(|(field, _)| *field).collect();
            assert_eq!(found.join(" "), fields, "{now:?}");
        }
    }
}
