use sinew_companion::wire::{EntryDraft, Journal, SearchResult, WireError};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn journal(driver: State<Driver>, most: u32) -> Result<Journal, WireError> {
    driver.ask(move |companion, now| companion.journal(most, now))
}

#[tauri::command(async)]
pub fn keep_entry(driver: State<Driver>, entry: EntryDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.keep_entry(&entry, now))
}

#[tauri::command(async)]
pub fn void_entry(driver: State<Driver>, id: String, voided: bool) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.void_entry(&id, voided, now))
}

#[tauri::command(async)]
pub fn undo_entry(driver: State<Driver>, id: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.undo_entry(&id, now))
}

#[tauri::command(async)]
pub fn add_worry(driver: State<Driver>, line: Option<String>, words: Option<String>) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.add_worry(line.as_deref(), words.as_deref(), now))
}

#[tauri::command(async)]
pub fn rest_worry(driver: State<Driver>, id: String, at_rest: bool) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.rest_worry(&id, at_rest, now))
}

#[tauri::command(async)]
pub fn search(driver: State<Driver>, typed: String) -> Result<SearchResult, WireError> {
    driver.ask(move |companion, _| companion.search(&typed))
}
