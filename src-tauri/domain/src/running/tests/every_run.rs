//! One result for every combination of answers to a run, beside the table written out once more as a person reads it;
//! and what must hold for any facts at all.

use proptest::prelude::*;

use super::super::result::outcome;
use super::super::{Onset, Pace, RunChange, RunFact, RunFacts, after};
use super::{book, calm, calm_run, day};
use crate::injury::Urgency;
use crate::pain::{Course, Light, Pain, Signs, TissueClass};
use crate::progression::{Back, Outcome};

const RATINGS: [Option<u8>; 6] = [None, Some(0), Some(2), Some(3), Some(5), Some(7)];
const SIGNS: [Option<Signs>; 4] = [None, Some(NO_SIGN), Some(SHARP), Some(LIMP)];
const NO_SIGN: Signs = Signs { sharp: false, limp: false, rest_pain: false, swelling: false, unstable: false };
const SHARP: Signs = Signs { sharp: true, ..NO_SIGN };
const LIMP: Signs = Signs { limp: true, ..NO_SIGN };
const ONSETS: [Option<Onset>; 5] =
    [None, Some(Onset::Never), Some(Onset::FromStart), Some(Onset::At { m: 3_000 }), Some(Onset::Afterwards)];
const COURSES: [Option<Course>; 4] = [None, Some(Course::Easing), Some(Course::Constant), Some(Course::Worsening)];
/// Pain above the usual, and stiffness above it.
const MORNINGS: [(Option<u8>, Option<u16>); 6] =
    [(None, Some(0)), (Some(0), None), (Some(0), Some(0)), (Some(1), Some(0)), (Some(2), Some(0)), (Some(0), Some(10))];
/// Whether calm runs came before, and how fast this one was while speed is closed.
const SITUATIONS: [(bool, Option<Pace>); 4] =
    [(true, Some(Pace::Easy)), (false, Some(Pace::Easy)), (true, Some(Pace::Speed)), (true, None)];
const TISSUES: [TissueClass; 3] = [TissueClass::Tendon, TissueClass::Joint, TissueClass::Bone];

/// What was answered.
#[derive(Debug, Clone, Copy)]
struct Told {
    tissue: TissueClass,
    during: Option<u8>,
    after: Option<u8>,
    signs: Option<Signs>,
    onset: Option<Onset>,
    course: Option<Course>,
    morning: (Option<u8>, Option<u16>),
    calm_before: bool,
    pace: Option<Pace>,
}

impl Told {
    fn facts(&self) -> RunFacts {
        let mut facts = RunFacts { tissue: self.tissue, ..calm() };
        let run = facts.runs.last_mut().expect("three runs");
        run.during = self.during.and_then(Pain::whole);
        run.after = self.after.and_then(Pain::whole);
        run.signs = self.signs;
        run.onset = self.onset;
        run.course = self.course;
        run.morning.pain = self.morning.0.and_then(Pain::whole);
        run.morning.stiffness_min = self.morning.1.map(|rise| 5 + rise);
        run.pace = self.pace;
        if !self.calm_before {
            facts.runs.drain(..2);
        }
        facts
    }

