//! Everything that a person told, gone: the one place where facts are deleted.

use std::path::PathBuf;

use sinew_domain::time::Now;

use super::backups::ERASE_WORD;
use super::not_done;
use crate::wire::{EraseDraft, ErrorCode, WireError};
use crate::{Companion, refused};

impl Companion {
    /// Deletes the log, what was set aside, and the backups beside it; those in the folder that the person chose only where
    /// that was asked for. A fresh log follows, by another device. Refused unless the word was typed.
    pub fn erase(&mut self, draft: &EraseDraft, now: &Now) -> Result<(), WireError> {
        self.no_session_is_on()?;
        if draft.word.trim() != ERASE_WORD {
            return Err(refused(ErrorCode::Invalid, vec![format!("word: must be \"{ERASE_WORD}\"")]));
        }
        let own = self.own_backup_folder();
        let mut folders: Vec<PathBuf> = Some(own.clone()).filter(|folder| folder.is_dir()).into_iter().collect();
        if draft.chosen_backups {
            let chosen = self.backup_folder();
            if !chosen.is_dir() {
                let gone = format!("folder: {} is not there", chosen.display());
                return Err(refused(ErrorCode::NotFound, vec![gone]));
            }
            folders.extend(Some(chosen).filter(|folder| *folder != own));
        }
        let device = self.ids.next(now);
        self.store.erase(&self.folder, &folders, &device, now.wall).map_err(|error| not_done(&error))?;
        crate::recordings::shelf::erase(&self.folder).map_err(|error| not_done(&error.into()))?;
        // Empty now, unless somebody put something of their own into it.
        let _stays = std::fs::remove_dir(own);
        self.moved_aside = None;
        self.reminding.page = None;
        self.read_anew(now).map_err(|error| not_done(&error))?;
        self.tell_all();
        Ok(())
    }
}
