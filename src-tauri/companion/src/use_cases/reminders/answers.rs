//! What a person answers: to a prompt on the screen, in the tray, or in the window. What is refused changes nothing.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use sinew_domain::day::RollOver;
use sinew_domain::plan::{Ask, DayMark, Fact, Skip};
use sinew_domain::schedule::defaults::SNOOZE_MIN;
use sinew_domain::schedule::{Asked, Choice, Effect, Event, Key, Kind, Reason, Refusal, day_ends};
use sinew_domain::time::Now;

use super::super::life::{day_of, no_plan};
use super::super::lines::parse_time;
use super::Asking;
use super::schedule::session_slot;
use crate::store::Fact as Row;
use crate::wire::{
    Changed, ErrorCode, NoticeAnswer, OccurrenceKey, OpenAt, PauseFor, Play as PlayWhat, PromptAction, SkipReason,
    WireError,
};
use crate::{Companion, Play, refused};

const HOUR_MIN: i64 = 60;

impl Companion {
    /// What came back from a prompt on the screen, or from the tray. Gives what is to be heard of a session that begins.
    pub fn notice_answered(&mut self, key: &OccurrenceKey, what: NoticeAnswer, now: &Now) -> Vec<Play> {
        let Some(named) = key.named() else { return Vec::new() };
        match what {
            NoticeAnswer::Dismissed => drop(self.remind(vec![Event::Dismissed(named)], now)),
            NoticeAnswer::Opened => drop(self.remind(vec![Event::Opened(named)], now)),
            NoticeAnswer::Pressed(PromptAction::Start) => return self.start_from_notice(&named, now),
            NoticeAnswer::Pressed(action @ (PromptAction::In15 | PromptAction::Later)) => {
                self.snooze_from_notice(&named, action, now);
            }
            NoticeAnswer::Pressed(PromptAction::NotToday) => match self.skip(&named, None, now) {
                Ok(()) if session_slot(&named.slot).is_some() => self.lead_to(OpenAt::Today),
                Ok(()) => {}
                Err(_) => self.withdraw_and_show(&named, now),
            },
        }
        Vec::new()
    }

    /// A session begins at once; where it cannot, the window says why. A check is opened; anything else is done.
    fn start_from_notice(&mut self, key: &Key, now: &Now) -> Vec<Play> {
        let kind = self.reminding.state.entry_of(key).map(|entry| entry.occurrence.kind);
        match kind {
            Some(Kind::Ice | Kind::SitBreak | Kind::Appointment | Kind::Shoe | Kind::UnloadingWeek) => {
                self.remind(vec![Event::Finished { key: key.clone(), at: now.wall }], now);
                return Vec::new();
            }
            Some(Kind::Session | Kind::Waking | Kind::MorningCheck | Kind::WeeklyCheck) | None => {}
        }
        // What is done, and what another day asked for, is not begun by a button that stood too long.
        let begins = key.day == day_of(now) && self.reminding.planned.is_open(key);
        let ask = self.ask_of(key).filter(|_| begins);
        let started = ask.map(|key| self.start_session(&PlayWhat::Plan { key, extra: false }, now));
        match started {
            Some(Ok(plays)) => {
                self.lead_to(OpenAt::Session);
                plays
            }
            Some(Err(_)) | None => {
                self.remind(vec![Event::Opened(key.clone())], now);
                Vec::new()
            }
        }
    }

    fn snooze_from_notice(&mut self, key: &Key, what: PromptAction, now: &Now) {
        match self.try_snooze(key, what, None, now) {
            Ok(true) => self.lead_to(OpenAt::Today),
            Ok(false) => {}
            // The button stood too long: what it was about is done, or said.
            Err(Refusal::Settled) => drop(self.remind(vec![Event::Dismissed(key.clone())], now)),
            Err(Refusal::Closed | Refusal::PastClosing | Refusal::NoneLeft) => self.withdraw_and_show(key, now),
        }
    }

    fn withdraw_and_show(&mut self, key: &Key, now: &Now) {
        self.remind(vec![Event::Opened(key.clone())], now);
    }

