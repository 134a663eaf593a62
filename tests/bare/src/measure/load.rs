//! How busy the machine is, and a way to make it so.

use std::hint::black_box;
use std::io;
use std::process::Command;

use desktop_journeys::world::Started;

/// What else runs spoils every figure, so it is told beside them.
pub fn of_machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let minutes = load.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    format!("{cores} cores, load average {minutes} (1, 5, 15 min)")
}

/// A process for each core that does nothing but turn; they end when this is dropped.
pub fn every_core() -> io::Result<Vec<Started>> {
    let cores = std::thread::available_parallelism()?.get();
    (0..cores)
        .map(|_| {
            let mut command = Command::new(std::env::current_exe()?);
            command.arg("spin");
            Started::new(command)
        })
        .collect()
}

pub fn spin() -> ! {
    let mut turns = 0_u64;
    loop {
        turns = black_box(turns.wrapping_add(1));
    }
}
