//! One session of a run-walk table, unfolded into what is run and walked one after the other, with what is said on the
//! way.

use serde::Serialize;

use crate::run_plan::{Block, RunStep};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    WarmUp,
    Run,
    Walk,
}

/// What is said inside a step, so far into it: seconds where it is timed, otherwise metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Prompt {
    /// Of all that is run and walked, the warm-up left out.
    HalfWay { at: u32 },
    /// The last run begins; not said where there is only one.
    Last,
}

/// One stretch: it ends by time or by distance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct TimedStep {
    pub moment: Moment,
    pub seconds: Option<u32>,
    pub metres: Option<u32>,
    /// Which run this is, or which run it follows; nought in the warm-up.
    pub nth: u16,
    pub prompts: Vec<Prompt>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Expansion {
    pub steps: Vec<TimedStep>,
    pub runs: u16,
    /// The warm-up with it; None where part of it goes by distance.
    pub seconds: Option<u32>,
    pub run_seconds: Option<u32>,
}

/// Unfolds a session. `more` repeats within a step's range are done beyond its least, as far as it has any.
pub fn expand(step: &RunStep, warm_up_s: Option<u32>, more: u16) -> Expansion {
    let mut steps = Vec::new();
    let mut runs = 0;
    for block in &step.blocks {
        for _ in 0..times(block, more) {
            if let Some(run) = stretch(Moment::Run, block.run_s, block.run_m, runs + 1) {
                runs += 1;
                steps.push(run);
            }
            steps.extend(stretch(Moment::Walk, block.walk_s, block.walk_m, runs));
        }
    }
    prompt_half_way(&mut steps);
    let last = steps.iter_mut().rev().find(|step| step.moment == Moment::Run);
    if let Some(last) = last.filter(|_| runs > 1) {
        last.prompts.push(Prompt::Last);
    }
    let run = steps.iter().filter(|step| step.moment == Moment::Run).map(|step| step.seconds);
    let run_seconds = run.sum();
    if let Some(warm_up) = stretch(Moment::WarmUp, warm_up_s, None, 0) {
        steps.insert(0, warm_up);
    }
    let seconds = steps.iter().map(|step| step.seconds).sum();
    Expansion { steps, runs, seconds, run_seconds }
}

fn times(block: &Block, more: u16) -> u16 {
    block.times.saturating_add(more).min(block.times_to.unwrap_or(block.times).max(block.times))
}

fn stretch(moment: Moment, seconds: Option<u32>, metres: Option<u32>, nth: u16) -> Option<TimedStep> {
    let (seconds, metres) = (seconds.filter(|s| *s > 0), metres.filter(|m| *m > 0));
    let any = seconds.is_some() || metres.is_some();
    any.then(|| TimedStep { moment, seconds, metres, nth, prompts: Vec::new() })
}

/// All by time, or all by distance: half of a mixture is nowhere.
fn prompt_half_way(steps: &mut [TimedStep]) {
    let measures: [fn(&TimedStep) -> Option<u32>; 2] = [|step| step.seconds, |step| step.metres];
    for measure in measures {
        let Some(total) = steps.iter().map(measure).sum::<Option<u32>>().filter(|total| *total > 0) else { continue };
        let mut left = total / 2;
        for step in steps.iter_mut() {
            let length = measure(step).unwrap_or(0);
            if left < length {
                step.prompts.push(Prompt::HalfWay { at: left });
                return;
            }
            left -= length;
        }
        return;
    }
}
