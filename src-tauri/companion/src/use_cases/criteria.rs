//! What is to be so before running again: answered by the log where it can, by the person everywhere else.
//!
//! The log answers few of them. Whatever it cannot know, such as a walk or a hop, it leaves to the person, and it never
//! answers for a clinician.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use sinew_domain::data::Point;
use sinew_domain::pain::Pain;
use sinew_domain::plan::{CapacityKind, CapacityTest, Fact, Life, SessionFact, Standing};
use sinew_domain::progression::Morning;
use sinew_domain::session::Side;
use sinew_domain::time::Now;

use super::capacity::Newest;
use super::check::Check;
use super::library::no_such;
use super::life::{day_of, no_plan};
use crate::Companion;
use crate::wire::{Changed, CriterionLine, SourceNote, WireError};

/// What of the log answers a criterion.
#[derive(Debug, Clone, Copy)]
enum Asks {
    /// The last mornings after load were no worse than usual.
    MorningsAsUsual,
    /// Pain in the last sessions stayed as low as where a dose may rise.
    SessionsQuiet,
    SessionsWithoutPain,
    /// The mean pain of the last whole week is below that of the week before.
    WeeksEasing,
    /// So many raises without pain, on the sides of the plan, and no more apart than is flagged.
    HeelRaises {
        at_least: f64,
    },
}

impl Asks {
    /// How many of the newest are looked at is a number of ours.
    fn counts_last(self) -> bool {
        match self {
            Asks::MorningsAsUsual | Asks::SessionsQuiet | Asks::SessionsWithoutPain => true,
            Asks::WeeksEasing | Asks::HeelRaises { .. } => false,
        }
    }
}

/// The topic, words that stand in the criterion, and what answers it. A criterion whose words have changed is the
/// person's again. The numbers are those in the criterion's own words, and have its source.
const FROM_LOG: [(&str, &str, Asks); 5] = [
    ("achilles", "Morning stiffness", Asks::MorningsAsUsual),
    ("achilles", "nearly free of pain", Asks::SessionsQuiet),
    ("runners-knee", "Your exercises are free of pain", Asks::SessionsWithoutPain),
    ("low-back", "easing from week to week", Asks::WeeksEasing),
    ("hamstring-calf-strain", "at least 30 raises on one leg", Asks::HeelRaises { at_least: 30.0 }),
];

/// What the log says.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    /// None where too little was told.
    met: Option<bool>,
    figures: String,
}

impl Companion {
    /// Of the plan's topic; none where it has no topic.
    pub(super) fn return_criteria(&self, plan: &str, day: NaiveDate) -> Result<Vec<CriterionLine>, WireError> {
        let standing = self.standing(plan, day)?;
        let topic = standing.state.topic.as_deref().and_then(|topic| self.library.injuries.get(topic));
        let Some(topic) = topic else { return Ok(Vec::new()) };
        let lines = topic.return_criteria.iter().enumerate();
        let counted = || self.number("Sessions or mornings looked at", &standing.book.counting.criterion_last, "");
        Ok(lines.map(|(place, text)| line(&standing, &topic.id, place, text, &counted)).collect())
    }

    /// What the log has answered is not ticked over.
    pub fn tick_criterion(
        &mut self,
        plan: &str,
        criterion: &str,
        met: Option<bool>,
        now: &Now,
    ) -> Result<(), WireError> {
        if self.life()?.plan(plan).is_none() {
            return Err(no_plan());
        }
        let lines = self.return_criteria(plan, day_of(now))?;
        let line = lines.iter().find(|line| line.id == criterion).ok_or_else(|| no_such("criterion"))?;
        let mut check = Check::default();
        if line.from_log {
            check.problem("criterion", "the log answers it");
        }
        check.done(())?;
        let fact = Fact::Criterion { plan: plan.to_owned(), criterion: criterion.to_owned(), met };
        self.keep(fact, Changed::Plans, now)?;
        Ok(())
    }
}

fn line(
    standing: &Standing,
    topic: &str,
    place: usize,
    text: &Point,
    counted: &dyn Fn() -> SourceNote,
) -> CriterionLine {
    let id = format!("{topic}.return.{place}");
    let asks = FROM_LOG.iter().find(|(of, words, _)| *of == topic && text.text.contains(words));
    let found = asks.map(|(_, _, asks)| answer(standing, *asks));
    let from_log = found.as_ref().and_then(|found| found.met);
    CriterionLine {
        text: text.clone(),
        met: from_log.or_else(|| ticked(standing.life, standing.plan, &id)),
        from_log: from_log.is_some(),
        figures: found.map(|found| found.figures),
        counted: asks.filter(|(_, _, asks)| asks.counts_last()).map(|_| counted()),
        id,
    }
}

/// The newest tick of the person; None where it was taken back.
fn ticked(life: &Life, plan: &str, id: &str) -> Option<bool> {
    let tick = life.entries().iter().rev().find_map(|e| match &e.fact {
        Fact::Criterion { plan: of, criterion, met } if of == plan && criterion == id => Some(*met),
        _ => None,
    });
    tick.flatten()
}

