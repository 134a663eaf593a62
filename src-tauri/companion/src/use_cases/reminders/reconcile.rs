//! What the log has and the reminders do not know yet: a session that is on, was done, skipped, thrown away or undone, and
//! a check that was answered. Asked again it gives nothing: what is known is not told twice.

use chrono::{DateTime, Days as DayCount, Utc};
use sinew_domain::plan::{DayMark, HowDone, SkipReason};
use sinew_domain::schedule::{Event, Key, Reason, Standing, unfold};
use sinew_domain::time::Now;

use super::super::life::day_of;
use super::schedule::{instant, session_slot, slot_id, was_told};
use crate::Companion;

/// Older occurrences that nobody was reminded of are of no interest.
const OLDEST_DAYS: u64 = 2;

impl Companion {
    pub(super) fn not_known_yet(&self, now: &Now) -> Vec<Event> {
        let r = &self.reminding;
        let oldest = day_of(now) - DayCount::new(OLDEST_DAYS);
        let standing = |key: &Key| r.state.entry_of(key).map(|entry| entry.standing);
        let mut events = Vec::new();
        if r.state.is_playing() != self.running.is_some() {
            events.push(Event::Playing(self.running.is_some()));
        }
        let on = self.running.as_ref().and_then(|running| running.asked.as_ref()).map(|asked| Key {
            day: asked.of_day,
            slot: slot_id(&asked.plan, asked.slot),
            nth: 0,
        });
        for (key, asks) in &r.planned.asks {
            let stands = standing(key);
            if stands.is_none() && key.day < oldest {
                continue;
            }
            if on.as_ref() == Some(key) {
                if !matches!(stands, Some(Standing::Started | Standing::Done { .. })) {
                    events.push(Event::Started(key.clone()));
                }
                continue;
            }
            let marks: Vec<DayMark> = asks.iter().map(|(_, mark)| *mark).collect();
            if !marks.iter().all(|mark| was_told(*mark)) {
                if matches!(stands, Some(Standing::Started | Standing::Done { .. } | Standing::Skipped { .. })) {
                    events.push(Event::Left(key.clone()));
                }
            } else if marks.iter().any(|mark| matches!(mark, DayMark::Done | DayMark::Partial)) {
                if !matches!(stands, Some(Standing::Done { .. })) {
                    events.push(Event::Finished { at: self.done_at(key, now), key: key.clone() });
                }
            } else if let Some(reason) = marks.iter().find_map(|mark| reason_of(*mark)) {
                events.extend(skipped(key, stands, reason));
            }
        }
        let answered = r.planned.checks.iter().filter(|(key, answered)| **answered && key.day >= oldest);
        let unheard = answered.filter(|(key, _)| !matches!(standing(key), Some(Standing::Done { .. })));
        events.extend(unheard.map(|(key, _)| Event::Finished { key: key.clone(), at: now.wall }));
        events
    }

    /// When the last session of the slot was over. What was told on a later day was done by the end of its window.
    fn done_at(&self, key: &Key, now: &Now) -> DateTime<Utc> {
        let Some((plan, slot)) = session_slot(&key.slot) else { return now.wall };
        let Ok(life) = self.life() else { return now.wall };
        let mut sessions = life.sessions(plan).rev().filter(|(_, s)| s.of_day == key.day && s.slot == Some(slot));
        match sessions.next() {
            Some((entry, session)) if session.how == HowDone::Played || entry.stamp.day == key.day => {
                instant(entry.stamp.utc_ms)
            }
            Some(_) | None => {
                let windows = unfold(&self.reminding.planned.schedule, key.day..=key.day, now.zone);
                windows.into_iter().find(|window| window.key == *key).map_or(now.wall, |window| window.closes)
            }
        }
    }
}

/// None of a mark that is no skip.
fn reason_of(mark: DayMark) -> Option<Option<Reason>> {
    match mark {
        DayMark::Skipped(reason) => Some(reason_told(reason)),
        DayMark::Done | DayMark::Partial | DayMark::Missed | DayMark::Paused | DayMark::ToCome => None,
    }
}

pub(super) fn reason_told(reason: SkipReason) -> Option<Reason> {
    match reason {
        SkipReason::Pain => Some(Reason::Pain),
        SkipReason::NoTime => Some(Reason::NoTime),
        SkipReason::WrongPlace => Some(Reason::WrongPlace),
        SkipReason::Forgot => Some(Reason::Forgot),
        SkipReason::Ill => Some(Reason::Ill),
        SkipReason::Clinician | SkipReason::Other => Some(Reason::Other),
        SkipReason::NotSaid => None,
    }
}

fn skipped(key: &Key, stands: Option<Standing>, reason: Option<Reason>) -> Vec<Event> {
    let skip = Event::NotToday { key: key.clone(), reason };
    match stands {
        None | Some(Standing::Waiting | Standing::Snoozed { .. }) => vec![skip],
        Some(Standing::Skipped { reason: None }) if reason.is_some() => vec![skip],
        Some(Standing::Started | Standing::Done { .. }) => vec![Event::Left(key.clone()), skip],
        Some(
            Standing::Skipped { .. } | Standing::Missed(_) | Standing::TooSoon | Standing::LetGo | Standing::CalledOff,
        ) => Vec::new(),
    }
}
