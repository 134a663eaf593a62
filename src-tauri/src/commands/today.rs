use sinew_companion::wire::{Today, WireError};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn today(driver: State<Driver>) -> Result<Today, WireError> {
    driver.ask(|companion, now| companion.today(now))
}

#[tauri::command(async)]
pub fn resume_interrupted(driver: State<Driver>) -> Result<(), WireError> {
    driver.act(|companion, now| companion.resume_interrupted(now))
}

#[tauri::command(async)]
pub fn save_interrupted(driver: State<Driver>) -> Result<String, WireError> {
    driver.ask(|companion, now| companion.save_interrupted(now))
}

#[tauri::command(async)]
pub fn discard_interrupted(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, now| companion.discard_interrupted(now))
}
