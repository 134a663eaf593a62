//! What an X server tells, with a real one, a real window manager, and real keys.

use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, MapState, PropMode, Window,
    WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use super::*;
use crate::desktop::presence::stage::SOON;

/// A client with windows, as any app is one.
struct Client {
    server: RustConnection,
    root: Window,
}

impl Client {
    fn start(display: &Display) -> Self {
        let (server, screen) = x11rb::connect(Some(&display.name)).unwrap();
        let root = server.setup().roots[screen].root;
        Self { server, root }
    }

    /// A new window takes the focus.
    fn open(&self, process: u32) -> Window {
        let window = self.server.generate_id().unwrap();
        let none = CreateWindowAux::new();
        let class = WindowClass::INPUT_OUTPUT;
        self.server.create_window(0, window, self.root, 0, 0, 200, 100, 0, class, 0, &none).unwrap();
        let pid = self.atom("_NET_WM_PID");
        self.server.change_property32(PropMode::REPLACE, window, pid, AtomEnum::CARDINAL, &[process]).unwrap();
        self.server.map_window(window).unwrap().check().unwrap();
        window
    }

    /// What a window manager is asked while it starts is lost: a first window asks until it is shown.
    fn wait_for_manager(&self, display: &Display) {
        let (window, started) = (self.open(1), Instant::now());
        while self.server.get_window_attributes(window).unwrap().reply().unwrap().map_state != MapState::VIEWABLE {
            assert!(started.elapsed() < SOON, "no window is shown");
            display.run("xdotool", &["mousemove", "1", "1"]);
            self.server.map_window(window).unwrap().check().unwrap();
        }
        self.close(window);
    }

    fn fill_the_screen(&self, window: Window, fill: bool) {
        let filled = self.atom("_NET_WM_STATE_FULLSCREEN");
        let wish = [u32::from(fill), filled, 0, 1, 0];
        let message = ClientMessageEvent::new(32, window, self.atom("_NET_WM_STATE"), wish);
        let to_manager = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.server.send_event(false, self.root, to_manager, message).unwrap().check().unwrap();
    }

    fn close(&self, window: Window) {
        self.server.destroy_window(window).unwrap().check().unwrap();
    }

    fn atom(&self, name: &str) -> u32 {
        self.server.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }
}

fn at(display: &Display) -> Watched {
    watched(None, None, |place| place.display = Some(display.name.clone()))
}

#[test]
fn a_window_that_fills_the_screen_is_told_and_ours_is_not() {
    let display = Display::start();
    let watched = at(&display);
    let manager = Program::start(&mut display.command("openbox"));
    // A window manager may come late.
    watched.until(|now| now.full_screen, Some(false));
    let client = Client::start(&display);
    client.wait_for_manager(&display);
    let window = client.open(1);
    client.fill_the_screen(window, true);
    watched.until(|now| now.full_screen, Some(true));
    // Another window takes the focus, and gives it back.
    let other = client.open(1);
    watched.until(|now| now.full_screen, Some(false));
    client.close(other);
    watched.until(|now| now.full_screen, Some(true));
    client.fill_the_screen(window, false);
    watched.until(|now| now.full_screen, Some(false));
    client.fill_the_screen(window, true);
    watched.until(|now| now.full_screen, Some(true));
    // Gone without a word.
    client.close(window);
    watched.until(|now| now.full_screen, Some(false));
    let ours = client.open(std::process::id());
    client.fill_the_screen(ours, true);
    let not_ours = client.open(1);
    client.fill_the_screen(not_ours, true);
    watched.until(|now| now.full_screen, Some(true));
    client.close(not_ours);
    watched.until(|now| now.full_screen, Some(false));
    drop(manager);
    drop(display);
    watched.until(|now| now.full_screen, None);
}

#[test]
fn neither_key_nor_pointer_for_a_while_is_idle_until_one_is_touched() {
    let display = Display::start();
    let watched = watched(None, None, |place| {
        place.display = Some(display.name.clone());
        place.idle_after = Duration::from_millis(200);
    });
    watched.until(|now| now.idle, Some(true));
    display.run("xdotool", &["mousemove", "100", "100"]);
    watched.until(|now| now.idle, Some(false));
    watched.until(|now| now.idle, Some(true));
    display.run("xdotool", &["key", "a"]);
    watched.until(|now| now.idle, Some(false));
    drop(display);
    watched.until(|now| now.idle, None);
}

#[test]
fn without_a_window_manager_it_is_not_known_whether_a_window_fills_the_screen() {
    let display = Display::start();
    let watched = at(&display);
    // Idleness is told after it, by the same thread.
    let now = watched.presence.until("idleness", |now| now.idle == Some(false));
    assert_eq!(now, Presence { idle: Some(false), ..Presence::default() });
}
