//! Place after place, added up as they come: what is kept of them is a handful of sums, however long the run.

use sinew_domain::running::Sport;
use sinew_domain::running::recorded::{
    Distance, DistanceFrom, HEART_BPM, Jumps, Moving, MovingFrom, Recorded, fastest_mps, is_on_foot,
};

/// Mean radius of the earth. On a ball of it a distance differs from that on the ellipsoid by at most 0.57 %, which is less
/// than what a receiver on a wrist is wrong by.
const EARTH_M: f64 = 6_371_008.8;
/// Slower than anybody walks: standing, while the receiver wanders.
const STANDING_MPS: f64 = 0.5;
/// A rise counts from here on. What is less is the sensor, not the hill.
const CLIMB_STEP_M: f64 = 3.0;
/// Nobody's two feet touch the ground as often as twice this in a minute: a number above is of both feet already.
const ONE_FOOT_MOST: f64 = 120.0;

/// What one point of a file says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    pub ms: Option<i64>,
    /// Degrees.
    pub place: Option<(f64, f64)>,
    pub up_m: Option<f64>,
    /// Metres since the beginning, where the watch counts them.
    pub so_far_m: Option<f64>,
    pub heart_bpm: Option<f64>,
    /// As the file counts: of one foot, as a rule.
    pub cadence: Option<f64>,
}

#[derive(Debug, Default)]
pub struct Track {
    last: Option<Point>,
    first_ms: Option<i64>,
    last_ms: Option<i64>,
    pub points: u32,
    m: f64,
    so_far_m: Option<f64>,
    moving_s: f64,
    jumps: Vec<(f64, f64)>,
    jumps_left: Jumps,
    back_in_time: u32,
    heart: Mean,
    wild_heart: Option<f64>,
    cadence: Mean,
    climb: Climb,
}

#[derive(Debug, Default, Clone, Copy)]
struct Mean {
    sum: f64,
    count: u32,
    most: f64,
}

#[derive(Debug, Default)]
struct Climb {
    from_m: Option<f64>,
    up_m: f64,
}

impl Track {
    /// The watch was paused: what lies between is not run.
    pub fn pause(&mut self) {
        self.last = None;
    }

    pub fn add(&mut self, point: Point) {
        if let (Some(ms), Some(last)) = (point.ms, self.last_ms)
            && ms < last
        {
            self.back_in_time += 1;
            return;
        }
        self.first_ms = self.first_ms.or(point.ms);
        self.last_ms = point.ms.or(self.last_ms);
        self.so_far_m = point.so_far_m.or(self.so_far_m);
        self.note_body(&point);
        self.climb.add(point.up_m);
        if point.place.is_some() {
            self.points += 1;
            self.step_to(&point);
            self.last = Some(point);
        }
    }

    pub fn first_ms(&self) -> Option<i64> {
        self.first_ms
    }

    /// What is known at the end of it; `sport` says which steps nobody could have taken.
    pub fn into_recorded(self, sport: Sport) -> Option<Recorded> {
        let start_ms = self.first_ms?;
        let mut of = Recorded::begun(sport, start_ms);
        let (jumps, m, moving_s) = self.without_jumps(sport);
        of.elapsed_s = self.last_ms.map(|last| (last - start_ms) as f64 / 1000.0);
        of.points = Some(self.points);
        let added = (self.points > 1).then_some(Distance { m, from: DistanceFrom::Track });
        of.distance = self.so_far_m.map(|m| Distance { m, from: DistanceFrom::File }).or(added);
        of.moving = (self.points > 1).then_some(Moving { s: moving_s, from: MovingFrom::Track });
        of.ascent_m = self.climb.from_m.map(|_| self.climb.up_m);
        of.avg_heart_bpm = self.heart.mean().or(self.wild_heart);
        of.max_heart_bpm = self.heart.mean().map(|_| self.heart.most).or(self.wild_heart);
        of.cadence_spm = self.cadence.mean().and_then(|c| both_feet(c, sport));
        of.jumps = jumps;
        of.back_in_time = self.back_in_time;
        Some(of)
    }

