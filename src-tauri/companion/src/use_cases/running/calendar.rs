//! One calendar of load: rehab sessions, runs, other training and races of two weeks together. What a day asks for comes
//! from the plans as everywhere else; nothing is kept here.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime};
use sinew_domain::day::week_of;
use sinew_domain::plan::{DayMark, PlanState};
use sinew_domain::programme::Programme;
use sinew_domain::running::{
    Had, LoadAt, Loads, Pace, RunCourse, RunPlanned, RunTold, Stress, WeekTarget, WeeksOf, build_weeks, clashes,
    new_in, week_percent, week_sums, weeks,
};
use sinew_domain::time::Now;

use super::super::library::named;
use super::super::life::day_of;
use super::before::{Ground, had_of, plan_days, plan_key};
use crate::wire::{
    AskMark, LoadClash, LoadDay, LoadItem, LoadView, LoadWeek, LoadWeight, LoadWhat, SinceHeavy, WeekMost, WireError,
};
use crate::{Companion, store, unreadable};

/// Weeks before this one that the planner reads.
const WEEKS_READ: u64 = 8;
/// Distances are counted in kilometres here.
const UNIT_M: f64 = 1000.0;

/// An item with the moment that it is taken to begin at.
#[derive(Debug, Clone)]
struct Placed {
    item: LoadItem,
    day: NaiveDate,
    at: NaiveDateTime,
    taken: bool,
    /// Exercises for the trunk.
    trunk: bool,
}

impl Companion {
    /// This week and the coming one, whatever loads in them, and what stands too close.
    pub fn load_view(&self, now: &Now) -> Result<LoadView, WireError> {
        let today = day_of(now);
        let [monday, ..] = week_of(today);
        let last = monday + Days::new(13);
        let course = self.run_course()?;
        let ground = self.run_ground(&course, [today, last])?;
        let mut placed = self.sessions_placed([monday, last], today)?;
        placed.extend(self.runs_placed([monday, last], &ground)?);
        placed.extend(self.plans_placed([today, last], &course, &ground));
        let swaps = self.swaps_placed([today, last], &course, &placed);
        placed.extend(swaps);
        placed.sort_by_key(|of| (of.day, of.at));
        let (targets, back) = (self.targets(&ground, monday), self.back_preset()?);
        let book = self.book();
        let sources = vec![
            self.number("Between a heavy session and a hard run", &book.running.spacing.heavy_to_hard_h, " h"),
            self.number("When a run begins that has no time", &book.running.spacing.run_at_h, " h"),
            self.number("Days without a run in a week", &book.running.weeks.rest_days, ""),
        ];
        let found = self.clash_lines(&placed);
        let week = |week: u64| {
            let from = monday + Days::new(week * 7);
            let days: Vec<LoadDay> = week_of(from).iter().map(|day| load_day(*day, today, &placed)).collect();
            LoadWeek {
                monday: from.to_string(),
                metres: metres(&days),
                most: targets.get(week as usize).map(|target| self.most(target, &ground)),
                clashes: found
                    .iter()
                    .filter(|(day, _)| (0..7).contains(&(*day - from).num_days()))
                    .map(|(_, line)| line.clone())
                    .collect(),
                trunk_days: back.is_some().then(|| trunk_days(&placed, from)),
                days,
            }
        };
        Ok(LoadView {
            today: today.to_string(),
            weeks: [0, 1].map(week).into(),
            since_heavy: self.since_heavy(today, now)?,
            sources,
            shoes: course
                .shoes
                .iter()
                .filter(|(_, shoe)| shoe.retired.is_none())
                .map(|(id, shoe)| named(id, &shoe.name))
                .collect(),
            reports: self.lever_reports(&ground, monday, today)?,
            back,
        })
    }

