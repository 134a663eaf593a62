//! The light of a run, and what goes with it: whether it was calm, and whether yellow is on the way to red.

use super::facts::{Onset, RunFact, RunFacts};
use super::unlock::allows_by_time;
use crate::pain::{Course, Felt, Light, Pain, Signs, TissueClass};
use crate::progression::Rulebook;

/// The light of one run; None while an answer is missing that could make it worse.
pub fn light(run: &RunFact, tissue: TissueClass, book: &Rulebook) -> Option<Light> {
    let began_late = run.onset_m().is_some();
    let after_distance = run.onset.map(|_| began_late);
    let felt = Felt { during: run.during, after: run.after, signs: run.signs, after_distance };
    // Who says where it began has had pain, whether or not it was rated.
    felt.light(tissue, &book.light).max(began_late.then_some(Light::Yellow))
}

/// The light of the newest run together with those before it: yellow that does not settle is red.
pub fn settled(facts: &RunFacts, book: &Rulebook) -> Option<Light> {
    let newest = light(facts.run()?, facts.tissue, book)?;
    if is_unsettled(facts, book) { Some(Light::Red) } else { Some(newest) }
}

/// Yellow beyond what an easy run may hurt, several times running.
pub(super) fn is_unsettled(facts: &RunFacts, book: &Rulebook) -> bool {
    let known = facts.runs.iter().rev().map_while(|run| {
        let light = light(run, facts.tissue, book)?;
        Some(if light == Light::Yellow && !is_beyond(run, facts, book) { Light::Watch } else { light })
    });
    let mut lights: Vec<Light> = known.collect();
    lights.reverse();
    lights.last() == Some(&Light::Yellow) && book.light.settled(&lights) == Some(Light::Red)
}

/// Yellow by a pain over the topic's own limit for a run, or by how it came.
pub(super) fn is_beyond(run: &RunFact, facts: &RunFacts, book: &Rulebook) -> bool {
    let over = run.worst().is_some_and(|pain| pain.value() > run_max(facts, book));
    over || run.onset_m().is_some() || facts.is_bone()
}

/// Up to which pain an easy run may go on.
pub(super) fn run_max(facts: &RunFacts, book: &Rulebook) -> f64 {
    book.run_max(facts.tissue, facts.topic.as_deref()).value.into()
}

/// Yellow that got worse on the way.
pub(super) fn darkens(run: &RunFact, facts: &RunFacts, book: &Rulebook) -> bool {
    light(run, facts.tissue, book) == Some(Light::Yellow) && run.course == Some(Course::Worsening)
}

/// A calm run in every respect: green, within the topic's limits, no faster than is open, finished and within
/// its caps of distance and effort, and followed by a morning like any other. What was not answered is not calm.
pub(super) fn is_clean(run: &RunFact, facts: &RunFacts, book: &Rulebook) -> bool {
    let tissue = book.tissues.of(facts.tissue);
    let at_most = |pain: Option<Pain>, limit: f64| pain.is_some_and(|p| p.value() <= limit);
    let green = light(run, facts.tissue, book) == Some(Light::Green) && run.signs == Some(Signs::default());
    let low = at_most(run.during, run_max(facts, book)) && at_most(run.after, tissue.after_max.value.into());
    let night = !facts.is_bone() || run.night == Some(Pain::NONE);
    let pace = run.pace.is_some_and(|pace| allows_by_time(pace, facts, run.day, book));
    let told = run.onset.is_some() && run.finished == Some(true);
    let cap = run.cap.is_none() || run.cap_kept() == Some(true);
    let effort = run.effort_cap.is_none() || run.effort_kept() == Some(true);
    green
        && low
        && night
        && pace
        && told
        && cap
        && effort
        && as_usual(run, facts, book)
        && run.course != Some(Course::Worsening)
}

/// The morning after was answered, and was no worse than usual.
pub(super) fn as_usual(run: &RunFact, facts: &RunFacts, book: &Rulebook) -> bool {
    let tissue = book.tissues.of(facts.tissue);
    let pain = run.morning.pain_rise().is_some_and(|rise| rise <= tissue.morning_rise_max.value.into());
    let limit = tissue.morning_max.as_ref().map(|max| f64::from(max.value));
    let own_limit = limit.is_none_or(|max| run.morning.pain.is_some_and(|p| p.value() <= max));
    let stiffness = run.morning.stiffness_rise();
    let same = stiffness.is_some_and(|rise| rise <= book.session.stiffness_same_within_min.value.into());
    pain && own_limit && same && !run.morning.something_new
}

/// How far a run went without pain; None where that was not told.
pub fn free_of_pain_m(run: &RunFact) -> Option<u32> {
    let hurt = run.signs?.any() || run.after? > Pain::NONE;
    match run.onset? {
        Onset::At { m } => Some(m.min(run.distance_m?)),
        Onset::FromStart | Onset::Afterwards => Some(0),
        Onset::Never if hurt || run.during? > Pain::NONE => Some(0),
        Onset::Never => run.distance_m,
    }
}
