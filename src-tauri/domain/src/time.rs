//! Time as it comes in: made in one file of the desktop, handed down as an argument. Nothing here reads a clock.

use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// An instant on the monotonic clock, in microseconds from an arbitrary start. Stands still while the computer sleeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mono(u64);

impl Mono {
    pub const fn from_micros(micros: u64) -> Self {
        Self(micros)
    }

    pub const fn as_micros(self) -> u64 {
        self.0
    }

    /// The time from `earlier` to here; zero if `earlier` is later.
    pub fn since(self, earlier: Mono) -> Duration {
        Duration::from_micros(self.0.saturating_sub(earlier.0))
    }

    pub fn plus(self, span: Duration) -> Mono {
        Mono(self.0.saturating_add(u64::try_from(span.as_micros()).unwrap_or(u64::MAX)))
    }
}

/// The present, in every sense that a rule may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Measures durations.
    pub mono: Mono,
    /// How long the computer has slept since it was switched on. A rise between two calls is a suspend.
    pub slept: Duration,
    /// Says when something happened. May jump; never used to measure.
    pub wall: DateTime<Utc>,
    /// Where the person is.
    pub zone: Tz,
}
