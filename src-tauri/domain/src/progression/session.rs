//! Rules about a session and the morning after it. The ids L1 to L11 are one table for tendon and fascia, read with the
//! limits of whatever tissue it is; the others stand around it.

use super::facts::{Effort, Facts, Input, PainMode};
use super::levers::{Next, above_limit, next};
use super::{Advice, Back, Outcome, Rule, Rulebook, Tier};
use crate::injury::Urgency;
use crate::pain::{Course, Pain, SetBy, Signs, TissueClass};

use Input::{
    AcheAtStart, DaysSinceRise, DoseLimit, EffortOverTarget, KeepAsItIs, LoadInUse, MorningPain, MorningPainRise,
    MorningStiffnessRise, OtherSign, PainAfter, PainAfterLimit, PainDuring, PainDuringLimit, RedFlag, RoomToRise,
    SessionsPercent, SharpPain, SomethingNew, WeeksClimbing, WorseBefore,
};
use Outcome::{Hold, Progress, StepBack, Stop};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "L1",
        tier: Tier::RedFlag,
        outcome: Some(Stop),
        advice: Some(Advice::SeeSomeone),
        reads: &[RedFlag],
        fires: |f, _| f.flag.is_some_and(|u| u != Urgency::WithinWeeks),
    },
    Rule {
        id: "F1",
        tier: Tier::RedFlag,
        outcome: Some(Hold),
        advice: Some(Advice::SeeSomeone),
        reads: &[RedFlag],
        fires: |f, _| f.flag == Some(Urgency::WithinWeeks),
    },
    Rule {
        id: "K1",
        tier: Tier::Clinician,
        outcome: Some(StepBack(Back::ToLimit)),
        advice: None,
        reads: &[DoseLimit],
        fires: |f, _| above_limit(f).is_some_and(|(_, by)| by == SetBy::Clinician),
    },
    Rule {
        id: "K2",
        tier: Tier::Clinician,
        outcome: Some(Hold),
        advice: Some(Advice::AskAgain),
        reads: &[DoseLimit],
        fires: |f, b| may_rise(f, b) && next(f, b) == Next::AtLimit(SetBy::Clinician),
    },
    Rule {
        id: "B1",
        tier: Tier::Bone,
        outcome: Some(Stop),
        advice: Some(Advice::SeeSomeone),
        reads: &[SharpPain, OtherSign],
        fires: |f, _| is_bone(f) && f.session.signs.is_some_and(|s| s.sharp || s.limp || s.rest_pain),
    },
    Rule {
        id: "B2",
        tier: Tier::Bone,
        outcome: Some(StepBack(Back::Stage)),
        advice: Some(Advice::RestUntilQuiet),
        reads: &[PainDuring, PainAfter, MorningPain],
        fires: |f, b| is_bone(f) && bone_hurts(f, b),
    },
    Rule {
        id: "B3",
        tier: Tier::Bone,
        outcome: Some(Hold),
        advice: None,
        reads: &[PainDuring, AcheAtStart],
        fires: |f, b| is_bone(f) && f.session.during > Some(Pain::NONE) && ache_at_start(f, b),
    },
    Rule {
        id: "L2",
        tier: Tier::PainLight,
        outcome: Some(StepBack(Back::Stage)),
        advice: Some(Advice::CheckSigns),
        reads: &[PainDuring, SharpPain],
        fires: severe,
    },
    Rule {
        id: "P1",
        tier: Tier::PainLight,
        outcome: Some(StepBack(Back::Stage)),
        advice: Some(Advice::CheckSigns),
        reads: &[OtherSign],
        fires: |f, _| f.session.signs.is_some_and(Signs::other),
    },
    Rule {
        id: "L3",
        tier: Tier::PainLight,
        outcome: Some(StepBack(Back::Load)),
        advice: None,
        reads: &[PainDuring, PainDuringLimit],
        fires: too_much_during,
    },
    Rule {
        id: "L4",
        tier: Tier::PainLight,
        outcome: Some(StepBack(Back::Load)),
        advice: None,
        reads: &[PainAfter, PainAfterLimit],
        fires: too_much_after,
    },
    Rule {
        id: "L5",
        tier: Tier::LoadRule,
        outcome: Some(StepBack(Back::Dose)),
        advice: None,
        reads: &[MorningPainRise, MorningStiffnessRise],
        fires: |f, b| worse_morning(f, b) && !f.session.worse_before,
    },
    Rule {
        id: "L5-again",
        tier: Tier::LoadRule,
        outcome: Some(StepBack(Back::Stage)),
        advice: None,
        reads: &[MorningPainRise, MorningStiffnessRise, WorseBefore],
        fires: |f, b| worse_morning(f, b) && f.session.worse_before,
    },
    Rule {
        id: "L6",
        tier: Tier::LoadRule,
        outcome: Some(Hold),
        advice: None,
        reads: &[PainDuring, PainAfter],
        fires: |f, b| {
            let line = strict_line(b);
            let above = |pain: Option<Pain>| pain.is_some_and(|p| p.value() > line);
            let either = above(f.session.during) || above(f.session.after);
            f.mode == PainMode::Strict && tolerated(f, b) && either && same_or_better(f, b)
        },
    },
    Rule {
        id: "L7",
        tier: Tier::LoadRule,
        outcome: Some(Progress),
        advice: None,
        reads: &[PainDuring, PainAfter, MorningPainRise, MorningStiffnessRise, SessionsPercent, EffortOverTarget],
        fires: may_rise,
    },
    Rule {
        id: "L8",
        tier: Tier::LoadRule,
        outcome: Some(Hold),
        advice: None,
        reads: &[SessionsPercent],
        fires: |f, b| quiet(f, b) && enough_done(f, b) == Some(false),
    },
    Rule {
        id: "L9",
        tier: Tier::LoadRule,
        outcome: Some(Hold),
        advice: None,
        reads: &[EffortOverTarget],
        fires: |f, b| quiet(f, b) && enough_done(f, b) == Some(true) && within_effort(f, b) == Some(false),
    },
    Rule {
        id: "L10",
        tier: Tier::LoadRule,
        outcome: Some(StepBack(Back::Load)),
        advice: Some(Advice::SeeSomeone),
        reads: &[WeeksClimbing],
        fires: climbing,
    },
    Rule {
        id: "L11",
        tier: Tier::LoadRule,
        outcome: Some(Hold),
        advice: None,
        reads: &[PainDuring, PainAfter, MorningPainRise, MorningStiffnessRise],
        fires: |f, b| !RULES.iter().filter(|r| r.is_of_the_table() && r.id != "L11").any(|r| (r.fires)(f, b)),
    },
    Rule {
        id: "A1",
        tier: Tier::LoadRule,
        outcome: Some(Hold),
        advice: Some(Advice::AnswerMorning),
        reads: &[MorningPainRise, MorningStiffnessRise],
        fires: |f, _| f.morning.pain_rise().is_none() || f.morning.stiffness_rise().is_none(),
    },
    Rule {
        id: "A2",
        tier: Tier::LoadRule,
        outcome: Some(Hold),
        advice: Some(Advice::AnswerSession),
        reads: &[PainDuring, PainAfter, SharpPain, SessionsPercent, EffortOverTarget],
        fires: |f, _| {
            let s = &f.session;
            let effort = matches!(s.effort, Effort::Asked { told: None, .. });
            let sessions = f.sessions.and_then(|s| s.value()).is_none();
            s.during.is_none() || s.after.is_none() || s.signs.is_none() || sessions || effort
        },
    },
    Rule {
        id: "A3",
        tier: Tier::PainLight,
        outcome: Some(Hold),
        advice: Some(Advice::CheckSigns),
        reads: &[SomethingNew],
        fires: |f, _| f.morning.something_new,
    },
    Rule {
        id: "G1",
        tier: Tier::LoadRule,
        outcome: Some(Hold),
        advice: None,
        reads: &[RoomToRise],
        fires: |f, b| may_rise(f, b) && next(f, b) == Next::Top,
    },
    Rule {
        id: "G2",
        tier: Tier::LoadRule,
        outcome: Some(Hold),
        advice: Some(Advice::TellLoad),
        reads: &[LoadInUse],
        fires: |f, b| may_rise(f, b) && next(f, b) == Next::LoadUnknown,
    },
    Rule {
        id: "G3",
        tier: Tier::LoadRule,
        outcome: Some(Hold),
        advice: None,
        reads: &[DaysSinceRise],
        fires: |f, b| may_rise(f, b) && next(f, b) == Next::Settling,
    },
    Rule {
        id: "Y1",
        tier: Tier::Preference,
        outcome: Some(Hold),
        advice: None,
        reads: &[KeepAsItIs],
        fires: |f, _| f.keep_as_it_is,
    },
    Rule {
        id: "Y2",
        tier: Tier::Preference,
        outcome: Some(StepBack(Back::ToLimit)),
        advice: None,
        reads: &[DoseLimit],
        fires: |f, _| above_limit(f).is_some_and(|(_, by)| by == SetBy::Person),
    },
    Rule {
        id: "Y3",
        tier: Tier::Preference,
        outcome: Some(Hold),
        advice: None,
        reads: &[DoseLimit],
        fires: |f, b| may_rise(f, b) && next(f, b) == Next::AtLimit(SetBy::Person),
    },
];

