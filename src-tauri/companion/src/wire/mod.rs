//! What crosses to the window: plain records, no behaviour. Units stand in the names; instants are milliseconds.
//! The TypeScript twins in `ui/src/ipc/generated` are written from these by `cargo xtask gen`.
//! Must never hold a rule, and never a sentence for people: the window finds its words by code.

mod error;
mod figure;
mod history;
mod library;
mod session;
mod settings;
mod today;

pub use error::{ErrorCode, WireError};
pub use figure::ExerciseView;
pub use history::{History, SessionDetail, SessionListItem, SetRow};
pub use library::{
    CardDetail, CardLine, ChecklistDetail, Draft, Equipment, Exercise, ExerciseDetail, ExerciseLine, Exported,
    FileReview, InjuryDetail, InjuryLine, LibraryIndex, Play, PreviewStep, Problem, Programme, ProgrammeDetail,
    ProgrammeLine, Ref, RunPlanDetail, SessionPreview, Shelf,
};
pub use session::{
    AwakeView, Control, Correction, EndReason, Interrupted, LastSet, NextStep, PauseCause, PhaseKind, PhaseView,
    Report, SetCell, SetState, Snapshot, SoundView, Status, StepView, Summary,
};
pub use settings::{Settings, Setup, Theme};
pub use today::{AchillesSite, DoseLine, Leg, Legs, Slot, SlotMark, SourceNote, StartUp, Today, TodaySession, WeekDay};

/// The kinds of rows that a write touched; the window fetches what depends on them again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    Setup,
    Settings,
    Sessions,
    Live,
    Library,
}
