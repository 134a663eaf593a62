//! Every word of the page: from codes, days and numbers to what a physiotherapist reads. It speaks of the runner, not to
//! them; where a screen says the same, it is said with the same words.

use chrono::{Datelike, NaiveDate};
use sinew_domain::injury::Urgency;
use sinew_domain::pain::SetBy;
use sinew_domain::plan::{CapacityKind, Decided, LimitKind, PlanEnd, SkipReason, SlotName};
use sinew_domain::progression::{Back, Change, Lever, Outcome, PauseKind, RestartStep};

use super::content::{DoneDays, DonePart, DoneWindow, PausePart, PlanPart};
use crate::wire::{FlagView, Leg, Legs, LimitLine, PlanLine, ReasonLine, RevisionLine, SidesView};

/// A number and its unit stay on one line.
const NBSP: char = '\u{a0}';

/// "2 April 2026"
pub fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// "2 Apr 2026", for a table.
pub fn day_short(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// "2 Apr", under an axis.
pub fn day_tick(day: NaiveDate) -> String {
    day.format("%-d %b").to_string()
}

/// "6 March to 2 April 2026"
pub fn days(from: NaiveDate, to: NaiveDate) -> String {
    if from.year() == to.year() {
        format!("{} to {}", from.format("%-d %B"), day(to))
    } else {
        format!("{} to {}", day(from), day(to))
    }
}

/// A day as the wire writes it.
pub fn told_day(told: &str) -> String {
    told.parse::<NaiveDate>().map_or_else(|_| told.to_owned(), day)
}

/// "1 set", "3 sets"
pub fn count(n: u32, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

/// "12", "12.5", "6,300": at most one place behind the point, as the screens have it.
pub fn amount(n: f64) -> String {
    let tenths = (n.abs() * 10.0).round() as u64;
    let mut whole = (tenths / 10).to_string();
    for place in (1..whole.len()).rev().filter(|place| (whole.len() - place).is_multiple_of(3)).collect::<Vec<_>>() {
        whole.insert(place, ',');
    }
    let sign = if n < 0.0 && tenths > 0 { "-" } else { "" };
    match tenths % 10 {
        0 => format!("{sign}{whole}"),
        tenth => format!("{sign}{whole}.{tenth}"),
    }
}

/// "5 kg", "7.5 kg"
pub fn kilograms(kg: f64) -> String {
    format!("{}{NBSP}kg", load(kg))
}

pub fn load(kg: f64) -> String {
    format!("{}", (kg * 100.0).round() / 100.0)
}

/// A mean, with its unit: all of a column have one place behind the point.
pub fn mean(n: Option<f64>, unit: &str) -> String {
    n.map_or_else(|| "–".to_owned(), |n| format!("{:.1}{unit}", (n * 10.0).round() / 10.0))
}

/// "12 of 14"; what was not asked is not zero.
pub fn of(part: DonePart) -> String {
    if part.asked > 0.0 { format!("{} of {}", amount(part.done), amount(part.asked)) } else { "none asked".to_owned() }
}

pub fn of_load(part: DonePart) -> String {
    if part.asked > 0.0 { format!("{} of {}", amount(part.done), amount(part.asked)) } else { "none told".to_owned() }
}

pub fn window(of: DoneDays, range: u32) -> String {
    match of {
        DoneDays::Last7 => "Last 7 days".to_owned(),
        DoneDays::Last28 => "Last 28 days".to_owned(),
        DoneDays::Range => format!("These {}", count(range, "day")),
    }
}

/// What is in the counts and what is not.
pub fn counted(of: &DoneWindow) -> String {
    let mut parts = Vec::new();
    let mut tell = |n: u32, one: &str, many: &str| match n {
        0 => {}
        1 => parts.push(format!("1 session {one}")),
        n => parts.push(format!("{n} sessions {many}")),
    };
    tell(of.paused, "fell into a pause and is not counted", "fell into a pause and are not counted");
    tell(
        of.cancelled,
        "was taken away by a clinician and is not counted",
        "were taken away by a clinician and are not counted",
    );
    tell(of.followed, "was left out as suggested and counts as done", "were left out as suggested and count as done");
    tell(of.extra, "was done beyond what was asked", "were done beyond what was asked");
    tell(of.load_untold, "has no load told and is not in the load", "have no load told and are not in the load");
    if parts.is_empty() { String::new() } else { format!("In these days: {}.", parts.join("; ")) }
}

fn leg(of: Leg) -> &'static str {
    match of {
        Leg::Left => "left",
        Leg::Right => "right",
    }
}

fn legs(of: Legs) -> &'static str {
    match of {
        Legs::Left => "left leg",
        Legs::Right => "right leg",
        Legs::Both => "both legs",
    }
}

/// "Achilles tendon, in the tendon (mid-portion), left leg"
pub fn site(line: &PlanLine) -> String {
    let form = line.form.as_ref().map(|form| low(form));
    let parts = [line.topic.as_ref().map(|topic| topic.name.clone()), form, Some(legs(line.legs).to_owned())];
    capital(&parts.into_iter().flatten().collect::<Vec<String>>().join(", "))
}