    /// What the programmes ask for.
    fn sessions_placed(&self, [from, to]: [NaiveDate; 2], today: NaiveDate) -> Result<Vec<Placed>, WireError> {
        self.with_past(from, to, today, |past| {
            let mut placed = Vec::new();
            for plan in past.life.plans().into_iter().map(|(plan, _)| plan) {
                for day in from.iter_days().take_while(|day| *day <= to) {
                    let Some(state) = past.life.state_on(plan, day) else { continue };
                    let Some(programme) = self.library.programme_of(state) else { continue };
                    for (ask, mark) in past.marks(plan, day) {
                        let opens = state.slots.iter().find(|slot| slot.slot == ask.slot).map(|slot| slot.window.from);
                        let heavy = is_heavy(state, programme, ask.session);
                        let counts = match mark {
                            DayMark::Done | DayMark::Partial | DayMark::ToCome => true,
                            DayMark::Skipped(_) | DayMark::Missed | DayMark::Paused => false,
                        };
                        placed.push(Placed {
                            day,
                            at: at(day, opens.unwrap_or(NOON)),
                            taken: false,
                            trunk: counts && self.is_for_backs(&programme.topics),
                            item: LoadItem {
                                slot: Some(ask.slot),
                                mark: Some(AskMark::from(mark)),
                                weight: if heavy && counts { LoadWeight::Heavy } else { LoadWeight::Easy },
                                done: mark == DayMark::Done,
                                ..item(
                                    format!("{plan}:{day}:{:?}:{}", ask.slot, ask.session),
                                    LoadWhat::Session,
                                    &programme.name,
                                    plan,
                                )
                            },
                        });
                    }
                }
            }
            placed
        })
    }

    /// What was run, and other training.
    fn runs_placed(&self, span: [NaiveDate; 2], ground: &Ground) -> Result<Vec<Placed>, WireError> {
        let rows = store::runs_between(self.store.read(), span).map_err(unreadable)?;
        let placed = rows.into_iter().map(|row| {
            let told = &row.told;
            let began = told.started_ms.and_then(|ms| wall(ms, row.stamp.offset_min));
            let is_run = told.sport.is_run();
            Placed {
                day: told.of_day,
                at: began.unwrap_or(at(told.of_day, self.run_hour())),
                taken: began.is_none(),
                trunk: false,
                item: LoadItem {
                    at: began.map(|at| at.format("%H:%M").to_string()),
                    weight: if is_run { self.weight(&told.had(), ground) } else { LoadWeight::Easy },
                    done: told.was_run(),
                    distance_m: told.distance_m.or(told.planned_m),
                    duration_s: told.duration_s,
                    pace: told.pace,
                    ..item(row.run.clone(), what_of(told), "", &row.run)
                },
            }
        });
        Ok(placed.collect())
    }

    /// Runs and races that are to come.
    fn plans_placed(&self, span: [NaiveDate; 2], course: &RunCourse, ground: &Ground) -> Vec<Placed> {
        let [today, last] = span;
        let mut placed = Vec::new();
        for (plan, (day, meant)) in plan_days(course, span) {
            let key = plan_key(plan, meant);
            if !ground.planned.iter().any(|(id, _)| *id == key) {
                continue;
            }
            let name = course.plan().and_then(|plan| self.library.run_plans.get(&plan.start.run_plan));
            let name = name.map_or("", |record| record.name.as_str());
            let told = RunPlanned { pace: Some(Pace::Easy), ..RunPlanned::on(day) };
            let check = self.run_check(ground, &told, Some(&key), true);
            placed.push(Placed {
                day,
                at: at(day, self.run_hour()),
                taken: true,
                trunk: false,
                item: LoadItem {
                    meant: Some(meant.to_string()),
                    movable: true,
                    check: Some(check),
                    pace: Some(Pace::Easy),
                    ..item(key, LoadWhat::PlanRun, name, plan)
                },
            });
        }
        let free =
            course.planned.iter().filter(|(id, of)| of.on <= last && ground.planned.iter().any(|(g, _)| g == id));
        for (id, told) in free {
            placed.push(Placed {
                day: told.on,
                at: at(told.on, told.at.unwrap_or(self.run_hour())),
                taken: told.at.is_none(),
                trunk: false,
                item: LoadItem {
                    at: told.at.map(|at| at.format("%H:%M").to_string()),
                    weight: self.weight(&had_of(told), ground),
                    distance_m: told.distance_m,
                    pace: told.pace,
                    movable: true,
                    check: Some(self.run_check(ground, told, Some(id), false)),
                    ..item(id.clone(), LoadWhat::PlannedRun, "", id)
                },
            });
        }
        for (id, race, _) in
            course.races.iter().filter(|(_, race, over)| race.on >= today && race.on <= last && over.is_none())
        {
            placed.push(Placed {
                day: race.on,
                at: at(race.on, self.run_hour()),
                taken: true,
                trunk: false,
                item: LoadItem {
                    weight: LoadWeight::Hard,
                    distance_m: Some(race.distance_m),
                    ..item(id.clone(), LoadWhat::Race, &race.name, id)
                },
            });
        }
        placed
    }

