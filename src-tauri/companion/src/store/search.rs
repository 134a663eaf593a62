//! Finding the person's own texts. The index is derived: triggers keep it with every row, and it can be made anew.

use rusqlite::{Connection, params};

use super::Writer;

/// A text in which every word that was typed begins a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundRow {
    pub kind: String,
    /// The id of what it belongs to.
    pub about: String,
    /// `YYYY-MM-DD`
    pub day: String,
    pub words: String,
    /// The same with [`OPEN`] and [`CLOSE`] around what matches.
    pub marked: String,
}

pub const OPEN: char = '\u{1}';
pub const CLOSE: char = '\u{2}';

/// What is in the file is written into the index anew, and what is not is out of it.
pub fn rebuild_search(writer: &Writer) -> rusqlite::Result<()> {
    writer.transaction.execute_batch(
        "DELETE FROM search;
         INSERT INTO search (kind, about, day, words) SELECT kind, about, day, words FROM searchable;
         INSERT INTO search (search) VALUES ('optimize');",
    )
}

/// The newest day first, at most `most`. Each of `words` is the beginning of a word, and all of them have to be there.
pub fn search(connection: &Connection, words: &[&str], most: u32) -> rusqlite::Result<Vec<FoundRow>> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(
        "SELECT kind, about, day, words, highlight(search, 3, ?3, ?4) AS marked FROM search
         WHERE search MATCH ?1 ORDER BY day DESC, rank, rowid DESC LIMIT ?2",
    )?;
    let asked: Vec<String> = words.iter().map(|word| beginning(word)).collect();
    let rows = statement.query_map(params![asked.join(" "), most, OPEN.to_string(), CLOSE.to_string()], |row| {
        Ok(FoundRow {
            kind: row.get("kind")?,
            about: row.get("about")?,
            day: row.get("day")?,
            words: row.get("words")?,
            marked: row.get("marked")?,
        })
    })?;
    rows.collect()
}

/// In quotes nothing is an operator, and a quote in it is doubled.
fn beginning(word: &str) -> String {
    format!("\"{}\"*", word.replace('"', "\"\""))
}
