//! What each table of the library comes to, and what the player makes of a step of it.

use std::fmt::Write as _;
use std::time::Duration;

use expect_test::{Expect, expect};

use super::*;
use crate::plan::Temper;
use crate::run_plan::RunPlan;
use crate::running::{Expansion, Played, RunWalk, WarmUp, apart, expand};
use crate::session::{Said, Step, Task, step_length};

const PLANS: [&str; 6] = [
    include_str!("../../../../../assets/run-plans/beginner-nine-week.toml"),
    include_str!("../../../../../assets/run-plans/bone-ladder.toml"),
    include_str!("../../../../../assets/run-plans/dunne-12-week.toml"),
    include_str!("../../../../../assets/run-plans/mtss-moen-2012.toml"),
    include_str!("../../../../../assets/run-plans/patellofemoral-miles.toml"),
    include_str!("../../../../../assets/run-plans/track-levels.toml"),
];

pub(super) fn record(id: &str) -> RunPlan {
    let all = PLANS.iter().map(|text| toml::from_str::<RunPlan>(text).expect("the library's own"));
    all.into_iter().find(|plan| plan.id == id).expect("one of the library's")
}

/// In a week with as many runs as the step, or the plan, has.
#[test]
fn the_minutes_of_a_week_in_every_table() {
    let mut out = String::new();
    for text in PLANS {
        let plan: RunPlan = toml::from_str(text).expect("the library's own");
        let _ = writeln!(out, "{}", plan.id);
        for step in &plan.steps {
            let runs = plan.days_per_week.as_ref().map_or_else(|| 7 / apart(&plan, step.n), |days| days.value);
            let run = f64::from(step.run_seconds()) / 60.0;
            let metres: u32 = step.blocks.iter().map(|b| b.run_m.unwrap_or(0) * u32::from(b.times)).sum();
            let how_far = if metres > 0 { format!(", {metres} m") } else { String::new() };
            let _ = writeln!(
                out,
                "  {}: {run} min a run{how_far}, {runs} a week: {} min, {} m",
                step.n,
                run * f64::from(runs),
                metres * u32::from(runs)
            );
        }
    }
    expect![[r#"
        beginner-nine-week
          1: 8 min a run, 3 a week: 24 min, 0 m
          2: 9 min a run, 3 a week: 27 min, 0 m
          3: 9 min a run, 3 a week: 27 min, 0 m
          4: 16 min a run, 3 a week: 48 min, 0 m
          5: 15 min a run, 3 a week: 45 min, 0 m
          6: 16 min a run, 3 a week: 48 min, 0 m
          7: 20 min a run, 3 a week: 60 min, 0 m
          8: 18 min a run, 3 a week: 54 min, 0 m
          9: 20 min a run, 3 a week: 60 min, 0 m
          10: 25 min a run, 3 a week: 75 min, 0 m
          11: 25 min a run, 3 a week: 75 min, 0 m
          12: 28 min a run, 3 a week: 84 min, 0 m
          13: 30 min a run, 3 a week: 90 min, 0 m
        bone-ladder
          1: 4 min a run, 3 a week: 12 min, 0 m
          2: 8 min a run, 3 a week: 24 min, 0 m
          3: 15 min a run, 3 a week: 45 min, 0 m
          4: 20 min a run, 3 a week: 60 min, 0 m
          5: 20 min a run, 3 a week: 60 min, 0 m
          6: 0 min a run, 1609 m, 3 a week: 0 min, 4827 m
          7: 0 min a run, 2414 m, 3 a week: 0 min, 7242 m
          8: 0 min a run, 3219 m, 3 a week: 0 min, 9657 m
        dunne-12-week
          1: 10 min a run, 3 a week: 30 min, 0 m
          2: 12 min a run, 3 a week: 36 min, 0 m
          3: 16 min a run, 3 a week: 48 min, 0 m
          4: 24 min a run, 3 a week: 72 min, 0 m
          5: 32 min a run, 3 a week: 96 min, 0 m
          6: 30 min a run, 3 a week: 90 min, 0 m
          7: 30 min a run, 3 a week: 90 min, 0 m
          8: 30 min a run, 3 a week: 90 min, 0 m
          9: 20 min a run, 3 a week: 60 min, 0 m
          10: 25 min a run, 3 a week: 75 min, 0 m
          11: 30 min a run, 3 a week: 90 min, 0 m
          12: 35 min a run, 3 a week: 105 min, 0 m
        mtss-moen-2012
          0: 5 min a run, 3 a week: 15 min, 0 m
          1: 8 min a run, 3 a week: 24 min, 0 m
          2: 8 min a run, 3 a week: 24 min, 0 m
          3: 12 min a run, 3 a week: 36 min, 0 m
          4: 12 min a run, 3 a week: 36 min, 0 m
          5: 16 min a run, 3 a week: 48 min, 0 m
          6: 18 min a run, 3 a week: 54 min, 0 m
        patellofemoral-miles
          1: 0 min a run, 1609 m, 3 a week: 0 min, 4827 m
          2: 0 min a run, 2414 m, 3 a week: 0 min, 7242 m
          3: 0 min a run, 3219 m, 3 a week: 0 min, 9657 m
        track-levels
          1: 0 min a run, 1600 m, 2 a week: 0 min, 3200 m
          2: 0 min a run, 2000 m, 2 a week: 0 min, 4000 m
          3: 0 min a run, 2400 m, 2 a week: 0 min, 4800 m
          4: 0 min a run, 2800 m, 3 a week: 0 min, 8400 m
          5: 0 min a run, 3200 m, 3 a week: 0 min, 9600 m
          6: 0 min a run, 4000 m, 3 a week: 0 min, 12000 m
          7: 0 min a run, 4800 m, 3 a week: 0 min, 14400 m
          8: 0 min a run, 4800 m, 3 a week: 0 min, 14400 m
    "#]]
    .assert_eq(&out);
}

fn played(id: &str, step: u16, warm_up: WarmUp, temper: Option<Temper>) -> (Expansion, RunWalk) {
    let plan = record(id);
    let step = plan.steps.iter().find(|s| s.n == step).expect("a step of the table").clone();
    let expansion = expand(&step, None, 0);
    let of = Played { plan: None, step: step.n, warm_up, temper };
    let run = RunWalk::of(&expansion, of, &book().running.play);
    (expansion, run)
}

fn told(run: &RunWalk, expected: Expect) {
    let mut out = String::new();
    let mut at = Duration::ZERO;
    for step in &run.steps {
        let _ = write!(out, "{:<6}", at.as_secs());
        at += step_length(step);
        match step {
            Step::Work(work) => {
                let _ = write!(out, "{} {}/{} {} s", work.exercise, work.set, work.of, step_length(step).as_secs());
                if let Task::Stretch(stretch) = &work.task {
                    let said = stretch.prompts.iter().map(|p| format!(" {:?} at {}", p.says, p.at.as_secs()));
                    out.extend(said);
                    out.extend(stretch.metres.map(|m| format!(" ({m} m)")));
                }
            }
            Step::Rest { length } => {
                let _ = write!(out, "rest {} s", length.as_secs());
            }
            Step::GetReady { .. } | Step::SwitchSide { .. } => out.push_str("not of a run"),
        }
        out.push('\n');
    }
    expected.assert_eq(&out);
}

#[test]
fn ten_times_a_minute_with_a_walk_before_it() {
    told(
        &played("dunne-12-week", 1, WarmUp::Walk, None).1,
        expect![[r#"
            0     warm-up 1/1 300 s
            300   run 1/10 60 s Easy at 5 Talk at 30
            360   walk 1/10 60 s
            420   run 2/10 60 s
            480   walk 2/10 60 s
            540   run 3/10 60 s
            600   walk 3/10 60 s
            660   run 4/10 60 s Talk at 30
            720   walk 4/10 60 s
            780   run 5/10 60 s
            840   walk 5/10 60 s
            900   run 6/10 60 s HalfWay at 11
            960   walk 6/10 60 s
            1020  run 7/10 60 s Talk at 30
            1080  walk 7/10 60 s
            1140  run 8/10 60 s
            1200  walk 8/10 60 s
            1260  run 9/10 60 s
            1320  walk 9/10 60 s
            1380  run 10/10 60 s Last at 0 Talk at 30
            1440  walk 10/10 60 s
        "#]],
    );
}

#[test]
fn who_overdoes_it_hears_easy_again_and_again() {
    told(
        &played("dunne-12-week", 1, WarmUp::None, Some(Temper::Overdoes)).1,
        expect![[r#"
            0     run 1/10 60 s Easy at 5 Talk at 30
            60    walk 1/10 60 s
            120   run 2/10 60 s
            180   walk 2/10 60 s
            240   run 3/10 60 s Easy at 5 Talk at 30
            300   walk 3/10 60 s
            360   run 4/10 60 s
            420   walk 4/10 60 s
            480   run 5/10 60 s Easy at 5 Talk at 30
            540   walk 5/10 60 s
            600   run 6/10 60 s HalfWay at 11
            660   walk 6/10 60 s
            720   run 7/10 60 s Easy at 5 Talk at 30
            780   walk 7/10 60 s
            840   run 8/10 60 s
            900   walk 8/10 60 s
            960   run 9/10 60 s Easy at 5 Talk at 30
            1020  walk 9/10 60 s
            1080  run 10/10 60 s Last at 0
            1140  walk 10/10 60 s
        "#]],
    );
}

#[test]
fn twenty_minutes_without_a_break_have_no_last_run() {
    told(
        &played("dunne-12-week", 9, WarmUp::WalkAndMoves, None).1,
        expect![[r#"
            0     warm-up 1/1 300 s
            300   rest 10 s
            310   E71 1/1 30 s
            340   rest 10 s
            350   E40 1/1 30 s
            380   rest 10 s
            390   E50 1/1 30 s
            420   rest 10 s
            430   run 1/1 1200 s Easy at 5 Talk at 30 Talk at 330 HalfWay at 600 Talk at 630 Talk at 930
        "#]],
    );
}

#[test]
fn two_laps_by_distance() {
    told(
        &played("track-levels", 4, WarmUp::None, None).1,
        expect![[r#"
            0     run 1/4 280 s Easy at 5 Talk at 30 (700 m)
            280   walk 1/4 66 s (100 m)
            346   run 2/4 280 s Talk at 30 (700 m)
            626   walk 2/4 66 s (100 m)
            692   run 3/4 280 s Talk at 30 (700 m)
            972   walk 3/4 66 s (100 m)
            1038  run 4/4 280 s Last at 0 Talk at 30 (700 m)
            1318  walk 4/4 66 s (100 m)
        "#]],
    );
}

#[test]
fn every_step_of_every_table_has_its_runs_and_says_nothing_outside_them() {
    for text in PLANS {
        let plan: RunPlan = toml::from_str(text).expect("the library's own");
        for step in &plan.steps {
            for temper in [None, Some(Temper::Overdoes), Some(Temper::HoldsBack)] {
                let (expansion, run) = played(&plan.id, step.n, WarmUp::Walk, temper);
                let runs: Vec<_> = run
                    .steps
                    .iter()
                    .filter_map(|s| match s {
                        Step::Work(work) if work.exercise == "run" => Some(work),
                        _ => None,
                    })
                    .collect();
                assert_eq!(runs.len(), usize::from(expansion.runs), "{} {}", plan.id, step.n);
                for step in &run.steps {
                    let Step::Work(crate::session::Work { task: Task::Stretch(stretch), .. }) = step else { continue };
                    let Some(length) = stretch.length else { continue };
                    assert!(stretch.prompts.iter().all(|p| p.at < length), "{} {stretch:?}", plan.id);
                    assert!(stretch.prompts.is_sorted_by(|a, b| a.at < b.at), "{} {stretch:?}", plan.id);
                }
                let easy = |work: &&&crate::session::Work| matches!(&work.task, Task::Stretch(s) if s.prompts.iter().any(|p| p.says == Said::Easy));
                assert_eq!(runs.iter().position(|work| easy(&work)), Some(0), "{} {}", plan.id, step.n);
            }
        }
    }
}

#[test]
fn a_hundred_and_sixty_steps_become_168_to_176() {
    assert_eq!(book().running.play.cadence(160), (168, 176));
}
