use sinew_companion::wire::{CapacityView, MorningDraft, TestDraft, WeekDraft, WireError};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn answer_morning(driver: State<Driver>, morning: MorningDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.answer_morning(&morning, now))
}

#[tauri::command(async)]
pub fn answer_week(driver: State<Driver>, week: WeekDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.answer_week(&week, now))
}

#[tauri::command(async)]
pub fn capacity(driver: State<Driver>) -> Result<CapacityView, WireError> {
    driver.ask(|companion, _| companion.capacity())
}

#[tauri::command(async)]
pub fn keep_test(driver: State<Driver>, test: TestDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.keep_test(&test, now))
}

/// The beat of a test begins, or ends.
#[tauri::command(async)]
pub fn beat(driver: State<Driver>, on: bool) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.beat(on, now))
}
