//! The plans there are, and what a person changes in one by hand. Every change is a revision; what came before stays.

use chrono::NaiveDate;
use sinew_domain::plan::{Caps, Fact, LimitKind, PlanEnd, PlanState, Revision, Why, shape};
use sinew_domain::programme::Programme;
use sinew_domain::progression::{Change, Lever, Room};
use sinew_domain::time::Now;

use super::check::Check;
use super::library::no_such;
use super::life::{day_of, no_plan};
use super::lines::{plan_slot, sides_of, weekdays_of};
use super::options::{proposed_slots, slots_needed};
use super::start::blank_state;
use super::start_check::{check_slots, check_weekdays};
use crate::store::Fact as Row;
use crate::wire::{Changed, ErrorCode, PlanEdit, PlanLine, WireError};
use crate::{Companion, refused};

/// The programme that keeps what was won.
const UPKEEP: &str = "maintenance";

impl Companion {
    /// Those that ended too, newest first.
    pub fn plans(&self, now: &Now) -> Result<Vec<PlanLine>, WireError> {
        let day = day_of(now);
        Ok(self.life()?.plans().into_iter().rev().map(|(id, state)| self.plan_line(id, state, day)).collect())
    }

    /// Changes what the edit names. Above what the rules suggest it is kept as the person's own decision; a limit holds.
    pub fn edit_plan(&mut self, edit: &PlanEdit, now: &Now) -> Result<(), WireError> {
        let (state, before) = self.running_plan(&edit.plan)?;
        let newest = self.library.programme(&state.programme).filter(|_| edit.newest);
        let programme = newest.unwrap_or(before);
        let day = day_of(now);
        let mut check = Check::default();
        let next = edited(edit, state, programme, day, &mut check);
        for other in self.same_tissue(&next, programme, Some(&edit.plan))? {
            check.problem("legs", &format!("{other} treats the same place already"));
        }
        self.check_limits(&edit.plan, edit, day, &mut check)?;
        check.done(())?;
        if next == *state {
            return Ok(());
        }
        let only_lighter = PlanState { unloading: state.unloading, ..next.clone() } == *state;
        let why = if only_lighter {
            Why::Lighter { rule: None }
        } else {
            let above = raised(state, before, &next, programme);
            Why::Person { above_suggestion: self.is_above(&edit.plan, above, day)? }
        };
        let revision = Revision { plan: Some(edit.plan.clone()), state: next, why };
        self.keep(Fact::Revision(revision), Changed::Plans, now)?;
        Ok(())
    }

    /// Stops a plan; its days stay as they were.
    pub fn end_plan(&mut self, id: &str, now: &Now) -> Result<(), WireError> {
        let fact = self.ending(id, PlanEnd::Stopped)?;
        self.keep(fact, Changed::Plans, now)?;
        Ok(())
    }

    /// Ends a plan and begins upkeep on the same legs; gives the new plan's id.
    pub fn graduate(&mut self, id: &str, now: &Now) -> Result<String, WireError> {
        let day = day_of(now);
        self.nothing_open(day)?;
        let end = self.ending(id, PlanEnd::Graduated)?;
        let state = self.life()?.plan(id).ok_or_else(no_plan)?;
        let upkeep = self.library.programme(UPKEEP).ok_or_else(|| no_such("programme"))?;
        let mut slots: Vec<_> = state.slots.iter().rev().take(slots_needed(upkeep).into()).cloned().collect();
        if slots.is_empty() {
            slots = proposed_slots(upkeep).iter().filter_map(plan_slot).collect();
        }
        let next = PlanState {
            topic: state.topic.clone(),
            form: state.form.clone(),
            tissue: state.tissue,
            sides: state.sides.clone(),
            earlier: state.earlier,
            said_by: state.said_by,
            bone_site: state.bone_site,
            slots,
            ..blank_state(upkeep, day)
        };
        let row = self.fact(now);
        let begun = self.fact(now);
        let plan = begun.id.clone();
        let why = Why::Started { overridden: Vec::new() };
        let facts: Vec<(Row, Fact)> =
            vec![(row, end), (begun, Fact::Revision(Revision { plan: None, state: next, why }))];
        self.keep_rows(facts, &[Changed::Plans], now)?;
        Ok(plan)
    }

    /// Refused where it is not there or is over.
    fn running_plan(&self, id: &str) -> Result<(&PlanState, &Programme), WireError> {
        let found = self.programme_of(id).ok_or_else(no_plan)?;
        if found.0.ended.is_some() {
            return Err(refused(ErrorCode::Invalid, vec!["plan: is over".to_owned()]));
        }
        Ok(found)
    }

