//! Files that watches write: read in each format, refused with a word for what is wrong, and never believed blindly.

pub mod made;

mod brought;
mod foreign;
mod hostile;
mod read;

use sinew_companion::recordings::{FileTrouble, Limits, Looked, ReadFile, read};

use made::NOW_MS;

fn read_now(bytes: &[u8], name: &str) -> ReadFile {
    read(bytes, name, &Limits::DEFAULT, NOW_MS).expect("it can be read")
}

/// The only one in a file.
fn only(bytes: &[u8], name: &str) -> Looked {
    let mut all = read_now(bytes, name).recordings;
    assert_eq!(all.len(), 1, "one recording");
    all.remove(0)
}

/// What is wrong with a file that cannot be read.
fn troubles(bytes: &[u8], name: &str) -> Vec<FileTrouble> {
    let refused = read(bytes, name, &Limits::DEFAULT, NOW_MS).expect_err("it is refused");
    refused.problems.into_iter().map(|problem| problem.what).collect()
}