/// "Week 5 of 12, light loading"
pub fn stands(part: &PlanPart) -> String {
    let line = &part.line;
    match line.ended {
        Some(PlanEnd::Graduated) => return "Went on to upkeep".to_owned(),
        Some(PlanEnd::Stopped) => return "Ended".to_owned(),
        None => {}
    }
    let week = format!("Week {} of {}", line.week, line.weeks);
    let paused = if line.paused { ", paused" } else { "" };
    match part.phase.as_ref().filter(|phase| !phase.to_lowercase().contains("week")) {
        Some(phase) => format!("{week}, {}{paused}", low(phase)),
        None => format!("{week}{paused}"),
    }
}

/// "Load: at most 10 kg. Set by Ana Ruiz, physio, until 20 April 2026."
pub fn limit(of: &LimitLine) -> String {
    let at_most = load(of.at_most);
    let what = match of.kind {
        LimitKind::PainDuring => format!("Pain while loading: at most {at_most} of 10"),
        LimitKind::PainAfter => format!("Pain after: at most {at_most} of 10"),
        LimitKind::LoadKg => format!("Load: at most {at_most} kg"),
        LimitKind::Sets => format!("Sets: at most {at_most}"),
        LimitKind::Reps => format!("Reps: at most {at_most}"),
        LimitKind::HoldS => format!("Hold: at most {at_most} s"),
        LimitKind::Week => format!("Week of the programme: at most {at_most}"),
    };
    let who = match (of.by, &of.who) {
        (SetBy::Person, _) => "the runner".to_owned(),
        (SetBy::Clinician, Some(who)) => who.clone(),
        (SetBy::Clinician, None) => "a physio or doctor".to_owned(),
    };
    let until = of.until.as_ref().map(|until| format!(", until {}", told_day(until))).unwrap_or_default();
    format!("{what}. Set by {who}{until}.")
}

pub fn urgency(of: Urgency) -> &'static str {
    match of {
        Urgency::Emergency => "Call now",
        Urgency::SameDay => "Be seen today",
        Urgency::WithinDays => "Be seen within days",
        Urgency::WithinWeeks => "Make an appointment",
    }
}

/// How a sign stands, and what was said about it.
pub fn sign_stands(of: &FlagView) -> String {
    let mut parts: Vec<String> = Vec::new();
    for advice in &of.advice {
        parts.push(format!("{}, {}: {}", told_day(&advice.on), advice.who, ended(&advice.words)));
    }
    if let Some((on, by)) = &of.cleared {
        parts.push(format!("Cleared from {} on, by {}.", told_day(on), by));
    }
    if let Some(words) = &of.overridden {
        parts.push(format!("Went on by their own decision: {}", ended(words)));
    }
    if of.slip {
        parts.push("Taken back on the same day: ticked by mistake.".to_owned());
    }
    if of.open {
        parts.push(if of.advice.is_empty() {
            "Open. Nobody has been asked yet.".to_owned()
        } else {
            "Open.".to_owned()
        });
    }
    parts.join(" ")
}

/// "hold", "step back by one step of load": as a part of a sentence.
pub fn outcome(of: Outcome) -> &'static str {
    match of {
        Outcome::Progress => "progress",
        Outcome::Hold => "hold",
        Outcome::Stop => "stop and see someone",
        Outcome::StepBack(Back::Dose) => "step back to a smaller session",
        Outcome::StepBack(Back::Load) => "step back by one step of load",
        Outcome::StepBack(Back::ToLimit) => "step back to the limit",
        Outcome::StepBack(Back::Stage) => "step back to what came before",
        Outcome::StepBack(Back::Rest) => "rest until it is quiet",
    }
}

pub fn decided(of: Decided) -> &'static str {
    match of {
        Decided::Accept => "Took it",
        Decided::Keep => "Kept it as it was",
        Decided::Ask => "Wanted to ask first",
    }
}

pub fn test(kind: CapacityKind) -> &'static str {
    match kind {
        CapacityKind::HeelRaises => "Heel raises on one leg",
        CapacityKind::Balance => "Balance on one leg",
    }
}

/// "19", "38 s"
pub fn test_value(kind: CapacityKind, value: Option<f64>) -> String {
    match (kind, value) {
        (_, None) => "–".to_owned(),
        (CapacityKind::HeelRaises, Some(value)) => format!("{}", value.round()),
        (CapacityKind::Balance, Some(value)) => format!("{}{NBSP}s", value.round()),
    }
}

/// "27 % less on the left; the injured side has 73 % of the other"
pub fn symmetry(of: &SidesView) -> String {
    let difference = match (of.difference_percent, of.weaker) {
        (None, _) => return "Not to be compared".to_owned(),
        (Some(_), None) => "The same".to_owned(),
        (Some(percent), Some(weaker)) => format!("{}{NBSP}% less on the {}", percent.round(), leg(weaker)),
    };
    match of.limb_symmetry {
        Some(share) => format!("{difference}; injured side {}{NBSP}% of the other", share.round()),
        None => difference,
    }
}

