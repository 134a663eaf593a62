//! A whole Alfredson session, start to finish.

use std::time::Duration;

use desktop_journeys::app::App;
use desktop_journeys::deadline::{Deadline, poll_until};
use desktop_journeys::hear::{hear, holds_tone, lateness};
use desktop_journeys::recorder::Recorder;
use desktop_journeys::webdriver::Key;
use serde_json::json;

const SETS: &str = "
    SELECT exercise, side, set_no, set_of, outcome, reps_done, reps_target, lower_ms, raise_ms, under_tension_ms, gap_ms
    FROM session_set ORDER BY ended_ms";

/// So fast, the shortest phase still leaves room for its sound.
const RATE: f64 = 4.0;

/// The cues of one leg's session, in seconds from its start.
fn programme() -> Vec<(&'static str, f64)> {
    let mut due = Vec::new();
    let mut at = 10.0;
    for set in 0..6 {
        if set > 0 {
            due.extend([("Rest", at), ("RestEnding", at + 50.0)]);
            at += 60.0;
        }
        due.extend([("Count", at - 3.0), ("Count", at - 2.0), ("Count", at - 1.0)]);
        for _ in 0..15 {
            due.extend([("Lower", at), ("Raise", at + 4.0)]);
            at += 6.0;
        }
    }
    due.push(("SessionDone", at));
    due
}

#[test]
fn one_leg_is_seen_heard_and_kept() {
    let app = App::start(RATE);
    app.answer_first("Left", "Mid-portion");
    app.picture("today-first");
    let recorder = Recorder::start(&app.world).expect("the recorder starts");
    app.key(Key::Enter);
    app.see("Get ready");
    for seen in ["Left leg", "Set 1 of 3", "Lower", "Raise", "of 15", "with the right leg"] {
        app.see(seen);
    }
    app.kept("session_set", 1, Duration::from_secs(60));
    app.see("Rest");
    app.see("Set 2 of 3");
    app.kept("session_set", 3, Duration::from_secs(120));
    app.see("Heel drop, knee bent");
    app.kept("session_end", 1, Duration::from_secs(180));
    app.see("Evening session done");
    Deadline::within(Duration::from_secs(2)).reach();
    let heard = hear(&recorder.stop().samples);

    let straight = "E01|left|N|3|done|15|15|4000|2000|60000|G";
    let expected: Vec<String> = (0..6)
        .map(|i| {
            let gap = if i == 0 { "-" } else { "60000" };
            let exercise = if i < 3 { "E01" } else { "E02" };
            straight.replace("E01", exercise).replace('N', &(i % 3 + 1).to_string()).replace('G', gap)
        })
        .collect();
    assert_eq!(app.rows(SETS), expected);
    assert_eq!(app.rows("SELECT kind, reason, active_ms FROM session_end"), ["completed|-|850000"]);
    assert_eq!(app.count("live_session"), 0);

    // Three counts before each start, ten seconds' notice in each rest, and every phase: all in time.
    let due: Vec<(&str, f64)> = programme().into_iter().map(|(name, at)| (name, at * 1000.0 / RATE)).collect();
    let off = lateness(&heard, &due);
    let missing: Vec<_> = due.iter().zip(&off).filter(|(_, o)| o.is_none()).map(|(d, _)| d).collect();
    assert!(missing.is_empty(), "{} of {} not heard: {missing:?}", missing.len(), due.len());
    let worst = off.iter().flatten().fold(0.0_f64, |w, o| w.max(o.abs()));
    assert!(worst <= 150.0, "{worst} ms");

    // The summary: nothing is chosen before the person chooses.
    assert_eq!(app.script("return document.querySelectorAll('input:checked').length"), json!(0));
    app.picture("summary");
    for key in ['3', '1'] {
        app.key(Key::Char(key));
    }
    app.fill("Note", "Slow and even.");
    app.window().press(&[Key::Control, Key::Enter]).expect("Ctrl Enter");
    app.kept("session_report", 1, Duration::from_secs(10));
    let report = "SELECT pain_during, pain_after, effort, note FROM session_report";
    assert_eq!(app.rows(report), ["3|1|-|Slow and even."]);

    app.press_button("History");
    app.press_button("List");
    app.see("Alfredson heel drops");
    app.picture("history");
    app.click_first_session();
    app.see("Slow and even.");
    app.picture("session-page");
}

#[test]
fn both_legs_change_sides_once_and_keep_twelve_sets() {
    let app = App::start(30.0);
    app.answer_first("Both", "Mid-portion");
    let recorder = Recorder::start(&app.world).expect("the recorder starts");
    app.press_button("Start");
    app.see("Left leg");
    app.see_within("when your other leg is ready", Duration::from_secs(60));
    app.picture("session-switch");
    // The recording comes a moment after the sound.
    let heard = || holds_tone(&recorder.so_far().samples, 800, 80).then_some(());
    poll_until(Deadline::within(Duration::from_secs(10)), "the change of side", heard).expect("it is heard");
    assert_eq!(app.count("session_set"), 6);
    let before = app.page_text();
    assert!(before.contains("Switch"), "{before}");
    app.key(Key::Space);
    app.see("Right leg");
    app.kept("session_end", 1, Duration::from_secs(60));
    app.see("Evening session done");
    assert_eq!(
        app.rows("SELECT side, count(*), sum(reps_done) FROM session_set GROUP BY side"),
        ["left|6|90", "right|6|90"]
    );
    // So fast that sounds run into each other, the last note of the last one is still its own.
    Deadline::within(Duration::from_secs(2)).reach();
    assert!(holds_tone(&recorder.stop().samples, 1040, 150), "the end is heard");
}

#[test]
fn pain_at_the_bone_stays_on_the_floor() {
    let app = App::start(60.0);
    app.answer_first("Right", "Insertional");
    app.see("Heel drop to the floor");
    assert!(!app.sees("knee bent"));
    app.picture("today-floor");
    app.press_button("Start");
    app.see("Right leg");
    app.picture("session-floor");
    app.kept("session_end", 1, Duration::from_secs(60));
    assert_eq!(app.rows("SELECT DISTINCT exercise, side, set_of FROM session_set"), ["E03|right|3"]);
}
