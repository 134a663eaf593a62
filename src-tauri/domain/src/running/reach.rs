//! Whether the weeks that are left are enough for a race: how far the longest run free of pain can have grown by then.
//!
//! It says what can be there, never that it will be; and what could be run instead, so that nobody is left with a no.

use chrono::NaiveDate;

use super::weeks::{WeeksOf, build_weeks};
use crate::progression::Rulebook;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Weeks with a long run in them before the race.
    pub weeks_left: u32,
    /// What is asked for: a share of the race.
    pub asked_m: u32,
    /// The longest that can be there before the race; None where no run tells how far it was free of pain.
    pub reach_m: Option<u32>,
    /// The same week by week, the coming one first; at most a year of them.
    pub steps_m: Vec<u32>,
    /// Weeks until what is asked for can be there; None where that is further than a year, or not known.
    pub weeks_needed: Option<u32>,
    pub in_time: Option<bool>,
    /// Shorter races that are within reach, the longest first.
    pub shorter_m: Vec<u32>,
}

const YEAR: u32 = 52;

/// `now_m`: the longest run of late that was free of pain.
pub fn reach(now_m: Option<u32>, of: &WeeksOf, [asked, on]: [NaiveDate; 2], distance_m: u32, book: &Rulebook) -> Reach {
    let share = |m: u32| (u64::from(m) * u64::from(book.running.race.share_percent.value)).div_ceil(100) as u32;
    let asked_m = share(distance_m);
    let days = (on - asked).num_days().max(0);
    // A run a week, the last of them on another day than the race.
    let weeks_left = ((days - 1).max(0) / 7) as u32;
    let Some(now) = now_m.filter(|m| *m > 0) else {
        return Reach {
            weeks_left,
            asked_m,
            reach_m: None,
            steps_m: Vec::new(),
            weeks_needed: None,
            in_time: None,
            shorter_m: Vec::new(),
        };
    };
    let steps = steps(now, of, book);
    let after = |weeks: u32| if weeks == 0 { now } else { steps[(weeks.min(YEAR) - 1) as usize] };
    let there = after(weeks_left);
    let needed = (0..=YEAR).find(|weeks| after(*weeks) >= asked_m);
    let shorter = book.running.race.distances_m.iter().map(|distance| distance.value).rev();
    Reach {
        weeks_left,
        asked_m,
        reach_m: Some(there),
        steps_m: steps[..(weeks_left.min(YEAR) as usize)].to_vec(),
        weeks_needed: needed,
        in_time: Some(there >= asked_m),
        shorter_m: shorter.filter(|m| *m < distance_m && share(*m) <= there).collect(),
    }
}

/// The longest run of each of the next weeks: as much longer as one run may be, and none longer in the lighter weeks.
fn steps(now: u32, of: &WeeksOf, book: &Rulebook) -> Vec<u32> {
    let grow = book.running.spikes.first().map_or(100, |spike| u64::from(spike.over_percent));
    let build = u32::from(build_weeks(of, book).value);
    let mut m = u64::from(now);
    (0..YEAR)
        .map(|week| {
            if week % (build + 1) != build {
                m = (m * grow / 100).min(u64::from(u32::MAX));
            }
            m as u32
        })
        .collect()
}
