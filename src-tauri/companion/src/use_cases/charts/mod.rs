//! The charts of a plan: what was kept in a range, turned into points. Each asks the file for its range only; nothing
//! here goes through the whole life.

mod dose;
mod flares;
mod onset;
mod pain;
mod picture;
mod recovery;
mod weeks;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use sinew_domain::pain::{Felt, Pain, PainLimit, PainLimits};
use sinew_domain::plan::{Fact, LimitKind, MorningCheck, PlanState};
use sinew_domain::programme::Programme;
use sinew_domain::series::{Point, Span, step_of};
use sinew_domain::time::Now;

use super::check::Check;
use super::life::{day_of, no_plan};
use crate::store::{LifeRow, SeriesSession};
use crate::wire::{ChartFrame, ChartPoint, ChartRange, ChartWeek, Charts, ChartsAsk, WireError};
use crate::{Companion, store, unreadable};

use weeks::tension;

/// So long a range can be drawn, in days; a plan may take longer than anybody lives.
const DAYS_MAX: u32 = 36_600;
/// A weekly check is asked for every seven days: nearly two of them without one are a gap.
const WEEKLY_STEP: u32 = 13;

/// A plan in a range, with what every chart of it reads.
#[derive(Debug)]
struct Ground<'a> {
    plan: &'a str,
    state: PlanState,
    programme: Option<&'a Programme>,
    span: Span,
    today: NaiveDate,
    /// Of the plan: the day of its end, or today.
    last: NaiveDate,
    /// Those that were set by or for the person.
    own: Vec<PainLimit>,
    limits: PainLimits,
    /// The most days from one session to the next.
    step: u32,
    /// From so many days before the range on as a flare is looked back from.
    sessions: Vec<SeriesSession>,
}

impl Companion {
    pub fn charts(&self, ask: &ChartsAsk, now: &Now) -> Result<Charts, WireError> {
        let ground = self.ground(ask, now)?;
        Ok(Charts {
            frame: self.frame(&ground),
            pain: self.pain_chart(&ground)?,
            stiffness: self.stiffness(&ground)?,
            loads: self.load_charts(&ground)?,
            dose: self.dose_chart(&ground, now)?,
            tension: tension(&ground),
            capacity: self.capacity_charts(&ground)?,
            weekly: self.weekly_chart(&ground)?,
            recovery: self.recovery_chart(&ground),
            flares: self.flare_chart(&ground)?,
            onset: self.onset_chart(&ground)?,
        })
    }

    fn ground<'a>(&'a self, ask: &'a ChartsAsk, now: &Now) -> Result<Ground<'a>, WireError> {
        let plan = ask.plan.as_str();
        let today = day_of(now);
        let newest = store::newest_revision(self.store.read(), plan).map_err(unreadable)?.ok_or_else(no_plan)?;
        let (written, revision) = revision_of(newest).ok_or_else(no_plan)?;
        let state = revision.state;
        let last = if state.ended.is_some() { written } else { today };
        let span = span_of(&ask.range, &state, last.max(state.started), today)?;
        let programme = self.library.programme_of(&state);
        let back = Days::new(self.book().relapse.rose_within_days.value.into());
        let first = span.from().checked_sub_days(back).unwrap_or(span.from());
        let sessions = store::series_sessions(self.store.read(), plan, [first, span.to()]).map_err(unreadable)?;
        let own = self.own_limits(plan, span.to().min(today))?;
        let rule = programme.and_then(|programme| programme.pain_rule.as_ref());
        let of_programme = rule.map_or([None; 2], |rule| [rule.during_max, rule.after_max]);
        let book = self.book();
        Ok(Ground {
            plan,
            programme,
            limits: PainLimits::of(state.tissue, &book.tissues, &book.light, of_programme, &own),
            own,
            step: programme.map_or(1, |programme| step_of(&state, programme)),
            state,
            span,
            today,
            last,
            sessions,
        })
    }

