//! Looking things up: lists to search in, and one record with all that belongs to it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sinew_domain::data::{Source, Sources};
use sinew_domain::exercise::Exercise;
use sinew_domain::programme::Programme;
use sinew_domain::time::Now;

use super::preview;
use crate::wire::{
    CardDetail, CardLine, Changed, ChecklistDetail, ErrorCode, ExerciseDetail, ExerciseLine, InjuryDetail, InjuryLine,
    LibraryIndex, ProgrammeDetail, ProgrammeLine, Ref, RunPlanDetail, Shelf, WireError,
};
use crate::{Companion, not_saved, refused, store, unreadable};

const FAVOURITES_MAX: usize = 1_000;

impl Companion {
    pub fn library(&self) -> Result<LibraryIndex, WireError> {
        let shelf = store::latest_shelf(self.store.read()).map_err(unreadable)?.unwrap_or_default();
        let topics = self.topics_of_exercises();
        let library = &self.library;
        Ok(LibraryIndex {
            exercises: library.all_exercises().map(|e| self.exercise_line(e, &topics)).collect(),
            programmes: library.all_programmes().map(|p| self.programme_line(p)).collect(),
            run_plans: library.run_plans.all().map(|p| named(&p.id, &p.name)).collect(),
            injuries: library
                .injuries
                .all()
                .map(|i| InjuryLine {
                    id: i.id.clone(),
                    name: i.name.clone(),
                    also: i.also.clone(),
                    summary: i.summary.clone(),
                    kind: i.kind,
                    regions: i.regions.clone(),
                })
                .collect(),
            cards: library
                .cards
                .all()
                .map(|c| CardLine {
                    id: c.id.clone(),
                    name: c.name.clone(),
                    also: c.also.clone(),
                    summary: c.summary.clone(),
                    kind: c.kind,
                })
                .collect(),
            checklists: library.checklists.all().map(|c| named(&c.id, &c.name)).collect(),
            shelf,
        })
    }

    pub fn exercise(&self, id: &str) -> Result<ExerciseDetail, WireError> {
        let exercise = self.library.exercise(id).ok_or_else(|| no_such("exercise"))?.clone();
        let using = self.library.all_programmes().filter(|p| p.items().any(|i| i.exercise == id));
        let naming = self.library.injuries.all().filter(|i| i.all_exercises().any(|e| e.id == id));
        let refs = |ids: &[String]| ids.iter().map(|id| named(id, &self.library.name_of(id))).collect();
        Ok(ExerciseDetail {
            programmes: using.map(|p| named(&p.id, &p.name)).collect(),
            injuries: naming.map(|i| named(&i.id, &i.name)).collect(),
            easier: refs(&exercise.easier),
            harder: refs(&exercise.harder),
            sources: self.cited(&exercise, &exercise.sources),
            about_ms: preview::of_exercise(&exercise),
            own: self.library.is_own(id),
            exercise,
        })
    }

    pub fn programme(&self, id: &str) -> Result<ProgrammeDetail, WireError> {
        let programme = self.library.programme(id).ok_or_else(|| no_such("programme"))?.clone();
        Ok(self.programme_detail(programme, &[]))
    }

    /// `brought` are exercises that came with the programme and are not in the library.
    pub(super) fn programme_detail(&self, programme: Programme, brought: &[Exercise]) -> ProgrammeDetail {
        let find = |id: &str| brought.iter().find(|e| e.id == id).or_else(|| self.library.exercise(id));
        let names = programme.items().filter_map(|i| find(&i.exercise)).map(|e| (e.id.clone(), e.name.clone()));
        let first = programme.items().find_map(|i| find(&i.exercise));
        ProgrammeDetail {
            own: self.library.is_own(&programme.id),
            names: names.collect(),
            topics: self.topics(&programme.topics),
            sources: self.cited(&programme, &programme.sources),
            sessions: preview::of_programme(&programme, find),
            figure: first.and_then(|e| e.figure.clone()),
            programme,
        }
    }

    pub fn injury(&self, id: &str) -> Result<InjuryDetail, WireError> {
        let injury = self.library.injuries.get(id).ok_or_else(|| no_such("topic"))?.clone();
        let library = &self.library;
        let mut names = BTreeMap::new();
        let exercises: Vec<&Exercise> = injury.all_exercises().filter_map(|e| library.exercise(&e.id)).collect();
        names.extend(exercises.iter().map(|e| (e.id.clone(), e.name.clone())));
        let programmes = injury.all_programmes().filter_map(|p| library.programme(p));
        names.extend(programmes.map(|p| (p.id.clone(), p.name.clone())));
        let others = injury.look_alikes.iter().filter_map(|l| library.injuries.get(l.topic.as_deref()?));
        names.extend(others.map(|i| (i.id.clone(), i.name.clone())));
        let below_step: BTreeSet<String> = exercises.iter().filter(|e| e.below_step).map(|e| e.id.clone()).collect();
        let plans = library.run_plans.all().filter(|p| p.topics.iter().any(|t| t == id));
        let cards = library.cards.all().filter(|c| c.topics.iter().any(|t| t == id));
        Ok(InjuryDetail {
            names,
            below_step: below_step.into_iter().collect(),
            run_plans: plans.map(|p| named(&p.id, &p.name)).collect(),
            cards: cards.map(|c| named(&c.id, &c.name)).collect(),
            sources: self.cited(&injury, &Sources::new()),
            injury,
        })
    }

