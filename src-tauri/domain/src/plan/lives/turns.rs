//! Lives with other programmes, other clocks, a flare and a bone, each with its trace.

use expect_test::expect;

use super::scripts::{BOTH, alfredson, check};
use super::world::plan;
use crate::pain::TissueClass;
use crate::plan::{PlanState, SlotName, Volume};

#[test]
fn insertional_as_tolerated() {
    let floor = plan("jonsson-2008-insertional", "2026-03-02", TissueClass::Tendon, &BOTH);
    check(
        &[PlanState { volume: Volume::AsTolerated, ..floor }],
        "
        1-6: m 3/20; ok; M 2/2; E 2/2
        7-12: m 2/15; ok; M 2/2; E 2/2
        13: m 5/40; ok; M 2/2; E 2/2
        14-40: m 2/15; ok; M 1/1; E 1/1
        ",
        expect![[r#"
            day   1  Hold L11 A1
            day   2  Progress L7, sets 1 to 2
            day   2  accepted: Sets 1 to 2
            day   2  Hold L11 A1
            day   3  Hold G3
            day   5  Progress L7, sets 2 to 3
            day   5  accepted: Sets 2 to 3
            day   5  Hold W5 L11 A1
            day   6  Hold W5
            day  12  Progress W1 L7, week 1 to 2
            day  12  accepted: Week 1 to 2
            day  12  Hold W5 L11 A1
            day  13  StepBack(Dose) L5, sets 3 to 2
            day  13  accepted: Sets 3 to 2
            day  13  Hold L11 A1
            day  14  Hold D1
            day  21  Progress L7, sets 2 to 3
            day  21  accepted: Sets 2 to 3
            day  21  Hold W5 L11 A1
            day  22  Hold W5
            day  28  Progress W1 L7, week 2 to 3
            day  28  accepted: Week 2 to 3
            day  28  Hold W5 L11 A1
            day  29  Hold W5
            day  35  Progress W1 L7, week 3 to 4
            day  35  accepted: Week 3 to 4
            day  35  Hold W5 L11 A1
            day  36  Hold W5
        "#]],
    );
}

#[test]
fn heavy_slow_resistance_three_times_a_week() {
    let hsr = plan("hsr-home", "2026-01-05", TissueClass::Tendon, &[SlotName::Evening]);
    check(
        &[hsr],
        "
        1: m 2/10; E 2/2 effort=6
        2-7: m 2/10; ok; E 2/2 effort=6
        8-14: m 2/10; ok; E 2/2 effort=6 reps=17
        15: load E05 20
        15-35: m 1/5; ok; E 1/1 effort=7 reps=17
        36-60: m 1/5; ok; E 1/1 effort=9
        ",
        expect![[r#"
            day   1  Hold W5 L11 A1
            day   2  Hold W5
            day   3  Hold W5 L11 A1
            day   4  Hold W5
            day   5  Hold W5 L11 A1
            day   6  Hold W5
            day   8  Progress W1 L7, week 1 to 2
            day   8  accepted: Week 1 to 2
            day   8  Hold L11 A1
            day   9  Hold G2
            day  10  Hold L11 A1
            day  11  Hold G2
            day  12  Hold L11 A1
            day  13  Hold G2
            day  15  Progress W1 L7, week 2 to 3
            day  15  accepted: Week 2 to 3
            day  15  Hold L11 A1
            day  16  Progress L7, load 20 to 21
            day  16  accepted: Load 20 to 21
            day  17  Hold L11 A1
            day  18  Hold G3
            day  19  Hold L11 A1
            day  20  Hold G3
            day  22  Progress W1 L7, week 3 to 4
            day  22  accepted: Week 3 to 4
            day  22  Hold L11 A1
            day  23  Progress L7, load 21 to 22
            day  23  accepted: Load 21 to 22
            day  24  Hold L11 A1
            day  25  Hold G3
            day  26  Hold L11 A1
            day  27  Hold G3
            day  29  Progress W1 L7, week 4 to 5
            day  29  accepted: Week 4 to 5
            day  29  Hold L11 A1
            day  30  Progress L7, load 22 to 23
            day  30  accepted: Load 22 to 23
            day  31  Hold L11 A1
            day  32  Hold G3
            day  33  Hold L11 A1
            day  34  Hold G3
            day  36  Progress W1 L7, week 5 to 6
            day  36  accepted: Week 5 to 6
            day  36  Hold W5 L11 A1
            day  37  Hold W5 L9
            day  38  Hold W5 L11 A1
            day  39  Hold W5 L9
            day  40  Hold W5 L11 A1
            day  41  Hold W5 L9
            day  43  Hold L9
            day  43  Hold L11 A1
            day  44  Hold L9
            day  45  Hold L11 A1
            day  46  Hold L9
            day  47  Hold L11 A1
            day  48  Hold L9
            day  50  Hold L11 A1
            day  51  Hold L9
            day  52  Hold L11 A1
            day  53  Hold L9
            day  54  Hold L11 A1
            day  55  Hold L9
            day  57  Hold L11 A1
            day  58  Hold L9
            day  59  Hold L11 A1
            day  60  Hold L9
        "#]],
    );
}

/// The clocks go forward on 29 March in Berlin; the flight to Tokyo is on 10 April.
#[test]
fn twice_daily_across_a_change_of_clocks_and_a_flight() {
    let spring = plan("alfredson-1998", "2026-03-23", TissueClass::Tendon, &BOTH);
    check(
        &[spring],
        "
        1-18: m 2/10; ok; M 2/2; E 2/2
        19: zone Asia/Tokyo; m 2/10; ok; E 2/2
        20-28: m 2/10; ok; M 2/2; E 2/2
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
            day  19  now in Asia/Tokyo
            day  22  Progress W1 L7, week 3 to 4
            day  22  accepted: Week 3 to 4
            day  22  Hold W5 L11 A1
            day  23  Hold W5
        "#]],
    );
}

#[test]
fn a_flare_with_a_pause_in_week_five() {
    check(
        &[alfredson()],
        "
        1-30: m 2/10; ok; M 2/2; E 2/2
        31: m 5/40; ok; M 7/7
        32: pause flare
        41: back quiet
        41-70: m 2/10; ok; M 2/2; E 2/2
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
            day  31  StepBack(Dose) L5, sets 3 to 2
            day  31  accepted: Sets 3 to 2
            day  31  StepBack(Stage) L2, sets 2 to 1
            day  32  paused: Flare
            day  41  back after 9 days: TwoBack, week 5 to 3
            day  41  Hold L11 A1; also T2 X1
            day  42  Progress L7, sets 1 to 2; also T2 X1
            day  42  accepted: Sets 1 to 2
            day  42  Hold L11 A1; also T2 X1
            day  43  Hold G3; also X1
            day  45  Progress L7, sets 2 to 3; also X1
            day  45  accepted: Sets 2 to 3
            day  45  Hold W5 L11 A1; also X1
            day  46  Hold W5; also X1
            day  52  Progress W1 L7, week 3 to 4; also X1
            day  52  accepted: Week 3 to 4
            day  52  Hold W5 L11 A1; also X1
            day  53  Hold W5; also X1
            day  59  Progress W1 L7, week 4 to 5; also X1
            day  59  accepted: Week 4 to 5
            day  59  Hold W5 L11 A1; also X1
            day  60  Hold W5; also X1
            day  66  Progress W1 L7, week 5 to 6; also X1
            day  66  accepted: Week 5 to 6
            day  66  Hold W5 L11 A1; also X1
            day  67  Hold W5; also X1
        "#]],
    );
}

/// No pain at all is the rule of a bone.
#[test]
fn a_stress_fracture_with_the_rules_of_a_bone() {
    let bone = plan("foot-core", "2026-01-05", TissueClass::Bone, &[SlotName::Evening]);
    check(
        &[bone],
        "
        1-13: m 0/0; ok; E 0/0
        14-20: m 0/0; ok; E 1/0
        21-27: m 0/0; ok; E 1/0 easing
        28-30: m 2/0; ok; E 0/0
        31-45: m 0/0; ok; E 0/0
        46-47: m 0/0; E 3/2 sharp; ok
        ",
        expect![[r#"
            day   1  Hold W5 L11 A1
            day   2  Hold W5
            day   3  Hold W5 L11 A1
            day   4  Hold W5
            day   5  Hold W5 L11 A1
            day   6  Hold W5
            day   8  Progress W1 L7, week 1 to 2
            day   8  accepted: Week 1 to 2
            day   8  Hold W5 L11 A1
            day   9  Hold W5
            day  10  Hold W5 L11 A1
            day  11  Hold W5
            day  12  Hold W5 L11 A1
            day  13  Hold W5
            day  15  Progress W1 L7, week 2 to 3
            day  15  accepted: Week 2 to 3
            day  15  StepBack(Stage) B2, week 3 to 2
            day  16  accepted: Week 3 to 2
            day  17  StepBack(Stage) B2, week 2 to 1
            day  18  accepted: Week 2 to 1
            day  19  StepBack(Stage) B2, sets 2 to 1
            day  20  accepted: Sets 2 to 1
            day  22  Hold B3 L11 A1
            day  23  Hold B3 L11
            day  24  Hold B3 L11 A1
            day  25  Hold B3 L11
            day  26  Hold B3 L11 A1
            day  27  Hold B3 L11
            day  29  StepBack(Load) L10, reps 20 to 16
            day  29  accepted: Reps 20 to 16
            day  29  StepBack(Load) L10, reps 16 to 12
            day  30  StepBack(Stage) B2, reps 16 to 12; also T1
            day  30  accepted: Reps 16 to 12
            day  31  StepBack(Load) L10, reps 12 to 9; also T1
            day  32  accepted: Reps 12 to 9
            day  33  StepBack(Load) L10, reps 9 to 7; also T1
            day  34  accepted: Reps 9 to 7
            day  36  Hold L11 A1; also T1
            day  37  Progress L7, reps 7 to 9; also T1
            day  37  accepted: Reps 7 to 9
            day  38  Hold L11 A1
            day  39  Hold G3
            day  40  Progress L7, reps 9 to 11
            day  40  accepted: Reps 9 to 11
            day  40  Hold L11 A1
            day  41  Hold G3
            day  43  Progress L7, reps 11 to 13
            day  43  accepted: Reps 11 to 13
            day  43  Hold L11 A1
            day  44  Hold U1 G3
            day  44  accepted: a lighter week
            day  45  Hold U3 L11 A1
            day  46  Hold U3
            day  47  Stop B1
        "#]],
    );
}
