//! The plug is pulled: another process takes up what was kept, paused.

use expect_test::expect;

use super::{check, hold, rest, self_paced, two_sets};

#[test]
fn restart_in_mid_rep() {
    check(
        two_sets(),
        "
            +8s
            restart
            view
            +5s
            resume
            +12s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            8.000   > restart
            8.000   > view
                    paused in lower 6.0..10.0 at 6.0, rep 2 (1 done), next raise by the other leg of 1/2 left E01, cells [1 now, 0 to come], left 43.0
            13.000  > resume
            13.000  resumed · cue resume · shows get ready
            15.000  cue count
            16.000  cue count
            17.000  cue count
            18.000  cue lower · shows lower
            22.000  cue raise · shows raise
            24.000  set 1/2 left E01 done 2 reps 0.0..17.0 tut 8.0 · cue rest · shows rest
        "#]],
    );
}

#[test]
fn restart_in_a_rest() {
    check(
        two_sets(),
        "
            +25s
            restart
            view
            +5s
            resume
            +12s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            22.000  cue ten seconds
            25.000  > restart
            25.000  > view
                    paused in rest 12.0..32.0 at 22.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 22.0
            30.000  > resume
            30.000  resumed · cue resume · shows rest
            37.000  cue count
            38.000  cue count
            39.000  cue count
            40.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn restart_in_a_hold() {
    check(
        vec![hold(1, 10), rest(12), hold(2, 10)],
        "
            +4s
            tick
            restart
            view
            resume
            +30s
        ",
        expect![[r#"
            0.000   cue hold · shows hold
            4.000   > tick
            4.000   > restart
            4.000   > view
                    paused in hold 0.0..10.0 at 4.0, rep 1 (0 done), next rest of 2/2 E14, cells [0 now, 0 to come], left 33.0
            4.000   > resume
            4.000   resumed · cue resume · shows get ready
            6.000   cue count
            7.000   cue count
            8.000   cue count
            9.000   cue hold · shows hold
            15.000  set 1/2 E14 done 0 reps 0.0..15.0 tut 10.0 · cue rest · shows rest
            17.000  cue ten seconds
            24.000  cue count
            25.000  cue count
            26.000  cue count
            27.000  cue hold · shows hold
        "#]],
    );
}

#[test]
fn restart_in_self_paced_reps() {
    check(
        vec![self_paced(1, 3), rest(12), self_paced(2, 3)],
        "
            +4s
            rep
            +4s
            rep
            +4s
            restart
            view
            resume
            +6s
            rep
        ",
        expect![[r#"
            0.000   cue self-paced · shows self-paced
            4.000   > rep
            4.000   shows self-paced
            8.000   > rep
            8.000   shows self-paced
            12.000  > restart
            12.000  > view
                    paused in self-paced 0.0.. at 8.0, rep 3 (2 done), next rest of 2/2 E09, cells [2 now, 0 to come], left 33.0
            12.000  > resume
            12.000  resumed · cue resume · shows get ready
            14.000  cue count
            15.000  cue count
            16.000  cue count
            17.000  cue self-paced · shows self-paced
            18.000  > rep
            18.000  set 1/2 E09 done 3 reps 0.0..14.0 tut 9.0 · cue rest · shows rest
        "#]],
    );
}

#[test]
fn restart_while_paused() {
    check(
        two_sets(),
        "
            +9s
            pause
            +60s
            restart
            view
            resume
            +12s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            9.000   > pause
            9.000   cue pause · paused (Person) · shows lower
            69.000  > restart
            69.000  > view
                    paused in lower 6.0..10.0 at 9.0, rep 2 (1 done), next raise by the other leg of 1/2 left E01, cells [1 now, 0 to come], left 43.0
            69.000  > resume
            69.000  resumed · cue resume · shows get ready
            71.000  cue count
            72.000  cue count
            73.000  cue count
            74.000  cue lower · shows lower
            78.000  cue raise · shows raise
            80.000  set 1/2 left E01 done 2 reps 0.0..20.0 tut 11.0 · cue rest · shows rest
        "#]],
    );
}

#[test]
fn restart_and_end() {
    check(
        two_sets(),
        "
            +9s
            restart
            end session
            restart
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            9.000   > restart
            9.000   > end session
            9.000   set 1/2 left E01 partial 1 reps 0.0..6.0 tut 4.0 · cue session done · ended early
            9.000   > restart
            9.000   > view
                    nothing: over
        "#]],
    );
}
