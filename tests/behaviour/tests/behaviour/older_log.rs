//! A log of the version before plans, a journey, and a clock that was set back: nothing is lost.

use behaviour::world::{AchillesSite, achilles};
use behaviour::{World, rows};
use chrono::TimeDelta;
use expect_test::expect;
use rusqlite::Connection;
use sinew_companion::wire::{AskMark, Legs, MorningDraft, SlotName};

const ONE: &str = include_str!("../schemas/1.sql");
/// Two answers to the first questions, the newer of them for the middle of the tendon and both legs; an evening done on
/// the first day, a morning that was ended early, a session outside the plan, and one that was discarded.
const ROWS: &str = r#"
    INSERT INTO device VALUES ('dev', 1);
    INSERT INTO setup VALUES ('s1', 'dev', 1763920800000, '2025-11-23', 'Europe/Berlin', 60, 'left', 'insertional', 1);
    INSERT INTO setup VALUES ('s2', 'dev', 1764007200000, '2025-11-24', 'Europe/Berlin', 60, 'both', 'mid_portion', 1);
    INSERT INTO session VALUES ('a', 'dev', 1764007300000, '2025-11-24', 'Europe/Berlin', 60, 'evening', 'alfredson-1998', 1, PRESCRIPTION);
    INSERT INTO session VALUES ('b', 'dev', 1764057600000, '2025-11-25', 'Europe/Berlin', 60, 'morning', 'alfredson-1998', 1, PRESCRIPTION);
    INSERT INTO session VALUES ('c', 'dev', 1764057700000, '2025-11-25', 'Europe/Berlin', 60, NULL, 'alfredson-1998', 1, PRESCRIPTION);
    INSERT INTO session VALUES ('d', 'dev', 1764057800000, '2025-11-25', 'Europe/Berlin', 60, 'evening', 'alfredson-1998', 1, PRESCRIPTION);
    INSERT INTO session_set VALUES ('a1', 'dev', 1, '2025-11-24', 'Europe/Berlin', 60, 'a', 1, 1, 'E01', 'left', 1, 1, 'done', NULL, 15, 15, 5.0, NULL, NULL, NULL, 0, 0, 1, NULL);
    INSERT INTO session_set VALUES ('d1', 'dev', 1, '2025-11-25', 'Europe/Berlin', 60, 'd', 1, 1, 'E01', 'left', 1, 1, 'done', NULL, 15, 15, 50.0, NULL, NULL, NULL, 0, 0, 1, NULL);
    INSERT INTO set_correction VALUES ('a2', 'dev', 2, '2025-11-24', 'Europe/Berlin', 60, 'a1', 15, 7.5);
    INSERT INTO session_end VALUES ('e1', 'dev', 3, '2025-11-24', 'Europe/Berlin', 60, 'a', 'completed', NULL, 1, 1);
    INSERT INTO session_end VALUES ('e2', 'dev', 4, '2025-11-25', 'Europe/Berlin', 60, 'b', 'early', 'no_time', 1, 1);
    INSERT INTO session_end VALUES ('e3', 'dev', 5, '2025-11-25', 'Europe/Berlin', 60, 'c', 'completed', NULL, 1, 1);
    INSERT INTO session_end VALUES ('e4', 'dev', 6, '2025-11-25', 'Europe/Berlin', 60, 'd', 'discarded', NULL, 1, 1);
    INSERT INTO session_report VALUES ('r1', 'dev', 7, '2025-11-24', 'Europe/Berlin', 60, 'a', 3, NULL, 6, 'windy');
"#;
/// One set of one exercise.
const PRESCRIPTION: &str = r#"'{"programme":"alfredson-1998","programme_name":"Alfredson heel drops","programme_version":1,
    "get_ready":{"secs":10,"nanos":0},"between":{"secs":60,"nanos":0},"order":"by_side","doses":[{"exercise":"E01",
    "name":"Heel drop, knee straight","sets":[{"self_paced_reps":{"reps":15}}],"sides":["left"],"load_kg":null,
    "rest":{"secs":60,"nanos":0}}]}'"#;

#[test]
fn an_older_log_keeps_its_programme() {
    let temporary = behaviour::world::folder();
    let old = Connection::open(rows::path(temporary.path())).expect("a database");
    old.execute_batch(ONE).expect("what was frozen can be thawed");
    old.execute_batch(&ROWS.replace("PRESCRIPTION", PRESCRIPTION)).expect("rows of that version");
    old.pragma_update(None, "application_id", 0x5369_6e77).expect("ours");
    old.pragma_update(None, "user_version", 1).expect("of that version");
    drop(old);
    let mut world = World::at(temporary.path());
    assert_eq!(rows::soundness(temporary.path()), "ok, 0 loose ends");
    let now = world.now;
    assert!(world.companion().start_up().expect("it starts").setup.is_some(), "nobody is asked again");
    let today = world.companion().today(&now).expect("today can be told");
    let [plan] = today.plans.as_slice() else { panic!("one plan: {today:?}") };
    let line = &plan.line;
    assert_eq!(
        (line.programme.id.as_str(), line.started.as_str(), line.week, line.legs, line.form.as_deref()),
        ("alfredson-1998", "2025-11-23", 1, Legs::Both, Some("mid-portion"))
    );
    assert_eq!(today.asks[0].doses[0].load_kg, Some(7.5), "what was put right counts, what was discarded does not");
    let linked: String = rows::one(
        temporary.path(),
        "SELECT group_concat(id || ' ' || coalesce(plan, '-') || ' ' || coalesce(slot_name, '-') || ' ' || of_day, ', ')
         FROM session",
    );
    expect!["a s2 evening 2025-11-24, b s2 morning 2025-11-25, c - - 2025-11-25, d s2 evening 2025-11-25"]
        .assert_eq(&linked);
    let life: String = rows::one(temporary.path(), "SELECT group_concat(kind || ' ' || id, ', ') FROM life");
    expect!["revision s2, session a, session b, session c"].assert_eq(&life);
    let history = world.sessions().expect("it can be read");
    assert_eq!(history.len(), 3);
    assert_eq!(history.iter().filter(|s| s.plan.is_some()).count(), 2);
    world.run("start evening\nend session\nreport 1 1 5");
    world.companion().plan("s2", &now).expect("the plan can be read");
    assert_eq!(rows::soundness(temporary.path()), "ok, 0 loose ends");
}

