//! What the rules look at: plain values, gathered by whoever asks. What nobody answered is `None`, never zero.

use serde::Serialize;

use super::Rulebook;
use super::levers::Lever;
use crate::injury::Urgency;
use crate::pain::{Course, Pain, PainLimit, PainLimits, SetBy, Signs, TissueClass};

/// Everything that the rules may know about one programme at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    pub tissue: TissueClass,
    /// The id of the injury topic: some have numbers of their own.
    pub topic: Option<String>,
    pub mode: PainMode,
    /// The programme's own pain limits, during and after.
    pub programme_pain: [Option<u8>; 2],
    /// Those that a clinician or the person set, and that are in force.
    pub pain_limits: Vec<PainLimit>,
    /// The dose limits in force.
    pub limits: Vec<Limit>,
    /// The most urgent sign that was raised and is not cleared.
    pub flag: Option<Urgency>,
    /// The latest session.
    pub session: Session,
    /// The morning after it.
    pub morning: Morning,
    /// Sessions of the last seven days, paused days left out.
    pub sessions: Option<Share>,
    pub plan: Plan,
    pub levers: Levers,
    /// Whole weeks, oldest first.
    pub weekly: Vec<WeekMean>,
    /// The worst pain of each day, newest first.
    pub days: Vec<Option<Pain>>,
    pub same_site: Earlier,
    /// For how long load has been dialled back; None where it is not.
    pub easing_off_days: Option<u16>,
    /// A clinician already looks after it.
    pub under_care: bool,
    pub build: Build,
    /// Pain of each day at a place that is not the injury, newest first.
    pub niggle: Vec<Option<Pain>>,
    pub relapses: Vec<Relapse>,
    /// Since a lever rose, the week of a table left out; None where none has.
    pub since_rise_days: Option<u16>,
    /// The person asked to stay where they are.
    pub keep_as_it_is: bool,
}

/// Which pain lets a dose rise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PainMode {
    Strict,
    /// As the published pain-monitoring model has it: up to the limit, when it has settled by morning.
    Published,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    pub lever: Lever,
    pub at_most: f64,
    pub by: SetBy,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Session {
    pub during: Option<Pain>,
    pub after: Option<Pain>,
    pub signs: Option<Signs>,
    pub course: Option<Course>,
    pub effort: Effort,
    /// The session before it was followed by a clearly worse morning.
    pub worse_before: bool,
}

/// How hard it was, on a scale of 0 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Effort {
    /// The programme has no target.
    #[default]
    NotAsked,
    Asked {
        target: u8,
        told: Option<u8>,
    },
}

impl Effort {
    pub fn over_target(self) -> Option<i16> {
        match self {
            Effort::NotAsked => None,
            Effort::Asked { target, told } => told.map(|told| i16::from(told) - i16::from(target)),
        }
    }
}

/// The first steps of the day, beside what has been usual.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Morning {
    pub pain: Option<Pain>,
    pub usual_pain: Option<Pain>,
    pub stiffness_min: Option<u16>,
    pub usual_stiffness_min: Option<u16>,
    /// A box that was ticked: something hurts that did not before.
    pub something_new: bool,
}

impl Morning {
    pub fn pain_rise(&self) -> Option<f64> {
        Some(self.pain?.value() - self.usual_pain?.value())
    }

    pub fn stiffness_rise(&self) -> Option<i32> {
        Some(i32::from(self.stiffness_min?) - i32::from(self.usual_stiffness_min?))
    }

    /// Clearly worse than usual, as far as it was told.
    pub fn is_worse(&self, book: &Rulebook) -> bool {
        let pain = self.pain_rise().is_some_and(|rise| rise >= book.session.morning_pain_rise.value);
        let minutes = book.session.morning_stiffness_rise_min.value;
        pain || self.stiffness_rise().is_some_and(|rise| rise >= minutes.into())
    }
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub done: u16,
    pub of: u16,
}

impl Share {
    /// None of nothing.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.done) / f64::from(self.of))
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    /// The dose rises step by step.
    Staged,
    /// A table says what each week asks.
    FixedWeeks(Week),
}

/// A week of a table, as it has gone so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Week {
    pub number: u16,
    pub last: u16,
    /// Seven training days have passed in it, paused days left out. Only then is it looked at.
    pub over: bool,
    pub sessions: Share,
    /// Answered, of those that were due.
    pub mornings: Share,
    /// A clearly worse morning, or a climb over weeks, fell into it.
    pub stepped_back: bool,
    /// How often it has been repeated so far.
    pub repeats: u8,
}

/// A whole number that may rise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    pub now: u16,
    pub top: u16,
}

