//! FIT: what most watches write. The records are read one by one and added up; numbers of messages and fields are those of the
//! published profile. The outline of the file is looked at before anything in it, so that a file that was cut says so.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use fitparser::de::{FitDataMessage, FitObject, FitStreamProcessor};
use fitparser::profile::field_types::{GarminProduct, Manufacturer};
use fitparser::{ErrorKind, Value};
use sinew_domain::running::Sport;
use sinew_domain::running::recorded::{Distance, DistanceFrom, Moving, MovingFrom, Recorded};

use super::track::{Point, Track, both_feet, place};
use super::{FileTrouble, Format, Importer, Lap, Limits, Recording, RecordingError, short};

/// FIT counts from the last day of 1989, in seconds.
const EPOCH_S: i64 = 631_065_600;
const MARK: &[u8] = b".FIT";

/// Numbers of messages.
const FILE_ID: u16 = 0;
const SESSION: u16 = 18;
const LAP: u16 = 19;
const RECORD: u16 = 20;
const EVENT: u16 = 21;
const ACTIVITY: u16 = 34;
const FIELD_DESCRIPTION: u16 = 206;
/// The field that is a time in every message.
const TIMESTAMP: u8 = 253;

#[derive(Debug)]
pub struct Fit;

impl Importer for Fit {
    fn format(&self) -> Format {
        Format::Fit
    }

    fn reads(&self, head: &[u8], name: &str) -> bool {
        let begins_like_one = matches!(head.first(), Some(12..=14));
        head.get(8..12) == Some(MARK) || (super::has_extension(name, "fit") && begins_like_one)
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Vec<Recording>, RecordingError> {
        outline(bytes)?;
        // The parser is careful, and it is somebody else's: where a file brings it to its knees, the file is damaged.
        let read = catch_unwind(AssertUnwindSafe(|| messages(bytes, limits)));
        read.unwrap_or_else(|_| Err(RecordingError::of(FileTrouble::Damaged, "the reader gave up".to_owned())))
    }
}

/// Whether every part that a header promises is there. A file may be several, one behind the other.
fn outline(bytes: &[u8]) -> Result<(), RecordingError> {
    let mut rest = bytes;
    let mut at = 0;
    while !rest.is_empty() {
        let header = usize::from(rest[0]);
        let damaged = |why: &str| RecordingError::of(FileTrouble::Damaged, format!("at byte {at}: {why}"));
        if !(12..=14).contains(&header) || header == 13 {
            return Err(damaged("no header"));
        }
        if rest.len() < header {
            return Err(RecordingError::of(
                FileTrouble::Cut,
                format!("it ends within its header, after {} bytes", bytes.len()),
            ));
        }
        if &rest[8..12] != MARK {
            return Err(damaged("no FIT header"));
        }
        let data = u32::from_le_bytes([rest[4], rest[5], rest[6], rest[7]]) as usize;
        // Two bytes of checksum stand at the end.
        let whole = header + data + 2;
        if data == 0 || rest.len() < whole {
            let detail = format!("it promises {} bytes and has {}", at + whole, bytes.len());
            return Err(RecordingError::of(FileTrouble::Cut, detail));
        }
        rest = &rest[whole..];
        at += whole;
    }
    Ok(())
}

fn messages(bytes: &[u8], limits: &Limits) -> Result<Vec<Recording>, RecordingError> {
    let mut processor = FitStreamProcessor::new();
    let mut file = File { limits: *limits, ..File::new() };
    let mut recordings = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (behind, object) = processor.deserialize_next(rest).map_err(|error| broken(&error))?;
        // A message of no length would never end.
        if behind.len() == rest.len() {
            return Err(RecordingError::of(FileTrouble::Damaged, "a message without an end".to_owned()));
        }
        rest = behind;
        match object {
            FitObject::DataMessage(message) => {
                file.take(&message)?;
                if message.global_message_number() == FIELD_DESCRIPTION {
                    // Fields of other makers have their length from these; the parser keeps them.
                    processor.decode_message(message).map_err(|error| broken(&error))?;
                }
            }
            FitObject::Crc(_) => {
                processor.reset();
                recordings
                    .extend(std::mem::replace(&mut file, File { limits: *limits, ..File::new() }).into_recordings()?);
            }
            FitObject::Header(_) | FitObject::DefinitionMessage(_) => {}
        }
    }
    if recordings.is_empty() {
        return Err(RecordingError::of(FileTrouble::NoActivity, None));
    }
    if recordings.len() > limits.recordings {
        return Err(RecordingError::of(FileTrouble::TooMany, format!("more than {} activities", limits.recordings)));
    }
    Ok(recordings)
}

