//! A file of the log, put into a database that may have some of it already: by id, and only added to. What is found out on
//! the way is the difference that a person sees; whether it stays is the caller's to say.

use std::collections::BTreeSet;
use std::io::Read;

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, OptionalExtension, ffi, params_from_iter};

use super::json_in::{Fields, Sink, read, trouble};
use super::{FileError, readable};
use crate::store::tables::{Column, FACTS, Holds, Table};
use crate::wire::{ImportLine, ImportProblem, ImportTrouble};

/// Beyond these, problems are counted.
const LISTED: usize = 200;
/// A clock may be a little ahead; a day covers every zone.
const AHEAD_MS: i64 = 86_400_000;

/// What a file would bring, or has brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// One for each table, in their order.
    pub lines: Vec<ImportLine>,
    pub problems: Vec<ImportProblem>,
    pub more_problems: u32,
}

/// Puts everything that is new into the transaction that is open on `connection`. Whatever is found, an `Ok` says that the
/// file was read as far as that goes.
pub fn merge(connection: &Connection, from: impl Read, now_ms: i64) -> Result<Found, FileError> {
    // What a row names may come after it.
    connection.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    connection.set_prepared_statement_cache_capacity(64);
    let mut merging = Merging {
        connection,
        latest_ms: now_ms.saturating_add(AHEAD_MS),
        tables: FACTS.iter().map(|table| Target::new(connection, table)).collect::<rusqlite::Result<_>>()?,
        found: Found::default(),
        told: BTreeSet::new(),
    };
    let whole = read(from, &mut merging)?;
    merging.finish(whole)
}

struct Merging<'c> {
    connection: &'c Connection,
    latest_ms: i64,
    tables: Vec<Target>,
    found: Found,
    /// Columns that were told already: each is wrong in every row.
    told: BTreeSet<(&'static str, String)>,
}

/// A table that rows go into.
struct Target {
    table: &'static Table,
    columns: Vec<Column>,
    select: String,
    /// The last row of those that were there.
    before: i64,
    line: ImportLine,
}

impl Target {
    fn new(connection: &Connection, table: &'static Table) -> rusqlite::Result<Self> {
        let columns = table.columns(connection)?;
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let select = format!("SELECT rowid, {} FROM {} WHERE id = ?1", names.join(", "), table.name);
        let newest = format!("SELECT ifnull(max(rowid), 0) FROM {}", table.name);
        let before = connection.query_row(&newest, (), |row| row.get(0))?;
        let kind = table.name.to_owned();
        let line = ImportLine { kind, new: 0, same: 0, conflicts: 0, from: None, to: None };
        Ok(Self { table, columns, select, before, line })
    }
}

impl Sink for Merging<'_> {
    fn row(&mut self, table: &'static Table, place: u32, fields: Fields) -> Result<(), FileError> {
        let at = FACTS.iter().position(|other| other.name == table.name).unwrap_or_default();
        let Some(values) = self.values(at, place, fields) else { return Ok(()) };
        self.put(at, place, &values)
    }

    fn problem(&mut self, problem: ImportProblem) {
        if self.found.problems.len() < LISTED {
            self.found.problems.push(problem);
        } else {
            self.found.more_problems = self.found.more_problems.saturating_add(1);
        }
    }
}

/// The values of a row, by the places of its columns; None stands for one that the file does not have.
type Values = Vec<Option<Value>>;

