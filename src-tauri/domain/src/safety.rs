//! What comes before every other rule: signs that somebody should see, bones that nobody may load without a clinician,
//! people who need somebody beside them, and what is never offered at all.
//!
//! This must never clear anybody: it only reads that a clinician did, and when. A question that was not answered opens
//! nothing.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Check, Grade, Sourced};
use crate::injury::{InjuryKind, Urgency};
use crate::pain::TissueClass;

/// What a sign leads to, by how urgent it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Flow {
    pub card: FlowCard,
    pub loading: Loading,
    /// Whether the person may do otherwise; what they do is kept.
    pub may_override: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FlowCard {
    CallNow,
    SeenToday,
    SeenWithinDays,
    SeenWithinWeeks,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Loading {
    /// No programme is offered.
    None,
    /// Running and loading wait until a clinician has cleared it.
    Paused,
    /// It may go on, and does not rise.
    MayGoOn,
}

pub fn flow(urgency: Urgency) -> Flow {
    match urgency {
        Urgency::Emergency => Flow { card: FlowCard::CallNow, loading: Loading::None, may_override: false },
        Urgency::SameDay => Flow { card: FlowCard::SeenToday, loading: Loading::Paused, may_override: true },
        Urgency::WithinDays => Flow { card: FlowCard::SeenWithinDays, loading: Loading::Paused, may_override: true },
        Urgency::WithinWeeks => Flow { card: FlowCard::SeenWithinWeeks, loading: Loading::MayGoOn, may_override: true },
    }
}

/// A sign that was ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raised {
    pub urgency: Urgency,
    /// By a clinician. A day that is still to come clears nothing yet.
    pub cleared_on: Option<NaiveDate>,
}

/// The most urgent sign that is not cleared.
pub fn open_sign(raised: &[Raised], today: NaiveDate) -> Option<Urgency> {
    raised.iter().filter(|r| r.cleared_on.is_none_or(|day| day > today)).map(|r| r.urgency).min()
}

/// The screen of signs before a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    NotAnswered,
    Answered { worst: Option<Urgency> },
}

/// Who says that it may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clearance {
    NotAsked,
    OwnDecision,
    Clinician { on: Option<NaiveDate> },
}

/// Where a bone is hurt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BoneSite {
    /// Its tension side; who cannot tell the sides apart belongs here too.
    FemoralNeck,
    AnteriorTibia,
    MedialMalleolus,
    Talus,
    Navicular,
    SecondMetatarsalBase,
    FifthMetatarsalBase,
    Sesamoids,
    PosteromedialTibia,
    Fibula,
    Calcaneus,
    MetatarsalShaft,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    Low,
    High,
}

/// What is known of somebody who wants to begin a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    pub screen: Screen,
    /// A list that belongs to the topic was not looked at.
    pub gate_open: bool,
    pub age: Option<u8>,
    /// An adult, or a clinician, goes through it with them.
    pub accompanied: bool,
    pub kind: InjuryKind,
    pub class: TissueClass,
    /// None where it is not known, which counts as high risk.
    pub bone_site: Option<BoneSite>,
    pub clearance: Clearance,
    pub today: NaiveDate,
}

/// Why a programme cannot begin yet, or what is said with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    Emergency,
    ScreenNotAnswered,
    /// The topic has signs of its own, and they were not looked at.
    GateNotAnswered,
    /// The topic is for professionals: there are words, and no programme.
    ProfessionalOnly,
    /// Only the date of a clinician's word opens it.
    HighRiskBone,
    AgeNotAnswered,
    MinorAlone,
    SignToBeSeen,
    BoneWithoutClinician,
    SignToMention,
}

/// How firmly it bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    Mention,
    /// The person may go past it; that is kept and shown.
    Override,
    Closed,
}

impl Bar {
    pub fn weight(self) -> Weight {
        match self {
            Bar::Emergency | Bar::ScreenNotAnswered | Bar::GateNotAnswered => Weight::Closed,
            Bar::ProfessionalOnly | Bar::HighRiskBone | Bar::AgeNotAnswered | Bar::MinorAlone => Weight::Closed,
            Bar::SignToBeSeen | Bar::BoneWithoutClinician => Weight::Override,
            Bar::SignToMention => Weight::Mention,
        }
    }
}