    fn step_to(&mut self, point: &Point) {
        let Some(Point { ms: from_ms, place: Some(from), .. }) = self.last else { return };
        let Some(to) = point.place else { return };
        let m = apart_m(from, to);
        let s = match (from_ms, point.ms) {
            (Some(from), Some(to)) => (to - from) as f64 / 1000.0,
            _ => 0.0,
        };
        // Two points in one second are no proof of a great speed: a second is what receivers count in.
        let mps = m / s.max(1.0);
        if mps > fastest_mps(Sport::Run) {
            // The sport may only be known at the end, and a ride may be faster than a run.
            self.keep_fast(m, s);
        } else {
            self.m += m;
            self.moving_s += if mps >= STANDING_MPS { s } else { 0.0 };
        }
    }

    /// Steps too fast for feet wait until the sport is known. There are few of them, or the file is not worth the memory:
    /// beyond a bound they are leaps in any sport.
    fn keep_fast(&mut self, m: f64, s: f64) {
        const MOST: usize = 100_000;
        if self.jumps.len() < MOST {
            self.jumps.push((m, s));
        } else {
            self.jumps_left.count += 1;
            self.jumps_left.m += m;
        }
    }

    fn without_jumps(&self, sport: Sport) -> (Jumps, f64, f64) {
        let (mut jumps, mut sum_m, mut sum_s) = (self.jumps_left, self.m, self.moving_s);
        for (m, s) in &self.jumps {
            if m / s.max(1.0) > fastest_mps(sport) {
                jumps.count += 1;
                jumps.m += m;
            } else {
                sum_m += m;
                sum_s += s;
            }
        }
        (jumps, sum_m, sum_s)
    }

    fn note_body(&mut self, point: &Point) {
        match point.heart_bpm {
            Some(bpm) if HEART_BPM.contains(&bpm) => self.heart.add(bpm),
            // Zero is what a strap sends that lost its skin.
            Some(bpm) if bpm > 0.0 => self.wild_heart = Some(bpm),
            Some(_) | None => {}
        }
        // Standing still is no cadence.
        if let Some(cadence) = point.cadence.filter(|c| *c > 0.0) {
            self.cadence.add(cadence);
        }
    }
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1;
        self.most = self.most.max(value);
    }

    fn mean(self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / f64::from(self.count))
    }
}

impl Climb {
    fn add(&mut self, up_m: Option<f64>) {
        let Some(up_m) = up_m else { return };
        let from = *self.from_m.get_or_insert(up_m);
        if up_m >= from + CLIMB_STEP_M {
            self.up_m += up_m - from;
            self.from_m = Some(up_m);
        } else if up_m <= from - CLIMB_STEP_M {
            self.from_m = Some(up_m);
        }
    }
}

/// Steps of both feet in a minute, from what a file counts; None where it is not on foot, where a cadence is of pedals.
///
/// The FIT profile gives the cadence of a run the unit strides/min, and `total_cycles` of a run the name total strides; the
/// schema of TCX calls its own RunCadence and lets it reach 254; a run that a watch showed with 164 steps stands as 82 in
/// either. GPX files carry whatever their writer had, so that a mean no single foot reaches is of both already.
pub fn both_feet(cadence: f64, sport: Sport) -> Option<f64> {
    let doubled = if cadence > ONE_FOOT_MOST { cadence } else { cadence * 2.0 };
    (is_on_foot(sport) && doubled > 0.0).then_some(doubled)
}

/// Over the ground between two places in degrees, by the haversine.
pub fn apart_m(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (lat_from, lat_to) = (from.0.to_radians(), to.0.to_radians());
    let half_lat = (lat_to - lat_from) / 2.0;
    let half_lon = (to.1 - from.1).to_radians() / 2.0;
    let h = half_lat.sin().powi(2) + lat_from.cos() * lat_to.cos() * half_lon.sin().powi(2);
    2.0 * EARTH_M * h.clamp(0.0, 1.0).sqrt().asin()
}

