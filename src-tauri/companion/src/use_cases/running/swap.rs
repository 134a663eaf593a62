//! A run that is planned becomes something else: other training in its place, or two runs of half its length.

use chrono::{Days, NaiveDate};
use sinew_domain::running::{Kept, MOVED_WITHIN_DAYS, RunPlanned, in_two};
use sinew_domain::time::Now;

use super::super::check::Check;
use super::super::library::{named, no_such};
use super::super::life::day_of;
use super::before::plan_days;
use crate::Companion;
use crate::wire::{BackPreset, RunSwap, WireError};

/// The card that says why.
const CARD: &str = "backs-shorter-runs";

impl Companion {
    /// Other training in the place of a run, or the run again. Nothing of the run is lost.
    pub fn swap_run(&mut self, swap: &RunSwap, now: &Now) -> Result<(), WireError> {
        let (course, today) = (self.run_course()?, day_of(now));
        let mut check = Check::default();
        if swap.sport.is_some_and(|sport| sport.is_run()) {
            check.problem("sport", "is a run itself");
        }
        let kept = match (&swap.plan, &swap.planned) {
            (Some(plan), None) => {
                let meant = check.maybe_day("meant", swap.meant.as_deref());
                let plan = course.plan().filter(|now| now.id == *plan);
                if plan.is_none() {
                    check.problem("plan", "no such running plan goes on");
                }
                let reach = Days::new(MOVED_WITHIN_DAYS);
                let asked = plan.zip(meant).is_some_and(|(plan, meant)| {
                    let days = plan.asked_days(meant - reach, meant + reach);
                    days.into_iter().any(|(day, of)| of == meant && day >= today)
                });
                if plan.is_some() && !asked {
                    check.problem("meant", "the plan asks for no run there that is still to come");
                }
                let same = plan.zip(meant).is_some_and(|(plan, meant)| plan.instead(meant) == swap.sport);
                if asked && same {
                    check.problem("sport", "is what stands there");
                }
                plan.zip(meant).map(|(plan, meant)| Kept::Swapped { plan: plan.id.clone(), meant, sport: swap.sport })
            }
            (None, Some(id)) => {
                let of = course.planned.iter().find(|(of, told)| of == id && told.on >= today);
                match of {
                    None => check.problem("planned", "no such planned run is to come"),
                    Some((_, told)) if told.instead == swap.sport => check.problem("sport", "is what stands there"),
                    Some(_) => {}
                }
                of.map(|(id, told)| {
                    let planned = Some(id.clone());
                    Kept::RunPlanned(RunPlanned { planned, instead: swap.sport, ..told.clone() })
                })
            }
            (Some(_), Some(_)) | (None, None) => {
                check.problem("plan", "either a run of the plan or a free one");
                None
            }
        };
        let Some(kept) = check.done(kept)? else { return Err(no_such("run")) };
        self.keep_all_running(vec![kept], now).map(|_| ())
    }

    /// A free run as two of half its length, in one transaction.
    pub fn split_run(&mut self, id: &str, now: &Now) -> Result<(), WireError> {
        let (course, today) = (self.run_course()?, day_of(now));
        let of = course.planned.iter().find(|(of, told)| of == id && told.on >= today && told.instead.is_none());
        let (id, told) = of.ok_or_else(|| no_such("planned run"))?;
        let [from, to] = [told.on - Days::new(7), told.on + Days::new(7)];
        let mut runs: Vec<NaiveDate> = self.days_run(to)?;
        runs.extend(course.planned.iter().filter(|(_, told)| told.instead.is_none()).map(|(_, told)| told.on));
        runs.extend(plan_days(&course, [from, to]).into_iter().map(|(_, (day, _))| day));
        let mut check = Check::default();
        let halves = in_two(told, &runs, today);
        if halves.is_none() {
            let why = if told.distance_m.is_none() { "its length is not known" } else { "no day of its week is left" };
            check.problem("planned", why);
        }
        let Some([first, second]) = check.done(halves)? else { return Err(no_such("run")) };
        let first = RunPlanned { planned: Some(id.clone()), ..first };
        self.keep_all_running(vec![Kept::RunPlanned(first), Kept::RunPlanned(second)], now).map(|_| ())
    }

    /// None where no back is looked after.
    pub(super) fn back_preset(&self) -> Result<Option<BackPreset>, WireError> {
        let backs = &self.book().running.backs;
        let mine = self.my_topics()?;
        if !backs.topics.iter().any(|topic| mine.contains(topic)) {
            return Ok(None);
        }
        let card = self.library.cards.get(CARD).ok_or_else(|| no_such("card"))?;
        let life = self.life()?;
        let begun: Vec<&str> = life.running().map(|(_, state)| state.programme.as_str()).collect();
        let trunk = self.library.all_programmes().find(|programme| self.is_for_backs(&programme.topics));
        Ok(Some(BackPreset {
            card: named(&card.id, &card.name),
            trunk_days: backs.trunk_days.value,
            programme: trunk.filter(|of| !begun.contains(&of.id.as_str())).map(|of| named(&of.id, &of.name)),
            source: self.number("Days a week with exercises for the trunk", &backs.trunk_days, ""),
        }))
    }

    pub(super) fn is_for_backs(&self, topics: &[String]) -> bool {
        topics.iter().any(|topic| self.book().running.backs.topics.contains(topic))
    }

    /// What the person looks after: by a programme, or by a running plan.
    pub(super) fn my_topics(&self) -> Result<Vec<String>, WireError> {
        let (life, course) = (self.life()?, self.run_course()?);
        let mut mine: Vec<String> = life.running().filter_map(|(_, state)| state.topic.clone()).collect();
        mine.extend(course.plan().and_then(|plan| plan.start.topic.clone()));
        Ok(mine)
    }
}
