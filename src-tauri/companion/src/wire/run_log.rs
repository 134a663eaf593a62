use serde::{Deserialize, Serialize};

pub use sinew_domain::running::{
    CapBy, DistanceUnit, Hills, Pace, RunChange, RunEnd, RunHow, RunInput, ShoeTier, Sport, Support, Surface,
};

use sinew_domain::injury::CrossTraining;
use sinew_domain::progression::Seen;

use super::{Advice, Course, Leg, Light, Outcome, Ref, RunEventLine, RunOffer, SetBy, Signs, SourceNote, StepName};

/// As it was typed. A number without a unit is no distance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DistanceTyped {
    pub value: f64,
    pub unit: Option<DistanceUnit>,
}

/// As it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Distance {
    pub m: u32,
    /// With its unit: "8.05 km".
    pub said: String,
}

/// Where in a run pain began.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "when")]
pub enum RunOnset {
    Never,
    FromStart,
    At { distance: DistanceTyped },
    Afterwards,
}

/// The cap that was in force for a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunCap {
    pub distance: DistanceTyped,
    pub by: SetBy,
    /// `YYYY-MM-DD`: its last day.
    pub until: Option<String>,
}

/// A run or other training as it is to stand. What is absent was not told, which is not zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunDraft {
    /// The entry that it changes; absent for a new one.
    pub run: Option<String>,
    /// `YYYY-MM-DD`: the training day. One that is to come can only be planned.
    pub day: String,
    /// `HH:MM`
    pub at: Option<String>,
    pub sport: Sport,
    /// It was the run of the plan, at this step of it.
    pub plan_step: Option<u32>,
    pub planned: Option<DistanceTyped>,
    /// Minutes, `M:SS` or `H:MM:SS`, as is `time`.
    pub planned_time: Option<String>,
    pub cap: Option<RunCap>,
    pub distance: Option<DistanceTyped>,
    pub time: Option<String>,
    pub ended: Option<RunEnd>,
    pub turned: Option<DistanceTyped>,
    pub pace: Option<Pace>,
    /// 0 to 10, as are the pains.
    pub effort: Option<f64>,
    pub surface: Option<Surface>,
    /// The lower side of the road.
    pub camber: Option<Leg>,
    pub hills: Option<Hills>,
    pub shoe: Option<String>,
    pub support: Option<Support>,
    pub pain_during: Option<f64>,
    pub pain_after: Option<f64>,
    /// That night; asked where it is bone.
    pub pain_night: Option<f64>,
    pub signs: Option<Signs>,
    pub onset: Option<RunOnset>,
    pub course: Option<Course>,
    pub note: Option<String>,
}

impl RunDraft {
    /// Of which nothing has been told yet.
    pub fn new(day: &str, sport: Sport) -> Self {
        Self {
            run: None,
            day: day.to_owned(),
            at: None,
            sport,
            plan_step: None,
            planned: None,
            planned_time: None,
            cap: None,
            distance: None,
            time: None,
            ended: None,
            turned: None,
            pace: None,
            effort: None,
            surface: None,
            camber: None,
            hills: None,
            shoe: None,
            support: None,
            pain_during: None,
            pain_after: None,
            pain_night: None,
            signs: None,
            onset: None,
            course: None,
            note: None,
        }
    }
}

/// What the form of a run begins with.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunForm {
    /// A new one for the day, or the entry as it stands.
    pub draft: RunDraft,
    /// `YYYY-MM-DD`
    pub today: String,
    pub unit: DistanceUnit,
    /// Those that are not retired.
    pub shoes: Vec<Ref>,
    /// Bone: the night is asked about.
    pub asks_night: bool,
    /// Per cent of full speed that strides may be told with.
    pub strides: Vec<u8>,
    /// The longest that the next run should be.
    pub next_cap: Option<NextCapView>,
    /// A plan for this day that nothing was told of yet.
    pub planned: Option<Box<RunLine>>,
    /// What the running plan asks for, where no run of it was told on the day; and what the entry is, where it was one.
    pub plan_run: Option<PlanRun>,
    /// What was felt on the way, oldest first: where pain began is filled in from it.
    pub events: Vec<RunEventLine>,
}

