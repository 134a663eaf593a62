//! Cues that can be heard, for as long as a session lasts.
//!
//! One named thread owns the device. The device is opened when a session begins and let go when it ends; in between the
//! mixer plays silence, so that a cue starts at once. A device that dies is reported once, reopened with growing pauses,
//! and greeted with no backlog: a cue that could not be heard in its moment is worth nothing later.
//!
//! It must never block its caller, never decide when a cue is due, and never log from the device's own thread (a dead
//! sound server calls back in a tight loop).

mod cue;
mod metronome;
mod output;
mod supervise;

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Instant;

pub use cue::Cue;

use output::{DefaultDevice, Output, Tones};
use supervise::{Order, Pace, Supervisor};

/// What a person can expect to hear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoundState {
    /// No session asks for sound.
    Closed,
    /// The device is open; cues are played.
    Playing,
    /// A session asks for sound and there is none; reopening is tried again and again.
    Silent { reason: SilentReason },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SilentReason {
    /// No device could be opened since the session began.
    NoDevice,
    /// The device played in this session and then went away.
    ServerLost,
}

/// The handle. Every call returns at once; dropping it lets the device go.
pub struct Sound {
    orders: Sender<Order>,
}

impl Sound {
    /// Starts the sound thread with the system's default device, closed. `report` is called on that thread, on changes
    /// only, and the first state is [`SoundState::Closed`], unreported.
    pub fn start(report: impl Fn(SoundState) + Send + 'static) -> Sound {
        let tones = Arc::new(Tones::synthesise());
        Self::start_with(DefaultDevice::new(tones), Pace::REAL, report)
    }

    /// A session begins: open the device. The first cue should come at least a second later, so that a sleeping device
    /// has time to wake.
    pub fn open(&self) {
        self.send(Order::Open);
    }

    /// The session is over: let the device go. Closed, the thread costs nothing.
    pub fn close(&self) {
        self.send(Order::Close);
    }

    /// Play `cue` now, or never: while closed or silent it is dropped.
    pub fn play(&self, cue: Cue) {
        self.send(Order::Play { cue, asked: Instant::now() });
    }

    /// Loudness of the cues to come, 0 to 1; values outside are brought inside.
    pub fn set_volume(&self, volume: f32) {
        self.send(Order::Volume(volume));
    }

    /// So many clicks a minute until another word; the same as before changes nothing.
    pub fn metronome(&self, steps_a_minute: Option<u32>) {
        self.send(Order::Metronome(steps_a_minute));
    }

    fn start_with<O: Output>(output: O, pace: Pace, report: impl Fn(SoundState) + Send + 'static) -> Sound {
        let (orders, inbox) = mpsc::channel();
        let supervisor = Supervisor::new(output, pace, report, orders.clone());
        // Without a thread there is no sound, and the session goes on by sight.
        let _ = thread::Builder::new().name("sound".into()).spawn(move || supervisor.run(&inbox));
        Sound { orders }
    }

    /// A thread that is gone has nothing left to do with an order.
    fn send(&self, order: Order) {
        let _ = self.orders.send(order);
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        self.send(Order::Quit);
    }
}
