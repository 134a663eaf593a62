//! The icon in the panel: what is next, and what can be done about it without the window.
//!
//! It is there while a panel shows such icons, goes with it, and comes back with it. It must never decide anything, never
//! block its caller, and never send what nobody would see.

mod icon;
mod item;
mod menu;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ksni::TrayMethods;
use sinew_companion::wire::{OccurrenceKey, PauseFor, PromptAction, TrayView};
use tokio::runtime::Handle;
use tokio::sync::watch;

use super::presence::Address;
use super::presence::told::{self, Ask, Question, Signal};
use item::InPanel;
use menu::Shown;

/// What comes back from it.
#[derive(Debug, Clone, PartialEq)]
pub enum FromTray {
    /// Whether the icon can be seen. First of all, and at each change.
    Host(bool),
    Start(OccurrenceKey),
    Pressed(OccurrenceKey, PromptAction),
    Pause(PauseFor),
    Unpause,
    /// The icon itself was pressed, or the item that says so.
    Open,
    Quit,
}

type Report = dyn Fn(FromTray) + Send + Sync;

/// The handle. Dropping it takes the icon away.
pub struct Tray {
    shown: watch::Sender<Shown>,
}

impl Tray {
    /// `report` may not block.
    pub fn start(handle: &Handle, report: impl Fn(FromTray) + Send + Sync + 'static) -> Tray {
        Self::start_at(handle, Address::Session, report)
    }

    /// The panel is looked for at the address; the icon itself goes where the environment says.
    fn start_at(handle: &Handle, address: Address, report: impl Fn(FromTray) + Send + Sync + 'static) -> Tray {
        let nothing = TrayView { next: None, paused: None, hold: None, in_session: false };
        let (shown, wanted) = watch::channel(menu::shown(&nothing));
        handle.spawn(run(address, wanted, Arc::new(report)));
        Tray { shown }
    }

    /// Returns at once; what looks as before is not sent.
    pub fn set(&self, view: TrayView) {
        let shown = menu::shown(&view);
        self.shown.send_if_modified(|old| {
            let differs = *old != shown;
            *old = shown;
            differs
        });
    }
}

async fn run(address: Address, mut wanted: watch::Receiver<Shown>, report: Arc<Report>) {
    let Ok(bus) = address.connect().await else { return report(FromTray::Host(false)) };
    let (host, mut hosts) = watch::channel(None);
    let followed = tokio::spawn(told::follow(bus, panel(), move |is_there| {
        host.send_replace(Some(is_there == Some(true)));
    }));
    let mut icon: Option<ksni::Handle<InPanel>> = None;
    let mut told = None;
    loop {
        let changed = tokio::select! {
            host = hosts.changed() => host.is_ok(),
            view = wanted.changed() => view.is_ok(),
        };
        if !changed {
            break;
        }
        // The first answer is still out.
        let Some(is_there) = *hosts.borrow_and_update() else { continue };
        let shown = wanted.borrow_and_update().clone();
        icon = match icon.take() {
            Some(icon) if is_there => {
                icon.update(|panel| panel.shown = shown).await;
                Some(icon)
            }
            None if is_there => InPanel { shown, report: Arc::clone(&report) }.spawn().await.ok(),
            Some(icon) => {
                icon.shutdown().await;
                None
            }
            None => None,
        };
        if told != Some(icon.is_some()) {
            told = Some(icon.is_some());
            report(FromTray::Host(icon.is_some()));
        }
    }
    followed.abort();
    if let Some(icon) = icon {
        icon.shutdown().await;
    }
}

/// The watcher keeps the list of icons; that one of the panels shows them is a second matter.
fn panel() -> Question {
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";
    Question {
        name: WATCHER,
        path: "/StatusNotifierWatcher".to_owned(),
        ask: Ask::Property { interface: WATCHER, name: "IsStatusNotifierHostRegistered" },
        told_by: vec![
            Signal::new(WATCHER, "StatusNotifierHostRegistered"),
            Signal::new(WATCHER, "StatusNotifierHostUnregistered"),
            Signal::of_properties(WATCHER),
        ],
    }
}
