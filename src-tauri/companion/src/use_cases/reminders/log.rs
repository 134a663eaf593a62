//! Why was I reminded, or not: the last two weeks of every occurrence, each line on the clock of where the person was.

use std::collections::BTreeMap;

use chrono::{Days as DayCount, NaiveDate};
use sinew_domain::day::wall_time;
use sinew_domain::schedule::{Fact, Key, Reason};
use sinew_domain::time::Now;

use super::super::life::day_of;
use super::now::clock;
use super::schedule::session_slot;
use crate::store::{self, ReminderFact};
use crate::wire::{LogDay, LogLine, LogOccurrence, LogWhat, ReminderLog, SkipReason, WireError};
use crate::{Companion, unreadable};

const LOG_DAYS: u64 = 14;

impl Companion {
    pub fn reminder_log(&self, now: &Now) -> Result<ReminderLog, WireError> {
        let today = day_of(now);
        let since = today - DayCount::new(LOG_DAYS - 1);
        let mut facts = store::reminder_facts(self.store.read(), since).map_err(unreadable)?;
        facts.extend(self.reminding.waiting.iter().filter(|row| row.occurrence.key.day >= since).cloned());
        let mut days: BTreeMap<NaiveDate, BTreeMap<Key, Vec<ReminderFact>>> = BTreeMap::new();
        for row in facts {
            let key = row.occurrence.key.clone();
            days.entry(key.day).or_default().entry(key).or_default().push(row);
        }
        let day = |(day, occurrences): (NaiveDate, BTreeMap<Key, Vec<ReminderFact>>)| {
            let newest = occurrences.values().flatten().max_by_key(|row| row.fact.stamp.utc_ms);
            let zone = newest.map_or(now.zone, |row| row.fact.stamp.zone).name().to_owned();
            let mut occurrences: Vec<Vec<ReminderFact>> = occurrences.into_values().collect();
            occurrences.sort_by_key(|rows| rows.last().map(|row| row.occurrence.opens));
            LogDay {
                day: day.to_string(),
                days_ago: u16::try_from(today.signed_duration_since(day).num_days()).unwrap_or(0),
                zone,
                occurrences: occurrences.iter().filter_map(|rows| self.log_occurrence(rows)).collect(),
            }
        };
        Ok(ReminderLog { days: days.into_iter().rev().map(day).collect() })
    }

    fn log_occurrence(&self, rows: &[ReminderFact]) -> Option<LogOccurrence> {
        let newest = rows.last()?;
        let (occurrence, zone) = (&newest.occurrence, newest.fact.stamp.zone);
        let session = session_slot(&occurrence.key.slot);
        Some(LogOccurrence {
            key: (&occurrence.key).into(),
            kind: occurrence.kind,
            slot: session.map(|(_, slot)| slot),
            programme: session.map(|(plan, _)| self.programme_named(plan)),
            opens: clock(occurrence.opens, zone),
            closes: clock(occurrence.closes, zone),
            lines: rows.iter().map(line).collect(),
        })
    }
}

fn line(row: &ReminderFact) -> LogLine {
    let stamp = &row.fact.stamp;
    let what = match row.what {
        Fact::Due => LogWhat::Due,
        Fact::Held(reason) => LogWhat::Held { reason },
        Fact::Shown(rung) => LogWhat::Shown { rung },
        Fact::Opened => LogWhat::Opened,
        Fact::Snoozed { until, reason } => LogWhat::Snoozed { until: clock(until, stamp.zone), reason },
        Fact::Started => LogWhat::Started,
        Fact::Left => LogWhat::Left,
        Fact::Done => LogWhat::Done,
        Fact::Skipped { reason } => LogWhat::Skipped { reason: reason.map(skip_reason) },
        Fact::Missed(how) => LogWhat::Missed { how },
        Fact::TooSoon => LogWhat::TooSoon,
        Fact::LetGo => LogWhat::LetGo,
        Fact::Revived => LogWhat::Revived,
        Fact::CalledOff => LogWhat::CalledOff,
    };
    LogLine { at: wall_time(stamp.utc_ms, stamp.offset_min), what }
}

fn skip_reason(reason: Reason) -> SkipReason {
    match reason {
        Reason::Pain => SkipReason::Pain,
        Reason::NoTime => SkipReason::NoTime,
        Reason::WrongPlace => SkipReason::WrongPlace,
        Reason::Forgot => SkipReason::Forgot,
        Reason::Ill => SkipReason::Ill,
        Reason::Other => SkipReason::Other,
    }
}
