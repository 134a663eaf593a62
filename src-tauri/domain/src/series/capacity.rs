//! Capacity tests over time: each side by itself, and the sides beside each other where they were counted alike.

use chrono::NaiveDate;

use crate::capacity::{BothSides, CapacityRules, HeelRaiseForm, Symmetry};
use crate::session::Side;

/// A test of one side, on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tested {
    pub day: NaiveDate,
    pub side: Side,
    /// Raises, or seconds.
    pub value: f64,
    pub form: Option<HeelRaiseForm>,
}

/// What both sides had managed at their newest, on the day of a test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    pub day: NaiveDate,
    pub left: Option<Tested>,
    pub right: Option<Tested>,
    /// None unless both sides were tested, and in the same way.
    pub symmetry: Option<Symmetry>,
}

/// One entry for each day with a test, oldest first; the last test of a side on a day counts.
pub fn compared(tests: &[Tested], rules: &CapacityRules) -> Vec<Compared> {
    let mut out: Vec<Compared> = Vec::new();
    let (mut left, mut right) = (None, None);
    for test in tests {
        match test.side {
            Side::Left => left = Some(*test),
            Side::Right => right = Some(*test),
        }
        let now = Compared { day: test.day, left, right, symmetry: symmetry(left, right, rules) };
        match out.last_mut() {
            Some(last) if last.day == test.day => *last = now,
            _ => out.push(now),
        }
    }
    out
}

fn symmetry(left: Option<Tested>, right: Option<Tested>, rules: &CapacityRules) -> Option<Symmetry> {
    let (left, right) = (left?, right?);
    let alike = left.form == right.form;
    let both = BothSides { left: Some(left.value), right: Some(right.value) };
    both.symmetry(rules).filter(|_| alike)
}

#[cfg(test)]
mod tests {
    use super::super::tests::day;
    use super::*;
    use crate::progression::book;

    #[test]
    fn sides_are_compared_with_the_newest_of_the_other_and_only_when_counted_alike() {
        let test = |on: &str, side, value, form| Tested { day: day(on), side, value, form };
        let (incline, floor) = (Some(HeelRaiseForm::Incline), Some(HeelRaiseForm::Floor));
        let tests = [
            test("2026-11-23", Side::Left, 15.0, incline),
            test("2026-11-23", Side::Left, 16.0, incline),
            test("2026-11-23", Side::Right, 20.0, incline),
            test("2026-12-07", Side::Left, 19.0, incline),
            test("2026-12-21", Side::Left, 22.0, floor),
        ];
        let all = compared(&tests, &book().capacity);
        let told: Vec<_> = all
            .iter()
            .map(|c| {
                (
                    c.day.to_string(),
                    c.left.map(|t| t.value),
                    c.symmetry.map(|s| (s.difference_percent.round(), s.flagged)),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("2026-11-23".to_owned(), Some(16.0), Some((20.0, true))),
                ("2026-12-07".to_owned(), Some(19.0), Some((5.0, false))),
                ("2026-12-21".to_owned(), Some(22.0), None),
            ]
        );
    }
}
