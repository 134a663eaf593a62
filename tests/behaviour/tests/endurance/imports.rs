//! Files that come in, broken at random, and the program killed while one comes in: the log has all of it or nothing.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use behaviour::take_along::{bring_in, json, lay_down};
use behaviour::work::worked;
use behaviour::{World, long, rows};
use proptest::prelude::{Strategy, any, prop, prop_oneof};
use proptest::test_runner::{Config, TestRunner};

const INPUTS: u32 = 800;
const KILLS: u32 = 30;
/// Of work, not of waiting for a busy machine.
const LONGEST: Duration = Duration::from_secs(5);

/// What is done to a file.
#[derive(Debug, Clone)]
enum Damage {
    Byte(usize, u8),
    Cut(usize),
    Gone(usize, usize),
    Doubled(usize, usize),
    /// A token in the place of another.
    Token(usize, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let tokens = prop::sample::select(vec![
        "null",
        "-1",
        "1e400",
        "9223372036854775808",
        "\"\"",
        "[]",
        "{}",
        "true",
        "\"\\u0000\"",
        "\"session\"",
        "0.5",
        "\"2026-13-40\"",
        "99999999999999",
    ]);
    prop_oneof![
        1 => (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        1 => any::<usize>().prop_map(Damage::Cut),
        1 => (any::<usize>(), 1usize..400).prop_map(|(at, n)| Damage::Gone(at, n)),
        1 => (any::<usize>(), 1usize..4_000).prop_map(|(at, n)| Damage::Doubled(at, n)),
        4 => (any::<usize>(), tokens).prop_map(|(at, token)| Damage::Token(at, token)),
    ]
}

fn damaged(text: &[u8], all: &[Damage]) -> Vec<u8> {
    let mut out = text.to_vec();
    for damage in all {
        let length = out.len().max(1);
        match *damage {
            Damage::Byte(at, byte) => out[at % length] = byte,
            Damage::Cut(at) => out.truncate(at % length),
            Damage::Gone(at, n) => drop(out.drain(at % length..(at % length + n).min(length))),
            Damage::Doubled(at, n) => {
                let part = out[at % length..(at % length + n).min(length)].to_vec();
                out.splice(at % length..at % length, part);
            }
            Damage::Token(at, token) => {
                let from = at % length;
                let begin = (from..out.len()).find(|i| out[*i] == b':').map_or(from, |i| i + 1);
                let end = (begin..out.len()).find(|i| matches!(out[*i], b',' | b'}' | b']')).unwrap_or(out.len());
                out.splice(begin..end, token.bytes());
            }
        }
        if out.is_empty() {
            break;
        }
    }
    out
}

/// Whatever comes in, the program can read all of what it has then, and goes on with it.
#[test]
fn broken_logs_are_refused_or_whole() {
    let short = behaviour::world::folder();
    long::make(short.path(), 3);
    let whole = json(short.path()).into_bytes();
    let mut world = World::new();
    let empty = json(&world.folder);
    let (mut accepted, mut refused) = (0, 0);
    let cases = std::cell::RefCell::new(Vec::new());
    let mut runner = TestRunner::new(Config { cases: INPUTS, failure_persistence: None, ..Config::default() });
    runner
        .run(&prop::collection::vec(damage(), 0..3), |all| {
            cases.borrow_mut().push(all);
            Ok(())
        })
        .expect("only drawn");
    for all in cases.into_inner() {
        let file = damaged(&whole, &all);
        let begun = worked();
        let found = bring_in(&mut world, &file);
        assert!(worked() - begun < LONGEST, "{all:?}");
        if !found.problems.is_empty() {
            refused += 1;
            assert_eq!(json(&world.folder), empty, "{all:?}");
            continue;
        }
        accepted += 1;
        assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends", "{all:?}");
        let now = world.now;
        world.companion().today(&now).unwrap_or_else(|error| panic!("{all:?}: {error}"));
        world.history().unwrap_or_else(|error| panic!("{all:?}: {error}"));
        world.companion().tick(&now);
        world.settle();
        let out = json(&world.folder);
        let mut other = World::new();
        assert_eq!(bring_in(&mut other, out.as_bytes()).problems, [], "{all:?}");
        assert_eq!(json(&other.folder), out, "{all:?}");
        world = World::new();
    }
    println!("{accepted} of {INPUTS} broken logs came in whole, {refused} were refused");
    assert!(accepted > INPUTS / 50 && refused > INPUTS / 4, "{accepted} and {refused}");
}

#[test]
fn killed_in_the_middle_a_log_has_all_or_nothing() {
    let source = behaviour::world::folder();
    long::make(source.path(), 400);
    let out = json(source.path());
    let (mut nothing, mut all) = (0, 0);
    // How long it takes on this machine, so that the kills fall into it.
    let took = run(&out, None).1;
    for kill in 0..KILLS {
        let (folder, _) = run(&out, Some(took * kill / KILLS));
        let mut world = World::closed(&folder.path().join("log"));
        world.open_as(2).unwrap_or_else(|error| panic!("{kill}: {error}"));
        assert_eq!(rows::soundness(&world.folder), "ok, 0 loose ends");
        if rows::count(&world.folder, "session") == 0 {
            nothing += 1;
            assert_eq!(bring_in(&mut world, out.as_bytes()).problems, []);
        } else {
            all += 1;
        }
        assert_eq!(json(&world.folder), out, "{kill}");
    }
    println!("{nothing} of {KILLS} kills left nothing, {all} all of it");
    assert!(nothing > 3, "{nothing} of {KILLS} in the middle");
}

/// The importer, killed so long after it has opened the log; gives its folder and how long it took.
fn run(out: &str, kill: Option<Duration>) -> (tempfile::TempDir, Duration) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on a real disk");
    let world = World::at(&folder.path().join("log"));
    lay_down(&world, out.as_bytes());
    let log = world.folder.clone();
    drop(world);
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_importer")).arg(&log).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut said = BufReader::new(child.stdout.take().expect("its words")).lines();
    assert_eq!(said.next().expect("a word").expect("text"), "open");
    let begun = std::time::Instant::now();
    match kill {
        Some(after) => {
            // Its next word would be its last: whichever comes first.
            let (tell, told) = std::sync::mpsc::channel();
            std::thread::spawn(move || tell.send(said.next()));
            let _either = told.recv_timeout(after);
            child.kill().expect("it is there");
        }
        None => assert_eq!(said.next().expect("a word").expect("text"), "in"),
    }
    child.wait().expect("it is gone");
    (folder, begun.elapsed())
}
