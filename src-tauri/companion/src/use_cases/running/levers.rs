//! The report of a week by its levers, those of running and those of the strength work together.

use chrono::{Days, NaiveDate};
use sinew_domain::day::week_of;
use sinew_domain::plan::Why;
use sinew_domain::running::{WeekFacts, report};

use super::before::Ground;
use crate::Companion;
use crate::wire::{LeverLine, LeverReport, StrengthRise, WeekCost, WireError};

impl Companion {
    /// Of the last week that is over, and of this one.
    pub(super) fn lever_reports(
        &self,
        ground: &Ground,
        monday: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<LeverReport>, WireError> {
        [monday - Days::new(7), monday].into_iter().map(|monday| self.lever_report(ground, monday, today)).collect()
    }

    /// Of the week before that of `day`, and of that one.
    pub(in super::super) fn levers_up_to(
        &self,
        day: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<LeverReport>, WireError> {
        let [monday, ..] = week_of(day);
        let ground = self.run_ground(&self.run_course()?, [today, today])?;
        self.lever_reports(&ground, monday, today)
    }

    fn lever_report(&self, ground: &Ground, monday: NaiveDate, today: NaiveDate) -> Result<LeverReport, WireError> {
        let [.., sunday] = week_of(monday);
        let strength = self.strength_rises(monday, sunday)?;
        let of = WeekFacts { monday, today, facts: &ground.facts, strength_rose: strength.len() };
        let told = report(&of, self.book());
        let cost = told.cost;
        let new = &self.book().running.new_stresses;
        Ok(LeverReport {
            monday: monday.to_string(),
            sunday: sunday.to_string(),
            on: sunday >= today,
            levers: told
                .levers
                .iter()
                .map(|line| LeverLine { lever: line.lever, before: line.before, now: line.now, rose: line.rose })
                .collect(),
            strength,
            cost: WeekCost {
                worst: cost.worst.map(|pain| pain.value()),
                worst_before: cost.worst_before.map(|pain| pain.value()),
                green: cost.green,
                yellow: cost.yellow,
                red: cost.red,
                open: cost.open,
                mornings_worse: cost.mornings_worse,
                mornings_open: cost.mornings_open,
            },
            next: told.next,
            source: self.number("Levers that rise in a week", new, ""),
        })
    }

    /// What was accepted in a week and rose.
    fn strength_rises(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<StrengthRise>, WireError> {
        let revisions = self.life()?.revisions().filter(|(_, _, entry, _)| (from..=to).contains(&entry.stamp.day));
        let rises = revisions.filter_map(|(_, _, _, revision)| match &revision.why {
            Why::Suggestion { change, .. } if change.to > change.from => {
                Some(StrengthRise { programme: self.programme_ref(&revision.state.programme), change: *change })
            }
            Why::Suggestion { .. }
            | Why::Started { .. }
            | Why::Restart { .. }
            | Why::Load { .. }
            | Why::Lighter { .. }
            | Why::Person { .. }
            | Why::Ended => None,
        });
        Ok(rises.collect())
    }
}
