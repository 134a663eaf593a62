//! The task between the orders of the driver, the bus and the [`Screen`] that says what is to be done.

use std::collections::VecDeque;
use std::future::pending;
use std::sync::mpsc as blocking;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, timeout_at};
use zbus::Message;

use super::FromNotices;
use super::line::{Address, Line};
use super::screen::{Ask, Deed, Failure, Heard, Screen};

/// How long a test waits for an answer.
const TEST_FOR: Duration = Duration::from_secs(4);

pub enum Order {
    Tell(Heard),
    /// Clear the screen, say so, and end.
    Leave(blocking::Sender<()>),
}

pub struct Desk {
    address: Address,
    screen: Screen,
    line: Option<Line>,
    test_ends: Option<Instant>,
    report: Box<dyn Fn(FromNotices) + Send + Sync>,
}

impl Desk {
    pub fn new(address: Address, report: Box<dyn Fn(FromNotices) + Send + Sync>) -> Desk {
        Desk { address, screen: Screen::default(), line: None, test_ends: None, report }
    }

    pub async fn run(mut self, mut inbox: UnboundedReceiver<Order>) {
        self.perform(vec![Deed::Connect]).await;
        let mut leaving = None;
        while leaving.is_none() || !self.screen.is_clear() {
            tokio::select! {
                order = inbox.recv() => match order {
                    Some(Order::Tell(heard)) => self.hear(heard).await,
                    Some(Order::Leave(cleared)) => {
                        leaving = Some(cleared);
                        self.hear(Heard::Leave).await;
                    }
                    None => return,
                },
                message = arrives(&mut self.line) => self.read(message).await,
                () = reached(self.test_ends) => self.hear(Heard::TestOver).await,
            }
        }
        if let Some(cleared) = leaving {
            let _nobody_waits = cleared.send(());
        }
    }

    async fn read(&mut self, message: zbus::Result<Message>) {
        let heard = match (&mut self.line, message) {
            (Some(line), Ok(message)) => line.read(&message).await,
            (Some(_), Err(error)) => Some(Heard::NoBus(error.to_string())),
            (None, _) => None,
        };
        if let Some(heard) = heard {
            self.hear(heard).await;
        }
    }

    async fn hear(&mut self, heard: Heard) {
        let deeds = self.listen(heard);
        self.perform(deeds).await;
        self.test_ends =
            if self.screen.is_testing() { self.test_ends.or_else(|| Some(Instant::now() + TEST_FOR)) } else { None };
    }

    fn listen(&mut self, heard: Heard) -> Vec<Deed> {
        if let Heard::NoBus(_) = heard {
            self.line = None;
        }
        if let Heard::Notified { answer: Err(Failure::Refused(words)), .. } = &heard {
            eprintln!("sinew: a notification was refused: {words}");
        }
        self.screen.hear(heard)
    }

    async fn perform(&mut self, deeds: Vec<Deed>) {
        let mut ahead = VecDeque::from(deeds);
        while let Some(deed) = ahead.pop_front() {
            let heard = match deed {
                Deed::Report(news) => {
                    (self.report)(news);
                    None
                }
                Deed::Connect => self.connect().await,
                Deed::Ask(ask) => self.ask(ask).await,
            };
            if let Some(heard) = heard {
                ahead.extend(self.listen(heard));
            }
        }
    }

    async fn connect(&mut self) -> Option<Heard> {
        if self.line.is_some() {
            return None;
        }
        Some(match Line::connect(&self.address).await {
            Ok(line) => {
                self.line = Some(line);
                Heard::Connected
            }
            Err(words) => Heard::NoBus(words),
        })
    }

    async fn ask(&mut self, ask: Ask) -> Option<Heard> {
        let sent = self.line.as_mut()?.ask(ask).await;
        sent.err().map(|error| Heard::NoBus(error.to_string()))
    }
}

/// The next message, or never where there is no bus. What is not taken stays in the line.
async fn arrives(line: &mut Option<Line>) -> zbus::Result<Message> {
    match line {
        Some(line) => line.next().await,
        None => pending().await,
    }
}

async fn reached(moment: Option<Instant>) {
    match moment {
        Some(moment) => {
            // It ends with the time, and in no other way.
            let _passed = timeout_at(moment, pending::<()>()).await;
        }
        None => pending().await,
    }
}
