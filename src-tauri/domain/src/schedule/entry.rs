//! What is known of one occurrence beyond its window, and when it speaks next. Plain data: a row.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::defaults::{
    FREE_SNOOZES, LAST_CALL_BEFORE_MIN, LATER_MIN, NO_CLOSER_MIN, SECOND_AFTER_MIN, SNOOZE_MIN, THIRD_AFTER_MIN,
    minutes,
};
use super::presence::HoldReason;
use super::record::{Choice, ClockTime, Missed, Reason, Rung};
use super::unfold::Occurrence;

/// One occurrence from the moment it opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// As it lay when it was last looked at; it moves with the person until it is settled.
    pub occurrence: Occurrence,
    pub standing: Standing,
    /// How often it was shown.
    pub prompts: u16,
    pub last_prompt: Option<DateTime<Utc>>,
    pub snoozes: u16,
    /// Why the prompt that is due waits.
    pub held: Option<HoldReason>,
    /// Whether a calm card has named it as missed.
    pub told: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Waiting,
    Snoozed {
        until: DateTime<Utc>,
    },
    Started,
    Done {
        at: DateTime<Utc>,
    },
    Skipped {
        reason: Option<Reason>,
    },
    Missed(Missed),
    TooSoon,
    LetGo,
    /// Not asked for any more. Should it be asked for again, what was shown counts.
    CalledOff,
}

impl Standing {
    /// Whether it may still speak.
    pub fn is_undecided(self) -> bool {
        match self {
            Standing::Waiting | Standing::Snoozed { .. } => true,
            Standing::Started
            | Standing::Done { .. }
            | Standing::Skipped { .. }
            | Standing::Missed(_)
            | Standing::TooSoon
            | Standing::LetGo
            | Standing::CalledOff => false,
        }
    }
}

impl Entry {
    pub(super) fn new(occurrence: Occurrence) -> Self {
        Self {
            occurrence,
            standing: Standing::Waiting,
            prompts: 0,
            last_prompt: None,
            snoozes: 0,
            held: None,
            told: false,
        }
    }

    /// When it speaks next, given that it may not before `asked_from`. None if it does not speak again by itself.
    pub(super) fn next_prompt(&self, asked_from: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let manner = self.occurrence.kind.manner();
        let last_call = self.last_call();
        let at = match (self.standing, self.last_prompt) {
            _ if self.prompts >= manner.at_most => return None,
            (Standing::Snoozed { until }, _) => until,
            (Standing::Waiting, None) => self.occurrence.opens,
            (Standing::Waiting, Some(_)) if self.prompts >= manner.by_itself => return None,
            (Standing::Waiting, Some(last)) if is_last_call(last, last_call) => return None,
            (Standing::Waiting, Some(last)) => {
                let at = match self.prompts {
                    0 | 1 => last + minutes(SECOND_AFTER_MIN),
                    2 => last + minutes(THIRD_AFTER_MIN - SECOND_AFTER_MIN),
                    _ => last_call,
                };
                if is_last_call(at, last_call) { last_call } else { at }
            }
            (
                Standing::Started
                | Standing::Done { .. }
                | Standing::Skipped { .. }
                | Standing::Missed(_)
                | Standing::TooSoon
                | Standing::LetGo
                | Standing::CalledOff,
                _,
            ) => return None,
        };
        Some(at.max(asked_from).max(self.occurrence.opens)).filter(|at| *at < self.occurrence.closes)
    }

    /// What a prompt is called that is shown now.
    pub(super) fn rung(&self, now: DateTime<Utc>) -> Rung {
        match self.prompts {
            _ if is_last_call(now, self.last_call()) => Rung::LastCall,
            0 => Rung::First,
            1 => Rung::Second,
            _ => Rung::Third,
        }
    }

    /// In a window too short for it this lies before the opening, and the first prompt is the last call.
    pub(super) fn last_call(&self) -> DateTime<Utc> {
        self.occurrence.closes - minutes(LAST_CALL_BEFORE_MIN)
    }

    /// The buttons that mean something now.
    pub(super) fn choices(&self, next: Option<DateTime<Utc>>, now: DateTime<Utc>, zone: Tz) -> Vec<Choice> {
        let clock = |at| ClockTime::of(at, zone);
        let needs_reason = self.needs_reason();
        let mut choices = vec![Choice::Start];
        if self.can_snooze() {
            let soon = now + minutes(SNOOZE_MIN);
            if soon < self.occurrence.closes {
                choices.push(Choice::In15 { at: clock(soon), needs_reason });
            }
            let later = (now + minutes(LATER_MIN)).min(self.last_call());
            if later > soon {
                choices.push(Choice::Later { at: clock(later), needs_reason });
            }
        }
        choices.push(Choice::NotToday { next: next.map(clock) });
        choices
    }

    pub(super) fn can_snooze(&self) -> bool {
        self.prompts < self.occurrence.kind.manner().at_most
    }

    pub(super) fn needs_reason(&self) -> bool {
        self.snoozes >= FREE_SNOOZES
    }
}

/// Whether a prompt at this time leaves no room for a last call after it.
fn is_last_call(at: DateTime<Utc>, last_call: DateTime<Utc>) -> bool {
    at + minutes(NO_CLOSER_MIN) > last_call
}
