//! Days with a plan as a script: sessions that were done by hand, mornings, decisions, pauses; what is asked and said of
//! them stands below each line. Lines that it does not know are the world's.

use std::fmt::Write;

use crate::World;
use crate::world::GATES;
use sinew_companion::wire::{
    AskKey, ByHandDose, ByHandDraft, Decided, DecisionDraft, EarlierHere, Leg, Legs, MorningDraft, PainMode,
    PauseDraft, PauseKind, PauseView, PlanDraft, Report, ResumeDraft, SaidByDraft, Setup, Signs, SlotName, SlotTime,
    SuggestionCard, Volume, WireError,
};

/// Slow heel drops of the left leg, twice a day, from one set on.
pub fn draft() -> PlanDraft {
    let slot = |slot, from: &str, to: &str| SlotTime { slot, from: from.to_owned(), to: to.to_owned() };
    PlanDraft {
        programme: "alfredson-1998".to_owned(),
        topic: Some("achilles".to_owned()),
        form: Some("mid-portion".to_owned()),
        legs: Legs::Left,
        since: None,
        onset: None,
        earlier: EarlierHere::Never,
        factors: Vec::new(),
        shoes_km: None,
        said_by: SaidByDraft::Myself,
        bone_site: None,
        mode: PainMode::Strict,
        volume: Volume::AsTolerated,
        slots: vec![slot(SlotName::Morning, "06:00", "10:00"), slot(SlotName::Evening, "17:00", "22:00")],
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

/// A world in which the plan of a draft has begun at six in the morning of Tuesday, 2026-11-24.
pub fn begun(draft: &PlanDraft) -> (World, String) {
    let mut world = World::new();
    let now = world.now;
    world.companion().set_up(&Setup { disclaimer: 1 }, &now).expect("the notice was read");
    world.set_wall("2026-11-24T06:00:00");
    let now = world.now;
    let plan = world.companion().start_plan(draft, &now).expect("it may begin");
    world.settle();
    (world, plan)
}

/// Runs the lines for a plan; the log says what came of each.
pub fn run(world: &mut World, plan: &str, script: &str) -> String {
    let mut log = String::new();
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let _ = writeln!(log, "> {line}");
        log.push_str(&told(world, plan, line));
        world.settle();
    }
    log
}

fn told(world: &mut World, plan: &str, line: &str) -> String {
    let now = world.now;
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        ["at", day, time] => {
            world.set_wall(&format!("{day}T{time}:00"));
            String::new()
        }
        ["day", during, after] => {
            let done = [SlotName::Morning, SlotName::Evening].map(|slot| by_hand(world, plan, slot, during, after));
            done.concat()
        }
        ["session", slot, during, after] => by_hand(world, plan, slot_of(slot), during, after),
        ["morning", day, pain, stiffness] => {
            let (pain, stiffness_min) = (number(pain), number(stiffness));
            let morning =
                MorningDraft { day: (*day).to_owned(), pain, stiffness_min, something_new: None, niggle: None };
            nothing(world.companion().answer_morning(&morning, &now))
        }
        ["checks"] => checks(world),
        ["cards"] => cards(world).iter().map(card).collect(),
        ["decide", decided] => {
            let Some(card) = cards(world).into_iter().next() else { return "  nothing is suggested\n".to_owned() };
            decide(world, plan, &card.session, card.with_morning, decided_of(decided))
        }
        ["dose"] => dose(world),
        ["revisions"] => revisions(world, plan),
        ["questions"] => {
            let questions = world.companion().questions().expect("they can be read");
            questions
                .iter()
                .map(|q| format!("  {} {}{}\n", q.day, q.words, if q.done { ", done" } else { "" }))
                .collect()
        }
        ["pause", kind, dates @ ..] => {
            let date = |place: usize| dates.get(place).map(|d| (*d).to_owned());
            let plan = Some(plan.to_owned());
            let pause = PauseDraft { plan, kind: kind_of(kind), from: date(0), until: date(1) };
            nothing(world.companion().pause(&pause, &now).map(|_| ()))
        }
        ["resume", how @ ..] => {
            let pause = world.companion().plan(plan, &now).expect("the plan can be read").pause;
            let Some(pause) = pause else { return "  no pause\n".to_owned() };
            let told = |word: &str| how.contains(&word);
            let quiet = if told("quiet") { Some(true) } else { told("sore").then_some(false) };
            let (clinician_agrees, as_before) = (told("agreed"), told("as-before"));
            nothing(
                world.companion().resume(&ResumeDraft { pause: pause.id, quiet, clinician_agrees, as_before }, &now),
            )
        }
        ["pauses"] => {
            let pauses = world.companion().today(&now).expect("today can be read").pauses;
            if pauses.is_empty() { "  none\n".to_owned() } else { pauses.iter().map(pause).collect() }
        }
        _ => world.run(line).lines().skip(1).map(|line| format!("{line}\n")).collect(),
    }
}

