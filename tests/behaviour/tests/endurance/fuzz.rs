//! Files broken at random: the check of a file never panics and never takes long, and what it lets in is played, written
//! out and read again as the same. The numbers are drawn from a fixed start, so that a run is like the one before.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::time::Duration;

use behaviour::World;
use behaviour::assets::texts;
use behaviour::work::worked;
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use sinew_companion::library::Library;
use sinew_domain::card::{Card, Checklist};
use sinew_domain::data::{Grade, Known, Problem, Record, Shape, Sourced, check, together};
use sinew_domain::exercise::{Count, Exercise, TempoPart};
use sinew_domain::figure::Beat;
use sinew_domain::injury::Injury;
use sinew_domain::prescription::{Pace, Person, Prescription};
use sinew_domain::programme::{Item, ItemSides, Order, Phase, Programme, ProgrammeKind, RepsBySet, SessionPlan};
use sinew_domain::run_plan::RunPlan;
use sinew_domain::session::{Side, Step, step_length};

/// Programmes and exercises are what people load; the other kinds are read by the same check.
const INPUTS: u32 = 3_000;
const FEWER: u32 = 600;
/// Of work, not of waiting for a busy machine: a hundred times what one takes.
const LONGEST: Duration = Duration::from_secs(2);

#[test]
fn broken_programmes_are_refused_or_whole() {
    let (reader, library) = (Reader::<Programme>::new(), library());
    let accepted = fuzz("programmes", INPUTS, 1, |text| {
        let Some(programme) = reader.read(text) else { return false };
        for session in programme.phases.iter().flat_map(|p| &p.sessions) {
            let sides = &[Side::Left, Side::Right];
            let person = Person {
                sides,
                pace: Pace::default(),
                exercise: |id: &str| library.exercise(id),
                load_of: |_: &str| None,
            };
            let plan = Prescription::of(&programme, session, &person).plan();
            assert!(plan.sets().count() >= session.items.len(), "{text}");
        }
        let out = toml::to_string_pretty(&programme).expect("it can be written");
        assert_eq!(reader.read(&out), Some(programme), "{out}");
        true
    });
    assert!(accepted > INPUTS / 20, "only {accepted} of {INPUTS} come in: it is one refusal again and again");
}

#[test]
fn broken_exercises_are_refused_or_whole() {
    let reader = Reader::<Exercise>::new();
    let accepted = fuzz("exercises", INPUTS, 2, |text| {
        // A person's own has an id that the library has not.
        let Some(exercise) = reader.read(&text.replacen("id = \"E", "id = \"my-e", 1)) else { return false };
        let plan = Prescription::of_exercise(&exercise, &[Side::Left, Side::Right], Duration::ZERO, None).plan();
        assert!(plan.sets().count() > 0, "{text}");
        let out = toml::to_string_pretty(&exercise).expect("it can be written");
        assert_eq!(reader.read(&out), Some(exercise), "{out}");
        true
    });
    assert!(accepted > INPUTS / 20, "only {accepted} of {INPUTS} come in: it is one refusal again and again");
}

#[test]
fn whatever_else_ships_is_refused_or_whole_too() {
    let topics = Reader::<Injury>::new();
    fuzz("injuries", FEWER, 3, |text| topics.read(text).is_some());
    let cards = Reader::<Card>::new();
    fuzz("texts", FEWER, 4, |text| cards.read(text).is_some());
    let lists = Reader::<Checklist>::new();
    fuzz("checklists", FEWER, 5, |text| lists.read(text).is_some());
    let plans = Reader::<RunPlan>::new();
    fuzz("run-plans", FEWER, 6, |text| plans.read(text).is_some());
}

/// The whole way that a file goes, of either kind: looked at, and taken in where nothing is wrong with it.
#[test]
fn the_companion_answers_every_broken_file() {
    let mut world = World::new();
    let mut names = 0;
    for (folder, start) in [("programmes", 7), ("exercises", 8)] {
        fuzz(folder, FEWER / 6, start, |text| {
            names += 1;
            let (name, now) = (format!("Mine {names}"), world.now);
            let review = world.companion().review_file(text, Some(&name));
            let taken = world.companion().accept_file(text, Some(&name), &now);
            assert_eq!(taken.is_ok(), review.problems.is_empty(), "{text}");
            let Ok(id) = taken else { return false };
            let out = world.companion().export_file(&id).expect("it can be written").text;
            let again = world.companion().review_file(&out, Some("Another")).problems;
            assert_eq!(again, [], "{out}");
            true
        });
    }
}

