//! Reminders in a script: what the desktop is told to show, as it is told, and what a person or a desktop answers. Each line
//! of the log has the clock on the wall of where the person is.

use std::fmt::Write;

use chrono::{NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use sinew_companion::Presence;
use sinew_companion::wire::{
    AskingWhy, FlagDraft, Kind, Legs, LogWhat, Notice, NoticeAnswer, OccurrenceKey, OpenAt, PauseDraft, PauseFor,
    PauseKind, PlanDraft, PromptAction, PromptChoice, ProposalAnswer, Reason, ReminderLog, RemindersNow, ResumeDraft,
    Rung, SignTicked, SkipDraft, SkipReason, SlotName, TrayView, WireError,
};

use crate::world::{AchillesSite, achilles, draft, slot};
use crate::{World, tell};

impl World {
    /// The words accepted and no plan begun, at a time of a place. What is shown is written down as it is shown.
    pub fn reminded(zone: &str, from: &str) -> Self {
        let mut world = Self::new();
        world.kill();
        let zone: Tz = zone.parse().expect("a known zone");
        let local = NaiveDateTime::parse_from_str(from, "%Y-%m-%d %H:%M").expect("a date and a time");
        world.now.zone = zone;
        world.now.wall = zone.from_local_datetime(&local).earliest().expect("a time that there was").to_utc();
        world.minded = true;
        world.open().expect("the log opens");
        world.accept();
        world
    }

    /// One line of the log for each thing that the desktop is to do.
    pub(crate) fn hear_notices(&mut self, notices: Vec<Notice>) {
        for notice in notices {
            let told = match &notice {
                Notice::Show(view) => {
                    let also: Vec<&str> = view.also.iter().map(|kind| kind_name(*kind)).collect();
                    let also = if also.is_empty() { String::new() } else { format!(", also {}", also.join(", ")) };
                    let name = view.name.as_ref().map(|name| format!(" \"{name}\"")).unwrap_or_default();
                    let sound = if view.sound { "" } else { ", silent" };
                    let (key, rung) = (self.key_told(&view.key), rung_name(view.rung));
                    format!("SHOW {key}{name} {rung}{also}{sound} [{}]", choices_told(&view.choices))
                }
                Notice::Withdraw(key) => format!("WITHDRAW {}", self.key_told(key)),
                Notice::Open(place) => format!("OPEN {}", place_told(place)),
            };
            match notice {
                Notice::Show(view) => {
                    *self.shown.entry((view.key.day.clone(), view.key.slot.clone(), view.key.nth)).or_default() += 1;
                    self.on_screen = Some(view.key);
                }
                Notice::Withdraw(key) => drop(self.on_screen.take_if(|on_screen| *on_screen == key)),
                Notice::Open(_) => {}
            }
            if self.minded {
                let local = self.now.wall.with_timezone(&self.now.zone);
                let _ = writeln!(self.log, "  {} {told}", local.format("%a %H:%M:%S"));
            }
        }
    }

    /// False where the line is none of these.
    pub(crate) fn reminder_line(&mut self, line: &str) -> bool {
        let words: Vec<&str> = line.split(' ').collect();
        let now = self.now;
        match words.as_slice() {
            ["until", clock] if clock.contains(':') => {
                let clock = NaiveTime::parse_from_str(clock, "%H:%M").expect("a time of day");
                let local = now.wall.with_timezone(&now.zone).time();
                let ahead = clock.signed_duration_since(local);
                let ahead = if ahead <= TimeDelta::zero() { ahead + TimeDelta::days(1) } else { ahead };
                self.pass(ahead.to_std().expect("time goes forward"));
            }
            ["press", what, slot @ ..] => {
                let key = match slot {
                    [slot] => self.occurrence(slot),
                    _ => self.on_screen.clone().expect("something is on the screen"),
                };
                let plays = self.companion().notice_answered(&key, NoticeAnswer::Pressed(action_of(what)), &now);
                self.hear(&plays);
                self.settle();
            }
            [what @ ("body" | "dismiss"), slot @ ..] => {
                let key = match slot {
                    [slot] => self.occurrence(slot),
                    _ => self.on_screen.clone().expect("something is on the screen"),
                };
                let answer = if *what == "body" { NoticeAnswer::Opened } else { NoticeAnswer::Dismissed };
                self.companion().notice_answered(&key, answer, &now);
                if *what == "dismiss" {
                    self.on_screen = None;
                }
                self.settle();
            }
            ["snooze", slot, what, reason @ ..] => {
                let (key, reason) = (self.occurrence(slot), reason.first().map(|r| reason_of(r)));
                self.ask(|world| world.companion().snooze(&key, action_of(what), reason, &now));
            }
            ["not", "today", slot, reason @ ..] => {
                let (key, reason) = (self.occurrence(slot), reason.first().map(|r| skip_reason_of(r)));
                self.ask(|world| world.companion().not_today(&key, reason, &now));
            }
            ["presence", told] => {
                self.companion().presence_is(presence_of(told), &now);
                self.settle();
            }
            ["quiet", "for", how] => {
                let how = match *how {
                    "hour" => PauseFor::Hour,
                    "today" => PauseFor::Today,
                    "ever" => PauseFor::FurtherNotice,
                    at => PauseFor::Until(at.to_owned()),
                };
                self.ask(|world| world.companion().pause_reminders(&how, &now));
            }
            ["unpause"] => self.ask(|world| world.companion().unpause_reminders(&now)),
            ["cards", "seen"] => self.ask(|world| world.companion().missed_seen(&now)),
            ["zone", "seen"] => self.ask(|world| world.companion().zone_seen(&now)),
            ["asking", "closed"] => self.ask(|world| world.companion().asking_closed(&now)),
            ["propose", answer] => {
                let answer = match *answer {
                    "move" => ProposalAnswer::Move,
                    "not-now" => ProposalAnswer::NotNow,
                    "never" => ProposalAnswer::Never,
                    other => panic!("no such answer: {other}"),
                };
                self.ask(|world| {
                    let proposal = world.companion().reminders_now(&now)?.proposal;
                    let slot = proposal.map_or_else(String::new, |proposal| proposal.slot_id);
                    world.companion().answer_proposal(&slot, answer, &now)
                });
            }
            ["ice", "on"] => self.ask(|world| world.companion().start_ice(&now)),
            ["ice", "off"] => self.ask(|world| world.companion().stop_ice(&now)),
            ["zone", zone] => {
                self.now.zone = zone.parse().expect("a known zone");
                self.look();
            }
            ["clock", span] => {
                self.now.wall += span_of(span);
                self.look();
            }
            ["off", span] => {
                self.quit();
                self.now.wall += span_of(span);
                self.open().expect("the log opens");
                self.look();
            }
            // As after kill -9.
            ["killed"] => {
                self.kill();
                self.on_screen = None;
                self.open().expect("the log opens");
                self.look();
            }
            ["skip", slot, reason] => {
                let skip = SkipDraft { key: self.key(slot_of(slot)), reason: skip_reason_of(reason) };
                self.ask(|world| world.companion().skip_session(&skip, &now));
            }
            ["plan", "paused"] => {
                let draft = PauseDraft { plan: None, kind: PauseKind::Ill, from: None, until: None };
                self.ask(|world| world.companion().pause(&draft, &now).map(|_| ()));
            }
            ["plan", "resumed"] => {
                let pause = self.companion().today(&now).expect("today can be told").pauses.remove(0).id;
                let draft = ResumeDraft { pause, quiet: None, clinician_agrees: false, as_before: true };
                self.ask(|world| world.companion().resume(&draft, &now).map(|_| ()));
            }
            ["plan", "ended"] => {
                let plan = self.key(SlotName::Evening).plan;
                self.ask(|world| world.companion().end_plan(&plan, &now));
            }
            ["a", "sign"] => {
                let signs = vec![SignTicked { checklist: "red-flags".to_owned(), item: 0 }];
                self.ask(|world| world.companion().raise_flag(&FlagDraft { signs }, &now).map(|_| ()));
            }
            ["now"] => {
                let told = self.companion().reminders_now(&now).map(|told| self.now_told(&told));
                self.log.push_str(&told.unwrap_or_else(|error| tell::refusal(&error)));
            }
            ["tray"] => {
                let told = self.tray.clone().map_or_else(|| "  none\n".to_owned(), |tray| tray_told(&tray));
                self.log.push_str(&told);
            }
            ["log"] => {
                let told = self.companion().reminder_log(&now).expect("the log can be read");
                let told = self.log_told(&told);
                self.log.push_str(&told);
            }
            _ => return false,
        }
        true
    }

    /// As the driver does when it is woken.
    pub fn look(&mut self) {
        let now = self.now;
        self.companion().woken(&now);
        self.settle();
    }

    /// Ends the program as it ends by itself.
    pub fn quit(&mut self) {
        let now = self.now;
        assert!(self.companion().write_out(&now), "nothing stands in the way of a write");
        self.kill();
        self.on_screen = None;
    }

    fn ask(&mut self, ask: impl FnOnce(&mut World) -> Result<(), WireError>) {
        if let Err(error) = ask(self) {
            self.log.push_str(&tell::refusal(&error));
        }
        self.settle();
    }

    /// Of the plan that was begun last, today.
    pub fn occurrence(&mut self, slot: &str) -> OccurrenceKey {
        let key = self.key(slot_of(slot));
        OccurrenceKey { day: key.day, slot: format!("{}/{slot}", key.plan), nth: 0 }
    }

    /// Without ids; with its day, if it is not this one.
    pub fn key_told(&self, key: &OccurrenceKey) -> String {
        let slot = key.slot.rsplit_once('/').map_or(key.slot.as_str(), |(_, slot)| slot);
        let words: Vec<&str> = slot.split(' ').filter(|word| !word.contains('-')).collect();
        let mut told = words.join(" ");
        if key.nth > 0 {
            let _ = write!(told, " {}", key.nth);
        }
        let today = sinew_domain::day::training_day(self.now.wall, self.now.zone, sinew_domain::day::RollOver::DEFAULT);
        if key.day != today.to_string() {
            let _ = write!(told, " of {}", &key.day[5..]);
        }
        told
    }

    fn now_told(&self, told: &RemindersNow) -> String {
        let mut lines = Vec::new();
        if let Some(next) = &told.next {
            let ahead = if next.days_ahead > 0 { format!(" in {} d", next.days_ahead) } else { String::new() };
            let open = if next.open { ", open" } else { "" };
            let snoozed = next.snoozed_until.as_ref().map(|at| format!(", snoozed until {at}")).unwrap_or_default();
            lines.push(format!(
                "next {:?} of {}{ahead} {}-{}{open}{snoozed}, {:.0} min [{}]",
                next.slot,
                next.programme,
                next.opens,
                next.closes,
                next.about_ms / 60_000.0,
                choices_told(&next.choices)
            ));
        }
        lines.extend(told.hold.map(|hold| format!("held: {hold:?}")));
        lines.extend(told.paused.as_ref().map(|paused| format!("paused until {:?}", paused.until)));
        let missed = told.missed.iter();
        lines.extend(missed.map(|m| format!("missed {:?} {} d ago: {:?}", m.slot, m.days_ago, m.how)));
        lines.extend(told.asking.as_ref().map(|asking| match asking {
            AskingWhy::Snooze { key, what, until } => {
                format!("asking why {:?} {} until {until}", what, self.key_told(key))
            }
            AskingWhy::NotToday { key, .. } => format!("asking why not today {}", self.key_told(key)),
        }));
        lines.extend(told.zone_line.as_ref().map(|zone| format!("times are those of {zone}")));
        lines.extend(told.proposal.as_ref().map(|p| {
            let least = p.least.as_ref().map(|l| format!(", {:?} {} %", l.slot, l.percent)).unwrap_or_default();
            format!(
                "proposal: {:?} missed {} of {}, {} %{least}: move {}-{} to {}-{} ({:?})",
                p.often.slot,
                p.often.missed,
                p.often.asked,
                p.often.percent,
                p.from.from,
                p.from.to,
                p.to.from,
                p.to.to,
                p.done_then
            )
        }));
        lines.extend(
            told.ice
                .as_ref()
                .map(|ice| format!("ice next {:?} until {} in {} d", ice.next, ice.until, ice.until_days_ahead)),
        );
        lines.extend((told.unsaved > 0).then(|| format!("{} not in the file", told.unsaved)));
        if lines.is_empty() {
            lines.push("nothing".to_owned());
        }
        lines.iter().map(|line| format!("  {line}\n")).collect()
    }

    fn log_told(&self, log: &ReminderLog) -> String {
        let mut told = String::new();
        for day in &log.days {
            let _ = writeln!(told, "  {} ({} d ago, {})", day.day, day.days_ago, day.zone);
            for one in &day.occurrences {
                let lines: Vec<String> =
                    one.lines.iter().map(|line| format!("{} {}", line.at, what_told(&line.what))).collect();
                let name = self.key_told(&one.key);
                let _ = writeln!(told, "    {name} {}-{}: {}", one.opens, one.closes, lines.join(", "));
            }
        }
        told
    }
}

fn what_told(what: &LogWhat) -> String {
    match what {
        LogWhat::Due => "due".to_owned(),
        LogWhat::Held { reason } => format!("held ({reason:?})"),
        LogWhat::Shown { rung } => format!("shown ({})", rung_name(*rung)),
        LogWhat::Opened => "opened".to_owned(),
        LogWhat::Snoozed { until, reason } => {
            format!("snoozed until {until}{}", reason.map(|r| format!(" ({r:?})")).unwrap_or_default())
        }
        LogWhat::Started => "started".to_owned(),
        LogWhat::Left => "left".to_owned(),
        LogWhat::Done => "done".to_owned(),
        LogWhat::Skipped { reason } => {
            format!("skipped{}", reason.map(|r| format!(" ({r:?})")).unwrap_or_default())
        }
        LogWhat::Missed { how } => format!("missed ({how:?})"),
        LogWhat::TooSoon => "too soon".to_owned(),
        LogWhat::LetGo => "let go".to_owned(),
        LogWhat::Revived => "revived".to_owned(),
        LogWhat::CalledOff => "called off".to_owned(),
    }
}

fn tray_told(tray: &TrayView) -> String {
    let next = tray.next.as_ref().map_or_else(
        || "nothing ahead".to_owned(),
        |next| {
            let state = if next.open { "closes" } else { "opens" };
            let (ahead, left) = (next.days_ahead, next.left_min);
            let name = next.name.as_ref().map(|name| format!(" \"{name}\"")).unwrap_or_default();
            format!("{:?}{name} {}-{} in {ahead} d, {state} in {left} min", next.slot, next.opens, next.closes)
        },
    );
    let hold = tray.hold.map(|hold| format!(", held: {hold:?}")).unwrap_or_default();
    format!("  {next}{hold}{}\n", if tray.in_session { ", in session" } else { "" })
}

pub(crate) fn choices_told(choices: &[PromptChoice]) -> String {
    let told = choices.iter().map(|choice| {
        let what = match choice.what {
            PromptAction::Start => "start",
            PromptAction::In15 => "in 15 min",
            PromptAction::Later => "later",
            PromptAction::NotToday => "not today,",
        };
        let ahead = match choice.days_ahead {
            Some(days) if days > 0 => format!("+{days}d "),
            Some(_) | None => String::new(),
        };
        let at = choice.at.as_ref().map(|at| format!(" {ahead}{at}")).unwrap_or_default();
        format!("{what}{at}{}", if choice.needs_reason { " (why?)" } else { "" })
    });
    told.collect::<Vec<_>>().join(" | ")
}

fn place_told(place: &OpenAt) -> String {
    match place {
        OpenAt::Today => "today".to_owned(),
        OpenAt::Ask { ask } => format!("{:?} of {}", ask.slot, &ask.day[5..]),
        OpenAt::Session => "the session".to_owned(),
        OpenAt::Programme { id } => format!("the programme {id}"),
        OpenAt::Morning => "the morning check".to_owned(),
        OpenAt::Weekly => "the weekly check".to_owned(),
        OpenAt::Reminders => "reminders".to_owned(),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Session => "a session",
        Kind::Waking => "waking",
        Kind::MorningCheck => "morning check",
        Kind::WeeklyCheck => "weekly check",
        Kind::Ice => "ice",
        Kind::SitBreak => "sit break",
        Kind::Appointment => "appointment",
        Kind::Shoe => "shoe",
        Kind::UnloadingWeek => "unloading week",
    }
}

fn rung_name(rung: Rung) -> &'static str {
    match rung {
        Rung::First => "first",
        Rung::Second => "second",
        Rung::Third => "third",
        Rung::LastCall => "last call",
    }
}

