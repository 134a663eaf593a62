//! Years of somebody's history as real rows through the real store, the same each time: two sessions a day of twelve sets
//! each, a morning's answer each day, a plan for every twelve weeks. For what has to be quick in ten years and in a
//! hundred.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use sinew_companion::ids::Ids;
use sinew_companion::library::Library;
use sinew_companion::store::{self, EndKind, Fact as Row, ForPlan, ReportRow, Store, Writer};
use sinew_domain::day::{RollOver, Stamp};
use sinew_domain::exercise::Exercise;
use sinew_domain::pain::{Pain, Signs, TissueClass};
use sinew_domain::plan::{
    Ask, Caps, EarlierHere, Fact, HowDone, MorningCheck, Pausing, PlanEnd, PlanSlot, PlanState, Resumed, Revision,
    SaidBy, Skip, SkipReason, SlotName, Volume, Why, asked_of,
};
use sinew_domain::prescription::{Pace, Prescription};
use sinew_domain::programme::Programme;
use sinew_domain::progression::{PainMode, PauseKind};
use sinew_domain::schedule::{Weekdays, Window};
use sinew_domain::session::{Outcome, SetRecord, Side};
use sinew_domain::time::{Mono, Now};

const PROGRAMME: &str = "alfredson-1998";
const ZONE: chrono_tz::Tz = chrono_tz::Europe::Berlin;
const PLAN_DAYS: u64 = 84;
/// Rows of so many days go in together.
const DAYS_AT_ONCE: usize = 365;

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    pub days: u64,
    pub plans: u64,
    pub sessions: u64,
    pub sets: u64,
    pub mornings: u64,
}

/// Writes that many years, of 365 days each, which end with the day before `today`. The last plan runs on.
pub fn write(folder: &Path, years: u64, today: NaiveDate) -> Written {
    let opened = store::open(folder, "the-years", at(today, 0, 0)).expect("the log opens");
    let mut years_of = Years::new(opened.store, today, years * 365);
    years_of.write();
    years_of.written
}

struct Years {
    store: Store,
    library: Library,
    ids: Ids,
    /// The state of a small generator of numbers.
    dice: u64,
    first: NaiveDate,
    days: u64,
    plan: Option<(String, String, PlanState)>,
    pause: Option<String>,
    /// Sessions that were left out and are still to be made up for.
    owed: u32,
    written: Written,
}

impl Years {
    fn new(store: Store, today: NaiveDate, days: u64) -> Self {
        Self {
            store,
            library: Library::with_own(Vec::new()),
            ids: Ids::seeded(11),
            dice: 0x9E37_79B9_7F4A_7C15,
            first: today - Days::new(days),
            days,
            plan: None,
            pause: None,
            owed: 0,
            written: Written::default(),
        }
    }

    fn write(&mut self) {
        let days: Vec<NaiveDate> = self.first.iter_days().take(self.days as usize).collect();
        for days in days.chunks(DAYS_AT_ONCE) {
            let rows: Vec<Rows> = days.iter().map(|day| self.day(*day)).collect();
            self.store.transact(|writer| rows.iter().try_for_each(|rows| rows.put(writer))).expect("the disk has room");
        }
    }

    /// 0 to below `of`.
    fn roll(&mut self, of: u64) -> u64 {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        self.dice % of
    }

    fn row(&mut self, day: NaiveDate, hour: u32, minute: u32) -> Row {
        let now = Now { mono: Mono::from_micros(0), slept: Duration::ZERO, wall: at(day, hour, minute), zone: ZONE };
        Row { id: self.ids.next(&now), stamp: Stamp::of(&now, RollOver::DEFAULT) }
    }

