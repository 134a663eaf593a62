//! Pairs of shoes: how far they have come by the log, and what the guides say of that.

use chrono::{Days, NaiveDate};
use sinew_domain::running::{DistanceUnit, Kept, RunCourse, ShoeTier, ShoeTold};
use sinew_domain::time::Now;

use super::super::bounds::NAME_MAX;
use super::super::check::Check;
use super::super::library::no_such;
use super::super::life::day_of;
use super::draft::{metres, typed};
use crate::Companion;
use crate::store::RunRow;
use crate::wire::{DistanceTyped, ShoeDraft, ShoeLine, ShoesView, SourceNote, WireError, WornShoe};

/// Metres: no pair comes further.
const START_MAX_M: u32 = 10_000_000;
/// Which pair is worn most is seen in so many days.
const SHARE_DAYS: u32 = 28;

impl Companion {
    pub fn shoes(&self, now: &Now) -> Result<ShoesView, WireError> {
        let (today, course, unit) = (day_of(now), self.run_course()?, self.settings.distance_unit);
        let rows = self.all_runs()?;
        let most = worn_most(&course, &rows, today);
        let of = |(id, shoe): &(String, ShoeTold)| self.shoe_line(id, shoe, &rows, most, today);
        let mut shoes: Vec<ShoeLine> = course.shoes.iter().map(of).collect();
        shoes.sort_by_key(|shoe| shoe.retired.is_some());
        let tiers = ShoeTier::ALL.map(|tier| self.tier_note(tier, unit));
        Ok(ShoesView { unit, today: today.to_string(), shoes, tiers: tiers.into(), share_days: SHARE_DAYS })
    }

    /// A new pair, or what has changed about one. Gives its id. The same again writes nothing.
    pub fn keep_shoe(&mut self, draft: &ShoeDraft, now: &Now) -> Result<String, WireError> {
        let course = self.run_course()?;
        let before = draft.shoe.as_ref().map(|id| course.shoes.iter().find(|(of, _)| of == id));
        let before = match before {
            Some(None) => return Err(no_such("pair")),
            Some(Some((_, shoe))) => Some(shoe),
            None => None,
        };
        let mut check = Check::default();
        let name = check.words("name", &draft.name, NAME_MAX);
        let told = ShoeTold {
            shoe: draft.shoe.clone(),
            name,
            start_m: draft.start.map_or(0, |start| start_m(start, &mut check)),
            drop_mm: draft.drop_mm.map(|drop| check.number("drop_mm", drop, 0.0..=20.0, false)),
            since: check.maybe_day("since", draft.since.as_deref()),
            retired: check.maybe_day("retired", draft.retired.as_deref()),
        };
        for (field, day) in [("since", told.since), ("retired", told.retired)] {
            if day.is_some_and(|day| day > day_of(now)) {
                check.problem(field, "has not come yet");
            }
        }
        if told.since.zip(told.retired).is_some_and(|(since, retired)| retired < since) {
            check.problem("retired", "is before the first run in them");
        }
        let same_name = |(id, shoe): &&(String, ShoeTold)| {
            shoe.name.to_lowercase() == told.name.to_lowercase() && Some(id) != draft.shoe.as_ref()
        };
        if course.shoes.iter().find(same_name).is_some_and(|(_, shoe)| shoe.retired.is_none() && told.retired.is_none())
        {
            check.problem("name", "another pair has it");
        }
        let told = check.done(told)?;
        if let (Some(id), Some(before)) = (&draft.shoe, before)
            && *before == (ShoeTold { shoe: before.shoe.clone(), ..told.clone() })
        {
            return Ok(id.clone());
        }
        let id = self.keep_running(&Kept::Shoe(told), now)?;
        Ok(draft.shoe.clone().unwrap_or(id))
    }

    /// The pair that was worn most lately, for the question how far the shoes have gone.
    pub(in super::super) fn worn_shoe(&self, today: NaiveDate) -> Result<Option<WornShoe>, WireError> {
        let (course, rows) = (self.run_course()?, self.all_runs()?);
        let worn = worn_most(&course, &rows, today).and_then(|id| course.shoes.iter().find(|(of, _)| of == id));
        Ok(worn.map(|(id, shoe)| {
            let m = shoe.start_m + run_in(id, &rows).filter_map(|row| row.told.distance_m).sum::<u32>();
            WornShoe {
                name: shoe.name.clone(),
                km: (f64::from(m) / DistanceUnit::Km.metres()).round() as u32,
                said: self.distance(m).said,
                days: since_of(id, shoe, &rows).and_then(|since| days_to(since, today)),
            }
        }))
    }

