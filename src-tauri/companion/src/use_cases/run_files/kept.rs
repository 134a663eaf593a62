//! The files of an entry. What is given back is the original, byte for byte: nothing is made that was not recorded.

use std::io::Write;
use std::path::Path;

use super::not_done;
use crate::files::Whole;
use crate::recordings::{Format, Limits, shelf};
use crate::store;
use crate::wire::{ErrorCode, ExportDone, RunFileLine, WireError};
use crate::{Companion, refused, unreadable};

/// An original that goes out.
#[derive(Debug)]
pub struct OriginalJob {
    name: String,
    bytes: Vec<u8>,
}

impl Companion {
    /// The files that an entry was read from, in the order in which they came; none of one that was told by hand.
    pub fn run_files(&self, run: &str) -> Result<Vec<RunFileLine>, WireError> {
        let rows = store::files_of_run(self.store.read(), run).map_err(unreadable)?;
        let line = |row: store::RunFileRow| {
            let format = Format::named(&row.file.format)?;
            let kept = shelf::has_original(&self.folder, &row.file.digest);
            Some(RunFileLine { id: row.id, name: row.file.name, format, kept })
        };
        Ok(rows.into_iter().filter_map(line).collect())
    }

    /// The original of a file of an entry. Refused where it is not there: a log that was brought from elsewhere has none.
    pub fn prepare_original(&self, run: &str, file: &str) -> Result<OriginalJob, WireError> {
        let rows = store::files_of_run(self.store.read(), run).map_err(unreadable)?;
        let row = rows.into_iter().find(|row| row.id == file);
        let row = row.ok_or_else(|| refused(ErrorCode::NotFound, vec!["file: no such file".to_owned()]))?;
        let bytes = shelf::original(&self.folder, &row.file.digest, Limits::DEFAULT.bytes);
        Ok(OriginalJob { name: row.file.name, bytes: bytes.map_err(|error| not_done(&error))? })
    }
}

impl OriginalJob {
    /// Writes it into a folder, under a free name.
    pub fn write(&self, into: &Path) -> Result<ExportDone, WireError> {
        let written = std::fs::create_dir_all(into).and_then(|()| {
            let mut file = Whole::begin(into, &self.name)?;
            file.write_all(&self.bytes)?;
            file.keep()
        });
        let path =
            written.map_err(|error| refused(ErrorCode::NotSaved, vec![format!("{}: {error}", into.display())]))?;
        Ok(ExportDone { path: path.display().to_string(), entries: 1.0 })
    }
}
