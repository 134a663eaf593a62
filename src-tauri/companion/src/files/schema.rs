//! The form of the exported log as a JSON Schema, for whoever reads one with another program. It is made from the tables
//! themselves, by the list that the export goes by, and cannot differ from what is written.

use serde_json::{Map, Value, json};

use super::json_out::{FORMAT, WHOSE};
use crate::store::tables::{Column, FACTS, Holds};

pub fn schema() -> rusqlite::Result<Value> {
    let empty = crate::store::empty()?;
    let mut tables = Map::new();
    for table in FACTS {
        tables.insert(table.name.to_owned(), json!({ "type": "array", "items": row(&table.columns(&empty)?) }));
    }
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A log of Sinew",
        "description": "Everything that was kept, as facts in the order of writing. Instants (at_ms and the like) are \
                        milliseconds since 1970 in UTC; beside each stand the training day, which ends at four in the \
                        morning, the zone, and the offset in minutes east. Absent is null, and never zero. A fact is never \
                        changed: a correction is a later row that names the earlier one. Tables that are missing are empty.",
        "type": "object",
        "required": ["format", "sinew", "tables"],
        "additionalProperties": false,
        "properties": {
            "format": { "const": FORMAT, "description": "Of this form; it is not the format of the database." },
            "sinew": { "const": WHOSE },
            "tables": { "type": "object", "additionalProperties": false, "properties": tables }
        }
    }))
}

fn row(columns: &[Column]) -> Value {
    let required: Vec<&str> =
        columns.iter().filter(|c| !c.may_be_absent && !c.has_default).map(|c| c.name.as_str()).collect();
    let properties: Map<String, Value> = columns.iter().map(|column| (column.name.clone(), field(column))).collect();
    json!({ "type": "object", "required": required, "additionalProperties": false, "properties": properties })
}

fn field(column: &Column) -> Value {
    let kind = match column.holds {
        Holds::Whole => "integer",
        Holds::Real => "number",
        Holds::Text => "string",
        Holds::Json => return json!({ "description": "JSON of the program's own, as it was kept." }),
    };
    let mut field = if column.may_be_absent { json!({ "type": [kind, "null"] }) } else { json!({ "type": kind }) };
    let words = match column.name.as_str() {
        "id" => Some("A UUID of version 7; of each row one of its own."),
        "device_id" => Some("Which copy of the program wrote it."),
        "day" => Some("The training day, YYYY-MM-DD, as it was when the row was written."),
        "zone" => Some("By its name in the tz database."),
        _ => None,
    };
    if let (Some(words), Some(field)) = (words, field.as_object_mut()) {
        field.insert("description".to_owned(), words.into());
    }
    field
}
