//! What one session asks for, frozen at its start: a later change of programme or setting never changes what was asked.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::exercise::{Count, Exercise, SideUse, TempoPart};
use crate::figure::Beat;
use crate::programme::{Item, ItemSides, Load, Order, Programme, SessionPlan};
use crate::run_plan::{RunPlan, RunStep};
use crate::running::RunWalk;
use crate::session::{PhaseKind, Plan, Side, Step, Task, Tempo, TempoPhase, Work};

/// The time to change sides where the session goes on by itself. Sinew's own default.
pub const CHANGE_SIDES: Duration = Duration::from_secs(10);

/// The timings that a person may set; absent means the programme's own. They take the place of Sinew's own defaults
/// only: a number that has a source stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pace {
    pub lower: Option<Duration>,
    pub raise: Option<Duration>,
    pub rest: Option<Duration>,
    pub get_ready: Duration,
}

/// The dose of one exercise, for each side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dose {
    pub exercise: String,
    pub name: String,
    /// One task a set; at least one.
    pub sets: Vec<Task>,
    /// The upper end, where the source gives a range of reps.
    #[serde(default)]
    pub reps_to: Option<u16>,
    #[serde(default)]
    pub count: Count,
    /// The sides to work, in order; empty where both work at once.
    pub sides: Vec<Side>,
    pub load_kg: Option<f64>,
    /// The heaviest load that could be moved this many times.
    #[serde(default)]
    pub load_rm: Option<u16>,
    /// Between its sets.
    pub rest: Duration,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prescription {
    /// The id of the programme; of the exercise, where one is played by itself.
    pub programme: String,
    pub programme_name: String,
    pub programme_version: u16,
    /// Which of its sessions; absent where there is only one.
    #[serde(default)]
    pub session_name: Option<String>,
    pub get_ready: Duration,
    /// Between two exercises.
    pub between: Duration,
    pub order: Order,
    pub doses: Vec<Dose>,
    /// A run; it has no doses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<RunWalk>,
}

/// What a prescription is made with: the person's part in it.
#[derive(Debug, Clone)]
pub struct Person<'a, Find, LoadOf> {
    /// The leg, or legs, that the programme is for, in the order in which they are worked.
    pub sides: &'a [Side],
    pub pace: Pace,
    pub exercise: Find,
    /// The load in use, in kilograms; None where it was never told.
    pub load_of: LoadOf,
}

impl Prescription {
    /// One session of a programme. Items whose exercise is not known are left out: a checked programme has none.
    pub fn of<'e, Find, LoadOf>(programme: &Programme, session: &SessionPlan, person: &Person<Find, LoadOf>) -> Self
    where
        Find: Fn(&str) -> Option<&'e Exercise>,
        LoadOf: Fn(&str) -> Option<f64>,
    {
        let doses = session.items.iter().filter_map(|item| {
            let exercise = (person.exercise)(&item.exercise)?;
            let tempo = item.tempo.as_ref().and_then(|name| programme.tempos.get(name)).map_or(&[][..], Vec::as_slice);
            let sets = tasks(item, tempo, person.pace)?;
            let rest = item.rest_s.as_ref().unwrap_or(&programme.rest_s);
            let own_rest = person.pace.rest.filter(|_| rest.source == "app");
            Some(Dose {
                exercise: item.exercise.clone(),
                name: exercise.name.clone(),
                sets,
                reps_to: item.reps.as_ref().and_then(|r| r.to),
                count: item.count,
                sides: sides(item.sides, exercise.sides, person.sides),
                load_kg: (person.load_of)(&item.exercise).or_else(|| kilograms(item.load.as_ref())),
                load_rm: item.load.as_ref().and_then(|l| l.rm.as_ref()).map(|rm| rm.value),
                rest: own_rest.unwrap_or(seconds(rest.value)),
                optional: item.optional,
            })
        });
        let doses: Vec<Dose> = doses.collect();
        let usual = doses.first().map_or(Duration::ZERO, |d| d.rest);
        let names = programme.phases.iter().flat_map(|p| &p.sessions).map(|s| s.name.as_str());
        let several = names.clone().any(|name| names.clone().next() != Some(name));
        Self {
            programme: programme.id.clone(),
            programme_name: programme.name.clone(),
            programme_version: programme.version,
            session_name: several.then(|| session.name.clone()),
            get_ready: person.pace.get_ready,
            between: programme.between_exercises_s.as_ref().map_or(usual, |s| seconds(s.value)),
            order: programme.order,
            doses,
            run: None,
        }
    }