    fn shoe_line(&self, id: &str, shoe: &ShoeTold, rows: &[RunRow], most: Option<&str>, today: NaiveDate) -> ShoeLine {
        let (course_unit, numbers) = (self.settings.distance_unit, &self.book().running.shoes);
        let mine: Vec<&RunRow> = run_in(id, rows).collect();
        let m = shoe.start_m + mine.iter().filter_map(|row| row.told.distance_m).sum::<u32>();
        let tier = numbers.tier(m);
        let all: u32 = lately(rows, today).filter_map(|row| row.told.distance_m).sum();
        let of_them: u32 = lately(rows, today)
            .filter(|row| row.told.shoe.as_deref() == Some(id))
            .filter_map(|row| row.told.distance_m)
            .sum();
        let usual = most.filter(|most| *most != id).and_then(|most| self.drop_of(most));
        let lower = usual
            .zip(shoe.drop_mm)
            .filter(|(usual, drop)| usual - drop >= f64::from(numbers.lower_drop_mm.value) && shoe.retired.is_none());
        ShoeLine {
            id: id.to_owned(),
            name: shoe.name.clone(),
            distance: self.distance(m),
            start: self.distance(shoe.start_m),
            start_typed: typed(shoe.start_m, course_unit),
            runs: mine.len() as u32,
            untold: mine.iter().filter(|row| row.told.distance_m.is_none()).count() as u32,
            drop_mm: shoe.drop_mm,
            since: since_of(id, shoe, rows).map(|day| day.to_string()),
            days: since_of(id, shoe, rows).and_then(|since| days_to(since, shoe.retired.unwrap_or(today))),
            retired: shoe.retired.map(|day| day.to_string()),
            tier_source: self.tier_note(tier.unwrap_or(ShoeTier::Info), course_unit),
            tier,
            share_percent: (all > 0)
                .then(|| ((u64::from(of_them) * 200 + u64::from(all)) / (u64::from(all) * 2)) as u8),
            lower: lower.map(|_| self.number("Lower by at least", &numbers.lower_drop_mm, " mm")),
        }
    }

    fn drop_of(&self, id: &str) -> Option<f64> {
        self.run_course().ok()?.shoes.into_iter().find(|(of, _)| of == id)?.1.drop_mm
    }

    fn tier_note(&self, tier: ShoeTier, unit: DistanceUnit) -> SourceNote {
        let number = self.book().running.shoes.of(tier);
        let m = DistanceUnit::Mi.to_metres(number.value.into()).unwrap_or_default();
        let value = match unit {
            DistanceUnit::Mi => self.distance(m).said,
            // As a round number: the guides count in miles.
            DistanceUnit::Km => format!("{} km", (f64::from(m) / 10_000.0).round() * 10.0),
        };
        let remark = number.note.as_deref();
        self.note_with("From", value, &number.source, number.grade, remark, &sinew_domain::data::Sources::new())
    }
}

/// Of a pair that is still in use: the metres decide, then the newest.
fn worn_most<'a>(course: &'a RunCourse, rows: &[RunRow], today: NaiveDate) -> Option<&'a str> {
    let in_use = course.shoes.iter().filter(|(_, shoe)| shoe.retired.is_none());
    let worn = in_use.filter_map(|(id, _)| {
        let m: u32 = lately(rows, today)
            .filter(|row| row.told.shoe.as_deref() == Some(id.as_str()))
            .map(|row| row.told.distance_m.unwrap_or(1))
            .sum();
        (m > 0).then_some((m, id.as_str()))
    });
    worn.max_by_key(|(m, _)| *m).map(|(_, id)| id)
}

fn lately(rows: &[RunRow], today: NaiveDate) -> impl Iterator<Item = &RunRow> {
    let from = today - Days::new(u64::from(SHARE_DAYS) - 1);
    rows.iter().filter(move |row| row.told.was_run() && (from..=today).contains(&row.told.of_day))
}

fn run_in<'a>(id: &'a str, rows: &'a [RunRow]) -> impl Iterator<Item = &'a RunRow> {
    rows.iter().filter(move |row| row.told.was_run() && row.told.shoe.as_deref() == Some(id))
}

/// As it was told, or the first run in them that is in the log.
fn since_of(id: &str, shoe: &ShoeTold, rows: &[RunRow]) -> Option<NaiveDate> {
    shoe.since.or_else(|| run_in(id, rows).map(|row| row.told.of_day).min().filter(|_| shoe.start_m == 0))
}

fn days_to(since: NaiveDate, day: NaiveDate) -> Option<u32> {
    u32::try_from((day - since).num_days()).ok()
}

/// A pair that was new has none; more than a pair can come is a slip.
fn start_m(start: DistanceTyped, check: &mut Check) -> u32 {
    let unit = start.unit.unwrap_or_default();
    let m = unit.to_metres(start.value).filter(|m| *m <= START_MAX_M && start.unit.is_some());
    match (m, start.unit) {
        (Some(m), _) => m,
        (None, None) => metres("start", Some(&start), check).unwrap_or_default(),
        (None, Some(_)) => {
            let most = (f64::from(START_MAX_M) / unit.metres()).floor();
            check.problem("start", &format!("must be from 0 to {most} {}", unit.sign()));
            0
        }
    }
}
