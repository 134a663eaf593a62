//! A session of a run-walk table as the player takes it: the walk before it and what loosens up, then every stretch, with
//! what is said on the way.
//!
//! It decides nothing about when somebody may run: that is for the gate and the rules.

use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::book::PlayNumbers;
use super::steps::{Expansion, Moment, Prompt as Word, TimedStep};
use super::told::RunEnd;
use crate::plan::Temper;
use crate::session::{Gait, Outcome, Prompt, Said, SetRecord, Step, Stretch, Task, Work};

/// What the walk before the first run is kept as.
pub const WARM_UP: &str = "warm-up";

/// The first words of a run, once it is under way. Sinew's own default, as are the two below.
const EASY_AT: Duration = Duration::from_secs(5);
/// Into a run before it is asked whether one can talk.
const TALK_AT: Duration = Duration::from_secs(30);
/// From one thing said to another, and to the end of a stretch.
const APART: Duration = Duration::from_secs(6);

/// What comes before the first run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WarmUp {
    None,
    /// Before a run-walk the walk alone will do.
    #[default]
    Walk,
    WalkAndMoves,
}

/// A run of the plan, frozen at its start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunWalk {
    /// The running plan that asks for it; absent where a step of a table is played by itself.
    pub plan: Option<String>,
    /// The step of its table.
    pub step: u16,
    /// Run and walked, the warm-up left out; absent where part of it goes by distance.
    pub seconds: Option<u32>,
    /// Of it, run.
    pub run_seconds: Option<u32>,
    /// Of what goes by distance; absent where nothing does.
    pub metres: Option<u32>,
    pub steps: Vec<Step>,
}

/// What a person brings to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Played<'a> {
    pub plan: Option<&'a str>,
    pub step: u16,
    pub warm_up: WarmUp,
    pub temper: Option<Temper>,
}

impl RunWalk {
    /// The expansion is without a warm-up: that is added here.
    pub fn of(expansion: &Expansion, played: Played, numbers: &PlayNumbers) -> Self {
        let mut steps = Vec::new();
        let metres: Option<u32> = expansion.steps.iter().map(|step| step.metres).sum::<Option<u32>>();
        warm_up(played.warm_up, numbers, &mut steps);
        let of = |moment: Moment| expansion.steps.iter().filter(|step| step.moment == moment).count() as u16;
        let (runs, walks) = (of(Moment::Run), of(Moment::Walk));
        let (mut run, mut walk) = (0, 0);
        let mut talk = Talking::new(played.temper, numbers);
        for step in &expansion.steps {
            let (gait, set, of) = match step.moment {
                Moment::Run => {
                    run += 1;
                    (Gait::Run, run, runs)
                }
                Moment::Walk | Moment::WarmUp => {
                    walk += 1;
                    (Gait::Walk, walk, walks)
                }
            };
            let stretch = Stretch {
                gait,
                length: step.seconds.filter(|_| step.metres.is_none()).map(seconds),
                metres: step.metres,
                prompts: talk.prompts(gait, set, step),
            };
            steps.push(Step::Work(work(gait.id(), set, of, stretch)));
        }
        Self {
            plan: played.plan.map(str::to_owned),
            step: played.step,
            seconds: expansion.seconds,
            run_seconds: expansion.run_seconds,
            metres,
            steps,
        }
    }

    /// Seconds on the way, run and walked, the warm-up left out.
    pub fn seconds_done(records: &[SetRecord]) -> u32 {
        let way = records.iter().filter(|record| on_the_way(&record.work));
        way.map(|record| record.under_tension).sum::<Duration>().as_secs() as u32
    }

    /// Where all of it goes by distance, and the person said of each stretch that it was covered.
    pub fn metres_done(&self, records: &[SetRecord]) -> Option<u32> {
        self.metres.filter(|_| self.is_done(records, |_| true))
    }

    /// How it ended: what was left out of the runs makes it no less a run, but not all that was meant.
    pub fn ended(&self, records: &[SetRecord], turned: bool) -> RunEnd {
        let runs = |stretch: &Stretch| stretch.gait == Gait::Run;
        match (turned, self.is_done(records, runs)) {
            (true, _) => RunEnd::TurnedBack,
            (false, true) => RunEnd::Finished,
            (false, false) => RunEnd::Stopped,
        }
    }

    /// What came before its first run.
    pub fn warm_up(&self) -> WarmUp {
        let walked = self.steps.iter().any(|step| matches!(step, Step::Work(work) if work.exercise == WARM_UP));
        match (walked, self.moves().next()) {
            (_, Some(_)) => WarmUp::WalkAndMoves,
            (true, None) => WarmUp::Walk,
            (false, None) => WarmUp::None,
        }
    }

