//! What the window may ask, one file a screen. Each command unpacks, asks the driver, and hands the answer back.
//! The list here, the list in `build.rs` and the client of the window are held together by a test.

mod amend;
mod beside;
mod care;
mod charts;
mod check_in;
mod data;
mod desktop;
mod diary;
mod history;
mod library;
mod look_back;
mod paper;
mod plan;
mod reminders;
mod session;
mod settings;
mod today;

use tauri::Wry;
use tauri::ipc::Invoke;

/// Every command there is.
pub fn all() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        settings::start_up,
        settings::ui_ready,
        settings::set_up,
        settings::save_settings,
        settings::test_sound,
        settings::quit,
        today::today,
        today::resume_interrupted,
        today::save_interrupted,
        today::discard_interrupted,
        session::start_session,
        session::session_exercises,
        session::subscribe,
        session::control,
        history::save_report,
        history::session_detail,
        history::correct_set,
        history::history,
        look_back::look_back,
        look_back::history_day,
        look_back::adherence,
        library::library,
        library::exercise,
        library::programme,
        library::run_plan,
        library::injury,
        library::card,
        library::checklist,
        library::set_shelf,
        library::check_programme,
        library::check_exercise,
        library::save_programme,
        library::save_exercise,
        library::remove_own,
        library::review_file,
        library::accept_file,
        library::export_file,
        plan::plan_options,
        plan::review_plan,
        plan::start_plan,
        plan::plans,
        plan::plan,
        plan::edit_plan,
        plan::end_plan,
        plan::graduate,
        plan::set_load,
        plan::pause,
        plan::resume,
        plan::set_limit,
        plan::end_limit,
        plan::decide,
        plan::skip_session,
        plan::log_by_hand,
        plan::questions,
        plan::add_question,
        plan::question_done,
        plan::tick_criterion,
        beside::keep_beside,
        beside::you,
        beside::ladders,
        check_in::answer_morning,
        check_in::answer_week,
        check_in::capacity,
        check_in::keep_test,
        check_in::beat,
        care::flags,
        care::raise_flag,
        care::add_advice,
        care::clear_flag,
        care::override_flag,
        care::flag_slip,
        reminders::reminders_now,
        reminders::reminder_log,
        reminders::reminder_numbers,
        reminders::snooze,
        reminders::not_today,
        reminders::pause_reminders,
        reminders::unpause_reminders,
        reminders::missed_seen,
        reminders::zone_seen,
        reminders::asking_closed,
        reminders::answer_proposal,
        reminders::start_ice,
        reminders::stop_ice,
        reminders::appointments,
        reminders::keep_appointment,
        reminders::drop_appointment,
        reminders::page_is,
        reminders::opened,
        amend::amend_set,
        amend::void_set,
        amend::void_session,
        amend::undo_change,
        amend::past_day,
        diary::journal,
        diary::keep_entry,
        diary::void_entry,
        diary::undo_entry,
        diary::add_worry,
        diary::rest_worry,
        diary::search,
        paper::physio_page,
        paper::save_physio_page,
        desktop::desktop_state,
        desktop::set_start_at_login,
        desktop::test_notices,
        data::data,
        data::export_data,
        data::import_part,
        data::look_at_import,
        data::import_data,
        data::forget_import,
        data::back_up,
        data::choose_backup_folder,
        data::look_at_backup,
        data::restore_backup,
        data::erase_data,
        charts::charts,
        charts::save_chart,
    ]
}
