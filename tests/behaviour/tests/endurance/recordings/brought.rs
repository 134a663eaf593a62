//! Files that come in: looked at, decided about, written once, and given back as they came.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use behaviour::{World, rows};
use chrono::NaiveDate;
use sinew_companion::store::{self, Fact};
use sinew_companion::take_run_part;
use sinew_companion::wire::{
    BringRunsDraft, Changed, ErrorCode, ImportPart, Legs, RunChoice, RunChoiceWhat, RunComing, RunComingState,
    RunsBrought, RunsReview, WireError,
};
use sinew_domain::day::{RollOver, Stamp};
use sinew_domain::running::{CapSet, Kept, RunHow, RunPlanStarted, RunTold, Sport};

use super::made::{self, Run, START_S};

const DAY: &str = "2026-11-01";

/// Hands a file over in two parts, as the window does.
fn hand_over(world: &World, bytes: &[u8]) {
    let (one, two) = bytes.split_at(bytes.len() / 2);
    for (first, part) in [(true, one), (false, two)] {
        let part = ImportPart { first, base64: BASE64_STANDARD.encode(part) };
        take_run_part(&world.folder, &part).expect("it is taken");
    }
}

fn look(world: &mut World, name: &str, bytes: &[u8]) -> RunsReview {
    hand_over(world, bytes);
    let now = world.now;
    world.companion().look_at_run_file(name, &now).expect("it is looked at")
}

/// The line of the file that was looked at last.
fn line(world: &mut World, name: &str, bytes: &[u8]) -> RunComing {
    let review = look(world, name, bytes);
    assert_eq!(review.refused, []);
    review.lines.into_iter().find(|line| line.file == name).expect("it waits")
}

fn bring(world: &mut World, choices: Vec<RunChoice>) -> Result<RunsBrought, WireError> {
    let now = world.now;
    world.companion().bring_runs_in(&BringRunsDraft { choices }, &now)
}

fn choose(line: &RunComing, what: RunChoiceWhat) -> RunChoice {
    RunChoice { id: line.id.clone(), what }
}

fn add(line: &RunComing) -> RunChoice {
    choose(line, RunChoiceWhat::Add { plan: None })
}