    /// An exercise by itself, in its usual dose.
    pub fn of_exercise(exercise: &Exercise, chosen: &[Side], get_ready: Duration, load_kg: Option<f64>) -> Self {
        let dose = &exercise.dose;
        let task = if let Some(hold) = &dose.hold_s {
            Task::Hold { length: seconds(hold.value) }
        } else if let Some(length) = &dose.move_s {
            Task::Move { length: seconds(length.value) }
        } else {
            reps_task(dose.reps.as_ref().map_or(1, |r| r.value), &dose.tempo, Pace::default())
        };
        let rest = seconds(dose.rest_s.value);
        Self {
            programme: exercise.id.clone(),
            programme_name: exercise.name.clone(),
            programme_version: exercise.version,
            session_name: None,
            get_ready,
            between: rest,
            order: Order::ByExercise,
            doses: vec![Dose {
                exercise: exercise.id.clone(),
                name: exercise.name.clone(),
                sets: vec![task; usize::from(dose.sets.value)],
                reps_to: dose.reps.as_ref().and_then(|r| r.to),
                count: dose.count,
                sides: sides(None, exercise.sides, chosen),
                load_kg,
                load_rm: None,
                rest,
                optional: false,
            }],
            run: None,
        }
    }

    /// A step of a run-walk table.
    pub fn of_run(record: &RunPlan, step: &RunStep, run: RunWalk, get_ready: Duration) -> Self {
        Self {
            programme: record.id.clone(),
            programme_name: record.name.clone(),
            programme_version: record.version,
            session_name: Some(step.name.clone()),
            get_ready,
            between: Duration::ZERO,
            order: Order::ByExercise,
            doses: Vec::new(),
            run: Some(run),
        }
    }

    /// Get ready; then every set of every exercise, with rests and changes of side between. Nothing follows the last set.
    pub fn plan(&self) -> Plan {
        let mut steps = vec![Step::GetReady { length: self.get_ready }];
        if let Some(run) = &self.run {
            steps.extend(run.steps.iter().cloned());
            return Plan { steps };
        }
        let mut before: Option<(&Dose, Option<Side>)> = None;
        for (dose, side, set) in self.sets() {
            if let Some((other, other_side)) = before {
                let same = std::ptr::eq(other, dose);
                match side.filter(|_| side != other_side && other_side.is_some()) {
                    // With everything on one leg done, the person decides when the other is ready.
                    Some(to) => {
                        let length =
                            (self.order == Order::ByExercise).then_some(CHANGE_SIDES.max(self.between_if(!same)));
                        steps.push(Step::SwitchSide { to, length });
                    }
                    None => steps.push(Step::Rest { length: if same { dose.rest } else { self.between } }),
                }
            }
            steps.push(Step::Work(Work {
                exercise: dose.exercise.clone(),
                side,
                set: set as u16 + 1,
                of: dose.sets.len() as u16,
                load_kg: dose.load_kg,
                task: dose.sets[set].clone(),
            }));
            before = Some((dose, side));
        }
        Plan { steps }
    }

    fn between_if(&self, another: bool) -> Duration {
        if another { self.between } else { Duration::ZERO }
    }

    /// Every set in the order in which it is done.
    fn sets(&self) -> Vec<(&Dose, Option<Side>, usize)> {
        let mut out = Vec::new();
        let mut push = |dose, side| out.extend((0..).take(sets_of(dose)).map(|set| (dose, side, set)));
        match self.order {
            Order::ByExercise => {
                for dose in &self.doses {
                    for side in each(&dose.sides) {
                        push(dose, side);
                    }
                }
            }
            Order::BySide => {
                for side in [None, Some(Side::Left), Some(Side::Right)] {
                    for dose in self.doses.iter().filter(|d| each(&d.sides).any(|s| s == side)) {
                        push(dose, side);
                    }
                }
            }
        }
        out
    }

    /// The dose that each set of the plan belongs to, in the order of the plan.
    pub fn doses_in_order(&self) -> impl Iterator<Item = &Dose> {
        self.sets().into_iter().map(|(dose, _, _)| dose)
    }

    /// How long the session takes, with what waits for a person at its usual length.
    pub fn length(&self) -> Duration {
        self.plan().steps.iter().map(crate::session::step_length).sum()
    }

    /// The sides that any part of the session is for.
    pub fn sides(&self) -> Vec<Side> {
        let mut sides: Vec<Side> = Vec::new();
        for side in self.doses.iter().flat_map(|d| &d.sides) {
            if !sides.contains(side) {
                sides.push(*side);
            }
        }
        sides
    }
}

fn sets_of(dose: &Dose) -> usize {
    dose.sets.len()
}

fn each(sides: &[Side]) -> impl Iterator<Item = Option<Side>> {
    let together = sides.is_empty().then_some(None);
    together.into_iter().chain(sides.iter().copied().map(Some))
}

