//! What today asks: the session that is due, with its dose and where each number is from, and the week around it.

use chrono::{NaiveDate, TimeZone, Timelike};
use sinew_domain::data::{Grade, Source, Sourced};
use sinew_domain::day::{RollOver, training_day, week_of};
use sinew_domain::exercise::{Equipment, TempoPart};
use sinew_domain::figure::Beat;
use sinew_domain::prescription::Prescription;
use sinew_domain::programme::{Item, Programme, SessionPlan};
use sinew_domain::session::Task;
use sinew_domain::time::Now;

use crate::wire::{
    DoseLine, Leg, Legs, SessionListItem, Slot, SlotMark, SourceNote, Today, TodaySession, WeekDay, WireError,
};
use crate::{Companion, store, unreadable};

/// Before this hour the morning's session is the one that is due. Sinew's own default, until slots can be chosen.
const MORNING_ENDS: u32 = 14;
/// A session counts as done from this share of its sets. Sinew's own default.
const DONE_FROM: f64 = 0.8;

impl Companion {
    pub fn today(&self, now: &Now) -> Result<Today, WireError> {
        let (programme, session, prescription, setup) = self.prescription()?;
        let day = training_day(now.wall, now.zone, RollOver::DEFAULT);
        let first = store::latest_setup(self.store.read()).map_err(unreadable)?.map(|(_, first)| first);
        let asked = first.as_ref().and_then(Asked::since).unwrap_or(Asked { from: day, slot: Slot::Morning });
        let first = asked.from;
        let since = week_of(day)[0].to_string();
        let rows = store::sessions(self.store.read(), &since).map_err(unreadable)?;
        let done = rows.into_iter().map(|row| self.detail(row).map(|d| d.item)).collect::<Result<Vec<_>, _>>()?;
        let mark = |on: NaiveDate, slot: Slot| mark(&done, on, slot, day, asked);
        let (morning, evening) = (mark(day, Slot::Morning), mark(day, Slot::Evening));
        let hour = now.zone.from_utc_datetime(&now.wall.naive_utc()).hour();
        let due = match (morning, evening) {
            (SlotMark::Planned, _) if is_morning(hour) => Some(Slot::Morning),
            (_, SlotMark::Planned) => Some(Slot::Evening),
            (SlotMark::Planned, _) => Some(Slot::Morning),
            // What is left of a session that was ended early may still be done: the whole of it is offered again.
            (_, SlotMark::Partial) => Some(Slot::Evening),
            (SlotMark::Partial, _) => Some(Slot::Morning),
            _ => None,
        };
        let later = (due == Some(Slot::Morning) && evening == SlotMark::Planned).then_some(Slot::Evening);
        let weeks = u32::from(programme.weeks.value);
        let since_first = (day - first).num_days().max(0) as u32 + 1;
        let day_no = since_first.min(weeks * 7);
        let shown = session.items.first().and_then(|i| self.library.exercise(&i.exercise));
        Ok(Today {
            day: day.to_string(),
            day_no,
            days: weeks * 7,
            week_no: (day_no - 1) / 7 + 1,
            weeks,
            over: since_first > weeks * 7,
            due: due.map(|slot| self.asked(slot, programme, session, &prescription, setup.legs)),
            later,
            morning,
            evening,
            week: week_of(day)
                .map(|on| WeekDay {
                    day: on.to_string(),
                    today: on == day,
                    morning: mark(on, Slot::Morning),
                    evening: mark(on, Slot::Evening),
                })
                .to_vec(),
            figure: shown.and_then(|e| e.figure.clone()),
            figure_leg: if setup.legs == Legs::Right { Leg::Right } else { Leg::Left },
            site: setup.site,
            legs: setup.legs,
        })
    }

    fn asked(
        &self,
        slot: Slot,
        programme: &Programme,
        session: &SessionPlan,
        prescription: &Prescription,
        legs: Legs,
    ) -> TodaySession {
        let mut needs: Vec<Equipment> = Vec::new();
        for exercise in prescription.doses.iter().filter_map(|d| self.library.exercise(&d.exercise)) {
            for thing in &exercise.equipment {
                if !needs.contains(thing) {
                    needs.push(*thing);
                }
            }
        }
        let doses = session.items.iter().zip(&prescription.doses).map(|(item, dose)| DoseLine {
            exercise_id: dose.exercise.clone(),
            exercise_name: dose.name.clone(),
            sets: dose.sets.len() as u32,
            reps: dose.sets.first().and_then(Task::reps).map_or(0, u32::from),
            legs,
            load_kg: dose.load_kg,
            bars: self.bars(&item.sets.source, programme),
        });
        TodaySession {
            slot,
            programme_name: programme.name.clone(),
            about_ms: prescription.length().as_secs_f64() * 1000.0,
            needs,
            doses: doses.collect(),
            sources: self.source_notes(programme, session),
        }
    }

