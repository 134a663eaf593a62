//! Simulated comebacks: what a person runs and answers, and beside it what the rules say and where the plan goes.
//!
//! A line of a script is a number of runs and how each was: `3: calm`, `1: pain 5/3`, `1: onset 1200 worse`, `1: fast`
//! (speed where the plan says easy), `1: cut` (not all of it), `1: night 2` (bone), `1: worse morning`, `1: untold`. What is
//! suggested is accepted, unless `keep` stands behind it; `up` goes a step higher by hand. `clear` opens the gate and
//! begins; `wait 14` lets days go by.

use std::fmt::Write as _;

use chrono::{Datelike, Days, Weekday};
use expect_test::{Expect, expect};

use super::table::record;
use super::*;
use crate::day::Stamp;
use crate::pain::Course;
use crate::run_plan::RunPlan;
use crate::running::{
    Criterion, Kept, KeptEntry, Planned, RunChange, RunCourse, RunPlanStarted, StepMoved, StepWhy, gate, next_run,
    speed_gate,
};
use crate::running::{QuietDay, quiet_days};
use crate::safety::Clearance;
use crate::schedule::Weekdays;

struct Comeback {
    record: RunPlan,
    tissue: TissueClass,
    entries: Vec<KeptEntry>,
    runs: Vec<RunFact>,
    today: NaiveDate,
    trace: String,
}

const RUN_DAYS: [Weekday; 3] = [Weekday::Mon, Weekday::Wed, Weekday::Fri];

impl Comeback {
    fn of(plan: &str, tissue: TissueClass) -> Self {
        Self {
            record: record(plan),
            tissue,
            entries: Vec::new(),
            runs: Vec::new(),
            today: day(0),
            trace: String::new(),
        }
    }

    fn write(&mut self, words: &str) {
        let _ = writeln!(self.trace, "{:<4}{} {words}", (self.today - day(0)).num_days(), self.today.weekday());
    }

    fn keep(&mut self, kept: Kept) {
        let stamp = Stamp { utc_ms: 0, day: self.today, zone: chrono_tz::UTC, offset_min: 0 };
        self.entries.push(KeptEntry { id: format!("e{}", self.entries.len()), stamp, kept });
    }

    fn course(&self) -> RunCourse {
        RunCourse::of(&self.entries)
    }

    fn facts(&self) -> RunFacts {
        let course = self.course();
        let plan = course.plan();
        RunFacts {
            runs: self.runs.clone(),
            level: course.level(&self.record),
            regressions: plan.map(|p| p.regressions.clone()).unwrap_or_default(),
            returned: plan.map(|p| p.start.started),
            significant: Some(true),
            criteria: Some(true),
            quiet_days: Some(quiet_days(self.today, |day| self.is_quiet(day))),
            ..RunFacts::new(self.tissue)
        }
    }

    /// Who told nothing of a morning without a run before it was well.
    fn is_quiet(&self, day: NaiveDate) -> Option<bool> {
        let of = |day: NaiveDate| self.runs.iter().filter(move |run| run.day == day);
        let morning_after =
            |day: Option<NaiveDate>| day.and_then(|day| of(day).next()).map_or(Some(pain(0)), |run| run.morning.pain);
        let runs = of(day).collect();
        QuietDay { morning: morning_after(day.pred_opt()), runs, next_morning: morning_after(Some(day)) }.is_quiet()
    }

    /// The gate with everything ticked, with and without a clinician's word, and the plan after it.
    fn clear(&mut self) {
        let criteria = self.record.gate.iter().map(|point| Criterion { text: &point.text, met: Some(true) });
        let criteria: Vec<Criterion> = criteria.collect();
        let alone = gate(&criteria, self.tissue, Clearance::OwnDecision, self.today);
        let cleared = gate(&criteria, self.tissue, Clearance::Clinician { on: Some(self.today) }, self.today);
        let words = |open: bool| if open { "open" } else { "closed" };
        let told = format!("gate: {} by oneself, {} with a clinician", words(alone.open), words(cleared.open));
        self.write(&told);
        self.keep(Kept::Plan(RunPlanStarted {
            run_plan: self.record.id.clone(),
            version: self.record.version,
            topic: None,
            tissue: self.tissue,
            started: self.today,
            weekdays: Weekdays::of(&RUN_DAYS),
            step: self.record.steps.first().map_or(1, |step| step.n),
            significant: Some(true),
            overridden: Vec::new(),
        }));
    }

