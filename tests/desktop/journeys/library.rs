//! The library: found by typing, read, played, made one's own, written to a file and loaded from one.

use std::path::Path;
use std::time::Duration;

use desktop_journeys::app::App;
use desktop_journeys::deadline::Deadline;
use desktop_journeys::webdriver::Key;
use serde_json::json;

fn at_home(rate: f64, site: &str) -> App {
    let app = App::start(rate);
    app.answer_first("Left", site);
    app.see("This week");
    app
}

/// Leaves the session that is on, and its questions.
fn stop_and_leave(app: &App) {
    app.key(Key::Escape);
    app.press_button("Stop and save");
    app.kept("session_end", 1, Duration::from_secs(10));
    app.press_button("Save without pain scores");
    app.kept("session_report", 1, Duration::from_secs(10));
}

#[test]
fn clam_finds_the_clamshell_which_is_played_and_kept() {
    let app = at_home(4.0, "Mid-portion");
    app.press_button("Library");
    app.see("Heel drop, knee straight");
    app.picture("library");
    app.window().press(&[Key::Char('/')]).expect("the search has the focus");
    for letter in "clam".chars() {
        app.key(Key::Char(letter));
    }
    app.see("1 exercise");
    app.picture("library-clam");
    app.key(Key::Down);
    app.key(Key::Enter);
    app.see("The usual dose");
    assert!(app.sees("Clamshell"));
    app.picture("exercise-clamshell");
    app.choose("Right");
    app.press_button("Play");
    app.see("of 10");
    app.picture("session-clamshell");
    app.kept("session_set", 1, Duration::from_secs(60));
    assert_eq!(app.rows("SELECT programme, slot FROM session"), ["E41|-"], "an exercise by itself, outside the plan");
    assert_eq!(app.rows("SELECT DISTINCT exercise, side FROM session_set"), ["E41|right"]);
    stop_and_leave(&app);
    app.press_button("Today");
    app.see("This week");
    app.press_button("History");
    app.press_button("List");
    app.see("Clamshell");
}

#[test]
fn pain_at_the_heel_bone_is_offered_nothing_below_a_step() {
    let app = at_home(1.0, "Mid-portion");
    app.press_button("Library");
    app.press_button("Injuries");
    app.press_button("Achilles pain");
    app.see("Which of these is it?");
    app.choose("In the tendon");
    app.see("Heel drop, knee straight");
    app.see("Alfredson heel drops");
    app.choose("At the heel bone");
    app.see("Heel drop to the floor");
    app.picture("injury-insertional");
    let steps = ["Heel drop, knee straight", "Heel drop, knee bent", "Calf raise over a step", "Alfredson heel drops"];
    for name in steps {
        let offered = app.script(&format!(
            "return [...document.querySelectorAll('main a, main button')].some((e) => e.innerText.trim() === {name:?})"
        ));
        assert_eq!(offered, json!(false), "{name} is offered");
    }
}

#[test]
fn alfredson_is_made_lighter_played_written_to_a_file_and_loaded_under_another_name() {
    let app = at_home(20.0, "Mid-portion");
    app.press_button("Library");
    app.press_button("Programmes");
    app.press_button("Alfredson heel drops");
    app.see("What happened to the people in the trial");
    app.picture("programme");
    app.press_button("Duplicate");
    app.see("my version");
    fill_all(&app, "Sets", "2");
    fill_all(&app, "Reps", "12");
    fill_all(&app, "Times a day", "1");
    app.see("Set 2 of 2, 12 reps");
    app.picture("builder");
    app.press_button("Save");
    app.kept("own_record", 1, Duration::from_secs(10));
    app.see("Duplicate");

    app.press_button("Play");
    app.see_within("of 12", Duration::from_secs(20));
    let asked = "SELECT programme, programme_version, json_array_length(prescription, '$.doses[0].sets'),
                   json_extract(prescription, '$.doses[1].sets[1].tempo_reps.reps') FROM session";
    assert_eq!(app.rows(asked), ["alfredson-heel-drops-my-version|1|2|12"]);
    app.kept("session_set", 1, Duration::from_secs(60));
    stop_and_leave(&app);

    app.press_button("Library");
    app.press_button("Programmes");
    app.press_button("Alfredson heel drops, my version");
    app.press_button("Export");
    app.see(".toml");
    let file = app.world.home().join("alfredson-heel-drops-my-version.toml");
    let downloads = app.world.home().join("Downloads/alfredson-heel-drops-my-version.toml");
    let file = if downloads.exists() { downloads } else { file };
    let text =
        std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}\n{}", file.display(), app.page_text()));
    assert!(text.contains("grade = \"own\""), "what was changed is marked as the person's own:\n{text}");

    app.press_button("Library");
    app.press_button("Load a file");
    choose_file(&app, &file);
    app.see("Something in your library has this name already");
    app.fill("Load under another name", "From a friend");
    app.press_button("Add to the library");
    app.see("From a friend is in the library.");
    app.picture("loaded");
    let kept = "SELECT name_id, version FROM own_record ORDER BY rowid";
    assert_eq!(app.rows(kept), ["alfredson-heel-drops-my-version|1", "from-a-friend|1"]);
    app.see("From a friend");
}

