//! What the companion answers about the library, all of it at once: the pages are tried with the real data.

use serde_json::{Value, json};

use crate::world::World;

pub fn all() -> Value {
    let mut world = World::new();
    let companion = &*world.companion();
    let index = companion.library().expect("the library can be read");
    let of = |ids: Vec<&String>, answer: &dyn Fn(&str) -> Value| {
        Value::Object(ids.into_iter().map(|id| (id.clone(), answer(id))).collect())
    };
    json!({
        "exercise": of(index.exercises.iter().map(|e| &e.id).collect(), &|id| json!(companion.exercise(id).ok())),
        "programme": of(index.programmes.iter().map(|p| &p.id).collect(), &|id| json!(companion.programme(id).ok())),
        "run_plan": of(index.run_plans.iter().map(|p| &p.id).collect(), &|id| json!(companion.run_plan(id).ok())),
        "injury": of(index.injuries.iter().map(|i| &i.id).collect(), &|id| json!(companion.injury(id).ok())),
        "card": of(index.cards.iter().map(|c| &c.id).collect(), &|id| json!(companion.card(id).ok())),
        "checklist": of(index.checklists.iter().map(|c| &c.id).collect(), &|id| json!(companion.checklist(id).ok())),
        "library": index,
    })
}
