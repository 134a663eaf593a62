//! What the page says, in its order: who and what, signs first, what was done beside what was asked, how it answered,
//! what is to be asked, and what was decided. Three sheets at most: where there is more, the newest stand here and the
//! rest is counted.

use chrono::NaiveDate;

use super::chart::{Bars, Strip, Strips};
use super::content::{
    AwayPart, ChangePart, DecisionPart, DoneDays, DonePart, DoneWindow, LoadPart, PainDay, PainPart, PhysioPage,
    PlanPart,
};
use super::layout::{A4, Cell, Column, Draft, LETTER, Style};
use super::marks::Laid;
use super::{text, words};
use crate::wire::{CapacityView, FlagView, SheetFormat, SidesView};

/// More sheets than this nobody reads in a visit. Sinew's own number.
pub const SHEETS_MOST: usize = 3;
/// Beyond so many days a strip shows weeks.
const DAYS_SHOWN: usize = 126;
const WEEKS_SHOWN: usize = 12;

/// How many of each are told; the first that fits onto the sheets is taken.
const ROOMS: [Room; 6] = [
    Room { rows: 12, lines: 3, plans: 3, weeks: 12, exercises: 3 },
    Room { rows: 8, lines: 2, plans: 3, weeks: 12, exercises: 3 },
    Room { rows: 5, lines: 2, plans: 3, weeks: 12, exercises: 2 },
    Room { rows: 3, lines: 1, plans: 3, weeks: 8, exercises: 2 },
    Room { rows: 2, lines: 1, plans: 2, weeks: 6, exercises: 2 },
    Room { rows: 1, lines: 1, plans: 1, weeks: 4, exercises: 1 },
];

#[derive(Debug, Clone, Copy)]
struct Room {
    rows: usize,
    lines: usize,
    plans: usize,
    /// Of the table of means.
    weeks: usize,
    /// Of those with a load.
    exercises: usize,
}

pub fn lay(page: &PhysioPage) -> Laid {
    let mut laid = with(page, ROOMS[0]);
    for room in ROOMS.into_iter().skip(1) {
        if laid.sheets.len() <= SHEETS_MOST {
            break;
        }
        laid = with(page, room);
    }
    laid
}

pub fn title(page: &PhysioPage) -> String {
    match page.who.as_deref().map(text::printable).filter(|who| !who.is_empty()) {
        Some(who) => format!("Rehab log: {who}"),
        None => "Rehab log".to_owned(),
    }
}

fn with(page: &PhysioPage, room: Room) -> Laid {
    let format = match page.format {
        SheetFormat::A4 => A4,
        SheetFormat::Letter => LETTER,
    };
    let mut draft = Draft::new(format);
    let title = title(page);
    let days = words::days(page.from, page.to);
    draft.title(&title, &days);
    plans(&mut draft, &page.plans, room);
    let whole = (page.to - page.from).num_days().max(0) as u32 + 1;
    if let Some(flags) = &page.signs {
        signs(&mut draft, flags, room);
    }
    if let Some(done) = &page.done {
        done_table(&mut draft, done, whole);
    }
    if let Some(pain) = &page.pain {
        pain_strips(&mut draft, pain, room);
    }
    match (&page.loads, &page.tests) {
        (Some(loads), Some(tests)) if !loads.is_empty() => {
            draft.beside(|draft| load_bars(draft, loads, room), |draft| tests_table(draft, tests, true));
        }
        (loads, tests) => {
            if let Some(loads) = loads {
                load_bars(&mut draft, loads, room);
            }
            if let Some(tests) = tests {
                tests_table(&mut draft, tests, false);
            }
        }
    }
    if let Some(questions) = &page.questions {
        question_rows(&mut draft, questions, room);
    }
    if let Some(decisions) = &page.decisions {
        decision_rows(&mut draft, decisions, room);
    }
    if let Some(away) = &page.away {
        away_rows(&mut draft, away, room);
    }
    if let Some(changes) = &page.changes {
        change_rows(&mut draft, changes, room);
    }
    let made = words::day(page.made_on);
    let mut foot = vec![
        format!("Made on {made} with Sinew, from the runner’s own log of {days}. Nobody has checked the entries."),
        "Sinew is a training log, not a medical device. It examines nobody, and nothing here is a diagnosis."
            .to_owned(),
    ];
    if is_missing_letters(page) {
        foot.push(format!("{} stands for a letter or picture that this font does not have.", text::MISSING));
    }
    draft.sheets(&title, [&title, &days], &foot)
}

