//! Every word of the notifications and of the tray: from codes, times and names to what a person reads.
//!
//! Pure. A notification lies open on a shared screen, so nothing here names an injury, and a programme only where the
//! view brings its name. Nothing blames, and nothing shouts.

use sinew_companion::wire::{
    HoldReason, Kind, NoticeView, PauseFor, PausedView, PromptAction, PromptChoice, Rung, SlotName, TrayNext, TrayView,
};

pub const APP: &str = "Sinew";
pub const OPEN: &str = "Open Sinew";
pub const QUIT: &str = "Quit Sinew";
pub const PAUSE: &str = "Pause reminders";
pub const UNPAUSE: &str = "End the pause";

/// A notification, in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub title: String,
    /// Lines.
    pub body: String,
    pub buttons: Vec<Button>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    pub what: PromptAction,
    pub label: String,
}

/// `with_buttons`: the desktop shows them; without, the text says where they are.
pub fn notice(view: &NoticeView, with_buttons: bool) -> Said {
    let mut lines = vec![line(view)];
    if !view.also.is_empty() {
        let names: Vec<&str> = view.also.iter().copied().map(in_passing).collect();
        lines.push(format!("Also: {}.", names.join(", ")));
    }
    if !with_buttons {
        lines.push(ELSEWHERE.to_owned());
    }
    let mut buttons = if with_buttons { buttons(view.kind, &view.choices) } else { Vec::new() };
    buttons.sort_by_key(|button| place_of(button.what));
    Said { title: title(view), body: lines.join("\n"), buttons }
}

/// What the test of the notifications shows.
pub fn trial(with_buttons: bool) -> Said {
    let body = "This is how a reminder arrives.";
    let body = if with_buttons { body.to_owned() } else { format!("{body}\n{ELSEWHERE}") };
    Said { title: "A test from Sinew".to_owned(), body, buttons: Vec::new() }
}

/// What the first closing of the window shows.
pub fn stays() -> Said {
    let body = "It reminds you from there. \u{201c}Quit Sinew\u{201d} in the tray menu ends it.".to_owned();
    Said { title: "Sinew stays in the tray".to_owned(), body, buttons: Vec::new() }
}

/// The tray, without what never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraySaid {
    /// What is next, and how much time is left.
    pub status: String,
    /// Why no reminder comes now.
    pub quiet: Option<String>,
    pub buttons: Vec<Button>,
}

pub fn tray(view: &TrayView) -> TraySaid {
    let status = match &view.next {
        _ if view.in_session => "A session is on".to_owned(),
        None => "No session ahead".to_owned(),
        Some(next) => coming(next),
    };
    let quiet = match (&view.paused, view.hold) {
        (Some(paused), _) => Some(paused_until(paused)),
        (None, Some(hold)) => waiting(hold).map(|why| format!("Reminders wait: {why}")),
        (None, None) => None,
    };
    let buttons = view.next.as_ref().map(|next| buttons(Kind::Session, &next.choices)).unwrap_or_default();
    TraySaid { status, quiet, buttons }
}

/// An item of the menu under [`PAUSE`].
pub fn pause(how_long: &PauseFor) -> String {
    match how_long {
        PauseFor::Hour => "For an hour".to_owned(),
        PauseFor::Today => "For today".to_owned(),
        PauseFor::Until(at) => format!("Until {at}"),
        PauseFor::FurtherNotice => "Until I end it".to_owned(),
    }
}

const ELSEWHERE: &str = "This desktop shows no buttons: they are in Sinew's window, and in its tray menu.";

fn title(view: &NoticeView) -> String {
    let session = session(view.slot);
    match view.kind {
        Kind::Session => match view.rung {
            Rung::First => format!("Time for your {session}"),
            Rung::Second => format!("Your {session} is still open"),
            Rung::Third => format!("There is still time for your {session}"),
            Rung::LastCall => format!("Your {session} closes at {}", view.closes),
        },
        Kind::Waking => match view.rung {
            Rung::First => "Before your first steps".to_owned(),
            Rung::Second | Rung::Third | Rung::LastCall => "How were the first steps?".to_owned(),
        },
        Kind::MorningCheck => "Morning check".to_owned(),
        Kind::WeeklyCheck => "Weekly check".to_owned(),
        Kind::Ice => "Time for ice".to_owned(),
        Kind::SitBreak => "Time to stand up".to_owned(),
        Kind::Appointment => "An appointment today".to_owned(),
        Kind::Shoe => "A word about your shoes".to_owned(),
        Kind::UnloadingWeek => "A lighter week begins".to_owned(),
    }
}

