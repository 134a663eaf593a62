//! Limits that a clinician or the person set. They are facts too: one that is taken away stays in the log.

use chrono::NaiveDate;
use sinew_domain::pain::SetBy;
use sinew_domain::plan::{Fact, Life, LimitKind, PersonLimit};
use sinew_domain::time::Now;

use super::bounds::NAME_MAX;
use super::check::Check;
use super::library::no_such;
use super::life::{day_of, no_plan};
use crate::Companion;
use crate::wire::{Changed, LimitDraft, LimitLine, WireError};

impl Companion {
    /// Gives its id. A limit that holds already stays as well: the lower one counts.
    pub fn set_limit(&mut self, draft: &LimitDraft, now: &Now) -> Result<String, WireError> {
        let life = self.life()?;
        let runs = |plan: &String| life.plan(plan).is_some_and(|state| state.ended.is_none());
        if draft.plan.as_ref().is_some_and(|plan| !runs(plan)) {
            return Err(no_plan());
        }
        let mut check = Check::default();
        let limit = limit_of(draft, "", day_of(now), &mut check);
        let limit = check.done(limit)?.ok_or_else(|| no_such("limit"))?;
        self.keep(Fact::Limit(limit), Changed::Plans, now)
    }

    /// Takes a limit away, before its last day.
    pub fn end_limit(&mut self, id: &str, now: &Now) -> Result<(), WireError> {
        let entries = self.life()?.entries();
        let known = entries.iter().any(|e| e.id == id && matches!(e.fact, Fact::Limit(_)));
        let gone = entries.iter().any(|e| matches!(&e.fact, Fact::LimitEnd { limit } if limit == id));
        if !known || gone {
            return Err(no_such("limit in force"));
        }
        self.keep(Fact::LimitEnd { limit: id.to_owned() }, Changed::Plans, now)?;
        Ok(())
    }
}

/// Those in force for a plan on a day.
pub(super) fn limit_lines(life: &Life, plan: &str, day: NaiveDate) -> Vec<LimitLine> {
    let line = |(id, l): (&str, &PersonLimit)| LimitLine {
        id: id.to_owned(),
        plan: l.plan.clone(),
        kind: l.kind,
        at_most: l.at_most,
        by: l.by,
        who: l.who.clone(),
        until: l.until.map(|day| day.to_string()),
    };
    life.limits(plan, day).into_iter().map(line).collect()
}

/// A draft of a limit; None where a problem was found. `path` stands before the names of its fields.
pub(super) fn limit_of(draft: &LimitDraft, path: &str, today: NaiveDate, check: &mut Check) -> Option<PersonLimit> {
    let field = |name: &str| format!("{path}{name}");
    let at_most = match (draft.at_most, draft.kind) {
        (None, _) => {
            check.problem(&field("at_most"), "is empty");
            None
        }
        (Some(told), LimitKind::PainDuring | LimitKind::PainAfter) => {
            check.pain(&field("at_most"), Some(told)).map(|pain| pain.value())
        }
        (Some(told), LimitKind::Reps | LimitKind::Sets | LimitKind::HoldS | LimitKind::Week) => {
            Some(check.number(&field("at_most"), told, draft.kind.range(), true))
        }
        (Some(told), LimitKind::LoadKg) => Some(check.number(&field("at_most"), told, draft.kind.range(), false)),
    };
    let who = check.maybe_words(&field("who"), draft.who.as_deref(), NAME_MAX);
    if draft.by == SetBy::Clinician && who.is_none() {
        check.problem(&field("who"), "is empty: whose limit is it?");
    }
    let until = check.maybe_day(&field("until"), draft.until.as_deref());
    if until.is_some_and(|until| until < today) {
        check.problem(&field("until"), "is over already");
    }
    Some(PersonLimit { plan: draft.plan.clone(), kind: draft.kind, at_most: at_most?, by: draft.by, who, until })
}
