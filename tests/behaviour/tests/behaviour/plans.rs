//! A running plan: what was done by hand, skipped or done once more, its loads, and what a person changes in it.

use behaviour::world::{AchillesSite, achilles, draft, slot};
use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{
    AskKey, AskMark, ByHandDose, ByHandDraft, EndReason, ErrorCode, Feel, Leg, Legs, LimitDraft, LimitKind, LoadDraft,
    LoadFeel, PainMode, PlanDraft, PlanEdit, PlanEnd, Play, ReasonLine, Report, SetBy, SkipDraft, SkipReason, SlotName,
    Today,
};

fn begun(draft: &PlanDraft) -> (World, String) {
    let mut world = World::new();
    world.accept();
    let plan = world.begin(draft);
    (world, plan)
}

fn alfredson() -> (World, String) {
    begun(&achilles(Legs::Left, AchillesSite::MidPortion))
}

/// Three days a week, by the heaviest load.
fn heavy() -> (World, String) {
    let evening = vec![slot(SlotName::Evening, "17:00", "22:00")];
    let weekdays = [true, false, true, false, true, false, false];
    let draft = draft("hsr-home", Some("achilles"), Some("mid-portion"), Legs::Left);
    begun(&PlanDraft { slots: evening, weekdays, ..draft })
}

fn today(world: &mut World) -> Today {
    let now = world.now;
    world.companion().today(&now).expect("today can be told")
}

fn done(exercise: &str, sets: u16, reps: u16) -> ByHandDose {
    let (exercise, reason) = (exercise.to_owned(), (sets < 3).then_some(EndReason::NoTime));
    ByHandDose { exercise, side: Some(Leg::Left), sets, reps: Some(reps), load_kg: None, reason }
}

fn by_hand(key: AskKey, done: Vec<ByHandDose>) -> ByHandDraft {
    ByHandDraft {
        key,
        done,
        pain_during: Some(2),
        pain_after: None,
        effort: None,
        signs: None,
        course: None,
        note: Some("in the park".to_owned()),
    }
}

#[test]
fn a_session_done_without_the_program_counts_and_says_so() {
    let (mut world, _) = alfredson();
    let now = world.now;
    let key = world.key(SlotName::Evening);
    let told = by_hand(key, vec![done("E01", 3, 15), done("E02", 3, 15)]);
    let id = world.companion().log_by_hand(&told, &now).expect("it is kept");
    world.settle();
    let detail = world.companion().session_detail(&id).expect("it can be read");
    assert!(detail.item.by_hand && !detail.item.extra && !detail.item.open);
    assert_eq!((detail.item.sets_done, detail.item.reps_done, detail.item.pain_during), (6, 90, Some(2)));
    assert_eq!((detail.item.pain_after, detail.item.effort), (None, None), "what was not told is not zero");
    assert_eq!(today(&mut world).asks[0].mark, AskMark::Done);
    assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
}

#[test]
fn half_of_it_by_hand_is_a_part_of_it() {
    let (mut world, _) = alfredson();
    let now = world.now;
    let key = world.key(SlotName::Evening);
    let told = by_hand(key, vec![done("E01", 2, 12)]);
    let id = world.companion().log_by_hand(&told, &now).expect("it is kept");
    let detail = world.companion().session_detail(&id).expect("it can be read");
    assert_eq!((detail.item.sets_done, detail.item.sets_partial), (0, 2));
    assert_eq!((detail.ended_early, detail.end_reason), (true, Some(EndReason::NoTime)));
    assert_eq!(today(&mut world).asks[0].mark, AskMark::Partial);
}

#[test]
fn long_afterwards_it_is_kept_with_its_day_and_the_time_of_telling() {
    let (mut world, _) = alfredson();
    let key = world.key(SlotName::Evening);
    world.set_wall("2026-11-27T09:00:00");
    let now = world.now;
    let told = by_hand(key, vec![done("E01", 3, 15), done("E02", 3, 15)]);
    world.companion().log_by_hand(&told, &now).expect("it is kept");
    let days: String = rows::one(&world.folder, "SELECT of_day || ' ' || day FROM session");
    assert_eq!(days, "2026-11-23 2026-11-27");
    let week: Vec<AskMark> = today(&mut world).week[0].asks.iter().map(|ask| ask.mark).collect();
    assert_eq!(week, [AskMark::Done]);
}

