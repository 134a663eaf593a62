//! The program without its window: in the tray, at login, over a day.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use desktop_journeys::app::{App, binary};
use desktop_journeys::around::{Notifications, TrayHost};
use desktop_journeys::deadline::{Deadline, poll_until};
use desktop_journeys::world::Started;
use rustix::process::Signal;

const SOON: Duration = Duration::from_secs(30);

/// An app without a driver, as a person starts it, beside a tray and notifications, after its first questions.
struct Bare {
    app: App,
    tray: TrayHost,
    notices: Notifications,
    running: Vec<Started>,
}

impl Bare {
    fn start(rate: f64, arguments: &[&str]) -> Bare {
        let (mut app, notices) = App::start_beside(rate, |world| Notifications::start(world, true));
        app.answer_first("Left", "Mid-portion");
        // With a tray it would stay.
        let window = app.window.take().expect("it is open");
        window.quit().expect("it closes");
        app.gone();
        let tray = TrayHost::start(&app.world).expect("a tray");
        let mut bare = Bare { app, tray, notices, running: Vec::new() };
        bare.start_again(arguments);
        bare
    }

    /// A second start only speaks to the first.
    fn start_again(&mut self, arguments: &[&str]) {
        let mut command = self.app.world.command(binary());
        command.args(arguments).stdout(Stdio::null()).stderr(self.app.world.log_file("sinew").expect("a log"));
        self.running.push(Started::new(command).expect("it starts"));
    }

    fn windows(&self) -> usize {
        let found = self.app.world.command("xdotool").args(["search", "--onlyvisible", "--name", "^Sinew$"]).output();
        found.map_or(0, |out| String::from_utf8_lossy(&out.stdout).lines().count())
    }

    fn wait_for_windows(&self, count: usize) {
        let what = format!("{count} windows");
        poll_until(Deadline::within(SOON), &what, || (self.windows() == count).then_some(()))
            .unwrap_or_else(|error| panic!("{error}; there are {}\n{}", self.windows(), self.app.world.log("sinew")));
    }

    /// As by a click on its cross: the window manager, once it manages the window, asks it to close.
    fn close_window(&self) {
        let asked = || {
            let done = self.app.world.command("wmctrl").args(["-F", "-c", "Sinew"]).output();
            done.is_ok_and(|done| done.status.success()).then_some(())
        };
        poll_until(Deadline::within(SOON), "the window manager", asked).expect("it manages the window");
        self.wait_for_windows(0);
    }

    fn window_manager(&self) -> Started {
        let mut openbox = self.app.world.command("openbox");
        openbox.stderr(self.app.world.log_file("openbox").expect("a log"));
        Started::new(openbox).expect("it starts")
    }

    fn id(&self) -> u32 {
        self.running.first().map(Started::id).expect("it runs")
    }

    /// Of the program and what it started: how many there are.
    fn processes(&self) -> usize {
        descendants(self.id()).len()
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        for running in &mut self.running {
            running.end(Signal::TERM);
        }
    }
}

fn descendants(root: u32) -> Vec<u32> {
    let mut tree = vec![root];
    let mut at = 0;
    while let Some(parent) = tree.get(at).copied() {
        let children = std::fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap_or_default();
        tree.extend(children.split_whitespace().filter_map(|pid| pid.parse::<u32>().ok()));
        at += 1;
    }
    tree
}

fn threads(pid: u32) -> Vec<String> {
    let entries = std::fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path().display().to_string()).collect()
}

/// How often its threads have gone to sleep by themselves, and how many seconds they worked.
fn spent(pid: u32) -> (u64, f64) {
    let word = |text: String, name: &str| {
        text.lines().find_map(|l| l.strip_prefix(name)?.trim().parse::<u64>().ok()).unwrap_or(0)
    };
    let of = |thread: &String| {
        let status = std::fs::read_to_string(format!("{thread}/status")).unwrap_or_default();
        let worked = std::fs::read_to_string(format!("{thread}/schedstat")).unwrap_or_default();
        let ns = worked.split_whitespace().next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0);
        (word(status, "voluntary_ctxt_switches:"), ns / 1e9)
    };
    threads(pid).iter().map(of).fold((0, 0.0), |(waits, work), (w, s)| (waits + w, work + s))
}

