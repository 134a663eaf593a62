//! The light of a plan: what its newest answered session felt like, and whether that settles.
//!
//! The light is the guide's, by its own numbers. What it asks for follows the plan: pain inside a limit that the plan
//! allows is yellow all the same, and nothing has to be made lighter for it.

use chrono::NaiveDate;

use super::gather::Standing;
use super::kept::SessionFact;
use crate::pain::{Felt, Light, Pain};

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PainLight {
    /// The day that the session was for.
    pub day: NaiveDate,
    pub light: Light,
    /// The worse of during and after.
    pub pain: Option<Pain>,
    /// Inside the limits of the plan, and without a sign.
    pub within: bool,
    /// Yellow beyond the limits, several times running: it has not settled, and counts as red.
    pub unsettled: bool,
    /// Each yellow one higher than the one before.
    pub darkens: bool,
}

impl Standing<'_> {
    /// Of the newest session; None while it is not answered as far as a light needs.
    pub fn pain_light(&self) -> Option<PainLight> {
        let (_, newest) = *self.life.timely_sessions(self.plan).last()?;
        let light = self.light_of(newest)?;
        let rules = &self.book.light;
        let limits = self.facts().pain_limits(self.book);
        let beyond = self.newest_known(|session| {
            let light = self.light_of(session)?;
            Some(if limits.allow(&felt(session)) { Light::Green } else { light })
        });
        let unsettled = light < Light::Red && rules.settled(&beyond) == Some(Light::Red);
        Some(PainLight {
            day: newest.of_day,
            light: if unsettled { Light::Red } else { light },
            pain: worst(newest),
            within: limits.allow(&felt(newest)),
            unsettled,
            darkens: rules.darkens(&self.newest_known(worst)),
        })
    }

    fn light_of(&self, session: &SessionFact) -> Option<Light> {
        felt(session).light(self.state.tissue, &self.book.light)
    }

    /// Of the newest sessions up to the first that is not known, oldest first.
    fn newest_known<T>(&self, of: impl Fn(&SessionFact) -> Option<T>) -> Vec<T> {
        let sessions = self.life.timely_sessions(self.plan);
        let mut known: Vec<T> = sessions.into_iter().rev().map_while(|(_, s)| of(s)).collect();
        known.reverse();
        known
    }
}

/// No session is a run: what it has of pain it has from its start.
fn felt(session: &SessionFact) -> Felt {
    let SessionFact { during, after, signs, .. } = *session;
    Felt { during, after, signs, after_distance: Some(false) }
}

fn worst(session: &SessionFact) -> Option<Pain> {
    session.during.max(session.after)
}