    fn run(&mut self, words: &[&str]) {
        let course = self.course();
        let plan = course.plan().expect("a plan goes on");
        let ran: Vec<NaiveDate> = self.runs.iter().map(|run| run.day).collect();
        let next = next_run(plan, &self.record, &ran, self.today).expect("a day comes up");
        self.today = next.day;
        let facts = self.facts();
        let fast = words.contains(&"fast");
        let pace = if fast { Pace::Speed } else { Pace::Easy };
        let planned =
            Planned { distance_m: None, pace: Some(pace), by_plan: true, warm_up: Some(fast), ..planned(next.day) };
        let leave = before(&facts, &planned, book());
        let said: Vec<&str> = leave.fired.iter().map(|f| f.id).collect();
        if !said.is_empty() {
            self.write(&format!("before: {}", said.join(", ")));
        }
        let run = told(next.day, next.step, pace, words);
        self.runs.push(run);
        self.after(words);
        self.today = self.today.succ_opt().expect("a day after it");
    }

    fn after(&mut self, words: &[&str]) {
        let facts = self.facts();
        let result = after(&facts, book()).expect("a run");
        let step = facts.level.map_or(0, |level| level.now);
        let first = result.fired.first().map_or("", |fired| fired.id);
        let to = match result.change {
            Some(RunChange::Level { to, .. }) => Some(to),
            Some(
                RunChange::Longer { .. }
                | RunChange::Days { .. }
                | RunChange::Shorter { .. }
                | RunChange::Strides { .. }
                | RunChange::Speed,
            )
            | None => None,
        };
        let rest = u64::from(result.rest_days.unwrap_or(0).max(result.quiet_days.unwrap_or(0)));
        let by_hand = words.contains(&"up").then_some(step + 1);
        let advice: Vec<String> = result.fired.iter().filter_map(|f| f.advice).map(|a| format!("{a:?}")).collect();
        let mut line = format!("step {step}, {}: {:?} by {first}", words.join(" "), result.outcome);
        line.extend(advice.first().map(|advice| format!(" ({advice})")));
        if rest > 0 {
            let _ = write!(line, ", {rest} days off");
        }
        let taken = by_hand.or(to.filter(|_| !words.contains(&"keep")));
        line.extend(taken.map(|to| format!(" -> step {to}")));
        self.write(&line);
        let from_day = self.today + Days::new(rest + 1);
        let plan = self.course().plan().expect("a plan goes on").id.clone();
        if taken.is_some() || rest > 0 {
            let why = match by_hand {
                Some(to_step) => StepWhy::Person { above_suggestion: Some(to_step) > to },
                None => StepWhy::Person { above_suggestion: false },
            };
            self.keep(Kept::Step(StepMoved { plan, step: taken.unwrap_or(step), from_day, why }));
        }
    }
}

fn planned(day: NaiveDate) -> Planned {
    Planned { by_plan: true, ..Planned::new(day) }
}

fn told(on: NaiveDate, step: u16, pace: Pace, words: &[&str]) -> RunFact {
    let mut run =
        RunFact { day: on, level: Some(step), pace: Some(pace), distance_m: None, planned_m: None, ..calm_run(0) };
    let mut words = words.iter();
    let rating = |text: &str| pain(text.parse().expect("0 to 10"));
    while let Some(word) = words.next() {
        match *word {
            "calm" | "fast" | "keep" | "up" => {}
            "cut" => run.finished = Some(false),
            "pain" => {
                let (during, after) = words.next().and_then(|pair| pair.split_once('/')).expect("during/after");
                (run.during, run.after) = (Some(rating(during)), Some(rating(after)));
                run.onset = Some(Onset::FromStart);
            }
            "onset" => {
                let m = words.next().and_then(|m| m.parse().ok()).expect("metres");
                run.onset = Some(Onset::At { m });
                run.during = Some(pain(3));
                run.finished = Some(false);
            }
            "worse" => run.course = Some(Course::Worsening),
            "night" => run.night = words.next().map(|n| rating(n)),
            "morning" => {
                run.morning.pain = Some(pain(5));
                run.morning.stiffness_min = Some(45);
            }
            "sharp" => run.signs = Some(Signs { sharp: true, ..Signs::default() }),
            "untold" => {
                (run.during, run.after, run.signs, run.onset) = (None, None, None, None);
                run.morning = Morning::default();
            }
            other => panic!("no such word: {other}"),
        }
    }
    run
}

