use sinew_companion::wire::{
    Appointment, OccurrenceKey, PauseFor, PromptAction, ProposalAnswer, Reason, ReminderLog, RemindersNow, SkipReason,
    SourceNote, WireError,
};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn reminders_now(driver: State<Driver>) -> Result<RemindersNow, WireError> {
    driver.ask(|companion, now| companion.reminders_now(now))
}

#[tauri::command(async)]
pub fn reminder_log(driver: State<Driver>) -> Result<ReminderLog, WireError> {
    driver.ask(|companion, now| companion.reminder_log(now))
}

#[tauri::command(async)]
pub fn reminder_numbers(driver: State<Driver>) -> Result<Vec<SourceNote>, WireError> {
    driver.ask(|companion, _| Ok(companion.reminder_numbers()))
}

#[tauri::command(async)]
pub fn snooze(
    driver: State<Driver>,
    key: OccurrenceKey,
    what: PromptAction,
    reason: Option<Reason>,
) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.snooze(&key, what, reason, now))
}

#[tauri::command(async)]
pub fn not_today(driver: State<Driver>, key: OccurrenceKey, reason: Option<SkipReason>) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.not_today(&key, reason, now))
}

#[tauri::command(async)]
pub fn pause_reminders(driver: State<Driver>, what: PauseFor) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.pause_reminders(&what, now))
}

#[tauri::command(async)]
pub fn unpause_reminders(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, now| companion.unpause_reminders(now))
}

#[tauri::command(async)]
pub fn missed_seen(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, now| companion.missed_seen(now))
}

#[tauri::command(async)]
pub fn zone_seen(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, now| companion.zone_seen(now))
}

#[tauri::command(async)]
pub fn asking_closed(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, now| companion.asking_closed(now))
}

#[tauri::command(async)]
pub fn answer_proposal(driver: State<Driver>, slot_id: String, answer: ProposalAnswer) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.answer_proposal(&slot_id, answer, now))
}

#[tauri::command(async)]
pub fn start_ice(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, now| companion.start_ice(now))
}

#[tauri::command(async)]
pub fn stop_ice(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, now| companion.stop_ice(now))
}

#[tauri::command(async)]
pub fn appointments(driver: State<Driver>) -> Result<Vec<Appointment>, WireError> {
    driver.ask(|companion, now| companion.appointments(now))
}

#[tauri::command(async)]
pub fn keep_appointment(driver: State<Driver>, appointment: Appointment) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.keep_appointment(&appointment, now))
}

#[tauri::command(async)]
pub fn drop_appointment(driver: State<Driver>, id: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.drop_appointment(&id, now))
}

/// Where the window is, in its own words: it may be let go while it is hidden, and comes back there.
#[tauri::command(async)]
pub fn page_is(driver: State<Driver>, page: Option<String>) -> Result<(), WireError> {
    driver.ask(move |companion, _| {
        companion.page_is(page);
        Ok(())
    })
}

/// The window has gone where a reminder led it.
#[tauri::command(async)]
pub fn opened(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, _| {
        companion.opened();
        Ok(())
    })
}
