//! A control that means nothing where it is pressed changes nothing.

use std::time::Duration;

use expect_test::expect;

use super::{Side, Step, check, drops, get_ready, hold, two_sets};

#[test]
fn what_means_nothing_is_ignored_in_a_set() {
    check(
        two_sets(),
        "
            +2s
            resume
            more rest
            rep
            done
            correct 0 5
            tick
            view
            +3s
            rep
            done
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            2.000   > resume
            2.000   > more rest
            2.000   > rep
            2.000   > done
            2.000   > correct 0 5
            2.000   > tick
            2.000   > view
                    lower 0.0..4.0 at 2.0, rep 1 (0 done), next raise by the other leg of 1/2 left E01, cells [0 now, 0 to come], left 42.0
            4.000   cue raise · shows raise
            5.000   > rep
            5.000   > done
        "#]],
    );
}

#[test]
fn what_means_nothing_is_ignored_in_a_rest() {
    check(
        two_sets(),
        "
            +14s
            resume
            rep
            done
            end set hurts
            view
            +4s
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            4.000   cue raise · shows raise
            6.000   cue lower · shows lower
            10.000  cue raise · shows raise
            12.000  set 1/2 left E01 done 2 reps 0.0..12.0 tut 8.0 · cue rest · shows rest
            14.000  > resume
            14.000  > rep
            14.000  > done
            14.000  > end set hurts
            14.000  > view
                    rest 12.0..32.0 at 14.0, rep 0 (0 done), next lower of 2/2 left E01, cells [2 done, 0 to come], left 30.0
        "#]],
    );
}

#[test]
fn what_means_nothing_is_ignored_while_getting_ready() {
    check(
        vec![get_ready(8), drops("E01", Side::Left, 1)],
        "
            +2s
            resume
            rep
            done
            more rest
            end set tired
            view
            +7s
        ",
        expect![[r#"
            0.000   shows get ready
            2.000   > resume
            2.000   > rep
            2.000   > done
            2.000   > more rest
            2.000   > end set tired
            2.000   > view
                    get ready 0.0..8.0 at 2.0, rep 0 (0 done), next lower of 1/2 left E01, cells [0 to come], left 18.0
            5.000   cue count
            6.000   cue count
            7.000   cue count
            8.000   cue lower · shows lower
        "#]],
    );
}

#[test]
fn what_means_nothing_is_ignored_in_a_hold_or_a_switch() {
    check(
        vec![hold(1, 10), Step::SwitchSide { to: Side::Right, length: Some(Duration::from_secs(6)) }, hold(2, 10)],
        "
            +2s
            rep
            done
            more rest
            resume
            +9s
            more rest
            end set hurts
            resume
            view
            +2s
            done
            +20s
        ",
        expect![[r#"
            0.000   cue hold · shows hold
            2.000   > rep
            2.000   > done
            2.000   > more rest
            2.000   > resume
            10.000  set 1/2 E14 done 0 reps 0.0..10.0 tut 10.0 · cue switch · shows switch side
            11.000  > more rest
            11.000  > end set hurts
            11.000  > resume
            11.000  > view
                    switch side 10.0..16.0 at 11.0, rep 0 (0 done), next hold of 2/2 E14, cells [0 done, 0 to come], left 15.0
            13.000  cue count
            13.000  > done
            13.000  shows get ready
            15.000  cue count
            16.000  cue count
            17.000  cue count
            18.000  cue hold · shows hold
            28.000  set 2/2 E14 done 0 reps 18.0..28.0 tut 10.0 gap 8.0 · cue session done · ended in full
        "#]],
    );
}

#[test]
fn nothing_is_left_to_control_when_it_is_over() {
    check(
        two_sets(),
        "
            end session
            pause
            resume
            skip
            back
            more rest
            rep
            done
            end set hurts
            end session
            tick
        ",
        expect![[r#"
            0.000   cue lower · shows lower
            0.000   > end session
            0.000   cue session done · ended early
            0.000   > pause
            0.000   > resume
            0.000   > skip
            0.000   > back
            0.000   > more rest
            0.000   > rep
            0.000   > done
            0.000   > end set hurts
            0.000   > end session
            0.000   > tick
        "#]],
    );
}
