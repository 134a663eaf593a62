use sinew_companion::wire::{PageDraft, PageFile, PagePreview, WireError};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn physio_page(driver: State<Driver>, draft: PageDraft) -> Result<PagePreview, WireError> {
    driver.ask(move |companion, now| companion.physio_page(&draft, now))
}

/// Writes the page into the person's download folder, beside what is there already; gives back its whole path.
#[tauri::command(async)]
pub fn save_physio_page(app: tauri::AppHandle, driver: State<Driver>, draft: PageDraft) -> Result<String, WireError> {
    let PageFile { file_name, bytes } = driver.ask(move |companion, now| companion.physio_file(&draft, now))?;
    crate::desktop::files::write_new(&app, &file_name, &bytes)
}
