//! What a person chooses that no plan and no setting holds: appointments, the ice timer, and the answers to proposals.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days as DayCount, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use sinew_domain::schedule::{Key, Slot, SlotId, When, kind};
use sinew_domain::time::Now;

use super::super::bounds::NAME_MAX;
use super::super::check::Check;
use super::super::library::no_such;
use super::super::life::day_of;
use super::now::{civil_days_ahead, clock};
use super::schedule::instant;
use crate::store::{self, ChoiceRow, ReminderChoice};
use crate::wire::{Appointment, IceView, ProposalAnswer, WireError};
use crate::{Companion, not_saved};

/// Further ahead no appointment is made. Sinew's own default.
const AHEAD_DAYS: u64 = 2 * 366;
/// A proposal that was put off comes again after so many days. Sinew's own default.
const NOT_NOW_DAYS: i64 = 14;

/// Everything that was chosen, in its order.
#[derive(Debug, Default)]
pub(super) struct Choices {
    rows: Vec<ChoiceRow>,
}

/// An appointment as it stands.
#[derive(Debug)]
struct Kept<'a> {
    id: &'a str,
    /// Of the row that counts: one that was moved is another reminder.
    row: &'a str,
    with: &'a str,
    on: NaiveDate,
    at: NaiveTime,
    zone: Tz,
    since: DateTime<Utc>,
}

impl Choices {
    pub fn new(rows: Vec<ChoiceRow>) -> Self {
        Self { rows }
    }

    /// The next in time first.
    fn appointments(&self) -> Vec<Kept<'_>> {
        let mut newest: BTreeMap<&str, Kept> = BTreeMap::new();
        for row in &self.rows {
            match &row.choice {
                ReminderChoice::Appointment { appointment: id, with, on, at } => {
                    let (zone, since) = (row.stamp.zone, instant(row.stamp.utc_ms));
                    newest.insert(id, Kept { id, row: &row.id, with, on: *on, at: *at, zone, since });
                }
                ReminderChoice::AppointmentDropped { appointment } => drop(newest.remove(appointment.as_str())),
                ReminderChoice::IceStarted | ReminderChoice::IceStopped | ReminderChoice::Proposal { .. } => {}
            }
        }
        let mut kept: Vec<Kept> = newest.into_values().collect();
        kept.sort_by_key(|kept| (kept.on, kept.at));
        kept
    }

    pub fn appointment_slots(&self, from: NaiveDate) -> Vec<Slot> {
        let slot = |kept: &Kept| kind::appointment(&slot_name(kept.row), kept.on, kept.at, kept.zone, kept.since);
        self.appointments().iter().filter(|kept| kept.on >= from).map(slot).collect()
    }

    /// With whom.
    pub fn appointment_of(&self, key: &Key) -> Option<String> {
        let mut kept = self.appointments().into_iter();
        kept.find(|kept| slot_name(kept.row) == key.slot.as_str()).map(|kept| kept.with.to_owned())
    }

    /// Each timer has a name of its own: what the one before has said does not silence it.
    pub fn ice_slot(&self) -> Option<Slot> {
        let newest = self.rows.iter().rev().find_map(|row| match row.choice {
            ReminderChoice::IceStarted => Some(Some(row)),
            ReminderChoice::IceStopped => Some(None),
            ReminderChoice::Appointment { .. }
            | ReminderChoice::AppointmentDropped { .. }
            | ReminderChoice::Proposal { .. } => None,
        });
        let row = newest.flatten()?;
        Some(Slot { id: SlotId::new(format!("ice {}", row.id)), ..kind::ice(instant(row.stamp.utc_ms)) })
    }

    /// The slots that are not to be moved, never or not yet.
    pub fn not_to_be_moved(&self, today: NaiveDate) -> BTreeSet<SlotId> {
        let mut not: BTreeSet<SlotId> = BTreeSet::new();
        for row in &self.rows {
            let ReminderChoice::Proposal { slot, answer } = &row.choice else { continue };
            let age = today.signed_duration_since(row.stamp.day).num_days();
            match answer {
                ProposalAnswer::Never => drop(not.insert(SlotId::new(slot))),
                ProposalAnswer::NotNow if (0..NOT_NOW_DAYS).contains(&age) => drop(not.insert(SlotId::new(slot))),
                ProposalAnswer::NotNow | ProposalAnswer::Move => {}
            }
        }
        not
    }
}

