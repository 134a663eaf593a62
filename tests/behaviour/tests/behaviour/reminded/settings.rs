//! The settings of the reminders: their defaults, their ranges, and what they change at once.

use expect_test::expect;
use sinew_companion::wire::{QuietHours, ReminderSettings, Settings};

use super::evenings;

#[test]
fn every_number_is_sinews_own_and_says_so() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    let numbers = world.companion().reminder_numbers();
    assert!(numbers.len() > 20);
    assert!(numbers.iter().all(|number| number.own_default && number.grade == "APP" && number.bars == 1));
}

#[test]
fn what_is_out_of_range_is_named_and_nothing_changes() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    let (now, before) = (world.now, world.settings());
    let quiet = |from: &str, to: &str| Some(QuietHours { from: from.to_owned(), to: to.to_owned() });
    let wrong = ReminderSettings {
        quiet: quiet("10 pm", "24:00"),
        volume_percent: 101,
        weekly_on: 7,
        sit_every_min: 19,
        ..before.reminders.clone()
    };
    let refused = world.companion().save_settings(Settings { reminders: wrong, ..before.clone() }, &now);
    expect![[r#"
        reminders.volume_percent: must be a whole number from 0 to 100
        reminders.weekly_on: must be a whole number from 0 to 6
        reminders.sit_every_min: must be a whole number from 20 to 120
        reminders.quiet.from: must be a time as HH:MM
        reminders.quiet.to: must be a time as HH:MM"#]]
    .assert_eq(&refused.expect_err("it is refused").detail.join("\n"));
    let same = ReminderSettings { quiet: quiet("22:00", "22:00"), ..before.reminders.clone() };
    let refused = world.companion().save_settings(Settings { reminders: same, ..before.clone() }, &now);
    assert_eq!(refused.expect_err("it is refused").detail, ["reminders.quiet: begins and ends at the same time"]);
    assert_eq!(world.settings(), before);
}

#[test]
fn a_name_is_shown_only_where_it_is_wanted() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    let quiet = world.run("until 17:00\ntray");
    assert!(!quiet.contains('"'), "{quiet}");
    let (now, mut settings) = (world.now, world.settings());
    settings.reminders.names = true;
    settings.reminders.sound = false;
    world.companion().save_settings(settings, &now).expect("within every range");
    world.settle();
    expect![[r#"
        > until 17:20
          Mon 17:15:00 SHOW evening "Heavy slow resistance, at home" second, silent [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
        > tray
          Evening "Heavy slow resistance, at home" 17:00-22:00 in 0 d, closes in 240 min
    "#]].assert_eq(&world.run("until 17:20\ntray"));
}

#[test]
fn sessions_switched_off_are_off_the_screen_and_on_again_go_on() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    world.run("until 17:20");
    let mut told = String::new();
    for on in [false, true] {
        let (now, mut settings) = (world.now, world.settings());
        settings.reminders.sessions = on;
        world.companion().save_settings(settings, &now).expect("within every range");
        world.settle();
        told += &world.run("+40m\nnow");
    }
    expect![[r#"
          Mon 17:20:00 WITHDRAW evening
        > +40m
        > now
          nothing
          Mon 18:00:00 SHOW evening third [start | in 15 min 18:15 | later 20:00 | not today, +2d 17:00]
        > +40m
        > now
          next Evening of Heavy slow resistance, at home 17:00-22:00, open, 22 min [start | in 15 min 18:55 | later 20:40 | not today, +2d 17:00]
    "#]].assert_eq(&told);
}

#[test]
fn settings_of_before_reminders_have_the_defaults() {
    let old = r#"{"lower_ms":3000,"theme":"dark"}"#;
    let settings: Settings = serde_json::from_str(old).expect("they can be read");
    assert_eq!((settings.lower_ms, settings.reminders), (3000, ReminderSettings::default()));
}
