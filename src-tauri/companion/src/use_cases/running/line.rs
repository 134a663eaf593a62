//! One row of a list of runs.

use sinew_domain::pain::{Light, Pain};
use sinew_domain::running::{Onset, RunCourse, pace_said, time_said};

use super::super::library::named;
use super::draft::clock;
use crate::Companion;
use crate::store::RunRow;
use crate::wire::{OnsetLine, RunLine};

impl Companion {
    pub(super) fn run_line(&self, row: &RunRow, light: Option<Light>, course: &RunCourse) -> RunLine {
        let told = &row.told;
        let distance = |m: Option<u32>| m.map(|m| self.distance(m));
        let cap = told.cap;
        let unit = self.settings.distance_unit;
        let shoe = told.shoe.as_ref().and_then(|id| course.shoes.iter().find(|(of, _)| of == id));
        let next_morning = told.of_day.succ_opt().filter(|_| told.was_run());
        let morning = self.life().ok().zip(next_morning).and_then(|(life, day)| life.morning(day)?.pain);
        RunLine {
            run: row.run.clone(),
            day: told.of_day.to_string(),
            at: told.started_ms.map(|ms| clock(row, ms)),
            sport: told.sport,
            how: told.how,
            only_planned: !told.was_run(),
            planned: distance(told.planned_m),
            planned_time: told.planned_s.map(time_said),
            cap: distance(cap.map(|cap| cap.m)),
            cap_by: cap.map(|cap| cap.by),
            cap_until: cap.and_then(|cap| cap.until).map(|day| day.to_string()),
            cap_kept: told.distance_m.zip(cap).map(|(m, cap)| m <= cap.m),
            distance: distance(told.distance_m),
            time: told.duration_s.map(time_said),
            pace: told.distance_m.zip(told.duration_s).and_then(|(m, s)| pace_said(m, s, unit)),
            ended: told.ended,
            turned: distance(told.turned_m),
            onset: told.onset.map(|onset| match onset {
                Onset::Never => OnsetLine::Never,
                Onset::FromStart => OnsetLine::FromStart,
                Onset::At { m } => OnsetLine::At { distance: self.distance(m) },
                Onset::Afterwards => OnsetLine::Afterwards,
            }),
            pain_during: told.during.map(Pain::value),
            pain_after: told.after.map(Pain::value),
            pain_morning: morning.map(Pain::value),
            course: told.course,
            light,
            shoe: shoe.map(|(id, shoe)| named(id, &shoe.name)),
            recalled: told.recalled,
            voided: row.voided,
        }
    }
}
