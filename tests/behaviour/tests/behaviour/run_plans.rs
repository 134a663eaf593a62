//! A running plan, from its gate to a run that was followed in the player.

use std::time::Duration;

use behaviour::World;
use sinew_companion::Cue;
use sinew_companion::wire::{
    BeforeRunDraft, Changed, Control, DistanceTyped, DistanceUnit, EndReason, GateTick, LoadWhat, MorningDraft, Pace,
    PlannedRunDraft, Play, RunClearanceDraft, RunDraft, RunEnd, RunFit, RunGateView, RunMove, RunOnset, RunPlanDraft,
    RunSwap, Signs, SpeedLack, Sport, Status, WarmUp, WireError,
};

const DUNNE: &str = "dunne-12-week";
const MONDAY: &str = "2026-11-23";

fn draft(plan: &str, topic: Option<&str>) -> RunPlanDraft {
    RunPlanDraft {
        plan: plan.to_owned(),
        topic: topic.map(str::to_owned),
        started: MONDAY.to_owned(),
        weekdays: [true, false, true, false, true, false, false],
        step: 1,
        significant: None,
    }
}

fn gate(world: &mut World, plan: &str, topic: Option<&str>) -> RunGateView {
    let now = world.now;
    world.companion().run_gate(plan, topic, &now).expect("the gate can be read")
}

fn tick_all(world: &mut World, plan: &str, topic: Option<&str>) {
    for line in gate(world, plan, topic).lines.into_iter().filter(|line| !line.from_log) {
        let tick = GateTick {
            plan: plan.to_owned(),
            topic: topic.map(str::to_owned),
            of: line.of,
            criterion: line.criterion.text,
            met: Some(true),
        };
        let now = world.now;
        world.companion().tick_run_gate(&tick, &now).expect("a tick");
    }
}

fn start(world: &mut World, draft: &RunPlanDraft) -> Result<String, WireError> {
    let now = world.now;
    let id = world.companion().start_run_plan(draft, &now);
    world.settle();
    id
}

/// A plan of three runs a week goes on since Monday.
fn running() -> World {
    let mut world = World::new();
    world.accept();
    tick_all(&mut world, DUNNE, None);
    start(&mut world, &draft(DUNNE, None)).expect("the plan begins");
    world
}

/// None of the signs is so.
fn nothing_to_report(world: &mut World) {
    let now = world.now;
    world.companion().answer_before_run(&BeforeRunDraft::default(), &now).expect("answered");
}

fn play(world: &mut World, warm_up: WarmUp) -> Vec<(Cue, f64)> {
    nothing_to_report(world);
    let now = world.now;
    let plays = world.companion().start_session(&Play::Run { warm_up, anyway: false }, &now).expect("it begins");
    world.settle();
    plays.iter().map(|play| (play.cue, play.due.since(now.mono).as_secs_f64())).collect()
}

/// Lets the driver wake until a moment of the session; each cue with its second.
fn hear(world: &mut World, begun: sinew_companion::Mono, seconds: u64) -> Vec<(Cue, f64)> {
    let until = begun.plus(Duration::from_secs(seconds));
    let mut heard = Vec::new();
    while let Some(wake) = world.companion().session_wake().filter(|wake| *wake <= until) {
        world.move_clock(wake.since(world.now.mono));
        let now = world.now;
        let plays = world.companion().tick(&now);
        heard.extend(plays.iter().map(|play| (play.cue, play.due.since(begun).as_secs_f64())));
        world.settle();
    }
    world.move_clock(until.since(world.now.mono));
    heard
}

fn press(world: &mut World, control: Control) {
    let now = world.now;
    world.companion().control(control, None, &now).expect("a key");
    world.settle();
}

/// The morning of a day, without stiffness.
fn morning(world: &mut World, day: &str, pain: f64) {
    let draft = MorningDraft {
        day: day.to_owned(),
        pain: Some(pain),
        stiffness_min: Some(0.0),
        something_new: Some(false),
        niggle: None,
    };
    let now = world.now;
    world.companion().answer_morning(&draft, &now).expect("a morning");
}

