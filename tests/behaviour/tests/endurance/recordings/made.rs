//! Files of runs, made by encoders that are not ours: `rustyfit` and `gpx`. TCX is written out by hand after its published
//! schema. One run, three formats: ten minutes along a street, 3 m a second, with a heart and two feet.

use std::convert::Infallible;

use embedded_io::{ErrorType, Seek, SeekFrom, Write};
use rustyfit::profile::{mesgdef, typedef};
use rustyfit::proto::{FIT, Message};
use rustyfit::{Encoder, EncoderBuilder, Endianness, HeaderOption};

/// Sun 1 November 2026, 09:00 in UTC.
pub const START_S: i64 = 1_793_523_600;
pub const NOW_MS: i64 = (START_S + 86_400) * 1000;
const FIT_EPOCH_S: i64 = 631_065_600;

/// What the run was. Each test changes what it is about.
#[derive(Debug, Clone)]
pub struct Run {
    pub start_s: i64,
    pub points: u32,
    /// Between one point and the next.
    pub every_s: u32,
    pub mps: f64,
    pub heart_bpm: u8,
    /// Of one foot, as watches write it.
    pub strides_pm: u8,
    pub sport: typedef::Sport,
    pub serial: u32,
    /// Where the watch says that it is.
    pub local_offset_s: i64,
    /// The watch's own totals; else only points.
    pub adds_up: bool,
    /// What it says of the distance, where that is not what its points say.
    pub total_m: Option<f64>,
}

impl Default for Run {
    fn default() -> Self {
        Self {
            start_s: START_S,
            points: 601,
            every_s: 1,
            mps: 3.0,
            heart_bpm: 142,
            strides_pm: 82,
            sport: typedef::Sport::RUNNING,
            serial: 3_141_592,
            local_offset_s: 3600,
            adds_up: true,
            total_m: None,
        }
    }
}

impl Run {
    pub fn seconds(&self) -> u32 {
        self.points.saturating_sub(1) * self.every_s
    }

    pub fn metres(&self) -> f64 {
        self.total_m.unwrap_or(f64::from(self.seconds()) * self.mps)
    }

    /// Along the meridian of Berlin, on the same ball as everybody's haversine.
    pub fn place(&self, nth: u32) -> (f64, f64) {
        let m = f64::from(nth * self.every_s) * self.mps;
        (52.5 + (m / 6_371_008.8).to_degrees(), 13.4)
    }

    /// Ten metres of a hill, up and no way down.
    pub fn height(&self, nth: u32) -> f64 {
        30.0 + 10.0 * f64::from(nth) / f64::from(self.points.max(2) - 1)
    }
}

pub fn fit(run: &Run) -> Vec<u8> {
    fit_as(run, EncoderBuilder::new())
}

/// With the numbers the other way round, and with the short form of times.
pub fn fit_big(run: &Run) -> Vec<u8> {
    fit_as(run, EncoderBuilder::new().endianness(Endianness::BigEndian))
}

pub fn fit_short(run: &Run) -> Vec<u8> {
    fit_as(run, EncoderBuilder::new().header_option(HeaderOption::Compressed(3)))
}

fn fit_as(run: &Run, builder: EncoderBuilder) -> Vec<u8> {
    let mut file = FIT { messages: messages(run), ..FIT::default() };
    let mut sink = Sink::default();
    let mut encoder: Encoder<&mut Sink> = builder.build(&mut sink);
    encoder.encode(&mut file).expect("the encoder takes its own messages");
    sink.bytes
}

