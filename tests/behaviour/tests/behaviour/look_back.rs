//! Looking back: the calendar, a day, the numbers and the list, over real files.

use std::fmt::Write as _;

use behaviour::diary::{self, begun, refusal};
use behaviour::world::{AchillesSite, achilles};
use behaviour::{World, rows};
use expect_test::expect;
use sinew_companion::wire::{
    AdherenceView, DayLook, HistoryDraft, Leg, Legs, LoadDraft, LookBack, LookBackDraft, LookFilter, NumberView,
    SkipDraft, SkipReason, SlotName,
};

fn look_at(world: &mut World, at: Option<&str>, filter: LookFilter) -> LookBack {
    let now = world.now;
    let draft = LookBackDraft { at: at.map(str::to_owned), filter };
    world.companion().look_back(&draft, &now).expect("it can be read")
}

fn look(world: &mut World) -> LookBack {
    look_at(world, None, LookFilter::default())
}

/// Days that have anything to say, one a line.
fn told(look: &LookBack) -> String {
    let mut out = String::new();
    for day in look.days.iter().filter(|day| day.look != DayLook::None) {
        let asks: Vec<String> = day
            .asks
            .iter()
            .map(|ask| {
                let why = ask.skipped.map_or(String::new(), |reason| format!(" {reason:?}"));
                format!("{:?} {:?}{why}", ask.slot, ask.mark)
            })
            .collect();
        let extra = if day.extra > 0 { format!(", {} more", day.extra) } else { String::new() };
        let _ = writeln!(out, "{} {:?}: {}{extra}", day.day, day.look, asks.join(", "));
    }
    out
}

fn numbers(view: &AdherenceView) -> String {
    let number = |n: &NumberView| {
        let percent = n.percent.map_or("-".to_owned(), |p| format!("{p:.0} %"));
        format!("{} of {} {percent}", n.done, n.asked)
    };
    let mut out = String::new();
    for s in &view.spans {
        let _ = writeln!(
            out,
            "{:?} {} to {}: sessions {}, sets {}, reps {}, load {}; paused {}, cancelled {}, extra {}, untold {}{}",
            s.span,
            s.from,
            s.to,
            number(&s.sessions),
            number(&s.sets),
            number(&s.reps),
            number(&s.load),
            s.paused,
            s.cancelled,
            s.extra,
            s.load_untold,
            if s.much { ", much" } else { "" }
        );
    }
    let _ = writeln!(
        out,
        "trend {:?}; {} good weeks, {} freezes",
        view.trend.points.last().map(|p| p.value),
        view.weeks.in_row,
        view.weeks.freezes
    );
    out
}

fn adherence(world: &mut World, filter: LookFilter) -> AdherenceView {
    let now = world.now;
    world.companion().adherence(&filter, &now).expect("it can be read")
}

fn skip(world: &mut World, slot: SlotName, reason: SkipReason) {
    let now = world.now;
    let key = world.key(slot);
    world.companion().skip_session(&SkipDraft { key, reason }, &now).expect("it is kept");
    world.settle();
}

fn only(exercise: Option<&str>, side: Option<Leg>) -> LookFilter {
    LookFilter { plan: None, exercise: exercise.map(str::to_owned), side }
}

/// A fortnight with a day of every kind, seen on the evening of its last day.
fn fortnight() -> (World, String) {
    let (mut world, plan) = begun(&achilles(Legs::Left, AchillesSite::MidPortion));
    let now = world.now;
    let load = LoadDraft { plan: plan.clone(), exercise: "E01".to_owned(), kg: 5.0, sure: true };
    world.companion().set_load(&load, &now).expect("it is kept");
    diary::run(&mut world, &plan, "at 2026-11-24 20:00\nday 2 1\nat 2026-11-25 20:00\nday 2 1");
    // The evening is ended after its first set.
    world.set_wall("2026-11-26T19:00:00");
    world.run("start evening\nuntil rest\nend session time");
    world.set_wall("2026-11-27T19:00:00");
    skip(&mut world, SlotName::Morning, SkipReason::NoTime);
    skip(&mut world, SlotName::Evening, SkipReason::Clinician);
    diary::run(&mut world, &plan, "at 2026-11-29 08:00\npause ill\nat 2026-12-01 08:00\nresume as-before");
    diary::run(&mut world, &plan, "at 2026-12-02 20:00\nday 2 1");
    // Once more, and something outside the plan.
    world.run("start evening\nplay out\nplay E03 left\nplay out");
    world.set_wall("2026-12-07T12:00:00");
    diary::run(&mut world, &plan, "session morning 1 1");
    (world, plan)
}

