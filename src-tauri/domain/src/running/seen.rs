//! What a rule about runs reads, and what stood there: shown beside its sentence.

use serde::Serialize;

use super::facts::{Pace, Planned, RunFact, RunFacts};
use super::light::{light, run_max};
use super::load_rules::{days_in_a_row, longest, new_stresses, onset_cap, spike, week_percent, weeks_m};
use super::{result, tired, unlock};
use crate::pain::{Course, Light};
use crate::progression::{Earlier, Rulebook, Seen};

/// Distances are in metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RunInput {
    RedFlag,
    SignsGoneThrough,
    PainDuring,
    PainAfter,
    /// The highest pain of an easy run that the topic allows.
    RunLimit,
    PainNight,
    SharpPain,
    OtherSign,
    /// The metre at which pain began.
    Onset,
    GotWorse,
    MorningPain,
    MorningPainRise,
    MorningStiffnessRise,
    SomethingNew,
    WorseBefore,
    Finished,
    /// In per cent of full speed: nought is easy, a hundred is fast.
    RunPace,
    LevelNow,
    /// In a week of the plan.
    RunDays,
    CleanRuns,
    CleanRunsAsked,
    YellowRuns,
    StepsBack,
    SameSiteMonths,
    Distance,
    DistanceCap,
    OnsetCap,
    PlannedDistance,
    LongestBefore,
    /// Of the longest.
    PlannedPercent,
    SpikeHazard,
    /// Of the week before.
    WeekPercent,
    WeekLimit,
    NewStresses,
    HillRepeats,
    DaysInARow,
    DaysSinceRun,
    EveryOtherDay,
    RestDays,
    QuietDays,
    DaysSinceReturn,
    Significant,
    Criteria,
    /// 0 to 10: of the run, and the most that its plan has it at.
    Effort,
    EffortCap,
    /// Of the runs of the last days.
    EffortLately,
    Fatigue,
    SleptBadly,
    Ill,
    /// In a row before a day, at whatever step.
    CalmRuns,
    /// Per cent of full speed that strides may have now.
    StridesUpTo,
    /// In motion, before a planned run.
    WarmUp,
}

/// After a run.
pub(super) fn after(input: RunInput, facts: &RunFacts, run: &RunFact, book: &Rulebook) -> Seen {
    match input {
        RunInput::PainDuring => maybe(run.during),
        RunInput::PainAfter => maybe(run.after),
        RunInput::RunLimit => Seen::Number(run_max(facts, book)),
        RunInput::PainNight if !facts.is_bone() => Seen::NotAsked,
        RunInput::PainNight => maybe(run.night),
        RunInput::SharpPain => yes(run.signs.map(|signs| signs.sharp)),
        RunInput::OtherSign => yes(run.signs.map(|signs| signs.other())),
        RunInput::Onset => match run.onset {
            None => Seen::Unknown,
            Some(_) => run.onset_m().map_or(Seen::No, |m| Seen::Number(m.into())),
        },
        RunInput::GotWorse => yes(run.course.map(|course| course == Course::Worsening)),
        RunInput::MorningPain => maybe(run.morning.pain),
        RunInput::MorningPainRise => maybe(run.morning.pain_rise()),
        RunInput::MorningStiffnessRise => maybe(run.morning.stiffness_rise()),
        RunInput::SomethingNew => yes(Some(run.morning.something_new)),
        RunInput::WorseBefore => yes(Some(result::worse_before(facts, book))),
        RunInput::Finished => yes(run.finished),
        RunInput::RunPace => pace(run.pace),
        RunInput::CleanRuns => Seen::Number(result::clean_runs(facts, book) as f64),
        RunInput::CleanRunsAsked => Seen::Number(result::clean_asked(facts, book).into()),
        RunInput::StepsBack => Seen::Number(result::steps_back(facts, run, book) as f64),
        RunInput::Distance => maybe(run.distance_m),
        RunInput::DistanceCap => run.cap.or(facts.cap(run.day)).map_or(Seen::NotAsked, |c| Seen::Number(c.m.into())),
        RunInput::DaysSinceReturn => since_return(facts, run.day),
        RunInput::Effort => maybe(run.effort),
        RunInput::EffortCap => run.effort_cap.map_or(Seen::NotAsked, |cap| Seen::Number(cap.into())),
        RunInput::EffortLately => maybe(tired::effort(facts, run.day, book)),
        RunInput::Fatigue => maybe(tired::fatigue(facts, run.day, book)),
        RunInput::SleptBadly => yes(tired::slept_badly(facts, run.day, book)),
        RunInput::Ill => yes(tired::ill(facts, run.day, book)),
        RunInput::CalmRuns => Seen::Number(unlock::calm_before(facts, run.day, book).into()),
        RunInput::RedFlag
        | RunInput::SignsGoneThrough
        | RunInput::LevelNow
        | RunInput::RunDays
        | RunInput::YellowRuns
        | RunInput::SameSiteMonths
        | RunInput::OnsetCap
        | RunInput::EveryOtherDay
        | RunInput::Significant
        | RunInput::Criteria => of_facts(input, facts, book),
        RunInput::StridesUpTo => strides(facts, run.day, book),
        RunInput::PlannedDistance
        | RunInput::LongestBefore
        | RunInput::PlannedPercent
        | RunInput::SpikeHazard
        | RunInput::WeekPercent
        | RunInput::WeekLimit
        | RunInput::NewStresses
        | RunInput::HillRepeats
        | RunInput::DaysInARow
        | RunInput::DaysSinceRun
        | RunInput::RestDays
        | RunInput::QuietDays
        | RunInput::WarmUp => Seen::NotAsked,
    }
}

