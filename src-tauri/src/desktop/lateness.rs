//! How late the driver is, from a deadline to the effect performed, and when the page was ready. Measured in builds
//! with the test clock only; in a release it costs nothing and says nothing.

use rustix::thread::set_current_timer_slack;
use sinew_companion::Mono;

use crate::clock::Clock;

/// Lines of microseconds, one for each cue, in the file that `SINEW_LATENESS` names.
#[derive(Debug)]
pub struct Lateness {
    file: Option<std::fs::File>,
}

impl Lateness {
    pub fn from_env() -> Self {
        let path = std::env::var_os("SINEW_LATENESS").filter(|_| cfg!(feature = "test-clock"));
        Self { file: path.and_then(|p| std::fs::File::create(p).ok()) }
    }

    /// Asks the kernel not to gather this thread's timers with others': by default it may be 50 µs late on purpose.
    pub fn sharpen_this_thread(&self) {
        if let Err(error) = set_current_timer_slack(std::num::NonZeroU64::new(1)) {
            eprintln!("sinew: the timer's slack could not be set: {error}");
        }
    }

    pub fn note(&mut self, due: Mono, clock: &Clock) {
        use std::io::Write as _;
        let Some(file) = self.file.as_mut() else { return };
        let late = clock.now().mono.since(due).div_f64(clock.rate());
        if writeln!(file, "{}", late.as_micros()).is_err() {
            self.file = None;
        }
    }
}

/// The page has painted, and may be `usable`. Told on standard output to the one who measures.
pub fn painted(usable: bool) {
    if cfg!(feature = "test-clock") {
        println!("sinew: {}", if usable { "ready" } else { "painted" });
    }
}
