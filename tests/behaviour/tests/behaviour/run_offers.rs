//! What a running plan is offered after its newest run, and what becomes of the answer.
//!
//! A script has a line for each thing that is done: `run calm`, `run pain 5/4`, `run begins 600`, `run fast`, `run sharp`
//! (followed in the player on the next day that is due, and told afterwards), `morning 0/5` (pain and stiffness, the day
//! after), `accept`, `keep`, `days Mon Wed`, `by hand 3`, `wait 3`. The trace has what is offered after each of them.

use std::fmt::Write as _;
use std::time::Duration;

use behaviour::World;
use chrono::{Days, NaiveDate};
use expect_test::{Expect, expect};
use sinew_companion::wire::{
    BeforeRunDraft, DistanceTyped, DistanceUnit, GateTick, MorningDraft, OfferAnswer, OfferWhat, Pace, Play, RunDraft,
    RunEnd, RunOffer, RunOnset, RunPlanDraft, RunPlanNow, Signs, WarmUp, WireError,
};

const DUNNE: &str = "dunne-12-week";
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A person on a plan.
struct Runner {
    world: World,
    run: String,
    trace: String,
}

impl Runner {
    /// From Monday, 2026-11-23.
    fn on(days: &[&str], step: u32) -> Self {
        let mut world = World::new();
        world.accept();
        let now = world.now;
        for line in world.companion().run_gate(DUNNE, None, &now).expect("a gate").lines {
            let tick = GateTick {
                plan: DUNNE.to_owned(),
                topic: None,
                of: line.of,
                criterion: line.criterion.text,
                met: Some(true),
            };
            world.companion().tick_run_gate(&tick, &now).expect("a tick");
        }
        let weekdays = weekdays(days);
        let started = "2026-11-23".to_owned();
        let draft =
            RunPlanDraft { plan: DUNNE.to_owned(), topic: None, started, weekdays, step, significant: Some(true) };
        world.companion().start_run_plan(&draft, &now).expect("the plan begins");
        world.settle();
        Self { world, run: String::new(), trace: String::new() }
    }

    fn now(&mut self) -> RunPlanNow {
        let now = self.world.now;
        self.world.companion().running_now(&now).expect("told").plan.expect("a plan goes on")
    }

    fn offer(&mut self) -> Option<RunOffer> {
        self.now().offer
    }

    fn today(&mut self) -> NaiveDate {
        self.now().today.parse().expect("a day")
    }

    fn to(&mut self, day: NaiveDate, at: &str) {
        if day > self.today() {
            self.world.set_wall(&format!("{day}T{at}"));
        }
    }

    fn run(&mut self, how: &str) {
        let due = self.now().due.expect("a run comes up").next.day;
        self.to(due, "18:00:00");
        let now = self.world.now;
        self.world.companion().answer_before_run(&BeforeRunDraft::default(), &now).expect("answered");
        let play = Play::Run { warm_up: WarmUp::None, anyway: false };
        self.world.companion().start_session(&play, &now).expect("it is due");
        self.world.settle();
        self.world.pass(Duration::from_secs(3_600));
        let now = self.world.now;
        let view = self.world.companion().runs(1, &now).expect("the runs");
        self.run = view.runs.first().expect("it is in the log").run.clone();
        let page = self.world.companion().run_page(&self.run, &now).expect("its page");
        let draft = told(page.draft, how);
        self.world.companion().keep_run(&draft, &now).expect("it is kept");
        self.world.settle();
    }

    fn morning(&mut self, answers: &str) {
        let day = self.today() + Days::new(1);
        self.to(day, "08:00:00");
        let (pain, stiffness) = answers.split_once('/').expect("pain/stiffness");
        let number = |text: &str| Some(text.parse().expect("a number"));
        let draft = MorningDraft {
            day: day.to_string(),
            pain: number(pain),
            stiffness_min: number(stiffness),
            something_new: Some(false),
            niggle: None,
        };
        let now = self.world.now;
        self.world.companion().answer_morning(&draft, &now).expect("it is kept");
        self.world.settle();
    }

    fn answer(&mut self, accept: bool) -> Result<(), WireError> {
        let offer = self.offer().expect("something is offered");
        self.say(&OfferAnswer { run: offer.run, mark: offer.mark, accept })
    }

    fn say(&mut self, answer: &OfferAnswer) -> Result<(), WireError> {
        let now = self.world.now;
        let said = self.world.companion().answer_run_offer(answer, &now);
        self.world.settle();
        said
    }