fn action_of(word: &str) -> PromptAction {
    match word {
        "start" => PromptAction::Start,
        "in15" => PromptAction::In15,
        "later" => PromptAction::Later,
        "not-today" => PromptAction::NotToday,
        other => panic!("no such button: {other}"),
    }
}

fn slot_of(word: &str) -> SlotName {
    match word {
        "morning" => SlotName::Morning,
        "midday" => SlotName::Midday,
        "evening" => SlotName::Evening,
        other => panic!("no such slot: {other}"),
    }
}

fn reason_of(word: &str) -> Reason {
    match word {
        "pain" => Reason::Pain,
        "time" => Reason::NoTime,
        "other" => Reason::Other,
        other => panic!("no such reason: {other}"),
    }
}

fn skip_reason_of(word: &str) -> SkipReason {
    match word {
        "pain" => SkipReason::Pain,
        "time" => SkipReason::NoTime,
        "clinician" => SkipReason::Clinician,
        other => panic!("no such reason: {other}"),
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
        "microphone" => Presence { microphone: Some(true), ..here },
        "idle" => Presence { idle: Some(true), ..here },
        other => panic!("no such presence: {other}"),
    }
}

pub(crate) fn span_of(text: &str) -> TimeDelta {
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

/// Heavy calf work on Mondays, Wednesdays and Fridays.
pub fn evening() -> PlanDraft {
    let evening = vec![slot(SlotName::Evening, "17:00", "22:00")];
    let weekdays = [true, false, true, false, true, false, false];
    PlanDraft { slots: evening, weekdays, ..draft("hsr-home", Some("achilles"), Some("mid-portion"), Legs::Left) }
}

pub fn evenings(zone: &str, from: &str) -> World {
    begun(zone, from, &evening())
}

/// Heel drops every morning and every evening.
pub fn twice_a_day(zone: &str, from: &str) -> World {
    begun(zone, from, &achilles(Legs::Left, AchillesSite::MidPortion))
}

/// The plan is begun five hours before, and the program was off since.
pub fn begun(zone: &str, from: &str, draft: &PlanDraft) -> World {
    let (day, time) = from.split_once(' ').expect("a date and a time");
    let at: NaiveDateTime = format!("{day}T{time}:00").parse().expect("a date and a time");
    let before = at - TimeDelta::hours(5);
    let mut world = World::reminded(zone, &before.format("%Y-%m-%d %H:%M").to_string());
    world.begin(draft);
    world.run("off 5h");
    // Past the two minutes in which nobody is spoken to.
    world.run("+3m");
    world
}
