//! Why sessions are missed, from what the plans asked for and what became of it: at most one move is proposed, with the
//! counts that it comes from. Nothing is moved by itself.

use std::collections::BTreeMap;

use chrono::{Days as DayCount, NaiveDate, NaiveTime, TimeDelta, Timelike};
use sinew_domain::day::{RollOver, training_day};
use sinew_domain::plan::{DayMark, HowDone, PlanSlot, SkipReason};
use sinew_domain::schedule::defaults::LEARN_FROM_DAYS;
use sinew_domain::schedule::{Past, PastSession, Proposal, Share, SlotId, When, Why, Window, learn};
use sinew_domain::time::Now;

use super::super::life::{day_of, no_plan};
use super::super::lines::slot_time;
use super::reconcile::reason_told;
use super::schedule::{session_slot, slot_id};
use crate::store::{self, ReminderChoice};
use crate::wire::{ErrorCode, MissedShare, PlanEdit, ProposalAnswer, SlotProposal, WireError};
use crate::{Companion, refused, unreadable};

impl Companion {
    pub(super) fn proposal_view(&self, now: &Now) -> Result<Option<SlotProposal>, WireError> {
        let Some(proposal) = self.proposal(now)? else { return Ok(None) };
        let id = &proposal.missed_often.slot;
        let Some((_, slot)) = session_slot(id) else { return Ok(None) };
        let time = |window: Window| slot_time(&PlanSlot { slot, window });
        let share = |share: &Share| {
            let (plan, slot) = session_slot(&share.slot)?;
            let (programme, percent) = (self.programme_named(plan), share.percent());
            Some(MissedShare { slot, programme, missed: share.missed, asked: share.asked, percent })
        };
        let Some(often) = share(&proposal.missed_often) else { return Ok(None) };
        Ok(Some(SlotProposal {
            slot_id: id.as_str().to_owned(),
            often,
            least: proposal.missed_least.as_ref().and_then(share),
            from: time(proposal.from),
            to: time(proposal.to),
            done_then: match proposal.why {
                Why::WhenDone { times } => Some(times),
                Why::Earlier => None,
            },
        }))
    }

    /// Moves the slot as it was proposed, or keeps that it is not to be moved.
    pub fn answer_proposal(&mut self, slot_id: &str, answer: ProposalAnswer, now: &Now) -> Result<(), WireError> {
        let proposed = self.proposal(now)?.filter(|proposal| proposal.missed_often.slot.as_str() == slot_id);
        let Some(to) = proposed.map(|proposal| proposal.to) else {
            return Err(refused(ErrorCode::NotFound, vec!["slot_id: nothing is proposed for it".to_owned()]));
        };
        match answer {
            ProposalAnswer::Move => self.move_slot(&SlotId::new(slot_id), to, now)?,
            ProposalAnswer::NotNow | ProposalAnswer::Never => {}
        }
        self.keep_choice(ReminderChoice::Proposal { slot: slot_id.to_owned(), answer }, now)
    }

    fn move_slot(&mut self, id: &SlotId, to: Window, now: &Now) -> Result<(), WireError> {
        let Some((plan, moved)) = session_slot(id) else { return Ok(()) };
        let state = self.life()?.plan(plan).ok_or_else(no_plan)?;
        let placed =
            |slot: &PlanSlot| if slot.slot == moved { PlanSlot { slot: moved, window: to } } else { slot.clone() };
        let slots = state.slots.iter().map(|slot| slot_time(&placed(slot))).collect();
        self.edit_plan(&PlanEdit { plan: plan.to_owned(), slots: Some(slots), ..PlanEdit::default() }, now)
    }

    /// Worked out once, and again after what it comes from has changed.
    fn proposal(&self, now: &Now) -> Result<Option<Proposal>, WireError> {
        if let Some(proposal) = self.reminding.proposal.get() {
            return Ok(proposal.clone());
        }
        let today = day_of(now);
        let never = self.reminding.choices.not_to_be_moved(today);
        let past = self.past_sessions(today, now)?;
        let proposal = learn(&self.reminding.planned.schedule, &past, &never, today);
        Ok(self.reminding.proposal.get_or_init(|| proposal).clone())
    }

    /// Since each slot is as it is, as far back as anything is learned from.
    fn past_sessions(&self, today: NaiveDate, now: &Now) -> Result<Vec<PastSession>, WireError> {
        let life = self.life()?;
        let oldest = today - DayCount::new(u64::from(LEARN_FROM_DAYS));
        let began = self.began_at(oldest)?;
        let mut past = Vec::new();
        for slot in &self.reminding.planned.schedule.slots {
            let (Some((plan, name)), When::Daily { window, .. }) = (session_slot(&slot.id), &slot.when) else {
                continue;
            };
            let Some((_, programme)) = self.programme_of(plan) else { continue };
            let since = training_day(slot.since, now.zone, RollOver::DEFAULT).max(oldest);
            for day in since.iter_days().take_while(|day| *day < today) {
                let marks = life.marks(plan, programme, day, today, self.book()).into_iter();
                let of_slot: Vec<DayMark> = marks.filter(|(ask, _)| ask.slot == name).map(|(_, mark)| mark).collect();
                let at = began.get(&(day, slot_id(plan, name))).copied().unwrap_or(window.from);
                let became = of_slot.into_iter().filter_map(|mark| became(mark, at)).min_by_key(rank);
                past.extend(became.map(|past| PastSession { slot: slot.id.clone(), day, past }));
            }
        }
        Ok(past)
    }

    /// When sessions were begun, by the clock on the wall where it was. What was told afterwards says nothing of it.
    fn began_at(&self, since: NaiveDate) -> Result<BTreeMap<(NaiveDate, SlotId), NaiveTime>, WireError> {
        let rows = store::sessions(self.store.read(), &since.to_string()).map_err(unreadable)?;
        let played = rows.into_iter().filter(|row| row.how == HowDone::Played);
        let began = |row: store::SessionRow| {
            let asked = row.asked?;
            let local = super::schedule::instant(row.at_ms) + TimeDelta::minutes(i64::from(row.offset_min));
            let at = NaiveTime::from_hms_opt(local.hour(), local.minute(), 0)?;
            Some(((asked.of_day, slot_id(&asked.plan, asked.slot)), at))
        };
        Ok(played.filter_map(began).collect())
    }
}

/// None where nothing was asked, or nothing is known yet.
fn became(mark: DayMark, at: NaiveTime) -> Option<Past> {
    match mark {
        DayMark::Done | DayMark::Partial => Some(Past::Done { at }),
        DayMark::Skipped(SkipReason::Clinician) | DayMark::Paused | DayMark::ToCome => None,
        DayMark::Skipped(reason) => Some(Past::Skipped { reason: reason_told(reason) }),
        DayMark::Missed => Some(Past::Missed),
    }
}

/// Of a slot with several sessions, the best counts.
fn rank(past: &Past) -> u8 {
    match past {
        Past::Done { .. } => 0,
        Past::Skipped { .. } => 1,
        Past::Missed => 2,
    }
}
