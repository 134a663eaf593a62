//! Sessions and pain as a FHIR R4 Bundle of the type `collection`, for a program of a clinic. There is nobody's name in it
//! and no note, and so no Patient: whoever takes it in says whose it is.
//!
//! A session is one Observation "Exercise activity" with its minutes as a component, and pain one Observation each time that
//! it was told, by the 0-10 scale. Codes are LOINC, units UCUM.

use std::io::Write;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use rusqlite::Connection;
use serde_json::{Value, json};
use uuid::{Builder, Uuid};

use super::FileError;

const LOINC: &str = "http://loinc.org";
const UCUM: &str = "http://unitsofmeasure.org";
const CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/observation-category";

const SESSIONS: &str = "
    SELECT
      s.id, s.at_ms, e.at_ms, s.offset_min, e.offset_min, e.active_ms,
      json_extract(s.prescription, '$.programme_name'),
      r.id, r.at_ms, r.offset_min, r.pain_during, r.pain_after
    FROM session AS s
    JOIN session_end AS e ON e.session_id = s.id AND e.kind <> 'discarded'
    LEFT JOIN session_report AS r ON r.id = (
      SELECT newest.id FROM session_report AS newest
      WHERE newest.session_id = s.id ORDER BY newest.rowid DESC LIMIT 1
    )
    ORDER BY s.at_ms, s.rowid";
/// The newest answer about each morning.
const MORNINGS: &str = "
    SELECT id, at_ms, offset_min, json_extract(value, '$.pain') FROM life AS m
    WHERE kind = 'morning' AND json_extract(value, '$.pain') IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM life AS later
      WHERE later.kind = 'morning' AND later.rowid > m.rowid
        AND json_extract(later.value, '$.of_day') = json_extract(m.value, '$.of_day')
    )
    ORDER BY at_ms, rowid";

/// Gives the number of entries.
pub fn write(connection: &Connection, out: &mut impl Write) -> Result<u64, FileError> {
    let moment = connection.unchecked_transaction()?;
    out.write_all(b"{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[")?;
    let mut bundle = Bundle { out, entries: 0 };
    let mut sessions = moment.prepare(SESSIONS)?;
    let mut rows = sessions.query(())?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let begun = instant(row.get(1)?, row.get(3)?)?;
        let ended = instant(row.get(2)?, row.get(4)?)?;
        let programme: Option<String> = row.get(6)?;
        bundle.session(&id, &begun, &ended, row.get(5)?, programme.as_deref().unwrap_or("Exercise session"))?;
        let Some(report) = row.get::<_, Option<String>>(7)? else { continue };
        let told = instant(row.get(8)?, row.get(9)?)?;
        for (nth, place, method) in [(1, 10, "During the session"), (2, 11, "After the session")] {
            if let Some(pain) = row.get::<_, Option<f64>>(place)? {
                bundle.pain(&derived(&report, nth), &told, pain, method)?;
            }
        }
    }
    let mut mornings = moment.prepare(MORNINGS)?;
    let mut rows = mornings.query(())?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        bundle.pain(&derived(&id, 0), &instant(row.get(1)?, row.get(2)?)?, row.get(3)?, "In the morning")?;
    }
    let entries = bundle.entries;
    out.write_all(b"\n]}\n")?;
    out.flush()?;
    Ok(entries)
}

struct Bundle<'w, W> {
    out: &'w mut W,
    entries: u64,
}

impl<W: Write> Bundle<'_, W> {
    fn session(
        &mut self,
        id: &str,
        begun: &str,
        ended: &str,
        active_ms: i64,
        programme: &str,
    ) -> Result<(), FileError> {
        let minutes = (active_ms as f64 / 6_000.0).round() / 10.0;
        self.entry(
            &derived(id, 0),
            json!({
                "category": category("activity"),
                "code": { "coding": [code("73985-4", "Exercise activity")] },
                "effectivePeriod": { "start": begun, "end": ended },
                "valueCodeableConcept": { "text": programme },
                "component": [{
                    "code": { "coding": [code("55411-3", "Exercise duration")] },
                    "valueQuantity": { "value": minutes, "unit": "min", "system": UCUM, "code": "min" },
                }],
            }),
        )
    }

    fn pain(&mut self, id: &str, at: &str, score: f64, method: &str) -> Result<(), FileError> {
        self.entry(id, json!({
            "category": category("survey"),
            "code": { "coding": [code("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")] },
            "effectiveDateTime": at,
            "valueQuantity": { "value": score, "unit": "{score}", "system": UCUM, "code": "{score}" },
            "method": { "text": method },
        }))
    }

    fn entry(&mut self, id: &str, what: Value) -> Result<(), FileError> {
        let mut resource = json!({ "resourceType": "Observation", "id": id, "status": "final" });
        if let (Some(resource), Value::Object(what)) = (resource.as_object_mut(), what) {
            resource.extend(what);
        }
        let entry = json!({ "fullUrl": format!("urn:uuid:{id}"), "resource": resource });
        write!(self.out, "{}\n{entry}", if self.entries == 0 { "" } else { "," })?;
        self.entries += 1;
        Ok(())
    }
}

fn category(code: &str) -> Value {
    json!([{ "coding": [{ "system": CATEGORY, "code": code }] }])
}

fn code(code: &str, display: &str) -> Value {
    json!({ "system": LOINC, "code": code, "display": display })
}

fn instant(utc_ms: i64, offset_min: i32) -> Result<String, FileError> {
    let at = DateTime::from_timestamp_millis(utc_ms).zip(FixedOffset::east_opt(offset_min * 60));
    let (at, zone) = at.ok_or_else(|| FileError::Form(format!("no instant: {utc_ms}")))?;
    Ok(at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, false))
}

/// An id of its own for what is told of a row: the same each time, and never the row's own, which stays in the log.
fn derived(row: &str, nth: u8) -> String {
    let mut bytes = match Uuid::parse_str(row) {
        Ok(id) => id.into_bytes(),
        Err(_) => folded(row),
    };
    bytes[15] ^= 0xa0 | nth;
    Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

/// FNV-1a (Fowler, Noll, Vo), 128 bits: for ids that are no UUID, as the oldest logs may have.
fn folded(text: &str) -> [u8; 16] {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in text.bytes() {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    hash.to_be_bytes()
}
