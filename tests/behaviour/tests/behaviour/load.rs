//! Before a run, the calendar of load, and races: through the use cases and a real file, with the diaries' own numbers.

use std::path::Path;

use behaviour::world::{draft, slot};
use behaviour::{World, rows};
use sinew_companion::wire::{
    ErrorCode, Legs, LoadView, LoadWhat, Pace, PlanDraft, PlannedRunDraft, RaceDraft, RaceEnd, RaceLine, RaceOverDraft,
    RaceWord, RunCheck, RunMove, RunWord, SlotName, Stress, Surface, WireError,
};
use sinew_domain::pain::{SetBy, Signs};
use sinew_domain::running::{CapSet, Kept};

const MILE: f64 = 1609.344;

fn miles(n: f64) -> f64 {
    (n * MILE).round()
}

/// A run with nothing to report, of so many metres, as a row of the file.
fn ran(world: &World, id: &str, day: &str, metres: f64) {
    let signs = serde_json::to_string(&Signs::default()).expect("plain values");
    let sql =
        "INSERT INTO run (id, device_id, at_ms, day, zone, offset_min, of_day, sport, how, distance_m, pace, ended,
        pain_during, pain_after, signs, onset, surface, recalled, voided)
        SELECT ?1, id, 0, ?2, 'Europe/Berlin', 60, ?2, 'run', 'by_hand', ?3, '\"easy\"', 'finished', 0, 0, ?4, 'never',
        'road', 0, 0 FROM device";
    let file = rusqlite::Connection::open(rows::path(&world.folder)).expect("the file is there");
    file.execute(sql, rusqlite::params![id, day, metres as u32, signs]).expect("a row");
}

fn kept(world: &World, id: &str, kept: &Kept) {
    let value = serde_json::to_value(kept).expect("plain values");
    let sql = "INSERT INTO running (id, device_id, at_ms, day, zone, offset_min, kind, value)
        SELECT ?1, id, 0, '2026-11-20', 'Europe/Berlin', 60, ?2, ?3 FROM device";
    let file = rusqlite::Connection::open(rows::path(&world.folder)).expect("the file is there");
    file.execute(sql, rusqlite::params![id, value["kind"].as_str(), value.to_string()]).expect("a row");
}

fn long(on: &str, metres: f64) -> PlannedRunDraft {
    PlannedRunDraft {
        on: on.to_owned(),
        distance_m: Some(metres),
        pace: Some(Pace::Easy),
        ..PlannedRunDraft::default()
    }
}

fn check(world: &mut World, draft: &PlannedRunDraft) -> RunCheck {
    let now = world.now;
    world.companion().check_run(draft, &now).expect("it can be looked at")
}

fn rules(check: &RunCheck) -> Vec<&str> {
    check.warnings.iter().map(|warning| warning.rule.as_str()).collect()
}

fn planned(world: &mut World, draft: &PlannedRunDraft) -> String {
    let now = world.now;
    let id = world.companion().plan_run(draft, &now).expect("it is kept");
    world.settle();
    id
}

fn view(world: &mut World) -> LoadView {
    let now = world.now;
    world.companion().load_view(&now).expect("it can be told")
}

fn marathon() -> RaceDraft {
    RaceDraft {
        name: "Spring marathon".to_owned(),
        on: "2026-12-20".to_owned(),
        distance_m: 42_195.0,
        ..RaceDraft::default()
    }
}

fn race(world: &mut World, draft: &RaceDraft) -> String {
    let now = world.now;
    let id = world.companion().keep_race(draft, &now).expect("it is kept");
    world.settle();
    id
}

fn lines(world: &mut World) -> Vec<RaceLine> {
    let now = world.now;
    world.companion().races(&now).expect("they can be told").races
}

/// Three calm runs, the first of them so long; all that the person answers is answered.
fn after_a_long_run(metres: f64) -> (World, String) {
    let mut world = World::set_up(Legs::Left);
    for (id, day, m) in [("a", "2026-11-16", metres), ("b", "2026-11-19", 5_000.0), ("c", "2026-11-22", 5_000.0)] {
        ran(&world, id, day, m);
    }
    let id = race(&mut world, &marathon());
    let now = world.now;
    for line in ["gates", "no-flag", "exit"] {
        world.companion().tick_race(&id, line, Some(true), &now).expect("it is on the list");
    }
    (world, id)
}

fn ready(world: &mut World) -> (RaceWord, Option<u32>) {
    let ready = lines(world).remove(0).ready.expect("it is to come");
    (ready.word, ready.percent)
}

