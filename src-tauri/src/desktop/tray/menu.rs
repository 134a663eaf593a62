//! What the menu shows, as plain lines. Only what means something now is there.

use sinew_companion::wire::{PauseFor, PromptAction, TrayView};

use super::FromTray;
use super::icon::Shape;
use crate::desktop::words;

/// All that can be seen of the tray.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    pub shape: Shape,
    /// What is next, for whoever points at the icon.
    pub status: String,
    pub menu: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// To be read only.
    Text(String),
    Item(Item),
    Menu(String, Vec<Item>),
    Rule,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub label: String,
    pub does: FromTray,
}

pub fn shown(view: &TrayView) -> Shown {
    let said = words::tray(view);
    let mut menu = vec![Line::Text(said.status.clone())];
    menu.extend(said.quiet.map(Line::Text));
    if let Some(next) = &view.next {
        menu.extend(said.buttons.into_iter().map(|button| {
            let does = match button.what {
                PromptAction::Start => FromTray::Start(next.key.clone()),
                what @ (PromptAction::In15 | PromptAction::Later | PromptAction::NotToday) => {
                    FromTray::Pressed(next.key.clone(), what)
                }
            };
            Line::Item(Item { label: button.label, does })
        }));
    }
    menu.extend([
        Line::Rule,
        match view.paused {
            Some(_) => item(words::UNPAUSE, FromTray::Unpause),
            None => Line::Menu(words::PAUSE.to_owned(), pauses()),
        },
        Line::Rule,
        item(words::OPEN, FromTray::Open),
        item(words::QUIT, FromTray::Quit),
    ]);
    Shown { shape: shape(view), status: said.status, menu }
}

/// Until noon, the evening, or the morning, whichever of them the person means; each is the next time of its kind.
const UNTIL: [&str; 3] = ["12:00", "18:00", "06:00"];

fn pauses() -> Vec<Item> {
    let until = UNTIL.map(|at| PauseFor::Until(at.to_owned()));
    let all = [PauseFor::Hour, PauseFor::Today].into_iter().chain(until).chain([PauseFor::FurtherNotice]);
    all.map(|pause| Item { label: words::pause(&pause), does: FromTray::Pause(pause) }).collect()
}

fn item(label: &str, does: FromTray) -> Line {
    Line::Item(Item { label: label.to_owned(), does })
}

fn shape(view: &TrayView) -> Shape {
    let open = view.in_session || view.next.as_ref().is_some_and(|next| next.open);
    if view.paused.is_some() {
        Shape::Paused
    } else if open {
        Shape::Open
    } else {
        Shape::Next
    }
}
