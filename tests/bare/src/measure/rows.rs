//! What is measured, row by row: start, memory, work at rest, work in a session, lateness, and the parts without a window.

use std::io;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use desktop_journeys::deadline::Deadline;

use crate::figures::Figures;
use crate::subject::{Running, Subject};
use crate::table::{Goal, Row, Table};
use crate::tree::{self, Spent, Used};
use crate::{Plan, load};

const START_GOAL: f64 = 1.2;
const MEMORY_GOAL: f64 = 1.15;
const IDLE_GOAL: f64 = 1.5;
const ENGINE_GOAL_MS: f64 = 100.0;
/// Without a window: memory beside a bare program without one, and what a half minute may take.
const HIDDEN_MEMORY_GOAL: f64 = 1.25;
const HIDDEN_WAITS_GOAL: f64 = 15.0;
const HIDDEN_CPU_GOAL_MS: f64 = 5.0;
const HIDDEN_SECONDS: u64 = 30;

/// Memory is looked at so long after the start.
const SETTLED: Duration = Duration::from_secs(10);
/// Work at rest is counted from so long after the start: until then the web engine's allocator, in either window, wakes
/// now and then to give back what the start took.
const AT_REST: Duration = Duration::from_secs(25);
/// Between two programs, and after a window was hidden.
const PAUSE: Duration = Duration::from_secs(2);
/// So fast the session runs while its lateness is measured: more cues a minute, each timed by the same clock.
const CUES_RATE: u32 = 5;
/// Of the lateness: the middle and the worst of a hundred on a quiet machine, the worst of a hundred on a busy one.
const QUIET_GOALS_MS: [f64; 2] = [0.5, 2.0];
const BUSY_GOAL_MS: f64 = 10.0;
const SET_GOAL_MS: f64 = 5.0;

/// What can be asked for by name, one at a time too.
pub const PARTS: [&str; 7] = ["start", "rest", "hidden", "session", "lateness", "log", "years"];

pub fn windows(table: &mut Table, plan: Plan, programs: &Path, wanted: &dyn Fn(&str) -> bool) -> io::Result<()> {
    let bare = Subject::bare(programs)?;
    let mut sinew = Subject::sinew(programs)?;
    // What fails is told, and the rest is still worth knowing.
    let told = |part: &str, result: io::Result<()>, table: &mut Table| {
        if let Err(error) = result {
            table.note(format!("NOT MEASURED, {part}: {error}"));
        }
    };
    type Part = fn(&mut Table, Plan, &Subject, &Subject) -> io::Result<()>;
    let parts: [(&str, Part); 4] =
        [("start", starts), ("rest", at_rest), ("hidden", hidden), ("session", in_a_session)];
    for (name, part) in parts.into_iter().filter(|(name, _)| wanted(name)) {
        let result = part(table, plan, &bare, &sinew);
        told(name, result, table);
    }
    if wanted("lateness") {
        sinew.set_rate(CUES_RATE);
        let [middle, worst] = QUIET_GOALS_MS;
        let quiet = lateness(table, plan, &sinew, "quiet", &[(0.5, "p50", middle), (0.99, "p99", worst)]);
        told("lateness", quiet, table);
        let spinning = load::every_core()?;
        let busy = lateness(table, plan, &sinew, "every core busy", &[(0.99, "p99", BUSY_GOAL_MS)]);
        told("lateness under load", busy, table);
        drop(spinning);
    }
    Ok(())
}

fn starts(table: &mut Table, plan: Plan, bare: &Subject, sinew: &Subject) -> io::Result<()> {
    let mut painted = [Vec::new(), Vec::new()];
    let mut ready = [Vec::new(), Vec::new()];
    // The first start of each finds its files cold, and counts for neither.
    for run in 0..=plan.starts {
        for (place, subject) in [bare, sinew].into_iter().enumerate() {
            Deadline::within(PAUSE).reach();
            let running = subject.start()?;
            let (usable, before) = running.said("ready")?;
            running.end()?;
            if run > 0 {
                ready[place].push(usable.as_secs_f64() * 1000.0);
                painted[place]
                    .extend(before.iter().filter(|(w, _)| w == "painted").map(|(_, at)| at.as_secs_f64() * 1000.0));
            }
        }
    }
    let [bare_painted, sinew_painted] = painted.map(Figures::from_iter);
    let [bare_ready, sinew_ready] = ready.map(Figures::from_iter);
    table.row(beside("start to first paint", &bare_painted, &sinew_painted, "ms", Goal::Ratio(START_GOAL)));
    table.row(beside("start to usable", &bare_ready, &sinew_ready, "ms", Goal::Ratio(START_GOAL)));
    Ok(())
}

