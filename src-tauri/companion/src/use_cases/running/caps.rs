//! Limits of how far a run may be: who set them, and until when. The lowest that holds counts.

use chrono::NaiveDate;
use sinew_domain::data::Grade;
use sinew_domain::pain::SetBy;
use sinew_domain::running::{CapBy, CapSet, Kept, RunCourse, RunFacts, next_cap};
use sinew_domain::time::Now;

use super::super::bounds::NAME_MAX;
use super::super::check::Check;
use super::super::library::no_such;
use super::super::life::day_of;
use super::draft::{metres, typed};
use crate::store;
use crate::wire::{CapDraft, CapLine, Changed, Distance, NextCapView, WireError};
use crate::{Companion, not_saved};

impl Companion {
    /// Gives the id.
    pub fn set_cap(&mut self, draft: &CapDraft, now: &Now) -> Result<String, WireError> {
        let mut check = Check::default();
        let m = metres("distance", Some(&draft.distance), &mut check);
        let who = check.maybe_words("who", draft.who.as_deref(), NAME_MAX);
        let until = check.maybe_day("until", draft.until.as_deref());
        if until.is_some_and(|until| until < day_of(now)) {
            check.problem("until", "is over already");
        }
        let m = check.done(m)?.unwrap_or_default();
        self.keep_running(&Kept::Cap(CapSet { m, by: draft.by, who, until }), now)
    }

    pub fn end_cap(&mut self, id: &str, now: &Now) -> Result<(), WireError> {
        if !self.run_course()?.caps.iter().any(|(cap, _)| cap == id) {
            return Err(no_such("limit"));
        }
        self.keep_running(&Kept::CapEnd { cap: id.to_owned() }, now)?;
        Ok(())
    }

    /// Appends a fact of running, and gives its id.
    pub(super) fn keep_running(&mut self, kept: &Kept, now: &Now) -> Result<String, WireError> {
        self.written_so_far(now)?;
        let fact = self.fact(now);
        self.store.transact(|writer| store::put_running(writer, &fact, kept)).map_err(not_saved)?;
        [Changed::Runs, Changed::Plans].into_iter().for_each(|kind| self.journal.note(kind));
        Ok(fact.id)
    }

    pub(super) fn cap_lines(&self, course: &RunCourse, day: NaiveDate) -> Vec<CapLine> {
        let line = |(id, cap): &(String, CapSet)| CapLine {
            id: id.clone(),
            distance: self.distance(cap.m),
            by: cap.by,
            who: cap.who.clone(),
            until: cap.until.map(|until| until.to_string()),
            over: cap.until.is_some_and(|until| day > until),
        };
        course.caps.iter().map(line).collect()
    }

    /// The longest that a run on a day should be, by the rules, with its reason.
    pub(super) fn next_cap_view(&self, facts: &RunFacts, day: NaiveDate) -> Result<Option<NextCapView>, WireError> {
        let Some(cap) = next_cap(facts, day, self.book()) else { return Ok(None) };
        let by = match cap.by {
            CapBy::Clinician => Some(SetBy::Clinician),
            CapBy::Person => Some(SetBy::Person),
            CapBy::Onset => None,
        };
        let course = self.run_course()?;
        let holds = |set: &&(String, CapSet)| set.1.until.is_none_or(|until| day <= until);
        let set = by.and_then(|by| course.caps.iter().filter(holds).find(|(_, set)| set.m == cap.m && set.by == by));
        let percent = &self.book().running.onset_percent;
        let source = match by {
            Some(_) => self.note("Limit", self.distance(cap.m).said, "own", Grade::Own),
            None => self.number("Of the distance at which pain began", percent, " %"),
        };
        let began = facts.runs.iter().rev().find_map(sinew_domain::running::RunFact::onset_m);
        Ok(Some(NextCapView {
            distance: self.distance(cap.m),
            typed: typed(cap.m, self.settings.distance_unit),
            by: cap.by,
            who: set.and_then(|(_, set)| set.who.clone()),
            until: set.and_then(|(_, set)| set.until).map(|until| until.to_string()),
            onset: began.filter(|_| by.is_none()).map(|m| self.distance(m)),
            source,
        }))
    }

    /// In the person's unit.
    pub(in super::super) fn distance(&self, m: u32) -> Distance {
        Distance { m, said: self.settings.distance_unit.said(m) }
    }
}
