//! What a line of a script does.

use std::fmt::Write;
use std::time::Duration;

use sinew_companion::Play as Sound;
use sinew_companion::wire::{
    Control, Correction, EndReason, Legs, PhaseKind, Play, Report, SlotName, Status, WireError,
};

use crate::world::AchillesSite;
use crate::{World, tell};

impl World {
    /// Runs the lines; the log says what came of each.
    pub fn run(&mut self, script: &str) -> String {
        for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let _ = writeln!(self.log, "> {line}");
            self.line(line);
            self.write_heard();
        }
        std::mem::take(&mut self.log)
    }

    fn line(&mut self, line: &str) {
        if self.reminder_line(line) {
            return;
        }
        if let Some(span) = line.strip_prefix('+') {
            return self.pass(span_of(span));
        }
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["set", "up", legs, site] => self.answer(legs_of(legs), site_of(site)),
            ["at", day, time] => self.set_wall(&format!("{day}T{time}:00")),
            ["until", what] => self.until_named(what),
            ["play", "out"] => self.play_out(),
            ["suspend", span] => {
                let span = span_of(span);
                self.now.slept += span;
                self.now.wall += chrono::TimeDelta::from_std(span).expect("a span of a script");
                self.pass(Duration::from_millis(500));
                let now = self.now;
                let plays = self.companion().tick(&now);
                self.hear(&plays);
                self.settle();
            }
            ["kill"] => self.kill(),
            ["open"] => {
                if let Err(error) = self.open() {
                    let _ = writeln!(self.log, "  not opened: {error}");
                }
            }
            ["start", slot] => {
                let (play, now) = (self.play(slot_of(slot)), self.now);
                self.act(|c| c.start_session(&play, &now));
            }
            ["play", exercise, legs] => {
                let play = Play::Exercise { id: (*exercise).to_owned(), legs: legs_of(legs) };
                let now = self.now;
                self.act(|c| c.start_session(&play, &now));
            }
            ["play", programme, phase, session, legs] => {
                let place = |word: &str| word.parse().expect("a place in a list");
                let (id, legs) = ((*programme).to_owned(), legs_of(legs));
                let play = Play::Programme { id, phase: place(phase), session: place(session), legs };
                let now = self.now;
                self.act(|c| c.start_session(&play, &now));
            }
            ["resume", "interrupted"] => {
                let now = self.now;
                self.act(|c| c.resume_interrupted(&now));
            }
            ["save", "interrupted"] => {
                let now = self.now;
                self.act(|c| c.save_interrupted(&now).map(|_| Vec::new()));
            }
            ["discard", "interrupted"] => {
                let now = self.now;
                self.act(|c| c.discard_interrupted(&now).map(|()| Vec::new()));
            }
            ["correct", "last", reps, load @ ..] => {
                let set_id = self.snapshot().and_then(|s| s.last_set).expect("a set was done").set_id;
                self.control(Control::CorrectSet { set_id, reps: number(reps), load_kg: load_of(load) });
            }
            ["correct", place, reps, load @ ..] => {
                let set_id = self.set_id(place.parse().expect("the place of a set, from 1"));
                let (correction, now) = (Correction { set_id, reps: number(reps), load_kg: load_of(load) }, self.now);
                self.act(|c| c.correct_set(&correction, &now));
            }
            ["report", during, after, effort, note @ ..] => {
                let report = Report {
                    session_id: self.newest_session(),
                    pain_during: answer(during),
                    pain_after: answer(after),
                    effort: answer(effort),
                    signs: None,
                    course: None,
                    feels: Vec::new(),
                    note: (!note.is_empty()).then(|| note.join(" ")),
                };
                let now = self.now;
                self.act(|c| c.save_report(&report, &now).map(|()| Vec::new()));
            }
            ["rows"] => self.log.push_str(&crate::rows::all(&self.folder)),
            ["today"] => {
                let now = self.now;
                let told = self.companion().today(&now).map(|t| tell::today(&t));
                self.note(told);
            }
            ["snapshot"] => {
                let told = self.snapshot().map_or_else(|| "  nothing on show\n".to_owned(), |s| tell::snapshot(&s));
                self.log.push_str(&told);
            }
            ["history"] => {
                let told = self.sessions().map(|sessions| tell::history(&sessions));
                self.note(told);
            }
            ["detail"] => {
                let id = self.newest_session();
                let told = self.companion().session_detail(&id).map(|d| tell::detail(&d));
                self.note(told);
            }
            ["interrupted"] => {
                let told = self.companion().interrupted().map(|i| tell::interrupted(i.as_ref()));
                self.note(told);
            }
            other => self.control(control_of(other)),
        }
    }

    fn control(&mut self, control: Control) {
        let now = self.now;
        self.act(|c| c.control(control, None, &now));
    }

    fn act(&mut self, ask: impl FnOnce(&mut sinew_companion::Companion) -> Result<Vec<Sound>, WireError>) {
        match ask(self.companion()) {
            Ok(plays) => self.hear(&plays),
            Err(error) => self.log.push_str(&tell::refusal(&error)),
        }
        self.settle();
    }

    fn note(&mut self, told: Result<String, WireError>) {
        self.log.push_str(&told.unwrap_or_else(|error| tell::refusal(&error)));
    }

    fn until_named(&mut self, what: &str) {
        let start = self.snapshot().and_then(|s| s.step).map(|s| s.index);
        let moved = |s: &sinew_companion::wire::Snapshot| s.step.as_ref().map(|s| s.index) != start;
        let in_phase = |s: &sinew_companion::wire::Snapshot, kind| s.phase.as_ref().is_some_and(|p| p.kind == kind);
        match what {
            "rest" => self.until(|s| moved(s) && in_phase(s, PhaseKind::Rest)),
            "switch" => self.until(|s| in_phase(s, PhaseKind::SwitchSide)),
            "set" => self.until(|s| in_phase(s, PhaseKind::Lower)),
            "end" => self.until(|s| s.status == Status::Ended),
            other => panic!("until what? {other}"),
        }
    }

    /// To the end, with the change of legs answered.
    fn play_out(&mut self) {
        while self.snapshot().is_some_and(|s| s.status != Status::Ended) {
            while self.wake(None) {}
            if self.snapshot().is_some_and(|s| s.status != Status::Ended) {
                self.control(Control::Done);
            }
        }
    }

    fn newest_session(&mut self) -> String {
        let sessions = self.sessions().expect("the history can be read");
        sessions.first().expect("there is a session").session_id.clone()
    }

    fn set_id(&mut self, place: usize) -> String {
        let id = self.newest_session();
        let detail = self.companion().session_detail(&id).expect("the session can be read");
        let mut ids = detail.sets.into_iter().filter_map(|s| s.set_id);
        ids.nth(place - 1).expect("there is such a set")
    }

    fn write_heard(&mut self) {
        let heard = std::mem::take(&mut self.heard);
        if !heard.is_empty() {
            let _ = writeln!(self.log, "  heard: {}", tell::cues(&heard));
        }
    }
}

