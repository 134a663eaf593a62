//! Bad input, and a file that fails: a clear word, nothing lost, no hang.

use behaviour::world::{AchillesSite, achilles, slot};
use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{Legs, PlanDraft, SlotName};

use super::{begun, check_in, evening, evenings, twice_a_day};

#[test]
fn slots_that_cannot_be_are_refused_whole() {
    let mut world = World::reminded("Europe/Berlin", "2026-11-23 12:00");
    let now = world.now;
    let mut refused = |slots: Vec<_>| {
        let draft = PlanDraft { slots, ..evening() };
        let refused = world.companion().start_plan(&draft, &now).expect_err("it is refused").detail;
        world.settle();
        refused
    };
    assert_eq!(
        refused(vec![slot(SlotName::Evening, "17:00", "17:00")]),
        ["slots[0]: opens and closes at the same time"]
    );
    let thirty = (0..30).map(|n| slot(SlotName::Evening, &format!("{:02}:00", n % 24), &format!("{:02}:30", n % 24)));
    assert_eq!(refused(thirty.collect()).len(), 29);
    assert_eq!(rows::count(&world.folder, "life"), 0);
}

#[test]
fn two_slots_closer_than_their_gap_do_not_pile_up() {
    let draft = PlanDraft {
        slots: vec![slot(SlotName::Morning, "08:00", "09:00"), slot(SlotName::Evening, "10:00", "14:00")],
        ..achilles(Legs::Left, AchillesSite::MidPortion)
    };
    let mut world = begun("Europe/Berlin", "2026-11-24 07:00", &draft);
    check_in(
        &mut world,
        "until 08:30\nstart morning\nplay out\nuntil 14:10\nlog",
        expect![[r#"
        > until 08:30
          Tue 08:00:00 SHOW morning first [start | in 15 min 08:15 | not today, +1d 08:00]
          Tue 08:15:00 SHOW morning last call [start | in 15 min 08:30 | not today, +1d 08:00]
        > start morning
          Tue 08:30:00 WITHDRAW morning
        > play out
          heard: count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 rest ten-seconds count×3 (lower raise)×15 session-done
        > until 14:10
        > log
          2026-11-24 (0 d ago, Europe/Berlin)
            morning 08:00-09:00: 08:00 due, 08:00 shown (first), 08:15 shown (last call), 08:30 started, 08:44 done
            evening 10:00-14:00: 10:00 due, 14:00 too soon
    "#]],
    );
}

#[test]
fn a_plan_ended_with_its_prompt_on_the_screen() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    world.run("until 17:00");
    let key = world.on_screen.clone().expect("it is shown");
    let mut told = world.run("plan ended");
    let now = world.now;
    for what in [
        sinew_companion::wire::PromptAction::Start,
        sinew_companion::wire::PromptAction::In15,
        sinew_companion::wire::PromptAction::NotToday,
    ] {
        world.companion().notice_answered(&key, sinew_companion::wire::NoticeAnswer::Pressed(what), &now);
        world.settle();
        told += &world.run("now");
    }
    told += &world.run("until 23:00\nlog");
    expect![[r#"
        > plan ended
          Mon 17:00:00 WITHDRAW evening
          Mon 17:00:00 OPEN today
        > now
          nothing
          Mon 17:00:00 OPEN today
        > now
          nothing
          Mon 17:00:00 OPEN today
        > now
          nothing
        > until 23:00
        > log
          2026-11-23 (0 d ago, Europe/Berlin)
            evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:00 called off, 17:00 opened, 17:00 opened, 17:00 opened
    "#]].assert_eq(&told);
}

#[test]
fn a_state_that_cannot_be_read_is_put_aside_and_nothing_else_is_lost() {
    let mut world = twice_a_day("Europe/Berlin", "2026-11-24 05:00");
    world.run("until 06:10\nstart morning\nplay out\nuntil 17:20\nkill");
    let spoil = rows::look(&world.folder);
    let changed = spoil.execute("UPDATE reminder SET value = '{\"of\":\"tomorrow\"}' WHERE slot LIKE '%evening'", ());
    assert_eq!(changed.expect("a row is changed"), 1);
    spoil.execute("UPDATE reminder_state SET value = '[]'", ()).expect("a row is changed");
    drop(spoil);
    world.open().expect("the log opens all the same");
    assert_eq!(world.companion().reminders_put_aside(), 2);
    assert_eq!(rows::count(&world.folder, "reminder_aside"), 2);
    assert_eq!(rows::count(&world.folder, "session_set"), 6);
    expect![[r#"
        > +3m
          Tue 17:22:00 SHOW evening first [start | in 15 min 17:37 | later 19:22 | not today, +1d 17:00]
        > now
          next Evening of Alfredson heel drops 17:00-22:00, open, 14 min [start | in 15 min 17:38 | later 19:23 | not today, +1d 17:00]
    "#]].assert_eq(&world.run("+3m\nnow"));
    world.run("kill\nopen");
    assert_eq!(world.companion().reminders_put_aside(), 0, "told once");
}

#[test]
fn a_disk_that_refuses_stops_no_reminder() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    // A second program that holds the file: every write is refused.
    rows::look(&world.folder)
        .execute_batch("CREATE TRIGGER no_room BEFORE INSERT ON reminder_fact BEGIN SELECT RAISE(ABORT, 'full'); END;")
        .expect("a trigger");
    let before = rows::count(&world.folder, "reminder_fact");
    let mut told = world.run("until 17:20\npress in15\nnow\nlog");
    assert_eq!(rows::count(&world.folder, "reminder_fact"), before, "nothing of it could be written");
    rows::look(&world.folder).execute_batch("DROP TRIGGER no_room").expect("it is gone");
    told += &world.run("+6s\nkilled\nlog");
    expect![[r#"
        > until 17:20
          Mon 17:00:00 SHOW evening first [start | in 15 min 17:15 | later 19:00 | not today, +2d 17:00]
          Mon 17:15:00 SHOW evening second [start | in 15 min 17:30 | later 19:15 | not today, +2d 17:00]
        > press in15
          Mon 17:20:00 WITHDRAW evening
        > now
          next Evening of Heavy slow resistance, at home 17:00-22:00, open, snoozed until 17:35, 22 min [start | in 15 min 17:35 | later 19:20 | not today, +2d 17:00]
          4 not in the file
        > log
          2026-11-23 (0 d ago, Europe/Berlin)
            evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:15 shown (second), 17:20 snoozed until 17:35
        > +6s
        > killed
        > log
          2026-11-23 (0 d ago, Europe/Berlin)
            evening 17:00-22:00: 17:00 due, 17:00 shown (first), 17:15 shown (second), 17:20 snoozed until 17:35
    "#]].assert_eq(&told);
}

/// What was refused and then put back needs no second try, and nobody is woken for one.
#[test]
fn a_refused_write_that_was_put_back_is_over() {
    let mut world = evenings("Europe/Berlin", "2026-11-24 12:00");
    let look = rows::look(&world.folder);
    look.execute_batch(
        "CREATE TRIGGER no_room BEFORE INSERT ON reminder_state BEGIN SELECT RAISE(ABORT, 'full'); END;
         CREATE TRIGGER no_change BEFORE UPDATE ON reminder_state BEGIN SELECT RAISE(ABORT, 'full'); END;",
    )
    .expect("two triggers");
    let now = world.now;
    let pause = sinew_companion::wire::PauseFor::FurtherNotice;
    world.companion().pause_reminders(&pause, &now).expect("a pause holds at once");
    world.settle();
    assert_eq!(world.companion().reminders_now(&now).expect("it can be told").unsaved, 1);
    world.companion().unpause_reminders(&now).expect("it is over at once");
    world.settle();
    assert_eq!(world.companion().reminders_now(&now).expect("it can be told").unsaved, 0);
    let wake = world.companion().next_wake().expect("the clock is looked at again");
    assert!(wake.since(now.mono) > std::time::Duration::from_secs(20), "{wake:?}");
}

/// A hidden program writes when something happens, and not because time goes by.
#[test]
fn a_quiet_day_writes_nothing() {
    let mut world = evenings("Europe/Berlin", "2026-11-24 12:00");
    let version = |world: &World| rows::one::<i64>(&world.folder, "PRAGMA data_version");
    let look = rows::look(&world.folder);
    let changes = || look.query_row("PRAGMA data_version", (), |row| row.get::<_, i64>(0)).expect("a number");
    world.run("+1m");
    let _ = version(&world);
    let before = changes();
    world.run("until 11:00\nuntil 16:00");
    assert_eq!(changes(), before, "nothing was written in more than a day");
    world.quit();
}
