use serde::{Deserialize, Serialize};

/// What the log can be written out as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum ExportKind {
    /// Everything, to be read back in.
    Json,
    /// The same, locked with a passphrase.
    Locked,
    /// A folder of tables for a spreadsheet.
    Csv,
    /// Coming sessions and appointments.
    Calendar,
    /// Sessions and pain, for a clinic's program.
    Fhir,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ExportDraft {
    pub kind: ExportKind,
    /// For `locked` only; at least 8 characters.
    pub passphrase: Option<String>,
    /// For `csv` only: a mark at the beginning of each file, without which some spreadsheets garble letters.
    pub byte_order_mark: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ExportDone {
    /// The whole path of the file or the folder.
    pub path: String,
    /// Rows, events or entries.
    pub entries: f64,
}

/// What a file that is to come in has of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ImportLine {
    /// The name of the table; the window has words for it.
    pub kind: String,
    pub new: u32,
    /// Already there, and the same.
    pub same: u32,
    /// There under the same id, with another content.
    pub conflicts: u32,
    /// `YYYY-MM-DD`: the first and the last training day of what is new; absent where nothing is.
    pub from: Option<String>,
    pub to: Option<String>,
}

/// What can be wrong with a file that is to come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum ImportTrouble {
    NotOurs,
    NotJson,
    Truncated,
    Newer,
    TooLarge,
    NeedsPassphrase,
    WrongPassphrase,
    Damaged,
    UnknownTable,
    UnknownColumn,
    MissingColumn,
    WrongType,
    /// The same id twice in the file.
    Twice,
    /// It is there with another content.
    Conflict,
    /// It names a row that is neither in the file nor here.
    PointsNowhere,
    Future,
    Unreadable,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ImportProblem {
    pub what: ImportTrouble,
    pub kind: Option<String>,
    /// Which row of its kind in the file, from 1.
    pub row: Option<u32>,
    pub id: Option<String>,
    pub column: Option<String>,
    /// For those who look closer.
    pub detail: Option<String>,
}

/// What would change. Nothing has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ImportLook {
    /// Only kinds of which there is something.
    pub lines: Vec<ImportLine>,
    pub new: u32,
    pub same: u32,
    /// With any of these nothing comes in.
    pub problems: Vec<ImportProblem>,
    /// Beyond those that are listed.
    pub more_problems: u32,
    /// The settings and favourites here stay, those of the file are kept as history.
    pub keeps_settings: bool,
}

/// How a backup, or a log that was set aside, can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum BackupState {
    Sound,
    Newer,
    /// A database of another program.
    Foreign,
    Damaged,
    /// It cannot be reached.
    Gone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum BackupKind {
    Backup,
    /// The log as it was before something was restored.
    SetAside,
    /// Made before the format changed.
    BeforeFormat,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BackupLine {
    /// Names it in other calls: its whole path.
    pub path: String,
    pub kind: BackupKind,
    /// `YYYY-MM-DD` and `HH:MM`, from its name; absent where the name has none.
    pub day: Option<String>,
    pub at: Option<String>,
    pub bytes: f64,
}

/// A look inside, which changes nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BackupLook {
    pub path: String,
    pub state: BackupState,
    /// The format of its database.
    pub format: Option<u32>,
    pub sessions: Option<u32>,
    /// `YYYY-MM-DD`: the training day of the last session.
    pub last_session: Option<String>,
}

/// What is wrong with making backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct BackupTrouble {
    pub folder: String,
    /// The chosen folder is not there.
    pub gone: bool,
    pub detail: String,
}

/// The screen of the data.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct DataView {
    /// The whole path of the log.
    pub log: String,
    pub log_bytes: f64,
    pub sessions: u32,
    /// Where backups go.
    pub folder: String,
    /// The person chose it; absent: the one beside the log.
    pub chosen: bool,
    pub trouble: Option<BackupTrouble>,
    /// Newest first, of both folders, and what was set aside.
    pub backups: Vec<BackupLine>,
    /// What is to be typed to erase everything.
    pub erase_word: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct EraseDraft {
    /// As the person typed it.
    pub word: String,
    /// The backups in the folder that the person chose, too.
    pub chosen_backups: bool,
}

/// A part of a file that is to come in, as the page reads it: everything else than the first is put behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct ImportPart {
    pub first: bool,
    /// At most 3 MiB of Base64.
    pub base64: String,
}