/// By hand, with nothing to report, and a morning after it like the ones before.
fn calm_run(world: &mut World, day: &str) {
    let next = day.parse::<chrono::NaiveDate>().expect("a day").succ_opt().expect("a day");
    for before in 0..4 {
        morning(world, &(next - chrono::Days::new(before)).to_string(), 0.0);
    }
    let draft = RunDraft {
        distance: Some(DistanceTyped { value: 3.0, unit: Some(DistanceUnit::Km) }),
        ended: Some(RunEnd::Finished),
        pace: Some(Pace::Easy),
        pain_during: Some(0.0),
        pain_after: Some(0.0),
        signs: Some(Signs::default()),
        onset: Some(RunOnset::Never),
        ..RunDraft::new(day, Sport::Run)
    };
    let now = world.now;
    world.companion().keep_run(&draft, &now).expect("a run");
}

/// Day, how, seconds, planned seconds, ended, step: of the one run that is kept.
fn row(world: &World) -> (String, String, Option<i64>, Option<i64>, String, i64) {
    let file = rusqlite::Connection::open(world.folder.join("sinew.db")).expect("the log");
    let query = "SELECT of_day, how, duration_s, planned_s, ended, step FROM run";
    file.query_row(query, (), |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)))
        .expect("one run")
}

fn runs(world: &World) -> i64 {
    let file = rusqlite::Connection::open(world.folder.join("sinew.db")).expect("the log");
    file.query_row("SELECT count(*) FROM run", (), |row| row.get(0)).expect("a number")
}

#[test]
fn a_gate_is_closed_until_each_line_is_answered_and_says_what_is_missing() {
    let mut world = World::new();
    world.accept();
    let closed = gate(&mut world, DUNNE, Some("achilles"));
    assert!(!closed.open && closed.fit == RunFit::General);
    assert!(!closed.openings.is_empty(), "the first runs of the topic's own record");
    let refused = start(&mut world, &draft(DUNNE, Some("achilles"))).expect_err("nothing was answered");
    assert_eq!(refused.detail.len(), closed.lines.len(), "{:?}", refused.detail);
    assert!(refused.detail.iter().all(|line| line.starts_with("gate: not answered")));
    tick_all(&mut world, DUNNE, Some("achilles"));
    assert!(gate(&mut world, DUNNE, Some("achilles")).open);
    start(&mut world, &draft(DUNNE, Some("achilles"))).expect("it begins");
}

#[test]
fn bone_takes_a_clinician_by_name_and_day_and_a_table_for_bone() {
    let mut world = World::new();
    world.accept();
    let (ladder, bone) = ("bone-ladder", Some("stress-fracture"));
    tick_all(&mut world, ladder, bone);
    assert!(!gate(&mut world, ladder, bone).open, "everything is ticked, and nobody agreed");
    let refused = start(&mut world, &draft(ladder, bone)).expect_err("no clearance");
    let [clearance, quiet] = refused.detail.as_slice() else { panic!("{:?}", refused.detail) };
    assert_eq!(clearance, "clearance: a clinician agrees first: by whom, and on which day");
    assert!(quiet.starts_with("quiet: "), "{quiet}");
    let mut clear = RunClearanceDraft { topic: "stress-fracture".into(), by: " ".into(), on: "2026-11-24".into() };
    let now = world.now;
    let refused = world.companion().clear_running(&clear, &now).expect_err("nobody, tomorrow");
    assert_eq!(refused.detail, ["by: who agreed", "on: is still to come"]);
    (clear.by, clear.on) = ("Dr. Okafor".to_owned(), "2026-11-20".to_owned());
    world.companion().clear_running(&clear, &now).expect("kept");
    let quiet = gate(&mut world, ladder, bone).quiet.expect("bone");
    assert_eq!((quiet.days, quiet.asked), (0, 2));
    let refused = start(&mut world, &draft(ladder, bone)).expect_err("nobody told of a quiet day");
    assert_eq!(refused.detail, ["quiet: bone was told to be quiet for 0 of 2 days before today"]);
    for (day, days) in [("2026-11-23", 0), ("2026-11-24", 1), ("2026-11-25", 2)] {
        if day != MONDAY {
            world.set_wall(&format!("{day}T18:00:00"));
        }
        morning(&mut world, day, 0.0);
        assert_eq!(gate(&mut world, ladder, bone).quiet.expect("bone").days, days, "{day}");
    }
    assert!(gate(&mut world, ladder, bone).open);
    assert_eq!(gate(&mut world, DUNNE, bone).fit, RunFit::NotFor);
    assert!(start(&mut world, &draft(DUNNE, bone)).is_err());
    let draft = RunPlanDraft { started: "2026-11-25".to_owned(), ..draft(ladder, bone) };
    start(&mut world, &draft).expect("it begins");
}

