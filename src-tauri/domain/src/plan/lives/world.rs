//! The person of a script, and what is written of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::OnceLock;
use std::time::Duration;

use chrono::{Days, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::slot_of;
use crate::data::shipped;
use crate::day::{RollOver, Stamp};
use crate::exercise::Exercise;
use crate::injury::Urgency;
use crate::pain::{Course, Pain, SetBy, Signs, TissueClass};
use crate::plan::{
    Ask, Caps, Decided, Decision, EarlierHere, Entry, Fact, FlagCleared, FlagRaised, HowDone, Life, LimitKind,
    MorningCheck, Pausing, PersonLimit, PlanSlot, PlanState, Resumed, Revision, SaidBy, SessionFact, SetFact, Skip,
    SkipReason, SlotName, Standing, Suggestion, Volume, WeeklyCheck, Why, asks, prescribe, usual_mode,
};
use crate::prescription::{Pace, Prescription};
use crate::programme::Programme;
use crate::progression::{Advice, Answer, Facts, Outcome, Pause, PauseKind, book, restart};
use crate::schedule::{Weekdays, Window};
use crate::session::{EndReason, Outcome as SetOutcome, Side, Task};
use crate::time::{Mono, Now};

const PROGRAMMES: [&str; 7] = [
    include_str!("../../../../../assets/programmes/alfredson-1998.toml"),
    include_str!("../../../../../assets/programmes/jonsson-2008-insertional.toml"),
    include_str!("../../../../../assets/programmes/hsr-home.toml"),
    include_str!("../../../../../assets/programmes/silbernagel-2007.toml"),
    include_str!("../../../../../assets/programmes/daily-prevention.toml"),
    include_str!("../../../../../assets/programmes/rathleff-2015.toml"),
    include_str!("../../../../../assets/programmes/foot-core.toml"),
];

pub fn programme(id: &str) -> &'static Programme {
    static ALL: OnceLock<BTreeMap<String, Programme>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let read = |text: &&str| shipped::<Programme>("a programme", text).expect("it ships");
        PROGRAMMES.iter().map(read).map(|p| (p.id.clone(), p)).collect()
    });
    all.get(id).unwrap_or_else(|| panic!("no programme {id}"))
}

/// What an exercise is called does not matter to a plan; that it is done with one leg does.
pub fn exercise(_: &str) -> Option<&'static Exercise> {
    static ONE: OnceLock<Exercise> = OnceLock::new();
    Some(ONE.get_or_init(|| {
        let text = r#"
            id = "any"
            name = "Any"
            kind = "strength"
            purpose = "For a test."
            start = "Stand."
            steps = ["Move."]
            sides = "each"
            [dose]
            sets = { value = 1, source = "app", grade = "APP" }
            reps = { value = 1, source = "app", grade = "APP" }
            rest_s = { value = 15, source = "app", grade = "APP" }
        "#;
        shipped("an exercise", text).expect("it is well made")
    }))
}

/// A plan of a programme, as it is chosen on its first day.
pub fn plan(id: &str, started: &str, tissue: TissueClass, slots: &[SlotName]) -> PlanState {
    let started: NaiveDate = started.parse().expect("a day");
    let window = |slot: SlotName| {
        let (from, to) = match slot {
            SlotName::Morning => (6, 11),
            SlotName::Midday => (11, 15),
            SlotName::Evening => (17, 22),
        };
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
        Window { from: at(from), to: at(to) }
    };
    PlanState {
        programme: id.to_owned(),
        programme_version: 1,
        topic: programme(id).topics.first().cloned(),
        form: None,
        tissue,
        sides: vec![Side::Right],
        started,
        since: None,
        onset: None,
        earlier: EarlierHere::Never,
        factors: Vec::new(),
        shoes_km: None,
        said_by: SaidBy::Myself,
        bone_site: None,
        mode: usual_mode(programme(id)),
        volume: Volume::Full,
        slots: slots.iter().map(|slot| PlanSlot { slot: *slot, window: window(*slot) }).collect(),
        weekdays: Weekdays::ALL,
        week: 1,
        week_from: started,
        caps: Caps::default(),
        loads: BTreeMap::new(),
        unloading: None,
        ended: None,
    }
}

