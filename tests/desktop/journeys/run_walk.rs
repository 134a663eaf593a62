//! Running again, whole: through the gate, minute by minute, told, and on as it was accepted.

use std::time::Duration;

use desktop_journeys::app::App;
use desktop_journeys::deadline::Deadline;
use desktop_journeys::hear::{Heard, hear, lateness};
use desktop_journeys::recorder::Recorder;

const RATE: f64 = 4.0;

/// Ten times a minute of running and a minute of walking, after ten seconds to get ready: each change, with its second.
fn changes() -> Vec<(&'static str, f64)> {
    let run = |nth: u32| if nth == 9 { "LastRun" } else { "Run" };
    let pairs = (0..10).map(|nth| (10.0 + 120.0 * f64::from(nth), run(nth)));
    pairs.flat_map(|(at, run)| [(run, at), ("Walk", at + 60.0)]).collect()
}

/// A count begins nearly as high as a walk does, and is none.
fn is_change(heard: &Heard) -> bool {
    ["Run", "LastRun", "Walk"].contains(&heard.cue_name)
}

#[test]
fn a_plan_of_running_and_walking_is_begun_followed_told_and_goes_on_as_it_was_accepted() {
    let app = App::start(RATE);
    app.accept_notice();
    app.press_button("Leave for now");
    app.press_button("Running");
    app.press_button("Run plan");
    app.press_button("Go to Twelve weeks");
    app.see("All of it holds before the first run.");
    app.see("It opens when every line above is so.");
    app.choose("Someone who knows your injury");
    // Three days are proposed; it is Sunday.
    for day in ["Mon", "Wed", "Fri", "Thu", "Sun"] {
        app.choose(day);
    }
    app.press_button("Begin the plan");
    app.see("Next run: Today");
    app.see("10 runs, 20 min, 10 min of it running");
    app.picture("run-plan");

    let recorder = Recorder::start(&app.world).expect("the recorder starts");
    app.choose("Warm already");
    app.press_button("Start the run");
    app.see("Before you run");
    app.press_button("None of these signs");
    app.see("Get ready");
    app.kept("session_set", 1, Duration::from_secs(60));
    app.kept("session_end", 1, Duration::from_secs(400));
    // The tape runs a little behind the page.
    app.see("How did it go?");
    Deadline::within(Duration::from_secs(2)).reach();
    let heard: Vec<Heard> = hear(&recorder.stop().samples).into_iter().filter(is_change).collect();
    let due: Vec<(&str, f64)> = changes().into_iter().map(|(name, at)| (name, at * 1000.0 / RATE)).collect();
    let off = lateness(&heard, &due);
    let missing: Vec<_> = due.iter().zip(&off).filter(|(_, off)| off.is_none()).map(|(due, _)| due).collect();
    assert!(missing.is_empty(), "not heard: {missing:?}\n{heard:?}");
    let worst = off.iter().flatten().fold(0.0_f64, |worst, off| worst.max(off.abs()));
    assert!(worst <= 150.0, "{worst} ms: {off:?}");

    let sets =
        app.rows("SELECT exercise, outcome, count(*) FROM session_set GROUP BY exercise, outcome ORDER BY exercise");
    assert_eq!(sets, ["run|done|10", "walk|done|10"]);
    let run = "SELECT sport, how, duration_s, planned_s, ended, step, distance_m, pain_during FROM run";
    assert_eq!(app.rows(run), ["run_walk|played|1200|1200|finished|1|-|-"]);

    app.fill("How far", "2");
    app.rate("Worst pain during", "4");
    app.rate("Pain just after", "2");
    app.choose("On the way");
    app.fill("Began after", "0.8");
    app.choose("None of these");
    app.choose("Easy, could talk");
    app.picture("run-told");
    app.press_button("Keep it");
    app.see("Ease off");
    app.see("The plan stays at Week 1");
    app.see("No step comes before this one.");
    app.see("1 day without a run first.");
    app.see("R4");
    app.picture("run-offer");
    let kinds = app.rows("SELECT kind FROM running ORDER BY rowid");
    assert_eq!(
        kinds.len(),
        3,
        "the gate's line, the plan, the signs before it; nothing is changed without a word: {kinds:?}"
    );
    app.press_button("Accept");
    app.see("Accepted. The plan follows.");
    let answered = "SELECT kind, value ->> 'accepted', value ->> 'rule' FROM running ORDER BY rowid DESC LIMIT 1";
    assert_eq!(app.rows(answered), ["answered|1|R4"]);

    app.press_button("Running");
    app.press_button("Run plan");
    app.see("Next run: Thursday 26 November");
    app.see("Accepted on Sun 22 November.");
    app.choose("Sun");
    app.choose("Tue");
    app.press_button("Keep these days");
    app.see("Next run: Tuesday 24 November");
    app.picture("run-plan-follows");
    app.choose("Wed");
    app.press_button("Keep these days");
    app.see("2 days from one run to the next");
    assert_eq!(app.rows("SELECT count(*) FROM running WHERE kind = 'run_days'"), ["1"], "nothing by halves");
}
