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
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
