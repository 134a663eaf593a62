//! Any changes of a past session and any undoings, beside a model.

use std::collections::BTreeMap;

use behaviour::{World, rows};
use proptest::prelude::{Strategy, prop, prop_oneof};
use proptest::proptest;
use proptest::test_runner::Config;
use sinew_companion::wire::{Leg, Legs, Report, SessionDetail, SetAmendment, SetOutcome, WireError};

/// A session of six sets that is over and answered.
fn played() -> (World, String) {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nplay out\nreport 2 1 5\n+10m");
    let id = world.sessions().expect("it can be read")[0].session_id.clone();
    (world, id)
}

fn detail(world: &mut World, id: &str) -> SessionDetail {
    world.companion().session_detail(id).expect("it can be read")
}

fn amend(world: &mut World, told: &SetAmendment) -> Result<(), WireError> {
    let now = world.now;
    let answer = world.companion().amend_set(told, &now);
    world.settle();
    answer
}

fn undo(world: &mut World, id: &str) {
    let (change, now) = (detail(world, id).changes[0].id.clone(), world.now);
    world.companion().undo_change(id, &change, &now).expect("it is the last one");
    world.settle();
}

fn report(id: &str, during: f64) -> Report {
    Report {
        session_id: id.to_owned(),
        pain_during: Some(during),
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        feels: Vec::new(),
        note: None,
    }
}

/// What is done to one of three sets, or to the session.
#[derive(Debug, Clone)]
enum Turn {
    Reps(usize, u8),
    Void(usize, bool),
    Answer(u8),
    Session(bool),
    Undo,
    Restart,
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        4 => (0..3usize, 0..20u8).prop_map(|(set, reps)| Turn::Reps(set, reps)),
        2 => (0..3usize, prop::bool::ANY).prop_map(|(set, voided)| Turn::Void(set, voided)),
        2 => (0..=10u8).prop_map(Turn::Answer),
        1 => prop::bool::ANY.prop_map(Turn::Session),
        4 => proptest::strategy::Just(Turn::Undo),
        1 => proptest::strategy::Just(Turn::Restart),
    ]
}

/// Everything that a change may reach, beside the list of the changes.
#[derive(Debug, Clone, PartialEq)]
struct Stand {
    sets: [(u32, bool); 3],
    during: Option<u8>,
    voided: bool,
}

fn stand(world: &mut World, id: &str) -> Stand {
    let d = detail(world, id);
    let set = |at: usize| (d.sets[at].reps_done, d.sets[at].voided);
    Stand { sets: [set(0), set(1), set(2)], during: d.item.pain_during, voided: d.item.voided }
}

/// Every row of the tables that hold facts of sessions, by its table and its place.
fn facts(world: &World) -> BTreeMap<(String, i64), String> {
    let connection = rows::look(&world.folder);
    let mut all = BTreeMap::new();
    for table in ["session", "session_set", "set_correction", "session_report", "amendment"] {
        let columns: String = rows::one(
            &world.folder,
            &format!("SELECT group_concat('quote(' || name || ')', ' || ') FROM pragma_table_info('{table}')"),
        );
        let mut statement = connection.prepare(&format!("SELECT rowid, {columns} FROM {table}")).expect("a query");
        let found = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        all.extend(
            found.map(|row| row.expect("a row")).map(|(at, text): (i64, String)| ((table.to_owned(), at), text)),
        );
    }
    all
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    /// A model beside it: what stood before each change is on a pile, and undoing takes one from it and puts one on it.
    #[test]
    fn any_changes_and_undoings_end_where_the_last_of_them_says(turns in prop::collection::vec(turn(), 1..25)) {
        let (mut world, id) = played();
        let mut before = facts(&world);
        let mut now = stand(&mut world, &id);
        let mut was: Option<Stand> = None;
        for turn in turns {
            let set = |world: &mut World, at: usize| detail(world, &id).sets[at].set_id.clone().expect("it was reached");
            let at = world.now;
            let mut next = now.clone();
            match turn {
                Turn::Reps(place, reps) => {
                    let outcome = match reps {
                        15.. => SetOutcome::Done,
                        1.. => SetOutcome::Partial,
                        0 => SetOutcome::Skipped,
                    };
                    let told = SetAmendment {
                        set_id: set(&mut world, place),
                        reps: reps.into(),
                        load_kg: None,
                        side: Some(Leg::Left),
                        outcome,
                        reason: None,
                    };
                    if amend(&mut world, &told).is_ok() {
                        next.sets[place].0 = reps.into();
                    } else {
                        assert!(now.voided || now.sets[place].1);
                    }
                }
                Turn::Void(place, voided) => {
                    let id = set(&mut world, place);
                    if world.companion().void_set(&id, voided, &at).is_ok() {
                        next.sets[place].1 = voided;
                    } else {
                        assert!(now.voided);
                    }
                }
                Turn::Answer(pain) => {
                    let told = Report { pain_after: Some(1.0), effort: Some(5.0), ..report(&id, pain.into()) };
                    if world.companion().save_report(&told, &at).is_ok() {
                        next.during = Some(pain);
                    } else {
                        assert!(now.voided);
                    }
                }
                Turn::Session(voided) => {
                    world.companion().void_session(&id, voided, &at).expect("it is over");
                    next.voided = voided;
                }
                Turn::Undo if detail(&mut world, &id).changes.is_empty() => {}
                Turn::Undo => {
                    undo(&mut world, &id);
                    next = was.clone().expect("something was changed");
                }
                Turn::Restart => {
                    world.run("kill\nopen");
                }
            }
            world.settle();
            if next != now {
                was = Some(now);
            }
            now = next;
            assert_eq!(stand(&mut world, &id), now);
            let after = facts(&world);
            assert!(before.iter().all(|(at, row)| after.get(at) == Some(row)), "a row was changed or is gone");
            before = after;
        }
        assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
    }
}
