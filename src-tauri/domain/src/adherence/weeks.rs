//! Good weeks in a row. A week is good by its sessions; a paused one neither adds nor ends; a freeze, earned by good
//! weeks, carries over one that was not.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::trend::DayDone;
use crate::day::week_of;
use crate::progression::Rulebook;

/// The sessions of a week that count, and how much of them was done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekDone {
    pub monday: NaiveDate,
    pub done: f64,
    pub asked: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeekMark {
    Good,
    /// Nothing of it counts: paused, or nothing was asked.
    Neither,
    /// A freeze carried it over.
    Frozen,
    Other,
    /// Not over, and not good yet.
    Open,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GoodWeeks {
    pub in_row: u32,
    /// Freezes that are left.
    pub freezes: u32,
    /// Oldest first, from the first week that asked for something.
    pub weeks: Vec<(NaiveDate, WeekMark)>,
}

/// Week by week from the first to the one that holds `today`. `still_to_come` are the sessions of this week that are not
/// over: they are part of what makes it good.
pub fn weeks_done(days: &[DayDone], still_to_come: u32, today: NaiveDate) -> Vec<WeekDone> {
    let [this_week, ..] = week_of(today);
    let Some(first) = days.iter().map(|day| day.day).min() else { return Vec::new() };
    let [first, ..] = week_of(first);
    let mut weeks: BTreeMap<NaiveDate, WeekDone> = BTreeMap::new();
    let mut monday = first;
    while monday <= this_week {
        weeks.insert(monday, WeekDone { monday, done: 0.0, asked: 0 });
        monday = monday + Days::new(7);
    }
    for day in days {
        let [monday, ..] = week_of(day.day);
        if let Some(week) = weeks.get_mut(&monday) {
            week.done += day.done;
            week.asked += day.asked;
        }
    }
    if let Some(week) = weeks.get_mut(&this_week) {
        week.asked += still_to_come;
    }
    weeks.into_values().collect()
}

/// The row as it stands: it ends with a week that is over, was not good, and found no freeze.
pub fn good_weeks(weeks: &[WeekDone], today: NaiveDate, book: &Rulebook) -> GoodWeeks {
    let [this_week, ..] = week_of(today);
    let rules = &book.looking_back;
    let mut out = GoodWeeks::default();
    let mut towards = 0;
    for week in weeks {
        // A hair below a whole number is that number: the shares of sets are no exact fractions.
        let percent = week.done / f64::from(week.asked.max(1)) * 100.0 + 1e-6;
        let mark = if week.asked == 0 {
            WeekMark::Neither
        } else if percent >= rules.good_week_percent.value {
            out.in_row += 1;
            towards += 1;
            if towards == u32::from(rules.freeze_after_weeks.value) {
                towards = 0;
                out.freezes = (out.freezes + 1).min(rules.freezes_max.value.into());
            }
            WeekMark::Good
        } else if week.monday >= this_week {
            WeekMark::Open
        } else if out.freezes > 0 {
            out.freezes -= 1;
            WeekMark::Frozen
        } else {
            out.in_row = 0;
            towards = 0;
            WeekMark::Other
        };
        out.weeks.push((week.monday, mark));
    }
    out
}