fn sides(asked: Option<ItemSides>, exercise: SideUse, chosen: &[Side]) -> Vec<Side> {
    match (asked, exercise) {
        (Some(ItemSides::Each), _) => vec![Side::Left, Side::Right],
        (Some(ItemSides::Together), _) | (None, SideUse::Together | SideUse::Alternate) => Vec::new(),
        (Some(ItemSides::Injured), _) | (None, SideUse::Each) => chosen.to_vec(),
    }
}

fn tasks(item: &Item, tempo: &[TempoPart], pace: Pace) -> Option<Vec<Task>> {
    let sets = usize::from(item.sets.value);
    if let Some(hold) = &item.hold_s {
        return Some(vec![Task::Hold { length: seconds(hold.value) }; sets]);
    }
    if let Some(length) = &item.move_s {
        return Some(vec![Task::Move { length: seconds(length.value) }; sets]);
    }
    if let Some(by_set) = &item.reps_by_set {
        return Some(by_set.value.iter().map(|reps| reps_task(*reps, tempo, pace)).collect());
    }
    item.reps.as_ref().map(|reps| vec![reps_task(reps.value, tempo, pace); sets])
}

fn reps_task(reps: u16, tempo: &[TempoPart], pace: Pace) -> Task {
    let phases = tempo.iter().map(|part| {
        let (kind, chosen) = match part.phase {
            Beat::Lower => (PhaseKind::Lower, pace.lower),
            Beat::Raise => (PhaseKind::Raise, pace.raise),
            Beat::Hold => (PhaseKind::Hold, None),
        };
        let length = chosen.filter(|_| part.seconds.source == "app").unwrap_or(seconds(part.seconds.value));
        TempoPhase { kind, length, loads: part.loads }
    });
    Tempo::new(phases.collect()).map_or(Task::SelfPacedReps { reps }, |tempo| Task::TempoReps { reps, tempo })
}

fn kilograms(load: Option<&Load>) -> Option<f64> {
    load?.kg.as_ref().map(|kg| kg.value)
}

