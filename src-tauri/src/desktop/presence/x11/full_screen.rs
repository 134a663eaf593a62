//! The window that is worked with fills the screen, as the window manager says: a film, a talk, a game. Sinew's own never
//! counts.

use x11rb::NONE;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::PropertyNotifyEvent;
use x11rb::protocol::xproto::{Atom, AtomEnum, ChangeWindowAttributesAux, ConnectionExt, EventMask, Window};
use x11rb::rust_connection::RustConnection;

use super::Ended;

x11rb::atom_manager! {
    Atoms: AtomsCookie {
        _NET_ACTIVE_WINDOW,
        _NET_SUPPORTED,
        _NET_WM_PID,
        _NET_WM_STATE,
        _NET_WM_STATE_FULLSCREEN,
    }
}

/// More than any window manager has words for.
const LONGEST: u32 = 1024;

pub struct FullScreen<'a> {
    server: &'a RustConnection,
    root: Window,
    atoms: Atoms,
    active: Window,
}

impl<'a> FullScreen<'a> {
    pub fn start(server: &'a RustConnection, root: Window) -> Result<Self, Ended> {
        let atoms = Atoms::new(server)?.reply()?;
        let watch = Self { server, root, atoms, active: NONE };
        watch.listen_to(root, EventMask::PROPERTY_CHANGE)?;
        Ok(watch)
    }

    pub fn concerns(&self, changed: &PropertyNotifyEvent) -> bool {
        let of_root = [self.atoms._NET_ACTIVE_WINDOW, self.atoms._NET_SUPPORTED].contains(&changed.atom);
        let of_active = changed.atom == self.atoms._NET_WM_STATE;
        (changed.window == self.root && of_root) || (changed.window == self.active && of_active)
    }

    pub fn is_active(&self, window: Window) -> bool {
        window == self.active
    }

    /// None where no window manager tells.
    pub fn look(&mut self) -> Result<Option<bool>, Ended> {
        let is_told =
            self.values(self.root, self.atoms._NET_SUPPORTED, AtomEnum::ATOM)?.contains(&self.atoms._NET_ACTIVE_WINDOW);
        let active = self.values(self.root, self.atoms._NET_ACTIVE_WINDOW, AtomEnum::WINDOW)?;
        let active = active.first().copied().filter(|_| is_told).unwrap_or(NONE);
        self.turn_to(active)?;
        if !is_told {
            return Ok(None);
        }
        if active == NONE {
            return Ok(Some(false));
        }
        let state = self.values(active, self.atoms._NET_WM_STATE, AtomEnum::ATOM)?;
        let process = self.values(active, self.atoms._NET_WM_PID, AtomEnum::CARDINAL)?;
        let is_ours = process.first() == Some(&std::process::id());
        Ok(Some(state.contains(&self.atoms._NET_WM_STATE_FULLSCREEN) && !is_ours))
    }

    /// Listened to before it is asked, so that no change falls between the two.
    fn turn_to(&mut self, active: Window) -> Result<(), Ended> {
        if active != self.active {
            if self.active != NONE {
                self.listen_to(self.active, EventMask::NO_EVENT)?;
            }
            self.active = active;
            if active != NONE {
                // Also its end: some window managers go on naming a window that has gone.
                self.listen_to(active, EventMask::PROPERTY_CHANGE | EventMask::STRUCTURE_NOTIFY)?;
            }
        }
        Ok(())
    }

    fn listen_to(&self, window: Window, events: EventMask) -> Result<(), Ended> {
        let wish = ChangeWindowAttributesAux::new().event_mask(events);
        self.server.change_window_attributes(window, &wish)?.ignore_error();
        Ok(())
    }

    /// Empty for a window that has gone.
    fn values(&self, window: Window, name: Atom, kind: AtomEnum) -> Result<Vec<u32>, Ended> {
        match self.server.get_property(false, window, name, kind, 0, LONGEST)?.reply() {
            Ok(reply) => Ok(reply.value32().map(Iterator::collect).unwrap_or_default()),
            Err(ReplyError::X11Error(_)) => Ok(Vec::new()),
            Err(ReplyError::ConnectionError(error)) => Err(error.into()),
        }
    }
}
