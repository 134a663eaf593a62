//! Reminders as scripts: what a person, a desktop and the clocks do, and beside it everything that is answered.
//!
//! A line of a script is time (`+15m`, `until 17:00`: the driver wakes whenever it asked to, and looks at the clock at
//! least twice a minute), what goes wrong with time (`suspend 3h`; `off 8h`: the computer is switched off, and the state
//! is kept and read; `clock -365d`: somebody sets it; `zone Asia/Tokyo`), what the desktop tells (`presence locked`), or
//! an answer (`snooze evening`, `not today evening pain`, `finish morning`…). A line of the log is the clock on the wall
//! where the person is, and what happened then.

mod away;
mod clocks;
mod held;
mod ladder;
mod learning;
mod others;
mod settled;
mod windows;
mod zones;

use std::fmt::Write;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use expect_test::Expect;

use super::{
    Asked, Choice, ClockTime, Days, Effect, Event, Fact, Key, Kind, Missed, Presence, Reason, Refusal, Reminders, Rest,
    Rung, Schedule, Slot, SlotId, Weekdays, When, Window, kind,
};
use crate::day::{RollOver, training_day};
use crate::time::{Mono, Now};

/// Monday 23 November 2026 in Berlin, from a time on.
fn check(slots: Vec<Slot>, from: &str, script: &str, expected: Expect) {
    check_in("Europe/Berlin", &format!("2026-11-23 {from}"), slots, script, expected);
}

fn check_in(zone: &str, from: &str, slots: Vec<Slot>, script: &str, expected: Expect) {
    let mut stage = Stage::start(zone_of(zone), from, slots);
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        stage.play(line);
    }
    expected.assert_eq(&stage.log);
}

/// A quarter of a day before the script begins.
fn ever() -> DateTime<Utc> {
    "2011-01-01T00:00:00Z".parse().expect("an instant")
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").expect("a time of day")
}

fn window(text: &str) -> Window {
    let (from, to) = text.split_once('-').expect("a window has two ends");
    Window { from: time(from), to: time(to) }
}

/// A session every day, six hours after the one before it at the least.
fn slot(id: &str, at: &str) -> Slot {
    kind::session(id, "achilles", 360, window(at), ever())
}

fn evening() -> Vec<Slot> {
    vec![slot("evening", "17:00-22:00")]
}

fn twice_a_day() -> Vec<Slot> {
    vec![slot("morning", "06:30-10:00"), slot("evening", "17:00-22:00")]
}

fn schedule(slots: Vec<Slot>) -> Schedule {
    Schedule { slots, rests: Vec::new(), quiet: None, roll_over: RollOver::DEFAULT }
}

fn zone_of(name: &str) -> Tz {
    name.parse().expect("a known zone")
}

struct Stage {
    schedule: Schedule,
    reminders: Reminders,
    now: Now,
    log: String,
}

impl Stage {
    fn start(zone: Tz, from: &str, slots: Vec<Slot>) -> Self {
        let local = NaiveDateTime::parse_from_str(from, "%Y-%m-%d %H:%M").expect("a date and a time");
        let wall = zone.from_local_datetime(&local).earliest().expect("a time that there was").to_utc();
        let now = Now { mono: Mono::from_micros(7_000_000), slept: Duration::from_secs(3600), wall, zone };
        let made = |slot: Slot| Slot {
            since: if slot.since == ever() { wall - TimeDelta::hours(6) } else { slot.since },
            ..slot
        };
        let slots = slots.into_iter().map(made).collect();
        let mut stage = Self { schedule: schedule(slots), reminders: Reminders::default(), now, log: String::new() };
        stage.handle(Event::Tick);
        stage
    }

