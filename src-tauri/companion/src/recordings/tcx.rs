//! TCX: activities of laps, with the totals that the watch made of each.

use sinew_domain::running::Sport;
use sinew_domain::running::recorded::{Distance, DistanceFrom, Moving, MovingFrom, Recorded};

use super::track::{Point, Track, place};
use super::xml::{self, Listen};
use super::{FileTrouble, Format, Importer, Lap, Limits, Recording, RecordingError, has_extension, short};

#[derive(Debug)]
pub struct Tcx;

impl Importer for Tcx {
    fn format(&self) -> Format {
        Format::Tcx
    }

    fn reads(&self, head: &[u8], name: &str) -> bool {
        let text = String::from_utf8_lossy(head);
        let begins = text.trim_start_matches('\u{feff}').trim_start().starts_with('<');
        text.contains("<TrainingCenterDatabase") || (has_extension(name, "tcx") && begins)
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Vec<Recording>, RecordingError> {
        let mut file = File { limits: Some(*limits), ..File::default() };
        xml::walk(bytes, limits, &mut file)?;
        if !file.is_tcx {
            return Err(RecordingError::of(FileTrouble::NotARecording, None));
        }
        if file.recordings.is_empty() {
            let what = if file.without_times > 0 { FileTrouble::NoTimes } else { FileTrouble::NoActivity };
            return Err(RecordingError::of(what, None));
        }
        Ok(file.recordings)
    }
}

#[derive(Debug, Default)]
struct File {
    limits: Option<Limits>,
    is_tcx: bool,
    sport: Option<Sport>,
    id: Option<String>,
    id_at: Option<(i64, Option<i32>)>,
    device: Option<String>,
    unit: Option<String>,
    laps: Vec<LapTotals>,
    track: Track,
    lat: Option<f64>,
    lon: Option<f64>,
    point: Point,
    recordings: Vec<Recording>,
    without_times: usize,
}

#[derive(Debug, Default, Clone)]
struct LapTotals {
    start_ms: Option<i64>,
    s: Option<f64>,
    m: Option<f64>,
    heart_bpm: Option<f64>,
    most_heart_bpm: Option<f64>,
}

impl Listen for File {
    fn begins(&mut self, path: &[String], attribute: &dyn Fn(&str) -> Option<String>) -> Result<(), RecordingError> {
        match path.last().map(String::as_str) {
            Some("TrainingCenterDatabase") if path.len() == 1 => self.is_tcx = true,
            Some("Activity") => {
                let kept = (self.limits, std::mem::take(&mut self.recordings), self.without_times);
                *self = File { is_tcx: true, ..File::default() };
                (self.limits, self.recordings, self.without_times) = kept;
                self.sport = Some(sport(attribute("Sport").as_deref().unwrap_or("Other")));
            }
            Some("Lap") if xml::is(path, &["Activity", "Lap"]) => {
                let most = self.limits.map_or(0, |limits| limits.laps);
                if self.laps.len() >= most {
                    return Err(RecordingError::of(FileTrouble::TooMany, format!("more than {most} laps")));
                }
                let start = attribute("StartTime").map(|text| xml::instant(path, text.trim())).transpose()?;
                self.laps.push(LapTotals { start_ms: start.map(|at| at.0), ..LapTotals::default() });
            }
            Some("Trackpoint") => (self.point, self.lat, self.lon) = (Point::default(), None, None),
            _ => {}
        }
        Ok(())
    }

    fn ends(&mut self, path: &[String], text: &str) -> Result<(), RecordingError> {
        if !path.iter().any(|above| above == "Activity") {
            return Ok(());
        }
        if path.iter().any(|above| above == "Trackpoint") {
            return self.of_point(path, text);
        }
        let ends = |end: &[&str]| xml::is(path, end);
        if ends(&["Activity"]) {
            return self.ends_activity();
        } else if ends(&["Activity", "Id"]) {
            self.id = short(text);
            self.id_at = xml::instant(path, text).ok();
        } else if ends(&["Creator", "Name"]) {
            self.device = short(text);
        } else if ends(&["Creator", "UnitId"]) {
            self.unit = short(text);
        } else if ends(&["Lap", "Track"]) {
            self.track.pause();
        } else if path.iter().any(|above| above == "Lap") {
            self.of_lap(path, text)?;
        }
        Ok(())
    }
}

impl File {
    fn of_point(&mut self, path: &[String], text: &str) -> Result<(), RecordingError> {
        let number = || xml::number(path, text);
        match path.last().map(String::as_str) {
            Some("Trackpoint") => {
                self.point.place = self.lat.zip(self.lon).and_then(|(lat, lon)| place(lat, lon));
                self.track.add(std::mem::take(&mut self.point));
            }
            Some("Time") => self.point.ms = Some(xml::instant(path, text)?.0),
            Some("LatitudeDegrees") => self.lat = Some(number()?),
            Some("LongitudeDegrees") => self.lon = Some(number()?),
            Some("AltitudeMeters") => self.point.up_m = Some(number()?),
            Some("DistanceMeters") => self.point.so_far_m = Some(number()?),
            Some("Value") if xml::is(path, &["HeartRateBpm", "Value"]) => self.point.heart_bpm = Some(number()?),
            Some("Cadence" | "RunCadence") => self.point.cadence = Some(number()?),
            _ => {}
        }
        Ok(())
    }

