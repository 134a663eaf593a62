//! The beat to which raises are counted: a sound for up and one for down, as in a session, until the test is over.
//!
//! It counts nothing. What a person managed they tell by themselves.

use std::time::Duration;

use sinew_domain::session::LEAD_IN;
use sinew_domain::time::{Mono, Now};

use super::capacity::RAISES_MAX;
use crate::wire::{ErrorCode, WireError};
use crate::{Companion, Cue, Play, refused};

/// A beat that is on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Beat {
    next: Mono,
    every: Duration,
    up: bool,
    /// Nobody goes on for longer, and a window that is gone ends nothing.
    left: u16,
}

impl Companion {
    /// Begins, with time to walk from the keyboard to the wall, or ends. Refused while a session runs: its sounds are its
    /// own.
    pub fn beat(&mut self, on: bool, now: &Now) -> Result<(), WireError> {
        if !on {
            self.beat = None;
            return Ok(());
        }
        if self.running.is_some() {
            return Err(refused(ErrorCode::SessionRunning, Vec::new()));
        }
        let every = Duration::from_secs(60) / u32::from(self.book().capacity.beats_per_minute.value.max(1));
        self.beat = Some(Beat { next: now.mono.plus(LEAD_IN), every, up: true, left: 2 * RAISES_MAX as u16 });
        Ok(())
    }

    /// The beat that is due. One that is long over is not made up for: the beat ends with it, as a session would pause.
    pub(crate) fn beats(&mut self, now: &Now) -> Vec<Play> {
        if self.running.is_some() {
            self.beat = None;
        }
        let Some(beat) = self.beat.filter(|beat| beat.next <= now.mono) else { return Vec::new() };
        let stalled = now.mono.since(beat.next) > self.desk.stall_after;
        let next = Beat { next: beat.next.plus(beat.every), up: !beat.up, left: beat.left.saturating_sub(1), ..beat };
        self.beat = Some(next).filter(|next| next.left > 0 && !stalled);
        match stalled {
            true => Vec::new(),
            false => vec![Play { cue: if beat.up { Cue::Raise } else { Cue::Lower }, due: beat.next }],
        }
    }

    pub(crate) fn next_beat(&self) -> Option<Mono> {
        self.beat.map(|beat| beat.next)
    }
}
