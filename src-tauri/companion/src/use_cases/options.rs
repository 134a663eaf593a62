//! Programmes to choose from: what fits a topic and its form, side by side.

use chrono::{Datelike, NaiveDate};
use sinew_domain::exercise::Equipment;
use sinew_domain::injury::{Injury, InjuryKind, TopicForm};
use sinew_domain::pain::TissueClass;
use sinew_domain::plan::{Ask, PlanSlot, PlanState, SlotName, asks, usual_mode};
use sinew_domain::prescription::{Pace, Person, Prescription};
use sinew_domain::programme::{Programme, ProgrammeKind};
use sinew_domain::safety::Risk;
use sinew_domain::session::Side;
use sinew_domain::time::Now;

use super::library::{named, no_such};
use super::life::day_of;
use super::lines::{plan_slot, slot_time};
use super::session::span;
use super::start::blank_state;
use crate::Companion;
use crate::wire::{BoneSiteLine, PlanOption, PlanOptions, SlotTime, WireError};

impl Companion {
    /// What may be chosen for a topic, the best studied first; without a topic, what belongs to none. With `programme`
    /// only that one.
    pub fn plan_options(
        &self,
        topic: Option<&str>,
        form: Option<&str>,
        programme: Option<&str>,
        now: &Now,
    ) -> Result<PlanOptions, WireError> {
        let topic = match topic {
            Some(id) => Some(self.library.injuries.get(id).ok_or_else(|| no_such("topic"))?),
            None => None,
        };
        let form = match (topic, form) {
            (Some(topic), Some(id)) => Some(topic.forms.iter().find(|f| f.id == id).ok_or_else(|| no_such("form"))?),
            (Some(_) | None, None) | (None, Some(_)) => None,
        };
        let mut fitting: Vec<&Programme> = match programme {
            Some(id) => vec![self.library.programme(id).ok_or_else(|| no_such("programme"))?],
            None => self.library.all_programmes().filter(|p| self.is_offered(p, topic, form)).collect(),
        };
        let professional = topic.is_some_and(|topic| topic.kind == InjuryKind::Professional);
        fitting.retain(|p| !professional && (form.is_none() || self.fits_form(p, topic, form)));
        fitting.sort_by_key(|p| {
            let bars = self.bars(&p.weeks.source, &p.sources);
            (p.kind != ProgrammeKind::Rehab, self.library.is_own(&p.id), std::cmp::Reverse(bars))
        });
        let tissue = self.tissue(topic, fitting.first().copied());
        Ok(PlanOptions {
            topic: topic.map(|t| named(&t.id, &t.name)),
            tissue,
            worn: self.worn_shoe(day_of(now))?,
            programmes: fitting.into_iter().map(|p| self.plan_option(p, day_of(now))).collect(),
            bone_sites: if tissue == TissueClass::Bone { self.bone_sites() } else { Vec::new() },
        })
    }

    fn is_offered(&self, programme: &Programme, topic: Option<&Injury>, form: Option<&TopicForm>) -> bool {
        let Some(topic) = topic else { return programme.topics.is_empty() };
        self.is_for(programme, topic) && (form.is_some() || programme.forms.is_empty() || topic.forms.is_empty())
    }

    /// Whether a programme belongs to a topic: the one names the other.
    pub(super) fn is_for(&self, programme: &Programme, topic: &Injury) -> bool {
        programme.topics.contains(&topic.id) || topic.all_programmes().any(|id| *id == programme.id)
    }

    /// Whether it is for this form of the topic. Where nothing may go below the edge of a step, only what is meant for the
    /// form, and nothing of it below the edge.
    pub(super) fn fits_form(&self, programme: &Programme, topic: Option<&Injury>, form: Option<&TopicForm>) -> bool {
        let Some(form) = form else { return programme.forms.is_empty() || topic.is_none_or(|t| t.forms.is_empty()) };
        let meant = programme.forms.contains(&form.id) || form.programmes.contains(&programme.id);
        if form.floor_only { meant && !self.goes_below_step(programme) } else { meant || programme.forms.is_empty() }
    }

    fn goes_below_step(&self, programme: &Programme) -> bool {
        programme.items().any(|item| self.library.exercise(&item.exercise).is_none_or(|e| e.below_step))
    }

    /// Of the topic; of a routine without one, the class of everything that has none of its own.
    pub(super) fn tissue(&self, topic: Option<&Injury>, programme: Option<&Programme>) -> TissueClass {
        let own = programme.and_then(|p| p.topics.first()).and_then(|id| self.library.injuries.get(id));
        let Some(topic) = topic.or(own) else { return TissueClass::Joint };
        self.book().class_of(&topic.id).unwrap_or_else(|| TissueClass::from(topic.tissue))
    }

