//! The list of runs, and the page of one: derived from their rows.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use sinew_domain::day::wall_time;
use sinew_domain::pain::Light;
use sinew_domain::running::{RunCourse, RunFacts, RunTold, settled};
use sinew_domain::time::Now;

use super::super::life::day_of;
use super::draft::draft_of;
use super::on_the_way::events_of;
use crate::store::{self, RunRow};
use crate::wire::{ErrorCode, RunPage, RunRowLine, RunsView, WireError};
use crate::{Companion, refused, unreadable};

/// At most so many in one answer.
const MOST: u32 = 500;
/// A plan of a day gone by waits so long to be told.
const PLAN_WAITS_DAYS: u64 = 7;
/// Yellow that does not settle is looked for in so many runs before the first that is shown.
const BEFORE: usize = 20;

impl Companion {
    /// The newest `most` runs, and what is planned.
    pub fn runs(&self, most: u32, now: &Now) -> Result<RunsView, WireError> {
        if !(1..=MOST).contains(&most) {
            return Err(refused(ErrorCode::Invalid, vec![format!("most: must be 1 to {MOST}")]));
        }
        let (today, course) = (day_of(now), self.run_course()?);
        let all = self.all_runs()?;
        let (told, planned): (Vec<RunRow>, Vec<RunRow>) =
            all.into_iter().filter(|row| row.told.sport.is_run()).partition(|row| row.told.was_run());
        let shown = told.len().saturating_sub(most as usize);
        let facts = self.run_facts_of(&told[shown.saturating_sub(BEFORE)..], today)?;
        let next_cap = self.next_cap_view(&facts, today)?;
        let lights = self.lights_of(&told[shown.saturating_sub(BEFORE)..], facts);
        let line = |row: &RunRow| self.run_line(row, lights.get(&row.run).copied(), &course);
        let waits = today - Days::new(PLAN_WAITS_DAYS);
        Ok(RunsView {
            unit: self.settings.distance_unit,
            today: today.to_string(),
            runs: told[shown..].iter().rev().map(line).collect(),
            planned: planned.iter().filter(|row| row.told.of_day >= waits).map(line).collect(),
            more: shown > 0,
            caps: self.cap_lines(&course, today),
            next_cap,
        })
    }

    /// A run or other training, voided or not.
    pub fn run_page(&self, run: &str, now: &Now) -> Result<RunPage, WireError> {
        let rows = store::run(self.store.read(), run).map_err(unreadable)?;
        let row = rows.last().cloned().ok_or_else(|| super::super::library::no_such("run"))?;
        let (course, today) = (self.run_course()?, day_of(now));
        let is_told = row.told.sport.is_run() && row.told.was_run() && !row.voided;
        let of_day = row.told.of_day;
        let (facts, newest) = self.facts_up_to(&row, today)?;
        let facts = facts.filter(|_| is_told);
        let light = facts.as_ref().and_then(|facts| self.run_light(facts));
        let next_cap = match &facts {
            Some(facts) => self.next_cap_view(facts, of_day.succ_opt().unwrap_or(of_day).max(today))?,
            None => None,
        };
        Ok(RunPage {
            line: self.run_line(&row, light.as_ref().map(|light| light.light), &course),
            draft: draft_of(&row, self.settings.distance_unit),
            // What was told long after its day counts, and no suggestion starts from it.
            suggestion: facts.as_ref().filter(|_| !row.told.recalled).and_then(|facts| self.run_suggestion(facts)),
            light,
            newest,
            offer: if newest {
                self.run_offer(today)?.filter(|offer| offer.run == row.run).map(Box::new)
            } else {
                None
            },
            next_cap,
            caps: self.cap_lines(&course, today),
            events: events_of(&course, row.told.session.as_deref()),
            rows: row_lines(&rows),
        })
    }

    pub(super) fn all_runs(&self) -> Result<Vec<RunRow>, WireError> {
        store::runs_between(self.store.read(), ever()).map_err(unreadable)
    }

    /// The light of each run of `rows`, by its entry; `facts` are of the same rows.
    fn lights_of(&self, rows: &[RunRow], mut facts: RunFacts) -> BTreeMap<String, Light> {
        let mut lights = BTreeMap::new();
        for row in rows.iter().rev() {
            lights.extend(settled(&facts, self.book()).map(|light| (row.run.clone(), light)));
            facts.runs.pop();
        }
        lights
    }

    /// What the rules knew with this run as the newest, by the answers of now; and whether it is the newest.
    fn facts_up_to(&self, row: &RunRow, today: NaiveDate) -> Result<(Option<RunFacts>, bool), WireError> {
        let told = |row: &RunRow| row.told.sport.is_run() && row.told.was_run();
        let last = row.told.of_day.max(today);
        let mut rows: Vec<RunRow> = self.all_runs()?.into_iter().filter(told).collect();
        rows.retain(|of| of.told.of_day <= last);
        let Some(at) = rows.iter().position(|of| of.run == row.run) else { return Ok((None, false)) };
        let newest = at + 1 == rows.len();
        let from = row.told.of_day - Days::new(366);
        let of = rows[..=at].iter().filter(|row| row.told.of_day >= from).cloned().collect::<Vec<_>>();
        if newest {
            let entries = store::running(self.store.read()).map_err(unreadable)?;
            let before = RunCourse::before_answers(&entries, &row.run);
            return Ok((Some(self.run_facts_by(&before, &of, today)?), newest));
        }
        Ok((Some(self.run_facts_of(&of, row.told.of_day)?), newest))
    }
}

/// Days are compared as they are written, in four digits of a year.
pub(super) fn ever() -> [NaiveDate; 2] {
    [(1, 1, 1), (9999, 12, 31)].map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default())
}

/// Newest first.
fn row_lines(rows: &[RunRow]) -> Vec<RunRowLine> {
    let before = std::iter::once(None).chain(rows.iter().map(Some));
    let line = |(row, before): (&RunRow, Option<&RunRow>)| RunRowLine {
        id: row.id.clone(),
        day: row.stamp.day.to_string(),
        at: wall_time(row.stamp.utc_ms, row.stamp.offset_min),
        changed: before.map(|before| changed(&before.told, &row.told)).unwrap_or_default(),
        voided: row.voided,
    };
    let mut lines: Vec<RunRowLine> = rows.iter().zip(before).map(line).collect();
    lines.reverse();
    lines
}

/// The names of the fields that differ.
fn changed(before: &RunTold, after: &RunTold) -> Vec<String> {
    let fields = [
        ("day", before.of_day != after.of_day),
        ("at", before.started_ms != after.started_ms),
        ("sport", before.sport != after.sport),
        ("planned", (before.planned_m, before.planned_s) != (after.planned_m, after.planned_s)),
        ("cap", before.cap != after.cap),
        ("distance", before.distance_m != after.distance_m),
        ("time", before.duration_s != after.duration_s),
        ("ended", (before.ended, before.turned_m) != (after.ended, after.turned_m)),
        ("pace", before.pace != after.pace),
        ("effort", before.effort != after.effort),
        ("pain_during", before.during != after.during),
        ("pain_after", before.after != after.after),
        ("pain_night", before.night != after.night),
        ("signs", before.signs != after.signs),
        ("onset", before.onset != after.onset),
        ("course", before.course != after.course),
        ("surface", (before.surface, before.camber, before.hills) != (after.surface, after.camber, after.hills)),
        ("shoe", before.shoe != after.shoe),
        ("support", before.support != after.support),
        ("note", before.note != after.note),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_owned()).collect()
}
