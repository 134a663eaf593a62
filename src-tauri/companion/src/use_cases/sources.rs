//! Where a number is from and how far it can be trusted, as the window shows it.

use sinew_domain::data::{Grade, Source, Sourced, Sources};

use crate::Companion;
use crate::wire::SourceNote;

/// Said of what has no source.
const OWN_DEFAULT: &str = "Sinew's own default.";
/// Said of what the person set, or somebody who looks after them.
const OWN: &str = "Set by you, or for you.";

impl Companion {
    /// Of a number whose source is one of the library's, or `app`, or `own`.
    pub(super) fn note(&self, what: &str, value: String, source: &str, grade: Grade) -> SourceNote {
        self.note_with(what, value, source, grade, None, &Sources::new())
    }

    /// The same with a remark beside it and the sources that a programme brings along.
    pub(super) fn note_with(
        &self,
        what: &str,
        value: String,
        source: &str,
        grade: Grade,
        remark: Option<&str>,
        brought: &Sources,
    ) -> SourceNote {
        let known = self.source(source, brought);
        let unknown = if source == "own" { OWN } else { OWN_DEFAULT };
        let said = || [unknown, remark.unwrap_or("")].join(" ").trim().to_owned();
        SourceNote {
            what: what.to_owned(),
            value,
            cite: known.map_or_else(said, |s| s.cite.clone()),
            doi: known.and_then(|s| s.doi.clone()),
            bars: self.bars(source, brought),
            grade: grade.name().to_owned(),
            own_default: known.is_none() && source != "own",
        }
    }

    /// Of a number of the rules, with its unit behind it.
    pub(super) fn number(&self, what: &str, number: &Sourced<impl std::fmt::Display>, unit: &str) -> SourceNote {
        let value = format!("{}{unit}", number.value);
        self.note_with(what, value, &number.source, number.grade, number.note.as_deref(), &Sources::new())
    }

    pub(super) fn bars(&self, source: &str, brought: &Sources) -> u8 {
        self.source(source, brought).map_or(1, |s| s.bars)
    }

    fn source<'a>(&'a self, id: &str, brought: &'a Sources) -> Option<&'a Source> {
        brought.get(id).or_else(|| self.library.sources().get(id))
    }
}