fn at_rest(table: &mut Table, plan: Plan, bare: &Subject, sinew: &Subject) -> io::Result<()> {
    let mut memory = [Vec::new(), Vec::new()];
    let mut shown: [Vec<Spent>; 2] = [Vec::new(), Vec::new()];
    let mut hidden: [Vec<Spent>; 2] = [Vec::new(), Vec::new()];
    for run in 1..=plan.idles {
        for (place, subject) in [bare, sinew].into_iter().enumerate() {
            Deadline::within(PAUSE).reach();
            let running = subject.start()?;
            running.said("ready")?;
            Deadline::at(running.begun() + SETTLED).reach();
            let by_process = tree::pss_mib(running.id());
            memory[place].push(by_process.iter().map(|(_, mib)| mib).sum::<f64>());
            if run == plan.idles {
                let told: Vec<String> = by_process.iter().map(|(name, mib)| format!("{name} {mib:.0} MiB")).collect();
                table.note(format!("memory: {}", told.join(", ")));
            }
            Deadline::at(running.begun() + AT_REST).reach();
            shown[place].push(spent(&running, plan.idle_seconds));
            if run == plan.idles {
                running.hide()?;
                Deadline::within(PAUSE).reach();
                hidden[place].push(spent(&running, plan.idle_seconds));
            }
            running.end()?;
        }
    }
    let [bare_memory, sinew_memory] = memory.map(Figures::from_iter);
    table.row(beside("memory (PSS) 10 s after start", &bare_memory, &sinew_memory, "MiB", Goal::Ratio(MEMORY_GOAL)));
    for (what, [bare, sinew], goal) in
        [("at rest", shown, Goal::Ratio(IDLE_GOAL)), ("at rest, hidden", hidden, Goal::None)]
    {
        let seconds = plan.idle_seconds;
        let what = format!("{what}, {seconds} s: ");
        table.row(beside(&format!("{what}waits"), &waits(&bare), &waits(&sinew), "", goal));
        table.row(beside(&format!("{what}CPU"), &cpu_ms(&bare), &cpu_ms(&sinew), "ms", Goal::None));
        for (name, spent) in [("bare window", &bare), ("Sinew", &sinew)] {
            if let Some(last) = spent.last() {
                table.note(format!("{what}{name}'s threads: {}", busiest(last)));
            }
        }
    }
    Ok(())
}

