//! What holds for every life: every week of sleeping, travelling, meddling with clocks and pressing buttons.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{NaiveTime, TimeDelta};
use proptest::prelude::*;

use super::defaults::JUST_MADE_MIN;
use super::{Effect, Event, Fact, Key, Presence, Reason, Reminders, Rest, Schedule, Slot, Standing, Window, kind};
use crate::day::{RollOver, training_day};
use crate::time::{Mono, Now};

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_nobody_is_nagged_and_nothing_is_lost(
        slots in prop::collection::vec(windows(), 1..4),
        life in prop::collection::vec(happenings(), 1..40),
    ) {
        let mut life_so_far = Life::begin(slots);
        for happening in &life {
            life_so_far.live(happening)?;
        }
    }

    #[test]
    fn a_kept_state_goes_on_as_if_it_had_never_been_kept(
        slots in prop::collection::vec(windows(), 1..4),
        life in prop::collection::vec(happenings(), 1..20),
        kept_after in any::<prop::sample::Index>(),
    ) {
        let kept_after = kept_after.index(life.len());
        let (mut whole, mut kept) = (Life::begin(slots.clone()), Life::begin(slots));
        for (place, happening) in life.iter().enumerate() {
            whole.live(happening)?;
            kept.live(happening)?;
            if place == kept_after {
                kept.reminders = kept_and_read(&kept.reminders);
            }
            prop_assert_eq!(&whole.reminders, &kept.reminders);
        }
    }

    #[test]
    fn a_calm_life_hears_every_rung_and_misses_each_slot_once(slots in prop::collection::vec(windows(), 1..4)) {
        let mut life = Life::begin(slots);
        life.live(&Happening::Pass(26 * 60))?;
        for entry in life.reminders.entries().filter(|entry| matches!(entry.standing, Standing::Missed(_))) {
            prop_assert!(entry.prompts > 0, "{entry:?}");
            prop_assert!(entry.told, "{entry:?}");
        }
        prop_assert!(life.missed.values().all(|times| *times == 1));
        prop_assert!(!life.missed.is_empty());
    }

    #[test]
    fn no_day_anywhere_has_a_window_that_ends_before_it_opens(
        slots in prop::collection::vec(windows(), 1..4),
        zone in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec()),
        days in 0i64..40_000,
    ) {
        let since = chrono::DateTime::UNIX_EPOCH - TimeDelta::days(9);
        let mut schedule = schedule(slots);
        schedule.slots.iter_mut().for_each(|slot| slot.since = since);
        let day = training_day(chrono::DateTime::UNIX_EPOCH, chrono_tz::UTC, RollOver::DEFAULT) + TimeDelta::days(days);
        let windows = super::unfold(&schedule, day..=day + TimeDelta::days(3), zone);
        for window in &windows {
            let length = window.closes - window.opens;
            prop_assert!(length >= TimeDelta::minutes(30), "{window:?}");
            prop_assert!(length <= TimeDelta::hours(50), "{window:?}");
        }
        let keys: std::collections::BTreeSet<&Key> = windows.iter().map(|window| &window.key).collect();
        prop_assert_eq!(keys.len(), windows.len());
    }
}

/// The evening before the clocks of Europe go forward.
const BEGINS: &str = "2026-03-27T21:00:00Z";

#[derive(Debug, Clone)]
enum Happening {
    /// Minutes, in which the driver does its work.
    Pass(u32),
    /// Minutes of sleep.
    Suspend(u32),
    /// Minutes in which the computer is off.
    Off(u32),
    /// Somebody sets the clock, by minutes.
    SetClock(i32),
    Travel(chrono_tz::Tz),
    Presence(Presence),
    Pause(Option<u32>),
    Unpause,
    /// An answer to some occurrence that there is.
    Answer(Answer, prop::sample::Index),
    RestToday,
}

#[derive(Debug, Clone, Copy)]
enum Answer {
    Snooze(u32, Option<Reason>),
    NotToday(Option<Reason>),
    Open,
    Dismiss,
    Start,
    Finish,
    Leave,
}

