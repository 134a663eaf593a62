//! Putting the past right: every kind of change, taking it back, what was logged by mistake, and what the sums say then.

use behaviour::world::AchillesSite;
use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{
    AskMark, ChangeLine, ChangeOf, ChangedField, EndReason, ErrorCode, Leg, Legs, Report, SessionDetail, SetAmendment,
    SetOutcome, SetState, WireError,
};

/// A session of six sets that is over and answered.
fn played() -> (World, String) {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nplay out\nreport 2 1 5\n+10m");
    let id = world.sessions().expect("it can be read")[0].session_id.clone();
    (world, id)
}

fn detail(world: &mut World, id: &str) -> SessionDetail {
    world.companion().session_detail(id).expect("it can be read")
}

/// The first set as it stands, to be changed.
fn first(world: &mut World, id: &str) -> SetAmendment {
    let set = detail(world, id).sets.swap_remove(0);
    let outcome = match set.state {
        SetState::Done => SetOutcome::Done,
        SetState::Partial => SetOutcome::Partial,
        SetState::Skipped | SetState::Now | SetState::ToCome => SetOutcome::Skipped,
    };
    SetAmendment {
        set_id: set.set_id.expect("it was reached"),
        reps: set.reps_done.into(),
        load_kg: set.load_kg,
        side: set.side,
        outcome,
        reason: set.reason,
    }
}

fn amend(world: &mut World, told: &SetAmendment) -> Result<(), WireError> {
    let now = world.now;
    let answer = world.companion().amend_set(told, &now);
    world.settle();
    answer
}

fn undo(world: &mut World, id: &str) {
    let (change, now) = (detail(world, id).changes[0].id.clone(), world.now);
    world.companion().undo_change(id, &change, &now).expect("it is the last one");
    world.settle();
}

fn void(world: &mut World, id: &str, voided: bool) {
    let now = world.now;
    world.companion().void_session(id, voided, &now).expect("it is over");
    world.settle();
}

/// The first set and the sums of its session.
fn told(world: &mut World, id: &str) -> String {
    let d = detail(world, id);
    let set = &d.sets[0];
    let struck = if set.voided { ", voided" } else { "" };
    format!(
        "{:?} {} {:?} {:?} {:?}{struck}; {} done, {} in part, {} reps, {} s; pain {:?} {:?} {:?}",
        set.side.expect("one leg works"),
        set.reps_done,
        set.load_kg,
        set.state,
        set.reason,
        d.item.sets_done,
        d.item.sets_partial,
        d.item.reps_done,
        d.under_tension_ms / 1000.0,
        d.item.pain_during,
        d.item.pain_after,
        d.item.effort,
    )
}

fn changes(world: &mut World, id: &str) -> String {
    detail(world, id).changes.iter().map(change).collect::<Vec<_>>().join("\n")
}

fn change(line: &ChangeLine) -> String {
    let of = match &line.of {
        ChangeOf::Set { exercise_name, set_no, .. } => format!("{exercise_name} {set_no}"),
        ChangeOf::Answers => "answers".to_owned(),
        ChangeOf::Session => "session".to_owned(),
    };
    let undo = if line.undo { " (undo)" } else { "" };
    let fields: Vec<String> = line.fields.iter().map(field).collect();
    format!("{} {}{undo} {of}: {}", line.day, line.at, fields.join(", "))
}

fn field(field: &ChangedField) -> String {
    match field {
        ChangedField::Reps { was, now } => format!("reps {was} to {now}"),
        ChangedField::Load { was, now } => format!("load {was:?} to {now:?}"),
        ChangedField::Side { was, now } => format!("side {was:?} to {now:?}"),
        ChangedField::Outcome { was, now } => format!("{was:?} to {now:?}"),
        ChangedField::Reason { was, now } => format!("reason {was:?} to {now:?}"),
        ChangedField::PainDuring { was, now } => format!("during {was:?} to {now:?}"),
        ChangedField::PainAfter { was, now } => format!("after {was:?} to {now:?}"),
        ChangedField::Effort { was, now } => format!("effort {was:?} to {now:?}"),
        ChangedField::Signs { .. } => "signs".to_owned(),
        ChangedField::Course { was, now } => format!("course {was:?} to {now:?}"),
        ChangedField::Note { was, now } => format!("note {was:?} to {now:?}"),
        ChangedField::Voided { now } => format!("voided {now}"),
    }
}

