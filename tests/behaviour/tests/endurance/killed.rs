//! The program is killed at random moments, a hundred times on a few logs: what it said was kept is kept.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use behaviour::{World, rows};
use sinew_companion::wire::Status;

const KILLS: u64 = 100;
/// Most of the time goes to waiting for the disk, so that several logs beside each other take hardly longer than one.
const LOGS: u64 = 4;
const KILLS_A_LOG: u64 = KILLS / LOGS;
/// Lines of a run before its kill, at most: a session of both legs says 13, and the next run takes it up.
const LINES: f64 = 9.0;
/// From the last of them to the kill, at most: it falls anywhere within a set or a write.
const LIFE: Duration = Duration::from_millis(5);
/// A run that says nothing for this long is stuck.
const SILENCE: Duration = Duration::from_secs(30);

#[test]
fn a_hundred_kills_cost_no_set_that_was_said_to_be_kept() {
    let logs: Vec<Kept> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..LOGS).map(|log| scope.spawn(move || log_of_kills(log))).collect();
        running.into_iter().map(|log| log.join().expect("every kill is survived")).collect()
    });
    let sum = |of: fn(&Kept) -> usize| logs.iter().map(of).sum::<usize>();
    let (sets, ends, sessions) = (sum(|kept| kept.sets.len()), sum(|kept| kept.ends.len()), sum(|kept| kept.sessions));
    let in_session = sum(|kept| kept.in_session);
    assert_eq!(sum(|kept| kept.kills), KILLS as usize);
    println!(
        "{sets} sets and {ends} ends acknowledged in {sessions} sessions; {in_session} of {KILLS} kills in mid-session"
    );
    assert!(logs.iter().all(|kept| !kept.sets.is_empty()));
    assert!(ends > 0, "some sessions came to their end");
    assert!(in_session > 10, "{in_session} kills in mid-session");
}

fn log_of_kills(log: u64) -> Kept {
    // A real disk: this one is about what is on it.
    let temporary = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
    let folder = temporary.path().join("log");
    let mut kept = Kept::default();
    let mut dice = 0x5eed + log;
    for run in 1..=KILLS_A_LOG {
        let lines = (LINES * roll(&mut dice)) as usize;
        let lines = killed(&folder, run, lines, LIFE.mul_f64(roll(&mut dice)));
        kept.hear(&lines);
        kept.check(&folder, run);
        kept.kills += 1;
    }
    kept
}

#[derive(Default)]
struct Kept {
    sets: HashSet<String>,
    ends: HashSet<String>,
    sessions: usize,
    in_session: usize,
    kills: usize,
}

impl Kept {
    fn hear(&mut self, lines: &[String]) {
        for line in lines {
            match line.split_once(' ') {
                Some(("set", id)) => drop(self.sets.insert(id.to_owned())),
                Some(("end", id)) => drop(self.ends.insert(id.to_owned())),
                _ => self.sessions += 1,
            }
        }
    }

    /// The log after a kill, as the file has it and as the program opens it.
    fn check(&mut self, folder: &Path, run: u64) {
        let mut world = World::closed(folder);
        world.move_clock(Duration::from_secs(run * 86_400));
        world.open_as(1_000 + run).unwrap_or_else(|error| panic!("run {run}: {error}"));
        assert_eq!(rows::soundness(folder), "ok, 0 loose ends", "run {run}");
        assert_eq!(world.companion().start_up().expect("it can be read").moved_aside, None, "run {run}");
        let sets = ids(folder, "SELECT id FROM session_set");
        let lost: Vec<&String> = self.sets.difference(&sets).collect();
        assert!(lost.is_empty(), "run {run}: {lost:?}");
        let ends = ids(folder, "SELECT session_id FROM session_end");
        assert!(self.ends.is_subset(&ends), "run {run}: an end was lost");

        let open = ids(folder, "SELECT id FROM session WHERE id NOT IN (SELECT session_id FROM session_end)");
        let interrupted = world.companion().interrupted().expect("it can be read");
        let taken_up: HashSet<String> = interrupted.iter().map(|i| i.session_id.clone()).collect();
        assert_eq!(taken_up, open, "run {run}: just what is open can be taken up");
        let Some(interrupted) = interrupted else { return };
        self.in_session += 1;
        assert!(interrupted.step.is_some(), "run {run}");
        let now = world.now;
        world.companion().resume_interrupted(&now).unwrap_or_else(|error| panic!("run {run}: {error}"));
        let snapshot = world.snapshot().expect("it is on");
        assert_eq!(snapshot.status, Status::Paused, "run {run}");
        // The numbers of a set from before the kill can still be put right.
        if let Some(last) = snapshot.last_set {
            assert!(sets.contains(&last.set_id), "run {run}: {last:?}");
        }
    }
}

/// One run of the writer, killed some time after its first word and so many more. Gives the lines that it finished.
fn killed(folder: &Path, run: u64, more: usize, life: Duration) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_writer"))
        .arg(folder)
        .arg(run.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the writer starts");
    let heard = listen(child.stdout.take().expect("its output"));
    let mut lines = Vec::new();
    for _ in 0..=more {
        match heard.recv_timeout(SILENCE) {
            Ok(line) => lines.push(line),
            Err(RecvTimeoutError::Timeout) => panic!("run {run}: it says nothing"),
            Err(RecvTimeoutError::Disconnected) => panic!("run {run}: the writer ended by itself: {}", fault(child)),
        }
    }
    let end = Instant::now() + life;
    while let Some(left) = end.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
        match heard.recv_timeout(left) {
            Ok(line) => lines.push(line),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => panic!("run {run}: the writer ended by itself: {}", fault(child)),
        }
    }
    child.kill().expect("it still runs");
    child.wait().expect("it is gone");
    lines.extend(heard.iter());
    assert!(!lines.is_empty(), "run {run}: it never said a word");
    lines
}

fn fault(mut child: Child) -> String {
    child.wait().map_or_else(|error| error.to_string(), |status| status.to_string())
}

/// Whole lines only: what the kill cut off was not said.
fn listen(output: ChildStdout) -> Receiver<String> {
    let (said, heard) = channel();
    std::thread::spawn(move || {
        let mut reader = BufReader::new(output);
        let mut line = String::new();
        while reader.read_line(&mut line).is_ok_and(|n| n > 0) && line.ends_with('\n') {
            if said.send(line.trim_end().to_owned()).is_err() {
                return;
            }
            line.clear();
        }
    });
    heard
}

fn ids(folder: &Path, query: &str) -> HashSet<String> {
    let connection = rows::look(folder);
    let mut statement = connection.prepare(query).expect("a query");
    statement.query_map((), |row| row.get(0)).expect("rows").map(|id| id.expect("an id")).collect()
}

/// From 0 to 1; the same moments each time, as far as the machine allows.
fn roll(dice: &mut u64) -> f64 {
    *dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*dice >> 40) as f64 / f64::from(1 << 24)
}
