//! Finding by typing, in everything that the person wrote. Any text may be typed: nothing in it is an operator.

use super::check::Check;
use crate::store::{self, FoundRow};
use crate::wire::{Found, FoundIn, SearchResult, WireError};
use crate::{Companion, unreadable};

/// Letters that may be typed.
const TYPED_MAX: usize = 200;
/// More words are not looked for.
const WORDS_MAX: usize = 20;
/// More are not told at once.
const FOUND_MAX: usize = 100;
/// Letters of a text that are told: before the first match, and in all.
const BEFORE: usize = 60;
const ALL: usize = 280;

impl Companion {
    /// Texts in which each typed word begins a word, whatever its accents. Nothing where no letter and no digit was typed.
    /// Up to 200 characters.
    pub fn search(&self, typed: &str) -> Result<SearchResult, WireError> {
        let mut check = Check::default();
        let letters = typed.chars().count();
        if letters > TYPED_MAX {
            check.problem("typed", &format!("{letters} characters; at most {TYPED_MAX}"));
        }
        check.done(())?;
        let words: Vec<&str> = words(typed).collect();
        let rows = store::search(self.store.read(), &words, FOUND_MAX as u32 + 1).map_err(unreadable)?;
        let more = rows.len() > FOUND_MAX;
        Ok(SearchResult { found: rows.iter().take(FOUND_MAX).filter_map(found).collect(), more })
    }
}

/// What has a letter or a digit in it; a control character parts two words.
fn words(typed: &str) -> impl Iterator<Item = &str> {
    let parts = typed.split(|c: char| c.is_whitespace() || c.is_control());
    parts.filter(|part| part.chars().any(char::is_alphanumeric)).take(WORDS_MAX)
}

/// None of a kind that this program does not know.
fn found(row: &FoundRow) -> Option<Found> {
    let what: FoundIn = serde_json::from_value(serde_json::Value::String(row.kind.clone())).ok()?;
    let text: Vec<char> = row.words.chars().collect();
    let marks = marks(&text, &row.marked);
    let first = marks.first().map_or(0, |mark| mark.0);
    let from = if text.len() <= ALL { 0 } else { word_start(&text, first.saturating_sub(BEFORE)) };
    let to = text.len().min(from + ALL);
    let units = |part: &[char]| part.iter().map(|c| c.len_utf16()).sum::<usize>() as u32;
    let within = marks.into_iter().filter(|(start, end)| *start >= from && *end <= to);
    Some(Found {
        what,
        id: row.about.clone(),
        day: row.day.clone(),
        marks: within.map(|(start, end)| [units(&text[from..start]), units(&text[from..end])]).collect(),
        words: text[from..to].iter().collect(),
        cut_before: from > 0,
        cut_after: to < text.len(),
    })
}

/// Where the text has its marks, in letters of it. What stands between a NUL and the next mark is not told by the index.
fn marks(text: &[char], marked: &str) -> Vec<(usize, usize)> {
    let (mut at, mut found) = (0, Vec::new());
    for part in marked.split(store::CLOSE) {
        let Some((before, matched)) = part.split_once(store::OPEN) else { continue };
        let matched: Vec<char> = matched.chars().collect();
        at += before.chars().count();
        if text.get(at) == Some(&'\0') {
            at += text[at..].windows(matched.len().max(1)).position(|here| here == matched).unwrap_or(0);
        }
        found.push((at, text.len().min(at + matched.len())));
        at += matched.len();
    }
    found
}

/// The next word after a place, or the place itself where none is near.
fn word_start(text: &[char], at: usize) -> usize {
    if at == 0 {
        return 0;
    }
    let near = text.iter().enumerate().skip(at).take(BEFORE / 2);
    near.into_iter().find(|(_, c)| c.is_whitespace()).map_or(at, |(space, _)| space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_words() {
        let cases = [
            ("  shoe  new ", "shoe|new"),
            ("\"shoe\" OR *", "\"shoe\"|OR"),
            ("a\0b", "a|b"),
            ("🦶 ... -", ""),
            ("נעל חדשה", "נעל|חדשה"),
        ];
        for (typed, expected) in cases {
            assert_eq!(words(typed).collect::<Vec<_>>().join("|"), expected, "{typed:?}");
        }
        assert_eq!(words(&"a ".repeat(100)).count(), WORDS_MAX);
    }

    fn told(words: &str, marked: &str) -> Found {
        let row = FoundRow {
            kind: "journal".to_owned(),
            about: String::new(),
            day: String::new(),
            words: words.to_owned(),
            marked: marked.to_owned(),
        };
        found(&row).expect("a kind that is known")
    }

    #[test]
    fn marks_count_as_the_window_counts() {
        let one = told("🦶 new shoe", "🦶 new \u{1}shoe\u{2}");
        assert_eq!(one.marks, [[7, 11]], "a foot is two units");
        let two = told("shoe shop", "\u{1}shoe\u{2} \u{1}shop\u{2}");
        assert_eq!(two.marks, [[0, 4], [5, 9]]);
        let cut = told("one\0two shoe", "one\u{1}shoe\u{2}");
        assert_eq!(cut.marks, [[8, 12]], "after a NUL");
    }

    #[test]
    fn of_a_long_text_the_part_around_the_first_match_is_told() {
        let before = "word ".repeat(100);
        let one = told(&format!("{before}shoe {before}"), &format!("{before}\u{1}shoe\u{2} {before}"));
        assert!(one.cut_before && one.cut_after && one.words.chars().count() <= ALL);
        let [from, to] = one.marks[0];
        assert_eq!(&one.words[from as usize..to as usize], "shoe");
        assert!(one.words.starts_with("word"), "{}", one.words);
    }
}
