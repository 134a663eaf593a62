//! Everything in `assets`, read and checked with all problems at once.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sinew_domain::card::{Card, Checklist};
use sinew_domain::data::{Known, Owner, Problem, Record, Shape, Source, Sources, schema};
use sinew_domain::exercise::Exercise;
use sinew_domain::injury::Injury;
use sinew_domain::library::{Coverage, Records};
use sinew_domain::programme::Programme;
use sinew_domain::progression::Rulebook;
use sinew_domain::run_plan::RunPlan;

/// The folder, all records that could be read, and what is wrong with the others.
#[derive(Debug)]
pub struct Assets {
    pub records: Records,
    pub coverage: Coverage,
    pub problems: Vec<Problem>,
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets")
}

/// The texts of one folder, by file name, in order.
pub fn texts(name: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder().join(name)).map(|e| e.flatten().collect::<Vec<_>>()).unwrap_or_default();
    let toml = entries.iter().filter(|e| e.path().extension().is_some_and(|x| x == "toml"));
    toml.map(|e| (e.file_name().to_string_lossy().into_owned(), fs::read_to_string(e.path()).expect("a readable file")))
        .collect()
}

impl Assets {
    pub fn read() -> Self {
        let mut problems = Vec::new();
        let text = fs::read_to_string(folder().join("sources.toml")).expect("sources.toml");
        let sources: Sources = toml::from_str::<BTreeMap<String, Source>>(&text).unwrap_or_else(|e| {
            problems.push(Problem { path: "sources.toml".to_owned(), message: e.to_string() });
            Sources::new()
        });
        let known = Known { owner: Owner::Sinew, sources, exercises: None, taken: BTreeSet::new() };
        let records = Records {
            exercises: all::<Exercise>("exercises", &known, &mut problems, |e| &e.id),
            programmes: all::<Programme>("programmes", &known, &mut problems, |p| &p.id),
            run_plans: all::<RunPlan>("run-plans", &known, &mut problems, |p| &p.id),
            injuries: all::<Injury>("injuries", &known, &mut problems, |i| &i.id),
            cards: all::<Card>("texts", &known, &mut problems, |c| &c.id),
            checklists: all::<Checklist>("checklists", &known, &mut problems, |c| &c.id),
            sources: known.sources.clone(),
        };
        problems.extend(records.problems());
        let text = fs::read_to_string(folder().join("rules.toml")).unwrap_or_default();
        let (book, wrong) = Shape::<Rulebook>::new().read("rules.toml", &text, &known);
        problems.extend(wrong);
        let text = fs::read_to_string(folder().join("coverage.toml")).unwrap_or_default();
        let coverage: Coverage = toml::from_str(&text).unwrap_or_else(|e| {
            problems.push(Problem { path: "coverage.toml".to_owned(), message: e.to_string() });
            Coverage::new()
        });
        problems.extend(coverage_problems(&coverage, &records, book.as_ref()));
        Self { records, coverage, problems }
    }

    pub fn count(&self) -> String {
        let r = &self.records;
        format!(
            "{} exercises, {} programmes, {} run plans, {} topics, {} texts, {} checklists, {} sources",
            r.exercises.len(),
            r.programmes.len(),
            r.run_plans.len(),
            r.injuries.len(),
            r.cards.len(),
            r.checklists.len(),
            r.sources.len()
        )
    }

    /// How much of the inventory is there.
    pub fn coverage_line(&self) -> String {
        let whole = self.coverage.values().filter(|cover| !cover.by.is_empty()).count();
        format!("{whole} of {} items carried by something that ships", self.coverage.len())
    }

    /// `[{ id, name, figure }]`, as the contact sheet wants it.
    pub fn figures(&self) -> String {
        let figures: Vec<_> = self
            .records
            .exercises
            .values()
            .map(|e| serde_json::json!({ "id": e.id, "name": e.name, "figure": e.figure }))
            .collect();
        serde_json::to_string(&figures).expect("plain data")
    }
}

fn all<T: Record>(
    name: &str,
    known: &Known,
    problems: &mut Vec<Problem>,
    id: impl Fn(&T) -> &String,
) -> BTreeMap<String, T> {
    let mut out = BTreeMap::new();
    let shape = Shape::<T>::new();
    for (file, text) in texts(name) {
        let (record, found) = shape.read(&file, &text, known);
        problems.extend(found);
        let Some(record) = record else { continue };
        let id = id(&record).clone();
        let stem = file.trim_end_matches(".toml");
        // Exercises are sorted by number and called by name: e41-clamshell.toml.
        let fits = stem == id || stem.split('-').next() == Some(id.to_lowercase().as_str());
        if !fits {
            problems.push(Problem { path: format!("{file}.id"), message: format!("\"{id}\" is not the file's name") });
        }
        if out.insert(id.clone(), record).is_some() {
            problems.push(Problem { path: format!("{file}.id"), message: format!("\"{id}\" is there twice") });
        }
    }
    out
}

/// S1 to S120 and E01 to E87, each carried by something that exists.
fn coverage_problems(coverage: &Coverage, records: &Records, book: Option<&Rulebook>) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut say =
        |path: String, message: String| found.push(Problem { path: format!("coverage.toml.{path}"), message });
    let wanted = (1..=120).map(|n| format!("S{n}")).chain((1..=87).map(|n| format!("E{n:02}")));
    let wanted: BTreeSet<String> = wanted.collect();
    for number in wanted.iter().filter(|n| !coverage.contains_key(*n)) {
        say(number.clone(), "is missing".to_owned());
    }
    for (number, cover) in coverage {
        if !wanted.contains(number) {
            say(number.clone(), "is no number of the inventory".to_owned());
        }
        if cover.by.is_empty() {
            say(number.clone(), "is carried by nothing".to_owned());
        }
        for reference in &cover.by {
            let there = match reference.split_once('/') {
                Some(("screen", name)) => folder().join(format!("../ui/src/screens/{name}.svelte")).is_file(),
                Some(("rule", id)) => {
                    book.is_some_and(|book| book.rules.contains_key(id) || book.running.rules.contains_key(id))
                }
                _ => records.leads(reference) == Some(true),
            };
            if !there {
                say(number.clone(), format!("\"{reference}\" leads nowhere"));
            }
        }
    }
    found
}

/// File name -> JSON Schema, for editors.
pub fn schemas() -> BTreeMap<&'static str, String> {
    let pretty = |value: serde_json::Value| format!("{}\n", serde_json::to_string_pretty(&value).expect("a schema"));
    BTreeMap::from([
        ("exercise.schema.json", pretty(schema::<Exercise>())),
        ("programme.schema.json", pretty(schema::<Programme>())),
        ("run-plan.schema.json", pretty(schema::<RunPlan>())),
        ("injury.schema.json", pretty(schema::<Injury>())),
        ("text.schema.json", pretty(schema::<Card>())),
        ("checklist.schema.json", pretty(schema::<Checklist>())),
        ("rules.schema.json", pretty(schema::<Rulebook>())),
        ("sources.schema.json", pretty(schema::<Sources>())),
        // Of the exported log: it has the types of its tables.
        ("log.schema.json", pretty(sinew_companion::files::schema::schema().expect("a schema"))),
    ])
}
