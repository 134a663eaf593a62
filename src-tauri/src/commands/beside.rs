use sinew_companion::wire::{BesideDraft, BodyView, LadderView, WireError, You};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn keep_beside(driver: State<Driver>, beside: BesideDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.keep_beside(&beside, now))
}

#[tauri::command(async)]
pub fn you(driver: State<Driver>) -> Result<You, WireError> {
    driver.ask(|companion, _| companion.you())
}

#[tauri::command(async)]
pub fn ladders(driver: State<Driver>, topic: String) -> Result<Vec<LadderView>, WireError> {
    driver.ask(move |companion, _| companion.ladders(&topic))
}

#[tauri::command(async)]
pub fn body_map(driver: State<Driver>) -> Result<BodyView, WireError> {
    driver.ask(|companion, now| companion.body_map(now))
}
