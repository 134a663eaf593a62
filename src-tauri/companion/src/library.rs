//! The library: what ships, embedded at build time and parsed when it is first asked for, and what the person added.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use sinew_domain::card::{Card, Checklist};
use sinew_domain::data::{Known, Owner, Record, Source, Sources, shipped};
use sinew_domain::exercise::Exercise;
use sinew_domain::injury::Injury;
use sinew_domain::plan::PlanState;
use sinew_domain::programme::Programme;
use sinew_domain::progression::Rulebook;
use sinew_domain::run_plan::RunPlan;

use crate::store::{OwnKind, OwnRow};

mod files {
    include!(concat!(env!("OUT_DIR"), "/assets.rs"));
}

const SOURCES: &str = include_str!("../../../assets/sources.toml");
const RULES: &str = include_str!("../../../assets/rules.toml");

/// Files of one kind by the id of what is in them.
#[derive(Debug)]
pub struct Bundled<T> {
    entries: BTreeMap<String, Entry<T>>,
}

#[derive(Debug)]
struct Entry<T> {
    file: &'static str,
    text: &'static str,
    record: OnceLock<T>,
}

impl<T: Record> Bundled<T> {
    fn of(files: &'static [(&'static str, &'static str)], id: fn(&str) -> String) -> Self {
        let entry = |(file, text): &(&'static str, &'static str)| {
            (id(file.trim_end_matches(".toml")), Entry { file, text, record: OnceLock::new() })
        };
        Self { entries: files.iter().map(entry).collect() }
    }

    pub fn get(&self, id: &str) -> Option<&T> {
        self.entries.get(id).map(Entry::parsed)
    }

    /// In the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.entries.values().map(Entry::parsed)
    }

    pub fn ids(&self) -> impl Iterator<Item = &String> {
        self.entries.keys()
    }
}

impl<T: Record> Entry<T> {
    fn parsed(&self) -> &T {
        self.record.get_or_init(|| {
            shipped(self.file, self.text).expect("a test reads every file that ships, with all its problems")
        })
    }
}

/// `e41-clamshell` is E41.
fn exercise_id(stem: &str) -> String {
    stem.split('-').next().unwrap_or(stem).to_uppercase()
}

/// What ships: the same for every companion of a process, and never changed.
#[derive(Debug)]
struct Shipped {
    exercises: Bundled<Exercise>,
    programmes: Bundled<Programme>,
    run_plans: Bundled<RunPlan>,
    injuries: Bundled<Injury>,
    cards: Bundled<Card>,
    checklists: Bundled<Checklist>,
    sources: OnceLock<Sources>,
    book: OnceLock<Rulebook>,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let same = |stem: &str| stem.to_owned();
    Shipped {
        exercises: Bundled::of(files::EXERCISES, exercise_id),
        programmes: Bundled::of(files::PROGRAMMES, same),
        run_plans: Bundled::of(files::RUN_PLANS, same),
        injuries: Bundled::of(files::INJURIES, same),
        cards: Bundled::of(files::TEXTS, same),
        checklists: Bundled::of(files::CHECKLISTS, same),
        sources: OnceLock::new(),
        book: OnceLock::new(),
    }
});

/// Everything there is to look up and to play.
#[derive(Debug)]
pub struct Library {
    pub exercises: &'static Bundled<Exercise>,
    pub programmes: &'static Bundled<Programme>,
    pub run_plans: &'static Bundled<RunPlan>,
    pub injuries: &'static Bundled<Injury>,
    pub cards: &'static Bundled<Card>,
    pub checklists: &'static Bundled<Checklist>,
    own_exercises: BTreeMap<String, Exercise>,
    own_programmes: BTreeMap<String, Programme>,
    /// Every version of a programme of their own: a plan goes on with the one that it was started with.
    programme_versions: BTreeMap<(String, u16), Programme>,
    /// The newest version that each id of the person's own has had, also of what was taken away.
    versions: BTreeMap<String, u16>,
}

