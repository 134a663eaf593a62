use sinew_companion::wire::{
    BeforeRun, BeforeRunDraft, GateTick, MidRun, MidRunDraft, OfferAnswer, RunClearanceDraft, RunEventLine,
    RunGateView, RunPlanDraft, RunningNow, WireError,
};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn running_now(driver: State<Driver>) -> Result<RunningNow, WireError> {
    driver.ask(|companion, now| companion.running_now(now))
}

#[tauri::command(async)]
pub fn run_gate(driver: State<Driver>, id: String, topic: Option<String>) -> Result<RunGateView, WireError> {
    driver.ask(move |companion, now| companion.run_gate(&id, topic.as_deref(), now))
}

#[tauri::command(async)]
pub fn tick_run_gate(driver: State<Driver>, tick: GateTick) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.tick_run_gate(&tick, now))
}

#[tauri::command(async)]
pub fn clear_running(driver: State<Driver>, draft: RunClearanceDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.clear_running(&draft, now))
}

#[tauri::command(async)]
pub fn start_run_plan(driver: State<Driver>, draft: RunPlanDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.start_run_plan(&draft, now))
}

#[tauri::command(async)]
pub fn move_run_step(driver: State<Driver>, step: u32) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.move_run_step(step, now))
}

#[tauri::command(async)]
pub fn answer_run_offer(driver: State<Driver>, answer: OfferAnswer) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.answer_run_offer(&answer, now))
}

#[tauri::command(async)]
pub fn set_run_days(driver: State<Driver>, weekdays: [bool; 7]) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.set_run_days(weekdays, now))
}

#[tauri::command(async)]
pub fn move_run_day(driver: State<Driver>, to: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.move_run_day(&to, now))
}

#[tauri::command(async)]
pub fn end_run_plan(driver: State<Driver>) -> Result<(), WireError> {
    driver.ask(|companion, now| companion.end_run_plan(now))
}

#[tauri::command(async)]
pub fn run_of_session(driver: State<Driver>, session_id: String) -> Result<Option<String>, WireError> {
    driver.ask(move |companion, _| companion.run_of_session(&session_id))
}

#[tauri::command(async)]
pub fn before_run(driver: State<Driver>) -> Result<BeforeRun, WireError> {
    driver.ask(|companion, now| companion.before_run(now))
}

#[tauri::command(async)]
pub fn answer_before_run(driver: State<Driver>, draft: BeforeRunDraft) -> Result<BeforeRun, WireError> {
    driver.ask(move |companion, now| companion.answer_before_run(&draft, now))
}

#[tauri::command(async)]
pub fn mid_run(driver: State<Driver>) -> Result<MidRun, WireError> {
    driver.ask(|companion, now| companion.mid_run(now))
}

#[tauri::command(async)]
pub fn tell_mid_run(driver: State<Driver>, draft: MidRunDraft) -> Result<RunEventLine, WireError> {
    driver.ask(move |companion, now| companion.tell_mid_run(&draft, now))
}