/// A file of the watch that is no activity.
pub fn fit_of_kind(kind: typedef::File) -> Vec<u8> {
    let id = mesgdef::FileId { r#type: kind, manufacturer: typedef::Manufacturer(1), ..mesgdef::FileId::new() };
    let mut file = FIT { messages: vec![id.into()], ..FIT::default() };
    let mut sink = Sink::default();
    EncoderBuilder::new().build(&mut sink).encode(&mut file).expect("it is encoded");
    sink.bytes
}

fn messages(run: &Run) -> Vec<Message> {
    let at = |s: i64| typedef::DateTime(u32::try_from(run.start_s + s - FIT_EPOCH_S).expect("after 1989"));
    let end_s = i64::from(run.seconds());
    let mut all: Vec<Message> = vec![
        mesgdef::FileId {
            r#type: typedef::File::ACTIVITY,
            manufacturer: typedef::Manufacturer::GARMIN,
            product: 3_113,
            serial_number: run.serial,
            time_created: at(0),
            ..mesgdef::FileId::new()
        }
        .into(),
    ];
    for nth in 0..run.points {
        let (lat, lon) = run.place(nth);
        let parts = |degrees: f64| (degrees / 180.0 * 2_147_483_648.0).round() as i32;
        all.push(
            {
                let mut of = mesgdef::Record::new();
                of.timestamp = at(i64::from(nth * run.every_s));
                of.position_lat = parts(lat);
                of.position_long = parts(lon);
                of.heart_rate = run.heart_bpm;
                of.cadence = run.strides_pm;
                of.altitude = ((run.height(nth) + 500.0) * 5.0).round() as u16;
                of
            }
            .into(),
        );
    }
    if run.adds_up {
        let ms = run.seconds() * 1000;
        let cm = (run.metres() * 100.0).round() as u32;
        let lap = {
            let mut of = mesgdef::Lap::new();
            of.timestamp = at(end_s);
            of.start_time = at(0);
            of.total_elapsed_time = ms;
            of.total_timer_time = ms;
            of.total_distance = cm;
            of.avg_heart_rate = run.heart_bpm;
            of
        };
        let session = {
            let mut of = mesgdef::Session::new();
            of.timestamp = at(end_s);
            of.start_time = at(0);
            of.sport = run.sport;
            of.total_elapsed_time = ms;
            of.total_timer_time = ms;
            of.total_distance = cm;
            of.total_ascent = 10;
            of.avg_heart_rate = run.heart_bpm;
            of.max_heart_rate = run.heart_bpm;
            of.avg_cadence = run.strides_pm;
            of
        };
        let activity = mesgdef::Activity {
            timestamp: at(end_s),
            local_timestamp: typedef::LocalDateTime(at(end_s + run.local_offset_s).0),
            num_sessions: 1,
            ..mesgdef::Activity::new()
        };
        all.extend([lap.into(), session.into(), activity.into()]);
    }
    all
}

pub fn gpx(run: &Run) -> Vec<u8> {
    let mut segment = gpx::TrackSegment::new();
    for nth in 0..run.points {
        let (lat, lon) = run.place(nth);
        let mut point = gpx::Waypoint::new(geo(lon, lat));
        let at =
            time::OffsetDateTime::from_unix_timestamp(run.start_s + i64::from(nth * run.every_s)).expect("an instant");
        point.time = Some(at.into());
        point.elevation = Some(run.height(nth));
        segment.points.push(point);
    }
    let mut track = gpx::Track::new();
    track.type_ = Some("running".to_owned());
    track.segments.push(segment);
    let file = gpx::Gpx {
        version: gpx::GpxVersion::Gpx11,
        creator: Some("Watch of the tests".to_owned()),
        tracks: vec![track],
        ..gpx::Gpx::default()
    };
    let mut bytes = Vec::new();
    gpx::write(&file, &mut bytes).expect("it is written");
    bytes
}

fn geo(lon: f64, lat: f64) -> geo_types::Point<f64> {
    geo_types::Point::new(lon, lat)
}

/// After the schema `TrainingCenterDatabase/v2` and the extension `ActivityExtension/v2`.
pub fn tcx(run: &Run) -> Vec<u8> {
    let at =
        |s: i64| chrono::DateTime::from_timestamp(run.start_s + s, 0).expect("an instant").format("%Y-%m-%dT%H:%M:%SZ");
    let point = |nth: u32| {
        let (lat, lon) = run.place(nth);
        format!(
            "<Trackpoint><Time>{}</Time><Position><LatitudeDegrees>{lat}</LatitudeDegrees><LongitudeDegrees>{lon}</LongitudeDegrees>\
             </Position><AltitudeMeters>{}</AltitudeMeters><DistanceMeters>{}</DistanceMeters><HeartRateBpm><Value>{}</Value></HeartRateBpm>\
             <Extensions><ns3:TPX><ns3:Speed>{}</ns3:Speed><ns3:RunCadence>{}</ns3:RunCadence></ns3:TPX></Extensions></Trackpoint>",
            at(i64::from(nth * run.every_s)),
            run.height(nth),
            f64::from(nth * run.every_s) * run.mps,
            run.heart_bpm,
            run.mps,
            run.strides_pm,
        )
    };
    let points: String = (0..run.points).map(point).collect();
    let lap = format!(
        "<Lap StartTime=\"{}\"><TotalTimeSeconds>{}</TotalTimeSeconds><DistanceMeters>{}</DistanceMeters><Calories>100</Calories>\
         <AverageHeartRateBpm><Value>{hr}</Value></AverageHeartRateBpm><MaximumHeartRateBpm><Value>{hr}</Value></MaximumHeartRateBpm>\
         <Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>{points}</Track></Lap>",
        at(0),
        run.seconds(),
        run.metres(),
        hr = run.heart_bpm,
    );
    let id = at(0);
    let serial = run.serial;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\" \
         xmlns:ns3=\"http://www.garmin.com/xmlschemas/ActivityExtension/v2\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <Activities><Activity Sport=\"Running\"><Id>{id}</Id>{lap}<Creator xsi:type=\"Device_t\"><Name>Watch &amp; Co</Name><UnitId>{serial}</UnitId>\
         <ProductID>1</ProductID></Creator></Activity></Activities></TrainingCenterDatabase>"
    )
    .into_bytes()
}

