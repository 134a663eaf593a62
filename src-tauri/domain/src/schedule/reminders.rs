//! The state machine. The clock on the wall decides, and an occurrence has one ladder in its life: what was shown is
//! known by the occurrence, so that no clock, zone or restart rings it twice.
//!
//! The state is to be kept before an effect is performed. Cut off between the two, a prompt is counted that nobody saw,
//! and the next rung makes up for it; the other way round it would ring twice.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::answers::Event;
use super::defaults::{CLOCK_SET_S, JUST_MADE_MIN, LOOK_AGAIN_S, LOOK_BACK_DAYS, SETTLE_MIN, minutes};
use super::entry::{Entry, Standing};
use super::kind::WhenHeld;
use super::presence::{HoldReason, Presence};
use super::record::{Choice, Effect, Fact, Missed, MissedLine, Prompt};
use super::slot::{Schedule, after, before};
use super::unfold::{Key, Occurrence, opening, unfold};
use crate::day::training_day;
use crate::time::{Mono, Now};

/// More entries than this are carried about only for [`REMEMBERED_DAYS`].
const CARRIED: usize = 2000;
const REMEMBERED_DAYS: i64 = 62;
/// How far ahead the next window of a slot is looked for.
const AHEAD_DAYS: u64 = 8;

/// All that the reminders know. Plain data: it can be kept as it is, and taken up by [`Reminders::restore`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reminders {
    #[serde(with = "super::kept::rows")]
    pub(super) entries: BTreeMap<Key, Entry>,
    /// Whose prompt is on the screen.
    pub(super) on_screen: Option<Key>,
    pub(super) presence: Presence,
    pub(super) paused: Option<Pause>,
    /// A session is on.
    #[serde(skip)]
    pub(super) playing: bool,
    pub(super) seen: Option<Seen>,
    /// The latest that the clock on the wall ever showed.
    pub(super) furthest: Option<DateTime<Utc>>,
    /// Since when the person is back, after a hold, a sleep, a restart or a journey.
    pub(super) back_since: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Pause {
    pub since: DateTime<Utc>,
    pub until: Option<DateTime<Utc>>,
}

/// The present, as it was when last told.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Seen {
    wall: DateTime<Utc>,
    zone: Tz,
    /// The monotonic clock and the time slept; None after a restart.
    run: Option<(Mono, Duration)>,
}

/// What lies between two looks at the clock.
struct Passage {
    /// Where the clock would stand had nobody set it forward.
    lived_until: DateTime<Utc>,
    /// The last look before now, by the clock on the wall; now, if that clock has only been set back since.
    from: DateTime<Utc>,
    /// The windows as they lay where the person was, after a journey.
    there: Option<Windows>,
}

/// The windows around now.
pub(super) struct Windows {
    days: RangeInclusive<NaiveDate>,
    by_key: BTreeMap<Key, Occurrence>,
}

impl Reminders {
    /// Takes up a kept state in a new process. A prompt that the old one left on the screen has lost its buttons, and a
    /// session that was cut off is asked for again.
    pub fn restore(mut kept: Reminders, now: &Now) -> (Self, Vec<Effect>) {
        let mut effects = Vec::new();
        kept.seen = kept.seen.map(|seen| Seen { run: None, ..seen });
        kept.presence = Presence::default();
        kept.playing = false;
        kept.back_since = Some(now.wall);
        kept.clear_screen(&mut effects);
        let started: Vec<Key> = kept.keys(|entry| entry.standing == Standing::Started);
        for key in started {
            kept.leave(&key, now, &mut effects);
        }
        (kept, effects)
    }

    /// First what time has opened, then the event, then what time has closed: an answer that comes with the last minute
    /// counts. At most one of the effects is a prompt.
    pub fn handle(&mut self, schedule: &Schedule, event: Event, now: &Now) -> Vec<Effect> {
        self.handle_all(schedule, vec![event], now)
    }

