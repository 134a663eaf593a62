//! Whole lives with a plan, as scripts: what a person does and answers, day by day, and beside it what the plan says.
//!
//! A script has a line for each run of days: `1-7: M 3/2; E 3/2; m 2/10; ok`. A day begins with its morning check `m`,
//! about the first steps of that very day; then come its sessions, in order. Words:
//!
//! - `m PAIN/MINUTES`, with `new` behind it where something new hurts, `niggle=N` at another place
//! - `M`, `D`, `E` `DURING/AFTER`: the session of the morning, of midday, of the evening; `?` where nothing was answered;
//!   behind it `effort=N`, `reps=N` of every set, `sharp`, `limp`, `rest` pain, `early`, `easing`; `half` of the sets
//! - `ok` accepts what is suggested, `keep` does not, `ask` asks the physio, each once for every suggestion of the day
//! - `skip E no_time`, `pause flare`, `back quiet`, `back` as it was not answered, `lighter`, `load EXERCISE KG`
//!   `extra`: beyond what was asked
//! - `limit KIND N who until DAY`, `flag same_day`, `clear`, `override`, `zone Asia/Tokyo`, `week fatigue=8 slept_badly`
//!
//! The trace has a line for each change of what is suggested and for each revision.

mod beside;
mod properties;
mod scripts;
mod turns;
pub(crate) mod world;

use world::Lived;

use super::{PlanState, SlotName};

/// Plays a script and gives its trace.
pub(crate) fn live(plans: &[PlanState], script: &str) -> Lived {
    let mut world = Lived::new(plans);
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (days, words) = line.split_once(':').unwrap_or_else(|| panic!("no days in {line}"));
        let (from, to) = days.split_once('-').unwrap_or((days, days));
        let number = |text: &str| text.trim().parse::<u32>().unwrap_or_else(|_| panic!("no day in {line}"));
        for day in number(from)..=number(to) {
            world.day(day, words);
        }
    }
    world
}

fn slot_of(word: &str) -> Option<SlotName> {
    match word {
        "M" => Some(SlotName::Morning),
        "D" => Some(SlotName::Midday),
        "E" => Some(SlotName::Evening),
        _ => None,
    }
}