/// What one file says, as it is read.
#[derive(Debug)]
struct File {
    limits: Limits,
    kind: Option<i64>,
    device: Option<String>,
    serial: Option<i64>,
    created_s: Option<i64>,
    offset_min: Option<i32>,
    /// Of the record before: a short form of the next ones counts from it.
    last_s: Option<i64>,
    track: Track,
    sessions: Vec<(Summary, Track)>,
    laps: Vec<Lap>,
}

/// What the watch itself says of an activity.
#[derive(Debug, Default)]
struct Summary {
    start_s: Option<i64>,
    sport: Option<i64>,
    elapsed_s: Option<f64>,
    timer_s: Option<f64>,
    distance_m: Option<f64>,
    ascent_m: Option<f64>,
    avg_heart_bpm: Option<f64>,
    max_heart_bpm: Option<f64>,
    cadence: Option<f64>,
}

impl File {
    fn new() -> Self {
        Self {
            limits: Limits::DEFAULT,
            kind: None,
            device: None,
            serial: None,
            created_s: None,
            offset_min: None,
            last_s: None,
            track: Track::default(),
            sessions: Vec::new(),
            laps: Vec::new(),
        }
    }

    fn take(&mut self, message: &FitDataMessage) -> Result<(), RecordingError> {
        let of = Fields(message.fields());
        let at_s = self.time_of(message);
        match message.global_message_number() {
            FILE_ID => self.take_file_id(&of),
            RECORD => self.track.add(point(&of, at_s)),
            // The timer stopped: what lies between is a pause.
            EVENT if of.whole(0) == Some(0) && of.whole(1) != Some(0) => self.track.pause(),
            LAP => {
                if self.laps.len() >= self.limits.laps {
                    return Err(RecordingError::of(
                        FileTrouble::TooMany,
                        format!("more than {} laps", self.limits.laps),
                    ));
                }
                self.laps.push(Lap {
                    start_ms: of.whole(2).map(ms_of),
                    s: of.number(8).or(of.number(7)).map(|s| s / 1000.0),
                    m: of.number(9).map(|m| m / 100.0),
                    avg_heart_bpm: of.number(15),
                });
            }
            SESSION => {
                if self.sessions.len() >= self.limits.recordings {
                    let detail = format!("more than {} activities", self.limits.recordings);
                    return Err(RecordingError::of(FileTrouble::TooMany, detail));
                }
                self.sessions.push((summary(&of), std::mem::take(&mut self.track)));
            }
            ACTIVITY => self.offset_min = of.whole(5).zip(at_s).and_then(|(local, utc)| offset(local - utc)),
            _ => {}
        }
        Ok(())
    }

    fn take_file_id(&mut self, of: &Fields) {
        self.kind = of.whole(0);
        self.serial = of.whole(3);
        self.created_s = of.whole(4);
        let maker = of.whole(1).and_then(|n| u16::try_from(n).ok());
        let product = of.whole(2).and_then(|n| u16::try_from(n).ok());
        let named = of.text(8).map(str::to_owned);
        let garmin = product.filter(|_| maker == Some(1)).map(|n| GarminProduct::from(n).to_string());
        let words = [maker.map(|n| Manufacturer::from(n).to_string()), named.or(garmin)];
        let name = words.into_iter().flatten().collect::<Vec<_>>().join(" ").replace('_', " ");
        self.device = short(&name);
    }

    /// The time of a message: its own, or the five bits of the short form, counted on from the time before.
    fn time_of(&mut self, message: &FitDataMessage) -> Option<i64> {
        let own = Fields(message.fields()).whole(TIMESTAMP);
        let short = message.time_offset().zip(self.last_s).map(|(bits, last)| {
            let bits = i64::from(bits);
            (last & !31) + bits + if bits < (last & 31) { 32 } else { 0 }
        });
        let at = own.or(short);
        self.last_s = at.or(self.last_s);
        at
    }

    fn into_recordings(mut self) -> Result<Vec<Recording>, RecordingError> {
        // Type 4 is an activity; others are settings, courses, workouts, or a day's steps.
        if self.kind.is_some_and(|kind| kind != 4) {
            return Ok(Vec::new());
        }
        if self.sessions.is_empty() && self.track.first_ms().is_some() {
            // The watch died before it could add up.
            self.sessions.push((Summary::default(), std::mem::take(&mut self.track)));
        }
        let name = |nth: usize| {
            let serial = self.serial.map_or("-".to_owned(), |n| n.to_string());
            let created = self.created_s.map(|s| format!("fit:{serial}/{s}"))?;
            Some(if nth == 0 { created } else { format!("{created}/{nth}") })
        };
        let names: Vec<Option<String>> = (0..self.sessions.len()).map(name).collect();
        let mut laps = self.laps;
        let mut recordings = Vec::new();
        for ((summary, track), external_id) in self.sessions.into_iter().zip(names) {
            let Some(mut recorded) = recorded(&summary, track) else {
                return Err(RecordingError::of(FileTrouble::NoTimes, None));
            };
            recorded.offset_min = self.offset_min;
            let end_ms = recorded.end_ms();
            let is_mine = |lap: &Lap| lap.start_ms.is_none_or(|at| (recorded.start_ms..=end_ms).contains(&at));
            let (mine, others) = laps.into_iter().partition(is_mine);
            laps = others;
            let device = self.device.clone();
            recordings.push(Recording { format: Format::Fit, recorded, laps: mine, device, external_id });
        }
        Ok(recordings)
    }
}

