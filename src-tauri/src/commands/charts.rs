use sinew_companion::wire::{ChartPicture, Charts, ChartsAsk, PictureFile, WireError};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn charts(driver: State<Driver>, ask: ChartsAsk) -> Result<Charts, WireError> {
    driver.ask(move |companion, now| companion.charts(&ask, now))
}

/// Writes the picture into the person's download folder, beside what is there already; gives back its whole path.
#[tauri::command(async)]
pub fn save_chart(app: tauri::AppHandle, driver: State<Driver>, picture: ChartPicture) -> Result<String, WireError> {
    let PictureFile { file_name, bytes } = driver.ask(move |companion, now| companion.chart_picture(picture, now))?;
    crate::desktop::files::write_new(&app, &file_name, &bytes)
}
