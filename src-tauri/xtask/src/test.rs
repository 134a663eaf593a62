//! `cargo xtask test`: everything CI runs, quick and cheap steps first, the real window last.

use std::process::{Command, ExitCode};

use crate::project::Project;
use crate::step::{self, Step};
use crate::tally::Tally;
use crate::{library, node, packages, process, tidy, wire_types};

/// What is built, the same in every step, so that each of the seven hundred crates is compiled once: the features of a crate
/// are those that all that was chosen asks of it. The shell is as the journeys drive it, with its bundled page and a clock
/// that a test can move.
const CHOSEN: &[&str] =
    &["--locked", "--workspace", "--exclude", "bare-window", "--features", "sinew/custom-protocol,sinew/test-clock"];

const STEPS: &[Step] = &[
    Step { name: "tools", about: "rustfmt and clippy are there", run: |project, _| tools(project) },
    Step { name: "system packages", about: "a display, a bus, sound, browsers", run: |_, _| system_packages() },
    Step { name: "npm packages", about: "what the page is built with", run: |project, _| node::install(project) },
    Step { name: "tidy", about: "the walls between the rooms stand", run: |project, _| tidy::run(project) },
    Step { name: "rustfmt", about: "the Rust code is formatted", run: |project, _| rustfmt(project) },
    Step { name: "ui check", about: "types and accessibility of the window", run: ui_check },
    Step { name: "ui unit tests", about: "the logic of the window", run: ui_tests },
    Step { name: "ui build", about: "builds what the window shows", run: |project, _| node::build_page(project) },
    Step { name: "cargo build", about: "the app and every test, and no warning in any crate", run: |p, _| build(p) },
    Step { name: "cargo test", about: "domain, companion, shell, behaviour and these chores", run: quick_tests },
    Step { name: "wire types", about: "the generated types are fresh", run: |p, _| wire_types::check_exported(p) },
    Step { name: "endurance", about: "kills on a real disk, files broken at random", run: endurance },
    Step { name: "page tests", about: "the built pages in a browser", run: page_tests },
    Step { name: "desktop journeys", about: "the real window, seen and heard", run: journeys },
];

/// The last line is always `N passed, N failed`.
pub fn run(project: &Project) -> ExitCode {
    let project = &Project { root: project.root.clone(), whole: true };
    let mut tally = Tally::default();
    let mut report = step::run_all(project, STEPS, &mut tally);
    if report.failure.is_none() && tally == Tally::default() {
        report.failure = Some("every step passed, and yet not one test was counted".to_owned());
    }
    println!("\n{}", report.table(STEPS));
    if let Some(failure) = &report.failure {
        println!("{failure}");
        // A step that fails without a failing test (a warning, a crash) must not end in `0 failed`.
        tally.failed = tally.failed.max(1);
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn tools(project: &Project) -> Result<(), String> {
    let tools = [project.cargo(&["fmt", "--version"]), project.command("clippy-driver", "", &["--version"])];
    for mut tool in tools {
        if process::answer(&mut tool).is_none() {
            let name = tool.get_program().to_string_lossy().into_owned();
            return Err(format!(
                "{name} does not answer: `rustup component add rustfmt clippy` brings what is missing"
            ));
        }
    }
    Ok(())
}

fn system_packages() -> Result<(), String> {
    packages::install(&[packages::TO_RUN, packages::TO_TEST].concat())
}

fn rustfmt(project: &Project) -> Result<(), String> {
    process::run(&mut project.cargo(&["fmt", "--all", "--check"]))
}

fn ui_check(project: &Project, _: &mut Tally) -> Result<(), String> {
    process::run(&mut project.npm(&["run", "check"]))?;
    // There may be no linter; where there is one, it counts.
    process::run(&mut project.npm(&["run", "lint", "--if-present"]))
}

fn ui_tests(project: &Project, tally: &mut Tally) -> Result<(), String> {
    process::run_counting(&mut project.npm(&["run", "test"]), tally)
}

fn chosen(project: &Project, command: &str, arguments: &[&str]) -> Command {
    project.cargo(&[&[command], CHOSEN, arguments].concat())
}

fn build(project: &Project) -> Result<(), String> {
    process::run(&mut chosen(project, "build", &["--bins", "--tests", "--test", "endurance"]))
}

fn quick_tests(project: &Project, tally: &mut Tally) -> Result<(), String> {
    let mut tests = chosen(project, "test", &["--no-fail-fast", "--lib", "--bins", "--test", "behaviour"]);
    process::run_counting(wire_types::exporting(project, &mut tests)?, tally)
}

fn endurance(project: &Project, tally: &mut Tally) -> Result<(), String> {
    process::run_counting(&mut chosen(project, "test", &["--no-fail-fast", "--test", "endurance"]), tally)
}

fn page_tests(project: &Project, tally: &mut Tally) -> Result<(), String> {
    library::write_answers(project)?;
    library::check_figures(project, tally)?;
    process::run_counting(&mut project.npm(&["run", "test:pages"]), tally)
}

/// Journeys that are timed, heard or measured: mostly they wait, so two of them go beside each other, and nothing that
/// works.
const TIMED: &[&str] = &["whole::", "run_walk::", "real_time::", "survive::", "controls::", "hidden::a_day"];

fn journeys(project: &Project, tally: &mut Tally) -> Result<(), String> {
    let two = ["--no-fail-fast", "--test", "journeys", "--", "--test-threads=2"];
    let together = TIMED.iter().flat_map(|journey| ["--skip", journey]);
    let first = process::run_counting(chosen(project, "test", &two).args(together), tally);
    process::run_counting(chosen(project, "test", &two).args(TIMED), tally).and(first)
}
