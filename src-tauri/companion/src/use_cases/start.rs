//! The way to a programme: a draft is looked at as often as a person likes, and begun once nothing stands against it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sinew_domain::pain::TissueClass;
use sinew_domain::plan::{
    Caps, EarlierHere, Fact, FlagRaised, PersonLimit, PlanState, Revision, SaidBy, Volume, Why, usual_mode,
};
use sinew_domain::programme::Programme;
use sinew_domain::safety::{Bar, Weight, may_begin};
use sinew_domain::schedule::Weekdays;
use sinew_domain::time::Now;

use super::start_check::Looked;
use crate::store::Fact as Row;
use crate::wire::{BarLine, Changed, ErrorCode, PlanDraft, PlanReview, WireError};
use crate::{Companion, refused, store, unreadable};

impl Companion {
    /// Looks at a draft, and changes nothing.
    pub fn review_plan(&self, draft: &PlanDraft, now: &Now) -> Result<PlanReview, WireError> {
        let looked = self.look_at(draft, now)?;
        let conflicts = match &looked.chosen {
            Some((state, programme)) => self.conflicts(state, programme, None)?,
            None => Vec::new(),
        };
        let ladder = match &looked.chosen {
            Some((state, programme)) if looked.problems.is_empty() => self.ladder_lines(state, programme),
            Some(_) | None => Vec::new(),
        };
        Ok(PlanReview {
            may_begin: looked.problems.is_empty() && is_open(&looked.bars, draft.go_on),
            bars: looked.bars.iter().map(|bar| BarLine { bar: *bar, weight: bar.weight() }).collect(),
            problems: looked.problems,
            conflicts,
            ladder,
        })
    }

    /// Begins it today, and gives the plan's id. Refused as `barred` where something closes the way, as `invalid` with
    /// every problem; then nothing is kept, but an emergency that was told.
    pub fn start_plan(&mut self, draft: &PlanDraft, now: &Now) -> Result<String, WireError> {
        if store::latest_setup(self.store.read()).map_err(unreadable)?.is_none() {
            return Err(refused(ErrorCode::NotSetUp, Vec::new()));
        }
        let Looked { problems, bars, chosen, limits, raised } = self.look_at(draft, now)?;
        let state = chosen.map(|(state, _)| state);
        if bars.contains(&Bar::Emergency) {
            if let Some(raised) = raised {
                self.keep(Fact::Flag(raised), Changed::Flags, now)?;
            }
            return Err(refused(ErrorCode::Barred, bar_names(&bars)));
        }
        if !problems.is_empty() {
            return Err(refused(ErrorCode::Invalid, problems));
        }
        let Some(state) = state.filter(|_| is_open(&bars, draft.go_on)) else {
            return Err(refused(ErrorCode::Barred, bar_names(&bars)));
        };
        let overridden: Vec<Bar> = bars.into_iter().filter(|bar| bar.weight() == Weight::Override).collect();
        self.begin(state, &overridden, raised, limits, now)
    }

    /// The signs, the plan and its limits, in one transaction.
    pub(super) fn begin(
        &mut self,
        state: PlanState,
        overridden: &[Bar],
        raised: Option<FlagRaised>,
        limits: Vec<PersonLimit>,
        now: &Now,
    ) -> Result<String, WireError> {
        let mut facts: Vec<(Row, Fact)> = Vec::new();
        if let Some(raised) = raised {
            let flag = self.fact(now);
            let passed = Fact::FlagOverride { flag: flag.id.clone(), words: String::new() };
            facts.push((flag, Fact::Flag(raised)));
            if overridden.contains(&Bar::SignToBeSeen) {
                facts.push((self.fact(now), passed));
            }
        }
        let row = self.fact(now);
        let plan = row.id.clone();
        let why = Why::Started { overridden: bar_names(overridden) };
        facts.push((row, Fact::Revision(Revision { plan: None, state, why })));
        for limit in limits {
            facts.push((self.fact(now), Fact::Limit(PersonLimit { plan: Some(plan.clone()), ..limit })));
        }
        self.keep_rows(facts, &[Changed::Plans, Changed::Flags], now)?;
        Ok(plan)
    }
}

/// Nothing closes the way, and the person goes past what may be gone past.
fn is_open(bars: &[Bar], go_on: bool) -> bool {
    may_begin(bars) && (go_on || bars.iter().all(|bar| bar.weight() != Weight::Override))
}

/// As they stand on the wire.
fn bar_names(bars: &[Bar]) -> Vec<String> {
    let name = |bar: &Bar| serde_json::to_value(bar).ok()?.as_str().map(str::to_owned);
    bars.iter().filter_map(name).collect()
}

/// A plan of a programme from a day on, with nothing told of it.
pub(super) fn blank_state(programme: &Programme, started: NaiveDate) -> PlanState {
    PlanState {
        programme: programme.id.clone(),
        programme_version: programme.version,
        topic: None,
        form: None,
        tissue: TissueClass::Joint,
        sides: Vec::new(),
        started,
        since: None,
        onset: None,
        earlier: EarlierHere::NotAnswered,
        factors: Vec::new(),
        shoes_km: None,
        said_by: SaidBy::NotAnswered,
        bone_site: None,
        mode: usual_mode(programme),
        volume: Volume::Full,
        slots: Vec::new(),
        weekdays: Weekdays::ALL,
        week: 1,
        week_from: started,
        caps: Caps::default(),
        loads: BTreeMap::new(),
        unloading: None,
        ended: None,
    }
}