    fn bone_sites(&self) -> Vec<BoneSiteLine> {
        let safety = &self.book().safety;
        let line = |row: &sinew_domain::safety::BoneRisk| BoneSiteLine {
            site: row.site,
            high_risk: safety.risk(Some(row.site)) == Risk::High,
        };
        safety.bone_sites.iter().map(line).collect()
    }

    fn plan_option(&self, programme: &Programme, today: NaiveDate) -> PlanOption {
        let week = self.first_week(programme, today);
        let bars = self.bars(&programme.weeks.source, &programme.sources);
        let busy: Vec<&Vec<Ask>> = week.iter().filter(|asks| !asks.is_empty()).collect();
        let length = |ask: &Ask| self.length_ms(programme, *ask);
        PlanOption {
            programme: named(&programme.id, &programme.name),
            summary: programme.summary.clone(),
            evidence: programme.evidence.clone(),
            bars,
            weeks: programme.weeks.value,
            weeks_to: programme.weeks.to,
            session_ms: busy.first().and_then(|asks| asks.first()).map_or(0.0, length),
            day_ms: busy.iter().map(|asks| asks.iter().map(length).sum()).fold(0.0, f64::max),
            sessions_a_week: week.iter().map(Vec::len).sum::<usize>() as u16,
            per_day: busy.iter().map(|asks| asks.len()).max().unwrap_or(0) as u16,
            days_a_week: busy.len() as u16,
            needs: self.needed(programme),
            people: programme.people.clone(),
            as_tolerated: programme.as_tolerated.clone(),
            mode: usual_mode(programme),
            slots: proposed_slots(programme),
            weekdays: std::array::from_fn(|day| !week[day].is_empty()),
        }
    }

    /// What each day of a first week would ask, from a Monday on.
    fn first_week(&self, programme: &Programme, today: NaiveDate) -> [Vec<Ask>; 7] {
        let monday = today - chrono::Days::new(today.weekday().num_days_from_monday().into());
        let slots: Vec<PlanSlot> = proposed_slots(programme).iter().filter_map(plan_slot).collect();
        let state = PlanState { slots, ..blank_state(programme, monday) };
        std::array::from_fn(|day| asks(&state, programme, monday + chrono::Days::new(day as u64)))
    }

    /// With one leg, in the programme's own time.
    fn length_ms(&self, programme: &Programme, ask: Ask) -> f64 {
        let session = programme.phase_of_week(1).and_then(|p| p.sessions.get(usize::from(ask.session)));
        let pace = Pace { get_ready: span(self.settings.get_ready_ms), ..Pace::default() };
        let exercise = |id: &str| self.library.exercise(id);
        let person = Person { sides: &[Side::Left], pace, exercise, load_of: |_: &str| None };
        session.map_or(0.0, |s| Prescription::of(programme, s, &person).length().as_secs_f64() * 1000.0)
    }

    fn needed(&self, programme: &Programme) -> Vec<Equipment> {
        let mut needs: Vec<Equipment> = Vec::new();
        let all = programme.items().filter_map(|item| self.library.exercise(&item.exercise));
        for thing in all.flat_map(|exercise| &exercise.equipment) {
            if !needs.contains(thing) {
                needs.push(*thing);
            }
        }
        needs
    }
}

/// How many slots a day of any week needs at most.
pub(super) fn slots_needed(programme: &Programme) -> u16 {
    let sessions = programme.phases.iter().flat_map(|p| &p.sessions);
    sessions.map(|s| s.per_day.as_ref().map_or(1, |n| n.value)).max().unwrap_or(1).clamp(1, 3)
}

/// Windows of Sinew's own, for as many slots as it needs.
pub(super) fn proposed_slots(programme: &Programme) -> Vec<SlotTime> {
    let slots: &[SlotName] = match slots_needed(programme) {
        1 if programme.kind == ProgrammeKind::Routine => &[SlotName::Morning],
        1 => &[SlotName::Evening],
        2 => &[SlotName::Morning, SlotName::Evening],
        _ => &SlotName::ALL,
    };
    slots.iter().map(|slot| slot_time(&usual_slot(*slot))).collect()
}

fn usual_slot(slot: SlotName) -> PlanSlot {
    let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    let (from, to) = match slot {
        SlotName::Morning => (6, 11),
        SlotName::Midday => (11, 15),
        SlotName::Evening => (17, 22),
    };
    PlanSlot { slot, window: sinew_domain::schedule::Window { from: at(from), to: at(to) } }
}
