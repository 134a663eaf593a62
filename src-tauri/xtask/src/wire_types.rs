//! `cargo xtask gen`: the types that cross to the window, written by the companion's own export test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;
use crate::project::Project;
use crate::tally::Tally;

const COMMITTED: &str = "ui/src/ipc/generated";

/// Path below the folder -> contents.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Makes the committed folder equal to what the companion exports now.
pub fn write(project: &Project) -> Result<(), String> {
    let fresh = export(project, &mut Tally::default())?;
    let folder = project.path(COMMITTED);
    let committed = read_folder(&folder)?;
    let differences = differences(&fresh, &committed);
    for (name, _) in &differences {
        let path = folder.join(name);
        match fresh.get(name) {
            Some(contents) => write_file(&path, contents)?,
            None => fs::remove_file(&path).map_err(|error| format!("cannot remove {}: {error}", path.display()))?,
        }
        println!("    {COMMITTED}/{}", name.display());
    }
    println!("    {} wire types, {} files changed", fresh.len(), differences.len());
    Ok(())
}

/// Says what `write` would change, and fails if that is anything.
pub fn check(project: &Project) -> Result<(), String> {
    export(project, &mut Tally::default())?;
    check_exported(project)
}

/// The same, with what the tests that have just run exported.
pub fn check_exported(project: &Project) -> Result<(), String> {
    let fresh = exported(project)?;
    let committed = read_folder(&project.path(COMMITTED))?;
    let differences = differences(&fresh, &committed);
    if differences.is_empty() {
        return Ok(());
    }
    for (name, verdict) in &differences {
        println!("    {COMMITTED}/{}: {verdict}", name.display());
    }
    Err(format!("{} of the wire types differ; run `cargo xtask gen` and commit the result", differences.len()))
}

/// Makes the folder empty that `tests` export to: ts-rs merges into a file it finds, and would keep what is gone.
pub fn exporting<'a>(project: &Project, tests: &'a mut Command) -> Result<&'a mut Command, String> {
    let folder = folder(project);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("cannot empty {}: {error}", folder.display()))?;
    }
    Ok(tests.env("TS_RS_EXPORT_DIR", folder))
}

fn export(project: &Project, tally: &mut Tally) -> Result<Files, String> {
    let command = ["test", "--locked", "-p", "sinew-companion", "--features", "wire-types", "export_bindings"];
    process::run_counting(exporting(project, &mut project.cargo(&command))?, tally)?;
    exported(project)
}

fn exported(project: &Project) -> Result<Files, String> {
    let files = read_folder(&folder(project))?;
    if files.is_empty() { Err("the companion exported no type".to_owned()) } else { Ok(files) }
}

fn folder(project: &Project) -> PathBuf {
    project.target().join("wire-types")
}

fn differences(fresh: &Files, committed: &Files) -> Vec<(PathBuf, &'static str)> {
    let names: BTreeSet<&PathBuf> = fresh.keys().chain(committed.keys()).collect();
    names
        .into_iter()
        .filter_map(|name| match (fresh.get(name), committed.get(name)) {
            (Some(_), None) => Some((name.clone(), "missing")),
            (None, _) => Some((name.clone(), "extra")),
            (Some(new), Some(old)) => (new != old).then(|| (name.clone(), "stale")),
        })
        .collect()
}

/// Every file below `folder`; none when the folder is not there.
fn read_folder(folder: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).map_err(|error| format!("cannot list {}: {error}", path.display()))?;
            waiting.extend(entries.flatten().map(|entry| entry.path()));
        } else if path.is_file() {
            let contents = fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            let name = path.strip_prefix(folder).unwrap_or(&path).to_owned();
            files.insert(name, contents);
        }
    }
    Ok(files)
}

fn write_file(path: &Path, contents: &[u8]) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, contents))
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(entries: &[(&str, &str)]) -> Files {
        entries.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn missing_stale_and_extra_files_are_told_apart() {
        let fresh = files(&[("A.ts", "a"), ("B.ts", "new"), ("C.ts", "c")]);
        let committed = files(&[("A.ts", "a"), ("B.ts", "old"), ("D.ts", "d")]);
        let told = differences(&fresh, &committed);
        let expected = [("B.ts", "stale"), ("C.ts", "missing"), ("D.ts", "extra")];
        assert_eq!(told, expected.map(|(name, verdict)| (PathBuf::from(name), verdict)));
        assert!(differences(&fresh, &fresh).is_empty());
    }
}
