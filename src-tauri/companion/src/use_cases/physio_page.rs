//! The page for a visit: gathered from what was kept, shown before it is saved. Every number on it is one that a screen
//! shows, from where the screen has it. The name that is typed for it is printed, and kept nowhere.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use sinew_domain::day::week_of;
use sinew_domain::pain::Pain;
use sinew_domain::plan::{Entry, Fact, Life, MorningCheck, PlanState, SessionFact, Standing};
use sinew_domain::series::{self, mean_weeks};
use sinew_domain::session::Outcome;
use sinew_domain::time::Now;

use super::bounds::NAME_MAX;
use super::check::Check;
use super::life::day_of;
use super::limits::limit_lines;
use super::plan_page::override_lines;
use crate::paper::content::{
    AwayPart, ChangePart, DecisionPart, LoadPart, PainDay, PainPart, PainWeek, PausePart, PhysioPage, PlanPart,
    SkipPart,
};
use crate::paper::{self, marks::Laid};
use crate::wire::{
    ErrorCode, PageDraft, PageFile, PagePart, PagePreview, PageRange, PageRangeLine, ReasonLine, SheetView, WireError,
};
use crate::{Companion, refused};

const WEEKS_4: u64 = 28;
const WEEKS_12: u64 = 84;

impl Companion {
    /// The page as it would be saved now. Changes nothing.
    pub fn physio_page(&self, draft: &PageDraft, now: &Now) -> Result<PagePreview, WireError> {
        let page = self.page_content(draft, now)?;
        let Laid { title, sheets, .. } = paper::lay(&page);
        let view = |sheet: paper::marks::Sheet| SheetView {
            width: sheet.width,
            height: sheet.height,
            marks: sheet.marks.into_iter().map(|placed| placed.mark).collect(),
        };
        Ok(PagePreview {
            title,
            from: page.from.to_string(),
            to: page.to.to_string(),
            ranges: self.page_ranges(day_of(now))?,
            last_visit: self.last_visit(day_of(now)).map(|day| day.to_string()),
            sheets: sheets.into_iter().map(view).collect(),
        })
    }

    /// The same as a file.
    pub fn physio_file(&self, draft: &PageDraft, now: &Now) -> Result<PageFile, WireError> {
        let page = self.page_content(draft, now)?;
        let bytes = paper::file(&paper::lay(&page), page.made_on);
        let bytes = bytes.map_err(|error| refused(ErrorCode::Internal, vec![error]))?;
        Ok(PageFile { file_name: format!("rehab-log-{}.pdf", page.made_on), bytes })
    }

    /// What the page says.
    pub fn page_content(&self, draft: &PageDraft, now: &Now) -> Result<PhysioPage, WireError> {
        let today = day_of(now);
        let mut check = Check::default();
        let who = check.maybe_words("who", draft.who.as_deref(), NAME_MAX);
        let ranges = self.page_ranges(today)?;
        let from = ranges.iter().find(|line| line.range == draft.range).and_then(|line| line.from.parse().ok());
        if from.is_none() {
            check.problem("range", "there is no such day in the log");
        }
        let (who, from): (Option<String>, Option<NaiveDate>) = check.done((who, from))?;
        let span = Span { from: from.unwrap_or(today), to: today };
        let life = self.life_from(span.from)?;
        let plans = plans_in(life, span);
        let names: Vec<&str> = plans.iter().map(|(id, _)| *id).collect();
        let is_on = |part: PagePart| !draft.without.contains(&part);
        Ok(PhysioPage {
            who,
            made_on: today,
            from: span.from,
            to: span.to,
            format: draft.format,
            plans: plans.iter().map(|(id, state)| self.plan_part(life, id, state, today)).collect(),
            signs: is_on(PagePart::Signs).then(|| self.signs_in(span, now)).transpose()?,
            done: is_on(PagePart::Done).then(|| self.done_in(&names, span.from, span.to, now)).transpose()?,
            pain: is_on(PagePart::Pain).then(|| self.pain_in(life, &plans, span)),
            loads: is_on(PagePart::Loads).then(|| self.loads_in(life, span)),
            tests: is_on(PagePart::Tests).then(|| self.capacity()).transpose()?,
            questions: is_on(PagePart::Questions).then(|| self.open_questions()).transpose()?,
            decisions: is_on(PagePart::Decisions).then(|| self.decisions_in(life, &plans, span)),
            away: is_on(PagePart::Away).then(|| self.away_in(life, span)),
            changes: is_on(PagePart::Changes).then(|| self.changes_in(life, &plans, span)),
        })
    }

