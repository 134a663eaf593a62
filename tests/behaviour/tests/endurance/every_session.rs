//! Every session of every programme that ships, from its page to its last set.

use behaviour::World;
use sinew_companion::library::Library;
use sinew_companion::wire::{Legs, Play, Status};

/// Any session of any programme, from its page to its last set.
#[test]
fn every_session_of_every_programme_can_be_played() {
    let mut world = World::new();
    let ids: Vec<String> = Library::with_own(Vec::new()).programmes.ids().cloned().collect();
    for id in ids {
        let now = world.now;
        let sessions = world.companion().programme(&id).expect("it ships").sessions;
        for preview in sessions {
            let sets = preview.steps.iter().filter(|s| s.exercise.is_some()).count();
            let play =
                Play::Programme { id: id.clone(), phase: preview.phase, session: preview.session, legs: Legs::Left };
            let now = sinew_companion::Now { mono: world.now.mono, ..now };
            world.now = now;
            world.companion().start_session(&play, &now).unwrap_or_else(|e| panic!("{id}: {e}"));
            let exercises = world.companion().session_exercises().expect("a session runs");
            assert!(exercises.iter().all(|e| e.figure.is_some()), "{id} has an exercise without a figure");
            // To the end by the key that ends a set: the lengths are looked at elsewhere.
            while world.snapshot().is_some_and(|s| s.status != Status::Ended) {
                world.run("skip");
            }
            let session_id = world.sessions().expect("a history")[0].session_id.clone();
            let detail = world.companion().session_detail(&session_id).expect("it can be read");
            assert_eq!(detail.sets.len(), sets, "{id}, {} {}", preview.phase, preview.session);
        }
    }
}
