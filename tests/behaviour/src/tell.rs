//! One line for each thing that a person would see or hear.

use std::fmt::Write;

use sinew_companion::Cue;
use sinew_companion::wire::{
    AskMark, Interrupted, SessionDetail, SessionListItem, SlotName, Snapshot, StepView, Today, WireError,
};

/// Sounds in order; what repeats is written once: `(lower raise)×15`.
pub(crate) fn cues(heard: &[Cue]) -> String {
    let mut told = Vec::new();
    let mut rest = heard;
    while !rest.is_empty() {
        let times = |n: usize| rest.chunks(n).take_while(|chunk| *chunk == &rest[..n]).count();
        let (length, count) =
            [1, 2].into_iter().filter(|n| *n <= rest.len()).map(|n| (n, times(n))).fold((1, 1), |best, (n, count)| {
                if count > 1 && n * count > best.0 * best.1 { (n, count) } else { best }
            });
        let words: Vec<&str> = rest[..length].iter().map(|cue| cue_name(*cue)).collect();
        told.push(match (length, count) {
            (_, 1) => words.join(" "),
            (1, n) => format!("{}×{n}", words.join(" ")),
            (_, n) => format!("({})×{n}", words.join(" ")),
        });
        rest = &rest[length * count..];
    }
    told.join(" ")
}

pub(crate) fn refusal(error: &WireError) -> String {
    let code = serde_json::to_value(error.code).expect("a code is a word");
    format!("  refused, {}: {}\n", code.as_str().unwrap_or_default(), error.detail.join("; "))
}

pub(crate) fn snapshot(s: &Snapshot) -> String {
    let mut line = format!("  {:?}", s.status);
    if let Some(cause) = s.pause_cause {
        let _ = write!(line, " ({cause:?})");
    }
    if let Some(slept) = s.slept_ms {
        let _ = write!(line, " slept {} s", slept / 1000.0);
    }
    if let (Some(phase), Some(step)) = (&s.phase, &s.step) {
        let _ = write!(line, " {:?} of {}", phase.kind, step_told(step));
        let cells: Vec<String> = s.sets.iter().map(|c| format!("{:?} {}", c.state, c.reps_done)).collect();
        let _ = write!(line, ", cells [{}], {:.0} s left", cells.join(", "), s.left_ms / 1000.0);
    }
    let _ = writeln!(line, ", {} unsaved", s.unsaved);
    if let Some(last) = &s.last_set {
        let load = load(last.load_kg);
        let _ =
            writeln!(line, "  last set: {} {}/{} {}{load}", leg(last.side), last.set_no, last.set_of, last.reps_done);
    }
    line
}

fn step_told(step: &StepView) -> String {
    format!(
        "{} {} {}/{} rep {} ({} done){}",
        step.exercise_id.as_deref().unwrap_or("-"),
        leg(step.side),
        step.set_no,
        step.set_of,
        step.rep,
        step.reps_done,
        load(step.load_kg)
    )
}

pub(crate) fn today(t: &Today) -> String {
    let mut told = format!("  {}\n", t.day);
    for plan in &t.plans {
        let over = if plan.over { ", over" } else { "" };
        let (line, day) = (&plan.line, plan.day_no);
        let _ = writeln!(told, "  {} day {day}, week {}/{}{over}", line.programme.id, line.week, line.weeks);
    }
    for (place, ask) in t.asks.iter().enumerate() {
        let doses: Vec<String> = ask
            .doses
            .iter()
            .map(|d| format!("{} {}×{} {:?}{}", d.exercise_id, d.sets, d.reps, d.legs, load(d.load_kg)))
            .collect();
        let due = if t.due == Some(place as u32) { ", due" } else { "" };
        let _ = writeln!(told, "  {:?}{due}: {}, {:?}", ask.mark, doses.join(", "), ask.key.slot);
    }
    let day = |asks: &[sinew_companion::wire::DayAsk]| -> String { asks.iter().map(|ask| letter(ask.mark)).collect() };
    let week: Vec<String> =
        t.week.iter().map(|d| if d.asks.is_empty() { "·".to_owned() } else { day(&d.asks) }).collect();
    let _ = writeln!(told, "  week {}", week.join(" "));
    told
}

