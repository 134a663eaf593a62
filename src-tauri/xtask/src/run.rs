//! `cargo xtask run`: from a fresh clone to the open window.

use std::process::ExitCode;

use crate::project::Project;
use crate::step::{self, Step};
use crate::tally::Tally;
use crate::{node, packages, process};

const STEPS: &[Step] = &[
    Step {
        name: "system packages",
        about: "what the build and the app need of the system",
        run: |_, _| packages::install(packages::TO_RUN),
    },
    Step { name: "npm packages", about: "what the page is built with", run: |project, _| node::install(project) },
    Step { name: "page", about: "builds what the window shows", run: |project, _| node::build_page(project) },
    Step { name: "app", about: "builds the app with that page inside", run: |project, _| build(project) },
];

/// The exit code is the app's own.
pub fn run(project: &Project, app_arguments: &[&str]) -> Result<ExitCode, String> {
    let report = step::run_all(project, STEPS, &mut Tally::default());
    if let Some(failure) = report.failure {
        return Err(failure);
    }
    println!("==> opening the app");
    let binary = project.target().join("debug").join("sinew");
    let status = process::status(&mut project.command(binary, "", app_arguments))?;
    // A signal has no code; 1 says that the app did not end by itself.
    let code = status.code().unwrap_or(1);
    Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}

fn build(project: &Project) -> Result<(), String> {
    process::run(&mut project.cargo(&["build", "--locked", "--package", "sinew", "--features", "custom-protocol"]))
}
