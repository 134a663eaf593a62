//! System packages: names them, asks dpkg which are missing, and installs those.

use std::process::Command;

use crate::process;

/// What the build and the app itself need.
pub const TO_RUN: &[&str] =
    &["libwebkit2gtk-4.1-dev", "build-essential", "pkg-config", "libasound2-dev", "librsvg2-dev", "libasound2-plugins"];

/// What the tests need beside that: a display, a bus, a sound server, browsers that can be driven.
pub const TO_TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "dbus-x11",
    "pulseaudio",
    "pulseaudio-utils",
    "chromium",
    "openbox",
    "xdotool",
    "wmctrl",
    "imagemagick",
    "dunst",
    "python3-dbusmock",
    "desktop-file-utils",
    "libglib2.0-bin",
    "gsettings-desktop-schemas",
    "xfconf",
    "libxfconf-0-3",
    "poppler-utils",
];

/// Installs what is missing of `wanted`, after naming it. Runs nothing when nothing is missing.
pub fn install(wanted: &[&str]) -> Result<(), String> {
    if !(is_there("dpkg-query") && is_there("apt-get")) {
        return Err(format!(
            "this system has no apt-get and dpkg. Install what corresponds to these Debian packages:\n  {}\nthen, to \
             run the app, `npm ci` and `npm run build` in ui, and `cargo run --package sinew --features custom-protocol`.",
            wanted.join(" ")
        ));
    }
    let missing = missing(wanted)?;
    if missing.is_empty() {
        println!("    all {} system packages are there", wanted.len());
        return Ok(());
    }
    println!("    about to install with apt-get: {}", missing.join(" "));
    let prefix = privileges(&missing)?;
    process::run(&mut apt_get(prefix, &["update"]))?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(&missing);
    process::run(&mut apt_get(prefix, &arguments))
}

fn missing<'a>(wanted: &[&'a str]) -> Result<Vec<&'a str>, String> {
    // dpkg-query fails when it does not know one of the names, and still prints the others: its exit code says nothing.
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat=${Package} ${db:Status-Status}\\n"])
        .args(wanted)
        .output()
        .map_err(|error| format!("dpkg-query cannot be started: {error}"))?;
    Ok(not_installed(wanted, &String::from_utf8_lossy(&output.stdout)))
}

/// `listing` has a line `name status` for each package that dpkg has ever seen; one that was removed is still listed.
fn not_installed<'a>(wanted: &[&'a str], listing: &str) -> Vec<&'a str> {
    let installed: Vec<&str> = listing.lines().filter_map(|line| line.strip_suffix(" installed")).collect();
    wanted.iter().copied().filter(|name| !installed.contains(name)).collect()
}

/// The words that go before `apt-get`.
fn privileges(missing: &[&str]) -> Result<&'static [&'static str], String> {
    let user = process::answer(Command::new("id").arg("-u"));
    if user.as_deref() == Some("0") {
        Ok(&[])
    } else if is_there("sudo") {
        Ok(&["sudo"])
    } else {
        Err(format!(
            "installing needs root, and there is no sudo. As root: apt-get install --no-install-recommends {}",
            missing.join(" ")
        ))
    }
}

fn apt_get(prefix: &[&str], arguments: &[&str]) -> Command {
    // `env`, because sudo drops the variables of its caller. The lock may be held by unattended upgrades.
    let words =
        [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"]].concat();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).args(arguments);
    command
}

fn is_there(program: &str) -> bool {
    process::answer(Command::new(program).arg("--version")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_installed_packages_count() {
        let listing = "xvfb installed\ndbus installed\nchromium config-files\nxvfb-extra installed\n";
        assert_eq!(not_installed(&["xvfb", "dbus", "chromium", "openbox"], listing), ["chromium", "openbox"]);
    }

    #[test]
    fn a_package_of_two_architectures_is_there_once() {
        assert_eq!(not_installed(&["dbus"], "dbus installed\ndbus installed\n"), [""; 0]);
    }

    #[test]
    fn apt_never_asks() {
        let command = apt_get(&["sudo"], &["update"]);
        assert_eq!(
            process::words(&command),
            "sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 update"
        );
    }
}
