//! What today asks: the sessions of every running plan with their doses, where each number is from and why it is so, the
//! week around it, and what else is open.

use chrono::{Days, NaiveDate};
use sinew_domain::data::Sourced;
use sinew_domain::day::week_of;
use sinew_domain::exercise::{Equipment, TempoPart};
use sinew_domain::figure::Beat;
use sinew_domain::plan::{Ask, DayMark, Hours, Life, PlanSlot, PlanState, Standing};
use sinew_domain::prescription::{Dose, Prescription};
use sinew_domain::programme::{Item, Programme, SessionPlan};
use sinew_domain::progression::Plan;
use sinew_domain::session::Task;
use sinew_domain::time::Now;

use super::asked::wall_clock;
use super::life::day_of;
use super::lines::{legs_of, shown_leg, slot_time};
use crate::Companion;
use crate::wire::{
    AskKey, AskMark, DayAsk, DoseLine, Legs, SkipReason, SourceNote, Today, TodayAsk, TodayPlan, WeekDay, WireError,
};

impl Companion {
    pub fn today(&self, now: &Now) -> Result<Today, WireError> {
        let life = self.life()?;
        let day = day_of(now);
        let mut asks = Vec::new();
        for (plan, state) in life.running() {
            let Some(programme) = self.library.programme_of(state) else { continue };
            for (ask, mark) in life.marks(plan, programme, day, day, self.book()) {
                asks.extend(self.today_ask(life, plan, programme, ask, mark, day)?);
            }
        }
        asks.sort_by_key(|ask| (ask.key.slot, ask.key.session));
        let due = due(&asks, life, now);
        Ok(Today {
            day: day.to_string(),
            plans: life.running().map(|(plan, state)| self.today_plan(plan, state, day)).collect(),
            due: due.map(|place| place as u32),
            asks,
            run: self.run_due_now(day)?,
            week: week_of(day).map(|on| self.week_day(life, on, day)).to_vec(),
            checks: self.checks_due(day, now)?,
            suggestions: self.suggestion_cards(day)?,
            pauses: self.pauses_on(day)?,
            flag: self.open_flag(day)?,
            extra_line: self.number("More than was asked", &self.book().asking.extra_percent, " %"),
            lights: self.lights(day)?,
            you: self.you()?,
            zone_changed: zone_changed(life, now),
        })
    }

    fn today_plan(&self, plan: &str, state: &PlanState, day: NaiveDate) -> TodayPlan {
        let day_no = day.signed_duration_since(state.started).num_days().max(0) as u32 + 1;
        let over = self.programme_of(plan).is_some_and(|(_, programme)| {
            day_no > u32::from(programme.weeks.value) * 7 || self.last_week_shown(plan, programme, day)
        });
        TodayPlan { line: self.plan_line(plan, state, day), day_no, over }
    }

    /// The last week of a table, with its seven days behind it.
    fn last_week_shown(&self, plan: &str, programme: &Programme, day: NaiveDate) -> bool {
        let Ok(life) = self.life() else { return false };
        let standing = Standing::of(life, plan, programme, self.book(), day);
        standing.is_some_and(|standing| match standing.facts().plan {
            Plan::FixedWeeks(week) => week.over && week.number >= week.last,
            Plan::Staged => false,
        })
    }

    fn week_day(&self, life: &Life, on: NaiveDate, today: NaiveDate) -> WeekDay {
        let mut asks: Vec<DayAsk> = Vec::new();
        for (plan, state) in life.plans() {
            // By the version of the programme that held on that day.
            let held = life.state_on(plan, on).unwrap_or(state);
            let Some(programme) = self.library.programme_of(held) else { continue };
            let marks = life.marks(plan, programme, on, today, self.book());
            asks.extend(marks.into_iter().map(|(ask, mark)| DayAsk { slot: ask.slot, mark: mark.into() }));
        }
        asks.sort_by_key(|ask| ask.slot);
        WeekDay { day: on.to_string(), today: on == today, asks }
    }

