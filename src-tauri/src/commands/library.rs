use sinew_companion::wire::{
    CardDetail, ChecklistDetail, Draft, Exercise, ExerciseDetail, Exported, FileReview, InjuryDetail, LibraryIndex,
    Problem, Programme, ProgrammeDetail, RunPlanDetail, Shelf, WireError,
};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn library(driver: State<Driver>) -> Result<LibraryIndex, WireError> {
    driver.ask(|companion, _| companion.library())
}

#[tauri::command(async)]
pub fn exercise(driver: State<Driver>, id: String) -> Result<ExerciseDetail, WireError> {
    driver.ask(move |companion, _| companion.exercise(&id))
}

#[tauri::command(async)]
pub fn programme(driver: State<Driver>, id: String) -> Result<ProgrammeDetail, WireError> {
    driver.ask(move |companion, _| companion.programme(&id))
}

#[tauri::command(async)]
pub fn run_plan(driver: State<Driver>, id: String) -> Result<RunPlanDetail, WireError> {
    driver.ask(move |companion, _| companion.run_plan(&id))
}

#[tauri::command(async)]
pub fn injury(driver: State<Driver>, id: String) -> Result<InjuryDetail, WireError> {
    driver.ask(move |companion, _| companion.injury(&id))
}

#[tauri::command(async)]
pub fn card(driver: State<Driver>, id: String) -> Result<CardDetail, WireError> {
    driver.ask(move |companion, _| companion.card(&id))
}

#[tauri::command(async)]
pub fn checklist(driver: State<Driver>, id: String) -> Result<ChecklistDetail, WireError> {
    driver.ask(move |companion, _| companion.checklist(&id))
}

#[tauri::command(async)]
pub fn set_shelf(driver: State<Driver>, shelf: Shelf) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.set_shelf(shelf, now))
}

#[tauri::command(async)]
pub fn check_programme(driver: State<Driver>, programme: Programme) -> Result<Draft, WireError> {
    driver.ask(move |companion, _| Ok(companion.check_programme(&programme)))
}

#[tauri::command(async)]
pub fn check_exercise(driver: State<Driver>, exercise: Exercise) -> Result<Vec<Problem>, WireError> {
    driver.ask(move |companion, _| Ok(companion.check_exercise(&exercise)))
}

#[tauri::command(async)]
pub fn save_programme(driver: State<Driver>, programme: Programme) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.save_programme(programme, now))
}

#[tauri::command(async)]
pub fn save_exercise(driver: State<Driver>, exercise: Exercise) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.save_exercise(exercise, now))
}

#[tauri::command(async)]
pub fn remove_own(driver: State<Driver>, id: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.remove_own(&id, now))
}

#[tauri::command(async)]
pub fn review_file(driver: State<Driver>, text: String, name: Option<String>) -> Result<FileReview, WireError> {
    driver.ask(move |companion, _| Ok(companion.review_file(&text, name.as_deref())))
}

#[tauri::command(async)]
pub fn accept_file(driver: State<Driver>, text: String, name: Option<String>) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.accept_file(&text, name.as_deref(), now))
}

/// Writes the file into the person's download folder, beside what is there already; gives back its whole path.
#[tauri::command(async)]
pub fn export_file(app: tauri::AppHandle, driver: State<Driver>, id: String) -> Result<String, WireError> {
    let Exported { file_name, text } = driver.ask(move |companion, _| companion.export_file(&id))?;
    crate::desktop::files::write_new(&app, &file_name, text.as_bytes())
}
