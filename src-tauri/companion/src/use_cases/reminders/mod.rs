//! The reminders, wired to the log: what the plans ask for becomes a schedule, what was done about it is told to the state
//! machine of the domain, and what that says is kept, and then handed to the desktop.
//!
//! Nothing is handed out before it is kept, as far as the disk takes it: cut off between the two, a prompt is counted that
//! nobody saw, and the next one makes up for it. A session never waits for any of this.

mod answers;
mod appointments;
mod learning;
mod log;
mod now;
mod reconcile;
mod schedule;

use std::cell::OnceCell;
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use sinew_domain::schedule::defaults::{self, LOOK_AGAIN_S};
use sinew_domain::schedule::{Effect, Event, Key, Occurrence, Presence, Proposal, Reminders};
use sinew_domain::time::{Mono, Now};

use super::life::day_of;
use crate::store::{self, OpenError, ReminderFact};
use crate::wire::{Changed, Notice, OpenAt, PromptAction, Settings, SourceNote, TrayView};
use crate::{Companion, Settled};
use appointments::Choices;
use schedule::Planned;
pub(super) use schedule::session_gap;

const RETRY_AFTER: Duration = Duration::from_secs(5);
/// The calm card names no more than these.
const MISSED_NAMED: usize = 100;

/// The reminders of an open log.
#[derive(Debug, Default)]
pub(crate) struct Reminding {
    state: Reminders,
    card: Card,
    /// What the file has of the two.
    kept: (Reminders, Card),
    /// Facts that are not in the file yet.
    waiting: Vec<ReminderFact>,
    retry_at: Option<Mono>,
    choices: Choices,
    /// Since when the settings are as they are.
    set_since: DateTime<Utc>,
    planned: Planned,
    /// What the plan was made from is another now.
    stale: bool,
    /// Something has happened that the reminders have not heard of.
    touched: bool,
    /// Something may have changed since it was last written.
    dirty: bool,
    /// The window has something new to show.
    changed: bool,
    /// When and with what on the wall the clock was last looked at.
    looked: Option<(Mono, DateTime<Utc>)>,
    due: Option<DateTime<Utc>>,
    /// The session that is open, or comes next: only what happens changes it.
    next: Option<Occurrence>,
    asking: Option<Asking>,
    proposal: OnceCell<Option<Proposal>>,
    out: Vec<Notice>,
    /// The tray as it was told last, and in which minute.
    told: Option<(i64, TrayView)>,
    put_aside: usize,
    /// Where the window was when it was let go.
    pub page: Option<String>,
    /// Where it is to open instead.
    pub open: Option<OpenAt>,
}

/// What the window shows until it is put away.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Card {
    missed: Vec<Key>,
    zone_line: Option<Tz>,
}

/// The state but for the occurrences, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Rest {
    reminders: Reminders,
    card: Card,
}

/// A reason that is waited for.
#[derive(Debug, Clone, PartialEq)]
enum Asking {
    Snooze { key: Key, what: PromptAction, until: DateTime<Utc> },
    NotToday { key: Key },
}

impl Reminding {
    /// What was done or changed is to be told to the reminders, and the plan of them is to be made anew.
    pub fn is_stale(&mut self) {
        self.stale = true;
    }

    /// The same, where nothing but the session that is on has changed.
    pub fn is_touched(&mut self) {
        self.touched = true;
    }

    /// What the disk has refused, and has not taken since.
    fn unsaved(&self) -> usize {
        if self.retry_at.is_some() { self.waiting.len().max(1) } else { 0 }
    }

    pub fn next_wake(&self) -> Option<Mono> {
        let (mono, wall) = self.looked?;
        let look = if self.stale || self.touched {
            Some(mono)
        } else if self.planned.is_idle() && self.due.is_none() {
            None
        } else {
            let due = self.due.map(|due| (due - wall).to_std().unwrap_or_default());
            let again = Duration::from_secs(u64::from(LOOK_AGAIN_S));
            Some(mono.plus(due.map_or(again, |due| due.min(again))))
        };
        [look, self.retry_at].into_iter().flatten().min()
    }
}

