//! The desktop as a script has it: a clock that is set, a driver that wakes at every deadline, and a log of it all.

use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use sinew_companion::store::OpenError;
use sinew_companion::wire::{
    AskKey, Changed, EarlierHere, History, HistoryDraft, Legs, OccurrenceKey, PainMode, PlanDraft, Play as PlayWhat,
    SaidByDraft, SessionListItem, Settings, Setup, SlotName, SlotTime, Snapshot, TrayView, Volume, WireError,
};
use sinew_companion::{Companion, Cue, Desk, Mono, Now, Play};

use crate::rows;

/// The lists that are looked at before a programme of their topics.
pub const GATES: [&str; 3] = ["ankle-instability", "shin-or-bone", "stress-fracture-pattern"];

/// A Monday evening in Berlin.
const BEGIN: &str = "2026-11-23T18:30:00";
const ZONE: Tz = chrono_tz::Europe::Berlin;

#[derive(Debug)]
pub struct World {
    pub folder: PathBuf,
    /// None while the program is not running.
    pub companion: Option<Companion>,
    pub now: Now,
    pub log: String,
    pub(crate) heard: Vec<Cue>,
    /// The driver wakes for the reminders too, and what they show is in the log.
    pub(crate) minded: bool,
    pub on_screen: Option<OccurrenceKey>,
    pub tray: Option<TrayView>,
    /// How often each occurrence was shown, by day, slot and place.
    pub shown: BTreeMap<(String, String, u16), u32>,
    /// How often the window was told that the reminders have changed.
    pub reminders_told: u32,
    run: u64,
    _temporary: Option<tempfile::TempDir>,
}

impl World {
    /// A fresh folder, the program running, nothing answered yet.
    pub fn new() -> Self {
        let temporary = folder();
        let folder = temporary.path().join("log");
        fresh_log(&folder);
        Self { _temporary: Some(temporary), ..Self::at(&folder) }
    }

    /// The same on another computer: no id of it is one of the first's.
    pub fn elsewhere() -> Self {
        let temporary = folder();
        let folder = temporary.path().join("log");
        fresh_log(&folder);
        let mut world = Self { _temporary: Some(temporary), ..Self::closed(&folder) };
        world.open_as(5_000).expect("the log opens");
        world
    }

    /// The same in a given folder, which stays.
    pub fn at(folder: &Path) -> Self {
        let mut world = Self::closed(folder);
        world.open().expect("the log opens");
        world
    }

    /// The program is not running yet.
    pub fn closed(folder: &Path) -> Self {
        let now = Now { mono: Mono::from_micros(7_000_000), slept: Duration::ZERO, wall: local(BEGIN), zone: ZONE };
        Self {
            folder: folder.to_owned(),
            companion: None,
            now,
            log: String::new(),
            heard: Vec::new(),
            minded: false,
            reminders_told: 0,
            on_screen: None,
            tray: None,
            shown: BTreeMap::new(),
            run: 0,
            _temporary: None,
        }
    }

    /// One that has answered the first questions: pain in the middle of the tendon.
    pub fn set_up(legs: Legs) -> Self {
        let mut world = Self::new();
        world.answer(legs, AchillesSite::MidPortion);
        world
    }

    /// Accepts the words, and begins the programme for where the Achilles hurts; one that runs is ended.
    pub fn answer(&mut self, legs: Legs, site: AchillesSite) {
        self.accept();
        let now = self.now;
        for plan in self.companion().plans(&now).expect("plans can be told") {
            if plan.ended.is_none() {
                self.companion().end_plan(&plan.id, &now).expect("the plan ends");
            }
        }
        self.begin(&achilles(legs, site));
    }

    pub fn accept(&mut self) {
        let now = self.now;
        self.companion().set_up(&Setup { disclaimer: 1 }, &now).expect("the answer is kept");
        self.settle();
    }

