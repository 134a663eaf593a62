//! The gate before running again.

use super::super::{Criterion, gate};
use super::day;
use crate::pain::TissueClass;
use crate::safety::Clearance;

fn criteria(met: [Option<bool>; 3]) -> [Criterion<'static>; 3] {
    let texts = ["You can walk without pain.", "You can hop without pain.", "Pressing no longer hurts."];
    std::array::from_fn(|i| Criterion { text: texts[i], met: met[i] })
}

#[test]
fn everything_met_opens_it() {
    let told = gate(&criteria([Some(true); 3]), TissueClass::Muscle, Clearance::OwnDecision, day(0));
    assert!(told.open && told.not_met.is_empty() && told.not_answered.is_empty());
}

#[test]
fn what_is_missing_is_named_and_unanswered_is_not_no() {
    let told = gate(&criteria([Some(true), Some(false), None]), TissueClass::Muscle, Clearance::OwnDecision, day(0));
    assert!(!told.open);
    assert_eq!(told.not_met, ["You can hop without pain."]);
    assert_eq!(told.not_answered, ["Pressing no longer hurts."]);
}

#[test]
fn a_topic_without_criteria_opens_nothing() {
    assert!(!gate(&[], TissueClass::Tendon, Clearance::Clinician { on: Some(day(0)) }, day(0)).open);
}

#[test]
fn bone_needs_a_clinicians_day_as_well() {
    let met = criteria([Some(true); 3]);
    for clearance in [
        Clearance::NotAsked,
        Clearance::OwnDecision,
        Clearance::Clinician { on: None },
        Clearance::Clinician { on: Some(day(2)) },
    ] {
        let told = gate(&met, TissueClass::Bone, clearance, day(1));
        assert!(!told.open && told.clinician, "{clearance:?}");
    }
    assert!(gate(&met, TissueClass::Bone, Clearance::Clinician { on: Some(day(1)) }, day(1)).open);
}

/// The topics that ship with programmes.
const TOPICS: [&str; 12] = [
    include_str!("../../../../../assets/injuries/achilles.toml"),
    include_str!("../../../../../assets/injuries/ankle-sprain.toml"),
    include_str!("../../../../../assets/injuries/hamstring-calf-strain.toml"),
    include_str!("../../../../../assets/injuries/hip-flexor.toml"),
    include_str!("../../../../../assets/injuries/itb-syndrome.toml"),
    include_str!("../../../../../assets/injuries/lateral-hip.toml"),
    include_str!("../../../../../assets/injuries/low-back.toml"),
    include_str!("../../../../../assets/injuries/piriformis.toml"),
    include_str!("../../../../../assets/injuries/plantar-fasciitis.toml"),
    include_str!("../../../../../assets/injuries/runners-knee.toml"),
    include_str!("../../../../../assets/injuries/shin-splints.toml"),
    include_str!("../../../../../assets/injuries/stress-fracture.toml"),
];

#[test]
fn the_criteria_of_every_topic_that_ships_can_be_met() {
    for text in TOPICS {
        let injury: crate::injury::Injury = toml::from_str(text).expect("a topic");
        let ticked = |met| injury.return_criteria.iter().map(|c| Criterion { text: &c.text, met }).collect::<Vec<_>>();
        let cleared = Clearance::Clinician { on: Some(day(0)) };
        assert!(gate(&ticked(Some(true)), injury.tissue.into(), cleared, day(0)).open, "{}", injury.id);
        assert!(!gate(&ticked(None), injury.tissue.into(), cleared, day(0)).open, "{}", injury.id);
    }
}
