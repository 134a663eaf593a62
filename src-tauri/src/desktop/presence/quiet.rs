//! The person does not want to be disturbed, as the daemons that show notifications tell it. Some desktops keep it as a
//! setting: see the file of that name.

use super::board::{Source, What};
use super::told::{Ask, Question, Signal};

/// `xfce`: the desktop is Xfce, whose setting means nothing where another daemon shows the notifications.
pub fn questions(xfce: bool) -> Vec<(What, Source, Question)> {
    let all = [Some(plasma()), Some(dunst()), xfce.then(xfconf)];
    all.into_iter().flatten().map(|(source, question)| (What::DoNotDisturb, source, question)).collect()
}

/// Plasma's own "do not disturb", and that of an app that presents.
fn plasma() -> (Source, Question) {
    daemon("org.freedesktop.Notifications", "Inhibited")
}

fn dunst() -> (Source, Question) {
    daemon("org.dunstproject.cmd0", "paused")
}

fn daemon(interface: &'static str, property: &'static str) -> (Source, Question) {
    let question = Question {
        name: "org.freedesktop.Notifications",
        path: "/org/freedesktop/Notifications".to_owned(),
        ask: Ask::Property { interface, name: property },
        told_by: vec![Signal::of_properties(interface)],
    };
    (Source::Bus(interface), question)
}

fn xfconf() -> (Source, Question) {
    const STORE: &str = "org.xfce.Xfconf";
    const CHANNEL: &str = "xfce4-notifyd";
    let about = |member| Signal { interface: STORE, member, first: Some(CHANNEL) };
    let question = Question {
        name: STORE,
        path: "/org/xfce/Xfconf".to_owned(),
        ask: Ask::Setting { interface: STORE, name: "GetProperty", keys: (CHANNEL, "/do-not-disturb") },
        told_by: vec![about("PropertyChanged"), about("PropertyRemoved")],
    };
    (Source::Bus(STORE), question)
}