    /// Puts an occurrence off. Where a reason is wanted and none is told nothing changes, and it is asked for.
    pub fn snooze(
        &mut self,
        key: &OccurrenceKey,
        what: PromptAction,
        reason: Option<Reason>,
        now: &Now,
    ) -> Result<(), WireError> {
        let mut problems = Vec::new();
        let named = key.named();
        if named.is_none() {
            problems.push("key: is no occurrence".to_owned());
        }
        match what {
            PromptAction::In15 | PromptAction::Later => {}
            PromptAction::Start | PromptAction::NotToday => problems.push("what: puts nothing off".to_owned()),
        }
        let Some(named) = named.filter(|_| problems.is_empty()) else {
            return Err(refused(ErrorCode::Invalid, problems));
        };
        self.try_snooze(&named, what, reason, now).map(|_| ()).map_err(refusal)
    }

    /// True where a reason is asked for.
    fn try_snooze(
        &mut self,
        key: &Key,
        what: PromptAction,
        reason: Option<Reason>,
        now: &Now,
    ) -> Result<bool, Refusal> {
        let until = self.snooze_end(key, what, now);
        let answers = self.remind(vec![Event::Snooze { key: key.clone(), until, reason }], now);
        self.reminding.asking.take_if(|asking| matches!(asking, Asking::Snooze { key: of, .. } if of == key));
        for answer in answers {
            match answer {
                Effect::Refused { key: of, why } if of == *key => return Err(why),
                Effect::AskWhy { key: of, what: Asked::Snooze { until } } if of == *key => {
                    self.reminding.asking = Some(Asking::Snooze { key: of, what, until });
                    self.reminding.changed = true;
                    return Ok(true);
                }
                Effect::Refused { .. }
                | Effect::AskWhy { .. }
                | Effect::Show(_)
                | Effect::Withdraw(_)
                | Effect::Open(_)
                | Effect::CalmCard(_)
                | Effect::ZoneLine { .. }
                | Effect::Fact { .. } => {}
            }
        }
        Ok(false)
    }

    /// As the button says; a quarter of an hour where there is no such button.
    fn snooze_end(&self, key: &Key, what: PromptAction, now: &Now) -> DateTime<Utc> {
        let r = &self.reminding;
        let soon = now.wall + TimeDelta::minutes(i64::from(SNOOZE_MIN));
        let later = |choice: &Choice| match choice {
            Choice::Later { at, .. } => Some(at.at),
            Choice::Start | Choice::In15 { .. } | Choice::NotToday { .. } => None,
        };
        match what {
            PromptAction::Later => {
                r.state.choices(key, &r.planned.schedule, now).iter().find_map(later).unwrap_or(soon)
            }
            PromptAction::Start | PromptAction::In15 | PromptAction::NotToday => soon,
        }
    }

    /// Skips what the slot still asks for on that day; the reason may come later.
    pub fn not_today(&mut self, key: &OccurrenceKey, reason: Option<SkipReason>, now: &Now) -> Result<(), WireError> {
        let named = key.named().ok_or_else(|| refused(ErrorCode::Invalid, vec!["key: is no occurrence".to_owned()]))?;
        self.skip(&named, reason, now)
    }

    fn skip(&mut self, key: &Key, reason: Option<SkipReason>, now: &Now) -> Result<(), WireError> {
        let Some((plan, slot)) = session_slot(&key.slot) else {
            let told = reason.and_then(super::reconcile::reason_told);
            let answers = self.remind(vec![Event::NotToday { key: key.clone(), reason: told }], now);
            let refused = answers.into_iter().find_map(|answer| match answer {
                Effect::Refused { why, .. } => Some(refusal(why)),
                Effect::Show(_)
                | Effect::Withdraw(_)
                | Effect::Open(_)
                | Effect::AskWhy { .. }
                | Effect::CalmCard(_)
                | Effect::ZoneLine { .. }
                | Effect::Fact { .. } => None,
            });
            return refused.map_or(Ok(()), Err);
        };
        let asks = self.to_skip(key, plan, now)?;
        let said = reason.unwrap_or(SkipReason::NotSaid);
        let advised = self.is_advised(plan, key.day, now);
        let of_day = key.day;
        let skip = |ask: Ask| Skip { plan: plan.to_owned(), session: ask.session, of_day, slot, reason: said, advised };
        let facts: Vec<(Row, Fact)> = asks.into_iter().map(|ask| (self.fact(now), Fact::Skip(skip(ask)))).collect();
        self.keep_rows(facts, &[Changed::Plans], now)?;
        self.reminding.asking = reason.is_none().then(|| Asking::NotToday { key: key.clone() });
        self.remind(Vec::new(), now);
        Ok(())
    }

