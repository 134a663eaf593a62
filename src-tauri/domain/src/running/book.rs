//! The numbers and the words of the rules about runs: a part of the rule data, each number with its source and grade.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::backs::BackNumbers;
use super::shoes::ShoeNumbers;
use super::time_off::TimeOffNumbers;
use crate::data::{Check, Grade, Sourced};
use crate::progression::RuleWords;

/// Shares are in whole per cent and distances in metres, so that a limit is exact to the metre.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunNumbers {
    /// So many calm runs in a row before the next level.
    pub clean_runs: Sourced<u8>,
    /// The same for muscle and bone.
    pub clean_runs_slow: Sourced<u8>,
    /// Pain up to this that has settled by morning repeats the level.
    pub repeat_max: Sourced<u8>,
    /// Days without a run after too much pain.
    pub rest_days: Sourced<u8>,
    /// The same where it began only during the run.
    pub rest_days_during: Sourced<u8>,
    /// So many steps back within `regress_days`, and somebody should look.
    pub regressions: Sourced<u8>,
    pub regress_days: Sourced<u16>,
    /// Bone is quiet for so many days before the next run.
    pub quiet_days: Sourced<u8>,
    /// Of the distance at which pain began.
    pub onset_percent: Sourced<u16>,
    /// So many runs, each with pain later than before, are worth a word.
    pub onset_runs: Sourced<u8>,
    /// From one run day to the next.
    pub every_days: Sourced<u8>,
    /// No speed for so many days from the first run back.
    pub speed_after_days: Sourced<u16>,
    /// The longest run is looked for in so many days.
    pub spike_days: Sourced<u16>,
    pub spikes: Vec<Spike>,
    /// Of the week before.
    pub week_percent: Sourced<u16>,
    /// The same for single topics, by id.
    pub week_percent_topics: BTreeMap<String, Sourced<u16>>,
    /// So many new stresses may come in `stress_days`.
    pub new_stresses: Sourced<u8>,
    pub stress_days: Sourced<u8>,
    /// What was not there for so many days is new.
    pub new_days: Sourced<u8>,
    /// Of the longest in those days: a longer run is new.
    pub new_distance_percent: Sourced<u16>,
    /// The first session of hills has at most so many repeats.
    pub hill_repeats: Sourced<u8>,
    pub weeks: WeekNumbers,
    pub spacing: SpacingNumbers,
    pub tired: TiredNumbers,
    /// On the way to speed, the slowest first.
    pub strides: Vec<StrideRung>,
    pub race: RaceNumbers,
    pub backs: BackNumbers,
    pub time_off: TimeOffNumbers,
    pub shoes: ShoeNumbers,
    pub play: PlayNumbers,
    /// By the id of the rule.
    pub rules: BTreeMap<String, RuleWords>,
}

/// A run this much longer than the longest: what was counted among runners.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Spike {
    /// Beyond so many per cent of the longest.
    pub over_percent: u16,
    /// How many times as often injuries came.
    pub hazard: f64,
    /// Said firmly.
    #[serde(default)]
    pub strong: bool,
    pub source: String,
    pub grade: Grade,
}

/// Short faster stretches, in per cent of full speed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StrideRung {
    pub percent: Sourced<u8>,
    /// Before what comes after.
    pub days: Sourced<u8>,
}

/// Weeks up, and the lighter one after them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeekNumbers {
    pub build_weeks: Sourced<u8>,
    pub build_weeks_bone: Sourced<u8>,
    /// For single topics, by id.
    pub build_weeks_topics: BTreeMap<String, Sourced<u8>>,
    /// Of the last full week.
    pub lighter_percent: Sourced<u16>,
    /// A week within these shares of the last full one was a lighter one; with less it was a break.
    pub lighter_from_percent: Sourced<u16>,
    pub lighter_up_to_percent: Sourced<u16>,
    /// Days without a run in a week.
    pub rest_days: Sourced<u8>,
}

/// Between a heavy session and a hard run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpacingNumbers {
    pub heavy_to_hard_h: Sourced<u8>,
    /// The hour that a run is taken to begin at where nobody told.
    pub run_at_h: Sourced<u8>,
}

/// From here on there is no speed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TiredNumbers {
    /// 0 to 10, told before a run.
    pub fatigue_from: Sourced<u8>,
    /// 0 to 10, of a run.
    pub effort_from: Sourced<u8>,
    /// What was told counts for so many days, its own among them.
    pub days: Sourced<u8>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RaceNumbers {
    /// Of the race, run free of pain.
    pub share_percent: Sourced<u8>,
    /// Below this the stakes should be low.
    pub stakes_percent: Sourced<u8>,
    /// So many of the newest runs were green.
    pub green_runs: Sourced<u8>,
    /// From this pain on it is better not to start.
    pub pain_from: Sourced<u8>,
    /// A long run counts for so many days.
    pub within_days: Sourced<u16>,
    /// Usual races, the shortest first: what a goal can be made smaller to.
    pub distances_m: Vec<Sourced<u32>>,
}