    /// The same for several that happened at once: nothing is shown before all of them are taken in.
    pub fn handle_all(&mut self, schedule: &Schedule, events: Vec<Event>, now: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        let passage = self.look_at_clock(schedule, now, &mut effects);
        let windows = windows(schedule, passage.from, now, now.zone);
        self.follow(schedule, &windows, &mut effects);
        self.open(&windows, &passage, now, &mut effects);
        for event in events {
            self.take(event, &windows, now, &mut effects);
        }
        // What was settled has not moved; asked for again, it lies where the person is now, or is gone.
        self.follow(schedule, &windows, &mut effects);
        self.close(schedule, &passage, now, &mut effects);
        self.prompt(schedule, now, &mut effects);
        self.tell_missed(now, &mut effects);
        self.forget(now);
        effects
    }

    /// Looks at the clock and nothing else, which costs next to nothing. False where more has happened than that time
    /// went by: then, and once [`Reminders::next_due`] has come, [`Reminders::handle`] is to be asked.
    pub fn glance(&mut self, now: &Now) -> bool {
        let Some(Seen { wall, zone, run: Some((mono, slept)) }) = self.seen else { return false };
        let passed = now.mono.since(mono) + now.slept.saturating_sub(slept);
        let Ok(passed) = TimeDelta::from_std(passed) else { return false };
        let off = (now.wall - wall - passed).abs();
        if zone != now.zone || now.wall < wall || passed >= minutes(SETTLE_MIN) || off > TimeDelta::seconds(1) {
            return false;
        }
        self.seen = Some(Seen { wall: now.wall, zone, run: Some((now.mono, now.slept)) });
        self.furthest = self.furthest.max(Some(now.wall));
        true
    }

    /// The last look before now, by the clock on the wall; now, if that clock has only been set back since. No window
    /// before it matters any more.
    pub fn looked_last(&self, now: &Now) -> DateTime<Utc> {
        let seen = self.seen.map_or(now.wall, |seen| seen.wall.min(now.wall));
        self.furthest.filter(|at| *at <= now.wall).unwrap_or(seen)
    }

    /// How long the driver may sleep before it asks again; None while nothing is asked for at all. Never longer than half
    /// a minute: a wall clock can be set, and a computer can sleep.
    pub fn next_wake(&self, schedule: &Schedule, now: &Now) -> Option<Duration> {
        let look_again = Duration::from_secs(u64::from(LOOK_AGAIN_S));
        let due = self.next_due(schedule, now).and_then(|due| (due - now.wall).to_std().ok());
        (!schedule.slots.is_empty() || due.is_some()).then(|| due.map_or(look_again, |due| due.min(look_again)))
    }

    /// The next instant at which time alone changes something, always later than now.
    pub fn next_due(&self, schedule: &Schedule, now: &Now) -> Option<DateTime<Utc>> {
        let undecided = self.entries.values().filter(|entry| entry.standing.is_undecided());
        let own = undecided.flat_map(|entry| {
            let prompt = entry.next_prompt(self.asked_from(schedule, entry, now));
            [prompt, Some(entry.last_call()), Some(entry.occurrence.closes)]
        });
        let windows = windows(schedule, now.wall, now, now.zone);
        let opening = windows
            .by_key
            .values()
            .filter(|window| !self.entries.contains_key(&window.key))
            .map(|window| Some(window.opens));
        let others = [
            self.back_since.map(|back| back + minutes(SETTLE_MIN)),
            self.paused.and_then(|pause| pause.until),
            quiet_end(schedule, now),
        ];
        own.chain(opening).chain(others).flatten().filter(|at| *at > now.wall).min()
    }

    /// The session that is open, or the next that will be.
    pub fn next_session(&self, schedule: &Schedule, now: &Now) -> Option<Occurrence> {
        self.ahead(schedule, now).into_iter().find(|window| window.kind == super::Kind::Session)
    }

