//! What happens to the machine must not happen to the session.

use std::time::Duration;

use desktop_journeys::app::{App, binary};
use desktop_journeys::deadline::{Deadline, poll_until};
use desktop_journeys::hear::hear;
use desktop_journeys::recorder::Recorder;
use desktop_journeys::webdriver::Key;
use desktop_journeys::world::{Screen, Started, World};

fn in_a_set(rate: f64) -> App {
    let app = App::start(rate);
    app.answer_first("Left", "Mid-portion");
    app.key(Key::Enter);
    // What follows a lowering, and nothing else.
    app.see_within("with the right leg", Duration::from_secs(30));
    app
}

#[test]
fn killed_in_mid_set_it_is_taken_up_again_and_ends_whole() {
    let mut app = in_a_set(20.0);
    app.kept("session_set", 1, Duration::from_secs(30));
    app.see("Set 2 of 3");
    app.see_within("Lower", Duration::from_secs(30));
    app.kill();
    assert_eq!(app.count("session_set"), 1);
    app.open();
    app.see("Set 2 of 3");
    app.picture("resume");
    app.press_button("Resume");
    app.see("Your place is kept.");
    app.key(Key::Space);
    app.kept("session_end", 1, Duration::from_secs(120));
    let sets = app.rows("SELECT count(*), sum(reps_done), count(DISTINCT step) FROM session_set");
    assert_eq!(sets, ["6|90|6"], "every set once");
    assert_eq!(app.rows("PRAGMA integrity_check"), ["ok"]);
}

#[test]
fn a_session_that_was_cut_off_can_be_discarded_which_asks_or_kept() {
    let mut app = in_a_set(20.0);
    app.kept("session_set", 1, Duration::from_secs(30));
    app.kill();
    app.open();
    app.press_button("Discard");
    Deadline::within(Duration::from_millis(300)).reach();
    assert_eq!(app.count("session_end"), 0, "it asks first");
    app.picture("resume-discard");
    app.press_button("Discard");
    app.kept("session_end", 1, Duration::from_secs(10));
    assert_eq!(app.rows("SELECT kind FROM session_end"), ["discarded"]);

    app.press_button("Start");
    app.kept("session_set", 2, Duration::from_secs(30));
    app.kill();
    app.open();
    app.press_button("Save what I did");
    app.kept("session_end", 2, Duration::from_secs(10));
    app.see("What you did");
    assert_eq!(app.rows("SELECT kind FROM session_end ORDER BY kind"), ["discarded", "interrupted"]);
    app.press_button("Save without pain scores");
    app.see("This week");
    app.press_button("History");
    app.press_button("List");
    app.see("Alfredson heel drops");
    assert_eq!(app.count("session_set"), 2, "no fact is ever deleted");
}

#[test]
fn a_reloaded_page_finds_the_running_session() {
    let app = in_a_set(4.0);
    app.script("setTimeout(() => location.reload(), 0)");
    app.see("of 15");
    app.see("Raise");
    app.key(Key::Space);
    app.see("Your place is kept.");
    assert_eq!(app.count("session"), 1);
}

#[test]
fn covered_or_hidden_the_sounds_go_on_in_time() {
    let app = in_a_set(1.0);
    let pid = app.pid().as_raw_nonzero().to_string();
    let hide = |verb: &str| {
        let script = format!("for w in $(xdotool search --pid {pid}); do xdotool {verb} $w; done; true");
        let done = app.world.command("sh").args(["-c", &script]).status().expect("xdotool runs");
        assert!(done.success());
    };
    hide("windowunmap");
    let recorder = Recorder::start(&app.world).expect("the recorder starts");
    Deadline::within(Duration::from_secs(26)).reach();
    let heard = hear(&recorder.stop().samples);
    hide("windowmap");
    app.see("of 15");
    let lowers: Vec<f64> = heard.iter().filter(|h| h.cue_name == "Lower").map(|h| h.at_ms).collect();
    assert!(lowers.len() >= 4, "{lowers:?}");
    for pair in lowers.windows(2) {
        assert!((pair[1] - pair[0] - 6000.0).abs() < 150.0, "a rep takes six seconds: {lowers:?}");
    }
}

