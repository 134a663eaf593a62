//! Every other kind of reminder: each on its own switch, quiet, and said once.

use behaviour::World;
use expect_test::expect;
use sinew_companion::wire::{Appointment, MorningDraft, PlanEdit, ReminderSettings, SlotName, WeekDraft};

use super::{check_in, evenings, twice_a_day};

fn set(world: &mut World, change: impl FnOnce(&mut ReminderSettings)) {
    let (now, mut settings) = (world.now, world.settings());
    change(&mut settings.reminders);
    world.companion().save_settings(settings, &now).expect("within every range");
    world.settle();
}

fn nothing_told() -> WeekDraft {
    WeekDraft {
        percent: None,
        confidence: None,
        frustration: None,
        fatigue: None,
        sore_places: None,
        slept_badly: None,
        low_mood: None,
        activities: Vec::new(),
        scores: Vec::new(),
        note: None,
    }
}

/// Only the kind that is asked about.
fn only(change: impl FnOnce(&mut ReminderSettings)) -> World {
    let mut world = evenings("Europe/Berlin", "2026-11-23 08:00");
    set(&mut world, |reminders| {
        reminders.sessions = false;
        reminders.morning_check = false;
        reminders.weekly_check = false;
        change(reminders);
    });
    world
}

#[test]
fn the_morning_after_a_day_with_load_and_not_once_it_is_answered() {
    let mut world = evenings("Europe/Berlin", "2026-11-23 16:50");
    set(&mut world, |reminders| reminders.sessions = false);
    let told = world.run("until 06:30\nstart evening\nplay out\nuntil 06:30\nbody\nuntil 12:30\nuntil 06:30");
    expect![[r#"
        > until 06:30
        > start evening
        > play out
          heard: count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 rest ten-seconds count×3 (raise lower)×15 session-done
        > until 06:30
          Wed 06:00:00 SHOW morning check first, silent [start | in 15 min 06:15 | later 08:00 | not today,]
        > body
          Wed 06:30:00 WITHDRAW morning check
          Wed 06:30:00 OPEN the morning check
        > until 12:30
        > until 06:30
    "#]].assert_eq(&told);

    let mut world = twice_a_day("Europe/Berlin", "2026-11-23 16:50");
    world.run("start evening\nplay out\nuntil 05:50");
    let now = world.now;
    let draft = MorningDraft {
        day: "2026-11-24".to_owned(),
        pain: Some(1.0),
        stiffness_min: Some(5.0),
        something_new: Some(false),
        niggle: None,
    };
    world.companion().answer_morning(&draft, &now).expect("it is kept");
    world.settle();
    expect![[r#"
        > until 06:30
          Tue 06:00:00 SHOW morning first [start | in 15 min 06:15 | later 08:00 | not today, +1d 06:00]
          Tue 06:15:00 SHOW morning second [start | in 15 min 06:30 | later 08:15 | not today, +1d 06:00]
        > log
          2026-11-24 (0 d ago, Europe/Berlin)
            morning 06:00-11:00: 06:00 due, 06:00 shown (first), 06:15 shown (second)
            morning check 06:00-12:00: 05:50 done
          2026-11-23 (1 d ago, Europe/Berlin)
            evening of 11-23 17:00-22:00: 16:53 started, 17:07 done
    "#]]
    .assert_eq(&world.run("until 06:30\nlog"));
}

#[test]
fn at_waking_what_is_done_in_bed_and_then_how_the_first_steps_were() {
    let mut world = only(|reminders| reminders.waking = true);
    let mut told = world.run(
        "until 06:10\nbody\nuntil 06:20\nbody\nuntil 08:30\nuntil 06:05\npress not-today\nuntil 08:30\nuntil 05:50",
    );
    let now = world.now;
    let draft = MorningDraft {
        day: "2026-11-26".to_owned(),
        pain: Some(2.0),
        stiffness_min: Some(5.0),
        something_new: Some(false),
        niggle: None,
    };
    world.companion().answer_morning(&draft, &now).expect("it is kept");
    world.settle();
    told += &world.run("until 08:30\nlog");
    expect![[r#"
        > until 06:10
          Tue 06:00:00 SHOW waking first, silent [start | in 15 min 06:15 | later 07:15 | not today, +1d 06:00]
        > body
          Tue 06:10:00 WITHDRAW waking
          Tue 06:10:00 OPEN the programme morning-achilles
        > until 06:20
          Tue 06:15:00 SHOW waking second, silent [start | in 15 min 06:30 | later 07:15 | not today, +1d 06:00]
        > body
          Tue 06:20:00 WITHDRAW waking
          Tue 06:20:00 OPEN the morning check
        > until 08:30
        > until 06:05
          Wed 06:00:00 SHOW waking first, silent [start | in 15 min 06:15 | later 07:15 | not today, +1d 06:00]
        > press not-today
          Wed 06:05:00 WITHDRAW waking
        > until 08:30
        > until 05:50
        > until 08:30
        > log
          2026-11-26 (0 d ago, Europe/Berlin)
            waking 06:00-08:00: 05:50 done
          2026-11-25 (1 d ago, Europe/Berlin)
            waking of 11-25 06:00-08:00: 06:00 due, 06:00 shown (first), 06:05 skipped
          2026-11-24 (2 d ago, Europe/Berlin)
            waking of 11-24 06:00-08:00: 06:00 due, 06:00 shown (first), 06:10 opened, 06:15 shown (second), 06:20 opened, 08:00 missed (Unanswered)
    "#]].assert_eq(&told);
}

#[test]
fn waking_is_not_asked_for_unless_it_is_wanted_and_there_is_a_routine() {
    let mut world = only(|_| {});
    assert_eq!(world.run("until 08:30"), "> until 08:30\n");
    let mut world = World::reminded("Europe/Berlin", "2026-11-23 05:00");
    set(&mut world, |reminders| reminders.waking = true);
    assert_eq!(world.run("until 08:30"), "> until 08:30\n");
    let (now, mut settings) = (world.now, world.settings());
    settings.reminders.waking_at = "25:00".to_owned();
    let refused = world.companion().save_settings(settings, &now).expect_err("it is no time");
    assert_eq!(refused.detail, ["reminders.waking_at: must be a time as HH:MM"]);
}

#[test]
fn the_weekly_check_on_its_day_where_a_week_is_over() {
    let mut world = only(|reminders| reminders.weekly_check = true);
    // A week after the first of the plan, and one more: the first was not answered.
    let told = world.run("off 144h\nuntil 11:00\noff 165h\nuntil 10:10\npress later\nuntil 12:10\nbody");
    expect![[r#"
        > off 144h
        > until 11:00
          Sun 10:00:00 SHOW weekly check first, silent [start | in 15 min 10:15 | later 12:00 | not today, +7d 10:00]
        > off 165h
          Sun 08:00:00 WITHDRAW weekly check of 11-29
        > until 10:10
          Sun 10:00:00 SHOW weekly check first, silent [start | in 15 min 10:15 | later 12:00 | not today, +7d 10:00]
        > press later
          Sun 10:10:00 WITHDRAW weekly check
        > until 12:10
          Sun 12:10:00 SHOW weekly check second, silent [start | in 15 min 12:25 | later 14:10 | not today, +7d 10:00]
        > body
          Sun 12:10:00 WITHDRAW weekly check
          Sun 12:10:00 OPEN the weekly check
    "#]]
    .assert_eq(&told);
    let now = world.now;
    world.companion().answer_week(&nothing_told(), &now).expect("it may be empty");
    world.settle();
    expect![[r#"
        > until 20:10
        > log
          2026-12-06 (0 d ago, Europe/Berlin)
            weekly check 10:00-20:00: 10:00 due, 10:00 shown (first), 10:10 snoozed until 12:10, 12:10 shown (second), 12:10 opened, 12:10 done
          2026-11-29 (7 d ago, Europe/Berlin)
            weekly check of 11-29 10:00-20:00: 10:00 due, 10:00 shown (first), 08:00 missed (Unanswered)
    "#]].assert_eq(&world.run("until 20:10\nlog"));
}

#[test]
fn ice_every_two_hours_for_two_days() {
    let mut world = only(|_| {});
    check_in(
        &mut world,
        "
            ice on
            now
            until 10:10
            press start
            until 14:10
            dismiss
            ice off
            +4h
            ice on
            now
            +125m
            off 45h
            +5h
            now
        ",
        expect![[r#"
            > ice on
            > now
              ice next Some("10:03") until 08:03 in 2 d
            > until 10:10
              Mon 10:03:00 SHOW ice first, silent [start | not today, 12:03]
            > press start
              Mon 10:10:00 WITHDRAW ice
            > until 14:10
              Mon 12:03:00 SHOW ice 1 first, silent [start | not today, 14:03]
              Mon 14:03:00 WITHDRAW ice 1
              Mon 14:03:00 SHOW ice 2 first, silent [start | not today, 16:03]
            > dismiss
            > ice off
            > +4h
            > ice on
            > now
              ice next Some("20:10") until 18:10 in 2 d
            > +125m
              Mon 20:10:00 SHOW ice first, silent [start | not today, 22:10]
            > off 45h
              Wed 17:15:00 WITHDRAW ice of 11-23
            > +5h
              Wed 17:17:00 SHOW ice 22 last call, silent [start | not today,]
              Wed 18:10:00 WITHDRAW ice 22
            > now
              held: QuietHours
        "#]],
    );
}

#[test]
fn a_break_from_sitting_on_working_days() {
    let mut world = only(|reminders| {
        reminders.sit_breaks = true;
        reminders.sit_every_min = 120;
    });
    check_in(
        &mut world,
        "until 12:00\npresence idle\nuntil 14:00\npresence here\nuntil 20:00\nlog",
        expect![[r#"
        > until 12:00
          Mon 11:00:00 SHOW sit break first, silent [start | not today, 13:00]
        > presence idle
        > until 14:00
          Mon 13:00:00 WITHDRAW sit break
        > presence here
        > until 20:00
          Mon 15:00:00 SHOW sit break 2 first, silent [start | not today, 17:00]
          Mon 17:00:00 WITHDRAW sit break 2
          Mon 17:00:00 SHOW sit break 3 first, silent [start | not today, +1d 11:00]
          Mon 18:00:00 WITHDRAW sit break 3
        > log
          2026-11-23 (0 d ago, Europe/Berlin)
            sit break 11:00-13:00: 11:00 due, 11:00 shown (first), 13:00 missed (Unanswered)
            sit break 1 13:00-15:00: 13:00 due, 13:00 let go
            sit break 2 15:00-17:00: 15:00 due, 15:00 shown (first), 17:00 missed (Unanswered)
            sit break 3 17:00-18:00: 17:00 due, 17:00 shown (first), 18:00 missed (Unanswered)
    "#]],
    );
}

#[test]
fn an_appointment_on_the_clock_of_its_place() {
    let mut world = only(|_| {});
    let now = world.now;
    let draft = |id: &str, with: &str, day: &str, at: &str| Appointment {
        id: id.to_owned(),
        with: with.to_owned(),
        day: day.to_owned(),
        at: at.to_owned(),
    };
    let wrong = world.companion().keep_appointment(&draft("nobody", " ", "2026-11-22", "25:00"), &now);
    expect![[r#"
        id: no such appointment
        with: is empty
        day: is over
        at: must be a time as HH:MM"#]]
    .assert_eq(&wrong.expect_err("it is refused").detail.join("\n"));
    let far = world.companion().keep_appointment(&draft("", "Dr Achilles", "2029-01-01", "12:00"), &now);
    assert_eq!(far.expect_err("it is refused").detail, ["day: is more than two years ahead"]);
    assert!(world.companion().appointments(&now).expect("they can be told").is_empty());

    world.companion().keep_appointment(&draft("", "Dr Achilles", "2026-11-23", "12:00"), &now).expect("it is kept");
    world.companion().keep_appointment(&draft("", "the physio", "2026-11-24", "09:30"), &now).expect("it is kept");
    world.settle();
    let kept = world.companion().appointments(&now).expect("they can be told");
    assert_eq!(kept.iter().map(|a| a.with.as_str()).collect::<Vec<_>>(), ["Dr Achilles", "the physio"]);
    let told = world.run("until 10:30");
    expect![[r#"
        > until 10:30
          Mon 10:00:00 SHOW appointment first, silent [start | in 15 min 10:15 | later 11:15 | not today,]
    "#]]
    .assert_eq(&told);

    // Moved, it is another reminder; dropped, none.
    let now = world.now;
    let moved = Appointment { at: "16:00".to_owned(), ..kept[0].clone() };
    world.companion().keep_appointment(&moved, &now).expect("it is kept");
    world.companion().drop_appointment(&kept[1].id, &now).expect("it is there");
    world.settle();
    set(&mut world, |reminders| reminders.names = true);
    expect![[r#"
          Mon 10:30:00 WITHDRAW appointment
        > zone Europe/Lisbon
        > until 13:30
          Mon 13:00:00 SHOW appointment "Dr Achilles" first, silent [start | in 15 min 13:15 | later 14:15 | not today,]
        > killed
          Mon 13:30:00 WITHDRAW appointment
        > until 12:00
    "#]]
    .assert_eq(&world.run("zone Europe/Lisbon\nuntil 13:30\nkilled\nuntil 12:00"));
}

#[test]
fn a_lighter_week_is_said_on_its_first_morning() {
    let mut world = only(|_| {});
    let (now, plan) = (world.now, world.key(SlotName::Evening).plan);
    let edit = PlanEdit { plan, unloading: Some(true), ..PlanEdit::default() };
    world.companion().edit_plan(&edit, &now).expect("it is in range");
    world.settle();
    check_in(
        &mut world,
        "until 20:00\nuntil 20:00\nuntil 20:00",
        expect![[r#"
        > until 20:00
        > until 20:00
          Tue 09:00:00 SHOW unloading week first, silent [start | in 15 min 09:15 | later 11:00 | not today,]
          Tue 20:00:00 WITHDRAW unloading week
        > until 20:00
    "#]],
    );
}
