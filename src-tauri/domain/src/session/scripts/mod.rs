//! Sessions as scripts: what a person and the clock do, and beside it everything that the engine answers.
//!
//! A line of a script is time (`+30s`, `+500ms`: the driver wakes at every deadline on the way), what goes wrong with
//! time (`stall 10s`: it passes and nobody wakes the engine; `suspend 2h`: the computer sleeps; `restart`: another process
//! takes the session up), a control (`pause`, `end set hurts`, `correct 0 12 5kg`…), or `view`. A line of the log is an
//! instant since the start in seconds, and what was due then.

mod back;
mod corrections;
mod ends;
mod ignored;
mod pauses_between;
mod pauses_in_sets;
mod restarts;
mod run_walk;
mod skip;
mod stalls;
mod suspends;
mod whole;

use std::fmt::Write;
use std::time::Duration;

use expect_test::Expect;

use super::{
    CellState, Cue, Effect, EndReason, Engine, Input, Outcome, PauseCause, PhaseKind, Plan, STALL_AFTER, SetRecord,
    Side, Step, Task, Tempo, TempoPhase, Timed, Work,
};
use crate::time::{Mono, Now};

fn check(steps: Vec<Step>, script: &str, expected: Expect) {
    let mut stage = Stage::start(Plan { steps });
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        stage.play(line);
    }
    expected.assert_eq(&stage.log);
}

const SETS: u16 = 2;
const REPS: u16 = 2;

fn get_ready(seconds: u64) -> Step {
    Step::GetReady { length: Duration::from_secs(seconds) }
}

fn rest(seconds: u64) -> Step {
    Step::Rest { length: Duration::from_secs(seconds) }
}

fn work(exercise: &str, side: Option<Side>, set: u16, task: Task) -> Step {
    Step::Work(Work { exercise: exercise.to_owned(), side, set, of: SETS, load_kg: None, task })
}

/// Lower for four seconds on the working leg, up for two with the other.
fn drops(exercise: &str, side: Side, set: u16) -> Step {
    let part = |kind, seconds, loads| TempoPhase { kind, length: Duration::from_secs(seconds), loads };
    let tempo = Tempo::new(vec![part(PhaseKind::Lower, 4, true), part(PhaseKind::Raise, 2, false)]);
    let task = Task::TempoReps { reps: REPS, tempo: tempo.expect("two phases with a length") };
    work(exercise, Some(side), set, task)
}

fn hold(set: u16, seconds: u64) -> Step {
    work("E14", None, set, Task::Hold { length: Duration::from_secs(seconds) })
}

fn self_paced(set: u16, reps: u16) -> Step {
    work("E09", None, set, Task::SelfPacedReps { reps })
}

/// Two sets of two, and nothing before the first.
fn two_sets() -> Vec<Step> {
    vec![drops("E01", Side::Left, 1), rest(20), drops("E01", Side::Left, 2)]
}

struct Stage {
    engine: Engine,
    /// Since the start, as a stopwatch beside the stair would show it; sleep and restarts aside.
    passed: Duration,
    /// What the monotonic clock of the present process showed at the start.
    origin: Mono,
    slept: Duration,
    log: String,
}

impl Stage {
    fn start(plan: Plan) -> Self {
        let origin = Mono::from_micros(7_000_000);
        let slept = Duration::from_secs(3600);
        let (engine, effects) = Engine::start(plan, STALL_AFTER, &present(origin, slept));
        let mut stage = Self { engine, passed: Duration::ZERO, origin, slept, log: String::new() };
        stage.write(&effects);
        stage
    }

    fn now(&self) -> Now {
        present(self.origin.plus(self.passed), self.slept)
    }