#[test]
fn a_set_is_put_right_in_every_part_and_the_list_says_from_what_to_what() {
    let (mut world, id) = played();
    let asked = first(&mut world, &id);
    amend(&mut world, &SetAmendment { reps: 12.0, outcome: SetOutcome::Partial, ..asked.clone() }).expect("in range");
    world.run("+2m");
    let hurt = Some(EndReason::Hurts);
    let more = SetAmendment { reps: 12.0, load_kg: Some(7.5), side: Some(Leg::Right), reason: hurt, ..asked.clone() };
    amend(&mut world, &SetAmendment { outcome: SetOutcome::Partial, ..more }).expect("in range");
    // Over midnight: the day of a change is a training day.
    world.run("+24h");
    amend(&mut world, &SetAmendment { reps: 0.0, outcome: SetOutcome::Skipped, ..asked }).expect("in range");
    expect![[r#"
        2026-11-24 18:56 Heel drop, knee straight 1: reps 12 to 0, load Some(7.5) to None, side Some(Right) to Some(Left), Partial to Skipped, reason Some(Hurts) to None
        2026-11-23 18:56 Heel drop, knee straight 1: load None to Some(7.5), side Some(Left) to Some(Right), reason None to Some(Hurts)
        2026-11-23 18:54 Heel drop, knee straight 1: reps 15 to 12, Done to Partial"#]]
    .assert_eq(&changes(&mut world, &id));
    expect!["Left 0 None Skipped None; 5 done, 0 in part, 75 reps, 360 s; pain Some(2) Some(1) Some(5)"]
        .assert_eq(&told(&mut world, &id));
    world.run("kill\nopen");
    assert!(changes(&mut world, &id).starts_with("2026-11-24"), "the order is kept");
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
}

#[test]
fn the_same_again_is_no_change() {
    let (mut world, id) = played();
    let same = first(&mut world, &id);
    amend(&mut world, &same).expect("it stands like that");
    let now = world.now;
    world.companion().void_session(&id, false, &now).expect("it is not voided");
    world.companion().void_set(&same.set_id, false, &now).expect("it is not voided");
    world.run("report 2 1 5");
    assert_eq!((rows::count(&world.folder, "amendment"), rows::count(&world.folder, "set_correction")), (0, 0));
    assert_eq!(rows::count(&world.folder, "session_report"), 1);
}

#[test]
fn answers_that_are_changed_keep_their_own_time() {
    let (mut world, id) = played();
    world.run("+1h\nreport 4 1 - slept badly");
    expect![[r#"2026-11-23 19:54 answers: during Some(2) to Some(4), effort Some(5) to None, note None to Some("slept badly")"#]]
        .assert_eq(&changes(&mut world, &id));
    undo(&mut world, &id);
    assert!(told(&mut world, &id).ends_with("pain Some(2) Some(1) Some(5)"));
    assert_eq!(rows::count(&world.folder, "session_report"), 3, "no row is overwritten");
}

#[test]
fn undoing_is_a_change_that_can_be_undone() {
    let (mut world, id) = played();
    let asked = first(&mut world, &id);
    let as_played = told(&mut world, &id);
    amend(&mut world, &SetAmendment { reps: 12.0, outcome: SetOutcome::Partial, ..asked.clone() }).expect("in range");
    let twelve = told(&mut world, &id);
    undo(&mut world, &id);
    assert_eq!(told(&mut world, &id), as_played);
    undo(&mut world, &id);
    assert_eq!(told(&mut world, &id), twelve, "the undoing was undone");
    world.run("kill\nopen");
    undo(&mut world, &id);
    assert_eq!(told(&mut world, &id), as_played, "after a restart, too");
    expect![[r#"
        2026-11-23 18:54 (undo) Heel drop, knee straight 1: reps 12 to 15, Partial to Done
        2026-11-23 18:54 (undo) Heel drop, knee straight 1: reps 15 to 12, Done to Partial
        2026-11-23 18:54 (undo) Heel drop, knee straight 1: reps 12 to 15, Partial to Done
        2026-11-23 18:54 Heel drop, knee straight 1: reps 15 to 12, Done to Partial"#]]
    .assert_eq(&changes(&mut world, &id));
}

#[test]
fn only_the_change_that_was_seen_is_undone() {
    let (mut world, id) = played();
    let asked = first(&mut world, &id);
    amend(&mut world, &SetAmendment { load_kg: Some(5.0), ..asked.clone() }).expect("in range");
    let (seen, now) = (detail(&mut world, &id).changes[0].id.clone(), world.now);
    amend(&mut world, &SetAmendment { load_kg: Some(7.5), ..asked }).expect("in range");
    let refused = world.companion().undo_change(&id, &seen, &now).expect_err("another has come since");
    assert_eq!(refused.detail, ["change: it is not the last one any more"]);
    assert_eq!(rows::count(&world.folder, "amendment"), 2);
}

#[test]
fn a_set_that_was_logged_by_mistake_leaves_every_sum_and_comes_back() {
    let (mut world, id) = played();
    let (asked, before, now) = (first(&mut world, &id), told(&mut world, &id), world.now);
    world.companion().void_set(&asked.set_id, true, &now).expect("it is over");
    world.settle();
    expect!["Left 15 None Done None, voided; 5 done, 0 in part, 75 reps, 300 s; pain Some(2) Some(1) Some(5)"]
        .assert_eq(&told(&mut world, &id));
    let refused = amend(&mut world, &SetAmendment { reps: -1.0, ..asked }).expect_err("it was voided");
    expect![[r#"
        [
            "set_id: it was voided",
            "reps: must be a whole number from 0 to 999",
            "outcome: 0 of 15 is a part of it",
        ]
    "#]]
    .assert_debug_eq(&refused.detail);
    undo(&mut world, &id);
    assert_eq!(told(&mut world, &id), before);
}

#[test]
fn a_session_that_was_logged_by_mistake_counts_nowhere() {
    let (mut world, id) = played();
    world.run("+30m");
    let mark = |world: &mut World| {
        let now = world.now;
        let today = world.companion().today(&now).expect("today can be told");
        (today.asks.iter().map(|ask| ask.mark).collect::<Vec<_>>(), today.suggestions.len())
    };
    let done = mark(&mut world);
    assert_eq!(done, (vec![AskMark::Done], 1));
    void(&mut world, &id, true);
    assert_eq!(mark(&mut world), (vec![AskMark::ToCome], 0), "it is asked for again");
    let history = world.history().expect("it can be read");
    assert!(history.sessions.is_empty() && history.voided[0].session_id == id && history.voided[0].voided);
    let refused = amend_first(&mut world, &id).expect_err("it was voided");
    assert_eq!(refused.code, ErrorCode::Invalid);
    let report = report(&id, 7.0);
    let now = world.now;
    assert_eq!(world.companion().save_report(&report, &now).map_err(|e| e.code), Err(ErrorCode::Invalid));
    world.run("kill\nopen");
    assert_eq!(mark(&mut world), (vec![AskMark::ToCome], 0), "after a restart, too");
    undo(&mut world, &id);
    assert_eq!(mark(&mut world), done);
    undo(&mut world, &id);
    void(&mut world, &id, false);
    assert_eq!(mark(&mut world), done);
    assert_eq!(world.history().expect("it can be read").voided.len(), 0);
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
}

fn amend_first(world: &mut World, id: &str) -> Result<(), WireError> {
    let told = first(world, id);
    amend(world, &SetAmendment { reps: 16.0, ..told })
}

fn report(id: &str, during: f64) -> Report {
    Report {
        session_id: id.to_owned(),
        pain_during: Some(during),
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        feels: Vec::new(),
        note: None,
    }
}

#[test]
fn a_load_that_was_logged_by_mistake_is_not_the_load_in_use() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let play = sinew_companion::wire::Play::Exercise { id: "E01".to_owned(), legs: Legs::Left };
    world.companion().start_session(&play, &now).expect("it may be played");
    world.settle();
    world.run("until rest\ncorrect last 15 10kg\nend session\n+1m");
    let id = world.sessions().expect("it can be read")[0].session_id.clone();
    let load = |world: &mut World| {
        let now = world.now;
        world.companion().start_session(&play, &now).expect("it may be played");
        world.settle();
        let load = world.snapshot().and_then(|s| s.step).and_then(|step| step.load_kg);
        world.run("end session\n+1m");
        load
    };
    assert_eq!(load(&mut world), Some(10.0));
    let sets = detail(&mut world, &id).sets;
    let (set, now) = (sets[0].set_id.clone().expect("it was reached"), world.now);
    world.companion().void_set(&set, true, &now).expect("it is over");
    assert_eq!(load(&mut world), None);
    world.companion().void_set(&set, false, &now).expect("it is over");
    assert_eq!(load(&mut world), Some(10.0));
    void(&mut world, &id, true);
    assert_eq!(load(&mut world), None);
}

#[test]
fn what_cannot_have_been_is_refused_with_every_problem() {
    let (mut world, id) = played();
    let asked = first(&mut world, &id);
    let wrong = SetAmendment {
        reps: 10_000.0,
        load_kg: Some(f64::NAN),
        side: None,
        outcome: SetOutcome::Skipped,
        reason: None,
        ..asked.clone()
    };
    expect![[r#"
        [
            "reps: must be a whole number from 0 to 999",
            "load_kg: must be a number from 0 to 500",
            "side: one leg works: left or right",
            "outcome: 10000 reps were not skipped",
        ]
    "#]]
    .assert_debug_eq(&amend(&mut world, &wrong).expect_err("it cannot have been").detail);
    let unknown = SetAmendment { set_id: "nobody".to_owned(), ..asked };
    assert_eq!(amend(&mut world, &unknown).map_err(|e| e.code), Err(ErrorCode::NotFound));
    let now = world.now;
    assert_eq!(world.companion().void_set("nobody", true, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(world.companion().void_session("nobody", true, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
    assert_eq!(world.companion().undo_change(&id, "nothing", &now).map_err(|e| e.code), Err(ErrorCode::Invalid));
    assert_eq!(rows::count(&world.folder, "amendment"), 0);
}

#[test]
fn what_works_on_both_sides_at_once_has_no_side() {
    let mut world = World::new();
    world.accept();
    let now = world.now;
    let play = sinew_companion::wire::Play::Exercise { id: "E43".to_owned(), legs: Legs::Both };
    world.companion().start_session(&play, &now).expect("it may be played");
    world.settle();
    world.run("until set\nend set tired\nend session\n+1m");
    let id = world.sessions().expect("it can be read")[0].session_id.clone();
    let told = first(&mut world, &id);
    assert_eq!(told.side, None);
    let refused = amend(&mut world, &SetAmendment { side: Some(Leg::Left), ..told }).expect_err("both work");
    assert_eq!(refused.detail, ["side: both legs work at once"]);
}

#[test]
fn a_session_that_is_played_is_not_put_right_here() {
    let mut world = World::set_up(Legs::Left);
    world.run("start evening\nuntil rest");
    let id = world.sessions().expect("it can be read")[0].session_id.clone();
    assert!(!detail(&mut world, &id).may_change);
    assert_eq!(amend_first(&mut world, &id).map_err(|e| e.code), Err(ErrorCode::SessionRunning));
    let now = world.now;
    assert_eq!(world.companion().void_session(&id, true, &now).map_err(|e| e.code), Err(ErrorCode::SessionRunning));
    world.run("end session");
    assert!(detail(&mut world, &id).may_change);
    void(&mut world, &id, true);
}

#[test]
fn the_rules_are_asked_again_and_what_was_decided_stays() {
    let (mut world, id) = played();
    let answer = |world: &mut World| {
        let now = world.now;
        let today = world.companion().today(&now).expect("today can be told");
        format!("{:?} {:?}", today.suggestions[0].answer.outcome, today.suggestions[0].decided)
    };
    let before = answer(&mut world);
    world.run("report 8 8 5");
    let after = answer(&mut world);
    assert_ne!(before, after, "pain was worse than it was told at first");
    let revisions = rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind = 'revision'");
    undo(&mut world, &id);
    assert_eq!(answer(&mut world), before);
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind = 'revision'"), revisions);
}

#[test]
fn corrections_of_an_older_program_are_in_the_list() {
    let (mut world, id) = played();
    world.run("correct 1 9\ncorrect 1 10 2kg");
    assert_eq!(detail(&mut world, &id).changes.len(), 2, "the old way of correcting is one of the changes");
    undo(&mut world, &id);
    assert!(told(&mut world, &id).starts_with("Left 9 None Partial"));
}

#[test]
fn both_legs_keep_their_own_sets() {
    let mut world = World::new();
    world.answer(Legs::Both, AchillesSite::MidPortion);
    world.run("start evening\nplay out\n+1m");
    let id = world.sessions().expect("it can be read")[0].session_id.clone();
    let told = first(&mut world, &id);
    amend(&mut world, &SetAmendment { side: Some(Leg::Right), ..told }).expect("it was the other leg");
    let d = detail(&mut world, &id);
    assert_eq!((d.sets[0].side, d.item.sets_done, d.item.reps_done), (Some(Leg::Right), 12, 180));
}
