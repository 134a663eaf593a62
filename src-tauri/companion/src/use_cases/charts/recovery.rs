//! How long it has taken so far, beside how long it often takes.

use sinew_domain::injury::RecoveryBand;

use super::Ground;
use crate::Companion;
use crate::wire::{RecoveryChart, RecoveryRow};

impl Companion {
    pub(super) fn recovery_chart(&self, ground: &Ground) -> Option<RecoveryChart> {
        let id = ground.state.topic.as_deref()?;
        let topic = self.library.injuries.get(id).filter(|topic| !topic.recovery.is_empty())?;
        let weeks = ground.last.signed_duration_since(ground.state.started).num_days().max(0) / 7;
        Some(RecoveryChart {
            topic: self.topic_ref(id),
            weeks: weeks as u32,
            ended: ground.state.ended,
            bands: topic.recovery.iter().map(|band| self.recovery_row(band)).collect(),
        })
    }

    fn recovery_row(&self, band: &RecoveryBand) -> RecoveryRow {
        let (from, to) = (band.from_weeks.value, band.to_weeks.value);
        let longer = if band.or_longer { ", or longer" } else { "" };
        let value = format!("{from} to {to} weeks{longer}");
        RecoveryRow {
            label: band.label.clone(),
            from_weeks: from,
            to_weeks: to,
            or_longer: band.or_longer,
            source: self.note(&band.label, value, &band.to_weeks.source, band.to_weeks.grade),
        }
    }
}