pub(crate) fn history(sessions: &[SessionListItem]) -> String {
    if sessions.is_empty() {
        return "  no sessions\n".to_owned();
    }
    sessions.iter().map(item).collect()
}

fn item(i: &SessionListItem) -> String {
    let score = |n: Option<u8>| n.map_or("-".to_owned(), |n| n.to_string());
    format!(
        "  {} {} {} {}: {} done, {} partial of {} sets, {} of {} reps, pain {}/{} effort {}{}\n",
        i.day,
        slot_told(i.slot),
        i.started_at,
        i.programme_name,
        i.sets_done,
        i.sets_partial,
        i.sets_of,
        i.reps_done,
        i.reps_of,
        score(i.pain_during),
        score(i.pain_after),
        score(i.effort),
        if i.open { ", open" } else { "" }
    )
}

pub(crate) fn detail(d: &SessionDetail) -> String {
    let mut told = item(&d.item);
    let _ = writeln!(
        told,
        "  ended {}{}{}, active {} s, paused {} s, tension {} s{}",
        d.ended_at.as_deref().unwrap_or("not yet"),
        if d.ended_early { " early" } else { "" },
        d.end_reason.map_or(String::new(), |r| format!(" ({r:?})")),
        d.active_ms / 1000.0,
        d.paused_ms / 1000.0,
        d.under_tension_ms / 1000.0,
        d.note.as_ref().map_or(String::new(), |n| format!(", note: {n}"))
    );
    for set in &d.sets {
        let was = set.was_reps.map_or(String::new(), |reps| format!(" (was {reps}{})", load(set.was_load_kg)));
        let _ = writeln!(
            told,
            "    {} {} {}/{} {:?} {}/{}{}{was}",
            set.exercise_id,
            leg(set.side),
            set.set_no,
            set.set_of,
            set.state,
            set.reps_done,
            set.reps_target.unwrap_or_default(),
            load(set.load_kg)
        );
    }
    told
}

pub(crate) fn interrupted(i: Option<&Interrupted>) -> String {
    let Some(i) = i else { return "  nothing was interrupted\n".to_owned() };
    let place = i.step.as_ref().map_or("not known".to_owned(), step_told);
    let (day, slot, at) = (&i.day, slot_told(i.slot), &i.started_at);
    format!("  {day} {slot} {at}: {} of {} sets, at {place}\n", i.sets_done, i.sets_of)
}

fn slot_told(slot: Option<SlotName>) -> String {
    slot.map_or("extra".to_owned(), |slot| format!("{slot:?}"))
}

fn leg(side: Option<sinew_companion::wire::Leg>) -> String {
    side.map_or("-".to_owned(), |leg| format!("{leg:?}").to_lowercase())
}

fn load(kg: Option<f64>) -> String {
    kg.map_or(String::new(), |kg| format!(" {kg} kg"))
}

fn letter(mark: AskMark) -> char {
    match mark {
        AskMark::Done => '#',
        AskMark::Partial => '/',
        AskMark::Skipped => 's',
        AskMark::Missed => '-',
        AskMark::Paused => 'p',
        AskMark::ToCome => 'o',
    }
}

fn cue_name(cue: Cue) -> &'static str {
    match cue {
        Cue::Count => "count",
        Cue::Lower => "lower",
        Cue::Hold => "hold",
        Cue::Move => "move",
        Cue::Raise => "raise",
        Cue::SelfPaced => "self-paced",
        Cue::Run => "run",
        Cue::LastRun => "last-run",
        Cue::Walk => "walk",
        Cue::Easy => "easy",
        Cue::Talk => "talk",
        Cue::HalfWay => "half-way",
        Cue::Rest => "rest",
        Cue::RestEnding => "ten-seconds",
        Cue::Switch => "switch",
        Cue::Pause => "pause",
        Cue::Resume => "resume",
        Cue::SessionDone => "session-done",
    }
}
