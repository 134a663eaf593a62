//! What is kept beside the plans: rungs with their days, what is done about what contributed, rules of their own, how the
//! person tends to be; the lists that are looked at first; the light; and the beat of a test.

use std::time::Duration;

use behaviour::diary::{self, begun, draft as tolerated};
use behaviour::world::{AchillesSite, achilles, draft};
use behaviour::{World, rows};
use sinew_companion::Cue;
use sinew_companion::wire::{
    Bar, BesideDraft, BodyMap, BodyView, ErrorCode, Legs, Light, LightAsks, PlanDraft, PlanEdit, SignTicked, Temper,
    WireError, WorkOn,
};

fn accepted() -> World {
    let mut world = World::new();
    world.accept();
    world
}

fn keep(world: &mut World, beside: &BesideDraft) -> Result<(), WireError> {
    let now = world.now;
    let kept = world.companion().keep_beside(beside, &now);
    world.settle();
    kept
}

fn rung(ladder: &str, rung: &str, reached: bool, on: Option<&str>) -> BesideDraft {
    let (topic, on) = ("ankle-sprain".to_owned(), on.map(str::to_owned));
    BesideDraft::Rung { topic, ladder: ladder.to_owned(), rung: rung.to_owned(), reached, on }
}

#[test]
fn a_rung_is_kept_with_its_day_and_can_be_taken_back() {
    let mut world = accepted();
    let plan = world.begin(&draft("balance-2bfit", Some("ankle-sprain"), None, Legs::Left));
    keep(&mut world, &rung("ankle-ladder", "walk", true, Some("2026-11-20"))).expect("a day before the plan too");
    keep(&mut world, &rung("ankle-ladder", "jog", true, None)).expect("today");
    let told = |world: &mut World| {
        let now = world.now;
        let [ladder] = &world.companion().plan(&plan, &now).expect("the plan").ladders[..] else {
            panic!("one ladder")
        };
        let same = world.companion().ladders("ankle-sprain").expect("of the topic");
        assert_eq!(same, std::slice::from_ref(ladder), "the page of the topic shows the same");
        ladder.rungs.iter().map(|r| r.on.clone().unwrap_or("-".to_owned())).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told(&mut world), "2026-11-20 2026-11-23 - -");
    keep(&mut world, &rung("ankle-ladder", "jog", false, None)).expect("taken back");
    assert_eq!(told(&mut world), "2026-11-20 - - -");
    assert_eq!(
        rows::one::<i64>(&world.folder, "SELECT count(*) FROM life WHERE kind = 'beside'"),
        3,
        "all of it stays"
    );
    world.run("kill\nopen");
    assert_eq!(told(&mut world), "2026-11-20 - - -");
    assert_eq!(world.companion().ladders("stress-fracture").expect("of the topic")[0].rungs.len(), 5);
    for (wrong, code) in [
        (rung("ankle-ladder", "walk", true, Some("2026-11-24")), ErrorCode::Invalid),
        (rung("ankle-ladder", "walk", true, Some("yesterday")), ErrorCode::Invalid),
        (rung("ankle-ladder", "fly", true, None), ErrorCode::NotFound),
        (rung("weight-bearing", "full", true, None), ErrorCode::NotFound),
        (rung("red-flags", "limp", true, None), ErrorCode::NotFound),
    ] {
        assert_eq!(keep(&mut world, &wrong).map_err(|e| e.code), Err(code), "{wrong:?}");
    }
}

