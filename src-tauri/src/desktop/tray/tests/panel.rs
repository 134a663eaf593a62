//! A panel, seen from the bus: it keeps the list of icons, and shows them if it has a host.

use std::collections::HashMap;

use futures_util::StreamExt;
use tokio::runtime::Handle;
use tokio::sync::watch;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, interface};

use crate::desktop::presence::stage::wait;
use crate::desktop::presence::told::{self, Signal};

const PATH: &str = "/StatusNotifierWatcher";
const MENU: &str = "com.canonical.dbusmenu";
const ITEM: &str = "org.kde.StatusNotifierItem";

pub struct Panel {
    handle: Handle,
    connection: Connection,
    icons: watch::Receiver<Option<String>>,
}

struct OnBus {
    host: bool,
    icons: watch::Sender<Option<String>>,
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl OnBus {
    fn register_status_notifier_item(&self, service: String) {
        self.icons.send_replace(Some(service));
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        self.host
    }

    #[zbus(signal)]
    async fn status_notifier_host_registered(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn status_notifier_host_unregistered(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}

impl Panel {
    pub fn start(handle: &Handle, address: &str, host: bool) -> Self {
        let (icons, seen) = watch::channel(None);
        let connection = wait(handle, async {
            let builder = zbus::connection::Builder::address(address).unwrap();
            let builder = builder.serve_at(PATH, OnBus { host, icons }).unwrap();
            builder.name("org.kde.StatusNotifierWatcher").unwrap().build().await.unwrap()
        });
        Self { handle: handle.clone(), connection, icons: seen }
    }

    pub fn host(&self, there: bool) {
        wait(&self.handle, async {
            let watcher = self.connection.object_server().interface::<_, OnBus>(PATH).await.unwrap();
            watcher.get_mut().await.host = there;
            let emitter = watcher.signal_emitter();
            let sent = match there {
                true => OnBus::status_notifier_host_registered(emitter).await,
                false => OnBus::status_notifier_host_unregistered(emitter).await,
            };
            sent.unwrap();
        });
    }

    /// The last that was registered.
    pub fn icon(&self) -> Icon<'_> {
        let name = self.icons.borrow().clone().unwrap();
        Icon { panel: self, name }
    }
}

impl Drop for Panel {
    fn drop(&mut self) {
        let connection = self.connection.clone();
        wait(&self.handle, async move { drop(connection.close().await) });
    }
}

pub struct Icon<'a> {
    panel: &'a Panel,
    name: String,
}

/// An item of the menu: its number, and what it says.
type Entry = (i32, String);

impl Icon<'_> {
    pub fn text(&self, property: &str) -> String {
        String::try_from(wait(&self.panel.handle, self.property(property))).unwrap()
    }

    pub fn sides(&self) -> Vec<i32> {
        let value = wait(&self.panel.handle, self.property("IconPixmap"));
        let pictures = Vec::<(i32, i32, Vec<u8>)>::try_from(value).unwrap();
        assert!(pictures.iter().all(|(wide, high, argb)| wide == high && argb.len() == (wide * high * 4) as usize));
        pictures.into_iter().map(|(wide, _, _)| wide).collect()
    }

    pub fn activate(&self) {
        wait(&self.panel.handle, async {
            let bus = &self.panel.connection;
            bus.call_method(Some(self.name()), "/StatusNotifierItem", Some(ITEM), "Activate", &(0, 0)).await.unwrap();
        });
    }

    pub fn menu(&self) -> Vec<String> {
        wait(&self.panel.handle, self.entries()).1.into_iter().map(|(_, label)| label).collect()
    }

    pub fn revision(&self) -> u32 {
        wait(&self.panel.handle, self.entries()).0
    }

    pub fn press(&self, label: &str) {
        wait(&self.panel.handle, async {
            let (_, entries) = self.entries().await;
            let (id, _) =
                entries.iter().find(|(_, own)| own == label).unwrap_or_else(|| panic!("{label}: {entries:?}"));
            let event = (*id, "clicked", Value::from(0), 0u32);
            self.ask("Event", &event).await;
        });
    }

    pub fn until_menu_has(&self, label: &str) {
        wait(&self.panel.handle, async {
            let bus = &self.panel.connection;
            let mut layouts = told::signals_of(bus, Signal::new(MENU, "LayoutUpdated")).await.unwrap();
            let mut labels = told::signals_of(bus, Signal::new(MENU, "ItemsPropertiesUpdated")).await.unwrap();
            while !self.entries().await.1.iter().any(|(_, own)| own == label) {
                tokio::select! {
                    _ = layouts.next() => {}
                    _ = labels.next() => {}
                }
            }
        });
    }

    pub fn until_gone(&self) {
        wait(&self.panel.handle, async {
            let bus = &self.panel.connection;
            let changes = Signal::new("org.freedesktop.DBus", "NameOwnerChanged");
            let mut changes = told::signals_of(bus, changes).await.unwrap();
            while told::owner(bus, &self.name).await.is_some() {
                changes.next().await;
            }
        });
    }

    fn name(&self) -> &str {
        &self.name
    }

    async fn property(&self, name: &str) -> OwnedValue {
        let bus = &self.panel.connection;
        let properties = Some("org.freedesktop.DBus.Properties");
        let reply = bus.call_method(Some(self.name()), "/StatusNotifierItem", properties, "Get", &(ITEM, name)).await;
        reply.unwrap().body().deserialize::<OwnedValue>().unwrap()
    }

    async fn ask<B>(&self, method: &str, body: &B) -> zbus::Message
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        let path = OwnedObjectPath::try_from(self.property("Menu").await).unwrap();
        self.panel.connection.call_method(Some(self.name()), path, Some(MENU), method, body).await.unwrap()
    }

    /// The revision, and every item that says something, from the top.
    async fn entries(&self) -> (u32, Vec<Entry>) {
        let reply = self.ask("GetLayout", &(0, -1, Vec::<String>::new())).await;
        let body = reply.body();
        type Node<'a> = (i32, HashMap<String, Value<'a>>, Vec<Value<'a>>);
        let (revision, (_, _, children)): (u32, Node<'_>) = body.deserialize().unwrap();
        let mut entries = Vec::new();
        gather(&children, &mut entries);
        (revision, entries)
    }
}

fn gather(children: &[Value<'_>], entries: &mut Vec<Entry>) {
    for child in children {
        let node = match child {
            Value::Value(inner) => inner,
            own => own,
        };
        let Value::Structure(node) = node else { panic!("not an item: {node:?}") };
        let [Value::I32(id), Value::Dict(properties), Value::Array(below)] = node.fields() else {
            panic!("not an item: {node:?}")
        };
        if let Ok(Some(label)) = properties.get::<_, String>(&"label") {
            entries.push((*id, label));
        }
        gather(below.inner(), entries);
    }
}