    fn live(&mut self, script: &str) {
        for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
            let done = match what {
                "run" => {
                    self.run(rest);
                    Ok(())
                }
                "morning" => {
                    self.morning(rest);
                    Ok(())
                }
                "accept" => self.answer(true),
                "keep" => self.answer(false),
                "days" => {
                    let now = self.world.now;
                    let days: Vec<&str> = rest.split(' ').collect();
                    self.world.companion().set_run_days(weekdays(&days), &now)
                }
                "by" => {
                    let now = self.world.now;
                    let step = rest.trim_start_matches("hand ").parse().expect("a step");
                    self.world.companion().move_run_step(step, &now)
                }
                "wait" => {
                    let day = self.today() + Days::new(rest.parse().expect("days"));
                    self.to(day, "12:00:00");
                    Ok(())
                }
                other => panic!("no such word: {other}"),
            };
            self.world.settle();
            self.write(line, done);
        }
    }

    fn write(&mut self, line: &str, done: Result<(), WireError>) {
        let plan = self.now();
        let step = plan.steps.iter().find(|step| step.state == sinew_companion::wire::RunStepState::Now);
        let step = step.map_or("", |step| step.name.as_str()).to_owned();
        let said = match done {
            Ok(()) => plan.offer.as_ref().map_or("nothing is offered".to_owned(), offered),
            Err(refused) => format!("refused: {}", refused.detail.join("; ")),
        };
        let _ = writeln!(self.trace, "{} {step:<8} {line}: {said}", &plan.today[5..]);
    }
}

fn weekdays(days: &[&str]) -> [bool; 7] {
    DAYS.map(|day| days.contains(&day))
}

fn names(days: [bool; 7]) -> String {
    DAYS.iter().zip(days).filter(|(_, on)| *on).map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
}

fn offered(offer: &RunOffer) -> String {
    let what = match &offer.what {
        OfferWhat::Step { from, to, first, .. } if from.n == to.n => {
            format!("stays at {}{}", to.name, if *first { ", the first" } else { "" })
        }
        OfferWhat::Step { from, to, .. } => format!("{} -> {}", from.name, to.name),
        OfferWhat::Days { from, to } => format!("{} -> {}", names(*from), names(*to)),
        OfferWhat::Strides { percent } => format!("strides up to {percent} %"),
        OfferWhat::Speed => "speed".to_owned(),
    };
    let rule = offer.suggestion.fired.first().map_or(String::new(), |r| format!("{} {}", r.id, r.source.grade));
    let next = offer.next.as_ref().map_or("none", |day| &day[5..]);
    let answered =
        offer.answered.as_ref().map_or("", |said| if said.accepted { ", accepted" } else { ", kept as it is" });
    format!("{what} ({rule}), next {next}{answered}")
}

/// A calm run, and what was otherwise.
fn told(draft: RunDraft, how: &str) -> RunDraft {
    let km = |m: f64| DistanceTyped { value: m / 1_000.0, unit: Some(DistanceUnit::Km) };
    let mut draft = RunDraft {
        pace: Some(Pace::Easy),
        ended: Some(RunEnd::Finished),
        pain_during: Some(0.0),
        pain_after: Some(0.0),
        signs: Some(Signs::default()),
        effort: Some(3.0),
        onset: Some(RunOnset::Never),
        ..draft
    };
    match how.split_once(' ').unwrap_or((how, "")) {
        ("calm", _) => {}
        ("untold", _) => (draft.pain_during, draft.pain_after, draft.onset) = (None, None, None),
        ("fast", _) => draft.pace = Some(Pace::Speed),
        ("strides", _) => draft.pace = Some(Pace::Strides { percent: 60 }),
        ("sharp", _) => draft.signs = Some(Signs { sharp: true, ..Signs::default() }),
        ("pain", pains) => {
            let (during, after) = pains.split_once('/').expect("during/after");
            draft.pain_during = during.parse().ok();
            draft.pain_after = after.parse().ok();
            draft.onset = Some(RunOnset::FromStart);
        }
        ("begins", m) => {
            draft.pain_during = Some(2.0);
            draft.onset = Some(RunOnset::At { distance: km(m.parse().expect("metres")) });
        }
        (other, _) => panic!("no such run: {other}"),
    }
    draft
}

#[track_caller]
fn check(mut runner: Runner, script: &str, expected: Expect) -> Runner {
    runner.live(script);
    expected.assert_eq(&runner.trace);
    runner
}

