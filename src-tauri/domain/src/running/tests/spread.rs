//! Heavy sessions and hard runs, by the hours between them.

use chrono::{NaiveDateTime, NaiveTime};

use super::super::{LoadAt, Loads, clashes};
use super::{book, day};

fn at(on: u64, hour: u32, loads: Loads) -> LoadAt<(u64, u32)> {
    let time = NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
    LoadAt { key: (on, hour), at: NaiveDateTime::new(day(on), time), loads }
}

#[test]
fn heavy_raises_fourteen_hours_before_the_intervals_are_said() {
    let found = clashes(&[at(1, 8, Loads::Hard), at(0, 18, Loads::Heavy)], book());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].first, found[0].second), ((0, 18), (1, 8)));
    assert_eq!((found[0].hours, found[0].asked_h), (14, 24));
}

#[test]
fn a_whole_day_apart_is_enough_and_easy_runs_are_never_in_the_way() {
    let pair = |hour, first, second| clashes(&[at(0, 18, first), at(1, hour, second)], book()).len();
    assert_eq!([17, 18, 19].map(|hour| pair(hour, Loads::Heavy, Loads::Hard)), [1, 0, 0]);
    assert_eq!(pair(8, Loads::Hard, Loads::Heavy), 1);
    assert_eq!(pair(8, Loads::Heavy, Loads::Easy), 0);
    assert_eq!(pair(8, Loads::Easy, Loads::Hard), 0);
    // Two alike have rules of their own.
    assert_eq!(pair(8, Loads::Heavy, Loads::Heavy), 0);
    assert_eq!(pair(8, Loads::Hard, Loads::Hard), 0);
}