#[test]
fn a_draft_that_is_wrong_everywhere_is_refused_once_with_all_of_it() {
    let mut world = World::new();
    world.accept();
    tick_all(&mut world, DUNNE, None);
    let mut wrong = draft(DUNNE, None);
    (wrong.started, wrong.step) = ("2026-11-22".to_owned(), 13);
    wrong.weekdays = [true, true, true, true, false, false, false];
    let refused = start(&mut world, &wrong).expect_err("all of it");
    assert_eq!(
        refused.detail,
        [
            "started: is over",
            "step: is not in the table",
            "weekdays: the plan has 3 a week",
            "weekdays: 2 days from one run to the next"
        ]
    );
    let now = world.now;
    assert!(world.companion().running_now(&now).expect("told").plan.is_none(), "nothing was half begun");
}

#[test]
fn a_plan_restarted_twice_is_one_plan() {
    let mut world = running();
    for _ in 0..2 {
        let refused = start(&mut world, &draft(DUNNE, None)).expect_err("it goes on");
        assert_eq!(refused.detail, ["plan: Twelve weeks of run and walk goes on already; end it first"]);
    }
    let now = world.now;
    world.companion().end_run_plan(&now).expect("it ends");
    assert!(world.companion().end_run_plan(&now).is_err(), "there is none any more");
    start(&mut world, &draft(DUNNE, None)).expect("a new one");
}

#[test]
fn no_speed_on_day_83_and_on_day_85_the_weeks_are_over() {
    let mut world = running();
    let speed = |world: &mut World, at: &str| {
        world.set_wall(at);
        let now = world.now;
        world.companion().running_now(&now).expect("told").plan.expect("a plan").speed
    };
    let day_83 = speed(&mut world, "2027-02-13T12:00:00");
    assert_eq!(day_83.from_day.as_deref(), Some("2027-02-15"));
    assert_eq!(day_83.lacks, [SpeedLack::Days { left: 2 }, SpeedLack::CalmRuns { calm: 0, asked: 2 }]);
    assert_eq!(day_83.strides_percent, None);
    let day_85 = speed(&mut world, "2027-02-15T12:00:00");
    assert_eq!(day_85.lacks, [SpeedLack::CalmRuns { calm: 0, asked: 2 }], "nobody told of a calm run");
    assert_eq!((day_85.from_day, day_85.strides_percent), (None, None));
    calm_run(&mut world, "2027-02-10");
    calm_run(&mut world, "2027-02-12");
    let day_85 = speed(&mut world, "2027-02-15T12:00:00");
    assert_eq!((day_85.lacks, day_85.from_day), (vec![], None));
    assert!(day_85.strides_percent.is_some() && !day_85.open, "strides first");
}

