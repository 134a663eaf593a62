//! A file that is wrong in many ways: every one of them is named, where it stands.

use std::collections::{BTreeMap, BTreeSet};

use expect_test::{Expect, expect};

use super::{Known, MAX_BYTES, Owner, Record, Source, read};
use crate::exercise::Exercise;
use crate::programme::Programme;

const PROGRAMME: &str = r#"
id = "heel-drops"
name = "Heel drops"
summary = "Slow lowering."
kind = "rehab"
evidence = "Some."
weeks = { value = 12, source = "alfredson-1998", grade = "V2" }
rest_s = { value = 60, source = "app", grade = "APP" }
[tempos]
slow = [{ phase = "lower", loads = true, seconds = { value = 4, source = "app", grade = "APP" } }]
[[phases]]
name = "All weeks"
from = 1
to = 12
[[phases.sessions]]
name = "Heel drops"
days_per_week = { value = 7, source = "alfredson-1998", grade = "V2" }
[[phases.sessions.items]]
exercise = "E01"
sets = { value = 3, source = "alfredson-1998", grade = "V2" }
reps = { value = 15, source = "alfredson-1998", grade = "V2" }
tempo = "slow"
"#;

fn known(owner: Owner) -> Known {
    let source = Source { cite: "Alfredson 1998".to_owned(), doi: None, url: None, bars: 2 };
    Known {
        owner,
        sources: BTreeMap::from([("alfredson-1998".to_owned(), source)]),
        exercises: Some(BTreeSet::from(["E01".to_owned()])),
        taken: BTreeSet::from(["nordic".to_owned()]),
    }
}

fn problems<T: Record>(text: &str, owner: Owner) -> String {
    let (record, problems) = read::<T>("file", text, &known(owner));
    assert_eq!(record.is_some(), problems.is_empty(), "a value comes out only where no problem did");
    problems.iter().map(|p| format!("{p}\n")).collect()
}

#[track_caller]
fn check(changes: &[(&str, &str)], expected: Expect) {
    let mut text = PROGRAMME.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    expected.assert_eq(&problems::<Programme>(&text, Owner::Sinew));
}

#[test]
fn a_sound_file_has_no_problem() {
    check(&[], expect![[""]]);
}

