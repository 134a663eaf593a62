//! Guided tests: what each leg managed, beside the other and beside what people of that age manage. A number to compare
//! with, never a verdict.

use sinew_domain::capacity::{BothSides, HeelRaiseForm, Norm, Sex};
use sinew_domain::plan::{CapacityKind, CapacityTest, Entry, Fact, Life};
use sinew_domain::session::Side;
use sinew_domain::time::Now;

use super::check::Check;
use crate::Companion;
use crate::wire::{CapacityView, Changed, Leg, SidesView, SourceNote, TestDraft, TestRow, WireError};

pub(super) const RAISES_MAX: f64 = 100.0;
const SECONDS_MAX: f64 = 600.0;
const AGES: std::ops::RangeInclusive<f64> = 10.0..=100.0;

impl Companion {
    pub fn capacity(&self) -> Result<CapacityView, WireError> {
        let life = self.life()?;
        let rules = &self.book().capacity;
        let (age, sex) = person(life);
        let injured = injured(life);
        let beat = &rules.beats_per_minute;
        let difference = &rules.side_difference_percent;
        Ok(CapacityView {
            heel_raises: self.sides(CapacityKind::HeelRaises, life, injured),
            balance: self.sides(CapacityKind::Balance, life, injured),
            tests: tests(life).rev().map(|(entry, test)| row(entry, test)).collect(),
            beats_per_minute: beat.value,
            beat_source: self.note("Beat", format!("{} a minute", beat.value), &beat.source, beat.grade),
            difference_source: self.note(
                "Difference between the sides",
                format!("{} %", difference.value),
                &difference.source,
                difference.grade,
            ),
            age,
            sex,
            injured: injured.map(Leg::from),
        })
    }

    pub fn keep_test(&mut self, draft: &TestDraft, now: &Now) -> Result<(), WireError> {
        let mut check = Check::default();
        let value = match draft.kind {
            CapacityKind::HeelRaises => check.number("value", draft.value, 0.0..=RAISES_MAX, true),
            CapacityKind::Balance => check.number("value", draft.value, 0.0..=SECONDS_MAX, false),
        };
        match (draft.kind, draft.form) {
            (CapacityKind::Balance, Some(_)) => check.problem("form", "goes with heel raises only"),
            (CapacityKind::Balance, None) | (CapacityKind::HeelRaises, _) => {}
        }
        if let Some(age) = draft.age {
            check.number("age", age.into(), AGES, true);
        }
        let test = CapacityTest {
            kind: draft.kind,
            side: match draft.side {
                Leg::Left => Side::Left,
                Leg::Right => Side::Right,
            },
            value,
            form: draft.form,
            pain: check.pain("pain", draft.pain),
            age: draft.age,
            sex: draft.sex,
        };
        let test = check.done(test)?;
        self.keep(Fact::Test(test), Changed::Answers, now)?;
        Ok(())
    }

    fn sides(&self, kind: CapacityKind, life: &Life, injured: Option<Side>) -> SidesView {
        let rules = &self.book().capacity;
        let newest = Newest::of(life, kind);
        let both = newest.both();
        let symmetry = both.symmetry(rules).filter(|_| newest.is_alike());
        let norm = match kind {
            CapacityKind::HeelRaises => self.norm(life, &newest),
            CapacityKind::Balance => None,
        };
        let (norm, norm_source) = norm.unzip();
        SidesView {
            kind,
            left: both.left,
            right: both.right,
            difference_percent: symmetry.map(|s| s.difference_percent),
            weaker: symmetry.and_then(|s| s.weaker).map(Leg::from),
            flagged: symmetry.is_some_and(|s| s.flagged),
            limb_symmetry: injured.filter(|_| newest.is_alike()).and_then(|side| both.limb_symmetry(side)),
            norm,
            norm_source,
        }
    }

    fn norm(&self, life: &Life, newest: &Newest) -> Option<(Norm, SourceNote)> {
        let rules = &self.book().capacity;
        let (age, sex) = person(life);
        let norm = rules.norm(age, sex, newest.form()?)?;
        let row =
            rules.heel_raises.iter().find(|row| age.is_some_and(|age| (row.from_age..=row.to_age).contains(&age)))?;
        let ages = format!("{} at {} to {}", norm.raises, row.from_age, row.to_age);
        Some((norm, self.note("Heel raises of that age", ages, &row.source, row.grade)))
    }
}

/// The newest test of each side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Newest<'a> {
    pub left: Option<&'a CapacityTest>,
    pub right: Option<&'a CapacityTest>,
}

impl<'a> Newest<'a> {
    pub(super) fn of(life: &'a Life, kind: CapacityKind) -> Self {
        let of = |side| tests(life).map(|(_, test)| test).rfind(|test| test.kind == kind && test.side == side);
        Self { left: of(Side::Left), right: of(Side::Right) }
    }

    pub(super) fn both(self) -> BothSides {
        BothSides { left: self.left.map(|test| test.value), right: self.right.map(|test| test.value) }
    }

    /// Counted in the same way, so that the sides can be compared; how is not always told.
    pub(super) fn is_alike(self) -> bool {
        self.left.map(|test| test.form) == self.right.map(|test| test.form)
    }

    /// As the norms were counted only where both sides, as far as they were tested, were counted so.
    fn form(self) -> Option<HeelRaiseForm> {
        let mut tests = [self.left, self.right].into_iter().flatten().peekable();
        tests.peek()?;
        let as_the_norms = tests.all(|test| test.form == Some(HeelRaiseForm::Incline));
        Some(if as_the_norms { HeelRaiseForm::Incline } else { HeelRaiseForm::Floor })
    }
}

fn tests(life: &Life) -> impl DoubleEndedIterator<Item = (&Entry, &CapacityTest)> {
    life.entries().iter().filter_map(|entry| match &entry.fact {
        Fact::Test(test) => Some((entry, test)),
        _ => None,
    })
}

/// Age and sex as they were told last, each by itself.
fn person(life: &Life) -> (Option<u8>, Option<Sex>) {
    let age = tests(life).rev().find_map(|(_, test)| test.age);
    let sex = tests(life).rev().find_map(|(_, test)| test.sex);
    (age, sex)
}

/// The one side that the newest plan is for.
pub(super) fn injured(life: &Life) -> Option<Side> {
    let plans = life.plans();
    match plans.last().map(|(_, state)| state.sides.as_slice()) {
        Some([side]) => Some(*side),
        Some(_) | None => None,
    }
}

fn row(entry: &Entry, test: &CapacityTest) -> TestRow {
    TestRow {
        id: entry.id.clone(),
        day: entry.stamp.day.to_string(),
        kind: test.kind,
        side: test.side.into(),
        value: test.value,
        form: test.form,
        pain: test.pain.map(|pain| pain.value()),
    }
}
