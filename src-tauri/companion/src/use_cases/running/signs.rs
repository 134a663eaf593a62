//! The warning signs before a run: asked once a day, and again after a run that was red.
//!
//! A sign that is ticked is a flag like any other, and stands until it has been seen to; nothing here clears one.

use chrono::NaiveDate;
use sinew_domain::plan::Fact;
use sinew_domain::running::{BeforeRunTold, Kept, Planned, RunCourse, before};
use sinew_domain::time::Now;

use crate::Companion;
use crate::use_cases::check::Check;
use crate::use_cases::life::day_of;
use crate::wire::{BeforeRun, BeforeRunDraft, Changed, RunSign, WireError};

/// The list of every sign, and its shorter lists for whoever is about to run.
const LIST: &str = "red-flags";
const QUICK: &str = "quick";
const BONE: &str = "bone";

impl Companion {
    pub fn before_run(&self, now: &Now) -> Result<BeforeRun, WireError> {
        let day = day_of(now);
        let course = self.run_course()?;
        let told = told_on(&course, day);
        let red = self.rules_before(day)?.contains(&"R1-red");
        let bone = self.run_facts(day)?.is_bone();
        let on = |lists: &[String]| lists.iter().any(|list| list == QUICK || (bone && list == BONE));
        Ok(BeforeRun {
            day: day.to_string(),
            asked: told.is_none() || red,
            red,
            summary: self.list_summary(LIST),
            signs: self.run_signs(LIST, on),
            told: told.map(|told| BeforeRunDraft {
                signs: Vec::new(),
                fatigue: told.fatigue.map(f64::from),
                slept_badly: told.slept_badly,
                ill: told.ill,
            }),
            flag: self.open_flag(day)?,
            tired: self.number("No speed from", &self.book().running.tired.fatigue_from, " of 10"),
        })
    }

    /// Nothing ticked says that none of the signs is so.
    pub fn answer_before_run(&mut self, draft: &BeforeRunDraft, now: &Now) -> Result<BeforeRun, WireError> {
        let mut check = Check::default();
        let raised = self.signs(&draft.signs, "signs", &mut check);
        let fatigue = check.score("fatigue", draft.fatigue);
        let (raised, fatigue) = check.done((raised, fatigue))?;
        let flag = raised.map(|raised| self.keep(Fact::Flag(raised), Changed::Flags, now)).transpose()?;
        let (slept_badly, ill) = (draft.slept_badly, draft.ill);
        let told = BeforeRunTold { of_day: day_of(now), flag, fatigue, slept_badly, ill };
        self.keep_all_running(vec![Kept::BeforeRun(told)], now)?;
        self.before_run(now)
    }

    /// Refused until the signs are answered, and while bone is not quiet; the latter may be gone past, and its rule is
    /// given back to be kept.
    pub(super) fn may_be_run(&self, day: NaiveDate, anyway: bool) -> Result<Option<String>, WireError> {
        let mut check = Check::default();
        let rules = self.rules_before(day)?;
        if told_on(&self.run_course()?, day).is_none() || rules.contains(&"R1-red") {
            check.problem("signs", "they are to be answered before a run");
        }
        let unquiet = rules.contains(&"R6-quiet");
        if unquiet && !anyway {
            check.problem("quiet", "bone has not been told to be quiet for long enough");
        }
        check.done(unquiet.then(|| "R6-quiet".to_owned()))
    }

    /// The ids of all that stands against an easy run of the plan.
    fn rules_before(&self, day: NaiveDate) -> Result<Vec<&'static str>, WireError> {
        let planned = Planned { by_plan: true, pace: Some(crate::wire::Pace::Easy), ..Planned::new(day) };
        let said = before(&self.run_facts(day)?, &planned, self.book());
        Ok(said.fired.iter().map(|fired| fired.id).collect())
    }

    /// The lines of a list, with their places in it.
    pub(super) fn run_signs(&self, list: &str, on: impl Fn(&[String]) -> bool) -> Vec<RunSign> {
        let items = self.library.checklists.get(list).into_iter().flat_map(|list| list.items.iter().enumerate());
        let signs = items.filter(|(_, item)| on(&item.lists)).map(|(place, item)| RunSign {
            checklist: list.to_owned(),
            item: place as u32,
            text: item.text.clone(),
            why: item.why.clone(),
            urgency: item.urgency,
        });
        signs.collect()
    }

    pub(super) fn list_summary(&self, list: &str) -> String {
        self.library.checklists.get(list).map(|list| list.summary.clone()).unwrap_or_default()
    }
}

/// The newest answer of a day.
fn told_on(course: &RunCourse, day: NaiveDate) -> Option<&BeforeRunTold> {
    course.before.iter().rev().map(|(_, told)| told).find(|told| told.of_day == day)
}
