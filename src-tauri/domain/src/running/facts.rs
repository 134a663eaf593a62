//! What the rules about runs look at: plain values, gathered by whoever asks. What nobody answered is `None`, never zero.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::tired::Tired;
use crate::injury::Urgency;
use crate::pain::{Course, Pain, SetBy, Signs, TissueClass};
use crate::progression::{Earlier, Morning};

/// Where in a run pain began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(rename = "RunOnsetKept"))]
#[serde(rename_all = "snake_case")]
pub enum Onset {
    /// Nothing hurt.
    Never,
    /// From the first steps, or in the warm-up.
    FromStart,
    /// After so many metres.
    At { m: u32 },
    /// Only once the run was over.
    Afterwards,
}

/// How fast a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// One can talk.
    Easy,
    /// Short faster stretches, at so many per cent of full speed at most.
    Strides { percent: u8 },
    /// Anything faster, hills for speed and races included.
    Speed,
}

/// What a body has not had lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Stress {
    Distance,
    Speed,
    Hills,
    Surface,
    Shoes,
}

/// A distance that somebody set as the longest, up to and with its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap {
    pub m: u32,
    pub by: SetBy,
    pub until: Option<NaiveDate>,
}

/// A run that was run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunFact {
    pub day: NaiveDate,
    pub distance_m: Option<u32>,
    pub planned_m: Option<u32>,
    /// The cap that was in force.
    pub cap: Option<Cap>,
    pub pace: Option<Pace>,
    /// Of the plan, where there is one.
    pub level: Option<u16>,
    /// 0 to 10, as it was told.
    pub effort: Option<u8>,
    /// The highest effort that its plan has it at; absent outside a plan.
    pub effort_cap: Option<u8>,
    /// All that the level, or the person's own plan for the day, asked for.
    pub finished: Option<bool>,
    pub during: Option<Pain>,
    pub after: Option<Pain>,
    /// That night: asked where it is bone.
    pub night: Option<Pain>,
    pub morning: Morning,
    pub signs: Option<Signs>,
    pub onset: Option<Onset>,
    pub course: Option<Course>,
    /// What was new in it.
    pub new: BTreeSet<Stress>,
}

impl RunFact {
    /// Of which nothing has been told yet.
    pub fn new(day: NaiveDate) -> Self {
        Self {
            day,
            distance_m: None,
            planned_m: None,
            cap: None,
            pace: None,
            level: None,
            effort: None,
            effort_cap: None,
            finished: None,
            during: None,
            after: None,
            night: None,
            morning: Morning::default(),
            signs: None,
            onset: None,
            course: None,
            new: BTreeSet::new(),
        }
    }

    /// The worse of during and after, as far as it was told.
    pub fn worst(&self) -> Option<Pain> {
        self.during.max(self.after)
    }

    /// Where pain began, where that was on the way.
    pub fn onset_m(&self) -> Option<u32> {
        match self.onset? {
            Onset::At { m } => Some(m),
            Onset::Never | Onset::FromStart | Onset::Afterwards => None,
        }
    }

    /// Whether it stayed within its cap; None where there was none, or nobody told how far it was.
    pub fn cap_kept(&self) -> Option<bool> {
        Some(self.distance_m? <= self.cap?.m)
    }

    /// Whether it took no more than its plan has it at; None where there is no such limit, or nobody told.
    pub fn effort_kept(&self) -> Option<bool> {
        Some(self.effort? <= self.effort_cap?)
    }
}

/// A run that is meant to be run.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    pub day: NaiveDate,
    pub distance_m: Option<u32>,
    pub pace: Option<Pace>,
    /// What would be new in it.
    pub new: BTreeSet<Stress>,
    /// The plan's own step asks for it.
    pub by_plan: bool,
    /// Up the same hill so many times, where it is a session of hills.
    pub hill_repeats: Option<u8>,
    /// A warm-up in motion stands before it; None where nobody said so.
    pub warm_up: Option<bool>,
}

