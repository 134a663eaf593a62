//! What crosses to the window: plain records, no behaviour. Units stand in the names; instants are milliseconds.
//! The TypeScript twins in `ui/src/ipc/generated` are written from these by `cargo xtask gen`.
//! Must never hold a rule, and never a sentence for people: the window finds its words by code.

mod amend;
mod asked;
mod beside;
mod care;
mod charts;
mod check_in;
mod data;
mod desktop;
mod diary;
mod error;
mod figure;
mod history;
mod library;
mod load;
mod look_back;
mod paper;
mod pause;
mod plan;
mod reminder_settings;
mod reminders;
mod run_files;
mod run_log;
mod run_plan;
mod run_signs;
mod session;
mod settings;
mod start;
mod today;

pub use amend::{ChangeLine, ChangeOf, ChangedField, PastDay, SetAmendment, SetOutcome};
pub use asked::{AskKey, ByHandDose, ByHandDraft, HowDone, SkipDraft, SkipReason};
pub use beside::{
    BesideDraft, BodyLine, BodyMap, BodySince, BodyView, FactorLine, FactorTold, LadderView, Light, LightAsks,
    LightView, OwnRuleLine, RungLine, Temper, WorkOn, You,
};
pub use care::{
    AdviceDraft, AdviceLine, CapacityKind, CapacityView, ClearDraft, FlagDraft, FlagView, Flow, FlowCard,
    HeelRaiseForm, Loading, Norm, Sex, SidesView, TestDraft, TestRow, Urgency,
};
pub use charts::{
    CapacityChart, ChartBand, ChartChange, ChartEvent, ChartFlare, ChartFrame, ChartName, ChartPause, ChartPicture,
    ChartPoint, ChartRange, ChartSides, ChartWeek, Charts, ChartsAsk, DoseChart, DoseWeeks, FlareChart, Lever,
    LoadChart, OnsetChart, PainChart, PictureFile, RecoveryChart, RecoveryRow, TensionChart, WeeklyChart, Word,
};
pub use check_in::{ActivityScore, ChecksDue, MorningDraft, ScoreName, TypedScore, WeekDraft};
pub use data::{
    BackupKind, BackupLine, BackupLook, BackupState, BackupTrouble, DataView, EraseDraft, ExportDone, ExportDraft,
    ExportKind, ImportLine, ImportLook, ImportPart, ImportProblem, ImportTrouble,
};
pub use desktop::{DesktopView, NoticeTest, NoticesState, PresenceLine, PresenceWhat};
pub use diary::{
    EntryDraft, EntryLine, EntryVersion, Feeling, Found, FoundIn, Journal, NextVisit, SearchResult, WorryLine,
    WorryOption,
};
pub use error::{ErrorCode, WireError};
pub use figure::ExerciseView;
pub use history::{History, HistoryDraft, SessionDetail, SessionListItem, SetRow};
pub use library::{
    CardDetail, CardLine, ChecklistDetail, Draft, Equipment, Exercise, ExerciseDetail, ExerciseLine, Exported,
    FileReview, InjuryDetail, InjuryLine, LibraryIndex, Play, PreviewStep, Problem, Programme, ProgrammeDetail,
    ProgrammeLine, Ref, RunPlanDetail, SessionPreview, Shelf,
};
pub use load::{
    BackPreset, CapBy, CheckRead, Hills, LeverLine, LeverOf, LeverReport, LoadClash, LoadDay, LoadItem, LoadView,
    LoadWeek, LoadWeight, LoadWhat, LongRunAhead, Pace, PlannedRunDraft, RaceBefore, RaceDraft, RaceEnd, RaceLack,
    RaceLine, RaceOverDraft, RaceReach, RaceReadyView, RaceTick, RaceWord, Races, RunCheck, RunInput, RunKinder,
    RunLever, RunMove, RunSwap, RunWarning, RunWord, Seen, SinceHeavy, StrengthRise, Stress, Surface, TimeOff,
    WeekCost, WeekKind, WeekMost,
};
pub use look_back::{
    AdherenceSpan, AdherenceView, ConsistencyPoint, ConsistencyTrend, DayAskDetail, DayDetail, DayLook, GoodWeeksView,
    LookAsk, LookBack, LookBackDraft, LookDay, LookFilter, MonthStart, MorningTold, NumberView, Span, WeekMark,
    WeekMarkView,
};
pub use paper::{
    PageDraft, PageFile, PagePart, PagePreview, PageRange, PageRangeLine, SheetFace, SheetFormat, SheetMark, SheetTone,
    SheetView,
};
pub use pause::{PauseDraft, PauseKind, PauseView, RestartStep, RestartView, ResumeDraft, Wait};
pub use plan::{
    Advice, Answer, Caps, Change, CriterionLine, Decided, DecisionDraft, Grade, LadderRung, LimitLine, LoadDraft,
    LoadLine, Outcome, OverrideLine, PlanDetail, PlanEdit, PlanEnd, PlanLine, QuestionLine, ReasonLine, RevisionLine,
    SuggestionCard, VersionNote,
};
pub use reminder_settings::{QuietHours, ReminderSettings};
pub use reminders::{
    Appointment, AskingWhy, HoldReason, IceView, Kind, LogDay, LogLine, LogOccurrence, LogWhat, Missed, MissedItem,
    MissedShare, NextUp, Notice, NoticeAnswer, NoticeView, OccurrenceKey, OpenAt, PauseFor, PausedView, PromptAction,
    PromptChoice, ProposalAnswer, Reason, ReminderLog, RemindersNow, Rung, SlotProposal, TrayNext, TrayView,
};
pub use run_files::{
    BringRunsDraft, PlanOfDay, RunBeside, RunChoice, RunChoiceWhat, RunComing, RunComingState, RunFileLine,
    RunFileRefused, RunsBrought, RunsReview,
};
pub use run_log::{
    CapDraft, CapLine, CrossTopic, CrossView, Distance, DistanceTyped, DistanceUnit, NextCapView, OnsetLine, PlanRun,
    RunCap, RunChange, RunDraft, RunEnd, RunForm, RunHow, RunLight, RunLine, RunOnset, RunPage, RunRead, RunRowLine,
    RunRuleLine, RunSuggestion, RunWayLine, RunsView, ShoeDraft, ShoeLine, ShoeTier, ShoesView, Sport, Support,
    WornShoe,
};
pub use run_plan::{
    GateLine, GateTick, NextRun, OfferAnswer, OfferAnswered, OfferWhat, PlanLever, QuietNow, RunClearance,
    RunClearanceDraft, RunDue, RunFit, RunGateView, RunOffer, RunOption, RunPlanDraft, RunPlanNow, RunStepLine,
    RunStepMoved, RunStepState, RunWait, RunningNow, SpeedLack, SpeedView, StepName, WarmUp,
};
pub use run_signs::{BeforeRun, BeforeRunDraft, MidRun, MidRunDraft, RunEventLine, RunSign};
pub use session::{
    AwakeView, Control, Correction, Course, EndReason, Feel, Interrupted, LastSet, LoadFeel, NextStep, PauseCause,
    PhaseKind, PhaseView, Report, Said, SetCell, SetState, Signs, Snapshot, SoundView, Status, StepView, Summary,
};
pub use settings::{Metronome, Settings, Setup, Theme};
pub use start::{
    Bar, BarLine, BoneSite, BoneSiteLine, Conflict, ConflictKind, EarlierHere, LimitDraft, LimitKind, Onset, PainMode,
    PlanDraft, PlanOption, PlanOptions, PlanReview, Point, SaidByDraft, SetBy, SignTicked, SlotName, SlotTime,
    TissueClass, Volume, Weight,
};
pub use today::{AskMark, DayAsk, DoseLine, Leg, Legs, SourceNote, StartUp, Today, TodayAsk, TodayPlan, WeekDay};

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
    /// Plans, limits, pauses, decisions and questions.
    Plans,
    /// Runs, and what is kept of running beside them.
    Running,
    /// What was answered: mornings, weeks, tests.
    Answers,
    /// Signs, and what was said about them.
    Flags,
    /// The journal and the worries.
    Journal,
    /// What reminders wait, stand or were missed.
    Reminders,
    /// How the desktop does what it is asked for.
    Desktop,
    /// Backups, and what is wrong with making them.
    Data,
    /// Runs and other training, and what is kept of running beside them.
    Runs,
}
