//! What was changed before a flare: levers, skips, pauses and sessions beyond the plan, on the days of the pain.

use chrono::{Days, NaiveDate};
use sinew_domain::plan::{Fact, PlanState, Skip};
use sinew_domain::series::{FlareDay, PlanChange, Span, changes, flares, points};

use super::super::library::named;
use super::{Ground, chart_points, felt, revision_of};
use crate::wire::{ChartChange, ChartEvent, ChartFlare, ChartPause, FlareChart, WireError};
use crate::{Companion, store, unreadable};

/// Its id, its first day, the day that asked again, and why.
type Paused = (String, NaiveDate, Option<NaiveDate>, sinew_domain::progression::PauseKind);

impl Companion {
    pub(super) fn flare_chart(&self, ground: &Ground) -> Result<FlareChart, WireError> {
        let book = self.book();
        let days = book.relapse.rose_within_days.value;
        let first = ground.span.from().checked_sub_days(Days::new(days.into())).unwrap_or(ground.span.from());
        let told: Vec<_> = ground.sessions.iter().map(|s| (s.of_day, felt(s))).collect();
        let pauses = self.pauses_of(ground)?;
        let mut dated = self.plan_events(ground, first)?;
        dated.extend(self.skip_events(ground, first)?);
        dated.extend(ground.sessions.iter().filter(|s| s.extra).map(|s| (s.of_day, ChartChange::Extra)));
        for (_, from, until, kind) in &pauses {
            dated.push((*from, ChartChange::Paused { kind: *kind }));
            dated.extend(until.map(|on| (on, ChartChange::Resumed)));
        }
        dated.retain(|(day, _)| (first..=ground.span.to()).contains(day));
        // Of one day in the order above, which is that of their weight.
        dated.sort_by_key(|(day, _)| *day);
        let found = flares(&told, ground.state.tissue, &ground.limits, &book.light);
        let worst = ground.worst(|s| s.pain_during.max(s.pain_after));
        Ok(FlareChart {
            pain: chart_points(points(ground.span, &worst, ground.step)),
            flares: found.iter().filter_map(|flare| chart_flare(ground.span, flare, days, &dated)).collect(),
            pauses: pauses.iter().filter_map(|pause| chart_pause(ground.span, pause)).collect(),
            events: dated.into_iter().map(|(day, what)| event(ground.span, day, what)).collect(),
            look_back: self.number("Looked back from a flare", &book.relapse.rose_within_days, " days"),
        })
    }

    fn plan_events(&self, ground: &Ground, first: NaiveDate) -> Result<Vec<(NaiveDate, ChartChange)>, WireError> {
        let days = [first, ground.span.to()];
        let rows = store::revisions_between(self.store.read(), ground.plan, days).map_err(unreadable)?;
        let mut out = Vec::new();
        let mut before: Option<PlanState> = None;
        for (day, revision) in rows.into_iter().filter_map(revision_of) {
            let told = changes(before.as_ref(), &revision);
            let phases = [before.as_ref(), Some(&revision.state)].map(|state| self.phase_of(ground, state));
            out.extend(told.into_iter().map(|change| (day, self.chart_change(change, &phases))));
            before = Some(revision.state);
        }
        Ok(out)
    }

    fn phase_of(&self, ground: &Ground, state: Option<&PlanState>) -> Option<String> {
        let phase = ground.programme?.phase_of_week(state?.week)?;
        Some(phase.name.clone())
    }

    fn chart_change(&self, change: PlanChange, [before, after]: &[Option<String>; 2]) -> ChartChange {
        match change {
            PlanChange::Started => ChartChange::Started,
            PlanChange::Lever { lever, exercise, from, to } => ChartChange::Lever {
                lever,
                exercise: exercise.map(|id| named(&id, &self.library.name_of(&id))),
                from,
                to,
                phase: after.clone().filter(|_| before != after),
            },
            PlanChange::Lighter { on } => ChartChange::Lighter { on },
            PlanChange::Restarted(step) => ChartChange::Restarted { step },
            PlanChange::Ended(end) => ChartChange::Ended { end },
        }
    }

    fn skip_events(&self, ground: &Ground, first: NaiveDate) -> Result<Vec<(NaiveDate, ChartChange)>, WireError> {
        let rows = store::life_between(self.store.read(), "skip", [first, ground.span.to()]).map_err(unreadable)?;
        let mut newest: Vec<Skip> = Vec::new();
        for row in rows {
            let Some(Fact::Skip(skip)) = row.fact else { continue };
            if skip.plan != ground.plan {
                continue;
            }
            let same = |s: &Skip| (s.of_day, s.slot, s.session) == (skip.of_day, skip.slot, skip.session);
            newest.retain(|s| !same(s));
            newest.push(skip);
        }
        Ok(newest.into_iter().map(|s| (s.of_day, ChartChange::Skipped { reason: s.reason })).collect())
    }

    /// With the day that asked again, where it has come.
    fn pauses_of(&self, ground: &Ground) -> Result<Vec<Paused>, WireError> {
        let rows = |kind| store::life_of_kind(self.store.read(), kind).map_err(unreadable);
        let resumed = rows("resume")?;
        let ended_on = |id: &str| {
            resumed.iter().rev().find_map(|row| match &row.fact {
                Some(Fact::Resume(r)) if r.pause == id => Some(r.on),
                _ => None,
            })
        };
        let paused = rows("pause")?.into_iter().filter_map(|row| match row.fact {
            Some(Fact::Pause(p)) if p.plan.as_deref().is_none_or(|of| of == ground.plan) => {
                Some((row.id.clone(), p.from, ended_on(&row.id), p.kind))
            }
            _ => None,
        });
        Ok(paused.collect())
    }
}

fn event(span: Span, day: NaiveDate, what: ChartChange) -> ChartEvent {
    ChartEvent { x: span.x(day), day: day.to_string(), what }
}

fn chart_flare(span: Span, flare: &FlareDay, days: u16, events: &[(NaiveDate, ChartChange)]) -> Option<ChartFlare> {
    let back = flare.look_back(days).filter(|_| flare.begins);
    let before = |back: Span| {
        let inside = events.iter().enumerate().filter(move |(_, (day, _))| back.x(*day).is_some());
        inside.map(|(place, _)| place as u32).collect()
    };
    Some(ChartFlare {
        x: span.x(flare.day)?,
        day: flare.day.to_string(),
        pain: flare.pain.map(|pain| pain.value()),
        light: flare.light,
        begins: flare.begins,
        before: back.map(before).unwrap_or_default(),
    })
}

/// The day that asks again is not paused any more; a pause that is on goes up to the last day.
fn chart_pause(span: Span, (_, from, until, kind): &Paused) -> Option<ChartPause> {
    let first = (*from).max(span.from());
    let last = until.and_then(|on| on.pred_opt()).unwrap_or(span.to()).min(span.to());
    let paused = Span::new(first, last)?;
    Some(ChartPause { x: span.x(first)?, days: paused.days(), kind: *kind })
}
