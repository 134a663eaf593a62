//! What the charts cost with ten years of history, and with a hundred: each query by itself, and the whole page of twelve
//! weeks. It should follow the range that is drawn, and not what was kept.
//!
//! Each figure is the middle one of several runs.

use std::path::Path;
use std::time::{Duration, Instant};

use behaviour::figures::row;
use behaviour::{World, years};
use chrono::{Days, NaiveDate};
use sinew_companion::store;
use sinew_companion::wire::{ChartRange, ChartsAsk};

const RUNS: usize = 9;
const GOAL_MS: f64 = 16.0;
/// Every chart of a page together.
const PAGE_GOAL_MS: f64 = 100.0;
const GROWTH_GOAL: f64 = 1.5;

type Figures = Vec<(&'static str, f64)>;

fn main() {
    let build = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    let build = std::env::var_os("CARGO_TARGET_DIR").map_or(build, Into::into);
    std::fs::create_dir_all(&build).expect("the folder of builds");
    let temporary = tempfile::tempdir_in(build).expect("a folder on a real disk");
    let [ten, hundred] = [10, 100].map(|years| measured(&temporary.path().join(years.to_string()), years));
    let slowest = |figures: &Figures, pages: bool| {
        let chosen = figures.iter().filter(|(name, _)| name.starts_with("page: ") == pages);
        chosen.map(|(_, figure)| *figure).fold(0.0, f64::max)
    };
    row("charts: slowest query, ten years", slowest(&ten, false), "ms", Some(GOAL_MS));
    row("charts: all of them, ten years", slowest(&ten, true), "ms", Some(PAGE_GOAL_MS));
    row("charts: a hundred years beside ten", slowest(&hundred, true) / slowest(&ten, true), "×", Some(GROWTH_GOAL));
    println!("\n{:<40} {:>10} {:>10} {:>7}", "", "10 years", "100 years", "ratio");
    for ((what, ten), (_, hundred)) in ten.iter().zip(&hundred) {
        println!("{what:<40} {ten:>10.2} {hundred:>10.2} {:>7.2}", hundred / ten);
    }
}

fn measured(folder: &Path, years: u64) -> Figures {
    let mut world = World::closed(folder);
    let now = world.now;
    let today = now.wall.date_naive();
    years::write(folder, years, today);
    let (mut figures, plan) = queries(folder, today);
    world.open().expect("the log opens");
    let companion = world.companion();
    for (name, range) in [
        ("page: four weeks", ChartRange::Weeks4),
        ("page: twelve weeks", ChartRange::Weeks12),
        ("page: whole programme", ChartRange::Programme),
    ] {
        let ask = ChartsAsk { plan: plan.clone(), range };
        figures.push((name, middle(&mut || drop(companion.charts(&ask, &now).expect("they can be drawn")))));
    }
    figures
}

/// Of twelve weeks of the newest plan, whose id it gives too.
fn queries(folder: &Path, today: NaiveDate) -> (Figures, String) {
    let noon = today.and_hms_opt(12, 0, 0).expect("noon").and_utc();
    let opened = store::open(folder, "the-bench", noon).expect("the log opens");
    let read = opened.store.read();
    let plan = store::newest_plan(read).expect("it can be read").expect("there is a plan");
    let days = [today - Days::new(83), today];
    let facts = |kind: &str| drop(store::life_between(read, kind, days).expect("rows"));
    let few = |kind: &str| drop(store::life_of_kind(read, kind).expect("rows"));
    let figures = vec![
        (
            "pain, time under tension: sessions",
            middle(&mut || drop(store::series_sessions(read, &plan, days).expect("rows"))),
        ),
        ("load: sets", middle(&mut || drop(store::series_sets(read, &plan, days).expect("rows")))),
        ("next morning, stiffness: mornings", middle(&mut || facts("morning"))),
        ("weekly checks", middle(&mut || facts("week"))),
        ("capacity tests", middle(&mut || facts("test"))),
        ("flares: skips", middle(&mut || facts("skip"))),
        ("flares: pauses, all of them", middle(&mut || ["pause", "resume"].into_iter().for_each(few))),
        ("bands: limits, all of them", middle(&mut || ["limit", "limit_end"].into_iter().for_each(few))),
        ("flares: revisions", middle(&mut || drop(store::revisions_between(read, &plan, days).expect("rows")))),
        ("the plan as it stands", middle(&mut || drop(store::newest_revision(read, &plan).expect("a row")))),
    ];
    (figures, plan)
}

fn middle(look: &mut dyn FnMut()) -> f64 {
    let mut took: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            look();
            begun.elapsed()
        })
        .collect();
    took.sort();
    took[RUNS / 2].as_secs_f64() * 1000.0
}
