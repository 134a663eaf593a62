//! What the charts are drawn from: exact points of lives that are told here, with their gaps.

use std::fmt::Write;

use expect_test::expect;
use sinew_companion::store::SERIES_QUERIES;
use sinew_companion::wire::{
    AskKey, CapacityKind, ChartName, ChartPicture, ChartPoint, ChartRange, Charts, ChartsAsk, DoseWeeks, EntryDraft,
    ErrorCode, HeelRaiseForm, Leg, LimitDraft, LimitKind, LoadDraft, PainMode, PlanDraft, PlanEdit, Play, SetBy,
    SkipDraft, SkipReason, SlotName, TestDraft, WeekDraft, WireError,
};

use behaviour::World;
use behaviour::diary::{begun, draft, run};

fn between(from: &str, to: &str) -> ChartRange {
    ChartRange::Between { from: from.to_owned(), to: to.to_owned() }
}

fn ask(world: &mut World, plan: &str, range: ChartRange) -> Result<Charts, WireError> {
    let now = world.now;
    world.companion().charts(&ChartsAsk { plan: plan.to_owned(), range }, &now)
}

fn charts(world: &mut World, plan: &str, range: ChartRange) -> Charts {
    ask(world, plan, range).expect("the charts can be drawn")
}

/// `x:value`, a dash where nothing was answered, a bar where the line ends.
fn line(points: &[ChartPoint]) -> String {
    let mut told = String::new();
    for (at, point) in points.iter().enumerate() {
        if at > 0 {
            told.push_str(if points[at - 1].run == point.run { " " } else { " | " });
        }
        let value = point.value.map_or("-".to_owned(), |value| format!("{}", (value * 100.0).round() / 100.0));
        let _ = write!(told, "{}:{value}", point.x);
    }
    told
}

/// Four days: answered, half answered, not answered, answered; mornings with one left out.
fn four_days() -> (World, String) {
    let (mut world, plan) = begun(&draft());
    run(
        &mut world,
        &plan,
        "at 2026-11-24 09:00
         session morning 3 1
         at 2026-11-24 20:00
         session evening 5 2
         at 2026-11-25 07:00
         morning 2026-11-25 4 25
         at 2026-11-25 20:00
         session evening 2 -
         at 2026-11-26 07:00
         morning 2026-11-26 - 10
         at 2026-11-26 20:00
         session evening - -
         at 2026-11-27 20:00
         session evening 6 3
         at 2026-11-28 07:00
         morning 2026-11-28 2 0
         morning 2026-11-28 1 0",
    );
    (world, plan)
}

#[test]
fn pain_is_the_worst_of_a_day_and_what_was_not_answered_is_a_gap() {
    let (mut world, plan) = four_days();
    let told = charts(&mut world, &plan, between("2026-11-24", "2026-11-28"));
    let pain = &told.pain;
    expect!["0:5 1:2 | 2:- | 3:6"].assert_eq(&line(&pain.during));
    expect!["0:2 | 1:- | 2:- | 3:3"].assert_eq(&line(&pain.after));
    // At the day of the session; the morning of the 28th was put right, and that of the 27th was left out.
    expect!["0:4 | 1:- | 2:- | 3:1"].assert_eq(&line(&pain.next_morning));
    expect!["1:25 2:10 | 3:- | 4:0"].assert_eq(&line(&told.stiffness));
    let words: Vec<String> = pain.during.iter().map(|p| format!("{:?}", p.word)).collect();
    assert_eq!(words, ["Some(Watch)", "Some(Settled)", "None", "Some(EaseOff)"]);
    assert_eq!(pain.during.iter().map(|p| p.day.as_str()).collect::<Vec<_>>()[1], "2026-11-25");
    // Half of it: what lies outside is not there, and x begins anew.
    let half = charts(&mut world, &plan, between("2026-11-25", "2026-11-26"));
    assert_eq!((line(&half.pain.during), half.frame.days, half.frame.today), ("0:2 | 1:-".to_owned(), 2, None));
}

