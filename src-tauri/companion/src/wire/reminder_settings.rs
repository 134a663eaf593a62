use serde::{Deserialize, Serialize};

/// Times on the wall, `HH:MM`; an end at or before the start is on the day after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct QuietHours {
    pub from: String,
    pub to: String,
}

/// What one is reminded of, and how. Every time in it is the app's own default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(default)]
pub struct ReminderSettings {
    /// Absent: none. Default 22:00 to 06:00.
    pub quiet: Option<QuietHours>,
    /// Whether a notification and the tray name the programme; off by default.
    pub names: bool,
    /// Whether the prompt of a session sounds; on by default. All others are silent.
    pub sound: bool,
    /// 0 to 100 (default 60).
    pub volume_percent: u32,
    /// On by default.
    pub sessions: bool,
    /// On by default.
    pub morning_check: bool,
    /// Off by default: what is done before the first steps, where a programme has a routine for it.
    pub waking: bool,
    /// When the person gets up, `HH:MM`; default 06:00.
    pub waking_at: String,
    /// On by default.
    pub weekly_check: bool,
    /// Monday is 0; default Sunday, 6.
    pub weekly_on: u8,
    /// Off by default: on working days, 9 to 18.
    pub sit_breaks: bool,
    /// 20 to 120 (default 45).
    pub sit_every_min: u16,
    /// On by default; there is none until one is entered.
    pub appointments: bool,
    /// On by default.
    pub unloading_week: bool,
    /// On by default; there is none until shoes are kept.
    pub shoes: bool,
    /// Closing the window leaves the reminders on, where a tray is; on by default.
    pub close_to_tray: bool,
    /// The word about that was seen.
    pub tray_explained: bool,
}
