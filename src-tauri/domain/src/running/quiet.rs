//! Quiet days of bone: each is told, before, on and after it. What nobody told is never quiet.

use chrono::NaiveDate;

use super::facts::RunFact;
use crate::pain::{Pain, Signs};

/// What was told of a day: the morning of it, its runs, and the morning after it.
#[derive(Debug, Clone, PartialEq)]
pub struct QuietDay<'a> {
    pub morning: Option<Pain>,
    pub runs: Vec<&'a RunFact>,
    pub next_morning: Option<Pain>,
}

impl QuietDay<'_> {
    /// Whether nothing hurt; None where something is not told.
    pub fn is_quiet(&self) -> Option<bool> {
        let of_runs = self.runs.iter().flat_map(|run| [run.during, run.after, run.night]);
        let pains: Vec<Option<Pain>> = of_runs.chain([self.morning, self.next_morning]).collect();
        let signs: Vec<Option<Signs>> = self.runs.iter().map(|run| run.signs).collect();
        let hurt =
            pains.iter().flatten().any(|pain| *pain > Pain::NONE) || signs.iter().flatten().any(|signs| signs.any());
        let told = pains.iter().all(Option::is_some) && signs.iter().all(Option::is_some);
        if hurt { Some(false) } else { told.then_some(true) }
    }
}

/// Quiet days in a row, the last of them the one before `day`.
pub fn quiet_days(day: NaiveDate, is_quiet: impl Fn(NaiveDate) -> Option<bool>) -> u16 {
    let before = std::iter::successors(day.pred_opt(), NaiveDate::pred_opt);
    before.take(MOST).take_while(|of| is_quiet(*of) == Some(true)).count() as u16
}

/// No rule asks for more.
const MOST: usize = 60;
