//! Where things are, and the commands that are started there.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Project {
    pub root: PathBuf,
    /// Everything is tested: it was built at once, and clippy reads every crate of the workspace while it is built.
    pub whole: bool,
}

/// Between the arguments that clippy takes from its environment.
const CLIPPY_AND: &str = "__CLIPPY_HACKERY__";

impl Project {
    /// The checkout this command was started from. Cargo names it at run time; the compiled-in path serves a binary that
    /// is started by hand.
    pub fn find() -> Result<Project, String> {
        let manifest_dir = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest_dir).join("../..");
        let root = root.canonicalize().map_err(|error| format!("cannot find {}: {error}", root.display()))?;
        Ok(Project { root, whole: false })
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    pub fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => self.root.join(folder),
            None => self.root.join("target"),
        }
    }

    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = self.command(cargo, "", arguments);
        if self.whole {
            // `cargo clippy` is `cargo check` with this wrapper, and a check shares nothing with a build: the three hundred
            // crates below would be compiled a second time.
            command
                .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
                .env("CLIPPY_ARGS", format!("-Dwarnings{CLIPPY_AND}"));
        }
        command
    }

    /// The program that reads the data files.
    pub fn assets(&self, arguments: &[&str]) -> Command {
        if self.whole {
            return self.command(self.target().join("debug/assets"), "", arguments);
        }
        let run = ["run", "--locked", "-q", "-p", "behaviour", "--bin", "assets", "--"];
        self.cargo(&[run.as_slice(), arguments].concat())
    }

    pub fn npm(&self, arguments: &[&str]) -> Command {
        self.command("npm", "ui", arguments)
    }

    pub fn command(&self, program: impl AsRef<OsStr>, folder: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.root.join(folder));
        // What `cargo run` says about xtask is not true of the children; build scripts that watch it would run again.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(&name);
            }
        }
        command
    }
}
