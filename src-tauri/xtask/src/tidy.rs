//! The walls between the rooms that no compiler checks. A step of `cargo xtask test`, and a test of its own: every
//! problem at once, each as `path:line: message`. It must never change a file.

mod commands;
mod layout;
mod lines;
mod text;

use std::fmt;
use std::path::Path;
use std::process::Command;

use crate::process;
use crate::project::Project;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub path: String,
    pub line: usize,
    pub message: String,
}

impl Problem {
    fn new(path: &str, line: usize, message: impl Into<String>) -> Problem {
        Problem { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.path, self.line, self.message)
    }
}

pub fn run(project: &Project) -> Result<(), String> {
    let (files, problems) = problems(project)?;
    for problem in &problems {
        println!("{problem}");
    }
    match problems.len() {
        0 => {
            println!("    {files} files are tidy");
            Ok(())
        }
        count => Err(format!("{count} problems in {files} files, listed above")),
    }
}

/// The number of files looked at, and every problem in them, by path and line.
fn problems(project: &Project) -> Result<(usize, Vec<Problem>), String> {
    let paths = files(project)?;
    let mut problems = layout::top_level(&paths);
    for path in &paths {
        // Pictures and fonts are not text; what is listed may have been deleted.
        if let Ok(text) = std::fs::read_to_string(project.path(path)) {
            problems.extend(check_text(path, &text));
        }
    }
    problems.extend(match std::fs::read_to_string(project.path("README.md")) {
        Ok(readme) => layout::code_map(&readme, |path| project.path(path).exists()),
        Err(_) => vec![Problem::new("README.md", 1, "is missing, and with it the code map")],
    });
    problems.sort();
    problems.dedup();
    Ok((paths.len(), problems))
}

fn check_text(path: &str, text: &str) -> Vec<Problem> {
    let mut problems = layout::size(path, text);
    // These files name what they look for.
    if !path.starts_with("src-tauri/xtask/src/tidy") {
        problems.extend(lines::check(path, text));
        problems.extend(commands::check(path, text));
    }
    problems
}

/// What git would commit, or where git cannot say, what is there.
fn files(project: &Project) -> Result<Vec<String>, String> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listing = process::answer(Command::new("git").args(arguments).current_dir(&project.root)).unwrap_or_default();
    let mut paths: Vec<String> = listing.split('\0').filter(|path| !path.is_empty()).map(str::to_owned).collect();
    // A file that was deleted but not yet committed is still listed.
    paths.retain(|path| project.path(path).exists());
    if paths.is_empty() {
        walk(&project.root, "", &mut paths)?;
    }
    paths.sort();
    paths.dedup();
    Ok(paths)
}

fn walk(root: &Path, below: &str, paths: &mut Vec<String>) -> Result<(), String> {
    const NOT_OURS: &[&str] = &[".git", "target", "node_modules", "ui/dist", "src-tauri/gen"];
    let folder = root.join(below);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("cannot list {}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if NOT_OURS.contains(&name.as_str()) || NOT_OURS.contains(&path.as_str()) {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(root, &path, paths)?,
            Ok(_) => paths.push(path),
            Err(error) => return Err(format!("cannot look at {path}: {error}")),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let project = Project::find().expect("a checkout");
        let (_, problems) = problems(&project).expect("files can be listed");
        let told: Vec<String> = problems.iter().map(Problem::to_string).collect();
        assert!(told.is_empty(), "\n{}\n", told.join("\n"));
    }

    #[test]
    fn without_git_the_folder_is_walked() {
        let mut paths = Vec::new();
        walk(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut paths).expect("our own folder");
        assert!(paths.contains(&"src/tidy/lines.rs".to_owned()), "{paths:?}");
    }

    #[test]
    fn the_rules_do_not_trip_over_themselves() {
        let rule = "thread::sleep(second); todo!()";
        assert!(check_text("src-tauri/xtask/src/tidy/lines.rs", rule).is_empty());
        assert_eq!(check_text("src-tauri/xtask/src/run.rs", rule).len(), 2);
    }

    #[test]
    fn a_problem_can_be_clicked_on() {
        assert_eq!(Problem::new("ui/a.ts", 7, "is wrong").to_string(), "ui/a.ts:7: is wrong");
    }
}
