//! Lists every command, so that each one has to be granted to the window by name.

const COMMANDS: &[&str] = &[
    "start_up",
    "ui_ready",
    "set_up",
    "save_settings",
    "test_sound",
    "quit",
    "today",
    "resume_interrupted",
    "save_interrupted",
    "discard_interrupted",
    "start_session",
    "session_exercises",
    "subscribe",
    "control",
    "save_report",
    "session_detail",
    "correct_set",
    "history",
    "library",
    "exercise",
    "programme",
    "run_plan",
    "injury",
    "card",
    "checklist",
    "set_shelf",
    "check_programme",
    "check_exercise",
    "save_programme",
    "save_exercise",
    "remove_own",
    "review_file",
    "accept_file",
    "export_file",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
