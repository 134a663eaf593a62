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
    expect![[]].assert_eq(&out);
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
        let _ = write!(out, "{:>5} ", at.as_secs());
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
    told(&played("dunne-12-week", 1, WarmUp::Walk, None).1, expect![[]]);
}

#[test]
fn who_overdoes_it_hears_easy_again_and_again() {
    told(&played("dunne-12-week", 1, WarmUp::None, Some(Temper::Overdoes)).1, expect![[]]);
}

#[test]
fn twenty_minutes_without_a_break_have_no_last_run() {
    told(&played("dunne-12-week", 9, WarmUp::WalkAndMoves, None).1, expect![[]]);
}

#[test]
fn two_laps_by_distance() {
    told(&played("track-levels", 4, WarmUp::None, None).1, expect![[]]);
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
