//! The one thread that owns the companion. It sleeps until the next deadline or the next call, asks, plays the sounds
//! that come back, then lets the companion write, and shows the window what changed. It decides nothing.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use sinew_companion::store::OpenError;
use sinew_companion::wire::{ErrorCode, Snapshot, WireError};
use sinew_companion::{Companion, Desk, Mono, Now, Play, STALL_AFTER};
use tauri::ipc::Channel;
use tauri::{AppHandle, Emitter};

use crate::clock::Clock;
use crate::desktop::lateness::Lateness;
use crate::desktop::{Awake, Cue, Sound, cue_of, wire_awake, wire_sound};

/// While a session runs, the clock is looked at this often, so that a suspend is noticed soon after the wake.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// How long the device stays open for a sound without a session: a test, or the last one of a session.
const SOUND_LASTS: Duration = Duration::from_secs(3);

type Call = Box<dyn FnOnce(&mut Desktop) + Send>;

/// The way to the driver's thread.
#[derive(Debug)]
pub struct Driver {
    inbox: Arc<Inbox>,
    thread: Mutex<Option<JoinHandle<()>>>,
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
    /// Starts the thread, which opens the log in `folder` while the window is still being made.
    pub fn start(app: AppHandle, folder: PathBuf) -> std::io::Result<Self> {
        let inbox = Arc::new(Inbox::default());
        let theirs = Arc::clone(&inbox);
        let thread = std::thread::Builder::new()
            .name("driver".to_owned())
            .spawn(move || Desktop::open(app, &folder, &theirs).run(&theirs))?;
        Ok(Self { inbox, thread: Mutex::new(Some(thread)) })
    }

