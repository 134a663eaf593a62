//! What an X server tells: that a window fills the screen, and that nobody is there. A thread of its own waits for its
//! events, and sleeps in between.

mod full_screen;
mod idle;

use std::error::Error;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::Event;

use super::board::{Board, Source, What};
use full_screen::FullScreen;
use idle::Alarms;

/// An error ends the watch: what the server told is unknown then.
type Ended = Box<dyn Error>;

pub fn watch(display: String, idle_after: Duration, board: Arc<Board>) {
    // Without a thread it is not known.
    let _unknown = thread::Builder::new().name("x11".to_owned()).spawn(move || {
        let _gone = follow(&display, idle_after, &board);
        board.tell(What::FullScreen, Source::X11, None);
        board.tell(What::Idle, Source::X11, None);
    });
}

fn follow(display: &str, idle_after: Duration, board: &Board) -> Result<(), Ended> {
    let (server, screen) = x11rb::connect(Some(display))?;
    let Some(root) = server.setup().roots.get(screen).map(|screen| screen.root) else { return Ok(()) };
    let mut full_screen = FullScreen::start(&server, root)?;
    board.tell(What::FullScreen, Source::X11, full_screen.look()?);
    // Without the extension, or its counter, idleness is not told.
    let alarms = Alarms::start(&server, idle_after).ok().flatten();
    board.tell(What::Idle, Source::X11, alarms.as_ref().map(|alarms| alarms.idle_at_start));
    loop {
        server.flush()?;
        match server.wait_for_event()? {
            Event::PropertyNotify(changed) if full_screen.concerns(&changed) => {
                board.tell(What::FullScreen, Source::X11, full_screen.look()?);
            }
            Event::DestroyNotify(gone) if full_screen.is_active(gone.window) => {
                board.tell(What::FullScreen, Source::X11, full_screen.look()?);
            }
            Event::SyncAlarmNotify(rang) => {
                if let Some(idle) = alarms.as_ref().and_then(|alarms| alarms.idle_after(&rang)) {
                    board.tell(What::Idle, Source::X11, Some(idle));
                }
            }
            // Among them the errors of windows that had gone before they were asked.
            _ => {}
        }
    }
}