impl Rule {
    /// Of the rows that together give every session exactly one result.
    pub(super) fn is_of_the_table(&self) -> bool {
        self.id.starts_with('L')
    }
}

fn is_bone(f: &Facts) -> bool {
    f.tissue == TissueClass::Bone
}

fn bone_hurts(f: &Facts, b: &Rulebook) -> bool {
    let rules = b.tissues.of(TissueClass::Bone);
    let over = |pain: Option<Pain>, limit: f64| pain.is_some_and(|p| p.value() > limit);
    let limits = f.pain_limits(b);
    let morning = rules.morning_max.as_ref().is_some_and(|max| over(f.morning.pain, max.value.into()));
    let during = over(f.session.during, limits.during) && !ache_at_start(f, b);
    during || over(f.session.after, limits.after) || morning
}

/// A slight ache that was there at the start and went.
fn ache_at_start(f: &Facts, b: &Rulebook) -> bool {
    let max = b.tissues.of(f.tissue).ache_at_start_max.as_ref().map_or(0.0, |max| f64::from(max.value));
    f.session.course == Some(Course::Easing) && f.session.during.is_some_and(|p| p.value() <= max)
}

fn severe(f: &Facts, b: &Rulebook) -> bool {
    f.session.signs.is_some_and(|s| s.sharp) || f.session.during.is_some_and(|p| b.light.is_red(p))
}

