//! Node and the packages of the window.

use std::fs;
use std::process::Command;

use crate::process;
use crate::project::Project;

const OLDEST_NODE: u32 = 20;

/// A copy of the lock file that `node_modules` was made from. Times of files change with every checkout, contents do not.
const STAMP: &str = "ui/node_modules/.installed-from-package-lock.json";

/// `npm ci`, unless what is installed comes from this very lock file.
pub fn install(project: &Project) -> Result<(), String> {
    check_version()?;
    let lock = project.path("ui/package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| format!("cannot read {}: {error}", lock.display()))?;
    let stamp = project.path(STAMP);
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        println!("    the npm packages are there");
        return Ok(());
    }
    println!("    about to install the npm packages of ui/package-lock.json into ui/node_modules");
    process::run(&mut project.npm(&["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted).map_err(|error| format!("cannot write {}: {error}", stamp.display()))
}

pub fn build_page(project: &Project) -> Result<(), String> {
    process::run(&mut project.npm(&["run", "build"]))
}

fn check_version() -> Result<(), String> {
    let Some(version) = process::answer(Command::new("node").arg("--version")) else {
        return Err(format!("Node was not found. Install Node {OLDEST_NODE} or newer, with npm."));
    };
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        return Err(format!("this is Node {version}; the window is built with Node {OLDEST_NODE} or newer."));
    }
    if process::answer(Command::new("npm").arg("--version")).is_none() {
        return Err("npm was not found beside Node. Install npm.".to_owned());
    }
    Ok(())
}

/// `v20.20.2` gives 20.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("nonsense"), None);
    }
}
