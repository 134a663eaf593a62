//! A watch's file in the real window: dropped on the page, looked at, brought in once, and given back as it came.

use std::fs;

use desktop_journeys::app::App;

const TEN: f64 = 10.0;
/// A run of ten minutes, as an encoder of another house writes it; a behaviour test holds it to that.
const RUN: &[u8] = include_bytes!("run.fit");

/// What a drag from the file manager ends in: the page is given the file, and nothing else of the disk.
fn drop_file(app: &App, name: &str, bytes: &[u8]) {
    let numbers = bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(",");
    app.script(&format!(
        "const given = new DataTransfer();
         given.items.add(new File([new Uint8Array([{numbers}])], '{name}'));
         document.querySelector('.drop').dispatchEvent(new DragEvent('drop', {{ dataTransfer: given, bubbles: true, cancelable: true }}));"
    ));
}

fn open_page(app: &App) {
    app.press_button("Settings");
    app.press_button("Bring runs in");
    app.see("or drop them here");
}

#[test]
fn a_fit_file_that_is_dropped_comes_in_once() {
    let app = App::start(TEN);
    app.answer_first("Left", "Mid-portion");
    open_page(&app);
    drop_file(&app, "broken.fit", &RUN[..RUN.len() / 2]);
    app.see("It ends in the middle.");
    drop_file(&app, "morning.fit", RUN);
    app.see("Run, 1.80 km, 10 min");
    app.picture("bring-runs");
    assert_eq!(app.count("run"), 0, "a look writes nothing");
    app.press_button("Bring them in");
    app.see("1 run added.");
    let run = "SELECT sport, how, distance_m, duration_s, heart_rate, cadence FROM run";
    assert_eq!(app.rows(run), ["run|recorded|1800|600|142|164"]);
    let files = app.rows("SELECT name, format, bytes FROM run_file");
    assert_eq!(files, [format!("morning.fit|fit|{}", RUN.len())]);
    assert_eq!(fs::read_dir(app.log_folder().join("run-files")).expect("the originals").count(), 1);

    drop_file(&app, "the same again.fit", RUN);
    app.see("In the log already. Nothing would change.");
    assert_eq!(app.count("run"), 1);
}

#[test]
fn a_folder_offers_what_is_new_and_nothing_comes_in_by_itself() {
    let mut app = App::start(TEN);
    app.answer_first("Left", "Mid-portion");
    let watch = app.world.home().join("Watch");
    fs::create_dir_all(&watch).expect("a folder");
    fs::write(watch.join("a.fit"), RUN).expect("a file");
    open_page(&app);
    app.fill("The folder", &watch.display().to_string());
    app.press_button("Use this folder");
    app.see("Run, 1.80 km, 10 min");
    app.reopen_at("2026-11-23T09:00:00Z");
    assert_eq!(app.count("run"), 0);
    open_page(&app);
    app.see("Run, 1.80 km, 10 min");
    app.press_button("Bring them in");
    app.see("1 run added.");
    assert_eq!(fs::read(watch.join("a.fit")).expect("it is there"), RUN, "nothing in the folder is touched");
}
