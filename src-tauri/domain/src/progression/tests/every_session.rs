//! One result for every combination of answers to a session, beside the table written out once more as a person reads it.

use super::super::facts::{Effort, PainMode, Share, WeekMean};
use super::super::{Back, Facts, Outcome, Rule, rules};
use super::{book, but, pain};
use crate::injury::Urgency;
use crate::pain::{Pain, Signs};

const RATINGS: [Option<u8>; 7] = [None, Some(0), Some(2), Some(3), Some(5), Some(6), Some(7)];
const SHARP: [Option<bool>; 3] = [None, Some(false), Some(true)];
/// Above the usual of 4.
const MORNING_RISES: [Option<i8>; 5] = [None, Some(-1), Some(0), Some(1), Some(2)];
/// Above the usual of 10 minutes.
const STIFFNESS_RISES: [Option<i8>; 4] = [None, Some(0), Some(5), Some(10)];
const DONE_OF_TEN: [Option<u16>; 3] = [None, Some(7), Some(8)];
/// Above a target of 6; unasked, unanswered, or told.
const EFFORTS: [Effort; 4] = [
    Effort::NotAsked,
    Effort::Asked { target: 6, told: None },
    Effort::Asked { target: 6, told: Some(7) },
    Effort::Asked { target: 6, told: Some(8) },
];

#[test]
fn every_combination_has_exactly_one_result() {
    let table: Vec<&Rule> = rules().filter(|r| r.is_of_the_table()).collect();
    let mut seen = 0;
    each(|facts, expected| {
        let fired = table.iter().filter(|r| (r.fires)(facts, book()));
        let results: Vec<Outcome> = fired.filter_map(|r| r.outcome).collect();
        let worst = results.iter().max().copied();
        assert_eq!(worst, Some(expected), "{:?} {:?} {:?}", facts.session, facts.morning, facts.sessions);
        seen += 1;
    });
    assert_eq!(seen, 2 * 2 * 2 * 7 * 7 * 3 * 5 * 4 * 3 * 4);
}

/// Calls with every combination, and with what the table says of it.
fn each(mut look: impl FnMut(&Facts, Outcome)) {
    let mut facts = but(|f| {
        f.morning.usual_pain = Some(pain(4));
        f.morning.usual_stiffness_min = Some(10);
    });
    for (mode, flag, climbing) in eight() {
        facts.mode = mode;
        facts.flag = flag.then_some(Urgency::SameDay);
        facts.weekly = (0..3).map(|week| mean(if climbing { f64::from(week) } else { 1.0 })).collect();
        for (during, after, sharp) in sessions() {
            facts.session.during = during.and_then(Pain::whole);
            facts.session.after = after.and_then(Pain::whole);
            facts.session.signs = sharp.map(|sharp| Signs { sharp, ..Signs::default() });
            for morning in MORNING_RISES {
                facts.morning.pain = morning.and_then(|rise| Pain::whole(4u8.saturating_add_signed(rise)));
                for stiffness in STIFFNESS_RISES {
                    facts.morning.stiffness_min = stiffness.map(|rise| 10u16.saturating_add_signed(rise.into()));
                    for done in DONE_OF_TEN {
                        facts.sessions = done.map(|done| Share { done, of: 10 });
                        for effort in EFFORTS {
                            facts.session.effort = effort;
                            let answers = Answers { during, after, sharp, morning, stiffness, done, effort };
                            look(&facts, answers.result(mode, flag, climbing));
                        }
                    }
                }
            }
        }
    }
}

fn eight() -> impl Iterator<Item = (PainMode, bool, bool)> {
    let modes = [PainMode::Strict, PainMode::Published].into_iter();
    modes.flat_map(|m| [false, true].map(|flag| (m, flag))).flat_map(|(m, f)| [false, true].map(|c| (m, f, c)))
}

fn sessions() -> impl Iterator<Item = (Option<u8>, Option<u8>, Option<bool>)> {
    let pains = RATINGS.into_iter().flat_map(|during| RATINGS.map(|after| (during, after)));
    pains.flat_map(|(during, after)| SHARP.map(|sharp| (during, after, sharp)))
}

fn mean(pain: f64) -> WeekMean {
    WeekMean { pain: Some(pain), stiffness_min: Some(1.0) }
}

/// The table as it stands on paper, first the worst. It knows nothing of rules, of data or of other tissues.
struct Answers {
    during: Option<u8>,
    after: Option<u8>,
    sharp: Option<bool>,
    morning: Option<i8>,
    stiffness: Option<i8>,
    done: Option<u16>,
    effort: Effort,
}

impl Answers {
    fn result(&self, mode: PainMode, flag: bool, climbing: bool) -> Outcome {
        let over = |answer: Option<u8>, limit: u8| answer.is_some_and(|a| a > limit);
        if flag {
            return Outcome::Stop;
        }
        if over(self.during, 6) || self.sharp == Some(true) {
            return Outcome::StepBack(Back::Stage);
        }
        if over(self.during, 5) || over(self.after, 5) || climbing {
            return Outcome::StepBack(Back::Load);
        }
        if self.morning.is_some_and(|rise| rise >= 2) || self.stiffness.is_some_and(|rise| rise >= 10) {
            return Outcome::StepBack(Back::Dose);
        }
        let limit = match mode {
            PainMode::Strict => 2,
            PainMode::Published => 5,
        };
        let low = |answer: Option<u8>| answer.is_some_and(|a| a <= limit);
        let usual = |rise: Option<i8>| rise.is_some_and(|r| r <= 0);
        let effort = match self.effort {
            Effort::NotAsked => true,
            Effort::Asked { target, told } => told.is_some_and(|told| told <= target + 1),
        };
        let calm = low(self.during) && low(self.after) && usual(self.morning) && usual(self.stiffness);
        let all = calm && self.sharp == Some(false) && self.done.is_some_and(|d| d >= 8) && effort;
        if all { Outcome::Progress } else { Outcome::Hold }
    }
}
