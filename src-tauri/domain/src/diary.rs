//! What a person writes down about how it is: a note, three numbers, and words for it. None of it moves a dose.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Words for it, a short list of our own; what is not on it goes into the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Feeling {
    Frustrated,
    Doubtful,
    Afraid,
    Sad,
    Lonely,
    Restless,
    Tired,
    Patient,
    Calm,
    Hopeful,
    Grateful,
    Proud,
}

/// What was told of a day. What was not told is absent, and is not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub of_day: NaiveDate,
    /// Each from 0 to 10.
    pub mood: Option<u8>,
    pub motivation: Option<u8>,
    pub confidence: Option<u8>,
    /// In the order of the list, each once.
    pub feelings: Vec<Feeling>,
    pub note: Option<String>,
}

impl Told {
    pub fn is_empty(&self) -> bool {
        let numbers = [self.mood, self.motivation, self.confidence];
        numbers.iter().all(Option::is_none) && self.feelings.is_empty() && self.note.is_none()
    }

    /// In the order of the list, each once.
    pub fn sorted(mut self) -> Self {
        self.feelings.sort_unstable();
        self.feelings.dedup();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_told_is_empty_and_a_zero_is_told() {
        let none = Told {
            of_day: NaiveDate::default(),
            mood: None,
            motivation: None,
            confidence: None,
            feelings: Vec::new(),
            note: None,
        };
        assert!(none.is_empty());
        assert!(!Told { confidence: Some(0), ..none.clone() }.is_empty());
        let told = Told { feelings: vec![Feeling::Proud, Feeling::Afraid, Feeling::Proud], ..none };
        assert_eq!(told.sorted().feelings, [Feeling::Afraid, Feeling::Proud]);
    }
}
