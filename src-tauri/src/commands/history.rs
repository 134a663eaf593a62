use sinew_companion::wire::{Correction, History, HistoryDraft, Report, SessionDetail, WireError};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn save_report(driver: State<Driver>, report: Report) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.save_report(&report, now))
}

#[tauri::command(async)]
pub fn session_detail(driver: State<Driver>, session_id: String) -> Result<SessionDetail, WireError> {
    driver.ask(move |companion, _| companion.session_detail(&session_id))
}

#[tauri::command(async)]
pub fn correct_set(driver: State<Driver>, correction: Correction) -> Result<(), WireError> {
    driver.act(move |companion, now| companion.correct_set(&correction, now))
}

#[tauri::command(async)]
pub fn history(driver: State<Driver>, draft: HistoryDraft) -> Result<History, WireError> {
    driver.ask(move |companion, now| companion.history(&draft, now))
}
