//! The marathon trainee with the physio's cap, as a script: what is planned and run, day by day, and beside it what the
//! rules say. Words of a line, after its day:
//!
//! - `plan MILES`: what is said of a run that is meant
//! - `ran MILES`: a calm one; with `onset MILES` and `worsening`, and `pain N`, one that was not
//! - `cap MILES`: the physio's, from here on; `race DAY`: a marathon on that day

use std::fmt::Write;

use expect_test::expect;

use super::super::{Cap, Onset, Planned, Race, RunFact, RunFacts, WeeksOf, after, before, race, reach};
use super::{book, calm_run, day, pain, plan};
use crate::pain::{Course, SetBy, TissueClass};

const MILE: f64 = 1609.344;
const MARATHON: u32 = 42_195;

fn metres(miles: &str) -> u32 {
    (miles.parse::<f64>().expect("miles") * MILE).round() as u32
}

fn told(m: u32) -> String {
    format!("{:.1} mi", f64::from(m) / MILE)
}

fn live(script: &str) -> String {
    let mut facts = RunFacts { every_other_day: true, injured: true, ..RunFacts::new(TissueClass::Tendon) };
    let mut trace = String::new();
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (on, words) = line.split_once(':').expect("a day");
        let on: u64 = on.parse().expect("a day");
        for word in words.split(';') {
            let parts: Vec<&str> = word.split_whitespace().collect();
            let said = match parts.as_slice() {
                ["cap", miles] => {
                    facts.caps = vec![Cap { m: metres(miles), by: SetBy::Clinician, until: None }];
                    format!("cap {miles} mi")
                }
                ["plan", miles] => {
                    let planned = Planned { distance_m: Some(metres(miles)), ..plan(on) };
                    let said = before(&facts, &planned, book());
                    let rules: Vec<&str> = said.fired.iter().map(|fired| fired.id).collect();
                    let cap = said.cap.map_or("none".to_owned(), |cap| format!("{} by {:?}", told(cap.m), cap.by));
                    format!("plan {miles} mi: {:?} {} (cap {cap})", said.leave, rules.join(" "))
                }
                ["ran", miles, rest @ ..] => {
                    let mut run = RunFact { cap: facts.cap(day(on)), ..ran(on, metres(miles)) };
                    let mut rest = rest.iter();
                    while let Some(word) = rest.next() {
                        match *word {
                            "onset" => run.onset = Some(Onset::At { m: metres(rest.next().expect("miles")) }),
                            "pain" => run.during = Some(pain(rest.next().expect("a pain").parse().expect("0 to 10"))),
                            "worsening" => run.course = Some(Course::Worsening),
                            other => panic!("{other}"),
                        }
                    }
                    facts.runs.push(run);
                    let said = after(&facts, book()).expect("a run");
                    let rules: Vec<&str> = said.fired.iter().map(|fired| fired.id).collect();
                    format!("ran {miles} mi: {:?} {}", said.outcome, rules.join(" "))
                }
                ["race", at] => {
                    let at: u64 = at.parse().expect("a day");
                    let of = Race { asked: day(on), distance_m: MARATHON, gates: Some(true) };
                    let word = race(&of, &facts, book());
                    let weeks = WeeksOf { tissue: facts.tissue, topic: None, unit_m: MILE };
                    let way = reach(word.free_m, &weeks, [day(on), day(at)], MARATHON, book());
                    let there = way.reach_m.map_or("unknown".to_owned(), told);
                    format!(
                        "race: {:?}, {} %, {} weeks left for {there}, {} needed",
                        word.word,
                        word.percent.map_or("?".to_owned(), |n| n.to_string()),
                        way.weeks_left,
                        way.weeks_needed.map_or("?".to_owned(), |n| n.to_string()),
                    )
                }
                other => panic!("{other:?}"),
            };
            let _ = writeln!(trace, "day {on:>3}  {said}");
        }
    }
    trace
}

/// All that was told of it is calm.
fn ran(on: u64, m: u32) -> RunFact {
    RunFact { distance_m: Some(m), planned_m: Some(m), level: None, ..calm_run(on) }
}

#[test]
fn the_marathon_trainee_with_the_cap() {
    let trace = live(
        "
        0: ran 8
        3: ran 5
        6: cap 9; plan 12; plan 9; ran 8 onset 6 worsening pain 4; race 62
        8: plan 9; plan 5
        9: ran 5
        13: plan 12; plan 5.4; ran 5.4
        17: ran 6
        20: ran 6.5; race 62
        ",
    );
    expect![[r#"
        day   0  ran 8 mi: Hold R2-more
        day   3  ran 5 mi: Progress R2
        day   6  cap 9 mi
        day   6  plan 12 mi: Refuse(WithReason) R7 R11-hold R11 (cap 9.0 mi by Clinician)
        day   6  plan 9 mi: Refuse(WithReason) R11-hold R11 (cap 9.0 mi by Clinician)
        day   6  ran 8 mi: StepBack(Stage) R4 R4-darker R8
        day   6  race: BetterNot, 30 %, 7 weeks left for 14.2 mi, 13 needed
        day   8  plan 9 mi: Refuse(WithReason) R4-rest R11-hold R8-beyond R11 (cap 5.4 mi by Onset)
        day   8  plan 5 mi: Refuse(WithReason) R4-rest (cap 5.4 mi by Onset)
        day   9  ran 5 mi: Hold R2-more
        day  13  plan 12 mi: Refuse(WithReason) R7 R11-hold R8-beyond R11 (cap 5.5 mi by Onset)
        day  13  plan 5.4 mi: Go  (cap 5.5 mi by Onset)
        day  13  ran 5.4 mi: Progress R2
        day  17  ran 6 mi: Progress R2
        day  20  ran 6.5 mi: Progress R2
        day  20  race: BetterNot, 30 %, 5 weeks left for 11.7 mi, 13 needed
    "#]]
    .assert_eq(&trace);
}