impl Library {
    /// What ships, with what the person added: each version in the order of writing. A row that cannot be read, by a program older than its writer, is left
    /// out; it stays in the file.
    pub fn with_own(rows: Vec<OwnRow>) -> Self {
        let mut library = Self {
            exercises: &SHIPPED.exercises,
            programmes: &SHIPPED.programmes,
            run_plans: &SHIPPED.run_plans,
            injuries: &SHIPPED.injuries,
            cards: &SHIPPED.cards,
            checklists: &SHIPPED.checklists,
            own_exercises: BTreeMap::new(),
            own_programmes: BTreeMap::new(),
            programme_versions: BTreeMap::new(),
            versions: BTreeMap::new(),
        };
        rows.iter().for_each(|row| library.take(row));
        library
    }

    /// Puts a new version of something of the person's own in the place of the one before.
    pub fn take(&mut self, row: &OwnRow) {
        self.versions.insert(row.name_id.clone(), row.version);
        match row.kind {
            OwnKind::Exercise => put(&mut self.own_exercises, row),
            OwnKind::Programme => {
                put(&mut self.own_programmes, row);
                if let Some(programme) = self.own_programmes.get(&row.name_id) {
                    self.programme_versions.insert((row.name_id.clone(), row.version), programme.clone());
                }
            }
        }
    }

    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.own_exercises.get(id).or_else(|| self.exercises.get(id))
    }

    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.own_programmes.get(id).or_else(|| self.programmes.get(id))
    }

    /// The version that a plan was started with, where it is kept: those of the person's own are. Of what ships there is
    /// only the one that this Sinew has.
    pub fn programme_of(&self, plan: &PlanState) -> Option<&Programme> {
        let kept = self.programme_versions.get(&(plan.programme.clone(), plan.programme_version));
        kept.or_else(|| self.programme(&plan.programme))
    }

    pub fn is_own(&self, id: &str) -> bool {
        self.own_programmes.contains_key(id) || self.own_exercises.contains_key(id)
    }

    /// The version that a new one would have.
    pub fn next_version(&self, id: &str) -> u16 {
        self.versions.get(id).map_or(1, |v| v.saturating_add(1))
    }

    /// The person's own first, then what ships.
    pub fn all_exercises(&self) -> impl Iterator<Item = &Exercise> {
        self.own_exercises.values().chain(self.exercises.all())
    }

    pub fn all_programmes(&self) -> impl Iterator<Item = &Programme> {
        self.own_programmes.values().chain(self.programmes.all())
    }

    pub fn name_of(&self, id: &str) -> String {
        // What is run and walked is no exercise of the library.
        match id {
            "run" => "Run".to_owned(),
            "walk" => "Walk".to_owned(),
            "warm-up" => "Walk to warm up".to_owned(),
            _ => self.exercise(id).map_or_else(|| id.to_owned(), |e| e.name.clone()),
        }
    }

    pub fn sources(&self) -> &Sources {
        SHIPPED.sources.get_or_init(|| {
            toml::from_str::<BTreeMap<String, Source>>(SOURCES).expect("a test reads the sources that ship")
        })
    }

    /// The numbers and the words of every rule.
    pub fn book(&self) -> &Rulebook {
        SHIPPED.book.get_or_init(|| shipped("rules.toml", RULES).expect("a test reads the rules that ship"))
    }

    /// What a file of the person's own may refer to. `but` is the id that the file itself has already.
    pub fn known(&self, but: Option<&str>) -> Known {
        let own = self.own_programmes.keys().chain(self.own_exercises.keys());
        let bundled = self.programmes.ids().chain(self.run_plans.ids()).chain(self.exercises.ids());
        let exercises: BTreeSet<String> = self.exercises.ids().chain(self.own_exercises.keys()).cloned().collect();
        Known {
            owner: Owner::Person,
            sources: self.sources().clone(),
            exercises: Some(exercises),
            taken: own.chain(bundled).filter(|id| Some(id.as_str()) != but).cloned().collect(),
        }
    }
}

fn put<T: serde::de::DeserializeOwned>(records: &mut BTreeMap<String, T>, row: &OwnRow) {
    match row.record.as_deref().and_then(|text| serde_json::from_str(text).ok()) {
        Some(record) => records.insert(row.name_id.clone(), record),
        None => records.remove(&row.name_id),
    };
}
