//! What the page for a visit says, as numbers with their units and words that the person wrote: before anything is put
//! into sentences or onto a sheet. What a screen shows too is the record that the screen is given.

use chrono::NaiveDate;
use sinew_domain::plan::{Decided, SkipReason, SlotName};
use sinew_domain::progression::{Outcome, PauseKind};

use crate::wire::{CapacityView, FlagView, LimitLine, PlanLine, ReasonLine, RevisionLine, SheetFormat};

/// A part that is left out is absent; one in which nothing was told is there, and says so.
#[derive(Debug, Clone, PartialEq)]
pub struct PhysioPage {
    /// As it was typed for this page; nothing keeps it.
    pub who: Option<String>,
    pub made_on: NaiveDate,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub format: SheetFormat,
    /// Those that ran in these days, the one that was begun last first.
    pub plans: Vec<PlanPart>,
    pub signs: Option<Vec<FlagView>>,
    pub done: Option<Vec<DoneWindow>>,
    pub pain: Option<PainPart>,
    pub loads: Option<Vec<LoadPart>>,
    pub tests: Option<CapacityView>,
    /// Open ones, newest first.
    pub questions: Option<Vec<String>>,
    pub decisions: Option<Vec<DecisionPart>>,
    pub away: Option<AwayPart>,
    pub changes: Option<Vec<ChangePart>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PlanPart {
    pub line: PlanLine,
    /// Of the week in which it stands.
    pub phase: Option<String>,
    pub since: Option<NaiveDate>,
    pub limits: Vec<LimitLine>,
}

/// Which days are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoneDays {
    Last7,
    Last28,
    Range,
}

/// Done beside asked.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct DonePart {
    pub done: f64,
    pub asked: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DoneWindow {
    pub days: DoneDays,
    pub sessions: DonePart,
    pub sets: DonePart,
    pub reps: DonePart,
    /// Kilograms times reps, of what has a load.
    pub load: DonePart,
    pub paused: u32,
    pub cancelled: u32,
    /// Left out because the rules had said so; they are in the sessions that were done.
    pub followed: u32,
    pub extra: u32,
    /// Sessions of which the load is not known: they are not in the load.
    pub load_untold: u32,
}

/// The answers of the body, day by day. Where several sessions were done on a day, the worst of them stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PainPart {
    pub days: Vec<PainDay>,
    pub during_limit: Option<f64>,
    pub after_limit: Option<f64>,
    /// Means of weeks, oldest first.
    pub weeks: Vec<PainWeek>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PainDay {
    pub day: NaiveDate,
    pub during: Option<f64>,
    pub after: Option<f64>,
    /// Of the first steps of that morning.
    pub morning: Option<f64>,
    pub stiffness_min: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PainWeek {
    pub from: NaiveDate,
    pub during: Option<f64>,
    pub after: Option<f64>,
    pub morning: Option<f64>,
    pub stiffness_min: Option<f64>,
}

/// The heaviest that was used in each week, oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadPart {
    pub exercise: String,
    pub weeks: Vec<(NaiveDate, Option<f64>)>,
}

/// A suggestion that was not followed.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionPart {
    pub day: NaiveDate,
    pub programme: String,
    pub suggested: Outcome,
    pub rule: String,
    /// What the rule says.
    pub sentence: String,
    pub decided: Decided,
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct AwayPart {
    /// Newest first, as are the skips.
    pub pauses: Vec<PausePart>,
    pub skips: Vec<SkipPart>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct PausePart {
    pub from: NaiveDate,
    /// The day that asked again; absent while it is on.
    pub ended: Option<NaiveDate>,
    pub kind: PauseKind,
    /// Absent where it held everything.
    pub programme: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkipPart {
    pub day: NaiveDate,
    pub slot: SlotName,
    pub reason: SkipReason,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ChangePart {
    pub programme: String,
    pub line: RevisionLine,
}

impl ChangePart {
    pub fn reason(&self) -> Option<&ReasonLine> {
        self.line.reason.as_ref()
    }
}