fn plans(draft: &mut Draft, plans: &[PlanPart], room: Room) {
    if plans.is_empty() {
        draft.space(12.0);
        draft.paragraph("No programme ran in these days.", Style::QUIET, 1);
    }
    for plan in plans.iter().take(room.plans) {
        draft.heading(
            &plan.line.programme.name,
            &if plan.line.ended.is_some() { words::stands(plan) } else { String::new() },
        );
        let since = plan.since.map_or_else(|| "not told".to_owned(), words::day);
        let facts = [
            ("Where", words::site(&plan.line)),
            ("Hurts since", since),
            ("Programme begun", words::told_day(&plan.line.started)),
            ("Stands at", words::stands(plan)),
        ];
        let facts = facts.map(|(label, value)| (label.to_owned(), value));
        draft.facts(&facts, &[1.7, 1.0, 1.0, 1.3]);
        for limit in plan.limits.iter().take(room.rows.min(4)) {
            draft.paragraph(&words::limit(limit), Style::BODY, 2);
        }
        let others = plan.limits.len().saturating_sub(room.rows.min(4));
        if others > 0 {
            draft.more(&and_more(others));
        }
    }
    if plans.len() > room.plans {
        let more = and_more(plans.len() - room.plans);
        draft.more(&format!("{} Their numbers are in the sums.", more));
    }
}

fn signs(draft: &mut Draft, flags: &[FlagView], room: Room) {
    draft.heading("Warning signs", if flags.is_empty() { "" } else { "ticked by the runner" });
    if flags.is_empty() {
        draft.paragraph("None was ticked in these days, and none is open.", Style::QUIET, 1);
        return;
    }
    let columns = [column(0.75), column(1.6), column(0.85), column(2.2)];
    let row = |flag: &FlagView| {
        let day = flag.day.parse::<NaiveDate>().map_or_else(|_| flag.day.clone(), words::day_short);
        vec![
            Cell::new(day),
            cell(Cell::strong(flag.signs.join("; ")), room),
            Cell::new(words::urgency(flag.urgency)),
            cell(Cell::new(words::sign_stands(flag)), room),
        ]
    };
    listed(draft, flags, room.rows.min(6), &columns, &["Day", "Sign", "Sinew said", "What became of it"], row);
}

fn done_table(draft: &mut Draft, done: &[DoneWindow], range: u32) {
    draft.heading("Done of what was asked", "");
    if done.iter().all(|window| window.sessions.asked == 0.0) {
        draft.paragraph("Nothing was asked in these days.", Style::QUIET, 1);
        return;
    }
    let mut columns = vec![column(1.5)];
    columns.extend(done.iter().map(|_| Column { part: 1.0, figures: true }));
    let names: Vec<String> = done.iter().map(|window| words::window(window.days, range)).collect();
    let mut head = vec![""];
    head.extend(names.iter().map(String::as_str));
    let row = |name: &str, told: &dyn Fn(&DoneWindow) -> String| {
        let mut cells = vec![Cell::strong(name)];
        cells.extend(done.iter().map(|window| Cell::new(told(window))));
        cells
    };
    let counted = |of: fn(&DoneWindow) -> DonePart| move |window: &DoneWindow| words::of(of(window));
    let rows = [
        row("Sessions", &counted(|w| w.sessions)),
        row("Sets", &counted(|w| w.sets)),
        row("Reps", &counted(|w| w.reps)),
        row("Load, kg × reps", &|w| words::of_load(w.load)),
    ];
    head[0] = "Each capped at what its session asked";
    draft.table(&columns, &head, &rows, "");
    let told = done.iter().find(|window| window.days == DoneDays::Range).map(words::counted).unwrap_or_default();
    if !told.is_empty() {
        draft.space(4.0);
        draft.paragraph(&told, Style::NOTE, 2);
    }
}

