//! A run between the form and the log: every problem of what was typed at once, and what is kept as it would be typed.
//!
//! The bounds are Sinew's own: beyond them a slip of the finger is likelier than a run.

use chrono::{Days, NaiveDate, TimeDelta, TimeZone, Timelike, Utc};
use sinew_domain::day::{RollOver, wall_time};
use sinew_domain::pain::Pain;
use sinew_domain::running::{Cap, DistanceUnit, Onset, Pace, RunEnd, RunHow, RunTold, time_said, time_typed};
use sinew_domain::session::Side;
use sinew_domain::time::Now;

use super::super::bounds::WORDS_MAX;
use super::super::check::Check;
use super::super::life::day_of;
use crate::store::RunRow;
use crate::wire::{DistanceTyped, Leg, RunCap, RunDraft, RunOnset, WireError};

/// Metres: nobody runs further in one go.
const DISTANCE_MAX_M: u32 = 250_000;
const TIME_MAX_S: u32 = 48 * 3_600;
/// Seconds for a kilometre: nobody runs faster.
const FASTEST_S_PER_KM: u64 = 100;
const AHEAD_DAYS: u64 = 366;
const BACK_DAYS: u64 = 3_653;

/// What the log knows beside the draft.
pub(super) struct Around<'a> {
    /// The entry as it stands, where it is changed.
    pub(super) before: Option<&'a RunTold>,
    /// When it began, as the form shows it.
    pub(super) shown_at: Option<String>,
    /// Ids of pairs of shoes.
    pub(super) shoes: &'a [String],
    /// The running plan that goes on, its first day, and the step that it stands at.
    pub(super) plan: Option<(&'a str, NaiveDate, u16)>,
    pub(super) recalled: bool,
}

/// Every problem at once; otherwise what is kept.
pub(super) fn checked(draft: &RunDraft, around: &Around, now: &Now) -> Result<RunTold, WireError> {
    let mut check = Check::default();
    let of_day = check.day("day", &draft.day);
    let told = told(draft, of_day.unwrap_or_default(), around, now, &mut check);
    if of_day.is_some() {
        fits_day(&told, now, &mut check);
    }
    if draft.planned.is_none() && told.planned_s.is_none() && draft.distance.is_none() && !told.was_run() {
        check.problem("distance", "is empty: tell how far or how long it was, or what is planned");
    }
    fits_distance(&told, &mut check);
    fits_pain(&told, &mut check);
    check.done(told)
}

fn told(draft: &RunDraft, of_day: NaiveDate, around: &Around, now: &Now, check: &mut Check) -> RunTold {
    let new = || RunTold { recalled: around.recalled, ..RunTold::new(of_day, draft.sport, RunHow::ByHand) };
    let base = around.before.cloned().unwrap_or_else(new);
    // A form shows minutes of where it was told: what stands as it was shown is still the very moment.
    let untouched = draft.at == around.shown_at && of_day == base.of_day;
    let started_ms = match draft.at.as_deref() {
        Some(_) if untouched => base.started_ms,
        at => at.and_then(|at| begun(of_day, at, now, check)),
    };
    let cap = draft.cap.as_ref().and_then(|cap| cap_of(cap, check));
    let onset = draft.onset.and_then(|onset| match onset {
        RunOnset::Never => Some(Onset::Never),
        RunOnset::FromStart => Some(Onset::FromStart),
        RunOnset::Afterwards => Some(Onset::Afterwards),
        RunOnset::At { distance } => metres("onset", Some(&distance), check).map(|m| Onset::At { m }),
    });
    if let Some(Pace::Strides { percent }) = draft.pace {
        check.number("pace", percent.into(), 1.0..=100.0, true);
    }
    if let Some(shoe) = draft.shoe.as_ref().filter(|shoe| !around.shoes.contains(shoe)) {
        check.problem("shoe", &format!("there is no such pair: {shoe}"));
    }
    let plan = around.plan.filter(|(_, started, _)| of_day >= *started).map(|(id, _, step)| (id, step));
    let (plan, step) = of_plan(draft, &base, plan, check);
    RunTold {
        sport: draft.sport,
        plan,
        step,
        started_ms,
        planned_m: metres("planned", draft.planned.as_ref(), check),
        planned_s: seconds("planned_time", draft.planned_time.as_deref(), check),
        cap,
        distance_m: metres("distance", draft.distance.as_ref(), check),
        duration_s: seconds("time", draft.time.as_deref(), check),
        ended: draft.ended,
        turned_m: metres("turned", draft.turned.as_ref(), check),
        pace: draft.pace,
        effort: check.score("effort", draft.effort),
        surface: draft.surface,
        camber: draft.camber.map(Side::from),
        hills: draft.hills,
        shoe: draft.shoe.clone(),
        support: draft.support,
        during: check.pain("pain_during", draft.pain_during),
        after: check.pain("pain_after", draft.pain_after),
        night: check.pain("pain_night", draft.pain_night),
        signs: draft.signs,
        onset,
        course: draft.course,
        note: check.maybe_words("note", draft.note.as_deref(), WORDS_MAX),
        of_day,
        ..base
    }
}