    /// Gives the plan's id.
    pub fn begin(&mut self, draft: &PlanDraft) -> String {
        let now = self.now;
        let plan = self.companion().start_plan(draft, &now).expect("the plan begins");
        self.settle();
        plan
    }

    /// The key of a session of the plan that was begun last, today; of no plan where there is none.
    pub fn key(&mut self, slot: SlotName) -> AskKey {
        let now = self.now;
        let today = self.companion().today(&now).expect("today can be told");
        let plan = today.plans.last().map(|plan| plan.line.id.clone()).unwrap_or_default();
        AskKey { plan, day: today.day, slot, session: 0 }
    }

    pub fn play(&mut self, slot: SlotName) -> PlayWhat {
        PlayWhat::Plan { key: self.key(slot), extra: false }
    }

    /// Starts the program. Each run has ids and a monotonic clock of its own.
    pub fn open(&mut self) -> Result<(), OpenError> {
        self.open_as(self.run + 1)
    }

    /// The same as the given run, so that its ids are not those of another process.
    pub fn open_as(&mut self, run: u64) -> Result<(), OpenError> {
        self.run = run;
        self.now.mono = Mono::from_micros(self.run * 7_000_000);
        self.now.slept = Duration::from_secs(self.run);
        self.companion = Some(Companion::open(&self.folder, Desk::real(self.run), &self.now)?);
        Ok(())
    }

    /// Ends the program without a word to it.
    pub fn kill(&mut self) {
        self.companion = None;
    }

    pub fn companion(&mut self) -> &mut Companion {
        self.companion.as_mut().expect("the program runs")
    }

    /// Every session of the history, newest first, page by page.
    pub fn sessions(&mut self) -> Result<Vec<SessionListItem>, WireError> {
        let now = self.now;
        let mut all = Vec::new();
        let mut draft = HistoryDraft::default();
        loop {
            let page = self.companion().history(&draft, &now)?;
            all.extend(page.sessions);
            let Some(earlier) = page.earlier else { return Ok(all) };
            draft.to = Some(earlier);
        }
    }

    /// The newest page of it.
    pub fn history(&mut self) -> Result<History, WireError> {
        let now = self.now;
        self.companion().history(&HistoryDraft::default(), &now)
    }

    pub fn snapshot(&mut self) -> Option<Snapshot> {
        let now = self.now;
        self.companion().snapshot(&now)
    }

    pub fn unsaved(&mut self) -> u32 {
        self.snapshot().map_or(0, |s| s.unsaved)
    }

    pub fn settings(&mut self) -> Settings {
        self.companion().settings().clone()
    }

    pub fn hear(&mut self, plays: &[Play]) {
        self.heard.extend(plays.iter().map(|p| p.cue));
    }

    pub fn settle(&mut self) -> sinew_companion::Settled {
        let now = self.now;
        let settled = self.companion().settle(&now);
        if settled.tray.is_some() {
            self.tray.clone_from(&settled.tray);
        }
        self.reminders_told += u32::from(settled.changed.contains(&Changed::Reminders));
        self.hear_notices(settled.notices.clone());
        settled
    }

    /// Lets time pass as the driver does: it sleeps until the next wake-up, asks, plays, lets the companion write.
    pub fn pass(&mut self, span: Duration) {
        let until = self.now.mono.plus(span);
        while self.companion.is_some() && self.wake(Some(until)) {}
        self.move_clock(until.since(self.now.mono));
    }

    /// One wake-up, if there is one before `until`.
    pub fn wake(&mut self, until: Option<Mono>) -> bool {
        // A script that waits for a session waits for nothing else.
        let minded = self.minded && until.is_some();
        let wake = if minded { self.companion().next_wake() } else { self.companion().session_wake() };
        let Some(wake) = wake.filter(|wake| until.is_none_or(|end| *wake <= end)) else { return false };
        let asked = self.now.mono;
        self.move_clock(wake.since(self.now.mono));
        let now = self.now;
        let plays = self.companion().tick(&now);
        self.hear(&plays);
        self.settle();
        let again = if minded { self.companion().next_wake() } else { self.companion().session_wake() };
        assert!(now.mono > asked || again != Some(wake), "a deadline that never passes:\n{}", self.log);
        true
    }

