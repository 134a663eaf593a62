//! The state as rows: the occurrences apart from the rest, and which of them are not as they were.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::reminders::Reminders;
use super::unfold::Key;

impl Reminders {
    /// Nothing but the time of the last look is another.
    pub fn is_as(&self, before: &Reminders) -> bool {
        self.entries == before.entries && self.on_screen == before.on_screen && self.paused == before.paused
    }

    /// All but the occurrences, which are rows of their own.
    pub fn without_entries(&self) -> Reminders {
        Reminders {
            entries: BTreeMap::new(),
            on_screen: self.on_screen.clone(),
            presence: self.presence,
            paused: self.paused,
            playing: self.playing,
            seen: self.seen,
            furthest: self.furthest,
            back_since: self.back_since,
        }
    }

    pub fn with_entries(self, entries: impl IntoIterator<Item = Entry>) -> Reminders {
        let entries = entries.into_iter().map(|entry| (entry.occurrence.key.clone(), entry)).collect();
        Reminders { entries, ..self }
    }

    /// Those that are no longer carried about: the rows to take away.
    pub fn forgotten_since<'a>(&'a self, before: &'a Reminders) -> impl Iterator<Item = &'a Key> {
        before.entries.keys().filter(|key| !self.entries.contains_key(key))
    }

    /// Those that are not as they were: the rows to write.
    pub fn changed_since<'a>(&'a self, before: &'a Reminders) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(|(key, entry)| before.entries.get(key) != Some(entry)).map(|(_, entry)| entry)
    }
}

/// A map kept as its values: each knows its key.
pub(super) mod rows {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Entry, Key};

    pub fn serialize<S: Serializer>(entries: &BTreeMap<Key, Entry>, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(entries.values())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<Key, Entry>, D::Error> {
        let entries = Vec::<Entry>::deserialize(from)?;
        Ok(entries.into_iter().map(|entry| (entry.occurrence.key.clone(), entry)).collect())
    }
}
