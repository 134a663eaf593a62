//! Each source against the real part where there is one to install, and against a stand-in that speaks like it elsewhere.

mod stand_ins;
mod windows;

use std::collections::HashMap;
use std::process::Command;

use zbus::zvariant::Value;

use super::stage::{Bus, Display, Program, Reports, alone, reports, wait};
use super::*;
use crate::desktop;
use stand_ins::{Daemon, Monitor, Saver};

/// What is watched in one test.
struct Watched {
    bus: desktop::Bus,
    presence: Reports<Presence>,
    woken: Reports<()>,
}

impl Watched {
    fn until(&self, what: impl Fn(&Presence) -> Option<bool>, now: Option<bool>) {
        self.presence.until(&format!("{now:?}"), |presence| what(presence) == now);
    }
}

/// Whatever is not given is not there.
fn watched(session: Option<&Bus>, system: Option<&Bus>, change: impl FnOnce(&mut Place)) -> Watched {
    let at = |bus: Option<&Bus>| {
        Address::At(bus.map_or_else(|| "unix:path=/nobody/listens/here".to_owned(), |bus| bus.address.clone()))
    };
    let mut place = Place {
        session: at(session),
        system: at(system),
        desktop: String::new(),
        display: None,
        idle_after: idle::IDLE_AFTER,
    };
    change(&mut place);
    let bus = desktop::Bus::start().unwrap();
    let (presence, seen) = reports();
    let (woken, wakes) = reports();
    let report = move |now| presence.send(now).unwrap_or_default();
    watch_at(bus.handle(), place, report, move || woken.send(()).unwrap_or_default());
    assert_eq!(seen.next(), Presence::default(), "at the start nothing is known");
    Watched { bus, presence: seen, woken: wakes }
}

#[test]
fn the_login_service_tells_of_lock_idleness_and_waking() {
    let system = Bus::start();
    let mut mock = Command::new("/usr/bin/python3");
    mock.args(["-m", "dbusmock", "--system", "--template", "logind"]);
    let mock = Program::start(mock.env("DBUS_SYSTEM_BUS_ADDRESS", &system.address));
    let own = desktop::Bus::start().unwrap();
    let bus = wait(own.handle(), async {
        system.wait_for("org.freedesktop.login1").await;
        system.connect().await
    });
    let name = Some("org.freedesktop.login1");
    let mocked = Some("org.freedesktop.DBus.Mock");
    let manager = "/org/freedesktop/login1";
    wait(own.handle(), async {
        let session = ("auto", "seat0", 1000u32, "somebody", true);
        bus.call_method(name, manager, mocked, "AddSession", &session).await.unwrap();
    });
    let hint = |hint: &str, now: bool| {
        let hints = ("org.freedesktop.login1.Session", HashMap::from([(hint, Value::from(now))]));
        let session = "/org/freedesktop/login1/session/auto";
        wait(own.handle(), bus.call_method(name, session, mocked, "UpdateProperties", &hints)).unwrap();
    };
    let prepare_for_sleep = |now: bool| {
        let signal = ("org.freedesktop.login1.Manager", "PrepareForSleep", "b", vec![Value::from(now)]);
        wait(own.handle(), bus.call_method(name, manager, mocked, "EmitSignal", &signal)).unwrap();
    };
    hint("LockedHint", true);
    let watched = watched(None, Some(&system), |_| {});
    watched.until(|now| now.locked, Some(true));
    hint("IdleHint", true);
    watched.until(|now| now.idle, Some(true));
    hint("LockedHint", false);
    watched.until(|now| now.locked, Some(false));
    hint("IdleHint", false);
    watched.until(|now| now.idle, Some(false));
    prepare_for_sleep(true);
    prepare_for_sleep(false);
    watched.woken.next();
    prepare_for_sleep(false);
    watched.woken.next();
    drop(mock);
    watched.until(|now| now.locked, None);
}

/// A hint that no desktop sets stands at no for ever.
#[test]
fn a_hint_that_was_never_yes_says_nothing() {
    let hints: [Option<bool>; 5] = [None, Some(false), Some(true), Some(false), None];
    let (reported, told) = reports();
    let board = Board::new(move |presence: Presence| reported.send(presence.locked).unwrap());
    let hint = login::Hint::new(What::Locked, &board);
    hints.into_iter().for_each(|now| hint.tell(now));
    assert_eq!([told.next(), told.next(), told.next(), told.next()], [None, Some(true), Some(false), None]);
}

