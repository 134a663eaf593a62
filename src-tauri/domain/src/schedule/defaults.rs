//! Every number of the reminders that is Sinew's own, in one place. None comes from a trial: each can be shown to the
//! person with its grade, see [`table`].

use chrono::TimeDelta;

use crate::data::Sourced;

pub const MORNING_FROM_H: u16 = 6;
pub const MORNING_TO_H: u16 = 10;
pub const EVENING_FROM_H: u16 = 17;
pub const EVENING_TO_H: u16 = 22;
/// Nothing is shown from here on…
pub const QUIET_FROM_H: u16 = 22;
/// …to here.
pub const QUIET_TO_H: u16 = 6;
/// Between two sessions of a programme that asks for two a day and names no gap.
pub const SESSION_GAP_MIN: u16 = 360;
/// The same where it asks for three: the middle one has to fit in.
pub const SHORT_GAP_MIN: u16 = 180;
/// A window shorter than this, by mistake or because the clocks went forward, is read as this long.
pub const SHORTEST_WINDOW_MIN: u16 = 30;

pub const SECOND_AFTER_MIN: u16 = 15;
/// After the first, like [`SECOND_AFTER_MIN`].
pub const THIRD_AFTER_MIN: u16 = 45;
pub const LAST_CALL_BEFORE_MIN: u16 = 45;
/// A prompt that would come within this time before the last call is left to the last call.
pub const NO_CLOSER_MIN: u16 = 10;
pub const PROMPTS: u16 = 4;
pub const FREE_SNOOZES: u16 = 2;
pub const SNOOZE_MIN: u16 = 15;
pub const LATER_MIN: u16 = 120;

/// A slot that was made while its window is open does not ask before this time is over.
pub const JUST_MADE_MIN: u16 = 15;

/// What was held is released this long after the person is back.
pub const SETTLE_MIN: u16 = 2;
/// The clock on the wall is looked at again after this time at the latest.
pub const LOOK_AGAIN_S: u16 = 30;
/// A clock that is off by more than this was set.
pub const CLOCK_SET_S: u16 = 60;
/// Windows that closed longer ago than this while nobody looked are not told as missed.
pub const LOOK_BACK_DAYS: u16 = 35;

/// How the first steps were is remembered no longer than this.
pub const WAKING_FOR_MIN: u16 = 120;
pub const ICE_EVERY_MIN: u16 = 120;
pub const ICE_FOR_H: u16 = 48;
pub const SIT_EVERY_MIN: u16 = 45;
pub const APPOINTMENT_BEFORE_MIN: u16 = 120;

pub const LEARN_AFTER_DAYS: u16 = 14;
pub const LEARN_FROM_DAYS: u16 = 28;
pub const LEARN_ASKED: u16 = 8;
pub const LEARN_MISSED_PERCENT: u16 = 50;
pub const LEARN_APART_PERCENT: u16 = 30;
pub const LEARN_EARLIER_MIN: u16 = 90;

/// One of Sinew's own numbers, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnNumber {
    pub name: &'static str,
    pub unit: &'static str,
    pub number: Sourced<u16>,
}

/// All of them.
pub fn table() -> Vec<OwnNumber> {
    let own = |name, unit, value| OwnNumber { name, unit, number: Sourced::app(value) };
    vec![
        own("The morning window opens", "h", MORNING_FROM_H),
        own("The morning window closes", "h", MORNING_TO_H),
        own("The evening window opens", "h", EVENING_FROM_H),
        own("The evening window closes", "h", EVENING_TO_H),
        own("Quiet hours begin", "h", QUIET_FROM_H),
        own("Quiet hours end", "h", QUIET_TO_H),
        own("Between two sessions of a day, where the programme names no gap", "min", SESSION_GAP_MIN),
        own("Between two of three sessions of a day, where the programme names no gap", "min", SHORT_GAP_MIN),
        own("The shortest window", "min", SHORTEST_WINDOW_MIN),
        own("Second prompt, after the first", "min", SECOND_AFTER_MIN),
        own("Third prompt, after the first", "min", THIRD_AFTER_MIN),
        own("Last call, before the window closes", "min", LAST_CALL_BEFORE_MIN),
        own("No prompt this close before the last call", "min", NO_CLOSER_MIN),
        own("Prompts for one slot, at most", "", PROMPTS),
        own("Snoozes without a reason", "", FREE_SNOOZES),
        own("A snooze", "min", SNOOZE_MIN),
        own("Later today", "min", LATER_MIN),
        own("A slot just made, in the middle of its window, waits", "min", JUST_MADE_MIN),
        own("What was held waits for the person to settle", "min", SETTLE_MIN),
        own("The clock is looked at again", "s", LOOK_AGAIN_S),
        own("A clock was set if it is off by more than", "s", CLOCK_SET_S),
        own("Missed sessions are told for", "days", LOOK_BACK_DAYS),
        own("Before the first steps, from waking for", "min", WAKING_FOR_MIN),
        own("Ice, every", "min", ICE_EVERY_MIN),
        own("Ice, for", "h", ICE_FOR_H),
        own("Stand up, every", "min", SIT_EVERY_MIN),
        own("Before an appointment", "min", APPOINTMENT_BEFORE_MIN),
        own("Nothing is learned from fewer days than", "days", LEARN_AFTER_DAYS),
        own("What is learned looks back", "days", LEARN_FROM_DAYS),
        own("Nothing is learned from fewer sessions of a slot than", "", LEARN_ASKED),
        own("A slot is missed often from", "%", LEARN_MISSED_PERCENT),
        own("And more often than the best slot by", "%", LEARN_APART_PERCENT),
        own("A slot that was never done is moved earlier by", "min", LEARN_EARLIER_MIN),
    ]
}

pub(super) fn minutes(minutes: u16) -> TimeDelta {
    TimeDelta::minutes(i64::from(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::Grade;

    #[test]
    fn every_number_of_our_own_is_marked_as_our_own() {
        let table = table();
        assert!(table.iter().all(|own| own.number.grade == Grade::App && own.number.source == "app"));
        let names: std::collections::BTreeSet<_> = table.iter().map(|own| own.name).collect();
        assert_eq!(names.len(), table.len());
        let constants = include_str!("defaults.rs").lines().filter(|line| line.starts_with("pub const")).count();
        assert_eq!(constants, table.len(), "a number is missing from the table");
    }
}