#[test]
fn what_contributed_is_shown_again_with_what_was_done_about_it() {
    let mut world = accepted();
    let usual = achilles(Legs::Left, AchillesSite::MidPortion);
    let plan = world.begin(&PlanDraft { factors: vec!["Hills".to_owned()], ..usual });
    let tell = |factor: &str, work, note: Option<&str>| BesideDraft::Factor {
        plan: plan.clone(),
        factor: factor.to_owned(),
        work,
        note: note.map(str::to_owned),
    };
    let now = world.now;
    let lines = world.companion().plan(&plan, &now).expect("the plan").factors;
    assert_eq!((lines[0].factor.as_str(), lines[0].work), ("Hills", Some(WorkOn::Open)), "as it was ticked");
    assert!(lines.iter().skip(1).all(|line| line.work.is_none()));
    keep(&mut world, &tell("Hills", WorkOn::WorkedOn, Some(" flat routes only "))).expect("it is one");
    // One of the list that is the same for all.
    keep(&mut world, &tell("Your hips are weak or tire early", WorkOn::Open, None)).expect("it is one");
    world.run("at 2026-12-10 08:00");
    keep(&mut world, &tell("Hills", WorkOn::Done, None)).expect("it is one");
    let now = world.now;
    let lines = world.companion().plan(&plan, &now).expect("the plan").factors;
    let told: Vec<(&str, Option<WorkOn>)> = lines.iter().map(|l| (l.factor.as_str(), l.work)).take(3).collect();
    assert_eq!(told[0], ("Hills", Some(WorkOn::Done)));
    assert_eq!(told[1], ("Your hips are weak or tire early", Some(WorkOn::Open)));
    assert_eq!(told[2].1, None);
    let hills: Vec<(&str, Option<&str>)> = lines[0].told.iter().map(|t| (t.day.as_str(), t.note.as_deref())).collect();
    assert_eq!(hills, [("2026-12-10", None), ("2026-11-23", Some("flat routes only"))]);
    assert_eq!(keep(&mut world, &tell("Bad luck", WorkOn::Open, None)).map_err(|e| e.code), Err(ErrorCode::NotFound));
}

#[test]
fn rules_of_their_own_are_pinned_until_they_are_taken_away() {
    let mut world = accepted();
    let rule = |words: &str| BesideDraft::OwnRule { words: words.to_owned() };
    keep(&mut world, &rule(" Never two run days in a row. ")).expect("it is one");
    keep(&mut world, &rule("Sleep first.")).expect("it is one");
    assert_eq!(
        keep(&mut world, &rule("Sleep first.")).map_err(|e| e.detail),
        Err(vec!["words: is there already".to_owned()])
    );
    assert_eq!(keep(&mut world, &rule("  ")).map_err(|e| e.code), Err(ErrorCode::Invalid));
    assert_eq!(keep(&mut world, &rule(&"a".repeat(201))).map_err(|e| e.code), Err(ErrorCode::Invalid));
    let now = world.now;
    let rules = world.companion().today(&now).expect("today").you.rules;
    let words: Vec<&str> = rules.iter().map(|r| r.words.as_str()).collect();
    assert_eq!(words, ["Never two run days in a row.", "Sleep first."]);
    let end = BesideDraft::OwnRuleEnd { rule: rules[0].id.clone() };
    keep(&mut world, &end).expect("it is there");
    assert_eq!(keep(&mut world, &end).map_err(|e| e.code), Err(ErrorCode::NotFound), "gone already");
    assert_eq!(world.companion().you().expect("you").rules.len(), 1);
    for n in 0..9 {
        keep(&mut world, &rule(&format!("Rule {n}"))).expect("there is room");
    }
    assert_eq!(keep(&mut world, &rule("One more")).map_err(|e| e.code), Err(ErrorCode::Invalid));
}

#[test]
fn how_somebody_tends_to_be_may_be_left_open_and_changed() {
    let mut world = accepted();
    let told = |world: &mut World| world.companion().you().expect("you").temper;
    assert_eq!(told(&mut world), None);
    for temper in [Some(Temper::Overdoes), Some(Temper::HoldsBack), None] {
        keep(&mut world, &BesideDraft::Temper { temper }).expect("it is an answer");
        assert_eq!(told(&mut world), temper);
    }
}