#[test]
fn two_calm_runs_and_their_mornings_bring_the_next_row_and_nothing_moves_without_a_word() {
    let runner = Runner::on(&["Mon", "Wed", "Fri"], 1);
    check(
        runner,
        "run calm
         morning 0/5
         run calm
         morning 0/5
         run calm
         accept
         morning 0/5
         accept
         accept
         run calm",
        expect![[r#"
            11-23 Week 1   run calm: stays at Week 1, the first (RA1 APP), next 11-25
            11-24 Week 1   morning 0/5: stays at Week 1, the first (RA1 APP), next 11-25
            11-25 Week 1   run calm: stays at Week 1, the first (RA1 APP), next 11-27
            11-26 Week 1   morning 0/5: stays at Week 1, the first (R2-more APP), next 11-27
            11-27 Week 1   run calm: stays at Week 1, the first (RA1 APP), next 11-30
            11-27 Week 1   accept: stays at Week 1, the first (RA1 APP), next 11-30, accepted
            11-28 Week 1   morning 0/5: Week 1 -> Week 2 (R2 APP), next 11-30
            11-28 Week 2   accept: Week 1 -> Week 2 (R2 APP), next 11-30, accepted
            11-28 Week 2   accept: refused: run: was answered already
            11-30 Week 2   run calm: stays at Week 2 (RA1 APP), next 12-02
        "#]],
    );
}

#[test]
fn what_is_declined_stays_declined_for_that_run_and_the_next_one_asks_again() {
    let runner = Runner::on(&["Mon", "Wed", "Fri"], 1);
    check(
        runner,
        "run calm
         morning 0/5
         run calm
         morning 0/5
         run calm
         morning 0/5
         keep
         keep
         run calm
         morning 0/5",
        expect![[r#"
            11-23 Week 1   run calm: stays at Week 1, the first (RA1 APP), next 11-25
            11-24 Week 1   morning 0/5: stays at Week 1, the first (RA1 APP), next 11-25
            11-25 Week 1   run calm: stays at Week 1, the first (RA1 APP), next 11-27
            11-26 Week 1   morning 0/5: stays at Week 1, the first (R2-more APP), next 11-27
            11-27 Week 1   run calm: stays at Week 1, the first (RA1 APP), next 11-30
            11-28 Week 1   morning 0/5: Week 1 -> Week 2 (R2 APP), next 11-30
            11-28 Week 1   keep: Week 1 -> Week 2 (R2 APP), next 11-30, kept as it is
            11-28 Week 1   keep: refused: run: was answered already
            11-30 Week 1   run calm: stays at Week 1, the first (RA1 APP), next 12-02
            12-01 Week 1   morning 0/5: Week 1 -> Week 2 (R2 APP), next 12-02
        "#]],
    );
}

#[test]
fn a_step_back_takes_its_days_off_once_and_at_the_first_step_the_plan_stays() {
    let runner = Runner::on(&["Mon", "Wed", "Fri"], 2);
    check(
        runner,
        "run pain 5/4
         accept
         morning 0/5
         accept
         run pain 5/4
         accept
         morning 0/5
         run begins 600",
        expect![[r#"
            11-23 Week 2   run pain 5/4: Week 2 -> Week 1 (R4 V2), next 11-27
            11-23 Week 1   accept: Week 2 -> Week 1 (R4 V2), next 11-27, accepted
            11-24 Week 1   morning 0/5: Week 2 -> Week 1 (R4 V2), next 11-27, accepted
            11-24 Week 1   accept: refused: run: was answered already
            11-27 Week 1   run pain 5/4: stays at Week 1, the first (R4 V2), next 11-30
            11-27 Week 1   accept: stays at Week 1, the first (R4 V2), next 11-30, accepted
            11-28 Week 1   morning 0/5: stays at Week 1, the first (R4 V2), next 11-30, accepted
            11-30 Week 1   run begins 600: nothing is offered
        "#]],
    );
}

#[test]
fn a_morning_that_says_otherwise_is_another_offer_and_what_was_seen_before_is_refused() {
    let mut runner = Runner::on(&["Mon", "Wed", "Fri"], 2);
    runner.live("run calm\n morning 0/5\n run calm\n morning 0/5\n run calm");
    let evening = runner.offer().expect("the plan stays");
    runner.live("morning 0/5");
    let seen = OfferAnswer { run: evening.run, mark: evening.mark, accept: true };
    let refused = runner.say(&seen).expect_err("it is a step on now");
    assert_eq!(refused.detail, ["offer: is another one now: something about the run has changed since"]);
    assert_eq!(runner.now().moves, [], "and nothing moved");
}

#[test]
fn a_run_that_came_since_leaves_the_offer_of_the_one_before_behind() {
    let mut runner = Runner::on(&["Mon", "Wed", "Fri"], 1);
    runner.live("run calm\n morning 0/5");
    let old = runner.offer().expect("the plan stays");
    runner.live("run calm");
    let stale = OfferAnswer { run: old.run.clone(), mark: old.mark, accept: true };
    let refused = runner.say(&stale).expect_err("it is not the newest");
    assert_eq!(refused.detail, ["run: another run has come since; what is suggested now is on its page"]);
    let now = runner.world.now;
    let page = runner.world.companion().run_page(&old.run, &now).expect("its page");
    assert!(page.offer.is_none() && !page.newest);
    let newest = runner.run.clone();
    let page = runner.world.companion().run_page(&newest, &now).expect("its page");
    assert_eq!(page.offer.map(|offer| *offer), runner.offer(), "the same on both pages");
    // Taken out of the log, it leaves the one before the newest again.
    runner.world.companion().void_run(&newest, true, &now).expect("voided");
    assert_eq!(runner.offer().map(|offer| offer.run), Some(old.run));
}

#[test]
fn nothing_is_offered_while_nothing_is_told_and_while_running_waits() {
    let runner = Runner::on(&["Mon", "Wed", "Fri"], 1);
    check(
        runner,
        "run untold
         run sharp",
        expect![[r#"
            11-23 Week 1   run untold: nothing is offered
            11-25 Week 1   run sharp: nothing is offered
        "#]],
    );
}

#[test]
fn a_run_that_is_put_right_afterwards_takes_the_step_back_that_it_would_have_asked_for() {
    let mut runner = Runner::on(&["Mon", "Wed", "Fri"], 2);
    runner.live("run calm\n morning 0/5\n run calm\n morning 0/5\n run calm\n morning 0/5\n accept");
    let now = runner.world.now;
    let page = runner.world.companion().run_page(&runner.run, &now).expect("its page");
    runner.world.companion().keep_run(&told(page.draft, "pain 5/4"), &now).expect("put right");
    runner.world.settle();
    runner.live("accept\n accept");
    let trace: Vec<&str> = runner.trace.lines().rev().take(3).collect();
    expect![[r#"
        11-28 Week 3   accept: Week 2 -> Week 3 (R2 APP), next 11-30, accepted
        11-28 Week 1   accept: Week 2 -> Week 1 (R4 V2), next 11-30, accepted
        11-28 Week 1   accept: refused: run: was answered already"#]]
    .assert_eq(&trace.into_iter().rev().collect::<Vec<_>>().join("\n"));
}

#[test]
fn after_the_last_step_one_more_day_then_weeks_until_speed_may_begin() {
    let runner = Runner::on(&["Mon", "Fri"], 12);
    let mut script = "run calm\n morning 0/5\n run calm\n morning 0/5\n run calm\n morning 0/5\n accept\n".to_owned();
    script.push_str(&"run calm\n morning 0/5\n".repeat(2));
    check(
        runner,
        &script,
        expect![[r#"
        11-23 Week 12  run calm: stays at Week 12 (RA1 APP), next 11-27
        11-24 Week 12  morning 0/5: stays at Week 12 (RA1 APP), next 11-27
        11-27 Week 12  run calm: stays at Week 12 (RA1 APP), next 11-30
        11-28 Week 12  morning 0/5: stays at Week 12 (R2-more APP), next 11-30
        11-30 Week 12  run calm: stays at Week 12 (RA1 APP), next 12-04
        12-01 Week 12  morning 0/5: Mon Fri -> Mon Wed Fri (R2-days practice), next 12-02
        12-01 Week 12  accept: Mon Fri -> Mon Wed Fri (R2-days practice), next 12-02, accepted
        12-02 Week 12  run calm: stays at Week 12 (RA1 APP), next 12-04
        12-03 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-04
        12-04 Week 12  run calm: stays at Week 12 (RA1 APP), next 12-07
        12-05 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-07
    "#]],
    );
}

#[test]
fn who_wants_no_more_days_is_asked_for_speed_once_the_weeks_are_over() {
    let mut runner = Runner::on(&["Mon", "Thu"], 12);
    runner.live("run calm\n morning 0/5\n run calm\n morning 0/5\n run calm\n morning 0/5\n keep");
    for _ in 0..22 {
        runner.live("run calm\n morning 0/5");
    }
    runner.live("accept\n run strides\n morning 0/5\n run strides\n morning 0/5\n run strides\n morning 0/5\n accept");
    let last: Vec<&str> = runner.trace.lines().skip(6).filter(|line| !line.contains("run ")).collect();
    expect![[r#"
        12-01 Week 12  keep: Mon Thu -> Mon Thu Sat (R2-days practice), next 12-03, kept as it is
        12-04 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-07
        12-08 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-10
        12-11 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-14
        12-15 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-17
        12-18 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-21
        12-22 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-24
        12-25 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-28
        12-29 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 12-31
        01-01 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 01-04
        01-05 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 01-07
        01-08 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 01-11
        01-12 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 01-14
        01-15 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 01-18
        01-19 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 01-21
        01-22 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 01-25
        01-26 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 01-28
        01-29 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 02-01
        02-02 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 02-04
        02-05 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 02-08
        02-09 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 02-11
        02-12 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 02-15
        02-16 Week 12  morning 0/5: strides up to 60 % (R14 practice), next 02-18
        02-16 Week 12  accept: strides up to 60 % (R14 practice), next 02-18, accepted
        02-19 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 02-22
        02-23 Week 12  morning 0/5: stays at Week 12 (R2-top APP), next 02-25
        02-26 Week 12  morning 0/5: strides up to 70 % (R14 practice), next 03-01
        02-26 Week 12  accept: strides up to 70 % (R14 practice), next 03-01, accepted"#]]
    .assert_eq(&last.join("\n"));
}

#[test]
fn run_days_are_moved_as_a_whole_or_not_at_all() {
    let runner = Runner::on(&["Mon", "Wed", "Fri"], 1);
    let mut runner = check(
        runner,
        "run calm
         days Tue Thu Sun
         days Tue Wed
         days Mon Tue Wed Thu
         days Mon Wed Fri
         days Mon
         days Tue Thu Sat
         by hand 12
         days Tue Thu Sat Sun
         run calm",
        expect![[r#"
            11-23 Week 1   run calm: stays at Week 1, the first (RA1 APP), next 11-25
            11-23 Week 1   days Tue Thu Sun: stays at Week 1, the first (RA1 APP), next 11-26
            11-23 Week 1   days Tue Wed: refused: weekdays: 2 days from one run to the next
            11-23 Week 1   days Mon Tue Wed Thu: refused: weekdays: one more run a week comes after the last step of the table; weekdays: 2 days from one run to the next
            11-23 Week 1   days Mon Wed Fri: stays at Week 1, the first (RA1 APP), next 11-25
            11-23 Week 1   days Mon: stays at Week 1, the first (RA1 APP), next 11-30
            11-23 Week 1   days Tue Thu Sat: stays at Week 1, the first (RA1 APP), next 11-26
            11-23 Week 12  by hand 12: stays at Week 12 (RA1 APP), next 11-26
            11-23 Week 12  days Tue Thu Sat Sun: refused: weekdays: 2 days from one run to the next
            11-26 Week 12  run calm: stays at Week 12 (RA1 APP), next 11-28
        "#]],
    );
    let now = runner.world.now;
    assert!(runner.world.companion().set_run_days([false; 7], &now).is_err(), "a plan has at least one day");
    // The days before stay as they were.
    let rows = behaviour::rows::look(&runner.world.folder);
    let kinds: Vec<String> = rows
        .prepare("SELECT kind FROM running WHERE kind LIKE 'run_%' ORDER BY rowid")
        .and_then(|mut s| s.query_map((), |row| row.get(0))?.collect())
        .expect("rows");
    assert_eq!(kinds, ["run_days"; 4]);
}

#[test]
fn an_old_step_never_counts_for_a_new_plan() {
    let mut runner = Runner::on(&["Mon", "Wed", "Fri"], 1);
    runner.live("run calm\n morning 0/5\n run calm\n morning 0/5\n run calm\n morning 0/5");
    let now = runner.world.now;
    runner.world.companion().end_run_plan(&now).expect("ended");
    let seen = OfferAnswer { run: runner.run.clone(), mark: "step 2 from 2026-11-28".to_owned(), accept: true };
    assert!(runner.say(&seen).is_err(), "no plan goes on");
    let draft = RunPlanDraft {
        plan: DUNNE.to_owned(),
        topic: None,
        started: "2026-11-30".to_owned(),
        weekdays: weekdays(&["Mon", "Wed", "Fri"]),
        step: 1,
        significant: None,
    };
    let now = runner.world.now;
    runner.world.companion().start_run_plan(&draft, &now).expect("a new one");
    assert_eq!(runner.offer(), None, "its first run is still to come");
    runner.live("run calm\n morning 0/5");
    assert_eq!(
        runner.trace.lines().last(),
        Some("12-01 Week 1   morning 0/5: stays at Week 1, the first (R2-more APP), next 12-02")
    );
}
