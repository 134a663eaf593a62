//! The rule data: every threshold with its source and grade, and the words of every rule. One file, read like the other
//! records.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::effort::{EffortTarget, EffortWork};
use super::pause::RestartRow;
use crate::capacity::CapacityRules;
use crate::data::{Check, Grade, Record, Sourced};
use crate::pain::{LightRules, TissueClass, Tissues};
use crate::safety::SafetyRules;

/// The numbers and the words of all rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rulebook {
    /// The version of the file format; absent means the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<u16>,
    pub light: LightRules,
    pub tissues: Tissues,
    /// What single topics have of their own, by id.
    pub topics: BTreeMap<String, TopicRules>,
    pub session: SessionNumbers,
    pub steps: StepNumbers,
    pub weeks: WeekNumbers,
    pub unloading: UnloadingNumbers,
    pub time: TimeNumbers,
    pub dawn: DawnNumbers,
    pub niggle: NiggleNumbers,
    pub relapse: RelapseNumbers,
    pub pause: PauseNumbers,
    pub counting: CountingNumbers,
    pub asking: AskingNumbers,
    pub looking_back: LookingBackNumbers,
    pub effort: Vec<EffortTarget>,
    pub safety: SafetyRules,
    pub capacity: CapacityRules,
    /// By the id of the rule.
    pub rules: BTreeMap<String, RuleWords>,
}

/// What a rule says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleWords {
    /// Without numbers: those are shown beside it, as they were read.
    pub sentence: String,
    pub source: String,
    pub grade: Grade,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicRules {
    pub class: TissueClass,
    /// Pain on an easy run.
    #[serde(default)]
    pub run_max: Option<Sourced<u8>>,
    /// Without change for so many days, somebody should look at it.
    #[serde(default)]
    pub ask_after_days: Option<Sourced<u16>>,
}

/// Of a session and the morning after it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionNumbers {
    /// Up to this, in the strict mode, a dose may rise.
    pub progress_max: Sourced<u8>,
    pub morning_pain_rise: Sourced<f64>,
    pub morning_stiffness_rise_min: Sourced<u16>,
    /// So many minutes more still count as the same.
    pub stiffness_same_within_min: Sourced<u16>,
    pub sessions_share: Sourced<f64>,
    /// So far above the target, an effort is still right.
    pub effort_over: Sourced<u8>,
    pub climbing_weeks: Sourced<u8>,
    /// The part of the load that is taken off.
    pub dose_cut: Sourced<f64>,
}

/// How far each lever moves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepNumbers {
    pub reps: Sourced<u16>,
    pub sets: Sourced<u16>,
    pub hold_s: Sourced<u16>,
    pub speed: Sourced<u16>,
    pub load_kg: Sourced<f64>,
    pub load_percent: Sourced<f64>,
    /// The smallest plate.
    pub load_round_kg: Sourced<f64>,
    /// Days that reps, sets and holds settle before the next step.
    pub settle_days: Sourced<u16>,
    /// The same for load and stage.
    pub settle_load_days: Sourced<u16>,
    /// So many more than asked, twice, and the load was too light.
    pub reps_in_reserve: Sourced<u16>,
    pub stage: Sourced<u16>,
    /// With so many sets the tolerated form begins.
    pub first_sets: Sourced<u16>,
}

