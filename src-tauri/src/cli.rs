//! What can be asked from a terminal, beside an open window and without one: neither opens a window, nor a screen, nor the
//! log for writing.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::{Arg, ArgAction, Command};
use sinew_companion::{Doctor, Finding, Now, RunsNow, Severity, Status};

use crate::desktop::autostart::HIDDEN;

/// The folder that the desktop gives the program for its data.
const IDENTIFIER: &str = "app.sinew.Sinew";

#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    Window { hidden: bool },
    Status,
    Doctor,
}

/// What the words on the command line ask for; words that make no sense, and `--help`, are answered by clap.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Asked, clap::Error> {
    let hidden = Arg::new("hidden")
        .long(HIDDEN.trim_start_matches('-'))
        .action(ArgAction::SetTrue)
        .help("Start without a window, as at login");
    let status =
        Command::new("status").about("Say what comes next, where the last backup is, and how large the log is");
    let doctor = Command::new("doctor").about("Look at the log and its place, and name what is wrong");
    let sinew = Command::new("sinew")
        .version(env!("CARGO_PKG_VERSION"))
        .about("A personal exercise timer and diary for runners")
        .arg(hidden)
        .subcommands([status, doctor]);
    let asked = sinew.try_get_matches_from(words)?;
    Ok(match asked.subcommand_name() {
        Some("status") => Asked::Status,
        Some("doctor") => Asked::Doctor,
        _ => Asked::Window { hidden: asked.get_flag("hidden") },
    })
}

/// Whether a second start asked for the window.
pub fn wants_window(words: &[String]) -> bool {
    !words.iter().any(|word| word == HIDDEN)
}

pub fn status(now: &Now) -> ExitCode {
    let Some(folder) = log_folder() else { return no_home() };
    let status = sinew_companion::status(&folder, now);
    print!("{}", status_words(&status, now));
    if status.trouble.is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Fails where something is bad, so that a script can ask too.
pub fn doctor(now: &Now) -> ExitCode {
    let Some(folder) = log_folder() else { return no_home() };
    let found = sinew_companion::doctor(&folder, now);
    for finding in &found {
        println!("{}", finding_words(finding));
    }
    for (severity, words) in around(|name| std::env::var_os(name).map(PathBuf::from)) {
        println!("{} {words}", mark(severity));
    }
    let worst = found.iter().map(|finding| finding.severity).max();
    if worst == Some(Severity::Bad) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn status_words(status: &Status, now: &Now) -> String {
    let local = |at: DateTime<Utc>| at.with_timezone(&now.zone).format("%A %-d %B, %H:%M").to_string();
    let runs = match status.running {
        RunsNow::Yes => "yes",
        RunsNow::No => "no",
        RunsNow::Unknown => "this system does not tell",
    };
    let or = |told: Option<String>, nothing: &str| told.unwrap_or_else(|| nothing.to_owned());
    let mut lines = vec![
        format!("Running:      {runs}"),
        format!("Next session: {}", or(status.next_session.map(local), "none in the next four weeks")),
        format!("Last backup:  {}", or(status.last_backup.map(|at| at.to_string()), "none")),
        format!("              in {}", status.backup_folder.display()),
        format!("Log:          {}", status.log.display()),
        match status.bytes {
            Some(bytes) => format!(
                "              {} KiB, {}",
                bytes >> 10,
                or(status.sessions.map(sessions), "nobody knows how many sessions")
            ),
            None => "              not there yet".to_owned(),
        },
        format!("Format:       {}", or(status.format.map(|n| n.to_string()), "unknown")),
    ];
    lines.extend(status.trouble.as_ref().map(|trouble| format!("Trouble:      {trouble}")));
    lines.join("\n") + "\n"
}

fn sessions(n: u32) -> String {
    if n == 1 { "1 session".to_owned() } else { format!("{n} sessions") }
}

fn finding_words(finding: &Finding) -> String {
    let what = match finding.what {
        Doctor::Log => "Log",
        Doctor::Format => "Format",
        Doctor::Sound => "Integrity",
        Doctor::References => "References",
        Doctor::Rights => "Rights",
        Doctor::Room => "Room on the disk",
        Doctor::Place => "Place",
        Doctor::Backups => "Backups",
    };
    format!("{} {what}: {}", mark(finding.severity), finding.detail)
}

fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Good => "ok   ",
        Severity::Note => "note ",
        Severity::Bad => "BAD  ",
    }
}

/// What can be known of notifications and sound without a window and without asking anybody: where they would be reached.
fn around(of: impl Fn(&str) -> Option<PathBuf>) -> Vec<(Severity, String)> {
    let runtime = of("XDG_RUNTIME_DIR").unwrap_or_default();
    let bus = of("DBUS_SESSION_BUS_ADDRESS").is_some() || runtime.join("bus").exists();
    let server = ["pulse/native", "pipewire-0"].into_iter().find(|name| runtime.join(name).exists());
    let line = |good: bool, yes: &str, no: &str| {
        if good { (Severity::Good, yes.to_owned()) } else { (Severity::Note, no.to_owned()) }
    };
    vec![
        line(
            bus,
            "Notifications: a session bus is there",
            "Notifications: no session bus; reminders stay in the window",
        ),
        match server {
            Some(name) => (Severity::Good, format!("Sound: a sound server is there ({name})")),
            None => line(
                Path::new("/dev/snd").is_dir(),
                "Sound: no sound server; the sound card is used directly",
                "Sound: neither a sound server nor a sound card; sessions are silent",
            ),
        },
    ]
}

/// As the desktop would give it, without asking the desktop.
fn log_folder() -> Option<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path: &PathBuf| path.is_absolute());
    let data = absolute("XDG_DATA_HOME").or_else(|| Some(absolute("HOME")?.join(".local/share")))?;
    Some(data.join(IDENTIFIER).join("log"))
}

fn no_home() -> ExitCode {
    eprintln!("sinew: there is no home folder");
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Option<Asked> {
        parse(std::iter::once("sinew").chain(words.iter().copied()).map(OsString::from)).ok()
    }

    #[test]
    fn words_are_what_they_say() {
        assert_eq!(asked(&[]), Some(Asked::Window { hidden: false }));
        assert_eq!(asked(&[HIDDEN]), Some(Asked::Window { hidden: true }));
        assert_eq!(asked(&["status"]), Some(Asked::Status));
        assert_eq!(asked(&["doctor"]), Some(Asked::Doctor));
        assert_eq!(asked(&["dance"]), None);
        assert_eq!(asked(&["status", "now"]), None);
    }

    #[test]
    fn a_session_without_a_bus_or_a_server_is_told() {
        let told = around(|_| None);
        assert_eq!(told[0].0, Severity::Note);
        let runtime = tempfile::tempdir().unwrap();
        std::fs::write(runtime.path().join("bus"), "").unwrap();
        std::fs::write(runtime.path().join("pipewire-0"), "").unwrap();
        let told = around(|name| (name == "XDG_RUNTIME_DIR").then(|| runtime.path().to_owned()));
        assert!(told.iter().all(|(severity, _)| *severity == Severity::Good), "{told:?}");
    }
}
