use serde::Serialize;

/// Why a call was refused. A code exists only where the window says or does something of its own for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// A value is outside its range; `detail` lists every field.
    Invalid,
    /// A session is running already.
    SessionRunning,
    /// There is no session to control.
    NoSession,
    /// The first questions have not been answered.
    NotSetUp,
    /// Nothing has that id.
    NotFound,
    /// The file could not be written; nothing was changed.
    NotSaved,
    /// The log cannot be opened: it was written by a newer version.
    LogNewer,
    /// The log cannot be opened: another copy of the program has it.
    LogInUse,
    /// The log cannot be opened: its folder or its file cannot be used.
    LogUnusable,
    /// The session was kept by another version of the program: it can be saved, not taken up again.
    OtherVersion,
    /// Far from what was told before: asked once more, and kept when it is said again.
    NotSure,
    /// A sign is open, or a bone is not cleared: nothing begins.
    Barred,
    /// The backup is damaged, or none of ours.
    BackupUnusable,
    /// It was written by a newer version.
    BackupNewer,
    /// A part of the log is damaged. The next start looks through all of it, and sets it aside.
    LogDamaged,
    /// A fault of ours.
    Internal,
}

/// What the window gets instead of an answer. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
#[cfg_attr(feature = "wire-types", derive(ts_rs::TS), ts(export))]
pub struct WireError {
    pub code: ErrorCode,
    /// For the log and for people who write to us; the window has sentences of its own.
    pub message: String,
    /// One line for each problem, as `field: what is wrong`.
    pub detail: Vec<String>,
}
