//! What each cue sounds like, synthesised from the table below: no sound files, no decoder, the same on every machine.
//!
//! It must never play anything, read a file or take a decision about when a cue is due.
//!
//! | Cue         | Meaning                          | Notes (Hz)         | Lengths (ms)    | Whole (ms) | Level |
//! |-------------|----------------------------------|--------------------|-----------------|-----------:|------:|
//! | Count       | one more second                  | 880                | 80              |         80 |  0.35 |
//! | Lower       | lower now                        | 660 gliding to 440 | 220             |        220 |  0.50 |
//! | Hold        | hold still                       | 550                | 220             |        220 |  0.50 |
//! | Raise       | raise now                        | 440 gliding to 660 | 220             |        220 |  0.50 |
//! | Move        | keep moving for a time           | 600 750 600        | 70 70 70        |        290 |  0.45 |
//! | Rest        | rest begins                      | 330 330            | 115 115         |        270 |  0.35 |
//! | RestEnding  | ten seconds of rest are left     | 1200               | 40              |         40 |  0.25 |
//! | Switch      | change sides                     | 500 800            | 120 120         |        280 |  0.50 |
//! | SelfPaced   | move at your own pace            | 720 720            | 65 65           |        170 |  0.40 |
//! | SetDone     | this set is done                 | 500 625 800        | 100 100 100     |        380 |  0.45 |
//! | SessionDone | everything is done               | 500 625 800 1040   | 100 100 100 260 |        680 |  0.45 |
//! | Pause       | paused                           | 840 350            | 90 90           |        220 |  0.45 |
//! | Resume      | goes on                          | 350 840            | 90 90           |        220 |  0.45 |
//! | Test        | this is how loud it is           | 1000               | 400             |        400 |  0.50 |
//! | Reminder    | it is time, outside a session    | 523 392            | 200 340         |        580 |  0.30 |
//! | Run         | run now                          | 600 750 900        | 80 80 140       |        380 |  0.50 |
//! | LastRun     | the last run begins              | 600 900 600 900    | 80 80 80 140    |        500 |  0.50 |
//! | Walk        | walk now                         | 900 700 450        | 80 80 140       |        380 |  0.50 |
//! | Easy        | easy pace                        | 420 420            | 160 160         |        360 |  0.40 |
//! | Talk        | can you talk?                    | 700 1000 1300      | 70 70 140       |        360 |  0.35 |
//! | HalfWay     | half of it is done               | 800 800 1100       | 120 120 200     |        520 |  0.40 |
//!
//! Notes of one cue are 40 ms apart. Every note fades in and out over 5 ms: short enough for a sharp beginning, long enough
//! not to click. The meanings differ in direction or rhythm as well as in pitch, for those who hear pitch badly, and the
//! levels leave room for two cues at once. The test rig recognises cues by [`Fingerprint`]; `tests/desktop/src/hear.rs`
//! holds the same numbers.

use std::f32::consts::TAU;

/// Samples a second; mono.
pub(super) const RATE_HZ: u32 = 48_000;
const GAP_MS: u32 = 40;
const FADE_MS: u32 = 5;

/// One sound with one meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    Count,
    Lower,
    Hold,
    Raise,
    Move,
    Rest,
    RestEnding,
    Switch,
    SelfPaced,
    SetDone,
    SessionDone,
    Pause,
    Resume,
    Test,
    Reminder,
    Run,
    LastRun,
    Walk,
    Easy,
    Talk,
    HalfWay,
}

impl Cue {
    /// Every cue, in the order of its discriminant.
    pub const ALL: [Cue; 21] = [
        Cue::Count,
        Cue::Lower,
        Cue::Hold,
        Cue::Raise,
        Cue::Move,
        Cue::Rest,
        Cue::RestEnding,
        Cue::Switch,
        Cue::SelfPaced,
        Cue::SetDone,
        Cue::SessionDone,
        Cue::Pause,
        Cue::Resume,
        Cue::Test,
        Cue::Reminder,
        Cue::Run,
        Cue::LastRun,
        Cue::Walk,
        Cue::Easy,
        Cue::Talk,
        Cue::HalfWay,
    ];
}

/// What a listener needs in order to tell a cue from every other one.
#[cfg(test)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    /// Pitch at the very beginning.
    pub start_hz: u32,
    /// Pitch at the very end.
    pub end_hz: u32,
    /// From the first sample to the last, gaps included.
    pub len_ms: u32,
}

#[cfg(test)]
pub fn fingerprint(cue: Cue) -> Fingerprint {
    let notes = score(cue).notes;
    let gaps = GAP_MS * (notes.len() as u32).saturating_sub(1);
    Fingerprint {
        start_hz: notes.first().map_or(0, |note| note.from_hz),
        end_hz: notes.last().map_or(0, |note| note.to_hz),
        len_ms: notes.iter().map(|note| note.len_ms).sum::<u32>() + gaps,
    }
}

