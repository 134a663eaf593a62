//! What bringing in the files that wait would do.

use chrono::{Datelike, Days, NaiveDate};
use sinew_domain::day::{RollOver, wall_time};
use sinew_domain::running::recorded::{Recorded, same_run};
use sinew_domain::running::{RunCourse, RunHow, RunTold};
use sinew_domain::time::Now;

use super::not_done;
use crate::recordings::shelf::{self, Waiting};
use crate::recordings::{self, Limits, Looked};
use crate::store::{self, RunRow};
use crate::wire::{PlanOfDay, RunBeside, RunComing, RunComingState, RunFileRefused, RunsReview, WireError};
use crate::{Companion, unreadable};

/// A recording of a file that waits.
pub(super) struct Found {
    pub id: String,
    pub file: Waiting,
    pub looked: Looked,
    pub day: NaiveDate,
    pub state: RunComingState,
}

/// Where its time lies.
pub(super) fn span(of: &Recorded) -> (i64, i64) {
    (of.start_ms, of.end_ms())
}

/// A number of the log from one of a file: none that is below nothing, or beyond what the log holds.
pub(super) fn whole<T: TryFrom<i64>>(value: Option<f64>) -> Option<T> {
    value.filter(|v| v.is_finite() && (0.0..1e9).contains(v)).and_then(|v| T::try_from(v.round() as i64).ok())
}

/// Of a rate there is none at nought.
pub(super) fn rate(value: Option<f64>, most: u16) -> Option<u16> {
    whole(value).filter(|rate| (1..=most).contains(rate))
}

impl Companion {
    /// The files that wait, with what is known of them. Nothing changes.
    pub fn runs_coming(&self, now: &Now) -> Result<RunsReview, WireError> {
        let (found, refused) = self.found_runs(now)?;
        let course = self.run_course()?;
        let mut lines: Vec<(i64, RunComing)> = Vec::new();
        for one in &found {
            lines.push((one.looked.recording.recorded.start_ms, self.coming_line(one, &course, now)?));
        }
        lines.sort_by_key(|(start_ms, _)| std::cmp::Reverse(*start_ms));
        Ok(RunsReview {
            lines: lines.into_iter().map(|(_, line)| line).collect(),
            refused,
            folder: self.settings.run_folder.clone(),
            folder_trouble: None,
            more: 0,
        })
    }

    /// Every recording that waits, and how it stands to the log.
    pub(super) fn found_runs(&self, now: &Now) -> Result<(Vec<Found>, Vec<RunFileRefused>), WireError> {
        let now_ms = now.wall.timestamp_millis();
        let (mut found, mut refused): (Vec<Found>, Vec<RunFileRefused>) = (Vec::new(), Vec::new());
        for file in shelf::waiting(&self.folder).map_err(|error| not_done(&error))? {
            match recordings::read(&file.bytes, &file.name, &Limits::DEFAULT, now_ms) {
                Ok(read) => {
                    for (nth, looked) in read.recordings.into_iter().enumerate() {
                        let day = looked.recording.recorded.day(now.zone, RollOver::DEFAULT);
                        let state = self.state_of(&file.digest, &looked, day, &found)?;
                        let id = format!("{}:{nth}", file.digest);
                        // The bytes are read again when they are needed: many files at once are not held in memory.
                        let file = Waiting { bytes: Vec::new(), ..file.clone() };
                        found.push(Found { id, file, looked, day, state });
                    }
                }
                Err(error) => refused.push(RunFileRefused { file: file.name, problems: error.problems }),
            }
        }
        Ok((found, refused))
    }

    fn state_of(
        &self,
        digest: &str,
        looked: &Looked,
        day: NaiveDate,
        before: &[Found],
    ) -> Result<RunComingState, WireError> {
        let (of, external) = (&looked.recording.recorded, looked.recording.external_id.as_deref());
        let read = self.store.read();
        let known = store::run_files_like(read, digest, external).map_err(unreadable)?;
        // A file may hold several: the same bytes are the same recording only where it begins at the same time.
        let is_it = |row: &&store::RunFileRow| {
            row.file.begun_ms == Some(of.start_ms) || (external.is_some() && row.file.external.as_deref() == external)
        };
        let mut state = None;
        for row in known.iter().filter(is_it) {
            state = Some(match &row.file.run {
                None => RunComingState::LeftOut,
                Some(run) if self.is_in_log(run)? => return Ok(RunComingState::Here { run: run.clone() }),
                Some(run) => RunComingState::TakenOut { run: run.clone() },
            });
        }
        if let Some(state) = state {
            return Ok(state);
        }
        for row in self.runs_around(day)? {
            if self.spans_of(&row)?.into_iter().any(|other| same_run(span(of), other)) {
                return Ok(RunComingState::SameRun { run: row.run });
            }
        }
        let twin = before.iter().find(|other| {
            let recording = &other.looked.recording;
            let same_name = external.is_some() && recording.external_id.as_deref() == external;
            let is_first = !matches!(other.state, RunComingState::SameAs { .. });
            is_first
                && other.looked.impossible.is_empty()
                && (same_name || same_run(span(of), span(&recording.recorded)))
        });
        Ok(twin.map_or(RunComingState::New, |other| RunComingState::SameAs { id: other.id.clone() }))
    }