#[test]
fn a_sleeping_computer_is_not_exercise() {
    let app = in_a_set(1.0);
    app.sleep_computer(Duration::from_secs(720));
    app.see("slept for 12 minutes");
    app.picture("session-slept");
    app.key(Key::Space);
    app.see("Get ready");
    app.key(Key::Escape);
    app.press_button("Stop and save");
    app.kept("session_end", 1, Duration::from_secs(10));
    let active: i64 = app.rows("SELECT active_ms FROM session_end")[0].parse().expect("a number");
    assert!(active < 60_000, "slept time is never dose: {active} ms");
}

#[test]
fn the_sound_server_dies_and_comes_back() {
    let mut app = in_a_set(1.0);
    app.world.kill_sound_server();
    app.see("No sound");
    app.picture("session-silent");
    app.see("Raise");
    app.world.start_sound_server().expect("the server starts");
    let quiet = Deadline::within(Duration::from_secs(40));
    poll_until(quiet, "the sound's return", || (!app.sees("No sound")).then_some(())).expect("sound returns");
    let recorder = Recorder::start(&app.world).expect("the recorder starts");
    Deadline::within(Duration::from_secs(14)).reach();
    let heard = hear(&recorder.stop().samples);
    for cue in ["Lower", "Raise"] {
        assert!(heard.iter().any(|h| h.cue_name == cue), "no {cue} after the return: {heard:?}");
    }
    let said = app.world.log(desktop_journeys::webdriver::DRIVER);
    assert!(said.lines().count() < 60, "a flood of errors:\n{said}");
}

#[test]
fn without_a_sound_device_the_session_goes_on_and_says_so() {
    let mut app = App::start(4.0);
    app.world.kill_sound_server();
    app.answer_first("Left", "Mid-portion");
    app.key(Key::Enter);
    app.see("No sound");
    app.see_within("2\nof 15", Duration::from_secs(30));
}

#[test]
fn a_second_start_raises_the_first_window_and_ends() {
    let app = in_a_set(4.0);
    let second = app.world.command(binary()).output().expect("the second start runs");
    assert!(second.status.success(), "{second:?}");
    app.see("of 15");
    assert_eq!(app.count("session"), 1);
}

/// Started by hand, since the way in that a test drives is itself a socket.
#[test]
fn the_app_opens_no_socket_but_its_local_ones() {
    let world = World::start(Screen { width: 1280, height: 800 }).expect("the world starts");
    let mut command = world.command(binary());
    command.stdout(std::process::Stdio::piped());
    let (app, line) = Started::with_first_line(command).expect("the app starts");
    assert_eq!(line, "sinew: painted");
    let family = processes_below(app.id());
    assert!(family.len() >= 2, "the app and its web process: {family:?}");
    let mut local = 0;
    for pid in family {
        let sockets = sockets_of(pid);
        local += sockets.len();
        for kind in ["tcp", "tcp6", "udp", "udp6", "raw", "raw6"] {
            let table = std::fs::read_to_string(format!("/proc/{pid}/net/{kind}")).unwrap_or_default();
            for line in table.lines().skip(1) {
                let inode = line.split_whitespace().nth(9).unwrap_or_default();
                assert!(!sockets.iter().any(|i| i == inode), "process {pid} has a {kind} socket: {line}");
            }
        }
    }
    assert!(local > 0, "it speaks to its display and its bus");
}

fn sockets_of(pid: u32) -> Vec<String> {
    let files = std::fs::read_dir(format!("/proc/{pid}/fd")).into_iter().flatten().flatten();
    let links = files.filter_map(|fd| std::fs::read_link(fd.path()).ok());
    links.filter_map(|l| Some(l.to_str()?.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned())).collect()
}

/// The process and all its descendants.
fn processes_below(root: u32) -> Vec<u32> {
    let mut family = vec![root];
    let all: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let pid = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            let parent = stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()?;
            Some((pid, parent))
        })
        .collect();
    let mut place = 0;
    while let Some(parent) = family.get(place).copied() {
        family.extend(all.iter().filter(|(_, p)| *p == parent).map(|(pid, _)| *pid));
        place += 1;
    }
    family
}
