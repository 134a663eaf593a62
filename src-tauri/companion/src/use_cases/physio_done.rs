//! What was done beside what was asked, for the page of a visit: the sums of History, over its days.

use chrono::{Days, NaiveDate};
use sinew_domain::adherence::{Adherence, Number};
use sinew_domain::time::Now;

use crate::Companion;
use crate::paper::content::{DoneDays, DonePart, DoneWindow};
use crate::wire::WireError;

impl Companion {
    /// Of these plans together. A stretch that is as long as the page's own days is not told twice.
    pub(super) fn done_in(
        &self,
        plans: &[&str],
        from: NaiveDate,
        to: NaiveDate,
        now: &Now,
    ) -> Result<Vec<DoneWindow>, WireError> {
        if plans.is_empty() {
            return Ok(Vec::new());
        }
        let lasting = |days: u64| to - Days::new(days - 1);
        let mut windows = vec![(DoneDays::Last7, lasting(7)), (DoneDays::Last28, lasting(28))];
        windows.retain(|(_, start)| *start != from);
        windows.push((DoneDays::Range, from));
        windows.sort_by_key(|(_, start)| std::cmp::Reverse(*start));
        let told = |(days, start): (DoneDays, NaiveDate)| {
            let mut sum = Adherence::default();
            for plan in plans {
                sum = sum.and(self.adherence_of(Some(plan), start, to, now)?);
            }
            Ok(window(days, &sum))
        };
        windows.into_iter().map(told).collect()
    }
}

fn window(days: DoneDays, sum: &Adherence) -> DoneWindow {
    let part = |of: &Number| DonePart { done: of.done, asked: of.asked };
    DoneWindow {
        days,
        sessions: part(&sum.sessions),
        sets: part(&sum.sets),
        reps: part(&sum.reps),
        load: part(&sum.load),
        paused: sum.paused,
        cancelled: sum.cancelled,
        followed: sum.followed,
        extra: sum.extra,
        load_untold: sum.load_untold,
    }
}