    fn play(&mut self, line: &str) {
        if let Some(span) = line.strip_prefix('+') {
            return self.let_pass(span_of(span));
        }
        let _ = writeln!(self.log, "{:<7.3} > {line}", self.passed.as_secs_f64());
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["view"] => self.write_view(),
            ["stall", span] => {
                self.passed += span_of(span);
                self.handle(Input::Tick);
            }
            ["suspend", span] => {
                self.slept += span_of(span);
                self.passed += Duration::from_millis(3);
                self.handle(Input::Tick);
            }
            ["restart"] => self.restart(),
            _ => self.handle(input_of(&words)),
        }
    }

    /// As the driver's thread does it: sleeps until the next deadline, asks, sleeps again.
    fn let_pass(&mut self, span: Duration) {
        let until = self.origin.plus(self.passed + span);
        let mut wakes = 0;
        while let Some(deadline) = self.engine.next_deadline().filter(|deadline| *deadline <= until) {
            self.passed = self.passed.max(deadline.since(self.origin));
            self.handle(Input::Tick);
            wakes += 1;
            assert!(wakes < 10_000, "a deadline that never passes:\n{}", self.log);
        }
        self.passed = until.since(self.origin);
    }

    /// Another process, after the machine was switched off and on: nothing of the clock is as it was.
    fn restart(&mut self) {
        let kept = serde_json::to_string(&self.engine).expect("an engine is plain data");
        self.origin = self.origin.plus(Duration::from_secs(1_000_000));
        self.slept = Duration::ZERO;
        let engine = serde_json::from_str(&kept).expect("what was kept can be read");
        self.engine = Engine::restore(engine, STALL_AFTER, &self.now());
    }

    fn handle(&mut self, input: Input) {
        let now = self.now();
        let effects = self.engine.handle(input, &now);
        self.write(&effects);
    }

    /// One line for each instant; how late it was heard, where it was.
    fn write(&mut self, effects: &[Timed]) {
        for group in effects.chunk_by(|a, b| a.due == b.due) {
            let Some(first) = group.first() else { continue };
            let late = self.now().mono.since(first.due);
            let told: Vec<String> = group.iter().map(|timed| self.told(&timed.effect)).collect();
            let note = if late.is_zero() { String::new() } else { format!(" ({:.3} late)", late.as_secs_f64()) };
            let due = first.due.since(self.origin).as_secs_f64();
            let _ = writeln!(self.log, "{due:<7.3} {}{note}", told.join(" · "));
        }
    }

    fn told(&self, effect: &Effect) -> String {
        match effect {
            Effect::Cue(cue) => format!("cue {}", cue_name(*cue)),
            Effect::PhaseChanged => match self.engine.view(&self.now()) {
                Some(view) => format!("shows {}", kind_name(view.phase.kind)),
                None => "shows nothing".to_owned(),
            },
            Effect::SetEnded(record) => set_told(record),
            Effect::SetCorrected(place) => {
                format!("corrected: {}", self.engine.records().get(*place).map(set_told).unwrap_or_default())
            }
            Effect::Paused(cause) => match cause {
                PauseCause::Suspend(slept) => format!("paused (slept {} s)", slept.as_secs()),
                PauseCause::Person | PauseCause::Stall | PauseCause::Restart => format!("paused ({cause:?})"),
            },
            Effect::Resumed => "resumed".to_owned(),
            Effect::Ended(end) => {
                let how = match (end.turned, end.early) {
                    (true, _) => "turned back",
                    (false, true) => "early",
                    (false, false) => "in full",
                };
                format!("ended {how}{}", end.reason.map(|r| format!(" because {r:?}")).unwrap_or_default())
            }
        }
    }

    fn write_view(&mut self) {
        let now = self.now();
        let Some(view) = self.engine.view(&now) else {
            self.log.push_str("        nothing: over\n");
            return;
        };
        let seconds = |d: Duration| format!("{:.1}", d.as_secs_f64());
        let next = view.next.as_ref().map_or("the end".to_owned(), |next| {
            let whose = next.work.map(|w| format!(" of {}", set_name(w))).unwrap_or_default();
            format!("{}{}{whose}", kind_name(next.kind), if next.unloaded { " by the other leg" } else { "" })
        });
        let cells: Vec<String> =
            view.cells.iter().map(|c| format!("{} {}", c.reps_done, state_name(c.state))).collect();
        let said = view.said.map(|said| format!(", said {said:?}")).unwrap_or_default();
        let text = format!(
            "        {}{} {}..{} at {}, rep {} ({} done), next {next}, cells [{}], left {}{said}\n",
            view.paused.map(|_| "paused in ").unwrap_or_default(),
            kind_name(view.phase.kind),
            seconds(view.phase.starts),
            view.phase.ends.map(seconds).unwrap_or_default(),
            seconds(view.at),
            view.rep,
            view.reps_done,
            cells.join(", "),
            seconds(view.left),
        );
        self.log.push_str(&text);
    }
}

fn present(mono: Mono, slept: Duration) -> Now {
    Now { mono, slept, wall: chrono::DateTime::UNIX_EPOCH, zone: chrono_tz::UTC }
}