/// Whatever is put together from parts that are allowed passes the check, and a session of it takes as long as its steps
/// take together.
#[test]
fn what_is_made_of_whole_parts_is_whole() {
    let (world, library) = (RefCell::new(World::new()), library());
    let ids: Vec<String> = library.exercises.ids().cloned().collect();
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let told = runner.run(&(programme(ids), pace()), |(programme, pace)| {
        let draft = world.borrow_mut().companion().check_programme(&programme);
        assert_eq!(draft.problems, []);
        let mut previews = draft.sessions.iter();
        for session in programme.phases.iter().flat_map(|p| &p.sessions) {
            let preview = previews.next().expect("a preview of each session");
            let by_step: f64 = preview.steps.iter().map(|s| s.length_ms).sum();
            assert!((preview.one_side_ms - by_step).abs() < 0.5, "{} against {by_step}", preview.one_side_ms);
            assert!(preview.both_ms >= preview.one_side_ms);
            for sides in [&[Side::Left][..], &[Side::Right], &[Side::Left, Side::Right]] {
                let person = Person { sides, pace, exercise: |id: &str| library.exercise(id), load_of: |_: &str| None };
                let prescription = Prescription::of(&programme, session, &person);
                let plan = prescription.plan();
                assert_eq!(prescription.length(), plan.steps.iter().map(step_length).sum::<Duration>());
                let asked: usize = prescription.doses.iter().map(|d| d.sets.len() * d.sides.len().max(1)).sum();
                assert_eq!(plan.sets().count(), asked);
                let is_set = |step: &Step| matches!(step, Step::Work(_));
                assert!(plan.steps.windows(2).all(|two| is_set(&two[0]) != is_set(&two[1])), "{plan:?}");
                assert!(plan.steps.last().is_some_and(is_set), "nothing follows the last set");
            }
        }
        let out = toml::to_string_pretty(&programme).expect("it can be written");
        assert_eq!(world.borrow_mut().companion().review_file(&out, None).problems, [], "{out}");
        assert_eq!(toml::from_str::<Programme>(&out).as_ref(), Ok(&programme), "{out}");
        Ok(())
    });
    told.unwrap_or_else(|failure| panic!("{failure}"));
}

/// Of one kind of file, as a person's own.
struct Reader<T> {
    shape: Shape<T>,
    known: Known,
}

impl<T: Record> Reader<T> {
    fn new() -> Self {
        Self { shape: Shape::new(), known: Known { taken: BTreeSet::new(), ..library().known(None) } }
    }

    /// A record or problems, never both and never neither; and what is said is short, however long the file is.
    fn read(&self, text: &str) -> Option<T> {
        let (record, problems) = self.shape.parse("file", text);
        assert!(record.is_some() || !problems.is_empty(), "neither a record nor a problem: {text}");
        let found = record.as_ref().map(|r| check("file", r, &self.known)).unwrap_or_default();
        let problems = together(problems, found);
        let short = |p: &Problem| p.path.len() + p.message.len() < 5_000 && !p.to_string().contains(char::is_control);
        assert!(problems.len() <= 201 && problems.iter().all(short), "{problems:?}");
        record.filter(|_| problems.is_empty())
    }
}

fn library() -> Library {
    Library::with_own(Vec::new())
}

/// How many broken files of a folder come in all the same.
fn fuzz(folder: &str, inputs: u32, start: u64, mut comes_in: impl FnMut(&str) -> bool) -> u32 {
    let whole: Vec<String> = texts(folder).into_values().collect();
    let parts: Vec<String> =
        ["exercises", "programmes", "run-plans", "injuries"].iter().flat_map(|f| texts(f).into_values()).collect();
    let mut random = Random(start);
    let (mut accepted, mut slowest) = (0, Duration::ZERO);
    for _ in 0..inputs {
        let mut text = random.of(&whole).clone();
        for _ in 0..1 + random.below(3) {
            text = broken(text, &parts, &mut random);
        }
        let begun = worked();
        accepted += u32::from(comes_in(&text));
        let took = worked() - begun;
        slowest = slowest.max(took);
        assert!(took < LONGEST, "{took:?} for one file:\n{text}");
    }
    println!("{folder}: {inputs} files, {accepted} came in, the slowest took {slowest:?}");
    accepted
}