/// A run that is followed in the player.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlayNumbers {
    /// Walked before the first run, in seconds.
    pub warm_up_s: Sourced<u16>,
    /// The ids of what loosens up after the walk.
    pub moves: Vec<String>,
    pub move_s: Sourced<u16>,
    pub move_rest_s: Sourced<u16>,
    /// From one "can you talk?" to the next.
    pub talk_every_s: Sourced<u16>,
    /// The same for who tends to overdo it.
    pub talk_often_s: Sourced<u16>,
    /// Of the person's own steps, in per cent, up to its `to`.
    pub cadence_percent: Sourced<u16>,
}

impl PlayNumbers {
    /// The lowest and the highest tempo for somebody's own steps a minute.
    pub fn cadence(&self, own: u16) -> (u16, u16) {
        let of = |percent: u16| ((u32::from(own) * u32::from(percent) + 50) / 100) as u16;
        let most = self.cadence_percent.to.unwrap_or(self.cadence_percent.value);
        (of(self.cadence_percent.value), of(most))
    }

    fn check(&self, check: &mut Check, path: &str) {
        let at = |key: &str| format!("{path}.{key}");
        check.sourced(&at("warm_up_s"), &self.warm_up_s, 60.0..=900.0);
        check.count(&at("moves"), self.moves.len(), 1..=6);
        check.sourced(&at("move_s"), &self.move_s, 10.0..=120.0);
        check.sourced(&at("move_rest_s"), &self.move_rest_s, 5.0..=60.0);
        check.sourced(&at("talk_every_s"), &self.talk_every_s, 30.0..=1800.0);
        check.sourced(&at("talk_often_s"), &self.talk_often_s, 30.0..=1800.0);
        check.sourced(&at("cadence_percent"), &self.cadence_percent, 100.0..=120.0);
    }
}

const FEW: RangeInclusive<f64> = 1.0..=10.0;
const DAYS: RangeInclusive<f64> = 1.0..=365.0;
const PAIN: RangeInclusive<f64> = 0.0..=10.0;
const GROWTH: RangeInclusive<f64> = 101.0..=150.0;
const PERCENT: RangeInclusive<f64> = 1.0..=100.0;

