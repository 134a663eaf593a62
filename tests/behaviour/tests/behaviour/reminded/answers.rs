//! What a person answers, and what is refused: every refusal names what is wrong and changes nothing.

use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{NoticeAnswer, OccurrenceKey, OpenAt, PauseFor, PromptAction, SkipReason, SlotName};

use super::{check, evenings, twice_a_day};

#[test]
fn not_today_holds_at_once_and_the_reason_may_come() {
    check(
        "16:50",
        "
            until 17:00
            press not-today
            now
            not today evening pain
            now
            today
            until 22:30
            log
        ",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > press not-today
              Mon 17:00:00 WITHDRAW evening
              Mon 17:00:00 OPEN today
            > now
              next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
              asking why not today evening
            > not today evening pain
            > now
              next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
            > today
              2026-11-23
              hsr-home day 1, week 1/12
              Skipped: E05 3×15 Both, E07 3×15 Both, Evening
              week s · o · o · ·
            > until 22:30
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:00 skipped, 17:00 skipped (Pain)
        "#]],
    );
}

#[test]
fn a_reason_that_never_comes() {
    check(
        "16:50",
        "
            until 17:00
            press not-today
            asking closed
            now
            until 22:30
            log
        ",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > press not-today
              Mon 17:00:00 WITHDRAW evening
              Mon 17:00:00 OPEN today
            > asking closed
            > now
              next Evening of Heavy slow resistance, at home in 2 d 17:00-22:00, 22 min []
            > until 22:30
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:00 skipped
        "#]],
    );
}

#[test]
fn a_button_that_stood_too_long() {
    check(
        "16:50",
        "
            until 17:00
            start evening
            play out
            press in15 evening
            press not-today evening
            body evening
            until 23:00
            press later evening
            press start evening
        ",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > start evening
              Mon 17:00:00 WITHDRAW evening
            > play out
              heard: count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 session-done
            > press in15 evening
            > press not-today evening
              Mon 17:22:10 OPEN Evening of 11-23
            > body evening
              Mon 17:22:10 OPEN Evening of 11-23
            > until 23:00
            > press later evening
            > press start evening
              Mon 23:00:00 OPEN Evening of 11-23
        "#]],
    );
}

#[test]
fn start_where_a_sign_is_open_shows_why() {
    check(
        "16:50",
        "
            until 17:00
            a sign
            press start evening
            until 23:00
            log
        ",
        expect![[r#"
            > until 17:00
              Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
            > a sign
              Mon 17:00:00 WITHDRAW evening
            > press start evening
              Mon 17:00:00 OPEN today
            > until 23:00
            > log
              2026-11-23 (0 d ago, Europe/Berlin)
                evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:00 called off, 17:00 opened
        "#]],
    );
}

#[test]
fn a_window_that_was_let_go_opens_where_the_reminder_leads() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    world.run("until 17:00");
    world.companion().page_is(Some("history".to_owned()));
    world.run("body");
    let told = world.companion().start_up().expect("it can be read");
    assert_eq!(told.page.as_deref(), Some("history"));
    let ask = world.key(SlotName::Evening);
    assert_eq!(told.open, Some(OpenAt::Ask { ask }));
    world.companion().opened();
    assert_eq!(world.companion().start_up().expect("it can be read").open, None);
}

#[test]
fn what_is_refused_is_named_and_changes_nothing() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    world.run("until 17:00");
    let (now, key) = (world.now, world.occurrence("evening"));
    let facts = |world: &World| {
        ["life", "reminder_fact", "reminder_choice", "settings"].map(|table| rows::count(&world.folder, table))
    };
    let before = facts(&world);
    let nobody = OccurrenceKey { day: "someday".to_owned(), slot: "nobody/evening".to_owned(), nth: 0 };
    let other = OccurrenceKey { slot: "nobody/evening".to_owned(), ..key.clone() };
    let tomorrow = OccurrenceKey { day: "2026-11-25".to_owned(), ..key.clone() };
    let companion = world.companion();
    let refusals = [
        companion.snooze(&nobody, PromptAction::Start, None, &now),
        companion.snooze(&other, PromptAction::In15, None, &now),
        companion.snooze(&tomorrow, PromptAction::In15, None, &now),
        companion.not_today(&nobody, None, &now),
        companion.not_today(&other, Some(SkipReason::Pain), &now),
        companion.not_today(&tomorrow, None, &now),
        companion.pause_reminders(&PauseFor::Until("soon".to_owned()), &now),
        companion.drop_appointment("nobody", &now),
        companion.answer_proposal("nobody", sinew_companion::wire::ProposalAnswer::Move, &now),
    ];
    let told: Vec<String> = refusals.iter().map(|r| r.as_ref().expect_err("it is refused").detail.join("; ")).collect();
    expect![[r#"
        key: is no occurrence; what: puts nothing off
        key: its window is not open
        key: its window is not open
        key: is no occurrence
        plan: no such plan
        key: its day has not come yet
        at: must be a time as HH:MM
        id: no such appointment
        slot_id: nothing is proposed for it"#]]
    .assert_eq(&told.join("\n"));
    // From the screen nothing comes back: it does nothing, and nothing is lost.
    for what in [NoticeAnswer::Pressed(PromptAction::Start), NoticeAnswer::Pressed(PromptAction::NotToday)] {
        world.companion().notice_answered(&nobody, what, &now);
    }
    world.settle();
    assert_eq!(facts(&world), before);
    assert_eq!(world.on_screen, Some(key));
}

#[test]
fn past_the_end_of_the_window_nothing_is_put_off() {
    let mut world = twice_a_day("Europe/Berlin", "2026-11-24 05:00");
    world.run("presence locked\nuntil 10:50");
    let (now, key) = (world.now, world.occurrence("morning"));
    let refused = world.companion().snooze(&key, PromptAction::In15, None, &now).expect_err("it would be over");
    assert_eq!(refused.detail, ["what: that would be after its window"]);
}
