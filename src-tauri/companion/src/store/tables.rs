//! The tables by name: those that hold what happened, in an order in which each stands after what it names, and those that
//! can be made again. What goes out of the log and comes into it goes by this list; a test fails for a table that is in
//! neither.

use rusqlite::Connection;

/// A table of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    pub name: &'static str,
    /// Columns whose text is JSON.
    pub json: &'static [&'static str],
}

/// Every table that is exported. A new table of facts is added here, behind those that it refers to.
pub const FACTS: &[Table] = &[
    Table { name: "device", json: &[] },
    Table { name: "setup", json: &[] },
    Table { name: "acceptance", json: &[] },
    Table { name: "settings", json: &["value"] },
    Table { name: "shelf", json: &["value"] },
    Table { name: "own_record", json: &["record"] },
    Table { name: "life", json: &["value"] },
    Table { name: "session", json: &["prescription"] },
    Table { name: "session_set", json: &[] },
    Table { name: "set_correction", json: &[] },
    Table { name: "session_end", json: &[] },
    Table { name: "session_report", json: &["signs"] },
    Table { name: "amendment", json: &[] },
    Table { name: "journal_entry", json: &["feelings"] },
    Table { name: "worry", json: &[] },
    Table { name: "reminder_fact", json: &["value"] },
    Table { name: "reminder_choice", json: &["value"] },
    Table { name: "running", json: &["value"] },
    Table { name: "run", json: &["pace", "signs"] },
    Table { name: "run_file", json: &[] },
];

/// Place marks and what is worked out from facts: they belong to one copy of the program and never leave it.
pub const DERIVED: &[&str] = &["live_session", "reminder", "reminder_state", "reminder_aside"];

/// What a column of a STRICT table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Whole,
    Real,
    Text,
    Json,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub holds: Holds,
    pub may_be_absent: bool,
    pub has_default: bool,
}

impl Table {
    pub fn named(name: &str) -> Option<&'static Table> {
        FACTS.iter().find(|table| table.name == name)
    }

    /// As the file has them, in their order there.
    pub fn columns(&self, connection: &Connection) -> rusqlite::Result<Vec<Column>> {
        let mut statement = connection
            .prepare_cached("SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info(?1) ORDER BY cid")?;
        let columns = statement.query_map([self.name], |row| {
            let name: String = row.get(0)?;
            let holds = match row.get::<_, String>(1)?.as_str() {
                "INTEGER" | "INT" => Holds::Whole,
                "REAL" => Holds::Real,
                _ if self.json.contains(&name.as_str()) => Holds::Json,
                _ => Holds::Text,
            };
            let has_default = row.get::<_, Option<String>>(3)?.is_some();
            Ok(Column { name, holds, may_be_absent: row.get::<_, i64>(2)? == 0, has_default })
        })?;
        columns.collect()
    }
}

/// The rows that leave the file: of devices, only those that wrote something.
pub fn select(table: &Table, columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let only = if table.name == "device" { format!("WHERE id IN ({})", writers()) } else { String::new() };
    format!("SELECT {} FROM {} {only} ORDER BY rowid", names.join(", "), table.name)
}

fn writers() -> String {
    let facts = FACTS.iter().filter(|table| table.name != "device");
    facts.map(|table| format!("SELECT device_id FROM {}", table.name)).collect::<Vec<_>>().join(" UNION ")
}
