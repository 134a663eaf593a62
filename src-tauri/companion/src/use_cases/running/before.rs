//! A run that is planned, before it is run: what the rules say of it, and that the person goes all the same.

use chrono::{Days, NaiveDate, NaiveTime, Timelike};
use sinew_domain::running::{
    Had, Kept, Leave, MOVED_WITHIN_DAYS, Override, Pace, Permission, Planned, RunCourse, RunFact, RunFacts, RunFired,
    RunOverride, RunPlanned, before, new_in,
};
use sinew_domain::time::Now;

use super::super::bounds::WORDS_MAX;
use super::super::check::Check;
use super::super::library::no_such;
use super::super::life::day_of;
use crate::Companion;
use crate::wire::{CheckRead, PlannedRunDraft, RunCheck, RunKinder, RunMove, RunWarning, RunWord, WireError};

/// No run is longer, in metres.
const DISTANCE_MAX: f64 = 400_000.0;
/// Nobody plans a run further ahead, in days.
const AHEAD_MAX: i64 = 366;
const GEAR: &str = "trail-and-dark";

impl Companion {
    /// What the rules say of a run that somebody means to run. Changes nothing.
    pub fn check_run(&self, draft: &PlannedRunDraft, now: &Now) -> Result<RunCheck, WireError> {
        let course = self.run_course()?;
        let told = self.planned_told(draft, &course, now)?;
        let ground = self.run_ground(&course, [day_of(now), told.on])?;
        let mut check = self.run_check(&ground, &told, draft.id.as_deref(), false);
        let trail = told.surface == Some(crate::wire::Surface::Trail);
        check.gear = if trail || draft.dark { self.checklist(GEAR).ok() } else { None };
        Ok(check)
    }

    /// Keeps a free run, or what has changed about it; gives its id.
    pub fn plan_run(&mut self, draft: &PlannedRunDraft, now: &Now) -> Result<String, WireError> {
        let told = self.planned_told(draft, &self.run_course()?, now)?;
        let id = told.planned.clone();
        let row = self.keep_running(&Kept::RunPlanned(told), now)?;
        Ok(id.unwrap_or(row))
    }

    pub fn drop_planned_run(&mut self, id: &str, now: &Now) -> Result<(), WireError> {
        let course = self.run_course()?;
        let (_, told) = course.planned.iter().find(|(of, _)| of == id).ok_or_else(|| no_such("planned run"))?;
        let told = RunPlanned { planned: Some(id.to_owned()), dropped: true, ..told.clone() };
        self.keep_running(&Kept::RunPlanned(told), now)?;
        Ok(())
    }

    /// The person goes although the rules warn: kept with every rule that did, and with their own words where a rule
    /// asks for them.
    pub fn run_anyway(&mut self, draft: &PlannedRunDraft, words: Option<&str>, now: &Now) -> Result<(), WireError> {
        let said = self.check_run(draft, now)?;
        let course = self.run_course()?;
        let told = self.planned_told(draft, &course, now)?;
        let mut check = Check::default();
        let words = check.maybe_words("words", words, WORDS_MAX);
        match said.word {
            RunWord::Go => check.problem("rules", "nothing stands against this run"),
            RunWord::Never => check.problem("rules", "this cannot be gone past"),
            RunWord::Wait if words.is_none() => check.problem("words", "a reason is asked for"),
            RunWord::Wait | RunWord::Warn | RunWord::WarnFirmly => {}
        }
        let rules = said.warnings.into_iter().filter(|w| w.word != RunWord::Go).map(|w| w.rule).collect();
        let kept = RunOverride { of_day: told.on, rules, planned_m: told.distance_m, words };
        let kept = check.done(kept)?;
        self.keep_running(&Kept::Override(kept), now)?;
        Ok(())
    }

