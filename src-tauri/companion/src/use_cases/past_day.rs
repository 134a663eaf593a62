//! A day that is over: what it asked for then, so that what was done can still be told.

use chrono::{Days, NaiveDate, TimeDelta};
use sinew_domain::day::{RollOver, day_ends};
use sinew_domain::plan::PlanState;
use sinew_domain::time::Now;

use super::check::Check;
use super::life::day_of;
use crate::Companion;
use crate::wire::{PastDay, TodayAsk, WireError};

impl Companion {
    /// `YYYY-MM-DD`; yesterday where none is told. Refused for today and the days to come, and before the first plan.
    pub fn past_day(&self, day: Option<&str>, now: &Now) -> Result<PastDay, WireError> {
        let today = day_of(now);
        let yesterday = today - Days::new(1);
        let mut check = Check::default();
        let told = match day {
            Some(day) => check.day("day", day),
            None => Some(yesterday),
        };
        let first = self.life()?.plans().iter().map(|(_, state)| state.started).min();
        match (told, first) {
            (Some(day), _) if day >= today => check.problem("day", "is not over yet"),
            (Some(day), Some(first)) if day < first && day != yesterday => {
                check.problem("day", "is before the first plan")
            }
            (Some(_) | None, _) => {}
        }
        let day = check.done(told.unwrap_or_default())?;
        let first = first.unwrap_or(today);
        Ok(PastDay {
            day: day.to_string(),
            yesterday: day == yesterday,
            recalled: self.is_told_late(day, now),
            before: (day > first).then(|| (day - Days::new(1)).to_string()),
            after: (day < yesterday).then(|| (day + Days::new(1)).to_string()),
            asks: self.past_asks(day, today)?,
        })
    }

    /// What the plans asked for as they stood on that day, with what became of it.
    fn past_asks(&self, day: NaiveDate, today: NaiveDate) -> Result<Vec<TodayAsk>, WireError> {
        let now = self.life_from(day)?;
        let then = now.as_of(day);
        let runs = |state: &PlanState| state.started <= day && state.ended.is_none();
        let mut asks = Vec::new();
        for (plan, state) in then.plans().into_iter().filter(|(_, state)| runs(state)) {
            let Some(programme) = self.library.programme_of(state) else { continue };
            for (ask, mark) in now.marks(plan, programme, day, today, self.book()) {
                asks.extend(self.today_ask(&then, plan, programme, ask, mark, day)?);
            }
        }
        asks.sort_by_key(|ask| (ask.key.slot, ask.key.session));
        Ok(asks)
    }

    /// More hours after the end of its day than a session is remembered well. Hours that passed, not hours on the wall.
    pub(super) fn is_told_late(&self, day: NaiveDate, now: &Now) -> bool {
        let hours = i64::from(self.book().counting.session_recalled_after_h.value);
        now.wall - day_ends(day, now.zone, RollOver::DEFAULT) > TimeDelta::hours(hours)
    }
}
