//! Whether a race is within reach: how much of it has been run free of pain, how the newest runs were, and the gates.
//!
//! It never says that a race is safe: the best word is that what was asked for is there.

use chrono::NaiveDate;
use serde::Serialize;

use super::facts::{RunFact, RunFacts};
use super::light::{free_of_pain_m, light, settled};
use crate::pain::Light;
use crate::progression::Rulebook;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Race {
    /// The day on which it is asked.
    pub asked: NaiveDate,
    pub distance_m: u32,
    /// What the topic, and the list before a race, ask for; None where it is not answered.
    pub gates: Option<bool>,
}

/// From the best to the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RaceWord {
    Ready,
    /// Slower, shorter, ready to step off.
    LowerStakes,
    /// Something is missing that days can still bring.
    NotYet,
    /// Better not to start.
    BetterNot,
}

/// What stands against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RaceLack {
    OpenSign,
    Red,
    Pain,
    Distance,
    /// No run of the last weeks tells how far it went without pain.
    DistanceUnknown,
    PainUnknown,
    GreenRuns {
        green: u8,
        asked: u8,
    },
    Gates,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct RaceReadiness {
    pub word: RaceWord,
    /// The longest that was run free of pain.
    pub free_m: Option<u32>,
    /// The same in whole per cent of the race, rounded down.
    pub percent: Option<u32>,
    /// So many metres free of pain are asked for.
    pub asked_m: u32,
    pub lacks: Vec<RaceLack>,
}

pub fn race(race: &Race, facts: &RunFacts, book: &Rulebook) -> RaceReadiness {
    let rules = &book.running.race;
    let days = i64::from(rules.within_days.value);
    let counts = |run: &&RunFact| (0..=days).contains(&(race.asked - run.day).num_days());
    let free_m = facts.runs.iter().filter(counts).filter_map(free_of_pain_m).max();
    let has =
        |percent: u8| free_m.is_some_and(|m| u64::from(m) * 100 >= u64::from(race.distance_m) * u64::from(percent));
    let mut lacks = Vec::new();
    if facts.flag.is_some() {
        lacks.push(RaceLack::OpenSign);
    }
    if settled(facts, book) == Some(Light::Red) {
        lacks.push(RaceLack::Red);
    }
    match facts.run().and_then(RunFact::worst) {
        None => lacks.push(RaceLack::PainUnknown),
        Some(pain) if pain.value() >= rules.pain_from.value.into() => lacks.push(RaceLack::Pain),
        Some(_) => {}
    }
    match free_m {
        None => lacks.push(RaceLack::DistanceUnknown),
        Some(_) if !has(rules.share_percent.value) => lacks.push(RaceLack::Distance),
        Some(_) => {}
    }
    let asked = rules.green_runs.value;
    let newest = facts.runs.iter().rev().take(asked.into());
    let green = newest.take_while(|run| light(run, facts.tissue, book) == Some(Light::Green)).count() as u8;
    if green < asked {
        lacks.push(RaceLack::GreenRuns { green, asked });
    }
    if race.gates != Some(true) {
        lacks.push(RaceLack::Gates);
    }
    lacks.sort();
    let word = lacks.iter().map(|lack| lack.word()).max();
    let calm = if has(rules.stakes_percent.value) { RaceWord::Ready } else { RaceWord::LowerStakes };
    let percent = |m: u32| (race.distance_m > 0).then(|| (u64::from(m) * 100 / u64::from(race.distance_m)) as u32);
    RaceReadiness {
        word: word.unwrap_or(calm),
        free_m,
        percent: free_m.and_then(percent),
        asked_m: (u64::from(race.distance_m) * u64::from(rules.share_percent.value)).div_ceil(100) as u32,
        lacks,
    }
}

impl RaceLack {
    fn word(self) -> RaceWord {
        match self {
            RaceLack::OpenSign | RaceLack::Red | RaceLack::Pain | RaceLack::Distance => RaceWord::BetterNot,
            RaceLack::DistanceUnknown | RaceLack::PainUnknown | RaceLack::GreenRuns { .. } | RaceLack::Gates => {
                RaceWord::NotYet
            }
        }
    }
}
