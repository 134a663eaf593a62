//! The reminders as they stand: for the window, the tray and the screen. Every clock time is one of where the person is.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sinew_domain::schedule::{Choice, ClockTime, Key, Kind, Occurrence, Prompt, Standing};
use sinew_domain::time::Now;

use super::super::life::day_of;
use super::super::lines::parse_day;
use super::Asking;
use super::schedule::{session_slot, slot_id, was_told};
use crate::Companion;
use crate::wire::{
    AskKey, AskingWhy, MissedItem, NextUp, NoticeView, OccurrenceKey, OpenAt, PausedView, PromptAction, PromptChoice,
    RemindersNow, TrayNext, TrayView, WireError,
};

impl Companion {
    pub fn reminders_now(&self, now: &Now) -> Result<RemindersNow, WireError> {
        let r = &self.reminding;
        Ok(RemindersNow {
            next: self.next_up(now)?,
            hold: r.state.hold(&r.planned.schedule, now),
            paused: self.paused_view(now),
            missed: self.missed_items(now),
            asking: self.asking_view(now),
            zone_line: r.card.zone_line.map(|zone| zone.name().to_owned()),
            proposal: self.proposal_view(now)?,
            ice: self.ice_view(now),
            unsaved: u32::try_from(r.unsaved()).unwrap_or(u32::MAX),
        })
    }

    fn next_up(&self, now: &Now) -> Result<Option<NextUp>, WireError> {
        let r = &self.reminding;
        let Some(next) = &r.next else { return Ok(None) };
        let (Some((plan, slot)), Some(ask)) = (session_slot(&next.key.slot), self.ask_of(&next.key)) else {
            return Ok(None);
        };
        let snoozed_until = r.state.entry_of(&next.key).and_then(|entry| match entry.standing {
            Standing::Snoozed { until } => Some(clock(until, now.zone)),
            Standing::Waiting
            | Standing::Started
            | Standing::Done { .. }
            | Standing::Skipped { .. }
            | Standing::Missed(_)
            | Standing::TooSoon
            | Standing::LetGo
            | Standing::CalledOff => None,
        });
        Ok(Some(NextUp {
            key: (&next.key).into(),
            slot,
            programme: self.programme_named(plan),
            ask,
            about_ms: self.about_ms(&next.key)?,
            opens: clock(next.opens, now.zone),
            closes: clock(next.closes, now.zone),
            opens_at_ms: next.opens.timestamp_millis() as f64,
            closes_at_ms: next.closes.timestamp_millis() as f64,
            days_ahead: civil_days_ahead(next.opens, now),
            open: next.is_open(now.wall),
            snoozed_until,
            choices: self.prompt_choices(&next.key, now),
        }))
    }

    /// None where nothing of it can be said any more: its plan has gone.
    pub(super) fn notice_view(&self, prompt: Prompt, now: &Now) -> Option<NoticeView> {
        let r = &self.reminding;
        let entry = r.state.entry_of(&prompt.key)?;
        let kind = entry.occurrence.kind;
        let set = &self.settings.reminders;
        let session = session_slot(&prompt.key.slot);
        let about = session.and_then(|_| self.about_ms(&prompt.key).ok()).filter(|ms| *ms > 0.0);
        let name = match (kind, session) {
            (Kind::Session, Some((plan, _))) => Some(self.programme_named(plan)),
            (Kind::Appointment, _) => r.choices.appointment_of(&prompt.key),
            (
                Kind::Session
                | Kind::Waking
                | Kind::MorningCheck
                | Kind::WeeklyCheck
                | Kind::Ice
                | Kind::SitBreak
                | Kind::Shoe
                | Kind::UnloadingWeek,
                _,
            ) => None,
        };
        let kind_of = |key: &Key| r.state.entry_of(key).map(|entry| entry.occurrence.kind);
        Some(NoticeView {
            kind,
            rung: prompt.rung,
            slot: session.map(|(_, slot)| slot),
            name: name.filter(|_| set.names),
            about_min: about.map(|ms| (ms / 60_000.0).round().clamp(1.0, f64::from(u16::MAX)) as u16),
            closes: clock(entry.occurrence.closes, now.zone),
            choices: prompt.choices.iter().map(|choice| choice_view(choice, now)).collect(),
            also: prompt.also.iter().filter_map(kind_of).collect(),
            sound: set.sound && kind.manner().sound,
            key: (&prompt.key).into(),
        })
    }

