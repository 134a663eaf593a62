//! Notifications as they are on the bus: `org.freedesktop.Notifications`, specification 1.2.

use std::collections::HashMap;

use notify_rust::{Hint, Notification, Timeout, Urgency};
use serde::de::DeserializeOwned;
use sinew_companion::wire::{Kind, NoticeAnswer, NoticeView, PromptAction};
use zbus::Message;
use zbus::zvariant::{Type, Value};

use super::screen::{Failure, Heard, Manner, Shown};
use crate::desktop::words::{self, Said};

pub const BUS: &str = "org.freedesktop.DBus";
pub const BUS_PATH: &str = "/org/freedesktop/DBus";
pub const NOTICES: &str = "org.freedesktop.Notifications";
pub const NOTICES_PATH: &str = "/org/freedesktop/Notifications";

/// What the bus is to bring: who shows notifications, and what they say.
pub const RULES: [&str; 2] = [
    "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='org.freedesktop.Notifications'",
    "type='signal',sender='org.freedesktop.Notifications',interface='org.freedesktop.Notifications'",
];

/// The name of the desktop file without its ending: desktops group by it, and take the icon from it.
const DESKTOP_ENTRY: &str = "Sinew";
const ICON: &str = "sinew";
const CATEGORY: &str = "x-sinew.reminder";
/// The body, by the specification. Some show its label too.
const BODY: &str = "default";

/// A prompt. A session's stays until it is answered or withdrawn; anything else goes when the desktop thinks fit.
pub fn notice(view: &NoticeView, manner: Manner) -> Notification {
    let (urgency, timeout) = match view.kind {
        Kind::Session => (Urgency::Normal, Timeout::Never),
        Kind::Waking
        | Kind::MorningCheck
        | Kind::WeeklyCheck
        | Kind::Ice
        | Kind::SitBreak
        | Kind::Appointment
        | Kind::Shoe
        | Kind::UnloadingWeek => (Urgency::Low, Timeout::Default),
    };
    let said = words::notice(view, manner.actions);
    let mut notification = said_as(&said, manner, urgency, timeout);
    if manner.actions {
        notification.action(BODY, words::OPEN);
        for button in &said.buttons {
            notification.action(key_of(button.what), &button.label);
        }
    }
    notification
}

/// A notification that asks nothing.
pub fn trial(manner: Manner) -> Notification {
    said_as(&words::trial(manner.actions), manner, Urgency::Low, Timeout::Default)
}

/// That the program is still there.
pub fn stays(manner: Manner) -> Notification {
    said_as(&words::stays(), manner, Urgency::Low, Timeout::Default)
}

fn said_as(said: &Said, manner: Manner, urgency: Urgency, timeout: Timeout) -> Notification {
    let mut notification = Notification::new();
    notification
        .appname(words::APP)
        .icon(ICON)
        .summary(&said.title)
        .body(&if manner.markup { escaped(&said.body) } else { said.body.clone() })
        .urgency(urgency)
        .timeout(timeout)
        .hint(Hint::DesktopEntry(DESKTOP_ENTRY.to_owned()))
        .hint(Hint::Category(CATEGORY.to_owned()))
        // A prompt that is to be heard has a sound of our own; the others are silent.
        .hint(Hint::SuppressSound(true));
    notification
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

type Body<'a> = (&'a str, u32, &'a str, &'a str, &'a str, &'a [String], HashMap<&'a str, Value<'a>>, i32);

/// What `Notify` takes.
pub fn body(notification: &Notification, replaces: u32) -> Body<'_> {
    let Notification { appname, icon, summary, body, actions, hints, timeout, .. } = notification;
    (appname, replaces, icon, summary, body, actions, hints.iter().map(Into::into).collect(), (*timeout).into())
}

pub fn signal(message: &Message) -> Option<Heard> {
    let header = message.header();
    let body = message.body();
    let shown = |id| Shown { id, by: sender(message) };
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (BUS, "NameOwnerChanged") => {
            let (_, _, owner) =
                body.deserialize::<(String, String, String)>().ok().filter(|(name, ..)| name == NOTICES)?;
            Some(if owner.is_empty() { Heard::Went } else { Heard::Came })
        }
        (NOTICES, "ActionInvoked") => {
            let (id, key) = body.deserialize::<(u32, String)>().ok()?;
            Some(Heard::Answered { shown: shown(id), what: answer_of(&key)? })
        }
        (NOTICES, "NotificationClosed") => {
            let (id, _why) = body.deserialize::<(u32, u32)>().ok()?;
            Some(Heard::Answered { shown: shown(id), what: NoticeAnswer::Dismissed })
        }
        _ => None,
    }
}

pub fn answer<T: DeserializeOwned + Type>(message: &Message) -> Result<T, Failure> {
    let header = message.header();
    let Some(error) = header.error_name() else {
        return message.body().deserialize().map_err(|error| Failure::Refused(error.to_string()));
    };
    let detail = message.body().deserialize::<String>().unwrap_or_default();
    let words = format!("{error}: {detail}");
    Err(if is_nobody(error.as_str()) { Failure::Nobody(words) } else { Failure::Refused(words) })
}

/// Who sent it: the bus vouches for that.
pub fn sender(message: &Message) -> String {
    message.header().sender().map(ToString::to_string).unwrap_or_default()
}

/// Not there, gone while it was asked, or it could not be started.
fn is_nobody(error: &str) -> bool {
    let Some(name) = error.strip_prefix("org.freedesktop.DBus.Error.") else { return false };
    let gone = ["ServiceUnknown", "NameHasNoOwner", "NoReply", "Disconnected", "Timeout", "TimedOut"];
    gone.contains(&name) || name.starts_with("Spawn.")
}

fn key_of(action: PromptAction) -> &'static str {
    match action {
        PromptAction::Start => "start",
        PromptAction::In15 => "in-15",
        PromptAction::Later => "later",
        PromptAction::NotToday => "not-today",
    }
}

fn answer_of(key: &str) -> Option<NoticeAnswer> {
    if key == BODY {
        return Some(NoticeAnswer::Opened);
    }
    let actions = [PromptAction::Start, PromptAction::In15, PromptAction::Later, PromptAction::NotToday];
    actions.into_iter().find(|action| key_of(*action) == key).map(NoticeAnswer::Pressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_button_comes_back_as_itself() {
        for action in [PromptAction::Start, PromptAction::In15, PromptAction::Later, PromptAction::NotToday] {
            assert_eq!(answer_of(key_of(action)), Some(NoticeAnswer::Pressed(action)));
        }
        assert_eq!(answer_of("default"), Some(NoticeAnswer::Opened));
        assert_eq!(answer_of("of another program"), None);
    }

    #[test]
    fn text_is_no_markup() {
        assert_eq!(escaped("<b>3 & 4</b>"), "&lt;b&gt;3 &amp; 4&lt;/b&gt;");
    }

    #[test]
    fn who_is_missing_is_told_from_who_refuses() {
        assert!(is_nobody("org.freedesktop.DBus.Error.ServiceUnknown"));
        assert!(is_nobody("org.freedesktop.DBus.Error.Spawn.ChildExited"));
        assert!(!is_nobody("org.freedesktop.DBus.Error.AccessDenied"));
        assert!(!is_nobody("org.freedesktop.Notifications.Error.ExcessNotificationGeneration"));
    }
}
