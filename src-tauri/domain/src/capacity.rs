//! What a leg can do: counts and seconds of a guided test, beside the other leg and beside what people of that age
//! manage. A side that was not tested is unknown; a test is a number to compare with, never a verdict.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::data::{Check, Grade, Sourced};
use crate::session::Side;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Female,
    Male,
}

/// How heel raises were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HeelRaiseForm {
    /// On a slope, to the beat: as those behind the norms were counted.
    Incline,
    /// On the floor: good to compare with oneself only.
    Floor,
}

/// What people of that age manage, in single-leg heel raises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS))]
pub struct Norm {
    pub raises: u16,
    /// Whether the count was made as the norm was.
    pub comparable: bool,
}

/// What was counted or held on each side.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct BothSides {
    pub left: Option<f64>,
    pub right: Option<f64>,
}

/// One side beside the other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Symmetry {
    /// Of the side that managed more.
    pub difference_percent: f64,
    /// The side that managed less; None where they are even.
    pub weaker: Option<Side>,
    pub flagged: bool,
}

impl BothSides {
    pub fn of(self, side: Side) -> Option<f64> {
        match side {
            Side::Left => self.left,
            Side::Right => self.right,
        }
    }

    /// None unless both sides were tested and at least one managed something.
    pub fn symmetry(self, rules: &CapacityRules) -> Option<Symmetry> {
        let (left, right) = (self.left?, self.right?);
        let more = left.max(right);
        if more <= 0.0 {
            return None;
        }
        let difference_percent = (left - right).abs() / more * 100.0;
        let weaker = match left.total_cmp(&right) {
            std::cmp::Ordering::Less => Some(Side::Left),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Side::Right),
        };
        Some(Symmetry { difference_percent, weaker, flagged: difference_percent > rules.side_difference_percent.value })
    }

    /// The injured side as a part of the other, in per cent.
    pub fn limb_symmetry(self, injured: Side) -> Option<f64> {
        let (hurt, other) = match injured {
            Side::Left => (self.left?, self.right?),
            Side::Right => (self.right?, self.left?),
        };
        (other > 0.0).then(|| hurt / other * 100.0)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapacityRules {
    pub side_difference_percent: Sourced<f64>,
    /// Of the beat to which raises are counted.
    pub beats_per_minute: Sourced<u16>,
    pub heel_raises: Vec<HeelRaiseNorm>,
}

/// From an age to an age, both included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeelRaiseNorm {
    pub from_age: u8,
    pub to_age: u8,
    pub men: u16,
    pub women: u16,
    pub source: String,
    pub grade: Grade,
}

impl CapacityRules {
    /// None for an age, or a person, that nobody counted.
    pub fn norm(&self, age: Option<u8>, sex: Option<Sex>, form: HeelRaiseForm) -> Option<Norm> {
        let (age, sex) = (age?, sex?);
        let row = self.heel_raises.iter().find(|row| (row.from_age..=row.to_age).contains(&age))?;
        let raises = match sex {
            Sex::Female => row.women,
            Sex::Male => row.men,
        };
        Some(Norm { raises, comparable: form == HeelRaiseForm::Incline })
    }

    pub fn check(&self, check: &mut Check, path: &str) {
        check.sourced(&format!("{path}.side_difference_percent"), &self.side_difference_percent, 1.0..=50.0);
        check.sourced(&format!("{path}.beats_per_minute"), &self.beats_per_minute, 10.0..=240.0);
        for (i, row) in self.heel_raises.iter().enumerate() {
            let path = format!("{path}.heel_raises[{i}]");
            check.within(&format!("{path}.from_age"), row.from_age.into(), &(0.0..=f64::from(row.to_age)));
            check.within(&format!("{path}.men"), row.men.into(), &(1.0..=100.0));
            check.within(&format!("{path}.women"), row.women.into(), &(1.0..=100.0));
            check.origin(&path, &row.source, row.grade);
            if i > 0 && self.heel_raises[i - 1].to_age >= row.from_age {
                check.problem(&format!("{path}.from_age"), "overlaps the row before");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progression::book;

    #[test]
    fn heel_raise_norms_by_age_and_sex() {
        let rules = &book().capacity;
        // (ages, men, women)
        let table = [
            ([20, 29], 37, 30),
            ([30, 39], 32, 27),
            ([40, 49], 28, 24),
            ([50, 59], 23, 21),
            ([60, 69], 19, 19),
            ([70, 79], 14, 16),
        ];
        for (ages, men, women) in table {
            for age in ages {
                let of = |sex| rules.norm(Some(age), Some(sex), HeelRaiseForm::Incline).map(|n| n.raises);
                assert_eq!((of(Sex::Male), of(Sex::Female)), (Some(men), Some(women)), "{age}");
            }
        }
    }

    #[test]
    fn no_norm_for_who_was_not_counted_or_did_not_say() {
        let rules = &book().capacity;
        for age in [None, Some(12), Some(19), Some(80)] {
            assert_eq!(rules.norm(age, Some(Sex::Male), HeelRaiseForm::Incline), None);
        }
        assert_eq!(rules.norm(Some(40), None, HeelRaiseForm::Incline), None);
    }

    #[test]
    fn a_count_on_the_floor_is_not_comparable() {
        let norm = book().capacity.norm(Some(40), Some(Sex::Female), HeelRaiseForm::Floor);
        assert_eq!(norm, Some(Norm { raises: 24, comparable: false }));
    }

    #[test]
    fn a_difference_over_ten_per_cent_is_flagged() {
        let of = |left, right| BothSides { left: Some(left), right: Some(right) }.symmetry(&book().capacity);
        let even = of(20.0, 18.0).expect("both sides");
        assert_eq!((even.flagged, even.weaker), (false, Some(Side::Right)));
        let uneven = of(17.0, 20.0).expect("both sides");
        assert_eq!((uneven.flagged, uneven.weaker), (true, Some(Side::Left)));
        assert_eq!(of(25.0, 25.0).and_then(|s| s.weaker), None);
    }

    #[test]
    fn an_untested_side_is_unknown_and_not_zero() {
        let rules = &book().capacity;
        assert_eq!(BothSides { left: Some(20.0), right: None }.symmetry(rules), None);
        assert_eq!(BothSides { left: Some(0.0), right: Some(0.0) }.symmetry(rules), None);
        assert_eq!(BothSides { left: Some(12.0), right: None }.limb_symmetry(Side::Left), None);
        assert_eq!(BothSides { left: Some(0.0), right: Some(12.0) }.limb_symmetry(Side::Left), Some(0.0));
    }

    #[test]
    fn limb_symmetry_is_the_injured_side_as_a_part_of_the_other() {
        let sides = BothSides { left: Some(15.0), right: Some(20.0) };
        assert_eq!(sides.limb_symmetry(Side::Left), Some(75.0));
        assert_eq!(sides.of(Side::Right), Some(20.0));
    }
}
