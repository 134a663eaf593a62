//! A run, a walk or other training, as it was told: what the log keeps of it. What nobody told is absent, never zero.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::facts::{Cap, Onset, Pace, RunFact};
use crate::pain::{Course, Pain, SetBy, Signs};
use crate::progression::Morning;
use crate::session::Side;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Sport {
    Run,
    RunWalk,
    Walk,
    Bike,
    Swim,
    /// In deep water, with a belt.
    WaterRun,
    Elliptical,
    Row,
    Other,
}

impl Sport {
    pub const ALL: [Sport; 9] = [
        Self::Run,
        Self::RunWalk,
        Self::Walk,
        Self::Bike,
        Self::Swim,
        Self::WaterRun,
        Self::Elliptical,
        Self::Row,
        Self::Other,
    ];

    /// Whether the rules about runs look at it; everything else is training beside running.
    pub fn is_run(self) -> bool {
        match self {
            Sport::Run | Sport::RunWalk => true,
            Sport::Walk
            | Sport::Bike
            | Sport::Swim
            | Sport::WaterRun
            | Sport::Elliptical
            | Sport::Row
            | Sport::Other => false,
        }
    }
}

/// Who counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RunHow {
    /// Followed in the player.
    Played,
    ByHand,
    /// From a watch's file.
    Recorded,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RunEnd {
    /// All that was meant.
    Finished,
    /// Before its end, on purpose.
    Stopped,
    /// Headed for home before it was half done.
    TurnedBack,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    Road,
    Track,
    Treadmill,
    Grass,
    Trail,
    Sand,
    Mixed,
}

/// Up and down, by what it felt like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Hills {
    Flat,
    Rolling,
    Hilly,
}

/// Worn on the injured place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Support {
    None,
    Tape,
    Brace,
}

/// One entry of the log of runs.
#[derive(Debug, Clone, PartialEq)]
pub struct RunTold {
    /// The training day that it is about.
    pub of_day: NaiveDate,
    /// The instant, in milliseconds since 1970, where it is known.
    pub started_ms: Option<i64>,
    pub sport: Sport,
    pub how: RunHow,
    /// Metres.
    pub distance_m: Option<u32>,
    /// Seconds on the way, pauses left out.
    pub duration_s: Option<u32>,
    /// Metres up.
    pub ascent_m: Option<u32>,
    /// Beats a minute.
    pub heart_rate: Option<u16>,
    pub heart_rate_most: Option<u16>,
    /// Steps a minute, both feet.
    pub cadence: Option<u16>,
    /// What was meant, in metres.
    pub planned_m: Option<u32>,
    /// What was meant, in seconds on the way.
    pub planned_s: Option<u32>,
    /// The cap that was in force.
    pub cap: Option<Cap>,
    pub pace: Option<Pace>,
    /// The running plan, and the step of it, that asked for it.
    pub plan: Option<String>,
    pub step: Option<u16>,
    /// The session of the player, where it was followed there.
    pub session: Option<String>,
    pub ended: Option<RunEnd>,
    /// After so many metres.
    pub turned_m: Option<u32>,
    /// 0 to 10.
    pub effort: Option<u8>,
    pub surface: Option<Surface>,
    /// The side that was lower on a sloping road.
    pub camber: Option<Side>,
    pub hills: Option<Hills>,
    /// A pair of the shoe log.
    pub shoe: Option<String>,
    pub support: Option<Support>,
    pub during: Option<Pain>,
    pub after: Option<Pain>,
    pub night: Option<Pain>,
    pub signs: Option<Signs>,
    pub onset: Option<Onset>,
    pub course: Option<Course>,
    pub note: Option<String>,
    /// Told long after its day.
    pub recalled: bool,
}

impl RunTold {
    /// Of which nothing has been told yet.
    pub fn new(of_day: NaiveDate, sport: Sport, how: RunHow) -> Self {
        Self {
            of_day,
            started_ms: None,
            sport,
            how,
            distance_m: None,
            duration_s: None,
            ascent_m: None,
            heart_rate: None,
            heart_rate_most: None,
            cadence: None,
            planned_m: None,
            planned_s: None,
            cap: None,
            pace: None,
            plan: None,
            step: None,
            session: None,
            ended: None,
            turned_m: None,
            effort: None,
            surface: None,
            camber: None,
            hills: None,
            shoe: None,
            support: None,
            during: None,
            after: None,
            night: None,
            signs: None,
            onset: None,
            course: None,
            note: None,
            recalled: false,
        }
    }

    /// As the rules read it. What was new in it is for who knows the runs before it.
    pub fn fact(&self, morning: Morning) -> RunFact {
        RunFact {
            distance_m: self.distance_m,
            planned_m: self.planned_m,
            cap: self.cap,
            pace: self.pace,
            level: self.step,
            effort: self.effort,
            finished: self.finished(),
            during: self.during,
            after: self.after,
            night: self.night,
            morning,
            signs: self.signs,
            onset: self.onset,
            course: self.course,
            ..RunFact::new(self.of_day)
        }
    }

    /// Something was told of what was done: until then it is only planned.
    pub fn was_run(&self) -> bool {
        let done = self.distance_m.is_some() || self.duration_s.is_some() || self.ended.is_some();
        let felt = self.during.is_some() || self.after.is_some() || self.signs.is_some() || self.onset.is_some();
        done || felt || self.effort.is_some() || self.how == RunHow::Played
    }

    /// As it was meant: by its end where that was told, otherwise by what it was to be. Unknown where neither says it.
    pub fn finished(&self) -> Option<bool> {
        let by_end = self.ended.map(|ended| match ended {
            RunEnd::Finished => true,
            RunEnd::Stopped | RunEnd::TurnedBack => false,
        });
        let reached = |did: Option<u32>, meant: Option<u32>| Some(did? >= meant?);
        by_end.or_else(|| reached(self.distance_m, self.planned_m)).or_else(|| reached(self.duration_s, self.planned_s))
    }
}

/// The longest that a run may be, as it was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapSet {
    pub m: u32,
    pub by: SetBy,
    /// The name of who set it, where it was told.
    pub who: Option<String>,
    /// Its last day.
    pub until: Option<NaiveDate>,
}

impl CapSet {
    pub fn cap(&self) -> Cap {
        Cap { m: self.m, by: self.by, until: self.until }
    }
}