/// An entry as it stands, on one line.
fn entries(world: &World) -> Vec<String> {
    let query = "SELECT r.of_day || ' ' || r.sport || ' ' || r.how || ' ' || ifnull(r.distance_m, '-') || ' m ' ||
        ifnull(r.duration_s, '-') || ' s, heart ' || ifnull(r.heart_rate, '-') || ', ' || ifnull(r.cadence, '-') ||
        ' spm, pain ' || ifnull(r.pain_during, '-') ||
        ', ' || (SELECT count(*) FROM run_file AS f WHERE f.run = ifnull(r.run, r.id)) || ' files'
        FROM run AS r WHERE r.voided = 0 AND NOT EXISTS
        (SELECT 1 FROM run AS n WHERE n.run = ifnull(r.run, r.id) AND n.rowid > r.rowid) ORDER BY r.rowid";
    let log = rows::look(&world.folder);
    let mut statement = log.prepare(query).expect("a query");
    let rows = statement.query_map((), |row| row.get(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect("texts")
}

fn count(world: &World, table: &str) -> i64 {
    rows::count(&world.folder, table)
}

/// Writes past the use cases that other screens have, into a log that is closed meanwhile.
fn write(world: &mut World, write: impl Fn(&store::Writer, Fact)) {
    world.kill();
    let opened = store::open(&world.folder, "00000000-0000-7000-8000-0000000000ff", world.now.wall).expect("it opens");
    let mut kept = opened.store;
    let stamp = Stamp::of(&world.now, RollOver::DEFAULT);
    kept.transact(|writer| {
        let id = format!("00000000-0000-7000-8000-{:012}", count(world, "run") + count(world, "running") + 1);
        write(writer, Fact { id, stamp });
        Ok(())
    })
    .expect("it is written");
    drop(kept);
    world.open().expect("it opens again");
}

fn by_hand(world: &mut World, more: impl Fn(RunTold) -> RunTold) {
    let day: NaiveDate = DAY.parse().expect("a day");
    write(world, |writer, fact| {
        let told = more(RunTold::new(day, Sport::Run, RunHow::ByHand));
        store::put_run(writer, &fact, None, &told, false).expect("it is kept");
    });
}

#[test]
fn a_run_comes_in_once_however_often_its_file_does() {
    let mut world = World::set_up(Legs::Left);
    let file = made::fit(&Run::default());
    let first = line(&mut world, "morning.fit", &file);
    assert_eq!((first.state.clone(), first.day.as_str(), first.at.as_str()), (RunComingState::New, DAY, "10:00"));
    assert_eq!(entries(&world), [""; 0], "a look writes nothing");
    let brought = bring(&mut world, vec![add(&first)]).expect("it comes in");
    assert_eq!((brought.added, brought.beside, brought.left, brought.review_waits), (1, 0, 0, 0));
    let stands = ["2026-11-01 run recorded 1800 m 600 s, heart 142, 164 spm, pain -, 1 files"];
    assert_eq!(entries(&world), stands);
    assert!(world.settle().changed.contains(&Changed::Runs));

    let again = line(&mut world, "morning (copy).fit", &file);
    assert!(matches!(again.state, RunComingState::Here { .. }), "{:?}", again.state);
    let refused = bring(&mut world, vec![add(&again)]).expect_err("it is there");
    assert_eq!(
        (refused.code, refused.detail),
        (ErrorCode::Invalid, vec!["choices[0]: is in the log already".to_owned()])
    );
    // Another export of the same recording: other bytes, the same name by its watch.
    let exported = line(&mut world, "export.fit", &made::fit_big(&Run::default()));
    assert!(matches!(exported.state, RunComingState::Here { .. }), "{:?}", exported.state);
    assert_eq!(entries(&world), stands);
}

#[test]
fn two_watches_of_one_run_are_one_entry() {
    let mut world = World::set_up(Legs::Left);
    let one = line(&mut world, "wrist.fit", &made::fit(&Run::default()));
    let other_run = Run { start_s: START_S + 20, serial: 77, mps: 3.1, ..Run::default() };
    // Both at once: the one names the other.
    let both = look(&mut world, "phone.gpx", &made::gpx(&other_run));
    let is_twin = |line: &&RunComing| matches!(line.state, RunComingState::SameAs { .. });
    let twin = both.lines.iter().find(is_twin).expect("one is the other").clone();
    let RunComingState::SameAs { id } = twin.state.clone() else { panic!("{twin:?}") };
    let kept = both.lines.iter().find(|line| line.id == id).expect("it waits").clone();
    let alone = bring(&mut world, vec![choose(&twin, RunChoiceWhat::With { id: id.clone() })]).expect_err("not alone");
    assert_eq!(alone.detail, ["choices[0]: what it goes with does not come in"]);
    let done = bring(&mut world, vec![choose(&twin, RunChoiceWhat::With { id }), add(&kept)]).expect("both come in");
    assert_eq!((done.added, done.beside), (1, 1));
    assert_eq!((entries(&world).len(), count(&world, "run_file")), (1, 2));
    assert!(entries(&world)[0].ends_with("2 files"));

    // A third comes on another day.
    let third = line(&mut world, "belt.tcx", &made::tcx(&Run { start_s: START_S + 40, serial: 9, ..Run::default() }));
    let RunComingState::SameRun { run } = third.state.clone() else { panic!("{:?}", third.state) };
    bring(&mut world, vec![choose(&third, RunChoiceWhat::Beside { run })]).expect("it goes beside");
    assert_eq!((entries(&world).len(), count(&world, "run_file"), count(&world, "run")), (1, 3, 1));
    assert_ne!(one.id, third.id);
}

#[test]
fn what_was_told_by_hand_stays_and_a_file_fills_what_was_not_told() {
    let mut world = World::set_up(Legs::Left);
    by_hand(&mut world, |told| RunTold {
        distance_m: Some(2000),
        during: Some(2.0.try_into().expect("pain")),
        note: Some("Windy.".to_owned()),
        ..told
    });
    let coming = line(&mut world, "run.fit", &made::fit(&Run::default()));
    assert_eq!(coming.state, RunComingState::New);
    let [beside] = &coming.beside[..] else { panic!("{:?}", coming.beside) };
    assert_eq!((beside.distance_m, beside.how), (Some(2000), RunHow::ByHand));
    let run = beside.run.clone();
    bring(&mut world, vec![choose(&coming, RunChoiceWhat::Beside { run: run.clone() })]).expect("it goes beside");
    assert_eq!(entries(&world), ["2026-11-01 run by_hand 2000 m 600 s, heart 142, 164 spm, pain 2.0, 1 files"]);
    assert_eq!(count(&world, "run"), 2, "the entry before it stays as a row");
    assert_eq!(rows::one::<String>(&world.folder, "SELECT note FROM run ORDER BY rowid DESC LIMIT 1"), "Windy.");
    let again = line(&mut world, "run.fit", &made::fit(&Run::default()));
    assert_eq!(again.state, RunComingState::Here { run });
}

#[test]
fn a_run_that_was_taken_out_comes_back_only_when_it_is_asked_for() {
    let mut world = World::set_up(Legs::Left);
    let file = made::gpx(&Run::default());
    let first = line(&mut world, "run.gpx", &file);
    bring(&mut world, vec![add(&first)]).expect("it comes in");
    let run: String = rows::one(&world.folder, "SELECT id FROM run");
    write(&mut world, |writer, fact| {
        let told = RunTold::new(DAY.parse().expect("a day"), Sport::Run, RunHow::Recorded);
        store::put_run(writer, &fact, Some(&run), &told, true).expect("it is taken out");
    });
    assert_eq!(entries(&world), [""; 0]);
    let again = line(&mut world, "run.gpx", &file);
    assert_eq!(again.state, RunComingState::TakenOut { run });
    bring(&mut world, vec![add(&again)]).expect("it was asked for");
    assert_eq!(entries(&world).len(), 1);
    assert!(matches!(line(&mut world, "run.gpx", &file).state, RunComingState::Here { .. }));
}

#[test]
fn all_of_it_comes_in_or_nothing_and_every_problem_is_named() {
    let mut world = World::set_up(Legs::Left);
    let good = line(&mut world, "good.fit", &made::fit(&Run::default()));
    let bad_run = Run { start_s: START_S + 86_400 * 60, serial: 5, ..Run::default() };
    let bad = line(&mut world, "bad.fit", &made::fit(&bad_run));
    assert_eq!(bad.impossible.len(), 1);
    let nobody = RunChoice { id: "0:0".to_owned(), what: RunChoiceWhat::Leave };
    let plan = choose(&good, RunChoiceWhat::Add { plan: Some("none".to_owned()) });
    let beside = choose(&good, RunChoiceWhat::Beside { run: "none".to_owned() });
    let refused = bring(&mut world, vec![add(&good), add(&bad), nobody, plan, beside]).expect_err("four are wrong");
    assert_eq!(
        refused.detail,
        [
            "choices[1]: cannot have been, and cannot come in",
            "choices[2]: no such recording waits",
            "choices[3]: is named twice",
            "choices[3]: the plan asks for no run on that day",
            "choices[4]: is named twice",
            "choices[4]: no such entry",
        ]
    );
    assert_eq!((count(&world, "run"), count(&world, "run_file")), (0, 0));
    assert!(bring(&mut world, Vec::new()).is_err());
    // What is impossible can only be left.
    let left = bring(&mut world, vec![choose(&bad, RunChoiceWhat::Leave)]).expect("it is left");
    assert_eq!((left.left, left.review_waits, count(&world, "run_file")), (1, 1, 1));
}

#[test]
fn a_file_that_cannot_be_read_does_not_wait() {
    let mut world = World::set_up(Legs::Left);
    let whole = made::fit(&Run::default());
    let review = look(&mut world, "../../cut\n.fit", &whole[..whole.len() / 2]);
    assert_eq!((review.lines.len(), review.refused.len()), (0, 1));
    assert_eq!(review.refused[0].file, "cut.fit", "a name is no path");
    let now = world.now;
    assert_eq!(world.companion().runs_coming(&now).expect("a look").refused, []);
    let long = ImportPart { first: true, base64: "?".to_owned() };
    assert_eq!(take_run_part(&world.folder, &long).expect_err("no Base64").code, ErrorCode::Invalid);
}

#[test]
fn what_waits_waits_through_a_restart_until_it_is_forgotten() {
    let mut world = World::set_up(Legs::Left);
    line(&mut world, "run.gpx", &made::gpx(&Run::default()));
    world.kill();
    world.open().expect("it opens");
    let now = world.now;
    assert_eq!(world.companion().runs_coming(&now).expect("a look").lines.len(), 1);
    world.companion().forget_runs_coming().expect("it is forgotten");
    assert_eq!(world.companion().runs_coming(&now).expect("a look").lines.len(), 0);
}

#[test]
fn the_original_goes_out_as_it_came_and_where_there_is_none_it_is_said() {
    let mut world = World::set_up(Legs::Left);
    let file = made::tcx(&Run::default());
    let coming = line(&mut world, "run.tcx", &file);
    bring(&mut world, vec![add(&coming)]).expect("it comes in");
    let run: String = rows::one(&world.folder, "SELECT id FROM run");
    let files = world.companion().run_files(&run).expect("it can be read");
    assert!(files.len() == 1 && files[0].kept, "{files:?}");
    let out = tempfile::tempdir().expect("a folder");
    let job = world.companion().prepare_original(&run, &files[0].id).expect("it is there");
    let done = job.write(out.path()).expect("it is written");
    assert_eq!(fs::read(&done.path).expect("a file"), file);
    let again = job.write(out.path()).expect("beside it");
    assert_ne!(done.path, again.path, "nothing is written over");

    let kept: Vec<_> = fs::read_dir(world.folder.join("run-files")).expect("a folder").flatten().collect();
    assert_eq!(kept.len(), 1);
    fs::write(kept[0].path(), b"not it").expect("it is spoilt");
    assert!(
        world.companion().prepare_original(&run, &files[0].id).is_err(),
        "what is not the original does not go out"
    );
    fs::remove_file(kept[0].path()).expect("it goes");
    let gone = world.companion().prepare_original(&run, &files[0].id).expect_err("it is gone");
    assert_eq!(gone.code, ErrorCode::NotFound);
    assert!(!world.companion().run_files(&run).expect("it can be read")[0].kept);
}

#[test]
fn a_folder_is_looked_through_and_offers_each_new_file_once() {
    let mut world = World::set_up(Legs::Left);
    let (now, watch) = (world.now, tempfile::tempdir().expect("a folder"));
    let put = |name: &str, bytes: &[u8]| fs::write(watch.path().join(name), bytes).expect("a file");
    put("a.fit", &made::fit(&Run::default()));
    put("b.GPX", &made::gpx(&Run { start_s: START_S + 7200, ..Run::default() }));
    put("notes.txt", b"not ours");
    put("cut.fit", &made::fit(&Run::default())[..200]);
    fs::create_dir(watch.path().join("old.fit")).expect("a folder of that name");
    for wrong in ["watch", "/nowhere/at/all"] {
        let refused = world.companion().choose_run_folder(Some(wrong.to_owned()), &now).expect_err("it is none");
        assert_eq!(refused.code, ErrorCode::Invalid, "{wrong}");
    }
    let path = watch.path().display().to_string();
    let review = world.companion().choose_run_folder(Some(path.clone()), &now).expect("it can be read");
    assert_eq!((review.lines.len(), review.refused.len(), review.folder.as_deref()), (2, 1, Some(path.as_str())));
    assert_eq!((count(&world, "run"), count(&world, "run_file")), (0, 0), "nothing comes in by itself");
    let decided = vec![choose(&review.lines[0], RunChoiceWhat::Leave), add(&review.lines[1])];
    bring(&mut world, decided).expect("one comes in, one is left");
    let later = world.companion().look_through_run_folder(&now).expect("a look");
    assert_eq!((later.lines.len(), later.more), (0, 0), "neither is offered again");
    // The settings screen knows nothing of the folder, and does not lose it.
    let settings = sinew_companion::wire::Settings { run_folder: None, volume_percent: 10, ..world.settings() };
    world.companion().save_settings(settings, &now).expect("they are kept");
    assert_eq!(world.settings().run_folder.as_deref(), Some(path.as_str()));
    // A stick that was pulled out.
    watch.close().expect("it goes");
    let gone = world.companion().look_through_run_folder(&now).expect("a look");
    assert!(gone.folder_trouble.is_some() && gone.lines.is_empty());
    assert_eq!(world.companion().choose_run_folder(None, &now).expect("none").folder, None);
}

#[test]
fn at_most_fifty_new_files_are_offered_at_once() {
    let mut world = World::set_up(Legs::Left);
    let (now, watch) = (world.now, tempfile::tempdir().expect("a folder"));
    for nth in 0..53 {
        let run = Run { points: 3, start_s: START_S - i64::from(nth) * 3600, ..Run::default() };
        fs::write(watch.path().join(format!("{nth}.gpx")), made::gpx(&run)).expect("a file");
    }
    let path = watch.path().display().to_string();
    let review = world.companion().choose_run_folder(Some(path), &now).expect("it can be read");
    assert_eq!((review.lines.len(), review.more), (50, 3));
}

#[test]
fn the_plan_s_run_of_the_day_is_known_and_the_cap_goes_with_it() {
    let mut world = World::set_up(Legs::Left);
    let started: NaiveDate = "2026-10-01".parse().expect("a day");
    let of_library = "dunne-12-week".to_owned();
    write(&mut world, |writer, fact| {
        let plan = RunPlanStarted {
            run_plan: of_library.clone(),
            version: 1,
            topic: None,
            tissue: sinew_domain::pain::TissueClass::Joint,
            started,
            weekdays: sinew_domain::schedule::Weekdays::ALL,
            step: 2,
            significant: None,
            overridden: Vec::new(),
        };
        store::put_running(writer, &fact, &Kept::Plan(plan)).expect("it is kept");
    });
    write(&mut world, |writer, fact| {
        let cap =
            CapSet { m: 1500, by: sinew_domain::pain::SetBy::Clinician, who: Some("Ines".to_owned()), until: None };
        store::put_running(writer, &fact, &Kept::Cap(cap)).expect("it is kept");
    });
    let coming = line(&mut world, "run.fit", &made::fit(&Run::default()));
    let plan = coming.plan.clone().expect("the plan asks for it");
    assert_eq!(plan.step, 2);
    bring(&mut world, vec![choose(&coming, RunChoiceWhat::Add { plan: Some(plan.plan.clone()) })])
        .expect("it comes in");
    let kept = "SELECT (plan IS NOT NULL) || ' ' || step || ' ' || cap_m || ' ' || cap_by || ' ' || recalled FROM run";
    assert_eq!(rows::one::<String>(&world.folder, kept), "1 2 1500 clinician 1");
    let next = line(&mut world, "evening.fit", &made::fit(&Run { start_s: START_S + 30_000, ..Run::default() }));
    assert_eq!(next.plan, None, "the plan has its run of that day");
}

#[test]
fn erasing_takes_the_files_too() {
    let mut world = World::set_up(Legs::Left);
    let coming = line(&mut world, "run.fit", &made::fit(&Run::default()));
    bring(&mut world, vec![add(&coming)]).expect("it comes in");
    line(&mut world, "next.gpx", &made::gpx(&Run { start_s: START_S + 9000, ..Run::default() }));
    let there = |folder: &Path, name: &str| folder.join(name).exists();
    assert!(there(&world.folder, "run-files") && there(&world.folder, "runs-coming"));
    let now = world.now;
    let draft = sinew_companion::wire::EraseDraft { word: "erase".to_owned(), chosen_backups: false };
    world.companion().erase(&draft, &now).expect("everything goes");
    assert!(!there(&world.folder, "run-files") && !there(&world.folder, "runs-coming"));
}
