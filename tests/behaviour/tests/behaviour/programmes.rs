//! Every programme that ships, flattened into the steps that a person gets: of its first week and of its last, with one
//! leg. Beside them the sums that are known of the published programmes.

use expect_test::expect;

use crate::programme_told::*;

#[test]
fn alfredson_1998() {
    check(
        "alfredson-1998",
        expect![[r#"
            week 1, Twelve weeks: Heel drops, 7 days a week, 2 a day, 14:10 with one leg
              ready 10
              E01 left 1–3/3 15 × lower 4 raise (2), with a load, rest 60
              rest 60
              E02 left 1–3/3 15 × lower 4 raise (2), with a load, rest 60
            week 12: the same
        "#]],
    );
}

#[test]
fn askling_l() {
    check(
        "askling-l",
        expect![[r#"
        week 1, About four weeks: Extender, 7 days a week, 2 a day, 4:34 with one leg
          ready 10
          E92 left 1–3/3 12 × raise 2 lower 2, rest 60
        week 1, About four weeks: Diver, every 2 days, 3:58 with one leg
          ready 10
          E93 left 1–3/3 6 × lower 3 raise 3, rest 60
        week 1, About four weeks: Glider, every 3 days, 3:34 with one leg
          ready 10
          E94 left 1–3/3 4 × lower 4 raise (3), rest 60
        week 4: the same
    "#]],
    );
}

#[test]
fn balance_2bfit() {
    check(
        "balance-2bfit",
        expect![[r#"
        week 1, On the floor: Balance, 3 days a week, 12:00 with one leg
          ready 10
          E28 left 1–2/2 15 × lower 2 raise 2, rest 30
          to the right 10
          E28 right 1–2/2 15 × lower 2 raise 2, rest 30
          rest 30
          E105 both 1–2/2 15 × raise 2 hold 1 lower 3, rest 30
          rest 30
          E26 left 1/1 hold 60
          to the right 10
          E26 right 1/1 hold 60
        week 8, On the board: Balance, 3 days a week, 14:40 with one leg
          ready 10
          E28 left 1–2/2 15 × lower 2 raise 2, rest 30
          to the right 10
          E28 right 1–2/2 15 × lower 2 raise 2, rest 30
          rest 30
          E105 both 1–2/2 15 × raise 2 hold 1 lower 3, rest 30
          rest 30
          E26 left 1/1 hold 60
          to the right 10
          E26 right 1/1 hold 60
          to the left 30
          E27 left 1/1 move 60, may be left out
          to the right 10
          E27 right 1/1 move 60, may be left out
    "#]],
    );
}

#[test]
fn copenhagen_polglass_2019() {
    check(
        "copenhagen-polglass-2019",
        expect![[r#"
        week 1, Week 1: short lever, knee down: Copenhagen adduction, 2 days a week, 10:20 with one leg
          ready 10
          E90 left 1–2/2 6 × hold 20, rest 60
          to the right 10
          E90 right 1–2/2 6 × hold 20, rest 60
        week 8, Week 8: full movement: Copenhagen adduction, 2 days a week, 10:20 with one leg
          ready 10
          E91 left 1–3/3 10 × raise 3 lower 3, rest 60
          to the right 10
          E91 right 1–3/3 10 × raise 3 lower 3, rest 60
    "#]],
    );
}

#[test]
fn daily_prevention() {
    check(
        "daily-prevention",
        expect![[r#"
        week 1, Day by day: Before a run, 3 days a week, 5:00 with one leg
          ready 10
          E71 left 1–2/2 10 in your own time, rest 10
          to the right 10
          E71 right 1–2/2 10 in your own time, rest 10
          to the left 10
          E40 left 1/1 10 in your own time
          to the right 10
          E40 right 1/1 10 in your own time
        week 1, Day by day: Stretches, and an evening roll, 7 days a week, 10:20 with one leg
          ready 10
          E11 left 1/1 hold 20, up to 30 s
          to the right 10
          E11 right 1/1 hold 20, up to 30 s
          to the left 10
          E75 left 1/1 hold 20, up to 30 s
          to the right 10
          E75 right 1/1 hold 20, up to 30 s
          to the left 10
          E53 left 1/1 hold 20, up to 30 s
          to the right 10
          E53 right 1/1 hold 20, up to 30 s
          to the left 10
          E74 left 1/1 hold 20, up to 30 s
          to the right 10
          E74 right 1/1 hold 20, up to 30 s
          to the left 10
          E76 left 1/1 hold 20, up to 30 s
          to the right 10
          E76 right 1/1 hold 20, up to 30 s
          to the left 10
          E79 left 1/1 move 30, up to 60 s, may be left out
          to the right 10
          E79 right 1/1 move 30, up to 60 s, may be left out
          to the left 10
          E80 left 1–3/3 move 30, up to 60 s, may be left out, rest 10
          to the right 10
          E80 right 1–3/3 move 30, up to 60 s, may be left out, rest 10
        week 1, Day by day: Planks, 3 days a week, 2:15 with one leg
          ready 10
          E63 both 1/1 hold 45
          rest 10
          E64 left 1/1 hold 30
          to the right 10
          E64 right 1/1 hold 30
        week 1, Day by day: Toothbrush balance, 7 days a week, 2 a day, 2:20 with one leg
          ready 10
          E31 left 1/1 hold 60
          to the right 10
          E31 right 1/1 hold 60
        week 12: the same
    "#]],
    );
}

#[test]
fn foot_core() {
    check(
        "foot-core",
        expect![[r#"
        week 1, Learning: Foot exercises, 3 days a week, 22:00 with one leg
          ready 10
          E18 left 1–2/2 10 × raise 2 hold 5 lower 2, up to 15, up to 3 sets, rest 30
          to the right 10
          E18 right 1–2/2 10 × raise 2 hold 5 lower 2, up to 15, up to 3 sets, rest 30
          to the left 30
          E15 left 1–2/2 15 in your own time, rest 30
          to the right 10
          E15 right 1–2/2 15 in your own time, rest 30
          to the left 30
          E16 left 1–2/2 15 in your own time, rest 30
          to the right 10
          E16 right 1–2/2 15 in your own time, rest 30
          to the left 30
          E17 left 1/1 20 in your own time, may be left out
          to the right 10
          E17 right 1/1 20 in your own time, may be left out
        week 52, Keeping on: Foot exercises, 3 days a week, 22:00 with one leg
          ready 10
          E18 left 1–2/2 10 × raise 2 hold 5 lower 2, up to 15, up to 3 sets, rest 30
          to the right 10
          E18 right 1–2/2 10 × raise 2 hold 5 lower 2, up to 15, up to 3 sets, rest 30
          to the left 30
          E15 left 1–2/2 15 in your own time, rest 30
          to the right 10
          E15 right 1–2/2 15 in your own time, rest 30
          to the left 30
          E16 left 1–2/2 15 in your own time, rest 30
          to the right 10
          E16 right 1–2/2 15 in your own time, rest 30
          to the left 30
          E17 left 1/1 20 in your own time, may be left out
          to the right 10
          E17 right 1/1 20 in your own time, may be left out
    "#]],
    );
}

#[test]
fn hsr_home() {
    check(
        "hsr-home",
        expect![[r#"
        week 1, Week 1: Heavy calf raises, 3 days a week, 22:10 with one leg
          ready 10
          E05 both 1–3/3 15 × raise 3 lower 3, 15 RM, rest 120
          rest 300
          E07 both 1–3/3 15 × raise 3 lower 3, 15 RM, rest 120
        week 12, Weeks 9 to 12: Heavy calf raises, 3 days a week, 21:58 with one leg
          ready 10
          E05 both 1–4/4 6 × raise 3 lower 3, 6 RM, rest 120
          rest 300
          E07 both 1–4/4 6 × raise 3 lower 3, 6 RM, rest 120
    "#]],
    );
}

#[test]
fn isometric_calf() {
    check(
        "isometric-calf",
        expect![[r#"
        week 1, While the tendon is irritable: Holds, 7 days a week, 1 a day, 11:55 with one leg
          ready 10
          E08 left 1–5/5 hold 45, with a load, rest 120
        week 2: the same
    "#]],
    );
}

#[test]
fn itbs_mckay_2020() {
    check(
        "itbs-mckay-2020",
        expect![[r#"
        week 1, Week 1: Hip and trunk, 3 days a week, 19:00 with one leg
          ready 10
          E104 left 1–2/2 hold 30, rest 30
          to the right 10
          E104 right 1–2/2 hold 30, rest 30
          to the left 30
          E42 left 1–2/2 10 × raise 2 hold 1 lower 2, rest 30
          to the right 10
          E42 right 1–2/2 10 × raise 2 hold 1 lower 2, rest 30
          to the left 30
          E48 left 1–3/3 10 × lower 2 raise 2, rest 30
          to the right 10
          E48 right 1–3/3 10 × lower 2 raise 2, rest 30
          rest 30
          E43 both 1–3/3 10 × raise 2 hold 1 lower 2, rest 30
        week 8, Week 8: Hip and trunk, 3 days a week, 25:45 with one leg
          ready 10
          E49 left 1–3/3 10 × raise 2 hold 1 lower 2, rest 30
          to the right 10
          E49 right 1–3/3 10 × raise 2 hold 1 lower 2, rest 30
          rest 30
          E46 both 1–3/3 15 in your own time, rest 30
          rest 30
          E103 left 1–3/3 15 in your own time, rest 30
          to the right 10
          E103 right 1–3/3 15 in your own time, rest 30
          rest 30
          E45 both 1–3/3 15 × raise 2 hold 1 lower 2, rest 30
    "#]],
    );
}

#[test]
fn jonsson_2008_insertional() {
    check(
        "jonsson-2008-insertional",
        expect![[r#"
            week 1, Twelve weeks: Heel drops to the floor, 7 days a week, 2 a day, 6:40 with one leg
              ready 10
              E03 left 1–3/3 15 × lower 4 raise (2), with a load, rest 60
            week 12: the same
        "#]],
    );
}

#[test]
fn leap_gluteal() {
    check(
        "leap-gluteal",
        expect![[r#"
            week 1, Week 1: Quiet activation, 7 days a week, 2 a day, 1:30 with one leg
              ready 10
              E96 both 1–3/3 hold 5, up to 5 sets, up to 10 s, with a load, rest 10
              rest 10
              E97 both 1–3/3 hold 5, up to 15 s, with a load, rest 10
            week 1, Week 1: Moving, 7 days a week, 4:40 with one leg
              ready 10
              E43 both 1/1 10 × raise 2 hold 1 lower 2, with a load
              rest 45
              E39 both 1/1 10 × lower 2 raise 2, with a load
              rest 45
              E106 left 1/1 10 in your own time
              to the right 10
              E106 right 1/1 10 in your own time
            week 8, Weeks 3 to 8: Moving, 7 days a week, 10:00 with one leg
              ready 10
              E43 both 1/1 5 × raise 2 hold 1 lower 2
              rest 45
              E98 left 1–2/2 5 × raise 2 hold 1 lower 2, up to 10, with a load, rest 45
              rest 45
              E39 both 1/1 5 × lower 2 raise 2
              rest 45
              E99 left 1–2/2 5 × lower 2 raise 2, up to 10, with a load, rest 45
              rest 45
              E106 left 1/1 10 in your own time
              to the right 10
              E106 right 1/1 10 in your own time
              to the left 45
              E100 left 1/1 5 in your own time, up to 10, up to 2 sets, with a load
              to the right 10
              E100 right 1/1 5 in your own time, up to 10, up to 2 sets, with a load
        "#]],
    );
}

#[test]
fn maintenance() {
    check(
        "maintenance",
        expect![[r#"
        week 1, From now on: Short mix, 2–3 days a week, 27:40 with one leg
          ready 10
          E06 left 1–2/2 10 × raise 2 hold 1 lower 3, up to 15, rest 30
          to the right 10
          E06 right 1–2/2 10 × raise 2 hold 1 lower 3, up to 15, rest 30
          to the left 30
          E44 left 1–2/2 10 × raise 2 hold 1 lower 2, rest 30
          to the right 10
          E44 right 1–2/2 10 × raise 2 hold 1 lower 2, rest 30
          to the left 30
          E42 left 1–2/2 15 × raise 2 hold 1 lower 2, up to 3 sets, rest 30
          to the right 10
          E42 right 1–2/2 15 × raise 2 hold 1 lower 2, up to 3 sets, rest 30
          to the left 30
          E26 left 1/1 hold 60
          to the right 10
          E26 right 1/1 hold 60
          to the left 30
          E37 left 1–2/2 10 × lower 2 raise 2, may be left out, rest 30
          to the right 10
          E37 right 1–2/2 10 × lower 2 raise 2, may be left out, rest 30
          to the left 30
          E64 left 1–2/2 hold 30, may be left out, rest 30
          to the right 10
          E64 right 1–2/2 hold 30, may be left out, rest 30
        week 12: the same
    "#]],
    );
}

#[test]
fn mcgill_big_three() {
    check(
        "mcgill-big-three",
        expect![[r#"
            week 1, Five, three, one: Three exercises, 3–7 days a week, 15:30 with one leg
              ready 10
              E95 both 1/3 5 × raise 1 hold 10 lower 1
              rest 30
              E95 both 2/3 3 × raise 1 hold 10 lower 1
              rest 30
              E95 both 3/3 1 × raise 1 hold 10 lower 1
              rest 30
              E104 left 1/3 5 × raise 1 hold 10 lower 1
              rest 30
              E104 left 2/3 3 × raise 1 hold 10 lower 1
              rest 30
              E104 left 3/3 1 × raise 1 hold 10 lower 1
              to the right 10
              E104 right 1/3 5 × raise 1 hold 10 lower 1
              rest 30
              E104 right 2/3 3 × raise 1 hold 10 lower 1
              rest 30
              E104 right 3/3 1 × raise 1 hold 10 lower 1
              to the left 30
              E65 left 1/3 5 × raise 1 hold 10 lower 1
              rest 30
              E65 left 2/3 3 × raise 1 hold 10 lower 1
              rest 30
              E65 left 3/3 1 × raise 1 hold 10 lower 1
              to the right 10
              E65 right 1/3 5 × raise 1 hold 10 lower 1
              rest 30
              E65 right 2/3 3 × raise 1 hold 10 lower 1
              rest 30
              E65 right 3/3 1 × raise 1 hold 10 lower 1
            week 8, Seven, five, three: Three exercises, 3–7 days a week, 21:30 with one leg
              ready 10
              E95 both 1/3 7 × raise 1 hold 10 lower 1
              rest 30
              E95 both 2/3 5 × raise 1 hold 10 lower 1
              rest 30
              E95 both 3/3 3 × raise 1 hold 10 lower 1
              rest 30
              E64 left 1/3 7 × raise 1 hold 10 lower 1
              rest 30
              E64 left 2/3 5 × raise 1 hold 10 lower 1
              rest 30
              E64 left 3/3 3 × raise 1 hold 10 lower 1
              to the right 10
              E64 right 1/3 7 × raise 1 hold 10 lower 1
              rest 30
              E64 right 2/3 5 × raise 1 hold 10 lower 1
              rest 30
              E64 right 3/3 3 × raise 1 hold 10 lower 1
              to the left 30
              E65 left 1/3 7 × raise 1 hold 10 lower 1
              rest 30
              E65 left 2/3 5 × raise 1 hold 10 lower 1
              rest 30
              E65 left 3/3 3 × raise 1 hold 10 lower 1
              to the right 10
              E65 right 1/3 7 × raise 1 hold 10 lower 1
              rest 30
              E65 right 2/3 5 × raise 1 hold 10 lower 1
              rest 30
              E65 right 3/3 3 × raise 1 hold 10 lower 1
        "#]],
    );
}

#[test]
fn morning_achilles() {
    check(
        "morning-achilles",
        expect![[r#"
        week 1, Every morning: In bed, before you stand up, 7 days a week, 2:55 with one leg
          ready 10
          E20 left 1–2/2 move 30, rest 5
          rest 5
          E19 left 1–2/2 move 20, rest 5
          rest 5
          E13 left 1–2/2 hold 20, may be left out, rest 5
        week 12: the same
    "#]],
    );
}

#[test]
fn morning_plantar() {
    check(
        "morning-plantar",
        expect![[r#"
        week 1, Every morning: In bed, before you stand up, 7 days a week, 6:30 with one leg
          ready 10
          E13 left 1–10/10 hold 10, up to 20 sets, rest 5
          rest 5
          E14 left 1–10/10 hold 10, may be left out, rest 5
          rest 5
          E19 left 1–2/2 move 20, rest 5
          rest 5
          E20 left 1/1 move 30
        week 12: the same
    "#]],
    );
}

#[test]
fn nordic_petersen_2011() {
    check(
        "nordic-petersen-2011",
        expect![[r#"
        week 1, Week 1: Nordic curls, 1 day a week, 3:20 with one leg
          ready 10
          E55 both 1–2/2 5 × lower 4 raise (3), rest 120
        week 26, Week 11 onwards: Nordic curls, 1 day a week, 7:40 with one leg
          ready 10
          E55 both 1/3 12 × lower 4 raise (3)
          rest 120
          E55 both 2/3 10 × lower 4 raise (3)
          rest 120
          E55 both 3/3 8 × lower 4 raise (3)
    "#]],
    );
}

#[test]
fn patellofemoral() {
    check(
        "patellofemoral",
        expect![[r#"
        week 1, Weeks 1 and 2: Lying and wall work, 3–4 days a week, 16:40 with one leg
          ready 10
          E33 left 1/1 10 × raise 1 hold 5 lower 1, up to 15, up to 2 sets
          rest 45
          E34 left 1/1 10 × raise 1 hold 5 lower 1, up to 15, up to 2 sets
          rest 45
          E41 left 1–2/2 15 × raise 2 hold 1 lower 2, rest 45
          rest 45
          E42 left 1–2/2 15 × raise 2 hold 1 lower 2, up to 3 sets, rest 45
          rest 45
          E35 both 1–5/5 hold 20, rest 45
        week 6, Weeks 5 and 6: One leg and walking, 3–4 days a week, 11:25 with one leg
          ready 10
          E38 left 1–2/2 10 × lower 2 raise 2, rest 45
          rest 45
          E46 both 1–2/2 10 in your own time, rest 45
          rest 45
          E43 both 1–2/2 12 × raise 2 hold 1 lower 2, may be left out, rest 45
          rest 45
          E37 left 1–2/2 10 × lower 2 raise 2, may be left out, rest 45
    "#]],
    );
}

#[test]
fn rathleff_2015() {
    check(
        "rathleff-2015",
        expect![[r#"
        week 1, Weeks 1 and 2: Towel-toe calf raises, every 2 days, 8:58 with one leg
          ready 10
          E88 left 1–3/3 12 × raise 3 hold 2 lower 3, 12 RM, rest 120
        week 12, Weeks 5 to 12: Towel-toe calf raises, every 2 days, 13:30 with one leg
          ready 10
          E88 left 1–5/5 8 × raise 3 hold 2 lower 3, 8 RM, rest 120
    "#]],
    );
}

#[test]
fn riel_2019_self_dosed() {
    check(
        "riel-2019-self-dosed",
        expect![[r#"
        week 1, Twelve weeks: Towel-toe calf raises, every 2 days, 7:22 with one leg
          ready 10
          E88 left 1–3/3 8 × raise 3 hold 2 lower 3, up to 8 sets, 8 RM, rest 120
        week 12: the same
    "#]],
    );
}

#[test]
fn silbernagel_2007() {
    check(
        "silbernagel-2007",
        expect![[r#"
        week 1, Settling down: On the floor, every day, 7 days a week, 1 a day, 25:30 with one leg
          ready 10
          E20 left 1/1 20 in your own time
          rest 60
          E04 both 1–3/3 10 × raise 2 hold 1 lower 3, up to 15, rest 60
          rest 60
          E06 left 1–3/3 10 × raise 2 hold 1 lower 3, rest 60
          rest 60
          E05 both 1–3/3 10 × raise 2 hold 1 lower 3, rest 60
          rest 60
          E03 left 1–3/3 10 × lower 4 raise (2), rest 60
        week 26, Return to sport: Maintenance, 2–3 days a week, 21:10 with one leg
          ready 10
          E06 left 1–3/3 15 × raise 2 hold 1 lower 3, with a load, rest 60
          rest 60
          E01 left 1–3/3 15 × lower 4 raise (2), with a load, rest 60
          rest 60
          E89 both 1–3/3 20 in your own time, rest 60
    "#]],
    );
}

#[test]
fn soft_tissue_hunt() {
    check(
        "soft-tissue-hunt",
        expect![[r#"
        week 1, One lighter week: Roller and ball, 7 days a week, 10:40 with one leg
          ready 10
          E82 left 1–3/3 move 30, up to 60 s, rest 10
          to the right 10
          E82 right 1–3/3 move 30, up to 60 s, rest 10
          to the left 10
          E79 left 1/1 move 30, up to 60 s
          to the right 10
          E79 right 1/1 move 30, up to 60 s
          to the left 10
          E80 left 1–3/3 move 30, up to 60 s, rest 10
          to the right 10
          E80 right 1–3/3 move 30, up to 60 s, rest 10
          to the left 10
          E81 left 1/1 move 30, up to 60 s
          to the right 10
          E81 right 1/1 move 30, up to 60 s
    "#]],
    );
}

#[test]
fn strength_template() {
    check(
        "strength-template",
        expect![[r#"
        week 1, Twelve weeks: Strength, 2 days a week, 31:34 with one leg
          ready 10
          E39 both 1–2/2 8 × lower 2 raise 2, up to 12, up to 3 sets, rest 60
          rest 60
          E57 left 1–2/2 10 × lower 2 raise 2, rest 60
          to the right 10
          E57 right 1–2/2 10 × lower 2 raise 2, rest 60
          rest 60
          E04 both 1–2/2 15 × raise 2 hold 1 lower 3, rest 60
          rest 60
          E05 both 1/1 15 × raise 2 hold 1 lower 3
          rest 60
          E43 both 1–2/2 12 × raise 2 hold 1 lower 2, rest 60
          rest 60
          E63 both 1–2/2 hold 45, rest 60
          rest 60
          E64 left 1–2/2 hold 30, rest 60
          to the right 10
          E64 right 1–2/2 hold 30, rest 60
          rest 60
          E46 both 1–2/2 10 in your own time, rest 60
        week 12: the same
    "#]],
    );
}

#[test]
fn every_programme_that_ships_is_written_out_above() {
    let written: String = include_str!("programmes.rs").split_whitespace().collect();
    for id in library().programmes.ids() {
        assert!(written.contains(&format!("check(\"{id}\",expect!")), "{id} has no snapshot");
    }
}
