use sinew_companion::wire::{
    CapDraft, CrossView, RunDraft, RunForm, RunPage, RunsView, ShoeDraft, ShoesView, WireError,
};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn run_form(driver: State<Driver>, day: Option<String>, run: Option<String>) -> Result<RunForm, WireError> {
    driver.ask(move |companion, now| companion.run_form(day.as_deref(), run.as_deref(), now))
}

#[tauri::command(async)]
pub fn keep_run(driver: State<Driver>, run: RunDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.keep_run(&run, now))
}

#[tauri::command(async)]
pub fn void_run(driver: State<Driver>, run: String, voided: bool) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.void_run(&run, voided, now))
}

#[tauri::command(async)]
pub fn undo_run(driver: State<Driver>, run: String, change: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.undo_run(&run, &change, now))
}

#[tauri::command(async)]
pub fn runs(driver: State<Driver>, most: u32) -> Result<RunsView, WireError> {
    driver.ask(move |companion, now| companion.runs(most, now))
}

#[tauri::command(async)]
pub fn run_page(driver: State<Driver>, run: String) -> Result<RunPage, WireError> {
    driver.ask(move |companion, now| companion.run_page(&run, now))
}

#[tauri::command(async)]
pub fn set_cap(driver: State<Driver>, cap: CapDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.set_cap(&cap, now))
}

#[tauri::command(async)]
pub fn end_cap(driver: State<Driver>, id: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.end_cap(&id, now))
}

#[tauri::command(async)]
pub fn shoes(driver: State<Driver>) -> Result<ShoesView, WireError> {
    driver.ask(move |companion, now| companion.shoes(now))
}

#[tauri::command(async)]
pub fn keep_shoe(driver: State<Driver>, shoe: ShoeDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.keep_shoe(&shoe, now))
}

#[tauri::command(async)]
pub fn cross_training(driver: State<Driver>, most: u32) -> Result<CrossView, WireError> {
    driver.ask(move |companion, _| companion.cross_training(most))
}
