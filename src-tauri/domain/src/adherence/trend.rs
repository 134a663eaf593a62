//! The consistency trend: a mean of days in which the last ones weigh most. It is a trend and not adherence: after a
//! month without a gap it stands at 78 of 100.

use chrono::NaiveDate;

use crate::progression::Rulebook;

/// The sessions of a day that count, and how much of them was done.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayDone {
    pub day: NaiveDate,
    pub done: f64,
    pub asked: u32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendPoint {
    pub day: NaiveDate,
    /// 0 to 1.
    pub value: f64,
}

/// The trend after one more time, where `often` is how many times a day it is meant to happen. After so many days of its
/// half-life without any session it is half of what it was; so is what it lacks after so many with all. The form is that
/// of the Loop habit tracker.
pub fn next(often: f64, half_life_days: f64, before: f64, value: f64) -> f64 {
    let keeps = 0.5_f64.powf(often.sqrt() / half_life_days);
    before * keeps + value * (1.0 - keeps)
}

/// From nothing, one point for each day that asked for something and is over. Rest and pauses leave it as it is.
pub fn trend(days: &[DayDone], today: NaiveDate, book: &Rulebook) -> Vec<TrendPoint> {
    let half_life = book.looking_back.trend_half_life_days.value;
    let over = days.iter().filter(|day| day.day < today && day.asked > 0);
    let mut value = 0.0;
    over.map(|day| {
        value = next(1.0, half_life, value, (day.done / f64::from(day.asked)).min(1.0));
        TrendPoint { day: day.day, value }
    })
    .collect()
}
