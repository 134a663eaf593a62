//! Everything that ships is whole: each number with its source, each name leading somewhere, each schema as its type is.
//! A check that finds nothing shows nothing, so it is given files and libraries that are broken on purpose.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use behaviour::assets::{Assets, folder, schemas, texts};
use expect_test::expect;
use sinew_domain::card::{Card, Checklist};
use sinew_domain::data::{Known, Owner, Problem, Record, Shape, check, together};
use sinew_domain::exercise::Exercise;
use sinew_domain::injury::Injury;
use sinew_domain::library::Records;
use sinew_domain::programme::Programme;
use sinew_domain::run_plan::RunPlan;

/// A folder, and the schema of the files in it.
const KINDS: [(&str, &str); 6] = [
    ("exercises", "exercise"),
    ("programmes", "programme"),
    ("run-plans", "run-plan"),
    ("injuries", "injury"),
    ("texts", "text"),
    ("checklists", "checklist"),
];

#[test]
fn nothing_that_ships_has_a_problem() {
    let assets = Assets::read();
    let problems: Vec<String> = assets.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    println!("{}", assets.count());
}

#[test]
fn the_whole_inventory_is_carried_by_something() {
    let assets = Assets::read();
    println!("coverage: {}", assets.coverage_line());
    assert_eq!(assets.coverage.len(), 120 + 87);
    for number in (1..=87).map(|n| format!("E{n:02}")) {
        let by = &assets.coverage[&number].by;
        assert!(by.contains(&format!("exercise/{number}")), "{number} is carried by {by:?}");
    }
    for (number, cover) in &assets.coverage {
        assert!(!cover.by.is_empty(), "{number}");
    }
}

/// Each source and each grade in turn, in one file of every kind and in the first place of every file.
#[test]
fn no_number_stands_without_its_source_or_its_grade() {
    let check = Check::new();
    let mut taken_out = 0;
    for (folder, _) in KINDS {
        for (place, (file, text)) in texts(folder).into_iter().enumerate() {
            assert_eq!(check.problems(folder, &file, &text), Vec::<String>::new());
            let most = if place == 0 { usize::MAX } else { 1 };
            for key in ["source", "grade"] {
                for broken in without_each(&text, key).take(most) {
                    let problems = check.problems(folder, &file, &broken);
                    assert!(problems.iter().any(|p| p.contains(key)), "{file}, a {key} taken out:\n{problems:?}");
                    taken_out += 1;
                }
            }
        }
    }
    println!("{taken_out} sources and grades taken out, one by one");
    assert!(taken_out > 300);
}

