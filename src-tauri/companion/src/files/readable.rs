//! Whether the program can read a value that comes in: what it cannot read would stand in the way of everything else.

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;
use serde::de::DeserializeOwned;
use sinew_domain::exercise::Exercise;
use sinew_domain::pain::Signs;
use sinew_domain::plan;
use sinew_domain::prescription::Prescription;
use sinew_domain::programme::Programme;
use sinew_domain::running::{Kept, Pace};
use sinew_domain::schedule::{Fact as Happened, Kind};

use crate::store::ReminderChoice;
use crate::wire::{Settings, Shelf};

/// A text of a table, with the text of the `kind` beside it where there is one.
pub fn text(table: &str, column: &str, text: &str, kind: Option<&str>) -> Result<(), String> {
    match (table, column) {
        (_, "day" | "of_day" | "cap_until") => {
            text.parse::<NaiveDate>().map(drop).map_err(|_| format!("no day: {text}"))
        }
        (_, "zone") => text.parse::<Tz>().map(drop).map_err(|_| format!("no zone: {text}")),
        ("settings", "value") => json::<Settings>(text),
        ("shelf", "value") => json::<Shelf>(text),
        ("session", "prescription") => json::<Prescription>(text),
        ("session_report" | "run", "signs") => json::<Signs>(text),
        ("own_record", "record") => match kind {
            Some("programme") => json::<Programme>(text),
            _ => json::<Exercise>(text),
        },
        ("life", "value") if kind == Some("session") => json::<serde_json::Value>(text),
        ("life", "value") => json::<plan::Fact>(text).and_then(|()| is_of(text, kind)),
        ("reminder_choice", "value") => json::<ReminderChoice>(text).and_then(|()| is_of(text, kind)),
        ("running", "value") => json::<Kept>(text).and_then(|()| is_of(text, kind)),
        ("run", "pace") => json::<Pace>(text),
        ("reminder_fact", "value") => json::<Happened>(text),
        ("reminder_fact", "kind") => {
            serde_json::from_value::<Kind>(text.into()).map(drop).map_err(|error| error.to_string())
        }
        _ => Ok(()),
    }
}

/// A whole number of any table.
pub fn number(column: &str, number: i64) -> Result<(), String> {
    let fits = match column {
        "at_ms" | "made_ms" | "opens_ms" | "closes_ms" | "begun_ms" => {
            number >= 0 && DateTime::from_timestamp_millis(number).is_some_and(|at| at.timestamp() < LAST_SECOND)
        }
        "offset_min" => number.abs() <= 24 * 60,
        "step" | "set_no" | "set_of" | "reps_target" | "plan_session" | "nth" | "attempt" | "programme_version"
        | "version" => (0..=i64::from(u16::MAX)).contains(&number),
        "active_ms" | "paused_ms" | "gap_ms" | "under_tension_ms" | "started_ms" | "ended_ms" | "lower_ms"
        | "hold_ms" | "raise_ms" => (0..=LONGEST_MS).contains(&number),
        "distance_m" | "duration_s" | "ascent_m" | "planned_m" | "planned_s" | "cap_m" | "turned_m" | "onset_m"
        | "elapsed_s" => (0..=i64::from(u32::MAX)).contains(&number),
        _ => true,
    };
    if fits { Ok(()) } else { Err(format!("{number} is out of range")) }
}

/// The end of the year 9999.
const LAST_SECOND: i64 = 253_402_300_800;
/// A hundred years.
const LONGEST_MS: i64 = 3_155_760_000_000;

fn json<T: DeserializeOwned>(text: &str) -> Result<(), String> {
    serde_json::from_str::<T>(text).map(drop).map_err(|error| error.to_string())
}

/// The kind in the value is the kind of the row.
fn is_of(text: &str, kind: Option<&str>) -> Result<(), String> {
    #[derive(serde::Deserialize)]
    struct Tagged {
        kind: String,
    }
    let tagged: Tagged = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if Some(tagged.kind.as_str()) == kind { Ok(()) } else { Err(format!("it is of the kind {}", tagged.kind)) }
}
