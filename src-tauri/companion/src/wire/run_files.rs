use serde::{Deserialize, Serialize};
use sinew_domain::running::recorded::{DistanceFrom, Impossible, MovingFrom, Odd};
use sinew_domain::running::{RunHow, Sport};

use crate::recordings::{FileProblem, Format};

/// Files that came, and what bringing them in would do. Nothing has.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunsReview {
    /// Newest first.
    pub lines: Vec<RunComing>,
    /// Files that could not be read; they do not wait.
    pub refused: Vec<RunFileRefused>,
    /// The folder that is looked through, where one was chosen.
    pub folder: Option<String>,
    /// Why it cannot be looked through.
    pub folder_trouble: Option<String>,
    /// New files in the folder beyond those that are shown.
    pub more: u32,
}

/// A recording of a file that waits.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunComing {
    /// Names it in other calls.
    pub id: String,
    pub file: String,
    pub format: Format,
    pub sport: Sport,
    /// `YYYY-MM-DD`: its training day.
    pub day: String,
    /// `HH:MM` where it was recorded.
    pub at: String,
    /// Seconds on the way, and how they are known.
    pub duration_s: Option<u32>,
    pub moving_from: Option<MovingFrom>,
    pub elapsed_s: Option<u32>,
    pub distance_m: Option<u32>,
    pub distance_from: Option<DistanceFrom>,
    pub ascent_m: Option<u32>,
    pub heart_rate: Option<u16>,
    pub heart_rate_most: Option<u16>,
    /// Both feet.
    pub cadence: Option<u16>,
    pub laps: u32,
    pub device: Option<String>,
    pub state: RunComingState,
    /// With any of these it cannot come in.
    pub impossible: Vec<Impossible>,
    pub odd: Vec<Odd>,
    /// Entries of the same day that were told without a file: it can go beside one of them.
    pub beside: Vec<RunBeside>,
    /// The running plan that asks for a run on this day.
    pub plan: Option<PlanOfDay>,
}

/// Whether it is known already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum RunComingState {
    New,
    /// This very recording is in the log.
    Here {
        run: String,
    },
    /// It was, and was taken out again: it comes back only when it is asked for.
    TakenOut {
        run: String,
    },
    /// Somebody left it out for good: the same.
    LeftOut,
    /// Another recording of the same time is in the log: it is kept beside it.
    SameRun {
        run: String,
    },
    /// The same, of another file that waits.
    SameAs {
        id: String,
    },
}

/// An entry that a file can go beside. What was told stays as it was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunBeside {
    pub run: String,
    pub sport: Sport,
    pub how: RunHow,
    pub at: Option<String>,
    pub distance_m: Option<u32>,
    pub duration_s: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PlanOfDay {
    pub plan: String,
    pub name: String,
    pub step: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunFileRefused {
    pub file: String,
    pub problems: Vec<FileProblem>,
}

/// What the person decided about the recordings that wait. Those that are not named go on waiting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BringRunsDraft {
    pub choices: Vec<RunChoice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunChoice {
    pub id: String,
    pub what: RunChoiceWhat,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "do")]
pub enum RunChoiceWhat {
    /// A new entry; of the plan where the person says that it was the plan's run.
    Add { plan: Option<String> },
    /// Beside an entry that is there, whose told values stay.
    Beside { run: String },
    /// Beside the entry that another recording of this call makes.
    With { id: String },
    /// Not now, and not when the folder is looked through again.
    Leave,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunsBrought {
    pub added: u32,
    pub beside: u32,
    pub left: u32,
    /// What still waits.
    pub review_waits: u32,
}

/// A file of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunFileLine {
    pub id: String,
    pub name: String,
    pub format: Format,
    /// The original lies beside the log.
    pub kept: bool,
}
