//! The way to a programme: what is offered, what is wrong with a draft, what bars it, and what is kept when it begins.

use behaviour::world::{AchillesSite, achilles, draft, slot};
use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{
    BoneSite, ConflictKind, EarlierHere, ErrorCode, Legs, LimitDraft, LimitKind, PlanDraft, SaidByDraft, SetBy,
    SignTicked, SlotName, SlotTime, Urgency, Volume,
};

fn accepted() -> World {
    let mut world = World::new();
    world.accept();
    world
}

fn usual() -> PlanDraft {
    achilles(Legs::Left, AchillesSite::MidPortion)
}

/// The first sign of that urgency.
fn sign(world: &mut World, urgency: Urgency) -> SignTicked {
    let list = world.companion().checklist("red-flags").expect("it ships").checklist;
    let item = list.items.iter().position(|item| item.urgency == Some(urgency)).expect("there is one");
    SignTicked { checklist: list.id, item: item as u32 }
}

/// What is wrong with it; a start is refused with the same, and keeps nothing.
#[track_caller]
fn wrong(draft: &PlanDraft) -> Vec<String> {
    let mut world = accepted();
    let now = world.now;
    let review = world.companion().review_plan(draft, &now).expect("it can be looked at");
    let started = world.companion().start_plan(draft, &now);
    if review.problems.is_empty() {
        assert!(started.is_ok() || !review.may_begin);
    } else {
        let refused = started.expect_err("something is wrong");
        assert_eq!((refused.code, &refused.detail), (ErrorCode::Invalid, &review.problems));
        assert!(!review.may_begin && review.ladder.is_empty());
        assert_eq!(rows::count(&world.folder, "life"), 0);
    }
    review.problems
}

#[test]
fn nothing_begins_before_the_words_were_accepted() {
    let mut world = World::new();
    let now = world.now;
    let refused = world.companion().start_plan(&usual(), &now).expect_err("not yet");
    assert_eq!(refused.code, ErrorCode::NotSetUp);
}

#[test]
fn a_plan_begins_and_today_asks_for_it() {
    let mut world = accepted();
    let now = world.now;
    let review = world.companion().review_plan(&usual(), &now).expect("it can be looked at");
    assert_eq!((review.problems.len(), review.bars.len(), review.may_begin), (0, 0, true));
    assert_eq!(review.ladder.len(), 12);
    assert_eq!(review.ladder[0].sessions, 14);
    assert_eq!(review.ladder[0].doses, ["3 × 15 Heel drop, knee straight", "3 × 15 Heel drop, knee bent"]);
    assert!(review.ladder[0].now && !review.ladder[0].done);
    assert_eq!(rows::count(&world.folder, "life"), 0, "looking changes nothing");
    let id = world.begin(&usual());
    let today = world.companion().today(&now).expect("today can be told");
    assert_eq!(today.plans.len(), 1);
    assert_eq!((today.plans[0].line.id.as_str(), today.plans[0].day_no), (id.as_str(), 1));
    assert_eq!(today.due, Some(0));
    assert_eq!(today.asks[0].key.slot, SlotName::Evening, "the morning was over when it began");
}

