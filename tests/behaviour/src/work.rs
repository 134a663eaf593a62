//! Work, as apart from waiting: a busy machine makes everything late and nothing more work.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// How long this thread has worked.
pub fn worked() -> Duration {
    let spent = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(spent.tv_sec.unsigned_abs(), u32::try_from(spent.tv_nsec).unwrap_or(0))
}
