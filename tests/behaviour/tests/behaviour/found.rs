//! Finding by typing, in everything that a person wrote, whatever is typed.

use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{Appointment, BesideDraft, EntryDraft, ErrorCode, Found, Legs, SearchResult};

/// One text of each kind, with a word that they share.
fn written() -> (World, String) {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nplay out\nreport 2 1 5 New shoes, no rain");
    let now = world.now;
    let entry = entry(&mut world, "The café was closed. New SHOES again!", "2026-11-20");
    let c = world.companion();
    c.add_worry(None, Some("Are the shoes to blame?"), &now).expect("it is kept");
    c.add_question("Which shoe for trails?", None, &now).expect("it is kept");
    c.keep_beside(&BesideDraft::OwnRule { words: "Never new shoes in a race".to_owned() }, &now).expect("it is kept");
    let visit = Appointment {
        id: String::new(),
        with: "The shoe shop".to_owned(),
        day: "2026-12-01".to_owned(),
        at: "10:00".to_owned(),
    };
    c.keep_appointment(&visit, &now).expect("it is ahead");
    world.settle();
    (world, entry)
}

fn entry(world: &mut World, note: &str, day: &str) -> String {
    let now = world.now;
    let draft = EntryDraft {
        id: None,
        day: Some(day.to_owned()),
        mood: None,
        motivation: None,
        confidence: None,
        feelings: Vec::new(),
        note: Some(note.to_owned()),
    };
    world.companion().keep_entry(&draft, &now).expect("it is kept")
}

fn search(world: &mut World, typed: &str) -> SearchResult {
    world.companion().search(typed).expect("any text may be typed")
}

fn count(world: &mut World, typed: &str) -> usize {
    search(world, typed).found.len()
}

