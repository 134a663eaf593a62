//! A programme and its sessions in a few words, for the tests to read.

use expect_test::Expect;
use sinew_companion::library::Library;
use sinew_domain::data::Sourced;
use sinew_domain::prescription::{Dose, Pace, Person, Prescription};
use sinew_domain::programme::{Item, Phase, Programme, SessionPlan};
use sinew_domain::session::{PhaseKind, Plan, Side, Step, Task, TempoPhase, Work};
use std::fmt::Write;
use std::time::Duration;

pub(crate) fn check(id: &str, expected: Expect) {
    let library = library();
    let programme = programme(&library, id);
    let last = programme.weeks.to.unwrap_or(programme.weeks.value);
    let mut told = week_told(&library, programme, 1);
    let last_told = week_told(&library, programme, last);
    let same = phases_of_week(programme, 1)
        .iter()
        .map(|p| &p.name)
        .eq(phases_of_week(programme, last).iter().map(|p| &p.name));
    if last == 1 {
        // It was told already.
    } else if same {
        let _ = writeln!(told, "week {last}: the same");
    } else {
        told.push_str(&last_told);
    }
    expected.assert_eq(&told);
}

pub(crate) fn library() -> Library {
    Library::with_own(Vec::new())
}

pub(crate) fn programme<'a>(library: &'a Library, id: &str) -> &'a Programme {
    library.programmes.get(id).unwrap_or_else(|| panic!("{id} does not ship"))
}

pub(crate) fn phases_of_week(programme: &Programme, week: u16) -> Vec<&Phase> {
    programme.phases.iter().filter(|p| (p.from..=p.to).contains(&week)).collect()
}

pub(crate) fn sessions_of_week(programme: &Programme, week: u16) -> Vec<&SessionPlan> {
    phases_of_week(programme, week).into_iter().flat_map(|p| &p.sessions).collect()
}

/// Where a session comes on so many days a week.
pub(crate) fn sessions_in_week(programme: &Programme, week: u16) -> u32 {
    let count = |s: &SessionPlan| s.days_per_week.as_ref().map_or(0, |d| u32::from(d.value)) * per_day(s);
    sessions_of_week(programme, week).into_iter().map(count).sum()
}

pub(crate) fn per_day(session: &SessionPlan) -> u32 {
    session.per_day.as_ref().map_or(1, |n| u32::from(n.value))
}

pub(crate) fn prescription(
    library: &Library,
    programme: &Programme,
    session: &SessionPlan,
    sides: &[Side],
) -> Prescription {
    let pace = Pace { get_ready: Duration::from_secs(10), ..Pace::default() };
    let person = Person { sides, pace, exercise: |id: &str| library.exercise(id), load_of: |_: &str| None };
    Prescription::of(programme, session, &person)
}

pub(crate) fn lowerings(work: &Work) -> u32 {
    match &work.task {
        Task::TempoReps { reps, tempo } if tempo.phases().iter().any(|p| p.kind == PhaseKind::Lower && p.loads) => {
            u32::from(*reps)
        }
        Task::TempoReps { .. }
        | Task::Hold { .. }
        | Task::Move { .. }
        | Task::SelfPacedReps { .. }
        | Task::Stretch(_) => 0,
    }
}

pub(crate) fn under_tension(task: &Task) -> Duration {
    match task {
        Task::TempoReps { reps, tempo } => {
            tempo.phases().iter().filter(|p| p.loads).map(|p| p.length).sum::<Duration>() * u32::from(*reps)
        }
        Task::Hold { length } | Task::Move { length } => *length,
        Task::SelfPacedReps { .. } | Task::Stretch(_) => Duration::ZERO,
    }
}

/// One line a week: what each exercise asks for.
pub(crate) fn by_week_of(
    library: &Library,
    programme: &Programme,
    weeks: u16,
    tell: impl Fn(&Dose) -> String,
) -> String {
    let mut told = String::new();
    for week in 1..=weeks {
        for session in sessions_of_week(programme, week) {
            let doses = prescription(library, programme, session, &[Side::Left]).doses;
            let doses: Vec<String> = doses.iter().map(|d| format!("{} {}", d.exercise, tell(d))).collect();
            let _ = writeln!(told, "{week}: {}", doses.join(", "));
        }
    }
    told
}

pub(crate) fn dose_told(dose: &Dose) -> String {
    let task = match &dose.sets[0] {
        Task::TempoReps { reps, .. } | Task::SelfPacedReps { reps } => reps.to_string(),
        Task::Hold { length } | Task::Move { length } => format!("{} s", length.as_secs_f64()),
        Task::Stretch(stretch) => stretch.gait.id().to_owned(),
    };
    let optional = if dose.optional { "?" } else { "" };
    format!("{}×{task}{optional}", dose.sets.len())
}

pub(crate) fn sets_and_load(dose: &Dose) -> String {
    let reps = dose.sets.first().and_then(Task::reps).expect("sets of reps");
    let rm = dose.load_rm.map_or_else(|| "no".to_owned(), |rm| rm.to_string());
    format!("{} × {reps} at {rm} RM", dose.sets.len())
}

