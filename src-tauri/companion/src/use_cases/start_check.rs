//! A draft of a plan, looked at whole: everything that is wrong with it is named at once, field by field.

use chrono::{Days, NaiveDate};
use sinew_domain::card::{Checklist, ListRole};
use sinew_domain::injury::{Injury, TopicForm, Urgency};
use sinew_domain::pain::TissueClass;
use sinew_domain::plan::{EarlierHere, FlagRaised, PersonLimit, PlanSlot, PlanState, SaidBy, Volume};
use sinew_domain::programme::Programme;
use sinew_domain::safety::{Bar, Clearance, Screen, Start, bars};
use sinew_domain::time::Now;

use super::check::Check;
use super::life::day_of;
use super::limits::limit_of;
use super::lines::{plan_slot, sides_of, weekdays_of};
use super::options::slots_needed;
use super::start::blank_state;
use crate::Companion;
use crate::wire::{PlanDraft, SaidByDraft, SlotTime, WireError};

/// Nothing hurts for longer than this. Sinew's own default, against a slip of the finger.
const SINCE_YEARS: u64 = 80;
const AGE: std::ops::RangeInclusive<f64> = 5.0..=110.0;
const SHOES_KM_MAX: f64 = 5000.0;
const MONTHS_MAX: f64 = 960.0;

/// What a draft comes to.
#[derive(Debug)]
pub(super) struct Looked<'a> {
    pub problems: Vec<String>,
    /// The firmest first.
    pub bars: Vec<Bar>,
    /// None where the draft names no programme.
    pub chosen: Option<(PlanState, &'a Programme)>,
    pub limits: Vec<PersonLimit>,
    /// The signs that were ticked.
    pub raised: Option<FlagRaised>,
}

impl Companion {
    pub(super) fn look_at(&self, draft: &PlanDraft, now: &Now) -> Result<Looked<'_>, WireError> {
        let today = day_of(now);
        let mut check = Check::default();
        let programme = self.library.programme(&draft.programme);
        if programme.is_none() {
            check.problem("programme", "is not in the library");
        }
        let topic = draft.topic.as_ref().and_then(|id| self.library.injuries.get(id));
        if draft.topic.is_some() && topic.is_none() {
            check.problem("topic", "is not in the library");
        }
        if let Some(programme) = programme {
            self.check_fit(draft, programme, topic, &mut check);
            check_cadence(draft, programme, &mut check);
        }
        let slots = check_slots("slots", &draft.slots, &mut check);
        check_person(draft, topic, today, &mut check);
        let since = check.maybe_day("since", draft.since.as_deref());
        let oldest = today - Days::new(SINCE_YEARS * 365);
        match since {
            Some(day) if day > today => check.problem("since", "is still to come"),
            Some(day) if day < oldest => check.problem("since", "is too long ago"),
            Some(_) | None => {}
        }
        let said_by = match &draft.said_by {
            SaidByDraft::NotAnswered => SaidBy::NotAnswered,
            SaidByDraft::Myself => SaidBy::Myself,
            SaidByDraft::Clinician { on } => SaidBy::Clinician { on: check.maybe_day("said_by.on", on.as_deref()) },
        };
        let mut limits = Vec::new();
        for (i, limit) in draft.limits.iter().enumerate() {
            limits.extend(limit_of(limit, &format!("limits[{i}]."), today, &mut check));
        }
        let raised = self.signs(&draft.signs, "signs", &mut check);
        let tissue = self.tissue(topic, programme);
        let state = programme.map(|programme| {
            let state = PlanState {
                topic: draft.topic.clone(),
                form: draft.form.clone(),
                tissue,
                sides: sides_of(draft.legs),
                since,
                onset: draft.onset,
                earlier: draft.earlier,
                factors: draft.factors.clone(),
                shoes_km: draft.shoes_km,
                said_by,
                bone_site: draft.bone_site,
                mode: draft.mode,
                volume: draft.volume,
                slots,
                weekdays: weekdays_of(draft.weekdays),
                ..blank_state(programme, today)
            };
            (state.begun(programme, self.book()), programme)
        });
        if let Some((state, programme)) = &state {
            for other in self.same_tissue(state, programme, None)? {
                check.problem("programme", &format!("{other} treats the same place already"));
            }
        }
        let open = self.life()?.open_sign(today, false);
        let worst = [raised.as_ref().map(|r| r.urgency), open].into_iter().flatten().min();
        let bars = self.bars_of(draft, topic, tissue, said_by, worst, today);
        Ok(Looked { problems: check.into_problems(), bars, chosen: state, limits, raised })
    }

    fn check_fit(&self, draft: &PlanDraft, programme: &Programme, topic: Option<&Injury>, check: &mut Check) {
        if draft.volume == Volume::AsTolerated && programme.as_tolerated.is_none() {
            check.problem("volume", "the programme has no form with less volume");
        }
        let Some(topic) = topic else {
            if draft.form.is_some() {
                check.problem("form", "there is no topic that it belongs to");
            }
            return;
        };
        if !programme.topics.is_empty() && !self.is_for(programme, topic) {
            check.problem("programme", "is for another topic");
        }
        let form: Option<&TopicForm> = match &draft.form {
            Some(id) => {
                let form = topic.forms.iter().find(|form| form.id == *id);
                if form.is_none() {
                    check.problem("form", "is not one of the topic's");
                }
                form
            }
            None if topic.forms.is_empty() => return,
            None => {
                check.problem("form", "is to be chosen");
                None
            }
        };
        if form.is_some() && !self.fits_form(programme, Some(topic), form) {
            check.problem("programme", "does not fit this form of the topic");
        }
    }

    /// The lists that are looked at before a programme of the topic begins.
    fn gates_of(&self, topic: &str) -> impl Iterator<Item = &Checklist> {
        let lists = self.library.checklists.all().filter(|list| list.role == Some(ListRole::Gate));
        lists.filter(move |list| list.topics.iter().any(|of| of == topic))
    }

    fn bars_of(
        &self,
        draft: &PlanDraft,
        topic: Option<&Injury>,
        class: TissueClass,
        said_by: SaidBy,
        worst: Option<Urgency>,
        today: NaiveDate,
    ) -> Vec<Bar> {
        let screen = match (draft.screened, worst) {
            // A sign that is known weighs, whether the rest was looked at or not.
            (true, worst) | (false, worst @ Some(Urgency::Emergency)) => Screen::Answered { worst },
            (false, _) => Screen::NotAnswered,
        };
        let start = Start {
            screen,
            gate_open: topic.is_some_and(|topic| self.gates_of(&topic.id).any(|gate| !draft.gates.contains(&gate.id))),
            age: draft.age,
            accompanied: draft.accompanied,
            kind: topic.map_or(sinew_domain::injury::InjuryKind::Topic, |topic| topic.kind),
            class,
            bone_site: draft.bone_site,
            clearance: match said_by {
                SaidBy::NotAnswered => Clearance::NotAsked,
                SaidBy::Myself => Clearance::OwnDecision,
                SaidBy::Clinician { on } => Clearance::Clinician { on },
            },
            today,
        };
        bars(&start, &self.book().safety)
    }
}

