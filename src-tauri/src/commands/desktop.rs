use sinew_companion::wire::{DesktopView, ErrorCode, NoticeTest, WireError};
use tauri::State;

use crate::desktop::autostart;
use crate::driver::Driver;

#[tauri::command(async)]
pub fn desktop_state(driver: State<Driver>) -> Result<DesktopView, WireError> {
    driver.desktop()
}

#[tauri::command(async)]
pub fn set_start_at_login(driver: State<Driver>, on: bool) -> Result<DesktopView, WireError> {
    autostart::set(on).map_err(|error| not_kept(&error))?;
    driver.desktop()
}

fn not_kept(error: &std::io::Error) -> WireError {
    let message = format!("whether to start at login could not be kept: {error}");
    WireError { code: ErrorCode::NotSaved, message, detail: Vec::new() }
}

#[tauri::command(async)]
pub fn test_notices(driver: State<Driver>) -> Result<NoticeTest, WireError> {
    driver.test_notices()
}
