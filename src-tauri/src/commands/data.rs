use sinew_companion::take_part;
use sinew_companion::wire::{
    BackupLook, DataView, EraseDraft, ExportDone, ExportDraft, ImportLook, ImportPart, WireError,
};
use tauri::{AppHandle, State};

use crate::desktop::{files, traces};
use crate::driver::Driver;

#[tauri::command(async)]
pub fn data(driver: State<Driver>) -> Result<DataView, WireError> {
    driver.ask(|companion, _| companion.data_view())
}

/// Writes into the person's download folder, beside what is there already. The driver plays on meanwhile.
#[tauri::command(async)]
pub fn export_data(app: AppHandle, driver: State<Driver>, draft: ExportDraft) -> Result<ExportDone, WireError> {
    let job = driver.ask(move |companion, now| companion.prepare_export(draft, now))?;
    job.write(&files::downloads(&app)?)
}

/// A part of a file that is to come in, past the driver: nothing of the log is touched.
#[tauri::command(async)]
pub fn import_part(app: AppHandle, part: ImportPart) -> Result<(), WireError> {
    take_part(&files::log_folder(&app)?, &part)
}

#[tauri::command(async)]
pub fn look_at_import(driver: State<Driver>, passphrase: Option<String>) -> Result<ImportLook, WireError> {
    driver.ask(move |companion, now| companion.look_at_import(passphrase.as_deref(), now))
}

#[tauri::command(async)]
pub fn import_data(driver: State<Driver>, passphrase: Option<String>) -> Result<ImportLook, WireError> {
    driver.ask(move |companion, now| companion.import(passphrase.as_deref(), now))
}

#[tauri::command(async)]
pub fn forget_import(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, _| companion.forget_import())
}

#[tauri::command(async)]
pub fn back_up(driver: State<Driver>) -> Result<String, WireError> {
    driver.ask(|companion, now| companion.back_up(now))
}

#[tauri::command(async)]
pub fn choose_backup_folder(driver: State<Driver>, folder: Option<String>) -> Result<DataView, WireError> {
    driver.ask(move |companion, now| {
        companion.choose_backup_folder(folder, now)?;
        companion.data_view()
    })
}

#[tauri::command(async)]
pub fn look_at_backup(driver: State<Driver>, path: String) -> Result<BackupLook, WireError> {
    driver.ask(move |companion, _| companion.look_at_backup(&path))
}

/// Gives the name of the file that the log of the present has now.
#[tauri::command(async)]
pub fn restore_backup(driver: State<Driver>, path: String) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.restore(&path, now))
}

/// Everything that a person told, and what the desktop keeps of it beside the log.
#[tauri::command(async)]
pub fn erase_data(app: AppHandle, driver: State<Driver>, draft: EraseDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.erase(&draft, now))?;
    traces::remove(&app)
}