    fn play(&mut self, line: &str) {
        if let Some(span) = line.strip_prefix('+') {
            return self.let_pass(span_of(span));
        }
        if let Some(clock) = line.strip_prefix("until ") {
            let local = self.now.wall.with_timezone(&self.now.zone).time();
            let ahead = time(clock).signed_duration_since(local);
            let ahead = if ahead <= TimeDelta::zero() { ahead + TimeDelta::days(1) } else { ahead };
            return self.let_pass(ahead);
        }
        self.write(format!("> {line}"));
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["suspend", span] => {
                self.now.slept += span_of(span).to_std().expect("a length of time");
                self.now.wall += span_of(span);
                self.handle(Event::Tick);
            }
            ["off", span] => self.restart(span_of(span)),
            ["clock", span] => {
                self.now.wall += span_of(span);
                self.handle(Event::Tick);
            }
            ["zone", zone] => {
                self.now.zone = zone_of(zone);
                self.handle(Event::Tick);
            }
            ["delete", slot] => {
                self.schedule.slots.retain(|other| other.id.as_str() != *slot);
                self.handle(Event::Tick);
            }
            ["rest"] => {
                let today = self.today();
                self.schedule.rests.push(Rest { from: today, until: Some(today) });
                self.handle(Event::Tick);
            }
            ["quiet", hours] => {
                self.schedule.quiet = Some(window(hours));
                self.handle(Event::Tick);
            }
            ["choices", slot] => {
                let choices = self.reminders.choices(&self.key(slot), &self.schedule, &self.now);
                let told = self.choices_told(&choices);
                self.write(format!("  {told}"));
            }
            ["next"] => {
                let next = self.reminders.next_session(&self.schedule, &self.now);
                let told = next.map_or("none".to_owned(), |n| {
                    let clock = |at| self.clock(&ClockTime::of(at, self.now.zone));
                    format!("{} {}..{}", self.name(&n.key), clock(n.opens), clock(n.closes))
                });
                self.write(format!("  {told}"));
            }
            _ => {
                let event = self.event_of(&words);
                self.handle(event);
            }
        }
    }

    /// As the driver's thread does it: sleeps for as long as it was told, and asks.
    fn let_pass(&mut self, span: TimeDelta) {
        let until = self.now.mono.plus(span.to_std().expect("time goes forward"));
        while self.now.mono < until {
            let left = until.since(self.now.mono);
            let sleep = self.reminders.next_wake(&self.schedule, &self.now).map_or(left, |wake| wake.min(left));
            assert!(!sleep.is_zero(), "the driver would spin:\n{}", self.log);
            self.now.mono = self.now.mono.plus(sleep);
            self.now.wall += sleep;
            self.handle(Event::Tick);
        }
    }

    /// Another process, after the machine was off.
    fn restart(&mut self, off: TimeDelta) {
        let kept = serde_json::to_string(&self.reminders).expect("the state is plain data");
        self.now.wall += off;
        self.now.mono = Mono::from_micros(self.now.mono.as_micros() % 1_000_003);
        self.now.slept = Duration::ZERO;
        let kept: Reminders = serde_json::from_str(&kept).expect("what was kept can be read");
        assert_eq!(kept, self.reminders);
        let (reminders, effects) = Reminders::restore(kept, &self.now);
        self.reminders = reminders;
        self.write_effects(&effects);
        self.handle(Event::Tick);
    }

    fn handle(&mut self, event: Event) {
        let effects = self.reminders.handle(&self.schedule, event, &self.now);
        self.write_effects(&effects);
    }

    fn today(&self) -> NaiveDate {
        training_day(self.now.wall, self.now.zone, self.schedule.roll_over)
    }

    fn key(&self, slot: &str) -> Key {
        Key { day: self.today(), slot: SlotId::new(slot), nth: 0 }
    }

    fn event_of(&self, words: &[&str]) -> Event {
        match words {
            ["presence", told] => Event::Presence(presence_of(told)),
            ["pause"] => Event::Pause { until: None },
            ["pause", span] => Event::Pause { until: Some(self.now.wall + span_of(span)) },
            ["unpause"] => Event::Unpause,
            ["snooze", slot, reason @ ..] => self.snooze(slot, TimeDelta::minutes(15), reason),
            ["snooze-for", span, slot] => self.snooze(slot, span_of(span), &[]),
            ["later", slot, reason @ ..] => {
                let key = self.key(slot);
                let choices = self.reminders.choices(&key, &self.schedule, &self.now);
                let later = choices.iter().find_map(|choice| match choice {
                    Choice::Later { at, .. } => Some(at.at),
                    Choice::Start | Choice::In15 { .. } | Choice::NotToday { .. } => None,
                });
                Event::Snooze { key, until: later.expect("later is offered"), reason: reason_of(reason) }
            }
            ["not", "today", slot, reason @ ..] => Event::NotToday { key: self.key(slot), reason: reason_of(reason) },
            ["open", slot] => Event::Opened(self.key(slot)),
            ["dismiss", slot] => Event::Dismissed(self.key(slot)),
            ["start", slot] => Event::Started(self.key(slot)),
            ["finish", slot] => Event::Finished { key: self.key(slot), at: self.now.wall },
            ["leave", slot] => Event::Left(self.key(slot)),
            other => panic!("no such line: {other:?}"),
        }
    }

    fn snooze(&self, slot: &str, span: TimeDelta, reason: &[&str]) -> Event {
        Event::Snooze { key: self.key(slot), until: self.now.wall + span, reason: reason_of(reason) }
    }

    fn write(&mut self, text: String) {
        let local = self.now.wall.with_timezone(&self.now.zone);
        let _ = writeln!(self.log, "{} {text}", local.format("%a %H:%M:%S"));
    }

    fn write_effects(&mut self, effects: &[Effect]) {
        let mut told: Vec<(String, String)> = Vec::new();
        for effect in effects {
            told.extend(self.told(effect));
        }
        let mut lines: Vec<String> = Vec::new();
        for same in told.chunk_by(|a, b| a.0 == b.0 && !a.0.is_empty()) {
            match same {
                [(what, _), .., (_, last)] if same.len() > 4 => {
                    lines.push(format!("{} times {what}, the last {last}", same.len()));
                }
                _ => lines.extend(same.iter().map(|(what, whose)| format!("{whose} {what}").trim().to_owned())),
            }
        }
        if !lines.is_empty() {
            self.write(lines.join(" · "));
        }
    }

    /// What, and of whom. Shown is a matter of course after the prompt that shows it.
    fn told(&self, effect: &Effect) -> Option<(String, String)> {
        let named = |what: String, key: &Key| Some((what, self.name(key)));
        let whole = |what: String| Some((String::new(), what));
        match effect {
            Effect::Show(prompt) => {
                let also: Vec<String> = prompt.also.iter().map(|key| self.name(key)).collect();
                let also = if also.is_empty() { String::new() } else { format!(", also {}", also.join(", ")) };
                whole(format!(
                    "SHOW {} {}{also} [{}]",
                    self.name(&prompt.key),
                    rung_name(prompt.rung),
                    self.choices_told(&prompt.choices)
                ))
            }
            Effect::Withdraw(key) => whole(format!("WITHDRAW {}", self.name(key))),
            Effect::Open(key) => whole(format!("OPEN {}", self.name(key))),
            Effect::AskWhy { key, what: Asked::NotToday } => whole(format!("ASK WHY not today {}", self.name(key))),
            Effect::AskWhy { key, what: Asked::Snooze { until } } => {
                let until = self.clock(&ClockTime::of(*until, self.now.zone));
                whole(format!("ASK WHY {} only at {until}", self.name(key)))
            }
            Effect::CalmCard(lines) if lines.len() > 4 => whole(format!("CARD of {}", lines.len())),
            Effect::CalmCard(lines) => {
                let lines: Vec<String> =
                    lines.iter().map(|line| format!("{} {}", self.name(&line.key), missed_name(line.how))).collect();
                whole(format!("CARD {}", lines.join(", ")))
            }
            Effect::ZoneLine { from, to } => whole(format!("ZONE {from} to {to}")),
            Effect::Refused { key, why } => whole(format!(
                "REFUSED {}: {}",
                self.name(key),
                match why {
                    Refusal::Closed => "not open",
                    Refusal::Settled => "settled",
                    Refusal::PastClosing => "past closing",
                    Refusal::NoneLeft => "no prompt left",
                }
            )),
            Effect::Fact { key, fact } => match fact {
                Fact::Shown(_) => None,
                Fact::Due => named("due".to_owned(), key),
                Fact::Held(reason) => named(format!("held: {reason:?}"), key),
                Fact::Opened => named("opened".to_owned(), key),
                Fact::Snoozed { until, reason } => {
                    let until = self.clock(&ClockTime::of(*until, self.now.zone));
                    named(format!("snoozed to {until}{}", because(*reason)), key)
                }
                Fact::Started => named("started".to_owned(), key),
                Fact::Left => named("left".to_owned(), key),
                Fact::Done => named("done".to_owned(), key),
                Fact::Skipped { reason } => named(format!("skipped{}", because(*reason)), key),
                Fact::Missed(how) => named(format!("missed ({})", missed_name(*how)), key),
                Fact::TooSoon => named("too soon".to_owned(), key),
                Fact::LetGo => named("let go".to_owned(), key),
                Fact::Revived => named("revived".to_owned(), key),
                Fact::CalledOff => named("called off".to_owned(), key),
            },
        }
    }

    fn choices_told(&self, choices: &[Choice]) -> String {
        let why = |needs: &bool| if *needs { " (why?)" } else { "" };
        let told = choices.iter().map(|choice| match choice {
            Choice::Start => "start".to_owned(),
            Choice::In15 { at, needs_reason } => format!("in 15 min {}{}", self.clock(at), why(needs_reason)),
            Choice::Later { at, needs_reason } => format!("later {}{}", self.clock(at), why(needs_reason)),
            Choice::NotToday { next: Some(at) } => format!("not today, {}", self.clock(at)),
            Choice::NotToday { next: None } => "not today".to_owned(),
        });
        told.collect::<Vec<_>>().join(" | ")
    }

    fn name(&self, key: &Key) -> String {
        let mut name = key.slot.as_str().to_owned();
        if key.nth > 0 {
            let _ = write!(name, " {}", key.nth);
        }
        if key.day != self.today() {
            let _ = write!(name, " of {}", key.day.format("%d %b"));
        }
        name
    }

    /// With the day, if it is not this one.
    fn clock(&self, at: &ClockTime) -> String {
        let here = self.now.wall.with_timezone(&self.now.zone).date_naive();
        let format = if at.shows.date() == here { "%H:%M" } else { "%a %H:%M" };
        at.shows.format(format).to_string()
    }
}

