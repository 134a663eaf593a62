//! What holds a run, or the speed of it: tiredness, bone that is not quiet, a log that is not calm, too much effort.

use super::super::{
    Onset, Override, Pace, Planned, QuietDay, RunEvent, RunFact, RunFacts, RunHow, RunInput, RunTold, SpeedLack,
    SpeedWay, Sport, Tired, is_tired, onset_told, quiet_days, speed_before,
};
use super::{Leave, before, book, but, calm, calm_run, check, day, fires, leave, pain, plan};
use crate::pain::{Signs, TissueClass};
use crate::progression::{Outcome, Seen};

const REFUSE: Leave = Leave::Refuse(Override::WithReason);

/// Everything before speed is there, and the last runs were on days 80 and 82.
fn open() -> RunFacts {
    RunFacts {
        runs: vec![calm_run(78), calm_run(80), calm_run(82)],
        returned: Some(day(0)),
        significant: Some(true),
        criteria: Some(true),
        speed: SpeedWay::Open,
        ..calm()
    }
}

fn fast(on: u64) -> Planned {
    Planned { pace: Some(Pace::Speed), warm_up: Some(true), ..plan(on) }
}

fn told(on: u64) -> Tired {
    Tired { day: day(on), fatigue: None, slept_badly: None, ill: None }
}

#[test]
fn s32_each_way_of_being_tired_takes_the_speed_and_leaves_the_run() {
    let tired = [
        Tired { fatigue: Some(7), ..told(90) },
        Tired { slept_badly: Some(true), ..told(90) },
        Tired { ill: Some(true), ..told(90) },
    ];
    for tired in tired {
        let facts = RunFacts { tired: vec![tired], ..open() };
        leave(&facts, &fast(90), REFUSE, &["R10-tired"]);
        leave(&facts, &Planned { pace: Some(Pace::Strides { percent: 50 }), ..fast(90) }, REFUSE, &["R10-tired"]);
        leave(&facts, &plan(90), Leave::Go, &[]);
        leave(&facts, &fast(91), REFUSE, &["R10-tired"]);
        leave(&facts, &fast(92), Leave::Go, &[]);
        let gate = speed_before(&facts, day(90), book());
        assert_eq!((gate.lacks, gate.open), (vec![SpeedLack::Tired], false));
    }
}

#[test]
fn s54_nothing_fast_goes_before_a_warm_up_is_ticked() {
    for warm_up in [None, Some(false)] {
        for pace in [Pace::Speed, Pace::Strides { percent: 50 }] {
            leave(&open(), &Planned { pace: Some(pace), warm_up, ..fast(90) }, REFUSE, &["R10-warm"]);
        }
        leave(&open(), &Planned { warm_up, ..plan(90) }, Leave::Go, &[]);
    }
    leave(&open(), &fast(90), Leave::Go, &[]);
    let cold = Planned { warm_up: None, ..fast(90) };
    let kinder = before(&open(), &cold, book()).ways;
    let ways: Vec<_> = kinder.iter().map(|way| (way.changes[0].input, way.changes[0].to, way.then)).collect();
    assert!(ways.contains(&(RunInput::WarmUp, Seen::Yes, Leave::Go)), "{ways:?}");
}

#[test]
fn s32_less_than_that_is_said_to_nobody() {
    let well = Tired { fatigue: Some(6), slept_badly: Some(false), ill: Some(false), ..told(90) };
    for tired in [well, told(90)] {
        leave(&RunFacts { tired: vec![tired], ..open() }, &fast(90), Leave::Go, &[]);
    }
    assert!(!is_tired(&open(), day(90), book()), "nobody told anything");
}

#[test]
fn s32_a_hard_run_counts_on_its_day_and_the_next_one() {
    let mut facts = open();
    (facts.every_other_day, facts.significant) = (false, Some(false));
    facts.runs[2].effort = Some(7);
    leave(&facts, &fast(83), REFUSE, &["R10-tired"]);
    leave(&facts, &fast(84), Leave::Go, &[]);
    facts.runs[2].effort = Some(6);
    leave(&facts, &fast(83), Leave::Go, &[]);
}

#[test]
fn s32_the_rule_says_what_was_told_and_that_easy_is_the_way() {
    let facts = RunFacts { tired: vec![Tired { fatigue: Some(8), ..told(90) }], ..open() };
    let said = before(&facts, &fast(90), book());
    let rule = said.fired.iter().find(|fired| fired.id == "R10-tired").expect("it fired");
    assert!(rule.read.contains(&(RunInput::Fatigue, Seen::Number(8.0))), "{:?}", rule.read);
    assert!(rule.read.contains(&(RunInput::SleptBadly, Seen::Unknown)), "{:?}", rule.read);
    let easy = said.ways.iter().any(|way| way.then == Leave::Go && way.changes[0].input == RunInput::RunPace);
    assert!(easy, "{:?}", said.ways);
}

#[test]
fn s42_bone_waits_on_each_day_until_it_has_been_quiet_long_enough() {
    let bone = |quiet| RunFacts { tissue: TissueClass::Bone, quiet_days: quiet, ..calm() };
    leave(&bone(None), &plan(9), REFUSE, &["R6-quiet"]);
    let asked = u16::from(book().running.quiet_days.value);
    for days in 0..asked + 3 {
        let says = if days < asked { (REFUSE, vec!["R6-quiet"]) } else { (Leave::Go, vec![]) };
        leave(&bone(Some(days)), &plan(9), says.0, &says.1);
    }
    leave(&RunFacts { quiet_days: None, ..calm() }, &plan(9), Leave::Go, &[]);
}