#[test]
fn what_cannot_have_been_is_refused_whole() {
    let (mut world, plan) = alfredson();
    let now = world.now;
    let key = world.key(SlotName::Evening);
    let wrong = ByHandDraft {
        pain_during: Some(11),
        ..by_hand(key.clone(), vec![done("E01", 4, 1000), done("E41", 1, 1), done("E01", 1, 1)])
    };
    let refused = world.companion().log_by_hand(&wrong, &now).expect_err("it cannot have been");
    expect![[r#"
        [
            "pain_during: must be a whole number from 0 to 10",
            "done[0].sets: must be a whole number from 0 to 3",
            "done[0].reps: must be a whole number from 0 to 999",
            "done[1].exercise: is not asked for, on this side",
            "done[2].exercise: is not asked for, on this side",
        ]
    "#]]
    .assert_debug_eq(&refused.detail);
    let none = world.companion().log_by_hand(&by_hand(key.clone(), Vec::new()), &now);
    assert_eq!(none.map_err(|e| e.code), Err(ErrorCode::Invalid));
    let keys = [
        AskKey { day: "2026-11-24".to_owned(), ..key.clone() },
        AskKey { day: "2026-11-22".to_owned(), ..key.clone() },
        AskKey { day: "yesterday".to_owned(), ..key.clone() },
        AskKey { plan: "nobody".to_owned(), ..key.clone() },
        AskKey { session: 7, ..key.clone() },
    ];
    for key in keys {
        let told = by_hand(key.clone(), vec![done("E01", 3, 15)]);
        assert!(world.companion().log_by_hand(&told, &now).is_err(), "{key:?}");
        let play = Play::Plan { key, extra: false };
        assert!(world.companion().start_session(&play, &now).is_err());
    }
    world.companion().end_plan(&plan, &now).expect("it runs");
    let told = by_hand(key, vec![done("E01", 3, 15)]);
    assert_eq!(world.companion().log_by_hand(&told, &now).map_err(|e| e.code), Err(ErrorCode::Invalid));
    assert_eq!(rows::count(&world.folder, "session"), 0);
}

#[test]
fn a_skipped_session_says_why_and_may_still_be_done() {
    let (mut world, _) = alfredson();
    let now = world.now;
    let skip = SkipDraft { key: world.key(SlotName::Evening), reason: SkipReason::NoTime };
    world.companion().skip_session(&skip, &now).expect("it is asked for");
    world.settle();
    let told = today(&mut world);
    assert_eq!((told.asks[0].mark, told.asks[0].skipped, told.due), (AskMark::Skipped, Some(SkipReason::NoTime), None));
    world.run("start evening\nplay out");
    assert_eq!(today(&mut world).asks[0].mark, AskMark::Done);
    let refused = world.companion().skip_session(&skip, &now).expect_err("it is done");
    assert_eq!(refused.code, ErrorCode::Invalid);
    let morning = SkipDraft { key: world.key(SlotName::Morning), ..skip };
    assert_eq!(world.companion().skip_session(&morning, &now).map_err(|e| e.code), Err(ErrorCode::Invalid));
}

#[test]
fn more_than_was_asked_is_flagged_and_kept_as_extra() {
    let (mut world, _) = alfredson();
    let told = today(&mut world);
    assert_eq!((told.asks[0].extra_percent, told.extra_line.own_default), (Some(100.0), true));
    assert_eq!(told.extra_line.value, "120 %");
    world.run("start evening\nplay out");
    let told = today(&mut world);
    assert_eq!(told.asks[0].extra_percent, Some(200.0), "once more would be twice what was asked");
    let (play, now) = (Play::Plan { key: world.key(SlotName::Evening), extra: true }, world.now);
    world.companion().start_session(&play, &now).expect("it may be played");
    world.settle();
    world.run("end session");
    let (key, now) = (world.key(SlotName::Evening), world.now);
    world.companion().log_by_hand(&by_hand(key, vec![done("E01", 3, 15)]), &now).expect("it is kept");
    let extra: String = rows::one(&world.folder, "SELECT group_concat(extra) FROM session");
    assert_eq!(extra, "0,1,1", "what was done already is extra, asked or not");
}

#[test]
fn a_load_far_from_the_last_is_asked_for_twice() {
    let (mut world, plan) = heavy();
    let exercise = today(&mut world).asks[0].doses[0].exercise_id.clone();
    let now = world.now;
    let mut set = |kg: f64, sure: bool| {
        let load = LoadDraft { plan: plan.clone(), exercise: exercise.clone(), kg, sure };
        let answer = world.companion().set_load(&load, &now).map_err(|e| e.code);
        world.settle();
        answer
    };
    assert_eq!(set(400.0, false), Err(ErrorCode::NotSure));
    assert_eq!(set(500.5, true), Err(ErrorCode::Invalid));
    assert_eq!(set(f64::NAN, true), Err(ErrorCode::Invalid));
    assert_eq!(set(20.0, false), Ok(()));
    assert_eq!(set(40.5, false), Err(ErrorCode::NotSure));
    assert_eq!(set(40.0, false), Ok(()));
    assert_eq!(set(40.0, false), Ok(()), "the same again changes nothing");
    assert_eq!(set(400.0, true), Ok(()));
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind = 'revision'"), 4);
    let ask = &today(&mut world).asks[0];
    assert_eq!(ask.doses[0].load_kg, Some(400.0));
    assert!(matches!(ask.reasons[0], ReasonLine::LoadTold { .. }), "{:?}", ask.reasons);
    let other = LoadDraft { plan: plan.clone(), exercise: "E41".to_owned(), kg: 1.0, sure: true };
    assert_eq!(world.companion().set_load(&other, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
}

#[test]
fn a_load_that_felt_wrong_moves_and_never_above_a_limit() {
    let (mut world, plan) = heavy();
    let exercise = today(&mut world).asks[0].doses[0].exercise_id.clone();
    let now = world.now;
    let limit = LimitDraft {
        plan: Some(plan.clone()),
        kind: LimitKind::LoadKg,
        at_most: Some(21.0),
        by: SetBy::Person,
        who: None,
        until: None,
    };
    world.companion().set_limit(&limit, &now).expect("it is in range");
    let load = |kg| LoadDraft { plan: plan.clone(), exercise: exercise.clone(), kg, sure: true };
    assert_eq!(world.companion().set_load(&load(30.0), &now).map_err(|e| e.code), Err(ErrorCode::Invalid));
    world.companion().set_load(&load(20.0), &now).expect("within the limit");
    world.settle();
    world.run("start evening\nuntil rest\nend session");
    let session_id: String = rows::one(&world.folder, "SELECT id FROM session");
    let mut felt = |feel| {
        let feels = vec![LoadFeel { exercise: exercise.clone(), feel }];
        let (session_id, signs) = (session_id.clone(), None);
        let report = Report {
            session_id,
            pain_during: None,
            pain_after: None,
            effort: Some(8.0),
            signs,
            course: None,
            feels,
            note: None,
        };
        let now = world.now;
        world.companion().save_report(&report, &now).expect("it is in range");
        world.settle();
        world.companion().today(&now).expect("today").asks[0].doses[0].load_kg
    };
    assert_eq!(felt(Feel::TooLight), Some(21.0), "to the limit and no further");
    assert_eq!(felt(Feel::TooLight), Some(21.0), "told again it starts from the same session");
    assert_eq!(felt(Feel::Right), Some(20.0));
    assert!(felt(Feel::TooHeavy).is_some_and(|kg| kg < 20.0));
}

#[test]
fn what_a_person_changes_by_hand_is_a_revision() {
    let (mut world, plan) = alfredson();
    let now = world.now;
    let edit = PlanEdit { plan: plan.clone(), sets: Some(2), mode: Some(PainMode::Strict), ..PlanEdit::default() };
    world.companion().edit_plan(&edit, &now).expect("it is in range");
    world.companion().edit_plan(&edit, &now).expect("the same again");
    assert_eq!(today(&mut world).asks[0].doses[0].sets, 2);
    let more = PlanEdit { plan: plan.clone(), sets: Some(3), ..PlanEdit::default() };
    world.companion().edit_plan(&more, &now).expect("it is in range");
    let detail = world.companion().plan(&plan, &now).expect("the plan can be read");
    let by: Vec<bool> = detail
        .revisions
        .iter()
        .filter_map(|line| match line.reason {
            Some(ReasonLine::Person { above_suggestion, .. }) => Some(above_suggestion),
            _ => None,
        })
        .collect();
    assert_eq!(by, [true, false], "more than was suggested is kept as that");
    let wrong = PlanEdit {
        plan: plan.clone(),
        week: Some(13),
        sets: Some(9),
        reps: Some(0),
        slots: Some(Vec::new()),
        ..PlanEdit::default()
    };
    let refused = world.companion().edit_plan(&wrong, &now).expect_err("out of range");
    assert_eq!((refused.code, refused.detail.len()), (ErrorCode::Invalid, 5), "{:?}", refused.detail);
}

#[test]
fn a_plan_ends_and_its_days_stay() {
    let (mut world, plan) = alfredson();
    world.run("start evening\nplay out\nat 2026-11-24 08:00");
    let now = world.now;
    let upkeep = world.companion().graduate(&plan, &now).expect("the person may");
    world.settle();
    let plans = world.companion().plans(&now).expect("plans can be told");
    let told: Vec<(&str, Option<PlanEnd>)> = plans.iter().map(|p| (p.programme.id.as_str(), p.ended)).collect();
    assert_eq!(told, [("maintenance", None), ("alfredson-1998", Some(PlanEnd::Graduated))]);
    assert_eq!(plans[0].id, upkeep);
    let monday: Vec<AskMark> = today(&mut world).week[0].asks.iter().map(|ask| ask.mark).collect();
    assert_eq!(monday, [AskMark::Done]);
    assert_eq!(world.companion().end_plan(&plan, &now).map_err(|e| e.code), Err(ErrorCode::Invalid));
    world.companion().end_plan(&upkeep, &now).expect("it runs");
    assert!(today(&mut world).plans.is_empty());
}

#[test]
fn programmes_that_meet_are_told() {
    let (mut world, _) = heavy();
    let now = world.now;
    let evening = vec![slot(SlotName::Evening, "17:00", "22:00")];
    let weekdays = [true, false, false, true, false, false, false];
    let strength = PlanDraft { slots: evening, weekdays, ..draft("strength-template", None, None, Legs::Left) };
    let review = world.companion().review_plan(&strength, &now).expect("it can be looked at");
    assert_eq!(review.problems, Vec::<String>::new());
    let kinds: Vec<String> = review.conflicts.iter().map(|c| format!("{:?} {:?}", c.kind, c.gap_h)).collect();
    assert_eq!(kinds, ["Gap Some(48.0)", "SameSlot None"]);
    assert_eq!(review.conflicts[0].days, [true, false, false, true, false, false, false]);
}