fn presence_of(told: &str) -> Presence {
    let here = Presence {
        locked: Some(false),
        do_not_disturb: Some(false),
        full_screen: Some(false),
        camera: Some(false),
        microphone: Some(false),
        idle: Some(false),
    };
    match told {
        "here" => here,
        "unknown" => Presence::default(),
        "locked" => Presence { locked: Some(true), ..here },
        "disturbed" => Presence { do_not_disturb: Some(true), ..here },
        "full-screen" => Presence { full_screen: Some(true), ..here },
        "camera" => Presence { camera: Some(true), ..here },
        "microphone" => Presence { microphone: Some(true), ..Presence::default() },
        "idle" => Presence { idle: Some(true), ..here },
        other => panic!("no such presence: {other}"),
    }
}

fn span_of(text: &str) -> TimeDelta {
    let digits = text.trim_end_matches(char::is_alphabetic);
    let number: i64 = digits.parse().expect("a span begins with a number");
    match &text[digits.len()..] {
        "s" => TimeDelta::seconds(number),
        "m" => TimeDelta::minutes(number),
        "h" => TimeDelta::hours(number),
        "d" => TimeDelta::days(number),
        unit => panic!("no unit of time: {unit}"),
    }
}

fn reason_of(words: &[&str]) -> Option<Reason> {
    match words {
        [] => None,
        ["pain"] => Some(Reason::Pain),
        ["no", "time"] => Some(Reason::NoTime),
        ["wrong", "place"] => Some(Reason::WrongPlace),
        ["forgot"] => Some(Reason::Forgot),
        ["ill"] => Some(Reason::Ill),
        ["other"] => Some(Reason::Other),
        other => panic!("no such reason: {other:?}"),
    }
}

fn because(reason: Option<Reason>) -> String {
    reason.map(|reason| format!(" because {reason:?}")).unwrap_or_default()
}

fn rung_name(rung: Rung) -> &'static str {
    match rung {
        Rung::First => "first",
        Rung::Second => "second",
        Rung::Third => "third",
        Rung::LastCall => "last call",
    }
}

fn missed_name(how: Missed) -> &'static str {
    match how {
        Missed::Unanswered => "unanswered",
        Missed::Unseen => "unseen",
        Missed::ClockSet => "clock set",
        Missed::ZoneChanged => "zone changed",
    }
}
