//! The light of a run, and what the rules say of it: the same words, numbers and sources as for a session.

use sinew_domain::pain::Light;
use sinew_domain::progression::Seen;
use sinew_domain::running::{RunChange, RunFacts, RunFired, RunInput, RunResult, RunWay, after, light, settled};

use crate::Companion;
use crate::wire::{Outcome, RunLight, RunRead, RunRuleLine, RunSuggestion, RunWayLine};

impl Companion {
    /// Of the newest run of `facts`; None while an answer is missing that could make it worse.
    pub(super) fn run_light(&self, facts: &RunFacts) -> Option<RunLight> {
        let (run, book) = (facts.run()?, self.book());
        let alone = light(run, facts.tissue, book)?;
        let shown = settled(facts, book)?;
        let rules = &book.light;
        let source = match (shown, alone) {
            (Light::Red, Light::Green | Light::Watch | Light::Yellow) => {
                self.number("Yellow, times running", &rules.unsettled, "")
            }
            (Light::Green | Light::Watch, _) => self.number("From", &rules.watch_from, " of 10"),
            (Light::Yellow, _) if run.onset_m().is_some() => {
                self.number("Begun on the way, from", &rules.late_yellow_from, " of 10")
            }
            (Light::Yellow, _) => self.number("From", &rules.yellow_from, " of 10"),
            (Light::Red, Light::Red) => self.number("From", &rules.red_from, " of 10"),
        };
        Some(RunLight { light: shown, unsettled: shown != alone, source })
    }

    /// Of the newest run of `facts`.
    pub(super) fn run_suggestion(&self, facts: &RunFacts) -> Option<RunSuggestion> {
        let result = after(facts, self.book())?;
        let morning = facts.run()?.morning;
        let RunResult { outcome, change, rest_days, quiet_days, fired, ways, may_override, .. } = result;
        Some(RunSuggestion {
            outcome,
            change_said: match change {
                Some(RunChange::Longer { from_m, to_m }) => {
                    Some((self.distance(from_m).said, self.distance(to_m).said))
                }
                Some(
                    RunChange::Level { .. }
                    | RunChange::Days { .. }
                    | RunChange::Shorter { .. }
                    | RunChange::Strides { .. }
                    | RunChange::Speed,
                )
                | None => None,
            },
            change,
            rest_days,
            quiet_days,
            fired: fired.iter().map(|rule| self.run_rule(rule)).collect(),
            ways: ways.iter().map(|way| self.run_way(way)).collect(),
            may_override,
            with_morning: morning.pain.is_some() || morning.stiffness_min.is_some(),
        })
    }

    fn run_rule(&self, rule: &RunFired<Outcome>) -> RunRuleLine {
        RunRuleLine {
            id: rule.id.to_owned(),
            says: rule.says,
            advice: rule.advice,
            sentence: rule.sentence.clone(),
            source: self.note(rule.id, rule.sentence.clone(), &rule.source, rule.grade),
            read: rule.read.iter().map(|(input, seen)| self.run_read(*input, *seen)).collect(),
        }
    }

    fn run_way(&self, way: &RunWay<Outcome>) -> RunWayLine {
        let changes = way.changes.iter().map(|to| self.run_read(to.input, to.to));
        RunWayLine { changes: changes.collect(), then: way.then }
    }

    pub(super) fn run_read(&self, input: RunInput, seen: Seen) -> RunRead {
        let metres = match seen {
            Seen::Number(m) if is_distance(input) => Some(m),
            Seen::Number(_) | Seen::Yes | Seen::No | Seen::Unknown | Seen::NotAsked => None,
        };
        RunRead { input, seen, said: metres.map(|m| self.distance(m.round() as u32).said) }
    }
}

fn is_distance(input: RunInput) -> bool {
    use RunInput::{Distance, DistanceCap, LongestBefore, Onset, OnsetCap, PlannedDistance};
    [Onset, Distance, DistanceCap, OnsetCap, PlannedDistance, LongestBefore].contains(&input)
}
