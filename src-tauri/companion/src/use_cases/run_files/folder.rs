//! A folder that a watch or its program writes into, looked through when it is asked for. What is new there waits for a
//! decision; nothing comes in by itself, and nothing in the folder is ever touched.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sinew_domain::time::Now;

use super::unreadable_file;
use crate::recordings::{self, Limits, shelf};
use crate::store;
use crate::wire::{ErrorCode, RunsReview, Settings, WireError};
use crate::{Companion, refused, unreadable};

/// New files at a time; the others come when it is looked through again.
const MOST_AT_ONCE: usize = 50;
/// A folder with more than so many is none of a watch's.
const MOST_ENTRIES: usize = 20_000;

impl Companion {
    /// Chooses the folder: a whole path of one that can be read. None: no folder is looked through.
    pub fn choose_run_folder(&mut self, folder: Option<String>, now: &Now) -> Result<RunsReview, WireError> {
        let folder = folder.map(|path| path.trim().to_owned()).filter(|path| !path.is_empty());
        if let Some(path) = &folder {
            let path = Path::new(path);
            if !path.is_absolute() {
                return Err(wrong("must be a whole path, from / on"));
            }
            if !path.is_dir() {
                return Err(wrong("is not there, or is no folder"));
            }
            fs::read_dir(path).map_err(|error| wrong(&error.to_string()))?;
        }
        self.keep_settings(Settings { run_folder: folder, ..self.settings.clone() }, now)?;
        self.look_through_run_folder(now)
    }

    /// Takes what is new in the folder among the files that wait.
    pub fn look_through_run_folder(&mut self, now: &Now) -> Result<RunsReview, WireError> {
        let Some(folder) = self.settings.run_folder.clone() else { return self.runs_coming(now) };
        let known = store::known_run_files(self.store.read()).map_err(unreadable)?;
        let read_before: BTreeSet<(&str, u64)> = known.iter().map(|(name, bytes, _)| (name.as_str(), *bytes)).collect();
        let digests: BTreeSet<&str> = known.iter().map(|(.., digest)| digest.as_str()).collect();
        let (paths, trouble) = match files_in(Path::new(&folder)) {
            Ok(paths) => (paths, None),
            Err(error) => (Vec::new(), Some(error.to_string())),
        };
        let (mut refused, mut taken, mut more) = (Vec::new(), 0, 0);
        for (path, bytes) in paths {
            let name = shelf::one_line(&path.file_name().unwrap_or_default().to_string_lossy());
            if read_before.contains(&(name.as_str(), bytes)) {
                continue;
            }
            if taken == MOST_AT_ONCE {
                more += 1;
                continue;
            }
            let content = match read(&path, bytes) {
                Ok(content) => content,
                Err(error) => {
                    refused.push(unreadable_file(&name, &error));
                    continue;
                }
            };
            let digest = recordings::hash(&content);
            if digests.contains(digest.as_str()) || shelf::is_waiting(&self.folder, &digest) {
                continue;
            }
            taken += 1;
            refused.extend(self.take_run_file(&name, content, now)?);
        }
        let mut review = self.runs_coming(now)?;
        review.refused.extend(refused);
        (review.folder_trouble, review.more) = (trouble, more);
        Ok(review)
    }
}

/// The files of the formats, newest first, with their lengths.
fn files_in(folder: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST_ENTRIES) {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let is_ours = [".fit", ".gpx", ".tcx"].iter().any(|end| name.ends_with(end));
        // What has gone in the meantime is not there.
        if let Some(about) = fs::metadata(&path).ok().filter(|about| is_ours && about.is_file()) {
            found.push((about.modified().ok(), path, about.len()));
        }
    }
    found.sort_by(|a, b| (&b.0, &b.1).cmp(&(&a.0, &a.1)));
    Ok(found.into_iter().map(|(_, path, bytes)| (path, bytes)).collect())
}

/// No more of it than the limit, and a byte by which the reader sees that it was too much.
fn read(path: &Path, bytes: u64) -> io::Result<Vec<u8>> {
    let most = Limits::DEFAULT.bytes;
    if bytes > most {
        let long = format!("{} MB; at most {} MB are read", bytes >> 20, most >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, long));
    }
    let mut content = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut content)?;
    Ok(content)
}

fn wrong(why: &str) -> WireError {
    refused(ErrorCode::Invalid, vec![format!("run_folder: {why}")])
}
