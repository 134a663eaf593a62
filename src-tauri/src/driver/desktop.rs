//! What the driver's thread owns, and its one loop.

use std::path::Path;
use std::sync::{Arc, PoisonError, mpsc};
use std::time::Duration;

use sinew_companion::store::OpenError;
use sinew_companion::wire::{Changed, DesktopView, Notice, Snapshot, SoundView, TrayView, WireError};
use sinew_companion::{Companion, Desk, Mono, Now, Play, STALL_AFTER};
use tauri::ipc::Channel;
use tauri::{AppHandle, Emitter};

use super::around::Around;
use super::{Call, Inbox, Stay};
use crate::clock::Clock;
use crate::desktop::lateness::Lateness;
use crate::desktop::memory;
use crate::desktop::{Awake, Cue, Sound, cue_of, wire_awake, wire_sound};
use crate::window;

/// While a session runs, the clock is looked at this often, so that a suspend is noticed soon after the wake.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// How long the device stays open for a sound without a session: a test, a reminder, or the last one of a session.
const SOUND_LASTS: Duration = Duration::from_secs(3);

/// A device that was asleep swallows what comes in its first moments.
const SOUND_WAKES: Duration = Duration::from_millis(400);

/// A page that nobody sees is let go after this time: kept, it costs half of the program's memory.
const LET_GO_AFTER: Duration = Duration::from_secs(60);

/// What a window was made with is given back so long after there is none, when all that follows has been done.
const GIVE_BACK_AFTER: Duration = Duration::from_secs(5);

/// Without a window that says it is usable, the desktop is looked at after this time all the same.
const LOOK_AROUND_AFTER: Duration = Duration::from_secs(10);

pub struct Desktop {
    pub(super) app: AppHandle,
    pub(super) clock: Clock,
    companion: Result<Companion, OpenError>,
    sound: Sound,
    sounding: bool,
    metronome: Option<u32>,
    volume: f32,
    sound_until: Option<Mono>,
    /// A sound that waits for the device to wake.
    alone: Option<(Mono, Cue)>,
    in_session: bool,
    awake: Option<Awake>,
    window: Option<Channel<Snapshot>>,
    /// In this run.
    said_it_stays: bool,
    /// When the hidden page is let go.
    let_go_at: Option<Mono>,
    /// When the memory of what makes a window is given back.
    give_back_at: Option<Mono>,
    /// When the desktop is looked at, if the window does not say before that there is time for it.
    look_around_at: Option<Mono>,
    pub(super) around: Option<Around>,
    /// What waits for it.
    notices: Vec<Notice>,
    tray: Option<TrayView>,
    pub(super) testing: Option<mpsc::SyncSender<(bool, Option<String>)>>,
    lateness: Lateness,
    pub(super) inbox: Arc<Inbox>,
    pub(super) stay: Arc<Stay>,
}