fn memory_kib(pid: u32) -> u64 {
    let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    pss.and_then(|text| text.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

#[test]
fn at_login_there_is_no_window_until_one_is_asked_for() {
    let mut bare = Bare::start(1.0, &["--hidden"]);
    bare.tray.wait_for(&bare.app.world, "Open Sinew");
    assert_eq!(bare.windows(), 0, "hidden is hidden");
    let menu = bare.tray.menu(&bare.app.world);
    assert!(menu.contains("vening session"), "{menu}");
    bare.start_again(&["--hidden"]);
    bare.tray.wait_for(&bare.app.world, "Open Sinew");
    assert_eq!(bare.windows(), 0, "started twice at login it is hidden still");
    bare.start_again(&[]);
    bare.wait_for_windows(1);
}

#[test]
fn closed_it_stays_in_the_tray_lets_its_page_go_and_makes_it_anew() {
    let bare = Bare::start(60.0, &[]);
    let _manager = bare.window_manager();
    bare.wait_for_windows(1);
    bare.tray.wait_for(&bare.app.world, "Open Sinew");
    let with_page = bare.processes();
    bare.close_window();
    let explained = || bare.notices.told().iter().filter(|told| told.says("Sinew stays in the tray")).count();
    poll_until(Deadline::within(SOON), "a word that it stays", || (explained() == 1).then_some(()))
        .expect("it is said");
    let let_go = || (bare.processes() < with_page).then_some(());
    poll_until(Deadline::within(SOON), "the end of the page's process", let_go)
        .unwrap_or_else(|error| panic!("{error}: {with_page} before, {} now", bare.processes()));
    bare.tray.click(&bare.app.world);
    bare.wait_for_windows(1);
    bare.close_window();
    assert_eq!(explained(), 1, "and said once");
    bare.tray.press(&bare.app.world, "Quit");
    let gone = || {
        (!Path::new(&format!("/proc/{}/task/{}/children", bare.id(), bare.id())).exists() || memory_kib(bare.id()) == 0)
            .then_some(())
    };
    poll_until(Deadline::within(SOON), "the end of the program", gone).expect("quit is quit");
}

#[test]
fn the_tray_starts_the_session_and_pauses_the_reminders() {
    let bare = Bare::start(1.0, &["--hidden"]);
    bare.tray.press(&bare.app.world, "For an hour");
    bare.tray.wait_for(&bare.app.world, "aused until 19:");
    bare.tray.press(&bare.app.world, "End the pause");
    bare.tray.press(&bare.app.world, "Start");
    bare.wait_for_windows(1);
    let on = || (bare.app.count("session") == 1).then_some(());
    poll_until(Deadline::within(SOON), "the session", on).expect("Start starts it");
}

/// Two minutes here: a day of half minutes, each looked at once, and one evening and one morning of prompts.
#[test]
fn a_day_hidden_costs_nothing_and_grows_by_nothing() {
    const RATE: f64 = 1440.0;
    let bare = Bare::start(RATE, &["--hidden"]);
    bare.tray.wait_for(&bare.app.world, "Open Sinew");
    // The first quarter of an hour is the start's.
    Deadline::within(Duration::from_secs(5)).reach();
    let (memory, (waits, work)) = (memory_kib(bare.id()), spent(bare.id()));
    assert!(memory > 0);
    Deadline::within(Duration::from_secs(60)).reach();
    let (memory_after, (waits_after, work_after)) = (memory_kib(bare.id()), spent(bare.id()));
    let looks = 24.0 * 3600.0 / 30.0;
    let per_look = (waits_after - waits) as f64 / looks;
    let grown = memory_after.saturating_sub(memory);
    let prompts = bare.notices.told().len();
    println!(
        "24 h: {} waits ({per_look:.2} for each half minute), {:.2} s of work, {memory} KiB at the start and \
         {memory_after} at the end, {prompts} prompts",
        waits_after - waits,
        work_after - work,
    );
    assert!((1..=12).contains(&prompts), "{prompts}");
    assert!(per_look < 3.0, "{per_look} waits a look");
    assert!(work_after - work < 0.005 * looks, "{} s of work", work_after - work);
    assert!(grown < 3 * 1024, "{grown} KiB more");
}
