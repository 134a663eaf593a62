//! Prompts on the screen, over one connection to the session bus that lives as long as the program.
//!
//! notify-rust builds what is sent, and stops there. Its own waiting sets the match rules after the notification is up,
//! so that a quick press is lost; it hears nothing of a daemon that dies, and then waits for ever; it unwraps what the
//! bus answers; and each of its notifications has a connection of its own, while some daemons tell of a press only the
//! connection that asked. Here the rules stand before the first notification is sent, and one stream brings answers and
//! signals in the order in which they were sent.
//!
//! Must never block its caller, poll, or keep a timer while no test is under way.

mod desk;
mod line;
mod screen;
mod wire;

use std::sync::mpsc as blocking;
use std::time::Duration;

use sinew_companion::wire::{NoticeAnswer, NoticeView, NoticesState, OccurrenceKey};
use tokio::runtime::Handle;
use tokio::sync::mpsc::{self, UnboundedSender};

use desk::{Desk, Order};
use line::Address;
use screen::Heard;

#[derive(Debug, Clone, PartialEq)]
pub enum FromNotices {
    /// One at most for each that was shown.
    Answer {
        key: OccurrenceKey,
        what: NoticeAnswer,
    },
    /// On changes only. The first, unreported, is that nothing is known.
    State {
        state: NoticesState,
        daemon: Option<String>,
    },
    Tested {
        shown: bool,
        trouble: Option<String>,
    },
}

/// How long the end of the program waits until the screen is cleared.
const FAREWELL_FOR: Duration = Duration::from_millis(500);

/// The handle. Every call returns at once. Dropping it takes what is shown off the screen, and waits a moment for that.
pub struct Notices {
    orders: UnboundedSender<Order>,
}

impl Notices {
    /// `report` is called on the bus's thread, and must not block.
    pub fn start(handle: &Handle, report: impl Fn(FromNotices) + Send + Sync + 'static) -> Notices {
        Self::start_at(Address::Session, handle, report)
    }

    /// In place of the one on the screen, if there is one.
    pub fn show(&self, view: NoticeView) {
        self.tell(Heard::Show(view));
    }

    /// Nothing happens where it is gone already.
    pub fn withdraw(&self, key: OccurrenceKey) {
        self.tell(Heard::Withdraw(key));
    }

    /// Shows a notification that asks nothing; within a few seconds it is told what came of it.
    pub fn test(&self) {
        self.tell(Heard::Test);
    }

    /// Says once that the program is still there. Where nobody shows notifications now, the window says it later.
    pub fn stays(&self) {
        self.tell(Heard::Stays);
    }

    fn start_at(address: Address, handle: &Handle, report: impl Fn(FromNotices) + Send + Sync + 'static) -> Notices {
        let (orders, inbox) = mpsc::unbounded_channel();
        handle.spawn(Desk::new(address, Box::new(report)).run(inbox));
        Notices { orders }
    }

    /// Where the thread is gone, nothing is shown any more.
    fn tell(&self, heard: Heard) {
        let _unheard = self.orders.send(Order::Tell(heard));
    }
}

impl Drop for Notices {
    fn drop(&mut self) {
        let (cleared, waiting) = blocking::channel();
        if self.orders.send(Order::Leave(cleared)).is_ok() {
            let _either_way = waiting.recv_timeout(FAREWELL_FOR);
        }
    }
}

#[cfg(test)]
mod tests;
