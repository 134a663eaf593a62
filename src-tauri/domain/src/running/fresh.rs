//! What is new in a run: what a body has not had lately, by the runs before it.
//!
//! Only what was told counts on either side: where no earlier run tells its surface, no surface is new.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::facts::{Pace, Stress};
use super::told::{Hills, RunTold, Surface};
use crate::progression::Rulebook;

/// What a run has about it, told or planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Had {
    pub day: NaiveDate,
    pub distance_m: Option<u32>,
    pub pace: Option<Pace>,
    pub hills: Option<Hills>,
    pub surface: Option<Surface>,
    pub shoe: Option<String>,
}

impl RunTold {
    pub fn had(&self) -> Had {
        Had {
            day: self.of_day,
            distance_m: self.distance_m,
            pace: self.pace,
            hills: self.hills,
            surface: self.surface,
            shoe: self.shoe.clone(),
        }
    }
}

/// What is new in a run after those before it; of an earlier day only, and not of too long ago.
pub fn new_in(run: &Had, earlier: &[Had], book: &Rulebook) -> BTreeSet<Stress> {
    let lately = i64::from(book.running.new_days.value);
    let lately: Vec<&Had> =
        earlier.iter().filter(|other| (1..=lately).contains(&(run.day - other.day).num_days())).collect();
    let mut new = BTreeSet::new();
    let longest = lately.iter().filter_map(|other| other.distance_m).max();
    if let Some((m, longest)) = run.distance_m.zip(longest)
        && u64::from(m) * 100 > u64::from(longest) * u64::from(book.running.new_distance_percent.value)
    {
        new.insert(Stress::Distance);
    }
    if is_beyond(run.pace.map(effort), lately.iter().filter_map(|other| other.pace.map(effort)).max()) {
        new.insert(Stress::Speed);
    }
    if is_beyond(run.hills, lately.iter().filter_map(|other| other.hills).max()) {
        new.insert(Stress::Hills);
    }
    if is_other(run.surface.as_ref(), lately.iter().filter_map(|other| other.surface.as_ref())) {
        new.insert(Stress::Surface);
    }
    if is_other(run.shoe.as_ref(), lately.iter().filter_map(|other| other.shoe.as_ref())) {
        new.insert(Stress::Shoes);
    }
    new
}

fn is_beyond<T: Ord>(now: Option<T>, most: Option<T>) -> bool {
    now.zip(most).is_some_and(|(now, most)| now > most)
}

fn is_other<'a, T: PartialEq + 'a>(now: Option<&T>, mut before: impl Iterator<Item = &'a T> + Clone) -> bool {
    let any = before.clone().next().is_some();
    any && now.is_some_and(|now| !before.any(|other| other == now))
}

fn effort(pace: Pace) -> u8 {
    match pace {
        Pace::Easy => 0,
        Pace::Strides { percent } => percent,
        Pace::Speed => 100,
    }
}
