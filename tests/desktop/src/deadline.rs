//! The one place where a journey waits: for something to become true, or for a moment to come.
//!
//! It must never wait without a limit, and never return before its moment. Nothing else in this crate waits on a clock.

use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

const LOOK_AGAIN: Duration = Duration::from_millis(15);

/// A moment until which something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline(Instant);

impl Deadline {
    pub fn at(moment: Instant) -> Deadline {
        Deadline(moment)
    }

    pub fn within(time: Duration) -> Deadline {
        Deadline(Instant::now() + time)
    }

    pub fn seconds(seconds: u64) -> Deadline {
        Self::within(Duration::from_secs(seconds))
    }

    /// Zero once it has passed.
    pub fn left(self) -> Duration {
        self.0.saturating_duration_since(Instant::now())
    }

    pub fn has_passed(self) -> bool {
        self.left().is_zero()
    }

    /// Parks until the moment has come: for journeys that need real time to go by.
    pub fn reach(self) {
        while !self.has_passed() {
            thread::park_timeout(self.left());
        }
    }
}

/// It did not happen in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedOut {
    pub what: String,
}

impl fmt::Display for TimedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "waited in vain for {}", self.what)
    }
}

impl std::error::Error for TimedOut {}

/// Looks again and again until `look` gives something, and at least once.
pub fn poll_until<T>(deadline: Deadline, what: &str, mut look: impl FnMut() -> Option<T>) -> Result<T, TimedOut> {
    loop {
        if let Some(seen) = look() {
            return Ok(seen);
        }
        if deadline.has_passed() {
            return Err(TimedOut { what: what.into() });
        }
        thread::park_timeout(LOOK_AGAIN.min(deadline.left()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_once_even_when_the_deadline_has_passed() {
        let passed = Deadline::within(Duration::ZERO);
        assert_eq!(poll_until(passed, "a thing", || Some(3)), Ok(3));
        let error = poll_until::<()>(passed, "a thing", || None).expect_err("nothing to be seen");
        assert_eq!(error.to_string(), "waited in vain for a thing");
    }

    #[test]
    fn a_reached_deadline_has_passed() {
        let deadline = Deadline::within(Duration::from_millis(3));
        deadline.reach();
        assert!(deadline.has_passed());
    }
}
