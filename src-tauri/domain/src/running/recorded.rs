//! A run as a watch recorded it, and whether it can have been so. What is impossible is refused, with every problem; what
//! is odd is told, and the person decides. Nothing here guides a body: these are the bounds of measuring, not of training.

use chrono::{DateTime, NaiveDate, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::told::Sport;
use crate::day::{RollOver, training_day};

/// The fastest that a person was ever measured running was 12.4 m/s, for some metres of a 100 m race in 2009.
pub const FASTEST_ON_FOOT_MPS: f64 = 12.5;
/// 144 km/h: beyond what a descent on a road bicycle gives.
pub const FASTEST_RIDE_MPS: f64 = 40.0;
/// 360 km/h: whatever it was, it was a plane or a fault of the receiver.
pub const FASTEST_ANY_MPS: f64 = 100.0;
/// Six days are the longest races that are run on the clock; nobody has covered 1,100 km in one.
pub const LONGEST_S: f64 = 7.0 * 86_400.0;
pub const LONGEST_M: f64 = 1_100_000.0;
/// Longer than the road and trail races that most people ever enter: worth a second look.
pub const ODD_ABOVE_M: f64 = 200_000.0;
/// Clocks of a watch and a computer may differ by so much.
pub const CLOCKS_DIFFER_MS: i64 = 10 * 60_000;
/// The year in which satellites began to tell civilians where they are to a few metres. A watch that has not seen one since it was
/// switched on counts from its own zero, which lies before.
pub const FIRST_YEAR: i32 = 2000;
/// Hearts beat within these, in the youngest and the fittest; what is outside is the sensor's.
pub const HEART_BPM: std::ops::RangeInclusive<f64> = 25.0..=250.0;

/// What a recording says of itself. Unknown is never zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    pub sport: Sport,
    pub start_ms: i64,
    /// Minutes east of UTC where it was recorded, where the file says so.
    pub offset_min: Option<i32>,
    /// From start to end, pauses included.
    pub elapsed_s: Option<f64>,
    pub moving: Option<Moving>,
    pub distance: Option<Distance>,
    pub ascent_m: Option<f64>,
    pub avg_heart_bpm: Option<f64>,
    pub max_heart_bpm: Option<f64>,
    /// Both feet.
    pub cadence_spm: Option<f64>,
    /// How many places of a track there are; None where the file keeps none.
    pub points: Option<u32>,
    /// Steps of the track that nobody could have taken; they are in no sum.
    pub jumps: Jumps,
    /// Points that are earlier than the one before; they are left out.
    pub back_in_time: u32,
}

