//! The page for a visit: what was kept, on one to three sheets of paper that can be handed over.
//!
//! [`content`] is what it says, [`compose`] in which words and which order, [`layout`] where on which sheet; then one list
//! of marks becomes the file ([`pdf`]) and the picture in the window. All of it is pure: the same content gives the same
//! bytes. Nothing here reads the log, and nothing judges.

mod chart;
mod compose;
pub mod content;
mod layout;
pub mod marks;
mod pdf;
mod text;
mod words;

pub use compose::{SHEETS_MOST, lay};
pub use content::PhysioPage;
pub use pdf::file;
