//! What is near is told as the whole life tells it, whatever was before: every plan that runs, and every day near today.

use behaviour::diary::{begun, draft};
use behaviour::{World, world};
use chrono::{Days, NaiveDate};
use proptest::prelude::{Strategy, prop, prop_oneof, proptest};
use proptest::test_runner::Config;
use sinew_companion::library::Library;
use sinew_companion::wire::Legs;
use sinew_domain::plan::{Ask, Entry, Life, SlotName, Standing, prescribe};
use sinew_domain::prescription::Pace;

use crate::look_back_whole::{event, happens};

/// Days near today, whatever runs.
const NEAR: u64 = 97;

/// As in a look back, with months between in which plans end and others begin.
fn long_event() -> impl Strategy<Value = (String, u64)> {
    prop_oneof![
        12 => (event(), 0..=1u64),
        1 => (prop::sample::select(vec!["end", "another", "restart"]).prop_map(str::to_owned), 1..=120u64),
    ]
}

fn pass(world: &mut World, day: NaiveDate) {
    let noon = day.and_hms_opt(11, 0, 0).expect("a time").and_utc();
    // Nobody wakes the program meanwhile.
    world.move_clock((noon - world.now.wall).to_std().expect("time goes forward"));
    world.settle();
}

proptest! {
    #![proptest_config(Config { cases: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn what_is_near_is_told_as_the_whole_life_tells_it(
        events in prop::collection::vec(long_event(), 20..60),
    ) {
        let (mut world, mut plan) = begun(&draft());
        let mut day: NaiveDate = "2026-11-24".parse().expect("a day");
        for (what, nights) in &events {
            happens(&mut world, &mut plan, day, what);
            if *nights > 0 {
                day = day + Days::new(*nights);
                pass(&mut world, day);
            }
        }
        same(&mut world, day);
        world.kill();
        world.open().expect("the log opens");
        same(&mut world, day);
    }
}

/// Everything that is asked of a life all day long.
fn same(world: &mut World, today: NaiveDate) {
    let library = Library::with_own(Vec::new());
    let book = library.book();
    let companion = world.companion();
    let (near, whole) = (companion.life().expect("it can be read"), companion.whole_life().expect("it can be read"));
    assert!(near.entries().len() <= whole.entries().len());
    assert_eq!(near.plans(), whole.plans());
    assert_eq!(near.entries().last().map(|e| &e.id), whole.entries().last().map(|e| &e.id));
    assert_eq!(
        (near.open_sign(today, false), near.open_sign(today, true)),
        (whole.open_sign(today, false), whole.open_sign(today, true))
    );
    assert_eq!(near.is_looked_after(today), whole.is_looked_after(today));
    let days = || (today - Days::new(NEAR)).iter_days().take_while(|on| *on <= today + Days::new(7));
    for (plan, _) in whole.plans() {
        for on in days() {
            let marks = |life: &Life| {
                let programme = life.state_on(plan, on).and_then(|state| library.programme_of(state));
                let marks = programme.map(|p| life.marks(plan, p, on, today, book)).unwrap_or_default();
                let advised = |ask: &Ask| life.is_advised(plan, *ask, on);
                let advised: Vec<bool> = marks.iter().map(|(ask, _)| advised(ask)).collect();
                (marks, advised, life.is_frozen(plan, on), life.limits(plan, on).len())
            };
            assert_eq!(marks(near), marks(whole), "{plan} on {on}");
            let then = |life: &Life| {
                let then = life.as_of(on);
                let state = then.plan(plan)?.clone();
                let programme = library.programme_of(&state).filter(|_| state.ended.is_none())?;
                let standing = Standing::of(&then, plan, programme, book, on)?;
                let ask = Ask { slot: SlotName::Morning, session: 0 };
                Some((state, prescribe(&standing, ask, Pace::default(), |id| library.exercise(id))))
            };
            assert_eq!(then(near), then(whole), "{plan} as it was on {on}");
        }
    }
    for on in days() {
        assert_eq!(near.morning(on), whole.morning(on), "the morning of {on}");
        assert_eq!(sessions_for(near, on), sessions_for(whole, on), "the sessions of {on}");
    }
    for (plan, state) in whole.running() {
        let told = |life: &Life| {
            let all = life.entries().iter().filter(|e| life.timely_sessions(plan).iter().any(|(t, _)| t.id == e.id));
            let decided: Vec<String> = life.decisions(plan).map(|(entry, _)| entry.id.clone()).collect();
            let revisions = life.revisions().filter(|(p, ..)| *p == plan).map(|(_, id, ..)| id.to_owned());
            (all.cloned().collect::<Vec<Entry>>(), decided, revisions.collect::<Vec<String>>())
        };
        assert_eq!(told(near), told(whole), "{plan}");
        let programme = library.programme_of(state).expect("it ships");
        let rules = |life: &Life| {
            let standing = Standing::of(life, plan, programme, book, today).expect("it is there");
            (standing.facts(), standing.suggestion(), standing.pain_light())
        };
        assert_eq!(rules(near), rules(whole), "{plan}");
    }
}

fn sessions_for(life: &Life, day: NaiveDate) -> Vec<&Entry> {
    let of_day = life.all_sessions().filter(|(_, session)| session.of_day == day);
    of_day.map(|(entry, _)| entry).collect()
}

/// A year of plans, each of which ended: what is read is the last of them, and the pages of the others are as they were.
#[test]
fn a_plan_of_long_ago_is_not_near_and_its_page_is_whole() {
    let (mut world, plan) = begun(&draft());
    let mut day: NaiveDate = "2026-11-24".parse().expect("a day");
    let mut plan = plan;
    let mut pages = Vec::new();
    for _ in 0..4 {
        for _ in 0..12 {
            happens(&mut world, &mut plan, day, "day 1 1");
            happens(&mut world, &mut plan, day, "decide accept");
            day = day + Days::new(1);
            pass(&mut world, day);
        }
        happens(&mut world, &mut plan, day, "end");
        let now = world.now;
        pages.push((plan.clone(), page(&mut world, &plan)));
        day = day + Days::new(80);
        pass(&mut world, day);
        plan = world
            .companion()
            .start_plan(&world::draft("hsr-home", Some("achilles"), Some("mid-portion"), Legs::Left), &now)
            .expect("it starts");
    }
    world.kill();
    world.open().expect("the log opens");
    let companion = world.companion();
    let (near, whole) =
        (companion.life().expect("near").entries().len(), companion.whole_life().expect("whole").entries().len());
    assert!(near * 2 < whole, "{near} of {whole}");
    let now = world.now;
    world.companion().today(&now).expect("today");
    for (plan, before) in pages {
        assert_eq!(page(&mut world, &plan), before, "{plan}");
    }
}

/// What does not grow with the days that pass.
fn page(world: &mut World, plan: &str) -> String {
    let now = world.now;
    let page = world.companion().plan(plan, &now).expect("it is there");
    let revisions: Vec<String> = page.revisions.iter().map(|line| format!("{} {:?}", line.id, line.reason)).collect();
    format!("{revisions:?} {:?} {:?}", page.overrides, page.reasons)
}
