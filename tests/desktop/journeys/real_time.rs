//! One set in real time: every cue in the recording, held against the second at which it was due.

use std::time::Duration;

use desktop_journeys::app::App;
use desktop_journeys::deadline::Deadline;
use desktop_journeys::hear::{hear, lateness};
use desktop_journeys::recorder::Recorder;
use desktop_journeys::webdriver::Key;

#[test]
fn every_cue_of_a_set_of_fifteen_is_in_time() {
    let app = App::start(1.0);
    app.answer_first("Left", "Mid-portion");
    let recorder = Recorder::start(&app.world).expect("the recorder starts");
    app.key(Key::Enter);
    app.kept("session_set", 1, Duration::from_secs(130));
    app.see("Rest");
    // The tape runs a little behind the page.
    Deadline::within(Duration::from_secs(2)).reach();
    let heard = hear(&recorder.stop().samples);

    // Seconds from the start, as the programme has them: three counts, then 15 times 4 s down and 2 s up.
    let mut due: Vec<(&str, f64)> = vec![("Count", 7.0), ("Count", 8.0), ("Count", 9.0)];
    due.extend((0..15).flat_map(|rep| {
        let start = 10.0 + 6.0 * f64::from(rep);
        [("Lower", start), ("Raise", start + 4.0)]
    }));
    due.push(("Rest", 100.0));
    due.iter_mut().for_each(|(_, at)| *at *= 1000.0);
    let off = lateness(&heard, &due);
    let missing: Vec<_> = due.iter().zip(&off).filter(|(_, o)| o.is_none()).map(|(d, _)| d).collect();
    assert!(missing.is_empty(), "not heard: {missing:?}");
    let worst = off.iter().flatten().fold(0.0_f64, |w, o| w.max(o.abs()));
    println!("cues: {} heard, worst {worst:.0} ms off after the device's own latency", due.len());
    assert!(worst <= 150.0, "{off:?}");

    let mut late = app.lateness();
    late.sort_unstable();
    let at = |share: f64| late[((late.len() - 1) as f64 * share) as usize] as f64 / 1000.0;
    println!("driver, deadline to effect: p50 {:.2} ms, p99 {:.2} ms, most {:.2} ms", at(0.5), at(0.99), at(1.0));
}
