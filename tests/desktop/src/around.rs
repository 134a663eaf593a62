//! What stands around a window on a desktop: who shows notifications, who shows the tray, who says that the computer sleeps.
//! Each is a process of its own on the world's bus, and can be killed and started again.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;

use crate::deadline::{Deadline, poll_until};
use crate::world::{Started, World, bus_rules};

const SOON: Duration = Duration::from_secs(20);
/// How long a prompt may take to come, on a clock that runs fast.
const PROMPT: Duration = Duration::from_secs(90);

/// Who shows notifications: one that keeps a list of everything it was told and presses what it is asked to.
pub struct Notifications {
    log: PathBuf,
    process: Started,
}

/// A notification as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub line: String,
}

impl Told {
    pub fn says(&self, words: &str) -> bool {
        self.line.contains(words)
    }
}

impl Notifications {
    /// A mock of the daemon, with or without buttons.
    pub fn start(world: &World, buttons: bool) -> io::Result<Self> {
        let log = world.scratch().join("notifications.log");
        let capabilities = if buttons { "actions body body-markup persistence" } else { "body" };
        // The machine's own Python, which has the package; another one may come first in the path.
        let mut mock = world.command("/usr/bin/python3");
        mock.args(["-u", "-m", "dbusmock", "--session", "--template", "notification_daemon"])
            .args(["--parameters", &format!("{{\"capabilities\": \"{capabilities}\"}}")])
            .stdout(fs::File::options().create(true).append(true).open(&log)?)
            .stderr(world.log_file("dbusmock")?);
        let process = Started::new(mock)?;
        owned(world, "org.freedesktop.Notifications")?;
        Ok(Self { log, process })
    }

    /// Everything that was asked to be shown, oldest first.
    pub fn told(&self) -> Vec<Told> {
        self.calls("Notify")
    }

    /// Everything that was taken off again.
    pub fn closed(&self) -> usize {
        self.calls("CloseNotification").len()
    }

    fn calls(&self, name: &str) -> Vec<Told> {
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let of = |line: &&str| line.split_whitespace().nth(1) == Some(name);
        text.lines().filter(of).map(|line| Told { line: line.to_owned() }).collect()
    }

    /// Waits until so many have been asked for; gives the newest.
    pub fn wait_for(&self, count: usize) -> Told {
        let found = poll_until(Deadline::within(PROMPT), &format!("notification {count}"), || {
            let told = self.told();
            (told.len() >= count).then(|| told.last().cloned())?
        });
        found.unwrap_or_else(|error| panic!("{error}\n{:#?}", self.told()))
    }

    /// Presses a button of the newest, or, with `default`, its body.
    pub fn press(&self, world: &World, action: &str) {
        signal(world, "ActionInvoked", "us", &format!("[<uint32 {}>, <'{action}'>]", self.newest_id()));
        signal(world, "NotificationClosed", "uu", &format!("[<uint32 {}>, <uint32 2>]", self.newest_id()));
    }

    /// The mock numbers from 1; one that replaces another keeps its number.
    fn newest_id(&self) -> usize {
        let fresh = |told: &Told| told.line.contains("\" 0 \"");
        self.told().iter().filter(|told| fresh(told)).count().max(1)
    }

    /// It dies without a farewell.
    pub fn kill(mut self) {
        self.process.end(Signal::KILL);
    }
}

fn signal(world: &World, name: &str, kinds: &str, values: &str) {
    let mut call = world.command("gdbus");
    call.args(["call", "--session", "--dest", "org.freedesktop.Notifications"])
        .args(["--object-path", "/org/freedesktop/Notifications"])
        .args(["--method", "org.freedesktop.DBus.Mock.EmitSignal", "org.freedesktop.Notifications"])
        .args([name, kinds, values]);
    run(call);
}

/// The real thing: dunst on the world's screen.
pub struct Dunst {
    _process: Started,
}

impl Dunst {
    pub fn start(world: &World) -> io::Result<Self> {
        let rules = world.scratch().join("dunstrc");
        let choice = world.scratch().join("choose");
        let chooser = world.scratch().join("chooser");
        // What a person would pick in the menu of buttons stands in a file.
        fs::write(&chooser, format!("#!/bin/sh\ngrep -m1 -F \"$(cat {})\"\n", choice.display()))?;
        let mut executable = fs::metadata(&chooser)?.permissions();
        std::os::unix::fs::PermissionsExt::set_mode(&mut executable, 0o700);
        fs::set_permissions(&chooser, executable)?;
        fs::write(
            &rules,
            format!(
                "[global]\nfont = Sans 12\nwidth = 420\ndmenu = {}\nmouse_left_click = do_action\n",
                chooser.display()
            ),
        )?;
        let mut dunst = world.command("dunst");
        dunst.args(["-config"]).arg(&rules).stdout(Stdio::null()).stderr(world.log_file("dunst")?);
        let process = Started::new(dunst)?;
        owned(world, "org.freedesktop.Notifications")?;
        Ok(Self { _process: process })
    }

    /// How many are on the screen.
    pub fn on_screen(&self, world: &World) -> usize {
        let counted = world.command("dunstctl").args(["count", "displayed"]).output().ok();
        counted.and_then(|out| String::from_utf8_lossy(&out.stdout).trim().parse().ok()).unwrap_or(0)
    }

