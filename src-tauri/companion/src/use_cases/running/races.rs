//! Races: planned, changed, not started, stepped off, done; whether one is within reach, and what could be run instead.

use chrono::NaiveDate;
use sinew_domain::running::{
    Kept, KeptEntry, Race, RaceEnd, RaceReadiness, RaceTold, RunCourse, build_weeks, race, reach,
};
use sinew_domain::time::Now;

use super::super::bounds::{NAME_MAX, WORDS_MAX};
use super::super::check::Check;
use super::super::life::day_of;
use super::before::Ground;
use super::calendar::weeks_of;
use crate::wire::{
    LongRunAhead, RaceBefore, RaceDraft, RaceLine, RaceOverDraft, RaceReach, RaceReadyView, RaceTick, Races, WireError,
};
use crate::{Companion, store, unreadable};

const LIST: &str = "race-readiness";
/// From a dash to what takes days, in metres.
const DISTANCE: std::ops::RangeInclusive<f64> = 100.0..=400_000.0;
const AHEAD_MAX: i64 = 3 * 366;

impl Companion {
    pub fn races(&self, now: &Now) -> Result<Races, WireError> {
        let today = day_of(now);
        let entries = store::running(self.store.read()).map_err(unreadable)?;
        let course = RunCourse::of(&entries);
        let ground = self.run_ground(&course, [today, today])?;
        let mut lines: Vec<RaceLine> =
            course.races.iter().map(|of| self.race_line(of, &entries, &course, &ground, today)).collect();
        lines.sort_by(|a, b| match (a.over.is_some(), b.over.is_some()) {
            (false, false) => a.on.cmp(&b.on),
            (true, true) => b.on.cmp(&a.on),
            (over, other) => over.cmp(&other),
        });
        Ok(Races { today: today.to_string(), races: lines })
    }

    /// A new race, or what has changed about one; gives its id.
    pub fn keep_race(&mut self, draft: &RaceDraft, now: &Now) -> Result<String, WireError> {
        let (course, today) = (self.run_course()?, day_of(now));
        let mut check = Check::default();
        let on = check.day("on", &draft.on);
        if on.is_some_and(|on| on < today) {
            check.problem("on", "is over");
        }
        if on.is_some_and(|on| (on - today).num_days() > AHEAD_MAX) {
            check.problem("on", "is more than three years ahead");
        }
        let distance = check.number("distance_m", draft.distance_m, DISTANCE, false);
        if let Some(id) = &draft.id {
            match course.races.iter().find(|(of, ..)| of == id) {
                None => check.problem("id", "no such race"),
                Some((.., Some(_))) => check.problem("id", "it is over"),
                Some((.., None)) => {}
            }
        }
        let told = RaceTold {
            race: draft.id.clone(),
            name: check.words("name", &draft.name, NAME_MAX),
            on: on.unwrap_or(today),
            distance_m: distance as u32,
            surface: draft.surface,
            note: check.maybe_words("note", draft.note.as_deref(), WORDS_MAX),
        };
        let told = check.done(told)?;
        if let Some((id, ..)) = course.races.iter().find(|(_, of, _)| *of == told && told.race.is_some()) {
            return Ok(id.clone());
        }
        let row = self.keep_running(&Kept::Race(told), now)?;
        Ok(draft.id.clone().unwrap_or(row))
    }

    /// What became of a race. Said again where it was a slip: the newest counts.
    pub fn race_over(&mut self, draft: &RaceOverDraft, now: &Now) -> Result<(), WireError> {
        let (course, today) = (self.run_course()?, day_of(now));
        let mut check = Check::default();
        let on = check.maybe_day("on", draft.on.as_deref());
        let of = course.races.iter().find(|(id, ..)| *id == draft.id);
        if of.is_none() {
            check.problem("id", "no such race");
        }
        let on = on.or(of.map(|(_, race, _)| race.on.min(today))).unwrap_or(today);
        if on > today {
            check.problem("on", "has not come yet");
        }
        let is_early = of.is_some_and(|(_, race, _)| today < race.on);
        if is_early && draft.how != RaceEnd::NotStarted {
            check.problem("how", "the race is still to come");
        }
        check.done(())?;
        self.keep_running(&Kept::RaceOver { race: draft.id.clone(), how: draft.how, on }, now)?;
        Ok(())
    }

