use sinew_companion::wire::{AdherenceView, DayDetail, LookBack, LookBackDraft, LookFilter, WireError};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn look_back(driver: State<Driver>, draft: LookBackDraft) -> Result<LookBack, WireError> {
    driver.ask(move |companion, now| companion.look_back(&draft, now))
}

#[tauri::command(async)]
pub fn history_day(driver: State<Driver>, day: String) -> Result<DayDetail, WireError> {
    driver.ask(move |companion, now| companion.history_day(&day, now))
}

#[tauri::command(async)]
pub fn adherence(driver: State<Driver>, filter: LookFilter) -> Result<AdherenceView, WireError> {
    driver.ask(move |companion, now| companion.adherence(&filter, now))
}
