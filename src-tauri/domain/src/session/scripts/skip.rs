//! Skip: leave this step for the next.

use expect_test::expect;

use super::{Side, Step, check, drops, get_ready, hold, self_paced, two_sets};

#[test]
fn skip_while_getting_ready() {
    check(
        vec![get_ready(8), drops("E01", Side::Left, 1)],
        "
            +2s
            skip
            +6s
        ",
        expect![[r#"
            0.000   shows get ready
            2.000   > skip
            2.000   shows get ready
            4.000   cue count
            5.000   cue count
            6.000   cue count
            7.000   cue lower · shows lower
        "#]],
    );
}

#[test]
fn skip_in_a_set_and_in_its_lead_in() {
    check(
        two_sets(),
        "
            +7s
            skip
            +3s
            skip
            +2s
            skip
            view
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            7.000   > skip
            7.000   set 1/2 left E01 partial 1 reps 0.0..7.0 tut 5.0 · cue rest · shows rest
            10.000  > skip
            10.000  shows get ready
            12.000  cue count
            12.000  > skip
            12.000  set 2/2 left E01 skipped 0 reps 12.0..12.0 tut 0.0 gap 5.0 · cue session done · ended in full
            12.000  > view
                    nothing: over
        "#]],
    );
}

#[test]
fn skip_in_a_rest_is_followed_by_a_lead_in() {
    check(
        two_sets(),
        "
            +14s
            skip
            view
            +20s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            14.000  > skip
            14.000  shows get ready
            14.000  > view
                    get ready 14.0..19.0 at 14.0, rep 1 (0 done), next lower of 2/2 left E01, cells [2 done, 0 now], left 17.0
            16.000  cue count
            17.000  cue count
            18.000  cue count
            19.000  cue lower · shows lower
            23.000  cue raise · shows raise
            25.000  cue lower · shows lower
            29.000  cue raise · shows raise
            31.000  set 2/2 left E01 done 2 reps 19.0..31.0 tut 8.0 gap 7.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn skip_in_a_hold_and_in_self_paced_reps() {
    check(
        vec![hold(1, 10), self_paced(1, 3), self_paced(2, 3)],
        "
            +4s
            skip
            +8s
            rep
            skip
            +6s
            skip
        ",
        expect![[r#"
            0.000   cue hold · shows hold
            4.000   > skip
            4.000   set 1/2 E14 partial 0 reps 0.0..4.0 tut 4.0 · shows get ready
            6.000   cue count
            7.000   cue count
            8.000   cue count
            9.000   cue self-paced · shows self-paced
            12.000  > rep
            12.000  shows self-paced
            12.000  > skip
            12.000  set 1/2 E09 partial 1 reps 9.0..12.0 tut 3.0 gap 5.0 · shows get ready
            14.000  cue count
            15.000  cue count
            16.000  cue count
            17.000  cue self-paced · shows self-paced
            18.000  > skip
            18.000  set 2/2 E09 partial 0 reps 17.0..18.0 tut 1.0 gap 5.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn skip_a_change_of_side() {
    check(
        vec![
            drops("E01", Side::Left, 1),
            Step::SwitchSide { to: Side::Right, length: None },
            drops("E01", Side::Right, 1),
        ],
        "
            +15s
            skip
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue switch · shows switch side
            15.000  > skip
            15.000  shows get ready
            17.000  cue count
            18.000  cue count
            19.000  cue count
            20.000  cue lower · shows lower
        "#]],
    );
}

#[test]
fn skip_goes_on_from_a_pause() {
    check(
        two_sets(),
        "
            +2s
            pause
            +9s
            skip
            +1s
            pause
            +9s
            skip
            +6s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            2.000   > pause
            2.000   cue pause · paused (Person) · shows lower
            11.000  > skip
            11.000  resumed · set 1/2 left E01 skipped 0 reps 0.0..2.0 tut 2.0 · cue rest · shows rest
            12.000  > pause
            12.000  cue pause · paused (Person) · shows rest
            21.000  > skip
            21.000  resumed · shows get ready
            23.000  cue count
            24.000  cue count
            25.000  cue count
            26.000  cue lower · shows lower
        "#]],
    );
}
