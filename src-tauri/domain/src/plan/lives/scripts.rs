//! Lives with heel drops twice a day, as people live them, each with its trace.

use expect_test::{Expect, expect};

use super::world::plan;
use super::{Lived, live};
use crate::pain::TissueClass;
use crate::plan::{EarlierHere, PlanState, SlotName};

pub(super) const BOTH: [SlotName; 2] = [SlotName::Morning, SlotName::Evening];

pub(super) fn alfredson() -> PlanState {
    plan("alfredson-1998", "2026-01-05", TissueClass::Tendon, &BOTH)
}

#[track_caller]
pub(super) fn check(plans: &[PlanState], script: &str, expected: Expect) -> Lived {
    let lived = live(plans, script);
    expected.assert_eq(&lived.trace);
    lived
}

#[test]
fn the_textbook_recovery() {
    check(
        &[alfredson()],
        "
        1-7: m 4/30; ok; M 4/4; E 4/4
        8-21: m 3/20; ok; M 3/3; E 3/3
        22-42: m 2/10; ok; M 2/2; E 2/2
        43-63: m 1/5; ok; M 1/1; E 1/1
        64-90: m 0/0; ok; M 0/0; E 0/0
        ",
        expect![[r#"
            day   1  Hold W5 L11 A1
            day   2  Hold W5
            day   8  Progress W1 L7, week 1 to 2
            day   8  accepted: Week 1 to 2
            day   8  Hold W5 L11 A1
            day   9  Hold W5
            day  15  Progress W1 L7, week 2 to 3
            day  15  accepted: Week 2 to 3
            day  15  Hold W5 L11 A1
            day  16  Hold W5
            day  22  Progress W1 L7, week 3 to 4
            day  22  accepted: Week 3 to 4
            day  22  Hold W5 L11 A1
            day  23  Hold W5
            day  29  Progress W1 L7, week 4 to 5
            day  29  accepted: Week 4 to 5
            day  29  Hold W5 L11 A1
            day  30  Hold W5
            day  36  Progress W1 L7, week 5 to 6
            day  36  accepted: Week 5 to 6
            day  36  Hold W5 L11 A1
            day  37  Hold W5
            day  43  Progress W1 L7, week 6 to 7
            day  43  accepted: Week 6 to 7
            day  43  Hold W5 L11 A1
            day  44  Hold W5
            day  50  Progress W1 L7, week 7 to 8
            day  50  accepted: Week 7 to 8
            day  50  Hold W5 L11 A1
            day  51  Hold W5
            day  57  Progress W1 L7, week 8 to 9
            day  57  accepted: Week 8 to 9
            day  57  Hold W5 L11 A1
            day  58  Hold W5
            day  64  Progress W1 L7, week 9 to 10
            day  64  accepted: Week 9 to 10
            day  64  Hold L11 A1
            day  65  Progress L7, load 0 to 2.5
            day  65  accepted: Load 0 to 2.5
            day  65  Hold L11 A1
            day  66  Hold G3
            day  71  Progress W1 L7, week 10 to 11
            day  71  accepted: Week 10 to 11
            day  71  Hold L11 A1
            day  72  Progress L7, load 2.5 to 5
            day  72  accepted: Load 2.5 to 5
            day  72  Hold L11 A1
            day  73  Hold G3
            day  78  Progress W1 L7, week 11 to 12
            day  78  accepted: Week 11 to 12
            day  78  Hold L11 A1
            day  79  Progress L7, load 5 to 7.5
            day  79  accepted: Load 5 to 7.5
            day  79  Hold L11 A1
            day  80  Hold G3
            day  85  Hold W7 G3
            day  86  Hold W7
        "#]],
    );
}

/// Too much, too soon, against every suggestion; what is kept otherwise is in the log, and nothing rises by itself.
#[test]
fn the_over_runner_who_always_overrides() {
    check(
        &[alfredson()],
        "
        1-5: m 3/15; keep; M 3/3; E 3/3
        6-7: m 6/40; keep; M 6/6; keep; E 7/6; keep
        8-14: m 6/45; keep; M 6/6; E 6/6; keep
        15-21: m 7/50; keep; M 7/6; E 7/6; keep
        22-28: m 7/60; keep; M 7/7; E 7/7; keep
        ",
        expect![[r#"
            day   1  Hold W5 L11 A1
            day   2  Hold W5
            day   6  StepBack(Dose) L5, sets 3 to 2
            day   6  Keep: L5
            day   6  StepBack(Load) L3 L4, sets 3 to 2
            day   6  Keep: L3
            day   6  StepBack(Stage) L2, sets 3 to 2
            day   6  Keep: L2
            day   7  StepBack(Stage) L2 L5-again, sets 3 to 2
            day   7  Keep: L2
            day   7  StepBack(Load) L3 L4, sets 3 to 2
            day   7  Keep: L3
            day   7  StepBack(Stage) L2, sets 3 to 2
            day   7  Keep: L2
            day   8  StepBack(Stage) L2 L5-again, sets 3 to 2
            day   8  Keep: L2
            day   8  StepBack(Load) L3 L4, sets 3 to 2
            day   8  Keep: L3
            day   9  StepBack(Stage) L5-again, sets 3 to 2
            day   9  Keep: L5-again
            day   9  StepBack(Load) L3 L4, sets 3 to 2
            day   9  Keep: L3
            day  10  Keep: L3
            day  10  Keep: L3
            day  11  Keep: L3
            day  11  Keep: L3
            day  12  Keep: L3
            day  12  Keep: L3
            day  13  Keep: L3
            day  13  Keep: L3
            day  14  Keep: L3
            day  14  Keep: L3
            day  15  Keep: L3
            day  15  StepBack(Stage) L2, sets 3 to 2
            day  15  Keep: L2
            day  16  Keep: L2
            day  16  Keep: L2
            day  17  Keep: L2
            day  17  Keep: L2
            day  18  Keep: L2
            day  18  Keep: L2
            day  19  Keep: L2
            day  19  Keep: L2
            day  20  Keep: L2
            day  20  Keep: L2
            day  21  Keep: L2
            day  21  Keep: L2
            day  22  Keep: L2
            day  22  Keep: L2
            day  23  StepBack(Stage) L2 L5-again, sets 3 to 2
            day  23  Keep: L2
            day  23  StepBack(Stage) L2, sets 3 to 2
            day  23  Keep: L2
            day  24  StepBack(Stage) L2 L5-again, sets 3 to 2
            day  24  Keep: L2
            day  24  StepBack(Stage) L2, sets 3 to 2
            day  24  Keep: L2
            day  25  StepBack(Stage) L2 L5-again, sets 3 to 2
            day  25  Keep: L2
            day  25  StepBack(Stage) L2, sets 3 to 2
            day  25  Keep: L2
            day  26  Keep: L2
            day  26  Keep: L2
            day  27  Keep: L2
            day  27  Keep: L2
            day  28  Keep: L2
            day  28  Keep: L2
        "#]],
    );
}

#[test]
fn the_false_dawn() {
    let again = PlanState { earlier: EarlierHere::Yes(5), ..alfredson() };
    check(
        &[again],
        "
        1-10: m 5/30; ok; M 5/5; E 5/5
        11-14: m 1/5; ok; M 1/1; E 1/1
        15-28: m 1/5; ok; M 1/1; E 1/1
        ",
        expect![[r#"
            day   1  Hold W5 L11 A1
            day   2  Hold W5
            day   8  Progress W1 L7, week 1 to 2
            day   8  accepted: Week 1 to 2
            day   8  Hold W5 L11 A1
            day   9  Hold W5
            day  11  Hold W5 D1
            day  15  Hold D1
            day  18  Progress W1 L7, week 2 to 3
            day  18  accepted: Week 2 to 3
            day  18  Hold W5 L11 A1
            day  19  Hold W5
            day  25  Progress W1 L7, week 3 to 4
            day  25  accepted: Week 3 to 4
            day  25  Hold W5 L11 A1
            day  26  Hold W5
        "#]],
    );
}

#[test]
fn the_one_who_never_answers_the_morning_check() {
    check(
        &[alfredson()],
        "1-42: ok; M 2/2; ok; E 2/2; ok",
        expect![[r#"
            day   1  Hold W5 L11 A1
            day   8  Hold W6 L11 A1
            day  29  Hold W6 L11 A1; also W4
        "#]],
    );
}