fn line(view: &NoticeView) -> String {
    let closes = &view.closes;
    match (view.kind, &view.name) {
        (Kind::Session, name) => {
            let name = name.as_ref().map(|name| format!("{name}. ")).unwrap_or_default();
            let about = view.about_min.map(|min| format!("About {min} min. ")).unwrap_or_default();
            let end = match view.rung {
                Rung::First | Rung::Second | Rung::Third => format!("Open until {closes}."),
                Rung::LastCall => "This is the last reminder for it.".to_owned(),
            };
            format!("{name}{about}{end}")
        }
        (Kind::Waking, _) => match view.rung {
            Rung::First => "A few quiet minutes before you stand up.".to_owned(),
            Rung::Second | Rung::Third | Rung::LastCall => format!("A word on how they felt. Open until {closes}."),
        },
        (Kind::MorningCheck, _) => format!("A few questions about this morning. Open until {closes}."),
        (Kind::WeeklyCheck, _) => format!("A look back at the week. Open until {closes}."),
        (Kind::Ice, _) => "Your ice timer has come round.".to_owned(),
        (Kind::SitBreak, _) => "A moment on your feet.".to_owned(),
        (Kind::Appointment, Some(name)) => format!("{name}, at {closes}."),
        (Kind::Appointment, None) => format!("At {closes}."),
        (Kind::Shoe, Some(name)) => format!("{name} has come a long way."),
        (Kind::Shoe, None) => "A pair has come a long way.".to_owned(),
        (Kind::UnloadingWeek, _) => "What this week asks for is in Sinew.".to_owned(),
    }
}

fn in_passing(kind: Kind) -> &'static str {
    match kind {
        Kind::Session => "a session",
        Kind::Waking => "the first steps",
        Kind::MorningCheck => "the morning check",
        Kind::WeeklyCheck => "the weekly check",
        Kind::Ice => "ice",
        Kind::SitBreak => "a break from sitting",
        Kind::Appointment => "an appointment",
        Kind::Shoe => "your shoes",
        Kind::UnloadingWeek => "a lighter week",
    }
}

fn session(slot: Option<SlotName>) -> &'static str {
    match slot {
        Some(SlotName::Morning) => "morning session",
        Some(SlotName::Midday) => "midday session",
        Some(SlotName::Evening) => "evening session",
        None => "session",
    }
}

fn buttons(kind: Kind, choices: &[PromptChoice]) -> Vec<Button> {
    choices.iter().map(|choice| Button { what: choice.what, label: label(kind, choice) }).collect()
}

/// Some desktops show no more than three buttons of a notification: the first three begin it, put it off and end it. The
/// longer wait is then in the window and in the tray.
fn place_of(what: PromptAction) -> u8 {
    match what {
        PromptAction::Start => 0,
        PromptAction::In15 => 1,
        PromptAction::NotToday => 2,
        PromptAction::Later => 3,
    }
}

/// Each names the clock time that it leads to; three dots say that a question follows.
fn label(kind: Kind, choice: &PromptChoice) -> String {
    let ahead = choice.days_ahead.unwrap_or(0);
    let words = match choice.what {
        PromptAction::Start => return start(kind).to_owned(),
        PromptAction::In15 => "In 15 min",
        PromptAction::Later if ahead == 0 => "Later today",
        PromptAction::Later => "Later",
        PromptAction::NotToday => match kind {
            Kind::Session => "Not today…",
            Kind::Waking | Kind::MorningCheck | Kind::WeeklyCheck => "Not today",
            Kind::Ice | Kind::SitBreak => "Skip this one",
            Kind::Appointment | Kind::Shoe | Kind::UnloadingWeek => return "Got it".to_owned(),
        },
    };
    let time = choice.at.as_ref().map(|at| format!(" ({})", when(at, ahead))).unwrap_or_default();
    let asks = if choice.needs_reason { "…" } else { "" };
    format!("{words}{time}{asks}")
}

fn start(kind: Kind) -> &'static str {
    match kind {
        Kind::Session => "Start",
        Kind::Waking => "Open",
        Kind::MorningCheck | Kind::WeeklyCheck => "Answer now",
        Kind::Ice | Kind::SitBreak => "Will do",
        Kind::Appointment | Kind::Shoe | Kind::UnloadingWeek => "Show me",
    }
}

fn when(at: &str, days_ahead: u16) -> String {
    match days_ahead {
        0 => at.to_owned(),
        1 => format!("tomorrow {at}"),
        days => format!("in {days} days, {at}"),
    }
}

fn coming(next: &TrayNext) -> String {
    let name = next.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    let session = session(Some(next.slot));
    let left = left(next.left_min);
    match (next.open, next.days_ahead) {
        (true, _) => format!("Your {session}{name} is open until {}, {left} left", next.closes),
        (false, 0) => format!("Next: {session}{name} at {}, in {left}", next.opens),
        (false, ahead) => format!("Next: {session}{name} {}", when(&next.opens, ahead)),
    }
}

/// As coarse as the view is.
fn left(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, 0) => "under 5 min".to_owned(),
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

fn paused_until(paused: &PausedView) -> String {
    match &paused.until {
        Some(at) => format!("Reminders are paused until {}", when(at, paused.days_ahead.unwrap_or(0))),
        None => "Reminders are paused".to_owned(),
    }
}

/// Absent where it goes without saying.
fn waiting(hold: HoldReason) -> Option<&'static str> {
    match hold {
        HoldReason::InSession => None,
        HoldReason::Paused => Some("they are paused"),
        HoldReason::QuietHours => Some("quiet hours"),
        HoldReason::Locked => Some("the screen is locked"),
        HoldReason::DoNotDisturb => Some("do not disturb is on"),
        HoldReason::FullScreen => Some("something fills the screen"),
        HoldReason::Camera => Some("the camera is in use"),
        HoldReason::Microphone => Some("the microphone is in use"),
        HoldReason::Idle => Some("nobody is here"),
        HoldReason::JustBack => Some("you are just back"),
    }
}

#[cfg(test)]
mod tests;
