//! Why sessions are missed: a month told by one letter for each day, and what is proposed.

use std::collections::BTreeSet;

use chrono::{Days as DayCount, NaiveDate};
use expect_test::{Expect, expect};

use super::{Slot, SlotId, schedule, slot, time};
use crate::schedule::{Past, PastSession, Proposal, Reason, Why, learn};

/// Up to yesterday: `x` done at its time, `m` missed, `t` no time, `p` pain, `l` done late, at 20:40; a dot is a day without.
fn proposed(slots: &[Slot], past: &[(&str, &str)], never: &[&str], expected: Expect) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    let mut sessions = Vec::new();
    for (id, days) in past {
        for (ago, letter) in days.chars().rev().filter(|c| *c != ' ').enumerate() {
            let skipped = |reason| Past::Skipped { reason: Some(reason) };
            let past = match letter {
                'x' => Past::Done { at: time(if *id == "morning" { "07:10" } else { "19:10" }) },
                'l' => Past::Done { at: time("20:40") },
                'm' => Past::Missed,
                't' => skipped(Reason::NoTime),
                'p' => skipped(Reason::Pain),
                _ => continue,
            };
            sessions.push(PastSession { slot: SlotId::new(*id), day: today - DayCount::new(ago as u64 + 1), past });
        }
    }
    let never: BTreeSet<SlotId> = never.iter().map(|id| SlotId::new(*id)).collect();
    expected.assert_eq(&learn(&schedule(slots.to_vec()), &sessions, &never, today).map_or("nothing".to_owned(), told));
}

fn told(proposal: Proposal) -> String {
    let Proposal { missed_often: often, missed_least, from, to, why } = proposal;
    let share = |share: &crate::schedule::Share| {
        format!("{} missed {} of {} ({} %)", share.slot.as_str(), share.missed, share.asked, share.percent())
    };
    let least = missed_least.as_ref().map(|least| format!(", {}", share(least))).unwrap_or_default();
    let why = match why {
        Why::WhenDone { times } => format!("when it was done, {times} times"),
        Why::Earlier => "earlier".to_owned(),
    };
    format!("{}{least}: {}..{} to {}..{}, {why}", share(&often), from.from, from.to, to.from, to.to)
}

fn slots() -> Vec<Slot> {
    vec![slot("morning", "06:30-10:00"), slot("evening", "19:00-22:00")]
}

#[test]
fn evenings_are_missed_and_mornings_are_not() {
    let past = [("morning", "xxxxxxx mxxxxxx"), ("evening", "mmxmmxm mmxmmxm")];
    proposed(
        &slots(),
        &past,
        &[],
        expect![
            "evening missed 10 of 14 (71 %), morning missed 1 of 14 (7 %): 19:00:00..22:00:00 to 17:30:00..20:30:00, earlier"
        ],
    );
}

#[test]
fn moved_to_when_it_was_done() {
    let past = [("morning", "xxxxxxx xxxxxxx"), ("evening", "mmlmmlt mtlmmlm")];
    proposed(
        &slots(),
        &past,
        &[],
        expect![
            "evening missed 10 of 14 (71 %), morning missed 0 of 14 (0 %): 19:00:00..22:00:00 to 20:30:00..23:30:00, when it was done, 4 times"
        ],
    );
}

#[test]
fn nothing_is_learned_too_soon_or_from_too_little() {
    proposed(&slots(), &[("morning", "xxxxxxx"), ("evening", "mmmmmmm")], &[], expect!["nothing"]);
    proposed(&slots(), &[("morning", "xxxxxxx xxxxxxx"), ("evening", "m.m.m.m ......m")], &[], expect!["nothing"]);
}

#[test]
fn nothing_is_proposed_where_all_are_missed_alike() {
    let past = [("morning", "mmxmmxm mmxmmxm"), ("evening", "mmxmmxm mmxmmxm")];
    proposed(&slots(), &past, &[], expect!["nothing"]);
}

#[test]
fn pain_is_not_the_fault_of_the_hour() {
    let past = [("morning", "xxxxxxx xxxxxxx"), ("evening", "pppplpp xxlxxpp")];
    proposed(&slots(), &past, &[], expect!["nothing"]);
}

#[test]
fn never_ask_again_is_kept() {
    let past = [("morning", "xxxxxxx mxxxxxx"), ("evening", "mmxmmxm mmxmmxm")];
    proposed(&slots(), &past, &["evening"], expect!["nothing"]);
}

#[test]
fn no_move_that_breaks_the_gap_between_the_two() {
    let close = [slot("morning", "06:30-10:00"), slot("evening", "13:00-16:00")];
    let past = [("morning", "xxxxxxx mxxxxxx"), ("evening", "mmmmmmm mmmmmmm")];
    proposed(&close, &past, &[], expect!["nothing"]);
}

#[test]
fn a_slot_alone_can_be_moved_too() {
    proposed(
        &[slot("evening", "19:00-22:00")],
        &[("evening", "mmmmmmm mmmmmmm")],
        &[],
        expect!["evening missed 14 of 14 (100 %): 19:00:00..22:00:00 to 17:30:00..20:30:00, earlier"],
    );
}