/// All that stands between a person and a programme, the firmest first; empty where nothing does.
pub fn bars(start: &Start, rules: &SafetyRules) -> Vec<Bar> {
    let mut bars = Vec::new();
    match start.screen {
        Screen::NotAnswered => bars.push(Bar::ScreenNotAnswered),
        Screen::Answered { worst: None } => {}
        Screen::Answered { worst: Some(Urgency::Emergency) } => bars.push(Bar::Emergency),
        Screen::Answered { worst: Some(Urgency::SameDay | Urgency::WithinDays) } => bars.push(Bar::SignToBeSeen),
        Screen::Answered { worst: Some(Urgency::WithinWeeks) } => bars.push(Bar::SignToMention),
    }
    if start.gate_open {
        bars.push(Bar::GateNotAnswered);
    }
    if start.kind == InjuryKind::Professional {
        bars.push(Bar::ProfessionalOnly);
    }
    let cleared = matches!(start.clearance, Clearance::Clinician { on: Some(day) } if day <= start.today);
    if start.class == TissueClass::Bone && !cleared {
        bars.push(match rules.risk(start.bone_site) {
            Risk::High => Bar::HighRiskBone,
            Risk::Low => Bar::BoneWithoutClinician,
        });
    }
    match start.age {
        None => bars.push(Bar::AgeNotAnswered),
        Some(age) if age < rules.adult_age.value && !start.accompanied => bars.push(Bar::MinorAlone),
        Some(_) => {}
    }
    bars.sort();
    bars
}