struct Life {
    schedule: Schedule,
    reminders: Reminders,
    now: Now,
    shown: BTreeMap<Key, u32>,
    told: BTreeMap<Key, u32>,
    missed: BTreeMap<Key, u32>,
    on_screen: Option<Key>,
}

impl Life {
    fn begin(slots: Vec<Window>) -> Self {
        let now = Now {
            mono: Mono::from_micros(5),
            slept: Duration::from_secs(60),
            wall: BEGINS.parse().expect("an instant"),
            zone: chrono_tz::Europe::Berlin,
        };
        Self {
            schedule: schedule(slots),
            reminders: Reminders::default(),
            now,
            shown: BTreeMap::new(),
            told: BTreeMap::new(),
            missed: BTreeMap::new(),
            on_screen: None,
        }
    }

    fn live(&mut self, happening: &Happening) -> Result<(), TestCaseError> {
        let minutes = |minutes: u32| TimeDelta::minutes(i64::from(minutes));
        match happening {
            Happening::Pass(span) => return self.pass(Duration::from_secs(u64::from(*span) * 60)),
            Happening::Suspend(span) => {
                self.now.wall += minutes(*span);
                self.now.slept += Duration::from_secs(u64::from(*span) * 60);
            }
            Happening::Off(span) => {
                self.now.wall += minutes(*span);
                self.now.mono = Mono::from_micros(u64::from(*span));
                self.now.slept = Duration::ZERO;
                let (reminders, effects) = Reminders::restore(kept_and_read(&self.reminders), &self.now);
                self.reminders = reminders;
                self.watch(&effects)?;
            }
            Happening::SetClock(span) => self.now.wall += TimeDelta::minutes(i64::from(*span)),
            Happening::Travel(zone) => self.now.zone = *zone,
            Happening::Presence(presence) => return self.handle(Event::Presence(*presence)),
            Happening::Pause(span) => {
                return self.handle(Event::Pause { until: span.map(|span| self.now.wall + minutes(span)) });
            }
            Happening::Unpause => return self.handle(Event::Unpause),
            Happening::RestToday => {
                let today = training_day(self.now.wall, self.now.zone, RollOver::DEFAULT);
                self.schedule.rests.push(Rest { from: today, until: Some(today) });
            }
            Happening::Answer(answer, whose) => {
                let keys: Vec<Key> = self.reminders.entries().map(|entry| entry.occurrence.key.clone()).collect();
                let Some(key) = (!keys.is_empty()).then(|| whose.get(&keys).clone()) else { return Ok(()) };
                let event = match *answer {
                    Answer::Snooze(span, reason) => Event::Snooze { key, until: self.now.wall + minutes(span), reason },
                    Answer::NotToday(reason) => Event::NotToday { key, reason },
                    Answer::Open => Event::Opened(key),
                    Answer::Dismiss => {
                        self.on_screen.take_if(|shown| *shown == key);
                        Event::Dismissed(key)
                    }
                    Answer::Start => Event::Started(key),
                    Answer::Finish => Event::Finished { key, at: self.now.wall },
                    Answer::Leave => Event::Left(key),
                };
                return self.handle(event);
            }
        }
        self.handle(Event::Tick)
    }

    fn pass(&mut self, span: Duration) -> Result<(), TestCaseError> {
        let wake = self.reminders.next_wake(&self.schedule, &self.now);
        prop_assert!(
            wake.is_some_and(|wake| !wake.is_zero() && wake <= Duration::from_secs(30)),
            "woken after {wake:?}"
        );
        let until = self.now.mono.plus(span);
        while self.now.mono < until {
            // A driver that is late, but not for what is due.
            let due =
                self.reminders.next_due(&self.schedule, &self.now).and_then(|d| (d - self.now.wall).to_std().ok());
            let sleep = due.map_or(Duration::from_secs(110), |due| due.min(Duration::from_secs(110)));
            prop_assert!(!sleep.is_zero(), "the driver would spin");
            let sleep = sleep.min(until.since(self.now.mono));
            self.now.mono = self.now.mono.plus(sleep);
            self.now.wall += sleep;
            self.handle(Event::Tick)?;
        }
        Ok(())
    }

