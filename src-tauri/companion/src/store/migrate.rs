//! Numbered steps from an empty file to the newest format. Each runs in one transaction; `user_version` counts them.

use rusqlite::{Connection, TransactionBehavior};

/// "Sinw", so that a file tells whose it is.
pub const APPLICATION_ID: i32 = 0x5369_6e77;

const STEPS: &[&str] = &[
    include_str!("migrations/0001_first.sql"),
    include_str!("migrations/0002_plan.sql"),
    include_str!("migrations/0003_reminders.sql"),
    include_str!("migrations/0004_amend.sql"),
    include_str!("migrations/0005_look_back.sql"),
    include_str!("migrations/0006_running.sql"),
];

/// The format this program writes.
pub const LATEST: i32 = STEPS.len() as i32;

pub fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let found: i32 = connection.query_row("PRAGMA user_version", (), |row| row.get(0))?;
    if found == LATEST {
        // Nothing is written, so no start waits for the disk.
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (place, step) in STEPS.iter().enumerate().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", place as i32 + 1)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.commit()
}
