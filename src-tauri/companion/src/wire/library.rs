use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
pub use sinew_domain::card::{Card, CardKind, Checklist};
pub use sinew_domain::data::{Problem, Source};
pub use sinew_domain::exercise::{Equipment, Exercise, ExerciseKind, Region, Stage};
pub use sinew_domain::figure::Figure;
pub use sinew_domain::injury::{Injury, InjuryKind};
pub use sinew_domain::programme::{Programme, ProgrammeKind};
pub use sinew_domain::run_plan::RunPlan;

use super::{Leg, Legs, PhaseKind};

/// Something that can be opened by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Ref {
    pub id: String,
    pub name: String,
}

/// An exercise in the list: what search and filters look at.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ExerciseLine {
    pub id: String,
    pub name: String,
    pub also: Vec<String>,
    pub purpose: String,
    pub kind: ExerciseKind,
    pub muscles: Vec<String>,
    pub regions: Vec<Region>,
    /// Needed.
    pub equipment: Vec<Equipment>,
    pub stage: Stage,
    pub below_step: bool,
    /// Names of the topics that it belongs to.
    pub topics: Vec<String>,
    /// Made or loaded by the person.
    pub own: bool,
}

/// A programme in the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ProgrammeLine {
    pub id: String,
    pub name: String,
    pub summary: String,
    pub kind: ProgrammeKind,
    /// Names of the topics that it belongs to.
    pub topics: Vec<String>,
    pub weeks: u16,
    /// Up to, where it may go on for longer.
    pub weeks_to: Option<u16>,
    /// Of the first session of the first week, in milliseconds.
    pub about_ms: f64,
    /// 3: trials, 2: one or a few small trials, 1: habit, or our own default.
    pub bars: u8,
    /// Parts of the published programme are not in here.
    pub partial: bool,
    pub own: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct InjuryLine {
    pub id: String,
    pub name: String,
    pub also: Vec<String>,
    pub summary: String,
    pub kind: InjuryKind,
    pub regions: Vec<Region>,
}

/// A card, a question or a term. Terms are explained wherever they are met: `summary` is what is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CardLine {
    pub id: String,
    pub name: String,
    pub also: Vec<String>,
    pub summary: String,
    pub kind: CardKind,
}

/// What the person marked in the library.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(default)]
pub struct Shelf {
    /// Ids of exercises and programmes.
    pub favourites: Vec<String>,
    /// The things that the person has at home.
    pub equipment: Vec<Equipment>,
}

/// The whole library as lists; what the page searches in.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LibraryIndex {
    pub exercises: Vec<ExerciseLine>,
    pub programmes: Vec<ProgrammeLine>,
    pub run_plans: Vec<Ref>,
    pub injuries: Vec<InjuryLine>,
    pub cards: Vec<CardLine>,
    pub checklists: Vec<Ref>,
    pub shelf: Shelf,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ExerciseDetail {
    pub exercise: Exercise,
    pub programmes: Vec<Ref>,
    pub injuries: Vec<Ref>,
    pub easier: Vec<Ref>,
    pub harder: Vec<Ref>,
    /// Those that the exercise cites, by id.
    pub sources: BTreeMap<String, Source>,
    /// In its usual dose, one side, in milliseconds.
    pub about_ms: f64,
    pub own: bool,
}

/// One step of a session as it would be played.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PreviewStep {
    /// `get_ready`, `rest`, `switch_side`; of a set: `lower`, `hold` or `raise` where it has a tempo (the first phase),
    /// otherwise `hold`, `move` or `self_paced`.
    pub kind: PhaseKind,
    pub exercise: Option<Ref>,
    pub side: Option<Leg>,
    pub set_no: Option<u16>,
    pub set_of: Option<u16>,
    pub reps: Option<u16>,
    pub load_kg: Option<f64>,
    /// The heaviest load that could be moved this many times.
    pub load_rm: Option<u16>,
    /// In milliseconds; what waits for the person at its usual length.
    pub length_ms: f64,
}

/// One session of a programme, flattened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SessionPreview {
    /// Places in the programme's lists, from 0.
    pub phase: u32,
    pub session: u32,
    /// With one leg where legs are worked one by one, in milliseconds.
    pub one_side_ms: f64,
    /// With both.
    pub both_ms: f64,
    /// Whether it makes a difference which legs are chosen.
    pub sided: bool,
    /// With one leg.
    pub steps: Vec<PreviewStep>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ProgrammeDetail {
    pub programme: Programme,
    pub own: bool,
    /// Of every exercise that it uses, by id.
    pub names: BTreeMap<String, String>,
    pub topics: Vec<Ref>,
    pub sources: BTreeMap<String, Source>,
    /// Of every phase and session, in order.
    pub sessions: Vec<SessionPreview>,
    /// Of the first exercise.
    pub figure: Option<Figure>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct InjuryDetail {
    pub injury: Injury,
    /// Names of every exercise, programme and topic that it mentions, by id.
    pub names: BTreeMap<String, String>,
    /// Exercises that go below the edge of a step.
    pub below_step: Vec<String>,
    pub run_plans: Vec<Ref>,
    pub cards: Vec<Ref>,
    pub sources: BTreeMap<String, Source>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CardDetail {
    pub card: Card,
    pub topics: Vec<Ref>,
    pub related: Vec<Ref>,
    pub sources: BTreeMap<String, Source>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunPlanDetail {
    pub plan: RunPlan,
    pub topics: Vec<Ref>,
    pub sources: BTreeMap<String, Source>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ChecklistDetail {
    pub checklist: Checklist,
    pub sources: BTreeMap<String, Source>,
}

/// What a session is to be made from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Play {
    /// A session that a plan asks for; `extra`: once more, beyond what the day asks for.
    Plan {
        key: super::AskKey,
        extra: bool,
    },
    /// Any session of any programme; `phase` and `session` are places in its lists, from 0.
    Programme {
        id: String,
        phase: u32,
        session: u32,
        legs: Legs,
    },
    Exercise {
        id: String,
        legs: Legs,
    },
    /// The run that the running plan asks for; `anyway`: also on a day that it does not ask for.
    Run {
        warm_up: super::WarmUp,
        anyway: bool,
    },
}

/// A programme as it is being made: what is wrong with it, and what it would be like.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Draft {
    pub problems: Vec<Problem>,
    /// Empty while anything is wrong.
    pub sessions: Vec<SessionPreview>,
}

/// A file that somebody made, looked at before it is accepted. Nothing has been changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct FileReview {
    /// Everything that is wrong; a file with a problem cannot be accepted.
    pub problems: Vec<Problem>,
    /// Just one of the two, where nothing is wrong.
    pub programme: Option<ProgrammeDetail>,
    pub exercise: Option<Exercise>,
    /// Exercises that the programme brings along.
    pub brings: Vec<String>,
}

/// Where a file was written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Exported {
    pub file_name: String,
    pub text: String,
}
