//! Every control of a session, by its key.

use std::time::Duration;

use desktop_journeys::app::App;
use desktop_journeys::deadline::{Deadline, poll_until};
use desktop_journeys::webdriver::Key;

fn started(rate: f64) -> App {
    let app = App::start(rate);
    app.answer_first("Left", "Mid-portion");
    app.key(Key::Enter);
    app.see("Get ready");
    app
}

#[test]
fn pause_skip_back_rest_and_early_ends_are_kept_as_they_were() {
    // Slow enough that a rep does not end between being seen and the key.
    let app = started(2.0);
    app.see_within("with the right leg", Duration::from_secs(20));
    app.picture("session-lower");
    app.see("2\nof 15");
    // Paused: the clock stands still.
    app.key(Key::Space);
    app.see("Your place is kept.");
    app.picture("session-paused");
    let (before, seconds) = (app.count("session_set"), app.page_text());
    Deadline::within(Duration::from_secs(2)).reach();
    assert_eq!(app.page_text(), seconds, "nothing moves while paused");
    assert_eq!(app.count("session_set"), before);
    app.key(Key::Space);
    app.see("Get ready");
    app.see("3\nof 15");

    // The set ends early, because it hurts; two reps were done and count as two.
    app.key(Key::Char('e'));
    app.see("It hurts");
    app.picture("session-end-set");
    app.key(Key::Char('1'));
    app.see("Rest");
    app.kept("session_set", 1, Duration::from_secs(10));
    app.picture("session-rest");
    let first = "SELECT outcome, reason, reps_done, load_kg FROM session_set ORDER BY ended_ms LIMIT 1";
    assert_eq!(app.rows(first), ["partial|hurts|2|-"]);

    // Fifteen seconds more, and the numbers of the set put right.
    app.key(Key::Char('r'));
    app.key(Key::Char('c'));
    app.see("Correct the last set");
    app.fill("Reps", "3");
    app.fill("Load, kg", "7.5");
    app.press_button("Save");
    app.kept("set_correction", 1, Duration::from_secs(10));
    assert_eq!(app.rows("SELECT reps_done, load_kg FROM set_correction"), ["3|7.5"]);
    assert_eq!(app.rows(first), ["partial|hurts|2|-"], "what was first kept stays");

    // Skip the rest, then the set: nothing was done of it, and it says so.
    app.key(Key::Right);
    app.see("Get ready");
    app.see("7.5 kg");
    app.key(Key::Right);
    app.see("Rest");
    app.kept("session_set", 2, Duration::from_secs(10));
    let second = "SELECT set_no, attempt, outcome, reps_done, load_kg FROM session_set ORDER BY ended_ms";
    assert_eq!(app.rows(second)[1], "2|1|skipped|0|7.5");

    // Back: the skipped set once more.
    app.key(Key::Left);
    app.see("Set 2 of 3");
    app.see("Get ready");
    app.see_within("2\nof 15", Duration::from_secs(30));

    // And the end, with its reason.
    app.key(Key::Escape);
    app.see("Stop here and save?");
    app.picture("session-stop");
    app.press_button("Stop and save");
    app.see("Evening session stopped early");
    app.kept("session_end", 1, Duration::from_secs(10));
    assert_eq!(app.rows("SELECT kind FROM session_end"), ["early"]);
    assert_eq!(app.rows(second)[2].split('|').take(3).collect::<Vec<_>>(), ["2", "2", "partial"]);
    app.see("sets were not reached");
}

#[test]
fn the_screen_reader_hears_phases_and_no_seconds() {
    let app = started(1.0);
    app.see_within("with the right leg", Duration::from_secs(20));
    let live = "return document.querySelector('[data-live]').textContent";
    let said = || app.script(live).as_str().unwrap_or_default().to_owned();
    let lower = poll_until(Deadline::within(Duration::from_secs(10)), "the spoken phase", || {
        Some(said()).filter(|s| s.contains("Lower"))
    })
    .expect("the phase is spoken");
    assert!(!lower.contains("sec"), "{lower}");
    let until = Deadline::within(Duration::from_millis(2500));
    while !until.has_passed() {
        let now = said();
        assert!(now == lower || !now.contains("Lower"), "seconds were spoken: {now}");
        Deadline::within(Duration::from_millis(100)).reach();
    }
}
