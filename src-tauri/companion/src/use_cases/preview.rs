//! What a session would be like, step by step, before anybody plays it.

use std::time::Duration;

use sinew_domain::exercise::Exercise;
use sinew_domain::prescription::{Pace, Person, Prescription};
use sinew_domain::programme::{Programme, SessionPlan};
use sinew_domain::session::{Side, Step, Task, Work, step_length};

use super::library::named;
use crate::wire::{PhaseKind, PreviewStep, SessionPreview};

/// The count-in that a preview reckons with: the default of the settings.
const GET_READY: Duration = Duration::from_secs(10);

pub(super) fn of_programme<'e>(
    programme: &Programme,
    find: impl Fn(&str) -> Option<&'e Exercise>,
) -> Vec<SessionPreview> {
    let mut out = Vec::new();
    for (phase_no, phase) in programme.phases.iter().enumerate() {
        for (session_no, session) in phase.sessions.iter().enumerate() {
            let one = prescription(programme, session, &[Side::Left], &find);
            let both = prescription(programme, session, &[Side::Left, Side::Right], &find);
            out.push(SessionPreview {
                phase: phase_no as u32,
                session: session_no as u32,
                one_side_ms: ms(one.length()),
                both_ms: ms(both.length()),
                sided: one.plan() != both.plan(),
                steps: steps(&one),
            });
        }
    }
    out
}

/// In milliseconds, with one leg.
pub(super) fn first_session<'e>(programme: &Programme, find: impl Fn(&str) -> Option<&'e Exercise>) -> f64 {
    let session = programme.phase_of_week(1).and_then(|p| p.sessions.first());
    session.map_or(0.0, |session| ms(prescription(programme, session, &[Side::Left], &find).length()))
}

/// In milliseconds, with one leg.
pub(super) fn of_exercise(exercise: &Exercise) -> f64 {
    ms(Prescription::of_exercise(exercise, &[Side::Left], GET_READY, None).length())
}

fn prescription<'e>(
    programme: &Programme,
    session: &SessionPlan,
    sides: &[Side],
    find: &impl Fn(&str) -> Option<&'e Exercise>,
) -> Prescription {
    let pace = Pace { get_ready: GET_READY, ..Pace::default() };
    Prescription::of(programme, session, &Person { sides, pace, exercise: find, load_of: |_: &str| None })
}

fn steps(prescription: &Prescription) -> Vec<PreviewStep> {
    let plan = prescription.plan();
    let mut doses = prescription.doses_in_order();
    let step = |step: &Step| {
        let blank = PreviewStep {
            kind: PhaseKind::Rest,
            exercise: None,
            side: None,
            set_no: None,
            set_of: None,
            reps: None,
            load_kg: None,
            load_rm: None,
            length_ms: ms(step_length(step)),
        };
        match step {
            Step::GetReady { .. } => PreviewStep { kind: PhaseKind::GetReady, ..blank },
            Step::Rest { .. } => blank,
            Step::SwitchSide { to, .. } => {
                PreviewStep { kind: PhaseKind::SwitchSide, side: Some((*to).into()), ..blank }
            }
            Step::Work(work) => {
                let dose = doses.next();
                PreviewStep {
                    kind: first_phase(work),
                    exercise: dose.map(|d| named(&d.exercise, &d.name)),
                    side: work.side.map(Into::into),
                    set_no: Some(work.set),
                    set_of: Some(work.of),
                    reps: work.task.reps(),
                    load_kg: work.load_kg,
                    load_rm: dose.and_then(|d| d.load_rm),
                    ..blank
                }
            }
        }
    };
    plan.steps.iter().map(step).collect()
}

fn first_phase(work: &Work) -> PhaseKind {
    match &work.task {
        Task::TempoReps { tempo, .. } => tempo.phases().first().map_or(PhaseKind::Lower, |p| p.kind.into()),
        Task::Hold { .. } => PhaseKind::Hold,
        Task::Move { .. } => PhaseKind::Move,
        Task::Stretch(stretch) => stretch.gait.kind().into(),
        Task::SelfPacedReps { .. } => PhaseKind::SelfPaced,
    }
}

fn ms(span: Duration) -> f64 {
    span.as_secs_f64() * 1000.0
}