pub struct Lived {
    pub life: Life,
    pub plans: Vec<String>,
    first: NaiveDate,
    pub today: NaiveDate,
    zone: Tz,
    ids: u32,
    pub trace: String,
    said: BTreeMap<String, String>,
    /// What was accepted: the facts, the answer, and the plan before and after.
    pub accepted: Vec<(Facts, Answer, PlanState, PlanState)>,
    /// What was frozen at each session: how long the life was before it, the plan, the ask and the day.
    pub asked: Vec<(usize, String, Ask, NaiveDate, Prescription)>,
}

impl Lived {
    pub fn new(plans: &[PlanState]) -> Self {
        let first = plans.first().expect("a plan").started;
        let mut world = Self {
            life: Life::default(),
            plans: Vec::new(),
            first,
            today: first,
            zone: Tz::Europe__Berlin,
            ids: 0,
            trace: String::new(),
            said: BTreeMap::new(),
            accepted: Vec::new(),
            asked: Vec::new(),
        };
        for state in plans {
            let why = Why::Started { overridden: Vec::new() };
            let state = state.clone().begun(programme(&state.programme), book());
            let id = world.keep(Fact::Revision(Revision { plan: None, state, why }), 8);
            world.plans.push(id);
        }
        world
    }

    fn keep(&mut self, fact: Fact, hour: u32) -> String {
        self.ids += 1;
        let id = format!("{:04}", self.ids);
        let local = self.today.and_hms_opt(hour, 0, 0).expect("an hour");
        let wall = self.zone.from_local_datetime(&local).latest().map_or(Utc.from_utc_datetime(&local), |t| t.to_utc());
        let now = Now { mono: Mono::from_micros(0), slept: Duration::ZERO, wall, zone: self.zone };
        self.life.push(Entry { id: id.clone(), stamp: Stamp::of(&now, RollOver::DEFAULT), fact });
        id
    }

    fn tell(&mut self, what: &str) {
        let no = self.today.signed_duration_since(self.first).num_days() + 1;
        writeln!(self.trace, "day {no:>3}  {what}").expect("a string takes everything");
    }

    pub fn day(&mut self, no: u32, words: &str) {
        self.today = self.first + Days::new(u64::from(no) - 1);
        for part in words.split(';').map(str::trim).filter(|p| !p.is_empty()) {
            let words: Vec<&str> = part.split_whitespace().collect();
            self.act(&words);
        }
    }

