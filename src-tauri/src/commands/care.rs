use sinew_companion::wire::{AdviceDraft, ClearDraft, FlagDraft, FlagView, WireError};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn flags(driver: State<Driver>) -> Result<Vec<FlagView>, WireError> {
    driver.ask(|companion, now| companion.flags(now))
}

#[tauri::command(async)]
pub fn raise_flag(driver: State<Driver>, flag: FlagDraft) -> Result<FlagView, WireError> {
    driver.ask(move |companion, now| companion.raise_flag(&flag, now))
}

#[tauri::command(async)]
pub fn add_advice(driver: State<Driver>, advice: AdviceDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.add_advice(&advice, now))
}

#[tauri::command(async)]
pub fn clear_flag(driver: State<Driver>, clear: ClearDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.clear_flag(&clear, now))
}

#[tauri::command(async)]
pub fn override_flag(driver: State<Driver>, flag: String, words: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.override_flag(&flag, &words, now))
}

#[tauri::command(async)]
pub fn flag_slip(driver: State<Driver>, flag: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.flag_slip(&flag, now))
}