#[test]
fn s28_with_30_km_of_a_marathon_free_of_pain_it_is_71_percent_and_better_not() {
    let (mut world, _) = after_a_long_run(30_000.0);
    assert_eq!(ready(&mut world), (RaceWord::BetterNot, Some(71)));
}

#[test]
fn s28_with_32_km_it_is_76_percent_with_low_stakes() {
    let (mut world, id) = after_a_long_run(32_000.0);
    assert_eq!(ready(&mut world), (RaceWord::LowerStakes, Some(76)));
    // A tick that is taken back is not answered, and a no is a no.
    for met in [None, Some(false)] {
        let now = world.now;
        world.companion().tick_race(&id, "exit", met, &now).expect("it is on the list");
        assert_eq!(ready(&mut world).0, RaceWord::NotYet);
    }
    let now = world.now;
    let refused = world.companion().tick_race(&id, "distance", Some(true), &now).unwrap_err();
    assert_eq!(refused.detail, ["line: the log answers it"]);
}

#[test]
fn a_share_is_never_rounded_up_to_a_limit_that_is_not_reached() {
    // 74.99 % and 79.99 %.
    for (metres, told) in [(31_642.0, (RaceWord::BetterNot, Some(74))), (33_752.0, (RaceWord::LowerStakes, Some(79)))] {
        let (mut world, _) = after_a_long_run(metres);
        assert_eq!(ready(&mut world), told);
    }
}

#[test]
fn s112_a_race_is_planned_changed_not_started_stepped_off_and_done() {
    let mut world = World::set_up(Legs::Left);
    let id = race(&mut world, &marathon());
    let half = RaceDraft { id: Some(id.clone()), distance_m: 21_097.0, ..marathon() };
    assert_eq!(race(&mut world, &half), id);
    assert_eq!(race(&mut world, &half), id, "the same again changes nothing");
    let line = lines(&mut world).remove(0);
    assert_eq!((line.distance_m, line.days_left, line.over), (21_097, 27, None));
    assert_eq!(line.before.iter().map(|before| before.distance_m).collect::<Vec<_>>(), [42_195]);
    let over = |how| RaceOverDraft { id: id.clone(), how, on: None };
    let now = world.now;
    let refused = world.companion().race_over(&over(RaceEnd::Done), &now).unwrap_err();
    assert_eq!(refused.detail, ["how: the race is still to come"]);
    world.companion().race_over(&over(RaceEnd::NotStarted), &now).expect("that can be known before");
    let line = lines(&mut world).remove(0);
    assert_eq!((line.over, line.over_on.as_deref()), (Some(RaceEnd::NotStarted), Some("2026-11-23")));
    assert!(line.ready.is_none() && line.ticks.is_empty());
    let again = world.companion().keep_race(&half, &now).unwrap_err();
    assert_eq!(again.detail, ["id: it is over"]);
    for (at, how) in [("2026-12-21T09:00:00", RaceEnd::SteppedOff), ("2026-12-22T09:00:00", RaceEnd::Done)] {
        world.set_wall(at);
        let now = world.now;
        world.companion().race_over(&over(how), &now).expect("it is over");
        assert_eq!(lines(&mut world)[0].over, Some(how));
    }
    assert_eq!(rows::one::<i64>(&world.folder, "SELECT count(*) FROM running WHERE kind LIKE 'race%'"), 5);
}

#[test]
fn a_race_before_today_is_refused_with_every_other_problem() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let draft = RaceDraft {
        id: Some("nobody".to_owned()),
        name: " ".to_owned(),
        on: "2026-11-22".to_owned(),
        distance_m: 0.0,
        ..RaceDraft::default()
    };
    let refused = world.companion().keep_race(&draft, &now).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Invalid);
    let fields: Vec<&str> = refused.detail.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(fields, ["on", "distance_m", "id", "name"], "{refused:?}");
    assert_eq!(rows::count(&world.folder, "running"), 0);
}