/// Before a run.
pub(super) fn before(input: RunInput, facts: &RunFacts, planned: &Planned, book: &Rulebook) -> Seen {
    match input {
        RunInput::PlannedDistance => maybe(planned.distance_m),
        RunInput::DistanceCap => facts.cap(planned.day).map_or(Seen::NotAsked, |cap| Seen::Number(cap.m.into())),
        RunInput::LongestBefore => maybe(longest(facts, planned.day, book)),
        RunInput::PlannedPercent => {
            let longest = longest(facts, planned.day, book).filter(|m| *m > 0);
            // Rounded up: a metre too far is seen to be too far.
            maybe(longest.zip(planned.distance_m).map(|(longest, m)| percent(m.into(), longest.into())))
        }
        RunInput::SpikeHazard => spike(facts, planned, book).map_or(Seen::NotAsked, |s| Seen::Number(s.hazard)),
        RunInput::WeekPercent => maybe(weeks_m(facts, planned, book).map(|(this, last)| percent(this, last))),
        RunInput::WeekLimit => Seen::Number(week_percent(facts, book).into()),
        RunInput::NewStresses => Seen::Number(new_stresses(facts, planned, book) as f64),
        RunInput::HillRepeats => planned.hill_repeats.map_or(Seen::NotAsked, |n| Seen::Number(n.into())),
        RunInput::DaysInARow => Seen::Number(days_in_a_row(facts, planned.day) as f64),
        RunInput::RunPace => pace(planned.pace),
        RunInput::DaysSinceRun => {
            let days = facts.runs.iter().map(|run| (planned.day - run.day).num_days().abs()).min();
            maybe(days.map(|days| days as f64))
        }
        RunInput::RestDays => result::after_rest(facts, book).map_or(Seen::NotAsked, |d| Seen::Number(d.into())),
        RunInput::QuietDays => maybe(facts.quiet_days),
        RunInput::EffortLately => maybe(tired::effort(facts, planned.day, book)),
        RunInput::Fatigue => maybe(tired::fatigue(facts, planned.day, book)),
        RunInput::SleptBadly => yes(tired::slept_badly(facts, planned.day, book)),
        RunInput::Ill => yes(tired::ill(facts, planned.day, book)),
        RunInput::CalmRuns => Seen::Number(unlock::calm_before(facts, planned.day, book).into()),
        RunInput::DaysSinceReturn => since_return(facts, planned.day),
        RunInput::StridesUpTo => strides(facts, planned.day, book),
        RunInput::WarmUp => yes(planned.warm_up),
        RunInput::PainDuring
        | RunInput::PainAfter
        | RunInput::RunLimit
        | RunInput::PainNight
        | RunInput::SharpPain
        | RunInput::OtherSign
        | RunInput::Onset
        | RunInput::GotWorse
        | RunInput::MorningPain
        | RunInput::MorningPainRise
        | RunInput::MorningStiffnessRise
        | RunInput::SomethingNew
        | RunInput::WorseBefore
        | RunInput::Finished
        | RunInput::CleanRuns
        | RunInput::CleanRunsAsked
        | RunInput::StepsBack
        | RunInput::Effort
        | RunInput::EffortCap
        | RunInput::Distance => facts.run().map_or(Seen::NotAsked, |run| after(input, facts, run, book)),
        RunInput::RedFlag
        | RunInput::SignsGoneThrough
        | RunInput::LevelNow
        | RunInput::RunDays
        | RunInput::YellowRuns
        | RunInput::SameSiteMonths
        | RunInput::OnsetCap
        | RunInput::EveryOtherDay
        | RunInput::Significant
        | RunInput::Criteria => of_facts(input, facts, book),
    }
}