    /// Puts a run on another day; the calendar looks at everything again.
    pub fn move_run(&mut self, moved: &RunMove, now: &Now) -> Result<(), WireError> {
        let (course, today) = (self.run_course()?, day_of(now));
        let mut check = Check::default();
        let to = check.day("to", &moved.to);
        if to.is_some_and(|to| to < today) {
            check.problem("to", "is over");
        }
        let kept = match (&moved.plan, &moved.planned) {
            (Some(plan), None) => {
                let meant = check.maybe_day("meant", moved.meant.as_deref());
                let plan = course.plan().filter(|now| now.id == *plan);
                if plan.is_none() {
                    check.problem("plan", "no such running plan goes on");
                }
                let reach = Days::new(MOVED_WITHIN_DAYS);
                let stands = plan.zip(meant).and_then(|(plan, meant)| {
                    plan.run_days(meant - reach, meant + reach).into_iter().find(|(_, of)| *of == meant)
                });
                if plan.is_some() && stands.is_none_or(|(day, _)| day < today) {
                    check.problem("meant", "the plan asks for no run that could be moved");
                }
                let far =
                    meant.zip(to).is_some_and(|(meant, to)| (to - meant).num_days().unsigned_abs() > MOVED_WITHIN_DAYS);
                if far {
                    check.problem("to", "is further away than two weeks");
                }
                let taken = plan
                    .zip(to)
                    .is_some_and(|(plan, to)| plan.run_days(to, to).iter().any(|(_, of)| Some(*of) != meant));
                if taken {
                    check.problem("to", "has a run of the plan already");
                }
                meant.zip(to).zip(plan).map(|((from, to), plan)| Kept::DayMoved { plan: plan.id.clone(), from, to })
            }
            (None, Some(id)) => {
                let of = course.planned.iter().find(|(of, _)| of == id);
                if of.is_none() {
                    check.problem("planned", "no such planned run");
                }
                if to.is_some_and(|to| (to - today).num_days() > AHEAD_MAX) {
                    check.problem("to", "is more than a year ahead");
                }
                of.zip(to).map(|((id, told), to)| {
                    Kept::RunPlanned(RunPlanned { planned: Some(id.clone()), on: to, ..told.clone() })
                })
            }
            (Some(_), Some(_)) | (None, None) => {
                check.problem("plan", "either a run of the plan or a free one");
                None
            }
        };
        let Some(kept) = check.done(kept)? else { return Err(no_such("run")) };
        self.keep_running(&kept, now)?;
        Ok(())
    }

    /// Every problem at once.
    fn planned_told(&self, draft: &PlannedRunDraft, course: &RunCourse, now: &Now) -> Result<RunPlanned, WireError> {
        let today = day_of(now);
        let mut check = Check::default();
        let on = check.day("on", &draft.on);
        if on.is_some_and(|on| on < today) {
            check.problem("on", "is over");
        }
        if on.is_some_and(|on| (on - today).num_days() > AHEAD_MAX) {
            check.problem("on", "is more than a year ahead");
        }
        let at: Option<NaiveTime> = draft.at.as_deref().and_then(|at| check.clock("at", at));
        let distance_m = draft.distance_m.map(|m| check.number("distance_m", m, 1.0..=DISTANCE_MAX, false) as u32);
        let repeats = draft.hill_repeats.map(|n| check.number("hill_repeats", n, 1.0..=100.0, true) as u8);
        if let Some(Pace::Strides { percent }) = draft.pace
            && !(1..=100).contains(&percent)
        {
            check.problem("pace", "must be a whole number from 1 to 100");
        }
        if draft.id.as_ref().is_some_and(|id| !course.planned.iter().any(|(of, _)| of == id)) {
            check.problem("id", "no such planned run");
        }
        if draft.shoe.as_ref().is_some_and(|shoe| !course.shoes.iter().any(|(of, _)| of == shoe)) {
            check.problem("shoe", "no such pair");
        }
        check.done(RunPlanned {
            planned: draft.id.clone(),
            on: on.unwrap_or(today),
            at: at.map(|at| at.with_second(0).unwrap_or(at)),
            distance_m,
            pace: draft.pace,
            hills: draft.hills,
            hill_repeats: repeats,
            surface: draft.surface,
            shoe: draft.shoe.clone(),
            warm_up: draft.warm_up,
            instead: None,
            dropped: false,
        })
    }

    /// Everything that stands around the runs from today to a day: what was run, and what is planned and not run yet.
    pub(super) fn run_ground(&self, course: &RunCourse, [today, last]: [NaiveDate; 2]) -> Result<Ground, WireError> {
        let rows = self.runs_until(last)?;
        let was_run = rows.iter().filter(|row| row.told.sport.is_run() && row.told.was_run());
        let told: Vec<Had> = was_run.map(|row| row.told.had()).collect();
        let is_run = |day: NaiveDate| told.iter().any(|had| had.day == day);
        let mut planned: Vec<(String, RunPlanned)> = course.planned.clone();
        for (plan, (day, meant)) in plan_days(course, [today, last + Days::new(7)]) {
            planned.push((plan_key(plan, meant), RunPlanned::on(day)));
        }
        planned.retain(|(_, of)| of.on >= today && of.instead.is_none() && !is_run(of.on));
        Ok(Ground { facts: self.run_facts(last)?, told, planned })
    }

