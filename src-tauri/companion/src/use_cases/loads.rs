//! Loads: told, corrected in a session, or found by how they felt. What a plan goes on with is a revision of it.

use std::collections::BTreeMap;

use sinew_domain::pain::SetBy;
use sinew_domain::plan::{Fact, Life, LimitKind, Revision, Why};
use sinew_domain::progression::load_after;
use sinew_domain::time::Now;

use super::check::Check;
use super::library::no_such;
use super::life::{day_of, no_plan};
use crate::journal::Write;
use crate::store::{self, Fact as Row, ForPlan};
use crate::wire::{Changed, ErrorCode, LoadDraft, LoadFeel, WireError};
use crate::{Companion, refused, unreadable};

impl Companion {
    /// The load of an exercise of a plan, from now on: 0 to 500 kg, and never above a limit.
    pub fn set_load(&mut self, load: &LoadDraft, now: &Now) -> Result<(), WireError> {
        let (state, programme) = self.programme_of(&load.plan).ok_or_else(no_plan)?;
        if !programme.items().any(|item| item.exercise == load.exercise) {
            return Err(no_such("exercise in this plan"));
        }
        let mut check = Check::default();
        check.number("kg", load.kg, 0.0..=500.0, false);
        if state.ended.is_some() {
            check.problem("plan", "is over");
        }
        if let Some((most, _)) = load_limit(self.life()?, &load.plan, now).filter(|(most, _)| load.kg > *most) {
            check.problem("kg", &format!("is above the limit of {most} kg"));
        }
        check.done(())?;
        let last = state.loads.get(&load.exercise).copied();
        let last = last.or(store::last_load(self.store.read(), &load.exercise).map_err(unreadable)?);
        if !load.sure && self.is_unlikely(load.kg, last) {
            return Err(refused(ErrorCode::NotSure, vec![format!("kg: {} is far from what was told before", load.kg)]));
        }
        let Some(fact) = self.with_load(&load.plan, &load.exercise, load.kg)? else { return Ok(()) };
        self.keep(fact, Changed::Plans, now)?;
        Ok(())
    }

    /// The plan with another load; None where it has that load already.
    fn with_load(&self, plan: &str, exercise: &str, kg: f64) -> Result<Option<Fact>, WireError> {
        let state = self.life()?.plan(plan).ok_or_else(no_plan)?;
        if state.ended.is_some() || state.loads.get(exercise) == Some(&kg) {
            return Ok(None);
        }
        let mut next = state.clone();
        next.loads.insert(exercise.to_owned(), kg);
        let why = Why::Load { exercise: exercise.to_owned() };
        Ok(Some(Fact::Revision(Revision { plan: Some(plan.to_owned()), state: next, why })))
    }

    /// What the answers after a session make of its loads: a step lighter or heavier, never above a limit. Of a load that
    /// nobody told, nothing can be made.
    pub(super) fn felt_loads(
        &mut self,
        session_id: &str,
        asked: Option<&ForPlan>,
        feels: &[LoadFeel],
        now: &Now,
    ) -> Result<Vec<(Row, Fact)>, WireError> {
        let Some(asked) = asked else { return Ok(Vec::new()) };
        let life = self.life()?;
        let Some(state) = life.plan(&asked.plan).filter(|state| state.ended.is_none()) else { return Ok(Vec::new()) };
        let used = |exercise: &str| {
            let (_, session) = life.sessions(&asked.plan).rev().find(|(entry, _)| entry.id == session_id)?;
            session.sets.iter().rev().find(|set| set.exercise == exercise)?.load_kg
        };
        let most = load_limit(life, &asked.plan, now).map(|(most, _)| most);
        let mut next = state.clone();
        let mut facts = Vec::new();
        for LoadFeel { exercise, feel } in feels {
            // A report that is given again starts from the load of that session, not from the one it led to.
            let Some(kg) = used(exercise).or(state.loads.get(exercise).copied()) else { continue };
            let kg = load_after(kg, *feel, most, self.book());
            if next.loads.insert(exercise.clone(), kg) != Some(kg) {
                let why = Why::Load { exercise: exercise.clone() };
                facts.push(Fact::Revision(Revision { plan: Some(asked.plan.clone()), state: next.clone(), why }));
            }
        }
        Ok(facts.into_iter().map(|fact| (self.fact(now), fact)).collect())
    }

    /// What a session of a plan was done with in the end is what it goes on with: exercise and kilograms of each set, in
    /// their order.
    pub(super) fn used_loads(&mut self, asked: &ForPlan, sets: Vec<(String, Option<f64>)>, now: &Now) {
        let last: BTreeMap<String, f64> = sets.into_iter().filter_map(|(exercise, kg)| Some((exercise, kg?))).collect();
        for (exercise, kg) in last {
            self.corrected_load(asked, &exercise, Some(kg), now);
        }
    }

    /// A load that was put right in a session of a plan is the one to go on with, unless it is hard to believe or above a
    /// limit. It waits with the sets of the session where the file cannot be written.
    pub(super) fn corrected_load(&mut self, asked: &ForPlan, exercise: &str, kg: Option<f64>, now: &Now) {
        let Some(kg) = kg else { return };
        let Ok(life) = self.life() else { return };
        let last = life.plan(&asked.plan).and_then(|state| state.loads.get(exercise)).copied();
        let above = load_limit(life, &asked.plan, now).is_some_and(|(most, _)| kg > most);
        if above || self.is_unlikely(kg, last) {
            return;
        }
        let Ok(Some(fact)) = self.with_load(&asked.plan, exercise, kg) else { return };
        let row = self.fact(now);
        self.journal.keep(Write::Life { fact: row, what: Box::new(fact) });
        self.forget_life();
    }

    fn is_unlikely(&self, kg: f64, last: Option<f64>) -> bool {
        let asking = &self.book().asking;
        kg >= asking.heavy_kg.value || last.is_some_and(|last| last > 0.0 && kg > last * asking.times_last.value)
    }
}

/// The lowest that is in force, in kilograms.
fn load_limit(life: &Life, plan: &str, now: &Now) -> Option<(f64, SetBy)> {
    let limits = life.limits(plan, day_of(now));
    let loads = limits.into_iter().filter(|(_, limit)| limit.kind == LimitKind::LoadKg);
    loads.map(|(_, limit)| (limit.at_most, limit.by)).min_by(|a, b| a.0.total_cmp(&b.0))
}
