//! What must hold in any life at all.

use proptest::prelude::*;

use super::live;
use super::world::{Lived, exercise, plan, programme};
use crate::pain::TissueClass;
use crate::plan::{Life, PlanState, SlotName, Standing, Volume, prescribe, shape};
use crate::prescription::Pace;
use crate::progression::{Lever, Load, Outcome, book};

/// A day of somebody: what was answered, done and decided, with gaps anywhere.
fn day() -> impl Strategy<Value = String> {
    let morning = prop_oneof![
        2 => Just(String::new()),
        6 => (0_u8..=6, 0_u16..=40).prop_map(|(pain, minutes)| format!("m {pain}/{minutes}; ")),
        1 => Just("m ?/?; ".to_owned()),
        1 => Just("m 3/10 new; ".to_owned()),
    ];
    let session = |slot: &'static str| {
        prop_oneof![
            2 => Just(String::new()),
            6 => (0_u8..=6, 0_u8..=4, 5_u8..=8)
                .prop_map(move |(during, after, effort)| format!("{slot} {during}/{after} effort={effort}; ")),
            2 => (0_u8..=2).prop_map(move |pain| format!("{slot} {pain}/{pain} effort=6 reps=17; ")),
            1 => Just(format!("{slot} ?/?; ")),
            1 => Just(format!("{slot} 4/3 sharp; ")),
        ]
    };
    let decided = || prop_oneof![4 => Just("ok; "), 1 => Just("keep; "), 2 => Just("")];
    let else_ = prop_oneof![
        20 => Just(""),
        1 => Just("pause flare; "),
        1 => Just("back quiet; "),
        1 => Just("limit load_kg 3 physio; "),
        1 => Just("limit week 2 physio; "),
        1 => Just("limit sets 2 me; "),
        1 => Just("flag same_day; "),
        1 => Just("clear; "),
        1 => Just("lighter; "),
        1 => Just("zone Pacific/Auckland; "),
        1 => Just("week fatigue=9 slept_badly; "),
    ];
    (else_, morning, decided(), session("M"), session("E"), decided())
        .prop_map(|(other, m, first, am, pm, last)| format!("{other}{m}{first}{am}{pm}{last}"))
}

fn script() -> impl Strategy<Value = String> {
    prop::collection::vec(day(), 20..60).prop_map(|days| {
        let mut raised = false;
        let line = |(no, words): (usize, String)| {
            // Only what was raised can be cleared.
            let words = if raised { words } else { words.replace("clear; ", "") };
            raised |= words.contains("flag");
            format!("{}: {words}\n", no + 1)
        };
        days.into_iter().enumerate().map(line).collect()
    })
}

fn one_of() -> impl Strategy<Value = PlanState> {
    use SlotName::{Evening, Morning};
    let of = |id, slots: &[SlotName]| plan(id, "2026-03-20", TissueClass::Tendon, slots);
    prop_oneof![
        Just(of("alfredson-1998", &[Morning, Evening])),
        Just(PlanState { volume: Volume::AsTolerated, ..of("alfredson-1998", &[Morning, Evening]) }),
        Just(of("hsr-home", &[Evening])),
        Just(of("silbernagel-2007", &[Morning])),
        Just(plan("foot-core", "2026-03-20", TissueClass::Bone, &[Evening])),
    ]
}

/// The levers on which two states differ.
fn moved(before: &PlanState, after: &PlanState) -> Vec<Lever> {
    let programme = programme(&before.programme);
    let (old, new) = (shape(before, programme), shape(after, programme));
    let week = before.week != after.week;
    let differs = [
        (Lever::Week, week),
        // A week of the table brings numbers of its own.
        (Lever::Reps, !week && old.reps != new.reps),
        (Lever::Sets, !week && old.sets != new.sets),
        (Lever::Hold, !week && old.hold_s != new.hold_s),
        (Lever::Load, before.loads != after.loads),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(lever, _)| lever).collect()
}

fn check(lived: &Lived) {
    for (facts, answer, before, after) in &lived.accepted {
        let change = answer.change.expect("something was accepted");
        assert!(moved(before, after).len() <= 1, "{:?} by {change:?}", moved(before, after));
        if answer.outcome != Outcome::Progress {
            assert!(change.to < change.from, "{change:?}");
            continue;
        }
        let session = &facts.session;
        assert!(
            session.during.is_some() && session.after.is_some() && session.signs.is_some(),
            "progress on unknown pain"
        );
        assert!(
            facts.morning.pain.is_some() && facts.morning.stiffness_min.is_some(),
            "progress on an unknown morning"
        );
        if let Some(limit) = facts.limit(change.lever) {
            assert!(change.to <= limit.at_most.max(change.from), "{change:?} over {limit:?}");
        }
        if change.lever == Lever::Load {
            assert!(matches!(facts.levers.load, Load::Kg { .. }), "progress on an unknown load");
        }
    }
}

/// Every session of the past, asked for again.
fn replay(lived: &Lived) {
    for (length, plan, ask, day, frozen) in &lived.asked {
        let then = Life::new(lived.life.entries()[..*length].to_vec());
        let state = then.plan(plan).expect("it ran");
        let standing = Standing::of(&then, plan, programme(&state.programme), book(), *day).expect("it ran");
        let again = prescribe(&standing, *ask, Pace::default(), exercise);
        assert_eq!(again.map(|p| p.prescription).as_ref(), Some(frozen), "{day}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn one_lever_within_limits_never_on_unknown_and_the_past_can_be_asked_again(
        state in one_of(),
        script in script(),
    ) {
        let lived = live(&[state], &script);
        check(&lived);
        replay(&lived);
    }
}

#[test]
fn the_same_life_always_gives_the_same_answer() {
    let state = plan("alfredson-1998", "2026-03-20", TissueClass::Tendon, &[SlotName::Morning, SlotName::Evening]);
    let script = "1-20: m 2/10; ok; M 2/2; E 2/2";
    let (one, two) = (live(std::slice::from_ref(&state), script), live(&[state], script));
    assert_eq!(one.life.entries(), two.life.entries());
    let at = |lived: &Lived| {
        let plan = lived.plans[0].clone();
        let state = lived.life.plan(&plan).expect("it runs");
        let standing = Standing::of(&lived.life, &plan, programme(&state.programme), book(), lived.today);
        standing.and_then(|s| s.suggestion())
    };
    assert_eq!(at(&one), at(&two));
}
