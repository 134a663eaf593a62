//! Whether the person can be spoken to now. What a desktop does not tell is unknown, and unknown never holds.

use serde::{Deserialize, Serialize};

/// What the desktop tells of the person. None is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    pub locked: Option<bool>,
    pub do_not_disturb: Option<bool>,
    pub full_screen: Option<bool>,
    pub camera: Option<bool>,
    pub microphone: Option<bool>,
    /// Neither key nor pointer for some minutes.
    pub idle: Option<bool>,
}

impl Presence {
    /// Nobody is there to look at the app.
    pub(super) fn is_away(self) -> bool {
        self.locked == Some(true) || self.idle == Some(true)
    }

    pub(super) fn hold(self) -> Option<HoldReason> {
        let reasons = [
            (self.locked, HoldReason::Locked),
            (self.do_not_disturb, HoldReason::DoNotDisturb),
            (self.full_screen, HoldReason::FullScreen),
            (self.camera, HoldReason::Camera),
            (self.microphone, HoldReason::Microphone),
            (self.idle, HoldReason::Idle),
        ];
        reasons.into_iter().find(|(is, _)| *is == Some(true)).map(|(_, reason)| reason)
    }
}

/// Why a prompt waits. Where there are several reasons, the first in this order is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HoldReason {
    /// A session is being done.
    InSession,
    /// The person paused the reminders.
    Paused,
    QuietHours,
    Locked,
    DoNotDisturb,
    FullScreen,
    Camera,
    Microphone,
    /// Nobody is there, as far as the desktop knows. The last call is shown all the same: it disturbs nobody, and may be
    /// heard from the next room.
    Idle,
    /// The person has just come back, or the computer has just woken or started.
    JustBack,
}