#[test]
fn the_lists_of_a_topic_are_looked_at_before_its_programme_begins() {
    let mut world = accepted();
    let now = world.now;
    for (topic, programme, gate) in [
        ("ankle-sprain", "balance-2bfit", "ankle-instability"),
        ("shin-splints", "daily-prevention", "shin-or-bone"),
        ("stress-fracture", "daily-prevention", "stress-fracture-pattern"),
    ] {
        let seen = draft(programme, Some(topic), None, Legs::Left);
        let others = seen.gates.iter().filter(|id| *id != gate).cloned().collect();
        let unseen = PlanDraft { gates: others, ..seen.clone() };
        let bars = |world: &mut World, draft: &PlanDraft| -> Vec<Bar> {
            let review = world.companion().review_plan(draft, &now).expect("a look");
            review.bars.iter().map(|line| line.bar).collect()
        };
        assert!(bars(&mut world, &unseen).contains(&Bar::GateNotAnswered), "{topic}");
        let refused = world.companion().start_plan(&unseen, &now).expect_err("not looked at");
        assert_eq!(refused.code, ErrorCode::Barred);
        assert!(refused.detail.contains(&"gate_not_answered".to_owned()), "{topic}: {:?}", refused.detail);
        assert!(!bars(&mut world, &seen).contains(&Bar::GateNotAnswered), "{topic}");
        // What is ticked in it weighs like any other sign.
        let ticked = PlanDraft { signs: vec![SignTicked { checklist: gate.to_owned(), item: 0 }], ..seen };
        let weighs = [Bar::SignToBeSeen, Bar::SignToMention];
        assert!(bars(&mut world, &ticked).iter().any(|bar| weighs.contains(bar)), "{topic}");
    }
    assert_eq!(rows::count(&world.folder, "life"), 0);
}

/// What the light of the newest session is, and what it asks for.
fn light(world: &mut World) -> Option<(Light, LightAsks, bool)> {
    let now = world.now;
    let lights = world.companion().today(&now).expect("today").lights;
    lights.first().map(|l| (l.light, l.asks, l.unsettled))
}

#[test]
fn the_light_proposes_the_lighter_week_where_pain_was_over_the_limit() {
    let (mut world, plan) = begun(&tolerated());
    assert_eq!(light(&mut world), None, "nothing was answered yet");
    let day = |world: &mut World, told: &str| {
        diary::run(world, &plan, told);
        light(world)
    };
    assert_eq!(day(&mut world, "session morning 2 1"), Some((Light::Green, LightAsks::Nothing, false)));
    assert_eq!(day(&mut world, "session evening 3 2"), Some((Light::Watch, LightAsks::Nothing, false)));
    assert_eq!(
        day(&mut world, "at 2026-11-25 07:00\nsession morning 5 4"),
        Some((Light::Yellow, LightAsks::Nothing, false))
    );
    let yellow = Some((Light::Yellow, LightAsks::Lighter, false));
    assert_eq!(day(&mut world, "session evening 6 4"), yellow);
    assert_eq!(day(&mut world, "at 2026-11-26 07:00\nsession morning - -"), None, "not answered");
    assert_eq!(day(&mut world, "session evening 6 4"), yellow);
    assert_eq!(day(&mut world, "at 2026-11-27 07:00\nsession morning 6 5"), yellow);
    let lighter = PlanEdit { plan: plan.clone(), unloading: Some(true), ..PlanEdit::default() };
    let now = world.now;
    world.companion().edit_plan(&lighter, &now).expect("it may");
    assert_eq!(light(&mut world), Some((Light::Yellow, LightAsks::Nothing, false)), "it is on already");
    assert_eq!(
        day(&mut world, "session evening 6 6"),
        Some((Light::Red, LightAsks::Signs, true)),
        "it does not settle"
    );
    assert_eq!(
        day(&mut world, "at 2026-11-28 07:00\nsession morning 7 2"),
        Some((Light::Red, LightAsks::Signs, false))
    );
    assert_eq!(day(&mut world, "session evening 1 1"), Some((Light::Green, LightAsks::Nothing, false)));
    diary::run(&mut world, &plan, "pause ill");
    assert_eq!(light(&mut world), None, "a plan that is paused has none");
}

