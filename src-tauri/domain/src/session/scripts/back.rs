//! Back: this step again, or the one before.

use expect_test::expect;

use super::{Side, Step, check, drops, get_ready, hold, rest, two_sets};

#[test]
fn back_in_mid_set_begins_it_again() {
    check(
        two_sets(),
        "
            +7s
            back
            view
            +6s
            view
            +20s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            7.000   > back
            7.000   set 1/2 left E01 partial 1 reps 0.0..7.0 tut 5.0 · shows get ready
            7.000   > view
                    get ready 7.0..12.0 at 7.0, rep 1 (0 done), next lower of 1/2 left E01, cells [0 now, 0 to come], left 49.0
            9.000   cue count
            10.000  cue count
            11.000  cue count
            12.000  cue lower · shows lower
            13.000  > view
                    lower 12.0..16.0 at 13.0, rep 1 (0 done), next raise by the other leg of 1/2 left E01, cells [0 now, 0 to come], left 43.0
            16.000  cue raise · shows raise
            18.000  cue lower · shows lower
            22.000  cue raise · shows raise
            24.000  set 1/2 left E01 done 2 reps 12.0..24.0 tut 8.0 gap 5.0 attempt 2 · cue rest · shows rest
        "#]],
    );
}

#[test]
fn back_just_after_the_start_means_the_step_before() {
    check(
        two_sets(),
        "
            +33s
            back
            +1s
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            22.000  cue ten seconds
            29.000  cue count
            30.000  cue count
            31.000  cue count
            32.000  cue lower · shows lower
            33.000  > back
            33.000  cue rest · shows rest
            34.000  > view
                    rest 33.0..53.0 at 34.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 31.0
        "#]],
    );
}

#[test]
fn back_in_a_rest_repeats_the_set() {
    check(
        two_sets(),
        "
            +20s
            back
            +9s
            view
            +10s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            20.000  > back
            20.000  shows get ready
            22.000  cue count
            23.000  cue count
            24.000  cue count
            25.000  cue lower · shows lower
            29.000  cue raise · shows raise
            29.000  > view
                    raise 29.0..31.0 at 29.0, rep 1 (0 done), next lower of 1/2 left E01, cells [0 now, 0 to come], left 40.0
            31.000  cue lower · shows lower
            35.000  cue raise · shows raise
            37.000  set 1/2 left E01 done 2 reps 25.0..37.0 tut 8.0 gap 13.0 attempt 2 · cue rest · shows rest
        "#]],
    );
}

#[test]
fn back_twice_goes_back_further() {
    check(
        two_sets(),
        "
            +38s
            back
            back
            view
            back
            view
            back
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            22.000  cue ten seconds
            29.000  cue count
            30.000  cue count
            31.000  cue count
            32.000  cue lower · shows lower
            36.000  cue raise · shows raise
            38.000  cue lower · shows lower
            38.000  > back
            38.000  set 2/2 left E01 partial 1 reps 32.0..38.0 tut 4.0 gap 20.0 · shows get ready
            38.000  > back
            38.000  cue rest · shows rest
            38.000  > view
                    rest 38.0..58.0 at 38.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 1 partial], left 32.0
            38.000  > back
            38.000  shows get ready
            38.000  > view
                    get ready 38.0..43.0 at 38.0, rep 1 (0 done), next lower of 1/2 left E01, cells [0 now, 1 partial], left 49.0
            38.000  > back
            38.000  shows get ready
            38.000  > view
                    get ready 38.0..43.0 at 38.0, rep 1 (0 done), next lower of 1/2 left E01, cells [0 now, 1 partial], left 49.0
        "#]],
    );
}

#[test]
fn back_while_getting_ready_begins_that_again() {
    check(
        vec![get_ready(8), drops("E01", Side::Left, 1)],
        "
            +6s
            back
            view
            +9s
        ",
        expect![[r#"
            0.000   shows get ready
            5.000   cue count
            6.000   cue count
            6.000   > back
            6.000   shows get ready
            6.000   > view
                    get ready 6.0..14.0 at 6.0, rep 0 (0 done), next lower of 1/2 left E01, cells [0 to come], left 20.0
            11.000  cue count
            12.000  cue count
            13.000  cue count
            14.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn back_in_a_change_of_side_repeats_the_set_before() {
    check(
        vec![
            drops("E01", Side::Left, 1),
            Step::SwitchSide { to: Side::Right, length: None },
            drops("E01", Side::Right, 1),
        ],
        "
            +20s
            back
            +6s
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue switch · shows switch side
            20.000  > back
            20.000  shows get ready
            22.000  cue count
            23.000  cue count
            24.000  cue count
            25.000  cue lower · shows lower
            26.000  > view
                    lower 25.0..29.0 at 26.0, rep 1 (0 done), next raise by the other leg of 1/2 left E01, cells [0 now], left 33.0
        "#]],
    );
}

#[test]
fn back_in_a_hold() {
    check(
        vec![hold(1, 10), rest(12), hold(2, 10)],
        "
            +6s
            back
            +16s
        ",
        expect![[r#"
            0.000   cue hold · shows hold
            6.000   > back
            6.000   set 1/2 E14 partial 0 reps 0.0..6.0 tut 6.0 · shows get ready
            8.000   cue count
            9.000   cue count
            10.000  cue count
            11.000  cue hold · shows hold
            21.000  set 1/2 E14 done 0 reps 11.0..21.0 tut 10.0 gap 5.0 attempt 2 · cue rest · shows rest
        "#]],
    );
}

#[test]
fn back_goes_on_from_a_pause() {
    check(
        two_sets(),
        "
            +6s
            pause
            +9s
            back
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            6.000   > pause
            6.000   cue pause · paused (Person) · shows lower
            15.000  > back
            15.000  resumed · set 1/2 left E01 partial 1 reps 0.0..6.0 tut 4.0 · shows get ready
            17.000  cue count
            18.000  cue count
            19.000  cue count
            20.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn attempts_are_numbered() {
    check(
        two_sets(),
        "
            +7s
            back
            +12s
            back
            +12s
            end set form went
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            7.000   > back
            7.000   set 1/2 left E01 partial 1 reps 0.0..7.0 tut 5.0 · shows get ready
            9.000   cue count
            10.000  cue count
            11.000  cue count
            12.000  cue lower · shows lower
            16.000  cue raise · shows raise
            18.000  cue lower · shows lower
            19.000  > back
            19.000  set 1/2 left E01 partial 1 reps 12.0..19.0 tut 5.0 gap 5.0 attempt 2 · shows get ready
            21.000  cue count
            22.000  cue count
            23.000  cue count
            24.000  cue lower · shows lower
            28.000  cue raise · shows raise
            30.000  cue lower · shows lower
            31.000  > end set form went
            31.000  set 1/2 left E01 partial 1 reps 24.0..31.0 tut 5.0 gap 5.0 attempt 3 because FormWent · cue rest · shows rest
            31.000  > view
                    rest 31.0..51.0 at 31.0, rep 0 (0 done), next lower of 2/2 left E01, cells [1 partial, 0 to come], left 32.0
        "#]],
    );
}