/// Started as at login, with no window at all.
fn hidden(table: &mut Table, plan: Plan, bare: &Subject, sinew: &Subject) -> io::Result<()> {
    let mut memory = [Vec::new(), Vec::new()];
    let mut rest: [Vec<Spent>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..plan.idles {
        for (place, subject) in [bare, sinew].into_iter().enumerate() {
            Deadline::within(PAUSE).reach();
            let running = subject.start_hidden()?;
            Deadline::at(running.begun() + SETTLED).reach();
            memory[place].push(tree::pss_mib(running.id()).iter().map(|(_, mib)| mib).sum::<f64>());
            Deadline::at(running.begun() + AT_REST).reach();
            rest[place].push(spent(&running, HIDDEN_SECONDS));
            running.end()?;
        }
    }
    let [bare_memory, sinew_memory] = memory.map(Figures::from_iter);
    let goal = Goal::Ratio(HIDDEN_MEMORY_GOAL);
    table.row(beside("without a window: memory (PSS)", &bare_memory, &sinew_memory, "MiB", goal));
    let [bare, sinew] = rest;
    let what = format!("without a window, {HIDDEN_SECONDS} s: ");
    let waited = waits(&sinew);
    let goal = Goal::Most { limit: HIDDEN_WAITS_GOAL, unit: "", figure: waited.median() };
    table.row(beside(&format!("{what}waits"), &waits(&bare), &waited, "", goal));
    let worked = cpu_ms(&sinew);
    let goal = Goal::Most { limit: HIDDEN_CPU_GOAL_MS, unit: "ms", figure: worked.median() };
    table.row(beside(&format!("{what}CPU"), &cpu_ms(&bare), &worked, "ms", goal));
    for (name, spent) in [("bare", &bare), ("Sinew", &sinew)] {
        if let Some(last) = spent.last() {
            table.note(format!("{what}{name}'s threads: {}", busiest(last)));
        }
    }
    Ok(())
}

fn in_a_session(table: &mut Table, plan: Plan, _: &Subject, sinew: &Subject) -> io::Result<()> {
    Deadline::within(PAUSE).reach();
    let running = sinew.start()?;
    running.said("ready")?;
    running.play()?;
    // The count ends and the first repetition begins.
    Deadline::within(PAUSE * 2).reach();
    for what in ["in a session", "in a session, hidden"] {
        let before = running.lateness_ms().len();
        let spent = [spent(&running, plan.idle_seconds)];
        let late: Figures = running.lateness_ms().into_iter().skip(before).collect();
        let what = format!("{what}, {} s: ", plan.idle_seconds);
        table.row(alone(&format!("{what}waits"), waits(&spent).told("")));
        table.row(alone(&format!("{what}CPU"), cpu_ms(&spent).told("ms")));
        table.row(alone(&format!("{what}lateness"), shares(&late)));
        table.note(format!("{what}Sinew's threads: {}", busiest(&spent[0])));
        if !what.contains("hidden") {
            table.row(alone(
                "in a session: memory (PSS)",
                format!("{:.0} MiB", tree::pss_mib(running.id()).iter().map(|(_, mib)| mib).sum::<f64>()),
            ));
            running.hide()?;
            Deadline::within(PAUSE).reach();
        }
    }
    running.end()
}

/// Each goal is a share of the cues, its name, and the milliseconds that it may take.
type Share = (f64, &'static str, f64);

fn lateness(table: &mut Table, plan: Plan, sinew: &Subject, how: &str, goals: &[Share]) -> io::Result<()> {
    Deadline::within(PAUSE).reach();
    let running = sinew.start()?;
    running.said("ready")?;
    running.play()?;
    Deadline::within(Duration::from_secs(plan.lateness_seconds)).reach();
    let late: Figures = running.lateness_ms().into_iter().collect();
    running.end()?;
    let what = format!("lateness, {how}, {CUES_RATE} times the pace");
    table.row(alone(&what, shares(&late)));
    for (share, name, limit) in goals {
        let goal = Goal::Most { limit: *limit, unit: "ms", figure: late.at(*share) };
        let told = late.at(*share).map_or("-".to_owned(), |ms| format!("{ms:.2} ms"));
        table.row(Row { goal, ..alone(&format!("{what}: {name}"), told) });
    }
    Ok(())
}

/// Programs that print their figures.
pub fn without_window(table: &mut Table, programs: &Path) -> io::Result<()> {
    let engine = output(&programs.join("engine_bench"))?;
    let first = engine.lines().next().unwrap_or_default();
    let told = first.rsplit(": ").next().unwrap_or_default();
    let figure = told.strip_suffix(" ms").and_then(|ms| ms.parse().ok());
    let goal = Goal::Most { limit: ENGINE_GOAL_MS, unit: "ms", figure };
    table.row(Row { goal, ..alone("engine: twelve weeks of sessions", told.to_owned()) });
    match output(&programs.join("set_bench")) {
        Ok(text) => {
            let told = text.lines().next().and_then(|line| line.split_once(": ")).map_or("-", |(_, told)| told);
            let part = told.split(", ").find_map(|part| part.strip_prefix("p99 ")?.strip_suffix(" ms")?.parse().ok());
            let goal = Goal::Most { limit: SET_GOAL_MS, unit: "ms", figure: part };
            table.row(Row { goal, ..alone("durability: one set kept for good", told.to_owned()) });
        }
        Err(error) => table.note(format!("durability was not measured: {error}")),
    }
    Ok(())
}

/// With ten years of log, and with a hundred where the cost must not follow what is kept. Each bench says its rows itself.
pub fn years(table: &mut Table, programs: &Path) {
    for bench in ["history_bench", "chart_bench", "page_bench", "data_bench"] {
        match output(&programs.join(bench)) {
            Ok(text) => text.lines().filter_map(said).for_each(|row| table.row(row)),
            Err(error) => table.note(format!("NOT MEASURED, {bench}: {error}")),
        }
    }
}

/// `row`, what it is, the figure, its unit and the most that it may be, which is empty where there is no goal.
fn said(line: &str) -> Option<Row> {
    let mut parts = line.strip_prefix("row\t")?.split('\t');
    let (what, figure, unit, limit) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let known = ["ms", "s", "×", "MiB"].into_iter().find(|known| *known == unit)?;
    let goal = match limit.parse() {
        Ok(limit) => Goal::Most { limit, unit: known, figure: figure.parse().ok().filter(|f: &f64| f.is_finite()) },
        Err(_) => Goal::None,
    };
    Some(Row { goal, ..alone(what, format!("{figure} {unit}")) })
}

fn spent(running: &Running, seconds: u64) -> Spent {
    let before = Used::by(running.id());
    Deadline::within(Duration::from_secs(seconds)).reach();
    Used::by(running.id()).since(&before)
}

fn shares(late: &Figures) -> String {
    let at = |share| late.at(share).map_or("-".to_owned(), |ms| format!("{ms:.2}"));
    format!("p50 {} ms, p99 {} ms, max {} ms, {} cues", at(0.5), at(0.99), at(1.0), late.count())
}

fn waits(spent: &[Spent]) -> Figures {
    spent.iter().map(|spent| spent.waits as f64).collect()
}

fn cpu_ms(spent: &[Spent]) -> Figures {
    spent.iter().map(|spent| spent.cpu_seconds * 1000.0).collect()
}

fn busiest(spent: &Spent) -> String {
    let told = spent.by_thread.iter().take(8).map(|(name, waits)| format!("{name} {waits}"));
    told.collect::<Vec<_>>().join(", ")
}

fn beside(what: &str, bare: &Figures, sinew: &Figures, unit: &str, goal: Goal) -> Row {
    let ratio = bare.median().zip(sinew.median()).filter(|(bare, _)| *bare > 0.0).map(|(bare, sinew)| sinew / bare);
    Row { what: what.to_owned(), bare: bare.told(unit), sinew: sinew.told(unit), ratio, goal }
}

fn alone(what: &str, sinew: String) -> Row {
    Row { what: what.to_owned(), sinew, ..Row::default() }
}

fn output(program: &Path) -> io::Result<String> {
    let name = program.display();
    let output =
        Command::new(program).output().map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(io::Error::other(format!("{name} ended with {}", output.status)))
    }
}
