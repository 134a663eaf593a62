//! The state machine. Its clock is the session's own: it stands still while paused, so every time in here is already
//! free of pauses, and a state that was kept can be taken up in another process.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::live::{Clock, Current, Phase, task_phase};
use super::plan::{PhaseKind, Plan, Step, Task};
use super::record::{Cue, Effect, End, EndReason, Outcome, PauseCause, SetRecord, Timed};
use crate::time::{Mono, Now};

/// Woken later than this past a deadline, the engine pauses at the deadline: nobody follows a silent program. Sinew's
/// own default.
pub const STALL_AFTER: Duration = Duration::from_secs(2);
/// A sleep of the computer longer than this, between two calls, pauses.
const SUSPEND_AFTER: Duration = Duration::from_millis(1500);
/// Pressed within this time of its start, "back" means the step before.
const JUST_BEGUN: Duration = Duration::from_secs(2);
const MORE_REST: Duration = Duration::from_secs(15);

/// What a person may do to a session. What means nothing where the session stands is ignored; nothing is an error.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// Nothing: a deadline has come.
    Tick,
    /// The session's clock stands still until the person goes on.
    Pause,
    /// Goes on from a pause of any cause. A set begins with a lead-in, see [`super::LEAD_IN`].
    Resume,
    /// Leaves this step for the next; a set under way is kept as it is. Goes on from a pause.
    Skip,
    /// This set again, or the step before when it has only just begun. What was done of it is kept as an attempt. Goes
    /// on from a pause.
    Back,
    /// Fifteen seconds more of this rest.
    MoreRest,
    /// One self-paced rep; where the session waits or is paused, the same as `Done`.
    Rep,
    /// The self-paced set is done; the other leg is ready. Goes on from a pause, and then does no more than that.
    Done,
    /// Ends the set under way for a reason, and goes on with the next step, also from a pause.
    EndSet(EndReason),
    /// Ends the session. A set in which something was done is kept, with the reason.
    EndSession(Option<EndReason>),
    /// The same, headed for home before all was done. Only a run has a way home.
    TurnBack(Option<EndReason>),
    /// New numbers for a record, also when the session is over. The load goes on to the sets that are to come, of the
    /// same exercise and side.
    Correct {
        /// Its place in [`Engine::records`]; where there is none, nothing happens.
        record: usize,
        /// May be more than was asked. The outcome follows it, except that of a hold, which has no reps.
        reps: u16,
        /// In kilograms; None means that it is not known.
        load_kg: Option<f64>,
    },
}

/// One session under way. Plain data: it can be kept as it is, and taken up by [`Engine::restore`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Engine {
    pub(super) plan: Plan,
    pub(super) clock: Clock,
    /// None once the session is over.
    pub(super) current: Option<Current>,
    pub(super) records: Vec<SetRecord>,
    /// Everything due up to here, on the session's clock, has happened.
    heard: Duration,
    slept: Duration,
    stall_after: Duration,
}

/// An engine without its plan.
#[derive(Debug, Serialize)]
pub struct Moving<'a> {
    clock: &'a Clock,
    current: &'a Option<Current>,
    records: &'a [SetRecord],
    heard: Duration,
    slept: Duration,
    stall_after: Duration,
}