    /// A line of the list before a race; `met` is absent where the tick is taken back.
    pub fn tick_race(&mut self, id: &str, line: &str, met: Option<bool>, now: &Now) -> Result<(), WireError> {
        let course = self.run_course()?;
        let mut check = Check::default();
        if !course.races.iter().any(|(of, ..)| of == id) {
            check.problem("id", "no such race");
        }
        let list = self.library.checklists.get(LIST);
        if list.is_none_or(|list| list.items.iter().all(|item| item.id != line)) {
            check.problem("line", "is not on the list");
        } else if BY_LOG.contains(&line) {
            check.problem("line", "the log answers it");
        }
        check.done(())?;
        let kept = Kept::Criterion { topic: topic_of(id), criterion: line.to_owned(), met };
        self.keep_running(&kept, now)?;
        Ok(())
    }

    fn race_line(
        &self,
        (id, told, over): &(String, RaceTold, Option<(RaceEnd, NaiveDate)>),
        entries: &[KeptEntry],
        course: &RunCourse,
        ground: &Ground,
        today: NaiveDate,
    ) -> RaceLine {
        let open = over.is_none();
        let ticks = if open { self.race_ticks(id, told, course, ground, today) } else { Vec::new() };
        let gates = gates(&ticks);
        let of = Race { asked: today, distance_m: told.distance_m, gates };
        let readiness = race(&of, &ground.facts, self.book());
        RaceLine {
            id: id.clone(),
            name: told.name.clone(),
            on: told.on.to_string(),
            distance_m: told.distance_m,
            surface: told.surface,
            note: told.note.clone(),
            days_left: (told.on - today).num_days() as i32,
            over: over.map(|(how, _)| how),
            over_on: over.map(|(_, on)| on.to_string()),
            before: before(id, entries),
            reach: open.then(|| self.race_reach(told, course, ground, readiness.free_m, today)),
            ready: open.then(|| self.ready_view(&readiness, told.distance_m)),
            ticks,
        }
    }

    fn ready_view(&self, told: &RaceReadiness, distance_m: u32) -> RaceReadyView {
        let rules = &self.book().running.race;
        RaceReadyView {
            word: told.word,
            free_m: told.free_m,
            percent: told
                .free_m
                .map(|m| percent(m, distance_m, [rules.share_percent.value, rules.stakes_percent.value])),
            asked_m: told.asked_m,
            lacks: told.lacks.clone(),
            sources: vec![
                self.number("Of the race, free of pain", &rules.share_percent, " %"),
                self.number("Below this with low stakes only", &rules.stakes_percent, " %"),
                self.number("Green runs in a row", &rules.green_runs, ""),
                self.number("Better not to start from this pain on", &rules.pain_from, " of 10"),
                self.number("A long run counts for", &rules.within_days, " days"),
            ],
        }
    }

    fn race_reach(
        &self,
        told: &RaceTold,
        course: &RunCourse,
        ground: &Ground,
        free_m: Option<u32>,
        today: NaiveDate,
    ) -> RaceReach {
        let (book, of) = (self.book(), weeks_of(ground));
        // A clinician's limit that still holds on the day is the end of what can be there.
        let cap = ground.facts.cap(told.on).map_or(u32::MAX, |cap| cap.m);
        let way = reach(free_m, &of, [today, told.on], told.distance_m, book);
        let by = |day: NaiveDate| {
            let weeks = usize::try_from((day - today).num_days() / 7).unwrap_or(0);
            let there = if weeks == 0 { free_m } else { way.steps_m.get(weeks - 1).copied().or(way.reach_m) };
            there.map(|m| m.min(cap))
        };
        let ahead = course.planned.iter().filter(|(_, run)| run.on >= today && run.on < told.on);
        let long_runs = ahead.filter_map(|(_, run)| {
            let (planned_m, reach_m) = (run.distance_m?, by(run.on)?);
            (planned_m > free_m?).then(|| LongRunAhead {
                on: run.on.to_string(),
                planned_m,
                reach_m,
                in_reach: planned_m <= reach_m,
            })
        });
        let mut long_runs: Vec<LongRunAhead> = long_runs.collect();
        long_runs.sort_by(|a, b| a.on.cmp(&b.on));
        let reach_m = way.reach_m.map(|m| m.min(cap));
        let share = u64::from(book.running.race.share_percent.value);
        let can = |m: u32| reach_m.is_some_and(|there| u64::from(there) * 100 >= u64::from(m) * share);
        let spike = book.running.spikes.first();
        let mut sources: Vec<_> = spike
            .map(|spike| {
                let value = format!("{} %", spike.over_percent);
                self.note("One run, of the longest before it", value, &spike.source, spike.grade)
            })
            .into_iter()
            .collect();
        sources.push(self.number("Weeks up before a lighter one", build_weeks(&of, book), ""));
        RaceReach {
            weeks_left: way.weeks_left,
            reach_m,
            weeks_needed: way.weeks_needed,
            in_time: reach_m.map(|_| can(told.distance_m)),
            long_runs,
            shorter_m: way.shorter_m.into_iter().filter(|m| can(*m)).collect(),
            sources,
        }
    }

