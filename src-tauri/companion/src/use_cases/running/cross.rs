//! Other training: what the topics say of it, and its log.

use sinew_domain::data::Grade;

use super::super::library::named;
use crate::Companion;
use crate::store::RunRow;
use crate::wire::{CrossTopic, CrossView, ErrorCode, WireError};

const MOST: u32 = 500;

impl Companion {
    pub fn cross_training(&self, most: u32) -> Result<CrossView, WireError> {
        if !(1..=MOST).contains(&most) {
            return Err(crate::refused(ErrorCode::Invalid, vec![format!("most: must be 1 to {MOST}")]));
        }
        let (mine, course) = (self.my_topics()?, self.run_course()?);
        let told = self
            .library
            .injuries
            .all()
            .filter(|topic| !topic.cross_training.good.is_empty() || !topic.cross_training.careful.is_empty());
        let mut topics: Vec<CrossTopic> = told
            .map(|topic| CrossTopic {
                topic: named(&topic.id, &topic.name),
                cross: topic.cross_training.clone(),
                // The lists of the topics are those of the guides.
                source: self.note("Other training", topic.name.clone(), "guide", Grade::Practice),
                mine: mine.contains(&topic.id),
            })
            .collect();
        topics.sort_by_key(|topic| (!topic.mine, topic.topic.name.clone()));
        let log: Vec<RunRow> = self.all_runs()?.into_iter().filter(|row| !row.told.sport.is_run()).collect();
        let shown = log.len().saturating_sub(most as usize);
        Ok(CrossView {
            unit: self.settings.distance_unit,
            topics,
            more: shown > 0,
            log: log[shown..].iter().rev().map(|row| self.run_line(row, None, &course)).collect(),
        })
    }
}
