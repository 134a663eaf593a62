//! What a programme's shape cannot say.

use std::collections::BTreeSet;

use super::{Item, Load, Phase, Programme, SessionPlan};
use crate::data::{Check, Owner, Record};
use crate::exercise::{HOLD_S, MOVE_S, REPS, REST_S, SETS, check_tempo};

const WEEKS_MAX: u16 = 104;
/// What is accepted can be written to a file that is accepted again.
const ITEMS_MAX: usize = 300;

impl Record for Programme {
    fn check(&self, check: &mut Check) {
        check.sources(&self.sources);
        check.slug("id", &self.id);
        check.taken("id", &self.id);
        check.within("version", f64::from(self.version), &(1.0..=9999.0));
        check.name("name", &self.name);
        check.text("summary", &self.summary);
        check.names("topics", &self.topics);
        check.names("forms", &self.forms);
        check.maybe_text("evidence", self.evidence.as_deref());
        check.maybe_text("missing", self.missing.as_deref());
        if let Some(credit) = &self.credit {
            check.name("credit.text", &credit.text);
            if let Some(url) = &credit.url {
                check.link("credit.url", url);
            }
        }
        check.sourced("weeks", &self.weeks, 1.0..=f64::from(WEEKS_MAX));
        check.sourced("rest_s", &self.rest_s, REST_S);
        check.maybe_sourced("between_exercises_s", self.between_exercises_s.as_ref(), REST_S);
        check.maybe_sourced("min_gap_h", self.min_gap_h.as_ref(), 0.0..=168.0);
        self.check_pain(check);
        if let Some(point) = &self.as_tolerated {
            check.point("as_tolerated", point);
        }
        check.points("advance", &self.advance);
        check.points("people", &self.people);
        if check.known.owner == Owner::Sinew && self.evidence.is_none() {
            check.problem("evidence", "is missing");
        }
        self.check_tempos(check);
        check.count("phases", self.phases.len(), 1..=60);
        let items = self.items().count();
        if items > ITEMS_MAX {
            check.problem("phases", format!("{items} exercises in all; at most {ITEMS_MAX}"));
        }
        for (i, phase) in self.phases.iter().enumerate().take(60) {
            self.check_phase(check, &format!("phases[{i}]"), phase);
        }
        self.check_weeks(check);
        check.count("exercises", self.exercises.len(), 0..=40);
        for exercise in self.exercises.iter().take(40) {
            let mut inner = Check::new(&exercise.id, check.known);
            exercise.check(&mut inner);
            for problem in inner.done() {
                check.problem(&format!("exercises.{}", problem.path), problem.message);
            }
        }
    }
}

impl Programme {
    fn check_pain(&self, check: &mut Check) {
        let Some(rule) = &self.pain_rule else { return };
        check.numbered_text("pain_rule.text", &rule.text);
        for (key, value) in [("during_max", rule.during_max), ("after_max", rule.after_max)] {
            if let Some(value) = value {
                check.within(&format!("pain_rule.{key}"), f64::from(value), &(0.0..=10.0));
            }
        }
        check.origin("pain_rule", &rule.source, rule.grade);
    }

    fn check_tempos(&self, check: &mut Check) {
        check.count("tempos", self.tempos.len(), 0..=20);
        let used: BTreeSet<&str> = self.items().filter_map(|i| i.tempo.as_deref()).collect();
        for (name, parts) in &self.tempos {
            let path = format!("tempos.{name}");
            check.name(&path, name);
            if parts.is_empty() {
                check.problem(&path, "has no phase: such a rep would never end");
            }
            check_tempo(check, &path, parts);
            if !used.contains(name.as_str()) {
                check.problem(&path, "is used by no exercise");
            }
        }
    }

    /// From the first week to the last, none is left out.
    fn check_weeks(&self, check: &mut Check) {
        let weeks = self.weeks.to.unwrap_or(self.weeks.value).min(WEEKS_MAX);
        let covered = |week: u16| self.phases.iter().any(|p| (p.from..=p.to).contains(&week));
        let missing: Vec<u16> = (1..=self.weeks.value.min(WEEKS_MAX)).filter(|w| !covered(*w)).collect();
        if let Some(first) = missing.first() {
            check.problem("phases", format!("week {first} is in no phase ({} such weeks)", missing.len()));
        }
        for (i, phase) in self.phases.iter().enumerate().filter(|(_, p)| p.to > weeks) {
            check.problem(&format!("phases[{i}].to"), format!("{} is after the last week, {weeks}", phase.to));
        }
    }

