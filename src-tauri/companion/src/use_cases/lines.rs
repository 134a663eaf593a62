//! Plans as the window shows them: a line, the reasons of a dose, the way ahead. Plain turning of one record into another.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use sinew_domain::plan::{PlanSlot, PlanState, Reason, Why, ladder};
use sinew_domain::programme::{Item, Programme};
use sinew_domain::schedule::{Weekdays, Window};
use sinew_domain::session::Side;

use super::library::named;
use crate::Companion;
use crate::wire::{LadderRung, Leg, Legs, PlanLine, ReasonLine, Ref, SlotTime};

pub(super) const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

impl Companion {
    pub(super) fn plan_line(&self, id: &str, state: &PlanState, today: NaiveDate) -> PlanLine {
        let programme = self.library.programme_of(state);
        let paused = self.life().is_ok_and(|life| life.pause_on(id, today).is_some());
        PlanLine {
            id: id.to_owned(),
            programme: self.programme_ref(&state.programme),
            topic: state.topic.as_ref().map(|topic| self.topic_ref(topic)),
            form: state.form.clone(),
            legs: legs_of(&state.sides),
            week: state.week,
            weeks: programme.map_or(state.week, |p| p.weeks.value),
            started: state.started.to_string(),
            paused: paused && state.ended.is_none(),
            ended: state.ended,
        }
    }

    /// Of one that was taken away, its id stands for its name.
    pub(super) fn programme_ref(&self, id: &str) -> Ref {
        self.library.programme(id).map_or_else(|| named(id, id), |p| named(&p.id, &p.name))
    }

    pub(super) fn topic_ref(&self, id: &str) -> Ref {
        self.library.injuries.get(id).map_or_else(|| named(id, id), |t| named(&t.id, &t.name))
    }

    pub(super) fn reason_lines(&self, reasons: &[Reason]) -> Vec<ReasonLine> {
        reasons.iter().filter_map(|reason| self.reason_line(reason)).collect()
    }

    fn reason_line(&self, reason: &Reason) -> Option<ReasonLine> {
        match reason {
            Reason::Week { week, of, phase } => Some(ReasonLine::Week { week: *week, of: *of, phase: phase.clone() }),
            Reason::Changed { day, why } => self.why_line(*day, why),
            Reason::Below { caps, first } => {
                let steps = &self.book().steps;
                let source = first.then(|| self.number("Sets that it begins with", &steps.first_sets, ""));
                Some(ReasonLine::Below { caps: *caps, source })
            }
            Reason::Unloading { from } => {
                let part = &self.book().unloading.cutback;
                let value = format!("{:.0} %", part.value * 100.0);
                let source = self.note("A lighter week", value, &part.source, part.grade);
                Some(ReasonLine::Unloading { from: from.to_string(), source })
            }
            Reason::Limit(limit) => Some(ReasonLine::Limit {
                kind: limit.kind,
                at_most: limit.at_most,
                by: limit.by,
                who: limit.who.clone(),
                until: limit.until.map(|day| day.to_string()),
            }),
        }
    }

    /// Why a plan was changed; None for its start and its end.
    pub(super) fn why_line(&self, day: NaiveDate, why: &Why) -> Option<ReasonLine> {
        let day = day.to_string();
        match why {
            Why::Started { .. } | Why::Lighter { .. } | Why::Ended => None,
            Why::Suggestion { rule, sentence, source, grade, change, .. } => Some(ReasonLine::Accepted {
                day,
                change: *change,
                rule: rule.clone(),
                sentence: sentence.clone(),
                source: self.note(rule, String::new(), source, *grade),
            }),
            Why::Restart { step, .. } => Some(ReasonLine::Restarted { day, step: *step }),
            Why::Load { exercise } => Some(ReasonLine::LoadTold { day, exercise: self.library.name_of(exercise) }),
            Why::Person { above_suggestion } => Some(ReasonLine::Person { day, above_suggestion: *above_suggestion }),
        }
    }

