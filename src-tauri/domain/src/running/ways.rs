//! What would change the answer. Nothing is worked out beside the rules: other answers are tried on them, the nearest
//! first, so that what is said here is what they would say.

use serde::Serialize;

use super::facts::{Onset, Pace, Planned, RunFact, RunFacts};
use super::load_rules::{self, Leave, longest, next_cap};
use super::result;
use super::seen::RunInput;
use crate::pain::{Pain, Signs};
use crate::progression::{Outcome, Rulebook, Seen};

/// An answer other than the one that was given.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct RunTo {
    pub input: RunInput,
    /// Of days: so many days later.
    pub to: Seen,
}

/// With all these, another word would be said. None of them can be left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RunWay<Says> {
    pub changes: Vec<RunTo>,
    pub then: Says,
}

/// Something that is tried.
struct Try<X> {
    to: RunTo,
    set: Box<dyn Fn(&mut X)>,
}

impl<X> Try<X> {
    fn new(input: RunInput, to: Seen, set: impl Fn(&mut X) + 'static) -> Self {
        Self { to: RunTo { input, to }, set: Box::new(set) }
    }
}

/// Of progress: what would have held it. Of anything else: what would have been better.
pub(super) fn of_result(now: Outcome, facts: &RunFacts, book: &Rulebook) -> Vec<RunWay<Outcome>> {
    let verdict = |facts: &RunFacts| result::outcome(facts, book);
    if now == Outcome::Progress {
        singles(facts, &worse(facts), verdict, |then| then > now)
    } else {
        ways(now, facts, &better(facts, book), verdict)
    }
}

pub(super) fn of_leave(now: Leave, facts: &RunFacts, planned: &Planned, book: &Rulebook) -> Vec<RunWay<Leave>> {
    if now == Leave::Go {
        return Vec::new();
    }
    ways(now, planned, &kinder(facts, planned, book), |planned| load_rules::leave(facts, planned, book))
}

fn ways<X: Clone, Says: Copy + Ord>(
    now: Says,
    x: &X,
    tries: &[Vec<Try<X>>],
    verdict: impl Fn(&X) -> Says,
) -> Vec<RunWay<Says>> {
    let single = singles(x, tries, &verdict, |then| then < now);
    if single.is_empty() { together(now, x, tries, &verdict).into_iter().collect() } else { single }
}

/// The nearest of each input that is enough by itself.
fn singles<X: Clone, Says: Copy>(
    x: &X,
    tries: &[Vec<Try<X>>],
    verdict: impl Fn(&X) -> Says,
    other: impl Fn(Says) -> bool,
) -> Vec<RunWay<Says>> {
    let one = |input: &Vec<Try<X>>| {
        input.iter().find_map(|tried| {
            let then = verdict(&with(x, [tried]));
            other(then).then(|| RunWay { changes: vec![tried.to], then })
        })
    };
    tries.iter().filter_map(one).collect()
}

/// Where no single answer is enough: all at their best, less those that are not needed, and the rest no better than
/// they have to be.
fn together<X: Clone, Says: Copy + Ord>(
    now: Says,
    x: &X,
    tries: &[Vec<Try<X>>],
    verdict: impl Fn(&X) -> Says,
) -> Option<RunWay<Says>> {
    let mut chosen: Vec<(&Vec<Try<X>>, &Try<X>)> = tries.iter().filter_map(|t| Some((t, t.last()?))).collect();
    let of = |chosen: &[(&Vec<Try<X>>, &Try<X>)]| verdict(&with(x, chosen.iter().map(|(_, tried)| *tried)));
    let then = of(&chosen);
    if then >= now {
        return None;
    }
    let mut place = 0;
    while place < chosen.len() {
        let left = [&chosen[..place], &chosen[place + 1..]].concat();
        if of(&left) == then { chosen = left } else { place += 1 }
    }
    for place in 0..chosen.len() {
        let all = chosen[place].0;
        for tried in all {
            chosen[place].1 = tried;
            if of(&chosen) == then {
                break;
            }
        }
    }
    Some(RunWay { changes: chosen.iter().map(|(_, tried)| tried.to).collect(), then })
}

fn with<'a, X: Clone + 'a>(x: &X, tries: impl IntoIterator<Item = &'a Try<X>>) -> X {
    let mut new = x.clone();
    tries.into_iter().for_each(|tried| (tried.set)(&mut new));
    new
}

