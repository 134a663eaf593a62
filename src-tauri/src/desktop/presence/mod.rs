//! What the desktop tells of the person: whether anybody is there, and may be spoken to.
//!
//! Every source is optional, and what no source tells is None. Each is told by its desktop: none is asked again and again,
//! so that a computer at rest is left at rest. It must never decide what a presence means; the domain does.

mod board;
mod idle;
mod lock;
mod login;
mod quiet;
mod setting;
#[cfg(test)]
pub(super) mod stage;
#[cfg(test)]
mod tests;
pub(super) mod told;
mod x11;

use std::sync::Arc;
use std::time::Duration;

use sinew_domain::schedule::Presence;
use tokio::runtime::Handle;
use zbus::Connection;

use board::{Board, Source, What};
use told::Question;

/// Reports at once, and at each change, on a thread of its own choice; neither may block. `woken` is called when the
/// computer has woken.
pub fn watch(
    handle: &Handle,
    presence: impl Fn(Presence) + Send + Sync + 'static,
    woken: impl Fn() + Send + Sync + 'static,
) {
    watch_at(handle, Place::here(), presence, woken);
}

/// Where the desktop is asked.
struct Place {
    session: Address,
    system: Address,
    /// As `XDG_CURRENT_DESKTOP` has it: names, between colons.
    desktop: String,
    /// Absent under Wayland, where an X server sees only some of the windows, and only some of the keys.
    display: Option<String>,
    idle_after: Duration,
}

pub(super) enum Address {
    Session,
    System,
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests have buses of their own"))]
    At(String),
}

impl Place {
    fn here() -> Self {
        let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            session: Address::Session,
            system: Address::System,
            desktop: variable("XDG_CURRENT_DESKTOP").unwrap_or_default(),
            display: variable("DISPLAY").filter(|_| variable("WAYLAND_DISPLAY").is_none()),
            idle_after: idle::IDLE_AFTER,
        }
    }

    fn is(&self, desktop: &str) -> bool {
        self.desktop.split(':').any(|name| name.eq_ignore_ascii_case(desktop))
    }
}

impl Address {
    pub(super) async fn connect(self) -> zbus::Result<Connection> {
        match self {
            Address::Session => Connection::session().await,
            Address::System => Connection::system().await,
            Address::At(address) => zbus::connection::Builder::address(address.as_str())?.build().await,
        }
    }
}

fn watch_at(
    handle: &Handle,
    place: Place,
    presence: impl Fn(Presence) + Send + Sync + 'static,
    woken: impl Fn() + Send + Sync + 'static,
) {
    let board = Arc::new(Board::new(presence));
    setting::watch(&place, Arc::clone(&board));
    if let Some(display) = place.display.clone() {
        x11::watch(display, place.idle_after, Arc::clone(&board));
    }
    let mut questions = lock::questions();
    questions.extend(quiet::questions(place.is("XFCE")));
    let (session, system, idle_after) = (place.session, place.system, place.idle_after);
    let theirs = Arc::clone(&board);
    handle.spawn(async move {
        // Without a session bus nothing is told there.
        let Ok(bus) = session.connect().await else { return };
        for (what, source, question) in questions {
            tokio::spawn(follow(bus.clone(), what, source, question, Arc::clone(&theirs)));
        }
        idle::follow(bus, idle_after, &theirs).await;
    });
    handle.spawn(async move {
        let Ok(bus) = system.connect().await else { return };
        login::follow(bus, board, woken).await;
    });
}

async fn follow(bus: Connection, what: What, source: Source, question: Question, board: Arc<Board>) {
    told::follow(bus, question, |now| board.tell(what, source, now)).await;
}
