//! How fast the session engine is: a twelve-week Alfredson programme, every second of it, on a clock that is only a number.
//!
//! Prints the time of the quickest of several runs. A release build is expected to play a programme in under 100 ms.

use std::time::{Duration, Instant};

use sinew_domain::session::{
    Engine, Input, Outcome, PhaseKind, Plan, STALL_AFTER, Side, Step, Task, Tempo, TempoPhase, Work,
};
use sinew_domain::time::{Mono, Now};

/// Twice a day for twelve weeks.
const SESSIONS: u32 = 168;
const RUNS: usize = 10;
const SETS: u16 = 3;
const REPS: u16 = 15;

fn main() {
    let plan = session();
    let mut quickest = Duration::MAX;
    let (mut sets, mut effects) = (0, 0);
    for _ in 0..RUNS {
        let begun = Instant::now();
        (sets, effects) = (0..SESSIONS).map(|_| play(&plan)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        quickest = quickest.min(begun.elapsed());
    }
    let seconds = quickest.as_secs_f64();
    println!("{SESSIONS} sessions, {sets} sets, {effects} effects: {:.2} ms", seconds * 1000.0);
    println!("{:.0} sessions a second, {:.1} programmes a second", f64::from(SESSIONS) / seconds, 1.0 / seconds);
}

/// Three sets of fifteen with a straight knee, three with a bent one, then the other leg: four seconds down, two up
/// with the other leg, a minute between sets.
fn session() -> Plan {
    let part = |kind, seconds, loads| TempoPhase { kind, length: Duration::from_secs(seconds), loads };
    let tempo = Tempo::new(vec![part(PhaseKind::Lower, 4, true), part(PhaseKind::Raise, 2, false)])
        .expect("two phases with a length");
    let mut steps = vec![Step::GetReady { length: Duration::from_secs(10) }];
    for side in [Side::Left, Side::Right] {
        if side == Side::Right {
            steps.push(Step::SwitchSide { to: side, length: None });
        }
        for (place, exercise) in ["straight", "bent"].into_iter().enumerate() {
            for set in 1..=SETS {
                if place > 0 || set > 1 {
                    steps.push(Step::Rest { length: Duration::from_secs(60) });
                }
                let task = Task::TempoReps { reps: REPS, tempo: tempo.clone() };
                let exercise = exercise.to_owned();
                steps.push(Step::Work(Work { exercise, side: Some(side), set, of: SETS, load_kg: None, task }));
            }
        }
    }
    Plan { steps }
}

/// One session as the driver's thread plays it: wake at each deadline, say when the other leg is ready.
fn play(plan: &Plan) -> (usize, usize) {
    let mut now = Now {
        mono: Mono::from_micros(0),
        slept: Duration::ZERO,
        wall: chrono::DateTime::UNIX_EPOCH,
        zone: chrono_tz::UTC,
    };
    let (mut engine, first) = Engine::start(plan.clone(), STALL_AFTER, &now);
    let mut effects = first.len();
    while !engine.is_over() {
        let input = match engine.next_deadline() {
            Some(deadline) => {
                now.mono = deadline;
                Input::Tick
            }
            None => Input::Done,
        };
        effects += engine.handle(input, &now).len();
    }
    assert!(engine.records().iter().all(|r| r.outcome == Outcome::Done), "a session left alone is done in full");
    (engine.records().len(), effects)
}
