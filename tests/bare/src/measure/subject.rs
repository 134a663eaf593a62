//! One of the two programs in a world of its own: started as a person would, without a driver, as often as wanted.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use desktop_journeys::app::App;
use desktop_journeys::deadline::{Deadline, poll_until};
use desktop_journeys::webdriver::Window;
use desktop_journeys::world::{Screen, Started, World};
use rustix::process::Signal;

use crate::tree;

const SCREEN: Screen = Screen { width: 1280, height: 800 };
const START_UP: Duration = Duration::from_secs(60);
const END: Duration = Duration::from_secs(10);

pub struct Subject {
    world: World,
    binary: PathBuf,
    /// What the window is called, and what the lines on standard output begin with.
    title: &'static str,
    prefix: &'static str,
    /// What the log holds at every start.
    seed: Option<Seed>,
}

struct Seed {
    kept: PathBuf,
    used: PathBuf,
}

impl Subject {
    pub fn bare(programs: &Path) -> io::Result<Subject> {
        let binary = there(programs.join("bare-window"))?;
        Ok(Subject { world: World::start(SCREEN)?, binary, title: "Bare window", prefix: "bare: ", seed: None })
    }

    /// The app on an evening after its first questions were answered.
    pub fn sinew(programs: &Path) -> io::Result<Subject> {
        let binary = there(programs.join("sinew"))?;
        let mut world = World::start(SCREEN)?;
        world.set_env("SINEW_CLOCK_START", "2026-11-22T17:30:00Z");
        world.set_env("TZ", "Europe/Berlin");
        let lateness = world.scratch().join("lateness");
        world.set_env("SINEW_LATENESS", lateness);
        let world = answered(world, &binary)?;
        let seed = Seed { kept: world.scratch().join("seed"), used: world.data_home().join("app.sinew.Sinew/log") };
        copy(&seed.used, &seed.kept)?;
        Ok(Subject { world, binary, title: "Sinew", prefix: "sinew: ", seed: Some(seed) })
    }

    /// The app's clock in the starts to come: so many times as fast as a real one.
    pub fn set_rate(&mut self, rate: u32) {
        self.world.set_env("SINEW_CLOCK_RATE", rate.to_string());
    }

    pub fn start(&self) -> io::Result<Running<'_>> {
        self.start_with(&[])
    }

    /// As at login: no window until one is asked for.
    pub fn start_hidden(&self) -> io::Result<Running<'_>> {
        self.start_with(&["--hidden"])
    }

    fn start_with(&self, arguments: &[&str]) -> io::Result<Running<'_>> {
        if let Some(seed) = &self.seed {
            // A session that was cut off would be the first thing on the screen.
            fs::remove_dir_all(&seed.used)?;
            copy(&seed.kept, &seed.used)?;
        }
        let mut command = self.world.command(&self.binary);
        command.args(arguments).stdout(Stdio::piped()).stderr(self.world.log_file(self.title)?);
        let begun = Instant::now();
        let mut process = Started::new(command)?;
        let out = process.take_stdout().ok_or_else(|| io::Error::other("the output is not piped"))?;
        let (line, lines) = mpsc::channel();
        thread::spawn(move || {
            for text in BufReader::new(out).lines().map_while(Result::ok) {
                let _unheard = line.send((Instant::now(), text));
            }
        });
        Ok(Running { subject: self, process, begun, lines })
    }
}

pub struct Running<'a> {
    subject: &'a Subject,
    process: Started,
    begun: Instant,
    lines: Receiver<(Instant, String)>,
}

impl Running<'_> {
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    pub fn begun(&self) -> Instant {
        self.begun
    }

    /// From the start to the line that says `word`, and what other words came before it.
    pub fn said(&self, word: &str) -> io::Result<(Duration, Vec<(String, Duration)>)> {
        let limit = Deadline::within(START_UP);
        let mut before = Vec::new();
        while let Ok((at, line)) = self.lines.recv_timeout(limit.left()) {
            let Some(said) = line.strip_prefix(self.subject.prefix) else { continue };
            if said == word {
                return Ok((at - self.begun, before));
            }
            before.push((said.to_owned(), at - self.begun));
        }
        Err(self.failed(&format!("did not say that it is {word}")))
    }

    /// Presses Enter on the window that has the keyboard, as a person would.
    pub fn press_enter(&self) -> io::Result<()> {
        let window = self.window("--onlyvisible")?;
        self.xdotool(&["windowfocus", &window, "key", "Return"]).map(drop)
    }

    pub fn hide(&self) -> io::Result<()> {
        let window = self.window("--onlyvisible")?;
        self.xdotool(&["windowunmap", &window])?;
        let gone = || self.window("--onlyvisible").is_err().then_some(());
        poll_until(Deadline::within(END), "the window to hide", gone).map_err(io::Error::other)
    }

    /// How late each cue was so far, in milliseconds.
    pub fn lateness_ms(&self) -> Vec<f64> {
        let text = fs::read_to_string(self.subject.world.scratch().join("lateness")).unwrap_or_default();
        text.lines().filter_map(|line| line.parse::<f64>().ok()).map(|micros| micros / 1000.0).collect()
    }

    /// Enter starts the session that is due; the first of its sounds says that it is on.
    pub fn play(&self) -> io::Result<()> {
        // The picture may be there a moment before the key is heard.
        Deadline::within(Duration::from_secs(2)).reach();
        self.press_enter()?;
        poll_until(Deadline::within(START_UP), "the first cue", || (!self.lateness_ms().is_empty()).then_some(()))
            .map_err(|error| self.failed(&error.to_string()))
    }

    /// Ends it, and returns when all of it is gone.
    pub fn end(mut self) -> io::Result<()> {
        let tree = tree::processes(self.process.id());
        self.process.end(Signal::TERM);
        let gone = || tree.iter().all(|pid| !Path::new(&format!("/proc/{pid}")).exists()).then_some(());
        poll_until(Deadline::within(END), "the end of its processes", gone).map_err(|error| self.failed(&error.what))
    }

    fn window(&self, visible: &str) -> io::Result<String> {
        let title = format!("^{}$", self.subject.title);
        let found = self.xdotool(&["search", visible, "--name", &title])?;
        found.lines().next().map(str::to_owned).ok_or_else(|| io::Error::other("it has no window"))
    }

    fn xdotool(&self, arguments: &[&str]) -> io::Result<String> {
        let output = self.subject.world.command("xdotool").args(arguments).output()?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(io::Error::other(format!("xdotool {}: {}", arguments.join(" "), output.status)))
        }
    }

    fn failed(&self, what: &str) -> io::Error {
        let title = self.subject.title;
        io::Error::other(format!("{title}: {what}\nit said:\n{}", self.subject.world.log(title)))
    }
}

/// Answers the first questions through the window, once, and closes it.
fn answered(world: World, binary: &Path) -> io::Result<World> {
    let window = Window::open(&world, binary, &[]).map_err(io::Error::other)?;
    let mut app = App { world, window: Some(window) };
    app.answer_first("Left", "Mid-portion");
    let window = app.window.take().ok_or_else(|| io::Error::other("the window is gone"))?;
    window.quit().map_err(io::Error::other)?;
    Ok(app.world)
}

fn there(binary: PathBuf) -> io::Result<PathBuf> {
    let missing = || io::Error::other(format!("{} was not built; `cargo xtask bench` does", binary.display()));
    if binary.exists() { Ok(binary) } else { Err(missing()) }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
