//! Reminders as they cross: to the window, and to the desktop that shows them. Codes, times and names; the words are
//! with those who show them.

use serde::{Deserialize, Serialize};

pub use sinew_domain::schedule::{HoldReason, Kind, Missed, Reason, Rung};

use super::{AskKey, SkipReason, SlotName, SlotTime};

/// Names one occurrence of one reminder, for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct OccurrenceKey {
    /// `YYYY-MM-DD`: the training day.
    pub day: String,
    /// The id of the slot.
    pub slot: String,
    /// From 0, where a slot comes more than once a day.
    pub nth: u16,
}

/// What can be done about a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum PromptAction {
    Start,
    In15,
    Later,
    NotToday,
}

/// A button, with the clock time that it leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PromptChoice {
    pub what: PromptAction,
    /// `HH:MM` on the wall; absent where it leads to no time.
    pub at: Option<String>,
    /// How many days ahead that is: 0 today.
    pub days_ahead: Option<u16>,
    /// The free snoozes are used up.
    pub needs_reason: bool,
}

/// The session that is open, or comes next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct NextUp {
    pub key: OccurrenceKey,
    pub slot: SlotName,
    /// The name of the programme.
    pub programme: String,
    /// The first of the slot's sessions that is still to come.
    pub ask: AskKey,
    pub about_ms: f64,
    /// `HH:MM` on the wall, as is `closes`.
    pub opens: String,
    pub closes: String,
    pub opens_at_ms: f64,
    pub closes_at_ms: f64,
    /// 0 today.
    pub days_ahead: u16,
    pub open: bool,
    /// Put off until then, `HH:MM`.
    pub snoozed_until: Option<String>,
    /// Empty while its window is not open.
    pub choices: Vec<PromptChoice>,
}

/// The person's own pause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct PausedView {
    /// `HH:MM`; absent: until it is ended.
    pub until: Option<String>,
    pub days_ahead: Option<u16>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "for", content = "at")]
pub enum PauseFor {
    Hour,
    /// Until the training day is over.
    Today,
    /// The next time that the clock shows this, `HH:MM`.
    Until(String),
    FurtherNotice,
}

/// One line of the calm card: what was missed while nobody could be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct MissedItem {
    pub key: OccurrenceKey,
    pub slot: SlotName,
    pub programme: String,
    /// 0 today, 1 yesterday.
    pub days_ago: u16,
    pub how: Missed,
}

/// A reason is asked for: the window shows the choice of reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "about")]
pub enum AskingWhy {
    /// Nothing has changed until it comes.
    Snooze { key: OccurrenceKey, what: PromptAction, until: String },
    /// It is skipped already; the reason may come, or not.
    NotToday { key: OccurrenceKey, slot: SlotName, programme: String },
}

/// So many of so many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct MissedShare {
    pub slot: SlotName,
    pub programme: String,
    pub missed: u16,
    /// Without those skipped for pain or illness.
    pub asked: u16,
    pub percent: u16,
}

/// One move of one slot, from counts that are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct SlotProposal {
    /// The id of the slot: the answer names it.
    pub slot_id: String,
    pub often: MissedShare,
    /// The slot that is missed least, where there is another.
    pub least: Option<MissedShare>,
    pub from: SlotTime,
    pub to: SlotTime,
    /// It was done at about that time so many times; absent where nothing better is known than an earlier one.
    pub done_then: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum ProposalAnswer {
    Move,
    /// It may be proposed again in two weeks.
    NotNow,
    Never,
}

/// An ice timer that is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct IceView {
    /// `HH:MM`
    pub next: Option<String>,
    pub until: String,
    pub until_days_ahead: u16,
}

