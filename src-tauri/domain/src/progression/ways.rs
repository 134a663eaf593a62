//! What would change the answer. Nothing is worked out beside the rules: other answers are tried on them, the nearest
//! first, so that what is said here is what they would say.

use serde::Serialize;

use super::facts::{Build, Effort, Facts, Input, Load, Plan, Seen, Share, Week};
use super::{Outcome, Rulebook, verdict};
use crate::pain::{Pain, Signs};

/// An answer other than the one that was given.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct To {
    pub input: Input,
    /// Of load: yes, it is told. Of a limit: no, there is none.
    pub to: Seen,
}

/// With all these, the outcome would be another. None of them can be left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Way {
    pub changes: Vec<To>,
    pub then: Outcome,
}

/// What can be otherwise at all. What is missing here, time alone can change.
const ANSWERS: [Input; 19] = [
    Input::RedFlag,
    Input::PainDuring,
    Input::PainAfter,
    Input::SharpPain,
    Input::OtherSign,
    Input::MorningPainRise,
    Input::MorningPain,
    Input::MorningStiffnessRise,
    Input::SomethingNew,
    Input::SessionsPercent,
    Input::EffortOverTarget,
    Input::WeekOver,
    Input::WeekSessionsPercent,
    Input::WeekMorningsPercent,
    Input::LoadInUse,
    Input::DoseLimit,
    Input::TiredSigns,
    Input::Unloading,
    Input::KeepAsItIs,
];

/// Of progress: what would have held it. Of anything else: what would have been better.
pub(super) fn ways(now: Outcome, facts: &Facts, book: &Rulebook) -> Vec<Way> {
    let one = |input: Input| {
        let tried = if now == Outcome::Progress { worse(input, facts, book) } else { better(input, facts, book) };
        tried.into_iter().find_map(|to| {
            let (then, _) = verdict(&set(facts, input, to), book);
            let other = if now == Outcome::Progress { then > now } else { then < now };
            other.then(|| Way { changes: vec![To { input, to }], then })
        })
    };
    let single: Vec<Way> = ANSWERS.into_iter().filter_map(one).collect();
    if single.is_empty() && now > Outcome::Progress { together(now, facts, book).into_iter().collect() } else { single }
}

/// Where no single answer is enough: all at their best, less those that are not needed.
fn together(now: Outcome, facts: &Facts, book: &Rulebook) -> Option<Way> {
    let best = |input: Input| Some(To { input, to: *better(input, facts, book).last()? });
    let mut changes: Vec<To> = ANSWERS.into_iter().filter_map(best).collect();
    let outcome = |changes: &[To]| {
        let all = changes.iter().fold(facts.clone(), |facts, change| set(&facts, change.input, change.to));
        verdict(&all, book).0
    };
    let then = outcome(&changes);
    if then >= now {
        return None;
    }
    let mut place = 0;
    while place < changes.len() {
        let left: Vec<To> = [&changes[..place], &changes[place + 1..]].concat();
        if outcome(&left) == then { changes = left } else { place += 1 }
    }
    // What is left need not be at its best either.
    for place in 0..changes.len() {
        for to in better(changes[place].input, facts, book) {
            changes[place].to = to;
            if outcome(&changes) == then {
                break;
            }
        }
    }
    Some(Way { changes, then })
}

/// Better answers than the one that is there, the nearest first.
fn better(input: Input, facts: &Facts, book: &Rulebook) -> Vec<Seen> {
    let here = facts.seen(input, book);
    let yes_to_no = || if here == Seen::No { vec![] } else { vec![Seen::No] };
    match input {
        Input::RedFlag | Input::SharpPain | Input::OtherSign | Input::SomethingNew => yes_to_no(),
        Input::Unloading | Input::KeepAsItIs => yes_to_no(),
        Input::PainDuring | Input::PainAfter => down(here, 10.0, 1.0),
        Input::MorningPainRise => down(here, 0.0, 1.0),
        Input::MorningStiffnessRise => down(here, 0.0, 5.0),
        // Elsewhere only the rise counts.
        Input::MorningPain if book.tissues.of(facts.tissue).morning_max.is_none() => vec![],
        Input::MorningPain => {
            if here == Seen::Number(0.0) {
                vec![]
            } else {
                vec![Seen::Number(0.0)]
            }
        }
        Input::EffortOverTarget => down(here, 3.0, 1.0),
        Input::SessionsPercent => more(facts.sessions),
        Input::WeekSessionsPercent => facts.week().map_or_else(Vec::new, |w| more(Some(w.sessions))),
        Input::WeekMorningsPercent => facts.week().map_or_else(Vec::new, |w| more(Some(w.mornings))),
        Input::WeekOver => {
            if here == Seen::No {
                vec![Seen::Yes]
            } else {
                vec![]
            }
        }
        Input::LoadInUse => {
            if here == Seen::Unknown {
                vec![Seen::Yes]
            } else {
                vec![]
            }
        }
        Input::DoseLimit => {
            if facts.limits.is_empty() {
                vec![]
            } else {
                vec![Seen::No]
            }
        }
        Input::TiredSigns => {
            if here == Seen::Number(0.0) {
                vec![]
            } else {
                vec![Seen::Number(0.0)]
            }
        }
        Input::PainDuringLimit
        | Input::PainAfterLimit
        | Input::AcheAtStart
        | Input::WeeksClimbing
        | Input::WorseBefore
        | Input::RoomToRise
        | Input::WeekSteppedBack
        | Input::WeekRepeats
        | Input::BuildWeeks
        | Input::EasingOffDays
        | Input::PainFall
        | Input::FastFall
        | Input::SameSiteMonths
        | Input::NiggleDays
        | Input::Relapses
        | Input::DaysSinceRise => vec![],
    }
}