    /// Other training in the place of runs, until some was logged on its day.
    fn swaps_placed(&self, [today, last]: [NaiveDate; 2], course: &RunCourse, placed: &[Placed]) -> Vec<Placed> {
        let there = |day: NaiveDate| placed.iter().any(|of| of.day == day && of.item.what == LoadWhat::Other);
        let swap =
            |day: NaiveDate, at: NaiveDateTime, item: LoadItem| Placed { day, at, taken: true, trunk: false, item };
        let mut swaps = Vec::new();
        if let Some(plan) = course.plan() {
            for (day, meant) in plan.asked_days(today, last) {
                let Some(sport) = plan.instead(meant) else { continue };
                let item = item(plan_key(&plan.id, meant), LoadWhat::PlanRun, "", &plan.id);
                let item = LoadItem { instead: Some(sport), meant: Some(meant.to_string()), ..item };
                swaps.push(swap(day, at(day, self.run_hour()), item));
            }
        }
        for (id, told) in course.planned.iter().filter(|(_, told)| (today..=last).contains(&told.on)) {
            let Some(sport) = told.instead else { continue };
            let item = LoadItem { instead: Some(sport), ..item(id.clone(), LoadWhat::PlannedRun, "", id) };
            swaps.push(swap(told.on, at(told.on, told.at.unwrap_or(self.run_hour())), item));
        }
        swaps.retain(|of| !there(of.day));
        swaps
    }

    /// Fast, or longer than lately.
    fn weight(&self, had: &Had, ground: &Ground) -> LoadWeight {
        let fast = had.pace.is_some_and(|pace| pace != Pace::Easy);
        let long = new_in(had, &ground.told, self.book()).contains(&Stress::Distance);
        if fast || long { LoadWeight::Hard } else { LoadWeight::Easy }
    }

    fn run_hour(&self) -> NaiveTime {
        NaiveTime::from_hms_opt(self.book().running.spacing.run_at_h.value.into(), 0, 0).unwrap_or(NOON)
    }

    fn targets(&self, ground: &Ground, monday: NaiveDate) -> Vec<WeekTarget> {
        let past = week_sums(&ground.facts.runs, monday - Days::new(WEEKS_READ * 7), monday - Days::new(1));
        weeks(&past, &weeks_of(ground), monday, 2, self.book())
    }

    fn most(&self, target: &WeekTarget, ground: &Ground) -> WeekMost {
        let (book, of) = (self.book(), weeks_of(ground));
        WeekMost {
            m: target.m,
            kind: target.kind,
            sources: vec![
                self.number("Of the last full week", week_percent(of.topic, book), " %"),
                self.number("Weeks up before a lighter one", build_weeks(&of, book), ""),
                self.number("A lighter week, of the last full one", &book.running.weeks.lighter_percent, " %"),
            ],
        }
    }

    fn clash_lines(&self, placed: &[Placed]) -> Vec<(NaiveDate, LoadClash)> {
        let items: Vec<LoadAt<usize>> = placed
            .iter()
            .enumerate()
            .map(|(key, of)| LoadAt { key, at: of.at, loads: loads(of.item.weight) })
            .collect();
        let line = |clash: sinew_domain::running::Clash<usize>| {
            let (first, second) = (&placed[clash.first], &placed[clash.second]);
            let line = LoadClash {
                first: first.item.key.clone(),
                second: second.item.key.clone(),
                day: second.day.to_string(),
                hours: clash.hours,
                asked_h: clash.asked_h,
                taken: first.taken || second.taken,
            };
            (second.day, line)
        };
        clashes(&items, self.book()).into_iter().map(line).collect()
    }

