use sinew_companion::take_run_part;
use sinew_companion::wire::{BringRunsDraft, ExportDone, ImportPart, RunFileLine, RunsBrought, RunsReview, WireError};
use tauri::{AppHandle, State};

use crate::desktop::files;
use crate::driver::Driver;

/// A part of a watch's file, past the driver: nothing of the log is touched.
#[tauri::command(async)]
pub fn run_part(app: AppHandle, part: ImportPart) -> Result<(), WireError> {
    take_run_part(&files::log_folder(&app)?, &part)
}

#[tauri::command(async)]
pub fn look_at_run_file(driver: State<Driver>, name: String) -> Result<RunsReview, WireError> {
    driver.ask(move |companion, now| companion.look_at_run_file(&name, now))
}

#[tauri::command(async)]
pub fn runs_coming(driver: State<Driver>) -> Result<RunsReview, WireError> {
    driver.ask(|companion, now| companion.runs_coming(now))
}

#[tauri::command(async)]
pub fn look_through_run_folder(driver: State<Driver>) -> Result<RunsReview, WireError> {
    driver.ask(|companion, now| companion.look_through_run_folder(now))
}

#[tauri::command(async)]
pub fn choose_run_folder(driver: State<Driver>, folder: Option<String>) -> Result<RunsReview, WireError> {
    driver.ask(move |companion, now| companion.choose_run_folder(folder, now))
}

#[tauri::command(async)]
pub fn bring_runs_in(driver: State<Driver>, draft: BringRunsDraft) -> Result<RunsBrought, WireError> {
    driver.ask(move |companion, now| companion.bring_runs_in(&draft, now))
}

#[tauri::command(async)]
pub fn forget_runs_coming(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, _| companion.forget_runs_coming())
}

#[tauri::command(async)]
pub fn run_files(driver: State<Driver>, run: String) -> Result<Vec<RunFileLine>, WireError> {
    driver.ask(move |companion, _| companion.run_files(&run))
}

/// The original as it came, into the person's download folder.
#[tauri::command(async)]
pub fn export_run_file(
    app: AppHandle,
    driver: State<Driver>,
    run: String,
    file: String,
) -> Result<ExportDone, WireError> {
    let job = driver.ask(move |companion, _| companion.prepare_original(&run, &file))?;
    job.write(&files::downloads(&app)?)
}