fn control_of(words: &[&str]) -> Control {
    match words {
        ["pause"] => Control::Pause,
        ["resume"] => Control::Resume,
        ["skip"] => Control::Skip,
        ["back"] => Control::Back,
        ["more", "rest"] => Control::MoreRest,
        ["rep"] => Control::Rep,
        ["done"] => Control::Done,
        ["end", "set", reason] => Control::EndSet { reason: reason_of(reason) },
        ["end", "session"] => Control::EndSession { reason: None },
        ["end", "session", reason] => Control::EndSession { reason: Some(reason_of(reason)) },
        other => panic!("no such line: {other:?}"),
    }
}

fn reason_of(word: &str) -> EndReason {
    match word {
        "hurts" => EndReason::Hurts,
        "tired" => EndReason::Tired,
        "form" => EndReason::FormWent,
        "time" => EndReason::NoTime,
        other => panic!("no such reason: {other}"),
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

fn legs_of(word: &str) -> Legs {
    match word {
        "left" => Legs::Left,
        "right" => Legs::Right,
        "both" => Legs::Both,
        other => panic!("no such legs: {other}"),
    }
}

fn site_of(word: &str) -> AchillesSite {
    match word {
        "mid-portion" => AchillesSite::MidPortion,
        "insertional" => AchillesSite::Insertional,
        other => panic!("no such site: {other}"),
    }
}

fn number(word: &str) -> f64 {
    word.parse().expect("a number")
}

fn answer(word: &str) -> Option<f64> {
    (word != "-").then(|| number(word))
}

fn load_of(words: &[&str]) -> Option<f64> {
    words.first().map(|kg| number(kg.trim_end_matches("kg")))
}

fn span_of(text: &str) -> Duration {
    let digits = text.trim_end_matches(char::is_alphabetic);
    let count: u64 = digits.parse().expect("a span begins with a number");
    match &text[digits.len()..] {
        "ms" => Duration::from_millis(count),
        "s" => Duration::from_secs(count),
        "m" => Duration::from_secs(count * 60),
        "h" => Duration::from_secs(count * 3600),
        unit => panic!("no unit of time: {unit}"),
    }
}