    /// The table as it stands on paper, first the worst. It knows nothing of rules or of data.
    fn result(&self) -> Outcome {
        let bone = self.tissue == TissueClass::Bone;
        let (run_max, after_max) = match self.tissue {
            TissueClass::Tendon => (2, 5),
            TissueClass::Joint => (3, 2),
            TissueClass::Bone | TissueClass::Fascia | TissueClass::Muscle | TissueClass::Ligament => (0, 0),
        };
        let worst = self.during.max(self.after);
        if self.signs.is_some_and(Signs::any) || worst >= Some(7) {
            return Outcome::Stop;
        }
        let late = matches!(self.onset, Some(Onset::At { .. }));
        let yellow = worst >= Some(4) || late || (bone && worst >= Some(1));
        let grew = yellow && self.course == Some(Course::Worsening);
        let afterwards = self.onset == Some(Onset::Afterwards)
            && self.during.is_some_and(|pain| pain <= run_max)
            && self.after.is_some_and(|pain| pain <= after_max);
        let ache = self.course == Some(Course::Easing) && !late && self.during <= Some(2);
        let bone_hurts = (self.during > Some(0) && !ache) || self.after > Some(0) || self.morning.0 > Some(0) || late;
        if grew || (yellow && worst > Some(3) && !afterwards) || (bone && bone_hurts) {
            return Outcome::StepBack(Back::Stage);
        }
        if self.morning.0 >= Some(2) || self.morning.1 >= Some(10) {
            return Outcome::StepBack(Back::Dose);
        }
        let low = |pain: Option<u8>, most: u8| pain.is_some_and(|pain| pain <= most);
        let green = low(self.during, 2.min(run_max)) && low(self.after, 2.min(after_max)) && !yellow;
        let told = self.signs.is_some() && self.onset.is_some() && self.pace == Some(Pace::Easy);
        let usual = self.morning == (Some(0), Some(0));
        let calm = self.course != Some(Course::Worsening) && self.calm_before;
        if green && told && usual && calm { Outcome::Progress } else { Outcome::Hold }
    }
}

/// Calls with every combination; the pain of the run changes fastest.
fn each(mut look: impl FnMut(Told)) {
    for tissue in TISSUES {
        for (calm_before, pace) in SITUATIONS {
            for (signs, onset) in SIGNS.into_iter().flat_map(|signs| ONSETS.map(|onset| (signs, onset))) {
                for (course, morning) in COURSES.into_iter().flat_map(|c| MORNINGS.map(|morning| (c, morning))) {
                    for (after, during) in RATINGS.into_iter().flat_map(|a| RATINGS.map(|during| (a, during))) {
                        look(Told { tissue, during, after, signs, onset, course, morning, calm_before, pace });
                    }
                }
            }
        }
    }
}

#[test]
fn every_combination_of_answers_has_the_result_of_the_table_and_more_pain_is_never_more_daring() {
    let (mut seen, mut progress) = (0, 0);
    let mut before: Option<Outcome> = None;
    each(|told| {
        let said = outcome(&told.facts(), book());
        assert_eq!(said, told.result(), "{told:?}");
        if said == Outcome::Progress {
            let answered = told.morning.0.is_some() && told.morning.1.is_some();
            assert!(answered && told.signs == Some(NO_SIGN) && told.pace == Some(Pace::Easy), "{told:?}");
            progress += 1;
        }
        // The ratings of a run rise one after the other, from nought on.
        if told.during > Some(0) {
            assert!(before <= Some(said), "{told:?}");
        }
        before = Some(said);
        seen += 1;
    });
    assert_eq!(seen, 3 * 4 * 4 * 5 * 4 * 6 * 6 * 6);
    assert!(progress > 0);
}

fn any_pain() -> impl Strategy<Value = Option<Pain>> {
    proptest::option::weighted(0.9, (0u8..=100).prop_filter_map("0 to 10", Pain::tenths))
}

prop_compose! {
    fn any_run()(
        pains in (any_pain(), any_pain(), any_pain(), any_pain()),
        stiffness in proptest::option::weighted(0.9, 0u16..30),
        signs in prop_oneof![1 => Just(None), 6 => Just(Some(NO_SIGN)), 1 => Just(Some(SHARP)), 1 => Just(Some(LIMP))],
        onset in proptest::sample::select(ONSETS.to_vec()),
        course in proptest::sample::select(COURSES.to_vec()),
        distance_m in proptest::option::weighted(0.9, 0u32..40_000),
        pace in proptest::sample::select(vec![None, Some(Pace::Easy), Some(Pace::Strides { percent: 60 }), Some(Pace::Speed)]),
        quiet in any::<bool>(),
        finished in proptest::option::weighted(0.9, any::<bool>()),
    ) -> RunFact {
        let mut run = calm_run(0);
        run.distance_m = distance_m;
        run.pace = pace;
        run.finished = finished;
        if !quiet {
            (run.during, run.after, run.night, run.morning.pain) = pains;
            run.morning.stiffness_min = stiffness;
            run.signs = signs;
            run.onset = onset;
            run.course = course;
        }
        run
    }
}

