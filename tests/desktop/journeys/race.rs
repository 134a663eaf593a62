//! A race that is not ready, through the real window: the word for it, the goal made smaller, and not starting.

use desktop_journeys::app::App;

const TEN: f64 = 10.0;

#[test]
fn a_race_that_is_not_ready_is_made_smaller_and_then_not_started() {
    let mut app = App::start(TEN);
    app.answer_first("Left", "Mid-portion");
    app.reopen_at("2026-11-23T09:00:00Z");
    app.press_button("Your programmes");
    app.press_button("All programmes");
    app.press_button("Races");
    app.see("No race planned.");
    app.press_button("Add a race");
    app.fill("Name", "Spring marathon");
    app.fill("Day", "2027-03-07");
    app.fill("Distance in km", "42.195");
    app.press_button("Keep it");
    app.see("Not yet: something is still missing");
    app.see("No run of the last weeks tells how far it went without pain.");
    app.picture("race-not-ready");
    app.press_button("Change");
    app.fill("Distance in km", "10");
    app.press_button("Keep it");
    app.see("Before: 42.2 km");
    app.press_button("Not started");
    app.see("Over");
    let rows = app.rows("SELECT kind FROM running ORDER BY rowid");
    assert_eq!(rows, ["race", "race", "race_over"], "a change is a row");
}
