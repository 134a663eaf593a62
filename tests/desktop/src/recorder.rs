//! Records what the world's null sink plays.
//!
//! It must never change what is heard, and never judge it (see `hear.rs`).

use std::io::{self, Read};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::deadline::{Deadline, poll_until};
use crate::world::{SINK, Started, World};

/// Samples a second; mono, 16 bit.
pub const RATE_HZ: u32 = 48_000;

/// What was heard, and when its first sample arrived: late by a latency that is constant within a recording.
#[derive(Debug, Clone)]
pub struct Recording {
    pub samples: Vec<i16>,
    pub began: Instant,
}

/// Runs until it is stopped or the sound server dies; either way [`stop`](Self::stop) gives what was recorded.
pub struct Recorder {
    parec: Started,
    tape: Arc<Mutex<Vec<i16>>>,
    began: Instant,
    reading: Option<JoinHandle<()>>,
}

impl Recorder {
    /// Returns when the first samples are in: what is played from now on is recorded.
    pub fn start(world: &World) -> io::Result<Recorder> {
        let mut parec = world.command("parec");
        parec
            .args(["-d", &format!("{SINK}.monitor"), "--format=s16le", "--channels=1", "--latency-msec=20", "--raw"])
            .arg(format!("--rate={RATE_HZ}"))
            .stdout(Stdio::piped())
            .stderr(world.log_file("parec")?);
        let mut parec = Started::new(parec)?;
        let mut out = parec.take_stdout().ok_or_else(|| io::Error::other("the output is not piped"))?;
        let tape = Arc::new(Mutex::new(Vec::new()));
        let onto = Arc::clone(&tape);
        let reading = thread::spawn(move || {
            let mut chunk = [0_u8; 8192];
            let mut odd = Vec::new();
            while let Ok(length @ 1..) = out.read(&mut chunk) {
                odd.extend_from_slice(&chunk[..length]);
                let (pairs, rest) = odd.as_chunks::<2>();
                let mut tape = onto.lock().unwrap_or_else(PoisonError::into_inner);
                tape.extend(pairs.iter().map(|pair| i16::from_le_bytes(*pair)));
                odd = rest.to_vec();
            }
        });
        let mut recorder = Recorder { parec, tape, began: Instant::now(), reading: Some(reading) };
        let waited = poll_until(Deadline::seconds(10), "the first recorded sample", || {
            let length = recorder.length();
            (!length.is_zero()).then(|| Instant::now() - length)
        });
        recorder.began = waited.map_err(io::Error::other)?;
        Ok(recorder)
    }

    /// How much is on the tape.
    pub fn length(&self) -> Duration {
        let samples = self.tape.lock().unwrap_or_else(PoisonError::into_inner).len();
        Duration::from_secs_f64(samples as f64 / f64::from(RATE_HZ))
    }

    /// A copy of the tape while it runs on: for polling until a cue was heard.
    pub fn so_far(&self) -> Recording {
        Recording { samples: self.tape.lock().unwrap_or_else(PoisonError::into_inner).clone(), began: self.began }
    }

    pub fn stop(mut self) -> Recording {
        self.parec.end(Signal::TERM);
        if let Some(reading) = self.reading.take() {
            // It ends with the pipe; a panic there leaves the tape as it is.
            let _ = reading.join();
        }
        self.so_far()
    }
}
