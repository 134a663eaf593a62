//! Coming sessions and appointments as a calendar (RFC 5545). Instants are UTC, so that no calendar needs to know our zones;
//! an entry that is written again has the name that it had.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The same each time, and of no other entry.
    pub uid: String,
    pub starts: DateTime<Utc>,
    pub ends: DateTime<Utc>,
    pub title: String,
}

/// The text of the file. `stamp` says when it was written.
pub fn write(coming: &[Coming], stamp: DateTime<Utc>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Sinew//Sinew//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    for entry in coming {
        let event = Event::new()
            .uid(&format!("{}@sinew.app", entry.uid))
            .timestamp(stamp)
            .summary(&entry.title)
            .starts(entry.starts)
            .ends(entry.ends)
            .done();
        calendar.push(event);
    }
    calendar.done().to_string()
}