    /// Those that there are now.
    fn page_ranges(&self, today: NaiveDate) -> Result<Vec<PageRangeLine>, WireError> {
        let life = self.life()?;
        let runs = life.running().map(|(_, state)| state.started).min();
        let begun = runs.or_else(|| life.plans().iter().map(|(_, state)| state.started).max());
        let ranges = [
            (PageRange::LastVisit, self.last_visit(today)),
            (PageRange::Weeks4, Some(today - Days::new(WEEKS_4 - 1))),
            (PageRange::Weeks12, Some(today - Days::new(WEEKS_12 - 1))),
            (PageRange::Programme, begun.map(|day| day.min(today))),
        ];
        let line =
            |(range, from): (PageRange, Option<NaiveDate>)| Some(PageRangeLine { range, from: from?.to_string() });
        Ok(ranges.into_iter().filter_map(line).collect())
    }

    fn plan_part(&self, life: &Life, id: &str, state: &PlanState, today: NaiveDate) -> PlanPart {
        let programme = self.library.programme_of(state);
        PlanPart {
            line: self.plan_line(id, state, today),
            phase: programme.and_then(|p| p.phase_of_week(state.week)).map(|phase| phase.name.clone()),
            since: state.since,
            limits: limit_lines(life, id, today),
        }
    }

    /// Those of these days, and every one that is open.
    fn signs_in(&self, span: Span, now: &Now) -> Result<Vec<crate::wire::FlagView>, WireError> {
        let mut flags = self.flags(now)?;
        flags.retain(|flag| flag.open || flag.day.parse().is_ok_and(|day| span.has(day)));
        Ok(flags)
    }

    fn open_questions(&self) -> Result<Vec<String>, WireError> {
        let open = self.questions()?.into_iter().filter(|line| !line.done);
        Ok(open.map(|line| line.words).collect())
    }

    fn pain_in(&self, life: &Life, plans: &[(&str, &PlanState)], span: Span) -> PainPart {
        let mut days: Vec<PainDay> = Vec::new();
        let mut worst: BTreeMap<NaiveDate, (Option<Pain>, Option<Pain>)> = BTreeMap::new();
        for (_, session) in life.all_sessions().filter(|(_, session)| span.has(session.of_day)) {
            let (during, after) = worst.entry(session.of_day).or_default();
            *during = (*during).max(session.during);
            *after = (*after).max(session.after);
        }
        for day in span.days() {
            let (during, after) = worst.get(&day).copied().unwrap_or_default();
            let morning = life.morning(day);
            days.push(PainDay {
                day,
                during: during.map(Pain::value),
                after: after.map(Pain::value),
                morning: morning.and_then(|m| m.pain).map(Pain::value),
                stiffness_min: morning.and_then(|m| m.stiffness_min).map(f64::from),
            });
        }
        let limits = self.limits_of(life, plans, span.to);
        let weeks = pain_weeks(life, span);
        PainPart { days, during_limit: limits.map(|l| l.0), after_limit: limits.map(|l| l.1), weeks }
    }

    /// Of one plan there is one limit; of several, none is everybody's.
    fn limits_of(&self, life: &Life, plans: &[(&str, &PlanState)], today: NaiveDate) -> Option<(f64, f64)> {
        let [(id, state)] = plans else { return None };
        let programme = self.library.programme_of(state)?;
        let limits = Standing::of(life, id, programme, self.book(), today)?.facts().pain_limits(self.book());
        Some((limits.during, limits.after))
    }

    fn loads_in(&self, life: &Life, span: Span) -> Vec<LoadPart> {
        let mut heaviest: BTreeMap<&str, BTreeMap<NaiveDate, f64>> = BTreeMap::new();
        for (_, session) in life.all_sessions().filter(|(_, session)| span.has(session.of_day)) {
            let [monday, ..] = week_of(session.of_day);
            for (exercise, kg) in session
                .sets
                .iter()
                .filter_map(|set| (set.outcome != Outcome::Skipped).then_some((set.exercise.as_str(), set.load_kg?)))
            {
                let week = heaviest.entry(exercise).or_default().entry(monday).or_insert(kg);
                *week = week.max(kg);
            }
        }
        let mondays: Vec<NaiveDate> = span.mondays();
        let part = |(exercise, weeks): (&str, BTreeMap<NaiveDate, f64>)| LoadPart {
            exercise: self.library.name_of(exercise),
            weeks: mondays.iter().map(|monday| (*monday, weeks.get(monday).copied())).collect(),
        };
        heaviest.into_iter().map(part).collect()
    }

    fn decisions_in(&self, life: &Life, plans: &[(&str, &PlanState)], span: Span) -> Vec<DecisionPart> {
        let mut parts = Vec::new();
        for (id, state) in plans {
            let overrides = override_lines(life, id).into_iter();
            let in_days = overrides.filter_map(|line| Some((line.day.parse().ok()?, line)));
            parts.extend(in_days.filter(|(day, _)| span.has(*day)).map(|(day, line)| DecisionPart {
                day,
                programme: self.programme_ref(&state.programme).name,
                suggested: line.suggested,
                sentence: self.book().rules.get(&line.rule).map(|rule| rule.sentence.clone()).unwrap_or_default(),
                rule: line.rule,
                decided: line.decided,
            }));
        }
        parts.sort_by_key(|part: &DecisionPart| std::cmp::Reverse(part.day));
        parts
    }

