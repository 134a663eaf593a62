//! A log taken along: written out as a file and brought into another, as the window does it.

use std::fs;
use std::path::{Path, PathBuf};

use sinew_companion::files::{incoming, json_out, reader};
use sinew_companion::wire::{ExportDraft, ExportKind, ImportLook, WireError};

use crate::World;

/// Everything, as the bytes of the file.
pub fn json(folder: &Path) -> String {
    let mut out = Vec::new();
    json_out::write(&reader(folder).expect("the log can be read"), &mut out).expect("it can be written");
    String::from_utf8(out).expect("text")
}

/// Writes a file into a folder; gives its path.
pub fn export(world: &mut World, kind: ExportKind, into: &Path) -> PathBuf {
    try_export(world, kind, into).expect("it is written")
}

pub fn try_export(world: &mut World, kind: ExportKind, into: &Path) -> Result<PathBuf, WireError> {
    let passphrase = (kind == ExportKind::Locked).then(|| PASSPHRASE.to_owned());
    let draft = ExportDraft { kind, passphrase, byte_order_mark: true };
    let now = world.now;
    let job = world.companion().prepare_export(draft, &now)?;
    Ok(PathBuf::from(job.write(into)?.path))
}

pub const PASSPHRASE: &str = "slow heel drops";

/// Lays a file down as the window does.
pub fn lay_down(world: &World, bytes: &[u8]) {
    fs::write(incoming::path(&world.folder), bytes).expect("a file");
}

pub fn look(world: &mut World, bytes: &[u8]) -> ImportLook {
    lay_down(world, bytes);
    let now = world.now;
    world.companion().look_at_import(None, &now).expect("it is looked at")
}

/// Brings a file in; gives what was found.
pub fn bring_in(world: &mut World, bytes: &[u8]) -> ImportLook {
    lay_down(world, bytes);
    let now = world.now;
    world.companion().import(None, &now).expect("it is read")
}

/// One line for each problem: what, where, and the column.
pub fn problems(found: &ImportLook) -> Vec<String> {
    let told = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let line = |p: &sinew_companion::wire::ImportProblem| {
        let row = p.row.map_or_else(|| "-".to_owned(), |row| row.to_string());
        format!("{:?} {} {row} {}", p.what, told(&p.kind), told(&p.column))
    };
    found.problems.iter().map(line).collect()
}
