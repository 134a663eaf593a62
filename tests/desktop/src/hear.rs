//! Finds cues in a recording: a beginning by its energy, and which cue it is by pitch at both ends and by length.
//!
//! It must never know what should have been heard. The table is that of the module doc of `desktop/sound/cue.rs` in the
//! shell, which a test there compares with this file. Two cues within 60 ms of each other are heard as one unknown sound.

use std::f64::consts::{PI, TAU};

use crate::recorder::RATE_HZ;

/// Name, pitch at the beginning, pitch at the end, length in ms.
pub const FINGERPRINTS: [(&str, u32, u32, u32); 21] = [
    ("Count", 880, 880, 80),
    ("Lower", 660, 440, 220),
    ("Hold", 550, 550, 220),
    ("Raise", 440, 660, 220),
    ("Move", 600, 600, 290),
    ("Rest", 330, 330, 270),
    ("RestEnding", 1200, 1200, 40),
    ("Switch", 500, 800, 280),
    ("SelfPaced", 720, 720, 170),
    ("SetDone", 500, 800, 380),
    ("SessionDone", 500, 1040, 680),
    ("Pause", 840, 350, 220),
    ("Resume", 350, 840, 220),
    ("Test", 1000, 1000, 400),
    ("Reminder", 523, 392, 580),
    ("Run", 600, 900, 380),
    ("LastRun", 600, 900, 500),
    ("Walk", 900, 450, 380),
    ("Easy", 420, 420, 360),
    ("Talk", 700, 1300, 360),
    ("HalfWay", 800, 1100, 520),
];

/// What a sound is called that is none of ours.
pub const UNKNOWN: &str = "unknown";

#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// From the beginning of the recording, right to a few milliseconds.
    pub at_ms: f64,
    pub cue_name: &'static str,
    pub start_hz: u32,
    pub end_hz: u32,
    pub len_ms: u32,
}

/// Whether one pitch, right to 20 Hz, is the loudest for so long somewhere in the recording.
pub fn holds_tone(samples: &[i16], hz: u32, at_least_ms: usize) -> bool {
    let mut held = 0;
    samples.chunks_exact(frames(20)).any(|part| {
        let loud = part.iter().any(|s| s.unsigned_abs() > LOUD);
        held = if loud && loudest_hz(part).abs_diff(hz) <= 20 { held + 20 } else { 0 };
        held >= at_least_ms
    })
}

/// A cue that is due: its name, and milliseconds from any beginning.
pub type Due<'a> = (&'a str, f64);

/// How far each due cue began from its time, in milliseconds, once the latency of the device (the median of all) is taken
/// away. A cue is known by its time and by the pitch it begins with: a starved sound server may tear the rest of it.
/// None where nothing began like it within half a second.
pub fn lateness(heard: &[Heard], due: &[Due]) -> Vec<Option<f64>> {
    let Some((first, _)) = heard.first().zip(due.first()) else { return vec![None; due.len()] };
    let start = first.at_ms - due[0].1;
    let mut off: Vec<Option<f64>> = due.iter().map(|(name, at)| nearest(heard, name, start + at)).collect();
    let mut known: Vec<f64> = off.iter().flatten().copied().collect();
    known.sort_by(f64::total_cmp);
    let latency = known.get(known.len() / 2).copied().unwrap_or(0.0);
    off.iter_mut().flatten().for_each(|o| *o -= latency);
    off
}

fn nearest(heard: &[Heard], name: &str, at_ms: f64) -> Option<f64> {
    let (_, start_hz, ..) = FINGERPRINTS.iter().find(|(n, ..)| *n == name)?;
    heard
        .iter()
        .filter(|h| h.start_hz.abs_diff(*start_hz) <= TOLERANCE_HZ)
        .map(|h| h.at_ms - at_ms)
        .filter(|off| off.abs() < 500.0)
        .min_by(|a, b| a.abs().total_cmp(&b.abs()))
}

/// About 1 % of full scale: above dither, below the softest cue at a volume of a tenth.
const LOUD: u16 = 300;
/// Longer than the 40 ms between the notes of one cue.
const QUIET_MS: usize = 60;
const BLOCK_MS: usize = 1;
const TOLERANCE_HZ: u32 = 45;
const TOLERANCE_MS: u32 = 30;

/// Every sound in the order of its beginning. A sound that is cut off by either end of the recording is unknown.
pub fn hear(samples: &[i16]) -> Vec<Heard> {
    sounds(samples).into_iter().map(|(first, last)| recognise(samples, first, last)).collect()
}

/// First and last loud sample of each sound.
fn sounds(samples: &[i16]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (block, part) in samples.chunks(frames(BLOCK_MS)).enumerate() {
        let is_loud = |sample: &i16| sample.unsigned_abs() > LOUD;
        let Some(first) = part.iter().position(is_loud) else {
            continue;
        };
        let from = block * frames(BLOCK_MS);
        let last = from + part.iter().rposition(is_loud).unwrap_or(first);
        match found.last_mut() {
            Some(sound) if from + first - sound.1 < frames(QUIET_MS) => sound.1 = last,
            _ => found.push((from + first, last)),
        }
    }
    found
}