#[test]
fn s106_eighteen_and_twenty_miles_are_beyond_what_can_be_there_from_six() {
    let mut world = World::set_up(Legs::Left);
    for (id, day) in [("a", "2026-11-16"), ("b", "2026-11-19"), ("c", "2026-11-22")] {
        ran(&world, id, day, miles(6.0));
    }
    race(&mut world, &marathon());
    planned(&mut world, &long("2026-12-06", miles(20.0)));
    planned(&mut world, &long("2026-11-29", miles(18.0)));
    let line = lines(&mut world).remove(0);
    let reach = line.reach.expect("it is to come");
    assert_eq!((reach.weeks_left, reach.in_time), (3, Some(false)));
    let ahead: Vec<_> = reach.long_runs.iter().map(|run| (run.on.as_str(), run.in_reach)).collect();
    assert_eq!(ahead, [("2026-11-29", false), ("2026-12-06", false)]);
    assert!(reach.long_runs.iter().all(|run| f64::from(run.reach_m) < miles(7.0)));
    // The goal made smaller: what is within reach by then.
    assert_eq!(reach.shorter_m, [16_093, 10_000, 5_000]);
}

fn physio(world: &World) {
    let cap = CapSet { m: miles(9.0) as u32, by: SetBy::Clinician, who: Some("Ann".to_owned()), until: None };
    kept(world, "cap", &Kept::Cap(cap));
}

#[test]
fn s101_twelve_miles_over_a_cap_of_nine_are_refused_and_going_anyway_is_kept_with_its_reason() {
    let mut world = World::set_up(Legs::Left);
    physio(&world);
    for (id, day) in [("a", "2026-11-16"), ("b", "2026-11-20")] {
        ran(&world, id, day, miles(8.0));
    }
    let twelve = long("2026-11-24", miles(12.0));
    let said = check(&mut world, &twelve);
    assert_eq!((said.word, said.cap_m), (RunWord::Wait, Some(miles(9.0) as u32)));
    assert!(rules(&said).contains(&"R7") && rules(&said).contains(&"R11-hold"), "{:?}", rules(&said));
    assert!(said.warnings.iter().all(|warning| !warning.sentence.is_empty() && !warning.source.grade.is_empty()));
    let spike = said.warnings.iter().find(|warning| warning.rule == "R11").expect("it is a spike");
    assert_eq!((spike.source.grade.as_str(), spike.source.own_default), ("V", false));
    let now = world.now;
    let refused = world.companion().run_anyway(&twelve, Some("  "), &now).unwrap_err();
    assert_eq!(refused.detail, ["words: a reason is asked for"]);
    assert_eq!(rows::count(&world.folder, "running"), 1);
    world.companion().run_anyway(&twelve, Some("My friend's farewell run."), &now).expect("it is kept");
    let row: String = rows::one(&world.folder, "SELECT value FROM running WHERE kind = 'override'");
    assert!(row.contains("farewell") && row.contains("\"R7\"") && row.contains("19312"), "{row}");
    // Eight is within everything but the morning, which is not answered.
    assert_eq!(rules(&check(&mut world, &long("2026-11-24", miles(8.0)))), Vec::<&str>::new());
    let calm = world.companion().run_anyway(&long("2026-11-24", miles(8.0)), None, &now).unwrap_err();
    assert_eq!(calm.detail, ["rules: nothing stands against this run"]);
}

#[test]
fn s12_two_new_stressors_in_a_week_warn_and_the_log_says_what_is_new() {
    let mut world = World::set_up(Legs::Left);
    ran(&world, "a", "2026-11-18", 8_000.0);
    ran(&world, "b", "2026-11-21", 8_000.0);
    let trail = PlannedRunDraft { surface: Some(Surface::Trail), ..long("2026-11-24", 8_000.0) };
    let said = check(&mut world, &trail);
    assert_eq!((said.word, said.new.as_slice()), (RunWord::Go, [Stress::Surface].as_slice()));
    // Before trails and the dark there is a list.
    assert_eq!(said.gear.map(|list| list.checklist.id), Some("trail-and-dark".to_owned()));
    let both = PlannedRunDraft { distance_m: Some(8_500.0), ..trail.clone() };
    let said = check(&mut world, &both);
    assert_eq!(said.new, [Stress::Distance, Stress::Surface]);
    assert!(rules(&said).contains(&"R13"));
    // What is planned before it is no longer new.
    planned(&mut world, &trail);
    let after = PlannedRunDraft { on: "2026-11-26".to_owned(), ..trail };
    assert_eq!(check(&mut world, &after).new, []);
    let dark = PlannedRunDraft { dark: true, ..long("2026-11-26", 8_000.0) };
    assert!(check(&mut world, &dark).gear.is_some());
    assert!(check(&mut world, &long("2026-11-26", 8_000.0)).gear.is_none());
}