fn span_of(text: &str) -> Duration {
    let digits = text.trim_end_matches(char::is_alphabetic);
    let number: u64 = digits.parse().expect("a span begins with a number");
    match &text[digits.len()..] {
        "ms" => Duration::from_millis(number),
        "s" => Duration::from_secs(number),
        "h" => Duration::from_secs(number * 3600),
        unit => panic!("no unit of time: {unit}"),
    }
}

fn input_of(words: &[&str]) -> Input {
    match words {
        ["tick"] => Input::Tick,
        ["pause"] => Input::Pause,
        ["resume"] => Input::Resume,
        ["skip"] => Input::Skip,
        ["back"] => Input::Back,
        ["more", "rest"] => Input::MoreRest,
        ["rep"] => Input::Rep,
        ["done"] => Input::Done,
        ["end", "set", reason @ ..] => Input::EndSet(reason_of(reason).expect("a set is ended for a reason")),
        ["end", "session", reason @ ..] => Input::EndSession(reason_of(reason)),
        ["turn", "back", reason @ ..] => Input::TurnBack(reason_of(reason)),
        ["correct", record, reps, load @ ..] => Input::Correct {
            record: record.parse().expect("the place of a record"),
            reps: reps.parse().expect("a number of reps"),
            load_kg: load.first().map(|kg| kg.trim_end_matches("kg").parse().expect("a load")),
        },
        other => panic!("no such line: {other:?}"),
    }
}

fn reason_of(words: &[&str]) -> Option<EndReason> {
    match words {
        [] => None,
        ["hurts"] => Some(EndReason::Hurts),
        ["tired"] => Some(EndReason::Tired),
        ["form", "went"] => Some(EndReason::FormWent),
        ["no", "time"] => Some(EndReason::NoTime),
        other => panic!("no such reason: {other:?}"),
    }
}

fn set_told(record: &SetRecord) -> String {
    let SetRecord { work, attempt, outcome, reason, reps_done, under_tension, started, ended, gap, .. } = record;
    let outcome = match outcome {
        Outcome::Done => "done",
        Outcome::Partial => "partial",
        Outcome::Skipped => "skipped",
    };
    let mut told = format!(
        "set {} {outcome} {reps_done} reps {:.1}..{:.1} tut {:.1}",
        set_name(work),
        started.as_secs_f64(),
        ended.as_secs_f64(),
        under_tension.as_secs_f64()
    );
    let mut add = |text: String| told.push_str(&text);
    if let Some(gap) = gap {
        add(format!(" gap {:.1}", gap.as_secs_f64()));
    }
    if *attempt > 1 {
        add(format!(" attempt {attempt}"));
    }
    if let Some(reason) = reason {
        add(format!(" because {reason:?}"));
    }
    told
}

fn set_name(work: &Work) -> String {
    let side = match work.side {
        Some(Side::Left) => " left",
        Some(Side::Right) => " right",
        None => "",
    };
    let load = work.load_kg.map(|kg| format!(" with {kg} kg")).unwrap_or_default();
    format!("{}/{}{side} {}{load}", work.set, work.of, work.exercise)
}

fn state_name(state: CellState) -> &'static str {
    match state {
        CellState::Done => "done",
        CellState::Partial => "partial",
        CellState::Skipped => "skipped",
        CellState::Now => "now",
        CellState::ToCome => "to come",
    }
}

fn kind_name(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::GetReady => "get ready",
        PhaseKind::Lower => "lower",
        PhaseKind::Hold => "hold",
        PhaseKind::Raise => "raise",
        PhaseKind::Move => "move",
        PhaseKind::SelfPaced => "self-paced",
        PhaseKind::Run => "run",
        PhaseKind::Walk => "walk",
        PhaseKind::Rest => "rest",
        PhaseKind::SwitchSide => "switch side",
    }
}

fn cue_name(cue: Cue) -> &'static str {
    match cue {
        Cue::Count => "count",
        Cue::Lower => "lower",
        Cue::Hold => "hold",
        Cue::Raise => "raise",
        Cue::Move => "move",
        Cue::SelfPaced => "self-paced",
        Cue::Run => "run",
        Cue::LastRun => "last run",
        Cue::Walk => "walk",
        Cue::Easy => "easy",
        Cue::Talk => "talk",
        Cue::HalfWay => "half-way",
        Cue::Rest => "rest",
        Cue::RestEnding => "ten seconds",
        Cue::Switch => "switch",
        Cue::Pause => "pause",
        Cue::Resume => "resume",
        Cue::SessionDone => "session done",
    }
}
