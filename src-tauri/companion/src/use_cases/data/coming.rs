//! What is still to come: the sessions that the running plans ask for in the next weeks, at the beginning of their windows,
//! and the appointments. A plan that changes changes them; that is why they are not further ahead.

use chrono::{DateTime, Days, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use sinew_domain::plan::DayMark;
use sinew_domain::time::Now;

use super::super::life::day_of;
use crate::Companion;
use crate::files::calendar::Coming;
use crate::wire::WireError;

const DAYS_AHEAD: u64 = 28;
/// By default no injury is named where others may look.
const NEUTRAL: &str = "Exercise session";
const APPOINTMENT: &str = "Appointment";

impl Companion {
    /// The next first.
    pub(crate) fn coming(&self, now: &Now) -> Result<Vec<Coming>, WireError> {
        let (life, today) = (self.life()?, day_of(now));
        let names = self.settings.reminders.names;
        let mut coming = Vec::new();
        for (plan, state) in life.running() {
            let Some(programme) = self.library.programme_of(state) else { continue };
            for day in (0..DAYS_AHEAD).map(|n| today + Days::new(n)) {
                for (ask, mark) in life.marks(plan, programme, day, today, self.book()) {
                    let slot = state.slots.iter().find(|slot| slot.slot == ask.slot);
                    let (Some(slot), DayMark::ToCome | DayMark::Partial) = (slot, mark) else { continue };
                    let Some(prescribed) = self.prescribed(life, plan, programme, ask, day) else { continue };
                    let starts = on_the_wall(day.and_time(slot.window.from), now.zone);
                    let length = TimeDelta::from_std(prescribed.prescription.length()).unwrap_or_default();
                    let name = crate::store::name_of(&ask.slot);
                    coming.push(Coming {
                        uid: format!("{plan}-{day}-{name}-{}", ask.session),
                        starts,
                        ends: starts + TimeDelta::seconds(length.num_seconds()),
                        title: if names { programme.name.clone() } else { NEUTRAL.to_owned() },
                    });
                }
            }
        }
        for (id, with, on, zone) in self.coming_appointments() {
            let starts = on_the_wall(on, zone);
            if starts >= now.wall {
                let title = if names { format!("{APPOINTMENT}: {with}") } else { APPOINTMENT.to_owned() };
                coming.push(Coming { uid: id, starts, ends: starts, title });
            }
        }
        coming.sort_by(|one, other| (one.starts, &one.uid).cmp(&(other.starts, &other.uid)));
        Ok(coming)
    }
}

/// Of an hour that comes twice, the first; of one that does not come, the one after.
fn on_the_wall(at: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    let found = zone.from_local_datetime(&at).earliest();
    let found = found.or_else(|| zone.from_local_datetime(&(at + TimeDelta::hours(1))).earliest());
    found.map_or_else(|| at.and_utc(), |found| found.to_utc())
}
