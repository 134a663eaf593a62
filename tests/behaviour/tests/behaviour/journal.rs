//! The journal: entries that are changed, taken back and undone by new rows; worries; and the next visit.

use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{Appointment, EntryDraft, ErrorCode, Feeling, Journal, Legs};

fn view(world: &mut World) -> Journal {
    let now = world.now;
    world.companion().journal(60, &now).expect("it can be read")
}

fn keep(world: &mut World, draft: &EntryDraft) -> String {
    let now = world.now;
    let id = world.companion().keep_entry(draft, &now).expect("it is kept");
    world.settle();
    id
}

fn note(text: &str) -> EntryDraft {
    EntryDraft {
        id: None,
        day: None,
        mood: None,
        motivation: None,
        confidence: None,
        feelings: Vec::new(),
        note: Some(text.to_owned()),
    }
}

/// Each entry as it stands, and how often it was another.
fn told(journal: &Journal) -> String {
    let line = |e: &sinew_companion::wire::EntryLine| {
        let voided = if e.voided { ", voided" } else { "" };
        let (numbers, before) = ([e.mood, e.motivation, e.confidence], e.earlier.len());
        let numbers = numbers.map(|n| n.map_or("-".to_owned(), |n| n.to_string())).join("/");
        format!("{} {numbers} {:?} {:?}, {before} before{voided}", e.day, e.feelings, e.note.as_deref().unwrap_or("-"))
    };
    journal.entries.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_was_not_told_is_not_zero_and_a_word_stands_once() {
    let mut world = World::set_up(Legs::Left);
    keep(
        &mut world,
        &EntryDraft { mood: Some(0.0), feelings: vec![Feeling::Proud, Feeling::Afraid, Feeling::Proud], ..note("  ") },
    );
    keep(&mut world, &EntryDraft { day: Some("2026-11-20".to_owned()), ..note("I walked for an hour.") });
    expect![[r#"
        2026-11-23 0/-/- [Afraid, Proud] "-", 0 before
        2026-11-20 -/-/- [] "I walked for an hour.", 0 before"#]]
    .assert_eq(&told(&view(&mut world)));
    let nulls = "SELECT count(*) FROM journal_entry WHERE motivation IS NULL AND confidence IS NULL";
    assert_eq!(rows::one::<i64>(&world.folder, nulls), 2);
}

#[test]
fn an_entry_is_changed_undone_and_voided_by_new_rows() {
    let mut world = World::set_up(Legs::Left);
    let id = keep(&mut world, &EntryDraft { mood: Some(3.0), ..note("Rain.") });
    world.run("+1h");
    let same = keep(&mut world, &EntryDraft { id: Some(id.clone()), mood: Some(3.0), ..note("Rain.") });
    assert_eq!((same.as_str(), rows::count(&world.folder, "journal_entry")), (id.as_str(), 1), "the same is kept once");
    keep(&mut world, &EntryDraft { id: Some(id.clone()), mood: Some(6.0), ..note("Rain, then sun.") });
    let now = world.now;
    let first = &view(&mut world).entries[0];
    assert_eq!((first.written_at.as_str(), first.earlier[0].at.as_str()), ("19:30", "18:30"), "each has its own time");
    world.companion().undo_entry(&id, &now).expect("there is a change");
    assert!(told(&view(&mut world)).contains(r#"3/-/- [] "Rain.", 2 before"#));
    world.companion().undo_entry(&id, &now).expect("undoing can be undone");
    world.companion().void_entry(&id, true, &now).expect("it is there");
    world.companion().void_entry(&id, true, &now).expect("twice is once");
    world.run("kill\nopen");
    assert!(told(&view(&mut world)).ends_with(r#"6/-/- [] "Rain, then sun.", 4 before, voided"#));
    let refused = world.companion().keep_entry(&EntryDraft { id: Some(id.clone()), ..note("More.") }, &now);
    assert_eq!(refused.map_err(|e| e.detail), Err(vec!["id: it was voided".to_owned()]));
    world.companion().undo_entry(&id, &now).expect("there is a change");
    assert!(!view(&mut world).entries[0].voided);
    assert_eq!(rows::count(&world.folder, "journal_entry"), 6);
}

#[test]
fn what_cannot_be_kept_is_refused_with_every_problem() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let wrong = EntryDraft {
        day: Some("2026-11-24".to_owned()),
        mood: Some(11.0),
        motivation: Some(-1.0),
        confidence: Some(2.5),
        ..note(&"x".repeat(4001))
    };
    let refused = world.companion().keep_entry(&wrong, &now).expect_err("it cannot be kept");
    expect![[r#"
        [
            "day: has not come yet",
            "mood: must be a whole number from 0 to 10",
            "motivation: must be a whole number from 0 to 10",
            "confidence: must be a whole number from 0 to 10",
            "note: 4001 characters; at most 4000",
        ]
    "#]]
    .assert_debug_eq(&refused.detail);
    let empty = world.companion().keep_entry(&note("   "), &now).expect_err("there is nothing in it");
    assert_eq!(empty.detail, ["note: nothing was told"]);
    let nobody = EntryDraft { id: Some("nobody".to_owned()), ..note("a") };
    assert_eq!(world.companion().keep_entry(&nobody, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(world.companion().undo_entry("nobody", &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(world.companion().void_entry("nobody", true, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(rows::count(&world.folder, "journal_entry"), 0);
    keep(&mut world, &note(&"ü".repeat(4000)));
}

#[test]
fn at_half_past_three_it_is_still_the_day_before() {
    let mut world = World::set_up(Legs::Left);
    world.set_wall("2026-11-24T03:30:00");
    keep(&mut world, &note("I cannot sleep."));
    assert_eq!(view(&mut world).entries[0].day, "2026-11-23");
}

#[test]
fn only_as_many_as_are_asked_for_are_told() {
    let mut world = World::set_up(Legs::Left);
    for n in 0..3 {
        keep(&mut world, &note(&format!("Note {n}")));
    }
    let now = world.now;
    let two = world.companion().journal(2, &now).expect("it can be read");
    let notes: Vec<&str> = two.entries.iter().filter_map(|e| e.note.as_deref()).collect();
    assert_eq!((notes, two.more), (vec!["Note 2", "Note 1"], true));
    assert!(!world.companion().journal(3, &now).expect("it can be read").more);
}

#[test]
fn the_feelings_of_some_days_are_those_that_count() {
    let mut world = World::set_up(Legs::Left);
    let on = |day: &str, mood: Option<f64>| EntryDraft { day: Some(day.to_owned()), mood, ..note("a note") };
    keep(&mut world, &on("2026-11-19", Some(1.0)));
    let changed = keep(&mut world, &on("2026-11-20", Some(2.0)));
    keep(&mut world, &EntryDraft { id: Some(changed), ..on("2026-11-20", Some(7.0)) });
    keep(&mut world, &on("2026-11-21", None));
    let voided = keep(&mut world, &on("2026-11-22", Some(3.0)));
    let now = world.now;
    world.companion().void_entry(&voided, true, &now).expect("it is there");
    keep(&mut world, &EntryDraft { feelings: vec![Feeling::Hopeful], ..on("2026-11-23", None) });
    let day = |text: &str| text.parse().expect("a date");
    let connection = rows::look(&world.folder);
    let rows =
        sinew_companion::store::feelings_between(&connection, day("2026-11-20"), day("2026-11-23")).expect("rows");
    let told: Vec<String> = rows.iter().map(|r| format!("{} {:?} {:?}", r.day, r.mood, r.feelings)).collect();
    assert_eq!(told, ["2026-11-20 Some(7) []", "2026-11-23 None [Hopeful]"]);
}

#[test]
fn a_worry_is_answered_put_to_rest_and_comes_back() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let ticked = world.companion().add_worry(Some("fitness-loss"), None, &now).expect("it is on the list");
    assert_eq!(world.companion().add_worry(Some("fitness-loss"), None, &now), Ok(ticked.clone()), "it is open already");
    let own = world.companion().add_worry(None, Some(" Will they replace me? "), &now).expect("in own words");
    let journal = view(&mut world);
    let words: Vec<&str> = journal.worries.iter().map(|w| w.words.as_str()).collect();
    assert_eq!(words, ["Will they replace me?", "Am I losing speed?"]);
    assert!(journal.worries[0].answer.is_none() && journal.worries[0].source.is_none(), "nothing is claimed");
    let listed = &journal.worries[1];
    assert!(listed.answer.is_some() && listed.card.as_ref().is_some_and(|card| card.id == "fitness-loss"));
    assert_eq!(listed.source.as_ref().map(|s| s.grade.as_str()), Some("practice"));
    assert!(journal.options.iter().all(|option| option.open == (option.line == "fitness-loss")));
    world.run("+24h");
    let now = world.now;
    world.companion().rest_worry(&ticked, true, &now).expect("it is open");
    world.companion().rest_worry(&ticked, true, &now).expect("twice is once");
    world.run("kill\nopen");
    let journal = view(&mut world);
    assert_eq!((journal.worries.len(), journal.earlier.len()), (1, 1));
    let rests = &journal.earlier[0];
    assert_eq!((rests.day.as_str(), rests.rests_since.as_deref()), ("2026-11-23", Some("2026-11-24")));
    world.companion().rest_worry(&ticked, false, &now).expect("it may come back");
    assert_eq!(view(&mut world).worries.len(), 2);
    assert_eq!(rows::count(&world.folder, "worry"), 4);
    let _kept = own;
    let refused = [
        world.companion().add_worry(Some("no such line"), None, &now).map(|_| ()),
        world.companion().add_worry(None, Some("  "), &now).map(|_| ()),
        world.companion().add_worry(None, Some(&"x".repeat(1001)), &now).map(|_| ()),
        world.companion().add_worry(Some("plateau"), Some("and more"), &now).map(|_| ()),
        world.companion().rest_worry("nobody", true, &now),
    ];
    assert!(refused.iter().all(Result::is_err), "{refused:?}");
}

#[test]
fn every_listed_worry_has_an_answer_with_its_source_and_more_to_read() {
    let mut world = World::set_up(Legs::Left);
    let (options, now) = (view(&mut world).options, world.now);
    assert!(options.len() >= 3);
    for option in options {
        world.companion().add_worry(Some(&option.line), None, &now).expect("it is on the list");
    }
    for worry in view(&mut world).worries {
        assert!(worry.answer.is_some() && worry.source.is_some() && worry.card.is_some(), "{worry:?}");
    }
}

#[test]
fn the_next_visit_has_its_questions_under_it() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let visit = |with: &str, day: &str| Appointment {
        id: String::new(),
        with: with.to_owned(),
        day: day.to_owned(),
        at: "09:30".to_owned(),
    };
    assert_eq!(view(&mut world).visit.appointment, None);
    for (with, day) in [("Massage", "2026-11-28"), ("M. Sand, physio", "2026-11-25")] {
        world.companion().keep_appointment(&visit(with, day), &now).expect("it is ahead");
    }
    world.companion().add_question("May I hop?", None, &now).expect("it is kept");
    world.companion().add_question("How far may I run?", None, &now).expect("it is kept");
    let done = world.companion().questions().expect("they can be read")[1].id.clone();
    world.companion().question_done(&done, &now).expect("it is there");
    let visit = view(&mut world).visit;
    assert_eq!(visit.appointment.map(|a| a.with).as_deref(), Some("M. Sand, physio"));
    let open: Vec<&str> = visit.questions.iter().map(|q| q.words.as_str()).collect();
    assert_eq!((open, visit.later), (vec!["How far may I run?"], 1));
}

#[test]
fn what_was_written_down_can_neither_be_changed_nor_deleted() {
    let mut world = World::set_up(Legs::Left);
    keep(&mut world, &note("Rain."));
    let now = world.now;
    world.companion().add_worry(Some("plateau"), None, &now).expect("it is on the list");
    world.run("start evening\nuntil rest\nend session\n+1m\ncorrect 1 9");
    let connection = rows::look(&world.folder);
    for table in ["journal_entry", "worry", "amendment"] {
        for statement in [format!("UPDATE {table} SET at_ms = 0"), format!("DELETE FROM {table}")] {
            let refused = connection.execute(&statement, ()).expect_err("a fact stays").to_string();
            assert_eq!(refused, "facts are append-only", "{statement}");
        }
    }
}