    /// The exercises of the warm-up.
    pub fn moves(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().filter_map(|step| match step {
            Step::Work(work) if matches!(work.task, Task::Move { .. }) => Some(work.exercise.as_str()),
            Step::Work(_) | Step::GetReady { .. } | Step::Rest { .. } | Step::SwitchSide { .. } => None,
        })
    }

    fn is_done(&self, records: &[SetRecord], asked: impl Fn(&Stretch) -> bool) -> bool {
        // Of each set, the last attempt. A count-in stands before the first step.
        let outcome = |place: usize| records.iter().rev().find(|r| r.step == place + 1).map(|r| r.outcome);
        self.steps.iter().enumerate().all(|(place, step)| match step {
            Step::Work(Work { task: Task::Stretch(stretch), exercise, .. }) if exercise != WARM_UP => {
                !asked(stretch) || outcome(place) == Some(Outcome::Done)
            }
            Step::Work(_) | Step::GetReady { .. } | Step::Rest { .. } | Step::SwitchSide { .. } => true,
        })
    }
}

fn on_the_way(work: &Work) -> bool {
    matches!(work.task, Task::Stretch(_)) && work.exercise != WARM_UP
}

fn warm_up(how: WarmUp, numbers: &PlayNumbers, steps: &mut Vec<Step>) {
    if how == WarmUp::None {
        return;
    }
    let length = Some(seconds(numbers.warm_up_s.value.into()));
    let walk = Stretch { gait: Gait::Walk, length, metres: None, prompts: Vec::new() };
    steps.push(Step::Work(work(WARM_UP, 1, 1, walk)));
    if how == WarmUp::WalkAndMoves {
        for exercise in &numbers.moves {
            let task = Task::Move { length: seconds(numbers.move_s.value.into()) };
            steps.push(Step::Rest { length: seconds(numbers.move_rest_s.value.into()) });
            let exercise = exercise.clone();
            steps.push(Step::Work(Work { exercise, side: None, set: 1, of: 1, load_kg: None, task }));
        }
        steps.push(Step::Rest { length: seconds(numbers.move_rest_s.value.into()) });
    }
}

fn work(exercise: &str, set: u16, of: u16, stretch: Stretch) -> Work {
    Work { exercise: exercise.to_owned(), side: None, set, of, load_kg: None, task: Task::Stretch(stretch) }
}

/// What is said: easy pace in the first run, and for who overdoes it in every second one; now and then whether one can
/// talk; half-way and the last run where they are.
struct Talking {
    overdoes: bool,
    every: Duration,
    /// Gone by before this stretch.
    gone: Duration,
    /// When it was asked last.
    asked: Option<Duration>,
}

impl Talking {
    fn new(temper: Option<Temper>, numbers: &PlayNumbers) -> Self {
        let overdoes = temper == Some(Temper::Overdoes);
        let every = if overdoes { numbers.talk_often_s.value } else { numbers.talk_every_s.value };
        Self { overdoes, every: seconds(every.into()), gone: Duration::ZERO, asked: None }
    }

    fn prompts(&mut self, gait: Gait, nth: u16, step: &TimedStep) -> Vec<Prompt> {
        let length = length(gait, step);
        let mut out = Vec::new();
        for word in &step.prompts {
            match word {
                // How far along somebody is on a distance, nobody here knows.
                Word::HalfWay { .. } if step.metres.is_some() => {}
                Word::HalfWay { at } => {
                    let latest = length.saturating_sub(APART).max(EASY_AT);
                    out.push(Prompt {
                        at: seconds(*at).clamp(EASY_AT + APART, latest.max(EASY_AT + APART)),
                        says: Said::HalfWay,
                    });
                }
                Word::Last => out.push(Prompt { at: Duration::ZERO, says: Said::Last }),
            }
        }
        if gait == Gait::Run {
            if nth == 1 || (self.overdoes && nth % 2 == 1) {
                out.push(Prompt { at: EASY_AT, says: Said::Easy });
            }
            self.talk(length, &mut out);
        }
        out.sort_by_key(|prompt| prompt.at);
        self.gone += length;
        out
    }

    fn talk(&mut self, length: Duration, out: &mut Vec<Prompt>) {
        let mut at = TALK_AT;
        while at + APART <= length {
            let due = self.asked.is_none_or(|asked| self.gone + at >= asked + self.every);
            let clear = out.iter().all(|other| other.at.abs_diff(at) >= APART);
            if due && clear {
                out.push(Prompt { at, says: Said::Talk });
                self.asked = Some(self.gone + at);
            }
            at += TALK_AT;
        }
    }
}

/// A distance at the pace that the player reckons with.
fn length(gait: Gait, step: &TimedStep) -> Duration {
    let distance = || Duration::from_millis(u64::from(step.metres.unwrap_or(0)) * gait.ms_a_metre());
    step.seconds.filter(|_| step.metres.is_none()).map_or_else(distance, seconds)
}

fn seconds(s: u32) -> Duration {
    Duration::from_secs(s.into())
}