fn pain_strips(draft: &mut Draft, pain: &PainPart, room: Room) {
    let told = |of: fn(&PainDay) -> Option<f64>| pain.days.iter().any(|day| of(day).is_some());
    let by_week = pain.days.len() > DAYS_SHOWN;
    let is_told = told(|d| d.during) || told(|d| d.after) || told(|d| d.morning) || told(|d| d.stiffness_min);
    let note = match (is_told, by_week) {
        (false, _) => "",
        (true, true) => "worst of each week",
        (true, false) => "worst of each day",
    };
    draft.heading("Pain, 0 to 10, and stiffness on waking", note);
    if !is_told {
        draft.paragraph("Nothing was told in these days, which is not the same as no pain.", Style::QUIET, 1);
        return;
    }
    let limit = |of: Option<f64>| of.map(|limit| (limit as f32, format!("limit: {} of 10", words::amount(limit))));
    let strip = |name: &str, note: &str, of: fn(&PainDay) -> Option<f64>, limit| Strip {
        name: name.to_owned(),
        note: note.to_owned(),
        told: places(&pain.days, by_week, of),
        most: 10.0,
        limit,
        columns: false,
    };
    let stiffness = places(&pain.days, by_week, |d| d.stiffness_min);
    let longest = stiffness.iter().map(|(_, min)| *min).fold(0.0, f32::max);
    let strips = Strips {
        days: if by_week { pain.days.len().div_ceil(7) } else { pain.days.len() },
        strips: vec![
            strip("During", "while loading", |d| d.during, limit(pain.during_limit)),
            strip("After", "just after", |d| d.after, limit(pain.after_limit)),
            strip("Next morning", "first steps", |d| d.morning, None),
            Strip {
                name: "Stiffness".to_owned(),
                note: "minutes".to_owned(),
                told: stiffness,
                most: (longest / 10.0).ceil().max(1.0) * 10.0,
                limit: None,
                columns: true,
            },
        ],
        ticks: ticks(&pain.days, by_week),
    };
    let shows = "Four strips over the days of this page: pain while loading, pain just after, pain of the next \
                 morning’s first steps, and minutes of stiffness. The table below has their weekly means.";
    draft.figure(strips.height(), shows, |width| strips.draw(width));
    week_means(draft, pain, room);
}

fn week_means(draft: &mut Draft, pain: &PainPart, room: Room) {
    if pain.weeks.is_empty() {
        return;
    }
    draft.space(6.0);
    let columns = [column(1.5), figures(), figures(), figures(), figures()];
    let left_out = pain.weeks.len().saturating_sub(room.weeks);
    let rows: Vec<Vec<Cell>> = pain.weeks[left_out..]
        .iter()
        .map(|week| {
            vec![
                Cell::new(words::day_short(week.from)),
                Cell::new(words::mean(week.during, "")),
                Cell::new(words::mean(week.after, "")),
                Cell::new(words::mean(week.morning, "")),
                Cell::new(words::mean(week.stiffness_min, "\u{a0}min")),
            ]
        })
        .collect();
    let more =
        if left_out == 0 { String::new() } else { format!("And {} before.", words::count(left_out as u32, "week")) };
    draft.table(&columns, &["Means of the week from", "During", "After", "Next morning", "Stiffness"], &rows, &more);
}

/// By day, or the worst of each week.
fn places(days: &[PainDay], by_week: bool, of: fn(&PainDay) -> Option<f64>) -> Vec<(usize, f32)> {
    if !by_week {
        return days.iter().enumerate().filter_map(|(place, day)| Some((place, of(day)? as f32))).collect();
    }
    let worst = |week: &[PainDay]| week.iter().filter_map(of).reduce(f64::max);
    days.chunks(7).enumerate().filter_map(|(place, week)| Some((place, worst(week)? as f32))).collect()
}

/// The first day of each week, or of so many that their names do not meet.
fn ticks(days: &[PainDay], by_week: bool) -> Vec<(usize, String)> {
    const NAMED: usize = 10;
    let weeks = days.len().div_ceil(7);
    let every = weeks.div_ceil(NAMED).max(1);
    let place = |week: usize| if by_week { week } else { week * 7 };
    let named = (0..weeks).step_by(every);
    named.filter_map(|week| Some((place(week), words::day_tick(days.get(week * 7)?.day)))).collect()
}

