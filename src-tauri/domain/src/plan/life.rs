//! A life with plans: everything that was kept, and what can be read from it at any moment.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate};

use super::answers::MorningCheck;
use super::cadence::{Ask, SlotName, asks};
use super::gather::middle;
use super::kept::{Decision, Entry, Fact, Pausing, Revision, SessionFact, Skip, SkipReason};
use super::limits::PersonLimit;
use super::state::PlanState;
use super::windows::Hours;
use crate::injury::Urgency;
use crate::pain::Pain;
use crate::programme::Programme;
use crate::progression::{Morning, Rulebook};
use crate::safety::{Loading, Raised, flow, open_sign};
use crate::session::Outcome;

/// All that was kept, oldest first, in the order in which it was written: a clock that was set back changes nothing.
#[derive(Debug, Clone, Default)]
pub struct Life {
    entries: Vec<Entry>,
    /// The places of sessions, by the day that they are for.
    sessions_of: BTreeMap<NaiveDate, Vec<usize>>,
    /// The place of the newest answer about each morning.
    morning_of: BTreeMap<NaiveDate, usize>,
}

/// What became of one session that a day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMark {
    Done,
    Partial,
    Skipped(SkipReason),
    /// Its day is over, and nothing was told.
    Missed,
    Paused,
    ToCome,
}

impl DayMark {
    /// Frozen sessions, and those that a clinician took away, are in neither count.
    pub fn counts(self) -> bool {
        !matches!(self, DayMark::Paused | DayMark::ToCome | DayMark::Skipped(SkipReason::Clinician))
    }
}

impl DayMark {
    /// Something was done about it, or said.
    fn was_told(self) -> bool {
        match self {
            DayMark::Done | DayMark::Partial | DayMark::Skipped(_) => true,
            DayMark::Missed | DayMark::Paused | DayMark::ToCome => false,
        }
    }
}

impl SessionFact {
    /// Done, partial or nothing, by its sets.
    pub fn share(&self, book: &Rulebook) -> f64 {
        let of = self.prescription.doses_in_order().filter(|dose| !dose.optional).count();
        let done = |outcome: Outcome| match outcome {
            Outcome::Done => 1.0,
            Outcome::Partial => book.counting.partial_set.value,
            Outcome::Skipped => 0.0,
        };
        if of == 0 { 0.0 } else { self.sets.iter().map(|s| done(s.outcome)).sum::<f64>() / of as f64 }
    }
}