/// Better answers about the newest run than those that are there.
fn better(facts: &RunFacts, book: &Rulebook) -> Vec<Vec<Try<RunFacts>>> {
    use RunInput as I;
    let Some(run) = facts.run() else { return Vec::new() };
    let newest = |input, to, set: fn(&mut RunFact)| Try::new(input, to, on_newest(set));
    let mut tries = Vec::new();
    if facts.flag.is_some() {
        tries.push(vec![Try::new(I::RedFlag, Seen::No, |f: &mut RunFacts| f.flag = None)]);
    }
    tries.push(down(I::PainDuring, run.during, |run, pain| run.during = Some(pain)));
    tries.push(down(I::PainAfter, run.after, |run, pain| run.after = Some(pain)));
    if run.signs != Some(Signs::default()) {
        let input =
            if run.signs.is_some_and(|signs| signs.sharp && !signs.other()) { I::SharpPain } else { I::OtherSign };
        tries.push(vec![newest(input, Seen::No, |run| run.signs = Some(Signs::default()))]);
    }
    if run.onset.is_none() || run.onset_m().is_some() {
        tries.push(vec![newest(I::Onset, Seen::No, |run| run.onset = Some(Onset::Never))]);
    }
    if run.course == Some(crate::pain::Course::Worsening) {
        tries.push(vec![newest(I::GotWorse, Seen::No, |run| run.course = None)]);
    }
    if facts.is_bone() && run.night != Some(Pain::NONE) {
        tries.push(vec![newest(I::PainNight, Seen::Number(0.0), |run| run.night = Some(Pain::NONE))]);
    }
    if facts.is_bone() && run.morning.pain != Some(Pain::NONE) {
        let set = |run: &mut RunFact| {
            run.morning.pain = Some(Pain::NONE);
            run.morning.usual_pain.get_or_insert(Pain::NONE);
        };
        tries.push(vec![newest(I::MorningPain, Seen::Number(0.0), set)]);
    } else if run
        .morning
        .pain_rise()
        .is_none_or(|rise| rise > book.tissues.of(facts.tissue).morning_rise_max.value.into())
    {
        let set = |run: &mut RunFact| {
            let usual = run.morning.usual_pain.or(run.morning.pain).unwrap_or(Pain::NONE);
            run.morning.usual_pain = Some(usual);
            run.morning.pain = Some(usual);
        };
        tries.push(vec![newest(I::MorningPainRise, Seen::Number(0.0), set)]);
    }
    if run.morning.stiffness_rise().is_none_or(|rise| rise > 0) {
        let set = |run: &mut RunFact| {
            let usual = run.morning.usual_stiffness_min.or(run.morning.stiffness_min).unwrap_or(0);
            run.morning.usual_stiffness_min = Some(usual);
            run.morning.stiffness_min = Some(usual);
        };
        tries.push(vec![newest(I::MorningStiffnessRise, Seen::Number(0.0), set)]);
    }
    if run.morning.something_new {
        tries.push(vec![newest(I::SomethingNew, Seen::No, |run| run.morning.something_new = false)]);
    }
    if run.finished != Some(true) {
        tries.push(vec![newest(I::Finished, Seen::Yes, |run| run.finished = Some(true))]);
    }
    if run.pace != Some(Pace::Easy) {
        tries.push(vec![newest(I::RunPace, Seen::Number(0.0), |run| run.pace = Some(Pace::Easy))]);
    }
    if let Some(cap) = run.effort_cap.filter(|_| run.effort_kept() != Some(true)) {
        let set = on_newest(move |run| run.effort = Some(cap));
        tries.push(vec![Try::new(I::Effort, Seen::Number(cap.into()), set)]);
    }
    if let Some(cap) = run.cap.filter(|_| run.cap_kept() != Some(true)) {
        let set = on_newest(move |run| run.distance_m = Some(cap.m));
        tries.push(vec![Try::new(I::Distance, Seen::Number(cap.m.into()), set)]);
    }
    tries
}