impl RunNumbers {
    pub fn check(&self, check: &mut Check, path: &str) {
        let at = |key: &str| format!("{path}.{key}");
        check.sourced(&at("clean_runs"), &self.clean_runs, FEW);
        check.sourced(&at("clean_runs_slow"), &self.clean_runs_slow, FEW);
        check.sourced(&at("repeat_max"), &self.repeat_max, PAIN);
        check.sourced(&at("rest_days"), &self.rest_days, FEW);
        check.sourced(&at("rest_days_during"), &self.rest_days_during, FEW);
        check.sourced(&at("regressions"), &self.regressions, 2.0..=10.0);
        check.sourced(&at("regress_days"), &self.regress_days, DAYS);
        check.sourced(&at("quiet_days"), &self.quiet_days, FEW);
        check.sourced(&at("onset_percent"), &self.onset_percent, PERCENT);
        check.sourced(&at("onset_runs"), &self.onset_runs, 2.0..=10.0);
        check.sourced(&at("every_days"), &self.every_days, FEW);
        check.sourced(&at("speed_after_days"), &self.speed_after_days, DAYS);
        check.sourced(&at("spike_days"), &self.spike_days, DAYS);
        check.sourced(&at("week_percent"), &self.week_percent, GROWTH);
        for (topic, percent) in &self.week_percent_topics {
            check.slug(&format!("{path}.week_percent_topics.{topic}"), topic);
            check.sourced(&format!("{path}.week_percent_topics.{topic}"), percent, GROWTH);
        }
        check.sourced(&at("new_stresses"), &self.new_stresses, FEW);
        check.sourced(&at("stress_days"), &self.stress_days, FEW);
        check.sourced(&at("new_days"), &self.new_days, DAYS);
        check.sourced(&at("new_distance_percent"), &self.new_distance_percent, 100.0..=150.0);
        check.sourced(&at("hill_repeats"), &self.hill_repeats, FEW);
        let weeks = &self.weeks;
        check.sourced(&at("weeks.build_weeks"), &weeks.build_weeks, FEW);
        check.sourced(&at("weeks.build_weeks_bone"), &weeks.build_weeks_bone, FEW);
        for (topic, weeks) in &weeks.build_weeks_topics {
            check.slug(&format!("{path}.weeks.build_weeks_topics.{topic}"), topic);
            check.sourced(&format!("{path}.weeks.build_weeks_topics.{topic}"), weeks, FEW);
        }
        check.sourced(&at("weeks.lighter_percent"), &weeks.lighter_percent, PERCENT);
        check.sourced(&at("weeks.lighter_from_percent"), &weeks.lighter_from_percent, PERCENT);
        check.sourced(&at("weeks.lighter_up_to_percent"), &weeks.lighter_up_to_percent, PERCENT);
        check.sourced(&at("weeks.rest_days"), &weeks.rest_days, 1.0..=6.0);
        check.sourced(&at("spacing.heavy_to_hard_h"), &self.spacing.heavy_to_hard_h, 1.0..=96.0);
        check.sourced(&at("spacing.run_at_h"), &self.spacing.run_at_h, 0.0..=23.0);
        check.sourced(&at("tired.fatigue_from"), &self.tired.fatigue_from, FEW);
        check.sourced(&at("tired.effort_from"), &self.tired.effort_from, FEW);
        check.sourced(&at("tired.days"), &self.tired.days, FEW);
        self.check_tables(check, path);
        let race = &self.race;
        check.sourced(&at("race.share_percent"), &race.share_percent, PERCENT);
        check.sourced(&at("race.stakes_percent"), &race.stakes_percent, PERCENT);
        check.sourced(&at("race.green_runs"), &race.green_runs, FEW);
        check.sourced(&at("race.pain_from"), &race.pain_from, PAIN);
        check.sourced(&at("race.within_days"), &race.within_days, DAYS);
        for (i, distance) in race.distances_m.iter().enumerate() {
            check.sourced(&at(&format!("race.distances_m[{i}]")), distance, 1000.0..=100_000.0);
        }
        for (i, pair) in race.distances_m.windows(2).enumerate() {
            if pair[1].value <= pair[0].value {
                check.problem(&at(&format!("race.distances_m[{}]", i + 1)), "is no longer than the one before");
            }
        }
        if race.stakes_percent.value < race.share_percent.value {
            check.problem(&at("race.stakes_percent"), "is below share_percent");
        }
        self.backs.check(check, &at("backs"));
        self.time_off.check(check, &at("time_off"));
        self.shoes.check(check, &at("shoes"));
        self.play.check(check, &at("play"));
        for id in super::ids().filter(|id| !self.rules.contains_key(*id)) {
            check.problem(&format!("{path}.rules.{id}"), "is missing");
        }
        for (id, words) in &self.rules {
            let path = format!("{path}.rules.{id}");
            if !super::ids().any(|known| known == id) {
                check.problem(&path, "there is no such rule");
            }
            check.text(&format!("{path}.sentence"), &words.sentence);
            check.origin(&path, &words.source, words.grade);
        }
    }

    fn check_tables(&self, check: &mut Check, path: &str) {
        check.count(&format!("{path}.spikes"), self.spikes.len(), 1..=10);
        for (i, spike) in self.spikes.iter().enumerate() {
            let path = format!("{path}.spikes[{i}]");
            check.within(&format!("{path}.over_percent"), spike.over_percent.into(), &(101.0..=500.0));
            check.within(&format!("{path}.hazard"), spike.hazard, &(1.0..=10.0));
            check.origin(&path, &spike.source, spike.grade);
        }
        for (i, pair) in self.spikes.windows(2).enumerate() {
            if pair[1].over_percent <= pair[0].over_percent || (pair[0].strong && !pair[1].strong) {
                check.problem(&format!("{path}.spikes[{}]", i + 1), "a longer run is spoken of no more softly");
            }
        }
        check.count(&format!("{path}.strides"), self.strides.len(), 1..=10);
        for (i, rung) in self.strides.iter().enumerate() {
            check.sourced(&format!("{path}.strides[{i}].percent"), &rung.percent, PERCENT);
            check.sourced(&format!("{path}.strides[{i}].days"), &rung.days, 1.0..=60.0);
        }
        for (i, pair) in self.strides.windows(2).enumerate() {
            let before = pair[0].percent.to.unwrap_or(pair[0].percent.value);
            if pair[1].percent.value < before {
                check.problem(&format!("{path}.strides[{}]", i + 1), "begins where the one before it ends");
            }
        }
    }
}