    fn handle(&mut self, event: Event) -> Result<(), TestCaseError> {
        let before: BTreeMap<Key, Standing> =
            self.reminders.entries().map(|entry| (entry.occurrence.key.clone(), entry.standing)).collect();
        let undone = if let Event::Left(key) = &event { Some(key.clone()) } else { None };
        let effects = self.reminders.handle(&self.schedule, event, &self.now);
        self.watch(&effects)?;
        for effect in &effects {
            if let Effect::Fact { key, fact: Fact::Shown(_) } = effect {
                let was = before.get(key).copied().unwrap_or(Standing::Waiting);
                let settled = matches!(was, Standing::Done { .. } | Standing::Skipped { .. } | Standing::Started);
                prop_assert!(!settled || undone.as_ref() == Some(key), "{key:?} was shown, but was {was:?}");
            }
        }
        self.check()
    }

    fn watch(&mut self, effects: &[Effect]) -> Result<(), TestCaseError> {
        let shows = effects.iter().filter(|effect| matches!(effect, Effect::Show(_))).count();
        prop_assert!(shows <= 1, "two prompts at once: {effects:?}");
        for effect in effects {
            match effect {
                Effect::Show(prompt) => self.on_screen = Some(prompt.key.clone()),
                Effect::Withdraw(key) => {
                    let shown = self.on_screen.take();
                    prop_assert_eq!(shown.as_ref(), Some(key), "withdrawn, but not shown");
                }
                Effect::CalmCard(lines) => {
                    for line in lines {
                        *self.told.entry(line.key.clone()).or_default() += 1;
                    }
                }
                Effect::Fact { key, fact: Fact::Shown(_) } => *self.shown.entry(key.clone()).or_default() += 1,
                Effect::Fact { key, fact: Fact::Missed(_) } => *self.missed.entry(key.clone()).or_default() += 1,
                Effect::Fact { .. }
                | Effect::Open(_)
                | Effect::AskWhy { .. }
                | Effect::ZoneLine { .. }
                | Effect::Refused { .. } => {}
            }
        }
        Ok(())
    }

    /// By the clock as it is set now.
    fn just_made(&self, key: &Key) -> bool {
        let since = self.schedule.slot(&key.slot).map(|slot| slot.since);
        let quarter = TimeDelta::minutes(i64::from(JUST_MADE_MIN));
        since.is_some_and(|since| since <= self.now.wall && self.now.wall < since + quarter)
    }

    fn check(&self) -> Result<(), TestCaseError> {
        prop_assert!(self.shown.values().all(|times| *times <= 4), "prompted too often: {:?}", self.shown);
        prop_assert!(self.told.values().all(|times| *times <= 1), "missed is said twice: {:?}", self.told);
        prop_assert_eq!(self.reminders.on_screen(), self.on_screen.as_ref());
        let today = training_day(self.now.wall, self.now.zone, RollOver::DEFAULT);
        let windows = super::unfold(&self.schedule, today - TimeDelta::days(1)..=today, self.now.zone);
        let free = self.reminders.hold(&self.schedule, &self.now).is_none();
        for entry in self.reminders.entries() {
            let open = entry.occurrence.is_open(self.now.wall);
            let shown = self.reminders.on_screen() == Some(&entry.occurrence.key);
            prop_assert!(!shown || (open && entry.standing.is_undecided()), "on the screen, but {entry:?}");
            match entry.standing {
                // Slots here are of one group without a gap: nothing puts them off, but that they were made this moment.
                Standing::Waiting if open && free && !self.just_made(&entry.occurrence.key) => {
                    prop_assert!(entry.prompts > 0, "free and not shown: {entry:?}");
                }
                Standing::Snoozed { until } if free && until < entry.occurrence.closes => {
                    prop_assert!(until > self.now.wall || !open, "the snooze is over: {entry:?}");
                }
                Standing::Missed(_) if entry.prompts == 0 => {
                    let window = windows.iter().find(|window| window.key == entry.occurrence.key);
                    let open = window.is_some_and(|window| window.is_open(self.now.wall));
                    prop_assert!(!open, "its window is open: {entry:?}");
                }
                Standing::Missed(_)
                | Standing::Waiting
                | Standing::Snoozed { .. }
                | Standing::Started
                | Standing::Done { .. }
                | Standing::Skipped { .. }
                | Standing::TooSoon
                | Standing::LetGo
                | Standing::CalledOff => {}
            }
        }
        Ok(())
    }
}