fn heavy() -> (World, LoadView) {
    let mut world = World::new();
    world.accept();
    let draft = draft("hsr-home", Some("achilles"), Some("mid-portion"), Legs::Left);
    world.begin(&PlanDraft { slots: vec![slot(SlotName::Evening, "18:00", "22:00")], ..draft });
    let shown = view(&mut world);
    (world, shown)
}

fn intervals(on: &str, at: &str) -> PlannedRunDraft {
    PlannedRunDraft {
        on: on.to_owned(),
        at: Some(at.to_owned()),
        distance_m: Some(6_000.0),
        pace: Some(Pace::Speed),
        ..PlannedRunDraft::default()
    }
}

#[test]
fn heavy_raises_fourteen_hours_before_the_intervals_are_said_and_a_move_looks_again() {
    let (mut world, shown) = heavy();
    assert_eq!(shown.weeks.iter().map(|week| week.days.len()).collect::<Vec<_>>(), [7, 7]);
    let sessions = |view: &LoadView| {
        let items = view.weeks.iter().flat_map(|week| &week.days).flat_map(|day| &day.items);
        items.filter(|item| item.what == LoadWhat::Session).count()
    };
    assert_eq!(sessions(&shown), 6, "three a week");
    let id = planned(&mut world, &intervals("2026-11-24", "08:00"));
    let shown = view(&mut world);
    let told: Vec<_> = shown.weeks[0].clashes.iter().map(|clash| (clash.hours, clash.asked_h, clash.taken)).collect();
    assert_eq!(told, [(14, 24, false)]);
    let shown_source = &shown.sources[0];
    assert_eq!((shown_source.value.as_str(), shown_source.grade.as_str()), ("24 h", "APP"));
    // To the next day, fourteen hours before the evening's raises: the other way round.
    let to = |to: &str| RunMove { plan: None, meant: None, planned: Some(id.clone()), to: to.to_owned() };
    let now = world.now;
    world.companion().move_run(&to("2026-11-29"), &now).expect("it is moved");
    let shown = view(&mut world);
    assert!(shown.weeks[0].clashes.is_empty(), "{:?}", shown.weeks[0].clashes);
    let sunday = shown.weeks[0].days[6].items.iter().find(|item| item.what == LoadWhat::PlannedRun).expect("moved");
    assert_eq!((sunday.at.as_deref(), sunday.movable), (Some("08:00"), true));
    assert!(sunday.check.as_ref().is_some_and(|check| rules(check).contains(&"R10")), "speed is closed, moved or not");
    let refused = world.companion().move_run(&to("2026-11-22"), &now).unwrap_err();
    assert_eq!(refused.detail, ["to: is over"]);
    world.companion().drop_planned_run(&id, &now).expect("it is taken back");
    let all = view(&mut world).weeks.concat_items();
    assert!(all.iter().all(|what| *what == LoadWhat::Session));
}

trait Concat {
    fn concat_items(self) -> Vec<LoadWhat>;
}

impl Concat for Vec<sinew_companion::wire::LoadWeek> {
    fn concat_items(self) -> Vec<LoadWhat> {
        self.into_iter().flat_map(|week| week.days).flat_map(|day| day.items).map(|item| item.what).collect()
    }
}

#[test]
fn two_runs_on_consecutive_days_are_seen_before_either_is_run() {
    let (mut world, _) = heavy();
    planned(&mut world, &long("2026-11-25", 5_000.0));
    let next = planned(&mut world, &long("2026-11-26", 5_000.0));
    let words = |world: &mut World| -> Vec<RunWord> {
        let items = view(world).weeks.into_iter().flat_map(|week| week.days).flat_map(|day| day.items);
        items.filter_map(|item| item.check).map(|check| check.word).collect()
    };
    assert_eq!(words(&mut world), [RunWord::Wait, RunWord::Wait]);
    let now = world.now;
    let moved = RunMove { plan: None, meant: None, planned: Some(next), to: "2026-11-27".to_owned() };
    world.companion().move_run(&moved, &now).expect("it is moved");
    assert_eq!(words(&mut world), [RunWord::Go, RunWord::Go]);
}

#[test]
fn s7_twenty_miles_then_twenty_two_and_the_coming_weeks_have_their_most() {
    let mut world = World::set_up(Legs::Left);
    ran(&world, "a", "2026-11-16", 10_000.0);
    ran(&world, "b", "2026-11-19", 10_000.0);
    let most: Vec<_> = view(&mut world).weeks.into_iter().filter_map(|week| week.most).map(|most| most.m).collect();
    assert_eq!(most, [22_000, 24_000]);
    let sources: Vec<_> = view(&mut world).weeks[0].most.clone().expect("known").sources;
    assert!(sources.iter().all(|source| !source.cite.is_empty()), "{sources:?}");
}

