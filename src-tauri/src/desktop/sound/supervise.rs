//! The sound thread: takes orders, owns the open stream, notices its death and brings it back.
//!
//! It must never queue a cue for later, never spin (closed or playing it waits without a time limit), and never drop a
//! stream on its own thread (the drop joins the device's thread, and a dead server can hold that up).

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::cue::Cue;
use super::output::{Alarm, Output, Stream, Unavailable};
use super::{SilentReason, SoundState};

pub(super) enum Order {
    Open,
    Close,
    Play {
        cue: Cue,
        asked: Instant,
    },
    Volume(f32),
    /// Clicks a minute.
    Metronome(Option<u32>),
    /// From the device's own thread: this stream makes no sound any more.
    Dead {
        stream: u64,
    },
    Quit,
}

/// How patient the supervision is.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// Pause before the first reopening; doubled after each failure.
    pub first: Duration,
    pub longest: Duration,
    /// A stream that lived this long has earned the first pause again.
    pub proven: Duration,
    /// A cue that waited longer, behind a slow opening, is dropped.
    pub stale: Duration,
}

impl Pace {
    pub(super) const REAL: Pace = Pace {
        first: Duration::from_millis(500),
        longest: Duration::from_secs(30),
        proven: Duration::from_secs(10),
        stale: Duration::from_millis(250),
    };
}

pub(super) struct Supervisor<O: Output, R> {
    output: O,
    pace: Pace,
    report: R,
    reported: SoundState,
    orders: Sender<Order>,
    volume: f32,
    steps: Option<u32>,
    streams_opened: u64,
    device: Device<O::Stream>,
}

enum Device<S> {
    Closed,
    Playing { stream: S, number: u64, since: Instant, next_pause: Duration },
    Silent { reason: SilentReason, retry: Instant, next_pause: Duration },
}

impl<O: Output, R: Fn(SoundState)> Supervisor<O, R> {
    /// `orders` is the sending end of the inbox that [`run`](Self::run) reads; streams get it for their alarm.
    pub(super) fn new(output: O, pace: Pace, report: R, orders: Sender<Order>) -> Self {
        Supervisor {
            output,
            pace,
            report,
            reported: SoundState::Closed,
            orders,
            volume: 1.0,
            steps: None,
            streams_opened: 0,
            device: Device::Closed,
        }
    }

    pub(super) fn run(mut self, inbox: &Receiver<Order>) {
        loop {
            let order = match self.device {
                Device::Closed | Device::Playing { .. } => inbox.recv().ok(),
                Device::Silent { retry, reason, next_pause } => {
                    match inbox.recv_timeout(retry.saturating_duration_since(Instant::now())) {
                        Ok(order) => Some(order),
                        Err(RecvTimeoutError::Timeout) => {
                            self.open(reason, next_pause);
                            continue;
                        }
                        Err(RecvTimeoutError::Disconnected) => None,
                    }
                }
            };
            match order {
                Some(Order::Open) => self.begin(),
                Some(Order::Close) => self.become_device(Device::Closed),
                Some(Order::Play { cue, asked }) => self.play(cue, asked),
                Some(Order::Volume(volume)) => self.volume = if volume.is_nan() { 0.0 } else { volume.clamp(0.0, 1.0) },
                Some(Order::Metronome(steps)) => self.beat(steps),
                Some(Order::Dead { stream }) => self.mourn(stream),
                Some(Order::Quit) | None => return let_go(self.device),
            }
        }
    }

    fn begin(&mut self) {
        if matches!(self.device, Device::Closed) {
            self.open(SilentReason::NoDevice, self.pace.first);
        }
    }

    /// `reason` and `pause` are for the case that it fails.
    fn open(&mut self, reason: SilentReason, pause: Duration) {
        self.streams_opened += 1;
        let number = self.streams_opened;
        let opened = self.output.open(Alarm::new(self.orders.clone(), number));
        // Taken after the opening, which may have lasted long.
        let now = Instant::now();
        self.become_device(match opened {
            Ok(stream) => Device::Playing { stream, number, since: now, next_pause: pause },
            Err(Unavailable) => self.silent(reason, now, pause),
        });
        // A device that came back beats on.
        if self.steps.is_some() {
            self.beat(self.steps);
        }
    }

    fn beat(&mut self, steps: Option<u32>) {
        self.steps = steps;
        if let Device::Playing { stream, .. } = &mut self.device {
            stream.metronome(steps, self.volume);
        }
    }

    fn play(&self, cue: Cue, asked: Instant) {
        if let Device::Playing { stream, .. } = &self.device
            && asked.elapsed() <= self.pace.stale
        {
            stream.play(cue, self.volume);
        }
    }

    /// An alarm of a stream that was let go already is of no interest.
    fn mourn(&mut self, dead: u64) {
        let Device::Playing { number, since, next_pause, .. } = self.device else {
            return;
        };
        if number != dead {
            return;
        }
        let pause = if since.elapsed() >= self.pace.proven { self.pace.first } else { next_pause };
        self.become_device(self.silent(SilentReason::ServerLost, Instant::now(), pause));
    }

    fn silent(&self, reason: SilentReason, now: Instant, pause: Duration) -> Device<O::Stream> {
        Device::Silent { reason, retry: now + pause, next_pause: (pause * 2).min(self.pace.longest) }
    }

    fn become_device(&mut self, device: Device<O::Stream>) {
        let_go(std::mem::replace(&mut self.device, device));
        let state = match self.device {
            Device::Closed => SoundState::Closed,
            Device::Playing { .. } => SoundState::Playing,
            Device::Silent { reason, .. } => SoundState::Silent { reason },
        };
        if state != self.reported {
            self.reported = state;
            (self.report)(state);
        }
    }
}

/// Drops a stream on a thread of its own: it may hang, and it may panic.
fn let_go<S: Stream>(device: Device<S>) {
    let Device::Playing { stream, .. } = device else {
        return;
    };
    let farewell = move || {
        let _ = catch_unwind(AssertUnwindSafe(move || drop(stream)));
    };
    let _ = thread::Builder::new().name("sound-drop".into()).spawn(farewell);
}

#[cfg(test)]
mod tests;