fn recognise(samples: &[i16], first: usize, last: usize) -> Heard {
    // Inside the fades, and 20 ms long, or what there is of it.
    let inside = (first + frames(5)).min(last)..(last + 1).saturating_sub(frames(5)).max(first + 1);
    let inside = if inside.start < inside.end { &samples[inside] } else { &samples[first..=last] };
    let window = frames(20).min(inside.len());
    let start_hz = loudest_hz(&inside[..window]);
    let end_hz = loudest_hz(&inside[inside.len() - window..]);
    let len_ms = ((last + 1 - first) * 1000 / RATE_HZ as usize) as u32;
    let cue_name = FINGERPRINTS
        .iter()
        .find(|(_, start, end, length)| {
            start.abs_diff(start_hz) <= TOLERANCE_HZ
                && end.abs_diff(end_hz) <= TOLERANCE_HZ
                && length.abs_diff(len_ms) <= TOLERANCE_MS
        })
        .map_or(UNKNOWN, |(name, ..)| name);
    Heard { at_ms: first as f64 * 1000.0 / f64::from(RATE_HZ), cue_name, start_hz, end_hz, len_ms }
}

/// Goertzel under a Hann window, in steps of 5 Hz over the range of the cues.
fn loudest_hz(samples: &[i16]) -> u32 {
    let length = samples.len() as f64;
    let windowed: Vec<f64> = samples
        .iter()
        .enumerate()
        .map(|(frame, sample)| f64::from(*sample) * (PI * (frame as f64 + 0.5) / length).sin().powi(2))
        .collect();
    let power = |hz: u32| {
        let coefficient = 2.0 * (TAU * f64::from(hz) / f64::from(RATE_HZ)).cos();
        let (last, before) =
            windowed.iter().fold((0.0, 0.0), |(last, before), sample| (sample + coefficient * last - before, last));
        last * last + before * before - coefficient * last * before
    };
    let powers = (250..1400).step_by(5).map(|hz| (hz, power(hz)));
    powers.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(hz, _)| hz)
}

const fn frames(ms: usize) -> usize {
    ms * RATE_HZ as usize / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_steady_cue_is_heard_where_it_begins_at_any_usual_volume() {
        for volume in [0.05, 0.3, 0.9] {
            for (name, start, end, length) in FINGERPRINTS {
                if start != end || ["Rest", "SelfPaced", "Move"].contains(&name) {
                    continue;
                }
                let mut tape = vec![0; frames(123)];
                tape.extend(tone(start, length as usize, volume));
                tape.extend(vec![0; frames(300)]);
                let heard = hear(&tape);
                assert_eq!(heard.len(), 1, "{name}: {heard:?}");
                assert_eq!(heard[0].cue_name, name, "{heard:?}");
                assert!((heard[0].at_ms - 123.0).abs() < 3.0, "{heard:?}");
            }
        }
    }

    #[test]
    fn notes_forty_milliseconds_apart_are_one_cue_and_seconds_apart_are_two() {
        let mut tape = tone(840, 90, 0.4);
        tape.extend(vec![0; frames(40)]);
        tape.extend(tone(350, 90, 0.4));
        tape.extend(vec![0; frames(1000)]);
        tape.extend(tone(880, 80, 0.4));
        let names: Vec<&str> = hear(&tape).iter().map(|heard| heard.cue_name).collect();
        assert_eq!(names, ["Pause", "Count"]);
    }

    #[test]
    fn a_cue_that_breaks_off_is_unknown_and_silence_is_nothing() {
        let unknown: Vec<&str> = hear(&tone(550, 120, 0.4)).iter().map(|heard| heard.cue_name).collect();
        assert_eq!(unknown, [UNKNOWN]);
        assert_eq!(hear(&vec![0; frames(500)]), []);
        assert_eq!(hear(&[]), []);
    }

    #[test]
    fn a_click_of_one_sample_is_unknown() {
        let mut tape = vec![0; frames(100)];
        tape[500] = 20_000;
        assert_eq!(hear(&tape)[0].cue_name, UNKNOWN);
    }

    fn tone(hz: u32, length_ms: usize, volume: f64) -> Vec<i16> {
        let (length, fade) = (frames(length_ms), frames(5));
        (0..length)
            .map(|frame| {
                let edge = (frame.min(length - 1 - frame) as f64 / fade as f64).min(1.0);
                let wave = (TAU * f64::from(hz) * frame as f64 / f64::from(RATE_HZ)).sin();
                (wave * edge * volume * f64::from(i16::MAX)) as i16
            })
            .collect()
    }
}
