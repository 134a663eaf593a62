//! Real parts for the tests: buses, a display, and programs on them, each started by its test and ended with it. Nothing
//! of the person's own desktop is touched.

use std::future::Future;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use tokio::runtime::Handle;
use zbus::Connection;

use super::told;

/// Far more than anything here takes; only a fault waits so long.
pub const SOON: Duration = Duration::from_secs(60);

pub struct Program(Child);

impl Program {
    pub fn start(command: &mut Command) -> Self {
        Self::spawn(command.stdout(Stdio::null()))
    }

    /// With the first line that it prints.
    fn start_and_read(command: &mut Command) -> (Self, String) {
        let mut program = Self::spawn(command.stdout(Stdio::piped()));
        let mut line = String::new();
        BufReader::new(program.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "{command:?} said nothing");
        (program, line.trim().to_owned())
    }

    fn spawn(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        Program(child.unwrap_or_else(|error| panic!("{command:?}: {error}")))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _gone_already = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// A message bus with nobody on it.
pub struct Bus {
    pub address: String,
    /// What its programs take for the person's home.
    pub home: tempfile::TempDir,
    _daemon: Program,
}

impl Bus {
    pub fn start() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        let (daemon, address) = Program::start_and_read(at_home(&mut command, &home));
        Self { address, home, _daemon: daemon }
    }

    /// A program whose session bus this is.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        at_home(&mut command, &self.home).env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        command
    }

    pub fn run(&self, name: &str, arguments: &[&str]) {
        let output = self.command(name).args(arguments).output().unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(output.status.success(), "{name} {arguments:?}: {output:?}");
    }

    pub async fn connect(&self) -> Connection {
        zbus::connection::Builder::address(self.address.as_str()).unwrap().build().await.unwrap()
    }

    /// Waits for somebody to own the name.
    pub async fn wait_for(&self, name: &'static str) {
        let bus = self.connect().await;
        let mut owners = told::owners(&bus, name).await.unwrap();
        while told::owner(&bus, name).await.is_none() {
            owners.next().await.unwrap().unwrap();
        }
    }
}

fn at_home<'a>(command: &'a mut Command, home: &tempfile::TempDir) -> &'a mut Command {
    let names = [("HOME", ""), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_RUNTIME_DIR", "")];
    for (name, below) in names {
        command.env(name, home.path().join(below));
    }
    command.env_remove("WAYLAND_DISPLAY")
}

/// An X server with nothing on it.
pub struct Display {
    pub name: String,
    _server: Program,
}

impl Display {
    pub fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]);
        let (server, number) = Program::start_and_read(&mut command);
        Self { name: format!(":{number}"), _server: server }
    }

    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        command.env("DISPLAY", &self.name);
        command
    }

    pub fn run(&self, name: &str, arguments: &[&str]) {
        assert!(self.command(name).args(arguments).status().unwrap().success(), "{name} {arguments:?}");
    }
}

pub fn wait<T>(handle: &Handle, what: impl Future<Output = T>) -> T {
    handle.block_on(async { tokio::time::timeout(SOON, what).await.expect("it takes too long") })
}

/// What was reported, in its order.
pub struct Reports<T>(Receiver<T>);

pub fn reports<T>() -> (Sender<T>, Reports<T>) {
    let (sender, receiver) = mpsc::channel();
    (sender, Reports(receiver))
}

impl<T: std::fmt::Debug> Reports<T> {
    /// The next that is so; those before it are passed over.
    pub fn until(&self, what: &str, is_so: impl Fn(&T) -> bool) -> T {
        let (started, mut seen) = (Instant::now(), Vec::new());
        loop {
            let left = SOON.saturating_sub(started.elapsed());
            match self.0.recv_timeout(left) {
                Ok(report) if is_so(&report) => return report,
                Ok(report) => seen.push(report),
                Err(_) => panic!("{what}: it was not reported, but {seen:?}"),
            }
        }
    }

    pub fn next(&self) -> T {
        self.until("anything", |_| true)
    }
}

/// Runs a test in a process of its own on a bus of its own: for what takes its bus from the environment. `name` is the
/// test's whole name.
pub fn alone(name: &str, more: &[(&str, &str)], test: impl FnOnce(&str)) {
    const ADDRESS: &str = "DBUS_SESSION_BUS_ADDRESS";
    if std::env::var_os("SINEW_TEST_ALONE").is_some() {
        return test(&std::env::var(ADDRESS).unwrap());
    }
    let bus = Bus::start();
    let mut child = bus.command(std::env::current_exe().unwrap().to_str().unwrap());
    child.args([name, "--exact", "--nocapture"]).env("SINEW_TEST_ALONE", "1").envs(more.iter().copied());
    let output = child.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