    /// `by_plan`: the plan's own step asks for it.
    pub(super) fn run_check(&self, ground: &Ground, told: &RunPlanned, own: Option<&str>, by_plan: bool) -> RunCheck {
        let book = self.book();
        let others: Vec<&RunPlanned> =
            ground.planned.iter().filter(|(id, _)| Some(id.as_str()) != own).map(|(_, of)| of).collect();
        let mut had = ground.told.clone();
        had.extend(others.iter().map(|of| had_of(of)));
        let new = new_in(&had_of(told), &had, book);
        let planned = Planned {
            distance_m: told.distance_m,
            pace: told.pace,
            new: new.clone(),
            by_plan,
            hill_repeats: told.hill_repeats,
            warm_up: told.warm_up,
            ..Planned::new(told.on)
        };
        let mut facts = ground.facts.clone();
        // What is planned as well counts by its day alone: it stands before all that was run, so that the newest run stays
        // the newest.
        let beside: Vec<RunFact> = others.iter().map(|of| planned_fact(of)).collect();
        facts.runs.splice(0..0, beside);
        self.told_check(before(&facts, &planned, book), new.into_iter().collect())
    }

    fn told_check(&self, said: Permission, new: Vec<crate::wire::Stress>) -> RunCheck {
        RunCheck {
            word: word(said.leave),
            warnings: said.fired.iter().map(|fired| self.run_warning(fired)).collect(),
            new,
            cap_m: said.cap.map(|cap| cap.m),
            cap_by: said.cap.map(|cap| cap.by),
            kinder: said
                .ways
                .into_iter()
                .map(|way| RunKinder {
                    changes: way.changes.iter().map(|to| CheckRead { input: to.input, seen: to.to }).collect(),
                    then: word(way.then),
                })
                .collect(),
            gear: None,
        }
    }

    fn run_warning(&self, fired: &RunFired<Leave>) -> RunWarning {
        RunWarning {
            rule: fired.id.to_owned(),
            word: fired.says.map_or(RunWord::Go, word),
            sentence: fired.sentence.clone(),
            source: self.note(fired.id, String::new(), &fired.source, fired.grade),
            read: fired.read.iter().map(|(input, seen)| CheckRead { input: *input, seen: *seen }).collect(),
        }
    }
}

/// What the rules read of the runs before a planned one.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub facts: RunFacts,
    pub told: Vec<Had>,
    pub planned: Vec<(String, RunPlanned)>,
}

/// The days of the plan that goes on, each with the day that it was meant for.
pub(super) fn plan_days(course: &RunCourse, [from, to]: [NaiveDate; 2]) -> Vec<(&str, (NaiveDate, NaiveDate))> {
    let days = |plan: &'_ sinew_domain::running::PlanNow| plan.run_days(from, to);
    course.plan().map(|plan| days(plan).into_iter().map(|day| (plan.id.as_str(), day)).collect()).unwrap_or_default()
}

pub(super) fn plan_key(plan: &str, meant: NaiveDate) -> String {
    format!("{plan}:{meant}")
}

fn planned_fact(told: &RunPlanned) -> RunFact {
    RunFact { distance_m: told.distance_m, pace: told.pace, ..RunFact::new(told.on) }
}

pub(super) fn had_of(told: &RunPlanned) -> Had {
    Had {
        day: told.on,
        distance_m: told.distance_m,
        pace: told.pace,
        hills: told.hills,
        surface: told.surface,
        shoe: told.shoe.clone(),
    }
}

fn word(leave: Leave) -> RunWord {
    match leave {
        Leave::Go => RunWord::Go,
        Leave::Warn => RunWord::Warn,
        Leave::WarnFirmly => RunWord::WarnFirmly,
        Leave::Refuse(Override::WithReason) => RunWord::Wait,
        Leave::Refuse(Override::Never) => RunWord::Never,
    }
}
