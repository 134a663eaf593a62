//! What the companion answers about the library, all of it at once: the pages are tried with the real data.

use serde_json::{Value, json};

use sinew_companion::wire::{PageDraft, PagePart, PageRange, SheetFormat};

use crate::visit;
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
        "physio": pages(),
        "library": index,
    })
}

/// The page for a visit of four weeks of a life, by range, paper, and the parts that are left out; and that of nobody.
fn pages() -> Value {
    let (mut world, _) = visit::lived();
    let now = world.now;
    let mut pages = serde_json::Map::new();
    let ranges = [PageRange::LastVisit, PageRange::Weeks4, PageRange::Weeks12, PageRange::Programme];
    for range in ranges {
        for format in [SheetFormat::A4, SheetFormat::Letter] {
            // Parts are left out one by one, and only where the pages try it.
            let parts = if (range, format) == (PageRange::Weeks4, SheetFormat::A4) { &PagePart::ALL[..] } else { &[] };
            for without in std::iter::once(Vec::new()).chain(parts.iter().map(|part| vec![*part])) {
                let draft = PageDraft { without, format, ..visit::page(range) };
                let names =
                    [json!(range), json!(format)].into_iter().chain(draft.without.iter().map(|part| json!(part)));
                let key: Vec<String> = names.filter_map(|name| name.as_str().map(str::to_owned)).collect();
                pages.insert(key.join("/"), json!(world.companion().physio_page(&draft, &now).ok()));
            }
        }
    }
    let mut nobody = World::new();
    nobody.accept();
    let now = nobody.now;
    pages.insert("empty".to_owned(), json!(nobody.companion().physio_page(&visit::page(PageRange::Weeks4), &now).ok()));
    Value::Object(pages)
}