impl Engine {
    /// All that changes from phase to phase. The plan is by far the larger part, and changes with a corrected load alone.
    pub fn moving(&self) -> Moving<'_> {
        Moving {
            clock: &self.clock,
            current: &self.current,
            records: &self.records,
            heard: self.heard,
            slept: self.slept,
            stall_after: self.stall_after,
        }
    }

    /// Begins at the first step. An empty plan is over at once. `stall_after` is [`STALL_AFTER`], but for tests whose
    /// clock runs faster.
    pub fn start(plan: Plan, stall_after: Duration, now: &Now) -> (Self, Vec<Timed>) {
        let mut engine = Self {
            plan,
            clock: Clock::Running { since: now.mono, before: Duration::ZERO },
            current: None,
            records: Vec::new(),
            heard: Duration::ZERO,
            slept: now.slept,
            stall_after,
        };
        let mut effects = Vec::new();
        engine.enter(0, false, Duration::ZERO, &mut effects);
        (engine, effects)
    }

    /// Takes up a kept state in a new process, paused. The session's clock stands where the state was last asked
    /// anything: what came after was not kept. A session that was over is over.
    pub fn restore(mut kept: Engine, stall_after: Duration, now: &Now) -> Self {
        let at = match kept.clock {
            Clock::Running { .. } => kept.heard,
            Clock::Paused { at, .. } => at,
        };
        kept.clock = Clock::Paused { at, cause: PauseCause::Restart };
        kept.slept = now.slept;
        kept.stall_after = stall_after;
        kept
    }

    /// When to call [`Engine::handle`] with [`Input::Tick`] at the latest; None while paused, waiting or over.
    pub fn next_deadline(&self) -> Option<Mono> {
        let Clock::Running { .. } = self.clock else { return None };
        self.next_event().map(|(at, _)| self.instant(at))
    }

    /// After the last step, or ended by the person. Only [`Input::Correct`] means anything then.
    pub fn is_over(&self) -> bool {
        self.current.is_none()
    }

    /// The steps, with loads as they were corrected since the start.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The sets so far, attempts in the order in which they ended.
    pub fn records(&self) -> &[SetRecord] {
        &self.records
    }

    /// The session's clock: time since the start, without pauses.
    pub fn elapsed(&self, now: &Now) -> Duration {
        self.clock.read(now.mono)
    }

    /// First everything that has come due, then the input. The effects are in order of `due`, never later than now, and
    /// at most one of them is a cue.
    pub fn handle(&mut self, input: Input, now: &Now) -> Vec<Timed> {
        let mut effects = Vec::new();
        let slept = now.slept.saturating_sub(self.slept);
        self.slept = now.slept;
        if slept > SUSPEND_AFTER {
            // Nobody was there for what came due meanwhile.
            self.catch_up(now.mono, Duration::ZERO, PauseCause::Suspend(slept), &mut effects);
            self.pause(PauseCause::Suspend(slept), self.clock.read(now.mono), &mut effects);
        } else {
            self.catch_up(now.mono, self.stall_after, PauseCause::Stall, &mut effects);
        }
        self.take(input, now.mono, &mut effects);
        for timed in &mut effects {
            timed.due = timed.due.min(now.mono);
        }
        keep_newest_cue(&mut effects);
        effects
    }

    /// Lets happen what has come due. A deadline missed by more than `tolerance` pauses there.
    fn catch_up(&mut self, mono: Mono, tolerance: Duration, cause: PauseCause, effects: &mut Vec<Timed>) {
        while let (Clock::Running { .. }, Some((at, event))) = (self.clock, self.next_event()) {
            let present = self.clock.read(mono);
            if at > present {
                break;
            }
            if present - at > tolerance {
                return self.pause(cause, at, effects);
            }
            self.heard = at;
            match event {
                Event::Mark(cue) => self.emit(Effect::Cue(cue), at, effects),
                Event::PhaseEnd => self.end_phase(at, effects),
            }
        }
        self.heard = self.heard.max(self.clock.read(mono));
    }

    /// The next thing that happens by itself, strictly after what has happened.
    fn next_event(&self) -> Option<(Duration, Event)> {
        let current = self.current.as_ref()?;
        let step = self.plan.steps.get(current.step)?;
        let end = current.end(step);
        // A stretch by distance has no end of its own, and something is said in it all the same.
        let inside = |at: Duration| at > self.heard && end.is_none_or(|end| at < end);
        let mark = current.marks(step).filter(|(at, _)| inside(*at)).min_by_key(|(at, _)| *at);
        mark.map(|(at, cue)| (at, Event::Mark(cue))).or(end.map(|end| (end, Event::PhaseEnd)))
    }

    fn end_phase(&mut self, at: Duration, effects: &mut Vec<Timed>) {
        let Some(current) = self.current.as_mut() else { return };
        let Some(step) = self.plan.steps.get(current.step) else { return };
        let next = match (current.phase, step) {
            (Phase::LeadIn { .. }, Step::Work(work)) => {
                current.work_start.get_or_insert(at);
                Some(task_phase(&work.task, current.under_tension))
            }
            (Phase::Tempo { index }, Step::Work(work)) => next_tempo_phase(current, index, &work.task),
            _ => None,
        };
        if let Some(phase) = next {
            current.change(step, phase, at);
            return self.announce(at, effects);
        }
        let after = current.step + 1;
        self.close_set(at, None, effects);
        self.enter(after, false, at, effects);
    }

    fn enter(&mut self, step: usize, by_key: bool, at: Duration, effects: &mut Vec<Timed>) {
        self.heard = self.heard.max(at);
        let Some(what) = self.plan.steps.get(step) else {
            return self.finish(End { early: false, reason: None, turned: false }, at, effects);
        };
        self.current = Some(Current::begin(step, what, by_key, at));
        self.announce(at, effects);
    }

    fn announce(&mut self, at: Duration, effects: &mut Vec<Timed>) {
        let Some((current, step)) = self.here() else { return };
        let cue = match current.kind(step) {
            PhaseKind::GetReady => None, // its count speaks for it
            PhaseKind::Lower => Some(Cue::Lower),
            PhaseKind::Hold => Some(Cue::Hold),
            PhaseKind::Move => Some(Cue::Move),
            PhaseKind::Raise => Some(Cue::Raise),
            PhaseKind::SelfPaced => Some(Cue::SelfPaced),
            PhaseKind::Run if current.is_last_run(step) => Some(Cue::LastRun),
            PhaseKind::Run => Some(Cue::Run),
            PhaseKind::Walk => Some(Cue::Walk),
            PhaseKind::Rest => Some(Cue::Rest),
            PhaseKind::SwitchSide => Some(Cue::Switch),
        };
        if let Some(cue) = cue {
            self.emit(Effect::Cue(cue), at, effects);
        }
        self.emit(Effect::PhaseChanged, at, effects);
    }

    fn take(&mut self, input: Input, mono: Mono, effects: &mut Vec<Timed>) {
        let at = self.clock.read(mono);
        if let Input::Correct { record, reps, load_kg } = input {
            return self.correct(record, reps, load_kg, at, effects);
        }
        let Some((current, step)) = self.here() else { return };
        let (index, set, kind) = (current.step, matches!(step, Step::Work(_)), current.kind(step));
        let waits = matches!(current.phase, Phase::SelfPaced);
        let paused = matches!(self.clock, Clock::Paused { .. });
        match input {
            Input::Tick | Input::Correct { .. } => {}
            Input::Pause => self.pause(PauseCause::Person, at, effects),
            Input::Resume => self.resume(mono, effects),
            Input::Skip => {
                self.run(mono, effects);
                if set {
                    self.close_set(at, None, effects);
                }
                self.enter(index + 1, true, at, effects);
            }
            Input::Back => {
                self.run(mono, effects);
                self.back(at, effects);
            }
            Input::MoreRest if kind == PhaseKind::Rest => self.lengthen_rest(at, effects),
            Input::MoreRest => {}
            Input::Rep | Input::Done if paused => self.resume(mono, effects),
            Input::Rep | Input::Done if kind == PhaseKind::SwitchSide => self.enter(index + 1, true, at, effects),
            Input::Rep if kind == PhaseKind::SelfPaced => self.count_rep(at, effects),
            Input::Rep | Input::Done if waits => self.self_paced_done(at, effects),
            Input::Rep | Input::Done => {}
            Input::EndSet(reason) if set => {
                self.run(mono, effects);
                self.close_set(at, Some(reason), effects);
                self.enter(index + 1, false, at, effects);
            }
            Input::EndSet(_) => {}
            Input::EndSession(reason) => {
                if self.has_work(at) {
                    self.close_set(at, reason, effects);
                }
                self.finish(End { early: true, reason, turned: false }, at, effects);
            }
            Input::TurnBack(reason) if self.is_run() => {
                if self.has_work(at) {
                    self.close_set(at, reason, effects);
                }
                self.finish(End { early: true, reason, turned: true }, at, effects);
            }
            Input::TurnBack(_) => {}
        }
    }

    fn pause(&mut self, cause: PauseCause, at: Duration, effects: &mut Vec<Timed>) {
        if self.current.is_none() || matches!(self.clock, Clock::Paused { .. }) {
            return;
        }
        let due = self.instant(at);
        self.heard = self.heard.max(at);
        self.clock = Clock::Paused { at, cause };
        for effect in [Effect::Cue(Cue::Pause), Effect::Paused(cause), Effect::PhaseChanged] {
            effects.push(Timed { due, effect });
        }
    }

    /// A set goes on after a lead-in, from the start of the rep that was cut, and what was done of that rep still counts
    /// as time under tension. Rests and switches go on where they were, but never end sooner than a lead-in would.
    fn resume(&mut self, mono: Mono, effects: &mut Vec<Timed>) {
        let Clock::Paused { at, .. } = self.clock else { return };
        self.run(mono, effects);
        if let Some(current) = self.current.as_mut()
            && let Some(step) = self.plan.steps.get(current.step)
        {
            current.take_up(step, at);
        }
        self.emit(Effect::Cue(Cue::Resume), at, effects);
        self.emit(Effect::PhaseChanged, at, effects);
    }

    fn run(&mut self, mono: Mono, effects: &mut Vec<Timed>) {
        let Clock::Paused { at, .. } = self.clock else { return };
        self.clock = Clock::Running { since: mono, before: at };
        self.emit(Effect::Resumed, at, effects);
    }

    fn back(&mut self, at: Duration, effects: &mut Vec<Timed>) {
        let Some((current, step)) = self.here() else { return };
        let index = current.step;
        let set = matches!(step, Step::Work(_));
        let begun = current.reps > 0 || current.work_start.is_some_and(|s| at.saturating_sub(s) > JUST_BEGUN);
        let here = set && begun;
        if here && self.has_work(at) {
            self.close_set(at, None, effects);
        }
        self.enter(if here { index } else { index.saturating_sub(1) }, true, at, effects);
    }

    fn lengthen_rest(&mut self, at: Duration, effects: &mut Vec<Timed>) {
        if let Some(Current { phase: Phase::Rest { length }, .. }) = self.current.as_mut() {
            *length += MORE_REST;
            self.emit(Effect::PhaseChanged, at, effects);
        }
    }

    fn count_rep(&mut self, at: Duration, effects: &mut Vec<Timed>) {
        let Some(current) = self.current.as_mut() else { return };
        current.reps = current.reps.saturating_add(1);
        let full = self.plan.work(current.step).and_then(|w| w.task.reps()).is_some_and(|n| current.reps >= n);
        if full {
            return self.self_paced_done(at, effects);
        }
        self.emit(Effect::PhaseChanged, at, effects);
    }

    /// Nobody counted aloud: "done" means the reps that were asked for. It can be corrected in the rest that follows. Of a
    /// distance it means that it has been covered.
    fn self_paced_done(&mut self, at: Duration, effects: &mut Vec<Timed>) {
        let Some(current) = self.current.as_mut() else { return };
        let index = current.step;
        if let Some(asked) = self.plan.work(index).and_then(|w| w.task.reps()).filter(|_| current.reps == 0) {
            current.reps = asked;
        }
        current.covered = true;
        self.close_set(at, None, effects);
        self.enter(index + 1, false, at, effects);
    }

    /// Turns the set under way into a record. What was done counts, nothing else.
    fn close_set(&mut self, at: Duration, reason: Option<EndReason>, effects: &mut Vec<Timed>) {
        let Some((current, step)) = self.here() else { return };
        let Step::Work(work) = step else { return };
        let under_tension = current.tension(step, at);
        // Reps that nobody counted aloud are unknown, not none: time spent on them makes a set partial.
        let (full, begun) = match &work.task {
            Task::TempoReps { reps, .. } => (current.reps >= *reps, current.reps > 0),
            Task::SelfPacedReps { reps } => (current.reps >= *reps, current.reps > 0 || !under_tension.is_zero()),
            Task::Hold { length } | Task::Move { length } => (under_tension >= *length, !under_tension.is_zero()),
            Task::Stretch(stretch) => {
                let full = stretch.length.map_or(current.covered, |length| under_tension >= length);
                (full, !under_tension.is_zero())
            }
        };
        let outcome = match (full, begun) {
            (true, _) => Outcome::Done,
            (false, true) => Outcome::Partial,
            (false, false) => Outcome::Skipped,
        };
        let started = current.work_start.unwrap_or(at);
        let record = SetRecord {
            step: current.step,
            attempt: 1 + self.records.iter().filter(|r| r.step == current.step).count() as u16,
            work: work.clone(),
            outcome,
            reason,
            reps_done: current.reps,
            under_tension,
            started,
            ended: at,
            gap: self.records.last().map(|last| started.saturating_sub(last.ended)),
        };
        self.records.push(record.clone());
        self.emit(Effect::SetEnded(record), at, effects);
    }

    fn correct(&mut self, place: usize, reps: u16, load_kg: Option<f64>, at: Duration, effects: &mut Vec<Timed>) {
        let Some(record) = self.records.get_mut(place) else { return };
        let load_changed = record.work.load_kg != load_kg;
        record.reps_done = reps;
        record.work.load_kg = load_kg;
        record.outcome = match record.work.task.reps() {
            Some(asked) if reps >= asked => Outcome::Done,
            Some(_) if reps == 0 => Outcome::Skipped,
            Some(_) => Outcome::Partial,
            None => record.outcome,
        };
        let (after, exercise, side) = (record.step, record.work.exercise.clone(), record.work.side);
        for step in self.plan.steps.iter_mut().skip(after + 1).filter(|_| load_changed) {
            if let Step::Work(work) = step
                && work.exercise == exercise
                && work.side == side
            {
                work.load_kg = load_kg;
            }
        }
        self.emit(Effect::SetCorrected(place), at, effects);
        self.emit(Effect::PhaseChanged, at, effects);
    }

    fn finish(&mut self, end: End, at: Duration, effects: &mut Vec<Timed>) {
        self.emit(Effect::Cue(Cue::SessionDone), at, effects);
        self.emit(Effect::Ended(end), at, effects);
        self.current = None;
        self.clock = Clock::Paused { at, cause: PauseCause::Person };
    }

    pub(super) fn here(&self) -> Option<(&Current, &Step)> {
        let current = self.current.as_ref()?;
        Some((current, self.plan.steps.get(current.step)?))
    }

    /// Whether any of the plan is run or walked.
    fn is_run(&self) -> bool {
        self.plan.sets().any(|(_, work)| matches!(work.task, Task::Stretch(_)))
    }

    /// Whether anything was done in the set under way.
    fn has_work(&self, at: Duration) -> bool {
        self.here().is_some_and(|(current, step)| current.reps > 0 || !current.tension(step, at).is_zero())
    }

    fn emit(&self, effect: Effect, at: Duration, effects: &mut Vec<Timed>) {
        effects.push(Timed { due: self.instant(at), effect });
    }

    fn instant(&self, at: Duration) -> Mono {
        match self.clock {
            // Rounded up to the microsecond: a deadline that has come is never still ahead on the session's clock.
            Clock::Running { since, before } => since.plus(at.saturating_sub(before) + Duration::from_nanos(999)),
            // Nothing is due while the clock stands still: `handle` sets it to the instant of the input.
            Clock::Paused { .. } => Mono::from_micros(u64::MAX),
        }
    }
}

enum Event {
    Mark(Cue),
    PhaseEnd,
}

fn next_tempo_phase(current: &mut Current, index: usize, task: &Task) -> Option<Phase> {
    let Task::TempoReps { reps, tempo } = task else { return None };
    if index + 1 < tempo.phases().len() {
        return Some(Phase::Tempo { index: index + 1 });
    }
    current.reps = current.reps.saturating_add(1);
    (current.reps < *reps).then_some(Phase::Tempo { index: 0 })
}

/// Several sounds at once say nothing; after a hold-up only the newest is worth hearing.
fn keep_newest_cue(effects: &mut Vec<Timed>) {
    let newest = effects.iter().rposition(|e| matches!(e.effect, Effect::Cue(_)));
    let mut place = 0..;
    effects.retain(|e| place.next() == newest || !matches!(e.effect, Effect::Cue(_)));
}
