//! The screens as they stand in the real window: their sizes, their contrast with rules for accessibility, and keys.

use std::time::Duration;

use desktop_journeys::app::App;
use desktop_journeys::deadline::{Deadline, poll_until};
use desktop_journeys::webdriver::Key;
use serde_json::{Value, json};

const AXE: &str = include_str!("../../../ui/node_modules/axe-core/axe.min.js");

/// Serious faults, each as `rule: where`.
fn faults(app: &App) -> Vec<String> {
    app.script(&format!("{AXE}; return true"));
    let run = "
        const done = arguments[arguments.length - 1];
        window.axe.run(document, { resultTypes: ['violations'] }).then((r) => done(r.violations
            .filter((v) => v.impact === 'serious' || v.impact === 'critical')
            .map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ')).join(', '))));";
    let found = app.window().execute_async(run, &[]).expect("axe runs");
    found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn sized(app: &App, width: u32, height: u32) {
    app.window().set_window_rect(0, 0, width, height).expect("the window can be sized");
}

fn no_scroll(app: &App, name: &str) {
    let spill =
        "const e = document.scrollingElement; return [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight]";
    assert_eq!(app.script(spill), json!([0, 0]), "{name} scrolls");
}

#[test]
fn every_screen_at_both_sizes_has_no_serious_fault() {
    let app = App::start(2.0);
    app.see("Before you begin");
    assert_eq!(faults(&app), Vec::<String>::new(), "first start");
    app.answer_first("Left", "Mid-portion");
    for (width, height) in [(1280, 800), (900, 640)] {
        sized(&app, width, height);
        app.press_button("Today");
        app.see("Evening session");
        no_scroll(&app, "Today");
        app.picture(&format!("today-{width}"));
        assert_eq!(faults(&app), Vec::<String>::new(), "Today at {width}");
        for (screen, words) in [("History", "The same weeks in words"), ("Settings", "Lower")] {
            app.press_button(screen);
            app.see(words);
            app.picture(&format!("{}-{width}", screen.to_lowercase()));
            assert_eq!(faults(&app), Vec::<String>::new(), "{screen} at {width}");
        }
    }
    app.press_button("Today");
    app.press_button("Start");
    app.see_within("with the right leg", Duration::from_secs(30));
    for (width, height) in [(900, 640), (1280, 800)] {
        sized(&app, width, height);
        no_scroll(&app, "Session");
        app.picture(&format!("session-{width}"));
        assert_eq!(faults(&app), Vec::<String>::new(), "Session at {width}");
    }
}

#[test]
fn the_whole_way_can_be_gone_by_keyboard_alone() {
    let app = App::start(40.0);
    app.see("Before you begin");
    let focused = || {
        let what = "const e = document.activeElement; const label = e?.closest('label') ?? e?.labels?.[0]; return (e?.getAttribute('aria-label') ?? label?.innerText ?? e?.innerText ?? '').trim()";
        app.script(what).as_str().unwrap_or_default().to_owned()
    };
    let tab_to = |label: &str| {
        for _ in 0..40 {
            if focused().starts_with(label) {
                return;
            }
            app.key(Key::Tab);
        }
        panic!("{label} cannot be reached by Tab; the focus is on {:?}", focused());
    };
    tab_to("I have read this");
    app.key(Key::Space);
    tab_to("Continue");
    app.key(Key::Enter);
    // What was chosen may still be looked up.
    let enter = || {
        let ready = || app.script("return document.getElementById('still-open')?.textContent === ''").as_bool();
        poll_until(Deadline::seconds(10), "nothing left open", || ready().filter(|ready| *ready))
            .expect("it is answered");
        app.key(Key::Enter);
    };
    // Numbers choose, Enter goes on.
    app.see("Where does it hurt?");
    for (choice, answers) in [("Achilles pain", 1), ("In the tendon", 2)] {
        app.see(choice);
        for _ in 0..answers {
            app.key(Key::Char('1'));
        }
        enter();
    }
    app.see("Signs to rule out first");
    tab_to("None of these is so");
    app.key(Key::Space);
    enter();
    app.see("Your age");
    tab_to("Your age");
    app.key(Key::Char('4'));
    app.key(Key::Char('1'));
    enter();
    app.see("Has anybody set you limits?");
    enter();
    app.see("Choose a programme");
    app.key(Key::Char('1'));
    enter();
    app.see("When in the day?");
    enter();
    app.see("Look it over");
    app.see("The weeks ahead");
    enter();
    app.see("Evening session");
    app.key(Key::Enter);
    app.kept("session_end", 1, Duration::from_secs(90));
    app.see("Evening session done");
    tab_to("Save without pain scores");
    app.key(Key::Enter);
    app.see("This week");
    app.key(Key::Char('4'));
    app.see("Alfredson heel drops");
}