/// Whether a programme is offered, with what may be overridden taken as overridden.
pub fn may_begin(bars: &[Bar]) -> bool {
    bars.iter().all(|bar| bar.weight() != Weight::Closed)
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SafetyRules {
    /// From this age on nobody has to be beside.
    pub adult_age: Sourced<u8>,
    pub bone_sites: Vec<BoneRisk>,
    pub never: Vec<NeverOffered>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoneRisk {
    pub site: BoneSite,
    pub risk: Risk,
    pub source: String,
    pub grade: Grade,
}

/// Something that no rule, no text and no screen offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeverOffered {
    pub id: String,
    pub text: String,
    pub source: String,
    pub grade: Grade,
}

impl SafetyRules {
    /// High where the place is not known.
    pub fn risk(&self, site: Option<BoneSite>) -> Risk {
        let row = site.and_then(|site| self.bone_sites.iter().find(|row| row.site == site));
        row.map_or(Risk::High, |row| row.risk)
    }

    pub fn check(&self, check: &mut Check, path: &str) {
        check.sourced(&format!("{path}.adult_age"), &self.adult_age, 14.0..=25.0);
        for (i, row) in self.bone_sites.iter().enumerate() {
            check.origin(&format!("{path}.bone_sites[{i}]"), &row.source, row.grade);
            if self.bone_sites.iter().take(i).any(|other| other.site == row.site) {
                check.problem(&format!("{path}.bone_sites[{i}].site"), "is there twice");
            }
        }
        for (i, row) in self.never.iter().enumerate() {
            check.slug(&format!("{path}.never[{i}].id"), &row.id);
            check.text(&format!("{path}.never[{i}].text"), &row.text);
            check.origin(&format!("{path}.never[{i}]"), &row.source, row.grade);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progression::book;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, n).expect("a date")
    }

    /// An adult with a tendon and nothing to report.
    fn start() -> Start {
        Start {
            screen: Screen::Answered { worst: None },
            gate_open: false,
            age: Some(40),
            accompanied: false,
            kind: InjuryKind::Topic,
            class: TissueClass::Tendon,
            bone_site: None,
            clearance: Clearance::NotAsked,
            today: day(10),
        }
    }

    #[track_caller]
    fn check(start: Start, expected: &[Bar]) {
        assert_eq!(bars(&start, &book().safety), expected);
    }

    #[test]
    fn with_nothing_to_report_a_programme_may_begin() {
        check(start(), &[]);
        assert!(may_begin(&[]));
    }

    #[test]
    fn an_emergency_shows_its_card_and_cannot_be_overridden() {
        let emergency = Start { screen: Screen::Answered { worst: Some(Urgency::Emergency) }, ..start() };
        check(emergency, &[Bar::Emergency]);
        assert!(!may_begin(&[Bar::Emergency]));
        let flow = flow(Urgency::Emergency);
        assert_eq!((flow.card, flow.loading, flow.may_override), (FlowCard::CallNow, Loading::None, false));
    }

    #[test]
    fn less_urgent_signs_pause_and_the_least_only_speaks() {
        for urgency in [Urgency::SameDay, Urgency::WithinDays] {
            check(Start { screen: Screen::Answered { worst: Some(urgency) }, ..start() }, &[Bar::SignToBeSeen]);
            assert_eq!((flow(urgency).loading, flow(urgency).may_override), (Loading::Paused, true));
        }
        let weeks = Start { screen: Screen::Answered { worst: Some(Urgency::WithinWeeks) }, ..start() };
        check(weeks, &[Bar::SignToMention]);
        assert_eq!(flow(Urgency::WithinWeeks).loading, Loading::MayGoOn);
        assert!(may_begin(&[Bar::SignToBeSeen, Bar::SignToMention]));
    }

    #[test]
    fn what_was_not_answered_opens_nothing() {
        check(
            Start { screen: Screen::NotAnswered, age: None, ..start() },
            &[Bar::ScreenNotAnswered, Bar::AgeNotAnswered],
        );
        assert!(!may_begin(&[Bar::AgeNotAnswered]));
    }

    #[test]
    fn a_list_of_the_topic_that_was_not_looked_at_opens_nothing() {
        check(Start { gate_open: true, ..start() }, &[Bar::GateNotAnswered]);
        assert!(!may_begin(&[Bar::GateNotAnswered]));
    }

    #[test]
    fn a_topic_for_professionals_has_no_programme() {
        check(Start { kind: InjuryKind::Professional, ..start() }, &[Bar::ProfessionalOnly]);
    }

    #[test]
    fn a_minor_needs_somebody_beside_them() {
        let minor = Start { age: Some(17), ..start() };
        check(minor, &[Bar::MinorAlone]);
        check(Start { accompanied: true, ..minor }, &[]);
        check(Start { age: Some(18), ..minor }, &[]);
    }

    #[test]
    fn a_high_risk_bone_begins_only_with_a_clinicians_date() {
        use BoneSite::{
            AnteriorTibia, FemoralNeck, FifthMetatarsalBase, MedialMalleolus, Navicular, SecondMetatarsalBase,
            Sesamoids, Talus,
        };
        let high = [
            FemoralNeck,
            AnteriorTibia,
            MedialMalleolus,
            Talus,
            Navicular,
            SecondMetatarsalBase,
            FifthMetatarsalBase,
            Sesamoids,
        ];
        for site in high.map(Some).into_iter().chain([None]) {
            let bone = Start { class: TissueClass::Bone, bone_site: site, ..start() };
            for clearance in [
                Clearance::NotAsked,
                Clearance::OwnDecision,
                Clearance::Clinician { on: None },
                Clearance::Clinician { on: Some(day(11)) },
            ] {
                check(Start { clearance, ..bone }, &[Bar::HighRiskBone]);
            }
            check(Start { clearance: Clearance::Clinician { on: Some(day(10)) }, ..bone }, &[]);
        }
        assert!(!may_begin(&[Bar::HighRiskBone]));
    }

    #[test]
    fn another_bone_may_be_overridden_and_that_is_kept() {
        use BoneSite::{Calcaneus, Fibula, MetatarsalShaft, PosteromedialTibia};
        for site in [Calcaneus, Fibula, MetatarsalShaft, PosteromedialTibia] {
            check(Start { class: TissueClass::Bone, bone_site: Some(site), ..start() }, &[Bar::BoneWithoutClinician]);
        }
        assert_eq!(Bar::BoneWithoutClinician.weight(), Weight::Override);
    }

    #[test]
    fn a_sign_stays_open_until_a_clinician_has_cleared_it() {
        let raised = |urgency, cleared_on| Raised { urgency, cleared_on };
        let signs = [
            raised(Urgency::SameDay, Some(day(9))),
            raised(Urgency::WithinDays, Some(day(11))),
            raised(Urgency::WithinWeeks, None),
        ];
        assert_eq!(open_sign(&signs, day(10)), Some(Urgency::WithinDays));
        assert_eq!(open_sign(&signs, day(11)), Some(Urgency::WithinWeeks));
        assert_eq!(open_sign(&signs, day(8)), Some(Urgency::SameDay));
        assert_eq!(open_sign(&[], day(8)), None);
    }

    #[test]
    fn what_is_never_offered_is_written_down() {
        let ids: Vec<&str> = book().safety.never.iter().map(|n| n.id.as_str()).collect();
        assert_eq!(ids, ["diagnosis", "medicines", "fracture-clearance", "promise", "safe-to-run", "serious-topics"]);
    }
}
