//! One plan over a stretch of days: every session that was asked for with what became of it, what was done beyond, and
//! the days of rest. The marks are those of the life; nothing is decided twice.

use chrono::NaiveDate;

use super::dose::{self, Amount, Filter, PartOf};
use crate::exercise::Exercise;
use crate::plan::{Ask, DayMark, Life, PlanState, SessionFact, SkipReason, asked_of};
use crate::programme::Programme;
use crate::progression::Rulebook;

/// A life, or a window of it, with what is needed to ask what any day of it asked for.
#[derive(Clone, Copy)]
pub struct Past<'a> {
    pub life: &'a Life,
    pub today: NaiveDate,
    pub book: &'a Rulebook,
    /// The version that a plan goes by.
    pub programme_of: &'a dyn Fn(&PlanState) -> Option<&'a Programme>,
    pub exercise: &'a dyn Fn(&str) -> Option<&'a Exercise>,
}

/// One session that a day asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    pub day: NaiveDate,
    pub ask: Ask,
    pub mark: DayMark,
    /// It was left out because the rules had said so.
    pub followed: bool,
    /// The part of it that was done, 0 to 1.
    pub share: f64,
    /// Sessions of it beyond the one that was asked.
    pub extra: u32,
    pub parts: Vec<PartOf>,
}

/// A session of the plan that no day had asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Extra {
    pub day: NaiveDate,
    pub share: f64,
    pub done: Amount,
}

/// A day on which the plan asked for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    pub day: NaiveDate,
    pub kept: bool,
}

/// Oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Course {
    pub slots: Vec<Slot>,
    pub extras: Vec<Extra>,
    pub rests: Vec<Rest>,
}

impl<'a> Past<'a> {
    /// A plan from one day to another, both included; of a filter only what it takes.
    pub fn course(&self, plan: &str, from: NaiveDate, to: NaiveDate, filter: &Filter) -> Course {
        let mut course = Course::default();
        for day in from.iter_days().take_while(|day| *day <= to) {
            self.add_day(plan, day, filter, &mut course);
        }
        course
    }

    /// What a day asked for and what became of it; empty where no plan was there, or its programme was taken away.
    pub fn marks(&self, plan: &str, day: NaiveDate) -> Vec<(Ask, DayMark)> {
        let programme = self.life.state_on(plan, day).and_then(|state| (self.programme_of)(state));
        programme.map(|p| self.life.marks(plan, p, day, self.today, self.book)).unwrap_or_default()
    }

    fn add_day(&self, plan: &str, day: NaiveDate, filter: &Filter, course: &mut Course) {
        let Some(state) = self.life.state_on(plan, day) else { return };
        let marks = self.marks(plan, day);
        let sessions: Vec<&SessionFact> = self.life.sessions_on(plan, day).collect();
        let is_of = |s: &SessionFact, ask: Ask| s.slot == Some(ask.slot) && s.session == ask.session;
        for (ask, mark) in &marks {
            let of: Vec<&SessionFact> = sessions.iter().copied().filter(|s| is_of(s, *ask)).collect();
            let slot = self.slot(plan, state, day, *ask, *mark, &of);
            course.slots.extend(slot.narrowed(filter, self.book));
        }
        let beyond = sessions.iter().filter(|s| !marks.iter().any(|(ask, _)| is_of(s, *ask)) && filter.takes_any_of(s));
        course.extras.extend(beyond.map(|s| Extra {
            day,
            share: s.share(self.book).min(1.0),
            done: dose::done(s.sets.iter().filter(|set| filter.takes(&set.exercise, set.side)), self.book),
        }));
        let runs = state.started <= day && state.ended.is_none();
        if marks.is_empty() && runs && day < self.today && !self.life.is_frozen(plan, day) {
            let kept = !sessions.iter().any(|s| s.share(self.book) > 0.0);
            course.rests.push(Rest { day, kept });
        }
    }

    fn slot(
        &self,
        plan: &str,
        state: &PlanState,
        day: NaiveDate,
        ask: Ask,
        mark: DayMark,
        sessions: &[&SessionFact],
    ) -> Slot {
        let frozen = sessions.first().map(|s| s.prescription.clone());
        let asked = frozen.or_else(|| {
            let programme = (self.programme_of)(state)?;
            asked_of(state, programme, ask.session, day, self.book, Default::default(), self.exercise)
        });
        let mut parts = asked.as_ref().map(dose::asked).unwrap_or_default();
        for part in &mut parts {
            let sets = sessions.iter().flat_map(|s| &s.sets);
            let its = sets.filter(|set| set.exercise == part.exercise && set.side == part.side);
            part.done = dose::done(its, self.book);
        }
        let best = sessions.iter().map(|s| s.share(self.book).min(1.0)).fold(0.0, f64::max);
        let share = if mark == DayMark::Done { 1.0 } else { best };
        let followed = match mark {
            DayMark::Skipped(SkipReason::Pain) => self.life.is_advised(plan, ask, day),
            DayMark::Skipped(
                SkipReason::NoTime
                | SkipReason::WrongPlace
                | SkipReason::Forgot
                | SkipReason::Ill
                | SkipReason::Clinician
                | SkipReason::Other
                | SkipReason::NotSaid,
            )
            | DayMark::Done
            | DayMark::Partial
            | DayMark::Missed
            | DayMark::Paused
            | DayMark::ToCome => false,
        };
        let extra = sessions.iter().filter(|s| s.extra).count() as u32;
        Slot { day, ask, mark, followed, share, extra, parts }
    }
}

impl Slot {
    /// Whether it is in the counts on a day: it was neither frozen nor taken away, and it is over or finished. What was
    /// begun today may still be done.
    pub fn counts(&self, today: NaiveDate) -> bool {
        self.mark.counts() && !self.is_open(today)
    }

    /// It is not over, and may still be done.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.day >= today && matches!(self.mark, DayMark::Partial | DayMark::ToCome)
    }

    /// The part of it that a filter takes; None where it asks for nothing of that.
    fn narrowed(mut self, filter: &Filter, book: &Rulebook) -> Option<Slot> {
        if filter.is_all() {
            return Some(self);
        }
        self.parts.retain(|part| filter.takes(&part.exercise, part.side));
        let asked: f64 = self.parts.iter().map(|part| part.asked.sets).sum();
        if asked == 0.0 {
            return None;
        }
        if matches!(self.mark, DayMark::Done | DayMark::Partial) {
            self.share = self.parts.iter().map(|part| part.done.sets.min(part.asked.sets)).sum::<f64>() / asked;
            self.mark = if self.share >= book.counting.done_share.value {
                DayMark::Done
            } else if self.share > 0.0 {
                DayMark::Partial
            } else {
                DayMark::Missed
            };
            if self.mark == DayMark::Done {
                self.share = 1.0;
            }
        }
        Some(self)
    }
}

impl std::fmt::Debug for Past<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Past").field("today", &self.today).finish_non_exhaustive()
    }
}
