//! Hours between what loads a leg: a heavy session, and a run that is fast, long or a race.
//!
//! What is not heavy on either side is not looked at. A time that nobody told is taken by a habit of the data, and said.

use chrono::NaiveDateTime;

use crate::progression::Rulebook;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loads {
    /// Slow and heavy: the tissue is given hours afterwards.
    Heavy,
    /// Fast, long, or a race.
    Hard,
    /// Everything else.
    Easy,
}

/// Something that loads, on the wall of wherever the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadAt<K> {
    pub key: K,
    pub at: NaiveDateTime,
    pub loads: Loads,
}

/// Two that are too close.
#[derive(Debug, Clone, PartialEq)]
pub struct Clash<K> {
    pub first: K,
    pub second: K,
    /// Rounded to whole hours, from the start of one to the start of the other.
    pub hours: u32,
    /// So many are asked for.
    pub asked_h: u8,
}

/// The pairs of a heavy session and a hard run that are closer than asked, in order of time.
pub fn clashes<K: Clone>(items: &[LoadAt<K>], book: &Rulebook) -> Vec<Clash<K>> {
    let asked_h = book.running.spacing.heavy_to_hard_h.value;
    let mut sorted: Vec<&LoadAt<K>> = items.iter().filter(|item| item.loads != Loads::Easy).collect();
    sorted.sort_by_key(|item| item.at);
    let mut found = Vec::new();
    for (place, first) in sorted.iter().enumerate() {
        for second in sorted[place + 1..].iter().filter(|second| second.loads != first.loads) {
            let minutes = (second.at - first.at).num_minutes();
            if minutes < i64::from(asked_h) * 60 {
                let hours = ((minutes + 30) / 60) as u32;
                found.push(Clash { first: first.key.clone(), second: second.key.clone(), hours, asked_h });
            }
        }
    }
    found
}
