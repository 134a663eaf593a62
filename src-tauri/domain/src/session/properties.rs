//! What holds for every plan, every person and every clock.

use std::time::Duration;

use proptest::prelude::*;

use super::{Effect, EndReason, Engine, Gait, Input, Outcome, PauseCause, PhaseKind, Plan, Prompt, STALL_AFTER, Said};
use super::{SetRecord, Side, Step, Stretch, Task, Tempo, TempoPhase, Timed, Work};
use crate::time::{Mono, Now};

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_happens_makes_work_or_turns_time_back(plan in plans(), events in prop::collection::vec(events(), 0..30)) {
        let mut play = Play::start(plan);
        play.check()?;
        for event in &events {
            play.step(event)?;
        }
    }

    #[test]
    fn a_session_left_alone_ends_in_full_and_on_time(plan in plans()) {
        let mut play = Play::start(plan.clone());
        let mut woken = 0;
        while !play.engine.is_over() {
            play.step(&Event::UntilDeadline)?;
            if play.engine.next_deadline().is_none() {
                play.step(&Event::Press(Input::Done))?;
            }
            woken += 1;
            prop_assert!(woken < 2_000, "the session goes on for ever");
        }
        let sets: Vec<usize> = play.engine.records().iter().map(|r| r.step).collect();
        prop_assert_eq!(sets, plan.sets().map(|(step, _)| step).collect::<Vec<_>>());
        prop_assert!(play.engine.records().iter().all(|r| r.outcome == Outcome::Done));
    }

    #[test]
    fn a_kept_state_goes_on_as_if_it_had_never_been_kept(
        plan in plans(),
        events in prop::collection::vec(events(), 1..30),
        kept_after in any::<prop::sample::Index>(),
    ) {
        let kept_after = kept_after.index(events.len());
        let mut whole = Play::start(plan.clone());
        let mut kept = Play::start(plan);
        for (place, event) in events.iter().enumerate() {
            prop_assert_eq!(whole.step(event)?, kept.step(event)?);
            if place == kept_after {
                kept.engine = kept_and_read(&kept.engine);
                prop_assert_eq!(&whole.engine, &kept.engine);
            }
        }
    }

    #[test]
    fn what_is_restored_is_paused_and_has_gained_nothing(
        plan in plans(),
        before in prop::collection::vec(events(), 0..20),
        off_for in 0u64..100_000_000,
        after in prop::collection::vec(events(), 0..20),
    ) {
        let mut play = Play::start(plan);
        for event in &before {
            play.step(event)?;
        }
        let (clock, records) = (play.engine.elapsed(&play.now), play.engine.records().to_vec());
        // Another boot: the clock of the machine begins again.
        play.now.mono = Mono::from_micros(off_for);
        play.now.slept = Duration::ZERO;
        play.engine = Engine::restore(kept_and_read(&play.engine), STALL_AFTER, &play.now);
        play.last_due = play.now.mono;
        prop_assert!(play.engine.elapsed(&play.now) <= clock);
        prop_assert_eq!(play.engine.records(), records.as_slice());
        prop_assert_eq!(play.engine.next_deadline(), None);
        if let Some(view) = play.engine.view(&play.now) {
            prop_assert_eq!(view.paused, Some(PauseCause::Restart));
        }
        play.last_clock = play.engine.elapsed(&play.now);
        play.check()?;
        for event in &after {
            play.step(event)?;
        }
    }
}

#[derive(Debug, Clone)]
enum Event {
    /// The driver wakes when it asked to be woken.
    UntilDeadline,
    /// It wakes this many milliseconds after that.
    LateBy(u64),
    /// Time passes in milliseconds, and the engine is asked.
    Pass(u64),
    /// The computer sleeps for this many milliseconds.
    Sleep(u64),
    Press(Input),
}

struct Play {
    engine: Engine,
    now: Now,
    /// How long the computer was awake since the start, over all processes.
    awake: Duration,
    last_due: Mono,
    last_clock: Duration,
    /// The records as they were, to see that none is taken back.
    known: Vec<(usize, u16)>,
}

impl Play {
    fn start(plan: Plan) -> Self {
        let now = Now {
            mono: Mono::from_micros(500),
            slept: Duration::from_secs(9),
            wall: chrono::DateTime::UNIX_EPOCH,
            zone: chrono_tz::UTC,
        };
        let (engine, _) = Engine::start(plan, STALL_AFTER, &now);
        let (awake, last_clock) = (Duration::ZERO, Duration::ZERO);
        Self { engine, now, awake, last_due: now.mono, last_clock, known: Vec::new() }
    }

