//! Whatever a person presses, and whenever the program ends: nothing is lost, doubled, or left hanging.

use behaviour::{World, rows};
use proptest::prelude::{Just, Strategy, prop, prop_oneof};
use proptest::proptest;
use proptest::test_runner::Config;
use sinew_companion::wire::Legs;

proptest! {
    #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

    #[test]
    fn every_order_of_keys_and_kills_leaves_a_sound_log(lines in prop::collection::vec(line(), 1..60)) {
        let mut world = World::set_up(Legs::Both);
        let mut corrected = 0;
        for line in &lines {
            let snapshot = world.snapshot();
            let last = snapshot.as_ref().and_then(|s| s.last_set.as_ref());
            match line.as_str() {
                key if key.starts_with("correct") && last.is_none() => {}
                key if key.starts_with("correct") => {
                    world.run(key);
                    corrected += 1;
                }
                "restart" => {
                    world.run("kill\n+90s\nopen\nresume interrupted");
                }
                key => {
                    world.run(key);
                }
            }
            check(&mut world);
        }
        assert_eq!(rows::count(&world.folder, "set_correction"), corrected);
        world.run("resume\nplay out");
        check(&mut world);
        assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
        let open = "SELECT count(*) FROM session WHERE id NOT IN (SELECT session_id FROM session_end)";
        assert_eq!(rows::one::<i64>(&world.folder, open), 0, "nothing is left hanging");
        assert_eq!(rows::count(&world.folder, "live_session"), 0);
    }
}

/// What is on show is in the file, and no body worked longer than the clock ran.
fn check(world: &mut World) {
    if let Some(snapshot) = world.snapshot() {
        assert_eq!(snapshot.unsaved, 0);
        if let Some(last) = snapshot.last_set {
            let kept = format!("SELECT count(*) FROM session_set WHERE id = '{}'", last.set_id);
            assert_eq!(rows::one::<i64>(&world.folder, &kept), 1);
        }
    }
    let impossible = "SELECT count(*) FROM session_set
                      WHERE under_tension_ms > ended_ms - started_ms OR outcome = 'done' AND reps_done < reps_target";
    assert_eq!(rows::one::<i64>(&world.folder, impossible), 0);
    let overlapping = "SELECT count(*) FROM session_set AS a JOIN session_set AS b ON a.session_id = b.session_id
                       AND a.id < b.id AND a.ended_ms > b.started_ms";
    assert_eq!(rows::one::<i64>(&world.folder, overlapping), 0, "one set at a time, in the order of their ids");
}

fn line() -> impl Strategy<Value = String> {
    const KEYS: [&str; 8] = ["start evening", "pause", "resume", "skip", "back", "more rest", "done", "rep"];
    const ENDS: [&str; 5] = ["end set hurts", "end session", "end session tired", "suspend 1h", "restart"];
    prop_oneof![
        6 => (0_u32..40_000).prop_map(|ms| format!("+{ms}ms")),
        2 => Just("until rest".to_owned()),
        5 => prop::sample::select(&KEYS[..]).prop_map(str::to_owned),
        2 => prop::sample::select(&ENDS[..]).prop_map(str::to_owned),
        1 => (0_u32..20).prop_map(|reps| format!("correct last {reps} 5kg")),
    ]
}