    pub fn card(&self, id: &str) -> Result<CardDetail, WireError> {
        let card = self.library.cards.get(id).ok_or_else(|| no_such("text"))?.clone();
        let related = card.related.iter().filter_map(|id| self.library.cards.get(id));
        Ok(CardDetail {
            topics: self.topics(&card.topics),
            related: related.map(|c| named(&c.id, &c.name)).collect(),
            sources: self.cited(&card, &Sources::new()),
            card,
        })
    }

    pub fn run_plan(&self, id: &str) -> Result<RunPlanDetail, WireError> {
        let plan = self.library.run_plans.get(id).ok_or_else(|| no_such("run plan"))?.clone();
        Ok(RunPlanDetail { topics: self.topics(&plan.topics), sources: self.cited(&plan, &Sources::new()), plan })
    }

    pub fn checklist(&self, id: &str) -> Result<ChecklistDetail, WireError> {
        let checklist = self.library.checklists.get(id).ok_or_else(|| no_such("checklist"))?.clone();
        Ok(ChecklistDetail { sources: self.cited(&checklist, &Sources::new()), checklist })
    }

    /// Favourites and equipment, as a whole.
    pub fn set_shelf(&mut self, shelf: Shelf, now: &Now) -> Result<(), WireError> {
        if shelf.favourites.len() > FAVOURITES_MAX {
            let detail = format!("favourites: {} of them; at most {FAVOURITES_MAX}", shelf.favourites.len());
            return Err(refused(ErrorCode::Invalid, vec![detail]));
        }
        let fact = self.fact(now);
        self.store.transact(|writer| store::put_shelf(writer, &fact, &shelf)).map_err(not_saved)?;
        self.journal.note(Changed::Library);
        Ok(())
    }

    fn exercise_line(&self, e: &Exercise, topics: &BTreeMap<&str, Vec<String>>) -> ExerciseLine {
        ExerciseLine {
            id: e.id.clone(),
            name: e.name.clone(),
            also: e.also.clone(),
            purpose: e.purpose.clone(),
            kind: e.kind,
            muscles: e.muscles.clone(),
            regions: e.regions.clone(),
            equipment: e.equipment.clone(),
            stage: e.stage,
            below_step: e.below_step,
            topics: topics.get(e.id.as_str()).cloned().unwrap_or_default(),
            own: self.library.is_own(&e.id),
        }
    }

    fn programme_line(&self, p: &Programme) -> ProgrammeLine {
        let first = preview::first_session(p, |id| self.library.exercise(id));
        let sources = self.library.sources();
        let source = &p.weeks.source;
        ProgrammeLine {
            id: p.id.clone(),
            name: p.name.clone(),
            summary: p.summary.clone(),
            kind: p.kind,
            topics: self.topics(&p.topics).into_iter().map(|t| t.name).collect(),
            weeks: p.weeks.value,
            weeks_to: p.weeks.to,
            about_ms: first,
            bars: sources.get(source).or_else(|| p.sources.get(source)).map_or(1, |s| s.bars),
            partial: p.missing.is_some(),
            own: self.library.is_own(&p.id),
        }
    }

    fn topics(&self, ids: &[String]) -> Vec<Ref> {
        ids.iter().filter_map(|id| self.library.injuries.get(id)).map(|i| named(&i.id, &i.name)).collect()
    }

    fn topics_of_exercises(&self) -> BTreeMap<&str, Vec<String>> {
        let mut topics: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for injury in self.library.injuries.all() {
            for exercise in injury.all_exercises() {
                let names = topics.entry(&exercise.id).or_default();
                if !names.contains(&injury.name) {
                    names.push(injury.name.clone());
                }
            }
        }
        topics
    }

    /// The sources that a record names, wherever in it.
    pub(super) fn cited(&self, record: &impl Serialize, own: &Sources) -> BTreeMap<String, Source> {
        let mut ids = BTreeSet::new();
        if let Ok(value) = serde_json::to_value(record) {
            collect_sources(&value, &mut ids);
        }
        let shared = self.library.sources();
        let found = ids.into_iter().filter_map(|id| Some((own.get(&id).or_else(|| shared.get(&id))?.clone(), id)));
        found.map(|(source, id)| (id, source)).collect()
    }
}

fn collect_sources(value: &serde_json::Value, ids: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            if let Some(serde_json::Value::String(id)) = fields.get("source") {
                ids.insert(id.clone());
            }
            fields.values().for_each(|v| collect_sources(v, ids));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|v| collect_sources(v, ids)),
        _ => {}
    }
}

pub(super) fn named(id: &str, name: &str) -> Ref {
    Ref { id: id.to_owned(), name: name.to_owned() }
}

pub(super) fn no_such(what: &str) -> WireError {
    refused(ErrorCode::NotFound, vec![format!("id: no such {what}")])
}