/// Of a week of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeekNumbers {
    pub sessions_share: Sourced<f64>,
    pub mornings_share: Sourced<f64>,
    pub repeats_max: Sourced<u8>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnloadingNumbers {
    pub build_weeks: Sourced<u8>,
    pub build_weeks_bone: Sourced<u8>,
    /// The lighter week, as a part of the last.
    pub cutback: Sourced<f64>,
    /// How long it lasts.
    pub days: Sourced<u8>,
    /// So many of the following.
    pub signs: Sourced<u8>,
    pub fatigue: Sourced<u8>,
    pub sore_places: Sourced<u8>,
    pub sore_days: Sourced<u8>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeNumbers {
    pub easing_off_days: Sourced<u16>,
    /// Where a topic has no number of its own.
    pub unchanged_days: Sourced<u16>,
    pub review_weeks: Sourced<u8>,
    /// The change that people notice.
    pub review_pain_change: Sourced<f64>,
    /// Rest and exercises without change, under somebody's care.
    pub plateau_days: Sourced<u16>,
}

/// Of a recovery that is too quick to be true.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DawnNumbers {
    pub within_days: Sourced<u8>,
    /// The part that is gone.
    pub fall: Sourced<f64>,
    /// A fall from less is no fall.
    pub from_pain: Sourced<f64>,
    pub since_worst_days: Sourced<u16>,
    pub same_site_months: Sourced<u16>,
    pub hold_days: Sourced<u8>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NiggleNumbers {
    pub window_days: Sourced<u8>,
    pub worse_by: Sourced<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RelapseNumbers {
    pub within_months: Sourced<u16>,
    pub ask_from: Sourced<u8>,
    /// What rose before it is looked for in so many days.
    pub rose_within_days: Sourced<u16>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PauseNumbers {
    /// A planned rest of up to so many days costs nothing.
    pub planned_days: Sourced<u16>,
    pub restart: Vec<RestartRow>,
}

/// How what was done and answered is counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountingNumbers {
    /// A session counts as done from this part of its sets.
    pub done_share: Sourced<f64>,
    /// A set that was ended early counts as this part of one.
    pub partial_set: Sourced<f64>,
    /// A morning is compared with the middle one of so many before it.
    pub usual_mornings: Sourced<u16>,
    /// Told later than this, an answer is marked as recalled: pain is remembered worse than it was.
    pub recalled_after_h: Sourced<u16>,
    /// So many of the newest sessions, or mornings, answer a criterion.
    pub criterion_last: Sourced<u16>,
}

/// Where the person is asked once more, or told that it is much.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskingNumbers {
    /// Beyond this part of what is asked, in per cent, more is flagged.
    pub extra_percent: Sourced<f64>,
    /// In so many days.
    pub extra_days: Sourced<u16>,
    /// From so many kilograms on a load is asked for twice.
    pub heavy_kg: Sourced<f64>,
    /// So many times the last load is asked for twice too.
    pub times_last: Sourced<f64>,
}

/// Where lines are drawn in what is looked back on. None of them is a limit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LookingBackNumbers {
    /// In per cent of what was asked, the upper line and the lower one.
    pub line_percent: Sourced<f64>,
    pub lower_line_percent: Sourced<f64>,
    /// A week is good from this part of its sessions, in per cent.
    pub good_week_percent: Sourced<f64>,
    /// So many good weeks earn a freeze, which carries over a week that was not.
    pub freeze_after_weeks: Sourced<u8>,
    pub freezes_max: Sourced<u8>,
    pub trend_half_life_days: Sourced<f64>,
}

impl Rulebook {
    /// None for a topic that it does not name.
    pub fn class_of(&self, topic: &str) -> Option<TissueClass> {
        self.topics.get(topic).map(|t| t.class)
    }

    /// Up to which pain an easy run may go on.
    pub fn run_max(&self, class: TissueClass, topic: Option<&str>) -> &Sourced<u8> {
        let own = topic.and_then(|topic| self.topics.get(topic)?.run_max.as_ref());
        let tissue = self.tissues.of(class);
        own.or(tissue.run_max.as_ref()).unwrap_or(&tissue.during_max)
    }
}

