//! A plan in the real window: begun, answered, followed or not, paused and taken up again.

use desktop_journeys::app::App;

const TEN: f64 = 10.0;

/// What stands in the log, newest last.
fn decisions(app: &App) -> Vec<String> {
    app.rows("SELECT value ->> 'rule', value ->> 'decided' FROM life WHERE kind = 'decision' ORDER BY rowid")
}

fn sets_now(app: &App) -> Vec<String> {
    app.rows("SELECT value ->> '$.state.caps.sets' FROM life WHERE kind = 'revision' ORDER BY rowid DESC LIMIT 1")
}

/// The session that is due, told afterwards, with pain during and after.
fn by_hand(app: &App, during: &str, after: &str) {
    app.press_button("Done without the app");
    app.press_button("All of it, as asked");
    app.rate("Worst pain during", during);
    app.rate("Pain right after", after);
    app.choose("None of these");
    app.press_button("Keep it");
    app.see("Kept.");
}

fn morning(app: &App, minutes: &str, pain: &str) {
    app.see("First steps this morning");
    app.choose(minutes);
    app.rate("Pain of the first steps", pain);
    app.press_button("Keep it");
}

#[test]
fn a_sign_that_cannot_wait_leads_to_its_card_and_to_no_programme() {
    let app = App::start(TEN);
    app.accept_notice();
    app.answer_about_achilles("Left", "Mid-portion");
    app.choose("Chest pain");
    app.see("Get help now");
    assert!(app.sees("No programme is offered."));
    assert!(!app.sees("Choose a programme"));
    app.picture("start-emergency");
    app.press_button("What to do next");
    app.see("After a red flag");
    assert_eq!(app.rows("SELECT value ->> 'urgency' FROM life WHERE kind = 'flag'"), ["emergency"], "it is in the log");
    assert_eq!(app.count("session"), 0);
    assert_eq!(app.rows("SELECT count(*) FROM life WHERE kind = 'revision'"), ["0"]);
}

#[test]
fn an_evening_a_morning_a_suggestion_and_another_dose() {
    let mut app = App::start(TEN);
    app.begin_with("Left", "Mid-portion", &["As tolerated"]);
    app.picture("today-plan");
    assert!(app.sees("1\u{a0}×\u{a0}15"), "{}", app.page_text());
    by_hand(&app, "2", "2");
    // A first morning has nothing to be compared with.
    app.reopen_at("2026-11-23T06:30:00Z");
    morning(&app, "10", "2");
    app.see("Morning session");
    by_hand(&app, "2", "2");
    app.reopen_at("2026-11-23T18:00:00Z");
    app.see("Evening session");
    by_hand(&app, "2", "2");
    app.reopen_at("2026-11-24T06:30:00Z");
    morning(&app, "10", "2");
    app.see("Progress");
    app.picture("suggestion");
    assert!(app.sees("L7"), "the rule names itself");
    app.press_button("Accept");
    app.see("Accepted");
    app.see("2\u{a0}×\u{a0}15");
    app.press_button("Why this dose?");
    app.see("You accepted it on Tue 24 November");
    app.picture("why-this-dose");
    assert_eq!(decisions(&app), ["L7|accept"]);
    assert_eq!(sets_now(&app), ["2"]);
}

#[test]
fn kept_as_it_is_and_kept_in_the_log() {
    let app = App::start(TEN);
    app.answer_first("Left", "Mid-portion");
    by_hand(&app, "8", "6");
    app.see("Step back");
    app.press_button("Keep as it is");
    app.see("Kept as it is.");
    assert_eq!(decisions(&app), ["L2|keep"]);
    assert_eq!(sets_now(&app), ["-"], "the dose is as it was");
}

#[test]
fn paused_for_a_week_and_taken_up_again() {
    let mut app = App::start(TEN);
    app.answer_first("Left", "Mid-portion");
    app.press_button("Pause");
    app.see("Paused days never count as missed");
    app.choose("Travel");
    app.press_button("Pause");
    app.see("Nothing is asked meanwhile.");
    app.picture("today-paused");
    app.reopen_at("2026-11-30T17:30:00Z");
    app.see("Nothing is asked meanwhile.");
    app.press_button("Come back");
    app.see("Take it up there");
    app.picture("coming-back");
    app.press_button("Take it up there");
    app.see("Evening session");
    assert_eq!(
        app.rows("SELECT value ->> '$.why.step' FROM life WHERE kind = 'revision' ORDER BY rowid DESC LIMIT 1"),
        ["two_back"]
    );
}
