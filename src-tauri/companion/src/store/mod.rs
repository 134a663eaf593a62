//! The one SQLite file. Facts go in and stay; sums are derived elsewhere. Must never decide a rule.

mod backup;
mod first_answers;
mod library;
mod life;
mod migrate;
mod open;
mod past;
mod reminders;
mod series;
mod sessions;

pub use first_answers::{latest_settings, latest_setup, put_acceptance, put_settings};
pub use library::{OwnKind, OwnRow, latest_shelf, own_records, put_own, put_shelf};
pub use life::{LifeRow, life, put_life, put_session_mark};
pub use open::{Lock, OpenError, Opened, open};
pub use past::{
    PAST_QUERIES, ToldFilter, first_kept, newest_plan, newest_told, past, past_sessions, past_sets, plan_rows, told,
    told_before,
};
pub use reminders::{
    ChoiceRow, KeptReminders, ReminderChoice, ReminderFact, drop_reminder, put_reminder, put_reminder_choice,
    put_reminder_fact, put_reminder_state, reminder_choices, reminder_facts, reminders_set_since, take_reminders,
};
pub use series::{
    SERIES_QUERIES, SeriesSession, life_between, life_of_kind, newest_revision, revisions_between, series_sessions,
    series_sets,
};
pub use sessions::{
    EndKind, EndRow, ForPlan, LiveRow, ReportRow, SessionRow, StoredSet, all_sets, clear_live, last_load, live,
    put_correction, put_end, put_live, put_report, put_session, put_set, session, sessions, sets_end_ms, sets_of,
};

use rusqlite::{Connection, ToSql, Transaction, TransactionBehavior};
use sinew_domain::day::Stamp;

/// The open file, with the device that writes.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    pub device_id: String,
    /// Held for as long as the file is open, so that no second program writes.
    _lock: Lock,
}

impl Store {
    /// Runs `write` in one IMMEDIATE transaction: all of it is in the file afterwards, or nothing.
    pub fn transact<T>(&mut self, write: impl FnOnce(&Writer) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = write(&Writer { transaction: &transaction, device_id: &self.device_id })?;
        transaction.commit()?;
        Ok(value)
    }

    pub fn read(&self) -> &Connection {
        &self.connection
    }
}

/// A transaction under way.
#[derive(Debug)]
pub struct Writer<'a> {
    transaction: &'a Transaction<'a>,
    device_id: &'a str,
}

impl Writer<'_> {
    /// Appends one fact: what every fact carries, then columns of its own.
    fn append(&self, table: &str, fact: &Fact, columns: &[(&str, &dyn ToSql)]) -> rusqlite::Result<()> {
        let day = fact.stamp.day.to_string();
        let every: [(&str, &dyn ToSql); 6] = [
            ("id", &fact.id),
            ("device_id", &self.device_id),
            ("at_ms", &fact.stamp.utc_ms),
            ("day", &day),
            ("zone", &fact.stamp.zone.name()),
            ("offset_min", &fact.stamp.offset_min),
        ];
        let (names, values): (Vec<&str>, Vec<&dyn ToSql>) = every.iter().chain(columns).copied().unzip();
        let places = vec!["?"; names.len()].join(", ");
        let insert = format!("INSERT INTO {table} ({}) VALUES ({places})", names.join(", "));
        self.transaction.prepare_cached(&insert)?.execute(values.as_slice())?;
        Ok(())
    }
}

/// What every fact carries: its id, who wrote it, and when in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub id: String,
    pub stamp: Stamp,
}
