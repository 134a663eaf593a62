//! A chart as a picture that the person keeps: looked at before it is written, named by its chart and the day.

use sinew_domain::time::Now;

use super::super::check::Check;
use super::super::life::day_of;
use crate::Companion;
use crate::wire::{ChartName, ChartPicture, PictureFile, WireError};

/// What every PNG begins with.
const PNG: [u8; 8] = [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
/// A picture of a large screen has a few.
const MIB_MAX: usize = 32;

impl Companion {
    /// Refused where it is no picture; nothing is written here.
    pub fn chart_picture(&self, picture: ChartPicture, now: &Now) -> Result<PictureFile, WireError> {
        let mut check = Check::default();
        if !picture.png.starts_with(&PNG) {
            check.problem("png", "is no picture");
        }
        if picture.png.len() > MIB_MAX << 20 {
            check.problem("png", &format!("is larger than {MIB_MAX} MiB"));
        }
        check.done(PictureFile { file_name: file_name(picture.chart, now), bytes: picture.png })
    }
}

/// `sinew-pain-2026-11-22.png`
fn file_name(chart: ChartName, now: &Now) -> String {
    let name = match chart {
        ChartName::Pain => "pain",
        ChartName::Stiffness => "stiffness",
        ChartName::Load => "load",
        ChartName::Dose => "dose",
        ChartName::Tension => "tension",
        ChartName::Capacity => "tests",
        ChartName::Weekly => "weekly",
        ChartName::Recovery => "recovery",
        ChartName::Flares => "flares",
        ChartName::Onset => "onset",
    };
    format!("sinew-{name}-{}.png", day_of(now))
}