    pub fn wait_for(&self, world: &World, count: usize) {
        let what = format!("{count} notifications on the screen");
        poll_until(Deadline::within(PROMPT), &what, || (self.on_screen(world) == count).then_some(()))
            .unwrap_or_else(|error| panic!("{error}; there are {}\n{}", self.on_screen(world), world.log("dunst")));
    }

    /// The body, as by a click.
    pub fn press_body(&self, world: &World) {
        let mut press = world.command("dunstctl");
        press.arg("action");
        run(press);
    }

    /// A button, by what is written on it.
    pub fn press(&self, world: &World, label: &str) {
        fs::write(world.scratch().join("choose"), label).expect("the choice is written");
        let mut press = world.command("dunstctl");
        press.arg("context");
        run(press);
    }
}

/// A mock of who says that the computer sleeps, on a system bus of the world's own.
pub struct Logind {
    _bus: Started,
    _mock: Started,
}

impl Logind {
    /// Before the app is started: it finds the bus by its environment.
    pub fn start(world: &mut World) -> io::Result<Self> {
        let mut bus = world.command("dbus-daemon");
        let socket = world.runtime_dir().join("system-bus");
        bus.args(["--nofork", "--print-address", "--nopidfile"])
            .arg(format!("--address=unix:path={}", socket.display()))
            .arg(format!("--config-file={}", bus_rules(world.scratch(), "system")?.display()))
            .stderr(world.log_file("system-bus")?);
        let (bus, address) = Started::with_first_line(bus)?;
        world.set_env("DBUS_SYSTEM_BUS_ADDRESS", address);
        let mut mock = world.command("/usr/bin/python3");
        mock.args(["-u", "-m", "dbusmock", "--system", "--template", "logind"])
            .stdout(world.log_file("logind")?)
            .stderr(world.log_file("logind")?);
        let mock = Started::new(mock)?;
        owned_on(world, "--system", "org.freedesktop.login1")?;
        Ok(Self { _bus: bus, _mock: mock })
    }

    /// The computer goes to sleep, or has woken.
    pub fn sleeps(&self, world: &World, sleeps: bool) {
        let mut call = world.command("gdbus");
        call.args(["call", "--system", "--dest", "org.freedesktop.login1", "--object-path", "/org/freedesktop/login1"])
            .args(["--method", "org.freedesktop.DBus.Mock.EmitSignal", "org.freedesktop.login1.Manager"])
            .args(["PrepareForSleep", "b", &format!("[<{sleeps}>]")]);
        run(call);
    }
}

/// Waits until a name on the session bus has an owner.
pub fn owned(world: &World, name: &str) -> io::Result<()> {
    owned_on(world, "--session", name)
}

fn owned_on(world: &World, bus: &str, name: &str) -> io::Result<()> {
    poll_until(Deadline::within(SOON), name, || {
        let mut ask = world.command("gdbus");
        ask.args(["call", bus, "--dest", "org.freedesktop.DBus", "--object-path", "/org/freedesktop/DBus"]).args([
            "--method",
            "org.freedesktop.DBus.NameHasOwner",
            name,
        ]);
        let answer = ask.stderr(Stdio::null()).output().ok()?;
        String::from_utf8_lossy(&answer.stdout).contains("true").then_some(())
    })
    .map_err(io::Error::other)
}

fn run(mut command: Command) {
    let done = command.stdout(Stdio::null()).status().expect("it can be started");
    assert!(done.success(), "{command:?}");
}

/// The part of a panel that shows tray icons.
pub struct TrayHost {
    _process: Started,
}

impl TrayHost {
    pub fn start(world: &World) -> io::Result<Self> {
        let script = world.scratch().join("tray_host.py");
        fs::write(&script, include_str!("tray_host.py"))?;
        let mut host = world.command("/usr/bin/python3");
        host.arg("-u").arg(&script).stdout(Stdio::null()).stderr(world.log_file("tray-host")?);
        let process = Started::new(host)?;
        owned(world, "org.kde.StatusNotifierWatcher")?;
        Ok(Self { _process: process })
    }

    /// The words of the menu, top to bottom; empty while there is no icon.
    pub fn menu(&self, world: &World) -> String {
        Self::call(world, "Menu", &[])
    }

    pub fn wait_for(&self, world: &World, words: &str) {
        let found = poll_until(Deadline::within(PROMPT), &format!("\"{words}\" in the tray"), || {
            self.menu(world).contains(words).then_some(())
        });
        found.unwrap_or_else(|error| panic!("{error}: {}\n{}", self.menu(world), world.log("tray-host")));
    }

    /// Presses the item that begins with these words.
    pub fn press(&self, world: &World, words: &str) {
        self.wait_for(world, words);
        let pressed = Self::call(world, "Press", &[words]);
        assert!(pressed.contains("true"), "{words}: {pressed}");
    }

    /// A click on the icon.
    pub fn click(&self, world: &World) {
        Self::call(world, "Activate", &[]);
    }

    fn call(world: &World, method: &str, words: &[&str]) -> String {
        let mut call = world.command("gdbus");
        call.args(["call", "--session", "--dest", "org.kde.StatusNotifierWatcher"])
            .args(["--object-path", "/StatusNotifierWatcher"])
            .args(["--method", &format!("app.sinew.TrayHost.{method}")])
            .args(words);
        let answer = call.output().expect("it can be started");
        String::from_utf8_lossy(&answer.stdout).into_owned()
    }
}
