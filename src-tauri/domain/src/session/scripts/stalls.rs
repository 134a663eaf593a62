//! The program is held up: a little is caught up with, more is a pause at the missed deadline.

use expect_test::expect;

use super::{Side, Step, check, drops, two_sets};

#[test]
fn stall_pauses_at_the_missed_deadline() {
    check(
        two_sets(),
        "
            +3s
            stall 10s
            view
            resume
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            3.000   > stall 10s
            4.000   cue pause · paused (Stall) · shows lower (9.000 late)
            13.000  > view
                    paused in lower 0.0..4.0 at 4.0, rep 1 (0 done), next raise by the other leg of 1/2 left E01, cells [0 now, 0 to come], left 49.0
            13.000  > resume
            13.000  resumed · cue resume · shows get ready
            15.000  cue count
            16.000  cue count
            17.000  cue count
            18.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn stall_in_a_rest() {
    check(
        two_sets(),
        "
            +14s
            stall 20s
            view
            +5s
            resume
            +9s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            14.000  > stall 20s
            22.000  cue pause · paused (Stall) · shows rest (12.000 late)
            34.000  > view
                    paused in rest 12.0..32.0 at 22.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 22.0
            39.000  > resume
            39.000  resumed · cue resume · shows rest
            46.000  cue count
            47.000  cue count
            48.000  cue count
        "#]],
    );
}

#[test]
fn a_long_wait_without_a_deadline_is_no_stall() {
    check(
        vec![
            drops("E01", Side::Left, 1),
            Step::SwitchSide { to: Side::Right, length: None },
            drops("E01", Side::Right, 1),
        ],
        "
            +13s
            stall 300s
            done
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue switch · shows switch side
            13.000  > stall 300s
            313.000 > done
            313.000 shows get ready
            315.000 cue count
            316.000 cue count
            317.000 cue count
            318.000 cue lower · shows lower
        "#]],
    );
}

#[test]
fn after_a_short_hold_up_only_the_newest_cue_sounds() {
    check(
        two_sets(),
        "
            +28500ms
            stall 1500ms
            +500ms
            stall 1900ms
            +3s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            22.000  cue ten seconds
            28.500  > stall 1500ms
            30.000  cue count
            30.500  > stall 1900ms
            32.000  cue lower · shows lower (0.400 late)
        "#]],
    );
}

#[test]
fn a_rep_heard_late_keeps_time() {
    check(
        two_sets(),
        "
            +3500ms
            stall 1s
            +20s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            3.500   > stall 1s
            4.000   cue raise · shows raise (0.500 late)
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            22.000  cue ten seconds
        "#]],
    );
}
