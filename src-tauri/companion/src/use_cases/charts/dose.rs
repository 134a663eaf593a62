//! What was asked beside what was done, week by week: the numbers of adherence, and nothing of its own.

use sinew_domain::adherence::{Adherence, Number};
use sinew_domain::series::weekly;
use sinew_domain::time::Now;

use super::{Ground, chart_points};
use crate::Companion;
use crate::wire::{ChartPoint, DoseChart, DoseWeeks, WireError};

impl Companion {
    pub(super) fn dose_chart(&self, ground: &Ground, now: &Now) -> Result<DoseChart, WireError> {
        let [from, to] = ground.days();
        let told = self.weeks_of(Some(ground.plan), from, to, now)?;
        let weeks: Vec<Adherence> = told.into_iter().map(|week| week.of).collect();
        let of = |number: fn(&Adherence) -> Number| {
            let asked = |n: Number| (n.asked > 0.0).then_some(n.asked);
            let done = |n: Number| (n.asked > 0.0).then_some(n.done);
            let points = |value: &dyn Fn(Number) -> Option<f64>| -> Vec<ChartPoint> {
                chart_points(weekly(ground.span, &weeks.iter().map(|week| value(number(week))).collect::<Vec<_>>()))
            };
            DoseWeeks { asked: points(&asked), done: points(&done) }
        };
        Ok(DoseChart {
            sessions: of(|week| week.sessions),
            sets: of(|week| week.sets),
            reps: of(|week| week.reps),
            extra: weeks.iter().map(|week| week.extra).collect(),
        })
    }
}
