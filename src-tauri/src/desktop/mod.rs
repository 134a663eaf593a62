//! What the operating system does for us. Each part does its one thing, says how it went, and never stops a session.

pub mod autostart;
mod awake;
mod bus;
pub mod files;
pub mod lateness;
pub mod memory;
mod notify;
pub mod presence;
mod sound;
pub mod traces;
mod tray;
mod words;

pub use awake::{Awake, AwakeState};
pub use bus::Bus;
pub use notify::{FromNotices, Notices};
pub use sound::{Cue, SilentReason, Sound, SoundState};
pub use tray::{FromTray, Tray};

use sinew_companion::wire::{AwakeView, SoundView};

/// The sound of a cue of the session.
pub fn cue_of(cue: sinew_companion::Cue) -> Cue {
    use sinew_companion::Cue as Session;
    match cue {
        Session::Count => Cue::Count,
        Session::Lower => Cue::Lower,
        Session::Hold => Cue::Hold,
        Session::Move => Cue::Move,
        Session::Raise => Cue::Raise,
        Session::SelfPaced => Cue::SelfPaced,
        Session::Run => Cue::Run,
        Session::LastRun => Cue::LastRun,
        Session::Walk => Cue::Walk,
        Session::Easy => Cue::Easy,
        Session::Talk => Cue::Talk,
        Session::HalfWay => Cue::HalfWay,
        Session::Rest => Cue::Rest,
        Session::RestEnding => Cue::RestEnding,
        Session::Switch => Cue::Switch,
        Session::Pause => Cue::Pause,
        Session::Resume => Cue::Resume,
        Session::SessionDone => Cue::SessionDone,
    }
}

pub fn wire_sound(state: SoundState) -> SoundView {
    match state {
        SoundState::Closed => SoundView::Closed,
        SoundState::Playing => SoundView::Playing,
        SoundState::Silent { reason: SilentReason::NoDevice } => SoundView::NoDevice,
        SoundState::Silent { reason: SilentReason::ServerLost } => SoundView::ServerLost,
    }
}

pub fn wire_awake(state: AwakeState) -> AwakeView {
    match state {
        AwakeState::Kept => AwakeView::Kept,
        AwakeState::Partly => AwakeView::Partly,
        AwakeState::NotKept => AwakeView::NotKept,
        AwakeState::CannotSay => AwakeView::NotAsked,
    }
}
