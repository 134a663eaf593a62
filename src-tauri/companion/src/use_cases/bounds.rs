//! What several drafts share: days, pains and words, each held against its range.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime};
use sinew_domain::pain::Pain;

use super::check::Check;
use super::lines::{parse_day, parse_time};

/// Letters of a name: who said it, an activity.
pub(super) const NAME_MAX: usize = 80;
/// Letters of a few sentences.
pub(super) const WORDS_MAX: usize = 1000;

impl Check {
    /// `YYYY-MM-DD`.
    pub(super) fn day(&mut self, field: &str, told: &str) -> Option<NaiveDate> {
        let day = parse_day(told).filter(|day| day.to_string() == told);
        if day.is_none() {
            self.problem(field, "must be a day as YYYY-MM-DD");
        }
        day
    }

    /// `HH:MM`.
    pub(super) fn clock(&mut self, field: &str, told: &str) -> Option<NaiveTime> {
        let time = parse_time(told);
        if time.is_none() {
            self.problem(field, "must be a time as HH:MM");
        }
        time
    }

    pub(super) fn maybe_day(&mut self, field: &str, told: Option<&str>) -> Option<NaiveDate> {
        told.and_then(|told| self.day(field, told))
    }

    /// 0 to 10, whole or in tenths.
    pub(super) fn pain(&mut self, field: &str, told: Option<f64>) -> Option<Pain> {
        let told = told?;
        let tenths = (told * 10.0).round();
        if !(0.0..=10.0).contains(&told) || (told * 10.0 - tenths).abs() > 1e-6 {
            self.problem(field, "must be a number from 0 to 10, in tenths at the finest");
            return None;
        }
        Pain::try_from(told).ok()
    }

    pub(super) fn whole(&mut self, field: &str, told: Option<f64>, range: RangeInclusive<f64>) -> Option<u16> {
        told.map(|told| self.number(field, told, range, true) as u16)
    }

    /// Words that have to be there, without the space around them.
    pub(super) fn words(&mut self, field: &str, told: &str, most: usize) -> String {
        let words = told.trim();
        if words.is_empty() {
            self.problem(field, "is empty");
        }
        self.fits(field, words, most);
        words.to_owned()
    }

    /// Words that may be left out; blank ones are none.
    pub(super) fn maybe_words(&mut self, field: &str, told: Option<&str>, most: usize) -> Option<String> {
        let words = told.map(str::trim).filter(|words| !words.is_empty())?;
        self.fits(field, words, most);
        Some(words.to_owned())
    }

    fn fits(&mut self, field: &str, words: &str, most: usize) {
        let letters = words.chars().count();
        if letters > most {
            self.problem(field, &format!("{letters} characters; at most {most}"));
        }
    }
}