/// The checksum at the end, made right again for bytes that were changed: so that the change reaches the reader.
pub fn mend(bytes: &mut [u8]) {
    let Some(end) = bytes.len().checked_sub(2) else { return };
    let sum = bytes[..end].iter().fold(0, |sum, byte| crc(sum, *byte));
    bytes[end..].copy_from_slice(&sum.to_le_bytes());
    if bytes.first() == Some(&14) && end > 14 {
        // A checksum of the header that is zero is none, and then the one at the end is of everything.
        bytes[12..14].fill(0);
        let sum = bytes[..end].iter().fold(0, |sum, byte| crc(sum, *byte));
        bytes[end..].copy_from_slice(&sum.to_le_bytes());
    }
}

/// CRC-16 with the polynomial 0xA001, bit by bit.
fn crc(sum: u16, byte: u8) -> u16 {
    (0..8).fold(sum ^ u16::from(byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xA001 } else { sum >> 1 })
}

/// Bytes in memory, for an encoder that goes back to fill in a length.
#[derive(Debug, Default)]
struct Sink {
    bytes: Vec<u8>,
    at: usize,
}

impl ErrorType for Sink {
    type Error = Infallible;
}

impl Write for Sink {
    fn write(&mut self, part: &[u8]) -> Result<usize, Infallible> {
        let end = self.at + part.len();
        self.bytes.resize(self.bytes.len().max(end), 0);
        self.bytes[self.at..end].copy_from_slice(part);
        self.at = end;
        Ok(part.len())
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

impl Seek for Sink {
    fn seek(&mut self, to: SeekFrom) -> Result<u64, Infallible> {
        let moved = |from: usize, by: i64| usize::try_from(i64::try_from(from).unwrap_or(0) + by).unwrap_or(0);
        self.at = match to {
            SeekFrom::Start(at) => usize::try_from(at).unwrap_or(0),
            SeekFrom::End(by) => moved(self.bytes.len(), by),
            SeekFrom::Current(by) => moved(self.at, by),
        };
        Ok(self.at as u64)
    }
}