#[test]
fn a_broken_file_says_everything_that_is_wrong_and_changes_nothing() {
    let app = at_home(1.0, "Mid-portion");
    let file = app.world.scratch().join("broken.toml");
    let broken = "
        id = \"alfredson-1998\"
        name = \"<b>Better</b>\"
        summary = \"x\"
        kind = \"cure\"
        colour = \"red\"
        weeks = { value = 10000, source = \"own\", grade = \"own\" }
        rest_s = { value = -5, source = \"nobody\", grade = \"own\" }
        phases = []
    ";
    std::fs::write(&file, broken).expect("the file is written");
    app.press_button("Library");
    app.press_button("Load a file");
    choose_file(&app, &file);
    app.see("It cannot be loaded as it is. Nothing was changed.");
    for part in ["kind", "colour", "is not one of rehab, prevention, strength, routine, maintenance", "unknown"] {
        assert!(app.sees(part), "{part} is not told:\n{}", app.page_text());
    }
    app.picture("broken-file");

    // With its shape put right, what the shape could not show.
    let shaped = broken.replace("\"cure\"", "\"rehab\"").replace("colour = \"red\"", "");
    std::fs::write(&file, shaped).expect("the file is written");
    app.press_button("Another file");
    choose_file(&app, &file);
    app.see("10000 is outside 1 to 104");
    for part in ["-5 is outside 0 to 900", "nobody", "without markup", "has 0 entries"] {
        assert!(app.sees(part), "{part} is not told:\n{}", app.page_text());
    }
    assert_eq!(app.count("own_record"), 0);
}

#[test]
fn warning_signs_are_one_key_away_and_hold_the_session() {
    let app = at_home(1.0, "Mid-portion");
    app.key(Key::Char('!'));
    app.see("Get help now");
    app.picture("warning-signs");
    app.press_button("Today");
    app.press_button("Start");
    app.see_within("with the right leg", Duration::from_secs(30));
    app.key(Key::Char('!'));
    app.see("Get help now");
    app.picture("warning-signs-in-session");
    app.key(Key::Escape);
    app.see("Paused");
    assert_eq!(app.count("session_end"), 0);
}

fn choose_file(app: &App, file: &Path) {
    let soon = Deadline::within(Duration::from_secs(10));
    let input = app.window().wait_for("input[type=file]", soon).expect("a field for a file");
    app.window().send_keys(&input, &file.display().to_string()).expect("the file is chosen");
}

/// Types into every field with this label.
fn fill_all(app: &App, label: &str, text: &str) {
    let set = format!(
        "const labels = [...document.querySelectorAll('label')].filter((l) => l.innerText.trim().startsWith({label:?}));
         const fields = labels.map((l) => document.getElementById(l.htmlFor) ?? l.querySelector('input')).filter((f) =>
             f instanceof HTMLInputElement);
         for (const field of fields) {{
             field.value = {text:?};
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             field.dispatchEvent(new Event('change', {{ bubbles: true }}));
         }}
         return fields.length"
    );
    let filled = app.script(&set).as_u64().unwrap_or(0);
    assert!(filled > 0, "no field with the label {label}:\n{}", app.page_text());
}