/// A run of the plan that goes on, as it stands in its table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PlanRun {
    pub step: StepName,
    pub sport: Sport,
    /// As it would be typed; absent where it goes by distance.
    pub time: Option<String>,
    pub distance: Option<DistanceTyped>,
    /// It was followed in the player: that stays so.
    pub played: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "when")]
pub enum OnsetLine {
    Never,
    FromStart,
    At { distance: Distance },
    Afterwards,
}

/// A run, or other training, in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunLine {
    pub run: String,
    /// `YYYY-MM-DD`
    pub day: String,
    /// `HH:MM` where the person was.
    pub at: Option<String>,
    pub sport: Sport,
    pub how: RunHow,
    /// Nothing was told of it yet.
    pub only_planned: bool,
    pub planned: Option<Distance>,
    pub planned_time: Option<String>,
    pub cap: Option<Distance>,
    pub cap_by: Option<SetBy>,
    /// `YYYY-MM-DD`
    pub cap_until: Option<String>,
    /// Absent where there was none, or it is not known how far it was.
    pub cap_kept: Option<bool>,
    pub distance: Option<Distance>,
    pub time: Option<String>,
    /// "6:12 /km"
    pub pace: Option<String>,
    pub ended: Option<RunEnd>,
    pub turned: Option<Distance>,
    pub onset: Option<OnsetLine>,
    pub pain_during: Option<f64>,
    pub pain_after: Option<f64>,
    /// The first steps of the morning after.
    pub pain_morning: Option<f64>,
    pub course: Option<Course>,
    /// Absent while an answer is missing that could make it worse, and of other training.
    pub light: Option<Light>,
    pub shoe: Option<Ref>,
    pub recalled: bool,
    pub voided: bool,
}

/// A limit of how far a run may be.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CapLine {
    pub id: String,
    pub distance: Distance,
    pub by: SetBy,
    pub who: Option<String>,
    /// `YYYY-MM-DD`
    pub until: Option<String>,
    /// Its last day is over.
    pub over: bool,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CapDraft {
    pub distance: DistanceTyped,
    pub by: SetBy,
    pub who: Option<String>,
    pub until: Option<String>,
}

/// The longest that the next run should be, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct NextCapView {
    pub distance: Distance,
    /// As it would be typed.
    pub typed: DistanceTyped,
    pub by: CapBy,
    pub who: Option<String>,
    pub until: Option<String>,
    /// Where pain began last; of one that comes from it.
    pub onset: Option<Distance>,
    pub source: SourceNote,
}

/// Runs, newest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunsView {
    pub unit: DistanceUnit,
    /// `YYYY-MM-DD`
    pub today: String,
    pub runs: Vec<RunLine>,
    /// Soonest first: what nothing was told of yet, from a week ago on.
    pub planned: Vec<RunLine>,
    /// There are earlier ones.
    pub more: bool,
    pub caps: Vec<CapLine>,
    pub next_cap: Option<NextCapView>,
}

/// A rule about a run that fired.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunRuleLine {
    pub id: String,
    /// Absent where it only tells or advises.
    pub says: Option<Outcome>,
    pub advice: Option<Advice>,
    pub sentence: String,
    pub source: SourceNote,
    pub read: Vec<RunRead>,
}

/// What stood there, or would have to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunRead {
    pub input: RunInput,
    pub seen: Seen,
    /// Of a distance, with its unit.
    pub said: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunWayLine {
    pub changes: Vec<RunRead>,
    pub then: Outcome,
}