    /// Those that nothing was done of: not yet, or skipped already, so that the reason can still be told.
    fn to_skip(&self, key: &Key, plan: &str, now: &Now) -> Result<Vec<Ask>, WireError> {
        let (state, programme) = self.programme_of(plan).ok_or_else(no_plan)?;
        let today = day_of(now);
        let invalid = |what: &str| refused(ErrorCode::Invalid, vec![what.to_owned()]);
        if state.ended.is_some() {
            return Err(invalid("key: the plan is over"));
        }
        if key.day > today {
            return Err(invalid("key: its day has not come yet"));
        }
        let slot = session_slot(&key.slot).map(|(_, slot)| slot);
        let marks = self.life()?.marks(plan, programme, key.day, today, self.book());
        let of_slot: Vec<(Ask, DayMark)> = marks.into_iter().filter(|(ask, _)| Some(ask.slot) == slot).collect();
        if of_slot.is_empty() {
            return Err(invalid("key: the day does not ask for it"));
        }
        let open = |mark: DayMark| match mark {
            DayMark::Done | DayMark::Partial => false,
            DayMark::Skipped(_) | DayMark::Missed | DayMark::Paused | DayMark::ToCome => true,
        };
        let asks: Vec<Ask> = of_slot.into_iter().filter(|(_, mark)| open(*mark)).map(|(ask, _)| ask).collect();
        if asks.is_empty() { Err(invalid("key: it is done")) } else { Ok(asks) }
    }

    /// Holds every reminder until then.
    pub fn pause_reminders(&mut self, what: &PauseFor, now: &Now) -> Result<(), WireError> {
        let until = match what {
            PauseFor::Hour => Some(now.wall + TimeDelta::minutes(HOUR_MIN)),
            PauseFor::Today => Some(day_ends(RollOver::DEFAULT, now)),
            PauseFor::Until(at) => {
                let at = parse_time(at);
                let at =
                    at.ok_or_else(|| refused(ErrorCode::Invalid, vec!["at: must be a time as HH:MM".to_owned()]))?;
                Some(next_time(at, now))
            }
            PauseFor::FurtherNotice => None,
        };
        self.remind(vec![Event::Pause { until }], now);
        self.reminding.changed = true;
        Ok(())
    }

    pub fn unpause_reminders(&mut self, now: &Now) -> Result<(), WireError> {
        self.remind(vec![Event::Unpause], now);
        self.reminding.changed = true;
        Ok(())
    }

    /// The calm card is put away.
    pub fn missed_seen(&mut self, _now: &Now) -> Result<(), WireError> {
        self.reminding.card.missed.clear();
        self.put_away();
        Ok(())
    }

    pub fn zone_seen(&mut self, _now: &Now) -> Result<(), WireError> {
        self.reminding.card.zone_line = None;
        self.put_away();
        Ok(())
    }

    /// No reason was told. A skip stands without one; a snooze did not happen.
    pub fn asking_closed(&mut self, _now: &Now) -> Result<(), WireError> {
        self.reminding.asking = None;
        self.put_away();
        Ok(())
    }

    fn put_away(&mut self) {
        self.reminding.dirty = true;
        self.reminding.changed = true;
    }
}

/// The next time that the clock on the wall shows it.
fn next_time(at: NaiveTime, now: &Now) -> DateTime<Utc> {
    let local = now.wall.with_timezone(&now.zone).naive_local();
    let day = if at > local.time() { local.date() } else { local.date() + chrono::Days::new(1) };
    sinew_domain::schedule::first_instant(day.and_time(at), now.zone)
}

fn refusal(why: Refusal) -> WireError {
    let said = match why {
        Refusal::Closed => "key: its window is not open",
        Refusal::Settled => "key: it is done, skipped, or on",
        Refusal::PastClosing => "what: that would be after its window",
        Refusal::NoneLeft => "what: its last reminder was shown",
    };
    refused(ErrorCode::Invalid, vec![said.to_owned()])
}