/// Where each lever stands; None where the programme does not move it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Levers {
    pub reps: Option<Room>,
    pub sets: Option<Room>,
    pub hold_s: Option<Room>,
    pub speed: Option<Room>,
    pub load: Load,
    pub stage: Option<Room>,
    /// When a table's load rises inside a week.
    pub load_due: LoadDue,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Load {
    #[default]
    NotUsed,
    /// Used, but nobody has told how much it is.
    Unknown,
    Kg {
        now: f64,
        top: Option<f64>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LoadDue {
    #[default]
    ByTheTable,
    /// When the session was free of pain.
    PainFree,
    /// When more reps than asked were possible, in the last two sessions.
    Reps { asked: u16, last_two: [Option<u16>; 2] },
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct WeekMean {
    pub pain: Option<f64>,
    pub stiffness_min: Option<f64>,
}

/// An earlier injury at the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    NotAsked,
    Never,
    MonthsAgo(u16),
}

/// Weeks in which load was built up, and what tells of too much.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Build {
    pub weeks: u8,
    /// The lighter week is on.
    pub unloading: bool,
    /// 0 to 10, the highest of the last seven days, as are the following.
    pub fatigue: Option<u8>,
    pub sore_places: Option<u8>,
    pub sore_days: Option<u8>,
    pub slept_badly: Option<bool>,
    pub low_mood: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relapse {
    pub days_ago: u16,
    /// What had risen before it, where the log shows it.
    pub rose: Option<Lever>,
}

impl Facts {
    /// Of a person of whom nothing is known yet.
    pub fn new(tissue: TissueClass) -> Self {
        Self {
            tissue,
            topic: None,
            mode: PainMode::Strict,
            programme_pain: [None; 2],
            pain_limits: Vec::new(),
            limits: Vec::new(),
            flag: None,
            session: Session::default(),
            morning: Morning::default(),
            sessions: None,
            plan: Plan::Staged,
            levers: Levers::default(),
            weekly: Vec::new(),
            days: Vec::new(),
            same_site: Earlier::NotAsked,
            easing_off_days: None,
            under_care: false,
            build: Build::default(),
            niggle: Vec::new(),
            relapses: Vec::new(),
            since_rise_days: None,
            keep_as_it_is: false,
        }
    }

    pub fn pain_limits(&self, book: &Rulebook) -> PainLimits {
        PainLimits::of(self.tissue, &book.tissues, &book.light, self.programme_pain, &self.pain_limits)
    }

    /// The lowest limit of a lever.
    pub fn limit(&self, lever: Lever) -> Option<Limit> {
        let of_lever = self.limits.iter().filter(|l| l.lever == lever && !l.at_most.is_nan());
        of_lever.copied().min_by(|a, b| a.at_most.total_cmp(&b.at_most).then(a.by.cmp(&b.by)))
    }

    pub fn week(&self) -> Option<&Week> {
        match &self.plan {
            Plan::Staged => None,
            Plan::FixedWeeks(week) => Some(week),
        }
    }

    /// For how many weeks running the mean pain, or the mean stiffness, has climbed.
    pub fn weeks_climbing(&self) -> usize {
        climbs(self.weekly.iter().map(|w| w.pain)).max(climbs(self.weekly.iter().map(|w| w.stiffness_min)))
    }

    /// Whether the last whole week hurt more than a dose may rise with; unknown where nothing was told.
    pub fn still_hurts(&self, book: &Rulebook) -> Option<bool> {
        let line = f64::from(book.session.progress_max.value);
        self.weekly.last().and_then(|w| w.pain).map(|pain| pain > line)
    }

    /// How much the mean pain has fallen in so many weeks; less than nothing where it rose.
    pub fn pain_fall(&self, weeks: usize) -> Option<f64> {
        fall(self.weekly.iter().map(|w| w.pain), weeks)
    }

    /// Whether the mean pain, or the mean stiffness, is lower than it was so many weeks ago.
    pub fn better_than(&self, weeks: usize) -> Option<bool> {
        let stiffness = fall(self.weekly.iter().map(|w| w.stiffness_min), weeks);
        match (self.pain_fall(weeks), stiffness) {
            (None, None) => None,
            (pain, stiffness) => Some(pain.is_some_and(|f| f > 0.0) || stiffness.is_some_and(|f| f > 0.0)),
        }
    }
}

fn climbs(weeks: impl DoubleEndedIterator<Item = Option<f64>> + Clone) -> usize {
    let earlier = weeks.clone().rev().skip(1);
    let up = |(now, before): &(Option<f64>, Option<f64>)| now.zip(*before).is_some_and(|(now, before)| now > before);
    weeks.rev().zip(earlier).take_while(up).count()
}

fn fall(weeks: impl DoubleEndedIterator<Item = Option<f64>> + Clone, ago: usize) -> Option<f64> {
    let now = weeks.clone().next_back()??;
    let then = weeks.rev().nth(ago)??;
    Some(then - now)
}

/// What a rule reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Input {
    RedFlag,
    PainDuring,
    /// The limit in force, whoever set it.
    PainDuringLimit,
    PainAfter,
    PainAfterLimit,
    SharpPain,
    OtherSign,
    AcheAtStart,
    MorningPain,
    MorningPainRise,
    MorningStiffnessRise,
    SomethingNew,
    SessionsPercent,
    EffortOverTarget,
    WeeksClimbing,
    WorseBefore,
    DoseLimit,
    LoadInUse,
    RoomToRise,
    WeekOver,
    WeekSessionsPercent,
    WeekMorningsPercent,
    WeekSteppedBack,
    WeekRepeats,
    BuildWeeks,
    Unloading,
    TiredSigns,
    EasingOffDays,
    PainFall,
    FastFall,
    SameSiteMonths,
    NiggleDays,
    Relapses,
    DaysSinceRise,
    KeepAsItIs,
}

/// What stood there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    Unknown,
    NotAsked,
    Yes,
    No,
    Number(f64),
}