const VALUES: [&str; 16] = [
    "0",
    "-1",
    "1",
    "2",
    "2.5",
    "65536",
    "1e300",
    "-0.0",
    "nan",
    "inf",
    "true",
    "[]",
    "{}",
    "\"\"",
    "1979-05-27",
    "\"\\u202e<b>\"",
];
const SNIPPETS: [&str; 12] =
    ["\0", "\u{202e}", "\"", "\"\"\"", "[", "]]", "{ ", "= ", "\\", "\r\n", "\u{1f9b6}\u{1f3fd}", "a.b.c.d = 1\n"];

fn broken(text: String, parts: &[String], random: &mut Random) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.is_empty() {
        return text;
    }
    let at = random.below(lines.len());
    let (before, after) = lines.split_at(at);
    let join = |lines: &[&[&str]]| lines.concat().join("\n") + "\n";
    match random.below(9) {
        0 => {
            let mut bytes = text.into_bytes();
            let place = random.below(bytes.len());
            bytes[place] ^= 1 << random.below(8);
            String::from_utf8_lossy(&bytes).into_owned()
        }
        1 => join(&[before, &after[1..]]),
        2 => join(&[before, &after[..1], after]),
        3 => {
            let mut lines = lines;
            let other = random.below(lines.len());
            lines.swap(at, other);
            join(&[&lines])
        }
        4 | 5 => {
            let other: Vec<&str> = random.of(parts).lines().collect();
            let from = random.below(other.len());
            let length = (1 + random.below(12)).min(other.len() - from);
            join(&[before, &other[from..from + length], after])
        }
        6 => match after[0].split_once(" = ") {
            Some((key, _)) => {
                let line = format!("{key} = {}", random.of(&VALUES));
                join(&[before, &[&line], &after[1..]])
            }
            None => text,
        },
        7 => match after[0].split_once("value = ").and_then(|(key, rest)| Some((key, rest.split_once(',')?.1))) {
            Some((key, rest)) => {
                let line = format!("{key}value = {},{rest}", random.of(&VALUES));
                join(&[before, &[&line], &after[1..]])
            }
            None => text,
        },
        _ => {
            let mut text = text;
            let place = (0..=random.below(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
            let snippet: &str = random.of::<&str>(&SNIPPETS);
            text.insert_str(place, snippet);
            text
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const TEMPOS: usize = 3;

fn programme(exercises: Vec<String>) -> impl Strategy<Value = Programme> {
    let tempo = prop::collection::vec((beat(), any::<bool>(), halves(1, 240)), 1..4).prop_map(|parts| {
        parts.into_iter().map(|(phase, loads, seconds)| TempoPart { phase, loads, seconds }).collect::<Vec<_>>()
    });
    let phases = prop::collection::vec((1_u16..5, prop::collection::vec(session(exercises), 1..3)), 1..4);
    let order = prop_oneof![Just(Order::ByExercise), Just(Order::BySide)];
    let between = prop::option::of(halves(0, 1_800));
    (prop::collection::vec(tempo, TEMPOS), phases, order, halves(0, 1_800), between).prop_map(
        |(tempos, parts, order, rest_s, between_exercises_s)| {
            let mut phases = Vec::new();
            for (weeks, sessions) in parts {
                let from = phases.last().map_or(1, |p: &Phase| p.to + 1);
                let to = from + weeks - 1;
                phases.push(Phase {
                    name: format!("From week {from}"),
                    from,
                    to,
                    goal: None,
                    advance: Vec::new(),
                    sessions,
                });
            }
            let mut programme = Programme {
                format: Some(1),
                id: "made".to_owned(),
                version: 1,
                name: "Made of parts".to_owned(),
                summary: "Parts.".to_owned(),
                kind: ProgrammeKind::Routine,
                topics: Vec::new(),
                forms: Vec::new(),
                evidence: None,
                credit: None,
                missing: None,
                weeks: own(phases.last().map_or(1, |p| p.to)),
                rest_s,
                between_exercises_s,
                min_gap_h: None,
                order,
                pain_rule: None,
                as_tolerated: None,
                advance: Vec::new(),
                people: Vec::new(),
                tempos: (0..).map(tempo_name).zip(tempos).collect(),
                phases,
                exercises: Vec::new(),
                sources: Default::default(),
            };
            let used: BTreeSet<String> = programme.items().filter_map(|i| i.tempo.clone()).collect();
            programme.tempos.retain(|name, _| used.contains(name));
            programme
        },
    )
}

fn session(exercises: Vec<String>) -> impl Strategy<Value = SessionPlan> {
    (prop::collection::vec(item(exercises), 1..5), 1_u16..8, any::<bool>(), prop::option::of(1_u16..7)).prop_map(
        |(items, days, weekly, per_day)| SessionPlan {
            name: "A session".to_owned(),
            days_per_week: weekly.then(|| own(days)),
            every_days: (!weekly).then(|| own(days)),
            per_day: per_day.map(own),
            items,
        },
    )
}

fn item(exercises: Vec<String>) -> impl Strategy<Value = Item> {
    let sides = prop_oneof![
        2 => Just(None),
        1 => Just(Some(ItemSides::Injured)),
        1 => Just(Some(ItemSides::Each)),
        1 => Just(Some(ItemSides::Together)),
    ];
    let amount = prop_oneof![
        3 => (1_u16..200).prop_map(Amount::Reps),
        1 => prop::collection::vec(1_u16..201, 1..6).prop_map(Amount::BySet),
        2 => halves(2, 1_200).prop_map(Amount::Hold),
        1 => halves(10, 14_400).prop_map(Amount::Move),
    ];
    let tempo = prop::option::of((0..TEMPOS).prop_map(tempo_name));
    let rest = prop::option::of(halves(0, 1_800));
    (select(exercises), amount, 1_u16..20, tempo, sides, rest, any::<bool>()).prop_map(
        |(exercise, amount, sets, tempo, sides, rest_s, optional)| {
            let mut item = Item {
                exercise,
                sets: Sourced { to: Some(20), ..own(sets) },
                reps: None,
                reps_by_set: None,
                hold_s: None,
                move_s: None,
                tempo: None,
                count: Count::Reps,
                sides,
                load: None,
                rest_s,
                note: optional.then(|| "With 2 books.".to_owned()),
                optional,
            };
            match amount {
                Amount::Reps(reps) => item.reps = Some(Sourced { to: Some(200), ..own(reps) }),
                Amount::BySet(value) => {
                    item.sets = own(value.len() as u16);
                    item.reps_by_set =
                        Some(RepsBySet { value, source: "own".to_owned(), grade: Grade::Own, note: None });
                }
                Amount::Hold(seconds) => item.hold_s = Some(seconds),
                Amount::Move(seconds) => item.move_s = Some(seconds),
            }
            item.tempo = tempo.filter(|_| item.reps.is_some() || item.reps_by_set.is_some());
            item
        },
    )
}

#[derive(Debug, Clone)]
enum Amount {
    Reps(u16),
    BySet(Vec<u16>),
    Hold(Sourced<f64>),
    Move(Sourced<f64>),
}

fn tempo_name(place: usize) -> String {
    format!("tempo {place}")
}

fn beat() -> impl Strategy<Value = Beat> {
    prop_oneof![Just(Beat::Lower), Just(Beat::Hold), Just(Beat::Raise)]
}

/// Seconds, in halves.
fn halves(from: u16, to: u16) -> impl Strategy<Value = Sourced<f64>> {
    (from..=to, any::<bool>()).prop_map(|(n, ours)| {
        let seconds = f64::from(n) / 2.0;
        if ours { Sourced::app(seconds) } else { own(seconds) }
    })
}

fn own<T>(value: T) -> Sourced<T> {
    Sourced { value, to: None, source: "own".to_owned(), grade: Grade::Own, note: None }
}

fn pace() -> impl Strategy<Value = Pace> {
    let span = || prop::option::of((500_u64..300_000).prop_map(Duration::from_millis));
    (span(), span(), span(), (3_u64..60).prop_map(Duration::from_secs))
        .prop_map(|(lower, raise, rest, get_ready)| Pace { lower, raise, rest, get_ready })
}
