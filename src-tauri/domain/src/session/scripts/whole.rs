//! Sessions from beginning to end, as they should go.

use std::time::Duration;

use expect_test::expect;

use super::{Side, Step, check, drops, get_ready, hold, rest, self_paced};

#[test]
fn one_leg_in_full() {
    check(
        vec![
            get_ready(5),
            drops("E01", Side::Left, 1),
            rest(15),
            drops("E01", Side::Left, 2),
            rest(15),
            drops("E02", Side::Left, 1),
            rest(15),
            drops("E02", Side::Left, 2),
        ],
        "
            +5s
            view
            +1s
            view
            +4s
            view
            +4s
            view
            +5s
            view
            +15s
            view
            +200s
            view
        ",
        expect![[r#"
            0.000   shows get ready
            2.000   cue count
            3.000   cue count
            4.000   cue count
            5.000   cue lower · shows lower
            5.000   > view
                    lower 5.0..9.0 at 5.0, rep 1 (0 done), next raise by the other leg of 1/2 left E01, cells [0 now, 0 to come], left 93.0
            6.000   > view
                    lower 5.0..9.0 at 6.0, rep 1 (0 done), next raise by the other leg of 1/2 left E01, cells [0 now, 0 to come], left 92.0
            9.000   cue raise · shows raise
            10.000  > view
                    raise 9.0..11.0 at 10.0, rep 1 (0 done), next lower of 1/2 left E01, cells [0 now, 0 to come], left 88.0
            11.000  cue lower · shows lower
            14.000  > view
                    lower 11.0..15.0 at 14.0, rep 2 (1 done), next raise by the other leg of 1/2 left E01, cells [1 now, 0 to come], left 84.0
            15.000  cue raise · shows raise
            17.000  set 1/2 left E01 done 2 reps 5.0..17.0 tut 8.0 · cue rest · shows rest
            19.000  > view
                    rest 17.0..32.0 at 19.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 79.0
            22.000  cue ten seconds
            29.000  cue count
            30.000  cue count
            31.000  cue count
            32.000  cue lower · shows lower
            34.000  > view
                    lower 32.0..36.0 at 34.0, rep 1 (0 done), next raise by the other leg of 2/2 left E01, cells [2 done, 0 now], left 64.0
            36.000  cue raise · shows raise
            38.000  cue lower · shows lower
            42.000  cue raise · shows raise
            44.000  set 2/2 left E01 done 2 reps 32.0..44.0 tut 8.0 gap 15.0 · cue rest · shows rest
            49.000  cue ten seconds
            56.000  cue count
            57.000  cue count
            58.000  cue count
            59.000  cue lower · shows lower
            63.000  cue raise · shows raise
            65.000  cue lower · shows lower
            69.000  cue raise · shows raise
            71.000  set 1/2 left E02 done 2 reps 59.0..71.0 tut 8.0 gap 15.0 · cue rest · shows rest
            76.000  cue ten seconds
            83.000  cue count
            84.000  cue count
            85.000  cue count
            86.000  cue lower · shows lower
            90.000  cue raise · shows raise
            92.000  cue lower · shows lower
            96.000  cue raise · shows raise
            98.000  set 2/2 left E02 done 2 reps 86.0..98.0 tut 8.0 gap 15.0 · cue session done · ended in full
            234.000 > view
                    nothing: over
        "#]],
    );
}

#[test]
fn both_legs_the_second_when_ready() {
    check(
        vec![
            get_ready(5),
            drops("E01", Side::Left, 1),
            rest(15),
            drops("E01", Side::Left, 2),
            Step::SwitchSide { to: Side::Right, length: None },
            drops("E01", Side::Right, 1),
            rest(15),
            drops("E01", Side::Right, 2),
        ],
        "
            +44s
            view
            +60s
            view
            done
            view
            +100s
        ",
        expect![[r#"
            0.000   shows get ready
            2.000   cue count
            3.000   cue count
            4.000   cue count
            5.000   cue lower · shows lower
            9.000   cue raise · shows raise
            11.000  cue lower · shows lower
            15.000  cue raise · shows raise
            17.000  set 1/2 left E01 done 2 reps 5.0..17.0 tut 8.0 · cue rest · shows rest
            22.000  cue ten seconds
            29.000  cue count
            30.000  cue count
            31.000  cue count
            32.000  cue lower · shows lower
            36.000  cue raise · shows raise
            38.000  cue lower · shows lower
            42.000  cue raise · shows raise
            44.000  set 2/2 left E01 done 2 reps 32.0..44.0 tut 8.0 gap 15.0 · cue switch · shows switch side
            44.000  > view
                    switch side 44.0.. at 44.0, rep 0 (0 done), next lower of 1/2 right E01, cells [0 to come, 0 to come], left 49.0
            104.000 > view
                    switch side 44.0.. at 104.0, rep 0 (0 done), next lower of 1/2 right E01, cells [0 to come, 0 to come], left 39.0
            104.000 > done
            104.000 shows get ready
            104.000 > view
                    get ready 104.0..109.0 at 104.0, rep 1 (0 done), next lower of 1/2 right E01, cells [0 now, 0 to come], left 44.0
            106.000 cue count
            107.000 cue count
            108.000 cue count
            109.000 cue lower · shows lower
            113.000 cue raise · shows raise
            115.000 cue lower · shows lower
            119.000 cue raise · shows raise
            121.000 set 1/2 right E01 done 2 reps 109.0..121.0 tut 8.0 gap 65.0 · cue rest · shows rest
            126.000 cue ten seconds
            133.000 cue count
            134.000 cue count
            135.000 cue count
            136.000 cue lower · shows lower
            140.000 cue raise · shows raise
            142.000 cue lower · shows lower
            146.000 cue raise · shows raise
            148.000 set 2/2 right E01 done 2 reps 136.0..148.0 tut 8.0 gap 15.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn a_timed_change_of_side_counts_itself_in() {
    check(
        vec![
            drops("E01", Side::Left, 1),
            Step::SwitchSide { to: Side::Right, length: Some(Duration::from_secs(6)) },
            drops("E01", Side::Right, 1),
        ],
        "
            +13s
            view
            +100s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue switch · shows switch side
            13.000  > view
                    switch side 12.0..18.0 at 13.0, rep 0 (0 done), next lower of 1/2 right E01, cells [0 to come], left 17.0
            15.000  cue count
            16.000  cue count
            17.000  cue count
            18.000  cue lower · shows lower
            22.000  cue raise · shows raise
            24.000  cue lower · shows lower
            28.000  cue raise · shows raise
            30.000  set 1/2 right E01 done 2 reps 18.0..30.0 tut 8.0 gap 6.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn timed_holds() {
    check(
        vec![hold(1, 10), rest(12), hold(2, 10)],
        "
            +4s
            view
            +7s
            view
            +100s
        ",
        expect![[r#"
            0.000   cue hold · shows hold
            4.000   > view
                    hold 0.0..10.0 at 4.0, rep 1 (0 done), next rest of 2/2 E14, cells [0 now, 0 to come], left 28.0
            10.000  set 1/2 E14 done 0 reps 0.0..10.0 tut 10.0 · cue rest · shows rest
            11.000  > view
                    rest 10.0..22.0 at 11.0, rep 0 (0 done), next hold of 2/2 E14, cells [0 done, 0 to come], left 21.0
            12.000  cue ten seconds
            19.000  cue count
            20.000  cue count
            21.000  cue count
            22.000  cue hold · shows hold
            32.000  set 2/2 E14 done 0 reps 22.0..32.0 tut 10.0 gap 12.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn self_paced_reps_counted_with_a_key() {
    check(
        vec![self_paced(1, 3), rest(12), self_paced(2, 3)],
        "
            +5s
            rep
            +5s
            rep
            view
            +5s
            rep
            +1s
            view
            +11s
            view
            +6s
            view
            done
        ",
        expect![[r#"
            0.000   cue self-paced · shows self-paced
            5.000   > rep
            5.000   shows self-paced
            10.000  > rep
            10.000  shows self-paced
            10.000  > view
                    self-paced 0.0.. at 10.0, rep 3 (2 done), next rest of 2/2 E09, cells [2 now, 0 to come], left 26.0
            15.000  > rep
            15.000  set 1/2 E09 done 3 reps 0.0..15.0 tut 15.0 · cue rest · shows rest
            16.000  > view
                    rest 15.0..27.0 at 16.0, rep 0 (0 done), next self-paced of 2/2 E09, cells [3 done, 0 to come], left 23.0
            17.000  cue ten seconds
            24.000  cue count
            25.000  cue count
            26.000  cue count
            27.000  cue self-paced · shows self-paced
            27.000  > view
                    self-paced 27.0.. at 27.0, rep 1 (0 done), next the end, cells [3 done, 0 now], left 12.0
            33.000  > view
                    self-paced 27.0.. at 33.0, rep 1 (0 done), next the end, cells [3 done, 0 now], left 6.0
            33.000  > done
            33.000  set 2/2 E09 done 3 reps 27.0..33.0 tut 6.0 gap 12.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn an_empty_plan_is_over_at_once() {
    check(
        Vec::new(),
        "
            +1s
            view
            pause
            end session
        ",
        expect![[r#"
            0.000   cue session done · ended in full
            1.000   > view
                    nothing: over
            1.000   > pause
            1.000   > end session
        "#]],
    );
}

#[test]
fn steps_without_length_pass_at_once() {
    check(
        vec![get_ready(0), hold(1, 0), rest(0), drops("E01", Side::Left, 1)],
        "
            +0s
            +60s
        ",
        expect![[r#"
            0.000   shows get ready
            0.000   shows lower · set 1/2 E14 done 0 reps 0.0..0.0 tut 0.0 · shows lower · cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 gap 0.0 · cue session done · ended in full
        "#]],
    );
}
