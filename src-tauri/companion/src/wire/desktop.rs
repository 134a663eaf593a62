//! How the desktop does what it is asked for: told by the shell, shown in Settings and Reminders.

use serde::Serialize;

use super::SoundView;

/// Whether prompts can be shown on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum NoticesState {
    /// Not asked yet.
    Unknown,
    Works,
    /// They are shown, without buttons: everything is in the window and in the tray.
    NoButtons,
    /// There is a session bus, and nobody on it shows notifications.
    NoDaemon,
    NoBus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PresenceWhat {
    Locked,
    DoNotDisturb,
    FullScreen,
    Camera,
    Microphone,
    Idle,
}

/// One thing that a desktop may tell of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PresenceLine {
    pub what: PresenceWhat,
    /// Absent: this desktop does not tell, and it never holds a reminder.
    pub now: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DesktopView {
    pub notices: NoticesState,
    /// The name and version of what shows notifications.
    pub daemon: Option<String>,
    /// A tray is there: closing the window leaves the reminders on.
    pub tray: bool,
    pub starts_at_login: bool,
    pub presence: Vec<PresenceLine>,
}

/// What the test of notifications and sound found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct NoticeTest {
    pub desktop: DesktopView,
    /// The daemon took it.
    pub shown: bool,
    /// What the daemon said instead, for people who write to us.
    pub trouble: Option<String>,
    pub sound: SoundView,
}
