//! What is asked once, and the settings.

use sinew_domain::schedule::defaults::{MORNING_FROM_H, QUIET_FROM_H, QUIET_TO_H, SIT_EVERY_MIN};
use sinew_domain::time::Now;

use super::check;
use crate::wire::{
    Changed, DistanceUnit, ErrorCode, QuietHours, ReminderSettings, Settings, Setup, StartUp, Theme, WireError,
};
use crate::{Companion, not_saved, refused, store, unreadable};

/// The version of the words that a person accepts on the first start.
const DISCLAIMER: u32 = 1;

impl Default for Settings {
    fn default() -> Self {
        Self {
            lower_ms: 4_000,
            raise_ms: 2_000,
            rest_ms: 60_000,
            get_ready_ms: 10_000,
            volume_percent: 80,
            theme: Theme::System,
            text_percent: 100,
            letter_keys: true,
            good_weeks: true,
            distance_unit: DistanceUnit::Km,
            reminders: ReminderSettings::default(),
            backup_folder: None,
            run_folder: None,
            metronome: None,
        }
    }
}

impl Default for ReminderSettings {
    fn default() -> Self {
        let hour = |hour: u16| format!("{hour:02}:00");
        Self {
            quiet: Some(QuietHours { from: hour(QUIET_FROM_H), to: hour(QUIET_TO_H) }),
            names: false,
            sound: true,
            volume_percent: 60,
            sessions: true,
            morning_check: true,
            waking: false,
            waking_at: hour(MORNING_FROM_H),
            weekly_check: true,
            weekly_on: 6,
            sit_breaks: false,
            sit_every_min: SIT_EVERY_MIN,
            appointments: true,
            unloading_week: true,
            shoes: true,
            close_to_tray: true,
            tray_explained: false,
        }
    }
}

impl Companion {
    /// What the page needs before it can show anything.
    pub fn start_up(&self) -> Result<StartUp, WireError> {
        let setup = store::latest_setup(self.store.read()).map_err(unreadable)?;
        Ok(StartUp {
            setup,
            disclaimer: DISCLAIMER,
            settings: self.settings.clone(),
            interrupted: self.interrupted()?,
            session_open: self.running.is_some(),
            moved_aside: self.moved_aside.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            page: self.reminding.page.clone(),
            open: self.reminding.open.clone(),
        })
    }

    /// Keeps that the words were accepted.
    pub fn set_up(&mut self, setup: &Setup, now: &Now) -> Result<(), WireError> {
        if setup.disclaimer != DISCLAIMER {
            return Err(refused(
                ErrorCode::Invalid,
                vec![format!("disclaimer: version {DISCLAIMER} is to be accepted")],
            ));
        }
        let fact = self.fact(now);
        self.store.transact(|writer| store::put_acceptance(writer, &fact, setup)).map_err(not_saved)?;
        self.journal.note(Changed::Setup);
        Ok(())
    }

    /// Keeps settings that are all within their ranges; otherwise nothing changes. The folders have a way of their
    /// own, which looks at them first: here they stay.
    pub fn save_settings(&mut self, settings: Settings, now: &Now) -> Result<(), WireError> {
        let (backup_folder, run_folder) = (self.settings.backup_folder.clone(), self.settings.run_folder.clone());
        self.keep_settings(Settings { backup_folder, run_folder, ..settings }, now)
    }

    pub(super) fn keep_settings(&mut self, settings: Settings, now: &Now) -> Result<(), WireError> {
        check::settings(&settings)?;
        let fact = self.fact(now);
        self.store.transact(|writer| store::put_settings(writer, &fact, &settings)).map_err(not_saved)?;
        self.reminders_are_set(&settings, now);
        self.settings = settings;
        self.journal.note(Changed::Settings);
        Ok(())
    }
}
