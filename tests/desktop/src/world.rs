//! One isolated world for one app: its own home, session bus, screen and sound server, gone when the world is dropped.
//!
//! It must never touch the machine's own bus, screen, sound or home, and must end only the processes it started, by id.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Permissions};
use std::io::{self, BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

use crate::deadline::{Deadline, poll_until};

const START_UP: Duration = Duration::from_secs(20);
const GRACE: Duration = Duration::from_secs(3);

/// The null sink's name; its monitor is `out.monitor`.
pub const SINK: &str = "out";

/// Size of the screen in pixels; 24 bit.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
}

/// Fields are dropped in this order: servers before the folder they live in.
pub struct World {
    sound: Option<Started>,
    _screen: Started,
    _bus: Started,
    env: Vec<(OsString, OsString)>,
    dir: TempDir,
}

impl World {
    /// Starts everything and returns when all of it answers.
    pub fn start(screen: Screen) -> io::Result<World> {
        // A socket's path may be 107 bytes long, so the folder is as near to the root as it gets.
        let dir = tempfile::Builder::new().prefix("sinew-").tempdir()?;
        let mut env = furnish(dir.path())?;
        let runtime = dir.path().join(RUNTIME);

        let mut bus = command("dbus-daemon", &env);
        let address = format!("unix:path={}", runtime.join("bus").display());
        bus.args(["--nofork", "--print-address", "--nopidfile"]).arg(format!("--address={address}"));
        bus.arg(format!("--config-file={}", bus_rules(dir.path(), "session")?.display()));
        bus.stderr(log_file(dir.path(), "dbus-daemon")?);
        let (bus, address) = Started::with_first_line(bus)?;
        env.push(("DBUS_SESSION_BUS_ADDRESS".into(), address.into()));

        let mut xvfb = command("Xvfb", &env);
        xvfb.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0"])
            .arg(format!("{}x{}x24", screen.width, screen.height))
            .stderr(log_file(dir.path(), "Xvfb")?);
        let (screen, number) = Started::with_first_line(xvfb)?;
        env.push(("DISPLAY".into(), format!(":{number}").into()));

        let mut world = World { sound: None, _screen: screen, _bus: bus, env, dir };
        world.start_sound_server()?;
        Ok(world)
    }

    pub fn home(&self) -> PathBuf {
        self.dir.path().join(HOME)
    }

    /// `XDG_DATA_HOME`.
    pub fn data_home(&self) -> PathBuf {
        self.home().join(".local/share")
    }

    pub fn runtime_dir(&self) -> PathBuf {
        self.dir.path().join(RUNTIME)
    }

    /// A place for files that a journey makes itself.
    pub fn scratch(&self) -> &Path {
        self.dir.path()
    }

    pub fn env(&self) -> &[(OsString, OsString)] {
        &self.env
    }

    /// Sets a variable for the programs started from now on.
    pub fn set_env(&mut self, name: &str, value: impl Into<OsString>) {
        self.env.retain(|(known, _)| known != name);
        self.env.push((name.into(), value.into()));
    }

    /// The whole screen as a PNG file: what a person would see, tray and notifications included.
    pub fn picture(&self) -> io::Result<Vec<u8>> {
        let taken = self.command("import").args(["-window", "root", "png:-"]).output()?;
        if taken.status.success() { Ok(taken.stdout) } else { Err(io::Error::other("import failed")) }
    }

    /// A program of this world: nothing of the caller's environment but the search path.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        command(program, &self.env)
    }

    /// Where a program of this world may complain; what is there already stays.
    pub fn log_file(&self, program: &str) -> io::Result<File> {
        log_file(self.dir.path(), program)
    }

    /// What `program` complained about so far.
    pub fn log(&self, program: &str) -> String {
        fs::read_to_string(self.dir.path().join(format!("{program}.log"))).unwrap_or_default()
    }

    /// The server dies without a farewell, as in a crash. A no-op when it is not running.
    pub fn kill_sound_server(&mut self) {
        if let Some(mut server) = self.sound.take() {
            server.end(Signal::KILL);
        }
    }

    /// A no-op when it is running.
    pub fn start_sound_server(&mut self) -> io::Result<()> {
        if self.sound.is_some() {
            return Ok(());
        }
        let socket = self.runtime_dir().join(SOUND_SOCKET);
        let mut server = self.command("pulseaudio");
        server
            .args(["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"])
            .args(["--realtime=no", "--high-priority=no", "--log-level=error"])
            // The socket comes last: whoever can connect finds the sink.
            .args(["-L", &format!("module-null-sink sink_name={SINK} rate=48000 channels=2")])
            .args(["-L", &format!("module-native-protocol-unix auth-anonymous=1 socket={}", socket.display())])
            .stderr(self.log_file("pulseaudio")?);
        self.sound = Some(Started::new(server)?);
        poll_until(Deadline::within(START_UP), "the sound server", || UnixStream::connect(&socket).ok())
            .map_err(io::Error::other)?;
        Ok(())
    }
}