/// What the window shows of the reminders; asked again at `Changed::Reminders`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct RemindersNow {
    pub next: Option<NextUp>,
    /// Why a prompt would wait now.
    pub hold: Option<HoldReason>,
    pub paused: Option<PausedView>,
    /// Newest first; until it is put away.
    pub missed: Vec<MissedItem>,
    pub asking: Option<AskingWhy>,
    /// The name of the zone in which times are now; until it is put away.
    pub zone_line: Option<String>,
    pub proposal: Option<SlotProposal>,
    pub ice: Option<IceView>,
    /// Steps of the reminders that the disk does not take. They are tried again by themselves.
    pub unsaved: u32,
}

/// What became of one occurrence, as the log tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum LogWhat {
    Due,
    Held { reason: HoldReason },
    Shown { rung: Rung },
    Opened,
    Snoozed { until: String, reason: Option<Reason> },
    Started,
    Left,
    Done,
    Skipped { reason: Option<SkipReason> },
    Missed { how: Missed },
    TooSoon,
    LetGo,
    Revived,
    CalledOff,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LogLine {
    /// `HH:MM` on the wall where the person was.
    pub at: String,
    #[serde(flatten)]
    pub what: LogWhat,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LogOccurrence {
    pub key: OccurrenceKey,
    pub kind: Kind,
    /// Of sessions.
    pub slot: Option<SlotName>,
    pub programme: Option<String>,
    /// `HH:MM`, as is `closes`.
    pub opens: String,
    pub closes: String,
    /// In the order in which it happened. The last is how it stands.
    pub lines: Vec<LogLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct LogDay {
    /// `YYYY-MM-DD`: the training day.
    pub day: String,
    pub days_ago: u16,
    pub zone: String,
    /// In order of opening.
    pub occurrences: Vec<LogOccurrence>,
}

/// The last two weeks, newest day first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ReminderLog {
    pub days: Vec<LogDay>,
}

/// A date with somebody, of which one is reminded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct Appointment {
    /// Empty for a new one.
    pub id: String,
    pub with: String,
    /// `YYYY-MM-DD`, from today to two years ahead.
    pub day: String,
    /// `HH:MM` on the clock of the place where it was entered.
    pub at: String,
}

/// A prompt, for the desktop to show.
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeView {
    pub key: OccurrenceKey,
    pub kind: Kind,
    pub rung: Rung,
    /// Of sessions.
    pub slot: Option<SlotName>,
    /// Only where the person allows names on the screen.
    pub name: Option<String>,
    pub about_min: Option<u16>,
    /// When the window closes, `HH:MM`.
    pub closes: String,
    pub choices: Vec<PromptChoice>,
    /// Others that are due at the same moment.
    pub also: Vec<Kind>,
    pub sound: bool,
}

/// Where the window opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case", tag = "at")]
pub enum OpenAt {
    Today,
    /// Today, at this session.
    Ask {
        ask: AskKey,
    },
    /// The session that is on.
    Session,
    /// Of the library.
    Programme {
        id: String,
    },
    Morning,
    Weekly,
    Reminders,
}

/// What the desktop is to do about reminders, in this order.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// In place of the one that is on the screen, if there is one.
    Show(NoticeView),
    Withdraw(OccurrenceKey),
    Open(OpenAt),
}

/// What came back from a prompt on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeAnswer {
    /// Its body was pressed.
    Opened,
    Pressed(PromptAction),
    /// It left the screen without an answer.
    Dismissed,
}

/// What the tray shows.
#[derive(Debug, Clone, PartialEq)]
pub struct TrayView {
    pub next: Option<TrayNext>,
    pub paused: Option<PausedView>,
    pub hold: Option<HoldReason>,
    pub in_session: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct TrayNext {
    pub key: OccurrenceKey,
    pub slot: SlotName,
    /// Only where the person allows names on the screen.
    pub name: Option<String>,
    /// `HH:MM`
    pub opens: String,
    pub closes: String,
    pub days_ahead: u16,
    pub open: bool,
    /// To its opening, or to its closing while it is open; coarse, so that the tray rests: whole hours from two hours on,
    /// quarters of an hour from one, five minutes below.
    pub left_min: u32,
    pub choices: Vec<PromptChoice>,
}
