//! More rest, and sets and sessions that end early.

use expect_test::expect;

use super::{Side, check, drops, get_ready, hold, self_paced, two_sets};

#[test]
fn more_rest_sounds_its_last_ten_seconds_again() {
    check(
        two_sets(),
        "
            +24s
            more rest
            view
            +15s
            more rest
            +1s
            more rest
            +60s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            22.000  cue ten seconds
            24.000  > more rest
            24.000  shows rest
            24.000  > view
                    rest 12.0..47.0 at 24.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 35.0
            37.000  cue ten seconds
            39.000  > more rest
            39.000  shows rest
            40.000  > more rest
            40.000  shows rest
            67.000  cue ten seconds
            74.000  cue count
            75.000  cue count
            76.000  cue count
            77.000  cue lower · shows lower
            81.000  cue raise · shows raise
            83.000  cue lower · shows lower
            87.000  cue raise · shows raise
            89.000  set 2/2 left E01 done 2 reps 77.0..89.0 tut 8.0 gap 65.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn end_a_set_before_the_first_rep() {
    check(
        two_sets(),
        "
            +3s
            end set hurts
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            3.000   > end set hurts
            3.000   set 1/2 left E01 skipped 0 reps 0.0..3.0 tut 3.0 because Hurts · cue rest · shows rest
            3.000   > view
                    rest 3.0..23.0 at 3.0, rep 0 (0 done), next lower of 2/2 left E01, cells [0 skipped, 0 to come], left 32.0
        "#]],
    );
}

#[test]
fn end_a_set_in_its_lead_in() {
    check(
        two_sets(),
        "
            +20s
            skip
            +2s
            end set no time
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            20.000  > skip
            20.000  shows get ready
            22.000  cue count
            22.000  > end set no time
            22.000  set 2/2 left E01 skipped 0 reps 22.0..22.0 tut 0.0 gap 10.0 because NoTime · cue session done · ended in full
        "#]],
    );
}

#[test]
fn end_a_set_with_some_reps() {
    check(
        two_sets(),
        "
            +7s
            end set tired
            view
            +30s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            7.000   > end set tired
            7.000   set 1/2 left E01 partial 1 reps 0.0..7.0 tut 5.0 because Tired · cue rest · shows rest
            7.000   > view
                    rest 7.0..27.0 at 7.0, rep 0 (0 done), next lower of 2/2 left E01, cells [1 partial, 0 to come], left 32.0
            17.000  cue ten seconds
            24.000  cue count
            25.000  cue count
            26.000  cue count
            27.000  cue lower · shows lower
            31.000  cue raise · shows raise
            33.000  cue lower · shows lower
            37.000  cue raise · shows raise
        "#]],
    );
}

#[test]
fn end_a_hold_and_uncounted_reps() {
    check(
        vec![hold(1, 10), self_paced(1, 3)],
        "
            +4s
            end set hurts
            +20s
            end set form went
        ",
        expect![[r#"
            0.000   cue hold · shows hold
            4.000   > end set hurts
            4.000   set 1/2 E14 partial 0 reps 0.0..4.0 tut 4.0 because Hurts · cue self-paced · shows self-paced
            24.000  > end set form went
            24.000  set 1/2 E09 partial 0 reps 4.0..24.0 tut 20.0 gap 0.0 because FormWent · cue session done · ended in full
        "#]],
    );
}

#[test]
fn end_a_set_while_paused() {
    check(
        two_sets(),
        "
            +7s
            pause
            +60s
            end set hurts
            +5s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            7.000   > pause
            7.000   cue pause · paused (Person) · shows lower
            67.000  > end set hurts
            67.000  resumed · set 1/2 left E01 partial 1 reps 0.0..7.0 tut 5.0 because Hurts · cue rest · shows rest
        "#]],
    );
}

#[test]
fn end_the_session_in_a_set() {
    check(
        two_sets(),
        "
            +9s
            end session hurts
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            9.000   > end session hurts
            9.000   set 1/2 left E01 partial 1 reps 0.0..9.0 tut 7.0 because Hurts · cue session done · ended early because Hurts
            9.000   > view
                    nothing: over
        "#]],
    );
}

#[test]
fn end_the_session_in_the_first_rep() {
    check(
        two_sets(),
        "
            +2s
            end session no time
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            2.000   > end session no time
            2.000   set 1/2 left E01 skipped 0 reps 0.0..2.0 tut 2.0 because NoTime · cue session done · ended early because NoTime
        "#]],
    );
}

#[test]
fn end_the_session_in_a_rest() {
    check(
        two_sets(),
        "
            +14s
            end session no time
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            14.000  > end session no time
            14.000  cue session done · ended early because NoTime
            14.000  > view
                    nothing: over
        "#]],
    );
}

#[test]
fn end_the_session_while_paused_counts_up_to_the_pause() {
    check(
        two_sets(),
        "
            +9s
            pause
            +600s
            end session no time
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            9.000   > pause
            9.000   cue pause · paused (Person) · shows lower
            609.000 > end session no time
            609.000 set 1/2 left E01 partial 1 reps 0.0..9.0 tut 7.0 because NoTime · cue session done · ended early because NoTime
        "#]],
    );
}

#[test]
fn end_the_session_before_anything() {
    check(
        vec![get_ready(8), drops("E01", Side::Left, 1)],
        "
            +2s
            end session
        ",
        expect![[r#"
            0.000   shows get ready
            2.000   > end session
            2.000   cue session done · ended early
        "#]],
    );
}
