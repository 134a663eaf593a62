//! The only `now()`. A monotonic clock that stands still in a suspend, how long the computer has slept, the clock on
//! the wall, and where the person is. Must never be read by anyone but the driver, and what a
//! terminal asks beside it.

use std::cell::Cell;
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rustix::time::{ClockId, clock_gettime};
use sinew_companion::{Mono, Now};

/// How long a zone is believed before it is looked up again.
const ZONE_FOR: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub struct Clock {
    pace: pace::Pace,
    zone: Cell<Option<(Duration, Tz)>>,
}

impl Clock {
    pub fn new() -> Self {
        Self { pace: pace::Pace::new(monotonic(), Utc::now()), zone: Cell::new(None) }
    }

    pub fn now(&self) -> Now {
        let (mono, boot) = (monotonic(), read(ClockId::Boottime));
        Now {
            mono: self.pace.mono(mono),
            slept: boot.saturating_sub(mono) + self.pace.slept(),
            wall: self.pace.wall(mono, Utc::now()),
            zone: self.zone(mono),
        }
    }

    /// How many times faster than a real clock this one runs: 1 in a release build.
    pub fn rate(&self) -> f64 {
        self.pace.rate()
    }

    /// The real time until `at`; zero when it has passed.
    pub fn until(&self, at: Mono) -> Duration {
        let ahead = at.since(self.pace.mono(monotonic()));
        if self.rate() == 1.0 { ahead } else { ahead.div_f64(self.rate()) }
    }

    fn zone(&self, mono: Duration) -> Tz {
        if let Some((read_at, zone)) = self.zone.get().filter(|(at, _)| mono.saturating_sub(*at) < ZONE_FOR) {
            self.zone.set(Some((read_at, zone)));
            return zone;
        }
        let zone = current_zone();
        self.zone.set(Some((mono, zone)));
        zone
    }
}

/// `TZ` where it names a zone, otherwise the system's setting, otherwise UTC.
fn current_zone() -> Tz {
    let by_name = |name: String| name.trim_start_matches(':').parse::<Tz>().ok();
    std::env::var("TZ")
        .ok()
        .and_then(by_name)
        .or_else(|| iana_time_zone::get_timezone().ok().and_then(by_name))
        .unwrap_or(Tz::UTC)
}

fn monotonic() -> Duration {
    read(ClockId::Monotonic)
}

fn read(id: ClockId) -> Duration {
    let time = clock_gettime(id);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

#[cfg(not(feature = "test-clock"))]
mod pace {
    use super::{DateTime, Duration, Mono, Utc};

    /// The pace of a real clock.
    #[derive(Debug)]
    pub struct Pace;

    impl Pace {
        pub fn new(_: Duration, _: DateTime<Utc>) -> Self {
            Self
        }

        pub fn mono(&self, mono: Duration) -> Mono {
            Mono::from_micros(u64::try_from(mono.as_micros()).unwrap_or(u64::MAX))
        }

        pub fn wall(&self, _: Duration, wall: DateTime<Utc>) -> DateTime<Utc> {
            wall
        }

        pub fn slept(&self) -> Duration {
            Duration::ZERO
        }

        pub fn rate(&self) -> f64 {
            1.0
        }
    }
}

#[cfg(feature = "test-clock")]
mod pace {
    use super::{DateTime, Duration, Mono, Utc};

    /// A pace for journeys: `SINEW_CLOCK_RATE` times as fast, from `SINEW_CLOCK_START` on the wall, with the
    /// milliseconds that the file `SINEW_CLOCK_SLEPT` holds added to the time slept. The order of nothing changes.
    #[derive(Debug)]
    pub struct Pace {
        rate: f64,
        began: Duration,
        wall: DateTime<Utc>,
        slept: Option<std::path::PathBuf>,
    }

    impl Pace {
        pub fn new(began: Duration, wall: DateTime<Utc>) -> Self {
            let rate = std::env::var("SINEW_CLOCK_RATE").ok().and_then(|r| r.parse().ok()).unwrap_or(1.0);
            let start = std::env::var("SINEW_CLOCK_START").ok().and_then(|s| s.parse().ok());
            let slept = std::env::var_os("SINEW_CLOCK_SLEPT").map(Into::into);
            Self { rate, began, wall: start.unwrap_or(wall), slept }
        }

        fn elapsed(&self, mono: Duration) -> Duration {
            mono.saturating_sub(self.began).mul_f64(self.rate)
        }

        pub fn mono(&self, mono: Duration) -> Mono {
            Mono::from_micros(u64::try_from((self.began + self.elapsed(mono)).as_micros()).unwrap_or(u64::MAX))
        }

        pub fn wall(&self, mono: Duration, _: DateTime<Utc>) -> DateTime<Utc> {
            // As on a real computer, the clock on the wall goes on while it sleeps.
            self.wall + self.elapsed(mono) + self.slept()
        }

        pub fn slept(&self) -> Duration {
            let text = self.slept.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
            Duration::from_millis(text.and_then(|t| t.trim().parse().ok()).unwrap_or(0))
        }

        pub fn rate(&self) -> f64 {
            self.rate
        }
    }
}
