//! Starting at login, hidden: one file in the folder that the desktops look through. The desktop's own settings may switch
//! it off in place, and that is respected.

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

const FILE: &str = "app.sinew.Sinew.desktop";
/// What the app takes to mean: no window yet.
pub const HIDDEN: &str = "--hidden";

pub fn is_on() -> bool {
    folder().is_ok_and(|folder| is_on_in(&folder))
}

pub fn set(on: bool) -> io::Result<()> {
    set_in(&folder()?, &std::env::current_exe()?, on)
}

fn folder() -> io::Result<PathBuf> {
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let config = absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|home| home.join(".config")));
    let config = config.ok_or_else(|| io::Error::new(ErrorKind::NotFound, "there is no home folder"))?;
    Ok(config.join("autostart"))
}

fn is_on_in(folder: &Path) -> bool {
    let Ok(text) = std::fs::read_to_string(folder.join(FILE)) else { return false };
    let lines = text.lines().skip_while(|line| line.trim() != "[Desktop Entry]").skip(1);
    let mut own = lines.take_while(|line| !line.starts_with('['));
    !own.any(|line| {
        let (key, value) = line.split_once('=').unwrap_or_default();
        matches!((key.trim(), value.trim()), ("Hidden", "true") | ("X-GNOME-Autostart-enabled", "false"))
    })
}

fn set_in(folder: &Path, program: &Path, on: bool) -> io::Result<()> {
    let path = folder.join(FILE);
    if !on {
        return match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        };
    }
    let text = entry(program)?;
    std::fs::create_dir_all(folder)?;
    // Beside it first: at no moment is there half an entry.
    let part = path.with_extension("part");
    let written = std::fs::File::create(&part).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let done = written.and_then(|()| std::fs::rename(&part, &path));
    if done.is_err() {
        // What is left of it helps nobody; that it failed is said either way.
        let _removed = std::fs::remove_file(&part);
    }
    done
}

fn entry(program: &Path) -> io::Result<String> {
    let refused = || io::Error::new(ErrorKind::InvalidInput, "the program's path cannot be written into an entry");
    // An entry is UTF-8, and takes what has an equals sign for a variable.
    let program = program.to_str().filter(|path| !path.contains('=')).ok_or_else(refused)?;
    // GNOME looks for the program before it has read the double percent sign as one, and finds none.
    let by = if program.contains('%') { "/usr/bin/env " } else { "" };
    Ok(format!(
        "[Desktop Entry]\nType=Application\nName=Sinew\nComment=Reminds you of your exercise sessions\n\
         Exec={by}{} {HIDDEN}\nIcon=sinew\nTerminal=false\nStartupNotify=false\nX-GNOME-Autostart-enabled=true\n",
        quoted(program)
    ))
}

/// Quoted three times over, each with its own marks: as an argument between quotes, as a field code, as a string.
fn quoted(argument: &str) -> String {
    let mut quoted = String::from("\"");
    for character in argument.chars() {
        match character {
            '\\' => quoted.push_str(r"\\\\"),
            '"' | '`' | '$' => {
                quoted.push_str(r"\\");
                quoted.push(character);
            }
            '%' => quoted.push_str("%%"),
            '\n' => quoted.push_str(r"\n"),
            '\t' => quoted.push_str(r"\t"),
            '\r' => quoted.push_str(r"\r"),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use super::*;

    const ODD: &str = "a \"100%\" \\odd\\ $HOME `folder` 'x' ~é";

    #[test]
    fn it_is_on_after_it_was_set_and_off_after_it_was_unset() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("config/autostart");
        assert!(!is_on_in(&folder));
        set_in(&folder, Path::new("/usr/bin/sinew"), false).unwrap();
        set_in(&folder, Path::new("/usr/bin/sinew"), true).unwrap();
        assert!(is_on_in(&folder));
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing half is left");
        set_in(&folder, Path::new("/usr/bin/sinew"), false).unwrap();
        assert!(!is_on_in(&folder));
    }

    #[test]
    fn what_the_desktop_switched_off_is_off_until_it_is_set_again() {
        let folder = tempfile::tempdir().unwrap();
        for (lines, on) in [
            ("Name=Sinew\nHidden=true\n", false),
            ("Name=Sinew\nX-GNOME-Autostart-enabled = false\n", false),
            ("Hidden=false\nX-GNOME-Autostart-enabled=true\n", true),
            ("Name=Sinew\n[Desktop Action New]\nHidden=true\n", true),
            ("#Hidden=true\n", true),
        ] {
            std::fs::write(folder.path().join(FILE), format!("# by hand\n[Desktop Entry]\n{lines}")).unwrap();
            assert_eq!(is_on_in(folder.path()), on, "{lines}");
        }
        set_in(folder.path(), Path::new("/usr/bin/sinew"), true).unwrap();
        assert!(is_on_in(folder.path()));
    }

    #[test]
    fn the_desktops_checker_finds_nothing_wrong_with_it() {
        let folder = tempfile::tempdir().unwrap();
        for program in ["/usr/bin/sinew".to_owned(), format!("/opt/{ODD}/sinew")] {
            set_in(folder.path(), Path::new(&program), true).unwrap();
            let checker = Command::new("desktop-file-validate").arg(folder.path().join(FILE)).output().unwrap();
            let said = String::from_utf8_lossy(&checker.stdout).into_owned();
            assert!(checker.status.success() && said.is_empty(), "{program}: {said}");
        }
    }

    /// A desktop's own reader starts the program in the oddest of folders, hidden.
    #[test]
    fn the_program_is_found_whatever_its_folder_is_called() {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join(ODD);
        let program = home.join("sinew");
        let answer = folder.path().join("answer");
        std::fs::create_dir(&home).unwrap();
        assert!(Command::new("mkfifo").arg(&answer).status().unwrap().success());
        std::fs::write(&program, format!("#!/bin/sh\nprintf '%s|' \"$0\" \"$@\" > '{}'\n", answer.display())).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        set_in(folder.path(), &program, true).unwrap();
        let launched = Command::new("gio").arg("launch").arg(folder.path().join(FILE)).status().unwrap();
        assert!(launched.success());
        assert_eq!(std::fs::read_to_string(&answer).unwrap(), format!("{}|--hidden|", program.display()));
    }

    #[test]
    fn a_path_that_no_entry_can_hold_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(set_in(folder.path(), Path::new("/opt/a=b/sinew"), true).is_err());
        assert!(!is_on_in(folder.path()));
    }
}
