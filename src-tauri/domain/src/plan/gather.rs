//! From a life to what the rules look at. What nobody answered stays unknown on the way.

use chrono::{Days, NaiveDate};

use super::answers::MorningCheck;
use super::cadence::Ask;
use super::kept::{Decided, Decision, Entry, Fact, SessionFact, Why};
use super::life::{DayMark, Life};
use super::limits::LimitKind;
use super::prescribe::is_unloading;
use super::state::{EarlierHere, PlanState, SaidBy};
use super::stepping::{Shape, is_by_criteria, load_due, shape};
use crate::pain::{Pain, PainLimit};
use crate::programme::{PainRule, Programme, ProgrammeKind};
use crate::progression::{
    Advice, Answer, Back, Build, Earlier, Effort, EffortWork, Facts, Lever, Levers, Limit, Morning, Outcome, PauseKind,
    Plan, Relapse, Room, Rulebook, Session, Share, Week, WeekMean, effort_of, evaluate,
};

/// So many days are read for falls, climbs and niggles: more than any rule looks at.
const LOOK_BACK_DAYS: u64 = 60;

/// What the rules say of a plan after its latest session, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    pub plan: String,
    /// The session that it is about.
    pub session: String,
    pub of_day: NaiveDate,
    pub with_morning: bool,
    /// What the rules looked at.
    pub facts: Facts,
    pub answer: Answer,
    pub decided: Option<Decision>,
}

impl Suggestion {
    /// The next session, or all of them for now, is to be left out.
    pub fn is_to_leave_out(&self) -> bool {
        let advised = |advice: Advice| match advice {
            Advice::RestUntilQuiet | Advice::SkipOne | Advice::FullRest => true,
            Advice::CheckSigns
            | Advice::SeeSomeone
            | Advice::AskAgain
            | Advice::FalseDawn
            | Advice::UnloadingWeek
            | Advice::AnswerMorning
            | Advice::AnswerSession
            | Advice::TellLoad
            | Advice::WatchNiggle
            | Advice::StrengthWork
            | Advice::LookAtWhatRose
            | Advice::Graduate => false,
        };
        self.answer.outcome >= Outcome::StepBack(Back::Rest)
            || self.answer.fired.iter().filter_map(|fired| fired.advice).any(advised)
    }
}

/// A plan in its life, on a day.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub life: &'a Life,
    pub plan: &'a str,
    pub state: &'a PlanState,
    pub programme: &'a Programme,
    pub book: &'a Rulebook,
    pub today: NaiveDate,
}

impl<'a> Standing<'a> {
    pub fn of(
        life: &'a Life,
        plan: &'a str,
        programme: &'a Programme,
        book: &'a Rulebook,
        today: NaiveDate,
    ) -> Option<Self> {
        Some(Self { life, plan, state: life.plan(plan)?, programme, book, today })
    }

    /// None until a session of the plan has ended. A session that is not through its next morning yet speaks for itself
    /// when it asks for less; otherwise the sessions of the day before do, with this morning's answer, until somebody has
    /// decided about them.
    pub fn suggestion(&self) -> Option<Suggestion> {
        let sessions = self.life.timely_sessions(self.plan);
        let (entry, latest) = *sessions.last()?;
        let now = self.about(entry, latest).filter(|now| self.is_for_rehab() || now.answer.outcome > Outcome::Hold)?;
        if now.with_morning || now.answer.outcome > Outcome::Hold {
            return Some(now);
        }
        let before = sessions.into_iter().rev().find(|(_, s)| s.of_day < latest.of_day);
        let before = before.filter(|(_, s)| s.of_day + Days::new(1) == self.today && self.morning_after(s).is_some());
        let open = before.and_then(|(entry, s)| self.about(entry, s)).filter(|earlier| earlier.decided.is_none());
        Some(open.unwrap_or(now))
    }

