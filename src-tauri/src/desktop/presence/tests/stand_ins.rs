//! Parts of desktops that cannot be installed for a test, as they are seen on the bus.

use std::sync::{Arc, Mutex};

use tokio::runtime::Handle;
use zbus::object_server::SignalEmitter;
use zbus::{Connection, interface};

use crate::desktop::presence::stage::{Bus, wait};

/// GNOME's screen saver; the others speak like it.
pub struct Saver(Part);

impl Saver {
    pub fn start(handle: &Handle, bus: &Bus, active: bool) -> Self {
        Self(Part::start(handle, bus, "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", OnBusSaver(active)))
    }

    pub fn set(&self, active: bool) {
        self.0.with(async |connection, path| {
            let part = connection.object_server().interface::<_, OnBusSaver>(path).await.unwrap();
            part.get_mut().await.0 = active;
            OnBusSaver::active_changed(part.signal_emitter(), active).await.unwrap();
        });
    }
}

struct OnBusSaver(bool);

#[interface(name = "org.gnome.ScreenSaver")]
impl OnBusSaver {
    fn get_active(&self) -> bool {
        self.0
    }

    #[zbus(signal)]
    async fn active_changed(emitter: &SignalEmitter<'_>, active: bool) -> zbus::Result<()>;
}

/// Plasma's notification daemon.
pub struct Daemon(Part);

impl Daemon {
    pub fn start(handle: &Handle, bus: &Bus) -> Self {
        let (name, path) = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications");
        Self(Part::start(handle, bus, name, path, OnBusDaemon(false)))
    }

    pub fn set(&self, inhibited: bool) {
        self.0.with(async |connection, path| {
            let part = connection.object_server().interface::<_, OnBusDaemon>(path).await.unwrap();
            let mut daemon = part.get_mut().await;
            daemon.0 = inhibited;
            daemon.inhibited_changed(part.signal_emitter()).await.unwrap();
        });
    }
}

struct OnBusDaemon(bool);

#[interface(name = "org.freedesktop.Notifications")]
impl OnBusDaemon {
    #[zbus(property)]
    fn inhibited(&self) -> bool {
        self.0
    }
}

/// The idle monitor of GNOME's compositor.
pub struct Monitor {
    part: Part,
    state: Arc<Mutex<MonitorState>>,
}

#[derive(Default)]
struct MonitorState {
    idle_ms: u64,
    bells: u32,
    /// What it rings for, and how long it waits.
    gone: Option<(u32, u64)>,
    back: Option<u32>,
}

impl Monitor {
    pub fn start(handle: &Handle, bus: &Bus, idle_ms: u64) -> Self {
        let state = Arc::new(Mutex::new(MonitorState { idle_ms, ..MonitorState::default() }));
        let (name, path) = ("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core");
        Self { part: Part::start(handle, bus, name, path, OnBusMonitor(Arc::clone(&state))), state }
    }

    pub fn asked_for_ms(&self) -> u64 {
        self.state.lock().unwrap().gone.unwrap().1
    }

    pub fn gone(&self) {
        let bell = self.state.lock().unwrap().gone.unwrap().0;
        self.ring(bell);
    }

    /// This bell rings once.
    pub fn back(&self) {
        let bell = self.state.lock().unwrap().back.take().unwrap();
        self.ring(bell);
    }

    fn ring(&self, bell: u32) {
        self.part.with(async |connection, path| {
            let part = connection.object_server().interface::<_, OnBusMonitor>(path).await.unwrap();
            OnBusMonitor::watch_fired(part.signal_emitter(), bell).await.unwrap();
        });
    }
}

struct OnBusMonitor(Arc<Mutex<MonitorState>>);

#[interface(name = "org.gnome.Mutter.IdleMonitor")]
impl OnBusMonitor {
    fn get_idletime(&self) -> u64 {
        self.0.lock().unwrap().idle_ms
    }

    fn add_idle_watch(&self, interval: u64) -> u32 {
        let mut state = self.0.lock().unwrap();
        state.bells += 1;
        state.gone = Some((state.bells, interval));
        state.bells
    }

    fn add_user_active_watch(&self) -> u32 {
        let mut state = self.0.lock().unwrap();
        state.bells += 1;
        state.back = Some(state.bells);
        state.bells
    }

    #[zbus(signal)]
    async fn watch_fired(emitter: &SignalEmitter<'_>, id: u32) -> zbus::Result<()>;
}

/// One object under one name; both go when it is dropped.
struct Part {
    handle: Handle,
    connection: Connection,
    path: &'static str,
}

impl Part {
    fn start<I: zbus::object_server::Interface>(
        handle: &Handle,
        bus: &Bus,
        name: &'static str,
        path: &'static str,
        part: I,
    ) -> Self {
        let connection = wait(handle, async {
            let builder = zbus::connection::Builder::address(bus.address.as_str()).unwrap();
            builder.serve_at(path, part).unwrap().name(name).unwrap().build().await.unwrap()
        });
        Self { handle: handle.clone(), connection, path }
    }

    fn with(&self, act: impl AsyncFnOnce(&Connection, &'static str)) {
        wait(&self.handle, act(&self.connection, self.path));
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let connection = self.connection.clone();
        wait(&self.handle, async move { drop(connection.close().await) });
    }
}
