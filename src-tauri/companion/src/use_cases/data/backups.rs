//! Backups: made when the program ends and when a training day is over, thinned, looked into, and gone back to.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use sinew_domain::time::Now;

use super::super::life::day_of;
use super::{not_done, written};
use crate::store::{self, BackupFile, OpenError};
use crate::wire::{
    BackupKind, BackupLine, BackupLook, BackupState, BackupTrouble, Changed, DataView, ErrorCode, WireError,
};
use crate::{Companion, refused, unreadable};

/// In the log's folder, where the person chose no other.
const FOLDER: &str = "backups";
/// What a person types who wants everything gone.
pub(super) const ERASE_WORD: &str = "erase";

/// What is known of backups in this run.
#[derive(Debug, Default)]
pub(crate) struct Backing {
    /// The training day that the newest backup is for, as far as this run knows.
    day: Option<NaiveDate>,
    /// How much was written when it was made; None where none was made in this run.
    written: Option<u64>,
    trouble: Option<BackupTrouble>,
}

impl Companion {
    /// The day of the newest backup that is there; of a fresh log, today.
    pub(crate) fn open_backups(&mut self, now: &Now) {
        let newest = store::backups_in(&self.backup_folder()).ok().and_then(|all| Some(all.first()?.made.date()));
        self.backing = Backing { day: Some(newest.unwrap_or_else(|| day_of(now))), ..Backing::default() };
    }

    pub(super) fn backup_folder(&self) -> PathBuf {
        self.settings.backup_folder.as_deref().map_or_else(|| self.own_backup_folder(), PathBuf::from)
    }

    pub(super) fn own_backup_folder(&self) -> PathBuf {
        self.folder.join(FOLDER)
    }

    /// Makes the backup of a day that is over, between sessions. What went wrong is said, and tried again on the next day
    /// and at the end.
    pub(crate) fn mind_backups(&mut self, now: &Now) {
        let today = day_of(now);
        if self.running.is_some() || self.backing.day.is_none_or(|day| day >= today) {
            return;
        }
        self.backing.day = Some(today);
        // Said in the view of the data.
        let _said = self.back_up(now);
    }

    /// The last backup of a run, where something was written since the one before.
    pub(crate) fn back_up_at_the_end(&mut self, now: &Now) {
        let anything = store::latest_setup(self.store.read()).is_ok_and(|setup| setup.is_some());
        if anything && self.backing.written != Some(written(&self.store)) {
            let _said = self.back_up(now);
        }
    }

    /// What stands in the way of backups, if anything does.
    pub fn backup_trouble(&self) -> Option<&BackupTrouble> {
        self.backing.trouble.as_ref()
    }

    /// Makes a backup now; gives its path.
    pub fn back_up(&mut self, now: &Now) -> Result<String, WireError> {
        let folder = self.backup_folder();
        let made = self.make_backup(&folder, now);
        self.journal.note(Changed::Data);
        match made {
            Ok(path) => {
                self.backing.written = Some(written(&self.store));
                self.backing.trouble = None;
                self.backing.day = Some(day_of(now));
                Ok(path.display().to_string())
            }
            Err(error) => {
                let detail = error.to_string();
                let gone = !folder.is_dir();
                self.backing.trouble = Some(BackupTrouble { folder: folder.display().to_string(), gone, detail });
                Err(not_done(&error))
            }
        }
    }

    fn make_backup(&mut self, folder: &Path, now: &Now) -> Result<PathBuf, OpenError> {
        // A chosen folder that is gone may be a disk that is not plugged in: nothing is made in its place.
        if self.settings.backup_folder.is_none() {
            store::make_folder(folder)?;
        }
        let path = store::make_backup(self.store.read(), folder, wall(now))?;
        store::thin_backups(folder, now.wall.with_timezone(&now.zone).date_naive())?;
        Ok(path)
    }

    /// Chooses the folder of backups: a whole path of a folder that can be written to. None: the one beside the log.
    pub fn choose_backup_folder(&mut self, folder: Option<String>, now: &Now) -> Result<(), WireError> {
        let folder = folder.map(|path| path.trim().to_owned()).filter(|path| !path.is_empty());
        if let Some(path) = &folder {
            self.usable(Path::new(path))
                .map_err(|wrong| refused(ErrorCode::Invalid, vec![format!("folder: {wrong}")]))?;
        }
        let settings = crate::wire::Settings { backup_folder: folder, ..self.settings.clone() };
        self.keep_settings(settings, now)?;
        self.backing.trouble = None;
        self.journal.note(Changed::Data);
        Ok(())
    }

    fn usable(&self, path: &Path) -> Result<(), String> {
        if !path.is_absolute() {
            return Err("must be a whole path, from / on".to_owned());
        }
        if !path.is_dir() {
            return Err("is not there, or is no folder".to_owned());
        }
        if path.canonicalize().ok() == self.folder.canonicalize().ok() {
            return Err("is the folder of the log itself".to_owned());
        }
        let trial = crate::files::Whole::begin(path, "sinew-trial").map_err(|error| error.to_string())?;
        drop(trial);
        Ok(())
    }

