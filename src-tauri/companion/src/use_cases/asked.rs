//! One session that a plan asks for: found by its key, worked out, and frozen for what is played or told.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime, TimeZone};
use sinew_domain::plan::{Ask, DayMark, Life, Prescribed, Standing, prescribe};
use sinew_domain::prescription::{Pace, Prescription};
use sinew_domain::programme::Programme;
use sinew_domain::safety::{Loading, flow};
use sinew_domain::time::Now;

use super::library::no_such;
use super::life::{day_of, no_plan};
use super::lines::parse_day;
use super::session::span;
use crate::store::ForPlan;
use crate::wire::{AskKey, ErrorCode, WireError};
use crate::{Companion, refused};

/// A key, held against its plan.
#[derive(Debug)]
pub(super) struct Asked {
    pub day: NaiveDate,
    pub ask: Ask,
    pub prescribed: Prescribed,
    /// None where the day asks for no such session.
    pub mark: Option<DayMark>,
}

impl Companion {
    /// Refused while a sign is open that loading waits for.
    pub(super) fn nothing_open(&self, today: NaiveDate) -> Result<(), WireError> {
        let Some(urgency) = self.life()?.open_sign(today, false) else { return Ok(()) };
        match flow(urgency).loading {
            Loading::None | Loading::Paused => {
                Err(refused(ErrorCode::Barred, vec!["flag: a sign is to be seen first".to_owned()]))
            }
            Loading::MayGoOn => Ok(()),
        }
    }

    /// Refused for a plan that is not there or is over, and for a day outside it.
    pub(super) fn asked(&self, key: &AskKey, now: &Now) -> Result<Asked, WireError> {
        let today = day_of(now);
        let invalid = |what: &str| refused(ErrorCode::Invalid, vec![what.to_owned()]);
        let (state, programme) = self.programme_of(&key.plan).ok_or_else(no_plan)?;
        let day = parse_day(&key.day).ok_or_else(|| invalid("day: is no day"))?;
        if day < state.started || day > today {
            return Err(invalid("day: is not between the start of the plan and today"));
        }
        let life = self.life_on(day, today)?;
        let held = life.plan(&key.plan).ok_or_else(no_plan)?;
        if held.ended.is_some() {
            return Err(invalid("plan: is over"));
        }
        let ask = Ask { slot: key.slot, session: key.session };
        let programme = self.library.programme_of(held).unwrap_or(programme);
        let prescribed = self.prescribed(&life, &key.plan, programme, ask, day).ok_or_else(|| no_such("session"))?;
        let marks = self.life_from(day)?.marks(&key.plan, programme, day, today, self.book());
        let mark = marks.into_iter().find(|(other, _)| *other == ask).map(|(_, mark)| mark);
        Ok(Asked { day, ask, prescribed, mark })
    }

    /// A day that is over asks what it asked then: of today, all that was kept counts.
    pub(super) fn life_on(&self, day: NaiveDate, today: NaiveDate) -> Result<Cow<'_, Life>, WireError> {
        let life = self.life_from(day)?;
        Ok(if day < today { Cow::Owned(life.as_of(day)) } else { Cow::Borrowed(life) })
    }

    /// What a session of a plan asks for on a day; None where its phase has no such session.
    pub(super) fn prescribed(
        &self,
        life: &Life,
        plan: &str,
        programme: &Programme,
        ask: Ask,
        day: NaiveDate,
    ) -> Option<Prescribed> {
        let exercise = |id: &str| self.library.exercise(id);
        let standing = Standing::of(life, plan, programme, self.book(), day)?;
        prescribe(&standing, ask, self.pace(), exercise)
    }

    /// The person's own timings.
    pub(super) fn pace(&self) -> Pace {
        Pace {
            lower: Some(span(self.settings.lower_ms)),
            raise: Some(span(self.settings.raise_ms)),
            rest: Some(span(self.settings.rest_ms)),
            get_ready: span(self.settings.get_ready_ms),
        }
    }

    /// Frozen for the session that is about to begin. What the day did not ask for, or has had already, is extra.
    pub(super) fn prescription_for(
        &self,
        key: &AskKey,
        extra: bool,
        now: &Now,
    ) -> Result<(ForPlan, Prescription), WireError> {
        let asked = self.asked(key, now)?;
        let extra = extra || matches!(asked.mark, None | Some(DayMark::Done));
        let for_plan = ForPlan {
            plan: key.plan.clone(),
            revision: asked.prescribed.revision,
            session: asked.ask.session,
            of_day: asked.day,
            slot: asked.ask.slot,
            extra,
        };
        Ok((for_plan, asked.prescribed.prescription))
    }
}

/// On the wall of where the person is.
pub(super) fn wall_clock(now: &Now) -> NaiveTime {
    now.zone.from_utc_datetime(&now.wall.naive_utc()).time()
}
