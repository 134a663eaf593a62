//! What a person can do, one file a screen. Each takes the present, checks what came in, and reads or writes.

mod check;
mod detail;
mod history;
mod interrupted;
mod library;
mod own;
mod preview;
mod report;
pub(crate) mod session;
mod settings;
mod snapshot;
mod today;