fn slot_name(row: &str) -> String {
    format!("appointment {row}")
}

impl Companion {
    /// Those that are still to come, and today's; the next first.
    pub fn appointments(&self, now: &Now) -> Result<Vec<Appointment>, WireError> {
        let today = day_of(now);
        let view = |kept: &Kept| Appointment {
            id: kept.id.to_owned(),
            with: kept.with.to_owned(),
            day: kept.on.to_string(),
            at: kept.at.format("%H:%M").to_string(),
        };
        Ok(self.reminding.choices.appointments().iter().filter(|kept| kept.on >= today).map(view).collect())
    }

    /// Those that are still to come: the id, with whom, and when, on the clock of the place where it was written.
    pub(in crate::use_cases) fn coming_appointments(&self) -> Vec<(String, String, chrono::NaiveDateTime, Tz)> {
        let kept = self.reminding.choices.appointments();
        kept.iter().map(|k| (k.id.to_owned(), k.with.to_owned(), k.on.and_time(k.at), k.zone)).collect()
    }

    pub fn keep_appointment(&mut self, told: &Appointment, now: &Now) -> Result<(), WireError> {
        let today = day_of(now);
        let mut check = Check::default();
        if !told.id.is_empty() && !self.has_appointment(&told.id) {
            check.problem("id", "no such appointment");
        }
        let with = check.words("with", &told.with, NAME_MAX);
        let on = check.day("day", &told.day);
        match on {
            Some(on) if on < today => check.problem("day", "is over"),
            Some(on) if on > today + DayCount::new(AHEAD_DAYS) => check.problem("day", "is more than two years ahead"),
            Some(_) | None => {}
        }
        let at = check.clock("at", &told.at);
        check.done(())?;
        let appointment = if told.id.is_empty() { self.ids.next(now) } else { told.id.clone() };
        let (on, at) = (on.unwrap_or_default(), at.unwrap_or_default());
        self.keep_choice(ReminderChoice::Appointment { appointment, with, on, at }, now)
    }

    pub fn drop_appointment(&mut self, id: &str, now: &Now) -> Result<(), WireError> {
        if !self.has_appointment(id) {
            return Err(no_such("appointment"));
        }
        self.keep_choice(ReminderChoice::AppointmentDropped { appointment: id.to_owned() }, now)
    }

    /// The day of the newest that is over: a visit of today is the one that is prepared for.
    pub(in crate::use_cases) fn last_visit(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.reminding.choices.appointments().iter().rev().map(|kept| kept.on).find(|on| *on < today)
    }

    fn has_appointment(&self, id: &str) -> bool {
        self.reminding.choices.appointments().iter().any(|kept| kept.id == id)
    }

    /// One that runs begins anew.
    pub fn start_ice(&mut self, now: &Now) -> Result<(), WireError> {
        self.keep_choice(ReminderChoice::IceStarted, now)
    }

    pub fn stop_ice(&mut self, now: &Now) -> Result<(), WireError> {
        if self.reminding.choices.ice_slot().is_none() {
            return Ok(());
        }
        self.keep_choice(ReminderChoice::IceStopped, now)
    }

    pub(super) fn ice_view(&self, now: &Now) -> Option<IceView> {
        let When::Every { every_min, from, until } = self.reminding.choices.ice_slot()?.when else { return None };
        if until <= now.wall {
            return None;
        }
        let every = chrono::TimeDelta::minutes(i64::from(every_min.get()));
        let mut times = std::iter::successors(Some(from), |at| Some(*at + every)).take_while(|at| *at < until);
        Some(IceView {
            next: times.find(|at| *at > now.wall).map(|at| clock(at, now.zone)),
            until: clock(until, now.zone),
            until_days_ahead: civil_days_ahead(until, now),
        })
    }

    pub(super) fn keep_choice(&mut self, choice: ReminderChoice, now: &Now) -> Result<(), WireError> {
        let fact = self.fact(now);
        self.store.transact(|writer| store::put_reminder_choice(writer, &fact, &choice)).map_err(not_saved)?;
        self.reminding.choices.rows.push(ChoiceRow { id: fact.id, stamp: fact.stamp, choice });
        self.reminding.is_stale();
        Ok(())
    }
}