#[test]
fn a_screen_saver_may_come_late_and_go_early() {
    let session = Bus::start();
    let watched = watched(Some(&session), None, |_| {});
    let saver = Saver::start(watched.bus.handle(), &session, false);
    watched.until(|now| now.locked, Some(false));
    saver.set(true);
    watched.until(|now| now.locked, Some(true));
    drop(saver);
    watched.until(|now| now.locked, None);
    let saver = Saver::start(watched.bus.handle(), &session, true);
    watched.until(|now| now.locked, Some(true));
    saver.set(false);
    watched.until(|now| now.locked, Some(false));
}

#[test]
fn plasma_tells_that_it_keeps_notifications_back() {
    let session = Bus::start();
    let watched = watched(Some(&session), None, |_| {});
    let daemon = Daemon::start(watched.bus.handle(), &session);
    watched.until(|now| now.do_not_disturb, Some(false));
    daemon.set(true);
    watched.until(|now| now.do_not_disturb, Some(true));
    daemon.set(false);
    watched.until(|now| now.do_not_disturb, Some(false));
}

#[test]
fn dunst_tells_that_it_is_paused() {
    let (session, display) = (Bus::start(), Display::start());
    let _dunst = Program::start(session.command("dunst").env("DISPLAY", &display.name));
    let watched = watched(Some(&session), None, |_| {});
    watched.until(|now| now.do_not_disturb, Some(false));
    session.run("dunstctl", &["set-paused", "true"]);
    watched.until(|now| now.do_not_disturb, Some(true));
    session.run("dunstctl", &["set-paused", "false"]);
    watched.until(|now| now.do_not_disturb, Some(false));
}

#[test]
fn xfce_keeps_it_in_its_settings() {
    let session = Bus::start();
    let watched = watched(Some(&session), None, |place| place.desktop = "XFCE".to_owned());
    let set = |more: &[&str]| {
        session.run("xfconf-query", &[&["--channel", "xfce4-notifyd", "--property", "/do-not-disturb"], more].concat());
    };
    set(&["--create", "--type", "bool", "--set", "true"]);
    watched.until(|now| now.do_not_disturb, Some(true));
    set(&["--set", "false"]);
    watched.until(|now| now.do_not_disturb, Some(false));
    set(&["--reset"]);
    watched.until(|now| now.do_not_disturb, None);
}

#[test]
fn gnome_keeps_it_in_its_settings() {
    const NAME: &str = "desktop::presence::tests::gnome_keeps_it_in_its_settings";
    // Kept in a file, which its library watches as it watches GNOME's own store.
    alone(NAME, &[("GSETTINGS_BACKEND", "keyfile")], |_| {
        let set = |now: &str| {
            let settings = ["set", "org.gnome.desktop.notifications", "show-banners", now];
            assert!(Command::new("gsettings").args(settings).status().unwrap().success());
        };
        let watched = watched(None, None, |place| place.desktop = "ubuntu:GNOME".to_owned());
        watched.until(|now| now.do_not_disturb, Some(false));
        set("false");
        watched.until(|now| now.do_not_disturb, Some(true));
        set("true");
        watched.until(|now| now.do_not_disturb, Some(false));
    });
}

#[test]
fn mutter_rings_when_the_person_goes_and_comes_back() {
    let session = Bus::start();
    let watched = watched(Some(&session), None, |_| {});
    let monitor = Monitor::start(watched.bus.handle(), &session, 0);
    watched.until(|now| now.idle, Some(false));
    for _ in 0..2 {
        monitor.gone();
        watched.until(|now| now.idle, Some(true));
        monitor.back();
        watched.until(|now| now.idle, Some(false));
    }
    assert_eq!(monitor.asked_for_ms(), 300_000);
    drop(monitor);
    watched.until(|now| now.idle, None);
    let monitor = Monitor::start(watched.bus.handle(), &session, 300_000);
    watched.until(|now| now.idle, Some(true));
    monitor.back();
    watched.until(|now| now.idle, Some(false));
}

#[test]
fn a_desktop_of_which_nothing_is_there_tells_nothing() {
    let session = Bus::start();
    let watched = watched(Some(&session), None, |place| {
        place.desktop = "GNOME-Flashback:Nothing".to_owned();
        place.display = Some(":nowhere".to_owned());
    });
    // What comes last is the first that is told.
    let _saver = Saver::start(watched.bus.handle(), &session, true);
    assert_eq!(watched.presence.next(), Presence { locked: Some(true), ..Presence::default() });
}