    pub fn data_view(&self) -> Result<DataView, WireError> {
        let log = self.folder.join("sinew.db");
        let sessions = "SELECT count(*) FROM session";
        let size = |path: &Path| std::fs::metadata(path).map_or(0, |about| about.len());
        let bytes = size(&log) + size(&self.folder.join("sinew.db-wal"));
        let chosen = self.settings.backup_folder.is_some();
        let folder = self.backup_folder();
        let gone = chosen && !folder.is_dir();
        let trouble = self.backing.trouble.clone().or_else(|| {
            let detail = "the folder is not there".to_owned();
            gone.then(|| BackupTrouble { folder: folder.display().to_string(), gone, detail })
        });
        Ok(DataView {
            log: log.display().to_string(),
            log_bytes: bytes as f64,
            sessions: self.store.read().query_row(sessions, (), |row| row.get(0)).map_err(unreadable)?,
            folder: folder.display().to_string(),
            chosen,
            trouble,
            backups: self.backup_lines(&folder),
            erase_word: ERASE_WORD.to_owned(),
        })
    }

    /// Those of both folders and what lies beside the log. What cannot be read has none: that is said by the trouble.
    fn backup_lines(&self, folder: &Path) -> Vec<BackupLine> {
        let own = self.own_backup_folder();
        let mut files = store::backups_in(folder).unwrap_or_default();
        if folder != own {
            files.extend(store::backups_in(&own).unwrap_or_default());
        }
        files.sort_by_key(|file| std::cmp::Reverse(file.made));
        let mut lines: Vec<BackupLine> = files.iter().map(|file| line(file, BackupKind::Backup)).collect();
        for path in store::leftovers(&self.folder).unwrap_or_default() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let form = "sinew-set-aside-%Y-%m-%d-%H%M%S.db";
            let (made, kind) = match NaiveDateTime::parse_from_str(&name, form) {
                Ok(made) => (Some(made), BackupKind::SetAside),
                Err(_) if name.starts_with("before-format-") && name.ends_with(".db") => {
                    (None, BackupKind::BeforeFormat)
                }
                Err(_) => continue,
            };
            let bytes = std::fs::metadata(&path).map_or(0, |about| about.len());
            let made = made.unwrap_or_default();
            let line = line(&BackupFile { path, made, bytes }, kind);
            lines.push(if kind == BackupKind::SetAside { line } else { BackupLine { day: None, at: None, ..line } });
        }
        lines
    }

    /// Looks into one of those that are listed.
    pub fn look_at_backup(&self, path: &str) -> Result<BackupLook, WireError> {
        Ok(store::look_inside(&self.listed(path)?))
    }

    /// Goes back to a backup: the log of the present is set aside under its date, and the companion goes on with the other
    /// in the same breath. Gives the name of what was set aside. A backup that is newer or damaged is refused, and nothing
    /// is changed.
    pub fn restore(&mut self, path: &str, now: &Now) -> Result<String, WireError> {
        self.no_session_is_on()?;
        self.written_so_far(now)?;
        let from = self.listed(path)?;
        match store::look_inside(&from).state {
            BackupState::Sound => {}
            BackupState::Newer => return Err(refused(ErrorCode::BackupNewer, vec![path.to_owned()])),
            BackupState::Foreign | BackupState::Damaged => {
                return Err(refused(ErrorCode::BackupUnusable, vec![path.to_owned()]));
            }
            BackupState::Gone => return Err(gone(path)),
        }
        let aside = self.store.restore(&self.folder, &from, wall(now), now.wall).map_err(|error| not_done(&error))?;
        self.read_anew(now).map_err(|error| not_done(&error))?;
        self.tell_all();
        Ok(aside.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }

    /// Only what is on the list is opened: the window names no other file.
    fn listed(&self, path: &str) -> Result<PathBuf, WireError> {
        let there = self.backup_lines(&self.backup_folder()).into_iter().any(|line| line.path == path);
        if there { Ok(PathBuf::from(path)) } else { Err(gone(path)) }
    }
}

fn gone(path: &str) -> WireError {
    refused(ErrorCode::NotFound, vec![format!("path: no such backup: {path}")])
}

fn line(file: &BackupFile, kind: BackupKind) -> BackupLine {
    BackupLine {
        path: file.path.display().to_string(),
        kind,
        day: Some(file.made.date().to_string()),
        at: Some(file.made.format("%H:%M").to_string()),
        bytes: file.bytes as f64,
    }
}

/// On the clock where the person is, to the second.
fn wall(now: &Now) -> NaiveDateTime {
    now.wall.with_timezone(&now.zone).naive_local()
}
