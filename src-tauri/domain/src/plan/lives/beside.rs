//! Lives with something beside the programme: another one, a limit, a sign, a lighter week.

use expect_test::expect;

use super::scripts::{alfredson, check};
use super::world::plan;
use crate::pain::TissueClass;
use crate::plan::SlotName;

#[test]
fn two_programmes_at_once() {
    let hsr = plan("hsr-home", "2026-01-05", TissueClass::Tendon, &[SlotName::Evening]);
    let daily = plan("daily-prevention", "2026-01-05", TissueClass::Muscle, &[SlotName::Morning]);
    check(
        &[hsr, daily],
        "
        1-21: m 1/5; ok; M 0/0; E 1/1 effort=6
        22-28: m 4/30; ok; M 0/0; E 4/4 effort=8
        29-35: m 1/5; ok; M 0/0; E 1/1 effort=6
        ",
        expect![[r#"
            day   1  hsr-home: Hold W5 L11 A1
            day   2  hsr-home: Hold W5
            day   3  hsr-home: Hold W5 L11 A1
            day   4  hsr-home: Hold W5
            day   5  hsr-home: Hold W5 L11 A1
            day   6  hsr-home: Hold W5
            day   8  hsr-home: Progress W1 L7, week 1 to 2
            day   8  accepted: Week 1 to 2
            day   8  hsr-home: Hold W5 L11 A1
            day   9  hsr-home: Hold W5
            day  10  hsr-home: Hold W5 L11 A1
            day  11  hsr-home: Hold W5
            day  12  hsr-home: Hold W5 L11 A1
            day  13  hsr-home: Hold W5
            day  15  hsr-home: Progress W1 L7, week 2 to 3
            day  15  accepted: Week 2 to 3
            day  15  hsr-home: Hold W5 L11 A1
            day  16  hsr-home: Hold W5
            day  17  hsr-home: Hold W5 L11 A1
            day  18  hsr-home: Hold W5
            day  19  hsr-home: Hold W5 L11 A1
            day  20  hsr-home: Hold W5
            day  22  hsr-home: Hold W3
            day  22  hsr-home: Hold W3 L11 A1
            day  23  hsr-home: StepBack(Dose) L5, sets 3 to 2
            day  23  accepted: Sets 3 to 2
            day  24  hsr-home: Hold L11 A1
            day  25  hsr-home: StepBack(Stage) L5-again, sets 2 to 1
            day  25  accepted: Sets 2 to 1
            day  26  hsr-home: Hold L11 A1
            day  27  hsr-home: Hold L9
            day  29  hsr-home: Hold D1 L9
            day  29  hsr-home: Hold D1 L11 A1
            day  30  hsr-home: Hold D1
            day  31  hsr-home: Hold D1 L11 A1
            day  32  hsr-home: Hold D1
            day  33  hsr-home: Hold D1 L11 A1
            day  34  hsr-home: Hold D1
        "#]],
    );
}

#[test]
fn a_physios_limit_holds_until_its_last_day() {
    check(
        &[alfredson()],
        "
        1: limit week 2 physio until 30
        1-40: m 1/5; ok; M 1/1; E 1/1
        ",
        expect![[r#"
            day   1  Hold W5 L11 A1
            day   2  Hold W5
            day   8  Progress W1 L7, week 1 to 2
            day   8  accepted: Week 1 to 2
            day   8  Hold W5 L11 A1
            day   9  Hold W5
            day  15  Hold K2
            day  31  Progress W1 L7, week 2 to 3
            day  31  accepted: Week 2 to 3
            day  31  Hold W5 L11 A1
            day  32  Hold W5
            day  38  Progress W1 L7, week 3 to 4
            day  38  accepted: Week 3 to 4
            day  38  Hold W5 L11 A1
            day  39  Hold W5
        "#]],
    );
}

#[test]
fn a_sign_stops_everything_until_it_is_cleared() {
    check(
        &[alfredson()],
        "
        1-9: m 1/5; ok; M 1/1; E 1/1
        10: m 1/5; flag same_day; M 1/1
        17: clear
        17-24: m 1/5; ok; M 1/1; E 1/1
        25: flag emergency; m 1/5; ok; keep
        ",
        expect![[r#"
            day   1  Hold W5 L11 A1
            day   2  Hold W5
            day   8  Progress W1 L7, week 1 to 2
            day   8  accepted: Week 1 to 2
            day   8  Hold W5 L11 A1
            day   9  Hold W5
            day  10  a sign: SameDay
            day  10  Stop L1
            day  17  clear
            day  17  Hold W5 L11 A1 A2
            day  17  Hold W5 L11 A1
            day  18  Hold W5
            day  22  Progress W1 L7, week 2 to 3
            day  22  accepted: Week 2 to 3
            day  22  Hold W5 L11 A1
            day  23  Hold W5
            day  25  a sign: Emergency
            day  25  Stop L1
        "#]],
    );
}

#[test]
fn signs_of_too_much_bring_a_lighter_week() {
    check(
        &[alfredson()],
        "
        1-9: m 1/5; ok; M 1/1; E 1/1
        10: m 1/5; week fatigue=8 slept_badly; ok; M 1/1; E 1/1
        11-24: m 1/5; ok; M 1/1; E 1/1
        ",
        expect![[r#"
            day   1  Hold W5 L11 A1
            day   2  Hold W5
            day   8  Progress W1 L7, week 1 to 2
            day   8  accepted: Week 1 to 2
            day   8  Hold W5 L11 A1
            day   9  Hold W5
            day  10  Hold W5 U2
            day  10  accepted: a lighter week
            day  10  Hold W5 U3 L11 A1
            day  11  Hold W5 U3
            day  15  Hold U3
            day  17  Progress W1 L7, week 2 to 3
            day  17  accepted: Week 2 to 3
            day  17  Hold W5 L11 A1
            day  18  Hold W5
            day  24  Progress W1 L7, week 3 to 4
            day  24  accepted: Week 3 to 4
            day  24  Hold W5 L11 A1
        "#]],
    );
}
