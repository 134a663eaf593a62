//! Where cues go: the seam that tests replace, and the system's default device behind it.
//!
//! It must never retry or report by itself (see `supervise.rs`), never log from the error callback, and never use the
//! library's own callback, which prints on every call.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use rodio::buffer::SamplesBuffer;
use rodio::cpal::ErrorKind;
use rodio::{ChannelCount, DeviceSinkBuilder, MixerDeviceSink, SampleRate, Source};

use super::cue::{Cue, RATE_HZ, synthesise};
use super::metronome::{Beating, clicks};
use super::supervise::Order;

/// Something that can be opened for playing. May block for a while; it is called on the sound thread only.
pub trait Output: Send + 'static {
    type Stream: Stream;

    /// Opens the output, which from then on plays silence. `alarm` is rung when the stream dies, even before this returns.
    fn open(&mut self, alarm: Alarm) -> Result<Self::Stream, Unavailable>;
}

/// An open output. Dropping it stops the sound, and may take long.
pub trait Stream: Send + 'static {
    /// Mixes `cue` in, now. Must not block.
    fn play(&self, cue: Cue, volume: f32);

    /// So many clicks a minute from now on, in place of those before. Must not block.
    fn metronome(&mut self, _steps_a_minute: Option<u32>, _volume: f32) {}
}

/// The output could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unavailable;

/// Tells the owner that the stream numbered at its opening is dead: once, however often it is rung.
pub struct Alarm {
    orders: Sender<Order>,
    stream: u64,
    rung: bool,
}

impl Alarm {
    pub(super) fn new(orders: Sender<Order>, stream: u64) -> Alarm {
        Alarm { orders, stream, rung: false }
    }

    pub fn ring(&mut self) {
        if !self.rung {
            self.rung = true;
            // The owner may be gone already; then nobody is left to care.
            let _ = self.orders.send(Order::Dead { stream: self.stream });
        }
    }
}

/// Every cue, synthesised once.
pub(super) struct Tones(Vec<SamplesBuffer>);

impl Tones {
    pub(super) fn synthesise() -> Tones {
        Tones(Cue::ALL.map(|cue| SamplesBuffer::new(MONO, RATE, synthesise(cue))).into())
    }

    fn of(&self, cue: Cue) -> SamplesBuffer {
        // `Cue::ALL` is in the order of the discriminants, which a test holds true; the samples are shared, not copied.
        self.0[cue as usize].clone()
    }
}

/// The default output device of the system, whichever it is at the time of opening.
pub(super) struct DefaultDevice {
    tones: Arc<Tones>,
}

impl DefaultDevice {
    pub(super) fn new(tones: Arc<Tones>) -> DefaultDevice {
        DefaultDevice { tones }
    }
}

impl Output for DefaultDevice {
    type Stream = OpenDevice;

    fn open(&mut self, mut alarm: Alarm) -> Result<OpenDevice, Unavailable> {
        let mut symptoms = Symptoms::default();
        // A device with an absurd configuration makes the library panic; that is one more way of being unavailable.
        let opened = catch_unwind(AssertUnwindSafe(|| {
            DeviceSinkBuilder::from_default_device()?
                .with_sample_rate(RATE)
                .with_error_callback(move |error| match symptoms.judge(error.kind(), Instant::now()) {
                    Verdict::Alive => {}
                    Verdict::Ailing => thread::sleep(CALLBACK_PAUSE),
                    Verdict::Dead => {
                        alarm.ring();
                        // The dead stream's thread calls back in a tight loop until the owner drops it: 2.7 million calls
                        // in seven seconds without this pause. It delays nothing that can still be heard.
                        thread::sleep(CALLBACK_PAUSE);
                    }
                })
                .open_stream()
        }));
        let Ok(Ok(mut sink)) = opened else {
            return Err(Unavailable);
        };
        sink.log_on_drop(false);
        Ok(OpenDevice { sink, tones: Arc::clone(&self.tones), beating: None })
    }
}

pub(super) struct OpenDevice {
    sink: MixerDeviceSink,
    tones: Arc<Tones>,
    beating: Option<Beating>,
}

impl Stream for OpenDevice {
    fn play(&self, cue: Cue, volume: f32) {
        self.sink.mixer().add(self.tones.of(cue).amplify(volume));
    }

    fn metronome(&mut self, steps_a_minute: Option<u32>, volume: f32) {
        self.beating = steps_a_minute.map(|steps| {
            let (beating, clicks) = clicks(steps, volume);
            self.sink.mixer().add(clicks);
            beating
        });
    }
}

const CALLBACK_PAUSE: Duration = Duration::from_millis(20);
const MONO: ChannelCount = ChannelCount::new(1).expect("one is not zero");
const RATE: SampleRate = SampleRate::new(RATE_HZ).expect("the rate is not zero");

/// A backend error alone proves nothing: one comes when a stream starts on a busy machine, and the stream goes on. From a
/// dead server they come in a row.
const DEADLY_ROW: u32 = 3;
const SAME_ROW: Duration = Duration::from_millis(500);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Alive,
    Ailing,
    Dead,
}

/// What a stream complained of lately.
#[derive(Default)]
struct Symptoms {
    row: u32,
    last: Option<Instant>,
}

impl Symptoms {
    /// An overrun mends itself, a changed route is followed by the system, and a refused real-time priority only costs
    /// latency. The kinds are the library's and may grow: a new one counts as deadly, since reopening a healthy stream costs
    /// a moment and keeping a dead one costs the session.
    fn judge(&mut self, kind: ErrorKind, now: Instant) -> Verdict {
        match kind {
            ErrorKind::Xrun | ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied => Verdict::Alive,
            ErrorKind::BackendError => {
                let goes_on = self.last.is_some_and(|last| now.saturating_duration_since(last) <= SAME_ROW);
                self.row = if goes_on { self.row.saturating_add(1) } else { 1 };
                self.last = Some(now);
                if self.row >= DEADLY_ROW { Verdict::Dead } else { Verdict::Ailing }
            }
            _ => Verdict::Dead,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_mends_itself_is_no_death_and_a_lost_device_is() {
        let now = Instant::now();
        for harmless in [ErrorKind::Xrun, ErrorKind::DeviceChanged, ErrorKind::RealtimeDenied] {
            assert_eq!(Symptoms::default().judge(harmless, now), Verdict::Alive, "{harmless:?}");
        }
        for deadly in [ErrorKind::DeviceNotAvailable, ErrorKind::StreamInvalidated, ErrorKind::HostUnavailable] {
            assert_eq!(Symptoms::default().judge(deadly, now), Verdict::Dead, "{deadly:?}");
        }
    }

    #[test]
    fn backend_errors_kill_in_a_row_only() {
        let began = Instant::now();
        let verdicts = |gap_ms: u64| {
            let mut symptoms = Symptoms::default();
            let moments = (0..4).map(|nth| began + Duration::from_millis(nth * gap_ms));
            moments.map(|now| symptoms.judge(ErrorKind::BackendError, now)).collect::<Vec<_>>()
        };
        assert_eq!(verdicts(20), [Verdict::Ailing, Verdict::Ailing, Verdict::Dead, Verdict::Dead]);
        assert_eq!(verdicts(600), [Verdict::Ailing; 4]);
    }

    #[test]
    fn every_cue_has_its_tone() {
        let tones = Tones::synthesise();
        for cue in Cue::ALL {
            assert_eq!(tones.of(cue).count(), synthesise(cue).len(), "{cue:?}");
        }
    }
}
