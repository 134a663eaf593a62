//! A companion in a folder of its own, with a clock that only the script moves: what a person and the desktop do, line
//! by line, and beside it what is heard, shown and kept.

pub mod answers;
pub mod assets;
pub mod diary;
pub mod disk;
pub mod figures;
pub mod long;
pub mod remind;
pub mod rows;
mod script;
pub mod take_along;
mod tell;
pub mod visit;
pub mod work;
pub mod world;
pub mod years;

pub use world::World;