    /// Asks the companion something, and waits for the answer.
    pub fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Companion, &Now) -> Result<T, WireError> + Send + 'static,
    ) -> Result<T, WireError> {
        self.call(move |desktop| {
            let now = desktop.clock.now();
            question(desktop.companion()?, &now)
        })
    }

    /// The same for what makes a sound at once.
    pub fn act(
        &self,
        action: impl FnOnce(&mut Companion, &Now) -> Result<Vec<Play>, WireError> + Send + 'static,
    ) -> Result<(), WireError> {
        self.call(move |desktop| {
            let now = desktop.clock.now();
            let plays = action(desktop.companion()?, &now)?;
            desktop.play(&plays);
            Ok(())
        })
    }

    /// Takes the window's channel in place of an older one. An open session is sent at once.
    pub fn subscribe(&self, channel: Channel<Snapshot>) -> Result<(), WireError> {
        self.call(move |desktop| {
            desktop.window = Some(channel);
            desktop.show();
            Ok(())
        })
    }

    /// Plays one sound, so that a person can set the volume.
    pub fn test_sound(&self) -> Result<(), WireError> {
        self.call(|desktop| {
            desktop.sound_until = Some(desktop.sound_lasts());
            desktop.settle();
            desktop.sound.play(Cue::Test);
            Ok(())
        })
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

/// What the thread owns.
struct Desktop {
    app: AppHandle,
    clock: Clock,
    companion: Result<Companion, OpenError>,
    sound: Sound,
    sounding: bool,
    volume: f32,
    sound_until: Option<Mono>,
    awake: Option<Awake>,
    window: Option<Channel<Snapshot>>,
    lateness: Lateness,
    inbox: Arc<Inbox>,
}

impl Desktop {
    fn open(app: AppHandle, folder: &std::path::Path, inbox: &Arc<Inbox>) -> Self {
        let clock = Clock::new();
        let desk = Desk {
            seed: std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), std::process::id()),
            clock_rate: clock.rate(),
            stall_after: STALL_AFTER.mul_f64(clock.rate()),
        };
        let companion = Companion::open(folder, desk, &clock.now());
        if let Err(error) = &companion {
            eprintln!("sinew: {error}");
        }
        let for_sound = Arc::clone(inbox);
        let sound = Sound::start(move |state| {
            for_sound.push(Box::new(move |desktop| desktop.heard(|c| c.sound_is(wire_sound(state)))));
        });
        Self {
            app,
            clock,
            companion,
            sound,
            sounding: false,
            volume: f32::NAN,
            sound_until: None,
            awake: None,
            window: None,
            lateness: Lateness::from_env(),
            inbox: Arc::clone(inbox),
        }
    }

    fn run(mut self, inbox: &Inbox) {
        self.lateness.sharpen_this_thread();
        loop {
            self.tick();
            let Some(call) = self.wait(inbox) else { break };
            if let Some(call) = call {
                call(&mut self);
                self.settle();
            }
        }
        self.tick();
        let now = self.clock.now();
        if self.companion.as_mut().is_ok_and(|companion| !companion.write_out(&now)) {
            eprintln!("sinew: the log could not be written; the last sets of this session are lost");
        }
    }

    /// The next call; an inner None when a deadline has come; an outer None when it is time to end.
    fn wait(&self, inbox: &Inbox) -> Option<Option<Call>> {
        let mut calls = inbox.lock();
        loop {
            if let Some(call) = calls.waiting.pop_front() {
                return Some(Some(call));
            }
            if calls.stop {
                return None;
            }
            let session = self.companion.as_ref().ok().and_then(Companion::next_wake);
            let Some(wake) = [session, self.sound_until].into_iter().flatten().min() else {
                calls = inbox.bell.wait(calls).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let left = self.clock.until(wake).min(LOOK_EVERY);
            if left.is_zero() {
                return Some(None);
            }
            let (guard, timed_out) = inbox.bell.wait_timeout(calls, left).unwrap_or_else(PoisonError::into_inner);
            calls = guard;
            if timed_out.timed_out() {
                return Some(None);
            }
        }
    }

    fn tick(&mut self) {
        let now = self.clock.now();
        let Ok(companion) = self.companion.as_mut() else { return };
        let plays = companion.tick(&now);
        self.play(&plays);
        self.settle();
    }

    fn play(&mut self, plays: &[Play]) {
        for play in plays {
            self.sound.play(cue_of(play.cue));
            self.lateness.note(play.due, &self.clock);
        }
    }

    fn settle(&mut self) {
        let now = self.clock.now();
        let Ok(companion) = self.companion.as_mut() else { return };
        let settled = companion.settle(&now);
        let volume = companion.settings().volume_percent as f32 / 100.0;
        self.keep_sounding(settled.sounding, volume, now.mono);
        self.keep_awake(settled.awake);
        if !settled.changed.is_empty()
            && let Err(error) = self.app.emit_to("main", "changed", &settled.changed)
        {
            eprintln!("sinew: the window could not be told of a change: {error}");
        }
        if settled.show {
            self.show();
        }
    }

    /// The device is open while a session is on, and a little longer so that its last sound is heard out.
    fn keep_sounding(&mut self, session: bool, volume: f32, mono: Mono) {
        if volume != self.volume {
            self.volume = volume;
            self.sound.set_volume(volume);
        }
        if session {
            self.sound_until = Some(self.sound_lasts());
        }
        self.sound_until = self.sound_until.filter(|ends| session || mono < *ends);
        let wanted = self.sound_until.is_some();
        if wanted && !self.sounding {
            self.sound.open();
        } else if self.sounding && !wanted {
            self.sound.close();
        }
        self.sounding = wanted;
    }

    fn sound_lasts(&self) -> Mono {
        self.clock.now().mono.plus(SOUND_LASTS.mul_f64(self.clock.rate()))
    }

    fn keep_awake(&mut self, wanted: bool) {
        if wanted == self.awake.is_some() {
            return;
        }
        let inbox = Arc::clone(&self.inbox);
        self.awake = wanted.then(|| {
            Awake::hold(move |state| {
                inbox.push(Box::new(move |desktop| desktop.heard(|c| c.awake_is(wire_awake(state)))));
            })
        });
    }

    fn show(&mut self) {
        let now = self.clock.now();
        let Ok(companion) = self.companion.as_mut() else { return };
        let Some(snapshot) = companion.snapshot(&now) else { return };
        // A page that was reloaded has left its channel behind; it will subscribe again.
        self.window = self.window.take().filter(|window| window.send(snapshot).is_ok());
    }

    fn heard(&mut self, tell: impl FnOnce(&mut Companion)) {
        if let Ok(companion) = self.companion.as_mut() {
            tell(companion);
        }
    }

    fn companion(&mut self) -> Result<&mut Companion, WireError> {
        self.companion.as_mut().map_err(|error| WireError::from(&*error))
    }
}
