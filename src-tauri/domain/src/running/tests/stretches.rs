//! Sessions of the tables, unfolded.

use super::super::{Expansion, Moment, Prompt, expand};
use crate::run_plan::{RunPlan, RunStep};

/// The tables that ship.
const TABLES: [(&str, &str); 6] = [
    ("beginner-nine-week", include_str!("../../../../../assets/run-plans/beginner-nine-week.toml")),
    ("bone-ladder", include_str!("../../../../../assets/run-plans/bone-ladder.toml")),
    ("dunne-12-week", include_str!("../../../../../assets/run-plans/dunne-12-week.toml")),
    ("mtss-moen-2012", include_str!("../../../../../assets/run-plans/mtss-moen-2012.toml")),
    ("patellofemoral-miles", include_str!("../../../../../assets/run-plans/patellofemoral-miles.toml")),
    ("track-levels", include_str!("../../../../../assets/run-plans/track-levels.toml")),
];

fn table(file: &str) -> RunPlan {
    let (_, text) = TABLES.into_iter().find(|(name, _)| *name == file).expect("a table that ships");
    toml::from_str(text).expect("a table")
}

fn step(file: &str, n: u16) -> RunStep {
    table(file).steps.into_iter().find(|step| step.n == n).expect("a step")
}

/// Each stretch in a few letters: what, how long, which run, and what is said in it.
fn told(expansion: &Expansion) -> String {
    let stretch = |step: &super::super::TimedStep| {
        let moment = match step.moment {
            Moment::WarmUp => "warm-up",
            Moment::Run => "run",
            Moment::Walk => "walk",
        };
        let length = step.seconds.map(|s| format!("{s} s")).or(step.metres.map(|m| format!("{m} m")));
        let said = step.prompts.iter().map(|prompt| match prompt {
            Prompt::HalfWay { at } => format!(" [half-way at {at}]"),
            Prompt::Last => " [last]".to_owned(),
        });
        format!("{} {moment} {}{}\n", step.nth, length.unwrap_or_default(), said.collect::<String>())
    };
    expansion.steps.iter().map(stretch).collect()
}

#[test]
fn the_first_week_is_twenty_alternations_of_a_minute() {
    let session = expand(&step("dunne-12-week", 1), Some(300), 0);
    let minutes = session.steps.iter().filter(|s| s.moment != Moment::WarmUp && s.seconds == Some(60)).count();
    assert_eq!((minutes, session.runs), (20, 10));
    assert_eq!((session.seconds, session.run_seconds), (Some(1_500), Some(600)));
    let runs = session.steps.iter().filter(|s| s.moment == Moment::Run);
    let said: Vec<(u16, &[Prompt])> =
        runs.filter(|s| !s.prompts.is_empty()).map(|s| (s.nth, s.prompts.as_slice())).collect();
    assert_eq!(said, [(6, &[Prompt::HalfWay { at: 0 }][..]), (10, &[Prompt::Last][..])]);
}

#[test]
fn a_steady_run_has_its_half_inside_and_no_last_one() {
    expect_test::expect![[r#"
        1 run 2100 s [half-way at 1050]
    "#]]
    .assert_eq(&told(&expand(&step("dunne-12-week", 12), None, 0)));
}

#[test]
fn uneven_blocks_follow_each_other() {
    expect_test::expect![[r#"
        0 warm-up 300 s
        1 run 180 s
        1 walk 90 s
        2 run 300 s
        2 walk 150 s [half-way at 75]
        3 run 180 s
        3 walk 90 s
        4 run 300 s [last]
    "#]]
    .assert_eq(&told(&expand(&step("beginner-nine-week", 4), Some(300), 0)));
}

#[test]
fn a_table_by_distance_is_measured_in_metres() {
    let session = expand(&step("track-levels", 4), None, 0);
    expect_test::expect![[r#"
        1 run 700 m
        1 walk 100 m
        2 run 700 m
        2 walk 100 m
        3 run 700 m [half-way at 0]
        3 walk 100 m
        4 run 700 m [last]
        4 walk 100 m
    "#]]
    .assert_eq(&told(&session));
    assert_eq!((session.seconds, session.run_seconds), (None, None));
}

#[test]
fn a_range_of_repeats_begins_at_its_least_and_ends_at_its_most() {
    let ladder = step("bone-ladder", 1);
    let runs = |more| expand(&ladder, None, more).runs;
    assert_eq!([runs(0), runs(1), runs(2), runs(3)], [4, 5, 6, 6]);
    assert_eq!(expand(&step("bone-ladder", 3), None, 4).runs, 5);
}

#[test]
fn every_step_of_every_table_unfolds_to_what_it_says() {
    let mut steps = 0;
    for (file, _) in TABLES {
        for step in table(file).steps {
            let session = expand(&step, None, 0);
            let by_time = step.blocks.iter().all(|block| block.run_m.is_none());
            assert_eq!(session.run_seconds, by_time.then(|| step.run_seconds()), "{file} {}", step.n);
            let said = session.steps.iter().flat_map(|s| &s.prompts);
            let halves = said.clone().filter(|p| matches!(p, Prompt::HalfWay { .. })).count();
            let lasts = said.filter(|p| **p == Prompt::Last).count();
            assert_eq!((halves, lasts), (1, usize::from(session.runs > 1)), "{file} {}", step.n);
            steps += 1;
        }
    }
    assert_eq!(steps, 51);
}
