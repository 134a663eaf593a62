//! The screen is locked, or covered by a screen saver, as the screen savers tell it. They all speak alike.

use super::board::{Source, What};
use super::told::{Ask, Question, Signal};

const SAVERS: [(&str, &str); 5] = [
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
];

pub fn questions() -> Vec<(What, Source, Question)> {
    SAVERS.iter().map(|(name, path)| (What::Locked, Source::Bus(name), question(name, path))).collect()
}

/// Name and interface are the same word.
fn question(name: &'static str, path: &str) -> Question {
    Question {
        name,
        path: path.to_owned(),
        ask: Ask::Method { interface: name, name: "GetActive" },
        told_by: vec![Signal::new(name, "ActiveChanged")],
    }
}
