//! `cargo xtask package`: the Debian package, made by the Tauri command line.

use crate::project::Project;
use crate::step::{self, Step};
use crate::tally::Tally;
use crate::{node, packages, process};

const STEPS: &[Step] = &[
    Step {
        name: "system packages",
        about: "what the build needs of the system",
        run: |_, _| packages::install(packages::TO_RUN),
    },
    Step { name: "npm packages", about: "what the page is built with", run: |project, _| node::install(project) },
    Step { name: "page", about: "builds what the window shows", run: |project, _| node::build_page(project) },
    Step { name: "bundle", about: "builds the app and its Debian package", run: |project, _| bundle(project) },
];

pub fn run(project: &Project) -> Result<(), String> {
    let report = step::run_all(project, STEPS, &mut Tally::default());
    match report.failure {
        Some(failure) => Err(failure),
        None => {
            println!("the package is in {}", project.target().join("release/bundle/deb").display());
            Ok(())
        }
    }
}

/// Fetched when it is wanted: its parts for other systems are not in every registry, and a lock file that names them
/// could not be installed there.
const TAURI_CLI: &str = "@tauri-apps/cli@2.12.5";

fn bundle(project: &Project) -> Result<(), String> {
    // The command line turns `custom-protocol` on by itself; what follows the dashes goes to cargo.
    let arguments = ["--yes", TAURI_CLI, "build", "--ci", "--bundles", "deb", "--", "--locked"];
    process::run(&mut project.command("npx", "src-tauri", &arguments))
}