prop_compose! {
    fn any_facts()(
        mut runs in proptest::collection::vec(any_run(), 1..5),
        tissue in proptest::sample::select(TissueClass::ALL.to_vec()),
        topic in proptest::sample::select(vec![None, Some("itb-syndrome"), Some("shin-splints"), Some("achilles")]),
        flag in proptest::option::weighted(0.1, Just(Urgency::WithinDays)),
        with_level in any::<bool>(),
        returned in proptest::option::of(0u64..100),
        criteria in any::<Option<bool>>(),
        back in proptest::collection::vec(70u64..100, 0..3),
    ) -> RunFacts {
        for (i, run) in runs.iter_mut().enumerate() {
            run.day = day(90 + 2 * i as u64);
        }
        RunFacts {
            runs,
            tissue,
            topic: topic.map(str::to_owned),
            flag,
            level: with_level.then_some(super::LEVEL),
            returned: returned.map(day),
            criteria,
            regressions: back.into_iter().map(day).collect(),
            ..calm()
        }
    }
}

proptest! {
    #[test]
    fn more_pain_is_never_more_daring(facts in any_facts(), which in 0usize..4, more in 1u8..=100) {
        let mut worse = facts.clone();
        let run = worse.runs.last_mut().expect("a run");
        let rating = match which {
            0 => &mut run.during,
            1 => &mut run.after,
            2 => &mut run.night,
            _ => &mut run.morning.pain,
        };
        let Some(old) = *rating else { return Ok(()) };
        // Whole numbers only among whole ones: a decimal is red from a lower number on.
        let higher = (old.value() * 10.0) as u8 + if old.is_whole() { more / 10 * 10 } else { 0 };
        let Some(new) = Pain::tenths(higher) else { return Ok(()) };
        *rating = Some(new);
        prop_assert!(outcome(&worse, book()) >= outcome(&facts, book()));
    }

    #[test]
    fn progress_takes_a_calm_run_a_usual_morning_and_no_sign(facts in any_facts()) {
        let result = after(&facts, book()).expect("a run");
        let run = facts.run().expect("a run");
        prop_assert_eq!(result.outcome, outcome(&facts, book()));
        prop_assert!(!result.fired.is_empty());
        if result.outcome == Outcome::Progress {
            prop_assert!(facts.flag.is_none() && run.signs == Some(NO_SIGN));
            prop_assert_eq!(result.light, Some(Light::Green));
            prop_assert!(run.morning.pain_rise().is_some_and(|rise| rise <= 0.0));
            prop_assert!(run.morning.stiffness_rise().is_some_and(|rise| rise <= 0));
            prop_assert!(result.change.is_some());
            let early = facts.returned.is_none_or(|returned| (run.day - returned).num_days() < 84);
            if early || facts.criteria != Some(true) {
                prop_assert_eq!(run.pace, Some(Pace::Easy));
                let faster = matches!(result.change, Some(RunChange::Strides { .. } | RunChange::Speed));
                prop_assert!(!faster);
            }
        }
        if result.light == Some(Light::Red) {
            prop_assert_eq!(result.outcome, Outcome::Stop);
        }
    }

    #[test]
    fn a_way_leads_where_it_says(facts in any_facts()) {
        let result = after(&facts, book()).expect("a run");
        for way in &result.ways {
            prop_assert!(!way.changes.is_empty());
            let better = way.then < result.outcome;
            prop_assert_eq!(better, result.outcome != Outcome::Progress);
        }
    }
}