#[test]
fn slips_of_shape_are_named_all_at_once() {
    check(
        &[
            ("name = \"Heel drops\"\nsummary", "summary"),
            ("kind = \"rehab\"", "kind = \"cure\"\ncolour = \"red\""),
            ("value = 60, source", "value = \"long\", source"),
            ("grade = \"APP\" }\n[tempos]", "grade = \"sure\" }\n[tempos]"),
            ("from = 1\n", "from = \"one\"\n"),
            ("sets = { value = 3,", "sets = { value = 2.5, hue = 1,"),
            ("days_per_week = { value = 7, source = \"alfredson-1998\", grade = \"V2\" }", "days_per_week = 7"),
        ],
        expect![[r#"
            file.name: is missing
            file.kind: "cure" is not one of rehab, prevention, strength, routine, maintenance
            file.phases[0].from: must be a whole number
            file.phases[0].sessions[0].days_per_week: must be a table
            file.phases[0].sessions[0].items[0].sets.value: must be a whole number
            file.phases[0].sessions[0].items[0].sets.hue: unknown; known here: grade, note, source, to, value
            file.rest_s.grade: "sure" is not one of V, V2, M-high, M-med, practice, APP, own
            file.rest_s.value: must be a number
            file.colour: unknown; known here: advance, as_tolerated, between_exercises_s, credit, evidence, exercises, format, forms, id, kind, min_gap_h, missing, name, order, pain_rule, people, phases, rest_s, sources, summary, tempos, topics, version, weeks
        "#]],
    );
}

#[test]
fn what_a_shape_cannot_say_is_named_all_at_once() {
    check(
        &[
            ("id = \"heel-drops\"", "id = \"Heel drops\""),
            ("\"Slow lowering.\"", "\"Lower for 4 seconds, <b>slowly</b>.\""),
            ("value = 12, source = \"alfredson-1998\"", "value = 400, source = \"nobody-2001\""),
            ("value = 60, source = \"app\", grade = \"APP\"", "value = -5, source = \"app\", grade = \"V\""),
            ("value = 4, source", "value = 0, to = 0, source"),
            ("from = 1\nto = 12", "from = 3\nto = 2"),
            ("exercise = \"E01\"", "exercise = \"E99\""),
            ("reps = { value = 15", "hold_s = { value = 30, source = \"own\", grade = \"own\" }\nreps = { value = 0"),
            ("tempo = \"slow\"", "tempo = \"fast\""),
        ],
        expect![[r#"
            file.id: an id has 1 to 60 lower-case letters, digits and hyphens
            file.summary: has a "<" or ">" in it: text is shown as it is, without markup
            file.summary: a number without a source; it belongs into a point or a sourced value
            file.weeks.value: 400 is outside 1 to 104
            file.weeks.source: "nobody-2001" is not among the sources
            file.rest_s.value: -5 is outside 0 to 900
            file.rest_s.grade: a number of our own has the grade APP
            file.tempos.slow[0].seconds.value: 0 is outside 0.5 to 120
            file.tempos.slow[0].seconds.to: 0 is outside 0.5 to 120
            file.tempos.slow[0].seconds.to: must be more than the value
            file.tempos.slow: is used by no exercise
            file.phases[0]: weeks 3 to 2: from 1 on, and not backwards
            file.phases[0].sessions[0].items[0].exercise: there is no exercise "E99"
            file.phases[0].sessions[0].items[0]: has exactly one of reps, reps_by_set, hold_s and move_s
            file.phases[0].sessions[0].items[0].reps.value: 0 is outside 1 to 200
            file.phases[0].sessions[0].items[0].hold_s.source: "own" is for a person's own files
            file.phases[0].sessions[0].items[0].tempo: there is no tempo "fast" in this file
            file.phases: week 1 is in no phase (104 such weeks)
        "#]],
    );
}

#[test]
fn three_with_a_point_is_a_whole_number() {
    check(&[("sets = { value = 3,", "sets = { value = 3.0,")], expect![[""]]);
}

#[test]
fn a_file_of_a_newer_format_is_judged_no_further() {
    check(
        &[("id = \"heel-drops\"", "format = 2\nid = \"heel-drops\"\nwarp = 9")],
        expect![[r#"
            file: is of a newer format; this Sinew reads format 1
        "#]],
    );
}

#[test]
fn what_is_no_toml_is_one_problem_with_its_line() {
    for (text, line) in [("id = \"a\"\n[[[", "line 2: "), ("a = 1\na = 2", "line 2: "), ("id = ", "line 1: ")] {
        let told = problems::<Programme>(text, Owner::Person);
        assert!(told.starts_with(&format!("file: {line}")), "{text:?}: {told}");
        assert_eq!(told.lines().count(), 1, "{text:?}: {told}");
    }
}

#[test]
fn what_is_too_long_is_not_read() {
    let told = problems::<Programme>(&"# a comment\n".repeat(MAX_BYTES / 10), Owner::Person);
    assert!(told.contains("at most"), "{told}");
}

#[test]
fn a_persons_own_numbers_and_words_are_theirs() {
    let text = PROGRAMME
        .replace("\"Slow lowering.\"", "\"15 slow ones.\"")
        .replace("source = \"app\", grade = \"APP\"", "source = \"own\", grade = \"own\"")
        .replace("evidence = \"Some.\"\n", "");
    assert_eq!(problems::<Programme>(&text, Owner::Person), "");
    let taken = text.replace("id = \"heel-drops\"", "id = \"nordic\"");
    assert_eq!(
        problems::<Programme>(&taken, Owner::Person),
        "file.id: \"nordic\" is the id of something else in the library\n"
    );
}

#[test]
fn a_name_cannot_hide_what_it_is() {
    for name in ["Heel \\u0007 drops", "Heel \\u202Espord", "<script>"] {
        let text = PROGRAMME.replacen("name = \"Heel drops\"", &format!("name = \"{name}\""), 1);
        assert_eq!(problems::<Programme>(&text, Owner::Person).lines().count(), 1, "{name}");
    }
}

#[test]
fn a_figure_that_no_body_can_take_is_refused() {
    let text = r#"
        id = "E98"
        name = "Heel drop"
        kind = "strength"
        purpose = "Loads the calf"
        regions = ["calf"]
        tissues = ["tendon"]
        start = "Stand."
        steps = ["Stand.", "Lower."]
        cues = ["Slowly."]
        mistakes = ["Haste."]
        stop_if = ["It hurts."]
        sides = "each"
        [dose]
        sets = { value = 3, source = "app", grade = "APP" }
        reps = { value = 15, source = "app", grade = "APP" }
        rest_s = { value = 60, source = "app", grade = "APP" }
        tempo = [{ phase = "hold", seconds = { value = 5, source = "app", grade = "APP" } }]
        [figure]
        phases = [{ kind = "lower", to = "deep" }, { kind = "raise", to = "top" }]
        [figure.poses.top]
        pin = ["rail"]
        near = { knee = -5, ankle = [20, 0] }
        [figure.poses.low]
        from = "tip"
        far = { hip = [10, 90] }
        [figure.poses.round]
        from = "about"
        [figure.poses.about]
        from = "round"
    "#;
    expect![[r#"
        file.steps: has 2 entries; 3 to 6
        file.figure.phases[0].to: there is no pose "deep"
        file.figure.poses.about.from: inherits from itself
        file.figure.poses.low.from: there is no pose "tip"
        file.figure.poses.low.far.hip: 90 degrees is outside human range, -30 to 55
        file.figure.poses.round.from: inherits from itself
        file.figure.poses.top: there is no pin "rail"
        file.figure.poses.top.near.knee: -5 degrees is outside human range, 0 to 150
        file.figure.phases: the dose has a Hold phase, the figure has none
    "#]]
    .assert_eq(&problems::<Exercise>(text, Owner::Sinew));
}