    fn step(&mut self, event: &Event) -> Result<Vec<Timed>, TestCaseError> {
        let deadline = self.engine.next_deadline().map_or(Duration::ZERO, |at| at.since(self.now.mono));
        let (passes, input) = match event {
            Event::UntilDeadline => (deadline, Input::Tick),
            Event::LateBy(late) => (deadline + Duration::from_millis(*late), Input::Tick),
            Event::Pass(ms) => (Duration::from_millis(*ms), Input::Tick),
            Event::Sleep(ms) => {
                self.now.slept += Duration::from_millis(*ms);
                (Duration::from_millis(2), Input::Tick)
            }
            Event::Press(input) => (Duration::ZERO, input.clone()),
        };
        self.now.mono = self.now.mono.plus(passes);
        self.awake += passes;
        let moving = self.engine.next_deadline();
        let effects = self.engine.handle(input, &self.now);
        if moving.is_some_and(|deadline| deadline <= self.now.mono) {
            prop_assert!(!effects.is_empty(), "a deadline came and nothing happened: the driver would spin");
        }
        self.check_effects(&effects)?;
        self.check()?;
        Ok(effects)
    }

    fn check_effects(&mut self, effects: &[Timed]) -> Result<(), TestCaseError> {
        for timed in effects {
            prop_assert!(timed.due >= self.last_due, "an effect is due before the one before it: {effects:?}");
            prop_assert!(timed.due <= self.now.mono, "an effect is due in the future: {effects:?}");
            self.last_due = timed.due;
        }
        let cues = effects.iter().filter(|e| matches!(e.effect, Effect::Cue(_))).count();
        prop_assert!(cues <= 1, "two sounds at once: {effects:?}");
        let ends = effects.iter().filter(|e| matches!(e.effect, Effect::Ended(_))).count();
        prop_assert_eq!(ends == 1, ends > 0 && self.engine.is_over());
        Ok(())
    }

    fn check(&mut self) -> Result<(), TestCaseError> {
        let clock = self.engine.elapsed(&self.now);
        prop_assert!(clock >= self.last_clock, "the session's clock ran backwards");
        prop_assert!(clock <= self.awake, "the session's clock counted time that nobody lived");
        self.last_clock = clock;

        let records = self.engine.records();
        prop_assert!(records.len() >= self.known.len());
        prop_assert!(
            records.iter().zip(&self.known).all(|(r, (step, attempt))| (r.step, r.attempt) == (*step, *attempt))
        );
        self.known = records.iter().map(|r| (r.step, r.attempt)).collect();

        let tension: Duration = records.iter().map(|r| r.under_tension).sum();
        prop_assert!(tension <= clock, "more tension than time");
        let mut before: Option<&SetRecord> = None;
        for record in records {
            self.check_record(record, before)?;
            before = Some(record);
        }
        self.check_view(clock)
    }

    fn check_record(&self, record: &SetRecord, before: Option<&SetRecord>) -> Result<(), TestCaseError> {
        prop_assert!(record.started <= record.ended);
        prop_assert!(record.under_tension <= record.ended - record.started);
        prop_assert_eq!(record.gap, before.map(|b| record.started - b.ended));
        let earlier = self.known.iter().take_while(|known| **known != (record.step, record.attempt));
        prop_assert_eq!(usize::from(record.attempt), 1 + earlier.filter(|(step, _)| *step == record.step).count());
        if let Task::Stretch(stretch) = &record.work.task {
            prop_assert_eq!(record.outcome == Outcome::Skipped, record.under_tension.is_zero() && !covered(record));
            let long = |length| record.outcome == Outcome::Done || record.under_tension < length;
            prop_assert!(stretch.length.is_none_or(long));
            return Ok(());
        }
        let asked = record.work.task.reps();
        match (&record.work.task, record.outcome) {
            (Task::Hold { length } | Task::Move { length }, Outcome::Done) => {
                prop_assert!(record.under_tension >= *length)
            }
            (Task::Hold { length } | Task::Move { length }, Outcome::Partial) => {
                prop_assert!(record.under_tension < *length && !record.under_tension.is_zero());
            }
            (Task::Hold { .. } | Task::Move { .. }, Outcome::Skipped) => prop_assert!(record.under_tension.is_zero()),
            (_, Outcome::Done) => prop_assert!(Some(record.reps_done) >= asked),
            (_, Outcome::Partial) => prop_assert!(Some(record.reps_done) < asked),
            (_, Outcome::Skipped) => prop_assert_eq!(record.reps_done, 0),
        }
        if let Task::TempoReps { reps, .. } = &record.work.task {
            // Corrections in here never say more than was asked.
            prop_assert!(record.reps_done <= *reps);
        }
        Ok(())
    }

    fn check_view(&self, clock: Duration) -> Result<(), TestCaseError> {
        let view = self.engine.view(&self.now);
        prop_assert_eq!(view.is_none(), self.engine.is_over());
        let Some(view) = view else {
            prop_assert_eq!(self.engine.next_deadline(), None);
            return Ok(());
        };
        prop_assert_eq!(view.at, clock);
        prop_assert!(view.phase.starts <= clock);
        prop_assert!(view.cells.iter().filter(|c| c.state == super::CellState::Now).count() <= 1);
        let full = view.work.and_then(|w| w.task.reps()).unwrap_or(u16::MAX);
        prop_assert!(view.reps_done <= full && view.rep <= full);
        if view.paused.is_some() {
            prop_assert_eq!(self.engine.next_deadline(), None);
        }
        Ok(())
    }
}

