//! The files that runs were read from. A row says which run a file belongs to, or that it was left out; the file itself lies
//! beside the log, see `recordings::shelf`.

use rusqlite::{Connection, Row, params};

use super::life::stamp;
use super::{Fact, Writer};
use sinew_domain::day::Stamp;

/// One recording of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct RunFile {
    /// The entry it belongs to; None where it was left out for good.
    pub run: Option<String>,
    pub name: String,
    pub format: String,
    pub digest: String,
    pub bytes: u64,
    pub external: Option<String>,
    pub begun_ms: Option<i64>,
    pub elapsed_s: Option<u32>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct RunFileRow {
    pub id: String,
    pub stamp: Stamp,
    pub file: RunFile,
}

pub fn put_run_file(writer: &Writer, fact: &Fact, file: &RunFile) -> rusqlite::Result<()> {
    let bytes = i64::try_from(file.bytes).unwrap_or(i64::MAX);
    writer.append(
        "run_file",
        fact,
        &[
            ("run", &file.run),
            ("name", &file.name),
            ("format", &file.format),
            ("digest", &file.digest),
            ("bytes", &bytes),
            ("external", &file.external),
            ("begun_ms", &file.begun_ms),
            ("elapsed_s", &file.elapsed_s),
        ],
    )
}

const COLUMNS: &str =
    "id, at_ms, day, zone, offset_min, run, name, format, digest, bytes, external, begun_ms, elapsed_s";

/// What is known of a recording, under its file or under the name that its watch gave it; newest last.
pub fn run_files_like(
    connection: &Connection,
    digest: &str,
    external: Option<&str>,
) -> rusqlite::Result<Vec<RunFileRow>> {
    let query = format!(
        "SELECT {COLUMNS} FROM run_file WHERE digest = ?1 OR (?2 IS NOT NULL AND external = ?2) ORDER BY rowid"
    );
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map(params![digest, external], row)?;
    rows.collect()
}

/// Those of one entry, in the order of writing.
pub fn files_of_run(connection: &Connection, run: &str) -> rusqlite::Result<Vec<RunFileRow>> {
    let query = format!("SELECT {COLUMNS} FROM run_file WHERE run = ?1 ORDER BY rowid");
    let mut statement = connection.prepare_cached(&query)?;
    let rows = statement.query_map([run], row)?;
    rows.collect()
}

/// Name, length and digest of every file that was looked at to its end, so that a folder need not be read anew each time.
pub fn known_run_files(connection: &Connection) -> rusqlite::Result<Vec<(String, u64, String)>> {
    let mut statement = connection.prepare_cached("SELECT DISTINCT name, bytes, digest FROM run_file")?;
    let rows = statement.query_map((), |row| Ok((row.get(0)?, length(row.get(1)?), row.get(2)?)))?;
    rows.collect()
}

fn row(row: &Row) -> rusqlite::Result<RunFileRow> {
    Ok(RunFileRow {
        id: row.get("id")?,
        stamp: stamp(row)?,
        file: RunFile {
            run: row.get("run")?,
            name: row.get("name")?,
            format: row.get("format")?,
            digest: row.get("digest")?,
            bytes: length(row.get("bytes")?),
            external: row.get("external")?,
            begun_ms: row.get("begun_ms")?,
            elapsed_s: row.get("elapsed_s")?,
        },
    })
}

fn length(bytes: i64) -> u64 {
    u64::try_from(bytes).unwrap_or(0)
}