#[test]
fn ten_times_a_minute_is_twenty_changes_in_time_and_one_run_in_the_log() {
    let mut world = running();
    let begun = world.now.mono;
    let mut heard = play(&mut world, WarmUp::Walk);
    heard.extend(hear(&mut world, begun, 1600));
    let change = |cue: &Cue| matches!(cue, Cue::Run | Cue::LastRun | Cue::Walk);
    let changes: Vec<(Cue, f64)> = heard.iter().filter(|(cue, _)| change(cue)).copied().collect();
    assert_eq!(changes.len(), 21, "the walk before it, and twenty");
    for (nth, (cue, at)) in changes.iter().enumerate().skip(1) {
        let due = 10.0 + 300.0 + (nth as f64 - 1.0) * 60.0;
        assert!((at - due).abs() < 0.001, "{nth}: {at} for {due}");
        let asked = match nth {
            19 => Cue::LastRun,
            _ if nth % 2 == 1 => Cue::Run,
            _ => Cue::Walk,
        };
        assert_eq!(*cue, asked, "{nth}");
    }
    let count = |wanted: Cue| heard.iter().filter(|(cue, _)| *cue == wanted).count();
    assert_eq!([Cue::Easy, Cue::HalfWay, Cue::SessionDone].map(count), [1, 1, 1]);
    assert!(count(Cue::Talk) >= 3);
    assert_eq!(row(&world), (MONDAY.into(), "played".into(), Some(1200), Some(1200), "finished".into(), 1));
    let session = world.sessions().expect("read").first().expect("it is in the history").session_id.clone();
    assert!(world.companion().run_of_session(&session).expect("read").is_some());
    let now = world.now;
    let today = world.companion().today(&now).expect("told");
    assert_eq!(today.run.map(|run| run.next.day.to_string()).as_deref(), Some("2026-11-25"));
    assert!(today.asks.is_empty(), "a run is no session of a programme");
}

#[test]
fn the_form_of_a_played_run_kept_as_it_stands_changes_nothing() {
    let mut world = running();
    let begun = world.now.mono;
    play(&mut world, WarmUp::None);
    hear(&mut world, begun, 95);
    press(&mut world, Control::EndSession { reason: None });
    let file = rusqlite::Connection::open(world.folder.join("sinew.db")).expect("the log");
    let id: String = file.query_row("SELECT id FROM run", (), |row| row.get(0)).expect("one run");
    let now = world.now;
    let draft = world.companion().run_form(None, Some(&id), &now).expect("a form").draft;
    assert!(draft.at.is_some(), "the clock knows when it began");
    world.companion().keep_run(&draft, &now).expect("kept as it is");
    assert_eq!(runs(&world), 1, "no second row: not even the seconds of its beginning are lost");
    let later = RunDraft { at: Some("19:00".to_owned()), ..draft };
    world.set_wall("2026-11-23T20:00:00");
    let now = world.now;
    world.companion().keep_run(&later, &now).expect("another time of day");
    assert_eq!(runs(&world), 2);
}

#[test]
fn stopped_and_turned_back_are_ends_of_their_own() {
    let mut world = running();
    let begun = world.now.mono;
    play(&mut world, WarmUp::None);
    hear(&mut world, begun, 10 + 150);
    press(&mut world, Control::TurnBack { reason: Some(EndReason::Hurts) });
    assert_eq!(world.snapshot().map(|s| s.status), Some(Status::Ended));
    assert_eq!(row(&world), (MONDAY.into(), "played".into(), Some(150), Some(1200), "turned_back".into(), 1));

    let mut world = running();
    let begun = world.now.mono;
    play(&mut world, WarmUp::None);
    hear(&mut world, begun, 10 + 70);
    press(&mut world, Control::EndSession { reason: None });
    assert_eq!(row(&world), (MONDAY.into(), "played".into(), Some(70), Some(1200), "stopped".into(), 1));
}

#[test]
fn stopped_before_anything_was_run_it_is_no_run() {
    let mut world = running();
    let begun = world.now.mono;
    play(&mut world, WarmUp::Walk);
    hear(&mut world, begun, 100);
    press(&mut world, Control::EndSession { reason: None });
    assert_eq!(runs(&world), 0);
}

#[test]
fn killed_and_taken_up_or_kept_as_it_is() {
    let mut world = running();
    let begun = world.now.mono;
    play(&mut world, WarmUp::None);
    hear(&mut world, begun, 10 + 130);
    world.kill();
    world.move_clock(Duration::from_secs(600));
    world.open().expect("it opens");
    let now = world.now;
    world.companion().resume_interrupted(&now).expect("taken up");
    press(&mut world, Control::Resume);
    let now = world.now.mono;
    hear(&mut world, now, 2000);
    assert_eq!(row(&world).4, "finished");

    let mut world = running();
    let begun = world.now.mono;
    play(&mut world, WarmUp::None);
    hear(&mut world, begun, 10 + 130);
    world.kill();
    world.open().expect("it opens");
    let now = world.now;
    world.companion().save_interrupted(&now).expect("kept");
    world.settle();
    assert_eq!(row(&world).4, "stopped");
}