fn point(of: &Fields, at_s: Option<i64>) -> Point {
    // Half a circle is 2^31 parts.
    let degrees = |n: u8| of.number(n).map(|parts| parts * 180.0 / 2_147_483_648.0);
    Point {
        ms: at_s.map(ms_of),
        place: degrees(0).zip(degrees(1)).and_then(|(lat, lon)| place(lat, lon)),
        up_m: of.number(78).or(of.number(2)).map(|n| n / 5.0 - 500.0),
        so_far_m: of.number(5).map(|cm| cm / 100.0),
        heart_bpm: of.number(3),
        cadence: of.number(4).map(|whole| whole + of.number(53).unwrap_or(0.0) / 128.0),
    }
}

fn summary(of: &Fields) -> Summary {
    Summary {
        start_s: of.whole(2),
        sport: of.whole(5),
        elapsed_s: of.number(7).map(|ms| ms / 1000.0),
        timer_s: of.number(8).map(|ms| ms / 1000.0),
        distance_m: of.number(9).map(|cm| cm / 100.0),
        ascent_m: of.number(22),
        avg_heart_bpm: of.number(16),
        max_heart_bpm: of.number(17),
        cadence: of.number(18).map(|whole| whole + of.number(92).unwrap_or(0.0) / 128.0),
    }
}

/// What the watch says of it all comes before what its points add up to.
fn recorded(summary: &Summary, track: Track) -> Option<Recorded> {
    let sport = summary.sport.map_or(Sport::Other, sport);
    let track = track.into_recorded(sport);
    let start_ms = summary.start_s.map(ms_of).or(track.as_ref().map(|of| of.start_ms))?;
    let base = track.unwrap_or(Recorded::begun(sport, start_ms));
    let timer = summary.timer_s.map(|s| Moving { s, from: MovingFrom::Timer });
    let total = summary.distance_m.map(|m| Distance { m, from: DistanceFrom::File });
    Some(Recorded {
        start_ms,
        elapsed_s: summary.elapsed_s.or(base.elapsed_s),
        moving: timer.or(base.moving),
        distance: total.or(base.distance),
        ascent_m: summary.ascent_m.or(base.ascent_m),
        avg_heart_bpm: summary.avg_heart_bpm.or(base.avg_heart_bpm),
        max_heart_bpm: summary.max_heart_bpm.or(base.max_heart_bpm),
        cadence_spm: summary.cadence.and_then(|c| both_feet(c, sport)).or(base.cadence_spm),
        ..base
    })
}

fn sport(number: i64) -> Sport {
    match number {
        1 => Sport::Run,
        11 | 17 => Sport::Walk,
        2 | 21 => Sport::Bike,
        5 => Sport::Swim,
        15 => Sport::Row,
        _ => Sport::Other,
    }
}

fn ms_of(fit_s: i64) -> i64 {
    (EPOCH_S + fit_s) * 1000
}

/// Minutes east of UTC, to the quarter of an hour; None where it is no zone of this earth.
fn offset(s: i64) -> Option<i32> {
    let quarters = (s as f64 / 900.0).round();
    (quarters.abs() <= 56.0).then_some(quarters as i32 * 15)
}

/// The fields of a message, by their numbers. What is invalid is not among them.
struct Fields<'a>(&'a HashMap<u8, Value>);

impl Fields<'_> {
    fn number(&self, field: u8) -> Option<f64> {
        let value: f64 = self.0.get(&field)?.clone().try_into().ok()?;
        value.is_finite().then_some(value)
    }

    fn whole(&self, field: u8) -> Option<i64> {
        self.number(field).map(|n| n as i64)
    }

    fn text(&self, field: u8) -> Option<&str> {
        match self.0.get(&field)? {
            Value::String(text) => Some(text.as_str()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }
}

fn broken(error: &ErrorKind) -> RecordingError {
    let what = match error {
        ErrorKind::UnexpectedEof(_) => FileTrouble::Cut,
        ErrorKind::InvalidCrc(_)
        | ErrorKind::Io(_)
        | ErrorKind::MissingDefinitionMessage(..)
        | ErrorKind::TrailingBytes(_)
        | ErrorKind::ParseError(..)
        | ErrorKind::ValueError(_)
        | ErrorKind::MissingDeveloperDefinitionMessage() => FileTrouble::Damaged,
    };
    RecordingError::of(what, error.to_string())
}
