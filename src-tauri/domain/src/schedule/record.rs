//! What the reminders say happened: what is to be shown now, and facts to keep.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::presence::HoldReason;
use super::unfold::Key;

#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Takes the place of the prompt on the screen, if there is one.
    Show(Prompt),
    /// Takes the prompt for this occurrence off the screen. Nothing happens where it is gone already.
    Withdraw(Key),
    /// Opens the app where this occurrence can be done.
    Open(Key),
    /// Asks for a reason. For a snooze nothing has changed until it comes; "not today" holds without one.
    AskWhy { key: Key, what: Asked },
    /// In the app, once, and without a sound: all that was missed since the last card.
    CalmCard(Vec<MissedLine>),
    /// One quiet line: times are now those of another place.
    ZoneLine { from: Tz, to: Tz },
    /// A button that no longer means anything, as one of a notification that stood too long.
    Refused { key: Key, why: Refusal },
    /// To be kept, in the order in which it comes.
    Fact { key: Key, fact: Fact },
}

/// What is shown for an occurrence.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    pub key: Key,
    pub rung: Rung,
    pub choices: Vec<Choice>,
    /// Others that were due at the same moment: they are named here, and count as prompted.
    pub also: Vec<Key>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Rung {
    First,
    Second,
    Third,
    /// In the last minutes of the window; none comes after it unless it is snoozed.
    LastCall,
}

/// A button, with the clock time it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    Start,
    In15 {
        at: ClockTime,
        needs_reason: bool,
    },
    Later {
        at: ClockTime,
        needs_reason: bool,
    },
    /// The next time that the slot opens, as far as it is known.
    NotToday {
        next: Option<ClockTime>,
    },
}

/// An instant, and what the clock on the wall shows then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockTime {
    pub at: DateTime<Utc>,
    pub shows: NaiveDateTime,
}

impl ClockTime {
    pub fn of(at: DateTime<Utc>, zone: Tz) -> Self {
        Self { at, shows: at.with_timezone(&zone).naive_local() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    Snooze { until: DateTime<Utc> },
    NotToday,
}

/// Why not now, or not today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(rename = "SnoozeReason"))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Pain,
    NoTime,
    WrongPlace,
    Forgot,
    Ill,
    Other,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The window has opened, or is asked for again after it was called off.
    Due,
    Held(HoldReason),
    Shown(Rung),
    Opened,
    Snoozed {
        until: DateTime<Utc>,
        reason: Option<Reason>,
    },
    Started,
    /// Left unfinished, or undone: it is asked for again.
    Left,
    Done,
    /// Without a reason, none was given, yet or ever.
    Skipped {
        reason: Option<Reason>,
    },
    Missed(Missed),
    /// So soon after the session before it that the window closed first. Not missed.
    TooSoon,
    /// A break that came by itself, while the person was away.
    LetGo,
    /// Missed only because the clock or the zone was changed, and then changed back: its window is open, or ahead.
    Revived,
    /// The slot is gone, or rests on this day.
    CalledOff,
}

/// How a window came to close without an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(rename = "MissedHow"))]
#[serde(rename_all = "snake_case")]
pub enum Missed {
    /// It was shown.
    Unanswered,
    /// It could not be shown: held, or the computer was off or asleep.
    Unseen,
    /// The clock was set past its end.
    ClockSet,
    /// The person came to a place where it was over.
    ZoneChanged,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissedLine {
    pub key: Key,
    pub how: Missed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The window is not open, or not open any more.
    Closed,
    /// Done, skipped, or being done.
    Settled,
    /// That would be after the window.
    PastClosing,
    /// The last prompt was shown: there is none left to come back with.
    NoneLeft,
}
