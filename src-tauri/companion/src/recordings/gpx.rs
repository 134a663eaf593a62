//! GPX: tracks with times, and what the makers of watches put beside each point. Waypoints and routes are no runs.

use sinew_domain::running::Sport;

use super::track::{Point, Track, place};
use super::xml::{self, Listen};
use super::{FileTrouble, Format, Importer, Limits, Recording, RecordingError, has_extension, short};

#[derive(Debug)]
pub struct Gpx;

impl Importer for Gpx {
    fn format(&self) -> Format {
        Format::Gpx
    }

    fn reads(&self, head: &[u8], name: &str) -> bool {
        let text = String::from_utf8_lossy(head);
        text.contains("<gpx")
            || (has_extension(name, "gpx") && text.trim_start_matches('\u{feff}').trim_start().starts_with('<'))
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Vec<Recording>, RecordingError> {
        let mut file = File { limits: *limits, ..File::default() };
        xml::walk(bytes, limits, &mut file)?;
        if !file.is_gpx {
            return Err(RecordingError::of(FileTrouble::NotARecording, None));
        }
        if file.recordings.is_empty() {
            return Err(file.why_none());
        }
        Ok(file.recordings)
    }
}

#[derive(Debug)]
struct File {
    limits: Limits,
    is_gpx: bool,
    creator: Option<String>,
    sport: Option<Sport>,
    offset_min: Option<i32>,
    track: Track,
    point: Point,
    recordings: Vec<Recording>,
    tracks: usize,
    without_times: usize,
    too_short: usize,
}

impl Default for File {
    fn default() -> Self {
        Self {
            limits: Limits::DEFAULT,
            is_gpx: false,
            creator: None,
            sport: None,
            offset_min: None,
            track: Track::default(),
            point: Point::default(),
            recordings: Vec::new(),
            tracks: 0,
            without_times: 0,
            too_short: 0,
        }
    }
}

impl Listen for File {
    fn begins(&mut self, path: &[String], attribute: &dyn Fn(&str) -> Option<String>) -> Result<(), RecordingError> {
        match path.last().map(String::as_str) {
            Some("gpx") if path.len() == 1 => {
                self.is_gpx = true;
                self.creator = attribute("creator").as_deref().and_then(short);
            }
            Some("trk") => {
                (self.track, self.sport, self.offset_min) = (Track::default(), None, None);
            }
            Some("trkpt") => {
                let coordinate = |name: &str| attribute(name).map(|text| xml::number(path, text.trim())).transpose();
                let (lat, lon) = (coordinate("lat")?, coordinate("lon")?);
                self.point = Point { place: lat.zip(lon).and_then(|(lat, lon)| place(lat, lon)), ..Point::default() };
            }
            _ => {}
        }
        Ok(())
    }

    fn ends(&mut self, path: &[String], text: &str) -> Result<(), RecordingError> {
        let Some(name) = path.last() else { return Ok(()) };
        if path.iter().any(|above| above == "trkpt") {
            return self.of_point(path, name, text);
        }
        match name.as_str() {
            "type" if xml::is(path, &["trk", "type"]) => self.sport = Some(sport(text)),
            "trkseg" => self.track.pause(),
            "trk" => return self.ends_track(),
            _ => {}
        }
        Ok(())
    }
}

impl File {
    fn of_point(&mut self, path: &[String], name: &str, text: &str) -> Result<(), RecordingError> {
        match name {
            "trkpt" => self.track.add(std::mem::take(&mut self.point)),
            "time" if xml::is(path, &["trkpt", "time"]) => {
                let (ms, offset_min) = xml::instant(path, text)?;
                self.point.ms = Some(ms);
                self.offset_min = self.offset_min.or(offset_min);
            }
            "ele" if !text.is_empty() => self.point.up_m = Some(xml::number(path, text)?),
            // `TrackPointExtension`, in each of its versions, and what others write like it.
            "hr" | "heartrate" if !text.is_empty() => self.point.heart_bpm = Some(xml::number(path, text)?),
            "cad" | "cadence" if !text.is_empty() => self.point.cadence = Some(xml::number(path, text)?),
            _ => {}
        }
        Ok(())
    }

    fn ends_track(&mut self) -> Result<(), RecordingError> {
        self.tracks += 1;
        let track = std::mem::take(&mut self.track);
        if track.points < 2 {
            self.too_short += 1;
            return Ok(());
        }
        let Some(mut recorded) = track.into_recorded(self.sport.unwrap_or(Sport::Run)) else {
            self.without_times += 1;
            return Ok(());
        };
        if self.recordings.len() >= self.limits.recordings {
            return Err(RecordingError::of(
                FileTrouble::TooMany,
                format!("more than {} tracks", self.limits.recordings),
            ));
        }
        recorded.offset_min = self.offset_min;
        let external_id = format!("gpx:{}/{}", recorded.start_ms, self.creator.as_deref().unwrap_or("-"));
        self.recordings.push(Recording {
            format: Format::Gpx,
            recorded,
            laps: Vec::new(),
            device: self.creator.clone(),
            external_id: Some(external_id),
        });
        Ok(())
    }

    fn why_none(&self) -> RecordingError {
        let mut problems = Vec::new();
        let mut add = |what, count: usize| {
            let detail = Some(format!("{count} of {} tracks", self.tracks));
            problems.extend((count > 0).then_some(super::FileProblem { what, detail }));
        };
        add(FileTrouble::TooFewPoints, self.too_short);
        add(FileTrouble::NoTimes, self.without_times);
        if problems.is_empty() {
            return RecordingError::of(FileTrouble::NoActivity, "no track".to_owned());
        }
        RecordingError { problems }
    }
}

/// By the words that exporters write, and the numbers that one of them used for years.
fn sport(word: &str) -> Sport {
    let word = word.to_ascii_lowercase();
    let has = |part: &str| word.contains(part);
    if word == "9" || has("run") || has("jog") {
        Sport::Run
    } else if word == "10" || word == "4" || has("walk") || has("hik") {
        Sport::Walk
    } else if word == "1" || has("cycl") || has("bik") || has("rid") {
        Sport::Bike
    } else if word == "16" || has("swim") {
        Sport::Swim
    } else {
        Sport::Other
    }
}