/// Whose run it was. What was followed in the player stays what it was.
fn of_plan(
    draft: &RunDraft,
    before: &RunTold,
    plan: Option<(&str, u16)>,
    check: &mut Check,
) -> (Option<String>, Option<u16>) {
    let told = before.step.map(u32::from);
    match draft.plan_step {
        step if before.session.is_some() || step == told => (before.plan.clone(), before.step),
        None => (None, None),
        Some(n) => {
            let now = plan.filter(|(_, step)| u32::from(*step) == n);
            if now.is_none() || !draft.sport.is_run() {
                check.problem("plan_step", "is not what the running plan asks for");
            }
            (now.map(|(id, _)| id.to_owned()), now.map(|(_, step)| step))
        }
    }
}

/// A day that is to come can be planned, and nothing more.
fn fits_day(told: &RunTold, now: &Now, check: &mut Check) {
    let today = day_of(now);
    if told.of_day > today && told.was_run() {
        check.problem("day", "has not come yet: it can only be planned");
    }
    if told.of_day > today + Days::new(AHEAD_DAYS) {
        check.problem("day", "is more than a year ahead");
    }
    if told.of_day < today - Days::new(BACK_DAYS) {
        check.problem("day", "is more than ten years ago");
    }
    let ahead = told.started_ms.is_some_and(|ms| ms > now.wall.timestamp_millis());
    if ahead && told.was_run() && told.of_day <= today {
        check.problem("at", "has not come yet");
    }
}

fn fits_distance(told: &RunTold, check: &mut Check) {
    let Some(ran) = told.distance_m else {
        return turned(told, check);
    };
    if let Some(Onset::At { m }) = told.onset
        && m > ran
    {
        check.problem("onset", "is further than the run");
    }
    if told.turned_m.is_some_and(|m| m > ran) {
        check.problem("turned", "is further than the run");
    }
    if told.duration_s.is_some_and(|s| u64::from(s) * 1_000 < u64::from(ran) * FASTEST_S_PER_KM) {
        check.problem("time", "is shorter than anybody needs for this distance");
    }
    turned(told, check);
}

fn turned(told: &RunTold, check: &mut Check) {
    if told.turned_m.is_some() && told.ended != Some(RunEnd::TurnedBack) {
        check.problem("turned", "was told without having turned back");
    }
}

/// What was told of pain agrees with itself.
fn fits_pain(told: &RunTold, check: &mut Check) {
    let hurt = |pain: Option<Pain>| pain.is_some_and(|pain| pain > Pain::NONE);
    match told.onset {
        Some(Onset::Never) if hurt(told.during) || hurt(told.after) => {
            check.problem("onset", "it is told that it hurt")
        }
        Some(Onset::Afterwards) if hurt(told.during) => check.problem("onset", "it is told that it hurt on the way"),
        Some(Onset::At { .. } | Onset::FromStart) if told.during == Some(Pain::NONE) => {
            check.problem("onset", "it is told that nothing hurt on the way");
        }
        Some(Onset::Never | Onset::FromStart | Onset::At { .. } | Onset::Afterwards) | None => {}
    }
    let nowhere = matches!(told.onset, Some(Onset::Never | Onset::Afterwards));
    if nowhere && told.course.is_some() {
        check.problem("course", "it is told that nothing hurt on the way");
    }
}

