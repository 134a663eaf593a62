//! The companion: the use cases of Sinew and their one SQLite file. Opened with a folder, asked with the present.
//!
//! It must never name the desktop: no window, no clock, no sound. What is to be played or shown it returns as data.
//! An operation queues what must last; [`Companion::settle`] writes it. The desktop plays the sounds in between, so
//! that no cue waits for a disk.

mod beside;
pub mod files;
pub mod ids;
mod journal;
pub mod library;
pub mod paper;
pub mod recordings;
pub mod store;
mod use_cases;
pub mod wire;

use std::cell::{OnceCell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub use beside::{Doctor, Finding, Running as RunsNow, Severity, Status, doctor, status};
pub use sinew_domain::schedule::Presence;
pub use sinew_domain::session::{Cue, STALL_AFTER};
pub use sinew_domain::time::{Mono, Now};
pub use use_cases::data::{ExportJob, take_part};
pub use use_cases::run_files::{OriginalJob, take_run_part};

use chrono::NaiveDate;
use ids::Ids;
use journal::Journal;
use library::Library;
use sinew_domain::day::{RollOver, Stamp, training_day};
use sinew_domain::plan::Life;
use store::{Fact, OpenError, Store};
use use_cases::data::Backing;
use use_cases::life::Near;
use use_cases::reminders::Reminding;
use use_cases::session::Running;
use wire::{AwakeView, Changed, ErrorCode, Notice, Settings, SoundView, TrayView, WireError};

/// What the desktop tells about itself when it opens the log.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    /// Where the generator of ids starts.
    pub seed: u64,
    /// How many times faster than a real clock the given clock runs: 1 but in tests.
    pub clock_rate: f64,
    /// How late a deadline may be noticed before the session pauses.
    pub stall_after: Duration,
}

impl Desk {
    pub fn real(seed: u64) -> Self {
        Self { seed, clock_rate: 1.0, stall_after: STALL_AFTER }
    }
}

/// A sound that is due.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Play {
    pub cue: Cue,
    pub due: Mono,
}

/// What is so after everything has been written that can be.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settled {
    /// The kinds of rows that were touched.
    pub changed: Vec<Changed>,
    /// Whether the session screen has something new to show.
    pub show: bool,
    /// Whether a session, or the beat of a test, is on, so that the sound device stays open.
    pub sounding: bool,
    /// Whether the screen should be kept from locking.
    pub awake: bool,
    /// Steps a minute that are to be heard, each as a click.
    pub metronome: Option<u32>,
    /// What the desktop is to do about reminders, in this order.
    pub notices: Vec<Notice>,
    /// Where it is not as it was told last.
    pub tray: Option<TrayView>,
}

/// The runs of a year up to a day, as they stood after so many writes.
type RunsRead = ((u64, chrono::NaiveDate), Arc<Vec<store::RunRow>>);

/// One open log, and the session that is on.
#[derive(Debug)]
pub struct Companion {
    folder: PathBuf,
    store: Store,
    library: Library,
    ids: Ids,
    desk: Desk,
    settings: Settings,
    journal: Journal,
    running: Option<Running>,
    /// Of a test that is on.
    beat: Option<use_cases::beat::Beat>,
    /// The session that ended last in this run, until the next begins or its report is kept.
    ended: Option<use_cases::session::Ended>,
    /// What was kept of plans and answers, once it has been asked for: what is near, and all of it.
    life: OnceCell<Near>,
    whole: OnceCell<Life>,
    runs_read: RefCell<Option<RunsRead>>,
    /// The training day on which the log was opened.
    opened_on: NaiveDate,
    reminding: Reminding,
    backing: Backing,
    moved_aside: Option<String>,
    sound: SoundView,
    awake: AwakeView,
    seq: u64,
    show: bool,
}

impl Companion {
    /// Opens, or makes, the log in `folder`.
    pub fn open(folder: &Path, desk: Desk, now: &Now) -> Result<Self, OpenError> {
        let opened = store::open(folder, &Ids::seeded(desk.seed).next(now), now.wall)?;
        Self::with(folder, opened.store, opened.moved_aside, desk, now)
    }

    fn with(
        folder: &Path,
        store: Store,
        moved_aside: Option<PathBuf>,
        desk: Desk,
        now: &Now,
    ) -> Result<Self, OpenError> {
        let mut ids = Ids::seeded(desk.seed);
        // The first is the device's, where it has none yet.
        ids.next(now);
        let moved_aside = moved_aside.and_then(|p| Some(p.file_name()?.to_string_lossy().into_owned()));
        let mut companion = Self {
            folder: folder.to_owned(),
            store,
            library: Library::with_own(Vec::new()),
            ids,
            desk,
            settings: Settings::default(),
            journal: Journal::default(),
            running: None,
            beat: None,
            ended: None,
            life: OnceCell::new(),
            runs_read: RefCell::new(None),
            whole: OnceCell::new(),
            opened_on: training_day(now.wall, now.zone, RollOver::DEFAULT),
            reminding: Reminding::default(),
            backing: Backing::default(),
            moved_aside,
            sound: SoundView::Closed,
            awake: AwakeView::NotAsked,
            seq: 0,
            show: false,
        };
        companion.read_anew(now)?;
        Ok(companion)
    }

