//! Numbers put right afterwards.

use expect_test::expect;

use super::{Side, Step, check, drops, rest, self_paced, two_sets};

#[test]
fn reps_and_load_are_put_right_and_the_load_goes_on() {
    check(
        vec![
            drops("E01", Side::Left, 1),
            rest(15),
            drops("E01", Side::Left, 2),
            rest(15),
            drops("E02", Side::Left, 1),
            Step::SwitchSide { to: Side::Right, length: None },
            drops("E01", Side::Right, 1),
        ],
        "
            +14s
            correct 0 1 5kg
            view
            +25s
            +30s
            correct 0 2 5kg
            done
            +60s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            14.000  > correct 0 1 5kg
            14.000  corrected: set 1/2 left E01 with 5 kg partial 1 reps 0.0..12.0 tut 8.0 · shows rest
            14.000  > view
                    rest 12.0..27.0 at 14.0, rep 0 (0 done), next lower of 2/2 left E01 with 5 kg, cells [1 partial, 0 to come], left 74.0
            17.000  cue ten seconds
            24.000  cue count
            25.000  cue count
            26.000  cue count
            27.000  cue lower · shows lower
            31.000  cue raise · shows raise
            33.000  cue lower · shows lower
            37.000  cue raise · shows raise
            39.000  set 2/2 left E01 with 5 kg done 2 reps 27.0..39.0 tut 8.0 gap 15.0 · cue rest · shows rest
            44.000  cue ten seconds
            51.000  cue count
            52.000  cue count
            53.000  cue count
            54.000  cue lower · shows lower
            58.000  cue raise · shows raise
            60.000  cue lower · shows lower
            64.000  cue raise · shows raise
            66.000  set 1/2 left E02 done 2 reps 54.0..66.0 tut 8.0 gap 15.0 · cue switch · shows switch side
            69.000  > correct 0 2 5kg
            69.000  corrected: set 1/2 left E01 with 5 kg done 2 reps 0.0..12.0 tut 8.0 · shows switch side
            69.000  > done
            69.000  shows get ready
            71.000  cue count
            72.000  cue count
            73.000  cue count
            74.000  cue lower · shows lower
            78.000  cue raise · shows raise
            80.000  cue lower · shows lower
            84.000  cue raise · shows raise
            86.000  set 1/2 right E01 done 2 reps 74.0..86.0 tut 8.0 gap 8.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn zero_reps_is_skipped_and_all_is_done() {
    check(
        two_sets(),
        "
            +7s
            end set tired
            correct 0 0
            correct 0 2
            correct 0 999
            correct 1 1
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            7.000   > end set tired
            7.000   set 1/2 left E01 partial 1 reps 0.0..7.0 tut 5.0 because Tired · cue rest · shows rest
            7.000   > correct 0 0
            7.000   corrected: set 1/2 left E01 skipped 0 reps 0.0..7.0 tut 5.0 because Tired · shows rest
            7.000   > correct 0 2
            7.000   corrected: set 1/2 left E01 done 2 reps 0.0..7.0 tut 5.0 because Tired · shows rest
            7.000   > correct 0 999
            7.000   corrected: set 1/2 left E01 done 999 reps 0.0..7.0 tut 5.0 because Tired · shows rest
            7.000   > correct 1 1
            7.000   > view
                    rest 7.0..27.0 at 7.0, rep 0 (0 done), next lower of 2/2 left E01, cells [999 done, 0 to come], left 32.0
        "#]],
    );
}

#[test]
fn a_correction_leaves_a_pause_alone() {
    check(
        two_sets(),
        "
            +14s
            pause
            +5s
            correct 0 1 2.5kg
            view
            +5s
            resume
            +1s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            14.000  > pause
            14.000  cue pause · paused (Person) · shows rest
            19.000  > correct 0 1 2.5kg
            19.000  corrected: set 1/2 left E01 with 2.5 kg partial 1 reps 0.0..12.0 tut 8.0 · shows rest
            19.000  > view
                    paused in rest 12.0..32.0 at 14.0, rep 0 (0 done), next lower of 2/2 left E01 with 2.5 kg, cells [1 partial, 0 to come], left 30.0
            24.000  > resume
            24.000  resumed · cue resume · shows rest
        "#]],
    );
}

#[test]
fn a_correction_in_mid_rep_disturbs_nothing() {
    check(
        two_sets(),
        "
            +34s
            correct 0 1
            +60s
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
            34.000  > correct 0 1
            34.000  corrected: set 1/2 left E01 partial 1 reps 0.0..12.0 tut 8.0 · shows lower
            36.000  cue raise · shows raise
            38.000  cue lower · shows lower
            42.000  cue raise · shows raise
            44.000  set 2/2 left E01 done 2 reps 32.0..44.0 tut 8.0 gap 20.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn a_correction_when_all_is_over() {
    check(
        two_sets(),
        "
            +100s
            correct 1 1 10kg
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
            42.000  cue raise · shows raise
            44.000  set 2/2 left E01 done 2 reps 32.0..44.0 tut 8.0 gap 20.0 · cue session done · ended in full
            100.000 > correct 1 1 10kg
            100.000 corrected: set 2/2 left E01 with 10 kg partial 1 reps 32.0..44.0 tut 8.0 gap 20.0 · shows nothing
            100.000 > view
                    nothing: over
        "#]],
    );
}

#[test]
fn done_without_counting_is_put_right() {
    check(
        vec![self_paced(1, 3), rest(12), self_paced(2, 3)],
        "
            +20s
            done
            correct 0 2
            view
        ",
        expect![[r#"
            0.000   cue self-paced · shows self-paced
            20.000  > done
            20.000  set 1/2 E09 done 3 reps 0.0..20.0 tut 20.0 · cue rest · shows rest
            20.000  > correct 0 2
            20.000  corrected: set 1/2 E09 partial 2 reps 0.0..20.0 tut 20.0 · shows rest
            20.000  > view
                    rest 20.0..32.0 at 20.0, rep 0 (0 done), next self-paced of 2/2 E09, cells [2 partial, 0 to come], left 24.0
        "#]],
    );
}