    pub(super) fn tray_view(&self, now: &Now) -> TrayView {
        let r = &self.reminding;
        TrayView {
            next: r.next.as_ref().and_then(|next| self.tray_next(next, now)),
            paused: self.paused_view(now),
            hold: r.state.hold(&r.planned.schedule, now),
            in_session: self.running.is_some(),
        }
    }

    fn tray_next(&self, next: &Occurrence, now: &Now) -> Option<TrayNext> {
        let (plan, slot) = session_slot(&next.key.slot)?;
        let open = next.is_open(now.wall);
        let left = (if open { next.closes } else { next.opens }) - now.wall;
        Some(TrayNext {
            key: (&next.key).into(),
            slot,
            name: self.settings.reminders.names.then(|| self.programme_named(plan)),
            opens: clock(next.opens, now.zone),
            closes: clock(next.closes, now.zone),
            days_ahead: civil_days_ahead(next.opens, now),
            open,
            left_min: coarse(u32::try_from(left.num_minutes()).unwrap_or(0)),
            choices: self.prompt_choices(&next.key, now),
        })
    }

    fn prompt_choices(&self, key: &Key, now: &Now) -> Vec<PromptChoice> {
        let r = &self.reminding;
        let open = r.state.entry_of(key).is_some_and(|entry| entry.occurrence.is_open(now.wall));
        let choices = if open { r.state.choices(key, &r.planned.schedule, now) } else { Vec::new() };
        choices.iter().map(|choice| choice_view(choice, now)).collect()
    }

    fn paused_view(&self, now: &Now) -> Option<PausedView> {
        let (_, until) = self.reminding.state.paused()?;
        Some(PausedView {
            until: until.map(|until| clock(until, now.zone)),
            days_ahead: until.map(|until| civil_days_ahead(until, now)),
        })
    }

    /// What was done or said since is not named any more.
    fn missed_items(&self, now: &Now) -> Vec<MissedItem> {
        let r = &self.reminding;
        let told = |key| r.planned.asks.get(key).is_some_and(|asks| asks.iter().all(|(_, mark)| was_told(*mark)));
        let mut keys: Vec<&Key> = r.card.missed.iter().filter(|key| !told(*key)).collect();
        keys.sort_by_key(|key| std::cmp::Reverse((key.day, session_slot(&key.slot).map(|(_, slot)| slot))));
        keys.into_iter().filter_map(|key| self.missed_item(key, now)).collect()
    }

    /// None where it is not missed any more, or not yet: a clock that was set forward has been put right.
    fn missed_item(&self, key: &Key, now: &Now) -> Option<MissedItem> {
        let (plan, slot) = session_slot(&key.slot)?;
        let entry = self.reminding.state.entry_of(key).filter(|entry| entry.occurrence.closes <= now.wall)?;
        let Standing::Missed(how) = entry.standing else { return None };
        let days_ago = u16::try_from(day_of(now).signed_duration_since(key.day).num_days()).unwrap_or(0);
        Some(MissedItem { key: key.into(), slot, programme: self.programme_named(plan), days_ago, how })
    }

    /// Nothing is asked any more once the window of a snooze has closed, or something else has become of it.
    fn asking_view(&self, now: &Now) -> Option<AskingWhy> {
        match self.reminding.asking.as_ref()? {
            Asking::Snooze { key, what, until } => {
                let entry = self.reminding.state.entry_of(key)?;
                let still = entry.standing.is_undecided() && entry.occurrence.is_open(now.wall);
                let until = (*until).max(now.wall);
                still.then(|| AskingWhy::Snooze { key: key.into(), what: *what, until: clock(until, now.zone) })
            }
            Asking::NotToday { key } => {
                let (plan, slot) = session_slot(&key.slot)?;
                let waits = self.reminding.state.entry_of(key)?.standing == Standing::Skipped { reason: None };
                let programme = self.programme_named(plan);
                waits.then(|| AskingWhy::NotToday { key: key.into(), slot, programme })
            }
        }
    }

    /// The first of the slot's sessions that is still to come.
    pub(super) fn ask_of(&self, key: &Key) -> Option<AskKey> {
        let (plan, _) = session_slot(&key.slot)?;
        let ask = self.reminding.planned.open_asks(key).into_iter().next()?;
        Some(AskKey { plan: plan.to_owned(), day: key.day.to_string(), slot: ask.slot, session: ask.session })
    }

