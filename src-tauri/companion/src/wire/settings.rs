use serde::{Deserialize, Serialize};

use super::{DistanceUnit, ReminderSettings};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    System,
    Light,
    Dark,
    Contrast,
}

/// What the person may choose. Every timing but the lowering is the app's own default: no paper gives one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
// A log written before a setting existed still opens.
#[serde(default)]
pub struct Settings {
    /// 3 to 5 s (default 4), in milliseconds.
    pub lower_ms: u32,
    /// 1 to 5 s (default 2), in milliseconds.
    pub raise_ms: u32,
    /// 10 to 300 s (default 60), in milliseconds.
    pub rest_ms: u32,
    /// 3 to 60 s (default 10), in milliseconds.
    pub get_ready_ms: u32,
    /// 0 to 100 (default 80).
    pub volume_percent: u32,
    pub theme: Theme,
    /// 100 to 150 (default 100).
    pub text_percent: u32,
    /// Single-letter keys; can be turned off.
    pub letter_keys: bool,
    /// Good weeks in a row are shown; can be turned off.
    pub good_weeks: bool,
    /// Of runs; what is kept is in metres.
    pub distance_unit: DistanceUnit,
    pub reminders: ReminderSettings,
    /// The whole path of a folder for backups; absent: the one beside the log.
    pub backup_folder: Option<String>,
    /// The whole path of a folder that is looked through for new runs; absent: none is.
    pub run_folder: Option<String>,
    /// Absent: own steps were never told.
    pub metronome: Option<Metronome>,
}

/// A click for each step while running in the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Metronome {
    pub on: bool,
    /// The person's own steps a minute, both feet: 100 to 240.
    pub own_steps: u32,
    /// Of them, in per cent: 105 to 110.
    pub percent: u32,
}

/// What is asked once, at the first start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Setup {
    /// The version of the disclaimer that was accepted.
    pub disclaimer: u32,
}