#[test]
fn s42_what_nobody_told_is_never_quiet() {
    let (none, some) = (Some(pain(0)), Some(pain(1)));
    let quiet = |morning, next_morning| QuietDay { morning, runs: vec![], next_morning }.is_quiet();
    assert_eq!(quiet(none, none), Some(true));
    assert_eq!([quiet(none, None), quiet(None, none), quiet(None, None)], [None; 3]);
    assert_eq!([quiet(some, None), quiet(none, some)], [Some(false); 2]);
    let calm = RunFact { signs: Some(Signs::default()), ..calm_run(4) };
    let with = |run: &RunFact| QuietDay { morning: none, runs: vec![run], next_morning: none }.is_quiet();
    assert_eq!(with(&calm), Some(true));
    assert_eq!(with(&RunFact { night: None, ..calm.clone() }), None);
    assert_eq!(with(&RunFact { night: some, ..calm.clone() }), Some(false));
    assert_eq!(with(&RunFact { signs: Some(Signs { sharp: true, ..Signs::default() }), ..calm }), Some(false));
    let till = |quiet: &[Option<bool>]| {
        quiet_days(day(20), |of| quiet.get(usize::try_from((day(19) - of).num_days()).ok()?).copied().flatten())
    };
    assert_eq!(till(&[Some(true), Some(true), None, Some(true)]), 2);
    assert_eq!(till(&[None, Some(true)]), 0);
    assert_eq!(till(&[Some(true), Some(false)]), 1);
    assert_eq!(till(&[]), 0);
}

#[test]
fn s67_weeks_and_ticks_open_no_speed_without_calm_runs_in_the_log() {
    leave(&open(), &fast(90), Leave::Go, &[]);
    let newest = |change: fn(&mut RunFact)| {
        let mut facts = open();
        change(&mut facts.runs[2]);
        facts
    };
    let nearly: [fn(&mut RunFact); 4] = [
        |run| run.during = Some(pain(3)),
        |run| run.morning.pain = Some(pain(2)),
        |run| run.morning.pain = None,
        |run| run.finished = Some(false),
    ];
    for change in nearly {
        leave(&newest(change), &fast(90), REFUSE, &["R10-calm"]);
    }
    leave(&RunFacts { runs: vec![], ..open() }, &fast(90), REFUSE, &["R10-calm"]);
    let muscle = RunFacts { tissue: TissueClass::Muscle, runs: open().runs[1..].to_vec(), ..open() };
    leave(&muscle, &fast(90), REFUSE, &["R10-calm"]);
    let gate = speed_before(&muscle, day(90), book());
    assert_eq!((gate.lacks, gate.open), (vec![SpeedLack::CalmRuns { calm: 2, asked: 3 }], false));
    leave(&RunFacts { tissue: TissueClass::Muscle, ..open() }, &fast(90), Leave::Go, &[]);
}

#[test]
fn s116_more_effort_than_the_plan_has_it_at_holds_the_next_run() {
    let effort = |effort| {
        but(|run| {
            run.effort = effort;
            run.effort_cap = Some(4);
        })
    };
    check(&effort(Some(4)), Outcome::Progress, "R2");
    check(&effort(Some(5)), Outcome::Hold, "R15");
    check(&effort(None), Outcome::Hold, "RA2");
    assert!(!fires(&effort(Some(5)), "R2-more"), "such a run is not calm");
    assert!(!fires(&but(|run| run.effort = Some(9)), "R15"), "without a plan there is no such limit");
    let said = super::after(&effort(Some(6)), book()).expect("a run");
    let rule = said.fired.iter().find(|fired| fired.id == "R15").expect("it fired");
    assert_eq!(rule.read, [(RunInput::Effort, Seen::Number(6.0)), (RunInput::EffortCap, Seen::Number(4.0))]);
    let way = said.ways.iter().any(|way| way.changes[0].input == RunInput::Effort && way.then == Outcome::Progress);
    assert!(way, "{:?}", said.ways);
}

#[test]
fn s64_where_it_began_is_read_from_the_time_at_which_it_was_told() {
    let event = |into_s| RunEvent {
        session: "s".to_owned(),
        of_day: day(0),
        into_s,
        exercise: "run".to_owned(),
        nth: 4,
        of: 10,
        felt: vec!["An ache has begun".to_owned()],
        stop: false,
        flag: None,
    };
    let run = RunTold {
        distance_m: Some(3_000),
        duration_s: Some(1_200),
        ..RunTold::new(day(0), Sport::RunWalk, RunHow::Played)
    };
    assert_eq!(onset_told(&event(400), &run), Some(Onset::At { m: 1_000 }));
    assert_eq!(onset_told(&event(0), &run), Some(Onset::FromStart));
    assert_eq!(onset_told(&event(4_000), &run), Some(Onset::At { m: 3_000 }));
    assert_eq!(onset_told(&event(400), &RunTold { distance_m: None, ..run.clone() }), None);
    assert_eq!(onset_told(&event(400), &RunTold { during: Some(pain(0)), ..run }), None);
}
