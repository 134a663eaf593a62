//! The distance of the weeks to come: some weeks up, then a lighter one, and from there on again.
//!
//! It proposes and never asks for more: every figure is the most that a week should have, rounded down to what somebody
//! would write into a calendar. It only begins where the weeks before are known.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::facts::RunFact;
use crate::data::Sourced;
use crate::day::week_of;
use crate::pain::TissueClass;
use crate::progression::Rulebook;

/// Whose weeks they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeeksOf<'a> {
    pub tissue: TissueClass,
    pub topic: Option<&'a str>,
    /// What distances are counted in: metres in a kilometre, or in a mile.
    pub unit_m: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WeekKind {
    /// A little more than the last full week.
    Build,
    Lighter,
    /// After a lighter week: what the last full one had.
    Again,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekTarget {
    pub monday: NaiveDate,
    /// The most, in metres.
    pub m: u32,
    pub kind: WeekKind,
}

/// Metres of whole weeks, oldest first; None where nothing was run, or where a distance is not known.
pub fn week_sums(runs: &[RunFact], first: NaiveDate, last: NaiveDate) -> Vec<Option<u64>> {
    let [mut monday, ..] = week_of(first);
    let mut sums = Vec::new();
    while monday <= last {
        let week = runs.iter().filter(|run| (0..7).contains(&(run.day - monday).num_days()));
        let sum: Option<u64> = week.map(|run| run.distance_m.map(u64::from)).sum();
        sums.push(sum.filter(|m| *m > 0));
        monday = monday + Days::new(7);
    }
    sums
}

/// What `count` weeks from `monday` on should have at most. `past` ends with the week before; empty where that week is
/// not known.
pub fn weeks(past: &[Option<u64>], of: &WeeksOf, monday: NaiveDate, count: usize, book: &Rulebook) -> Vec<WeekTarget> {
    let known: Vec<u64> = past.iter().rev().map_while(|m| *m).collect();
    let Some((first, rest)) = known.split_last() else { return Vec::new() };
    let numbers = &book.running.weeks;
    // Full weeks since the lighter one, and what the last full one had.
    let (mut built, mut full, mut rested) = (1, *first, false);
    for m in rest.iter().rev() {
        rested = is_lighter(*m, full, book);
        (built, full) = match rested {
            true => (0, full),
            // Less than any lighter week is a break: from there it begins anew.
            false if *m < full && m * 100 < full * u64::from(numbers.lighter_from_percent.value) => (1, *m),
            false => (built + 1, *m),
        };
    }
    let most = build_weeks(of, book).value;
    let percent = u64::from(percent(of.topic, book).value);
    let mut targets = Vec::new();
    for week in 0..count {
        let kind = match (rested, built >= most) {
            (true, _) => WeekKind::Again,
            (false, true) => WeekKind::Lighter,
            (false, false) => WeekKind::Build,
        };
        let m = match kind {
            WeekKind::Build => down(full * percent / 100, of.unit_m),
            WeekKind::Lighter => down(full * u64::from(numbers.lighter_percent.value) / 100, of.unit_m),
            WeekKind::Again => full,
        };
        (rested, built) = match kind {
            WeekKind::Build | WeekKind::Again => (false, built + 1),
            WeekKind::Lighter => (true, 0),
        };
        if kind == WeekKind::Build {
            full = m;
        }
        let Some(monday) = monday.checked_add_days(Days::new(week as u64 * 7)) else { break };
        targets.push(WeekTarget { monday, m: u32::try_from(m).unwrap_or(u32::MAX), kind });
    }
    targets
}

/// Lighter than the last full week as a planned week is, and no break.
pub(super) fn is_lighter(m: u64, full: u64, book: &Rulebook) -> bool {
    let numbers = &book.running.weeks;
    let share = |percent: u16| full * u64::from(percent);
    (share(numbers.lighter_from_percent.value)..=share(numbers.lighter_up_to_percent.value)).contains(&(m * 100))
}

/// So many weeks go up before a lighter one.
pub fn build_weeks<'a>(of: &WeeksOf, book: &'a Rulebook) -> &'a Sourced<u8> {
    let numbers = &book.running.weeks;
    let own = of.topic.and_then(|topic| numbers.build_weeks_topics.get(topic));
    own.unwrap_or(match of.tissue {
        TissueClass::Bone => &numbers.build_weeks_bone,
        TissueClass::Tendon
        | TissueClass::Fascia
        | TissueClass::Joint
        | TissueClass::Muscle
        | TissueClass::Ligament => &numbers.build_weeks,
    })
}

/// Of the week before, in per cent.
pub fn percent<'a>(topic: Option<&str>, book: &'a Rulebook) -> &'a Sourced<u16> {
    let own = topic.and_then(|topic| book.running.week_percent_topics.get(topic));
    own.unwrap_or(&book.running.week_percent)
}

/// Whole kilometres or miles; tenths of them where there are only a few.
fn down(m: u64, unit_m: f64) -> u64 {
    const FEW: f64 = 10.0;
    // A hair, so that a whole number of miles stays one although its metres were rounded.
    const HAIR: f64 = 0.005;
    let units = m as f64 / unit_m + HAIR;
    let step = if units < FEW { 10.0 } else { 1.0 };
    ((units * step).floor() / step * unit_m).round() as u64
}