    fn act(&mut self, words: &[&str]) {
        let plan = self.plans[0].clone();
        match words {
            ["m", answer, rest @ ..] => self.morning(answer, rest),
            ["ok"] => self.decide(Decided::Accept),
            ["keep"] => self.decide(Decided::Keep),
            ["ask"] => self.decide(Decided::Ask),
            ["skip", slot, reason] => {
                let slot = slot_of(slot).expect("a slot");
                let reason = match *reason {
                    "pain" => SkipReason::Pain,
                    "clinician" => SkipReason::Clinician,
                    _ => SkipReason::NoTime,
                };
                let advised = self.standing(&plan).suggestion().is_some_and(|s| s.is_to_leave_out());
                self.keep(Fact::Skip(Skip { plan, session: 0, of_day: self.today, slot, reason, advised }), 12);
            }
            ["pause", kind] => {
                let kind = match *kind {
                    "flare" => PauseKind::Flare,
                    "ill" => PauseKind::Ill,
                    "travel" => PauseKind::Travel,
                    _ => PauseKind::RestWeek,
                };
                self.keep(Fact::Pause(Pausing { plan: None, kind, from: self.today, until: None }), 12);
                self.tell(&format!("paused: {kind:?}"));
            }
            ["back", rest @ ..] => self.resume(rest.contains(&"quiet")),
            ["lighter"] => {
                let state = PlanState { unloading: Some(self.today), ..self.state(&plan) };
                self.revise(&plan, state, Why::Lighter { rule: None });
                self.tell("a lighter week");
            }
            ["load", exercise, kg] => {
                let mut state = self.state(&plan);
                state.loads.insert((*exercise).to_owned(), kg.parse().expect("kilograms"));
                self.revise(&plan, state, Why::Load { exercise: (*exercise).to_owned() });
            }
            ["limit", kind, at_most, who, rest @ ..] => {
                let kind = match *kind {
                    "load_kg" => LimitKind::LoadKg,
                    "week" => LimitKind::Week,
                    "sets" => LimitKind::Sets,
                    "pain_during" => LimitKind::PainDuring,
                    other => panic!("no limit {other}"),
                };
                let by = if *who == "me" { SetBy::Person } else { SetBy::Clinician };
                let until = rest.get(1).map(|day| self.first + Days::new(day.parse::<u64>().expect("a day") - 1));
                let at_most = at_most.parse().expect("a number");
                let who = Some((*who).to_owned());
                self.keep(Fact::Limit(PersonLimit { plan: None, kind, at_most, by, who, until }), 12);
            }
            ["flag", urgency] => {
                let urgency = match *urgency {
                    "emergency" => Urgency::Emergency,
                    "same_day" => Urgency::SameDay,
                    "within_days" => Urgency::WithinDays,
                    _ => Urgency::WithinWeeks,
                };
                self.keep(Fact::Flag(FlagRaised { urgency, signs: vec!["a sign".to_owned()] }), 12);
                self.tell(&format!("a sign: {urgency:?}"));
            }
            ["clear"] | ["override"] => {
                let flags = self.life.entries().iter().rev().find(|e| matches!(e.fact, Fact::Flag(_)));
                let flag = flags.expect("a sign was raised").id.clone();
                let fact = if words[0] == "clear" {
                    Fact::FlagCleared(FlagCleared { flag, on: self.today, by: "the clinic".to_owned() })
                } else {
                    Fact::FlagOverride { flag, words: "I go on.".to_owned() }
                };
                self.keep(fact, 12);
                self.tell(words[0]);
            }
            ["zone", zone] => {
                self.zone = zone.parse().expect("a zone");
                self.tell(&format!("now in {zone}"));
            }
            ["week", rest @ ..] => {
                let week = WeeklyCheck {
                    fatigue: number(rest, "fatigue"),
                    sore_places: number(rest, "sore_places"),
                    slept_badly: rest.contains(&"slept_badly").then_some(true),
                    low_mood: rest.contains(&"low_mood").then_some(true),
                    ..WeeklyCheck::default()
                };
                self.keep(Fact::Week(week), 9);
                self.say();
            }
            [slot, answer, rest @ ..] => {
                let slot = slot_of(slot).unwrap_or_else(|| panic!("no word {slot}"));
                self.session(slot, answer, rest);
            }
            other => panic!("no words {other:?}"),
        }
    }

    fn state(&self, plan: &str) -> PlanState {
        self.life.plan(plan).expect("it was started").clone()
    }

    fn revise(&mut self, plan: &str, state: PlanState, why: Why) {
        self.keep(Fact::Revision(Revision { plan: Some(plan.to_owned()), state, why }), 12);
    }

    fn morning(&mut self, answer: &str, rest: &[&str]) {
        let (pain, minutes) = answer.split_once('/').expect("pain/minutes");
        let check = MorningCheck {
            of_day: self.today,
            pain: pain.parse::<f64>().ok().and_then(|p| Pain::try_from(p).ok()),
            stiffness_min: minutes.parse().ok(),
            something_new: Some(rest.contains(&"new")),
            niggle: number(rest, "niggle").and_then(Pain::whole),
            recalled: false,
        };
        self.keep(Fact::Morning(check), 7);
        self.say();
    }

