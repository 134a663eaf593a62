//! A file of the log, read row by row. It may be anything that anybody has made of it: what is wrong is told to the sink,
//! row by row, and only what makes the rest unreadable stops the reading. Memory is bounded by one row.

use std::cell::Cell;
use std::fmt;
use std::io::{BufReader, Read};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::FileError;
use super::json_out::{FORMAT, WHOSE};
use crate::store::tables::Table;
use crate::wire::{ImportProblem, ImportTrouble};

/// More rows than a long life makes: ten years of two sessions a day are a quarter of it.
pub const MOST_ROWS: u64 = 1_000_000;
/// A row is a note or a frozen prescription; the longest are thousands of letters.
pub const LONGEST_ROW: u64 = 16 << 20;
pub const MOST_BYTES: u64 = 2 << 30;

/// A row as it stands in the file: its fields in their order, not looked at yet.
pub type Fields = Vec<(String, Box<RawValue>)>;

pub trait Sink {
    /// `place` counts the rows of a table from 1.
    fn row(&mut self, table: &'static Table, place: u32, fields: Fields) -> Result<(), FileError>;
    fn problem(&mut self, problem: ImportProblem);
}

/// Reads to the end, or to what cannot be read past; that is told to the sink too. False where it was not the end.
pub fn read(from: impl Read, sink: &mut dyn Sink) -> Result<bool, FileError> {
    let meter = Rc::new(Meter { row: Cell::new(LONGEST_ROW), all: Cell::new(MOST_BYTES), over: Cell::new(false) });
    let metered = BufReader::with_capacity(1 << 16, Metered { from, meter: Rc::clone(&meter) });
    let mut reading = Reading { sink, meter: Rc::clone(&meter), rows: 0, ours: false, format: None, stop: None };
    let mut json = serde_json::Deserializer::from_reader(metered);
    let read = Top(&mut reading).deserialize(&mut json).and_then(|()| json.end());
    let Reading { stop, .. } = reading;
    match (stop, read) {
        (Some(Stop::Failed(error)), _) => Err(error),
        (Some(Stop::Problem(problem)), _) => {
            sink.problem(*problem);
            Ok(false)
        }
        (None, Ok(())) => Ok(true),
        (None, Err(error)) => {
            let what = match error.classify() {
                _ if meter.over.get() => ImportTrouble::TooLarge,
                Category::Eof => ImportTrouble::Truncated,
                Category::Io => return Err(FileError::Io(error.into())),
                Category::Syntax => ImportTrouble::NotJson,
                Category::Data => ImportTrouble::NotOurs,
            };
            sink.problem(ImportProblem { detail: Some(error.to_string()), ..trouble(what) });
            Ok(false)
        }
    }
}

/// One without any place.
pub fn trouble(what: ImportTrouble) -> ImportProblem {
    ImportProblem { what, kind: None, row: None, id: None, column: None, detail: None }
}

enum Stop {
    Failed(FileError),
    Problem(Box<ImportProblem>),
}

struct Reading<'s> {
    sink: &'s mut dyn Sink,
    meter: Rc<Meter>,
    rows: u64,
    ours: bool,
    format: Option<u64>,
    stop: Option<Stop>,
}

impl Reading<'_> {
    fn stop<E: Error>(&mut self, stop: Stop) -> E {
        self.stop = Some(stop);
        E::custom("stopped")
    }

    fn is_of_today(&self) -> bool {
        self.ours && self.format == Some(u64::from(FORMAT))
    }

    fn not_of_today<E: Error>(&mut self, detail: Option<String>) -> E {
        match self.format {
            Some(format) if self.ours && format > u64::from(FORMAT) => {
                self.stop_at(ImportTrouble::Newer, Some(format.to_string()))
            }
            Some(_) | None => self.stop_at(ImportTrouble::NotOurs, detail),
        }
    }

    fn stop_at<E: Error>(&mut self, what: ImportTrouble, detail: Option<String>) -> E {
        self.stop(Stop::Problem(Box::new(ImportProblem { detail, ..trouble(what) })))
    }
}