/// A process that this world started, with all that it started in its turn. Dropping it ends them.
pub struct Started {
    child: Child,
}

impl Started {
    /// Starts it in a process group of its own, so that its children can be ended with it.
    pub fn new(mut command: Command) -> io::Result<Started> {
        let program = command.get_program().to_owned();
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", program.display())))?;
        Ok(Started { child })
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    pub fn take_stdout(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// Sends `signal` to the group, and a kill to whatever is left after a while; returns when the process is gone.
    pub fn end(&mut self, signal: Signal) {
        let group = Pid::from_child(&self.child);
        // Once it has been waited for, its number may belong to somebody else.
        if self.is_running() {
            let _ = kill_process_group(group, signal);
            let _ = poll_until(Deadline::within(GRACE), "its end", || self.child.try_wait().ok().flatten());
        }
        if self.is_running() {
            let _ = kill_process_group(group, Signal::KILL);
            let _ = self.child.wait();
        }
    }

    /// Starts a server that says on its first line that it is ready.
    pub fn with_first_line(mut command: Command) -> io::Result<(Started, String)> {
        let program = command.get_program().display().to_string();
        command.stdout(Stdio::piped());
        let mut started = Started::new(command)?;
        let out = started.take_stdout().ok_or_else(|| io::Error::other("the output is not piped"))?;
        let (line, first_line) = mpsc::channel();
        thread::spawn(move || {
            let mut out = BufReader::new(out);
            let mut text = String::new();
            let read = out.read_line(&mut text).map(|_| text.trim().to_owned());
            let _ = line.send(read);
            // Read on, so that the server never meets a closed or a full pipe.
            let _ = io::copy(&mut out, &mut io::sink());
        });
        let text =
            first_line.recv_timeout(START_UP).map_err(|_| io::Error::other(format!("{program} said nothing")))??;
        if text.is_empty() {
            return Err(io::Error::other(format!("{program} ended without a word")));
        }
        Ok((started, text))
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        self.end(Signal::TERM);
    }
}

const HOME: &str = "home";
const RUNTIME: &str = "run";
const SOUND_SOCKET: &str = "pulse/native";

/// Makes the folders and settings, and gives the environment that points to them.
fn furnish(dir: &Path) -> io::Result<Vec<(OsString, OsString)>> {
    let (home, runtime) = (dir.join(HOME), dir.join(RUNTIME));
    for folder in [".config", ".cache", ".local/share", ".local/state"] {
        fs::create_dir_all(home.join(folder))?;
    }
    for private in [runtime.clone(), runtime.join("pulse")] {
        fs::create_dir(&private)?;
        fs::set_permissions(&private, Permissions::from_mode(0o700))?;
    }
    fs::write(home.join(".asoundrc"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n")?;
    // Without this a client would start a sound server of its own in place of the one that was killed.
    let client = runtime.join("pulse-client.conf");
    fs::write(&client, "autospawn = no\nenable-shm = no\n")?;

    let sound = format!("unix:{}", runtime.join(SOUND_SOCKET).display());
    let no_bus = format!("unix:path={}", runtime.join("no-system-bus").display());
    let variables: [(&str, OsString); 14] = [
        ("PATH", std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into())),
        ("LANG", "C.UTF-8".into()),
        ("HOME", home.clone().into()),
        ("XDG_CONFIG_HOME", home.join(".config").into()),
        ("XDG_CACHE_HOME", home.join(".cache").into()),
        ("XDG_DATA_HOME", home.join(".local/share").into()),
        ("XDG_STATE_HOME", home.join(".local/state").into()),
        ("XDG_RUNTIME_DIR", runtime.clone().into()),
        ("PULSE_RUNTIME_PATH", runtime.join("pulse").into()),
        ("PULSE_SERVER", sound.into()),
        ("PULSE_CLIENTCONFIG", client.into()),
        ("DBUS_SYSTEM_BUS_ADDRESS", no_bus.into()),
        ("GDK_BACKEND", "x11".into()),
        ("NO_AT_BRIDGE", "1".into()),
    ];
    Ok(variables.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// The rules of a bus on which nothing starts by itself: what is not started here is not there.
pub fn bus_rules(dir: &Path, kind: &str) -> io::Result<PathBuf> {
    let rules = format!(
        "<busconfig><type>{kind}</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\">\
         <allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/>\
         </policy></busconfig>"
    );
    let path = dir.join(format!("{kind}-bus.conf"));
    fs::write(&path, rules)?;
    Ok(path)
}

fn command(program: impl AsRef<OsStr>, env: &[(OsString, OsString)]) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs(env.iter().map(|(name, value)| (name, value)));
    command
}

fn log_file(dir: &Path, program: &str) -> io::Result<File> {
    File::options().create(true).append(true).open(dir.join(format!("{program}.log")))
}
