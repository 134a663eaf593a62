//! Nobody is at the computer, as GNOME's compositor tells it: it is asked once, and rings when the time has come.

use std::time::Duration;

use futures_util::StreamExt;
use zbus::names::UniqueName;
use zbus::{Connection, Message};

use super::board::{Board, Source, What};
use super::told::{self, Signal};

/// Neither key nor pointer for this long is nobody there. Sinew's own number: long enough to read a page, short enough
/// that a session is not called out to an empty room.
pub const IDLE_AFTER: Duration = Duration::from_secs(5 * 60);

const NAME: &str = "org.gnome.Mutter.IdleMonitor";
const PATH: &str = "/org/gnome/Mutter/IdleMonitor/Core";
const RINGS: Signal = Signal::new(NAME, "WatchFired");

pub async fn follow(bus: Connection, after: Duration, board: &Board) {
    let tell = |now| board.tell(What::Idle, Source::Mutter, now);
    let _gone = attend(&bus, after, &tell).await;
    tell(None);
}

async fn attend(bus: &Connection, after: Duration, tell: &impl Fn(Option<bool>)) -> zbus::Result<()> {
    let mut rings = told::signals_of(bus, RINGS).await?;
    let mut owners = told::owners(bus, NAME).await?;
    let mut owner = told::owner(bus, NAME).await;
    let mut monitor = Monitor::start(bus, &owner, after, tell).await;
    loop {
        tokio::select! {
            ring = rings.next() => match ring {
                Some(message) => if let Some(monitor) = &mut monitor { monitor.rang(&message?, tell).await },
                None => return Ok(()),
            },
            changed = owners.next() => match changed {
                Some(message) => {
                    owner = told::new_owner(&message?)?;
                    monitor = Monitor::start(bus, &owner, after, tell).await;
                }
                None => return Ok(()),
            },
        }
    }
}

/// The two bells: one rings each time that the person has gone, the other once when the person is back.
struct Monitor<'a> {
    bus: &'a Connection,
    owner: UniqueName<'static>,
    gone: u32,
    back: Option<u32>,
}

impl<'a> Monitor<'a> {
    async fn start(
        bus: &'a Connection,
        owner: &Option<UniqueName<'static>>,
        after: Duration,
        tell: &impl Fn(Option<bool>),
    ) -> Option<Self> {
        let started = match owner {
            Some(owner) => Self::ask(bus, owner, after).await.ok(),
            None => None,
        };
        tell(started.as_ref().map(|(_, idle)| *idle));
        started.map(|(monitor, _)| monitor)
    }

    async fn ask(bus: &'a Connection, owner: &UniqueName<'static>, after: Duration) -> zbus::Result<(Self, bool)> {
        let after_ms = u64::try_from(after.as_millis()).unwrap_or(u64::MAX);
        let mut monitor = Monitor { bus, owner: owner.clone(), gone: 0, back: None };
        monitor.gone = monitor.call("AddIdleWatch", &after_ms).await?.body().deserialize()?;
        let idle_ms: u64 = monitor.call("GetIdletime", &()).await?.body().deserialize()?;
        let idle = idle_ms >= after_ms;
        if idle {
            monitor.wait_for_return().await?;
        }
        Ok((monitor, idle))
    }

    async fn rang(&mut self, ring: &Message, tell: &impl Fn(Option<bool>)) {
        let Ok(bell) = ring.body().deserialize::<u32>() else { return };
        if ring.header().sender() != Some(&self.owner) {
            return;
        }
        if bell == self.gone {
            // Unless the return will be told, the person would be gone for good.
            let will_be_told = self.back.is_some() || self.wait_for_return().await.is_ok();
            tell(will_be_told.then_some(true));
        } else if Some(bell) == self.back {
            self.back = None;
            tell(Some(false));
        }
    }

    async fn wait_for_return(&mut self) -> zbus::Result<()> {
        self.back = Some(self.call("AddUserActiveWatch", &()).await?.body().deserialize()?);
        Ok(())
    }

    async fn call<B>(&self, method: &str, body: &B) -> zbus::Result<Message>
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        self.bus.call_method(Some(self.owner.as_str()), PATH, Some(NAME), method, body).await
    }
}
