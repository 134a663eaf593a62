//! The one thread that owns the companion. It sleeps until the next deadline or the next call, asks, plays the sounds
//! that come back, then lets the companion write, and shows the window and the desktop what changed. It decides nothing.

mod around;
mod desktop;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use sinew_companion::wire::{DesktopView, ErrorCode, NoticeTest, Snapshot, WireError};
use sinew_companion::{Companion, Now, Play};
use tauri::AppHandle;
use tauri::ipc::Channel;

use crate::desktop::Cue;
use desktop::Desktop;

/// How long the test of notifications waits for what shows them.
const TEST_FOR: Duration = Duration::from_secs(5);

type Call = Box<dyn FnOnce(&mut Desktop) + Send>;

/// The way to the driver's thread.
#[derive(Debug)]
pub struct Driver {
    inbox: Arc<Inbox>,
    stay: Arc<Stay>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// What the window has to know in the moment in which it is closed, when there is no time to ask.
#[derive(Debug, Default)]
pub struct Stay {
    /// A tray is there, and the person wants the program to stay in it.
    in_tray: AtomicBool,
    /// Without a window the program goes on.
    windowless: AtomicBool,
}

#[derive(Default)]
struct Inbox {
    calls: Mutex<Calls>,
    bell: Condvar,
}

#[derive(Default)]
struct Calls {
    waiting: VecDeque<Call>,
    stop: bool,
}

impl Driver {
    /// Starts the thread, which opens the log in `folder` while the window is still being made. `hidden`: there will be
    /// none until it is asked for.
    pub fn start(app: AppHandle, folder: PathBuf, hidden: bool) -> std::io::Result<Self> {
        let inbox = Arc::new(Inbox::default());
        let stay = Arc::new(Stay::default());
        stay.windowless.store(hidden, Ordering::Relaxed);
        let (theirs, their_stay) = (Arc::clone(&inbox), Arc::clone(&stay));
        let thread = std::thread::Builder::new().name("driver".to_owned()).spawn(move || {
            let mut desktop = Desktop::open(app, &folder, &theirs, &their_stay);
            if hidden {
                desktop.look_around();
                desktop.windowless();
            }
            desktop.run(&theirs);
        })?;
        Ok(Self { inbox, stay, thread: Mutex::new(Some(thread)) })
    }

    /// Asks the companion something, and waits for the answer.
    pub fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Companion, &Now) -> Result<T, WireError> + Send + 'static,
    ) -> Result<T, WireError> {
        self.call(move |desktop| {
            let now = desktop.now();
            question(desktop.companion()?, &now)
        })
    }

    /// The same for what makes a sound at once.
    pub fn act(
        &self,
        action: impl FnOnce(&mut Companion, &Now) -> Result<Vec<Play>, WireError> + Send + 'static,
    ) -> Result<(), WireError> {
        self.call(move |desktop| {
            let now = desktop.now();
            let plays = action(desktop.companion()?, &now)?;
            desktop.play(&plays);
            Ok(())
        })
    }

    /// Takes the window's channel in place of an older one. An open session is sent at once.
    pub fn subscribe(&self, channel: Channel<Snapshot>) -> Result<(), WireError> {
        self.call(move |desktop| {
            desktop.subscribe(channel);
            Ok(())
        })
    }

    /// Plays one sound, so that a person can set the volume.
    pub fn test_sound(&self) -> Result<(), WireError> {
        self.call(|desktop| {
            desktop.play_alone(Cue::Test);
            Ok(())
        })
    }

    /// How the desktop does what it is asked for.
    pub fn desktop(&self) -> Result<DesktopView, WireError> {
        self.call(|desktop| Ok(desktop.view()))
    }

    /// Shows a notification and plays the reminder's sound, and says what came of it.
    pub fn test_notices(&self) -> Result<NoticeTest, WireError> {
        let (answer, answered) = mpsc::sync_channel(1);
        self.call(move |desktop| {
            desktop.test_notices(answer);
            Ok(())
        })?;
        let (shown, trouble) = answered
            .recv_timeout(TEST_FOR)
            .unwrap_or_else(|_| (false, Some("what shows notifications has not answered".to_owned())));
        self.call(move |desktop| {
            Ok(NoticeTest { desktop: desktop.view(), shown, trouble, sound: desktop.sound_view() })
        })
    }

    /// The first screen is there, whole: from now on there is time for the tray and the rest of the desktop.
    pub fn usable(&self) {
        self.inbox.push(Box::new(Desktop::look_around));
    }

    /// Whether the program goes on when its window is closed.
    pub fn stays(&self) -> bool {
        self.stay.in_tray.load(Ordering::Relaxed)
    }

    /// Whether the program goes on without any window.
    pub fn is_windowless(&self) -> bool {
        self.stay.windowless.load(Ordering::Relaxed)
    }

    /// The window was hidden; after a while its page is let go.
    pub fn hidden(&self) {
        self.stay.windowless.store(true, Ordering::Relaxed);
        self.inbox.push(Box::new(Desktop::closed));
    }

    pub fn shown(&self) {
        self.stay.windowless.store(false, Ordering::Relaxed);
        self.inbox.push(Box::new(Desktop::shown));
    }

    /// Ends the thread after what is under way.
    pub fn stop(&self) {
        self.inbox.lock().stop = true;
        self.inbox.bell.notify_one();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if thread.is_some_and(|t| t.join().is_err()) {
            eprintln!("sinew: the driver ended with a fault");
        }
    }

    fn call<T: Send + 'static>(
        &self,
        call: impl FnOnce(&mut Desktop) -> Result<T, WireError> + Send + 'static,
    ) -> Result<T, WireError> {
        let (answer, answered) = mpsc::sync_channel(1);
        self.inbox.push(Box::new(move |desktop| {
            // Nobody waits any more when the window was closed in between; the call is done all the same.
            let _unheard = answer.send(call(desktop));
        }));
        answered.recv().unwrap_or_else(|_| Err(fault("the driver has stopped")))
    }
}

fn fault(message: &str) -> WireError {
    WireError { code: ErrorCode::Internal, message: message.to_owned(), detail: Vec::new() }
}

impl std::fmt::Debug for Inbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inbox").field("waiting", &self.lock().waiting.len()).finish()
    }
}

impl Inbox {
    fn lock(&self) -> MutexGuard<'_, Calls> {
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, call: Call) {
        self.lock().waiting.push_back(call);
        self.bell.notify_one();
    }
}