impl Merging<'_> {
    fn told(
        &mut self,
        what: ImportTrouble,
        at: usize,
        place: u32,
        id: Option<&str>,
        column: &str,
        detail: Option<String>,
    ) {
        self.problem(ImportProblem {
            what,
            kind: Some(self.tables[at].table.name.to_owned()),
            row: Some(place),
            id: id.map(str::to_owned),
            column: Some(column.to_owned()).filter(|name| !name.is_empty()),
            detail,
        });
    }

    /// None where the row cannot be put anywhere; why is told.
    fn values(&mut self, at: usize, place: u32, fields: Fields) -> Option<Values> {
        let Target { table, columns, .. } = &self.tables[at];
        let (table, columns) = (*table, columns.clone());
        let id = fields.iter().find(|(name, _)| name == "id").and_then(|(_, raw)| text_of(raw.get()));
        let kind = fields.iter().find(|(name, _)| name == "kind").and_then(|(_, raw)| text_of(raw.get()));
        let mut values: Values = vec![None; columns.len()];
        let mut whole = true;
        for (name, raw) in &fields {
            let Some(column) = columns.iter().position(|column| column.name == *name) else {
                whole = false;
                if self.told.insert((table.name, name.clone())) {
                    self.told(ImportTrouble::UnknownColumn, at, place, id.as_deref(), name, None);
                }
                continue;
            };
            match self.value(table, &columns[column], raw.get(), kind.as_deref()) {
                Ok(value) => values[column] = Some(value),
                Err((what, detail)) => {
                    whole = false;
                    self.told(what, at, place, id.as_deref(), name, Some(detail));
                }
            }
        }
        for (column, value) in columns.iter().zip(&values) {
            let given = fields.iter().any(|(name, _)| *name == column.name);
            if value.is_none() && !given && !column.may_be_absent && !column.has_default {
                whole = false;
                if self.told.insert((table.name, column.name.clone())) {
                    self.told(ImportTrouble::MissingColumn, at, place, id.as_deref(), &column.name, None);
                }
            }
        }
        whole.then_some(values)
    }

    fn value(
        &self,
        table: &Table,
        column: &Column,
        raw: &str,
        kind: Option<&str>,
    ) -> Result<Value, (ImportTrouble, String)> {
        let wrong = |wanted: &str| (ImportTrouble::WrongType, wanted.to_owned());
        if raw == "null" {
            return if column.may_be_absent { Ok(Value::Null) } else { Err(wrong("must not be empty")) };
        }
        match column.holds {
            Holds::Whole => {
                let number: i64 = raw.parse().map_err(|_| wrong("must be a whole number"))?;
                if column.name == "at_ms" && number > self.latest_ms {
                    return Err((ImportTrouble::Future, number.to_string()));
                }
                readable::number(&column.name, number).map_err(|e| (ImportTrouble::Unreadable, e))?;
                Ok(Value::Integer(number))
            }
            Holds::Real => {
                let is_number = raw.starts_with(|c: char| c == '-' || c.is_ascii_digit());
                let number = raw.parse::<f64>().ok().filter(|number| is_number && number.is_finite());
                number.map(Value::Real).ok_or_else(|| wrong("must be a number"))
            }
            Holds::Text => {
                let text = text_of(raw).ok_or_else(|| wrong("must be a text"))?;
                readable::text(table.name, &column.name, &text, kind).map_err(|e| (ImportTrouble::Unreadable, e))?;
                Ok(Value::Text(text))
            }
            Holds::Json => {
                readable::text(table.name, &column.name, raw, kind).map_err(|e| (ImportTrouble::Unreadable, e))?;
                Ok(Value::Text(raw.to_owned()))
            }
        }
    }

    fn put(&mut self, at: usize, place: u32, values: &Values) -> Result<(), FileError> {
        let Target { table, columns, select, before, .. } = &self.tables[at];
        let of = |name: &str| columns.iter().position(|c| c.name == name).and_then(|i| values[i].clone());
        let Some(Value::Text(id)) = of("id") else { return Ok(()) };
        let day = match of("day") {
            Some(Value::Text(day)) => Some(day),
            _ => None,
        };
        let there = self.connection.prepare_cached(select)?.query_row([&id], |row| {
            let there = (0..columns.len()).map(|column| row.get::<_, Value>(column + 1));
            Ok((row.get::<_, i64>(0)?, there.collect::<rusqlite::Result<Vec<Value>>>()?))
        });
        if let Some((rowid, there)) = there.optional()? {
            let twice = rowid > *before;
            let same = columns
                .iter()
                .zip(values)
                .zip(&there)
                .all(|((column, value), there)| value.as_ref().is_none_or(|value| is_same(column, value, there)));
            let line = &mut self.tables[at].line;
            match (twice, same) {
                (true, _) => self.told(ImportTrouble::Twice, at, place, Some(&id), "", None),
                (false, true) => line.same += 1,
                (false, false) => {
                    line.conflicts += 1;
                    self.told(ImportTrouble::Conflict, at, place, Some(&id), "", None);
                }
            }
            return Ok(());
        }
        let given = columns.iter().zip(values).filter_map(|(c, value)| Some((c.name.as_str(), value.as_ref()?)));
        let (names, given): (Vec<&str>, Vec<&Value>) = given.unzip();
        let places = vec!["?"; names.len()].join(", ");
        let insert = format!("INSERT INTO {} ({}) VALUES ({places})", table.name, names.join(", "));
        let put = self.connection.prepare_cached(&insert)?.execute(params_from_iter(given));
        match put {
            Ok(_) => {
                let line = &mut self.tables[at].line;
                line.new += 1;
                if let Some(day) = day {
                    if line.from.as_ref().is_none_or(|from| day < *from) {
                        line.from = Some(day.clone());
                    }
                    if line.to.as_ref().is_none_or(|to| day > *to) {
                        line.to = Some(day);
                    }
                }
            }
            Err(error) => {
                let (what, detail) = refusal(error)?;
                if what == ImportTrouble::Conflict {
                    self.tables[at].line.conflicts += 1;
                }
                self.told(what, at, place, Some(&id), "", Some(detail));
            }
        }
        Ok(())
    }

    fn finish(mut self, whole: bool) -> Result<Found, FileError> {
        if whole {
            // Of half a file nobody knows what the other half has.
            self.points_nowhere()?;
        }
        if self.found.problems.is_empty() {
            self.as_the_program_reads_it();
        }
        self.found.lines = self.tables.into_iter().map(|into| into.line).collect();
        Ok(self.found)
    }

    /// What names a row that is nowhere, by the keys of the database and by the names inside of facts.
    fn points_nowhere(&mut self) -> Result<(), FileError> {
        let mut check = self.connection.prepare("PRAGMA foreign_key_check")?;
        let rows = check
            .query_map((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?)))?;
        let mut loose: Vec<(String, i64, String)> = rows.collect::<rusqlite::Result<_>>()?;
        let mut inside = self.connection.prepare(INSIDE)?;
        let rows =
            inside.query_map((), |row| Ok(("life".to_owned(), row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
        loose.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        for (name, rowid, parent) in loose {
            let Some(at) = self.tables.iter().position(|into| into.table.name == name && rowid > into.before) else {
                continue;
            };
            let of = format!("SELECT id FROM {name} WHERE rowid = ?1");
            let id: Option<String> = self.connection.query_row(&of, [rowid], |row| row.get(0)).optional()?;
            self.problem(ImportProblem {
                kind: Some(self.tables[at].table.name.to_owned()),
                id,
                detail: Some(parent),
                ..trouble(ImportTrouble::PointsNowhere)
            });
        }
        Ok(())
    }

    /// The last word: the program's own readers.
    fn as_the_program_reads_it(&mut self) {
        let c = self.connection;
        let read = crate::store::life(c)
            .and_then(|_| crate::store::sessions(c, ""))
            .and_then(|_| crate::store::all_sets(c))
            .and_then(|_| crate::store::own_records(c))
            .and_then(|_| crate::store::reminder_choices(c))
            .and_then(|_| crate::store::latest_settings(c))
            .and_then(|_| crate::store::latest_shelf(c));
        if let Err(error) = read {
            self.problem(ImportProblem { detail: Some(error.to_string()), ..trouble(ImportTrouble::Unreadable) });
        }
    }
}

/// A mark of a session that has no end, and facts that name a plan, a sign, a limit, a pause, a question or a session.
const INSIDE: &str = "
    SELECT rowid, 'session_end' FROM life
    WHERE kind = 'session' AND NOT EXISTS (SELECT 1 FROM session_end AS e WHERE e.session_id = life.id)
    UNION ALL
    SELECT f.rowid, 'life' FROM life AS f, json_each(f.value) AS named
    WHERE f.kind <> 'session' AND named.key IN ('plan', 'flag', 'limit', 'pause', 'question') AND named.type = 'text'
      AND NOT EXISTS (SELECT 1 FROM life AS there WHERE there.id = named.value)
    UNION ALL
    SELECT f.rowid, 'session' FROM life AS f
    WHERE f.kind = 'decision'
      AND NOT EXISTS (SELECT 1 FROM session AS s WHERE s.id = json_extract(f.value, '$.session'))";

/// What the database refuses of one row; any other error is one.
fn refusal(error: rusqlite::Error) -> Result<(ImportTrouble, String), FileError> {
    let rusqlite::Error::SqliteFailure(code, said) = &error else { return Err(error.into()) };
    let detail = said.clone().unwrap_or_else(|| error.to_string());
    match (code.code, code.extended_code) {
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY) => Ok((ImportTrouble::Conflict, detail)),
        (ErrorCode::ConstraintViolation, _) => Ok((ImportTrouble::WrongType, detail)),
        _ => Err(error.into()),
    }
}

fn text_of(raw: &str) -> Option<String> {
    if raw.starts_with('"') { serde_json::from_str(raw).ok() } else { None }
}

/// JSON is the same in any order and with any space.
fn is_same(column: &Column, one: &Value, other: &Value) -> bool {
    match (column.holds, one, other) {
        (Holds::Json, Value::Text(a), Value::Text(b)) if a != b => {
            let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
            parsed(a).is_some_and(|a| Some(a) == parsed(b))
        }
        _ => one == other,
    }
}