impl Record for Rulebook {
    fn check(&self, check: &mut Check) {
        self.light.check(check, "light");
        for class in TissueClass::ALL {
            self.tissues.of(class).check(check, &format!("tissues.{class:?}").to_lowercase());
        }
        for (id, topic) in &self.topics {
            check.slug(&format!("topics.{id}"), id);
            check.maybe_sourced(&format!("topics.{id}.run_max"), topic.run_max.as_ref(), 0.0..=10.0);
            check.maybe_sourced(&format!("topics.{id}.ask_after_days"), topic.ask_after_days.as_ref(), DAYS);
        }
        self.check_session(check);
        self.check_course(check);
        self.check_tables(check);
        self.safety.check(check, "safety");
        self.capacity.check(check, "capacity");
        for rule in super::rules().filter(|rule| !self.rules.contains_key(rule.id)) {
            check.problem(&format!("rules.{}", rule.id), "is missing");
        }
        for (id, words) in &self.rules {
            let path = format!("rules.{id}");
            if !super::rules().any(|rule| rule.id == id) {
                check.problem(&path, "there is no such rule");
            }
            check.text(&format!("{path}.sentence"), &words.sentence);
            check.origin(&path, &words.source, words.grade);
        }
    }
}

const PART: RangeInclusive<f64> = 0.01..=1.0;
const DAYS: RangeInclusive<f64> = 1.0..=365.0;
const PAIN: RangeInclusive<f64> = 0.0..=10.0;
const FEW: RangeInclusive<f64> = 1.0..=60.0;

impl Rulebook {
    fn check_session(&self, check: &mut Check) {
        let s = &self.session;
        check.sourced("session.progress_max", &s.progress_max, PAIN);
        check.sourced("session.morning_pain_rise", &s.morning_pain_rise, 0.1..=10.0);
        check.sourced("session.morning_stiffness_rise_min", &s.morning_stiffness_rise_min, FEW);
        check.sourced("session.stiffness_same_within_min", &s.stiffness_same_within_min, 0.0..=60.0);
        check.sourced("session.sessions_share", &s.sessions_share, PART);
        check.sourced("session.effort_over", &s.effort_over, PAIN);
        check.sourced("session.climbing_weeks", &s.climbing_weeks, FEW);
        check.sourced("session.dose_cut", &s.dose_cut, 0.01..=0.9);
        let n = &self.steps;
        check.sourced("steps.reps", &n.reps, FEW);
        check.sourced("steps.sets", &n.sets, FEW);
        check.sourced("steps.hold_s", &n.hold_s, FEW);
        check.sourced("steps.speed", &n.speed, FEW);
        check.sourced("steps.load_kg", &n.load_kg, 0.1..=50.0);
        check.sourced("steps.load_percent", &n.load_percent, 0.1..=50.0);
        check.sourced("steps.load_round_kg", &n.load_round_kg, 0.1..=10.0);
        check.sourced("steps.reps_in_reserve", &n.reps_in_reserve, FEW);
        check.sourced("steps.settle_days", &n.settle_days, 1.0..=28.0);
        check.sourced("steps.settle_load_days", &n.settle_load_days, 1.0..=28.0);
        check.sourced("steps.stage", &n.stage, FEW);
        check.sourced("steps.first_sets", &n.first_sets, 1.0..=10.0);
        let w = &self.weeks;
        check.sourced("weeks.sessions_share", &w.sessions_share, PART);
        check.sourced("weeks.mornings_share", &w.mornings_share, PART);
        check.sourced("weeks.repeats_max", &w.repeats_max, FEW);
    }