/// What the rules say of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunSuggestion {
    pub outcome: Outcome,
    pub change: Option<RunChange>,
    /// Of a longer run: from and to, with their unit.
    pub change_said: Option<(String, String)>,
    pub rest_days: Option<u8>,
    pub quiet_days: Option<u8>,
    pub fired: Vec<RunRuleLine>,
    pub ways: Vec<RunWayLine>,
    pub may_override: bool,
    /// The morning after was answered.
    pub with_morning: bool,
}

/// The light of a run, and the number that makes it this one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunLight {
    pub light: Light,
    /// Yellow several times running: it counts as red.
    pub unsettled: bool,
    pub source: SourceNote,
}

/// A row of an entry: when it was written, and what it changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunRowLine {
    pub id: String,
    /// `YYYY-MM-DD`
    pub day: String,
    /// `HH:MM`
    pub at: String,
    /// The names of what is not as in the row before; none in the first.
    pub changed: Vec<String>,
    pub voided: bool,
}

/// One run, whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RunPage {
    pub line: RunLine,
    /// As it stands, for a form.
    pub draft: RunDraft,
    pub light: Option<RunLight>,
    /// None of a plan, of other training, and of what was voided.
    pub suggestion: Option<RunSuggestion>,
    /// No run came after it: what is suggested is about the next one.
    pub newest: bool,
    /// Of the newest run alone, where a running plan goes on.
    pub offer: Option<Box<RunOffer>>,
    pub next_cap: Option<NextCapView>,
    pub caps: Vec<CapLine>,
    /// What was felt on the way, oldest first.
    pub events: Vec<RunEventLine>,
    /// Newest first.
    pub rows: Vec<RunRowLine>,
}

/// A pair of shoes, as it is to stand.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ShoeDraft {
    /// The pair that it changes; absent for a new one.
    pub shoe: Option<String>,
    pub name: String,
    /// What they had when they came into the log; absent for a pair that was new.
    pub start: Option<DistanceTyped>,
    /// 0 to 20.
    pub drop_mm: Option<f64>,
    /// `YYYY-MM-DD`: the first run in them.
    pub since: Option<String>,
    /// `YYYY-MM-DD`
    pub retired: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ShoeLine {
    pub id: String,
    pub name: String,
    /// What they had before, and what was run in them since.
    pub distance: Distance,
    pub start: Distance,
    pub start_typed: DistanceTyped,
    pub runs: u32,
    /// Runs in them of which nobody told how far they were.
    pub untold: u32,
    pub drop_mm: Option<f64>,
    pub since: Option<String>,
    /// Days since the first run in them.
    pub days: Option<u32>,
    pub retired: Option<String>,
    pub tier: Option<ShoeTier>,
    /// Of the step that was reached, or of the first.
    pub tier_source: SourceNote,
    /// Of what was run in the last weeks, in per cent; absent where nothing was.
    pub share_percent: Option<u8>,
    /// A good deal lower than the pair that is worn most: to be got used to slowly.
    pub lower: Option<SourceNote>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ShoesView {
    pub unit: DistanceUnit,
    /// `YYYY-MM-DD`
    pub today: String,
    /// Those in use first, then those that are retired.
    pub shoes: Vec<ShoeLine>,
    /// From the first to the last, each with its distance in the unit.
    pub tiers: Vec<SourceNote>,
    /// So many days the shares are of.
    pub share_days: u32,
}

/// The pair that is worn most, for the question at the start of an injury.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WornShoe {
    pub name: String,
    pub km: u32,
    /// With its unit.
    pub said: String,
    pub days: Option<u32>,
}

/// What keeps somebody fit meanwhile, by the injury.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CrossTopic {
    pub topic: Ref,
    pub cross: CrossTraining,
    pub source: SourceNote,
    /// A plan about it goes on.
    pub mine: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct CrossView {
    pub unit: DistanceUnit,
    /// Those of the plans that go on first.
    pub topics: Vec<CrossTopic>,
    /// Other training, newest first.
    pub log: Vec<RunLine>,
    pub more: bool,
}
