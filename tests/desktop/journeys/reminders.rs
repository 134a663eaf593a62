//! Reminders on a desktop: what is shown, what its buttons do, and what happens when the desktop fails.

use std::time::Duration;

use desktop_journeys::app::App;
use desktop_journeys::around::{Dunst, Logind, Notifications};
use desktop_journeys::deadline::{Deadline, poll_until};

/// A quarter of an hour in fifteen seconds.
const FAST: f64 = 60.0;
/// On the page for as long as a session plays, when "Get ready" is over in the blink of an eye.
const IN_A_SESSION: &str = "Stop and save";
const SOON: Duration = Duration::from_secs(30);

/// What happened to the evening's session, oldest first.
fn happened(app: &App) -> Vec<String> {
    app.rows(
        "SELECT coalesce(value ->> 'fact', value) FROM reminder_fact WHERE kind = 'session' AND slot LIKE '%/evening' \
         ORDER BY rowid",
    )
}

fn wait_for_fact(app: &App, fact: &str) {
    let found = poll_until(Deadline::within(Duration::from_secs(90)), fact, || {
        happened(app).iter().any(|line| line.contains(fact)).then_some(())
    });
    if let Err(error) = found {
        panic!("{error}\nit happened:\n{:#?}", happened(app));
    }
}

fn evening_with_buttons() -> (App, Notifications) {
    let (app, notices) = App::start_beside(FAST, |world| Notifications::start(world, true));
    app.answer_first("Left", "Mid-portion");
    (app, notices)
}

#[test]
fn a_prompt_has_its_buttons_and_start_starts_the_session() {
    let (app, notices) = evening_with_buttons();
    let told = notices.wait_for(1);
    for words in ["evening session", "Start", "In 15 min (", "Later today (", "Not today", "Open until 22:00"] {
        assert!(told.says(words), "{words}: {}", told.line);
    }
    for private in ["Achilles", "Alfredson", "heel"] {
        assert!(!told.says(private), "the screen may be shared: {}", told.line);
    }
    notices.press(&app.world, "start");
    app.see(IN_A_SESSION);
    app.picture("reminder-started");
    wait_for_fact(&app, "started");
}

#[test]
fn put_off_it_comes_back_and_done_it_goes() {
    let (app, notices) = evening_with_buttons();
    notices.wait_for(1);
    notices.press(&app.world, "in-15");
    wait_for_fact(&app, "snoozed");
    notices.wait_for(2);
    let before = notices.closed();
    app.press_button("Done without the app");
    app.press_button("All of it, as asked");
    app.rate("Worst pain during", "1");
    app.rate("Pain right after", "1");
    app.choose("None of these");
    app.press_button("Keep it");
    app.see("Kept.");
    let withdrawn = || (notices.closed() > before).then_some(());
    poll_until(Deadline::within(SOON), "the withdrawal of the prompt", withdrawn)
        .expect("what is done is not asked for");
    wait_for_fact(&app, "done");
}

#[test]
fn not_today_asks_why_in_the_window() {
    let (app, notices) = evening_with_buttons();
    notices.wait_for(1);
    notices.press(&app.world, "not-today");
    app.see("No time");
    app.picture("reminder-why");
    app.choose("No time");
    wait_for_fact(&app, "skipped");
}

#[test]
fn on_a_real_desktop_it_can_be_seen_and_its_body_opens_the_window() {
    let (app, dunst) = App::start_beside(FAST, |world| Dunst::start(world));
    app.answer_first("Left", "Mid-portion");
    dunst.wait_for(&app.world, 1);
    app.picture("reminder-dunst");
    dunst.press_body(&app.world);
    wait_for_fact(&app, "opened");
    app.see("Evening session");
    dunst.wait_for(&app.world, 0);
    // The next prompt's button, by what is written on it.
    dunst.wait_for(&app.world, 1);
    dunst.press(&app.world, "In 15 min");
    wait_for_fact(&app, "snoozed");
    dunst.wait_for(&app.world, 0);
}

#[test]
fn without_anybody_who_shows_it_the_window_does_and_what_comes_later_is_used() {
    let app = App::start(FAST);
    app.answer_first("Left", "Mid-portion");
    wait_for_fact(&app, "shown");
    app.see("In 15 min (");
    app.picture("reminder-in-the-window");
    let notices = Notifications::start(&app.world, true).expect("it starts");
    let told = notices.wait_for(1);
    assert!(told.says("evening session"), "{}", told.line);
    notices.kill();
    // Killed while it shows one, and started again: the prompt that still stands is there again.
    std::fs::remove_file(app.world.scratch().join("notifications.log")).expect("its list");
    let notices = Notifications::start(&app.world, true).expect("it starts again");
    notices.wait_for(1);
    notices.press(&app.world, "start");
    app.see(IN_A_SESSION);
}

#[test]
fn asleep_over_the_slot_it_asks_soon_after_the_wake() {
    let (mut app, (logind, notices)) = App::start_beside(10.0, |world| {
        let logind = Logind::start(world)?;
        Ok((logind, Notifications::start(world, true)?))
    });
    app.answer_first("Left", "Mid-portion");
    // The next morning's slot lies within the sleep, and is still open after it.
    app.reopen_at("2026-11-23T03:00:00Z");
    let before = notices.told().len();
    logind.sleeps(&app.world, true);
    app.sleep_computer(Duration::from_secs(4 * 3600));
    logind.sleeps(&app.world, false);
    let told = notices.wait_for(before + 1);
    assert!(told.says("morning"), "{}", told.line);
}