#[test]
fn s76_the_report_of_the_last_week_says_what_rose_and_what_is_open() {
    let mut world = World::set_up(Legs::Left);
    ran(&world, "a", "2026-11-10", 5_000.0);
    ran(&world, "b", "2026-11-17", 5_000.0);
    ran(&world, "c", "2026-11-20", 5_000.0);
    let report = view(&mut world).reports.remove(0);
    assert_eq!((report.monday.as_str(), report.sunday.as_str(), report.on), ("2026-11-16", "2026-11-22", false));
    let rose = report.levers.iter().filter(|lever| lever.rose).count();
    assert_eq!((rose, report.cost.green, report.cost.mornings_open), (2, 2, 2));
    assert_eq!(report.next, sinew_companion::wire::LeverOf::Answer);
}

#[test]
fn bad_input_names_every_problem_and_changes_nothing() {
    let mut world = World::set_up(Legs::Left);
    let now = world.now;
    let draft = PlannedRunDraft {
        id: Some("nobody".to_owned()),
        on: "2026-11-22".to_owned(),
        at: Some("25:00".to_owned()),
        distance_m: Some(-1.0),
        pace: Some(Pace::Strides { percent: 101 }),
        hill_repeats: Some(0.5),
        shoe: Some("nobody's".to_owned()),
        ..PlannedRunDraft::default()
    };
    let refused: WireError = world.companion().plan_run(&draft, &now).unwrap_err();
    let fields: Vec<&str> = refused.detail.iter().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(fields, ["on", "at", "distance_m", "hill_repeats", "pace", "id", "shoe"], "{refused:?}");
    let both =
        RunMove { plan: Some("x".to_owned()), meant: None, planned: Some("y".to_owned()), to: "soon".to_owned() };
    assert_eq!(world.companion().move_run(&both, &now).unwrap_err().detail.len(), 2);
    assert_eq!(rows::count(&world.folder, "running"), 0);
}

#[test]
fn nothing_divides_a_short_load_by_a_long_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut looked = 0;
    let mut folders = vec![root.join("assets"), root.join("src-tauri"), root.join("ui/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let text = text.to_lowercase();
                let found = ["acwr", "acute:chronic", "acute to chronic", "chronic_load", "acute_load"];
                assert!(found.iter().all(|word| !text.contains(word)), "{}", path.display());
                looked += 1;
            }
        }
    }
    assert!(looked > 500, "{looked}");
}

#[test]
fn s29_weeks_without_a_run_are_counted_by_the_log_or_asked_about() {
    let mut world = World::new();
    world.accept();
    let off = |world: &mut World, weeks: Option<f64>| {
        let now = world.now;
        world.companion().time_off(weeks, &now)
    };
    let none = off(&mut world, None).expect("an answer");
    assert_eq!((none.since_run, none.weeks, none.first), (None, None, None), "no run is not no week");
    ran(&world, "r-1", "2026-10-11", 8000.0);
    let six = off(&mut world, None).expect("an answer");
    assert_eq!((six.since_run, six.weeks, six.first), (Some(6), Some(6), Some(12)), "43 days are six whole weeks");
    assert_eq!((six.with_cross_training, six.without), (Some([4, 8]), Some([6, 10])));
    let said: Vec<&str> = six.sources.iter().map(|note| note.value.as_str()).collect();
    assert_eq!(said, ["1 to 2 weeks", "4 weeks", "2 weeks", "4 to 8 weeks", "6 to 10 weeks"]);
    let three = off(&mut world, Some(3.0)).expect("an answer");
    assert_eq!((three.since_run, three.weeks, three.first, three.without), (Some(6), Some(3), Some(6), None));
    for wrong in [0.0, 53.0, 2.5, f64::NAN, -1.0] {
        let refused = off(&mut world, Some(wrong)).expect_err("no such number of weeks");
        assert_eq!(
            (refused.code, refused.detail),
            (ErrorCode::Invalid, vec!["weeks: must be a whole number from 1 to 52".to_owned()])
        );
    }
    ran(&world, "r-2", "2026-11-18", 5000.0);
    assert_eq!(off(&mut world, None).expect("an answer").since_run, None, "five days are no time off");
}