/// The samples of `cue`: mono, [`RATE_HZ`], within ±`level` of the table.
pub(super) fn synthesise(cue: Cue) -> Vec<f32> {
    let score = score(cue);
    let mut samples = Vec::new();
    for (position, note) in score.notes.iter().enumerate() {
        if position > 0 {
            samples.resize(samples.len() + frames(GAP_MS), 0.0);
        }
        sing(note, score.level, &mut samples);
    }
    samples
}

struct Score {
    level: f32,
    notes: &'static [Note],
}

struct Note {
    from_hz: u32,
    to_hz: u32,
    len_ms: u32,
}

fn score(cue: Cue) -> Score {
    const fn steady(hz: u32, len_ms: u32) -> Note {
        glide(hz, hz, len_ms)
    }
    const fn glide(from_hz: u32, to_hz: u32, len_ms: u32) -> Note {
        Note { from_hz, to_hz, len_ms }
    }
    match cue {
        Cue::Count => Score { level: 0.35, notes: const { &[steady(880, 80)] } },
        Cue::Lower => Score { level: 0.50, notes: const { &[glide(660, 440, 220)] } },
        Cue::Hold => Score { level: 0.50, notes: const { &[steady(550, 220)] } },
        Cue::Raise => Score { level: 0.50, notes: const { &[glide(440, 660, 220)] } },
        Cue::Move => Score { level: 0.45, notes: const { &[steady(600, 70), steady(750, 70), steady(600, 70)] } },
        Cue::Rest => Score { level: 0.35, notes: const { &[steady(330, 115), steady(330, 115)] } },
        Cue::RestEnding => Score { level: 0.25, notes: const { &[steady(1200, 40)] } },
        Cue::Switch => Score { level: 0.50, notes: const { &[steady(500, 120), steady(800, 120)] } },
        Cue::SelfPaced => Score { level: 0.40, notes: const { &[steady(720, 65), steady(720, 65)] } },
        Cue::SetDone => Score { level: 0.45, notes: const { &[steady(500, 100), steady(625, 100), steady(800, 100)] } },
        Cue::SessionDone => Score {
            level: 0.45,
            notes: const { &[steady(500, 100), steady(625, 100), steady(800, 100), steady(1040, 260)] },
        },
        Cue::Pause => Score { level: 0.45, notes: const { &[steady(840, 90), steady(350, 90)] } },
        Cue::Resume => Score { level: 0.45, notes: const { &[steady(350, 90), steady(840, 90)] } },
        Cue::Test => Score { level: 0.50, notes: const { &[steady(1000, 400)] } },
        Cue::Reminder => Score { level: 0.30, notes: const { &[steady(523, 200), steady(392, 340)] } },
        Cue::Run => Score { level: 0.50, notes: const { &[steady(600, 80), steady(750, 80), steady(900, 140)] } },
        Cue::LastRun => Score {
            level: 0.50,
            notes: const { &[steady(600, 80), steady(900, 80), steady(600, 80), steady(900, 140)] },
        },
        Cue::Walk => Score { level: 0.50, notes: const { &[steady(900, 80), steady(700, 80), steady(450, 140)] } },
        Cue::Easy => Score { level: 0.40, notes: const { &[steady(420, 160), steady(420, 160)] } },
        Cue::Talk => Score { level: 0.35, notes: const { &[steady(700, 70), steady(1000, 70), steady(1300, 140)] } },
        Cue::HalfWay => {
            Score { level: 0.40, notes: const { &[steady(800, 120), steady(800, 120), steady(1100, 200)] } }
        }
    }
}

/// The phase is accumulated, so that a glide has no steps in it.
fn sing(note: &Note, level: f32, samples: &mut Vec<f32>) {
    let (length, fade) = (frames(note.len_ms), frames(FADE_MS));
    let mut phase = 0.0_f32;
    for frame in 0..length {
        let from_edge = frame.min(length - 1 - frame);
        let fade = if from_edge < fade { 0.5 - 0.5 * (TAU / 2.0 * from_edge as f32 / fade as f32).cos() } else { 1.0 };
        samples.push(level * fade * phase.sin());
        let along = frame as f32 / length as f32;
        let hz = note.from_hz as f32 + (note.to_hz as f32 - note.from_hz as f32) * along;
        phase = (phase + TAU * hz / RATE_HZ as f32) % TAU;
    }
}

