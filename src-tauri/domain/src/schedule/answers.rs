//! What a person answers, and what that does to one occurrence.

use chrono::{DateTime, Utc};

use super::defaults::{SNOOZE_MIN, minutes};
use super::entry::Standing;
use super::presence::Presence;
use super::record::{Asked, Effect, Fact, Reason, Refusal};
use super::reminders::{Pause, Reminders, Windows};
use super::unfold::Key;
use crate::time::Now;

/// What may happen to the reminders. What means nothing where an occurrence stands is ignored or refused; nothing is an
/// error.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Nothing: time has passed, or the schedule or a setting has changed.
    Tick,
    Presence(Presence),
    /// Holds everything until then, or until [`Event::Unpause`].
    Pause {
        until: Option<DateTime<Utc>>,
    },
    Unpause,
    /// Not before `until`, which is a quarter of an hour away at least.
    Snooze {
        key: Key,
        until: DateTime<Utc>,
        reason: Option<Reason>,
    },
    /// Holds at once; the reason may come in a second event.
    NotToday {
        key: Key,
        reason: Option<Reason>,
    },
    /// The body of the prompt was pressed.
    Opened(Key),
    /// The prompt left the screen without an answer.
    Dismissed(Key),
    /// A session is on, or no longer: of a plan or of none. Nothing is shown meanwhile.
    Playing(bool),
    Started(Key),
    /// Also for a session that was done before its window, or after it. `at` is when, as far as it is known.
    Finished {
        key: Key,
        at: DateTime<Utc>,
    },
    /// A session was left and thrown away, or what was done or skipped is taken back: it is asked for again.
    Left(Key),
}

impl Reminders {
    pub(super) fn take(&mut self, event: Event, windows: &Windows, now: &Now, effects: &mut Vec<Effect>) {
        match event {
            Event::Tick => {}
            Event::Presence(presence) => {
                if self.presence.hold().is_some() && presence.hold().is_none() {
                    self.back_since = Some(now.wall);
                }
                self.presence = presence;
            }
            Event::Pause { until } => {
                let pause = Pause { since: now.wall, until };
                self.paused = Some(pause).filter(|_| until.is_none_or(|until| now.wall < until));
            }
            Event::Unpause => self.paused = None,
            Event::Snooze { key, until, reason } => self.snooze(key, until, reason, now, effects),
            Event::NotToday { key, reason } => self.skip(key, reason, windows, effects),
            Event::Opened(key) => {
                self.withdraw(&key, effects);
                effects.push(Effect::Open(key.clone()));
                if self.entries.contains_key(&key) {
                    effects.push(Effect::Fact { key, fact: Fact::Opened });
                }
            }
            Event::Dismissed(key) => self.on_screen = self.on_screen.take().filter(|on_screen| *on_screen != key),
            Event::Playing(on) => {
                if on {
                    self.clear_screen(effects);
                } else if self.playing {
                    self.back_since = Some(now.wall);
                }
                self.playing = on;
            }
            Event::Started(key) => {
                self.clear_screen(effects);
                if let Some(entry) = self.entry(&key, windows)
                    && !matches!(entry.standing, Standing::Started | Standing::Done { .. })
                {
                    entry.standing = Standing::Started;
                    entry.held = None;
                    effects.push(Effect::Fact { key, fact: Fact::Started });
                }
            }
            Event::Finished { key, at } => {
                self.withdraw(&key, effects);
                if let Some(entry) = self.entry(&key, windows)
                    && !matches!(entry.standing, Standing::Done { .. })
                {
                    entry.standing = Standing::Done { at: at.min(now.wall) };
                    entry.held = None;
                    effects.push(Effect::Fact { key, fact: Fact::Done });
                }
            }
            Event::Left(key) => self.leave(&key, now, effects),
        }
    }

    fn snooze(&mut self, key: Key, until: DateTime<Utc>, reason: Option<Reason>, now: &Now, effects: &mut Vec<Effect>) {
        let until = until.max(now.wall + minutes(SNOOZE_MIN));
        let Some(entry) = self.entries.get_mut(&key) else {
            return effects.push(Effect::Refused { key, why: Refusal::Closed });
        };
        let refusal = match entry.standing {
            Standing::Missed(_) | Standing::TooSoon | Standing::LetGo | Standing::CalledOff => Some(Refusal::Closed),
            Standing::Started | Standing::Done { .. } | Standing::Skipped { .. } => Some(Refusal::Settled),
            Standing::Waiting | Standing::Snoozed { .. } if !entry.occurrence.is_open(now.wall) => {
                Some(Refusal::Closed)
            }
            Standing::Waiting | Standing::Snoozed { .. } if !entry.can_snooze() => Some(Refusal::NoneLeft),
            Standing::Waiting | Standing::Snoozed { .. } => {
                (until >= entry.occurrence.closes).then_some(Refusal::PastClosing)
            }
        };
        if let Some(why) = refusal {
            return effects.push(Effect::Refused { key, why });
        }
        if entry.needs_reason() && reason.is_none() {
            return effects.push(Effect::AskWhy { key, what: Asked::Snooze { until } });
        }
        entry.standing = Standing::Snoozed { until };
        entry.snoozes = entry.snoozes.saturating_add(1);
        entry.held = None;
        self.withdraw(&key, effects);
        effects.push(Effect::Fact { key, fact: Fact::Snoozed { until, reason } });
    }

    fn skip(&mut self, key: Key, reason: Option<Reason>, windows: &Windows, effects: &mut Vec<Effect>) {
        let Some(entry) = self.entry(&key, windows) else {
            return effects.push(Effect::Refused { key, why: Refusal::Closed });
        };
        match entry.standing {
            Standing::Waiting | Standing::Snoozed { .. } => {}
            Standing::Skipped { reason: None } if reason.is_some() => {}
            Standing::Skipped { .. } => return,
            Standing::Started | Standing::Done { .. } => {
                return effects.push(Effect::Refused { key, why: Refusal::Settled });
            }
            Standing::Missed(_) | Standing::TooSoon | Standing::LetGo | Standing::CalledOff => {
                return effects.push(Effect::Refused { key, why: Refusal::Closed });
            }
        }
        entry.standing = Standing::Skipped { reason };
        entry.held = None;
        self.withdraw(&key, effects);
        effects.push(Effect::Fact { key: key.clone(), fact: Fact::Skipped { reason } });
        if reason.is_none() {
            effects.push(Effect::AskWhy { key, what: Asked::NotToday });
        }
    }

    pub(super) fn leave(&mut self, key: &Key, now: &Now, effects: &mut Vec<Effect>) {
        let Some(entry) = self.entries.get_mut(key) else { return };
        match entry.standing {
            Standing::Started | Standing::Done { .. } | Standing::Skipped { .. } => {
                // After the last prompt none comes back: it is open, and waits in silence.
                entry.standing = match entry.can_snooze() {
                    true => Standing::Snoozed { until: now.wall + minutes(SNOOZE_MIN) },
                    false => Standing::Waiting,
                };
                effects.push(Effect::Fact { key: key.clone(), fact: Fact::Left });
            }
            Standing::Waiting
            | Standing::Snoozed { .. }
            | Standing::Missed(_)
            | Standing::TooSoon
            | Standing::LetGo
            | Standing::CalledOff => {}
        }
    }
}
