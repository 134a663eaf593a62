//! The connection to the session bus: what is asked over it, and what arrives.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::time::Duration;

use notify_rust::Notification;
use serde::Serialize;
use tokio::time::timeout;
use zbus::export::ordered_stream::OrderedStreamExt;
use zbus::message::{Flags, Type};
use zbus::zvariant::DynamicType;
use zbus::{Connection, Message, MessageStream};

use super::screen::{Ask, Failure, Heard, Introduction, Manner, Shown, What};
use super::wire::{self, BUS, BUS_PATH, NOTICES, NOTICES_PATH};

/// Where the bus is.
pub enum Address {
    Session,
    #[cfg(test)]
    At(String),
}

/// What an answer is about.
enum Asked {
    Name { round: u32 },
    Capabilities { round: u32, name: Option<String> },
    Activatable { round: u32 },
    Notify { round: u32, what: What },
}

pub struct Line {
    connection: Connection,
    /// Everything that arrives, in its order: answers and signals are told apart here, and not by the library, which
    /// would bring them by two ways.
    messages: MessageStream,
    asked: HashMap<NonZeroU32, Asked>,
}

/// A bus that does not even greet is none.
const GREETING_FOR: Duration = Duration::from_secs(10);

impl Line {
    pub async fn connect(address: &Address) -> Result<Line, String> {
        match timeout(GREETING_FOR, Self::reach(address)).await {
            Ok(Ok(line)) => Ok(line),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err("the session bus does not answer".to_owned()),
        }
    }

    async fn reach(address: &Address) -> zbus::Result<Line> {
        let connection = match address {
            Address::Session => zbus::connection::Builder::session()?,
            #[cfg(test)]
            Address::At(address) => zbus::connection::Builder::address(address.as_str())?,
        };
        let connection = connection.build().await?;
        let messages = MessageStream::from(&connection);
        for rule in wire::RULES {
            connection.call_method(Some(BUS), BUS_PATH, Some(BUS), "AddMatch", &rule).await?;
        }
        Ok(Line { connection, messages, asked: HashMap::new() })
    }

    /// What is taken here and then dropped is lost; what is not taken stays.
    pub async fn next(&mut self) -> zbus::Result<Message> {
        self.messages.next().await.unwrap_or_else(|| Err(zbus::Error::Failure("the session bus is gone".to_owned())))
    }

    /// The answer comes among the messages.
    pub async fn ask(&mut self, ask: Ask) -> zbus::Result<()> {
        match ask {
            Ask::Introduce { round } => {
                self.call(NOTICES, NOTICES_PATH, "GetServerInformation", &(), Some(Asked::Name { round })).await
            }
            Ask::WhetherItCanBeStarted { round } => {
                self.call(BUS, BUS_PATH, "ListActivatableNames", &(), Some(Asked::Activatable { round })).await
            }
            Ask::Notify { round, replaces, view, manner } => {
                self.notify(&wire::notice(&view, manner), replaces, Asked::Notify { round, what: What::Notice }).await
            }
            Ask::NotifyTest { round, replaces, manner } => {
                self.notify(&wire::trial(manner), replaces, Asked::Notify { round, what: What::Test }).await
            }
            Ask::NotifyStays { manner } => {
                self.call(NOTICES, NOTICES_PATH, "Notify", &wire::body(&wire::stays(manner), 0), None).await
            }
            Ask::Close(id) => self.call(NOTICES, NOTICES_PATH, "CloseNotification", &(id,), None).await,
        }
    }

    pub async fn read(&mut self, message: &Message) -> Option<Heard> {
        match message.message_type() {
            Type::Signal => wire::signal(message),
            Type::MethodReturn | Type::Error => self.answer(message).await,
            Type::MethodCall => None,
        }
    }

    async fn answer(&mut self, message: &Message) -> Option<Heard> {
        let asked = self.asked.remove(&message.header().reply_serial()?)?;
        Some(match asked {
            Asked::Name { round } => {
                let name = match wire::answer::<(String, String, String, String)>(message) {
                    Ok((name, _, version, _)) => Some(format!("{name} {version}").trim().to_owned()),
                    Err(Failure::Refused(_)) => None,
                    Err(failure @ Failure::Nobody(_)) => {
                        return Some(Heard::Introduced { round, answer: Err(failure) });
                    }
                };
                let asked = Some(Asked::Capabilities { round, name });
                let sent = self.call(NOTICES, NOTICES_PATH, "GetCapabilities", &(), asked).await;
                return sent.err().map(|error| Heard::NoBus(error.to_string()));
            }
            Asked::Capabilities { round, name } => {
                let answer = wire::answer::<Vec<String>>(message).map(|can| {
                    let can = |what: &str| can.iter().any(|capability| capability == what);
                    Introduction { name, manner: Manner { actions: can("actions"), markup: can("body-markup") } }
                });
                Heard::Introduced { round, answer }
            }
            Asked::Activatable { round } => {
                let names = wire::answer::<Vec<String>>(message).unwrap_or_default();
                Heard::CanBeStarted { round, answer: names.iter().any(|name| name == NOTICES) }
            }
            Asked::Notify { round, what } => {
                let by = wire::sender(message);
                let answer = wire::answer::<u32>(message).map(|id| Shown { id, by });
                Heard::Notified { round, what, answer }
            }
        })
    }

    async fn notify(&mut self, notification: &Notification, replaces: u32, asked: Asked) -> zbus::Result<()> {
        self.call(NOTICES, NOTICES_PATH, "Notify", &wire::body(notification, replaces), Some(asked)).await
    }

    async fn call(
        &mut self,
        to: &str,
        path: &str,
        method: &str,
        body: &(impl Serialize + DynamicType),
        asked: Option<Asked>,
    ) -> zbus::Result<()> {
        let call = Message::method_call(path, method)?.destination(to)?.interface(to)?;
        let call = if asked.is_some() { call } else { call.with_flags(Flags::NoReplyExpected)? };
        let call = call.build(body)?;
        if let Some(asked) = asked {
            self.asked.insert(call.primary_header().serial_num(), asked);
        }
        self.connection.send(&call).await
    }
}
