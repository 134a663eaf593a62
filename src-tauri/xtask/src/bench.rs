//! `cargo xtask bench`: builds the app and a bare window the same way, and measures them side by side in one run.
//!
//! The measuring itself is `tests/bare`: it prints one table, with the goal and the verdict in each row.

use crate::project::Project;
use crate::step::{self, Step};
use crate::tally::Tally;
use crate::{library, node, packages, process};

const STEPS: &[Step] = &[
    Step {
        name: "system packages",
        about: "a display, a bus, sound, a driver",
        run: |_, _| packages::install(&[packages::TO_RUN, packages::TO_TEST].concat()),
    },
    Step { name: "npm packages", about: "what the page is built with", run: |project, _| node::install(project) },
    Step { name: "page", about: "builds what the window shows", run: |project, _| node::build_page(project) },
    Step {
        name: "programs",
        about: "release builds of the app, the bare window and the benches",
        run: |p, _| build(p),
    },
];

/// Both windows in one build, so that they share every crate and every setting; then what has no window. The app says
/// when it is ready, and how late it is, only with its test clock, which runs at the pace of a real one here.
const BUILDS: &[&[&str]] = &[
    &["build", "--locked", "--release", "-p", "sinew", "-p", "bare-window", "--features", "sinew/test-clock"],
    &["build", "--locked", "--release", "-p", "behaviour", "--bin", "engine_bench", "--bin", "set_bench"],
    &["build", "--locked", "--release", "-p", "behaviour", "--bin", "history_bench", "--bin", "chart_bench"],
    &["build", "--locked", "--release", "-p", "behaviour", "--bin", "page_bench", "--bin", "data_bench"],
];

pub fn run(project: &Project, arguments: &[&str]) -> Result<(), String> {
    if arguments.iter().any(|word| word.starts_with('-')) {
        return Err("`cargo xtask bench` measures for some fifteen minutes, `cargo xtask bench quick` for seven; \
                    the name of a part (start, rest, hidden, session, lateness, log, years) measures that alone"
            .to_owned());
    }
    let report = step::run_all(project, STEPS, &mut Tally::default());
    if let Some(failure) = report.failure {
        return Err(failure);
    }
    println!("==> measuring: the machine should have nothing else to do");
    let measure = project.target().join("release").join("measure");
    process::run(&mut project.command(measure, "", arguments))?;
    if arguments.iter().any(|word| *word != "quick") {
        return Ok(());
    }
    println!("==> typing into the search of the library, with what ships and with ten thousand exercises");
    library::write_answers(project)?;
    process::run(&mut project.command("node", "ui", &["pages/search.mjs"]))
}

fn build(project: &Project) -> Result<(), String> {
    BUILDS.iter().try_for_each(|arguments| process::run(&mut project.cargo(arguments)))
}
