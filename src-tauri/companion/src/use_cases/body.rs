//! The whole body, gone through at the end of a block or when something new is sore: what is new, what came again, what is
//! gone, and what was changed in the weeks before a new place.

use chrono::NaiveDate;
use sinew_domain::card::Checklist;
use sinew_domain::time::Now;

use super::check::Check;
use super::life::day_of;
use crate::Companion;
use crate::wire::{BodyLine, BodyMap, BodySince, BodyView, WireError};

const LIST: &str = "after-a-block";
/// The lines of the list that are places of the body; the others are not compared.
const PLACES: &str = "places";
const SHOWN: usize = 12;

impl Companion {
    pub fn body_map(&self, now: &Now) -> Result<BodyView, WireError> {
        let today = day_of(now);
        let list = self.checklist(LIST)?;
        let told = self.life()?.bodies();
        let before = std::iter::once(None).chain(told.iter().map(Some));
        let mut maps: Vec<BodyMap> = told
            .iter()
            .zip(before)
            .map(|(of, before)| map(&list.checklist, of, before.map(|(_, sore)| *sore)))
            .collect();
        maps.reverse();
        maps.truncate(SHOWN);
        let newest =
            told.last().filter(|_| maps.first().is_some_and(|map| map.sore.iter().any(|l| l.since == BodySince::New)));
        Ok(BodyView {
            today: told.last().filter(|(day, _)| *day == today).map(|(_, sore)| sore.to_vec()),
            changes: newest.map(|(day, _)| self.levers_up_to(*day, today)).transpose()?.unwrap_or_default(),
            maps,
            list,
        })
    }

    /// In the order of the list, each once.
    pub(super) fn sore_of(&self, sore: &[String], check: &mut Check) -> Vec<String> {
        let known = self.library.checklists.get(LIST).map(|list| list.items.as_slice()).unwrap_or_default();
        for id in sore.iter().filter(|id| !known.iter().any(|item| item.id == **id)) {
            check.problem("sore", &format!("there is no line {id:?} in the list"));
        }
        known.iter().filter(|item| sore.contains(&item.id)).map(|item| item.id.clone()).collect()
    }
}

fn map(list: &Checklist, (day, sore): &(NaiveDate, &[String]), before: Option<&[String]>) -> BodyMap {
    let places = || list.items.iter().filter(|item| item.lists.iter().any(|of| of == PLACES));
    let since = |id: &String| match before {
        None => BodySince::First,
        Some(before) if before.contains(id) => BodySince::Again,
        Some(_) => BodySince::New,
    };
    let marked = places().filter(|item| sore.contains(&item.id));
    let gone =
        places().filter(|item| !sore.contains(&item.id) && before.is_some_and(|before| before.contains(&item.id)));
    BodyMap {
        day: day.to_string(),
        sore: marked.map(|item| BodyLine { text: item.text.clone(), since: since(&item.id) }).collect(),
        gone: gone.map(|item| item.text.clone()).collect(),
    }
}
