//! A window of the life tells each of its days as the whole life does, whatever the life; and what it reads is found by
//! an index, so that it costs what the days cost.

use behaviour::diary::{self, begun, draft};
use behaviour::{World, rows, world};
use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::{Strategy, prop, prop_oneof, proptest};
use proptest::test_runner::Config;
use sinew_companion::library::Library;
use sinew_companion::store::{NEAR_QUERIES, PAST_QUERIES};
use sinew_companion::wire::{AskKey, ClearDraft, FlagDraft, Legs, SignTicked, SkipDraft, SkipReason, SlotName};

/// What may happen on a day; what is refused changes nothing.
pub fn event() -> impl Strategy<Value = String> {
    let sample = |of: &'static [&'static str]| prop::sample::select(of.to_vec()).prop_map(str::to_owned);
    prop_oneof![
        8 => sample(&["day 1 1", "session morning 1 1", "session evening 2 1", "morning"]),
        3 => sample(&["skip morning", "skip evening", "skip clinician"]),
        2 => sample(&["pause ill", "pause travel", "pause ahead", "resume quiet", "resume as-before"]),
        1 => sample(&["flag", "clear", "override"]),
        1 => sample(&["zone Asia/Tokyo", "zone America/Los_Angeles", "zone Europe/Berlin"]),
        1 => sample(&["another", "end"]),
        1 => sample(&["decide accept", "restart"]),
    ]
}

pub fn happens(world: &mut World, plan: &mut String, day: NaiveDate, what: &str) {
    let now = world.now;
    let skip =
        |slot, reason| SkipDraft { key: AskKey { plan: plan.clone(), day: day.to_string(), slot, session: 0 }, reason };
    let flags = world.companion().flags(&now).expect("they can be read");
    let flag = flags.first().map(|flag| flag.id.clone()).unwrap_or_default();
    // Whether it is taken or refused: what is in the file is told the same both ways.
    match what {
        "skip morning" => drop(world.companion().skip_session(&skip(SlotName::Morning, SkipReason::NoTime), &now)),
        "skip evening" => drop(world.companion().skip_session(&skip(SlotName::Evening, SkipReason::Pain), &now)),
        "skip clinician" => drop(world.companion().skip_session(&skip(SlotName::Evening, SkipReason::Clinician), &now)),
        "pause ahead" => {
            let from = day + Days::new(2);
            drop(diary::run(world, plan, &format!("pause travel {from}")));
        }
        "flag" => {
            let signs = vec![SignTicked { checklist: "red-flags".to_owned(), item: day.day0() % 6 }];
            drop(world.companion().raise_flag(&FlagDraft { signs }, &now));
        }
        "clear" => {
            let clear = ClearDraft { flag, on: day.to_string(), by: "The clinic".to_owned() };
            drop(world.companion().clear_flag(&clear, &now));
        }
        "override" => drop(world.companion().override_flag(&flag, "I go on.", &now)),
        "another" => {
            let other = world::draft("hsr-home", Some("achilles"), Some("mid-portion"), Legs::Right);
            if let Ok(id) = world.companion().start_plan(&other, &now) {
                *plan = id;
            }
        }
        "end" => drop(world.companion().end_plan(plan, &now)),
        "restart" => {
            world.kill();
            world.open().expect("the log opens");
        }
        "morning" => drop(diary::run(world, plan, &format!("morning {day} 1 5"))),
        zone if zone.starts_with("zone ") => world.now.zone = zone[5..].parse().expect("a zone"),
        line => drop(diary::run(world, plan, line)),
    }
    world.settle();
}

proptest! {
    #![proptest_config(Config { cases: 12, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_window_tells_its_days_as_the_whole_life_does(
        events in prop::collection::vec((event(), 0..=1u8), 20..50),
        width in 0..20u64,
    ) {
        let (mut world, mut plan) = begun(&draft());
        let first: NaiveDate = "2026-11-24".parse().expect("a day");
        let mut day = first;
        for (what, nights) in &events {
            happens(&mut world, &mut plan, day, what);
            for _ in 0..*nights {
                day = day + Days::new(1);
                let noon = day.and_hms_opt(11, 0, 0).expect("a time").and_utc();
                let span = (noon - world.now.wall).to_std().expect("time goes forward");
                world.pass(span);
            }
        }
        let library = Library::with_own(Vec::new());
        let today = day;
        let companion = world.companion();
        let whole = companion.whole_life().expect("it can be read");
        let plans: Vec<String> = whole.plans().into_iter().map(|(plan, _)| plan.to_owned()).collect();
        let days = || first.iter_days().take_while(|on| *on <= today + Days::new(7));
        for from in days() {
            let to = from + Days::new(width);
            let window = companion.past(from, to).expect("it can be read");
            for on in from.iter_days().take_while(|on| *on <= to) {
                for plan in &plans {
                    let marks = |life: &sinew_domain::plan::Life| {
                        let programme = life.state_on(plan, on).and_then(|state| library.programme_of(state));
                        let marks = programme.map(|p| life.marks(plan, p, on, today, library.book()));
                        (marks.unwrap_or_default(), life.is_frozen(plan, on))
                    };
                    let (all, frozen) = marks(whole);
                    let (here, frozen_here) = marks(&window);
                    assert_eq!(here, all, "{plan} on {on}, in the window from {from} to {to}");
                    assert!(all.is_empty() || frozen_here == frozen, "{plan} on {on}, from {from} to {to}");
                    let limits = |life: &sinew_domain::plan::Life| life.limits(plan, on).len();
                    assert_eq!(limits(&window), limits(whole), "limits on {on}");
                }
                assert_eq!(window.morning(on), whole.morning(on), "the morning of {on}");
            }
        }
    }
}

#[test]
fn no_query_looks_through_a_table() {
    let world = World::new();
    let connection = rows::look(&world.folder);
    for (name, query) in PAST_QUERIES.into_iter().chain(NEAR_QUERIES) {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {query}")).expect("a query");
        let parameters = statement.parameter_count();
        let nothing: Vec<Option<String>> = vec![None; parameters];
        let steps: Vec<String> = statement
            .query_map(rusqlite::params_from_iter(nothing), |row| row.get("detail"))
            .expect("a plan")
            .map(|step| step.expect("a text"))
            .collect();
        // The first or the last of an index is one row of it.
        let one_row = query.contains("LIMIT 1")
            && !steps.iter().any(|step| step.contains("TEMP B-TREE"))
            && !query.contains("WITH");
        for step in &steps {
            let of_ours = ["SCAN plan", "SCAN held", "SCAN wanted", "SCAN oldest", "SCAN usual", "SCAN CONSTANT ROW"];
            let looks_through = step.starts_with("SCAN ") && !of_ours.iter().any(|ours| step.starts_with(ours));
            let by_index = step.contains("USING COVERING INDEX") || step.contains("USING INDEX");
            assert!(!looks_through || (one_row && by_index), "{name}: {step}\n{}", steps.join("\n"));
        }
        assert!(!steps.is_empty(), "{name}");
    }
}
