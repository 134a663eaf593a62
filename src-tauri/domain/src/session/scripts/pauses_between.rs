//! A pause between sets: it goes on where it was, with time to get back to the stair.

use std::time::Duration;

use expect_test::expect;

use super::{Side, Step, check, drops, get_ready, two_sets};

#[test]
fn in_a_rest_it_goes_on_where_it_was() {
    check(
        two_sets(),
        "
            +14s
            pause
            view
            +600s
            resume
            view
            +30s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            14.000  > pause
            14.000  cue pause · paused (Person) · shows rest
            14.000  > view
                    paused in rest 12.0..32.0 at 14.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 30.0
            614.000 > resume
            614.000 resumed · cue resume · shows rest
            614.000 > view
                    rest 12.0..32.0 at 14.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 30.0
            622.000 cue ten seconds
            629.000 cue count
            630.000 cue count
            631.000 cue count
            632.000 cue lower · shows lower
            636.000 cue raise · shows raise
            638.000 cue lower · shows lower
            642.000 cue raise · shows raise
            644.000 set 2/2 left E01 done 2 reps 32.0..44.0 tut 8.0 gap 20.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn in_the_last_second_of_a_rest_there_is_still_time_to_get_back() {
    check(
        two_sets(),
        "
            +31s
            pause
            +60s
            resume
            view
            +9s
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
            31.000  > pause
            31.000  cue pause · paused (Person) · shows rest
            91.000  > resume
            91.000  resumed · cue resume · shows rest
            91.000  > view
                    rest 12.0..36.0 at 31.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 17.0
            93.000  cue count
            94.000  cue count
            95.000  cue count
            96.000  cue lower · shows lower
            100.000 cue raise · shows raise
        "#]],
    );
}

#[test]
fn while_getting_ready() {
    check(
        vec![get_ready(8), drops("E01", Side::Left, 1)],
        "
            +6s
            pause
            view
            +60s
            resume
            +6s
        ",
        expect![[r#"
            0.000   shows get ready
            5.000   cue count
            6.000   cue count
            6.000   > pause
            6.000   cue pause · paused (Person) · shows get ready
            6.000   > view
                    paused in get ready 0.0..8.0 at 6.0, rep 0 (0 done), next lower of 1/2 left E01, cells [0 to come], left 14.0
            66.000  > resume
            66.000  resumed · cue resume · shows get ready
            68.000  cue count
            69.000  cue count
            70.000  cue count
            71.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn in_a_change_of_side_that_waits() {
    check(
        vec![
            drops("E01", Side::Left, 1),
            Step::SwitchSide { to: Side::Right, length: None },
            drops("E01", Side::Right, 1),
        ],
        "
            +15s
            pause
            view
            +60s
            done
            view
            done
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue switch · shows switch side
            15.000  > pause
            15.000  cue pause · paused (Person) · shows switch side
            15.000  > view
                    paused in switch side 12.0.. at 15.0, rep 0 (0 done), next lower of 1/2 right E01, cells [0 to come], left 19.0
            75.000  > done
            75.000  resumed · cue resume · shows switch side
            75.000  > view
                    switch side 12.0.. at 15.0, rep 0 (0 done), next lower of 1/2 right E01, cells [0 to come], left 19.0
            75.000  > done
            75.000  shows get ready
            77.000  cue count
            78.000  cue count
            79.000  cue count
            80.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn in_a_timed_change_of_side() {
    check(
        vec![
            drops("E01", Side::Left, 1),
            Step::SwitchSide { to: Side::Right, length: Some(Duration::from_secs(6)) },
            drops("E01", Side::Right, 1),
        ],
        "
            +16500ms
            pause
            +60s
            resume
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue switch · shows switch side
            15.000  cue count
            16.000  cue count
            16.500  > pause
            16.500  cue pause · paused (Person) · shows switch side
            76.500  > resume
            76.500  resumed · cue resume · shows switch side
            78.500  cue count
            79.500  cue count
            80.500  cue count
            81.500  cue lower · shows lower
        "#]],
    );
}

#[test]
fn more_rest_while_paused() {
    check(
        two_sets(),
        "
            +14s
            pause
            more rest
            view
            +60s
            resume
            +40s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            14.000  > pause
            14.000  cue pause · paused (Person) · shows rest
            14.000  > more rest
            14.000  shows rest
            14.000  > view
                    paused in rest 12.0..47.0 at 14.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 45.0
            74.000  > resume
            74.000  resumed · cue resume · shows rest
            97.000  cue ten seconds
            104.000 cue count
            105.000 cue count
            106.000 cue count
            107.000 cue lower · shows lower
            111.000 cue raise · shows raise
            113.000 cue lower · shows lower
        "#]],
    );
}
