//! What is made from the data files in `assets`: schemas for editors, the contact sheet of the figures, and what the
//! pages in a browser are tried with.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::process;
use crate::project::Project;
use crate::tally::Tally;

/// A figure that cannot be recognised here is not done.
const SHEET: &str = "assets/pictures/figures.png";
const SCHEMAS: &str = "assets/schemas";

/// Writes the JSON Schemas beside the data.
pub fn write_schemas(project: &Project) -> Result<(), String> {
    process::run(&mut project.assets(&["schemas", SCHEMAS]))
}

/// Draws every exercise in two poses on one sheet.
pub fn write_contact_sheet(project: &Project) -> Result<(), String> {
    let sheet = project.path(SHEET).display().to_string();
    let look = ["--brief", "--columns", "6", "--size", "125", "--out", &sheet];
    process::run(&mut figures(project, &look)?)
}

/// Every figure can be drawn, what stands on something stays there, and nothing floats or sinks.
pub fn check_figures(project: &Project, tally: &mut Tally) -> Result<(), String> {
    process::run_counting(&mut figures(project, &["--check"])?, tally)
}

fn figures(project: &Project, arguments: &[&str]) -> Result<Command, String> {
    let figures = answer(project, "figures", "figures.json")?.display().to_string();
    let command = ["pages/figures.mjs", "--json", &figures];
    Ok(project.command("node", "ui", &[command.as_slice(), arguments].concat()))
}

/// Everything that the window can ask of the library, for pages without a companion behind them.
pub fn write_answers(project: &Project) -> Result<(), String> {
    answer(project, "answers", "library.json").map(|_| ())
}

fn answer(project: &Project, what: &str, name: &str) -> Result<PathBuf, String> {
    let folder = project.target().join("answers");
    fs::create_dir_all(&folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
    let path = folder.join(name);
    let file = fs::File::create(&path).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    process::run(project.assets(&[what]).stdout(file))?;
    Ok(path)
}
