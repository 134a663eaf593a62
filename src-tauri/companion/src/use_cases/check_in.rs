//! What is asked every day and every week, and what is answered. Nothing is preset: what was not told is absent.
//!
//! An answer with nothing in it is kept too: it was declined. It is not asked again, and nothing rises by it, because the
//! rules want both numbers of a morning.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate, NaiveTime, TimeZone};
use sinew_domain::day::RollOver;
use sinew_domain::plan::{ActivityScore, Fact, Life, MorningCheck, TypedScore, WeeklyCheck};
use sinew_domain::time::Now;

use super::bounds::NAME_MAX;
use super::check::Check;
use super::life::day_of;
use crate::Companion;
use crate::wire::{Changed, ChecksDue, MorningDraft, WeekDraft, WireError};

/// A morning is asked about for so many days. Sinew's own default: later it is guessed, not remembered.
const ASKED_FOR_DAYS: u64 = 3;
const WEEK_DAYS: i64 = 7;
const STIFFNESS_MAX_MIN: f64 = 600.0;
const SORE_PLACES_MAX: f64 = 20.0;
const ACTIVITIES_MAX: usize = 5;
const NOTE_MAX: usize = 4000;

impl Companion {
    /// The newest morning that is still to be told comes first: it is remembered best.
    pub fn checks_due(&self, day: NaiveDate, now: &Now) -> Result<ChecksDue, WireError> {
        let life = self.life()?;
        let runs = self.run_days([day - Days::new(ASKED_FOR_DAYS + 1), day])?;
        let morning = (0..=ASKED_FOR_DAYS).map(|ago| day - Days::new(ago)).find(|m| is_asked(life, &runs, *m));
        Ok(ChecksDue {
            recalled: morning.is_some_and(|morning| self.is_recalled(morning, now)),
            morning: morning.map(|morning| morning.to_string()),
            weekly: is_week_due(life, day),
            activities: activities(life),
        })
    }

    /// The newest answer about a day counts; the one before stays in the log.
    pub fn answer_morning(&mut self, draft: &MorningDraft, now: &Now) -> Result<(), WireError> {
        let mut check = Check::default();
        let of_day = check.day("day", &draft.day);
        let first_plan = self.life()?.plans().iter().map(|(_, state)| state.started).min();
        // A run is load as well, for somebody who has no plan.
        let first_run = self.first_run_day()?;
        // So are the mornings before it, from the first answer at its gate on.
        let first = first_plan.into_iter().chain(first_run).chain(self.first_running_day()?).min();
        match (of_day, first) {
            (Some(day), _) if day > day_of(now) => check.problem("day", "has not come yet"),
            (Some(day), Some(first)) if day < first => check.problem("day", "is before the first plan"),
            (Some(_), None) => check.problem("day", "there is no plan that it could belong to"),
            (Some(_), Some(_)) | (None, _) => {}
        }
        let of_day = of_day.unwrap_or_default();
        let answer = MorningCheck {
            of_day,
            pain: check.pain("pain", draft.pain),
            stiffness_min: check.whole("stiffness_min", draft.stiffness_min, 0.0..=STIFFNESS_MAX_MIN),
            something_new: draft.something_new,
            niggle: check.pain("niggle", draft.niggle),
            recalled: self.is_recalled(of_day, now),
        };
        let answer = check.done(answer)?;
        self.keep(Fact::Morning(answer), Changed::Answers, now)?;
        Ok(())
    }

    pub fn answer_week(&mut self, draft: &WeekDraft, now: &Now) -> Result<(), WireError> {
        let mut check = Check::default();
        let part = |check: &mut Check, field: &str, told: Option<f64>, most: f64| {
            check.whole(field, told, 0.0..=most).map(|n| n as u8)
        };
        let answer = WeeklyCheck {
            percent: part(&mut check, "percent", draft.percent, 100.0),
            confidence: part(&mut check, "confidence", draft.confidence, 10.0),
            frustration: part(&mut check, "frustration", draft.frustration, 10.0),
            fatigue: part(&mut check, "fatigue", draft.fatigue, 10.0),
            sore_places: part(&mut check, "sore_places", draft.sore_places, SORE_PLACES_MAX),
            slept_badly: draft.slept_badly,
            low_mood: draft.low_mood,
            activities: checked_activities(&mut check, &draft.activities),
            scores: checked_scores(&mut check, &draft.scores),
            note: check.maybe_words("note", draft.note.as_deref(), NOTE_MAX),
        };
        let answer = check.done(answer)?;
        self.keep(Fact::Week(answer), Changed::Answers, now)?;
        Ok(())
    }

    /// A training day has as many hours as it takes until an answer is recalled: what is told of today never is.
    fn is_recalled(&self, morning: NaiveDate, now: &Now) -> bool {
        let begins = NaiveTime::from_hms_opt(u8::from(RollOver::DEFAULT).into(), 0, 0).unwrap_or_default();
        let on_the_wall = now.zone.from_utc_datetime(&now.wall.naive_utc()).naive_local();
        let hours = on_the_wall.signed_duration_since(morning.and_time(begins)).num_hours();
        hours >= i64::from(self.book().counting.recalled_after_h.value)
    }
}

/// A day with load came before it, and nobody has said anything about it.
fn is_asked(life: &Life, runs: &BTreeSet<NaiveDate>, morning: NaiveDate) -> bool {
    let loaded = morning - Days::new(1);
    let had_load = runs.contains(&loaded) || life.all_sessions().any(|(_, s)| s.plan.is_some() && s.of_day == loaded);
    had_load && life.morning(morning).is_none()
}

fn is_week_due(life: &Life, day: NaiveDate) -> bool {
    let Some(started) = life.running().map(|(_, state)| state.started).min() else { return false };
    let last = life.entries().iter().rev().find(|e| matches!(e.fact, Fact::Week(_))).map(|e| e.stamp.day);
    let since = last.map_or(started, |last| last.max(started));
    day.signed_duration_since(since).num_days() >= WEEK_DAYS
}

/// As they were named last.
fn activities(life: &Life) -> Vec<String> {
    let named = life.entries().iter().rev().find_map(|e| match &e.fact {
        Fact::Week(week) if !week.activities.is_empty() => Some(&week.activities),
        _ => None,
    });
    named.into_iter().flatten().map(|a| a.name.clone()).collect()
}

fn checked_activities(check: &mut Check, told: &[ActivityScore]) -> Vec<ActivityScore> {
    if told.len() > ACTIVITIES_MAX {
        check.problem("activities", &format!("{} of them; at most {ACTIVITIES_MAX}", told.len()));
        return Vec::new();
    }
    let mut names = BTreeSet::new();
    let mut kept = Vec::new();
    for (at, activity) in told.iter().enumerate() {
        let field = format!("activities[{at}]");
        let name = check.words(&format!("{field}.name"), &activity.name, NAME_MAX);
        if !names.insert(name.clone()) {
            check.problem(&format!("{field}.name"), "is there twice");
        }
        let score = check.score(&format!("{field}.score"), activity.score.map(f64::from));
        kept.push(ActivityScore { name, score });
    }
    kept
}

fn checked_scores(check: &mut Check, told: &[TypedScore]) -> Vec<TypedScore> {
    for (at, score) in told.iter().enumerate() {
        let field = format!("scores[{at}]");
        check.number(&format!("{field}.total"), score.total.into(), 0.0..=score.name.most().into(), true);
        if told.iter().take(at).any(|other| other.name == score.name) {
            check.problem(&format!("{field}.name"), "is there twice");
        }
    }
    told.to_vec()
}
