//! Runs as they are told: what is kept of them, the light, what is suggested, and what is refused.

use std::fmt::Write;

use expect_test::expect;
use sinew_companion::wire::{
    CapDraft, CapLine, Course, DistanceTyped, DistanceUnit, ErrorCode, MorningDraft, OnsetLine, Pace, PlannedRunDraft,
    RunCap, RunDraft, RunEnd, RunOnset, RunPage, RunsView, SetBy, Settings, Signs, Sport, WireError,
};

use behaviour::World;

const MI: Option<DistanceUnit> = Some(DistanceUnit::Mi);
const KM: Option<DistanceUnit> = Some(DistanceUnit::Km);

fn miles(value: f64) -> DistanceTyped {
    DistanceTyped { value, unit: MI }
}

fn km(value: f64) -> DistanceTyped {
    DistanceTyped { value, unit: KM }
}

/// Monday evening, 2026-11-23, with miles.
fn world(unit: DistanceUnit) -> World {
    let mut world = World::new();
    world.accept();
    let now = world.now;
    let settings = Settings { distance_unit: unit, ..world.companion().settings().clone() };
    world.companion().save_settings(settings, &now).expect("the unit is kept");
    world
}

fn keep(world: &mut World, draft: &RunDraft) -> String {
    try_keep(world, draft).expect("the run is kept")
}

fn try_keep(world: &mut World, draft: &RunDraft) -> Result<String, WireError> {
    let now = world.now;
    let kept = world.companion().keep_run(draft, &now);
    world.settle();
    kept
}

fn page(world: &mut World, run: &str) -> RunPage {
    let now = world.now;
    world.companion().run_page(run, &now).expect("the run can be read")
}

fn runs(world: &mut World) -> RunsView {
    let now = world.now;
    world.companion().runs(100, &now).expect("the runs can be read")
}

fn calm(day: &str, distance: DistanceTyped) -> RunDraft {
    RunDraft {
        distance: Some(distance),
        ended: Some(RunEnd::Finished),
        pace: Some(Pace::Easy),
        pain_during: Some(0.0),
        pain_after: Some(0.0),
        signs: Some(Signs::default()),
        onset: Some(RunOnset::Never),
        ..RunDraft::new(day, Sport::Run)
    }
}

/// Planned 12 miles, cap 9 by the physio, ran 8, pain from mile 6 on, growing, turned back after 7.
fn sunday(day: &str, cap: Option<RunCap>) -> RunDraft {
    RunDraft {
        planned: Some(miles(12.0)),
        cap,
        distance: Some(miles(8.0)),
        ended: Some(RunEnd::TurnedBack),
        turned: Some(miles(7.0)),
        pace: Some(Pace::Easy),
        onset: Some(RunOnset::At { distance: miles(6.0) }),
        course: Some(Course::Worsening),
        ..RunDraft::new(day, Sport::Run)
    }
}

fn physio(world: &mut World) -> String {
    let now = world.now;
    let cap = CapDraft {
        distance: miles(9.0),
        by: SetBy::Clinician,
        who: Some("the physio".to_owned()),
        until: Some("2026-12-20".to_owned()),
    };
    let id = world.companion().set_cap(&cap, &now).expect("the limit is kept");
    world.settle();
    id
}

fn told(page: &RunPage) -> String {
    let mut log = String::new();
    if let Some(light) = &page.light {
        let _ =
            writeln!(log, "{:?} by {} {} ({})", light.light, light.source.what, light.source.value, light.source.grade);
    }
    let Some(suggestion) = &page.suggestion else { return log };
    let _ = writeln!(log, "{:?}, rest {:?}, change {:?}", suggestion.outcome, suggestion.rest_days, suggestion.change);
    for rule in &suggestion.fired {
        let _ = writeln!(log, "{} ({}) {}", rule.id, rule.source.grade, rule.sentence);
        for read in rule.read.iter().filter(|read| read.said.is_some()) {
            let _ = writeln!(log, "  {:?} {}", read.input, read.said.as_deref().unwrap_or(""));
        }
    }
    if let Some(cap) = &page.next_cap {
        let onset = cap.onset.as_ref().map(|m| m.said.as_str());
        let _ = writeln!(
            log,
            "next {} by {:?}, began {onset:?}, {} {} ({})",
            cap.distance.said, cap.by, cap.source.value, cap.source.what, cap.source.grade
        );
    }
    log
}

