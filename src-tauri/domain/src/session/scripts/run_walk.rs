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
    check(
        two_rounds(),
        "+300s",
        expect![[r#"
        0.000   shows get ready
        2.000   cue count
        3.000   cue count
        4.000   cue count
        5.000   cue run · shows run
        10.000  cue easy
        35.000  cue talk
        65.000  set 1/2 run done 0 reps 5.0..65.0 tut 60.0 · cue walk · shows walk
        125.000 set 1/2 walk done 0 reps 65.0..125.0 tut 60.0 gap 0.0 · cue last run · shows run
        136.000 cue half-way
        185.000 set 2/2 run done 0 reps 125.0..185.0 tut 60.0 gap 0.0 · cue walk · shows walk
        245.000 set 2/2 walk done 0 reps 185.0..245.0 tut 60.0 gap 0.0 · cue session done · ended in full
    "#]],
    );
}

#[test]
fn the_runs_are_counted_while_one_walks() {
    check(
        two_rounds(),
        "+70s\nview\n+60s\nview\n+8s\nview",
        expect![[r#"
        0.000   shows get ready
        2.000   cue count
        3.000   cue count
        4.000   cue count
        5.000   cue run · shows run
        10.000  cue easy
        35.000  cue talk
        65.000  set 1/2 run done 0 reps 5.0..65.0 tut 60.0 · cue walk · shows walk
        70.000  > view
                walk 65.0..125.0 at 70.0, rep 1 (0 done), next run of 2/2 run, cells [0 done, 0 to come], left 175.0
        125.000 set 1/2 walk done 0 reps 65.0..125.0 tut 60.0 gap 0.0 · cue last run · shows run
        130.000 > view
                run 125.0..185.0 at 130.0, rep 1 (0 done), next walk of 2/2 walk, cells [0 done, 0 now], left 115.0, said Last
        136.000 cue half-way
        138.000 > view
                run 125.0..185.0 at 138.0, rep 1 (0 done), next walk of 2/2 walk, cells [0 done, 0 now], left 107.0, said HalfWay
    "#]],
    );
}

#[test]
fn a_pause_in_a_run_leaves_what_is_left_of_it_and_says_nothing_twice() {
    check(
        two_rounds(),
        "+25s\npause\n+90s\nresume\n+50s",
        expect![[r#"
        0.000   shows get ready
        2.000   cue count
        3.000   cue count
        4.000   cue count
        5.000   cue run · shows run
        10.000  cue easy
        25.000  > pause
        25.000  cue pause · paused (Person) · shows run
        115.000 > resume
        115.000 resumed · cue resume · shows get ready
        117.000 cue count
        118.000 cue count
        119.000 cue count
        120.000 cue run · shows run
        130.000 cue talk
        160.000 set 1/2 run done 0 reps 5.0..70.0 tut 60.0 · cue walk · shows walk
    "#]],
    );
}

#[test]
fn taken_up_in_the_last_run_it_is_not_the_last_again() {
    check(
        two_rounds(),
        "+145s\nrestart\n+1h\nresume\n+45s",
        expect![[r#"
        0.000   shows get ready
        2.000   cue count
        3.000   cue count
        4.000   cue count
        5.000   cue run · shows run
        10.000  cue easy
        35.000  cue talk
        65.000  set 1/2 run done 0 reps 5.0..65.0 tut 60.0 · cue walk · shows walk
        125.000 set 1/2 walk done 0 reps 65.0..125.0 tut 60.0 gap 0.0 · cue last run · shows run
        136.000 cue half-way
        145.000 > restart
        3745.000 > resume
        3745.000 resumed · cue resume · shows get ready
        3747.000 cue count
        3748.000 cue count
        3749.000 cue count
        3750.000 cue run · shows run
    "#]],
    );
}

#[test]
fn asleep_in_a_walk_nobody_runs() {
    check(
        two_rounds(),
        "+70s\nsuspend 2h\nresume\n+70s\nturn back hurts",
        expect![[r#"
        0.000   shows get ready
        2.000   cue count
        3.000   cue count
        4.000   cue count
        5.000   cue run · shows run
        10.000  cue easy
        35.000  cue talk
        65.000  set 1/2 run done 0 reps 5.0..65.0 tut 60.0 · cue walk · shows walk
        70.000  > suspend 2h
        70.003  cue pause · paused (slept 7200 s) · shows walk
        70.003  > resume
        70.003  resumed · cue resume · shows get ready
        72.003  cue count
        73.003  cue count
        74.003  cue count
        75.003  cue walk · shows walk
        130.000 set 1/2 walk done 0 reps 65.0..130.0 tut 60.0 gap 0.0 · cue last run · shows run
        140.003 > turn back hurts
        140.003 set 2/2 run partial 0 reps 130.0..140.0 tut 10.0 gap 0.0 because Hurts · cue session done · ended turned back because Hurts
    "#]],
    );
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
    check(
        laps(),
        "+150s\nview\ndone\n+100s\nrep\n+90s\nskip",
        expect![[r#"
        0.000   cue run · shows run
        5.000   cue easy
        150.000 > view
                run 0.0.. at 150.0, rep 1 (0 done), next walk of 1/2 walk, cells [0 now, 0 to come], left 434.0, said Easy
        150.000 > done
        150.000 set 1/2 run done 0 reps 0.0..150.0 tut 150.0 · cue walk · shows walk
        250.000 > rep
        250.000 set 1/2 walk done 0 reps 150.0..250.0 tut 100.0 gap 0.0 · cue last run · shows run
        340.000 > skip
        340.000 set 2/2 run partial 0 reps 250.0..340.0 tut 90.0 gap 0.0 · cue session done · ended in full
    "#]],
    );
    check(
        laps(),
        "+150s\ndone\n+100s\nturn back",
        expect![[r#"
        0.000   cue run · shows run
        5.000   cue easy
        150.000 > done
        150.000 set 1/2 run done 0 reps 0.0..150.0 tut 150.0 · cue walk · shows walk
        250.000 > turn back
        250.000 set 1/2 walk partial 0 reps 150.0..250.0 tut 100.0 gap 0.0 · cue session done · ended turned back
    "#]],
    );
}

#[test]
fn turning_back_means_nothing_where_nobody_runs() {
    check(
        two_sets(),
        "+3s\nturn back\n+1s\nend session",
        expect![[r#"
        0.000   cue lower · shows lower
        3.000   > turn back
        4.000   cue raise · shows raise
        4.000   > end session
        4.000   set 1/2 left E01 skipped 0 reps 0.0..4.0 tut 4.0 · cue session done · ended early
    "#]],
    );
}

#[test]
fn an_engine_that_was_kept_before_there_were_runs_is_still_read() {
    let kept = r#"{"plan":[{"get_ready":{"length":{"secs":10,"nanos":0}}},{"work":{"exercise":"E14","side":null,"set":1,"of":1,"load_kg":null,"task":{"hold":{"length":{"secs":30,"nanos":0}}}}}],"clock":{"running":{"since":7000000,"before":{"secs":0,"nanos":0}}},"current":{"step":1,"phase":{"timed":{"length":{"secs":30,"nanos":0}}},"phase_start":{"secs":10,"nanos":0},"work_start":{"secs":10,"nanos":0},"reps":0,"under_tension":{"secs":0,"nanos":0}},"records":[],"heard":{"secs":10,"nanos":0},"slept":{"secs":0,"nanos":0},"stall_after":{"secs":2,"nanos":0}}"#;
    let engine: Engine = serde_json::from_str(kept).expect("it is read");
    assert_eq!(engine.plan().sets().count(), 1);
    assert!(!engine.is_over());
}
