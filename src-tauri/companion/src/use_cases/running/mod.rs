//! Running: what the rules read, what a planned run meets, the calendar of load, and races.

mod before;
mod calendar;
mod caps;
mod cross;
mod draft;
mod facts;
mod gate;
mod levers;
mod light;
mod line;
mod log;
mod next;
mod offer;
mod on_the_way;
mod plan;
mod play;
mod races;
mod runs;
mod shoes;
mod signs;
mod swap;
mod time_off;