pub fn decide(world: &mut World, plan: &str, session: &str, with_morning: bool, decided: Decided) -> String {
    let now = world.now;
    let draft = DecisionDraft { plan: plan.to_owned(), session: session.to_owned(), with_morning, decided };
    nothing(world.companion().decide(&draft, &now))
}

/// A session of today, all of it.
fn by_hand(world: &mut World, plan: &str, slot: SlotName, during: &str, after: &str) -> String {
    let now = world.now;
    let today = world.companion().today(&now).expect("today can be read");
    let Some(ask) = today.asks.iter().find(|ask| ask.key.slot == slot) else { return "  not asked\n".to_owned() };
    let dose = |d: &sinew_companion::wire::DoseLine| ByHandDose {
        exercise: d.exercise_id.clone(),
        side: Some(Leg::Left),
        sets: d.sets as u16,
        reps: Some(d.reps as u16),
        load_kg: None,
        reason: None,
    };
    let draft = ByHandDraft {
        key: AskKey { plan: plan.to_owned(), day: today.day.clone(), slot, session: ask.key.session },
        done: ask.doses.iter().map(dose).collect(),
        pain_during: None,
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        note: None,
    };
    let session_id = match world.companion().log_by_hand(&draft, &now) {
        Ok(id) => id,
        Err(error) => return refusal(&error),
    };
    world.settle();
    let told = |word| number(word).is_some();
    let report = Report {
        session_id,
        pain_during: number(during),
        pain_after: number(after),
        effort: None,
        // Asked together with pain: who tells one tells the other.
        signs: (told(during) && told(after)).then(Signs::default),
        course: None,
        feels: Vec::new(),
        note: None,
    };
    let kept = world.companion().save_report(&report, &now);
    world.settle();
    nothing(kept)
}

pub fn cards(world: &mut World) -> Vec<SuggestionCard> {
    let now = world.now;
    world.companion().today(&now).expect("today can be read").suggestions
}

/// What is suggested, by which rules, and from what change to what.
pub fn card(card: &SuggestionCard) -> String {
    let change = card.answer.change.map_or(String::new(), |c| format!(" {:?} {}→{}", c.lever, c.from, c.to));
    let rules: Vec<&str> = card.answer.fired.iter().map(|f| f.id).collect();
    let morning = if card.with_morning { "the morning after told" } else { "before the morning" };
    let decided = card.decided.map_or("open".to_owned(), |d| format!("{d:?}"));
    let mut told = format!(
        "  {} of {}, {morning}: {:?}{change} by {}\n",
        decided,
        card.of_day,
        card.answer.outcome,
        rules.join(" ")
    );
    for line in &card.summary {
        let _ = writeln!(told, "    {line}");
    }
    told
}

fn checks(world: &mut World) -> String {
    let now = world.now;
    let checks = world.companion().today(&now).expect("today can be read").checks;
    let morning = checks.morning.as_deref().unwrap_or("none");
    let recalled = if checks.recalled { ", recalled" } else { "" };
    let week = if checks.weekly { ", and the week" } else { "" };
    format!("  morning: {morning}{recalled}{week}\n")
}