/// Nothing of it, or a distance that took no time: a key at once.
fn covered(record: &SetRecord) -> bool {
    record.outcome == Outcome::Done
}

fn kept_and_read(engine: &Engine) -> Engine {
    let kept = serde_json::to_string(engine).expect("an engine is plain data");
    serde_json::from_str(&kept).expect("what was kept can be read")
}

fn plans() -> impl Strategy<Value = Plan> {
    prop::collection::vec(steps(), 1..=6).prop_map(|steps| Plan { steps })
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => lengths().prop_map(|length| Step::GetReady { length }),
        2 => lengths().prop_map(|length| Step::Rest { length }),
        1 => (sides(), prop::option::of(lengths())).prop_map(|(to, length)| Step::SwitchSide { to, length }),
        4 => works().prop_map(Step::Work),
    ]
}

fn works() -> impl Strategy<Value = Work> {
    ("E0[12]", prop::option::of(sides()), 1u16..=3, prop::option::of(0u16..40), tasks()).prop_map(
        |(exercise, side, set, load, task)| Work {
            exercise,
            side,
            set,
            of: 3,
            load_kg: load.map(|kg| f64::from(kg) / 2.0),
            task,
        },
    )
}

fn tasks() -> impl Strategy<Value = Task> {
    prop_oneof![
        3 => (1u16..=3, prop::collection::vec(tempo_phases(), 1..=3))
            .prop_map(|(reps, phases)| Task::TempoReps { reps, tempo: Tempo::new(phases).expect("each phase has a length") }),
        1 => lengths().prop_map(|length| Task::Hold { length }),
        1 => lengths().prop_map(|length| Task::Move { length }),
        1 => (1u16..=3).prop_map(|reps| Task::SelfPacedReps { reps }),
        2 => stretches().prop_map(Task::Stretch),
    ]
}

fn stretches() -> impl Strategy<Value = Stretch> {
    let gaits = prop_oneof![Just(Gait::Run), Just(Gait::Walk)];
    let said = prop_oneof![Just(Said::Easy), Just(Said::Talk), Just(Said::HalfWay), Just(Said::Last)];
    let prompts = prop::collection::vec((lengths(), said).prop_map(|(at, says)| Prompt { at, says }), 0..3);
    (gaits, prop::option::of(lengths()), prompts).prop_map(|(gait, length, prompts)| Stretch {
        gait,
        metres: length.is_none().then_some(400),
        length,
        prompts,
    })
}

fn tempo_phases() -> impl Strategy<Value = TempoPhase> {
    let kinds = prop_oneof![Just(PhaseKind::Lower), Just(PhaseKind::Hold), Just(PhaseKind::Raise)];
    (kinds, 1u64..5_000_000_000, any::<bool>()).prop_map(|(kind, nanos, loads)| TempoPhase {
        kind,
        length: Duration::from_nanos(nanos),
        loads,
    })
}

fn lengths() -> impl Strategy<Value = Duration> {
    prop_oneof![
        Just(Duration::ZERO),
        (1u64..20).prop_map(Duration::from_secs),
        (1u64..20_000_000_000).prop_map(Duration::from_nanos),
    ]
}

fn sides() -> impl Strategy<Value = Side> {
    prop_oneof![Just(Side::Left), Just(Side::Right)]
}

fn events() -> impl Strategy<Value = Event> {
    prop_oneof![
        8 => Just(Event::UntilDeadline),
        2 => (0u64..4_000).prop_map(Event::LateBy),
        2 => (0u64..6_000).prop_map(Event::Pass),
        1 => (0u64..4_000).prop_map(Event::Sleep),
        6 => inputs().prop_map(Event::Press),
    ]
}

fn inputs() -> impl Strategy<Value = Input> {
    let reasons = prop_oneof![Just(EndReason::Hurts), Just(EndReason::FormWent)];
    prop_oneof![
        2 => Just(Input::Pause),
        4 => Just(Input::Resume),
        1 => Just(Input::Skip),
        1 => Just(Input::Back),
        1 => Just(Input::MoreRest),
        1 => Just(Input::Rep),
        2 => Just(Input::Done),
        1 => reasons.clone().prop_map(Input::EndSet),
        1 => prop::option::of(reasons.clone()).prop_map(Input::EndSession),
        1 => prop::option::of(reasons).prop_map(Input::TurnBack),
        1 => (0usize..4, 0u16..=1, prop::option::of(Just(7.5)))
            .prop_map(|(record, reps, load_kg)| Input::Correct { record, reps, load_kg }),
    ]
}