    /// Routines and upkeep ask the same every week: of them the rules only say when it is too much.
    fn is_for_rehab(&self) -> bool {
        match self.programme.kind {
            ProgrammeKind::Rehab | ProgrammeKind::Prevention | ProgrammeKind::Strength => true,
            ProgrammeKind::Routine | ProgrammeKind::Maintenance => false,
        }
    }

    /// None where the plan has been taken up anew, or changed by hand, since that session.
    fn about(&self, entry: &Entry, session: &SessionFact) -> Option<Suggestion> {
        let since = self.life.entries().iter().rev().take_while(|e| e.id != entry.id);
        let anew = |e: &Entry| match &e.fact {
            Fact::Revision(r) if r.plan.as_deref() == Some(self.plan) => {
                matches!(r.why, Why::Restart { .. } | Why::Lighter { .. } | Why::Person { .. })
            }
            _ => false,
        };
        if since.clone().any(anew) {
            return None;
        }
        let with_morning = self.morning_after(session).is_some();
        let facts = self.facts_after(Some(session));
        let answer = evaluate(&facts, self.book);
        let about_it = |d: &&Decision| d.session == entry.id;
        // Who has stepped back for this session is not asked to do so once more, unless it has become worse.
        let decided = |d: &&Decision| {
            d.with_morning == with_morning
                || (d.decided == Decided::Accept && d.suggested >= answer.outcome && d.suggested > Outcome::Hold)
        };
        let mut decisions = self.life.decisions(self.plan).rev().map(|(_, d)| d).filter(about_it);
        Some(Suggestion {
            plan: self.plan.to_owned(),
            session: entry.id.clone(),
            of_day: session.of_day,
            with_morning,
            decided: decisions.find(decided).cloned(),
            facts,
            answer,
        })
    }

    /// Everything that the rules may know about the plan today, after its latest session.
    pub fn facts(&self) -> Facts {
        self.facts_after(self.life.timely_sessions(self.plan).last().map(|(_, s)| *s))
    }

    fn facts_after(&self, latest: Option<&SessionFact>) -> Facts {
        let state = self.state;
        let rule = self.programme.pain_rule.as_ref();
        let limit = |of: fn(&PainRule) -> Option<u8>| rule.and_then(of);
        Facts {
            topic: state.topic.clone(),
            mode: state.mode,
            programme_pain: [limit(|r| r.during_max), limit(|r| r.after_max)],
            pain_limits: self.pain_limits(),
            limits: self.limits(),
            flag: self.life.open_sign(self.today, false),
            session: latest.map(|s| self.session(s)).unwrap_or_default(),
            morning: latest.filter(|_| self.is_for_rehab()).map(|s| self.morning_of(s.of_day)).unwrap_or_default(),
            sessions: self.sessions_of_week(),
            plan: self.plan_now(),
            levers: self.levers(),
            weekly: self.weekly(),
            days: self.days(),
            same_site: self.earlier(),
            easing_off_days: self.easing_off_days(),
            under_care: self.under_care(),
            build: self.build(),
            niggle: self.back(|day| self.life.morning(day).and_then(|m| m.niggle)),
            relapses: self.relapses(),
            since_rise_days: self.since_rise_days(),
            ..Facts::new(state.tissue)
        }
    }

    fn pain_limits(&self) -> Vec<PainLimit> {
        let pain = |kind, value: f64, of| (kind == of).then(|| Pain::try_from(value).ok()).flatten();
        let limits = self.life.limits(self.plan, self.today);
        let about_pain = limits.into_iter().filter(|(_, l)| l.kind.lever().is_none());
        about_pain
            .map(|(_, l)| PainLimit {
                during: pain(l.kind, l.at_most, LimitKind::PainDuring),
                after: pain(l.kind, l.at_most, LimitKind::PainAfter),
                by: l.by,
            })
            .collect()
    }

