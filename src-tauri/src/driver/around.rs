//! What stands around the window: notifications, the tray, and what the desktop tells of the person. Each part reports as
//! an ordinary call to the driver's thread.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use sinew_companion::wire::{
    Changed, DesktopView, NoticeAnswer, NoticesState, OccurrenceKey, PauseFor, PresenceLine, PresenceWhat,
    PromptAction, WireError,
};
use sinew_companion::{Companion, Now, Presence};

use super::Inbox;
use super::desktop::Desktop;
use crate::desktop::{Bus, FromNotices, FromTray, Notices, Tray, autostart, presence};
use crate::window;

pub struct Around {
    pub notices: Notices,
    pub tray: Tray,
    state: NoticesState,
    daemon: Option<String>,
    /// A tray can be seen.
    host: bool,
    presence: Presence,
    /// Last, so that what runs on it ends before it does.
    _bus: Bus,
}

impl Around {
    /// None where not even a thread can be had: everything is in the window all the same.
    pub fn start(inbox: &Arc<Inbox>) -> Option<Self> {
        let bus = match Bus::start() {
            Ok(bus) => bus,
            Err(error) => {
                eprintln!("sinew: the desktop cannot be reached, reminders stay in the window: {error}");
                return None;
            }
        };
        let to_driver = |inbox: &Arc<Inbox>| {
            let inbox = Arc::clone(inbox);
            move |call: Box<dyn FnOnce(&mut Desktop) + Send>| inbox.push(call)
        };
        let push = to_driver(inbox);
        let notices = Notices::start(bus.handle(), move |from| push(Box::new(move |desktop| desktop.noticed(from))));
        let push = to_driver(inbox);
        let tray = Tray::start(bus.handle(), move |from| push(Box::new(move |desktop| desktop.tray_used(from))));
        let (push, push_woken) = (to_driver(inbox), to_driver(inbox));
        presence::watch(
            bus.handle(),
            move |presence| push(Box::new(move |desktop| desktop.presence_is(presence))),
            move || push_woken(Box::new(Desktop::woken)),
        );
        Some(Self {
            notices,
            tray,
            state: NoticesState::Unknown,
            daemon: None,
            host: false,
            presence: Presence::default(),
            _bus: bus,
        })
    }

    /// As it is told to the window.
    pub fn view(around: Option<&Self>) -> DesktopView {
        let presence = around.map(|around| around.presence).unwrap_or_default();
        let line = |what, now| PresenceLine { what, now };
        DesktopView {
            notices: around.map_or(NoticesState::NoBus, |around| around.state),
            daemon: around.and_then(|around| around.daemon.clone()),
            tray: around.is_some_and(|around| around.host),
            starts_at_login: autostart::is_on(),
            presence: vec![
                line(PresenceWhat::Locked, presence.locked),
                line(PresenceWhat::DoNotDisturb, presence.do_not_disturb),
                line(PresenceWhat::FullScreen, presence.full_screen),
                line(PresenceWhat::Camera, presence.camera),
                line(PresenceWhat::Microphone, presence.microphone),
                line(PresenceWhat::Idle, presence.idle),
            ],
        }
    }
}

impl Desktop {
    fn noticed(&mut self, from: FromNotices) {
        match from {
            FromNotices::Answer { key, what } => self.answered(&key, what),
            FromNotices::State { state, daemon } => {
                if let Some(around) = &mut self.around {
                    around.state = state;
                    around.daemon = daemon;
                }
                self.tell(&[Changed::Desktop]);
            }
            FromNotices::Tested { shown, trouble } => {
                if let Some(waiting) = self.testing.take() {
                    // Nobody waits any more when it took too long.
                    let _unheard = waiting.send((shown, trouble));
                }
            }
        }
    }

    fn tray_used(&mut self, from: FromTray) {
        match from {
            FromTray::Host(there) => {
                if let Some(around) = &mut self.around {
                    around.host = there;
                }
                self.tell(&[Changed::Desktop]);
            }
            FromTray::Start(key) => self.answered(&key, NoticeAnswer::Pressed(PromptAction::Start)),
            FromTray::Pressed(key, what) => self.answered(&key, NoticeAnswer::Pressed(what)),
            FromTray::Pause(how) => self.pause(&how),
            FromTray::Unpause => self.told(|companion, now| companion.unpause_reminders(now)),
            FromTray::Open => window::show(&self.app),
            FromTray::Quit => self.app.exit(0),
        }
    }

    /// Pressed on Start, a session begins, with its first sound.
    fn answered(&mut self, key: &OccurrenceKey, what: NoticeAnswer) {
        let now = self.now();
        let plays = self.companion().map(|companion| companion.notice_answered(key, what, &now)).unwrap_or_default();
        self.play(&plays);
    }

    fn pause(&mut self, how: &PauseFor) {
        self.told(|companion, now| companion.pause_reminders(how, now));
    }

    fn presence_is(&mut self, presence: Presence) {
        if let Some(around) = &mut self.around {
            around.presence = presence;
        }
        self.told(|companion, now| {
            companion.presence_is(presence, now);
            Ok(())
        });
        self.tell(&[Changed::Desktop]);
    }

    fn woken(&mut self) {
        self.told(|companion, now| {
            companion.woken(now);
            Ok(())
        });
    }

    /// What nobody waits for: a refusal is only for the record.
    fn told(&mut self, tell: impl FnOnce(&mut Companion, &Now) -> Result<(), WireError>) {
        let now = self.now();
        if let Ok(companion) = self.companion()
            && let Err(error) = tell(companion, &now)
        {
            eprintln!("sinew: {error}");
        }
    }

    /// Whether closing the window leaves the program on: only where the person can find it again.
    pub fn stays_in_tray(&self, wanted: bool) {
        let host = self.around.as_ref().is_some_and(|around| around.host);
        self.stay.in_tray.store(wanted && host, Ordering::Relaxed);
    }
}
