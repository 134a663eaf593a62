//! What a plan's numbers are at a moment, and what they become by a change: one lever, nothing else.

use std::time::Duration;

use chrono::NaiveDate;

use super::gather::Standing;
use super::state::{Caps, PlanState, Volume};
use crate::prescription::{Dose, Prescription};
use crate::programme::{Item, Programme, ProgrammeKind};
use crate::progression::{Change, Lever, Load, LoadDue, PainMode, RestartStep, Room, Rulebook};
use crate::session::{Outcome, Task};

/// Where the dose of a week stands below the programme's own numbers, and where it may rise to.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    pub reps: Option<Room>,
    pub sets: Option<Room>,
    pub hold_s: Option<Room>,
    /// Exercises that are done with a load, in the order of the week.
    pub loaded: Vec<String>,
    /// A load that allows so many reps and no more is asked for.
    pub by_rm: bool,
}

impl Shape {
    /// Something is asked for less than by the table.
    pub fn is_below(&self) -> bool {
        [self.reps, self.sets, self.hold_s].into_iter().flatten().any(|room| room.now < room.top)
    }

    pub(super) fn load(&self, plan: &PlanState) -> Load {
        let Some(first) = self.loaded.first() else { return Load::NotUsed };
        match plan.loads.get(first) {
            Some(now) => Load::Kg { now: *now, top: None },
            // Where no load is prescribed, body weight is where everybody starts.
            None if !self.by_rm => Load::Kg { now: 0.0, top: None },
            None => Load::Unknown,
        }
    }
}

/// The numbers of the week that the plan is in.
pub fn shape(plan: &PlanState, programme: &Programme) -> Shape {
    let phase = programme.phase_of_week(plan.week);
    let items: Vec<&Item> = phase.into_iter().flat_map(|p| &p.sessions).flat_map(|s| &s.items).collect();
    let top = |of: &dyn Fn(&Item) -> Option<u16>| items.iter().filter_map(|item| of(item)).max();
    let room = |top: Option<u16>, cap: Option<u16>| top.map(|top| Room { now: cap.unwrap_or(top).min(top), top });
    let mut loaded: Vec<String> = Vec::new();
    for item in items.iter().filter(|item| item.load.is_some()) {
        if !loaded.contains(&item.exercise) {
            loaded.push(item.exercise.clone());
        }
    }
    Shape {
        reps: room(top(&reps_of), plan.caps.reps),
        sets: room(top(&|item| Some(item.sets.value)), plan.caps.sets),
        hold_s: room(top(&|item| item.hold_s.as_ref().map(|h| h.value.round() as u16)), plan.caps.hold_s),
        by_rm: items.iter().any(|item| item.load.as_ref().is_some_and(|load| load.rm.is_some())),
        loaded,
    }
}

fn reps_of(item: &Item) -> Option<u16> {
    let by_set = item.reps_by_set.as_ref().and_then(|r| r.value.iter().max().copied());
    by_set.or(item.reps.as_ref().map(|r| r.value))
}

/// Phases that overlap follow each other by what they ask for, not by the week.
pub fn is_by_criteria(programme: &Programme) -> bool {
    programme.phases.windows(2).any(|pair| pair[1].from <= pair[0].to)
}

/// Which pain lets a dose rise where nothing else was chosen. A table with a pain rule of its own was studied with pain
/// up to its limit: by the strict line nobody with a usual tendon's answer would ever leave its first week.
pub fn usual_mode(programme: &Programme) -> PainMode {
    let table = programme.kind == ProgrammeKind::Rehab && !is_by_criteria(programme);
    if table && programme.pain_rule.is_some() { PainMode::Published } else { PainMode::Strict }
}

pub(super) fn load_due(standing: &Standing, shape: &Shape) -> LoadDue {
    let Some(first) = shape.loaded.first() else { return LoadDue::ByTheTable };
    if !shape.by_rm {
        return LoadDue::PainFree;
    }
    let sessions = standing.life.timely_sessions(standing.plan);
    let mut last = sessions.into_iter().rev().map(|(_, s)| {
        let sets = s.sets.iter().filter(|set| set.exercise == *first && set.outcome != Outcome::Skipped);
        sets.map(|set| set.reps).min()
    });
    let last_two = [last.next().flatten(), last.next().flatten()];
    shape.reps.map_or(LoadDue::ByTheTable, |room| LoadDue::Reps { asked: room.now, last_two })
}

impl PlanState {
    /// The plan with less at first, where that form was chosen.
    pub fn begun(mut self, programme: &Programme, book: &Rulebook) -> Self {
        if self.volume == Volume::AsTolerated {
            let first = book.steps.first_sets.value;
            let sets = shape(&self, programme).sets;
            self.caps.sets = sets.filter(|room| room.top > first).map(|_| first);
        }
        self
    }

