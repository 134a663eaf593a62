//! The computer sleeps: a pause from the moment it fell asleep.

use expect_test::expect;

use super::{Side, Step, check, drops, get_ready, hold, rest, self_paced, two_sets};

#[test]
fn suspend_in_mid_rep() {
    check(
        two_sets(),
        "
            +8s
            suspend 2h
            view
            +60s
            resume
            +40s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            8.000   > suspend 2h
            8.003   cue pause · paused (slept 7200 s) · shows lower
            8.003   > view
                    paused in lower 6.0..10.0 at 8.0, rep 2 (1 done), next raise by the other leg of 1/2 left E01, cells [1 now, 0 to come], left 43.0
            68.003  > resume
            68.003  resumed · cue resume · shows get ready
            70.003  cue count
            71.003  cue count
            72.003  cue count
            73.003  cue lower · shows lower
            77.003  cue raise · shows raise
            79.003  set 1/2 left E01 done 2 reps 0.0..19.0 tut 10.0 · cue rest · shows rest
            89.003  cue ten seconds
            96.003  cue count
            97.003  cue count
            98.003  cue count
            99.003  cue lower · shows lower
            103.003 cue raise · shows raise
            105.003 cue lower · shows lower
        "#]],
    );
}

#[test]
fn suspend_in_a_hold() {
    check(
        vec![hold(1, 10), rest(12), hold(2, 10)],
        "
            +4s
            suspend 2h
            +60s
            resume
            +12s
        ",
        expect![[r#"
            0.000   cue hold · shows hold
            4.000   > suspend 2h
            4.003   cue pause · paused (slept 7200 s) · shows hold
            64.003  > resume
            64.003  resumed · cue resume · shows get ready
            66.003  cue count
            67.003  cue count
            68.003  cue count
            69.003  cue hold · shows hold
            75.000  set 1/2 E14 done 0 reps 0.0..15.0 tut 10.0 · cue rest · shows rest
        "#]],
    );
}

#[test]
fn suspend_in_self_paced_reps() {
    check(
        vec![self_paced(1, 3), rest(12), self_paced(2, 3)],
        "
            +4s
            rep
            suspend 2h
            view
            +60s
            resume
            +6s
            done
        ",
        expect![[r#"
            0.000   cue self-paced · shows self-paced
            4.000   > rep
            4.000   shows self-paced
            4.000   > suspend 2h
            4.003   cue pause · paused (slept 7200 s) · shows self-paced
            4.003   > view
                    paused in self-paced 0.0.. at 4.0, rep 2 (1 done), next rest of 2/2 E09, cells [1 now, 0 to come], left 37.0
            64.003  > resume
            64.003  resumed · cue resume · shows get ready
            66.003  cue count
            67.003  cue count
            68.003  cue count
            69.003  cue self-paced · shows self-paced
            70.003  > done
            70.003  set 1/2 E09 partial 1 reps 0.0..10.0 tut 5.0 · cue rest · shows rest
        "#]],
    );
}

#[test]
fn suspend_in_a_rest() {
    check(
        two_sets(),
        "
            +14s
            suspend 2h
            view
            +60s
            resume
            +20s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            14.000  > suspend 2h
            14.003  cue pause · paused (slept 7200 s) · shows rest
            14.003  > view
                    paused in rest 12.0..32.0 at 14.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 30.0
            74.003  > resume
            74.003  resumed · cue resume · shows rest
            82.000  cue ten seconds
            89.000  cue count
            90.000  cue count
            91.000  cue count
            92.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn suspend_while_getting_ready() {
    check(
        vec![get_ready(8), drops("E01", Side::Left, 1)],
        "
            +1s
            suspend 2h
            +60s
            resume
            +8s
        ",
        expect![[r#"
            0.000   shows get ready
            1.000   > suspend 2h
            1.003   cue pause · paused (slept 7200 s) · shows get ready
            61.003  > resume
            61.003  resumed · cue resume · shows get ready
            65.000  cue count
            66.000  cue count
            67.000  cue count
            68.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn suspend_in_a_change_of_side() {
    check(
        vec![
            drops("E01", Side::Left, 1),
            Step::SwitchSide { to: Side::Right, length: None },
            drops("E01", Side::Right, 1),
        ],
        "
            +15s
            suspend 2h
            view
            done
            done
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue switch · shows switch side
            15.000  > suspend 2h
            15.003  cue pause · paused (slept 7200 s) · shows switch side
            15.003  > view
                    paused in switch side 12.0.. at 15.0, rep 0 (0 done), next lower of 1/2 right E01, cells [0 to come], left 19.0
            15.003  > done
            15.003  resumed · cue resume · shows switch side
            15.003  > done
            15.003  shows get ready
            17.003  cue count
            18.003  cue count
            19.003  cue count
            20.003  cue lower · shows lower
        "#]],
    );
}

#[test]
fn suspend_while_paused_changes_nothing() {
    check(
        two_sets(),
        "
            +2s
            pause
            suspend 2h
            view
            resume
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            2.000   > pause
            2.000   cue pause · paused (Person) · shows lower
            2.000   > suspend 2h
            2.003   > view
                    paused in lower 0.0..4.0 at 2.0, rep 1 (0 done), next raise by the other leg of 1/2 left E01, cells [0 now, 0 to come], left 49.0
            2.003   > resume
            2.003   resumed · cue resume · shows get ready
            4.003   cue count
            5.003   cue count
            6.003   cue count
            7.003   cue lower · shows lower
        "#]],
    );
}

#[test]
fn a_nap_of_a_second_is_no_suspend() {
    check(
        two_sets(),
        "
            +2s
            suspend 1s
            +3s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            2.000   > suspend 1s
            4.000   cue raise · shows raise
        "#]],
    );
}

#[test]
fn suspend_across_a_deadline_sounds_nothing_of_it() {
    check(
        two_sets(),
        "
            +3999ms
            suspend 2h
            resume
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            3.999   > suspend 2h
            4.000   cue pause · paused (slept 7200 s) · shows lower (0.002 late)
            4.002   > resume
            4.002   resumed · cue resume · shows get ready
            6.002   cue count
            7.002   cue count
            8.002   cue count
            9.002   cue lower · shows lower
        "#]],
    );
}

#[test]
fn suspend_found_by_a_key_takes_the_key_too() {
    check(
        two_sets(),
        "
            +2s
            suspend 2h
            pause
            +1s
            resume
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            2.000   > suspend 2h
            2.003   cue pause · paused (slept 7200 s) · shows lower
            2.003   > pause
            3.003   > resume
            3.003   resumed · cue resume · shows get ready
            5.003   cue count
            6.003   cue count
            7.003   cue count
            8.003   cue lower · shows lower
        "#]],
    );
}
