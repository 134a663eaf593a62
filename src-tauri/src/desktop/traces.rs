//! What is kept beside the log and is a person's all the same: the place of the window, the entry that starts the program
//! at login, and what the web engine stores.

use sinew_companion::wire::{ErrorCode, WireError};
use tauri::{AppHandle, Manager};
use tauri_plugin_window_state::AppHandleExt;

use super::autostart;
use crate::window;

/// Removes all of it. What could not be removed is named; the log itself is gone by then.
pub fn remove(app: &AppHandle) -> Result<(), WireError> {
    let mut left = Vec::new();
    if let Err(error) = autostart::set(false) {
        left.push(format!("start at login: {error}"));
    }
    match app.path().app_config_dir() {
        Ok(folder) => {
            let place = folder.join(app.filename());
            if place.exists()
                && let Err(error) = std::fs::remove_file(&place)
            {
                left.push(format!("{}: {error}", place.display()));
            }
        }
        Err(error) => left.push(format!("the place of the window: {error}")),
    }
    if let Some(Err(error)) = app.get_webview_window(window::MAIN).map(|window| window.clear_all_browsing_data()) {
        left.push(format!("what the web engine keeps: {error}"));
    }
    if left.is_empty() {
        return Ok(());
    }
    Err(WireError { code: ErrorCode::Internal, message: left.join("; "), detail: left })
}
