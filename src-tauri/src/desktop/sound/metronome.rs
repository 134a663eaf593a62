//! A click for each step of a run, counted in samples: it never drifts, however busy the machine is.
//!
//! It must never decide when somebody runs: it clicks from when it is told to until it is told to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rodio::{ChannelCount, SampleRate, Source};

use super::cue::RATE_HZ;

const MONO: ChannelCount = ChannelCount::new(1).expect("one is not zero");
const RATE: SampleRate = SampleRate::new(RATE_HZ).expect("the rate is not zero");
/// Short and high: heard under the other sounds, and taken for none of them.
const CLICK_HZ: f32 = 1600.0;
const CLICK_FRAMES: usize = 480;
const LEVEL: f32 = 0.18;
const MINUTE: u64 = RATE_HZ as u64 * 60;

/// Tells the clicks that they are over. Dropping it does too.
pub(super) struct Beating(Arc<AtomicU32>);

impl Drop for Beating {
    fn drop(&mut self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

/// The first click comes at once.
pub(super) fn clicks(steps_a_minute: u32, volume: f32) -> (Beating, Clicks) {
    let steps = Arc::new(AtomicU32::new(steps_a_minute));
    let clicks = Clicks { steps: Arc::clone(&steps), volume, gone: 0, place: 0 };
    (Beating(steps), clicks)
}

/// Ends once nobody wants it any more.
pub(super) struct Clicks {
    steps: Arc<AtomicU32>,
    volume: f32,
    /// Since the last click, in frames times steps a minute: whole numbers, so that nothing is rounded away.
    gone: u64,
    place: usize,
}

impl Iterator for Clicks {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let steps = u64::from(self.steps.load(Ordering::Relaxed));
        if steps == 0 {
            return None;
        }
        if self.gone >= MINUTE {
            (self.gone, self.place) = (self.gone - MINUTE, 0);
        }
        let sample = sample(self.place);
        self.gone += steps;
        self.place += 1;
        Some(sample * self.volume)
    }
}

impl Source for Clicks {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        MONO
    }

    fn sample_rate(&self) -> SampleRate {
        RATE
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

fn sample(place: usize) -> f32 {
    if place >= CLICK_FRAMES {
        return 0.0;
    }
    let left = 1.0 - place as f32 / CLICK_FRAMES as f32;
    LEVEL * left * left * (std::f32::consts::TAU * CLICK_HZ * place as f32 / RATE_HZ as f32).sin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_click_for_each_step_and_none_too_many_in_ten_minutes() {
        for steps in [168, 171, 176, 264] {
            let (_beating, clicks) = clicks(steps, 1.0);
            let mut silent = CLICK_FRAMES;
            let mut begun = Vec::new();
            for (frame, sample) in clicks.take(RATE_HZ as usize * 600).enumerate() {
                if sample != 0.0 {
                    if silent > CLICK_FRAMES / 2 {
                        begun.push(frame);
                    }
                    silent = 0;
                } else {
                    silent += 1;
                }
            }
            assert_eq!(begun.len(), steps as usize * 10, "{steps}");
            let exact = |nth: usize| nth as f64 * f64::from(RATE_HZ) * 60.0 / f64::from(steps);
            // The first sample of a click is nought: it is heard from the second on.
            let late = begun.iter().enumerate().map(|(nth, frame)| (*frame as f64 - 1.0 - exact(nth)).abs());
            assert!(late.fold(0.0, f64::max) <= 1.0, "{steps}");
        }
    }

    #[test]
    fn it_is_over_when_nobody_wants_it() {
        let (beating, mut clicks) = clicks(170, 1.0);
        assert!(clicks.next().is_some());
        drop(beating);
        assert_eq!(clicks.next(), None);
    }
}
