use sinew_companion::wire::{
    LoadView, PlannedRunDraft, RaceDraft, RaceOverDraft, Races, RunCheck, RunMove, RunSwap, TimeOff, WireError,
};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn load_view(driver: State<Driver>) -> Result<LoadView, WireError> {
    driver.ask(|companion, now| companion.load_view(now))
}

#[tauri::command(async)]
pub fn check_run(driver: State<Driver>, run: PlannedRunDraft) -> Result<RunCheck, WireError> {
    driver.ask(move |companion, now| companion.check_run(&run, now))
}

#[tauri::command(async)]
pub fn plan_run(driver: State<Driver>, run: PlannedRunDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.plan_run(&run, now))
}

#[tauri::command(async)]
pub fn drop_planned_run(driver: State<Driver>, id: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.drop_planned_run(&id, now))
}

#[tauri::command(async)]
pub fn run_anyway(driver: State<Driver>, run: PlannedRunDraft, words: Option<String>) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.run_anyway(&run, words.as_deref(), now))
}

#[tauri::command(async)]
pub fn move_run(driver: State<Driver>, moved: RunMove) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.move_run(&moved, now))
}

#[tauri::command(async)]
pub fn swap_run(driver: State<Driver>, swap: RunSwap) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.swap_run(&swap, now))
}

#[tauri::command(async)]
pub fn split_run(driver: State<Driver>, id: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.split_run(&id, now))
}

#[tauri::command(async)]
pub fn races(driver: State<Driver>) -> Result<Races, WireError> {
    driver.ask(|companion, now| companion.races(now))
}

#[tauri::command(async)]
pub fn keep_race(driver: State<Driver>, race: RaceDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.keep_race(&race, now))
}

#[tauri::command(async)]
pub fn race_over(driver: State<Driver>, over: RaceOverDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.race_over(&over, now))
}

#[tauri::command(async)]
pub fn tick_race(driver: State<Driver>, id: String, line: String, met: Option<bool>) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.tick_race(&id, &line, met, now))
}

#[tauri::command(async)]
pub fn time_off(driver: State<Driver>, weeks: Option<f64>) -> Result<TimeOff, WireError> {
    driver.ask(move |companion, now| companion.time_off(weeks, now))
}
