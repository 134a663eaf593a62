//! What a running plan is offered after its newest run: one lever at a time, and the person's to take or to leave.
//!
//! It says nothing of its own. The rules have spoken; here their word becomes a step, a day, or a pace of this very plan.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::course::PlanNow;
use super::facts::{RunFacts, SpeedWay};
use super::next::{apart, one_more_day};
use super::result::{RunChange, RunResult};
use crate::progression::Outcome;
use crate::run_plan::RunPlan;
use crate::schedule::Weekdays;

/// What becomes so where it is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "lever")]
pub enum Offered {
    /// A step of the table, another or the same, and no run of the plan before the day.
    Step { step: u16, from_day: NaiveDate },
    /// The runs of a week are on these days.
    Days { weekdays: Weekdays },
    /// On a rung of strides, counted from nought, up to so many per cent of full speed.
    Strides { rung: u8, percent: u8 },
    /// All rungs are done.
    Speed,
}

/// `plan` as it stood when the run was run, on `day`. None while nothing can be said of the run, and where running waits
/// until somebody has looked.
pub fn offer(
    result: &RunResult,
    facts: &RunFacts,
    plan: &PlanNow,
    record: &RunPlan,
    day: NaiveDate,
) -> Option<Offered> {
    result.light?;
    let first = record.steps.first()?.n;
    let off = u64::from(result.rest_days.unwrap_or(0).max(result.quiet_days.unwrap_or(0)));
    let from_day = day.checked_add_days(Days::new(off + 1))?.max(plan.from_day);
    let at = |step: u16| Some(Offered::Step { step, from_day });
    match (result.outcome, result.change) {
        (Outcome::Stop, _) => None,
        (Outcome::Progress | Outcome::StepBack(_), Some(RunChange::Level { to, .. })) => at(to.max(first)),
        (Outcome::Progress, Some(RunChange::Days { .. })) => {
            one_more_day(plan.weekdays_on(day), apart(record, plan.step)).map(|weekdays| Offered::Days { weekdays })
        }
        (Outcome::Progress, Some(RunChange::Strides { percent })) => {
            let rung = match facts.speed {
                SpeedWay::Strides { rung, .. } => rung + 1,
                SpeedWay::None | SpeedWay::Open => 0,
            };
            Some(Offered::Strides { rung, percent })
        }
        (Outcome::Progress, Some(RunChange::Speed)) => Some(Offered::Speed),
        (Outcome::Progress | Outcome::Hold | Outcome::StepBack(_), _) => at(plan.step),
    }
}
