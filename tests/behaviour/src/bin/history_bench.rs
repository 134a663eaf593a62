//! What a look back costs with ten years of history, and with a hundred: the first picture of the calendar with its
//! numbers, every query by itself, and a start. It should follow what is shown, and not what was kept.
//!
//! Each figure is the middle one of several runs; "cold" is the first after the file was opened.

use std::path::Path;
use std::time::{Duration, Instant};

use behaviour::figures::row;
use behaviour::{World, rows, years};
use chrono::{Days, NaiveDate};
use sinew_companion::store::{self, ToldFilter};
use sinew_companion::wire::{HistoryDraft, LookBackDraft, LookFilter};

const RUNS: usize = 9;
/// Each opens the file anew.
const COLD_RUNS: usize = 3;
/// Of a start, our own.
const OPEN_GOAL_MS: f64 = 50.0;
const TODAY_GOAL_MS: f64 = 100.0;
const FIRST_GOAL_MS: f64 = 50.0;
const QUERY_GOAL_MS: f64 = 16.0;
const GROWTH_GOAL: f64 = 1.5;

type Figures = Vec<(&'static str, f64)>;

fn main() {
    let build = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let build = std::env::var_os("CARGO_TARGET_DIR").map_or(build, Into::into);
    std::fs::create_dir_all(&build).expect("the folder of builds");
    let temporary = tempfile::tempdir_in(build).expect("a folder on a real disk");
    let [ten, hundred] = [10, 100].map(|years| measured(&temporary.path().join(years.to_string()), years));
    row("ten years: the log opens", of(&ten, "start: the log opens"), "ms", Some(OPEN_GOAL_MS));
    row("ten years: the first Today", of(&ten, "start: the first Today after it"), "ms", Some(TODAY_GOAL_MS));
    row("ten years: file", of(&ten, "file, MiB"), "MiB", None);
    row("history: first picture, just opened", of(&ten, "first picture, cold"), "ms", Some(FIRST_GOAL_MS));
    row("history: slowest query", slowest(&ten), "ms", Some(QUERY_GOAL_MS));
    let growth = of(&hundred, "first picture") / of(&ten, "first picture");
    row("history: a hundred years beside ten", growth, "×", Some(GROWTH_GOAL));
    println!("\n{:<40} {:>10} {:>10} {:>7}", "", "10 years", "100 years", "ratio");
    for ((what, ten), (_, hundred)) in ten.iter().zip(&hundred) {
        println!("{what:<40} {ten:>10.2} {hundred:>10.2} {:>7.2}", hundred / ten);
    }
}

fn measured(folder: &Path, years: u64) -> Figures {
    let world = World::closed(folder);
    let now = world.now;
    let today = now.wall.date_naive();
    let begun = Instant::now();
    let written = years::write(folder, years, today);
    let mut figures: Figures = vec![("written in, s", begun.elapsed().as_secs_f64())];
    let size = std::fs::metadata(rows::path(folder)).map_or(0, |meta| meta.len());
    figures.push(("file, MiB", size as f64 / 1_048_576.0));
    figures.push(("sessions", written.sessions as f64));
    figures.push(("sets", written.sets as f64));
    figures.push(("mornings", written.mornings as f64));
    starts_and_screens(world, &mut figures);
    queries(folder, today, &mut figures);
    figures
}

fn starts_and_screens(mut world: World, figures: &mut Figures) {
    let now = world.now;
    let draft = LookBackDraft { at: None, filter: LookFilter::default() };
    let mut cold = Vec::new();
    let (mut opened, mut today) = (Vec::new(), Vec::new());
    for _ in 0..COLD_RUNS {
        opened.push(took(|| world.open().expect("the log opens")));
        cold.push(took(|| {
            world.companion().look_back(&draft, &now).expect("it can be read");
            world.companion().adherence(&LookFilter::default(), &now).expect("it can be read");
        }));
        today.push(took(|| drop(world.companion().today(&now).expect("today can be told"))));
        world.kill();
    }
    figures.push(("start: the log opens", middle(opened)));
    figures.push(("start: the first Today after it", middle(today)));
    figures.push(("first picture, cold", middle(cold)));
    world.open().expect("the log opens");
    let companion = world.companion();
    let warm = |look: &mut dyn FnMut()| middle((0..RUNS).map(|_| took(&mut *look)).collect());
    figures.push((
        "first picture",
        warm(&mut || {
            companion.look_back(&draft, &now).expect("it can be read");
            companion.adherence(&LookFilter::default(), &now).expect("it can be read");
        }),
    ));
    figures.push(("  the calendar", warm(&mut || drop(companion.look_back(&draft, &now).expect("it can be read")))));
    figures.push((
        "  the numbers",
        warm(&mut || drop(companion.adherence(&LookFilter::default(), &now).expect("it can be read"))),
    ));
    let old = LookBackDraft { at: Some("2020-03-14".to_owned()), ..draft.clone() };
    figures.push(("years ago", warm(&mut || drop(companion.look_back(&old, &now).expect("it can be read")))));
    let list = HistoryDraft::default();
    figures.push(("the list", warm(&mut || drop(companion.history(&list, &now).expect("it can be read")))));
    figures.push(("a day", warm(&mut || drop(companion.history_day("2026-11-20", &now).expect("it can be read")))));
}

fn queries(folder: &Path, today: NaiveDate, figures: &mut Figures) {
    let opened =
        store::open(folder, "the-bench", today.and_hms_opt(12, 0, 0).expect("noon").and_utc()).expect("the log opens");
    let read = opened.store.read();
    let from = today - Days::new(90);
    let plan = store::newest_plan(read).expect("it can be read").expect("there is a plan");
    let time = |look: &dyn Fn()| middle((0..RUNS).map(|_| took(look)).collect());
    figures.push(("query: facts of 13 weeks", time(&|| drop(store::past(read, from, today).expect("rows")))));
    figures.push(("query: their sessions", time(&|| drop(store::past_sessions(read, from, today).expect("rows")))));
    figures.push(("query: their sets", time(&|| drop(store::past_sets(read, from, today).expect("rows")))));
    let month = today - Days::new(27);
    let all = ToldFilter::default();
    figures
        .push(("query: sessions of four weeks", time(&|| drop(store::told(read, month, today, all).expect("rows")))));
    let some = ToldFilter { plan: Some(&plan), exercise: Some("E01"), side: None, voided: false };
    figures.push(("query: the same, filtered", time(&|| drop(store::told(read, month, today, some).expect("rows")))));
    figures.push(("query: a plan", time(&|| drop(store::plan_rows(read, &plan).expect("rows")))));
    figures.push(("query: the newest plan", time(&|| drop(store::newest_plan(read).expect("a row")))));
    figures.push(("query: the first day", time(&|| assert!(store::first_kept(read).expect("a row").is_some()))));
    figures
        .push(("query: the day before", time(&|| assert!(store::told_before(read, from).expect("a row").is_some()))));
}

fn took(look: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    look();
    begun.elapsed()
}

fn middle(mut took: Vec<Duration>) -> f64 {
    took.sort();
    took[took.len() / 2].as_secs_f64() * 1000.0
}

fn of(figures: &Figures, what: &str) -> f64 {
    figures.iter().find(|(name, _)| *name == what).map_or(f64::NAN, |(_, figure)| *figure)
}

fn slowest(figures: &Figures) -> f64 {
    figures.iter().filter(|(name, _)| name.starts_with("query")).map(|(_, figure)| *figure).fold(0.0, f64::max)
}
