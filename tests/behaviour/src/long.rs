//! A long life, made by copying two days of a short one: two sessions a day with their sets, ends, answers and marks, a
//! morning, and what became of the reminders. For measuring, and for cutting off in the middle; no rule reads it.

use std::path::Path;

use rusqlite::Connection;
use sinew_companion::wire::Legs;

use crate::{World, rows};

const DAY_MS: i64 = 86_400_000;

/// A log in `folder` of so many days; gives the number of its rows.
pub fn make(folder: &Path, days: i64) -> u64 {
    let mut world = World::at(folder);
    world.answer(Legs::Both, crate::world::AchillesSite::MidPortion);
    world.run("start evening\nuntil rest\ncorrect last 14 5kg\nplay out\ndone\nplay out\nreport 2 3 5 a windy evening");
    drop(world);
    let mut connection = Connection::open(rows::path(folder)).expect("the log");
    let transaction = connection.transaction().expect("a transaction");
    for n in 1..days * 2 {
        for copy in COPIES {
            transaction.prepare_cached(copy).and_then(|mut copy| copy.execute([n, n * DAY_MS / 2])).expect("a copy");
        }
    }
    transaction.commit().expect("kept");
    let count = |table: &str| -> u32 {
        connection.query_row(&format!("SELECT count(*) FROM {table}"), (), |row| row.get(0)).expect("a count")
    };
    sinew_companion::store::tables::FACTS.iter().map(|table| u64::from(count(table.name))).sum()
}

/// Each with the number of the copy and by how much it is later. The originals are those whose id has no mark of a copy.
const COPIES: [&str; 7] = [
    "INSERT INTO session (id, device_id, at_ms, day, zone, offset_min, slot, programme, programme_version, prescription, plan,
       revision, plan_session, of_day, slot_name, extra, how)
     SELECT 'copy-' || ?1 || '-' || id, device_id, at_ms - ?2, date(day, (-?1 / 2) || ' days'), zone, offset_min, slot, programme,
       programme_version, prescription, plan, revision, plan_session, date(of_day, (-?1 / 2) || ' days'), slot_name, extra, how
     FROM session WHERE id NOT LIKE 'copy-%'",
    "INSERT INTO session_set SELECT 'copy-' || ?1 || '-' || id, device_id, at_ms - ?2, date(day, (-?1 / 2) || ' days'), zone, offset_min,
       'copy-' || ?1 || '-' || session_id, step, attempt, exercise, side, set_no, set_of, outcome, reason, reps_done,
       reps_target, load_kg, lower_ms, hold_ms, raise_ms, under_tension_ms, started_ms, ended_ms, gap_ms
     FROM session_set WHERE id NOT LIKE 'copy-%'",
    "INSERT INTO set_correction (id, device_id, at_ms, day, zone, offset_min, set_id, reps_done, load_kg)
     SELECT 'copy-' || ?1 || '-' || id, device_id, at_ms - ?2, date(day, (-?1 / 2) || ' days'), zone, offset_min,
       'copy-' || ?1 || '-' || set_id, reps_done, load_kg
     FROM set_correction WHERE id NOT LIKE 'copy-%'",
    "INSERT INTO session_end SELECT 'copy-' || ?1 || '-' || id, device_id, at_ms - ?2, date(day, (-?1 / 2) || ' days'), zone, offset_min,
       'copy-' || ?1 || '-' || session_id, kind, reason, active_ms, paused_ms
     FROM session_end WHERE id NOT LIKE 'copy-%'",
    "INSERT INTO session_report (id, device_id, at_ms, day, zone, offset_min, session_id, pain_during, pain_after, effort, note)
     SELECT 'copy-' || ?1 || '-' || id, device_id, at_ms - ?2, date(day, (-?1 / 2) || ' days'), zone, offset_min,
       'copy-' || ?1 || '-' || session_id, pain_during, pain_after, effort, note
     FROM session_report WHERE id NOT LIKE 'copy-%'",
    "INSERT INTO life (id, device_id, at_ms, day, zone, offset_min, kind, value)
     SELECT 'copy-' || ?1 || '-' || id, device_id, at_ms - ?2, date(day, (-?1 / 2) || ' days'), zone, offset_min, kind,
       json_object('session', 'copy-' || ?1 || '-' || id)
     FROM life WHERE kind = 'session' AND id NOT LIKE 'copy-%'",
    "INSERT INTO life (id, device_id, at_ms, day, zone, offset_min, kind, value)
     SELECT 'copy-' || ?1 || '-morning', device_id, at_ms - ?2, date(day, (-?1 / 2) || ' days'), zone, offset_min, 'morning',
       json_object('kind', 'morning', 'of_day', date(day, (-?1 / 2) || ' days'), 'pain', 2, 'stiffness_min', 10,
         'something_new', json('false'), 'niggle', NULL, 'recalled', json('false'))
     FROM life WHERE kind = 'session' AND id NOT LIKE 'copy-%' AND ?1 % 2 = 0",
];