#[test]
fn a_number_has_a_source_that_there_is_and_a_grade_that_fits() {
    let check = Check::new();
    let told = |from: &str, to: &str| check.changed("programmes", "alfredson-1998.toml", from, to);
    let sets = r#"sets = { value = 3, source = "alfredson-1998", grade = "V2" }"#;
    expect![[r#"
        alfredson-1998.toml.phases[0].sessions[0].items[0].sets: must be a table
    "#]]
    .assert_eq(&told(sets, "sets = 3"));
    expect![[r#"
        alfredson-1998.toml.phases[0].sessions[0].items[0].sets.source: "somebody" is not among the sources
    "#]]
    .assert_eq(&told(sets, r#"sets = { value = 3, source = "somebody", grade = "V2" }"#));
    expect![[r#"
        alfredson-1998.toml.phases[0].sessions[0].items[0].sets.grade: "M-low" is not one of V, V2, M-high, M-med, practice, APP, own
    "#]].assert_eq(&told(sets, r#"sets = { value = 3, source = "alfredson-1998", grade = "M-low" }"#));
    expect![[r#"
        alfredson-1998.toml.phases[0].sessions[0].items[0].sets.grade: the grade APP goes with its own source
    "#]]
    .assert_eq(&told(sets, r#"sets = { value = 3, source = "alfredson-1998", grade = "APP" }"#));
    expect![[r#"
        alfredson-1998.toml.phases[0].sessions[0].items[0].sets.grade: a number of our own has the grade APP
    "#]]
    .assert_eq(&told(sets, r#"sets = { value = 3, source = "app", grade = "V" }"#));
    expect![[r#"
        alfredson-1998.toml.phases[0].sessions[0].items[0].sets.source: "own" is for a person's own files
    "#]]
    .assert_eq(&told(sets, r#"sets = { value = 3, source = "own", grade = "own" }"#));
    expect![[r#"
        alfredson-1998.toml.phases[0].sessions[0].items[0].sets.to: must be more than the value
    "#]]
    .assert_eq(&told(sets, r#"sets = { value = 3, to = 3, source = "guide", grade = "practice" }"#));
    expect![[r#"
        alfredson-1998.toml.summary: a number without a source; it belongs into a point or a sourced value
    "#]]
    .assert_eq(&told("Slow lowering on one leg", "Slow lowering for 12 weeks on one leg"));
}

#[test]
fn an_exercise_of_the_library_has_a_figure_that_moves_as_its_dose_does() {
    let check = Check::new();
    for (file, text) in texts("exercises") {
        let (without, _) = text.split_once("\n[figure]").unwrap_or_else(|| panic!("{file} has no figure"));
        let problems = check.problems("exercises", &file, without);
        assert_eq!(problems, [format!("{file}.figure: is missing")]);
    }
    let told = |file: &str, from: &str, to: &str| check.changed("exercises", file, from, to);
    let clam = "e41-clamshell.toml";
    expect![[r#"
        e41-clamshell.toml.figure.phases: a sign does not move
        e41-clamshell.toml.figure.pictogram: only an activity that is timed may have a sign instead of a figure
    "#]]
    .assert_eq(&told(clam, "[figure]\n", "[figure]\npictogram = \"run\"\n"));
    expect![[r#"
        e87-cross-training.toml.figure.pictogram: there is no sign of this name; there are bike, swim, run, row, elliptical, yoga, ice, roll
    "#]].assert_eq(&told("e87-cross-training.toml", "pictogram = \"", "pictogram = \"no-"));
    expect![[r#"
        e01-heel-drop-straight.toml.figure.phases: the dose has a Hold phase, the figure has none
    "#]]
    .assert_eq(&told(
        "e01-heel-drop-straight.toml",
        "phase = \"raise\", loads = false",
        "phase = \"hold\", loads = false",
    ));
}

#[test]
fn a_name_that_leads_nowhere_is_found_wherever_it_stands() {
    let whole = Assets::read().records;
    assert_eq!(whole.problems(), []);
    let lost = |take: &dyn Fn(&mut Records)| {
        let mut records = whole.clone();
        take(&mut records);
        let told: BTreeSet<String> = records.problems().iter().map(ToString::to_string).collect();
        told.into_iter().collect::<Vec<_>>().join("\n") + "\n"
    };
    expect![[r#"
        exercise/E104: there is no exercise "E41"
        exercise/E42: there is no exercise "E41"
        exercise/E96: there is no exercise "E41"
        injury/ankle-sprain: there is no exercise "E41"
        injury/itb-syndrome: there is no exercise "E41"
        injury/piriformis: there is no exercise "E41"
        injury/runners-knee: there is no exercise "E41"
        injury/shin-splints: there is no exercise "E41"
        injury/stress-fracture: there is no exercise "E41"
        programme/itbs-mckay-2020: there is no exercise "E41"
        programme/patellofemoral: there is no exercise "E41"
    "#]]
    .assert_eq(&lost(&|r| drop(r.exercises.remove("E41"))));
    expect![[r#"
        injury/achilles: there is no programme "alfredson-1998"
    "#]]
    .assert_eq(&lost(&|r| drop(r.programmes.remove("alfredson-1998"))));
    expect![[r#"
        exercise/E77: is used by no programme and no topic
        injury/lateral-hip: there is no topic "itb-syndrome"
        injury/runners-knee: there is no topic "itb-syndrome"
        programme/itbs-mckay-2020: there is no topic "itb-syndrome"
        text/body-knees: there is no topic "itb-syndrome"
        text/cross-training: there is no topic "itb-syndrome"
        text/early-whisper: there is no topic "itb-syndrome"
        text/hills: there is no topic "itb-syndrome"
        text/pain-by-tissue: there is no topic "itb-syndrome"
        text/term-it-band: there is no topic "itb-syndrome"
    "#]]
    .assert_eq(&lost(&|r| drop(r.injuries.remove("itb-syndrome"))));
    expect![[r#"
        text/form-cues: there is no text "cadence"
        text/term-cadence: there is no text "cadence"
    "#]]
    .assert_eq(&lost(&|r| drop(r.cards.remove("cadence"))));
    expect![[r#"
        exercise/E999: is used by no programme and no topic
    "#]]
    .assert_eq(&lost(&|r| {
        let spare = Exercise { id: "E999".to_owned(), ..r.exercises["E41"].clone() };
        r.exercises.insert("E999".to_owned(), spare);
    }));
}

#[test]
fn what_is_for_the_floor_never_goes_below_a_step() {
    let mut records = Assets::read().records;
    let programme = records.programmes.get_mut("jonsson-2008-insertional").expect("it ships");
    programme.phases[0].sessions[0].items[0].exercise = "E01".to_owned();
    let told: Vec<String> = records.problems().iter().map(ToString::to_string).collect();
    assert!(
        told.iter()
            .any(|line| line.starts_with("injury/achilles") && line.contains("floor only") && line.contains("E01")),
        "{told:?}"
    );
}

/// After a change of a type: `cargo run -p behaviour --bin assets -- schemas assets/schemas`.
#[test]
fn the_schemas_beside_the_files_are_those_of_the_types() {
    let mut kept = BTreeMap::new();
    for entry in fs::read_dir(folder().join("schemas")).expect("the folder of schemas").flatten() {
        let text = fs::read_to_string(entry.path()).expect("a schema");
        kept.insert(entry.file_name().to_string_lossy().into_owned(), text);
    }
    let made: BTreeMap<String, String> = schemas().into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    let names = |all: &BTreeMap<String, String>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&kept), names(&made));
    for (name, text) in &made {
        assert!(kept[name] == *text, "{name} is stale");
    }
}

/// Editors look there for the schema.
#[test]
fn every_file_names_its_schema_in_its_first_line() {
    for (kind, schema) in KINDS {
        for (file, text) in texts(kind) {
            let wanted = format!("#:schema ../schemas/{schema}.schema.json");
            assert_eq!(text.lines().next(), Some(wanted.as_str()), "{kind}/{file}");
        }
        assert!(schemas().contains_key(format!("{schema}.schema.json").as_str()));
    }
    let sources = fs::read_to_string(folder().join("sources.toml")).expect("sources.toml");
    assert_eq!(sources.lines().next(), Some("#:schema schemas/sources.schema.json"));
}

/// Each folder's shape is made once: a thousand files are read with it.
struct Check {
    known: Known,
    exercises: Shape<Exercise>,
    programmes: Shape<Programme>,
    run_plans: Shape<RunPlan>,
    injuries: Shape<Injury>,
    cards: Shape<Card>,
    checklists: Shape<Checklist>,
}

impl Check {
    fn new() -> Self {
        let text = fs::read_to_string(folder().join("sources.toml")).expect("sources.toml");
        let sources = toml::from_str(&text).expect("it has no problem");
        Self {
            known: Known { owner: Owner::Sinew, sources, exercises: None, taken: BTreeSet::new() },
            exercises: Shape::new(),
            programmes: Shape::new(),
            run_plans: Shape::new(),
            injuries: Shape::new(),
            cards: Shape::new(),
            checklists: Shape::new(),
        }
    }

    fn problems(&self, folder: &str, file: &str, text: &str) -> Vec<String> {
        let problems = match folder {
            "exercises" => self.of(&self.exercises, file, text),
            "programmes" => self.of(&self.programmes, file, text),
            "run-plans" => self.of(&self.run_plans, file, text),
            "injuries" => self.of(&self.injuries, file, text),
            "texts" => self.of(&self.cards, file, text),
            "checklists" => self.of(&self.checklists, file, text),
            other => panic!("no such folder: {other}"),
        };
        problems.iter().map(ToString::to_string).collect()
    }

    fn of<T: Record>(&self, shape: &Shape<T>, file: &str, text: &str) -> Vec<Problem> {
        let (record, problems) = shape.parse(file, text);
        let found = record.map(|r| check(file, &r, &self.known)).unwrap_or_default();
        together(problems, found)
    }

    /// A file that ships, with one place in it changed.
    fn changed(&self, folder: &str, file: &str, from: &str, to: &str) -> String {
        let text = texts(folder).remove(file).expect("it ships");
        assert!(text.contains(from), "{file} has no {from}");
        self.problems(folder, file, &text.replacen(from, to, 1)).join("\n") + "\n"
    }
}

/// The text as often as `key = "…"` stands in it, each time without one of them.
fn without_each<'a>(text: &'a str, key: &'a str) -> impl Iterator<Item = String> + 'a {
    let wanted = format!("{key} = \"");
    let starts: Vec<usize> = text.match_indices(&wanted).map(|(at, _)| at).collect();
    starts.into_iter().map(move |start| {
        let value = start + wanted.len();
        let end = value + text[value..].find('"').expect("a text ends") + 1;
        let before = text[..start].trim_end_matches([' ', ',']);
        let after = &text[end..];
        let after = if before.ends_with('{') { after.trim_start_matches([',', ' ']) } else { after };
        format!("{before} {after}")
    })
}

/// What can be read and played now. The logs of runs and of races come with the running side, wholly.
#[test]
fn every_item_of_the_inventory_has_its_record() {
    let assets = Assets::read();
    let without: Vec<&String> = assets.coverage.iter().filter(|(_, c)| c.by.is_empty()).map(|(n, _)| n).collect();
    assert_eq!(without, Vec::<&String>::new());
}
