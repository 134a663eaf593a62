//! Runs from files of watches: what came is looked at, the person decides, and only then it is written, all of it or nothing.
//! Nothing that was told is ever replaced by what a watch says.

mod bring;
mod folder;
mod kept;
mod review;

pub use kept::OriginalJob;

use std::io;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sinew_domain::time::Now;

use crate::recordings::{self, FileProblem, FileTrouble, Limits, shelf};
use crate::wire::{ErrorCode, ImportPart, RunFileRefused, RunsReview, WireError};
use crate::{Companion, refused};

/// Takes a part of a file from the window. The log in `folder` is not touched.
pub fn take_run_part(folder: &Path, part: &ImportPart) -> Result<(), WireError> {
    let wrong = |what: String| refused(ErrorCode::Invalid, vec![format!("part: {what}")]);
    let bytes = BASE64_STANDARD.decode(&part.base64).map_err(|error| wrong(error.to_string()))?;
    shelf::append_part(folder, part.first, &bytes, Limits::DEFAULT.bytes).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => wrong(error.to_string()),
        _ => not_done(&error),
    })
}

impl Companion {
    /// Looks at the file that was handed over, under the name that it had there. Where it can be read, it waits for a
    /// decision; where not, it is said why, and it is gone.
    pub fn look_at_run_file(&mut self, name: &str, now: &Now) -> Result<RunsReview, WireError> {
        let bytes = shelf::take_part(&self.folder).map_err(|error| not_done(&error))?;
        let refused = self.take_run_file(name, bytes, now)?;
        let mut review = self.runs_coming(now)?;
        review.refused.extend(refused);
        Ok(review)
    }

    /// Nothing that waits comes in; originals that are in the log stay.
    pub fn forget_runs_coming(&mut self) -> Result<(), WireError> {
        shelf::forget_all(&self.folder).map_err(|error| not_done(&error))
    }

    /// What is wrong with a file; None where it waits now.
    fn take_run_file(&self, name: &str, bytes: Vec<u8>, now: &Now) -> Result<Option<RunFileRefused>, WireError> {
        let name = shelf::one_line(name);
        match recordings::read(&bytes, &name, &Limits::DEFAULT, now.wall.timestamp_millis()) {
            Ok(read) => {
                let file = shelf::Waiting { digest: read.hash, name, bytes };
                shelf::wait(&self.folder, &file).map_err(|error| not_done(&error))?;
                Ok(None)
            }
            Err(error) => Ok(Some(RunFileRefused { file: name, problems: error.problems })),
        }
    }
}

fn unreadable_file(name: &str, error: &io::Error) -> RunFileRefused {
    let problem = FileProblem { what: FileTrouble::Unreadable, detail: Some(error.to_string()) };
    RunFileRefused { file: name.to_owned(), problems: vec![problem] }
}

/// Something with a file beside the log that did not happen.
fn not_done(error: &io::Error) -> WireError {
    let code = if error.kind() == io::ErrorKind::NotFound { ErrorCode::NotFound } else { ErrorCode::NotSaved };
    refused(code, vec![error.to_string()])
}
