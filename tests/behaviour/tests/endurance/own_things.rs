//! What the person made or loaded: brought along, written out, loaded again, changed, taken away.

use crate::files::*;
use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{ErrorCode, Exercise, Programme};

#[test]
fn a_programme_may_bring_an_exercise_of_its_own() {
    let text = format!("{}{TIPTOE}", HEELS.replace("hold_s", "move_s").replace("\"E26\"", "\"tiptoe\""));
    let mut world = World::new();
    let review = world.companion().review_file(&text, None);
    assert_eq!(review.problems, []);
    assert_eq!(review.brings, ["Tiptoe walk"]);
    assert_eq!(review.programme.expect("a programme").names["tiptoe"], "Tiptoe walk");
    assert!(world.companion().exercise("tiptoe").is_err(), "not before it is accepted");

    accept(&mut world, &text, None).expect("both come in");
    let tiptoe = world.companion().exercise("tiptoe").expect("it came along");
    assert!(tiptoe.own);
    assert_eq!(tiptoe.programmes.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["heels"]);
    assert_eq!(rows::count(&world.folder, "own_record"), 2);

    // Out, and into the Sinew of somebody who has neither.
    let file = world.companion().export_file("heels").expect("it can be written");
    assert_eq!(file.file_name, "heels.toml");
    let mut other = World::new();
    assert_eq!(accept(&mut other, &file.text, None), Ok("heels".to_owned()));
    assert_eq!(sessions(&mut other, "heels"), sessions(&mut world, "heels"));
    assert_eq!(plain(other.companion().exercise("tiptoe").expect("it came along").exercise), plain(tiptoe.exercise));

    // Somebody who has another exercise of that name is asked, not overruled.
    let changed = text.replace("Strong feet.", "Something else.");
    let refused = accept(&mut other, &changed, Some("Heels again")).expect_err("it would change a programme");
    expect![[r#"file.exercises.tiptoe.id: "tiptoe" is another exercise of yours: Tiptoe walk"#]]
        .assert_eq(&refused.join("\n"));
}

#[test]
fn an_exercise_that_comes_along_is_checked_as_any_other() {
    let heels = HEELS.replace("hold_s", "move_s").replace("\"E26\"", "\"tiptoe\"");
    let with = |from: &str, to: &str| format!("{heels}{}", TIPTOE.replace(from, to));
    check(
        &with("steps = [\"Walk.\", \"Turn.\", \"Walk back.\"]", "steps = []\nharder = [\"E999\"]"),
        expect![[r#"
        file.exercises.tiptoe.steps: has 0 entries; 1 to 12
        file.exercises.tiptoe.harder[0]: there is no exercise "E999"
    "#]],
    );
    check(
        &with("id = \"tiptoe\"", "id = \"E41\""),
        expect![[r#"
        file.phases[0].sessions[0].items[1].exercise: there is no exercise "tiptoe"
        file.exercises.E41.id: an id has 1 to 60 lower-case letters, digits and hyphens
        file.exercises.E41.id: "E41" is the id of something else in the library
    "#]],
    );
    check(
        &with("id = \"tiptoe\"", "id = \"alfredson-1998\""),
        expect![[r#"
        file.phases[0].sessions[0].items[1].exercise: there is no exercise "tiptoe"
        file.exercises.alfredson-1998.id: "alfredson-1998" is the id of something else in the library
    "#]],
    );
    check(
        &with("id = \"tiptoe\"", "id = \"heels\""),
        expect![[r#"
            file.phases[0].sessions[0].items[1].exercise: there is no exercise "tiptoe"
            file.exercises.heels.id: "heels" is the programme's own id
        "#]],
    );
    check(
        &format!("{heels}{TIPTOE}{TIPTOE}"),
        expect![[r#"
            file.exercises.tiptoe.id: "tiptoe" is there twice
        "#]],
    );
    check(
        &with("sets = { value = 2,", "sets = { value = 0,"),
        expect![[r#"
        file.exercises.tiptoe.dose.sets.value: 0 is outside 1 to 20
    "#]],
    );
}

#[test]
fn an_exercise_alone_goes_out_and_comes_in_again() {
    let mut world = World::new();
    for id in ["E01", "E41", "E53", "E87"] {
        let file = world.companion().export_file(id).expect("it can be written");
        let refused = world.companion().review_file(&file.text, None).problems;
        assert!(!refused.is_empty(), "{id} is the library's");
        let name = format!("My {id}");
        let mine = accept(&mut world, &file.text, Some(&name)).unwrap_or_else(|e| panic!("{id}: {e:?}"));
        assert_eq!(mine, format!("my-{}", id.to_lowercase()));
        let kept = world.companion().exercise(&mine).expect("it is there").exercise;
        let shipped = world.companion().exercise(id).expect("it ships").exercise;
        assert_eq!(plain(kept), plain(Exercise { id: mine, name, ..shipped }));
    }
}

#[test]
fn a_file_may_be_written_in_any_form_of_toml() {
    let mut world = World::new();
    let value: toml::Table = toml::from_str(HEELS).expect("TOML");
    let inline: String = value.iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
    assert!(!inline.contains("[["));
    assert_eq!(accept(&mut world, &format!("\u{feff}{}", inline.replace('\n', "\r\n")), None), Ok("heels".to_owned()));
    let tiptoe: String = TIPTOE.lines().filter(|l| *l != "[[exercises]]").map(|l| format!("{l}\n")).collect();
    let tiptoe = tiptoe.replace("[exercises.dose]", "[dose]").replace("steps = [", "\"steps\" = [\n# three of them\n");
    assert_eq!(accept(&mut world, &tiptoe, None), Ok("tiptoe".to_owned()));
}

/// As it ships it cannot come in twice; under another name it is the same programme.
#[test]
fn every_programme_that_ships_goes_out_and_comes_in_under_another_name() {
    let mut world = World::new();
    let shipped: Vec<String> = index(&mut world).programmes.into_iter().map(|p| p.id).collect();
    assert_eq!(shipped.len(), 22);
    for id in &shipped {
        let file = world.companion().export_file(id).expect("it can be written");
        let told: Vec<String> =
            world.companion().review_file(&file.text, None).problems.iter().map(ToString::to_string).collect();
        let taken = format!("file.id: \"{id}\" is the id of something else in the library; give it another name");
        assert_eq!(told, [taken]);
        let mine =
            accept(&mut world, &file.text, Some(&format!("Mine {id}"))).unwrap_or_else(|e| panic!("{id}: {e:?}"));
        assert_eq!(sessions(&mut world, &mine), sessions(&mut world, id), "{id}");
        let (kept, original) = (programme(&mut world, &mine), programme(&mut world, id));
        let same = Programme { id: mine.clone(), name: kept.name.clone(), version: 1, format: Some(1), ..original };
        assert_eq!(kept, same);
        // And once more, from the copy.
        let again = world.companion().export_file(&mine).expect("it can be written");
        assert_eq!(toml::from_str::<Programme>(&again.text).expect("it is a programme"), same);
    }
}

/// Two sets of twelve, once a day; out, and in under another name: it is played as it was made.
#[test]
fn a_changed_copy_goes_out_and_comes_in_as_the_same_plan() {
    let mut world = World::new();
    let mut copy = programme(&mut world, "alfredson-1998");
    (copy.id, copy.name) = ("my-drops".to_owned(), "My drops".to_owned());
    let session = &mut copy.phases[0].sessions[0];
    session.per_day.as_mut().expect("twice a day").value = 1;
    for item in &mut session.items {
        item.sets.value = 2;
        item.reps.as_mut().expect("reps").value = 12;
    }
    let draft = world.companion().check_programme(&copy);
    assert_eq!(draft.problems, []);
    let now = world.now;
    assert_eq!(world.companion().save_programme(copy, &now), Ok("my-drops".to_owned()));
    assert_eq!(sessions(&mut world, "my-drops"), draft.sessions);
    let file = world.companion().export_file("my-drops").expect("it can be written");
    assert_eq!(accept(&mut world, &file.text, Some("Her drops")), Ok("her-drops".to_owned()));
    assert_eq!(sessions(&mut world, "her-drops"), draft.sessions);

    let mut asked = Vec::new();
    for id in ["my-drops", "her-drops"] {
        play(&mut world, id);
        world.run("play out");
        asked.push(sets_asked(&mut world));
    }
    assert_eq!(asked[0], "E01 1/2 12, E01 2/2 12, E02 1/2 12, E02 2/2 12");
    assert_eq!(asked[0], asked[1]);
}

#[test]
fn a_session_keeps_what_it_was_played_with() {
    let mut world = World::new();
    accept(&mut world, HEELS, None).expect("it comes in");
    play(&mut world, "heels");
    world.run("play out");
    let before = newest(&mut world);
    let frozen = "SELECT prescription FROM session ORDER BY rowid LIMIT 1";
    let (asked, kept) = (sets_asked(&mut world), rows::one::<String>(&world.folder, frozen));

    // Changed while a session of it is half done.
    play(&mut world, "heels");
    world.run("until rest");
    let mut changed = programme(&mut world, "heels");
    changed.phases[0].sessions[0].items[0].reps.as_mut().expect("reps").value = 5;
    changed.phases[0].sessions[0].items.truncate(1);
    let now = world.now;
    world.companion().save_programme(changed, &now).expect("a new version");
    assert_eq!(programme(&mut world, "heels").version, 2);
    world.run("kill\nopen\nresume interrupted\nresume\nplay out");
    assert_eq!(sets_asked(&mut world), asked, "what was begun is played as it was begun");

    play(&mut world, "heels");
    world.run("play out");
    assert_eq!(sets_asked(&mut world), "E01 1/2 5, E01 2/2 5");
    let now = world.now;
    world.companion().remove_own("heels", &now).expect("nothing uses it");
    assert_eq!(rows::one::<String>(&world.folder, frozen), kept);
    let versions: String =
        rows::one(&world.folder, "SELECT group_concat(programme || ' ' || programme_version, ', ') FROM session");
    assert_eq!(versions, "heels 1, heels 1, heels 2");
    let first = world.companion().session_detail(&before).expect("it can still be read");
    assert_eq!(first.sets.len(), 3);
}

#[test]
fn what_is_taken_away_is_gone_and_its_versions_stay() {
    let mut world = World::new();
    let text = format!("{}{TIPTOE}", HEELS.replace("hold_s", "move_s").replace("\"E26\"", "\"tiptoe\""));
    accept(&mut world, &text, None).expect("both come in");
    assert_eq!(removed(&mut world, "tiptoe"), Err("Invalid: id: \"Heels, and a balance\" uses it".to_owned()));
    assert_eq!(removed(&mut world, "alfredson-1998"), Err("NotFound: id: no such thing of your own".to_owned()));
    assert_eq!(removed(&mut world, "E41"), Err("NotFound: id: no such thing of your own".to_owned()));
    assert_eq!(removed(&mut world, "nothing"), Err("NotFound: id: no such thing of your own".to_owned()));
    assert_eq!(rows::count(&world.folder, "own_record"), 2, "nothing was changed");

    assert_eq!(removed(&mut world, "heels"), Ok(()));
    assert_eq!(removed(&mut world, "heels"), Err("NotFound: id: no such thing of your own".to_owned()));
    assert_eq!(removed(&mut world, "tiptoe"), Ok(()));
    for restarted in [false, true] {
        if restarted {
            world.run("kill\nopen");
        }
        let index = index(&mut world);
        assert!(!index.programmes.iter().any(|p| p.own) && !index.exercises.iter().any(|e| e.own));
        assert!(world.companion().programme("heels").is_err());
    }
    // Their numbers are not used again.
    accept(&mut world, &text, None).expect("they come back");
    assert_eq!(programme(&mut world, "heels").version, 3);
    assert_eq!(rows::count(&world.folder, "own_record"), 6);
}

#[test]
fn an_exercise_that_another_of_yours_names_is_not_taken_away_from_under_it() {
    let mut world = World::new();
    let mut tiptoe = own_exercise(&mut world, "tiptoe", "Tiptoe walk");
    let now = world.now;
    world.companion().save_exercise(tiptoe.clone(), &now).expect("it is kept");
    (tiptoe.id, tiptoe.name, tiptoe.easier) =
        ("stairs".to_owned(), "Tiptoe stairs".to_owned(), vec!["tiptoe".to_owned()]);
    world.companion().save_exercise(tiptoe, &now).expect("it is kept");
    assert_eq!(removed(&mut world, "tiptoe"), Err("Invalid: id: \"Tiptoe stairs\" uses it".to_owned()));

    // A programme with the second brings the first along, and the second alone goes without it.
    let heels = HEELS.replace("hold_s", "move_s").replace("\"E26\"", "\"stairs\"");
    accept(&mut world, &heels, None).expect("it comes in");
    let whole = world.companion().export_file("heels").expect("it can be written").text;
    let alone = world.companion().export_file("stairs").expect("it can be written").text;
    let mut other = World::new();
    assert_eq!(accept(&mut other, &whole, None), Ok("heels".to_owned()));
    assert_eq!(other.companion().exercise("tiptoe").map(|e| e.exercise.name), Ok("Tiptoe walk".to_owned()));
    let mut third = World::new();
    assert_eq!(accept(&mut third, &alone, None), Ok("stairs".to_owned()));
}

#[test]
fn one_id_is_one_thing() {
    let mut world = World::new();
    let now = world.now;
    let tiptoe = own_exercise(&mut world, "tiptoe", "Tiptoe walk");
    world.companion().save_exercise(tiptoe.clone(), &now).expect("it is kept");
    let mut heels: Programme = toml::from_str(HEELS).expect("a programme");
    for id in ["tiptoe", "alfredson-1998", "dunne-12-week", "E41", "Heels"] {
        heels.id = id.to_owned();
        let refused = world.companion().save_programme(heels.clone(), &now).expect_err(id);
        assert_eq!((refused.code, refused.detail.len()), (ErrorCode::Invalid, 1), "{id}: {:?}", refused.detail);
    }
    heels.id = "heels".to_owned();
    world.companion().save_programme(heels.clone(), &now).expect("it is kept");
    for id in ["heels", "alfredson-1998", "dunne-12-week", "E41", "Tiptoe"] {
        let exercise = Exercise { id: id.to_owned(), ..tiptoe.clone() };
        let refused = world.companion().save_exercise(exercise, &now).expect_err(id);
        assert_eq!((refused.code, refused.detail.len()), (ErrorCode::Invalid, 1), "{id}: {:?}", refused.detail);
    }
    assert_eq!(rows::count(&world.folder, "own_record"), 2);
    assert_eq!(removed(&mut world, "tiptoe"), Ok(()));
    assert!(world.companion().programme("heels").is_ok());
}

#[test]
fn what_the_person_added_is_there_after_a_restart() {
    let mut world = World::new();
    let text = format!("{}{TIPTOE}", HEELS.replace("hold_s", "move_s").replace("\"E26\"", "\"tiptoe\""));
    accept(&mut world, &text, None).expect("both come in");
    let mut changed = programme(&mut world, "heels");
    changed.name = "Heels, second version".to_owned();
    let now = world.now;
    world.companion().save_programme(changed, &now).expect("a new version");
    let (before, sessions_before) = (index(&mut world), sessions(&mut world, "heels"));
    world.run("kill\nopen");
    assert_eq!(index(&mut world), before);
    assert_eq!(sessions(&mut world, "heels"), sessions_before);
    assert_eq!((programme(&mut world, "heels").version, rows::count(&world.folder, "own_record")), (2, 3));
}