pub fn pause_kind(of: PauseKind) -> &'static str {
    match of {
        PauseKind::Flare => "A flare",
        PauseKind::Ill => "Being ill",
        PauseKind::Travel => "Travel",
        PauseKind::RestWeek => "A planned week off",
        PauseKind::Clinician => "A clinician asked for it",
    }
}

/// "6 Mar 2026 to 11 Mar 2026, 6 days": its last day is the one before it was taken up again.
pub fn pause_days(of: &PausePart) -> String {
    let Some(ended) = of.ended else { return format!("From {}, still on", day_short(of.from)) };
    let last = ended.pred_opt().unwrap_or(ended).max(of.from);
    let n = (last - of.from).num_days() + 1;
    format!("{} to {}, {}", day_short(of.from), day_short(last), count(n as u32, "day"))
}

pub fn skip(of: SkipReason) -> &'static str {
    match of {
        SkipReason::Pain => "Pain",
        SkipReason::NoTime => "No time",
        SkipReason::WrongPlace => "Wrong place",
        SkipReason::Forgot => "Forgot",
        SkipReason::Ill => "Ill",
        SkipReason::Clinician => "A clinician said so",
        SkipReason::Other => "Something else",
        SkipReason::NotSaid => "No reason given",
    }
}

pub fn slot(of: SlotName) -> &'static str {
    match of {
        SlotName::Morning => "Morning session",
        SlotName::Midday => "Midday session",
        SlotName::Evening => "Evening session",
    }
}

/// "Load from 2.5 kg to 5 kg"
pub fn change(of: &Change) -> String {
    let (name, from, to) = match of.lever {
        Lever::Reps => ("Repetitions", load(of.from), load(of.to)),
        Lever::Sets => ("Sets", load(of.from), load(of.to)),
        Lever::Hold => ("Length of the hold", format!("{} s", load(of.from)), format!("{} s", load(of.to))),
        Lever::Speed => ("Speed", format!("step {}", load(of.from)), format!("step {}", load(of.to))),
        Lever::Load => ("Load", kilograms(of.from), kilograms(of.to)),
        Lever::Stage => ("Stage", load(of.from), load(of.to)),
        Lever::Week => ("Week", load(of.from), load(of.to)),
    };
    format!("{name} from {from} to {to}")
}

fn restart(of: RestartStep) -> &'static str {
    match of {
        RestartStep::Same => "where it was",
        RestartStep::OneBack => "one week back",
        RestartStep::TwoBack => "two weeks back",
        RestartStep::StartOfPhase => "at the start of the phase",
        RestartStep::Beginning => "from the beginning",
    }
}

/// What was changed, and why; `before` is what the log says of it.
pub fn revision(of: &RevisionLine) -> (String, String) {
    let gone_past = of.overridden.iter().map(|words| ended(words)).collect::<Vec<String>>().join(" ");
    match (&of.reason, of.ended) {
        (_, Some(PlanEnd::Graduated)) => ("Went on to upkeep".to_owned(), gone_past),
        (_, Some(PlanEnd::Stopped)) => ("Ended".to_owned(), gone_past),
        (None, None) => ("Started".to_owned(), gone_past),
        (Some(reason), None) => why(reason),
    }
}

fn why(reason: &ReasonLine) -> (String, String) {
    let plain = |words: &str| (words.to_owned(), String::new());
    match reason {
        ReasonLine::Week { week, of, phase } => (format!("Week {week} of {of}"), phase.clone()),
        ReasonLine::Accepted { change: changed, rule, sentence, .. } => {
            (change(changed), format!("A suggestion that was accepted (rule {rule}): {sentence}"))
        }
        ReasonLine::Restarted { step, .. } => {
            (format!("Taken up again {}", restart(*step)), "After a pause.".to_owned())
        }
        ReasonLine::LoadTold { exercise, .. } => {
            (format!("The load of {}", low(exercise)), "Told by the runner.".to_owned())
        }
        ReasonLine::Person { above_suggestion: true, .. } => {
            ("Set by the runner".to_owned(), "Above what was suggested.".to_owned())
        }
        ReasonLine::Person { above_suggestion: false, .. } => plain("Set by the runner"),
        ReasonLine::Below { .. } => plain("Below the programme"),
        ReasonLine::Unloading { .. } => ("A lighter week".to_owned(), "It is part of the plan.".to_owned()),
        ReasonLine::Limit { .. } => plain("A limit"),
    }
}

/// The first letter small, unless the word is one that is written large.
fn low(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            format!("{}{}", first.to_lowercase(), letters.as_str())
        }
        (Some(_), _) | (None, _) => words.to_owned(),
    }
}

pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}

/// With a stop at its end.
fn ended(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '!', '?', '…']) { words.to_owned() } else { format!("{words}.") }
}