#[test]
fn s101_to_s103_the_sunday_of_the_diary_is_kept_whole_and_says_how_far_the_next_may_be() {
    let mut world = world(DistanceUnit::Mi);
    world.set_wall("2026-11-29T18:00:00");
    physio(&mut world);
    // The form brings the limit along.
    let now = world.now;
    let form = world.companion().run_form(None, None, &now).expect("the form opens");
    let cap = RunCap { distance: miles(9.0), by: SetBy::Clinician, until: Some("2026-12-20".to_owned()) };
    assert_eq!((form.draft.cap.as_ref(), form.draft.day.as_str()), (Some(&cap), "2026-11-29"));
    // Before: planned only, and told afterwards.
    let plan =
        RunDraft { planned: Some(miles(12.0)), cap: Some(cap.clone()), ..RunDraft::new("2026-11-29", Sport::Run) };
    let run = keep(&mut world, &plan);
    let planned = runs(&mut world);
    assert_eq!((planned.runs.len(), planned.planned.len(), planned.planned[0].cap_kept), (0, 1, None));
    let draft = RunDraft { run: Some(run.clone()), ..sunday("2026-11-29", Some(cap)) };
    assert_eq!(keep(&mut world, &draft), run);
    let page = page(&mut world, &run);
    let line = &page.line;
    let m = |distance: &Option<sinew_companion::wire::Distance>| distance.as_ref().map(|d| (d.m, d.said.clone()));
    assert_eq!(m(&line.planned), Some((19_312, "12 mi".to_owned())));
    assert_eq!(m(&line.cap), Some((14_484, "9 mi".to_owned())));
    assert_eq!(m(&line.distance), Some((12_875, "8 mi".to_owned())));
    assert_eq!(m(&line.turned), Some((11_265, "7 mi".to_owned())));
    let Some(OnsetLine::At { distance }) = &line.onset else { panic!("where it began was told") };
    assert_eq!((distance.m, distance.said.as_str()), (9_656, "6 mi"));
    assert_eq!(
        (line.cap_kept, line.course, line.ended),
        (Some(true), Some(Course::Worsening), Some(RunEnd::TurnedBack))
    );
    assert_eq!((line.recalled, page.newest), (false, true));
    expect![[r#"
        Yellow by Begun on the way, from 1 of 10 (practice)
        StepBack(Stage), rest Some(2), change None
        R4-darker (practice) Pain grew on the way. First days without running, then a step back. If it keeps growing, go through the signs.
          Onset 6 mi
        RA1 (APP) The morning after is not answered yet. Without it nothing rises.
        RA2 (APP) Something about the run is not answered yet. Without it nothing rises.
          Onset 6 mi
          Distance 8 mi
        R8 (APP) Pain began on the way. Next time, turn round a little before that place.
          Onset 6 mi
        next 5.4 mi by Onset, began Some("6 mi"), 90 % Of the distance at which pain began (APP)
    "#]].assert_eq(&told(&page));
    // What is typed again is what was typed.
    assert_eq!(page.draft, draft);
    assert_eq!(page.rows[0].changed, ["distance", "ended", "pace", "onset", "course"]);
    assert!(page.rows[1].changed.is_empty());
}

#[test]
fn s1_to_s3_the_light_of_a_run_stands_in_the_list_with_every_other_one() {
    let mut world = world(DistanceUnit::Km);
    world.set_wall("2026-11-29T18:00:00");
    let day = |n: u32| format!("2026-11-{n}");
    let hurt = |n: u32, pain: f64| RunDraft {
        pain_during: Some(pain),
        onset: Some(RunOnset::FromStart),
        ..calm(&day(n), km(5.0))
    };
    for (n, pain) in [(23, 2.0), (24, 3.0), (25, 4.0), (26, 6.0), (27, 7.0)] {
        keep(&mut world, &hurt(n, pain));
    }
    keep(&mut world, &calm("2026-11-22", km(5.0)));
    keep(
        &mut world,
        &RunDraft { signs: Some(Signs { limp: true, ..Signs::default() }), ..calm("2026-11-21", km(5.0)) },
    );
    // A silence is no light.
    keep(&mut world, &RunDraft { distance: Some(km(5.0)), ..RunDraft::new("2026-11-28", Sport::Run) });
    let lights: Vec<String> =
        runs(&mut world).runs.iter().map(|run| format!("{} {:?}", &run.day[8..], run.light)).collect();
    expect![[r#"
        28 None
        27 Some(Red)
        26 Some(Yellow)
        25 Some(Yellow)
        24 Some(Watch)
        23 Some(Green)
        22 Some(Green)
        21 Some(Red)"#]]
    .assert_eq(&lights.join("\n"));
}

#[test]
fn s102_the_next_cap_is_nine_tenths_of_where_it_began_in_either_unit_and_the_lower_limit_counts() {
    for (unit, said) in [(DistanceUnit::Mi, "5.4 mi"), (DistanceUnit::Km, "8.69 km")] {
        let mut world = world(unit);
        world.set_wall("2026-11-29T18:00:00");
        assert!(runs(&mut world).next_cap.is_none());
        let now = world.now;
        keep(&mut world, &sunday("2026-11-29", None));
        let next = runs(&mut world).next_cap.expect("it follows from the onset");
        assert_eq!((next.distance.said.as_str(), next.distance.m), (said, 8_690));
        // Taken over as one's own limit it is the same number.
        let own = CapDraft { distance: next.typed, by: SetBy::Person, who: None, until: None };
        let id = world.companion().set_cap(&own, &now).expect("it is kept");
        let caps: Vec<CapLine> = runs(&mut world).caps;
        assert_eq!((caps.len(), caps[0].distance.m, caps[0].over), (1, 8_690, false));
        let lower = CapDraft { distance: km(4.0), by: SetBy::Clinician, who: None, until: None };
        world.companion().set_cap(&lower, &now).expect("it is kept");
        assert_eq!(runs(&mut world).next_cap.expect("a limit").distance.m, 4_000);
        world.companion().end_cap(&id, &now).expect("it ends");
        assert_eq!(world.companion().end_cap(&id, &now).map_err(|e| e.code), Err(ErrorCode::NotFound));
        assert_eq!(runs(&mut world).caps.len(), 1);
    }
}

#[test]
fn a_limit_that_has_run_out_is_shown_and_no_longer_counts() {
    let mut world = world(DistanceUnit::Mi);
    physio(&mut world);
    world.set_wall("2026-12-20T12:00:00");
    assert_eq!(runs(&mut world).next_cap.expect("its last day").distance.said, "9 mi");
    world.set_wall("2026-12-21T12:00:00");
    let view = runs(&mut world);
    assert!(view.next_cap.is_none() && view.caps[0].over);
}

#[test]
fn every_problem_is_named_at_once_and_nothing_is_kept() {
    let mut world = world(DistanceUnit::Km);
    let draft = RunDraft {
        planned: Some(km(0.0)),
        planned_time: Some("soon".to_owned()),
        cap: Some(RunCap {
            distance: DistanceTyped { value: 9.0, unit: None },
            by: SetBy::Clinician,
            until: Some("Friday".to_owned()),
        }),
        distance: Some(km(400.0)),
        time: Some("-5".to_owned()),
        turned: Some(km(-3.0)),
        effort: Some(11.0),
        pain_during: Some(10.5),
        pain_after: Some(f64::NAN),
        shoe: Some("nobody's".to_owned()),
        note: Some("a".repeat(1_001)),
        at: Some("25:00".to_owned()),
        ..RunDraft::new("2026-11-31", Sport::Run)
    };
    let problems = |world: &mut World, draft: &RunDraft| {
        let refused = try_keep(world, draft).expect_err("it is refused");
        assert_eq!(refused.code, ErrorCode::Invalid);
        refused.detail.join("\n")
    };
    expect![[r#"
        day: must be a day as YYYY-MM-DD
        at: must be a time as HH:MM
        cap.until: must be a day as YYYY-MM-DD
        cap: has no unit
        shoe: there is no such pair: nobody's
        planned: must be more than 0 and at most 250 km
        planned_time: must be minutes, or like 52:30 or 1:02:30, and at most 48 hours
        distance: must be more than 0 and at most 250 km
        time: must be minutes, or like 52:30 or 1:02:30, and at most 48 hours
        turned: must be more than 0 and at most 250 km
        effort: must be a whole number from 0 to 10
        pain_during: must be a number from 0 to 10, in tenths at the finest
        pain_after: must be a number from 0 to 10, in tenths at the finest
        note: 1001 characters; at most 1000"#]]
    .assert_eq(&problems(&mut world, &draft));
    let cases = [
        ("a day to come", calm("2026-11-24", km(5.0))),
        (
            "further than it was",
            RunDraft {
                onset: Some(RunOnset::At { distance: km(6.0) }),
                turned: Some(km(7.0)),
                ended: Some(RunEnd::TurnedBack),
                pain_during: Some(3.0),
                ..calm("2026-11-23", km(5.0))
            },
        ),
        ("turned back without", RunDraft { turned: Some(km(2.0)), ..calm("2026-11-23", km(5.0)) }),
        ("faster than anybody", RunDraft { time: Some("8".to_owned()), ..calm("2026-11-23", km(5.0)) }),
        (
            "against itself",
            RunDraft { pain_during: Some(3.0), course: Some(Course::Worsening), ..calm("2026-11-23", km(5.0)) },
        ),
        ("later today", RunDraft { at: Some("23:00".to_owned()), ..calm("2026-11-23", km(5.0)) }),
        ("of long ago", calm("1989-11-23", km(5.0))),
        ("nothing", RunDraft::new("2026-11-23", Sport::Run)),
    ];
    let mut log = String::new();
    for (name, draft) in &cases {
        let _ = writeln!(log, "{name}: {}", problems(&mut world, draft).replace('\n', "; "));
    }
    expect![[r#"
        a day to come: day: has not come yet: it can only be planned
        further than it was: onset: is further than the run; turned: is further than the run
        turned back without: turned: was told without having turned back
        faster than anybody: time: is shorter than anybody needs for this distance
        against itself: onset: it is told that it hurt; course: it is told that nothing hurt on the way
        later today: at: has not come yet
        of long ago: day: is more than ten years ago
        nothing: distance: is empty: tell how far or how long it was, or what is planned
    "#]]
    .assert_eq(&log);
    let now = world.now;
    let cap = CapDraft { distance: km(0.0), by: SetBy::Person, who: None, until: Some("2026-11-22".to_owned()) };
    let refused = world.companion().set_cap(&cap, &now).expect_err("it is refused");
    assert_eq!(refused.detail.len(), 2, "{:?}", refused.detail);
    let view = runs(&mut world);
    assert!(view.runs.is_empty() && view.planned.is_empty() && view.caps.is_empty());
}

#[test]
fn a_run_is_put_right_taken_back_and_voided_and_every_row_stays() {
    let mut world = world(DistanceUnit::Km);
    let draft = calm("2026-11-23", km(5.0));
    let run = keep(&mut world, &draft);
    let longer = RunDraft { run: Some(run.clone()), distance: Some(km(6.0)), ..draft.clone() };
    keep(&mut world, &longer);
    // The same again writes nothing.
    keep(&mut world, &longer);
    let stands = page(&mut world, &run);
    assert_eq!((stands.line.distance.expect("told").m, stands.rows.len()), (6_000, 2));
    assert_eq!(stands.rows[0].changed, ["distance"]);
    let now = world.now;
    let undo = |world: &mut World, change: &str| world.companion().undo_run(&run, change, &now);
    undo(&mut world, &stands.rows[0].id).expect("it is taken back");
    assert_eq!(undo(&mut world, &stands.rows[0].id).map_err(|e| e.code), Err(ErrorCode::Invalid));
    assert_eq!(page(&mut world, &run).line.distance.expect("told").m, 5_000);
    // Taking that back is the next change.
    let newest = page(&mut world, &run).rows[0].id.clone();
    undo(&mut world, &newest).expect("it is taken back");
    assert_eq!(page(&mut world, &run).line.distance.expect("told").m, 6_000);
    world.companion().void_run(&run, true, &now).expect("it is voided");
    world.companion().void_run(&run, true, &now).expect("once more is nothing");
    assert!(runs(&mut world).runs.is_empty());
    let voided = page(&mut world, &run);
    assert!(voided.line.voided && voided.suggestion.is_none());
    assert_eq!(try_keep(&mut world, &longer).map_err(|e| e.code), Err(ErrorCode::Invalid));
    world.companion().void_run(&run, false, &now).expect("it is back");
    assert_eq!((runs(&mut world).runs.len(), page(&mut world, &run).rows.len()), (1, 6));
    let nobody = RunDraft { run: Some("nobody".to_owned()), ..draft };
    assert_eq!(try_keep(&mut world, &nobody).map_err(|e| e.code), Err(ErrorCode::NotFound));
}

#[test]
fn what_is_told_more_than_48_hours_later_is_marked_and_stays_so() {
    let mut world = world(DistanceUnit::Km);
    world.set_wall("2026-11-26T03:00:00");
    let kept = |world: &mut World, day: &str| {
        let run = keep(world, &calm(day, km(5.0)));
        (run.clone(), page(world, &run).line.recalled)
    };
    // The training day of the 23rd ended at four in the morning of the 24th.
    let (run, recalled) = kept(&mut world, "2026-11-23");
    assert!(!recalled);
    assert!(kept(&mut world, "2026-11-22").1);
    world.set_wall("2026-12-10T12:00:00");
    let later = RunDraft { run: Some(run.clone()), distance: Some(km(6.0)), ..calm("2026-11-23", km(5.0)) };
    keep(&mut world, &later);
    assert!(!page(&mut world, &run).line.recalled, "only what was first told late is recalled");
}

#[test]
fn the_form_begins_with_what_the_calendar_has_for_the_day() {
    let mut world = world(DistanceUnit::Km);
    let now = world.now;
    let meant = |on: &str, distance_m| PlannedRunDraft { on: on.to_owned(), distance_m, ..PlannedRunDraft::default() };
    let planned = |world: &mut World, day: &str| {
        world.companion().run_form(Some(day), None, &now).expect("the form opens").draft.planned
    };
    assert_eq!(planned(&mut world, "2026-11-23"), None);
    world.companion().plan_run(&meant("2026-11-23", Some(6_500.0)), &now).expect("it is planned");
    assert_eq!(planned(&mut world, "2026-11-23"), Some(km(6.5)));
    assert_eq!(planned(&mut world, "2026-11-24"), None, "another day");
    world.companion().plan_run(&meant("2026-11-23", Some(3_000.0)), &now).expect("a second one");
    assert_eq!(planned(&mut world, "2026-11-23"), None, "nobody knows which of the two it was");
    world.companion().plan_run(&meant("2026-11-25", None), &now).expect("without a distance");
    assert_eq!(planned(&mut world, "2026-11-25"), None);
}

#[test]
fn the_morning_after_a_run_is_asked_about_and_counts() {
    let mut world = world(DistanceUnit::Km);
    let run = keep(&mut world, &calm("2026-11-23", km(5.0)));
    assert!(!page(&mut world, &run).suggestion.expect("a run").with_morning);
    world.set_wall("2026-11-24T08:00:00");
    let now = world.now;
    let day = now.wall.date_naive();
    let due = world.companion().checks_due(day, &now).expect("it can be told");
    assert_eq!(due.morning.as_deref(), Some("2026-11-24"));
    let morning = MorningDraft {
        day: "2026-11-24".to_owned(),
        pain: Some(1.0),
        stiffness_min: Some(5.0),
        something_new: Some(false),
        niggle: None,
    };
    world.companion().answer_morning(&morning, &now).expect("a run is load enough, without a plan");
    let page = page(&mut world, &run);
    assert!(page.suggestion.expect("a run").with_morning);
    assert_eq!(page.line.pain_morning, Some(1.0));
    let early = MorningDraft { day: "2026-11-22".to_owned(), ..morning };
    assert_eq!(world.companion().answer_morning(&early, &now).map_err(|e| e.code), Err(ErrorCode::Invalid));
}

#[test]
fn a_run_after_midnight_is_of_the_day_before_and_a_skipped_hour_is_the_next() {
    let mut world = world(DistanceUnit::Km);
    world.set_wall("2026-11-24T02:30:00");
    let late = RunDraft { at: Some("01:15".to_owned()), ..calm("2026-11-23", km(5.0)) };
    let run = keep(&mut world, &late);
    let line = page(&mut world, &run).line;
    assert_eq!((line.day.as_str(), line.at.as_deref()), ("2026-11-23", Some("01:15")));
    // The clocks of Berlin go from two to three on 29 March 2026.
    let skipped = RunDraft { at: Some("02:30".to_owned()), ..calm("2026-03-28", km(5.0)) };
    let run = keep(&mut world, &skipped);
    assert_eq!(page(&mut world, &run).line.at.as_deref(), Some("03:00"));
}
