//! Days with a plan, told in whatever order.

use std::collections::BTreeMap;

use behaviour::rows;
use chrono::NaiveDate;
use proptest::prelude::{Just, Strategy, prop, prop_oneof};
use proptest::test_runner::Config;
use proptest::{prop_assert, prop_assert_eq, proptest};

use behaviour::diary::{self, begun, draft};

/// What a person may do on a day, in any order.
#[derive(Debug, Clone)]
enum Told {
    Day(u8, u8),
    Morning(Option<u8>, Option<u8>),
    Decide(&'static str),
    Pause(&'static str),
    Resume(&'static str),
    NextDay,
}

fn told() -> impl Strategy<Value = Told> {
    let maybe = |most| prop::option::weighted(0.9, 0..=most);
    prop_oneof![
        4 => (0..=4u8, 0..=3u8).prop_map(|(during, after)| Told::Day(during, after)),
        4 => (maybe(3u8), maybe(15u8)).prop_map(|(pain, stiffness)| Told::Morning(pain, stiffness)),
        4 => prop::sample::select(vec!["accept", "accept", "accept", "keep", "ask"]).prop_map(Told::Decide),
        1 => prop::sample::select(vec!["ill", "flare", "travel", "clinician", "rest-week"]).prop_map(Told::Pause),
        1 => prop::sample::select(vec!["quiet", "sore", "agreed", "as-before"]).prop_map(Told::Resume),
        5 => Just(Told::NextDay),
    ]
}

proptest! {
    #![proptest_config(Config { cases: 40, failure_persistence: None, ..Config::default() })]

    /// In whatever order things are told, a dose rises only after a morning with both of its numbers.
    #[test]
    fn nothing_rises_without_a_whole_morning(all in prop::collection::vec(told(), 10..60)) {
        let (mut world, plan) = begun(&draft());
        let mut day: NaiveDate = "2026-11-24".parse().expect("a day");
        let mut whole = BTreeMap::new();
        let word = |n: Option<u8>| n.map_or("-".to_owned(), |n| n.to_string());
        for told in all {
            let card = diary::cards(&mut world).into_iter().next();
            let line = match &told {
                Told::Day(during, after) => format!("day {during} {after}"),
                Told::Morning(pain, stiffness) => {
                    whole.insert(day.to_string(), pain.is_some() && stiffness.is_some());
                    format!("morning {day} {} {}", word(*pain), word(*stiffness))
                }
                Told::Decide(decided) => format!("decide {decided}"),
                Told::Pause(kind) => format!("pause {kind}"),
                Told::Resume(how) => format!("resume {how}"),
                Told::NextDay => {
                    day = day.succ_opt().expect("a day");
                    format!("at {day} 07:00")
                }
            };
            let before = rows::count(&world.folder, "life");
            diary::run(&mut world, &plan, &line);
            prop_assert!(rows::count(&world.folder, "life") >= before, "facts are only added");
            let Some(card) = card.filter(|c| c.decided.is_none()) else { continue };
            let rises = card.answer.change.is_some_and(|change| change.to > change.from);
            if matches!(told, Told::Decide("accept")) && rises {
                let of_day: NaiveDate = card.of_day.parse().expect("a day");
                let morning = of_day.succ_opt().expect("a day").to_string();
                prop_assert_eq!(whole.get(&morning), Some(&true), "after {}", card.of_day);
            }
        }
    }
}
