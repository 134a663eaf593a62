//! A pause in a set: a lead-in follows, the rep starts again, and work counts once.

use expect_test::expect;

use super::{check, hold, rest, self_paced, two_sets};

#[test]
fn in_mid_lower_the_rep_starts_again() {
    check(
        two_sets(),
        "
            +8s
            view
            pause
            view
            +600s
            view
            resume
            view
            +5s
            view
            +30s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            8.000   > view
                    lower 6.0..10.0 at 8.0, rep 2 (1 done), next raise by the other leg of 1/2 left E01, cells [1 now, 0 to come], left 36.0
            8.000   > pause
            8.000   cue pause · paused (Person) · shows lower
            8.000   > view
                    paused in lower 6.0..10.0 at 8.0, rep 2 (1 done), next raise by the other leg of 1/2 left E01, cells [1 now, 0 to come], left 43.0
            608.000 > view
                    paused in lower 6.0..10.0 at 8.0, rep 2 (1 done), next raise by the other leg of 1/2 left E01, cells [1 now, 0 to come], left 43.0
            608.000 > resume
            608.000 resumed · cue resume · shows get ready
            608.000 > view
                    get ready 8.0..13.0 at 8.0, rep 2 (1 done), next lower of 1/2 left E01, cells [1 now, 0 to come], left 43.0
            610.000 cue count
            611.000 cue count
            612.000 cue count
            613.000 cue lower · shows lower
            613.000 > view
                    lower 13.0..17.0 at 13.0, rep 2 (1 done), next raise by the other leg of 1/2 left E01, cells [1 now, 0 to come], left 38.0
            617.000 cue raise · shows raise
            619.000 set 1/2 left E01 done 2 reps 0.0..19.0 tut 10.0 · cue rest · shows rest
            629.000 cue ten seconds
            636.000 cue count
            637.000 cue count
            638.000 cue count
            639.000 cue lower · shows lower
            643.000 cue raise · shows raise
        "#]],
    );
}

