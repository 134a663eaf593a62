//! A published programme as data: which exercises, how much, how often, at what tempo, and where each number is from.
//! Must never hold a number of its own: they all stand in the file, each with its source and grade.

use crate::data::{Fields, Problem, Reader, Sourced, Sources, read_file};
use crate::session::PhaseKind;

/// A programme, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Protocol {
    pub id: String,
    pub version: u16,
    pub name: String,
    pub summary: String,
    pub weeks: Sourced<u16>,
    pub days_per_week: Sourced<u16>,
    pub sessions_per_day: Sourced<u16>,
    /// Between sets, in seconds.
    pub rest_s: Sourced<f64>,
    /// What the programme says of pain, in our words.
    pub pain_rule: Option<PainRule>,
    pub items: Vec<Item>,
    pub sources: Sources,
}

/// Up to which pain, 0 to 10, the programme lets a person go on.
#[derive(Debug, Clone, PartialEq)]
pub struct PainRule {
    pub text: String,
    pub source: String,
}

/// One exercise of the programme.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub exercise: String,
    pub sets: Sourced<u16>,
    pub reps: Sourced<u16>,
    /// The phases of one rep, in order.
    pub tempo: Vec<TempoPart>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct TempoPart {
    pub kind: PhaseKind,
    pub seconds: Sourced<f64>,
    /// Whether the working side bears load.
    pub loads: bool,
}

/// Reads a programme file; reports every problem at once. `file` is the name that the problems start with.
pub fn parse(file: &str, text: &str) -> (Option<Protocol>, Vec<Problem>) {
    read_file(file, text, |reader, fields| {
        reader.only(
            fields,
            &[
                "id",
                "version",
                "name",
                "summary",
                "weeks",
                "days_per_week",
                "sessions_per_day",
                "rest_s",
                "pain_rule",
                "items",
                "sources",
            ],
        );
        let sources = reader.sources(fields);
        let id = reader.text(fields, "id");
        let version = reader.number(fields, "version", 1.0..=9999.0);
        let name = reader.text(fields, "name");
        let summary = reader.text(fields, "summary");
        let weeks = reader.sourced_count(fields, "weeks", 1..=104, &sources);
        let days_per_week = reader.sourced_count(fields, "days_per_week", 1..=7, &sources);
        let sessions_per_day = reader.sourced_count(fields, "sessions_per_day", 1..=4, &sources);
        let rest_s = reader.sourced(fields, "rest_s", 0.0..=600.0, &sources);
        let pain_rule = fields.table.contains_key("pain_rule").then(|| pain_rule(reader, fields, &sources)).flatten();
        let items = reader.list(fields, "items").iter().filter_map(|f| item(reader, f, &sources)).collect();
        Some(Protocol {
            id: id?,
            version: version? as u16,
            name: name?,
            summary: summary?,
            weeks: weeks?,
            days_per_week: days_per_week?,
            sessions_per_day: sessions_per_day?,
            rest_s: rest_s?,
            pain_rule,
            items,
            sources,
        })
    })
}

fn pain_rule(reader: &mut Reader, fields: &Fields, sources: &Sources) -> Option<PainRule> {
    let inner = reader.fields(fields, "pain_rule")?;
    reader.only(&inner, &["text", "source"]);
    let (text, source) = (reader.text(&inner, "text"), reader.text(&inner, "source"));
    if let Some(name) = source.as_deref().filter(|s| !sources.contains_key(*s)) {
        reader.problem(format!("{}.source", inner.path), format!("\"{name}\" is not in this file's sources"));
    }
    Some(PainRule { text: text?, source: source? })
}

fn item(reader: &mut Reader, fields: &Fields, sources: &Sources) -> Option<Item> {
    reader.only(fields, &["exercise", "sets", "reps", "tempo"]);
    let exercise = reader.text(fields, "exercise");
    let sets = reader.sourced_count(fields, "sets", 1..=20, sources);
    let reps = reader.sourced_count(fields, "reps", 1..=200, sources);
    let tempo = reader.list(fields, "tempo").iter().filter_map(|f| tempo_part(reader, f, sources)).collect();
    Some(Item { exercise: exercise?, sets: sets?, reps: reps?, tempo })
}

fn tempo_part(reader: &mut Reader, fields: &Fields, sources: &Sources) -> Option<TempoPart> {
    reader.only(fields, &["phase", "seconds", "loads"]);
    let kinds = [("lower", PhaseKind::Lower), ("hold", PhaseKind::Hold), ("raise", PhaseKind::Raise)];
    let kind = reader.one_of(fields, "phase", &kinds);
    let seconds = reader.sourced(fields, "seconds", 0.5..=120.0, sources);
    let loads = reader.flag(fields, "loads");
    Some(TempoPart { kind: kind?, seconds: seconds?, loads })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn every_problem_of_a_file_is_reported_at_once() {
        let text = r#"
            id = ""
            version = 0
            name = "Heel drops"
            summary = 5
            weeks = { value = 12, source = "nobody-2001", grade = "V" }
            days_per_week = { value = 8, source = "app", grade = "V2" }
            rest_s = { value = "long", source = "app", grade = "sure" }
            colour = "red"
            [[items]]
            exercise = "E01"
            sets = { value = 2.5, source = "alfredson", grade = "V2" }
            reps = 15
            tempo = []
            [sources.alfredson]
            cite = "Alfredson 1998"
            bars = 7
        "#;
        let (protocol, problems) = parse("heel-drops.toml", text);
        assert_eq!(protocol, None);
        let report: String = problems.iter().map(|p| format!("{p}\n")).collect();
        expect![[r#"
            heel-drops.toml.colour: unknown; known here: id, version, name, summary, weeks, days_per_week, sessions_per_day, rest_s, pain_rule, items, sources
            heel-drops.toml.sources.alfredson.bars: 7 is outside 1 to 3
            heel-drops.toml.id: is empty
            heel-drops.toml.version: 0 is outside 1 to 9999
            heel-drops.toml.summary: must be text
            heel-drops.toml.weeks.source: "nobody-2001" is not in this file's sources
            heel-drops.toml.days_per_week.value: 8 is outside 1 to 7
            heel-drops.toml.days_per_week.grade: a number of our own has the grade APP
            heel-drops.toml.sessions_per_day: is missing
            heel-drops.toml.rest_s.value: must be a number
            heel-drops.toml.rest_s.grade: "sure" is not one of V, V2, M-high, M-med, practice, APP
            heel-drops.toml.items[0].sets.source: "alfredson" is not in this file's sources
            heel-drops.toml.items[0].sets: must be a whole number
            heel-drops.toml.items[0].reps: must be a table
            heel-drops.toml.items[0].tempo: must be a list with at least one entry
        "#]]
        .assert_eq(&report);
    }

    #[test]
    fn a_text_that_is_no_toml_is_one_problem_and_no_panic() {
        for text in ["[[[", "id = ", "\u{0}\u{7f}", "a = 1\na = 2"] {
            let (protocol, problems) = parse("p.toml", text);
            assert_eq!((protocol, problems.len()), (None, 1), "{text:?}");
        }
    }
}
