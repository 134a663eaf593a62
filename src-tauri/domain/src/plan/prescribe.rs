//! What a session of a plan asks for, and why.

use chrono::NaiveDate;

use super::cadence::Ask;
use super::gather::Standing;
use super::kept::Why;
use super::limits::PersonLimit;
use super::state::{Caps, PlanState, Volume};
use crate::exercise::Exercise;
use crate::prescription::{Pace, Person, Prescription};
use crate::programme::Programme;
use crate::progression::Rulebook;

/// A part of the answer to "why this much?", the nearest first.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The programme's own table.
    Week {
        week: u16,
        of: u16,
        phase: String,
    },
    /// The newest changes that still show in the numbers.
    Changed {
        day: NaiveDate,
        why: Why,
    },
    /// Fewer sets, reps or seconds than the table's; `first` where it is what the tolerated form begins with.
    Below {
        caps: Caps,
        first: bool,
    },
    Unloading {
        from: NaiveDate,
    },
    Limit(PersonLimit),
}

/// A session of a plan, worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct Prescribed {
    pub plan: String,
    /// The revision that it comes from.
    pub revision: String,
    pub prescription: Prescription,
    pub reasons: Vec<Reason>,
}

/// How many changes are told.
const CHANGES_TOLD: usize = 3;

/// What one of the sessions of a plan asks for on a day; None where the plan has no such session. The same life, day
/// and pace always give the same answer.
pub fn prescribe<'e>(
    standing: &Standing,
    ask: Ask,
    pace: Pace,
    exercise: impl Fn(&str) -> Option<&'e Exercise>,
) -> Option<Prescribed> {
    let Standing { life, plan, programme, book, today: day, .. } = *standing;
    let (revision, newest) = life.revision(plan)?;
    let state = &newest.state;
    let prescription = asked_of(state, programme, ask.session, day, book, pace, exercise)?;
    Some(Prescribed { plan: plan.to_owned(), revision: revision.to_owned(), prescription, reasons: reasons(standing) })
}

/// What one of the sessions of a plan in this state asks for on a day; None where its phase has no such session.
pub fn asked_of<'e>(
    state: &PlanState,
    programme: &Programme,
    session: u16,
    day: NaiveDate,
    book: &Rulebook,
    pace: Pace,
    exercise: impl Fn(&str) -> Option<&'e Exercise>,
) -> Option<Prescription> {
    let session = programme.phase_of_week(state.week)?.sessions.get(usize::from(session))?;
    let load_of = |id: &str| state.loads.get(id).copied();
    let person = Person { sides: &state.sides, pace, exercise, load_of };
    let lighter = is_unloading(state, day, book);
    Some(Prescription::of(programme, session, &person).within(state.caps, lighter.then_some(book)))
}

pub fn is_unloading(state: &PlanState, day: NaiveDate, book: &Rulebook) -> bool {
    let lasts = i64::from(book.unloading.days.value);
    state.unloading.is_some_and(|from| (0..lasts).contains(&day.signed_duration_since(from).num_days()))
}

fn reasons(standing: &Standing) -> Vec<Reason> {
    let Standing { life, plan, programme, state, book, today: day } = *standing;
    let mut out = Vec::new();
    if let Some(from) = state.unloading.filter(|_| is_unloading(state, day, book)) {
        out.push(Reason::Unloading { from });
    }
    let changes = life.revisions().rev().filter(|(p, _, _, r)| *p == plan && is_told(&r.why));
    out.extend(
        changes.take(CHANGES_TOLD).map(|(_, _, entry, r)| Reason::Changed { day: entry.stamp.day, why: r.why.clone() }),
    );
    if state.caps != Caps::default() {
        let first = state.volume == Volume::AsTolerated && state.caps.sets == Some(book.steps.first_sets.value);
        out.push(Reason::Below { caps: state.caps, first });
    }
    let limits = life.limits(plan, day).into_iter().filter(|(_, l)| l.kind.lever().is_some());
    out.extend(limits.map(|(_, l)| Reason::Limit(l.clone())));
    if let Some(phase) = programme.phase_of_week(state.week) {
        out.push(Reason::Week { week: state.week, of: programme.weeks.value, phase: phase.name.clone() });
    }
    out
}

fn is_told(why: &Why) -> bool {
    match why {
        Why::Suggestion { .. } | Why::Restart { .. } | Why::Load { .. } | Why::Person { .. } => true,
        Why::Started { .. } | Why::Lighter { .. } | Why::Ended => false,
    }
}