    fn day(&mut self, day: NaiveDate) -> Rows {
        let no = day.signed_duration_since(self.first).num_days() as u64;
        let mut rows = Rows::default();
        self.written.days += 1;
        self.plan_of(day, no, &mut rows);
        if no > 0 {
            let check = MorningCheck {
                of_day: day,
                pain: Pain::whole(self.roll(5) as u8),
                stiffness_min: Some(self.roll(30) as u16),
                something_new: Some(false),
                niggle: None,
                recalled: false,
            };
            rows.life.push((self.row(day, 6, 40), Fact::Morning(check)));
            self.written.mornings += 1;
        }
        let paused = self.pause_of(day, no, &mut rows);
        for (slot, hour) in [(SlotName::Morning, 7), (SlotName::Evening, 19)] {
            if paused {
                self.owed += 1;
            } else if self.roll(60) == 0 {
                self.owed += 1;
                let plan = self.plan.as_ref().map(|(id, ..)| id.clone()).unwrap_or_default();
                let skip = Skip { plan, session: 0, of_day: day, slot, reason: SkipReason::NoTime, advised: false };
                rows.life.push((self.row(day, hour, 50), Fact::Skip(skip)));
            } else {
                self.session(day, slot, hour, false, &mut rows);
            }
        }
        // As many sessions as were asked for in all: what was left out comes once more.
        if self.owed > 0 && !paused {
            self.owed -= 1;
            self.session(day, SlotName::Evening, 21, true, &mut rows);
        }
        rows
    }

    /// Twelve weeks each, with a change every week; the one before ends on the last of its days.
    fn plan_of(&mut self, day: NaiveDate, no: u64, rows: &mut Rows) {
        let within = no % PLAN_DAYS;
        if within == 0 {
            if let Some((plan, _, state)) = self.plan.take() {
                let state = PlanState { ended: Some(PlanEnd::Stopped), ..state };
                let end = Revision { plan: Some(plan), state, why: Why::Ended };
                rows.life.push((self.row(day - Days::new(1), 22, 30), Fact::Revision(end)));
            }
            let state = state_of(day);
            let row = self.row(day, 5, 30);
            self.plan = Some((row.id.clone(), row.id.clone(), state.clone()));
            let why = Why::Started { overridden: Vec::new() };
            rows.life.push((row, Fact::Revision(Revision { plan: None, state, why })));
            self.written.plans += 1;
        } else if within.is_multiple_of(7) {
            let row = self.row(day, 5, 30);
            let Some((plan, newest, state)) = &mut self.plan else { return };
            state.week = 1 + (within / 7) as u16;
            state.week_from = day;
            state.loads = ["E01", "E02"].into_iter().map(|id| (id.to_owned(), within as f64 / 7.0)).collect();
            newest.clone_from(&row.id);
            let why = Why::Person { above_suggestion: false };
            let revision = Revision { plan: Some(plan.clone()), state: state.clone(), why };
            rows.life.push((row, Fact::Revision(revision)));
        }
    }

    /// Three days of a cold twice a year.
    fn pause_of(&mut self, day: NaiveDate, no: u64, rows: &mut Rows) -> bool {
        match no % 182 {
            100 => {
                let row = self.row(day, 6, 50);
                self.pause = Some(row.id.clone());
                let pause = Pausing { plan: None, kind: PauseKind::Ill, from: day, until: None };
                rows.life.push((row, Fact::Pause(pause)));
            }
            103 => {
                let pause = self.pause.take().unwrap_or_default();
                rows.life.push((self.row(day, 6, 50), Fact::Resume(Resumed { pause, on: day })));
            }
            _ => {}
        }
        self.pause.is_some()
    }