#[test]
fn each_day_is_what_was_asked_and_what_became_of_it() {
    let (mut world, _) = fortnight();
    let look = look(&mut world);
    assert_eq!((look.from.as_str(), look.to.as_str(), look.days.len()), ("2026-09-14", "2026-12-13", 91));
    assert_eq!(
        look.months.iter().map(|m| (m.week, m.day.as_str())).collect::<Vec<_>>(),
        [(2, "2026-10-01"), (6, "2026-11-01"), (11, "2026-12-01")]
    );
    expect![[r#"
        2026-11-24 Done: Morning Done, Evening Done
        2026-11-25 Done: Morning Done, Evening Done
        2026-11-26 Partial: Morning Missed, Evening Partial
        2026-11-27 Skipped: Morning Skipped NoTime, Evening Skipped Clinician
        2026-11-28 Missed: Morning Missed, Evening Missed
        2026-11-29 Paused: Morning Paused, Evening Paused
        2026-11-30 Paused: Morning Paused, Evening Paused
        2026-12-01 Missed: Morning Missed, Evening Missed
        2026-12-02 Done: Morning Done, Evening Done, 2 more
        2026-12-03 Missed: Morning Missed, Evening Missed
        2026-12-04 Missed: Morning Missed, Evening Missed
        2026-12-05 Missed: Morning Missed, Evening Missed
        2026-12-06 Missed: Morning Missed, Evening Missed
        2026-12-07 Partial: Morning Done, Evening ToCome
        2026-12-08 ToCome: Morning ToCome, Evening ToCome
        2026-12-09 ToCome: Morning ToCome, Evening ToCome
        2026-12-10 ToCome: Morning ToCome, Evening ToCome
        2026-12-11 ToCome: Morning ToCome, Evening ToCome
        2026-12-12 ToCome: Morning ToCome, Evening ToCome
        2026-12-13 ToCome: Morning ToCome, Evening ToCome
    "#]]
    .assert_eq(&told(&look));
    let day = look.days.iter().find(|day| day.day == "2026-12-07").expect("it is there");
    assert_eq!((day.month_before.as_str(), day.month_after.as_str()), ("2026-11-24", "2026-12-13"));
}

#[test]
fn four_numbers_each_by_itself() {
    let (mut world, plan) = fortnight();
    expect![[r#"
        Week 2026-12-01 to 2026-12-07: sessions 3 of 13 23 %, sets 18 of 78 23 %, reps 270 of 1170 23 %, load 0 of 2250 0 %; paused 0, cancelled 0, extra 1, untold 3
        FourWeeks 2026-11-10 to 2026-12-07: sessions 7.2 of 22 33 %, sets 43 of 132 33 %, reps 645 of 1980 33 %, load 75 of 3375 2 %; paused 4, cancelled 1, extra 1, untold 7
        Whole 2026-11-24 to 2026-12-07: sessions 7.2 of 22 33 %, sets 43 of 132 33 %, reps 645 of 1980 33 %, load 75 of 3375 2 %; paused 4, cancelled 1, extra 1, untold 7
        trend Some(10.7); 0 good weeks, 0 freezes
    "#]].assert_eq(&numbers(&adherence(&mut world, LookFilter::default())));
    let of_plan = LookFilter { plan: Some(plan), ..LookFilter::default() };
    assert_eq!(adherence(&mut world, of_plan), adherence(&mut world, LookFilter::default()));
    expect![[r#"
        Week 2026-12-01 to 2026-12-07: sessions 3 of 13 23 %, sets 9 of 39 23 %, reps 135 of 585 23 %, load 0 of 2250 0 %; paused 0, cancelled 0, extra 1, untold 3
        FourWeeks 2026-11-10 to 2026-12-07: sessions 7.3 of 22 33 %, sets 22 of 66 33 %, reps 330 of 990 33 %, load 75 of 3375 2 %; paused 4, cancelled 1, extra 1, untold 7
        Whole 2026-11-24 to 2026-12-07: sessions 7.3 of 22 33 %, sets 22 of 66 33 %, reps 330 of 990 33 %, load 75 of 3375 2 %; paused 4, cancelled 1, extra 1, untold 7
        trend Some(11.0); 0 good weeks, 0 freezes
    "#]].assert_eq(&numbers(&adherence(&mut world, only(Some("E01"), Some(Leg::Left)))));
}

#[test]
fn one_exercise_or_one_side_by_itself() {
    let (mut world, _) = fortnight();
    let whole = look(&mut world);
    assert!(whole.sides.is_empty(), "there is nothing to choose");
    assert_eq!(whole.exercises.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(), ["E01", "E02"]);
    let of = |world: &mut World, filter, day: &str| {
        let look = look_at(world, None, filter);
        let day = look.days.into_iter().find(|d| d.day == day).expect("it is there");
        (day.look, day.extra)
    };
    // Only its first set was done, with a straight knee. On the other day all of it was done twice, and one exercise more.
    let (first, more) = ("2026-11-26", "2026-12-02");
    assert_eq!(of(&mut world, only(Some("E01"), Some(Leg::Left)), first), (DayLook::Partial, 0));
    assert_eq!(of(&mut world, only(Some("E02"), None), first), (DayLook::Missed, 0));
    assert_eq!(of(&mut world, only(None, Some(Leg::Right)), first), (DayLook::None, 0));
    assert_eq!(of(&mut world, only(Some("E03"), None), more), (DayLook::Extra, 1));
    assert_eq!(of(&mut world, LookFilter::default(), more), (DayLook::Done, 2));
    let now = world.now;
    let listed = |world: &mut World, filter| {
        let draft = HistoryDraft { to: None, filter };
        world.companion().history(&draft, &now).expect("it can be read").sessions.len()
    };
    assert_eq!(listed(&mut world, LookFilter::default()), 10);
    assert_eq!(listed(&mut world, only(Some("E02"), None)), 8);
    assert_eq!(listed(&mut world, only(Some("E03"), Some(Leg::Left))), 1);
    assert_eq!(listed(&mut world, only(Some("E03"), Some(Leg::Right))), 0);
}

#[test]
fn the_clocks_a_journey_and_the_night_move_no_day() {
    let (mut world, plan) = begun(&achilles(Legs::Left, AchillesSite::MidPortion));
    // The night in which the clocks go forward, half an hour before its day ends.
    diary::run(&mut world, &plan, "at 2027-03-29 03:30\nsession evening 1 1");
    world.set_wall("2027-03-29T12:00:00");
    diary::run(&mut world, &plan, "session morning 1 1");
    // In Tokyo it is the next day already.
    world.set_wall("2027-03-29T22:00:00");
    world.now.zone = chrono_tz::Asia::Tokyo;
    diary::run(&mut world, &plan, "session morning 1 1");
    world.now.zone = chrono_tz::Europe::Berlin;
    // The night in which they go back.
    diary::run(&mut world, &plan, "at 2027-11-01 03:30\nsession evening 1 1");
    let days = |world: &mut World, at: &str| {
        let look = look_at(world, Some(at), LookFilter::default());
        let done = look.days.into_iter().filter(|day| matches!(day.look, DayLook::Done | DayLook::Partial));
        done.map(|day| format!("{} {:?}", day.day, day.look)).collect::<Vec<_>>()
    };
    assert_eq!(days(&mut world, "2027-03-28"), ["2027-03-28 Partial", "2027-03-29 Partial", "2027-03-30 Partial"]);
    assert_eq!(days(&mut world, "2027-10-31"), ["2027-10-31 Partial"]);
    let sums = world.companion();
    let [from, to] = ["2027-03-28", "2027-03-30"].map(|day| day.parse().expect("a day"));
    let now = behaviour::World::closed(std::path::Path::new("/")).now;
    let far = sinew_companion::Now { wall: "2027-11-05T12:00:00Z".parse().expect("an instant"), ..now };
    let sum = sums.adherence_of(Some(&plan), from, to, &far).expect("it can be read");
    assert_eq!((sum.sessions.done, sum.sessions.asked), (3.0, 6.0));
    let weeks = sums.weeks_of(Some(&plan), from, to, &far).expect("it can be read");
    let told: Vec<(String, f64, f64)> =
        weeks.iter().map(|w| (w.monday.to_string(), w.of.sessions.done, w.of.sessions.asked)).collect();
    assert_eq!(told, [("2027-03-22".to_owned(), 1.0, 2.0), ("2027-03-29".to_owned(), 2.0, 4.0)]);
}

#[test]
fn the_list_goes_back_page_by_page_over_every_gap() {
    let (mut world, plan) = begun(&achilles(Legs::Left, AchillesSite::MidPortion));
    diary::run(
        &mut world,
        &plan,
        "at 2026-11-25 20:00\nday 1 1\nat 2027-03-01 20:00\nday 1 1\nat 2027-04-15 20:00\nday 1 1",
    );
    let now = world.now;
    let mut to = None;
    let mut pages = Vec::new();
    loop {
        let draft = HistoryDraft { to, filter: LookFilter::default() };
        let page = world.companion().history(&draft, &now).expect("it can be read");
        pages.push((page.from, page.to, page.sessions.len()));
        to = page.earlier;
        if to.is_none() {
            break;
        }
    }
    let told: Vec<(&str, &str, usize)> = pages.iter().map(|(from, to, n)| (from.as_str(), to.as_str(), *n)).collect();
    assert_eq!(
        told,
        [("2027-03-19", "2027-04-15", 2), ("2027-02-02", "2027-03-01", 2), ("2026-10-29", "2026-11-25", 2)]
    );
}

#[test]
fn a_day_has_all_that_was_told_of_it() {
    let (mut world, plan) = fortnight();
    let now = world.now;
    let day = world.companion().history_day("2026-11-26", &now).expect("it can be read");
    let asks: Vec<String> = day
        .asks
        .iter()
        .map(|a| {
            format!(
                "{:?} {:?} {} of {} sets, {} of {} reps",
                a.ask.slot, a.ask.mark, a.sets.done, a.sets.asked, a.reps.done, a.reps.asked
            )
        })
        .collect();
    assert_eq!(asks, ["Morning Missed 0 of 6 sets, 0 of 90 reps", "Evening Partial 1 of 6 sets, 15 of 90 reps"]);
    assert_eq!((day.sessions.len(), day.morning.is_none()), (1, true));
    assert_eq!((day.before.as_deref(), day.after.as_deref()), (Some("2026-11-25"), Some("2026-11-27")));
    diary::run(&mut world, &plan, "morning 2026-12-07 2 10");
    let day = world.companion().history_day("2026-12-07", &now).expect("it can be read");
    let morning = day.morning.expect("it was told");
    assert_eq!((morning.pain, morning.stiffness_min, day.today), (Some(2.0), Some(10), true));
    let paused = world.companion().history_day("2026-11-30", &now).expect("it can be read");
    assert_eq!((paused.look, paused.asks.len(), paused.asks[0].sets.asked), (DayLook::Paused, 2, 6.0));
    let first = world.companion().history_day("2026-11-24", &now).expect("it can be read");
    assert_eq!(first.before, None);
}

#[test]
fn what_is_no_day_or_no_plan_is_refused_with_every_problem() {
    let (mut world, _) = fortnight();
    let now = world.now;
    let before = rows::count(&world.folder, "life");
    let filter = LookFilter { plan: Some("nobody".to_owned()), exercise: Some(String::new()), side: None };
    let mut log = String::new();
    for at in ["soon", "2026-13-01", "2026-12-14", "2026-2-3"] {
        let draft = LookBackDraft { at: Some(at.to_owned()), filter: filter.clone() };
        log.push_str(&world.companion().look_back(&draft, &now).map_or_else(|e| refusal(&e), |_| String::new()));
    }
    let draft = HistoryDraft { to: Some("yesterday".to_owned()), filter: filter.clone() };
    log.push_str(&world.companion().history(&draft, &now).map_or_else(|e| refusal(&e), |_| String::new()));
    log.push_str(&world.companion().adherence(&filter, &now).map_or_else(|e| refusal(&e), |_| String::new()));
    for day in ["", "2026-12-14"] {
        log.push_str(&world.companion().history_day(day, &now).map_or_else(|e| refusal(&e), |_| String::new()));
    }
    expect![[r#"
          refused, Invalid: at: must be a day as YYYY-MM-DD; filter.plan: no such plan; filter.exercise: is no exercise
          refused, Invalid: at: must be a day as YYYY-MM-DD; filter.plan: no such plan; filter.exercise: is no exercise
          refused, Invalid: at: is still to come; filter.plan: no such plan; filter.exercise: is no exercise
          refused, Invalid: at: must be a day as YYYY-MM-DD; filter.plan: no such plan; filter.exercise: is no exercise
          refused, Invalid: to: must be a day as YYYY-MM-DD; filter.plan: no such plan; filter.exercise: is no exercise
          refused, Invalid: filter.plan: no such plan; filter.exercise: is no exercise
          refused, Invalid: day: must be a day as YYYY-MM-DD
          refused, Invalid: day: is still to come
    "#]]
    .assert_eq(&log);
    assert_eq!(rows::count(&world.folder, "life"), before);
}

#[test]
fn before_the_first_day_there_is_an_empty_calendar() {
    let mut world = World::new();
    world.accept();
    let look = look(&mut world);
    assert!(look.empty && look.days.len() == 91 && look.earlier.is_none() && look.later.is_none());
    assert!(look.days.iter().all(|day| day.look == DayLook::None));
    assert!(adherence(&mut world, LookFilter::default()).spans.is_empty());
    assert_eq!(world.sessions().expect("it can be read").len(), 0);
}

#[test]
fn good_weeks_can_be_hidden() {
    let (mut world, _) = fortnight();
    assert!(adherence(&mut world, LookFilter::default()).weeks.shown);
    let (now, mut settings) = (world.now, world.settings());
    settings.good_weeks = false;
    world.companion().save_settings(settings, &now).expect("it is kept");
    assert!(!adherence(&mut world, LookFilter::default()).weeks.shown);
}
