//! The log, written out. The companion only says what is wanted and what comes; the writing is done beside it, by a second
//! connection, so that a session plays on meanwhile.

use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use sinew_domain::time::Now;

use super::super::life::day_of;
use crate::files::calendar::Coming;
use crate::files::{self, FileError, Whole, WholeFolder, csv, fhir, json_out, locked};
use crate::wire::{ErrorCode, ExportDone, ExportDraft, ExportKind, WireError};
use crate::{Companion, refused};

const SHORTEST_PASSPHRASE: usize = 8;

/// Everything that the writing needs to know.
#[derive(Debug)]
pub struct ExportJob {
    log: PathBuf,
    draft: ExportDraft,
    day: NaiveDate,
    stamp: DateTime<Utc>,
    coming: Vec<Coming>,
}

impl Companion {
    /// Refused where the passphrase is too short.
    pub fn prepare_export(&mut self, draft: ExportDraft, now: &Now) -> Result<ExportJob, WireError> {
        let letters = draft.passphrase.as_deref().map_or(0, |words| words.chars().count());
        if draft.kind == ExportKind::Locked && letters < SHORTEST_PASSPHRASE {
            let short = format!("passphrase: {letters} characters; at least {SHORTEST_PASSPHRASE}");
            return Err(refused(ErrorCode::Invalid, vec![short]));
        }
        if self.running.is_none() {
            self.written_so_far(now)?;
        }
        let coming = if draft.kind == ExportKind::Calendar { self.coming(now)? } else { Vec::new() };
        Ok(ExportJob { log: self.folder.clone(), draft, day: day_of(now), stamp: now.wall, coming })
    }
}

impl ExportJob {
    /// Writes a new file, or a new folder, into a folder; it is there whole, or not at all.
    pub fn write(&self, into: &Path) -> Result<ExportDone, WireError> {
        let done = self.write_whole(into);
        done.map_err(|error| {
            let detail = format!("{}: {error}", into.display());
            let code = match error {
                FileError::Io(_) => ErrorCode::NotSaved,
                FileError::Sqlite(_) | FileError::Form(_) => ErrorCode::Internal,
            };
            refused(code, vec![detail])
        })
    }

    fn write_whole(&self, into: &Path) -> Result<ExportDone, FileError> {
        std::fs::create_dir_all(into)?;
        let log = files::reader(&self.log)?;
        let name = |what: &str| format!("sinew-{what}{}", self.day);
        let (path, entries) = match self.draft.kind {
            ExportKind::Json => {
                let mut file = Whole::begin(into, &format!("{}.json", name("")))?;
                let rows = json_out::write(&log, &mut file)?;
                (file.keep()?, rows)
            }
            ExportKind::Locked => {
                let file = Whole::begin(into, &format!("{}.json.age", name("")))?;
                let passphrase = self.draft.passphrase.as_deref().unwrap_or_default();
                let mut locked = locked::lock(file, passphrase)?;
                let rows = json_out::write(&log, &mut locked)?;
                locked.flush()?;
                (locked.finish()?.keep()?, rows)
            }
            ExportKind::Csv => {
                let folder = WholeFolder::begin(into, &name("tables-"))?;
                let rows = csv::write(&log, &folder, self.draft.byte_order_mark)?;
                (folder.keep()?, rows)
            }
            ExportKind::Calendar => {
                let mut file = Whole::begin(into, &format!("{}.ics", name("calendar-")))?;
                file.write_all(files::calendar::write(&self.coming, self.stamp).as_bytes())?;
                (file.keep()?, self.coming.len() as u64)
            }
            ExportKind::Fhir => {
                let mut file = Whole::begin(into, &format!("{}.fhir.json", name("")))?;
                let entries = fhir::write(&log, &mut file)?;
                (file.keep()?, entries)
            }
        };
        Ok(ExportDone { path: path.display().to_string(), entries: entries as f64 })
    }
}
