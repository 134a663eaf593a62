use sinew_companion::wire::{
    ByHandDraft, DecisionDraft, LimitDraft, LoadDraft, PauseDraft, PlanDetail, PlanDraft, PlanEdit, PlanLine,
    PlanOptions, PlanReview, QuestionLine, ResumeDraft, SkipDraft, WireError,
};
use tauri::State;

use crate::driver::Driver;

#[tauri::command(async)]
pub fn plan_options(
    driver: State<Driver>,
    topic: Option<String>,
    form: Option<String>,
    programme: Option<String>,
) -> Result<PlanOptions, WireError> {
    driver
        .ask(move |companion, now| companion.plan_options(topic.as_deref(), form.as_deref(), programme.as_deref(), now))
}

#[tauri::command(async)]
pub fn review_plan(driver: State<Driver>, draft: PlanDraft) -> Result<PlanReview, WireError> {
    driver.ask(move |companion, now| companion.review_plan(&draft, now))
}

#[tauri::command(async)]
pub fn start_plan(driver: State<Driver>, draft: PlanDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.start_plan(&draft, now))
}

#[tauri::command(async)]
pub fn plans(driver: State<Driver>) -> Result<Vec<PlanLine>, WireError> {
    driver.ask(|companion, now| companion.plans(now))
}

#[tauri::command(async)]
pub fn plan(driver: State<Driver>, id: String) -> Result<PlanDetail, WireError> {
    driver.ask(move |companion, now| companion.plan(&id, now))
}

#[tauri::command(async)]
pub fn edit_plan(driver: State<Driver>, edit: PlanEdit) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.edit_plan(&edit, now))
}

#[tauri::command(async)]
pub fn end_plan(driver: State<Driver>, id: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.end_plan(&id, now))
}

#[tauri::command(async)]
pub fn graduate(driver: State<Driver>, id: String) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.graduate(&id, now))
}

#[tauri::command(async)]
pub fn set_load(driver: State<Driver>, load: LoadDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.set_load(&load, now))
}

#[tauri::command(async)]
pub fn pause(driver: State<Driver>, pause: PauseDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.pause(&pause, now))
}

#[tauri::command(async)]
pub fn resume(driver: State<Driver>, resume: ResumeDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.resume(&resume, now))
}

#[tauri::command(async)]
pub fn set_limit(driver: State<Driver>, limit: LimitDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.set_limit(&limit, now))
}

#[tauri::command(async)]
pub fn end_limit(driver: State<Driver>, id: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.end_limit(&id, now))
}

#[tauri::command(async)]
pub fn decide(driver: State<Driver>, decision: DecisionDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.decide(&decision, now))
}

#[tauri::command(async)]
pub fn skip_session(driver: State<Driver>, skip: SkipDraft) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.skip_session(&skip, now))
}

#[tauri::command(async)]
pub fn log_by_hand(driver: State<Driver>, done: ByHandDraft) -> Result<String, WireError> {
    driver.ask(move |companion, now| companion.log_by_hand(&done, now))
}

#[tauri::command(async)]
pub fn questions(driver: State<Driver>) -> Result<Vec<QuestionLine>, WireError> {
    driver.ask(|companion, _| companion.questions())
}

#[tauri::command(async)]
pub fn add_question(driver: State<Driver>, words: String, plan: Option<String>) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.add_question(&words, plan.as_deref(), now))
}

#[tauri::command(async)]
pub fn question_done(driver: State<Driver>, id: String) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.question_done(&id, now))
}

#[tauri::command(async)]
pub fn tick_criterion(
    driver: State<Driver>,
    plan: String,
    criterion: String,
    met: Option<bool>,
) -> Result<(), WireError> {
    driver.ask(move |companion, now| companion.tick_criterion(&plan, &criterion, met, now))
}
