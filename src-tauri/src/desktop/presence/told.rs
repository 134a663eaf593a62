//! A yes or no that somebody on a bus tells: asked when its owner appears, and again at each of its signals.
//!
//! The signal is only the bell, and the answer is always asked for: so the two cannot disagree. Nobody is started by
//! being asked, and nothing is asked at rest.

use futures_util::StreamExt;
use futures_util::stream::select_all;
use zbus::message::{Message, Type};
use zbus::names::UniqueName;
use zbus::zvariant::Value;
use zbus::{Connection, MatchRule, MessageStream};

/// What is asked of whom.
#[derive(Debug, Clone)]
pub struct Question {
    pub name: &'static str,
    pub path: String,
    pub ask: Ask,
    pub told_by: Vec<Signal>,
}

#[derive(Debug, Clone, Copy)]
pub enum Ask {
    Property {
        interface: &'static str,
        name: &'static str,
    },
    Method {
        interface: &'static str,
        name: &'static str,
    },
    /// One value of a store of settings, by its two keys.
    Setting {
        interface: &'static str,
        name: &'static str,
        keys: (&'static str, &'static str),
    },
}

#[derive(Debug, Clone, Copy)]
pub struct Signal {
    pub interface: &'static str,
    pub member: &'static str,
    /// Its first argument, where signals about other things are sent as well.
    pub first: Option<&'static str>,
}

impl Signal {
    pub const fn new(interface: &'static str, member: &'static str) -> Signal {
        Signal { interface, member, first: None }
    }

    pub const fn of_properties(interface: &'static str) -> Signal {
        Signal { interface: "org.freedesktop.DBus.Properties", member: "PropertiesChanged", first: Some(interface) }
    }
}

/// Tells the answer at once and whenever it may have changed; None while nobody answers. Ends with the bus, and tells
/// None then.
pub async fn follow(bus: Connection, question: Question, tell: impl Fn(Option<bool>)) {
    // Why the bus has gone helps nobody here: what it told is unknown from now on.
    let _gone = attend(&bus, &question, &tell).await;
    tell(None);
}

async fn attend(bus: &Connection, question: &Question, tell: &impl Fn(Option<bool>)) -> zbus::Result<()> {
    let mut signals = Vec::new();
    for signal in &question.told_by {
        signals.push(signals_of(bus, *signal).await?);
    }
    let mut signals = select_all(signals);
    let mut owners = owners(bus, question.name).await?;
    let mut owner = owner(bus, question.name).await;
    loop {
        tell(match &owner {
            Some(owner) => answer(bus, owner, question).await.ok().flatten(),
            None => None,
        });
        tokio::select! {
            changed = owners.next() => match changed {
                Some(message) => owner = new_owner(&message?)?,
                None => return Ok(()),
            },
            told = signals.next() => match told {
                Some(message) => { message?; }
                None => return Ok(()),
            },
        }
    }
}

/// The changes of who owns a name.
pub async fn owners(bus: &Connection, name: &'static str) -> zbus::Result<MessageStream> {
    const BUS: &str = "org.freedesktop.DBus";
    signals_of(bus, Signal { interface: BUS, member: "NameOwnerChanged", first: Some(name) }).await
}

/// Whose signals they are is not looked at: whoever rings only has the true owner asked.
pub async fn signals_of(bus: &Connection, signal: Signal) -> zbus::Result<MessageStream> {
    let rule = MatchRule::builder().msg_type(Type::Signal).interface(signal.interface)?.member(signal.member)?;
    let rule = match signal.first {
        Some(first) => rule.arg(0, first)?,
        None => rule,
    };
    MessageStream::for_match_rule(rule.build(), bus, None).await
}

pub async fn owner(bus: &Connection, name: &str) -> Option<UniqueName<'static>> {
    const BUS: &str = "org.freedesktop.DBus";
    let reply = bus.call_method(Some(BUS), "/org/freedesktop/DBus", Some(BUS), "GetNameOwner", &name).await.ok()?;
    unique(&reply.body().deserialize::<String>().ok()?)
}

pub fn new_owner(message: &Message) -> zbus::Result<Option<UniqueName<'static>>> {
    let body = message.body();
    let (_name, _old, new) = body.deserialize::<(String, String, String)>()?;
    Ok(unique(&new))
}

fn unique(name: &str) -> Option<UniqueName<'static>> {
    UniqueName::try_from(name.to_owned()).ok()
}

/// Asked by its unique name, which starts nobody.
async fn answer(bus: &Connection, owner: &UniqueName<'_>, question: &Question) -> zbus::Result<Option<bool>> {
    const PROPERTIES: Option<&str> = Some("org.freedesktop.DBus.Properties");
    let (owner, path) = (Some(owner.as_str()), question.path.as_str());
    let reply = match question.ask {
        Ask::Property { interface, name } => {
            bus.call_method(owner, path, PROPERTIES, "Get", &(interface, name)).await?
        }
        Ask::Method { interface, name } => bus.call_method(owner, path, Some(interface), name, &()).await?,
        Ask::Setting { interface, name, keys } => bus.call_method(owner, path, Some(interface), name, &keys).await?,
    };
    let body = reply.body();
    match body.deserialize::<bool>() {
        Ok(yes) => Ok(Some(yes)),
        Err(_) => Ok(inside(&body.deserialize::<Value<'_>>()?)),
    }
}

fn inside(value: &Value<'_>) -> Option<bool> {
    match value {
        Value::Bool(yes) => Some(*yes),
        Value::Value(inner) => inside(inner),
        _ => None,
    }
}