    /// Of all that the slot still asks for.
    fn about_ms(&self, key: &Key) -> Result<f64, WireError> {
        let Some((plan, _)) = session_slot(&key.slot) else { return Ok(0.0) };
        let Some((_, programme)) = self.programme_of(plan) else { return Ok(0.0) };
        let mut all = 0.0;
        for ask in self.reminding.planned.open_asks(key) {
            let prescribed = self.prescribed(self.life()?, plan, programme, ask, key.day);
            all += prescribed.map_or(0.0, |p| p.prescription.length().as_secs_f64() * 1000.0);
        }
        Ok(all)
    }

    /// Of a plan that has ended too.
    pub(super) fn programme_named(&self, plan: &str) -> String {
        let state = self.life().ok().and_then(|life| life.plan(plan));
        state.map_or_else(String::new, |state| self.programme_ref(&state.programme).name)
    }

    /// Where the window shows what an occurrence is about.
    pub(super) fn place_of(&self, key: &Key) -> OpenAt {
        let asked = self.running.as_ref().and_then(|running| running.asked.as_ref());
        if asked.is_some_and(|asked| asked.of_day == key.day && slot_id(&asked.plan, asked.slot) == key.slot) {
            return OpenAt::Session;
        }
        let r = &self.reminding;
        let slot = r.planned.schedule.slot(&key.slot).map(|slot| slot.kind);
        match slot.or_else(|| r.state.entry_of(key).map(|entry| entry.occurrence.kind)) {
            Some(Kind::Session) => self.ask_of(key).map_or(OpenAt::Today, |ask| OpenAt::Ask { ask }),
            Some(Kind::Waking) => self.waking_place(key),
            Some(Kind::MorningCheck) => OpenAt::Morning,
            Some(Kind::WeeklyCheck) => OpenAt::Weekly,
            Some(Kind::Ice | Kind::SitBreak | Kind::Appointment | Kind::Shoe) => OpenAt::Reminders,
            Some(Kind::UnloadingWeek) | None => OpenAt::Today,
        }
    }

    /// First to what is done in bed; the second prompt asks how the first steps were.
    fn waking_place(&self, key: &Key) -> OpenAt {
        let asked = self.reminding.state.entry_of(key).is_some_and(|entry| entry.prompts > 1);
        let routine = self.waking_routine().filter(|_| !asked);
        routine.map_or(OpenAt::Morning, |id| OpenAt::Programme { id })
    }
}

fn choice_view(choice: &Choice, now: &Now) -> PromptChoice {
    let (what, at, needs_reason): (PromptAction, Option<ClockTime>, bool) = match choice {
        Choice::Start => (PromptAction::Start, None, false),
        Choice::In15 { at, needs_reason } => (PromptAction::In15, Some(*at), *needs_reason),
        Choice::Later { at, needs_reason } => (PromptAction::Later, Some(*at), *needs_reason),
        Choice::NotToday { next } => (PromptAction::NotToday, *next, false),
    };
    PromptChoice {
        what,
        at: at.map(|at| at.shows.format("%H:%M").to_string()),
        days_ahead: at.map(|at| civil_days_ahead(at.at, now)),
        needs_reason,
    }
}

/// `HH:MM` on the wall of a place.
pub(super) fn clock(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%H:%M").to_string()
}

/// By the calendar on the wall: half past midnight is tomorrow to somebody who is up before it.
pub(super) fn civil_days_ahead(at: DateTime<Utc>, now: &Now) -> u16 {
    let date = |at: DateTime<Utc>| at.with_timezone(&now.zone).date_naive();
    u16::try_from(date(at).signed_duration_since(date(now.wall)).num_days()).unwrap_or(0)
}

/// So that what shows it rests.
fn coarse(minutes: u32) -> u32 {
    let step = match minutes {
        0..60 => 5,
        60..120 => 15,
        120.. => 60,
    };
    minutes / step * step
}

impl From<&Key> for OccurrenceKey {
    fn from(key: &Key) -> Self {
        Self { day: key.day.to_string(), slot: key.slot.as_str().to_owned(), nth: key.nth }
    }
}

impl OccurrenceKey {
    /// None where its day is none.
    pub(super) fn named(&self) -> Option<Key> {
        let slot = sinew_domain::schedule::SlotId::new(self.slot.as_str());
        parse_day(&self.day).map(|day| Key { day, slot, nth: self.nth })
    }
}