    fn limits(&self) -> Vec<Limit> {
        let limits = self.life.limits(self.plan, self.today);
        limits
            .into_iter()
            .filter_map(|(_, l)| Some(Limit { lever: l.kind.lever()?, at_most: l.at_most, by: l.by }))
            .collect()
    }

    fn session(&self, latest: &SessionFact) -> Session {
        let sessions = self.life.timely_sessions(self.plan);
        let before = sessions.into_iter().rev().map(|(_, s)| s.of_day).find(|day| *day < latest.of_day);
        let target = self.effort_target(latest);
        Session {
            during: latest.during,
            after: latest.after,
            signs: latest.signs,
            course: latest.course,
            effort: target.map_or(Effort::NotAsked, |target| Effort::Asked { target, told: latest.effort }),
            worse_before: before.is_some_and(|day| self.morning_of(day).is_worse(self.book)),
        }
    }

    /// Of the heaviest work that it asked for.
    fn effort_target(&self, session: &SessionFact) -> Option<u8> {
        let rm = session.prescription.doses.iter().filter_map(|d| d.load_rm).min()?;
        effort_of(EffortWork::Rm, Some(rm), self.book).map(|t| t.from)
    }

    fn morning_after(&self, session: &SessionFact) -> Option<&'a MorningCheck> {
        self.life.morning(session.of_day + Days::new(1))
    }

    /// The morning after a day, beside those before it.
    pub fn morning_of(&self, day: NaiveDate) -> Morning {
        self.life.morning_beside(day, self.book)
    }

    /// What was done of what seven days asked for; today counts as far as it has gone.
    fn sessions_of_week(&self) -> Option<Share> {
        let from = (self.today - Days::new(6)).max(self.state.started);
        Some(self.share(from)).filter(|share| share.of > 0)
    }

    fn share(&self, from: NaiveDate) -> Share {
        let marks = days(from, self.today).flat_map(|day| self.marks(day));
        let counted: Vec<DayMark> = marks.map(|(_, mark)| mark).filter(|mark| mark.counts()).collect();
        let done = counted.iter().filter(|mark| **mark == DayMark::Done).count();
        Share { done: done as u16, of: counted.len() as u16 }
    }

    /// What a day asked, and what became of it.
    pub fn marks(&self, day: NaiveDate) -> Vec<(Ask, DayMark)> {
        self.life.marks(self.plan, self.programme, day, self.today, self.book)
    }

    fn plan_now(&self) -> Plan {
        let shape = self.shape();
        if shape.is_below() || is_by_criteria(self.programme) {
            return Plan::Staged;
        }
        let from = self.state.week_from;
        let active = days(from, self.today).filter(|day| !self.life.is_frozen(self.plan, *day));
        // Today is not over.
        let passed = active.clone().filter(|day| *day < self.today).count();
        let window: Vec<NaiveDate> = active.collect();
        let first = window.iter().rev().nth(6).copied().unwrap_or(from).max(from);
        let loading: Vec<NaiveDate> =
            days(first, self.today).filter(|day| *day < self.today && self.loaded_on(*day)).collect();
        let answered = loading.iter().filter(|day| self.is_answered(**day + Days::new(1))).count();
        let stepped_back = days(first, self.today).any(|day| self.morning_of(day - Days::new(1)).is_worse(self.book));
        Plan::FixedWeeks(Week {
            number: self.state.week,
            last: self.programme.weeks.value,
            over: passed >= 7,
            sessions: self.share(first),
            mornings: Share { done: answered as u16, of: loading.len() as u16 },
            stepped_back,
            repeats: (passed / 7).saturating_sub(1).min(255) as u8,
        })
    }

    fn loaded_on(&self, day: NaiveDate) -> bool {
        self.life.sessions_on(self.plan, day).next().is_some()
    }

    fn is_answered(&self, day: NaiveDate) -> bool {
        self.life.morning(day).is_some_and(|m| m.pain.is_some() && m.stiffness_min.is_some())
    }

    pub fn shape(&self) -> Shape {
        shape(self.state, self.programme)
    }

    fn levers(&self) -> Levers {
        let shape = self.shape();
        let stage = is_by_criteria(self.programme).then(|| {
            let now = self.programme.phases.iter().position(|p| (p.from..=p.to).contains(&self.state.week));
            Room { now: now.map_or(0, |at| at as u16) + 1, top: self.programme.phases.len() as u16 }
        });
        Levers {
            reps: shape.reps,
            sets: shape.sets,
            hold_s: shape.hold_s,
            speed: None,
            load: shape.load(self.state),
            stage,
            load_due: load_due(self, &shape),
        }
    }

    /// The worst pain of each day, newest first; a day on which nothing was told is unknown.
    fn days(&self) -> Vec<Option<Pain>> {
        self.back(|day| self.worst_of(day))
    }

    fn worst_of(&self, day: NaiveDate) -> Option<Pain> {
        let told = self.life.sessions_on(self.plan, day).flat_map(|s| [s.during, s.after]);
        told.chain([self.life.morning(day).and_then(|m| m.pain)]).flatten().max()
    }

    fn back<T>(&self, of: impl Fn(NaiveDate) -> Option<T>) -> Vec<Option<T>> {
        let first = self.state.started.max(self.today - Days::new(LOOK_BACK_DAYS));
        let mut all: Vec<Option<T>> = days(first, self.today).map(of).collect();
        all.reverse();
        all
    }

    /// Whole weeks since the start.
    fn weekly(&self) -> Vec<WeekMean> {
        let mut weeks = Vec::new();
        let mut from = self.state.started;
        while from + Days::new(7) <= self.today {
            let week: Vec<NaiveDate> = days(from, from + Days::new(6)).collect();
            let stiffness = week.iter().filter_map(|day| self.life.morning(*day)?.stiffness_min).map(f64::from);
            let pain = week.iter().filter_map(|day| self.worst_of(*day)).map(Pain::value);
            weeks.push(WeekMean { pain: mean(pain), stiffness_min: mean(stiffness) });
            from = from + Days::new(7);
        }
        weeks
    }

    fn earlier(&self) -> Earlier {
        let since = self.today.signed_duration_since(self.state.started).num_days().max(0) / 30;
        match self.state.earlier {
            EarlierHere::NotAnswered => Earlier::NotAsked,
            EarlierHere::Never => Earlier::Never,
            EarlierHere::Yes(months) => Earlier::MonthsAgo(months.saturating_add(since as u16)),
        }
    }

    /// Since the first of the steps back that no step forward has followed.
    fn easing_off_days(&self) -> Option<u16> {
        let mut since: Option<NaiveDate> = None;
        for (_, _, entry, revision) in self.life.revisions().filter(|(p, ..)| *p == self.plan) {
            match rise(&revision.why) {
                Some(true) => since = None,
                Some(false) => since = since.or(Some(entry.stamp.day)),
                None => {}
            }
        }
        since.map(|day| self.today.signed_duration_since(day).num_days().max(0) as u16)
    }

    fn since_rise_days(&self) -> Option<u16> {
        let risen = |why: &Why| match why {
            Why::Suggestion { change, .. } => change.lever != Lever::Week && change.to > change.from,
            Why::Person { above_suggestion } => *above_suggestion,
            Why::Load { .. } | Why::Started { .. } | Why::Restart { .. } | Why::Lighter { .. } | Why::Ended => false,
        };
        let last = self.life.revisions().rev().find(|(p, _, _, r)| *p == self.plan && risen(&r.why));
        last.map(|(_, _, entry, _)| self.today.signed_duration_since(entry.stamp.day).num_days().max(0) as u16)
    }

    fn under_care(&self) -> bool {
        let limit = self.life.limits(self.plan, self.today).iter().any(|(_, l)| l.by == crate::pain::SetBy::Clinician);
        limit || self.life.is_looked_after(self.today) || matches!(self.state.said_by, SaidBy::Clinician { .. })
    }

    fn build(&self) -> Build {
        let unloading = is_unloading(self.state, self.today, self.book);
        let week = self.life.entries().iter().rev().find_map(|e| match &e.fact {
            Fact::Week(w) if self.today.signed_duration_since(e.stamp.day).num_days() < 7 => Some(w),
            _ => None,
        });
        Build {
            weeks: self.build_weeks(),
            unloading,
            fatigue: week.and_then(|w| w.fatigue),
            sore_places: week.and_then(|w| w.sore_places),
            sore_days: None,
            slept_badly: week.and_then(|w| w.slept_badly),
            low_mood: week.and_then(|w| w.low_mood),
        }
    }

    /// Weeks running, back from today, in each of which something rose.
    fn build_weeks(&self) -> u8 {
        let rest = self.state.unloading.map(|from| from + Days::new(self.book.unloading.days.value.into()));
        let paused = self.life.pauses(self.plan).filter_map(|(id, _)| self.life.ended_on(id)).max();
        let from = [rest, paused].into_iter().flatten().max().unwrap_or(self.state.started);
        let risen: Vec<NaiveDate> = self
            .life
            .revisions()
            .filter(|(p, _, _, r)| *p == self.plan && rise(&r.why) == Some(true))
            .map(|(_, _, entry, _)| entry.stamp.day)
            .collect();
        let mut end = self.today;
        let mut weeks = 0;
        while end >= from + Days::new(6) && weeks < u8::MAX {
            let week = (end - Days::new(6))..=end;
            if !risen.iter().any(|day| week.contains(day)) {
                break;
            }
            weeks += 1;
            end = end - Days::new(7);
        }
        weeks
    }

    /// A flare is a relapse; what rose before it is read from the revisions.
    fn relapses(&self) -> Vec<Relapse> {
        let flares = self.life.pauses(self.plan).filter(|(_, p)| p.kind == PauseKind::Flare);
        flares
            .map(|(_, p)| Relapse {
                days_ago: self.today.signed_duration_since(p.from).num_days().max(0) as u16,
                rose: self.rose_before(p.from),
            })
            .collect()
    }

    fn rose_before(&self, day: NaiveDate) -> Option<Lever> {
        self.life.revisions().rev().filter(|(p, ..)| *p == self.plan).find_map(|(_, _, entry, r)| {
            let ago = day.signed_duration_since(entry.stamp.day).num_days();
            let within = i64::from(self.book.relapse.rose_within_days.value);
            match &r.why {
                Why::Suggestion { change, .. } if (0..=within).contains(&ago) && change.to > change.from => {
                    Some(change.lever)
                }
                _ => None,
            }
        })
    }
}

/// Whether a revision asks for more; None where neither more nor less.
fn rise(why: &Why) -> Option<bool> {
    match why {
        Why::Suggestion { change, .. } => (change.to != change.from).then_some(change.to > change.from),
        Why::Person { above_suggestion } => above_suggestion.then_some(true),
        Why::Started { .. } | Why::Restart { .. } | Why::Load { .. } | Why::Lighter { .. } | Why::Ended => None,
    }
}

/// Both ends included.
pub(super) fn days(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> + Clone {
    from.iter_days().take_while(move |day| *day <= to)
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let all: Vec<f64> = values.collect();
    (!all.is_empty()).then(|| all.iter().sum::<f64>() / all.len() as f64)
}

/// The middle one; of an even number the lower of the two, which was really told.
pub(super) fn middle(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut all: Vec<f64> = values.collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len().checked_sub(1)? / 2).copied()
}

/// For the ids of entries in tests and traces.
impl Entry {
    pub fn day(&self) -> NaiveDate {
        self.stamp.day
    }
}