#[test]
fn asleep_on_the_way_nobody_ran_on() {
    let mut world = running();
    let begun = world.now.mono;
    play(&mut world, WarmUp::None);
    hear(&mut world, begun, 10 + 90);
    world.run("suspend 2h");
    assert_eq!(world.snapshot().map(|s| s.status), Some(Status::Paused));
    press(&mut world, Control::TurnBack { reason: None });
    assert_eq!(row(&world).2, Some(90));
}

#[test]
fn a_run_that_is_not_due_waits_unless_it_is_wanted_anyway() {
    let mut world = running();
    world.set_wall("2026-11-24T18:00:00");
    let now = world.now;
    nothing_to_report(&mut world);
    let run = |anyway| Play::Run { warm_up: WarmUp::None, anyway };
    let refused = world.companion().start_session(&run(false), &now).expect_err("a Tuesday");
    assert_eq!(refused.detail, ["run: the next one is on 2026-11-25"]);
    world.companion().start_session(&run(true), &now).expect("the person's own word");
    let settled = world.settle();
    assert!(settled.changed.contains(&Changed::Running), "and it is kept");
}

#[test]
fn a_step_by_hand_is_kept_as_above_and_one_off_the_table_is_refused() {
    let mut world = running();
    let now = world.now;
    let refused = world.companion().move_run_step(40, &now).expect_err("no such step");
    assert_eq!(refused.detail, ["step: is not in the table"]);
    assert!(world.companion().move_run_step(1, &now).is_err());
    world.companion().move_run_step(3, &now).expect("by hand");
    world.companion().move_run_step(2, &now).expect("and back");
    let moves = world.companion().running_now(&now).expect("told").plan.expect("a plan").moves;
    let told: Vec<(u32, u32, bool)> = moves.iter().map(|m| (m.from, m.to, m.above_suggestion)).collect();
    assert_eq!(told, [(3, 2, false), (1, 3, true)]);
}

#[test]
fn a_run_is_moved_where_it_is_beside_no_other() {
    let mut world = running();
    let now = world.now;
    for (to, why) in [(MONDAY, "to: is its day already"), ("2026-11-20", "to: is over"), ("soon", "to: must be a day")]
    {
        let refused = world.companion().move_run_day(to, &now).expect_err(to);
        assert!(refused.detail.first().is_some_and(|line| line.starts_with(&why[..6])), "{to}: {:?}", refused.detail);
    }
    world.companion().move_run_day("2026-11-24", &now).expect("to Tuesday");
    let due = world.companion().running_now(&now).expect("told").plan.and_then(|plan| plan.due).expect("a run");
    assert_eq!((due.next.day.to_string(), due.today), ("2026-11-24".to_owned(), false));
}

#[test]
fn the_metronome_clicks_while_one_runs_and_only_then() {
    let mut world = running();
    let mut settings = world.settings();
    let metronome = sinew_companion::wire::Metronome { on: true, own_steps: 160, percent: 105 };
    settings.metronome = Some(metronome);
    let now = world.now;
    world.companion().save_settings(settings.clone(), &now).expect("kept");
    settings.metronome = Some(sinew_companion::wire::Metronome { own_steps: 20, percent: 200, ..metronome });
    assert_eq!(world.companion().save_settings(settings, &now).expect_err("neither").detail.len(), 2);
    let begun = world.now.mono;
    play(&mut world, WarmUp::None);
    assert_eq!(world.settle().metronome, None, "in the count-in");
    hear(&mut world, begun, 20);
    assert_eq!(world.settle().metronome, Some(168));
    press(&mut world, Control::Pause);
    assert_eq!(world.settle().metronome, None);
    press(&mut world, Control::Resume);
    hear(&mut world, begun, 90);
    assert_eq!(world.settle().metronome, None, "in a walk");
}

