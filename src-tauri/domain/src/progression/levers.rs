//! What progress changes, and what a step back: one lever at a time, and never above a limit that somebody set.

use serde::Serialize;

use super::facts::{Facts, Load, LoadDue, Plan, Room};
use super::{Back, Rulebook, weeks};
use crate::pain::{Pain, SetBy};

/// What can rise, in the order in which it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Lever {
    Reps,
    Sets,
    /// Seconds.
    Hold,
    /// Only where the programme moves it.
    Speed,
    /// Kilograms.
    Load,
    Stage,
    /// Of a programme with a table.
    Week,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Change {
    pub lever: Lever,
    pub from: f64,
    pub to: f64,
}

/// What is next on the way up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Next {
    Change(Change),
    /// Somebody's limit ends the way: another lever would go round it.
    AtLimit(SetBy),
    /// The load would be next, and nobody has told how much it is.
    LoadUnknown,
    /// Everything is at its top.
    Top,
    /// What rose last has not settled yet.
    Settling,
    /// A table that asks for no more inside this week.
    LaterInTheTable,
}

impl Next {
    pub fn change(self) -> Option<Change> {
        match self {
            Next::Change(change) => Some(change),
            Next::AtLimit(_) | Next::LoadUnknown | Next::Top | Next::Settling | Next::LaterInTheTable => None,
        }
    }
}

pub(super) fn next(facts: &Facts, book: &Rulebook) -> Next {
    let next = unsettled(facts, book);
    let settles = |lever: Lever| match lever {
        Lever::Reps | Lever::Sets | Lever::Hold | Lever::Speed => book.steps.settle_days.value,
        Lever::Load | Lever::Stage => book.steps.settle_load_days.value,
        // A week of a table has its own time.
        Lever::Week => 0,
    };
    match next {
        Next::Change(change) if facts.since_rise_days.is_some_and(|days| days < settles(change.lever)) => {
            Next::Settling
        }
        Next::Change(_) | Next::AtLimit(_) | Next::LoadUnknown | Next::Top | Next::Settling | Next::LaterInTheTable => {
            next
        }
    }
}

/// Whatever rose before.
fn unsettled(facts: &Facts, book: &Rulebook) -> Next {
    match &facts.plan {
        Plan::Staged => staged(facts, book),
        Plan::FixedWeeks(week) if weeks::may_advance(week, book) && week.number < week.last => {
            limited(facts, Lever::Week, week.number.into(), f64::from(week.number) + 1.0)
        }
        Plan::FixedWeeks(_) => inside_the_week(facts, book),
    }
}

fn staged(facts: &Facts, book: &Rulebook) -> Next {
    let levers = &facts.levers;
    let steps = &book.steps;
    let whole = [
        (Lever::Reps, levers.reps, steps.reps.value),
        (Lever::Sets, levers.sets, steps.sets.value),
        (Lever::Hold, levers.hold_s, steps.hold_s.value),
        (Lever::Speed, levers.speed, steps.speed.value),
    ];
    for (lever, room, step) in whole {
        if let Some(to) = room.and_then(|room| up(room, step)) {
            return limited(facts, lever, room.map_or(0.0, |r| r.now.into()), to);
        }
    }
    match levers.load {
        Load::NotUsed => {}
        Load::Unknown => return Next::LoadUnknown,
        Load::Kg { now, top } if top.is_none_or(|top| now < top) => {
            let to = top.unwrap_or(f64::INFINITY).min(now + steps.load_kg.value);
            return limited(facts, Lever::Load, now, to);
        }
        Load::Kg { .. } => {}
    }
    match levers.stage.and_then(|room| up(room, steps.stage.value).map(|to| (room, to))) {
        Some((room, to)) => limited(facts, Lever::Stage, room.now.into(), to),
        None => Next::Top,
    }
}

fn up(room: Room, step: u16) -> Option<f64> {
    (room.now < room.top).then(|| room.top.min(room.now.saturating_add(step)).into())
}

/// A table says reps and sets; the load that makes them as hard as they should be may rise between.
fn inside_the_week(facts: &Facts, book: &Rulebook) -> Next {
    let steps = &book.steps;
    let reserve = steps.reps_in_reserve.value;
    let (due, percent) = match facts.levers.load_due {
        LoadDue::ByTheTable => (false, false),
        LoadDue::PainFree => (facts.session.during == Some(Pain::NONE), false),
        LoadDue::Reps { asked, last_two } => {
            (last_two.iter().all(|done| done.is_some_and(|done| done >= asked.saturating_add(reserve))), true)
        }
    };
    match facts.levers.load {
        Load::Unknown if due => Next::LoadUnknown,
        Load::Kg { now, top } if due => {
            let more = if percent { percent_more(now, book) } else { now + steps.load_kg.value };
            let to = more.min(top.unwrap_or(f64::INFINITY));
            if to > now { limited(facts, Lever::Load, now, to) } else { Next::LaterInTheTable }
        }
        Load::NotUsed | Load::Unknown | Load::Kg { .. } => Next::LaterInTheTable,
    }
}