/// With brackets around what matches.
fn told(found: &[Found]) -> String {
    let line = |found: &Found| {
        let units: Vec<u16> = found.words.encode_utf16().collect();
        let (mut said, mut at) = (String::new(), 0);
        for [from, to] in &found.marks {
            let part = |from: u32, to: u32| String::from_utf16_lossy(&units[from as usize..to as usize]);
            said += &format!("{}[{}]", part(at, *from), part(*from, *to));
            at = *to;
        }
        said += &String::from_utf16_lossy(&units[at as usize..]);
        format!("{} {:?}: {said}", found.day, found.what)
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_kind_of_text_is_found_by_the_beginning_of_a_word() {
    let (mut world, _) = written();
    let mut lines: Vec<String> = told(&search(&mut world, "sho").found).lines().map(str::to_owned).collect();
    assert!(lines.is_sorted_by(|a, b| a[..10] >= b[..10]), "the newest day first");
    lines.sort();
    expect![[r#"
        2026-11-20 Journal: The café was closed. New [SHOES] again!
        2026-11-23 OwnRule: Never new [shoes] in a race
        2026-11-23 Question: Which [shoe] for trails?
        2026-11-23 Session: New [shoes], no rain
        2026-11-23 Worry: Are the [shoes] to blame?
        2026-12-01 Appointment: The [shoe] [shop]"#]]
    .assert_eq(&lines.join("\n"));
}

#[test]
fn accents_and_case_do_not_matter_and_every_word_has_to_be_there() {
    let (mut world, _) = written();
    for typed in ["cafe", "CAFÉ", "cafe\u{301}", "caf", "closed cafe", "new sho caf"] {
        assert_eq!(count(&mut world, typed), 1, "{typed:?}");
    }
    for typed in ["cafes", "afé", "cafe rain"] {
        assert_eq!(count(&mut world, typed), 0, "{typed:?}");
    }
}

#[test]
fn any_text_may_be_typed() {
    let (mut world, _) = written();
    entry(&mut world, "💥 נעל חדשה — \"quoted\" 100% a*b NEAR(x) NULL\u{0}byte \u{1}odd\u{2}", "2026-11-21");
    let cases = [
        ("", 0),
        ("   ", 0),
        ("\"", 0),
        ("*", 0),
        ("💥", 0),
        ("\0", 0),
        ("shoes\0rain", 1),
        ("\"shoes", 4),
        ("sho*", 6),
        ("shoes OR nothing", 0),
        ("NOT shoes", 0),
        ("words : shoes", 0),
        ("{words}: shoes", 0),
        ("near(x", 1),
        ("נעל", 1),
        ("חד", 1),
        ("\"quoted\"", 1),
        ("a*b", 1),
        ("100%", 1),
        ("byte", 1),
        ("odd", 1),
        ("'; DROP TABLE search; --", 0),
        ("\u{202e}seohs", 0),
    ];
    for (typed, expected) in cases {
        assert_eq!(count(&mut world, typed), expected, "{typed:?}");
    }
    let odd = &search(&mut world, "odd").found[0];
    assert_eq!(odd.marks.len(), 1);
    let units: Vec<u16> = odd.words.encode_utf16().collect();
    let [from, to] = odd.marks[0];
    assert_eq!(String::from_utf16_lossy(&units[from as usize..to as usize]), "odd");
    for long in ["x".repeat(201), "x".repeat(1 << 20)] {
        let refused = world.companion().search(&long).expect_err("it is too long");
        assert_eq!(refused.code, ErrorCode::Invalid);
        assert!(refused.message.len() < 100);
    }
    assert_eq!(count(&mut world, &"é".repeat(200)), 0);
}

#[test]
fn what_was_changed_is_found_as_it_stands_and_what_was_voided_is_not() {
    let (mut world, id) = written();
    let now = world.now;
    let draft = EntryDraft {
        id: Some(id.clone()),
        day: None,
        mood: None,
        motivation: None,
        confidence: None,
        feelings: Vec::new(),
        note: Some("The library was open.".to_owned()),
    };
    world.companion().keep_entry(&draft, &now).expect("it is kept");
    assert_eq!((count(&mut world, "cafe"), count(&mut world, "library")), (0, 1));
    world.companion().undo_entry(&id, &now).expect("there is a change");
    assert_eq!((count(&mut world, "cafe"), count(&mut world, "library")), (1, 0));
    world.companion().void_entry(&id, true, &now).expect("it is there");
    assert_eq!(count(&mut world, "cafe"), 0);
    world.companion().void_entry(&id, false, &now).expect("it is there");
    assert_eq!(count(&mut world, "cafe"), 1);

    world.run("report 2 1 5 Wind instead");
    assert_eq!((count(&mut world, "rain"), count(&mut world, "wind")), (0, 1));
    let session = world.sessions().expect("it can be read")[0].session_id.clone();
    world.companion().void_session(&session, true, &now).expect("it is over");
    assert_eq!(count(&mut world, "wind"), 0);
    world.companion().void_session(&session, false, &now).expect("it is over");
    assert_eq!(count(&mut world, "wind"), 1);

    let rule = world.companion().you().expect("it can be read").rules[0].id.clone();
    world.companion().keep_beside(&BesideDraft::OwnRuleEnd { rule }, &now).expect("it is there");
    assert_eq!(count(&mut world, "never"), 0);
    let visit = world.companion().appointments(&now).expect("they can be read").swap_remove(0);
    let moved = Appointment { with: "The boot maker".to_owned(), ..visit.clone() };
    world.companion().keep_appointment(&moved, &now).expect("it is ahead");
    assert_eq!((count(&mut world, "shop"), count(&mut world, "boot")), (0, 1));
    world.companion().drop_appointment(&visit.id, &now).expect("it is there");
    assert_eq!(count(&mut world, "boot"), 0);
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
}

#[test]
fn the_index_is_made_anew_from_the_rows() {
    let (mut world, _) = written();
    let before = told(&search(&mut world, "sho").found);
    world.run("kill");
    let connection = rows::look(&world.folder);
    let words = |connection: &rusqlite::Connection| -> Vec<String> {
        let mut all =
            connection.prepare("SELECT kind || about || day || words FROM search ORDER BY 1").expect("a query");
        all.query_map((), |row| row.get(0)).expect("rows").map(|row| row.expect("a text")).collect()
    };
    let kept = words(&connection);
    let source =
        "SELECT group_concat(line, '') FROM (SELECT kind || about || day || words AS line FROM searchable ORDER BY 1)";
    assert_eq!(kept.concat(), rows::one::<String>(&world.folder, source), "every row is in it as it stands");
    connection.execute("DELETE FROM search", ()).expect("it is derived");
    drop(connection);
    let now = world.now;
    let mut opened = sinew_companion::store::open(&world.folder, "", now.wall).expect("the log opens");
    opened.store.transact(sinew_companion::store::rebuild_search).expect("it is made anew");
    drop(opened);
    assert_eq!(words(&rows::look(&world.folder)), kept);
    world.run("open");
    assert_eq!(told(&search(&mut world, "sho").found), before);
}

#[test]
fn no_more_than_a_hundred_are_told() {
    let mut world = World::set_up(Legs::Left);
    for n in 0..101 {
        entry(&mut world, &format!("Shoe {n}"), "2026-11-20");
    }
    let result = search(&mut world, "shoe");
    assert_eq!((result.found.len(), result.more), (100, true));
    assert_eq!((count(&mut world, "shoe 100"), search(&mut world, "shoe 7").more), (1, false));
}
