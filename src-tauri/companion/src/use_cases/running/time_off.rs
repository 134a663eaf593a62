//! What weeks without running cost.

use sinew_domain::data::Sourced;
use sinew_domain::running::TIME_OFF_MOST;
use sinew_domain::time::Now;

use super::super::check::Check;
use super::super::life::day_of;
use super::runs::ever;
use crate::Companion;
use crate::wire::{SourceNote, TimeOff, WireError};

impl Companion {
    /// Of so many weeks, 1 to 52; absent asks about those since the newest run.
    pub fn time_off(&self, weeks: Option<f64>, now: &Now) -> Result<TimeOff, WireError> {
        let mut check = Check::default();
        let asked = weeks.map(|weeks| check.number("weeks", weeks, 1.0..=f64::from(TIME_OFF_MOST), true) as u16);
        let asked = check.done(asked)?;
        let today = day_of(now);
        let newest = self.run_days(ever())?.range(..=today).next_back().copied();
        let since = newest.and_then(|day| u16::try_from((today - day).num_days() / 7).ok()).filter(|weeks| *weeks > 0);
        let weeks = asked.or(since.map(|weeks| weeks.min(TIME_OFF_MOST)));
        let numbers = &self.book().running.time_off;
        let back = weeks.map(|weeks| numbers.way_back(weeks));
        let second = back.and_then(|back| back.second);
        Ok(TimeOff {
            since_run: since,
            weeks,
            most: TIME_OFF_MOST,
            first: back.map(|back| back.first),
            with_cross_training: second.map(|(with, _)| [with.0, with.1]),
            without: second.map(|(_, without)| [without.0, without.1]),
            sources: vec![
                self.weeks_note("Fitness begins to dip after", &numbers.dips),
                self.weeks_note("It is marked after", &numbers.marked),
                self.weeks_note("To win back for each week off", &numbers.back_for_each),
                self.weeks_note("After 6 weeks off, with other training", &numbers.with_cross_training),
                self.weeks_note("After 6 weeks off, without", &numbers.without),
            ],
        })
    }

    fn weeks_note(&self, what: &str, number: &Sourced<u16>) -> SourceNote {
        let to = number.to.map(|to| format!(" to {to}")).unwrap_or_default();
        self.number(what, number, &format!("{to} weeks"))
    }
}
