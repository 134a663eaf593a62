use sinew_companion::wire::{Control, ExerciseView, Play, Snapshot, WireError};
use tauri::State;
use tauri::ipc::Channel;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn start_session(driver: State<Driver>, play: Play) -> Result<(), WireError> {
    driver.act(move |companion, now| companion.start_session(&play, now))
}

#[tauri::command(async)]
pub fn session_exercises(driver: State<Driver>) -> Result<Vec<ExerciseView>, WireError> {
    driver.ask(|companion, _| companion.session_exercises())
}

#[tauri::command(async)]
pub fn subscribe(driver: State<Driver>, channel: Channel<Snapshot>) -> Result<(), WireError> {
    driver.subscribe(channel)
}

#[tauri::command(async)]
pub fn control(driver: State<Driver>, control: Control, step: Option<u32>) -> Result<(), WireError> {
    driver.act(move |companion, now| companion.control(control, step, now))
}
