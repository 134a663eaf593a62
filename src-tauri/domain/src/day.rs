//! The training day: a civil date in the person's zone that ends at a roll-over hour instead of midnight, so that a
//! session finished at half past midnight still belongs to the evening it was meant for.
//!
//! The day is computed when a row is written and stored on it; a later change of setting or zone rewrites nothing.

use chrono::{DateTime, Datelike, Days, NaiveDate, Offset, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::time::Now;

/// The hour at which a training day ends, 0 to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct RollOver(u8);

impl RollOver {
    /// 04:00, the quietest hour of a runner's day.
    pub const DEFAULT: RollOver = RollOver(4);

    pub fn at_hour(hour: u8) -> Option<Self> {
        (hour <= 6).then_some(Self(hour))
    }
}

impl TryFrom<u8> for RollOver {
    type Error = String;

    fn try_from(hour: u8) -> Result<Self, String> {
        Self::at_hour(hour).ok_or_else(|| format!("a day may end at 0 to 6 o'clock, not at {hour}"))
    }
}

impl From<RollOver> for u8 {
    fn from(roll_over: RollOver) -> u8 {
        roll_over.0
    }
}

/// The training day of an instant: the local date, or the day before while the local clock shows less than the
/// roll-over hour. Reads the clock on the wall, so a day of 23 or 25 hours needs no care.
pub fn training_day(instant: DateTime<Utc>, zone: Tz, roll_over: RollOver) -> NaiveDate {
    let local = zone.from_utc_datetime(&instant.naive_utc());
    let date = local.date_naive();
    if local.hour() < u32::from(roll_over.0) { date.checked_sub_days(Days::new(1)).unwrap_or(date) } else { date }
}

/// The instant at which a training day is over. Where the clocks skip the roll-over hour it is the first instant after.
pub fn day_ends(day: NaiveDate, zone: Tz, roll_over: RollOver) -> DateTime<Utc> {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let wall =
        |minutes: u32| next.and_hms_opt(u32::from(roll_over.0), 0, 0).map(|at| at + TimeDelta::minutes(minutes.into()));
    let there = (0..=180).step_by(15).filter_map(wall).find_map(|at| zone.from_local_datetime(&at).earliest());
    there.map_or_else(|| next.and_time(chrono::NaiveTime::MIN).and_utc(), |at| at.with_timezone(&Utc))
}

/// When something happened, in full: what is stored on every fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub utc_ms: i64,
    pub zone: Tz,
    /// Minutes east of UTC, at that instant.
    pub offset_min: i32,
    pub day: NaiveDate,
}

impl Stamp {
    pub fn of(now: &Now, roll_over: RollOver) -> Self {
        let offset = now.zone.offset_from_utc_datetime(&now.wall.naive_utc());
        Self {
            utc_ms: now.wall.timestamp_millis(),
            zone: now.zone,
            offset_min: offset.fix().local_minus_utc() / 60,
            day: training_day(now.wall, now.zone, roll_over),
        }
    }
}

/// `HH:MM` on the wall where it happened.
pub fn wall_time(utc_ms: i64, offset_min: i32) -> String {
    let local = DateTime::from_timestamp_millis(utc_ms).unwrap_or_default() + TimeDelta::minutes(i64::from(offset_min));
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// Monday to Sunday of the week that holds `day`.
pub fn week_of(day: NaiveDate) -> [NaiveDate; 7] {
    let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
    std::array::from_fn(|i| monday + Days::new(i as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_the_roll_over_hour_in_every_zone_and_across_every_shift() {
        // (instant in UTC, zone, day)
        let cases = [
            ("2026-11-22T21:30:00Z", "Europe/Berlin", "2026-11-22"),
            ("2026-11-23T02:59:59Z", "Europe/Berlin", "2026-11-22"), // 03:59:59 local
            ("2026-11-23T03:00:00Z", "Europe/Berlin", "2026-11-23"), // 04:00 local
            // Clocks go forward, 02:00 -> 03:00: the day has 23 hours, its end is still 04:00 on the wall.
            ("2026-03-29T01:59:59Z", "Europe/Berlin", "2026-03-28"),
            ("2026-03-29T02:00:00Z", "Europe/Berlin", "2026-03-29"),
            // Clocks go back, 03:00 -> 02:00.
            ("2026-10-25T02:59:59Z", "Europe/Berlin", "2026-10-24"),
            ("2026-10-25T03:00:00Z", "Europe/Berlin", "2026-10-25"),
            // Half an hour of summer time.
            ("2026-10-03T16:59:59Z", "Australia/Lord_Howe", "2026-10-03"),
            ("2026-10-03T17:00:00Z", "Australia/Lord_Howe", "2026-10-04"),
            // The island that skipped 30 December 2011 altogether.
            ("2011-12-30T09:59:59Z", "Pacific/Apia", "2011-12-29"),
            ("2011-12-30T14:00:00Z", "Pacific/Apia", "2011-12-31"),
        ];
        for (instant, zone, day) in cases {
            let instant: DateTime<Utc> = instant.parse().expect("a valid instant");
            let zone: Tz = zone.parse().expect("a known zone");
            assert_eq!(training_day(instant, zone, RollOver::DEFAULT).to_string(), day, "{instant} in {zone}");
        }
    }

    #[test]
    fn a_day_is_over_when_the_next_begins() {
        let cases = [
            ("2026-11-22", "Europe/Berlin", "2026-11-23T03:00:00Z"),
            // The night on which the clocks go forward, and the one on which they go back.
            ("2026-03-28", "Europe/Berlin", "2026-03-29T02:00:00Z"),
            ("2026-10-24", "Europe/Berlin", "2026-10-25T03:00:00Z"),
            ("2026-10-03", "Australia/Lord_Howe", "2026-10-03T17:00:00Z"),
        ];
        for (day, zone, end) in cases {
            let (zone, end): (Tz, DateTime<Utc>) = (zone.parse().expect("a zone"), end.parse().expect("an instant"));
            let day: NaiveDate = day.parse().expect("a date");
            assert_eq!(day_ends(day, zone, RollOver::DEFAULT), end, "{day} in {zone}");
            assert_eq!(training_day(end, zone, RollOver::DEFAULT), day + Days::new(1));
            assert_eq!(training_day(end - TimeDelta::seconds(1), zone, RollOver::DEFAULT), day);
        }
    }

    #[test]
    fn a_week_starts_on_monday() {
        let week = week_of(NaiveDate::from_ymd_opt(2026, 11, 22).expect("a valid date"));
        assert_eq!(
            week.map(|d| d.to_string()).join(" "),
            "2026-11-16 2026-11-17 2026-11-18 2026-11-19 2026-11-20 2026-11-21 2026-11-22"
        );
    }

    #[test]
    fn an_hour_out_of_range_is_refused() {
        assert!(RollOver::at_hour(6).is_some());
        assert!(RollOver::at_hour(7).is_none());
    }
}
