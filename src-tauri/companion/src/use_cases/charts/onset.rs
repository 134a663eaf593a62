//! How far runs went before pain began, beside how far they went: further from run to run is what is hoped for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sinew_domain::running::{Onset, RunTold};
use sinew_domain::series::points;

use super::{Ground, chart_points};
use crate::wire::{ChartPoint, OnsetChart, WireError};
use crate::{Companion, store, unreadable};

/// Runs are as far apart as they are: a line joins them over any number of days.
const ANY: u32 = u32::MAX;

impl Companion {
    /// Of two runs of a day the one on which pain began first, else the longer one.
    pub(super) fn onset_chart(&self, ground: &Ground) -> Result<OnsetChart, WireError> {
        let rows = store::runs_between(self.store.read(), ground.days()).map_err(unreadable)?;
        let mut runs: BTreeMap<NaiveDate, RunTold> = BTreeMap::new();
        for told in rows.into_iter().map(|row| row.told).filter(|told| told.sport.is_run() && told.was_run()) {
            let sooner = runs.get(&told.of_day).is_none_or(|other| rank(&told) < rank(other));
            if sooner {
                runs.insert(told.of_day, told);
            }
        }
        let unit = self.settings().distance_unit;
        let said = |m: Option<u32>| m.map(|m| unit.of_metres(m));
        let line = |of: &dyn Fn(&RunTold) -> Option<Option<u32>>| -> Vec<ChartPoint> {
            let told = runs.iter().filter_map(|(day, told)| Some((*day, said(of(told)?)))).collect();
            chart_points(points(ground.span, &told, ANY))
        };
        Ok(OnsetChart {
            ran: line(&|told| Some(told.distance_m)),
            began: line(&|told| match told.onset {
                None => Some(None),
                Some(Onset::At { m }) => Some(Some(m)),
                Some(Onset::FromStart) => Some(Some(0)),
                Some(Onset::Never | Onset::Afterwards) => None,
            }),
            cap: line(&|told| told.cap.map(|cap| Some(cap.m))),
            unit,
            source: self.number("Of the distance at which pain began", &self.book().running.onset_percent, " %"),
        })
    }
}

fn rank(told: &RunTold) -> (u32, std::cmp::Reverse<u32>) {
    let began = match told.onset {
        Some(Onset::FromStart) => 0,
        Some(Onset::At { m }) => m,
        Some(Onset::Never | Onset::Afterwards) | None => u32::MAX,
    };
    (began, std::cmp::Reverse(told.distance_m.unwrap_or(0)))
}
