//! Whatever happens in a life, through the companion and its file: nobody is nagged, and nothing is lost.

use std::collections::BTreeMap;

use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_oneof};
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq, proptest};
use sinew_companion::wire::AskMark;

use behaviour::remind::twice_a_day;

/// A line of a script that means something at any time.
fn happening() -> impl Strategy<Value = String> {
    let line = |lines: &'static [&'static str]| prop::sample::select(lines.to_vec()).prop_map(str::to_owned);
    prop_oneof![
        8 => (1u32..240).prop_map(|minutes| format!("+{minutes}m")),
        2 => (1u32..30).prop_map(|hours| format!("suspend {hours}h")),
        2 => (1u32..40).prop_map(|hours| format!("off {hours}h")),
        2 => Just("killed".to_owned()),
        1 => line(&["clock -3h", "clock 3h", "clock -365d", "clock 365d", "clock 31d"]),
        1 => line(&["zone Asia/Tokyo", "zone Europe/Lisbon", "zone Europe/Berlin", "zone America/New_York"]),
        3 => line(&["presence here", "presence locked", "presence idle", "presence camera", "presence unknown"]),
        2 => line(&["quiet for hour", "quiet for ever", "unpause", "unpause"]),
        8 => line(&["press start", "press in15", "press later", "press not-today", "body", "dismiss"]),
        2 => line(&["start morning", "start evening", "skip morning time", "skip evening pain"]),
        3 => line(&["end session", "resume interrupted", "save interrupted", "discard interrupted"]),
        2 => line(&["plan paused", "plan resumed", "not today evening", "not today morning time"]),
        1 => line(&["cards seen", "zone seen", "asking closed", "ice on", "ice off"]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_nagged_and_nothing_is_lost(life in prop::collection::vec(happening(), 1..40)) {
        let mut world = twice_a_day("Europe/Berlin", "2026-11-24 05:00");
        for line in &life {
            let needs_screen = ["press", "body", "dismiss"].iter().any(|word| line.starts_with(word));
            let needs_pause = line == "plan resumed";
            let now = world.now;
            let paused = world.companion().today(&now).is_ok_and(|today| !today.pauses.is_empty());
            if (needs_screen && world.on_screen.is_none()) || (needs_pause && !paused) {
                continue;
            }
            world.run(line);
            check(&mut world).map_err(|failure| TestCaseError::fail(format!("after {line}: {failure}")))?;
        }
        prop_assert_eq!(behaviour::rows::soundness(&world.folder), "ok, 0 loose ends");
    }
}

fn check(world: &mut behaviour::World) -> Result<(), TestCaseError> {
    for ((day, slot, _), times) in &world.shown {
        prop_assert!(*times <= 4, "{slot} of {day} was shown {times} times");
    }
    let now = world.now;
    let today = world.companion().today(&now).expect("today can be told");
    let marks: BTreeMap<(String, String), AskMark> = today
        .asks
        .iter()
        .map(|ask| ((ask.key.day.clone(), format!("{}/{:?}", ask.key.plan, ask.key.slot).to_lowercase()), ask.mark))
        .collect();
    if let Some(key) = &world.on_screen {
        let mark = marks.get(&(key.day.clone(), key.slot.clone()));
        let settled = mark
            .is_some_and(|mark| matches!(mark, AskMark::Done | AskMark::Partial | AskMark::Skipped | AskMark::Paused));
        prop_assert!(!settled, "{key:?} is on the screen, and it is {mark:?}");
    }
    let told = world.companion().reminders_now(&now).expect("it can be told");
    let Some(next) = told.next.filter(|next| next.open && told.hold.is_none() && next.snoozed_until.is_none()) else {
        return Ok(());
    };
    let shown = world.shown.contains_key(&(next.key.day.clone(), next.key.slot.clone(), 0));
    let other_done = marks
        .iter()
        .any(|((_, slot), mark)| *slot != next.key.slot && matches!(mark, AskMark::Done | AskMark::Partial));
    prop_assert!(shown || other_done, "{:?} is open, nothing holds it, and it was never shown", next.key);
    Ok(())
}
