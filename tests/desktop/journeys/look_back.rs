//! Looking back in the real window: the past put right, the page for a visit, and the log copied, erased and brought back.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use desktop_journeys::app::{App, binary};

const TEN: f64 = 10.0;

/// The session that is due, told afterwards in full.
fn by_hand(app: &App) {
    app.press_button("Done without the app");
    app.press_button("All of it, as asked");
    app.rate("Worst pain during", "2");
    app.rate("Pain right after", "1");
    app.choose("None of these");
    app.press_button("Keep it");
    app.see("Kept.");
}

fn set_rows(app: &App) -> Vec<String> {
    app.rows("SELECT reps_done, voided FROM set_correction ORDER BY rowid")
}

/// What a person finds in the download folder, or where there is none, at home.
fn saved(app: &App, ending: &str) -> Option<PathBuf> {
    let folders = [app.world.home().join("Downloads"), app.world.home().to_owned()];
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    files.map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == ending))
}

/// A command in the world of the app, beside its window.
fn asked(app: &App, word: &str) -> (bool, String) {
    let output = app.world.command(binary()).arg(word).output().expect("it runs");
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn yesterdays_set_is_put_right_and_taken_back() {
    let mut app = App::start(TEN);
    app.answer_first("Left", "Mid-portion");
    by_hand(&app);
    app.reopen_at("2026-11-23T09:00:00Z");
    app.press_button("History");
    app.see("Good weeks");
    app.picture("history-calendar");
    app.press_button("List");
    app.click_first_session();
    app.press_button("Change: ");
    app.see("Put this set right");
    app.fill("Reps", "12");
    app.press_button("Keep it");
    app.see("reps 15 → 12");
    app.picture("session-amended");
    assert_eq!(set_rows(&app), ["12|0"]);
    assert_eq!(app.rows("SELECT reps_done FROM session_set ORDER BY rowid LIMIT 1"), ["15"], "the first row stays");
    app.press_button("Undo last change");
    app.see("Undone.");
    assert_eq!(set_rows(&app), ["12|0", "15|0"], "taking back is a row too");
    app.press_button("History");
    app.press_button("Charts");
    app.see("Is it calming down?");
    app.picture("charts");
    app.press_button("Journal");
    app.see("Journal");
    app.picture("journal");
}

#[test]
fn the_page_for_a_visit_is_a_file_with_the_numbers_of_the_screen() {
    let app = App::start(TEN);
    app.answer_first("Left", "Mid-portion");
    by_hand(&app);
    app.press_button("History");
    app.press_button("Page for your physio");
    app.see("How it will look");
    app.fill("Your name, if you like", "Ana Ruiz");
    app.see("Ana Ruiz");
    app.picture("physio-page");
    app.press_button("Save as PDF");
    app.see("Saved. It is here:");
    let file = saved(&app, "pdf").unwrap_or_else(|| panic!("no file\n{}", app.page_text()));
    let text = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("pdftotext runs");
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    for told in ["Ana Ruiz", "Alfredson heel drops"] {
        assert!(text.contains(told), "{told} is not in\n{text}");
    }
    assert!(!app.log_folder().join("sinew.db").as_os_str().is_empty());
    let kept = fs::read(app.log_folder().join("sinew.db")).expect("the log");
    assert!(!kept.windows(8).any(|bytes| bytes == b"Ana Ruiz"), "the name is kept nowhere");
}

#[test]
fn copied_erased_and_brought_back_and_asked_for_beside_the_window() {
    let app = App::start(TEN);
    app.answer_first("Left", "Mid-portion");
    by_hand(&app);
    let (well, status) = asked(&app, "status");
    assert!(well && status.contains("Running:      yes") && status.contains("1 session\n"), "{status}");
    let (_, doctor) = asked(&app, "doctor");
    assert!(doctor.contains("ok    Integrity"), "{doctor}");
    assert!(!doctor.contains("BAD"), "{doctor}");
    assert!(app.sees("Kept."), "the window is as it was");

    let folder = app.world.home().join("Backups");
    fs::create_dir_all(&folder).expect("a folder");
    let choose = |app: &App| {
        app.press_button("Settings");
        app.press_button("Open your data");
        app.see("Take it with you");
        app.fill("Folder for backups", &folder.display().to_string());
        app.press_button("Use this folder");
        app.see("Backups go there from now on.");
    };
    choose(&app);
    app.press_button("Back up now");
    app.see("A backup was made.");
    app.picture("data");
    app.press_button("Erase everything");
    app.see("Erase everything?");
    app.fill("Type this word", "erase");
    app.press_button("Erase");
    app.see("Before you begin");
    assert_eq!((app.count("session"), app.count("life")), (0, 0), "nothing is left");

    app.begin_with("Right", "Insertional", &[]);
    choose(&app);
    app.press_button("Look inside");
    app.see("Sessions");
    app.press_button("Go back to this one");
    app.see("You are back at that log.");
    assert_eq!(app.rows("SELECT count(*), max(pain_during) FROM session_report"), ["1|2"], "everything is there");
    app.press_button("History");
    app.press_button("List");
    app.see("Alfredson heel drops");
}