pub(crate) fn week_told(library: &Library, programme: &Programme, week: u16) -> String {
    let mut told = String::new();
    for phase in phases_of_week(programme, week) {
        for session in &phase.sessions {
            let prescription = prescription(library, programme, session, &[Side::Left]);
            let length = prescription.length().as_secs();
            let _ = writeln!(
                told,
                "week {week}, {}: {}, {}, {}:{:02} with one leg",
                phase.name,
                session.name,
                how_often(session),
                length / 60,
                length % 60
            );
            told.push_str(&steps_told(&prescription, &session.items));
        }
    }
    told
}

pub(crate) fn how_often(session: &SessionPlan) -> String {
    let days = session.days_per_week.as_ref().map(|d| format!("{} a week", days(d)));
    let every = session.every_days.as_ref().map(|d| format!("every {} days", range(d)));
    let per_day = session.per_day.as_ref().map(|n| format!(", {} a day", range(n))).unwrap_or_default();
    days.or(every).unwrap_or_default() + &per_day
}

pub(crate) fn days(number: &Sourced<u16>) -> String {
    if (number.value, number.to) == (1, None) { "1 day".to_owned() } else { format!("{} days", range(number)) }
}

pub(crate) fn range(number: &Sourced<u16>) -> String {
    let to = number.to.map(|to| format!("–{to}")).unwrap_or_default();
    format!("{}{to}", number.value)
}

/// A line a step; sets that differ only in their number, with the same rest between them, are one line.
pub(crate) fn steps_told(prescription: &Prescription, items: &[Item]) -> String {
    let Plan { steps } = prescription.plan();
    let mut told = String::new();
    let mut at = 0;
    while let Some(step) = steps.get(at) {
        let Step::Work(work) = step else {
            let _ = writeln!(told, "  {}", pause_told(step));
            at += 1;
            continue;
        };
        let first = work.set;
        let (mut last, mut rest) = (work, None);
        while let (Some(pause @ Step::Rest { .. }), Some(Step::Work(next))) = (steps.get(at + 1), steps.get(at + 2)) {
            let alike = next.set == last.set + 1 && Work { set: last.set, ..next.clone() } == *last;
            if !alike || rest.is_some_and(|r| r != pause) {
                break;
            }
            (last, rest) = (next, Some(pause));
            at += 2;
        }
        let sets = if first == last.set { format!("{first}") } else { format!("{first}–{}", last.set) };
        let between = rest.map(|r| format!(", {}", pause_told(r))).unwrap_or_default();
        let _ = writeln!(told, "  {}{between}", work_told(prescription, items, work, &sets));
        at += 1;
    }
    told
}

pub(crate) fn pause_told(step: &Step) -> String {
    match step {
        Step::GetReady { length } => format!("ready {}", length.as_secs_f64()),
        Step::Rest { length } => format!("rest {}", length.as_secs_f64()),
        Step::SwitchSide { to, length: Some(length) } => format!("to the {} {}", side(*to), length.as_secs_f64()),
        Step::SwitchSide { to, length: None } => format!("to the {}, when ready", side(*to)),
        Step::Work(work) => panic!("a set: {work:?}"),
    }
}

/// `E01 left 1–3/3 15 × lower 4 raise (2)`; in brackets what bears no load.
pub(crate) fn work_told(prescription: &Prescription, items: &[Item], work: &Work, sets: &str) -> String {
    let task = match &work.task {
        Task::TempoReps { reps, tempo } => {
            let parts: Vec<String> = tempo.phases().iter().map(part_told).collect();
            format!("{reps} × {}", parts.join(" "))
        }
        Task::Hold { length } => format!("hold {}", length.as_secs_f64()),
        Task::Move { length } => format!("move {}", length.as_secs_f64()),
        Task::SelfPacedReps { reps } => format!("{reps} in your own time"),
        Task::Stretch(stretch) => stretch.gait.id().to_owned(),
    };
    let fits = |d: &Dose| d.exercise == work.exercise && d.sets.get(usize::from(work.set) - 1) == Some(&work.task);
    let of_work = prescription.doses.iter().zip(items).find(|(dose, _)| fits(dose));
    let (dose, item) = of_work.unwrap_or_else(|| panic!("{} has no dose", work.exercise));
    let mut told = format!("{} {} {sets}/{} {task}", work.exercise, work.side.map_or("both", side), work.of);
    if let Some(to) = dose.reps_to {
        let _ = write!(told, ", up to {to}");
    }
    if let Some(to) = item.sets.to {
        let _ = write!(told, ", up to {to} sets");
    }
    if let Some(to) = item.hold_s.as_ref().or(item.move_s.as_ref()).and_then(|s| s.to) {
        let _ = write!(told, ", up to {to} s");
    }
    if let Some(rm) = dose.load_rm {
        let _ = write!(told, ", {rm} RM");
    }
    if item.load.as_ref().is_some_and(|l| l.text.is_some()) {
        told.push_str(", with a load");
    }
    if dose.optional {
        told.push_str(", may be left out");
    }
    told
}

pub(crate) fn part_told(part: &TempoPhase) -> String {
    let kind = format!("{:?}", part.kind).to_lowercase();
    let seconds = part.length.as_secs_f64();
    if part.loads { format!("{kind} {seconds}") } else { format!("{kind} ({seconds})") }
}

pub(crate) fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}