    /// From the newest heavy session until now.
    fn since_heavy(&self, today: NaiveDate, now: &Now) -> Result<Option<SinceHeavy>, WireError> {
        let life = self.life()?;
        let newest =
            life.all_sessions().filter(|(entry, _)| entry.stamp.day <= today).filter_map(|(entry, session)| {
                let state = life.state_on(session.plan.as_deref()?, session.of_day)?;
                let programme = self.library.programme_of(state)?;
                is_heavy(state, programme, session.session).then_some((entry, session, programme))
            });
        let Some((entry, session, programme)) = newest.max_by_key(|(entry, ..)| entry.stamp.utc_ms) else {
            return Ok(None);
        };
        let hours = (now.wall.timestamp_millis() - entry.stamp.utc_ms) / 3_600_000;
        Ok(Some(SinceHeavy {
            hours: u32::try_from(hours).unwrap_or(0),
            name: programme.name.clone(),
            day: session.of_day.to_string(),
        }))
    }
}

const NOON: NaiveTime = match NaiveTime::from_hms_opt(12, 0, 0) {
    Some(noon) => noon,
    None => NaiveTime::MIN,
};

/// Slow and heavy: its programme keeps hours free after it, or gives its load as what could be lifted so many times.
fn is_heavy(state: &PlanState, programme: &Programme, session: u16) -> bool {
    let phase = programme.phase_of_week(state.week);
    let items = phase.and_then(|phase| phase.sessions.get(usize::from(session))).map(|s| s.items.as_slice());
    let loads = |item: &sinew_domain::programme::Item| item.load.as_ref().is_some_and(|load| load.rm.is_some());
    programme.min_gap_h.is_some() || items.unwrap_or_default().iter().any(loads)
}

pub(super) fn weeks_of(ground: &Ground) -> WeeksOf<'_> {
    WeeksOf { tissue: ground.facts.tissue, topic: ground.facts.topic.as_deref(), unit_m: UNIT_M }
}

fn item(key: String, what: LoadWhat, name: &str, id: &str) -> LoadItem {
    LoadItem {
        key,
        what,
        name: name.to_owned(),
        id: id.to_owned(),
        slot: None,
        mark: None,
        at: None,
        weight: LoadWeight::Easy,
        done: false,
        distance_m: None,
        duration_s: None,
        pace: None,
        meant: None,
        instead: None,
        movable: false,
        check: None,
    }
}

fn what_of(told: &RunTold) -> LoadWhat {
    if told.sport.is_run() { LoadWhat::Run } else { LoadWhat::Other }
}

fn loads(weight: LoadWeight) -> Loads {
    match weight {
        LoadWeight::Heavy => Loads::Heavy,
        LoadWeight::Hard => Loads::Hard,
        LoadWeight::Easy => Loads::Easy,
    }
}

/// A time of a training day: the first hours after midnight belong to the day before.
fn at(day: NaiveDate, time: NaiveTime) -> NaiveDateTime {
    let early = chrono::Timelike::hour(&time) < 4;
    NaiveDateTime::new(if early { day + Days::new(1) } else { day }, time)
}

fn wall(utc_ms: i64, offset_min: i32) -> Option<NaiveDateTime> {
    DateTime::from_timestamp_millis(utc_ms + i64::from(offset_min) * 60_000).map(|at| at.naive_utc())
}

fn load_day(day: NaiveDate, today: NaiveDate, placed: &[Placed]) -> LoadDay {
    LoadDay {
        day: day.to_string(),
        today: day == today,
        past: day < today,
        items: placed.iter().filter(|of| of.day == day).map(|of| of.item.clone()).collect(),
    }
}

/// Of all that is run and planned; None where one of them is not known, or there is none.
fn metres(days: &[LoadDay]) -> Option<u32> {
    let runs = || days.iter().flat_map(|day| &day.items).filter(|item| item.is_run());
    runs().next()?;
    runs().map(|item| item.distance_m).sum()
}

/// Of a week, with exercises for the trunk.
fn trunk_days(placed: &[Placed], monday: NaiveDate) -> u32 {
    week_of(monday).iter().filter(|day| placed.iter().any(|of| of.trunk && of.day == **day)).count() as u32
}

impl LoadItem {
    fn is_run(&self) -> bool {
        self.instead.is_none() && self.what.is_run()
    }
}

impl LoadWhat {
    fn is_run(self) -> bool {
        match self {
            LoadWhat::PlanRun | LoadWhat::PlannedRun | LoadWhat::Run | LoadWhat::Race => true,
            LoadWhat::Session | LoadWhat::Other => false,
        }
    }
}
