//! What comes in over the wire is held against its range; every problem is named at once.

use crate::wire::{Correction, ErrorCode, ReminderSettings, Report, Settings, WireError};

pub(super) const NOTE_MAX: usize = 4000;

/// Collects `field: what is wrong`.
#[derive(Debug, Default)]
pub(super) struct Check {
    problems: Vec<String>,
}

impl Check {
    /// A number within a range, whole where it must be. NaN is within no range.
    pub(super) fn number(&mut self, field: &str, value: f64, range: std::ops::RangeInclusive<f64>, whole: bool) -> f64 {
        if !range.contains(&value) || (whole && value.fract() != 0.0) {
            let kind = if whole { "a whole number" } else { "a number" };
            self.problems.push(format!("{field}: must be {kind} from {} to {}", range.start(), range.end()));
        }
        value
    }

    pub(super) fn score(&mut self, field: &str, value: Option<f64>) -> Option<u8> {
        value.map(|v| self.number(field, v, 0.0..=10.0, true) as u8)
    }

    pub(super) fn problem(&mut self, field: &str, wrong: &str) {
        self.problems.push(format!("{field}: {wrong}"));
    }

    /// One line for each, as `field: what is wrong`.
    pub(super) fn into_problems(self) -> Vec<String> {
        self.problems
    }

    pub(super) fn done<T>(self, value: T) -> Result<T, WireError> {
        if self.problems.is_empty() { Ok(value) } else { Err(crate::refused(ErrorCode::Invalid, self.problems)) }
    }
}

pub(super) fn correction(correction: &Correction) -> Result<(u16, Option<f64>), WireError> {
    let mut check = Check::default();
    let reps = check.number("reps", correction.reps, 0.0..=999.0, true);
    let load = correction.load_kg.map(|kg| check.number("load_kg", kg, 0.0..=500.0, false));
    check.done((reps as u16, load))
}

pub(super) fn report(report: &Report) -> Result<crate::store::ReportRow, WireError> {
    let mut check = Check::default();
    let row = crate::store::ReportRow {
        pain_during: check.score("pain_during", report.pain_during),
        pain_after: check.score("pain_after", report.pain_after),
        effort: check.score("effort", report.effort),
        signs: report.signs,
        course: report.course,
        note: None,
    };
    let letters = report.note.as_deref().map_or(0, |n| n.chars().count());
    if letters > NOTE_MAX {
        check.problems.push(format!("note: {letters} characters; at most {NOTE_MAX}"));
    }
    let note = report.note.as_deref().map(str::trim).filter(|n| !n.is_empty() && letters <= NOTE_MAX);
    check.done(crate::store::ReportRow { note: note.map(str::to_owned), ..row })
}

pub(super) fn settings(settings: &Settings) -> Result<(), WireError> {
    let mut check = Check::default();
    let ranges = [
        ("lower_ms", settings.lower_ms, 3_000, 5_000),
        ("raise_ms", settings.raise_ms, 1_000, 5_000),
        ("rest_ms", settings.rest_ms, 10_000, 300_000),
        ("get_ready_ms", settings.get_ready_ms, 3_000, 60_000),
        ("volume_percent", settings.volume_percent, 0, 100),
        ("text_percent", settings.text_percent, 100, 150),
    ];
    for (field, value, low, high) in ranges {
        check.number(field, f64::from(value), f64::from(low)..=f64::from(high), true);
    }
    if let Some(told) = settings.metronome {
        check.number("metronome.own_steps", told.own_steps.into(), 100.0..=240.0, true);
        check.number("metronome.percent", told.percent.into(), 105.0..=110.0, true);
    }
    reminders(&settings.reminders, &mut check);
    check.done(())
}

fn reminders(settings: &ReminderSettings, check: &mut Check) {
    let path = |field: &str| format!("reminders.{field}");
    check.number(&path("volume_percent"), settings.volume_percent.into(), 0.0..=100.0, true);
    check.number(&path("weekly_on"), settings.weekly_on.into(), 0.0..=6.0, true);
    check.number(&path("sit_every_min"), settings.sit_every_min.into(), 20.0..=120.0, true);
    check.clock(&path("waking_at"), &settings.waking_at);
    let Some(quiet) = &settings.quiet else { return };
    let from = check.clock(&path("quiet.from"), &quiet.from);
    let to = check.clock(&path("quiet.to"), &quiet.to);
    if from.is_some() && from == to {
        check.problem(&path("quiet"), "begins and ends at the same time");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal<T: std::fmt::Debug>(result: Result<T, WireError>) -> Vec<String> {
        result.unwrap_err().detail
    }

    #[test]
    fn a_correction_names_every_problem() {
        let correction_of = |reps, load_kg| correction(&Correction { set_id: String::new(), reps, load_kg });
        assert_eq!(correction_of(12.0, Some(2.5)).unwrap(), (12, Some(2.5)));
        assert_eq!(correction_of(0.0, None).unwrap(), (0, None));
        for reps in [-1.0, 10_000.0, 1.5, f64::NAN, f64::INFINITY] {
            assert_eq!(refusal(correction_of(reps, None)), ["reps: must be a whole number from 0 to 999"], "{reps}");
        }
        for load in [-0.5, 500.5, f64::NAN] {
            assert_eq!(refusal(correction_of(-1.0, Some(load))).len(), 2, "{load}");
        }
    }

    #[test]
    fn a_note_of_four_megabytes_is_refused_and_a_blank_one_is_none() {
        let report_of = |note: String, pain| {
            report(&Report {
                session_id: String::new(),
                pain_during: pain,
                pain_after: None,
                effort: None,
                signs: None,
                course: None,
                feels: Vec::new(),
                note: Some(note),
            })
        };
        assert_eq!(refusal(report_of("a".repeat(4 << 20), Some(11.0))).len(), 2);
        assert_eq!(report_of("  ".into(), None).unwrap().note, None);
        assert_eq!(report_of("ü".repeat(4000), None).unwrap().note.unwrap().chars().count(), 4000);
    }
}
