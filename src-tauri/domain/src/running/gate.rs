//! The gate before running again: every criterion of the topic is met, or it is closed and says what is missing.
//!
//! It clears nobody: it only reads what was ticked, and that a clinician agreed where bone was involved.

use chrono::NaiveDate;
use serde::Serialize;

use crate::pain::TissueClass;
use crate::safety::Clearance;

/// A criterion of a topic, and what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion<'a> {
    pub text: &'a str,
    /// None where nobody answered.
    pub met: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Gate {
    pub open: bool,
    /// Answered with no.
    pub not_met: Vec<String>,
    /// Not answered.
    pub not_answered: Vec<String>,
    /// A clinician has to agree first, and no day of that is known.
    pub clinician: bool,
}

/// Open where everything is met. A topic without criteria has no gate that anybody could pass.
pub fn gate(criteria: &[Criterion], tissue: TissueClass, clearance: Clearance, today: NaiveDate) -> Gate {
    let texts = |met: Option<bool>| -> Vec<String> {
        criteria.iter().filter(|criterion| criterion.met == met).map(|criterion| criterion.text.to_owned()).collect()
    };
    let (not_met, not_answered) = (texts(Some(false)), texts(None));
    let agreed = matches!(clearance, Clearance::Clinician { on: Some(day) } if day <= today);
    let clinician = tissue == TissueClass::Bone && !agreed;
    let open = !criteria.is_empty() && not_met.is_empty() && not_answered.is_empty() && !clinician;
    Gate { open, not_met, not_answered, clinician }
}