impl Companion {
    /// Takes up what the last run kept.
    pub(crate) fn open_reminders(&mut self, now: &Now) -> Result<(), OpenError> {
        let kept = store::take_reminders::<Rest>(&mut self.store, now.wall)?;
        let (rest, card) = kept.rest.map_or_else(Default::default, |rest| (rest.reminders, rest.card));
        let before = rest.with_entries(kept.entries);
        let (state, effects) = Reminders::restore(before.clone(), now);
        self.reminding = Reminding {
            state,
            card: card.clone(),
            kept: (before, card),
            choices: Choices::new(store::reminder_choices(self.store.read())?),
            set_since: store::reminders_set_since(self.store.read())?.unwrap_or(DateTime::<Utc>::MIN_UTC),
            stale: true,
            dirty: true,
            looked: Some((now.mono, now.wall)),
            put_aside: kept.unreadable,
            ..Reminding::default()
        };
        self.take_effects(effects, now);
        Ok(())
    }

    /// How many rows of the reminders' state could not be read when the log was opened. They were put aside in it, and
    /// what they were about starts anew.
    pub fn reminders_put_aside(&self) -> usize {
        self.reminding.put_aside
    }

    /// Looks at the clock, and asks the reminders where something has happened or may have become due.
    pub(crate) fn look(&mut self, now: &Now) {
        let r = &mut self.reminding;
        let same = !r.stale && !r.touched && r.planned.day() == Some(day_of(now));
        if same && r.due.is_none_or(|due| now.wall < due) && r.state.glance(now) {
            r.looked = Some((now.mono, now.wall));
        } else {
            self.remind(Vec::new(), now);
        }
    }

    /// What the desktop tells of the person.
    pub fn presence_is(&mut self, presence: Presence, now: &Now) {
        self.remind(vec![Event::Presence(presence)], now);
    }

    /// The computer has woken.
    pub fn woken(&mut self, now: &Now) {
        self.remind(Vec::new(), now);
    }

    pub fn page_is(&mut self, page: Option<String>) {
        self.reminding.page = page;
    }

    pub fn opened(&mut self) {
        self.reminding.open = None;
    }

    /// The numbers of the reminders: all of them are Sinew's own.
    pub fn reminder_numbers(&self) -> Vec<SourceNote> {
        let line = |own: defaults::OwnNumber| {
            let value = format!("{} {}", own.number.value, own.unit);
            self.note(own.name, value.trim_end().to_owned(), &own.number.source, own.number.grade)
        };
        defaults::table().into_iter().map(line).collect()
    }

    /// Settings that are about to be kept.
    pub(super) fn reminders_are_set(&mut self, settings: &Settings, now: &Now) {
        if settings.reminders != self.settings.reminders {
            self.reminding.set_since = now.wall;
            self.reminding.is_stale();
        }
    }

    /// Tells the reminders what happened, after what the log has and they do not know yet. Gives back what is refused, and
    /// what asks for a reason.
    fn remind(&mut self, events: Vec<Event>, now: &Now) -> Vec<Effect> {
        self.plan_reminders(now);
        let mut all = self.not_known_yet(now);
        all.extend(events);
        let r = &mut self.reminding;
        let effects = r.state.handle_all(&r.planned.schedule, all, now);
        r.due = r.state.next_due(&r.planned.schedule, now);
        r.next = r.state.next_session(&r.planned.schedule, now);
        r.looked = Some((now.mono, now.wall));
        (r.touched, r.dirty) = (false, true);
        self.take_effects(effects, now)
    }

    fn plan_reminders(&mut self, now: &Now) {
        let today = day_of(now);
        if !self.reminding.stale && self.reminding.planned.day() == Some(today) {
            return;
        }
        // A log that cannot be read now is asked again after the next change: until then the old plan stands.
        let first = self.reminding.planned.day().is_none();
        if let Ok(planned) = self.planned(now) {
            self.reminding.planned = planned;
        }
        self.reminding.planned.is_of(today);
        self.reminding.stale = false;
        self.reminding.changed |= !first;
        self.reminding.proposal.take();
    }