    /// Every plan's session of that slot, done as was told.
    fn session(&mut self, slot: SlotName, answer: &str, rest: &[&str]) {
        let (during, after) = answer.split_once('/').expect("during/after");
        let told = |text: &str| text.parse::<f64>().ok().and_then(|p| Pain::try_from(p).ok());
        for plan in self.plans.clone() {
            let state = self.state(&plan);
            let programme = programme(&state.programme);
            for ask in asks(&state, programme, self.today).into_iter().filter(|ask| ask.slot == slot) {
                let asked = prescribe(&self.standing(&plan), ask, Pace::default(), exercise);
                let asked = asked.expect("a session that is asked for");
                self.asked.push((self.life.entries().len(), plan.clone(), ask, self.today, asked.prescription.clone()));
                let mut sets = sets_of(&asked.prescription, number(rest, "reps"));
                if rest.contains(&"half") {
                    sets.truncate(sets.len() / 2);
                }
                let fact = SessionFact {
                    plan: Some(plan.clone()),
                    revision: Some(asked.revision),
                    session: ask.session,
                    of_day: self.today,
                    slot: Some(slot),
                    extra: rest.contains(&"extra"),
                    how: HowDone::Played,
                    prescription: asked.prescription,
                    sets,
                    early: rest.contains(&"early").then_some(EndReason::Hurts),
                    during: told(during),
                    after: told(after),
                    effort: number(rest, "effort"),
                    signs: (answer != "?/?").then(|| Signs {
                        sharp: rest.contains(&"sharp"),
                        limp: rest.contains(&"limp"),
                        rest_pain: rest.contains(&"rest"),
                        ..Signs::default()
                    }),
                    course: rest.contains(&"easing").then_some(Course::Easing),
                };
                let hour = match slot {
                    SlotName::Morning => 8,
                    SlotName::Midday => 12,
                    SlotName::Evening => 19,
                };
                self.keep(Fact::Session(fact), hour);
            }
        }
        self.say();
    }

    pub fn standing<'a>(&'a self, plan: &'a str) -> Standing<'a> {
        let state = self.life.plan(plan).expect("it was started");
        Standing::of(&self.life, plan, programme(&state.programme), book(), self.today).expect("it runs")
    }

    /// What is suggested, where it is not what was said before.
    fn say(&mut self) {
        for plan in self.plans.clone() {
            let Some(suggestion) = self.standing(&plan).suggestion() else { continue };
            // What has been decided is not said again.
            if suggestion.decided.is_some() {
                continue;
            }
            let line = told(&suggestion);
            if self.said.get(&plan) != Some(&line) {
                let name =
                    if self.plans.len() > 1 { format!("{}: ", self.state(&plan).programme) } else { String::new() };
                self.tell(&format!("{name}{line}"));
                self.said.insert(plan, line);
            }
        }
    }

    fn decide(&mut self, decided: Decided) {
        for plan in self.plans.clone() {
            let Some(suggestion) = self.standing(&plan).suggestion() else { continue };
            let moot = suggestion.answer.outcome == Outcome::Hold && !proposes_rest(&suggestion);
            if suggestion.decided.is_some() || moot || !suggestion.answer.may_override {
                continue;
            }
            self.decide_one(&plan, &suggestion, decided);
        }
    }

