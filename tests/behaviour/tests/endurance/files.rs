//! Files that somebody else made: what is wrong with one is said in full and nothing changes; what is right comes in,
//! goes out and comes in again as the same.

use std::time::Duration;

use behaviour::work::worked;
use behaviour::{World, rows};
use expect_test::{Expect, expect};
use sinew_companion::wire::{ErrorCode, Exercise, Legs, LibraryIndex, Play, Programme, SessionPreview};
use sinew_domain::data::{Problem, Sourced};

/// A whole programme of a person's own.
pub(crate) const HEELS: &str = r#"
id = "heels"
name = "Heels, and a balance"
summary = "Two exercises for 4 weeks."
kind = "rehab"
weeks = { value = 4, source = "own", grade = "own" }
rest_s = { value = 30, source = "own", grade = "own" }

[tempos]
slow = [
  { phase = "lower", loads = true, seconds = { value = 3, source = "own", grade = "own" } },
  { phase = "raise", seconds = { value = 1.5, source = "own", grade = "own" } },
]

[[phases]]
name = "All of it"
from = 1
to = 4

[[phases.sessions]]
name = "Evening"
days_per_week = { value = 3, source = "own", grade = "own" }

[[phases.sessions.items]]
exercise = "E01"
sets = { value = 2, source = "own", grade = "own" }
reps = { value = 12, source = "own", grade = "own" }
tempo = "slow"

[[phases.sessions.items]]
exercise = "E26"
sets = { value = 1, source = "own", grade = "own" }
hold_s = { value = 30, source = "own", grade = "own" }
"#;

/// An exercise that a programme may bring along, as it stands at the end of its file.
pub(crate) const TIPTOE: &str = r#"
[[exercises]]
id = "tiptoe"
name = "Tiptoe walk"
kind = "drill"
purpose = "Strong feet."
start = "Stand tall, on your toes."
steps = ["Walk.", "Turn.", "Walk back."]
sides = "together"

[exercises.dose]
sets = { value = 2, source = "own", grade = "own" }
move_s = { value = 40, source = "own", grade = "own" }
rest_s = { value = 20, source = "own", grade = "own" }
"#;

#[test]
fn a_whole_file_comes_in() {
    let mut world = World::new();
    let review = world.companion().review_file(HEELS, None);
    assert_eq!(review.problems, []);
    let programme = review.programme.expect("a programme");
    assert!(!programme.own, "it has not been accepted yet");
    let [session] = &programme.sessions[..] else { panic!("one session") };
    // Ready 10, two sets of 12 × 4.5 with a rest of 30 between, a rest of 30, a hold of 30.
    assert_eq!(session.one_side_ms, 10_000.0 + 2.0 * 54_000.0 + 30_000.0 + 30_000.0 + 30_000.0);
    assert_eq!(rows::count(&world.folder, "own_record"), 0, "looking changes nothing");

    assert_eq!(accept(&mut world, HEELS, None), Ok("heels".to_owned()));
    let kept = world.companion().programme("heels").expect("it is there now");
    assert!(kept.own);
    assert_eq!(kept.sessions, programme.sessions);
    assert_eq!(world.settle().changed.len(), 1, "the window is told of one kind of change");
}

