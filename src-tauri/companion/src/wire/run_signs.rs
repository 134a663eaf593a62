use serde::{Deserialize, Serialize};

use super::{FlagView, SignTicked, SourceNote, Urgency};

/// One line of a list that is asked around a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunSign {
    /// To be given back as a [`SignTicked`].
    pub checklist: String,
    pub item: u32,
    pub text: String,
    pub why: Option<String>,
    /// Absent where it only asks to ease off.
    pub urgency: Option<Urgency>,
}

/// The signs before the runs of a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BeforeRun {
    /// `YYYY-MM-DD`
    pub day: String,
    /// They are still to be answered today.
    pub asked: bool,
    /// The last run was red, and nobody has gone through the signs since.
    pub red: bool,
    /// What leaves this list at once.
    pub summary: String,
    pub signs: Vec<RunSign>,
    /// As it was told today; a sign that was ticked is open until it has been seen to.
    pub told: Option<BeforeRunDraft>,
    /// The most urgent sign that is open.
    pub flag: Option<FlagView>,
    /// From this tiredness on, no speed.
    pub tired: SourceNote,
}

/// What is answered before a run; without a sign, none of them is so.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BeforeRunDraft {
    pub signs: Vec<SignTicked>,
    /// 0 to 10.
    pub fatigue: Option<f64>,
    pub slept_badly: Option<bool>,
    pub ill: Option<bool>,
}

/// What is asked on the way, over the run that is played.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct MidRun {
    /// Any of them ends the run.
    pub stop: Vec<RunSign>,
    pub stop_summary: String,
    /// With these it goes on, more easily.
    pub ease: Vec<RunSign>,
    pub ease_summary: String,
    /// Minutes and seconds on the way.
    pub at: String,
    /// What was told on this run already.
    pub events: Vec<RunEventLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct MidRunDraft {
    pub felt: Vec<SignTicked>,
}

/// Something that was felt on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunEventLine {
    /// Minutes and seconds on the way.
    pub at: String,
    /// "run", "walk" or "warm-up", the how manieth, and of how many.
    pub exercise: String,
    pub nth: u32,
    pub of: u32,
    pub felt: Vec<String>,
    /// It ends a run: stop and walk back. Otherwise it goes on more easily.
    pub stop: bool,
}