fn dose(world: &mut World) -> String {
    let now = world.now;
    let today = world.companion().today(&now).expect("today can be read");
    let Some(ask) = today.asks.first() else { return "  nothing\n".to_owned() };
    let doses: Vec<String> = ask.doses.iter().map(|d| format!("{} {}×{}", d.exercise_id, d.sets, d.reps)).collect();
    let why = ask.reasons.iter().map(|r| format!("    {}\n", reason(r))).collect::<String>();
    format!("  {:?}, {}\n{why}", ask.mark, doses.join(", "))
}

fn reason(reason: &sinew_companion::wire::ReasonLine) -> String {
    let value = serde_json::to_value(reason).expect("it crosses the wire");
    let mut fields: Vec<String> = Vec::new();
    for (name, value) in value.as_object().expect("a record") {
        match name.as_str() {
            "source" if value.is_null() => {}
            "source" => fields.push(format!("source {}", value["cite"])),
            "what" => fields.insert(0, value.as_str().unwrap_or_default().to_owned()),
            _ => fields.push(format!("{name} {value}")),
        }
    }
    fields.join(", ")
}

fn revisions(world: &mut World, plan: &str) -> String {
    let now = world.now;
    let detail = world.companion().plan(plan, &now).expect("the plan can be read");
    let mut told = String::new();
    for line in &detail.revisions {
        let why = line.reason.as_ref().map_or("the start or the end".to_owned(), reason);
        let _ = writeln!(told, "  {} {why}", line.day);
    }
    for o in &detail.overrides {
        let _ = writeln!(told, "  override of {} on {}: {:?}, {:?}", o.rule, o.day, o.suggested, o.decided);
    }
    told
}

fn pause(p: &PauseView) -> String {
    let restarts: Vec<String> = p
        .restarts
        .iter()
        .map(|r| {
            let wait = r.wait.map_or(String::new(), |wait| format!(", waits for {wait:?}"));
            let sets = if r.sets == r.then_sets { String::new() } else { told_sets(r.sets, r.then_sets) };
            format!("{:?}: week {} to {}{sets}{wait}, by {}", r.step, r.week, r.then_week, r.source.cite)
        })
        .collect();
    format!("  {:?} from {}, {} days; {}\n", p.kind, p.from, p.days, restarts.join("; "))
}

fn told_sets(from: Option<u16>, to: Option<u16>) -> String {
    let told = |sets: Option<u16>| sets.map_or("-".to_owned(), |sets| sets.to_string());
    format!(", sets {} to {}", told(from), told(to))
}

pub fn nothing(result: Result<(), WireError>) -> String {
    result.map_or_else(|error| refusal(&error), |()| String::new())
}

pub fn refusal(error: &WireError) -> String {
    format!("  refused, {:?}: {}\n", error.code, error.detail.join("; "))
}

/// Lines that stand by themselves, without a script above them.
pub fn flat(log: &str) -> String {
    log.lines().map(|line| format!("{}\n", line.trim_start())).collect()
}

fn number(word: &str) -> Option<f64> {
    (word != "-").then(|| word.parse().expect("a number"))
}

fn slot_of(word: &str) -> SlotName {
    match word {
        "morning" => SlotName::Morning,
        "evening" => SlotName::Evening,
        other => panic!("no such slot: {other}"),
    }
}

fn decided_of(word: &str) -> Decided {
    match word {
        "accept" => Decided::Accept,
        "keep" => Decided::Keep,
        "ask" => Decided::Ask,
        other => panic!("no such decision: {other}"),
    }
}

fn kind_of(word: &str) -> PauseKind {
    match word {
        "flare" => PauseKind::Flare,
        "ill" => PauseKind::Ill,
        "travel" => PauseKind::Travel,
        "rest-week" => PauseKind::RestWeek,
        "clinician" => PauseKind::Clinician,
        other => panic!("no such pause: {other}"),
    }
}
