//! A plan, whole: where it stands, how it came there, and what it is not yet.

use chrono::NaiveDate;
use sinew_domain::plan::{Ask, Decided, Life, PlanState, Reason, SlotName, Standing, Why};
use sinew_domain::programme::Programme;
use sinew_domain::progression::{Advice, Outcome, evaluate};
use sinew_domain::time::Now;

use super::library::named;
use super::life::{day_of, no_plan};
use super::limits::limit_lines;
use super::lines::{slot_time, weekday_flags};
use crate::Companion;
use crate::wire::{LoadLine, OverrideLine, PlanDetail, ReasonLine, RevisionLine, VersionNote, WireError};

impl Companion {
    /// Of one that has ended too.
    pub fn plan(&self, id: &str, now: &Now) -> Result<PlanDetail, WireError> {
        let day = day_of(now);
        let life = self.life_of(id)?;
        let state = life.plan(id).ok_or_else(no_plan)?;
        let programme = self.library.programme_of(state);
        let standing = programme.and_then(|p| Standing::of(life, id, p, self.book(), day));
        let topic = state.topic.as_deref().and_then(|topic| self.library.injuries.get(topic));
        let band = topic.and_then(|topic| topic.recovery.first());
        let (ask_by, ask_by_source) = self.ask_by(state).unzip();
        Ok(PlanDetail {
            line: self.plan_line(id, state, day),
            mode: state.mode,
            volume: state.volume,
            slots: state.slots.iter().map(slot_time).collect(),
            weekdays: weekday_flags(state.weekdays),
            ladder: programme.map(|p| self.ladder_lines(state, p)).unwrap_or_default(),
            loads: programme.map(|p| self.load_lines(state, p)).unwrap_or_default(),
            limits: limit_lines(life, id, day),
            revisions: self.revision_lines(life, id),
            reasons: self.reasons_of(id, day)?,
            pause: self.pause_of_plan(id, day)?,
            conflicts: self.conflicts_of(id, state)?,
            return_criteria: if standing.is_some() { self.return_criteria(id, day)? } else { Vec::new() },
            band: band.map(|b| (b.label.clone(), b.from_weeks.value, b.to_weeks.value)),
            overrides: override_lines(life, id),
            may_graduate: standing.is_some_and(|standing| may_graduate(&standing)),
            version: self.version_note(state),
            factors: self.factor_lines(id, state)?,
            ladders: state.topic.as_deref().map_or(Ok(Vec::new()), |topic| self.ladders(topic))?,
            ask_by: ask_by.map(|day| day.to_string()),
            ask_by_source,
        })
    }

    /// None where the plan goes on with what the library has, or is over.
    fn version_note(&self, state: &PlanState) -> Option<VersionNote> {
        let newest = self.library.programme(&state.programme).filter(|_| state.ended.is_none())?;
        let runs = self.library.programme_of(state)?;
        match (runs.version == newest.version, runs.version == state.programme_version) {
            (true, true) => None,
            (true, false) => Some(VersionNote::Replaced),
            (false, _) => Some(VersionNote::Kept),
        }
    }

    /// What is done with a load in this phase, in its order.
    fn load_lines(&self, state: &PlanState, programme: &Programme) -> Vec<LoadLine> {
        let phase = programme.phase_of_week(state.week);
        let items = phase.into_iter().flat_map(|p| &p.sessions).flat_map(|s| &s.items);
        let mut lines: Vec<LoadLine> = Vec::new();
        for (item, load) in items.filter_map(|item| Some((item, item.load.as_ref()?))) {
            if lines.iter().any(|line| line.exercise.id == item.exercise) {
                continue;
            }
            lines.push(LoadLine {
                exercise: named(&item.exercise, &self.library.name_of(&item.exercise)),
                kg: state.loads.get(&item.exercise).copied(),
                rm: load.rm.as_ref().map(|rm| rm.value),
            });
        }
        lines
    }

    /// Those of the first session of the phase; a plan without its programme has none to give.
    fn reasons_of(&self, id: &str, day: NaiveDate) -> Result<Vec<ReasonLine>, WireError> {
        let Some((state, programme)) = self.programme_of(id) else { return Ok(Vec::new()) };
        let slot = state.slots.first().map_or(SlotName::Morning, |slot| slot.slot);
        let prescribed = self.prescribed(self.life_of(id)?, id, programme, Ask { slot, session: 0 }, day);
        Ok(prescribed.map(|p| self.reason_lines(&p.reasons)).unwrap_or_default())
    }

    /// Newest first.
    pub(super) fn revision_lines(&self, life: &Life, id: &str) -> Vec<RevisionLine> {
        let mut lines = Vec::new();
        let mut lighter_since = None;
        for (_, revision_id, entry, revision) in life.revisions().filter(|(plan, ..)| *plan == id) {
            let begun = revision.state.unloading.filter(|from| lighter_since != Some(*from));
            lighter_since = revision.state.unloading;
            lines.push(RevisionLine {
                id: revision_id.to_owned(),
                day: entry.stamp.day.to_string(),
                reason: self.reason_of(entry.stamp.day, &revision.why, begun),
                ended: revision.state.ended,
                overridden: match &revision.why {
                    Why::Started { overridden } => overridden.clone(),
                    Why::Suggestion { .. }
                    | Why::Restart { .. }
                    | Why::Load { .. }
                    | Why::Lighter { .. }
                    | Why::Person { .. }
                    | Why::Ended => Vec::new(),
                },
            });
        }
        lines.reverse();
        lines
    }

    /// A lighter week that began with the change; taken back, it says nothing more.
    fn reason_of(&self, day: NaiveDate, why: &Why, lighter: Option<NaiveDate>) -> Option<ReasonLine> {
        if let (Why::Lighter { .. }, Some(from)) = (why, lighter) {
            return self.reason_lines(&[Reason::Unloading { from }]).pop();
        }
        self.why_line(day, why)
    }
}

/// What was suggested, to ask for less, and was not followed; newest first.
pub(super) fn override_lines(life: &Life, id: &str) -> Vec<OverrideLine> {
    let not_followed = |decided: Decided| match decided {
        Decided::Keep | Decided::Ask => true,
        Decided::Accept => false,
    };
    let decisions = life.decisions(id).rev();
    decisions
        .filter(|(_, d)| d.suggested > Outcome::Hold && not_followed(d.decided))
        .map(|(entry, d)| OverrideLine {
            day: entry.stamp.day.to_string(),
            suggested: d.suggested,
            rule: d.rule.clone(),
            decided: d.decided,
        })
        .collect()
}

/// The last week of the table has shown what it takes.
fn may_graduate(standing: &Standing) -> bool {
    let fired = evaluate(&standing.facts(), standing.book).fired;
    standing.state.ended.is_none() && fired.iter().any(|f| f.advice == Some(Advice::Graduate))
}