fn answer(standing: &Standing, asks: Asks) -> Found {
    match asks {
        Asks::MorningsAsUsual => mornings(standing),
        Asks::SessionsQuiet => sessions(standing, standing.book.session.progress_max.value.into()),
        Asks::SessionsWithoutPain => sessions(standing, 0.0),
        Asks::WeeksEasing => weeks(standing),
        Asks::HeelRaises { at_least } => heel_raises(standing, at_least),
    }
}

/// So many sessions, or mornings, are looked at.
fn last_of(standing: &Standing) -> usize {
    standing.book.counting.criterion_last.value.into()
}

fn mornings(standing: &Standing) -> Found {
    let is_told = |day: &NaiveDate| {
        let check = standing.life.morning(*day + Days::new(1));
        check.is_some_and(|m| m.pain.is_some() || m.stiffness_min.is_some())
    };
    let days: BTreeSet<NaiveDate> = standing.life.sessions(standing.plan).map(|(_, s)| s.of_day).collect();
    let newest = days.into_iter().rev().filter(is_told).take(last_of(standing));
    let last: Vec<bool> = newest.filter_map(|day| rose(&morning_after(standing, day))).collect();
    let above = last.iter().filter(|rose| **rose).count();
    Found {
        met: (last.len() == last_of(standing)).then_some(above == 0),
        figures: format!("{above} of {} mornings above the usual", last.len()),
    }
}

/// The rules compare the morning after the latest session: here, of a life in which that day's are the only ones.
fn morning_after(standing: &Standing, day: NaiveDate) -> Morning {
    let is_of_it = |fact: &Fact| match fact {
        Fact::Session(s) => s.of_day == day,
        fact => matches!(fact, Fact::Revision(_) | Fact::Morning(_)),
    };
    let life = Life::new(standing.life.entries().iter().filter(|e| is_of_it(&e.fact)).cloned().collect());
    Standing { life: &life, ..*standing }.facts().morning
}

/// Unknown where neither was told, or nothing is usual yet.
fn rose(morning: &Morning) -> Option<bool> {
    match (morning.pain_rise(), morning.stiffness_rise()) {
        (None, None) => None,
        (pain, stiffness) => Some(pain.is_some_and(|rise| rise > 0.0) || stiffness.is_some_and(|rise| rise > 0)),
    }
}

fn sessions(standing: &Standing, at_most: f64) -> Found {
    let sessions = standing.life.timely_sessions(standing.plan);
    let last: Vec<&SessionFact> = sessions.into_iter().rev().map(|(_, s)| s).take(last_of(standing)).collect();
    let during: Vec<Option<f64>> = last.iter().map(|s| s.during.map(Pain::value)).collect();
    let over = during.iter().flatten().any(|pain| *pain > at_most);
    let told = during.len() == last_of(standing) && during.iter().all(Option::is_some);
    let words: Vec<String> =
        during.iter().map(|pain| pain.map_or("not told".to_owned(), |pain| pain.to_string())).collect();
    Found {
        // One that was over answers it, whatever is missing beside it.
        met: if over { Some(false) } else { told.then_some(true) },
        figures: if words.is_empty() {
            "no session yet".to_owned()
        } else {
            format!("pain during, newest first: {}", words.join(", "))
        },
    }
}

fn weeks(standing: &Standing) -> Found {
    let weekly = standing.facts().weekly;
    let newest = weekly.last().and_then(|week| week.pain);
    let before = weekly.iter().rev().nth(1).and_then(|week| week.pain);
    let told = |pain: Option<f64>| pain.map_or("not told".to_owned(), |p| format!("{}", (p * 10.0).round() / 10.0));
    Found {
        met: newest.zip(before).map(|(newest, before)| newest < before),
        figures: format!("mean pain of the last whole week: {}; of the one before: {}", told(newest), told(before)),
    }
}

fn heel_raises(standing: &Standing, at_least: f64) -> Found {
    let newest = Newest::of(standing.life, CapacityKind::HeelRaises);
    let of = |side: &Side| match side {
        Side::Left => newest.left,
        Side::Right => newest.right,
    };
    let enough = |test: &CapacityTest| test.pain.map(|pain| pain == Pain::NONE && test.value >= at_least);
    let injured: Option<Vec<bool>> = standing.state.sides.iter().map(|side| of(side).and_then(enough)).collect();
    let apart = newest.both().symmetry(&standing.book.capacity).filter(|_| newest.is_alike());
    let told = |test: Option<&CapacityTest>| test.map_or("not told".to_owned(), |test| test.value.to_string());
    Found {
        met: injured.zip(apart).map(|(enough, apart)| enough.iter().all(|yes| *yes) && !apart.flagged),
        figures: format!("left {}, right {}", told(newest.left), told(newest.right)),
    }
}
