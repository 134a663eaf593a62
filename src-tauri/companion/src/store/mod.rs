//! The one SQLite file. Facts go in and stay; sums are derived elsewhere. Must never decide a rule.

mod amendments;
mod backup;
mod backups;
mod diary;
mod first_answers;
mod library;
mod life;
mod mark;
mod migrate;
mod near;
mod open;
mod past;
mod reminders;
mod run_files;
mod runs;
mod search;
mod series;
mod sessions;
mod swap;
pub mod tables;

pub use amendments::{AmendmentKind, AmendmentRow, amendments, put_amendment, reports_of, rights_of, session_of_set};
pub(crate) use backups::open_still;
pub use backups::{BackupFile, backups_in, look_inside, make_backup, make_folder, thin_backups};
pub use diary::{EntryRow, FeelingRow, WorryRow, entries, entry, feelings_between, put_entry, put_worry, worries};
pub(crate) use first_answers::name_of;
pub use first_answers::{latest_settings, latest_setup, put_acceptance, put_settings};
pub use library::{OwnKind, OwnRow, latest_shelf, own_records, put_own, put_shelf};
pub use life::{LifeRow, life, put_life, put_session_mark};
pub use mark::note_damage;
pub use migrate::LATEST;
pub use near::{NEAR_QUERIES, near, runs_since};
pub use open::{Lock, OpenError, Opened, open};
pub use past::{
    PAST_QUERIES, ToldFilter, first_kept, newest_plan, newest_told, past, past_sessions, past_sets, plan_rows, told,
    told_before,
};
pub use reminders::{
    ChoiceRow, KeptReminders, ReminderChoice, ReminderFact, drop_reminder, put_reminder, put_reminder_choice,
    put_reminder_fact, put_reminder_state, reminder_choices, reminder_facts, reminders_set_since, take_reminders,
};
pub use run_files::{RunFile, RunFileRow, files_of_run, known_run_files, put_run_file, run_files_like};
pub use runs::{RunRow, put_run, put_running, run, run_of_session, running, runs_between};
pub use search::{CLOSE, FoundRow, OPEN, rebuild_search, search};
pub use series::{
    SERIES_QUERIES, SeriesSession, life_between, life_of_kind, newest_revision, revisions_between, series_sessions,
    series_sets,
};
pub use sessions::{
    EndKind, EndRow, ForPlan, LiveRow, PutRight, ReportRow, SessionRow, StoredSet, all_sets, clear_live, last_load,
    live, put_correction, put_end, put_live, put_report, put_session, put_set, session, sessions, sets_end_ms, sets_of,
    voided_sessions,
};
pub use swap::leftovers;

use rusqlite::{Connection, ToSql, Transaction, TransactionBehavior};
use sinew_domain::day::Stamp;

/// The open file, with the device that writes.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    pub device_id: String,
    /// Held for as long as the file is open, so that no second program writes. None beside a running program: then nothing can be written.
    lock: Option<Lock>,
}

impl Store {
    /// Runs `write` in one IMMEDIATE transaction: all of it is in the file afterwards, or nothing.
    pub fn transact<T>(&mut self, write: impl FnOnce(&Writer) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = write(&Writer { transaction: &transaction, device_id: &self.device_id });
        if let Err(error) = &value {
            note_damage(error);
        }
        let value = value?;
        transaction.commit()?;
        Ok(value)
    }

    /// The same with work that says itself whether it is to stay.
    pub fn attempt<T, E: From<rusqlite::Error>>(
        &mut self,
        work: impl FnOnce(&Transaction) -> Result<(T, bool), E>,
    ) -> Result<T, E> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (value, stays) = work(&transaction)?;
        if stays {
            transaction.commit()?;
        } else {
            transaction.rollback()?;
        }
        Ok(value)
    }

    /// A store that only reads, beside a program that has the log open.
    pub fn beside(connection: Connection) -> Self {
        Self { connection, device_id: String::new(), lock: None }
    }

    /// Changes with every row that this connection writes.
    pub fn written(&self) -> u64 {
        self.connection.total_changes()
    }

    pub fn read(&self) -> &Connection {
        &self.connection
    }
}

/// A log in memory without any row.
pub fn empty() -> rusqlite::Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    migrate::migrate(&mut connection)?;
    Ok(connection)
}

/// A transaction under way.
#[derive(Debug)]
pub struct Writer<'a> {
    transaction: &'a Transaction<'a>,
    device_id: &'a str,
}

impl<'a> Writer<'a> {
    /// Of a transaction that somebody else ends.
    pub fn of(transaction: &'a Transaction<'a>, device_id: &'a str) -> Self {
        Self { transaction, device_id }
    }
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