    fn away_in(&self, life: &Life, span: Span) -> AwayPart {
        let mut away = AwayPart::default();
        let mut told: Vec<(&str, NaiveDate, sinew_domain::plan::SlotName, u16)> = Vec::new();
        // The newest word about a session counts.
        for Entry { id, fact, .. } in life.entries().iter().rev() {
            if let Fact::Pause(pause) = fact {
                let ended = life.ended_on(id);
                if pause.from <= span.to && ended.is_none_or(|end| end > span.from && end > pause.from) {
                    let of = pause.plan.as_deref().and_then(|plan| life.plan(plan));
                    let programme = of.map(|state| self.programme_ref(&state.programme).name);
                    away.pauses.push(PausePart { from: pause.from, ended, kind: pause.kind, programme });
                }
            }
            if let Fact::Skip(skip) = fact
                && span.has(skip.of_day)
            {
                let key = (skip.plan.as_str(), skip.of_day, skip.slot, skip.session);
                if !told.contains(&key) {
                    told.push(key);
                    away.skips.push(SkipPart { day: skip.of_day, slot: skip.slot, reason: skip.reason });
                }
            }
        }
        away.pauses.sort_by_key(|pause| std::cmp::Reverse(pause.from));
        away.skips.sort_by_key(|skip| std::cmp::Reverse((skip.day, skip.slot)));
        away
    }

    fn changes_in(&self, life: &Life, plans: &[(&str, &PlanState)], span: Span) -> Vec<ChangePart> {
        let mut parts = Vec::new();
        for (id, state) in plans {
            // A load that was told stands among the loads.
            let in_days = self.revision_lines(life, id).into_iter().filter(|line| {
                let is_load = matches!(line.reason, Some(ReasonLine::LoadTold { .. }));
                !is_load && line.day.parse().is_ok_and(|day| span.has(day))
            });
            let programme = self.programme_ref(&state.programme).name;
            parts.extend(in_days.map(|line| ChangePart { programme: programme.clone(), line }));
        }
        parts.sort_by(|a: &ChangePart, b| b.line.day.cmp(&a.line.day));
        parts
    }
}

/// The days of the page, first and last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    from: NaiveDate,
    to: NaiveDate,
}

impl Span {
    fn has(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |day| *day <= self.to)
    }

    /// Of the weeks that it touches.
    fn mondays(self) -> Vec<NaiveDate> {
        let [first, ..] = week_of(self.from);
        first.iter_weeks().take_while(|monday| *monday <= self.to).collect()
    }
}

/// Those that ran on one of the days, the one that was begun last first.
fn plans_in(life: &Life, span: Span) -> Vec<(&str, &PlanState)> {
    let ended_on =
        |plan: &str| life.revisions().rev().find(|(of, ..)| *of == plan).map(|(_, _, entry, _)| entry.stamp.day);
    let ran = |(id, state): &(&str, &PlanState)| {
        state.started <= span.to && (state.ended.is_none() || ended_on(id).is_some_and(|day| day >= span.from))
    };
    let mut plans: Vec<(&str, &PlanState)> = life.plans().into_iter().filter(ran).collect();
    plans.reverse();
    plans
}

fn pain_weeks(life: &Life, span: Span) -> Vec<PainWeek> {
    let Some(range) = series::Span::new(span.from, span.to) else { return Vec::new() };
    let sessions = |of: fn(&SessionFact) -> Option<Pain>| {
        mean_weeks(range, life.all_sessions().filter_map(|(_, session)| Some((session.of_day, of(session)?.value()))))
    };
    let mornings = |of: fn(&MorningCheck) -> Option<f64>| {
        mean_weeks(range, span.days().filter_map(|day| Some((day, of(life.morning(day)?)?))))
    };
    let (during, after) = (sessions(|s| s.during), sessions(|s| s.after));
    let morning = mornings(|m| m.pain.map(Pain::value));
    let stiffness_min = mornings(|m| m.stiffness_min.map(f64::from));
    let week = |(place, from): (usize, NaiveDate)| PainWeek {
        from,
        during: during[place],
        after: after[place],
        morning: morning[place],
        stiffness_min: stiffness_min[place],
    };
    let told = |of: &PainWeek| [of.during, of.after, of.morning, of.stiffness_min].iter().any(Option::is_some);
    span.mondays().into_iter().enumerate().map(week).filter(told).collect()
}
