use sinew_companion::wire::{PastDay, SetAmendment, WireError};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn amend_set(driver: State<Driver>, amendment: SetAmendment) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.amend_set(&amendment, now))
}

#[tauri::command(async)]
pub fn void_set(driver: State<Driver>, set_id: String, voided: bool) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.void_set(&set_id, voided, now))
}

#[tauri::command(async)]
pub fn void_session(driver: State<Driver>, session_id: String, voided: bool) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.void_session(&session_id, voided, now))
}

#[tauri::command(async)]
pub fn undo_change(driver: State<Driver>, session_id: String, change: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.undo_change(&session_id, &change, now))
}

#[tauri::command(async)]
pub fn past_day(driver: State<Driver>, day: Option<String>) -> Result<PastDay, WireError> {
    driver.ask(move |companion, now| companion.past_day(day.as_deref(), now))
}