/// What stands beside any run.
fn of_facts(input: RunInput, facts: &RunFacts, book: &Rulebook) -> Seen {
    match input {
        RunInput::RedFlag => yes(Some(facts.flag.is_some())),
        RunInput::SignsGoneThrough => {
            yes(Some(facts.signs_gone_through.zip(facts.run()).is_some_and(|(day, run)| day >= run.day)))
        }
        RunInput::LevelNow => facts.level.map_or(Seen::NotAsked, |level| Seen::Number(level.now.into())),
        RunInput::RunDays => facts.frequency.map_or(Seen::NotAsked, |days| Seen::Number(days.now.into())),
        RunInput::YellowRuns => {
            let yellow = |run: &&RunFact| light(run, facts.tissue, book) >= Some(Light::Yellow);
            Seen::Number(facts.runs.iter().rev().take_while(yellow).count() as f64)
        }
        RunInput::SameSiteMonths => match facts.same_site {
            Earlier::NotAsked => Seen::Unknown,
            Earlier::Never => Seen::No,
            Earlier::MonthsAgo(months) => Seen::Number(months.into()),
        },
        RunInput::OnsetCap => onset_cap(facts, book).map_or(Seen::NotAsked, |m| Seen::Number(m.into())),
        RunInput::EveryOtherDay => yes(Some(facts.every_other_day)),
        RunInput::Significant => yes(facts.significant),
        RunInput::Criteria => yes(facts.criteria),
        RunInput::PainDuring
        | RunInput::PainAfter
        | RunInput::RunLimit
        | RunInput::PainNight
        | RunInput::SharpPain
        | RunInput::OtherSign
        | RunInput::Onset
        | RunInput::GotWorse
        | RunInput::MorningPain
        | RunInput::MorningPainRise
        | RunInput::MorningStiffnessRise
        | RunInput::SomethingNew
        | RunInput::WorseBefore
        | RunInput::Finished
        | RunInput::RunPace
        | RunInput::CleanRuns
        | RunInput::CleanRunsAsked
        | RunInput::StepsBack
        | RunInput::Distance
        | RunInput::DistanceCap
        | RunInput::PlannedDistance
        | RunInput::LongestBefore
        | RunInput::PlannedPercent
        | RunInput::SpikeHazard
        | RunInput::WeekPercent
        | RunInput::WeekLimit
        | RunInput::NewStresses
        | RunInput::HillRepeats
        | RunInput::DaysInARow
        | RunInput::DaysSinceRun
        | RunInput::RestDays
        | RunInput::QuietDays
        | RunInput::DaysSinceReturn
        | RunInput::Effort
        | RunInput::EffortCap
        | RunInput::EffortLately
        | RunInput::Fatigue
        | RunInput::SleptBadly
        | RunInput::Ill
        | RunInput::CalmRuns
        | RunInput::StridesUpTo
        | RunInput::WarmUp => Seen::NotAsked,
    }
}

fn since_return(facts: &RunFacts, day: chrono::NaiveDate) -> Seen {
    maybe(facts.returned.map(|returned| (day - returned).num_days() as f64))
}

fn strides(facts: &RunFacts, day: chrono::NaiveDate, book: &Rulebook) -> Seen {
    let gate = unlock::speed_gate(facts, day, book);
    gate.strides_percent.map_or(yes(Some(gate.open)), |percent| Seen::Number(percent.into()))
}

fn pace(pace: Option<Pace>) -> Seen {
    maybe(pace.map(|pace| match pace {
        Pace::Easy => 0,
        Pace::Strides { percent } => percent,
        Pace::Speed => 100,
    }))
}

fn percent(m: u64, of: u64) -> f64 {
    (m * 100).div_ceil(of) as f64
}

fn yes(answer: Option<bool>) -> Seen {
    match answer {
        None => Seen::Unknown,
        Some(true) => Seen::Yes,
        Some(false) => Seen::No,
    }
}

fn maybe<T: Into<f64>>(number: Option<T>) -> Seen {
    number.map_or(Seen::Unknown, |number| Seen::Number(number.into()))
}
