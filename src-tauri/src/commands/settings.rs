use sinew_companion::wire::{Settings, Setup, StartUp, WireError};
use tauri::{AppHandle, State};

use crate::driver::Driver;

#[tauri::command(async)]
pub fn start_up(driver: State<Driver>) -> Result<StartUp, WireError> {
    driver.ask(|companion, _| companion.start_up())
}

/// The page has painted; `usable`, the whole first screen.
#[tauri::command]
pub fn ui_ready(driver: State<Driver>, usable: bool) {
    crate::desktop::lateness::painted(usable);
    if usable {
        driver.usable();
    }
}

#[tauri::command(async)]
pub fn set_up(driver: State<Driver>, setup: Setup) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.set_up(&setup, now))
}

#[tauri::command(async)]
pub fn save_settings(driver: State<Driver>, settings: Settings) -> Result<Settings, WireError> {
    driver.ask(move |companion, now| {
        companion.save_settings(settings, now)?;
        Ok(companion.settings().clone())
    })
}

#[tauri::command(async)]
pub fn test_sound(driver: State<Driver>) -> Result<(), WireError> {
    driver.test_sound()
}

#[tauri::command]
pub fn quit(app: AppHandle) {
    app.exit(0);
}
