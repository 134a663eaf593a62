//! Signs that somebody should see: what they stop, and what opens the way again.

use std::fmt::Write;

use expect_test::expect;
use sinew_companion::wire::{AdviceDraft, ClearDraft, ErrorCode, FlagDraft, FlagView, Play, SignTicked, Urgency};

use behaviour::diary::{begun, draft, flat, nothing, refusal};
use behaviour::{World, rows};

/// A sign of this urgency, from the lists that ship.
fn sign(world: &mut World, urgency: Option<Urgency>) -> SignTicked {
    let lists = ["red-flags", "mid-run", "before-you-begin", "clearance"];
    for id in lists {
        let list = world.companion().checklist(id).expect("it ships").checklist;
        if let Some(item) = list.items.iter().position(|item| item.urgency == urgency) {
            return SignTicked { checklist: list.id, item: item as u32 };
        }
    }
    panic!("no sign of {urgency:?}");
}

fn raise(world: &mut World, urgency: Urgency) -> FlagView {
    let signs = vec![sign(world, Some(urgency))];
    let now = world.now;
    let flag = world.companion().raise_flag(&FlagDraft { signs }, &now).expect("it is kept");
    world.settle();
    flag
}

/// Whether the first session of today may begin.
fn start(world: &mut World) -> String {
    let now = world.now;
    let key = world.companion().today(&now).expect("today can be read").asks.remove(0).key;
    match world.companion().start_session(&Play::Plan { key, extra: false }, &now) {
        Ok(_) => {
            world.run("end session");
            "  it began\n".to_owned()
        }
        Err(error) => refusal(&error),
    }
}

fn told(world: &mut World) -> String {
    let now = world.now;
    let mut told = String::new();
    for flag in world.companion().flags(&now).expect("they can be read") {
        let open = if flag.open { "open" } else { "not open" };
        let _ = write!(told, "  {:?} of {}, {open}", flag.urgency, flag.day);
        if let Some((on, by)) = &flag.cleared {
            let _ = write!(told, ", cleared from {on} by {by}");
        }
        if let Some(words) = &flag.overridden {
            let _ = write!(told, ", gone past: {words}");
        }
        for advice in &flag.advice {
            let _ = write!(told, ", {} on {}: {}", advice.who, advice.on, advice.words);
        }
        told.push('\n');
    }
    let shown = world.companion().today(&now).expect("today can be read").flag;
    let _ = writeln!(told, "  on top: {:?}", shown.map(|flag| flag.urgency));
    told
}

fn clear(flag: &str, on: &str) -> ClearDraft {
    ClearDraft { flag: flag.to_owned(), on: on.to_owned(), by: "Dr Lind".to_owned() }
}