    /// None where the plan's phase has no such session.
    pub(super) fn today_ask(
        &self,
        life: &Life,
        plan: &str,
        programme: &Programme,
        ask: Ask,
        mark: DayMark,
        day: NaiveDate,
    ) -> Result<Option<TodayAsk>, WireError> {
        let Some(state) = life.plan(plan) else { return Ok(None) };
        let phase = programme.phase_of_week(state.week);
        let session = phase.and_then(|p| p.sessions.get(usize::from(ask.session)));
        let prescribed = self.prescribed(life, plan, programme, ask, day);
        let (Some(session), Some(prescribed)) = (session, prescribed) else { return Ok(None) };
        let prescription = &prescribed.prescription;
        let shown = session.items.first().and_then(|i| self.library.exercise(&i.exercise));
        Ok(Some(TodayAsk {
            key: AskKey { plan: plan.to_owned(), day: day.to_string(), slot: ask.slot, session: ask.session },
            programme: self.programme_ref(&state.programme),
            session_name: prescription.session_name.clone(),
            mark: mark.into(),
            skipped: skipped(mark),
            window: window(state, ask).map(slot_time),
            about_ms: prescription.length().as_secs_f64() * 1000.0,
            needs: self.needs(prescription),
            doses: prescription.doses.iter().map(|dose| self.dose_line(dose, session, programme)).collect(),
            sources: self.source_notes(programme, session),
            reasons: self.reason_lines(&prescribed.reasons),
            figure: shown.and_then(|e| e.figure.clone()),
            figure_leg: shown_leg(&state.sides),
            pain_rule: self.pain_rule(programme),
            extra_percent: self.extra_percent(plan, programme, day)?,
        }))
    }

    fn needs(&self, prescription: &Prescription) -> Vec<Equipment> {
        let mut needs: Vec<Equipment> = Vec::new();
        for exercise in prescription.doses.iter().filter_map(|d| self.library.exercise(&d.exercise)) {
            for thing in &exercise.equipment {
                if !needs.contains(thing) {
                    needs.push(*thing);
                }
            }
        }
        needs
    }

    fn dose_line(&self, dose: &Dose, session: &SessionPlan, programme: &Programme) -> DoseLine {
        let item = session.items.iter().find(|item| item.exercise == dose.exercise);
        DoseLine {
            exercise_id: dose.exercise.clone(),
            exercise_name: dose.name.clone(),
            sets: dose.sets.len() as u32,
            reps: dose.sets.first().and_then(Task::reps).map_or(0, u32::from),
            together: dose.sides.is_empty(),
            legs: if dose.sides.is_empty() { Legs::Both } else { legs_of(&dose.sides) },
            hold_s: dose.sets.first().and_then(hold_s),
            load_kg: dose.load_kg,
            bars: item.map_or(1, |item| self.bars(&item.sets.source, &programme.sources)),
        }
    }

    /// Where each number of the dose is from. What the person has set is marked as their own.
    fn source_notes(&self, programme: &Programme, session: &SessionPlan) -> Vec<SourceNote> {
        let brought = &programme.sources;
        let count = |n: &Sourced<u16>, what: &str, unit: &str| {
            self.note_with(what, format!("{}{unit}", n.value), &n.source, n.grade, n.note.as_deref(), brought)
        };
        let mut notes = vec![count(&programme.weeks, "Programme", " weeks")];
        notes.extend(session.days_per_week.as_ref().map(|n| count(n, "Days a week", "")));
        notes.extend(session.every_days.as_ref().map(|n| count(n, "One day in", "")));
        notes.extend(session.per_day.as_ref().map(|n| count(n, "Sessions a day", "")));
        for item in &session.items {
            let name = self.library.name_of(&item.exercise);
            notes.push(count(&item.sets, &format!("{name}: sets"), ""));
            notes.extend(item.reps.as_ref().map(|reps| count(reps, &format!("{name}: reps"), "")));
        }
        for part in session.items.first().map(|i| tempo_of(programme, i)).unwrap_or_default() {
            let (what, set_ms) = match part.phase {
                Beat::Lower => ("Lowering", Some(self.settings.lower_ms)),
                Beat::Raise => ("Return", Some(self.settings.raise_ms)),
                Beat::Hold => ("Hold", None),
            };
            let s = &part.seconds;
            let value = set_ms.filter(|_| s.source == "app").map_or(s.value, |ms| f64::from(ms) / 1000.0);
            notes.push(self.note_with(what, seconds(value), &s.source, s.grade, s.note.as_deref(), brought));
        }
        let rest = &programme.rest_s;
        let value = if rest.source == "app" { f64::from(self.settings.rest_ms) / 1000.0 } else { rest.value };
        let (what, remark) = ("Rest between sets", rest.note.as_deref());
        notes.push(self.note_with(what, seconds(value), &rest.source, rest.grade, remark, brought));
        notes
    }