    fn take_effects(&mut self, effects: Vec<Effect>, now: &Now) -> Vec<Effect> {
        let mut left = Vec::new();
        self.reminding.changed |= !effects.is_empty();
        for effect in effects {
            match effect {
                Effect::Show(prompt) => {
                    let view = self.notice_view(prompt, now);
                    self.reminding.out.extend(view.map(Notice::Show));
                }
                Effect::Withdraw(key) => self.reminding.out.push(Notice::Withdraw((&key).into())),
                Effect::Open(key) => self.lead_to(self.place_of(&key)),
                Effect::AskWhy { .. } | Effect::Refused { .. } => left.push(effect),
                Effect::CalmCard(lines) => {
                    let missed = &mut self.reminding.card.missed;
                    missed.extend(lines.into_iter().map(|line| line.key));
                    missed.drain(..missed.len().saturating_sub(MISSED_NAMED));
                }
                Effect::ZoneLine { to, .. } => self.reminding.card.zone_line = Some(to),
                Effect::Fact { key, fact: what } => {
                    let fact = self.fact(now);
                    let entry = self.reminding.state.entry_of(&key);
                    let row = entry.map(|entry| ReminderFact { fact, occurrence: entry.occurrence.clone(), what });
                    self.reminding.waiting.extend(row);
                }
            }
        }
        left
    }

    /// Opens the window there, or leads it there if it is open.
    fn lead_to(&mut self, place: OpenAt) {
        self.reminding.open = Some(place.clone());
        self.reminding.out.push(Notice::Open(place));
    }

    /// The part of the reminders in what is settled: kept first, handed out then.
    pub(crate) fn settle_reminders(&mut self, settled: &mut Settled, now: &Now) {
        self.look(now);
        self.keep_reminders(now);
        settled.notices = std::mem::take(&mut self.reminding.out);
        let moved = std::mem::take(&mut self.reminding.changed);
        let minute = now.wall.timestamp().div_euclid(60);
        let told = self.reminding.told.as_ref();
        let mut changed = moved;
        if moved || told.is_none_or(|(at, _)| *at != minute) {
            let view = self.tray_view(now);
            let before = self.reminding.told.take().map(|(_, before)| before);
            changed |= before.as_ref().is_some_and(|before| before.hold != view.hold || before.paused != view.paused);
            settled.tray = (before.as_ref() != Some(&view)).then(|| view.clone());
            self.reminding.told = Some((minute, view));
        }
        if changed {
            settled.changed.push(Changed::Reminders);
        }
    }

    /// Writes what is another than what the file has. What the disk refuses stays, and is tried again.
    fn keep_reminders(&mut self, now: &Now) {
        let r = &mut self.reminding;
        let same = !r.dirty || (r.waiting.is_empty() && r.card == r.kept.1 && r.state.is_as(&r.kept.0));
        if same {
            // Put back as the file has it: nothing is left to be tried again.
            r.dirty = false;
            r.changed |= r.retry_at.take().is_some();
        } else if r.retry_at.is_none_or(|at| now.mono >= at) {
            self.write_reminders(now);
        }
    }

    /// Writes in any case, so that the next run knows when this one last looked at the clock.
    pub(crate) fn write_reminders(&mut self, now: &Now) {
        // Only looked at: what would be shown now is for the next run.
        self.reminding.state.glance(now);
        let Reminding { state, card, kept: (before, _), waiting, .. } = &self.reminding;
        let rest = Rest { reminders: state.without_entries(), card: card.clone() };
        let written = self.store.transact(|writer| {
            state.changed_since(before).try_for_each(|entry| store::put_reminder(writer, entry))?;
            state.forgotten_since(before).try_for_each(|key| store::drop_reminder(writer, key))?;
            waiting.iter().try_for_each(|row| store::put_reminder_fact(writer, row))?;
            store::put_reminder_state(writer, &rest)
        });
        let r = &mut self.reminding;
        // Told when it begins and when it is over, and not at every try.
        r.changed |= written.is_err() != r.retry_at.is_some();
        if written.is_err() {
            r.retry_at = Some(now.mono.plus(RETRY_AFTER));
            return;
        }
        (r.retry_at, r.dirty) = (None, false);
        r.waiting.clear();
        r.kept = (r.state.clone(), r.card.clone());
    }
}