/// Worse answers, the nearest first.
fn worse(facts: &RunFacts) -> Vec<Vec<Try<RunFacts>>> {
    let Some(run) = facts.run() else { return Vec::new() };
    let up = |pain: Option<Pain>| {
        let from = pain.map_or(0, |pain| pain.value().floor() as u8 + 1);
        (from..=10).filter_map(Pain::whole)
    };
    let one = |input, pain: Pain, set: fn(&mut RunFact, Pain)| {
        Try::new(input, Seen::Number(pain.value()), on_newest(move |run| set(run, pain)))
    };
    let usual = run.morning.usual_pain.unwrap_or(Pain::NONE).value();
    let mornings = (1..=10).filter_map(|rise: u8| Some((rise, Pain::try_from(usual + f64::from(rise)).ok()?)));
    vec![
        up(run.during).map(|pain| one(RunInput::PainDuring, pain, |run, pain| run.during = Some(pain))).collect(),
        up(run.after).map(|pain| one(RunInput::PainAfter, pain, |run, pain| run.after = Some(pain))).collect(),
        mornings
            .map(|(rise, pain)| {
                let set = on_newest(move |run: &mut RunFact| run.morning.pain = Some(pain));
                Try::new(RunInput::MorningPainRise, Seen::Number(rise.into()), set)
            })
            .collect(),
    ]
}

/// Other runs than the one that is planned: shorter, later, easier, with less that is new.
fn kinder(facts: &RunFacts, planned: &Planned, book: &Rulebook) -> Vec<Vec<Try<Planned>>> {
    let mut metres: Vec<u32> = next_cap(facts, planned.day, book).map(|cap| cap.m).into_iter().collect();
    metres.extend(facts.caps.iter().map(|cap| cap.m));
    metres.extend(facts.run().and_then(|run| run.distance_m));
    let longest = longest(facts, planned.day, book);
    let whole = |percent: u16| longest.map(|m| (u64::from(m) * u64::from(percent) / 100) as u32);
    metres.extend(book.running.spikes.iter().filter_map(|spike| whole(spike.over_percent)));
    metres.extend(longest);
    metres.extend(load_rules::left_of_week(facts, planned, book));
    metres.retain(|m| *m > 0 && planned.distance_m.is_none_or(|planned| *m < planned));
    metres.sort_unstable_by(|a, b| b.cmp(a));
    metres.dedup();
    let shorter = metres.into_iter().map(|m| {
        Try::new(RunInput::PlannedDistance, Seen::Number(m.into()), move |planned: &mut Planned| {
            planned.distance_m = Some(m);
        })
    });
    let later = (1..=DAYS_LOOKED_AHEAD).map(|days| {
        Try::new(RunInput::DaysSinceRun, Seen::Number(days as f64), move |planned: &mut Planned| {
            planned.day = planned.day.checked_add_days(chrono::Days::new(days)).unwrap_or(planned.day);
        })
    });
    let mut tries = vec![shorter.collect(), later.collect()];
    if planned.pace != Some(Pace::Easy) {
        let easy = |planned: &mut Planned| planned.pace = Some(Pace::Easy);
        tries.push(vec![Try::new(RunInput::RunPace, Seen::Number(0.0), easy)]);
    }
    if planned.pace.is_some_and(|pace| pace != Pace::Easy) && planned.warm_up != Some(true) {
        let warm = |planned: &mut Planned| planned.warm_up = Some(true);
        tries.push(vec![Try::new(RunInput::WarmUp, Seen::Yes, warm)]);
    }
    if let Some(n) = planned.hill_repeats {
        let most = book.running.hill_repeats.to.unwrap_or(book.running.hill_repeats.value);
        if n > most {
            let fewer = move |planned: &mut Planned| planned.hill_repeats = Some(most);
            tries.push(vec![Try::new(RunInput::HillRepeats, Seen::Number(most.into()), fewer)]);
        }
    }
    if !planned.new.is_empty() {
        let none = |planned: &mut Planned| planned.new.clear();
        tries.push(vec![Try::new(RunInput::NewStresses, Seen::Number(0.0), none)]);
    }
    tries
}

/// A planned run is not put off further than this by what is said here.
const DAYS_LOOKED_AHEAD: u64 = 7;

fn on_newest(set: impl Fn(&mut RunFact) + 'static) -> impl Fn(&mut RunFacts) + 'static {
    move |facts| {
        if let Some(run) = facts.runs.last_mut() {
            set(run);
        }
    }
}

/// Less pain, the nearest first; from the worst where it was not told.
fn down(input: RunInput, pain: Option<Pain>, set: fn(&mut RunFact, Pain)) -> Vec<Try<RunFacts>> {
    let from = pain.map_or(11, |pain| pain.value().ceil() as u8);
    let lower = (0..from).rev().filter_map(Pain::whole);
    lower.map(|pain| Try::new(input, Seen::Number(pain.value()), on_newest(move |run| set(run, pain)))).collect()
}