/// Day and what stands there in place of a run, of the two weeks; nothing beside it is what the plan asks for.
fn instead(world: &mut World) -> Vec<(String, Option<Sport>)> {
    let now = world.now;
    let view = world.companion().load_view(&now).expect("it can be told");
    let days = view.weeks.into_iter().flat_map(|week| week.days);
    days.flat_map(|day| day.items.into_iter().map(move |item| (day.day.clone(), item.instead))).collect()
}

#[test]
fn s34_other_training_takes_the_place_of_a_run_of_the_plan_and_gives_it_back() {
    let mut world = running();
    let now = world.now;
    let running = world.companion().running_now(&now).expect("told").plan.expect("a plan");
    let swap = |meant: &str, sport| RunSwap {
        plan: Some(running.id.clone()),
        meant: Some(meant.to_owned()),
        planned: None,
        sport,
    };
    let refused = |world: &mut World, swap: &RunSwap| world.companion().swap_run(swap, &now).unwrap_err().detail;
    assert_eq!(refused(&mut world, &swap(MONDAY, Some(Sport::Run))), ["sport: is a run itself"]);
    let none = ["meant: the plan asks for no run there that is still to come"];
    assert_eq!(refused(&mut world, &swap("2026-11-24", Some(Sport::Bike))), none);
    assert_eq!(refused(&mut world, &swap(MONDAY, None)), ["sport: is what stands there"]);
    world.companion().swap_run(&swap(MONDAY, Some(Sport::Bike)), &now).expect("the bike today");
    let next = |world: &mut World| {
        let plan = world.companion().running_now(&now).expect("told").plan.expect("a plan");
        plan.due.map(|due| due.next.day.to_string())
    };
    assert_eq!(next(&mut world).as_deref(), Some("2026-11-25"), "the next run is Wednesday's");
    assert_eq!(instead(&mut world)[0], (MONDAY.to_owned(), Some(Sport::Bike)));
    // Once some was told there, it stands there by itself.
    let bike = RunDraft { time: Some("30".to_owned()), ..RunDraft::new(MONDAY, Sport::Bike) };
    let id = world.companion().keep_run(&bike, &now).expect("it is kept");
    assert_eq!(instead(&mut world)[0], (MONDAY.to_owned(), None));
    world.companion().void_run(&id, true, &now).expect("it is taken back");
    world.companion().swap_run(&swap(MONDAY, None), &now).expect("the run again");
    assert_eq!(next(&mut world).as_deref(), Some(MONDAY));
    assert_eq!(instead(&mut world)[0], (MONDAY.to_owned(), None));
}

#[test]
fn a_run_that_is_moved_twice_in_the_calendar_is_asked_for_once() {
    let mut world = running();
    let now = world.now;
    let plan = world.companion().running_now(&now).expect("told").plan.expect("a plan");
    for to in ["2026-11-24", "2026-11-28"] {
        let moved = RunMove {
            plan: Some(plan.id.clone()),
            meant: Some("2026-11-25".to_owned()),
            planned: None,
            to: to.to_owned(),
        };
        world.companion().move_run(&moved, &now).expect("it is moved");
    }
    world.set_wall("2026-11-24T09:00:00");
    let now = world.now;
    let due = world.companion().running_now(&now).expect("told").plan.and_then(|plan| plan.due).expect("a run");
    assert_eq!((due.today, due.next.day.to_string()), (false, "2026-11-27".to_owned()));
}