fn load_bars(draft: &mut Draft, loads: &[LoadPart], room: Room) {
    draft.heading("Load by week", if loads.is_empty() { "" } else { "heaviest of the week, kg" });
    if loads.is_empty() {
        draft.paragraph("No load was told in these days.", Style::QUIET, 1);
        return;
    }
    for part in loads.iter().take(room.exercises) {
        let weeks = &part.weeks[part.weeks.len().saturating_sub(WEEKS_SHOWN)..];
        let told = weeks.iter().map(|(from, kg)| (words::day_tick(*from), *kg)).collect();
        let bars = Bars { name: part.exercise.clone(), weeks: told };
        let heaviest = |(from, kg): &(NaiveDate, Option<f64>)| {
            format!("{} {}", words::day_tick(*from), kg.map_or_else(|| "not told".to_owned(), words::kilograms))
        };
        let shows = format!(
            "{}, heaviest load by week: {}.",
            part.exercise,
            weeks.iter().map(heaviest).collect::<Vec<_>>().join(", ")
        );
        draft.figure(bars.height(), &shows, |width| bars.draw(width, words::load));
    }
    if loads.len() > room.exercises {
        draft.more(&and_more(loads.len() - room.exercises));
    }
}

fn tests_table(draft: &mut Draft, tests: &CapacityView, narrow: bool) {
    let newest = tests.tests.iter().filter_map(|test| test.day.parse().ok()).max();
    draft.heading(
        "What each leg can do",
        &newest.map_or_else(String::new, |day| format!("newest: {}", words::day_short(day))),
    );
    let told = |of: &&SidesView| of.left.is_some() || of.right.is_some();
    let rows: Vec<Vec<Cell>> = [&tests.heel_raises, &tests.balance]
        .into_iter()
        .filter(told)
        .map(|of| {
            vec![
                Cell::strong(words::test(of.kind)),
                Cell::new(words::test_value(of.kind, of.left)),
                Cell::new(words::test_value(of.kind, of.right)),
                Cell::new(words::symmetry(of)),
            ]
        })
        .collect();
    if rows.is_empty() {
        draft.paragraph("Not tested.", Style::QUIET, 1);
        return;
    }
    let columns = if narrow {
        [column(1.1), Column { part: 0.5, figures: true }, Column { part: 0.5, figures: true }, column(1.3)]
    } else {
        [column(1.4), Column { part: 0.5, figures: true }, Column { part: 0.5, figures: true }, column(2.0)]
    };
    draft.table(&columns, &["Test", "Left", "Right", "Between the sides"], &rows, "");
}

fn question_rows(draft: &mut Draft, questions: &[String], room: Room) {
    draft.heading("Questions for this visit", "");
    if questions.is_empty() {
        draft.paragraph("None was written down.", Style::QUIET, 1);
        return;
    }
    let numbered: Vec<(usize, &String)> = questions.iter().enumerate().collect();
    let columns = [Column { part: 0.05, figures: true }, column(1.0)];
    let row = |(place, words): &(usize, &String)| {
        vec![Cell::quiet(format!("{}", place + 1)), cell(Cell::new(words.as_str()), room)]
    };
    listed(draft, &numbered, room.rows, &columns, &["No.", "In the runner’s words"], row);
}

fn decision_rows(draft: &mut Draft, decisions: &[DecisionPart], room: Room) {
    draft.heading("Suggestions that were not followed", "");
    if decisions.is_empty() {
        draft.paragraph("None in these days.", Style::QUIET, 1);
        return;
    }
    let columns = [column(0.7), column(1.15), column(0.9), column(2.2)];
    let row = |of: &DecisionPart| {
        vec![
            Cell::new(words::day_short(of.day)),
            cell(Cell::strong(words::capital(words::outcome(of.suggested))), room),
            Cell::new(words::decided(of.decided)),
            cell(Cell::new(format!("{}: {}", of.rule, of.sentence)), room),
        ]
    };
    listed(draft, decisions, room.rows, &columns, &["Day", "Suggested", "The runner", "Rule"], row);
}