impl Seen {
    pub(super) fn yes(answer: bool) -> Self {
        if answer { Seen::Yes } else { Seen::No }
    }

    fn maybe<T: Into<f64>>(number: Option<T>) -> Self {
        number.map_or(Seen::Unknown, |n| Seen::Number(n.into()))
    }

    fn percent(share: Option<Share>) -> Self {
        Self::maybe(share.and_then(Share::value).map(|share| (share * 100.0).floor()))
    }
}

impl Facts {
    /// What an input holds: what a rule shows beside its sentence.
    pub fn seen(&self, input: Input, book: &Rulebook) -> Seen {
        let week = self.week();
        match input {
            Input::RedFlag => Seen::yes(self.flag.is_some()),
            Input::PainDuring => Seen::maybe(self.session.during),
            Input::PainDuringLimit => Seen::Number(self.pain_limits(book).during),
            Input::PainAfter => Seen::maybe(self.session.after),
            Input::PainAfterLimit => Seen::Number(self.pain_limits(book).after),
            Input::SharpPain => self.session.signs.map_or(Seen::Unknown, |s| Seen::yes(s.sharp)),
            Input::OtherSign => self.session.signs.map_or(Seen::Unknown, |s| Seen::yes(s.other())),
            Input::AcheAtStart => self.session.course.map_or(Seen::Unknown, |c| Seen::yes(c == Course::Easing)),
            Input::MorningPain => Seen::maybe(self.morning.pain),
            Input::MorningPainRise => Seen::maybe(self.morning.pain_rise()),
            Input::MorningStiffnessRise => Seen::maybe(self.morning.stiffness_rise()),
            Input::SomethingNew => Seen::yes(self.morning.something_new),
            Input::SessionsPercent => Seen::percent(self.sessions),
            Input::EffortOverTarget if self.session.effort == Effort::NotAsked => Seen::NotAsked,
            Input::EffortOverTarget => Seen::maybe(self.session.effort.over_target()),
            Input::WeeksClimbing => Seen::Number(self.weeks_climbing() as f64),
            Input::WorseBefore => Seen::yes(self.session.worse_before),
            Input::DoseLimit => Seen::maybe(self.limits.iter().map(|l| l.at_most).next()),
            Input::LoadInUse => match self.levers.load {
                Load::NotUsed => Seen::NotAsked,
                Load::Unknown => Seen::Unknown,
                Load::Kg { now, .. } => Seen::Number(now),
            },
            Input::RoomToRise => Seen::yes(super::levers::next(self, book).change().is_some()),
            Input::WeekOver => week.map_or(Seen::NotAsked, |w| Seen::yes(w.over)),
            Input::WeekSessionsPercent => week.map_or(Seen::NotAsked, |w| Seen::percent(Some(w.sessions))),
            Input::WeekMorningsPercent => week.map_or(Seen::NotAsked, |w| Seen::percent(Some(w.mornings))),
            Input::WeekSteppedBack => week.map_or(Seen::NotAsked, |w| Seen::yes(w.stepped_back)),
            Input::WeekRepeats => week.map_or(Seen::NotAsked, |w| Seen::Number(w.repeats.into())),
            Input::BuildWeeks => Seen::Number(self.build.weeks.into()),
            Input::Unloading => Seen::yes(self.build.unloading),
            Input::TiredSigns => Seen::Number(super::weeks::tired_signs(self, book) as f64),
            Input::EasingOffDays => self.easing_off_days.map_or(Seen::NotAsked, |d| Seen::Number(d.into())),
            Input::PainFall => Seen::maybe(self.pain_fall(super::caution::review_weeks(book))),
            Input::FastFall => Seen::yes(super::caution::false_dawn(self, book)),
            Input::SameSiteMonths => match self.same_site {
                Earlier::NotAsked => Seen::Unknown,
                Earlier::Never => Seen::No,
                Earlier::MonthsAgo(months) => Seen::Number(months.into()),
            },
            Input::NiggleDays => Seen::Number(self.niggle.iter().flatten().count() as f64),
            Input::Relapses => Seen::Number(super::caution::relapses(self, book).count() as f64),
            Input::DaysSinceRise => self.since_rise_days.map_or(Seen::NotAsked, |d| Seen::Number(d.into())),
            Input::KeepAsItIs => Seen::yes(self.keep_as_it_is),
        }
    }
}