    /// Whether an entry stands, and was not taken out.
    pub(super) fn is_in_log(&self, run: &str) -> Result<bool, WireError> {
        let rows = store::run(self.store.read(), run).map_err(unreadable)?;
        Ok(rows.last().is_some_and(|row| !row.voided))
    }

    fn runs_around(&self, day: NaiveDate) -> Result<Vec<RunRow>, WireError> {
        let days = [day - Days::new(1), day + Days::new(1)];
        store::runs_between(self.store.read(), days).map_err(unreadable)
    }

    /// When an entry was on, by its files; one that was told by hand says too little for that.
    fn spans_of(&self, row: &RunRow) -> Result<Vec<(i64, i64)>, WireError> {
        let files = store::files_of_run(self.store.read(), &row.run).map_err(unreadable)?;
        Ok(files
            .iter()
            .filter_map(|row| {
                let begun = row.file.begun_ms?;
                Some((begun, begun + i64::from(row.file.elapsed_s?) * 1000))
            })
            .collect())
    }

    fn coming_line(&self, one: &Found, course: &RunCourse, now: &Now) -> Result<RunComing, WireError> {
        let recording = &one.looked.recording;
        let of = &recording.recorded;
        let row = |row: RunRow| beside(&row);
        let mut entries = Vec::new();
        for other in self.told_on(one.day)? {
            entries.push(row(other));
        }
        let is_open = match one.state {
            RunComingState::New | RunComingState::TakenOut { .. } | RunComingState::LeftOut => true,
            RunComingState::Here { .. } | RunComingState::SameRun { .. } | RunComingState::SameAs { .. } => false,
        };
        Ok(RunComing {
            id: one.id.clone(),
            file: one.file.name.clone(),
            format: recording.format,
            sport: of.sport,
            day: one.day.to_string(),
            at: wall_time(of.start_ms, of.offset_at(now.zone)),
            duration_s: whole(of.moving.map(|t| t.s)),
            moving_from: of.moving.map(|t| t.from),
            elapsed_s: whole(of.elapsed_s),
            distance_m: whole(of.distance.map(|d| d.m)),
            distance_from: of.distance.map(|d| d.from),
            ascent_m: whole(of.ascent_m),
            heart_rate: rate(of.avg_heart_bpm, 300),
            heart_rate_most: rate(of.max_heart_bpm, 300),
            cadence: rate(of.cadence_spm, 400),
            laps: u32::try_from(recording.laps.len()).unwrap_or(u32::MAX),
            device: recording.device.clone(),
            state: one.state.clone(),
            impossible: one.looked.impossible.clone(),
            odd: one.looked.odd.clone(),
            beside: if is_open { entries } else { Vec::new() },
            plan: self.plan_of_day(course, of, one.day)?,
        })
    }

    /// Entries of a day that were told without a file.
    pub(super) fn told_on(&self, day: NaiveDate) -> Result<Vec<RunRow>, WireError> {
        let mut told = Vec::new();
        for row in store::runs_between(self.store.read(), [day, day]).map_err(unreadable)? {
            let has_file = !store::files_of_run(self.store.read(), &row.run).map_err(unreadable)?.is_empty();
            if row.told.how != RunHow::Recorded && !has_file {
                told.push(row);
            }
        }
        Ok(told)
    }

    /// The running plan, where it asks for a run on that day and none was told yet.
    pub(super) fn plan_of_day(
        &self,
        course: &RunCourse,
        of: &Recorded,
        day: NaiveDate,
    ) -> Result<Option<PlanOfDay>, WireError> {
        let Some(plan) = course.plan().filter(|plan| day >= plan.from_day && of.is_on_foot()) else { return Ok(None) };
        let moved_here = plan.moved.iter().any(|(_, to)| *to == day);
        let moved_away = plan.moved.iter().any(|(from, _)| *from == day);
        let asks = moved_here || (plan.weekdays_on(day).has(day.weekday()) && !moved_away);
        let done = store::runs_between(self.store.read(), [day, day]).map_err(unreadable)?;
        let is_done = done.iter().any(|row| row.told.plan.as_deref() == Some(plan.id.as_str()));
        let name = self.library.run_plans.get(&plan.start.run_plan).map(|record| record.name.clone());
        let named = |name| PlanOfDay { plan: plan.id.clone(), name, step: plan.step };
        Ok(name.filter(|_| asks && !is_done).map(named))
    }
}

fn beside(row: &RunRow) -> RunBeside {
    let RunTold { sport, how, started_ms, distance_m, duration_s, .. } = row.told;
    RunBeside {
        run: row.run.clone(),
        sport,
        how,
        at: started_ms.map(|ms| wall_time(ms, row.stamp.offset_min)),
        distance_m,
        duration_s,
    }
}