    fn of_lap(&mut self, path: &[String], text: &str) -> Result<(), RecordingError> {
        let Some(lap) = self.laps.last_mut() else { return Ok(()) };
        let number = || xml::number(path, text).map(Some);
        let ends = |end: &[&str]| xml::is(path, end);
        if ends(&["Lap", "TotalTimeSeconds"]) {
            lap.s = number()?;
        } else if ends(&["Lap", "DistanceMeters"]) {
            lap.m = number()?;
        } else if ends(&["AverageHeartRateBpm", "Value"]) {
            lap.heart_bpm = number()?;
        } else if ends(&["MaximumHeartRateBpm", "Value"]) {
            lap.most_heart_bpm = number()?;
        }
        Ok(())
    }

    fn ends_activity(&mut self) -> Result<(), RecordingError> {
        let sport = self.sport.unwrap_or(Sport::Other);
        let laps = std::mem::take(&mut self.laps);
        let track = std::mem::take(&mut self.track).into_recorded(sport);
        let start_ms = laps.iter().find_map(|lap| lap.start_ms).or(self.id_at.map(|at| at.0));
        let Some(start_ms) = start_ms.or(track.as_ref().map(|of| of.start_ms)) else {
            self.without_times += 1;
            return Ok(());
        };
        let most = self.limits.map_or(0, |limits| limits.recordings);
        if self.recordings.len() >= most {
            return Err(RecordingError::of(FileTrouble::TooMany, format!("more than {most} activities")));
        }
        let recorded = recorded(sport, start_ms, self.id_at.and_then(|at| at.1), track, &laps);
        let unit = self.unit.take();
        self.recordings.push(Recording {
            format: Format::Tcx,
            recorded,
            laps: laps.into_iter().map(LapTotals::into_lap).collect(),
            device: self.device.take(),
            external_id: self.id.take().map(|id| format!("tcx:{}/{id}", unit.as_deref().unwrap_or("-"))),
        });
        Ok(())
    }
}

/// What the watch says of each lap comes before what its points add up to.
fn recorded(
    sport: Sport,
    start_ms: i64,
    offset_min: Option<i32>,
    track: Option<Recorded>,
    laps: &[LapTotals],
) -> Recorded {
    let sum = |of: fn(&LapTotals) -> Option<f64>| {
        (!laps.is_empty()).then(|| laps.iter().map(of).sum::<Option<f64>>()).flatten()
    };
    let timed_s = sum(|lap| lap.s);
    let (ends_ms, from_track) =
        (track.as_ref().map(Recorded::end_ms), track.unwrap_or(Recorded::begun(sport, start_ms)));
    let elapsed_s = ends_ms.map(|end| (end - start_ms) as f64 / 1000.0);
    // A watch that was paused at the end lasts as long as its timer, at least.
    let elapsed_s = [elapsed_s, timed_s].into_iter().flatten().reduce(f64::max);
    let timer = timed_s.map(|s| Moving { s, from: MovingFrom::Timer });
    let total = sum(|lap| lap.m).map(|m| Distance { m, from: DistanceFrom::File });
    let most = laps.iter().filter_map(|lap| lap.most_heart_bpm).reduce(f64::max);
    Recorded {
        start_ms,
        offset_min,
        elapsed_s,
        moving: timer.or(from_track.moving),
        distance: total.or(from_track.distance),
        avg_heart_bpm: from_track.avg_heart_bpm.or_else(|| mean_heart(laps)),
        max_heart_bpm: most.or(from_track.max_heart_bpm),
        ..from_track
    }
}

/// Laps count by their length, where a file has no points to take the mean of.
fn mean_heart(laps: &[LapTotals]) -> Option<f64> {
    let (beats, s) = laps
        .iter()
        .filter_map(|lap| lap.heart_bpm.zip(lap.s))
        .fold((0.0, 0.0), |(beats, sum), (bpm, s)| (beats + bpm * s, sum + s));
    (s > 0.0).then(|| beats / s)
}

impl LapTotals {
    fn into_lap(self) -> Lap {
        Lap { start_ms: self.start_ms, s: self.s, m: self.m, avg_heart_bpm: self.heart_bpm }
    }
}

fn sport(word: &str) -> Sport {
    match word {
        "Running" => Sport::Run,
        "Walking" | "Hiking" => Sport::Walk,
        "Biking" => Sport::Bike,
        "Swimming" => Sport::Swim,
        _ => Sport::Other,
    }
}