fn too_much_during(f: &Facts, b: &Rulebook) -> bool {
    let over = f.session.during.is_some_and(|p| p.value() > f.pain_limits(b).during);
    over && !severe(f, b) && !ache_at_start(f, b)
}

fn too_much_after(f: &Facts, b: &Rulebook) -> bool {
    f.session.after.is_some_and(|p| p.value() > f.pain_limits(b).after)
}

fn worse_morning(f: &Facts, b: &Rulebook) -> bool {
    f.morning.is_worse(b)
}

/// Both answers are there, and neither is above the usual.
fn same_or_better(f: &Facts, b: &Rulebook) -> bool {
    let rise = f64::from(b.tissues.of(f.tissue).morning_rise_max.value);
    let pain = f.morning.pain_rise().is_some_and(|r| r <= rise);
    pain && f.morning.stiffness_rise().is_some_and(|r| r <= b.session.stiffness_same_within_min.value.into())
}

/// Both ratings are there and inside the limits, and nothing was sharp.
fn tolerated(f: &Facts, b: &Rulebook) -> bool {
    let limits = f.pain_limits(b);
    let within = |pain: Option<Pain>, limit: f64| pain.is_some_and(|p| p.value() <= limit);
    !severe(f, b) && within(f.session.during, limits.during) && within(f.session.after, limits.after)
}

fn strict_line(b: &Rulebook) -> f64 {
    b.session.progress_max.value.into()
}

/// Little enough pain to let a dose rise, and a morning like any other.
fn quiet(f: &Facts, b: &Rulebook) -> bool {
    let line = match f.mode {
        PainMode::Strict => strict_line(b),
        PainMode::Published => f64::INFINITY,
    };
    let low = |pain: Option<Pain>| pain.is_some_and(|p| p.value() <= line);
    tolerated(f, b) && low(f.session.during) && low(f.session.after) && same_or_better(f, b)
}

fn enough_done(f: &Facts, b: &Rulebook) -> Option<bool> {
    f.sessions?.value().map(|share| share >= b.session.sessions_share.value)
}

fn within_effort(f: &Facts, b: &Rulebook) -> Option<bool> {
    match f.session.effort {
        Effort::NotAsked => Some(true),
        Effort::Asked { .. } => f.session.effort.over_target().map(|over| over <= b.session.effort_over.value.into()),
    }
}

/// All that a session can say in favour of more. The signs must have been asked for.
fn may_rise(f: &Facts, b: &Rulebook) -> bool {
    let asked = f.session.signs.is_some();
    asked && quiet(f, b) && enough_done(f, b) == Some(true) && within_effort(f, b) == Some(true)
}

fn climbing(f: &Facts, b: &Rulebook) -> bool {
    f.weeks_climbing() >= usize::from(b.session.climbing_weeks.value)
}
