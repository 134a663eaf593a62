//! Every programme that ships, flattened into the steps that a person gets: of its first week and of its last, with one
//! leg. Beside them the sums that are known of the published programmes.

use std::fmt::Write;
use std::time::Duration;

use behaviour::World;
use expect_test::{Expect, expect};
use sinew_companion::library::Library;
use sinew_companion::wire::{Legs, Play, Status};
use sinew_domain::data::Sourced;
use sinew_domain::prescription::{Dose, Pace, Person, Prescription};
use sinew_domain::programme::{Item, Phase, Programme, SessionPlan};
use sinew_domain::session::{PhaseKind, Plan, Side, Step, Task, TempoPhase, Work};

#[test]
fn alfredson_1998() {
    check(
        "alfredson-1998",
        expect![[r#"
        week 1, Twelve weeks: Heel drops, 7 days a week, 2 a day, 14:10 with one leg
          ready 10
          E01 left 1–3/3 15 × lower 4 raise (2), rest 60
          rest 60
          E02 left 1–3/3 15 × lower 4 raise (2), rest 60
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
          E03 left 1–3/3 15 × lower 4 raise (2), rest 60
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

/// Three times fifteen of each, twice a day, every day for twelve weeks.
#[test]
fn alfredson_lowers_each_leg_180_times_a_day_in_168_sessions() {
    let library = library();
    let programme = programme(&library, "alfredson-1998");
    for week in 1..=12 {
        let [session] = sessions_of_week(programme, week)[..] else { panic!("one kind of session in week {week}") };
        let plan = prescription(&library, programme, session, &[Side::Left, Side::Right]).plan();
        for side in [Side::Left, Side::Right] {
            let lowered: u32 = plan.sets().filter(|(_, w)| w.side == Some(side)).map(|(_, w)| lowerings(w)).sum();
            assert_eq!(lowered * per_day(session), 180, "{side:?} in week {week}");
        }
    }
    let sessions: u32 = (1..=12).map(|week| sessions_in_week(programme, week)).sum();
    assert_eq!(sessions, 168);
}

#[test]
fn the_nordic_table_has_27_sessions_in_ten_weeks() {
    let library = library();
    let programme = programme(&library, "nordic-petersen-2011");
    let by_week: Vec<u32> = (1..=10).map(|week| sessions_in_week(programme, week)).collect();
    assert_eq!(by_week, [1, 2, 3, 3, 3, 3, 3, 3, 3, 3]);
    assert_eq!(by_week.iter().sum::<u32>(), 27);
    let reps = by_week_of(&library, programme, 10, |dose| {
        dose.sets.iter().filter_map(Task::reps).map(|r| r.to_string()).collect::<Vec<_>>().join(" ")
            + &dose.reps_to.map(|to| format!(" to {to}")).unwrap_or_default()
    });
    expect![[r#"
        1: E55 5 5
        2: E55 6 6
        3: E55 6 6 6 to 8
        4: E55 8 8 8 to 10
        5: E55 12 10 8
        6: E55 12 10 8
        7: E55 12 10 8
        8: E55 12 10 8
        9: E55 12 10 8
        10: E55 12 10 8
    "#]]
    .assert_eq(&reps);
}

#[test]
fn heavy_slow_resistance_has_its_sets_and_loads_week_by_week() {
    let library = library();
    let told = by_week_of(&library, programme(&library, "hsr-home"), 12, sets_and_load);
    expect![[r#"
        1: E05 3 × 15 at 15 RM, E07 3 × 15 at 15 RM
        2: E05 3 × 12 at 12 RM, E07 3 × 12 at 12 RM
        3: E05 3 × 12 at 12 RM, E07 3 × 12 at 12 RM
        4: E05 4 × 10 at 10 RM, E07 4 × 10 at 10 RM
        5: E05 4 × 10 at 10 RM, E07 4 × 10 at 10 RM
        6: E05 4 × 8 at 8 RM, E07 4 × 8 at 8 RM
        7: E05 4 × 8 at 8 RM, E07 4 × 8 at 8 RM
        8: E05 4 × 8 at 8 RM, E07 4 × 8 at 8 RM
        9: E05 4 × 6 at 6 RM, E07 4 × 6 at 6 RM
        10: E05 4 × 6 at 6 RM, E07 4 × 6 at 6 RM
        11: E05 4 × 6 at 6 RM, E07 4 × 6 at 6 RM
        12: E05 4 × 6 at 6 RM, E07 4 × 6 at 6 RM
    "#]]
    .assert_eq(&told);
}

#[test]
fn rathleff_has_its_sets_and_loads_week_by_week() {
    let library = library();
    let told = by_week_of(&library, programme(&library, "rathleff-2015"), 12, sets_and_load);
    expect![[r#"
        1: E88 3 × 12 at 12 RM
        2: E88 3 × 12 at 12 RM
        3: E88 4 × 10 at 10 RM
        4: E88 4 × 10 at 10 RM
        5: E88 5 × 8 at 8 RM
        6: E88 5 × 8 at 8 RM
        7: E88 5 × 8 at 8 RM
        8: E88 5 × 8 at 8 RM
        9: E88 5 × 8 at 8 RM
        10: E88 5 × 8 at 8 RM
        11: E88 5 × 8 at 8 RM
        12: E88 5 × 8 at 8 RM
    "#]]
    .assert_eq(&told);
}

/// The weeks between the first and the last too: the four lines of the table change from week to week.
#[test]
fn the_eight_weeks_for_the_outer_knee_have_their_lines() {
    let library = library();
    let told = by_week_of(&library, programme(&library, "itbs-mckay-2020"), 8, dose_told);
    expect![[r#"
        1: E104 2×30 s, E42 2×10, E48 3×10, E43 3×10
        2: E104 2×40 s, E42 3×10, E48 3×20, E43 3×15
        3: E41 2×10, E104 2×40 s?, E47 2×15, E38 2×10, E44 2×10
        4: E41 3×15, E64 2×15 s, E47 3×15, E38 3×12, E44 3×10
        5: E64 2×15 s, E46 2×15, E101 2×12, E102 2×10
        6: E64 3×20 s, E49 2×10?, E46 3×15, E101 3×12, E102 3×12
        7: E49 2×10, E46 2×15, E103 2×15, E45 2×12
        8: E49 3×10, E46 3×15, E103 3×15, E45 3×15
    "#]]
    .assert_eq(&told);
}

#[test]
fn patellofemoral_leap_and_silbernagel_have_their_middle_weeks() {
    let library = library();
    for (id, weeks, expected) in [
        (
            "patellofemoral",
            6,
            expect![[r#"
            1: E33 1×10, E34 1×10, E41 2×15, E42 2×15, E35 5×20 s
            2: E33 1×10, E34 1×10, E41 2×15, E42 2×15, E35 5×20 s
            3: E43 2×12, E37 3×10, E36 3×10, E42 2×15?
            4: E43 2×12, E37 3×10, E36 3×10, E42 2×15?
            5: E38 2×10, E46 2×10, E43 2×12?, E37 2×10?
            6: E38 2×10, E46 2×10, E43 2×12?, E37 2×10?
        "#]],
        ),
        (
            "leap-gluteal",
            8,
            expect![[r#"
            1: E96 3×5 s, E97 3×5 s
            1: E43 1×10, E39 1×10, E106 1×10
            2: E96 3×5 s, E97 3×5 s
            2: E43 1×10, E98 1×5, E39 1×10, E99 1×5, E106 1×15
            3: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            4: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            5: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            6: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            7: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
            8: E43 1×5, E98 2×5, E39 1×5, E99 2×5, E106 1×10, E100 1×5
        "#]],
        ),
        (
            "silbernagel-2007",
            13,
            expect![[r#"
            1: E20 1×20, E04 3×10, E06 3×10, E05 3×10, E03 3×10
            2: E20 1×20, E04 3×10, E06 3×10, E05 3×10, E03 3×10
            2: E105 3×15, E06 3×15, E05 3×15, E01 3×15, E89 3×20
            3: E105 3×15, E06 3×15, E05 3×15, E01 3×15, E89 3×20
            3: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            3: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            4: E105 3×15, E06 3×15, E05 3×15, E01 3×15, E89 3×20
            4: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            4: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            5: E105 3×15, E06 3×15, E05 3×15, E01 3×15, E89 3×20
            5: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            5: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            6: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            6: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            7: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            7: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            8: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            8: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            9: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            9: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            10: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            10: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            11: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            11: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            12: E06 3×15, E05 3×15, E01 3×15, E89 3×20, E85 2×6?
            12: E06 3×15, E05 3×15, E01 3×15, E89 3×20?
            12: E06 3×15, E01 3×15, E89 3×20
            13: E06 3×15, E01 3×15, E89 3×20
        "#]],
        ),
    ] {
        expected.assert_eq(&by_week_of(&library, programme(&library, id), weeks, dose_told));
    }
}

/// Of one side in one session, as the table counts them.
#[test]
fn copenhagen_has_its_seconds_under_tension_week_by_week() {
    let library = library();
    let programme = programme(&library, "copenhagen-polglass-2019");
    let seconds: Vec<u64> = (1..=8)
        .map(|week| {
            let [session] = sessions_of_week(programme, week)[..] else { panic!("one kind of session in week {week}") };
            let plan = prescription(&library, programme, session, &[Side::Left]).plan();
            let one_side = plan.sets().filter(|(_, w)| w.side == Some(Side::Left));
            one_side.map(|(_, w)| under_tension(&w.task).as_secs()).sum()
        })
        .collect();
    assert_eq!(seconds, [240, 240, 360, 480, 480, 108, 144, 180]);
    assert!((1..=8).all(|week| sessions_in_week(programme, week) == 2));
}

#[test]
fn the_twelve_weeks_of_run_and_walk_have_their_minutes() {
    let library = library();
    let plan = library.run_plans.get("dunne-12-week").expect("it ships");
    let minutes: Vec<u32> = plan.steps.iter().map(|s| s.run_seconds() / 60).collect();
    assert_eq!(minutes, [10, 12, 16, 24, 32, 30, 30, 30, 20, 25, 30, 35]);
    assert!(plan.steps.iter().all(|s| s.run_seconds() % 60 == 0));
    assert!(plan.steps.iter().zip(1..).all(|(s, n)| s.n == n), "week by week");
    assert_eq!(plan.days_per_week.as_ref().map(|d| d.value), Some(3));
}

/// What a programme says it has, its weeks and its items say too.
#[test]
fn no_week_is_without_a_session_and_no_session_without_a_step() {
    let library = library();
    for programme in library.programmes.all() {
        let last = programme.weeks.to.unwrap_or(programme.weeks.value);
        for week in 1..=last {
            let sessions = sessions_of_week(programme, week);
            assert!(!sessions.is_empty(), "{} has nothing in week {week}", programme.id);
            for session in sessions {
                let prescription = prescription(&library, programme, session, &[Side::Left]);
                assert_eq!(prescription.doses.len(), session.items.len(), "{}: {}", programme.id, session.name);
                let minutes = prescription.length().as_secs() / 60;
                assert!(minutes < 100, "{}: {} takes {minutes} minutes", programme.id, session.name);
            }
        }
    }
}

/// Any session of any programme, from its page to its last set.
#[test]
fn every_session_of_every_programme_can_be_played() {
    let mut world = World::new();
    let ids: Vec<String> = library().programmes.ids().cloned().collect();
    for id in ids {
        let now = world.now;
        let sessions = world.companion().programme(&id).expect("it ships").sessions;
        for preview in sessions {
            let sets = preview.steps.iter().filter(|s| s.exercise.is_some()).count();
            let play =
                Play::Programme { id: id.clone(), phase: preview.phase, session: preview.session, legs: Legs::Left };
            let now = sinew_companion::Now { mono: world.now.mono, ..now };
            world.now = now;
            world.companion().start_session(&play, &now).unwrap_or_else(|e| panic!("{id}: {e}"));
            let exercises = world.companion().session_exercises().expect("a session runs");
            assert!(exercises.iter().all(|e| e.figure.is_some()), "{id} has an exercise without a figure");
            // To the end by the key that ends a set: the lengths are looked at elsewhere.
            while world.snapshot().is_some_and(|s| s.status != Status::Ended) {
                world.run("skip");
            }
            let session_id = world.companion().history().expect("a history").sessions[0].session_id.clone();
            let detail = world.companion().session_detail(&session_id).expect("it can be read");
            assert_eq!(detail.sets.len(), sets, "{id}, {} {}", preview.phase, preview.session);
        }
    }
}

/// A session by itself is as long as its preview says, to the second: played with nobody pressing a key.
#[test]
fn a_session_takes_as_long_as_its_preview_says() {
    for id in ["copenhagen-polglass-2019", "rathleff-2015", "mcgill-big-three", "isometric-calf"] {
        let mut world = World::new();
        let preview = world.companion().programme(id).expect("it ships").sessions.remove(0);
        let (play, begun) = (Play::Programme { id: id.to_owned(), phase: 0, session: 0, legs: Legs::Left }, world.now);
        world.companion().start_session(&play, &begun).expect("a session starts");
        while world.wake(None) {}
        let ended = world.snapshot().expect("its end is on show");
        assert_eq!(ended.status, Status::Ended, "{id} asks for a key");
        let took = world.now.mono.since(begun.mono).as_secs_f64() * 1000.0;
        assert!((took - preview.one_side_ms).abs() < 1.0, "{id}: {took} against {}", preview.one_side_ms);
    }
}

fn check(id: &str, expected: Expect) {
    let library = library();
    let programme = programme(&library, id);
    let last = programme.weeks.to.unwrap_or(programme.weeks.value);
    let mut told = week_told(&library, programme, 1);
    let last_told = week_told(&library, programme, last);
    let same = phases_of_week(programme, 1)
        .iter()
        .map(|p| &p.name)
        .eq(phases_of_week(programme, last).iter().map(|p| &p.name));
    if last == 1 {
        // It was told already.
    } else if same {
        let _ = writeln!(told, "week {last}: the same");
    } else {
        told.push_str(&last_told);
    }
    expected.assert_eq(&told);
}

fn library() -> Library {
    Library::with_own(Vec::new())
}

fn programme<'a>(library: &'a Library, id: &str) -> &'a Programme {
    library.programmes.get(id).unwrap_or_else(|| panic!("{id} does not ship"))
}

fn phases_of_week(programme: &Programme, week: u16) -> Vec<&Phase> {
    programme.phases.iter().filter(|p| (p.from..=p.to).contains(&week)).collect()
}

fn sessions_of_week(programme: &Programme, week: u16) -> Vec<&SessionPlan> {
    phases_of_week(programme, week).into_iter().flat_map(|p| &p.sessions).collect()
}

/// Where a session comes on so many days a week.
fn sessions_in_week(programme: &Programme, week: u16) -> u32 {
    let count = |s: &SessionPlan| s.days_per_week.as_ref().map_or(0, |d| u32::from(d.value)) * per_day(s);
    sessions_of_week(programme, week).into_iter().map(count).sum()
}

fn per_day(session: &SessionPlan) -> u32 {
    session.per_day.as_ref().map_or(1, |n| u32::from(n.value))
}

fn prescription(library: &Library, programme: &Programme, session: &SessionPlan, sides: &[Side]) -> Prescription {
    let pace = Pace { get_ready: Duration::from_secs(10), ..Pace::default() };
    let person = Person { sides, pace, exercise: |id: &str| library.exercise(id), load_of: |_: &str| None };
    Prescription::of(programme, session, &person)
}

fn lowerings(work: &Work) -> u32 {
    match &work.task {
        Task::TempoReps { reps, tempo } if tempo.phases().iter().any(|p| p.kind == PhaseKind::Lower && p.loads) => {
            u32::from(*reps)
        }
        Task::TempoReps { .. } | Task::Hold { .. } | Task::Move { .. } | Task::SelfPacedReps { .. } => 0,
    }
}

fn under_tension(task: &Task) -> Duration {
    match task {
        Task::TempoReps { reps, tempo } => {
            tempo.phases().iter().filter(|p| p.loads).map(|p| p.length).sum::<Duration>() * u32::from(*reps)
        }
        Task::Hold { length } | Task::Move { length } => *length,
        Task::SelfPacedReps { .. } => Duration::ZERO,
    }
}

/// One line a week: what each exercise asks for.
fn by_week_of(library: &Library, programme: &Programme, weeks: u16, tell: impl Fn(&Dose) -> String) -> String {
    let mut told = String::new();
    for week in 1..=weeks {
        for session in sessions_of_week(programme, week) {
            let doses = prescription(library, programme, session, &[Side::Left]).doses;
            let doses: Vec<String> = doses.iter().map(|d| format!("{} {}", d.exercise, tell(d))).collect();
            let _ = writeln!(told, "{week}: {}", doses.join(", "));
        }
    }
    told
}

fn dose_told(dose: &Dose) -> String {
    let task = match &dose.sets[0] {
        Task::TempoReps { reps, .. } | Task::SelfPacedReps { reps } => reps.to_string(),
        Task::Hold { length } | Task::Move { length } => format!("{} s", length.as_secs_f64()),
    };
    let optional = if dose.optional { "?" } else { "" };
    format!("{}×{task}{optional}", dose.sets.len())
}

fn sets_and_load(dose: &Dose) -> String {
    let reps = dose.sets.first().and_then(Task::reps).expect("sets of reps");
    let rm = dose.load_rm.map_or_else(|| "no".to_owned(), |rm| rm.to_string());
    format!("{} × {reps} at {rm} RM", dose.sets.len())
}

fn week_told(library: &Library, programme: &Programme, week: u16) -> String {
    let mut told = String::new();
    for phase in phases_of_week(programme, week) {
        for session in &phase.sessions {
            let prescription = prescription(library, programme, session, &[Side::Left]);
            let length = prescription.length().as_secs();
            let _ = writeln!(
                told,
                "week {week}, {}: {}, {}, {}:{:02} with one leg",
                phase.name,
                session.name,
                how_often(session),
                length / 60,
                length % 60
            );
            told.push_str(&steps_told(&prescription, &session.items));
        }
    }
    told
}

fn how_often(session: &SessionPlan) -> String {
    let days = session.days_per_week.as_ref().map(|d| format!("{} a week", days(d)));
    let every = session.every_days.as_ref().map(|d| format!("every {} days", range(d)));
    let per_day = session.per_day.as_ref().map(|n| format!(", {} a day", range(n))).unwrap_or_default();
    days.or(every).unwrap_or_default() + &per_day
}

fn days(number: &Sourced<u16>) -> String {
    if (number.value, number.to) == (1, None) { "1 day".to_owned() } else { format!("{} days", range(number)) }
}

fn range(number: &Sourced<u16>) -> String {
    let to = number.to.map(|to| format!("–{to}")).unwrap_or_default();
    format!("{}{to}", number.value)
}

/// A line a step; sets that differ only in their number, with the same rest between them, are one line.
fn steps_told(prescription: &Prescription, items: &[Item]) -> String {
    let Plan { steps } = prescription.plan();
    let mut told = String::new();
    let mut at = 0;
    while let Some(step) = steps.get(at) {
        let Step::Work(work) = step else {
            let _ = writeln!(told, "  {}", pause_told(step));
            at += 1;
            continue;
        };
        let first = work.set;
        let (mut last, mut rest) = (work, None);
        while let (Some(pause @ Step::Rest { .. }), Some(Step::Work(next))) = (steps.get(at + 1), steps.get(at + 2)) {
            let alike = next.set == last.set + 1 && Work { set: last.set, ..next.clone() } == *last;
            if !alike || rest.is_some_and(|r| r != pause) {
                break;
            }
            (last, rest) = (next, Some(pause));
            at += 2;
        }
        let sets = if first == last.set { format!("{first}") } else { format!("{first}–{}", last.set) };
        let between = rest.map(|r| format!(", {}", pause_told(r))).unwrap_or_default();
        let _ = writeln!(told, "  {}{between}", work_told(prescription, items, work, &sets));
        at += 1;
    }
    told
}

fn pause_told(step: &Step) -> String {
    match step {
        Step::GetReady { length } => format!("ready {}", length.as_secs_f64()),
        Step::Rest { length } => format!("rest {}", length.as_secs_f64()),
        Step::SwitchSide { to, length: Some(length) } => format!("to the {} {}", side(*to), length.as_secs_f64()),
        Step::SwitchSide { to, length: None } => format!("to the {}, when ready", side(*to)),
        Step::Work(work) => panic!("a set: {work:?}"),
    }
}

/// `E01 left 1–3/3 15 × lower 4 raise (2)`; in brackets what bears no load.
fn work_told(prescription: &Prescription, items: &[Item], work: &Work, sets: &str) -> String {
    let task = match &work.task {
        Task::TempoReps { reps, tempo } => {
            let parts: Vec<String> = tempo.phases().iter().map(part_told).collect();
            format!("{reps} × {}", parts.join(" "))
        }
        Task::Hold { length } => format!("hold {}", length.as_secs_f64()),
        Task::Move { length } => format!("move {}", length.as_secs_f64()),
        Task::SelfPacedReps { reps } => format!("{reps} in your own time"),
    };
    let fits = |d: &Dose| d.exercise == work.exercise && d.sets.get(usize::from(work.set) - 1) == Some(&work.task);
    let of_work = prescription.doses.iter().zip(items).find(|(dose, _)| fits(dose));
    let (dose, item) = of_work.unwrap_or_else(|| panic!("{} has no dose", work.exercise));
    let mut told = format!("{} {} {sets}/{} {task}", work.exercise, work.side.map_or("both", side), work.of);
    if let Some(to) = dose.reps_to {
        let _ = write!(told, ", up to {to}");
    }
    if let Some(to) = item.sets.to {
        let _ = write!(told, ", up to {to} sets");
    }
    if let Some(to) = item.hold_s.as_ref().or(item.move_s.as_ref()).and_then(|s| s.to) {
        let _ = write!(told, ", up to {to} s");
    }
    if let Some(rm) = dose.load_rm {
        let _ = write!(told, ", {rm} RM");
    }
    if item.load.as_ref().is_some_and(|l| l.text.is_some()) {
        told.push_str(", with a load");
    }
    if dose.optional {
        told.push_str(", may be left out");
    }
    told
}

fn part_told(part: &TempoPhase) -> String {
    let kind = format!("{:?}", part.kind).to_lowercase();
    let seconds = part.length.as_secs_f64();
    if part.loads { format!("{kind} {seconds}") } else { format!("{kind} ({seconds})") }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "left",
        Side::Right => "right",
    }
}