const fn frames(ms: u32) -> usize {
    (ms * RATE_HZ / 1000) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_in_the_module_doc_is_what_is_played() {
        let doc = include_str!("cue.rs");
        for cue in Cue::ALL {
            let row = doc
                .lines()
                .find(|line| line.starts_with(&format!("//! | {cue:?} ")))
                .unwrap_or_else(|| panic!("{cue:?} has no row"));
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let hz: Vec<&str> = cells[3].split_whitespace().filter(|word| word.parse::<u32>().is_ok()).collect();
            let print = fingerprint(cue);
            assert_eq!(hz.first().copied(), Some(print.start_hz.to_string().as_str()), "{cue:?}");
            assert_eq!(hz.last().copied(), Some(print.end_hz.to_string().as_str()), "{cue:?}");
            assert_eq!(cells[5], print.len_ms.to_string(), "{cue:?}");
            assert_eq!(cells[6], format!("{:.2}", score(cue).level), "{cue:?}");
        }
    }

    #[test]
    fn the_test_rig_listens_for_the_same_numbers() {
        let table = include_str!("../../../../tests/desktop/src/hear.rs");
        for cue in Cue::ALL {
            let Fingerprint { start_hz, end_hz, len_ms } = fingerprint(cue);
            let row = format!("(\"{cue:?}\", {start_hz}, {end_hz}, {len_ms}),");
            assert!(table.contains(&row), "{row}");
        }
    }

    #[test]
    fn all_is_in_the_order_of_the_discriminants() {
        for (position, cue) in Cue::ALL.into_iter().enumerate() {
            assert_eq!(cue as usize, position);
        }
    }

    #[test]
    fn each_cue_has_its_length_and_leaves_room_for_a_second_one() {
        for cue in Cue::ALL {
            let samples = synthesise(cue);
            assert_eq!(samples.len(), frames(fingerprint(cue).len_ms), "{cue:?}");
            assert!(peak(&samples) <= 0.5, "{cue:?}");
            assert!(peak(&samples) > 0.2, "{cue:?}");
        }
    }

    #[test]
    fn each_cue_fades_in_and_out_within_five_milliseconds() {
        for cue in Cue::ALL {
            let samples = synthesise(cue);
            let (full, length) = (peak(&samples), samples.len());
            assert_eq!(samples[0], 0.0, "{cue:?}");
            assert!(samples[length - 1].abs() < 0.001, "{cue:?}");
            assert!(peak(&samples[..frames(1)]) < 0.2 * full, "{cue:?} begins with a click");
            assert!(peak(&samples[length - frames(1)..]) < 0.2 * full, "{cue:?} ends with a click");
            assert!(peak(&samples[..frames(FADE_MS + 2)]) > 0.8 * full, "{cue:?} begins slowly");
        }
    }

    #[test]
    fn each_cue_begins_and_ends_at_its_pitch() {
        for cue in Cue::ALL {
            let (samples, print, window) = (synthesise(cue), fingerprint(cue), frames(20));
            let (start, end) = (loudest_hz(&samples[..window]), loudest_hz(&samples[samples.len() - window..]));
            assert!(start.abs_diff(print.start_hz) <= 30, "{cue:?} begins at {start} Hz");
            assert!(end.abs_diff(print.end_hz) <= 30, "{cue:?} ends at {end} Hz");
        }
    }

    #[test]
    fn lower_falls_all_the_way_and_raise_rises_all_the_way() {
        let pitches = |cue| -> Vec<u32> { synthesise(cue).chunks_exact(frames(44)).map(loudest_hz).collect() };
        assert!(pitches(Cue::Lower).is_sorted_by(|earlier, later| earlier > later), "{:?}", pitches(Cue::Lower));
        assert!(pitches(Cue::Raise).is_sorted_by(|earlier, later| earlier < later), "{:?}", pitches(Cue::Raise));
    }

    /// A listener allows 45 Hz and 30 ms either way, so two cues must be more than twice that apart in some respect.
    #[test]
    fn no_two_cues_can_be_taken_for_each_other() {
        for (position, one) in Cue::ALL.into_iter().enumerate() {
            for other in Cue::ALL.into_iter().skip(position + 1) {
                let (a, b) = (fingerprint(one), fingerprint(other));
                let apart = a.start_hz.abs_diff(b.start_hz) > 90
                    || a.end_hz.abs_diff(b.end_hz) > 90
                    || a.len_ms.abs_diff(b.len_ms) > 60;
                assert!(apart, "{one:?} and {other:?}");
            }
        }
    }

    fn peak(samples: &[f32]) -> f32 {
        samples.iter().fold(0.0, |peak, sample| peak.max(sample.abs()))
    }

    fn loudest_hz(samples: &[f32]) -> u32 {
        let power = |hz: u32| {
            let coefficient = 2.0 * (TAU * hz as f32 / RATE_HZ as f32).cos();
            let (last, before) = samples
                .iter()
                .fold((0.0_f32, 0.0_f32), |(last, before), sample| (sample + coefficient * last - before, last));
            last * last + before * before - coefficient * last * before
        };
        (250..1400).step_by(10).max_by(|a, b| power(*a).total_cmp(&power(*b))).expect("the range is not empty")
    }
}