impl Desktop {
    pub(super) fn open(app: AppHandle, folder: &Path, inbox: &Arc<Inbox>, stay: &Arc<Stay>) -> Self {
        let clock = Clock::new();
        let desk = Desk {
            seed: std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), std::process::id()),
            clock_rate: clock.rate(),
            stall_after: STALL_AFTER.mul_f64(clock.rate()),
        };
        let companion = Companion::open(folder, desk, &clock.now());
        match companion.as_ref().map(Companion::reminders_put_aside) {
            Err(error) => eprintln!("sinew: {error}"),
            Ok(0) => {}
            Ok(rows) => {
                eprintln!("sinew: {rows} rows about reminders could not be read and were put aside; they start anew")
            }
        }
        let for_sound = Arc::clone(inbox);
        let sound = Sound::start(move |state| {
            for_sound.push(Box::new(move |desktop| desktop.heard(|c| c.sound_is(wire_sound(state)))));
        });
        let look_around_at = clock.now().mono.plus(LOOK_AROUND_AFTER.mul_f64(clock.rate()));
        Self {
            app,
            clock,
            companion,
            sound,
            sounding: false,
            metronome: None,
            volume: f32::NAN,
            sound_until: None,
            alone: None,
            in_session: false,
            awake: None,
            window: None,
            said_it_stays: false,
            let_go_at: None,
            give_back_at: None,
            look_around_at: Some(look_around_at),
            around: None,
            notices: Vec::new(),
            tray: None,
            testing: None,
            lateness: Lateness::from_env(),
            inbox: Arc::clone(inbox),
            stay: Arc::clone(stay),
        }
    }

    pub(super) fn run(mut self, inbox: &Inbox) {
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
        if let Some(trouble) = self.companion.as_ref().ok().and_then(Companion::backup_trouble) {
            eprintln!("sinew: no backup was made in {}: {}", trouble.folder, trouble.detail);
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
            let Some(wake) = self.next_wake() else {
                calls = inbox.bell.wait(calls).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
            let left = self.clock.until(wake);
            let left = if self.in_session { left.min(LOOK_EVERY) } else { left };
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

    fn next_wake(&self) -> Option<Mono> {
        let companion = self.companion.as_ref().ok().and_then(Companion::next_wake);
        let alone = self.alone.map(|(at, _)| at);
        [companion, self.sound_until, alone, self.let_go_at, self.give_back_at, self.look_around_at]
            .into_iter()
            .flatten()
            .min()
    }

    fn tick(&mut self) {
        let now = self.clock.now();
        self.play_what_waited(now.mono);
        if self.look_around_at.is_some_and(|at| now.mono >= at) {
            self.look_around();
        }
        if self.let_go_at.is_some_and(|at| now.mono >= at) {
            self.let_go();
        }
        if self.give_back_at.is_some_and(|at| now.mono >= at) {
            self.give_back_at = None;
            memory::give_code_back();
        }
        let Ok(companion) = self.companion.as_mut() else { return };
        let plays = companion.tick(&now);
        self.play(&plays);
        self.settle();
    }

    pub(super) fn play(&mut self, plays: &[Play]) {
        for play in plays {
            self.sound.play(cue_of(play.cue));
            self.lateness.note(play.due, &self.clock);
        }
    }

    /// One sound without a session, as soon as the device is awake.
    pub(super) fn play_alone(&mut self, cue: Cue) {
        self.sound_until = Some(self.sound_lasts());
        if self.sounding {
            self.sound.play(cue);
        } else {
            self.alone = Some((self.after(SOUND_WAKES), cue));
        }
        self.settle();
    }

    fn play_what_waited(&mut self, mono: Mono) {
        if let Some((_, cue)) = self.alone.take_if(|(at, _)| mono >= *at) {
            self.sound.play(cue);
        }
    }

    pub(super) fn settle(&mut self) {
        let now = self.clock.now();
        let Ok(companion) = self.companion.as_mut() else { return };
        let settled = companion.settle(&now);
        let settings = companion.settings();
        // A reminder has a loudness of its own.
        let reminds = matches!(self.alone, Some((_, Cue::Reminder))) && !settled.sounding;
        let percent = if reminds { settings.reminders.volume_percent } else { settings.volume_percent };
        let stays = settings.reminders.close_to_tray;
        self.in_session = settled.sounding;
        self.keep_sounding(settled.sounding, percent as f32 / 100.0, now.mono);
        if settled.metronome != self.metronome {
            self.metronome = settled.metronome;
            self.sound.metronome(self.metronome);
        }
        self.keep_awake(settled.awake);
        self.stays_in_tray(stays);
        self.tell(&settled.changed);
        if settled.show {
            self.show();
        }
        self.notices.extend(settled.notices);
        self.tray = settled.tray.or(self.tray.take());
        self.hand_over();
    }

    pub(super) fn tell(&self, changed: &[Changed]) {
        if !changed.is_empty()
            && let Err(error) = self.app.emit_to(window::MAIN, "changed", changed)
        {
            eprintln!("sinew: the window could not be told of a change: {error}");
        }
    }

    /// What the companion wants shown, to those who show it, once they are there.
    fn hand_over(&mut self) {
        let Some(around) = &self.around else { return };
        let mut sounds = false;
        for notice in self.notices.drain(..) {
            match notice {
                Notice::Show(view) => {
                    sounds |= view.sound;
                    around.notices.show(view);
                }
                Notice::Withdraw(key) => around.notices.withdraw(key),
                Notice::Open(at) => {
                    if let Err(error) = self.app.emit_to(window::MAIN, "open", &at) {
                        eprintln!("sinew: the window could not be led to a reminder: {error}");
                    }
                    window::show(&self.app);
                }
            }
        }
        if let Some(tray) = self.tray.take() {
            around.tray.set(tray);
        }
        if sounds {
            self.play_alone(Cue::Reminder);
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
        self.after(SOUND_LASTS)
    }

    /// So much real time from now.
    fn after(&self, real: Duration) -> Mono {
        self.clock.now().mono.plus(real.mul_f64(self.clock.rate()))
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

    pub(super) fn subscribe(&mut self, channel: Channel<Snapshot>) {
        self.window = Some(channel);
        self.show();
    }

    fn show(&mut self) {
        let now = self.clock.now();
        let Ok(companion) = self.companion.as_mut() else { return };
        let Some(snapshot) = companion.snapshot(&now) else { return };
        // A page that was reloaded has left its channel behind; it will subscribe again.
        self.window = self.window.take().filter(|window| window.send(snapshot).is_ok());
    }

    /// The window was closed, and the program stays: the first time, that is said.
    pub(super) fn closed(&mut self) {
        self.hidden();
        let unexplained = self.companion.as_ref().is_ok_and(|c| !c.settings().reminders.tray_explained);
        if unexplained
            && !std::mem::replace(&mut self.said_it_stays, true)
            && let Some(around) = &self.around
        {
            around.notices.stays();
        }
    }

    pub(super) fn hidden(&mut self) {
        self.let_go_at = Some(self.clock.now().mono.plus(LET_GO_AFTER));
    }

    pub(super) fn shown(&mut self) {
        self.let_go_at = None;
        self.give_back_at = None;
    }

    /// Lets the hidden page go. A session keeps its page, and is asked again later.
    fn let_go(&mut self) {
        self.let_go_at = None;
        if self.in_session {
            self.hidden();
        } else {
            self.window = None;
            window::let_go(&self.app);
            self.windowless();
        }
    }

    /// There is no window now, and none is being made.
    pub(super) fn windowless(&mut self) {
        self.give_back_at = Some(self.clock.now().mono.plus(GIVE_BACK_AFTER));
    }

    pub(super) fn look_around(&mut self) {
        self.look_around_at = None;
        if self.around.is_none() {
            self.around = Around::start(&self.inbox);
            self.hand_over();
        }
    }

    pub(super) fn test_notices(&mut self, answer: mpsc::SyncSender<(bool, Option<String>)>) {
        self.look_around();
        self.play_alone(Cue::Reminder);
        match &self.around {
            Some(around) => {
                self.testing = Some(answer);
                around.notices.test();
            }
            None => {
                let _unheard = answer.send((false, None));
            }
        }
    }

    pub(super) fn view(&self) -> DesktopView {
        Around::view(self.around.as_ref())
    }

    pub(super) fn sound_view(&self) -> SoundView {
        self.companion.as_ref().map_or(SoundView::Closed, Companion::sound)
    }

    pub(super) fn heard(&mut self, tell: impl FnOnce(&mut Companion)) {
        if let Ok(companion) = self.companion.as_mut() {
            tell(companion);
        }
    }

    pub(super) fn now(&self) -> Now {
        self.clock.now()
    }

    pub(super) fn companion(&mut self) -> Result<&mut Companion, WireError> {
        self.companion.as_mut().map_err(|error| WireError::from(&*error))
    }
}