#[test]
fn bands_are_those_of_the_plan_and_each_line_has_its_source() {
    let bands = |draft: &PlanDraft| {
        let (mut world, plan) = begun(draft);
        let pain = charts(&mut world, &plan, ChartRange::Weeks4).pain;
        let mut log = String::new();
        for band in &pain.bands {
            let _ = writeln!(log, "{:?} {:?}..{}", band.word, band.over, band.to);
        }
        for source in &pain.sources {
            let _ = writeln!(log, "{}: {} ({})", source.what, source.value, source.grade);
        }
        let _ = writeln!(log, "after {:?}", pain.after_limit);
        log
    };
    let strict = draft();
    let published = PlanDraft { mode: PainMode::Published, ..draft() };
    let limit = |kind, at_most, by| LimitDraft {
        plan: None,
        kind,
        at_most: Some(at_most),
        by,
        who: Some("A. Ruiz".to_owned()),
        until: None,
    };
    let limited = PlanDraft {
        limits: vec![
            limit(LimitKind::PainDuring, 3.0, SetBy::Clinician),
            limit(LimitKind::PainAfter, 1.0, SetBy::Clinician),
        ],
        ..draft()
    };
    expect![[r#"
        Settled None..2
        Watch Some(2.0)..5
        EaseOff Some(5.0)..10
        Settled, up to: 2 of 10 (APP)
        Limit during: 5 of 10 (V2)
        after None
    "#]]
    .assert_eq(&bands(&strict));
    expect![[r#"
        Settled None..5
        EaseOff Some(5.0)..10
        Limit during: 5 of 10 (V2)
        after None
    "#]]
    .assert_eq(&bands(&published));
    expect![[r#"
        Settled None..2
        Watch Some(2.0)..3
        EaseOff Some(3.0)..10
        Settled, up to: 2 of 10 (APP)
        Limit during: 3 of 10 (own)
        Limit right after: 1 of 10 (own)
        after Some(1.0)
    "#]]
    .assert_eq(&bands(&limited));
}

/// A session that is played counts its time; one that is told by hand has none; one that is discarded is none.
#[test]
fn loads_count_corrections_and_leave_out_what_was_discarded() {
    let (mut world, plan) = begun(&draft());
    let played = |world: &mut World, at: &str, script: &str| {
        world.set_wall(at);
        let log = world.run(script);
        assert!(!log.contains("refused"), "{log}");
    };
    played(&mut world, "2026-11-24T09:00:00", "start morning\nplay out\ncorrect 1 12 5");
    played(&mut world, "2026-11-25T09:00:00", "start morning\nuntil rest\nkill\nopen\ndiscard interrupted");
    run(&mut world, &plan, "at 2026-11-26 09:00\nsession morning 1 1");
    played(&mut world, "2026-12-01T09:00:00", "start morning\nplay out\ncorrect 1 15 7.5");
    let told = charts(&mut world, &plan, between("2026-11-23", "2026-12-06"));
    let mut log = String::new();
    for load in &told.loads {
        let _ = writeln!(
            log,
            "{}: {} kg; volume {}; reps {}; untold {:?}",
            load.exercise.id,
            line(&load.heaviest),
            line(&load.volume),
            line(&load.reps),
            load.untold
        );
    }
    expect![[r#"
        E01: 0:5 7:7.5 kg; volume 0:60 7:112.5; reps 0:27 7:15; untold [1, 0]
        E02: 0:- | 7:- kg; volume 0:- | 7:-; reps 0:30 7:15; untold [2, 1]
    "#]]
    .assert_eq(&log);
    expect!["0:2 7:2 [1, 0]"].assert_eq(&format!("{} {:?}", line(&told.tension.minutes), told.tension.untimed));
    // Asked and done are the numbers of adherence, and no others.
    let day = |text: &str| text.parse::<chrono::NaiveDate>().expect("a day");
    let now = world.now;
    let sums =
        world.companion().weeks_of(Some(&plan), day("2026-11-23"), day("2026-12-06"), &now).expect("they add up");
    let drawn = |of: &DoseWeeks| -> Vec<_> { of.asked.iter().zip(&of.done).map(|(a, d)| (a.value, d.value)).collect() };
    let sessions: Vec<_> = sums.iter().map(|w| (Some(w.of.sessions.asked), Some(w.of.sessions.done))).collect();
    let reps: Vec<_> = sums.iter().map(|w| (Some(w.of.reps.asked), Some(w.of.reps.done))).collect();
    assert_eq!((drawn(&told.dose.sessions), drawn(&told.dose.reps)), (sessions, reps));
    assert!(told.dose.sessions.done[0].value < told.dose.sessions.asked[0].value, "most of the week was missed");
    let weeks: Vec<String> = told.frame.weeks.iter().map(|w| format!("{}+{} {}", w.x, w.days, w.from)).collect();
    assert_eq!(weeks, ["0+7 2026-11-23", "7+7 2026-11-30"]);
}

#[test]
fn both_legs_add_up_in_a_week_and_stand_apart_in_a_test() {
    let (mut world, plan) = begun(&PlanDraft { legs: sinew_companion::wire::Legs::Both, ..draft() });
    let log = run(&mut world, &plan, "at 2026-11-24 09:00\nstart morning\nplay out");
    assert!(!log.contains("refused"), "{log}");
    let now = world.now;
    let form = Some(HeelRaiseForm::Incline);
    for (side, value) in [(Leg::Left, 15.0), (Leg::Right, 20.0)] {
        let test = TestDraft { kind: CapacityKind::HeelRaises, side, value, form, pain: None, age: None, sex: None };
        world.companion().keep_test(&test, &now).expect("kept");
    }
    let balance = TestDraft {
        kind: CapacityKind::Balance,
        side: Leg::Left,
        value: 31.5,
        form: None,
        pain: None,
        age: None,
        sex: None,
    };
    world.companion().keep_test(&balance, &now).expect("kept");
    world.settle();
    let told = charts(&mut world, &plan, ChartRange::Weeks4);
    let reps: Vec<String> = told.loads.iter().map(|l| format!("{} {}", l.exercise.id, line(&l.reps))).collect();
    expect![[r#"
        E01 0:- | 7:- | 14:- | 21:30
        E02 0:- | 7:- | 14:- | 21:30"#]]
    .assert_eq(&reps.join("\n"));
    let mut log = String::new();
    for chart in &told.capacity {
        let sides: Vec<String> = chart
            .sides
            .iter()
            .map(|s| format!("{} {:?} % weaker {:?} flagged {}", s.day, s.difference_percent, s.weaker, s.flagged))
            .collect();
        let _ =
            writeln!(log, "{:?}: {} | {} | {}", chart.kind, line(&chart.left), line(&chart.right), sides.join("; "));
    }
    expect![[r#"
        HeelRaises: 22:15 | 22:20 | 2026-11-24 Some(25.0) % weaker Some(Left) flagged true
        Balance: 22:31.5 |  | 2026-11-24 None % weaker None flagged false
    "#]]
    .assert_eq(&log);
}

#[test]
fn a_weekly_check_stands_beside_the_pain_of_its_seven_days() {
    let (mut world, plan) = four_days();
    let week = |confidence, frustration, percent| WeekDraft {
        percent,
        confidence,
        frustration,
        fatigue: None,
        sore_places: None,
        slept_badly: None,
        low_mood: None,
        activities: Vec::new(),
        scores: Vec::new(),
        note: None,
    };
    for (day, check) in [
        ("2026-12-01", week(Some(6.0), None, Some(60.0))),
        ("2026-12-08", week(Some(7.0), Some(0.0), None)),
        ("2026-12-29", week(Some(8.0), Some(1.0), Some(75.0))),
    ] {
        run(&mut world, &plan, &format!("at {day} 09:00"));
        let now = world.now;
        world.companion().answer_week(&check, &now).expect("kept");
        world.settle();
    }
    let told = charts(&mut world, &plan, between("2026-11-24", "2026-12-31")).weekly;
    // Three weeks without a check are a gap. Of the seven days before the first, three told their worst: 4, 6 and 1.
    expect!["7:6 14:7 | 35:8"].assert_eq(&line(&told.confidence));
    expect!["7:- | 14:0 | 35:1"].assert_eq(&line(&told.frustration));
    expect!["7:60 | 14:- | 35:75"].assert_eq(&line(&told.percent));
    expect!["7:3.67 | 14:- | 35:-"].assert_eq(&line(&told.pain));
}

#[test]
fn mood_and_motivation_of_the_journal_stand_beside_the_pain_of_their_days() {
    let (mut world, plan) = four_days();
    let note = |mood, motivation| EntryDraft {
        id: None,
        day: None,
        mood,
        motivation,
        confidence: None,
        feelings: Vec::new(),
        note: None,
    };
    let mut ids = Vec::new();
    for (day, time, entry) in [
        ("2026-12-01", "09:00", note(Some(2.0), Some(0.0))),
        // Of one day the newest word counts; what it leaves out stands as it was.
        ("2026-12-01", "20:00", note(Some(3.0), None)),
        ("2026-12-02", "09:00", note(None, Some(5.0))),
        ("2026-12-03", "09:00", note(Some(9.0), None)),
        ("2026-12-29", "09:00", note(Some(7.0), Some(8.0))),
    ] {
        run(&mut world, &plan, &format!("at {day} {time}"));
        let now = world.now;
        ids.push(world.companion().keep_entry(&entry, &now).expect("kept"));
        world.settle();
    }
    let now = world.now;
    world.companion().void_entry(&ids[3], true, &now).expect("a mistake");
    world.settle();
    let told = charts(&mut world, &plan, between("2026-11-24", "2026-12-31")).weekly;
    // Nobody is asked for them every day, so that a day between is no gap; four weeks are one.
    expect!["7:3 | 35:7"].assert_eq(&line(&told.mood));
    expect!["7:0 8:5 | 35:8"].assert_eq(&line(&told.motivation));
    expect!["7:3.67 8:3.5 | 35:-"].assert_eq(&line(&told.pain));
    assert_eq!(line(&told.confidence), "");
    assert_eq!(told.sources.iter().map(|s| s.grade.as_str()).collect::<Vec<_>>(), ["APP"]);
}

#[test]
fn what_was_changed_stands_before_the_flare_that_followed() {
    let (mut world, plan) = begun(&draft());
    run(&mut world, &plan, "at 2026-11-24 09:00\nsession morning 1 1\nat 2026-11-25 20:00");
    let now = world.now;
    let exercise = "E01".to_owned();
    let load = LoadDraft { plan: plan.clone(), exercise, kg: 5.0, sure: true };
    world.companion().set_load(&load, &now).expect("set");
    let key = |day: &str, slot| AskKey { plan: plan.clone(), day: day.to_owned(), slot, session: 0 };
    let skip = SkipDraft { key: key("2026-11-25", SlotName::Evening), reason: SkipReason::NoTime };
    world.companion().skip_session(&skip, &now).expect("skipped");
    world.settle();
    run(
        &mut world,
        &plan,
        "at 2026-11-26 09:00
         session morning 6 2
         at 2026-11-27 09:00
         session morning 7 5
         at 2026-11-28 09:00
         session morning 4 2
         pause ill 2026-11-29
         at 2026-12-02 09:00
         resume
         session evening 2 1
         at 2026-12-10 09:00
         session morning 1 1",
    );
    let now = world.now;
    let unchanged = PlanEdit {
        plan: plan.clone(),
        legs: None,
        mode: None,
        slots: None,
        weekdays: None,
        week: None,
        sets: None,
        reps: None,
        unloading: None,
        newest: false,
    };
    world.companion().edit_plan(&PlanEdit { unloading: Some(true), ..unchanged.clone() }, &now).expect("lighter");
    world.companion().edit_plan(&PlanEdit { week: Some(2), ..unchanged }, &now).expect("another week");
    let key = key("2026-12-10", SlotName::Morning);
    world.companion().start_session(&Play::Plan { key, extra: true }, &now).expect("once more");
    world.settle();
    world.run("play out");
    run(&mut world, &plan, "at 2026-12-20 09:00\nsession morning 8 8");
    let tell = |told: &Charts| {
        let mut log = format!("pain {}\n", line(&told.flares.pain));
        for event in &told.flares.events {
            let what = serde_json::to_string(&event.what).expect("it crosses the wire");
            let _ = writeln!(log, "event {:?} {} {what}", event.x, event.day);
        }
        for f in &told.flares.flares {
            let _ = writeln!(
                log,
                "flare {} {} {:?} {:?} begins {} before {:?}",
                f.x, f.day, f.pain, f.light, f.begins, f.before
            );
        }
        for pause in &told.flares.pauses {
            let _ = writeln!(log, "pause {}+{} {:?}", pause.x, pause.days, pause.kind);
        }
        log
    };
    let whole = charts(&mut world, &plan, ChartRange::Programme);
    expect![[r#"
        pain 0:1 | 2:6 3:7 4:4 | 8:2 | 16:1 | 26:8
        event Some(0) 2026-11-24 {"what":"started"}
        event Some(1) 2026-11-25 {"what":"lever","lever":"load","exercise":{"id":"E01","name":"Heel drop, knee straight"},"from":null,"to":5.0,"phase":null}
        event Some(1) 2026-11-25 {"what":"skipped","reason":"no_time"}
        event Some(5) 2026-11-29 {"what":"paused","kind":"ill"}
        event Some(8) 2026-12-02 {"what":"resumed"}
        event Some(16) 2026-12-10 {"what":"lighter","on":true}
        event Some(16) 2026-12-10 {"what":"lever","lever":"week","exercise":null,"from":1.0,"to":2.0,"phase":null}
        event Some(16) 2026-12-10 {"what":"extra"}
        flare 2 2026-11-26 Some(6.0) Yellow begins true before [0, 1, 2]
        flare 3 2026-11-27 Some(7.0) Red begins false before []
        flare 26 2026-12-20 Some(8.0) Red begins true before [5, 6, 7]
        pause 5+3 Ill
    "#]].assert_eq(&tell(&whole));
    // What came before the range is looked back at all the same.
    let later = charts(&mut world, &plan, between("2026-11-26", "2026-11-27"));
    expect![[r#"
        pain 0:6 1:7
        event None 2026-11-24 {"what":"started"}
        event None 2026-11-25 {"what":"lever","lever":"load","exercise":{"id":"E01","name":"Heel drop, knee straight"},"from":null,"to":5.0,"phase":null}
        event None 2026-11-25 {"what":"skipped","reason":"no_time"}
        flare 0 2026-11-26 Some(6.0) Yellow begins true before [0, 1, 2]
        flare 1 2026-11-27 Some(7.0) Red begins false before []
    "#]].assert_eq(&tell(&later));
    assert_eq!(whole.recovery.as_ref().map(|r| r.weeks), Some(3));
    let recovery = whole.recovery.expect("the topic has a band");
    assert!(recovery.bands.iter().all(|b| b.from_weeks < b.to_weeks && !b.source.cite.is_empty()));
}

#[test]
fn a_range_is_refused_with_every_problem_and_an_unknown_plan_by_name() {
    let (mut world, plan) = begun(&draft());
    let mut refused = |plan: &str, range| {
        let error = ask(&mut world, plan, range).expect_err("refused");
        format!("{:?}: {}", error.code, error.detail.join("; "))
    };
    let mut log = String::new();
    for range in [between("2026-13-01", ""), between("2026-11-24", "2026-11-23"), between("1826-01-01", "2026-11-24")] {
        let _ = writeln!(log, "{}", refused(&plan, range));
    }
    let _ = writeln!(log, "{}", refused("nobody", ChartRange::Weeks4));
    expect![[r#"
        Invalid: from: must be a day as YYYY-MM-DD; to: must be a day as YYYY-MM-DD
        Invalid: to: is before the first day
        Invalid: to: a range has at most a hundred years
        NotFound: plan: no such plan
    "#]]
    .assert_eq(&log);
}

#[test]
fn four_and_twelve_weeks_begin_on_a_monday_and_end_today() {
    let (mut world, plan) = begun(&draft());
    let told = |frame: &sinew_companion::wire::ChartFrame| {
        format!(
            "{} to {}, {} days, {} weeks, today {:?}",
            frame.from,
            frame.to,
            frame.days,
            frame.weeks.len(),
            frame.today
        )
    };
    let four = charts(&mut world, &plan, ChartRange::Weeks4);
    assert_eq!(told(&four.frame), "2026-11-02 to 2026-11-24, 23 days, 4 weeks, today Some(22)");
    let twelve = charts(&mut world, &plan, ChartRange::Weeks12);
    assert_eq!(told(&twelve.frame), "2026-09-07 to 2026-11-24, 79 days, 12 weeks, today Some(78)");
    // Of an ended plan the last day is that of its end.
    run(&mut world, &plan, "at 2026-12-03 09:00");
    let now = world.now;
    world.companion().end_plan(&plan, &now).expect("ended");
    run(&mut world, &plan, "at 2026-12-20 09:00");
    let whole = charts(&mut world, &plan, ChartRange::Programme);
    assert_eq!(told(&whole.frame), "2026-11-24 to 2026-12-03, 10 days, 2 weeks, today None");
    assert_eq!(whole.recovery.map(|r| r.weeks), Some(1));
}

#[test]
fn a_picture_is_looked_at_before_it_is_written() {
    let (mut world, _) = begun(&draft());
    let now = world.now;
    let mut png = vec![0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
    png.extend([1, 2, 3]);
    let companion = world.companion();
    let kept =
        companion.chart_picture(ChartPicture { chart: ChartName::Pain, png: png.clone() }, &now).expect("a picture");
    assert_eq!((kept.file_name.as_str(), kept.bytes), ("sinew-pain-2026-11-24.png", png));
    let refused = companion.chart_picture(ChartPicture { chart: ChartName::Load, png: b"<svg/>".to_vec() }, &now);
    let refused = refused.expect_err("no picture");
    assert_eq!((refused.code, refused.detail.as_slice()), (ErrorCode::Invalid, &["png: is no picture".to_owned()][..]));
}

/// What a chart costs follows its range: no query goes through a table, however long the log is.
#[test]
fn every_query_of_a_chart_goes_by_an_index() {
    let (world, _) = begun(&draft());
    let connection = behaviour::rows::look(&world.folder);
    let mut plans = String::new();
    for (name, query) in SERIES_QUERIES {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {query}")).expect("a query");
        let places = statement.parameter_count();
        let nothing = vec![rusqlite::types::Null; places];
        let lines = statement.query_map(rusqlite::params_from_iter(nothing), |row| row.get::<_, String>(3));
        for line in lines.expect("a plan") {
            let _ = writeln!(plans, "{name}: {}", line.expect("a line"));
        }
    }
    assert!(plans.contains("SEARCH"), "{plans}");
    assert!(!plans.lines().any(|line| line.contains("SCAN ")), "{plans}");
}