/// The file as a whole: whose it is comes first, so that no row of a stranger is looked at.
struct Top<'r, 's>(&'r mut Reading<'s>);

impl<'de> DeserializeSeed<'de> for Top<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Top<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a log of Sinew")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Top(reading) = self;
        let mut tables = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "sinew" => reading.ours = map.next_value::<Box<RawValue>>()?.get() == format!("\"{WHOSE}\""),
                "format" => reading.format = map.next_value::<Box<RawValue>>()?.get().parse().ok(),
                "tables" if reading.is_of_today() && !tables => {
                    map.next_value_seed(Tables(&mut *reading))?;
                    tables = true;
                }
                _ => return Err(reading.not_of_today(Some(key))),
            }
        }
        if tables { Ok(()) } else { Err(reading.not_of_today(None)) }
    }
}

struct Tables<'r, 's>(&'r mut Reading<'s>);

impl<'de> DeserializeSeed<'de> for Tables<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("tables by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Tables(reading) = self;
        while let Some(name) = map.next_key::<String>()? {
            reading.meter.begin_row();
            match Table::named(&name) {
                Some(table) => map.next_value_seed(RowsOf(&mut *reading, table))?,
                None => {
                    map.next_value::<IgnoredAny>()?;
                    reading.sink.problem(ImportProblem { kind: Some(name), ..trouble(ImportTrouble::UnknownTable) });
                }
            }
        }
        Ok(())
    }
}

struct RowsOf<'r, 's>(&'r mut Reading<'s>, &'static Table);

impl<'de> DeserializeSeed<'de> for RowsOf<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for RowsOf<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let RowsOf(reading, table) = self;
        let mut place = 0;
        reading.meter.begin_row();
        while let Some(row) = seq.next_element::<Box<RawValue>>()? {
            reading.meter.begin_row();
            (place, reading.rows) = (place + 1, reading.rows + 1);
            if reading.rows > MOST_ROWS {
                let most = format!("more than {MOST_ROWS} rows");
                return Err(reading.stop_at(ImportTrouble::TooLarge, Some(most)));
            }
            match serde_json::from_str::<InOrder>(row.get()) {
                Ok(InOrder(fields)) => {
                    reading.sink.row(table, place, fields).map_err(|error| reading.stop(Stop::Failed(error)))?;
                }
                Err(error) => reading.sink.problem(ImportProblem {
                    kind: Some(table.name.to_owned()),
                    row: Some(place),
                    detail: Some(error.to_string()),
                    ..trouble(ImportTrouble::WrongType)
                }),
            }
        }
        Ok(())
    }
}

/// An object with its fields as they come; one that comes twice is an error.
struct InOrder(Fields);

impl<'de> serde::Deserialize<'de> for InOrder {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = InOrder;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a row")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InOrder, A::Error> {
                let mut fields = Fields::new();
                while let Some((name, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    if fields.iter().any(|(other, _)| *other == name) {
                        return Err(A::Error::custom(format!("{name} stands twice in a row")));
                    }
                    fields.push((name, value));
                }
                Ok(InOrder(fields))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// What may still be read.
struct Meter {
    row: Cell<u64>,
    all: Cell<u64>,
    over: Cell<bool>,
}

impl Meter {
    fn begin_row(&self) {
        self.row.set(LONGEST_ROW);
    }
}

struct Metered<R> {
    from: R,
    meter: Rc<Meter>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let Meter { row, all, over } = &*self.meter;
        if row.get() == 0 || all.get() == 0 {
            over.set(true);
            return Err(std::io::Error::other("a row, or the file, is too long"));
        }
        let most = usize::try_from(row.get().min(all.get())).unwrap_or(usize::MAX).min(buffer.len());
        let n = self.from.read(&mut buffer[..most])?;
        row.set(row.get() - n as u64);
        all.set(all.get() - n as u64);
        Ok(n)
    }
}