/// A place on the earth, and not beside it.
pub fn place(lat: f64, lon: f64) -> Option<(f64, f64)> {
    ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some((lat, lon))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(s: i64, lat: f64, lon: f64) -> Point {
        Point { ms: Some(s * 1000), place: Some((lat, lon)), ..Point::default() }
    }

    fn run(points: &[Point]) -> Recorded {
        let mut track = Track::default();
        points.iter().for_each(|point| track.add(*point));
        track.into_recorded(Sport::Run).expect("it has times")
    }

    #[test]
    fn distances_are_those_of_the_ellipsoid_within_the_stated_error() {
        // Geodesics of WGS 84: a degree along the equator, a degree of latitude there and at the pole, Paris to Berlin.
        let cases = [
            ((0.0, 0.0), (0.0, 1.0), 111_319.5),
            ((0.0, 0.0), (1.0, 0.0), 110_574.4),
            ((89.0, 0.0), (90.0, 0.0), 111_693.9),
        ];
        for (from, to, geodesic) in cases {
            let error = (apart_m(from, to) - geodesic).abs() / geodesic;
            assert!(error < 0.0057, "{from:?} to {to:?}: {error}");
        }
        assert_eq!(apart_m((48.1, 11.5), (48.1, 11.5)), 0.0);
        assert!(apart_m((0.0, 179.999), (0.0, -179.999)) < 300.0, "across the date line it is near");
    }

    #[test]
    fn a_step_that_nobody_could_take_is_in_no_sum() {
        // A degree of longitude on the equator is 111 km; 0.00003 of it is 3.3 m.
        let of = run(&[at(0, 0.0, 0.0), at(1, 0.0, 0.000_03), at(2, 0.0, 1.0), at(3, 0.0, 1.000_03)]);
        assert_eq!(of.jumps.count, 1);
        let m = of.distance.expect("a distance").m;
        assert!((6.6..6.8).contains(&m), "{m}");
        assert_eq!(of.elapsed_s, Some(3.0));
    }

    #[test]
    fn a_ride_may_be_as_fast_as_a_ride() {
        let mut track = Track::default();
        [at(0, 0.0, 0.0), at(10, 0.0, 0.002)].into_iter().for_each(|point| track.add(point));
        let of = track.into_recorded(Sport::Bike).expect("times");
        assert_eq!((of.jumps.count, of.distance.map(|d| d.m.round())), (0, Some(222.0)));
    }

    #[test]
    fn standing_is_not_moving_and_a_pause_is_not_run() {
        let of = run(&[at(0, 0.0, 0.0), at(10, 0.0, 0.000_3), at(70, 0.0, 0.000_301)]);
        assert_eq!(of.moving.map(|t| t.s), Some(10.0));
        let mut track = Track::default();
        track.add(at(0, 0.0, 0.0));
        track.pause();
        track.add(at(600, 0.0, 0.01));
        let of = track.into_recorded(Sport::Run).expect("times");
        assert_eq!((of.distance.map(|d| d.m), of.elapsed_s, of.jumps.count), (Some(0.0), Some(600.0), 0));
    }

    #[test]
    fn points_that_go_back_in_time_are_left_out() {
        let of = run(&[at(10, 0.0, 0.0), at(5, 0.0, 0.5), at(20, 0.0, 0.000_3)]);
        assert_eq!((of.back_in_time, of.points, of.elapsed_s), (1, Some(2), Some(10.0)));
    }

    #[test]
    fn small_rises_are_the_sensor_and_hills_are_whole() {
        let up = |m: f64| Point { ms: Some(0), up_m: Some(m), ..Point::default() };
        let climbed = |heights: &[f64]| run(&heights.iter().map(|m| up(*m)).collect::<Vec<_>>()).ascent_m;
        assert_eq!(climbed(&[100.0, 101.0, 99.0, 102.0, 100.5]), Some(0.0));
        assert_eq!(climbed(&[100.0, 102.0, 104.0, 106.0, 108.0]), Some(8.0));
        assert_eq!(climbed(&[100.0, 90.0, 100.0]), Some(10.0));
        assert_eq!(run(&[at(0, 0.0, 0.0)]).ascent_m, None);
    }

    #[test]
    fn a_cadence_is_of_both_feet() {
        assert_eq!(both_feet(82.0, Sport::Run), Some(164.0));
        assert_eq!(both_feet(164.0, Sport::Run), Some(164.0));
        assert_eq!(both_feet(82.0, Sport::Bike), None);
        assert_eq!(both_feet(0.0, Sport::Run), None);
    }
}