    /// The list before a race: the log answers what it can.
    fn race_ticks(
        &self,
        id: &str,
        told: &RaceTold,
        course: &RunCourse,
        ground: &Ground,
        today: NaiveDate,
    ) -> Vec<RaceTick> {
        let Some(list) = self.library.checklists.get(LIST) else { return Vec::new() };
        let of = Race { asked: today, distance_m: told.distance_m, gates: Some(true) };
        let found = race(&of, &ground.facts, self.book());
        let said = |line: &str| {
            let mut ticks = course.criteria.iter().filter(|(topic, words, _)| *topic == topic_of(id) && words == line);
            ticks.next().and_then(|(_, _, met)| *met)
        };
        let by_log = |line: &str| -> Option<bool> {
            match line {
                "distance" => found.free_m.map(|m| m >= found.asked_m),
                "last-runs" => {
                    let lacks = found.lacks.iter().any(|lack| matches!(lack, crate::wire::RaceLack::GreenRuns { .. }));
                    ground.facts.run().map(|_| !lacks)
                }
                "no-flag" => (ground.facts.flag.is_some()).then_some(false),
                _ => None,
            }
        };
        let tick = |item: &sinew_domain::card::ChecklistItem| {
            let answered = by_log(&item.id);
            RaceTick {
                id: item.id.clone(),
                text: item.text.clone(),
                why: item.why.clone(),
                source: self.note(&item.id, String::new(), &item.source, item.grade),
                met: answered.or_else(|| said(&item.id)),
                by_log: BY_LOG.contains(&item.id.as_str()) || answered.is_some(),
            }
        };
        list.items.iter().map(tick).collect()
    }
}

/// Lines that nobody ticks.
const BY_LOG: [&str; 2] = ["distance", "last-runs"];

/// Under which the ticks of a race are kept.
fn topic_of(race: &str) -> String {
    format!("race:{race}")
}

/// All that the person answers for; None while one of them is open.
fn gates(ticks: &[RaceTick]) -> Option<bool> {
    let mut own = ticks.iter().filter(|tick| !BY_LOG.contains(&tick.id.as_str())).map(|tick| tick.met);
    if own.clone().any(|met| met == Some(false)) { Some(false) } else { own.all(|met| met.is_some()).then_some(true) }
}

/// To the nearest whole per cent, but never up to a limit that is not reached.
fn percent(m: u32, of: u32, limits: [u8; 2]) -> u32 {
    let (m, of) = (u64::from(m) * 100, u64::from(of.max(1)));
    let (down, near) = (m / of, (m + of / 2) / of);
    let crossed = limits.iter().any(|limit| near == u64::from(*limit) && m < near * of);
    u32::try_from(if crossed { down } else { near }).unwrap_or(u32::MAX)
}

/// How it stood before each change of its day or its distance, the newest first.
fn before(id: &str, entries: &[KeptEntry]) -> Vec<RaceBefore> {
    let of = entries.iter().filter_map(|entry| match &entry.kept {
        Kept::Race(told) if entry.id == id || told.race.as_deref() == Some(id) => Some((entry.stamp.day, told)),
        _ => None,
    });
    let all: Vec<_> = of.collect();
    let changed = |pair: &[(NaiveDate, &RaceTold)]| {
        let [(_, old), (day, new)] = pair else { return None };
        let differs = old.on != new.on || old.distance_m != new.distance_m;
        differs.then(|| RaceBefore { changed_on: day.to_string(), on: old.on.to_string(), distance_m: old.distance_m })
    };
    all.windows(2).rev().filter_map(changed).collect()
}
