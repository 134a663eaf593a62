//! All records together: what one file alone cannot show is whether its names lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::card::{Card, Checklist};
use crate::data::{Problem, Sources};
use crate::exercise::Exercise;
use crate::injury::Injury;
use crate::programme::Programme;
use crate::run_plan::RunPlan;

/// Everything that ships, by id.
#[derive(Debug, Clone, Default)]
pub struct Records {
    pub sources: Sources,
    pub exercises: BTreeMap<String, Exercise>,
    pub programmes: BTreeMap<String, Programme>,
    pub run_plans: BTreeMap<String, RunPlan>,
    pub injuries: BTreeMap<String, Injury>,
    pub cards: BTreeMap<String, Card>,
    pub checklists: BTreeMap<String, Checklist>,
}

/// What carries a numbered item of the inventory: records, rules, screens. Nothing can be put off here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    pub by: Vec<String>,
}

pub type Coverage = BTreeMap<String, Cover>;

impl Records {
    /// Dead references, exercises that nothing uses, and steps below the floor where there must be none.
    pub fn problems(&self) -> Vec<Problem> {
        let mut found = Vec::new();
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let mut say = |path: String, message: String| found.push(Problem { path, message });
        for (id, programme) in &self.programmes {
            for item in programme.items() {
                used.insert(&item.exercise);
                if !self.exercises.contains_key(&item.exercise) {
                    say(format!("programme/{id}"), format!("there is no exercise \"{}\"", item.exercise));
                }
            }
            for topic in programme.topics.iter().filter(|t| !self.injuries.contains_key(*t)) {
                say(format!("programme/{id}"), format!("there is no topic \"{topic}\""));
            }
        }
        for (id, plan) in &self.run_plans {
            for topic in plan.topics.iter().filter(|t| !self.injuries.contains_key(*t)) {
                say(format!("run-plan/{id}"), format!("there is no topic \"{topic}\""));
            }
        }
        for (id, injury) in &self.injuries {
            let path = format!("injury/{id}");
            for exercise in injury.all_exercises() {
                used.insert(&exercise.id);
                if !self.exercises.contains_key(&exercise.id) {
                    say(path.clone(), format!("there is no exercise \"{}\"", exercise.id));
                }
            }
            for programme in injury.all_programmes().filter(|p| !self.programmes.contains_key(*p)) {
                say(path.clone(), format!("there is no programme \"{programme}\""));
            }
            for topic in injury.look_alikes.iter().filter_map(|l| l.topic.as_ref()) {
                if !self.injuries.contains_key(topic) {
                    say(path.clone(), format!("there is no topic \"{topic}\""));
                }
            }
            for form in injury.forms.iter().filter(|f| f.floor_only) {
                for step in self.below_step(form.exercises.iter().map(|e| e.id.as_str())) {
                    say(path.clone(), format!("{} is floor only, but {step} goes below the step", form.id));
                }
                for programme in form.programmes.iter().filter_map(|p| self.programmes.get(p)) {
                    for step in self.below_step(programme.items().map(|i| i.exercise.as_str())) {
                        say(path.clone(), format!("{} is floor only, but {} has {step}", form.id, programme.id));
                    }
                }
            }
        }
        for (id, card) in &self.cards {
            for topic in card.topics.iter().filter(|t| !self.injuries.contains_key(*t)) {
                say(format!("text/{id}"), format!("there is no topic \"{topic}\""));
            }
            for related in card.related.iter().filter(|t| !self.cards.contains_key(*t)) {
                say(format!("text/{id}"), format!("there is no text \"{related}\""));
            }
        }
        for (id, list) in &self.checklists {
            for topic in list.topics.iter().filter(|t| !self.injuries.contains_key(*t)) {
                say(format!("checklist/{id}"), format!("there is no topic \"{topic}\""));
            }
        }
        for (id, exercise) in &self.exercises {
            for other in exercise.easier.iter().chain(&exercise.harder).filter(|e| !self.exercises.contains_key(*e)) {
                say(format!("exercise/{id}"), format!("there is no exercise \"{other}\""));
            }
            if !used.contains(id.as_str()) {
                say(format!("exercise/{id}"), "is used by no programme and no topic".to_owned());
            }
        }
        found
    }

    fn below_step<'a>(&'a self, ids: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
        ids.filter(|id| self.exercises.get(*id).is_some_and(|e| e.below_step))
    }

    /// Whether a reference of the coverage table, `exercise/E41` and the like, leads to a record. Rules and screens are
    /// not records; None for those.
    pub fn leads(&self, reference: &str) -> Option<bool> {
        let (kind, id) = reference.split_once('/')?;
        match kind {
            "exercise" => Some(self.exercises.contains_key(id)),
            "programme" => Some(self.programmes.contains_key(id)),
            "run-plan" => Some(self.run_plans.contains_key(id)),
            "injury" => Some(self.injuries.contains_key(id)),
            "text" => Some(self.cards.contains_key(id)),
            "checklist" => Some(self.checklists.contains_key(id)),
            _ => None,
        }
    }
}