    fn pain_rule(&self, programme: &Programme) -> Option<SourceNote> {
        let rule = programme.pain_rule.as_ref()?;
        Some(self.note_with("Pain", rule.text.clone(), &rule.source, rule.grade, None, &programme.sources))
    }

    /// What seven days would have had with one more, of what they ask for. None where they ask for nothing.
    fn extra_percent(&self, plan: &str, programme: &Programme, day: NaiveDate) -> Result<Option<f64>, WireError> {
        let book = self.book();
        let days = u64::from(book.asking.extra_days.value);
        let life = self.life_from(day.checked_sub_days(Days::new(days)).unwrap_or(day))?;
        let days = (0..days).filter_map(|back| day.checked_sub_days(Days::new(back)));
        let (mut done, mut asked) = (0.0, 0u32);
        for on in days {
            let sessions = life.sessions(plan).filter(|(_, session)| session.of_day == on);
            done += sessions.map(|(_, session)| session.share(book)).sum::<f64>();
            let marks = life.marks(plan, programme, on, day, book);
            asked += marks.into_iter().filter(|(_, mark)| is_asked(*mark)).count() as u32;
        }
        Ok((asked > 0).then(|| ((done + 1.0) / f64::from(asked) * 100.0).round()))
    }
}

/// Frozen sessions, and those that a clinician took away, were not asked for.
fn is_asked(mark: DayMark) -> bool {
    match mark {
        DayMark::Done | DayMark::Partial | DayMark::Missed | DayMark::ToCome => true,
        DayMark::Skipped(reason) => reason != SkipReason::Clinician,
        DayMark::Paused => false,
    }
}

/// Of what is held, or gone on with, for a time.
fn hold_s(task: &Task) -> Option<f64> {
    match task {
        Task::Hold { length } | Task::Move { length } => Some(length.as_secs_f64()),
        Task::TempoReps { .. } | Task::SelfPacedReps { .. } | Task::Stretch(_) => None,
    }
}

fn window(state: &PlanState, ask: Ask) -> Option<&PlanSlot> {
    state.slots.iter().find(|slot| slot.slot == ask.slot)
}

/// Which ask is next: the one whose window is open, else the next that opens, else the last that was. When all were begun,
/// what was ended early may still be done: the whole of it is offered again, the latest first.
fn due(asks: &[TodayAsk], life: &Life, now: &Now) -> Option<usize> {
    let at = wall_clock(now);
    let hours = |ask: &TodayAsk| {
        let slot = life.plan(&ask.key.plan)?.slots.iter().find(|slot| slot.slot == ask.key.slot)?;
        Some(slot.hours(at))
    };
    let of = |mark: AskMark| asks.iter().enumerate().filter(move |(_, ask)| ask.mark == mark);
    let place = |found: Option<(usize, &TodayAsk)>| found.map(|(place, _)| place);
    let in_hours = |wanted: Hours| place(of(AskMark::ToCome).find(|(_, ask)| hours(ask) == Some(wanted)));
    in_hours(Hours::Open)
        .or_else(|| in_hours(Hours::ToCome))
        .or_else(|| place(of(AskMark::ToCome).next_back()))
        .or_else(|| place(of(AskMark::Partial).next_back()))
}

/// The zone of the newest fact is another than the present one.
fn zone_changed(life: &Life, now: &Now) -> Option<String> {
    let last = life.entries().last()?.stamp.zone;
    (last != now.zone).then(|| now.zone.name().to_owned())
}

fn skipped(mark: DayMark) -> Option<SkipReason> {
    match mark {
        DayMark::Skipped(reason) => Some(reason),
        DayMark::Done | DayMark::Partial | DayMark::Missed | DayMark::Paused | DayMark::ToCome => None,
    }
}

impl From<DayMark> for AskMark {
    fn from(mark: DayMark) -> Self {
        match mark {
            DayMark::Done => AskMark::Done,
            DayMark::Partial => AskMark::Partial,
            DayMark::Skipped(_) => AskMark::Skipped,
            DayMark::Missed => AskMark::Missed,
            DayMark::Paused => AskMark::Paused,
            DayMark::ToCome => AskMark::ToCome,
        }
    }
}

fn tempo_of<'a>(programme: &'a Programme, item: &Item) -> &'a [TempoPart] {
    item.tempo.as_ref().and_then(|name| programme.tempos.get(name)).map_or(&[], Vec::as_slice)
}

fn seconds(value: f64) -> String {
    format!("{value} s")
}