    /// The buttons for an occurrence that is open, as they are now: for the tray and the window.
    pub fn choices(&self, key: &Key, schedule: &Schedule, now: &Now) -> Vec<Choice> {
        let next = self.ahead(schedule, now).into_iter().find(|w| w.key.slot == key.slot && w.key > *key);
        let entry = self.entries.get(key).filter(|e| e.standing.is_undecided() && e.occurrence.is_open(now.wall));
        entry.map(|entry| entry.choices(next.map(|w| w.opens), now.wall, now.zone)).unwrap_or_default()
    }

    /// Every occurrence that has opened, or was settled before, as far back as they are carried about.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    pub fn entry_of(&self, key: &Key) -> Option<&Entry> {
        self.entries.get(key)
    }

    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// The person's own pause: from when, and until when.
    pub fn paused(&self) -> Option<(DateTime<Utc>, Option<DateTime<Utc>>)> {
        self.paused.map(|pause| (pause.since, pause.until))
    }

    pub fn on_screen(&self) -> Option<&Key> {
        self.on_screen.as_ref()
    }

    /// Why a prompt would wait now.
    pub fn hold(&self, schedule: &Schedule, now: &Now) -> Option<HoldReason> {
        let local = now.wall.with_timezone(&now.zone).time();
        (self.in_session().then_some(HoldReason::InSession))
            .or(self.paused.map(|_| HoldReason::Paused))
            .or(schedule.quiet.filter(|quiet| quiet.holds(local)).map(|_| HoldReason::QuietHours))
            .or(self.presence.hold())
            .or((!self.is_settled(now)).then_some(HoldReason::JustBack))
    }

    fn in_session(&self) -> bool {
        self.playing || self.entries.values().any(|entry| entry.standing == Standing::Started)
    }

    fn is_settled(&self, now: &Now) -> bool {
        self.back_since.is_none_or(|back| now.wall >= back + minutes(SETTLE_MIN))
    }

    fn look_at_clock(&mut self, schedule: &Schedule, now: &Now, effects: &mut Vec<Effect>) -> Passage {
        let from = self.looked_last(now);
        let seen = self.seen.replace(Seen { wall: now.wall, zone: now.zone, run: Some((now.mono, now.slept)) });
        let here = Seen { wall: now.wall, zone: now.zone, run: None };
        let before = seen.unwrap_or(here);
        let passed = before.run.map(|(mono, slept)| now.mono.since(mono) + now.slept.saturating_sub(slept));
        let passed = passed.and_then(|passed| TimeDelta::from_std(passed).ok());
        let expected = passed.and_then(|passed| before.wall.checked_add_signed(passed)).unwrap_or(now.wall);
        let was_set = now.wall - expected > TimeDelta::seconds(i64::from(CLOCK_SET_S));
        if before.zone != now.zone {
            effects.push(Effect::ZoneLine { from: before.zone, to: now.zone });
        }
        if before.zone != now.zone || passed.is_some_and(|passed| passed >= minutes(SETTLE_MIN)) {
            self.back_since = Some(now.wall);
        }
        // Set back, a clock would make these wait for the time to come again.
        self.back_since = self.back_since.map(|back| back.min(now.wall));
        self.paused = self.paused.filter(|p| p.since <= now.wall && p.until.is_none_or(|until| now.wall < until));
        self.furthest = self.furthest.max(Some(now.wall));
        Passage {
            lived_until: if was_set { expected } else { now.wall },
            from,
            there: (before.zone != now.zone).then(|| windows(schedule, from, now, before.zone)),
        }
    }

    /// Lets what is undecided move with the schedule and the zone.
    fn follow(&mut self, schedule: &Schedule, windows: &Windows, effects: &mut Vec<Effect>) {
        let mut gone = Vec::new();
        for (key, entry) in &mut self.entries {
            let window = windows.by_key.get(key);
            match (entry.standing, window) {
                (Standing::Waiting | Standing::Snoozed { .. }, Some(window)) => entry.occurrence = window.clone(),
                (Standing::Waiting | Standing::Snoozed { .. }, None) => {
                    if windows.days.contains(&key.day) || schedule.slot(&key.slot).is_none() {
                        gone.push(key.clone());
                    }
                }
                (
                    Standing::Started
                    | Standing::Done { .. }
                    | Standing::Skipped { .. }
                    | Standing::Missed(_)
                    | Standing::TooSoon
                    | Standing::LetGo
                    | Standing::CalledOff,
                    _,
                ) => {}
            }
        }
        for key in gone {
            if let Some(entry) = self.entries.get_mut(&key) {
                entry.standing = Standing::CalledOff;
                entry.held = None;
            }
            self.withdraw(&key, effects);
            effects.push(Effect::Fact { key, fact: Fact::CalledOff });
        }
    }

    /// What had closed before the last look was seen then, or never was.
    fn open(&mut self, windows: &Windows, passage: &Passage, now: &Now, effects: &mut Vec<Effect>) {
        let there = |key: &Key| passage.there.as_ref().and_then(|there| there.by_key.get(key));
        for (key, window) in &windows.by_key {
            let ahead = window.closes > passage.from || there(key).is_some_and(|there| there.closes > passage.from);
            if !self.entries.contains_key(key) && window.opens <= now.wall && ahead {
                self.entries.insert(key.clone(), Entry::new(window.clone()));
                effects.push(Effect::Fact { key: key.clone(), fact: Fact::Due });
            } else if let Some(entry) = self.entries.get_mut(key)
                && entry.standing == Standing::CalledOff
                && window.opens <= now.wall
                && ahead
            {
                entry.occurrence = window.clone();
                entry.standing = Standing::Waiting;
                effects.push(Effect::Fact { key: key.clone(), fact: Fact::Due });
            } else if let Some(entry) = self.entries.get_mut(key)
                && let Standing::Missed(how) = entry.standing
                && now.wall < window.closes
                && (entry.prompts == 0 || matches!(how, Missed::ClockSet | Missed::ZoneChanged))
            {
                entry.occurrence = window.clone();
                entry.standing = Standing::Waiting;
                effects.push(Effect::Fact { key: key.clone(), fact: Fact::Revived });
            }
        }
    }

    fn close(&mut self, schedule: &Schedule, passage: &Passage, now: &Now, effects: &mut Vec<Effect>) {
        let over = self.keys(|entry| entry.standing.is_undecided() && entry.occurrence.closes <= now.wall);
        for key in over {
            let too_soon = self.entries.get(&key).is_some_and(|entry| {
                entry.prompts == 0 && self.asked_from(schedule, entry, now) >= entry.occurrence.closes
            });
            let Some(entry) = self.entries.get_mut(&key) else { continue };
            let there = passage.there.as_ref().and_then(|there| there.by_key.get(&key));
            let open_there = there.is_some_and(|there| there.closes > now.wall);
            let how = match entry.prompts {
                _ if open_there => Missed::ZoneChanged,
                _ if entry.occurrence.closes > passage.lived_until => Missed::ClockSet,
                0 => Missed::Unseen,
                _ => Missed::Unanswered,
            };
            let (standing, fact) = match too_soon {
                true => (Standing::TooSoon, Fact::TooSoon),
                false => (Standing::Missed(how), Fact::Missed(how)),
            };
            entry.standing = standing;
            entry.held = None;
            self.withdraw(&key, effects);
            effects.push(Effect::Fact { key, fact });
        }
        // A clock that was set back has taken the window off the present.
        let shown = self.on_screen.as_ref().and_then(|key| self.entries.get(key));
        if shown.is_none_or(|entry| !entry.occurrence.is_open(now.wall)) {
            self.clear_screen(effects);
        }
    }

    fn prompt(&mut self, schedule: &Schedule, now: &Now, effects: &mut Vec<Effect>) {
        let hold = self.hold(schedule, now);
        let mut due = self.keys(|entry| {
            entry.standing.is_undecided()
                && entry.next_prompt(self.asked_from(schedule, entry, now)).is_some_and(|at| at <= now.wall)
        });
        due.retain(|key| {
            let Some(entry) = self.entries.get_mut(key) else { return false };
            let Some(reason) = hold else { return true };
            if reason == HoldReason::Idle && now.wall >= entry.last_call() {
                return true;
            }
            match entry.occurrence.kind.manner().when_held {
                WhenHeld::LetGo => {
                    entry.standing = Standing::LetGo;
                    effects.push(Effect::Fact { key: key.clone(), fact: Fact::LetGo });
                }
                WhenHeld::Keep if entry.held != Some(reason) => {
                    entry.held = Some(reason);
                    effects.push(Effect::Fact { key: key.clone(), fact: Fact::Held(reason) });
                }
                WhenHeld::Keep => {}
            }
            false
        });
        due.sort_by_key(|key| self.entries.get(key).map(|e| (e.occurrence.kind, e.occurrence.closes, key.clone())));
        let mut rungs = Vec::new();
        for key in &due {
            let Some(entry) = self.entries.get_mut(key) else { continue };
            let rung = entry.rung(now.wall);
            entry.prompts = entry.prompts.saturating_add(1);
            entry.last_prompt = Some(now.wall);
            entry.standing = Standing::Waiting;
            entry.held = None;
            rungs.push(rung);
        }
        let ([key, also @ ..], Some(rung)) = (due.as_slice(), rungs.first().copied()) else { return };
        let choices = self.choices(key, schedule, now);
        effects.push(Effect::Show(Prompt { key: key.clone(), rung, choices, also: also.to_vec() }));
        let shown = due.iter().zip(rungs).map(|(key, rung)| Effect::Fact { key: key.clone(), fact: Fact::Shown(rung) });
        effects.extend(shown);
        self.on_screen = Some(key.clone());
    }

    /// The card lies in the app and makes no sound: nothing that only forbids to disturb holds it. It waits until the
    /// person is there, and names at once all that was missed meanwhile.
    fn tell_missed(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        if self.in_session() || self.paused.is_some() || self.presence.is_away() || !self.is_settled(now) {
            return;
        }
        let mut lines = Vec::new();
        for (key, entry) in &mut self.entries {
            if let Standing::Missed(how) = entry.standing
                && entry.occurrence.kind.manner().told_when_missed
                && !entry.told
            {
                entry.told = true;
                lines.push(MissedLine { key: key.clone(), how });
            }
        }
        if !lines.is_empty() {
            effects.push(Effect::CalmCard(lines));
        }
    }

    fn forget(&mut self, now: &Now) {
        if self.entries.len() > CARRIED
            && let Some(since) = now.wall.checked_sub_signed(TimeDelta::days(REMEMBERED_DAYS))
        {
            self.entries.retain(|_, entry| entry.occurrence.closes >= since || entry.standing == Standing::Started);
        }
    }

    /// A session of the same group, done less than the gap ago, puts this one off; and who has only just made the slot, in
    /// the middle of its window, knows of it.
    fn asked_from(&self, schedule: &Schedule, entry: &Entry, now: &Now) -> DateTime<Utc> {
        let group = |key: &Key| schedule.slot(&key.slot).and_then(|slot| slot.group.as_ref());
        let Some(slot) = schedule.slot(&entry.occurrence.key.slot).filter(|slot| slot.group.is_some()) else {
            return DateTime::<Utc>::MIN_UTC;
        };
        let others = self.entries.iter().filter(|(key, _)| group(key) == slot.group.as_ref());
        let done = others.filter_map(|(_, other)| match other.standing {
            // Later than now it was done by a clock that has been set back since.
            Standing::Done { at } => Some(at).filter(|at| *at <= now.wall && *at < entry.occurrence.closes),
            Standing::Waiting
            | Standing::Snoozed { .. }
            | Standing::Started
            | Standing::Skipped { .. }
            | Standing::Missed(_)
            | Standing::TooSoon
            | Standing::LetGo
            | Standing::CalledOff => None,
        });
        // Later than now it was made by a clock that has been set back since, and that is no reason to wait for it.
        // What was shown or put off before is known, and comes when it is due.
        let new = entry.prompts == 0 && entry.standing == Standing::Waiting;
        let just = new && slot.since >= entry.occurrence.opens && slot.since <= now.wall;
        let made = just.then(|| slot.since + minutes(JUST_MADE_MIN));
        let gap = done.max().map(|at| at + minutes(slot.gap_min));
        gap.max(made).unwrap_or(DateTime::<Utc>::MIN_UTC)
    }

    /// The windows from now on that nobody has answered yet.
    fn ahead(&self, schedule: &Schedule, now: &Now) -> Vec<Occurrence> {
        let today = training_day(now.wall, now.zone, schedule.roll_over);
        let mut ahead = unfold(schedule, before(today, 1)..=after(today, AHEAD_DAYS), now.zone);
        let open = |window: &Occurrence| match self.entries.get(&window.key).map(|entry| entry.standing) {
            // By a clock that has been set back since: it comes again.
            Some(Standing::Missed(_) | Standing::TooSoon | Standing::LetGo | Standing::CalledOff) => {
                now.wall < window.opens
            }
            Some(Standing::Started | Standing::Done { .. } | Standing::Skipped { .. }) => false,
            Some(Standing::Waiting | Standing::Snoozed { .. }) | None => true,
        };
        ahead.retain(|window| now.wall < window.closes && open(window));
        ahead
    }

    /// The entry, made if its window is known.
    pub(super) fn entry(&mut self, key: &Key, windows: &Windows) -> Option<&mut Entry> {
        if let Some(window) = windows.by_key.get(key) {
            self.entries.entry(key.clone()).or_insert_with(|| Entry::new(window.clone()));
        }
        self.entries.get_mut(key)
    }

    fn keys(&self, such: impl Fn(&Entry) -> bool) -> Vec<Key> {
        self.entries.iter().filter(|(_, entry)| such(entry)).map(|(key, _)| key.clone()).collect()
    }

    pub(super) fn withdraw(&mut self, key: &Key, effects: &mut Vec<Effect>) {
        if self.on_screen.as_ref() == Some(key) {
            self.clear_screen(effects);
        }
    }

    pub(super) fn clear_screen(&mut self, effects: &mut Vec<Effect>) {
        effects.extend(self.on_screen.take().map(Effect::Withdraw));
    }
}

/// The windows around now, back to the last look at the clock.
fn windows(schedule: &Schedule, from: DateTime<Utc>, now: &Now, zone: Tz) -> Windows {
    let today = training_day(now.wall, zone, schedule.roll_over);
    let known = training_day(from, zone, schedule.roll_over).min(today);
    let days = before(known, 2).max(before(today, u64::from(LOOK_BACK_DAYS)))..=after(today, 1);
    let all = unfold(schedule, days.clone(), zone).into_iter();
    Windows { days, by_key: all.map(|window| (window.key.clone(), window)).collect() }
}

/// When the quiet hours that are on now are over.
fn quiet_end(schedule: &Schedule, now: &Now) -> Option<DateTime<Utc>> {
    let local = now.wall.with_timezone(&now.zone).naive_local();
    let quiet = schedule.quiet.filter(|quiet| quiet.holds(local.time()))?;
    let today = opening(local.date().and_time(quiet.to), now.zone).filter(|end| *end > now.wall);
    today.or_else(|| opening(after(local.date(), 1).and_time(quiet.to), now.zone))
}