fn seconds(value: f64) -> Duration {
    Duration::from_secs_f64(value)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use expect_test::{Expect, expect};

    use super::*;
    use crate::data::{Known, Owner, read};

    const EXERCISE: &str = r#"
        id = "NAME"
        name = "NAME"
        kind = "strength"
        purpose = "For a test."
        start = "Stand."
        steps = ["Move."]
        sides = "SIDES"
        [dose]
        sets = { value = 2, source = "app", grade = "APP" }
        hold_s = { value = 30, source = "app", grade = "APP" }
        rest_s = { value = 15, source = "app", grade = "APP" }
    "#;

    const PROGRAMME: &str = r#"
        id = "test"
        name = "Test"
        summary = "For a test."
        kind = "rehab"
        order = "ORDER"
        weeks = { value = 1, source = "app", grade = "APP" }
        rest_s = { value = 60, source = "app", grade = "APP" }
        between_exercises_s = { value = 90, source = "app", grade = "APP" }
        [tempos]
        t = [
          { phase = "lower", loads = true, seconds = { value = 4, source = "app", grade = "APP" } },
          { phase = "raise", seconds = { value = 3, source = "paper", grade = "V" } },
        ]
        [sources.paper]
        cite = "A paper"
        bars = 2
        [[phases]]
        name = "One"
        from = 1
        to = 1
        [[phases.sessions]]
        name = "Only"
        days_per_week = { value = 3, source = "app", grade = "APP" }
        [[phases.sessions.items]]
        exercise = "leg"
        sets = { value = 2, source = "app", grade = "APP" }
        reps_by_set = { value = [12, 10], source = "app", grade = "APP" }
        tempo = "t"
        load = { rm = { value = 12, source = "app", grade = "APP" } }
        [[phases.sessions.items]]
        exercise = "both"
        sets = { value = 1, source = "app", grade = "APP" }
        move_s = { value = 40, source = "app", grade = "APP" }
        [[phases.sessions.items]]
        exercise = "leg"
        sides = "each"
        sets = { value = 1, source = "app", grade = "APP" }
        reps = { value = 5, to = 8, source = "app", grade = "APP" }
    "#;

    fn record<T: crate::data::Record>(text: &str) -> T {
        let known =
            Known { owner: Owner::Person, sources: Default::default(), exercises: None, taken: BTreeSet::new() };
        let (record, problems) = read::<T>("test", text, &known);
        record.unwrap_or_else(|| panic!("{problems:?}"))
    }

    fn exercise(name: &str, sides: &str) -> Exercise {
        record(&EXERCISE.replace("NAME", name).replace("SIDES", sides))
    }

    #[track_caller]
    fn check(order: &str, chosen: &[Side], pace: Pace, expected: Expect) {
        let (leg, both) = (exercise("leg", "each"), exercise("both", "together"));
        let programme: Programme = record(&PROGRAMME.replace("ORDER", order));
        let find = |id: &str| if id == "leg" { Some(&leg) } else { Some(&both) };
        let load_of = |id: &str| (id == "leg").then_some(7.5);
        let person = Person { sides: chosen, pace, exercise: find, load_of };
        let prescription = Prescription::of(&programme, &programme.phases[0].sessions[0], &person);
        expected.assert_eq(&told(&prescription.plan()));
    }

    fn told(plan: &Plan) -> String {
        let s = |d: Duration| d.as_secs_f64();
        let line = |step: &Step| match step {
            Step::GetReady { length } => format!("get ready {} s\n", s(*length)),
            Step::Rest { length } => format!("rest {} s\n", s(*length)),
            Step::SwitchSide { to, length } => format!("{to:?} next, {:?}\n", length.map(s)),
            Step::Work(w) => {
                let task = match &w.task {
                    Task::TempoReps { reps, tempo } => {
                        let parts: Vec<f64> = tempo.phases().iter().map(|p| s(p.length)).collect();
                        format!("{reps} × {parts:?}")
                    }
                    Task::Hold { length } => format!("hold {} s", s(*length)),
                    Task::Move { length } => format!("move {} s", s(*length)),
                    Task::Stretch(stretch) => format!("{} {:?} s", stretch.gait.id(), stretch.length.map(s)),
                    Task::SelfPacedReps { reps } => format!("{reps} self-paced"),
                };
                format!("{} {:?} {}/{} {task}, {:?} kg\n", w.exercise, w.side, w.set, w.of, w.load_kg)
            }
        };
        plan.steps.iter().map(line).collect()
    }

    #[test]
    fn by_exercise_each_is_finished_before_the_next() {
        check(
            "by_exercise",
            &[Side::Left, Side::Right],
            Pace::default(),
            expect![[r#"
                get ready 0 s
                leg Some(Left) 1/2 12 × [4.0, 3.0], Some(7.5) kg
                rest 60 s
                leg Some(Left) 2/2 10 × [4.0, 3.0], Some(7.5) kg
                Right next, Some(10.0)
                leg Some(Right) 1/2 12 × [4.0, 3.0], Some(7.5) kg
                rest 60 s
                leg Some(Right) 2/2 10 × [4.0, 3.0], Some(7.5) kg
                rest 90 s
                both None 1/1 move 40 s, None kg
                rest 90 s
                leg Some(Left) 1/1 5 self-paced, Some(7.5) kg
                Right next, Some(10.0)
                leg Some(Right) 1/1 5 self-paced, Some(7.5) kg
            "#]],
        );
    }

    #[test]
    fn by_side_one_leg_is_finished_and_the_person_says_when_the_other_is_ready() {
        check(
            "by_side",
            &[Side::Left, Side::Right],
            Pace::default(),
            expect![[r#"
                get ready 0 s
                both None 1/1 move 40 s, None kg
                rest 90 s
                leg Some(Left) 1/2 12 × [4.0, 3.0], Some(7.5) kg
                rest 60 s
                leg Some(Left) 2/2 10 × [4.0, 3.0], Some(7.5) kg
                rest 90 s
                leg Some(Left) 1/1 5 self-paced, Some(7.5) kg
                Right next, None
                leg Some(Right) 1/2 12 × [4.0, 3.0], Some(7.5) kg
                rest 60 s
                leg Some(Right) 2/2 10 × [4.0, 3.0], Some(7.5) kg
                rest 90 s
                leg Some(Right) 1/1 5 self-paced, Some(7.5) kg
            "#]],
        );
    }

    #[test]
    fn a_persons_pace_takes_the_place_of_our_defaults_and_of_nothing_published() {
        let s = Duration::from_secs;
        let pace = Pace { lower: Some(s(5)), raise: Some(s(1)), rest: Some(s(30)), get_ready: s(8) };
        check(
            "by_exercise",
            &[Side::Right],
            pace,
            expect![[r#"
                get ready 8 s
                leg Some(Right) 1/2 12 × [5.0, 3.0], Some(7.5) kg
                rest 30 s
                leg Some(Right) 2/2 10 × [5.0, 3.0], Some(7.5) kg
                rest 90 s
                both None 1/1 move 40 s, None kg
                rest 90 s
                leg Some(Left) 1/1 5 self-paced, Some(7.5) kg
                Right next, Some(10.0)
                leg Some(Right) 1/1 5 self-paced, Some(7.5) kg
            "#]],
        );
    }

    #[test]
    fn an_exercise_by_itself_is_its_usual_dose() {
        let plan = Prescription::of_exercise(&exercise("leg", "each"), &[Side::Right], Duration::ZERO, None).plan();
        expect![[r#"
            get ready 0 s
            leg Some(Right) 1/2 hold 30 s, None kg
            rest 15 s
            leg Some(Right) 2/2 hold 30 s, None kg
        "#]]
        .assert_eq(&told(&plan));
    }
}
