//! One who shows notifications, in the hands of a test: it keeps what it is told, and does what it is told to do.

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use zbus::export::ordered_stream::OrderedStreamExt;
use zbus::message::Type;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, Message, MessageStream};

use super::super::wire::{NOTICES, NOTICES_PATH};
use crate::desktop::Bus;

pub const SOON: Duration = Duration::from_secs(20);

#[derive(Debug, Clone, Default)]
pub struct Habits {
    pub capabilities: Vec<&'static str>,
    /// Presses this button even before it says which number the notification has.
    pub presses_at_once: Option<&'static str>,
    /// Takes what it is told and never answers.
    pub silent: bool,
    pub refuses: bool,
}

#[derive(Debug)]
pub enum Told {
    Notify(Box<Notify>),
    Close(u32),
}

#[derive(Debug)]
pub struct Notify {
    /// Under which it is shown.
    pub id: u32,
    pub replaces: u32,
    pub app: String,
    pub icon: String,
    pub title: String,
    pub body: String,
    /// Key and label.
    pub actions: Vec<(String, String)>,
    pub hints: HashMap<String, OwnedValue>,
    pub timeout: i32,
}

/// Dropping it lets go of its connection, as a process that dies does.
pub struct Fake {
    told: Receiver<Told>,
    orders: UnboundedSender<(&'static str, u32, Says)>,
    _bus: Bus,
}

#[derive(Debug)]
pub enum Says {
    Key(&'static str),
    Why(u32),
}

impl Fake {
    /// Returns when it has its name.
    pub fn start(address: &str, habits: Habits) -> Fake {
        let bus = Bus::start().unwrap();
        let (tell, told) = mpsc::channel();
        let (orders, inbox) = unbounded_channel();
        let (ready, is_ready) = mpsc::channel();
        let address = address.to_owned();
        bus.handle().spawn(async move {
            let builder = zbus::connection::Builder::address(address.as_str()).unwrap();
            let connection = builder.build().await.unwrap();
            let messages = MessageStream::from(&connection);
            connection.request_name(NOTICES).await.unwrap();
            ready.send(()).unwrap();
            serve(connection, messages, habits, tell, inbox).await;
        });
        is_ready.recv_timeout(SOON).expect("it has its name");
        Fake { told, orders, _bus: bus }
    }

    pub fn next(&self) -> Told {
        self.told.recv_timeout(SOON).expect("it is told something")
    }

    pub fn shows(&self) -> Notify {
        match self.next() {
            Told::Notify(notify) => *notify,
            Told::Close(id) => panic!("{id} is closed"),
        }
    }

    pub fn closes(&self) -> u32 {
        match self.next() {
            Told::Close(id) => id,
            Told::Notify(notify) => panic!("{notify:#?}"),
        }
    }

    /// And takes it off, as most do.
    pub fn press(&self, id: u32, key: &'static str) {
        self.orders.send(("ActionInvoked", id, Says::Key(key))).unwrap();
        self.close(id, 2);
    }

    pub fn close(&self, id: u32, why: u32) {
        self.orders.send(("NotificationClosed", id, Says::Why(why))).unwrap();
    }
}

async fn serve(
    connection: Connection,
    mut messages: MessageStream,
    habits: Habits,
    tell: Sender<Told>,
    mut orders: UnboundedReceiver<(&'static str, u32, Says)>,
) {
    let mut last_id = 0;
    let mut customer: Option<String> = None;
    loop {
        tokio::select! {
            order = orders.recv() => {
                let (Some((signal, id, says)), Some(to)) = (order, &customer) else { return };
                emit(&connection, to, signal, id, says).await;
            }
            message = messages.next() => {
                let Some(Ok(message)) = message else { return };
                if message.message_type() == Type::MethodCall {
                    customer = message.header().sender().map(ToString::to_string);
                    answer(&connection, &message, &habits, &tell, &mut last_id).await;
                }
            }
        }
    }
}

/// To the one who asked only, as dunst does.
async fn emit(connection: &Connection, to: &str, signal: &str, id: u32, says: Says) {
    let sent = match says {
        Says::Key(key) => connection.emit_signal(Some(to), NOTICES_PATH, NOTICES, signal, &(id, key)).await,
        Says::Why(why) => connection.emit_signal(Some(to), NOTICES_PATH, NOTICES, signal, &(id, why)).await,
    };
    sent.unwrap();
}

type NotifyBody = (String, u32, String, String, String, Vec<String>, HashMap<String, OwnedValue>, i32);

async fn answer(connection: &Connection, message: &Message, habits: &Habits, tell: &Sender<Told>, last_id: &mut u32) {
    let header = message.header();
    match header.member().unwrap().as_str() {
        "GetServerInformation" => connection.reply(&header, &("fake", "nobody", "7", "1.2")).await.unwrap(),
        "GetCapabilities" => connection.reply(&header, &habits.capabilities).await.unwrap(),
        "CloseNotification" => {
            let (id,): (u32,) = message.body().deserialize().unwrap();
            // A test that has seen enough listens no more.
            let _unheard = tell.send(Told::Close(id));
        }
        "Notify" => {
            let (app, replaces, icon, title, body, actions, hints, timeout): NotifyBody =
                message.body().deserialize().unwrap();
            let id = if replaces == 0 { *last_id + 1 } else { replaces };
            *last_id = id.max(*last_id);
            if let Some(key) = habits.presses_at_once {
                let to = header.sender().unwrap().to_string();
                emit(connection, &to, "ActionInvoked", id, Says::Key(key)).await;
            }
            if habits.refuses {
                let too_many = "org.freedesktop.Notifications.Error.ExcessNotificationGeneration";
                connection.reply_error(&header, too_many, &"too many").await.unwrap();
            } else if !habits.silent {
                connection.reply(&header, &id).await.unwrap();
            }
            let actions = actions.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
            let notify = Notify { id, replaces, app, icon, title, body, actions, hints, timeout };
            let _unheard = tell.send(Told::Notify(Box::new(notify)));
        }
        other => panic!("{other}"),
    }
}