    fn check_course(&self, check: &mut Check) {
        let u = &self.unloading;
        check.sourced("unloading.build_weeks", &u.build_weeks, FEW);
        check.sourced("unloading.build_weeks_bone", &u.build_weeks_bone, FEW);
        check.sourced("unloading.cutback", &u.cutback, PART);
        check.sourced("unloading.days", &u.days, 1.0..=28.0);
        check.sourced("unloading.signs", &u.signs, 1.0..=5.0);
        check.sourced("unloading.fatigue", &u.fatigue, PAIN);
        check.sourced("unloading.sore_places", &u.sore_places, FEW);
        check.sourced("unloading.sore_days", &u.sore_days, 1.0..=7.0);
        let t = &self.time;
        check.sourced("time.easing_off_days", &t.easing_off_days, DAYS);
        check.sourced("time.unchanged_days", &t.unchanged_days, DAYS);
        check.sourced("time.review_weeks", &t.review_weeks, FEW);
        check.sourced("time.review_pain_change", &t.review_pain_change, 0.1..=10.0);
        check.sourced("time.plateau_days", &t.plateau_days, DAYS);
        let d = &self.dawn;
        check.sourced("dawn.within_days", &d.within_days, DAYS);
        check.sourced("dawn.fall", &d.fall, PART);
        check.sourced("dawn.from_pain", &d.from_pain, PAIN);
        check.sourced("dawn.since_worst_days", &d.since_worst_days, DAYS);
        check.sourced("dawn.same_site_months", &d.same_site_months, FEW);
        check.sourced("dawn.hold_days", &d.hold_days, DAYS);
        check.sourced("niggle.window_days", &self.niggle.window_days, DAYS);
        check.sourced("niggle.worse_by", &self.niggle.worse_by, 0.1..=10.0);
        check.sourced("relapse.within_months", &self.relapse.within_months, FEW);
        check.sourced("relapse.ask_from", &self.relapse.ask_from, FEW);
        check.sourced("relapse.rose_within_days", &self.relapse.rose_within_days, DAYS);
        check.sourced("pause.planned_days", &self.pause.planned_days, DAYS);
        let c = &self.counting;
        check.sourced("counting.done_share", &c.done_share, PART);
        check.sourced("counting.partial_set", &c.partial_set, PART);
        check.sourced("counting.usual_mornings", &c.usual_mornings, FEW);
        check.sourced("counting.recalled_after_h", &c.recalled_after_h, 1.0..=168.0);
        check.sourced("counting.criterion_last", &c.criterion_last, FEW);
        let a = &self.asking;
        check.sourced("asking.extra_percent", &a.extra_percent, 100.0..=300.0);
        check.sourced("asking.extra_days", &a.extra_days, 1.0..=28.0);
        check.sourced("asking.heavy_kg", &a.heavy_kg, 10.0..=500.0);
        check.sourced("asking.times_last", &a.times_last, 1.1..=10.0);
        let l = &self.looking_back;
        check.sourced("looking_back.line_percent", &l.line_percent, 1.0..=100.0);
        check.sourced("looking_back.lower_line_percent", &l.lower_line_percent, 1.0..=l.line_percent.value);
        check.sourced("looking_back.good_week_percent", &l.good_week_percent, 1.0..=100.0);
        check.sourced("looking_back.freeze_after_weeks", &l.freeze_after_weeks, FEW);
        check.sourced("looking_back.freezes_max", &l.freezes_max, FEW);
        check.sourced("looking_back.trend_half_life_days", &l.trend_half_life_days, 1.0..=90.0);
    }

    fn check_tables(&self, check: &mut Check) {
        check.count("pause.restart", self.pause.restart.len(), 1..=10);
        for (i, row) in self.pause.restart.iter().enumerate() {
            check.within(&format!("pause.restart[{i}].from_days"), row.from_days.into(), &DAYS);
            check.origin(&format!("pause.restart[{i}]"), &row.source, row.grade);
        }
        for (i, pair) in self.pause.restart.windows(2).enumerate() {
            if pair[1].from_days <= pair[0].from_days || pair[1].step < pair[0].step {
                check.problem(&format!("pause.restart[{}]", i + 1), "a longer pause goes no less far back");
            }
        }
        check.count("effort", self.effort.len(), 1..=40);
        for (i, target) in self.effort.iter().enumerate() {
            let path = format!("effort[{i}]");
            check.within(&format!("{path}.from"), target.from.into(), &PAIN);
            check.within(&format!("{path}.to"), target.to.into(), &PAIN);
            check.origin(&path, &target.source, target.grade);
            if target.to < target.from {
                check.problem(&format!("{path}.to"), "is below from");
            }
            if target.rm.is_some() != (target.work == EffortWork::Rm) {
                check.problem(&format!("{path}.rm"), "goes with the work rm, and only with it");
            }
            if self.effort.iter().take(i).any(|o| o.work == target.work && o.rm == target.rm) {
                check.problem(&path, "is there twice");
            }
        }
    }
}