    /// A plan whose programme was taken away can be ended too.
    fn ending(&self, id: &str, end: PlanEnd) -> Result<Fact, WireError> {
        let state = self.life()?.plan(id).ok_or_else(no_plan)?;
        if state.ended.is_some() {
            return Err(refused(ErrorCode::Invalid, vec!["plan: is over".to_owned()]));
        }
        let state = PlanState { ended: Some(end), ..state.clone() };
        Ok(Fact::Revision(Revision { plan: Some(id.to_owned()), state, why: Why::Ended }))
    }

    fn check_limits(&self, plan: &str, edit: &PlanEdit, day: NaiveDate, check: &mut Check) -> Result<(), WireError> {
        for (_, limit) in self.life()?.limits(plan, day) {
            let (field, asked) = match limit.kind {
                LimitKind::Reps => ("reps", edit.reps),
                LimitKind::Sets => ("sets", edit.sets),
                LimitKind::Week => ("week", edit.week),
                LimitKind::PainDuring | LimitKind::PainAfter | LimitKind::HoldS | LimitKind::LoadKg => continue,
            };
            if asked.is_some_and(|asked| f64::from(asked) > limit.at_most) {
                check.problem(field, &format!("is above the limit of {}", limit.at_most));
            }
        }
        Ok(())
    }

    /// Whether what rises goes beyond what the rules suggest.
    fn is_above(&self, plan: &str, raised: Vec<(Lever, f64)>, day: NaiveDate) -> Result<bool, WireError> {
        let suggested = self.standing(plan, day)?.suggestion().and_then(|s| s.answer.change);
        Ok(raised.into_iter().any(|(lever, to)| !reaches(suggested, lever, to)))
    }
}

/// What rises, and to where; the programme may be another version of itself.
fn raised(state: &PlanState, before: &Programme, next: &PlanState, programme: &Programme) -> Vec<(Lever, f64)> {
    let mut out = Vec::new();
    if next.week > state.week {
        out.push((Lever::Week, f64::from(next.week)));
    }
    if next.week != state.week {
        return out;
    }
    let (before, after) = (shape(state, before), shape(next, programme));
    let rooms = [(Lever::Sets, before.sets, after.sets), (Lever::Reps, before.reps, after.reps)];
    for (lever, before, after) in rooms {
        if let (Some(before), Some(after)) = (before, after)
            && after.now > before.now
        {
            out.push((lever, f64::from(after.now)));
        }
    }
    out
}

fn reaches(suggested: Option<Change>, lever: Lever, to: f64) -> bool {
    suggested.is_some_and(|change| change.lever == lever && change.to >= to)
}

fn edited(edit: &PlanEdit, state: &PlanState, programme: &Programme, day: NaiveDate, check: &mut Check) -> PlanState {
    let mut next = state.clone();
    if edit.newest && programme.version != state.programme_version {
        next.programme_version = programme.version;
        next.week_from = day;
        next.week = state.week.clamp(1, programme.weeks.value.max(1));
        if state.slots.len() < usize::from(slots_needed(programme)) && edit.slots.is_none() {
            check.problem("slots", "the new version asks for more times a day");
        }
    }
    if let Some(legs) = edit.legs {
        next.sides = sides_of(legs);
    }
    if let Some(mode) = edit.mode {
        next.mode = mode;
    }
    if let Some(slots) = &edit.slots {
        let needed = usize::from(slots_needed(programme));
        if slots.len() < needed {
            check.problem("slots", &format!("the programme asks for {needed} a day"));
        }
        next.slots = check_slots("slots", slots, check);
    }
    if let Some(weekdays) = edit.weekdays {
        check_weekdays(weekdays, programme, check);
        next.weekdays = weekdays_of(weekdays);
    }
    if let Some(week) = edit.week {
        check.number("week", week.into(), 1.0..=f64::from(programme.weeks.value), true);
        if week != state.week {
            next.week = week;
            next.week_from = day;
        }
    }
    let rooms = shape(&PlanState { caps: Caps::default(), ..next.clone() }, programme);
    if let Some(sets) = edit.sets {
        next.caps.sets = capped("sets", sets, rooms.sets, check);
    }
    if let Some(reps) = edit.reps {
        next.caps.reps = capped("reps", reps, rooms.reps, check);
    }
    match edit.unloading {
        Some(true) => next.unloading = Some(day),
        Some(false) => next.unloading = None,
        None => {}
    }
    next
}

/// At the top of the table there is no cap.
fn capped(field: &str, to: u16, room: Option<Room>, check: &mut Check) -> Option<u16> {
    let Some(room) = room else {
        check.problem(field, "the programme asks for none in this week");
        return None;
    };
    check.number(field, to.into(), 1.0..=f64::from(room.top), true);
    (to < room.top).then_some(to)
}