/// The answers that hold a dose, the nearest first.
fn worse(input: Input, facts: &Facts, book: &Rulebook) -> Vec<Seen> {
    let Seen::Number(here) = facts.seen(input, book) else { return vec![] };
    let up = |step: f64, highest: f64| {
        let steps = (1..).map(move |n| here.floor() + step * f64::from(n));
        steps.take_while(move |n| *n <= highest).map(Seen::Number).collect()
    };
    let pain = [Input::PainDuring, Input::PainAfter, Input::MorningPainRise, Input::EffortOverTarget];
    if pain.contains(&input) {
        up(1.0, 10.0)
    } else if input == Input::MorningStiffnessRise {
        up(5.0, 60.0)
    } else {
        vec![]
    }
}

/// From the number that is there, or from the highest, down to nothing.
fn down(here: Seen, highest: f64, step: f64) -> Vec<Seen> {
    let from = match here {
        Seen::Number(n) => (n.ceil() / step).ceil() * step - step,
        Seen::Unknown => highest,
        Seen::NotAsked | Seen::Yes | Seen::No => return vec![],
    };
    let times = (from / step).floor() as i32;
    (0..=times).map(|n| Seen::Number(from - step * f64::from(n))).collect()
}

fn more(share: Option<Share>) -> Vec<Seen> {
    let Some(share) = share.filter(|s| s.of > 0) else { return vec![Seen::Number(100.0)] };
    let percent = |done: u16| Seen::Number((f64::from(done) * 100.0 / f64::from(share.of)).floor());
    (share.done.saturating_add(1)..=share.of).map(percent).collect()
}

/// The facts with another answer. An answer that this input cannot have changes nothing.
fn set(facts: &Facts, input: Input, to: Seen) -> Facts {
    let mut new = facts.clone();
    let number = match to {
        Seen::Number(number) => number,
        Seen::Unknown | Seen::NotAsked | Seen::Yes | Seen::No => 0.0,
    };
    let pain = Pain::try_from(number.clamp(0.0, 10.0)).ok();
    let signs = new.session.signs.unwrap_or_default();
    match input {
        Input::RedFlag => new.flag = None,
        Input::PainDuring => new.session.during = pain,
        Input::PainAfter => new.session.after = pain,
        Input::SharpPain => new.session.signs = Some(Signs { sharp: false, ..signs }),
        Input::OtherSign => new.session.signs = Some(Signs { sharp: signs.sharp, ..Signs::default() }),
        Input::MorningPain => new.morning.pain = pain,
        Input::MorningPainRise => {
            let usual = new.morning.usual_pain.or(new.morning.pain).unwrap_or(Pain::NONE);
            new.morning.usual_pain = Some(usual);
            new.morning.pain = Pain::try_from((usual.value() + number).clamp(0.0, 10.0)).ok();
        }
        Input::MorningStiffnessRise => {
            let usual = new.morning.usual_stiffness_min.or(new.morning.stiffness_min).unwrap_or(0);
            new.morning.usual_stiffness_min = Some(usual);
            new.morning.stiffness_min = Some(usual.saturating_add_signed(number as i16));
        }
        Input::SomethingNew => new.morning.something_new = false,
        Input::SessionsPercent => new.sessions = Some(with_percent(new.sessions, number)),
        Input::EffortOverTarget => {
            if let Effort::Asked { target, .. } = new.session.effort {
                let told = (f64::from(target) + number).clamp(0.0, 10.0) as u8;
                new.session.effort = Effort::Asked { target, told: Some(told) };
            }
        }
        Input::WeekOver => in_week(&mut new, |week| week.over = true),
        Input::WeekSessionsPercent => {
            in_week(&mut new, |week| week.sessions = with_percent(Some(week.sessions), number));
        }
        Input::WeekMorningsPercent => {
            in_week(&mut new, |week| week.mornings = with_percent(Some(week.mornings), number));
        }
        Input::LoadInUse => new.levers.load = Load::Kg { now: 0.0, top: None },
        Input::DoseLimit => new.limits.clear(),
        Input::TiredSigns => {
            new.build = Build { weeks: new.build.weeks, unloading: new.build.unloading, ..Build::default() };
        }
        Input::Unloading => new.build.unloading = false,
        Input::KeepAsItIs => new.keep_as_it_is = false,
        Input::PainDuringLimit
        | Input::PainAfterLimit
        | Input::AcheAtStart
        | Input::WeeksClimbing
        | Input::WorseBefore
        | Input::RoomToRise
        | Input::WeekSteppedBack
        | Input::WeekRepeats
        | Input::BuildWeeks
        | Input::EasingOffDays
        | Input::PainFall
        | Input::FastFall
        | Input::SameSiteMonths
        | Input::NiggleDays
        | Input::Relapses
        | Input::DaysSinceRise => {}
    }
    new
}

fn in_week(facts: &mut Facts, change: impl FnOnce(&mut Week)) {
    match &mut facts.plan {
        Plan::Staged => {}
        Plan::FixedWeeks(week) => change(week),
    }
}

fn with_percent(share: Option<Share>, percent: f64) -> Share {
    let of = share.map_or(1, |s| s.of.max(1));
    Share { done: (f64::from(of) * percent / 100.0).ceil() as u16, of }
}