    /// Where each number of today's dose is from. What the person has set is marked as their own.
    fn source_notes(&self, programme: &Programme, session: &SessionPlan) -> Vec<SourceNote> {
        let count = |n: &Sourced<u16>, what: &str, unit: &str| {
            self.note(what, format!("{}{unit}", n.value), &n.source, n.grade, n.note.as_deref(), programme)
        };
        let mut notes = vec![count(&programme.weeks, "Programme", " weeks")];
        notes.extend(session.days_per_week.as_ref().map(|n| count(n, "Days a week", "")));
        notes.extend(session.per_day.as_ref().map(|n| count(n, "Sessions a day", "")));
        for item in &session.items {
            let name = self.library.name_of(&item.exercise);
            notes.push(count(&item.sets, &format!("{name}: sets"), ""));
            notes.extend(item.reps.as_ref().map(|reps| count(reps, &format!("{name}: reps"), "")));
        }
        for part in session.items.first().map(|i| tempo_of(programme, i)).unwrap_or_default() {
            let (what, set_ms) = match part.phase {
                Beat::Lower => ("Lowering", self.settings.lower_ms),
                Beat::Raise | Beat::Hold => ("Return", self.settings.raise_ms),
            };
            let s = &part.seconds;
            notes.push(self.note(what, seconds(set_ms), &s.source, s.grade, s.note.as_deref(), programme));
        }
        let rest = &programme.rest_s;
        let value = seconds(self.settings.rest_ms);
        notes.push(self.note("Rest between sets", value, &rest.source, rest.grade, rest.note.as_deref(), programme));
        if let Some(rule) = &programme.pain_rule {
            notes.push(self.note("Pain", rule.text.clone(), &rule.source, rule.grade, None, programme));
        }
        notes
    }

    fn note(
        &self,
        what: &str,
        value: String,
        source: &str,
        grade: Grade,
        remark: Option<&str>,
        programme: &Programme,
    ) -> SourceNote {
        let known = self.source(source, programme);
        let own = "Sinew's own default.";
        SourceNote {
            what: what.to_owned(),
            value,
            cite: known.map_or_else(|| [own, remark.unwrap_or("")].join(" ").trim().to_owned(), |s| s.cite.clone()),
            doi: known.and_then(|s| s.doi.clone()),
            bars: self.bars(source, programme),
            grade: grade.name().to_owned(),
            own_default: known.is_none(),
        }
    }

    fn source<'a>(&'a self, id: &str, programme: &'a Programme) -> Option<&'a Source> {
        programme.sources.get(id).or_else(|| self.library.sources().get(id))
    }

    fn bars(&self, id: &str, programme: &Programme) -> u8 {
        self.source(id, programme).map_or(1, |s| s.bars)
    }
}

fn tempo_of<'a>(programme: &'a Programme, item: &Item) -> &'a [TempoPart] {
    item.tempo.as_ref().and_then(|name| programme.tempos.get(name)).map_or(&[], Vec::as_slice)
}

fn seconds(ms: u32) -> String {
    format!("{} s", f64::from(ms) / 1000.0)
}

/// The first session that was ever asked.
#[derive(Debug, Clone, Copy)]
struct Asked {
    from: NaiveDate,
    slot: Slot,
}

impl Asked {
    /// The first answers of an afternoon ask nothing of the morning before them.
    fn since(first: &store::FirstStart) -> Option<Self> {
        let hour: u32 = first.at.get(..2)?.parse().ok()?;
        let slot = if is_morning(hour) { Slot::Morning } else { Slot::Evening };
        Some(Self { from: first.day.parse().ok()?, slot })
    }
}

/// The hours before the day rolls over still belong to its evening.
fn is_morning(hour: u32) -> bool {
    (u32::from(u8::from(RollOver::DEFAULT))..MORNING_ENDS).contains(&hour)
}

fn mark(done: &[SessionListItem], on: NaiveDate, slot: Slot, today: NaiveDate, asked: Asked) -> SlotMark {
    let day = on.to_string();
    let of_slot = || done.iter().filter(|s| s.day == day && s.slot == Some(slot) && !s.open);
    if of_slot().any(|s| f64::from(s.sets_done) >= DONE_FROM * f64::from(s.sets_of)) {
        SlotMark::Done
    } else if of_slot().any(|s| s.sets_done + s.sets_partial > 0) {
        SlotMark::Partial
    } else if (on, slot) < (asked.from, asked.slot) {
        SlotMark::NotAsked
    } else if on >= today {
        SlotMark::Planned
    } else {
        SlotMark::None
    }
}