#[test]
fn in_the_raise_of_the_first_rep() {
    check(
        two_sets(),
        "
            +5s
            pause
            view
            +10s
            resume
            view
            +60s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            5.000   > pause
            5.000   cue pause · paused (Person) · shows raise
            5.000   > view
                    paused in raise 4.0..6.0 at 5.0, rep 1 (0 done), next lower of 1/2 left E01, cells [0 now, 0 to come], left 49.0
            15.000  > resume
            15.000  resumed · cue resume · shows get ready
            15.000  > view
                    get ready 5.0..10.0 at 5.0, rep 1 (0 done), next lower of 1/2 left E01, cells [0 now, 0 to come], left 49.0
            17.000  cue count
            18.000  cue count
            19.000  cue count
            20.000  cue lower · shows lower
            24.000  cue raise · shows raise
            26.000  cue lower · shows lower
            30.000  cue raise · shows raise
            32.000  set 1/2 left E01 done 2 reps 0.0..22.0 tut 12.0 · cue rest · shows rest
            42.000  cue ten seconds
            49.000  cue count
            50.000  cue count
            51.000  cue count
            52.000  cue lower · shows lower
            56.000  cue raise · shows raise
            58.000  cue lower · shows lower
            62.000  cue raise · shows raise
            64.000  set 2/2 left E01 done 2 reps 42.0..54.0 tut 8.0 gap 20.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn pressed_twice_counts_once() {
    check(
        two_sets(),
        "
            +2s
            pause
            +1s
            pause
            +1s
            resume
            resume
            +6s
            pause
            +1s
            resume
            +5s
            +4s
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            2.000   > pause
            2.000   cue pause · paused (Person) · shows lower
            3.000   > pause
            4.000   > resume
            4.000   resumed · cue resume · shows get ready
            4.000   > resume
            6.000   cue count
            7.000   cue count
            8.000   cue count
            9.000   cue lower · shows lower
            10.000  > pause
            10.000  cue pause · paused (Person) · shows lower
            11.000  > resume
            11.000  resumed · cue resume · shows get ready
            13.000  cue count
            14.000  cue count
            15.000  cue count
            16.000  cue lower · shows lower
            20.000  cue raise · shows raise
            20.000  > view
                    raise 17.0..19.0 at 17.0, rep 1 (0 done), next lower of 1/2 left E01, cells [0 now, 0 to come], left 40.0
        "#]],
    );
}

#[test]
fn in_the_lead_in_after_a_pause() {
    check(
        two_sets(),
        "
            +2s
            pause
            +1s
            resume
            +3s
            pause
            view
            +1s
            resume
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            2.000   > pause
            2.000   cue pause · paused (Person) · shows lower
            3.000   > resume
            3.000   resumed · cue resume · shows get ready
            5.000   cue count
            6.000   cue count
            6.000   > pause
            6.000   cue pause · paused (Person) · shows get ready
            6.000   > view
                    paused in get ready 2.0..7.0 at 5.0, rep 1 (0 done), next lower of 1/2 left E01, cells [0 now, 0 to come], left 49.0
            7.000   > resume
            7.000   resumed · cue resume · shows get ready
            9.000   cue count
            10.000  cue count
            11.000  cue count
            12.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn in_a_hold_only_the_rest_is_held() {
    check(
        vec![hold(1, 10), rest(12), hold(2, 10)],
        "
            +4s
            view
            pause
            view
            +60s
            resume
            view
            +5s
            view
            +2s
            pause
            +9s
            resume
            +30s
        ",
        expect![[r#"
            0.000   cue hold · shows hold
            4.000   > view
                    hold 0.0..10.0 at 4.0, rep 1 (0 done), next rest of 2/2 E14, cells [0 now, 0 to come], left 28.0
            4.000   > pause
            4.000   cue pause · paused (Person) · shows hold
            4.000   > view
                    paused in hold 0.0..10.0 at 4.0, rep 1 (0 done), next rest of 2/2 E14, cells [0 now, 0 to come], left 33.0
            64.000  > resume
            64.000  resumed · cue resume · shows get ready
            64.000  > view
                    get ready 4.0..9.0 at 4.0, rep 1 (0 done), next hold of 1/2 E14, cells [0 now, 0 to come], left 33.0
            66.000  cue count
            67.000  cue count
            68.000  cue count
            69.000  cue hold · shows hold
            69.000  > view
                    hold 9.0..15.0 at 9.0, rep 1 (0 done), next rest of 2/2 E14, cells [0 now, 0 to come], left 28.0
            71.000  > pause
            71.000  cue pause · paused (Person) · shows hold
            80.000  > resume
            80.000  resumed · cue resume · shows get ready
            82.000  cue count
            83.000  cue count
            84.000  cue count
            85.000  cue hold · shows hold
            89.000  set 1/2 E14 done 0 reps 0.0..20.0 tut 10.0 · cue rest · shows rest
            91.000  cue ten seconds
            98.000  cue count
            99.000  cue count
            100.000 cue count
            101.000 cue hold · shows hold
        "#]],
    );
}

#[test]
fn in_self_paced_reps_the_count_is_kept() {
    check(
        vec![self_paced(1, 3), rest(12), self_paced(2, 3)],
        "
            +4s
            rep
            +4s
            rep
            pause
            view
            +60s
            rep
            view
            +6s
            view
            rep
        ",
        expect![[r#"
            0.000   cue self-paced · shows self-paced
            4.000   > rep
            4.000   shows self-paced
            8.000   > rep
            8.000   shows self-paced
            8.000   > pause
            8.000   cue pause · paused (Person) · shows self-paced
            8.000   > view
                    paused in self-paced 0.0.. at 8.0, rep 3 (2 done), next rest of 2/2 E09, cells [2 now, 0 to come], left 33.0
            68.000  > rep
            68.000  resumed · cue resume · shows get ready
            68.000  > view
                    get ready 8.0..13.0 at 8.0, rep 3 (2 done), next self-paced of 1/2 E09, cells [2 now, 0 to come], left 33.0
            70.000  cue count
            71.000  cue count
            72.000  cue count
            73.000  cue self-paced · shows self-paced
            74.000  > view
                    self-paced 13.0.. at 14.0, rep 3 (2 done), next rest of 2/2 E09, cells [2 now, 0 to come], left 27.0
            74.000  > rep
            74.000  set 1/2 E09 done 3 reps 0.0..14.0 tut 9.0 · cue rest · shows rest
        "#]],
    );
}
