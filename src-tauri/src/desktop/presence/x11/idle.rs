//! Neither key nor pointer for a while, as the X server counts it: two alarms on its counter, one for going and one for
//! coming back. Both stay set for good.

use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::sync::{
    Alarm, AlarmNotifyEvent, ConnectionExt, Counter, CreateAlarmAux, Int64, TESTTYPE, VALUETYPE,
};
use x11rb::rust_connection::RustConnection;

use super::Ended;

pub struct Alarms {
    gone: Alarm,
    back: Alarm,
    pub idle_at_start: bool,
}

impl Alarms {
    /// None where the server does not count.
    pub fn start(server: &RustConnection, after: Duration) -> Result<Option<Self>, Ended> {
        // The version that has the counter.
        server.sync_initialize(3, 1)?.reply()?;
        let counters = server.sync_list_system_counters()?.reply()?.counters;
        let Some(counter) = counters.into_iter().find(|counter| counter.name == b"IDLETIME") else { return Ok(None) };
        let after_ms = i64::try_from(after.as_millis())?;
        let gone = alarm(server, counter.counter, after_ms, TESTTYPE::POSITIVE_TRANSITION)?;
        // One less: the counter has to fall from above it, and may stand at the time itself.
        let back = alarm(server, counter.counter, after_ms - 1, TESTTYPE::NEGATIVE_TRANSITION)?;
        let now = server.sync_query_counter(counter.counter)?.reply()?.counter_value;
        let now_ms = (i64::from(now.hi) << 32) | i64::from(now.lo);
        Ok(Some(Self { gone, back, idle_at_start: now_ms >= after_ms }))
    }

    pub fn idle_after(&self, rang: &AlarmNotifyEvent) -> Option<bool> {
        (rang.alarm == self.gone).then_some(true).or_else(|| (rang.alarm == self.back).then_some(false))
    }
}

fn alarm(server: &RustConnection, counter: Counter, at_ms: i64, test: TESTTYPE) -> Result<Alarm, Ended> {
    let alarm = server.generate_id()?;
    let wish = CreateAlarmAux::new()
        .counter(counter)
        .value_type(VALUETYPE::ABSOLUTE)
        .value(wide(at_ms))
        .test_type(test)
        .delta(wide(0))
        .events(1);
    server.sync_create_alarm(alarm, &wish)?.check()?;
    Ok(alarm)
}

fn wide(value: i64) -> Int64 {
    // The two halves, as the protocol has them.
    Int64 { hi: (value >> 32) as i32, lo: value as u32 }
}