/// Seconds without pauses, and how they are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moving {
    pub s: f64,
    pub from: MovingFrom,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MovingFrom {
    /// The watch's timer, which the person or an automatic pause stopped.
    Timer,
    /// The steps of the track that were faster than standing.
    Track,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance {
    pub m: f64,
    pub from: DistanceFrom,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DistanceFrom {
    /// The file's own total.
    File,
    /// Added up from place to place.
    Track,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Jumps {
    pub count: u32,
    pub m: f64,
}

/// What cannot have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Impossible {
    /// It ends after the present.
    InTheFuture,
    NegativeDistance,
    NegativeTime,
    /// Longer than anybody has gone.
    TooFar,
    TooLong,
    /// Faster than anybody has ever been, from start to end.
    TooFast,
    /// Moving for longer than it lasted.
    MovesLongerThanItLasts,
}

/// What may have been, and is worth a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Odd {
    /// Before there were watches that knew where they are: its clock was not set.
    ClockNotSet,
    /// It went nowhere.
    NoDistance,
    /// A very long way.
    VeryFar,
    /// It lasted no time, or nobody knows how long.
    NoTime,
    /// A straight line between few places.
    FewPoints,
    /// The track leaps, and the leaps are in no sum.
    Jumps,
    /// Points go back in time, and were left out.
    BackInTime,
    /// What the heart is said to have done is left out.
    HeartLeftOut,
}

/// Metres a second that nobody exceeds.
pub fn fastest_mps(sport: Sport) -> f64 {
    match sport {
        Sport::Run | Sport::RunWalk | Sport::Walk | Sport::Swim | Sport::WaterRun | Sport::Row => FASTEST_ON_FOOT_MPS,
        Sport::Bike | Sport::Elliptical => FASTEST_RIDE_MPS,
        Sport::Other => FASTEST_ANY_MPS,
    }
}

/// Whether a cadence of it is of feet.
pub fn is_on_foot(sport: Sport) -> bool {
    match sport {
        Sport::Run | Sport::RunWalk | Sport::Walk => true,
        Sport::Bike | Sport::Swim | Sport::WaterRun | Sport::Elliptical | Sport::Row | Sport::Other => false,
    }
}

impl Recorded {
    /// Of which nothing is known but its beginning.
    pub fn begun(sport: Sport, start_ms: i64) -> Self {
        Self {
            sport,
            start_ms,
            offset_min: None,
            elapsed_s: None,
            moving: None,
            distance: None,
            ascent_m: None,
            avg_heart_bpm: None,
            max_heart_bpm: None,
            cadence_spm: None,
            points: None,
            jumps: Jumps::default(),
            back_in_time: 0,
        }
    }

    pub fn is_on_foot(&self) -> bool {
        is_on_foot(self.sport)
    }

    /// Its training day, where it was recorded: by the file's own offset, else by the zone of the person.
    pub fn day(&self, zone: Tz, roll_over: RollOver) -> NaiveDate {
        let began = DateTime::from_timestamp_millis(self.start_ms).unwrap_or_default();
        match self.offset_min {
            // The same clock on the wall, said as if it were that of Greenwich.
            Some(minutes) => training_day(began + TimeDelta::minutes(minutes.into()), Tz::UTC, roll_over),
            None => training_day(began, zone, roll_over),
        }
    }

    /// Minutes east of UTC when it began.
    pub fn offset_at(&self, zone: Tz) -> i32 {
        let began = DateTime::from_timestamp_millis(self.start_ms).unwrap_or_default();
        self.offset_min
            .unwrap_or_else(|| zone.offset_from_utc_datetime(&began.naive_utc()).fix().local_minus_utc() / 60)
    }

    pub fn end_ms(&self) -> i64 {
        // Bounded, so that no file makes it run over.
        let ms = (self.elapsed_s.unwrap_or(0.0) * 1000.0).clamp(-LONGEST_S * 1e4, LONGEST_S * 1e4);
        self.start_ms.saturating_add(ms as i64)
    }
}

/// Everything that cannot have been, and everything that is odd, in the order in which it is told.
pub fn plausible(of: &Recorded, now_ms: i64) -> (Vec<Impossible>, Vec<Odd>) {
    (impossible(of, now_ms), odd(of))
}

/// Two watches on one run: their times overlap by at least half of the shorter one.
pub fn same_run(one: (i64, i64), other: (i64, i64)) -> bool {
    let overlap = one.1.min(other.1).saturating_sub(one.0.max(other.0));
    let shorter = (one.1.saturating_sub(one.0)).min(other.1.saturating_sub(other.0));
    overlap > 0 && overlap.saturating_mul(2) >= shorter
}

fn impossible(of: &Recorded, now_ms: i64) -> Vec<Impossible> {
    let m = of.distance.map(|d| d.m);
    let moving_s = of.moving.map(|t| t.s);
    let negative = |value: Option<f64>| value.is_some_and(|v| v < 0.0);
    let above = |value: Option<f64>, most: f64| value.is_some_and(|v| v > most);
    // A timer stops a moment after the last point: a hundredth more is no contradiction.
    let lasts_too_short = match (moving_s, of.elapsed_s) {
        (Some(moving), Some(elapsed)) => moving > elapsed * 1.01 + 2.0,
        _ => false,
    };
    let all = [
        (Impossible::InTheFuture, of.start_ms.max(of.end_ms()) > now_ms.saturating_add(CLOCKS_DIFFER_MS)),
        (Impossible::NegativeDistance, negative(m)),
        (Impossible::NegativeTime, negative(of.elapsed_s) || negative(moving_s)),
        (Impossible::TooFar, above(m, LONGEST_M)),
        (Impossible::TooLong, above(of.elapsed_s, LONGEST_S)),
        (Impossible::TooFast, mean_mps(of).is_some_and(|speed| speed > fastest_mps(of.sport))),
        (Impossible::MovesLongerThanItLasts, lasts_too_short),
    ];
    all.into_iter().filter_map(|(what, holds)| holds.then_some(what)).collect()
}

fn odd(of: &Recorded) -> Vec<Odd> {
    let m = of.distance.map(|d| d.m);
    let from_track = of.distance.is_some_and(|d| d.from == DistanceFrom::Track);
    let heart = [of.avg_heart_bpm, of.max_heart_bpm];
    let all = [
        (Odd::ClockNotSet, of.start_ms < first_ms()),
        (Odd::NoDistance, m.is_none_or(|m| (0.0..1.0).contains(&m))),
        (Odd::VeryFar, m.is_some_and(|m| m > ODD_ABOVE_M)),
        (Odd::NoTime, of.elapsed_s.is_none_or(|s| (0.0..1.0).contains(&s))),
        (Odd::FewPoints, from_track && of.points.is_some_and(|n| n < 10)),
        (Odd::Jumps, of.jumps.count > 0),
        (Odd::BackInTime, of.back_in_time > 0),
        (Odd::HeartLeftOut, heart.into_iter().flatten().any(|bpm| !HEART_BPM.contains(&bpm))),
    ];
    all.into_iter().filter_map(|(what, holds)| holds.then_some(what)).collect()
}

/// Over the time on the move where that is known, else over all of it; None where there is too little of it to divide by.
fn mean_mps(of: &Recorded) -> Option<f64> {
    let s = of.moving.map(|t| t.s).or(of.elapsed_s).filter(|s| *s >= 1.0)?;
    Some(of.distance?.m / s)
}

fn first_ms() -> i64 {
    NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1)
        .map_or(0, |day| day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_000_000_000;

    /// Ten kilometres in an hour, yesterday, as a watch gives it.
    fn hour() -> Recorded {
        Recorded {
            elapsed_s: Some(3600.0),
            moving: Some(Moving { s: 3500.0, from: MovingFrom::Timer }),
            distance: Some(Distance { m: 10_000.0, from: DistanceFrom::File }),
            ..Recorded::begun(Sport::Run, NOW - 86_400_000)
        }
    }

    fn far(m: f64) -> Recorded {
        Recorded { distance: Some(Distance { m, from: DistanceFrom::File }), ..hour() }
    }

    #[test]
    fn what_is_plausible_is_taken_without_a_word() {
        assert_eq!(plausible(&hour(), NOW), (vec![], vec![]));
    }

    #[test]
    fn what_cannot_have_been_is_named() {
        let long = |s: f64, m: f64| Recorded { elapsed_s: Some(s), moving: None, ..far(m) };
        let cases = [
            (Recorded { start_ms: NOW + 3_600_000, ..hour() }, vec![Impossible::InTheFuture]),
            // It began in the past and ends in an hour.
            (Recorded { start_ms: NOW - 1, ..hour() }, vec![Impossible::InTheFuture]),
            (far(-1.0), vec![Impossible::NegativeDistance]),
            (Recorded { elapsed_s: Some(-5.0), moving: None, ..hour() }, vec![Impossible::NegativeTime]),
            (long(86_400.0 * 6.0, 1_100_001.0), vec![Impossible::TooFar, Impossible::InTheFuture]),
            (far(46_000.0), vec![Impossible::TooFast]),
            (
                Recorded { moving: Some(Moving { s: 3700.0, from: MovingFrom::Timer }), ..hour() },
                vec![Impossible::MovesLongerThanItLasts],
            ),
        ];
        for (of, mut expected) in cases {
            expected.sort_unstable();
            assert_eq!(plausible(&of, NOW).0, expected, "{of:?}");
        }
        let week = Recorded { start_ms: NOW - 10 * 86_400_000, ..long(7.0 * 86_400.0 + 1.0, 50_000.0) };
        assert_eq!(plausible(&week, NOW).0, [Impossible::TooLong]);
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let bad = Recorded { elapsed_s: Some(-5.0), moving: None, start_ms: NOW + 86_400_000, ..far(-1.0) };
        assert_eq!(
            plausible(&bad, NOW).0,
            [Impossible::InTheFuture, Impossible::NegativeDistance, Impossible::NegativeTime]
        );
    }

    #[test]
    fn the_watch_clock_may_be_ten_minutes_fast() {
        let ends = |ms: i64| Recorded { start_ms: NOW - 3_600_000 + ms, ..hour() };
        assert_eq!(plausible(&ends(CLOCKS_DIFFER_MS), NOW).0, []);
        assert_eq!(plausible(&ends(CLOCKS_DIFFER_MS + 1), NOW).0, [Impossible::InTheFuture]);
    }

    #[test]
    fn what_is_odd_is_told_and_not_refused() {
        let day = |m: f64| Recorded {
            elapsed_s: Some(3.0 * 86_400.0),
            moving: None,
            start_ms: NOW - 5 * 86_400_000,
            ..far(m)
        };
        let cases = [
            (Recorded { start_ms: 631_065_600_000, ..hour() }, Odd::ClockNotSet),
            (far(0.0), Odd::NoDistance),
            (Recorded { distance: None, ..hour() }, Odd::NoDistance),
            (day(400_000.0), Odd::VeryFar),
            (Recorded { elapsed_s: None, moving: None, ..hour() }, Odd::NoTime),
            (Recorded { jumps: Jumps { count: 1, m: 5000.0 }, ..hour() }, Odd::Jumps),
            (Recorded { back_in_time: 2, ..hour() }, Odd::BackInTime),
            (Recorded { max_heart_bpm: Some(254.0), ..hour() }, Odd::HeartLeftOut),
            (
                Recorded {
                    points: Some(2),
                    distance: Some(Distance { m: 9000.0, from: DistanceFrom::Track }),
                    ..hour()
                },
                Odd::FewPoints,
            ),
        ];
        for (of, expected) in cases {
            assert_eq!(plausible(&of, NOW), (vec![], vec![expected]), "{of:?}");
        }
    }

    #[test]
    fn who_is_not_on_foot_may_be_faster() {
        let ride = |sport, m| Recorded { sport, ..far(m) };
        assert_eq!(plausible(&ride(Sport::Bike, 46_000.0), NOW).0, []);
        assert_eq!(plausible(&ride(Sport::Bike, 145_000.0), NOW).0, [Impossible::TooFast]);
        assert_eq!(plausible(&ride(Sport::Swim, 46_000.0), NOW).0, [Impossible::TooFast]);
    }

    #[test]
    fn two_watches_on_one_run_overlap_by_half_of_the_shorter() {
        let hour = (0, 3_600);
        let cases = [
            ((5, 3_590), true, "the second was started and stopped by hand"),
            ((1_800, 3_600), true, "it was switched on half-way"),
            ((3_000, 4_200), true, "exactly half of it is shared"),
            ((3_001, 4_200), false, "a second less"),
            ((3_600, 7_200), false, "the next run began as the first ended"),
            ((10_000, 12_000), false, "another run"),
            ((0, 0), false, "no time at all"),
        ];
        for (other, expected, why) in cases {
            assert_eq!(same_run(hour, other), expected, "{why}");
            assert_eq!(same_run(other, hour), expected, "{why}, the other way round");
        }
    }
}