#[test]
fn the_beat_of_a_test_is_heard_until_it_ends() {
    let mut world = accepted();
    let now = world.now;
    world.companion().beat(true, &now).expect("nothing is on");
    assert!(world.settle().sounding, "the device opens before the first beat");
    let heard = |world: &mut World, seconds: u64| {
        let mut cues = Vec::new();
        for _ in 0..seconds {
            let now = world.now;
            cues.extend(world.companion().tick(&now).iter().map(|play| play.cue));
            world.move_clock(Duration::from_secs(1));
        }
        cues
    };
    assert_eq!(heard(&mut world, 5), [], "time to walk to the wall");
    use Cue::{Lower, Raise};
    assert_eq!(heard(&mut world, 5), [Raise, Lower, Raise, Lower, Raise]);
    let now = world.now;
    world.companion().beat(false, &now).expect("it may end");
    assert_eq!(heard(&mut world, 3), []);
    assert!(!world.settle().sounding);
    world.companion().beat(true, &now).expect("once more");
    assert_eq!(heard(&mut world, 400).len(), 200, "a window that is gone does not let it go on for ever");
    // After a sleep it does not catch up.
    let now = world.now;
    world.companion().beat(true, &now).expect("once more");
    world.move_clock(Duration::from_secs(60));
    assert_eq!(heard(&mut world, 10), []);
}

#[test]
fn no_beat_lies_over_a_session() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    world.companion().beat(true, &now).expect("nothing is on");
    world.run("start evening");
    let now = world.now;
    assert_eq!(world.companion().beat(true, &now).map_err(|e| e.code), Err(ErrorCode::SessionRunning));
    world.run("+1m\nend session");
    assert!(!world.settle().sounding);
}

fn body(sore: &[&str]) -> BesideDraft {
    BesideDraft::Body { sore: sore.iter().map(|&id| id.to_owned()).collect() }
}

fn bodies(world: &mut World) -> BodyView {
    let now = world.now;
    world.companion().body_map(&now).expect("the body")
}

fn told_of(map: &BodyMap) -> String {
    let sore: Vec<String> = map.sore.iter().map(|line| format!("{} {:?}", line.text, line.since)).collect();
    format!("{}: {}; gone: {}", map.day, sore.join(", "), map.gone.join(", "))
}

#[test]
fn a_new_place_stands_beside_what_was_changed_in_the_weeks_before() {
    let mut world = accepted();
    assert_eq!((bodies(&mut world).today, bodies(&mut world).maps), (None, Vec::new()), "nobody was asked yet");
    keep(&mut world, &body(&["knees", "feet", "tired"])).expect("the first time");
    keep(&mut world, &body(&["back", "feet", "tired"])).expect("put right on the same day");
    let first = bodies(&mut world);
    assert_eq!(first.today, Some(["feet", "back", "tired"].map(str::to_owned).to_vec()), "in the order of the list");
    assert_eq!(
        first.maps.iter().map(told_of).collect::<Vec<_>>(),
        ["2026-11-23: Feet and ankles First, Back and shoulders First; gone: "]
    );
    assert!(first.changes.is_empty(), "nothing to compare with is nothing new");

    world.pass(Duration::from_secs(28 * 24 * 3600));
    assert_eq!(bodies(&mut world).today, None);
    keep(&mut world, &body(&["hips", "feet"])).expect("four weeks later");
    let later = bodies(&mut world);
    assert_eq!(
        told_of(&later.maps[0]),
        "2026-12-21: Feet and ankles Again, Hips, groin and buttocks New; gone: Back and shoulders"
    );
    let weeks: Vec<&str> = later.changes.iter().map(|week| week.monday.as_str()).collect();
    assert_eq!(weeks, ["2026-12-14", "2026-12-21"], "what a new place may have come from");

    world.pass(Duration::from_secs(24 * 3600));
    keep(&mut world, &body(&[])).expect("nothing is sore");
    let quiet = bodies(&mut world);
    assert_eq!(told_of(&quiet.maps[0]), "2026-12-22: ; gone: Feet and ankles, Hips, groin and buttocks");
    assert!(quiet.changes.is_empty());
}

#[test]
fn a_place_that_is_in_no_list_is_refused_and_nothing_is_kept() {
    let mut world = accepted();
    let refused = keep(&mut world, &body(&["feet", "wings", "tail"])).expect_err("no such places");
    assert_eq!(refused.code, ErrorCode::Invalid);
    assert_eq!(
        refused.detail,
        ["sore: there is no line \"wings\" in the list", "sore: there is no line \"tail\" in the list"]
    );
    assert!(bodies(&mut world).maps.is_empty());
}