    /// Takes up what is in the file, in place of what was known of it: after it was opened, and after another log or more
    /// rows have come into its place. No session may be on.
    fn read_anew(&mut self, now: &Now) -> Result<(), OpenError> {
        self.opened_on = training_day(now.wall, now.zone, RollOver::DEFAULT);
        self.settings = store::latest_settings(self.store.read())?.unwrap_or_default();
        self.library = Library::with_own(store::own_records(self.store.read())?);
        self.journal = Journal::default();
        (self.running, self.beat, self.ended) = (None, None, None);
        self.forget_life();
        let page = self.reminding.page.take();
        self.open_reminders(now)?;
        self.reminding.page = page;
        self.open_backups(now);
        Ok(())
    }

    /// When to call [`Companion::tick`] again, if nothing else happens before.
    pub fn next_wake(&self) -> Option<Mono> {
        [self.session_wake(), self.reminding.next_wake()].into_iter().flatten().min()
    }

    /// The same without the reminders.
    pub fn session_wake(&self) -> Option<Mono> {
        let session = self.running.as_ref().and_then(Running::next_wake);
        [session, self.next_beat(), self.journal.retry_at()].into_iter().flatten().min()
    }

    /// A deadline has come.
    pub fn tick(&mut self, now: &Now) -> Vec<Play> {
        let mut plays = self.input(sinew_domain::session::Input::Tick, now);
        plays.extend(self.beats(now));
        self.look(now);
        self.mind_backups(now);
        plays
    }

    /// Writes what is queued, and tells what the desktop should do about it. What cannot be written is kept and tried
    /// again; the snapshot says how much that is.
    pub fn settle(&mut self, now: &Now) -> Settled {
        let before = self.journal.unsaved();
        let mut changed = self.journal.flush(&mut self.store, now);
        changed.dedup();
        if changed.contains(&Changed::Sessions) {
            // A set of the session that is on changes nothing that is reminded of.
            self.forget_life();
        }
        let show = std::mem::take(&mut self.show) || before != self.journal.unsaved();
        let awake = self.running.as_mut().is_some_and(|r| r.wants_awake(now));
        let sounding = self.running.is_some() || self.beat.is_some();
        let metronome = self.metronome(now);
        let mut settled = Settled { changed, show, sounding, awake, metronome, ..Settled::default() };
        self.settle_reminders(&mut settled, now);
        settled
    }

    /// The last thing before the program ends: what still waits is tried once more. False when it could not be written.
    pub fn write_out(&mut self, now: &Now) -> bool {
        let written = self.journal.flush_at_once(&mut self.store, now);
        self.write_reminders(now);
        self.back_up_at_the_end(now);
        written
    }

    /// How the desktop's sound is doing; shown with the session.
    pub fn sound_is(&mut self, sound: SoundView) {
        self.show |= self.sound != sound;
        self.sound = sound;
    }

    pub fn sound(&self) -> SoundView {
        self.sound
    }

    /// Whether the screen is being kept from locking; shown with the session.
    pub fn awake_is(&mut self, awake: AwakeView) {
        self.show |= self.awake != awake;
        self.awake = awake;
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    fn fact(&mut self, now: &Now) -> Fact {
        Fact { id: self.ids.next(now), stamp: Stamp::of(now, RollOver::DEFAULT) }
    }
}

/// A refusal, with every problem in it.
fn refused(code: ErrorCode, detail: Vec<String>) -> WireError {
    let message = if detail.is_empty() { format!("{code:?}") } else { detail.join("; ") };
    WireError { code, message, detail }
}

/// A write that failed: nothing of it is in the file.
fn not_saved(error: rusqlite::Error) -> WireError {
    store::note_damage(&error);
    WireError { code: ErrorCode::NotSaved, message: error.to_string(), detail: Vec::new() }
}

/// A read that failed.
fn unreadable(error: rusqlite::Error) -> WireError {
    let code = if store::note_damage(&error) { ErrorCode::LogDamaged } else { ErrorCode::Internal };
    WireError { code, message: error.to_string(), detail: Vec::new() }
}

impl From<&OpenError> for WireError {
    fn from(error: &OpenError) -> Self {
        let code = match error {
            OpenError::Newer { .. } => ErrorCode::LogNewer,
            OpenError::InUse => ErrorCode::LogInUse,
            OpenError::Foreign | OpenError::Io(_) | OpenError::Sqlite(_) => ErrorCode::LogUnusable,
        };
        WireError { code, message: error.to_string(), detail: Vec::new() }
    }
}