    /// The pain limits that were set by or for the person, as they hold on a day.
    fn own_limits(&self, plan: &str, day: NaiveDate) -> Result<Vec<PainLimit>, WireError> {
        let rows = |kind| store::life_of_kind(self.store.read(), kind).map_err(unreadable);
        let gone = rows("limit_end")?;
        let gone = |id: &str| gone.iter().any(|row| matches!(&row.fact, Some(Fact::LimitEnd { limit }) if limit == id));
        let mut own = Vec::new();
        for row in rows("limit")? {
            let Some(Fact::Limit(limit)) = &row.fact else { continue };
            let holds = !gone(&row.id) && limit.until.is_none_or(|until| day <= until);
            let ours = limit.plan.as_deref().is_none_or(|of| of == plan);
            let pain = |kind| (limit.kind == kind).then(|| Pain::try_from(limit.at_most).ok()).flatten();
            let (during, after) = (pain(LimitKind::PainDuring), pain(LimitKind::PainAfter));
            if holds && ours && (during.is_some() || after.is_some()) {
                own.push(PainLimit { during, after, by: limit.by });
            }
        }
        Ok(own)
    }

    fn frame(&self, ground: &Ground) -> ChartFrame {
        let span = ground.span;
        let week = |week: &Span| {
            let (from, to) = (week.from(), week.to());
            Some(ChartWeek { x: span.x(from)?, days: week.days(), from: from.to_string(), to: to.to_string() })
        };
        ChartFrame {
            plan: ground.plan.to_owned(),
            programme: self.programme_ref(&ground.state.programme),
            from: span.from().to_string(),
            to: span.to().to_string(),
            days: span.days(),
            today: span.x(ground.today),
            weeks: span.weeks().iter().filter_map(week).collect(),
        }
    }

    /// The newest answer about each morning, by day.
    fn mornings(&self, days: [NaiveDate; 2]) -> Result<BTreeMap<NaiveDate, MorningCheck>, WireError> {
        let rows = store::life_between(self.store.read(), "morning", days).map_err(unreadable)?;
        let told = rows.into_iter().filter_map(|row| match row.fact {
            Some(Fact::Morning(morning)) => Some((morning.of_day, morning)),
            _ => None,
        });
        Ok(told.collect())
    }
}

impl Ground<'_> {
    fn days(&self) -> [NaiveDate; 2] {
        [self.span.from(), self.span.to()]
    }

    /// The worst of each day with a session, of what `of` reads; a day that nobody answered has none.
    fn worst(&self, of: impl Fn(&SeriesSession) -> Option<u8>) -> BTreeMap<NaiveDate, Option<f64>> {
        let mut days: BTreeMap<NaiveDate, Option<u8>> = BTreeMap::new();
        for session in &self.sessions {
            let worst = days.entry(session.of_day).or_default();
            *worst = (*worst).max(of(session));
        }
        days.into_iter().map(|(day, worst)| (day, worst.map(f64::from))).collect()
    }
}

/// No session is a run: what it has of pain it has from its start.
fn felt(session: &SeriesSession) -> Felt {
    let pain = |told: Option<u8>| told.and_then(Pain::whole);
    let (during, after) = (pain(session.pain_during), pain(session.pain_after));
    Felt { during, after, signs: session.signs, after_distance: Some(false) }
}

fn span_of(range: &ChartRange, state: &PlanState, last: NaiveDate, today: NaiveDate) -> Result<Span, WireError> {
    let mut check = Check::default();
    let (from, to) = match range {
        ChartRange::Weeks4 => return Ok(Span::of_weeks(4, today)),
        ChartRange::Weeks12 => return Ok(Span::of_weeks(12, today)),
        ChartRange::Programme => (Some(state.started), Some(last)),
        ChartRange::Between { from, to } => (check.day("from", from), check.day("to", to)),
    };
    let span = from.zip(to).and_then(|(from, to)| Span::new(from, to));
    match (from.zip(to), span) {
        (Some(_), None) => check.problem("to", "is before the first day"),
        (Some(_), Some(span)) if span.days() > DAYS_MAX => {
            check.problem("to", "a range has at most a hundred years");
        }
        (Some(_), Some(_)) | (None, _) => {}
    }
    check.done(span)?.ok_or_else(no_plan)
}

fn revision_of(row: LifeRow) -> Option<(NaiveDate, sinew_domain::plan::Revision)> {
    match row.fact {
        Some(Fact::Revision(revision)) => Some((row.stamp.day, revision)),
        _ => None,
    }
}

fn chart_points(points: Vec<Point>) -> Vec<ChartPoint> {
    let point = |p: Point| ChartPoint { x: p.x, day: p.day.to_string(), value: p.value, run: p.run, word: None };
    points.into_iter().map(point).collect()
}
