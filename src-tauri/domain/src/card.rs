//! Texts: cards, questions that people ask, terms, and the checklists of signs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Check, Grade, Point, Record};
use crate::injury::Urgency;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    Card,
    /// Its name is the question.
    Faq,
    /// Its summary is what a term shows when it is pointed at.
    Term,
    /// Recovery by part of the body.
    Body,
}

/// A text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub id: String,
    pub kind: CardKind,
    pub name: String,
    #[serde(default)]
    pub also: Vec<String>,
    pub summary: String,
    #[serde(default)]
    pub body: Vec<String>,
    #[serde(default)]
    pub points: Vec<Point>,
    /// Ids of injury topics.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Ids of texts.
    #[serde(default)]
    pub related: Vec<String>,
}

impl Record for Card {
    fn check(&self, check: &mut Check) {
        check.slug("id", &self.id);
        check.name("name", &self.name);
        check.names("also", &self.also);
        check.text("summary", &self.summary);
        check.texts("body", &self.body, 0..=30);
        check.points("points", &self.points);
    }
}

/// One line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    pub id: String,
    pub text: String,
    /// Absent where it is something to do or to know, not a sign.
    #[serde(default)]
    pub urgency: Option<Urgency>,
    #[serde(default)]
    pub why: Option<String>,
    /// The shorter lists that it is on.
    #[serde(default)]
    pub lists: Vec<String>,
    pub source: String,
    pub grade: Grade,
}

/// What a list is for, beside being ticked on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ListRole {
    /// Looked at before a programme of its topics begins.
    Gate,
    /// Its lines are rungs, from the lowest, each with its day.
    Ladder,
}

/// A checklist, every line of which can be ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    pub id: String,
    pub name: String,
    pub summary: String,
    #[serde(default)]
    pub role: Option<ListRole>,
    /// Ids of the injury topics that it belongs to; a list with a role has some.
    #[serde(default)]
    pub topics: Vec<String>,
    pub items: Vec<ChecklistItem>,
}

impl Record for Checklist {
    fn check(&self, check: &mut Check) {
        check.slug("id", &self.id);
        check.name("name", &self.name);
        check.text("summary", &self.summary);
        if self.role.is_some() && self.topics.is_empty() {
            check.problem("topics", "a gate or a ladder belongs to some");
        }
        check.count("items", self.items.len(), 1..=60);
        for (i, item) in self.items.iter().enumerate() {
            let path = format!("items[{i}]");
            check.slug(&format!("{path}.id"), &item.id);
            check.numbered_text(&format!("{path}.text"), &item.text);
            check.maybe_text(&format!("{path}.why"), item.why.as_deref());
            check.names(&format!("{path}.lists"), &item.lists);
            check.origin(&path, &item.source, item.grade);
            if self.role == Some(ListRole::Gate) && item.urgency.is_none() {
                check.problem(&format!("{path}.urgency"), "a gate asks about signs");
            }
            if self.items.iter().take(i).any(|other| other.id == item.id) {
                check.problem(&format!("{path}.id"), "is used twice in this list");
            }
        }
    }
}