fn schedule(windows: Vec<Window>) -> Schedule {
    // Long enough ago that no slot has only just been made.
    let since = BEGINS.parse::<chrono::DateTime<chrono::Utc>>().expect("an instant") - TimeDelta::hours(1);
    let slot = |(i, window): (usize, Window)| Slot { ..kind::session(&format!("slot {i}"), "knee", 0, window, since) };
    Schedule {
        slots: windows.into_iter().enumerate().map(slot).collect(),
        rests: Vec::new(),
        quiet: None,
        roll_over: RollOver::DEFAULT,
    }
}

fn kept_and_read(reminders: &Reminders) -> Reminders {
    let kept = serde_json::to_string(reminders).expect("the state is plain data");
    serde_json::from_str(&kept).expect("what was kept can be read")
}

fn windows() -> impl Strategy<Value = Window> {
    let minute = |m: u32| NaiveTime::from_hms_opt(m / 60 % 24, m % 60, 0).expect("a time of day");
    (0u32..24 * 60, prop_oneof![Just(0u32), 1u32..60, 60u32..600])
        .prop_map(move |(from, length)| Window { from: minute(from), to: minute(from + length) })
}

fn happenings() -> impl Strategy<Value = Happening> {
    let zones = ["Europe/Berlin", "Europe/Lisbon", "Asia/Tokyo", "Pacific/Apia", "America/New_York"];
    let zones = prop::sample::select(zones.map(|zone| zone.parse().expect("a known zone")).to_vec());
    prop_oneof![
        10 => (1u32..240).prop_map(Happening::Pass),
        2 => (1u32..2_000).prop_map(Happening::Suspend),
        2 => (0u32..2_000).prop_map(Happening::Off),
        1 => prop_oneof![-90i32..90, -3_000i32..3_000, Just(-525_600), Just(43_200), Just(525_600)]
            .prop_map(Happening::SetClock),
        1 => zones.prop_map(Happening::Travel),
        3 => presences().prop_map(Happening::Presence),
        1 => prop::option::of(1u32..300).prop_map(Happening::Pause),
        2 => Just(Happening::Unpause),
        8 => (answers(), any::<prop::sample::Index>()).prop_map(|(answer, whose)| Happening::Answer(answer, whose)),
        1 => Just(Happening::RestToday),
    ]
}

fn presences() -> impl Strategy<Value = Presence> {
    let flag = || prop_oneof![6 => Just(Some(false)), 2 => Just(None), 1 => Just(Some(true))];
    (flag(), flag(), flag(), flag(), flag(), flag()).prop_map(
        |(locked, do_not_disturb, full_screen, camera, microphone, idle)| Presence {
            locked,
            do_not_disturb,
            full_screen,
            camera,
            microphone,
            idle,
        },
    )
}

fn answers() -> impl Strategy<Value = Answer> {
    let reasons = || prop::option::of(prop_oneof![Just(Reason::Pain), Just(Reason::NoTime)]);
    prop_oneof![
        4 => (0u32..400, reasons()).prop_map(|(span, reason)| Answer::Snooze(span, reason)),
        1 => reasons().prop_map(Answer::NotToday),
        1 => Just(Answer::Open),
        1 => Just(Answer::Dismiss),
        1 => Just(Answer::Start),
        2 => Just(Answer::Finish),
        1 => Just(Answer::Leave),
    ]
}
