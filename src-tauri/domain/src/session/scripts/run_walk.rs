//! A run-walk: stretches by time and by distance, what is said on the way, and its own ends.

use expect_test::expect;

use super::*;
use crate::session::{Gait, Prompt, Said, Stretch};

fn stretch(gait: Gait, set: u16, length: Option<u64>, said: &[(u64, Said)]) -> Step {
    let prompts = said.iter().map(|(at, says)| Prompt { at: Duration::from_secs(*at), says: *says }).collect();
    let metres = length.is_none().then_some(400);
    let task = Task::Stretch(Stretch { gait, length: length.map(Duration::from_secs), metres, prompts });
    work(gait.id(), None, set, task)
}

/// Two minutes of each, with all that can be said.
fn two_rounds() -> Vec<Step> {
    vec![
        get_ready(5),
        stretch(Gait::Run, 1, Some(60), &[(5, Said::Easy), (30, Said::Talk)]),
        stretch(Gait::Walk, 1, Some(60), &[]),
        stretch(Gait::Run, 2, Some(60), &[(0, Said::Last), (11, Said::HalfWay)]),
        stretch(Gait::Walk, 2, Some(60), &[]),
    ]
}

#[test]
fn by_time_each_change_comes_at_its_second_and_what_is_said_in_between() {
    check(two_rounds(), "+300s", expect![[]]);
}

#[test]
fn the_runs_are_counted_while_one_walks() {
    check(two_rounds(), "+70s\nview\n+60s\nview\n+8s\nview", expect![[]]);
}

#[test]
fn a_pause_in_a_run_leaves_what_is_left_of_it_and_says_nothing_twice() {
    check(two_rounds(), "+25s\npause\n+90s\nresume\n+50s", expect![[]]);
}

#[test]
fn taken_up_in_the_last_run_it_is_not_the_last_again() {
    check(two_rounds(), "+145s\nrestart\n+1h\nresume\n+45s", expect![[]]);
}

#[test]
fn asleep_in_a_walk_nobody_runs() {
    check(two_rounds(), "+70s\nsuspend 2h\nresume\n+70s\nturn back hurts", expect![[]]);
}

#[test]
fn a_distance_ends_on_a_key_and_is_only_then_covered() {
    let laps = || {
        vec![
            stretch(Gait::Run, 1, None, &[(5, Said::Easy)]),
            stretch(Gait::Walk, 1, None, &[]),
            stretch(Gait::Run, 2, None, &[(0, Said::Last)]),
        ]
    };
    check(laps(), "+150s\nview\ndone\n+100s\nrep\n+90s\nskip", expect![[]]);
    check(laps(), "+150s\ndone\n+100s\nturn back", expect![[]]);
}

#[test]
fn turning_back_means_nothing_where_nobody_runs() {
    check(two_sets(), "+3s\nturn back\n+1s\nend session", expect![[]]);
}

#[test]
fn an_engine_that_was_kept_before_there_were_runs_is_still_read() {
    let kept = r#"{"plan":[{"get_ready":{"length":{"secs":10,"nanos":0}}},{"work":{"exercise":"E14","side":null,"set":1,"of":1,"load_kg":null,"task":{"hold":{"length":{"secs":30,"nanos":0}}}}}],"clock":{"running":{"since":7000000,"before":{"secs":0,"nanos":0}}},"current":{"step":1,"phase":{"timed":{"length":{"secs":30,"nanos":0}}},"phase_start":{"secs":10,"nanos":0},"work_start":{"secs":10,"nanos":0},"reps":0,"under_tension":{"secs":0,"nanos":0}},"records":[],"heard":{"secs":10,"nanos":0},"slept":{"secs":0,"nanos":0},"stall_after":{"secs":2,"nanos":0}}"#;
    let engine: Engine = serde_json::from_str(kept).expect("it is read");
    assert_eq!(engine.plan().sets().count(), 1);
    assert!(!engine.is_over());
}
