//! `cargo xtask test`: everything CI runs, quick and cheap steps first, the real window last.

use std::process::ExitCode;

use crate::project::Project;
use crate::step::{self, Step};
use crate::tally::Tally;
use crate::{library, node, packages, process, tidy, wire_types};

/// The shell as the journeys drive it: with its bundled page, and a clock that a test can move. One set of features for
/// its build and its own tests, so that the three hundred crates below are compiled once.
const SHELL_FEATURES: &str = "custom-protocol,test-clock";

const STEPS: &[Step] = &[
    Step { name: "tools", about: "rustfmt and clippy are there", run: |project, _| tools(project) },
    Step { name: "system packages", about: "a display, a bus, sound, browsers", run: |_, _| system_packages() },
    Step { name: "npm packages", about: "what the page is built with", run: |project, _| node::install(project) },
    Step { name: "tidy", about: "the walls between the rooms stand", run: |project, _| tidy::run(project) },
    Step { name: "rustfmt", about: "the Rust code is formatted", run: |project, _| rustfmt(project) },
    Step { name: "ui check", about: "types and accessibility of the window", run: ui_check },
    Step { name: "ui unit tests", about: "the logic of the window", run: ui_tests },
    Step { name: "ui build", about: "builds what the window shows", run: |project, _| node::build_page(project) },
    Step { name: "clippy", about: "no warning in any crate", run: |project, _| clippy(project) },
    Step { name: "cargo test", about: "domain, companion, behaviour and these chores", run: default_members },
    Step { name: "wire types", about: "the generated types are fresh", run: |p, _| wire_types::check_exported(p) },
    Step { name: "endurance", about: "kills on a real disk, files broken at random", run: endurance },
    Step { name: "page tests", about: "the built pages in a browser", run: page_tests },
    Step { name: "shell build", about: "the app with a clock that a test can move", run: |project, _| shell(project) },
    Step { name: "shell tests", about: "the desktop side", run: shell_tests },
    Step { name: "desktop journeys", about: "the real window, seen and heard", run: journeys },
];

/// The last line is always `N passed, N failed`.
pub fn run(project: &Project) -> ExitCode {
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
    for tool in ["fmt", "clippy"] {
        if process::answer(&mut project.cargo(&[tool, "--version"])).is_none() {
            return Err(format!("`cargo {tool}` was not found: `rustup component add rustfmt clippy` brings it"));
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

fn clippy(project: &Project) -> Result<(), String> {
    process::run(&mut project.cargo(&["clippy", "--locked", "--all-targets", "--", "-D", "warnings"]))?;
    let endurance = ["clippy", "--locked", "-p", "behaviour", "--test", "endurance", "--", "-D", "warnings"];
    process::run(&mut project.cargo(&endurance))?;
    let window = ["clippy", "--locked", "--all-targets", "-p", "sinew", "--features", SHELL_FEATURES];
    process::run(project.cargo(&window).args(["-p", "desktop-journeys", "--", "-D", "warnings"]))
}

fn default_members(project: &Project, tally: &mut Tally) -> Result<(), String> {
    let mut tests = project.cargo(&["test", "--locked", "--no-fail-fast"]);
    process::run_counting(wire_types::exporting(project, &mut tests)?, tally)
}

fn endurance(project: &Project, tally: &mut Tally) -> Result<(), String> {
    let command = ["test", "--locked", "--no-fail-fast", "-p", "behaviour", "--test", "endurance"];
    process::run_counting(&mut project.cargo(&command), tally)
}

fn page_tests(project: &Project, tally: &mut Tally) -> Result<(), String> {
    library::write_answers(project)?;
    library::check_figures(project, tally)?;
    process::run_counting(&mut project.npm(&["run", "test:pages"]), tally)
}

fn shell(project: &Project) -> Result<(), String> {
    process::run(&mut project.cargo(&["build", "--locked", "-p", "sinew", "--features", SHELL_FEATURES]))
}

fn shell_tests(project: &Project, tally: &mut Tally) -> Result<(), String> {
    let command = ["test", "--locked", "--no-fail-fast", "-p", "sinew", "--features", SHELL_FEATURES];
    process::run_counting(&mut project.cargo(&command), tally)
}

/// Journeys that are timed, heard or measured: mostly they wait, so two of them go beside each other, and nothing that
/// works.
const TIMED: &[&str] = &["whole::", "run_walk::", "real_time::", "survive::", "controls::", "hidden::a_day"];

fn journeys(project: &Project, tally: &mut Tally) -> Result<(), String> {
    let command = ["test", "--locked", "--no-fail-fast", "-p", "desktop-journeys"];
    let together = TIMED.iter().flat_map(|journey| ["--skip", journey]);
    let mut run = project.cargo(&command);
    let first = process::run_counting(run.args(["--", "--test-threads=2"]).args(together), tally);
    let mut run = project.cargo(&command);
    run.args(["--test", "journeys", "--", "--test-threads=2"]).args(TIMED);
    process::run_counting(&mut run, tally).and(first)
}
