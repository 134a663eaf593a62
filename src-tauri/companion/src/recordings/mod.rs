//! What watches write: a file of theirs becomes [`Recording`]s, by one importer for each format. Files come from strangers,
//! so everything is bounded: the size of a file, how far it unpacks, how deep it nests. A file that cannot be read is refused
//! with every problem in it; what is in a file and cannot have been is for [`sinew_domain::running::recorded`] to say.
//!
//! Places are added up to a distance and forgotten: a recording holds no coordinate. Must never write to the log.

mod fit;
mod gpx;
pub(crate) mod shelf;
mod tcx;
mod track;
mod xml;

use std::io::Read;

use flate2::read::MultiGzDecoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sinew_domain::running::recorded::{Impossible, Odd, Recorded, plausible};

/// How much of a stranger's file is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Of the file, packed and unpacked.
    pub bytes: u64,
    /// Elements within elements.
    pub depth: usize,
    /// Runs in one file.
    pub recordings: usize,
    pub laps: usize,
}

impl Limits {
    /// A run of thirty hours with a point each second is about 30 MB of GPX, the most wordy of the formats.
    pub const DEFAULT: Limits = Limits { bytes: 64 << 20, depth: 64, recordings: 200, laps: 2000 };
}

/// Reads one format.
pub trait Importer {
    fn format(&self) -> Format;
    /// Whether a file is of this format, by how it begins; the name only counts where that says nothing.
    fn reads(&self, head: &[u8], name: &str) -> bool;
    /// All recordings of a file, the oldest first as they stand in it.
    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Vec<Recording>, RecordingError>;
}

/// Every format that can be brought in.
pub const IMPORTERS: [&dyn Importer; 3] = [&fit::Fit, &gpx::Gpx, &tcx::Tcx];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Fit,
    Gpx,
    Tcx,
}

impl Format {
    const ALL: [Self; 3] = [Self::Fit, Self::Gpx, Self::Tcx];

    /// As the log calls it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Fit => "fit",
            Format::Gpx => "gpx",
            Format::Tcx => "tcx",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// One run, walk, ride or swim of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    pub format: Format,
    pub recorded: Recorded,
    pub laps: Vec<Lap>,
    /// As far as the file names it.
    pub device: Option<String>,
    /// By which the same recording is known in another export of it.
    pub external_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Lap {
    pub start_ms: Option<i64>,
    pub s: Option<f64>,
    pub m: Option<f64>,
    pub avg_heart_bpm: Option<f64>,
}

/// A file that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadFile {
    pub format: Format,
    /// SHA-256 of the file as it came, in hexadecimal digits.
    pub hash: String,
    pub bytes: u64,
    pub recordings: Vec<Looked>,
}

/// A recording with what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    pub recording: Recording,
    pub impossible: Vec<Impossible>,
    pub odd: Vec<Odd>,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FileTrouble {
    Empty,
    /// Larger than the limit, which `detail` names.
    TooLarge,
    /// None of the formats, whatever its name says.
    NotARecording,
    /// It ends in the middle.
    Cut,
    /// What is in it is not what was written.
    Damaged,
    /// It declares entities, or refers to one: no watch does, and they can be made to swell without end.
    Entities,
    TooDeep,
    /// It belongs to a watch, but no activity is in it.
    NoActivity,
    /// A track without times is a route.
    NoTimes,
    TooFewPoints,
    TooMany,
    /// Something that should be a number or a time is none; `detail` says where.
    BadValue,
    Unreadable,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct FileProblem {
    pub what: FileTrouble,
    /// For those who look closer.
    pub detail: Option<String>,
}

/// Why a file was refused: everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", told(.problems))]
pub struct RecordingError {
    pub problems: Vec<FileProblem>,
}

impl RecordingError {
    pub fn of(what: FileTrouble, detail: impl Into<Option<String>>) -> Self {
        Self { problems: vec![FileProblem { what, detail: detail.into() }] }
    }
}

/// Reads a file as it came: finds its importer, unpacks it where it is packed, and looks at what is in it.
pub fn read(bytes: &[u8], name: &str, limits: &Limits, now_ms: i64) -> Result<ReadFile, RecordingError> {
    if bytes.is_empty() {
        return Err(RecordingError::of(FileTrouble::Empty, None));
    }
    within(bytes.len() as u64, limits)?;
    let unpacked;
    let (content, name) = match bytes {
        [0x1f, 0x8b, ..] => {
            unpacked = unpack(bytes, limits)?;
            (unpacked.as_slice(), name.strip_suffix(".gz").unwrap_or(name))
        }
        _ => (bytes, name),
    };
    let importer = importer_of(content, name).ok_or_else(|| RecordingError::of(FileTrouble::NotARecording, None))?;
    let recordings = importer.read(content, limits)?;
    let look = |recording: Recording| {
        let (impossible, odd) = plausible(&recording.recorded, now_ms);
        Looked { recording: without_wild_heart(recording), impossible, odd }
    };
    Ok(ReadFile {
        format: importer.format(),
        hash: hash(bytes),
        bytes: bytes.len() as u64,
        recordings: recordings.into_iter().map(look).collect(),
    })
}

/// Refuses what is larger than the limit, and names both.
pub fn within(bytes: u64, limits: &Limits) -> Result<(), RecordingError> {
    if bytes <= limits.bytes {
        return Ok(());
    }
    let detail = format!("{} MB; at most {} MB are read", bytes >> 20, limits.bytes >> 20);
    Err(RecordingError::of(FileTrouble::TooLarge, detail))
}

/// Of a file as it came; the same bytes are the same file, under whatever name.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn importer_of(content: &[u8], name: &str) -> Option<&'static dyn Importer> {
    let head = &content[..content.len().min(HEAD)];
    IMPORTERS
        .into_iter()
        .find(|importer| importer.reads(head, ""))
        .or_else(|| IMPORTERS.into_iter().find(|importer| importer.reads(head, name)))
}

/// How much of a file is looked at to know what it is.
const HEAD: usize = 2048;

fn unpack(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, RecordingError> {
    let mut content = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(limits.bytes + 1).read_to_end(&mut content);
    // It may be over the limit and broken: the limit is what comes first.
    within(content.len() as u64, limits)?;
    read.map_err(|error| {
        let cut = error.kind() == std::io::ErrorKind::UnexpectedEof;
        RecordingError::of(if cut { FileTrouble::Cut } else { FileTrouble::Damaged }, error.to_string())
    })?;
    Ok(content)
}

/// A heart rate that no heart has is unknown. That it was there is told before.
fn without_wild_heart(mut recording: Recording) -> Recording {
    use sinew_domain::running::recorded::HEART_BPM;
    let sane = |bpm: Option<f64>| bpm.filter(|bpm| HEART_BPM.contains(bpm));
    let of = &mut recording.recorded;
    (of.avg_heart_bpm, of.max_heart_bpm) = (sane(of.avg_heart_bpm), sane(of.max_heart_bpm));
    for lap in &mut recording.laps {
        lap.avg_heart_bpm = sane(lap.avg_heart_bpm);
    }
    recording
}

fn told(problems: &[FileProblem]) -> String {
    let one = |problem: &FileProblem| match &problem.detail {
        Some(detail) => format!("{:?}: {detail}", problem.what),
        None => format!("{:?}", problem.what),
    };
    problems.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A name as a file gives it, short and on one line.
fn short(name: &str) -> Option<String> {
    let name: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// `name` ends in `.extension`, in capitals or not.
fn has_extension(name: &str, extension: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}
