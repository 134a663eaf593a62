//! What the desktop journeys are made with: a world for one app, a way to drive its window, ears, and a look at its rows.

pub mod app;
pub mod around;
pub mod base64;
pub mod deadline;
pub mod hear;
pub mod http;
pub mod recorder;
pub mod webdriver;
pub mod world;
