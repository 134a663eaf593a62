//! Starts other programs: without input, their output passed on as it comes.

use std::io::{BufRead, BufReader, ErrorKind};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::tally::Tally;

/// How long a finished program's output may stay silent before it counts as complete.
const QUIET_AFTER_EXIT: Duration = Duration::from_millis(300);

/// Runs to the end; an exit code other than zero is an error.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = status(command)?;
    checked(command, status)
}

/// As `run`, and adds the result lines of the test runners to `tally`.
pub fn run_counting(command: &mut Command, tally: &mut Tally) -> Result<(), String> {
    announce(command);
    let mut child = start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let lines = lines_of(&mut child);
    let mut status = None;
    loop {
        match lines.recv_timeout(QUIET_AFTER_EXIT) {
            Ok(line) => {
                let line = String::from_utf8_lossy(&line);
                print!("{line}");
                tally.count(&line);
            }
            // A daemon that a test left behind may hold the pipe open for ever, so its end is not waited for.
            Err(RecvTimeoutError::Timeout) if status.is_some() => break,
            Err(RecvTimeoutError::Timeout) => status = child.try_wait().map_err(|error| error.to_string())?,
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = match status {
        Some(status) => status,
        None => child.wait().map_err(|error| error.to_string())?,
    };
    checked(command, status)
}

/// Runs to the end and returns how it ended, whatever that was.
pub fn status(command: &mut Command) -> Result<ExitStatus, String> {
    announce(command);
    start(command.stdin(Stdio::null()))?.wait().map_err(|error| error.to_string())
}

/// What a program prints, or nothing when it is not there or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub fn words(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let program = program.file_name().unwrap_or(command.get_program()).to_string_lossy();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy());
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}

fn announce(command: &Command) {
    println!("    $ {}", words(command));
}

fn start(command: &mut Command) -> Result<Child, String> {
    command.spawn().map_err(|error| {
        let program = command.get_program().to_string_lossy();
        match error.kind() {
            ErrorKind::NotFound => format!("`{program}` was not found on this machine. {}", hint(&program)),
            _ => format!("`{program}` cannot be started: {error}"),
        }
    })
}

fn lines_of(child: &mut Child) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        thread::spawn(move || {
            let mut reader = BufReader::new(stdout);
            let mut line = Vec::new();
            while reader.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
                if sender.send(std::mem::take(&mut line)).is_err() {
                    return;
                }
            }
        });
    }
    receiver
}

fn checked(command: &Command, status: ExitStatus) -> Result<(), String> {
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", words(command))) }
}

fn hint(program: &str) -> &'static str {
    match program {
        "node" | "npm" => "Install Node 20 or newer, with npm.",
        "cargo" => "Install Rust with cargo.",
        _ => "Install it and try again.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn counts_what_a_runner_prints() {
        let mut tally = Tally::default();
        run_counting(&mut shell("echo 'test result: ok. 3 passed; 0 failed; 0 ignored'"), &mut tally).expect("sh");
        assert_eq!((tally.passed, tally.failed), (3, 0));
    }

    #[test]
    fn a_failing_program_is_named_with_its_code() {
        let error = run_counting(&mut shell("exit 3"), &mut Tally::default()).expect_err("fails");
        assert_eq!(error, "`sh -c exit 3` ended with exit status: 3");
    }

    #[test]
    fn a_program_that_leaves_a_child_behind_does_not_hold_us_up() {
        let fifo = std::env::temp_dir().join(format!("xtask-fifo-{}", std::process::id()));
        // The child holds our pipe until somebody opens the fifo, which happens only after the wait below has ended.
        let mut command = shell("mkfifo \"$0\" && { cat \"$0\" & } && echo '1 passed, 0 failed'");
        let mut tally = Tally::default();
        run_counting(command.arg(&fifo), &mut tally).expect("ends");
        assert_eq!(tally.passed, 1);
        std::fs::write(&fifo, "").expect("lets the child go");
        std::fs::remove_file(&fifo).expect("removes the fifo");
    }

    #[test]
    fn a_missing_program_says_what_to_install() {
        let error = run(&mut Command::new("no-such-program-here")).expect_err("missing");
        assert!(error.contains("`no-such-program-here` was not found"), "{error}");
    }

    #[test]
    fn words_leave_the_folder_of_the_program_out() {
        let mut command = Command::new("/opt/bin/cargo");
        assert_eq!(words(command.args(["test", "--locked"])), "cargo test --locked");
    }
}