impl Life {
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut life = Self::default();
        entries.into_iter().for_each(|entry| life.push(entry));
        life
    }

    pub fn push(&mut self, entry: Entry) {
        let place = self.entries.len();
        match &entry.fact {
            Fact::Session(s) => self.sessions_of.entry(s.of_day).or_default().push(place),
            Fact::Morning(m) => {
                self.morning_of.insert(m.of_day, place);
            }
            Fact::Revision(_)
            | Fact::Skip(_)
            | Fact::Week(_)
            | Fact::Test(_)
            | Fact::Pause(_)
            | Fact::Resume(_)
            | Fact::Limit(_)
            | Fact::LimitEnd { .. }
            | Fact::Flag(_)
            | Fact::FlagAdvice(_)
            | Fact::FlagCleared(_)
            | Fact::FlagOverride { .. }
            | Fact::Decision(_)
            | Fact::Question(_)
            | Fact::QuestionDone { .. }
            | Fact::Criterion { .. }
            | Fact::FlagSlip { .. }
            | Fact::Beside(_) => {}
        }
        self.entries.push(entry);
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// As it was before the entry of this id was written; whole where there is none.
    pub fn before(&self, id: &str) -> Life {
        let end = self.entries.iter().position(|e| e.id == id).unwrap_or(self.entries.len());
        Life::new(self.entries[..end].to_vec())
    }

    /// As it was at the end of a training day: what was written later is not in it.
    pub fn as_of(&self, day: NaiveDate) -> Life {
        Life::new(self.entries.iter().filter(|e| e.stamp.day <= day).cloned().collect())
    }

    fn facts(&self) -> impl DoubleEndedIterator<Item = (&Entry, &Fact)> {
        self.entries.iter().map(|e| (e, &e.fact))
    }

    /// Every revision of every plan, oldest first, with its id and the plan's.
    pub fn revisions(&self) -> impl DoubleEndedIterator<Item = (&str, &str, &Entry, &Revision)> {
        self.facts().filter_map(|(entry, fact)| match fact {
            Fact::Revision(r) => Some((r.plan.as_deref().unwrap_or(&entry.id), entry.id.as_str(), entry, r)),
            _ => None,
        })
    }

    /// The newest state of every plan, by its id, in the order in which they were started; those that ended are there.
    pub fn plans(&self) -> Vec<(&str, &PlanState)> {
        let mut order: Vec<&str> = Vec::new();
        let mut newest: BTreeMap<&str, &PlanState> = BTreeMap::new();
        for (plan, _, _, revision) in self.revisions() {
            if !order.contains(&plan) {
                order.push(plan);
            }
            newest.insert(plan, &revision.state);
        }
        order.into_iter().filter_map(|plan| Some((plan, *newest.get(plan)?))).collect()
    }

    pub fn plan(&self, plan: &str) -> Option<&PlanState> {
        self.revision(plan).map(|(_, r)| &r.state)
    }

    /// The newest revision of a plan, with its id.
    pub fn revision(&self, plan: &str) -> Option<(&str, &Revision)> {
        self.revisions().rev().find(|(p, ..)| *p == plan).map(|(_, id, _, r)| (id, r))
    }

    pub fn running(&self) -> impl Iterator<Item = (&str, &PlanState)> {
        self.plans().into_iter().filter(|(_, state)| state.ended.is_none())
    }

    /// The sessions of a plan, oldest first.
    pub fn sessions<'a>(&'a self, plan: &str) -> impl DoubleEndedIterator<Item = (&'a Entry, &'a SessionFact)> {
        let plan = plan.to_owned();
        self.facts().filter_map(move |(entry, fact)| match fact {
            Fact::Session(s) if s.plan.as_ref() == Some(&plan) => Some((entry, s)),
            _ => None,
        })
    }

    /// The same as the rules read them: what was told on a later day stands where it belongs, and what is only recalled is
    /// left out.
    pub fn timely_sessions(&self, plan: &str) -> Vec<(&Entry, &SessionFact)> {
        let mut placed: Vec<(&Entry, &SessionFact)> = Vec::new();
        for (entry, session) in self.sessions(plan).filter(|(_, s)| !s.recalled) {
            let mut at = placed.len();
            while session.of_day < entry.stamp.day && at > 0 && placed[at - 1].1.of_day > session.of_day {
                at -= 1;
            }
            placed.insert(at, (entry, session));
        }
        placed
    }

    /// Every session that has ended, of any plan or none.
    pub fn all_sessions(&self) -> impl DoubleEndedIterator<Item = (&Entry, &SessionFact)> {
        self.facts().filter_map(|(entry, fact)| match fact {
            Fact::Session(s) => Some((entry, s)),
            _ => None,
        })
    }

    /// The newest answer about a morning.
    pub fn morning(&self, day: NaiveDate) -> Option<&MorningCheck> {
        self.morning_of.get(&day).and_then(|place| self.morning_at(*place))
    }

    /// The newest answer about each day, by day.
    pub fn mornings(&self) -> impl DoubleEndedIterator<Item = &MorningCheck> {
        self.morning_of.values().filter_map(|place| self.morning_at(*place))
    }

    /// Those before a day.
    pub fn mornings_before(&self, day: NaiveDate) -> impl DoubleEndedIterator<Item = &MorningCheck> {
        self.morning_of.range(..day).filter_map(|(_, place)| self.morning_at(*place))
    }

    /// The morning after a day, beside those before it.
    pub fn morning_beside(&self, day: NaiveDate, book: &Rulebook) -> Morning {
        let Some(check) = self.morning(day + Days::new(1)) else { return Morning::default() };
        let usual_of = usize::from(book.counting.usual_mornings.value);
        let before: Vec<&MorningCheck> = self.mornings_before(check.of_day).rev().take(usual_of).collect();
        let usual_pain = middle(before.iter().filter_map(|m| m.pain).map(Pain::value));
        let usual_stiffness = middle(before.iter().filter_map(|m| m.stiffness_min).map(f64::from));
        Morning {
            pain: check.pain,
            usual_pain: usual_pain.and_then(|p| Pain::try_from(p).ok()),
            stiffness_min: check.stiffness_min,
            usual_stiffness_min: usual_stiffness.map(|m| m.round() as u16),
            something_new: check.something_new == Some(true),
        }
    }

    fn morning_at(&self, place: usize) -> Option<&MorningCheck> {
        match &self.entries.get(place)?.fact {
            Fact::Morning(m) => Some(m),
            _ => None,
        }
    }

    /// The sessions of a plan that are for a day, oldest first.
    pub fn sessions_on<'a>(&'a self, plan: &'a str, day: NaiveDate) -> impl Iterator<Item = &'a SessionFact> {
        let places = self.sessions_of.get(&day).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(move |place| match &self.entries.get(*place)?.fact {
            Fact::Session(s) if s.plan.as_deref() == Some(plan) => Some(s),
            _ => None,
        })
    }

    pub fn decisions(&self, plan: &str) -> impl DoubleEndedIterator<Item = (&Entry, &Decision)> {
        let plan = plan.to_owned();
        self.facts().filter_map(move |(entry, fact)| match fact {
            Fact::Decision(d) if d.plan == plan => Some((entry, d)),
            _ => None,
        })
    }

    /// The pause that a day is in, with its id; the newest where several are on.
    pub fn pause_on(&self, plan: &str, day: NaiveDate) -> Option<(&str, &Pausing)> {
        self.pauses(plan).rfind(|(id, p)| p.from <= day && self.ended_on(id).is_none_or(|end| day < end))
    }

    pub fn pauses(&self, plan: &str) -> impl DoubleEndedIterator<Item = (&str, &Pausing)> {
        let plan = plan.to_owned();
        self.facts().filter_map(move |(entry, fact)| match fact {
            Fact::Pause(p) if p.plan.as_ref().is_none_or(|of| *of == plan) => Some((entry.id.as_str(), p)),
            _ => None,
        })
    }

    /// The day from which a pause no longer holds; None while it is on.
    pub fn ended_on(&self, pause: &str) -> Option<NaiveDate> {
        self.facts().rev().find_map(|(_, fact)| match fact {
            Fact::Resume(r) if r.pause == pause => Some(r.on),
            _ => None,
        })
    }

    /// The limits in force on a day, with their ids.
    pub fn limits(&self, plan: &str, day: NaiveDate) -> Vec<(&str, &PersonLimit)> {
        let gone: Vec<&str> = self
            .facts()
            .filter_map(|(_, fact)| match fact {
                Fact::LimitEnd { limit } => Some(limit.as_str()),
                _ => None,
            })
            .collect();
        self.facts()
            .filter_map(|(entry, fact)| match fact {
                Fact::Limit(limit) => Some((entry.id.as_str(), limit)),
                _ => None,
            })
            .filter(|(id, l)| !gone.contains(id) && l.until.is_none_or(|until| day <= until))
            .filter(|(_, l)| l.plan.as_ref().is_none_or(|of| of == plan))
            .collect()
    }

    /// The most urgent sign that is neither cleared nor gone past by the person; with `overridden`, those too.
    pub fn open_sign(&self, day: NaiveDate, overridden: bool) -> Option<Urgency> {
        let raised: Vec<Raised> = self.signs(overridden).map(|(_, raised)| raised).collect();
        open_sign(&raised, day)
    }

    /// Every sign that was raised, with the day on which that was.
    fn signs(&self, overridden: bool) -> impl Iterator<Item = (NaiveDate, Raised)> {
        let cleared_on = |flag: &str| {
            self.facts().rev().find_map(|(_, fact)| match fact {
                Fact::FlagCleared(c) if c.flag == flag => Some(c.on),
                _ => None,
            })
        };
        let passed = move |flag: &str| {
            self.facts().any(|(_, fact)| matches!(fact, Fact::FlagOverride { flag: f, .. } if f == flag)) && !overridden
        };
        let slipped =
            |flag: &str| self.facts().any(|(_, fact)| matches!(fact, Fact::FlagSlip { flag: f } if f == flag));
        self.facts().filter_map(move |(entry, fact)| match fact {
            Fact::Flag(_) if slipped(&entry.id) => None,
            // An emergency is never gone past.
            Fact::Flag(f) if f.urgency == Urgency::Emergency || !passed(&entry.id) => {
                Some((entry.stamp.day, Raised { urgency: f.urgency, cleared_on: cleared_on(&entry.id) }))
            }
            _ => None,
        })
    }

    /// A clinician has said something about a sign that is not cleared yet.
    pub fn is_looked_after(&self, day: NaiveDate) -> bool {
        let cleared = |flag: &str| {
            self.facts().any(|(_, fact)| matches!(fact, Fact::FlagCleared(c) if c.flag == flag && c.on <= day))
        };
        self.facts().any(|(_, fact)| matches!(fact, Fact::FlagAdvice(a) if !cleared(&a.flag)))
    }

    /// Nothing was asked on such a day: the plan was paused, or loading waited for a clinician.
    pub fn is_frozen(&self, plan: &str, day: NaiveDate) -> bool {
        let raised: Vec<Raised> = self.signs(false).filter(|(on, _)| *on <= day).map(|(_, raised)| raised).collect();
        let waits = open_sign(&raised, day).is_some_and(|urgency| match flow(urgency).loading {
            Loading::None | Loading::Paused => true,
            Loading::MayGoOn => false,
        });
        waits || self.pause_on(plan, day).is_some()
    }

    /// The state of a plan as it was asked on a day: the newest revision that was written on it or before.
    pub fn state_on(&self, plan: &str, day: NaiveDate) -> Option<&PlanState> {
        let all: Vec<(&Entry, &Revision)> =
            self.revisions().filter(|(p, ..)| *p == plan).map(|(_, _, entry, r)| (entry, r)).collect();
        let on = all.iter().rev().find(|(entry, _)| entry.stamp.day <= day);
        on.or(all.first()).map(|(_, r)| &r.state)
    }

    /// What a day asked of a plan and what became of it, by the revision that held on that day.
    pub fn marks(
        &self,
        plan: &str,
        programme: &Programme,
        day: NaiveDate,
        today: NaiveDate,
        book: &Rulebook,
    ) -> Vec<(Ask, DayMark)> {
        let Some(state) = self.state_on(plan, day) else { return Vec::new() };
        let asked = asks(state, programme, day).into_iter().map(|ask| (ask, self.mark(plan, ask, day, today, book)));
        asked.filter(|(ask, mark)| mark.was_told() || !self.began_after(plan, ask.slot, day)).collect()
    }

    /// The day on which a plan begins asks nothing of a window that had closed by then.
    fn began_after(&self, plan: &str, slot: SlotName, day: NaiveDate) -> bool {
        let Some((_, _, entry, first)) = self.revisions().find(|(p, ..)| *p == plan) else { return false };
        if entry.stamp.day != day || first.state.started != day {
            return false;
        }
        let wall = DateTime::from_timestamp_millis(entry.stamp.utc_ms + i64::from(entry.stamp.offset_min) * 60_000);
        let Some(at) = wall.map(|wall| wall.time()) else { return false };
        first.state.slots.iter().any(|s| s.slot == slot && s.hours(at) == Hours::Over)
    }

    fn mark(&self, plan: &str, ask: Ask, day: NaiveDate, today: NaiveDate, book: &Rulebook) -> DayMark {
        let mut best: Option<DayMark> = None;
        for session in self.sessions_on(plan, day) {
            if session.slot != Some(ask.slot) || session.session != ask.session {
                continue;
            }
            let share = session.share(book);
            if share >= book.counting.done_share.value {
                return DayMark::Done;
            }
            if share > 0.0 {
                best = Some(DayMark::Partial);
            }
        }
        best.or_else(|| self.skip(plan, ask.slot, ask.session, day).map(|s| DayMark::Skipped(s.reason))).unwrap_or(
            match self.is_frozen(plan, day) {
                true => DayMark::Paused,
                false if day < today => DayMark::Missed,
                false => DayMark::ToCome,
            },
        )
    }

    /// It was left out, and the rules had said so then, before or with its reason.
    pub fn is_advised(&self, plan: &str, ask: Ask, day: NaiveDate) -> bool {
        self.facts().any(|(_, fact)| match fact {
            Fact::Skip(s) => {
                s.advised && s.plan == plan && s.slot == ask.slot && s.session == ask.session && s.of_day == day
            }
            _ => false,
        })
    }

    fn skip(&self, plan: &str, slot: SlotName, session: u16, day: NaiveDate) -> Option<&Skip> {
        self.facts().rev().find_map(|(_, fact)| match fact {
            Fact::Skip(s) if s.plan == plan && s.slot == slot && s.session == session && s.of_day == day => Some(s),
            _ => None,
        })
    }
}
