//! What is shown at a visit: four weeks of a life with a plan, as it was kept, and a page that is made by hand, with more
//! of everything than any life has.

use chrono::{Days, NaiveDate};
use sinew_companion::paper::content::{
    AwayPart, ChangePart, DecisionPart, DoneDays, DonePart, DoneWindow, LoadPart, PainDay, PainPart, PainWeek,
    PausePart, PhysioPage, PlanPart, SkipPart,
};
use sinew_companion::wire::{
    AdviceDraft, Appointment, AskKey, ByHandDose, ByHandDraft, CapacityKind, Decided, FlagDraft, FlagView,
    HeelRaiseForm, Leg, Legs, LimitDraft, LimitKind, LimitLine, LoadDraft, Outcome, PageDraft, PageRange, PauseKind,
    PlanDraft, PlanLine, Ref, RevisionLine, SetBy, SheetFormat, SignTicked, Signs, SkipDraft, SkipReason, SlotName,
    TestDraft, Urgency,
};
use sinew_domain::safety::flow;

use crate::World;
use crate::diary::{self, begun, draft};

/// The exercise that a load was told of.
pub const LOADED: &str = "E01";

/// Of a day, what is told in [`DAYS`].
type Told = (&'static str, bool, bool, u8, u8, u8, u16, f64);

/// Every day of it as it was told: the day, whether the morning and the evening session were done, pain during and after,
/// first steps, stiffness in minutes, and the load in kilograms.
pub const DAYS: &[Told] = &[
    ("2026-11-24", true, true, 5, 4, 4, 25, 0.0),
    ("2026-11-25", true, true, 5, 3, 4, 25, 0.0),
    ("2026-11-26", true, false, 4, 3, 4, 20, 0.0),
    ("2026-11-27", true, true, 4, 3, 3, 20, 0.0),
    ("2026-11-28", true, true, 4, 2, 3, 20, 0.0),
    ("2026-11-29", true, true, 4, 2, 3, 15, 0.0),
    ("2026-11-30", true, true, 3, 2, 3, 15, 2.5),
    ("2026-12-01", false, false, 0, 0, 3, 15, 2.5),
    ("2026-12-02", true, true, 3, 2, 3, 15, 2.5),
    ("2026-12-03", true, true, 3, 2, 2, 10, 2.5),
    ("2026-12-04", true, true, 4, 3, 3, 15, 2.5),
    ("2026-12-05", true, true, 3, 2, 3, 15, 2.5),
    ("2026-12-06", true, true, 3, 1, 2, 10, 2.5),
    ("2026-12-07", true, true, 3, 1, 2, 10, 5.0),
    ("2026-12-08", true, true, 6, 4, 4, 30, 5.0),
    ("2026-12-09", true, true, 5, 3, 4, 25, 5.0),
    // Away from the tenth to the twelfth.
    ("2026-12-13", true, true, 3, 2, 3, 15, 5.0),
    ("2026-12-14", true, true, 3, 2, 2, 10, 5.0),
    ("2026-12-15", true, true, 3, 1, 2, 10, 5.0),
    ("2026-12-16", false, true, 2, 1, 2, 10, 5.0),
    ("2026-12-17", true, true, 2, 1, 2, 10, 5.0),
    ("2026-12-18", true, true, 2, 1, 1, 5, 5.0),
    ("2026-12-19", true, true, 2, 1, 2, 10, 5.0),
    ("2026-12-20", true, true, 2, 0, 1, 5, 5.0),
];
/// The present of the page.
pub const TODAY: &str = "2026-12-21";

/// Four weeks, at seven in the evening of [`TODAY`]. Gives the plan's id too.
pub fn lived() -> (World, String) {
    let since = Some("2026-09-14".to_owned());
    let (mut world, plan) = begun(&PlanDraft { since, ..draft() });
    let now = world.now;
    let limit = LimitDraft {
        plan: Some(plan.clone()),
        kind: LimitKind::LoadKg,
        at_most: Some(10.0),
        by: SetBy::Clinician,
        who: Some("Ana Ruiz, physio".to_owned()),
        until: Some("2027-01-31".to_owned()),
    };
    world.companion().set_limit(&limit, &now).expect("the limit is kept");
    for (day, morning, evening, during, after, steps, stiff, kg) in DAYS {
        diary::run(&mut world, &plan, &format!("at {day} 08:00\nmorning {day} {steps} {stiff}"));
        between(&mut world, &plan, day, *kg);
        for (slot, done) in [(SlotName::Morning, morning), (SlotName::Evening, evening)] {
            if slot == SlotName::Evening {
                diary::run(&mut world, &plan, &format!("at {day} 19:00"));
            }
            if *done {
                session(&mut world, &plan, slot, *during, *after, *kg);
            }
        }
    }
    diary::run(&mut world, &plan, &format!("at {TODAY} 19:00"));
    (world, plan)
}

/// What else was told on a day.
fn between(world: &mut World, plan: &str, day: &str, kg: f64) {
    let now = world.now;
    let of = |side, value| TestDraft {
        kind: CapacityKind::HeelRaises,
        side,
        value,
        form: Some(HeelRaiseForm::Floor),
        pain: Some(1.0),
        age: None,
        sex: None,
    };
    match day {
        "2026-11-30" | "2026-12-07" => {
            let exercise = LOADED.to_owned();
            let load = LoadDraft { plan: plan.to_owned(), exercise, kg, sure: true };
            world.companion().set_load(&load, &now).expect("the load is kept");
        }
        "2026-12-01" => {
            let key = AskKey { plan: plan.to_owned(), day: day.to_owned(), slot: SlotName::Morning, session: 0 };
            let skip = SkipDraft { key, reason: SkipReason::NoTime };
            world.companion().skip_session(&skip, &now).expect("the reason is kept");
        }
        "2026-12-02" => {
            let visit = |day: &str| Appointment {
                id: String::new(),
                with: "Ana Ruiz".to_owned(),
                day: day.to_owned(),
                at: "16:00".to_owned(),
            };
            world.companion().keep_appointment(&visit("2026-12-04"), &now).expect("it is kept");
            world.companion().keep_appointment(&visit("2026-12-22"), &now).expect("it is kept");
        }
        "2026-12-08" => {
            let words = "Is the click at the heel something to look at?";
            world.companion().add_question(words, Some(plan), &now).expect("it is kept");
        }
        "2026-12-09" => {
            let signs = vec![within_weeks(world)];
            let flag = world.companion().raise_flag(&FlagDraft { signs }, &now).expect("it is kept");
            let advice = AdviceDraft {
                flag: flag.id,
                who: "Dr Lind".to_owned(),
                on: day.to_owned(),
                words: "Nothing to be seen; go on, and come back in January".to_owned(),
            };
            world.companion().add_advice(&advice, &now).expect("it is kept");
        }
        "2026-12-13" => {
            // It ended on the day itself.
            diary::run(world, plan, "resume as-before");
        }
        "2026-12-17" => {
            world.companion().add_question("When may I add hills?", None, &now).expect("it is kept");
            world.companion().keep_test(&of(Leg::Left, 16.0), &now).expect("it is kept");
            world.companion().keep_test(&of(Leg::Right, 22.0), &now).expect("it is kept");
        }
        _ => {}
    }
    if day == "2026-12-09" {
        diary::run(world, plan, "pause travel 2026-12-10");
    }
    if diary::cards(world).iter().any(|card| card.decided.is_none()) {
        let how = if day < "2026-12-08" { "accept" } else { "keep" };
        diary::run(world, plan, &format!("decide {how}"));
    }
}

/// The first sign that asks for somebody in the next weeks.
fn within_weeks(world: &mut World) -> SignTicked {
    let list = world.companion().checklist("red-flags").expect("the list is there");
    let place = list.checklist.items.iter().position(|item| item.urgency == Some(Urgency::WithinWeeks));
    SignTicked { checklist: "red-flags".to_owned(), item: place.expect("there is one") as u32 }
}

/// One session of today, whole, with the load in use.
pub fn session(world: &mut World, plan: &str, slot: SlotName, during: u8, after: u8, kg: f64) {
    let now = world.now;
    let today = world.companion().today(&now).expect("today can be read");
    let Some(ask) = today.asks.iter().find(|ask| ask.key.slot == slot && ask.key.plan == plan) else { return };
    let dose = |d: &sinew_companion::wire::DoseLine| ByHandDose {
        exercise: d.exercise_id.clone(),
        side: Some(Leg::Left),
        sets: d.sets as u16,
        reps: Some(d.reps as u16),
        load_kg: Some(kg),
        reason: None,
    };
    let done = ByHandDraft {
        key: ask.key.clone(),
        done: ask.doses.iter().map(dose).collect(),
        pain_during: Some(during),
        pain_after: Some(after),
        effort: Some(6),
        signs: Some(Signs::default()),
        course: None,
        note: None,
    };
    world.companion().log_by_hand(&done, &now).expect("it is kept");
    world.settle();
}

pub fn page(range: PageRange) -> PageDraft {
    PageDraft { range, without: Vec::new(), who: None, format: SheetFormat::A4 }
}

/// A page with so many questions and decisions, and names and notes that are long, or in letters that the font lacks.
pub fn crowded(questions: usize, decisions: usize, weeks: u64) -> PhysioPage {
    let to: NaiveDate = TODAY.parse().expect("a day");
    let from = to - Days::new(weeks * 7 - 1);
    let day = |ago: usize| to - Days::new(ago as u64);
    let long = "A very long sentence that goes on and on about a heel that clicks on stairs, ".repeat(6);
    let window = |days, n: f64| DoneWindow {
        days,
        sessions: DonePart { done: n - 1.0, asked: n },
        sets: DonePart { done: n * 6.0 - 5.0, asked: n * 6.0 },
        reps: DonePart { done: n * 90.0 - 71.0, asked: n * 90.0 },
        load: DonePart { done: n * 450.0 - 37.5, asked: n * 450.0 },
        paused: 3,
        cancelled: 1,
        followed: 2,
        extra: 4,
        load_untold: 1,
    };
    let plan = |programme: &str| PlanPart {
        line: PlanLine {
            id: "p".to_owned(),
            programme: Ref { id: "p".to_owned(), name: programme.to_owned() },
            topic: Some(Ref { id: "achilles".to_owned(), name: "Achilles tendon".to_owned() }),
            form: Some("mid-portion".to_owned()),
            legs: Legs::Left,
            week: 5,
            weeks: 12,
            started: from.to_string(),
            paused: false,
            ended: None,
        },
        phase: Some("Light loading".to_owned()),
        since: Some(from),
        limits: vec![limit("Łukasz Ångström-Çelik, who has an uncommonly long name and is a physio"); 5],
    };
    let pain = |place: usize| PainDay {
        day: from + Days::new(place as u64),
        during: (place % 5 != 3).then_some((place % 7) as f64),
        after: (place % 5 != 3).then_some((place % 4) as f64),
        morning: (place % 3 != 1).then_some((place % 6) as f64),
        stiffness_min: (place % 3 != 1).then_some((place % 40) as f64),
    };
    let week = |place: u64| PainWeek {
        from: from + Days::new(place * 7),
        during: Some(2.4),
        after: Some(1.3),
        morning: None,
        stiffness_min: Some(12.5),
    };
    let load = |exercise: &str| LoadPart {
        exercise: exercise.to_owned(),
        weeks: (0..weeks)
            .map(|place| (from + Days::new(place * 7), (place % 4 != 2).then_some(place as f64 * 2.5)))
            .collect(),
    };
    PhysioPage {
        who: Some("Zoë 🏃🏽‍♀️ עברית".to_owned()),
        made_on: to,
        from,
        to,
        format: SheetFormat::A4,
        plans: ["Alfredson heel drops", "Ένα άλλο πρόγραμμα", &long].map(plan).into(),
        signs: Some((0..9).map(|place| flag(&day(place).to_string(), &long)).collect()),
        done: Some(vec![
            window(DoneDays::Last7, 14.0),
            window(DoneDays::Last28, 56.0),
            window(DoneDays::Range, weeks as f64 * 14.0),
        ]),
        pain: Some(PainPart {
            days: (0..weeks as usize * 7).map(pain).collect(),
            during_limit: Some(5.0),
            after_limit: Some(5.0),
            weeks: (0..weeks).map(week).collect(),
        }),
        loads: Some(["Heel drop, knee straight", "Heel drop, knee bent", &long, "4"].map(load).into()),
        tests: None,
        questions: Some((0..questions).map(|n| format!("{n}: مرحبا 😀 {long}")).collect()),
        decisions: Some((0..decisions).map(|n| decision(day(n), &long)).collect()),
        away: Some(AwayPart {
            pauses: vec![
                PausePart {
                    from: day(20),
                    ended: Some(day(15)),
                    kind: PauseKind::Travel,
                    programme: Some(long.clone()),
                };
                9
            ],
            skips: vec![SkipPart { day: day(4), slot: SlotName::Evening, reason: SkipReason::Pain }; 40],
        }),
        changes: Some((0..70).map(|n| change(day(n), &long)).collect()),
    }
}

fn limit(who: &str) -> LimitLine {
    LimitLine {
        id: "l".to_owned(),
        plan: None,
        kind: LimitKind::LoadKg,
        at_most: 10.0,
        by: SetBy::Clinician,
        who: Some(who.to_owned()),
        until: Some("2027-01-31".to_owned()),
    }
}

fn flag(day: &str, words: &str) -> FlagView {
    FlagView {
        id: "f".to_owned(),
        day: day.to_owned(),
        urgency: Urgency::WithinDays,
        signs: vec![words.to_owned(), words.to_owned()],
        flow: flow(Urgency::WithinDays),
        advice: Vec::new(),
        cleared: None,
        overridden: Some(words.to_owned()),
        slip: false,
        open: false,
    }
}

fn decision(day: NaiveDate, sentence: &str) -> DecisionPart {
    DecisionPart {
        day,
        programme: "Alfredson heel drops".to_owned(),
        suggested: Outcome::Stop,
        rule: "L6".to_owned(),
        sentence: sentence.to_owned(),
        decided: Decided::Keep,
    }
}

fn change(day: NaiveDate, words: &str) -> ChangePart {
    let line = RevisionLine {
        id: "r".to_owned(),
        day: day.to_string(),
        reason: None,
        ended: None,
        overridden: vec![words.to_owned()],
    };
    ChangePart { programme: words.to_owned(), line }
}