fn check_person(draft: &PlanDraft, topic: Option<&Injury>, today: NaiveDate, check: &mut Check) {
    if let Some(age) = draft.age {
        check.number("age", age.into(), AGE, true);
    }
    if let Some(km) = draft.shoes_km {
        check.number("shoes_km", km.into(), 0.0..=SHOES_KM_MAX, true);
    }
    match draft.earlier {
        EarlierHere::Yes(months) => {
            check.number("earlier", months.into(), 0.0..=MONTHS_MAX, true);
        }
        EarlierHere::NotAnswered | EarlierHere::Never => {}
    }
    let known = |factor: &String| topic.is_some_and(|topic| topic.factors.contains(factor));
    for (i, _) in draft.factors.iter().enumerate().filter(|(_, factor)| !known(factor)) {
        check.problem(&format!("factors[{i}]"), "is not one of the topic's");
    }
    let born = draft.age.and_then(|age| today.checked_sub_days(Days::new((u64::from(age) + 1) * 366)));
    let since = draft.since.as_deref().and_then(super::lines::parse_day);
    if let (Some(born), Some(since)) = (born, since)
        && since < born
    {
        check.problem("since", "is before the person was born");
    }
}

/// Where a programme does not ask on every day, as many days as it asks for, or all of them and Sinew proposes.
fn check_cadence(draft: &PlanDraft, programme: &Programme, check: &mut Check) {
    let needed = usize::from(slots_needed(programme));
    if draft.slots.len() < needed {
        check.problem("slots", &format!("the programme asks for {needed} a day"));
    }
    check_weekdays(draft.weekdays, programme, check);
}

pub(super) fn check_weekdays(weekdays: [bool; 7], programme: &Programme, check: &mut Check) {
    let chosen = weekdays.iter().filter(|on| **on).count();
    let sessions = programme.phases.iter().flat_map(|p| &p.sessions);
    let mut wanted =
        sessions.filter(|s| s.every_days.is_none()).map(|s| s.days_per_week.as_ref().map_or(7, |n| n.value));
    let mut wanted_some = wanted.clone().peekable();
    let fits = wanted_some.peek().is_none() || chosen == 7 || wanted.any(|n| usize::from(n) == chosen);
    if !fits {
        check.problem("weekdays", &format!("{chosen} days; the programme asks for another number of them"));
    }
}

/// The slots in order of the day. Each name once, each with some length, none over another.
pub(super) fn check_slots(path: &str, slots: &[SlotTime], check: &mut Check) -> Vec<PlanSlot> {
    let mut out: Vec<PlanSlot> = Vec::new();
    for (i, told) in slots.iter().enumerate() {
        let field = format!("{path}[{i}]");
        let Some(slot) = plan_slot(told) else {
            check.problem(&field, "must be times as HH:MM");
            continue;
        };
        if slot.window.from == slot.window.to {
            check.problem(&field, "opens and closes at the same time");
            continue;
        }
        if out.iter().any(|other| other.slot == slot.slot) {
            check.problem(&field, "is there twice");
        } else if out.iter().any(|other| other.overlaps(&slot)) {
            check.problem(&field, "overlaps another");
        }
        out.push(slot);
    }
    if slots.is_empty() {
        check.problem(path, "there is none");
    }
    out.sort_by_key(|slot| slot.slot);
    out
}