    /// After a change of one lever.
    pub fn changed(&self, change: Change, programme: &Programme, today: NaiveDate, book: &Rulebook) -> Self {
        let mut next = self.clone();
        let was_below = shape(self, programme).is_below();
        let to = change.to.max(0.0);
        let now = shape(self, programme);
        let cap = |room: Option<Room>| room.and_then(|room| (to < f64::from(room.top)).then_some(to as u16));
        match change.lever {
            Lever::Reps => next.caps.reps = cap(now.reps),
            Lever::Sets => next.caps.sets = cap(now.sets),
            Lever::Hold => next.caps.hold_s = cap(now.hold_s),
            Lever::Load => next.load_by(change, &now, book),
            Lever::Week => next.go_to_week(to as u16, programme, today),
            Lever::Stage => {
                let phase = programme.phases.get((to as usize).saturating_sub(1));
                next.go_to_week(phase.map_or(self.week, |p| p.from), programme, today);
            }
            Lever::Speed => {}
        }
        if was_below && !shape(&next, programme).is_below() {
            // The week of the table counts from the day on which all of it is asked for.
            next.week_from = today;
        }
        next
    }

    /// Every load of the session by the same part of it, or by the same kilograms where there was none.
    fn load_by(&mut self, change: Change, shape: &Shape, book: &Rulebook) {
        let plate = book.steps.load_round_kg.value;
        for exercise in &shape.loaded {
            let now = self.loads.get(exercise).copied().unwrap_or(0.0);
            let to = if change.from > 0.0 && now > 0.0 && shape.by_rm {
                ((now * change.to / change.from) / plate).round() * plate
            } else {
                now + change.to - change.from
            };
            self.loads.insert(exercise.clone(), to.max(0.0));
        }
    }

    fn go_to_week(&mut self, week: u16, programme: &Programme, today: NaiveDate) {
        self.week = week.clamp(1, programme.weeks.value.max(1));
        self.week_from = today;
    }

    /// After a pause. Where the week before asks for the same, a set less is what makes the step.
    pub fn restarted(&self, step: RestartStep, programme: &Programme, today: NaiveDate, book: &Rulebook) -> Self {
        let mut next = self.clone();
        let back = match step {
            RestartStep::Same => 0,
            RestartStep::OneBack => 1,
            RestartStep::TwoBack => 2,
            RestartStep::StartOfPhase => {
                let from = programme.phase_of_week(self.week).map_or(1, |p| p.from);
                self.week.saturating_sub(from)
            }
            RestartStep::Beginning => self.week.saturating_sub(1),
        };
        next.go_to_week(self.week.saturating_sub(back).max(1), programme, today);
        if step == RestartStep::Beginning {
            // After so long even a plan of the full volume begins as the tolerated form does.
            next.caps = Caps::default();
            next.loads.clear();
            next.volume = Volume::AsTolerated;
            return next.begun(programme, book);
        }
        let (before, after) = (shape(self, programme), shape(&next, programme));
        if step > RestartStep::Same && before == after {
            next.caps.sets = after.sets.and_then(|room| {
                let less = room.now.saturating_sub(if step == RestartStep::OneBack { 1 } else { 2 }).max(1);
                (less < room.top).then_some(less)
            });
        }
        next
    }
}

/// The lighter week: a part of the sets, at least one.
pub fn unloaded(sets: usize, book: &Rulebook) -> usize {
    ((sets as f64 * book.unloading.cutback.value).floor() as usize).max(1)
}

impl Prescription {
    /// Within the caps of a plan and, in a lighter week, with fewer sets.
    pub fn within(mut self, caps: Caps, lighter: Option<&Rulebook>) -> Self {
        for dose in &mut self.doses {
            within(dose, caps);
            if let Some(book) = lighter {
                let keep = unloaded(dose.sets.len(), book);
                dose.sets.truncate(keep);
            }
        }
        self
    }
}

fn within(dose: &mut Dose, caps: Caps) {
    if let Some(sets) = caps.sets {
        dose.sets.truncate(usize::from(sets).max(1));
    }
    for task in &mut dose.sets {
        match task {
            Task::TempoReps { reps, .. } | Task::SelfPacedReps { reps } => {
                *reps = caps.reps.map_or(*reps, |cap| cap.min(*reps)).max(1);
            }
            Task::Hold { length } | Task::Move { length } => {
                let cap = caps.hold_s.map(|s| Duration::from_secs(s.into()));
                *length = cap.map_or(*length, |cap| cap.min(*length));
            }
            // A run has caps of its own, and is no dose of a programme.
            Task::Stretch(_) => {}
        }
    }
}