fn cap_of(cap: &RunCap, check: &mut Check) -> Option<Cap> {
    let until = check.maybe_day("cap.until", cap.until.as_deref());
    metres("cap", Some(&cap.distance), check).map(|m| Cap { m, by: cap.by, until })
}

/// More than nothing, and with a unit.
pub(super) fn metres(field: &str, typed: Option<&DistanceTyped>, check: &mut Check) -> Option<u32> {
    let typed = typed?;
    let Some(unit) = typed.unit else {
        check.problem(field, "has no unit");
        return None;
    };
    let m = unit.to_metres(typed.value).filter(|m| (1..=DISTANCE_MAX_M).contains(m));
    if m.is_none() {
        let most = (f64::from(DISTANCE_MAX_M) / unit.metres()).floor();
        check.problem(field, &format!("must be more than 0 and at most {most} {}", unit.sign()));
    }
    m
}

fn seconds(field: &str, typed: Option<&str>, check: &mut Check) -> Option<u32> {
    let typed = typed.map(str::trim).filter(|typed| !typed.is_empty())?;
    let seconds = time_typed(typed).filter(|s| (1..=TIME_MAX_S).contains(s));
    if seconds.is_none() {
        check.problem(field, "must be minutes, or like 52:30 or 1:02:30, and at most 48 hours");
    }
    seconds
}

/// After midnight and before the day is over, it is the date after.
fn begun(day: NaiveDate, at: &str, now: &Now, check: &mut Check) -> Option<i64> {
    let time = check.clock("at", at)?;
    let late = time.hour() < u32::from(u8::from(RollOver::DEFAULT));
    let date = if late { day.succ_opt().unwrap_or(day) } else { day };
    // In the hour that the clocks leave out there is the one after it.
    let there = (0..=180).step_by(15).find_map(|skipped| {
        now.zone.from_local_datetime(&(date.and_time(time) + TimeDelta::minutes(skipped))).earliest()
    });
    there.map(|there| there.with_timezone(&Utc).timestamp_millis())
}

/// As it stands, as it would be typed.
pub(super) fn draft_of(row: &RunRow, unit: DistanceUnit) -> RunDraft {
    let told = &row.told;
    let typed = |m: Option<u32>| m.map(|m| typed(m, unit));
    let pain = |pain: Option<Pain>| pain.map(Pain::value);
    RunDraft {
        run: Some(row.run.clone()),
        day: told.of_day.to_string(),
        at: told.started_ms.map(|ms| clock(row, ms)),
        sport: told.sport,
        plan_step: told.step.map(u32::from),
        planned: typed(told.planned_m),
        planned_time: told.planned_s.map(time_said),
        cap: told.cap.map(|cap| cap_told(cap, unit)),
        distance: typed(told.distance_m),
        time: told.duration_s.map(time_said),
        ended: told.ended,
        turned: typed(told.turned_m),
        pace: told.pace,
        effort: told.effort.map(f64::from),
        surface: told.surface,
        camber: told.camber.map(Leg::from),
        hills: told.hills,
        shoe: told.shoe.clone(),
        support: told.support,
        pain_during: pain(told.during),
        pain_after: pain(told.after),
        pain_night: pain(told.night),
        signs: told.signs,
        onset: told.onset.map(|onset| match onset {
            Onset::Never => RunOnset::Never,
            Onset::FromStart => RunOnset::FromStart,
            Onset::At { m } => RunOnset::At { distance: self::typed(m, unit) },
            Onset::Afterwards => RunOnset::Afterwards,
        }),
        course: told.course,
        note: told.note.clone(),
    }
}

pub(super) fn typed(m: u32, unit: DistanceUnit) -> DistanceTyped {
    DistanceTyped { value: unit.typed(m), unit: Some(unit) }
}

pub(super) fn cap_told(cap: Cap, unit: DistanceUnit) -> RunCap {
    RunCap { distance: typed(cap.m, unit), by: cap.by, until: cap.until.map(|day| day.to_string()) }
}

/// On the wall where it was told.
pub(super) fn clock(row: &RunRow, ms: i64) -> String {
    let at = chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default();
    let offset = chrono::Offset::fix(&row.stamp.zone.offset_from_utc_datetime(&at.naive_utc())).local_minus_utc() / 60;
    wall_time(ms, offset)
}