    /// Plays on until `there`, or until there is nothing to wake up for.
    pub fn until(&mut self, there: impl Fn(&Snapshot) -> bool) {
        for _ in 0..5_000 {
            if self.snapshot().is_none_or(|s| there(&s)) || !self.wake(None) {
                return;
            }
        }
        panic!("it never came to that:\n{}", self.log);
    }

    /// The time on the wall, with the program waking meanwhile as it has to. `2026-11-24T03:30:00`
    pub fn set_wall(&mut self, at: &str) {
        let span = (local(at) - self.now.wall).to_std().expect("time goes forward");
        self.pass(span);
    }

    /// Time passes and nobody wakes the program.
    pub fn move_clock(&mut self, span: Duration) {
        self.now.mono = self.now.mono.plus(span);
        self.now.wall += TimeDelta::from_std(span).expect("a span of a script");
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

/// A folder for one test, in memory where that is to be had: what is asked of a real disk is asked elsewhere.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

/// A log in which nothing is told yet, made once by the program itself and copied: a short script would else be busy with
/// tables for half its time.
fn fresh_log(to: &Path) {
    static FRESH: OnceLock<Vec<u8>> = OnceLock::new();
    let fresh = FRESH.get_or_init(|| {
        let temporary = folder();
        let made = temporary.path().join("log");
        drop(World::at(&made));
        let file = rows::path(&made);
        let log = rusqlite::Connection::open(&file).expect("the log is there");
        // Whose it is, each log says for itself.
        log.execute_batch("DELETE FROM device; PRAGMA wal_checkpoint(TRUNCATE)").expect("nothing else is told");
        drop(log);
        fs::read(&file).expect("one file")
    });
    DirBuilder::new().recursive(true).mode(0o700).create(to).expect("a folder");
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(rows::path(to)).expect("a file");
    file.write_all(fresh).expect("room for it");
}

fn local(at: &str) -> DateTime<Utc> {
    let naive: NaiveDateTime = at.parse().expect("a date and a time");
    ZONE.from_local_datetime(&naive).single().expect("a time that is on the clock once").to_utc()
}

/// Where an Achilles hurts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AchillesSite {
    MidPortion,
    Insertional,
}

/// What a person chooses who has nothing to report: heel drops twice a day.
pub fn achilles(legs: Legs, site: AchillesSite) -> PlanDraft {
    let (programme, form) = match site {
        AchillesSite::MidPortion => ("alfredson-1998", "mid-portion"),
        AchillesSite::Insertional => ("jonsson-2008-insertional", "insertional"),
    };
    draft(programme, Some("achilles"), Some(form), legs)
}

pub fn draft(programme: &str, topic: Option<&str>, form: Option<&str>, legs: Legs) -> PlanDraft {
    PlanDraft {
        programme: programme.to_owned(),
        topic: topic.map(str::to_owned),
        form: form.map(str::to_owned),
        legs,
        since: None,
        onset: None,
        earlier: EarlierHere::NotAnswered,
        factors: Vec::new(),
        shoes_km: None,
        said_by: SaidByDraft::Myself,
        bone_site: None,
        mode: PainMode::Published,
        volume: Volume::Full,
        slots: vec![slot(SlotName::Morning, "06:00", "11:00"), slot(SlotName::Evening, "17:00", "22:00")],
        weekdays: [true; 7],
        screened: true,
        signs: Vec::new(),
        gates: GATES.map(str::to_owned).to_vec(),
        age: Some(40),
        accompanied: false,
        limits: Vec::new(),
        go_on: false,
    }
}

pub fn slot(slot: SlotName, from: &str, to: &str) -> SlotTime {
    SlotTime { slot, from: from.to_owned(), to: to.to_owned() }
}
