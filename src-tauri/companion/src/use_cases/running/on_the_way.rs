//! What is felt on the way, told over a run that is played: whether it ends the run, and where in the run it was.

use sinew_domain::plan::Fact;
use sinew_domain::running::{Kept, Onset, RunCourse, RunEvent, RunTold, RunWalk, WARM_UP, onset_told, time_said};
use sinew_domain::session::PhaseKind;
use sinew_domain::time::Now;

use crate::use_cases::check::Check;
use crate::use_cases::life::day_of;
use crate::use_cases::session::Running;
use crate::wire::{Changed, ErrorCode, MidRun, MidRunDraft, RunEventLine, SignTicked, WireError};
use crate::{Companion, refused};

/// Any of these ends a run.
const STOP: &str = "mid-run";
/// With these it goes on, more easily.
const EASE: &str = "mid-run-ease";

impl Companion {
    /// Refused where no run is played.
    pub fn mid_run(&self, now: &Now) -> Result<MidRun, WireError> {
        let running = self.run_played()?;
        let place = place_of(running, now);
        Ok(MidRun {
            stop: self.run_signs(STOP, |_| true),
            stop_summary: self.list_summary(STOP),
            ease: self.run_signs(EASE, |_| true),
            ease_summary: self.list_summary(EASE),
            at: time_said(place.into_s),
            events: events_of(&self.run_course()?, Some(&running.id)),
        })
    }

    /// Keeps what is felt with its place in the run; what ends a run is a sign as well.
    pub fn tell_mid_run(&mut self, draft: &MidRunDraft, now: &Now) -> Result<RunEventLine, WireError> {
        let mut event = place_of(self.run_played()?, now);
        let mut check = Check::default();
        let (stop, ease): (Vec<SignTicked>, Vec<SignTicked>) =
            draft.felt.iter().cloned().partition(|sign| sign.checklist == STOP);
        let raised = self.signs(&stop, "felt", &mut check);
        let mut felt = raised.as_ref().map(|raised| raised.signs.clone()).unwrap_or_default();
        for sign in &ease {
            let list = self.library.checklists.get(EASE).filter(|_| sign.checklist == EASE);
            match list.and_then(|list| list.items.get(usize::try_from(sign.item).ok()?)) {
                Some(item) => felt.push(item.text.clone()),
                None => check.problem("felt", "no such line"),
            }
        }
        if draft.felt.is_empty() {
            check.problem("felt", "nothing was ticked");
        }
        let raised = check.done(raised)?;
        event.flag = raised.map(|raised| self.keep(Fact::Flag(raised), Changed::Flags, now)).transpose()?;
        (event.felt, event.stop) = (felt, event.flag.is_some());
        let line = line(&event);
        self.keep_all_running(vec![Kept::OnTheWay(event)], now)?;
        Ok(line)
    }

    fn run_played(&self) -> Result<&Running, WireError> {
        let running = self.running.as_ref().filter(|running| running.prescription.run.is_some());
        running.ok_or_else(|| refused(ErrorCode::NoSession, Vec::new()))
    }
}

/// Where in the run it is now, of which nothing was felt yet.
fn place_of(running: &Running, now: &Now) -> RunEvent {
    let view = running.engine.view(now);
    let work = view.as_ref().and_then(|view| view.work);
    let under_way = work.is_some_and(|work| work.exercise != WARM_UP);
    let inside = view.as_ref().map(|view| view.at.saturating_sub(view.phase.starts)).filter(|_| {
        // A count-in is no part of it.
        under_way && view.as_ref().is_some_and(|view| matches!(view.phase.kind, PhaseKind::Run | PhaseKind::Walk))
    });
    let done = RunWalk::seconds_done(running.engine.records());
    RunEvent {
        session: running.id.clone(),
        of_day: day_of(now),
        into_s: done + inside.map_or(0, |inside| inside.as_secs() as u32),
        exercise: work.map(|work| work.exercise.clone()).unwrap_or_default(),
        nth: work.map_or(0, |work| work.set),
        of: work.map_or(0, |work| work.of),
        felt: Vec::new(),
        stop: false,
        flag: None,
    }
}

pub(super) fn events_of(course: &RunCourse, session: Option<&str>) -> Vec<RunEventLine> {
    course.events.iter().filter(|event| Some(event.session.as_str()) == session).map(line).collect()
}

/// By the first that was told on the way.
pub(super) fn onset_of(course: &RunCourse, told: &RunTold) -> Option<Onset> {
    let first = course.events.iter().find(|event| Some(&event.session) == told.session.as_ref())?;
    onset_told(first, told)
}

fn line(event: &RunEvent) -> RunEventLine {
    RunEventLine {
        at: time_said(event.into_s),
        exercise: event.exercise.clone(),
        nth: event.nth.into(),
        of: event.of.into(),
        felt: event.felt.clone(),
        stop: event.stop,
    }
}