fn away_rows(draft: &mut Draft, away: &AwayPart, room: Room) {
    draft.heading("Pauses and sessions left out", "");
    if away.pauses.is_empty() && away.skips.is_empty() {
        draft.paragraph("None in these days.", Style::QUIET, 1);
        return;
    }
    if !away.pauses.is_empty() {
        let columns = [column(1.2), column(1.0), column(1.2)];
        let row = |of: &super::content::PausePart| {
            vec![
                Cell::new(words::pause_days(of)),
                Cell::strong(words::pause_kind(of.kind)),
                Cell::new(of.programme.clone().unwrap_or_else(|| "Everything".to_owned())),
            ]
        };
        listed(draft, &away.pauses, room.rows.min(6), &columns, &["Paused", "Why", "What"], row);
    }
    if !away.skips.is_empty() {
        if !away.pauses.is_empty() {
            draft.space(6.0);
        }
        let columns = [column(1.2), column(1.0), column(1.2)];
        let row = |of: &super::content::SkipPart| {
            vec![
                Cell::new(words::day_short(of.day)),
                Cell::strong(words::skip(of.reason)),
                Cell::new(words::slot(of.slot)),
            ]
        };
        listed(draft, &away.skips, room.rows.min(8), &columns, &["Left out", "Why", "What"], row);
    }
}

fn change_rows(draft: &mut Draft, changes: &[ChangePart], room: Room) {
    draft.heading("Changes of the plan", "");
    if changes.is_empty() {
        draft.paragraph("None in these days.", Style::QUIET, 1);
        return;
    }
    let several = changes.iter().any(|change| change.programme != changes[0].programme);
    let columns = [column(0.7), column(1.4), column(2.8)];
    let row = |of: &ChangePart| {
        let day = of.line.day.parse::<NaiveDate>().map_or_else(|_| of.line.day.clone(), words::day_short);
        let (what, why) = words::revision(&of.line);
        let why = match (several, why.is_empty()) {
            (true, true) => of.programme.clone(),
            (true, false) => format!("{}. {why}", of.programme),
            (false, true) => "–".to_owned(),
            (false, false) => why,
        };
        vec![Cell::new(day), cell(Cell::strong(what), room), cell(Cell::new(why), room)]
    };
    listed(draft, changes, room.rows, &columns, &["Day", "Change", "Why"], row);
}

/// The newest, and how many there are beside them.
fn listed<T>(
    draft: &mut Draft,
    all: &[T],
    most: usize,
    columns: &[Column],
    head: &[&str],
    row: impl Fn(&T) -> Vec<Cell>,
) {
    let rows: Vec<Vec<Cell>> = all.iter().take(most).map(row).collect();
    let left_out = all.len().saturating_sub(most);
    let more = if left_out == 0 { String::new() } else { and_more(left_out) };
    draft.table(columns, head, &rows, &more);
}

fn and_more(n: usize) -> String {
    format!("And {n} more.")
}

fn column(part: f32) -> Column {
    Column { part, figures: false }
}

fn figures() -> Column {
    Column { part: 1.0, figures: true }
}

fn cell(of: Cell, room: Room) -> Cell {
    Cell { most: room.lines, ..of }
}

/// Whether something that the person wrote has a letter that cannot be printed.
fn is_missing_letters(page: &PhysioPage) -> bool {
    let questions = page.questions.iter().flatten().map(String::as_str);
    let limits = page.plans.iter().flat_map(|plan| &plan.limits).filter_map(|limit| limit.who.as_deref());
    let advice = page.signs.iter().flatten().flat_map(|flag| &flag.advice).flat_map(|a| [a.who.as_str(), &a.words]);
    let own = page.signs.iter().flatten().filter_map(|flag| flag.overridden.as_deref());
    let names = page.plans.iter().map(|plan| plan.line.programme.name.as_str());
    let exercises = page.loads.iter().flatten().map(|load| load.exercise.as_str());
    let mut all = page
        .who
        .as_deref()
        .into_iter()
        .chain(questions)
        .chain(limits)
        .chain(advice)
        .chain(own)
        .chain(names)
        .chain(exercises);
    all.any(|words| text::printable(words).contains(text::MISSING))
}