/// A few per cent more, on the next plate, and at least one plate.
fn percent_more(now: f64, book: &Rulebook) -> f64 {
    let plate = book.steps.load_round_kg.value;
    let raised = now * (1.0 + book.steps.load_percent.value / 100.0);
    ((raised / plate).round() * plate).max(now + plate)
}

fn limited(facts: &Facts, lever: Lever, from: f64, to: f64) -> Next {
    let Some(limit) = facts.limit(lever) else { return Next::Change(Change { lever, from, to }) };
    let at_most = whole(lever, limit.at_most);
    if at_most <= from { Next::AtLimit(limit.by) } else { Next::Change(Change { lever, from, to: to.min(at_most) }) }
}

/// Kilograms have parts; reps and weeks do not.
fn whole(lever: Lever, at_most: f64) -> f64 {
    if lever == Lever::Load { at_most } else { at_most.floor() }
}

/// What stands above a limit.
pub(super) fn above_limit(facts: &Facts) -> Option<(Change, SetBy)> {
    const ALL: [Lever; 7] =
        [Lever::Reps, Lever::Sets, Lever::Hold, Lever::Speed, Lever::Load, Lever::Stage, Lever::Week];
    ALL.into_iter().find_map(|lever| {
        let (limit, from) = (facts.limit(lever)?, standing(facts, lever)?);
        (from > limit.at_most).then_some((Change { lever, from, to: whole(lever, limit.at_most) }, limit.by))
    })
}

fn standing(facts: &Facts, lever: Lever) -> Option<f64> {
    let levers = &facts.levers;
    let now = |room: Option<Room>| room.map(|r| f64::from(r.now));
    match lever {
        Lever::Reps => now(levers.reps),
        Lever::Sets => now(levers.sets),
        Lever::Hold => now(levers.hold_s),
        Lever::Speed => now(levers.speed),
        Lever::Load => match levers.load {
            Load::Kg { now, .. } => Some(now),
            Load::NotUsed | Load::Unknown => None,
        },
        Lever::Stage => now(levers.stage),
        Lever::Week => facts.week().map(|w| w.number.into()),
    }
}

/// What is lowered; None where there is nothing that can be.
pub(super) fn back(back: Back, facts: &Facts, book: &Rulebook) -> Option<Change> {
    match back {
        Back::Dose => smaller(facts, book),
        Back::Load => match facts.levers.load {
            Load::Kg { now, .. } if now > 0.0 => {
                Some(Change { lever: Lever::Load, from: now, to: (now - book.steps.load_kg.value).max(0.0) })
            }
            Load::Kg { .. } | Load::NotUsed | Load::Unknown => smaller(facts, book),
        },
        Back::ToLimit => above_limit(facts).map(|(change, _)| change),
        Back::Stage => {
            let lever = if facts.week().is_some() { Lever::Week } else { Lever::Stage };
            let before = standing(facts, lever).filter(|now| *now > 1.0);
            before.map(|from| Change { lever, from, to: from - 1.0 }).or_else(|| smaller(facts, book))
        }
        Back::Rest => None,
    }
}

/// A part of the load less; without load, a set less; with one set, a part of the reps or of the hold less.
fn smaller(facts: &Facts, book: &Rulebook) -> Option<Change> {
    let keep = 1.0 - book.session.dose_cut.value;
    let plate = book.steps.load_round_kg.value;
    if let Load::Kg { now, .. } = facts.levers.load
        && now > 0.0
    {
        return Some(Change { lever: Lever::Load, from: now, to: (now * keep / plate).floor() * plate });
    }
    let levers = &facts.levers;
    let one_less = levers.sets.filter(|r| r.now > 1).map(|r| (Lever::Sets, r.now, f64::from(r.now) - 1.0));
    let part = |lever, room: Option<Room>| {
        room.filter(|r| r.now > 1).map(|r| (lever, r.now, (f64::from(r.now) * keep).floor().max(1.0)))
    };
    let found = one_less.or_else(|| part(Lever::Reps, levers.reps)).or_else(|| part(Lever::Hold, levers.hold_s));
    found.map(|(lever, from, to)| Change { lever, from: from.into(), to })
}

/// How a load felt that should allow so many reps and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Feel {
    TooLight,
    Right,
    TooHeavy,
}

/// The load to try next, in kilograms, on the way to the one that fits; never above a limit, never below nothing.
pub fn load_after(kg: f64, feel: Feel, limit_kg: Option<f64>, book: &Rulebook) -> f64 {
    let plate = book.steps.load_round_kg.value;
    let lowered = kg * (1.0 - book.steps.load_percent.value / 100.0);
    let next = match feel {
        Feel::TooLight => percent_more(kg, book),
        Feel::Right => kg,
        Feel::TooHeavy => ((lowered / plate).round() * plate).min(kg - plate).max(0.0),
    };
    next.min(limit_kg.unwrap_or(f64::INFINITY))
}