#[test]
fn s70_for_a_back_a_run_becomes_two_and_days_for_the_trunk_are_counted() {
    let mut world = World::new();
    world.accept();
    let back = |world: &mut World| {
        let now = world.now;
        world.companion().load_view(&now).expect("it can be told").back
    };
    assert_eq!(back(&mut world), None, "no back is looked after");
    tick_all(&mut world, DUNNE, Some("low-back"));
    start(&mut world, &draft(DUNNE, Some("low-back"))).expect("the plan begins");
    let preset = back(&mut world).expect("a back");
    assert_eq!((preset.trunk_days, preset.source.grade.as_str()), (2, "practice"));
    assert_eq!(preset.programme.expect("not begun").id, "mcgill-big-three");
    let now = world.now;
    let long = PlannedRunDraft {
        on: "2026-11-29".to_owned(),
        distance_m: Some(9_001.0),
        pace: Some(Pace::Easy),
        ..PlannedRunDraft::default()
    };
    let id = world.companion().plan_run(&long, &now).expect("it is planned");
    world.companion().split_run(&id, &now).expect("two of it");
    let view = world.companion().load_view(&now).expect("it can be told");
    let planned: Vec<_> = view.weeks[0]
        .days
        .iter()
        .flat_map(|day| day.items.iter().map(move |item| (day.day.as_str(), item)))
        .filter(|(_, item)| item.what == LoadWhat::PlannedRun)
        .map(|(day, item)| (day, item.distance_m))
        .collect();
    // Of the days without a run, Tuesday, Thursday and Saturday lie beside one of the plan.
    assert_eq!(planned, [("2026-11-24", Some(4_500)), ("2026-11-29", Some(4_501))]);
    assert_eq!(view.weeks[0].trunk_days, Some(0));
    assert_eq!(world.companion().split_run("nobody's", &now).unwrap_err().detail, ["id: no such planned run"]);
    let unknown = world.companion().plan_run(&PlannedRunDraft { distance_m: None, ..long }, &now).expect("planned");
    let refused = world.companion().split_run(&unknown, &now).unwrap_err();
    assert_eq!(refused.detail, ["planned: its length is not known"]);
}

#[test]
fn s35_the_warm_up_is_as_the_last_time_and_s56_a_cue_stands_before_the_run() {
    let mut world = running();
    let due = |world: &mut World| {
        let now = world.now;
        world.companion().running_now(&now).expect("told").plan.and_then(|plan| plan.due).expect("a run")
    };
    let first = due(&mut world);
    assert_eq!(first.warm_up, WarmUp::Walk, "nobody chose yet");
    let begun = world.now.mono;
    play(&mut world, WarmUp::WalkAndMoves);
    let now = world.now;
    let cue = world.companion().snapshot(&now).and_then(|snapshot| snapshot.cue);
    assert_eq!(cue, first.cue, "the same in the player as on the page");
    assert!(cue.is_some());
    hear(&mut world, begun, 900);
    press(&mut world, Control::EndSession { reason: Some(EndReason::NoTime) });
    world.set_wall("2026-11-24T18:00:00");
    let next = due(&mut world);
    assert_eq!(next.warm_up, WarmUp::WalkAndMoves);
    assert_ne!(next.cue, first.cue, "another each day");
}

#[test]
fn a_run_told_by_hand_counts_as_the_plan_s_where_the_person_says_so() {
    let mut world = running();
    let now = world.now;
    let form = world.companion().run_form(None, None, &now).expect("a form").plan_run.expect("what the plan asks for");
    assert_eq!((form.step.n, form.sport, form.played), (1, Sport::RunWalk, false));
    assert!(form.time.is_some());
    let told = |step| RunDraft {
        plan_step: step,
        time: form.time.clone(),
        ended: Some(RunEnd::Finished),
        ..RunDraft::new(MONDAY, Sport::RunWalk)
    };
    let refused = world.companion().keep_run(&told(Some(2)), &now).unwrap_err();
    assert_eq!(refused.detail, ["plan_step: is not what the running plan asks for"]);
    let before = RunDraft { day: "2026-11-20".to_owned(), ..told(Some(1)) };
    assert!(world.companion().keep_run(&before, &now).is_err(), "the plan had not begun");
    let id = world.companion().keep_run(&told(Some(1)), &now).expect("it is kept");
    let done = |world: &mut World| {
        let plan = world.companion().running_now(&now).expect("told").plan.expect("a plan");
        plan.steps.iter().map(|step| step.runs).sum::<u32>()
    };
    assert_eq!(done(&mut world), 1);
    let form = world.companion().run_form(None, Some(&id), &now).expect("a form");
    assert_eq!((form.draft.plan_step, form.plan_run.map(|run| run.step.n)), (Some(1), Some(1)));
    let other = world.companion().run_form(None, None, &now).expect("a form").plan_run;
    assert_eq!(other, None, "the day has its run");
    // It was another run after all.
    world.companion().keep_run(&RunDraft { run: Some(id), ..told(None) }, &now).expect("it is changed");
    assert_eq!(done(&mut world), 0);
}