#[test]
fn a_log_without_answers_has_no_plan() {
    let temporary = behaviour::world::folder();
    let old = Connection::open(rows::path(temporary.path())).expect("a database");
    old.execute_batch(ONE).expect("what was frozen can be thawed");
    old.pragma_update(None, "application_id", 0x5369_6e77).expect("ours");
    old.pragma_update(None, "user_version", 1).expect("of that version");
    drop(old);
    let mut world = World::at(temporary.path());
    let now = world.now;
    assert!(world.companion().today(&now).expect("today can be told").plans.is_empty());
    assert!(world.companion().start_up().expect("it starts").setup.is_none());
}

fn morning(day: &str) -> MorningDraft {
    let (pain, stiffness_min) = (Some(2.0), Some(10.0));
    MorningDraft { day: day.to_owned(), pain, stiffness_min, something_new: Some(false), niggle: None }
}

#[test]
fn a_zone_that_changes_overnight_keeps_the_days_apart() {
    let mut world = World::new();
    world.accept();
    world.begin(&achilles(Legs::Left, AchillesSite::MidPortion));
    world.run("start evening\nplay out\nreport 2 2 5");
    world.move_clock(std::time::Duration::from_secs(5 * 3600));
    // It is a quarter to nine in the morning there, and the night of the day before in Berlin.
    world.now.zone = chrono_tz::Asia::Tokyo;
    let now = world.now;
    let today = world.companion().today(&now).expect("today can be told");
    assert_eq!((today.day.as_str(), today.zone_changed.as_deref()), ("2026-11-24", Some("Asia/Tokyo")));
    assert_eq!(today.week[0].asks.iter().map(|ask| ask.mark).collect::<Vec<_>>(), [AskMark::Done]);
    assert_eq!(today.checks.morning.as_deref(), Some("2026-11-24"));
    world.companion().answer_morning(&morning("2026-11-24"), &now).expect("it is kept");
    let today = world.companion().today(&now).expect("today can be told");
    assert_eq!(today.zone_changed, None, "something was told there");
    assert!(today.suggestions.iter().all(|card| card.with_morning), "{:?}", today.suggestions);
    assert_eq!(today.asks.len(), 2);
    let kept: String = rows::one(&world.folder, "SELECT day || ' ' || zone FROM life WHERE kind = 'morning'");
    assert_eq!(kept, "2026-11-24 Asia/Tokyo");
}

#[test]
fn a_clock_set_back_a_year_loses_nothing() {
    let mut world = World::new();
    world.accept();
    let plan = world.begin(&achilles(Legs::Left, AchillesSite::MidPortion));
    world.run("start evening\nuntil rest\ncorrect last 15 5kg\nplay out\nreport 2 2 5");
    world.now.wall -= TimeDelta::days(365);
    let now = world.now;
    let before = rows::count(&world.folder, "life");
    let today = world.companion().today(&now).expect("today can be told");
    assert_eq!((today.plans.len(), today.asks.len()), (1, 0), "the plan begins in a year");
    let key = sinew_companion::wire::AskKey {
        plan: plan.clone(),
        day: today.day.clone(),
        slot: SlotName::Evening,
        session: 0,
    };
    let play = sinew_companion::wire::Play::Plan { key, extra: true };
    assert!(world.companion().start_session(&play, &now).is_err(), "a day before the plan is none of its days");
    world.run("play E01 left\nend session");
    assert!(world.companion().answer_morning(&morning(&today.day), &now).is_err(), "nor is its morning");
    world.settle();
    assert_eq!(rows::count(&world.folder, "life"), before + 1);
    // The clock is right again.
    world.now.wall += TimeDelta::days(365);
    world.kill();
    world.open().expect("the log opens");
    let now = world.now;
    let today = world.companion().today(&now).expect("today can be told");
    assert_eq!(today.asks[0].mark, AskMark::Done);
    assert_eq!(today.asks[0].doses[0].load_kg, Some(5.0));
    assert_eq!(world.sessions().expect("it can be read").len(), 2);
    assert_eq!(world.companion().plan(&plan, &now).expect("the plan can be read").revisions.len(), 2);
}