    fn check_phase(&self, check: &mut Check, path: &str, phase: &Phase) {
        check.name(&format!("{path}.name"), &phase.name);
        check.maybe_text(&format!("{path}.goal"), phase.goal.as_deref());
        check.points(&format!("{path}.advance"), &phase.advance);
        if phase.from == 0 || phase.to < phase.from {
            check.problem(path, format!("weeks {} to {}: from 1 on, and not backwards", phase.from, phase.to));
        }
        check.count(&format!("{path}.sessions"), phase.sessions.len(), 1..=14);
        for (i, session) in phase.sessions.iter().enumerate().take(14) {
            self.check_session(check, &format!("{path}.sessions[{i}]"), session);
        }
    }

    fn check_session(&self, check: &mut Check, path: &str, session: &SessionPlan) {
        check.name(&format!("{path}.name"), &session.name);
        if session.days_per_week.is_some() == session.every_days.is_some() {
            check.problem(path, "has exactly one of days_per_week and every_days");
        }
        check.maybe_sourced(&format!("{path}.days_per_week"), session.days_per_week.as_ref(), 1.0..=7.0);
        check.maybe_sourced(&format!("{path}.every_days"), session.every_days.as_ref(), 1.0..=14.0);
        check.maybe_sourced(&format!("{path}.per_day"), session.per_day.as_ref(), 1.0..=6.0);
        check.count(&format!("{path}.items"), session.items.len(), 1..=40);
        for (i, item) in session.items.iter().enumerate().take(40) {
            self.check_item(check, &format!("{path}.items[{i}]"), item);
        }
    }

    fn check_item(&self, check: &mut Check, path: &str, item: &Item) {
        check.exercise(&format!("{path}.exercise"), &item.exercise);
        check.sourced(&format!("{path}.sets"), &item.sets, SETS);
        let by_set = item.reps_by_set.as_ref();
        let kinds = [item.reps.is_some(), by_set.is_some(), item.hold_s.is_some(), item.move_s.is_some()];
        if kinds.iter().filter(|k| **k).count() != 1 {
            check.problem(path, "has exactly one of reps, reps_by_set, hold_s and move_s");
        }
        check.maybe_sourced(&format!("{path}.reps"), item.reps.as_ref(), REPS);
        check.maybe_sourced(&format!("{path}.hold_s"), item.hold_s.as_ref(), HOLD_S);
        check.maybe_sourced(&format!("{path}.move_s"), item.move_s.as_ref(), MOVE_S);
        check.maybe_sourced(&format!("{path}.rest_s"), item.rest_s.as_ref(), REST_S);
        if let Some(by_set) = by_set {
            let at = format!("{path}.reps_by_set");
            if by_set.value.len() != usize::from(item.sets.value) {
                check.problem(&format!("{at}.value"), "has as many entries as there are sets");
            }
            for reps in &by_set.value {
                check.within(&format!("{at}.value"), f64::from(*reps), &REPS);
            }
            if let Some(note) = &by_set.note {
                check.numbered_text(&format!("{at}.note"), note);
            }
            check.origin(&at, &by_set.source, by_set.grade);
        }
        if let Some(tempo) = &item.tempo {
            if !self.tempos.contains_key(tempo) {
                check.problem(&format!("{path}.tempo"), format!("there is no tempo \"{tempo}\" in this file"));
            }
            if item.reps.is_none() && by_set.is_none() {
                check.problem(&format!("{path}.tempo"), "goes with reps");
            }
        }
        if let Some(load) = &item.load {
            check_load(check, &format!("{path}.load"), load);
        }
        check.maybe_text(&format!("{path}.note"), item.note.as_deref());
    }
}

fn check_load(check: &mut Check, path: &str, load: &Load) {
    let kinds = [load.rm.is_some(), load.kg.is_some(), load.text.is_some()];
    if kinds.iter().filter(|k| **k).count() != 1 {
        check.problem(path, "has exactly one of rm, kg and text");
    }
    check.maybe_sourced(&format!("{path}.rm"), load.rm.as_ref(), 1.0..=30.0);
    check.maybe_sourced(&format!("{path}.kg"), load.kg.as_ref(), 0.0..=500.0);
    match (&load.text, &load.source, load.grade) {
        (Some(text), Some(source), Some(grade)) => {
            check.numbered_text(&format!("{path}.text"), text);
            check.origin(path, source, grade);
        }
        (Some(_), _, _) => check.problem(path, "words about a load have a source and a grade"),
        (None, None, None) => {}
        (None, _, _) => check.problem(path, "source and grade stand inside rm or kg"),
    }
}