    fn decide_one(&mut self, plan: &str, suggestion: &Suggestion, decided: Decided) {
        let answer = &suggestion.answer;
        let first = answer.fired.first().expect("a rule fired");
        let rule = first.id.to_owned();
        self.keep(
            Fact::Decision(Decision {
                plan: plan.to_owned(),
                session: suggestion.session.clone(),
                with_morning: suggestion.with_morning,
                suggested: answer.outcome,
                rule: rule.clone(),
                decided,
            }),
            12,
        );
        let state = self.state(plan);
        if decided != Decided::Accept {
            self.tell(&format!("{decided:?}: {rule}"));
        } else if let Some(change) = answer.change {
            let next = state.changed(change, programme(&state.programme), self.today, book());
            self.accepted.push((suggestion.facts.clone(), answer.clone(), state.clone(), next.clone()));
            let why = Why::Suggestion {
                session: suggestion.session.clone(),
                rule,
                sentence: first.sentence.clone(),
                source: first.source.clone(),
                grade: first.grade,
                change,
            };
            self.tell(&format!("accepted: {:?} {} to {}", change.lever, change.from, change.to));
            self.revise(plan, next, why);
        } else if proposes_rest(suggestion) {
            let state = PlanState { unloading: Some(self.today), ..state };
            self.tell("accepted: a lighter week");
            self.revise(plan, state, Why::Lighter { rule: Some(rule) });
        }
    }

    fn resume(&mut self, quiet: bool) {
        for plan in self.plans.clone() {
            let Some((pause, pausing)) = self.life.pause_on(&plan, self.today) else { continue };
            let (pause, pausing) = (pause.to_owned(), pausing.clone());
            let days = self.today.signed_duration_since(pausing.from).num_days() as u16;
            let how = Pause { kind: pausing.kind, days, quiet: Some(quiet), clinician_agrees: false };
            let restart = restart(&how, book());
            let state = self.state(&plan);
            let next = state.restarted(restart.step, programme(&state.programme), self.today, book());
            self.tell(&format!("back after {days} days: {:?}, week {} to {}", restart.step, state.week, next.week));
            self.revise(&plan, next, Why::Restart { pause: pause.clone(), step: restart.step });
            self.keep(Fact::Resume(Resumed { pause, on: self.today }), 12);
        }
    }
}

fn proposes_rest(suggestion: &Suggestion) -> bool {
    suggestion.answer.fired.iter().any(|f| f.advice == Some(Advice::UnloadingWeek))
}

/// `progress L7 W1, load 5 to 7.5`.
fn told(suggestion: &Suggestion) -> String {
    let answer = &suggestion.answer;
    let said = |f: &&crate::progression::Fired| f.outcome == Some(answer.outcome);
    let rules: Vec<&str> = answer.fired.iter().filter(said).map(|f| f.id).collect();
    let also: Vec<&str> = answer.fired.iter().filter(|f| f.outcome.is_none()).map(|f| f.id).collect();
    let change = answer.change.map(|c| format!(", {:?} {} to {}", c.lever, c.from, c.to).to_lowercase());
    let also = if also.is_empty() { String::new() } else { format!("; also {}", also.join(" ")) };
    format!("{:?} {}{}{also}", answer.outcome, rules.join(" "), change.unwrap_or_default())
}

fn number<T: std::str::FromStr>(words: &[&str], key: &str) -> Option<T> {
    words.iter().find_map(|word| word.strip_prefix(key)?.strip_prefix('=')?.parse().ok())
}

fn sets_of(prescription: &Prescription, reps: Option<u16>) -> Vec<SetFact> {
    let one = |dose: &crate::prescription::Dose, task: &Task, side| SetFact {
        exercise: dose.exercise.clone(),
        side,
        outcome: SetOutcome::Done,
        reps: reps.or(task.reps()).unwrap_or(0),
        reps_asked: task.reps(),
        load_kg: dose.load_kg,
    };
    let mut out = Vec::new();
    for dose in &prescription.doses {
        let sides: Vec<Option<Side>> =
            if dose.sides.is_empty() { vec![None] } else { dose.sides.iter().copied().map(Some).collect() };
        for side in sides {
            out.extend(dose.sets.iter().map(|task| one(dose, task, side)));
        }
    }
    out
}