#[track_caller]
fn live(plan: &str, tissue: TissueClass, script: &str, expected: Expect) -> Comeback {
    let mut life = Comeback::of(plan, tissue);
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once(": ") {
            Some((times, words)) => {
                let words: Vec<&str> = words.split(' ').collect();
                (0..times.parse::<u32>().expect("a number of runs")).for_each(|_| life.run(&words));
            }
            None if line == "clear" => life.clear(),
            None => {
                let days = line.strip_prefix("wait ").and_then(|n| n.parse().ok()).expect("wait N");
                life.today = life.today + Days::new(days);
            }
        }
    }
    let gate = speed_gate(&life.facts(), life.today, book());
    let speed = format!("speed: {}", if gate.open { "open".to_owned() } else { format!("{:?}", gate.lacks) });
    life.write(&speed);
    expected.assert_eq(&life.trace);
    life
}

/// A good fortnight, then two steps at once by hand, and the body answers: back, back again, and somebody should look.
#[test]
fn the_one_who_gets_better_quickly_and_falls_back() {
    live(
        "dunne-12-week",
        TissueClass::Tendon,
        "clear
         4: calm
         1: calm up
         1: calm up
         1: pain 5/4
         1: calm
         1: pain 6/4
         2: calm",
        expect![[r#"
            0   Mon gate: open by oneself, open with a clinician
            0   Mon step 1, calm: Hold by R2-more
            2   Wed step 1, calm: Progress by R2 -> step 2
            4   Fri step 2, calm: Hold by R2-more
            7   Mon step 2, calm: Progress by R2 -> step 3
            9   Wed step 3, calm up: Hold by R2-more -> step 4
            11  Fri step 4, calm up: Hold by R2-more -> step 5
            14  Mon step 5, pain 5/4: StepBack(Stage) by R4, 2 days off -> step 4
            18  Fri step 4, calm: Hold by R2-more
            21  Mon step 4, pain 6/4: StepBack(Stage) by R4 (SeeSomeone), 2 days off -> step 3
            25  Fri step 3, calm: Hold by R5 (SeeSomeone)
            28  Mon step 3, calm: Hold by R5 (SeeSomeone)
            29  Tue speed: [Days { left: 55 }]
        "#]],
    );
}

#[test]
fn the_one_who_sprints_in_the_one_minute_runs() {
    let life = live(
        "dunne-12-week",
        TissueClass::Muscle,
        "clear
         1: fast
         1: fast
         1: onset 400 worse
         3: calm",
        expect![[r#"
            0   Mon gate: open by oneself, open with a clinician
            0   Mon before: R10, R10-calm
            0   Mon step 1, fast: Hold by R10-done
            2   Wed before: R10, R10-calm
            2   Wed step 1, fast: Hold by R10-done
            4   Fri step 1, onset 400 worse: StepBack(Stage) by R4-darker (CheckSigns), 2 days off
            7   Mon step 1, calm: Hold by R2-more
            9   Wed step 1, calm: Hold by R2-more
            11  Fri step 1, calm: Progress by R2 -> step 2
            12  Sat speed: [Days { left: 72 }]
        "#]],
    );
    // Each fast run was warned of; the next step came only with three calm ones in a row.
    assert_eq!(life.course().plan().map(|plan| plan.step), Some(2));
}

#[test]
fn a_stress_fracture_from_boot_to_two_miles() {
    let life = live(
        "bone-ladder",
        TissueClass::Bone,
        "wait 42
         clear
         3: calm
         1: night 2
         3: calm
         3: calm
         1: morning
         4: calm
         3: calm
         3: calm
         3: calm
         3: calm
         4: calm",
        expect![[r#"
            42  Mon gate: closed by oneself, open with a clinician
            42  Mon step 1, calm: Hold by R2-more
            44  Wed step 1, calm: Hold by R2-more
            46  Fri step 1, calm: Progress by R2 -> step 2
            49  Mon step 2, night 2: StepBack(Stage) by R6 (RestUntilQuiet), 2 days off -> step 1
            53  Fri step 1, calm: Hold by R2-more
            56  Mon step 1, calm: Hold by R2-more
            58  Wed step 1, calm: Progress by R2 -> step 2
            60  Fri step 2, calm: Hold by R2-more
            63  Mon step 2, calm: Hold by R2-more
            65  Wed step 2, calm: Progress by R2 -> step 3
            67  Fri step 3, morning: StepBack(Stage) by R6 (RestUntilQuiet), 2 days off -> step 2
            70  Mon before: R6-quiet
            70  Mon step 2, calm: Hold by R2-more
            72  Wed step 2, calm: Hold by R2-more
            74  Fri step 2, calm: Progress by R2 -> step 3
            77  Mon step 3, calm: Hold by R2-more
            79  Wed step 3, calm: Hold by R2-more
            81  Fri step 3, calm: Progress by R2 -> step 4
            84  Mon step 4, calm: Hold by R2-more
            86  Wed step 4, calm: Hold by R2-more
            88  Fri step 4, calm: Progress by R2 -> step 5
            91  Mon step 5, calm: Hold by R2-more
            93  Wed step 5, calm: Hold by R2-more
            95  Fri step 5, calm: Progress by R2 -> step 6
            98  Mon step 6, calm: Hold by R2-more
            100 Wed step 6, calm: Hold by R2-more
            102 Fri step 6, calm: Progress by R2 -> step 7
            105 Mon step 7, calm: Hold by R2-more
            107 Wed step 7, calm: Hold by R2-more
            109 Fri step 7, calm: Progress by R2 -> step 8
            112 Mon step 8, calm: Hold by R2-more
            114 Wed step 8, calm: Hold by R2-more
            115 Thu speed: [Days { left: 11 }]
        "#]],
    );
    assert_eq!(life.course().plan().map(|plan| plan.step), Some(8));
}

/// Nothing happens for weeks, and that is the success.
#[test]
fn the_long_dull_success() {
    let life = live(
        "dunne-12-week",
        TissueClass::Tendon,
        "clear
         36: calm",
        expect![[r#"
            0   Mon gate: open by oneself, open with a clinician
            0   Mon step 1, calm: Hold by R2-more
            2   Wed step 1, calm: Progress by R2 -> step 2
            4   Fri step 2, calm: Hold by R2-more
            7   Mon step 2, calm: Progress by R2 -> step 3
            9   Wed step 3, calm: Hold by R2-more
            11  Fri step 3, calm: Progress by R2 -> step 4
            14  Mon step 4, calm: Hold by R2-more
            16  Wed step 4, calm: Progress by R2 -> step 5
            18  Fri step 5, calm: Hold by R2-more
            21  Mon step 5, calm: Progress by R2 -> step 6
            23  Wed step 6, calm: Hold by R2-more
            25  Fri step 6, calm: Progress by R2 -> step 7
            28  Mon step 7, calm: Hold by R2-more
            30  Wed step 7, calm: Progress by R2 -> step 8
            32  Fri step 8, calm: Hold by R2-more
            35  Mon step 8, calm: Progress by R2 -> step 9
            37  Wed step 9, calm: Hold by R2-more
            39  Fri step 9, calm: Progress by R2 -> step 10
            42  Mon step 10, calm: Hold by R2-more
            44  Wed step 10, calm: Progress by R2 -> step 11
            46  Fri step 11, calm: Hold by R2-more
            49  Mon step 11, calm: Progress by R2 -> step 12
            51  Wed step 12, calm: Hold by R2-more
            53  Fri step 12, calm: Hold by R2-top (Graduate)
            56  Mon step 12, calm: Hold by R2-top (Graduate)
            58  Wed step 12, calm: Hold by R2-top (Graduate)
            60  Fri step 12, calm: Hold by R2-top (Graduate)
            63  Mon step 12, calm: Hold by R2-top (Graduate)
            65  Wed step 12, calm: Hold by R2-top (Graduate)
            67  Fri step 12, calm: Hold by R2-top (Graduate)
            70  Mon step 12, calm: Hold by R2-top (Graduate)
            72  Wed step 12, calm: Hold by R2-top (Graduate)
            74  Fri step 12, calm: Hold by R2-top (Graduate)
            77  Mon step 12, calm: Hold by R2-top (Graduate)
            79  Wed step 12, calm: Hold by R2-top (Graduate)
            81  Fri step 12, calm: Hold by R2-top (Graduate)
            82  Sat speed: [Days { left: 2 }]
        "#]],
    );
    assert_eq!(life.course().plan().map(|plan| plan.step), Some(12));
}