    /// The weeks of the programme; those before the one that it is in are done.
    pub(super) fn ladder_lines(&self, state: &PlanState, programme: &Programme) -> Vec<LadderRung> {
        let rung = |rung: sinew_domain::plan::Rung| {
            let items = rung.phase.sessions.iter().flat_map(|s| &s.items);
            LadderRung {
                week: rung.week,
                phase: rung.phase.name.clone(),
                goal: rung.phase.goal.clone(),
                sessions: rung.sessions,
                doses: items.map(|item| self.dose_words(item)).collect(),
                now: rung.now,
                done: rung.week < state.week,
                advance: if rung.week == rung.phase.to { rung.phase.advance.clone() } else { Vec::new() },
            }
        };
        ladder(state, programme).into_iter().map(rung).collect()
    }

    /// "3 × 15 Heel drop, knee straight"
    fn dose_words(&self, item: &Item) -> String {
        let range = |from: String, to: Option<String>| to.map_or(from.clone(), |to| format!("{from}–{to}"));
        let sets = range(item.sets.value.to_string(), item.sets.to.map(|n| n.to_string()));
        let name = self.library.name_of(&item.exercise);
        let each = if let Some(reps) = &item.reps_by_set {
            let all: Vec<String> = reps.value.iter().map(u16::to_string).collect();
            return format!("{} {name}", all.join(", "));
        } else if let Some(reps) = &item.reps {
            range(reps.value.to_string(), reps.to.map(|n| n.to_string()))
        } else if let Some(length) = item.hold_s.as_ref().or(item.move_s.as_ref()) {
            format!("{} s", range(length.value.to_string(), length.to.map(|n| n.to_string())))
        } else {
            return name;
        };
        format!("{sets} × {each} {name}")
    }
}

pub(super) fn sides_of(legs: Legs) -> Vec<Side> {
    match legs {
        Legs::Left => vec![Side::Left],
        Legs::Right => vec![Side::Right],
        Legs::Both => vec![Side::Left, Side::Right],
    }
}

pub(super) fn legs_of(sides: &[Side]) -> Legs {
    match (sides.contains(&Side::Left), sides.contains(&Side::Right)) {
        (true, false) => Legs::Left,
        (false, true) => Legs::Right,
        (true, true) | (false, false) => Legs::Both,
    }
}

/// The leg that a figure is drawn for.
pub(super) fn shown_leg(sides: &[Side]) -> Leg {
    sides.first().map_or(Leg::Left, |side| (*side).into())
}

pub(super) fn slot_time(slot: &PlanSlot) -> SlotTime {
    let told = |time: NaiveTime| time.format("%H:%M").to_string();
    SlotTime { slot: slot.slot, from: told(slot.window.from), to: told(slot.window.to) }
}

/// None where a time is none.
pub(super) fn plan_slot(slot: &SlotTime) -> Option<PlanSlot> {
    Some(PlanSlot { slot: slot.slot, window: Window { from: parse_time(&slot.from)?, to: parse_time(&slot.to)? } })
}

/// Monday to Sunday.
pub(super) fn weekday_flags(days: Weekdays) -> [bool; 7] {
    WEEK.map(|day| days.has(day))
}

pub(super) fn weekdays_of(flags: [bool; 7]) -> Weekdays {
    let days: Vec<Weekday> = WEEK.into_iter().filter(|day| flags[day.num_days_from_monday() as usize]).collect();
    Weekdays::of(&days)
}

/// `HH:MM`, and nothing else.
pub(super) fn parse_time(text: &str) -> Option<NaiveTime> {
    (text.len() == 5).then(|| NaiveTime::parse_from_str(text, "%H:%M").ok()).flatten()
}

/// `YYYY-MM-DD`, and nothing else.
pub(super) fn parse_day(text: &str) -> Option<NaiveDate> {
    let day = (text.len() == 10).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()?;
    (day.year() > 0).then_some(day)
}
