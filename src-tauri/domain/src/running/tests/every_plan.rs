//! One word for every combination of what may stand against a planned run, beside the rules as a person reads them.

use chrono::Days;

use super::super::load_rules::leave;
use super::super::{Cap, Leave, Override, Pace, Planned, RunFacts, SpeedWay};
use super::{book, calm_run, day, plan};
use crate::injury::Urgency;
use crate::pain::{SetBy, TissueClass};

const DISTANCES: [Option<u32>; 5] = [None, Some(4_000), Some(5_500), Some(5_501), Some(10_001)];
const PACES: [Option<Pace>; 4] = [None, Some(Pace::Easy), Some(Pace::Strides { percent: 60 }), Some(Pace::Speed)];
const ANSWERS: [Option<bool>; 3] = [None, Some(false), Some(true)];
const RETURNS: [Option<u64>; 3] = [None, Some(83), Some(84)];
const SPEEDS: [SpeedWay; 2] = [SpeedWay::None, SpeedWay::Open];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Limit {
    None,
    Clinician,
    Own,
    Ended,
}

#[derive(Debug, Clone, Copy)]
struct Case {
    since_run: u64,
    every_other_day: bool,
    distance: Option<u32>,
    injured: bool,
    by_plan: bool,
    limit: Limit,
    pace: Option<Pace>,
    returned: Option<u64>,
    significant: Option<bool>,
    criteria: Option<bool>,
    speed: SpeedWay,
    emergency: bool,
    /// Two calm runs before it, or one.
    calm: bool,
    warm_up: Option<bool>,
}

/// A Thursday, so that the run before it is in the same week, and no week before it is known.
const ON: u64 = 94;

impl Case {
    fn facts(&self) -> RunFacts {
        let cap = |by, until| vec![Cap { m: 4_000, by, until }];
        RunFacts {
            runs: if self.calm {
                vec![calm_run(ON - 20), calm_run(ON - self.since_run)]
            } else {
                vec![calm_run(ON - self.since_run)]
            },
            every_other_day: self.every_other_day,
            injured: self.injured,
            caps: match self.limit {
                Limit::None => vec![],
                Limit::Clinician => cap(SetBy::Clinician, Some(day(ON))),
                Limit::Own => cap(SetBy::Person, None),
                Limit::Ended => cap(SetBy::Clinician, Some(day(ON - 1))),
            },
            returned: self.returned.and_then(|ago| day(ON).checked_sub_days(Days::new(ago))),
            significant: self.significant,
            criteria: self.criteria,
            speed: self.speed,
            flag: self.emergency.then_some(Urgency::Emergency),
            ..RunFacts::new(TissueClass::Tendon)
        }
    }

    fn planned(&self) -> Planned {
        Planned { distance_m: self.distance, pace: self.pace, by_plan: self.by_plan, warm_up: self.warm_up, ..plan(ON) }
    }

    /// As it is read, first the worst.
    fn says(&self) -> Leave {
        let beyond = |m: u32| self.distance.is_some_and(|distance| distance > m);
        let fast = matches!(self.pace, Some(Pace::Strides { .. } | Pace::Speed));
        let weeks = self.significant == Some(false) || self.returned == Some(84);
        let gate = weeks && self.criteria == Some(true) && self.calm;
        let too_fast = fast && (!gate || (self.pace == Some(Pace::Speed) && self.speed == SpeedWay::None));
        let cold = fast && self.warm_up != Some(true);
        let capped = matches!(self.limit, Limit::Clinician | Limit::Own);
        if self.emergency {
            Leave::Refuse(Override::Never)
        } else if too_fast
            || cold
            || (self.every_other_day && self.since_run < 2)
            || (self.limit == Limit::Clinician && beyond(4_000))
            || (self.injured && !self.by_plan && beyond(5_500))
        {
            Leave::Refuse(Override::WithReason)
        } else if beyond(10_000) {
            Leave::WarnFirmly
        } else if beyond(5_500)
            || (self.limit == Limit::Own && beyond(4_000))
            || (self.limit == Limit::Ended && (beyond(4_000) || self.distance.is_none()))
            || (capped && self.distance.is_none())
            || (self.pace.is_none() && !(gate && self.speed == SpeedWay::Open))
        {
            Leave::Warn
        } else {
            Leave::Go
        }
    }
}

#[test]
fn every_planned_run_has_the_word_that_is_read_in_the_rules() {
    let (mut seen, mut go) = (0, 0);
    each(|case| {
        let said = leave(&case.facts(), &case.planned(), book());
        assert_eq!(said, case.says(), "{case:?}");
        go += usize::from(said == Leave::Go);
        seen += 1;
    });
    assert_eq!(seen, 2 * 2 * 5 * 2 * 2 * 4 * 4 * 3 * 3 * 3 * 2 * 2 * 2 * 2);
    assert!(go > 0);
}

fn each(mut look: impl FnMut(Case)) {
    let yes_no = [false, true];
    for (since_run, every_other_day) in [1, 2].into_iter().flat_map(|d| yes_no.map(|e| (d, e))) {
        for (distance, injured) in DISTANCES.into_iter().flat_map(|d| yes_no.map(|i| (d, i))) {
            for (by_plan, emergency) in yes_no.into_iter().flat_map(|b| yes_no.map(|e| (b, e))) {
                for limit in [Limit::None, Limit::Clinician, Limit::Own, Limit::Ended] {
                    for (pace, returned) in PACES.into_iter().flat_map(|p| RETURNS.map(|r| (p, r))) {
                        for (significant, criteria) in ANSWERS.into_iter().flat_map(|s| ANSWERS.map(|c| (s, c))) {
                            for (speed, calm) in SPEEDS.into_iter().flat_map(|s| yes_no.map(|c| (s, c))) {
                                // Not told is no better than no: `held` has both.
                                for warm_up in [None, Some(true)] {
                                    look(Case {
                                        since_run,
                                        every_other_day,
                                        distance,
                                        injured,
                                        by_plan,
                                        limit,
                                        pace,
                                        returned,
                                        significant,
                                        criteria,
                                        speed,
                                        emergency,
                                        calm,
                                        warm_up,
                                    });
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