impl Planned {
    /// Of which nothing is known yet.
    pub fn new(day: NaiveDate) -> Self {
        Self {
            day,
            distance_m: None,
            pace: None,
            new: BTreeSet::new(),
            by_plan: false,
            hill_repeats: None,
            warm_up: None,
        }
    }
}

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    pub first: u16,
    pub now: u16,
    pub last: u16,
}

/// Run days in a week of a plan whose table is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frequency {
    pub now: u8,
    /// As many as the days between two runs leave room for.
    pub most: u8,
}

/// On the way to speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpeedWay {
    /// Nothing fast yet.
    None,
    /// On a rung of strides, counted from nought, since a day.
    Strides { rung: u8, since: NaiveDate },
    /// All rungs are done.
    Open,
}

/// Everything that the rules may know about somebody's running at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct RunFacts {
    pub tissue: TissueClass,
    /// The id of the injury topic: some have numbers of their own.
    pub topic: Option<String>,
    /// The most urgent sign that was raised and is not cleared.
    pub flag: Option<Urgency>,
    /// When the signs were last gone through.
    pub signs_gone_through: Option<NaiveDate>,
    /// Oldest first.
    pub runs: Vec<RunFact>,
    pub level: Option<Level>,
    /// None where days do not rise: before the last step, or where the person wants no more of them.
    pub frequency: Option<Frequency>,
    /// Of earlier steps back in running.
    pub regressions: Vec<NaiveDate>,
    pub same_site: Earlier,
    /// Those that were set, whether or not they are still in force.
    pub caps: Vec<Cap>,
    /// A rest day between two runs is part of it.
    pub every_other_day: bool,
    /// It is still being rehabilitated.
    pub injured: bool,
    /// The first run back.
    pub returned: Option<NaiveDate>,
    /// Whether the injury was a significant one; who has not said is taken at the safe side.
    pub significant: Option<bool>,
    /// What is to be so before speed, all of it.
    pub criteria: Option<bool>,
    pub speed: SpeedWay,
    /// Bone: days in a row up to now that were told, and quiet.
    pub quiet_days: Option<u16>,
    /// Oldest first.
    pub tired: Vec<Tired>,
}

impl RunFacts {
    /// Of a person of whom nothing is known yet.
    pub fn new(tissue: TissueClass) -> Self {
        Self {
            tissue,
            topic: None,
            flag: None,
            signs_gone_through: None,
            runs: Vec::new(),
            level: None,
            frequency: None,
            regressions: Vec::new(),
            same_site: Earlier::NotAsked,
            caps: Vec::new(),
            every_other_day: true,
            injured: true,
            returned: None,
            significant: None,
            criteria: None,
            speed: SpeedWay::None,
            quiet_days: None,
            tired: Vec::new(),
        }
    }

    /// The newest run.
    pub fn run(&self) -> Option<&RunFact> {
        self.runs.last()
    }

    pub fn is_bone(&self) -> bool {
        self.tissue == TissueClass::Bone
    }

    /// The lowest cap in force on a day; of two alike, the clinician's.
    pub fn cap(&self, day: NaiveDate) -> Option<Cap> {
        let in_force = self.caps.iter().filter(|cap| cap.until.is_none_or(|until| day <= until));
        in_force.copied().min_by_key(|cap| (cap.m, cap.by))
    }

    /// A clinician's cap that has run out, where no other of theirs has taken its place.
    pub fn ended_cap(&self, day: NaiveDate) -> Option<Cap> {
        let (ended, rest): (Vec<Cap>, Vec<Cap>) =
            self.caps.iter().filter(|c| c.by == SetBy::Clinician).partition(|c| c.until.is_some_and(|u| day > u));
        if rest.is_empty() { ended.into_iter().max_by_key(|cap| cap.until) } else { None }
    }
}