#[test]
fn a_sign_stops_loading_until_the_day_from_which_it_is_cleared() {
    let (mut world, _) = begun(&draft());
    let flag = raise(&mut world, Urgency::WithinDays);
    let mut log = start(&mut world);
    let now = world.now;
    log.push_str(&nothing(world.companion().clear_flag(&clear(&flag.id, "2026-11-26"), &now)));
    log.push_str(&start(&mut world));
    log.push_str(&told(&mut world));
    world.set_wall("2026-11-26T07:00:00");
    log.push_str(&start(&mut world));
    log.push_str(&told(&mut world));
    expect![[r#"
        refused, Barred: flag: a sign is to be seen first
        refused, Barred: flag: a sign is to be seen first
        WithinDays of 2026-11-24, open, cleared from 2026-11-26 by Dr Lind
        on top: Some(WithinDays)
        it began
        WithinDays of 2026-11-24, not open, cleared from 2026-11-26 by Dr Lind
        on top: None
    "#]]
    .assert_eq(&flat(&log));
}

#[test]
fn the_person_may_go_past_a_sign_in_their_own_words_and_that_is_kept() {
    let (mut world, _) = begun(&draft());
    let flag = raise(&mut world, Urgency::SameDay);
    let now = world.now;
    let mut log = nothing(world.companion().override_flag(&flag.id, "  ", &now));
    log.push_str(&nothing(world.companion().override_flag(&flag.id, "My physio is away until Monday", &now)));
    log.push_str(&nothing(world.companion().override_flag(&flag.id, "Once more", &now)));
    log.push_str(&told(&mut world));
    log.push_str(&start(&mut world));
    expect![[r#"
        refused, Invalid: words: is empty
        refused, Invalid: flag: is not open
        SameDay of 2026-11-24, not open, gone past: My physio is away until Monday
        on top: None
        it began
    "#]]
    .assert_eq(&flat(&log));
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind = 'flag_override'"), 1);
}

#[test]
fn an_emergency_closes_the_way_and_is_not_gone_past() {
    let (mut world, _) = begun(&draft());
    let flag = raise(&mut world, Urgency::Emergency);
    raise(&mut world, Urgency::WithinWeeks);
    let now = world.now;
    let mut log = nothing(world.companion().override_flag(&flag.id, "It is nothing", &now));
    log.push_str(&start(&mut world));
    log.push_str(&told(&mut world));
    log.push_str(&nothing(world.companion().clear_flag(&clear(&flag.id, "2026-11-24"), &now)));
    log.push_str(&start(&mut world));
    log.push_str(&told(&mut world));
    expect![[r#"
        refused, Barred: flag: an emergency is not gone past
        refused, Barred: flag: a sign is to be seen first
        WithinWeeks of 2026-11-24, open
        Emergency of 2026-11-24, open
        on top: Some(Emergency)
        it began
        WithinWeeks of 2026-11-24, open
        Emergency of 2026-11-24, not open, cleared from 2026-11-24 by Dr Lind
        on top: Some(WithinWeeks)
    "#]]
    .assert_eq(&flat(&log));
}

#[test]
fn a_sign_for_the_next_weeks_stops_nothing() {
    let (mut world, _) = begun(&draft());
    let flag = raise(&mut world, Urgency::WithinWeeks);
    assert!(flag.open);
    expect![[r#"
        it began
    "#]]
    .assert_eq(&flat(&start(&mut world)));
}

#[test]
fn what_was_said_at_the_visit_stays_with_the_sign() {
    let (mut world, _) = begun(&draft());
    let flag = raise(&mut world, Urgency::WithinDays);
    world.set_wall("2026-11-26T18:00:00");
    let now = world.now;
    let advice = AdviceDraft {
        flag: flag.id,
        who: "Dr Lind".to_owned(),
        on: "2026-11-26".to_owned(),
        words: "A picture on Friday; cycling is fine".to_owned(),
    };
    world.companion().add_advice(&advice, &now).expect("it is kept");
    expect![[r#"
        WithinDays of 2026-11-24, open, Dr Lind on 2026-11-26: A picture on Friday; cycling is fine
        on top: Some(WithinDays)
    "#]]
    .assert_eq(&flat(&told(&mut world)));
}

#[test]
fn the_most_urgent_of_several_signs_counts_and_comes_first() {
    let (mut world, _) = begun(&draft());
    let signs = [Urgency::WithinWeeks, Urgency::SameDay, Urgency::SameDay].map(|u| sign(&mut world, Some(u))).to_vec();
    let now = world.now;
    let flag = world.companion().raise_flag(&FlagDraft { signs }, &now).expect("it is kept");
    assert_eq!((flag.urgency, flag.signs.len()), (Urgency::SameDay, 2));
}

#[test]
fn drafts_that_say_nothing_or_the_impossible_are_refused_with_every_problem() {
    let (mut world, _) = begun(&draft());
    let now = world.now;
    let no_sign = sign(&mut world, None);
    let ticked = |checklist: &str, item| SignTicked { checklist: checklist.to_owned(), item };
    let mut log = String::new();
    let signs = vec![ticked("nobody", 0), ticked("red-flags", u32::MAX), no_sign];
    for signs in [Vec::new(), signs] {
        log.push_str(&nothing(world.companion().raise_flag(&FlagDraft { signs }, &now).map(|_| ())));
    }
    let flag = raise(&mut world, Urgency::WithinDays).id;
    for on in ["2026-11-23", "2027-12-01", "soon"] {
        let by = String::new();
        let draft = ClearDraft { flag: flag.clone(), on: on.to_owned(), by };
        log.push_str(&nothing(world.companion().clear_flag(&draft, &now)));
    }
    for on in ["2026-11-23", "2026-11-25"] {
        let (who, words) = ("a".repeat(81), " ".to_owned());
        let draft = AdviceDraft { flag: flag.clone(), who, on: on.to_owned(), words };
        log.push_str(&nothing(world.companion().add_advice(&draft, &now)));
    }
    expect![[r#"
        refused, Invalid: signs: none was ticked
        refused, Invalid: signs[0]: no such sign; signs[1]: no such sign; signs[2]: is no sign that should be seen
        refused, Invalid: by: is empty; on: is before the day on which the sign was ticked
        refused, Invalid: by: is empty; on: is more than a year ahead
        refused, Invalid: by: is empty; on: must be a day as YYYY-MM-DD
        refused, Invalid: who: 81 characters; at most 80; words: is empty; on: is before the day on which the sign was ticked
        refused, Invalid: who: 81 characters; at most 80; words: is empty; on: has not come yet
    "#]].assert_eq(&flat(&log));
    let companion = world.companion();
    assert_eq!(
        companion.clear_flag(&clear("nobody", "2026-11-24"), &now).map_err(|e| e.code),
        Err(ErrorCode::NotFound)
    );
    assert_eq!(companion.override_flag("nobody", "words", &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind LIKE 'flag%'"), 1);
}

#[test]
fn a_slip_is_taken_back_on_its_day_and_both_stay_in_the_log() {
    let (mut world, _) = begun(&draft());
    let flag = raise(&mut world, Urgency::Emergency);
    assert!(start(&mut world).contains("refused"));
    let now = world.now;
    world.companion().flag_slip(&flag.id, &now).expect("on the same day");
    world.settle();
    assert_eq!(start(&mut world), "  it began\n");
    let now = world.now;
    let all = world.companion().flags(&now).expect("they can be read");
    assert_eq!((all.len(), all[0].open, all[0].slip), (1, false, true), "it is told as what it was");
    assert!(world.companion().flag_slip(&flag.id, &now).is_err(), "once");
    let later = raise(&mut world, Urgency::SameDay);
    world.run("at 2026-11-25 08:00");
    let now = world.now;
    let refused = world.companion().flag_slip(&later.id, &now).expect_err("on another day it is no slip");
    assert_eq!(refused.code, ErrorCode::Invalid);
    let said = raise(&mut world, Urgency::WithinDays);
    let advice = AdviceDraft {
        flag: said.id.clone(),
        who: "Ana".to_owned(),
        on: "2026-11-25".to_owned(),
        words: "Rest.".to_owned(),
    };
    world.companion().add_advice(&advice, &now).expect("it is kept");
    assert!(world.companion().flag_slip(&said.id, &now).is_err(), "somebody has looked at it");
}
