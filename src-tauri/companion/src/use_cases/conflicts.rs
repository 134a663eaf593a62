//! Programmes that meet: the same place treated twice, too little time between, the same slot.

use chrono::{Datelike, Days};
use sinew_domain::data::Sourced;
use sinew_domain::plan::{PlanState, asks};
use sinew_domain::programme::{Programme, ProgrammeKind};

use super::reminders::session_gap;
use crate::Companion;
use crate::wire::{Conflict, ConflictKind, WireError};

const DAY_H: f64 = 24.0;
const MINUTES_A_DAY: i64 = 24 * 60;

impl Companion {
    /// What of the running plans, but the one that it is, is close to this one in a week.
    pub(super) fn conflicts(
        &self,
        state: &PlanState,
        programme: &Programme,
        but: Option<&str>,
    ) -> Result<Vec<Conflict>, WireError> {
        let mut found: Vec<Conflict> = self.slots_too_close(state, programme).into_iter().collect();
        for (id, other) in self.life()?.running().filter(|(id, _)| Some(*id) != but) {
            let Some(others) = self.library.programme_of(other) else { continue };
            let conflict = |kind, gap: Option<&Sourced<f64>>, days| Conflict {
                plan: id.to_owned(),
                programme: self.programme_ref(&other.programme),
                kind,
                gap_h: gap.map(|gap| gap.value),
                source: gap.map(|gap| {
                    let value = format!("{} h", gap.value);
                    self.note("Between two sessions", value, &gap.source, gap.grade)
                }),
                days,
            };
            if treat_the_same(state, programme, other, others) {
                found.push(conflict(ConflictKind::SameTissue, None, [true; 7]));
            }
            let (mine, theirs) = (week(state, programme), week(other, others));
            let gap = [&programme.min_gap_h, &others.min_gap_h].into_iter().flatten().max_by(longer);
            if let Some(gap) = gap.filter(|_| self.share_a_region(programme, others)) {
                let days = std::array::from_fn(|day| !mine[day].is_empty() && is_near(&theirs, day, gap.value));
                if days.contains(&true) {
                    found.push(conflict(ConflictKind::Gap, Some(gap), days));
                }
            }
            let days = std::array::from_fn(|day| mine[day].iter().any(|slot| theirs[day].contains(slot)));
            if days.contains(&true) {
                found.push(conflict(ConflictKind::SameSlot, None, days));
            }
        }
        Ok(found)
    }

    /// Two parts of a day that open closer to each other than the gap between its sessions, also over the night.
    fn slots_too_close(&self, state: &PlanState, programme: &Programme) -> Option<Conflict> {
        let gap = session_gap(programme);
        let opens = |i: usize| state.slots[i % state.slots.len()].window.from;
        let apart = |i: usize| (opens(i + 1) - opens(i)).num_minutes().rem_euclid(MINUTES_A_DAY);
        let close = state.slots.len() > 1 && (0..state.slots.len()).any(|i| apart(i) < i64::from(gap.value));
        close.then(|| Conflict {
            plan: String::new(),
            programme: self.programme_ref(&state.programme),
            kind: ConflictKind::OwnSlots,
            gap_h: Some(f64::from(gap.value) / 60.0),
            source: Some(self.note(
                "Between two sessions of a day",
                format!("{} min", gap.value),
                &gap.source,
                gap.grade,
            )),
            days: [true; 7],
        })
    }

    /// Of a plan that runs; none of one that is over.
    pub(super) fn conflicts_of(&self, id: &str, state: &PlanState) -> Result<Vec<Conflict>, WireError> {
        match self.library.programme_of(state) {
            Some(programme) if state.ended.is_none() => self.conflicts(state, programme, Some(id)),
            Some(_) | None => Ok(Vec::new()),
        }
    }

    /// The names of the programmes that treat the same tissue at the same place.
    pub(super) fn same_tissue(
        &self,
        state: &PlanState,
        programme: &Programme,
        but: Option<&str>,
    ) -> Result<Vec<String>, WireError> {
        let others = self.life()?.running().filter(|(id, _)| Some(*id) != but);
        let others = others.filter_map(|(_, other)| Some((other, self.library.programme_of(other)?)));
        let same = others.filter(|(other, others)| treat_the_same(state, programme, other, others));
        Ok(same.map(|(_, programme)| programme.name.clone()).collect())
    }

    fn share_a_region(&self, a: &Programme, b: &Programme) -> bool {
        let regions = |programme: &Programme| -> Vec<_> {
            let exercises = programme.items().filter_map(|item| self.library.exercise(&item.exercise));
            exercises.flat_map(|exercise| exercise.regions.clone()).collect()
        };
        let theirs = regions(b);
        regions(a).iter().any(|region| theirs.contains(region))
    }
}

/// Two treatments of one injury, on one leg. What keeps or prepares goes beside a treatment.
fn treat_the_same(a: &PlanState, of_a: &Programme, b: &PlanState, of_b: &Programme) -> bool {
    let treatments = of_a.kind == ProgrammeKind::Rehab && of_b.kind == ProgrammeKind::Rehab;
    let place = a.topic.is_some() && a.topic == b.topic && a.tissue == b.tissue;
    treatments && place && a.sides.iter().any(|side| b.sides.contains(side))
}

type Week = [Vec<sinew_domain::plan::SlotName>; 7];

/// The slots of each day of a usual week of the plan, from Monday.
fn week(state: &PlanState, programme: &Programme) -> Week {
    let monday = state.started + Days::new(7 - u64::from(state.started.weekday().num_days_from_monday()));
    std::array::from_fn(|day| {
        let on = monday + Days::new(day as u64);
        asks(state, programme, on).into_iter().map(|ask| ask.slot).collect()
    })
}

/// Something on the same day, or so few days before or after that the gap is not kept.
fn is_near(theirs: &Week, day: usize, gap_h: f64) -> bool {
    let reach = ((gap_h / DAY_H).ceil() as usize).saturating_sub(1).min(6);
    (0..=reach).any(|off| !theirs[(day + off) % 7].is_empty() || !theirs[(day + 7 - off) % 7].is_empty())
}

fn longer(a: &&Sourced<f64>, b: &&Sourced<f64>) -> std::cmp::Ordering {
    a.value.total_cmp(&b.value)
}