#[test]
fn fifty_megabytes_are_refused_unread() {
    let mut text = HEELS.to_owned();
    text.push_str(&"# and so on\n".repeat(50 * 1024 * 1024 / 12));
    let begun = worked();
    check(
        &text,
        expect![[r#"
        file: is 52429654 bytes long; at most 262144
    "#]],
    );
    assert!(worked() - begun < Duration::from_secs(5), "{:?}", worked() - begun);
}

#[test]
fn a_file_of_deep_nesting_is_refused() {
    let deep = 60_000;
    let nests = [
        format!("x = {}{}\n", "[".repeat(deep), "]".repeat(deep)),
        format!("x = {}1{}\n", "{ a = ".repeat(deep / 4), " }".repeat(deep / 4)),
        format!("x = {}\n", "[".repeat(deep)),
        format!("{}x = 1\n", "a.".repeat(deep)),
        format!("[{}x]\n", "a.".repeat(deep)),
        format!("[[{}x]]\n", "a.".repeat(deep)),
    ];
    for nest in nests {
        let begun = worked();
        let told = refused(&format!("{nest}{HEELS}"));
        assert!(told.len() < 20_000, "{} bytes are told about {}", told.len(), &nest[..20]);
        assert!(worked() - begun < Duration::from_secs(5), "{:?} for {}", worked() - begun, &nest[..20]);
    }
    // Half as deep as a reader goes: what is found is the unknown key.
    let shallow = format!("x = {}{}\n{HEELS}", "[".repeat(30), "]".repeat(30));
    check(
        &shallow,
        expect![[r#"
        file.x: unknown; known here: advance, as_tolerated, between_exercises_s, credit, evidence, exercises, format, forms, id, kind, min_gap_h, missing, name, order, pain_rule, people, phases, rest_s, sources, summary, tempos, topics, version, weeks
    "#]],
    );
}

#[test]
fn keys_that_nobody_knows_are_named_with_those_that_are_known() {
    let text = HEELS
        .replace("kind = \"rehab\"", "kind = \"rehab\"\nsets = 3")
        .replace("weeks = { value = 4,", "weeks = { value = 4, unit = \"week\",")
        .replace("tempo = \"slow\"", "tempo = \"slow\"\nspeed = \"slow\"\nside = \"left\"");
    check(
        &text,
        expect![[r#"
        file.phases[0].sessions[0].items[0].side: unknown; known here: count, exercise, hold_s, load, move_s, note, optional, reps, reps_by_set, rest_s, sets, sides, tempo
        file.phases[0].sessions[0].items[0].speed: unknown; known here: count, exercise, hold_s, load, move_s, note, optional, reps, reps_by_set, rest_s, sets, sides, tempo
        file.weeks.unit: unknown; known here: grade, note, source, to, value
        file.sets: unknown; known here: advance, as_tolerated, between_exercises_s, credit, evidence, exercises, format, forms, id, kind, min_gap_h, missing, name, order, pain_rule, people, phases, rest_s, sources, summary, tempos, topics, version, weeks
    "#]],
    );
}

#[test]
fn ten_thousand_weeks_are_refused() {
    check(
        &HEELS.replace("weeks = { value = 4,", "weeks = { value = 10000,"),
        expect![[r#"
        file.weeks.value: 10000 is outside 1 to 104
        file.phases: week 5 is in no phase (100 such weeks)
    "#]],
    );
    check(
        &HEELS.replace("to = 4\n", "to = 10000\n"),
        expect![[r#"
        file.phases[0].to: 10000 is after the last week, 4
    "#]],
    );
    check(
        &HEELS.replace("weeks = { value = 4,", "weeks = { value = 10000,").replace("to = 4\n", "to = 10000\n"),
        expect![[r#"
            file.weeks.value: 10000 is outside 1 to 104
            file.phases[0].to: 10000 is after the last week, 104
        "#]],
    );
    check(
        &HEELS.replace("to = 4\n", "to = 100000\n"),
        expect![[r#"
        file.phases[0].to: 100000 is too large; at most 65535
    "#]],
    );
    check(
        &HEELS.replace("from = 1\nto = 4\n", "from = 3\nto = 2\n"),
        expect![[r#"
        file.phases[0]: weeks 3 to 2: from 1 on, and not backwards
        file.phases: week 1 is in no phase (4 such weeks)
    "#]],
    );
    check(
        &HEELS.replace("from = 1\nto = 4\n", "from = 0\nto = 4\n"),
        expect![[r#"
        file.phases[0]: weeks 0 to 4: from 1 on, and not backwards
    "#]],
    );
}

#[test]
fn numbers_that_no_body_does_are_refused() {
    let sets = "sets = { value = 2,";
    check(
        &HEELS.replace(sets, "sets = { value = 0,"),
        expect![[r#"
        file.phases[0].sessions[0].items[0].sets.value: 0 is outside 1 to 20
    "#]],
    );
    check(
        &HEELS.replace(sets, "sets = { value = -1,"),
        expect![[r#"
        file.phases[0].sessions[0].items[0].sets.value: -1 is too small; at least 0
    "#]],
    );
    check(
        &HEELS.replace(sets, "sets = { value = 2.5,"),
        expect![[r#"
        file.phases[0].sessions[0].items[0].sets.value: must be a whole number
    "#]],
    );
    check(
        &HEELS.replace(sets, "sets = { value = 65536,"),
        expect![[r#"
        file.phases[0].sessions[0].items[0].sets.value: 65536 is too large; at most 65535
    "#]],
    );
    check(
        &HEELS.replace(sets, "sets = { value = 2, to = 1,"),
        expect![[r#"
        file.phases[0].sessions[0].items[0].sets.to: must be more than the value
    "#]],
    );
    check(
        &HEELS.replace("reps = { value = 12,", "reps = { value = 0,"),
        expect![[r#"
        file.phases[0].sessions[0].items[0].reps.value: 0 is outside 1 to 200
    "#]],
    );
    check(
        &HEELS.replace("hold_s = { value = 30,", "hold_s = { value = 1e300,"),
        expect![[r#"
        file.phases[0].sessions[0].items[1].hold_s.value: 1e300 is outside 1 to 600
    "#]],
    );
    check(
        &HEELS.replace("days_per_week = { value = 3,", "days_per_week = { value = 8,"),
        expect![[r#"
        file.phases[0].sessions[0].days_per_week.value: 8 is outside 1 to 7
    "#]],
    );
}

#[test]
fn a_rep_without_length_is_refused() {
    let zero = HEELS.replace("seconds = { value = 3,", "seconds = { value = 0,");
    check(
        &zero.replace("seconds = { value = 1.5,", "seconds = { value = 0,"),
        expect![[r#"
        file.tempos.slow[0].seconds.value: 0 is outside 0.5 to 120
        file.tempos.slow[1].seconds.value: 0 is outside 0.5 to 120
    "#]],
    );
    let (before, after) = HEELS.split_once("slow = [").expect("a tempo");
    let (_, after) = after.split_once("]\n").expect("its end");
    check(
        &format!("{before}slow = []\n{after}"),
        expect![[r#"
        file.tempos.slow: has no phase: such a rep would never end
    "#]],
    );
}

#[test]
fn a_rest_below_nothing_and_one_that_is_no_number_are_refused() {
    let rest = "rest_s = { value = 30,";
    check(
        &HEELS.replace(rest, "rest_s = { value = -5,"),
        expect![[r#"
        file.rest_s.value: -5 is outside 0 to 900
    "#]],
    );
    check(
        &HEELS.replace(rest, "rest_s = { value = nan,"),
        expect![[r#"
        file.rest_s.value: must be a number
    "#]],
    );
    check(
        &HEELS.replace(rest, "rest_s = { value = inf,"),
        expect![[r#"
        file.rest_s.value: must be a number
    "#]],
    );
}

#[test]
fn an_exercise_and_a_tempo_that_are_not_there_are_named() {
    let text =
        HEELS.replace("exercise = \"E26\"", "exercise = \"E2600\"").replace("tempo = \"slow\"", "tempo = \"quick\"");
    check(
        &text,
        expect![[r#"
        file.tempos.slow: is used by no exercise
        file.phases[0].sessions[0].items[0].tempo: there is no tempo "quick" in this file
        file.phases[0].sessions[0].items[1].exercise: there is no exercise "E2600"
    "#]],
    );
}

#[test]
fn names_are_words_and_nothing_else() {
    let name = "name = \"Heels, and a balance\"";
    check(
        &HEELS.replace(name, r#"name = "<img src=x onerror=alert(1)>""#),
        expect![[r#"
        file.name: has a "<" or ">" in it: text is shown as it is, without markup
    "#]],
    );
    check(
        &HEELS.replace(name, r#"name = "Heels \u0007 and \u0000""#),
        expect![[r#"
        file.name: has a control character in it
    "#]],
    );
    check(
        &HEELS.replace(name, r#"name = "Heels\nand more""#),
        expect![[r#"
        file.name: has a control character in it
    "#]],
    );
    check(
        &HEELS.replace(name, r#"name = "Heels \u202Eecnalab""#),
        expect![[r#"
        file.name: has a control character in it
    "#]],
    );
    check(
        &HEELS.replace(name, r#"name = "Heels\u061C""#),
        expect![[r#"
        file.name: has a control character in it
    "#]],
    );
    check(
        &HEELS.replace(name, r#"name = "He\u200Bels""#),
        expect![[r#"
        file.name: has a control character in it
    "#]],
    );
    check(
        &HEELS.replace(name, r#"name = "He\u2028els""#),
        expect![[r#"
        file.name: has a control character in it
    "#]],
    );
    check(
        &HEELS.replace(name, r#"name = " ""#),
        expect![[r#"
        file.name: is empty
    "#]],
    );
    check(
        &HEELS.replace(name, &format!("name = \"{}\"", "a".repeat(5_000))),
        expect![[r#"
        file.name: has 5000 characters; at most 90
    "#]],
    );
    check(
        &HEELS.replace("id = \"heels\"", r#"id = "../../etc/passwd""#).replace(name, "name = \"Heels\""),
        expect![[r#"
            file.id: an id has 1 to 60 lower-case letters, digits and hyphens
        "#]],
    );
    check(
        &HEELS.replace("name = \"All of it\"", "name = \"<b>All</b>\"").replace("name = \"Evening\"", "name = \"\""),
        expect![[r#"
            file.phases[0].name: has a "<" or ">" in it: text is shown as it is, without markup
            file.phases[0].sessions[0].name: is empty
        "#]],
    );
}

/// What is said about a file is shown: it has none of the file's own tricks in it.
#[test]
fn what_is_said_about_a_file_is_safe_to_show() {
    let tricks = [
        "\"\\u202Eevil\\u0007\" = 1\n",
        "\"<script>\" = 1\n",
        "kind = \"\\u202E\\u0000\"\n",
        "exercise = \"\\u202E\"\n",
        "tempo = \"\\u202Eslow\"\n",
    ];
    for trick in tricks {
        let (key, _) = trick.split_once(" = ").expect("a key");
        let text = match HEELS.lines().find(|line| line.starts_with(&format!("{key} = "))) {
            Some(line) => HEELS.replacen(&format!("{line}\n"), trick, 1),
            None => format!("{trick}{HEELS}"),
        };
        let told = refused(&text);
        assert!(!told.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'), "{told:?}");
    }
}

#[test]
fn links_lead_to_pages() {
    let source = "\n[sources.club]\ncite = \"The club\"\nurl = \"javascript:alert(1)\"\nbars = 4\n";
    check(
        &format!("{HEELS}{source}"),
        expect![[r#"
        file.sources.club.bars: 4 is too large; at most 3
        file.sources.club.url: a link begins with https:// and has no space in it
    "#]],
    );
    check(
        &format!("{HEELS}{}", source.replace('4', "1")),
        expect![[r#"
        file.sources.club.url: a link begins with https:// and has no space in it
    "#]],
    );
    let good = source.replace('4', "1").replace("javascript:alert(1)", "https://example.org/heels");
    let mut world = World::new();
    assert_eq!(world.companion().review_file(&format!("{HEELS}{good}"), None).problems, []);
}

#[test]
fn an_id_that_is_taken_wants_another_name() {
    check(
        &HEELS.replace("id = \"heels\"", "id = \"alfredson-1998\""),
        expect![[r#"
        file.id: "alfredson-1998" is the id of something else in the library; give it another name
    "#]],
    );
    check(
        &HEELS.replace("id = \"heels\"", "id = \"dunne-12-week\""),
        expect![[r#"
        file.id: "dunne-12-week" is the id of something else in the library; give it another name
    "#]],
    );
    let mut world = World::new();
    accept(&mut world, HEELS, None).expect("the first time");
    let again = accept(&mut world, HEELS, None).expect_err("the second time");
    expect![[r#"file.id: "heels" is the id of something else in the library; give it another name"#]]
        .assert_eq(&again.join("\n"));
    assert_eq!(accept(&mut world, HEELS, Some("  Heels again! ")), Ok("heels-again".to_owned()));
    assert_eq!(world.companion().programme("heels-again").expect("it is there").programme.name, "Heels again!");
}

#[test]
fn a_new_name_is_looked_at_as_one_in_a_file_is() {
    let mut world = World::new();
    for name in ["<b>Heels</b>", "Heels \u{202e}", "Heels \u{7}", "???", &"a".repeat(200), "Alfredson 1998"] {
        let refused = accept(&mut world, HEELS, Some(name)).expect_err(name);
        assert_eq!(refused.len(), 1, "{name}: {refused:?}");
    }
    assert_eq!(rows::count(&world.folder, "own_record"), 0);
}

#[test]
fn a_file_of_a_newer_sinew_is_not_judged() {
    check(
        &format!("format = 2\nnew_key = 1\n{HEELS}"),
        expect![[r#"
        file: is of a newer format; this Sinew reads format 1
    "#]],
    );
    check(
        &format!("format = \"one\"\n{HEELS}"),
        expect![[r#"
        file: is of a newer format; this Sinew reads format 1
    "#]],
    );
    let mut world = World::new();
    assert_eq!(world.companion().review_file(&format!("format = 1\n{HEELS}"), None).problems, []);
}

#[test]
fn what_is_no_file_of_ours_is_refused() {
    check(
        "",
        expect![[r#"
        file.id: is missing
        file.name: is missing
        file.summary: is missing
        file.kind: is missing
        file.weeks: is missing
        file.rest_s: is missing
        file.phases: is missing
    "#]],
    );
    check(
        " \n# nothing\n",
        expect![[r#"
        file.id: is missing
        file.name: is missing
        file.summary: is missing
        file.kind: is missing
        file.weeks: is missing
        file.rest_s: is missing
        file.phases: is missing
    "#]],
    );
    check(
        "\u{7f}ELF\u{2}\u{1}\u{1}\0\0\0\u{fffd}\u{fffd}",
        expect![[r#"
        file: line 1: key with no value, expected `=`
    "#]],
    );
    check(
        "{ \"id\": \"heels\" }",
        expect![[r#"
        file: line 1: invalid key-value pair, expected key
    "#]],
    );
    check(
        "id = \"heels\"\nid = \"heels\"",
        expect![[r#"
        file: line 2: duplicate key
    "#]],
    );
}

#[test]
fn every_value_of_a_wrong_type_is_named() {
    let text = r#"
        id = 1
        name = ["a"]
        summary = true
        kind = "magic"
        topics = "achilles"
        weeks = 4
        rest_s = { value = "thirty", source = 1, grade = "A" }
        order = 3
        tempos = []
        phases = { name = "x" }
        pain_rule = 2026-01-01
    "#;
    check(
        text,
        expect![[r#"
        file.id: must be text
        file.kind: "magic" is not one of rehab, prevention, strength, routine, maintenance
        file.name: must be text
        file.order: 3 is not one of by_exercise, by_side
        file.pain_rule: must be a table
        file.phases: must be a list
        file.rest_s.grade: "A" is not one of V, V2, M-high, M-med, practice, APP, own
        file.rest_s.source: must be text
        file.rest_s.value: must be a number
        file.summary: must be text
        file.tempos: must be a table
        file.topics: must be a list
        file.weeks: must be a table
    "#]],
    );
    let text = HEELS
        .replace("from = 1", "from = \"one\"")
        .replace("to = 4\n", "to = true\n")
        .replace("loads = true", "loads = 1")
        .replace("exercise = \"E26\"", "exercise = 26")
        .replace("name = \"Evening\"", "name = { first = 1 }");
    check(
        &text,
        expect![[r#"
        file.phases[0].from: must be a whole number
        file.phases[0].sessions[0].items[1].exercise: must be text
        file.phases[0].sessions[0].name: must be text
        file.phases[0].to: must be a whole number
        file.tempos.slow[0].loads: must be true or false
    "#]],
    );
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let text = HEELS
        .replace("id = \"heels\"", "id = \"Heels!\"")
        .replace("name = \"Heels, and a balance\"", "name = \"<i>\"")
        .replace("weeks = { value = 4,", "weeks = { value = 10000,")
        .replace("rest_s = { value = 30,", "rest_s = { value = -1,")
        .replace("seconds = { value = 3,", "seconds = { value = 0,")
        .replace("sets = { value = 2,", "sets = { value = 0,")
        .replace("\"E26\"", "\"E2600\"")
        .replace("hold_s = { value = 30, source = \"own\", grade = \"own\" }", "");
    check(
        &text,
        expect![[r#"
        file.id: an id has 1 to 60 lower-case letters, digits and hyphens
        file.name: has a "<" or ">" in it: text is shown as it is, without markup
        file.weeks.value: 10000 is outside 1 to 104
        file.rest_s.value: -1 is outside 0 to 900
        file.tempos.slow[0].seconds.value: 0 is outside 0.5 to 120
        file.phases[0].sessions[0].items[0].sets.value: 0 is outside 1 to 20
        file.phases[0].sessions[0].items[1].exercise: there is no exercise "E2600"
        file.phases[0].sessions[0].items[1]: has exactly one of reps, reps_by_set, hold_s and move_s
        file.phases: week 5 is in no phase (100 such weeks)
    "#]],
    );
}

/// A key too many, or a word that is not one of ours, does not hide what is wrong elsewhere.
#[test]
fn what_the_shape_shows_does_not_hide_the_rest() {
    let text = HEELS
        .replace("kind = \"rehab\"", "kind = \"magic\"\nauthor = \"me\"")
        .replace("name = \"Heels, and a balance\"", "name = \"<i>\"")
        .replace("reps = { value = 12,", "reps = { value = -12,")
        .replace("grade = \"own\" }\nhold_s", "grade = \"good\" }\nhold_s")
        .replace("hold_s", "holds")
        .replace("\"E26\"", "\"E2600\"");
    check(
        &text,
        expect![[r#"
        file.kind: "magic" is not one of rehab, prevention, strength, routine, maintenance
        file.phases[0].sessions[0].items[0].reps.value: -12 is too small; at least 0
        file.phases[0].sessions[0].items[1].sets.grade: "good" is not one of V, V2, M-high, M-med, practice, APP, own
        file.phases[0].sessions[0].items[1].holds: unknown; known here: count, exercise, hold_s, load, move_s, note, optional, reps, reps_by_set, rest_s, sets, sides, tempo
        file.author: unknown; known here: advance, as_tolerated, between_exercises_s, credit, evidence, exercises, format, forms, id, kind, min_gap_h, missing, name, order, pain_rule, people, phases, rest_s, sources, summary, tempos, topics, version, weeks
        file.name: has a "<" or ">" in it: text is shown as it is, without markup
        file.phases[0].sessions[0].items[1].exercise: there is no exercise "E2600"
        file.phases[0].sessions[0].items[1]: has exactly one of reps, reps_by_set, hold_s and move_s
    "#]],
    );
}

#[test]
fn many_and_long_keys_are_answered_in_few_words_and_little_time() {
    let long = format!("{} = 1\n{HEELS}", "k".repeat(200_000));
    let many: String = (0..15_000).map(|n| format!("k{n} = 1\n")).collect();
    let tempos: String = (0..3_000).map(|n| format!("t{n} = []\n")).collect();
    let tables: String = (0..15_000).map(|n| format!("[k{n}]\n")).collect();
    let files = [
        long,
        format!("{many}{HEELS}"),
        HEELS.replace("[tempos]\n", &format!("[tempos]\n{tempos}")),
        format!("{HEELS}{tables}"),
        HEELS.replace("summary = \"", &format!("summary = \"{}", "word ".repeat(40_000))),
        HEELS.replace("exercise = \"E26\"", &format!("exercise = \"{}\"", "E".repeat(200_000))),
        HEELS.replace("tempo = \"slow\"", &format!("tempo = \"{}\"", "slow ".repeat(40_000))),
        HEELS.replace("kind = \"rehab\"", &format!("kind = \"{}\"", "rehab".repeat(40_000))),
    ];
    for text in files {
        let begun = worked();
        let told = refused(&text);
        assert!(told.len() < 200_000, "{} bytes are told about a file of {}", told.len(), text.len());
        assert!(worked() - begun < Duration::from_secs(5), "{:?}", worked() - begun);
    }
}
/// Refused, with these reasons and no others.
pub(crate) fn check(text: &str, expected: Expect) {
    expected.assert_eq(&refused(text));
}

/// All that is wrong with it, a line each; the library is as it was, looked at or accepted, with a new name or without.
pub(crate) fn refused(text: &str) -> String {
    let mut world = World::new();
    let before = index(&mut world);
    let review = world.companion().review_file(text, None);
    assert!(!review.problems.is_empty(), "nothing is wrong with it");
    assert_eq!((review.programme, review.exercise, review.brings), (None, None, Vec::new()));
    let told: Vec<String> = review.problems.iter().map(ToString::to_string).collect();
    assert_eq!(accept(&mut world, text, None), Err(told.clone()), "the same is said of looking and of accepting");
    world.settle();
    assert_eq!(index(&mut world), before);
    assert_eq!(rows::count(&world.folder, "own_record"), 0);
    told.join("\n") + "\n"
}

pub(crate) fn accept(world: &mut World, text: &str, name: Option<&str>) -> Result<String, Vec<String>> {
    let now = world.now;
    let told: Vec<Problem> = world.companion().review_file(text, name).problems;
    world.companion().accept_file(text, name, &now).map_err(|error| {
        assert_eq!(error.code, ErrorCode::Invalid, "{error:?}");
        assert_eq!(error.detail.len(), told.len());
        error.detail
    })
}

pub(crate) fn removed(world: &mut World, id: &str) -> Result<(), String> {
    let now = world.now;
    world.companion().remove_own(id, &now).map_err(|e| format!("{:?}: {}", e.code, e.detail.join("; ")))
}

pub(crate) fn index(world: &mut World) -> LibraryIndex {
    world.companion().library().expect("the library can be read")
}

pub(crate) fn programme(world: &mut World, id: &str) -> Programme {
    world.companion().programme(id).expect("it is there").programme
}

pub(crate) fn sessions(world: &mut World, id: &str) -> Vec<SessionPreview> {
    world.companion().programme(id).expect("it is there").sessions
}

pub(crate) fn own_exercise(world: &mut World, id: &str, name: &str) -> Exercise {
    let shipped = world.companion().exercise("E41").expect("it ships").exercise;
    let mut exercise = Exercise { id: id.to_owned(), name: name.to_owned(), figure: None, ..shipped };
    exercise.dose.reps = None;
    exercise.dose.tempo = Vec::new();
    exercise.dose.move_s = Some(Sourced::app(30.0));
    exercise
}

/// Without what only says where it has been.
pub(crate) fn plain(exercise: Exercise) -> Exercise {
    Exercise { version: 1, format: None, ..exercise }
}

pub(crate) fn play(world: &mut World, id: &str) {
    let play = Play::Programme { id: id.to_owned(), phase: 0, session: 0, legs: Legs::Left };
    let now = world.now;
    world.companion().start_session(&play, &now).expect("a session starts");
    world.settle();
}

pub(crate) fn newest(world: &mut World) -> String {
    world.sessions().expect("a history")[0].session_id.clone()
}

/// Of the newest session.
pub(crate) fn sets_asked(world: &mut World) -> String {
    let newest = newest(world);
    let sql = format!(
        "SELECT group_concat(exercise || ' ' || set_no || '/' || set_of || ifnull(' ' || reps_target, ''), ', ')
         FROM (SELECT * FROM session_set WHERE session_id = '{newest}' ORDER BY step)"
    );
    rows::one(&world.folder, &sql)
}