#[test]
fn at_the_bone_nothing_below_the_step_is_offered() {
    let mut world = accepted();
    let now = world.now;
    let mut offered = |form: &str| -> Vec<String> {
        let options = world.companion().plan_options(Some("achilles"), Some(form), None, &now).expect("options");
        options.programmes.into_iter().map(|p| p.programme.id).collect()
    };
    let (bone, middle) = (offered("insertional"), offered("mid-portion"));
    expect![[r#"
        [
            "jonsson-2008-insertional",
            "isometric-calf",
        ]
    "#]]
    .assert_debug_eq(&bone);
    assert!(middle.contains(&"alfredson-1998".to_owned()) && !middle.contains(&"jonsson-2008-insertional".to_owned()));
    for id in &bone {
        for phase in world.companion().programme(id).expect("it ships").programme.phases {
            for item in phase.sessions.iter().flat_map(|s| &s.items) {
                let exercise = world.companion().exercise(&item.exercise).expect("it ships").exercise;
                assert!(!exercise.below_step, "{id} {}", exercise.id);
            }
        }
    }
    let below = PlanDraft { form: Some("insertional".to_owned()), ..usual() };
    assert_eq!(wrong(&below), ["programme: does not fit this form of the topic"]);
}

#[test]
fn an_option_says_what_it_asks_for() {
    let mut world = accepted();
    let now = world.now;
    let options = world.companion().plan_options(None, None, Some("alfredson-1998"), &now).expect("options");
    let [option] = options.programmes.as_slice() else { panic!("just that one") };
    let asks = (option.sessions_a_week, option.per_day, option.days_a_week, option.slots.len());
    assert_eq!(asks, (14, 2, 7, 2));
    assert_eq!((option.session_ms, option.day_ms), (850_000.0, 1_700_000.0));
    assert!(option.as_tolerated.is_some());
    let options = world.companion().plan_options(None, None, Some("hsr-home"), &now).expect("options");
    assert_eq!(options.programmes[0].weekdays.iter().filter(|on| **on).count(), 3);
}

#[test]
fn a_topic_for_professionals_offers_nothing() {
    let mut world = accepted();
    let now = world.now;
    let index = world.companion().library().expect("the library");
    let professional = index
        .injuries
        .iter()
        .filter(|i| world.companion().injury(&i.id).is_ok_and(|d| serde_json::json!(d.injury.kind) == "professional"));
    let ids: Vec<String> = professional.map(|i| i.id.clone()).collect();
    assert!(!ids.is_empty());
    for id in ids {
        let options = world.companion().plan_options(Some(&id), None, None, &now).expect("options");
        assert!(options.programmes.is_empty(), "{id}");
        let refused = draft("daily-prevention", Some(&id), None, Legs::Left);
        let refused = world.companion().start_plan(&refused, &now).expect_err("no programme for it");
        assert_eq!(refused.code, ErrorCode::Barred, "{id}: {refused}");
    }
}

#[test]
fn every_bad_answer_is_named_and_nothing_is_kept() {
    let limit = |at_most, until: Option<&str>| LimitDraft {
        plan: None,
        kind: LimitKind::LoadKg,
        at_most,
        by: SetBy::Person,
        who: None,
        until: until.map(str::to_owned),
    };
    let since = |day: &str| PlanDraft { since: Some(day.to_owned()), ..usual() };
    let slots = |slots: &[(SlotName, &str, &str)]| PlanDraft {
        slots: slots.iter().map(|(name, from, to)| slot(*name, from, to)).collect(),
        ..usual()
    };
    use SlotName::{Evening, Morning};
    let drafts = [
        PlanDraft { programme: "alfred".to_owned(), ..usual() },
        PlanDraft { topic: Some("ankles".to_owned()), ..usual() },
        PlanDraft { form: Some("sideways".to_owned()), ..usual() },
        PlanDraft { form: None, ..usual() },
        draft("rathleff-2015", Some("achilles"), Some("mid-portion"), Legs::Left),
        since("1900-01-01"),
        since("2026-11-24"),
        since("24.11.2026"),
        PlanDraft { age: Some(10), ..since("2010-01-01") },
        slots(&[(Morning, "06:00", "06:00"), (Evening, "17:00", "22:00")]),
        slots(&[(Morning, "06:00", "12:00"), (Evening, "11:59", "22:00")]),
        slots(&[(Morning, "06:00", "11:00"), (Morning, "17:00", "22:00")]),
        slots(&[(Morning, "6", "25:00"), (Evening, "17:00", "22:00")]),
        slots(&[(Evening, "17:00", "22:00")]),
        slots(&[]),
        PlanDraft { weekdays: [true, false, false, false, false, false, false], ..usual() },
        PlanDraft { age: Some(3), ..usual() },
        PlanDraft { shoes_km: Some(50_000), earlier: EarlierHere::Yes(5000), ..usual() },
        PlanDraft { factors: vec!["the moon".to_owned()], ..usual() },
        PlanDraft { signs: vec![SignTicked { checklist: "red-flags".to_owned(), item: 999 }], ..usual() },
        PlanDraft { said_by: SaidByDraft::Clinician { on: Some("soon".to_owned()) }, ..usual() },
        PlanDraft { limits: vec![limit(None, None), limit(Some(f64::NAN), None)], ..usual() },
        PlanDraft { limits: vec![limit(Some(20.0), Some("2026-11-22"))], ..usual() },
        PlanDraft {
            volume: Volume::AsTolerated,
            ..draft("hsr-home", Some("achilles"), Some("mid-portion"), Legs::Left)
        },
    ];
    let told: Vec<String> = drafts.iter().map(|draft| wrong(draft).join(" | ")).collect();
    expect![[r#"
        [
            "programme: is not in the library",
            "topic: is not in the library | form: there is no topic that it belongs to",
            "form: is not one of the topic's",
            "form: is to be chosen",
            "programme: is for another topic",
            "since: is before the person was born | since: is too long ago",
            "since: is still to come",
            "since: must be a day as YYYY-MM-DD",
            "since: is before the person was born",
            "slots[0]: opens and closes at the same time",
            "slots[1]: overlaps another",
            "slots[1]: is there twice",
            "slots[0]: must be times as HH:MM",
            "slots: the programme asks for 2 a day",
            "slots: the programme asks for 2 a day | slots: there is none",
            "weekdays: 1 days; the programme asks for another number of them",
            "age: must be a whole number from 5 to 110",
            "shoes_km: must be a whole number from 0 to 5000 | earlier: must be a whole number from 0 to 960",
            "factors[0]: is not one of the topic's",
            "signs[0]: no such sign",
            "said_by.on: must be a day as YYYY-MM-DD",
            "limits[0].at_most: is empty | limits[1].at_most: must be a number from 0 to 500",
            "limits[0].until: is over already",
            "volume: the programme has no form with less volume",
        ]
    "#]]
    .assert_debug_eq(&told);
}

#[test]
fn the_same_place_is_not_treated_twice() {
    let mut world = accepted();
    world.begin(&usual());
    let now = world.now;
    let before = rows::count(&world.folder, "life");
    let second = draft("silbernagel-2007", Some("achilles"), Some("mid-portion"), Legs::Both);
    let review = world.companion().review_plan(&second, &now).expect("it can be looked at");
    assert!(review.problems.iter().any(|p| p.contains("treats the same place already")), "{:?}", review.problems);
    assert!(!review.conflicts.is_empty());
    assert_eq!(world.companion().start_plan(&second, &now).map_err(|e| e.code), Err(ErrorCode::Invalid));
    assert_eq!(rows::count(&world.folder, "life"), before);
    let other_leg = PlanDraft { legs: Legs::Right, ..second };
    let review = world.companion().review_plan(&other_leg, &now).expect("it can be looked at");
    assert_eq!(review.problems, Vec::<String>::new());
    world.begin(&other_leg);
}

#[test]
fn two_parts_of_a_day_closer_than_the_gap_between_sessions_are_told() {
    let mut world = accepted();
    let now = world.now;
    let at = |slot, from: &str, to: &str| SlotTime { slot, from: from.to_owned(), to: to.to_owned() };
    let mut told = |morning: (&str, &str), evening: (&str, &str)| {
        let slots = vec![at(SlotName::Morning, morning.0, morning.1), at(SlotName::Evening, evening.0, evening.1)];
        let draft = PlanDraft { slots, ..usual() };
        let review = world.companion().review_plan(&draft, &now).expect("it can be looked at");
        assert_eq!(review.problems, Vec::<String>::new());
        review.conflicts.iter().map(|c| (c.kind, c.gap_h, c.source.is_some())).collect::<Vec<_>>()
    };
    let too_close = vec![(ConflictKind::OwnSlots, Some(6.0), true)];
    assert_eq!(told(("06:00", "11:00"), ("17:00", "22:00")), []);
    assert_eq!(told(("06:00", "11:00"), ("12:00", "22:00")), [], "six hours are enough");
    assert_eq!(told(("06:00", "11:00"), ("11:59", "22:00")), too_close);
    assert_eq!(told(("02:00", "05:00"), ("21:00", "23:00")), too_close, "over the night");
}

#[test]
fn an_emergency_bars_the_way_and_is_kept() {
    let mut world = accepted();
    let emergency = sign(&mut world, Urgency::Emergency);
    let now = world.now;
    let draft = PlanDraft { signs: vec![emergency], go_on: true, ..usual() };
    let refused = world.companion().start_plan(&draft, &now).expect_err("nobody goes past it");
    assert_eq!((refused.code, refused.detail), (ErrorCode::Barred, vec!["emergency".to_owned()]));
    assert_eq!(rows::one::<String>(&world.folder, "SELECT group_concat(kind) FROM life"), "flag");
    let refused = world.companion().start_plan(&usual(), &now).expect_err("it is still open");
    assert_eq!(refused.code, ErrorCode::Barred);
}

#[test]
fn a_sign_may_be_gone_past_and_that_is_kept() {
    let mut world = accepted();
    let soon = sign(&mut world, Urgency::WithinDays);
    let now = world.now;
    let draft = PlanDraft { signs: vec![soon], ..usual() };
    assert_eq!(world.companion().start_plan(&draft, &now).map_err(|e| e.code), Err(ErrorCode::Barred));
    assert_eq!(rows::count(&world.folder, "life"), 0, "nothing is written when anything is wrong");
    let plan = world.begin(&PlanDraft { go_on: true, ..draft });
    let kinds: String = rows::one(&world.folder, "SELECT group_concat(kind) FROM life");
    assert_eq!(kinds, "flag,flag_override,revision");
    let detail = world.companion().plan(&plan, &now).expect("the plan can be read");
    assert_eq!(detail.revisions[0].overridden, ["sign_to_be_seen"]);
    world.run("start evening");
    assert_eq!(rows::count(&world.folder, "session"), 1, "it may be played");
}

#[test]
fn what_was_not_looked_at_and_no_age_bar_the_way() {
    let mut world = accepted();
    let now = world.now;
    let blank = PlanDraft { screened: false, age: None, ..usual() };
    let refused = world.companion().start_plan(&blank, &now).expect_err("not answered");
    assert_eq!((refused.code, refused.detail.len()), (ErrorCode::Barred, 2));
    let minor = PlanDraft { age: Some(15), ..usual() };
    assert_eq!(world.companion().start_plan(&minor, &now).map_err(|e| e.code), Err(ErrorCode::Barred));
    world.begin(&PlanDraft { accompanied: true, ..minor });
}

#[test]
fn a_bone_of_high_risk_needs_a_clinicians_day() {
    let mut world = accepted();
    let now = world.now;
    let options = world.companion().plan_options(Some("stress-fracture"), None, None, &now).expect("options");
    assert_eq!(options.bone_sites.len(), 12);
    let bone = |site, on: Option<&str>| PlanDraft {
        bone_site: Some(site),
        said_by: SaidByDraft::Clinician { on: on.map(str::to_owned) },
        ..draft("daily-prevention", Some("stress-fracture"), None, Legs::Left)
    };
    for on in [None, Some("2026-11-24")] {
        let review = world.companion().review_plan(&bone(BoneSite::Navicular, on), &now).expect("a look");
        assert_eq!((review.may_begin, review.bars.len()), (false, 1), "{on:?} {review:?}");
    }
    let review = world.companion().review_plan(&bone(BoneSite::Navicular, Some("2026-11-23")), &now).expect("a look");
    assert!(review.bars.is_empty(), "{review:?}");
}

#[test]
fn a_limit_told_on_the_way_is_the_plans() {
    let mut world = accepted();
    let limit = LimitDraft {
        plan: None,
        kind: LimitKind::LoadKg,
        at_most: Some(10.0),
        by: SetBy::Clinician,
        who: Some("Ms Berg".to_owned()),
        until: None,
    };
    let plan = world.begin(&PlanDraft { limits: vec![limit], ..usual() });
    let now = world.now;
    let detail = world.companion().plan(&plan, &now).expect("the plan can be read");
    assert_eq!((detail.limits[0].at_most, detail.limits[0].plan.as_deref()), (10.0, Some(plan.as_str())));
}