    fn session(&mut self, day: NaiveDate, slot: SlotName, hour: u32, extra: bool, rows: &mut Rows) {
        let Some((plan, revision, state)) = self.plan.clone() else { return };
        let prescription = prescribed(&self.library, &state, day);
        let asked = ForPlan { plan, revision, session: 0, of_day: day, slot, extra };
        let row = self.row(day, hour, 5);
        let mut sets = Vec::new();
        let mut before: Option<Duration> = None;
        let partial = self.roll(10) == 0;
        let plan = prescription.plan();
        let of = plan.sets().count();
        for (place, (step, work)) in plan.sets().enumerate() {
            let asked = work.task.reps().unwrap_or(1);
            let reps_done = if partial && place + 1 == of { asked / 2 } else { asked };
            let started = before.map_or(Duration::from_secs(10), |ended| ended + Duration::from_secs(60));
            let ended = started + Duration::from_secs(90);
            let record = SetRecord {
                step,
                attempt: 1,
                work: work.clone(),
                outcome: if reps_done == asked { Outcome::Done } else { Outcome::Partial },
                reason: None,
                reps_done,
                under_tension: Duration::from_secs(u64::from(reps_done) * 4),
                started,
                ended,
                gap: before.map(|_| Duration::from_secs(60)),
            };
            before = Some(ended);
            sets.push((self.row(day, hour, 6 + place as u32), record));
        }
        self.written.sessions += 1;
        self.written.sets += sets.len() as u64;
        let report = ReportRow {
            pain_during: Some(self.roll(5) as u8),
            pain_after: Some(self.roll(4) as u8),
            effort: Some(4 + self.roll(4) as u8),
            signs: Some(Signs::default()),
            course: None,
            note: None,
        };
        let (end, told) = (self.row(day, hour, 30), self.row(day, hour, 31));
        rows.sessions.push(SessionRows { row, asked, prescription, sets, end, told, report });
    }
}

#[derive(Default)]
struct Rows {
    life: Vec<(Row, Fact)>,
    sessions: Vec<SessionRows>,
}

struct SessionRows {
    row: Row,
    asked: ForPlan,
    prescription: Prescription,
    sets: Vec<(Row, SetRecord)>,
    end: Row,
    told: Row,
    report: ReportRow,
}

impl Rows {
    /// In the order in which it happened, as far as a plan is concerned: it begins before its sessions.
    fn put(&self, writer: &Writer) -> rusqlite::Result<()> {
        for (row, fact) in &self.life {
            store::put_life(writer, row, fact)?;
        }
        for of in &self.sessions {
            let id = &of.row.id;
            store::put_session(writer, &of.row, Some(&of.asked), HowDone::Played, &of.prescription)?;
            for (row, record) in &of.sets {
                store::put_set(writer, row, id, record)?;
            }
            store::put_end(writer, &of.end, id, EndKind::Completed, None, 1_500_000, 0)?;
            store::put_session_mark(writer, &of.end, id)?;
            store::put_report(writer, &of.told, id, &of.report)?;
        }
        Ok(())
    }
}

fn prescribed(library: &Library, state: &PlanState, day: NaiveDate) -> Prescription {
    let programme: &Programme = library.programme(PROGRAMME).expect("it ships");
    let exercise = |id: &str| -> Option<&Exercise> { library.exercise(id) };
    let ask = Ask { slot: SlotName::Morning, session: 0 };
    asked_of(state, programme, ask.session, day, library.book(), Pace::default(), exercise).expect("a session")
}

fn state_of(started: NaiveDate) -> PlanState {
    let slot = |slot, from: &str, to: &str| {
        let time = |text: &str| text.parse().expect("a time");
        PlanSlot { slot, window: Window { from: time(from), to: time(to) } }
    };
    PlanState {
        programme: PROGRAMME.to_owned(),
        programme_version: 1,
        topic: Some("achilles".to_owned()),
        form: Some("mid-portion".to_owned()),
        tissue: TissueClass::Tendon,
        sides: vec![Side::Left, Side::Right],
        started,
        since: None,
        onset: None,
        earlier: EarlierHere::Never,
        factors: Vec::new(),
        shoes_km: None,
        said_by: SaidBy::Myself,
        bone_site: None,
        mode: PainMode::Published,
        volume: Volume::Full,
        slots: vec![slot(SlotName::Morning, "06:00:00", "11:00:00"), slot(SlotName::Evening, "17:00:00", "22:00:00")],
        weekdays: Weekdays::ALL,
        week: 1,
        week_from: started,
        caps: Caps::default(),
        loads: Default::default(),
        unloading: None,
        ended: None,
    }
}

fn at(day: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
    let local = day.and_hms_opt(hour, minute, 0).expect("a time");
    ZONE.from_local_datetime(&local).latest().map_or(Utc.from_utc_datetime(&local), |time| time.to_utc())
}
